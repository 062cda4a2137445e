/* SPDX-License-Identifier: EUPL-1.2
 * Plans from sheets: every trap as a unit, the whole way on both engines and through a real socket. */
#include "room/exchange/load_test.h"

#include <string.h>

#include "document/pasted.h"
#include "document/xlsx_read.h"
#include "tests/desk.h"

struct plan load_test_plan(int64_t jurisdiction)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.jurisdiction = jurisdiction;
    p.number = 3;
    p.name = STR("Tercer plan de prueba");
    p.level = PLAN_NATIONAL;
    p.starts_on = day_of(2026, 1, 1);
    p.ends_on = day_of(2027, 12, 31);
    p.tracking = PLAN_TRACKED;
    p.state = PLAN_DRAFT;
    p.template = TEMPLATE_2025;
    return p;
}

/* Tables pasted one after another, beside an empty draft plan with two institutions. */
struct load_look *load_test_look(struct test *t, struct load_now *now, const char *const *tables, size_t count)
{
    struct book all = {0}, one;
    struct load_look *look = arena_new_of(&t->mem, struct load_look);
    all.sheets = arena_array(&t->mem, struct sheet, count);
    for (size_t i = 0; i < count; i++) {
        EXPECT(pasted_read(&t->mem, str_of(tables[i]), &one) == DONE);
        all.sheets[all.sheet_count] = one.sheets[0];
        all.sheets[all.sheet_count++].name = str_fmt(&t->mem, "pegado %zu", i + 1);
    }
    load_examine(&t->mem, LANG_ES, &all, &one.remarks, now, look);
    return look;
}

struct load_now *load_test_empty(struct test *t)
{
    static const char *const names[] = {"Ministerio de Prueba", "Red Ciudadana de Prueba"}, *const acronyms[] = {"MP", "RCP"};
    struct load_now *now = arena_new_of(&t->mem, struct load_now);
    now->plan = arena_new_of(&t->mem, struct plan);
    *now->plan = load_test_plan(NONE);
    now->institutions = arena_array(&t->mem, struct institution, 2);
    now->institution_count = 2;
    for (size_t i = 0; i < 2; i++) {
        shape_clear(&institution_shape, &now->institutions[i]);
        now->institutions[i].id = (int64_t)i + 1;
        now->institutions[i].name = str_of(names[i]);
        now->institutions[i].acronym = str_of(acronyms[i]);
    }
    return now;
}

bool load_test_told(const struct load_look *look, const char *cell, const char *words)
{
    for (size_t i = 0; i < look->problems_count; i++)
        if ((cell == NULL || str_is(look->problems[i].cell, cell)) && str_find(look->problems[i].message, str_of(words)) != SIZE_MAX)
            return true;
    return false;
}

#define TWO "Número\tTítulo\tResponsable\n1\tAbrir datos\tMP\n2\tAbrir cuentas\tministerio de prueba\n"

UNIT(a_sound_table_adds_its_rows_and_changes_nothing_else)
{
    struct load_look *look = LOOK(load_test_empty(t), TWO, "Compromiso\tNúmero\tHito\tPeso\tPlazo\n1\t1.1\tGuía publicada\t100\tI semestre 2027\n");
    EXPECT_INT(look->errors, 0);
    EXPECT_INT(look->counts[LOAD_ADDS], 3);
    EXPECT_INT(look->unknowns_count, 0);
    const struct milestone *m = look->lines[2].record;
    EXPECT_STR(day_iso(&t->mem, m->due_on), "2027-06-30");
}

UNIT(columns_are_known_by_their_titles_in_any_order_and_wording)
{
    struct load_look *look = LOOK(load_test_empty(t), "LIDER\tNOTA\tTITULO DEL COMPROMISO\tN.º\nMP\tx\tAbrir datos\t1\n");
    EXPECT_INT(look->errors, 0);
    EXPECT_INT(look->lines_count, 1);
    EXPECT_STR(((struct commitment *)look->lines[0].record)->title, "Abrir datos");
    EXPECT(load_test_told(look, NULL, "la columna «NOTA» no se conoce"));
    look = LOOK(load_test_empty(t), "Título\tResponsable\tProblema\tCausas\nAbrir datos\tMP\ta\tb\n");
    EXPECT(load_test_told(look, NULL, "falta la columna «Número»"));
    look = LOOK(load_test_empty(t), "a\tb\n1\t2\n");
    EXPECT(load_test_told(look, NULL, "no tiene los títulos"));
    EXPECT(look->errors > 0);
}

