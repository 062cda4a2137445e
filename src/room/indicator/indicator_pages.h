/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its pages share and show. */
#ifndef HITO_ROOM_INDICATOR_PAGES_H
#define HITO_ROOM_INDICATOR_PAGES_H

#include "room/indicator/indicator_rows.h"
#include "room/indicator/indicator_rules.h"

/* "/ceibos/indicadores" */
struct str indicators_path(struct request *r, const struct jurisdiction *j);

/* Of the list and what is below it: r->object. own_roles hold FOCAL where the person is one anywhere here. */
struct indicators_place {
    struct jurisdiction *jurisdiction;
    const struct indicator_duty *duties;
    size_t duty_count;
    struct str path;
};
enum status indicators_load(struct request *r) MUST_USE;
struct head indicators_head(struct request *r, const struct indicators_place *at, const char *title, bool own_page);
/* Whether the person's assignments reach an indicator of that commitment and institution. */
bool indicator_duty_reaches(const struct indicators_place *at, int64_t commitment, int64_t institution, bool focal_only);

/* Filters and rows of the list. */
struct indicator_choice {
    struct str code, label;
    bool selected;
};
struct indicator_filter {
    const char *name, *label;
    struct indicator_choice *options;
    size_t options_count;
};
struct indicator_line {
    const struct indicator_card *card;
    struct str path, measures, measures_path;
};
struct indicator_list_page {
    struct str path;
    struct indicator_filter filters[4];
    size_t filters_count;
    struct indicator_line *rows;
    size_t rows_count;
    bool filtered, may_draft;
};
enum status indicators_show(struct request *r);

/* One line of a sheet, in words. */
struct indicator_sheet_line {
    const char *section; /* begins one, or NULL */
    const char *label;
    struct str words, before; /* before: of the earlier version */
    bool prose;
};
struct indicator_target_line {
    struct str part, span, value, reason;
};
struct indicator_target_table {
    struct indicator_target_line *rows;
    size_t rows_count;
};
struct indicator_part_group {
    struct str dimension;
    const struct indicator_part **parts;
    size_t parts_count;
};
/* Fields of a sheet that hold something; with `before`, only those that differ. */
size_t indicator_sheet_lines(struct request *r, const struct indicator_version *v, const struct indicator_version *before, struct indicator_sheet_line **ret);
size_t indicator_sheet_groups(struct request *r, const struct indicator_part *parts, size_t count, struct indicator_part_group **ret);
size_t indicator_target_lines(struct request *r, const struct indicator_version *v, const struct indicator_target *targets, size_t count,
                          const struct indicator_part *parts, size_t part_count, struct indicator_target_line **ret);
/* "2026", or its first and last day. */
struct str indicator_span_said(struct request *r, struct day first, struct day last);
/* A value of the sheet with its unit: "62,5 %". */
struct str indicator_value_said(struct request *r, const struct indicator_version *v, int64_t micro);

struct indicator_version_line {
    const struct indicator_version *v;
    struct str path;
    struct str changed; /* labels of what differs from the one before */
};
struct indicator_page {
    const struct indicator_place *place;
    const struct indicator *x;
    const struct indicator_version *v;
    const struct indicator_about *about;
    struct str path, jurisdiction_path, baseline, achieved, calendar, act_path, ending_act_path, range;
    struct indicator_version_line *versions;
    size_t versions_count;
    struct indicator_topic_row *topics;
    size_t topics_count;
    struct indicator_link_row *links;
    size_t links_count;
    struct indicator_child *children;
    size_t children_count;
    struct indicator_part_group *groups;
    size_t groups_count;
    struct indicator_target_table targets;
    const struct indicator_version *open; /* draft or proposed, for who may know */
    bool draft, may_draft, may_approve, ended;
    enum lang lang;
};
enum status indicator_show(struct request *r);
/* Scale of an ordinal as Markdown: "1. …". */
struct str indicator_scale_said(struct arena *mem, struct str scale);

struct indicator_sheet_page {
    const struct indicator_version *v;
    struct str path, own_path, act_path;
    struct indicator_sheet_line *lines, *changes;
    size_t lines_count, changes_count;
    struct indicator_part_group *groups;
    size_t groups_count;
    struct indicator_target_table targets;
    int64_t before;
    bool draft;
};
/* ":version", or the one in force: place->version is it. */
enum status indicator_sheet_load(struct request *r) MUST_USE;
enum status indicator_sheet_show(struct request *r);

/* The draft of the indicator at hand: place->version is it; CONFLICT where there is none. */
enum status indicator_draft_load(struct request *r) MUST_USE;
enum status indicator_sheet_read(struct request *r, const struct indicator_version *v, struct indicator_sheet *ret) MUST_USE;
/* Faults that need the other indicators: names of a formula, its cycle, units, periods. */
enum status indicator_formula_faults(struct request *r, const struct indicator *x, const struct indicator_sheet *s, bool proposing,
                                     struct sheet_faults *f) MUST_USE;
