/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/exchange/ogp.h"

#include <string.h>

#include "base/text.h"

#define WORDS(name, ...)                                                                                     \
    static const struct ogp_word name##_items[] = {__VA_ARGS__};                                             \
    static const struct ogp_words name##_words = {name##_items, COUNT(name##_items)}

WORDS(region, {"Africa and the Middle East", 1}, {"Americas", 2}, {"Asia and the Pacific", 3}, {"Europe", 4});
WORDS(level, {"National", 1}, {"Local", 2}, {"Legacy Local", 3}, {"Other", 4});
WORDS(yes_no, {"Yes", 1}, {"No", 0});
WORDS(specificity, {"None", 0}, {"Low", 1}, {"Medium", 2}, {"High", 3});
WORDS(impact, {"None", 0}, {"Minor", 1}, {"Moderate", 2}, {"Transformative", 3});
WORDS(completion, {"Withdrawn", 0}, {"Unclear", 1}, {"No evidence available", 1},
      {"No evidence available/Unclear", 1}, {"Not Started", 2}, {"Limited", 3}, {"Substantial", 4},
      {"Complete", 5});
WORDS(potential, {"Unclear", 0}, {"Modest", 1}, {"Substantial", 2});
WORDS(change, {"Decrease", -1}, {"No Change", 0}, {"Increase", 1});
WORDS(early, {"No notable results", 0}, {"Moderate", 1}, {"Significant", 2});
WORDS(diog, {"Worsens", 0}, {"Did Not Change", 1}, {"No early results to report yet", 1}, {"Marginal", 2},
      {"Major", 3}, {"Outstanding", 4});
WORDS(diog_value, {"Not Applicable", 0}, {"Worsens", 1}, {"Did Not Change", 2}, {"Marginal", 3}, {"Major", 4},
      {"Outstanding", 5});
WORDS(constraint, {"PotImp", 1}, {"Cmpl", 2}, {"Spec", 3}, {"Rel", 4}, {"STAR", 5}, {"FALSE", 0});
static const struct ogp_words no_words = {NULL, 0};

#define OGP(name, header, block, kind, related, words)                                                       \
    [name] = {header, OGP_BLOCK_##block, OGP_KIND_##kind, related, &words},
const struct ogp_field ogp_fields[OGP_COLUMNS] = {
#include "room/exchange/ogp.def"
};
#undef OGP

struct str ogp_word_of(enum ogp_column column, int64_t code)
{
    const struct ogp_words *w = ogp_fields[column].words;
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].code == code)
            return str_of(w->items[i].text);
    return STR_NONE;
}

/* A header for comparing: folded, letters and digits only. The underscore of the coded twin counts. */
static struct str header_key(struct arena *a, struct str header)
{
    struct str folded = text_fold(a, str_trim(str_part(header, 0, 400)));
    struct buf b = BUF(a);
    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '_' && i == 0))
            buf_char(&b, c);
    }
    return buf_str(&b);
}

static void match_columns(struct arena *a, const struct str *cells, size_t count, struct remarks *remarks,
                          struct ogp_header *h)
{
    struct str keys[OGP_COLUMNS];
    size_t last = 0;
    for (size_t c = 0; c < OGP_COLUMNS; c++)
        keys[c] = header_key(a, str_of(ogp_fields[c].header));
    for (size_t i = 0; i < count; i++) {
        struct str key = header_key(a, cells[i]);
        size_t c = 0;
        while (c < OGP_COLUMNS && !str_eq(keys[c], key))
            c++;
        if (c == OGP_COLUMNS) {
            h->unknown_count++;
            remark_add(remarks, a, 1, i + 1,
                       N_("La columna «%1» no es del formato de OGP: se guarda tal como está."), &cells[i],
                       1);
        } else if (h->at[c] != 0) {
            remark_add(remarks, a, 1, i + 1, N_("La columna «%1» está repetida: cuenta la primera."),
                       &cells[i], 1);
        } else {
            h->at[c] = i + 1;
            h->reordered |= c < last;
            last = c;
        }
    }
}

enum status ogp_header_read(struct arena *a, const struct str *cells, size_t count, struct remarks *remarks,
                            struct ogp_header *ret)
{
    struct ogp_header h = {.width = count, .names = arena_array(a, struct str, count)};
    if (count > 0)
        memcpy(h.names, cells, count * sizeof *cells);
    match_columns(a, cells, count, remarks, &h);
    for (size_t c = 0; c < OGP_COLUMNS; c++)
        if (h.at[c] == 0) {
            struct str name = str_of(ogp_fields[c].header);
            h.missing_count++;
            remark_add(remarks, a, 1, 0, N_("Falta la columna «%1»."), &name, 1);
        }
    if (h.reordered)
        remark_add(remarks, a, 1, 0, N_("Las columnas están en otro orden: se reconocieron por su nombre."),
                   NULL, 0);
    *ret = h;
    return h.at[OGP_COMMITMENT_ID] == 0 || h.at[OGP_PLAN_ID] == 0 || h.at[OGP_TITLE] == 0 ? INVALID : DONE;
}

