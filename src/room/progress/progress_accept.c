/* SPDX-License-Identifier: EUPL-1.2
 * The check of a report's form: the same for one claim and for the lines of an institution's report. */
#include "http/request.h"
#include "room/progress/progress_rules.h"

static void checked_now(const struct request *r, struct claim *c, int state)
{
    c->state = state;
    c->checked_by = r->actor.person;
    c->checked_on = r->today;
    c->checked_at = r->now;
}

enum status progress_accept(struct request *r, struct claim *c, int64_t proofs, const char *kind_box, const char *opens_box)
{
    enum status s = DONE;
    if (claim_move(c->state, CLAIM_ACCEPTED) == NULL)
        return CONFLICT;
    if (c->kind == CLAIM_DELIVERED) {
        if (proofs == 0)
            s = problem_add(r, "", N_("Sin una prueba que se pueda abrir no se acepta una entrega."));
        if (!str_is(request_form(r, kind_box), "1"))
            s = problem_add(r, kind_box, N_("Confirma que la prueba es del tipo declarado, o devuelve el reporte."));
        if (!str_is(request_form(r, opens_box), "1"))
            s = problem_add(r, opens_box, N_("Confirma que la prueba se abre, o devuelve el reporte."));
    }
    TRY(s);
    checked_now(r, c, CLAIM_ACCEPTED);
    return record_change(r->db, &claim_shape, r->mem, c);
}

enum status progress_give_back(struct request *r, struct claim *c, struct str reason)
{
    if (claim_move(c->state, CLAIM_RETURNED) == NULL)
        return CONFLICT;
    checked_now(r, c, CLAIM_RETURNED);
    c->return_reason = reason;
    request_deed(r, NONE, reason);
    return record_change(r->db, &claim_shape, r->mem, c);
}
