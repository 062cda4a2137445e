/* SPDX-License-Identifier: EUPL-1.2
 * Lights and figures of an archive computed again with "Hito 1", from its sets of facts. */
#include "room/archive/archive_read.h"
#include "room/portal/portal.h"

#define SANE ((int64_t)1000000) /* no parameter, weight or share is so large: what is was tampered with */

struct lights {
    struct archive_reader *r;
    struct archive_table methods, periods, commitments, milestones, shares, reports, kept_milestones, kept_commitments, kept_plans;
    struct archive_table rows, milestone_rows; /* compromisos and hitos, for people */
    struct methodology *versions; /* of each row of methods */
    struct plan_part *parts;      /* of the plan at hand */
    size_t part_count;
};

static enum status tables_read(struct lights *x)
{
    struct archive_reader *r = x->r;
    TRY(archive_table_read(r, "metodologias", &method_data_shape, &x->methods));
    TRY(archive_table_read(r, "hechos-periodos", &fact_period_shape, &x->periods));
    TRY(archive_table_read(r, "hechos-compromisos", &fact_commitment_shape, &x->commitments));
    TRY(archive_table_read(r, "hechos-hitos", &fact_milestone_shape, &x->milestones));
    TRY(archive_table_read(r, "hechos-partes", &fact_share_shape, &x->shares));
    TRY(archive_table_read(r, "hechos-reportes", &fact_report_shape, &x->reports));
    TRY(archive_table_read(r, "resultados-hitos", &kept_milestone_shape, &x->kept_milestones));
    TRY(archive_table_read(r, "resultados-compromisos", &kept_commitment_shape, &x->kept_commitments));
    TRY(archive_table_read(r, "resultados-planes", &kept_plan_shape, &x->kept_plans));
    TRY(archive_table_read(r, "compromisos", &portal_row_shape, &x->rows));
    return archive_table_read(r, "hitos", &portal_milestone_data_shape, &x->milestone_rows);
}

static bool sane(int64_t n)
{
    return n >= 0 && n <= SANE;
}

static void versions_read(struct lights *x)
{
    x->versions = arena_array(x->r->mem, struct methodology, x->methods.count);
    for (size_t i = 0; i < x->methods.count; i++) {
        const struct method_data *m = archive_row(&x->methods, struct method_data, i);
        bool good = sane(m->grace_days) && sane(m->soon_days) && sane(m->late_index) && sane(m->risk_index) && sane(m->silent_share) &&
                    sane(m->partial_share) && m->algorithm == ALGORITHM_HITO_1;
        if (!good)
            archive_complain(x->r, "datos/%.*s/metodologias.csv, fila %zu: los números de la versión no sirven para calcular",
                             STR_ARG(x->r->jurisdiction), i + 2);
        x->versions[i] = (struct methodology){.algorithm = good ? ALGORITHM_HITO_1 : -1, .grace_days = m->grace_days, .soon_days = m->soon_days,
                                              .late_index = m->late_index, .risk_index = m->risk_index, .silent_share = m->silent_share,
                                              .partial_share = m->partial_share};
    }
}

static const struct methodology *version_of(const struct lights *x, const struct fact_commitment *c)
{
    for (size_t i = 0; i < x->methods.count; i++) {
        const struct method_data *m = archive_row(&x->methods, struct method_data, i);
        if (str_eq(m->methodology_of, c->methodology_of) && str_eq(m->code, c->methodology_code) && m->number == c->methodology_number)
            return x->versions[i].algorithm == ALGORITHM_HITO_1 ? &x->versions[i] : NULL;
    }
    return NULL;
}

static struct periods periods_of(struct lights *x, int64_t plan)
{
    struct period *items = arena_array(x->r->mem, struct period, x->periods.count);
    size_t count = 0;
    for (size_t i = 0; i < x->periods.count; i++) {
        const struct fact_period *p = archive_row(&x->periods, struct fact_period, i);
        if (p->plan_number == plan)
            items[count++] = (struct period){p->starts_on, p->ends_on, p->closes_on};
    }
    return (struct periods){items, count};
}

/* Rows of facts of one milestone stand together, in the order of hechos-hitos. */
#define same_milestone(row, m)                                                                                      \
    ((row)->plan_number == (m)->plan_number && str_eq((row)->commitment_number, (m)->commitment_number) &&          \
     str_eq((row)->milestone_number, (m)->milestone_number))

