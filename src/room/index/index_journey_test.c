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
    EXPECT(shows(&d, "/ec/plan/1", "/ec/plan/1/resultados"));
    EXPECT(shows(&d, "/ec/plan/1/compromiso/1", "/ec/plan/1/compromiso/1/cadena"));
    EXPECT(shows(&d, "/ec/plan/1/compromiso/1/cadena", "Ningún indicador de resultado dirá si el problema cambió."));
    EXPECT(shows(&d, "/ec/plan/1/compromiso/2/cadena", "No hay ningún hito: no se sabe qué se hará."));
    EXPECT(shows(&d, "/ec/comparar", "Índices por plan"));
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
    EXPECT(str_find(index_spark(&t->mem, one, 1).markup, STR("<circle class=\"fill-time\"")) != SIZE_MAX);
    EXPECT(str_find(index_spark(&t->mem, equal, 3).markup, STR("d=\"M4 14M20 14\"")) != SIZE_MAX);
    EXPECT(str_find(index_spark(&t->mem, equal, 3).markup, STR("<circle class=\"was\"")) != SIZE_MAX);
    EXPECT_INT(index_spark(&t->mem, &equal[1], 1).markup.len, 0);
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
