/* SPDX-License-Identifier: EUPL-1.2
 * Columns of the room's queries and of its open data. Private to the room. */
#ifndef HITO_ROOM_INDICATOR_ROWS_H
#define HITO_ROOM_INDICATOR_ROWS_H

#include "room/indicator/indicator.h"

#define INDICATOR_CARD(F)                                                                     \
    F(INT, id, 0, FREE, "", "indicator")                                                      \
    F(TEXT, code, PUBLIC, FREE, "Código", "code")                                             \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name in force")                                    \
    F(CHOICE, level, PUBLIC, ONE_OF(indicator_level), "Nivel", "level")                       \
    F(CHOICE, type, PUBLIC, ONE_OF(indicator_type), "Tipo", "type")                           \
    F(TEXT, unit, PUBLIC, FREE, "Unidad de medida", "unit")                                   \
    F(CHOICE, state, PUBLIC, ONE_OF(indicator_state), "Estado", "state")                      \
    F(CHOICE, version_state, 0, ONE_OF(version_state), "", "state of the sheet shown")        \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of its plan")                           \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number of its commitment")        \
    F(TEXT, commitment_title, 0, FREE, "", "its title")                                       \
    F(INT, commitment, 0, FREE, "", "commitment")                                             \
    F(INT, institution, 0, FREE, "", "institution")                                           \
    F(TEXT, institution_name, 0, FREE, "", "who answers")                                     \
    F(TEXT, institution_code, PUBLIC, FREE, "Institución", "code of who answers")             \
    F(FLAG, shared, PUBLIC, FREE, "En la biblioteca", "shared")                               \
    F(INT, draft, 0, FREE, "", "1: not public")
SHAPE_STRUCT(indicator_card, INDICATOR_CARD);

#define INDICATOR_DUTY(F)                                            \
    F(CHOICE, role, 0, ONE_OF(person_role), "", "role")              \
    F(INT, commitment, 0, FREE, "", "commitment")                    \
    F(INT, institution, 0, FREE, "", "on whose behalf")
SHAPE_STRUCT(indicator_duty, INDICATOR_DUTY);

#define INDICATOR_COMMITMENT(F)                                      \
    F(INT, id, 0, FREE, "", "commitment")                            \
    F(INT, plan, 0, FREE, "", "plan")                                \
    F(INT, plan_number, 0, FREE, "", "its number")                   \
    F(TEXT, number, 0, FREE, "", "number")                           \
    F(TEXT, title, 0, FREE, "", "title")
SHAPE_STRUCT(indicator_commitment, INDICATOR_COMMITMENT);

#define INDICATOR_NAME(F)                                            \
    F(INT, id, 0, FREE, "", "indicator")                             \
    F(TEXT, code, 0, FREE, "", "code")                               \
    F(CHOICE, type, 0, ONE_OF(indicator_type), "", "type")           \
    F(TEXT, unit, 0, FREE, "", "unit")                               \
    F(INT, months, 0, FREE, "", "months per period")                 \
    F(PROSE, formula, 0, FREE, "", "of an index")                    \
    F(CHOICE, state, 0, ONE_OF(indicator_state), "", "state")        \
    F(INT, plan, 0, FREE, "", "plan, or nothing")                    \
    F(INT, hidden, 0, FREE, "", "1: its plan is not public")
SHAPE_STRUCT(indicator_name, INDICATOR_NAME);

#define INDICATOR_TOPIC_ROW(F)                                       \
    F(INT, id, 0, FREE, "", "link")                                  \
    F(TEXT, code, 0, FREE, "", "code")                               \
    F(CHOICE, kind, 0, ONE_OF(topic_kind), "", "kind")               \
    F(TEXT, name, 0, FREE, "", "name")                               \
    F(TEXT, name_en, 0, FREE, "", "in English")
SHAPE_STRUCT(indicator_topic_row, INDICATOR_TOPIC_ROW);

#define INDICATOR_LINK_ROW(F)                                        \
    F(INT, id, 0, FREE, "", "link")                                  \
    F(INT, commitment, 0, FREE, "", "commitment")                    \
    F(INT, plan_number, 0, FREE, "", "number of its plan")           \
    F(TEXT, number, 0, FREE, "", "number")                           \
    F(TEXT, title, 0, FREE, "", "title")
SHAPE_STRUCT(indicator_link_row, INDICATOR_LINK_ROW);

