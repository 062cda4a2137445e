/* SPDX-License-Identifier: EUPL-1.2
 * Writes .xlsx workbooks: sheets of typed cells with a frozen header, widths, lists to choose from,
 * dates that are dates. Text stays text, whatever it begins with. */
#ifndef HITO_DOCUMENT_XLSX_WRITE_H
#define HITO_DOCUMENT_XLSX_WRITE_H

#include "base/day.h"

struct xlsx_column {
    struct str title;
    double width;    /* in characters; 0: by the title */
    int list;        /* from xlsx_list(), or 0 */
    struct str hint; /* shown when a cell of the column is chosen; may be STR_NONE */
    bool typed;      /* may be written in a protected sheet */
};
struct xlsx;

/* A new workbook; `made_at` is its date of creation (the same data give the same bytes).
 * NULL when the system has no room for it. Always end with xlsx_finish(). */
struct xlsx *xlsx_new(struct arena *a, struct str title, struct instant made_at);
/* A list for choosing, kept on a sheet "Listas" at the end. Gives its number, from 1. */
int xlsx_list(struct xlsx *x, struct str title, const struct str *items, size_t count);
/* Begins a sheet; its first row holds the titles. A name is at most 31 characters without []:*?/\ .
 * `rows` is how many rows below the header offer the lists. */
void xlsx_sheet(struct xlsx *x, struct str name, const struct xlsx_column *columns, size_t count,
                size_t rows);
/* Locks what the columns do not let be typed: against accidents, without password. */
void xlsx_protect(struct xlsx *x);
/* The next row; then its cells from left to right. */
void xlsx_row(struct xlsx *x);
void xlsx_text(struct xlsx *x, struct str text); /* empty: an empty cell */
void xlsx_int(struct xlsx *x, int64_t n);        /* NONE: an empty cell */
void xlsx_centi(struct xlsx *x, int64_t centi);  /* hundredths as a decimal */
void xlsx_day(struct xlsx *x, struct day d);     /* DAY_NONE: an empty cell */
void xlsx_skip(struct xlsx *x);
/* The file's bytes; releases everything. TOO_LARGE when a text exceeds the 32,767 characters of a
 * cell or there were too many rows; NO_SPACE, BROKEN. */
enum status xlsx_finish(struct xlsx *x, struct str *ret) MUST_USE;

#endif
