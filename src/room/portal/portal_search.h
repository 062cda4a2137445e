/* SPDX-License-Identifier: EUPL-1.2
 * Search over everything: documents made from the records, kept up to date by following the sealed
 * log, so that no handler can forget it. Private to the portal. */
#ifndef HITO_ROOM_PORTAL_SEARCH_H
#define HITO_ROOM_PORTAL_SEARCH_H

#include "job/job.h"
#include "room/portal/portal_view.h"

#define SEARCH_CHANGE(F)                                        \
    F(INT, seq, 0, FREE, "", "number in the log")               \
    F(TEXT, record, 0, FREE, "", "table of the record")         \
    F(INT, record_id, 0, FREE, "", "its id")
SHAPE_STRUCT(search_change, SEARCH_CHANGE);

#define SEARCH_SOURCE(F)                                        \
    F(TEXT, record, 0, FREE, "", "table of the record")         \
    F(INT, record_id, 0, FREE, "", "its id")                    \
    F(INT, jurisdiction, 0, FREE, "", "nothing: common to all") \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")         \
    F(INT, published, 0, FREE, "", "0: a draft's")              \
    F(INT, plan_number, 0, FREE, "", "of the plan or process")   \
    F(TEXT, commitment_number, 0, FREE, "", "number")           \
    F(TEXT, milestone_number, 0, FREE, "", "number")            \
    F(TEXT, code, 0, FREE, "", "code in the address")           \
    F(TEXT, title, 0, FREE, "", "title")                        \
    F(PROSE, body, 0, FREE, "", "the rest of its words")
SHAPE_STRUCT(search_source, SEARCH_SOURCE);

#define SEARCH_WORDS(F)                                         \
    F(PROSE, text, 0, FREE, "", "an answer of a proposal")
SHAPE_STRUCT(search_words, SEARCH_WORDS);

#define SEARCH_HIT(F)                                           \
    F(TEXT, record, 0, FREE, "", "table of the record")         \
    F(INT, record_id, 0, FREE, "", "its id")                    \
    F(INT, jurisdiction, 0, FREE, "", "nothing: common to all") \
    F(INT, published, 0, FREE, "", "0: a draft's")              \
    F(INT, weight, 0, FREE, "", "order of the kinds")           \
    F(TEXT, title, 0, FREE, "", "title")                        \
    F(TEXT, path, 0, FREE, "", "its address")                   \
    F(PROSE, body, 0, FREE, "", "words for the excerpt")
SHAPE_STRUCT(search_hit, SEARCH_HIT);

/* Follows up to `most` entries of the sealed log; needs a write transaction. *ret_seen says how many. */
enum status search_follow(struct db *db, struct arena *mem, size_t most, size_t *ret_seen) MUST_USE;
/* What is found, best first: drafts only of jurisdictions where `who` may read them. jurisdiction NONE:
 * everywhere. At most 500; nothing for a query without letters or digits. */
enum status search_find(struct db *db, struct arena *mem, const struct actor *who, int64_t jurisdiction,
                        struct str words, struct search_hit **ret, size_t *ret_count) MUST_USE;
/* The query of the engine for the tokens; STR_NONE when there are none. */
struct str search_query(struct arena *a, enum db_engine engine, struct str words);
/* The text with the words that match marked; and a part of it around the first of them. */
struct html search_marked(struct arena *a, struct str text, struct str words);
struct str search_excerpt(struct arena *a, struct str text, struct str words);
/* Spanish message of what a hit is. */
const char *search_kind(struct str record);

enum status search_chore(struct chore_context *c);
enum status portal_search_show(struct request *r);
enum status portal_search_here_show(struct request *r);

struct search_line {
    const char *kind;
    struct html title, excerpt;
    struct str path;
    bool draft;
};
struct search_page {
    struct portal_search_box box;
    struct str words, place;
    bool asked, empty;
    struct search_line *lines;
    size_t lines_count, total;
    struct str before, after;
    int64_t page, pages;
};

#endif
