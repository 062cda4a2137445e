/* SPDX-License-Identifier: EUPL-1.2
 * Pieces of sets on both engines; the API and the deadlines through a real socket. */
#include <string.h>

#include "room/api/api_view.h"
#include "room/progress/progress.h"
#include "room/rooms.h"
#include "tests/desk.h"

static struct site all_site(void)
{
    return (struct site){.rooms = all_rooms, .room_count = all_room_count};
}

static enum status row_counted(void *context, void *row, struct arena *mem)
{
    (void)row, (void)mem;
    ++*(int64_t *)context;
    return DONE;
}

TEST(every_data_set_can_be_read_in_pieces_counted_and_asked_by_its_columns)
{
    struct site site = all_site();
    int sets = 0, conditions = 0;
    for (const struct dataset *d = dataset_next(&site, NULL, NULL); d != NULL; d = dataset_next(&site, d, NULL)) {
        struct slice s = {.limit = 2, .offset = 1};
        int64_t seen = 0, all = NONE;
        sets++;
        if (db_slice_each(t->db, d->statement, WITH(IN(1)), &s, d->shape, row_counted, &seen) != DONE ||
            db_slice_count(t->db, d->statement, WITH(IN(1)), &s, &all) != DONE || all == NONE || seen > 2) {
            test_failed(t, __FILE__, __LINE__, "%s: %s", d->name, db_error(t->db));
            return;
        }
        for (size_t i = 0; i < d->shape->count; i++) {
            const struct field *f = &d->shape->fields[i];
            struct arg value = f->type == FIELD_INT ? IN(1) : f->type == FIELD_CHOICE ? IN(f->limit.choices->items[0].code) : IN("1");
            struct slice by = {.matches = {{f, value}}, .match_count = 1, .limit = 1};
            if (!api_filters(f))
                continue;
            conditions++;
            if (db_slice_each(t->db, d->statement, WITH(IN(1)), &by, d->shape, row_counted, &seen) != DONE) {
                test_failed(t, __FILE__, __LINE__, "%s by %s: %s", d->name, f->name, db_error(t->db));
                return;
            }
        }
    }
    /* More than there are slots: those taken again still answer. */
    EXPECT(sets > 40 && conditions > 60);
    const struct dataset *first = dataset_next(&site, NULL, NULL);
    int64_t all = NONE;
    struct slice whole = {.limit = 1};
    EXPECT_DONE(db_slice_count(t->db, first->statement, WITH(IN(1)), &whole, &all));
}

TEST(every_data_set_says_its_order_and_cuts_nothing_off)
{
    struct site site = all_site();
    struct catalog *c = rooms_catalog(&t->mem);
    for (const struct dataset *d = dataset_next(&site, NULL, NULL); d != NULL; d = dataset_next(&site, d, NULL)) {
        const char *texts[] = {c->statements[d->statement].sqlite, c->statements[d->statement].postgres};
        for (size_t i = 0; i < COUNT(texts); i++) {
            const char *order = NULL;
            for (const char *at = texts[i]; (at = strstr(at, "ORDER BY")) != NULL; at++)
                order = at;
            if (order == NULL || strstr(order, "LIMIT") != NULL || strchr(order, ')') == strrchr(order, ')') + 1)
                test_failed(t, __FILE__, __LINE__, "%s: ORDER BY at its end, no LIMIT", d->name);
        }
    }
}

UNIT(no_data_set_gives_a_number_that_only_this_database_knows)
{
    struct site site = all_site();
    for (const struct dataset *d = dataset_next(&site, NULL, NULL); d != NULL; d = dataset_next(&site, d, NULL))
        for (size_t i = 0; i < d->shape->count; i++) {
            const struct field *f = &d->shape->fields[i];
            if (f->type == FIELD_REF && (f->flags & PUBLIC) != 0)
                test_failed(t, __FILE__, __LINE__, "%s: %s", d->name, f->name);
        }
}

