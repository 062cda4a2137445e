/* SPDX-License-Identifier: EUPL-1.2
 * Indicator (indicador): its methodology sheet ("ficha metodológica", INEC; TolaActivity's field list) in
 * versions, each approved by an act; what it is disaggregated by; targets; links to milestone, commitment,
 * plan, SDG, national plan and lenses. A value keeps the version that it was reported under. Replacing an
 * indicator and adjusting its values are two acts with a written report, never an edit (Planning's method).
 * The address is /:jurisdiction/indicador/:indicator (its code). */
#ifndef HITO_ROOM_INDICATOR_H
#define HITO_ROOM_INDICATOR_H

#include "base/decimal.h"
#include "room/act/act.h"
#include "room/commitment/commitment.h"
#include "room/methodology/methodology.h"
#include "room/milestone/milestone.h"

#define INDICATOR_STATE(C)                                                  \
    C(INDICATOR_DRAFT, "borrador", "En preparación")                        \
    C(INDICATOR_IN_FORCE, "vigente", "Vigente")                             \
    C(INDICATOR_REPLACED, "reemplazado", "Reemplazado por otro indicador")  \
    C(INDICATOR_CLOSED, "cerrado", "Cerrado: terminó su serie")
CHOICES_ENUM(indicator_state, INDICATOR_STATE);

#define VERSION_STATE(C)                                    \
    C(VERSION_DRAFT, "borrador", "Borrador")                \
    C(VERSION_PROPOSED, "propuesta", "Propuesta para aprobar") \
    C(VERSION_IN_FORCE, "vigente", "Vigente")               \
    C(VERSION_REPLACED, "reemplazada", "Reemplazada")       \
    C(VERSION_DROPPED, "descartada", "Descartada")
CHOICES_ENUM(version_state, VERSION_STATE);

#define VERSION_CHANGE(C)                                                        \
    C(CHANGE_FIRST, "inicial", "Primera ficha")                                  \
    C(CHANGE_SHEET, "ajuste-ficha", "Ajuste de la ficha, mismas cifras")         \
    C(CHANGE_METHOD, "cambio-metodo", "Cambio de método: la serie se corta")
CHOICES_ENUM(version_change, VERSION_CHANGE);

/* IATI 2.03 result@type: 3, 2, 1, 9. */
#define INDICATOR_LEVEL(C)                          \
    C(LEVEL_IMPACT, "impacto", "Impacto")           \
    C(LEVEL_OUTCOME, "resultado", "Resultado")      \
    C(LEVEL_OUTPUT, "producto", "Producto")         \
    C(LEVEL_PROCESS, "proceso", "Proceso")
CHOICES_ENUM(indicator_level, INDICATOR_LEVEL);

#define INDICATOR_TYPE(C)                                                      \
    C(TYPE_NUMBER, "numero", "Número")                                         \
    C(TYPE_PERCENT, "porcentaje", "Porcentaje (numerador y denominador)")      \
    C(TYPE_RATIO, "razon", "Razón (numerador y denominador)")                  \
    C(TYPE_RATE, "tasa", "Tasa (numerador y denominador, por cada tantos)")    \
    C(TYPE_INDEX, "indice", "Índice: fórmula sobre otros indicadores")         \
    C(TYPE_ORDINAL, "ordinal", "Escala ordenada")                              \
    C(TYPE_QUALITATIVE, "cualitativo", "Cualitativo")
CHOICES_ENUM(indicator_type, INDICATOR_TYPE);

#define INDICATOR_DIRECTION(C)                                 \
    C(DIRECTION_UP, "sube", "Mejora cuando sube")              \
    C(DIRECTION_DOWN, "baja", "Mejora cuando baja")            \
    C(DIRECTION_BAND, "banda", "Debe quedar dentro de una banda")
CHOICES_ENUM(indicator_direction, INDICATOR_DIRECTION);

#define ACCUMULATION(C)                                                                \
    C(ACCUMULATION_FLOW, "flujo", "Flujo: cada período lo suyo, se suma")              \
    C(ACCUMULATION_STOCK, "saldo", "Saldo: cómo está al final del período")            \
    C(ACCUMULATION_YEAR, "acumulado-anual", "Acumulado dentro de cada año")            \
    C(ACCUMULATION_START, "acumulado-inicio", "Acumulado desde el inicio")
CHOICES_ENUM(accumulation, ACCUMULATION);

