/* SPDX-License-Identifier: EUPL-1.2
 * The co-creation of `hito demo --scale`, in its first jurisdiction: 3,000 proposals with words of their own, 5,000
 * comments, 60 evaluators with 250 cards each in a closed round, its ranking, and the sketches that likeness reads. */
#include "base/digest.h"
#include "command/demo_plan.h"
#include "command/demo_scale.h"
#include "room/account/account.h"
#include "room/lineage/lineage_view.h"
#include "room/scoring/scoring_store.h"
#include "room/selection/selection.h"

#define PROPOSALS 3000
#define COMMENTS 5000
#define EVALUATORS 60
#define CARDS_EACH 5 /* of a proposal: 15,000 cards */
#define TABLES 11
#define AT_ONCE 250 /* rows held in memory at a time */
#define MOVES 4

struct voices {
    struct db *db;
    struct arena *mem, *part; /* of the program; of the rows at hand */
    const struct demo_scale_place *at;
    struct cocreation process;
    const struct proposal_question *questions;
    size_t question_count;
    struct scoring_round round;
    const struct criterion *criteria;
    size_t criterion_count;
    int64_t tables[TABLES], evaluators[EVALUATORS], proposals[PROPOSALS];
    uint32_t dice;
};

static int roll(struct voices *v, int sides)
{
    v->dice = v->dice * 1664525u + 1013904223u;
    return (int)((v->dice >> 8) % (uint32_t)sides);
}

static struct instant noon(struct day d)
{
    return (struct instant){(int64_t)d.n * 86400 + 17 * 3600};
}

static const char *const things[] = {
    "los análisis del agua",   "los horarios del bus",      "las compras de medicinas", "los permisos de construcción", "las multas de tránsito",
    "el presupuesto parroquial", "los turnos del hospital", "las becas estudiantiles",  "los caminos vecinales",        "la recolección de basura",
    "el alumbrado",            "los mercados",              "las canchas",              "el riego de las fincas",       "la pesca artesanal",
    "los bosques protegidos",  "las canteras",              "la alimentación escolar",  "las pensiones alimenticias",   "los albergues",
    "las denuncias por violencia", "el registro de tierras", "los contratos de obra",   "las donaciones de emergencia", "el ruido nocturno",
    "la fauna urbana",         "los puentes peatonales",    "las ferias libres",        "la vacunación",                "las concesiones mineras",
    "los parques infantiles",  "las bibliotecas",           "la señal de internet",     "las veredas rotas",            "el cuidado de personas mayores",
    "las guarderías",          "los remates judiciales",    "la publicidad oficial",    "los viajes de autoridades",    "las actas del concejo",
};
static const char *const doings[] = {"publicar", "revisar", "explicar", "medir", "vigilar", "ordenar", "traducir", "difundir", "auditar", "corregir",
                                     "simplificar", "comparar"};
static const char *const groups[] = {"estudiantes", "pescadores", "comerciantes", "madres solteras", "jubilados", "comunas", "transportistas",
                                     "artesanas", "agricultores", "personas con discapacidad", "migrantes", "periodistas", "recicladoras", "ganaderos",
                                     "jóvenes sin empleo", "vecinas del barrio"};
static const char *const troubles[] = {
    "nadie contesta las solicitudes y el trámite se pierde entre ventanillas",  "la información llega tarde, escaneada y sin explicación",
    "cada oficina lleva su propia cuenta y las cifras jamás coinciden",         "se decide en reuniones cerradas y después cuesta reclamar",
    "los plazos vencen sin aviso y hay que empezar desde cero",                 "el gasto crece cada año pero el servicio sigue igual",
    "quienes viven lejos deben viajar un día entero para preguntar",            "los formularios están hechos para especialistas",
    "existe una norma, aunque ninguna autoridad la hace cumplir",               "los datos se borran cuando cambia la administración",
    "hay sospechas de favores y ninguna manera de comprobarlas",                "la queja se recibe, se archiva y allí termina",
};
static const char *const remedies[] = {
    "un tablero mensual con mapas y descarga abierta",       "una veeduría sorteada entre personas del cantón",
    "un buzón con número de seguimiento y respuesta pública", "talleres itinerantes en cada parroquia rural",
    "un calendario conocido con noventa días de anticipación", "una mesa trimestral con universidades y gremios",
    "un catálogo sencillo en español y kichwa",              "una línea telefónica gratuita con grabación",
    "un reglamento corto aprobado por ordenanza",            "un fondo concursable para iniciativas barriales",
    "una auditoría independiente con informe resumido",      "una aplicación liviana que funcione sin señal",
    "carteleras impresas en tiendas, iglesias y escuelas",   "un sorteo de inspecciones acompañadas por testigos",
};
static const char *const leads[] = {"Prefectura", "Municipio", "Ministerio de Salud", "Defensoría", "Junta parroquial", "Universidad", "Consejo de Participación",
                                    "Empresa pública"};
