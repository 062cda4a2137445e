/* SPDX-License-Identifier: EUPL-1.2
 * What is not public yet of a co-creation: proposals, scoring of the open round, selection, drafts, answers. */
#include "tests/unit/leak_voices.h"

#include "base/digest.h"
#include "room/scoring/scoring_store.h"

#define ACTIVE "/:jurisdiction/cocreacion/:process"

static void word(struct leak_fill *f, enum secret_thing what)
{
    f->word = secret_kinds[what].word;
}

static struct str named(struct leak_fill *f, const char *what)
{
    return str_fmt(f->mem, "%s %s", what, f->word);
}

struct str leak_hash(struct leak_fill *f)
{
    struct str noise = sha256_hex(f->mem, str_fmt(f->mem, "%s %zu %lld", f->word, f->h->count, (long long)f->serial++));
    return str_part(str_fmt(f->mem, "%s%.*s", f->word, STR_ARG(noise)), 0, 64);
}

/* A proposal with its words. */
static enum status proposal_put(struct leak_fill *f, int64_t number, enum proposal_state state, int64_t *ret)
{
    const struct matrix_cocreation *x = &f->h->m.active;
    struct proposal p;
    struct proposal_text t;
    const char *said = f->word;
    shape_clear(&proposal_shape, &p);
    p.cocreation = x->process;
    p.number = number;
    p.form = x->form;
    p.state = (int)state;
    p.origin = ORIGIN_FORM;
    p.title = named(f, "Propuesta");
    p.name = named(f, "Autora");
    p.sector = FROM_CITIZENS;
    p.gender = GENDER_OTHER;
    p.language = PERSON_SPANISH;
    p.text_hash = sha256_hex(f->mem, p.title);
    p.search = str_of(said);
    p.received_at = instant_now();
    p.received_on = f->today;
    p.public_on = state == PROPOSAL_UNCONFIRMED ? DAY_NONE : f->today;
    word(f, S_HASH);
    p.code_hash = leak_hash(f);
    f->word = said;
    TRY(record_add(f->db, &proposal_shape, &p));
    shape_clear(&proposal_text_shape, &t);
    t.proposal = p.id;
    t.question = x->question;
    t.text = leak_told(f, "el problema");
    *ret = p.id;
    return record_add(f->db, &proposal_text_shape, &t);
}

static enum status voice_put(struct leak_fill *f, enum secret_thing what, enum post_state state)
{
    struct post p;
    word(f, what);
    shape_clear(&post_shape, &p);
    p.jurisdiction = f->h->here;
    p.proposal = f->h->m.active.proposal;
    p.kind = POST_COMMENT;
    p.person = f->h->m.person;
    p.role = ROLE_PERSON;
    p.name = named(f, "Vecina");
    p.text = leak_told(f, "un comentario");
    p.text_hash = sha256_hex(f->mem, p.text);
    p.language = PERSON_SPANISH;
    p.state = (int)state;
    p.written_at = instant_now();
    if (state == POST_HELD)
        p.held_until = (struct instant){p.written_at.s + 86400};
    TRY(record_add(f->db, &post_shape, &p));
    leak_address(f->h, "/:jurisdiction/mensaje/:post", str_fmt(f->mem, "/ceibos/mensaje/%lld", (long long)p.id));
    leak_address(f->h, "/:jurisdiction/moderacion/mensaje/:post", str_fmt(f->mem, "/ceibos/moderacion/mensaje/%lld", (long long)p.id));
    leak_address(f->h, ACTIVE "/propuesta/:proposal/comentario/:comment",
                 str_fmt(f->mem, MATRIX_ACTIVE "/propuesta/1/comentario/%lld", (long long)p.id));
    return DONE;
}

