/* SPDX-License-Identifier: EUPL-1.2
 * The writes of a report: its row, its draft lines, what settles it. */
#include "room/report/report_pages.h"
#include "sql.h"

void report_sign(struct request *r, const struct report_place *at, struct str reason)
{
    if (at->behalf)
        r->deed.on_behalf_of = at->institution->id;
    request_deed(r, NONE, reason);
}

enum status report_open_now(struct request *r, const struct report_place *at, const char **ret_why)
{
    bool takes;
    *ret_why = NULL;
    if (at->plan->tracking != PLAN_TRACKED || at->plan->state == PLAN_DRAFT) {
        *ret_why = N_("A este plan no se le da seguimiento aquí.");
        return DONE;
    }
    if (at->plan->state != PLAN_PUBLISHED)
        *ret_why = N_("El plan terminó o fue retirado: ya no recibe reportes.");
    else if (day_before(r->today, at->period->opens_on))
        *ret_why = N_("Este período todavía no se abre para reportar.");
    if (*ret_why != NULL)
        return DONE;
    if (at->report->id != NONE && at->report->state == REPORT_SENT) /* it came in time: its check may come later */
        return DONE;
    TRY(period_takes_reports(r->db, at->period, at->institution->id, r->today, &takes));
    if (!takes)
        *ret_why = N_("El período está bloqueado: ya no recibe reportes. La Dirección puede pedir que se reabra y el coliderazgo de la sociedad civil lo coaprueba.");
    return DONE;
}

enum status report_writable(struct request *r, const struct report_place *at)
{
    const char *why;
    TRY(report_open_now(r, at, &why));
    if (why != NULL) {
        (void)problem_add(r, "", why);
        return CONFLICT;
    }
    int state = at->report->state;
    if (at->report->id == NONE || state == REPORT_DRAFT || state == REPORT_AUTHORISED || state == REPORT_RETURNED)
        return DONE;
    (void)problem_add(r, "", N_("Este reporte ya se envió: mira cómo está ahora."));
    return CONFLICT;
}

enum status report_seen(struct request *r, const struct report_place *at)
{
    int64_t seen = NONE;
    (void)str_int(request_form(r, "_revision"), &seen);
    return seen == (at->report->id == NONE ? NONE : at->report->revision) ? DONE : STALE;
}

enum status report_begin(struct request *r, struct report_place *at)
{
    struct report *rep = at->report;
    if (rep->id != NONE)
        return DONE;
    rep->state = REPORT_DRAFT;
    rep->channel = at->behalf ? CHANNEL_LETTER : CHANNEL_FORM;
    rep->entered_by = r->actor.person;
    rep->saves = 0;
    return record_add(r->db, &report_shape, rep);
}

enum status report_saved(struct request *r, struct report_place *at)
{
    struct report *rep = at->report;
    if (rep->state == REPORT_AUTHORISED)
        rep->state = day_known(rep->sent_on) ? REPORT_RETURNED : REPORT_DRAFT;
    rep->authorised_on = DAY_NONE;
    rep->saves++;
    return record_change(r->db, &report_shape, r->mem, rep);
}

/* What proved the returned line proves the new one. */
static enum status proofs_carry(struct request *r, int64_t from, int64_t to)
{
    struct evidence *old;
    size_t count;
    TRY(evidence_of_claim(r->db, r->mem, from, true, &old, &count));
    for (size_t i = count; i-- > 0;) {
        struct evidence e = old[i];
        if (instant_known(e.withdrawn_at))
            continue;
        e.id = NONE;
        e.claim = to;
        TRY(record_add(r->db, &evidence_shape, &e));
    }
    return DONE;
}

/* A draft that no longer claims a delivery keeps no proof. */
static enum status proofs_drop(struct request *r, int64_t claim)
{
    struct evidence *old;
    size_t count;
    TRY(evidence_of_claim(r->db, r->mem, claim, true, &old, &count));
    for (size_t i = 0; i < count; i++)
        if (!instant_known(old[i].withdrawn_at))
            TRY(evidence_withdraw(r->db, r->mem, &old[i], STR("El borrador ya no reporta una entrega.")));
    return DONE;
}

