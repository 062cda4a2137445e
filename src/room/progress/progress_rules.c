/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/progress/progress_rules.h"

const struct move claim_moves[] = {
    {-1, CLAIM_SENT, REPORT, NEEDS_PROOF, N_("Enviar un reporte")},
    {CLAIM_SENT, CLAIM_ACCEPTED, CHECK_REPORT, NEEDS_FORM_CHECK, N_("Aceptar la forma del reporte")},
    {CLAIM_SENT, CLAIM_RETURNED, CHECK_REPORT, NEEDS_REASON, N_("Devolver el reporte")},
    {CLAIM_SENT, CLAIM_WITHDRAWN, REPORT, 0, N_("Retirar el reporte")},
    {CLAIM_RETURNED, CLAIM_WITHDRAWN, REPORT, 0, N_("Retirar el reporte")},
    /* By the withdrawal of its last proof. */
    {CLAIM_ACCEPTED, CLAIM_RETURNED, CHECK_REPORT, NEEDS_REASON, N_("Devolver el reporte que se quedó sin prueba")},
    /* By the acceptance of a later report of the same deliverable. */
    {CLAIM_ACCEPTED, CLAIM_CORRECTED, CHECK_REPORT, NEEDS_FORM_CHECK, N_("Aceptar una corrección")},
};
const size_t claim_move_count = COUNT(claim_moves);

const struct move change_moves[] = {
    {-1, CHANGE_PROPOSED, PROPOSE_CHANGE, NEEDS_REASON, N_("Pedir un cambio")},
    {CHANGE_PROPOSED, CHANGE_OPINED, GIVE_OPINION, 0, N_("Opinar sobre el cambio")},
    {CHANGE_PROPOSED, CHANGE_APPLIED, APPLY_CHANGE, NEEDS_ACT | NEEDS_OPINION, N_("Aplicar el cambio")},
    {CHANGE_OPINED, CHANGE_APPLIED, APPLY_CHANGE, NEEDS_ACT | NEEDS_OPINION, N_("Aplicar el cambio")},
    {CHANGE_PROPOSED, CHANGE_REFUSED, APPLY_CHANGE, NEEDS_REASON, N_("No aprobar el cambio")},
    {CHANGE_OPINED, CHANGE_REFUSED, APPLY_CHANGE, NEEDS_REASON, N_("No aprobar el cambio")},
    {CHANGE_PROPOSED, CHANGE_DROPPED, PROPOSE_CHANGE, 0, N_("Desistir del cambio")},
    {CHANGE_OPINED, CHANGE_DROPPED, PROPOSE_CHANGE, 0, N_("Desistir del cambio")},
};
const size_t change_move_count = COUNT(change_moves);

const struct change_field change_fields[] = {
    {&commitment_shape, "title"},       {&commitment_shape, "brief"},      {&commitment_shape, "problem"},
    {&commitment_shape, "causes"},      {&commitment_shape, "solution"},   {&commitment_shape, "results"},
    {&commitment_shape, "full_text"},   {&commitment_shape, "additional"}, {&commitment_shape, "budget"},
    {&milestone_shape, "title"},        {&milestone_shape, "deliverable"}, {&milestone_shape, "means_text"},
};
const size_t change_field_count = COUNT(change_fields);

static const struct move *move_of(const struct move *moves, size_t count, int from, int to)
{
    for (size_t i = 0; i < count; i++)
        if (moves[i].from == from && moves[i].to == to)
            return &moves[i];
    return NULL;
}

const struct move *claim_move(int from, int to)
{
    return move_of(claim_moves, claim_move_count, from, to);
}

const struct move *change_move(int from, int to)
{
    return move_of(change_moves, change_move_count, from, to);
}

static void needs_words(struct buf *b, unsigned needs)
{
    static const char *const words[] = {"proof", "reason", "act", "form check", "opinion", "authority", "lines"};
    for (size_t i = 0; i < COUNT(words); i++)
        if ((needs & (1u << i)) != 0)
            buf_fmt(b, "\\n+ %s", words[i]);
}

struct str moves_diagram(struct arena *a, const char *name, const struct choices *states, const struct move *moves, size_t count)
{
    struct buf b = BUF(a);
    buf_fmt(&b, "digraph %s {\n", name);
    for (size_t i = 0; i < count; i++) {
        buf_fmt(&b, "  \"%s\" -> \"%s\" [label=\"%s", moves[i].from < 0 ? "" : choice_code(states, moves[i].from),
                choice_code(states, moves[i].to), action_name(moves[i].action));
        needs_words(&b, moves[i].needs);
        buf_chars(&b, "\"];\n");
    }
    buf_chars(&b, "}\n");
    return buf_str(&b);
}

const char *follow_ended(const struct plan *p)
{
    switch (p->state) {
    case PLAN_CLOSED:
        return N_("El plan terminó: ya no recibe reportes nuevos ni pedidos de cambio. Lo que se envió antes todavía puede revisarse y decidirse.");
    case PLAN_WITHDRAWN:
        return N_("El plan fue retirado: ya no recibe reportes ni pedidos de cambio.");
    default:
        return NULL;
    }
}

