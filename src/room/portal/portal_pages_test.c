/* SPDX-License-Identifier: EUPL-1.2
 * The portal's pages through a real socket: what the public sees, nonsense in addresses, drafts. */
#include "room/portal/portal.h"
#include "tests/desk.h"

static enum status plan_add(struct test *t, int64_t jurisdiction, int64_t number, enum plan_state state, const char *title)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.jurisdiction = jurisdiction;
    p.number = number;
    p.name = STR("Plan de ensayo");
    p.level = PLAN_NATIONAL;
    p.starts_on = day_of(2026, 1, 1);
    p.ends_on = day_of(2027, 12, 31);
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
    struct milestone m;
    shape_clear(&milestone_shape, &m);
    m.commitment = c.id;
    m.number = STR("1.1");
    m.position = 1;
    m.title = STR("Entregable & prueba");
    m.kind = MILESTONE_PUBLICATION;
    m.means = MEANS_LINK;
    m.weight_centi = 10000;
    m.original_text = m.due_text = STR("31/01/2026");
    m.original_due_on = m.original_first_on = m.due_on = m.due_first_on = day_of(2026, 1, 31);
    m.replans = 0;
    m.state = MILESTONE_CURRENT;
    TRY(record_add(t->db, &milestone_shape, &m));
    return progress_recompute_plan(t->db, &t->mem, p.id, day_of(2026, 11, 20));
}

static enum status fill(struct test *t, struct desk *d)
{
    TRY(plan_add(t, d->jurisdiction, 1, PLAN_PUBLISHED, "Publicado <b>y</b> visible"));
    return plan_add(t, d->jurisdiction, 2, PLAN_DRAFT, "Todavía secreto");
}

TEST(every_page_of_the_portal_answers_the_public)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    static const char *const paths[] = {"/", "/ec", "/ec/plan/1", "/ec/compromisos", "/buscar", "/ec/buscar?q=publicado",
                                        "/datos", "/ec/datos", "/accesibilidad", "/proteccion-de-datos", "/ayuda"};
    for (size_t i = 0; i < COUNT(paths); i++)
        for (int english = 0; english < 2; english++) {
            struct answer a = get(&d.house, paths[i], english ? "Cookie: hito_lang=en\r\n" : "");
            if (a.code != 200 || !answer_has(&a, "<h1>"))
                test_failed(t, __FILE__, __LINE__, "%s answers %d", paths[i], a.code);
        }
    desk_close(&d);
}

TEST(the_dashboard_says_the_light_in_words_and_escapes_what_people_wrote)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = get(&d.house, "/ec/plan/1", "");
    EXPECT(answer_has(&a, "tag-late"));
    EXPECT(answer_has(&a, "Atrasado"));
    EXPECT(answer_has(&a, "Publicado &lt;b&gt;y&lt;/b&gt; visible"));
    EXPECT(!answer_has(&a, "<b>y</b>"));
    struct answer csv = get(&d.house, "/ec/plan/1.csv", "");
    EXPECT_INT(csv.code, 200);
    EXPECT(str_starts(csv.body, "number,title,lead,light,marks,reported_centi,undisputed_centi,expected_centi,late_original,"
                                "late_current,next_number,next_due_on\r\n1,Publicado <b>y</b> visible,,atrasado,"));
    struct answer json = get(&d.house, "/ec/plan/1.json?luz=completo", "");
    EXPECT(answer_has(&json, "\"count\":0"));
    desk_close(&d);
}

