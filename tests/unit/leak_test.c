/* SPDX-License-Identifier: EUPL-1.2
 * Nothing leaks before its moment: every address of the route tables, in every format, the search, the data sets,
 * the feeds and the letters, asked by everybody, with one unpublished thing of each kind on the stage. What is
 * told of a thing by figures and days is found by asking the public pages before and after: not a byte may move. */
#include "base/str.h"
#include "tests/unit/leak_hunt.h"

TEST(what_nobody_may_know_of_moves_no_byte_of_a_public_page)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    hunt_chores_run(&w);
    hunt_pages_find(&w);
    hunt_before(&w);
    size_t known = h.count;
    if (leak_fill_silent(&h)) {
        hunt_chores_run(&w);
        for (size_t i = 0; i < w.count; i++)
            hunt_moved(&w, &w.pages[i], hunt_ask(&w, w.pages[i].path, V_PUBLIC));
        hunt_like_nothing(&w, known);
    }
    matrix_close(&h.m);
}

/* An account's own pages have codes that are new each time. */
static bool may_move(struct hunt *w, struct str path)
{
    struct str round = str_fmt(&w->t->mem, MATRIX_PUBLISHED "/periodo/%d", S_ACCEPTED + 2);
    return str_eq(path, round) || str_is(path, "/ceibos/institucion/matriz") || str_starts(path, "/cuenta/");
}

static void accepted_tells(struct test *t, enum visitor whom)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    w.compared = whom;
    if (leak_fill_accepted(&h)) {
        hunt_chores_run(&w);
        hunt_pages_find(&w);
        hunt_before(&w);
    }
    if (leak_fill_report(&h)) {
        hunt_chores_run(&w);
        for (size_t i = 0; i < w.count; i++)
            if (!may_move(&w, str_of(w.pages[i].path)))
                hunt_moved(&w, &w.pages[i], hunt_ask(&w, w.pages[i].path, whom));
    }
    matrix_close(&h.m);
}

TEST(an_accepted_report_says_that_it_came_and_nothing_else)
{
    accepted_tells(t, V_PUBLIC);
}

TEST(an_accepted_report_says_no_more_to_the_focal_point_of_a_neighbour)
{
    accepted_tells(t, V_FOCAL_OTHER);
}

TEST(an_accepted_report_says_no_more_to_the_counterpart_of_another_commitment)
{
    accepted_tells(t, V_COUNTERPART_OTHER);
}

TEST(a_draft_is_its_institutions_among_the_parties_too)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    if (leak_fill_silent(&h) && leak_fill_colleague(&h)) {
        hunt_pages_find(&w);
        w.drafts_only = true;
        for (size_t i = 0; i < w.count; i++)
            hunt_ask(&w, w.pages[i].path, V_FOCAL_OTHER);
    }
    matrix_close(&h.m);
}

TEST(nothing_is_told_before_its_moment_to_whoever_may_not_know)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    if (leak_fill_silent(&h) && leak_fill_accepted(&h) && leak_fill_report(&h) && leak_fill_told(&h) && leak_fill_cocreation_silent(&h) &&
        leak_fill_cocreation_told(&h)) {
        hunt_chores_run(&w);
        hunt_pages_find(&w);
        w.end = S_SHEET;
        hunt_everybody(&w);
        hunt_letters_look(&w);
        hunt_entitled(&w);
        if (w.asked < 5000)
            test_failed(t, __FILE__, __LINE__, "only %d addresses were asked", w.asked);
    }
    matrix_close(&h.m);
}
