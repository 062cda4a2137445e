/* SPDX-License-Identifier: EUPL-1.2
 * What the counterpart says of a delivery, the reply of the responsible, and how a dispute ends. */
#include "room/progress/progress_claim.h"

/* An earlier word of the same counterpart on the same report gives way to the new one. */
static enum status earlier_withdrawn(struct request *r, const struct claim_place *p, const struct verdict *fresh)
{
    for (size_t i = 0; i < p->f.verdict_count; i++) {
        struct verdict v = verdict_base(&p->f.verdicts[i]);
        if (v.claim != fresh->claim || day_known(v.closed_on) || v.institution != fresh->institution)
            continue;
        v.closed_on = r->today;
        v.closed_how = CLOSED_WITHDRAWN;
        TRY(record_change(r->db, &verdict_shape, r->mem, &v));
    }
    return DONE;
}

/* POST …/reporte/:claim/pronunciamiento */
enum status verdict_apply(struct request *r)
{
    static const char *const names[] = {"kind", "reasons", NULL};
    const struct claim_place *p = r->object;
    struct claim c = claim_base(p->claim);
    struct verdict v;
    if (!verdict_allowed(&c))
        return problem_add(r, "", N_("Solo hay pronunciamiento sobre una entrega enviada o aceptada."));
    shape_clear(&verdict_shape, &v);
    TRY(form_read_fields(r, &verdict_shape, &v, names));
    struct faults bad = verdict_faults(&v);
    TRY(faults_told(r, &bad));
    v.claim = c.id;
    v.person = r->actor.person;
    v.given_on = r->today;
    v.given_at = r->now;
    TRY(speaks_for(r, p->f.place->commitment->id, PERSON_COUNTERPART, &v.institution));
    r->deed.on_behalf_of = v.institution;
    request_deed(r, NONE, v.reasons);
    TRY(earlier_withdrawn(r, p, &v));
    TRY(record_add(r->db, &verdict_shape, &v));
    return claim_done(r, p->at->place, p->path, day_known(c.public_on) ? N_("Se publicó tu pronunciamiento.")
                                                                      : N_("Se guardó tu pronunciamiento: se publica con el reporte."));
}

static enum status closed_already(struct request *r)
{
    problem_add(r, "", N_("Ese pronunciamiento ya está cerrado."));
    return CONFLICT;
}

/* POST …/pronunciamiento/:verdict/retirar */
enum status verdict_withdraw_apply(struct request *r)
{
    const struct claim_place *p = r->object;
    struct verdict v = verdict_base(p->verdict);
    int64_t mine;
    TRY(speaks_for(r, p->f.place->commitment->id, PERSON_COUNTERPART, &mine));
    if (v.person != r->actor.person && (mine == NONE || v.institution != mine))
        return DENIED;
    if (day_known(v.closed_on))
        return closed_already(r);
    v.closed_on = r->today;
    v.closed_how = CLOSED_WITHDRAWN;
    TRY(record_change(r->db, &verdict_shape, r->mem, &v));
    return claim_done(r, p->at->place, p->path, N_("Se retiró el pronunciamiento."));
}

/* POST …/pronunciamiento/:verdict/replica: once; it stays beside what was said. */
enum status reply_apply(struct request *r)
{
    static const char *const names[] = {"reply", NULL};
    const struct claim_place *p = r->object;
    struct verdict v = verdict_base(p->verdict);
    if (day_known(v.replied_on))
        return closed_already(r);
    TRY(form_read_fields(r, &verdict_shape, &v, names));
    if (v.reply.len < 3)
        return problem_add(r, "reply", N_("Escribe la réplica."));
    v.replied_on = r->today;
    TRY(record_change(r->db, &verdict_shape, r->mem, &v));
    return claim_done(r, p->at->place, p->path, day_known(p->claim->public_on) ? N_("Se publicó la réplica.")
                                                                              : N_("Se guardó la réplica: se publica con el reporte."));
}

/* POST …/pronunciamiento/:verdict/cerrar: an act decides the dispute. */
enum status close_apply(struct request *r)
{
    static const char *const names[] = {"closed_act", NULL};
    const struct claim_place *p = r->object;
    struct verdict v = verdict_base(p->verdict);
    if (day_known(v.closed_on))
        return closed_already(r);
    TRY(form_read_fields(r, &verdict_shape, &v, names));
    enum status allows = v.closed_act == NONE ? INVALID
                                              : act_allows(r->db, r->mem, v.closed_act, p->at->place->jurisdiction->id, r->today);
    if (allows == INVALID || allows == NOT_FOUND)
        return problem_add(r, "closed_act", N_("Elige el acto aprobado que decidió la disputa."));
    TRY(allows);
    v.closed_on = r->today;
    v.closed_how = CLOSED_BY_ACT;
    request_deed(r, v.closed_act, STR_NONE);
    TRY(record_change(r->db, &verdict_shape, r->mem, &v));
    return claim_done(r, p->at->place, p->path, N_("El acto cerró la disputa."));
}
