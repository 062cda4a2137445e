/* SPDX-License-Identifier: EUPL-1.2
 * The invented province of Los Ceibos: a plan of 15 commitments in every situation of the worked
 * cases of "Hito 1". Days are counted from the day of loading, so that the situations are true then. */
#include "command/demo.h"

#include "command/demo_plan.h"
#include "room/edition/edition.h"
#include "room/topic/topic.h"
#include "room/territory/territory.h"

static enum status jurisdiction_add(struct db *db, struct jurisdiction *j)
{
    shape_clear(&jurisdiction_shape, j);
    j->code = STR("ceibos");
    j->name = STR("Provincia de Los Ceibos (demostración)");
    j->kind = JURISDICTION_PROVINCE;
    j->utc_offset_s = -18000;
    j->demo = true;
    j->note = STR("Provincia inventada para mostrar cómo funciona Hito. Ninguna institución, persona ni cifra de aquí es real.");
    return record_add(db, &jurisdiction_shape, j);
}

static const struct {
    const char *code, *name, *acronym;
    enum sector sector;
    int branch;
} institutions[DEMO_INSTITUTIONS] = {
    {"prefectura", "Prefectura de Los Ceibos", "PLC", SECTOR_LEVELS, -1},
    {"compras", "Unidad Provincial de Compras Abiertas", "UPCA", SECTOR_LEVELS, -1},
    {"ambiente", "Dirección Provincial de Ambiente y Agua", "DPAA", SECTOR_LEVELS, -1},
    {"consejo", "Consejo Cantonal de Participación de Ceibos Altos", "CCP", SECTOR_LEVELS, -1},
    {"tejido", "Fundación Tejido Cívico", "FTC", SECTOR_CIVIL_SOCIETY, -1},
    {"veedores", "Colectivo Veedores del Río", "CVR", SECTOR_CIVIL_SOCIETY, -1},
    {"uceibos", "Universidad Inventada de Los Ceibos", "UIC", SECTOR_ACADEMIA, -1},
};

static enum status institutions_add(struct db *db, struct demo_world *w)
{
    for (size_t i = 0; i < COUNT(institutions); i++) {
        struct institution x;
        shape_clear(&institution_shape, &x);
        x.jurisdiction = w->jurisdiction.id;
        x.code = str_of(institutions[i].code);
        x.name = str_of(institutions[i].name);
        x.acronym = str_of(institutions[i].acronym);
        x.sector = (int)institutions[i].sector;
        x.level = institutions[i].sector == SECTOR_LEVELS ? LEVEL_PROVINCE : -1;
        x.branch = institutions[i].branch;
        x.state = INSTITUTION_ACTIVE;
        TRY(record_add(db, &institution_shape, &x));
        w->institution[i] = x.id;
    }
    return DONE;
}

static enum status demo_act_add(struct db *db, struct demo_world *w, const char *number, int days, const char *title, const char *text,
                           enum act_result result, int64_t *ret)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = w->jurisdiction.id;
    a.number = str_of(number);
    a.kind = ACT_MINUTES;
    a.decided_on = (struct day){w->today.n + days};
    a.body = STR("Foro Provincial de Gobierno Abierto");
    a.title = str_of(title);
    a.text = str_of(text);
    a.result = (int)result;
    TRY(record_add(db, &act_shape, &a));
    *ret = a.id;
    return DONE;
}

static enum status acts_add(struct db *db, struct demo_world *w)
{
    TRY(demo_act_add(db, w, "AF-01", -245, "Aprobación del Primer Plan de Acción", "Se aprueba el plan con una observación.",
                ACT_APPROVED_WITH, &w->act_plan));
    struct act_observation o;
    shape_clear(&act_observation_shape, &o);
    o.act = w->act_plan;
    o.number = 1;
    o.text = STR("Precisar en cada hito el medio de verificación antes de publicar.");
    o.incorporated_on = (struct day){w->today.n - 238};
    o.how = STR("Cada hito tiene ahora su medio de verificación; ver la edición 1.");
    TRY(record_add(db, &act_observation_shape, &o));
    TRY(demo_act_add(db, w, "AF-02", -60, "Nuevo plazo del observatorio del agua",
                "Se mueve el plazo del hito 8.1 por la emergencia de lluvias.", ACT_APPROVED, &w->act_move));
    return demo_act_add(db, w, "AF-03", -45, "Retiro de un hito del registro de consultorías",
                   "Se retira el hito 13.3 porque la ley nueva lo vuelve innecesario.", ACT_APPROVED, &w->act_withdraw);
}

