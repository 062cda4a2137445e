/* SPDX-License-Identifier: EUPL-1.2
 * Portal: home pages, dashboards, search, open data. The last room: it may look at all, nobody looks
 * at it. Its rows are columns of views over the records (migration 0050). */
#ifndef HITO_ROOM_PORTAL_H
#define HITO_ROOM_PORTAL_H

#include "room/notice/notice.h"
#include "room/progress/progress.h"

/* A row of the tables of commitments: what the page shows is what the CSV holds. */
#define PORTAL_ROW(F)                                                                                          \
    F(INT, id, 0, FREE, "", "commitment")                                                                      \
    F(INT, plan, 0, FREE, "", "its plan")                                                                      \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                           \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of its plan")                                            \
    F(CHOICE, tracking, PUBLIC, ONE_OF(plan_tracking), "Seguimiento", "followed here or not")                  \
    F(TEXT, number, PUBLIC, FREE, "Número", "as in the plan")                                                  \
    F(TEXT, ogp_id, PUBLIC, FREE, "Identificador de OGP", "EC0016")                                            \
    F(TEXT, title, PUBLIC, FREE, "Título", "short title if there is one")                                      \
    F(TEXT, group_name, PUBLIC, FREE, "Grupo", "group of the plan")                                            \
    F(TEXT, lead, PUBLIC, FREE, "Responsable", "lead institution's name")                                      \
    F(TEXT, lead_code, PUBLIC, FREE, "Código del responsable", "lead institution's code")                      \
    F(CHOICE, state, PUBLIC, ONE_OF(commitment_state), "Estado", "current or withdrawn")                       \
    F(CHOICE, light, PUBLIC, ONE_OF(light), "Semáforo", "nothing: not followed here")                          \
    F(INT, mark_bits, 0, FREE, "", "bits of enum mark")                                                        \
    F(CENTI, reported_centi, PUBLIC, FREE, "Reportado", "percent")                                             \
    F(CENTI, undisputed_centi, PUBLIC, FREE, "Sin disputa", "percent")                                         \
    F(CENTI, expected_centi, PUBLIC, FREE, "Esperado", "percent, on the day asked for")                        \
    F(INT, late_original, PUBLIC, FREE, "Días de atraso (plazo original)", "days, the largest")                \
    F(INT, late_current, PUBLIC, FREE, "Días de atraso (plazo vigente)", "days, the largest")                  \
    F(DAY, starts_on, PUBLIC, FREE, "Empieza", "first day of work")                                            \
    F(DAY, ends_on, PUBLIC, FREE, "Termina", "day it must be complete")                                        \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(portal_row, PORTAL_ROW);

/* The table of one plan adds what comes from its milestones and the marks in words. */
#define PORTAL_PLAN_ROW(F)                                                                                     \
    F(TEXT, number, PUBLIC, FREE, "Número", "as in the plan")                                                  \
    F(TEXT, title, PUBLIC, FREE, "Título", "short title if there is one")                                      \
    F(TEXT, lead, PUBLIC, FREE, "Responsable", "lead institution's name")                                      \
    F(CHOICE, light, PUBLIC, ONE_OF(light), "Semáforo", "nothing: not followed here")                          \
    F(TEXT, marks, PUBLIC, FREE, "Marcas", "codes of the marks, with blanks between")                          \
    F(CENTI, reported_centi, PUBLIC, FREE, "Reportado", "percent")                                             \
    F(CENTI, undisputed_centi, PUBLIC, FREE, "Sin disputa", "percent")                                         \
    F(CENTI, expected_centi, PUBLIC, FREE, "Esperado", "percent, on the day asked for")                        \
    F(INT, late_original, PUBLIC, FREE, "Días de atraso (plazo original)", "days, the largest")                \
    F(INT, late_current, PUBLIC, FREE, "Días de atraso (plazo vigente)", "days, the largest")                  \
    F(TEXT, next_number, PUBLIC, FREE, "Próximo hito", "number of the next milestone that is due")             \
    F(DAY, next_due_on, PUBLIC, FREE, "Próximo vencimiento", "its due day in force")