static bool shares_take(struct lights *x, const struct fact_milestone *m, struct milestone_facts *f)
{
    struct archive_table *t = &x->shares;
    size_t from = t->at;
    bool good = true, whole = false;
    while (t->at < t->count && same_milestone(archive_row(t, struct fact_share, t->at), m))
        t->at++;
    struct share_facts *shares = arena_array(x->r->mem, struct share_facts, t->at - from);
    for (size_t i = from; i < t->at; i++) {
        const struct fact_share *s = archive_row(t, struct fact_share, i);
        struct share_facts share = {s->share_centi, s->original_due_on, s->due_on, s->accepted, s->delivered_on, (enum said)s->said};
        good = good && sane(s->share_centi) && s->said >= 0;
        whole = whole || s->part == 0;
        if (s->part == 0)
            f->whole = share;
        else
            shares[f->share_count++] = share;
    }
    f->shares = shares;
    return good && t->at > from && whole == (f->share_count == 0);
}

static void reports_take(struct lights *x, const struct fact_milestone *m, struct milestone_facts *f)
{
    struct archive_table *t = &x->reports;
    size_t from = t->at;
    while (t->at < t->count && same_milestone(archive_row(t, struct fact_report, t->at), m))
        t->at++;
    struct day *sent = arena_array(x->r->mem, struct day, t->at - from);
    for (size_t i = from; i < t->at; i++)
        sent[f->report_count++] = archive_row(t, struct fact_report, i)->sent_on;
    f->reports = sent;
}

static bool milestone_take(struct lights *x, const struct fact_milestone *m, struct milestone_facts *f)
{
    *f = (struct milestone_facts){
        .original_due_on = m->original_due_on, .due_on = m->due_on, .withdrawn = m->withdrawn, .replans = m->replans,
        .weight_centi = m->weight_centi, .work_began = m->work_began, .forecast_on = m->forecast_on, .followed_from = m->followed_from,
        .funded_until = m->funded_until, .transition_from = m->transition_from, .transition_until = m->transition_until};
    bool good = shares_take(x, m, f) && (m->weight_centi == NONE || sane(m->weight_centi));
    reports_take(x, m, f);
    return good;
}

static void milestone_judged(struct lights *x, const struct fact_commitment *c, const struct fact_milestone *m,
                             const struct milestone_outcome *o)
{
    struct archive_table *t = &x->kept_milestones;
    struct str key = str_fmt(x->r->mem, "plan %lld, compromiso %.*s, hito %.*s", (long long)c->plan_number, STR_ARG(c->commitment_number),
                             STR_ARG(m->milestone_number));
    if (t->at >= t->count || !same_milestone(archive_row(t, struct kept_milestone, t->at), m)) {
        archive_complain(x->r, "datos/%.*s/resultados-hitos.csv: falta la fila de %.*s", STR_ARG(x->r->jurisdiction), STR_ARG(key));
        return;
    }
    struct kept_milestone fresh = *archive_row(t, struct kept_milestone, t->at);
    fresh.computed_on = c->computed_on;
    fresh.light = (int)o->light;
    fresh.rule = (int)o->rule;
    fresh.reported_centi = o->reported_centi;
    fresh.undisputed_centi = o->undisputed_centi;
    fresh.expected_centi = o->expected_centi;
    fresh.late_original = o->late_original_days;
    fresh.late_current = o->late_current_days;
    fresh.marks = o->marks;
    fresh.moved_days = o->moved_days;
    archive_compare_row(x->r, t, t->at++, key, &fresh, "");
}

static const char people_columns[] = "light reported_centi undisputed_centi expected_centi late_original late_current";

/* What pages and lists give beside: the same figures. */
static void people_compared(struct lights *x, struct archive_table *t, size_t index, struct str key, const void *fresh)
{
    for (struct str rest = str_of(people_columns); !str_empty(rest);)
        archive_compare(x->r, t, index, key, str_chars(x->r->mem, str_cut(&rest, ' ')), fresh);
}

