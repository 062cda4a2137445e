/* SPDX-License-Identifier: EUPL-1.2
 * What the commitment's page, the directorate's board and the pending list say of stalled commitments. */
#include "pages.h"
#include "room/stall/stall_view.h"
#include "sql.h"

enum status stall_commitment_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct stall_case *all;
    size_t count;
    struct stall_panel_view view = {
        .before_path = path_fmt(r, "%.*s/estancado/", STR_ARG(place->path)),
        .list_path = path_fmt(r, "/%.*s/plan/%lld/estancados", STR_ARG(place->jurisdiction->code), (long long)place->plan->number),
        .new_path = path_fmt(r, "%.*s/estancar", STR_ARG(place->path)),
    };
    bool knows = request_may(r, READ_DRAFT);
    bool tracked = place->plan->state == PLAN_PUBLISHED && place->plan->tracking == PLAN_TRACKED &&
                   place->commitment->state == COMMITMENT_CURRENT;
    count = 0;
    if (commitment_has(place, BESIDE_CASE))
        TRY(stall_cases_of(r->db, r->mem, place->commitment->id, &all, &count));
    const struct stall_case **before = arena_array(r->mem, const struct stall_case *, count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].state == STALL_CLOSED)
            before[view.before_count++] = &all[i];
        else if (all[i].state == STALL_OPEN || all[i].state == STALL_ENDING || (all[i].state == STALL_ASKED && knows))
            view.s = &all[i];
        tracked = tracked && all[i].state > STALL_ENDING;
    }
    view.before = before;
    view.may_open = tracked && request_may(r, MANAGE_CASES);
    view.may_ask = tracked && !view.may_open && request_may(r, ASK_CASE);
    if (view.s == NULL && view.before_count == 0 && !view.may_open && !view.may_ask)
        return DONE;
    if (view.s != NULL) {
        struct stall_file file;
        TRY(stall_course_read(r->db, r->mem, view.s->id, &file));
        view.path = path_fmt(r, "%.*s/estancado/%lld", STR_ARG(place->path), (long long)view.s->number);
        view.causes = stall_causes_words(r, file.causes, file.cause_count, view.s->state == STALL_ENDING);
        view.asked = view.s->state == STALL_ASKED;
        view.steps = (int64_t)file.step_count;
        for (size_t i = 0; i < file.step_count; i++)
            view.steps_done += file.steps[i].state == STEP_DONE;
    }
    part_stall_commitment(o, &view);
    return DONE;
}

/* On the plan's page, once there was any. */
enum status stall_plan_panel(struct request *r, struct out *o)
{
    const struct plan_place *place = r->object;
    struct stall_card *cards;
    size_t count;
    TRY(stall_cards(r->db, r->mem, place->plan->id, &cards, &count));
    struct stall_plan_view view = {.list_path = path_fmt(r, "%.*s/estancados", STR_ARG(place->path))};
    for (size_t i = 0; i < count; i++)
        view.open += cards[i].state != STALL_CLOSED;
    if (count > 0)
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
