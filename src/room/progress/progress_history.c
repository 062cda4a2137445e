/* SPDX-License-Identifier: EUPL-1.2
 * What happened in the follow-up, from its own records: nothing of them is ever overwritten or removed. */
#include "room/progress/progress_pages.h"

struct history {
    struct request *r;
    const struct follow *f;
    struct event *items;
    size_t count;
};

static struct event *add(struct history *h, struct day on, int64_t at, const char *what, struct str value, struct str path)
{
    struct event *e = &h->items[h->count++];
    *e = (struct event){.on = on, .path = path};
    e->at = at != NONE ? at : (int64_t)on.n * 86400 + 64800;
    e->what = say_with(h->r->mem, h->r->lang, what, &value, 1);
    return e;
}

static void claim_events(struct history *h, const struct follow_claim *c)
{
    static const char *const kinds[] = {
        [CLAIM_BEGAN] = N_("Hito %1: el responsable reportó que el trabajo avanza"),
        [CLAIM_DELIVERED] = N_("Hito %1: el responsable reportó la entrega"),
        [CLAIM_DELAY] = N_("Hito %1: el responsable reportó un retraso"),
        [CLAIM_NOTHING] = N_("Hito %1: el responsable reportó que no hay avances"),
    };
    struct str number = follow_milestone_of(h->f, c->milestone)->number, path = claim_path(h->r, h->f, c);
    struct event *e = add(h, c->sent_on, c->sent_at.s, kinds[c->kind], number, path);
    e->note = c->text;
    if (c->state == CLAIM_RETURNED && day_known(c->checked_on))
        add(h, c->checked_on, c->checked_at.s, N_("Hito %1: la Dirección devolvió el reporte"), number, path)->note = c->return_reason;
    else if (day_known(c->checked_on))
        add(h, c->checked_on, c->checked_at.s, N_("Hito %1: la Dirección aceptó la forma del reporte"), number, path);
    if (c->state == CLAIM_WITHDRAWN)
        add(h, day_at(c->changed_at, (int)h->f->place->jurisdiction->utc_offset_s), c->changed_at.s,
            N_("Hito %1: el responsable retiró su reporte"), number, path);
    if (c->state == CLAIM_CORRECTED)
        add(h, day_at(c->changed_at, (int)h->f->place->jurisdiction->utc_offset_s), c->changed_at.s,
            N_("Hito %1: un reporte posterior corrigió este"), number, path);
}

static void verdict_events(struct history *h, const struct follow_verdict *v, const struct follow_claim *c)
{
    static const char *const kinds[] = {
        [VERDICT_CONFIRMS] = N_("Hito %1: la contraparte confirmó la entrega"),
        [VERDICT_IN_PART] = N_("Hito %1: la contraparte confirmó la entrega solo en parte"),
        [VERDICT_DISPUTES] = N_("Hito %1: la contraparte disputó la entrega"),
    };
    static const char *const ends[] = {
        [CLOSED_CORRECTED] = N_("Hito %1: se cerró el pronunciamiento porque el reporte fue corregido"),
        [CLOSED_WITHDRAWN] = N_("Hito %1: la contraparte retiró su pronunciamiento"),
        [CLOSED_BY_ACT] = N_("Hito %1: un acto decidió la disputa"),
    };
    struct str number = follow_milestone_of(h->f, c->milestone)->number, path = claim_path(h->r, h->f, c);
    add(h, v->given_on, v->given_at.s, kinds[v->kind], number, path)->note = v->reasons;
    if (day_known(v->replied_on))
        add(h, v->replied_on, NONE, N_("Hito %1: el responsable replicó"), number, path)->note = v->reply;
    if (day_known(v->closed_on) && v->closed_how >= 0)
        add(h, v->closed_on, NONE, ends[v->closed_how], number, path)->note = v->act_number;
}

