/* SPDX-License-Identifier: EUPL-1.2
 * Routes of the transition and what it adds to other pages. */
#include "pages.h"
#include "room/transition/transition_view.h"
#include "sql.h"

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct str path = transition_path(r, j);
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Compromisos sin quien responda"))), path},
        {str_of(say(r->lang, N_("Reasignar con un oficio"))), path_fmt(r, "%.*s/reasignar", STR_ARG(path))},
        {str_of(say(r->lang, N_("Lo que depende de cada financiamiento"))), path_fmt(r, "/%.*s/financiamientos", STR_ARG(j->code))},
    };
    return admin_panel(r, o, N_("Transición"), links, request_may(r, ASSIGN_PEOPLE) ? COUNT(links) : 0);
}

/* On the page of a letter: what may be done with it. */
static enum status letter_panel(struct request *r, struct out *o)
{
    const struct letter_at *at = r->object;
    struct str path = transition_path(r, at->jurisdiction);
    struct admin_link link;
    bool appoints = letter_carries(at->letter, LETTER_APPOINTMENT) && request_may(r, ASSIGN_PEOPLE);
    bool ratifies = letter_carries(at->letter, LETTER_RATIFICATION) && request_may(r, MANAGE_LETTERS);
    if (!appoints && !ratifies)
        return DONE;
    link.label = str_of(say(r->lang, appoints ? N_("Reasignar compromisos con este oficio") : N_("Registrar las ratificaciones de este oficio")));
    link.path = path_fmt(r, "%.*s/%s?oficio=%lld", STR_ARG(path), appoints ? "reasignar" : "ratificar", (long long)at->letter->id);
    return admin_panel(r, o, N_("Qué hacer con él"), &link, 1);
}

/* On the page of an institution: its hand-over sheet, for who may read it. */
static enum status institution_panel(struct request *r, struct out *o)
{
    const struct institution_at *at = r->object;
    struct institution_transition *t;
    struct admin_link link = {str_of(say(r->lang, N_("Hoja de entrega"))),
                              path_fmt(r, "%.*s/entrega", STR_ARG(institution_page_path(r, at->jurisdiction, at->institution->code)))};
    enum status s = transition_runs(r->db, r->mem, at->institution->id, r->today, &t);
    if (s != DONE && s != NOT_FOUND)
        return s;
    if (s == DONE) {
        struct ratify_panel p = {.t = t};
        part_transition_panel(o, &p);
    }
    return request_may(r, READ_DRAFT) ? admin_panel(r, o, N_("Cambio de personas"), &link, 1) : DONE;
}

static enum status pending(struct request *r, struct pending_list *list)
{
    TRY(transition_board_pending(r, list));
    TRY(ratify_pending(r, list));
    return money_pending(r, list);
}

#define BOARD "/:jurisdiction/administracion/transicion"
#define AT "/:jurisdiction/plan/:plan/compromiso/:number"
static const struct route routes[] = {
    {GET, BOARD, ASSIGN_PEOPLE, ROUTE_DATA, jurisdiction_load, transition_board_show, NULL, NULL},
    {GET, BOARD "/reasignar", ASSIGN_PEOPLE, 0, jurisdiction_load, transition_appoint_show, NULL, NULL},
    {POST, BOARD "/reasignar", ASSIGN_PEOPLE, 0, jurisdiction_load, transition_appoint_show, NULL, transition_appoint_apply},
    {GET, BOARD "/sucesion/:code", ASSIGN_PEOPLE, 0, transition_succession_load, transition_succession_show, NULL, NULL},
    {POST, BOARD "/sucesion/:code", ASSIGN_PEOPLE, 0, transition_succession_load, transition_succession_show, NULL, transition_succession_apply},
    {GET, BOARD "/periodo", ASSIGN_PEOPLE, 0, jurisdiction_load, transition_period_new_show, NULL, NULL},
    {POST, BOARD "/periodo", ASSIGN_PEOPLE, 0, jurisdiction_load, transition_period_new_show, NULL, transition_period_new_apply},
    {GET, BOARD "/periodo/:id", ASSIGN_PEOPLE, 0, transition_period_of_load, transition_period_edit_show, NULL, NULL},
    {POST, BOARD "/periodo/:id", ASSIGN_PEOPLE, 0, transition_period_of_load, transition_period_edit_show, NULL, transition_period_edit_apply},
    {GET, BOARD "/ratificar", MANAGE_LETTERS, 0, jurisdiction_load, ratify_letter_show, NULL, NULL},
    {POST, BOARD "/ratificar", MANAGE_LETTERS, 0, jurisdiction_load, ratify_letter_show, NULL, ratify_letter_apply},
    {GET, AT "/ratificacion", RATIFY, 0, commitment_load, ratify_show, NULL, NULL},
    {POST, AT "/ratificacion", RATIFY, 0, commitment_load, ratify_show, NULL, ratify_apply},
    {GET, "/:jurisdiction/institucion/:code/entrega", READ_DRAFT, ROUTE_PERSONAL, transition_sheet_load, transition_sheet_show, NULL, NULL},
    {GET, "/:jurisdiction/financiamientos", READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, transition_money_show, NULL, NULL},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"administration", 55, administration_panel},
    {"letter", 10, letter_panel},
    {"institution", 70, institution_panel},
    {"commitment", 35, ratify_commitment_panel},
    {"commitment", 36, money_commitment_panel},
    {"milestone", 35, money_milestone_panel},
    {"board", 60, transition_board_panel},
    {"board", 65, money_board_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"financiamientos", N_("Un hito, o un compromiso, y el financiamiento del que depende"), &funding_shape, SQL_FUNDINGS},
    {.name = NULL},
};
static const struct shape *const shapes[] = {&ratification_shape, &transition_line_shape, &transition_commitment_shape, &transition_party_shape,
                                             &transition_wait_shape, NULL};
const struct room transition_room = {.name = "transition", .routes = routes, .shapes = shapes, .panels = panels, .datasets = datasets, .pending = pending};
