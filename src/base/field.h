/* SPDX-License-Identifier: EUPL-1.2
 * Field lists: a record's fields are stated once (law 8), as a macro of rows
 *
 *   F(TYPE, name, AUDIENCE | REQUIRED | FORM, LIMIT, "Etiqueta", "meaning, unit, source")
 *
 * From the list come the struct, the column lists, reading and writing rows, forms and their
 * validation, page values, CSV/JSON/XLSX, the data dictionary and the log. */
#ifndef HITO_BASE_FIELD_H
#define HITO_BASE_FIELD_H

#include "base/day.h"

/* The types a field may have: C type in the struct, column type in the database.
 *   INT    int64_t        integer; NONE is SQL NULL
 *   REF    int64_t        id of another record (LIMIT is REF_TO(table)); NONE is SQL NULL
 *   CENTI  int64_t        hundredths: 62.5 is 6250 (percent shares, weights, money); NONE is NULL
 *   MICRO  int64_t        millionths: 62.5 is 62500000 (measured values); NONE is NULL; limits in millionths
 *   FLAG   bool           0 or 1, never NULL
 *   TEXT   struct str     one line of text; STR_NONE is SQL NULL
 *   PROSE  struct str     Markdown of several lines
 *   DAY    struct day     ISO day as text
 *   TIME   struct instant seconds since 1970 UTC
 *   CHOICE int            index into an enumeration, stored as its code; -1 is SQL NULL          */
enum field_type {
    FIELD_INT,
    FIELD_REF,
    FIELD_CENTI,
    FIELD_MICRO,
    FIELD_FLAG,
    FIELD_TEXT,
    FIELD_PROSE,
    FIELD_DAY,
    FIELD_TIME,
    FIELD_CHOICE,
};
#define FIELD_C_INT int64_t
#define FIELD_C_REF int64_t
#define FIELD_C_CENTI int64_t
#define FIELD_C_MICRO int64_t
#define FIELD_C_FLAG bool
#define FIELD_C_TEXT struct str
#define FIELD_C_PROSE struct str
#define FIELD_C_DAY struct day
#define FIELD_C_TIME struct instant
#define FIELD_C_CHOICE int

/* Who may see a field: exactly one of the four (deny by default: 0 is nobody outside the code). */
#define PUBLIC 0x01u /* pages, open data, API */
#define STAFF 0x02u  /* people with a role in the jurisdiction */
#define OWN 0x04u    /* personal data: the person and who is entitled, reading is logged */
#define SECRET 0x08u /* never leaves the store; the log says only that it changed */
/* Properties. */
#define REQUIRED 0x10u /* may not be empty */
#define FORM 0x20u     /* a person may write it: form_read() takes it, nothing else */
#define COMPUTED 0x40u /* set by the program (revision, changed_at, results): not in the log's differences */

/* One value of an enumeration: code in the database and in open data, label for people. */
struct choice {
    const char *code;
    const char *label; /* Spanish message */
};
struct choices {
    const char *name;
    size_t count;
    const struct choice *items;
};

struct limit {
    int64_t min; /* INT, CENTI, MICRO: value; TEXT, PROSE: characters */
    int64_t max; /* 0 and 0: no limit for numbers; 200 characters for TEXT, 20,000 for PROSE */
    const struct choices *choices;
    const char *table; /* REF: the table it points to */
};
#define FREE {0}
#define RANGE(low, high) {.min = (low), .max = (high)}
#define CHARS(low, high) {.min = (low), .max = (high)}
#define ONE_OF(enumeration) {.choices = &enumeration##_choices}
#define REF_TO(name) {.table = #name}

struct field {
    const char *name;
    enum field_type type;
    unsigned flags;
    size_t offset;
    struct limit limit;
    const char *label; /* Spanish message, for forms, tables and the dictionary */
    const char *doc;   /* English meaning with unit */
};

/* A field list at run time. `table` is NULL where the list is only the columns of a query. */
struct shape {
    const char *name;
    const char *table;
    size_t size; /* of the struct */
    size_t count;
    const struct field *fields;
};

#define SHAPE_MEMBER_(type, name, flags, limit, label, doc) FIELD_C_##type name;
#define SHAPE_STRUCT(tag, LIST) \
    struct tag {                \
        LIST(SHAPE_MEMBER_)     \
    };                          \
    extern const struct shape tag##_shape
/* Define SHAPE_TAG as `struct tag` before, undefine it after (a macro cannot carry it). */
#define SHAPE_ROW_(ftype, fname, fflags, flimit, flabel, fdoc) \
    {.name = #fname,                                          \
     .type = FIELD_##ftype,                                   \
     .flags = (fflags),                                       \
     .offset = offsetof(SHAPE_TAG, fname),                    \
     .limit = flimit,                                         \
     .label = (flabel),                                       \
     .doc = (fdoc)},
#define SHAPE_TABLE(tag, table_name, LIST)                                  \
    static const struct field tag##_fields[] = {LIST(SHAPE_ROW_)};          \
    const struct shape tag##_shape = {#tag, table_name, sizeof(struct tag), \
                                      COUNT(tag##_fields), tag##_fields}

/* Enumerations: C(NAME, "codigo", "Etiqueta"). */
#define CHOICE_NAME_(name, code, label) name,
#define CHOICES_ENUM(tag, LIST)              \
    enum tag { LIST(CHOICE_NAME_) };         \
    extern const struct choices tag##_choices
#define CHOICE_ROW_(name, code, label) {code, label},
#define CHOICES_TABLE(tag, LIST)                                     \
    static const struct choice tag##_items[] = {LIST(CHOICE_ROW_)};  \
    const struct choices tag##_choices = {#tag, COUNT(tag##_items), tag##_items}

/* The field of that name, or NULL. */
const struct field *shape_field(const struct shape *s, struct str name);
/* Index of a code, or -1. */
int choice_of(const struct choices *c, struct str code);
/* Code or label of an index; "" for -1. */
const char *choice_code(const struct choices *c, int index);
const char *choice_label(const struct choices *c, int index);

/* Reading and writing one field of a row by its description. */
static inline const void *field_at(const struct field *f, const void *row)
{
    return (const char *)row + f->offset;
}
static inline void *field_in(const struct field *f, void *row)
{
    return (char *)row + f->offset;
}
/* Whether it holds nothing (NULL in the database). A FLAG is never empty. */
bool field_empty(const struct field *f, const void *row);
/* Sets it to nothing. */
void field_clear(const struct field *f, void *row);
/* All fields of a row to nothing: how a new record begins. */
void shape_clear(const struct shape *s, void *row);
/* The stored form as text: ISO day, code of the choice, digits; STR_NONE when empty.
 * This is what the database, the log, CSV and JSON hold. */
struct str field_stored(const struct field *f, const void *row, struct arena *a);
/* The reverse; false where the text is not of the type (the row is then untouched). */
bool field_load(const struct field *f, void *row, struct arena *a, struct str stored);
/* Whether both rows hold the same. */
bool field_same(const struct field *f, const void *a, const void *b);

#endif
