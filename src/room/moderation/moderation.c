/* SPDX-License-Identifier: EUPL-1.2
 * The table of moves, and the signed link of an author. */
#include "room/moderation/moderation.h"

#include "base/digest.h"
#include "room/moderation/moderation_view.h"

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

static const struct shape *const shapes[] = {&writer_shape, &post_shape, &post_where_shape, NULL};
static const struct chore chores[] = {
    {.name = "mensajes en espera", .every_s = 60, .run = moderation_release_chore},
    {.name = "mensajes sin confirmar", .every_s = 3600, .run = moderation_tidy_chore},
    {.name = NULL},
};
const struct room moderation_room = {.name = "moderation", .shapes = shapes, .routes = moderation_own_routes, .chores = chores};
