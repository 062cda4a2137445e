/* SPDX-License-Identifier: EUPL-1.2
 * Files through a real socket: a workbook, what only says to be one, OGP's dataset, a lead linked. */
#include "document/csv.h"
#include "room/exchange/load.h"
#include "tests/desk.h"

static struct str hidden(struct test *t, const struct answer *a, const char *name)
{
    struct str mark = str_fmt(&t->mem, "name=\"%s\" value=\"", name);
    size_t at = str_find(a->body, mark);
    struct str rest = at == SIZE_MAX ? STR_NONE : str_part(a->body, at + mark.len, a->body.len);
    return str_cut(&rest, '"');
}

static void part(struct buf *b, const char *name, struct str value)
{
    buf_fmt(b, "--borde\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%.*s\r\n", name, STR_ARG(value));
}

/* Posts a file with the form of the page, and the fields name, value, … closed by NULL. */
static struct answer send(struct test *t, struct desk *d, const char *path, const char *control, const char *file_name, struct str bytes,
                          const char *const *fields)
{
    struct answer page = desk_get(d, ROLE_DIRECTORATE, path);
    struct buf b = BUF(&t->mem);
    part(&b, "_token", hidden(t, &page, "_token"));
    part(&b, "_key", hidden(t, &page, "_key"));
    for (size_t i = 0; fields[i] != NULL; i += 2)
        part(&b, fields[i], str_of(fields[i + 1]));
    buf_fmt(&b, "--borde\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n", control,
            file_name);
    buf_add(&b, bytes);
    buf_chars(&b, "\r\n--borde--\r\n");
    struct str headers = str_fmt(&t->mem, "Cookie: hito=%.*s\r\nContent-Type: multipart/form-data; boundary=borde\r\n",
                                 STR_ARG(d->cookies[ROLE_DIRECTORATE]));
    return post(&d->house, path, headers.ptr, buf_str(&b));
}

static struct str small_workbook(struct test *t)
{
    struct plan p;
    struct commitment c[15];
    struct load_now now = {.plan = &p, .commitments = c, .commitment_count = COUNT(c)};
    struct str bytes = STR_NONE;
    shape_clear(&plan_shape, &p);
    p.name = STR("Plan del libro");
    for (size_t i = 0; i < COUNT(c); i++) {
        shape_clear(&commitment_shape, &c[i]);
        c[i].id = (int64_t)i + 1;
        c[i].number = str_fmt(&t->mem, "%zu", i + 1);
        c[i].title = str_fmt(&t->mem, "Compromiso %zu del libro", i + 1);
    }
    EXPECT(load_workbook(&t->mem, LANG_ES, &now, (struct instant){0}, &bytes) == DONE);
    return bytes;
}

static const char *const new_plan[] = {"plan_number", "5", "plan_name", "Plan del libro", "plan_starts_on", "01/01/2026", "plan_ends_on", "31/12/2027", NULL};

TEST(a_workbook_of_fifteen_commitments_goes_in_and_out_through_the_browser)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct answer a = send(t, &d, "/ec/cargas", "file1", "plan.xlsx", small_workbook(t), new_plan);
    EXPECT_INT(a.code, 303);
    const char *path = str_chars(&t->mem, desk_leads(&a));
    if (a.code == 303) {
        a = desk_post(&d, ROLE_DIRECTORATE, str_fmt(&t->mem, "%s/aceptar", path).ptr, path, "");
        EXPECT_STR(desk_leads(&a), "/ec/plan/5");
        EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, "/ec/plan/5/compromiso/15").code, 200);
        a = desk_get(&d, ROLE_DIRECTORATE, "/ec/plan/5/libro.xlsx");
        EXPECT_INT(a.code, 200);
    }
    desk_close(&d);
}

TEST(a_file_that_lies_about_its_type_is_refused_in_words)
{
    static const char *const none[] = {NULL};
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct answer a = send(t, &d, "/ec/cargas", "file1", "plan.xlsx", STR("\x89PNG\r\n\x1a\n no es un libro"), new_plan);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "govuk-error-message"));
    a = send(t, &d, "/ec/cargas", "file1", "plan.csv", STR("PK\x03\x04\0\0\0\0\0\0 tampoco"), new_plan);
    EXPECT_INT(a.code, 422);
    a = send(t, &d, "/ec/cargas/ogp", "ogp_file", "ogp.csv", STR("a,b\r\n1,2\r\n"), none);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "No es la base de compromisos de OGP"));
    desk_close(&d);
}

static struct str dataset(struct test *t)
{
    struct buf b = BUF(&t->mem);
    struct ogp_header h = ogp_header_standard(&t->mem);
    struct str row[OGP_COLUMNS];
    csv_write(&b, h.names, h.width, ',');
    for (size_t c = 0; c < OGP_COLUMNS; c++)
        row[c] = ogp_fields[c].kind == OGP_KIND_TAG ? STR("0") : STR("ND");
    row[OGP_COMMITMENT_ID] = STR("ZZ0001");
    row[OGP_PLAN_ID] = STR("AP_ZZZ01");
    row[OGP_LOCALITY] = STR("País inventado");
    row[OGP_TITLE] = STR("Compromiso ajeno");
    row[OGP_COMMITMENT_NUMBER] = STR("1");
    row[OGP_LEAD] = STR("Oficina <i>lejana</i>");
    row[OGP_EARLY_RESULTS] = STR("NR");
    row[OGP_COMPLETION_END] = STR("Substantial");
    csv_write(&b, row, OGP_COLUMNS, ',');
    return buf_str(&b);
}

TEST(the_dataset_comes_in_by_its_page_and_a_person_links_its_lead)
{
    static const char *const dry[] = {"dry", "1", NULL}, *const real[] = {NULL};
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct answer a = send(t, &d, "/ec/cargas/ogp", "ogp_file", "ogp.csv", dataset(t), dry);
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_get(&d, ROLE_PUBLIC, "/zzz/plan/1/compromiso/1").code, 404);
    a = send(t, &d, "/ec/cargas/ogp", "ogp_file", "ogp.csv", dataset(t), real);
    EXPECT_INT(a.code, 303);
    a = desk_get(&d, ROLE_PUBLIC, "/zzz/plan/1/compromiso/1");
    EXPECT(answer_has(&a, "Extracto de la base de OGP"));
    EXPECT(answer_has(&a, "Todavía sin revisar (NR)"));
    EXPECT(answer_has(&a, "Sustancial"));
    EXPECT(answer_has(&a, "La variable no existía en ese ciclo (ND)"));
    a = desk_get(&d, ROLE_PUBLIC, "/referencias");
    EXPECT(answer_has(&a, "/zzz/plan/1"));
    a = desk_get(&d, ROLE_PUBLIC, "/referencias.csv");
    EXPECT(answer_has(&a, "AP_ZZZ01"));
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/cargas/responsables");
    EXPECT(answer_has(&a, "Oficina &lt;i&gt;lejana"));
    struct str mark = STR("/ec/cargas/responsables/");
    struct str rest = str_part(a.body, str_find(a.body, mark), a.body.len);
    const char *path = str_chars(&t->mem, str_cut(&rest, '"'));
    a = desk_post(&d, ROLE_DIRECTORATE, path, NULL, "name=Oficina lejana&acronym=&sector=estado");
    EXPECT_STR(desk_leads(&a), "/ec/cargas/responsables");
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/cargas/responsables");
    EXPECT(answer_has(&a, "No queda ningún texto por enlazar"));
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, "/ec/cargas/ogp").code, 403);
    desk_close(&d);
}