UNIT(a_condition_is_of_the_type_of_its_column)
{
    (void)t;
    const struct field *day = shape_field(&deadline_shape, STR("due_on")), *plan = shape_field(&deadline_shape, STR("plan_number"));
    const struct field *kind = shape_field(&deadline_shape, STR("kind")), *id = shape_field(&deadline_shape, STR("record"));
    struct arg v;
    EXPECT(!api_filters(day) && !api_filters(id) && api_filters(plan) && api_filters(kind));
    EXPECT(api_value(plan, STR("12"), &v) && v.type == ARG_INT && v.n == 12);
    EXPECT(!api_value(plan, STR("12x"), &v) && !api_value(plan, STR(""), &v) && !api_value(plan, STR("99999999999999999999"), &v));
    EXPECT(api_value(kind, STR("hito"), &v) && v.type == ARG_TEXT);
    EXPECT(!api_value(kind, STR("hitos"), &v) && !api_value(kind, STR("' OR 1=1"), &v));
}

static enum status plan_add(struct test *t, int64_t jurisdiction, int64_t number, enum plan_state state, const char *title, int milestones)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.jurisdiction = jurisdiction;
    p.number = number;
    p.name = STR("Plan de ensayo");
    p.level = PLAN_NATIONAL;
    p.starts_on = day_of(2026, 1, 1);
    p.ends_on = day_of(2099, 12, 31);
    p.tracking = PLAN_TRACKED;
    p.state = (int)state;
    p.template = TEMPLATE_2025;
    TRY(record_add(t->db, &plan_shape, &p));
    struct commitment c;
    shape_clear(&commitment_shape, &c);
    c.plan = p.id;
    c.number = STR("1");
    c.position = 1;
    c.title = str_of(title);
    c.state = COMMITMENT_CURRENT;
    TRY(record_add(t->db, &commitment_shape, &c));
    for (int i = 1; i <= milestones; i++) {
        struct milestone m;
        shape_clear(&milestone_shape, &m);
        m.commitment = c.id;
        m.number = str_fmt(&t->mem, "1.%d", i);
        m.position = i;
        m.title = str_fmt(&t->mem, "%s, entregable %d", title, i);
        m.kind = i == 2 ? MILESTONE_NORM : MILESTONE_PUBLICATION;
        m.means = MEANS_LINK;
        m.weight_centi = 10000 / milestones;
        m.original_text = m.due_text = STR("31/01/2099");
        m.original_due_on = m.original_first_on = m.due_on = m.due_first_on = day_of(2099, 1, 20 + i);
        m.replans = 0;
        m.state = i == 5 ? MILESTONE_WITHDRAWN : MILESTONE_CURRENT;
        TRY(record_add(t->db, &milestone_shape, &m));
    }
    return progress_recompute_plan(t->db, &t->mem, p.id, day_of(2026, 11, 20));
}

static enum status fill(struct test *t, struct desk *d)
{
    TRY(plan_add(t, d->jurisdiction, 1, PLAN_PUBLISHED, "Publicado", 5));
    return plan_add(t, d->jurisdiction, 2, PLAN_DRAFT, "Todavía secreto", 2);
}

