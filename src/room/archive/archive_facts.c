/* SPDX-License-Identifier: EUPL-1.2
 * The facts of lights as open data: what the kept results of each commitment were computed from. */
#include "room/archive/archive_part.h"
#include "room/progress/progress.h"
#include "sql.h"

#define ONE_COMMITMENT ((size_t)16 << 20)

struct telling {
    struct archive_set periods, commitments, milestones, shares, reports;
    int64_t plan; /* whose periods were written last */
};

static void share_row(struct telling *t, const struct fact_share *of, int64_t part, const struct share_facts *s, struct arena *mem)
{
    struct fact_share row = *of;
    row.part = part;
    row.share_centi = s->share_centi;
    row.original_due_on = s->original_due_on;
    row.due_on = s->due_on;
    row.accepted = s->accepted;
    row.delivered_on = s->accepted ? s->delivered_on : DAY_NONE;
    row.said = (int)s->said;
    archive_set_row(&t->shares, &row, mem);
}

static void milestone_rows(struct telling *t, const struct archive_told *c, const struct milestone *m, const struct milestone_facts *f,
                           struct arena *mem)
{
    struct fact_milestone row = {
        .plan_number = c->plan_number, .commitment_number = c->commitment_number, .milestone_number = m->number,
        .original_due_on = f->original_due_on, .due_on = f->due_on, .withdrawn = f->withdrawn, .replans = f->replans,
        .weight_centi = f->weight_centi, .work_began = f->work_began, .forecast_on = f->forecast_on, .followed_from = f->followed_from,
        .funded_until = f->funded_until, .transition_from = f->transition_from, .transition_until = f->transition_until};
    archive_set_row(&t->milestones, &row, mem);
    struct fact_share share = {.plan_number = c->plan_number, .commitment_number = c->commitment_number, .milestone_number = m->number};
    if (f->share_count == 0)
        share_row(t, &share, 0, &f->whole, mem);
    for (size_t i = 0; i < f->share_count; i++)
        share_row(t, &share, (int64_t)i + 1, &f->shares[i], mem);
    for (size_t i = 0; i < f->report_count; i++) {
        struct fact_report report = {c->plan_number, c->commitment_number, m->number, (int64_t)i + 1, f->reports[i]};
        archive_set_row(&t->reports, &report, mem);
    }
}

static void period_rows(struct telling *t, const struct archive_told *c, struct periods p, struct arena *mem)
{
    for (size_t i = 0; i < p.count && t->plan != c->plan; i++) {
        struct fact_period row = {c->plan_number, (int64_t)i + 1, p.items[i].first, p.items[i].last, p.items[i].closes_on};
        archive_set_row(&t->periods, &row, mem);
    }
    t->plan = c->plan;
}

static enum status commitment_rows(struct telling *t, struct archive_maker *m, const struct jurisdiction *j, const struct archive_told *c,
                                   struct arena *mem)
{
    struct progress_told told;
    TRY(progress_tell(m->db, mem, c->commitment, &told));
    const struct methodology *v = told.version;
    period_rows(t, c, told.periods, mem);
    struct fact_commitment row = {
        .plan_number = c->plan_number, .commitment_number = c->commitment_number,
        .methodology_of = v->jurisdiction == NONE ? STR("todas") : j->code, .methodology_code = v->code, .methodology_number = v->number,
        .computed_on = told.day, .followed = told.facts.followed, .withdrawn = told.facts.withdrawn, .disputed = told.facts.disputed,
        .weight_centi = told.weight_centi};
    archive_set_row(&t->commitments, &row, mem);
    for (size_t i = 0; i < told.facts.count; i++)
        milestone_rows(t, c, &told.milestones[i], &told.facts.milestones[i], mem);
    return DONE;
}

static enum status all_rows(struct telling *t, struct archive_maker *m, const struct jurisdiction *j)
{
    struct archive_told *all;
    size_t count;
    struct arena list = arena_new(ARCHIVE_MEMORY), one = arena_new(ONE_COMMITMENT);
    enum status s = db_many(m->db, SQL_ARCHIVE_TOLD, WITH(IN(j->id)), &list, &archive_told_shape, &all, &count);
    for (size_t i = 0; s == DONE && i < count; i++) {
        s = commitment_rows(t, m, j, &all[i], &one);
        arena_reset(&one);
    }
    arena_free(&one);
    arena_free(&list);
    return s;
}

enum status archive_facts(struct archive_maker *m, const struct jurisdiction *j)
{
    struct telling t = {.plan = NONE};
    archive_set_begin(&t.periods, m, j->code, "hechos-periodos", N_("Un período de reporte de un plan, como lo mira «Hito 1»"), &fact_period_shape);
    archive_set_begin(&t.commitments, m, j->code, "hechos-compromisos", N_("Los hechos de un compromiso que deciden su semáforo"),
                      &fact_commitment_shape);
    archive_set_begin(&t.milestones, m, j->code, "hechos-hitos", N_("Los hechos de un hito que deciden su semáforo"), &fact_milestone_shape);
    archive_set_begin(&t.shares, m, j->code, "hechos-partes", N_("Un entregable, o una parte suya, con lo aceptado y lo que dijo la contraparte"),
                      &fact_share_shape);
    archive_set_begin(&t.reports, m, j->code, "hechos-reportes", N_("Un reporte aceptado sobre un hito, con el día en que se envió"),
                      &fact_report_shape);
    enum status s = all_rows(&t, m, j);
    s = archive_set_end(&t.periods, s);
    s = archive_set_end(&t.commitments, s);
    s = archive_set_end(&t.milestones, s);
    s = archive_set_end(&t.shares, s);
    return archive_set_end(&t.reports, s);
}
