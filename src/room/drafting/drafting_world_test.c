/* SPDX-License-Identifier: EUPL-1.2
 * A process with everything open, a draft plan and selected proposals: what the tests of drafting stand on. */
#include "room/drafting/drafting_test.h"

static enum status stage_fill(struct db *db, struct draft_world *w)
{
    struct cocreation_stage s;
    shape_clear(&cocreation_stage_shape, &s);
    s.cocreation = w->at.process->id;
    s.position = 1;
    s.code = STR("todo");
    s.name = STR("Todo a la vez");
    s.starts_on = (struct day){w->today.n - 10};
    s.ends_on = (struct day){w->today.n + 10};
    s.closing_minute = 1440;
    TRY(record_add(db, &cocreation_stage_shape, &s));
    w->stage = s.id;
    for (int gate = 0; (size_t)gate < GATES; gate++) {
        struct stage_gate g = {NONE, s.id, gate};
        TRY(record_add(db, &stage_gate_shape, &g));
    }
    return DONE;
}

static enum status process_fill(struct db *db, struct arena *mem, struct draft_world *w)
{
    struct cocreation_method m;
    struct cocreation *c = arena_new_of(mem, struct cocreation);
    struct plan p;
    shape_clear(&cocreation_method_shape, &m);
    cocreation_method_defaults(&m);
    m.jurisdiction = w->at.jurisdiction->id;
    m.number = 1;
    m.title = STR("Metodología de prueba");
    m.state = METHOD_IN_FORCE;
    TRY(record_add(db, &cocreation_method_shape, &m));
    shape_clear(&plan_shape, &p);
    p.jurisdiction = w->at.jurisdiction->id;
    p.number = 3;
    p.name = STR("Tercer plan de prueba");
    p.level = PLAN_NATIONAL;
    p.starts_on = day_of(2027, 1, 1);
    p.ends_on = day_of(2028, 12, 31);
    p.tracking = PLAN_TRACKED;
    p.state = PLAN_DRAFT;
    p.template = TEMPLATE_2025;
    if (w->with_plan)
        TRY(record_add(db, &plan_shape, &p));
    w->plan = w->with_plan ? p.id : NONE;
    shape_clear(&cocreation_shape, c);
    c->jurisdiction = w->at.jurisdiction->id;
    c->number = 1;
    c->name = STR("Cocreación de prueba");
    c->method = m.id;
    c->plan = w->plan;
    c->state = COCREATION_ACTIVE;
    c->activated_on = w->today;
    TRY(record_add(db, &cocreation_shape, c));
    w->at.process = c;
    w->at.path = STR("/ec/cocreacion/1");
    return stage_fill(db, w);
}

static enum status proposal_fill(struct db *db, struct arena *mem, struct draft_world *w, size_t i, enum proposal_state state)
{
    static const char *const titles[] = {"Registro abierto de compras de agua", "Datos de calidad del agua por parroquia", "Que se sepa cuánto cuesta el agua"};
    struct proposal_form *form;
    struct proposal_question *all;
    struct proposal_text texts[20];
    size_t count;
    TRY(proposal_form_current(db, mem, w->at.jurisdiction->id, &form));
    TRY(proposal_questions(db, mem, form->id, &all, &count));
    struct proposal_entry e = {.texts = texts, .code = STR_NONE};
    shape_clear(&proposal_shape, &e.base);
    e.base.form = form->id;
    e.base.origin = ORIGIN_FORM;
    e.base.title = str_of(titles[i]);
    e.base.language = PERSON_SPANISH;
    for (size_t k = 0; k < count && k < COUNT(texts); k++) {
        if (all[k].kind == ASK_PROVINCES)
            continue;
        struct proposal_text *t = &texts[e.text_count++];
        shape_clear(&proposal_text_shape, t);
        t->question = all[k].id;
        t->text = str_fmt(mem, "Palabra %zu-%.*s de quien propone, con detalle suficiente.", i + 1, STR_ARG(all[k].code));
    }
    struct proposal *p;
    TRY(proposal_add(db, mem, w->site, &w->at, &e, instant_now(), w->today, &p));
    p->state = (int)state;
    p->public_on = w->today;
    TRY(record_change(db, &proposal_shape, mem, p));
    w->proposal[i] = p->id;
    return DONE;
}

/* The third went into the first. */
static enum status merger_fill(struct db *db, struct draft_world *w)
{
    struct lineage_deed d;
    shape_clear(&lineage_deed_shape, &d);
    d.cocreation = w->at.process->id;
    d.kind = LINEAGE_MERGER;
    d.reason = STR("Las dos piden lo mismo: saber del agua.");
    d.person = w->person;
    d.done_at = instant_now();
    d.done_on = w->today;
    TRY(record_add(db, &lineage_deed_shape, &d));
    struct lineage_link l = {NONE, d.id, w->proposal[2], w->proposal[0], PROPOSAL_RECEIVED};
    return record_add(db, &lineage_link_shape, &l);
}

static enum status institutions_fill(struct db *db, struct draft_world *w)
{
    static const struct {
        const char *code, *name;
        enum sector sector;
    } all[] = {{"mef", "Ministerio de prueba", SECTOR_STATE}, {"red", "Red ciudadana", SECTOR_CIVIL_SOCIETY}};
    for (size_t i = 0; i < COUNT(all); i++) {
        struct institution x;
        shape_clear(&institution_shape, &x);
        x.jurisdiction = w->at.jurisdiction->id;
        x.code = str_of(all[i].code);
        x.name = str_of(all[i].name);
        x.sector = (int)all[i].sector;
        TRY(institution_add(db, &x));
    }
    return DONE;
}

enum status draft_world_add(struct db *db, struct arena *mem, struct draft_world *w)
{
    TRY(process_fill(db, mem, w));
    TRY(institutions_fill(db, w));
    TRY(proposal_fill(db, mem, w, 0, PROPOSAL_SELECTED));
    TRY(proposal_fill(db, mem, w, 1, PROPOSAL_SELECTED));
    TRY(proposal_fill(db, mem, w, 2, PROPOSAL_MERGED));
    return merger_fill(db, w);
}
