/* SPDX-License-Identifier: EUPL-1.2
 * Attendance (asistencia): who came to a session, from a code, a list or paper; what they say of themselves
 * only as counts; totals that reconcile before they are closed, and published without small groups
 * (docs/decisions/0106-attendance.md). */
#ifndef HITO_ROOM_ATTENDANCE_H
#define HITO_ROOM_ATTENDANCE_H

#include "room/roundtable/roundtable.h"

#define ATTENDANCE_CHANNEL(C)                               \
    C(CHANNEL_CODE, "codigo", "Código de inscripción")      \
    C(CHANNEL_LIST, "lista", "Lista de personas inscritas") \
    C(CHANNEL_PAPER, "papel", "Hoja de papel")              \
    C(CHANNEL_HALL, "sin-senal", "Página sin conexión")
CHOICES_ENUM(attendance_channel, ATTENDANCE_CHANNEL);
/* Of whom a count is: people who stand only on paper (besides the rows), or slips of people who are in the
 * rows, typed or from a hall's file. */
#define ATTENDANCE_SOURCE(C)                                       \
    C(COUNTED_ON_PAPER, "papel", "Solo en papel")                  \
    C(COUNTED_ON_SLIPS, "papeletas", "Papeletas de la lista")      \
    C(COUNTED_IN_HALL, "sala", "Papeletas de la página sin conexión")
CHOICES_ENUM(attendance_source, ATTENDANCE_SOURCE);
#define ATTENDANCE_DIMENSION(C)                              \
    C(BY_TOTAL, "total", "Total")                            \
    C(BY_GENDER, "genero", "Género")                         \
    C(BY_SECTOR, "sector", "Sector")                         \
    C(BY_AGE, "edad", "Edad")                                \
    C(BY_IDENTITY, "autoidentificacion", "Autoidentificación") \
    C(BY_PROVINCE, "provincia", "Provincia")                 \
    C(BY_MODALITY, "modalidad", "Modalidad")
CHOICES_ENUM(attendance_dimension, ATTENDANCE_DIMENSION);
#define DIMENSIONS ((size_t)BY_MODALITY + 1)
#define SELF_GENDER(C)                                       \
    C(SELF_WOMAN, "mujer", "Mujer")                          \
    C(SELF_MAN, "hombre", "Hombre")                          \
    C(SELF_NON_BINARY, "no-binario", "No binario")           \
    C(SELF_OTHER_GENDER, "otro", "Otro")                     \
    C(SELF_GENDER_KEPT, "prefiere-no-decir", "Prefiere no decir")
CHOICES_ENUM(self_gender, SELF_GENDER);
#define SELF_AGE(C)                                          \
    C(AGE_UNDER_18, "menos-18", "Menos de 18 años")          \
    C(AGE_18_29, "18-29", "De 18 a 29 años")                 \
    C(AGE_30_44, "30-44", "De 30 a 44 años")                 \
    C(AGE_45_64, "45-64", "De 45 a 64 años")                 \
    C(AGE_65, "65-mas", "65 años o más")                     \
    C(AGE_KEPT, "prefiere-no-decir", "Prefiere no decir")
CHOICES_ENUM(self_age, SELF_AGE);
/* How people identify by culture and customs, as the census of INEC asks. */
#define SELF_IDENTITY(C)                                     \
    C(SELF_INDIGENOUS, "indigena", "Indígena")               \
    C(SELF_AFRO, "afroecuatoriana", "Afroecuatoriana o afrodescendiente") \
    C(SELF_BLACK, "negra", "Negra")                          \
    C(SELF_MULATTO, "mulata", "Mulata")                      \
    C(SELF_MONTUBIO, "montubia", "Montubia")                 \
    C(SELF_MESTIZO, "mestiza", "Mestiza")                    \
    C(SELF_WHITE, "blanca", "Blanca")                        \
    C(SELF_OTHER_IDENTITY, "otra", "Otra")                   \
    C(SELF_IDENTITY_KEPT, "prefiere-no-decir", "Prefiere no decir")
CHOICES_ENUM(self_identity, SELF_IDENTITY);
#define NO_DATA "sin-dato" /* value of whom nothing is known in a dimension */

#define ATTENDANCE(F)                                                                                            \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, session, REQUIRED | STAFF, REF_TO(roundtable_session), "Sesión", "of a round table")                  \
    F(CHOICE, channel, REQUIRED | STAFF, ONE_OF(attendance_channel), "Cómo se anotó", "channel")                 \
    F(REF, registration, STAFF, REF_TO(registration), "Inscripción", "if the person had registered")             \
    F(TEXT, name, OWN | FORM, CHARS(2, 120), "Nombre", "nothing once erased")                                    \
    F(TEXT, same_hash, SECRET, CHARS(64, 64), "", "the same person twice is counted once")                       \
    F(TEXT, source_key, SECRET, CHARS(0, 120), "", "row of the file it came in")                                 \
    F(CHOICE, sector, REQUIRED | STAFF | FORM, ONE_OF(table_sector), "Sector", "takes part as")                  \
    F(REF, territory, STAFF | FORM, REF_TO(territory), "Provincia", "comes from")                                \
    F(CHOICE, modality, REQUIRED | STAFF | FORM, ONE_OF(presence), "Modalidad", "in person or online")           \
    F(REF, noted_by, STAFF, REF_TO(person), "Anotada por", "who runs the table")                                 \
    F(TIME, noted_at, REQUIRED | STAFF, FREE, "Instante", "when (UTC)")                                          \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(attendance, ATTENDANCE);