SHAPE_STRUCT(portal_plan_row, PORTAL_PLAN_ROW);

#define PORTAL_PARTY_ROW(F)                                                                                    \
    F(INT, id, 0, FREE, "", "commitment")                                                                      \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                           \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of its plan")                                            \
    F(TEXT, number, PUBLIC, FREE, "Número", "as in the plan")                                                  \
    F(TEXT, title, PUBLIC, FREE, "Título", "short title if there is one")                                      \
    F(CHOICE, tracking, PUBLIC, ONE_OF(plan_tracking), "Seguimiento", "followed here or not")                  \
    F(CHOICE, state, PUBLIC, ONE_OF(commitment_state), "Estado", "current or withdrawn")                       \
    F(CHOICE, light, PUBLIC, ONE_OF(light), "Semáforo", "nothing: not followed here")                          \
    F(INT, mark_bits, 0, FREE, "", "bits of enum mark")                                                        \
    F(CHOICE, role, PUBLIC, ONE_OF(institution_role), "Papel", "lead, support, counterpart")                   \
    F(DAY, until_on, PUBLIC, FREE, "Hasta", "nothing: still")
SHAPE_STRUCT(portal_party_row, PORTAL_PARTY_ROW);

/* Something that a commitment can be filtered by. */
#define PORTAL_TAG(F)                                                            \
    F(INT, commitment, 0, FREE, "", "whose")                                     \
    F(TEXT, kind, 0, FREE, "", "territorio, tema, institucion, grupo")           \
    F(TEXT, code, 0, FREE, "", "value of the filter")                            \
    F(TEXT, name, 0, FREE, "", "name in Spanish")                                \
    F(TEXT, name_en, 0, FREE, "", "name in English, where there is one")
SHAPE_STRUCT(portal_tag, PORTAL_TAG);

#define PORTAL_MILESTONE(F)                                                                     \
    F(INT, id, 0, FREE, "", "milestone")                                                        \
    F(INT, commitment, 0, FREE, "", "its commitment")                                           \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number of its commitment")          \
    F(TEXT, number, PUBLIC, FREE, "Número", "as in the plan")                                   \
    F(TEXT, title, PUBLIC, FREE, "Hito", "activity or milestone")                               \
    F(DAY, starts_on, PUBLIC, FREE, "Empieza", "first day of work")                             \
    F(DAY, original_due_on, PUBLIC, FREE, "Plazo original", "last day of the original range")   \
    F(DAY, due_on, PUBLIC, FREE, "Plazo vigente", "last day of the range in force")             \
    F(TEXT, due_text, PUBLIC, FREE, "Plazo", "due text in force")                               \
    F(CHOICE, state, PUBLIC, ONE_OF(milestone_state), "Estado", "withdrawn by an act only")     \
    F(CHOICE, light, PUBLIC, ONE_OF(light), "Semáforo", "light")                                \
    F(CENTI, reported_centi, PUBLIC, FREE, "Reportado", "percent")                              \
    F(CENTI, undisputed_centi, PUBLIC, FREE, "Sin disputa", "percent")                          \
    F(INT, late_original, PUBLIC, FREE, "Días de atraso (plazo original)", "days")              \
    F(INT, late_current, PUBLIC, FREE, "Días de atraso (plazo vigente)", "days")
SHAPE_STRUCT(portal_milestone, PORTAL_MILESTONE);
/* An edition or a document of a plan. */
#define PORTAL_PAPER(F)                                                            \
    F(INT, number, 0, FREE, "", "of an edition; nothing: a document")              \
    F(TEXT, title, 0, FREE, "", "name or title")                                   \
    F(DAY, published_on, 0, FREE, "", "of an edition")                             \
    F(CHOICE, kind, 0, ONE_OF(plan_document_kind), "", "of a document")            \
    F(TEXT, language, 0, FREE, "", "of a document")                                \
    F(TEXT, url, 0, FREE, "", "of a document, or nothing")
SHAPE_STRUCT(portal_paper, PORTAL_PAPER);

