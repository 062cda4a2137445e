/* SPDX-License-Identifier: EUPL-1.2
 * Rows that the room's pages read, and what its templates show. */
#ifndef HITO_ROOM_DRAFTING_VIEW_H
#define HITO_ROOM_DRAFTING_VIEW_H

#include "room/drafting/drafting.h"
#include "view/form.h"

#define DRAFT_SEAT(F)                                                                        \
    F(INT, id, 0, FREE, "", "draft_member")                                                  \
    F(INT, draft, 0, FREE, "", "draft")                                                      \
    F(INT, person, 0, FREE, "", "person")                                                    \
    F(INT, institution, 0, FREE, "", "institution")                                          \
    F(CHOICE, sector, STAFF, ONE_OF(table_sector), "Sector", "whom it speaks for")           \
    F(DAY, from_on, STAFF, FREE, "Desde", "first day")                                       \
    F(DAY, until_on, STAFF, FREE, "Hasta", "last day")                                       \
    F(TEXT, name, STAFF, FREE, "Nombre", "name")                                             \
    F(TEXT, institution_name, STAFF, FREE, "Institución", "on whose behalf")                 \
    F(CHOICE, decision, STAFF, ONE_OF(draft_decision), "Decisión", "on the last version")    \
    F(PROSE, reason, STAFF, FREE, "Por qué", "of it")                                        \
    F(DAY, given_on, STAFF, FREE, "Fecha", "of it")
SHAPE_STRUCT(draft_seat, DRAFT_SEAT);

#define DRAFT_HEAD(F)                                                                        \
    F(INT, id, 0, FREE, "", "draft_version")                                                 \
    F(INT, draft, 0, FREE, "", "draft")                                                      \
    F(INT, number, STAFF, FREE, "Versión", "number")                                         \
    F(TEXT, sha256, STAFF, FREE, "Huella", "SHA-256")                                        \
    F(TEXT, note, STAFF, FREE, "Qué cambió", "note")                                         \
    F(DAY, saved_on, STAFF, FREE, "Fecha", "day")                                            \
    F(TIME, saved_at, STAFF, FREE, "Instante", "when (UTC)")                                 \
    F(TEXT, name, STAFF, FREE, "Nombre", "who saved")
SHAPE_STRUCT(draft_head, DRAFT_HEAD);

#define DRAFT_WORD(F)                                                                        \
    F(INT, id, 0, FREE, "", "draft_agreement")                                               \
    F(INT, version, 0, FREE, "", "draft_version")                                            \
    F(INT, number, STAFF, FREE, "Versión", "number")                                         \
    F(TEXT, name, STAFF, FREE, "Nombre", "member")                                           \
    F(CHOICE, sector, STAFF, ONE_OF(table_sector), "Sector", "whom it speaks for")           \
    F(CHOICE, decision, STAFF, ONE_OF(draft_decision), "Decisión", "agrees or objects")      \
    F(PROSE, reason, STAFF, FREE, "Por qué", "of it")                                        \
    F(DAY, given_on, STAFF, FREE, "Fecha", "day")
SHAPE_STRUCT(draft_word, DRAFT_WORD);

#define DRAFT_REMARK(F)                                                                      \
    DRAFT_COMMENT(F)                                                                         \
    F(TEXT, name, STAFF, FREE, "Nombre", "who wrote or typed it")                            \
    F(TEXT, answerer, STAFF, FREE, "Responde", "who answered")                               \
    F(INT, version_number, STAFF, FREE, "Versión", "that was read")
SHAPE_STRUCT(draft_remark, DRAFT_REMARK);

#define DRAFT_COUNT(F)                        \
    F(INT, draft, 0, FREE, "", "draft")       \
    F(INT, n, 0, FREE, "", "number or id")
SHAPE_STRUCT(draft_count, DRAFT_COUNT);

