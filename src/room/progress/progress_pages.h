/* SPDX-License-Identifier: EUPL-1.2
 * What the templates of follow-up show. */
#ifndef HITO_ROOM_PROGRESS_PAGES_H
#define HITO_ROOM_PROGRESS_PAGES_H

#include "room/evidence/evidence.h"
#include "room/progress/progress_follow.h"
#include "view/form.h"

/* A light and its marks, as words with shape and colour. */
struct light_view {
    int light;
    const char *class; /* of the tag */
    const struct str *marks;
    size_t marks_count;
};
/* Reported, undisputed, expected: one bar. */
struct bar_view {
    int64_t reported, undisputed, expected;
};
struct explain_row {
    const char *label;
    struct str formula, value;
};
struct explain_view {
    const struct explain_row *rows;
    size_t rows_count;
    const char *const *remedies;
    size_t remedies_count;
    const struct methodology *version;
    struct str method_path, inputs;
    struct day computed_on, changes_on;
};
/* One thing that happened. */
struct event {
    int64_t at; /* seconds since 1970 UTC, for the order */
    struct day on;
    struct str what, path;
    struct str before, after; /* differences, or STR_NONE */
    struct str note;
};
struct milestone_item {
    const struct follow_milestone *m;
    struct light_view light;
    struct str path;
    int64_t proofs;
    bool moved;
};
struct commitment_panel {
    const struct follow *f;
    const struct follow_result *now;
    struct light_view light;
    struct bar_view bar;
    struct str late_original, late_current; /* "32 días" */
    struct milestone_item *items;
    size_t items_count;
    struct explain_view explain;
    struct event *history;
    size_t history_count;
    int64_t changes_open;
    struct claim_item *waiting; /* accepted and not public yet, for those who may know */
    size_t waiting_count;
    struct str waiting_title;
    struct str path, citation_link, plan_name, citation_author;
    const struct commitment *c;
    struct day today;
    bool followed, reference, may_propose, index_known, index_original_known;
};
struct claim_item {
    const struct follow_claim *c;
    struct str moment; /* when it becomes public, for those who may know */
    const struct milestone_part *part;
    struct str path;
    const char *class;
};
struct milestone_panel {
    const struct follow *f;
    const struct follow_milestone *m;
    struct light_view light;
    struct bar_view bar;
    struct str late_original, late_current;
    struct explain_view explain;
    struct claim_item *claims;
    size_t claims_count;
    struct event *history;
    size_t history_count;
    struct str path, commitment_path;
    bool followed, reference, moved, may_report, may_propose;
};

/* Words and pieces shared by the pages. */
struct light_view light_view(struct request *r, int light, int64_t marks, int64_t replans, int64_t moved_days);
/* "Aceptado, todavía no es público: …", or STR_NONE: it is public, or nothing of it will be. */
struct str moment_phrase(struct request *r, const struct follow *f, const struct follow_claim *c);
struct str days_phrase(struct request *r, int64_t days);
struct explain_view explain_view(struct request *r, const struct follow *f, const struct explain_line *lines, size_t count,
                                 const enum remedy *remedies, size_t remedy_count);
/* Everything that happened, newest first; milestone NONE: of the whole commitment. */
size_t follow_history(struct request *r, const struct follow *f, int64_t milestone, struct event **ret);
struct str claim_path(struct request *r, const struct follow *f, const struct follow_claim *c);
const char *claim_class(int state);
struct str follow_milestone_path(struct request *r, const struct commitment_place *place, const struct follow_milestone *m);

/* Something that waits for a person. */
#define PROGRESS_WAIT(F)                                                  \
    F(INT, id, 0, FREE, "", "claim, change request or milestone")         \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")                     \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")                   \
    F(INT, plan_number, 0, FREE, "", "plan")                              \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")                 \
    F(TEXT, milestone_number, 0, FREE, "", "milestone, or nothing")       \
    F(TEXT, title, 0, FREE, "", "title of the milestone or commitment")   \
    F(DAY, due_on, 0, FREE, "", "due day, or the day it began to wait")
SHAPE_STRUCT(progress_wait, PROGRESS_WAIT);

/* A commitment that is late, for the directorate's board. */
#define PROGRESS_LATE(F)                                                  \
    F(TEXT, jurisdiction_code, 0, FREE, "", "jurisdiction")               \
    F(INT, plan_number, 0, FREE, "", "plan")                              \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")                 \
    F(TEXT, title, 0, FREE, "", "its title")                              \
    F(TEXT, lead_name, 0, FREE, "", "lead institution")                   \
    F(INT, late_current, 0, FREE, "", "days")
SHAPE_STRUCT(progress_late, PROGRESS_LATE);
enum status progress_board_late(struct request *r, struct out *o);

enum status progress_pending(struct request *r, struct pending_list *list);
/* A claim that was accepted and has no proof left goes back to whoever reported. */
enum status progress_proof_withdrawn(struct request *r, int64_t claim, struct str reason) MUST_USE;
/* The worker's: computes again what may have changed by itself. */
enum status progress_chore(struct chore_context *c);
enum status progress_settled(struct db *db, struct arena *mem, struct instant now, bool *ret);
/* `hito verify`: every stored result against a fresh computation for its own day and version. */
enum status progress_check(struct db *db, struct arena *mem, const struct site *site,
                           void (*complain)(void *context, struct str what), void *context);
enum status progress_commitment_panel(struct request *r, struct out *o);
enum status progress_milestone_panel(struct request *r, struct out *o);
extern const struct route progress_routes[];

#endif
