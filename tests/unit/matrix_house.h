/* SPDX-License-Identifier: EUPL-1.2
 * The stage of the permission matrix: the demonstration's data, a published and a draft plan alike in
 * everything, and one person for each way of standing towards them. */
#ifndef HITO_TESTS_UNIT_MATRIX_HOUSE_H
#define HITO_TESTS_UNIT_MATRIX_HOUSE_H

#include "tests/unit/http_room.h"

enum visitor {
    V_PUBLIC,
    V_PERSON,
    V_FOCAL_OWN,
    V_FOCAL_OTHER,
    V_FOCAL_ELSEWHERE,
    V_COUNTERPART_OWN,
    V_COUNTERPART_OTHER,
    V_EVALUATOR_OWN,
    V_EVALUATOR_OTHER,
    V_FACILITATOR_OWN,
    V_FACILITATOR_OTHER,
    V_TEAM, /* no role: drafts a commitment in a mixed team */
    V_DIRECTORATE,
    V_DIRECTORATE_ELSEWHERE,
    V_COLEAD,
    V_COLEAD_ELSEWHERE,
    V_ADMIN,
    V_COUNT
};
/* `here`: holds the role in the jurisdiction of the examples; `own`: assigned to their commitments. */
struct visitor_kind {
    const char *name;
    enum role role;
    bool here, own;
};
extern const struct visitor_kind visitor_kinds[V_COUNT];

/* Ids of what hangs on the plan of one state. */
struct example {
    int64_t commitment, claim, verdict, stance, change, proof, method, step, offer, unlocking, objection, member, item, comment, difference, measurement;
};
/* What the messages of people hang on, and what stands for their addresses. */
struct matrix_stage {
    int64_t jurisdiction, commitment, person, act;
    struct day today;
};
struct matrix_voices {
    int64_t question, comment, appeal, member;
    struct str token;
};
enum status matrix_voices_fill(struct db *db, struct arena *mem, const struct site *site, const struct matrix_stage *s,
                               struct matrix_voices *ret) MUST_USE;
/* What hangs on a process of co-creation. */
struct matrix_cocreation {
    int64_t member, actor, note, photo; /* of the table */
    int64_t deed, book, voice;          /* of its proposals: merged, brought, commented */
    int64_t process, method, stage, notice, table, proposal, session, registration, form, form_number, question, criteria, criterion, round, opinion, draft, comment, response, selection;
};
struct matrix_house {
    struct house house;
    struct matrix_cocreation active, preparing; /* processes 8 and 9 */
    struct example published, draft;
    struct matrix_voices voices;
    int64_t act, letter, transition, person, load; /* person: none of the visitors */
    struct str cookies[V_COUNT];
    int64_t people[V_COUNT];
};
#define MATRIX_PUBLISHED "/ceibos/plan/8"
#define MATRIX_DRAFT "/ceibos/plan/9"
#define MATRIX_ACTIVE "/ceibos/cocreacion/8"
#define MATRIX_PREPARING "/ceibos/cocreacion/9"

/* Takes the test's database over. false: the test has failed. */
bool matrix_open(struct test *t, struct matrix_house *m);
void matrix_close(struct matrix_house *m);

#endif
