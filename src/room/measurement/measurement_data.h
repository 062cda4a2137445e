/* SPDX-License-Identifier: EUPL-1.2
 * Rows of the room's data sets: codes and numbers that people know, no identities of the database. A value is named by
 * its indicator, its period and its adjustment: 0 the first that was public, 1 its correction… */
#ifndef HITO_ROOM_MEASUREMENT_DATA_H
#define HITO_ROOM_MEASUREMENT_DATA_H

#include "room/measurement/measurement_store.h"

#define PERIOD_DATUM(F)                                                                                       \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                               \
    F(INT, period, PUBLIC, FREE, "Período", "number within the indicator")                             \
    F(DAY, starts_on, PUBLIC, FREE, "Desde", "first day")                                                     \
    F(DAY, ends_on, PUBLIC, FREE, "Hasta", "last day")                                                        \
    F(DAY, due_on, PUBLIC, FREE, "Vence", "last day to report in time")                                       \
    F(TEXT, moved, PUBLIC, FREE, "Por qué se movió", "why its day was moved")                                 \
    F(DAY, locked_on, PUBLIC, FREE, "Bloqueado el", "nothing of it changes any more")
SHAPE_STRUCT(period_datum, PERIOD_DATUM);

#define MEASUREMENT_DATUM(F)                                                                                  \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                               \
    F(INT, period, PUBLIC, FREE, "Período", "number within the indicator")                             \
    F(INT, adjustment, PUBLIC, FREE, "Ajuste", "0: the first public value; 1: its correction…")               \
    F(INT, version, PUBLIC, FREE, "Versión de la ficha", "sheet it was reported under")                \
    F(CHOICE, kind, PUBLIC, ONE_OF(value_status), "Qué se reporta", "reported or not applicable")             \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "of numbers; step of a scale, 1 the lowest")                 \
    F(MICRO, numerator_micro, PUBLIC, FREE, "Numerador", "of quotients")                                      \
    F(MICRO, denominator_micro, PUBLIC, FREE, "Denominador", "of quotients")                                  \
    F(PROSE, words, PUBLIC, FREE, "En palabras", "what was observed; why it does not apply")                  \
    F(TEXT, parts_note, PUBLIC, FREE, "Por qué las partes no suman", "where they do not")                     \
    F(TEXT, unusual_note, PUBLIC, FREE, "Por qué el valor es inusual", "answer to what was pointed out")      \
    F(PROSE, correction, PUBLIC, FREE, "Informe del ajuste", "why a published value changes")                 \
    F(CHOICE, channel, PUBLIC, ONE_OF(channel), "Canal", "form, workbook or letter")                          \
    F(TEXT, authorised_name, PUBLIC, FREE, "Quién autoriza", "name of the authority")                         \
    F(TEXT, authorised_post, PUBLIC, FREE, "Cargo", "post of the authority")                                  \
    F(TEXT, authorised_letter, PUBLIC, FREE, "Número de oficio o memorando", "of the authority")              \
    F(DAY, authorised_on, PUBLIC, FREE, "Autorizado el", "day")                                               \
    F(DAY, sent_on, PUBLIC, FREE, "Enviado el", "day")                                                        \
    F(DAY, checked_on, PUBLIC, FREE, "Revisado el", "day")                                                    \
    F(DAY, public_on, PUBLIC, FREE, "Público desde", "day")                                                   \
    F(DAY, replaced_on, PUBLIC, FREE, "Corregido el", "a correction of it became public; it counts no more")  \
    F(INT, proofs, PUBLIC, FREE, "Pruebas", "how many proofs it brought")
SHAPE_STRUCT(measurement_datum, MEASUREMENT_DATUM);

#define MEASUREMENT_PART_DATUM(F)                                                                             \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                               \
    F(INT, period, PUBLIC, FREE, "Período", "number within the indicator")                             \
    F(INT, adjustment, PUBLIC, FREE, "Ajuste", "of which value")                                              \
    F(TEXT, dimension, PUBLIC, FREE, "Dimensión", "what it is disaggregated by")                              \
    F(TEXT, part, PUBLIC, FREE, "Parte", "code within the dimension")                                    \
    F(CHOICE, kind, PUBLIC, ONE_OF(value_status), "Qué se reporta", "reported, not applicable, not reported") \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "of numbers")                                                \
    F(MICRO, numerator_micro, PUBLIC, FREE, "Numerador", "of quotients")                                      \
    F(MICRO, denominator_micro, PUBLIC, FREE, "Denominador", "of quotients")
