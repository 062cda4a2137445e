/* SPDX-License-Identifier: EUPL-1.2
 * The moves of a report: authorised, sent, taken back; returned or accepted by the directorate. */
#include "room/report/report_pages.h"

#include "base/text.h"
#include "sql.h"

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("El reporte ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

static enum status open_for(struct request *r, const struct report_place *at, int to)
{
    const char *why;
    if (at->report->id == NONE || report_move(at->report->state, to) == NULL)
        return moved_on(r);
    TRY(report_open_now(r, at, &why));
    if (why == NULL)
        return DONE;
    (void)problem_add(r, "", why);
    return CONFLICT;
}

/* Every line has what its answer asks for. */
static enum status lines_ready(struct request *r, const struct report_place *at)
{
    bool some = false;
    for (size_t i = 0; i < at->line_count; i++) {
        struct faults bad = report_line_faults(r->mem, &at->records, &at->lines[i], at->plan->starts_on, r->today);
        struct str label = report_line_name(r->mem, &at->lines[i]);
        some = true;
        if (bad.count > 0)
            (void)problem_add_text(r, STR_NONE, path_fmt(r, "%s: %s", say_with(r->mem, r->lang, N_("Hito %1"), &label, 1).ptr,
                                                         say(r->lang, bad.items[0].message)));
    }
    if (!some)
        return problem_add(r, "", N_("No hay nada que reportar en este período."));
    return r->problems.count > 0 ? INVALID : DONE;
}

static enum status to_review(struct request *r, const struct report_place *at, const char *flash)
{
    return respond_redirect(r, path_fmt(r, "%.*s/revisar", STR_ARG(at->base)), flash);
}

/* POST …/autorizar */
enum status report_authorise_apply(struct request *r)
{
    static const char *const names[] = {"authorised_name", "authorised_post", "authorised_letter", "note", NULL};
    struct report_place *at = r->object;
    struct report *rep = at->report;
    TRY(open_for(r, at, REPORT_AUTHORISED));
    TRY(report_seen(r, at));
    enum status read = form_read_fields(r, &report_shape, rep, names);
    struct faults bad = report_authority_faults(rep);
    for (size_t i = 0; i < bad.count; i++)
        if (str_empty(problem_of(&r->problems, str_of(bad.items[i].field))))
            read = problem_add(r, bad.items[i].field, bad.items[i].message);
    enum status ready = lines_ready(r, at);
    TRY(read);
    TRY(ready);
    rep->state = REPORT_AUTHORISED;
    rep->authorised_on = r->today;
    report_sign(r, at, STR_NONE);
    TRY(record_change(r->db, &report_shape, r->mem, rep));
    return to_review(r, at, N_("Se registró la autorización. Falta enviar el reporte."));
}

/* POST …/desautorizar: before it is sent. */
enum status report_unauthorise_apply(struct request *r)
{
    struct report_place *at = r->object;
    struct report *rep = at->report;
    if (rep->id == NONE || rep->state != REPORT_AUTHORISED)
        return moved_on(r);
    rep->state = day_known(rep->sent_on) ? REPORT_RETURNED : REPORT_DRAFT;
    rep->authorised_on = DAY_NONE;
    report_sign(r, at, STR_NONE);
    TRY(record_change(r->db, &report_shape, r->mem, rep));
    return to_review(r, at, N_("Se retiró la autorización. Nada se envió."));
}

static enum status commitments_publish(struct request *r, const struct report_place *at)
{
    int64_t last = NONE;
    for (size_t i = 0; i < at->line_count; i++) {
        if (at->lines[i].m->commitment == last)
            continue;
        last = at->lines[i].m->commitment;
        TRY(progress_publish(r->db, r->mem, last, r->today));
    }
    return DONE;
}

static bool some_draft(const struct report_place *at)
{
    for (size_t i = 0; i < at->line_count; i++)
        if (at->lines[i].mine != NULL && at->lines[i].mine->state == CLAIM_DRAFT)
            return true;
    return false;
}

/* POST …/reabrir: by the institution. */
enum status report_reopen_apply(struct request *r)
{
    struct report_place *at = r->object;
    TRY(report_reopen(r, at, NONE));
    return respond_redirect(r, path_fmt(r, "%.*s/paso-1", STR_ARG(at->base)), N_("El reporte se reabrió. Cambia solo lo que corriges."));
}

/* POST …/enviar */
enum status report_send_apply(struct request *r)
{
    struct report_place *at = r->object;
    struct report *rep = at->report;
    TRY(open_for(r, at, REPORT_SENT));
    TRY(lines_ready(r, at));
    if (report_reopened(rep) && !some_draft(at))
        return problem_add(r, "", N_("No corregiste ningún hito: cambia la respuesta de alguno, o deja el reporte como se publicó."));
    report_sign(r, at, STR_NONE);
    for (size_t i = 0; i < at->line_count; i++) {
        const struct report_line *line = &at->lines[i];
        if (line->frozen || line->mine == NULL)
            continue;
        struct claim c = report_claim_base(line->mine);
        c.state = CLAIM_SENT;
        c.channel = rep->channel;
        c.sent_by = r->actor.person;
        c.sent_on = r->today;
        c.sent_at = r->now;
        TRY(record_change(r->db, &claim_shape, r->mem, &c));
    }
    rep->state = REPORT_SENT;
    rep->sent_by = r->actor.person;
    rep->sent_on = day_known(rep->sent_on) ? rep->sent_on : r->today;
    rep->sent_at = r->now;
    rep->return_reason = STR_NONE;
    TRY(record_change(r->db, &report_shape, r->mem, rep));
    TRY(commitments_publish(r, at));
    return respond_redirect(r, at->path, N_("El reporte se envió. La Dirección revisará su forma."));
}

static enum status reason_read(struct request *r, struct report *rep)
{
    static const char *const names[] = {"return_reason", NULL};
    int64_t revision = rep->revision;
    TRY(form_read_fields(r, &report_shape, rep, names));
    if (text_length(rep->return_reason) < 10)
        return problem_add(r, "return_reason", N_("Explica por qué, en 10 caracteres o más."));
    return rep->revision == revision ? DONE : STALE;
}

static enum status lines_give_back(struct request *r, const struct report_place *at, struct str reason, bool all)
{
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < at->line_count; i++) {
            const struct report_line *line = &at->lines[i];
            struct str box = path_fmt(r, "devolver-%s", report_key(r->mem, line).ptr);
            bool chosen = all || str_is(request_form(r, box.ptr), "1");
            if (line->mine == NULL || (line->mine->state != CLAIM_SENT && line->mine->state != CLAIM_ACCEPTED) ||
                day_known(line->mine->public_on))
                continue;
            if (pass == 0) {
                count += chosen;
                continue;
            }
            if (!chosen && count > 0)
                continue;
            struct claim c = report_claim_base(line->mine);
            TRY(progress_give_back(r, &c, reason));
        }
    return DONE;
}

