/* SPDX-License-Identifier: EUPL-1.2
 * Inside of report/ only: the workbook of an institution and period. Made here, filled without a
 * connection, brought back, looked at row by row, and accepted into the draft. */
#ifndef HITO_ROOM_REPORT_BOOK_H
#define HITO_ROOM_REPORT_BOOK_H

#include "document/table.h"
#include "room/report/report_pages.h"

#define REPORT_BOOK(F)                                                                              \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                \
    F(REF, report, REQUIRED | STAFF, REF_TO(report), "Reporte", "what it would fill")               \
    F(INT, revision_of, REQUIRED | STAFF, FREE, "Revisión", "of the report when it came")           \
    F(TEXT, file_name, REQUIRED | STAFF, CHARS(1, 200), "Archivo", "as it came")                    \
    F(PROSE, remarks, STAFF, CHARS(0, 4000), "Avisos", "of the reader: one per line")               \
    F(REF, added_by, REQUIRED | STAFF, REF_TO(person), "Quién lo trajo", "person")                  \
    F(TIME, added_at, REQUIRED | STAFF, FREE, "Cuándo", "when it came (UTC)")
SHAPE_STRUCT(report_book, REPORT_BOOK);

/* A row as it came: nothing is read into it yet. */
#define REPORT_BOOK_LINE(F)                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                \
    F(REF, book, REQUIRED | STAFF, REF_TO(report_book), "Libro", "book it came in")                 \
    F(INT, number, REQUIRED | STAFF, FREE, "Fila", "row as people see it")                          \
    F(TEXT, key, REQUIRED | STAFF, CHARS(1, 100), "Código", "m12, p5")                              \
    F(TEXT, answer, STAFF, CHARS(0, 200), "Qué pasó", "")                                           \
    F(TEXT, cause, STAFF, CHARS(0, 200), "Causa del retraso", "")                                   \
    F(PROSE, text, STAFF, CHARS(0, 20000), "Qué se hizo", "")                                       \
    F(PROSE, next_step, STAFF, CHARS(0, 20000), "Siguiente paso", "")                               \
    F(TEXT, forecast, STAFF, CHARS(0, 200), "Nueva fecha prevista", "")                             \
    F(TEXT, delivered, STAFF, CHARS(0, 200), "Fecha de entrega", "")                                \
    F(TEXT, link, STAFF, CHARS(0, 2000), "Enlace de prueba", "")
SHAPE_STRUCT(report_book_line, REPORT_BOOK_LINE);

enum book_column { BOOK_KEY, BOOK_COMMITMENT, BOOK_MILESTONE, BOOK_DUE, BOOK_ANSWER, BOOK_CAUSE, BOOK_TEXT, BOOK_NEXT, BOOK_FORECAST,
                   BOOK_DELIVERED, BOOK_LINK, BOOK_COLUMNS };
/* What the reader found: rows of the sheet, where each column was, who it is for. */
struct report_brought {
    struct report_book_line *lines;
    size_t count;
    struct str jurisdiction, institution;
    int64_t plan, period, revision;
    struct str remarks, file_name;
};
/* A fault of the book, by cell: "F7". */
struct book_fault {
    struct str cell, message;
};
/* What a row would do. */
struct book_change {
    const struct report_line *line;
    struct report_answer answer;
    struct claim claim; /* texts and days as the row has them */
    struct str link, label, title, words;
    size_t row;
};
struct book_look {
    struct book_fault *faults;
    size_t fault_count, fault_size;
    struct book_change *changes;
    size_t change_count;
};
enum status report_book_write(struct request *r, const struct report_place *at, struct str *ret) MUST_USE;
/* The rows of a book; INVALID: it is not one of ours, why is beside `field`. */
enum status report_book_read(struct request *r, const char *field, const struct book *b, struct report_brought *ret) MUST_USE;
/* Pure but for the arena: each row beside the line that it names. */
void report_book_look(struct request *r, const struct report_place *at, const struct report_book_line *lines, size_t count, struct book_look *ret);

struct report_book_page {
    const struct report_place *at;
    struct str institution, choose_path, book_path, file_name;
    struct form form;
    const char *closed;
    const struct report_book *book; /* one that waits, or NULL */
    const struct book_fault *faults;
    size_t faults_count;
    const struct book_change *changes;
    size_t changes_count;
    struct str *remarks;
    size_t remarks_count;
    struct form accept;
    struct str drop_path;
};

#endif
