/* SPDX-License-Identifier: EUPL-1.2
 * Reads due texts. The text is cut into tokens; their kinds, one letter each, are compared with a
 * table of the forms that plans use. What is in no form is no date: nothing is guessed. */
#include "base/day.h"
#include "base/text.h"

#include <string.h>

/* Kinds: N number of 1 or 2 digits, Y a year, X another number, M name of a month, O ordinal,
 * P length of a period, R "a, al, hasta", and - / . as written. */
struct token {
    char kind;
    int value; /* number, month, ordinal, months of the period */
};
#define TOKENS_MAX 16u
struct tokens {
    struct token items[TOKENS_MAX];
    size_t count;
};

struct word {
    const char *text; /* folded */
    char kind;        /* ' ' means nothing by itself */
    int value;
};
static const struct word words[] = {
    {"enero", 'M', 1},      {"ene", 'M', 1},       {"january", 'M', 1},    {"jan", 'M', 1},
    {"febrero", 'M', 2},    {"feb", 'M', 2},       {"february", 'M', 2},   {"marzo", 'M', 3},
    {"mar", 'M', 3},        {"march", 'M', 3},     {"abril", 'M', 4},      {"abr", 'M', 4},
    {"april", 'M', 4},      {"apr", 'M', 4},       {"mayo", 'M', 5},       {"may", 'M', 5},
    {"junio", 'M', 6},      {"jun", 'M', 6},       {"june", 'M', 6},       {"julio", 'M', 7},
    {"jul", 'M', 7},        {"july", 'M', 7},      {"agosto", 'M', 8},     {"ago", 'M', 8},
    {"august", 'M', 8},     {"aug", 'M', 8},       {"septiembre", 'M', 9}, {"setiembre", 'M', 9},
    {"sept", 'M', 9},       {"sep", 'M', 9},       {"set", 'M', 9},        {"september", 'M', 9},
    {"octubre", 'M', 10},   {"october", 'M', 10},  {"oct", 'M', 10},       {"noviembre", 'M', 11},
    {"november", 'M', 11},  {"nov", 'M', 11},      {"diciembre", 'M', 12}, {"december", 'M', 12},
    {"dic", 'M', 12},       {"dec", 'M', 12},      {"semestre", 'P', 6},   {"semester", 'P', 6},
    {"sem", 'P', 6},        {"half", 'P', 6},      {"s", 'P', 6},          {"h", 'P', 6},
    {"trimestre", 'P', 3},  {"quarter", 'P', 3},   {"trim", 'P', 3},       {"t", 'P', 3},
    {"q", 'P', 3},          {"cuatrimestre", 'P', 4}, {"bimestre", 'P', 2}, {"i", 'O', 1},
    {"ii", 'O', 2},         {"iii", 'O', 3},       {"iv", 'O', 4},         {"v", 'O', 5},
    {"vi", 'O', 6},         {"primer", 'O', 1},    {"primero", 'O', 1},    {"first", 'O', 1},
    {"segundo", 'O', 2},    {"second", 'O', 2},    {"tercer", 'O', 3},     {"tercero", 'O', 3},
    {"third", 'O', 3},      {"cuarto", 'O', 4},    {"fourth", 'O', 4},     {"quinto", 'O', 5},
    {"sexto", 'O', 6},      {"a", 'R', 0},         {"al", 'R', 0},         {"hasta", 'R', 0},
    {"to", 'R', 0},         {"y", 'R', 0},         {"and", 'R', 0},        {"until", 'R', 0},
    {"de", ' ', 0},         {"del", ' ', 0},       {"el", ' ', 0},         {"la", ' ', 0},
    {"en", ' ', 0},         {"desde", ' ', 0},     {"entre", ' ', 0},      {"of", ' ', 0},
    {"the", ' ', 0},        {"from", ' ', 0},      {"between", ' ', 0},    {"ano", ' ', 0},
    {"mes", ' ', 0},
};

/* Endings that make a number an ordinal when they touch it: 1er, 2do, 4to, 1st, 1.º. */
static const char *const ordinal_endings[] = {"er", "ro", "do", "to", "o", "a", "ra", "da", "ta", "st", "nd", "rd", "th"};

/* The forms of one point in time and what each token is: y year, m month, d day, o ordinal,
 * p period, x days since 1899-12-30 (spreadsheets). Without y: only as the first half of a range. */
