/* SPDX-License-Identifier: EUPL-1.2
 * One report: its page, and the check of its form by the directorate. */
#include "room/progress/progress_claim.h"

#include <string.h>

#include "pages.h"
#include "sql.h"

struct claim claim_base(const struct follow_claim *c)
{
    struct claim base;
    memcpy(&base, c, sizeof base);
    return base;
}

struct verdict verdict_base(const struct follow_verdict *v)
{
    struct verdict base;
    memcpy(&base, v, sizeof base);
    return base;
}

enum status faults_told(struct request *r, const struct faults *bad)
{
    for (size_t i = 0; i < bad->count; i++)
        problem_add(r, bad->items[i].field, bad->items[i].message);
    return bad->count > 0 ? INVALID : DONE;
}

enum status speaks_for(struct request *r, int64_t commitment, int role, int64_t *ret)
{
    *ret = NONE;
    enum status s = db_int(r->db, SQL_PROGRESS_SPEAKS_FOR,
                           WITH(IN(commitment), IN(r->actor.person), IN_CHOICE(person_role, role), IN(r->today)), ret);
    return s == NOT_FOUND ? DONE : s;
}

enum status claim_done(struct request *r, const struct commitment_place *place, struct str path, const char *flash)
{
    TRY(progress_publish(r->db, r->mem, place->commitment->id, r->today));
    return respond_redirect(r, path, flash);
}

enum status claim_load(struct request *r)
{
    struct claim_place *p = arena_new_of(r->mem, struct claim_place);
    int64_t id;
    TRY(milestone_enter(r, &p->at));
    TRY(request_id(r, "claim", &id));
    TRY(follow_read(r, p->at->place, &p->f));
    p->claim = follow_claim_of(&p->f, id);
    if (p->claim == NULL || p->claim->milestone != p->at->milestone->id)
        return NOT_FOUND;
    p->path = path_fmt(r, "%.*s/reporte/%lld", STR_ARG(p->at->path), (long long)id);
    r->object = p;
    return DONE;
}

enum status verdict_load(struct request *r)
{
    int64_t id;
    TRY(claim_load(r));
    TRY(request_id(r, "verdict", &id));
    struct claim_place *p = r->object;
    for (size_t i = 0; i < p->f.verdict_count; i++)
        if (p->f.verdicts[i].id == id && p->f.verdicts[i].claim == p->claim->id)
            p->verdict = &p->f.verdicts[i];
    return p->verdict == NULL ? NOT_FOUND : DONE;
}

#define SHAPE_TAG struct claim_report
SHAPE_TABLE(claim_report, NULL, CLAIM_REPORT);
#undef SHAPE_TAG

static enum status claim_report_at_work(struct request *r, const struct claim_place *p, struct claim_report **ret)
{
    return db_one(r->db, SQL_PROGRESS_REPORT_AT_WORK, WITH(IN(p->claim->id)), r->mem, &claim_report_shape, ret);
}

static const char *const reason_required[] = {"return_reason", NULL};
static const char *const reply_required[] = {"reply", NULL};
static const char *const act_required[] = {"closed_act", NULL};

static void check_forms(struct request *r, const struct claim_place *p, struct claim_page *page)
{
    struct claim *row = arena_new_of(r->mem, struct claim);
    *row = claim_base(p->claim);
    page->may_check = page->whole == NULL && row->state == CLAIM_SENT && request_may(r, CHECK_REPORT);
    page->accept = form_for(r, &claim_shape, row, path_fmt(r, "%.*s/aceptar", STR_ARG(p->path)));
    page->giveback = form_for(r, &claim_shape, row, path_fmt(r, "%.*s/devolver", STR_ARG(p->path)));
    page->giveback.required = reason_required;
    page->may_withdraw = page->whole == NULL && claim_move(row->state, CLAIM_WITHDRAWN) != NULL && request_may(r, REPORT);
    struct report_facts facts = report_facts_of(r, &p->f, p->at->milestone);
    bool returned = page->whole == NULL && row->state == CLAIM_RETURNED && !follow_superseded(&p->f, p->claim);
    const struct claim *disputed = report_corrects(&facts, row);
    page->may_correct = request_may(r, REPORT) && follow_ended(p->at->place->plan) == NULL && (returned || (disputed != NULL && disputed->id == row->id));
    page->correct_path = path_fmt(r, "%.*s/reportar?corrige=%lld", STR_ARG(p->at->path), (long long)row->id);
}

