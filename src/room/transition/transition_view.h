/* SPDX-License-Identifier: EUPL-1.2
 * Rows and pages of the transition. Private to transition/. */
#ifndef HITO_ROOM_TRANSITION_VIEW_H
#define HITO_ROOM_TRANSITION_VIEW_H

#include "room/transition/transition.h"

#define APPOINTEES 60u
#define TICKS 400u

/* A followed commitment with who leads it. */
#define TRANSITION_COMMITMENT(F)                                                    \
    F(INT, id, 0, FREE, "", "commitment")                                           \
    F(TEXT, number, 0, FREE, "", "as in the plan")                                  \
    F(TEXT, title, 0, FREE, "", "short title if there is one")                      \
    F(INT, plan_number, 0, FREE, "", "plan")                                        \
    F(INT, lead, 0, FREE, "", "institution, or nothing")                            \
    F(TEXT, lead_code, 0, FREE, "", "its code")                                     \
    F(TEXT, lead_name, 0, FREE, "", "its name")                                     \
    F(CHOICE, lead_state, 0, ONE_OF(institution_state), "", "or nothing")           \
    F(CHOICE, light, 0, ONE_OF(light), "", "stored light")                          \
    F(INT, marks, 0, FREE, "", "stored marks")
SHAPE_STRUCT(transition_commitment, TRANSITION_COMMITMENT);

/* A role that an institution has today. */
#define TRANSITION_PARTY(F)                                                         \
    F(INT, id, 0, FREE, "", "commitment_institution")                               \
    F(INT, commitment, 0, FREE, "", "commitment")                                   \
    F(TEXT, number, 0, FREE, "", "of the commitment")                               \
    F(TEXT, title, 0, FREE, "", "of the commitment")                                \
    F(INT, plan_number, 0, FREE, "", "plan")                                        \
    F(INT, institution, 0, FREE, "", "institution")                                 \
    F(TEXT, code, 0, FREE, "", "its code")                                          \
    F(TEXT, name, 0, FREE, "", "its name")                                          \
    F(CHOICE, state, 0, ONE_OF(institution_state), "", "active, merged, abolished") \
    F(CHOICE, role, 0, ONE_OF(institution_role), "", "lead, support, counterpart")
SHAPE_STRUCT(transition_party, TRANSITION_PARTY);

/* The board as a table. */
#define TRANSITION_DATA(F)                                                              \
    F(INT, plan, PUBLIC, FREE, "Plan", "number of the plan")                            \
    F(TEXT, commitment, PUBLIC, FREE, "Compromiso", "number as in the plan")            \
    F(TEXT, title, PUBLIC, FREE, "Título", "title")                                     \
    F(TEXT, institution, PUBLIC, FREE, "Institución", "code of the lead")               \
    F(TEXT, focal, PUBLIC, FREE, "Punto focal", "what is wrong, or nothing")            \
    F(TEXT, counterpart, PUBLIC, FREE, "Contraparte", "what is wrong, or nothing")
SHAPE_STRUCT(transition_data, TRANSITION_DATA);

/* The form of an appointment by letter. */
#define APPOINTMENT(F)                                                                                   \
    F(REF, letter, REQUIRED | PUBLIC | FORM, REF_TO(letter), "Oficio", "of kind delegacion")             \
    F(REF, institution, REQUIRED | PUBLIC | FORM, REF_TO(institution), "En nombre de", "institution")    \
    F(CHOICE, role, REQUIRED | PUBLIC | FORM, ONE_OF(person_role), "Papel", "focal point or counterpart") \
    F(DAY, from_on, REQUIRED | PUBLIC | FORM, FREE, "Desde", "first day")                                \
    F(PROSE, people, REQUIRED | STAFF | FORM, CHARS(5, 8000), "Personas", "one per line")
SHAPE_STRUCT(appointment, APPOINTMENT);

/* An indicator of an institution that is no more. */
#define TRANSITION_INDICATOR(F)                                                                          \
    F(INT, id, 0, FREE, "", "indicator")                                                                 \
    F(TEXT, code, 0, FREE, "", "its code")                                                               \
    F(TEXT, title, 0, FREE, "", "its name")                                                              \
    F(INT, institution, 0, FREE, "", "that is no more")                                                  \
    F(TEXT, institution_code, 0, FREE, "", "its code")                                                   \
    F(TEXT, name, 0, FREE, "", "its name")                                                               \
    F(CHOICE, state, 0, ONE_OF(institution_state), "", "its state")
SHAPE_STRUCT(transition_indicator, TRANSITION_INDICATOR);

/* The form that moves the roles of an institution that is no more. */
#define SUCCESSION_FORM(F)                                                                               \
    F(REF, successor, REQUIRED | PUBLIC | FORM, REF_TO(institution), "Pasan a", "who answers now")       \
    F(DAY, from_on, REQUIRED | PUBLIC | FORM, FREE, "Desde", "first day")                                \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "act that it rests on")                              \
    F(REF, letter, PUBLIC | FORM, REF_TO(letter), "Oficio", "letter that it rests on")                   \
    F(FLAG, people, PUBLIC | FORM, FREE, "Sus personas siguen, en nombre de la sucesora", "keep people") 
