/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/leak_house.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "http/writer.h"
#include "room/evidence/evidence_disk.h"
#include "room/practice/practice.h"
#include "room/question/question.h"
#include "room/report/report.h"
#include "room/reprogramming/reprogramming.h"
#include "room/stall/stall.h"

#define BIT(v) (1u << (v))
#define STAFF_HERE (BIT(V_DIRECTORATE) | BIT(V_COLEAD))
#define PARTIES (BIT(V_FOCAL_OWN) | BIT(V_COUNTERPART_OWN))
#define NEIGHBOURS (BIT(V_FOCAL_OTHER) | BIT(V_COUNTERPART_OTHER))
#define FOCAL_ALONE BIT(V_FOCAL_OWN)
#define THE_LOG BIT(V_ADMIN) /* who administers reads the log; reports and verdicts wait there too */
#define COMMITMENT_PATTERN "/:jurisdiction/plan/:plan/compromiso/:number"
#define CLAIM_PATTERN COMMITMENT_PATTERN "/hito/:milestone/reporte/:claim"
#define REPORT_PATTERN "/:jurisdiction/plan/:plan/periodo/:period/reporte/:institution"

const struct secret_kind secret_kinds[S_COUNT] = {
    [S_DRAFT] = {"qzborrador", FOCAL_ALONE, 0},
    [S_AUTHORISED] = {"qzautorizado", FOCAL_ALONE, 0},
    [S_SENT] = {"qzenviado", PARTIES | STAFF_HERE, 0},
    [S_RETURNED] = {"qzdevuelto", PARTIES | STAFF_HERE, 0},
    [S_REDRAFT] = {"qzcorregido", FOCAL_ALONE, 0},
    [S_ACCEPTED] = {"qzaceptado", PARTIES | STAFF_HERE, 0},
    [S_OWN_SENT] = {"qzsolo-enviado", PARTIES | STAFF_HERE, 0},
    [S_OWN_RETURNED] = {"qzsolo-devuelto", PARTIES | STAFF_HERE, 0},
    [S_OWN_ACCEPTED] = {"qzsolo-aceptado", PARTIES | STAFF_HERE, 0},
    [S_VERDICT] = {"qzdelhito", PARTIES | STAFF_HERE, 0},
    [S_STANCE] = {"qzdelcompromiso", PARTIES | STAFF_HERE, 0},
    [S_RESERVED] = {"qzreservada", FOCAL_ALONE | STAFF_HERE, BIT(V_COUNTERPART_OWN)},
    [S_HELD] = {"qzretenido", STAFF_HERE, THE_LOG},
    [S_UNCONFIRMED] = {"qzsinconfirmar", 0, STAFF_HERE | THE_LOG},
    [S_HIDDEN] = {"qzoculto", STAFF_HERE, THE_LOG},
    [S_LETTER] = {"qzoficio", BIT(V_DIRECTORATE) | BIT(V_FOCAL_OWN), BIT(V_COLEAD) | THE_LOG},
    [S_SET] = {"qzreprograma", STAFF_HERE, PARTIES | NEIGHBOURS | THE_LOG},
    [S_MEETING] = {"qzreunion", PARTIES | STAFF_HERE, THE_LOG},
    [S_ASKED_CASE] = {"qzpedido", NEIGHBOURS | STAFF_HERE, THE_LOG},
    [S_OFFER] = {"qzofrecida", STAFF_HERE, PARTIES | THE_LOG},
    [S_PLAN] = {"qzplan", STAFF_HERE | PARTIES, THE_LOG},
    [S_PRACTICE] = {"qzpractica", 0, PARTIES | STAFF_HERE | NEIGHBOURS | THE_LOG},
};

struct fill {
    struct leak_house *h;
    struct db *db;
    struct arena *mem;
    struct day today;
    const char *word;
    int64_t file;
};

static struct day ago(const struct fill *f, int days)
{
    return (struct day){f->today.n - days};
}

static struct str told(struct fill *f, const char *what)
{
    return str_fmt(f->mem, "Aquí dice %s: %s.", f->word, what);
}

static void address_add(struct leak_house *h, const char *pattern, struct str path)
{
    struct arena *mem = &h->m.house.test->mem;
    if (h->count == h->size) {
        h->addresses = arena_grow(mem, h->addresses, h->size * sizeof *h->addresses, (h->size + 64) * sizeof *h->addresses);
        h->size += 64;
    }
    h->addresses[h->count++] = (struct leak_address){pattern, str_chars(mem, path)};
}

