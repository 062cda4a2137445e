/* SPDX-License-Identifier: EUPL-1.2
 * Values of indicators as rows of open data: calendar, public measurements, their parts and words, and results; written
 * from the database and read back from an archive. */
#ifndef HITO_ROOM_ARCHIVE_VALUE_H
#define HITO_ROOM_ARCHIVE_VALUE_H

#include "room/measurement/measurement.h"

#define SPAN_DATA(F)                                                                                \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "Indicador", "code of the indicator")               \
    F(INT, number, REQUIRED | PUBLIC, FREE, "Período", "1, 2, 3…")                                  \
    F(DAY, starts_on, REQUIRED | PUBLIC, FREE, "Desde", "first day")                                \
    F(DAY, ends_on, REQUIRED | PUBLIC, FREE, "Hasta", "last day")                                   \
    F(DAY, due_on, REQUIRED | PUBLIC, FREE, "Vence", "last day to report in time")                  \
    F(TEXT, moved, PUBLIC, FREE, "Por qué se movió", "reason of another due day")                   \
    F(DAY, locked_on, PUBLIC, FREE, "Bloqueado el", "nothing of it changes any more")
SHAPE_STRUCT(span_data, SPAN_DATA);

#define VALUE_DATA(F)                                                                               \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "Indicador", "code of the indicator")               \
    F(INT, period, REQUIRED | PUBLIC, FREE, "Período", "number of the period")                      \
    F(INT, number, REQUIRED | PUBLIC, FREE, "Medición", "number in its address …/medicion/7; of several of a period the greatest counts") \
    F(INT, corrects, PUBLIC, FREE, "Corrige a", "number of the measurement that it replaces")       \
    F(INT, version, REQUIRED | PUBLIC, FREE, "Ficha", "number of the sheet it was reported under")  \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(value_status), "Qué se reporta", "reported or not applicable") \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "of numbers; step of a scale")                     \
    F(MICRO, numerator_micro, PUBLIC, FREE, "Numerador", "of quotients")                            \
    F(MICRO, denominator_micro, PUBLIC, FREE, "Denominador", "of quotients")                        \
    F(PROSE, words, PUBLIC, FREE, "En palabras", "qualitative; why it does not apply")              \
    F(TEXT, parts_note, PUBLIC, FREE, "Por qué las partes no suman", "where they do not")           \
    F(TEXT, unusual_note, PUBLIC, FREE, "Por qué el valor es inusual", "answer to what was pointed out") \
    F(PROSE, correction, PUBLIC, FREE, "Informe del ajuste", "why a published value changed")       \
    F(CHOICE, channel, PUBLIC, ONE_OF(channel), "Canal", "form, workbook or letter")                \
    F(TEXT, authorised_name, PUBLIC, FREE, "Quién autoriza", "name of the authority")               \
    F(TEXT, authorised_post, PUBLIC, FREE, "Cargo", "post of the authority")                        \
    F(DAY, sent_on, PUBLIC, FREE, "Enviado el", "day")                                              \
    F(DAY, checked_on, PUBLIC, FREE, "Revisado el", "day")                                          \
    F(DAY, published_on, PUBLIC, FREE, "Publicado el", "day")                                       \
    F(DAY, replaced_on, PUBLIC, FREE, "Corregido el", "a correction of it became public")
SHAPE_STRUCT(value_data, VALUE_DATA);

#define VALUE_PART_DATA(F)                                                                          \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "Indicador", "code of the indicator")               \
    F(INT, period, REQUIRED | PUBLIC, FREE, "Período", "number of the period")                      \
    F(INT, measurement, REQUIRED | PUBLIC, FREE, "Medición", "its number")                          \
    F(TEXT, dimension, REQUIRED | PUBLIC, FREE, "Dimensión", "dimension")                           \
    F(TEXT, part, REQUIRED | PUBLIC, FREE, "Código de la parte", "code within the dimension")       \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(value_status), "Qué se reporta", "reported, not applicable, not reported") \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "of numbers")                                      \
    F(MICRO, numerator_micro, PUBLIC, FREE, "Numerador", "of quotients")                            \
    F(MICRO, denominator_micro, PUBLIC, FREE, "Denominador", "of quotients")
SHAPE_STRUCT(value_part_data, VALUE_PART_DATA);

#define VALUE_WORD_DATA(F)                                                                          \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "Indicador", "code of the indicator")               \
    F(INT, period, REQUIRED | PUBLIC, FREE, "Período", "number of the period")                      \
    F(INT, measurement, REQUIRED | PUBLIC, FREE, "Medición", "its number")                          \
    F(INT, number, REQUIRED | PUBLIC, FREE, "Pronunciamiento", "its number")                        \
    F(TEXT, institution, PUBLIC, FREE, "Contraparte", "code of the institution")                    \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(verdict_kind), "Qué dice", "confirms, in part, disputes") \
    F(PROSE, reasons, PUBLIC, FREE, "Razones", "why")                                               \
    F(DAY, given_on, PUBLIC, FREE, "Fecha", "day")                                                  \
    F(DAY, public_on, PUBLIC, FREE, "Público desde", "day")                                         \
    F(PROSE, reply, PUBLIC, FREE, "Réplica", "of the responsible")                                  \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "nothing: it stands")                             \
    F(CHOICE, closed_how, PUBLIC, ONE_OF(verdict_closed), "Cómo se cerró", "correction, withdrawal, act")
SHAPE_STRUCT(value_word_data, VALUE_WORD_DATA);

#define RESULT_DATA(F)                                                                              \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "Indicador", "code of the indicator")               \
    F(INT, period, REQUIRED | PUBLIC, FREE, "Período", "number of the period")                      \
    F(TEXT, dimension, PUBLIC, FREE, "Dimensión", "nothing: the total")                             \
    F(TEXT, part, PUBLIC, FREE, "Código de la parte", "nothing: the total")                         \
    F(INT, version, REQUIRED | PUBLIC, FREE, "Ficha", "sheet of the value; of none: in force at the period's end") \
    F(CHOICE, status, REQUIRED | PUBLIC, ONE_OF(value_status), "Estado del valor", "which of the nothings, or a value") \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "value")                                           \
    F(MICRO, numerator_micro, PUBLIC, FREE, "Numerador", "of quotients")                            \
    F(MICRO, denominator_micro, PUBLIC, FREE, "Denominador", "of quotients")                        \
    F(PROSE, words, PUBLIC, FREE, "En palabras", "qualitative; why it does not apply")              \
    F(MICRO, target_micro, PUBLIC, FREE, "Meta", "the one it is judged by")                         \
    F(CENTI, achievement_centi, PUBLIC, FREE, "Logro", "percent of the target")                     \
    F(CHOICE, category, PUBLIC, ONE_OF(achievement), "Categoría", "by the methodology's thresholds") \
    F(FLAG, disputed, PUBLIC, FREE, "En disputa", "a counterpart disputes it and it stands")        \
    F(FLAG, corrected, PUBLIC, FREE, "Corregido", "a correction replaced an earlier value")         \
    F(INT, missing, REQUIRED | PUBLIC, FREE, "Datos que faltan", "inputs that nobody reported")     \
    F(TEXT, methodology_of, REQUIRED | PUBLIC, FREE, "Metodología de", "todas, or the jurisdiction's code") \
    F(TEXT, methodology_code, REQUIRED | PUBLIC, FREE, "Metodología", "code of the line of versions") \
    F(INT, methodology_number, REQUIRED | PUBLIC, FREE, "Versión de la metodología", "in force on the period's last day")
SHAPE_STRUCT(result_data, RESULT_DATA);

#endif
