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
    F(TEXT, methodology_title, 0, FREE, "", "its name")                            \
    F(INT, disputed, 0, FREE, "", "of the achievements that count, from disputed values")
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
    F(CHOICE, accumulation, 0, ONE_OF(accumulation), "", "how periods add")                    \
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
    F(INT, version, 0, FREE, "", "sheet that it was computed with")                            \
    F(MICRO, target_micro, 0, FREE, "", "target of the same span")                             \
    F(FLAG, disputed, 0, FREE, "", "in dispute")                                               \
    F(FLAG, corrected, 0, FREE, "", "a correction replaced an earlier value")                  \
    F(INT, missing, 0, FREE, "", "inputs that nobody reported")
SHAPE_STRUCT(index_result, INDEX_RESULT);
extern const struct shape index_result_shape;

#define CHAIN_INDICATOR(F) INDEX_INDICATOR(F) INDEX_RESULT_PART(F) F(TEXT, milestone_number, 0, FREE, "", "that it measures, of this commitment")
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

#define COMPARE_PERIOD(F)                                                                      \
    F(INT, indicator, 0, FREE, "", "indicator")                                                \
    F(DAY, ends_on, 0, FREE, "", "last day")                                                   \
    F(CHOICE, status, 0, ONE_OF(value_status), "", "a value, or which nothing")                \
    F(MICRO, value_micro, 0, FREE, "", "value")                                                \
    F(CENTI, achievement_centi, 0, FREE, "", "percent of the target")
SHAPE_STRUCT(compare_period, COMPARE_PERIOD);
extern const struct shape compare_period_shape;

#define COMPARE_CHOICE(F)                                                                      \
    F(TEXT, group_code, 0, FREE, "", "code that it is compared by")                            \
    F(TEXT, name, 0, FREE, "", "name")
SHAPE_STRUCT(compare_choice, COMPARE_CHOICE);
extern const struct shape compare_choice_shape;

#define COMPARE_PROVINCE(F)                                                                    \
    F(TEXT, province_code, PUBLIC, FREE, "Código de la provincia", "INEC")                     \
    F(TEXT, province_name, PUBLIC, FREE, "Provincia", "name")                                  \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "who reports it")                 \
    F(TEXT, jurisdiction_name, PUBLIC, FREE, "Nombre de la jurisdicción", "name")              \
    F(TEXT, code, PUBLIC, FREE, "Indicador", "code")                                           \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name")                                              \
    F(TEXT, unit, PUBLIC, FREE, "Unidad de medida", "unit")                                    \
    F(DAY, ends_on, PUBLIC, FREE, "Fin del período", "last day")                               \
    F(CHOICE, status, PUBLIC, ONE_OF(value_status), "Estado del valor", "a value, or which nothing") \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "value")                                      \
    F(CHOICE, type, 0, ONE_OF(indicator_type), "", "how a value is made")                      \
    F(CHOICE, direction, 0, ONE_OF(indicator_direction), "", "what is better")                 \
    F(TEXT, scale, 0, FREE, "", "steps of an ordinal")                                         \
    F(INT, indicator, 0, FREE, "", "indicator")
SHAPE_STRUCT(compare_province, COMPARE_PROVINCE);
extern const struct shape compare_province_shape;

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

/* A small line over the periods: gaps where there is no number, a ring where nobody reported; it breaks where another
 * sheet begins and, of what adds within a year, where a year does. */
struct html index_spark(struct arena *mem, int accumulation, const struct index_result *rows, size_t count);
/* Between which values a series moved, like with like: the first and the last of the newest sheet; of what adds within a
 * year, the same period of the year before and the last. `from` NULL: there is nothing to compare with. Pure. */
struct index_ends {
    const struct index_result *from, *to;
    int64_t values, silent; /* values of the newest sheet; due periods that nobody reported */
};
struct index_ends index_ends_of(int accumulation, const struct index_result *rows, size_t count);
/* Whose target is shown: the last, or an earlier one when the newest value has no target of its own. Pure. */
const struct index_result *index_last_of(const struct index_result *rows, size_t count);
const struct index_result *index_judged_of(const struct index_result *rows, size_t count, const struct index_result *last);

