/* SPDX-License-Identifier: EUPL-1.2
 * One word on a commitment: its page, the reply of the responsible, the act that closes a dispute. */
#include "pages.h"
#include "room/evidence/evidence.h"
#include "room/verdict/verdict_view.h"

/* A word that is not public does not exist but for the parties and staff. */
enum status stance_load(struct request *r)
{
    struct stance_place *p = arena_new_of(r->mem, struct stance_place);
    struct voice *all;
    size_t count;
    int64_t id;
    TRY(commitment_enter(r, &p->at));
    TRY(request_id(r, "stance", &id));
    TRY(voices_of(r, p->at, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].id == id)
            p->word = &all[i];
    if (p->word == NULL)
        return NOT_FOUND;
    p->path = path_fmt(r, "%.*s/pronunciamiento/%lld", STR_ARG(p->at->path), (long long)id);
    r->object = p;
    return DONE;
}

static bool awaits_reply(const struct voice *w)
{
    return w->kind == STANCE_DISPUTES && !day_known(w->closed_on) && !day_known(w->replied_on);
}

static enum status page_fill(struct request *r, const struct stance_place *p, struct stance_page *page)
{
    struct methodology *version;
    struct evidence *proofs;
    const struct voice *w = p->word;
    struct commitment_verdict *row = arena_new_of(r->mem, struct commitment_verdict);
    *row = stance_base(w);
    TRY(methodology_on(r->db, r->mem, p->at->jurisdiction->id, w->given_on, &version));
    TRY(db_many(r->db, SQL_VERDICT_PROOFS, WITH(IN(w->id)), r->mem, &evidence_shape, &proofs, &page->proofs_count));
    *page = (struct stance_page){
        .w = w,
        .number = p->at->commitment->number,
        .title = p->at->commitment->title,
        .name = w->institution_name,
        .path = p->path,
        .commitment_path = p->at->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(p->at->jurisdiction->code)),
        .reply_path = path_fmt(r, "%.*s/replica", STR_ARG(p->path)),
        .proofs = proofs,
        .proofs_count = page->proofs_count,
        .disputes = w->kind == STANCE_DISPUTES,
        .open = !day_known(w->closed_on),
        .reply_until = reply_due(w->given_on, version->reply_days),
        .may_reply = awaits_reply(w) && request_may(r, REPORT),
        .reply = form_for(r, &commitment_verdict_shape, row, path_fmt(r, "%.*s/replica", STR_ARG(p->path))),
        .close = form_for(r, &commitment_verdict_shape, row, path_fmt(r, "%.*s/cerrar", STR_ARG(p->path))),
    };
    page->may_close = page->disputes && page->open && request_may(r, APPLY_CHANGE);
    struct day until = page->open ? r->today : w->closed_on;
    page->age = verdict_days_phrase(r, days_between(w->given_on, until));
    if (page->may_close) {
        struct form_options *lists = arena_array(r->mem, struct form_options, 1);
        struct option *acts;
        size_t count;
        TRY(act_options(r, p->at->jurisdiction->id, &acts, &count));
        lists[0] = (struct form_options){"closed_act", acts, count};
        page->close.options = lists;
        page->close.option_count = 1;
    }
    return DONE;
}

/* GET …/pronunciamiento/:stance */
enum status stance_show(struct request *r)
{
    const struct stance_place *p = r->object;
    struct stance_page page = {0};
    TRY(page_fill(r, p, &page));
    struct head head = verdict_head(r, p->at, N_("Pronunciamiento de la contraparte"));
    head.form_page = page.may_close;
    return page_verdict_stance(r, head, &page);
}

/* GET …/pronunciamiento/:stance/replica */
enum status stance_reply_show(struct request *r)
{
    const struct stance_place *p = r->object;
    struct stance_page page = {0};
    TRY(page_fill(r, p, &page));
    page.reply_form = true;
    struct head head = verdict_head(r, p->at, N_("Replicar"));
    head.form_page = true;
    return page_verdict_stance(r, head, &page);
}

static enum status after(struct request *r, const struct stance_place *p, struct str path, const char *flash)
{
    TRY(progress_publish(r->db, r->mem, p->at->commitment->id, r->today));
    TRY(verdict_proofs_shown(r->db, r->mem, p->at->commitment->id));
    return respond_redirect(r, path, flash);
}

/* POST …/replica: once; it stays beside what was said. */
enum status stance_reply_apply(struct request *r)
{
    static const char *const names[] = {"reply", NULL};
    const struct stance_place *p = r->object;
    struct commitment_verdict v = stance_base(p->word);
    if (!awaits_reply(p->word)) {
        (void)problem_add(r, "", v.kind != STANCE_DISPUTES ? N_("Solo se replica a una disputa.")
                                                           : N_("Esa disputa ya tiene réplica o ya terminó."));
        return CONFLICT;
    }
    TRY(form_read_fields(r, &commitment_verdict_shape, &v, names));
    if (v.reply.len < 3)
        return problem_add(r, "reply", N_("Escribe la réplica."));
    v.replied_on = r->today;
    v.replied_by = r->actor.person;
    TRY(record_change(r->db, &commitment_verdict_shape, r->mem, &v));
    return after(r, p, path_fmt(r, "%.*s/replica", STR_ARG(p->path)), N_("Se registró la réplica, al lado de la disputa."));
}

/* POST …/cerrar: an act decides the dispute. */
enum status stance_close_apply(struct request *r)
{
    static const char *const names[] = {"closed_act", NULL};
    const struct stance_place *p = r->object;
    struct commitment_verdict v = stance_base(p->word);
    if (day_known(v.closed_on) || v.kind != STANCE_DISPUTES) {
        (void)problem_add(r, "", N_("Esa disputa ya terminó."));
        return CONFLICT;
    }
    TRY(form_read_fields(r, &commitment_verdict_shape, &v, names));
    enum status allows = v.closed_act == NONE ? INVALID : act_allows(r->db, r->mem, v.closed_act, p->at->jurisdiction->id, r->today);
    if (allows == INVALID || allows == NOT_FOUND)
        return problem_add(r, "closed_act", N_("Elige el acto aprobado que decidió la disputa."));
    TRY(allows);
    v.closed_on = r->today;
    v.closed_how = CLOSED_BY_ACT;
    request_deed(r, v.closed_act, STR_NONE);
    TRY(record_change(r->db, &commitment_verdict_shape, r->mem, &v));
    return after(r, p, p->path, N_("El acto cerró la disputa."));
}
