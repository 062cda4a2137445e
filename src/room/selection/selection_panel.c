/* SPDX-License-Identifier: EUPL-1.2
 * What other pages show of ranking and selection, what waits, what is checked. */
#include "pages.h"
#include "room/selection/selection_view.h"
#include "sql.h"

const char *selection_class(int state)
{
    static const char *const classes[] = {[SELECTION_PREPARED] = "tag-time", [SELECTION_FIRM] = "tag-done", [SELECTION_DROPPED] = "tag-none"};
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

enum status selection_proposal_panel(struct request *r, struct out *o)
{
    const struct proposal_place *p = r->object;
    struct ranking_place *places;
    struct selection_outcome outcome;
    struct selection_panel_view view = {.place = NULL};
    size_t count;
    if (p->proposal->state < PROPOSAL_SCORED)
        return DONE; /* nothing was closed yet */
    TRY(db_many(r->db, SQL_RANKING_OF_PROPOSAL, WITH(IN(p->proposal->id)), r->mem, &ranking_place_shape, &places, &count));
    enum status s = selection_outcome_of(r->db, r->mem, p->proposal->id, &outcome);
    if (s != DONE && s != NOT_FOUND)
        return s;
    if (count == 0 && s == NOT_FOUND)
        return DONE;
    if (count > 0) {
        view.place = &places[0];
        view.wide = places[0].spread_centi >= RANKING_SPREAD;
        view.matrix_path = path_fmt(r, "%.*s/ronda/%lld/matriz", STR_ARG(p->at->path), (long long)places[0].round_number);
    }
    if (s == DONE) {
        view.item = outcome.item;
        view.selection = outcome.selection;
        view.selection_path = path_fmt(r, "%.*s/seleccion/%lld", STR_ARG(p->at->path), (long long)outcome.selection->number);
    }
    part_selection_proposal(o, &view);
    return DONE;
}

enum status selection_process_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *p = r->object;
    struct scoring_round *rounds;
    struct selection *selections;
    struct selection_process_view view = {.path = p->path};
    size_t count, closed = 0;
    TRY(scoring_rounds(r->db, r->mem, p->process->id, &rounds, &count));
    for (size_t i = 0; i < count; i++)
        if (rounds[i].state == ROUND_CLOSED)
            rounds[closed++] = rounds[i];
    if (closed == 0)
        return DONE;
    TRY(selections_of(r->db, r->mem, p->process->id, false, &selections, &view.selections_count));
    view.rounds = rounds;
    view.rounds_count = closed;
    view.selections = selections;
    part_selection_process(o, &view);
    return DONE;
}

enum status selection_board_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *p = r->object;
    struct scoring_round *rounds;
    size_t count;
    TRY(db_many(r->db, SQL_ROUNDS_UNSELECTED, WITH(IN(p->process->id)), r->mem, &scoring_round_shape, &rounds, &count));
    if (count == 0)
        return DONE;
    struct board_item *items = arena_array(r->mem, struct board_item, count);
    for (size_t i = 0; i < count; i++)
        items[i] = (struct board_item){.label = rounds[i].name, .path = path_fmt(r, "%.*s/seleccion", STR_ARG(p->path)),
                                       .since = day_words_short(r->mem, r->lang, rounds[i].closed_on)};
    return board_panel(r, o, N_("Rondas cerradas sin selección"), (int64_t)count, items, count, STR_NONE, NULL);
}

enum status selection_pending(struct request *r, struct pending_list *list)
{
    struct selection_wait *rows;
    size_t count;
    bool staff = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        staff = staff || r->actor.grants[i].role == ROLE_DIRECTORATE;
    if (!staff)
        return DONE;
    TRY(db_many(r->db, SQL_SELECTION_WAITS, WITHOUT, r->mem, &selection_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction};
        if (may(&r->actor, SELECT_PROPOSALS, &there) != DONE)
            continue;
        pending_add(r, list, say_with(r->mem, r->lang, N_("Seleccionar compromisos de %1"), &rows[i].name, 1),
                    path_fmt(r, "/%.*s/cocreacion/%lld/seleccion", STR_ARG(rows[i].jurisdiction_code), (long long)rows[i].process), DAY_NONE);
    }
    return DONE;
}

