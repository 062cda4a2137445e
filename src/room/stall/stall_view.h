/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its queries give beside the records, and what its templates show. */
#ifndef HITO_ROOM_STALL_VIEW_H
#define HITO_ROOM_STALL_VIEW_H

#include "room/stall/stall.h"
#include "view/form.h"

#define STALL_STEP_VIEW(F)                                     \
    STALL_STEP(F)                                              \
    F(TEXT, institution_name, 0, FREE, "", "owner")            \
    F(TEXT, institution_code, 0, FREE, "", "owner's code")
SHAPE_STRUCT(stall_step_view, STALL_STEP_VIEW);
#define STALL_TOLD(F)                                          \
    STALL_CASE(F)                                              \
    F(CHOICE, cause, 0, ONE_OF(stall_cause), "", "or nothing") \
    F(DAY, cause_began_on, 0, FREE, "", "of the cause")        \
    F(DAY, cause_ended_on, 0, FREE, "", "nothing: it goes on") \
    F(INT, steps, 0, FREE, "", "recovery steps")               \
    F(INT, steps_done, 0, FREE, "", "those that were done")
SHAPE_STRUCT(stall_told, STALL_TOLD);
#define STALL_TALLY(F)                                         \
    F(INT, cases, 0, FREE, "", "that everybody may know")      \
    F(INT, open, 0, FREE, "", "not closed")
SHAPE_STRUCT(stall_tally, STALL_TALLY);
#define STALL_OFFER_VIEW(F)                                    \
    STALL_OFFER(F)                                             \
    F(TEXT, institution_name, 0, FREE, "", "who offers")       \
    F(TEXT, institution_code, 0, FREE, "", "its code")
SHAPE_STRUCT(stall_offer_view, STALL_OFFER_VIEW);
#define STALL_SEAT_VIEW(F)                                     \
    STALL_ATTENDANCE(F)                                        \
    F(TEXT, name, 0, FREE, "", "institution")                  \
    F(TEXT, code, 0, FREE, "", "its code")
SHAPE_STRUCT(stall_seat_view, STALL_SEAT_VIEW);
#define STALL_WAIT(F)                                          \
    F(INT, id, 0, FREE, "", "case")                            \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")          \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")        \
    F(INT, plan_number, 0, FREE, "", "plan")                   \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")      \
    F(INT, number, 0, FREE, "", "case within it")              \
    F(TEXT, title, 0, FREE, "", "of the commitment")           \
    F(CHOICE, state, 0, ONE_OF(stall_state), "", "of the case") \
    F(PROSE, what, 0, FREE, "", "step")                        \
    F(DAY, due_on, 0, FREE, "", "of the step")                 \
    F(INT, offers, 0, FREE, "", "without an answer")           \
    F(INT, actions, 0, FREE, "", "steps and meetings")
SHAPE_STRUCT(stall_wait, STALL_WAIT);
#define STALL_PLAN(F)                                          \
    F(INT, plan, 0, FREE, "", "plan")                          \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")          \
    F(INT, utc_offset_s, 0, FREE, "", "time zone")
SHAPE_STRUCT(stall_plan, STALL_PLAN);
#define STALL_SPAN(F)                                          \
    F(DAY, starts_on, 0, FREE, "", "first day")                \
    F(DAY, cut_on, 0, FREE, "", "last day")                    \
    F(DAY, closes_on, 0, FREE, "", "first day closed")
SHAPE_STRUCT(stall_span, STALL_SPAN);

/* Everything on record of one case. */
struct stall_file {
    struct stall_cause_row *causes;
    size_t cause_count;
    struct stall_meeting *meetings;
    size_t meeting_count;
    struct stall_seat_view *seats;
    size_t seat_count;
    struct stall_step_view *steps;
    size_t step_count;
    struct stall_offer_view *offers;
    size_t offer_count;
};
enum status stall_file_read(struct db *db, struct arena *mem, int64_t stall_case, struct stall_file *ret) MUST_USE;
enum status stall_by_number(struct db *db, struct arena *mem, int64_t commitment, int64_t number, struct stall_case **ret) MUST_USE;
/* The cases of a commitment, oldest first, each once per cause. */
enum status stall_told(struct db *db, struct arena *mem, int64_t commitment, struct stall_told **ret, size_t *ret_count) MUST_USE;
enum status stall_cards_of_board(struct db *db, struct arena *mem, int64_t jurisdiction, struct stall_card **ret, size_t *ret_count) MUST_USE;
/* Adds it under the next number, with a first cause. CONFLICT: there is a live one. */
enum status stall_add(struct db *db, struct stall_case *c, const struct stall_finding *causes, size_t count) MUST_USE;
enum status stall_speaks_for(struct db *db, int64_t commitment, int64_t person, int64_t institution, struct day today, bool *ret) MUST_USE;
/* Plans that the chore looks at. */
enum status stall_plans(struct db *db, struct arena *mem, struct stall_plan **ret, size_t *ret_count) MUST_USE;
/* What looking at a plan would change, without doing it. */
enum status stall_plan_due(struct db *db, struct arena *mem, int64_t plan, struct day today, bool *ret) MUST_USE;
enum status stall_chore(struct chore_context *c);

