/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of institutions show, and the form shapes of its moves. */
#ifndef HITO_ROOM_INSTITUTION_VIEW_H
#define HITO_ROOM_INSTITUTION_VIEW_H

#include "room/institution/institution.h"

/* The form of a rename: the new name and the last day of the old one. */
#define INSTITUTION_RENAME(F)                                                                           \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(2, 300), "Nombre nuevo", "name from now on")          \
    F(TEXT, acronym, PUBLIC | FORM, CHARS(0, 30), "Siglas nuevas", "acronym from now on")               \
    F(DAY, until_on, REQUIRED | PUBLIC | FORM, FREE, "Último día del nombre anterior", "day")           \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "act that changed it")
SHAPE_STRUCT(institution_rename, INSTITUTION_RENAME);

/* The form of an abolition, or of its return. */
#define INSTITUTION_END(F)                                                                              \
    F(DAY, happened_on, REQUIRED | PUBLIC | FORM, FREE, "Fecha", "day of the change")                   \
    F(REF, act, REQUIRED | PUBLIC | FORM, REF_TO(act), "Acto", "act that decided it")
SHAPE_STRUCT(institution_end, INSTITUTION_END);

struct institution_row {
    const struct institution *institution;
    struct str path;
};
struct institution_filter_option {
    const char *code;
    const char *label;
    bool selected;
};
struct institution_filter {
    const char *name, *label;
    const struct institution_filter_option *options;
    size_t options_count;
};
struct institution_list_page {
    const struct jurisdiction *jurisdiction;
    struct str path, words;
    const struct institution_filter *filters;
    size_t filters_count;
    const struct institution_row *rows;
    size_t rows_count;
    bool filtered, may_edit;
};
/* Another institution, with how and when. */
struct institution_link {
    const struct institution *institution;
    const struct institution_succession *link;
    struct str path, act_path; /* act_path STR_NONE without act */
};
struct institution_old_name {
    const struct institution_name *name;
    struct str act_path;
};
struct institution_page {
    const struct institution *i;
    struct str path, territory, ending_path;
    const struct institution_old_name *names;
    size_t names_count;
    const struct institution_link *before, *after, *now;
    size_t before_count, after_count, now_count;
    bool may_edit;
};
struct institution_form_page {
    const struct institution *i; /* NULL: a new one */
    struct form form;
    struct str acts_path; /* where acts are recorded */
};

/* Parts shared by the two files of pages. */
struct str institution_path(struct request *r, const struct jurisdiction *j, struct str code);
struct head institution_list_head(struct request *r, const struct jurisdiction *j, struct str title, bool list_page);
struct head institution_head(struct request *r, const struct institution_at *at, const char *title);
enum status institution_load(struct request *r) MUST_USE;

enum status institution_rename_show(struct request *r) MUST_USE;
enum status institution_rename_apply(struct request *r) MUST_USE;
enum status institution_succeed_show(struct request *r) MUST_USE;
enum status institution_succeed_apply(struct request *r) MUST_USE;
enum status institution_abolish_show(struct request *r) MUST_USE;
enum status institution_abolish_apply(struct request *r) MUST_USE;
enum status institution_return_show(struct request *r) MUST_USE;
enum status institution_return_apply(struct request *r) MUST_USE;

#endif
