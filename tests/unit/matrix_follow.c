/* SPDX-License-Identifier: EUPL-1.2
 * What hangs on a plan of the matrix beside its follow-up: cases, the calendar, a reprogramming. */
#include "room/period/period.h"
#include "room/report/report.h"
#include "room/reprogramming/reprogramming.h"
#include "room/stall/stall.h"
#include "tests/unit/matrix_fill.h"

/* An open case with a step and an offer of help. */
enum status matrix_stall_fill(struct fill *f, int64_t commitment, struct example *e)
{
    struct stall_case c;
    struct stall_step s;
    struct stall_offer o;
    shape_clear(&stall_case_shape, &c);
    c.commitment = commitment;
    c.number = 1;
    c.state = STALL_OPEN;
    c.origin = STALL_BY_HAND;
    c.opened_on = f->today;
    TRY(record_add(f->db, &stall_case_shape, &c));
    shape_clear(&stall_step_shape, &s);
    s.stall_case = c.id;
    s.what = STR("Un paso de la matriz");
    s.institution = f->institution;
    s.due_on = f->today;
    s.state = STEP_PENDING;
    TRY(record_add(f->db, &stall_step_shape, &s));
    e->step = s.id;
    shape_clear(&stall_offer_shape, &o);
    o.stall_case = c.id;
    o.institution = f->institution;
    o.person = f->people[V_COLEAD];
    o.text = STR("Ayuda de la matriz");
    o.offered_on = f->today;
    o.state = OFFER_MADE;
    TRY(record_add(f->db, &stall_offer_shape, &o));
    e->offer = o.id;
    return DONE;
}

/* The public report of the institution that leads. */
static enum status report_fill(struct fill *f, int64_t period)
{
    struct report r;
    shape_clear(&report_shape, &r);
    r.period = period;
    r.institution = f->institution;
    r.state = REPORT_PUBLISHED;
    r.channel = CHANNEL_FORM;
    r.saves = 1;
    r.entered_by = f->people[V_FOCAL_OWN];
    r.sent_on = r.published_on = (struct day){f->today.n - 40};
    return record_add(f->db, &report_shape, &r);
}

/* A locked period with an unlocking that waits, and an objection. */
enum status matrix_period_fill(struct fill *f, int64_t plan, int64_t commitment, struct example *e)
{
    struct methodology *m;
    struct period_row p;
    struct unlocking u;
    struct objection o;
    TRY(methodology_on(f->db, &f->t->mem, f->here, f->today, &m));
    shape_clear(&period_row_shape, &p);
    p.plan = plan;
    p.number = 1;
    p.methodology = m->id;
    p.starts_on = p.opens_on = (struct day){f->today.n - 100};
    p.cut_on = p.due_on = (struct day){f->today.n - 40};
    p.closes_on = p.publish_on = p.published_on = (struct day){f->today.n - 20};
    p.locked_on = (struct day){f->today.n - 19};
    TRY(record_add(f->db, &period_row_shape, &p));
    shape_clear(&unlocking_shape, &u);
    u.period = p.id;
    u.reason = STR("El reporte llegó a otra dirección.");
    u.state = UNLOCKING_ASKED;
    u.asked_by = f->people[V_DIRECTORATE];
    u.asked_on = f->today;
    u.until_on = (struct day){f->today.n + 5};
    TRY(record_add(f->db, &unlocking_shape, &u));
    e->unlocking = u.id;
    TRY(report_fill(f, p.id));
    shape_clear(&objection_shape, &o);
    o.commitment = commitment;
    o.institution = f->institution;
    o.person = f->people[V_FOCAL_OWN];
    o.light = LIGHT_LATE;
    o.computed_on = o.given_on = f->today;
    o.reasons = STR("El hito se entregó a otra mesa.");
    TRY(record_add(f->db, &objection_shape, &o));
    e->objection = o.id;
    return DONE;
}

/* A reprogramming with one of everything. */
enum status matrix_reprogramming_fill(struct fill *f, int64_t plan, int64_t commitment, struct example *e)
{
    struct reprogramming x;
    struct repro_item i;
    struct repro_comment c;
    shape_clear(&reprogramming_shape, &x);
    x.plan = plan;
    x.number = 1;
    x.state = REPRO_FEEDBACK;
    x.reason = STR("La matriz pide cambiar el plan.");
    x.opened_by = f->people[V_DIRECTORATE];
    x.opened_on = x.proposals_until = x.commission_on = x.feedback_on = x.feedback_until = f->today;
    TRY(record_add(f->db, &reprogramming_shape, &x));
    struct repro_member m = {NONE, x.id, f->institution, REPRO_STATE_SIDE, STR("Persona de la matriz")};
    TRY(record_add(f->db, &repro_member_shape, &m));
    e->member = m.id;
    shape_clear(&repro_item_shape, &i);
    i.reprogramming = x.id;
    i.commitment = commitment;
    i.kind = CHANGE_WITHDRAW_COMMITMENT;
    i.reasons = STR("Una razón de la matriz");
    i.proposed_by = f->people[V_FOCAL_OWN];
    i.proposed_as = ROLE_FOCAL;
    i.proposed_on = f->today;
    TRY(record_add(f->db, &repro_item_shape, &i));
    e->item = i.id;
    shape_clear(&repro_comment_shape, &c);
    c.reprogramming = x.id;
    c.institution = f->institution;
    c.person = f->people[V_COUNTERPART_OWN];
    c.text = STR("Un comentario de la matriz");
    c.given_on = f->today;
    TRY(record_add(f->db, &repro_comment_shape, &c));
    e->comment = c.id;
    struct repro_difference d = {NONE, x.id, STR("Página 1"), STR("Uno"), STR("Otro"), f->today};
    TRY(record_add(f->db, &repro_difference_shape, &d));
    e->difference = d.id;
    return DONE;
}
