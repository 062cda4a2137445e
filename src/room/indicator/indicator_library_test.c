/* SPDX-License-Identifier: EUPL-1.2
 * Indicators beside others: an index of public names only, one in the place of another, a sheet of the library, a report to another place. */
#include "room/indicator/indicator.h"
#include "tests/desk.h"

#define REPORT                                                                                                     \
    "informe_antecedentes=No decía cuánto tardan.&informe_indicador=Trámites en línea.&informe_objetivo=Medir el plazo.&" \
    "informe_politica=Gobierno digital.&informe_tipo=Reemplazo de la serie."

static enum status act_here(struct test *t, int64_t jurisdiction, int64_t *ret)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = jurisdiction;
    a.number = STR("AF-01");
    a.kind = ACT_MINUTES;
    a.decided_on = day_of(2026, 1, 10);
    a.body = STR("Grupo Núcleo");
    a.title = STR("Batería");
    a.result = ACT_APPROVED;
    TRY(act_add(t->db, &a, NULL, 0));
    *ret = a.id;
    return DONE;
}

static enum status institution_here(struct test *t, int64_t jurisdiction, int64_t *ret)
{
    struct institution i;
    shape_clear(&institution_shape, &i);
    i.jurisdiction = jurisdiction;
    i.code = STR("mintel");
    i.name = STR("Institución de prueba");
    i.sector = SECTOR_STATE;
    i.level = i.branch = -1;
    i.state = INSTITUTION_ACTIVE;
    TRY(record_add(t->db, &institution_shape, &i));
    *ret = i.id;
    return DONE;
}

struct about {
    const char *code;
    int level;
    bool shared, approved;
};

static enum status indicator_here(struct test *t, int64_t jurisdiction, int64_t institution, int64_t act, const struct about *about)
{
    struct indicator x;
    struct indicator_version v;
    shape_clear(&indicator_shape, &x);
    shape_clear(&indicator_version_shape, &v);
    x.jurisdiction = jurisdiction;
    x.code = str_of(about->code);
    x.institution = institution;
    x.shared = about->shared;
    v.name = str_fmt(&t->mem, "Indicador %s", about->code);
    v.definition = v.source = v.means = STR("De prueba.");
    v.level = about->level;
    v.type = TYPE_NUMBER;
    v.direction = DIRECTION_UP;
    v.accumulation = ACCUMULATION_FLOW;
    v.achievement = ACHIEVEMENT_FROM_ZERO;
    v.parts_rule = PARTS_NONE;
    v.unit = STR("trámites");
    v.decimals = 0;
    v.baseline_kind = BASELINE_KNOWN;
    v.baseline_micro = 52 * MICRO;
    v.baseline_on = day_of(2024, 12, 31);
    v.baseline_source = STR("Registro del otro lugar");
    v.rollup = ROLLUP_SUM;
    v.months = 3;
    v.starts_on = day_of(2025, 1, 1);
    v.ends_on = day_of(2026, 12, 31);
    v.due_days = 15;
    TRY(indicator_add(t->db, &x, &v));
    struct indicator_target g = {.id = NONE, .version = v.id, .part = NONE, .starts_on = v.starts_on, .ends_on = day_of(2025, 12, 31),
                                 .value_micro = 77 * MICRO, .reason = STR("Del otro lugar.")};
    TRY(record_add(t->db, &indicator_target_shape, &g));
    if (!about->approved)
        return DONE;
    v.state = VERSION_IN_FORCE;
    v.act = act;
    v.from_on = day_of(2026, 1, 10);
    TRY(record_change(t->db, &indicator_version_shape, &t->mem, &v));
    x.state = INDICATOR_IN_FORCE;
    return record_change(t->db, &indicator_shape, &t->mem, &x);
}

