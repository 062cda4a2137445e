/* SPDX-License-Identifier: EUPL-1.2
 * Comment (comentario): what anybody says in public about a commitment or one of its milestones. Nobody
 * owes an answer; what somebody writes is moderated by the rules of room/moderation. */
#ifndef HITO_ROOM_COMMENT_H
#define HITO_ROOM_COMMENT_H

#include "room/moderation/moderation.h"

/* What anybody may read of a comment (the view comment_shown); also its open data. */
#define COMMENT_SHOWN(F)                                                                             \
    F(INT, id, PUBLIC, FREE, "N.º", "number in its address …/comentario/7")                          \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                 \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                  \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number in the plan")                     \
    F(TEXT, milestone_number, PUBLIC, FREE, "Hito", "nothing: the whole commitment")                 \
    F(CHOICE, state, PUBLIC, ONE_OF(post_state), "Estado", "of moderation")                          \
    F(CHOICE, rule, PUBLIC, ONE_OF(post_rule), "Regla de moderación", "of the last act; nothing: none") \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "as its author wanted; nothing where the text is not shown") \
    F(CHOICE, role, PUBLIC, ONE_OF(role), "Rol", "role its author acted in")                         \
    F(TEXT, behalf_name, PUBLIC, FREE, "En nombre de", "institution spoken for")                     \
    F(PROSE, text, PUBLIC, FREE, "Comentario", "nothing where moderation took it away")              \
    F(DAY, public_on, PUBLIC, FREE, "Publicado el", "day it became public")
SHAPE_STRUCT(comment_shown, COMMENT_SHOWN);

extern const struct room comment_room;

/* What is public of a commitment, newest first. */
enum status comments_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct comment_shown **ret, size_t *ret_count) MUST_USE;

#endif
