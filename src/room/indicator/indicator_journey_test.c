/* SPDX-License-Identifier: EUPL-1.2
 * A sheet through a real socket: begun, filled in steps, proposed, approved by an act, a second version, closed. */
#include "room/indicator/indicator.h"
#include "tests/desk.h"

#define LIST "/ec/indicadores"
#define ONE "/ec/indicador/tramites"

static enum status world(struct test *t, struct desk *d)
{
    struct institution i;
    struct act a;
    shape_clear(&institution_shape, &i);
    i.jurisdiction = d->jurisdiction;
    i.code = STR("mintel");
    i.name = STR("Institución de prueba");
    i.sector = SECTOR_STATE;
    i.level = i.branch = -1;
    i.state = INSTITUTION_ACTIVE;
    TRY(record_add(t->db, &institution_shape, &i));
    i.id = NONE;
    i.code = STR("otra");
    i.name = STR("Otra institución de prueba");
    TRY(record_add(t->db, &institution_shape, &i));
    shape_clear(&act_shape, &a);
    a.jurisdiction = d->jurisdiction;
    a.number = STR("AF-01");
    a.kind = ACT_MINUTES;
    a.decided_on = day_of(2026, 1, 10);
    a.body = STR("Grupo Núcleo");
    a.title = STR("Batería");
    a.result = ACT_APPROVED;
    return act_add(t->db, &a, NULL, 0);
}

static int post_code(struct desk *d, enum role as, const char *path, const char *page, const char *typed)
{
    return desk_post(d, as, path, page, typed).code;
}

#define REPORT                                                                                                     \
    "informe_antecedentes=Se renovó el registro.&informe_indicador=Trámites en línea.&informe_objetivo=Contar personas.&" \
    "informe_politica=Gobierno digital.&informe_tipo=Cambio de método."
#define STEP_1 "name=Trámites en línea&definition=Los que se hacen enteros en línea.&level=producto&type=numero&direction=sube&accumulation=flujo&achievement=desde-cero&unit=trámites&decimals=0"
#define STEP_3 "baseline_kind=conocida&baseline_micro=2&baseline_on=31/12/2024&baseline_source=Registro&months=3&starts_on=01/01/2025&ends_on=31/12/2026&due_days=15"

static bool prepared(struct test *t, struct desk *d)
{
    const char *who = desk_option(d, ROLE_DIRECTORATE, LIST "/nuevo", "institution", "Institución de prueba");
    const char *bad = str_fmt(&t->mem, "name=Trámites en línea&code=Trámites&commitment=&institution=%s&reports_by=", who).ptr;
    struct answer a = desk_post(d, ROLE_DIRECTORATE, LIST "/nuevo", NULL, bad);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "minúsculas sin tilde") && answer_has(&a, "Trámites en línea"));
    const char *good = str_fmt(&t->mem, "name=Trámites en línea&code=tramites&commitment=&institution=%s&reports_by=", who).ptr;
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, LIST "/nuevo", NULL, good), 303);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, LIST "/nuevo", NULL, good), 422);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, ONE).code, 404);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, ONE "/ficha").code, 404);
    EXPECT_INT(desk_get(d, ROLE_FOCAL, ONE).code, 404);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/ficha/editar/1", NULL, STEP_1), 303);
    a = desk_post(d, ROLE_DIRECTORATE, ONE "/ficha/editar/2", NULL, "least_micro=5&most_micro=1&rollup=no");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "El máximo posible es menor que el mínimo"));
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/ficha/editar/2", NULL, "least_micro=0&most_micro=&rollup=no"), 303);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/ficha/editar/3", NULL, STEP_3), 303);
    a = desk_get(d, ROLE_DIRECTORATE, ONE "/revisar");
    EXPECT(answer_has(&a, "Di de dónde salen los datos") && !answer_has(&a, "Proponer para aprobar"));
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/ficha/editar/4", NULL, "source=Registro&means=Archivo"), 303);
    return t->failures == 0;
}

/* A formula of names that nobody knows, and one that comes back to itself through another indicator. */
static void formulas(struct test *t, struct desk *d)
{
#define INDEX "&definition=Sale de otros dos.&level=resultado&type=indice&direction=sube&accumulation=saldo&achievement=desde-cero&unit=trámites&decimals=0"
    static const char *const codes[] = {"uno", "dos"};
    const char *who = desk_option(d, ROLE_DIRECTORATE, LIST "/nuevo", "institution", "Institución de prueba");
    for (size_t i = 0; i < COUNT(codes); i++)
        EXPECT_INT(post_code(d, ROLE_DIRECTORATE, LIST "/nuevo", NULL,
                             str_fmt(&t->mem, "name=Índice %s&code=%s&commitment=&institution=%s&reports_by=", codes[i], codes[i], who).ptr), 303);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, "/ec/indicador/uno/ficha/editar/1", NULL, "name=Índice uno" INDEX), 303);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, "/ec/indicador/dos/ficha/editar/1", NULL, "name=Índice dos" INDEX), 303);
    struct answer a = desk_post(d, ROLE_DIRECTORATE, "/ec/indicador/uno/ficha/editar/2", NULL, "formula=nadie_lo_mide * 2&rollup=no");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "No hay ningún indicador con el código «nadie_lo_mide»") && answer_has(&a, "nadie_lo_mide * 2"));
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, "/ec/indicador/uno/ficha/editar/2", NULL, "formula=dos * 2&rollup=no"), 303);
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/indicador/dos/ficha/editar/2", NULL, "formula=uno + 1&rollup=no");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "La fórmula vuelve sobre sí misma"));
#undef INDEX
}

