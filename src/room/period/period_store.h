/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: rows as its statements give them. */
#ifndef HITO_ROOM_PERIOD_STORE_H
#define HITO_ROOM_PERIOD_STORE_H

#include "room/period/period_rules.h"

#define PERIOD_PLAN(F)                                    \
    F(INT, plan, 0, FREE, "", "plan")                     \
    F(INT, jurisdiction, 0, FREE, "", "its jurisdiction") \
    F(INT, utc_offset_s, 0, FREE, "", "time zone")        \
    F(DAY, starts_on, 0, FREE, "", "first day")           \
    F(DAY, ends_on, 0, FREE, "", "last day")
SHAPE_STRUCT(period_plan, PERIOD_PLAN);

#define UNLOCKING_LINE(F) \
    UNLOCKING(F)          \
    F(TEXT, institution_name, 0, FREE, "", "nothing: all of the period")
SHAPE_STRUCT(unlocking_line, UNLOCKING_LINE);

#define UNLOCKING_WAIT(F)                                  \
    F(INT, id, 0, FREE, "", "unlocking")                   \
    F(INT, asked_by, 0, FREE, "", "person")                \
    F(DAY, asked_on, 0, FREE, "", "day")                   \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")      \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")    \
    F(INT, plan_number, 0, FREE, "", "plan")               \
    F(INT, period_number, 0, FREE, "", "period")           \
    F(TEXT, institution_name, 0, FREE, "", "or nothing")
SHAPE_STRUCT(unlocking_wait, UNLOCKING_WAIT);

#define PERIOD_INSTITUTION(F)                 \
    F(INT, id, 0, FREE, "", "institution")    \
    F(TEXT, name, 0, FREE, "", "its name")
SHAPE_STRUCT(period_institution, PERIOD_INSTITUTION);

#define PERIOD_RESULT_LINE(F)                                   \
    PERIOD_RESULT(F)                                            \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")       \
    F(TEXT, title, 0, FREE, "", "its title")                    \
    F(INT, period_number, 0, FREE, "", "period")                \
    F(DAY, starts_on, 0, FREE, "", "first day of the period")   \
    F(DAY, cut_on, 0, FREE, "", "last day of the period")
SHAPE_STRUCT(period_result_line, PERIOD_RESULT_LINE);

/* For others: by the numbers that people know. */
#define PERIOD_DATA(F)                                                                             \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "its number")                             \
    F(INT, number, REQUIRED | PUBLIC, FREE, "Período", "its number in the plan")                   \
    F(TEXT, methodology_code, REQUIRED | PUBLIC, FREE, "Metodología", "code")                      \
    F(INT, methodology_number, REQUIRED | PUBLIC, FREE, "Versión de la metodología", "its number") \
    F(DAY, starts_on, REQUIRED | PUBLIC, FREE, "Desde", "first day")                               \
    F(DAY, cut_on, REQUIRED | PUBLIC, FREE, "Corte", "last day that it tells of")                  \
    F(DAY, opens_on, REQUIRED | PUBLIC, FREE, "Apertura", "first day for reports")                 \
    F(DAY, due_on, REQUIRED | PUBLIC, FREE, "Vencimiento", "last day for reports in time")         \
    F(DAY, closes_on, REQUIRED | PUBLIC, FREE, "Cierre", "first day on which it is closed")        \
    F(DAY, publish_on, REQUIRED | PUBLIC, FREE, "Publicación", "day set for it")                   \
    F(DAY, published_on, PUBLIC, FREE, "Publicado el", "day on which it was")                      \
    F(DAY, locked_on, PUBLIC, FREE, "Bloqueado el", "day on which it was")
SHAPE_STRUCT(period_data, PERIOD_DATA);

