/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its queries give beside the records, and what its templates show. */
#ifndef HITO_ROOM_REPRO_VIEW_H
#define HITO_ROOM_REPRO_VIEW_H

#include "room/reprogramming/reprogramming.h"
#include "view/form.h"

#define REPRO_MEMBER_VIEW(F)                                   \
    REPRO_MEMBER(F)                                            \
    F(TEXT, institution_name, 0, FREE, "", "member")           \
    F(TEXT, institution_code, 0, FREE, "", "its code")
SHAPE_STRUCT(repro_member_view, REPRO_MEMBER_VIEW);
#define REPRO_ITEM_VIEW(F)                                     \
    REPRO_ITEM(F)                                              \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")      \
    F(TEXT, commitment_title, 0, FREE, "", "its title")        \
    F(TEXT, milestone_number, 0, FREE, "", "milestone")        \
    F(TEXT, milestone_title, 0, FREE, "", "its title")         \
    F(TEXT, part_title, 0, FREE, "", "part")
SHAPE_STRUCT(repro_item_view, REPRO_ITEM_VIEW);
#define REPRO_COMMENT_VIEW(F)                                  \
    REPRO_COMMENT(F)                                           \
    F(TEXT, institution_name, 0, FREE, "", "who comments")     \
    F(TEXT, institution_code, 0, FREE, "", "its code")
SHAPE_STRUCT(repro_comment_view, REPRO_COMMENT_VIEW);
#define REPRO_WAIT(F)                                          \
    F(INT, id, 0, FREE, "", "process")                         \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")          \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")        \
    F(INT, plan_number, 0, FREE, "", "plan")                   \
    F(TEXT, plan_name, 0, FREE, "", "its name")                \
    F(INT, number, 0, FREE, "", "process within the plan")     \
    F(CHOICE, state, 0, ONE_OF(repro_state), "", "step")       \
    F(DAY, proposals_until, 0, FREE, "", "last day to propose") \
    F(DAY, feedback_until, 0, FREE, "", "last day to comment") \
    F(INT, unanswered, 0, FREE, "", "comments")
SHAPE_STRUCT(repro_wait, REPRO_WAIT);

/* r->object of …/reprogramacion/:process and below. */
struct repro_place {
    struct plan_place *place;
    struct reprogramming *x;
    struct repro_member_view *members;
    size_t member_count;
    struct repro_item_view *items;
    size_t item_count;
    struct repro_comment_view *comments;
    size_t comment_count;
    struct repro_difference *differences;
    size_t difference_count;
    struct str path;
};
enum status repro_load(struct request *r);
enum status repro_show(struct request *r);
struct repro_facts repro_facts_of(const struct request *r, const struct repro_place *p);
struct repro_item repro_item_base(const struct repro_item_view *x);
struct head repro_head(struct request *r, const struct repro_place *p, const char *title, bool within);
/* After a move: back to the process; it changed meanwhile. */
enum status repro_back(struct request *r, const char *flash);
enum status repro_moved_on(struct request *r);
/* "Compromiso 3, hito 3.1" of a proposal. */
struct str repro_item_words(struct request *r, const struct repro_item_view *x);
/* The commitment of a proposal as the change requests' rules want it. */
enum status repro_commitment(struct request *r, const struct repro_place *p, int64_t commitment, struct commitment_place **ret) MUST_USE;
enum status repro_by_number(struct db *db, struct arena *mem, int64_t plan, int64_t number, struct reprogramming **ret) MUST_USE;
enum status repros_of_plan(struct db *db, struct arena *mem, int64_t plan, struct reprogramming **ret, size_t *ret_count) MUST_USE;
enum status repro_open(struct db *db, struct reprogramming *x) MUST_USE;
enum status repro_read(struct db *db, struct arena *mem, struct repro_place *p) MUST_USE;
/* Bits of enum role that the person holds on any commitment of the plan. */
enum status repro_own_roles(struct db *db, int64_t plan, int64_t person, struct day today, unsigned *ret) MUST_USE;
enum status repro_waiting_changes(struct db *db, int64_t commitment, int64_t *ret) MUST_USE;
enum status repro_waits(struct db *db, struct arena *mem, struct repro_wait **ret, size_t *ret_count) MUST_USE;

struct repro_list_page {
    const struct plan *plan;
    const struct reprogramming *rows;
    size_t rows_count;
    struct str plan_path;
    bool may_open;
};
struct repro_item_row {
    const struct repro_item_view *x;
    struct str words, path, withdraw_path;
    const char *class, *field_label;
    int64_t waiting; /* change requests of the commitment's own */
    bool may_decide, may_withdraw;
};
struct repro_comment_row {
    const struct repro_comment_view *x;
    struct str path;
    bool may_answer;
};
struct repro_page {
    const struct plan *plan;
    const struct reprogramming *x;
    const char *class;
    const struct repro_member_view *members;
    size_t members_count;
    const struct repro_item_row *items;
    size_t items_count;
    const struct repro_comment_row *comments;
    size_t comments_count;
    const struct repro_difference *differences;
    size_t differences_count;
    const struct act *opening_act, *act;
    const struct plan_edition *edition;
    const struct plan_document *document;
    struct str path, plan_path, jurisdiction_path, return_path;
    bool may_manage, may_comment, sees_set, live, staff;
};
/* Every form of the process but the proposal's. */
enum repro_form { REPRO_FORM_OPEN, REPRO_FORM_MEMBER, REPRO_FORM_NEXT, REPRO_FORM_CANCEL, REPRO_FORM_COMMENT, REPRO_FORM_ANSWER,
                  REPRO_FORM_DECIDE, REPRO_FORM_VALIDATE, REPRO_FORM_DOCUMENT, REPRO_FORM_DIFFERENCE };
struct repro_form_page {
    const struct plan *plan;
    const char *title;
    const char *button;
    const char *fault; /* what keeps the step from being taken, or NULL */
    enum repro_form which;
    struct form form;
    struct str path; /* of the process, or of the plan */
    int next;        /* step that comes, or -1 */
    const struct repro_item_row *item;
    const struct repro_comment_view *comment;
};
enum status repro_form_show(struct request *r, struct repro_form_page *page, const char *title);
/* One select of the form. */
void repro_options(struct request *r, struct form *form, const char *field, struct option *options, size_t count);
struct repro_propose_page {
    struct form form;
    const struct commitment *c;
    struct option *fields;
    size_t fields_count;
    bool with_parts, takes; /* takes: a process receives proposals now */
    int64_t waiting;
    struct day until;
    struct str changes_path;
};
struct repro_panel_view {
    const struct reprogramming *x;
    struct str path, list_path, propose_path;
    bool may_propose, may_open, any;
};
const char *repro_class(int state);
/* The button that takes a member or a difference away. */
void repro_remove(struct out *o, struct str path, const char *part, int64_t id);
enum status repro_commitment_panel(struct request *r, struct out *o);
enum status repro_plan_panel(struct request *r, struct out *o);
enum status repro_pending(struct request *r, struct pending_list *list);

extern const struct route repro_routes[];
extern const struct route repro_step_routes[];
extern const struct route repro_item_routes[];
extern const struct route repro_end_routes[];

#endif