/* POST …/retirar: the authority takes its authorisation back after sending, while nothing of it is public. */
enum status report_withdraw_apply(struct request *r)
{
    struct report_place *at = r->object;
    struct report *rep = at->report;
    int64_t published;
    TRY(open_for(r, at, REPORT_RETURNED));
    if (rep->state == REPORT_AUTHORISED)
        return moved_on(r);
    TRY(db_int(r->db, SQL_REPORT_PUBLIC_SINCE, WITH(IN(rep->id)), &published));
    if (published > 0)
        return problem_add(r, "", N_("Una parte del reporte ya es pública: se corrige con otro reporte, no se retira."));
    TRY(reason_read(r, rep));
    report_sign(r, at, rep->return_reason);
    struct str why = path_fmt(r, "La autoridad retiró su autorización: %.*s", STR_ARG(rep->return_reason));
    TRY(lines_give_back(r, at, why, true));
    report_sign(r, at, rep->return_reason);
    rep->state = REPORT_RETURNED;
    rep->return_reason = why;
    rep->authorised_on = DAY_NONE;
    TRY(record_change(r->db, &report_shape, r->mem, rep));
    TRY(commitments_publish(r, at));
    return respond_redirect(r, at->path, N_("Se retiró la autorización. El reporte quedó devuelto."));
}

/* POST …/devolver: whole, or the lines that are marked. */
enum status report_return_apply(struct request *r)
{
    struct report_place *at = r->object;
    struct report *rep = at->report;
    if (rep->state != REPORT_SENT)
        return moved_on(r);
    TRY(open_for(r, at, REPORT_RETURNED));
    TRY(reason_read(r, rep));
    TRY(lines_give_back(r, at, rep->return_reason, false));
    rep->state = REPORT_RETURNED;
    rep->checked_by = r->actor.person;
    rep->checked_on = r->today;
    request_deed(r, NONE, rep->return_reason);
    TRY(record_change(r->db, &report_shape, r->mem, rep));
    TRY(commitments_publish(r, at));
    return respond_redirect(r, at->path, N_("Se devolvió el reporte con lo que falta."));
}

/* The problems after `last` say which milestone they are of. */
static void problems_name(struct request *r, const struct problem *last, struct str label)
{
    const char *where = say_with(r->mem, r->lang, N_("Hito %1"), &label, 1).ptr;
    for (struct problem *x = last == NULL ? r->problems.first : last->next; x != NULL; x = x->next)
        x->message = path_fmt(r, "%s: %.*s", where, STR_ARG(x->message));
}

/* POST …/aceptar: the form of every line, as of a single claim. */
enum status report_accept_apply(struct request *r)
{
    struct report_place *at = r->object;
    struct report *rep = at->report;
    enum status worst = DONE;
    TRY(open_for(r, at, REPORT_ACCEPTED));
    TRY(report_seen(r, at));
    for (size_t i = 0; i < at->line_count; i++) {
        const struct report_line *line = &at->lines[i];
        if (line->mine == NULL || line->mine->state != CLAIM_SENT)
            continue;
        struct claim c = report_claim_base(line->mine);
        struct str key = report_key(r->mem, line);
        const struct problem *last = r->problems.last;
        enum status s = progress_accept(r, &c, line->mine->file_count + line->mine->link_count,
                                        path_fmt(r, "tipo-%s", key.ptr).ptr, path_fmt(r, "abre-%s", key.ptr).ptr);
        if (s != DONE && s != INVALID)
            return s;
        problems_name(r, last, report_line_name(r->mem, line));
        worst = s == DONE ? worst : s;
    }
    TRY(worst);
    rep->state = REPORT_ACCEPTED;
    rep->checked_by = r->actor.person;
    rep->checked_on = r->today;
    TRY(record_change(r->db, &report_shape, r->mem, rep));
    TRY(commitments_publish(r, at));
    TRY(report_settle(r->db, r->mem, rep->id, r->today));
    return respond_redirect(r, at->path, N_("Se aceptó la forma del reporte."));
}