SHAPE_STRUCT(measurement_part_datum, MEASUREMENT_PART_DATUM);

#define RESULT_DATUM(F)                                                                                       \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                               \
    F(INT, period, PUBLIC, FREE, "Período", "number within the indicator")                             \
    F(TEXT, dimension, PUBLIC, FREE, "Dimensión", "nothing: the total")                                       \
    F(TEXT, part, PUBLIC, FREE, "Parte", "nothing: the total")                                           \
    F(INT, version, PUBLIC, FREE, "Versión de la ficha", "of the value; of none: in force at the period's end") \
    F(CHOICE, status, PUBLIC, ONE_OF(value_status), "Estado del valor", "which of the four nothings, or a value") \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "value")                                                     \
    F(MICRO, numerator_micro, PUBLIC, FREE, "Numerador", "of quotients")                                      \
    F(MICRO, denominator_micro, PUBLIC, FREE, "Denominador", "of quotients")                                  \
    F(PROSE, words, PUBLIC, FREE, "En palabras", "qualitative; why it does not apply")                        \
    F(MICRO, target_micro, PUBLIC, FREE, "Meta", "of the span that ends with the period")                     \
    F(CENTI, achievement_centi, PUBLIC, FREE, "Logro", "percent of the target")                               \
    F(CHOICE, category, PUBLIC, ONE_OF(achievement), "Categoría", "by the methodology's thresholds")          \
    F(FLAG, disputed, PUBLIC, FREE, "En disputa", "of it, or of what it is computed from")                    \
    F(FLAG, corrected, PUBLIC, FREE, "Corregido", "it, or what it is computed from")                          \
    F(FLAG, achievement_disputed, PUBLIC, FREE, "Logro con valores en disputa", "of those that it is made from") \
    F(FLAG, achievement_corrected, PUBLIC, FREE, "Logro con valores corregidos", "of those that it is made from") \
    F(INT, missing, PUBLIC, FREE, "Datos que faltan", "inputs of a computed value that nobody reported")      \
    F(TEXT, methodology_of, PUBLIC, FREE, "Metodología de", "todas, or the jurisdiction's code")              \
    F(TEXT, methodology_code, PUBLIC, FREE, "Metodología", "code of the line of versions")                    \
    F(INT, methodology_number, PUBLIC, FREE, "Versión de la metodología", "its thresholds")
SHAPE_STRUCT(result_datum, RESULT_DATUM);

#define MEASUREMENT_WORD_DATUM(F)                                                                             \
    F(TEXT, indicator, PUBLIC, FREE, "Indicador", "code of the indicator")                               \
    F(INT, period, PUBLIC, FREE, "Período", "number within the indicator")                             \
    F(INT, adjustment, PUBLIC, FREE, "Ajuste", "of which value")                                              \
    F(INT, word_number, PUBLIC, FREE, "N.º", "1, 2… among those of the value")                                \
    F(TEXT, institution_code, PUBLIC, FREE, "Código de la contraparte", "on whose behalf")                    \
    F(TEXT, institution_name, PUBLIC, FREE, "Contraparte", "its present name")                                \
    F(CHOICE, kind, PUBLIC, ONE_OF(verdict_kind), "Pronunciamiento", "confirms, in part, disputes")           \
    F(PROSE, reasons, PUBLIC, FREE, "Razones", "why")                                                         \
    F(DAY, given_on, PUBLIC, FREE, "Fecha", "day")                                                            \
    F(DAY, public_on, PUBLIC, FREE, "Público desde", "day")                                                   \
    F(PROSE, reply, PUBLIC, FREE, "Réplica", "of the responsible")                                            \
    F(DAY, replied_on, PUBLIC, FREE, "Fecha de la réplica", "day")                                            \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "nothing: it stands")                                       \
    F(CHOICE, closed_how, PUBLIC, ONE_OF(verdict_closed), "Cómo se cerró", "correction, withdrawal, act")     \
    F(TEXT, act_number, PUBLIC, FREE, "Acto", "act that decided")
SHAPE_STRUCT(measurement_word_datum, MEASUREMENT_WORD_DATUM);

extern const struct dataset measurement_datasets[];

#endif
