/* SPDX-License-Identifier: EUPL-1.2
 * What moderators see: the queue, one message, the decision. */
#include "base/text.h"
#include "pages.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

#define QUEUE_DAYS 30

struct str moderation_path(struct request *r, const struct jurisdiction *j, const char *rest)
{
    return path_fmt(r, "/%.*s/moderacion%s", STR_ARG(j->code), rest);
}

struct head moderation_head(struct request *r, const struct jurisdiction *j, struct str title, bool own_page)
{
    struct head head = jurisdiction_head(r, j, title);
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    if (!own_page)
        head_crumb(r, &head, str_of(say(r->lang, N_("Moderación"))), moderation_path(r, j, ""));
    return head;
}

/* GET /:jurisdiction/moderacion/cola */
static enum status queue_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct moderation_wait *rows;
    size_t count;
    struct day since = {r->today.n - QUEUE_DAYS};
    TRY(db_many(r->db, SQL_MODERATION_QUEUE, WITH(IN(j->id), IN(since)), r->mem, &moderation_wait_shape, &rows, &count));
    struct post_queue_line *lines = arena_array(r->mem, struct post_queue_line, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct post_queue_line){&rows[i], path_fmt(r, "/%.*s/moderacion/mensaje/%lld", STR_ARG(j->code), (long long)rows[i].id),
                                       text_excerpt(r->mem, rows[i].text, 200)};
    struct moderation_queue_page page = {lines, count, moderation_path(r, j, "")};
    return page_moderation_queue(r, moderation_head(r, j, str_of(say(r->lang, N_("Cola de moderación"))), false), &page);
}

static enum status case_load(struct request *r)
{
    struct post_case_place *at = arena_new_of(r->mem, struct post_case_place);
    int64_t id;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    TRY(request_id(r, "post", &id));
    TRY(record_get(r->db, r->mem, &post_shape, id, &at->post));
    if (at->post->jurisdiction != at->jurisdiction->id || at->post->state == POST_UNCONFIRMED)
        return NOT_FOUND;
    TRY(post_where(r->db, r->mem, id, &at->where));
    if (r->actor.person != NONE)
        TRY(moderation_conflict(r->db, id, r->actor.person, r->today, &at->conflict));
    at->path = path_fmt(r, "/%.*s/moderacion/mensaje/%lld", STR_ARG(at->jurisdiction->code), (long long)id);
    r->object = at;
    return DONE;
}

/* The moves that the state allows. */
static size_t moves_of(struct request *r, const struct post *p, struct option **ret)
{
    size_t n = 0;
    *ret = arena_array(r->mem, struct option, post_move_choices.count);
    for (size_t i = 0; i < post_move_choices.count; i++)
        if (post_may_move(BY_MODERATOR, (enum post_move)i, (enum post_state)p->state, NULL))
            (*ret)[n++] = (struct option){(int64_t)i, str_of(say(r->lang, choice_label(&post_move_choices, (int)i)))};
    return n;
}

/* GET /:jurisdiction/moderacion/mensaje/:post */
static enum status case_show(struct request *r)
{
    const struct post_case_place *at = r->object;
    struct post_case_page page = {
        .at = at,
        .post = at->post,
        .where = at->where,
        .conflict = at->conflict,
        .public_path = post_where_path(r->mem, at->where),
        .log_path = moderation_path(r, at->jurisdiction, ""),
        .shown = day_known(at->post->public_on),
        .withdrawn = at->post->state == POST_WITHDRAWN,
    };
    TRY(db_many(r->db, SQL_POST_REPORTS_BY_RULE, WITH(IN(at->post->id)), r->mem, &post_report_line_shape, &page.reports, &page.reports_count));
    TRY(db_many(r->db, SQL_POST_ACTS, WITH(IN(at->post->id)), r->mem, &moderation_line_shape, &page.acts, &page.acts_count));
    struct moderation_act *fresh = arena_new_of(r->mem, struct moderation_act);
    shape_clear(&moderation_act_shape, fresh);
    page.form = form_for(r, &moderation_act_shape, fresh, path_fmt(r, "%.*s/decidir", STR_ARG(at->path)));
    page.moves_count = moves_of(r, at->post, (struct option **)&page.moves);
    struct head head = moderation_head(r, at->jurisdiction, str_of(say(r->lang, N_("Moderar un mensaje"))), false);
    head_crumb(r, &head, str_of(say(r->lang, N_("Cola de moderación"))), moderation_path(r, at->jurisdiction, "/cola"));
    head.form_page = true;
    r->reply.personal = true;
    return page_moderation_case(r, head, &page);
}

