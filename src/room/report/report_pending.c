/* SPDX-License-Identifier: EUPL-1.2
 * What of the reports waits for a person, and what the worker does with them by itself. */
#include "room/report/report_pages.h"

#include "sql.h"

/* The institutions that the person is focal point of in the plan, as they answer now. */
static size_t institutions_for(struct request *r, const struct report_records *x, const struct report_person *people, size_t count, int64_t **ret)
{
    int64_t *found = arena_array(r->mem, int64_t, x->duty_count + 1);
    size_t n = 0;
    for (size_t i = 0; i < x->duty_count; i++) {
        const struct report_duty *m = &x->duties[i];
        int64_t answers = m->responsible == NONE ? NONE : report_answers(x, m->responsible);
        bool mine = false, known = answers == NONE;
        for (size_t k = 0; k < count; k++)
            mine = mine || (people[k].role == PERSON_FOCAL && people[k].commitment == m->commitment &&
                            (people[k].institution == NONE || report_answers(x, people[k].institution) == answers));
        for (size_t k = 0; k < n; k++)
            known = known || found[k] == answers;
        if (mine && !known)
            found[n++] = answers;
    }
    *ret = found;
    return n;
}

/* A locked period that an unlocking covers: what is public may be corrected, what was never sent may be. */
static enum status reopened_add(struct request *r, struct pending_list *list, const struct report_wait *w, const struct institution *i,
                                const struct report *rep, struct day today)
{
    struct unlocking *u;
    struct str values[] = {int_words(r->mem, r->lang, w->period_number), i->name};
    TRY(period_unlocking(r->db, r->mem, w->period, i->id, today, &u));
    if (u == NULL || (rep != NULL && (rep->state == REPORT_SENT || rep->state == REPORT_ACCEPTED)))
        return DONE;
    struct str path = report_path(r->mem, w->jurisdiction_code, w->plan_number, w->period_number, i->code);
    bool published = rep != NULL && day_known(rep->published_on);
    pending_add(r, list, say_with(r->mem, r->lang, published ? N_("Corregir el reporte reabierto del período %1 de %2") : N_("Reportar el período reabierto %1 por %2"), values, 2),
                path, u->until_on);
    return DONE;
}

static enum status own_add(struct request *r, struct pending_list *list, const struct report_wait *w, const struct report_records *x, int64_t institution, struct day today)
{
    struct report *rep;
    struct report_line *lines;
    const struct institution *i = report_institution(x, institution);
    enum status s = report_of(r->db, r->mem, w->period, institution, &rep);
    if (s != NOT_FOUND)
        TRY(s);
    bool there = s == DONE;
    if (i != NULL && day_known(w->locked_on))
        return reopened_add(r, list, w, i, there ? rep : NULL, today);
    if (i == NULL || (there && rep->state != REPORT_DRAFT && rep->state != REPORT_AUTHORISED && rep->state != REPORT_RETURNED))
        return DONE;
    size_t count = report_lines(r->mem, x, institution, there ? rep->id : NONE, today, &lines);
    if (count == 0)
        return DONE;
    struct str values[] = {int_words(r->mem, r->lang, w->period_number), int_words(r->mem, r->lang, (int64_t)count), i->name};
    const char *what = !there                           ? (count == 1 ? N_("Reportar el período %1 por %3: 1 hito") : N_("Reportar el período %1 por %3: %2 hitos"))
                       : rep->state == REPORT_AUTHORISED ? N_("Enviar el reporte autorizado del período %1 de %3")
                       : rep->state == REPORT_RETURNED   ? N_("Corregir el reporte devuelto del período %1 de %3")
                                                         : N_("Terminar y autorizar el reporte del período %1 de %3");
    struct str path = report_path(r->mem, w->jurisdiction_code, w->plan_number, w->period_number, i->code);
    pending_add(r, list, say_with(r->mem, r->lang, what, values, 3), path_fmt(r, "%.*s/%s", STR_ARG(path), there ? "revisar" : "paso-1"), w->due_on);
    return DONE;
}

/* `practice`: its id, or 0 for everything that is none. */
static enum status waits_on(struct request *r, struct pending_list *list, int64_t practice, struct day today)
{
    struct report_wait *waits;
    size_t count;
    TRY(db_many(r->db, SQL_REPORT_WAIT_OWN, WITH(IN(r->actor.person), IN(today), IN(practice)), r->mem, &report_wait_shape, &waits, &count));
    for (size_t i = 0; i < count; i++) {
        struct report_records x;
        struct report_person *people;
        size_t people_count;
        int64_t *institutions;
        struct plan plan = {.id = waits[i].plan, .jurisdiction = waits[i].jurisdiction};
        TRY(report_read(r->db, r->mem, &plan, NONE, &x));
        TRY(report_people(r->db, r->mem, plan.id, r->actor.person, today, &people, &people_count));
        size_t n = institutions_for(r, &x, people, people_count, &institutions);
        for (size_t k = 0; k < n; k++)
            TRY(own_add(r, list, &waits[i], &x, institutions[k], today));
    }
    return DONE;
}

/* A practice where the person has a role is asked on its own day: its calendar was moved on. */
static enum status own_waits(struct request *r, struct pending_list *list)
{
    struct jurisdiction *rows;
    size_t count;
    TRY(waits_on(r, list, 0, r->today));
    TRY(jurisdictions_and_practices(r->db, r->mem, &rows, &count));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; rows[i].practice && k < r->actor.grant_count; k++)
            if (r->actor.grants[k].jurisdiction == rows[i].id) {
                TRY(waits_on(r, list, rows[i].id, day_at(r->now, (int)rows[i].utc_offset_s)));
                break;
            }
    return DONE;
}

enum status report_pending(struct request *r, struct pending_list *list)
{
    struct report_check_wait *rows;
    size_t count;
    TRY(own_waits(r, list));
    bool staff = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        staff = staff || r->actor.grants[i].role == ROLE_DIRECTORATE;
    if (!staff)
        return DONE;
    TRY(db_many(r->db, SQL_REPORT_WAIT_CHECKS, WITHOUT, r->mem, &report_check_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction};
        struct str values[] = {int_words(r->mem, r->lang, rows[i].period_number), rows[i].institution_name};
        if (may(&r->actor, CHECK_REPORT, &there) == DONE)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Revisar el reporte del período %1 de %2"), values, 2),
                        report_path(r->mem, rows[i].jurisdiction_code, rows[i].plan_number, rows[i].period_number, rows[i].institution_code), DAY_NONE);
    }
    return DONE;
}

static enum status settle_one(struct chore_context *c, struct db *db, void *context)
{
    const struct report_due *due = context;
    return report_settle(db, c->mem, due->id, day_at(c->now, (int)due->utc_offset_s));
}

/* Every minute: what became public since, and what its period locked. */
enum status report_chore(struct chore_context *c)
{
    struct report_due *due;
    size_t count;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_many(c->reader, SQL_REPORTS_TO_SETTLE, WITHOUT, c->mem, &report_due_shape, &due, &count);
    TRY(db_end(c->reader, s));
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        TRY(job_write(c, settle_one, &due[i]));
    return DONE;
}
