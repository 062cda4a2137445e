/* SPDX-License-Identifier: EUPL-1.2
 * What the room's templates show. */
#ifndef HITO_ROOM_INDEX_VIEW_H
#define HITO_ROOM_INDEX_VIEW_H

#include "room/index/index_chain.h"
#include "room/index/index_data.h"
#include "room/question/question.h"
#include "sql.h"
#include "view/chart.h"

/* A figure with the version behind it. */
#define INDEX_FIGURE(F)                                                          \
    PLAN_INDEX(F)                                                                \
    F(INT, methodology_number, 0, FREE, "", "version of the methodology")        \
    F(TEXT, methodology_title, 0, FREE, "", "its name")
SHAPE_STRUCT(index_figure, INDEX_FIGURE);
extern const struct shape index_figure_shape;

#define INDEX_INDICATOR(F)                                                                     \
    F(INT, indicator, 0, FREE, "", "indicator")                                                \
    F(INT, parent, 0, FREE, "", "indicator of another jurisdiction that it feeds")             \
    F(TEXT, code, 0, FREE, "", "in its address")                                               \
    F(CHOICE, state, 0, ONE_OF(indicator_state), "", "in force, replaced, closed")             \
    F(INT, version_number, 0, FREE, "", "of the sheet")                                        \
    F(TEXT, name, 0, FREE, "", "name")                                                         \
    F(CHOICE, level, 0, ONE_OF(indicator_level), "", "impact, outcome, output, process")       \
    F(CHOICE, type, 0, ONE_OF(indicator_type), "", "how a value is made")                      \
    F(TEXT, unit, 0, FREE, "", "unit")                                                         \
    F(TEXT, scale, 0, FREE, "", "steps of an ordinal")                                         \
    F(INT, target_count, 0, FREE, "", "targets of the total")                                  \
    F(TEXT, institution_name, 0, FREE, "", "who answers")                                      \
    F(TEXT, commitment_number, 0, FREE, "", "nothing: of the plan or of the library")          \
    F(TEXT, commitment_title, 0, FREE, "", "title")                                            \
    F(INT, plan_number, 0, FREE, "", "plan, or nothing")                                       \
    F(TEXT, jurisdiction_code, 0, FREE, "", "whose")
SHAPE_STRUCT(index_indicator, INDEX_INDICATOR);
extern const struct shape index_indicator_shape;

/* What a period showed. */
#define INDEX_RESULT_PART(F)                                                                   \
    F(INT, period_number, 0, FREE, "", "period")                                               \
    F(DAY, ends_on, 0, FREE, "", "its last day")                                               \
    F(CHOICE, status, 0, ONE_OF(value_status), "", "a value, or which nothing")                \
    F(MICRO, value_micro, 0, FREE, "", "value")                                                \
    F(CENTI, achievement_centi, 0, FREE, "", "percent of the target")                          \
    F(CHOICE, category, 0, ONE_OF(achievement), "", "by the thresholds")
#define INDEX_RESULT(F)                                                                        \
    F(INT, indicator, 0, FREE, "", "indicator")                                                \
    INDEX_RESULT_PART(F)                                                                       \
    F(MICRO, target_micro, 0, FREE, "", "target of the same span")                             \
    F(FLAG, disputed, 0, FREE, "", "in dispute")                                               \
    F(FLAG, corrected, 0, FREE, "", "a correction replaced an earlier value")                  \
    F(INT, missing, 0, FREE, "", "inputs that nobody reported")
SHAPE_STRUCT(index_result, INDEX_RESULT);
extern const struct shape index_result_shape;

#define CHAIN_INDICATOR(F) INDEX_INDICATOR(F) INDEX_RESULT_PART(F)
SHAPE_STRUCT(chain_indicator, CHAIN_INDICATOR);
extern const struct shape chain_indicator_shape;

#define COMPARE_FIGURE(F)                                                                      \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                           \
    F(TEXT, jurisdiction_name, PUBLIC, FREE, "Nombre", "of the jurisdiction")                  \
    F(FLAG, demo, PUBLIC, FREE, "Demostración", "invented")                                    \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                            \
    F(TEXT, plan_name, PUBLIC, FREE, "Nombre del plan", "name")                                \
    F(INT, year, PUBLIC, FREE, "Año", "nothing: as it is now")                                 \
    F(CHOICE, code, PUBLIC, ONE_OF(index_code), "Índice", "which")                             \
    F(CENTI, value_centi, PUBLIC, FREE, "Valor", "percent; nothing: nothing to measure yet")   \
    F(INT, left_out, PUBLIC, FREE, "No contados", "what could not be counted")                 \
    F(DAY, computed_on, PUBLIC, FREE, "Calculado al", "day")                                   \
    F(INT, methodology, 0, FREE, "", "version")                                                \
    F(TEXT, methodology_title, PUBLIC, FREE, "Metodología", "name")                            \
    F(INT, methodology_number, PUBLIC, FREE, "Versión de la metodología", "number")
SHAPE_STRUCT(compare_figure, COMPARE_FIGURE);
extern const struct shape compare_figure_shape;

#define COMPARE_VALUE(F)                                                                       \
    INDEX_INDICATOR(F)                                                                         \
    INDEX_RESULT_PART(F)                                                                       \
    F(TEXT, group_code, 0, FREE, "", "code of the parent, or its own")                         \
    F(TEXT, jurisdiction_name, 0, FREE, "", "whose")                                           \
    F(FLAG, demo, 0, FREE, "", "invented")                                                     \
    F(FLAG, is_parent, 0, FREE, "", "others feed it")                                          \
    F(CHOICE, direction, 0, ONE_OF(indicator_direction), "", "what is better")
