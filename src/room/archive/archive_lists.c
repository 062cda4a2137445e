/* SPDX-License-Identifier: EUPL-1.2
 * Lists for people against the facts, of plans that are followed ("Archivo 1", 2 and 3): what is missing is a difference. */
#include "room/archive/archive_grid.h"

#define COMMITMENT "plan_number commitment_number"
#define MILESTONE "plan_number commitment_number milestone_number"

struct lists {
    struct grid plans, commitments, milestones, facts, milestone_facts, parts, periods, calendars, period_facts, advances, deadlines, deliveries,
        kept_plans, indices, years, kept, kept_milestones, funds, shares; /* shares: parts by their milestone; calendars: periods by their plan */
};

static enum status lists_read(struct archive_reader *r, struct lists *x)
{
    TRY(grid_read(r, "planes", "number", &x->plans));
    TRY(grid_read(r, "compromisos", "plan_number number", &x->commitments));
    TRY(grid_read(r, "hitos", "plan_number commitment_number number", &x->milestones));
    TRY(grid_read(r, "hechos-compromisos", COMMITMENT, &x->facts));
    TRY(grid_read(r, "hechos-hitos", MILESTONE, &x->milestone_facts));
    TRY(grid_read(r, "hechos-partes", MILESTONE " part", &x->parts));
    TRY(grid_read(r, "hechos-partes", MILESTONE, &x->shares));
    TRY(grid_read(r, "periodos", "plan_number number", &x->periods));
    TRY(grid_read(r, "periodos", "plan_number", &x->calendars));
    TRY(grid_read(r, "hechos-periodos", "plan_number number", &x->period_facts));
    TRY(grid_read(r, "avances", COMMITMENT, &x->advances));
    TRY(grid_read(r, "plazos", MILESTONE, &x->deadlines));
    TRY(grid_read(r, "entregas", MILESTONE, &x->deliveries));
    TRY(grid_read(r, "resultados-planes", "plan_number", &x->kept_plans));
    TRY(grid_read(r, "indices", "plan_number", &x->indices));
    TRY(grid_read(r, "indices-anuales", "plan_number year code", &x->years));
    TRY(grid_read(r, "resultados-compromisos", COMMITMENT, &x->kept));
    TRY(grid_read(r, "resultados-hitos", MILESTONE, &x->kept_milestones));
    return grid_read(r, "financiamientos", "source plan_number", &x->funds);
}

static bool followed(const struct lists *x, const struct grid *g, size_t row)
{
    size_t at = grid_find(&x->plans, g, row, g == &x->plans ? "number" : "plan_number");
    return at != GRID_NOWHERE && grid_is(&x->plans, at, "tracking", "seguimiento") &&
           (grid_is(&x->plans, at, "state", "publicado") || grid_is(&x->plans, at, "state", "cerrado"));
}

static struct str flag(bool is)
{
    return is ? STR("1") : STR("0");
}

/* Those columns of a row are the other's, or empty where there is none. */
static void same(const struct grid *g, size_t row, const struct grid *other, size_t at, const char *columns, const char *whose)
{
    for (struct str rest = str_of(columns); !str_empty(rest);) {
        const char *name = str_chars(g->r->mem, str_cut(&rest, ' '));
        grid_compare(g, row, name, at == GRID_NOWHERE ? STR_NONE : grid_cell(other, at, name), whose);
    }
}

#define PEOPLE "light reported_centi undisputed_centi expected_centi late_original late_current"

static void commitments_looked(struct lists *x)
{
    const struct grid *g = &x->commitments;
    for (size_t i = 0; i < g->count; i++) {
        size_t at = grid_find(&x->facts, g, i, "plan_number number"), plan = grid_find(&x->plans, g, i, "plan_number");
        same(g, i, &x->kept, grid_find(&x->kept, g, i, "plan_number number"), PEOPLE, "resultados-compromisos");
        if (plan != GRID_NOWHERE)
            same(g, i, &x->plans, plan, "tracking", "planes");
        if (!followed(x, g, i))
            continue;
        if (at == GRID_NOWHERE)
            grid_complain(g, i, "no tiene hechos en hechos-compromisos: su semáforo no se puede calcular");
        else {
            grid_compare(&x->facts, at, "withdrawn", flag(grid_is(g, i, "state", "retirado")), "el estado en compromisos");
            grid_compare(&x->facts, at, "followed", STR("1"), "su plan");
        }
        size_t advance = grid_find(&x->advances, g, i, "plan_number number");
        if (advance == GRID_NOWHERE)
            grid_complain(g, i, "no está en avances");
        else {
            same(&x->advances, advance, g, i, "state light undisputed_centi", "compromisos");
            same(&x->advances, advance, &x->facts, at, "weight_centi", "hechos-compromisos");
        }
        if (grid_find(&x->kept_plans, g, i, "plan_number") == GRID_NOWHERE)
            grid_complain(g, i, "su plan no está en resultados-planes");
    }
    for (size_t i = 0; i < x->facts.count; i++)
        if (grid_find(g, &x->facts, i, COMMITMENT) == GRID_NOWHERE || !followed(x, &x->facts, i))
            grid_complain(&x->facts, i, "no es de un compromiso de un plan en seguimiento");
    for (size_t i = 0; i < x->advances.count; i++)
        if (grid_find(g, &x->advances, i, COMMITMENT) == GRID_NOWHERE || !followed(x, &x->advances, i))
            grid_complain(&x->advances, i, "no es de un compromiso de un plan en seguimiento");
}

