/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/xlsx_value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Days from 1970-01-01 to day 0 of both systems, as counted after February 1900. */
#define EPOCH_1900 (-25569)
#define EPOCH_1904 (-24107)
#define MINUTES_OF_DAY 1440

unsigned format_of_id(int64_t id)
{
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return FORMAT_HAS_DAY;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
        return FORMAT_HAS_HOUR;
    return id == 22 ? FORMAT_HAS_DAY | FORMAT_HAS_HOUR : 0;
}

/* The letters of the first section that mean something; brackets only as [h], [m], [s]. */
static void format_letters(struct str code, bool seen[128])
{
    for (size_t i = 0; i < code.len && code.ptr[i] != ';'; i++) {
        unsigned char c = (unsigned char)code.ptr[i];
        if (c == '"') {
            do
                i++;
            while (i < code.len && code.ptr[i] != '"');
        } else if (c == '\\' || c == '_' || c == '*') {
            i++;
        } else if (c == '[') {
            size_t from = i + 1;
            while (i < code.len && code.ptr[i] != ']')
                i++;
            char first = from < code.len ? (char)(code.ptr[from] | 0x20) : ' ';
            if (i - from <= 2 && i > from && memchr("hms", first, 3) != NULL)
                seen['h'] = true;
        } else if (c < 128) {
            seen[c | (c >= 'A' && c <= 'Z' ? 0x20 : 0)] = true;
        }
    }
}

unsigned format_of_code(struct str code)
{
    bool seen[128] = {false};
    struct str lower = str_part(code, 0, 7);
    if (lower.len == 7 && (lower.ptr[0] | 0x20) == 'g' && memcmp(lower.ptr + 1, "eneral", 6) == 0)
        return 0;
    format_letters(code, seen);
    unsigned format = 0;
    if (seen['h'] || seen['s'])
        format |= FORMAT_HAS_HOUR;
    /* "m" is a minute beside hours and seconds, else a month. */
    if (seen['y'] || seen['d'] || (seen['m'] && format == 0))
        format |= FORMAT_HAS_DAY;
    return format;
}

static bool parse_number(struct str s, double *ret)
{
    char chars[64];
    char *end;
    if (s.len == 0 || s.len >= sizeof chars)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (memchr("0123456789+-.eE", s.ptr[i], 15) == NULL)
            return false;
    memcpy(chars, s.ptr, s.len);
    chars[s.len] = '\0';
    *ret = strtod(chars, &end);
    return *end == '\0' && isfinite(*ret);
}

static size_t significant_digits(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == 'e' || s.ptr[i] == 'E')
            break;
        n += s.ptr[i] >= '0' && s.ptr[i] <= '9' && (n > 0 || s.ptr[i] != '0');
    }
    return n;
}

bool number_text(struct arena *a, struct str stored, struct str *ret)
{
    double n;
    stored = str_trim(stored);
    if (!parse_number(stored, &n))
        return false;
    bool exponent =
        memchr(stored.ptr, 'e', stored.len) != NULL || memchr(stored.ptr, 'E', stored.len) != NULL;
    if (!exponent && significant_digits(stored) <= 15)
        *ret = stored;
    else if (fabs(n) < 1e15 && floor(n) == n)
        *ret = str_fmt(a, "%.0f", n);
    else
        *ret = str_fmt(a, "%.15g", n); /* what a spreadsheet shows at most */
    return true;
}

struct str serial_text(struct arena *a, double serial, unsigned format, bool epoch_1904)
{
    if (!(serial >= 0 && serial < 200000))
        return STR_NONE;
    int64_t minutes = (int64_t)llround(serial * MINUTES_OF_DAY);
    int64_t days = minutes / MINUTES_OF_DAY, rest = minutes % MINUTES_OF_DAY;
    struct str hour = str_fmt(a, "%02d:%02d", (int)(rest / 60), (int)(rest % 60));
    if ((format & FORMAT_HAS_DAY) == 0 || (days == 0 && format == FORMAT_HAS_HOUR))
        return days == 0 ? hour : str_fmt(a, "%lld:%02d", (long long)(minutes / 60), (int)(minutes % 60));
    if (!epoch_1904 && (days == 0 || days == 60))
        return STR_NONE;
    /* The 1900 system counts a 29 February 1900 that never was. */
    int32_t n = (int32_t)days + (epoch_1904 ? EPOCH_1904 : EPOCH_1900 + (days < 60));
    int y, m, d;
    day_split((struct day){n}, &y, &m, &d);
    if (!day_known(day_of(y, m, d)))
        return STR_NONE;
    struct str iso = day_iso(a, (struct day){n});
    return (format & FORMAT_HAS_HOUR) != 0 && rest != 0 ? str_fmt(a, "%.*s %.*s", STR_ARG(iso), STR_ARG(hour))
                                                        : iso;
}

double day_serial(struct day d)
{
    int32_t n = d.n - EPOCH_1900;
    return n <= 60 ? n - 1 : n;
}
