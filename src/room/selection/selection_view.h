/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: reading, and what its pages show. */
#ifndef HITO_ROOM_SELECTION_VIEW_H
#define HITO_ROOM_SELECTION_VIEW_H

#include "room/selection/ranking.h"
#include "room/selection/selection.h"
#include "view/form.h"

#define RANK_READ(F)                                            \
    F(REF, proposal, 0, FREE, "", "proposal")                   \
    F(INT, number, 0, FREE, "", "its number")                   \
    F(INT, evaluator, 0, FREE, "", "1, 2… of the round")        \
    F(REF, criterion, 0, FREE, "", "criterion")                 \
    F(INT, value, 0, FREE, "", "value")
SHAPE_STRUCT(rank_read, RANK_READ);
#define RANKING_PLACE(F)                                        \
    RANKING_ROW(F)                                              \
    F(INT, round_number, 0, FREE, "", "round")                  \
    F(TEXT, round_name, 0, FREE, "", "its name")                \
    F(INT, ranked, 0, FREE, "", "how many have a place")
SHAPE_STRUCT(ranking_place, RANKING_PLACE);
#define SELECTION_WAIT(F)                                       \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")           \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")         \
    F(INT, process, 0, FREE, "", "process")                     \
    F(TEXT, name, 0, FREE, "", "its name")                      \
    F(INT, round, 0, FREE, "", "closed round")
SHAPE_STRUCT(selection_wait, SELECTION_WAIT);
#define SELECTION_DATUM(F)                                                              \
    F(INT, process, PUBLIC, FREE, "Proceso", "number of the process")                   \
    F(INT, selection, PUBLIC, FREE, "Selección", "number in the process")               \
    F(DAY, decided_on, PUBLIC, FREE, "Decidida el", "day")                              \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number in its address")                  \
    F(TEXT, title, PUBLIC, FREE, "Título", "of the proposal")                           \
    F(INT, place, PUBLIC, FREE, "Lugar", "nothing: a gate did not pass")                \
    F(CENTI, total_centi, PUBLIC, FREE, "Total", "percent of the scale")                \
    F(FLAG, chosen, PUBLIC, FREE, "Seleccionada", "goes on to a commitment")            \
    F(FLAG, departs, PUBLIC, FREE, "Se aparta del orden", "from what the line says")    \
    F(PROSE, reason, PUBLIC, FREE, "Razón", "of a departure, or between tied ones")
SHAPE_STRUCT(selection_datum, SELECTION_DATUM);

/* The ranking of a round computed anew from its cards. */
enum status ranking_compute(struct db *db, struct arena *mem, const struct scoring_round *round, const struct criterion *criteria,
                            size_t criterion_count, struct rank_line **ret, size_t *ret_count) MUST_USE;
/* A line as it is kept. */
struct ranking_row ranking_row_of(struct arena *mem, const struct scoring_round *round, const struct rank_line *l, size_t criterion_count);
/* The lines with the weights of `criteria`, which may be others than those of the version: nothing is kept. */
enum status ranking_try(struct db *db, struct arena *mem, const struct scoring_round *round, const struct criterion *criteria,
                        size_t criterion_count, struct ranking_shown **ret, size_t *ret_count) MUST_USE;
/* Figures of each criterion as they are kept: "7500 6250", at most `count` of them. */
void figures_read(struct str kept, int64_t *ret, size_t count);

/* r->object of …/ronda/:round/matriz. */
struct matrix_place_at {
    struct cocreation_place *at;
    struct scoring_round *round;
    struct str path;
};
/* r->object of …/seleccion/:selection and below. */
struct selection_place {
    struct cocreation_place *at;
    struct selection *selection;
    struct scoring_round *round;
    struct str path;
};
enum status selection_load(struct request *r) MUST_USE;
/* Where the line of a selection falls among its items: first and last place of what is tied across it. */
struct selection_line {
    size_t above, across; /* items */
};
struct selection_line selection_line_of(const struct selection_shown *items, size_t count, int64_t cut);
/* What the figures alone say of the item at `i`: 1 above, 0 under, -1 tied across the line. */
int selection_says(struct selection_line line, size_t i);

struct matrix_figure {
    int64_t centi;
};
struct matrix_row {
    const struct ranking_shown *x;
    const struct matrix_figure *figures; /* of each criterion; NULL with other weights */
    size_t figures_count;
    struct str path;
    bool wide; /* spread to be marked */
};
struct matrix_weight {
    const struct criterion *c;
    struct str name; /* of the query's field */
    struct str typed;
};
struct matrix_page {
    const struct cocreation *process;
    const struct scoring_round *round;
    struct str path, process_path;
    const struct criterion *criteria;
    size_t criteria_count;
    const struct matrix_row *rows;
    size_t rows_count;
    int64_t total, page, pages;
    struct str order, previous_path, next_path;
    bool closed, tried; /* tried: with other weights than the version's */
    const struct matrix_weight *weights;
    size_t weights_count;
    const char *fault;
};
struct selection_row {
    const struct selection_shown *x;
    struct str path, decide_path;
    bool line_before; /* the cut line is drawn before this row */
    bool needs; /* a reason is missing */
};
struct selection_list_page {
    const struct cocreation *process;
    const struct selection *rows;
    size_t rows_count;
    const struct scoring_round *rounds;
    size_t rounds_count;
    struct str path, process_path;
    bool may_select;
};
struct selection_page {
    const struct cocreation *process;
    const struct selection *x;
    const struct scoring_round *round;
    const struct act *act;
    const struct selection_row *rows;
    size_t rows_count;
    int64_t chosen, departures, missing, page, pages;
    struct str path, process_path, jurisdiction_path, drop_path, previous_path, next_path;
    const char *class;
    bool may_select;
};
enum selection_form { SELECTION_FORM_NEW, SELECTION_FORM_DECIDE, SELECTION_FORM_FIRM };
struct selection_form_page {
    const struct cocreation *process;
    enum selection_form which;
    const char *title;
    struct form form;
    struct str path;
    const struct selection_shown *item;
    int says;
    int64_t chosen, departures, missing;
};
struct selection_panel_view {
    const struct ranking_place *place;
    const struct selection *selection;
    const struct selection_item *item;
    struct str matrix_path, selection_path;
    bool wide;
};
struct selection_process_view {
    const struct scoring_round *rounds;
    size_t rounds_count;
    const struct selection *selections;
    size_t selections_count;
    struct str path;
};
const char *selection_class(int state);
enum status selection_proposal_panel(struct request *r, struct out *o);
enum status selection_process_panel(struct request *r, struct out *o);
enum status selection_board_panel(struct request *r, struct out *o);
enum status selection_pending(struct request *r, struct pending_list *list);
enum status selection_holds(struct request *r, int64_t stage, struct hold_list *list);
enum status selection_round_closed(struct request *r, int64_t round);

extern const struct route selection_routes[];
extern const struct route selection_desk_routes[];

#endif
