/* SPDX-License-Identifier: EUPL-1.2
 * Report (reporte del período): what an institution reports for a period, a line per milestone. The
 * lines are claims (progress.h) that carry the report's id; three ways of writing it, equal in result.
 * draft → authorised inside the institution → sent → returned or accepted → published → locked. An approved
 * unlocking of its period lets a published one be corrected: returned again, with what was published still
 * public and counted until the corrected line is public; `published_on` stays. */
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
    F(TEXT, shown_name, STAFF, FREE, "", "reopened: the authority that was published")                           \
    F(TEXT, shown_post, STAFF, FREE, "", "reopened: its post")                                                  \
    F(TEXT, shown_letter, STAFF, FREE, "", "reopened: its letter")                                              \
    F(DAY, shown_on, STAFF, FREE, "", "reopened: its day")                                                      \
    F(PROSE, shown_note, STAFF, FREE, "", "reopened: the note that was published")                              \
    F(INT, saves, REQUIRED | STAFF, FREE, "Guardados", "how often its lines were saved: so the revision grows") \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(report, REPORT_ROW);

extern const struct room report_room;

/* An institution in the round of a period: an unsent report is none, and for whoever may not know what is unpublished
 * one that was not accepted neither. */
#define ROUND_STATE(C)                                    \
    C(ROUND_MISSING, "sin-reporte", "Sin reporte aceptado") \
    C(ROUND_IN_REVIEW, "en-revision", "En revisión")      \
    C(ROUND_ACCEPTED, "aceptado", "Reportó")              \
    C(ROUND_PUBLIC, "publicado", "Reporte publicado")
CHOICES_ENUM(round_state, ROUND_STATE);
struct round_item {
    const struct institution *institution; /* who answers now */
    const struct report *report;           /* as stored (drafts too: not to be shown), or NULL */
    int state;                             /* enum round_state */
    size_t lines;                          /* what it has to report on */
    int64_t late_days;                     /* past the due day when sent, or so far; 0: in time */
};
/* The institutions that owe a report of the period, or gave one, by name. Reminders go by this, with all that was
 * sent; the page that everybody reads with what was accepted and is public. */
enum status report_round(struct db *db, struct arena *mem, const struct plan *plan, const struct period_row *period, struct day today,
                         bool sees_unpublished, struct round_item **ret, size_t *ret_count) MUST_USE;
/* The reports of a period, by id. */
enum status reports_of_period(struct db *db, struct arena *mem, int64_t period, struct report **ret, size_t *ret_count) MUST_USE;
/* The accepted claims of its institution that were sent on their own on the day of the report become its lines. */
enum status report_adopt(struct db *db, struct arena *mem, const struct plan *plan, const struct report *r) MUST_USE;
/* "/ec/plan/2/periodo/3/reporte/ministerio" */
struct str report_path(struct arena *mem, struct str jurisdiction, int64_t plan, int64_t period, struct str institution);

#endif
