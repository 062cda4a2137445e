/* SPDX-License-Identifier: EUPL-1.2
 * What other pages say of the scoring: rounds in words that tell nothing, values once a round is closed, what waits for
 * evaluators and focal points, what is late, what keeps a stage open. */
#include "pages.h"
#include "room/scoring/scoring_pages.h"
#include "sql.h"

static bool holds_role(const struct request *r, enum role role)
{
    for (size_t i = 0; i < r->actor.grant_count; i++)
        if (r->actor.grants[i].role == role && r->actor.grants[i].jurisdiction == r->scope.jurisdiction)
            return true;
    return false;
}

/* Whether there is a desk for the person here. */
static enum status has_desk(struct request *r, const struct cocreation_place *at, bool *ret)
{
    struct desk_counts *counts;
    *ret = false;
    if (!holds_role(r, ROLE_EVALUATOR))
        return DONE;
    TRY(db_one(r->db, SQL_DESK_COUNTS, WITH(IN(at->process->id), IN(r->actor.person)), r->mem, &desk_counts_shape, &counts));
    *ret = counts->rows_all > 0;
    return DONE;
}

enum status scoring_process_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct round_summary *rows;
    struct scoring_panel_view view = {
        .path = at->path,
        .desk_path = path_fmt(r, "%.*s/calificacion", STR_ARG(at->path)),
        .may_manage = request_may(r, MANAGE_SCORING),
        .may_progress = request_may(r, READ_SCORING_PROGRESS),
    };
    TRY(has_desk(r, at, &view.evaluator));
    TRY(db_many(r->db, SQL_ROUNDS_SUMMARY, WITH(IN(at->process->id)), r->mem, &round_summary_shape, &rows, &view.rows_count));
    struct round_list_row *list = arena_array(r->mem, struct round_list_row, view.rows_count);
    for (size_t i = 0; i < view.rows_count; i++)
        list[i] = (struct round_list_row){&rows[i], round_class(rows[i].state),
                                          path_fmt(r, "%.*s/ronda/%lld", STR_ARG(at->path), (long long)rows[i].number)};
    view.rows = list;
    if (view.rows_count > 0 || view.may_manage)
        part_scoring_process(o, &view);
    return DONE;
}

enum status scoring_now_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    bool desk;
    TRY(has_desk(r, at, &desk));
    if (!desk)
        return DONE;
    return cocreation_now_item(r, o, GATE_SCORING, N_("Califica las propuestas que te tocan"), path_fmt(r, "%.*s/calificacion", STR_ARG(at->path)));
}

static enum status late_panel(struct request *r, struct out *o, const struct cocreation_place *at)
{
    struct round_late *rows;
    size_t count;
    TRY(db_many(r->db, SQL_ROUNDS_LATE, WITH(IN(at->process->id), IN(r->today)), r->mem, &round_late_shape, &rows, &count));
    struct board_item *items = arena_array(r->mem, struct board_item, count);
    for (size_t i = 0; i < count; i++) {
        struct str n[] = {int_words(r->mem, r->lang, rows[i].waiting), rows[i].round_name};
        struct str days = int_words(r->mem, r->lang, days_between(rows[i].closes_on, r->today));
        items[i] = (struct board_item){rows[i].name, path_fmt(r, "%.*s/ronda/%lld/avance", STR_ARG(at->path), (long long)rows[i].number),
                                       say_with(r->mem, r->lang, N_("%1 sin entregar en «%2»"), n, 2),
                                       say_with(r->mem, r->lang, N_("hace %1 días"), &days, 1)};
    }
    return board_panel(r, o, N_("Calificaciones atrasadas"), (int64_t)count, items, count, STR_NONE, NULL);
}

enum status scoring_board_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct round_progress *rows;
    size_t count;
    TRY(db_many(r->db, SQL_ROUNDS_UNASSIGNED, WITH(IN(at->process->id)), r->mem, &round_progress_shape, &rows, &count));
    struct board_item *items = arena_array(r->mem, struct board_item, count);
    for (size_t i = 0; i < count; i++)
        items[i] = (struct board_item){rows[i].title, path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(at->path), (long long)rows[i].number), STR_NONE,
                                       STR_NONE};
    TRY(board_panel(r, o, N_("Propuestas sin quien las califique"), (int64_t)count, items, count, path_fmt(r, "%.*s/rondas", STR_ARG(at->path)), NULL));
    return late_panel(r, o, at);
}

