/* SPDX-License-Identifier: EUPL-1.2
 * Part of the stage of leak_house.h: indicators. Public: a series of ten periods with one value, the one that it feeds,
 * an index over it. Not public: a sheet, a further version, values in every state, words, an indicator of a draft plan. */
#include "room/measurement/measurement_pages.h"
#include "tests/unit/leak_fill.h"

#define CODE "fuga"
#define INDICATOR_PATTERN "/:jurisdiction/indicador/:indicator"
#define VALUE_PATTERN INDICATOR_PATTERN "/medicion/:measurement"

/* Whole and in force where it has no word; else every text carries it. */
static void sheet(struct leak_fill *f, struct indicator_version *v, int type)
{
    shape_clear(&indicator_version_shape, v);
    v->number = 1;
    v->state = VERSION_DRAFT;
    v->change = CHANGE_FIRST;
    v->name = STR("Personas atendidas de la fuga");
    v->level = LEVEL_OUTPUT;
    v->type = type;
    v->direction = DIRECTION_UP;
    v->accumulation = ACCUMULATION_FLOW;
    v->achievement = ACHIEVEMENT_FROM_ZERO;
    v->unit = STR("personas");
    v->decimals = 0;
    v->baseline_kind = BASELINE_PENDING;
    v->parts_rule = PARTS_NONE;
    v->rollup = ROLLUP_NONE;
    v->months = 1;
    v->starts_on = leak_ago(f, 320);
    v->ends_on = (struct day){f->today.n + 100};
    v->due_days = 5;
}

static void sheet_worded(struct leak_fill *f, struct indicator_version *v)
{
    v->name = str_fmt(f->mem, "Ficha %s", f->word);
    v->change_report = leak_told(f, "informe del cambio");
    v->definition = leak_told(f, "definición");
    v->justification = leak_told(f, "justificación");
    v->unit = str_fmt(f->mem, "%s", f->word);
    v->source = v->means = v->collection = v->quality = v->limits = v->interpretation = v->use_of = leak_told(f, "fuentes");
    v->availability = v->georeference = v->classifier = v->prepared_by = v->baseline_source = str_fmt(f->mem, "Otro %s", f->word);
    v->bibliography = leak_told(f, "referencias");
}

static enum status lists_worded(struct leak_fill *f, const struct indicator_version *v)
{
    struct indicator_part p = {.id = NONE, .version = v->id, .dimension = STR("zona"), .code = str_of(f->word), .name = str_fmt(f->mem, "Parte %s", f->word),
                               .position = 1, .territory = NONE};
    TRY(record_add(f->db, &indicator_part_shape, &p));
    struct indicator_target t = {.id = NONE, .version = v->id, .part = p.id, .starts_on = v->starts_on, .ends_on = v->ends_on,
                                 .value_micro = 77 * MICRO, .reason = leak_told(f, "razón de la meta")};
    TRY(record_add(f->db, &indicator_target_shape, &t));
    t.id = t.part = NONE;
    return record_add(f->db, &indicator_target_shape, &t);
}

static void indicator_new(struct leak_fill *f, struct indicator *x, const char *code)
{
    shape_clear(&indicator_shape, x);
    x->jurisdiction = f->h->here;
    x->code = str_of(code);
    x->plan = f->h->plan;
    x->commitment = f->h->m.published.commitment;
    x->institution = f->h->institution;
    x->created_on = leak_ago(f, 320);
}

static enum status in_force(struct leak_fill *f, struct indicator *x, struct indicator_version *v)
{
    TRY(indicator_add(f->db, x, v));
    v->state = VERSION_IN_FORCE;
    v->from_on = v->starts_on;
    v->act = f->h->m.act;
    TRY(record_change(f->db, &indicator_version_shape, f->mem, v));
    x->state = INDICATOR_IN_FORCE;
    TRY(record_change(f->db, &indicator_shape, f->mem, x));
    leak_address(f->h, INDICATOR_PATTERN, str_fmt(f->mem, "/ceibos/indicador/%.*s", STR_ARG(x->code)));
    return measurement_sheet_approved(f->db, f->mem, v->id);
}

