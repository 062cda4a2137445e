/* SPDX-License-Identifier: EUPL-1.2
 * The stage of the permission matrix: a process of co-creation with one of everything. */
#include "base/digest.h"
#include "room/hall/hall.h"
#include "room/response/response.h"
#include "tests/unit/matrix_fill.h"

static enum status method_add(struct fill *f, int64_t number, struct matrix_cocreation *x)
{
    struct cocreation_method m;
    shape_clear(&cocreation_method_shape, &m);
    m.jurisdiction = f->here;
    m.number = number;
    m.title = STR("Metodología de la matriz");
    m.state = METHOD_DRAFT;
    m.answer_days = m.draft_days = 30;
    m.publish_from = 5;
    m.cards_needed = 1;
    m.notice_days = 0;
    TRY(record_add(f->db, &cocreation_method_shape, &m));
    x->method = m.id;
    return DONE;
}

/* One stage that opens everything. */
static enum status stage_add(struct fill *f, int state, struct matrix_cocreation *x)
{
    struct cocreation_stage s;
    shape_clear(&cocreation_stage_shape, &s);
    s.cocreation = x->process;
    s.position = 1;
    s.code = STR("todo");
    s.name = STR("Todo a la vez");
    s.starts_on = (struct day){f->today.n - 10};
    s.ends_on = (struct day){f->today.n + 10};
    s.closing_minute = 1440;
    TRY(record_add(f->db, &cocreation_stage_shape, &s));
    x->stage = s.id;
    for (int gate = 0; (size_t)gate < GATES; gate++) {
        struct stage_gate g = {NONE, s.id, gate};
        TRY(record_add(f->db, &stage_gate_shape, &g));
    }
    struct cocreation_notice n;
    shape_clear(&cocreation_notice_shape, &n);
    n.cocreation = x->process;
    n.title = STR("Aviso de la matriz");
    n.text = STR("Empieza la cocreación.");
    n.published_on = state == COCREATION_ACTIVE ? f->today : DAY_NONE;
    TRY(record_add(f->db, &cocreation_notice_shape, &n));
    x->notice = n.id;
    struct readiness_item i;
    shape_clear(&readiness_item_shape, &i);
    i.cocreation = x->process;
    i.position = 1;
    i.kind = READY_MONEY;
    i.question = STR("¿Están asignados los recursos?");
    return record_add(f->db, &readiness_item_shape, &i);
}

static enum status process_add(struct fill *f, int64_t number, int state, struct matrix_cocreation *x)
{
    struct cocreation c;
    shape_clear(&cocreation_shape, &c);
    c.jurisdiction = f->here;
    c.number = number;
    c.name = STR("Cocreación de la matriz");
    c.method = x->method;
    c.state = state;
    c.delivery_on = (struct day){f->today.n + 100};
    c.announced_on = c.activated_on = state == COCREATION_ACTIVE ? f->today : DAY_NONE;
    TRY(record_add(f->db, &cocreation_shape, &c));
    x->process = c.id;
    return stage_add(f, state, x);
}

static enum status task_add(struct fill *f, struct matrix_cocreation *x)
{
    struct planner_task t;
    shape_clear(&planner_task_shape, &t);
    t.cocreation = x->process;
    t.position = 1;
    t.code = STR("matriz");
    t.name = STR("Tarea de la matriz");
    t.kind = TASK_WORK;
    t.days = 3;
    return record_add(f->db, &planner_task_shape, &t);
}

