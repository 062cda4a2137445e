/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/topic/topic.h"

CHOICES_TABLE(topic_kind, TOPIC_KIND);

#define SHAPE_TAG struct topic
SHAPE_TABLE(topic, "topic", TOPIC);
#undef SHAPE_TAG

#define SHAPE_TAG struct topic_data
SHAPE_TABLE(topic_data, NULL, TOPIC_DATA);
#undef SHAPE_TAG

struct str topic_name(const struct topic *t, enum lang lang)
{
    return lang == LANG_EN && !str_empty(t->name_en) ? t->name_en : t->name;
}

static const struct topic *parent_of(const struct topic *rows, size_t count, const struct topic *t)
{
    for (size_t i = 0; i < count && t->parent != NONE; i++)
        if (rows[i].id == t->parent)
            return &rows[i];
    return NULL;
}

static bool before(const struct topic *a, const struct topic *a_parent, const struct topic *b,
                   const struct topic *b_parent)
{
    const struct topic *a_top = a_parent != NULL ? a_parent : a, *b_top = b_parent != NULL ? b_parent : b;
    if (a_top->position != b_top->position)
        return a_top->position < b_top->position;
    if (a_top->id != b_top->id)
        return a_top->id < b_top->id;
    if ((a_parent == NULL) != (b_parent == NULL))
        return a_parent == NULL;
    return a->position != b->position ? a->position < b->position : a->id < b->id;
}

/* By insertion: about a hundred rows, nearly in order already. */
void topics_nest(struct topic *rows, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0; k--) {
            struct topic *left = &rows[k - 1], *right = &rows[k];
            if (!before(right, parent_of(rows, count, right), left, parent_of(rows, count, left)))
                break;
            struct topic swap = *left;
            *left = *right;
            *right = swap;
        }
}