static const struct form {
    const char *kinds;
    const char *parts;
} forms[] = {
    {"N/N/Y", "d_m_y"}, {"N-N-Y", "d_m_y"}, {"N.N.Y", "d_m_y"}, {"Y-N-N", "y_m_d"}, {"Y/N/N", "y_m_d"},
    {"Y.N.N", "y_m_d"}, {"N/Y", "m_y"},     {"N-Y", "m_y"},     {"N.Y", "m_y"},     {"Y-N", "y_m"},
    {"Y/N", "y_m"},     {"MY", "my"},       {"M-Y", "m_y"},     {"M/Y", "m_y"},     {"M.Y", "m_y"},
    {"YM", "ym"},       {"Y-M", "y_m"},     {"Y/M", "y_m"},     {"NMY", "dmy"},     {"N-M-Y", "d_m_y"},
    {"N/M/Y", "d_m_y"}, {"N.M.Y", "d_m_y"}, {"OMY", "dmy"},     {"MNY", "mdy"},     {"MOY", "mdy"},
    {"YMN", "ymd"},     {"Y-M-N", "y_m_d"}, {"OPY", "opy"},     {"POY", "poy"},     {"PNY", "poy"},
    {"YOP", "yop"},     {"YPO", "ypo"},     {"OP-Y", "op_y"},   {"PO-Y", "po_y"},   {"OP/Y", "op_y"},
    {"PO/Y", "po_y"},   {"Y-OP", "y_op"},   {"Y-PO", "y_po"},   {"Y/OP", "y_op"},   {"Y/PO", "y_po"},
    {"Y", "y"},         {"X", "x"},         {"X.N", "x__"},     {"X.X", "x__"},     {"X.Y", "x__"},
    {"M", "m"},         {"NM", "dm"},       {"OM", "dm"},       {"MN", "md"},       {"N", "d"},
    {"OP", "op"},       {"PO", "po"},       {"O", "o"},
};

/* What a form says; 0 where it says nothing. */
struct point {
    int year, month, day, ordinal, period, serial;
};

static bool letter(char c)
{
    return c >= 'a' && c <= 'z';
}
static bool numeral(char c)
{
    return c >= '0' && c <= '9';
}

/* Without a time of day behind it ("2027-06-30 00:00:00", "2027-06-30T00:00:00Z"). */
static struct str without_time(struct str s)
{
    size_t colon = str_find(s, STR(":"));
    if (colon == SIZE_MAX)
        return s;
    size_t from = colon;
    while (from > 0 && numeral(s.ptr[from - 1]))
        from--;
    for (size_t i = colon; i < s.len; i++)
        if (!numeral(s.ptr[i]) && strchr(":.+- apmz", s.ptr[i]) == NULL)
            return s;
    bool apart = from > 0 && (s.ptr[from - 1] == ' ' || s.ptr[from - 1] == 't');
    return apart ? str_part(s, 0, from - 1) : s;
}

static bool add(struct tokens *t, char kind, int value)
{
    if (t->count == TOKENS_MAX)
        return false;
    t->items[t->count++] = (struct token){kind, value};
    return true;
}

static bool add_word(struct tokens *t, struct str w)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(w, words[i].text)) {
            bool leads = words[i].kind == 'R' && t->count == 0; /* "hasta junio" */
            return words[i].kind == ' ' || leads || add(t, words[i].kind, words[i].value);
        }
    return false;
}

static bool ordinal_ending(struct str w)
{
    for (size_t i = 0; i < COUNT(ordinal_endings); i++)
        if (str_is(w, ordinal_endings[i]))
            return true;
    return false;
}

static size_t letters_at(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.len && letter(s.ptr[at + n]))
        n++;
    return n;
}

/* A number and the letters that touch it (1er, 1.º, 2S). Moves *at behind. */
static bool add_number(struct tokens *t, struct str s, size_t *at)
{
    size_t digits = 0;
    int value = 0;
    for (; *at + digits < s.len && numeral(s.ptr[*at + digits]); digits++)
        value = value > 9999999 ? value : value * 10 + (s.ptr[*at + digits] - '0');
    *at += digits;
    size_t dot = *at < s.len && s.ptr[*at] == '.' ? 1 : 0;
    struct str ending = str_part(s, *at + dot, letters_at(s, *at + dot));
    char kind = digits <= 2 ? 'N' : digits == 4 && value >= 1900 && value <= 2199 ? 'Y' : 'X';
    bool after_period = t->count > 0 && t->items[t->count - 1].kind == 'P' && *at > digits &&
                        letter(s.ptr[*at - digits - 1]); /* S1, T3, Q3 */
    if (kind == 'N' && ordinal_ending(ending)) {
        kind = 'O';
        *at += dot + ending.len;
    } else if (kind == 'N' && (after_period || (dot == 0 && ending.len == 1 && strchr("stq", ending.ptr[0])))) {
        kind = 'O';
    }
    return add(t, kind, value);
}

/* - and the dashes that typesetters use; 0: none. */
static size_t dash_at(struct str s, size_t at)
{
    static const char *const dashes[] = {"-", "–", "—", "−", "‐", "‑"};
    for (size_t i = 0; i < COUNT(dashes); i++)
        if (str_starts(str_part(s, at, SIZE_MAX), dashes[i]))
            return strlen(dashes[i]);
    return 0;
}

