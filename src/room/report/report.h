/* SPDX-License-Identifier: EUPL-1.2
 * Report (reporte del período): what an institution reports for a period, a line per milestone. The
 * lines are claims (progress.h) that carry the report's id; three ways of writing it, equal in result.
 * draft → authorised inside the institution → sent → returned or accepted → published → locked. */
#ifndef HITO_ROOM_REPORT_H
#define HITO_ROOM_REPORT_H

#include "room/letter/letter.h"
#include "room/period/period.h"

#define REPORT_STATE(C)                                                  \
    C(REPORT_DRAFT, "borrador", "Borrador")                              \
    C(REPORT_AUTHORISED, "autorizado", "Autorizado por la institución")  \
    C(REPORT_SENT, "enviado", "Enviado")                                 \
    C(REPORT_RETURNED, "devuelto", "Devuelto")                           \
    C(REPORT_ACCEPTED, "aceptado", "Aceptado")                           \
    C(REPORT_PUBLISHED, "publicado", "Publicado")                        \
    C(REPORT_LOCKED, "bloqueado", "Bloqueado")
CHOICES_ENUM(report_state, REPORT_STATE);

#define REPORT_ROW(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, period, REQUIRED | PUBLIC, REF_TO(period), "Período", "period it tells of")                          \
    F(REF, institution, REQUIRED | PUBLIC, REF_TO(institution), "Institución", "who reports")                   \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(report_state), "Estado", "state machine: report_rules")          \
    F(CHOICE, channel, REQUIRED | PUBLIC, ONE_OF(channel), "Canal", "form, workbook or letter")                 \
    F(REF, letter, PUBLIC, REF_TO(letter), "Oficio", "letter it was typed from")                                \
    F(REF, entered_by, REQUIRED | STAFF, REF_TO(person), "Escrito por", "who typed it")                         \
    F(PROSE, note, PUBLIC | FORM, CHARS(0, 2000), "Nota", "remark on the whole")                                \
    F(TEXT, authorised_name, PUBLIC | FORM, CHARS(0, 120), "Quién autoriza", "name of the authority")           \
    F(TEXT, authorised_post, PUBLIC | FORM, CHARS(0, 120), "Cargo", "post of the authority")                    \
    F(TEXT, authorised_letter, PUBLIC | FORM, CHARS(0, 80), "Número de oficio o memorando", "of the authority") \
    F(DAY, authorised_on, PUBLIC, FREE, "Autorizado el", "day")                                                 \
    F(REF, sent_by, STAFF, REF_TO(person), "Enviado por", "who sent it")                                        \
    F(DAY, sent_on, PUBLIC, FREE, "Enviado el", "day in the jurisdiction's zone")                               \
    F(TIME, sent_at, PUBLIC, FREE, "Enviado", "instant (UTC)")                                                  \
    F(REF, checked_by, STAFF, REF_TO(person), "Revisado por", "directorate")                                    \
    F(DAY, checked_on, PUBLIC, FREE, "Revisado el", "day of acceptance or return")                              \
    F(PROSE, return_reason, PUBLIC | FORM, CHARS(0, 2000), "Qué falta", "why it was returned")                  \
    F(DAY, published_on, PUBLIC, FREE, "Publicado el", "day on which its lines became public")                  \
    F(DAY, locked_on, PUBLIC, FREE, "Bloqueado el", "with its period")                                          \
    F(INT, saves, STAFF, FREE, "Guardados", "how often its lines were saved: so the revision grows")            \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(report, REPORT_ROW);

extern const struct room report_room;

#endif