TEST(the_api_gives_a_set_page_by_page)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = get(&d.house, "/api/v1/ec/hitos?por_pagina=2&pagina=2", "");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "\"number\":\"1.3\"") && answer_has(&a, "\"number\":\"1.4\"") && !answer_has(&a, "\"number\":\"1.2\""));
    EXPECT(answer_has(&a, "/api/v1/ec/hitos?pagina=3&por_pagina=2\",\"page\":2"));
    struct str link = answer_header(&a, "Link");
    EXPECT(str_find(link, STR("pagina=1&por_pagina=2>; rel=\"prev\"")) != SIZE_MAX);
    EXPECT(str_find(link, STR("pagina=3&por_pagina=2>; rel=\"next\"")) != SIZE_MAX);
    EXPECT_STR(answer_header(&a, "Access-Control-Allow-Origin"), "*");
    a = get(&d.house, "/api/v1/ec/hitos?por_pagina=2&pagina=3", "");
    EXPECT(answer_has(&a, "\"number\":\"1.5\"") && answer_has(&a, "\"next\":null"));
    EXPECT(str_find(answer_header(&a, "Link"), STR("rel=\"next\"")) == SIZE_MAX);
    a = get(&d.house, "/api/v1/ec/hitos?por_pagina=2&pagina=900", "");
    EXPECT(a.code == 200 && answer_has(&a, "{\"data\":[],\"next\":null"));
    a = get(&d.house, "/api/v1/ec/hitos?kind=norma&plan_number=1", "");
    EXPECT(answer_has(&a, "\"number\":\"1.2\"") && !answer_has(&a, "\"number\":\"1.1\""));
    a = get(&d.house, "/api/v1/ec/hitos.csv?por_pagina=1", "");
    EXPECT(str_starts(answer_header(&a, "Content-Type"), "text/csv") && answer_has(&a, "\r\n1,1,1.1,"));
    struct answer same = get(&d.house, "/api/v1/ec/hitos?por_pagina=1", "Accept: text/csv\r\n");
    EXPECT(str_eq(same.body, a.body));
    a = get(&d.house, "/api/v1/ec/hitos", "Accept: text/html, application/json;q=0.5\r\n");
    EXPECT(str_starts(answer_header(&a, "Content-Type"), "application/json"));
    EXPECT(str_find(answer_header(&a, "Vary"), STR("Accept")) != SIZE_MAX);
    desk_close(&d);
}

TEST(the_api_tells_nothing_that_is_not_public)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct site site = all_site();
    for (const struct dataset *x = dataset_next(&site, NULL, NULL); x != NULL; x = dataset_next(&site, x, NULL)) {
        struct answer a = get(&d.house, str_fmt(&t->mem, "/api/v1/ec/%s?por_pagina=1000", x->name).ptr, "");
        if (a.code != 200 || answer_has(&a, "secreto"))
            test_failed(t, __FILE__, __LINE__, "%s: %d", x->name, a.code);
    }
    static const char *const paths[] = {"/ec/plazos", "/ec/plazos.ics", "/api/v1/openapi.json", "/datos/catalogo.jsonld", "/datos/catalogo.ttl", "/sitemap.xml",
                                        "/ec/datos/datapackage.json", "/ec/datos"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct answer a = get(&d.house, paths[i], "");
        if (a.code != 200 || answer_has(&a, "secreto"))
            test_failed(t, __FILE__, __LINE__, "%s: %d", paths[i], a.code);
    }
    EXPECT_INT(get(&d.house, "/ec/plan/2/plazos", "").code, 404);
    EXPECT_INT(get(&d.house, "/ec/plan/2/plazos.ics", "").code, 404);
    desk_close(&d);
}

TEST(the_api_tells_what_is_wrong_as_a_problem)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    static const struct {
        const char *path, *heads;
        int code;
    } cases[] = {
        {"/api/v1/ec/nada", "", 404},           {"/api/v1/nadie/planes", "", 404},          {"/api/v1/ec/hitos?pagina=0", "", 422},
        {"/api/v1/ec/hitos?pagina=%00", "", 400}, {"/api/v1/ec/hitos?por_pagina=1001", "", 422}, {"/api/v1/ec/hitos?plan_number=x", "", 422},
        {"/api/v1/ec/hitos?state=inventado", "", 422}, {"/api/v1/ec/hitos?plan=1", "", 422}, {"/api/v1/ec/hitos?estado=vigente", "", 422},
        {"/api/v1/ec/hitos?due_on=2026-01-01", "", 422}, {"/api/v1/ec/hitos?number=1.1&number=1.2", "", 422}, {"/api/v1/ec/hitos?lang=en&pagina=1", "", 200},
        {"/api/v1/ec/hitos?plan_number=1&number=1.1&state=vigente&kind=norma", "", 422},
        {"/api/v1/ec/hitos", "Accept: image/png\r\n", 406}, {"/api/nada", "", 404},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct answer a = get(&d.house, cases[i].path, cases[i].heads);
        if (a.code == 200 && cases[i].code == 200)
            continue;
        if (a.code != cases[i].code || !str_is(answer_header(&a, "Content-Type"), "application/problem+json") ||
            str_find(a.body, str_fmt(&t->mem, "\"status\":%d", cases[i].code)) == SIZE_MAX)
            test_failed(t, __FILE__, __LINE__, "%s: %d, not %d", cases[i].path, a.code, cases[i].code);
    }
    struct answer named = get(&d.house, "/api/v1/ec/hitos?estado=vigente", "");
    EXPECT(answer_has(&named, "Aquí no se puede pedir por «estado»") && answer_has(&named, "plan_number, commitment_number, number"));
    struct answer page = get(&d.house, "/nada", "");
    EXPECT(page.code == 404 && str_starts(answer_header(&page, "Content-Type"), "text/html"));
    EXPECT(str_empty(answer_header(&page, "Access-Control-Allow-Origin")));
    desk_close(&d);
}

