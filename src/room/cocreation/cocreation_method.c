/* SPDX-License-Identifier: EUPL-1.2
 * What is shipped: the stages of the methodology approved in 2025 with what each opens, the readiness sheet;
 * and how a process takes them from its version. */
#include "room/cocreation/cocreation_view.h"

#include <string.h>

#define MOST_GATES 4u
#define NO_GATE (-1)

static const struct {
    const char *code, *name, *purpose;
    int64_t days;
    bool waits, optional;
    int gates[MOST_GATES]; /* up to NO_GATE */
} shipped[] = {
    {"definicion", "Definición de las etapas", "Acordar con el coliderazgo las etapas, las mesas, los criterios y el calendario.", 30, false, false, {NO_GATE}},
    {"activacion", "Activación del proceso", "Convocar: publicar el calendario, mapear a quién se invita y abrir las inscripciones.", 20, false, false,
     {GATE_REGISTRATION, NO_GATE}},
    {"territorio", "Trabajo en territorio", "Mesas temáticas y territoriales: escuchar, conversar y formular propuestas.", 60, false, false,
     {GATE_REGISTRATION, GATE_ATTENDANCE, NO_GATE}},
    {"recepcion", "Recepción de propuestas", "Recibir propuestas por formulario, en las mesas y en papel, y comentarlas.", 60, false, false,
     {GATE_PROPOSALS, GATE_COMMENTS, GATE_CHECK, NO_GATE}},
    {"evaluacion", "Análisis y evaluación de propuestas",
     "Revisar cada propuesta con los criterios de inclusión, viabilidad y priorización aprobados.", 45, true, false, {GATE_CHECK, GATE_SCORING, NO_GATE}},
    {"seleccion", "Selección de compromisos", "Elegir con un acto, y con razones, qué propuestas pasan a ser compromisos.", 15, true, false,
     {GATE_SELECTION, NO_GATE}},
    {"redaccion", "Redacción de compromisos", "Equipos mixtos del Estado, la sociedad civil y la academia escriben cada compromiso y sus hitos.", 45,
     false, false, {GATE_DRAFTING, NO_GATE}},
    {"consulta", "Consulta pública (opcional)", "Publicar lo redactado y escuchar qué falta. La metodología la deja a decisión de cada proceso.", 15,
     false, true, {GATE_COMMENTS, NO_GATE}},
    {"respuesta", "Respuesta razonada a cada aporte", "Decir a cada persona qué se hizo con lo que propuso y por qué.", 30, false, false,
     {GATE_ANSWERS, NO_GATE}},
    {"formalizacion", "Formalización del plan", "Reunir los compromisos, revisarlos, aprobar el plan con un acto y entregarlo.", 20, false, false,
     {GATE_PLAN, NO_GATE}},
    {"rendicion", "Rendición de cuentas", "Contar a quienes participaron qué se recibió, qué se respondió, qué se eligió y qué cambió.", 30, false, false,
     {GATE_REPORT, NO_GATE}},
};

static const struct {
    enum readiness_kind kind;
    const char *question;
} sheet[] = {
    {READY_AUTHORITIES, "¿El calendario toma en cuenta las elecciones y los cambios de autoridades previstos?"},
    {READY_AUTHORITIES, "¿La máxima autoridad y el coliderazgo respaldan por escrito el proceso?"},
    {READY_MONEY, "¿Están asignados los recursos para las mesas, la interpretación y la difusión?"},
    {READY_CAPACITY, "¿Hay un equipo con tiempo suficiente y una persona responsable por etapa?"},
    {READY_CAPACITY, "¿Están listas la facilitación de las mesas y las personas que evaluarán?"},
    {READY_CALENDAR, "¿El calendario deja a las instituciones el tiempo que toma el trámite de la política pública?"},
    {READY_REVIEW, "¿Se atendió lo que recomendó la última revisión independiente?"},
    {READY_OTHER, "¿Pueden participar quienes no tienen internet o necesitan interpretación?"},
};

void cocreation_method_defaults(struct cocreation_method *m)
{
    m->answer_days = 60;
    m->draft_days = 14;
    m->publish_from = 5;
    m->cards_needed = 3;
    m->notice_days = 14;
}

