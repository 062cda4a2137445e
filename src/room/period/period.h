/* SPDX-License-Identifier: EUPL-1.2
 * Period (período): the calendar of reporting rounds of a plan, when what was reported becomes public,
 * what a closed period showed, its locking and the unlocking that two people approve, and the
 * objection of an institution to its computed status. Periods are rows, so that a new version of the
 * methodology does not move the days of those that began. */
#ifndef HITO_ROOM_PERIOD_H
#define HITO_ROOM_PERIOD_H

#include "room/progress/progress.h"

#define UNLOCKING_STATE(C)                                     \
    C(UNLOCKING_ASKED, "pedida", "Pedida por la Dirección")    \
    C(UNLOCKING_APPROVED, "aprobada", "Aprobada")              \
    C(UNLOCKING_REFUSED, "negada", "Negada")
CHOICES_ENUM(unlocking_state, UNLOCKING_STATE);

/* When a result of a period was kept; neither replaces the other. */
#define KEPT_MOMENT(C)                                     \
    C(KEPT_AT_CLOSE, "cierre", "Al cierre")                \
    C(KEPT_AT_PUBLICATION, "publicacion", "Al publicarse")
CHOICES_ENUM(kept_moment, KEPT_MOMENT);

#define PERIOD(F)                                                                                               \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "plan")                                               \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 9999), "Período", "1, 2, 3… within the plan")                    \
    F(REF, methodology, REQUIRED | PUBLIC, REF_TO(methodology), "Metodología", "version that set its days")     \
    F(DAY, starts_on, REQUIRED | PUBLIC, FREE, "Desde", "first day it tells of")                                \
    F(DAY, cut_on, REQUIRED | PUBLIC, FREE, "Corte", "last day it tells of")                                    \
    F(DAY, opens_on, REQUIRED | PUBLIC, FREE, "Apertura", "first day on which its reports may be written")      \
    F(DAY, due_on, REQUIRED | PUBLIC, FREE, "Vencimiento", "last day to report in time")                        \
    F(DAY, closes_on, REQUIRED | PUBLIC, FREE, "Cierre", "first day on which it is closed")                     \
    F(DAY, publish_on, REQUIRED | PUBLIC, FREE, "Publicación", "fixed publication day")                         \
    F(DAY, published_on, PUBLIC, FREE, "Publicado el", "day on which its round was published")                  \
    F(DAY, locked_on, PUBLIC, FREE, "Bloqueado el", "no report of it changes any more, unless unlocked")        \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(period_row, PERIOD);

#define UNLOCKING(F)                                                                                            \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, period, REQUIRED | PUBLIC, REF_TO(period), "Período", "what is unlocked")                            \
    F(REF, institution, PUBLIC | FORM, REF_TO(institution), "Institución", "nothing: all of the period")        \
    F(PROSE, reason, REQUIRED | PUBLIC | FORM, CHARS(20, 2000), "Por qué", "reason, public")                    \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(unlocking_state), "Estado", "asked, approved, refused")          \
    F(REF, asked_by, REQUIRED | STAFF, REF_TO(person), "Pedida por", "directorate")                             \
    F(DAY, asked_on, REQUIRED | PUBLIC, FREE, "Pedida el", "day")                                               \
    F(DAY, until_on, REQUIRED | PUBLIC | FORM, FREE, "Hasta", "last day on which it stays open")                \
    F(REF, decided_by, STAFF, REF_TO(person), "Decidida por", "co-lead; never who asked")                       \
    F(DAY, decided_on, PUBLIC, FREE, "Decidida el", "day")                                                      \
    F(PROSE, decision, PUBLIC | FORM, CHARS(0, 2000), "Razón de la decisión", "public")                         \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(unlocking, UNLOCKING);

#define OBJECTION(F)                                                                                            \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "whose status")                     \
    F(REF, institution, REQUIRED | PUBLIC, REF_TO(institution), "Institución", "who objects")                   \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "focal point")                                  \
    F(CHOICE, light, REQUIRED | PUBLIC, ONE_OF(light), "Semáforo objetado", "light when it was objected to")    \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day of that light")                           \
    F(PROSE, reasons, REQUIRED | PUBLIC | FORM, CHARS(20, 4000), "Razones", "shown beside the status")          \
    F(DAY, given_on, REQUIRED | PUBLIC, FREE, "Fecha", "day")                                                   \
    F(PROSE, answer, PUBLIC | FORM, CHARS(0, 4000), "Respuesta de la Dirección", "it cannot change the light")  \
    F(REF, answered_by, STAFF, REF_TO(person), "Respondió", "directorate")                                      \
    F(DAY, answered_on, PUBLIC, FREE, "Respondida el", "day")                                                   \
    F(DAY, withdrawn_on, PUBLIC, FREE, "Retirada el", "by the institution")                                     \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(objection, OBJECTION);

