/* SPDX-License-Identifier: EUPL-1.2
 * What the commitment's page, the directorate's board and the pending list say of stalled commitments. */
#include <string.h>

#include "pages.h"
#include "room/stall/stall_view.h"
#include "sql.h"

static const struct stall_case *case_of(struct arena *mem, const struct stall_told *x)
{
    struct stall_case *c = arena_new_of(mem, struct stall_case);
    memcpy(c, x, sizeof *c); /* its first fields are the record */
    return c;
}

/* The rows of one case, which stand together: its causes and how far its steps are. */
static void live_fill(struct request *r, const struct stall_told *rows, size_t count, struct stall_panel_view *view)
{
    struct stall_cause_row *causes = arena_array(r->mem, struct stall_cause_row, count);
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (rows[i].id == view->s->id && rows[i].cause >= 0)
            causes[n++] = (struct stall_cause_row){NONE, rows[i].id, rows[i].cause, rows[i].cause_began_on, rows[i].cause_ended_on};
    for (size_t i = 0; i < count; i++)
        if (rows[i].id == view->s->id) {
            view->steps = rows[i].steps;
            view->steps_done = rows[i].steps_done;
        }
    view->causes = stall_causes_words(r, causes, n, view->s->state == STALL_ENDING);
    view->asked = view->s->state == STALL_ASKED;
}

enum status stall_commitment_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct stall_told *all = NULL;
    size_t count = 0;
    struct stall_panel_view view = {
        .before_path = path_fmt(r, "%.*s/estancado/", STR_ARG(place->path)),
        .list_path = path_fmt(r, "/%.*s/plan/%lld/estancados", STR_ARG(place->jurisdiction->code), (long long)place->plan->number),
        .new_path = path_fmt(r, "%.*s/estancar", STR_ARG(place->path)),
    };
    bool knows = request_may(r, READ_DRAFT);
    bool tracked = place->plan->state == PLAN_PUBLISHED && place->plan->tracking == PLAN_TRACKED &&
                   place->commitment->state == COMMITMENT_CURRENT;
    if (commitment_has(place, BESIDE_CASE))
        TRY(stall_told(r->db, r->mem, place->commitment->id, &all, &count));
    const struct stall_case **before = arena_array(r->mem, const struct stall_case *, count);
    for (size_t i = 0; i < count; i++) {
        tracked = tracked && all[i].state > STALL_ENDING;
        if (i > 0 && all[i].id == all[i - 1].id)
            continue;
        if (all[i].state == STALL_CLOSED)
            before[view.before_count++] = case_of(r->mem, &all[i]);
        else if (all[i].state == STALL_OPEN || all[i].state == STALL_ENDING || (all[i].state == STALL_ASKED && knows))
            view.s = case_of(r->mem, &all[i]);
    }
    view.before = before;
    view.may_open = tracked && request_may(r, MANAGE_CASES);
    view.may_ask = tracked && !view.may_open && request_may(r, ASK_CASE);
    if (view.s == NULL && view.before_count == 0 && !view.may_open && !view.may_ask)
        return DONE;
    if (view.s != NULL) {
        view.path = path_fmt(r, "%.*s/estancado/%lld", STR_ARG(place->path), (long long)view.s->number);
        live_fill(r, all, count, &view);
    }
    part_stall_commitment(o, &view);
    return DONE;
}

/* On the plan's page, once there was any. */
enum status stall_plan_panel(struct request *r, struct out *o)
{
    const struct plan_place *place = r->object;
    struct stall_tally *tally;
    TRY(db_one(r->db, SQL_STALL_PLAN_TALLY, WITH(IN(place->plan->id)), r->mem, &stall_tally_shape, &tally));
    struct stall_plan_view view = {.list_path = path_fmt(r, "%.*s/estancados", STR_ARG(place->path)), .open = tally->open};
    if (tally->cases > 0)
        part_stall_plan(o, &view);
    return DONE;
}

enum status stall_board_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct stall_card *cards;
    size_t count;
    TRY(stall_cards_of_board(r->db, r->mem, j->id, &cards, &count));
    struct board_item *items = arena_array(r->mem, struct board_item, BOARD_ITEMS);
    size_t shown = count < BOARD_ITEMS ? count : BOARD_ITEMS;
    for (size_t i = 0; i < shown; i++) {
        struct str number = url_component(r->mem, cards[i].commitment_number), on = day_words_short(r->mem, r->lang, cards[i].opened_on);
        items[i] = (struct board_item){
            .label = str_fmt(r->mem, "%.*s. %.*s", STR_ARG(cards[i].commitment_number), STR_ARG(cards[i].title)),
            .path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s/estancado/%lld", STR_ARG(j->code), (long long)cards[i].plan_number,
                             STR_ARG(number), (long long)cards[i].number),
            .note = cards[i].state == STALL_ENDING ? str_of(say(r->lang, N_("Sin causas vigentes: decide si se cierra"))) : cards[i].lead,
            .since = say_with(r->mem, r->lang, N_("desde el %1"), &on, 1),
        };
    }
    struct str more = STR_NONE;
    if (count > 0)
        more = path_fmt(r, "/%.*s/plan/%lld/estancados", STR_ARG(j->code), (long long)cards[0].plan_number);
    return board_panel(r, o, N_("Estancados"), (int64_t)count, items, shown, more, N_("Ningún compromiso está estancado."));
}

static void wait_add(struct request *r, struct pending_list *list, const struct stall_wait *w, const char *what, struct day due)
{
    struct str number = url_component(r->mem, w->commitment_number), values[] = {w->commitment_number, w->title, w->what};
    pending_add(r, list, say_with(r->mem, r->lang, what, values, COUNT(values)),
                path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s/estancado/%lld", STR_ARG(w->jurisdiction_code), (long long)w->plan_number,
                         STR_ARG(number), (long long)w->number),
                due);
}

static void case_waits(struct request *r, struct pending_list *list, const struct stall_wait *w)
{
    if (w->state == STALL_ASKED)
        wait_add(r, list, w, N_("Decidir si se abre un caso por el compromiso %1: %2"), DAY_NONE);
    else if (w->state == STALL_ENDING)
        wait_add(r, list, w, N_("Cerrar con su razón el caso del compromiso %1, que ya no tiene causas: %2"), DAY_NONE);
    else if (w->actions == 0)
        wait_add(r, list, w, N_("Acordar qué hacer con el compromiso estancado %1: %2"), DAY_NONE);
    if (w->offers > 0)
        wait_add(r, list, w, N_("Responder a quien ofrece ayuda para el compromiso estancado %1: %2"), DAY_NONE);
}

enum status stall_pending(struct request *r, struct pending_list *list)
{
    struct stall_wait *rows;
    size_t count;
    bool staff = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        staff = staff || r->actor.grants[i].role == ROLE_DIRECTORATE;
    if (staff) {
        TRY(db_many(r->db, SQL_STALL_WAIT_CASES, WITHOUT, r->mem, &stall_wait_shape, &rows, &count));
        for (size_t i = 0; i < count; i++) {
            struct scope there = {.jurisdiction = rows[i].jurisdiction};
            if (may(&r->actor, MANAGE_CASES, &there) == DONE)
                case_waits(r, list, &rows[i]);
        }
    }
    TRY(db_many(r->db, SQL_STALL_WAIT_STEPS, WITH(IN(r->actor.person), IN(r->today)), r->mem, &stall_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        wait_add(r, list, &rows[i], N_("Cumplir un paso del compromiso estancado %1: %3"), rows[i].due_on);
    return DONE;
}
