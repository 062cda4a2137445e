/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/institution/institution.h"

#include "base/text.h"

CHOICES_TABLE(sector, SECTOR);
CHOICES_TABLE(branch, BRANCH);
CHOICES_TABLE(government_level, GOVERNMENT_LEVEL);
CHOICES_TABLE(institution_state, INSTITUTION_STATE);
CHOICES_TABLE(succession_kind, SUCCESSION_KIND);

#define SHAPE_TAG struct institution
SHAPE_TABLE(institution, "institution", INSTITUTION);
#undef SHAPE_TAG

#define SHAPE_TAG struct institution_name
SHAPE_TABLE(institution_name, "institution_name", INSTITUTION_NAME);
#undef SHAPE_TAG

#define SHAPE_TAG struct institution_succession
SHAPE_TABLE(institution_succession, "institution_succession", INSTITUTION_SUCCESSION);
#undef SHAPE_TAG

#define SHAPE_TAG struct institution_transition
SHAPE_TABLE(institution_transition, "institution_transition", INSTITUTION_TRANSITION);
#undef SHAPE_TAG
#define SHAPE_TAG struct institution_data
SHAPE_TABLE(institution_data, NULL, INSTITUTION_DATA);
#undef SHAPE_TAG

#define SHAPE_TAG struct succession_data
SHAPE_TABLE(succession_data, NULL, SUCCESSION_DATA);
#undef SHAPE_TAG

/* The state machine (law 9). */
static const struct {
    enum institution_state from, to;
} moves[] = {
    {INSTITUTION_ACTIVE, INSTITUTION_MERGED},
    {INSTITUTION_ACTIVE, INSTITUTION_ABOLISHED},
    {INSTITUTION_MERGED, INSTITUTION_ACTIVE},
    {INSTITUTION_ABOLISHED, INSTITUTION_ACTIVE},
};

bool institution_may_become(enum institution_state from, enum institution_state to)
{
    for (size_t i = 0; i < COUNT(moves); i++)
        if (moves[i].from == from && moves[i].to == to)
            return true;
    return false;
}

bool succession_ends(enum succession_kind kind)
{
    return kind == SUCCESSION_MERGER || kind == SUCCESSION_ABSORPTION;
}

struct str institution_fold(struct arena *a, struct str name)
{
    struct str folded = text_fold(a, name);
    struct buf b = BUF(a);
    while (folded.ptr != NULL) {
        struct str word = str_trim(str_cut(&folded, ' '));
        if (str_empty(word))
            continue;
        if (b.len > 0)
            buf_char(&b, ' ');
        buf_add(&b, word);
    }
    return buf_str(&b);
}

/* A walk along successions; each institution is visited once, so that a circle cannot hold it. */
#define WALK_LIMIT 256u
struct walk {
    int64_t seen[WALK_LIMIT];
    size_t count;
};

static void walk_add(struct walk *w, int64_t id)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->seen[i] == id)
            return;
    if (w->count < WALK_LIMIT)
        w->seen[w->count++] = id;
}

static void walk_step(struct walk *w, const struct institution_succession *links, size_t count, int64_t from)
{
    for (size_t i = 0; i < count; i++)
        if (links[i].predecessor == from)
            walk_add(w, links[i].successor);
}

bool institution_circle(const struct institution_succession *links, size_t count, int64_t from, int64_t to)
{
    struct walk w = {.seen = {to}, .count = 1};
    for (size_t i = 0; i < w.count; i++) {
        if (w.seen[i] == from)
            return true;
        walk_step(&w, links, count, w.seen[i]);
    }
    return false;
}

static size_t place_of(const struct institution *all, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].id == id)
            return i;
    return SIZE_MAX;
}

size_t institution_answering(const struct institution *all, size_t count,
                             const struct institution_succession *links, size_t link_count, int64_t of,
                             size_t *ret, size_t size)
{
    struct walk w = {.seen = {of}, .count = 1};
    size_t found = 0;
    for (size_t i = 0; i < w.count; i++) {
        size_t place = place_of(all, count, w.seen[i]);
        if (place == SIZE_MAX)
            continue;
        if (all[place].state != INSTITUTION_ACTIVE)
            walk_step(&w, links, link_count, w.seen[i]);
        else if (found < size)
            ret[found++] = place;
    }
    return found;
}
