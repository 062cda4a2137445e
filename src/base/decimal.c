/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/decimal.h"

static uint64_t magnitude(int64_t n)
{
    return n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n;
}

static uint64_t power_of_ten(int places)
{
    uint64_t p = 1;
    for (int i = 0; i < places; i++)
        p *= 10;
    return p;
}

void decimal_write(struct buf *b, int64_t n, int places)
{
    uint64_t one = power_of_ten(places), size = magnitude(n), rest = size % one;
    char digits[8];
    int last = 0; /* digits after the point up to the last that is not zero */
    if (n < 0)
        buf_char(b, '-');
    buf_int(b, (int64_t)(size / one));
    for (int i = places; i > 0; i--, rest /= 10) {
        digits[i] = (char)('0' + rest % 10);
        last = last == 0 && rest % 10 != 0 ? i : last;
    }
    digits[0] = '.';
    if (last > 0)
        buf_add(b, (struct str){digits, (size_t)last + 1});
}

struct str decimal_text(struct arena *a, int64_t n, int places)
{
    struct buf b = BUF(a);
    decimal_write(&b, n, places);
    return buf_str(&b);
}

bool decimal_parse(struct str s, int places, int64_t *ret)
{
    bool negative = str_starts(s, "-");
    size_t at = negative ? 1 : 0;
    int after = -1; /* digits after the point, once it came */
    int64_t n = 0;
    for (; at < s.len; at++) {
        char c = s.ptr[at];
        if (c == '.' && after < 0 && at > (negative ? 1u : 0u)) {
            after = 0;
            continue;
        }
        if (c < '0' || c > '9' || after == places || __builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, c - '0', &n))
            return false;
        after += after >= 0;
    }
    if (s.len == (negative ? 1u : 0u) || after == 0 ||
        __builtin_mul_overflow(n, (int64_t)power_of_ten(places - (after > 0 ? after : 0)), &n))
        return false;
    *ret = negative ? -n : n;
    return true;
}

bool decimal_scale(int64_t n, int64_t factor, int64_t by, int64_t *ret)
{
    __int128 product = (__int128)n * factor, divisor = by;
    bool negative = (product < 0) != (divisor < 0);
    product = product < 0 ? -product : product;
    divisor = divisor < 0 ? -divisor : divisor;
    __int128 q = (product + divisor / 2) / divisor; /* an odd divisor has no exact half */
    if (q > INT64_MAX - 1)
        return false;
    *ret = negative ? -(int64_t)q : (int64_t)q;
    return true;
}

int64_t micro_round(int64_t n, int places)
{
    int64_t unit = (int64_t)power_of_ten(6 - places), ret = n;
    if (decimal_scale(n, 1, unit, &ret))
        ret *= unit;
    return ret;
}