static void milestone_shown(struct lights *x, const struct fact_milestone *m, const struct milestone_outcome *o)
{
    struct archive_table *t = &x->milestone_rows;
    for (; t->at < t->count; t->at++) {
        struct portal_milestone_data fresh = *archive_row(t, struct portal_milestone_data, t->at);
        if (fresh.plan_number != m->plan_number || !str_eq(fresh.commitment_number, m->commitment_number) || !str_eq(fresh.number, m->milestone_number))
            continue;
        fresh.light = (int)o->light;
        fresh.reported_centi = o->reported_centi;
        fresh.undisputed_centi = o->undisputed_centi;
        fresh.expected_centi = o->expected_centi;
        fresh.late_original = o->late_original_days;
        fresh.late_current = o->late_current_days;
        people_compared(x, t, t->at++, str_fmt(x->r->mem, "plan %lld, hito %.*s", (long long)m->plan_number, STR_ARG(m->milestone_number)), &fresh);
        return;
    }
}

static void commitment_shown(struct lights *x, const struct fact_commitment *c, const struct commitment_outcome *o, struct str key)
{
    struct archive_table *t = &x->rows;
    for (size_t k = 0; k < t->count; k++) { /* the next one mostly: within a plan both sets are in one order */
        size_t i = t->at < t->count ? t->at : 0;
        t->at = i + 1;
        struct portal_row fresh = *archive_row(t, struct portal_row, i);
        if (fresh.plan_number != c->plan_number || !str_eq(fresh.number, c->commitment_number))
            continue;
        fresh.light = (int)o->light;
        fresh.reported_centi = o->reported_centi;
        fresh.undisputed_centi = o->undisputed_centi;
        fresh.expected_centi = o->expected_centi;
        fresh.late_original = o->late_original_days;
        fresh.late_current = o->late_current_days;
        people_compared(x, t, i, key, &fresh);
        return;
    }
    archive_complain(x->r, "datos/%.*s/compromisos.csv: falta la fila de %.*s", STR_ARG(x->r->jurisdiction), STR_ARG(key));
}

static void commitment_judged(struct lights *x, const struct fact_commitment *c, const struct commitment_outcome *o)
{
    struct archive_table *t = &x->kept_commitments;
    struct str key = str_fmt(x->r->mem, "plan %lld, compromiso %.*s", (long long)c->plan_number, STR_ARG(c->commitment_number));
    const struct kept_commitment *kept = t->at < t->count ? archive_row(t, struct kept_commitment, t->at) : NULL;
    if (kept == NULL || kept->plan_number != c->plan_number || !str_eq(kept->commitment_number, c->commitment_number)) {
        archive_complain(x->r, "datos/%.*s/resultados-compromisos.csv: falta la fila de %.*s", STR_ARG(x->r->jurisdiction), STR_ARG(key));
        return;
    }
    struct kept_commitment fresh = *kept;
    fresh.computed_on = c->computed_on;
    fresh.light = (int)o->light;
    fresh.rule = (int)o->rule;
    fresh.reported_centi = o->reported_centi;
    fresh.undisputed_centi = o->undisputed_centi;
    fresh.expected_centi = o->expected_centi;
    fresh.index_centi = o->index_centi;
    fresh.index_original_centi = o->index_original_centi;
    fresh.late_original = o->late_original_days;
    fresh.late_current = o->late_current_days;
    fresh.marks = o->marks;
    archive_compare_row(x->r, t, t->at++, key, &fresh, "");
    commitment_shown(x, c, o, key);
}

static void plan_judged(struct lights *x, int64_t plan)
{
    struct plan_outcome o = plan_evaluate(x->parts, x->part_count);
    const int64_t *n = o.by_light;
    x->part_count = 0;
    for (size_t i = 0; i < x->kept_plans.count; i++) {
        struct kept_plan fresh = *archive_row(&x->kept_plans, struct kept_plan, i);
        if (fresh.plan_number != plan)
            continue;
        fresh.reported_centi = o.reported_centi == NONE ? 0 : o.reported_centi;
        fresh.undisputed_centi = o.undisputed_centi == NONE ? 0 : o.undisputed_centi;
        fresh.expected_centi = o.expected_centi == NONE ? 0 : o.expected_centi;
        fresh.complete_count = n[LIGHT_COMPLETE];
        fresh.on_time_count = n[LIGHT_ON_TIME];
        fresh.at_risk_count = n[LIGHT_AT_RISK];
        fresh.late_count = n[LIGHT_LATE];
        fresh.silent_count = n[LIGHT_SILENT];
        fresh.none_count = n[LIGHT_NO_MILESTONES] + n[LIGHT_NOT_FOLLOWED];
        fresh.withdrawn_count = n[LIGHT_WITHDRAWN];
        archive_compare_row(x->r, &x->kept_plans, i, str_fmt(x->r->mem, "plan %lld", (long long)plan), &fresh, "");
        return;
    }
    archive_complain(x->r, "datos/%.*s/resultados-planes.csv: falta la fila del plan %lld", STR_ARG(x->r->jurisdiction), (long long)plan);
}