#define INDICATOR_ABOUT(F)                                           \
    F(TEXT, institution_name, 0, FREE, "", "who answers")            \
    F(TEXT, institution_code, 0, FREE, "", "its code")               \
    F(TEXT, reports_name, 0, FREE, "", "who reports on its behalf")  \
    F(TEXT, reports_code, 0, FREE, "", "its code")                   \
    F(TEXT, milestone_number, 0, FREE, "", "milestone")              \
    F(TEXT, milestone_title, 0, FREE, "", "its title")               \
    F(TEXT, parent_code, 0, FREE, "", "reports to")                  \
    F(TEXT, parent_place, 0, FREE, "", "jurisdiction's code")        \
    F(TEXT, parent_place_name, 0, FREE, "", "its name")              \
    F(TEXT, next_code, 0, FREE, "", "replaced by")                   \
    F(TEXT, next_name, 0, FREE, "", "its name")                      \
    F(TEXT, ending_act_number, 0, FREE, "", "act that ended it")     \
    F(TEXT, act_number, 0, FREE, "", "act of the sheet in force")
SHAPE_STRUCT(indicator_about, INDICATOR_ABOUT);

#define INDICATOR_CHILD(F)                                           \
    F(TEXT, code, 0, FREE, "", "code")                               \
    F(TEXT, place, 0, FREE, "", "jurisdiction's code")               \
    F(TEXT, place_name, 0, FREE, "", "its name")                     \
    F(TEXT, name, 0, FREE, "", "name")
SHAPE_STRUCT(indicator_child, INDICATOR_CHILD);

#define INDICATOR_SHARED(F)                                          \
    F(INT, id, 0, FREE, "", "indicator")                             \
    F(TEXT, code, 0, FREE, "", "code")                               \
    F(TEXT, place, 0, FREE, "", "jurisdiction's code")               \
    F(TEXT, place_name, 0, FREE, "", "its name")                     \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")                \
    F(TEXT, name, 0, FREE, "", "name")                               \
    F(CHOICE, level, 0, ONE_OF(indicator_level), "", "level")        \
    F(CHOICE, type, 0, ONE_OF(indicator_type), "", "type")           \
    F(TEXT, unit, 0, FREE, "", "unit")                               \
    F(CHOICE, rollup, 0, ONE_OF(rollup), "", "roll-up")              \
    F(PROSE, definition, 0, FREE, "", "definition")
SHAPE_STRUCT(indicator_shared, INDICATOR_SHARED);

#define INDICATOR_WAIT(F)                                            \
    F(TEXT, code, 0, FREE, "", "code")                               \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")                \
    F(TEXT, place, 0, FREE, "", "its code")                          \
    F(TEXT, name, 0, FREE, "", "name")
SHAPE_STRUCT(indicator_wait, INDICATOR_WAIT);

#define SHEET_SPAN(F)                                                \
    F(TEXT, place, 0, FREE, "", "jurisdiction's code")               \
    F(TEXT, code, 0, FREE, "", "code")                               \
    F(INT, indicator, 0, FREE, "", "indicator")                      \
    F(INT, number, 0, FREE, "", "version")                           \
    F(CHOICE, state, 0, ONE_OF(version_state), "", "state")          \
    F(INT, act, 0, FREE, "", "act")                                  \
    F(DAY, from_on, 0, FREE, "", "first day")                        \
    F(DAY, until_on, 0, FREE, "", "last day")                        \
    F(CHOICE, indicator_state, 0, ONE_OF(indicator_state), "", "state of the indicator")
SHAPE_STRUCT(sheet_span, SHEET_SPAN);

