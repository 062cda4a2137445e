/* SPDX-License-Identifier: EUPL-1.2
 * Columns of open data in words. */
#include "room/portal/portal.h"

#include <string.h>

#include "view/out.h"

#define COLUMN(sets, column, words) {sets, column, words},
static const struct column_told columns[] = {
#include "room/portal/columns/common.def"
#include "room/portal/columns/indicator.def"
#include "room/portal/columns/light.def"
#include "room/portal/columns/plan.def"
#include "room/portal/columns/voice.def"
};
#undef COLUMN

bool column_told_of(const struct column_told *c, const char *set)
{
    for (struct str rest = str_of(c->sets); !str_empty(rest);)
        if (str_is(str_cut(&rest, ' '), set))
            return true;
    return false;
}

const struct column_told *column_told(const char *set, const char *column)
{
    const struct column_told *any = NULL;
    for (size_t i = 0; i < COUNT(columns); i++) {
        if (strcmp(columns[i].column, column) != 0)
            continue;
        if (column_told_of(&columns[i], set))
            return &columns[i];
        if (strcmp(columns[i].sets, "*") == 0)
            any = &columns[i];
    }
    return any;
}

const struct column_told *columns_told(size_t *ret_count)
{
    *ret_count = COUNT(columns);
    return columns;
}

struct str column_meaning(struct arena *a, const char *set, const struct field *f, enum lang lang)
{
    const struct column_told *c = column_told(set, f->name);
    const char *words = lang == LANG_ES && c != NULL ? c->words : f->doc[0] != '\0' ? f->doc : say(lang, f->label);
    struct buf b = BUF(a);
    buf_chars(&b, words);
    if (!str_ends(str_of(words), ".") && !str_ends(str_of(words), "…"))
        buf_char(&b, '.');
    if (f->type == FIELD_CENTI)
        buf_fmt(&b, " %s", say(lang, N_("Va ya en su unidad, con hasta dos decimales y punto: no hay que dividir para 100.")));
    if (f->type == FIELD_MICRO)
        buf_fmt(&b, " %s", say(lang, N_("Va ya en su unidad, con hasta seis decimales y punto: no hay que dividir para un millón.")));
    return b.len == 0 ? STR("") : buf_str(&b);
}

struct str column_words(struct arena *a, const char *set, const struct field *f, enum lang lang)
{
    struct buf b = BUF(a);
    buf_add(&b, column_meaning(a, set, f, lang));
    for (size_t i = 0; f->type == FIELD_CHOICE && f->limit.choices != NULL && i < f->limit.choices->count; i++)
        buf_fmt(&b, "%s%s: %s", i == 0 ? " " : "; ", f->limit.choices->items[i].code, say(lang, f->limit.choices->items[i].label));
    return b.len == 0 ? STR("") : buf_str(&b);
}