static const char *const values[] = {"Transparencia y acceso a la información", "Participación ciudadana", "Rendición de cuentas",
                                     "Integridad y lucha contra la corrupción"};
static const char *const remarks[] = {"Estoy de acuerdo, pero convendría empezar por", "En mi parroquia ya se intentó algo así con", "Falta decir quién pagaría",
                                      "Propongo que se incluya también", "Antes de aprobarla hay que mirar qué pasó con"};

#define PICK(v, list) list[roll(v, (int)COUNT(list))]

static struct str words_for(struct voices *v, struct str code, int i, const char *thing)
{
    struct arena *m = v->part;
    if (str_is(code, "problema"))
        return str_fmt(m, "En nuestro sector %s son un problema: %s. Además, %s. Lo contaron %s y %s en la reunión %d.", thing, PICK(v, troubles),
                       PICK(v, troubles), PICK(v, groups), PICK(v, groups), 1 + i % 97);
    if (str_is(code, "afecta"))
        return str_fmt(m, "Sobre todo a %s y a %s.", PICK(v, groups), PICK(v, groups));
    if (str_is(code, "donde"))
        return STR("");
    if (str_is(code, "solucion"))
        return str_fmt(m, "Hace falta %s y %s %s con %s; luego, %s. También serviría %s %s.", PICK(v, doings), PICK(v, doings), thing, PICK(v, remedies),
                       PICK(v, remedies), PICK(v, doings), PICK(v, things));
    if (str_is(code, "lidera"))
        return str_of(PICK(v, leads));
    return str_is(code, "valor") ? str_of(PICK(v, values)) : STR("");
}

static enum status process_add(struct voices *v)
{
    struct cocreation_method m;
    struct cocreation_stage *stages;
    size_t count;
    struct cocreation *c = &v->process;
    struct day today = v->at->today;
    shape_clear(&cocreation_method_shape, &m);
    cocreation_method_defaults(&m);
    m.jurisdiction = v->at->jurisdiction;
    m.number = 1;
    m.title = STR("Metodología de medida");
    m.state = METHOD_IN_FORCE;
    m.effective_on = (struct day){today.n - 160};
    TRY(record_add(v->db, &cocreation_method_shape, &m));
    TRY(cocreation_method_seed(v->db, m.id));
    shape_clear(&cocreation_shape, c);
    c->jurisdiction = v->at->jurisdiction;
    c->name = STR("Cocreación de medida");
    c->method = m.id;
    c->summary = STR("Un proceso inventado para medir.");
    c->delivery_on = (struct day){today.n + 120};
    TRY(cocreation_open(v->db, v->mem, c, today));
    TRY(cocreation_stages(v->db, v->mem, c->id, &stages, &count));
    for (size_t i = 0; i < count; i++) { /* everything is open */
        stages[i].starts_on = (struct day){today.n - 100};
        stages[i].ends_on = (struct day){today.n + 60};
        stages[i].closing_minute = 1440;
        TRY(record_change(v->db, &cocreation_stage_shape, v->mem, &stages[i]));
    }
    c->state = COCREATION_ACTIVE;
    c->announced_on = (struct day){today.n - 140};
    c->activated_on = (struct day){today.n - 120};
    return record_change(v->db, &cocreation_shape, v->mem, c);
}

