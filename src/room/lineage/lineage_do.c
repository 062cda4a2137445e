/* SPDX-License-Identifier: EUPL-1.2
 * Merging, splitting and undoing, in the transaction at hand. Nothing is lost: the parents stay with their
 * words and get their state back when it is undone. */
#include "room/lineage/lineage_view.h"
#include "sql.h"

static enum status refuse(struct lineage_refusal *ret, const char *why, int64_t number)
{
    *ret = (struct lineage_refusal){why, number};
    return INVALID;
}

static enum status parents_read(struct db *db, struct arena *mem, const struct cocreation_place *at, const struct lineage_plan *plan,
                                struct proposal **ret, struct lineage_refusal *ret_why)
{
    for (size_t i = 0; i < plan->parent_count; i++) {
        TRY(record_get(db, mem, &proposal_shape, plan->parents[i], &ret[i]));
        const char *why = lineage_refused(plan->kind, (enum proposal_state)ret[i]->state);
        if (ret[i]->cocreation != at->process->id || !proposal_is_public(ret[i]))
            return NOT_FOUND;
        if (why != NULL)
            return refuse(ret_why, why, ret[i]->number);
        for (size_t k = 0; k < i; k++)
            if (ret[k]->id == ret[i]->id)
                return refuse(ret_why, N_("La propuesta %1 está dos veces en la lista."), ret[i]->number);
    }
    return DONE;
}

/* Where the parents would act, each province once. */
static enum status territories_of(struct db *db, struct arena *mem, struct proposal *const *parents, size_t count, struct proposal_entry *e)
{
    int64_t *all = NULL;
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        struct proposal_territory *rows;
        size_t row_count;
        TRY(db_many(db, SQL_LINEAGE_TERRITORIES, WITH(IN(parents[i]->id)), mem, &proposal_territory_shape, &rows, &row_count));
        all = arena_grow(mem, all, n * sizeof *all, (n + row_count) * sizeof *all);
        for (size_t k = 0; k < row_count; k++) {
            bool there = false;
            for (size_t m = 0; m < n; m++)
                there = there || all[m] == rows[k].territory;
            if (!there)
                all[n++] = rows[k].territory;
        }
    }
    e->territories = all;
    e->territory_count = n;
    return DONE;
}

/* What all parents share of where they come from stays with the new one. */
static void base_fill(struct proposal *base, struct proposal *const *parents, const struct lineage_plan *plan)
{
    shape_clear(&proposal_shape, base);
    base->origin = plan->kind == LINEAGE_MERGER ? ORIGIN_MERGER : ORIGIN_DIVISION;
    base->language = PERSON_SPANISH;
    base->typed_by = plan->person;
    base->form = parents[0]->form;
    base->roundtable = parents[0]->roundtable;
    base->session = parents[0]->session;
    base->sector = parents[0]->sector;
    for (size_t i = 1; i < plan->parent_count; i++) {
        if (parents[i]->roundtable != base->roundtable)
            base->roundtable = base->session = NONE;
        if (parents[i]->session != base->session)
            base->session = NONE;
        if (parents[i]->sector != base->sector)
            base->sector = -1;
    }
}

static enum status children_add(struct db *db, struct arena *mem, const struct site *site, struct cocreation_place *at, const struct lineage_plan *plan,
                                struct proposal *const *parents, struct proposal **ret)
{
    struct proposal_entry e = {0};
    bool admitted = true;
    base_fill(&e.base, parents, plan);
    TRY(territories_of(db, mem, parents, plan->parent_count, &e));
    const struct proposal_entry shared = e;
    for (size_t i = 0; i < plan->parent_count; i++)
        admitted = admitted && parents[i]->state == PROPOSAL_ADMITTED;
    for (size_t i = 0; i < plan->part_count; i++) {
        e.base.title = plan->parts[i].title;
        e.texts = plan->parts[i].texts;
        e.text_count = plan->parts[i].text_count;
        e.territories = plan->parts[i].placed ? plan->parts[i].territories : shared.territories;
        e.territory_count = plan->parts[i].placed ? plan->parts[i].territory_count : shared.territory_count;
        TRY(proposal_add(db, mem, site, at, &e, plan->now, plan->today, &ret[i]));
        struct proposal_step step = {PROPOSAL_ADMITTED, STR("Lo eran las propuestas de las que viene."), NONE, plan->person, plan->now, plan->today};
        if (admitted)
            TRY(proposal_move_to(db, mem, site, ret[i], &step));
    }
    return DONE;
}

