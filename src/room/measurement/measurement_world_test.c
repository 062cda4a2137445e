/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/measurement/measurement_test.h"

struct indicator_version measurement_sheet_new(const struct measurement_world *w, int type)
{
    struct indicator_version v;
    shape_clear(&indicator_version_shape, &v);
    v.number = 1;
    v.state = VERSION_DRAFT;
    v.change = CHANGE_FIRST;
    v.name = STR("Personas atendidas en la ventanilla");
    v.level = LEVEL_OUTPUT;
    v.type = type;
    v.direction = DIRECTION_UP;
    v.accumulation = ACCUMULATION_FLOW;
    v.achievement = ACHIEVEMENT_FROM_ZERO;
    v.unit = STR("personas");
    v.decimals = 1;
    v.least_micro = 0;
    v.baseline_kind = BASELINE_PENDING;
    v.parts_rule = PARTS_NONE;
    v.rollup = ROLLUP_NONE;
    v.months = 1;
    v.starts_on = w->first;
    v.ends_on = (struct day){day_add_months(w->first, 12).n - 1};
    v.due_days = 10;
    return v;
}

enum status measurement_sheet_add(struct db *db, struct arena *mem, const struct measurement_world *w, int64_t jurisdiction, int64_t institution,
                                  const char *code, struct indicator_version *v, struct indicator *x)
{
    shape_clear(&indicator_shape, x);
    x->jurisdiction = jurisdiction;
    x->code = str_of(code);
    x->institution = institution;
    x->created_on = w->first;
    if (jurisdiction == w->base.jurisdiction) {
        x->plan = w->base.plan;
        x->commitment = w->base.commitment[0];
    }
    TRY(indicator_add(db, x, v));
    v->state = VERSION_IN_FORCE;
    v->from_on = w->first;
    TRY(record_change(db, &indicator_version_shape, mem, v));
    x->state = INDICATOR_IN_FORCE;
    TRY(record_change(db, &indicator_shape, mem, x));
    return measurement_sheet_approved(db, mem, v->id);
}

static enum status sexes_add(struct db *db, struct arena *mem, struct measurement_world *w)
{
    struct indicator_part women = {.id = NONE, .version = w->version[0], .dimension = STR("sexo"), .code = STR("mujeres"), .name = STR("Mujeres"),
                                   .position = 1, .territory = NONE};
    struct indicator_part men = women;
    men.code = STR("hombres");
    men.name = STR("Hombres");
    men.position = 2;
    TRY(record_add(db, &indicator_part_shape, &women));
    TRY(record_add(db, &indicator_part_shape, &men));
    w->women = women.id;
    w->men = men.id;
    return measurement_touch(db, mem, w->served);
}

enum status measurement_world_add(struct db *db, struct arena *mem, struct measurement_world *w)
{
    struct indicator x;
    int year, month, day;
    day_split(w->base.today, &year, &month, &day);
    w->first = day_add_months(day_of(year, month, 1), -6);
    struct indicator_version served = measurement_sheet_new(w, TYPE_NUMBER), asked = measurement_sheet_new(w, TYPE_NUMBER),
                             index = measurement_sheet_new(w, TYPE_INDEX);
    served.parts_rule = PARTS_ADD_UP;
    TRY(measurement_sheet_add(db, mem, w, w->base.jurisdiction, w->base.ministry, "atendidos", &served, &x));
    w->served = x.id;
    w->version[0] = served.id;
    TRY(sexes_add(db, mem, w));
    asked.name = STR("Personas que pidieron atención");
    TRY(measurement_sheet_add(db, mem, w, w->base.jurisdiction, w->base.ministry, "pedidos", &asked, &x));
    w->asked = x.id;
    w->version[1] = asked.id;
    index.name = STR("De cada cien pedidos, los atendidos");
    index.formula = STR("(atendidos / pedidos) * 100");
    TRY(measurement_sheet_add(db, mem, w, w->base.jurisdiction, w->base.ministry, "indice", &index, &x));
    w->index = x.id;
    w->version[2] = index.id;
    return DONE;
}

enum status measurement_put(struct db *db, struct arena *mem, const struct measurement_world *w, int64_t indicator, int64_t period, int kind,
                            int64_t value, int64_t corrects, struct measurement *m)
{
    struct method_sheets sheets;
    TRY(sheets_of(db, mem, indicator, &sheets));
    shape_clear(&measurement_shape, m);
    m->indicator = indicator;
    m->period = period;
    m->version = sheets.items[sheets.count - 1].version->id;
    m->state = REPORT_ACCEPTED;
    m->kind = kind;
    m->value_micro = value;
    m->words = STR("Lo que se vio en el período.");
    m->channel = CHANNEL_FORM;
    m->entered_by = w->base.focal;
    m->corrects = corrects;
    m->correction = corrects == NONE ? STR_NONE : STR("Se contó dos veces una parte de los casos.");
    m->authorised_on = m->sent_on = m->checked_on = w->base.today;
    TRY(record_add(db, &measurement_shape, m));
    return measurement_publish(db, mem, m, w->base.today);
}
