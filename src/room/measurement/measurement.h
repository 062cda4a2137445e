/* SPDX-License-Identifier: EUPL-1.2
 * Measurement (medición): the values of indicators by period, that travel as reports do: draft → authorised → sent
 * → returned or accepted → published → locked, with proof, a counterpart's word and the reply, by form, workbook or
 * letter. A correction is a new measurement with its report; the public one stays until the correction is public.
 * Results are derived from what is public and kept in indicator_result. */
#ifndef HITO_ROOM_MEASUREMENT_H
#define HITO_ROOM_MEASUREMENT_H

#include "room/measure/measure.h"
#include "room/report/report.h"

#define INDICATOR_PERIOD(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, indicator, REQUIRED | PUBLIC, REF_TO(indicator), "Indicador", "whose calendar")                      \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 9999), "Período", "1, 2, 3…")                                    \
    F(DAY, starts_on, REQUIRED | PUBLIC, FREE, "Desde", "first day")                                            \
    F(DAY, ends_on, REQUIRED | PUBLIC, FREE, "Hasta", "last day")                                               \
    F(DAY, due_on, REQUIRED | PUBLIC | FORM, FREE, "Vence", "last day to report in time")                       \
    F(TEXT, moved, PUBLIC | FORM, CHARS(0, 500), "Por qué se movió", "reprogramming of the publication date (INEC's format)") \
    F(DAY, locked_on, PUBLIC, FREE, "Bloqueado el", "nothing of it changes any more")
SHAPE_STRUCT(indicator_period, INDICATOR_PERIOD);

#define MEASUREMENT(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, indicator, REQUIRED | PUBLIC, REF_TO(indicator), "Indicador", "what was measured")                   \
    F(REF, period, REQUIRED | PUBLIC, REF_TO(indicator_period), "Período", "when")                              \
    F(REF, version, REQUIRED | PUBLIC, REF_TO(indicator_version), "Ficha", "sheet it was reported under")       \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(report_state), "Estado", "as a report's: measurement_moves")     \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(value_status), "Qué se reporta", "reported or not applicable") \
    F(MICRO, value_micro, PUBLIC | FORM, RANGE(-MICRO_MOST, MICRO_MOST), "Valor", "of numbers; step of a scale, 1 the lowest") \
    F(MICRO, numerator_micro, PUBLIC | FORM, RANGE(-MICRO_MOST, MICRO_MOST), "Numerador", "of quotients")       \
    F(MICRO, denominator_micro, PUBLIC | FORM, RANGE(-MICRO_MOST, MICRO_MOST), "Denominador", "of quotients")   \
    F(PROSE, words, PUBLIC | FORM, CHARS(0, 2000), "En palabras", "qualitative: what was observed; not applicable: why") \
    F(TEXT, parts_note, PUBLIC | FORM, CHARS(0, 500), "Por qué las partes no suman", "where they do not")       \
    F(TEXT, unusual_note, PUBLIC | FORM, CHARS(0, 500), "Por qué el valor es inusual", "answer to what was pointed out") \
    F(REF, corrects, PUBLIC, REF_TO(measurement), "Corrige a", "public one that this replaces")                 \
    F(PROSE, correction, PUBLIC | FORM, CHARS(0, 2000), "Informe del ajuste", "why a published value changes")  \
    F(DAY, replaced_on, PUBLIC, FREE, "Corregido el", "a correction of it became public")                       \
    F(CHOICE, channel, REQUIRED | PUBLIC, ONE_OF(channel), "Canal", "form, workbook or letter")                 \
    F(REF, letter, PUBLIC, REF_TO(letter), "Oficio", "letter it was typed from")                                \
    F(REF, entered_by, REQUIRED | STAFF, REF_TO(person), "Escrito por", "who typed it")                         \
    F(TEXT, authorised_name, PUBLIC | FORM, CHARS(0, 120), "Quién autoriza", "name of the authority")           \
    F(TEXT, authorised_post, PUBLIC | FORM, CHARS(0, 120), "Cargo", "post of the authority")                    \
    F(TEXT, authorised_letter, PUBLIC | FORM, CHARS(0, 80), "Número de oficio o memorando", "of the authority") \
    F(DAY, authorised_on, PUBLIC, FREE, "Autorizado el", "day")                                                 \
    F(DAY, sent_on, PUBLIC, FREE, "Enviado el", "day in the jurisdiction's zone")                               \
    F(REF, checked_by, STAFF, REF_TO(person), "Revisado por", "directorate")                                    \
    F(DAY, checked_on, PUBLIC, FREE, "Revisado el", "day")                                                      \
    F(PROSE, return_reason, PUBLIC | FORM, CHARS(0, 2000), "Qué falta", "why it was returned")                  \
    F(DAY, public_on, PUBLIC, FREE, "Público desde", "accepted, and the counterpart's and the reply's days are over") \
    F(DAY, published_on, PUBLIC, FREE, "Publicado el", "day")                                                   \
    F(DAY, locked_on, PUBLIC, FREE, "Bloqueado el", "with its period")                                          \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(measurement, MEASUREMENT);

