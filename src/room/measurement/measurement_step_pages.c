/* SPDX-License-Identifier: EUPL-1.2
 * The moves of a value: authorised, sent, taken back; returned or accepted by the directorate. */
#include "room/measurement/measurement_form.h"

#include "base/text.h"
#include "sql.h"

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("El valor ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

static enum status may_move(struct request *r, const struct measurement_place *p, int to)
{
    int64_t seen = NONE;
    if (measurement_move(p->m->state, to) == NULL)
        return moved_on(r);
    if (str_int(request_form(r, "_revision"), &seen) && seen != p->m->revision)
        return STALE;
    const char *why = to == REPORT_AUTHORISED || to == REPORT_SENT ? measurement_refused(r, p) : NULL;
    if (why != NULL) {
        (void)problem_add(r, "", why);
        return CONFLICT;
    }
    if (!day_known(p->period->locked_on))
        return DONE;
    (void)problem_add(r, "", N_("El período está bloqueado: su serie terminó y ya no cambia."));
    return CONFLICT;
}

static enum status to_page(struct request *r, const struct measurement_place *p, const char *flash)
{
    return respond_redirect(r, p->path, flash);
}

/* Whatever it lacks is said where its form is. */
static enum status ready(struct request *r, const struct measurement_place *p)
{
    struct measurement_facts facts = measurement_facts_of(p);
    struct faults bad = measurement_faults(r->mem, &facts);
    for (size_t i = 0; i < bad.count; i++)
        (void)problem_add(r, "", bad.items[i].message);
    return bad.count > 0 ? INVALID : DONE;
}

/* POST …/medicion/:measurement/autorizar */
enum status measurement_authorise_apply(struct request *r)
{
    static const char *const names[] = {"authorised_name", "authorised_post", "authorised_letter", NULL};
    struct measurement_place *p = r->object;
    struct measurement *m = p->m;
    TRY(may_move(r, p, REPORT_AUTHORISED));
    enum status read = form_read_fields(r, &measurement_shape, m, names);
    struct faults bad = measurement_authority_faults(m);
    enum status told = measurement_told(r, &bad);
    TRY(read);
    TRY(told);
    TRY(ready(r, p));
    m->state = REPORT_AUTHORISED;
    m->authorised_on = r->today;
    measurement_sign(r, p, STR_NONE);
    TRY(record_change(r->db, &measurement_shape, r->mem, m));
    return to_page(r, p, N_("Se registró la autorización. Falta enviar el valor."));
}

/* POST …/desautorizar: before it is sent. */
enum status measurement_unauthorise_apply(struct request *r)
{
    struct measurement_place *p = r->object;
    struct measurement *m = p->m;
    if (m->state != REPORT_AUTHORISED)
        return moved_on(r);
    m->state = day_known(m->sent_on) ? REPORT_RETURNED : REPORT_DRAFT;
    m->authorised_on = DAY_NONE;
    measurement_sign(r, p, STR_NONE);
    TRY(record_change(r->db, &measurement_shape, r->mem, m));
    return to_page(r, p, N_("Se retiró la autorización. Nada se envió."));
}

/* POST …/enviar */
enum status measurement_send_apply(struct request *r)
{
    struct measurement_place *p = r->object;
    struct measurement *m = p->m;
    TRY(may_move(r, p, REPORT_SENT));
    TRY(ready(r, p));
    m->state = REPORT_SENT;
    m->sent_on = r->today;
    m->return_reason = STR_NONE;
    m->checked_by = NONE;
    m->checked_on = DAY_NONE;
    measurement_sign(r, p, STR_NONE);
    TRY(record_change(r->db, &measurement_shape, r->mem, m));
    TRY(measurement_proofs_sent(r->db, r->mem, m, p->at->indicator->commitment));
    return to_page(r, p, N_("El valor se envió. La Dirección revisará su forma."));
}

static enum status reason_read(struct request *r, struct measurement *m)
{
    static const char *const names[] = {"return_reason", NULL};
    TRY(form_read_fields(r, &measurement_shape, m, names));
    return text_length(m->return_reason) < 10 ? problem_add(r, "return_reason", N_("Explica por qué, en 10 caracteres o más.")) : DONE;
}

/* POST …/retirar: the authority takes its authorisation back while it is not public. */
enum status measurement_withdraw_apply(struct request *r)
{
    struct measurement_place *p = r->object;
    struct measurement *m = p->m;
    if (m->state != REPORT_ACCEPTED)
        return moved_on(r);
    TRY(may_move(r, p, REPORT_RETURNED));
    TRY(reason_read(r, m));
    measurement_sign(r, p, m->return_reason);
    m->state = REPORT_RETURNED;
    m->return_reason = path_fmt(r, "La autoridad retiró su autorización: %.*s", STR_ARG(m->return_reason));
    m->authorised_on = m->public_on = DAY_NONE;
    TRY(record_change(r->db, &measurement_shape, r->mem, m));
    return to_page(r, p, N_("Se retiró la autorización. El valor quedó devuelto."));
}

/* POST …/devolver */
enum status measurement_return_apply(struct request *r)
{
    struct measurement_place *p = r->object;
    struct measurement *m = p->m;
    if (m->state != REPORT_SENT)
        return moved_on(r);
    TRY(may_move(r, p, REPORT_RETURNED));
    TRY(reason_read(r, m));
    m->state = REPORT_RETURNED;
    m->checked_by = r->actor.person;
    m->checked_on = r->today;
    m->authorised_on = DAY_NONE;
    request_deed(r, NONE, m->return_reason);
    TRY(record_change(r->db, &measurement_shape, r->mem, m));
    return to_page(r, p, N_("Se devolvió el valor con lo que falta."));
}

static bool checked(const struct request *r, const char *name)
{
    return str_is(request_form(r, name), "1");
}

/* POST …/aceptar: its form, never its content. */
enum status measurement_accept_apply(struct request *r)
{
    struct measurement_place *p = r->object;
    struct measurement *m = p->m;
    TRY(may_move(r, p, REPORT_ACCEPTED));
    if (m->kind == VALUE_REPORTED && !checked(r, "opens"))
        (void)problem_add(r, "opens", N_("Abre la prueba y confirma que se abre; si no se abre, devuelve el valor."));
    if (m->kind == VALUE_REPORTED && !checked(r, "right_kind"))
        (void)problem_add(r, "right_kind", N_("Confirma que la prueba es del medio de verificación de la ficha; si no lo es, devuelve el valor."));
    if (r->problems.count > 0)
        return INVALID;
    m->state = REPORT_ACCEPTED;
    m->checked_by = r->actor.person;
    m->checked_on = r->today;
    TRY(record_change(r->db, &measurement_shape, r->mem, m));
    TRY(measurement_settle(r->db, r->mem, m->id, r->today));
    return to_page(r, p, N_("Se aceptó la forma del valor."));
}
