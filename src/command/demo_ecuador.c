/* SPDX-License-Identifier: EUPL-1.2
 * Ecuador's Plans 1 and 2 as history: only what is on record; what is unknown stays empty. No
 * milestones, no lights: "sin seguimiento aquí". Titles in our own words. */
#include "command/demo.h"

struct past {
    const char *number, *ogp_id, *title, *lead, *support, *carried;
};

static const struct past plan_1[] = {
    {"1", NULL, "Política y guía de datos abiertos, hechas en colaboración", NULL, NULL, NULL},
    {"2", NULL, "Rediseño del portal de datos abiertos", "Secretaría Nacional de Planificación", NULL, NULL},
    {"3", NULL, "Plataforma abierta de contratación pública", "Servicio Nacional de Contratación Pública (SERCOP)",
     "CAF, Open Contracting Partnership y MINTEL", NULL},
    {"4", NULL, "Acuerdo de Escazú: derechos de participación e información ambiental", NULL, NULL, NULL},
    {"5", NULL, "Hoja de ruta hacia el estándar EITI en petróleo, gas y minería", NULL, NULL, NULL},
    {"6", "EC0006", "Capacidades para la transparencia y el acceso a la información", "Defensoría del Pueblo",
     "Participación Ciudadana (contraparte); Función de Transparencia, MINTEL, Trabajo, DINARDAP, Centro Segundo Montes Mozo, Datalat, Grupo FARO",
     NULL},
    {"7", NULL, "Plan nacional contra la violencia de género y observatorio ciudadano", "Secretaría de Derechos Humanos",
     "Fundación Esquel (contraparte)", NULL},
    {"8", NULL, "Primer laboratorio de innovación ciudadana", NULL, NULL, NULL},
    {"9", NULL, "Ciudadanía que mejora y simplifica trámites", NULL, NULL, NULL},
    {"10", NULL, "Estrategia de calidad de los servicios de la Función Ejecutiva", NULL, NULL, NULL},
};
static const struct past plan_2[] = {
    {"2", NULL, "Mejores datos de procesos electorales y organizaciones políticas", NULL, NULL, NULL},
    {"3", NULL, "Participación ciudadana y control de la rendición de cuentas: escuela y observatorio", NULL, NULL, NULL},
    {"4", "EC0014", "Mejor información legislativa: nuevo catálogo y difusión más amplia", NULL, NULL, NULL},
    {"5", NULL, "Municipios con gobierno abierto e innovación pública", NULL, "Datalat; PNUD", NULL},
    {"6", "EC0016", "Portal Nacional de Transparencia y su guía", "Defensoría del Pueblo", "FCD, Datalat, Fundapi; GIZ", NULL},
    {"10", "EC0020", "Transparencia de la pesca (FiTI)", NULL, "Grupo nacional de múltiples actores", NULL},
};

static enum status commitments_add(struct db *db, int64_t plan, const struct past *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct commitment c;
        shape_clear(&commitment_shape, &c);
        c.plan = plan;
        c.number = str_of(list[i].number);
        c.position = (int64_t)i + 1;
        c.ogp_id = str_of(list[i].ogp_id);
        c.title = str_of(list[i].title);
        c.lead_text = str_of(list[i].lead);
        c.support_text = str_of(list[i].support);
        c.state = COMMITMENT_CURRENT;
        TRY(record_add(db, &commitment_shape, &c));
    }
    return DONE;
}