/* Words on the whole commitment. */
static void stance_events(struct history *h, const struct follow_stance *v)
{
    static const char *const ends[] = {
        [CLOSED_CORRECTED] = N_("Se cerró la palabra sobre el compromiso porque el reporte fue corregido"),
        [CLOSED_WITHDRAWN] = N_("La contraparte retiró su palabra sobre el compromiso"),
        [CLOSED_BY_ACT] = N_("Un acto decidió la disputa sobre el compromiso"),
    };
    struct str path = path_fmt(h->r, "%.*s/pronunciamiento/%lld", STR_ARG(h->f->place->path), (long long)v->id);
    struct str word = str_of(say(h->r->lang, choice_label(&stance_choices, v->kind)));
    add(h, v->given_on, v->given_at.s, N_("La contraparte se pronunció sobre el compromiso: %1"), word, path)->note = v->reasons;
    if (day_known(v->replied_on))
        add(h, v->replied_on, NONE, N_("El responsable replicó a la disputa sobre el compromiso"), word, path)->note = v->reply;
    if (day_known(v->closed_on) && v->closed_how >= 0)
        add(h, v->closed_on, NONE, ends[v->closed_how], word, path);
}

static void change_events(struct history *h, const struct follow_change *c)
{
    static const char *const ends[] = {
        [CHANGE_APPLIED] = N_("Se aplicó el cambio con el acto %1"),
        [CHANGE_REFUSED] = N_("No se aprobó el cambio pedido"),
        [CHANGE_DROPPED] = N_("Se desistió del cambio pedido"),
    };
    struct request *r = h->r;
    struct str path = path_fmt(r, "%.*s/cambio/%lld", STR_ARG(h->f->place->path), (long long)c->id);
    struct str kind = str_of(say(r->lang, choice_label(&change_kind_choices, c->kind)));
    if (!str_empty(c->milestone_number))
        kind = str_fmt(r->mem, "%.*s (%.*s)", STR_ARG(kind), STR_ARG(c->milestone_number));
    struct event *e = add(h, c->proposed_on, NONE, N_("Cambio pedido: %1"), kind, path);
    e->note = c->reasons;
    if (day_known(c->opinion_on))
        add(h, c->opinion_on, NONE, N_("La contraparte opinó sobre un cambio pedido: %1"),
            str_of(say(r->lang, choice_label(&change_opinion_choices, c->opinion))), path)->note = c->opinion_reasons;
    if (!day_known(c->closed_on) || c->state < CHANGE_APPLIED)
        return;
    e = add(h, c->closed_on, NONE, ends[c->state], c->act_number, path);
    e->note = c->closing_note;
    if (c->state == CHANGE_APPLIED && !str_empty(c->new_value)) {
        e->before = c->old_value;
        e->after = c->new_value;
    }
}

static void newest_first(struct event *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct event e = items[i];
        size_t k = i;
        for (; k > 0 && items[k - 1].at <= e.at; k--)
            items[k] = items[k - 1];
        items[k] = e;
    }
}

size_t follow_history(struct request *r, const struct follow *f, int64_t milestone, struct event **ret)
{
    size_t most = 3 * (f->claim_count + f->verdict_count + f->stance_count + f->change_count);
    struct history h = {.r = r, .f = f, .items = arena_array(r->mem, struct event, most)};
    for (size_t i = 0; i < f->claim_count; i++)
        if (milestone == NONE || f->claims[i].milestone == milestone)
            claim_events(&h, &f->claims[i]);
    for (size_t i = 0; i < f->verdict_count; i++) {
        const struct follow_claim *c = follow_claim_of(f, f->verdicts[i].claim);
        if (milestone == NONE || c->milestone == milestone)
            verdict_events(&h, &f->verdicts[i], c);
    }
    for (size_t i = 0; i < f->stance_count && milestone == NONE; i++)
        stance_events(&h, &f->stances[i]);
    for (size_t i = 0; i < f->change_count; i++)
        if (milestone == NONE || f->changes[i].milestone == milestone)
            change_events(&h, &f->changes[i]);
    newest_first(h.items, h.count);
    *ret = h.items;
    return h.count;
}
