/* SPDX-License-Identifier: EUPL-1.2
 * Bad days of a round: a workbook of another period, a stale one, one with faults by cell; a focal point who
 * left yesterday; a letter of a merged institution. */
#include "document/xlsx_write.h"
#include "room/report/report_book.h"
#include "room/report/report_test.h"
#include "tests/desk.h"

struct bad {
    struct desk d; /* first */
    struct report_world w;
    int64_t letter;
    bool left, merged;
};

static enum status focal_left(struct test *t, struct bad *s)
{
    for (int64_t id = 1; id < 10; id++) {
        struct commitment_person *p;
        if (record_get(t->db, &t->mem, &commitment_person_shape, id, &p) != DONE || p->person != s->w.focal)
            continue;
        p->until_on = (struct day){s->w.today.n - 1};
        TRY(record_change(t->db, &commitment_person_shape, &t->mem, p));
    }
    return DONE;
}

static enum status agency_merged(struct test *t, struct bad *s)
{
    struct institution *old;
    struct institution_succession link;
    struct letter l;
    TRY(record_get(t->db, &t->mem, &institution_shape, s->w.agency, &old));
    shape_clear(&institution_succession_shape, &link);
    link.successor = s->w.old;
    link.kind = SUCCESSION_MERGER;
    link.happened_on = s->w.today;
    TRY(institution_succeed(t->db, &t->mem, old, &link));
    shape_clear(&letter_shape, &l);
    l.jurisdiction = s->d.jurisdiction;
    l.direction = LETTER_IN;
    l.kind = LETTER_REPORT;
    l.year = 2026;
    l.number = STR("AG-2026-014");
    l.dated_on = s->w.today;
    l.institution = s->w.agency;
    l.subject = STR("Reporte del período 1");
    TRY(record_add(t->db, &letter_shape, &l));
    s->letter = l.id;
    return DONE;
}

static enum status bad_add(struct test *t, struct desk *d)
{
    struct bad *s = (struct bad *)d;
    s->w.today = day_at(instant_now(), -18000);
    s->w.jurisdiction = d->jurisdiction;
    s->w.focal = d->people[ROLE_FOCAL];
    s->w.counterpart = d->people[ROLE_COUNTERPART];
    TRY(report_world_add(t->db, &t->mem, &s->w));
    if (s->left)
        TRY(focal_left(t, s));
    return s->merged ? agency_merged(t, s) : DONE;
}

#define AT "/ec/plan/1/periodo/1/reporte/ministerio"

TEST(a_focal_point_who_left_yesterday_writes_no_report)
{
    struct bad s = {.left = true};
    if (!desk_open_with(t, &s.d, bad_add))
        return;
    EXPECT_INT(desk_get(&s.d, ROLE_FOCAL, AT "/paso-1").code, 403);
    EXPECT_INT(desk_get(&s.d, ROLE_FOCAL, AT).code, 404);
    struct answer a = desk_get(&s.d, ROLE_FOCAL, "/pendientes");
    EXPECT(!answer_has(&a, "Reportar el período"));
    desk_close(&s.d);
}

TEST(a_letter_of_a_merged_institution_makes_the_report_of_its_successor)
{
    struct bad s = {.merged = true};
    if (!desk_open_with(t, &s.d, bad_add))
        return;
    struct desk *d = &s.d;
    struct answer a = desk_get(d, ROLE_DIRECTORATE, "/ec/plan/1/periodo/1/reporte/agencia/por-oficio");
    EXPECT(answer_has(&a, "ya no existe por separado") && answer_has(&a, "Secretaría Antigua") && answer_has(&a, "AG-2026-014"));
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/plan/1/periodo/1/reporte/antigua/por-oficio", NULL, str_fmt(&t->mem, "letter=%lld", (long long)s.letter).ptr);
    EXPECT_STR(desk_leads(&a), "/ec/plan/1/periodo/1/reporte/antigua/por-oficio/paso-1");
    a = desk_get(d, ROLE_DIRECTORATE, "/ec/plan/1/periodo/1/reporte/agencia/por-oficio/paso-1");
    EXPECT_STR(desk_leads(&a), "/ec/plan/1/periodo/1/reporte/antigua/por-oficio/paso-1");
    desk_close(d);
}

static const char *hidden_of(struct test *t, const struct answer *a, const char *name)
{
    struct str mark = str_fmt(&t->mem, "name=\"%s\" value=\"", name), rest = str_part(a->body, str_find(a->body, STR("<main")), a->body.len);
    size_t at = str_find(rest, mark);
    rest = at == SIZE_MAX ? STR("") : str_part(rest, at + mark.len, rest.len);
    return str_chars(&t->mem, str_cut(&rest, '"'));
}

