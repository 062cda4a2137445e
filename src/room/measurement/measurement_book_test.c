/* SPDX-License-Identifier: EUPL-1.2
 * Values by workbook through a real socket: what a cell may not say, nothing changed before it is accepted; and the
 * series on the pages of others. */
#include "document/xlsx_write.h"
#include "room/measurement/measurement_book.h"
#include "room/report/report_test.h"
#include "tests/desk.h"

struct shelf {
    struct desk d; /* first */
    struct report_world w;
};

static enum status sheet_add(struct test *t, struct shelf *s, const char *code, int type, int64_t *ret_version)
{
    struct indicator x;
    struct indicator_version v;
    int year, month, day;
    day_split(s->w.today, &year, &month, &day);
    shape_clear(&indicator_shape, &x);
    shape_clear(&indicator_version_shape, &v);
    x.jurisdiction = s->w.jurisdiction;
    x.code = str_of(code);
    x.plan = s->w.plan;
    x.commitment = s->w.commitment[0];
    x.institution = s->w.ministry;
    x.shared = false;
    v.name = type == TYPE_NUMBER ? STR("Trámites en línea") : STR("Hogares con agua");
    v.level = LEVEL_OUTCOME;
    v.type = type;
    v.direction = DIRECTION_UP;
    v.accumulation = ACCUMULATION_FLOW;
    v.achievement = ACHIEVEMENT_FROM_ZERO;
    v.unit = STR("trámites");
    v.decimals = 1;
    v.factor_micro = type == TYPE_PERCENT ? 100 * MICRO : NONE;
    v.least_micro = 0;
    v.baseline_kind = BASELINE_NOT_APPLICABLE;
    v.parts_rule = type == TYPE_NUMBER ? PARTS_ADD_UP : PARTS_NONE;
    v.rollup = ROLLUP_NONE;
    v.months = 6;
    v.starts_on = day_of(year - 2, 1, 1);
    v.ends_on = day_of(year - 1, 12, 31);
    v.due_days = 10;
    v.created_at = (struct instant){1};
    TRY(indicator_add(t->db, &x, &v));
    x.state = INDICATOR_IN_FORCE;
    TRY(record_change(t->db, &indicator_shape, &t->mem, &x));
    v.state = VERSION_IN_FORCE;
    v.from_on = v.starts_on;
    TRY(record_change(t->db, &indicator_version_shape, &t->mem, &v));
    static const char *const parts[] = {"mujeres", "hombres"};
    for (size_t i = 0; type == TYPE_NUMBER && i < 2; i++) {
        struct indicator_part p = {.id = NONE, .version = v.id, .dimension = STR("sexo"), .code = str_of(parts[i]), .name = str_of(parts[i]),
                                   .position = (int64_t)i, .territory = NONE};
        TRY(record_add(t->db, &indicator_part_shape, &p));
    }
    *ret_version = v.id;
    return indicator_periods_fill(t->db, &t->mem, &v);
}

/* The first period of the first has a public value of 50 with its parts. */
static enum status value_add(struct test *t, struct shelf *s, int64_t version)
{
    struct indicator_version *v;
    struct indicator_period *p;
    struct indicator_part *parts;
    size_t count, part_count;
    struct measurement m;
    TRY(record_get(t->db, &t->mem, &indicator_version_shape, version, &v));
    TRY(indicator_periods(t->db, &t->mem, v->indicator, &p, &count));
    TRY(indicator_parts(t->db, &t->mem, version, &parts, &part_count));
    shape_clear(&measurement_shape, &m);
    m.indicator = v->indicator;
    m.period = p[0].id;
    m.version = version;
    m.state = REPORT_PUBLISHED;
    m.kind = VALUE_REPORTED;
    m.value_micro = 50 * MICRO;
    m.channel = CHANNEL_FORM;
    m.entered_by = s->w.focal;
    m.public_on = m.published_on = s->w.today;
    TRY(record_add(t->db, &measurement_shape, &m));
    for (size_t i = 0; i < part_count; i++) {
        struct measurement_part x = {.id = NONE, .measurement = m.id, .part = parts[i].id, .kind = VALUE_REPORTED, .value_micro = (int64_t)(20 + 10 * i) * MICRO,
                                     .numerator_micro = NONE, .denominator_micro = NONE};
        TRY(record_add(t->db, &measurement_part_shape, &x));
    }
    return measurement_compute(t->db, &t->mem, v->indicator, s->w.today);
}

static enum status shelf_add(struct test *t, struct desk *d)
{
    struct shelf *s = (struct shelf *)d;
    int64_t number, percent;
    s->w.today = day_at(instant_now(), -18000);
    s->w.jurisdiction = d->jurisdiction;
    s->w.focal = d->people[ROLE_FOCAL];
    s->w.counterpart = d->people[ROLE_COUNTERPART];
    TRY(report_world_add(t->db, &t->mem, &s->w));
    TRY(sheet_add(t, s, "tramites", TYPE_NUMBER, &number));
    TRY(sheet_add(t, s, "agua", TYPE_PERCENT, &percent));
    return value_add(t, s, number);
}