static enum status tables_add(struct voices *v)
{
    struct roundtable rows[TABLES];
    for (int i = 0; i < TABLES; i++) {
        shape_clear(&roundtable_shape, &rows[i]);
        rows[i].cocreation = v->process.id;
        rows[i].number = i + 1;
        rows[i].kind = i < 4 ? TABLE_THEMATIC : TABLE_TERRITORIAL;
        rows[i].name = str_fmt(v->mem, "Mesa de medida %d", i + 1);
        rows[i].state = TABLE_HELD;
    }
    TRY(record_add_many(v->db, &roundtable_shape, rows, TABLES));
    for (int i = 0; i < TABLES; i++)
        v->tables[i] = rows[i].id;
    return DONE;
}

/* Its texts without an id of the proposal yet; *ret_count of them. */
static void proposal_fill(struct voices *v, int i, int64_t form, struct proposal *p, struct proposal_text *texts, size_t *ret_count)
{
    const char *thing = PICK(v, things);
    struct day on = {v->at->today.n - 90 + i * 60 / PROPOSALS};
    shape_clear(&proposal_shape, p);
    p->cocreation = v->process.id;
    p->number = i + 1;
    p->form = form;
    p->state = PROPOSAL_SCORED;
    p->origin = i % 3 == 0 ? ORIGIN_TABLE : ORIGIN_FORM;
    if (i % 3 == 0)
        p->roundtable = v->tables[i / 3 % TABLES];
    p->title = str_fmt(v->part, "Mejorar %s con %s: %s", thing, PICK(v, remedies), PICK(v, groups));
    p->name = str_fmt(v->part, "Persona inventada %d", i + 1);
    p->sector = i % 7;
    p->language = PERSON_SPANISH;
    p->received_at = noon(on);
    p->received_on = p->public_on = on;
    p->reason = STR("Se cerró la ronda de calificación «Ronda de medida»; sus calificaciones son públicas.");
    *ret_count = 0;
    for (size_t k = 0; k < v->question_count; k++) {
        struct str words = words_for(v, v->questions[k].code, i, thing);
        if (str_empty(words))
            continue;
        struct proposal_text *t = &texts[(*ret_count)++];
        shape_clear(&proposal_text_shape, t);
        t->question = v->questions[k].id;
        t->text = words;
    }
    proposal_words_set(v->part, p, texts, *ret_count);
}

static void moves_fill(struct voices *v, const struct proposal *p, struct proposal_move *rows)
{
    static const int path[MOVES + 1] = {PROPOSAL_RECEIVED, PROPOSAL_RECEIVED, PROPOSAL_ADMITTED, PROPOSAL_SCORING, PROPOSAL_SCORED};
    static const int days[MOVES] = {0, 8, 0, 0};
    for (int k = 0; k < MOVES; k++) {
        struct proposal_move *m = &rows[k];
        shape_clear(&proposal_move_shape, m);
        m->proposal = p->id;
        m->from_state = path[k];
        m->to_state = path[k + 1];
        m->reason = k + 1 == MOVES ? p->reason : STR("Cumple los requisitos del formulario.");
        m->person = k == 0 ? NONE : v->at->people->directorate;
        m->done_on = k < 2 ? (struct day){p->received_on.n + days[k]} : k == 2 ? v->round.opens_on : v->round.closed_on;
        m->done_at = noon(m->done_on);
    }
}

static enum status proposals_part(struct voices *v, int64_t form, int first, int count)
{
    struct proposal *rows = arena_array(v->part, struct proposal, (size_t)count);
    struct proposal_text *texts = arena_array(v->part, struct proposal_text, (size_t)count * v->question_count);
    struct proposal_territory *places = arena_array(v->part, struct proposal_territory, (size_t)count);
    struct proposal_move *moves = arena_array(v->part, struct proposal_move, (size_t)count * MOVES);
    size_t *each = arena_array(v->part, size_t, (size_t)count), n = 0;
    for (int i = 0; i < count; i++) {
        proposal_fill(v, first + i, form, &rows[i], texts + n, &each[i]);
        n += each[i];
    }
    TRY(record_add_many(v->db, &proposal_shape, rows, (size_t)count));
    n = 0;
    for (int i = 0; i < count; i++) {
        v->proposals[first + i] = rows[i].id;
        for (size_t k = 0; k < each[i]; k++)
            texts[n++].proposal = rows[i].id;
        places[i] = (struct proposal_territory){NONE, rows[i].id, v->at->provinces[roll(v, (int)v->at->province_count)]};
        moves_fill(v, &rows[i], moves + i * MOVES);
    }
    TRY(record_add_many(v->db, &proposal_text_shape, texts, n));
    TRY(record_add_many(v->db, &proposal_territory_shape, places, (size_t)count));
    return record_add_many(v->db, &proposal_move_shape, moves, (size_t)count * MOVES);
}

