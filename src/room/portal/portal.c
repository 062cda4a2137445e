/* SPDX-License-Identifier: EUPL-1.2
 * Rules of tables of commitments: what passes a filter, what is due next. */
#include "room/portal/portal.h"

#include "base/text.h"

#define SHAPE_TAG struct portal_row
SHAPE_TABLE(portal_row, NULL, PORTAL_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct portal_plan_row
SHAPE_TABLE(portal_plan_row, NULL, PORTAL_PLAN_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct portal_party_row
SHAPE_TABLE(portal_party_row, NULL, PORTAL_PARTY_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct portal_tag
SHAPE_TABLE(portal_tag, NULL, PORTAL_TAG);
#undef SHAPE_TAG
#define SHAPE_TAG struct portal_milestone
SHAPE_TABLE(portal_milestone, NULL, PORTAL_MILESTONE);
#undef SHAPE_TAG
#define SHAPE_TAG struct portal_paper
SHAPE_TABLE(portal_paper, NULL, PORTAL_PAPER);
#undef SHAPE_TAG
#define SHAPE_TAG struct portal_milestone_data
SHAPE_TABLE(portal_milestone_data, NULL, PORTAL_MILESTONE_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct portal_plan_data
SHAPE_TABLE(portal_plan_data, NULL, PORTAL_PLAN_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct portal_current
SHAPE_TABLE(portal_current, NULL, PORTAL_CURRENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct portal_province
SHAPE_TABLE(portal_province, NULL, PORTAL_PROVINCE);
#undef SHAPE_TAG

static bool tag_known(const struct portal_tag *tags, size_t count, const char *kind, struct str code)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(tags[i].kind, kind) && str_eq(tags[i].code, code))
            return true;
    return false;
}

static bool tagged(const struct portal_tag *tags, size_t count, int64_t commitment, const char *kind, struct str code)
{
    if (str_empty(code))
        return true;
    for (size_t i = 0; i < count; i++)
        if (tags[i].commitment == commitment && str_is(tags[i].kind, kind) && str_eq(tags[i].code, code))
            return true;
    return false;
}

struct str portal_filter_wrong(const struct portal_filter *f, const struct portal_tag *tags, size_t count)
{
    if (!str_empty(f->light) && f->light_index < 0)
        return STR("luz");
    if (!str_empty(f->institution) && !tag_known(tags, count, "institucion", f->institution))
        return STR("institucion");
    if (!str_empty(f->territory) && !tag_known(tags, count, "territorio", f->territory))
        return STR("provincia");
    if (!str_empty(f->topic) && !tag_known(tags, count, "tema", f->topic))
        return STR("tema");
    if (!str_empty(f->group) && !tag_known(tags, count, "grupo", f->group))
        return STR("grupo");
    if (!str_empty(f->words) && str_empty(f->tokens))
        return STR("q");
    return STR_NONE;
}

bool portal_filter_any(const struct portal_filter *f)
{
    return !str_empty(f->light) || !str_empty(f->institution) || !str_empty(f->territory) || !str_empty(f->topic) ||
           !str_empty(f->group) || !str_empty(f->words);
}

static bool token_in(struct str token, struct str text, bool beginning)
{
    while (!str_empty(text)) {
        struct str word = str_cut(&text, ' ');
        if (beginning ? word.len >= token.len && str_eq(str_part(word, 0, token.len), token) : str_eq(word, token))
            return true;
    }
    return false;
}

bool portal_tokens_match(struct str query, struct str text)
{
    while (!str_empty(query)) {
        struct str token = str_cut(&query, ' ');
        if (!token_in(token, text, str_empty(query)))
            return false;
    }
    return true;
}

bool portal_filter_passes(struct arena *a, const struct portal_filter *f, const struct portal_row *row,
                          const struct portal_tag *tags, size_t count)
{
    if (f->light_index >= 0 && row->light != f->light_index)
        return false;
    if (!tagged(tags, count, row->id, "institucion", f->institution) ||
        !tagged(tags, count, row->id, "territorio", f->territory) || !tagged(tags, count, row->id, "tema", f->topic) ||
        !tagged(tags, count, row->id, "grupo", f->group))
        return false;
    if (str_empty(f->tokens))
        return true;
    struct str text = str_fmt(a, "%.*s %.*s %.*s %.*s", STR_ARG(row->number), STR_ARG(row->title), STR_ARG(row->lead),
                              STR_ARG(row->ogp_id));
    return portal_tokens_match(f->tokens, text_tokens(a, text));
}

struct str portal_mark_codes(struct arena *a, int64_t bits)
{
    struct buf b = BUF(a);
    for (size_t i = 0; i < mark_choices.count && bits != NONE; i++)
        if ((bits & mark_bit((enum mark)i)) != 0) {
            if (b.len > 0)
                buf_char(&b, ' ');
            buf_chars(&b, mark_choices.items[i].code);
        }
    return buf_str(&b);
}

const char *portal_light_class(int light)
{
    static const char *const classes[] = {
        [LIGHT_COMPLETE] = "done",       [LIGHT_ON_TIME] = "time", [LIGHT_AT_RISK] = "risk",
        [LIGHT_LATE] = "late",           [LIGHT_SILENT] = "silent", [LIGHT_WITHDRAWN] = "withdrawn",
        [LIGHT_NO_MILESTONES] = "none",  [LIGHT_NOT_FOLLOWED] = "none",
    };
    return light < 0 || (size_t)light >= COUNT(classes) ? "none" : classes[light];
}

const struct portal_milestone *portal_next_due(const struct portal_milestone *list, size_t count, int64_t commitment)
{
    const struct portal_milestone *next = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct portal_milestone *m = &list[i];
        if (m->commitment != commitment || m->state != MILESTONE_CURRENT || m->light == LIGHT_COMPLETE || !day_known(m->due_on))
            continue;
        if (next == NULL || day_before(m->due_on, next->due_on))
            next = m;
    }
    return next;
}