UNIT(repeated_and_unknown_numbers_are_named_by_their_cell)
{
    struct load_look *look = LOOK(load_test_empty(t), TWO "2\tOtra vez\tMP\n",
                                  "Compromiso\tNúmero\tHito\tPlazo\n9\t1\tGuía publicada\t2027\n1\t1\tActa\t2027\n1\t1\tActa\t2027\n");
    EXPECT(load_test_told(look, "A4", "repetido: ya está en la fila 3"));
    EXPECT(load_test_told(look, "A2", "No hay un compromiso con el número «9»"));
    EXPECT(load_test_told(look, "B4", "repetido: ya está en la fila 3"));
    EXPECT_INT(look->errors, 3);
}

UNIT(impossible_days_and_days_outside_the_plan_are_refused)
{
    struct load_look *look = LOOK(load_test_empty(t), "Número\tTítulo\tEmpieza\tTermina\n1\tUno de prueba\t31/02/2026\t01/01/2027\n"
                                                "2\tDos de prueba\t01/06/2027\t01/05/2027\n3\tTres de prueba\t31/12/2025\t01/01/2028\n",
                                  "Compromiso\tNúmero\tHito\tPlazo\n1\t1\tGuía\tpermanente\n2\t1\tGuía\tjunio 2029\n3\t1\tGuía\t46203\n");
    EXPECT(load_test_told(look, "C2", "no es una fecha que exista"));
    EXPECT(load_test_told(look, "D3", "Termina antes de empezar"));
    EXPECT(load_test_told(look, "C4", "antes de que empiece el plan"));
    EXPECT(load_test_told(look, "D4", "después de que termine el plan"));
    EXPECT(load_test_told(look, "D2", "no es un plazo"));
    EXPECT(load_test_told(look, "D3", "después de que termine el plan"));
    EXPECT(load_test_told(look, "D4", "guarda una fecha: se leyó 2026-06-30"));
}

UNIT(weights_must_add_up_or_are_shared_out)
{
    struct load_look *look = LOOK(load_test_empty(t), TWO,
                                  "Compromiso\tNúmero\tHito\tPeso\tPlazo\n1\t1\tGuía\t60\t2027\n1\t2\tActa\t50,5 %\t2027\n2\t1\tUno\t\t2027\n2\t2\tDos\t\t2027\n2\t3\tTres\t\t2027\n");
    EXPECT(load_test_told(look, "D2", "suman 110,5; deben sumar 100"));
    EXPECT(load_test_told(look, NULL, "se reparte por igual"));
    EXPECT_INT(look->errors, 1);
    EXPECT_INT(((struct milestone *)look->lines[4].record)->weight_centi + ((struct milestone *)look->lines[5].record)->weight_centi +
                   ((struct milestone *)look->lines[6].record)->weight_centi,
               10000);
    look = LOOK(load_test_empty(t), TWO, "Compromiso\tNúmero\tHito\tPeso\tPlazo\n1\t1\tGuía\t100\t2027\n",
                "Compromiso\tHito\tN.º\tEntregable parcial\tParte\n1\t1\t1\tBorrador\t40\n1\t1\t2\tFinal\t40\n1\t7\t1\tFinal\t100\n");
    EXPECT(load_test_told(look, "E2", "suman 80; deben sumar 100"));
    EXPECT(load_test_told(look, "B4", "No hay un hito «7»"));
}

UNIT(too_much_text_and_words_outside_a_list_are_refused)
{
    char *big = arena_take(&t->mem, 30200);
    memset(big, 'x', 30100);
    struct load_look *look = LOOK(load_test_empty(t), str_fmt(&t->mem, "Número\tTítulo\tProblema\n1\tUno de prueba\t%s\n2\tab\tx\n", big).ptr,
                                  "Compromiso\tNúmero\tHito\tTipo\tPlazo\n1\t1\tGuía\tFiesta\t2027\n1\t2\tActa\tnorma\t2027\n");
    EXPECT(load_test_told(look, "C2", "Tiene 30.100 caracteres; se aceptan hasta 30.000"));
    EXPECT(load_test_told(look, "B3", "al menos 3"));
    EXPECT(load_test_told(look, "D2", "«Fiesta» no está en la lista"));
    EXPECT_INT(look->errors, 3);
}