/* A card that is filled in, and somebody who recused themselves; both know it of each other as little as anybody. */
static enum status cards(struct leak_fill *f)
{
    const struct matrix_cocreation *x = &f->h->m.active;
    struct scoring_assignment a, *own;
    struct scorecard_line l;
    struct criterion *all;
    size_t count;
    word(f, S_CARD);
    TRY(desk_card(f->db, f->mem, x->proposal, f->h->m.people[V_EVALUATOR_OWN], &own));
    own->state = ASSIGNED_DECLARED;
    own->declared_at = instant_now();
    own->statement = leak_told(f, "declara");
    own->note = leak_told(f, "nota propia");
    TRY(record_change(f->db, &scoring_assignment_shape, f->mem, own));
    TRY(criteria_of(f->db, f->mem, x->criteria, &all, &count));
    for (size_t i = 0; i < count; i++) {
        shape_clear(&scorecard_line_shape, &l);
        l.assignment = own->id;
        l.criterion = all[i].id;
        l.value = 2;
        l.reason = leak_told(f, "por qué");
        TRY(record_add(f->db, &scorecard_line_shape, &l));
    }
    word(f, S_RECUSAL);
    shape_clear(&scoring_assignment_shape, &a);
    a.round = x->round;
    a.proposal = x->proposal;
    a.person = f->h->m.people[V_EVALUATOR_OTHER];
    a.state = ASSIGNED_RECUSED;
    a.declared_at = instant_now();
    a.statement = leak_told(f, "declara");
    a.reason = leak_told(f, "se recusa");
    a.note = leak_told(f, "nota propia");
    return record_add(f->db, &scoring_assignment_shape, &a);
}

static enum status opinion(struct leak_fill *f)
{
    struct lead_opinion *o;
    word(f, S_OPINION);
    TRY(record_get(f->db, f->mem, &lead_opinion_shape, f->h->m.active.opinion, &o));
    o->person = f->h->m.people[V_FOCAL_OWN];
    o->competence = OPINION_YES;
    o->budget = OPINION_NO;
    o->policy_months = 6;
    o->text = leak_told(f, "lo que opina la institución");
    o->given_on = f->today;
    return record_change(f->db, &lead_opinion_shape, f->mem, o);
}

static enum status criteria_draft(struct leak_fill *f)
{
    struct criteria_set s;
    struct criterion c;
    struct criterion_anchor a;
    word(f, S_CRITERIA);
    shape_clear(&criteria_set_shape, &s);
    s.jurisdiction = f->h->here;
    s.number = 901;
    s.title = named(f, "Criterios");
    s.state = CRITERIA_DRAFT;
    s.algorithm = RANKING_1;
    s.note = leak_told(f, "nota");
    TRY(record_add(f->db, &criteria_set_shape, &s));
    shape_clear(&criterion_shape, &c);
    c.criteria_set = s.id;
    c.position = 1;
    c.family = FAMILY_PRIORITY;
    c.code = str_of(f->word);
    c.name = named(f, "Criterio");
    c.question = leak_told(f, "qué se pregunta");
    c.weight_centi = 10000;
    c.low = 1;
    c.high = 5;
    TRY(record_add(f->db, &criterion_shape, &c));
    shape_clear(&criterion_anchor_shape, &a);
    a.criterion = c.id;
    a.value = 1;
    a.words = named(f, "Nada");
    TRY(record_add(f->db, &criterion_anchor_shape, &a));
    leak_address(f->h, "/:jurisdiction/criterios/:criteria", STR("/ceibos/criterios/901"));
    return DONE;
}

static enum status selection_draft(struct leak_fill *f)
{
    struct selection s;
    struct selection_item i;
    word(f, S_SELECTION);
    shape_clear(&selection_shape, &s);
    s.cocreation = f->h->m.active.process;
    s.round = f->h->m.active.round;
    s.number = 3;
    s.cut = 1;
    s.state = SELECTION_PREPARED;
    s.note = leak_told(f, "nota");
    TRY(record_add(f->db, &selection_shape, &s));
    shape_clear(&selection_item_shape, &i);
    i.selection = s.id;
    i.proposal = f->h->m.active.proposal;
    i.departs = true;
    i.reason = leak_told(f, "por qué se aparta");
    TRY(record_add(f->db, &selection_item_shape, &i));
    leak_address(f->h, ACTIVE "/seleccion/:selection", STR(MATRIX_ACTIVE "/seleccion/3"));
    return DONE;
}

