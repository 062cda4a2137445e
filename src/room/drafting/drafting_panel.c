/* SPDX-License-Identifier: EUPL-1.2
 * What other pages say of drafts: to everybody only how many there are, until the plan is published; then the
 * chain in both directions. */
#include "pages.h"
#include "room/drafting/drafting_view.h"
#include "sql.h"

static enum status counts_read(struct request *r, const struct cocreation_place *at, struct draft_counts_view *view)
{
    struct draft_tally *rows;
    struct plan *plan = NULL;
    size_t count;
    *view = (struct draft_counts_view){.path = path_fmt(r, "%.*s/redaccion", STR_ARG(at->path))};
    TRY(db_many(r->db, SQL_DRAFT_COUNTS, WITH(IN(at->process->id)), r->mem, &draft_tally_shape, &rows, &count));
    if (count > 0 && at->process->plan != NONE)
        TRY(record_get(r->db, r->mem, &plan_shape, at->process->plan, &plan));
    for (size_t i = 0; i < count; i++) {
        enum draft_state now = draft_state_now(rows[i].state, plan == NULL ? -1 : plan->state);
        view->made += now == DRAFT_DROPPED ? 0 : rows[i].n;
        view->agreed += now == DRAFT_AGREED ? rows[i].n : 0;
        view->in_plan += now == DRAFT_IN_PLAN ? rows[i].n : 0;
    }
    view->may_read = request_may(r, READ_COCREATION_BOARD);
    if (r->actor.person != NONE && !view->may_read)
        TRY(db_int(r->db, SQL_DRAFT_SEATS, WITH(IN(at->process->id), IN(r->actor.person), IN(r->today)), &view->mine));
    view->may_read = view->may_read || view->mine > 0;
    return DONE;
}

enum status draft_process_panel(struct request *r, struct out *o)
{
    struct draft_counts_view view;
    TRY(counts_read(r, r->object, &view));
    if (view.made > 0 || request_may(r, MANAGE_COCREATION))
        part_draft_counts(o, &view);
    return DONE;
}

/* The team's item of what one can do now. */
enum status draft_now_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct draft_counts_view view;
    if (r->actor.person == NONE)
        return DONE;
    TRY(counts_read(r, at, &view));
    return view.may_read ? cocreation_now_item(r, o, GATE_DRAFTING, N_("Redacta los compromisos"), view.path) : DONE;
}

static void item_add(struct request *r, struct board_item *items, size_t *count, const struct draft_row *row, const char *message, struct str value)
{
    if (*count < BOARD_ITEMS)
        items[*count] = (struct board_item){.label = row->draft->title, .path = row->path, .note = say_with(r->mem, r->lang, message, &value, 1)};
    (*count)++;
}

/* Drafts without a whole team, with comments unanswered, waiting for somebody's word. */
enum status draft_board_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct draft_survey s;
    struct board_item *items = arena_array(r->mem, struct board_item, BOARD_ITEMS);
    size_t count = 0;
    TRY(draft_survey_read(r, at, &s));
    for (size_t i = 0; i < s.rows_count; i++) {
        const struct draft_row *row = &s.rows[i];
        if (row->state == DRAFT_DROPPED || row->state == DRAFT_IN_PLAN || row->state == DRAFT_AGREED)
            continue;
        if (!draft_team_whole(&row->facts))
            item_add(r, items, &count, row, N_("equipo mixto incompleto"), STR_NONE);
        if (row->facts.comments_open > 0)
            item_add(r, items, &count, row, N_("comentarios sin respuesta: %1"), int_words(r->mem, r->lang, (int64_t)row->facts.comments_open));
        if (row->state == DRAFT_ASKED && !str_empty(row->missing))
            item_add(r, items, &count, row, N_("falta que acuerden: %1"), row->missing);
    }
    return board_panel(r, o, N_("Redacción"), (int64_t)count, items, count < BOARD_ITEMS ? count : BOARD_ITEMS,
                       path_fmt(r, "%.*s/redaccion", STR_ARG(at->path)), N_("Ningún borrador espera a nadie."));
}

/* On the commitment's page: where it comes from. */
enum status draft_commitment_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct draft_voice *all;
    struct draft_from_view view = {0};
    if (!commitment_has(place, BESIDE_DRAFT))
        return DONE;
    TRY(db_many(r->db, SQL_DRAFT_VOICES, WITH(IN(place->commitment->id)), r->mem, &draft_voice_shape, &all, &view.rows_count));
    if (view.rows_count == 0)
        return DONE;
    struct draft_from_row *rows = arena_array(r->mem, struct draft_from_row, view.rows_count);
    for (size_t i = 0; i < view.rows_count; i++) {
        struct str process = path_fmt(r, "/%.*s/cocreacion/%lld", STR_ARG(place->jurisdiction->code), (long long)all[i].process);
        rows[i] = (struct draft_from_row){
            .v = &all[i],
            .path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(process), (long long)all[i].number),
            .direct = all[i].id == all[i].via,
        };
        if (all[i].table_number != NONE)
            rows[i].table_path = path_fmt(r, "%.*s/mesa/%lld", STR_ARG(process), (long long)all[i].table_number);
    }
    view.rows = rows;
    part_draft_from(o, &view);
    return DONE;
}

/* Whether the reader may know this draft before its plan is published. */
static enum status may_know(struct request *r, const struct cocreation_place *at, const struct draft_link *x, bool *ret)
{
    struct draft_member *seat;
    *ret = request_may(r, READ_COCREATION_BOARD);
    if (*ret || r->actor.person == NONE)
        return DONE;
    enum status s = db_one(r->db, SQL_DRAFT_SEAT, WITH(IN(x->id), IN(r->actor.person), IN(r->today)), r->mem, &draft_member_shape, &seat);
    (void)at;
    *ret = s == DONE;
    return s == NOT_FOUND ? DONE : s;
}