/* The milestones of the commitment, which are next in hechos-hitos. */
static bool facts_take(struct lights *x, const struct fact_commitment *c, struct commitment_facts *ret, const struct fact_milestone **ret_first)
{
    struct archive_table *t = &x->milestones;
    size_t from = t->at;
    bool good = c->weight_centi == NONE || sane(c->weight_centi);
    while (t->at < t->count && archive_row(t, struct fact_milestone, t->at)->plan_number == c->plan_number &&
           str_eq(archive_row(t, struct fact_milestone, t->at)->commitment_number, c->commitment_number))
        t->at++;
    struct milestone_facts *all = arena_array(x->r->mem, struct milestone_facts, t->at - from);
    for (size_t i = from; i < t->at; i++)
        good = milestone_take(x, archive_row(t, struct fact_milestone, i), &all[i - from]) && good;
    *ret = (struct commitment_facts){c->followed, c->withdrawn, c->disputed, all, t->at - from};
    *ret_first = t->at > from ? archive_row(t, struct fact_milestone, from) : NULL;
    return good && day_known(c->computed_on);
}

static void commitment_proved(struct lights *x, const struct fact_commitment *c, struct periods periods)
{
    struct commitment_facts f;
    const struct fact_milestone *first;
    const struct methodology *m = version_of(x, c);
    bool good = facts_take(x, c, &f, &first);
    if (!good || m == NULL) {
        archive_complain(x->r, "datos/%.*s/hechos-compromisos.csv: los hechos del plan %lld, compromiso %.*s, o su metodología, están incompletos "
                         "o no sirven para calcular", STR_ARG(x->r->jurisdiction), (long long)c->plan_number, STR_ARG(c->commitment_number));
        return;
    }
    for (size_t i = 0; i < f.count && f.followed; i++) {
        struct milestone_outcome o = milestone_evaluate(m, periods, &f.milestones[i], c->computed_on);
        milestone_judged(x, c, &first[i], &o);
        milestone_shown(x, &first[i], &o);
    }
    struct commitment_outcome o = commitment_evaluate(m, periods, &f, c->computed_on);
    commitment_judged(x, c, &o);
    x->parts[x->part_count++] = (struct plan_part){o, c->weight_centi};
}

static void left_over(struct lights *x, const struct archive_table *t)
{
    if (t->at < t->count)
        archive_complain(x->r, "datos/%.*s/%s.csv, fila %zu: no corresponde a ningún hecho de hechos-compromisos, o está fuera de orden",
                         STR_ARG(x->r->jurisdiction), t->set, t->at + 2);
}

enum status archive_prove_lights(struct archive_reader *r)
{
    struct lights x = {.r = r};
    TRY(tables_read(&x));
    versions_read(&x);
    x.parts = arena_array(r->mem, struct plan_part, x.commitments.count);
    struct periods periods = {0};
    for (size_t i = 0; i < x.commitments.count; i++) {
        const struct fact_commitment *c = archive_row(&x.commitments, struct fact_commitment, i);
        const struct fact_commitment *before = i > 0 ? c - 1 : NULL;
        if (before == NULL || before->plan_number != c->plan_number) {
            if (before != NULL)
                plan_judged(&x, before->plan_number);
            periods = periods_of(&x, c->plan_number);
        }
        commitment_proved(&x, c, periods);
        if (i + 1 == x.commitments.count)
            plan_judged(&x, c->plan_number);
    }
    left_over(&x, &x.milestones);
    left_over(&x, &x.shares);
    left_over(&x, &x.reports);
    left_over(&x, &x.kept_milestones);
    left_over(&x, &x.kept_commitments);
    return DONE;
}