static enum status world(struct test *t, struct desk *d)
{
    static const struct about here[] = {{"viejo", LEVEL_OUTPUT, false, true}, {"nuevo", LEVEL_OUTCOME, false, true}, {"borrador", LEVEL_OUTPUT, false, false}};
    static const struct about there = {"nacional", LEVEL_OUTCOME, true, true};
    struct jurisdiction j;
    int64_t act, institution;
    TRY(act_here(t, d->jurisdiction, &act));
    TRY(institution_here(t, d->jurisdiction, &institution));
    for (size_t i = 0; i < COUNT(here); i++)
        TRY(indicator_here(t, d->jurisdiction, institution, act, &here[i]));
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("pais");
    j.kind = JURISDICTION_COUNTRY;
    j.name = STR("País de prueba");
    j.utc_offset_s = -18000;
    TRY(record_add(t->db, &jurisdiction_shape, &j));
    TRY(act_here(t, j.id, &act));
    TRY(institution_here(t, j.id, &institution));
    return indicator_here(t, j.id, institution, act, &there);
}

#define LIST "/ec/indicadores"
static const char *who(struct desk *d)
{
    return desk_option(d, ROLE_DIRECTORATE, LIST "/nuevo", "institution", "Institución de prueba");
}

TEST(an_index_over_a_sheet_that_was_never_approved_is_not_proposed)
{
    struct desk d;
    if (!desk_open_with(t, &d, world))
        return;
    const char *typed = str_fmt(&t->mem, "name=Índice de prueba&code=indice&commitment=&institution=%s&reports_by=", who(&d)).ptr;
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, LIST "/nuevo", NULL, typed).code, 303);
#define ONE "/ec/indicador/indice"
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, ONE "/ficha/editar/1", NULL,
                         "name=Índice de prueba&definition=De otro.&level=resultado&type=indice&direction=sube&accumulation=saldo&achievement=desde-cero&unit=trámites&decimals=0").code, 303);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, ONE "/ficha/editar/2", NULL, "formula=borrador * 2&rollup=no").code, 303);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, ONE "/ficha/editar/4", NULL, "source=Registro&means=Archivo").code, 303);
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, ONE "/revisar");
    EXPECT(answer_has(&a, "«borrador» todavía no tiene una ficha aprobada"));
    EXPECT_INT(desk_post_blind(&d, ROLE_DIRECTORATE, ONE "/proponer", "").code >= 400, 1);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, ONE "/ficha/editar/2", NULL, "formula=viejo * 2&rollup=no").code, 303);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, ONE "/proponer", ONE "/revisar", "").code, 303);
#undef ONE
    desk_close(&d);
}

TEST(an_indicator_is_replaced_by_another_in_force_with_an_act_and_a_report)
{
    struct desk d;
    if (!desk_open_with(t, &d, world))
        return;
#define ONE "/ec/indicador/viejo"
    const char *act = desk_option(&d, ROLE_DIRECTORATE, ONE "/reemplazar", "ending_act", "AF-01 · 10 de enero de 2026 · Batería");
    const char *next = desk_option(&d, ROLE_DIRECTORATE, ONE "/reemplazar", "replaced_by", "nuevo");
    EXPECT_STR(str_of(desk_option(&d, ROLE_DIRECTORATE, ONE "/reemplazar", "replaced_by", "borrador")), "");
    EXPECT_STR(str_of(desk_option(&d, ROLE_DIRECTORATE, ONE "/reemplazar", "replaced_by", "viejo")), "");
    const char *bare = str_fmt(&t->mem, "replaced_by=%s&ending_act=%s&ended_on=31/03/2026", next, act).ptr;
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, ONE "/reemplazar", NULL, bare);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Al informe le falta «Antecedentes»"));
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, ONE "/reemplazar", NULL, str_fmt(&t->mem, "replaced_by=&ending_act=%s&ended_on=31/03/2026&" REPORT, act).ptr).code, 422);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, ONE "/reemplazar", NULL, str_fmt(&t->mem, "%s&" REPORT, bare).ptr).code, 303);
    a = desk_get(&d, ROLE_PUBLIC, ONE);
    EXPECT(answer_has(&a, "Reemplazado por otro indicador") && answer_has(&a, "/ec/indicador/nuevo") && answer_has(&a, "No decía cuánto tardan."));
    EXPECT(answer_has(&a, "Se midió hasta el 31 de marzo de 2026"));
    a = desk_get(&d, ROLE_PUBLIC, LIST ".csv");
    EXPECT(answer_has(&a, "reemplazado,1,nuevo,2026-03-31,AF-01"));
    EXPECT_INT(desk_post_blind(&d, ROLE_DIRECTORATE, ONE "/ficha/nueva", "").code >= 400, 1);
