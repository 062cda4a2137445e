/* SPDX-License-Identifier: EUPL-1.2
 * What the sample templates show (tests/unit/pages), and a record with a field of every type. */
#ifndef HITO_TESTS_VIEW_SAMPLE_H
#define HITO_TESTS_VIEW_SAMPLE_H

#include "view/form.h"

#define SAMPLE_KIND(C)                        \
    C(SAMPLE_FIRST, "primero", "Primer tipo") \
    C(SAMPLE_SECOND, "segundo", "Segundo tipo")
CHOICES_ENUM(sample_kind, SAMPLE_KIND);

#define SAMPLE_RECORD(F)                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity")                                                    \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(4, 20), "Título", "")                          \
    F(PROSE, story, PUBLIC | FORM, CHARS(0, 50), "Relato", "")                                    \
    F(INT, people, PUBLIC | FORM, RANGE(0, 5000), "Personas", "")                                 \
    F(CENTI, share, PUBLIC | FORM, RANGE(0, 10000), "Avance", "")                                 \
    F(DAY, due, REQUIRED | PUBLIC | FORM, FREE, "Plazo", "")                                      \
    F(TIME, at, PUBLIC | FORM, FREE, "Cita", "")                                                  \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(sample_kind), "Tipo", "")                    \
    F(REF, place, PUBLIC | FORM, REF_TO(place), "Lugar", "")                                      \
    F(FLAG, open, PUBLIC | FORM, FREE, "Abierto", "")                                             \
    F(TEXT, secret, SECRET, FREE, "", "")                                                         \
    F(INT, revision, COMPUTED, FREE, "", "")
SHAPE_STRUCT(sample_record, SAMPLE_RECORD);

struct sample_part {
    struct str name;
};
struct sample_row {
    struct str name;
    const struct sample_part *parts;
    size_t parts_count;
};
struct sample {
    struct str class, title, link, prose;
    int64_t n, share;
    bool late;
    struct day due;
    int kind;
    const char *label;
    const struct sample_row *rows;
    size_t rows_count;
    struct html safe;
};
struct sample_form {
    struct form form;
    const struct option *places;
    size_t places_count;
};
void sample_draw(struct out *o, int64_t n);

#endif
