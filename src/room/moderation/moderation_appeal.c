/* SPDX-License-Identifier: EUPL-1.2
 * Appeals: filed by the author, decided by the majority of three sectors. */
#include "pages.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

const struct moderation_line *own_appealable(const struct own_place *at, struct day today)
{
    const struct moderation_line *last = at->act_count > 0 ? &at->acts[0] : NULL;
    if (last == NULL || !day_known(last->appeal_until) || day_before(last->appeal_until, today) || day_known(last->appealed_on))
        return NULL;
    return at->post->state == POST_WITHDRAWN ? NULL : last;
}

/* POST /mensaje/:token/apelar */
enum status appeal_apply(struct request *r)
{
    const struct own_place *at = r->object;
    const struct moderation_line *act = own_appealable(at, r->today);
    struct appeal a;
    if (act == NULL)
        return problem_add(r, "", N_("No hay una decisión que se pueda apelar: el plazo pasó, o ya se apeló."));
    shape_clear(&appeal_shape, &a);
    TRY(form_read(r, &appeal_shape, &a));
    a.moderation_act = act->id;
    a.post = at->post->id;
    a.filed_at = r->now;
    a.filed_on = r->today;
    TRY(record_add(r->db, &appeal_shape, &a));
    return own_back(r, at, N_("Tu apelación llegó al panel. Te avisaremos de lo que decida."));
}

static enum status seat_of(struct request *r, int64_t jurisdiction, struct panel_member **ret)
{
    *ret = NULL;
    if (r->actor.person == NONE)
        return DONE;
    enum status s = db_one(r->db, SQL_PANEL_SEAT_OF, WITH(IN(jurisdiction), IN(r->actor.person), IN(r->today)), r->mem, &panel_member_shape, ret);
    return s == NOT_FOUND ? DONE : s;
}

static enum status appeal_load(struct request *r)
{
    struct appeal_place *at = arena_new_of(r->mem, struct appeal_place);
    int64_t id;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    TRY(request_id(r, "appeal", &id));
    TRY(record_get(r->db, r->mem, &appeal_shape, id, &at->appeal));
    TRY(record_get(r->db, r->mem, &moderation_act_shape, at->appeal->moderation_act, &at->act));
    if (at->act->jurisdiction != at->jurisdiction->id)
        return NOT_FOUND;
    TRY(record_get(r->db, r->mem, &post_shape, at->appeal->post, &at->post));
    TRY(seat_of(r, at->jurisdiction->id, &at->seat));
    TRY(db_many(r->db, SQL_APPEAL_VOTES, WITH(IN(id)), r->mem, &appeal_vote_line_shape, &at->votes, &at->vote_count));
    if (at->seat != NULL) {
        TRY(moderation_conflict(r->db, at->post->id, r->actor.person, r->today, &at->conflict));
        at->conflict = at->conflict || at->act->person == r->actor.person;
    }
    for (size_t i = 0; i < at->vote_count; i++)
        at->voted = at->voted || (at->seat != NULL && (at->votes[i].member == at->seat->id || at->votes[i].sector == at->seat->sector));
    at->path = path_fmt(r, "/%.*s/moderacion/apelacion/%lld", STR_ARG(at->jurisdiction->code), (long long)id);
    r->object = at;
    return DONE;
}

/* GET /:jurisdiction/moderacion/apelacion/:appeal: the panel reads the text, the rest the log's line. */
static enum status appeal_show(struct request *r)
{
    const struct appeal_place *at = r->object;
    struct appeal_vote *fresh = arena_new_of(r->mem, struct appeal_vote);
    shape_clear(&appeal_vote_shape, fresh);
    struct appeal_page page = {
        .at = at,
        .a = at->appeal,
        .act = at->act,
        .post = at->post,
        .votes = at->votes,
        .votes_count = at->vote_count,
        .form = form_for(r, &appeal_vote_shape, fresh, path_fmt(r, "%.*s/votar", STR_ARG(at->path))),
        .seated = at->seat != NULL && !at->conflict,
        .text_shown = at->seat != NULL && !at->conflict && !post_text_kept(at->act->rule) && at->post->state != POST_WITHDRAWN,
        .may_vote = at->seat != NULL && !at->conflict && !at->voted && !day_known(at->appeal->decided_on),
        .conflict = at->conflict,
    };
    struct str number = int_words(r->mem, r->lang, at->appeal->id);
    struct head head = moderation_head(r, at->jurisdiction, say_with(r->mem, r->lang, N_("Apelación %1"), &number, 1), false);
    head.form_page = page.may_vote;
    r->reply.personal = true;
    return page_appeal(r, head, &page);
}

