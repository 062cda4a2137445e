/* SPDX-License-Identifier: EUPL-1.2
 * Inside of report/ only: the place of a report's pages, and what their templates show. */
#ifndef HITO_ROOM_REPORT_PAGES_H
#define HITO_ROOM_REPORT_PAGES_H

#include "room/report/report_store.h"
#include "view/form.h"

/* r->object of …/periodo/:period/reporte/:institution and below. */
struct report_place {
    struct jurisdiction *jurisdiction;
    struct plan *plan;
    struct period_row *period;
    const struct institution *institution; /* who answers now */
    const struct institution *asked;       /* the one of the address, when it is another: it was merged */
    struct report *report;                 /* never NULL: id NONE while there is none */
    struct letter *letter;                 /* of the report, or NULL */
    struct report_records records;
    struct report_line *lines; /* without drafts for who may not see them */
    size_t line_count;
    struct report_person *people; /* what the person is in the plan */
    size_t people_count;
    bool owner;  /* may see and write drafts: focal point, or whoever types from a letter */
    bool sees;   /* may know of what is not public of it */
    bool behalf; /* the address is below /por-oficio */
    struct str path, base; /* base: path, or path/por-oficio */
    struct str period_path;
};
/* READ: the report's own page. 404 unless it is public or the person is a party of it, or staff. */
enum status report_load(struct request *r);
/* REPORT: by the focal points of the institution. */
enum status report_load_own(struct request *r);
/* ENTER_REPORT: below /por-oficio, typed from a letter. */
enum status report_load_behalf(struct request *r);

struct head report_head(struct request *r, const struct report_place *at, const char *title);
/* In words why nothing may be written now: locked, not open yet, plan ended, sent already. DONE: it may. */
enum status report_writable(struct request *r, const struct report_place *at) MUST_USE;
/* The same without problems: for pages. */
enum status report_open_now(struct request *r, const struct report_place *at, const char **ret_why) MUST_USE;
/* The report as the form saw it: STALE when somebody saved meanwhile. */
enum status report_seen(struct request *r, const struct report_place *at) MUST_USE;
/* Saves the report itself as its lines were saved: a new revision; an authorisation lapses. */
enum status report_saved(struct request *r, struct report_place *at) MUST_USE;
/* Makes the row of a report that is not there yet. */
enum status report_begin(struct request *r, struct report_place *at) MUST_USE;
/* Who does it on whose behalf, for the log. */
void report_sign(struct request *r, const struct report_place *at, struct str reason);
/* A published report becomes returned again, by the unlocking of its period; from a letter, or NONE. 409 without one. */
enum status report_reopen(struct request *r, struct report_place *at, int64_t letter) MUST_USE;
enum status report_reopen_apply(struct request *r);
/* What was being corrected of a line is dropped: it stays as it was published. */
enum status report_line_drop(struct request *r, const struct report_line *line) MUST_USE;
/* A draft line with that answer: added or changed; carries the proof of the one that was returned. */
enum status report_line_put(struct request *r, struct report_place *at, const struct report_line *line, struct report_answer x) MUST_USE;
enum status report_claim_save(struct request *r, const struct report_line *line, const struct claim *c) MUST_USE;
/* After acceptance and by the chore: published when all lines are public, locked with the period. */
enum status report_settle(struct db *db, struct arena *mem, int64_t report, struct day today) MUST_USE;
/* Whether the fault concerns what step 1, 2 asks: its problem is added beside the line's input. */
bool report_typed(const struct request *r, const char *name, struct str *ret);