static void line_begin(const struct request *r, const struct report_place *at, const struct report_line *line, struct claim *c)
{
    if (line->mine != NULL)
        *c = report_claim_base(line->mine); /* what was returned is corrected, not written again */
    else
        shape_clear(&claim_shape, c);
    c->id = NONE;
    c->milestone = line->m->id;
    c->part = line->part == NULL ? NONE : line->part->id;
    c->state = CLAIM_DRAFT;
    c->report = at->report->id;
    c->checked_by = NONE;
    c->checked_on = c->public_on = DAY_NONE;
    c->checked_at = INSTANT_NONE;
    c->return_reason = STR_NONE;
    c->sent_by = r->actor.person;
    c->sent_on = r->today;
    c->sent_at = r->now;
}

/* What does not belong to the answer is not kept. */
static void line_answer(struct claim *c, struct report_answer x)
{
    if (x.kind == CLAIM_NOTHING)
        c->text = STR("Nada que reportar en este período.");
    else if (c->kind == CLAIM_NOTHING || str_empty(c->text))
        c->text = STR(REPORT_UNWRITTEN);
    c->kind = x.kind;
    c->delay_cause = x.cause;
    if (x.kind != CLAIM_DELIVERED)
        c->delivered_on = DAY_NONE;
    if (x.cause < 0)
        c->forecast_on = DAY_NONE;
    if (x.kind == CLAIM_DELIVERED || x.kind == CLAIM_NOTHING)
        c->next_step = STR_NONE;
}

enum status report_claim_save(struct request *r, const struct report_line *line, const struct claim *c)
{
    struct claim fresh = *c;
    if (fresh.id != NONE)
        return record_change(r->db, &claim_shape, r->mem, &fresh);
    (void)line;
    return record_add(r->db, &claim_shape, &fresh);
}

enum status report_line_put(struct request *r, struct report_place *at, const struct report_line *line, struct report_answer x)
{
    struct claim c;
    bool draft = line->mine != NULL && line->mine->state == CLAIM_DRAFT;
    bool returned = line->mine != NULL && line->mine->state == CLAIM_RETURNED;
    bool correction = line->correctable;
    if (line->frozen && !correction)
        return DONE;
    if (correction && x.kind == line->mine->kind && x.cause == line->mine->delay_cause && x.kind == CLAIM_NOTHING)
        return DONE;
    if (draft)
        c = report_claim_base(line->mine);
    else
        line_begin(r, at, line, &c);
    bool proved = draft && c.kind == CLAIM_DELIVERED && x.kind != CLAIM_DELIVERED;
    line_answer(&c, x);
    c.channel = at->report->channel;
    if (draft)
        TRY(record_change(r->db, &claim_shape, r->mem, &c));
    else
        TRY(record_add(r->db, &claim_shape, &c));
    if (proved)
        return proofs_drop(r, c.id);
    return (returned || correction) && x.kind == CLAIM_DELIVERED ? proofs_carry(r, line->mine->id, c.id) : DONE;
}

enum status report_line_drop(struct request *r, const struct report_line *line)
{
    if (line->mine == NULL || line->mine == line->shown)
        return DONE;
    struct claim c = report_claim_base(line->mine);
    if (c.state != CLAIM_DRAFT && c.state != CLAIM_RETURNED)
        return DONE;
    c.state = CLAIM_WITHDRAWN;
    TRY(record_change(r->db, &claim_shape, r->mem, &c));
    return proofs_drop(r, c.id);
}

static void header_shown(struct report *rep)
{
    rep->shown_name = rep->authorised_name;
    rep->shown_post = rep->authorised_post;
    rep->shown_letter = rep->authorised_letter;
    rep->shown_on = rep->authorised_on;
    rep->shown_note = rep->note;
}