#define AT "/ec/indicadores/libro"

/* A row of the first sheet: code, period, revision, then what is typed. */
struct row {
    const char *code;
    int64_t period, revision;
    const char *typed[VALUES_COLUMNS - VALUES_KIND];
};
struct part_row {
    const char *code;
    int64_t period;
    const char *part, *value;
};

static const char *hidden_of(struct test *t, const struct answer *a, const char *name)
{
    struct str mark = str_fmt(&t->mem, "name=\"%s\" value=\"", name), rest = str_part(a->body, str_find(a->body, STR("<main")), a->body.len);
    size_t at = str_find(rest, mark);
    rest = at == SIZE_MAX ? STR("") : str_part(rest, at + mark.len, rest.len);
    return str_chars(&t->mem, str_cut(&rest, '"'));
}

static void sheets_write(struct xlsx *x, const struct row *rows, size_t count, const struct part_row *parts, size_t part_count, size_t repeat)
{
    struct xlsx_column columns[VALUES_COLUMNS], second[PARTS_COLUMNS], who[2] = {{.title = STR("Dato")}, {.title = STR("Valor")}};
    for (size_t i = 0; i < VALUES_COLUMNS; i++)
        columns[i] = (struct xlsx_column){.title = str_of(values_titles[i])};
    for (size_t i = 0; i < PARTS_COLUMNS; i++)
        second[i] = (struct xlsx_column){.title = str_of(parts_titles[i])};
    xlsx_sheet(x, STR("Valores"), columns, VALUES_COLUMNS, 1);
    for (size_t i = 0; i < count * repeat; i++) {
        const struct row *row = &rows[i % count];
        xlsx_row(x);
        xlsx_text(x, str_of(row->code));
        xlsx_text(x, STR("nombre"));
        xlsx_int(x, row->period);
        for (int k = 0; k < 4; k++)
            xlsx_skip(x);
        xlsx_int(x, row->revision);
        for (size_t k = 0; k < COUNT(row->typed); k++)
            xlsx_text(x, row->typed[k] == NULL ? STR_NONE : str_of(row->typed[k]));
    }
    xlsx_sheet(x, STR("Partes"), second, PARTS_COLUMNS, 1);
    for (size_t i = 0; i < part_count; i++) {
        xlsx_row(x);
        xlsx_text(x, str_of(parts[i].code));
        xlsx_int(x, parts[i].period);
        xlsx_text(x, STR("sexo"));
        xlsx_text(x, str_of(parts[i].part));
        xlsx_skip(x);
        xlsx_text(x, str_of(parts[i].value));
    }
    xlsx_sheet(x, STR("Identificación"), who, 2, 0);
    xlsx_row(x);
    xlsx_text(x, STR("jurisdicción"));
    xlsx_text(x, STR("ec"));
}

static struct answer bring(struct test *t, struct shelf *s, const struct row *rows, size_t count, const struct part_row *parts, size_t part_count, size_t repeat)
{
    struct str bytes;
    struct xlsx *x = xlsx_new(&t->mem, STR("prueba"), (struct instant){0});
    sheets_write(x, rows, count, parts, part_count, repeat);
    if (xlsx_finish(x, &bytes) != DONE)
        test_failed(t, __FILE__, __LINE__, "no workbook");
    struct answer page = desk_get(&s->d, ROLE_FOCAL, AT);
    struct buf b = BUF(&t->mem);
    const char *hidden[] = {"_token", "_key"};
    for (size_t i = 0; i < 2; i++)
        buf_fmt(&b, "--borde\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", hidden[i], hidden_of(t, &page, hidden[i]));
    buf_chars(&b, "--borde\r\nContent-Disposition: form-data; name=\"book\"; filename=\"libro.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    buf_add(&b, bytes);
    buf_chars(&b, "\r\n--borde--\r\n");
    struct str headers = str_fmt(&t->mem, "Cookie: hito=%.*s\r\nContent-Type: multipart/form-data; boundary=borde\r\n", STR_ARG(s->d.cookies[ROLE_FOCAL]));
    return post(&s->d.house, AT, headers.ptr, buf_str(&b));
}

TEST(a_workbook_of_values_is_refused_by_cell_and_changes_nothing)
{
    struct shelf s = {0};
    if (!desk_open_with(t, &s.d, shelf_add))
        return;
    static const struct row rows[] = {
        {"tramites", 2, 0, {NULL, "1.234"}},                        /* may be two numbers */
        {"tramites", 3, 0, {NULL, "sin dato"}},                     /* no number */
        {"tramites", 3, 0, {NULL, "5"}},                            /* twice */
        {"tramites", 1, 0, {NULL, "5"}},                            /* public already */
        {"agua", 1, 0, {NULL, NULL, "12", "10"}},                   /* more than its whole */
        {"agua", 2, 0, {NULL, "50", "5", "10"}},                    /* is computed */
        {"agua", 3, 7, {NULL, NULL, "5", "10"}},                    /* of another revision */
        {"agua", 4, 0, {"No aplica"}},                              /* without why */
        {"otro", 1, 0, {NULL, "5"}},                                /* unknown */
        {"tramites", 4, 0, {NULL, "-3"}},                           /* below the least */
    };
    static const struct part_row parts[] = {{"tramites", 9, "mujeres", "3"}};
    struct answer a = bring(t, &s, rows, COUNT(rows), parts, 1, 1);
    EXPECT_INT(a.code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, AT);
    EXPECT(answer_has(&a, "«1.234» no es un número") && answer_has(&a, "«sin dato» no es un número"));
    EXPECT(answer_has(&a, "está dos veces en el libro") && answer_has(&a, "no está por reportar"));
    EXPECT(answer_has(&a, "deja vacía esta celda") && answer_has(&a, "Alguien cambió este valor"));
    EXPECT(answer_has(&a, "Explica por qué no aplica") && answer_has(&a, "no es un indicador que te toque"));
    EXPECT(answer_has(&a, ">J2<") && answer_has(&a, ">A10<"));
    EXPECT(answer_has(&a, "no es un indicador y período que te toque reportar"));
    EXPECT(!answer_has(&a, "Aceptar el libro"));
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, AT "/descartar", AT, "").code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, AT);
    EXPECT(answer_has(&a, "Valores por reportar: 7") && !answer_has(&a, "Lo que haría"));
    desk_close(&s.d);
}

