/* SPDX-License-Identifier: EUPL-1.2
 * Inside of measurement/ only: the workbook of values. One row per indicator and period that is owed, parts on a second
 * sheet; made here, filled without a connection, brought back, looked at row by row, and accepted into drafts. */
#ifndef HITO_ROOM_MEASUREMENT_BOOK_H
#define HITO_ROOM_MEASUREMENT_BOOK_H

#include "room/measurement/measurement.h"
#include "view/form.h"

#define MEASUREMENT_BOOK(F)                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                \
    F(REF, jurisdiction, REQUIRED | STAFF, REF_TO(jurisdiction), "Jurisdicción", "where")           \
    F(REF, institution, STAFF, REF_TO(institution), "Institución", "on whose behalf; nothing: the person's own") \
    F(TEXT, file_name, REQUIRED | STAFF, CHARS(1, 200), "Archivo", "as it came")                    \
    F(PROSE, body, COMPUTED, CHARS(0, 4000000), "", "its rows as CSV")                              \
    F(PROSE, parts, COMPUTED, CHARS(0, 4000000), "", "rows of its second sheet as CSV")             \
    F(PROSE, remarks, STAFF, CHARS(0, 4000), "Avisos", "of the reader: one per line")               \
    F(REF, added_by, REQUIRED | STAFF, REF_TO(person), "Quién lo trajo", "person")                  \
    F(TIME, added_at, REQUIRED | STAFF, FREE, "Cuándo", "when it came (UTC)")
SHAPE_STRUCT(measurement_book, MEASUREMENT_BOOK);
extern const struct shape measurement_book_shape;

/* What is owed: an indicator and period, its sheet, and the draft that there is. */
#define MEASUREMENT_OWED(F)                                                             \
    F(INT, indicator, 0, FREE, "", "indicator")                                         \
    F(TEXT, code, 0, FREE, "", "its code")                                              \
    F(INT, institution, 0, FREE, "", "who answers")                                     \
    F(INT, period, 0, FREE, "", "period")                                               \
    F(INT, number, 0, FREE, "", "its number")                                           \
    F(DAY, starts_on, 0, FREE, "", "first day")                                         \
    F(DAY, ends_on, 0, FREE, "", "last day")                                            \
    F(DAY, due_on, 0, FREE, "", "last day to report in time")                           \
    F(INT, version, 0, FREE, "", "sheet")                                               \
    F(TEXT, name, 0, FREE, "", "name")                                                  \
    F(CHOICE, type, 0, ONE_OF(indicator_type), "", "how a value is made")               \
    F(CHOICE, direction, 0, ONE_OF(indicator_direction), "", "what is better")          \
    F(CHOICE, accumulation, 0, ONE_OF(accumulation), "", "how periods add")             \
    F(TEXT, unit, 0, FREE, "", "unit")                                                  \
    F(INT, decimals, 0, FREE, "", "places")                                             \
    F(MICRO, factor_micro, 0, FREE, "", "of rates")                                     \
    F(PROSE, scale, 0, FREE, "", "steps")                                               \
    F(MICRO, least_micro, 0, FREE, "", "least possible")                                \
    F(MICRO, most_micro, 0, FREE, "", "most possible")                                  \
    F(CHOICE, parts_rule, 0, ONE_OF(parts_rule), "", "whether parts add up")            \
    F(INT, measurement, 0, FREE, "", "the draft, or nothing")                           \
    F(INT, revision, 0, FREE, "", "of the draft")                                       \
    F(CHOICE, kind, 0, ONE_OF(value_status), "", "of the draft")                        \
    F(MICRO, value_micro, 0, FREE, "", "of the draft")                                  \
    F(MICRO, numerator_micro, 0, FREE, "", "of the draft")                              \
    F(MICRO, denominator_micro, 0, FREE, "", "of the draft")                            \
    F(PROSE, words, 0, FREE, "", "of the draft")                                        \
    F(TEXT, parts_note, 0, FREE, "", "of the draft")                                    \
    F(TEXT, unusual_note, 0, FREE, "", "of the draft")                                  \
    F(CHOICE, channel, 0, ONE_OF(channel), "", "of the draft")                          \
    F(INT, series, 0, FREE, "", "sheet that the series begins with")
