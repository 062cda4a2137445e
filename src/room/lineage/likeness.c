/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/lineage/likeness.h"

#include <math.h>
#include <stdlib.h>

#include "base/text.h"

#define WORD_BITS 24u
#define CENSUS_BITS 18u
static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/* Words that are in every text and tell nothing, folded; what all proposals say of themselves among them. */
static const char empty_words[] =
    " a al algo alguna algunas alguno algunos ante antes aqui asi aun aunque bajo bien cada casi como con contra cual cuales cualquier "
    "cuando cuanto da dar de debe deben deberia deberian del desde donde dos durante e el ella ellas ello ellos en entre era eran es esa "
    "esas ese eso esos esta estaba estan estar estas este esto estos fue fueron ha haber habia hace hacen hacer hacia han hasta hay he la "
    "las le les lo los mas me mediante mi mientras mis mismo mucha muchas mucho muchos muy nada ni no nos nosotros nuestra nuestras "
    "nuestro nuestros o os otra otras otro otros para parte pero poco por porque pues puede pueden puedan que quien quienes se sea sean "
    "segun ser si sido sin sino sobre solo son su sus tal tambien tan tanto te tener tiene tienen toda todas todo todos tras tu tus u un "
    "una unas uno unos usted va van vez y ya yo propuesta propuestas propongo proponemos proponer propone queremos quiero necesitamos "
    "necesita necesario problema solucion the and of to in for ";

/* The empty words as search tokens, between blanks. */
struct str sketch_empty(struct arena *mem)
{
    struct str tokens = text_tokens(mem, str_of(empty_words));
    return str_fmt(mem, " %.*s ", STR_ARG(tokens));
}

static bool is_empty_token(struct str empty, struct str token)
{
    char key[32];
    if (token.len < 2)
        return true;
    if (token.len + 2 >= sizeof key)
        return false;
    size_t n = 0;
    key[n++] = ' ';
    for (size_t i = 0; i < token.len; i++)
        key[n++] = token.ptr[i];
    key[n++] = ' ';
    return str_find(empty, (struct str){key, n}) != SIZE_MAX;
}

/* A word of the first line has its lowest bit set; the others are FNV-1a of its beginning. */
#define KEY(word) ((word) >> 1)
#define TITLED(word) (((word) & 1) != 0)
static uint32_t word_bits(struct str stem)
{
    uint32_t h = 2166136261u;
    size_t n = stem.len < LIKENESS_WORD_BYTES ? stem.len : LIKENESS_WORD_BYTES;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)stem.ptr[i]) * 16777619u;
    return (h >> WORD_BITS ^ h) & ((1u << WORD_BITS) - 2);
}

struct spelling {
    uint32_t word;
    struct str spelt;
};

static int by_word(const void *a, const void *b)
{
    const struct spelling *x = a, *y = b;
    if (KEY(x->word) != KEY(y->word))
        return x->word < y->word ? -1 : 1;
    return x->word != y->word ? (TITLED(x->word) ? -1 : 1) : (x->spelt.ptr < y->spelt.ptr ? -1 : x->spelt.ptr > y->spelt.ptr);
}

static bool word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Nothing but letters and digits of the folded alphabet. */
static bool is_plain(struct str w)
{
    for (size_t i = 0; i < w.len; i++)
        if ((unsigned char)w.ptr[i] >= 0x80)
            return false;
    return true;
}

/* The set of them: each word once, the lowest of a text with too many. */
static struct sketch sketch_made(struct arena *mem, struct spelling *all, size_t count)
{
    qsort(all, count, sizeof *all, by_word);
    size_t room = count < LIKENESS_WORDS_MOST ? count : LIKENESS_WORDS_MOST;
    struct sketch s = {arena_array(mem, uint32_t, room + 1), 0, arena_array(mem, struct str, room + 1)};
    for (size_t i = 0; i < count && s.count < room; i++) {
        if (s.count > 0 && KEY(s.words[s.count - 1]) == KEY(all[i].word))
            continue;
        s.words[s.count] = all[i].word;
        s.spelt[s.count++] = all[i].spelt;
    }
    return s;
}