static void lists(struct test *t, struct desk *d)
{
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/partes", ONE "/partes", "cual=sexo"), 303);
    struct answer a = desk_get(d, ROLE_DIRECTORATE, ONE "/partes");
    EXPECT(answer_has(&a, "Mujeres") && answer_has(&a, "suman el total"));
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/metas", NULL, "que=anios&anio=2025&v_anios_0=10&r_anios_0=Doble&v_anios_1=20"), 303);
    a = desk_get(d, ROLE_DIRECTORATE, ONE "/revisar");
    EXPECT(answer_has(&a, "falta su razón") && !answer_has(&a, "Proponer para aprobar"));
    EXPECT_INT(desk_post_blind(d, ROLE_DIRECTORATE, ONE "/proponer", "").code >= 400, 1);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/metas", NULL, "que=anios&anio=2025&v_anios_0=10&r_anios_0=Doble&v_anios_1=20&r_anios_1=Otra vez el doble"), 303);
    a = desk_post(d, ROLE_DIRECTORATE, ONE "/metas", NULL, "que=anios&anio=2025&v_anios_0=diez");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "diez"));
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/proponer", ONE "/revisar", ""), 303);
}

static const char *the_act(struct test *t, struct desk *d, const char *page, const char *field)
{
    (void)t;
    return desk_option(d, ROLE_DIRECTORATE, page, field, "AF-01 · 10 de enero de 2026 · Batería");
}

/* Without a reason it stays; with one it is read where the sheet is prepared. */
static void returned(struct test *t, struct desk *d)
{
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/devolver", ONE "/aprobar", "returned_because="), 422);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/devolver", ONE "/aprobar", "returned_because=Falta decir quién cuenta y cada cuánto."), 303);
    struct answer a = desk_get(d, ROLE_DIRECTORATE, ONE "/ficha/editar/1");
    EXPECT(answer_has(&a, "Falta decir quién cuenta"));
    a = desk_get(d, ROLE_DIRECTORATE, ONE "/revisar");
    EXPECT(answer_has(&a, "Falta decir quién cuenta"));
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/proponer", ONE "/revisar", ""), 303);
    a = desk_get(d, ROLE_DIRECTORATE, ONE "/revisar");
    EXPECT(!answer_has(&a, "Falta decir quién cuenta"));
}

static void approved(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(answer_has(&a, "Aprobar o devolver la ficha del indicador"));
    const char *act = the_act(t, d, ONE "/aprobar", "act");
    EXPECT_INT(desk_get(d, ROLE_FOCAL, ONE "/aprobar").code, 404);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/aprobar", NULL, "act=&from_on=20/01/2026"), 422);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/aprobar", NULL, str_fmt(&t->mem, "act=%s&from_on=01/01/2026", act).ptr), 422);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/aprobar", NULL, str_fmt(&t->mem, "act=%s&from_on=10/01/2026", act).ptr), 303);
    a = desk_get(d, ROLE_PUBLIC, ONE);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Trámites en línea") && answer_has(&a, "AF-01"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, ONE "/ficha/1").code, 200);
    EXPECT_INT(desk_post_blind(d, ROLE_DIRECTORATE, ONE "/ficha/editar/1", STEP_1).code >= 400, 1);
    a = desk_get(d, ROLE_PUBLIC, ONE ".csv");
    EXPECT(answer_has(&a, "tramites,1,vigente"));
    a = desk_get(d, ROLE_PUBLIC, LIST);
    EXPECT(answer_has(&a, "Trámites en línea"));
}

/* Who answers and what it is linked with: once approved, by an act and by the directorate alone. */
static void linked(struct test *t, struct desk *d)
{
    const char *who = desk_option(d, ROLE_DIRECTORATE, LIST "/nuevo", "institution", "Otra institución de prueba");
    const char *typed = str_fmt(&t->mem, "institution=%s&reports_by=&milestone=", who).ptr;
    struct answer a = desk_get(d, ROLE_DIRECTORATE, ONE "/vinculos");
    EXPECT(answer_has(&a, "Elige primero el acto") && !answer_has(&a, "name=\"institution\""));
    a = desk_post_blind(d, ROLE_DIRECTORATE, ONE "/vinculos", typed);
    EXPECT_INT(a.code >= 400, 1);
    a = desk_get(d, ROLE_PUBLIC, ONE);
    EXPECT(!answer_has(&a, "Otra institución de prueba"));
    const char *act = desk_option(d, ROLE_DIRECTORATE, ONE "/vinculos", "acto", "AF-01 · 10 de enero de 2026 · Batería");
    const char *page = str_fmt(&t->mem, ONE "/vinculos?acto=%s", act).ptr;
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/vinculos", ONE "/vinculos", typed) != 303, 1);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/vinculos", page, typed), 303);
    a = desk_get(d, ROLE_PUBLIC, ONE);
    EXPECT(answer_has(&a, "Otra institución de prueba"));
}