static bool standing(const struct lists *x, size_t milestone)
{
    size_t at = grid_find(&x->commitments, &x->milestones, milestone, COMMITMENT);
    return grid_is(&x->milestones, milestone, "state", "vigente") && at != GRID_NOWHERE && grid_is(&x->commitments, at, "state", "vigente");
}

static void milestones_looked(struct lists *x)
{
    const char *own = "plan_number commitment_number number";
    const struct grid *g = &x->milestones, *f = &x->milestone_facts;
    for (size_t i = 0; i < g->count; i++) {
        same(g, i, &x->kept_milestones, grid_find(&x->kept_milestones, g, i, own), PEOPLE, "resultados-hitos");
        if (!followed(x, g, i))
            continue;
        size_t at = grid_find(f, g, i, own);
        if (at == GRID_NOWHERE) {
            grid_complain(g, i, "no tiene hechos en hechos-hitos: su semáforo no se puede calcular");
            continue;
        }
        same(f, at, g, i, "original_due_on due_on weight_centi replans", "hitos");
        grid_compare(f, at, "withdrawn", flag(grid_is(g, i, "state", "retirado")), "el estado en hitos");
        size_t deadline = grid_find(&x->deadlines, g, i, own);
        if (standing(x, i) != (deadline != GRID_NOWHERE))
            grid_complain(g, i, "plazos no tiene los hitos vigentes de compromisos vigentes, y solo ellos");
        else if (deadline != GRID_NOWHERE)
            same(&x->deadlines, deadline, f, at, "original_due_on", "hechos-hitos");
    }
    for (size_t i = 0; i < f->count; i++)
        if (grid_find(g, f, i, MILESTONE) == GRID_NOWHERE || !followed(x, f, i))
            grid_complain(f, i, "no es de un hito de un plan en seguimiento");
    for (size_t i = 0; i < x->funds.count; i++) {
        size_t at = grid_find(g, &x->funds, i, MILESTONE);
        if (at != GRID_NOWHERE && !str_empty(grid_cell(&x->funds, i, "light")))
            same(&x->funds, i, g, at, "light due_on", "hitos");
    }
}

/* A plan that was entered when it had already ended never had a calendar here. */
static bool calendar_due(const struct lists *x, size_t fact)
{
    size_t plan = grid_find(&x->plans, &x->period_facts, fact, "plan_number");
    return plan == GRID_NOWHERE || !grid_is(&x->plans, plan, "state", "cerrado") ||
           grid_find(&x->calendars, &x->period_facts, fact, "plan_number") != GRID_NOWHERE;
}

static void periods_looked(struct lists *x)
{
    const struct grid *g = &x->periods, *f = &x->period_facts;
    for (size_t i = 0; i < g->count; i++) {
        size_t at = grid_find(f, g, i, "plan_number number");
        if (!followed(x, g, i))
            continue;
        if (at == GRID_NOWHERE) {
            grid_complain(g, i, "no está en hechos-periodos");
            continue;
        }
        same(f, at, g, i, "starts_on closes_on", "periodos");
        grid_compare(f, at, "ends_on", grid_cell(g, i, "cut_on"), "periodos");
    }
    for (size_t i = 0; i < f->count; i++)
        if (followed(x, f, i) && grid_find(g, f, i, "plan_number number") == GRID_NOWHERE && calendar_due(x, i))
            grid_complain(f, i, "no está en periodos");
}

