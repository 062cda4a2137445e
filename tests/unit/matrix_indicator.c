/* SPDX-License-Identifier: EUPL-1.2
 * What the matrix needs of indicators: one of a plan with its sheet in force and a public value that came by letter, a
 * value that was sent, and an indicator whose sheet is a draft. */
#include "room/measurement/measurement_store.h"
#include "tests/unit/matrix_fill.h"

static void sheet_fill(const struct fill *f, struct indicator_version *v)
{
    shape_clear(&indicator_version_shape, v);
    v->number = 1;
    v->state = VERSION_DRAFT;
    v->change = CHANGE_FIRST;
    v->name = STR("Indicador de la matriz");
    v->level = LEVEL_OUTPUT;
    v->type = TYPE_NUMBER;
    v->direction = DIRECTION_UP;
    v->accumulation = ACCUMULATION_FLOW;
    v->achievement = ACHIEVEMENT_FROM_ZERO;
    v->unit = STR("casos");
    v->decimals = 0;
    v->baseline_kind = BASELINE_PENDING;
    v->parts_rule = PARTS_NONE;
    v->rollup = ROLLUP_NONE;
    v->months = 1;
    v->starts_on = (struct day){f->today.n - 100};
    v->ends_on = (struct day){f->today.n + 200};
    v->due_days = 10;
}

static enum status value_fill(struct fill *f, int64_t indicator, int64_t version, int64_t period, int state, int64_t *ret)
{
    struct measurement m;
    shape_clear(&measurement_shape, &m);
    m.indicator = indicator;
    m.period = period;
    m.version = version;
    m.state = state;
    m.kind = VALUE_REPORTED;
    m.value_micro = 10 * MICRO;
    m.channel = CHANNEL_LETTER;
    m.letter = f->m->letter;
    m.entered_by = f->people[V_DIRECTORATE];
    m.authorised_on = m.sent_on = (struct day){f->today.n - 40};
    if (state == REPORT_PUBLISHED)
        m.checked_on = m.public_on = m.published_on = (struct day){f->today.n - 30};
    TRY(record_add(f->db, &measurement_shape, &m));
    *ret = m.id;
    return DONE;
}

enum status matrix_indicator_fill(struct fill *f, int64_t plan, int64_t commitment, struct example *e, const char *code)
{
    struct indicator x, draft;
    struct indicator_version v, w;
    struct indicator_period *periods;
    size_t count;
    shape_clear(&indicator_shape, &x);
    x.jurisdiction = f->here;
    x.code = str_of(code);
    x.plan = plan;
    x.commitment = commitment;
    x.institution = f->institution;
    x.created_on = f->today;
    draft = x;
    draft.code = str_fmt(&f->t->mem, "%s_ficha", code);
    sheet_fill(f, &v);
    w = v;
    TRY(indicator_add(f->db, &x, &v));
    TRY(indicator_add(f->db, &draft, &w));
    v.state = VERSION_IN_FORCE;
    v.from_on = v.starts_on;
    v.act = f->m->act;
    TRY(record_change(f->db, &indicator_version_shape, &f->t->mem, &v));
    x.state = INDICATOR_IN_FORCE;
    TRY(record_change(f->db, &indicator_shape, &f->t->mem, &x));
    TRY(measurement_sheet_approved(f->db, &f->t->mem, v.id));
    TRY(indicator_periods(f->db, &f->t->mem, x.id, &periods, &count));
    int64_t sent;
    TRY(value_fill(f, x.id, v.id, periods[0].id, REPORT_PUBLISHED, &e->measurement));
    TRY(value_fill(f, x.id, v.id, periods[1].id, REPORT_SENT, &sent));
    return measurement_touch(f->db, &f->t->mem, x.id);
}