#define DRAFT_TALLY(F)                                              \
    F(CHOICE, state, 0, ONE_OF(draft_state), "", "state as stored") \
    F(INT, n, 0, FREE, "", "how many")
SHAPE_STRUCT(draft_tally, DRAFT_TALLY);

#define DRAFT_SOURCE_ROW(F)                                                                  \
    F(INT, id, 0, FREE, "", "draft_proposal")                                                \
    F(INT, draft, 0, FREE, "", "draft")                                                      \
    F(INT, proposal, 0, FREE, "", "proposal")                                                \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number")                                      \
    F(TEXT, title, PUBLIC, FREE, "Título", "title")                                          \
    F(PROSE, how, STAFF, FREE, "Qué se tomó de ella", "of it")
SHAPE_STRUCT(draft_source_row, DRAFT_SOURCE_ROW);

#define DRAFT_CANDIDATE(F)                                                                   \
    F(INT, id, 0, FREE, "", "proposal")                                                      \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number")                                      \
    F(TEXT, title, PUBLIC, FREE, "Título", "title")                                          \
    F(CHOICE, sector, PUBLIC, ONE_OF(table_sector), "Sector", "of who proposes")             \
    F(INT, n, STAFF, FREE, "Borradores", "living drafts made from it")
SHAPE_STRUCT(draft_candidate, DRAFT_CANDIDATE);

#define DRAFT_VOICE(F)                                                                       \
    F(INT, id, 0, FREE, "", "proposal")                                                      \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number")                                      \
    F(TEXT, title, PUBLIC, FREE, "Título", "title")                                          \
    F(CHOICE, state, PUBLIC, ONE_OF(proposal_state), "Estado", "of the proposal")            \
    F(INT, via, 0, FREE, "", "selected proposal it went into, or itself")                    \
    F(INT, via_number, PUBLIC, FREE, "Propuesta", "its number")                              \
    F(PROSE, how, PUBLIC, FREE, "Qué se tomó de ella", "of it")                              \
    F(INT, table_number, PUBLIC, FREE, "Mesa", "where it was born")                          \
    F(TEXT, table_name, PUBLIC, FREE, "Mesa", "its name")                                    \
    F(INT, process, PUBLIC, FREE, "Proceso", "number")                                       \
    F(TEXT, author, PUBLIC, FREE, "Nombre que se mostrará", "as its author wished")          \
    F(CHOICE, sector, PUBLIC, ONE_OF(table_sector), "Sector", "of who proposes")
SHAPE_STRUCT(draft_voice, DRAFT_VOICE);

#define DRAFT_WAIT(F)                                                                        \
    F(INT, id, 0, FREE, "", "draft")                                                         \
    F(INT, number, 0, FREE, "", "number")                                                    \
    F(TEXT, title, 0, FREE, "", "title")                                                     \
    F(INT, process, 0, FREE, "", "process's number")                                         \
    F(TEXT, jurisdiction_code, 0, FREE, "", "code")                                          \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")                                        \
    F(INT, agreement, 0, FREE, "", "1: the person's word is missing")                        \
    F(INT, comments, 0, FREE, "", "without answer")
SHAPE_STRUCT(draft_wait, DRAFT_WAIT);

/* A draft with what it lacks. */
#define DRAFT_LACKS 12
struct draft_row {
    struct draft *draft;
    struct commitment *commitment; /* NULL: dropped */
    const struct draft_head *head; /* last version */
    struct draft_facts facts;
    int state; /* now */
    bool mine; /* the reader is in its team */
    struct str path;
    struct str missing; /* names of members who have not agreed, "A, B" */
    struct str lacks[DRAFT_LACKS];
    size_t lacks_count;
    const struct finding_row *findings; /* of this commitment */
    size_t findings_count;
};
/* All drafts of a process with what hangs on them, read in few statements. */
struct draft_survey {
    struct plan *plan; /* NULL: none yet */
    struct edition_facts facts;
    struct draft_row *rows;
    size_t rows_count;
    struct draft_seat *seats;
    size_t seats_count;
    struct draft_source_row *sources;
    size_t sources_count;
    struct milestone_test *tests;
    size_t tests_count;
};
enum status draft_survey_read(struct request *r, const struct cocreation_place *at, struct draft_survey *ret) MUST_USE;
const struct draft_row *draft_row_of(const struct draft_survey *s, int64_t draft);
/* The draft's stored state follows from what is recorded. */
enum status draft_settle(struct request *r, const struct cocreation_place *at, int64_t draft) MUST_USE;