#define MEASUREMENT_PART(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, measurement, REQUIRED | PUBLIC, REF_TO(measurement), "Medición", "whose part")                       \
    F(REF, part, REQUIRED | PUBLIC, REF_TO(indicator_part), "Parte", "which")                                   \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(value_status), "Qué se reporta", "reported, not applicable, not reported") \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "of numbers")                                                  \
    F(MICRO, numerator_micro, PUBLIC, FREE, "Numerador", "of quotients")                                        \
    F(MICRO, denominator_micro, PUBLIC, FREE, "Denominador", "of quotients")
SHAPE_STRUCT(measurement_part, MEASUREMENT_PART);

#define MEASUREMENT_PROOF(F)                                                                                    \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, measurement, REQUIRED | PUBLIC, REF_TO(measurement), "Medición", "what it proves")                   \
    F(REF, evidence, REQUIRED | PUBLIC, REF_TO(evidence), "Prueba", "file or link")
SHAPE_STRUCT(measurement_proof, MEASUREMENT_PROOF);

#define MEASUREMENT_WORD(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, measurement, REQUIRED | PUBLIC, REF_TO(measurement), "Medición", "of which")                         \
    F(REF, institution, REQUIRED | PUBLIC, REF_TO(institution), "Contraparte", "on whose behalf")               \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who spoke")                                    \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(verdict_kind), "Pronunciamiento", "confirms, in part, disputes") \
    F(PROSE, reasons, REQUIRED | PUBLIC | FORM, CHARS(10, 4000), "Razones", "why")                              \
    F(DAY, given_on, REQUIRED | PUBLIC, FREE, "Fecha", "day")                                                   \
    F(DAY, public_on, PUBLIC, FREE, "Público desde", "with its measurement, or at once when that is public")    \
    F(PROSE, reply, PUBLIC | FORM, CHARS(0, 4000), "Réplica", "of the responsible")                             \
    F(REF, replied_by, STAFF, REF_TO(person), "Replicó", "who")                                                 \
    F(DAY, replied_on, PUBLIC, FREE, "Fecha de la réplica", "day")                                              \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "nothing: it stands")                                         \
    F(CHOICE, closed_how, PUBLIC, ONE_OF(verdict_closed), "Cómo se cerró", "correction, withdrawal, act")       \
    F(REF, act, PUBLIC, REF_TO(act), "Acto", "act that decided")                                                \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(measurement_word, MEASUREMENT_WORD);