/* Names of those who are not named: in a team, beside a card. */
static enum status people(struct leak_fill *f)
{
    static const struct {
        enum secret_thing what;
        enum visitor who;
    } named_people[] = {{S_MEMBER, V_TEAM}, {S_EVALUATOR, V_EVALUATOR_OWN}};
    for (size_t i = 0; i < COUNT(named_people); i++) {
        struct person *p;
        word(f, named_people[i].what);
        TRY(record_get(f->db, f->mem, &person_shape, f->h->m.people[named_people[i].who], &p));
        p->name = named(f, "Persona");
        TRY(record_change(f->db, &person_shape, f->mem, p));
    }
    return DONE;
}

static enum status agreement(struct leak_fill *f, const struct draft *d)
{
    struct draft_agreement a;
    struct draft_member m;
    shape_clear(&draft_member_shape, &m);
    m.draft = d->id;
    m.person = f->h->m.person;
    m.sector = FROM_CITIZENS;
    m.from_on = f->today;
    TRY(record_add(f->db, &draft_member_shape, &m));
    shape_clear(&draft_agreement_shape, &a);
    TRY(draft_last_version(f->db, d->id, &a.version));
    a.member = m.id;
    a.decision = DRAFT_OBJECTS;
    a.reason = leak_told(f, "por qué objeta");
    a.given_on = f->today;
    return record_add(f->db, &draft_agreement_shape, &a);
}

static enum status drafting(struct leak_fill *f)
{
    const struct matrix_cocreation *x = &f->h->m.active;
    struct draft *d;
    struct commitment *c;
    struct milestone *m;
    struct draft_comment *k;
    size_t count;
    bool fresh;
    word(f, S_DRAFTING);
    TRY(record_get(f->db, f->mem, &draft_shape, x->draft, &d));
    TRY(record_get(f->db, f->mem, &commitment_shape, d->commitment, &c));
    c->problem = leak_told(f, "el problema");
    TRY(record_change(f->db, &commitment_shape, f->mem, c));
    TRY(milestones_of(f->db, f->mem, c->id, &m, &count));
    m[0].title = named(f, "Hito");
    TRY(record_change(f->db, &milestone_shape, f->mem, &m[0]));
    TRY(draft_version_save(f->db, f->mem, d, leak_told(f, "qué cambió"), f->h->m.people[V_TEAM], f->today, instant_now(), &fresh));
    TRY(record_get(f->db, f->mem, &draft_comment_shape, x->comment, &k));
    k->text = leak_told(f, "comentario");
    k->answer = leak_told(f, "respuesta");
    k->answered_by = f->h->m.people[V_DIRECTORATE];
    k->answered_on = f->today;
    TRY(record_change(f->db, &draft_comment_shape, f->mem, k));
    struct milestone_test t;
    shape_clear(&milestone_test_shape, &t);
    t.milestone = m[0].id;
    t.point = TEST_SOON;
    t.answer = TEST_NO;
    t.note = leak_told(f, "por qué no");
    t.person = f->h->m.people[V_TEAM];
    t.given_on = f->today;
    TRY(record_add(f->db, &milestone_test_shape, &t));
    return agreement(f, d);
}

static enum status answers(struct leak_fill *f)
{
    struct response r;
    struct participant_report p;
    word(f, S_RESPONSE);
    shape_clear(&response_shape, &r);
    r.proposal = f->h->m.active.proposal;
    r.number = 1;
    r.decision = RESPONSE_ELSEWHERE;
    r.reasons = leak_told(f, "razones");
    r.changed = leak_told(f, "qué cambió");
    r.referred_to = named(f, "Al ministerio");
    r.commitment = f->h->m.draft.commitment;
    r.person = f->h->m.people[V_DIRECTORATE];
    r.text_hash = sha256_hex(f->mem, r.reasons);
    TRY(record_add(f->db, &response_shape, &r));
    f->h->response = r.id;
    word(f, S_REPORT_BACK);
    shape_clear(&participant_report_shape, &p);
    p.cocreation = f->h->m.active.process;
    p.text = leak_told(f, "qué cambió con lo que se dijo en las mesas");
    p.letters = 0;
    p.person = f->h->m.people[V_DIRECTORATE];
    return record_add(f->db, &participant_report_shape, &p);
}