static enum status value_at(struct leak_fill *f, int number, int state, int64_t value, int64_t corrects, struct measurement *m)
{
    struct indicator *x;
    struct indicator_period *periods;
    struct indicator_version *versions;
    size_t count, version_count;
    TRY(indicator_by_code(f->db, f->mem, f->h->here, STR(CODE), &x));
    TRY(indicator_periods(f->db, f->mem, x->id, &periods, &count));
    TRY(indicator_versions(f->db, f->mem, x->id, &versions, &version_count));
    shape_clear(&measurement_shape, m);
    m->indicator = x->id;
    m->period = periods[number - 1].id;
    m->version = versions[version_count - 1].id;
    m->state = state;
    m->kind = VALUE_REPORTED;
    m->value_micro = value * MICRO;
    m->channel = CHANNEL_FORM;
    m->entered_by = f->h->m.people[V_FOCAL_OWN];
    m->corrects = corrects;
    if (state != REPORT_DRAFT)
        m->authorised_on = leak_ago(f, 6);
    if (state != REPORT_DRAFT && state != REPORT_AUTHORISED)
        m->sent_on = leak_ago(f, 5);
    if (state == REPORT_RETURNED || state == REPORT_ACCEPTED || state == REPORT_PUBLISHED)
        m->checked_on = leak_ago(f, 4);
    if (state == REPORT_ACCEPTED)
        m->public_on = (struct day){f->today.n + 20};
    if (f->word != NULL) {
        m->words = leak_told(f, "en palabras");
        m->parts_note = leak_told(f, "por qué no suman");
        m->unusual_note = leak_told(f, "por qué es inusual");
        m->correction = corrects == NONE ? STR_NONE : leak_told(f, "informe del ajuste");
        m->authorised_name = m->authorised_post = str_fmt(f->mem, "Autoridad %s", f->word);
        m->authorised_letter = str_fmt(f->mem, "MEMO-%s", f->word);
        m->return_reason = state == REPORT_RETURNED ? leak_told(f, "qué falta") : STR_NONE;
    }
    TRY(record_add(f->db, &measurement_shape, m));
    if (f->word != NULL)
        leak_address(f->h, VALUE_PATTERN, str_fmt(f->mem, "/ceibos/indicador/" CODE "/medicion/%lld", (long long)m->id));
    return DONE;
}

static enum status value_proof(struct leak_fill *f, const struct measurement *m)
{
    struct evidence e;
    shape_clear(&evidence_shape, &e);
    e.jurisdiction = f->h->here;
    e.commitment = day_known(m->sent_on) ? f->h->m.published.commitment : NONE;
    e.kind = EVIDENCE_LINK;
    e.url = str_fmt(f->mem, "https://ejemplo.ec/valor/%s", f->word);
    e.link_state = LINK_UNCHECKED;
    e.description = leak_told(f, "qué demuestra");
    e.visibility = EVIDENCE_HIDDEN;
    e.added_by = f->h->m.people[V_FOCAL_OWN];
    e.added_at = instant_now();
    TRY(record_add(f->db, &evidence_shape, &e));
    leak_address(f->h, "/:jurisdiction/prueba/:id", str_fmt(f->mem, "/ceibos/prueba/%lld", (long long)e.id));
    struct measurement_proof p = {.id = NONE, .measurement = m->id, .evidence = e.id};
    return record_add(f->db, &measurement_proof_shape, &p);
}

static enum status word_put(struct leak_fill *f, const struct measurement *m)
{
    struct measurement_word w;
    f->word = secret_kinds[S_VALUE_WORD].word;
    shape_clear(&measurement_word_shape, &w);
    w.measurement = m->id;
    w.institution = f->h->institution;
    w.person = f->h->m.people[V_COUNTERPART_OWN];
    w.kind = VERDICT_DISPUTES;
    w.reasons = leak_told(f, "por qué se disputa");
    w.given_on = leak_ago(f, 3);
    w.reply = leak_told(f, "la réplica");
    w.replied_by = f->h->m.people[V_FOCAL_OWN];
    w.replied_on = leak_ago(f, 2);
    return record_add(f->db, &measurement_word_shape, &w);
}