#define PORTAL_MILESTONE_DATA(F)                                                                \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of its plan")                             \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number of its commitment")          \
    F(TEXT, number, PUBLIC, FREE, "Número", "as in the plan")                                   \
    F(TEXT, title, PUBLIC, FREE, "Hito", "activity or milestone")                               \
    F(PROSE, deliverable, PUBLIC, FREE, "Entregable", "what will exist when it is done")        \
    F(CHOICE, kind, PUBLIC, ONE_OF(milestone_kind), "Tipo", "instrument or its application…")   \
    F(CHOICE, means, PUBLIC, ONE_OF(verification_means), "Medio de verificación", "kind of proof") \
    F(CENTI, weight_centi, PUBLIC, FREE, "Peso", "percent of the commitment")                   \
    F(DAY, original_due_on, PUBLIC, FREE, "Plazo original", "last day of the original range")   \
    F(DAY, due_on, PUBLIC, FREE, "Plazo vigente", "last day of the range in force")             \
    F(TEXT, due_text, PUBLIC, FREE, "Plazo", "due text in force")                               \
    F(INT, replans, PUBLIC, FREE, "Veces replanificado", "moved by an act so many times")       \
    F(CHOICE, state, PUBLIC, ONE_OF(milestone_state), "Estado", "withdrawn by an act only")     \
    F(CHOICE, light, PUBLIC, ONE_OF(light), "Semáforo", "light")                                \
    F(CENTI, reported_centi, PUBLIC, FREE, "Reportado", "percent")                              \
    F(CENTI, undisputed_centi, PUBLIC, FREE, "Sin disputa", "percent")                          \
    F(CENTI, expected_centi, PUBLIC, FREE, "Esperado", "percent")                               \
    F(INT, late_original, PUBLIC, FREE, "Días de atraso (plazo original)", "days")              \
    F(INT, late_current, PUBLIC, FREE, "Días de atraso (plazo vigente)", "days")                \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(portal_milestone_data, PORTAL_MILESTONE_DATA);

/* A plan in open data: the codes and numbers that people know in place of ids. */
#define PORTAL_PLAN_DATA(F)                                                                                      \
    F(TEXT, jurisdiction_code, REQUIRED | PUBLIC, FREE, "Jurisdicción", "code")                                  \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "Número", "ordinal of the plan")                            \
    F(TEXT, ogp_id, PUBLIC, FREE, "Identificador de OGP", "AP_ECU02")                                            \
    F(TEXT, name, REQUIRED | PUBLIC, FREE, "Nombre", "full name")                                                \
    F(CHOICE, level, REQUIRED | PUBLIC, ONE_OF(plan_level), "Nivel", "national or local")                        \
    F(DAY, starts_on, PUBLIC, FREE, "Empieza", "first day of implementation")                                    \
    F(DAY, ends_on, PUBLIC, FREE, "Termina", "last day of implementation")                                       \
    F(DAY, submitted_on, PUBLIC, FREE, "Entregado a OGP", "day of delivery")                                     \
    F(CHOICE, tracking, REQUIRED | PUBLIC, ONE_OF(plan_tracking), "Seguimiento", "followed here or not")         \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(plan_state), "Estado", "published or closed")                     \
    F(CHOICE, template, REQUIRED | PUBLIC, ONE_OF(plan_template), "Plantilla", "generation of the template")     \
    F(PROSE, summary, PUBLIC, FREE, "En pocas palabras", "what it is about")                                     \
    F(PROSE, source, PUBLIC, FREE, "Fuente", "where these data come from")                                       \
    F(TEXT, ending_act_number, PUBLIC, FREE, "Acto de cierre o retiro", "number of the act that closed or withdrew it") \
    F(DAY, ended_on, PUBLIC, FREE, "Cerrado o retirado el", "day of that act's effect")                          \
    F(PROSE, ending_reason, PUBLIC, FREE, "Motivo del cierre o retiro", "said to whoever looks for it")          \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(portal_plan_data, PORTAL_PLAN_DATA);