/* ---- On the page of a proposal */

static void evaluators_fill(struct request *r, const struct card_value *cards, size_t count, struct scoring_proposal_view *view)
{
    int64_t *numbers = arena_array(r->mem, int64_t, count);
    for (size_t i = 0; i < count; i++)
        if (view->evaluators_count == 0 || numbers[view->evaluators_count - 1] != cards[i].evaluator)
            numbers[view->evaluators_count++] = cards[i].evaluator;
    view->evaluators = numbers;
}

static void values_fill(struct request *r, const struct criteria_place *criteria, const struct card_value *cards, size_t count,
                        struct scoring_proposal_view *view)
{
    struct card_matrix_row *rows = arena_array(r->mem, struct card_matrix_row, criteria->count);
    struct card_reason_row *reasons = arena_array(r->mem, struct card_reason_row, count);
    for (size_t k = 0; k < criteria->count; k++) {
        const struct criterion *c = &criteria->criteria[k];
        struct scoring_cell *cells = arena_array(r->mem, struct scoring_cell, view->evaluators_count);
        for (size_t e = 0; e < view->evaluators_count; e++)
            cells[e].value = NONE;
        for (size_t i = 0; i < count; i++) {
            if (!str_eq(cards[i].criterion, c->code))
                continue;
            for (size_t e = 0; e < view->evaluators_count; e++)
                if (view->evaluators[e] == cards[i].evaluator)
                    cells[e].value = cards[i].value;
            if (!str_empty(cards[i].reason))
                reasons[view->reasons_count++] = (struct card_reason_row){cards[i].evaluator, cards[i].value, c->name, cards[i].reason};
        }
        rows[k] = (struct card_matrix_row){c, cells, view->evaluators_count};
    }
    view->rows = rows;
    view->rows_count = criteria->count;
    view->reasons = reasons;
}

static enum status closed_fill(struct request *r, const struct proposal_place *p, const struct scoring_round *round, struct scoring_proposal_view *view)
{
    struct criteria_place criteria;
    struct card_value *cards;
    struct opinion_row *opinions;
    size_t count, opinion_count;
    TRY(round_criteria(r, p->at->jurisdiction->id, round->criteria_set, &criteria));
    TRY(db_many(r->db, SQL_PROPOSAL_CARDS, WITH(IN(round->id), IN(p->proposal->id)), r->mem, &card_value_shape, &cards, &count));
    evaluators_fill(r, cards, count, view);
    values_fill(r, &criteria, cards, count, view);
    TRY(db_many(r->db, SQL_OPINIONS_OF_PROPOSAL, WITH(IN(p->proposal->id)), r->mem, &opinion_row_shape, &opinions, &opinion_count));
    for (size_t i = 0; i < opinion_count; i++)
        if (opinions[i].round == round->id)
            opinions[view->opinions_count++] = opinions[i];
    view->opinions = opinions;
    view->x = round;
    view->path = path_fmt(r, "%.*s/ronda/%lld", STR_ARG(p->at->path), (long long)round->number);
    return DONE;
}

/* Links that only their own people get. */
static enum status own_fill(struct request *r, const struct proposal_place *p, struct scoring_proposal_view *view)
{
    struct scoring_assignment *card;
    struct opinion_row *opinion;
    if (r->actor.person == NONE)
        return DONE;
    if (holds_role(r, ROLE_EVALUATOR)) {
        enum status s = desk_card(r->db, r->mem, p->proposal->id, r->actor.person, &card);
        if (s == DONE)
            view->card_path = path_fmt(r, "%.*s/calificacion/%lld", STR_ARG(p->at->path), (long long)p->proposal->number);
        else if (s != NOT_FOUND)
            return s;
    }
    if (holds_role(r, ROLE_FOCAL)) {
        enum status s = opinion_mine(r->db, r->mem, p->proposal->id, r->actor.person, r->today, &opinion);
        if (s == DONE)
            view->opinion_path = path_fmt(r, "%.*s/opinion", STR_ARG(p->path));
        else if (s != NOT_FOUND)
            return s;
    }
    return DONE;
}

