/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: places that the routes name, and what its templates show. */
#ifndef HITO_ROOM_SCORING_PAGES_H
#define HITO_ROOM_SCORING_PAGES_H

#include "room/scoring/scoring_store.h"

#define ROUND_ROWS 100 /* proposals on a page of a list */
#define CARD_ROWS 200  /* values on a page */

/* ---- Criteria */
struct criteria_place {
    struct jurisdiction *jurisdiction;
    struct criteria_set *set;
    struct criterion *criteria;
    size_t count;
    struct criterion_anchor *anchors;
    size_t anchor_count;
    struct criterion *criterion; /* ":criterion" where the route names one */
    struct str list_path, path;
};
struct criteria_row {
    const struct criteria_set *x;
    const char *class;
    struct str path;
};
struct criteria_list_page {
    const struct criteria_row *rows;
    size_t rows_count;
    struct str path;
    bool may_manage;
};
struct anchor_row {
    int64_t value;
    struct str words;
};
struct criterion_row {
    const struct criterion *c;
    const struct anchor_row *anchors;
    size_t anchors_count;
    struct str path;
    bool gate;
};
struct family_block {
    int family;
    const char *what;
    const struct criterion_row *rows;
    size_t rows_count;
};
struct criteria_page {
    const struct criteria_set *x;
    const struct act *act;
    const char *class;
    struct family_block families[3];
    size_t families_count;
    const struct str *faults;
    size_t faults_count;
    int64_t weights;
    struct str path, act_path;
    bool draft, may_manage;
};
struct criteria_form_page {
    const char *title;
    const struct criterion *criterion; /* its form; NULL: of the version */
    struct form form;
    struct str anchors, drop_path, path;
    bool approve, fresh;
};
/* The block of criteria as it is read in other pages too. */
void criteria_families(struct request *r, const struct criteria_place *p, struct family_block *families, size_t *ret_count);
struct str criteria_fault_words(struct request *r, const struct criteria_fault *f);

/* ---- Rounds */
struct round_place {
    struct cocreation_place *at;
    struct scoring_round *round;
    struct str path; /* "/ec/cocreacion/1/ronda/2" */
};
enum status round_load(struct request *r);
struct head round_head(struct request *r, const struct round_place *p, const char *title, bool within);
const char *round_class(int state);
/* Criteria of a round with the words of their scales. */
enum status round_criteria(struct request *r, int64_t jurisdiction, int64_t criteria_set, struct criteria_place *ret);
/* In apply: the round is open, the stage too, and its last day has not passed; else a problem in words. */
enum status round_demand(struct request *r, const struct cocreation_place *at, const struct scoring_round *round);

struct page_link {
    int64_t number;
    struct str path;
    bool current;
};
struct pager {
    struct page_link *links;
    size_t links_count;
    int64_t offset;
};
/* Of `total` rows, `size` on a page, after "?pagina=": offset and links (none when one page is enough). */
struct pager pager_of(struct request *r, struct str path, int64_t total, int64_t size);

/* What is wrong with a form that is only a button. */
void scoring_problems(struct out *o, int which);

struct round_list_row {
    const struct round_summary *x;
    const char *class;
    struct str path;
};
struct round_list_page {
    const struct cocreation *process;
    const struct round_list_row *rows;
    size_t rows_count;
    struct str path;
    bool may_manage;
};
struct round_choice_row {
    const struct round_choice *x;
    struct str path;
    bool checked;
};
struct round_form_page {
    const char *title;
    struct form form;
    const struct round_choice_row *choices;
    size_t choices_count;
    const struct round_person *people;
    size_t people_count;
    struct str problem; /* of the choice */
    struct str path;
    int64_t total;
    enum { ROUND_FORM_NEW, ROUND_FORM_DATES, ROUND_FORM_WITHDRAW, ROUND_FORM_ASK } which;
};
struct round_proposal_row {
    const struct round_progress *x;
    struct str path;
    int64_t needed;
};
struct round_page {
    const struct scoring_round *x;
    const struct cocreation *process;
    const struct criteria_set *set;
    const char *class;
    const struct round_proposal_row *rows;
    size_t rows_count;
    struct pager pages;
    int64_t proposals;
    struct str path, process_path, criteria_path;
    bool closed, may_manage, may_progress;
};
struct round_progress_page {
    const struct scoring_round *x;
    const struct cocreation *process;
    struct round_totals totals;
    const struct round_proposal_row *rows;
    size_t rows_count;
    const struct round_person *people;
    size_t people_count;
    const struct opinion_row *opinions;
    size_t opinions_count;
    int64_t evaluators;
    struct pager pages;
    struct str path, open_path, assign_path, close_path, process_path;
    bool may_manage, prepared, open, whole, late;
};
struct card_line_row {
    const struct card_value *v;
    struct str path;
};
struct cards_page {
    const struct scoring_round *x;
    const struct card_line_row *rows;
    size_t rows_count;
    struct pager pages;
    struct str path, criteria_path;
    int64_t total;
    bool closed;
};

