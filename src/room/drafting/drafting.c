/* SPDX-License-Identifier: EUPL-1.2
 * What a draft needs before it is agreed, and the states that follow from it. */
#include "room/drafting/drafting_view.h"

CHOICES_TABLE(draft_state, DRAFT_STATE);
CHOICES_TABLE(draft_source, DRAFT_SOURCE);
CHOICES_TABLE(draft_decision, DRAFT_DECISION);
CHOICES_TABLE(test_point, TEST_POINT);
CHOICES_TABLE(test_answer, TEST_ANSWER);

#define SHAPE_TAG struct draft
SHAPE_TABLE(draft, "draft", DRAFT);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_proposal
SHAPE_TABLE(draft_proposal, "draft_proposal", DRAFT_PROPOSAL);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_member
SHAPE_TABLE(draft_member, "draft_member", DRAFT_MEMBER);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_version
SHAPE_TABLE(draft_version, "draft_version", DRAFT_VERSION);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_comment
SHAPE_TABLE(draft_comment, "draft_comment", DRAFT_COMMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_agreement
SHAPE_TABLE(draft_agreement, "draft_agreement", DRAFT_AGREEMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct milestone_test
SHAPE_TABLE(milestone_test, "milestone_test", MILESTONE_TEST);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &draft_shape,      &draft_proposal_shape, &draft_member_shape, &draft_version_shape, &draft_comment_shape, &draft_agreement_shape,
    &milestone_test_shape, &draft_link_shape, &draft_seat_shape,   &draft_head_shape,    &draft_word_shape,    &draft_remark_shape,
    &draft_count_shape, &draft_tally_shape,   &draft_source_row_shape, &draft_candidate_shape, &draft_voice_shape, &draft_wait_shape,
    NULL,
};
static const struct panel panels[] = {
    {"cocreation", 60, draft_process_panel}, {"cocreation-now", 60, draft_now_panel},  {"cocreation-board", 60, draft_board_panel},
    {"commitment", 75, draft_commitment_panel}, {"proposal", 60, draft_proposal_panel}, {"milestone", 75, draft_milestone_panel},
    {.page = NULL},
};
static const struct route *const more_routes[] = {draft_desk_routes, draft_text_routes, draft_team_routes, NULL};
const struct room drafting_room = {
    .name = "drafting",
    .shapes = shapes,
    .routes = draft_routes,
    .more_routes = more_routes,
    .panels = panels,
    .pending = draft_pending,
    .holds = draft_holds,
    .publish_holds = draft_publish_holds,
};

enum team_side team_side_of(int sector)
{
    switch (sector) {
    case FROM_STATE:
    case FROM_LOCAL_GOVERNMENT:
        return SIDE_STATE;
    case FROM_CIVIL_SOCIETY:
    case FROM_CITIZENS:
        return SIDE_SOCIETY;
    case FROM_ACADEMIA:
        return SIDE_ACADEMIA;
    default:
        return SIDE_NONE;
    }
}

bool draft_team_whole(const struct draft_facts *f)
{
    return f->state_side && f->society && f->academia;
}

bool draft_whole(const struct draft_facts *f)
{
    return draft_team_whole(f) && f->agreed == f->members && f->objected == 0 && f->comments_open == 0 && f->tests_open == 0 &&
           f->blocking == 0 && f->kept;
}

enum draft_state draft_state_after(int stored, const struct draft_facts *f)
{
    if (stored == DRAFT_WRITING || stored == DRAFT_DROPPED)
        return (enum draft_state)stored;
    return draft_whole(f) ? DRAFT_AGREED : DRAFT_ASKED;
}

enum draft_state draft_state_now(int stored, int plan_state)
{
    if (stored == DRAFT_DROPPED || plan_state < 0 || plan_state == PLAN_DRAFT)
        return (enum draft_state)stored;
    return DRAFT_IN_PLAN;
}

bool draft_is_public(const struct draft_link *x)
{
    return x->commitment != NONE && (x->plan_state == PLAN_PUBLISHED || x->plan_state == PLAN_CLOSED);
}

const char *draft_class(int state)
{
    switch (state) {
    case DRAFT_AGREED:
    case DRAFT_IN_PLAN:
        return "tag-done";
    case DRAFT_ASKED:
        return "tag-time";
    case DRAFT_DROPPED:
        return "tag-withdrawn";
    default:
        return "tag-none";
    }
}
