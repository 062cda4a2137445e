/* SPDX-License-Identifier: EUPL-1.2
 * Inside of lineage/ only. Which texts say nearly the same: pure, without a database. A text becomes its
 * sketch, the set of its words without the empty ones, each word folded, stemmed and cut so that derived
 * words meet, kept as 24 bits. Why so, and the figures: docs/decisions/0112-likeness.md. */
#ifndef HITO_ROOM_LINEAGE_LIKENESS_H
#define HITO_ROOM_LINEAGE_LIKENESS_H

#include "base/str.h"

#define LIKENESS_WORD_BYTES 7u   /* "contratacion", "contratos": the same beginning */
#define LIKENESS_WORDS_MOST 400u /* of a sketch; of longer texts those with the lowest hashes */
#define LIKENESS_FROM_PCT 18     /* below it two texts have nothing to show to each other */
#define LIKENESS_TITLE 2         /* a word of the title counts as two */
#define LIKENESS_SAME_PCT 80     /* of all words of both: the same argument, with some words of one's own */
#define LIKENESS_SAME_WORDS 12u  /* shorter texts are the same only when all their words are */
#define LIKENESS_SHOWN_WORDS 6u  /* shared words that are shown */

struct sketch {
    uint32_t *words; /* ascending, each once */
    size_t count;
    struct str *spelt; /* words[i] as first written, folded; NULL when read from its code */
};
/* Of a text as people write it, its title the first line; the same of a title and the search tokens
 * (text_tokens()) of title and text. */
struct sketch sketch_of(struct arena *mem, struct str text);
struct sketch sketch_of_tokens(struct arena *mem, struct str empty, struct str title, struct str tokens);
/* `empty`: the words that tell nothing, as tokens; made once for many. */
struct str sketch_empty(struct arena *mem);
/* Four letters per word, and back; false where it is none. */
struct str sketch_code(struct arena *mem, const struct sketch *s);
bool sketch_read(struct arena *mem, struct str code, struct sketch *ret);
/* Words in both of the words in either, in percent. */
int64_t sketch_common_pct(const struct sketch *a, const struct sketch *b);
/* Whether they are one argument. */
bool sketch_same(const struct sketch *a, const struct sketch *b);

/* How many texts of a collection have each word: rare words tell more. */
struct likeness_census {
    uint16_t *texts; /* by the upper bits of the word */
    size_t count;
    double *weight;  /* by number of texts, once closed */
};
struct likeness_census likeness_census_new(struct arena *mem);
void likeness_count(struct likeness_census *c, const struct sketch *s);
/* After the last one. */
void likeness_close(struct arena *mem, struct likeness_census *c);
/* The cosine of their rare words, 0 to 100. */
int64_t likeness_pct(const struct likeness_census *c, const struct sketch *a, const struct sketch *b);
/* "agua, riego, canales": what they share as `a` spells it, the rarest first; `a` is of a text. */
struct str likeness_words(struct arena *mem, const struct likeness_census *c, const struct sketch *a, const struct sketch *b);

#endif
