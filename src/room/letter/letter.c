/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/letter/letter_view.h"

CHOICES_TABLE(letter_direction, LETTER_DIRECTION);
CHOICES_TABLE(letter_kind, LETTER_KIND);
CHOICES_TABLE(letter_came, LETTER_CAME);

#define SHAPE_TAG struct letter
SHAPE_TABLE(letter, "letter", LETTER);
#undef SHAPE_TAG
#define SHAPE_TAG struct letter_row
SHAPE_TABLE(letter_row, NULL, LETTER_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct letter_entry
SHAPE_TABLE(letter_entry, NULL, LETTER_ENTRY);
#undef SHAPE_TAG
#define SHAPE_TAG struct letter_period
SHAPE_TABLE(letter_period, NULL, LETTER_PERIOD);
#undef SHAPE_TAG
#define SHAPE_TAG struct letter_place
SHAPE_TABLE(letter_place, NULL, LETTER_PLACE);
#undef SHAPE_TAG

bool letter_kind_fits(enum letter_direction direction, enum letter_kind kind)
{
    if (kind == LETTER_OTHER)
        return true;
    bool out = kind == LETTER_REQUEST || kind == LETTER_REMINDER || kind == LETTER_ESCALATION;
    return out == (direction == LETTER_OUT);
}

bool letter_carries(const struct letter *l, int kind)
{
    return l->direction == LETTER_IN && !day_known(l->withdrawn_on) && (kind < 0 || l->kind == kind);
}

bool letter_open(const struct letter *l)
{
    return l->direction == LETTER_OUT && !day_known(l->sent_on) && !day_known(l->withdrawn_on);
}

struct str letter_prefix(struct arena *mem, struct str jurisdiction_code)
{
    struct buf b = BUF(mem);
    buf_chars(&b, "OF-");
    for (size_t i = 0; i < jurisdiction_code.len; i++) {
        char c = jurisdiction_code.ptr[i];
        buf_char(&b, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
    }
    return buf_str(&b);
}