/* All faults of the sheet, those of its change too; `proposing`: also what only a proposal needs. */
enum status indicator_sheet_all_faults(struct request *r, const struct indicator *x, const struct indicator_sheet *s, bool proposing,
                                       struct sheet_faults *ret) MUST_USE;
struct str indicator_fault_said(struct request *r, const struct sheet_fault *f);
/* In which step of the form a field is, 1 to 4; 0: in none. */
int indicator_sheet_step(const char *field);
/* The version before it that was in force, or NULL. */
enum status indicator_version_earlier(struct request *r, const struct indicator_version *v, const struct indicator_version **ret) MUST_USE;

/* With the draft or the proposed one as place->version; the one in force where there is neither. */
enum status indicator_open_load(struct request *r) MUST_USE;
enum status indicator_moved_on(struct request *r);
enum status indicator_lists_copy(struct request *r, const struct indicator_sheet *from, int64_t version) MUST_USE;

/* The five boxes of a report, with what was typed or is stored. */
struct indicator_report_row {
    const char *name, *title, *hint;
    struct str value, problem;
};
struct indicator_report_form {
    struct indicator_report_row rows[REPORT_PARTS];
    size_t rows_count;
};
struct indicator_report_form indicator_report_boxes(struct request *r, struct str stored);
/* What was typed in them, as one text; INVALID with a problem beside each box that says too little. */
enum status indicator_report_read(struct request *r, struct str *ret) MUST_USE;

struct indicator_edit_page {
    const struct indicator_version *v;
    struct form form;
    struct indicator_report_form report;
    struct str path, back;
    int64_t step, steps;
    bool locked, further;
};
struct indicator_fault_line {
    struct str words, path;
};
struct indicator_review_page {
    const struct indicator_version *v;
    struct indicator_fault_line *rows;
    size_t rows_count;
    struct str path, propose_path, drop_path;
    bool locked, no_targets;
};

struct indicator_target_row {
    struct day first, last;
    int64_t part;
    struct str label, name, reason_name, value, reason, problem;
};
struct indicator_target_form {
    const char *what, *title;
    struct form form;
    struct indicator_target_row *rows;
    size_t rows_count;
    int64_t year;
    struct str dimension, span, of;
};
struct indicator_target_other {
    struct indicator_target_line line;
    const char *hidden; /* of its button */
    bool misfit;
};
struct indicator_targets_page {
    const struct indicator_version *v;
    struct str path, own_path;
    struct indicator_target_form forms[4];
    size_t forms_count;
    struct indicator_choice *years, *dimensions, *spans;
    size_t years_count, dimensions_count, spans_count;
    struct indicator_target_other *others;
    size_t others_count, misfits;
    struct str remove_path;
    bool locked;
};
struct indicator_parts_page {
    const struct indicator_version *v;
    struct str path, add_path, remove_path;
    struct indicator_part_group *groups;
    size_t groups_count;
    struct indicator_choice *usual; /* code: the hidden fields of its button */
    size_t usual_count;
    struct form rule, add;
    bool locked;
};

bool indicator_formula_uses(struct arena *mem, int type, struct str formula, struct str code);
struct indicator_act_page {
    const struct indicator_version *v;
    const struct indicator *x;
    struct form form, return_form;
    struct indicator_report_form report;
    struct str path;
    bool locked, replace;
};
struct indicator_new_page {
    struct form form;
    struct str list_path, from;
    struct indicator_shared *source;
    bool reports;
};
struct indicator_library_page {
    struct indicator_shared *rows;
    size_t rows_count;
    struct str list_path;
    int64_t here;
    bool may_draft;
};

struct indicator_links_page {
    const struct indicator_version *v;
    struct form form, topic_form, link_form;
    struct str path, own_path, remove_path, act_label;
    struct indicator_choice *acts;
    size_t acts_count;
    int64_t act; /* chosen, of an approved indicator */
    bool approved, may_change;
    struct indicator_topic_row *topics;
    size_t topics_count;
    struct indicator_link_row *links;
    size_t links_count;
    bool measures, directs;
};
void indicator_remove_button(struct out *o, struct str action, const char *name, int64_t id, int64_t act);

extern const struct route indicator_list_routes[], indicator_edit_routes[], indicator_target_routes[], indicator_part_routes[], indicator_act_routes[], indicator_link_routes[],
    indicator_library_routes[];
enum status indicator_pending(struct request *r, struct pending_list *list);
enum status indicator_administration_panel(struct request *r, struct out *o);
enum status indicator_sheets_check(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what),
                                   void *context);

#endif
