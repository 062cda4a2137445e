/* SPDX-License-Identifier: EUPL-1.2
 * How a post is shown, wherever it is. */
#include "pages.h"
#include "room/moderation/moderation_view.h"

void post_byline(struct out *o, struct str name, int role, struct str behalf, struct day on)
{
    struct post_line line = {
        .name = name,
        .role = role > ROLE_PERSON ? choice_label(&role_choices, role) : NULL,
        .behalf = behalf,
        .on = on,
    };
    part_post_byline(o, &line);
}

void post_text(struct out *o, int state, struct str text)
{
    struct post_line line = {.state = state, .text = text, .shown = post_is_public((enum post_state)state)};
    line.folded = state == POST_LIMITED;
    line.flagged = state == POST_FLAGGED;
    line.removed = state == POST_REMOVED;
    line.withdrawn = state == POST_WITHDRAWN;
    part_post_text(o, &line);
}