/* r->object of …/estancado/:case and below. */
struct stall_place {
    struct commitment_place *place;
    struct stall_case *c;
    struct stall_file file;
    struct str path;
};
enum status stall_load(struct request *r);
enum status stall_show(struct request *r);
/* After a move: to the case; it changed meanwhile; whether it is open. */
enum status stall_back(struct request *r, const char *flash);
enum status stall_moved_on(struct request *r);
bool stall_is_live(const struct stall_place *p);
struct head stall_head(struct request *r, const struct commitment_place *place, struct str title, const struct stall_case *within);

struct stall_list_row {
    const struct stall_card *x;
    struct str path, causes;
    const char *class;
};
struct stall_list_page {
    const struct plan *plan;
    const struct stall_list_row *open, *closed;
    size_t open_count, closed_count;
};
struct stall_open_page {
    const struct commitment *c;
    const struct stall_case *live; /* there is one already, or NULL */
    struct form form;
    struct str live_path;
    bool asks; /* a party asks; else the directorate opens */
};
struct stall_step_row {
    const struct stall_step_view *x;
    const char *class;
    struct str path;
    bool overdue, may_mark;
};
struct stall_offer_row {
    const struct stall_offer_view *x;
    const char *class;
    struct str path;
    bool may_answer, told; /* told: the text may be shown */
};
struct stall_meeting_row {
    const struct stall_meeting *x;
    const struct stall_seat_view *seats;
    size_t seats_count;
};
struct stall_page {
    const struct commitment *c;
    const struct stall_case *s;
    const struct stall_file *file;
    const struct stall_cause_row *causes;
    size_t causes_count;
    const struct stall_step_row *steps;
    size_t steps_count;
    const struct stall_offer_row *offers;
    size_t offers_count;
    const struct stall_meeting_row *meetings;
    size_t meetings_count;
    struct str path, place_path, jurisdiction_path;
    const char *class;
    struct str accept_path;
    bool live, may_manage, may_offer, sees_notes, asked;
};
/* The forms of a case, each on a page of its own. */
enum stall_form { FORM_STEP, FORM_MARK, FORM_OFFER, FORM_ANSWER, FORM_DECLINE, FORM_CLOSE };
struct stall_form_page {
    const struct commitment *c;
    const char *title;
    enum stall_form which;
    struct form form;
    const struct stall_step_view *step;
    const struct stall_offer_view *offer;
    struct str path; /* of the case */
};
struct stall_meeting_page {
    const struct commitment *c;
    const struct stall_case *s;
    struct form form;
    const struct option *institutions;
    size_t institutions_count;
};
struct stall_panel_view {
    const struct stall_case *s; /* open, or NULL */
    struct str path, list_path, new_path;
    struct str causes;
    int64_t steps, steps_done;
    const struct stall_case *const *before; /* closed ones */
    size_t before_count;
    struct str before_path; /* its number follows */
    bool may_open, may_ask, asked;
};
struct stall_plan_view {
    struct str list_path;
    int64_t open;
};
const char *stall_class(int state);
/* "Atraso largo…; sin contraparte": the causes that go on (all when `closed`). */
struct str stall_causes_words(struct request *r, const struct stall_cause_row *causes, size_t count, bool all);

enum status stall_commitment_panel(struct request *r, struct out *o);
enum status stall_plan_panel(struct request *r, struct out *o);
enum status stall_board_panel(struct request *r, struct out *o);
enum status stall_pending(struct request *r, struct pending_list *list);

extern const struct route stall_routes[];
extern const struct route stall_move_routes[];
extern const struct route stall_meeting_routes[];

#endif