static enum status table_add(struct fill *f, struct matrix_cocreation *x)
{
    struct roundtable t;
    shape_clear(&roundtable_shape, &t);
    t.cocreation = x->process;
    t.number = 1;
    t.kind = TABLE_TERRITORIAL;
    t.name = STR("Mesa de la matriz");
    t.state = x == &f->m->preparing ? TABLE_PREPARED : TABLE_CALLED; /* a draft whatever its process becomes */
    TRY(record_add(f->db, &roundtable_shape, &t));
    x->table = t.id;
    struct roundtable_session s;
    shape_clear(&roundtable_session_shape, &s);
    s.roundtable = t.id;
    s.number = 1;
    s.held_on = (struct day){f->today.n + 5};
    s.starts_minute = 540;
    s.ends_minute = 720;
    s.modality = MODALITY_PRESENT;
    s.place = STR("Casa comunal");
    s.state = SESSION_PLANNED;
    TRY(record_add(f->db, &roundtable_session_shape, &s));
    struct roundtable_person p;
    shape_clear(&roundtable_person_shape, &p);
    p.roundtable = t.id;
    p.person = f->people[V_FACILITATOR_OWN];
    p.duty = DUTY_FACILITATOR;
    p.from_on = (struct day){f->today.n - 30};
    TRY(record_add(f->db, &roundtable_person_shape, &p));
    x->session = s.id;
    struct hall_upload u;
    shape_clear(&hall_upload_shape, &u);
    u.token = str_fmt(&f->t->mem, "%032lld", (long long)x->process);
    u.session = s.id;
    u.person = f->people[V_FACILITATOR_OWN];
    u.content = STR("{}");
    u.uploaded_at = instant_now();
    TRY(record_add(f->db, &hall_upload_shape, &u));
    return matrix_table_fill(f, x);
}

static enum status proposal_one(struct fill *f, struct matrix_cocreation *x)
{
    struct proposal_form form;
    shape_clear(&proposal_form_shape, &form);
    form.jurisdiction = f->here;
    form.number = x->process % 900 + 50;
    form.title = STR("Formulario de la matriz");
    form.state = QUESTIONNAIRE_DRAFT;
    TRY(record_add(f->db, &proposal_form_shape, &form));
    x->form = form.id;
    x->form_number = form.number;
    struct proposal_question q;
    shape_clear(&proposal_question_shape, &q);
    q.form = form.id;
    q.position = 1;
    q.code = STR("problema");
    q.label = STR("¿Cuál es el problema?");
    q.kind = ASK_PROSE;
    q.min_chars = 1;
    q.max_chars = 4000;
    TRY(record_add(f->db, &proposal_question_shape, &q));
    x->question = q.id;
    struct proposal p;
    shape_clear(&proposal_shape, &p);
    p.cocreation = x->process;
    p.number = 1;
    p.form = form.id;
    p.state = PROPOSAL_SCORING;
    p.origin = ORIGIN_FORM;
    p.title = STR("Propuesta de la matriz");
    p.language = PERSON_SPANISH;
    p.text_hash = sha256_hex(&f->t->mem, STR("matriz"));
    p.received_at = instant_now();
    p.received_on = p.public_on = f->today;
    TRY(record_add(f->db, &proposal_shape, &p));
    x->proposal = p.id;
    return DONE;
}

static enum status round_add(struct fill *f, int64_t number, int state, struct matrix_cocreation *x)
{
    struct criteria_set c;
    shape_clear(&criteria_set_shape, &c);
    c.jurisdiction = f->here;
    c.number = number;
    c.title = STR("Criterios de la matriz");
    c.state = state == COCREATION_ACTIVE ? CRITERIA_IN_FORCE : CRITERIA_DRAFT;
    c.algorithm = RANKING_1;
    TRY(record_add(f->db, &criteria_set_shape, &c));
    x->criteria = c.id;
    struct criterion k;
    shape_clear(&criterion_shape, &k);
    k.criteria_set = c.id;
    k.position = 1;
    k.family = FAMILY_PRIORITY;
    k.code = STR("impacto");
    k.name = STR("Impacto");
    k.question = STR("¿Cuánto cambia?");
    k.weight_centi = 10000;
    k.low = 1;
    k.high = 5;
    TRY(record_add(f->db, &criterion_shape, &k));
    x->criterion = k.id;
    struct scoring_round r;
    shape_clear(&scoring_round_shape, &r);
    r.cocreation = x->process;
    r.number = 1;
    r.name = STR("Ronda de la matriz");
    r.criteria_set = c.id;
    r.state = ROUND_OPEN;
    r.cards_needed = 1;
    r.opens_on = (struct day){f->today.n - 1};
    r.closes_on = (struct day){f->today.n + 9};
    TRY(record_add(f->db, &scoring_round_shape, &r));
    x->round = r.id;
    struct lead_opinion o;
    shape_clear(&lead_opinion_shape, &o);
    o.round = r.id;
    o.proposal = x->proposal;
    o.institution = f->institution;
    o.asked_on = f->today;
    o.due_on = r.closes_on;
    TRY(record_add(f->db, &lead_opinion_shape, &o));
    x->opinion = o.id;
    struct round_proposal rp = {NONE, r.id, x->proposal};
    TRY(record_add(f->db, &round_proposal_shape, &rp));
    struct scoring_assignment a;
    shape_clear(&scoring_assignment_shape, &a);
    a.round = r.id;
    a.proposal = x->proposal;
    a.person = f->people[V_EVALUATOR_OWN];
    a.state = ASSIGNED;
    return record_add(f->db, &scoring_assignment_shape, &a);
}

