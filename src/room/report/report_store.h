/* SPDX-License-Identifier: EUPL-1.2
 * Inside of report/ only: reading what a report is made of, and the writes of its moves. */
#ifndef HITO_ROOM_REPORT_STORE_H
#define HITO_ROOM_REPORT_STORE_H

#include "room/evidence/evidence.h"
#include "room/report/report_rules.h"

#define REPORT_PERSON(F)                                                      \
    F(INT, commitment, 0, FREE, "", "commitment")                             \
    F(CHOICE, role, 0, ONE_OF(person_role), "", "focal point or counterpart") \
    F(INT, institution, 0, FREE, "", "on whose behalf; nothing: not said")
SHAPE_STRUCT(report_person, REPORT_PERSON);

#define REPORT_ROW_OF(F)                                          \
    F(INT, id, 0, FREE, "", "report, or nothing")                 \
    F(CHOICE, state, 0, ONE_OF(report_state), "", "")             \
    F(CHOICE, channel, 0, ONE_OF(channel), "", "")                \
    F(DAY, sent_on, 0, FREE, "", "")                              \
    F(DAY, published_on, 0, FREE, "", "")                         \
    F(INT, period_number, 0, FREE, "", "")                        \
    F(DAY, starts_on, 0, FREE, "", "")                            \
    F(DAY, cut_on, 0, FREE, "", "")                               \
    F(DAY, due_on, 0, FREE, "", "")                               \
    F(DAY, closes_on, 0, FREE, "", "")                            \
    F(INT, plan_number, 0, FREE, "", "")                          \
    F(INT, plan, 0, FREE, "", "")
SHAPE_STRUCT(report_row, REPORT_ROW_OF);

#define REPORT_DUE(F)                       \
    F(INT, id, 0, FREE, "", "report")       \
    F(INT, utc_offset_s, 0, FREE, "", "zone")
SHAPE_STRUCT(report_due, REPORT_DUE);

#define REPORT_WAIT(F)                                 \
    F(INT, period, 0, FREE, "", "")                    \
    F(INT, period_number, 0, FREE, "", "")             \
    F(DAY, due_on, 0, FREE, "", "")                    \
    F(DAY, opens_on, 0, FREE, "", "")                  \
    F(DAY, locked_on, 0, FREE, "", "")                 \
    F(INT, plan, 0, FREE, "", "")                      \
    F(INT, plan_number, 0, FREE, "", "")               \
    F(INT, jurisdiction, 0, FREE, "", "")              \
    F(TEXT, jurisdiction_code, 0, FREE, "", "")
SHAPE_STRUCT(report_wait, REPORT_WAIT);

#define REPORT_CHECK_WAIT(F)                           \
    F(INT, id, 0, FREE, "", "report")                  \
    F(TEXT, institution_name, 0, FREE, "", "")         \
    F(TEXT, institution_code, 0, FREE, "", "")         \
    F(INT, period_number, 0, FREE, "", "")             \
    F(INT, plan_number, 0, FREE, "", "")               \
    F(INT, jurisdiction, 0, FREE, "", "")              \
    F(TEXT, jurisdiction_code, 0, FREE, "", "")
SHAPE_STRUCT(report_check_wait, REPORT_CHECK_WAIT);

/* A report as open data: public ones only. */
#define REPORT_DATA(F)                                                                                    \
    F(TEXT, jurisdiction, PUBLIC, FREE, "Jurisdicción", "code")                                           \
    F(INT, plan, PUBLIC, FREE, "Plan", "number of the plan")                                              \
    F(INT, period, PUBLIC, FREE, "Período", "number of the period")                                       \
    F(TEXT, institution, PUBLIC, FREE, "Institución", "code of who reports")                              \
    F(CHOICE, state, PUBLIC, ONE_OF(report_state), "Estado", "published or locked")                       \
    F(CHOICE, channel, PUBLIC, ONE_OF(channel), "Canal", "form, workbook or letter")                      \
    F(TEXT, authorised_name, PUBLIC, FREE, "Quién autoriza", "name of the authority")                     \
    F(TEXT, authorised_post, PUBLIC, FREE, "Cargo", "post of the authority")                              \
    F(TEXT, authorised_letter, PUBLIC, FREE, "Número de oficio o memorando", "of the authority")          \
    F(DAY, sent_on, PUBLIC, FREE, "Enviado el", "day in the jurisdiction's zone")                         \
    F(DAY, due_on, PUBLIC, FREE, "Vencimiento", "last day to report in time")                             \
    F(DAY, checked_on, PUBLIC, FREE, "Revisado el", "day of acceptance")                                  \
    F(DAY, published_on, PUBLIC, FREE, "Publicado el", "day on which all its lines were public")          \
    F(PROSE, note, PUBLIC, FREE, "Nota", "remark on the whole")                                           \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(report_data, REPORT_DATA);

/* Everything of a plan that lines are made from: seven statements. `report` NONE: no drafts. */
enum status report_read(struct db *db, struct arena *mem, const struct plan *plan, int64_t report, struct report_records *ret) MUST_USE;
/* Leaves the claims and verdicts that everybody may know. */
void report_keep_public(struct report_records *x);
/* Whether everybody may know that it was sent: from its acceptance on. */
bool report_is_told(int state, struct day published_on);
/* NOT_FOUND: none yet. */
enum status report_of(struct db *db, struct arena *mem, int64_t period, int64_t institution, struct report **ret) MUST_USE;
enum status report_people(struct db *db, struct arena *mem, int64_t plan, int64_t person, struct day today,
                          struct report_person **ret, size_t *ret_count) MUST_USE;

#endif