/* The newest public plan of each jurisdiction with its figures. */
#define PORTAL_CURRENT(F)                                                                       \
    F(INT, id, 0, FREE, "", "plan")                                                             \
    F(INT, jurisdiction, 0, FREE, "", "whose")                                                  \
    F(INT, number, PUBLIC, FREE, "Número", "ordinal")                                           \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "full name")                                          \
    F(CHOICE, tracking, PUBLIC, ONE_OF(plan_tracking), "Seguimiento", "followed here or not")   \
    F(CHOICE, state, PUBLIC, ONE_OF(plan_state), "Estado", "published or closed")               \
    F(DAY, starts_on, PUBLIC, FREE, "Empieza", "first day")                                     \
    F(DAY, ends_on, PUBLIC, FREE, "Termina", "last day")                                        \
    F(CENTI, reported_centi, PUBLIC, FREE, "Reportado", "percent, mean")                        \
    F(CENTI, undisputed_centi, PUBLIC, FREE, "Sin disputa", "percent, mean")                    \
    F(CENTI, expected_centi, PUBLIC, FREE, "Esperado", "percent, mean")                         \
    F(INT, late_count, PUBLIC, FREE, "Atrasados", "commitments")                                \
    F(INT, silent_count, PUBLIC, FREE, "Sin reporte", "commitments")                            \
    F(INT, commitments, PUBLIC, FREE, "Compromisos", "number of commitments")
SHAPE_STRUCT(portal_current, PORTAL_CURRENT);

#define PORTAL_PROVINCE(F)                                             \
    F(TEXT, code, PUBLIC, FREE, "Código INEC", "INEC code")            \
    F(TEXT, name, PUBLIC, FREE, "Provincia", "name")                   \
    F(INT, commitments, PUBLIC, FREE, "Compromisos", "that act there")
SHAPE_STRUCT(portal_province, PORTAL_PROVINCE);

extern const struct room portal_room;

/* Filters of tables of commitments, as the address gives them. */
struct portal_filter {
    struct str light, institution, territory, topic, group, words; /* STR_NONE: any */
    int light_index;                                               /* -1: any */
    struct str tokens;                                             /* of words */
};
/* Which value names nothing that the tags or the lights know: the parameter's name, or STR_NONE. */
struct str portal_filter_wrong(const struct portal_filter *f, const struct portal_tag *tags, size_t count);
bool portal_filter_any(const struct portal_filter *f);
/* Whether the commitment passes; `tags` are of all commitments. */
bool portal_filter_passes(struct arena *a, const struct portal_filter *f, const struct portal_row *row,
                          const struct portal_tag *tags, size_t count);
/* Whether every token of `query` is among the tokens of `text`, the last one as a beginning. */
bool portal_tokens_match(struct str query, struct str text);
/* Codes of the marks in `bits`, with blanks between. */
struct str portal_mark_codes(struct arena *a, int64_t bits);
/* CSS class of a light: "done", "time"… "none" for -1. */
const char *portal_light_class(int light);
/* The milestone of the commitment that is due next (or overdue longest): the first by its due day
 * that is neither withdrawn nor complete; NULL. */
const struct portal_milestone *portal_next_due(const struct portal_milestone *list, size_t count, int64_t commitment);

/* What a column of the data set holds, with its unit and what an empty cell says. */
struct str column_meaning(struct arena *a, const char *set, const struct field *f, enum lang lang);
/* The same, and for an enumeration "codigo: Etiqueta; …". */
struct str column_words(struct arena *a, const char *set, const struct field *f, enum lang lang);
/* Each published column in Spanish, by hand (columns/), for outsiders. A test holds that every column of a set has its words,
 * and that no words are left over. */
struct column_told {
    const char *sets; /* names with blanks between, or "*": every set without a row of its own */
    const char *column, *words;
};
/* The row for that column of the set, or NULL. */
const struct column_told *column_told(const char *set, const char *column);
/* Whether the row names the set. */
bool column_told_of(const struct column_told *c, const char *set);
const struct column_told *columns_told(size_t *ret_count);

#endif