UNIT(unknown_institutions_wait_for_a_person)
{
    struct load_now *now = load_test_empty(t);
    const char *table = "Número\tTítulo\tResponsable\tContrapartes\n1\tAbrir datos\tMinisterio Nuevo\tRCP; Colectivo Equis\n2\tAbrir más\tMINISTERIO NUEVO\t\n";
    struct load_look *look = LOOK(now, table);
    EXPECT_INT(look->unknowns_count, 2);
    EXPECT_INT(look->undecided, 2);
    EXPECT_INT(look->unknowns[0].used, 2);
    EXPECT(load_test_told(look, NULL, "No conocemos la institución «Ministerio Nuevo»"));
    struct str decisions[] = {STR("Ministerio Nuevo"), STR("crear:estado"), STR("Colectivo Equis"), STR("es:2")};
    now->decisions = decisions;
    now->decision_count = COUNT(decisions);
    look = LOOK(now, table);
    EXPECT_INT(look->errors, 0);
    EXPECT_INT(look->unknowns[1].id, 2);
}

UNIT(cells_of_formulas_errors_and_merged_areas_are_told)
{
    struct book book = {0};
    struct remarks none = {0};
    struct load_look look;
    struct sheet *s = book_add(&book, &t->mem, STR("Hitos"), false);
    static const char *const titles[] = {"Compromiso", "Número", "Hito", "Plazo"};
    for (size_t i = 0; i < COUNT(titles); i++)
        EXPECT_DONE(sheet_put(&book, s, &t->mem, 1, i + 1, (struct cell){str_of(titles[i]), CELL_TEXT, 0}));
    for (size_t row = 2; row <= 3; row++) {
        EXPECT_DONE(sheet_put(&book, s, &t->mem, row, 1, (struct cell){STR("1"), CELL_NUMBER, 0}));
        EXPECT_DONE(sheet_put(&book, s, &t->mem, row, 2, (struct cell){row == 2 ? STR("4.0999999999999996") : STR("2"), CELL_NUMBER, CELL_FORMULA}));
        EXPECT_DONE(sheet_put(&book, s, &t->mem, row, 3, (struct cell){row == 2 ? STR("Guía") : STR("#REF!"), row == 2 ? CELL_TEXT : CELL_ERROR, 0}));
        EXPECT_DONE(sheet_put(&book, s, &t->mem, row, 4, (struct cell){STR("2027-06-30"), CELL_DATE, 0}));
    }
    sheet_merge(s, &t->mem, (struct span){2, 1, 3, 1});
    load_examine(&t->mem, LANG_ES, &book, &none, load_test_empty(t), &look);
    EXPECT(load_test_told(&look, "B2", "Es una fórmula"));
    EXPECT(load_test_told(&look, "C3", "error de la hoja de cálculo"));
    EXPECT(load_test_told(&look, "A3", "Celda combinada"));
    EXPECT_STR(look.lines[0].label, "4.1. Guía");
}

/* ---- with tables */

struct load_now *load_test_now(struct test *t, struct plan *p)
{
    struct load_now *now = arena_new_of(&t->mem, struct load_now);
    EXPECT(load_now_of_plan(t->db, &t->mem, p, now) == DONE);
    return now;
}

bool load_test_begin(struct test *t, struct plan *p, struct load *l)
{
    struct jurisdiction j;
    struct institution i;
    shape_clear(&jurisdiction_shape, &j);
    shape_clear(&institution_shape, &i);
    shape_clear(&load_shape, l);
    j.code = STR("ec");
    j.name = STR("Ecuador");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    bool good = record_add(t->db, &jurisdiction_shape, &j) == DONE;
    i.jurisdiction = l->jurisdiction = j.id;
    i.code = STR("mp");
    i.name = STR("Ministerio de Prueba");
    i.acronym = STR("MP");
    i.sector = SECTOR_STATE;
    good &= institution_add(t->db, &i) == DONE;
    *p = load_test_plan(j.id);
    l->kind = LOAD_PASTED;
    l->state = LOAD_WAITING;
    l->plan_number = 3;
    l->added_at = (struct instant){0};
    good &= record_add(t->db, &load_shape, l) == DONE;
    EXPECT(good);
    return good;
}

