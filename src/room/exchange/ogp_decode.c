/* SPDX-License-Identifier: EUPL-1.2
 * What the cells of a row mean, and what is odd about them. Nothing is corrected in silence. */
#include "room/exchange/ogp_decode.h"

#include <string.h>

#include "base/text.h"
#include "document/xlsx_value.h"

#define YEAR_FIRST 2000
#define YEAR_LAST 2099
/* Days before this year are years that a spreadsheet took for days (ogp-rules 6). */
#define SERIAL_BEFORE 1910

void ogp_remark(struct ogp_decoding *d, enum ogp_column c, const char *message, struct str value)
{
    struct str values[] = {str_of(ogp_fields[c].header), d->row->values[c].text, value};
    remark_add(&d->row->remarks, d->a, d->row->number, d->header->at[c], message, values,
               value.ptr == NULL ? 2 : 3);
}

/* Sentinels as written, and the other spellings of NA with a remark. */
static bool missing(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    static const char *const spellings[] = {"N/A", "n/a", "na", "Na", "N.A.", "N/D", "n.a."};
    if (v->text.len == 0)
        v->missing = OGP_BLANK;
    else if (str_is(v->text, "ND"))
        v->missing = OGP_ND;
    else if (str_is(v->text, "NR"))
        v->missing = OGP_NR;
    else if (str_is(v->text, "NA"))
        v->missing = OGP_NA;
    for (size_t i = 0; i < COUNT(spellings) && v->missing == OGP_PRESENT; i++)
        if (str_is(v->text, spellings[i])) {
            v->missing = OGP_NA;
            ogp_remark(d, c, N_("«%1»: «%2» se leyó como NA (no aplica)."), STR_NONE);
        }
    return v->missing != OGP_PRESENT;
}

static void unread(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v, const char *message)
{
    v->missing = OGP_UNREAD;
    ogp_remark(d, c, message, STR_NONE);
}

static struct str number_of(struct ogp_decoding *d, int64_t n)
{
    return str_fmt(d->a, "%lld", (long long)n);
}

/* "4.0999999999999996" is 4.1 that went through a spreadsheet; "2.1", "B.1.A" stay as they are. */
static void read_number(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    struct str repaired;
    if (!number_text(d->a, v->text, &repaired) || str_eq(repaired, v->text))
        return;
    ogp_remark(d, c, N_("«%1»: «%2» se leyó como %3: son decimales que dejó una hoja de cálculo."), repaired);
    v->text = repaired;
}

static void read_int(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    struct str text = v->text;
    if (str_ends(text, ".0"))
        text.len -= 2;
    if (!str_int(text, &v->number))
        unread(d, c, v, N_("«%1»: «%2» no es un número entero."));
}

/* n/n/n or n-n-n with their numbers; a two-digit year is of this century. */
static bool three_numbers(struct str s, int64_t n[3])
{
    char separator = memchr(s.ptr, '/', s.len) != NULL ? '/' : '-';
    struct str rest = s;
    for (int i = 0; i < 3; i++) {
        struct str part = str_trim(str_cut(&rest, separator));
        if (part.len == 0 || part.len > 4 || !str_int(part, &n[i]) || n[i] < 0 || (i < 2 && rest.ptr == NULL))
            return false;
    }
    return rest.ptr == NULL;
}

struct day ogp_slash_day(struct str s, bool day_first, enum ogp_order *ret_order)
{
    int64_t n[3];
    *ret_order = OGP_ORDER_NONE;
    if (s.len == 0 || s.len > 12 || !three_numbers(s, n))
        return DAY_NONE;
    if (n[0] > 31) { /* an ISO day, or one with slashes */
        *ret_order = OGP_ORDER_ISO;
        return day_of((int)n[0], (int)n[1], (int)n[2]);
    }
    if (n[2] < 100)
        n[2] += 2000;
    if (n[0] > 12 || (day_first && n[1] <= 12)) {
        *ret_order = OGP_ORDER_DAY_FIRST;
        return day_of((int)n[2], (int)n[1], (int)n[0]);
    }
    *ret_order = n[1] > 12 ? OGP_ORDER_MONTH_FIRST : OGP_ORDER_EITHER;
    return day_of((int)n[2], (int)n[0], (int)n[1]);
}

