/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of loads show. */
#ifndef HITO_ROOM_EXCHANGE_LOAD_VIEW_H
#define HITO_ROOM_EXCHANGE_LOAD_VIEW_H

#include "room/exchange/load.h"
#include "view/form.h"

struct load_item {
    const struct load *load;
    struct str path, plan;
};
struct load_list_page {
    struct str path;
    const struct load_item *rows;
    size_t rows_count;
    struct form form;
};
struct load_option {
    struct str code, label;
    bool selected;
};
struct load_question {
    struct str field, name_field;
    const struct load_unknown *unknown;
    const struct load_option *options;
    size_t options_count;
};
struct load_page {
    const struct load *load;
    const struct load_look *look;
    struct str path, plan_name, plan_path;
    bool waiting, ready, draft;
    struct load_problem *problems;
    size_t problems_count, warnings;
    struct load_line *lines;
    size_t lines_count;
    struct str *absent;
    size_t absent_count;
    struct load_question *questions;
    size_t questions_count;
    struct form decide_form, accept_form;
};
const char *load_fate_label(enum load_fate fate);
const char *load_fate_class(enum load_fate fate);

struct str loads_path(struct request *r, const struct jurisdiction *j);
struct head loads_head(struct request *r, const struct jurisdiction *j, const char *title);
enum status load_template_show(struct request *r);
enum status load_workbook_show(struct request *r);

extern const struct route load_routes[];
extern const struct panel exchange_panels[];

#endif
