/* SPDX-License-Identifier: EUPL-1.2
 * The co-creation of the province's second plan, under way, and the next one in preparation. Days count from
 * the day of loading: territory and reception are open, evaluation, selection, drafting and answers have begun. */
#include "command/demo_plan.h"

#define NEVER INT32_MIN

static struct day day_of_demo(const struct demo_world *w, int days)
{
    return (struct day){w->today.n + days};
}

static enum status demo_act(struct db *db, const struct demo_world *w, const char *number, int days, const char *title, const char *text,
                            enum act_result result, int64_t *ret)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = w->jurisdiction.id;
    a.number = str_of(number);
    a.kind = ACT_MINUTES;
    a.decided_on = day_of_demo(w, days);
    a.body = STR("Foro Provincial de Gobierno Abierto");
    a.title = str_of(title);
    a.text = str_of(text);
    a.result = (int)result;
    TRY(record_add(db, &act_shape, &a));
    *ret = a.id;
    return DONE;
}

static enum status method_add(struct db *db, const struct demo_world *w, struct cocreation_method *m)
{
    shape_clear(&cocreation_method_shape, m);
    cocreation_method_defaults(m);
    m->jurisdiction = w->jurisdiction.id;
    m->number = 1;
    m->title = STR("Metodología de cocreación del segundo plan");
    m->state = METHOD_IN_FORCE;
    m->effective_on = day_of_demo(w, -160);
    m->text = STR("Etapas que pueden coincidir en el tiempo, cuatro mesas temáticas y siete territoriales, criterios de inclusión, viabilidad "
                  "y priorización, y una respuesta con razones para cada aporte. Datos de demostración.");
    TRY(demo_act(db, w, "AF-04", -160, "Aprobación de la metodología de cocreación", "Se aprueba con una observación.", ACT_APPROVED_WITH, &m->act));
    struct act_observation o;
    shape_clear(&act_observation_shape, &o);
    o.act = m->act;
    o.number = 1;
    o.text = STR("Considerar en el calendario el tiempo que toma la política pública en las instituciones responsables.");
    o.incorporated_on = day_of_demo(w, -150);
    o.how = STR("La hoja de preparación lo pregunta y el cronograma reserva ese tiempo antes de la formalización.");
    TRY(record_add(db, &act_observation_shape, &o));
    TRY(record_add(db, &cocreation_method_shape, m));
    return cocreation_method_seed(db, m->id);
}

static enum status next_plan_add(struct db *db, struct demo_world *w)
{
    struct plan *p = &w->next_plan;
    shape_clear(&plan_shape, p);
    p->jurisdiction = w->jurisdiction.id;
    p->number = 2;
    p->name = STR("Segundo Plan de Acción de Gobierno Abierto de Los Ceibos");
    p->level = PLAN_LOCAL;
    p->starts_on = day_of_demo(w, 121);
    p->ends_on = (struct day){day_add_months(p->starts_on, 24).n - 1};
    p->tracking = PLAN_TRACKED;
    p->state = PLAN_DRAFT;
    p->template = TEMPLATE_2025;
    p->summary = STR("Se llena con lo que salga de la cocreación.");
    p->source = STR("Datos de demostración.");
    return record_add(db, &plan_shape, p);
}

static const struct {
    const char *code;
    int starts, ends, closed;
} calendar[] = {
    {"definicion", -150, -121, -121}, {"activacion", -120, -101, NEVER}, {"territorio", -100, 20, NEVER},  {"recepcion", -100, 20, NEVER},
    {"evaluacion", -30, 40, NEVER},   {"seleccion", -10, 50, NEVER},     {"redaccion", -5, 75, NEVER},     {"consulta", 55, 70, NEVER},
    {"respuesta", -20, 90, NEVER},    {"formalizacion", 76, 90, NEVER},  {"rendicion", 91, 120, NEVER},
};

