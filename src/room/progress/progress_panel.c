/* SPDX-License-Identifier: EUPL-1.2
 * What follow-up adds to the pages of a commitment and of a milestone. */
#include "room/progress/progress_pages.h"
#include "room/progress/progress_rules.h"

#include "pages.h"

static bool is_moved(const struct follow_milestone *m)
{
    return day_known(m->original_due_on) && day_known(m->due_on) && m->original_due_on.n != m->due_on.n;
}

static void items_fill(struct request *r, const struct follow *f, struct commitment_panel *p)
{
    p->items = arena_array(r->mem, struct milestone_item, f->milestone_count);
    p->items_count = f->milestone_count;
    for (size_t i = 0; i < f->milestone_count; i++) {
        const struct follow_milestone *m = &f->milestones[i];
        p->items[i] = (struct milestone_item){
            .m = m,
            .light = light_view(r, m->light, m->marks, m->replans, m->moved_days),
            .path = follow_milestone_path(r, f->place, m),
            .proofs = follow_evidence(f, m->id),
            .moved = is_moved(m),
        };
    }
}

/* What was accepted and is not public yet. */
static void waiting_fill(struct request *r, const struct follow *f, struct commitment_panel *p)
{
    p->waiting = arena_array(r->mem, struct claim_item, f->claim_count);
    for (size_t i = f->claim_count; i-- > 0;) {
        const struct follow_claim *c = &f->claims[i];
        if (c->state == CLAIM_ACCEPTED && !day_known(c->public_on))
            p->waiting[p->waiting_count++] =
                (struct claim_item){c, moment_phrase(r, f, c), follow_part_of(f, c->part), claim_path(r, f, c), claim_class(c->state)};
    }
    struct str n = str_fmt(r->mem, "%zu", p->waiting_count);
    p->waiting_title = say_with(r->mem, r->lang, p->waiting_count == 1 ? N_("Todavía no es público: 1 reporte aceptado")
                                                                       : N_("Todavía no son públicos: %1 reportes aceptados"), &n, 1);
}

static void result_fill(struct request *r, const struct follow *f, struct commitment_panel *p)
{
    const struct follow_result *now = f->now;
    struct explain_line *lines;
    enum remedy remedies[REMEDY_COUNT];
    size_t count = commitment_explain(r->mem, &f->version, f->periods, &f->facts, now->computed_on,
                                      r->lang == LANG_ES ? ',' : '.', &lines);
    size_t remedy_count = commitment_remedies(&f->version, f->periods, &f->facts, now->computed_on, remedies);
    p->light = light_view(r, now->light, now->marks, NONE, NONE);
    p->bar = (struct bar_view){now->reported_centi, now->undisputed_centi, now->expected_centi};
    p->late_original = days_phrase(r, now->late_original);
    p->late_current = days_phrase(r, now->late_current);
    p->index_known = now->index_centi != NONE;
    p->index_original_known = now->index_original_centi != NONE;
    p->explain = explain_view(r, f, lines, count, remedies, remedy_count);
}

enum status progress_commitment_panel(struct request *r, struct out *o)
{
    struct commitment_place *place = r->object;
    struct follow *f = arena_new_of(r->mem, struct follow);
    TRY(follow_read(r, place, f));
    place->follow = f; /* rooms below ask for some of it */
    struct commitment_panel p = {
        .f = f,
        .now = f->now,
        .c = place->commitment,
        .path = place->path,
        .plan_name = place->plan->name,
        .citation_link = path_fmt(r, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(place->path)),
        .citation_author = f->now->lead_name,
        .today = r->today,
        .followed = f->followed,
        .reference = place->plan->tracking != PLAN_TRACKED,
        .may_propose = request_may(r, PROPOSE_CHANGE) && place->plan->state != PLAN_DRAFT && follow_ended(place->plan) == NULL,
    };
    items_fill(r, f, &p);
    waiting_fill(r, f, &p);
    if (f->followed)
        result_fill(r, f, &p);
    p.history_count = follow_history(r, f, NONE, &p.history);
    for (size_t i = 0; i < f->change_count; i++)
        p.changes_open += f->changes[i].state < CHANGE_APPLIED;
    part_progress_commitment(o, &p);
    return DONE;
}

static void claims_fill(struct request *r, const struct follow *f, struct milestone_panel *p)
{
    p->claims = arena_array(r->mem, struct claim_item, f->claim_count);
    for (size_t i = f->claim_count; i-- > 0;) {
        const struct follow_claim *c = &f->claims[i];
        if (c->milestone == p->m->id)
            p->claims[p->claims_count++] =
                (struct claim_item){c, moment_phrase(r, f, c), follow_part_of(f, c->part), claim_path(r, f, c), claim_class(c->state)};
    }
}

static void milestone_result_fill(struct request *r, const struct follow *f, size_t index, struct milestone_panel *p)
{
    const struct follow_milestone *m = p->m;
    struct explain_line *lines;
    enum remedy remedies[REMEDY_COUNT];
    struct day on = f->now->computed_on;
    size_t count = milestone_explain(r->mem, &f->version, f->periods, &f->facts.milestones[index], on,
                                     r->lang == LANG_ES ? ',' : '.', &lines);
    size_t remedy_count = milestone_remedies(&f->version, f->periods, &f->facts.milestones[index], on, remedies);
    p->light = light_view(r, m->light, m->marks, m->replans, m->moved_days);
    p->bar = (struct bar_view){m->reported_centi, m->undisputed_centi, m->expected_centi};
    p->late_original = days_phrase(r, m->late_original);
    p->late_current = days_phrase(r, m->late_current);
    p->explain = explain_view(r, f, lines, count, remedies, remedy_count);
}

enum status progress_milestone_panel(struct request *r, struct out *o)
{
    const struct milestone_place *at = r->object;
    struct follow f;
    TRY(follow_read(r, at->place, &f));
    size_t index = follow_index(&f, at->milestone->id);
    if (index == SIZE_MAX)
        return BROKEN;
    bool tracked = at->place->plan->tracking == PLAN_TRACKED && at->place->plan->state != PLAN_DRAFT && follow_ended(at->place->plan) == NULL;
    struct milestone_panel p = {
        .f = &f,
        .m = &f.milestones[index],
        .path = at->path,
        .commitment_path = at->place->path,
        .reference = at->place->plan->tracking != PLAN_TRACKED,
        .followed = f.followed && f.milestones[index].light >= 0,
        .moved = is_moved(&f.milestones[index]),
        .may_report = tracked && at->milestone->state == MILESTONE_CURRENT && request_may(r, REPORT),
        .may_propose = tracked && request_may(r, PROPOSE_CHANGE),
    };
    if (p.followed)
        milestone_result_fill(r, &f, index, &p);
    claims_fill(r, &f, &p);
    p.history_count = follow_history(r, &f, p.m->id, &p.history);
    part_progress_milestone(o, &p);
    return DONE;
}
