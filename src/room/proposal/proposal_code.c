/* SPDX-License-Identifier: EUPL-1.2
 * The receipt code: fifty random bits in Crockford's letters and a check sign (Luhn over 32 signs). */
#include "base/digest.h"
#include "room/proposal/proposal.h"

#define SIGNS 10u /* of five bits */

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int value_of(char c)
{
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    for (int i = 0; i < 32; i++)
        if (alphabet[i] == c)
            return i;
    return -1;
}

static int check_of(const int *values)
{
    int sum = 0;
    for (size_t i = 0; i < SIGNS; i++) {
        int v = values[SIGNS - 1 - i] * (i % 2 == 0 ? 2 : 1);
        sum += v / 32 + v % 32;
    }
    return (32 - sum % 32) % 32;
}

struct str receipt_code_new(struct arena *mem)
{
    struct str hex = random_hex(mem, SIGNS);
    int values[SIGNS];
    struct buf b = BUF(mem);
    buf_chars(&b, "HT-");
    for (size_t i = 0; i < SIGNS; i++) {
        char high = hex.ptr[2 * i], low = hex.ptr[2 * i + 1];
        int byte = (high <= '9' ? high - '0' : high - 'a' + 10) * 16 + (low <= '9' ? low - '0' : low - 'a' + 10);
        values[i] = byte % 32;
        buf_char(&b, alphabet[values[i]]);
        if (i == 4 || i == 9)
            buf_char(&b, '-');
    }
    buf_char(&b, alphabet[check_of(values)]);
    return buf_str(&b);
}

static struct str without_mark(struct str typed)
{
    struct str s = str_trim(typed);
    bool marked = s.len > 2 && (s.ptr[0] == 'H' || s.ptr[0] == 'h') && (s.ptr[1] == 'T' || s.ptr[1] == 't');
    return marked && s.len > SIGNS + 1 ? str_part(s, 2, s.len) : s;
}

enum status receipt_code_hash(struct arena *mem, struct str server_key, struct str typed, struct str *ret)
{
    struct str s = without_mark(typed);
    int values[SIGNS + 1];
    char plain[SIGNS];
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '-' || s.ptr[i] == ' ' || s.ptr[i] == '.')
            continue;
        int v = value_of(s.ptr[i]);
        if (v < 0 || n > SIGNS)
            return INVALID;
        values[n++] = v;
    }
    if (n != SIGNS + 1 || values[SIGNS] != check_of(values))
        return INVALID;
    for (size_t i = 0; i < SIGNS; i++)
        plain[i] = alphabet[values[i]];
    *ret = hmac_hex(mem, server_key, str_fmt(mem, "recibo %.*s", (int)SIGNS, plain));
    return DONE;
}