/* "Fusionada en la propuesta 41. RAZÓN", read by everybody and sent to its author. */
static struct str parent_reason(struct arena *mem, const struct lineage_plan *plan, struct proposal *const *children)
{
    struct buf b = BUF(mem);
    buf_chars(&b, plan->kind == LINEAGE_MERGER ? "Fusionada en la propuesta " : "Separada en las propuestas ");
    for (size_t i = 0; i < plan->part_count; i++)
        buf_fmt(&b, "%s%lld", i == 0 ? "" : i + 1 == plan->part_count ? " y " : ", ", (long long)children[i]->number);
    buf_fmt(&b, ". %.*s", STR_ARG(plan->reason));
    return buf_str(&b);
}

enum status lineage_do(struct db *db, struct arena *mem, const struct site *site, struct cocreation_place *at, const struct lineage_plan *plan,
                       struct lineage_deed *ret, struct lineage_refusal *ret_why)
{
    struct proposal **parents = arena_array(mem, struct proposal *, plan->parent_count + 1);
    struct proposal **children = arena_array(mem, struct proposal *, plan->part_count + 1);
    struct lineage_deed *d = ret;
    TRY(parents_read(db, mem, at, plan, parents, ret_why));
    shape_clear(&lineage_deed_shape, d);
    d->cocreation = at->process->id;
    d->kind = (int)plan->kind;
    d->reason = plan->reason;
    d->person = plan->person;
    d->done_at = plan->now;
    d->done_on = plan->today;
    TRY(record_add(db, &lineage_deed_shape, d));
    TRY(children_add(db, mem, site, at, plan, parents, children));
    struct proposal_step step = {plan->kind == LINEAGE_MERGER ? PROPOSAL_MERGED : PROPOSAL_SPLIT, parent_reason(mem, plan, children), NONE,
                                 plan->person, plan->now, plan->today};
    for (size_t i = 0; i < plan->parent_count; i++) {
        for (size_t k = 0; k < plan->part_count; k++) {
            struct lineage_link link = {NONE, d->id, parents[i]->id, children[k]->id, parents[i]->state};
            TRY(record_add(db, &lineage_link_shape, &link));
        }
        TRY(proposal_move_to(db, mem, site, parents[i], &step));
    }
    return DONE;
}

/* Why the deed cannot be undone now, by the state of what came out of it. */
static enum status undo_refused(struct db *db, struct arena *mem, const struct lineage_link *links, size_t count, struct lineage_refusal *ret_why)
{
    for (size_t i = 0; i < count; i++) {
        struct proposal *child;
        TRY(record_get(db, mem, &proposal_shape, links[i].child, &child));
        const char *why = lineage_undo_refused((enum proposal_state)child->state);
        if (why != NULL)
            return refuse(ret_why, why, child->number);
    }
    return DONE;
}

static bool seen_before(const struct lineage_link *links, size_t at, bool child)
{
    for (size_t i = 0; i < at; i++)
        if (child ? links[i].child == links[at].child : links[i].parent == links[at].parent)
            return true;
    return false;
}

enum status lineage_undo(struct db *db, struct arena *mem, const struct site *site, struct lineage_deed *deed, struct str reason, int64_t person,
                         struct instant now, struct day today, struct lineage_refusal *ret_why)
{
    struct lineage_link *links;
    size_t count;
    struct proposal *p;
    if (day_known(deed->undone_on))
        return refuse(ret_why, N_("Ya se deshizo antes."), NONE);
    TRY(db_many(db, SQL_LINEAGE_LINKS, WITH(IN(deed->id)), mem, &lineage_link_shape, &links, &count));
    TRY(undo_refused(db, mem, links, count, ret_why));
    deed->undone_on = today;
    deed->undone_by = person;
    deed->undone_reason = reason;
    TRY(record_change(db, &lineage_deed_shape, mem, deed));
    const char *what = deed->kind == LINEAGE_MERGER ? "Se deshizo la fusión" : "Se deshizo la separación";
    struct proposal_step step = {PROPOSAL_WITHDRAWN, str_fmt(mem, "%s. %.*s", what, STR_ARG(reason)), NONE, person, now, today};
    for (size_t i = 0; i < count; i++) {
        if (!seen_before(links, i, true)) {
            step.to = PROPOSAL_WITHDRAWN;
            TRY(record_get(db, mem, &proposal_shape, links[i].child, &p));
            TRY(proposal_move_to(db, mem, site, p, &step));
        }
        if (!seen_before(links, i, false)) {
            step.to = (enum proposal_state)links[i].from_state;
            TRY(record_get(db, mem, &proposal_shape, links[i].parent, &p));
            TRY(proposal_move_to(db, mem, site, p, &step));
        }
    }
    return DONE;
}
