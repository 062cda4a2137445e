/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/progress/progress_pages.h"
#include "room/progress/progress_publish.h"

CHOICES_TABLE(claim_kind, CLAIM_KIND);
CHOICES_TABLE(claim_state, CLAIM_STATE);
CHOICES_TABLE(channel, CHANNEL);
CHOICES_TABLE(stance, STANCE);
CHOICES_TABLE(delay_cause, DELAY_CAUSE);
CHOICES_TABLE(verdict_kind, VERDICT_KIND);
CHOICES_TABLE(verdict_closed, VERDICT_CLOSED);
CHOICES_TABLE(change_kind, CHANGE_KIND);
CHOICES_TABLE(change_state, CHANGE_STATE);
CHOICES_TABLE(change_opinion, CHANGE_OPINION);

#define SHAPE_TAG struct claim
SHAPE_TABLE(claim, "claim", CLAIM);
#undef SHAPE_TAG

#define SHAPE_TAG struct verdict
SHAPE_TABLE(verdict, "verdict", VERDICT);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_verdict
SHAPE_TABLE(commitment_verdict, "commitment_verdict", COMMITMENT_VERDICT);
#undef SHAPE_TAG

#define SHAPE_TAG struct change_request
SHAPE_TABLE(change_request, "change_request", CHANGE_REQUEST);
#undef SHAPE_TAG

#define SHAPE_TAG struct milestone_result
SHAPE_TABLE(milestone_result, "milestone_result", MILESTONE_RESULT);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_result
SHAPE_TABLE(commitment_result, "commitment_result", COMMITMENT_RESULT);
#undef SHAPE_TAG

#define SHAPE_TAG struct plan_result
SHAPE_TABLE(plan_result, "plan_result", PLAN_RESULT);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &claim_shape,
    &verdict_shape,
    &commitment_verdict_shape,
    &change_request_shape,
    &milestone_result_shape,
    &commitment_result_shape,
    &plan_result_shape,
    &progress_money_shape,
    &progress_frame_shape,
    &progress_plan_shape,
    &follow_milestone_shape,
    &follow_claim_shape,
    &follow_verdict_shape,
    &follow_stance_shape,
    &follow_word_shape,
    &follow_change_shape,
    &follow_result_shape,
    &progress_wait_shape,
    &progress_late_shape,
    &counterpart_shape,
    &claim_period_shape,
    &progress_waiting_shape,
    &progress_span_shape,
    NULL,
};
/* Every minute: a plan changes by itself on a day, and a version of the methodology comes into force. */
static const struct chore chores[] = {{.name = "seguimiento", .every_s = 60, .run = progress_chore, .figures = true}, {.name = NULL}};
static const struct check checks[] = {{"seguimiento", progress_check}, {.name = NULL}};
static const struct panel panels[] = {
    {"commitment", 0, progress_commitment_panel},
    {"milestone", 0, progress_milestone_panel},
    {"board", 10, progress_board_late},
    {.page = NULL},
};
const struct room progress_room = {.name = "progress", .shapes = shapes, .panels = panels, .routes = progress_routes,
                                   .pending = progress_pending, .proof_withdrawn = progress_proof_withdrawn, .chores = chores, .checks = checks,
                                   .settled = progress_settled};