#define PERIOD_RESULT(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, period, REQUIRED | PUBLIC, REF_TO(period), "Período", "period")                                      \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "commitment")                       \
    F(CHOICE, moment, REQUIRED | PUBLIC, ONE_OF(kept_moment), "Cuándo", "at its close or at its publication")   \
    F(REF, methodology, REQUIRED | PUBLIC, REF_TO(methodology), "Metodología", "version that made it")          \
    F(TEXT, inputs, REQUIRED | PUBLIC, CHARS(64, 64), "Huella de los datos", "SHA-256 of the facts")            \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day")                                         \
    F(CHOICE, light, REQUIRED | PUBLIC, ONE_OF(light), "Semáforo", "light")                                     \
    F(TEXT, rule, REQUIRED | PUBLIC, CHARS(1, 60), "Regla", "code of the rule that applied")                    \
    F(CENTI, reported_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Reportado", "percent")                        \
    F(CENTI, undisputed_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Sin disputa", "percent")                    \
    F(CENTI, expected_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Esperado", "percent")                         \
    F(CENTI, index_centi, PUBLIC, FREE, "Índice de cumplimiento", "reported / expected, hundredths")            \
    F(INT, late_original, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo original)", "days")                   \
    F(INT, late_current, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo vigente)", "days")                     \
    F(INT, marks, REQUIRED | PUBLIC, FREE, "Marcas", "bits of enum mark")
SHAPE_STRUCT(period_result, PERIOD_RESULT);

extern const struct room period_room;

/* Where a period stands on a day: not open yet, taking reports in time, taking them late, closed. */
#define PERIOD_PHASE(C)                                       \
    C(PERIOD_AHEAD, "por-abrir", "Por abrir")                 \
    C(PERIOD_OPEN, "abierto", "Abierto")                      \
    C(PERIOD_OVERDUE, "vencido", "Vencido: todavía recibe")   \
    C(PERIOD_CLOSED, "cerrado", "Cerrado")
CHOICES_ENUM(period_phase, PERIOD_PHASE);
enum period_phase period_phase_on(const struct period_row *p, struct day d);
/* Days after the due day on which something was sent; 0: in time. */
int64_t period_days_late(const struct period_row *p, struct day sent_on);
/* The periods of a plan, in order. */
enum status periods_of_plan(struct db *db, struct arena *mem, int64_t plan, struct period_row **ret, size_t *ret_count) MUST_USE;
enum status period_of_id(struct db *db, struct arena *mem, int64_t id, struct period_row **ret) MUST_USE;
/* The one that takes reports on that day (open or overdue; the oldest), or NULL. */
const struct period_row *period_open(const struct period_row *all, size_t count, struct day d);
/* Whether a report of the institution may be written, sent or returned that day: the period opened and is not
 * locked, or an approved unlocking covers the institution on that day. A closed period that is not locked still
 * takes late reports. */
enum status period_takes_reports(struct db *db, const struct period_row *p, int64_t institution, struct day d, bool *ret) MUST_USE;
/* The approved unlocking that covers the institution that day (the one that lasts longest), or NULL. */
enum status period_unlocking(struct db *db, struct arena *mem, int64_t period, int64_t institution, struct day d, struct unlocking **ret) MUST_USE;
/* Writes the calendar of a published, followed plan from the methodology in force: periods that opened stay as
 * they are, those that did not follow the version. Computes the results again when something moved. Called when
 * an edition is published and every minute. */
enum status periods_fill(struct db *db, struct arena *mem, int64_t plan, struct day today) MUST_USE;

/* r->object of /:jurisdiction/plan/:plan/periodo/:period and below (":period" is its number in the plan); also
 * of the panels of the page "period": the room report adds there who reported, when and by which channel. The
 * punctuality of an institution (panel of the page "institution") is the room report's as well, from its rows:
 * periods_of_plan(), period_days_late(report.sent_on) and closed periods without a report. */
struct period_place {
    struct jurisdiction *jurisdiction;
    struct plan *plan;
    struct period_row *period;
    struct str path; /* "/ec/plan/2/periodo/3" */
};
enum status period_load(struct request *r) MUST_USE;
/* The same for loaders of the rooms below; r->scope is the plan's. */
enum status period_enter(struct request *r, struct period_place **ret) MUST_USE;
/* The head of pages below a period. */
struct head period_head(struct request *r, const struct period_place *place, struct str title, bool own_page);

#endif
