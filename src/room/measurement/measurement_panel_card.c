/* SPDX-License-Identifier: EUPL-1.2
 * The indicators of a commitment or milestone as cards: one statement for all of them. */
#include "base/text.h"
#include "pages.h"
#include "room/measurement/measurement_view.h"
#include "sql.h"

#define SHAPE_TAG struct measurement_card_row
SHAPE_TABLE(measurement_card_row, NULL, MEASUREMENT_CARD_ROW);
#undef SHAPE_TAG

static enum chart_point_kind kind_of(const struct measurement_card_row *x)
{
    return x->value_micro != NONE                ? CHART_VALUE
           : x->status == VALUE_NOT_REPORTED     ? CHART_NOT_REPORTED
           : x->status == VALUE_NOT_DUE          ? CHART_NOT_DUE
                                                 : CHART_NOT_APPLICABLE;
}

static bool valued(const struct measurement_card_row *x)
{
    return x->status == VALUE_REPORTED || x->status == VALUE_COMPUTED;
}

const struct measurement_card_row *measurement_card_told(const struct measurement_card_row *rows, size_t count)
{
    for (size_t i = count; i-- > 0;)
        if (valued(&rows[i]))
            return &rows[i];
    for (size_t i = count; i-- > 0;)
        if (rows[i].status != VALUE_NOT_DUE)
            return &rows[i];
    return rows;
}

const struct measurement_card_row *measurement_card_later(const struct measurement_card_row *rows, size_t count)
{
    const struct measurement_card_row *shown = measurement_card_told(rows, count);
    for (const struct measurement_card_row *x = rows + count; x-- > shown + 1;)
        if (x->status != VALUE_NOT_DUE)
            return x;
    return NULL;
}

static struct html drawing(struct request *r, const struct measurement_card_row *rows, size_t count, const struct measurement_card_row *x)
{
    struct chart_point *points = arena_array(r->mem, struct chart_point, count);
    size_t values = 0;
    for (size_t i = 0; i < count; i++) {
        points[i] = (struct chart_point){.kind = kind_of(&rows[i]), .value = rows[i].value_micro, .target = NONE,
                                         .restarts = i > 0 && measurement_restarts(x->accumulation, x->months, rows[i - 1].ends_on, rows[i].ends_on),
                                         .broken = i > 0 && rows[i].version != rows[i - 1].version && rows[i].change == CHANGE_METHOD};
        values += points[i].kind == CHART_VALUE;
    }
    if (values > 1)
        return chart_spark(r->mem, points, count);
    return chart_bullet(r->mem, x->baseline_kind == BASELINE_KNOWN ? x->baseline_micro : NONE, NONE, x->value_micro, x->target_micro);
}

static struct str period_of(struct request *r, const struct measurement_card_row *x)
{
    return measurement_period_label(r->mem, r->lang, x->months, x->starts_on, x->ends_on);
}

/* After what is told, another number: the first target of a later period. */
static struct str next_target(struct request *r, const struct indicator_version *v, const struct measurement_card_row *from,
                              const struct measurement_card_row *end)
{
    for (const struct measurement_card_row *x = from; x < end; x++)
        if (x->target_micro != NONE)
            return str_fmt(r->mem, "%.*s: %.*s", STR_ARG(period_of(r, x)), STR_ARG(measurement_number_words(r->mem, r->lang, v, x->target_micro)));
    return STR_NONE;
}

static void goal_fill(struct request *r, const struct indicator_version *v, const struct measurement_card_row *x, const struct measurement_card_row *end,
                      struct measurement_card *c)
{
    if (x->target_micro != NONE)
        c->target = measurement_number_words(r->mem, r->lang, v, x->target_micro);
    else
        c->next = next_target(r, v, x + 1, end);
    if (x->achievement_centi != NONE)
        c->achievement = str_fmt(r->mem, r->lang == LANG_ES ? "%.*s\302\240%%" : "%.*s%%", STR_ARG(centi_words(r->mem, r->lang, x->achievement_centi)));
    if (x->baseline_kind == BASELINE_KNOWN && x->baseline_micro != NONE) {
        c->baseline = measurement_number_words(r->mem, r->lang, v, x->baseline_micro);
        c->baseline_on = x->baseline_on;
    }
}

static struct measurement_card card_of(struct request *r, const struct jurisdiction *j, const struct measurement_card_row *rows, size_t count)
{
    const struct measurement_card_row *x = measurement_card_told(rows, count), *last = &rows[count - 1], *later = measurement_card_later(rows, count);
    struct indicator_version v = {.type = x->type, .scale = x->scale};
    struct indicator_result value = {.status = x->status, .value_micro = x->value_micro, .words = text_excerpt(r->mem, x->words, 160)};
    struct measurement_card c = {.name = last->name, .path = indicator_path(r->mem, j->code, x->code), .number = valued(x), .category = x->category,
                                 .category_class = measurement_category_class(x->category), .class = measurement_status_class(x->status),
                                 .direction = x->direction, .baseline_on = DAY_NONE, .disputed = x->disputed, .corrected = x->corrected};
    c.period = period_of(r, x);
    c.value = measurement_value_words(r->mem, r->lang, &v, &value);
    bool plural = c.number && x->value_micro != NONE && x->value_micro != MICRO; /* a unit is written for many: "1 days" is not said */
    if (plural && x->type != TYPE_PERCENT && x->type != TYPE_ORDINAL)
        c.value = str_fmt(r->mem, "%.*s %.*s", STR_ARG(c.value), STR_ARG(x->unit));
    else if (x->type != TYPE_ORDINAL && x->type != TYPE_QUALITATIVE)
        c.unit = x->unit;
    goal_fill(r, &v, x, rows + count, &c);
    if (later != NULL) {
        struct str words[] = {period_of(r, later), str_of(say(r->lang, choice_label(&value_status_choices, later->status)))};
        c.later = str_fmt(r->mem, "%.*s: %.*s", STR_ARG(words[0]), STR_ARG(words[1]));
        c.later_class = measurement_status_class(later->status);
    }
    if (x->type != TYPE_QUALITATIVE)
        c.drawing = drawing(r, rows, count, x);
    return c;
}

static enum status cards_write(struct request *r, struct out *o, const struct commitment_place *place, int64_t milestone)
{
    struct measurement_card_row *rows;
    size_t count;
    if (!commitment_has(place, BESIDE_INDICATOR))
        return DONE;
    TRY(db_many(r->db, SQL_MEASUREMENT_CARDS_OF, WITH(IN(place->commitment->id)), r->mem, &measurement_card_row_shape, &rows, &count));
    struct measurement_cards_panel page = {.list_path = path_fmt(r, "/%.*s/indicadores", STR_ARG(place->jurisdiction->code)), .rows = arena_array(r->mem, struct measurement_card, count + 1)};
    for (size_t first = 0, i = 1; i <= count; i++) {
        if (i < count && rows[i].indicator == rows[first].indicator)
            continue;
        if (milestone == NONE || rows[first].milestone == milestone)
            page.rows[page.rows_count++] = card_of(r, place->jurisdiction, &rows[first], i - first);
        first = i;
    }
    if (page.rows_count > 0)
        part_measurement_cards(o, &page);
    return DONE;
}

enum status measurement_commitment_panel(struct request *r, struct out *o)
{
    return cards_write(r, o, r->object, NONE);
}

enum status measurement_milestone_panel(struct request *r, struct out *o)
{
    const struct milestone_place *at = r->object;
    return cards_write(r, o, at->place, at->milestone->id);
}