static bool tokenise(struct str s, struct tokens *t)
{
    t->count = 0;
    for (size_t at = 0; at < s.len;) {
        char c = s.ptr[at], before = at > 0 ? s.ptr[at - 1] : ' ';
        size_t dash = dash_at(s, at), n = letters_at(s, at);
        bool known = true;
        if (n > 0) {
            known = add_word(t, str_part(s, at, n));
            at += n;
        } else if (numeral(c)) {
            known = add_number(t, s, &at);
        } else if (dash > 0) {
            known = add(t, '-', 0);
            at += dash;
        } else {
            bool between = c == '.' && numeral(before) && at + 1 < s.len && s.ptr[at + 1] != ' ';
            if (c == '/' || between)
                known = add(t, c, 0);
            else
                known = c == ' ' || c == '\t' || c == '\n' || c == ',' || (c == '.' && (letter(before) || numeral(before)));
            at++;
        }
        if (!known)
            return false;
    }
    return t->count > 0;
}

static void set_part(struct point *p, char part, int value)
{
    switch (part) {
    case 'y': p->year = value; break;
    case 'm': p->month = value == 0 ? 13 : value; break; /* a zero is a wrong month, not a missing one */
    case 'd': p->day = value == 0 ? 32 : value; break;
    case 'o': p->ordinal = value == 0 ? 13 : value; break;
    case 'p': p->period = value; break;
    case 'x': p->serial = value; break;
    default: break;
    }
}

static bool point_of(const struct token *items, size_t count, bool month_first, struct point *ret)
{
    for (size_t f = 0; f < COUNT(forms); f++) {
        if (strlen(forms[f].kinds) != count)
            continue;
        size_t same = 0;
        while (same < count && items[same].kind == forms[f].kinds[same])
            same++;
        if (same < count)
            continue;
        const char *parts = month_first && strcmp(forms[f].kinds, "N/N/Y") == 0 ? "m_d_y" : forms[f].parts;
        *ret = (struct point){0};
        for (size_t i = 0; i < count; i++)
            set_part(ret, parts[i], items[i].value);
        return true;
    }
    return false;
}

static bool days_of(struct point p, struct day_range *ret)
{
    if (p.serial != 0) {
        if (p.serial < 20000 || p.serial > 80000)
            return false;
        ret->first = ret->last = (struct day){p.serial - 25569};
        return true;
    }
    if (p.year == 0)
        return false;
    int month = 1, months = 12;
    if (p.ordinal != 0) {
        if (p.period == 0 || p.ordinal * p.period > 12)
            return false;
        month = (p.ordinal - 1) * p.period + 1;
        months = p.period;
    } else if (p.month != 0) {
        month = p.month;
        months = 1;
    }
    struct day first = day_of(p.year, month, p.day == 0 ? 1 : p.day);
    if (!day_known(first))
        return false;
    ret->first = ret->last = first;
    if (p.day == 0)
        ret->last.n = day_add_months(first, months).n - 1;
    return true;
}

/* "enero - marzo 2027": what the first half leaves unsaid comes from the second. */
static bool range_of(struct point a, struct point b, struct day_range *ret)
{
    struct day_range from, to;
    if (!days_of(b, &to))
        return false;
    bool only_day = a.day != 0 && a.month == 0 && a.year == 0;
    if (only_day) {
        if (b.day == 0)
            return false;
        a.month = b.month;
    }
    if (a.ordinal != 0 && a.period == 0)
        a.period = b.period;
    bool borrowed = a.year == 0 && a.serial == 0;
    if (borrowed)
        a.year = b.year;
    if (!days_of(a, &from))
        return false;
    if (from.first.n > to.last.n && borrowed && a.month != 0 && !only_day) {
        a.year--; /* "noviembre - febrero 2027" begins the year before */
        if (!days_of(a, &from))
            return false;
    }
    if (from.first.n > to.last.n)
        return false;
    *ret = (struct day_range){from.first, to.last};
    return true;
}

static bool parse(struct str text, bool month_first, struct day_range *ret)
{
    struct arena mem = arena_new(64u * 1024);
    struct str folded = str_trim(text_fold(&mem, str_trim(text)));
    struct tokens t;
    struct point whole, a, b;
    bool found = tokenise(without_time(folded), &t);
    if (found && point_of(t.items, t.count, month_first, &whole)) {
        found = days_of(whole, ret);
    } else if (found) {
        found = false;
        for (size_t i = 1; i + 1 < t.count && !found; i++)
            found = strchr("-/R", t.items[i].kind) != NULL && point_of(t.items, i, month_first, &a) &&
                    point_of(t.items + i + 1, t.count - i - 1, month_first, &b) && range_of(a, b, ret);
    }
    arena_free(&mem);
    return found;
}

#define TEXT_BYTES_MAX 200u

bool day_range_parse(struct str text, struct day_range *ret)
{
    return text.len <= TEXT_BYTES_MAX && parse(text, false, ret);
}

bool day_range_parse_us(struct str text, struct day_range *ret)
{
    return text.len <= TEXT_BYTES_MAX && parse(text, true, ret);
}