SHAPE_STRUCT(compare_value, COMPARE_VALUE);
extern const struct shape compare_value_shape;

/* Where an indicator stands: a category, or which nothing. */
#define STANDING(C)                                                \
    C(STANDING_REACHED, "cumplida", "Meta cumplida")               \
    C(STANDING_NEAR, "cercana", "Cerca de la meta")                \
    C(STANDING_PARTIAL, "parcial", "Avance parcial")               \
    C(STANDING_LOW, "baja", "Lejos de la meta")                    \
    C(STANDING_VALUE, "sin-meta", "Con valor, sin meta para comparar") \
    C(STANDING_NOT_REPORTED, "sin-reporte", "Sin reporte")         \
    C(STANDING_NOT_APPLICABLE, "no-aplica", "No aplica")           \
    C(STANDING_NOT_DUE, "por-reportar", "Todavía no vence")
CHOICES_ENUM(standing, STANDING);
#define STANDING_COUNT 8
enum standing standing_of(int status, int category);
/* Ending of the class of its tag: shape and colour beside the word. */
const char *standing_class(enum standing s);

/* A value as people read it: "62,5 %", "12 trámites", the step of a scale; or which nothing it is. */
struct str index_value_words(struct arena *mem, enum lang lang, const struct index_indicator *x, int status, int64_t value);

/* A small line over the periods: gaps where there is no number, a ring where nobody reported. */
struct html index_spark(struct arena *mem, const struct index_result *rows, size_t count);

/* One of the seven, told. */
struct index_line {
    const struct index_figure *x;
    const char *label, *what; /* messages */
    struct str counted, left; /* numbers in words; left: STR_NONE where all was counted */
    struct str path;          /* where its inputs are */
};
void index_lines(struct request *r, const struct index_figure *all, size_t count, struct str path, struct index_line **ret, size_t *ret_count);
/* In the order of the codes. */
enum status index_figures(struct request *r, int64_t plan, struct index_figure **ret, size_t *ret_count) MUST_USE;
/* Crumbs to the plan. */
struct head index_head(struct request *r, const struct plan_place *place, const char *title);

struct result_line {
    const struct index_indicator *x;
    struct str path, value, target, series;
    struct html spark;
    const struct index_result *last; /* or NULL */
    const struct index_result *judged; /* whose target and achievement are shown: the last, or an earlier one */
    bool earlier;
    bool disputed_before; /* an earlier value than the last is in dispute */
    const char *label, *class;       /* of its standing */
};
struct result_group {
    struct str number, title, path; /* commitment; number STR_NONE: of the whole plan */
    const struct result_line *lines;
    size_t lines_count;
};
struct standing_count {
    const char *label, *class;
    int64_t count;
};
struct results_page {
    const struct plan *plan;
    struct str path;
    const struct index_line *figures;
    size_t figures_count;
    int64_t methodology_number;
    struct str methodology_title;
    struct day computed_on;
    const struct standing_count *standings;
    size_t standings_count;
    struct html parts;
    const struct result_group *groups;
    size_t groups_count;
    int64_t indicators;
    struct str csv, json;
};

struct input_line {
    struct str label, path, value;
    const char *says; /* message, or NULL */
};
struct input_group {
    const struct index_line *figure;
    const char *code;
    const char *formula, *dataset; /* message; name */
    const struct input_line *lines;
    size_t lines_count;
};
struct indices_page {
    const struct plan *plan;
    struct str path, jurisdiction_path;
    const struct input_group *groups;
    size_t groups_count;
    int64_t methodology_number;
    struct str methodology_title;
    struct day computed_on;
};

struct logic_node {
    struct str label, path, note; /* note: value or due day, in words */
    const char *kind;             /* message: of the milestone or of the indicator */
    const char *tag, *class;      /* standing of an indicator, or NULL */
};
struct logic_step {
    const char *title, *empty;
    struct str text; /* Markdown of the commitment, or STR_NONE */
    const struct logic_node *nodes;
    size_t nodes_count;
    const char *const *missing; /* what is not there, in words */
    size_t missing_count;
};
struct logic_page {
    const struct commitment_place *place;
    struct str path;
    const struct logic_step *steps;
    size_t steps_count;
    int64_t missing_count;
};
struct logic_link {
    struct str path;
};

/* One plan on one day: its seven figures, NONE where there is none. */
struct compare_line {
    const struct compare_figure *any;
    struct str path;
    int64_t values[INDEX_COUNT], left_out;
    struct html bars[INDEX_COUNT];
    bool other; /* computed with another version than the newest line */
};
struct compare_cell {
    const struct compare_value *x;
    struct str path, value;
    struct html bar;
    const char *label, *class;
    const char *why_not; /* message: why it is not compared with the first, or NULL */
};
struct compare_group {
    const struct compare_cell *cells;
    size_t cells_count;
};
struct compare_page {
    const struct jurisdiction *jurisdiction; /* NULL: all */
    const char *const *labels;
    size_t labels_count;
    const struct compare_line *lines;
    size_t lines_count;
    bool others;
    const struct compare_group *groups;
    size_t groups_count;
    struct str csv, indicators_csv;
};
/* The cells of a line, a row of the table. */
void compare_cells(struct out *o, const struct compare_line *line);
/* Whether two sheets measure the same: NULL, or why their values are not compared (a message). Pure. */
const char *sheets_differ(const struct compare_value *a, const struct compare_value *b);

enum status results_show(struct request *r);
enum status indices_show(struct request *r);
enum status chain_show(struct request *r);
enum status chain_panel(struct request *r, struct out *o);
enum status compare_plans_show(struct request *r);
enum status compare_show(struct request *r);

#endif