/* On the proposal's page: what became of it. */
enum status draft_proposal_panel(struct request *r, struct out *o)
{
    const struct proposal_place *p = r->object;
    struct draft_link *all;
    struct draft_became_view view = {0};
    size_t count;
    TRY(drafts_of_proposal(r->db, r->mem, p->proposal->id, &all, &count));
    struct draft_became_row *rows = arena_array(r->mem, struct draft_became_row, count);
    for (size_t i = 0; i < count; i++) {
        struct draft_became_row row = {.x = &all[i], .published = draft_is_public(&all[i]), .dropped = all[i].state == DRAFT_DROPPED};
        bool known = row.published;
        if (!known)
            TRY(may_know(r, p->at, &all[i], &known));
        if (!known)
            continue;
        row.state = (int)draft_state_now(all[i].state, all[i].commitment == NONE ? -1 : all[i].plan_state);
        if (row.published) {
            struct str number = url_component(r->mem, all[i].commitment_number);
            row.path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(p->at->jurisdiction->code), (long long)all[i].plan_number,
                                STR_ARG(number));
        } else {
            row.path = path_fmt(r, "%.*s/redaccion/%lld", STR_ARG(p->at->path), (long long)all[i].number);
        }
        rows[view.rows_count++] = row;
    }
    view.rows = rows;
    if (view.rows_count > 0)
        part_draft_became(o, &view);
    return DONE;
}

enum status draft_pending(struct request *r, struct pending_list *list)
{
    struct draft_wait *rows;
    size_t count;
    if (r->actor.person == NONE)
        return DONE;
    TRY(db_many(r->db, SQL_DRAFT_WAITS, WITH(IN(r->actor.person), IN(r->today)), r->mem, &draft_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct str path = path_fmt(r, "/%.*s/cocreacion/%lld/redaccion/%lld", STR_ARG(rows[i].jurisdiction_code), (long long)rows[i].process,
                                   (long long)rows[i].number);
        if (rows[i].agreement != 0)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Dar tu acuerdo al borrador «%1»"), &rows[i].title, 1), path, DAY_NONE);
        if (rows[i].comments > 0)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Responder los comentarios al borrador «%1»"), &rows[i].title, 1), path, DAY_NONE);
    }
    return DONE;
}

static void drafts_hold(struct request *r, const struct draft_survey *s, struct hold_list *list)
{
    for (size_t i = 0; i < s->rows_count; i++) {
        const struct draft_row *row = &s->rows[i];
        if (row->state == DRAFT_WRITING || row->state == DRAFT_ASKED || (row->state == DRAFT_AGREED && !draft_whole(&row->facts)))
            hold_add(r, list, say_with(r->mem, r->lang, N_("Borrador sin acordar: %1"), &row->draft->title, 1), row->path);
    }
}

static enum status unmade_hold(struct request *r, const struct cocreation_place *at, struct hold_list *list)
{
    int64_t unmade;
    TRY(db_int(r->db, SQL_DRAFT_UNMADE, WITH(IN(at->process->id)), &unmade));
    if (unmade > 0) {
        struct str n = int_words(r->mem, r->lang, unmade);
        hold_add(r, list, say_with(r->mem, r->lang, N_("Propuestas seleccionadas sin borrador: %1"), &n, 1),
                 path_fmt(r, "%.*s/redaccion/nuevo", STR_ARG(at->path)));
    }
    return DONE;
}

enum status draft_holds(struct request *r, int64_t stage, struct hold_list *list)
{
    struct cocreation_stage *st;
    struct cocreation_place *at;
    struct draft_survey s;
    bool drafting, plan;
    TRY(stage_has_gate(r->db, stage, GATE_DRAFTING, &drafting));
    TRY(stage_has_gate(r->db, stage, GATE_PLAN, &plan));
    if (!drafting && !plan)
        return DONE;
    TRY(record_get(r->db, r->mem, &cocreation_stage_shape, stage, &st));
    TRY(cocreation_place_of(r->db, r->mem, st->cocreation, &at));
    if (drafting) {
        TRY(unmade_hold(r, at, list));
        TRY(draft_survey_read(r, at, &s));
        drafts_hold(r, &s, list);
    }
    if (plan) {
        struct plan *p = NULL;
        if (at->process->plan != NONE)
            TRY(record_get(r->db, r->mem, &plan_shape, at->process->plan, &p));
        if (p == NULL || p->state == PLAN_DRAFT)
            hold_add(r, list, str_of(say(r->lang, N_("El plan todavía no está publicado."))), path_fmt(r, "%.*s/redaccion/plan", STR_ARG(at->path)));
    }
    return DONE;
}

/* A plan that an active co-creation fills is published while its stage is open, with every draft agreed. */
enum status draft_publish_holds(struct request *r, int64_t plan, struct hold_list *list)
{
    struct cocreation *all;
    size_t count;
    TRY(db_many(r->db, SQL_DRAFT_PROCESSES, WITH(IN(plan)), r->mem, &cocreation_shape, &all, &count));
    for (size_t i = 0; i < count; i++) {
        struct cocreation_place *at;
        struct draft_survey s;
        struct gate_window w;
        TRY(cocreation_place_of(r->db, r->mem, all[i].id, &at));
        TRY(cocreation_gate(r->db, r->mem, at, GATE_PLAN, r->now, &w));
        if (!w.open)
            hold_add(r, list, str_of(say(r->lang, N_("La etapa de formalizar el plan no está abierta."))), at->path);
        TRY(unmade_hold(r, at, list));
        TRY(draft_survey_read(r, at, &s));
        drafts_hold(r, &s, list);
    }
    return DONE;
}
