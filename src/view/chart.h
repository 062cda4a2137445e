/* SPDX-License-Identifier: EUPL-1.2
 * Drawings made by the server: SVG with a role, a label that says the conclusion, colours by class and
 * a shape beside each colour. Pure functions of their values and the language; the numbers that they
 * show always stand in a table or list beside them. Classes: docs/estilos.md. */
#ifndef HITO_VIEW_CHART_H
#define HITO_VIEW_CHART_H

#include "view/out.h"

/* A light as drawings know it: the ending of its class ("done", "time", "risk", "late", "silent",
 * "withdrawn", "none") picks colour and shape. */

/* Reported and undisputed over a track, with the tick of what is expected; hundredths of a percent,
 * NONE: not drawn. With `labelled` false it is decoration beside the same numbers in words. */
struct html chart_bar(struct arena *a, enum lang lang, int64_t reported, int64_t undisputed, int64_t expected,
                      bool labelled);

/* How many there are of each light, as parts of one bar with shape and number. */
struct chart_part {
    const char *light;
    int64_t count;
};
struct html chart_parts(struct arena *a, const struct chart_part *parts, size_t count, struct str label);

/* Time line of a plan: a row per commitment, a sign per milestone at its due day in force, a hollow
 * diamond at the original one where it was moved, and the line of today. */
struct chart_mark {
    const char *light;
    struct day due_on, original_on; /* either may be DAY_NONE */
};
struct chart_row {
    struct str label;
    const char *light;
    struct day first, last;
    const struct chart_mark *marks;
    size_t mark_count;
};
struct chart_gantt {
    struct day first, last, today;
    const struct chart_row *rows;
    size_t count;
    struct str label; /* the conclusion, in words */
};
struct html chart_gantt(struct arena *a, enum lang lang, const struct chart_gantt *g);

/* The 24 provinces with a number each: in five steps from none to the largest. */
struct chart_place {
    struct str inec; /* "01" */
    int64_t n;
};
struct html chart_map(struct arena *a, const struct chart_place *places, size_t count, struct str label);
/* As it, where a province that is not among them has no value: dashed and with a dash, so that a zero is a zero. */
struct html chart_map_known(struct arena *a, const struct chart_place *places, size_t count, struct str label);
/* A series over periods. What is missing is never joined through nor drawn as zero: it has its sign on the axis. */
enum chart_point_kind { CHART_VALUE, CHART_NOT_APPLICABLE, CHART_NOT_REPORTED, CHART_NOT_DUE };
struct chart_point {
    struct str label;      /* "2024", "2024-T1" */
    enum chart_point_kind kind;
    int64_t value, target; /* millionths; NONE: none */
    bool disputed, corrected;
    bool broken;           /* another series begins with it: not joined with what is before */
    bool restarts;         /* what accumulates begins anew with it: not joined either, without a sign */
    struct day on;         /* its last day; not drawn: for who tells it in words */
};
struct chart_line {
    const struct chart_point *points;
    size_t count;
    int64_t baseline;        /* millionths, or NONE */
    int64_t low, high;       /* band of good values, or NONE */
    const struct str *steps; /* of an ordinal scale, the lowest (1) first; NULL: numbers */
    size_t step_count;
    struct str unit;         /* or STR_NONE */
    struct str conclusion;   /* in words */
};
/* The whole figure: drawing, conclusion (once, below it), what its signs mean. Nothing without points. */
struct html chart_line(struct arena *a, enum lang lang, const struct chart_line *l);
/* The same points in little, as decoration beside the same numbers in words. */
struct html chart_spark(struct arena *a, const struct chart_point *points, size_t count);
/* A value against its target from a baseline or zero, all millionths (NONE: none): decoration beside numbers. `most`:
 * the highest of those that stand beside each other, or NONE. */
struct html chart_bullet(struct arena *a, int64_t from, int64_t most, int64_t value, int64_t target);
/* Millionths, the large ones in words: "1,2 millones". */
struct str chart_short(struct arena *a, enum lang lang, int64_t micro);

/* Step 1 to 5 of a number under the largest; 0 for none. */
int chart_step(int64_t n, int64_t most);

#endif
