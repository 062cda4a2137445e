/* SPDX-License-Identifier: EUPL-1.2
 * What does not make sense in a sheet, pure: no database, no clock. Private to the room. */
#ifndef HITO_ROOM_INDICATOR_RULES_H
#define HITO_ROOM_INDICATOR_RULES_H

#include "room/indicator/indicator.h"

struct sheet_fault {
    const char *field;   /* of the version's list; "targets" and "parts" for those */
    const char *message; /* Spanish message, %1 is `about` */
    struct str about;    /* or STR_NONE */
};
struct sheet_faults {
    struct arena *mem;
    struct sheet_fault *items;
    size_t count, size;
};
/* A sheet with its lists, as it would be approved. */
struct indicator_sheet {
    const struct indicator_version *v;
    const struct indicator_target *targets;
    size_t target_count;
    const struct indicator_part *parts;
    size_t part_count;
};
void sheet_fault_add(struct sheet_faults *f, const char *field, const char *message, struct str about);
/* Everything that does not make sense in it; in the order of the sheet. */
struct sheet_faults sheet_faults(struct arena *mem, const struct indicator_sheet *s);
/* Those of the targets and of the parts, alone (indicator_target_rules.c). */
void sheet_target_faults(struct sheet_faults *f, const struct indicator_sheet *s);
void sheet_target_values(struct sheet_faults *f, const struct indicator_sheet *s);
void sheet_part_faults(struct sheet_faults *f, const struct indicator_sheet *s);
/* Whether the sheet has targets at all, and its days fit the calendar and the baseline. */
bool sheet_target_fits(const struct indicator_version *v, const struct indicator_target *t);
/* What only a proposal needs: the reason of each target. */
void sheet_reason_faults(struct sheet_faults *f, const struct indicator_sheet *s);
/* What a change of sheet may not do without a change of method, and the report that it needs. */
void sheet_change_faults(struct sheet_faults *f, const struct indicator_version *v, const struct indicator_version *before);

/* The fixed report of a change or an ending, in parts with a title each, kept in one text (indicator_report.c). */
#define REPORT_PARTS 5
struct report_part {
    const char *name;        /* of its box in the form */
    const char *title;       /* Spanish message */
    const char *mark, *hint; /* its title as it stands in the text; Spanish message */
};
extern const struct report_part indicator_report_parts[REPORT_PARTS];
struct str indicator_report_join(struct arena *mem, const struct str *parts);
/* What stands under the title of part i; STR_NONE. */
struct str indicator_report_part(struct str text, size_t i);
/* A fault beside the box of each part that says too little. */
void indicator_report_faults(struct sheet_faults *f, struct str text);

/* NULL, or why a code is not one. */
const char *indicator_code_fault(struct str code);
/* Steps of an ordinal's scale, without bullets and empty lines; at most `size`. */
size_t indicator_scale(struct str scale, struct str *ret, size_t size);
#define SCALE_STEPS 50
/* The last day of period k (from 0) of the sheet's calendar; DAY_NONE after the last. */
struct day indicator_period_end(const struct indicator_version *v, size_t k);
/* Whether a period of its calendar ends, or begins, that day. */
bool indicator_period_ends_on(const struct indicator_version *v, struct day on);
bool indicator_period_begins_on(const struct indicator_version *v, struct day on);
/* Year k (from 0) of what is measured: of the calendar where periods end with it, else twelve months from the first day.
 * False after the last. */
bool indicator_year(const struct indicator_version *v, size_t k, struct day *first, struct day *last);
#define SHEET_PERIODS 600

/* The moves of a version, for the pages, the matrix and the tests. */
struct version_move {
    int from, to; /* -1: new */
    enum action action;
    bool act;
};
extern const struct version_move version_moves[];
extern const size_t version_move_count;
bool version_may(int from, int to);

#endif