/* ---- The desk */
struct desk_list_row {
    const struct desk_row *x;
    const char *class;
    struct str path;
    bool live; /* it can be written now */
};
struct desk_page {
    const struct cocreation *process;
    struct desk_counts counts;
    const struct desk_list_row *rows;
    size_t rows_count;
    struct pager pages;
    struct str path, next_path, until;
    const char *closed; /* why nothing can be written now, or NULL */
};
struct card_place {
    struct proposal_place *at;
    struct scoring_assignment *card;
    struct scoring_round *round;
    struct criteria_place criteria;
    struct scorecard_line *lines;
    size_t line_count;
    struct str path, desk_path;
};
struct scale_point {
    struct str id;
    int64_t value;
    struct str words;
    bool checked, last;
};
struct card_row {
    const struct criterion *c;
    struct str name, reason_name, reason, problem, reason_problem;
    const struct scale_point *points;
    size_t points_count;
    int64_t value;
    struct str words; /* of the value, when it is only read */
    bool answered;
};
struct card_page {
    const struct scoring_assignment *card;
    const struct scoring_round *round;
    const struct proposal *proposal;
    const struct proposal_word *words;
    size_t words_count;
    const struct opinion_row *opinions;
    size_t opinions_count;
    const struct card_row *rows;
    size_t rows_count;
    struct form form, declare, recuse;
    struct str note, note_problem, proposal_path, desk_path, reopen_path, next_path, until;
    const char *closed; /* why it cannot be written, or NULL */
    bool declare_first, edits, submitted, recused, recuse_failed;
};
enum status card_load(struct request *r);

/* ---- The institution that would lead */
struct opinion_place {
    struct proposal_place *at;
    struct opinion_row *opinion;
    struct scoring_round *round;
    struct str path;
};
struct opinion_page {
    const struct proposal *proposal;
    const struct opinion_row *x;
    struct form form;
    struct str proposal_path;
    bool may_write;
};

/* ---- Panels */
struct scoring_panel_view {
    const struct round_list_row *rows;
    size_t rows_count;
    struct str path, desk_path;
    bool may_manage, may_progress, evaluator;
};
struct evaluator_card {
    int64_t number;
    const struct card_line_row *rows;
    size_t rows_count;
};
struct scoring_cell {
    int64_t value; /* NONE: none */
};
struct card_matrix_row {
    const struct criterion *c;
    const struct scoring_cell *cells;
    size_t cells_count;
};
struct card_reason_row {
    int64_t evaluator, value;
    struct str criterion, reason;
};
struct scoring_proposal_view {
    const struct scoring_round *x;
    struct str path, opinion_path, card_path;
    const int64_t *evaluators;
    size_t evaluators_count;
    const struct card_matrix_row *rows;
    size_t rows_count;
    const struct card_reason_row *reasons;
    size_t reasons_count;
    const struct opinion_row *opinions;
    size_t opinions_count;
};

enum status scoring_process_panel(struct request *r, struct out *o);
enum status scoring_now_panel(struct request *r, struct out *o);
enum status scoring_board_panel(struct request *r, struct out *o);
enum status scoring_proposal_panel(struct request *r, struct out *o);
enum status scoring_admin_panel(struct request *r, struct out *o);
enum status scoring_pending(struct request *r, struct pending_list *list);
enum status scoring_holds(struct request *r, int64_t stage, struct hold_list *list);

enum status round_progress_show(struct request *r);

extern const struct route scoring_criteria_routes[], scoring_round_routes[], scoring_manage_routes[], scoring_desk_routes[], scoring_opinion_routes[];

#endif