static size_t words_most(struct str folded)
{
    size_t n = 0;
    for (size_t at = 0; at < folded.len; at++)
        n += word_char(folded.ptr[at]) &&
             (at + 1 == folded.len || !word_char(folded.ptr[at + 1]) || (unsigned char)folded.ptr[at] >= 0x80);
    return n;
}

struct sketch sketch_of(struct arena *mem, struct str text)
{
    struct str folded = text_fold(mem, text), empty = sketch_empty(mem);
    size_t most = words_most(folded), kept = 0, line = str_find(folded, STR("\n"));
    struct spelling *all = arena_array(mem, struct spelling, most + 1);
    for (size_t at = 0, begin = 0; at <= folded.len; at++) {
        if (at < folded.len && word_char(folded.ptr[at]))
            continue;
        struct str w = str_part(folded, begin, at - begin), rest = w.len > 0 ? text_tokens(mem, w) : STR_NONE;
        uint32_t titled = begin < line;
        begin = at + 1;
        while (rest.len > 0 && kept < most) {
            struct str token = str_cut(&rest, ' ');
            if (!is_empty_token(empty, token))
                all[kept++] = (struct spelling){word_bits(token) | titled, rest.len == 0 && is_plain(w) ? w : token};
        }
    }
    return sketch_made(mem, all, kept);
}

struct sketch sketch_of_tokens(struct arena *mem, struct str empty, struct str title, struct str tokens)
{
    struct str rest = tokens, first = text_tokens(mem, title);
    size_t most = words_most(tokens), kept = 0, line = str_starts(tokens, str_chars(mem, first)) ? first.len : 0;
    struct spelling *all = arena_array(mem, struct spelling, most + 1);
    while (rest.len > 0 && kept < most) {
        struct str token = str_cut(&rest, ' ');
        uint32_t titled = token.ptr < tokens.ptr + line;
        if (!is_empty_token(empty, token))
            all[kept++] = (struct spelling){word_bits(token) | titled, token};
    }
    return sketch_made(mem, all, kept);
}

struct str sketch_code(struct arena *mem, const struct sketch *s)
{
    struct buf b = BUF(mem);
    for (size_t i = 0; i < s->count; i++)
        for (int shift = 18; shift >= 0; shift -= 6)
            buf_char(&b, letters[s->words[i] >> shift & 63]);
    return buf_str(&b);
}

static int letter_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'Z' ? c - 'A' + 10
           : c >= 'a' && c <= 'z' ? c - 'a' + 36
           : c == '-'             ? 62
           : c == '_'             ? 63
                                  : -1;
}

bool sketch_read(struct arena *mem, struct str code, struct sketch *ret)
{
    *ret = (struct sketch){0};
    if (code.len % 4 != 0 || code.len / 4 > LIKENESS_WORDS_MOST)
        return false;
    ret->words = arena_array(mem, uint32_t, code.len / 4 + 1);
    for (size_t i = 0; i < code.len; i += 4) {
        uint32_t word = 0;
        for (size_t k = 0; k < 4; k++) {
            int v = letter_value(code.ptr[i + k]);
            if (v < 0)
                return false;
            word = word << 6 | (uint32_t)v;
        }
        if (ret->count > 0 && KEY(ret->words[ret->count - 1]) >= KEY(word))
            return false;
        ret->words[ret->count++] = word;
    }
    return true;
}

static size_t shared(const struct sketch *a, const struct sketch *b)
{
    size_t n = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        uint32_t x = KEY(a->words[i]), y = KEY(b->words[k]);
        n += x == y;
        i += x <= y;
        k += y <= x;
    }
    return n;
}

int64_t sketch_common_pct(const struct sketch *a, const struct sketch *b)
{
    size_t both = shared(a, b), all = a->count + b->count - both;
    return all == 0 ? 0 : (int64_t)(both * 100 / all);
}