/* What the pages of a draft stand on. First the commitment's place, as the handlers of its room's forms want it. */
struct draft_place {
    struct commitment_place commitment; /* path: the draft's own */
    struct cocreation_place *at;
    struct draft *draft;
    struct draft_member *seat; /* the reader's, or NULL */
    struct str path;           /* "/ec/cocreacion/1/redaccion/2" */
};
enum status draft_list_load(struct request *r) MUST_USE;
enum status draft_load(struct request *r) MUST_USE;      /* any draft */
enum status draft_open_load(struct request *r) MUST_USE; /* not a dropped one: NOT_FOUND */
enum status draft_milestone_load(struct request *r) MUST_USE;
struct head draft_head_of(struct request *r, const struct cocreation_place *at, struct str title);
struct head draft_head_below(struct request *r, const struct draft_place *p, const char *title);
/* Selected proposals of the process. */
enum status draft_candidates_read(struct request *r, int64_t cocreation, struct draft_candidate **ret, size_t *ret_count) MUST_USE;
/* The desk may be changed now: gate, plan, not dropped. */
enum status draft_demand(struct request *r, const struct draft_place *p) MUST_USE;
/* Saves the text as it stands and settles; the redirect is the caller's. */
enum status draft_keep(struct request *r, const struct draft_place *p, struct str note) MUST_USE;
/* Takes the commitment out of the draft plan with all that hangs on it. */
enum status draft_commitment_remove(struct db *db, struct arena *mem, int64_t commitment) MUST_USE;

