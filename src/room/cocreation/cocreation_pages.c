/* SPDX-License-Identifier: EUPL-1.2
 * The processes of a jurisdiction, the page of one and its board: frames that rooms below fill. */
#include "pages.h"
#include "room/cocreation/cocreation_view.h"

/* GET /:jurisdiction/cocreacion */
static enum status list_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct cocreation *rows;
    struct cocreation_list_page page = {.jurisdiction = j, .path = path_fmt(r, "/%.*s/cocreacion", STR_ARG(j->code))};
    TRY(cocreations_of(r->db, r->mem, j->id, request_may(r, READ_COCREATION_BOARD), &rows, &page.rows_count));
    struct cocreation_row *list = arena_array(r->mem, struct cocreation_row, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++)
        list[i] = (struct cocreation_row){&rows[i], cocreation_class(rows[i].state),
                                          path_fmt(r, "%.*s/%lld", STR_ARG(page.path), (long long)rows[i].number)};
    page.rows = list;
    page.may_manage = request_may(r, MANAGE_COCREATION);
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Cocreación"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    return page_cocreation_list(r, head, &page);
}

/* The acts and the plan that the process names. */
static enum status links_fill(struct request *r, const struct cocreation_place *p, struct cocreation_page *page)
{
    struct act *act;
    struct plan *plan;
    struct cocreation_method *method;
    TRY(cocreation_method_of(r->db, r->mem, p->process, &method));
    page->method = method;
    if (p->process->activation_act != NONE) {
        TRY(act_get(r->db, r->mem, p->jurisdiction->id, p->process->activation_act, &act));
        page->activation_act = act;
    }
    if (p->process->closing_act != NONE) {
        TRY(act_get(r->db, r->mem, p->jurisdiction->id, p->process->closing_act, &act));
        page->closing_act = act;
    }
    if (p->process->plan != NONE) {
        TRY(record_get(r->db, r->mem, &plan_shape, p->process->plan, &plan));
        if (plan->state != PLAN_DRAFT || request_may(r, READ_COCREATION_BOARD))
            page->plan = plan;
    }
    return DONE;
}

/* GET /:jurisdiction/cocreacion/:process */
static enum status process_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_page page = {
        .jurisdiction = p->jurisdiction,
        .x = p->process,
        .class = cocreation_class(p->process->state),
        .path = p->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(p->jurisdiction->code)),
        .may_manage = request_may(r, MANAGE_COCREATION),
        .may_board = request_may(r, READ_COCREATION_BOARD),
        .live = p->process->state == COCREATION_PREPARATION || p->process->state == COCREATION_ACTIVE,
        .announced = day_known(p->process->announced_on),
    };
    TRY(links_fill(r, p, &page));
    struct head head = jurisdiction_head(r, p->jurisdiction, p->process->name);
    head_crumb(r, &head, p->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Cocreación"))), path_fmt(r, "/%.*s/cocreacion", STR_ARG(p->jurisdiction->code)));
    return page_cocreation_show(r, head, &page);
}

/* GET /:jurisdiction/cocreacion/:process/tablero */
static enum status board_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_board_page page = {p->process, r->today, p->path};
    struct head head = cocreation_head(r, p, str_of(say(r->lang, N_("Tablero de la cocreación"))));
    head.wide = true;
    return page_cocreation_board(r, head, &page);
}

#define AT "/:jurisdiction/cocreacion"
const struct route cocreation_routes[] = {
    {GET, AT, READ, 0, jurisdiction_load, list_show, NULL, NULL},
    {GET, AT "/:process", READ, 0, cocreation_load, process_show, NULL, NULL},
    {GET, AT "/:process/tablero", READ_COCREATION_BOARD, 0, cocreation_load, board_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
