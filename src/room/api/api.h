/* SPDX-License-Identifier: EUPL-1.2
 * API (/api/v1): reads for programs, described in OpenAPI 3.1 from the same tables; the catalogue for data portals;
 * and the deadlines of a place as a calendar. Below all rooms: it may look at all. */
#ifndef HITO_ROOM_API_H
#define HITO_ROOM_API_H

#include "http/room.h"

#define DEADLINE_KIND(C)                                                        \
    C(DEADLINE_MILESTONE, "hito", "Vence un hito")                              \
    C(DEADLINE_CUT, "corte", "Corte de un período de reporte")                  \
    C(DEADLINE_REPORTS, "reportes", "Vencen los reportes de un período")        \
    C(DEADLINE_MEASUREMENT, "medicion", "Vence una medición de un indicador")   \
    C(DEADLINE_STAGE_BEGINS, "etapa-empieza", "Empieza una etapa de cocreación") \
    C(DEADLINE_STAGE_ENDS, "etapa-termina", "Termina una etapa de cocreación")  \
    C(DEADLINE_SESSION, "sesion", "Sesión de una mesa")
CHOICES_ENUM(deadline_kind, DEADLINE_KIND);

/* A row of the view "deadline" (migration 0138). */
#define DEADLINE(F)                                                                                            \
    F(CHOICE, kind, PUBLIC, ONE_OF(deadline_kind), "Qué es", "what happens on the day")                        \
    F(DAY, due_on, PUBLIC, FREE, "Día", "day, local")                                                          \
    F(INT, starts_minute, PUBLIC, FREE, "Minuto en que empieza", "of the day, local; sessions only")           \
    F(INT, ends_minute, PUBLIC, FREE, "Minuto en que termina", "of the day, local; sessions and stages; 1440: midnight") \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan, if it is of one")                           \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number of the commitment")                         \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                                     \
    F(INT, process, PUBLIC, FREE, "Proceso de cocreación", "number")                                           \
    F(INT, table_number, PUBLIC, FREE, "Mesa", "number of the round table")                                    \
    F(TEXT, number, PUBLIC, FREE, "Número", "of the milestone, period or session; code of the stage")          \
    F(TEXT, title, PUBLIC, FREE, "Nombre", "of the milestone, indicator, stage or table")                      \
    F(DAY, first_on, PUBLIC, FREE, "Primer día del período", "of reports or of a measurement")                 \
    F(DAY, last_on, PUBLIC, FREE, "Último día del período", "of reports or of a measurement")                  \
    F(INT, months, 0, FREE, "", "of the indicator's calendar, for the label of its period")                    \
    F(FLAG, cancelled, PUBLIC, FREE, "Cancelado", "withdrawn milestone, cancelled session")                    \
    F(INT, revision, COMPUTED, FREE, "", "of the record: grows when it changes")                               \
    F(INT, record, 0, FREE, "", "its id: identity of the calendar's event")
SHAPE_STRUCT(deadline, DEADLINE);
extern const struct room api_room;

#endif
