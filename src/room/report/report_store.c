/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/report/report_store.h"

#include "base/text.h"
#include "sql.h"

enum status report_read(struct db *db, struct arena *mem, const struct plan *plan, int64_t report, struct report_records *x)
{
    *x = (struct report_records){0};
    TRY(db_many(db, SQL_REPORT_DUTIES, WITH(IN(plan->id)), mem, &report_duty_shape, &x->duties, &x->duty_count));
    TRY(milestone_parts_of_plan(db, mem, plan->id, &x->parts, &x->part_count));
    TRY(db_many(db, SQL_REPORT_CLAIMS, WITH(IN(plan->id), IN(report)), mem, &report_claim_shape, &x->claims, &x->claim_count));
    TRY(db_many(db, SQL_REPORT_VERDICTS, WITH(IN(plan->id)), mem, &verdict_shape, &x->verdicts, &x->verdict_count));
    TRY(institutions_of(db, mem, plan->jurisdiction, &x->institutions, &x->institution_count));
    return institution_successions(db, mem, plan->jurisdiction, &x->links, &x->link_count);
}

enum status report_of(struct db *db, struct arena *mem, int64_t period, int64_t institution, struct report **ret)
{
    return db_one(db, SQL_REPORT_OF, WITH(IN(period), IN(institution)), mem, &report_shape, ret);
}

enum status reports_of_period(struct db *db, struct arena *mem, int64_t period, struct report **ret, size_t *ret_count)
{
    return db_many(db, SQL_REPORTS_OF_PERIOD, WITH(IN(period)), mem, &report_shape, ret, ret_count);
}

enum status report_people(struct db *db, struct arena *mem, int64_t plan, int64_t person, struct day today,
                          struct report_person **ret, size_t *ret_count)
{
    *ret_count = 0;
    if (person == NONE)
        return DONE;
    return db_many(db, SQL_REPORT_PEOPLE, WITH(IN(plan), IN(person), IN(today)), mem, &report_person_shape, ret, ret_count);
}

struct str report_path(struct arena *mem, struct str jurisdiction, int64_t plan, int64_t period, struct str institution)
{
    struct str code = url_component(mem, institution);
    return str_fmt(mem, "/%.*s/plan/%lld/periodo/%lld/reporte/%.*s", STR_ARG(jurisdiction), (long long)plan, (long long)period, STR_ARG(code));
}

void report_keep_public(struct report_records *x)
{
    size_t claims = 0, verdicts = 0;
    for (size_t i = 0; i < x->claim_count; i++)
        if (day_known(x->claims[i].public_on))
            x->claims[claims++] = x->claims[i];
    for (size_t i = 0; i < x->verdict_count; i++)
        if (day_known(x->verdicts[i].public_on))
            x->verdicts[verdicts++] = x->verdicts[i];
    x->claim_count = claims;
    x->verdict_count = verdicts;
}

bool report_is_told(int state, struct day published_on)
{
    return day_known(published_on) || state == REPORT_ACCEPTED || state == REPORT_PUBLISHED || state == REPORT_LOCKED;
}

static int round_state_of(const struct report *r)
{
    if (r == NULL || !day_known(r->sent_on))
        return ROUND_MISSING;
    if (report_reopened(r)) /* what was published still is */
        return ROUND_PUBLIC;
    switch (r->state) {
    case REPORT_ACCEPTED:
        return ROUND_ACCEPTED;
    case REPORT_PUBLISHED:
    case REPORT_LOCKED:
        return ROUND_PUBLIC;
    default:
        return ROUND_IN_REVIEW;
    }
}

static struct round_item *round_find(struct round_item *all, size_t count, int64_t institution)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].institution->id == institution)
            return &all[i];
    return NULL;
}

enum status report_round(struct db *db, struct arena *mem, const struct plan *plan, const struct period_row *period, struct day today,
                         bool sees_unpublished, struct round_item **ret, size_t *ret_count)
{
    struct report_records x;
    struct report *reports;
    size_t report_count, n = 0;
    TRY(report_read(db, mem, plan, NONE, &x));
    if (!sees_unpublished)
        report_keep_public(&x);
    TRY(reports_of_period(db, mem, period->id, &reports, &report_count));
    struct round_item *all = arena_array(mem, struct round_item, x.institution_count);
    for (size_t i = 0; i < x.institution_count; i++) { /* by name: institutions_of() sorts */
        struct round_item item = {.institution = &x.institutions[i]};
        struct report_line *lines;
        for (size_t k = 0; k < report_count; k++)
            if (reports[k].institution == item.institution->id && (sees_unpublished || report_is_told(reports[k].state, reports[k].published_on)))
                item.report = &reports[k];
        item.lines = report_lines(mem, &x, item.institution->id, item.report == NULL ? NONE : item.report->id, today, &lines);
        item.state = round_state_of(item.report);
        struct day until = item.state == ROUND_MISSING ? today : item.report->sent_on;
        item.late_days = day_before(period->due_on, until) ? days_between(period->due_on, until) : 0;
        if ((item.lines > 0 || item.state != ROUND_MISSING) && round_find(all, n, item.institution->id) == NULL)
            all[n++] = item;
    }
    *ret = all;
    *ret_count = n;
    return DONE;
}

enum status report_adopt(struct db *db, struct arena *mem, const struct plan *plan, const struct report *r)
{
    struct report_records x;
    TRY(report_read(db, mem, plan, NONE, &x));
    for (size_t i = 0; i < x.claim_count; i++) {
        struct claim c = report_claim_base(&x.claims[i]);
        bool own = false;
        for (size_t k = 0; k < x.duty_count; k++)
            own = own || (x.duties[k].id == c.milestone && report_is_duty(&x, &x.duties[k], r->institution));
        if (!own || c.report != NONE || c.state != CLAIM_ACCEPTED || c.sent_on.n != r->sent_on.n)
            continue;
        c.report = r->id;
        c.channel = r->channel;
        TRY(record_change(db, &claim_shape, mem, &c));
    }
    return DONE;
}
