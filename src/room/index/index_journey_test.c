/* SPDX-License-Identifier: EUPL-1.2
 * The pages of the room through a real socket: what is there before anything was measured, and after. */
#include "room/index/index_view.h"
#include "room/progress/progress_test.h"
#include "tests/desk.h"

static enum status world_add(struct test *t, struct desk *d)
{
    struct follow_world w = {.today = day_at(instant_now(), -18000), .jurisdiction = d->jurisdiction, .focal = d->people[ROLE_FOCAL],
                             .counterpart = d->people[ROLE_COUNTERPART]};
    TRY(follow_world_add(t->db, &t->mem, &w));
    return plan_indices_compute(t->db, &t->mem, instant_now());
}

static bool shows(struct desk *d, const char *path, const char *words)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, path);
    return a.code == 200 && answer_has(&a, words);
}

TEST(results_say_what_is_not_there_without_a_zero)
{
    struct desk d;
    if (!desk_open_with(t, &d, world_add))
        return;
    EXPECT(shows(&d, "/ec/plan/1/resultados", "todavía no hay nada que contar"));
    EXPECT(shows(&d, "/ec/plan/1/resultados", "0 de 2 hitos"));
    EXPECT(shows(&d, "/ec/plan/1/resultados", "Este plan todavía no tiene indicadores con ficha aprobada."));
    EXPECT(shows(&d, "/ec/plan/1/resultados.csv", "commitment_number,code,name"));
    EXPECT(shows(&d, "/ec/plan/1/indices", "Compromiso 1, hito 1.2"));
    EXPECT(shows(&d, "/ec/plan/1/indices", "sin entrega pública"));
    EXPECT(shows(&d, "/ec/plan/1/indices", "/ec/plan/1/indices.csv"));
    EXPECT(shows(&d, "/ec/plan/1/indices.csv", "1,puntualidad,0,2,0,"));
    EXPECT(shows(&d, "/ec/plan/1/indices.csv", "1,respuestas,0,0,,")); /* nothing to measure is no zero */
    EXPECT(shows(&d, "/ec/plan/1/indices.json", "\"puntualidad\""));
    EXPECT(shows(&d, "/ec/plan/1", "/ec/plan/1/resultados"));
    EXPECT(shows(&d, "/ec/plan/1/compromiso/1", "/ec/plan/1/compromiso/1/cadena"));
    EXPECT(shows(&d, "/ec/plan/1/compromiso/1/cadena", "Ningún indicador de resultado dirá si el problema cambió."));
    EXPECT(shows(&d, "/ec/plan/1/compromiso/1/cadena", "Proceso: cómo se trabaja"));
    EXPECT(shows(&d, "/ec/plan/1/indices", "Una disputa sobre un valor de un indicador no entra aquí."));
    EXPECT(shows(&d, "/ec/plan/1/compromiso/2/cadena", "No hay ningún hito: no se sabe qué se hará."));
    EXPECT(shows(&d, "/ec/comparar", "Cumplimiento por plan y por año"));
    EXPECT(shows(&d, "/comparar", "Plan 1"));
    EXPECT(shows(&d, "/comparar.csv", "puntualidad"));
    EXPECT(shows(&d, "/ec/datos/plazos.csv", "1.2"));
    desk_close(&d);
}

UNIT(four_nothings_stand_apart)
{
    EXPECT_INT(standing_of(VALUE_REPORTED, ACHIEVEMENT_LOW), STANDING_LOW);
    EXPECT_INT(standing_of(VALUE_COMPUTED, -1), STANDING_VALUE);
    EXPECT_INT(standing_of(VALUE_NOT_REPORTED, -1), STANDING_NOT_REPORTED);
    EXPECT_INT(standing_of(VALUE_NOT_APPLICABLE, -1), STANDING_NOT_APPLICABLE);
    EXPECT_INT(standing_of(VALUE_NOT_DUE, -1), STANDING_NOT_DUE);
    const struct index_indicator x = {.type = TYPE_NUMBER, .unit = STR("trámites")};
    EXPECT_STR(index_value_words(&t->mem, LANG_ES, &x, VALUE_REPORTED, 0), "0 trámites");
    EXPECT_STR(index_value_words(&t->mem, LANG_ES, &x, VALUE_NOT_REPORTED, NONE), "Sin reporte");
    EXPECT_STR(index_value_words(&t->mem, LANG_ES, &x, VALUE_NOT_APPLICABLE, NONE), "No aplica");
}

