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

/* One measured cell: of a period, or what an aggregation gives. */
struct cell {
    int status;                                       /* enum value_status */
    int64_t value, numerator, denominator;            /* millionths; NONE where there is none */
    int64_t missing;                                  /* inputs that nobody reported */
    int64_t counted;                                  /* inputs that were counted */
    bool divided_by_zero;
};
/* The value of a quotient: numerator * factor / denominator, rounded half up to `decimals`. Denominator 0: not applicable,
 * divided_by_zero. Of a number: the number itself, rounded to `decimals`. */
struct cell cell_of(const struct indicator_version *v, int status, int64_t value, int64_t numerator, int64_t denominator);

/* The periods of one span (a year, since the start…), in order, into one. By accumulation and type:
 *   flow: numbers add; quotients add numerators and denominators; ordinal, qualitative: the last counted.
 *   stock: the last counted. · within year: the last counted of each year, then as flow over the years.
 *   since start: the last counted.
 * Not applicable is left out; not reported is left out and counted in `missing`; not due is left out. All left
 * out: not applicable where all of them are, else not reported (not due where nothing is due). Never averages.
 * `years` holds the year of each period. An index is never aggregated from its values: evaluate its formula over its aggregated inputs. */
struct cell cells_over_time(const struct indicator_version *v, const struct cell *cells, const int *years, size_t count);
/* Parts of one dimension, or the same indicator of several jurisdictions, into one: numbers add, quotients add
 * numerators and denominators; ordinal and qualitative have none. Status computed. */
struct cell cells_over_parts(const struct indicator_version *v, const struct cell *cells, size_t count);

/* Achievement of a value against a target, hundredths of a percent, 0 to m->achievement_cap; NONE where it cannot be said.
 * from baseline (up and down alike): (V - B) / (T - B); T = B: 100 % where V is at least as good as T, else 0.
 * from zero: up V / T (T = 0: 100 % where V >= 0; T < 0: as from baseline 0); down: 100 % where V <= T, else T / V.
 * band: 100 % inside; outside 100 % less the distance over the band's width (width 0: 0 %). */
int64_t achievement_of(const struct methodology *m, const struct indicator_version *v, int64_t value, int64_t target);
/* Its category: reached_from, near_from, partial_from of the methodology; -1 for NONE. */
int achievement_category(const struct methodology *m, int64_t achievement_centi);

/* The calendar of a sheet: periods of `months` from starts_on, the last cut at ends_on. */
struct measure_span {
    struct day first, last, due;
};
size_t measure_periods(struct arena *a, const struct indicator_version *v, struct measure_span **ret);
/* The target that a period is judged by: the one whose span ends with it and is the shortest; NULL. */
const struct indicator_target *measure_target(const struct indicator_target *targets, size_t count, int64_t part, struct day first, struct day last);

/* What to point out to who types a value: NULL, or a Spanish message with %1 filled. */
enum measure_remark { REMARK_NONE, REMARK_OUTLIER, REMARK_BREAK, REMARK_ALL_EQUAL };
/* Against the public series before: outlier where it departs from the median of at least four by more than three
 * times their median distance (and by more than m->outlier_share of the median); break where with one to three it changes
 * by more than that share. A series of one value, or all equal with the new one equal too: none. */
enum measure_remark measure_unusual(const struct methodology *m, const int64_t *series, size_t count, int64_t value);

/* What cannot be: NULL, or a Spanish message and the part ("value", "numerator", "denominator") it belongs to. */
const char *measure_fault(const struct indicator_version *v, int kind, int64_t value, int64_t numerator, int64_t denominator, const char **ret_field);
/* Whether parts of a dimension add up to the total, by the sheet's rule; a part greater than its whole is a fault
 * whatever the rule where the least possible value is not negative. NULL or a message. */
const char *parts_fault(const struct indicator_version *v, const struct cell *total, const struct cell *parts, size_t count);

extern const struct room measure_room;

#endif