static enum status comments_part(struct voices *v, int first, int count)
{
    struct writer *writers = arena_array(v->part, struct writer, (size_t)count / 5);
    struct post *rows = arena_array(v->part, struct post, (size_t)count);
    for (int i = 0; i < count / 5; i++) {
        shape_clear(&writer_shape, &writers[i]);
        writers[i].erased_on = (struct day){v->at->today.n - 30};
        writers[i].created_at = writers[i].confirmed_at = noon(writers[i].erased_on);
    }
    TRY(record_add_many(v->db, &writer_shape, writers, (size_t)count / 5));
    for (int i = 0; i < count; i++) {
        struct post *p = &rows[i];
        struct day on = {v->at->today.n - 60 + (first + i) * 50 / COMMENTS};
        shape_clear(&post_shape, p);
        p->jurisdiction = v->at->jurisdiction;
        p->proposal = v->proposals[(first + i) * 7 % PROPOSALS];
        p->kind = POST_COMMENT;
        p->writer = writers[i / 5].id;
        p->role = ROLE_PUBLIC;
        p->name = str_fmt(v->part, "Lectora inventada %d", first + i + 1);
        p->text = str_fmt(v->part, "%s %s: %s.", PICK(v, remarks), PICK(v, things), PICK(v, troubles));
        p->text_hash = sha256_hex(v->part, p->text);
        p->language = PERSON_SPANISH;
        p->state = POST_VISIBLE;
        p->written_at = p->public_at = noon(on);
        p->public_on = on;
    }
    return record_add_many(v->db, &post_shape, rows, (size_t)count);
}

static enum status act_make(struct voices *v, int64_t *ret)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = v->at->jurisdiction;
    a.number = STR("M-01");
    a.kind = ACT_MINUTES;
    a.decided_on = (struct day){v->at->today.n - 41};
    a.body = STR("Foro de medida");
    a.title = STR("Aprobación de los criterios y de la selección");
    a.text = STR("Se aprueban. Un acto inventado para medir.");
    a.result = ACT_APPROVED;
    TRY(record_add(v->db, &act_shape, &a));
    *ret = a.id;
    return DONE;
}

static enum status round_make(struct voices *v)
{
    struct criteria_set set;
    struct criterion *criteria;
    struct round_evaluator numbers[EVALUATORS];
    TRY(criteria_draft_add(v->db, v->mem, v->at->jurisdiction, NULL, STR("Criterios de medida"), &set));
    TRY(act_make(v, &set.act));
    set.state = CRITERIA_IN_FORCE;
    set.effective_on = (struct day){v->at->today.n - 40};
    TRY(record_change(v->db, &criteria_set_shape, v->mem, &set));
    TRY(criteria_of(v->db, v->mem, set.id, &criteria, &v->criterion_count));
    v->criteria = criteria;
    struct scoring_round *r = &v->round;
    shape_clear(&scoring_round_shape, r);
    r->cocreation = v->process.id;
    r->number = 1;
    r->name = STR("Ronda de medida");
    r->criteria_set = set.id;
    r->state = ROUND_CLOSED;
    r->cards_needed = CARDS_EACH;
    r->opens_on = (struct day){v->at->today.n - 20};
    r->closes_on = (struct day){v->at->today.n - 8};
    r->closed_on = (struct day){v->at->today.n - 7};
    r->closed_at = noon(r->closed_on);
    r->closed_by = v->at->people->directorate;
    TRY(record_add(v->db, &scoring_round_shape, r));
    for (int i = 0; i < EVALUATORS; i++) {
        struct str email = str_fmt(v->mem, "evalua.%d@hito.example", i + 1);
        TRY(account_add(v->db, v->mem, email, str_fmt(v->mem, "Evaluadora inventada %d", i + 1), STR_NONE, &v->evaluators[i]));
        TRY(account_grant(v->db, v->mem, v->evaluators[i], ROLE_EVALUATOR, v->at->jurisdiction, (struct day){v->at->today.n - 60}));
        numbers[i] = (struct round_evaluator){NONE, r->id, v->evaluators[i], (i * 37 + 11) % EVALUATORS + 1};
    }
    return record_add_many(v->db, &round_evaluator_shape, numbers, EVALUATORS);
}

