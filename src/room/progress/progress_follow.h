/* SPDX-License-Identifier: EUPL-1.2
 * All that is on record of the follow-up of one commitment, in few statements: what its pages show and
 * what its rules look at. */
#ifndef HITO_ROOM_PROGRESS_FOLLOW_H
#define HITO_ROOM_PROGRESS_FOLLOW_H

#include "room/progress/progress_publish.h"

/* A milestone with its stored result, the last day of its money and who answers for it. */
#define FOLLOW_MILESTONE(F)                                                       \
    MILESTONE(F)                                                                  \
    F(CHOICE, light, 0, ONE_OF(light), "", "nothing: not computed")               \
    F(CHOICE, rule, 0, ONE_OF(light_rule), "", "rule that gave the light")        \
    F(CENTI, reported_centi, 0, FREE, "", "percent")                              \
    F(CENTI, undisputed_centi, 0, FREE, "", "percent")                            \
    F(CENTI, expected_centi, 0, FREE, "", "percent")                              \
    F(INT, late_original, 0, FREE, "", "days")                                    \
    F(INT, late_current, 0, FREE, "", "days")                                     \
    F(INT, marks, 0, FREE, "", "bits of enum mark")                               \
    F(INT, moved_days, 0, FREE, "", "days")                                       \
    F(DAY, money_ends_on, 0, FREE, "", "last day of the money it depends on")
SHAPE_STRUCT(follow_milestone, FOLLOW_MILESTONE);

#define FOLLOW_CLAIM(F)                                       \
    CLAIM(F)                                                  \
    F(INT, evidence_count, 0, FREE, "", "proofs that count")  \
    F(INT, period, 0, FREE, "", "of its report, or nothing")  \
    F(DAY, publish_on, 0, FREE, "", "fixed day of that period")
SHAPE_STRUCT(follow_claim, FOLLOW_CLAIM);

#define FOLLOW_VERDICT(F)                                          \
    VERDICT(F)                                                     \
    F(TEXT, institution_name, 0, FREE, "", "on whose behalf")      \
    F(TEXT, act_number, 0, FREE, "", "act that closed it")
SHAPE_STRUCT(follow_verdict, FOLLOW_VERDICT);

#define FOLLOW_STANCE(F)                                           \
    COMMITMENT_VERDICT(F)                                          \
    F(TEXT, institution_name, 0, FREE, "", "on whose behalf")
SHAPE_STRUCT(follow_stance, FOLLOW_STANCE);

/* Either of the two, as one statement gives them. */
#define FOLLOW_WORD(F)                                                      \
    F(INT, id, 0, FREE, "", "verdict or commitment_verdict")                \
    F(INT, claim, 0, FREE, "", "nothing: on the whole commitment")          \
    F(INT, commitment, 0, FREE, "", "nothing: on a claim")                  \
    F(INT, period, 0, FREE, "", "of a word on the whole")                   \
    F(INT, institution, 0, FREE, "", "on whose behalf")                     \
    F(INT, person, 0, FREE, "", "who gave it")                              \
    F(TEXT, kind, 0, FREE, "", "code of verdict_kind or of stance")         \
    F(PROSE, reasons, 0, FREE, "", "why")                                   \
    F(DAY, given_on, 0, FREE, "", "day")                                    \
    F(TIME, given_at, 0, FREE, "", "instant")                               \
    F(DAY, public_on, 0, FREE, "", "nothing: not public")                   \
    F(FLAG, late, 0, FREE, "", "after the time to speak")                   \
    F(DAY, closed_on, 0, FREE, "", "nothing: it stands")                    \
    F(CHOICE, closed_how, 0, ONE_OF(verdict_closed), "", "how it ended")    \
    F(INT, closed_act, 0, FREE, "", "act that decided")                     \
    F(PROSE, reply, 0, FREE, "", "of the responsible")                      \
    F(INT, replied_by, 0, FREE, "", "focal point")                          \
    F(DAY, replied_on, 0, FREE, "", "day of the reply")                     \
    F(INT, revision, 0, FREE, "", "revision")                               \
    F(TIME, changed_at, 0, FREE, "", "last change")                         \
    F(TEXT, institution_name, 0, FREE, "", "its name")                      \
    F(TEXT, act_number, 0, FREE, "", "number of that act")