#define ACHIEVEMENT_FROM(C)                                                           \
    C(ACHIEVEMENT_FROM_BASELINE, "desde-linea-base", "Avance de la línea base a la meta") \
    C(ACHIEVEMENT_FROM_ZERO, "desde-cero", "Valor sobre meta")
CHOICES_ENUM(achievement_from, ACHIEVEMENT_FROM);

#define BASELINE_KIND(C)                                              \
    C(BASELINE_KNOWN, "conocida", "Conocida")                         \
    C(BASELINE_PENDING, "por-levantar", "Por levantar")               \
    C(BASELINE_NOT_APPLICABLE, "no-aplica", "No aplica")
CHOICES_ENUM(baseline_kind, BASELINE_KIND);

#define PARTS_RULE(C)                                                     \
    C(PARTS_NONE, "sin-partes", "Sin desagregación")                      \
    C(PARTS_ADD_UP, "suman", "Las partes de cada dimensión suman el total") \
    C(PARTS_OVERLAP, "no-suman", "Las partes no suman el total")
CHOICES_ENUM(parts_rule, PARTS_RULE);

#define ROLLUP(C)                                                                      \
    C(ROLLUP_NONE, "no", "No se agrega entre jurisdicciones")                          \
    C(ROLLUP_SUM, "suma", "Se suma (porcentajes, por numeradores y denominadores)")
CHOICES_ENUM(rollup, ROLLUP);

#define INDICATOR(F)                                                                                              \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "whose")                        \
    F(TEXT, code, REQUIRED | PUBLIC | FORM, CHARS(2, 40), "Código", "part of its address and its name in formulas: a-z, 0-9, _; stable") \
    F(REF, plan, PUBLIC | FORM, REF_TO(plan), "Plan", "nothing: of the jurisdiction's library")                   \
    F(REF, commitment, PUBLIC | FORM, REF_TO(commitment), "Compromiso", "what it measures")                       \
    F(REF, milestone, PUBLIC | FORM, REF_TO(milestone), "Hito", "what it measures")                               \
    F(REF, parent, PUBLIC | FORM, REF_TO(indicator), "Reporta a", "indicator of another jurisdiction that this one feeds") \
    F(REF, institution, REQUIRED | PUBLIC | FORM, REF_TO(institution), "Institución responsable", "answers for its values") \
    F(REF, reports_by, PUBLIC | FORM, REF_TO(institution), "Reporta en su nombre", "association that may report for it") \
    F(FLAG, shared, PUBLIC | FORM, FREE, "En la biblioteca común", "others may take its sheet or report it")      \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(indicator_state), "Estado", "by its versions")                     \
    F(REF, replaced_by, PUBLIC | FORM, REF_TO(indicator), "Reemplazado por", "by an act")                                \
    F(REF, ending_act, PUBLIC | FORM, REF_TO(act), "Acto", "act that replaced or closed it")                      \
    F(PROSE, ending_report, PUBLIC | FORM, CHARS(0, 4000), "Informe", "why it was replaced or closed")            \
    F(DAY, ended_on, PUBLIC | FORM, FREE, "Último día que se mide", "nothing: it goes on")                        \
    F(DAY, created_on, REQUIRED | PUBLIC, FREE, "Creado el", "day")                                               \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(indicator, INDICATOR);

