/* SPDX-License-Identifier: EUPL-1.2
 * A table as strangers' files bring it: text cells with the numbers that people see on screen (row 1,
 * column A). CSV, XLSX and pasted text all become this; importers read nothing else. */
#ifndef HITO_DOCUMENT_TABLE_H
#define HITO_DOCUMENT_TABLE_H

#include "base/str.h"

/* Marks a literal for extraction where it is stored and said later. */
#ifndef N_
#define N_(msgid) msgid
#endif

enum cell_kind {
    CELL_EMPTY,
    CELL_TEXT,
    CELL_NUMBER, /* digits with a decimal point, as typed */
    CELL_DATE,   /* "2027-06-30", "2027-06-30 14:05" or "14:05" */
    CELL_FLAG,   /* "1" or "0" */
    CELL_ERROR,  /* "#REF!" */
};
#define CELL_FORMULA 0x1u /* the text is the value that the file kept for a formula */
#define CELL_MERGED 0x2u  /* first cell of a merged area: holds its value */
#define CELL_COVERED 0x4u /* any other cell of a merged area: always empty */

struct cell {
    struct str text;
    enum cell_kind kind;
    unsigned flags;
};
struct table_row {
    struct cell *cells;
    size_t count;
};
/* An area of merged cells, both ends included, counted from 1. */
struct span {
    size_t row, column, last_row, last_column;
};
struct sheet {
    struct str name;
    bool hidden;
    size_t rows, columns; /* the last ones that hold something */
    size_t cell_count;    /* that hold something */
    struct table_row *row;
    size_t room; /* rows that `row` has place for */
    struct span *spans;
    size_t span_count;
    size_t merged_area; /* cells in spans */
};

/* What is worth saying about a file, in the words of a msgid with %1 to %3. */
struct remark {
    size_t row, column; /* 0: about the whole */
    struct str message;
    struct str values[3];
    size_t value_count;
};
#define REMARKS_MAX 500u
struct remarks {
    struct remark *items;
    size_t count, size;
    size_t dropped; /* more than REMARKS_MAX */
};
struct book {
    struct sheet *sheets;
    size_t sheet_count;
    struct remarks remarks;
    struct remark problem; /* why it was refused; without message when it was read */
};

/* Limits of everything that is read. */
#define TABLE_ROWS 200000u
#define TABLE_COLUMNS 400u
#define TABLE_CELLS 4000000u
#define TABLE_CELL_BYTES 102400u
#define TABLE_SHEETS 100u

/* The cell at row and column counted from 1; an empty one outside the table. */
struct cell sheet_cell(const struct sheet *s, size_t row, size_t column);
/* Its text; "" where there is nothing. */
struct str sheet_text(const struct sheet *s, size_t row, size_t column);
/* The texts of a row's first `width` cells. */
struct str *sheet_row_texts(const struct sheet *s, struct arena *a, size_t row, size_t width);
/* "A1", "AB12". */
struct str cell_name(struct arena *a, size_t row, size_t column);
/* The column of "AB12" or "AB" (28), the row if `ret_row` is given; false when it is none. */
bool cell_parse(struct str name, size_t *ret_row, size_t *ret_column);
/* Whether all cells of the row are empty or blank. */
bool sheet_row_blank(const struct sheet *s, size_t row);
/* Looks in the first 20 rows for the one that has most of the wanted headers, whatever their order,
 * case, accents, and spaces. Returns its number, or 0 when it has fewer than half of them;
 * ret_columns[i] is the column of wanted[i], or 0. */
size_t sheet_header(const struct sheet *s, struct arena *a, const char *const *wanted, size_t count,
                    size_t *ret_columns);
/* The sheet of that name without regard to case and accents, or NULL. */
struct sheet *book_sheet(const struct book *b, struct arena *a, const char *name);

/* Making a table. INVALID past the limits: the problem is in `b`. */
struct sheet *book_add(struct book *b, struct arena *a, struct str name, bool hidden);
enum status sheet_put(struct book *b, struct sheet *s, struct arena *a, size_t row, size_t column,
                      struct cell cell) MUST_USE;
/* Makes it at least so large, with empty cells. */
enum status sheet_widen(struct book *b, struct sheet *s, struct arena *a, size_t rows,
                        size_t columns) MUST_USE;
/* Marks the cells of a merged area; the covered ones lose their text. */
void sheet_merge(struct sheet *s, struct arena *a, struct span span);
void remark_add(struct remarks *r, struct arena *a, size_t row, size_t column, const char *message,
                const struct str *values, size_t value_count);
/* Refuses the file: keeps the first problem; returns `why` (INVALID, TOO_LARGE). */
enum status book_refuse(struct book *b, enum status why, size_t row, const char *message, struct str value);

#endif
