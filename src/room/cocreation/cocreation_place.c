/* SPDX-License-Identifier: EUPL-1.2
 * Loaders and gates that the rooms below share. */
#include "pages.h"
#include "room/cocreation/cocreation_view.h"

enum status cocreation_enter(struct request *r, struct cocreation_place **ret)
{
    struct cocreation_place *p = arena_new_of(r->mem, struct cocreation_place);
    int64_t number;
    TRY(jurisdiction_enter(r, &p->jurisdiction));
    TRY(request_id(r, "process", &number));
    TRY(cocreation_by_number(r->db, r->mem, p->jurisdiction->id, number, &p->process));
    r->scope.draft = !cocreation_known(p->process);
    p->path = path_fmt(r, "/%.*s/cocreacion/%lld", STR_ARG(p->jurisdiction->code), (long long)number);
    p->calendar = arena_new_of(r->mem, struct cocreation_calendar);
    *ret = p;
    return DONE;
}

enum status cocreation_place_of(struct db *db, struct arena *mem, int64_t cocreation, struct cocreation_place **ret)
{
    struct cocreation_place *p = arena_new_of(mem, struct cocreation_place);
    TRY(record_get(db, mem, &cocreation_shape, cocreation, &p->process));
    TRY(record_get(db, mem, &jurisdiction_shape, p->process->jurisdiction, &p->jurisdiction));
    p->path = str_fmt(mem, "/%.*s/cocreacion/%lld", STR_ARG(p->jurisdiction->code), (long long)p->process->number);
    p->calendar = arena_new_of(mem, struct cocreation_calendar);
    *ret = p;
    return DONE;
}

enum status cocreation_load(struct request *r)
{
    struct cocreation_place *p;
    TRY(cocreation_enter(r, &p));
    r->object = p;
    return DONE;
}

struct head cocreation_head(struct request *r, const struct cocreation_place *p, struct str title)
{
    struct head head = jurisdiction_head(r, p->jurisdiction, title);
    head_crumb(r, &head, p->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Cocreación"))), path_fmt(r, "/%.*s/cocreacion", STR_ARG(p->jurisdiction->code)));
    head_crumb(r, &head, p->process->name, p->path);
    return head;
}

enum status cocreation_gate(struct db *db, struct arena *mem, const struct cocreation_place *p, enum gate gate, struct instant now,
                            struct gate_window *ret)
{
    TRY(cocreation_calendar_read(db, mem, p));
    *ret = gate_window_of(p->calendar->rows, p->calendar->count, gate, p->process->state == COCREATION_ACTIVE,
                          p->jurisdiction->utc_offset_s, now);
    return DONE;
}

static const char *refusal(const struct cocreation *c, const struct gate_window *w, struct instant now)
{
    if (c->state == COCREATION_PREPARATION)
        return N_("%1: el proceso todavía no se activa.");
    if (c->state != COCREATION_ACTIVE)
        return N_("%1: el proceso ya terminó.");
    if (w->stage == NONE)
        return N_("%1: ninguna etapa de este proceso lo abre.");
    if (w->waits)
        return N_("%1: espera a que se incorporen las observaciones del acto que aprobó la metodología.");
    return now.s < w->opens_at.s ? N_("%1: se abre el %2.") : N_("%1: cerró el %2.");
}

enum status gate_demand(struct request *r, const struct cocreation_place *p, enum gate gate)
{
    struct gate_window w;
    TRY(cocreation_gate(r->db, r->mem, p, gate, r->now, &w));
    if (w.open)
        return DONE;
    bool ahead = w.stage != NONE && r->now.s < w.opens_at.s;
    struct str values[] = {
        str_of(say(r->lang, choice_label(&gate_choices, (int)gate))),
        ahead ? day_words(r->mem, r->lang, day_at(w.opens_at, (int)p->jurisdiction->utc_offset_s))
              : closing_words(r->mem, r->lang, w.closes_at, p->jurisdiction->utc_offset_s),
    };
    return problem_add_text(r, STR(""), say_with(r->mem, r->lang, refusal(p->process, &w, r->now), values, COUNT(values)));
}

enum status cocreation_now_item(struct request *r, struct out *o, enum gate gate, const char *label, struct str path)
{
    const struct cocreation_place *p = r->object;
    struct gate_window w;
    TRY(cocreation_gate(r->db, r->mem, p, gate, r->now, &w));
    if (!w.open)
        return DONE;
    struct cocreation_now_item_view view = {label, path, closing_words(r->mem, r->lang, w.closes_at, p->jurisdiction->utc_offset_s)};
    part_cocreation_now_item(o, &view);
    return DONE;
}