/* What a sheet says, for the record and for open data. */
#define SHEET_FIELDS(F)                                                                                           \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(5, 200), "Nombre", "name of the indicator")                     \
    F(PROSE, definition, PUBLIC | FORM, CHARS(0, 4000), "Definición", "what it measures") \
    F(PROSE, variables, PUBLIC | FORM, CHARS(0, 4000), "Variables que usa", "INEC: definition of the related variables") \
    F(PROSE, objective, PUBLIC | FORM, CHARS(0, 2000), "Objetivo al que responde", "which objective it tells of")  \
    F(PROSE, justification, PUBLIC | FORM, CHARS(0, 2000), "Justificación", "why this indicator")                 \
    F(FLAG, headline, PUBLIC | FORM, FREE, "Indicador clave", "one of the few by which the plan is judged first") \
    F(CHOICE, level, REQUIRED | PUBLIC | FORM, ONE_OF(indicator_level), "Nivel", "impact, outcome, output, process") \
    F(CHOICE, type, REQUIRED | PUBLIC | FORM, ONE_OF(indicator_type), "Tipo", "how a value is made")              \
    F(CHOICE, direction, REQUIRED | PUBLIC | FORM, ONE_OF(indicator_direction), "Sentido", "what is better")      \
    F(CHOICE, accumulation, REQUIRED | PUBLIC | FORM, ONE_OF(accumulation), "Acumulación", "how periods add")     \
    F(CHOICE, achievement, REQUIRED | PUBLIC | FORM, ONE_OF(achievement_from), "Cómo se lee el logro", "from the baseline or from zero") \
    F(TEXT, unit, REQUIRED | PUBLIC | FORM, CHARS(1, 60), "Unidad de medida", "unit")                             \
    F(INT, decimals, REQUIRED | PUBLIC | FORM, RANGE(0, 6), "Decimales", "places shown and rounded to")           \
    F(PROSE, formula, PUBLIC | FORM, CHARS(0, 1000), "Fórmula", "index: over codes of other indicators (formula.h); else in words") \
    F(TEXT, numerator, PUBLIC | FORM, CHARS(0, 300), "Numerador", "what is counted above")                        \
    F(TEXT, denominator, PUBLIC | FORM, CHARS(0, 300), "Denominador", "what is counted below")                    \
    F(MICRO, factor_micro, PUBLIC | FORM, RANGE(1, MICRO_MOST), "Por cada", "rate: 1000, 100000; percentage: 100; ratio: 1") \
    F(PROSE, scale, PUBLIC | FORM, CHARS(0, 2000), "Escala", "ordinal: its steps, one per line, the lowest first") \
    F(MICRO, low_micro, PUBLIC | FORM, RANGE(-MICRO_MOST, MICRO_MOST), "Banda: desde", "lowest good value")       \
    F(MICRO, high_micro, PUBLIC | FORM, RANGE(-MICRO_MOST, MICRO_MOST), "Banda: hasta", "highest good value")     \
    F(MICRO, least_micro, PUBLIC | FORM, RANGE(-MICRO_MOST, MICRO_MOST), "Mínimo posible", "no value can be under it") \
    F(MICRO, most_micro, PUBLIC | FORM, RANGE(-MICRO_MOST, MICRO_MOST), "Máximo posible", "no value can be over it") \
    F(CHOICE, baseline_kind, REQUIRED | PUBLIC | FORM, ONE_OF(baseline_kind), "Línea base", "known, pending, not applicable") \
    F(MICRO, baseline_micro, PUBLIC | FORM, RANGE(-MICRO_MOST, MICRO_MOST), "Valor de la línea base", "value")    \
    F(DAY, baseline_on, PUBLIC | FORM, FREE, "Fecha de la línea base", "day it is of")                            \
    F(TEXT, baseline_source, PUBLIC | FORM, CHARS(0, 300), "Fuente de la línea base", "where it comes from")      \
    F(CHOICE, parts_rule, REQUIRED | PUBLIC | FORM, ONE_OF(parts_rule), "Desagregación", "whether parts add up")  \
    F(TEXT, parts_reason, PUBLIC | FORM, CHARS(0, 300), "Por qué no suman", "required where parts do not add up") \
    F(CHOICE, rollup, REQUIRED | PUBLIC | FORM, ONE_OF(rollup), "Agregación entre jurisdicciones", "whether it may be rolled up") \
    F(INT, months, REQUIRED | PUBLIC | FORM, RANGE(1, 12), "Meses por período", "1, 2, 3, 4, 6 or 12")            \
    F(DAY, starts_on, REQUIRED | PUBLIC | FORM, FREE, "Primer día que se mide", "start of the first period")      \
    F(DAY, ends_on, REQUIRED | PUBLIC | FORM, FREE, "Último día que se mide", "end of the last period")           \
    F(INT, due_days, REQUIRED | PUBLIC | FORM, RANGE(0, 730), "Días para reportar", "days after a period's end")  \
    F(PROSE, source, PUBLIC | FORM, CHARS(0, 2000), "Fuente de los datos", "source")                              \
    F(PROSE, means, PUBLIC | FORM, CHARS(0, 2000), "Medio de verificación", "proof that a value carries")         \
    F(PROSE, collection, PUBLIC | FORM, CHARS(0, 2000), "Método de recolección y cálculo", "collection and analysis") \
    F(TEXT, collection_rhythm, PUBLIC | FORM, CHARS(0, 200), "Cada cuánto se recogen los datos", "apart from how often it is reported") \
    F(TEXT, variables_rhythm, PUBLIC | FORM, CHARS(0, 200), "Periodicidad de las variables", "INEC: how often each variable comes out") \
    F(TEXT, data_points, PUBLIC | FORM, CHARS(0, 200), "Puntos de recolección", "where and from how many data come") \
    F(PROSE, analysis, PUBLIC | FORM, CHARS(0, 2000), "Método de análisis", "how values are analysed")            \
    F(PROSE, quality, PUBLIC | FORM, CHARS(0, 2000), "Control de calidad", "quality assurance")                   \
    F(PROSE, limits, PUBLIC | FORM, CHARS(0, 2000), "Limitaciones técnicas", "what it cannot say")                \
    F(PROSE, interpretation, PUBLIC | FORM, CHARS(0, 2000), "Interpretación", "how to read it")                   \
    F(PROSE, use_of, PUBLIC | FORM, CHARS(0, 2000), "Uso de la información", "who decides what with it")          \
    F(TEXT, availability, PUBLIC | FORM, CHARS(0, 200), "Disponibilidad de los datos", "since when there are data") \
    F(TEXT, georeference, PUBLIC | FORM, CHARS(0, 200), "Información georreferenciada", "INEC's field")           \
    F(PROSE, bibliography, PUBLIC | FORM, CHARS(0, 2000), "Referencias bibliográficas", "references")             \
    F(TEXT, classifier, PUBLIC | FORM, CHARS(0, 200), "Clasificador temático", "INEC's thematic classifier")      \
    F(TEXT, origin, PUBLIC, CHARS(0, 400), "Ficha de origen", "sheet of another indicator that it was copied from") \
    F(TEXT, prepared_by, PUBLIC | FORM, CHARS(0, 200), "Elaborado por", "unit, not a person")                     \
    F(DAY, prepared_on, PUBLIC | FORM, FREE, "Fecha de elaboración", "day")

