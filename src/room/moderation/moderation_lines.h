/* SPDX-License-Identifier: EUPL-1.2
 * Rows that the statements of moderation give. */
#ifndef HITO_ROOM_MODERATION_LINES_H
#define HITO_ROOM_MODERATION_LINES_H

#include "room/moderation/moderation.h"

/* Where a post stands: what its address is made of. */
#define POST_WHERE(F)                                                      \
    F(INT, id, 0, FREE, "", "post; question or comment in its address")    \
    F(CHOICE, kind, 0, ONE_OF(post_kind), "", "question or comment")       \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")                    \
    F(INT, utc_offset_s, 0, FREE, "", "zone of the jurisdiction")          \
    F(INT, plan_number, 0, FREE, "", "plan")                               \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")                  \
    F(INT, cocreation_number, 0, FREE, "", "process")                      \
    F(INT, proposal_number, 0, FREE, "", "proposal; nothing: a commitment") \
    F(TEXT, about_title, 0, FREE, "", "title of the one or the other")
SHAPE_STRUCT(post_where, POST_WHERE);

/* The pseudonym of a moderator in a jurisdiction. */
#define MODERATOR(F)                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                       \
    F(REF, jurisdiction, REQUIRED | STAFF, REF_TO(jurisdiction), "Jurisdicción", "where")  \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who moderates")           \
    F(TEXT, pseudonym, REQUIRED | PUBLIC, CHARS(2, 60), "Seudónimo", "as shown")
SHAPE_STRUCT(moderator, MODERATOR);

/* A line of the public log (view moderation_shown). */
#define MODERATION_LINE(F)                                                                            \
    F(INT, id, PUBLIC, FREE, "N.º", "number of the act")                                              \
    F(INT, post, PUBLIC, FREE, "Mensaje", "number of what was moderated")                             \
    F(CHOICE, kind, PUBLIC, ONE_OF(post_kind), "Tipo", "question or comment")                         \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                   \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number in the plan")                      \
    F(INT, cocreation_number, PUBLIC, FREE, "Proceso", "number of the co-creation")                   \
    F(INT, proposal_number, PUBLIC, FREE, "Propuesta", "number in the process")                       \
    F(TEXT, text_hash, PUBLIC, FREE, "Huella del texto", "SHA-256 of the text then")                  \
    F(CHOICE, move, PUBLIC, ONE_OF(post_move), "Decisión", "what was done")                           \
    F(CHOICE, from_state, PUBLIC, ONE_OF(post_state), "Antes", "state before")                        \
    F(CHOICE, to_state, PUBLIC, ONE_OF(post_state), "Después", "state after")                         \
    F(CHOICE, rule, PUBLIC, ONE_OF(post_rule), "Regla", "of the closed list")                         \
    F(TEXT, reason, PUBLIC, FREE, "Razón", "in words")                                                \
    F(CHOICE, role, PUBLIC, ONE_OF(role), "Rol", "role of who moderates")                             \
    F(TEXT, pseudonym, PUBLIC, FREE, "Quién moderó", "pseudonym")                                     \
    F(TIME, done_at, PUBLIC, FREE, "Instante", "when (UTC)")                                          \
    F(DAY, done_on, PUBLIC, FREE, "Fecha", "day in the jurisdiction's zone")                          \
    F(DAY, appeal_until, PUBLIC, FREE, "Apelable hasta", "last day for an appeal")                    \
    F(INT, appeal, PUBLIC, FREE, "Apelación", "its number, or nothing")                               \
    F(DAY, appealed_on, PUBLIC, FREE, "Apelada el", "day of the appeal")                              \
    F(DAY, decided_on, PUBLIC, FREE, "Apelación decidida el", "day of the majority")                  \
    F(CHOICE, outcome, PUBLIC, ONE_OF(appeal_outcome), "Resultado de la apelación", "of the majority")
SHAPE_STRUCT(moderation_line, MODERATION_LINE);

#define MODERATION_WAIT(F)                                                      \
    F(INT, id, 0, FREE, "", "post")                                             \
    F(CHOICE, kind, 0, ONE_OF(post_kind), "", "question or comment")            \
    F(CHOICE, state, 0, ONE_OF(post_state), "", "state")                        \
    F(TEXT, name, 0, FREE, "", "pseudonym")                                     \
    F(PROSE, text, 0, FREE, "", "text")                                         \
    F(TIME, written_at, 0, FREE, "", "when")                                    \
    F(TIME, held_until, 0, FREE, "", "appears then")                            \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")                       \
    F(INT, plan_number, 0, FREE, "", "plan")                                    \
    F(INT, cocreation_number, 0, FREE, "", "process")                           \
    F(INT, proposal_number, 0, FREE, "", "proposal; nothing: a commitment")     \
    F(INT, reports, 0, FREE, "", "reports that nobody attended")                \
    F(INT, held, 0, FREE, "", "1: it waits")
