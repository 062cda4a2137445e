/* SPDX-License-Identifier: EUPL-1.2
 * The table of moves, the signed link, the majority, the figures. */
#include "room/moderation/moderation_test.h"

#include "room/moderation/moderation_view.h"
#include "tests/test.h"

UNIT(only_a_moderator_hides_and_only_by_a_rule)
{
    enum post_state to = POST_VISIBLE;
    EXPECT(post_may_move(BY_MODERATOR, MOVE_HIDE, POST_VISIBLE, &to));
    EXPECT_INT(to, POST_HIDDEN);
    EXPECT(!post_may_move(BY_PROGRAM, MOVE_HIDE, POST_VISIBLE, NULL));
    EXPECT(!post_may_move(BY_AUTHOR, MOVE_HIDE, POST_VISIBLE, NULL));
    EXPECT(post_move_needs_rule(MOVE_HIDE) && post_move_needs_rule(MOVE_FLAG) && !post_move_needs_rule(MOVE_RESTORE));
}

UNIT(no_move_leads_out_of_withdrawn_and_only_the_panel_out_of_removed)
{
    for (size_t move = 0; move < post_move_choices.count; move++)
        for (int who = BY_PROGRAM; who <= BY_PANEL; who++) {
            EXPECT(!post_may_move((enum post_actor)who, (enum post_move)move, POST_WITHDRAWN, NULL));
            bool out = post_may_move((enum post_actor)who, (enum post_move)move, POST_REMOVED, NULL);
            EXPECT(out == (who == BY_PANEL && move == MOVE_RESTORE));
        }
}

UNIT(a_moderator_cannot_confirm_for_somebody_and_the_program_only_publishes_what_waited)
{
    EXPECT(!post_may_move(BY_MODERATOR, MOVE_PUBLISH, POST_UNCONFIRMED, NULL));
    EXPECT(!post_may_move(BY_PROGRAM, MOVE_PUBLISH, POST_UNCONFIRMED, NULL));
    EXPECT(post_may_move(BY_PROGRAM, MOVE_PUBLISH, POST_HELD, NULL));
    EXPECT(post_may_move(BY_AUTHOR, MOVE_PUBLISH, POST_UNCONFIRMED, NULL));
    EXPECT(!post_may_move(BY_AUTHOR, MOVE_PUBLISH, POST_HIDDEN, NULL));
}

UNIT(what_is_hidden_removed_held_or_unconfirmed_is_not_public)
{
    EXPECT(post_is_public(POST_VISIBLE) && post_is_public(POST_FLAGGED) && post_is_public(POST_LIMITED) && post_is_public(POST_RESTORED));
    EXPECT(!post_is_public(POST_HIDDEN) && !post_is_public(POST_REMOVED) && !post_is_public(POST_HELD));
    EXPECT(!post_is_public(POST_UNCONFIRMED) && !post_is_public(POST_WITHDRAWN));
}

UNIT(an_authors_link_is_good_until_its_time_and_for_its_message_only)
{
    struct str key = STR("00112233"), token = post_token(&t->mem, key, 7, (struct instant){1000});
    int64_t post = 0;
    EXPECT_DONE(post_token_read(&t->mem, key, token, (struct instant){1000}, &post));
    EXPECT_INT(post, 7);
    EXPECT_STATUS(post_token_read(&t->mem, key, token, (struct instant){1001}, &post), GONE);
    struct str other = str_fmt(&t->mem, "8%.*s", STR_ARG(str_part(token, 1, token.len)));
    EXPECT_STATUS(post_token_read(&t->mem, key, other, (struct instant){900}, &post), NOT_FOUND);
    struct str longer = str_fmt(&t->mem, "7-9999%.*s", STR_ARG(str_part(token, 6, token.len)));
    EXPECT_STATUS(post_token_read(&t->mem, key, longer, (struct instant){900}, &post), NOT_FOUND);
    EXPECT_STATUS(post_token_read(&t->mem, STR("otra"), token, (struct instant){900}, &post), NOT_FOUND);
    EXPECT_STATUS(post_token_read(&t->mem, key, STR(""), (struct instant){900}, &post), NOT_FOUND);
    EXPECT_STATUS(post_token_read(&t->mem, key, STR("7-1000"), (struct instant){900}, &post), NOT_FOUND);
}

UNIT(links_are_seen_in_plain_and_in_marked_text)
{
    EXPECT(post_has_link(STR("vean https://a.ec")) && post_has_link(STR("www.a.ec")) && post_has_link(STR("[x](a.ec)")));
    EXPECT(!post_has_link(STR("El 50 % del agua no llega.")));
}

static int decided(int a, int b, int c, size_t count)
{
    struct appeal_vote votes[] = {{.vote = a}, {.vote = b}, {.vote = c}};
    return appeal_decides(votes, count);
}

UNIT(two_equal_votes_of_three_decide_an_appeal)
{
    EXPECT_INT(decided(APPEAL_OVERTURNED, 0, 0, 1), -1);
    EXPECT_INT(decided(APPEAL_OVERTURNED, APPEAL_UPHELD, 0, 2), -1);
    EXPECT_INT(decided(APPEAL_OVERTURNED, APPEAL_OVERTURNED, 0, 2), APPEAL_OVERTURNED);
    EXPECT_INT(decided(APPEAL_OVERTURNED, APPEAL_UPHELD, APPEAL_UPHELD, 3), APPEAL_UPHELD);
}

UNIT(the_median_time_is_the_middle_one_in_whole_hours)
{
    int64_t odd[] = {36000, 3600, 7200}, even[] = {3600, 10800};
    EXPECT_INT(median_hours(odd, 3), 2);
    EXPECT_INT(median_hours(even, 2), 2);
    EXPECT(median_hours(odd, 0) == NONE);
}

enum status moderation_chores_run(struct chore_context *c)
{
    for (const struct chore *x = moderation_room.chores; x->name != NULL; x++)
        TRY(x->run(c));
    return DONE;
}

static void counted(void *context, struct str what UNUSED)
{
    ++*(int *)context;
}

int moderation_faults(struct db *db, struct arena *mem)
{
    int faults = 0;
    return moderation_room.checks->run(db, mem, NULL, counted, &faults) == DONE ? faults : -1;
}
