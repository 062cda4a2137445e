/* SPDX-License-Identifier: EUPL-1.2
 * Shapes, moves and the list of readiness of a whole plan; what each commitment needs is in
 * edition_ready.c. */
#include "room/edition/edition.h"

#include "room/edition/edition_pages.h"
#include "room/edition/edition_ready.h"

CHOICES_TABLE(finding_weight, FINDING_WEIGHT);
CHOICES_TABLE(difference_kind, DIFFERENCE_KIND);

#define SHAPE_TAG struct edition_link
SHAPE_TABLE(edition_link, NULL, EDITION_LINK);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&edition_link_shape, NULL};
static const struct panel panels[] = {{"plan", 90, edition_panel}, {.page = NULL}};
static const struct route *const more_routes[] = {edition_end_routes, edition_text_routes, NULL};
static const struct check checks[] = {{"ediciones", edition_verify}, {.name = NULL}};
const struct room edition_room = {.name = "edition", .shapes = shapes, .routes = edition_routes,
                                  .more_routes = more_routes, .panels = panels, .checks = checks};

bool plan_may_become(int from, int to)
{
    static const struct {
        enum plan_state from, to;
    } moves[] = {
        {PLAN_DRAFT, PLAN_PUBLISHED},
        {PLAN_PUBLISHED, PLAN_PUBLISHED}, /* a later edition */
        {PLAN_PUBLISHED, PLAN_CLOSED},
        {PLAN_PUBLISHED, PLAN_WITHDRAWN},
        {PLAN_CLOSED, PLAN_WITHDRAWN},
    };
    for (size_t i = 0; i < COUNT(moves); i++)
        if ((int)moves[i].from == from && (int)moves[i].to == to)
            return true;
    return false;
}

bool edition_link_is(const struct edition_link *x, const char *what, int64_t owner)
{
    return x->owner == owner && str_is(x->what, what);
}

void finding_add(struct findings *all, struct edition_finding f)
{
    if (all->count == all->size) {
        size_t size = all->size == 0 ? 32 : all->size * 2;
        all->items = arena_grow(all->mem, all->items, all->size * sizeof *all->items, size * sizeof *all->items);
        all->size = size;
    }
    all->items[all->count++] = f;
}

/* V01 and V02: national plans last two or four years, local ones at least one. */
static void length_check(struct findings *all, const struct plan *p)
{
    if (!day_known(p->starts_on) || !day_known(p->ends_on)) {
        finding_add(all, (struct edition_finding){FINDING_BLOCKS, "H01", N_("El plan no dice cuándo empieza y cuándo termina."), 0,
                                                  false, AT_PLAN, NULL, NULL});
        return;
    }
    struct day after = {p->ends_on.n + 1};
    bool two = after.n == day_add_months(p->starts_on, 24).n, four = after.n == day_add_months(p->starts_on, 48).n;
    if (p->level == PLAN_NATIONAL && !two && !four)
        finding_add(all, (struct edition_finding){FINDING_BLOCKS, "V01", N_("Un plan nacional dura dos o cuatro años exactos."), 0,
                                                  false, AT_PLAN, NULL, NULL});
    if (p->level == PLAN_LOCAL && day_before(after, day_add_months(p->starts_on, 12)))
        finding_add(all, (struct edition_finding){FINDING_WARNS, "V02", N_("Un plan local dura al menos doce meses."), 0, false,
                                                  AT_PLAN, NULL, NULL});
}

/* V11: how many commitments. */
static void number_check(struct findings *all, const struct edition_facts *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->commitment_count; i++)
        n += f->commitments[i].state == COMMITMENT_CURRENT;
    struct edition_finding x = {FINDING_WARNS, "V11", NULL, (int64_t)n, false, AT_COMMITMENTS, NULL, NULL};
    if (n == 0) {
        x.weight = FINDING_BLOCKS;
        x.message = N_("El plan no tiene compromisos.");
    } else if (f->plan->level == PLAN_LOCAL && n > 5) {
        x.message = N_("Son %1 compromisos: OGP pide a los planes locales cinco a lo sumo.");
    } else if (n > 20) {
        x.message = N_("Son %1 compromisos: más de veinte son demasiados para darles seguimiento.");
    } else if (n > 15) {
        x.message = N_("Son %1 compromisos: OGP recomienda quince a lo sumo.");
    } else if (n < 5 && f->plan->level == PLAN_NATIONAL) {
        x.weight = FINDING_INFORMS;
        x.message = N_("Pocos compromisos (%1): OGP recomienda entre cinco y quince.");
    }
    if (x.message != NULL)
        finding_add(all, x);
}

/* Weights of commitments: none, or all and 100 in sum. */
static void share_check(struct findings *all, const struct edition_facts *f)
{
    int64_t sum = 0;
    bool any = false;
    for (size_t i = 0; i < f->commitment_count; i++)
        if (f->commitments[i].state == COMMITMENT_CURRENT && f->commitments[i].weight_centi != NONE) {
            sum += f->commitments[i].weight_centi;
            any = true;
        }
    if (any && sum != 10000)
        finding_add(all, (struct edition_finding){FINDING_WARNS, "H02", N_("Los pesos de los compromisos suman %1 %; deben sumar 100 %."),
                                                  sum, true, AT_COMMITMENTS, NULL, NULL});
}

size_t edition_readiness(struct arena *mem, const struct edition_facts *f, struct edition_finding **ret)
{
    struct findings all = {.mem = mem};
    length_check(&all, f->plan);
    number_check(&all, f);
    share_check(&all, f);
    for (size_t i = 0; i < f->commitment_count; i++)
        if (f->commitments[i].state == COMMITMENT_CURRENT)
            commitment_ready(&all, f, &f->commitments[i]);
    *ret = arena_array(mem, struct edition_finding, all.count);
    size_t n = 0;
    for (int weight = FINDING_BLOCKS; weight <= FINDING_INFORMS; weight++)
        for (size_t i = 0; i < all.count; i++)
            if ((int)all.items[i].weight == weight)
                (*ret)[n++] = all.items[i];
    return n;
}

bool edition_ready(const struct edition_finding *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].weight == FINDING_BLOCKS)
            return false;
    return true;
}