#define INDICATOR_RESULT(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, indicator, REQUIRED | PUBLIC, REF_TO(indicator), "Indicador", "indicator")                           \
    F(REF, period, REQUIRED | PUBLIC, REF_TO(indicator_period), "Período", "period")                            \
    F(INT, part, REQUIRED | PUBLIC, FREE, "Parte", "0: the total")                                              \
    F(REF, version, REQUIRED | PUBLIC, REF_TO(indicator_version), "Ficha", "sheet of the value; of none: in force at the period's end") \
    F(CHOICE, status, REQUIRED | PUBLIC, ONE_OF(value_status), "Estado del valor", "which of the four nothings, or a value") \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "value")                                                       \
    F(MICRO, numerator_micro, PUBLIC, FREE, "Numerador", "of quotients")                                        \
    F(MICRO, denominator_micro, PUBLIC, FREE, "Denominador", "of quotients")                                    \
    F(PROSE, words, PUBLIC, FREE, "En palabras", "qualitative; why it does not apply")                          \
    F(MICRO, target_micro, PUBLIC, FREE, "Meta", "of the same span")                                            \
    F(CENTI, achievement_centi, PUBLIC, FREE, "Logro", "percent of the target")                                 \
    F(CHOICE, category, PUBLIC, ONE_OF(achievement), "Categoría", "by the methodology's thresholds")            \
    F(FLAG, disputed, PUBLIC, FREE, "En disputa", "a counterpart disputes it and it stands")                    \
    F(FLAG, corrected, PUBLIC, FREE, "Corregido", "a correction replaced an earlier value")                     \
    F(FLAG, achievement_disputed, PUBLIC, FREE, "Logro con valores en disputa", "one of the values that the achievement is made from") \
    F(FLAG, achievement_corrected, PUBLIC, FREE, "Logro con valores corregidos", "one of the values that the achievement is made from") \
    F(INT, missing, REQUIRED | PUBLIC, FREE, "Datos que faltan", "inputs of a computed value that nobody reported") \
    F(REF, methodology, REQUIRED | PUBLIC, REF_TO(methodology), "Metodología", "version of the thresholds")
SHAPE_STRUCT(indicator_result, INDICATOR_RESULT);

extern const struct room measurement_room;

/* Whoever touched what results of the indicator are made of, in the same transaction: they are computed again at
 * once for a small one (and whatever its formula or its parent feeds), by the worker for the rest. */
enum status measurement_touch(struct db *db, struct arena *mem, int64_t indicator) MUST_USE;
/* Computes what waits for the worker, at once: commands that fill a database. Needs a write transaction. */
enum status measurement_catch_up(struct db *db, struct arena *mem) MUST_USE;
/* Computes the results of one indicator from what is public on `today`, and writes what differs. */
enum status measurement_compute(struct db *db, struct arena *mem, int64_t indicator, struct day today) MUST_USE;
/* The same without writing: for verify. Rows ordered by period and part. */
enum status measurement_results(struct db *db, struct arena *mem, int64_t indicator, struct day today, struct indicator_result **ret,
                                size_t *ret_count) MUST_USE;
/* Kept results of one indicator, by period and part. */
enum status measurement_kept(struct db *db, struct arena *mem, int64_t indicator, struct indicator_result **ret, size_t *ret_count) MUST_USE;
enum status indicator_periods(struct db *db, struct arena *mem, int64_t indicator, struct indicator_period **ret, size_t *ret_count) MUST_USE;
/* Writes the calendar of the version in force: periods that begin after the change follow it, those with a value stay. */
enum status indicator_periods_fill(struct db *db, struct arena *mem, const struct indicator_version *v) MUST_USE;

/* Kept results of many indicators at once, for cards and tables: by indicator and period, totals only. One statement. */
enum status measurement_of_plan(struct db *db, struct arena *mem, int64_t plan, struct indicator_result **ret, size_t *ret_count) MUST_USE;
enum status measurement_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct indicator_result **ret, size_t *ret_count) MUST_USE;

/* A series as a drawing with baseline, target path, values and gaps; its conclusion in words in *ret_words. Of the
 * versions only `v` is known here: to another one the line is not drawn on. */
struct html measurement_chart(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct indicator_period *periods,
                              size_t period_count, const struct indicator_result *totals, size_t total_count, struct str *ret_words);

/* "2024", "2024-S1", "2024-T3", "03/2024"; other spans by their first and last month. */
struct str measurement_period_label(struct arena *mem, enum lang lang, int64_t months, struct day first, struct day last);
#endif
