/* SPDX-License-Identifier: EUPL-1.2
 * Inside of lineage/ only. A workbook of proposals: which column is what, what each row would give, and
 * everything that is wrong with it by row; nothing changes until somebody accepts it. */
#ifndef HITO_ROOM_LINEAGE_BATCH_H
#define HITO_ROOM_LINEAGE_BATCH_H

#include "document/table.h"
#include "room/lineage/lineage_view.h"

#define BATCH_STATE(C)                                           \
    C(BATCH_WAITING, "por-revisar", "Por revisar")               \
    C(BATCH_ACCEPTED, "aceptada", "Aceptada")                    \
    C(BATCH_DROPPED, "descartada", "Descartada")
CHOICES_ENUM(batch_state, BATCH_STATE);
#define PROPOSAL_LOAD(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                          \
    F(REF, cocreation, REQUIRED | STAFF, REF_TO(cocreation), "Proceso", "process")                            \
    F(TEXT, file_name, REQUIRED | STAFF, CHARS(1, 300), "Archivo", "as brought")                              \
    F(PROSE, body, COMPUTED, CHARS(0, 4000000), "", "its cells as CSV")                                       \
    F(PROSE, mapping, REQUIRED | STAFF, CHARS(0, 20000), "Columnas", "what each one is, a line per column")   \
    F(CHOICE, state, REQUIRED | STAFF, ONE_OF(batch_state), "Estado", "waiting, accepted or dropped")          \
    F(REF, added_by, REQUIRED | STAFF, REF_TO(person), "Quién la trajo", "person")                            \
    F(TIME, added_at, REQUIRED | STAFF, FREE, "Cuándo", "when it came (UTC)")                                 \
    F(TIME, closed_at, STAFF, FREE, "Cerrada", "when it was accepted or dropped (UTC)")                       \
    F(PROSE, report, STAFF, CHARS(0, 4000), "Qué hizo", "what acceptance did")                                \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                        \
    F(TIME, changed_at, COMPUTED | STAFF, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(proposal_load, PROPOSAL_LOAD);
#define PROPOSAL_LOAD_LINE(F)                                       \
    F(INT, id, 0, FREE, "", "load")                                 \
    F(TEXT, file_name, 0, FREE, "", "file")                         \
    F(CHOICE, state, 0, ONE_OF(batch_state), "", "state")            \
    F(TIME, added_at, 0, FREE, "", "when")                          \
    F(PROSE, report, 0, FREE, "", "what acceptance did")
SHAPE_STRUCT(proposal_load_line, PROPOSAL_LOAD_LINE);
#define SOURCE_ROW(F)                                       \
    F(INT, number, 0, FREE, "", "proposal")                 \
    F(TEXT, source_key, 0, FREE, "", "row it came from")
SHAPE_STRUCT(source_row, SOURCE_ROW);

#define BATCH_ROWS_MOST 1000u
#define BATCH_COLUMNS_MOST 60u
#define BATCH_BYTES_MOST ((size_t)3 << 20)

/* What a column may be: the fixed ones, then one per question of the form. */
enum batch_fixed { BATCH_TITLE, BATCH_NAME, BATCH_EMAIL, BATCH_SECTOR, BATCH_PROVINCES, BATCH_TABLE, BATCH_FIXED };
struct batch_target {
    struct str code, label;
    const char *aliases; /* folded titles that mean it, between bars */
    const struct proposal_question *question; /* NULL: fixed */
};
struct batch_targets {
    struct batch_target *items;
    size_t count;
};
struct batch_targets batch_targets_make(struct arena *mem, enum lang lang, const struct proposal_question *questions, size_t count);
/* The target that a column's title means, SIZE_MAX: none. */
size_t batch_target_of(struct arena *mem, const struct batch_targets *t, struct str title);
/* A line per column, the code of its target or nothing; each target is taken once. */
struct str batch_mapping(struct arena *mem, const struct batch_targets *t, const struct str *titles, size_t count);
/* ret[i]: target of column i, or SIZE_MAX. */
void batch_mapping_read(const struct batch_targets *t, struct str mapping, size_t *ret, size_t count);

enum batch_fate { BATCH_ENTERS, BATCH_THERE, BATCH_FAULTY, BATCH_FATES };
struct batch_row {
    size_t number;         /* as a spreadsheet numbers it */
    struct str key, title, name, email, provinces;
    int sector;
    int64_t table, there;  /* there: number of the proposal that it gave already */
    const int64_t *territories;
    size_t territory_count;
    struct str *answers;   /* by question; while the row is at hand only */
    enum batch_fate fate;
    struct str faults, notes; /* in words, one per line */
};
/* What the rows are held against. */
struct batch_world {
    struct proposal_question *questions;
    size_t question_count;
    struct territory *provinces;
    size_t province_count;
    struct roundtable *tables;
    size_t table_count;
    struct source_row *sources;
    size_t source_count;
    struct batch_targets targets;
};
struct batch_look {
    struct str *titles; /* of the columns */
    size_t *targets;    /* by column */
    size_t column_count;
    struct batch_row *rows;
    size_t row_count, counts[BATCH_FATES];
    bool titled; /* a column is the title */
};
/* Looks at every row; `enters` (may be NULL) is called with each that enters, in an arena of its own: what a row
 * answers is not kept. BROKEN: the body is no CSV. */
enum status batch_examine(struct request *r, const struct batch_world *w, struct str body, struct str mapping,
                          enum status (*enters)(void *context, struct arena *mem, const struct batch_row *row), void *context,
                          struct batch_look *ret) MUST_USE;
/* The cells of a sheet as the CSV that is kept. */
struct str batch_body(struct arena *mem, const struct sheet *s);

enum status batch_world_read(struct request *r, const struct cocreation_place *at, struct batch_world *ret) MUST_USE;
/* Adds what enters, with letters and codes to who gave an address; closes the load. */
enum status batch_accept(struct request *r, struct cocreation_place *at, struct proposal_load *l, const struct batch_world *w) MUST_USE;

struct batch_list_row {
    const struct proposal_load_line *x;
    struct str path;
};
struct batch_list_page {
    const struct cocreation_place *at;
    const struct batch_list_row *rows;
    size_t rows_count;
    struct str path;
    struct form form;
    bool open;
};
struct batch_option {
    struct str code, label;
    bool chosen;
};
struct batch_column {
    struct str title, name, sample;
    const struct batch_option *options;
    size_t options_count;
};
struct batch_page {
    const struct cocreation_place *at;
    const struct proposal_load *load;
    const struct batch_look *look;
    const struct batch_column *columns;
    size_t columns_count;
    const struct batch_row *faulty, *rows;
    size_t faulty_count, rows_count, hidden;
    struct str path, list_path;
    struct form mapping_form, accept_form;
    bool waiting, open, ready;
};

#endif
