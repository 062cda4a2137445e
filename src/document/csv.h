/* SPDX-License-Identifier: EUPL-1.2
 * CSV (RFC 4180) as spreadsheets really write it: read with what they get wrong, written so that the
 * cells come back byte by byte. */
#ifndef HITO_DOCUMENT_CSV_H
#define HITO_DOCUMENT_CSV_H

#include "document/charset.h"
#include "document/table.h"

struct csv_row {
    size_t line;   /* of the file, where the row begins, from 1 */
    size_t number; /* as a spreadsheet numbers it: empty lines count */
    size_t count;
    struct str *cells; /* borrowed from the text where nothing had to be undone */
};
struct csv_reader {
    struct str text; /* UTF-8 */
    size_t at;
    size_t line;
    size_t number;
    char delimiter;
    bool marked;          /* began with a byte order mark */
    bool lenient;         /* an unclosed quote is a letter (pasted text) */
    enum charset charset; /* what the file was in */
    struct remark problem;
};

/* Begins to read a whole file: finds the character set, the delimiter (a line "sep=;" decides) and
 * adds a remark when the text had to be converted. INVALID when it is no text. */
enum status csv_open(struct csv_reader *c, struct arena *a, struct str bytes,
                     struct remarks *remarks) MUST_USE;
/* Begins with a known delimiter and UTF-8 text. */
struct csv_reader csv_text(struct str text, char delimiter);
/* The next row that is not an empty line. NOT_FOUND at the end; INVALID for a quote that is never
 * closed, TOO_LARGE past the limits of table.h, both with the line in c->problem. */
enum status csv_next(struct csv_reader *c, struct arena *a, struct csv_row *ret) MUST_USE;
/* The whole file as a book of one sheet; rows with more or fewer cells than the first get a remark. */
enum status csv_read(struct arena *a, struct str bytes, struct str name, struct book *ret) MUST_USE;

/* One row with its CRLF. Cells come out as they are, quoted only where needed. */
void csv_write(struct buf *b, const struct str *cells, size_t count, char delimiter);
/* The same for files that people open in a spreadsheet: a cell that would be taken for a formula
 * (= + - @ tab, carriage return, full-width forms) gets an apostrophe before it. Numbers do not. */
void csv_write_guarded(struct buf *b, const struct str *cells, size_t count, char delimiter);

#endif