static void header_forget(struct report *rep)
{
    rep->shown_name = rep->shown_post = rep->shown_letter = rep->shown_note = STR_NONE;
    rep->shown_on = DAY_NONE;
}

static void header_back(struct report *rep)
{
    rep->authorised_name = rep->shown_name;
    rep->authorised_post = rep->shown_post;
    rep->authorised_letter = rep->shown_letter;
    rep->authorised_on = rep->shown_on;
    rep->note = rep->shown_note;
    header_forget(rep);
}

enum status report_reopen(struct request *r, struct report_place *at, int64_t letter)
{
    struct report *rep = at->report;
    struct unlocking *u;
    if (rep->id == NONE || rep->state < REPORT_PUBLISHED || report_move(rep->state, REPORT_RETURNED) == NULL) {
        (void)problem_add(r, "", N_("El reporte ya no está en ese estado: mira cómo está ahora."));
        return CONFLICT;
    }
    TRY(period_unlocking(r->db, r->mem, at->period->id, at->institution->id, r->today, &u));
    if (u == NULL || at->plan->state != PLAN_PUBLISHED) {
        (void)problem_add(r, "", N_("Un reporte publicado se corrige solo mientras dura una reapertura: la pide la Dirección y la aprueba el coliderazgo."));
        return CONFLICT;
    }
    header_shown(rep);
    rep->state = REPORT_RETURNED;
    rep->authorised_on = rep->locked_on = DAY_NONE;
    rep->return_reason = u->reason;
    rep->channel = letter == NONE ? CHANNEL_FORM : CHANNEL_LETTER;
    rep->letter = letter;
    report_sign(r, at, u->reason);
    return record_change(r->db, &report_shape, r->mem, rep);
}

/* The last day of the reopening passed and nothing was sent: all as it was published. */
static enum status reopening_over(struct db *db, struct arena *mem, struct report *rep, struct day today)
{
    struct claim *drafts;
    size_t count;
    TRY(db_many(db, SQL_REPORT_UNSENT, WITH(IN(rep->id)), mem, &claim_shape, &drafts, &count));
    for (size_t i = 0; i < count; i++) {
        drafts[i].state = CLAIM_WITHDRAWN;
        TRY(record_change(db, &claim_shape, mem, &drafts[i]));
    }
    header_back(rep);
    rep->return_reason = STR_NONE;
    rep->state = REPORT_LOCKED;
    rep->locked_on = today;
    return record_change(db, &report_shape, mem, rep);
}

enum status report_settle(struct db *db, struct arena *mem, int64_t report, struct day today)
{
    struct report *rep;
    struct period_row *period;
    int64_t left;
    bool takes;
    TRY(record_get(db, mem, &report_shape, report, &rep));
    TRY(record_get(db, mem, &period_row_shape, rep->period, &period));
    if (rep->state == REPORT_ACCEPTED) {
        TRY(db_int(db, SQL_REPORT_UNPUBLISHED, WITH(IN(report)), &left));
        if (left > 0)
            return DONE;
        rep->state = REPORT_PUBLISHED;
        rep->published_on = day_known(rep->published_on) ? rep->published_on : today;
        header_forget(rep);
        TRY(record_change(db, &report_shape, mem, rep));
    }
    bool unsent = report_reopened(rep) && (rep->state == REPORT_RETURNED || rep->state == REPORT_AUTHORISED);
    if ((rep->state != REPORT_PUBLISHED && !unsent) || !day_known(period->locked_on))
        return DONE;
    TRY(period_takes_reports(db, period, rep->institution, today, &takes));
    if (takes)
        return DONE;
    if (unsent)
        return reopening_over(db, mem, rep, today);
    rep->state = REPORT_LOCKED;
    rep->locked_on = today;
    return record_change(db, &report_shape, mem, rep);
}

bool report_typed(const struct request *r, const char *name, struct str *ret)
{
    *ret = request_typed(r) ? request_form(r, name) : STR_NONE;
    return ret->ptr != NULL;
}