SHAPE_STRUCT(moderation_wait, MODERATION_WAIT);
#define POST_REPORT_LINE(F)                                               \
    F(CHOICE, rule, 0, ONE_OF(post_rule), "", "rule named")          \
    F(INT, n, 0, FREE, "", "reports")                                \
    F(TEXT, note, 0, FREE, "", "one of their notes")
SHAPE_STRUCT(post_report_line, POST_REPORT_LINE);
#define APPEAL_VOTE_LINE(F)                                          \
    F(INT, id, 0, FREE, "", "vote")                                  \
    F(INT, appeal, 0, FREE, "", "appeal")                            \
    F(INT, member, 0, FREE, "", "seat")                              \
    F(CHOICE, sector, 0, ONE_OF(panel_sector), "", "of the seat")    \
    F(CHOICE, vote, 0, ONE_OF(appeal_outcome), "", "vote")           \
    F(TEXT, reasons, 0, FREE, "", "why")                             \
    F(DAY, voted_on, 0, FREE, "", "day")
SHAPE_STRUCT(appeal_vote_line, APPEAL_VOTE_LINE);
#define APPEAL_LINE(F)                                                          \
    F(INT, id, 0, FREE, "", "appeal")                                           \
    F(INT, post, 0, FREE, "", "post")                                           \
    F(CHOICE, kind, 0, ONE_OF(post_kind), "", "question or comment")            \
    F(CHOICE, move, 0, ONE_OF(post_move), "", "what was done")                  \
    F(CHOICE, rule, 0, ONE_OF(post_rule), "", "rule")                           \
    F(TEXT, pseudonym, 0, FREE, "", "who moderated")                            \
    F(INT, moderator, 0, FREE, "", "person who moderated")                      \
    F(DAY, filed_on, 0, FREE, "", "day")                                        \
    F(DAY, decided_on, 0, FREE, "", "day")                                      \
    F(CHOICE, outcome, 0, ONE_OF(appeal_outcome), "", "outcome")                \
    F(INT, votes, 0, FREE, "", "votes given")
SHAPE_STRUCT(appeal_line, APPEAL_LINE);
#define PANEL_SEAT(F)                                        \
    F(INT, id, 0, FREE, "", "seat")                          \
    F(INT, jurisdiction, 0, FREE, "", "where")               \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")
SHAPE_STRUCT(panel_seat, PANEL_SEAT);
#define MODERATION_SUM(F)                        \
    F(TEXT, month, 0, FREE, "", "2026-11")       \
    F(INT, n, 0, FREE, "", "all")                \
    F(INT, m, 0, FREE, "", "those that count")
SHAPE_STRUCT(moderation_sum, MODERATION_SUM);
#define MODERATION_SPAN(F)                       \
    F(TEXT, month, 0, FREE, "", "2026-11")       \
    F(INT, began, 0, FREE, "", "seconds")        \
    F(INT, ended, 0, FREE, "", "seconds")
SHAPE_STRUCT(moderation_span, MODERATION_SPAN);
#define MODERATOR_MONTH(F)                                                         \
    F(TEXT, month, PUBLIC, FREE, "Mes", "2026-11")                                 \
    F(TEXT, pseudonym, PUBLIC, FREE, "Quién moderó", "pseudonym")                  \
    F(INT, acts, PUBLIC, FREE, "Decisiones", "in the month")
SHAPE_STRUCT(moderator_month, MODERATOR_MONTH);
/* The figures of a month. */
#define MODERATION_MONTH(F)                                                                            \
    F(TEXT, month, PUBLIC, FREE, "Mes", "2026-11")                                                     \
    F(INT, published, PUBLIC, FREE, "Mensajes publicados", "in the month")                             \
    F(INT, hidden, PUBLIC, FREE, "Ocultos o retirados", "of those, today")                             \
    F(CENTI, hidden_centi, PUBLIC, FREE, "Parte oculta", "percent of those published")                 \
    F(INT, reports, PUBLIC, FREE, "Denuncias", "received in the month")                                \
    F(INT, attended, PUBLIC, FREE, "Denuncias atendidas", "of those, followed by an act")              \
    F(INT, median_hours, PUBLIC, FREE, "Mediana de horas hasta decidir", "of the attended ones")       \
    F(INT, appeals, PUBLIC, FREE, "Apelaciones", "filed in the month")                                 \
    F(INT, overturned, PUBLIC, FREE, "Decisiones revocadas", "of those appeals")                       \
    F(CENTI, overturned_centi, PUBLIC, FREE, "Parte revocada", "percent of the appeals")
SHAPE_STRUCT(moderation_month, MODERATION_MONTH);

#endif
