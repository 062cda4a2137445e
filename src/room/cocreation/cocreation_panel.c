/* SPDX-License-Identifier: EUPL-1.2
 * What the process page, the jurisdiction's home and its administration say of a co-creation. */
#include "pages.h"
#include "room/cocreation/cocreation_view.h"

/* The gate that opens next to the public, or -1. */
static enum status next_gate(struct request *r, const struct cocreation_place *p, struct gate_window *ret, int *ret_gate)
{
    *ret_gate = -1;
    for (size_t i = 0; i < GATES; i++) {
        struct gate_window w;
        TRY(cocreation_gate(r->db, r->mem, p, (enum gate)i, r->now, &w));
        if (w.stage != NONE && w.opens_at.s > r->now.s && gate_public((enum gate)i) && (*ret_gate < 0 || w.opens_at.s < ret->opens_at.s)) {
            *ret = w;
            *ret_gate = (int)i;
        }
    }
    return DONE;
}

/* What is open though no room has a page for it yet. */
static enum status open_plain(struct request *r, const struct cocreation_place *p, struct out *items)
{
    bool none = items->buf.len == 0;
    for (size_t i = 0; i < GATES && none; i++)
        if (gate_public((enum gate)i))
            TRY(cocreation_now_item(r, items, (enum gate)i, choice_label(&gate_choices, (int)i), path_fmt(r, "%.*s/etapas", STR_ARG(p->path))));
    return DONE;
}

enum status cocreation_now_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *p = r->object;
    struct out items = out_new(r);
    struct gate_window next;
    int gate;
    struct cocreation_now_view view = {0};
    if (p->process->state == COCREATION_ACTIVE)
        TRY(panels_render(r, &items, "cocreation-now"));
    TRY(items.problem);
    TRY(open_plain(r, p, &items));
    view.items = out_html(&items);
    if (p->process->state != COCREATION_ACTIVE)
        view.state = p->process->state == COCREATION_PREPARATION ? N_("El proceso está en preparación: nada está abierto todavía.")
                                                                 : N_("El proceso terminó: ya nada está abierto.");
    TRY(next_gate(r, p, &next, &gate));
    if (gate >= 0 && view.state == NULL) {
        view.next = day_words(r->mem, r->lang, day_at(next.opens_at, (int)p->jurisdiction->utc_offset_s));
        view.next_label = str_of(say(r->lang, choice_label(&gate_choices, gate)));
        view.next_stage = next.stage_name;
    }
    part_cocreation_now(o, &view);
    return DONE;
}

/* Processes that are active, on the jurisdiction's home. */
enum status cocreation_home_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct cocreation *rows;
    size_t count;
    struct cocreation_list_page view = {.jurisdiction = j, .path = path_fmt(r, "/%.*s/cocreacion", STR_ARG(j->code))};
    TRY(cocreations_of(r->db, r->mem, j->id, false, &rows, &count));
    struct cocreation_row *list = arena_array(r->mem, struct cocreation_row, count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].state == COCREATION_ACTIVE)
            list[view.rows_count++] = (struct cocreation_row){&rows[i], cocreation_class(rows[i].state),
                                                             path_fmt(r, "%.*s/%lld", STR_ARG(view.path), (long long)rows[i].number)};
    view.rows = list;
    if (count > 0)
        part_cocreation_home(o, &view);
    return DONE;
}

enum status cocreation_admin_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Procesos de cocreación"))), path_fmt(r, "/%.*s/cocreacion", STR_ARG(j->code))},
        {str_of(say(r->lang, N_("Metodología de cocreación"))), path_fmt(r, "/%.*s/cocreacion/metodologias", STR_ARG(j->code))},
    };
    return admin_panel(r, o, N_("Cocreación"), links, request_may(r, READ_COCREATION_BOARD) ? COUNT(links) : 0);
}
