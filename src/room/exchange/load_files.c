/* SPDX-License-Identifier: EUPL-1.2
 * Workbooks to take away, and what the room adds to other pages. */
#include "room/exchange/load_view.h"
#include "room/exchange/ogp_view.h"

#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* GET /:jurisdiction/cargas/plantilla.xlsx */
enum status load_template_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct load_now now = {0};
    struct str bytes;
    TRY(institutions_of(r->db, r->mem, j->id, &now.institutions, &now.institution_count));
    TRY(load_workbook(r->mem, r->lang, &now, r->now, &bytes));
    return respond_download(r, XLSX, STR("plantilla-plan.xlsx"), bytes);
}

/* GET /:jurisdiction/plan/:plan/libro.xlsx */
enum status load_workbook_show(struct request *r)
{
    const struct plan_place *at = r->object;
    struct load_now now = {0};
    struct str bytes;
    TRY(load_now_of_plan(r->db, r->mem, at->plan, &now));
    TRY(load_workbook(r->mem, r->lang, &now, at->plan->changed_at, &bytes));
    return respond_download(r, XLSX, path_fmt(r, "plan-%.*s-%lld.xlsx", STR_ARG(at->jurisdiction->code), (long long)at->plan->number), bytes);
}

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Cargar un plan"))), loads_path(r, j)},
        {str_of(say(r->lang, N_("Cargar la base de compromisos de OGP"))), path_fmt(r, "%.*s/ogp", STR_ARG(loads_path(r, j)))},
        {str_of(say(r->lang, N_("Responsables escritos como texto"))), path_fmt(r, "%.*s/responsables", STR_ARG(loads_path(r, j)))},
    };
    return admin_panel(r, o, N_("Cargas"), links, request_may(r, IMPORT) ? COUNT(links) : 0);
}

const struct panel exchange_panels[] = {
    {"administration", 60, administration_panel},
    {"commitment", 5, ogp_commitment_panel},
    {.page = NULL},
};