/* One input of a line. */
struct report_control {
    struct str name, label, hint, value, problem;
    struct str stored; /* what is stored now, where another person saved something else; or STR_NONE */
    int rows;          /* of an area; 0: one line */
    const char *kind;  /* of an input: "text", "url" */
};
struct report_option {
    struct str code, label;
    bool selected;
};
struct report_group {
    struct str label;
    struct report_option *options;
    size_t options_count;
};
struct report_choose_line {
    const struct report_line *line;
    struct str name, title, label, path, problem, hint_id;
    struct str last, last_next, last_path, returned, stored;
    struct str due;
    bool late, frozen, disputed, stays; /* stays: it may stay as it was published */
    struct report_option *options;
    size_t options_count;
    struct report_group *groups;
    size_t groups_count;
};
struct report_page_link {
    struct str path;
    int64_t number;
    bool current;
};
struct report_choose_page {
    const struct report_place *at;
    struct form form;
    struct report_choose_line *lines;
    size_t lines_count;
    struct report_page_link *pages;
    size_t pages_count;
    struct str write_path, book_path, upload_path;
    const char *closed; /* why nothing may be written */
    struct day due_on;
    struct str institution, channel_note;
    bool behalf;
};
struct report_write_line {
    const struct report_line *line;
    struct str title, label, answer, deliverable, last_next, returned;
    struct report_control *controls;
    size_t controls_count;
    bool with_file;
    struct str file_name, file_problem; /* name of the file input */
    struct str kept;                    /* what proves it already */
    const char *means;
    struct str lotaip;                  /* suggestion of where it may be published already */
};
struct report_write_page {
    const struct report_place *at;
    struct form form;
    struct report_write_line *lines;
    size_t lines_count;
    struct report_page_link *pages;
    size_t pages_count;
    struct str choose_path, review_path, institution;
    const char *closed;
};
struct report_shown_line {
    const struct report_line *line;
    const struct report_claim *c; /* or NULL: nothing said yet */
    struct str key, title, label, path, due;
    const char *class;
    int light;
    int64_t marks, replans, moved;
    bool with_light;
    const struct evidence *proofs;
    size_t proofs_count;
    const char **missing; /* what keeps it from being sent */
    size_t missing_count;
    struct str kind_box, opens_box, return_box; /* of the directorate's check */
    struct str kind_problem, opens_problem;
    bool kind_marked, opens_marked, return_marked; /* as the form came back */
    bool delivered, checked, may_check;
};
struct report_shown_commitment {
    struct str number, title, path;
    int light;
    int64_t marks;
    bool with_light, with_remedies;
    const char **remedies;
    size_t remedies_count;
    struct report_shown_line *lines;
    size_t lines_count;
};
struct report_show_page {
    const struct report_place *at;
    const struct report *report;
    int state; /* as who asks may know it */
    const char *class;
    struct str institution, period_name, jurisdiction_path, choose_path, write_path, moved;
    const struct letter *letter;
    struct str letter_path;
    struct report_shown_commitment *commitments;
    size_t commitments_count;
    size_t missing; /* lines that lack something */
    struct form authority, withdraw, accept, giveback;
    struct str unauthorise_path, send_path, reserve_path, review_path;
    bool preview, owner, may_write, may_authorise, may_send, may_withdraw, may_check, unpublished, reviewing, has_proofs, may_begin, may_enter,
        may_reopen;
    const struct unlocking *unlocking; /* that covers it now, or NULL */
    struct str reopen_path;
    const char *closed;
    struct str book_path, upload_path, letter_entry_path;
};

struct report_letter_page {
    const struct report_place *at;
    struct str institution, moved, register_path;
    struct form form;
    struct option *options;
    size_t options_count;
    const char *closed;
    bool taken; /* the institution began by itself */
};
struct report_reserve_page {
    const struct report_place *at;
    struct str institution, review_path;
    struct form form;
    struct evidence *proofs;
    size_t proofs_count;
    struct option *options;
    size_t options_count;
};
/* Panel of a period: institutions of the round. */
struct report_round_row {
    struct str name, institution_path, path, late, before;
    const char *class;
    int state, channel;
    struct day sent_on;
    int64_t lines;
};
struct report_round_panel {
    const struct period_row *period;
    struct day due_on;
    struct report_round_row *rows;
    size_t rows_count;
    int64_t reported, in_review, missing;
    bool overdue; /* past the due day: only then is a missing one a fault */
};
/* Panel of an institution: its punctuality. */
struct report_punctual_row {
    struct str period_path, path, late;
    struct day sent_on, due_on;
    int64_t period, plan;
};
struct report_punctual_panel {
    struct report_punctual_row *rows;
    size_t rows_count;
    int64_t in_time, late, none;
    struct str median;
};
/* {{call report_file(&form, name)}}: the file of a line. */
void report_file(struct out *o, const struct form *f, struct str name);

/* Steps. */
enum status report_choose_show(struct request *r);
enum status report_choose_apply(struct request *r);
enum status report_write_show(struct request *r);
enum status report_write_prepare(struct request *r);
enum status report_write_apply(struct request *r);
enum status report_review_show(struct request *r);
enum status report_page_show(struct request *r);
enum status report_authorise_apply(struct request *r);
enum status report_unauthorise_apply(struct request *r);
enum status report_send_apply(struct request *r);
enum status report_withdraw_apply(struct request *r);
enum status report_accept_apply(struct request *r);
enum status report_return_apply(struct request *r);
enum status report_reserve_show(struct request *r);
enum status report_reserve_apply(struct request *r);
enum status report_letter_show(struct request *r);
enum status report_letter_apply(struct request *r);
enum status report_book_show(struct request *r);
enum status report_upload_show(struct request *r);
enum status report_upload_prepare(struct request *r);
enum status report_upload_apply(struct request *r);
enum status report_book_accept_apply(struct request *r);
enum status report_book_drop_apply(struct request *r);

/* What the room adds to other pages. */
enum status report_period_panel(struct request *r, struct out *o);
enum status report_institution_panel(struct request *r, struct out *o);
enum status report_board_panel(struct request *r, struct out *o);
enum status report_check_panel(struct request *r, struct out *o);
enum status report_pending(struct request *r, struct pending_list *list);
enum status report_chore(struct chore_context *c);
extern const struct route report_routes[];

#endif