/* The year whose number is the serial of this day, or NONE: 2022 was shown as 7/14/1905. */
static int64_t year_of_serial(struct day d)
{
    int year, month, day;
    if (!day_known(d))
        return NONE;
    day_split(d, &year, &month, &day);
    int64_t serial = (int64_t)day_serial(d);
    return year < SERIAL_BEFORE && serial >= YEAR_FIRST && serial <= YEAR_LAST ? serial : NONE;
}

static struct day_range whole_year(int64_t year)
{
    return (struct day_range){day_of((int)year, 1, 1), day_of((int)year, 12, 31)};
}

static void read_year(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    struct day_range range;
    enum ogp_order order;
    struct str text = v->text;
    if (str_ends(text, ".0"))
        text.len -= 2;
    if (str_int(text, &v->number) && v->number >= YEAR_FIRST && v->number <= YEAR_LAST)
        return;
    v->number = year_of_serial(ogp_slash_day(text, false, &order));
    if (v->number != NONE) {
        ogp_remark(d, c, N_("«%1»: «%2» es un año que una hoja de cálculo mostró como fecha; se leyó %3."),
                   number_of(d, v->number));
    } else if (day_range_parse(text, &range)) {
        int year, month, day;
        day_split(range.last, &year, &month, &day);
        v->number = year;
        ogp_remark(d, c, N_("«%1»: «%2» es una fecha y se esperaba un año; se leyó %3."), number_of(d, year));
    } else {
        unread(d, c, v, N_("«%1»: «%2» no es un año."));
    }
}

static void read_words_as_period(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    if (!day_range_parse(v->text, &v->range)) {
        v->range = (struct day_range){DAY_NONE, DAY_NONE};
        unread(d, c, v, N_("«%1»: «%2» no es una fecha; se conserva como texto."));
        return;
    }
    struct str first = day_iso(d->a, v->range.first), last = day_iso(d->a, v->range.last);
    struct str read =
        str_eq(first, last) ? first : str_fmt(d->a, "%.*s – %.*s", STR_ARG(first), STR_ARG(last));
    ogp_remark(d, c, N_("«%1»: «%2» se leyó como %3."), read);
}

void ogp_read_day(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    enum ogp_order order;
    struct day day = ogp_slash_day(v->text, d->day_first, &order);
    int64_t year = year_of_serial(day);
    if (c == OGP_UPDATED_WEBSITE && (str_is(v->text, "0") || str_is(v->text, "1"))) {
        v->number = v->text.ptr[0] - '0';
    } else if (year != NONE) {
        v->range = whole_year(year);
        ogp_remark(d, c, N_("«%1»: «%2» es un año que una hoja de cálculo mostró como fecha; se leyó %3."),
                   number_of(d, year));
    } else if (day_known(day)) {
        v->range = (struct day_range){day, day};
        if (order == OGP_ORDER_DAY_FIRST)
            ogp_remark(d, c, N_("«%1»: «%2» está en el orden día/mes/año; se leyó %3."), day_iso(d->a, day));
    } else {
        read_words_as_period(d, c, v);
    }
}

static void read_flag(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    struct str text = str_ends(v->text, ".0") ? str_part(v->text, 0, v->text.len - 2) : v->text;
    if (str_is(text, "0") || str_is(text, "1"))
        v->number = text.ptr[0] - '0';
    else
        unread(d, c, v, N_("«%1»: «%2» no es 0, 1, ND, NR ni NA."));
}