/* A mark between people who agree more on the good and the bad than on what is in the middle. */
static void line_fill(struct voices *v, struct scorecard_line *l, const struct criterion *c, int64_t assignment, int quality)
{
    int64_t value = c->family == FAMILY_INCLUSION ? (quality == 0 ? 2 : 3 + roll(v, 2)) : c->low + (quality * (c->high - c->low) + 2) / 5 + roll(v, 3) - 1;
    shape_clear(&scorecard_line_shape, l);
    l->assignment = assignment;
    l->criterion = c->id;
    l->value = value < c->low ? c->low : value > c->high ? c->high : value;
    if (l->value == c->low || l->value == c->high)
        l->reason = str_fmt(v->part, "Por lo que dice de %s.", PICK(v, things));
}

static enum status cards_part(struct voices *v, int first, int count)
{
    size_t cards = (size_t)count * CARDS_EACH, n = 0;
    struct round_proposal *in = arena_array(v->part, struct round_proposal, (size_t)count);
    struct scoring_assignment *rows = arena_array(v->part, struct scoring_assignment, cards);
    struct scorecard_line *lines = arena_array(v->part, struct scorecard_line, cards * v->criterion_count);
    for (int i = 0; i < count; i++) {
        in[i] = (struct round_proposal){NONE, v->round.id, v->proposals[first + i]};
        for (int k = 0; k < CARDS_EACH; k++) {
            struct scoring_assignment *a = &rows[n++];
            shape_clear(&scoring_assignment_shape, a);
            a->round = v->round.id;
            a->proposal = v->proposals[first + i];
            a->person = v->evaluators[((first + i) * CARDS_EACH + k * 13) % EVALUATORS];
            a->state = ASSIGNED_SUBMITTED;
            a->statement = STR("Declaro que no tengo conflicto de interés.");
            a->declared_at = noon(v->round.opens_on);
            a->submitted_at = noon((struct day){v->round.opens_on.n + roll(v, 12)});
        }
    }
    TRY(record_add_many(v->db, &round_proposal_shape, in, (size_t)count));
    TRY(record_add_many(v->db, &scoring_assignment_shape, rows, n));
    for (size_t i = 0; i < n; i++) {
        int quality = (int)(rows[i].proposal * 2654435761u >> 7) % 16;
        for (size_t k = 0; k < v->criterion_count; k++)
            line_fill(v, &lines[i * v->criterion_count + k], &v->criteria[k], rows[i].id, quality > 5 ? 1 + quality % 5 : quality);
    }
    return record_add_many(v->db, &scorecard_line_shape, lines, n * v->criterion_count);
}

static enum status parts_add(struct voices *v, int64_t form)
{
    for (int i = 0; i < PROPOSALS; i += AT_ONCE) {
        TRY(proposals_part(v, form, i, AT_ONCE));
        arena_reset(v->part);
        TRY(cards_part(v, i, AT_ONCE));
        arena_reset(v->part);
    }
    for (int i = 0; i < COMMENTS; i += AT_ONCE) {
        TRY(comments_part(v, i, AT_ONCE));
        arena_reset(v->part);
    }
    return DONE;
}

enum status demo_scale_voices(struct db *db, struct arena *mem, const struct demo_scale_place *at)
{
    struct arena part = arena_new(mem->limit_bytes);
    struct voices *v = arena_new_of(mem, struct voices);
    struct proposal_form *form;
    struct proposal_question *questions;
    size_t made;
    *v = (struct voices){.db = db, .mem = mem, .part = &part, .at = at, .dice = 20260404};
    TRY(process_add(v));
    TRY(tables_add(v));
    TRY(proposal_form_current(db, mem, at->jurisdiction, &form));
    TRY(proposal_questions(db, mem, form->id, &questions, &v->question_count));
    v->questions = questions;
    TRY(round_make(v));
    enum status s = parts_add(v, form->id);
    arena_free(&part);
    TRY(s);
    TRY(ranking_keep(db, mem, &v->round));
    return sketches_make(db, mem, v->process.id, PROPOSALS, &made);
}