#define PERIOD_RESULT_DATA(F)                                                                                 \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "its number")                                        \
    F(TEXT, commitment_number, REQUIRED | PUBLIC, FREE, "Compromiso", "its number in the plan")               \
    F(INT, period_number, REQUIRED | PUBLIC, FREE, "Período", "its number in the plan")                       \
    F(CHOICE, moment, REQUIRED | PUBLIC, ONE_OF(kept_moment), "Cuándo", "at its close or at its publication") \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day")                                       \
    F(TEXT, methodology_code, REQUIRED | PUBLIC, FREE, "Metodología", "code")                                 \
    F(INT, methodology_number, REQUIRED | PUBLIC, FREE, "Versión de la metodología", "its number")            \
    F(TEXT, inputs, REQUIRED | PUBLIC, FREE, "Huella de los datos", "SHA-256 of the facts")                   \
    F(CHOICE, light, REQUIRED | PUBLIC, ONE_OF(light), "Semáforo", "light")                                   \
    F(TEXT, rule, REQUIRED | PUBLIC, FREE, "Regla", "code of the rule that applied")                          \
    F(CENTI, reported_centi, REQUIRED | PUBLIC, FREE, "Reportado", "percent")                                 \
    F(CENTI, undisputed_centi, REQUIRED | PUBLIC, FREE, "Sin disputa", "percent")                             \
    F(CENTI, expected_centi, REQUIRED | PUBLIC, FREE, "Esperado", "percent")                                  \
    F(CENTI, index_centi, PUBLIC, FREE, "Índice de cumplimiento", "reported / expected")                      \
    F(INT, late_original, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo original)", "days")                 \
    F(INT, late_current, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo vigente)", "days")                   \
    F(INT, marks, REQUIRED | PUBLIC, FREE, "Marcas", "bits of the marks")
SHAPE_STRUCT(period_result_data, PERIOD_RESULT_DATA);

#define PERIOD_ENTRY(F)                        \
    F(TEXT, action, 0, FREE, "", "of the log") \
    F(PROSE, changes, 0, FREE, "", "of the log")
SHAPE_STRUCT(period_entry, PERIOD_ENTRY);

#define OBJECTION_LINE(F) \
    OBJECTION(F)          \
    F(TEXT, institution_name, 0, FREE, "", "who objects")
SHAPE_STRUCT(objection_line, OBJECTION_LINE);

#define OBJECTION_WAIT(F)                                  \
    F(INT, id, 0, FREE, "", "objection")                   \
    F(DAY, given_on, 0, FREE, "", "day")                   \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")      \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")    \
    F(INT, plan_number, 0, FREE, "", "plan")               \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")  \
    F(TEXT, institution_name, 0, FREE, "", "who objects")
SHAPE_STRUCT(objection_wait, OBJECTION_WAIT);

#define PERIOD_DATES(F)                              \
    PERIOD(F)                                        \
    F(INT, plan_number, 0, FREE, "", "plan")         \
    F(TEXT, jurisdiction_code, 0, FREE, "", "code")
SHAPE_STRUCT(period_dates, PERIOD_DATES);

extern const struct shape *const period_shapes[];

enum status period_by_number(struct db *db, struct arena *mem, int64_t plan, int64_t number, struct period_row **ret) MUST_USE;
enum status period_plans(struct db *db, struct arena *mem, struct period_plan **ret, size_t *ret_count) MUST_USE;
/* Whether the plan's calendar is not what it should be. */
enum status periods_stale(struct db *db, struct arena *mem, const struct period_plan *p, struct day today, bool *ret) MUST_USE;
/* Institutions that still owe a public report of it. */
enum status period_owing(struct db *db, const struct period_row *p, int64_t *ret) MUST_USE;
enum status period_unlockings(struct db *db, struct arena *mem, int64_t period, struct unlocking_line **ret, size_t *ret_count) MUST_USE;
/* Who leads commitments of the plan, by name. */
enum status period_institutions(struct db *db, struct arena *mem, int64_t plan, struct period_institution **ret, size_t *ret_count) MUST_USE;
enum status period_results(struct db *db, struct arena *mem, int64_t period, struct period_result_line **ret, size_t *ret_count) MUST_USE;
enum status period_results_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct period_result_line **ret,
                                         size_t *ret_count) MUST_USE;
/* Keeps the results of the day of every commitment of the period's plan; nothing when that moment was kept. */
enum status period_keep(struct db *db, struct arena *mem, const struct period_row *p, enum kept_moment moment) MUST_USE;
/* What the day brings to a period: kept results, publication, lock. */
enum status period_turn(struct db *db, struct arena *mem, struct period_row *p, struct day today) MUST_USE;
enum status objections_of(struct db *db, struct arena *mem, int64_t commitment, struct objection_line **ret, size_t *ret_count) MUST_USE;

/* `hito verify`: every kept result against the entry of the log that was written with it. */
enum status period_check(struct db *db, struct arena *mem, const struct site *site,
                         void (*complain)(void *context, struct str what), void *context);
enum status period_chore(struct chore_context *c);
enum status period_settled(struct db *db, struct arena *mem, struct instant now, bool *ret) MUST_USE;
enum status period_pending(struct request *r, struct pending_list *list);

#endif
