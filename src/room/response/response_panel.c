/* SPDX-License-Identifier: EUPL-1.2
 * What other pages show of answers, what waits, what keeps a stage from being closed, what is checked. */
#include "pages.h"
#include "room/response/response_view.h"
#include "sql.h"

static bool owed(const struct proposal *p)
{
    return p->state != PROPOSAL_WITHDRAWN && p->state != PROPOSAL_UNCONFIRMED && p->origin != ORIGIN_MERGER && p->origin != ORIGIN_DIVISION;
}

static enum status versions_fill(struct request *r, const struct proposal_place *p, struct response_proposal_view *view)
{
    struct response_told *rows;
    TRY(db_many(r->db, SQL_RESPONSE_VERSIONS, WITH(IN(p->proposal->id)), r->mem, &response_told_shape, &rows, &view->rows_count));
    struct told_line *lines = arena_array(r->mem, struct told_line, view->rows_count);
    for (size_t i = 0; i < view->rows_count; i++) {
        lines[i] = (struct told_line){.x = &rows[i], .class = response_class(rows[i].decision)};
        if (rows[i].plan_number != NONE && !str_empty(rows[i].commitment_number))
            lines[i].commitment_path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(p->at->jurisdiction->code), (long long)rows[i].plan_number,
                                                STR_ARG(url_component(r->mem, rows[i].commitment_number)));
    }
    view->rows = lines;
    return DONE;
}

enum status response_proposal_panel(struct request *r, struct out *o)
{
    const struct proposal_place *p = r->object;
    struct cocreation_method *method;
    struct response *draft;
    struct response_proposal_view view = {.owed = owed(p->proposal)};
    TRY(versions_fill(r, p, &view));
    if (view.rows_count == 0 && !view.owed)
        return DONE;
    if (view.rows_count == 0) {
        TRY(cocreation_method_of(r->db, r->mem, p->at->process, &method));
        view.due = (struct day){p->proposal->received_on.n + (int32_t)method->answer_days};
        view.late = day_before(view.due, r->today);
    }
    if (view.owed && request_may(r, RESPOND)) {
        view.write_path = path_fmt(r, "%.*s/respuesta", STR_ARG(p->path));
        enum status s = response_draft_of(r->db, r->mem, p->proposal->id, &draft);
        if (s != DONE && s != NOT_FOUND)
            return s;
        view.draft = s == DONE;
    }
    part_response_proposal(o, &view);
    return DONE;
}

enum status response_table_panel(struct request *r, struct out *o)
{
    const struct roundtable_place *p = r->object;
    struct cocreation_method *method;
    struct response_row *rows;
    struct response_count *counts;
    size_t count;
    struct response_table_view view = {.more = path_fmt(r, "%.*s/respuestas?mesa=%lld", STR_ARG(p->at->path), (long long)p->table->number)};
    TRY(db_many(r->db, SQL_RESPONSE_OF_TABLE, WITH(IN(p->table->id)), r->mem, &response_row_shape, &rows, &view.rows_count));
    if (view.rows_count == 0)
        return DONE;
    TRY(db_many(r->db, SQL_RESPONSE_TABLE_COUNTS, WITH(IN(p->table->id)), r->mem, &response_count_shape, &counts, &count));
    TRY(cocreation_method_of(r->db, r->mem, p->at->process, &method));
    struct figure_row *decided = arena_array(r->mem, struct figure_row, count);
    for (size_t i = 0; i < count; i++) {
        view.received += counts[i].n;
        if (counts[i].decision < 0)
            continue;
        view.answered += counts[i].n;
        decided[view.decided_count++] = (struct figure_row){counts[i].decision, counts[i].n, STR_NONE};
    }
    view.decided = decided;
    view.rows = response_lines(r, p->at->path, rows, view.rows_count, method->answer_days);
    part_response_table(o, &view);
    return DONE;
}

enum status response_process_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct response_figures_view view = {0};
    TRY(response_figures_of(r, at, &view.x, &view.answer_days));
    if (view.x.received == 0)
        return DONE;
    response_figures_fill(r, at, &view);
    part_response_process(o, &view);
    return DONE;
}

enum status response_report_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct participant_report *x;
    struct fate_page view = {.process = at->process, .path = path_fmt(r, "%.*s/rendicion", STR_ARG(at->path))};
    enum status s = participant_report_of(r->db, r->mem, at->process->id, &x);
    if (s != DONE && s != NOT_FOUND)
        return s;
    view.published = s == DONE && day_known(x->published_on);
    view.report = view.published ? x : NULL;
    if (at->process->state != COCREATION_PREPARATION)
        part_participant_report_process(o, &view);
    return DONE;
}

enum status response_now_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    TRY(cocreation_now_item(r, o, GATE_ANSWERS, N_("Lee las respuestas a los aportes"), path_fmt(r, "%.*s/respuestas", STR_ARG(at->path))));
    return cocreation_now_item(r, o, GATE_REPORT, N_("Lee qué pasó con lo que se dijo"), path_fmt(r, "%.*s/rendicion", STR_ARG(at->path)));
}

