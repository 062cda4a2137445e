/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/day.h"

#include <time.h>

bool day_known(struct day d)
{
    return d.n != INT32_MIN;
}

bool instant_known(struct instant t)
{
    return t.s != NONE;
}

/* Civil calendar arithmetic over 400-year eras, counting years from March. */
static int32_t days_from_civil(int y, int m, int d)
{
    y -= m <= 2;
    int era = (y >= 0 ? y : y - 399) / 400;
    int yoe = y - era * 400;
    int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

void day_split(struct day d, int *ret_year, int *ret_month, int *ret_day)
{
    int z = d.n + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    int m = mp < 10 ? mp + 3 : mp - 9;
    *ret_day = doy - (153 * mp + 2) / 5 + 1;
    *ret_month = m;
    *ret_year = yoe + era * 400 + (m <= 2);
}

struct day day_of(int year, int month, int day)
{
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31)
        return DAY_NONE;
    struct day d = {days_from_civil(year, month, day)};
    int y, m, dd;
    day_split(d, &y, &m, &dd);
    return m == month ? d : DAY_NONE;
}

static bool digits(struct str s, int *ret)
{
    int n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        n = n * 10 + (s.ptr[i] - '0');
    }
    *ret = n;
    return s.len > 0;
}

struct day day_parse(struct str iso)
{
    int y, m, d;
    if (iso.len != 10 || iso.ptr[4] != '-' || iso.ptr[7] != '-' || !digits(str_part(iso, 0, 4), &y) ||
        !digits(str_part(iso, 5, 2), &m) || !digits(str_part(iso, 8, 2), &d))
        return DAY_NONE;
    return day_of(y, m, d);
}

struct str day_iso(struct arena *a, struct day d)
{
    if (!day_known(d))
        return STR_NONE;
    int y, m, dd;
    day_split(d, &y, &m, &dd);
    return str_fmt(a, "%04d-%02d-%02d", y, m, dd);
}

struct day day_add_months(struct day d, int months)
{
    if (!day_known(d))
        return DAY_NONE;
    int y, m, dd;
    day_split(d, &y, &m, &dd);
    int total = y * 12 + (m - 1) + months;
    struct day moved = DAY_NONE;
    for (int last = dd; !day_known(moved) && last >= 28; last--)
        moved = day_of(total / 12, total % 12 + 1, last);
    if (!day_known(moved))
        moved = day_of(total / 12, total % 12 + 1, dd);
    return moved;
}

int64_t days_between(struct day a, struct day b)
{
    assert(day_known(a) && day_known(b));
    return (int64_t)b.n - a.n;
}

bool day_before(struct day a, struct day b)
{
    return day_known(a) && day_known(b) && a.n < b.n;
}

int day_weekday(struct day d)
{
    int w = (d.n + 3) % 7; /* 1970-01-01 was a Thursday */
    return (w < 0 ? w + 7 : w) + 1;
}

struct day day_at(struct instant t, int offset_s)
{
    if (!instant_known(t))
        return DAY_NONE;
    int64_t local = t.s + offset_s;
    int64_t n = local / 86400 - (local % 86400 < 0);
    return (struct day){(int32_t)n};
}

struct str instant_iso(struct arena *a, struct instant t)
{
    if (!instant_known(t))
        return STR_NONE;
    struct day d = day_at(t, 0);
    int64_t s = t.s - (int64_t)d.n * 86400;
    struct str iso = day_iso(a, d);
    return str_fmt(a, "%.*sT%02d:%02d:%02dZ", STR_ARG(iso), (int)(s / 3600), (int)(s / 60 % 60),
                   (int)(s % 60));
}

/* Set once by the program before any thread. */
static int64_t shift_s;

void clock_shift(int64_t days)
{
    shift_s = days * 86400;
}

struct instant clock_real(struct instant t)
{
    return (struct instant){t.s - shift_s};
}

struct instant instant_now(void)
{
    return (struct instant){(int64_t)time(NULL) + shift_s};
}