/* Posts a workbook with one row of the code, of that period and revision. */
static struct answer bring(struct test *t, struct bad *s, int64_t period, int64_t revision, const char *key, const char *answer)
{
    struct xlsx_column who[2] = {{.title = STR("Dato")}, {.title = STR("Valor")}}, columns[BOOK_COLUMNS];
    static const char *const titles[] = {"Código", "Compromiso", "Hito", "Plazo", "Qué pasó", "Causa del retraso", "Qué se hizo", "Siguiente paso",
                                         "Nueva fecha prevista", "Fecha de entrega", "Enlace de prueba"};
    static const char *const names[] = {"jurisdicción", "plan", "período", "institución", "revisión"};
    struct str bytes, values[] = {STR("ec"), STR("1"), str_fmt(&t->mem, "%lld", (long long)period), STR("ministerio"), str_fmt(&t->mem, "%lld", (long long)revision)};
    struct xlsx *x = xlsx_new(&t->mem, STR("prueba"), (struct instant){0});
    for (size_t i = 0; i < BOOK_COLUMNS; i++)
        columns[i] = (struct xlsx_column){.title = str_of(titles[BOOK_COLUMNS - 1 - i])}; /* moved */
    xlsx_sheet(x, STR("Reporte"), columns, BOOK_COLUMNS, 1);
    xlsx_row(x);
    for (size_t i = 0; i < BOOK_COLUMNS; i++)
        xlsx_text(x, BOOK_COLUMNS - 1 - i == BOOK_KEY ? str_of(key) : BOOK_COLUMNS - 1 - i == BOOK_ANSWER ? str_of(answer) : STR_NONE);
    xlsx_sheet(x, STR("Identificación"), who, 2, 0);
    for (size_t i = 0; i < COUNT(names); i++) {
        xlsx_row(x);
        xlsx_text(x, str_of(names[i]));
        xlsx_text(x, values[i]);
    }
    if (xlsx_finish(x, &bytes) != DONE)
        test_failed(t, __FILE__, __LINE__, "no workbook");
    struct answer page = desk_get(&s->d, ROLE_FOCAL, AT "/subir");
    struct buf b = BUF(&t->mem);
    const char *hidden[] = {"_token", "_key"};
    for (size_t i = 0; i < 2; i++)
        buf_fmt(&b, "--borde\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", hidden[i], hidden_of(t, &page, hidden[i]));
    buf_chars(&b, "--borde\r\nContent-Disposition: form-data; name=\"book\"; filename=\"libro.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    buf_add(&b, bytes);
    buf_chars(&b, "\r\n--borde--\r\n");
    struct str headers = str_fmt(&t->mem, "Cookie: hito=%.*s\r\nContent-Type: multipart/form-data; boundary=borde\r\n", STR_ARG(s->d.cookies[ROLE_FOCAL]));
    return post(&s->d.house, AT "/subir", headers.ptr, buf_str(&b));
}

TEST(a_workbook_of_another_period_or_of_a_report_that_changed_is_refused)
{
    struct bad s = {0};
    if (!desk_open_with(t, &s.d, bad_add))
        return;
    const char *key = str_fmt(&t->mem, "m%lld", (long long)s.w.milestone[2]).ptr;
    struct answer a = bring(t, &s, 2, 0, key, "Nada que reportar");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Este libro es del período 2"));
    a = bring(t, &s, 1, 7, key, "Nada que reportar");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "El reporte cambió después de que se descargó este libro"));
    /* Faults by cell, nothing changed; moved columns are found by their titles. */
    a = bring(t, &s, 1, 0, key, "Más o menos");
    EXPECT_INT(a.code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, AT "/subir");
    EXPECT(answer_has(&a, "no está en la lista de respuestas") && !answer_has(&a, "Aceptar el libro"));
    a = bring(t, &s, 1, 1, "m999999", "Nada que reportar");
    EXPECT_INT(a.code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, AT "/subir");
    EXPECT(answer_has(&a, "no es de este reporte"));
    a = bring(t, &s, 1, 1, key, "Nada que reportar");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, AT "/subir/aceptar", AT "/subir", "").code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, AT "/revisar");
    EXPECT(answer_has(&a, "Por el libro de Excel") && answer_has(&a, "Nada que reportar en este período."));
    desk_close(&s.d);
}
