/* SPDX-License-Identifier: EUPL-1.2
 * Messages: the Spanish text is the key; other languages are looked up by halving. */
#include <string.h>

#include "view/messages.h"
#include "view/out.h"

const char *say(enum lang lang, const char *msgid)
{
    if (lang == LANG_ES)
        return msgid;
    size_t low = 0, high = messages_en.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(msgid, messages_en.items[middle].id);
        if (order == 0)
            return messages_en.items[middle].text;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return msgid;
}

struct str say_with(struct arena *a, enum lang lang, const char *msgid, const struct str *values, size_t count)
{
    struct buf b = BUF(a);
    for (const char *c = say(lang, msgid); *c != '\0'; c++) {
        if (*c == '%' && c[1] >= '1' && c[1] <= '9' && (size_t)(c[1] - '1') < count) {
            buf_add(&b, values[c[1] - '1']);
            c++;
        } else {
            buf_char(&b, *c);
        }
    }
    return buf_str(&b);
}

void out_say(struct out *o, const char *msgid)
{
    if (msgid != NULL)
        out_chars(o, say(o->lang, msgid));
}

void out_say_with(struct out *o, const char *msgid, const struct str *values, size_t count)
{
    out_text(o, say_with(o->buf.arena, o->lang, msgid, values, count));
}
