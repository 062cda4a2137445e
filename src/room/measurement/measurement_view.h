/* SPDX-License-Identifier: EUPL-1.2
 * Inside of measurement/ only: values in words, the series of an indicator, and what the room shows on pages of others. */
#ifndef HITO_ROOM_MEASUREMENT_VIEW_H
#define HITO_ROOM_MEASUREMENT_VIEW_H

#include "room/measurement/measurement.h"
#include "view/chart.h"
#include "view/form.h"

/* A number as people read it under the sheet: "62,5 %", the step of a scale, large ones whole. */
struct str measurement_number_words(struct arena *mem, enum lang lang, const struct indicator_version *v, int64_t micro);
/* The value of a result, or which nothing it is. */
struct str measurement_value_words(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct indicator_result *x);
const char *measurement_status_class(int status);
const char *measurement_category_class(int category);
/* Whether the version is of another series than the one before: a method changed between them. */
bool measurement_breaks(const struct indicator_version *versions, size_t count, int64_t before, int64_t now);
/* Whether a value cumulative within the year begins anew with the period that ends `now`: not joined with the one before. */
bool measurement_restarts(int accumulation, int64_t months, struct day before, struct day now);
/* In words, of the last series: how its last value moved and whether that is good, against the baseline, the target of its
 * time and the next one, inside or outside of the band; what is missing, disputed or corrected. Like with like: what is
 * cumulative within the year against the same period of an earlier year; what is cumulative since the start cannot but
 * grow and is not praised for it. */
struct str measurement_conclusion(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct chart_point *points,
                                  const struct indicator_result *const *rows, size_t count);
/* Points of a series, one per period with a result; `rows` (of the same count) is the result of each. */
size_t measurement_points(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct indicator_version *versions,
                          size_t version_count, const struct indicator_period *periods, size_t period_count, const struct indicator_result *totals,
                          size_t total_count, struct chart_point **ret, const struct indicator_result ***ret_rows);
struct html measurement_drawn(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct chart_point *points,
                              const struct indicator_result *const *rows, size_t count, struct str *ret_words);

/* A public measurement beside its period: what the table links to, and the history of corrections. */
#define MEASUREMENT_SHOWN(F)                                                  \
    F(INT, id, 0, FREE, "", "measurement")                                    \
    F(INT, period, 0, FREE, "", "period")                                     \
    F(INT, period_number, 0, FREE, "", "its number")                          \
    F(INT, version_number, 0, FREE, "", "sheet it was reported under")        \
    F(CHOICE, kind, 0, ONE_OF(value_status), "", "reported or not applicable") \
    F(MICRO, value_micro, 0, FREE, "", "number")                              \
    F(MICRO, numerator_micro, 0, FREE, "", "of quotients")                    \
    F(MICRO, denominator_micro, 0, FREE, "", "of quotients")                  \
    F(PROSE, words, 0, FREE, "", "in words")                                  \
    F(REF, corrects, 0, REF_TO(measurement), "", "the one it replaced")       \
    F(PROSE, correction, 0, FREE, "", "report of the adjustment")             \
    F(DAY, replaced_on, 0, FREE, "", "a correction of it became public")      \
    F(DAY, public_on, 0, FREE, "", "since when all may read it")              \
    F(INT, proofs, 0, FREE, "", "files and links")
SHAPE_STRUCT(measurement_shown, MEASUREMENT_SHOWN);
extern const struct shape measurement_shown_shape;

#define MEASUREMENT_SPOKEN(F)                                                 \
    F(INT, id, 0, FREE, "", "word")                                           \
    F(INT, measurement, 0, FREE, "", "of which")                              \
    F(INT, period_number, 0, FREE, "", "number of its period")                \
    F(TEXT, institution_name, 0, FREE, "", "on whose behalf")                 \
    F(CHOICE, kind, 0, ONE_OF(verdict_kind), "", "confirms, in part, disputes") \
    F(PROSE, reasons, 0, FREE, "", "why")                                     \
    F(DAY, given_on, 0, FREE, "", "day")                                      \
    F(PROSE, reply, 0, FREE, "", "of the responsible")                        \
    F(DAY, replied_on, 0, FREE, "", "day")                                    \
    F(DAY, closed_on, 0, FREE, "", "nothing: it stands")                      \
    F(CHOICE, closed_how, 0, ONE_OF(verdict_closed), "", "correction, withdrawal, act")
SHAPE_STRUCT(measurement_spoken, MEASUREMENT_SPOKEN);
extern const struct shape measurement_spoken_shape;