TEST(a_workbook_fills_drafts_and_an_empty_row_is_not_a_zero)
{
    struct shelf s = {0};
    if (!desk_open_with(t, &s.d, shelf_add))
        return;
    static const struct row rows[] = {
        {"tramites", 2, 0, {"Reportado", "55,5", NULL, NULL, NULL, NULL, NULL, "https://ejemplo.ec/datos"}},
        {"tramites", 3, 0, {NULL, NULL}},
        {"tramites", 4, 0, {NULL, "n/a", NULL, NULL, "El servicio se cerró ese semestre."}},
        {"agua", 1, 0, {NULL, NULL, "0", "10"}},
    };
    static const struct part_row parts[] = {{"tramites", 2, "mujeres", "30.5"}, {"tramites", 2, "hombres", "25"}};
    EXPECT_INT(bring(t, &s, rows, COUNT(rows), parts, 2, 1).code, 303);
    struct answer a = desk_get(&s.d, ROLE_FOCAL, AT);
    EXPECT(answer_has(&a, "Valores que llenaría: 3. Filas vacías, que no cambian nada: 1.") && answer_has(&a, "No aplica"));
    EXPECT(answer_has(&a, "Valores sin enlace de prueba: 1"));
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, AT "/aceptar", AT, "").code, 303);
    /* The drafts are there: the same book is of another revision now. */
    EXPECT_INT(bring(t, &s, rows, 1, parts, 0, 1).code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, AT);
    EXPECT(answer_has(&a, "Alguien cambió este valor"));
    a = desk_get(&s.d, ROLE_FOCAL, AT ".xlsx");
    EXPECT_INT(a.code, 200);
    EXPECT(a.body.len > 4000);
    desk_close(&s.d);
}

TEST(a_workbook_of_a_hundred_thousand_rows_is_refused_and_nobody_else_brings_one)
{
    struct shelf s = {0};
    if (!desk_open_with(t, &s.d, shelf_add))
        return;
    static const struct row rows[] = {{"tramites", 2, 0, {NULL, "5"}}};
    struct answer a = bring(t, &s, rows, 1, NULL, 0, 6000);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "se aceptan hasta 5.000 filas"));
    a = bring(t, &s, rows, 1, NULL, 0, 100000);
    EXPECT(a.code == 422 || a.code == 0); /* 0: on a busy machine the test's client does not wait for it */
    EXPECT_INT(desk_get(&s.d, ROLE_COUNTERPART, AT).code, 403);
    EXPECT_INT(desk_get(&s.d, ROLE_DIRECTORATE, AT "/ministerio").code, 200);
    EXPECT_INT(desk_get(&s.d, ROLE_FOCAL, AT "/ministerio").code, 403);
    EXPECT_INT(desk_get(&s.d, ROLE_FOCAL, AT).code, 200);
    desk_close(&s.d);
}

TEST(the_series_stands_on_the_commitment_and_as_open_data_with_its_nothings)
{
    struct shelf s = {0};
    if (!desk_open_with(t, &s.d, shelf_add))
        return;
    struct answer a = desk_get(&s.d, ROLE_PUBLIC, "/ec/indicador/tramites/serie.csv");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, ",reportado,50,") && answer_has(&a, ",sin-reporte,,") && answer_has(&a, "sexo,mujeres,reportado,20,"));
    EXPECT_INT(desk_get(&s.d, ROLE_PUBLIC, "/ec/indicador/tramites/serie.json").code, 200);
    a = desk_get(&s.d, ROLE_PUBLIC, "/ec/plan/1/compromiso/1");
    EXPECT(answer_has(&a, "Trámites en línea") && answer_has(&a, "50 trámites") && answer_has(&a, "/ec/indicador/tramites"));
    desk_close(&s.d);
}