/* A firm selection and one in preparation. */
static enum status selections_add(struct fill *f, struct matrix_cocreation *x)
{
    for (int64_t number = 1; number <= 2; number++) {
        struct selection s;
        shape_clear(&selection_shape, &s);
        s.cocreation = x->process;
        s.round = x->round;
        s.number = number;
        s.cut = 1;
        s.state = number == 1 ? SELECTION_FIRM : SELECTION_PREPARED;
        s.decided_on = number == 1 ? f->today : DAY_NONE;
        TRY(record_add(f->db, &selection_shape, &s));
        struct selection_item i = {NONE, s.id, x->proposal, true, false, STR_NONE, NONE, {0}};
        TRY(record_add(f->db, &selection_item_shape, &i));
    }
    return DONE;
}

/* The commitment of the draft plan is a draft of the process, with somebody of its team and a comment. */
static enum status draft_one(struct fill *f, int64_t commitment, struct matrix_cocreation *x)
{
    struct commitment *c;
    struct cocreation *process;
    struct draft d;
    struct draft_member m;
    struct draft_comment k;
    bool fresh;
    TRY(record_get(f->db, &f->t->mem, &commitment_shape, commitment, &c));
    TRY(record_get(f->db, &f->t->mem, &cocreation_shape, x->process, &process));
    process->plan = c->plan;
    TRY(record_change(f->db, &cocreation_shape, &f->t->mem, process));
    shape_clear(&draft_shape, &d);
    d.cocreation = x->process;
    d.number = 1;
    d.title = c->title;
    d.commitment = commitment;
    d.state = DRAFT_ASKED;
    TRY(record_add(f->db, &draft_shape, &d));
    x->draft = d.id;
    struct draft_proposal l = {NONE, d.id, x->proposal, STR("El registro abierto.")};
    TRY(record_add(f->db, &draft_proposal_shape, &l));
    TRY(draft_version_save(f->db, &f->t->mem, &d, STR_NONE, f->people[V_DIRECTORATE], f->today, (struct instant){1}, &fresh));
    shape_clear(&draft_member_shape, &m);
    m.draft = d.id;
    m.person = f->people[V_TEAM];
    m.sector = FROM_ACADEMIA;
    m.from_on = f->today;
    TRY(record_add(f->db, &draft_member_shape, &m));
    shape_clear(&draft_comment_shape, &k);
    k.draft = d.id;
    k.person = f->people[V_TEAM];
    k.source = SOURCE_TEAM;
    k.text = STR("Comentario de la matriz.");
    k.given_on = f->today;
    TRY(record_add(f->db, &draft_comment_shape, &k));
    x->comment = k.id;
    return DONE;
}

enum status matrix_cocreation_fill(struct fill *f, int64_t number, int state, int64_t draft_commitment, struct matrix_cocreation *ret)
{
    TRY(method_add(f, number + 800, ret));
    TRY(process_add(f, number, state, ret));
    TRY(task_add(f, ret));
    TRY(table_add(f, ret));
    TRY(proposal_one(f, ret));
    TRY(matrix_lineage_fill(f, ret));
    TRY(round_add(f, number + 800, state, ret));
    TRY(selections_add(f, ret));
    return draft_commitment == NONE ? DONE : draft_one(f, draft_commitment, ret);
}