static enum status plan_add(struct db *db, struct arena *mem, struct demo_world *w)
{
    int y, m, d;
    struct plan *p = &w->plan;
    day_split(day_add_months(w->today, -7), &y, &m, &d);
    shape_clear(&plan_shape, p);
    p->jurisdiction = w->jurisdiction.id;
    p->number = 1;
    p->name = STR("Primer Plan de Acción de Gobierno Abierto de Los Ceibos");
    p->level = PLAN_LOCAL;
    p->starts_on = day_of(y, m, 1);
    p->ends_on = (struct day){day_add_months(p->starts_on, 24).n - 1};
    p->submitted_on = (struct day){p->starts_on.n - 20};
    p->tracking = PLAN_TRACKED;
    p->state = PLAN_PUBLISHED;
    p->template = TEMPLATE_2022;
    p->summary = STR("Quince compromisos inventados, uno por cada situación que puede vivir un plan: a tiempo, en riesgo, "
                     "atrasado, en disputa, movido por un acto, sin reporte.");
    p->source = STR("Datos de demostración.");
    TRY(record_add(db, &plan_shape, p));
    static const char *const groups[] = {"Territorio abierto", "Dinero a la vista", "Participación que decide"};
    for (size_t i = 0; i < COUNT(groups); i++) {
        struct plan_group g = {.id = NONE, .plan = p->id, .position = (int64_t)i + 1, .name = str_of(groups[i])};
        TRY(record_add(db, &plan_group_shape, &g));
        w->group[i] = g.id;
    }
    (void)mem;
    return DONE;
}

/* The edition in force: the plan as it stands after the two changes by act. */
static enum status edition_add(struct db *db, struct arena *mem, struct demo_world *w)
{
    struct plan_edition e;
    shape_clear(&plan_edition_shape, &e);
    e.name = STR("Edición vigente");
    e.kind = EDITION_AMENDED;
    e.act = w->act_withdraw;
    e.published_on = (struct day){w->today.n - 44};
    e.note = STR("Recoge el nuevo plazo del hito 8.1 (AF-02) y el retiro del hito 13.3 (AF-03).");
    return edition_publish(db, mem, &w->plan, &e, w->today);
}

enum status demo_province(struct db *db, struct arena *mem, const struct site *site, struct day today,
                          struct demo_people *ret_people)
{
    struct demo_world *w = arena_new_of(mem, struct demo_world);
    w->today = today;
    w->site = site;
    w->mem = mem;
    TRY(jurisdiction_add(db, &w->jurisdiction));
    TRY(demo_people_add(db, mem, w->jurisdiction.id, today, &w->people));
    TRY(institutions_add(db, w));
    TRY(acts_add(db, w));
    TRY(plan_add(db, mem, w));
    TRY(demo_commitments(db, mem, w));
    TRY(demo_verdicts(db, mem, w));
    TRY(demo_letters(db, w));
    TRY(demo_transition(db, w));
    *ret_people = w->people;
    TRY(edition_add(db, mem, w));
    TRY(demo_periods(db, mem, w));
    TRY(demo_reports(db, mem, w));
    TRY(demo_stall(db, mem, w));
    TRY(demo_voices(db, mem, w));
    TRY(demo_cocreation(db, mem, w));
    TRY(demo_planner(db, w));
    TRY(demo_roundtables(db, mem, w));
    TRY(demo_attendance(db, mem, w));
    TRY(demo_proposals(db, mem, w));
    TRY(demo_lineage(db, mem, w));
    TRY(demo_scoring(db, mem, w));
    TRY(demo_selection(db, mem, w));
    TRY(demo_drafting(db, mem, w));
    TRY(progress_recompute_plan(db, mem, w->next_plan.id, w->today));
    TRY(demo_responses(db, mem, w));
    TRY(demo_indicators(db, mem, w));
    TRY(demo_measurements(db, mem, w));
    return demo_notices(db, mem, w);
}