#define INDICATOR_VERSION(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, indicator, REQUIRED | PUBLIC, REF_TO(indicator), "Indicador", "whose sheet")                           \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 9999), "Versión", "1, 2, 3…")                                      \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(version_state), "Estado", "draft, proposed, in force…")            \
    F(CHOICE, change, REQUIRED | PUBLIC | FORM, ONE_OF(version_change), "Qué cambia", "kind of change")           \
    F(PROSE, change_report, PUBLIC | FORM, CHARS(0, 4000), "Informe del cambio",                                  \
      "background, objective, policy and type of change; required from the second version on")                    \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "act that approved it")                                       \
    F(DAY, from_on, PUBLIC | FORM, FREE, "Rige desde", "first day in force")                                      \
    F(DAY, until_on, PUBLIC, FREE, "Rigió hasta", "last day in force; nothing: still")                            \
    F(PROSE, returned_because, STAFF | FORM, CHARS(0, 2000), "Qué le falta", "why a proposal was returned")       \
    SHEET_FIELDS(F)                                                                                               \
    F(TIME, created_at, REQUIRED | PUBLIC, FREE, "Creada", "instant (UTC)")                                       \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(indicator_version, INDICATOR_VERSION);

#define INDICATOR_PART(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, version, REQUIRED | PUBLIC, REF_TO(indicator_version), "Ficha", "version of the sheet")                \
    F(TEXT, dimension, REQUIRED | PUBLIC | FORM, CHARS(2, 40), "Dimensión", "sexo, territorio, edad, autoidentificación…") \
    F(TEXT, code, REQUIRED | PUBLIC | FORM, CHARS(1, 40), "Código", "stable within the dimension")                \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(1, 80), "Parte", "name for people")                             \
    F(INT, position, REQUIRED | PUBLIC, RANGE(0, 9999), "Orden", "place within the dimension")                    \
    F(REF, territory, PUBLIC | FORM, REF_TO(territory), "Territorio", "where the part is a territory")
SHAPE_STRUCT(indicator_part, INDICATOR_PART);

#define INDICATOR_TARGET(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, version, REQUIRED | PUBLIC, REF_TO(indicator_version), "Ficha", "version of the sheet")                \
    F(REF, part, PUBLIC | FORM, REF_TO(indicator_part), "Parte", "nothing: the total")                            \
    F(DAY, starts_on, REQUIRED | PUBLIC | FORM, FREE, "Desde", "first day of its span: a period, a year, all")    \
    F(DAY, ends_on, REQUIRED | PUBLIC | FORM, FREE, "Hasta", "last day of its span")                              \
    F(MICRO, value_micro, REQUIRED | PUBLIC | FORM, RANGE(-MICRO_MOST, MICRO_MOST), "Meta", "value to reach")     \
    F(TEXT, reason, PUBLIC | FORM, CHARS(0, 500), "Razón de la meta", "why this much")
