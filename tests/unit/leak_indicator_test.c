/* SPDX-License-Identifier: EUPL-1.2
 * Nothing of an indicator leaks before its moment: sheets, values, words; nor does what is computed from values move. */
#include "tests/unit/leak_hunt.h"

TEST(what_is_not_public_of_an_indicator_moves_no_byte_of_a_public_page)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    hunt_chores_run(&w);
    hunt_pages_find(&w);
    hunt_before(&w);
    size_t known = h.count;
    if (leak_fill_indicators(&h)) {
        hunt_chores_run(&w);
        for (size_t i = 0; i < w.count; i++)
            hunt_moved(&w, &w.pages[i], hunt_ask(&w, w.pages[i].path, V_PUBLIC));
        hunt_like_nothing(&w, known);
    }
    matrix_close(&h.m);
}

TEST(nothing_of_an_indicator_is_told_before_its_moment_to_whoever_may_not_know)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    if (leak_fill_indicators(&h)) {
        hunt_chores_run(&w);
        hunt_pages_find(&w);
        w.first = S_SHEET;
        hunt_everybody(&w);
        hunt_letters_look(&w);
        hunt_entitled(&w);
    }
    matrix_close(&h.m);
}
