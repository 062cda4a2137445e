/* SPDX-License-Identifier: EUPL-1.2
 * The parts of a workbook around its sheets: what is where, shared texts, formats. Private to
 * xlsx_*.c. */
#ifndef HITO_DOCUMENT_XLSX_PART_H
#define HITO_DOCUMENT_XLSX_PART_H

#include "document/xml.h"

struct workbook_sheet {
    struct str name, relation;
    bool hidden;
};
struct workbook {
    struct arena *a;
    struct book *book;
    struct archive *archive;
    bool epoch_1904;
    struct workbook_sheet sheets[TABLE_SHEETS];
    size_t sheet_count;
    struct str *strings; /* shared texts */
    size_t string_count, string_size;
    unsigned char *formats; /* FORMAT_ flags by style index */
    size_t format_count, format_size;
};

/* Finds the workbook part and reads sheets' names, shared texts and formats; paths[i] is the part of
 * sheet i, or NULL for one without cells (a chart). */
enum status workbook_read(struct workbook *w, const char *paths[TABLE_SHEETS]) MUST_USE;
/* One sheet's cells into `sheet`. */
enum status worksheet_read(struct workbook *w, const char *part, struct sheet *sheet) MUST_USE;

#endif