/* A content of its own, in its place among the files. */
static enum status file_add(struct fill *f)
{
    struct evidence_file row;
    struct str content = str_fmt(f->mem, "El contenido %zu dice %s.\n", f->h->count, f->word);
    shape_clear(&evidence_file_shape, &row);
    row.sha256 = sha256_hex(f->mem, content);
    row.size_bytes = (int64_t)content.len;
    row.media_type = TYPE_TXT;
    row.virus = VIRUS_CLEAN;
    row.uploaded_at = instant_now();
    TRY(record_add(f->db, &evidence_file_shape, &row));
    f->file = row.id;
    struct str path = vault_path(f->mem, f->h->m.house.site.config.data_dir, row.sha256);
    for (size_t i = 1; i < path.len; i++)
        if (path.ptr[i] == '/')
            mkdir(str_chars(f->mem, str_part(path, 0, i)), 0700);
    int fd = open(path.ptr, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ssize_t n = fd < 0 ? -1 : write(fd, content.ptr, content.len);
    close(fd);
    return n == (ssize_t)content.len ? DONE : BROKEN;
}

static enum status proof_add(struct fill *f, int64_t claim, int64_t stance, enum evidence_visibility visibility, bool link)
{
    struct evidence e;
    shape_clear(&evidence_shape, &e);
    e.jurisdiction = f->h->here;
    e.commitment = f->h->m.published.commitment;
    e.claim = claim;
    e.verdict = stance;
    e.kind = link ? EVIDENCE_LINK : EVIDENCE_IS_FILE;
    if (link) {
        e.url = str_fmt(f->mem, "https://ejemplo.ec/%s", f->word);
        e.link_state = LINK_UNCHECKED;
    } else {
        TRY(file_add(f));
        e.file_name = str_fmt(f->mem, "%s.txt", f->word);
        e.file = f->file;
    }
    e.description = told(f, "qué demuestra");
    e.visibility = (int)visibility;
    if (visibility == EVIDENCE_HIDDEN && stance == NONE)
        e.ground = STR("Artículo 17 de la ley de la materia");
    e.added_by = NONE;
    e.added_at = instant_now();
    TRY(record_add(f->db, &evidence_shape, &e));
    address_add(f->h, "/:jurisdiction/prueba/:id", str_fmt(f->mem, "/ceibos/prueba/%lld", (long long)e.id));
    return DONE;
}

/* Milestones 1.1 to 1.3 in turn, so that each state stands on a page. */
static enum status claim_put(struct fill *f, int at, int64_t report, enum claim_state state, int64_t *ret)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = f->h->milestones[at];
    c.report = report;
    c.kind = CLAIM_DELIVERED;
    c.delivered_on = ago(f, 1);
    c.delay_cause = DELAY_FUNDING;
    c.forecast_on = (struct day){f->today.n + 40};
    c.text = told(f, "qué se hizo");
    c.next_step = told(f, "siguiente paso");
    c.state = (int)state;
    c.channel = CHANNEL_FORM;
    c.sent_on = f->today;
    c.sent_at = instant_now();
    if (state == CLAIM_RETURNED || state == CLAIM_ACCEPTED) {
        c.checked_on = f->today;
        c.checked_at = instant_now();
    }
    if (state == CLAIM_RETURNED)
        c.return_reason = told(f, "qué falta");
    c.sent_by = f->h->m.people[V_FOCAL_OWN];
    c.checked_by = day_known(c.checked_on) ? f->h->m.people[V_DIRECTORATE] : NONE;
    TRY(record_add(f->db, &claim_shape, &c));
    address_add(f->h, CLAIM_PATTERN, str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/hito/1.%d/reporte/%lld", at + 1, (long long)c.id));
    TRY(proof_add(f, c.id, NONE, EVIDENCE_PUBLIC, false));
    TRY(proof_add(f, c.id, NONE, EVIDENCE_PUBLIC, true));
    *ret = c.id;
    return DONE;
}

static enum status report_put(struct fill *f, enum secret_thing what, enum report_state state, enum claim_state line)
{
    struct report r;
    int64_t claim;
    f->word = secret_kinds[what].word;
    shape_clear(&report_shape, &r);
    r.period = f->h->periods[what];
    r.institution = f->h->institution;
    r.state = (int)state;
    r.channel = CHANNEL_WORKBOOK;
    r.saves = 1;
    r.entered_by = f->h->m.people[V_FOCAL_OWN];
    r.note = told(f, "nota");
    r.authorised_name = str_fmt(f->mem, "Persona %s", f->word);
    r.authorised_post = str_fmt(f->mem, "Cargo %s", f->word);
    r.authorised_letter = str_fmt(f->mem, "OF-%s", f->word);
    bool sent = state >= REPORT_SENT || what == S_REDRAFT;
    r.authorised_on = state >= REPORT_AUTHORISED ? f->today : DAY_NONE;
    r.sent_on = sent ? f->today : DAY_NONE;
    r.sent_at = sent ? instant_now() : INSTANT_NONE;
    r.sent_by = sent ? f->h->m.people[V_FOCAL_OWN] : NONE;
    if (state == REPORT_RETURNED || state == REPORT_ACCEPTED) {
        r.checked_on = f->today;
        r.checked_by = f->h->m.people[V_DIRECTORATE];
    }
    if (state == REPORT_RETURNED)
        r.return_reason = told(f, "por qué se devuelve");
    TRY(record_add(f->db, &report_shape, &r));
    for (int at = 0; at < 3; at++)
        TRY(claim_put(f, at, r.id, line, &claim));
    return proof_add(f, claim, NONE, EVIDENCE_HIDDEN, false);
}

static enum status reports_silent(struct fill *f)
{
    TRY(report_put(f, S_DRAFT, REPORT_DRAFT, CLAIM_DRAFT));
    TRY(report_put(f, S_AUTHORISED, REPORT_AUTHORISED, CLAIM_DRAFT));
    TRY(report_put(f, S_SENT, REPORT_SENT, CLAIM_SENT));
    TRY(report_put(f, S_RETURNED, REPORT_RETURNED, CLAIM_RETURNED));
    return report_put(f, S_REDRAFT, REPORT_DRAFT, CLAIM_DRAFT);
}

static enum status claims_silent(struct fill *f)
{
    int64_t claim;
    f->word = secret_kinds[S_OWN_RETURNED].word;
    TRY(claim_put(f, 1, NONE, CLAIM_RETURNED, &claim));
    f->word = secret_kinds[S_OWN_SENT].word;
    TRY(claim_put(f, 1, NONE, CLAIM_SENT, &claim));
    f->word = secret_kinds[S_VERDICT].word;
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = claim;
    v.institution = f->h->institution;
    v.person = f->h->m.people[V_COUNTERPART_OWN];
    v.kind = VERDICT_DISPUTES;
    v.reasons = told(f, "razones");
    v.reply = told(f, "réplica");
    v.given_on = v.replied_on = f->today;
    v.given_at = instant_now();
    TRY(record_add(f->db, &verdict_shape, &v));
    address_add(f->h, CLAIM_PATTERN "/pronunciamiento/:verdict",
                str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/hito/1.2/reporte/%lld/pronunciamiento/%lld", (long long)claim, (long long)v.id));
    struct commitment_verdict s;
    f->word = secret_kinds[S_STANCE].word;
    shape_clear(&commitment_verdict_shape, &s);
    s.commitment = f->h->m.published.commitment;
    s.period = f->h->periods[S_SENT];
    s.institution = f->h->institution;
    s.person = f->h->m.people[V_COUNTERPART_OWN];
    s.kind = STANCE_DISPUTES;
    s.reasons = told(f, "razones");
    s.reply = told(f, "réplica");
    s.given_on = s.replied_on = f->today;
    s.given_at = instant_now();
    TRY(record_add(f->db, &commitment_verdict_shape, &s));
    address_add(f->h, COMMITMENT_PATTERN "/pronunciamiento/:stance",
                str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/pronunciamiento/%lld", (long long)s.id));
    return proof_add(f, NONE, s.id, EVIDENCE_HIDDEN, false);
}

static enum status post_put(struct fill *f, enum secret_thing what, enum post_kind kind, enum post_state state)
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
    p.text = told(f, kind == POST_QUESTION ? "una pregunta" : "un comentario");
    p.text_hash = sha256_hex(f->mem, p.text);
    p.language = 0;
    p.state = (int)state;
    p.written_at = instant_now();
    if (state == POST_HELD)
        p.held_until = (struct instant){p.written_at.s + 86400};
    TRY(record_add(f->db, &post_shape, &p));
    address_add(f->h, "/:jurisdiction/mensaje/:post", str_fmt(f->mem, "/ceibos/mensaje/%lld", (long long)p.id));
    address_add(f->h, "/:jurisdiction/moderacion/mensaje/:post", str_fmt(f->mem, "/ceibos/moderacion/mensaje/%lld", (long long)p.id));
    if (kind == POST_COMMENT) {
        address_add(f->h, COMMITMENT_PATTERN "/comentario/:comment", str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/comentario/%lld", (long long)p.id));
        return DONE;
    }
    struct question q;
    shape_clear(&question_shape, &q);
    q.post = p.id;
    q.institution = f->h->institution;
    TRY(record_add(f->db, &question_shape, &q));
    address_add(f->h, COMMITMENT_PATTERN "/pregunta/:question", str_fmt(f->mem, MATRIX_PUBLISHED "/compromiso/1/pregunta/%lld", (long long)q.id));
    return DONE;
}

static enum status posts_silent(struct fill *f)
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

static enum status case_silent(struct fill *f)
{
    struct stall_case c;
    f->word = secret_kinds[S_ASKED_CASE].word;
    shape_clear(&stall_case_shape, &c);
    c.commitment = f->h->commitment;
    c.number = 1;
    c.state = STALL_ASKED;
    c.origin = STALL_BY_REQUEST;
    c.reason = told(f, "por qué");
    c.asked_by = f->h->m.people[V_COLEAD];
    c.asked_on = f->today;
    TRY(record_add(f->db, &stall_case_shape, &c));
    address_add(f->h, COMMITMENT_PATTERN "/estancado/:case", STR(MATRIX_PUBLISHED "/compromiso/2/estancado/1"));
    return DONE;
}

static enum status plans_silent(struct fill *f)
{
    struct commitment *c;
    struct plan *p;
    struct jurisdiction *here, *copy;
    f->word = secret_kinds[S_PLAN].word;
    TRY(record_get(f->db, f->mem, &commitment_shape, f->h->m.draft.commitment, &c));
    TRY(record_get(f->db, f->mem, &plan_shape, c->plan, &p));
    p->name = str_fmt(f->mem, "Plan %s", f->word);
    p->summary = told(f, "resumen");
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
    address_add(f->h, "/:jurisdiction", str_fmt(f->mem, "/%.*s", STR_ARG(copy->code)));
    address_add(f->h, "/:jurisdiction/plan/:plan", str_fmt(f->mem, "/%.*s/plan/8", STR_ARG(copy->code)));
    return DONE;
}

static enum status silent(struct fill *f)
{
    TRY(reports_silent(f));
    TRY(claims_silent(f));
    TRY(posts_silent(f));
    TRY(case_silent(f));
    TRY(plans_silent(f));
    TRY(progress_publish(f->db, f->mem, f->h->m.published.commitment, f->today));
    return progress_recompute_plan(f->db, f->mem, f->h->plan, f->today);
}

static enum status letter_told(struct fill *f)
{
    struct letter l;
    struct evidence_file *content;
    f->word = secret_kinds[S_LETTER].word;
    TRY(file_add(f));
    TRY(record_get(f->db, f->mem, &evidence_file_shape, f->file, &content));
    shape_clear(&letter_shape, &l);
    l.jurisdiction = f->h->here;
    l.institution = f->h->institution;
    l.kind = LETTER_OTHER;
    l.subject = STR("Oficio con asunto público");
    l.addressee = str_fmt(f->mem, "Persona %s", f->word);
    l.text = told(f, "texto del oficio");
    l.scan = content->sha256;
    l.scan_name = str_fmt(f->mem, "%s.pdf", f->word);
    TRY(letter_issue(f->db, f->mem, STR_NONE, f->today, &l));
    address_add(f->h, "/:jurisdiction/oficio/:id", str_fmt(f->mem, "/ceibos/oficio/%lld", (long long)l.id));
    return DONE;
}

static enum status set_told(struct fill *f)
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
    i.reasons = told(f, "razones");
    i.decision = DECISION_KEPT;
    i.decision_reason = told(f, "decisión");
    i.proposed_by = f->h->m.people[V_DIRECTORATE];
    i.proposed_as = ROLE_DIRECTORATE;
    i.proposed_on = f->today;
    TRY(record_add(f->db, &repro_item_shape, &i));
    address_add(f->h, "/:jurisdiction/plan/:plan/reprogramacion/:process", STR(MATRIX_PUBLISHED "/reprogramacion/2"));
    return DONE;
}

static enum status case_told(struct fill *f)
{
    struct stall_offer o, *one;
    struct stall_meeting m;
    struct stall_attendance a;
    TRY(record_get(f->db, f->mem, &stall_offer_shape, f->h->m.published.offer, &one));
    f->word = secret_kinds[S_MEETING].word;
    shape_clear(&stall_meeting_shape, &m);
    m.stall_case = one->stall_case;
    m.held_on = f->today;
    m.summary = told(f, "resumen");
    m.agreements = told(f, "acuerdos");
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
    o.text = told(f, "qué puede aportar");
    return record_add(f->db, &stall_offer_shape, &o);
}

static enum status told_fill(struct fill *f)
{
    int64_t claim;
    TRY(report_put(f, S_ACCEPTED, REPORT_ACCEPTED, CLAIM_ACCEPTED));
    f->word = secret_kinds[S_OWN_ACCEPTED].word;
    TRY(claim_put(f, 2, NONE, CLAIM_ACCEPTED, &claim));
    f->word = secret_kinds[S_RESERVED].word;
    TRY(proof_add(f, f->h->m.published.claim, NONE, EVIDENCE_HIDDEN, false));
    TRY(post_put(f, S_HIDDEN, POST_QUESTION, POST_HIDDEN));
    TRY(post_put(f, S_HIDDEN, POST_COMMENT, POST_HIDDEN));
    TRY(letter_told(f));
    TRY(set_told(f));
    TRY(case_told(f));
    TRY(progress_publish(f->db, f->mem, f->h->m.published.commitment, f->today));
    return progress_recompute_plan(f->db, f->mem, f->h->plan, f->today);
}

/* A commitment with parties of its own, and a period for each report. */
static enum status neighbours(struct fill *f)
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
        p.from_on = ago(f, 30);
        TRY(record_add(f->db, &commitment_person_shape, &p));
    }
    return DONE;
}