struct ogp_header ogp_header_standard(struct arena *a)
{
    struct ogp_header h = {.width = OGP_COLUMNS, .names = arena_array(a, struct str, OGP_COLUMNS)};
    for (size_t c = 0; c < OGP_COLUMNS; c++) {
        h.names[c] = str_of(ogp_fields[c].header);
        h.at[c] = c + 1;
    }
    return h;
}

struct str ogp_text(const struct ogp_row *r, enum ogp_column c)
{
    return r->values[c].missing == OGP_PRESENT ? r->values[c].text : STR_NONE;
}

int64_t ogp_number(const struct ogp_row *r, enum ogp_column c)
{
    return r->values[c].missing == OGP_PRESENT ? r->values[c].number : NONE;
}

bool ogp_tagged(const struct ogp_row *r, enum ogp_column c)
{
    assert(ogp_fields[c].kind == OGP_KIND_TAG);
    return ogp_number(r, c) == 1;
}

static size_t run(struct str s, size_t from, char low, char high)
{
    size_t n = 0;
    while (from + n < s.len && s.ptr[from + n] >= low && s.ptr[from + n] <= high)
        n++;
    return n;
}

bool ogp_id_valid(struct str id)
{
    size_t letters = run(id, 0, 'A', 'Z');
    return (letters == 2 || letters == 3) && run(id, letters, '0', '9') == 4 && id.len == letters + 4;
}

bool ogp_plan_id_parse(struct str id, bool *ret_local, int64_t *ret_number)
{
    if (!str_starts(id, "AP_"))
        return false;
    size_t letters = run(id, 3, 'A', 'Z');
    if ((letters != 3 && letters != 4) || run(id, 3 + letters, '0', '9') != 2 || id.len != letters + 5)
        return false;
    *ret_local = letters == 4;
    return str_int(str_part(id, 3 + letters, 2), ret_number);
}

/* A bullet at the place: its length in bytes, or 0. Dashes and asterisks only where a line begins. */
static size_t bullet(struct str s, size_t at)
{
    static const char *const marks[] = {"•", "●", "▪", "■", "◦", "\uF0B7", "\uF0A7"};
    static const char *const first_marks[] = {"- ", "– ", "* ", "· "};
    struct str rest = str_part(s, at, s.len);
    for (size_t i = 0; i < COUNT(marks); i++)
        if (str_starts(rest, marks[i]))
            return strlen(marks[i]);
    for (size_t i = 0; i < COUNT(first_marks); i++)
        if ((at == 0 || s.ptr[at - 1] == '\n') && str_starts(rest, first_marks[i]))
            return strlen(first_marks[i]);
    return 0;
}

size_t ogp_list(struct arena *a, struct str text, struct str **ret)
{
    struct str *items = arena_array(a, struct str, OGP_LIST_MAX);
    size_t count = 0, from = 0;
    for (size_t i = 0; i <= text.len && count < OGP_LIST_MAX; i++) {
        size_t mark = i < text.len ? bullet(text, i) : 0;
        bool ends =
            i == text.len || mark > 0 || text.ptr[i] == '\n' || text.ptr[i] == '\r' || text.ptr[i] == ';';
        if (!ends)
            continue;
        struct str item = str_trim((struct str){text.ptr + from, i - from});
        if (item.len > 0)
            items[count++] = item;
        from = i + (mark > 0 ? mark : 1);
        i = from - 1;
    }
    *ret = items;
    return count;
}

struct str *ogp_export(struct arena *a, const struct ogp_header *h, const struct str *cells, size_t count,
                       const struct ogp_edit *edits, size_t edit_count)
{
    struct str *out = arena_array(a, struct str, h->width);
    for (size_t i = 0; i < h->width; i++)
        out[i] = i < count ? cells[i] : STR("");
    for (size_t i = 0; i < edit_count; i++)
        if (h->at[edits[i].column] != 0)
            out[h->at[edits[i].column] - 1] = edits[i].text;
    return out;
}

struct str ogp_day_text(struct arena *a, struct day d)
{
    int year, month, day;
    if (!day_known(d))
        return STR("NA");
    day_split(d, &year, &month, &day);
    return str_fmt(a, "%d/%d/%d", month, day, year);
}
