/* SPDX-License-Identifier: EUPL-1.2
 * Inside of exchange/ only. Loading a plan from sheets: what their columns mean, what each row would do
 * to the plan that is there, and every problem by sheet, row and column. Examining is pure: it is done
 * again at each look, so a preview is never stale. Errors keep the whole load from being accepted,
 * warnings do not. An empty cell changes nothing; what is not in the file stays. */
#ifndef HITO_ROOM_EXCHANGE_LOAD_H
#define HITO_ROOM_EXCHANGE_LOAD_H

#include "document/table.h"
#include "room/exchange/exchange.h"
#include "room/milestone/milestone.h"
#include "room/territory/territory.h"

#define LOAD_KIND(C)                                  \
    C(LOAD_FILE, "archivo", "Archivo")                \
    C(LOAD_PASTED, "pegado", "Tabla pegada")
CHOICES_ENUM(load_kind, LOAD_KIND);
#define LOAD_STATE(C)                                           \
    C(LOAD_WAITING, "por-revisar", "Por revisar")               \
    C(LOAD_ACCEPTED, "aceptada", "Aceptada")                    \
    C(LOAD_DROPPED, "descartada", "Descartada")
CHOICES_ENUM(load_state, LOAD_STATE);

#define LOAD(F)                                                                                               \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                          \
    F(REF, jurisdiction, REQUIRED | STAFF, REF_TO(jurisdiction), "Jurisdicción", "whose plan")                \
    F(CHOICE, kind, REQUIRED | STAFF, ONE_OF(load_kind), "Cómo llegó", "files or a pasted table")             \
    F(TEXT, file_name, STAFF, CHARS(0, 300), "Archivo", "names of the files, as brought")                     \
    F(REF, plan, STAFF | FORM, REF_TO(plan), "Plan", "nothing: a plan that is not there yet")                 \
    F(INT, plan_number, STAFF | FORM, RANGE(1, 999), "Número del plan nuevo", "of the plan to be made")       \
    F(TEXT, plan_name, STAFF | FORM, CHARS(4, 300), "Nombre del plan nuevo", "of the plan to be made")        \
    F(DAY, plan_starts_on, STAFF | FORM, FREE, "El plan nuevo empieza", "first day")                          \
    F(DAY, plan_ends_on, STAFF | FORM, FREE, "El plan nuevo termina", "last day")                             \
    F(CHOICE, state, REQUIRED | STAFF, ONE_OF(load_state), "Estado", "waiting, accepted or dropped")          \
    F(REF, added_by, STAFF, REF_TO(person), "Quién la trajo", "person")                                       \
    F(TIME, added_at, REQUIRED | STAFF, FREE, "Cuándo", "when it came (UTC)")                                 \
    F(TIME, closed_at, STAFF, FREE, "Cerrada", "when it was accepted or dropped (UTC)")                       \
    F(PROSE, report, STAFF, CHARS(0, 4000), "Qué hizo", "what acceptance did")                                \
    F(PROSE, remarks, COMPUTED, CHARS(0, 1000000), "", "of the reader of the file: JSON")                     \
    F(PROSE, decisions, STAFF, CHARS(0, 1000000), "Decisiones", "about unknown institutions: JSON")           \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                        \
    F(TIME, changed_at, COMPUTED | STAFF, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(load, LOAD);

#define LOAD_ROW(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                          \
    F(REF, load, REQUIRED | STAFF, REF_TO(load), "Carga", "load it came with")                                \
    F(TEXT, sheet, REQUIRED | STAFF, CHARS(1, 200), "Hoja", "name of the sheet")                              \
    F(INT, number, REQUIRED | STAFF, FREE, "Fila", "row as people see it")                                    \
    F(PROSE, cells, REQUIRED | COMPUTED, CHARS(0, 10000000), "", "cells as they came: JSON")
SHAPE_STRUCT(load_row, LOAD_ROW);

enum load_sheet { SHEET_INSTITUTIONS, SHEET_COMMITMENTS, SHEET_MILESTONES, SHEET_PARTS, LOAD_SHEETS };
#define LOAD_COLUMNS 32u
struct load_column {
    const char *title;   /* Spanish, as the workbook has it */
    const char *aliases; /* other titles that mean the same, folded, between bars */
    const char *field;   /* of the sheet's shape; "@…" is not a field: see load.c */
    bool needed;
    double width;
    const char *hint;
};
struct load_sheet_kind {
    const char *name;
    const struct shape *shape;
    const struct load_column *columns;
    size_t count;
};
extern const struct load_sheet_kind load_sheets[LOAD_SHEETS];
/* The place of a column by its field, e.g. "@lead". */
size_t load_column_of(enum load_sheet sheet, const char *field);
/* Which sheet a table is, by its name or else by its titles; *ret_header is the row of the titles and
 * columns[i] where column i is, from 1. false: none of them. */
bool load_recognise(struct arena *a, const struct sheet *s, enum load_sheet *ret, size_t *ret_header, size_t *columns);
/* A cell's text into a field of the row; false when it is none of its type. */
bool load_read_field(struct arena *a, const struct field *f, struct str text, void *row);

/* Values, topics, goals and provinces: the lists, and what the commitments have of them. */
struct load_sides {
    struct topic *topics;
    struct territory *provinces;
    struct commitment_value *values;
    struct commitment_topic *tags;
    struct commitment_territory *places;
    size_t topic_count, province_count, value_count, tag_count, place_count;
};
/* What is there now. */
struct load_now {
    struct plan *plan; /* the plan, or the one that acceptance would make (id NONE) */
    struct plan_group *groups;
    struct commitment *commitments;
    struct milestone *milestones;
    struct milestone_part *parts;
    struct commitment_institution *parties;
    struct institution *institutions;
    struct institution_name *names;
    size_t group_count, commitment_count, milestone_count, part_count, party_count, institution_count, name_count;
    struct load_sides sides;
    struct str *decisions; /* name, code, name, code… */
    size_t decision_count;
};

enum load_fate { LOAD_ADDS, LOAD_CHANGES, LOAD_EQUAL, LOAD_NOT_HERE, LOAD_FATES };
struct load_difference {
    struct str what, before, after; /* in words */
};
struct load_problem {
    struct str sheet, cell; /* "Hitos", "C14"; STR_NONE about the whole */
    bool blocks;
    struct str message;
};
/* An institution that nobody knows here; a person decides what it is. */
struct load_unknown {
    struct str name, folded, acronym;
    int sector, branch, level; /* as the sheet says, or -1 */
    struct str decision;       /* "crear:estado", "es:12", or STR_NONE */
    int64_t id;                /* once decided and made; NONE before */
    size_t used;
};
struct load_line {
    enum load_sheet kind;
    struct str sheet;
    size_t number;
    void *record;                   /* of the kind's shape: what the file says */
    void *now;                      /* what is there, or NULL */
    bool given[LOAD_COLUMNS];
    struct str text[LOAD_COLUMNS];
    size_t at[LOAD_COLUMNS];        /* columns of the file */
    struct load_line *parent;       /* in the file, or NULL */
    int64_t parent_id;              /* there, or NONE */
    enum load_fate fate;
    struct str label;
    struct load_difference *differences;
    size_t differences_count;
};
struct load_look {
    struct load_line *lines;
    size_t lines_count;
    struct load_problem *problems;
    size_t problems_count, problems_size, errors;
    struct load_unknown *unknowns;
    size_t unknowns_count, undecided;
    struct str *absent; /* here, not in the file: kept */
    size_t absent_count;
    size_t counts[LOAD_FATES];
    struct str fingerprint; /* of all this: what the person saw */
};
/* Rows with something in them; a plan has far fewer than LOAD_ROWS_MOST. */
#define LOAD_ROWS_MOST 3000u
size_t load_rows_of(const struct book *book);
/* Looks at a book beside what is there. */
void load_examine(struct arena *a, enum lang lang, const struct book *book, const struct remarks *remarks,
                  const struct load_now *now, struct load_look *ret);
/* The institution of a name: its id; or the place among the unknown ones in *ret_unknown; NONE. */
int64_t load_institution(struct arena *a, const struct load_now *now, const struct load_look *look, struct str name,
                         size_t *ret_unknown);
void load_problem_add(struct arena *a, struct load_look *look, const struct load_line *line, size_t column, bool blocks,
                      struct str message);

/* ---- store */
enum status loads_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct load **ret, size_t *ret_count) MUST_USE;
enum status load_get(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t id, struct load **ret) MUST_USE;
enum status load_book(struct db *db, struct arena *mem, int64_t load, struct book *ret) MUST_USE;
/* Keeps the load with all cells of its book. */
enum status load_keep(struct db *db, struct arena *mem, struct load *l, const struct book *book) MUST_USE;
/* What is there of the plan of a load, or of a plan to be made. */
enum status load_now_read(struct db *db, struct arena *mem, const struct jurisdiction *j, const struct load *l,
                          struct load_now *ret) MUST_USE;
enum status load_now_of_plan(struct db *db, struct arena *mem, const struct plan *plan, struct load_now *ret) MUST_USE;
/* Everything of the look, in the running transaction; closes the load. CONFLICT: it is closed already;
 * INVALID: something blocks it. */
enum status load_accept(struct db *db, struct arena *mem, struct load *l, struct load_now *now, struct load_look *look) MUST_USE;

/* A free code for an institution of that name: "ministerio-de-salud". */
enum status institution_code_free(struct db *db, struct arena *mem, int64_t jurisdiction, struct str name, struct str *ret) MUST_USE;

/* ---- out */
/* The plan as a workbook (or an empty one with plan NULL) that load_examine() reads back as equal. */
enum status load_workbook(struct arena *a, enum lang lang, const struct load_now *now, struct instant at, struct str *ret) MUST_USE;

#endif