/* One of the seven, told. */
struct index_line {
    const struct index_figure *x;
    const char *label, *what; /* messages */
    struct str counted, left; /* numbers in words; left: STR_NONE where all was counted */
    struct str disputed;      /* how many of those counted are disputed, or STR_NONE */
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
    struct str judged_value; /* the value that achievement was judged by, where it is not the last */
    struct html spark;
    const struct index_result *last; /* or NULL */
    const struct index_result *judged; /* whose target and achievement are shown: the last, or an earlier one */
    bool earlier;
    bool other_sheet; /* judged with another version of the sheet than the last value */
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
    int64_t indicators, replaced; /* replaced: listed, not counted in the bar */
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

struct logic_tie {
    struct str label, path; /* of the milestone that is measured, or of the indicator that measures */
};
struct logic_node {
    struct str label, path, note; /* note: value or due day, in words */
    const char *kind;             /* message: of the milestone or of the indicator */
    const char *tag, *class;      /* standing of an indicator, or NULL */
    const struct logic_tie *ties;
    size_t ties_count;
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

/* A table of a comparison: years as columns, each value with its bar on one scale. */
struct compare_cell {
    struct str value, note; /* in words; STR_NONE: nothing was kept or due then; note: what is to be known of it */
    struct str column;      /* that it stands in */
    struct html bar;
};
struct compare_row {
    struct str label, path, place; /* place: whose, where the label is not */
    struct compare_cell *cells; /* one for each column */
    size_t cells_count;
    struct str change;      /* how it moved over the years, or STR_NONE */
    const char *label_class, *standing; /* of the last value, or NULL */
    const char *why_not;    /* message: why it is not compared with the first row, or NULL */
    bool demo, is_parent;
    int64_t order;          /* what rows are sorted by, the largest first; then by the place that they had */
    size_t position;
};
struct compare_table {
    struct str title, id, caption; /* id: of its heading */
    const char *head; /* message: what a row is */
    bool moves;       /* with a column of how each moved */
    bool places, judged; /* with columns of whose it is; of its standing and whether it is compared */
    const struct str *columns; /* years, and "Hoy" */
    size_t columns_count;
    struct compare_row *rows;
    size_t rows_count;
    struct str whole; /* what a full bar is */
};
struct compare_option {
    struct str name, path;
    bool chosen;
};
struct compare_page {
    const struct jurisdiction *jurisdiction; /* NULL: all */
    const struct compare_table *indices, *indicators, *provinces;
    size_t indices_count, indicators_count, provinces_count;
    const struct compare_option *options; /* what can be compared by province */
    size_t options_count;
    struct html map;
    struct str csv, indicators_csv, provinces_csv;
};
/* Rows of `all`, in the order of the queries, as tables. */
void compare_indices(struct request *r, bool named, const struct compare_figure *all, size_t count, struct compare_page *page);
void compare_indicators(struct request *r, const struct compare_value *all, size_t count, const struct compare_period *periods, size_t period_count,
                        struct compare_page *page);
/* Each cell says its column, for screens where rows are cards. */
void compare_cells_named(struct compare_table *t);
void compare_by_province(struct request *r, const struct compare_province *all, size_t count, struct compare_page *page);
/* What a whole bar stands for: 100 of a percentage unless a value is more, else the largest. Pure. */
int64_t compare_whole(int type, int64_t most);
/* Whether two sheets measure the same: NULL, or why their values are not compared (a message). Pure. */
const char *sheets_differ(const struct compare_value *a, const struct compare_value *b);

enum status results_show(struct request *r);
enum status indices_show(struct request *r);
enum status chain_show(struct request *r);
enum status chain_panel(struct request *r, struct out *o);
enum status compare_plans_show(struct request *r);
enum status compare_show(struct request *r);

#endif