/* While a plan runs the year's row is that of today. */
static void years_looked(struct lists *x)
{
    const struct grid *g = &x->indices;
    for (size_t i = 0; i < g->count; i++) {
        size_t plan = grid_find(&x->plans, g, i, "plan_number");
        struct day on = day_parse(grid_cell(g, i, "computed_on"));
        struct day from = plan == GRID_NOWHERE ? DAY_NONE : day_parse(grid_cell(&x->plans, plan, "starts_on"));
        struct day to = plan == GRID_NOWHERE ? DAY_NONE : day_parse(grid_cell(&x->plans, plan, "ends_on"));
        if ((day_known(from) && day_before(on, from)) || (day_known(to) && day_before(to, on)))
            continue;
        const struct str key[] = {grid_cell(g, i, "plan_number"), str_part(grid_cell(g, i, "computed_on"), 0, 4), grid_cell(g, i, "code")};
        size_t at = grid_find_cells(&x->years, key, COUNT(key));
        if (at == GRID_NOWHERE)
            grid_complain(g, i, "no tiene la fila de su año en indices-anuales");
        else
            same(&x->years, at, g, i, "computed_on methodology_number", "indices");
    }
}

static void plans_looked(struct lists *x)
{
    for (size_t i = 0; i < x->plans.count; i++) {
        size_t n;
        (void)grid_rows(&x->indices, &x->plans, i, "number", &n);
        if (n != (followed(x, &x->plans, i) ? 7 : 0))
            grid_complain(&x->plans, i, "no tiene sus siete filas en indices, o no está en seguimiento y las tiene");
    }
    for (size_t i = 0; i < x->kept_plans.count; i++)
        if (!followed(x, &x->kept_plans, i))
            grid_complain(&x->kept_plans, i, "no es de un plan en seguimiento");
}

/* The delivery of a part with the greatest id: its own, or of the whole milestone. */
static size_t last_delivery(const struct lists *x, size_t part)
{
    const struct grid *g = &x->deliveries;
    size_t best = GRID_NOWHERE, n;
    int64_t most = 0, id;
    const struct grid_place *own = grid_rows(g, &x->parts, part, MILESTONE, &n);
    for (size_t k = 0; k < n; k++) {
        struct str of = grid_cell(g, own[k].row, "part_number");
        if ((str_empty(of) || str_eq(of, grid_cell(&x->parts, part, "part"))) && str_int(grid_cell(g, own[k].row, "id"), &id) && id > most) {
            most = id;
            best = own[k].row;
        }
    }
    return best;
}

static void parts_looked(struct lists *x)
{
    const struct grid *p = &x->parts, *g = &x->deliveries;
    for (size_t i = 0; i < p->count; i++) {
        size_t milestone = grid_find(&x->milestones, p, i, MILESTONE), at = last_delivery(x, i);
        if (milestone == GRID_NOWHERE || !standing(x, milestone))
            continue;
        bool there = at != GRID_NOWHERE;
        grid_compare(p, i, "accepted", flag(there), "entregas");
        grid_compare(p, i, "delivered_on", there ? grid_cell(g, at, "delivered_on") : STR_NONE, "entregas");
        if (there && !grid_is(p, i, "said", "nada") && !grid_flag(g, at, "spoken"))
            grid_complain(p, i, "dice un pronunciamiento y entregas no");
        if (there && grid_is(p, i, "said", "disputa") && !grid_flag(g, at, "disputed"))
            grid_complain(p, i, "dice una disputa y entregas no");
    }
}

static void deliveries_looked(struct lists *x)
{
    const struct grid *g = &x->deliveries;
    for (size_t i = 0; i < g->count; i++) {
        size_t at = grid_find(&x->milestone_facts, g, i, MILESTONE), part = grid_find(&x->parts, g, i, MILESTONE " part_number");
        if (at == GRID_NOWHERE) {
            grid_complain(g, i, "no es de un hito con hechos");
            continue;
        }
        struct str due = part == GRID_NOWHERE ? STR_NONE : grid_cell(&x->parts, part, "original_due_on");
        grid_compare(g, i, "original_due_on", str_empty(due) ? grid_cell(&x->milestone_facts, at, "original_due_on") : due, "hechos-hitos");
        size_t n, real = 0;
        const struct grid_place *parts = grid_rows(&x->shares, g, i, MILESTONE, &n);
        for (size_t k = 0; k < n; k++)
            real += !grid_is(&x->shares, parts[k].row, "part", "0");
        grid_compare(g, i, "part_count", str_fmt(g->r->mem, "%zu", real), "hechos-partes");
        if (grid_flag(g, i, "disputed"))
            grid_compare(g, i, "spoken", STR("1"), "su disputa");
    }
}

enum status archive_prove_lists(struct archive_reader *r)
{
    struct lists x;
    TRY(lists_read(r, &x));
    plans_looked(&x);
    years_looked(&x);
    commitments_looked(&x);
    milestones_looked(&x);
    periods_looked(&x);
    parts_looked(&x);
    deliveries_looked(&x);
    return DONE;
}