/* The verdicts of the report; the forms go to the latest open one. */
static enum status verdict_forms(struct request *r, const struct claim_place *p, struct claim_page *page)
{
    int64_t mine = NONE;
    struct verdict *row = arena_new_of(r->mem, struct verdict), *fresh = arena_new_of(r->mem, struct verdict);
    shape_clear(&verdict_shape, fresh);
    shape_clear(&verdict_shape, row);
    if (request_may(r, GIVE_VERDICT))
        TRY(speaks_for(r, p->f.place->commitment->id, PERSON_COUNTERPART, &mine));
    page->verdicts = arena_array(r->mem, struct verdict_item, p->f.verdict_count);
    for (size_t i = p->f.verdict_count; i-- > 0;) {
        const struct follow_verdict *v = &p->f.verdicts[i];
        if (v->claim != p->claim->id)
            continue;
        struct verdict_item *x = &page->verdicts[page->verdicts_count++];
        *x = (struct verdict_item){.v = v, .open = !day_known(v->closed_on)};
        x->path = path_fmt(r, "%.*s/pronunciamiento/%lld", STR_ARG(p->path), (long long)v->id);
        x->withdraw_path = path_fmt(r, "%.*s/retirar", STR_ARG(x->path));
        x->may_withdraw = x->open && request_may(r, GIVE_VERDICT) && (v->person == r->actor.person || (mine != NONE && v->institution == mine));
        if (x->open && v->kind == VERDICT_DISPUTES)
            x->age = days_phrase(r, days_between(v->given_on, r->today));
        if (!x->open || page->reply.shape != NULL)
            continue;
        *row = verdict_base(v);
        page->may_reply = request_may(r, REPORT) && !day_known(v->replied_on) && v->kind != VERDICT_CONFIRMS;
        page->may_close = request_may(r, APPLY_CHANGE) && v->kind != VERDICT_CONFIRMS;
        page->reply = form_for(r, &verdict_shape, row, path_fmt(r, "%.*s/replica", STR_ARG(x->path)));
        page->reply.required = reply_required;
        page->close = form_for(r, &verdict_shape, row, path_fmt(r, "%.*s/cerrar", STR_ARG(x->path)));
    }
    struct claim base = claim_base(p->claim);
    page->may_verdict = verdict_allowed(&base) && request_may(r, GIVE_VERDICT);
    page->verdict = form_for(r, &verdict_shape, fresh, path_fmt(r, "%.*s/pronunciamiento", STR_ARG(p->path)));
    if (!page->may_close)
        return DONE;
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    TRY(act_options(r, p->at->place->jurisdiction->id, &page->acts, &page->acts_count));
    *lists = (struct form_options){"closed_act", page->acts, page->acts_count};
    page->close.required = act_required;
    page->close.options = lists;
    page->close.option_count = 1;
    return DONE;
}

/* For who has to do with it, the way to the report that the claim is a line of. */
static enum status whole_fill(struct request *r, const struct claim_place *p, struct claim_page *page)
{
    struct claim_report *whole;
    if (!request_may(r, CHECK_REPORT) && !request_may(r, REPORT))
        return DONE;
    enum status s = claim_report_at_work(r, p, &whole);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    page->whole = whole;
    page->whole_path = path_fmt(r, "/%.*s/plan/%lld/periodo/%lld/reporte/%.*s", STR_ARG(p->at->place->jurisdiction->code),
                                (long long)p->at->place->plan->number, (long long)whole->period_number, STR_ARG(whole->institution_code));
    return DONE;
}