static const char *fifteen(struct test *t, bool milestones)
{
    struct buf b = BUF(&t->mem);
    buf_chars(&b, milestones ? "Compromiso\tNúmero\tHito\tTipo\tPeso\tPlazo\n" : "Número\tTítulo\tGrupo\tResponsable\tTermina\tProblema\n");
    for (int i = 1; i <= 15; i++)
        if (milestones)
            buf_fmt(&b, "%d\t%d.1\tPrimer hito\tNorma\t40\tjunio 2027\n%d\t%d.2\tSegundo hito\tPublicación\t60\t30/11/2027\n", i, i, i, i);
        else
            buf_fmt(&b, "%d\tCompromiso de prueba %d\tGrupo %d\tMP\t31/12/2027\t\"=SUMA(A1)\ncon dos líneas\"\n", i, i, i % 3);
    return buf_str(&b).ptr;
}

TEST(fifteen_commitments_from_a_table_become_a_plan_and_the_workbook_reads_back_equal)
{
    struct plan p;
    struct load l;
    if (!load_test_begin(t, &p, &l))
        return;
    struct load_now *now = load_test_now(t, &p);
    struct load_look *look = LOOK(now, fifteen(t, false), fifteen(t, true));
    EXPECT_INT(look->errors, 0);
    EXPECT_DONE(load_accept(t->db, &t->mem, &l, now, look));
    EXPECT_STATUS(load_accept(t->db, &t->mem, &l, now, look), CONFLICT); /* once only */
    struct plan *made;
    EXPECT_DONE(plan_by_number(t->db, &t->mem, p.jurisdiction, 3, &made));
    now = load_test_now(t, made);
    EXPECT_INT(now->commitment_count, 15);
    EXPECT_INT(now->milestone_count, 30);
    EXPECT_INT(now->party_count, 15);
    EXPECT_INT(now->group_count, 3);
    EXPECT_STR(day_iso(&t->mem, now->milestones[0].original_due_on), "2027-06-30");
    EXPECT_STR(now->commitments[0].problem, "=SUMA(A1)\ncon dos líneas");
    struct str bytes;
    struct book book;
    struct load_look again;
    EXPECT_DONE(load_workbook(&t->mem, LANG_ES, now, (struct instant){0}, &bytes));
    EXPECT_DONE(xlsx_read(&t->mem, bytes, &book));
    load_examine(&t->mem, LANG_ES, &book, &book.remarks, now, &again);
    EXPECT_INT(again.errors, 0);
    EXPECT_INT(again.counts[LOAD_EQUAL], 46);
    EXPECT_INT(again.counts[LOAD_ADDS] + again.counts[LOAD_CHANGES], 0);
    for (size_t i = 0; i < again.problems_count; i++)
        test_failed(t, __FILE__, __LINE__, "%.*s", STR_ARG(again.problems[i].message));
}