#define MEASUREMENT_CARD_ROW(F)                                               \
    F(INT, indicator, 0, FREE, "", "indicator")                               \
    F(TEXT, code, 0, FREE, "", "its code")                                    \
    F(INT, milestone, 0, FREE, "", "of which")                                \
    F(CHOICE, state, 0, ONE_OF(indicator_state), "", "in force, replaced, closed") \
    F(TEXT, name, 0, FREE, "", "name by the sheet")                           \
    F(INT, version, 0, FREE, "", "sheet of the value")                        \
    F(CHOICE, change, 0, ONE_OF(version_change), "", "what the sheet changed") \
    F(CHOICE, type, 0, ONE_OF(indicator_type), "", "how a value is made")     \
    F(CHOICE, accumulation, 0, ONE_OF(accumulation), "", "how periods add")   \
    F(TEXT, unit, 0, FREE, "", "unit")                                        \
    F(PROSE, scale, 0, FREE, "", "steps of an ordinal scale")                 \
    F(INT, months, 0, FREE, "", "months per period")                          \
    F(CHOICE, baseline_kind, 0, ONE_OF(baseline_kind), "", "known or not")    \
    F(MICRO, baseline_micro, 0, FREE, "", "baseline")                         \
    F(DAY, baseline_on, 0, FREE, "", "its day")                               \
    F(CHOICE, direction, 0, ONE_OF(indicator_direction), "", "what is better") \
    F(DAY, starts_on, 0, FREE, "", "of the period")                           \
    F(DAY, ends_on, 0, FREE, "", "of the period")                             \
    F(CHOICE, status, 0, ONE_OF(value_status), "", "which nothing, or a value") \
    F(MICRO, value_micro, 0, FREE, "", "value")                               \
    F(PROSE, words, 0, FREE, "", "in words")                                  \
    F(MICRO, target_micro, 0, FREE, "", "target")                             \
    F(CENTI, achievement_centi, 0, FREE, "", "of the target")                 \
    F(CHOICE, category, 0, ONE_OF(achievement), "", "by the thresholds")      \
    F(FLAG, disputed, 0, FREE, "", "a dispute stands")                        \
    F(FLAG, corrected, 0, FREE, "", "a correction replaced an earlier value")
SHAPE_STRUCT(measurement_card_row, MEASUREMENT_CARD_ROW);
extern const struct shape measurement_card_row_shape;

/* The series as open data: a row per period and part. */
#define MEASUREMENT_SERIES_LINE(F)                                                                              \
    F(INT, period, PUBLIC, FREE, "Período", "number of the period")                                             \
    F(DAY, starts_on, PUBLIC, FREE, "Desde", "first day")                                                       \
    F(DAY, ends_on, PUBLIC, FREE, "Hasta", "last day")                                                          \
    F(DAY, due_on, PUBLIC, FREE, "Vence", "last day to report in time")                                         \
    F(TEXT, dimension, PUBLIC, FREE, "Dimensión", "empty: the total")                                           \
    F(TEXT, part, PUBLIC, FREE, "Parte", "code of the part; empty: the total")                                  \
    F(CHOICE, status, PUBLIC, ONE_OF(value_status), "Estado del valor", "which of the four nothings, or a value") \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "value")                                                       \
    F(MICRO, numerator_micro, PUBLIC, FREE, "Numerador", "of quotients")                                        \
    F(MICRO, denominator_micro, PUBLIC, FREE, "Denominador", "of quotients")                                    \
    F(PROSE, words, PUBLIC, FREE, "En palabras", "qualitative; why it does not apply")                          \
    F(MICRO, target_micro, PUBLIC, FREE, "Meta", "of the same span")                                            \
    F(CENTI, achievement_centi, PUBLIC, FREE, "Logro", "percent of the target")                                 \
    F(CHOICE, category, PUBLIC, ONE_OF(achievement), "Categoría", "by the methodology's thresholds")            \
    F(FLAG, disputed, PUBLIC, FREE, "En disputa", "a counterpart disputes it and it stands")                    \
    F(FLAG, corrected, PUBLIC, FREE, "Corregido", "a correction replaced an earlier value")                     \
    F(INT, missing, PUBLIC, FREE, "Datos que faltan", "inputs of a computed value that nobody reported")        \
    F(INT, version, PUBLIC, FREE, "Ficha", "version of the sheet")
SHAPE_STRUCT(measurement_series_line, MEASUREMENT_SERIES_LINE);
extern const struct shape measurement_series_line_shape;

/* What the panels of an indicator read once. */
struct measurement_series {
    const struct indicator_place *place;
    struct indicator_version *versions; /* newest first */
    size_t version_count;
    struct indicator_period *periods;
    size_t period_count;
    struct indicator_result *results;   /* by period and part */
    size_t result_count;
    struct indicator_result *totals;
    size_t total_count;
    struct chart_point *points;
    const struct indicator_result **rows; /* of the points */
    size_t count;
};
enum status measurement_series_read(struct request *r, const struct indicator_place *place, struct measurement_series *ret) MUST_USE;
const struct indicator_version *measurement_version(const struct measurement_series *s, int64_t id);
const struct indicator_period *measurement_period(const struct measurement_series *s, int64_t id);
struct str measurement_path(struct request *r, const struct indicator_place *place, int64_t measurement);

