/* SPDX-License-Identifier: EUPL-1.2
 * What is open when: pure functions of stages, gates and the clock. */
#include "room/cocreation/cocreation.h"

#include "room/cocreation/cocreation_view.h"

#include <string.h>

#define DAY_S 86400

struct instant stage_opens_at(const struct cocreation_stage *s, int64_t utc_offset_s)
{
    return day_known(s->starts_on) ? (struct instant){(int64_t)s->starts_on.n * DAY_S - utc_offset_s} : INSTANT_NONE;
}

struct instant stage_closes_at(const struct cocreation_stage *s, int64_t utc_offset_s)
{
    return day_known(s->ends_on) ? (struct instant){(int64_t)s->ends_on.n * DAY_S - utc_offset_s + s->closing_minute * 60} : INSTANT_NONE;
}

/* Every stage of the list is one too: the same fields in front. */
struct cocreation_stage stage_of(const struct stage_window *w)
{
    struct cocreation_stage s;
    memcpy(&s, w, sizeof s);
    return s;
}

enum stage_phase stage_phase_at(const struct cocreation_stage *s, int64_t utc_offset_s, struct instant now)
{
    if (day_known(s->closed_on))
        return STAGE_CLOSED;
    if (now.s < stage_opens_at(s, utc_offset_s).s)
        return STAGE_AHEAD;
    return now.s < stage_closes_at(s, utc_offset_s).s ? STAGE_OPEN : STAGE_OVER;
}

/* Which of two stages with the gate says more of it: the open one that closes last, else the one that opens
 * first, else the one that closed last. */
static bool better(enum stage_phase a, struct instant a_opens, struct instant a_closes, enum stage_phase b, const struct gate_window *w)
{
    static const int rank[] = {[STAGE_OPEN] = 2, [STAGE_AHEAD] = 1, [STAGE_OVER] = 0, [STAGE_CLOSED] = 0};
    if (rank[a] != rank[b])
        return rank[a] > rank[b];
    return rank[a] == 1 ? a_opens.s < w->opens_at.s : a_closes.s > w->closes_at.s;
}

struct gate_window gate_window_of(const struct stage_window *rows, size_t count, enum gate gate, bool active, int64_t utc_offset_s,
                                  struct instant now)
{
    struct gate_window w = {.stage = NONE, .opens_at = INSTANT_NONE, .closes_at = INSTANT_NONE};
    enum stage_phase phase = STAGE_OVER;
    bool held = false;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].gate != (int)gate)
            continue;
        struct cocreation_stage s = stage_of(&rows[i]);
        enum stage_phase this = stage_phase_at(&s, utc_offset_s, now);
        struct instant opens = stage_opens_at(&s, utc_offset_s), closes = stage_closes_at(&s, utc_offset_s);
        bool waits = s.waits && rows[i].held > 0;
        /* One that nothing holds goes before one that waits. */
        bool freed = this == STAGE_OPEN && phase == STAGE_OPEN && held != waits;
        if (w.stage != NONE && (freed ? waits : !better(this, opens, closes, phase, &w)))
            continue;
        w.stage = s.id;
        w.stage_name = s.name;
        w.opens_at = opens;
        w.closes_at = closes;
        phase = this;
        held = waits;
    }
    w.open = w.stage != NONE && phase == STAGE_OPEN && active && !held;
    w.waits = w.stage != NONE && phase == STAGE_OPEN && active && held;
    return w;
}

bool gate_public(enum gate gate)
{
    return gate == GATE_REGISTRATION || gate == GATE_ATTENDANCE || gate == GATE_PROPOSALS || gate == GATE_COMMENTS;
}

static const struct {
    enum cocreation_state from, to;
} moves[] = {
    {COCREATION_PREPARATION, COCREATION_ACTIVE},
    {COCREATION_PREPARATION, COCREATION_CANCELLED},
    {COCREATION_ACTIVE, COCREATION_CLOSED},
    {COCREATION_ACTIVE, COCREATION_CANCELLED},
};

bool cocreation_may_become(int state, int next)
{
    for (size_t i = 0; i < COUNT(moves); i++)
        if ((int)moves[i].from == state && (int)moves[i].to == next)
            return true;
    return false;
}

/* From the day its calendar is announced; one cancelled before never was. */
bool cocreation_known(const struct cocreation *c)
{
    return c->state == COCREATION_ACTIVE || c->state == COCREATION_CLOSED || day_known(c->announced_on) || day_known(c->activated_on);
}

struct str closing_words(struct arena *a, enum lang lang, struct instant at, int64_t utc_offset_s)
{
    if (!instant_known(at))
        return STR_NONE;
    struct day day = day_at(at, (int)utc_offset_s);
    int64_t minute = (at.s + utc_offset_s - (int64_t)day.n * DAY_S) / 60;
    if (minute == 0) {
        day.n--;
        minute = 24 * 60;
    }
    struct str values[] = {day_words(a, lang, day), str_fmt(a, "%02d:%02d", (int)(minute / 60), (int)(minute % 60))};
    return say_with(a, lang, N_("%1 a las %2"), values, COUNT(values));
}

const char *cocreation_class(int state)
{
    static const char *const classes[] = {
        [COCREATION_PREPARATION] = "tag-none", [COCREATION_ACTIVE] = "tag-time", [COCREATION_CLOSED] = "tag-done", [COCREATION_CANCELLED] = "tag-withdrawn"};
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}
