/* SPDX-License-Identifier: EUPL-1.2
 * Letter (oficio): the register of letters out (requests, reminders, escalations; numbered here, printed,
 * sent by whatever system the office uses) and in (with their scan), on behalf of which the directorate
 * may type a report or reassign people. Offices answer letters, not mail (domain: Ecuador 6.3, 8). */
#ifndef HITO_ROOM_LETTER_H
#define HITO_ROOM_LETTER_H

#include "room/evidence/evidence.h"
#include "room/institution/institution.h"
#include "room/plan/plan.h"

#define LETTER_DIRECTION(C)                \
    C(LETTER_OUT, "salida", "De salida")   \
    C(LETTER_IN, "entrada", "De entrada")
CHOICES_ENUM(letter_direction, LETTER_DIRECTION);
#define LETTER_KIND(C)                                                         \
    C(LETTER_REQUEST, "pedido", "Pedido de reporte")                           \
    C(LETTER_REMINDER, "recordatorio", "Recordatorio")                         \
    C(LETTER_ESCALATION, "escalamiento", "Aviso a la máxima autoridad")        \
    C(LETTER_REPORT, "reporte", "Reporte de la institución")                   \
    C(LETTER_APPOINTMENT, "delegacion", "Delegación de puntos focales")        \
    C(LETTER_RATIFICATION, "ratificacion", "Ratificación de la autoridad")     \
    C(LETTER_WITHDRAWAL, "retiro", "Retiro de una autorización")               \
    C(LETTER_OTHER, "otro", "Otro asunto")
CHOICES_ENUM(letter_kind, LETTER_KIND);

#define LETTER(F)                                                                                                 \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "whose register")               \
    F(CHOICE, direction, REQUIRED | PUBLIC, ONE_OF(letter_direction), "Sentido", "out or in")                     \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(letter_kind), "Tipo", "what it is for")                      \
    F(INT, year, REQUIRED | PUBLIC, RANGE(2000, 2999), "Año", "of the register")                                  \
    F(INT, sequence, PUBLIC, RANGE(1, 999999), "Secuencia", "letters out: given here")                            \
    F(TEXT, number, REQUIRED | PUBLIC | FORM, CHARS(1, 80), "Número", "letters in: the sender's")                 \
    F(DAY, dated_on, REQUIRED | PUBLIC | FORM, FREE, "Fecha", "on the letter")                                    \
    F(REF, institution, PUBLIC | FORM, REF_TO(institution), "Institución", "to or from whom")                     \
    F(TEXT, addressee, STAFF | FORM, CHARS(0, 200), "Dirigido a o firmado por", "name and post")                  \
    F(TEXT, subject, REQUIRED | PUBLIC | FORM, CHARS(3, 300), "Asunto", "subject")                                \
    F(PROSE, text, STAFF | FORM, CHARS(0, 8000), "Texto", "body of a letter out; summary of one that came")       \
    F(REF, plan, PUBLIC | FORM, REF_TO(plan), "Plan", "plan it is about")                                         \
    F(REF, period, PUBLIC, REF_TO(period), "Período", "period it is about")                                       \
    F(REF, answers, PUBLIC | FORM, REF_TO(letter), "Responde a", "letter that it answers")                        \
    F(TEXT, scan, STAFF, CHARS(0, 64), "Huella del escaneado", "SHA-256 of the stored file")                      \
    F(TEXT, scan_name, STAFF, CHARS(0, 200), "Archivo", "name as it came")                                        \
    F(DAY, sent_on, PUBLIC | FORM, FREE, "Despachado el", "day it left")                                          \
    F(TEXT, sent_by, PUBLIC | FORM, CHARS(0, 200), "Despachado por", "system of the office, and its number there") \
    F(DAY, withdrawn_on, PUBLIC, FREE, "Anulado el", "voided")                                                    \
    F(TEXT, withdrawn_why, PUBLIC | FORM, CHARS(0, 300), "Por qué se anuló", "reason")                            \
    F(REF, entered_by, STAFF, REF_TO(person), "Registrado por", "nothing: the program's ladder")                  \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(letter, LETTER);