/* Those received from one day to another, the first that fall due first. */
static enum status board_items(struct request *r, const struct cocreation_place *at, struct str from, struct day until, int64_t days, bool late,
                               struct board_item *items, size_t *ret_count)
{
    struct response_wait *rows;
    bool answers = request_may(r, RESPOND);
    TRY(db_many(r->db, SQL_RESPONSE_QUEUE, WITH(IN(at->process->id), IN(from), IN(until), IN((int64_t)BOARD_ITEMS), IN((int64_t)0)), r->mem,
                &response_wait_shape, &rows, ret_count));
    for (size_t i = 0; i < *ret_count; i++) {
        struct str due = day_words_short(r->mem, r->lang, (struct day){rows[i].received_on.n + (int32_t)days});
        struct str proposal = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(at->path), (long long)rows[i].number);
        items[i] = (struct board_item){.label = rows[i].title, .path = answers ? path_fmt(r, "%.*s/respuesta", STR_ARG(proposal)) : proposal,
                                       .note = rows[i].table_name,
                                       .since = say_with(r->mem, r->lang, late ? N_("venció el %1") : N_("se debe hasta el %1"), &due, 1)};
    }
    return DONE;
}

enum status response_board_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct response_figures figures;
    struct board_item *items = arena_array(r->mem, struct board_item, 2 * BOARD_ITEMS);
    int64_t days;
    size_t late, soon;
    TRY(response_figures_of(r, at, &figures, &days));
    struct day since = {r->today.n - (int32_t)days};
    TRY(board_items(r, at, STR(""), (struct day){since.n - 1}, days, true, items, &late));
    TRY(board_items(r, at, day_iso(r->mem, since), r->today, days, false, items + BOARD_ITEMS, &soon));
    struct str queue = request_may(r, RESPOND) ? path_fmt(r, "%.*s/respuestas/por-responder", STR_ARG(at->path))
                                               : path_fmt(r, "%.*s/respuestas?estado=en-espera", STR_ARG(at->path));
    TRY(board_panel(r, o, N_("Aportes sin respuesta fuera de plazo"), figures.late_waiting, items, late, queue,
                    N_("Ningún aporte espera su respuesta fuera de plazo.")));
    return board_panel(r, o, N_("Aportes por responder dentro de plazo"), figures.received - figures.answered - figures.late_waiting, items + BOARD_ITEMS,
                       soon, queue, N_("Ninguno espera respuesta dentro de plazo."));
}

enum status response_pending(struct request *r, struct pending_list *list)
{
    struct response_waiting *rows;
    size_t count;
    bool staff = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        staff = staff || r->actor.grants[i].role == ROLE_DIRECTORATE;
    if (!staff)
        return DONE;
    TRY(db_many(r->db, SQL_RESPONSE_WAITS, WITHOUT, r->mem, &response_waiting_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction};
        if (may(&r->actor, RESPOND, &there) != DONE)
            continue;
        struct str values[] = {int_words(r->mem, r->lang, rows[i].n), rows[i].name};
        pending_add(r, list, say_with(r->mem, r->lang, rows[i].n == 1 ? N_("Responder %1 aporte de %2") : N_("Responder %1 aportes de %2"), values, COUNT(values)),
                    path_fmt(r, "/%.*s/cocreacion/%lld/respuestas/por-responder", STR_ARG(rows[i].jurisdiction_code), (long long)rows[i].process),
                    (struct day){rows[i].oldest.n + (int32_t)rows[i].answer_days});
    }
    return DONE;
}

enum status response_holds(struct request *r, int64_t stage, struct hold_list *list)
{
    const struct cocreation_place *at = r->object;
    struct participant_report *x;
    bool answers, report;
    int64_t n = 0;
    TRY(stage_has_gate(r->db, stage, GATE_ANSWERS, &answers));
    TRY(stage_has_gate(r->db, stage, GATE_REPORT, &report));
    if (answers)
        TRY(responses_missing(r->db, at->process->id, &n));
    if (n > 0) {
        struct str many = int_words(r->mem, r->lang, n);
        hold_add(r, list, say_with(r->mem, r->lang, n == 1 ? N_("%1 aporte sin respuesta publicada") : N_("%1 aportes sin respuesta publicada"), &many, 1),
                 path_fmt(r, "%.*s/respuestas/por-responder", STR_ARG(at->path)));
    }
    if (!report)
        return DONE;
    enum status s = participant_report_of(r->db, r->mem, at->process->id, &x);
    if (s != DONE && s != NOT_FOUND)
        return s;
    if (s == NOT_FOUND || !day_known(x->published_on))
        hold_add(r, list, str_of(say(r->lang, N_("La rendición de cuentas a quienes participaron no se ha publicado"))),
                 path_fmt(r, "%.*s/rendicion/publicar", STR_ARG(at->path)));
    return DONE;
}

struct look {
    void (*complain)(void *context, struct str what);
    void *context;
};

static enum status answer_seen(void *context, void *row, struct arena *mem)
{
    const struct look *look = context;
    const struct response *x = row;
    const char *field, *fault = response_fault(x, NULL, &field);
    if (fault != NULL)
        look->complain(look->context, str_fmt(mem, "respuesta %lld (id): publicada sin lo que pide su decisión (%s)", (long long)x->id, field));
    if (!str_eq(x->text_hash, response_hash(mem, x)))
        look->complain(look->context, str_fmt(mem, "respuesta %lld (id): la huella no es la de sus razones", (long long)x->id));
    return DONE;
}

enum status response_verify(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what),
                            void *context)
{
    struct look look = {complain, context};
    struct response_fault_row *rows;
    size_t count;
    (void)site;
    TRY(db_each(db, SQL_RESPONSES_PUBLISHED, WITHOUT, &response_shape, answer_seen, &look));
    TRY(db_many(db, SQL_RESPONSE_CLOSED_WITHOUT, WITHOUT, mem, &response_fault_row_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        complain(context, str_fmt(mem, "cocreation_stage %lld: se cerró con %lld aportes sin respuesta", (long long)rows[i].id, (long long)rows[i].n));
    return DONE;
}