#undef ONE
    desk_close(&d);
}

TEST(a_sheet_of_the_library_brings_neither_the_baseline_nor_the_targets_of_the_other_place)
{
    struct desk d;
    if (!desk_open_with(t, &d, world))
        return;
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, LIST "/biblioteca");
    EXPECT(answer_has(&a, "Indicador nacional") && answer_has(&a, "País de prueba") && !answer_has(&a, "Indicador viejo"));
    const char *typed = str_fmt(&t->mem, "code=copia&commitment=&institution=%s&reports_by=", who(&d)).ptr;
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, LIST "/usar", LIST "/usar?de=pais/nacional", typed).code, 303);
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/indicador/copia/ficha/1");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Versión 1 de nacional, País de prueba") && answer_has(&a, "Por levantar"));
    EXPECT(!answer_has(&a, "Registro del otro lugar") && !answer_has(&a, "77 trámites") && !answer_has(&a, "52 trámites"));
    EXPECT_INT(desk_get(&d, ROLE_PUBLIC, "/ec/indicador/copia").code, 404);
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, LIST "/usar?de=ec/viejo").code, 404);
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/indicador/copia");
    EXPECT(!answer_has(&a, "Reporta al indicador"));
    desk_close(&d);
}

TEST(a_place_reports_to_the_indicator_of_another_that_lets_it)
{
    struct desk d;
    if (!desk_open_with(t, &d, world))
        return;
    const char *typed = str_fmt(&t->mem, "code=nacional&commitment=&institution=%s&reports_by=", who(&d)).ptr;
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, LIST "/usar", LIST "/usar?de=pais/nacional&reporta=1", typed).code, 303);
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, "/ec/indicador/nacional");
    EXPECT(answer_has(&a, "Reporta al indicador") && answer_has(&a, "/pais/indicador/nacional"));
    a = desk_get(&d, ROLE_PUBLIC, "/pais/indicador/nacional");
    EXPECT(!answer_has(&a, "Lo alimenta")); /* not before its own sheet is approved */
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, "/ec/indicador/nacional/proponer", "/ec/indicador/nacional/revisar", "").code, 303);
    const char *act = desk_option(&d, ROLE_DIRECTORATE, "/ec/indicador/nacional/aprobar", "act", "AF-01 · 10 de enero de 2026 · Batería");
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, "/ec/indicador/nacional/aprobar", NULL, str_fmt(&t->mem, "act=%s&from_on=10/01/2026", act).ptr).code, 303);
    a = desk_get(&d, ROLE_PUBLIC, "/pais/indicador/nacional");
    EXPECT(answer_has(&a, "Lo alimenta") && answer_has(&a, "/ec/indicador/nacional"));
    desk_close(&d);
}

TEST(the_list_as_data_honours_its_filters)
{
    struct desk d;
    if (!desk_open_with(t, &d, world))
        return;
    struct answer a = desk_get(&d, ROLE_PUBLIC, LIST ".csv");
    EXPECT(answer_has(&a, "\nnuevo,") && answer_has(&a, "\nviejo,") && !answer_has(&a, "\nborrador,"));
    a = desk_get(&d, ROLE_PUBLIC, LIST ".csv?nivel=resultado");
    EXPECT(answer_has(&a, "\nnuevo,") && !answer_has(&a, "\nviejo,"));
    a = desk_get(&d, ROLE_PUBLIC, LIST ".csv?institucion=nadie");
    EXPECT(!answer_has(&a, "\nnuevo,"));
    a = desk_get(&d, ROLE_PUBLIC, LIST ".csv?tema=ninguno");
    EXPECT(!answer_has(&a, "\nnuevo,"));
    desk_close(&d);
}
