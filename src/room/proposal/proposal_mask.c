/* SPDX-License-Identifier: EUPL-1.2
 * Identity cards and telephones of Ecuador inside a text that will be public. A card is known by its province
 * and check digit, so that other figures of ten digits stay. */
#include "room/proposal/proposal.h"

#define MOST_DIGITS 15u
#define BULLET "•"

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool wordy(char c)
{
    return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || ((unsigned char)c & 0x80) != 0;
}

/* Digits with single separators between groups, as people write telephones. */
struct run {
    char digits[MOST_DIGITS];
    size_t count;
    size_t groups, first_group, last_group;
    size_t end; /* after it */
    bool plus, dashed; /* dashed: any separator */
};

static size_t separator(struct str s, size_t at)
{
    size_t n = 0;
    while (n < 2 && at + n < s.len && (s.ptr[at + n] == ' ' || s.ptr[at + n] == '-' || s.ptr[at + n] == ')'))
        n++;
    if (n == 0 && at + 1 < s.len && s.ptr[at] == (char)0xC2 && s.ptr[at + 1] == (char)0xA0)
        return 2;
    return n;
}

/* The run that begins at `at`, at most `most` digits; `spaced`: separators are taken. */
static struct run run_at(struct str s, size_t at, bool spaced)
{
    struct run r = {.groups = 1};
    r.plus = s.ptr[at] == '+';
    size_t i = at + (r.plus ? 1 : 0), group = 0;
    while (i < s.len && r.count < MOST_DIGITS) {
        if (digit(s.ptr[i])) {
            r.digits[r.count++] = s.ptr[i++];
            group++;
            if (r.groups == 1)
                r.first_group = group;
            continue;
        }
        size_t gap = spaced ? separator(s, i) : 0;
        if (gap == 0 || i + gap >= s.len || !digit(s.ptr[i + gap]))
            break;
        i += gap;
        r.groups++;
        r.dashed = true;
        group = 0;
    }
    r.last_group = group;
    r.end = i;
    return r;
}

static bool card(const char *d)
{
    int province = (d[0] - '0') * 10 + d[1] - '0', sum = 0;
    if (province < 1 || (province > 24 && province != 30) || d[2] > '5')
        return false;
    for (size_t i = 0; i < 9; i++) {
        int v = (d[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += v > 9 ? v - 9 : v;
    }
    return (10 - sum % 10) % 10 == d[9] - '0';
}

static bool is_card(const struct run *r)
{
    bool shape = !r->dashed || (r->groups == 2 && (r->last_group == 1 || r->last_group == 3));
    if (r->plus || !shape || (r->count != 10 && r->count != 13))
        return false;
    bool tax = r->count == 10 || (r->digits[10] == '0' && r->digits[11] == '0' && r->digits[12] == '1');
    return tax && card(r->digits);
}

static bool is_phone(const struct run *r)
{
    const char *d = r->digits;
    size_t n = r->count;
    if (r->groups > 5)
        return false;
    if (n >= 11 && d[0] == '5' && d[1] == '9' && d[2] == '3') {
        bool trunk = d[3] == '0';
        const char *rest = d + (trunk ? 4 : 3);
        size_t left = n - (trunk ? 4 : 3);
        return (left == 9 && rest[0] == '9') || (left == 8 && rest[0] >= '2' && rest[0] <= '7');
    }
    if (r->plus || (r->dashed && r->first_group < 2))
        return false;
    return (n == 10 && d[0] == '0' && d[1] == '9') || (n == 9 && d[0] == '0' && d[1] >= '2' && d[1] <= '7');
}

static void mask(struct buf *b, const struct run *r)
{
    if (r->plus)
        buf_char(b, '+');
    buf_add(b, (struct str){r->digits, 2});
    for (size_t i = 3; i < r->count; i++)
        buf_chars(b, BULLET);
    buf_char(b, r->digits[r->count - 1]);
}

static size_t link_at(struct str s, size_t at)
{
    struct str rest = str_part(s, at, s.len);
    if (!str_starts(rest, "http://") && !str_starts(rest, "https://"))
        return 0;
    size_t n = 0;
    while (n < rest.len && (unsigned char)rest.ptr[n] > ' ')
        n++;
    return n;
}

/* The personal number that begins at `at`, if one does and ends there. */
static bool personal_at(struct str s, size_t at, struct run *ret)
{
    for (int spaced = 1; spaced >= 0; spaced--) {
        *ret = run_at(s, at, spaced != 0);
        bool ends = ret->end >= s.len || !wordy(s.ptr[ret->end]) || s.ptr[ret->end] == (char)0xC2 || s.ptr[ret->end] == (char)0xE2;
        bool decimal = ret->end + 1 < s.len && (s.ptr[ret->end] == '.' || s.ptr[ret->end] == ',') && digit(s.ptr[ret->end + 1]);
        if (ends && !decimal && (is_card(ret) || is_phone(ret)))
            return true;
    }
    return false;
}

struct str personal_masked(struct arena *mem, struct str text, size_t *ret_count)
{
    struct buf b = BUF(mem);
    struct run r;
    size_t found = 0;
    for (size_t at = 0; at < text.len;) {
        size_t link = link_at(text, at);
        bool starts = digit(text.ptr[at]) || (text.ptr[at] == '+' && at + 1 < text.len && digit(text.ptr[at + 1]));
        bool apart = at == 0 || (!wordy(text.ptr[at - 1]) && text.ptr[at - 1] != '.' && text.ptr[at - 1] != ',' && text.ptr[at - 1] != '+');
        if (link > 0) {
            buf_add(&b, str_part(text, at, link));
            at += link;
        } else if (starts && apart && personal_at(text, at, &r)) {
            mask(&b, &r);
            found++;
            at = r.end;
        } else {
            buf_char(&b, text.ptr[at++]);
        }
    }
    *ret_count = found;
    return found == 0 ? text : buf_str(&b);
}