enum status leak_voices_silent(struct leak_fill *f)
{
    int64_t id;
    word(f, S_UNCONFIRMED_PROPOSAL);
    TRY(proposal_put(f, 90, PROPOSAL_UNCONFIRMED, &id));
    leak_address(f->h, ACTIVE "/propuesta/:proposal", STR(MATRIX_ACTIVE "/propuesta/90"));
    TRY(voice_put(f, S_HELD, POST_HELD));
    TRY(voice_put(f, S_UNCONFIRMED, POST_UNCONFIRMED));
    TRY(cards(f));
    TRY(opinion(f));
    TRY(criteria_draft(f));
    TRY(selection_draft(f));
    TRY(people(f));
    TRY(drafting(f));
    return answers(f);
}

/* It was being scored, with a card that is not to come any more, and had a comment. */
static enum status withdrawn_known(struct leak_fill *f, int64_t proposal)
{
    struct round_proposal rp = {NONE, f->h->m.active.round, proposal};
    struct scoring_assignment a;
    struct post *p;
    TRY(record_add(f->db, &round_proposal_shape, &rp));
    shape_clear(&scoring_assignment_shape, &a);
    a.round = rp.round;
    a.proposal = proposal;
    a.person = f->h->m.people[V_EVALUATOR_OTHER];
    a.state = ASSIGNED_WITHDRAWN;
    TRY(record_add(f->db, &scoring_assignment_shape, &a));
    TRY(record_get(f->db, f->mem, &post_shape, f->h->m.active.voice, &p));
    p->proposal = proposal;
    p->id = NONE;
    TRY(record_add(f->db, &post_shape, p));
    leak_address(f->h, ACTIVE "/propuesta/:proposal/comentario/:comment",
                 str_fmt(f->mem, MATRIX_ACTIVE "/propuesta/91/comentario/%lld", (long long)p->id));
    return DONE;
}

static enum status redrafted(struct leak_fill *f)
{
    struct response *r;
    struct draft_comment *k;
    word(f, S_RESPONSE);
    TRY(record_get(f->db, f->mem, &response_shape, f->h->response, &r));
    r->decision = RESPONSE_NOT_TAKEN;
    r->reasons = leak_told(f, "otras razones, más largas que las de antes");
    TRY(record_change(f->db, &response_shape, f->mem, r));
    word(f, S_DRAFTING);
    TRY(record_get(f->db, f->mem, &draft_comment_shape, f->h->m.active.comment, &k));
    k->text = leak_told(f, "otro comentario");
    TRY(record_change(f->db, &draft_comment_shape, f->mem, k));
    word(f, S_OPINION);
    struct lead_opinion *o;
    TRY(record_get(f->db, f->mem, &lead_opinion_shape, f->h->m.active.opinion, &o));
    o->competence = OPINION_NO;
    o->policy_months = 60;
    return record_change(f->db, &lead_opinion_shape, f->mem, o);
}

bool leak_fill_redrafted(struct leak_house *h)
{
    return leak_written(h, redrafted);
}

enum status leak_voices_told(struct leak_fill *f)
{
    struct proposal *p;
    struct writer w;
    int64_t id;
    word(f, S_WITHDRAWN);
    TRY(proposal_put(f, 91, PROPOSAL_WITHDRAWN, &id));
    leak_address(f->h, ACTIVE "/propuesta/:proposal", STR(MATRIX_ACTIVE "/propuesta/91"));
    TRY(withdrawn_known(f, id));
    word(f, S_AUTHOR);
    shape_clear(&writer_shape, &w);
    w.email = w.email_folded = str_fmt(f->mem, "%s@ejemplo.ec", f->word);
    w.created_at = w.confirmed_at = instant_now();
    TRY(record_add(f->db, &writer_shape, &w));
    TRY(record_get(f->db, f->mem, &proposal_shape, f->h->m.active.proposal, &p));
    p->writer = w.id;
    p->gender = GENDER_NON_BINARY;
    p->source_key = named(f, "fila");
    word(f, S_HASH);
    p->code_hash = leak_hash(f);
    TRY(record_change(f->db, &proposal_shape, f->mem, p));
    return voice_put(f, S_VOICE, POST_HIDDEN);
}