enum status scoring_proposal_panel(struct request *r, struct out *o)
{
    const struct proposal_place *p = r->object;
    struct scoring_proposal_view view = {0};
    struct scoring_round *round;
    TRY(own_fill(r, p, &view));
    enum status s = db_one(r->db, SQL_CLOSED_ROUND_OF_PROPOSAL, WITH(IN(p->proposal->id)), r->mem, &scoring_round_shape, &round);
    if (s != NOT_FOUND) {
        TRY(s);
        TRY(closed_fill(r, p, round, &view));
    }
    if (view.x != NULL || !str_empty(view.card_path) || !str_empty(view.opinion_path))
        part_scoring_proposal(o, &view);
    return DONE;
}

enum status scoring_admin_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct admin_link links[] = {{str_of(say(r->lang, N_("Criterios de calificación"))), path_fmt(r, "/%.*s/criterios", STR_ARG(j->code))}};
    return admin_panel(r, o, N_("Calificación de propuestas"), links, request_may(r, READ_SCORING_PROGRESS) ? COUNT(links) : 0);
}

/* ---- What waits for a person */

static enum status cards_pending(struct request *r, struct pending_list *list)
{
    struct scoring_wait *rows;
    size_t count;
    TRY(db_many(r->db, SQL_SCORING_WAITS, WITH(IN(r->actor.person)), r->mem, &scoring_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction, .own_roles = 1u << ROLE_EVALUATOR};
        struct str values[] = {int_words(r->mem, r->lang, rows[i].waiting), rows[i].name};
        if (may(&r->actor, SCORE, &there) == DONE)
            pending_add(r, list, say_with(r->mem, r->lang, rows[i].waiting == 1 ? N_("Calificar 1 propuesta: %2") : N_("Calificar %1 propuestas: %2"),
                                          values, 2),
                        path_fmt(r, "/%.*s/cocreacion/%lld/calificacion", STR_ARG(rows[i].jurisdiction_code), (long long)rows[i].process),
                        rows[i].due_on);
    }
    return DONE;
}

enum status scoring_pending(struct request *r, struct pending_list *list)
{
    struct opinion_wait *rows;
    size_t count;
    TRY(cards_pending(r, list));
    TRY(db_many(r->db, SQL_OPINION_WAITS, WITH(IN(r->actor.person), IN(r->today)), r->mem, &opinion_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction, .own_roles = 1u << ROLE_FOCAL};
        struct str values[] = {int_words(r->mem, r->lang, rows[i].proposal), rows[i].title};
        if (may(&r->actor, GIVE_LEAD_OPINION, &there) == DONE)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Opinar como institución que lideraría la propuesta %1: %2"), values, 2),
                        path_fmt(r, "/%.*s/cocreacion/%lld/propuesta/%lld/opinion", STR_ARG(rows[i].jurisdiction_code), (long long)rows[i].process,
                                 (long long)rows[i].proposal),
                        rows[i].due_on);
    }
    return DONE;
}

/* A stage that opens the scoring is held by a round that is not closed. */
enum status scoring_holds(struct request *r, int64_t stage, struct hold_list *list)
{
    struct round_summary *rows;
    size_t count;
    bool has;
    TRY(stage_has_gate(r->db, stage, GATE_SCORING, &has));
    if (!has)
        return DONE;
    TRY(db_many(r->db, SQL_ROUNDS_OF_STAGE, WITH(IN(stage)), r->mem, &round_summary_shape, &rows, &count));
    struct str code = request_param(r, "jurisdiction"), process = request_param(r, "process");
    for (size_t i = 0; i < count; i++)
        hold_add(r, list, say_with(r->mem, r->lang, N_("La ronda de calificación «%1» no está cerrada"), &rows[i].name, 1),
                 path_fmt(r, "/%.*s/cocreacion/%.*s/ronda/%lld/avance", STR_ARG(code), STR_ARG(process), (long long)rows[i].number));
    return DONE;
}