TEST(what_differs_is_shown_and_what_is_not_in_the_file_stays)
{
    struct plan p, *made;
    struct load l;
    if (!load_test_begin(t, &p, &l))
        return;
    struct load_now *now = load_test_now(t, &p);
    EXPECT_DONE(load_accept(t->db, &t->mem, &l, now, LOOK(now, fifteen(t, false), fifteen(t, true))));
    EXPECT_DONE(plan_by_number(t->db, &t->mem, p.jurisdiction, 3, &made));
    now = load_test_now(t, made);
    struct load_look *look = LOOK(now, "Número\tTítulo\tResponsable\tProblema\n2\tTítulo nuevo\tMP\t\n16\tOtro compromiso\tMP\t\n");
    EXPECT_INT(look->counts[LOAD_CHANGES], 1);
    EXPECT_INT(look->counts[LOAD_ADDS], 1);
    EXPECT_INT(look->absent_count, 14);
    EXPECT_INT(look->lines[0].differences_count, 1);
    EXPECT_STR(look->lines[0].differences[0].before, "Compromiso de prueba 2");
    l.state = LOAD_WAITING;
    EXPECT_DONE(load_accept(t->db, &t->mem, &l, now, look));
    now = load_test_now(t, made);
    EXPECT_INT(now->commitment_count, 16);
    EXPECT_STR(now->commitments[1].title, "Título nuevo");
    EXPECT(now->commitments[1].problem.len > 0); /* an empty cell empties nothing */
    made->state = PLAN_PUBLISHED;
    EXPECT_DONE(record_change(t->db, &plan_shape, &t->mem, made));
    now = load_test_now(t, made);
    look = LOOK(now, "Número\tTítulo\n2\tTítulo aún más nuevo\n");
    EXPECT_INT(look->counts[LOAD_NOT_HERE], 1);
    EXPECT_INT(look->counts[LOAD_CHANGES], 0);
}

#define NEW_PLAN "plan_number=3&plan_name=Plan de prueba&plan_starts_on=01/01/2026&plan_ends_on=31/12/2027&pasted="

static struct str between(const struct answer *a, const char *from)
{
    size_t at = str_find(a->body, str_of(from));
    struct str rest = at == SIZE_MAX ? STR_NONE : str_part(a->body, at + strlen(from), a->body.len);
    return str_cut(&rest, '"');
}

static void decide_and_accept(struct test *t, struct desk *d, const char *path)
{
    struct str to_decide = str_fmt(&t->mem, "%s/instituciones", path), to_accept = str_fmt(&t->mem, "%s/aceptar", path);
    struct answer a = desk_get(d, ROLE_DIRECTORATE, path);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "No conocemos la institución"));
    a = desk_post(d, ROLE_DIRECTORATE, to_decide.ptr, path, "n0=Ministerio Nuevo&d0=crear:estado");
    EXPECT_STR(desk_leads(&a), path);
    a = desk_get(d, ROLE_DIRECTORATE, path);
    struct str typed = str_fmt(&t->mem, "_token=%.*s&_key=%.*s&seen=otra", STR_ARG(between(&a, "name=\"_token\" value=\"")),
                               STR_ARG(between(&a, "name=\"_key\" value=\"")));
    a = desk_post_blind(d, ROLE_DIRECTORATE, to_accept.ptr, typed.ptr);
    EXPECT_INT(a.code, 409);
    EXPECT(answer_has(&a, "El plan cambió desde que viste esta página"));
    a = desk_post(d, ROLE_DIRECTORATE, to_accept.ptr, path, "");
    EXPECT_STR(desk_leads(&a), "/ec/plan/3");
    a = desk_get(d, ROLE_DIRECTORATE, path);
    EXPECT(answer_has(&a, "Agregados: 1."));
    EXPECT(!answer_has(&a, to_accept.ptr));
    EXPECT_INT(desk_get(d, ROLE_DIRECTORATE, "/ec/plan/3/compromiso/1").code, 200);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, "/ec/plan/3/compromiso/1").code, 404); /* a draft */
    a = desk_get(d, ROLE_DIRECTORATE, "/ec/plan/3/libro.xlsx");
    EXPECT(a.code == 200 && str_starts(a.body, "PK"));
}

TEST(a_pasted_table_waits_until_somebody_accepts_what_they_saw)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, "/ec/cargas").code, 403);
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, "/ec/cargas", NULL, "plan_number=3");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Elige un archivo o pega una tabla"));
    a = desk_post(&d, ROLE_DIRECTORATE, "/ec/cargas", NULL, NEW_PLAN "Número\tTítulo\tResponsable\n1\tAbrir <b>datos</b>\tMinisterio Nuevo\n");
    EXPECT_INT(a.code, 303);
    if (a.code == 303)
        decide_and_accept(t, &d, str_chars(&t->mem, desk_leads(&a)));
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, "/ec/carga/700").code, 404);
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/cargas/plantilla.xlsx");
    EXPECT(a.code == 200 && str_starts(a.body, "PK"));
    desk_close(&d);
}
