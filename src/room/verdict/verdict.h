/* SPDX-License-Identifier: EUPL-1.2
 * Verdict (pronunciamiento): what a counterpart says of a whole commitment in a period, in one step: one
 * word per institution and period, refined per milestone where it wants, with reasons and its own proof;
 * the reply of the responsible; the public register of disputes. Silence is shown as such, never as consent
 * nor as a fault. The record itself (commitment_verdict) is in room/progress, whose rules look at it. */
#ifndef HITO_ROOM_VERDICT_H
#define HITO_ROOM_VERDICT_H

#include "room/report/report.h"

#define INVITATION_KIND(C)                                       \
    C(INVITED_TO_SPEAK, "pronunciar", "Pedido de pronunciarse")  \
    C(INVITED_TO_REPLY, "replicar", "Aviso de una disputa")
CHOICES_ENUM(invitation_kind, INVITATION_KIND);

#define VERDICT_INVITATION(F)                                                                              \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                       \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who was written to")                      \
    F(REF, commitment, REQUIRED | STAFF, REF_TO(commitment), "Compromiso", "commitment")                   \
    F(CHOICE, kind, REQUIRED | STAFF, ONE_OF(invitation_kind), "Motivo", "to speak, or to reply")          \
    F(INT, about, REQUIRED | STAFF, FREE, "Sobre", "newest claim then; the verdict to reply to")           \
    F(DAY, sent_on, REQUIRED | STAFF, FREE, "Enviada el", "day, one letter a day at most")
SHAPE_STRUCT(verdict_invitation, VERDICT_INVITATION);

/* A public word, on a commitment or on the report of a milestone: the data set "pronunciamientos". */
#define VERDICT_ENTRY(F)                                                                                   \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                        \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number in the plan")                           \
    F(TEXT, milestone_number, PUBLIC, FREE, "Hito", "nothing: the whole commitment")                       \
    F(INT, period_number, PUBLIC, FREE, "Período", "nothing: outside any")                                 \
    F(TEXT, institution_name, PUBLIC, FREE, "Contraparte", "on whose behalf")                              \
    F(CHOICE, kind, PUBLIC, ONE_OF(stance), "Pronunciamiento", "one of five words")                        \
    F(PROSE, reasons, PUBLIC, FREE, "Razones", "why")                                                      \
    F(DAY, given_on, PUBLIC, FREE, "Fecha", "day it was given")                                            \
    F(FLAG, late, PUBLIC, FREE, "Después del plazo", "given after the time to speak")                      \
    F(PROSE, reply, PUBLIC, FREE, "Réplica del responsable", "right of reply")                             \
    F(DAY, replied_on, PUBLIC, FREE, "Fecha de la réplica", "day of the reply")                            \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "nothing: it stands")                                    \
    F(CHOICE, closed_how, PUBLIC, ONE_OF(verdict_closed), "Cómo se cerró", "correction, withdrawal, act")  \
    F(TEXT, act_number, PUBLIC, FREE, "Acto", "act that decided")
SHAPE_STRUCT(verdict_entry, VERDICT_ENTRY);

extern const struct room verdict_room;

/* Letters to the counterparts of whatever was sent and not spoken of yet, and to the responsible of open disputes
 * without reply: each with its task link, once per report or dispute, and only to whom the house has not written in
 * seven days (account.h: letter_week); the others learn it from their letter of the week, or here when the seven days
 * are over. The chore of the room calls it every minute; a room that sent a report need not. */
enum status verdict_invite(struct chore_context *c) MUST_USE;
/* What a person was not told of yet, as rows to add when another letter with their pending items tells it. */
enum status verdict_untold(struct db *db, struct arena *mem, int64_t person, struct day today, struct verdict_invitation **ret,
                           size_t *ret_count) MUST_USE;

#endif
