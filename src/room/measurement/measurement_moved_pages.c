/* SPDX-License-Identifier: EUPL-1.2
 * The last day to report of a period, moved by the directorate with its reason before it passed; and a proof taken off
 * a value that nobody else has seen. */
#include "room/measurement/measurement_form.h"

#include "base/text.h"
#include "pages.h"
#include "room/measurement/measurement_view.h"
#include "sql.h"

/* Why its day may not be moved (Spanish message), or NULL: what is over, owed or sent stays as it was. The directorate
 * does not see drafts, so what is under way is asked for here. */
static enum status fixed(struct request *r, const struct measurement_place *p, const char **ret)
{
    struct measurement *way = NULL;
    enum status found = db_one(r->db, SQL_MEASUREMENT_UNDER_WAY, WITH(IN(p->period->id)), r->mem, &measurement_shape, &way);
    if (found != DONE && found != NOT_FOUND)
        return found;
    bool sent = p->public != NULL || (found == DONE && !measurement_in_hand(way->state));
    *ret = p->at->indicator->state != INDICATOR_IN_FORCE || day_known(p->period->locked_on)
               ? N_("La serie terminó: su calendario ya no cambia.")
           : day_before(p->period->due_on, r->today) ? N_("El plazo ya venció: un día que pasó no se mueve.")
           : sent                                    ? N_("Este período ya tiene un valor enviado: su plazo no se mueve.")
                                                     : NULL;
    return DONE;
}

/* GET …/calendario/:period */
enum status measurement_due_show(struct request *r)
{
    static const char *const required[] = {"due_on", "moved", NULL};
    const struct measurement_place *p = r->object;
    struct measurement_due_page page = {.name = p->at->version->name, .span = measurement_span_words(r, p->period), .due_on = p->period->due_on,
                                        .moved = p->period->moved, .back_path = p->at->path};
    TRY(fixed(r, p, &page.closed));
    page.form = form_for(r, &indicator_period_shape, p->period, path_fmt(r, "%.*s/calendario/%lld", STR_ARG(p->at->path), (long long)p->period->number));
    page.form.required = required;
    return page_measurement_due(r, measurement_head(r, p, N_("Mover el plazo de un período"), true), &page);
}

/* POST …/calendario/:period */
enum status measurement_due_apply(struct request *r)
{
    static const char *const names[] = {"due_on", "moved", NULL};
    const struct measurement_place *p = r->object;
    struct indicator_period x = *p->period;
    const char *why;
    TRY(fixed(r, p, &why));
    if (why != NULL)
        return problem_add(r, "", why);
    TRY(form_read_fields(r, &indicator_period_shape, &x, names));
    if (!day_known(x.due_on) || day_before(x.due_on, x.ends_on) || day_before(x.due_on, r->today))
        (void)problem_add(r, "due_on", N_("El plazo es desde hoy y no antes del último día del período."));
    if (text_length(x.moved) < 10)
        (void)problem_add(r, "moved", N_("Explica por qué se mueve, en 10 caracteres o más: se publica."));
    if (r->problems.count > 0)
        return INVALID;
    request_deed(r, NONE, x.moved);
    TRY(record_change(r->db, &indicator_period_shape, r->mem, &x));
    TRY(measurement_touch(r->db, r->mem, x.indicator));
    return respond_redirect(r, p->at->path, N_("Se movió el plazo. La razón se ve en la página del indicador."));
}

/* Frame "indicator", 47: what was moved, and for the directorate what may be. */
enum status measurement_calendar_panel(struct request *r, struct out *o)
{
    const struct indicator_place *place = r->object;
    struct measurement_series s;
    struct measurement_calendar_panel page = {0};
    bool may = request_may(r, CHECK_REPORT) && place->indicator->state == INDICATOR_IN_FORCE;
    TRY(measurement_series_read(r, place, &s));
    page.rows = arena_array(r->mem, struct measurement_calendar_row, s.period_count);
    for (size_t i = 0; i < s.period_count; i++) {
        const struct indicator_period *p = &s.periods[i];
        bool movable = may && !day_before(p->due_on, r->today) && !day_before(r->today, p->starts_on);
        if (str_empty(p->moved) && !movable)
            continue;
        page.rows[page.rows_count++] = (struct measurement_calendar_row){
            .span = measurement_span_words(r, p), .due_on = p->due_on, .moved = p->moved,
            .path = movable ? path_fmt(r, "%.*s/calendario/%lld", STR_ARG(place->path), (long long)p->number) : STR_NONE};
    }
    if (page.rows_count > 0)
        part_measurement_calendar(o, &page);
    return DONE;
}

/* Not even the directorate or the counterpart saw it: the value was never sent, or the proof came after. */
bool measurement_proof_unseen(const struct measurement_place *p, const struct evidence *e)
{
    bool hand = p->m->state == REPORT_DRAFT || p->m->state == REPORT_RETURNED;
    bool sent = day_known(p->m->sent_on) || day_known(p->m->checked_on);
    return hand && e->visibility == EVIDENCE_HIDDEN && (!sent || (p->at->indicator->commitment != NONE && e->commitment == NONE));
}

/* POST …/quitar-prueba: the link ends; the file stays hidden. */
enum status measurement_proof_remove_apply(struct request *r)
{
    const struct measurement_place *p = r->object;
    int64_t id = NONE, link;
    (void)str_int(request_form(r, "proof"), &id);
    for (size_t i = 0; i < p->proof_count; i++) {
        if (p->proofs[i].id != id || !p->owner || !measurement_proof_unseen(p, &p->proofs[i]))
            continue;
        TRY(db_int(r->db, SQL_MEASUREMENT_PROOF_LINK, WITH(IN(p->m->id), IN(id)), &link));
        measurement_sign(r, p, STR_NONE);
        TRY(record_remove(r->db, &measurement_proof_shape, r->mem, link));
        return respond_redirect(r, p->path, N_("Se quitó la prueba del valor. Nadie más la verá."));
    }
    (void)problem_add(r, "", N_("Esa prueba ya se envió o ya no está: solo la Dirección la retira, con su razón."));
    return CONFLICT;
}