enum status selection_holds(struct request *r, int64_t stage, struct hold_list *list)
{
    struct scoring_round *rounds;
    struct cocreation_stage *row;
    struct cocreation *process;
    struct jurisdiction *j;
    size_t count;
    bool ours;
    TRY(stage_has_gate(r->db, stage, GATE_SELECTION, &ours));
    if (!ours)
        return DONE;
    TRY(record_get(r->db, r->mem, &cocreation_stage_shape, stage, &row));
    TRY(record_get(r->db, r->mem, &cocreation_shape, row->cocreation, &process));
    TRY(record_get(r->db, r->mem, &jurisdiction_shape, process->jurisdiction, &j));
    TRY(db_many(r->db, SQL_ROUNDS_UNSELECTED, WITH(IN(row->cocreation)), r->mem, &scoring_round_shape, &rounds, &count));
    for (size_t i = 0; i < count; i++)
        hold_add(r, list, say_with(r->mem, r->lang, N_("«%1» está cerrada y ninguna selección firme la sigue"), &rounds[i].name, 1),
                 path_fmt(r, "/%.*s/cocreacion/%lld/seleccion", STR_ARG(j->code), (long long)process->number));
    return DONE;
}

enum status selection_round_closed(struct request *r, int64_t round)
{
    struct scoring_round *x;
    TRY(record_get(r->db, r->mem, &scoring_round_shape, round, &x));
    return ranking_keep(r->db, r->mem, x);
}

static bool row_same(const struct ranking_row *a, const struct ranking_row *b)
{
    return a->place == b->place && a->tied == b->tied && a->passes == b->passes && a->viability_centi == b->viability_centi &&
           a->priority_centi == b->priority_centi && a->total_centi == b->total_centi && a->spread_centi == b->spread_centi &&
           a->cards == b->cards && str_eq(a->figures, b->figures);
}

static const struct ranking_row *row_of(const struct ranking_row *rows, size_t count, int64_t proposal)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (rows[mid].proposal < proposal)
            low = mid + 1;
        else
            high = mid;
    }
    return low < count && rows[low].proposal == proposal ? &rows[low] : NULL;
}

static enum status round_check(struct db *db, struct arena *mem, const struct scoring_round *round,
                               void (*complain)(void *context, struct str what), void *context)
{
    struct criterion *criteria;
    struct rank_line *lines;
    struct ranking_row *rows;
    size_t criterion_count, count, kept;
    TRY(criteria_of(db, mem, round->criteria_set, &criteria, &criterion_count));
    enum status s = ranking_compute(db, mem, round, criteria, criterion_count, &lines, &count);
    if (s != DONE && s != INVALID)
        return s;
    TRY(db_many(db, SQL_RANKING_ROWS, WITH(IN(round->id)), mem, &ranking_row_shape, &rows, &kept));
    bool same = s == DONE && kept == count;
    for (size_t i = 0; i < count && same; i++) {
        struct ranking_row anew = ranking_row_of(mem, round, &lines[i], criterion_count);
        const struct ranking_row *was = row_of(rows, kept, lines[i].proposal);
        same = was != NULL && row_same(&anew, was);
        if (!same)
            complain(context, str_fmt(mem, "ronda %lld (id): la propuesta %lld no tiene el orden que dan sus tarjetas", (long long)round->id,
                                      (long long)lines[i].number));
    }
    if (!same && (s != DONE || kept != count))
        complain(context, str_fmt(mem, "ronda %lld (id): el orden guardado no es el de sus tarjetas", (long long)round->id));
    return DONE;
}

static enum status ranking_check(struct db *db, struct arena *mem, const struct site *site,
                                 void (*complain)(void *context, struct str what), void *context)
{
    struct scoring_round *rounds;
    size_t count;
    (void)site;
    TRY(db_many(db, SQL_ROUNDS_CLOSED, WITHOUT, mem, &scoring_round_shape, &rounds, &count));
    for (size_t i = 0; i < count; i++)
        TRY(round_check(db, mem, &rounds[i], complain, context));
    return DONE;
}

static const struct shape *const shapes[] = {&ranking_row_shape, &selection_shape, &selection_item_shape, NULL};
static const struct panel panels[] = {
    {"proposal", 50, selection_proposal_panel},
    {"cocreation", 55, selection_process_panel},
    {"cocreation-board", 50, selection_board_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"selecciones", N_("Una propuesta con lo que decidió una selección firme y por qué."), &selection_datum_shape, SQL_SELECTION_DATA},
    {.name = NULL},
};
static const struct check checks[] = {{"ranking", ranking_check}, {.name = NULL}};
static const struct route *const more_routes[] = {selection_desk_routes, NULL};
const struct room selection_room = {
    .name = "selection",
    .routes = selection_routes,
    .more_routes = more_routes,
    .shapes = shapes,
    .panels = panels,
    .pending = selection_pending,
    .holds = selection_holds,
    .round_closed = selection_round_closed,
    .datasets = datasets,
    .checks = checks,
};
