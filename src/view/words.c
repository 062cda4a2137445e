/* SPDX-License-Identifier: EUPL-1.2
 * Days, instants and numbers as people of a language write them (es-EC: 1.234,5; English: 1,234.5). */
#include "view/out.h"

#include <stdlib.h>

#define GUAYAQUIL_OFFSET_S (-18000)
#define DASH STR("–")

static const char *const months[LANG_COUNT][12] = {
    [LANG_ES] = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                 "noviembre", "diciembre"},
    [LANG_EN] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                 "November", "December"},
};
static const char *const short_months[LANG_COUNT][12] = {
    [LANG_ES] = {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"},
    [LANG_EN] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
};

struct str day_words(struct arena *a, enum lang lang, struct day d)
{
    if (!day_known(d))
        return DASH;
    int year, month, day;
    day_split(d, &year, &month, &day);
    const char *name = months[lang][month - 1];
    return lang == LANG_ES ? str_fmt(a, "%d de %s de %d", day, name, year) : str_fmt(a, "%d %s %d", day, name, year);
}

struct str day_words_short(struct arena *a, enum lang lang, struct day d)
{
    if (!day_known(d))
        return DASH;
    int year, month, day;
    day_split(d, &year, &month, &day);
    return str_fmt(a, "%d %s %d", day, short_months[lang][month - 1], year);
}

static struct str with_time(struct arena *a, struct str day, struct instant t)
{
    int64_t seconds = (t.s + GUAYAQUIL_OFFSET_S) % 86400;
    if (seconds < 0)
        seconds += 86400;
    return str_fmt(a, "%.*s, %02d:%02d", STR_ARG(day), (int)(seconds / 3600), (int)(seconds / 60 % 60));
}

struct str instant_words(struct arena *a, enum lang lang, struct instant t)
{
    if (!instant_known(t))
        return DASH;
    return with_time(a, day_words(a, lang, day_at(t, GUAYAQUIL_OFFSET_S)), t);
}

static struct str instant_words_short(struct arena *a, enum lang lang, struct instant t)
{
    if (!instant_known(t))
        return DASH;
    return with_time(a, day_words_short(a, lang, day_at(t, GUAYAQUIL_OFFSET_S)), t);
}

static void add_grouped(struct buf *b, enum lang lang, uint64_t n)
{
    char digits[24];
    int count = 0;
    do
        digits[count++] = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    while (count > 0) {
        buf_char(b, digits[--count]);
        if (count > 0 && count % 3 == 0)
            buf_char(b, lang == LANG_ES ? '.' : ',');
    }
}

static uint64_t magnitude(int64_t n)
{
    return n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n;
}

struct str int_words(struct arena *a, enum lang lang, int64_t n)
{
    if (n == NONE)
        return DASH;
    struct buf b = BUF(a);
    if (n < 0)
        buf_chars(&b, "−");
    add_grouped(&b, lang, magnitude(n));
    return buf_str(&b);
}

/* A number of so many places, with at least `least` of them. */
static struct str decimals(struct arena *a, enum lang lang, int64_t number, int places, int least)
{
    if (number == NONE)
        return DASH;
    struct buf b = BUF(a);
    if (number < 0)
        buf_chars(&b, "−");
    uint64_t n = magnitude(number), one = 1;
    for (int i = 0; i < places; i++)
        one *= 10;
    add_grouped(&b, lang, n / one);
    uint64_t rest = n % one;
    for (; places > least && rest % 10 == 0; places--)
        rest /= 10;
    if (places > 0)
        buf_fmt(&b, "%c%0*llu", lang == LANG_ES ? ',' : '.', places, (unsigned long long)rest);
    return buf_str(&b);
}

struct str centi_words(struct arena *a, enum lang lang, int64_t centi)
{
    return decimals(a, lang, centi, 2, 0);
}

struct str index_words(struct arena *a, enum lang lang, int64_t centi)
{
    return decimals(a, lang, centi, 2, 2);
}

struct str micro_words(struct arena *a, enum lang lang, int64_t micro)
{
    return decimals(a, lang, micro, 6, 0);
}

struct str bytes_words(struct arena *a, enum lang lang, int64_t n)
{
    static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
    if (n == NONE)
        return DASH;
    size_t unit = 0;
    int64_t scale = 1;
    while (unit + 1 < COUNT(units) && n / scale >= 1000) {
        scale *= 1000;
        unit++;
    }
    int64_t tenths = unit == 0 || n / scale >= 100 ? n / scale * 10 : n / (scale / 10);
    struct str number = centi_words(a, lang, tenths * 10);
    return str_fmt(a, "%.*s\302\240%s", STR_ARG(number), units[unit]);
}

void out_int(struct out *o, int64_t n)
{
    out_text(o, int_words(o->buf.arena, o->lang, n));
}

void out_day(struct out *o, struct day d)
{
    out_text(o, day_words(o->buf.arena, o->lang, d));
}

void out_instant(struct out *o, struct instant t)
{
    out_text(o, instant_words(o->buf.arena, o->lang, t));
}

void out_short_day(struct out *o, struct day d)
{
    out_text(o, day_words_short(o->buf.arena, o->lang, d));
}

void out_short_instant(struct out *o, struct instant t)
{
    out_text(o, instant_words_short(o->buf.arena, o->lang, t));
}

void out_pct(struct out *o, int64_t centi)
{
    out_text(o, centi_words(o->buf.arena, o->lang, centi));
    if (centi != NONE)
        out_chars(o, o->lang == LANG_ES ? "\302\240%" : "%"); /* a blank that does not break */
}

void out_dec(struct out *o, int64_t centi)
{
    out_text(o, centi_words(o->buf.arena, o->lang, centi));
}

void out_micro(struct out *o, int64_t micro)
{
    out_text(o, micro_words(o->buf.arena, o->lang, micro));
}

void out_index(struct out *o, int64_t centi)
{
    out_text(o, index_words(o->buf.arena, o->lang, centi));
}

void out_bytes(struct out *o, int64_t n)
{
    out_text(o, bytes_words(o->buf.arena, o->lang, n));
}

struct str plain_text(struct out *o, struct str s)
{
    (void)o;
    return s;
}

struct str plain_chars(struct out *o, const char *chars)
{
    (void)o;
    return str_of(chars);
}

struct str plain_day(struct out *o, struct day d)
{
    return day_words(o->buf.arena, o->lang, d);
}

struct str plain_instant(struct out *o, struct instant t)
{
    return instant_words(o->buf.arena, o->lang, t);
}

struct str plain_int(struct out *o, int64_t n)
{
    return int_words(o->buf.arena, o->lang, n);
}