static enum status stages_place(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct cocreation_stage *rows;
    size_t count;
    TRY(cocreation_stages(db, mem, w->cocreation.id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < COUNT(calendar); k++) {
            if (!str_is(rows[i].code, calendar[k].code))
                continue;
            rows[i].starts_on = day_of_demo(w, calendar[k].starts);
            rows[i].ends_on = day_of_demo(w, calendar[k].ends);
            rows[i].closing_minute = str_is(rows[i].code, "recepcion") ? 17 * 60 : 24 * 60;
            if (calendar[k].closed != NEVER) {
                rows[i].closed_on = day_of_demo(w, calendar[k].closed + 1);
                rows[i].closed_by = w->people.directorate;
                rows[i].closing_note = STR("Sin pendientes.");
            }
            TRY(record_change(db, &cocreation_stage_shape, mem, &rows[i]));
            if (!str_is(rows[i].code, "territorio"))
                continue;
            struct stage_extension e = {.id = NONE, .stage = rows[i].id, .old_starts_on = DAY_NONE, .new_starts_on = DAY_NONE, .old_ends_on = day_of_demo(w, 5), .new_ends_on = rows[i].ends_on, .act = NONE,
                                        .reason = STR("Las lluvias cerraron la vía a dos cantones: se mueve la fecha de sus mesas."),
                                        .person = w->people.directorate, .extended_on = day_of_demo(w, -12)};
            TRY(record_add(db, &stage_extension_shape, &e));
        }
    return DONE;
}

/* How the first items of a readiness sheet were answered. */
static enum status sheet_answer(struct db *db, struct arena *mem, int64_t cocreation, size_t answered)
{
    static const struct {
        enum readiness_answer answer;
        const char *note;
    } answers[] = {
        {READY_YES, NULL},
        {READY_YES, NULL},
        {READY_IN_PART, "Falta confirmar la interpretación para dos mesas; la cubre la Prefectura."},
        {READY_YES, NULL},
        {READY_YES, NULL},
        {READY_YES, "Se reservan 30 días antes de la formalización."},
        {READY_IN_PART, "Dos de tres recomendaciones; la tercera pide una ley que no depende de la provincia."},
        {READY_YES, "Mesas en los cantones, formularios en papel y una página que funciona sin señal."},
    };
    struct readiness_item *items;
    size_t count;
    TRY(readiness_of(db, mem, cocreation, &items, &count));
    for (size_t i = 0; i < count && i < answered && i < COUNT(answers); i++) {
        items[i].answer = (int)answers[i].answer;
        items[i].note = str_of(answers[i].note);
        TRY(record_change(db, &readiness_item_shape, mem, &items[i]));
    }
    return DONE;
}

static enum status notices_add(struct db *db, const struct demo_world *w)
{
    static const struct {
        int days;
        const char *title, *text;
    } notices[] = {
        {-140, "Calendario de la cocreación", "Publicamos las etapas con sus fechas y las formas de participar. Empezamos a recibir inscripciones el día que se activa el proceso."},
        {-100, "Están abiertas las mesas y el buzón de propuestas", "Hay cuatro mesas temáticas y siete territoriales. También puedes proponer por esta página o en papel."},
        {-12, "Las mesas en territorio continúan quince días más", "Las lluvias cerraron la vía a dos cantones. Sus mesas tienen nueva fecha y el plazo se amplía."},
    };
    for (size_t i = 0; i < COUNT(notices); i++) {
        struct cocreation_notice n;
        shape_clear(&cocreation_notice_shape, &n);
        n.cocreation = w->cocreation.id;
        n.title = str_of(notices[i].title);
        n.text = str_of(notices[i].text);
        n.published_on = day_of_demo(w, notices[i].days);
        n.published_at = (struct instant){(int64_t)n.published_on.n * 86400 + 15 * 3600};
        TRY(record_add(db, &cocreation_notice_shape, &n));
    }
    return DONE;
}

static enum status active_add(struct db *db, struct arena *mem, struct demo_world *w, const struct cocreation_method *m)
{
    struct cocreation *c = &w->cocreation;
    shape_clear(&cocreation_shape, c);
    c->jurisdiction = w->jurisdiction.id;
    c->name = STR("Cocreación del Segundo Plan de Acción de Los Ceibos");
    c->method = m->id;
    c->plan = w->next_plan.id;
    c->summary = STR("Entre todas las personas y las instituciones de la provincia escribimos el segundo plan. Cada aporte recibe una respuesta con razones.");
    c->delivery_on = day_of_demo(w, 90);
    TRY(cocreation_open(db, mem, c, w->today));
    TRY(stages_place(db, mem, w));
    TRY(sheet_answer(db, mem, c->id, SIZE_MAX));
    TRY(demo_act(db, w, "AF-05", -122, "Activación de la cocreación del segundo plan", "Se activa el proceso con la hoja de preparación respondida.",
                 ACT_APPROVED, &c->activation_act));
    c->state = COCREATION_ACTIVE;
    c->announced_on = day_of_demo(w, -140);
    c->activated_on = day_of_demo(w, -121);
    TRY(record_change(db, &cocreation_shape, mem, c));
    return notices_add(db, w);
}

enum status demo_cocreation(struct db *db, struct arena *mem, struct demo_world *w)
{
    struct cocreation_method m;
    struct cocreation next;
    TRY(method_add(db, w, &m));
    TRY(next_plan_add(db, w));
    TRY(active_add(db, mem, w, &m));
    shape_clear(&cocreation_shape, &next);
    next.jurisdiction = w->jurisdiction.id;
    next.name = STR("Cocreación del Tercer Plan de Acción de Los Ceibos");
    next.method = m.id;
    next.delivery_on = day_of_demo(w, 800);
    TRY(cocreation_open(db, mem, &next, w->today));
    return sheet_answer(db, mem, next.id, 3);
}