/* Another calendar leaves targets behind that fit no period: they can be seen and taken away. */
static void recalendared(struct test *t, struct desk *d)
{
#define YEARLY "baseline_kind=conocida&baseline_micro=2&baseline_on=31/12/2024&baseline_source=Registro&months=12&starts_on=01/09/2025&ends_on=31/08/2028&due_days=15"
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/ficha/editar/3", NULL, YEARLY), 303);
    struct answer a = desk_get(d, ROLE_DIRECTORATE, ONE "/metas");
    EXPECT(answer_has(&a, "no calzan con el calendario") && answer_has(&a, "Todo el tiempo que se mide"));
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/metas", NULL,
                         "que=anios&v_anios_0=10&r_anios_0=Doble&v_anios_1=20&r_anios_1=Doble&v_anios_2=30&r_anios_2=Doble&v_anios_3=60&r_anios_3=Todo"), 303);
    a = desk_get(d, ROLE_DIRECTORATE, ONE "/revisar");
    EXPECT(!answer_has(&a, "Proponer para aprobar"));
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/metas/quitar", ONE "/metas", "cual=todas"), 303);
    a = desk_get(d, ROLE_DIRECTORATE, ONE "/metas");
    EXPECT(!answer_has(&a, "no calzan con el calendario") && answer_has(&a, "value=\"30\"") && answer_has(&a, "value=\"60\""));
    EXPECT_INT(desk_post_blind(d, ROLE_DIRECTORATE, ONE "/metas/quitar", "cual=999999").code >= 400, 1);
#undef YEARLY
}

static void changed(struct test *t, struct desk *d)
{
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/ficha/nueva", ONE, ""), 303);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, ONE "/ficha/2").code, 404);
    struct answer a = desk_post(d, ROLE_DIRECTORATE, ONE "/ficha/editar/1", NULL,
                                "change=ajuste-ficha&" REPORT "&unit=personas");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "eso es un cambio de método"));
    a = desk_post(d, ROLE_DIRECTORATE, ONE "/ficha/editar/1", NULL, "change=cambio-metodo&informe_antecedentes=Se renovó el registro.&unit=personas");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Al informe le falta «Política»") && answer_has(&a, "Se renovó el registro."));
    struct str spanish = d->cookies[ROLE_DIRECTORATE];
    d->cookies[ROLE_DIRECTORATE] = str_fmt(&t->mem, "%.*s; hito_lang=en", STR_ARG(spanish));
    a = desk_post(d, ROLE_DIRECTORATE, ONE "/ficha/editar/1", NULL, "change=cambio-metodo&informe_antecedentes=Se renovó el registro.&unit=personas");
    d->cookies[ROLE_DIRECTORATE] = spanish;
    EXPECT(answer_has(&a, "The report lacks “Policy”"));
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/ficha/editar/1", NULL, "change=cambio-metodo&" REPORT "&unit=personas"), 303);
    recalendared(t, d);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/proponer", ONE "/revisar", ""), 303);
    const char *act = the_act(t, d, ONE "/aprobar", "act");
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/aprobar", NULL, str_fmt(&t->mem, "act=%s&from_on=10/01/2026", act).ptr), 422);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/aprobar", NULL, str_fmt(&t->mem, "act=%s&from_on=20/01/2026", act).ptr), 303);
    a = desk_get(d, ROLE_PUBLIC, ONE);
    EXPECT(answer_has(&a, "Cambio de método") && answer_has(&a, "hasta el 19 de enero de 2026"));
    act = the_act(t, d, ONE "/cerrar", "ending_act");
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/cerrar", NULL, str_fmt(&t->mem, "ending_act=%s&ended_on=25/01/2026&informe_tipo=corto", act).ptr), 422);
    EXPECT_INT(post_code(d, ROLE_DIRECTORATE, ONE "/cerrar", NULL,
                    str_fmt(&t->mem, "ending_act=%s&ended_on=25/01/2026&" REPORT, act).ptr), 303);
    a = desk_get(d, ROLE_PUBLIC, ONE);
    EXPECT(answer_has(&a, "Cerrado: terminó su serie"));
}

TEST(a_formula_of_unknown_names_or_that_comes_back_to_itself_is_refused_beside_its_field)
{
    struct desk d;
    if (!desk_open_with(t, &d, world))
        return;
    formulas(t, &d);
    desk_close(&d);
}

TEST(a_sheet_is_prepared_in_steps_approved_by_an_act_changed_and_closed)
{
    struct desk d;
    if (!desk_open_with(t, &d, world))
        return;
    if (prepared(t, &d)) {
        lists(t, &d);
        returned(t, &d);
        approved(t, &d);
        linked(t, &d);
        changed(t, &d);
    }
    desk_close(&d);
}
