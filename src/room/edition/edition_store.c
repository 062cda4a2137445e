/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "base/digest.h"
#include "room/edition/edition.h"
#include "sql.h"

static int link_order(const void *a, const void *b)
{
    const struct edition_link *x = a, *y = b;
    int order = str_compare(x->what, y->what);
    if (order == 0)
        order = (x->owner > y->owner) - (x->owner < y->owner);
    if (order == 0)
        order = str_compare(x->kind, y->kind);
    return order != 0 ? order : str_compare(x->code, y->code);
}

enum status edition_facts_read(struct db *db, struct arena *mem, const struct plan *plan, struct edition_facts *ret)
{
    int64_t id = plan->id;
    ret->plan = plan;
    TRY(plan_groups(db, mem, id, &ret->groups, &ret->group_count));
    TRY(db_many(db, SQL_EDITION_COMMITMENTS, WITH(IN(id)), mem, &commitment_shape, &ret->commitments, &ret->commitment_count));
    TRY(db_many(db, SQL_EDITION_VALUES, WITH(IN(id)), mem, &commitment_value_shape, &ret->values, &ret->value_count));
    TRY(db_many(db, SQL_EDITION_MONEY, WITH(IN(id)), mem, &financing_shape, &ret->money, &ret->money_count));
    TRY(milestones_of_plan(db, mem, id, &ret->milestones, &ret->milestone_count));
    TRY(milestone_parts_of_plan(db, mem, id, &ret->parts, &ret->part_count));
    TRY(db_many(db, SQL_EDITION_LINKS, WITH(IN(id)), mem, &edition_link_shape, &ret->links, &ret->link_count));
    if (ret->link_count > 0)
        qsort(ret->links, ret->link_count, sizeof *ret->links, link_order);
    return DONE;
}

/* Original days are fixed when a milestone is loaded; one that came without them gets them now, once. */
static enum status originals_fix(struct db *db, struct arena *mem, struct edition_facts *f)
{
    for (size_t i = 0; i < f->milestone_count; i++) {
        struct milestone *m = &f->milestones[i];
        if (day_known(m->original_due_on) || !day_known(m->due_on))
            continue;
        m->original_text = m->due_text;
        m->original_first_on = m->due_first_on;
        m->original_due_on = m->due_on;
        TRY(record_change(db, &milestone_shape, mem, m));
    }
    for (size_t i = 0; i < f->part_count; i++) {
        struct milestone_part *p = &f->parts[i];
        if (day_known(p->original_due_on) || !day_known(p->due_on))
            continue;
        p->original_due_on = p->due_on;
        TRY(record_change(db, &milestone_part_shape, mem, p));
    }
    return DONE;
}

enum status edition_publish(struct db *db, struct arena *mem, struct plan *plan, struct plan_edition *e, struct day today)
{
    struct edition_facts f = {0};
    if (!plan_may_become(plan->state, PLAN_PUBLISHED))
        return CONFLICT;
    TRY(edition_facts_read(db, mem, plan, &f));
    if (plan->state == PLAN_DRAFT) {
        TRY(originals_fix(db, mem, &f));
        plan->state = PLAN_PUBLISHED;
        TRY(record_change(db, &plan_shape, mem, plan));
    }
    e->plan = plan->id;
    e->snapshot = edition_snapshot(mem, &f);
    e->sha256 = sha256_hex(mem, e->snapshot);
    TRY(db_int(db, SQL_EDITION_NEXT_NUMBER, WITH(IN(plan->id)), &e->number));
    TRY(record_add(db, &plan_edition_shape, e));
    return progress_recompute_plan(db, mem, plan->id, today);
}
