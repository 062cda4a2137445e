/* SPDX-License-Identifier: EUPL-1.2
 * Two invented cases of stalled commitments: one open, by the rule, with what is being done about it; one
 * that ended with its reason. */
#include "command/demo_plan.h"
#include "room/stall/stall.h"

static struct day from_today(const struct demo_world *w, int days)
{
    return (struct day){w->today.n + days};
}

static enum status cause_add(struct db *db, int64_t stall_case, enum stall_cause cause, struct day began)
{
    struct stall_cause_row x = {.id = NONE, .stall_case = stall_case, .cause = (int)cause, .began_on = began, .ended_on = DAY_NONE};
    return record_add(db, &stall_cause_row_shape, &x);
}

static enum status case_add(struct db *db, struct arena *mem, const struct demo_world *w, const char *number, struct stall_case *c)
{
    struct commitment *of;
    TRY(commitment_by_number(db, mem, w->plan.id, str_of(number), &of));
    c->commitment = of->id;
    c->number = 1;
    return record_add(db, &stall_case_shape, c);
}

static enum status step_add(struct db *db, const struct demo_world *w, int64_t stall_case, const char *what, int owner, int due, int done)
{
    struct stall_step x;
    shape_clear(&stall_step_shape, &x);
    x.stall_case = stall_case;
    x.what = str_of(what);
    x.institution = w->institution[owner];
    x.due_on = from_today(w, due);
    x.state = done != 0 ? STEP_DONE : STEP_PENDING;
    if (done != 0) {
        x.done_on = from_today(w, done);
        x.note = STR("Se entregó a la otra parte y consta en el acta de la reunión.");
        x.marked_by = w->people.directorate;
    }
    return record_add(db, &stall_step_shape, &x);
}

static enum status meeting_add(struct db *db, const struct demo_world *w, int64_t stall_case, int held)
{
    static const struct {
        int institution;
        const char *people;
    } seats[] = {{0, "Persona inventada A (coordinación)"}, {5, "Persona inventada B (veeduría)"}};
    struct stall_meeting m;
    shape_clear(&stall_meeting_shape, &m);
    m.stall_case = stall_case;
    m.held_on = from_today(w, held);
    m.summary = STR("La prefectura explicó que el sistema de audiencias no tiene responsable desde el cambio de autoridades.");
    m.agreements = STR("Designar responsable y publicar un registro provisional en hoja de cálculo.");
    m.noted_by = w->people.directorate;
    TRY(record_add(db, &stall_meeting_shape, &m));
    for (size_t i = 0; i < COUNT(seats); i++) {
        struct stall_attendance a = {NONE, m.id, w->institution[seats[i].institution], str_of(seats[i].people)};
        TRY(record_add(db, &stall_attendance_shape, &a));
    }
    return DONE;
}

/* Commitment 4, 63 days late: open by the rule for three days. */
static enum status open_add(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct stall_case c;
    struct stall_offer o;
    shape_clear(&stall_case_shape, &c);
    c.state = STALL_OPEN;
    c.origin = STALL_BY_RULE;
    c.opened_on = from_today(w, -3);
    TRY(case_add(db, mem, w, "4", &c));
    TRY(cause_add(db, c.id, STALL_LATE, from_today(w, -62)));
    TRY(meeting_add(db, w, c.id, -1));
    TRY(step_add(db, w, c.id, "Designar a la persona responsable del registro de audiencias.", 0, 0, -1));
    TRY(step_add(db, w, c.id, "Publicar un registro provisional en hoja de cálculo, con las audiencias desde enero.", 0, 15, 0));
    shape_clear(&stall_offer_shape, &o);
    o.stall_case = c.id;
    o.institution = w->institution[6];
    o.person = w->people.counterpart;
    o.text = STR("Podemos prestar un equipo de estudiantes durante un mes para pasar los registros en papel.");
    o.offered_on = from_today(w, -1);
    o.state = OFFER_ACCEPTED;
    o.answer = STR("Gracias: empezamos la próxima semana.");
    o.answered_by = w->people.directorate;
    o.answered_on = w->today;
    return record_add(db, &stall_offer_shape, &o);
}

/* Commitment 12: opened by hand, closed when the work went on. */
static enum status closed_add(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct stall_case c;
    shape_clear(&stall_case_shape, &c);
    c.state = STALL_CLOSED;
    c.origin = STALL_BY_HAND;
    c.reason = STR("La contraparte y la institución responsable no se reunían desde hacía dos meses.");
    c.opened_by = c.closed_by = w->people.directorate;
    c.opened_on = from_today(w, -110);
    c.outcome = STALL_RESUMED;
    c.closing_note = STR("Las dos partes volvieron a reunirse y acordaron un calendario de trabajo.");
    c.closed_on = from_today(w, -80);
    TRY(case_add(db, mem, w, "12", &c));
    TRY(cause_add(db, c.id, STALL_MANUAL, c.opened_on));
    return step_add(db, w, c.id, "Reunirse y acordar un calendario de trabajo.", 2, -85, -86);
}

enum status demo_stall(struct db *db, struct arena *mem, const struct demo_world *w)
{
    TRY(open_add(db, mem, w));
    TRY(closed_add(db, mem, w));
    return stall_plan_look(db, mem, w->plan.id, w->today);
}