#define ATTENDANCE_TOTAL(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, session, REQUIRED | STAFF, REF_TO(roundtable_session), "Sesión", "of a round table")                  \
    F(CHOICE, source, REQUIRED | STAFF, ONE_OF(attendance_source), "Fuente", "of whom it is")                    \
    F(CHOICE, dimension, REQUIRED | STAFF, ONE_OF(attendance_dimension), "Dimensión", "what was counted")        \
    F(TEXT, value, REQUIRED | STAFF, CHARS(1, 60), "Valor", "code")                                              \
    F(INT, count, REQUIRED | STAFF, RANGE(0, 1000000), "Personas", "how many")
SHAPE_STRUCT(attendance_total, ATTENDANCE_TOTAL);

#define ATTENDANCE_CLOSE(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, session, REQUIRED | PUBLIC, REF_TO(roundtable_session), "Sesión", "of a round table")                 \
    F(INT, total, REQUIRED | STAFF, RANGE(0, 1000000), "Personas", "rows and paper together")                    \
    F(PROSE, note, STAFF | FORM, CHARS(0, 2000), "Por qué no cuadra", "explains a difference that stays")        \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Cerrada por", "who runs the table")                        \
    F(DAY, closed_on, REQUIRED | PUBLIC, FREE, "Cerrada el", "day")                                              \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(attendance_close, ATTENDANCE_CLOSE);

/* Made from the closed sessions; a hidden count is nothing. */
#define ATTENDANCE_PUBLISHED(F)                                                                                  \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(REF, session, PUBLIC, REF_TO(roundtable_session), "Sesión", "nothing: the whole process")                  \
    F(CHOICE, dimension, REQUIRED | PUBLIC, ONE_OF(attendance_dimension), "Dimensión", "what was counted")       \
    F(TEXT, value, REQUIRED | PUBLIC, CHARS(1, 60), "Valor", "code")                                             \
    F(INT, count, PUBLIC, RANGE(0, 1000000), "Personas", "nothing: not published")
SHAPE_STRUCT(attendance_published, ATTENDANCE_PUBLISHED);

extern const struct room attendance_room;

/* The values of a dimension; NULL for the total and provinces. */
const struct choices *dimension_values(enum attendance_dimension d);

/* Rules, without a database. What must add up: a total, and what each dimension's values sum to. `some`: nobody
 * must say it, so less than the total is no difference (the rest is "sin dato"). */
struct attendance_balance {
    int64_t total;
    struct dimension_sum {
        bool counted, some;
        int64_t sum;
    } by[DIMENSIONS];
};
struct attendance_difference {
    enum attendance_dimension dimension;
    int64_t sum, total;
};
/* How many dimensions do not add up; ret has place for DIMENSIONS. */
size_t attendance_differences(const struct attendance_balance *b, struct attendance_difference *ret);
/* "Género: suman 1.255 de 1.260: faltan 5" */
struct str attendance_difference_words(struct arena *mem, enum lang lang, const struct attendance_difference *d);
/* What may not be told of a table of counts: its rows are sessions and, last, their sum; hidden[] has one column
 * more, of the totals; what is hidden in it before stays so. Counts from 1 to below `from` are hidden, and with them what would let them be worked out: in
 * each row and column with something hidden at least two are, and the hidden parts of a shown sum are `from` or more. */
struct count_table {
    size_t rows, columns;
    const int64_t *counts, *totals; /* counts[row * columns + column] */
    bool *hidden;                   /* hidden[row * (columns + 1) + column] */
};
void attendance_hide(struct count_table *x, int64_t from);
/* Who is who at a session: of the name, whatever its case, accents and blanks; STR_NONE without a name. */
struct str attendance_same_hash(struct arena *mem, struct str server_key, int64_t session, struct str name, struct str email);

/* DONE while attendance of the session may be written, else a problem in words and INVALID: it was held (its day has
 * come, it was not cancelled), it is not closed, and the stage that opens attendance is open, or the day of the
 * session lay in such a stage that nobody has closed yet. */
enum status attendance_demand(struct request *r, const struct session_place *p) MUST_USE;
/* Adds a row unless the person (by name) or the row of a file (source_key) is there already: *ret_there. */
enum status attendance_add(struct db *db, struct arena *mem, struct str server_key, struct attendance *a, struct str email, bool *ret_there) MUST_USE;
/* Adds to a count; leaves no trace in the log. */
enum status attendance_tally(struct db *db, int64_t session, enum attendance_source source, enum attendance_dimension dimension, struct str value,
                             int64_t more) MUST_USE;
enum status attendance_close_of(struct db *db, struct arena *mem, int64_t session, struct attendance_close **ret) MUST_USE;
/* Closes it: INVALID with a problem while it does not add up and nothing explains it. */
enum status attendance_close_do(struct db *db, struct arena *mem, struct attendance_close *x, int64_t cocreation, size_t *ret_differences) MUST_USE;
/* Makes what is published of a process again. */
enum status attendance_publish(struct db *db, struct arena *mem, int64_t cocreation) MUST_USE;

#endif