/* A series, what it feeds and an index over it; all of it public. */
enum status leak_indicators_open(struct leak_fill *f)
{
    struct indicator whole, x, index;
    struct indicator_version v;
    struct measurement m;
    f->word = NULL;
    sheet(f, &v, TYPE_NUMBER);
    v.name = STR("Total de la fuga");
    v.rollup = ROLLUP_SUM;
    indicator_new(f, &whole, CODE "_total");
    TRY(in_force(f, &whole, &v));
    sheet(f, &v, TYPE_NUMBER);
    v.rollup = ROLLUP_SUM;
    indicator_new(f, &x, CODE);
    x.parent = whole.id;
    TRY(in_force(f, &x, &v));
    sheet(f, &v, TYPE_INDEX);
    v.name = STR("Índice de la fuga");
    v.formula = STR(CODE " * 2");
    indicator_new(f, &index, CODE "_indice");
    TRY(in_force(f, &index, &v));
    TRY(value_at(f, 1, REPORT_ACCEPTED, 10, NONE, &m));
    TRY(measurement_publish(f->db, f->mem, &m, leak_ago(f, 2)));
    for (int i = 1; i <= 8; i++) {
        leak_address(f->h, INDICATOR_PATTERN "/medir/:period", str_fmt(f->mem, "/ceibos/indicador/" CODE "/medir/%d", i));
        leak_address(f->h, INDICATOR_PATTERN "/corregir/:period", str_fmt(f->mem, "/ceibos/indicador/" CODE "/corregir/%d", i));
    }
    f->h->value = m.id;
    return DONE;
}

static enum status sheets_silent(struct leak_fill *f)
{
    struct indicator x, *open;
    struct indicator_version v;
    f->word = secret_kinds[S_SHEET].word;
    sheet(f, &v, TYPE_NUMBER);
    sheet_worded(f, &v);
    indicator_new(f, &x, f->word);
    TRY(indicator_add(f->db, &x, &v));
    TRY(lists_worded(f, &v));
    leak_address(f->h, INDICATOR_PATTERN, str_fmt(f->mem, "/ceibos/indicador/%s", f->word));
    leak_address(f->h, INDICATOR_PATTERN "/ficha/:version", str_fmt(f->mem, "/ceibos/indicador/%s/ficha/1", f->word));
    f->word = secret_kinds[S_VERSION].word;
    TRY(indicator_by_code(f->db, f->mem, f->h->here, STR(CODE), &open));
    sheet(f, &v, TYPE_NUMBER);
    sheet_worded(f, &v);
    v.indicator = open->id;
    v.number = 2;
    v.state = VERSION_PROPOSED;
    v.change = CHANGE_METHOD;
    TRY(record_add(f->db, &indicator_version_shape, &v));
    leak_address(f->h, INDICATOR_PATTERN "/ficha/:version", STR("/ceibos/indicador/" CODE "/ficha/2"));
    return lists_worded(f, &v);
}

/* Approved, feeding and linked with what is public, but of a plan in draft. */
static enum status planned_silent(struct leak_fill *f)
{
    struct indicator x, *whole;
    struct indicator_version v;
    struct commitment *c;
    f->word = secret_kinds[S_PLANNED].word;
    TRY(record_get(f->db, f->mem, &commitment_shape, f->h->m.draft.commitment, &c));
    TRY(indicator_by_code(f->db, f->mem, f->h->here, STR(CODE "_total"), &whole));
    sheet(f, &v, TYPE_NUMBER);
    sheet_worded(f, &v);
    v.unit = STR("personas");
    v.rollup = ROLLUP_SUM;
    indicator_new(f, &x, f->word);
    x.plan = c->plan;
    x.commitment = c->id;
    x.parent = whole->id;
    x.shared = true;
    TRY(in_force(f, &x, &v));
    struct indicator_link l = {.id = NONE, .indicator = x.id, .commitment = f->h->m.published.commitment};
    TRY(record_add(f->db, &indicator_link_shape, &l));
    return measurement_touch(f->db, f->mem, whole->id);
}

enum status leak_indicators_silent(struct leak_fill *f)
{
    static const struct {
        enum secret_thing what;
        int number, state;
        int64_t value;
    } values[] = {{S_VALUE_DRAFT, 2, REPORT_DRAFT, 987101}, {S_VALUE_AUTHORISED, 3, REPORT_AUTHORISED, 987102}, {S_VALUE_SENT, 4, REPORT_SENT, 987103},
                  {S_VALUE_RETURNED, 5, REPORT_RETURNED, 987104}, {S_VALUE_ACCEPTED, 6, REPORT_ACCEPTED, 987105}};
    struct measurement m;
    TRY(sheets_silent(f));
    TRY(planned_silent(f));
    for (size_t i = 0; i < COUNT(values); i++) {
        f->word = secret_kinds[values[i].what].word;
        TRY(value_at(f, values[i].number, values[i].state, values[i].value, NONE, &m));
        TRY(value_proof(f, &m));
    }
    TRY(word_put(f, &m));
    f->word = secret_kinds[S_VALUE_CORRECTION].word;
    TRY(value_at(f, 1, REPORT_SENT, 987106, f->h->value, &m));
    TRY(value_proof(f, &m));
    return measurement_touch(f->db, f->mem, m.indicator);
}