SHAPE_STRUCT(succession_form, SUCCESSION_FORM);

/* A commitment of an institution in transition that nobody has ratified yet. */
#define TRANSITION_WAIT(F)                                                          \
    F(TEXT, number, 0, FREE, "", "commitment")                                      \
    F(TEXT, title, 0, FREE, "", "its title")                                        \
    F(INT, plan_number, 0, FREE, "", "plan")                                        \
    F(TEXT, jurisdiction_code, 0, FREE, "", "jurisdiction")
SHAPE_STRUCT(transition_wait, TRANSITION_WAIT);

#define SHEET_MILESTONE(F)                                                          \
    F(INT, commitment, 0, FREE, "", "commitment")                                   \
    F(TEXT, number, 0, FREE, "", "number")                                          \
    F(TEXT, title, 0, FREE, "", "title")                                            \
    F(DAY, due_on, 0, FREE, "", "due day in force")                                 \
    F(CHOICE, light, 0, ONE_OF(light), "", "stored light")                          \
    F(INT, marks, 0, FREE, "", "stored marks")                                      \
    F(INT, replans, 0, FREE, "", "times moved")                                     \
    F(INT, moved_days, 0, FREE, "", "days moved")                                   \
    F(CHOICE, claim_kind, 0, ONE_OF(claim_kind), "", "of the last report")          \
    F(CHOICE, claim_state, 0, ONE_OF(claim_state), "", "of the last report")        \
    F(DAY, claim_on, 0, FREE, "", "day of the last report")                         \
    F(PROSE, claim_text, 0, FREE, "", "what was said last")                         \
    F(INT, proofs, 0, FREE, "", "evidence that counts")
SHAPE_STRUCT(sheet_milestone, SHEET_MILESTONE);

#define SHEET_DISPUTE(F)                                                            \
    F(INT, commitment, 0, FREE, "", "commitment")                                   \
    F(TEXT, milestone, 0, FREE, "", "number, or nothing: the whole commitment")     \
    F(DAY, given_on, 0, FREE, "", "day")                                            \
    F(TEXT, who, 0, FREE, "", "counterpart")                                        \
    F(PROSE, reasons, 0, FREE, "", "why")
SHAPE_STRUCT(sheet_dispute, SHEET_DISPUTE);

/* A period whose report the institution owes. */
#define SHEET_COUNT(F)                                                              \
    F(INT, plan_number, 0, FREE, "", "plan")                                        \
    F(INT, number, 0, FREE, "", "period")                                           \
    F(DAY, due_on, 0, FREE, "", "last day to report in time")
SHAPE_STRUCT(sheet_count, SHEET_COUNT);

/* ---- Board */
struct transition_standing {
    const struct transition_commitment *c;
    struct str path;
    enum gap focal, counterpart;
    const char *focal_words, *counterpart_words;
    bool lead_gone, no_party; /* no_party: no counterpart institution that exists */
    bool orphan;              /* something is missing */
};
struct transition_group {
    struct str name, code, sheet, reassign, move;
    int state; /* institution_state, -1 without institution */
    const struct transition_standing *rows;
    size_t rows_count;
    int64_t missing;
};
struct gone_party {
    struct str name, path;
    int state;
    int64_t roles, indicators;
};
struct transition_link {
    struct str label, path;
};
struct board_transition {
    const struct institution_transition *t;
    struct str name, path;
    bool over;
};
struct transition_board {
    struct str path;
    const struct transition_group *groups;
    size_t groups_count;
    const struct gone_party *gone;
    size_t gone_count;
    const struct board_transition *periods;
    size_t periods_count;
    int64_t commitments, no_focal, no_counterpart, no_lead;
    bool all;
};
/* All that the board and the appointment judge, read at once. */
struct transition_world {
    const struct jurisdiction *jurisdiction;
    struct transition_commitment *commitments;
    size_t commitment_count;
    struct transition_line *lines;
    size_t line_count;
    struct transition_party *parties;
    size_t party_count;
    struct day on;
};
enum status transition_world(struct db *db, struct arena *mem, const struct jurisdiction *j, struct day on, struct transition_world *ret) MUST_USE;
struct transition_standing transition_stand(struct request *r, const struct transition_world *w, const struct transition_commitment *c);
enum status transition_runs(struct db *db, struct arena *mem, int64_t institution, struct day on, struct institution_transition **ret) MUST_USE;
struct str transition_path(struct request *r, const struct jurisdiction *j);
struct head transition_head(struct request *r, const struct jurisdiction *j, const char *title, bool board);
/* Whether the box "c" of that id came ticked; before anything was posted, `otherwise`. */
bool is_ticked(const struct request *r, int64_t id, bool otherwise);
/* The same of the boxes of another name. */
bool is_ticked_as(const struct request *r, const char *name, int64_t id, bool otherwise);
/* "4. Presupuestos abiertos (plan 2)" */
struct str tick_label(struct request *r, int64_t plan_number, struct str number, struct str title);
struct str institution_page_path(struct request *r, const struct jurisdiction *j, struct str code);
/* Select of the acts or the letters that may carry a move, with a problem where the form names another. */
enum status grounds_options(struct request *r, int64_t jurisdiction, struct form *form) MUST_USE;
enum status grounds_checked(struct request *r, int64_t jurisdiction, int64_t act, int64_t letter, struct str *ret_words) MUST_USE;
enum status transition_recompute(struct request *r, int64_t institution) MUST_USE;