struct draft_list_page {
    const struct cocreation *process;
    struct str path, process_path;
    struct plan *plan;
    const struct draft_row *rows; /* those that the reader may know */
    size_t rows_count;
    int64_t unmade;
    bool may_manage, open;
    struct str gate; /* in words */
};
struct draft_candidate_row {
    const struct draft_candidate *c;
    struct str path, box, how; /* box: name of its checkbox; how: of its text */
    struct str typed;
    bool on;
};
struct draft_new_page {
    struct str path, list_path;
    struct plan *plan;
    struct draft_candidate_row *rows;
    size_t rows_count;
    struct form form;
};
struct draft_plan_page {
    const struct cocreation *process;
    struct str path, list_path, plan_path;
    struct plan *plan;
    const struct draft_row *rows;
    size_t rows_count;
    int64_t unmade, agreed, living;
    const struct finding_row *findings; /* of the whole plan */
    size_t findings_count;
    bool ready, may_publish, may_manage;
    struct str gate;
    struct form form; /* of a plan, where there is none */
    struct option terms[2];
    size_t terms_count;
};
struct draft_test_row {
    int point;
    const struct milestone_test *test; /* or NULL */
};
struct draft_milestone_row {
    const struct milestone *m;
    struct str path;
    int64_t yes, no, open;
    struct draft_test_row tests[TEST_POINTS];
    size_t tests_count;
};
struct draft_source_view {
    const struct draft_source_row *s;
    struct str path;
    const struct proposal_word *words;
    size_t words_count;
};
struct draft_remark_row {
    const struct draft_remark *c;
    struct str path;
    bool may_answer;
};
/* Something of the sheet in words: "Responsable: Prefectura". */
struct draft_side {
    const char *label;
    struct str name;
};
struct draft_desk_page {
    const struct draft_place *place;
    const struct draft_row *row;
    const struct draft *d;
    const struct commitment *c; /* NULL: dropped */
    struct str path, list_path, plan_path, version_path, ask_path;
    const struct draft_seat **team;
    size_t team_count;
    struct draft_source_view *sources;
    size_t sources_count;
    struct draft_milestone_row *milestones;
    size_t milestones_count;
    struct draft_remark_row *comments;
    size_t comments_count;
    struct draft_head *versions;
    size_t versions_count;
    const struct draft_word *words; /* what was said of earlier versions */
    size_t words_count;
    const struct draft_side *sides; /* institutions, topics, territories, values */
    size_t sides_count;
    struct form agree, comment;
    bool may_write, may_manage, may_agree, open;
    struct str gate;
};
enum draft_form { DRAFT_FORM_TEAM, DRAFT_FORM_COMMENT_OGP, DRAFT_FORM_ANSWER, DRAFT_FORM_DROP, DRAFT_FORM_SOURCE, DRAFT_FORM_VERSION, DRAFT_FORM_AGREE, DRAFT_FORM_COMMENT };
struct draft_form_page {
    enum draft_form which;
    const char *title;
    struct str path;
    const struct draft *d;
    struct form form;
    const struct draft_remark *comment;
    const struct draft_seat *const *team; /* of TEAM: who is in it */
    size_t team_count;
    const struct draft_source_row *const *sources; /* of SOURCE: what it comes from */
    size_t sources_count;
    struct option *proposals;
    size_t proposals_count;
};
struct draft_milestone_page {
    const struct draft_place *place;
    const struct milestone *m;
    struct str path, desk_path, hito_path;
    struct draft_test_control *controls;
    size_t controls_count;
    struct form form;
    bool may_write;
};
/* One of the five questions in the form. */
struct draft_test_control {
    int point;
    struct str answer, note; /* names of its controls */
    struct str problem;
    int chosen;
    struct str typed;
};
struct draft_versions_page {
    const struct draft *d;
    struct str path, changes_path;
    const struct draft_head *versions;
    size_t versions_count;
};
struct draft_changes_page {
    const struct draft *d;
    struct str path, versions_path, changes_path;
    const struct draft_head *versions;
    size_t versions_count;
    int64_t from, to;
    const struct edition_difference *rows;
    size_t rows_count;
};
/* Panels. */
struct draft_counts_view {
    struct str path;
    int64_t made, agreed, in_plan, mine;
    bool may_read;
};
struct draft_from_row {
    const struct draft_voice *v;
    struct str path, table_path;
    bool direct;
};
struct draft_from_view {
    const struct draft_from_row *rows;
    size_t rows_count;
};
struct draft_became_row {
    const struct draft_link *x;
    struct str path;
    bool published, dropped;
    int state;
};
struct draft_became_view {
    const struct draft_became_row *rows;
    size_t rows_count;
    bool own; /* made from this very proposal, not from what it became */
};
struct draft_test_view {
    struct draft_test_row tests[TEST_POINTS];
    size_t tests_count;
};

void draft_button(struct out *o, struct str path, const char *what, int64_t id, const char *label);
const char *draft_class(int state);

enum status draft_process_panel(struct request *r, struct out *o);
enum status draft_now_panel(struct request *r, struct out *o);
enum status draft_board_panel(struct request *r, struct out *o);
enum status draft_commitment_panel(struct request *r, struct out *o);
enum status draft_proposal_panel(struct request *r, struct out *o);
enum status draft_milestone_panel(struct request *r, struct out *o);
enum status draft_pending(struct request *r, struct pending_list *list);
enum status draft_holds(struct request *r, int64_t stage, struct hold_list *list);
enum status draft_publish_holds(struct request *r, int64_t plan, struct hold_list *list);

extern const struct route draft_routes[];
extern const struct route draft_desk_routes[];
extern const struct route draft_text_routes[];
extern const struct route draft_team_routes[];

#endif
