/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/leak_fill.h"

#include "base/digest.h"
#include "http/writer.h"
#include "room/practice/practice.h"
#include "room/question/question.h"
#include "room/reprogramming/reprogramming.h"
#include "room/stall/stall.h"

#define REPORT_PATTERN "/:jurisdiction/plan/:plan/periodo/:period/reporte/:institution"

struct day leak_ago(const struct leak_fill *f, int days)
{
    return (struct day){f->today.n - days};
}

struct str leak_told(struct leak_fill *f, const char *what)
{
    return str_fmt(f->mem, "Aquí dice %s: %s.", f->word, what);
}

void leak_address(struct leak_house *h, const char *pattern, struct str path)
{
    struct arena *mem = &h->m.house.test->mem;
    if (h->count == h->size) {
        h->addresses = arena_grow(mem, h->addresses, h->size * sizeof *h->addresses, (h->size + 64) * sizeof *h->addresses);
        h->size += 64;
    }
    h->addresses[h->count++] = (struct leak_address){pattern, str_chars(mem, path)};
}

static enum status post_put(struct leak_fill *f, enum secret_thing what, enum post_kind kind, enum post_state state)
{
    struct post p;
    f->word = secret_kinds[what].word;
    shape_clear(&post_shape, &p);
    p.jurisdiction = f->h->here;
    p.commitment = f->h->m.published.commitment;
    p.kind = (int)kind;
    p.person = f->h->m.person;
    p.role = ROLE_PERSON;
    p.name = str_fmt(f->mem, "Vecina %s", f->word);
    p.text = leak_told(f, kind == POST_QUESTION ? "una pregunta" : "un comentario");
    p.text_hash = sha256_hex(f->mem, p.text);
    p.language = 0;
    p.state = (int)state;
    p.written_at = instant_now();
    if (state == POST_HELD)
        p.held_until = (struct instant){p.written_at.s + 86400};
    TRY(record_add(f->db, &post_shape, &p));
    leak_address(f->h, "/:jurisdiction/mensaje/:post", str_fmt(f->mem, "/ceibos/mensaje/%lld", (long long)p.id));
    leak_address(f->h, "/:jurisdiction/moderacion/mensaje/:post", str_fmt(f->mem, "/ceibos/moderacion/mensaje/%lld", (long long)p.id));
    if (kind == POST_COMMENT) {
        leak_address(f->h, COMMITMENT_PATTERN "/comentario/:comment", str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/comentario/%lld", (long long)p.id));
        return DONE;
    }
    struct question q;
    shape_clear(&question_shape, &q);
    q.post = p.id;
    q.institution = f->h->institution;
    TRY(record_add(f->db, &question_shape, &q));
    leak_address(f->h, COMMITMENT_PATTERN "/pregunta/:question", str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/pregunta/%lld", (long long)q.id));
    return DONE;
}

static enum status posts_silent(struct leak_fill *f)
{
    static const struct {
        enum secret_thing what;
        enum post_state state;
    } posts[] = {{S_HELD, POST_HELD}, {S_UNCONFIRMED, POST_UNCONFIRMED}};
    for (size_t i = 0; i < COUNT(posts); i++) {
        TRY(post_put(f, posts[i].what, POST_QUESTION, posts[i].state));
        TRY(post_put(f, posts[i].what, POST_COMMENT, posts[i].state));
    }
    return DONE;
}

static enum status case_silent(struct leak_fill *f)
{
    struct stall_case c;
    f->word = secret_kinds[S_ASKED_CASE].word;
    shape_clear(&stall_case_shape, &c);
    c.commitment = f->h->commitment;
    c.number = 1;
    c.state = STALL_ASKED;
    c.origin = STALL_BY_REQUEST;
    c.reason = leak_told(f, "por qué");
    c.asked_by = f->h->m.people[V_COLEAD];
    c.asked_on = f->today;
    TRY(record_add(f->db, &stall_case_shape, &c));
    leak_address(f->h, COMMITMENT_PATTERN "/estancado/:case", STR(MATRIX_PUBLISHED "/compromiso/2/estancado/1"));
    return DONE;
}

static enum status plans_silent(struct leak_fill *f)
{
    struct commitment *c;
    struct plan *p;
    struct jurisdiction *here, *copy;
    f->word = secret_kinds[S_PLAN].word;
    TRY(record_get(f->db, f->mem, &commitment_shape, f->h->m.draft.commitment, &c));
    TRY(record_get(f->db, f->mem, &plan_shape, c->plan, &p));
    p->name = str_fmt(f->mem, "Plan %s", f->word);
    p->summary = leak_told(f, "resumen");
    TRY(record_change(f->db, &plan_shape, f->mem, p));
    c->title = str_fmt(f->mem, "Compromiso %s", f->word);
    TRY(record_change(f->db, &commitment_shape, f->mem, c));
    f->word = secret_kinds[S_PRACTICE].word;
    TRY(jurisdiction_by_code(f->db, f->mem, STR("ceibos"), &here));
    TRY(practice_make(f->db, f->mem, here, 8, f->today, &copy));
    struct plan *all;
    size_t count;
    TRY(plans_of(f->db, f->mem, copy->id, true, &all, &count));
    for (size_t i = 0; i < count; i++) {
        all[i].name = str_fmt(f->mem, "Plan %s", f->word);
        TRY(record_change(f->db, &plan_shape, f->mem, &all[i]));
    }
    leak_address(f->h, "/:jurisdiction", str_fmt(f->mem, "/%.*s", STR_ARG(copy->code)));
    leak_address(f->h, "/:jurisdiction/plan/:plan", str_fmt(f->mem, "/%.*s/plan/8", STR_ARG(copy->code)));
    return DONE;
}

static enum status silent(struct leak_fill *f)
{
    TRY(leak_reports_silent(f));
    TRY(leak_claims_silent(f));
    TRY(posts_silent(f));
    TRY(case_silent(f));
    TRY(plans_silent(f));
    TRY(progress_publish(f->db, f->mem, f->h->m.published.commitment, f->today));
    return progress_recompute_plan(f->db, f->mem, f->h->plan, f->today);
}

static enum status letter_told(struct leak_fill *f)
{
    struct letter l;
    struct evidence_file *content;
    f->word = secret_kinds[S_LETTER].word;
    TRY(leak_file(f));
    TRY(record_get(f->db, f->mem, &evidence_file_shape, f->file, &content));
    shape_clear(&letter_shape, &l);
    l.jurisdiction = f->h->here;
    l.institution = f->h->institution;
    l.kind = LETTER_OTHER;
    l.subject = STR("Oficio con asunto público");
    l.addressee = str_fmt(f->mem, "Persona %s", f->word);
    l.text = leak_told(f, "texto del oficio");
    l.scan = content->sha256;
    l.scan_name = str_fmt(f->mem, "%s.pdf", f->word);
    TRY(letter_issue(f->db, f->mem, STR_NONE, f->today, &l));
    leak_address(f->h, "/:jurisdiction/oficio/:id", str_fmt(f->mem, "/ceibos/oficio/%lld", (long long)l.id));
    return DONE;
}

static enum status set_told(struct leak_fill *f)
{
    struct reprogramming x, *one;
    struct repro_item i;
    struct repro_member *before;
    TRY(record_get(f->db, f->mem, &repro_member_shape, f->h->m.published.member, &before));
    TRY(record_get(f->db, f->mem, &reprogramming_shape, before->reprogramming, &one));
    one->state = REPRO_CANCELLED;
    one->closed_on = f->today;
    TRY(record_change(f->db, &reprogramming_shape, f->mem, one));
    f->word = secret_kinds[S_SET].word;
    shape_clear(&reprogramming_shape, &x);
    x.plan = f->h->plan;
    x.number = 2;
    x.state = REPRO_COMMISSION;
    x.reason = STR("Otra razón de la matriz, que es pública.");
    x.opened_by = f->h->m.people[V_DIRECTORATE];
    x.opened_on = x.proposals_until = x.commission_on = f->today;
    TRY(record_add(f->db, &reprogramming_shape, &x));
    shape_clear(&repro_item_shape, &i);
    i.reprogramming = x.id;
    i.commitment = f->h->m.published.commitment;
    i.kind = CHANGE_WITHDRAW_COMMITMENT;
    i.reasons = leak_told(f, "razones");
    i.decision = DECISION_KEPT;
    i.decision_reason = leak_told(f, "decisión");
    i.proposed_by = f->h->m.people[V_DIRECTORATE];
    i.proposed_as = ROLE_DIRECTORATE;
    i.proposed_on = f->today;
    TRY(record_add(f->db, &repro_item_shape, &i));
    leak_address(f->h, "/:jurisdiction/plan/:plan/reprogramacion/:process", STR(MATRIX_PUBLISHED "/reprogramacion/2"));
    return DONE;
}

static enum status case_told(struct leak_fill *f)
{
    struct stall_offer o, *one;
    struct stall_meeting m;
    struct stall_attendance a;
    TRY(record_get(f->db, f->mem, &stall_offer_shape, f->h->m.published.offer, &one));
    f->word = secret_kinds[S_MEETING].word;
    shape_clear(&stall_meeting_shape, &m);
    m.stall_case = one->stall_case;
    m.held_on = f->today;
    m.summary = leak_told(f, "resumen");
    m.agreements = leak_told(f, "acuerdos");
    m.noted_by = f->h->m.people[V_DIRECTORATE];
    TRY(record_add(f->db, &stall_meeting_shape, &m));
    shape_clear(&stall_attendance_shape, &a);
    a.stall_meeting = m.id;
    a.institution = f->h->institution;
    a.people = str_fmt(f->mem, "Persona %s", f->word);
    TRY(record_add(f->db, &stall_attendance_shape, &a));
    f->word = secret_kinds[S_OFFER].word;
    o = *one;
    o.id = NONE;
    o.text = leak_told(f, "qué puede aportar");
    return record_add(f->db, &stall_offer_shape, &o);
}

static enum status settled(struct leak_fill *f)
{
    TRY(progress_publish(f->db, f->mem, f->h->m.published.commitment, f->today));
    return progress_recompute_plan(f->db, f->mem, f->h->plan, f->today);
}

static enum status accepted(struct leak_fill *f)
{
    int64_t claim;
    f->word = secret_kinds[S_OWN_ACCEPTED].word;
    for (int at = 0; at < 3; at++)
        TRY(leak_claim(f, at, NONE, CLAIM_ACCEPTED, &claim));
    return settled(f);
}

static enum status reported(struct leak_fill *f)
{
    TRY(leak_report(f, S_ACCEPTED, REPORT_ACCEPTED, CLAIM_ACCEPTED));
    return settled(f);
}

static enum status told_fill(struct leak_fill *f)
{
    f->word = secret_kinds[S_RESERVED].word;
    TRY(leak_proof(f, f->h->m.published.claim, NONE, EVIDENCE_HIDDEN, false));
    TRY(post_put(f, S_HIDDEN, POST_QUESTION, POST_HIDDEN));
    TRY(post_put(f, S_HIDDEN, POST_COMMENT, POST_HIDDEN));
    TRY(letter_told(f));
    TRY(set_told(f));
    return case_told(f);
}

/* A commitment with parties of its own, and a period for each report. */
static enum status neighbours(struct leak_fill *f)
{
    struct commitment *one, c;
    struct commitment_institution lead;
    struct institution *x;
    struct milestone *m;
    size_t count;
    TRY(record_get(f->db, f->mem, &commitment_shape, f->h->m.published.commitment, &one));
    f->h->plan = one->plan;
    TRY(institution_by_code(f->db, f->mem, f->h->here, STR("matriz"), &x));
    f->h->institution = x->id;
    x->id = NONE;
    x->code = STR("vecina");
    x->name = STR("Institución vecina");
    TRY(record_add(f->db, &institution_shape, x));
    f->h->other = x->id;
    TRY(milestones_of(f->db, f->mem, one->id, &m, &count));
    for (size_t i = 0; i < COUNT(f->h->milestones); i++)
        f->h->milestones[i] = m[i].id;
    c = *one;
    c.id = NONE;
    c.number = STR("2");
    c.position = 2;
    TRY(record_add(f->db, &commitment_shape, &c));
    f->h->commitment = c.id;
    struct milestone of = m[0];
    of.id = NONE;
    of.commitment = c.id;
    of.number = STR("2.1");
    TRY(record_add(f->db, &milestone_shape, &of));
    lead = (struct commitment_institution){NONE, c.id, x->id, INSTITUTION_LEAD, DAY_NONE, DAY_NONE};
    TRY(record_add(f->db, &commitment_institution_shape, &lead));
    for (int i = 0; i < 2; i++) {
        struct commitment_person p;
        shape_clear(&commitment_person_shape, &p);
        p.commitment = c.id;
        p.person = f->h->m.people[i == 0 ? V_FOCAL_OTHER : V_COUNTERPART_OTHER];
        p.institution = x->id;
        p.role = i == 0 ? PERSON_FOCAL : PERSON_COUNTERPART;
        p.from_on = leak_ago(f, 30);
        TRY(record_add(f->db, &commitment_person_shape, &p));
    }
    return DONE;
}

static enum status periods(struct leak_fill *f)
{
    struct period_row *first, p;
    size_t count;
    TRY(periods_of_plan(f->db, f->mem, f->h->plan, &first, &count));
    for (int i = 0; i <= S_ACCEPTED; i++) {
        p = *first;
        p.id = NONE;
        p.number = i + 2;
        p.starts_on = leak_ago(f, 39 - i);
        p.cut_on = leak_ago(f, 38 - i);
        p.opens_on = leak_ago(f, 20);
        p.due_on = (struct day){f->today.n + 10};
        p.closes_on = p.publish_on = (struct day){f->today.n + 20};
        p.published_on = p.locked_on = DAY_NONE;
        TRY(record_add(f->db, &period_row_shape, &p));
        f->h->periods[i] = p.id;
        leak_address(f->h, "/:jurisdiction/plan/:plan/periodo/:period", str_fmt(f->mem, MATRIX_PUBLISHED "/periodo/%d", i + 2));
        leak_address(f->h, REPORT_PATTERN, str_fmt(f->mem, MATRIX_PUBLISHED "/periodo/%d/reporte/matriz", i + 2));
    }
    return progress_recompute_plan(f->db, f->mem, f->h->plan, f->today);
}

static enum status colleague(struct leak_fill *f)
{
    struct commitment_person p;
    shape_clear(&commitment_person_shape, &p);
    p.commitment = f->h->m.published.commitment;
    p.person = f->h->m.people[V_FOCAL_OTHER];
    p.institution = f->h->other;
    p.role = PERSON_FOCAL;
    p.from_on = leak_ago(f, 30);
    return record_add(f->db, &commitment_person_shape, &p);
}

static enum status begin(struct leak_fill *f)
{
    struct jurisdiction *here;
    TRY(jurisdiction_by_code(f->db, f->mem, STR("ceibos"), &here));
    f->h->here = here->id;
    TRY(neighbours(f));
    TRY(leak_indicators_open(f));
    return periods(f);
}

bool leak_written(struct leak_house *h, enum status (*work)(struct leak_fill *f))
{
    struct test *t = h->m.house.test;
    struct leak_fill f = {.h = h, .mem = &t->mem, .today = day_at(instant_now(), -18000)};
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("prueba"), .now = instant_now()};
    enum status s = writer_borrow(&h->m.house.site, &f.db);
    if (s != DONE)
        return false;
    s = db_begin(f.db, DB_WRITE, &deed);
    if (s == DONE)
        s = db_end(f.db, work(&f));
    writer_return(&h->m.house.site, s == DONE);
    if (s != DONE)
        test_failed(t, __FILE__, __LINE__, "the stage cannot be filled: %s, at %s", status_words(s), f.word == NULL ? "the neighbours" : f.word);
    return s == DONE;
}

bool leak_open(struct test *t, struct leak_house *h)
{
    *h = (struct leak_house){.count = 0};
    if (!matrix_open(t, &h->m))
        return false;
    if (leak_written(h, begin))
        return true;
    matrix_close(&h->m);
    return false;
}

bool leak_fill_silent(struct leak_house *h)
{
    return leak_written(h, silent);
}

bool leak_fill_indicators(struct leak_house *h)
{
    return leak_written(h, leak_indicators_silent);
}

bool leak_fill_accepted(struct leak_house *h)
{
    return leak_written(h, accepted);
}

bool leak_fill_report(struct leak_house *h)
{
    return leak_written(h, reported);
}

bool leak_fill_colleague(struct leak_house *h)
{
    return leak_written(h, colleague);
}

bool leak_fill_told(struct leak_house *h)
{
    return leak_written(h, told_fill);
}