/* A letter in a list, with what it names in words. */
#define LETTER_ROW(F)                                                                                             \
    F(INT, id, PUBLIC, FREE, "N.º de registro", "number in its address /ec/oficio/7")                             \
    F(CHOICE, direction, PUBLIC, ONE_OF(letter_direction), "Sentido", "out or in")                                \
    F(CHOICE, kind, PUBLIC, ONE_OF(letter_kind), "Tipo", "what it is for")                                        \
    F(INT, year, PUBLIC, FREE, "Año", "of the register")                                                          \
    F(TEXT, number, PUBLIC, FREE, "Número", "letters in: the sender's")                                           \
    F(DAY, dated_on, PUBLIC, FREE, "Fecha", "on the letter")                                                      \
    F(TEXT, institution_code, PUBLIC, FREE, "Código de la institución", "to or from whom")                        \
    F(TEXT, institution, PUBLIC, FREE, "Institución", "its present name")                                         \
    F(TEXT, subject, PUBLIC, FREE, "Asunto", "subject")                                                           \
    F(DAY, sent_on, PUBLIC, FREE, "Despachado el", "day it left")                                                 \
    F(DAY, withdrawn_on, PUBLIC, FREE, "Anulado el", "voided")                                                    \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(letter_row, LETTER_ROW);

extern const struct room letter_room;

/* The frame "letter": r->object of the pages of one letter, for the panels of other rooms. */
struct letter_at {
    const struct jurisdiction *jurisdiction;
    struct letter *letter;
    const struct institution *institution; /* or NULL */
    struct str path;
};

/* Whether a letter of that direction may be of that kind. */
bool letter_kind_fits(enum letter_direction direction, enum letter_kind kind);
/* Whether another move may rest on it: it came in, is of that kind (-1: any) and was not voided. */
bool letter_carries(const struct letter *l, int kind);
/* "OF-EC": what the numbers of a jurisdiction begin with. */
struct str letter_prefix(struct arena *mem, struct str jurisdiction_code);
/* What the template of a kind is filled with; what is not known stays empty. */
struct letter_facts {
    struct str jurisdiction, institution, plan; /* names */
    int64_t period;                             /* number, or NONE */
    struct day from_on, cut_on, due_on;
    struct day today;
};
/* Subject and text of a letter out, in Spanish: official letters are. */
void letter_draft(struct arena *mem, enum letter_kind kind, const struct letter_facts *f, struct str *ret_subject,
                  struct str *ret_text);

/* A letter out with the next number of the jurisdiction and year ("DGA-2026-0007"); in the transaction at
 * hand. Fills id, direction, year, sequence, number and, where empty, dated_on of `l`, which says the rest
 * (jurisdiction, kind, subject…). Prefix STR_NONE: letter_prefix(). */
enum status letter_issue(struct db *db, struct arena *mem, struct str prefix, struct day today, struct letter *l) MUST_USE;
/* By id within the jurisdiction; NOT_FOUND otherwise. */
enum status letter_get(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t id, struct letter **ret) MUST_USE;
/* Letters in that are not voided, newest first, for selects ("MP-2026-014 · Ministerio…"). */
enum status letter_options(struct db *db, struct arena *mem, int64_t jurisdiction, struct option **ret, size_t *ret_count) MUST_USE;
/* Only those of one kind. */
enum status letter_options_of(struct db *db, struct arena *mem, int64_t jurisdiction, enum letter_kind kind, struct option **ret,
                              size_t *ret_count) MUST_USE;
/* The register, newest first; of one institution. */
enum status letters_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct letter_row **ret, size_t *ret_count) MUST_USE;
enum status letters_of_institution(struct db *db, struct arena *mem, int64_t institution, struct letter_row **ret,
                                   size_t *ret_count) MUST_USE;
/* "/ec/oficio/7" */
struct str letter_path(struct request *r, const struct jurisdiction *j, int64_t id);

#endif