static void read_word(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    const struct ogp_words *w = ogp_fields[c].words;
    struct str folded = text_fold(d->a, v->text);
    for (size_t i = 0; i < w->count; i++)
        if (str_eq(folded, text_fold(d->a, str_of(w->items[i].text)))) {
            v->number = w->items[i].code;
            return;
        }
    if (c == OGP_VERIFIABLE && (str_is(v->text, "1") || str_is(v->text, "0"))) {
        v->number = v->text.ptr[0] - '0';
        ogp_remark(d, c, N_("«%1»: «%2» se leyó como %3."), ogp_word_of(c, v->number));
        v->text = ogp_word_of(c, v->number);
        return;
    }
    unread(d, c, v, N_("«%1»: «%2» no es un valor conocido de esta variable."));
}

static void read_ids(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    struct str rest = v->text;
    while (rest.ptr != NULL)
        if (!ogp_id_valid(str_trim(str_cut(&rest, ',')))) {
            unread(d, c, v, N_("«%1»: «%2» no es una lista de identificadores de compromisos."));
            return;
        }
}

static void read_plan(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    bool local;
    if (!ogp_plan_id_parse(v->text, &local, &v->number)) {
        v->number = NONE;
        unread(d, c, v, N_("«%1»: «%2» no tiene la forma de un plan (AP_ECU02, AP_ARBA02)."));
    }
}

static void read_id(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v)
{
    if (!ogp_id_valid(v->text))
        unread(d, c, v, N_("«%1»: «%2» no tiene la forma de un identificador (EC0016)."));
}

static void read_text(struct ogp_decoding *d UNUSED, enum ogp_column c UNUSED, struct ogp_datum *v UNUSED)
{
}

/* A code is read as a number; that it agrees with its word is looked at when the row is whole. */
static void (*const readers[])(struct ogp_decoding *, enum ogp_column, struct ogp_datum *) = {
    [OGP_KIND_TEXT] = read_text,     [OGP_KIND_ID] = read_id,       [OGP_KIND_PLAN] = read_plan,
    [OGP_KIND_NUMBER] = read_number, [OGP_KIND_IDS] = read_ids,     [OGP_KIND_INT] = read_int,
    [OGP_KIND_YEAR] = read_year,     [OGP_KIND_DAY] = ogp_read_day, [OGP_KIND_FLAG] = read_flag,
    [OGP_KIND_TAG] = read_flag,      [OGP_KIND_WORD] = read_word,   [OGP_KIND_CODE] = read_int,
};

/* The dates of a row agree in their order: one with a day above 12 decides for the other. */
static bool row_is_day_first(const struct ogp_row *r)
{
    enum ogp_order start, end;
    (void)ogp_slash_day(r->values[OGP_START_DATE].text, false, &start);
    (void)ogp_slash_day(r->values[OGP_END_DATE].text, false, &end);
    return (start == OGP_ORDER_DAY_FIRST && end != OGP_ORDER_MONTH_FIRST) ||
           (end == OGP_ORDER_DAY_FIRST && start != OGP_ORDER_MONTH_FIRST);
}

void ogp_decode(struct arena *a, const struct ogp_header *h, const struct str *cells, size_t count,
                size_t number, struct ogp_row *ret)
{
    struct ogp_decoding d = {.a = a, .header = h, .row = ret};
    memset(ret, 0, sizeof *ret);
    ret->number = number;
    ret->cells = cells;
    ret->count = count;
    for (size_t c = 0; c < OGP_COLUMNS; c++) {
        struct str cell = h->at[c] != 0 && h->at[c] <= count ? cells[h->at[c] - 1] : STR_NONE;
        ret->values[c] =
            (struct ogp_datum){.number = NONE, .text = str_trim(cell), .range = {DAY_NONE, DAY_NONE}};
    }
    d.day_first = row_is_day_first(ret);
    for (enum ogp_column c = 0; c < OGP_COLUMNS; c++)
        if (!missing(&d, c, &ret->values[c]))
            readers[ogp_fields[c].kind](&d, c, &ret->values[c]);
    ogp_check_row(&d);
}