SHAPE_STRUCT(indicator_target, INDICATOR_TARGET);

#define INDICATOR_TOPIC(F)                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                \
    F(REF, indicator, REQUIRED | PUBLIC, REF_TO(indicator), "Indicador", "whose")                   \
    F(REF, topic, REQUIRED | PUBLIC | FORM, REF_TO(topic), "Tema", "SDG, national plan, lens…")
SHAPE_STRUCT(indicator_topic, INDICATOR_TOPIC);

#define INDICATOR_LINK(F)                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                \
    F(REF, indicator, REQUIRED | PUBLIC, REF_TO(indicator), "Indicador", "whose")                   \
    F(REF, commitment, REQUIRED | PUBLIC | FORM, REF_TO(commitment), "Compromiso", "a further one that it speaks of")
SHAPE_STRUCT(indicator_link, INDICATOR_LINK);

extern const struct room indicator_room;

/* Whether values of the type are a numerator over a denominator, and by what they are multiplied (millionths). */
bool indicator_is_quotient(int type);
int64_t indicator_factor(const struct indicator_version *v);

/* r->object of /:jurisdiction/indicador/:indicator and below (":indicator" is its code), and of the panels of the
 * frame "indicator": measurement adds 30 values and chart, 40 disaggregations, 50 versions are indicator's own. An
 * indicator without a version that was ever in force sets scope.draft (404 for the public); so does a draft plan.
 * scope of MINE: its institution's focal points and the counterparts of its commitment. */
struct indicator_place {
    struct jurisdiction *jurisdiction;
    struct indicator *indicator;
    struct indicator_version *version; /* in force; of a draft indicator its newest */
    struct plan *plan;                 /* or NULL */
    struct commitment *commitment;     /* or NULL */
    struct str path;                   /* "/ec/indicador/tramites_en_linea" */
};
enum status indicator_load(struct request *r) MUST_USE;
enum status indicator_enter(struct request *r, struct indicator_place **ret) MUST_USE;
struct head indicator_head(struct request *r, const struct indicator_place *place, struct str title, bool own_page);
struct str indicator_path(struct arena *mem, struct str jurisdiction_code, struct str code);

enum status indicator_of_id(struct db *db, struct arena *mem, int64_t id, struct indicator **ret) MUST_USE;
enum status indicator_by_code(struct db *db, struct arena *mem, int64_t jurisdiction, struct str code, struct indicator **ret) MUST_USE;
/* All versions, newest first, drafts among them. */
enum status indicator_versions(struct db *db, struct arena *mem, int64_t indicator, struct indicator_version **ret, size_t *ret_count) MUST_USE;
enum status indicator_version_of_id(struct db *db, struct arena *mem, int64_t id, struct indicator_version **ret) MUST_USE;
/* "autoidentificacion" as people read it, in their language. */
struct str indicator_dimension_said(struct request *r, struct str dimension);
/* Of a version, by dimension and position. */
enum status indicator_parts(struct db *db, struct arena *mem, int64_t version, struct indicator_part **ret, size_t *ret_count) MUST_USE;
/* Of a version, by part and span. */
enum status indicator_targets(struct db *db, struct arena *mem, int64_t version, struct indicator_target **ret, size_t *ret_count) MUST_USE;
/* Adds an indicator with its first draft sheet, empty lists; ids are set. For the pages, the library and the demonstration. */
enum status indicator_add(struct db *db, struct indicator *x, struct indicator_version *first) MUST_USE;
/* The version becomes the one in force by its act (its from_on), the former one ends the day before; checked by
 * indicator_version_fault() before. Writes its calendar through the hook `version_approved` of the rooms below. */
enum status indicator_approve(struct request *r, struct indicator *x, struct indicator_version *v) MUST_USE;
/* Whether what `below` measures may be added into `above`, which it reports to: both sheets allow it and measure alike
 * (type, unit, accumulation, direction). NULL, or a Spanish message and the field of `below` it belongs beside. */
const char *indicator_rollup_fault(const struct indicator_version *above, const struct indicator_version *below, const char **ret_field);
/* What does not make sense in a sheet: NULL, or a Spanish message and the field it belongs beside. Targets before
 * the baseline's day, formula errors, a band upside down, a percentage without denominator… `known` resolves codes. */
const char *indicator_version_fault(struct arena *mem, const struct indicator_version *v, const struct indicator_target *targets, size_t target_count,
                                    const struct indicator_part *parts, size_t part_count, const char **ret_field);

#endif
