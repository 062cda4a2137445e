/* SPDX-License-Identifier: EUPL-1.2
 * The hunt for what is told before its moment: all addresses in every format, asked by everybody. */
#ifndef HITO_TESTS_UNIT_LEAK_HUNT_H
#define HITO_TESTS_UNIT_LEAK_HUNT_H

#include <stdio.h>

#include "tests/unit/leak_house.h"

/* An address and what the public was answered there. */
struct page {
    const char *path;
    struct str before;
    struct {
        long at;
        size_t len;
    } kept[V_COUNT]; /* of hunt_keep */
};
struct hunt {
    struct test *t;
    struct leak_house *h;
    struct page *pages;
    size_t count, size;
    struct test scratch;
    unsigned met[S_COUNT]; /* bits of those who met the word */
    struct str tokens[V_COUNT];
    enum visitor compared; /* whose pages before and after; the public's */
    bool drafts_only; /* words of drafts are looked for, no others */
    int first, end; /* enum secret_thing: those before, and from `end` on unless it is 0, are not on the stage */
    int asked, told;
    FILE *book; /* what hunt_keep was answered */
};

/* false: the test has failed. */
bool hunt_open(struct test *t, struct leak_house *h, struct hunt *w);
/* Every address of the stage as it stands. */
void hunt_pages_find(struct hunt *w);
void hunt_page_add(struct hunt *w, const char *path);
/* Keeps what `compared` is answered. */
void hunt_before(struct hunt *w);
/* What was answered, when it is the one whose pages are compared. Words that the visitor may not meet fail the test. */
struct str hunt_ask(struct hunt *w, const char *path, enum visitor v);
/* Fails when `now` is not what was kept. */
void hunt_moved(struct hunt *w, const struct page *p, struct str now);
/* Keeps what each of `whom` (bits) is answered where `asks` says so; then fails where it is not what was kept. */
void hunt_keep(struct hunt *w, unsigned whom, bool (*asks)(const char *path));
void hunt_same(struct hunt *w, unsigned whom, bool (*asks)(const char *path));
void hunt_everybody(struct hunt *w);
/* Everything that the program does by itself, without the network. */
void hunt_chores_run(struct hunt *w);
/* Nobody may be sent a secret word. */
void hunt_letters_look(struct hunt *w);
/* The token of each one's forms. */
void hunt_tokens_take(struct hunt *w);
/* Addresses added from `from` on are answered as where there is none. */
void hunt_like_nothing(struct hunt *w, size_t from);
/* Who must have met a word did. */
void hunt_entitled(struct hunt *w);

#endif
