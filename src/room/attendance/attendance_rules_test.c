/* SPDX-License-Identifier: EUPL-1.2
 * What adds up and what may be told, without a database. */
#include "room/attendance/attendance_test.h"

static struct attendance_balance counted(int64_t total, int64_t sum)
{
    struct attendance_balance b = {.total = total};
    b.by[BY_GENDER] = (struct dimension_sum){.counted = true, .sum = sum};
    return b;
}

UNIT(six_hundred_ninety_two_and_the_others_are_twelve_hundred_sixty)
{
    struct attendance_difference list[DIMENSIONS];
    struct attendance_balance good = counted(1260, 692 + 559 + 4 + 5), bad = counted(1260, 692 + 559 + 4);
    EXPECT_INT(attendance_differences(&good, list), 0);
    EXPECT_INT(attendance_differences(&bad, list), 1);
    EXPECT_STR(attendance_difference_words(&t->mem, LANG_ES, &list[0]), "Género: suman 1.255 de 1.260: faltan 5");
}

UNIT(more_than_the_total_is_said_as_left_over)
{
    struct attendance_difference list[DIMENSIONS];
    struct attendance_balance b = counted(10, 12);
    EXPECT_INT(attendance_differences(&b, list), 1);
    EXPECT_STR(attendance_difference_words(&t->mem, LANG_ES, &list[0]), "Género: suman 12 de 10: sobran 2");
}

UNIT(what_nobody_must_say_may_be_less_but_not_more)
{
    struct attendance_difference list[DIMENSIONS];
    struct attendance_balance b = counted(10, 7);
    b.by[BY_GENDER].some = true;
    EXPECT_INT(attendance_differences(&b, list), 0);
    b.by[BY_GENDER].sum = 11;
    EXPECT_INT(attendance_differences(&b, list), 1);
    b.by[BY_GENDER].counted = false;
    EXPECT_INT(attendance_differences(&b, list), 0);
}

UNIT(a_lone_small_group_takes_the_next_smallest_with_it)
{
    const int64_t counts[] = {692, 559, 4, 5, 692, 559, 4, 5}, totals[] = {1260, 1260};
    bool hidden[10] = {false};
    struct count_table x = {2, 4, counts, totals, hidden};
    attendance_hide(&x, 5);
    const bool wanted[] = {false, false, true, true, false, false, false, true, true, false};
    for (size_t i = 0; i < COUNT(wanted); i++)
        EXPECT_INT(hidden[i], wanted[i]);
}

UNIT(two_small_groups_that_sum_to_less_than_five_take_a_third)
{
    const int64_t counts[] = {30, 20, 1, 1, 30, 20, 1, 1}, totals[] = {52, 52};
    bool hidden[10] = {false};
    struct count_table x = {2, 4, counts, totals, hidden};
    attendance_hide(&x, 5);
    EXPECT(hidden[2] && hidden[3] && hidden[1] && !hidden[0]);
}

UNIT(a_session_of_three_people_tells_nothing_not_even_how_many)
{
    const int64_t counts[] = {2, 1, 40, 30, 42, 31}, totals[] = {3, 70, 73};
    bool hidden[9] = {false};
    struct count_table x = {3, 2, counts, totals, hidden};
    attendance_hide(&x, 5);
    EXPECT(hidden[0] && hidden[1] && hidden[2]);
    /* else 73 - 70 would tell it */
    EXPECT(hidden[5] || hidden[8]);
}

/* Whoever knows every told number can solve each row and column with one unknown, and what that gives again. */
static bool solved(const struct count_table *x, bool *known)
{
    size_t width = x->columns + 1;
    for (bool more = true; more;) {
        more = false;
        for (size_t line = 0; line < x->rows + width; line++) {
            bool row = line < x->rows;
            size_t n = row ? width : x->rows, unknown = 0, last = 0;
            for (size_t i = 0; i < n; i++) {
                size_t place = row ? line * width + i : i * width + line - x->rows;
                unknown += !known[place];
                last = known[place] ? last : place;
            }
            if (unknown == 1)
                more = known[last] = true;
        }
    }
    for (size_t i = 0; i < x->rows * width; i++) {
        size_t column = i % width;
        int64_t n = column == x->columns ? x->totals[i / width] : x->counts[i / width * x->columns + column];
        if (x->hidden[i] && known[i] && n > 0 && n < 5)
            return true;
    }
    return false;
}

UNIT(no_small_group_can_be_worked_out_by_subtraction_from_a_thousand_tables)
{
    uint64_t seed = 20260505;
    for (int round = 0; round < 1000; round++) {
        int64_t counts[30] = {0}, totals[6] = {0};
        bool hidden[36] = {false}, known[36];
        for (size_t i = 0; i < 25; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            counts[i] = (int64_t)((seed >> 33) % 4 == 0 ? 0 : (seed >> 40) % (round % 2 == 0 ? 12 : 60));
            counts[25 + i % 5] += counts[i];
            totals[i / 5] += counts[i];
            totals[5] += counts[i];
        }
        struct count_table x = {6, 5, counts, totals, hidden};
        attendance_hide(&x, 5);
        for (size_t i = 0; i < 36; i++)
            known[i] = !hidden[i];
        EXPECT(!solved(&x, known));
        for (size_t i = 0; i < 30; i++)
            EXPECT(counts[i] == 0 || counts[i] >= 5 || hidden[i / 5 * 6 + i % 5]);
    }
}

UNIT(the_same_person_is_known_whatever_case_accents_and_blanks)
{
    struct str a = attendance_same_hash(&t->mem, STR("k"), 3, STR("María  Pérez "), STR_NONE);
    EXPECT(str_eq(a, attendance_same_hash(&t->mem, STR("k"), 3, STR("maria perez"), STR_NONE)));
    EXPECT(!str_eq(a, attendance_same_hash(&t->mem, STR("k"), 4, STR("maria perez"), STR_NONE)));
    EXPECT(!str_eq(a, attendance_same_hash(&t->mem, STR("otra"), 3, STR("maria perez"), STR_NONE)));
    EXPECT(str_empty(attendance_same_hash(&t->mem, STR("k"), 3, STR("  "), STR_NONE)));
}
