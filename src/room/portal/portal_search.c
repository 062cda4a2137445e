/* SPDX-License-Identifier: EUPL-1.2
 * Words to queries, excerpts and marks. */
#include "room/portal/portal_search.h"

#include "base/text.h"

#define SHAPE_TAG struct search_change
SHAPE_TABLE(search_change, NULL, SEARCH_CHANGE);
#undef SHAPE_TAG
#define SHAPE_TAG struct search_source
SHAPE_TABLE(search_source, NULL, SEARCH_SOURCE);
#undef SHAPE_TAG
#define SHAPE_TAG struct search_words
SHAPE_TABLE(search_words, NULL, SEARCH_WORDS);
#undef SHAPE_TAG
#define SHAPE_TAG struct search_hit
SHAPE_TABLE(search_hit, NULL, SEARCH_HIT);
#undef SHAPE_TAG

#define TOKENS_MOST 12
#define TOKEN_MOST 40 /* bytes: longer words are cut alike in documents and queries */
#define EXCERPT_BEFORE 80
#define EXCERPT_BYTES 260

static struct str token_cut(struct str token)
{
    size_t len = token.len < TOKEN_MOST ? token.len : TOKEN_MOST;
    while (len > 0 && len < token.len && ((unsigned char)token.ptr[len] & 0xC0) == 0x80)
        len--;
    return str_part(token, 0, len);
}

struct str search_query(struct arena *a, enum db_engine engine, struct str words)
{
    struct str tokens = text_tokens(a, str_part(words, 0, 2000));
    struct buf b = BUF(a);
    for (int i = 0; i < TOKENS_MOST && !str_empty(tokens); i++) {
        struct str token = token_cut(str_cut(&tokens, ' '));
        bool last = i + 1 == TOKENS_MOST || str_empty(tokens);
        char quote = engine == DB_SQLITE ? '"' : '\'';
        if (b.len > 0)
            buf_chars(&b, engine == DB_SQLITE ? " AND " : " & ");
        buf_char(&b, quote);
        buf_add(&b, token);
        buf_char(&b, quote);
        if (last)
            buf_chars(&b, engine == DB_SQLITE ? " *" : ":*");
    }
    return b.len == 0 ? STR_NONE : buf_str(&b);
}

static bool word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80) != 0;
}

/* Whether a word of a text is one of those looked for. */
static bool word_hit(struct arena *a, struct str word, struct str tokens)
{
    struct str folded = text_tokens(a, word);
    while (!str_empty(tokens)) {
        struct str token = str_cut(&tokens, ' ');
        if (str_eq(folded, token) || (str_empty(tokens) && folded.len > token.len && str_eq(str_part(folded, 0, token.len), token)))
            return true;
    }
    return false;
}

/* The next word at or after `from`; its end, or SIZE_MAX when there is none. */
static size_t next_word(struct str text, size_t from, size_t *ret_begin)
{
    while (from < text.len && !word_byte(text.ptr[from]))
        from++;
    *ret_begin = from;
    while (from < text.len && word_byte(text.ptr[from]))
        from++;
    return from == *ret_begin ? SIZE_MAX : from;
}

struct html search_marked(struct arena *a, struct str text, struct str words)
{
    struct out o = {.buf = BUF(a)};
    struct str tokens = text_tokens(a, str_part(words, 0, 2000));
    size_t done = 0, begin, end;
    for (size_t at = 0; (end = next_word(text, at, &begin)) != SIZE_MAX; at = end) {
        if (!word_hit(a, str_part(text, begin, end - begin), tokens))
            continue;
        out_text(&o, str_part(text, done, begin - done));
        out_markup(&o, "<mark>", 6);
        out_text(&o, str_part(text, begin, end - begin));
        out_markup(&o, "</mark>", 7);
        done = end;
    }
    out_text(&o, str_part(text, done, text.len));
    return out_html(&o);
}

/* Not inside a character. */
static size_t whole(struct str text, size_t at)
{
    while (at > 0 && at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at--;
    return at;
}

struct str search_excerpt(struct arena *a, struct str text, struct str words)
{
    struct str tokens = text_tokens(a, str_part(words, 0, 2000));
    size_t begin = 0, end, found = 0;
    for (size_t at = 0; (end = next_word(text, at, &begin)) != SIZE_MAX; at = end)
        if (word_hit(a, str_part(text, begin, end - begin), tokens)) {
            found = begin;
            break;
        }
    size_t from = found > EXCERPT_BEFORE ? whole(text, found - EXCERPT_BEFORE) : 0;
    while (from > 0 && from < found && word_byte(text.ptr[from]))
        from++;
    size_t to = whole(text, from + EXCERPT_BYTES < text.len ? from + EXCERPT_BYTES : text.len);
    while (to > from && to < text.len && word_byte(text.ptr[to]))
        to--;
    struct str part = str_trim(str_part(text, from, to - from));
    if (str_empty(part))
        return STR_NONE;
    return str_fmt(a, "%s%.*s%s", from > 0 ? "… " : "", STR_ARG(part), to < text.len ? " …" : "");
}

static const struct {
    const char *record, *kind;
} kinds[] = {
    {"plan", N_("Plan de acción")},
    {"commitment", N_("Compromiso")},
    {"milestone", N_("Hito")},
    {"institution", N_("Institución")},
    {"institution_name", N_("Nombre anterior de una institución")},
    {"act", N_("Acto")},
    {"plan_document", N_("Documento")},
    {"evidence", N_("Prueba")},
    {"topic", N_("Tema")},
    {"jurisdiction", N_("Jurisdicción")},
    {"proposal", N_("Propuesta")},
    {"indicator", N_("Indicador")},
};

const char *search_kind(struct str record)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_is(record, kinds[i].record))
            return kinds[i].kind;
    return "";
}
