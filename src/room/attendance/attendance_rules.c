/* SPDX-License-Identifier: EUPL-1.2
 * What must add up, what may be told, and who is the same person. No database. */
#include "base/digest.h"
#include "base/text.h"
#include "room/attendance/attendance_view.h"

const struct choices *dimension_values(enum attendance_dimension d)
{
    switch (d) {
    case BY_GENDER:
        return &self_gender_choices;
    case BY_SECTOR:
        return &table_sector_choices;
    case BY_AGE:
        return &self_age_choices;
    case BY_IDENTITY:
        return &self_identity_choices;
    case BY_MODALITY:
        return &presence_choices;
    case BY_TOTAL:
    case BY_PROVINCE:
        break;
    }
    return NULL;
}

size_t attendance_differences(const struct attendance_balance *b, struct attendance_difference *ret)
{
    size_t n = 0;
    for (size_t d = BY_GENDER; d < DIMENSIONS; d++) {
        const struct dimension_sum *x = &b->by[d];
        if (x->counted && (x->some ? x->sum > b->total : x->sum != b->total))
            ret[n++] = (struct attendance_difference){(enum attendance_dimension)d, x->sum, b->total};
    }
    return n;
}

struct str attendance_difference_words(struct arena *mem, enum lang lang, const struct attendance_difference *d)
{
    int64_t gap = d->sum < d->total ? d->total - d->sum : d->sum - d->total;
    struct str values[] = {str_of(say(lang, choice_label(&attendance_dimension_choices, (int)d->dimension))), int_words(mem, lang, d->sum),
                           int_words(mem, lang, d->total), int_words(mem, lang, gap)};
    return say_with(mem, lang, d->sum < d->total ? N_("%1: suman %2 de %3: faltan %4") : N_("%1: suman %2 de %3: sobran %4"), values, COUNT(values));
}

/* One row or column of the table: `parts` cells that add up to the one after them. */
struct line {
    const struct count_table *x;
    size_t first, step, parts; /* places in hidden[] */
};

static int64_t at(const struct count_table *x, size_t place)
{
    size_t row = place / (x->columns + 1), column = place % (x->columns + 1);
    return column == x->columns ? x->totals[row] : x->counts[row * x->columns + column];
}

/* The part to hide next: the smallest that somebody is in; else, down a column, the sum of the process, and along a
 * row a part that nobody is in, so that fewer sessions and totals are drawn in. */
static size_t next_of(const struct line *l)
{
    size_t sum = l->first + l->step * l->parts, best = sum, empty = sum;
    for (size_t i = 0; i < l->parts; i++) {
        size_t place = l->first + l->step * i;
        int64_t n = at(l->x, place);
        if (l->x->hidden[place])
            continue;
        if (n == 0)
            empty = empty == sum ? place : empty;
        else if (best == sum || n < at(l->x, best))
            best = place;
    }
    bool column = l->step > 1;
    return best != sum || (column && !l->x->hidden[sum]) ? best : empty;
}

/* Hides more in the line until nothing hidden can be worked out from it; whether anything changed. */
static bool line_hide(const struct line *l, int64_t from)
{
    size_t sum_place = l->first + l->step * l->parts;
    for (bool changed = false;; changed = true) {
        size_t n = 0;
        int64_t sum = 0;
        for (size_t i = 0; i < l->parts; i++)
            if (l->x->hidden[l->first + l->step * i]) {
                n++;
                sum += at(l->x, l->first + l->step * i);
            }
        bool margin = l->x->hidden[sum_place];
        if (n + margin == 0 || (n + margin >= 2 && (margin || sum >= from)))
            return changed;
        size_t next = next_of(l);
        if (l->x->hidden[next])
            return changed; /* nothing is left to hide */
        l->x->hidden[next] = true;
    }
}

void attendance_hide(struct count_table *x, int64_t from)
{
    size_t width = x->columns + 1;
    for (size_t i = 0; i < x->rows * width; i++)
        x->hidden[i] = x->hidden[i] || (at(x, i) > 0 && at(x, i) < from);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t row = 0; row < x->rows; row++)
            changed = line_hide(&(struct line){x, row * width, 1, x->columns}, from) || changed;
        for (size_t column = 0; column < width && x->rows > 1; column++)
            changed = line_hide(&(struct line){x, column, width, x->rows - 1}, from) || changed;
    }
}

struct str attendance_same_hash(struct arena *mem, struct str server_key, int64_t session, struct str name, struct str email)
{
    struct buf b = BUF(mem);
    struct str folded = text_fold(mem, name);
    for (size_t i = 0; i < folded.len; i++) {
        bool blank = folded.ptr[i] == ' ' || folded.ptr[i] == '\t' || folded.ptr[i] == '\n';
        if (!blank)
            buf_char(&b, folded.ptr[i]);
        else if (b.len > 0 && b.ptr[b.len - 1] != ' ')
            buf_char(&b, ' ');
    }
    struct str key = str_trim(buf_str(&b));
    if (key.len == 0)
        return STR_NONE;
    return hmac_hex(mem, server_key, str_fmt(mem, "asistencia %lld %.*s\n%.*s", (long long)session, STR_ARG(key), STR_ARG(text_fold(mem, email))));
}
