/* SPDX-License-Identifier: EUPL-1.2
 * The steps of a reprogramming: what each asks for, and proposals that cannot both be done. */
#include "room/reprogramming/repro_view.h"
#include "tests/test.h"

static struct repro_facts ready(void)
{
    return (struct repro_facts){.members = {1, 1, 1}, .items = 2, .standing = 2, .comments = 1, .feedback_until = {19999}, .today = {20000}};
}

UNIT(a_set_without_proposals_does_not_go_to_the_commission)
{
    struct repro_facts f = ready();
    EXPECT(repro_fault(REPRO_PROPOSALS, REPRO_COMMISSION, &f) == NULL);
    f.items = 0;
    EXPECT(repro_fault(REPRO_PROPOSALS, REPRO_COMMISSION, &f) != NULL);
}

UNIT(a_commission_without_one_of_the_three_sectors_cannot_send)
{
    for (size_t i = 0; i < REPRO_SECTORS; i++) {
        struct repro_facts f = ready();
        EXPECT(repro_fault(REPRO_COMMISSION, REPRO_FEEDBACK, &f) == NULL);
        f.members[i] = 0;
        EXPECT(repro_fault(REPRO_COMMISSION, REPRO_FEEDBACK, &f) != NULL);
    }
}

UNIT(an_undecided_or_wholly_dropped_set_is_not_sent)
{
    struct repro_facts f = ready();
    f.undecided = 1;
    EXPECT(repro_fault(REPRO_COMMISSION, REPRO_FEEDBACK, &f) != NULL);
    f = ready();
    f.standing = 0;
    EXPECT(repro_fault(REPRO_COMMISSION, REPRO_FEEDBACK, &f) != NULL);
}

UNIT(the_feedback_lasts_through_its_last_day_and_every_comment_is_answered)
{
    struct repro_facts f = ready();
    EXPECT(repro_fault(REPRO_FEEDBACK, REPRO_VALIDATION, &f) == NULL);
    f.feedback_until = f.today;
    EXPECT(repro_fault(REPRO_FEEDBACK, REPRO_VALIDATION, &f) != NULL);
    f = ready();
    f.unanswered = 1;
    EXPECT(repro_fault(REPRO_FEEDBACK, REPRO_VALIDATION, &f) != NULL);
    EXPECT(repro_fault(REPRO_VALIDATION, REPRO_APPLIED, &f) != NULL);
}

UNIT(a_step_that_the_table_does_not_have_is_refused)
{
    struct repro_facts f = ready();
    EXPECT(!repro_may_become(REPRO_PROPOSALS, REPRO_APPLIED));
    EXPECT(!repro_may_become(REPRO_COMMISSION, REPRO_APPLIED));
    EXPECT(!repro_may_become(REPRO_APPLIED, REPRO_CANCELLED));
    EXPECT(repro_may_become(REPRO_VALIDATION, REPRO_COMMISSION));
    EXPECT(repro_fault(REPRO_PROPOSALS, REPRO_APPLIED, &f) != NULL);
    EXPECT(!repro_may_become(REPRO_VALIDATION, -1));
}

UNIT(only_three_sectors_sit_in_a_commission)
{
    EXPECT_INT(repro_sector_of(SECTOR_STATE), REPRO_STATE_SIDE);
    EXPECT_INT(repro_sector_of(SECTOR_LEVELS), REPRO_STATE_SIDE);
    EXPECT_INT(repro_sector_of(SECTOR_ACADEMIA), REPRO_ACADEMIA);
    EXPECT_INT(repro_sector_of(SECTOR_PRIVATE), -1);
    (void)t;
}

static struct repro_item item_of(enum change_kind kind, int64_t commitment, int64_t milestone)
{
    struct repro_item x;
    shape_clear(&repro_item_shape, &x);
    x.commitment = commitment;
    x.milestone = milestone;
    x.kind = (int)kind;
    x.decision = DECISION_KEPT;
    return x;
}

UNIT(what_is_withdrawn_cannot_be_moved_in_the_same_set)
{
    size_t a, b;
    struct repro_item items[] = {item_of(CHANGE_REPLAN, 1, 11), item_of(CHANGE_WITHDRAW_MILESTONE, 1, 11), item_of(CHANGE_REPLAN, 1, 12)};
    EXPECT(repro_clash(items, 3, &a, &b));
    EXPECT_INT(a, 0);
    EXPECT_INT(b, 1);
    items[1].decision = DECISION_DROPPED;
    EXPECT(!repro_clash(items, 3, &a, &b));
    items[1] = item_of(CHANGE_WITHDRAW_COMMITMENT, 1, NONE);
    EXPECT(repro_clash(items, 3, &a, &b));
    items[1].commitment = 2;
    EXPECT(!repro_clash(items, 3, &a, &b));
    items[1] = item_of(CHANGE_REPLAN, 1, 11);
    EXPECT(repro_clash(items, 3, &a, &b));
    items[1].withdrawn_on = (struct day){20000};
    EXPECT(!repro_clash(items, 3, &a, &b));
}

UNIT(an_amended_proposal_asks_for_what_the_commission_wrote)
{
    struct repro_item x = item_of(CHANGE_REPLAN, 1, 11);
    x.new_value = STR("30/06/2027");
    x.amended_value = STR("31/03/2027");
    EXPECT_STR(repro_change(&x).new_value, "30/06/2027");
    x.decision = DECISION_AMENDED;
    EXPECT_STR(repro_change(&x).new_value, "31/03/2027");
}