bool sketch_same(const struct sketch *a, const struct sketch *b)
{
    size_t small = a->count < b->count ? a->count : b->count, large = a->count < b->count ? b->count : a->count;
    if (small == 0 || small * 100 < large * LIKENESS_SAME_PCT)
        return false;
    return sketch_common_pct(a, b) >= (small < LIKENESS_SAME_WORDS ? 100 : LIKENESS_SAME_PCT);
}

struct likeness_census likeness_census_new(struct arena *mem)
{
    return (struct likeness_census){.texts = arena_array(mem, uint16_t, (size_t)1 << CENSUS_BITS)};
}

static uint32_t census_at(uint32_t word)
{
    return word >> (WORD_BITS - CENSUS_BITS);
}

void likeness_count(struct likeness_census *c, const struct sketch *s)
{
    c->count++;
    for (size_t i = 0; i < s->count; i++) {
        uint16_t *n = &c->texts[census_at(s->words[i])];
        *n = *n < UINT16_MAX ? (uint16_t)(*n + 1) : *n;
    }
}

void likeness_close(struct arena *mem, struct likeness_census *c)
{
    size_t most = c->count < UINT16_MAX ? c->count : UINT16_MAX;
    c->weight = arena_array(mem, double, most + 2);
    for (size_t n = 0; n <= most + 1; n++) {
        double rare = log(1.0 + (double)(c->count + 1) / (double)(n + 1));
        c->weight[n] = rare * rare;
    }
}

static double weight_of(const struct likeness_census *c, uint32_t word)
{
    size_t n = c->texts[census_at(word)], most = c->count < UINT16_MAX ? c->count : UINT16_MAX;
    return c->weight[n <= most ? n : most]; /* two words may share a place */
}

int64_t likeness_pct(const struct likeness_census *c, const struct sketch *a, const struct sketch *b)
{
    double both = 0, of_a = 0, of_b = 0;
    for (size_t i = 0; i < a->count; i++)
        of_a += weight_of(c, a->words[i]) * (TITLED(a->words[i]) ? LIKENESS_TITLE * LIKENESS_TITLE : 1);
    for (size_t i = 0, k = 0; i < b->count; i++) {
        double w = weight_of(c, b->words[i]);
        of_b += w * (TITLED(b->words[i]) ? LIKENESS_TITLE * LIKENESS_TITLE : 1);
        while (k < a->count && KEY(a->words[k]) < KEY(b->words[i]))
            k++;
        if (k < a->count && KEY(a->words[k]) == KEY(b->words[i]))
            both += w * (TITLED(a->words[k]) ? LIKENESS_TITLE : 1) * (TITLED(b->words[i]) ? LIKENESS_TITLE : 1);
    }
    return of_a <= 0 || of_b <= 0 ? 0 : (int64_t)(100 * both / sqrt(of_a * of_b) + 0.5);
}

struct str likeness_words(struct arena *mem, const struct likeness_census *c, const struct sketch *a, const struct sketch *b)
{
    struct buf out = BUF(mem);
    bool *told = arena_array(mem, bool, a->count + 1);
    for (size_t n = 0; n < LIKENESS_SHOWN_WORDS && a->spelt != NULL; n++) {
        size_t best = SIZE_MAX, k = 0;
        for (size_t i = 0; i < a->count; i++) {
            while (k < b->count && KEY(b->words[k]) < KEY(a->words[i]))
                k++;
            if (told[i] || k == b->count || KEY(b->words[k]) != KEY(a->words[i]))
                continue;
            if (best == SIZE_MAX || weight_of(c, a->words[i]) > weight_of(c, a->words[best]))
                best = i;
        }
        if (best == SIZE_MAX)
            break;
        told[best] = true;
        buf_chars(&out, out.len > 0 ? ", " : "");
        buf_add(&out, a->spelt[best]);
    }
    return buf_str(&out);
}