/* POST …/decidir. Nobody decides on what is theirs or of their institution. */
static enum status decide_apply(struct request *r)
{
    static const char *const names[] = {"rule", "reason", NULL};
    const struct post_case_place *at = r->object;
    struct moderation_act typed;
    int64_t move;
    if (at->conflict)
        return problem_add(r, "", N_("No puedes decidir sobre un mensaje tuyo ni sobre los de tu institución: le toca a otra persona."));
    shape_clear(&moderation_act_shape, &typed);
    enum status s = form_read_fields(r, &moderation_act_shape, &typed, names);
    if (!str_int(request_form(r, "move_to"), &move) || move < 0 || move >= (int64_t)post_move_choices.count)
        return problem_add(r, "move_to", N_("Elige qué se decide."));
    if (post_move_needs_rule((enum post_move)move) && typed.rule < 0)
        s = problem_add(r, "rule", N_("Elige la regla que no se cumple."));
    TRY(s);
    struct moderation m = {(enum post_move)move, typed.rule, typed.reason, r->actor.person, may_as(&r->actor, MODERATE, &r->scope), r->today};
    request_deed(r, NONE, typed.reason);
    s = post_moderate(r->db, r->mem, r->site, at->post, &m);
    if (s == INVALID)
        return problem_add(r, "move_to", N_("El mensaje ya no está en un estado que lo permita."));
    TRY(s);
    return respond_redirect(r, at->path, N_("La decisión quedó en el registro público y se avisó a quien escribió."));
}

/* What waits: one line per jurisdiction for who moderates there; each appeal for who sits on the panel. */
enum status moderation_pending(struct request *r, struct pending_list *list)
{
    struct jurisdiction *all;
    struct panel_seat *seats;
    size_t count, seat_count;
    TRY(jurisdictions(r->db, r->mem, &all, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = all[i].id};
        int64_t n = 0;
        if (may(&r->actor, MODERATE, &there) != DONE)
            continue;
        TRY(db_int(r->db, SQL_MODERATION_WAITING, WITH(IN(all[i].id)), &n));
        struct str words = int_words(r->mem, r->lang, n);
        if (n > 0)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Moderar: %1 mensajes denunciados o en espera"), &words, 1),
                        moderation_path(r, &all[i], "/cola"), DAY_NONE);
    }
    TRY(db_many(r->db, SQL_PANEL_SEATS_OF_PERSON, WITH(IN(r->actor.person), IN(r->today)), r->mem, &panel_seat_shape, &seats, &seat_count));
    for (size_t i = 0; i < seat_count; i++) {
        struct appeal *rows;
        size_t n;
        TRY(db_many(r->db, SQL_APPEALS_WAITING_FOR, WITH(IN(seats[i].id), IN(seats[i].jurisdiction), IN(r->actor.person)), r->mem,
                    &appeal_shape, &rows, &n));
        for (size_t k = 0; k < n; k++) {
            struct str number = int_words(r->mem, r->lang, rows[k].id);
            pending_add(r, list, say_with(r->mem, r->lang, N_("Votar en la apelación %1"), &number, 1),
                        path_fmt(r, "/%.*s/moderacion/apelacion/%lld", STR_ARG(seats[i].jurisdiction_code), (long long)rows[k].id), DAY_NONE);
        }
    }
    return DONE;
}

enum status moderation_admin_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Registro público y cifras"))), moderation_path(r, j, "")},
        {str_of(say(r->lang, N_("Panel de apelación"))), moderation_path(r, j, "/panel")},
        {str_of(say(r->lang, N_("Cola de moderación"))), moderation_path(r, j, "/cola")},
    };
    return admin_panel(r, o, N_("Moderación"), links, COUNT(links) - (request_may(r, MODERATE) ? 0 : 1));
}

#define AT "/:jurisdiction/moderacion"
const struct route moderation_queue_routes[] = {
    {GET, AT "/cola", MODERATE, 0, jurisdiction_load, queue_show, NULL, NULL},
    {GET, AT "/mensaje/:post", MODERATE, 0, case_load, case_show, NULL, NULL},
    {POST, AT "/mensaje/:post/decidir", MODERATE, 0, case_load, case_show, NULL, decide_apply},
    {.pattern = NULL},
};
#undef AT