enum status cocreation_method_seed(struct db *db, int64_t method)
{
    for (size_t i = 0; i < COUNT(shipped); i++) {
        struct method_stage s = {.id = NONE, .method = method, .position = (int64_t)i + 1, .code = str_of(shipped[i].code),
                                 .name = str_of(shipped[i].name), .purpose = str_of(shipped[i].purpose), .days = shipped[i].days,
                                 .waits = shipped[i].waits, .optional = shipped[i].optional};
        TRY(record_add(db, &method_stage_shape, &s));
        for (size_t k = 0; k < MOST_GATES && shipped[i].gates[k] != NO_GATE; k++) {
            struct method_gate g = {.id = NONE, .stage = s.id, .gate = shipped[i].gates[k]};
            TRY(record_add(db, &method_gate_shape, &g));
        }
    }
    return DONE;
}

/* Backwards from the delivery, which is the last day of the stage that formalises the plan (else of the last);
 * what comes after goes on from there. Without a delivery: one after another from the day `first`. */
void cocreation_lay(struct laid_stage *stages, size_t count, struct day delivery, struct day first)
{
    size_t end = count;
    for (size_t i = 0; i < count; i++)
        if (stages[i].formalises || (end == count && i + 1 == count))
            end = i;
    struct day day = day_known(delivery) ? delivery : first;
    if (day_known(delivery)) {
        for (size_t i = end + 1; i-- > 0 && end < count;) {
            stages[i].ends_on = day;
            day.n -= (int32_t)stages[i].days;
            stages[i].starts_on = (struct day){day.n + 1};
        }
        day = (struct day){delivery.n + 1};
    }
    for (size_t i = day_known(delivery) ? end + 1 : 0; i < count; i++) {
        stages[i].starts_on = day;
        day.n += (int32_t)stages[i].days;
        stages[i].ends_on = (struct day){day.n - 1};
    }
}

static enum status stages_seed(struct db *db, struct arena *mem, const struct cocreation *c, struct day first)
{
    struct method_window *rows;
    size_t count, stages = 0;
    TRY(cocreation_method_windows(db, mem, c->method, &rows, &count));
    struct laid_stage *laid = arena_array(mem, struct laid_stage, count);
    for (size_t i = 0; i < count; i++) {
        bool next = i == 0 || rows[i].id != rows[i - 1].id;
        if (next)
            laid[stages++].days = rows[i].days;
        laid[stages - 1].formalises = laid[stages - 1].formalises || rows[i].gate == GATE_PLAN;
    }
    cocreation_lay(laid, stages, c->delivery_on, first);
    struct cocreation_stage s;
    stages = 0;
    for (size_t i = 0; i < count; i++) {
        const struct method_window *x = &rows[i];
        if (i == 0 || x->id != rows[i - 1].id) {
            shape_clear(&cocreation_stage_shape, &s);
            s.cocreation = c->id;
            s.position = x->position;
            s.code = x->code;
            s.name = x->name;
            s.purpose = x->purpose;
            s.waits = x->waits;
            s.starts_on = laid[stages].starts_on;
            s.ends_on = laid[stages++].ends_on;
            s.closing_minute = 24 * 60;
            TRY(record_add(db, &cocreation_stage_shape, &s));
        }
        struct stage_gate g = {.id = NONE, .stage = s.id, .gate = x->gate};
        if (x->gate >= 0)
            TRY(record_add(db, &stage_gate_shape, &g));
    }
    return DONE;
}

enum status cocreation_open(struct db *db, struct arena *mem, struct cocreation *c, struct day first)
{
    TRY(cocreation_next_number(db, c->jurisdiction, &c->number));
    c->state = COCREATION_PREPARATION;
    TRY(record_add(db, &cocreation_shape, c));
    TRY(stages_seed(db, mem, c, first));
    for (size_t i = 0; i < COUNT(sheet); i++) {
        struct readiness_item x;
        shape_clear(&readiness_item_shape, &x);
        x.cocreation = c->id;
        x.position = (int64_t)i + 1;
        x.kind = (int)sheet[i].kind;
        x.question = str_of(sheet[i].question);
        TRY(record_add(db, &readiness_item_shape, &x));
    }
    return DONE;
}

struct method_stage method_stage_of(const struct method_window *w)
{
    struct method_stage s;
    memcpy(&s, w, sizeof s);
    return s;
}

/* The flags stand side by side, in the order of enum gate. */
bool *method_form_gates(struct method_stage_form *f)
{
    static_assert(offsetof(struct method_stage_form, opens_report) - offsetof(struct method_stage_form, opens_registration) == (GATES - 1) * sizeof(bool));
    return (bool *)((char *)f + offsetof(struct method_stage_form, opens_registration));
}

bool stage_code_good(struct str code)
{
    for (size_t i = 0; i < code.len; i++) {
        char c = code.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i > 0)))
            return false;
    }
    return code.len >= 2 && !str_is(code, "nueva");
}