/* The majority is there: the decision stands, or the message comes back. */
static enum status majority(struct request *r, const struct appeal_place *at, int outcome)
{
    struct appeal a = *at->appeal;
    struct post *p = at->post;
    struct str number = int_words(r->mem, LANG_ES, a.id);
    a.decided_on = r->today;
    a.outcome = outcome;
    TRY(record_change(r->db, &appeal_shape, r->mem, &a));
    if (outcome == APPEAL_OVERTURNED && post_may_move(BY_PANEL, MOVE_RESTORE, (enum post_state)p->state, NULL)) {
        struct moderation m = {MOVE_RESTORE, -1, str_fmt(r->mem, "El panel revocó la decisión por mayoría: apelación %.*s.", STR_ARG(number)),
                               NONE, ROLE_PERSON, r->today};
        return post_moderate(r->db, r->mem, r->site, p, &m);
    }
    struct str outcome_words = str_of(say(p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES, choice_label(&appeal_outcome_choices, outcome)));
    return post_letter(r->db, r->mem, r->site, p, N_("El panel decidió tu apelación"),
                       N_("Hola:\n\nEl panel decidió tu apelación: %1. Los votos y sus razones son públicos.\n"), &outcome_words, 1,
                       str_fmt(r->mem, "apelacion-%lld", (long long)a.id));
}

/* POST …/votar */
static enum status vote_apply(struct request *r)
{
    const struct appeal_place *at = r->object;
    struct appeal_vote v, all[4];
    size_t n = 0;
    if (at->seat == NULL)
        return problem_add(r, "", N_("Solo vota quien integra hoy el panel."));
    if (at->conflict)
        return problem_add(r, "", N_("No puedes votar: la decisión o el mensaje son tuyos o de tu institución."));
    if (at->voted || day_known(at->appeal->decided_on))
        return problem_add(r, "", N_("Tu sector ya votó, o la apelación ya está decidida."));
    shape_clear(&appeal_vote_shape, &v);
    TRY(form_read(r, &appeal_vote_shape, &v));
    v.appeal = at->appeal->id;
    v.member = at->seat->id;
    v.voted_on = r->today;
    v.voted_at = r->now;
    request_deed(r, NONE, v.reasons);
    TRY(record_add(r->db, &appeal_vote_shape, &v));
    for (size_t i = 0; i < at->vote_count && n < COUNT(all) - 1; i++)
        all[n++] = (struct appeal_vote){.vote = at->votes[i].vote};
    all[n++] = v;
    int outcome = appeal_decides(all, n);
    if (outcome >= 0)
        TRY(majority(r, at, outcome));
    return respond_redirect(r, at->path, N_("Se registró tu voto."));
}

/* GET /:jurisdiction/moderacion/apelaciones */
static enum status appeals_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct appeal_line *rows;
    struct panel_member *seat;
    size_t count;
    TRY(db_many(r->db, SQL_APPEALS_OF_JURISDICTION, WITH(IN(j->id)), r->mem, &appeal_line_shape, &rows, &count));
    TRY(seat_of(r, j->id, &seat));
    struct appeal_row *lines = arena_array(r->mem, struct appeal_row, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct appeal_row){&rows[i], path_fmt(r, "/%.*s/moderacion/apelacion/%lld", STR_ARG(j->code), (long long)rows[i].id)};
    struct appeals_page page = {lines, count, moderation_path(r, j, "/panel"), seat != NULL};
    return page_appeals(r, moderation_head(r, j, str_of(say(r->lang, N_("Apelaciones"))), false), &page);
}

#define AT "/:jurisdiction/moderacion"
const struct route moderation_appeal_routes[] = {
    {GET, AT "/apelaciones", READ, 0, jurisdiction_load, appeals_show, NULL, NULL},
    {GET, AT "/apelacion/:appeal", READ, 0, appeal_load, appeal_show, NULL, NULL},
    {POST, AT "/apelacion/:appeal/votar", DECIDE_APPEAL, 0, appeal_load, appeal_show, NULL, vote_apply},
    {.pattern = NULL},
};
#undef AT