static enum status plan_1_add(struct db *db, int64_t jurisdiction)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.jurisdiction = jurisdiction;
    p.number = 1;
    p.name = STR("Plan de Acción de Gobierno Abierto 2019-2022");
    p.level = PLAN_NATIONAL;
    p.submitted_on = day_of(2020, 12, 24);
    p.tracking = PLAN_HISTORY;
    p.state = PLAN_CLOSED;
    p.template = TEMPLATE_2018;
    p.summary = STR("Diez compromisos. Diseñado para 2019-2021 y reprogramado hasta 2022 por la regla de OGP sobre la pandemia.");
    p.source = STR("Registros públicos de OGP y del mecanismo independiente; actas del Grupo Núcleo de 2021 y 2025. Lo que no consta queda vacío.");
    TRY(record_add(db, &plan_shape, &p));
    struct plan_edition second;
    shape_clear(&plan_edition_shape, &second);
    second.plan = p.id;
    second.number = 1;
    second.name = STR("Edición reprogramada");
    second.kind = EDITION_REPROGRAMMED;
    second.published_on = day_of(2020, 12, 24);
    second.note = STR("Entregada a OGP en español e inglés. De la edición original no consta aquí el texto.");
    TRY(record_add(db, &plan_edition_shape, &second));
    return commitments_add(db, p.id, plan_1, COUNT(plan_1));
}

static enum status plan_2_add(struct db *db, int64_t jurisdiction)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.jurisdiction = jurisdiction;
    p.number = 2;
    p.ogp_id = STR("AP_ECU02");
    p.name = STR("Segundo Plan de Acción: hacia un Estado Abierto 2022-2024");
    p.level = PLAN_NATIONAL;
    p.tracking = PLAN_HISTORY;
    p.state = PLAN_CLOSED;
    p.template = TEMPLATE_2018;
    p.summary = STR("Quince compromisos en tres grupos. Aquí están los que tienen número y contenido en registros públicos; "
                    "de los demás solo se sabe que existen.");
    p.source = STR("Registros públicos de OGP, CEPAL y el mecanismo independiente. En su cocreación participaron 1.260 personas: "
                   "692 hombres, 559 mujeres, 4 personas no binarias y 5 de otra identidad (CEPAL).");
    TRY(record_add(db, &plan_shape, &p));
    static const char *const groups[] = {"Estado abierto", "Transparencia", "Participación ciudadana y colaboración"};
    for (size_t i = 0; i < COUNT(groups); i++) {
        struct plan_group g = {.id = NONE, .plan = p.id, .position = (int64_t)i + 1, .name = str_of(groups[i])};
        TRY(record_add(db, &plan_group_shape, &g));
    }
    return commitments_add(db, p.id, plan_2, COUNT(plan_2));
}

static enum status acts_add(struct db *db, int64_t jurisdiction)
{
    static const struct {
        const char *number, *title, *text;
        int y, m, d;
    } acts[] = {
        {"Primera de 2021", "Primera sesión del Grupo Núcleo de 2021",
         "Conoce la entrega del plan reprogramado a OGP y la plataforma de seguimiento y evaluación.", 2021, 1, 20},
        {"AM-2025-03", "Metodología de cocreación del tercer plan",
         "Aprueba el texto de la metodología de cocreación del Tercer Plan de Acción de Estado Abierto.", 2025, 5, 29},
    };
    for (size_t i = 0; i < COUNT(acts); i++) {
        struct act a;
        shape_clear(&act_shape, &a);
        a.jurisdiction = jurisdiction;
        a.number = str_of(acts[i].number);
        a.kind = ACT_MINUTES;
        a.decided_on = day_of(acts[i].y, acts[i].m, acts[i].d);
        a.body = STR("Grupo Núcleo de Gobierno Abierto");
        a.title = str_of(acts[i].title);
        a.text = str_of(acts[i].text);
        a.result = ACT_APPROVED;
        TRY(record_add(db, &act_shape, &a));
    }
    return DONE;
}

enum status demo_ecuador(struct db *db, struct arena *mem, const struct demo_people *people, struct day today)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("ec");
    j.name = STR("Ecuador");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    j.note = STR("Los Planes 1 y 2 están aquí como historia, con lo que consta en registros públicos. Hito no les da seguimiento.");
    TRY(record_add(db, &jurisdiction_shape, &j));
    TRY(account_grant(db, mem, people->directorate, ROLE_DIRECTORATE, j.id, today));
    TRY(account_grant(db, mem, people->colead, ROLE_COLEAD, j.id, today));
    TRY(acts_add(db, j.id));
    TRY(plan_1_add(db, j.id));
    return plan_2_add(db, j.id);
}