struct measurement_value_row {
    struct str period, value, words, quotient, target, achievement, path, sheet_path; /* words: why there is no number */
    struct day first, last, due;
    int status, category;
    const char *class, *category_class;
    int64_t version, proofs, missing;
    bool disputed, corrected, broken, number;
    bool achievement_disputed, achievement_corrected; /* by a value of another period */
};
struct measurement_year_row {
    struct str year, value, quotient, target, achievement, missing;
    struct str progress; /* instead of an achievement while the year is not whole */
    int category;
    const char *category_class;
    bool number, disputed, corrected;
};
/* An indicator that reports to this one and cannot be added. */
#define MEASUREMENT_FEED(F)                                                   \
    F(TEXT, code, 0, FREE, "", "its code")                                    \
    F(TEXT, place, 0, FREE, "", "code of its jurisdiction")                   \
    F(TEXT, place_name, 0, FREE, "", "jurisdiction")                          \
    F(TEXT, name, 0, FREE, "", "name by the sheet")                           \
    F(CHOICE, type, 0, ONE_OF(indicator_type), "", "how a value is made")     \
    F(CHOICE, direction, 0, ONE_OF(indicator_direction), "", "what is better") \
    F(CHOICE, accumulation, 0, ONE_OF(accumulation), "", "how periods add")   \
    F(TEXT, unit, 0, FREE, "", "unit")                                        \
    F(CHOICE, rollup, 0, ONE_OF(rollup), "", "whether it may be added")
SHAPE_STRUCT(measurement_feed, MEASUREMENT_FEED);
extern const struct shape measurement_feed_shape;
struct measurement_left_out {
    const struct measurement_feed *x;
    struct str path;
    const char *why;
};
struct measurement_values_panel {
    struct measurement_left_out *left_out;
    size_t left_out_count;
    struct html chart;
    struct str conclusion, unit, csv_path, json_path, feed_path, measure_path;
    struct measurement_value_row *rows;   /* due, the newest first */
    size_t rows_count;
    struct measurement_value_row *coming; /* not due yet, the next first */
    size_t coming_count;
    struct measurement_year_row *years;
    size_t years_count;
    const char *year_rule;
    bool quotient, targets, any, may_report;
};
struct measurement_part_cell {
    struct str name, value, quotient, target, achievement;
    struct html bar;
    int status, category;
    const char *class, *category_class;
    bool number;
};
struct measurement_shown_dimension {
    struct str name, adds; /* adds: whether they add up, in words */
    struct measurement_part_cell *rows;
    size_t rows_count;
    bool targets, quotient;
};
struct measurement_parts_panel {
    struct str period, reason;
    struct measurement_shown_dimension *dimensions;
    size_t dimensions_count;
};
struct measurement_event {
    struct day on;
    struct str title, text, before, after, path;
    bool word, standing;
};
struct measurement_history_panel {
    struct measurement_event *rows;
    size_t rows_count;
};
struct measurement_card {
    struct str name, path, period, value, target, achievement;
    struct str later; /* a period that is due after it without a value: "2026-T3: sin reporte" */
    struct str next;  /* period and value of the next target, where the shown one has none */
    struct str unit, baseline;
    struct day baseline_on;
    struct html drawing;
    int category, direction;
    const char *category_class, *class, *later_class;
    bool disputed, corrected, number;
};
struct measurement_cards_panel {
    struct str list_path; /* all of the jurisdiction */
    struct measurement_card *rows;
    size_t rows_count;
};

/* The row that a card tells: the newest with a value; else the newest that is due; else the first. Pure. */
const struct measurement_card_row *measurement_card_told(const struct measurement_card_row *rows, size_t count);
/* The newest period that is due after it and has no value, or NULL. Pure. */
const struct measurement_card_row *measurement_card_later(const struct measurement_card_row *rows, size_t count);
enum status measurement_values_panel(struct request *r, struct out *o) MUST_USE;
enum status measurement_parts_panel(struct request *r, struct out *o) MUST_USE;
enum status measurement_history_panel(struct request *r, struct out *o) MUST_USE;
enum status measurement_commitment_panel(struct request *r, struct out *o) MUST_USE;
enum status measurement_milestone_panel(struct request *r, struct out *o) MUST_USE;
/* /:jurisdiction/indicador/:indicator/serie.csv .json and the workbook's routes. */
extern const struct route measurement_view_routes[], measurement_book_routes[];

#endif
