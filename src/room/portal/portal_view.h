/* SPDX-License-Identifier: EUPL-1.2
 * What the portal's templates show, and what its files share. */
#ifndef HITO_ROOM_PORTAL_VIEW_H
#define HITO_ROOM_PORTAL_VIEW_H

#include "room/portal/portal.h"
#include "view/chart.h"

/* A light in word, shape and colour, with its marks. */
struct portal_light {
    const char *class; /* ending of "tag-" */
    const char *label; /* message */
    const char **marks; /* messages */
    size_t marks_count;
};
/* A row of a table of commitments as it is drawn. */
struct portal_line {
    const struct portal_row *row;
    struct str path;
    struct portal_light light;
    bool tracked;
    struct html bar;
    const struct portal_milestone *next;
    struct str next_path;
};
/* The form of filters: one select per kind that the table's commitments have. */
struct portal_choice {
    struct str value, label;
    bool selected;
};
struct portal_select {
    const char *name, *label, *all;
    struct portal_choice *options;
    size_t options_count;
};
struct portal_filters {
    struct str path;
    struct portal_select selects[5];
    size_t selects_count;
    struct str words;
    bool any;
    const char *wrong; /* message about a value that names nothing, or NULL */
    struct str wrong_value;
};
/* How many have a light, and the address that shows only those. */
struct portal_count {
    const char *class, *label;
    int64_t count;
    struct str path;
    bool current;
};
struct portal_search_box {
    struct str path, words;
};
struct portal_deadline { /* a milestone in the table beside the time line */
    const struct portal_milestone *m;
    struct portal_light light;
    struct str path;
    bool moved;
};
struct portal_place_count {
    struct str name, path;
    int64_t count;
};

struct portal_plan_page {
    const struct plan_place *place;
    const struct plan *plan;
    struct str path;
    bool tracked, has_figures, may_edit;
    struct day today;
    const struct plan_result *result;
    struct html bar, parts, gantt, map;
    struct str parts_label, gantt_label, map_label;
    struct portal_count *counts;
    size_t counts_count;
    struct portal_filters filters;
    struct portal_line *lines;
    size_t lines_count;
    size_t total;
    struct str query; /* "?luz=atrasado" or "" */
    struct str csv, json; /* the same rows as data */
    struct portal_deadline *deadlines;
    size_t deadlines_count;
    struct portal_place_count *places, *groups;
    size_t places_count, groups_count;
    const struct portal_paper *editions, *documents;
    size_t editions_count, documents_count;
    struct notice_list changes;
};
struct portal_list_page {
    const struct jurisdiction *jurisdiction;
    struct portal_filters filters;
    struct portal_line *lines;
    size_t lines_count, total, matching;
    struct str query, before, after;
    struct str csv, json; /* the same rows as data */
    struct str news; /* of the province that was chosen, or STR_NONE */
    int64_t page, pages;
};
struct portal_current_card {
    const struct jurisdiction *jurisdiction;
    const struct portal_current *plan; /* or NULL */
    struct str path;
    bool figures;
    struct html bar;
};
struct portal_account {
    const char *email, *role;
};
struct portal_home_page {
    struct portal_current_card *cards;
    size_t cards_count;
    struct portal_search_box search;
    struct notice_list changes;
    bool demonstration;
    const char *password;
    const struct portal_account *accounts;
    size_t accounts_count;
};
struct portal_jurisdiction_page {
    const struct jurisdiction *jurisdiction;
    struct str path, plan_path;
    const struct plan *plan; /* the newest public one, or NULL */
    const struct plan *plans;
    size_t plans_count;
    bool figures;
    int64_t commitments, late;
    struct str undisputed; /* number without sign */
    int64_t days;
    const char *days_label; /* message */
    struct html bar;
    struct portal_search_box search;
    struct notice_list changes;
    const struct act *acts;
    size_t acts_count;
    struct html map;
    struct str map_label;
    struct portal_place_count *places;
    size_t places_count;
    bool country, may_admin, may_board;
};
struct portal_institution_panel {
    struct portal_party_line {
        const struct portal_party_row *row;
        struct portal_light light;
        struct str path;
    } *lines;
    size_t lines_count;
};
/* The letters of a week. */
struct portal_week {
    struct day week;
    struct instant started_at, done_at;
    int64_t sent, waiting, nothing;
};
/* The installation as its administrator sees it. */
struct portal_admin_page {
    struct str version;
    bool postgres, by_smtp, demo;
    int64_t letters_late, letters_failed, unsealed;
    int64_t followers;
    bool digest_late;
    struct portal_week *weeks; /* the last ones, newest first */
    size_t weeks_count;
    struct config_row *settings;
    size_t settings_count;
};
struct portal_pending_page {
    const struct pending_item *items;
    size_t items_count;
    struct day today;
    struct admin_link *boards; /* of where the person follows everything */
    size_t boards_count;
};

struct portal_board_page {
    const struct jurisdiction *jurisdiction;
    struct day today;
};

struct portal_text_page {
    bool unused; /* only words */
};

/* Shared by the files of the room. */
struct portal_light portal_light_of(struct arena *a, int light, int64_t mark_bits, int tracking);
struct portal_line portal_line_of(struct request *r, const struct portal_row *row);
struct portal_filter portal_filter_read(struct request *r);
/* The address's query that gives the filter, "" for none; `light` instead of the filter's own when not NULL. */
struct str portal_filter_query(struct request *r, const struct portal_filter *f, const char *light, bool with_light);
struct portal_filters portal_filters_form(struct request *r, struct str path, const struct portal_filter *f,
                                          const struct portal_tag *tags, size_t count, bool tracked);
/* Keeps the rows that pass; gives how many. */
size_t portal_filter_rows(struct arena *a, const struct portal_filter *f, struct portal_row *rows, size_t count,
                          const struct portal_tag *tags, size_t tag_count);
/* Distinct tags of a kind with how many of the rows have it; `parameter` makes the address. */
size_t portal_places(struct request *r, struct str path, const char *kind, const char *parameter,
                     const struct portal_tag *tags, size_t count, struct portal_place_count **ret);

void portal_say_wrong(struct out *o, const struct portal_filters *f);
/* The plan's due days as a calendar, its latest changes as a feed. */
enum status portal_calendar(struct request *r, const struct plan_place *place, const struct portal_milestone *list, size_t count);
enum status portal_feed(struct request *r, const struct plan_place *place);
enum status portal_plan_show(struct request *r);
enum status portal_list_show(struct request *r);
enum status portal_home_show(struct request *r);
enum status portal_jurisdiction_show(struct request *r);
enum status portal_pending_show(struct request *r);
enum status portal_admin_show(struct request *r);
enum status portal_board_show(struct request *r);
enum status portal_board_link_render(struct request *r, struct out *o);
enum status portal_accessibility_show(struct request *r);
enum status portal_privacy_show(struct request *r);
enum status portal_help_show(struct request *r);
enum status portal_institution_render(struct request *r, struct out *o);

#endif
