/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "tests/test.h"

UNIT(formatted_texts_are_whole_at_every_length)
{
    char long_one[600];
    memset(long_one, 'x', sizeof long_one);
    for (int len = 250; len < 262; len++) {
        struct str s = str_fmt(&t->mem, "%.*s", len, long_one);
        EXPECT(s.len == (size_t)len && memcmp(s.ptr, long_one, s.len) == 0 && s.ptr[s.len] == '\0');
        struct buf b = BUF(&t->mem);
        buf_fmt(&b, "%.*s", 5, long_one);
        buf_fmt(&b, "%.*s|%d", len, long_one, 7);
        struct str all = buf_str(&b);
        EXPECT_INT(all.len, len + 7);
        EXPECT(str_ends(all, "x|7") && all.ptr[all.len] == '\0');
    }
}

UNIT(numbers_are_written_with_all_their_digits)
{
    struct buf b = BUF(&t->mem);
    const int64_t numbers[] = {0, -1, 10, 1234567890123456789, INT64_MIN, INT64_MAX};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        buf_int(&b, numbers[i]);
        buf_char(&b, ' ');
    }
    EXPECT_STR(buf_str(&b), "0 -1 10 1234567890123456789 -9223372036854775808 9223372036854775807 ");
}