TEST(search_engines_are_told_of_public_pages)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = get(&d.house, "/sitemap.xml", "");
    EXPECT(str_starts(answer_header(&a, "Content-Type"), "application/xml") && answer_has(&a, "/ec/plan/1/compromiso/1</loc>"));
    EXPECT(!answer_has(&a, "/ec/plan/2") && answer_has(&a, "/ec/datos</loc>"));
    a = get(&d.house, "/robots.txt", "");
    EXPECT(answer_has(&a, "/sitemap.xml"));
    a = get(&d.house, "/datos/catalogo.ttl", "");
    EXPECT(str_starts(answer_header(&a, "Content-Type"), "text/turtle") && answer_has(&a, "/ec/datos#hitos> a dcat:Dataset ;"));
    desk_close(&d);
}

TEST(examples_of_the_description_are_rows_that_there_are)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = get(&d.house, "/api/v1/openapi.json", "");
    EXPECT(answer_has(&a, "\"examples\":[\"Publicado\"]") && answer_has(&a, "\"examples\":[\"1.1\"]"));
    EXPECT(!answer_has(&a, "\"examples\":[\"Indicador\"]"));
    EXPECT(answer_has(&a, "Avance aceptado y público"));
    a = get(&d.house, "/api/v1/openapi.json?lang=en", "");
    EXPECT(answer_has(&a, "number of its plan.") && !answer_has(&a, "Avance aceptado y público"));
    desk_close(&d);
}

TEST(what_has_not_changed_is_not_sent_again)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = get(&d.house, "/api/v1/ec/hitos?por_pagina=1", "");
    struct str mark = str_copy(&t->mem, answer_header(&a, "ETag"));
    EXPECT(!str_empty(mark));
    a = get(&d.house, "/api/v1/ec/hitos?por_pagina=1", str_fmt(&t->mem, "If-None-Match: W/%.*s\r\n", STR_ARG(mark)).ptr);
    EXPECT_INT(a.code, 304);
    EXPECT(!str_empty(answer_header(&a, "Link")));
    a = get(&d.house, "/api/v1/ec/hitos?por_pagina=2", str_fmt(&t->mem, "If-None-Match: %.*s\r\n", STR_ARG(mark)).ptr);
    EXPECT_INT(a.code, 200);
    desk_close(&d);
}

TEST(deadlines_can_be_read_and_subscribed_to)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = get(&d.house, "/ec/plazos", "");
    EXPECT(a.code == 200 && answer_has(&a, "Vence el hito 1.1 del compromiso 1") && answer_has(&a, "/ec/plan/1/compromiso/1/hito/1.1"));
    a = get(&d.house, "/ec/plan/1/plazos.ics", "");
    EXPECT(str_starts(answer_header(&a, "Content-Type"), "text/calendar"));
    EXPECT(answer_has(&a, "DTSTART;VALUE=DATE:20990121") && answer_has(&a, "STATUS:CANCELLED") && answer_has(&a, "UID:hito-"));
    EXPECT_INT(get(&d.house, "/ec/plazos.atom", "").code, 404);
    EXPECT_INT(get(&d.house, "/ec/plan/9/plazos", "").code, 404);
    a = get(&d.house, "/api/v1/ec/calendario?kind=hito", "");
    EXPECT(answer_has(&a, "\"due_on\":\"2099-01-21\""));
    desk_close(&d);
}
