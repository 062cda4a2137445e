/* SPDX-License-Identifier: EUPL-1.2
 * Order for people, after the database has answered: neither engine sorts Spanish alike. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

struct sorted {
    struct str key;
    size_t place;
};

static int compare(const void *left, const void *right)
{
    const struct sorted *a = left, *b = right;
    int c = str_compare(a->key, b->key);
    return c != 0 ? c : (a->place > b->place) - (a->place < b->place);
}

void text_sort(struct arena *a, void *rows, size_t count, size_t size, size_t offset)
{
    if (count < 2)
        return;
    struct sorted *order = arena_array(a, struct sorted, count);
    char *old = arena_take_array(a, size, count);
    memcpy(old, rows, size * count);
    for (size_t i = 0; i < count; i++) {
        struct str word;
        memcpy(&word, old + i * size + offset, sizeof word);
        order[i] = (struct sorted){text_sort_key(a, word), i};
    }
    qsort(order, count, sizeof *order, compare);
    for (size_t i = 0; i < count; i++)
        memcpy((char *)rows + i * size, old + order[i].place * size, size);
}

static bool letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool text_is_code(struct str s)
{
    if (s.len == 0 || s.len > 60 || !letter_or_digit(s.ptr[0]) || !letter_or_digit(s.ptr[s.len - 1]))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!letter_or_digit(s.ptr[i]) && s.ptr[i] != '-')
            return false;
    return true;
}
