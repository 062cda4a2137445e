/* SPDX-License-Identifier: EUPL-1.2
 * "Medición 1" (docs/decisions/0130-indicators.md): values, aggregation, achievement. Pure functions in exact
 * integers (millionths; achievement in hundredths of a percent).
 *
 * Four things that are never one: reported (zero too), computed (zero too), not applicable, not reported. A fifth,
 * "not due yet", has no row in what is owed. */
#ifndef HITO_ROOM_MEASURE_H
#define HITO_ROOM_MEASURE_H

#include "room/indicator/indicator.h"

#define VALUE_STATUS(C)                                              \
    C(VALUE_REPORTED, "reportado", "Reportado")                      \
    C(VALUE_COMPUTED, "calculado", "Calculado")                      \
    C(VALUE_NOT_APPLICABLE, "no-aplica", "No aplica")                \
    C(VALUE_NOT_REPORTED, "sin-reporte", "Sin reporte")              \
    C(VALUE_NOT_DUE, "por-reportar", "Todavía no vence")
CHOICES_ENUM(value_status, VALUE_STATUS);

#define ACHIEVEMENT(C)                                     \
    C(ACHIEVEMENT_REACHED, "cumplida", "Meta cumplida")    \
    C(ACHIEVEMENT_NEAR, "cercana", "Cerca de la meta")     \
    C(ACHIEVEMENT_PARTIAL, "parcial", "Avance parcial")    \
    C(ACHIEVEMENT_LOW, "baja", "Lejos de la meta")
CHOICES_ENUM(achievement, ACHIEVEMENT);

/* What was measured in one period or part, or what an aggregation gives. A cell of numbers is summed with its own
 * `missing` and `counted`, so that a sum of sums is the sum. */
struct measured {
    int status;                             /* enum value_status */
    int64_t value, numerator, denominator;  /* millionths; NONE where there is none */
    int64_t missing;                        /* of an aggregation: inputs that nobody reported */
    int64_t counted;                        /* of an aggregation: inputs that were counted */
    bool divided_by_zero;                   /* not applicable for that reason; the pair stays, and counts in sums */
    bool too_large;                         /* not applicable because it passes nine million millions */
};
/* The value of a quotient: numerator * factor / denominator, rounded once, half up, to `decimals`. Denominator 0: not
 * applicable, divided_by_zero. Of a number: the number itself, rounded to `decimals`. A status without value drops the numbers. */
struct measured measured_of(const struct indicator_version *v, int status, int64_t value, int64_t numerator, int64_t denominator);

/* The periods of one span (a year, since the start…), in order, into one. By accumulation and type:
 *   flow: numbers add; quotients add numerators and denominators; ordinal, qualitative: the last counted.
 *   stock: the last counted. · within year: the last counted of each year, then as flow over the years.
 *   since start: the last counted.
 * Not applicable is left out (but the pair of a division by zero adds); not reported is left out and counted in `missing`;
 * not due is left out. All left out: not reported where one is; not applicable where all of them are; else not due. Never
 * averages. `years` holds the year of each period's last day; only within year reads it. An index is never aggregated from
 * its values (not applicable here): evaluate its formula over its aggregated inputs. */
struct measured measured_over_time(const struct indicator_version *v, const struct measured *cells, const int *years, size_t count);
/* Parts of one dimension, or the same indicator of several jurisdictions, into one: numbers add, quotients add
 * numerators and denominators; ordinal, qualitative and index have none (not applicable). Status computed. */
struct measured measured_over_parts(const struct indicator_version *v, const struct measured *cells, size_t count);

/* Achievement of a value against a target, hundredths of a percent, 0 to m->achievement_cap; NONE where it cannot be said.
 * from baseline (up and down alike): (V - B) / (T - B); where T is not better than B: 100 % if V is at least as good as
 * T, else 0. Without a known baseline: NONE.
 * from zero: up: as from baseline 0. Down: 100 % where V <= T; else T / V, and 0 where T is not above 0.
 * band, whatever the reading: 100 % inside; outside 100 % less the distance from the limit it passes over that limit (0 %
 * where the limit is 0); it has no target: the band is it. Qualitative: NONE. */
int64_t achievement_of(const struct methodology *m, const struct indicator_version *v, int64_t value, int64_t target);
/* Its category: reached_from, near_from, partial_from of the methodology; -1 for NONE. */
int achievement_category(const struct methodology *m, int64_t achievement_centi);

/* The calendar of a sheet: periods of `months` from starts_on, the last cut at ends_on. */
struct measure_span {
    struct day first, last, due;
};
size_t measure_periods(struct arena *a, const struct indicator_version *v, struct measure_span **ret);
/* The target that a period is judged by: of those of the part (0 or NONE: the total) whose span ends with it and does
 * not begin inside it, the shortest; NULL. */
const struct indicator_target *measure_target(const struct indicator_target *targets, size_t count, int64_t part, struct day first, struct day last);
/* What is judged by a target at the last of `count` periods (in order, with their cells): its cell where it has the span for
 * itself, or was not reported or is not due; else the periods that begin and end within the span, over time. */
struct measured measure_judged(struct arena *a, const struct indicator_version *v, const struct indicator_target *target,
                               const struct measure_span *spans, const struct measured *cells, size_t count);
/* Whether the cell `at` is one of those that what measure_judged() gives is made from. */
bool measure_enters(const struct indicator_version *v, const struct indicator_target *target, const struct measure_span *spans,
                    const struct measured *cells, size_t count, size_t at);

/* What to point out to who types a value. */
enum measure_remark { REMARK_NONE, REMARK_OUTLIER, REMARK_BREAK };
/* Against the public series before, in order: outlier where it departs from the median of at least four by more than three
 * times their median distance, and by more than m->outlier_share of the median; break where with one to three it changes
 * against the last by more than that share. Against an empty series, or equal to a series of equals: none. */
enum measure_remark measure_unusual(struct arena *a, const struct methodology *m, const int64_t *series, size_t count, int64_t value);
/* Its Spanish message; NULL for none. */
const char *measure_remark_words(enum measure_remark remark);

/* What cannot be: NULL, or a Spanish message and the part ("value", "numerator", "denominator") it belongs to. */
const char *measure_fault(const struct indicator_version *v, int kind, int64_t value, int64_t numerator, int64_t denominator, const char **ret_field);
/* What is wrong with the parts of one dimension against the total: NULL or a message. A part with a value where the total has
 * none; a part greater than its whole, whatever the rule, where the least possible value is not negative (numerators and
 * denominators of quotients never are, but of a ratio); and, where the sheet says that they add up, parts that do not.
 * parts_gap() tells the last one alone: it may be answered with a note, the others may not. */
const char *parts_fault(const struct indicator_version *v, const struct measured *total, const struct measured *parts, size_t count);
const char *parts_gap(const struct indicator_version *v, const struct measured *total, const struct measured *parts, size_t count);

extern const struct room measure_room;

#endif