SHAPE_STRUCT(measurement_owed, MEASUREMENT_OWED);
extern const struct shape measurement_owed_shape;

#define VALUES_BOOK_ROWS 5000u
#define VALUES_BOOK_PARTS 20000u
#define VALUES_BOOK_BYTES ((size_t)3 << 20)

enum values_column {
    VALUES_CODE, VALUES_NAME, VALUES_PERIOD, VALUES_FIRST, VALUES_LAST, VALUES_DUE, VALUES_UNIT, VALUES_REVISION, /* not typed */
    VALUES_KIND, VALUES_VALUE, VALUES_NUMERATOR, VALUES_DENOMINATOR, VALUES_WORDS, VALUES_PARTS_NOTE, VALUES_UNUSUAL, VALUES_LINK,
    VALUES_COLUMNS
};
enum parts_column { PARTS_CODE, PARTS_PERIOD, PARTS_DIMENSION, PARTS_PART, PARTS_NAME, /* not typed */
                    PARTS_VALUE, PARTS_NUMERATOR, PARTS_DENOMINATOR, PARTS_COLUMNS };
extern const char *const values_titles[VALUES_COLUMNS], *const parts_titles[PARTS_COLUMNS];

/* A cell as it came. */
struct values_cell {
    struct str text;
    bool number;
};
struct values_line {
    size_t row;
    struct values_cell cells[VALUES_COLUMNS];
};
struct parts_line {
    size_t row;
    struct values_cell cells[PARTS_COLUMNS];
};
struct values_brought {
    struct str jurisdiction, institution, body, parts, remarks, file_name;
};
/* prepare: reads the file posted as "book" in a locked child; INVALID: why is beside it. */
enum status values_book_prepare(struct request *r) MUST_USE;
size_t values_lines(struct arena *mem, struct str body, struct values_line **ret);
size_t parts_lines(struct arena *mem, struct str body, struct parts_line **ret);
/* A number as a person or a spreadsheet writes it; what a spreadsheet computed is rounded to six places. */
bool values_number(struct arena *mem, struct values_cell c, int64_t *ret);

/* r->object of the workbook's pages. */
struct values_place {
    struct jurisdiction *jurisdiction;
    struct institution *institution; /* on whose behalf, or NULL */
    struct str path;
    struct measurement_owed *owed; /* by code and period */
    size_t owed_count;
    struct indicator_part *parts; /* of their sheets, by sheet, dimension and position */
    size_t part_count;
    struct measurement_part *drafts; /* parts of the drafts */
    size_t draft_count;
    struct measurement_showed *series;
    size_t series_count;
};
enum status values_book_write(struct request *r, const struct values_place *at, struct str *ret) MUST_USE;
struct indicator_version values_version(const struct measurement_owed *x);

struct values_fault {
    struct str sheet, cell, message;
};
struct values_change {
    const struct measurement_owed *owed;
    struct measurement m; /* what the row says */
    struct measurement_part *parts;
    size_t part_count;
    bool with_parts;
    struct str link, period, value, before;
    size_t row;
};
struct values_look {
    struct values_fault *faults;
    size_t fault_count, fault_size;
    struct values_change *changes;
    size_t change_count, unchanged;
    size_t without_proof;
};
void values_look(struct request *r, const struct values_place *at, const struct methodology *m, const struct measurement_book *b, struct values_look *ret);

struct values_way {
    struct str path;
};
enum status measurement_book_link(struct request *r, struct out *o);

struct values_page {
    const struct values_place *at;
    struct str institution, book_path, guide;
    struct form form, accept;
    struct str drop_path;
    const struct measurement_book *book;
    const struct values_fault *faults;
    size_t faults_count, faults_hidden;
    const struct values_change *changes;
    size_t changes_count, changes_hidden;
    struct str *remarks;
    size_t remarks_count;
    int64_t owed, unchanged, entering, without_proof;
    bool ready, behalf;
    struct option *letters;
    size_t letters_count;
};

#endif
