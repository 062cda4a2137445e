/* SPDX-License-Identifier: EUPL-1.2
 * Whether a proposal meets what the form asks of all: one by one with a reason, or several at once. */
#include "base/text.h"
#include "pages.h"
#include "room/proposal/proposal_view.h"
#include "sql.h"

#define QUEUE_MOST 50

static enum status move(struct request *r, struct proposal *p, enum proposal_state to, struct str reason)
{
    struct proposal_step s = {to, reason, NONE, r->actor.person, r->now, r->today};
    enum status moved = proposal_move_to(r->db, r->mem, r->site, p, &s);
    return moved == INVALID ? problem_add(r, "", N_("Desde su estado actual la propuesta no puede pasar a ese.")) : moved;
}

/* POST …/propuesta/:proposal/revisar */
static enum status check_apply(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct proposal *p = place->proposal;
    struct str decision = request_form(r, "decision"), reason = answer_tidied(r->mem, request_form(r, "reason"));
    TRY(gate_demand(r, place->at, GATE_CHECK));
    int64_t revision;
    if (str_int(request_form(r, "_revision"), &revision) && revision != p->revision)
        return STALE;
    bool admit = str_is(decision, "admitir");
    if (!admit && !str_is(decision, "no-admitir"))
        return problem_add(r, "decision", N_("Elige si se admite o no."));
    if (!admit && text_length(reason) < INADMISSIBLE_CHARS)
        return problem_add(r, "reason", N_("Explica por qué no se admite, en al menos 20 caracteres: lo lee todo el mundo."));
    if (text_length(reason) > 4000)
        return problem_add(r, "reason", N_("La razón es muy larga: el máximo es 4.000 caracteres."));
    if (text_length(reason) < 3)
        reason = STR("Cumple los requisitos del formulario.");
    TRY(move(r, p, admit ? PROPOSAL_ADMITTED : PROPOSAL_INADMISSIBLE, reason));
    return respond_redirect(r, place->path, admit ? N_("Se admitió la propuesta.") : N_("La propuesta quedó como no admisible, con su razón."));
}

/* GET …/propuestas/por-revisar */
static enum status queue_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct proposal_row *rows;
    struct gate_window w;
    struct proposal_queue_page page = {.at = at, .path = path_fmt(r, "%.*s/propuestas/por-revisar", STR_ARG(at->path))};
    TRY(db_many(r->db, SQL_PROPOSALS_UNCHECKED, WITH(IN(at->process->id), IN(r->today), IN(QUEUE_MOST)), r->mem, &proposal_row_shape, &rows,
                &page.rows_count));
    page.total = page.rows_count == 0 ? 0 : rows[0].total;
    page.rows = proposal_lines(r, at->path, rows, page.rows_count);
    TRY(cocreation_gate(r->db, r->mem, at, GATE_CHECK, r->now, &w));
    page.open = w.open;
    struct proposal *blank = arena_new_of(r->mem, struct proposal);
    shape_clear(&proposal_shape, blank);
    page.form = form_for(r, &proposal_shape, blank, page.path);
    page.form.revision = NONE;
    struct head head = cocreation_head(r, at, str_of(say(r->lang, N_("Propuestas por revisar"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Propuestas"))), path_fmt(r, "%.*s/propuestas", STR_ARG(at->path)));
    head.form_page = true;
    return page_proposal_queue(r, head, &page);
}

/* POST …/propuestas/por-revisar: admits those that were marked; what is refused is refused one by one. */
static enum status queue_apply(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct str *numbers, reason = answer_tidied(r->mem, request_form(r, "reason"));
    size_t count = request_form_all(r, "numero", &numbers);
    TRY(gate_demand(r, at, GATE_CHECK));
    if (count == 0)
        return problem_add(r, "numero", N_("Marca al menos una propuesta."));
    if (text_length(reason) < 3)
        reason = STR("Cumple los requisitos del formulario.");
    for (size_t i = 0; i < count && i < QUEUE_MOST; i++) {
        int64_t n;
        struct proposal *p;
        if (!str_int(numbers[i], &n))
            return problem_add(r, "numero", N_("Marca propuestas de la lista."));
        TRY(proposal_by_number(r->db, r->mem, at->process->id, n, &p));
        if (p->state == PROPOSAL_RECEIVED)
            TRY(move(r, p, PROPOSAL_ADMITTED, reason));
    }
    return respond_redirect(r, path_fmt(r, "%.*s/propuestas/por-revisar", STR_ARG(at->path)), N_("Se admitieron las propuestas marcadas."));
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route proposal_check_routes[] = {
    {GET, AT "/propuestas/por-revisar", CHECK_PROPOSAL, 0, cocreation_load, queue_show, NULL, NULL},
    {POST, AT "/propuestas/por-revisar", CHECK_PROPOSAL, 0, cocreation_load, queue_show, NULL, queue_apply},
    {POST, AT "/propuesta/:proposal/revisar", CHECK_PROPOSAL, 0, proposal_load, proposal_show, NULL, check_apply},
    {.pattern = NULL},
};
#undef AT
