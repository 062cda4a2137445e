/* SPDX-License-Identifier: EUPL-1.2
 * The table of moves, and the signed link of an author. */
#include "room/moderation/moderation.h"

#include "base/digest.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

CHOICES_TABLE(post_kind, POST_KIND);
CHOICES_TABLE(post_state, POST_STATE);
CHOICES_TABLE(post_rule, POST_RULE);
CHOICES_TABLE(post_move, POST_MOVE);

#define SHAPE_TAG struct writer
SHAPE_TABLE(writer, "writer", WRITER);
#undef SHAPE_TAG
#define SHAPE_TAG struct post
SHAPE_TABLE(post, "post", POST);
#undef SHAPE_TAG

CHOICES_TABLE(panel_sector, PANEL_SECTOR);
CHOICES_TABLE(appeal_outcome, APPEAL_OUTCOME);
#define SHAPE_TAG struct moderation_act
SHAPE_TABLE(moderation_act, "moderation_act", MODERATION_ACT);
#undef SHAPE_TAG
#define SHAPE_TAG struct post_report
SHAPE_TABLE(post_report, "post_report", POST_REPORT);
#undef SHAPE_TAG
#define SHAPE_TAG struct panel_member
SHAPE_TABLE(panel_member, "panel_member", PANEL_MEMBER);
#undef SHAPE_TAG
#define SHAPE_TAG struct appeal
SHAPE_TABLE(appeal, "appeal", APPEAL);
#undef SHAPE_TAG
#define SHAPE_TAG struct appeal_vote
SHAPE_TABLE(appeal_vote, "appeal_vote", APPEAL_VOTE);
#undef SHAPE_TAG

#define IN_(state) (1u << (state))
#define SEEN (IN_(POST_VISIBLE) | IN_(POST_FLAGGED) | IN_(POST_LIMITED) | IN_(POST_RESTORED))
#define WHO_(who) (1u << (who))
/* From any of `from`, one of `who` may lead to `to`. What is confirmed or removed never goes back. */
static const struct {
    enum post_move move;
    unsigned who, from;
    enum post_state to;
} moves[] = {
    {MOVE_PUBLISH, WHO_(BY_AUTHOR), IN_(POST_UNCONFIRMED), POST_VISIBLE},
    {MOVE_HOLD, WHO_(BY_PROGRAM), IN_(POST_UNCONFIRMED), POST_HELD},
    {MOVE_PUBLISH, WHO_(BY_PROGRAM) | WHO_(BY_MODERATOR), IN_(POST_HELD), POST_VISIBLE},
    {MOVE_FLAG, WHO_(BY_MODERATOR), IN_(POST_VISIBLE) | IN_(POST_RESTORED), POST_FLAGGED},
    {MOVE_LIMIT, WHO_(BY_MODERATOR), IN_(POST_VISIBLE) | IN_(POST_FLAGGED) | IN_(POST_RESTORED), POST_LIMITED},
    {MOVE_HIDE, WHO_(BY_MODERATOR), SEEN | IN_(POST_HELD), POST_HIDDEN},
    {MOVE_RESTORE, WHO_(BY_MODERATOR), IN_(POST_FLAGGED) | IN_(POST_LIMITED) | IN_(POST_HIDDEN), POST_RESTORED},
    {MOVE_RESTORE, WHO_(BY_PANEL), IN_(POST_FLAGGED) | IN_(POST_LIMITED) | IN_(POST_HIDDEN) | IN_(POST_REMOVED), POST_RESTORED},
    {MOVE_REMOVE, WHO_(BY_MODERATOR), SEEN | IN_(POST_HELD) | IN_(POST_HIDDEN), POST_REMOVED},
    {MOVE_WITHDRAW, WHO_(BY_AUTHOR), SEEN | IN_(POST_HELD) | IN_(POST_HIDDEN) | IN_(POST_UNCONFIRMED), POST_WITHDRAWN},
};

bool post_may_move(enum post_actor who, enum post_move move, enum post_state from, enum post_state *ret_to)
{
    for (size_t i = 0; i < COUNT(moves); i++) {
        if (moves[i].move != move || (moves[i].who & WHO_(who)) == 0 || (moves[i].from & IN_(from)) == 0)
            continue;
        if (ret_to != NULL)
            *ret_to = moves[i].to;
        return true;
    }
    return false;
}

