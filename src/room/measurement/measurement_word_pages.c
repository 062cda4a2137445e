/* SPDX-License-Identifier: EUPL-1.2
 * What a counterpart says of a value, the reply of the responsible, and how a dispute ends: by a correction, by its
 * withdrawal or by an act. */
#include "room/measurement/measurement_pages.h"

#include "base/text.h"
#include "sql.h"

enum status measurement_parties(struct request *r, const struct measurement_place *p, struct measurement_party **ret, size_t *ret_count)
{
    size_t kept = 0;
    *ret_count = 0;
    if (p->at->indicator->commitment == NONE)
        return DONE;
    TRY(db_many(r->db, SQL_MEASUREMENT_SPEAKS_FOR, WITH(IN(p->at->indicator->commitment), IN(r->actor.person), IN(r->today)), r->mem,
                &measurement_party_shape, ret, ret_count));
    for (size_t i = 0; i < *ret_count; i++)
        if ((*ret)[i].id != p->at->indicator->institution)
            (*ret)[kept++] = (*ret)[i];
    *ret_count = kept;
    return DONE;
}

bool measurement_spoke(const struct measurement_place *p, int64_t institution)
{
    for (size_t i = 0; i < p->word_count; i++) {
        const struct measurement_word_line *w = &p->words[i];
        if (w->institution == institution && !day_known(w->closed_on) && (w->kind == VERDICT_DISPUTES || !day_known(w->public_on)))
            return true;
    }
    return false;
}

/* The one that the form names, else the only one that may still speak. */
static enum status party_named(struct request *r, const struct measurement_place *p, int64_t *ret)
{
    struct measurement_party *all;
    size_t count, open = 0;
    int64_t named = NONE, last = NONE;
    TRY(measurement_parties(r, p, &all, &count));
    (void)str_int(request_form(r, "party"), &named);
    *ret = NONE;
    for (size_t i = 0; i < count; i++) {
        *ret = all[i].id == named ? named : *ret;
        if (measurement_spoke(p, all[i].id))
            continue;
        open++;
        last = all[i].id;
    }
    if (count == 0)
        return problem_add(r, "", N_("No consta a nombre de qué contraparte te pronuncias, o es la responsable de este indicador y nadie juzga su propio valor: la Dirección lo registra en el compromiso."));
    if (named == NONE && open > 1)
        return problem_add(r, "party", N_("Elige a nombre de qué contraparte te pronuncias."));
    if (named == NONE)
        *ret = open == 1 ? last : all[0].id;
    return *ret == NONE ? problem_add(r, "party", N_("Elige a nombre de qué contraparte te pronuncias.")) : DONE;
}

static bool party_of(const struct measurement_party *all, size_t count, int64_t institution)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].id == institution)
            return true;
    return false;
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
    bool named = str_int(request_form(r, "word"), &id);
    if (!named || id == 0)
        return problem_add(r, "word", N_("Elige a cuál de los pronunciamientos."));
    enum status s = record_get(r->db, r->mem, &measurement_word_shape, id, ret);
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
    TRY(party_named(r, p, &w.institution));
    if (measurement_spoke(p, w.institution))
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
    struct measurement_party *mine;
    size_t count;
    TRY(word_named(r, p, &w));
    TRY(measurement_parties(r, p, &mine, &count));
    if (w->person != r->actor.person && !party_of(mine, count, w->institution))
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
    if (text_length(w->reply) < 10)
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
