/* SPDX-License-Identifier: EUPL-1.2
 * What a counterpart says of a value, the reply of the responsible, and how a dispute ends: by a correction, by its
 * withdrawal or by an act. */
#include "room/measurement/measurement_pages.h"
#include "sql.h"

static enum status speaks_for(struct request *r, const struct measurement_place *p, int64_t *ret)
{
    *ret = NONE;
    if (p->at->indicator->commitment == NONE)
        return DONE;
    enum status s = db_int(r->db, SQL_MEASUREMENT_SPEAKS_FOR, WITH(IN(p->at->indicator->commitment), IN(r->actor.person), IN(r->today)), ret);
    return s == NOT_FOUND ? DONE : s;
}

static enum status done(struct request *r, const struct measurement_place *p, const char *flash)
{
    TRY(measurement_settle(r->db, r->mem, p->m->id, r->today));
    return respond_redirect(r, p->path, flash);
}

static enum status refuse(struct request *r, const char *why)
{
    (void)problem_add(r, "", why);
    return CONFLICT;
}

/* The word that the form names. */
static enum status word_named(struct request *r, const struct measurement_place *p, struct measurement_word **ret)
{
    int64_t id;
    enum status s = NOT_FOUND;
    if (str_int(request_form(r, "word"), &id))
        s = record_get(r->db, r->mem, &measurement_word_shape, id, ret);
    if (s == NOT_FOUND || (s == DONE && (*ret)->measurement != p->m->id))
        return refuse(r, N_("Ese pronunciamiento ya está cerrado."));
    return s;
}

/* POST …/pronunciamiento */
enum status measurement_word_apply(struct request *r)
{
    static const char *const names[] = {"kind", "reasons", NULL};
    const struct measurement_place *p = r->object;
    struct measurement_word w;
    if (!measurement_takes_words(p->m))
        return refuse(r, N_("Solo hay pronunciamiento sobre un valor enviado que no fue corregido."));
    shape_clear(&measurement_word_shape, &w);
    TRY(form_read_fields(r, &measurement_word_shape, &w, names));
    struct faults bad = measurement_word_faults(&w);
    TRY(measurement_told(r, &bad));
    TRY(speaks_for(r, p, &w.institution));
    if (w.institution == NONE)
        return refuse(r, N_("No consta a nombre de qué contraparte te pronuncias: la Dirección lo registra en el compromiso."));
    if (w.institution == p->at->indicator->institution)
        return refuse(r, N_("Tu institución es la responsable de este indicador: nadie juzga su propio valor."));
    for (size_t i = 0; i < p->word_count; i++)
        if (p->words[i].institution == w.institution && !day_known(p->words[i].closed_on) &&
            (p->words[i].kind == VERDICT_DISPUTES || !day_known(p->words[i].public_on)))
            return refuse(r, N_("Tu contraparte ya se pronunció sobre este valor. Si quieres decir otra cosa, retira primero lo dicho."));
    w.measurement = p->m->id;
    w.person = r->actor.person;
    w.given_on = r->today;
    r->deed.on_behalf_of = w.institution;
    request_deed(r, NONE, w.reasons);
    TRY(record_add(r->db, &measurement_word_shape, &w));
    return done(r, p, measurement_is_public(p->m) ? N_("Se publicó tu pronunciamiento.") : N_("Se guardó tu pronunciamiento: se publica con el valor."));
}

/* POST …/pronunciamiento/retirar */
enum status measurement_word_withdraw_apply(struct request *r)
{
    const struct measurement_place *p = r->object;
    struct measurement_word *w;
    int64_t mine;
    TRY(word_named(r, p, &w));
    TRY(speaks_for(r, p, &mine));
    if (w->person != r->actor.person && (mine == NONE || w->institution != mine))
        return DENIED;
    if (day_known(w->closed_on))
        return refuse(r, N_("Ese pronunciamiento ya está cerrado."));
    w->closed_on = r->today;
    w->closed_how = CLOSED_WITHDRAWN;
    TRY(record_change(r->db, &measurement_word_shape, r->mem, w));
    return done(r, p, N_("Se retiró el pronunciamiento."));
}

/* POST …/replica: once; it stays beside what was said. */
enum status measurement_reply_apply(struct request *r)
{
    static const char *const names[] = {"reply", NULL};
    const struct measurement_place *p = r->object;
    struct measurement_word *w;
    TRY(word_named(r, p, &w));
    if (day_known(w->closed_on) || day_known(w->replied_on) || w->kind == VERDICT_CONFIRMS)
        return refuse(r, N_("Ese pronunciamiento ya está cerrado o ya tiene réplica."));
    TRY(form_read_fields(r, &measurement_word_shape, w, names));
    if (w->reply.len < 10)
        return problem_add(r, "reply", N_("Escribe la réplica, en 10 caracteres o más."));
    w->replied_by = r->actor.person;
    w->replied_on = r->today;
    TRY(record_change(r->db, &measurement_word_shape, r->mem, w));
    return done(r, p, measurement_is_public(p->m) ? N_("Se publicó la réplica.") : N_("Se guardó la réplica: se publica con el valor."));
}

/* POST …/cerrar: an act decides the dispute. */
enum status measurement_close_apply(struct request *r)
{
    const struct measurement_place *p = r->object;
    struct measurement_word *w;
    int64_t act = NONE;
    TRY(word_named(r, p, &w));
    if (day_known(w->closed_on) || w->kind != VERDICT_DISPUTES)
        return refuse(r, N_("Ese pronunciamiento ya está cerrado."));
    (void)str_int(request_form(r, "act"), &act);
    enum status allows = act == NONE ? INVALID : act_allows(r->db, r->mem, act, p->at->jurisdiction->id, r->today);
    if (allows == INVALID || allows == NOT_FOUND)
        return problem_add(r, "act", N_("Elige el acto aprobado que decidió la disputa."));
    TRY(allows);
    w->closed_on = r->today;
    w->closed_how = CLOSED_BY_ACT;
    w->act = act;
    request_deed(r, act, STR_NONE);
    TRY(record_change(r->db, &measurement_word_shape, r->mem, w));
    return done(r, p, N_("El acto cerró la disputa."));
}