bool post_move_needs_rule(enum post_move move)
{
    return move == MOVE_FLAG || move == MOVE_LIMIT || move == MOVE_HIDE || move == MOVE_REMOVE;
}

bool post_text_kept(int rule)
{
    return rule == RULE_PERSONAL_DATA || rule == RULE_ILLEGAL;
}

int appeal_decides(const struct appeal_vote *votes, size_t count)
{
    size_t by[2] = {0, 0};
    for (size_t i = 0; i < count; i++)
        by[votes[i].vote == APPEAL_OVERTURNED]++;
    return by[1] >= 2 ? (int)APPEAL_OVERTURNED : by[0] >= 2 ? (int)APPEAL_UPHELD : -1;
}

bool post_is_public(enum post_state state)
{
    return (SEEN & IN_(state)) != 0;
}

bool post_has_link(struct str text)
{
    static const struct str signs[] = {{"://", 3}, {"www.", 4}, {"](", 2}, {"mailto:", 7}};
    for (size_t i = 0; i < COUNT(signs); i++)
        if (str_find(text, signs[i]) != SIZE_MAX)
            return true;
    return false;
}

static struct str token_code(struct arena *mem, struct str server_key, int64_t post, int64_t expires_s)
{
    struct str text = str_fmt(mem, "mensaje %lld %lld", (long long)post, (long long)expires_s);
    return str_part(hmac_hex(mem, server_key, text), 0, 40);
}

struct str post_token(struct arena *mem, struct str server_key, int64_t post, struct instant expires)
{
    return str_fmt(mem, "%lld-%lld-%.*s", (long long)post, (long long)expires.s,
                   STR_ARG(token_code(mem, server_key, post, expires.s)));
}

enum status post_token_read(struct arena *mem, struct str server_key, struct str token, struct instant now, int64_t *ret_post)
{
    struct str rest = token, id = str_cut(&rest, '-'), expires = str_cut(&rest, '-');
    int64_t post, until;
    if (!str_int(id, &post) || !str_int(expires, &until) || post < 1 || until < 0)
        return NOT_FOUND;
    if (!str_eq_secret(rest, token_code(mem, server_key, post, until)))
        return NOT_FOUND;
    *ret_post = post;
    return now.s <= until ? DONE : GONE;
}

static const struct shape *const shapes[] = {
    &writer_shape,
    &post_shape,
    &post_where_shape,
    &moderation_act_shape,
    &post_report_shape,
    &panel_member_shape,
    &appeal_shape,
    &appeal_vote_shape,
    &moderator_shape,
    &moderation_line_shape,
    &moderation_wait_shape,
    &post_report_line_shape,
    &appeal_vote_line_shape,
    &appeal_line_shape,
    &panel_seat_shape,
    &moderation_sum_shape,
    &moderation_span_shape,
    &moderator_month_shape,
    &moderation_month_shape,
    NULL,
};
static const struct chore chores[] = {
    {.name = "mensajes en espera", .every_s = 60, .run = moderation_release_chore},
    {.name = "mensajes sin confirmar", .every_s = 3600, .run = moderation_tidy_chore},
    {.name = NULL},
};
static const struct dataset datasets[] = {
    {"moderacion", N_("Una decisión de moderación sobre un mensaje público, sin su texto"), &moderation_line_shape, SQL_MODERATION_LOG},
    {.name = NULL},
};
static const struct check checks[] = {{"mensajes", moderation_check}, {.name = NULL}};
static const struct panel panels[] = {{"administration", 50, moderation_admin_panel}, {.page = NULL}};
static const struct route *const more_routes[] = {moderation_log_routes,   moderation_queue_routes,  moderation_appeal_routes,
                                                  moderation_panel_routes, moderation_report_routes, NULL};
const struct room moderation_room = {.name = "moderation",
                                     .shapes = shapes,
                                     .routes = moderation_own_routes,
                                     .more_routes = more_routes,
                                     .datasets = datasets,
                                     .chores = chores,
                                     .checks = checks,
                                     .panels = panels,
                                     .pending = moderation_pending};