SHAPE_STRUCT(follow_word, FOLLOW_WORD);

#define FOLLOW_CHANGE(F)                                           \
    CHANGE_REQUEST(F)                                              \
    F(TEXT, milestone_number, 0, FREE, "", "milestone")            \
    F(TEXT, act_number, 0, FREE, "", "act that decided")
SHAPE_STRUCT(follow_change, FOLLOW_CHANGE);

/* The commitment's stored result, the version that made it (its columns first) and who leads. */
#define FOLLOW_RESULT(F)                                                     \
    METHODOLOGY(F)                                                           \
    F(DAY, computed_on, 0, FREE, "", "day asked for; nothing: no result")    \
    F(DAY, changes_on, 0, FREE, "", "next day on which it can change")       \
    F(CHOICE, light, 0, ONE_OF(light), "", "light")                          \
    F(CHOICE, rule, 0, ONE_OF(light_rule), "", "rule that gave the light")   \
    F(CENTI, reported_centi, 0, FREE, "", "percent")                         \
    F(CENTI, undisputed_centi, 0, FREE, "", "percent")                       \
    F(CENTI, expected_centi, 0, FREE, "", "percent")                         \
    F(CENTI, index_centi, 0, FREE, "", "hundredths")                         \
    F(CENTI, index_original_centi, 0, FREE, "", "hundredths")                \
    F(INT, late_original, 0, FREE, "", "days")                               \
    F(INT, late_current, 0, FREE, "", "days")                                \
    F(INT, marks, 0, FREE, "", "bits of enum mark")                          \
    F(TEXT, lead_name, 0, FREE, "", "lead institution")                      \
    F(TEXT, counterpart_name, 0, FREE, "", "first counterpart")
SHAPE_STRUCT(follow_result, FOLLOW_RESULT);

struct follow {
    const struct commitment_place *place;
    bool followed; /* the plan is followed and there is a result */
    struct follow_result *now;
    struct methodology version; /* that made the result */
    struct periods periods;
    struct follow_milestone *milestones;
    size_t milestone_count;
    struct milestone_part *parts;
    size_t part_count;
    struct follow_claim *claims; /* oldest first */
    size_t claim_count;
    struct follow_verdict *verdicts; /* oldest first */
    size_t verdict_count;
    struct follow_stance *stances; /* on the whole commitment, oldest first */
    size_t stance_count;
    struct follow_change *changes; /* oldest first */
    size_t change_count;
    bool unpublished;              /* who asks sees what is not public yet; then `moments` is filled */
    struct publish_facts moments;
    struct commitment_facts facts; /* its milestones in the order of `milestones` */
};
/* At most seven statements, and two more for who sees what is not public. The facts are of everything on record; the
 * rows are those that who asks may see: parties and staff all but drafts, everybody else what is public. */
enum status follow_read(struct request *r, const struct commitment_place *place, struct follow *ret) MUST_USE;

const struct follow_milestone *follow_milestone_of(const struct follow *f, int64_t id);
const struct follow_claim *follow_claim_of(const struct follow *f, int64_t id);
const struct milestone_part *follow_part_of(const struct follow *f, int64_t id);
/* Place of a milestone in f->milestones and f->facts, or SIZE_MAX. */
size_t follow_index(const struct follow *f, int64_t milestone);
/* Proofs of the reports of a milestone that stand. */
int64_t follow_evidence(const struct follow *f, int64_t milestone);
/* Whether a later report of the same share exists (a returned one is then history). */
bool follow_superseded(const struct follow *f, const struct follow_claim *c);
/* When a claim becomes public, for those who may know. */
struct publish_moment follow_moment(const struct follow *f, const struct follow_claim *c, struct day today);
/* The base records, for rules that know nothing of pages. */
struct claim *follow_claims(struct arena *mem, const struct follow *f);

#endif