/* GET …/reporte/:claim */
enum status claim_show(struct request *r)
{
    const struct claim_place *p = r->object;
    const struct follow_claim *c = p->claim;
    struct claim_page page = {
        .c = c,
        .m = follow_milestone_of(&p->f, c->milestone),
        .part = follow_part_of(&p->f, c->part),
        .class = claim_class(c->state),
        .moment = moment_phrase(r, &p->f, c),
        .path = p->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(p->at->place->jurisdiction->code)),
        .withdraw_path = path_fmt(r, "%.*s/retirar", STR_ARG(p->path)),
        .delivery = c->kind == CLAIM_DELIVERED,
    };
    TRY(evidence_of_claim(r->db, r->mem, c->id, request_may(r, READ_DRAFT), (struct evidence **)&page.proofs, &page.proofs_count));
    TRY(whole_fill(r, p, &page));
    check_forms(r, p, &page);
    TRY(verdict_forms(r, p, &page));
    struct str number = p->at->milestone->number;
    struct head head = milestone_head(r, p->at, say_with(r->mem, r->lang, N_("Reporte sobre el hito %1"), &number, 1), false);
    return page_progress_claim(r, head, &page);
}

static enum status moved_on(struct request *r)
{
    problem_add(r, "", N_("El reporte ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

/* A line of a report that is being checked comes back or is accepted with it: alone, nobody could correct it. */
static enum status checked_alone(struct request *r, const struct claim_place *p)
{
    struct claim_report *whole;
    enum status s = claim_report_at_work(r, p, &whole);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    problem_add(r, "", N_("Va en el reporte del período: se revisa con él."));
    return CONFLICT;
}

/* POST …/reporte/:claim/aceptar: the form is good; what it says is the counterpart's to judge. */
enum status accept_apply(struct request *r)
{
    static const char *const none[] = {NULL};
    const struct claim_place *p = r->object;
    struct claim c = claim_base(p->claim);
    if (claim_move(c.state, CLAIM_ACCEPTED) == NULL)
        return moved_on(r);
    TRY(checked_alone(r, p));
    TRY(form_read_fields(r, &claim_shape, &c, none));
    TRY(progress_accept(r, &c, p->claim->evidence_count, "right_kind", "opens"));
    return claim_done(r, p->at->place, p->path, N_("Se aceptó la forma del reporte."));
}

/* POST …/reporte/:claim/devolver */
enum status return_apply(struct request *r)
{
    static const char *const names[] = {"return_reason", NULL};
    const struct claim_place *p = r->object;
    struct claim c = claim_base(p->claim);
    if (c.state != CLAIM_SENT || claim_move(c.state, CLAIM_RETURNED) == NULL)
        return moved_on(r);
    TRY(checked_alone(r, p));
    TRY(form_read_fields(r, &claim_shape, &c, names));
    if (c.return_reason.len < 10)
        return problem_add(r, "return_reason", N_("Explica qué falta, en 10 caracteres o más."));
    TRY(progress_give_back(r, &c, c.return_reason));
    return claim_done(r, p->at->place, p->path, N_("Se devolvió el reporte con lo que falta."));
}

/* POST …/reporte/:claim/retirar */
enum status withdraw_apply(struct request *r)
{
    const struct claim_place *p = r->object;
    struct claim c = claim_base(p->claim);
    if (claim_move(c.state, CLAIM_WITHDRAWN) == NULL)
        return moved_on(r);
    c.state = CLAIM_WITHDRAWN;
    TRY(record_change(r->db, &claim_shape, r->mem, &c));
    return claim_done(r, p->at->place, p->path, N_("Se retiró el reporte."));
}

enum status progress_proof_withdrawn(struct request *r, int64_t claim, struct str reason)
{
    struct claim *c;
    struct milestone *m;
    int64_t left;
    TRY(evidence_count_of_claim(r->db, claim, &left));
    TRY(record_get(r->db, r->mem, &claim_shape, claim, &c));
    if (left > 0 || c->kind != CLAIM_DELIVERED || c->state != CLAIM_ACCEPTED || claim_move(c->state, CLAIM_RETURNED) == NULL)
        return DONE;
    TRY(record_get(r->db, r->mem, &milestone_shape, c->milestone, &m));
    TRY(progress_give_back(r, c, str_fmt(r->mem, "Se retiró la prueba con que se había aceptado. Motivo del retiro: %.*s", STR_ARG(reason))));
    return progress_publish(r->db, r->mem, m->commitment, r->today);
}