TEST(nonsense_in_a_filter_gets_a_message_and_never_a_fault)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    static const char *const queries[] = {"luz=verde", "luz=%27%20OR%201%3D1", "institucion=../..", "provincia=99", "tema=%3Cscript%3E",
                                          "grupo=-1", "q=%2A%2A", "luz=atrasado&luz=completo&institucion=nadie"};
    for (size_t i = 0; i < COUNT(queries); i++) {
        struct answer page = get(&d.house, str_fmt(&t->mem, "/ec/plan/1?%s", queries[i]).ptr, "");
        if (page.code != 200 || !answer_has(&page, "class=\"note warn\"") || answer_has(&page, "<script>"))
            test_failed(t, __FILE__, __LINE__, "?%s answers %d", queries[i], page.code);
        struct answer list = get(&d.house, str_fmt(&t->mem, "/ec/compromisos?%s", queries[i]).ptr, "");
        EXPECT_INT(list.code, 200);
        struct answer csv = get(&d.house, str_fmt(&t->mem, "/ec/plan/1.csv?%s", queries[i]).ptr, "");
        EXPECT_INT(csv.code, 422);
    }
    struct answer good = get(&d.house, "/ec/plan/1?luz=atrasado", "");
    EXPECT(answer_has(&good, "href=\"/ec/plan/1.csv?luz=atrasado\""));
    good = get(&d.house, "/ec/compromisos?luz=atrasado", "");
    EXPECT(answer_has(&good, "href=\"/ec/compromisos.json?luz=atrasado\""));
    struct answer odd = get(&d.house, "/ec/compromisos?pagina=999999999999999999999&color=azul", "");
    EXPECT_INT(odd.code, 200);
    odd = get(&d.house, "/buscar?q=%22%27%20OR%20NOT%20%2A&pagina=-3", "");
    EXPECT_INT(odd.code, 200);
    char *flood = arena_take(&t->mem, 4100);
    for (size_t i = 0; i < 4000; i++)
        flood[i] = 'a';
    odd = get(&d.house, str_fmt(&t->mem, "/buscar?q=%s", flood).ptr, "");
    EXPECT_INT(odd.code, 200);
    desk_close(&d);
}

TEST(a_draft_plan_is_not_known_to_the_public)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = get(&d.house, "/ec/plan/2", "");
    EXPECT_INT(a.code, 404);
    a = get(&d.house, "/ec/plan/2.csv", "");
    EXPECT_INT(a.code, 404);
    static const char *const paths[] = {"/", "/ec", "/ec/compromisos", "/ec/compromisos.csv", "/ec/datos/compromisos.csv",
                                        "/ec/datos/hitos.csv", "/ec/datos/planes.json"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        a = get(&d.house, paths[i], "");
        EXPECT_INT(a.code, 200);
        if (answer_has(&a, "secreto") || answer_has(&a, "/ec/plan/2"))
            test_failed(t, __FILE__, __LINE__, "%s shows the draft", paths[i]);
    }
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/plan/2");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "secreto"));
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/compromisos");
    EXPECT(answer_has(&a, "secreto"));
    desk_close(&d);
}

TEST(what_waits_for_a_person_needs_a_session)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = get(&d.house, "/pendientes", "");
    EXPECT_INT(a.code, 303);
    EXPECT(str_starts(answer_header(&a, "Location"), "/entrar"));
    for (int role = ROLE_PERSON; (size_t)role < ROLE_COUNT; role++) {
        a = desk_get(&d, (enum role)role, "/pendientes");
        EXPECT_INT(a.code, 200);
    }
    desk_close(&d);
}

TEST(open_data_are_rows_with_a_header)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer csv = get(&d.house, "/ec/datos/hitos.csv", "");
    EXPECT(str_starts(csv.body, "plan_number,commitment_number,number,title,"));
    EXPECT(answer_has(&csv, "\r\n1,1,1.1,Entregable & prueba,"));
    struct answer json = get(&d.house, "/ec/datos/planes.json", "");
    EXPECT(answer_has(&json, "\"count\":1"));
    EXPECT_INT(get(&d.house, "/ec/datos/claves.csv", "").code, 404);
    EXPECT_INT(get(&d.house, "/ec/datos/planes", "").code, 303);
    EXPECT_INT(get(&d.house, "/nadie/datos", "").code, 404);
    desk_close(&d);
}

TEST(a_plan_can_be_followed_as_a_calendar_and_as_a_feed)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer ics = get(&d.house, "/ec/plan/1.ics", "");
    EXPECT_INT(ics.code, 200);
    EXPECT(answer_has(&ics, "DTSTART;VALUE=DATE:20260131\r\n"));
    struct str rest = ics.body;
    while (!str_empty(rest)) {
        struct str line = str_cut(&rest, '\n');
        EXPECT(line.len <= 76 && str_ends(line, "\r"));
    }
    struct answer atom = get(&d.house, "/ec/plan/1.atom", "");
    EXPECT_INT(atom.code, 200);
    EXPECT(str_starts(atom.body, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "));
    EXPECT(answer_has(&atom, "<updated>20"));
    EXPECT_INT(get(&d.house, "/ec/plan/2.ics", "").code, 404);
    EXPECT_INT(get(&d.house, "/ec/plan/2.atom", "").code, 404);
    desk_close(&d);
}