UNIT(a_spark_of_one_value_or_of_equal_ones_is_drawn)
{
    const struct index_result one[] = {{.status = VALUE_REPORTED, .value_micro = 5}}, equal[] = {{.status = VALUE_REPORTED, .value_micro = 5},
                               {.status = VALUE_NOT_REPORTED, .value_micro = NONE}, {.status = VALUE_REPORTED, .value_micro = 5}};
    EXPECT(str_find(index_spark(&t->mem, ACCUMULATION_FLOW, one, 1).markup, STR("<circle class=\"fill-time\"")) != SIZE_MAX);
    EXPECT(str_find(index_spark(&t->mem, ACCUMULATION_FLOW, equal, 3).markup, STR("d=\"M4 14M20 14\"")) != SIZE_MAX);
    EXPECT(str_find(index_spark(&t->mem, ACCUMULATION_FLOW, equal, 3).markup, STR("<circle class=\"was\"")) != SIZE_MAX);
    EXPECT_INT(index_spark(&t->mem, ACCUMULATION_FLOW, &equal[1], 1).markup.len, 0);
}

UNIT(sheets_that_measure_otherwise_are_not_compared)
{
    struct compare_value a = {.type = TYPE_NUMBER, .unit = STR("trámites"), .direction = DIRECTION_UP}, b = a;
    EXPECT(sheets_differ(&a, &b) == NULL);
    b.unit = STR("oficios");
    EXPECT(sheets_differ(&a, &b) != NULL);
    b = a;
    b.direction = DIRECTION_DOWN;
    EXPECT(sheets_differ(&a, &b) != NULL);
}

UNIT(what_adds_within_a_year_moves_against_the_same_period_of_the_year_before)
{
    struct index_result rows[8];
    const int64_t values[8] = {10, 20, 30, 58, 5, 12, 18, NONE};
    for (int i = 0; i < 8; i++)
        rows[i] = (struct index_result){.ends_on = day_of(2025 + i / 4, 3 * (i % 4) + 3, 30), .value_micro = values[i],
                                        .status = values[i] == NONE ? VALUE_NOT_DUE : VALUE_REPORTED, .version = 1};
    struct index_ends e = index_ends_of(ACCUMULATION_YEAR, rows, 8);
    EXPECT(e.from == &rows[2] && e.to == &rows[6]);
    e = index_ends_of(ACCUMULATION_STOCK, rows, 8);
    EXPECT(e.from == &rows[0] && e.to == &rows[6]);
    EXPECT_INT(e.values, 7);
    for (int i = 0; i < 4; i++)
        rows[i].version = 2; /* the method changed: nothing before it is compared */
    EXPECT(index_ends_of(ACCUMULATION_YEAR, rows, 8).from == NULL);
    EXPECT(index_ends_of(ACCUMULATION_STOCK, rows, 8).from == &rows[4]);
    EXPECT_INT(index_ends_of(ACCUMULATION_FLOW, &rows[6], 1).values, 1);
    EXPECT(index_ends_of(ACCUMULATION_FLOW, &rows[6], 1).from == NULL);
}

UNIT(a_target_is_shown_with_the_value_that_it_judged)
{
    const struct index_result rows[] = {{.status = VALUE_REPORTED, .value_micro = 58, .target_micro = 60, .category = ACHIEVEMENT_NEAR},
                                        {.status = VALUE_REPORTED, .value_micro = 57, .target_micro = NONE, .category = -1},
                                        {.status = VALUE_NOT_DUE, .value_micro = NONE, .target_micro = 70, .category = -1}};
    const struct index_result *last = index_last_of(rows, 3);
    EXPECT(last == &rows[1]);
    EXPECT(index_judged_of(rows, 3, last) == &rows[0]);
    EXPECT(index_judged_of(rows, 0, NULL) == NULL);
}

UNIT(bars_of_percentages_are_out_of_a_hundred)
{
    EXPECT_INT(compare_whole(TYPE_PERCENT, 75 * (int64_t)MICRO), 100 * (int64_t)MICRO);
    EXPECT_INT(compare_whole(TYPE_PERCENT, 130 * (int64_t)MICRO), 130 * (int64_t)MICRO);
    EXPECT_INT(compare_whole(TYPE_NUMBER, 60 * (int64_t)MICRO), 60 * (int64_t)MICRO);
}