/* ---- Appointment */
struct transition_tick {
    int64_t id;
    struct str number, label, note;
    bool on;
};
struct transition_ticks {
    struct str legend, problem;
    const struct transition_tick *ticks;
    size_t ticks_count;
};
struct appointee_row {
    const struct appointee *a;
    struct str commitments, what;
    const char *problem;
    int64_t line;
};
struct appoint_page {
    struct form form;
    struct str path, institution_code, seal;
    struct transition_ticks list;
    const struct transition_link *institutions; /* to choose another list */
    size_t institutions_count;
    const struct appointee_row *rows;
    size_t rows_count;
    int64_t faults, ending;
    bool previewed, no_letters;
    struct str letters_path;
};
struct transition_succession_page {
    struct form form;
    const struct institution *institution;
    struct transition_ticks list;
    const struct transition_tick *indicators; /* ticked as "i" */
    size_t indicators_count;
    bool no_successor;
    struct str path;
};
struct transition_period_page {
    struct form form;
    const struct institution_transition *t; /* NULL: a new one */
    struct str institution;
};
struct ratify_page {
    struct form form;
    const struct commitment *c;
    const struct institution_transition *t;
    struct transition_ticks list;
    struct str path;
};
struct ratified_row {
    const struct ratification *x;
    struct str letter_path, letter_number;
};
struct ratify_panel {
    const struct institution_transition *t; /* running today, or NULL */
    struct str path, act_path, letter_path;
    const struct ratified_row *rows;
    size_t rows_count;
    bool may_ratify, waits;
};
struct funding_milestone {
    struct str label, path;
    struct day due_on;
    int light;
};
struct funding_group {
    const struct funding *f;
    struct str label, days, anchor;
    const struct transition_link *commitments;
    size_t commitments_count;
    const struct funding_milestone *milestones;
    size_t milestones_count;
    bool over, soon;
};
struct funding_page {
    const struct funding_group *groups;
    size_t groups_count;
    struct str path;
    int64_t days; /* parameter of the methodology */
};
struct handover_commitment {
    const struct transition_commitment *c;
    struct str path, people;
    const struct transition_standing *stand;
    const struct sheet_milestone *milestones;
    size_t milestones_count;
    const struct sheet_dispute *disputes;
    size_t disputes_count;
};
struct handover_letter {
    const struct letter_row *row;
    struct str path;
};
struct handover_page {
    const struct institution *institution;
    struct str jurisdiction;
    struct day today;
    const struct handover_commitment *rows;
    size_t rows_count;
    const struct sheet_count *owed;
    size_t owed_count;
    const struct handover_letter *letters;
    size_t letters_count;
    const struct institution_transition *t;
};

enum status transition_board_show(struct request *r) MUST_USE;
enum status transition_appoint_show(struct request *r) MUST_USE;
enum status transition_appoint_apply(struct request *r) MUST_USE;
enum status transition_succession_load(struct request *r) MUST_USE;
enum status transition_succession_show(struct request *r) MUST_USE;
enum status transition_succession_apply(struct request *r) MUST_USE;
enum status transition_period_new_show(struct request *r) MUST_USE;
enum status transition_period_new_apply(struct request *r) MUST_USE;
enum status transition_period_of_load(struct request *r) MUST_USE;
enum status transition_period_edit_show(struct request *r) MUST_USE;
enum status transition_period_edit_apply(struct request *r) MUST_USE;
enum status ratify_show(struct request *r) MUST_USE;
enum status ratify_apply(struct request *r) MUST_USE;
enum status ratify_letter_show(struct request *r) MUST_USE;
enum status ratify_letter_apply(struct request *r) MUST_USE;
enum status transition_money_show(struct request *r) MUST_USE;
enum status transition_sheet_load(struct request *r) MUST_USE;
enum status transition_sheet_show(struct request *r) MUST_USE;
enum status ratify_commitment_panel(struct request *r, struct out *o) MUST_USE;
enum status money_commitment_panel(struct request *r, struct out *o) MUST_USE;
enum status money_milestone_panel(struct request *r, struct out *o) MUST_USE;
enum status transition_board_panel(struct request *r, struct out *o) MUST_USE;
enum status money_board_panel(struct request *r, struct out *o) MUST_USE;
enum status money_pending(struct request *r, struct pending_list *list) MUST_USE;
enum status ratify_pending(struct request *r, struct pending_list *list) MUST_USE;
enum status transition_board_pending(struct request *r, struct pending_list *list) MUST_USE;

#endif
