/* SPDX-License-Identifier: EUPL-1.2
 * OGP's commitments dataset (171 columns, ogp-rules 6): its header, what each cell of a row means with
 * a remark for every trap, and writing it back with the original cells. Pure: no database. */
#ifndef HITO_ROOM_EXCHANGE_OGP_H
#define HITO_ROOM_EXCHANGE_OGP_H

#include "base/day.h"
#include "document/table.h"

#define OGP(name, header, block, kind, related, words) name,
enum ogp_column {
#include "room/exchange/ogp.def"
    OGP_COLUMNS
};
#undef OGP
enum ogp_block {
    OGP_BLOCK_IDENTITY,
    OGP_BLOCK_POLICY,
    OGP_BLOCK_REVIEW,
    OGP_BLOCK_RESULTS,
    OGP_BLOCK_BOOKKEEPING
};
enum ogp_kind {
    OGP_KIND_TEXT,
    OGP_KIND_ID,
    OGP_KIND_PLAN,
    OGP_KIND_NUMBER,
    OGP_KIND_IDS,
    OGP_KIND_INT,
    OGP_KIND_YEAR,
    OGP_KIND_DAY,
    OGP_KIND_FLAG,
    OGP_KIND_TAG,
    OGP_KIND_WORD,
    OGP_KIND_CODE
};
/* A value of an enumeration as the dataset writes it. For the change in completion the code is only
 * its sign. */
struct ogp_word {
    const char *text;
    int code;
};
struct ogp_words {
    const struct ogp_word *items;
    size_t count;
};
struct ogp_field {
    const char *header;
    enum ogp_block block;
    enum ogp_kind kind;
    enum ogp_column related; /* TAG: parent, CODE: its word; else OGP_COLUMNS */
    const struct ogp_words *words;
};
/* By enum ogp_column, in the dataset's order. */
extern const struct ogp_field ogp_fields[OGP_COLUMNS];
/* The text of a code in an enumeration, or STR_NONE. */
struct str ogp_word_of(enum ogp_column column, int64_t code);

/* Why there is no value; the first three are distinct from each other, from 0 and from an empty cell. */
enum ogp_missing {
    OGP_PRESENT,
    OGP_ND,    /* the variable did not exist in that cycle */
    OGP_NR,    /* not (yet) reviewed */
    OGP_NA,    /* not applicable */
    OGP_BLANK, /* an empty cell, or no such column in the file */
    OGP_UNREAD /* something stands there that has no meaning for the column: see the remarks */
};
struct ogp_datum {
    enum ogp_missing missing;
    int64_t number;         /* INT, YEAR, FLAG, TAG, CODE, and the code of a WORD; else NONE */
    struct str text;        /* trimmed and repaired; also of what could not be read */
    struct day_range range; /* DAY: the days it means; both DAY_NONE for words like "Underway" */
};

/* Where each column is in a file. */
struct ogp_header {
    size_t at[OGP_COLUMNS]; /* place in the file from 1; 0: missing */
    size_t width;           /* columns of the file */
    size_t missing_count, unknown_count;
    bool reordered;
    struct str *names; /* of the file's columns, as they are */
};
/* Matches a header row whatever its order and case; missing, unknown, and repeated columns become
 * remarks. INVALID when the commitment's id, its plan's id or its title are not there: it is not this
 * dataset. */
enum status ogp_header_read(struct arena *a, const struct str *cells, size_t count, struct remarks *remarks,
                            struct ogp_header *ret) MUST_USE;

/* Length of a supporting-institutions or similar list after ogp_list(). */
#define OGP_LIST_MAX 200u

struct ogp_row {
    size_t number;           /* row in the file as people see it */
    const struct str *cells; /* as they are */
    size_t count;
    struct ogp_datum values[OGP_COLUMNS];
    bool usable;        /* has an id, a plan and a title: it can become a commitment */
    int64_t plan_years; /* recomputed from the years; NONE when one is not known */
    struct remarks remarks;
};
/* Decodes a row; cells are borrowed. What is odd becomes a remark with the column's place in the file. */
void ogp_decode(struct arena *a, const struct ogp_header *h, const struct str *cells, size_t count,
                size_t number, struct ogp_row *ret);
/* Whether members of one cluster disagree on their potential (ogp-rules 5): a remark in the rows. */
void ogp_check_clusters(struct arena *a, struct ogp_row *rows, size_t count);

static inline const struct ogp_datum *ogp_value(const struct ogp_row *r, enum ogp_column c)
{
    return &r->values[c];
}
/* The text, or STR_NONE when it is missing for whatever reason. */
struct str ogp_text(const struct ogp_row *r, enum ogp_column c);
/* The number, or NONE. */
int64_t ogp_number(const struct ogp_row *r, enum ogp_column c);
bool ogp_tagged(const struct ogp_row *r, enum ogp_column c);
/* "EC0016", "BUE0009": ISO letters and 4 digits. Never tells national from local. */
bool ogp_id_valid(struct str id);
/* "AP_ECU02" (national, *ret_local false) or "AP_ARBA02" (local); the plan's number. */
bool ogp_plan_id_parse(struct str id, bool *ret_local, int64_t *ret_number);
/* The parts of a list in one cell: by line, semicolon or bullet, trimmed; commas stay (names of
 * institutions have them). At most OGP_LIST_MAX. */
size_t ogp_list(struct arena *a, struct str text, struct str **ret);

/* A field that changed since it was loaded. */
struct ogp_edit {
    enum ogp_column column;
    struct str text;
};
/* The row's cells for writing: the original ones byte by byte, edited ones in their place; columns
 * that the file does not have are not added. */
struct str *ogp_export(struct arena *a, const struct ogp_header *h, const struct str *cells, size_t count,
                       const struct ogp_edit *edits, size_t edit_count);
/* A header of all columns in order, for writing rows that never were in a file. */
struct ogp_header ogp_header_standard(struct arena *a);
/* How the dataset writes a day: "6/30/2027". */
struct str ogp_day_text(struct arena *a, struct day d);

#endif
