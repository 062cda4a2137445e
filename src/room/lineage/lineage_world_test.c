/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/lineage/lineage_test.h"

static enum status jurisdiction_made(struct test *t, struct lineage_world *w)
{
    struct jurisdiction *j = w->at.jurisdiction;
    shape_clear(&jurisdiction_shape, j);
    j->code = STR("ec");
    j->name = STR("Ecuador");
    j->kind = JURISDICTION_COUNTRY;
    j->utc_offset_s = -18000;
    return record_add(t->db, &jurisdiction_shape, j);
}

static enum status person_made(struct test *t, struct lineage_world *w)
{
    struct person p;
    shape_clear(&person_shape, &p);
    p.email = p.email_folded = STR("direccion@ejemplo.ec");
    p.name = STR("Dirección");
    p.state = PERSON_ACTIVE;
    p.language = PERSON_SPANISH;
    p.created_at = w->now;
    TRY(record_add(t->db, &person_shape, &p));
    w->person = p.id;
    return DONE;
}

static enum status process_made(struct test *t, struct lineage_world *w)
{
    struct cocreation_method m;
    struct cocreation *c = w->at.process;
    shape_clear(&cocreation_method_shape, &m);
    m.jurisdiction = w->at.jurisdiction->id;
    m.number = 1;
    m.title = STR("Metodología de prueba");
    m.state = METHOD_IN_FORCE;
    m.answer_days = m.draft_days = 30;
    m.publish_from = 5;
    m.cards_needed = 3;
    m.notice_days = 0;
    TRY(record_add(t->db, &cocreation_method_shape, &m));
    shape_clear(&cocreation_shape, c);
    c->jurisdiction = w->at.jurisdiction->id;
    c->number = 1;
    c->name = STR("Cocreación de prueba");
    c->method = m.id;
    c->state = COCREATION_ACTIVE;
    c->activated_on = w->today;
    return record_add(t->db, &cocreation_shape, c);
}

static enum status gates_made(struct test *t, struct lineage_world *w)
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
    TRY(record_add(t->db, &cocreation_stage_shape, &s));
    for (int gate = 0; (size_t)gate < GATES; gate++) {
        struct stage_gate g = {NONE, s.id, gate};
        TRY(record_add(t->db, &stage_gate_shape, &g));
    }
    return DONE;
}

enum status lineage_world_add(struct test *t, int64_t jurisdiction, int64_t person, struct lineage_world *w)
{
    *w = (struct lineage_world){.now = instant_now(), .person = person};
    w->today = day_at(w->now, -18000);
    w->site.server_key = STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    w->site.config.base_url = STR("https://hito.example");
    w->at.jurisdiction = arena_new_of(&t->mem, struct jurisdiction);
    w->at.process = arena_new_of(&t->mem, struct cocreation);
    w->at.path = STR("/ec/cocreacion/1");
    if (jurisdiction == NONE)
        TRY(jurisdiction_made(t, w));
    else
        TRY(record_get(t->db, &t->mem, &jurisdiction_shape, jurisdiction, &w->at.jurisdiction));
    if (person == NONE)
        TRY(person_made(t, w));
    TRY(process_made(t, w));
    TRY(gates_made(t, w));
    struct proposal_form *form;
    TRY(proposal_form_current(t->db, &t->mem, w->at.jurisdiction->id, &form));
    return proposal_questions(t->db, &t->mem, form->id, &w->questions, &w->question_count);
}

enum status lineage_world_propose(struct test *t, struct lineage_world *w, const char *title, const char *problem, const char *writer,
                                  struct proposal **ret)
{
    struct proposal_text text;
    struct proposal_entry e = {.texts = &text, .text_count = 1};
    struct writer *author;
    shape_clear(&proposal_shape, &e.base);
    shape_clear(&proposal_text_shape, &text);
    text.question = w->questions[0].id;
    text.text = str_of(problem);
    e.base.origin = ORIGIN_FORM;
    e.base.title = str_of(title);
    e.base.language = PERSON_SPANISH;
    e.base.form = w->questions[0].form;
    if (writer != NULL) {
        TRY(writer_of(t->db, &t->mem, str_of(writer), &author));
        e.base.writer = author->id;
    }
    return proposal_add(t->db, &t->mem, &w->site, &w->at, &e, w->now, w->today, ret);
}

enum status lineage_world_move(struct test *t, struct lineage_world *w, int64_t proposal, enum proposal_state to)
{
    struct proposal *p;
    struct proposal_step step = {to, STR("Porque la prueba lo pide."), NONE, w->person, w->now, w->today};
    TRY(record_get(t->db, &t->mem, &proposal_shape, proposal, &p));
    return proposal_move_to(t->db, &t->mem, &w->site, p, &step);
}

enum status lineage_world_state(struct test *t, int64_t proposal, int *ret)
{
    struct proposal *p;
    TRY(record_get(t->db, &t->mem, &proposal_shape, proposal, &p));
    *ret = p->state;
    return DONE;
}