static enum status periods(struct fill *f)
{
    struct period_row *first, p;
    size_t count;
    TRY(periods_of_plan(f->db, f->mem, f->h->plan, &first, &count));
    for (int i = 0; i <= S_ACCEPTED; i++) {
        p = *first;
        p.id = NONE;
        p.number = i + 2;
        p.starts_on = ago(f, 39 - i);
        p.cut_on = ago(f, 38 - i);
        p.opens_on = ago(f, 20);
        p.due_on = (struct day){f->today.n + 10};
        p.closes_on = p.publish_on = (struct day){f->today.n + 20};
        p.published_on = p.locked_on = DAY_NONE;
        TRY(record_add(f->db, &period_row_shape, &p));
        f->h->periods[i] = p.id;
        address_add(f->h, "/:jurisdiction/plan/:plan/periodo/:period", str_fmt(f->mem, MATRIX_PUBLISHED "/periodo/%d", i + 2));
        address_add(f->h, REPORT_PATTERN, str_fmt(f->mem, MATRIX_PUBLISHED "/periodo/%d/reporte/matriz", i + 2));
    }
    return progress_recompute_plan(f->db, f->mem, f->h->plan, f->today);
}

static enum status begin(struct fill *f)
{
    struct jurisdiction *here;
    TRY(jurisdiction_by_code(f->db, f->mem, STR("ceibos"), &here));
    f->h->here = here->id;
    TRY(neighbours(f));
    return periods(f);
}

/* A write beside the server, as the program itself would do it. */
static bool written(struct leak_house *h, enum status (*work)(struct fill *f))
{
    struct test *t = h->m.house.test;
    struct fill f = {.h = h, .mem = &t->mem, .today = day_at(instant_now(), -18000)};
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
    if (written(h, begin))
        return true;
    matrix_close(&h->m);
    return false;
}

bool leak_fill_silent(struct leak_house *h)
{
    return written(h, silent);
}

bool leak_fill_told(struct leak_house *h)
{
    return written(h, told_fill);
}