static void fault(struct faults *f, const char *field, const char *message)
{
    if (f->count < COUNT(f->items))
        f->items[f->count++] = (struct fault){field, message};
}

static bool disputed(const struct report_facts *f, int64_t claim)
{
    for (size_t i = 0; i < f->verdict_count; i++)
        if (f->verdicts[i].claim == claim && !day_known(f->verdicts[i].closed_on) && f->verdicts[i].kind != VERDICT_CONFIRMS)
            return true;
    return false;
}

/* The whole milestone covers its parts, and a part stands in the way of the whole. */
static bool overlap(const struct claim *a, const struct claim *b)
{
    return a->part == b->part || a->part == NONE || b->part == NONE;
}

static const struct claim *delivery_in_state(const struct report_facts *f, const struct claim *c, int state)
{
    for (size_t i = 0; i < f->claim_count; i++) {
        const struct claim *x = &f->claims[i];
        if (x->kind == CLAIM_DELIVERED && x->state == state && overlap(x, c))
            return x;
    }
    return NULL;
}

const struct claim *report_corrects(const struct report_facts *f, const struct claim *c)
{
    const struct claim *last = NULL;
    for (size_t i = 0; i < f->claim_count; i++) {
        const struct claim *x = &f->claims[i];
        if (x->kind == CLAIM_DELIVERED && x->state == CLAIM_ACCEPTED && x->part == c->part)
            last = x;
    }
    return last != NULL && disputed(f, last->id) ? last : NULL;
}

static void proof_faults(const struct report_facts *f, struct faults *bad)
{
    bool file = f->file || f->kept_file, link = f->link || f->kept_link;
    switch (f->milestone->means) {
    case MEANS_DOCUMENT:
        if (!file)
            fault(bad, "proof", N_("Este hito se prueba con un documento: adjunta el archivo."));
        break;
    case MEANS_LINK:
        if (!link)
            fault(bad, "url", N_("Este hito se prueba con una publicación en línea: escribe el enlace."));
        break;
    default:
        if (!file && !link)
            fault(bad, "proof", N_("Una entrega se reporta con su prueba: adjunta un archivo o escribe un enlace."));
    }
}

static void delivery_faults(const struct report_facts *f, const struct claim *c, struct faults *bad)
{
    proof_faults(f, bad);
    if (!day_known(c->delivered_on))
        fault(bad, "delivered_on", N_("Escribe el día en que existió el entregable."));
    else if (day_before(f->today, c->delivered_on))
        fault(bad, "delivered_on", N_("La entrega no puede estar en el futuro."));
    else if (day_known(f->plan_starts_on) && day_before(c->delivered_on, f->plan_starts_on))
        fault(bad, "delivered_on", N_("La entrega no puede ser anterior al plan."));
    if (delivery_in_state(f, c, CLAIM_SENT) != NULL)
        fault(bad, "part", N_("Ya hay una entrega enviada que espera revisión. Retírala o espera la respuesta."));
    else if (delivery_in_state(f, c, CLAIM_ACCEPTED) != NULL && report_corrects(f, c) == NULL)
        fault(bad, "part", N_("Esta entrega ya fue aceptada."));
}

static bool own_part(const struct report_facts *f, int64_t part)
{
    for (size_t i = 0; i < f->part_count; i++)
        if (f->parts[i].id == part)
            return true;
    return part == NONE;
}

struct faults report_faults(const struct report_facts *f, const struct claim *c)
{
    struct faults bad = {0};
    if (f->milestone->state == MILESTONE_WITHDRAWN)
        fault(&bad, "", N_("Este hito fue retirado: ya no se reporta."));
    if (!own_part(f, c->part))
        fault(&bad, "part", N_("Ese entregable parcial no es de este hito."));
    if (c->kind == CLAIM_DELIVERED)
        delivery_faults(f, c, &bad);
    if (c->kind == CLAIM_DELAY && c->delay_cause < 0)
        fault(&bad, "delay_cause", N_("Elige la causa del retraso."));
    if (day_known(c->forecast_on) && day_before(c->forecast_on, f->today))
        fault(&bad, "forecast_on", N_("La nueva fecha prevista ya pasó."));
    return bad;
}

bool verdict_allowed(const struct claim *c)
{
    return c->kind == CLAIM_DELIVERED && (c->state == CLAIM_SENT || c->state == CLAIM_ACCEPTED);
}

struct faults verdict_faults(const struct verdict *v)
{
    struct faults bad = {0};
    if (v->kind != VERDICT_CONFIRMS && v->reasons.len < 10)
        fault(&bad, "reasons", N_("Explica por qué, en 10 caracteres o más: se publica junto al reporte."));
    return bad;
}

bool change_ripe(const struct change_request *c, int64_t opinion_days, struct day today)
{
    return c->state == CHANGE_OPINED || days_between(c->proposed_on, today) >= opinion_days;
}
