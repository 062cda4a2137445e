/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/decimal.h"
#include "tests/test.h"

UNIT(decimals_come_back_as_they_were_written)
{
    static const struct {
        int64_t n;
        const char *text;
    } cases[] = {{0, "0"}, {62500000, "62.5"}, {-1, "-0.000001"}, {1000000, "1"}, {-12345678, "-12.345678"}, {100, "0.0001"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = arena_new(4096);
        int64_t back = -7;
        EXPECT_STR(decimal_text(&a, cases[i].n, 6), cases[i].text);
        EXPECT(decimal_parse(str_of(cases[i].text), 6, &back));
        EXPECT(back == cases[i].n);
        arena_free(&a);
    }
}

UNIT(what_is_no_decimal_is_refused)
{
    static const char *const bad[] = {"", "-", ".", "1.", ".5", "1.2345678", "1,5", "1e3", "99999999999999999999", "--1", "1.2.3"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        int64_t n;
        EXPECT(!decimal_parse(str_of(bad[i]), 6, &n));
    }
}

UNIT(scaling_rounds_half_up_away_from_zero_and_says_when_it_does_not_fit)
{
    int64_t n = 0;
    EXPECT(decimal_scale(5, 1, 2, &n) && n == 3);
    EXPECT(decimal_scale(-5, 1, 2, &n) && n == -3);
    EXPECT(decimal_scale(1, 1, 3, &n) && n == 0);
    EXPECT(decimal_scale(2, 1, 3, &n) && n == 1);
    EXPECT(decimal_scale(INT64_MAX / 2, 4, 4, &n) && n == INT64_MAX / 2);
    EXPECT(!decimal_scale(INT64_MAX / 2, 4, 1, &n));
    EXPECT(micro_round(12345678, 2) == 12350000);
    EXPECT(micro_round(-12345678, 0) == -12000000);
    EXPECT(micro_round(12345678, 6) == 12345678);
}
