/* SPDX-License-Identifier: EUPL-1.2
 * The ladder of a period: before the due day, on it, after it, then to the authority. By mail it is the
 * person's one letter of the week, brought forward where none went out yet; on paper, a letter out drafted
 * in the register for the office to send. Nothing goes to who has reported. */
#include "job/job.h"
#include "room/notice/notice_digest.h"
#include "sql.h"

CHOICES_TABLE(reminder_step, REMINDER_STEP);
#define SHAPE_TAG struct reminder
SHAPE_TABLE(reminder, "reminder", REMINDER);
#undef SHAPE_TAG
#define SHAPE_TAG struct reminder_person
SHAPE_TABLE(reminder_person, NULL, REMINDER_PERSON);
#undef SHAPE_TAG

/* One institution that owes a report, at a step that was not done yet. */
struct owing {
    const struct jurisdiction *jurisdiction;
    const struct plan *plan;
    const struct period_row *period;
    const struct institution *institution;
    int step;
    struct day today;
};

static enum status letter_write(struct chore_context *c, struct db *db, const struct owing *o, int64_t *ret)
{
    struct letter l;
    shape_clear(&letter_shape, &l);
    l.jurisdiction = o->jurisdiction->id;
    l.direction = LETTER_OUT;
    l.kind = o->step == STEP_AUTHORITY ? LETTER_ESCALATION : LETTER_REMINDER;
    l.institution = o->institution->id;
    l.plan = o->plan->id;
    l.period = o->period->id;
    struct letter_facts facts = {o->jurisdiction->name, o->institution->name, o->plan->name, o->period->number,
                                 o->period->starts_on, o->period->cut_on, o->period->due_on, o->today};
    letter_draft(c->mem, (enum letter_kind)l.kind, &facts, &l.subject, &l.text);
    TRY(letter_issue(db, c->mem, letter_prefix(c->mem, o->jurisdiction->code), o->today, &l));
    *ret = l.id;
    return DONE;
}

/* Focal points get their letter of this week now, unless they had it, or it comes in time by itself. */
static enum status people_write(struct chore_context *c, struct db *db, const struct owing *o)
{
    struct day week;
    struct digest *d;
    struct reminder_person *people;
    size_t count;
    struct instant moment = digest_moment(&c->site->config, c->now, &week);
    if (o->step == STEP_BEFORE && c->now.s < moment.s && moment.s < (int64_t)o->period->due_on.n * 86400)
        return DONE;
    TRY(digest_week(db, c->mem, week, &d));
    TRY(db_many(db, SQL_REMINDER_PEOPLE, WITH(IN(o->plan->id), IN(o->institution->id), IN(o->today)), c->mem, &reminder_person_shape,
                &people, &count));
    for (size_t i = 0; i < count; i++)
        TRY(db_exec(db, SQL_DIGEST_PERSON, WITH(IN(d->id), IN(people[i].person)), NULL));
    return DONE;
}

static enum status step_write(struct chore_context *c, struct db *db, void *context)
{
    const struct owing *o = context;
    struct reminder row;
    int64_t done;
    TRY(db_int(db, SQL_REMINDER_DONE,
               WITH(IN(o->period->id), IN(o->institution->id), IN_CHOICE(reminder_step, o->step)), &done));
    if (done > 0)
        return DONE;
    shape_clear(&reminder_shape, &row);
    row.period = o->period->id;
    row.institution = o->institution->id;
    row.step = o->step;
    row.done_on = o->today;
    if (o->step == STEP_AFTER || o->step == STEP_AUTHORITY)
        TRY(letter_write(c, db, o, &row.letter));
    TRY(record_add(db, &reminder_shape, &row));
    return people_write(c, db, o);
}

struct owing_list {
    struct owing *items;
    size_t count, size;
};

static void owing_add(struct arena *mem, struct owing_list *list, struct owing o)
{
    if (list->count == list->size) {
        size_t size = list->size == 0 ? 32 : list->size * 2;
        list->items = arena_grow(mem, list->items, list->size * sizeof *list->items, size * sizeof *list->items);
        list->size = size;
    }
    list->items[list->count++] = o;
}

static enum status period_read(struct chore_context *c, const struct jurisdiction *j, const struct plan *plan,
                               const struct period_row *period, struct day today, struct owing_list *list)
{
    struct methodology *version;
    struct round_item *items;
    size_t count;
    enum period_phase phase = period_phase_on(period, today);
    if (phase != PERIOD_OPEN && phase != PERIOD_OVERDUE)
        return DONE;
    TRY(record_get(c->reader, c->mem, &methodology_shape, period->methodology, &version));
    int step = reminder_step_on(period->due_on, c->site->config.reminder_days, version->escalate_days, today);
    if (step < 0)
        return DONE;
    TRY(report_round(c->reader, c->mem, plan, period, today, true, &items, &count));
    for (size_t i = 0; i < count; i++) {
        int64_t done;
        if (items[i].state != ROUND_MISSING)
            continue;
        TRY(db_int(c->reader, SQL_REMINDER_DONE,
                   WITH(IN(period->id), IN(items[i].institution->id), IN_CHOICE(reminder_step, step)), &done));
        if (done == 0)
            owing_add(c->mem, list, (struct owing){j, plan, period, items[i].institution, step, today});
    }
    return DONE;
}

static enum status all_read(struct chore_context *c, struct owing_list *list)
{
    struct plan *plans;
    size_t count, period_count;
    TRY(db_many(c->reader, SQL_REMINDER_PLANS, WITHOUT, c->mem, &plan_shape, &plans, &count));
    for (size_t i = 0; i < count; i++) {
        struct jurisdiction *j;
        struct period_row *periods;
        TRY(record_get(c->reader, c->mem, &jurisdiction_shape, plans[i].jurisdiction, &j));
        struct day today = day_at(c->now, (int)j->utc_offset_s);
        TRY(periods_of_plan(c->reader, c->mem, plans[i].id, &periods, &period_count));
        for (size_t k = 0; k < period_count; k++)
            TRY(period_read(c, j, &plans[i], &periods[k], today, list));
    }
    return DONE;
}

enum status reminder_chore(struct chore_context *c)
{
    struct owing_list list = {0};
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, all_read(c, &list)));
    for (size_t i = 0; i < list.count && !job_stopping(c); i++)
        TRY(job_write(c, step_write, &list.items[i]));
    return DONE;
}
