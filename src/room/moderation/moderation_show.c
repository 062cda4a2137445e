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

void post_text(struct out *o, int state, int rule, struct str text)
{
    struct post_line line = {.state = state, .rule = rule, .text = text, .shown = post_is_public((enum post_state)state)};
    line.folded = state == POST_LIMITED;
    line.flagged = state == POST_FLAGGED;
    line.removed = state == POST_REMOVED;
    line.withdrawn = state == POST_WITHDRAWN;
    part_post_text(o, &line);
}

void post_foot(struct out *o, struct str jurisdiction_code, int64_t post, int state)
{
    struct request *r = o->request;
    struct post_line line = {
        .shown = post_is_public((enum post_state)state),
        .report_path = path_fmt(r, "/%.*s/mensaje/%lld/denunciar", STR_ARG(jurisdiction_code), (long long)post),
        .log_path = state == POST_VISIBLE ? STR_NONE : path_fmt(r, "/%.*s/moderacion", STR_ARG(jurisdiction_code)),
    };
    if (request_may(r, MODERATE) && state != POST_WITHDRAWN)
        line.moderate_path = path_fmt(r, "/%.*s/moderacion/mensaje/%lld", STR_ARG(jurisdiction_code), (long long)post);
    part_post_foot(o, &line);
}

void post_rules_list(struct out *o)
{
    for (size_t i = 0; i < post_rule_choices.count; i++) {
        struct post_line line = {.rule = (int)i};
        part_post_rule(o, &line);
    }
}