/* Open data: codes and numbers that people know. */
#define INDICATOR_DATA(F)                                                                                            \
    F(TEXT, code, PUBLIC, FREE, "Código", "code of the indicator: part of its address, its name in formulas")        \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name in the sheet in force")                                              \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan; nothing: of the library")                         \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number of the commitment that it measures")              \
    F(TEXT, milestone_number, PUBLIC, FREE, "Hito", "number of the milestone that it measures")                      \
    F(TEXT, institution, PUBLIC, FREE, "Institución responsable", "code of the institution that answers")           \
    F(TEXT, reports_by, PUBLIC, FREE, "Reporta en su nombre", "code of the institution that reports for it")         \
    F(TEXT, parent_jurisdiction, PUBLIC, FREE, "Jurisdicción a la que reporta", "code of the jurisdiction of `parent_code`") \
    F(TEXT, parent_code, PUBLIC, FREE, "Indicador al que reporta", "code of the indicator that this one feeds")      \
    F(FLAG, shared, PUBLIC, FREE, "En la biblioteca común", "others may take its sheet or report it")                \
    F(CHOICE, state, PUBLIC, ONE_OF(indicator_state), "Estado", "state")                                             \
    F(INT, version, PUBLIC, FREE, "Ficha vigente", "number of the sheet in force")                                   \
    F(TEXT, replaced_by, PUBLIC, FREE, "Reemplazado por", "code of the indicator that took its place")               \
    F(DAY, ended_on, PUBLIC, FREE, "Último día que se mide", "nothing: it goes on")                                  \
    F(TEXT, ending_act, PUBLIC, FREE, "Acto que lo terminó", "number of the act that replaced or closed it")         \
    F(PROSE, ending_report, PUBLIC, FREE, "Informe", "why it was replaced or closed")                                \
    F(DAY, created_on, PUBLIC, FREE, "Creado el", "day")
SHAPE_STRUCT(indicator_data, INDICATOR_DATA);

#define SHEET_DATA(F)                                                                                                \
    F(TEXT, code, PUBLIC, FREE, "Código", "code of the indicator")                                                   \
    F(INT, number, PUBLIC, FREE, "Versión", "number of the sheet")                                                   \
    F(CHOICE, state, PUBLIC, ONE_OF(version_state), "Estado", "in force or replaced")                                \
    F(CHOICE, change, PUBLIC, ONE_OF(version_change), "Qué cambia", "kind of change")                                \
    F(PROSE, change_report, PUBLIC, FREE, "Informe del cambio", "report of the change")                              \
    F(TEXT, act_number, PUBLIC, FREE, "Acto", "number of the act that approved it")                                  \
    F(DAY, from_on, PUBLIC, FREE, "Rige desde", "first day in force")                                                \
    F(DAY, until_on, PUBLIC, FREE, "Rigió hasta", "last day in force; nothing: still")                               \
    SHEET_FIELDS(F)
SHAPE_STRUCT(sheet_data, SHEET_DATA);

#define SHEET_PART_DATA(F)                                                                                           \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                                           \
    F(INT, version, PUBLIC, FREE, "Ficha", "number of the sheet")                                                    \
    F(TEXT, dimension, PUBLIC, FREE, "Dimensión", "dimension")                                                       \
    F(TEXT, part, PUBLIC, FREE, "Código de la parte", "code within the dimension")                                   \
    F(TEXT, name, PUBLIC, FREE, "Parte", "name")                                                                     \
    F(INT, position, PUBLIC, FREE, "Orden", "place within the dimension")                                            \
    F(TEXT, territory, PUBLIC, FREE, "Territorio", "INEC's code, where the part is a territory")
SHAPE_STRUCT(sheet_part_data, SHEET_PART_DATA);

#define TARGET_DATA(F)                                                                                               \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                                           \
    F(INT, version, PUBLIC, FREE, "Ficha", "number of the sheet")                                                    \
    F(TEXT, dimension, PUBLIC, FREE, "Dimensión", "nothing: the target is of the total")                             \
    F(TEXT, part, PUBLIC, FREE, "Código de la parte", "nothing: the target is of the total")                         \
    F(DAY, starts_on, PUBLIC, FREE, "Desde", "first day of the span")                                                \
    F(DAY, ends_on, PUBLIC, FREE, "Hasta", "last day of the span")                                                   \
    F(MICRO, value_micro, PUBLIC, FREE, "Meta", "value to reach")                                                    \
    F(TEXT, reason, PUBLIC, FREE, "Razón de la meta", "why this much")
SHAPE_STRUCT(target_data, TARGET_DATA);

#define INDICATOR_TOPIC_DATA(F)                                                                                      \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                                           \
    F(CHOICE, kind, PUBLIC, ONE_OF(topic_kind), "Clase", "kind of topic")                                            \
    F(TEXT, topic, PUBLIC, FREE, "Tema", "code of the topic")
SHAPE_STRUCT(indicator_topic_data, INDICATOR_TOPIC_DATA);

#define INDICATOR_LINK_DATA(F)                                                                                       \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                                           \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                                  \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number of a further commitment that it speaks of")
SHAPE_STRUCT(indicator_link_data, INDICATOR_LINK_DATA);

#endif
