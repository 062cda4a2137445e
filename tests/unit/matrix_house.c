/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/matrix_fill.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/secret.h"
#include "command/demo.h"
#include "room/account/account_store.h"
#include "room/cocreation/cocreation.h"
#include "room/evidence/evidence_disk.h"
#include "room/exchange/load.h"
#include "room/letter/letter.h"
#include "tests/work.h"

#define CONTENT STR("Una prueba de la matriz de permisos.\n")

const struct visitor_kind visitor_kinds[V_COUNT] = {
    [V_PUBLIC] = {"public", ROLE_PUBLIC, false, false},
    [V_PERSON] = {"person without role", ROLE_PERSON, false, false},
    [V_FOCAL_OWN] = {"focal point, own", ROLE_FOCAL, true, true},
    [V_FOCAL_OTHER] = {"focal point, not own", ROLE_FOCAL, true, false},
    [V_FOCAL_ELSEWHERE] = {"focal point of another jurisdiction", ROLE_FOCAL, false, false},
    [V_COUNTERPART_OWN] = {"counterpart, own", ROLE_COUNTERPART, true, true},
    [V_COUNTERPART_OTHER] = {"counterpart, not own", ROLE_COUNTERPART, true, false},
    [V_EVALUATOR_OWN] = {"evaluator, own", ROLE_EVALUATOR, true, true},
    [V_EVALUATOR_OTHER] = {"evaluator, not own", ROLE_EVALUATOR, true, false},
    [V_FACILITATOR_OWN] = {"facilitator, own", ROLE_FACILITATOR, true, true},
    [V_FACILITATOR_OTHER] = {"facilitator, not own", ROLE_FACILITATOR, true, false},
    [V_TEAM] = {"person in a drafting team", ROLE_PERSON, true, true},
    [V_DIRECTORATE] = {"directorate", ROLE_DIRECTORATE, true, false},
    [V_DIRECTORATE_ELSEWHERE] = {"directorate of another jurisdiction", ROLE_DIRECTORATE, false, false},
    [V_COLEAD] = {"co-lead", ROLE_COLEAD, true, false},
    [V_COLEAD_ELSEWHERE] = {"co-lead of another jurisdiction", ROLE_COLEAD, false, false},
    [V_ADMIN] = {"administrator", ROLE_ADMIN, true, false},
};


static enum status person_fill(struct fill *f, enum visitor v)
{
    const struct visitor_kind *kind = &visitor_kinds[v];
    struct request r = {.mem = &f->t->mem, .db = f->db, .site = &f->m->house.site, .now = instant_now()};
    struct person p;
    shape_clear(&person_shape, &p);
    p.email = p.email_folded = str_fmt(&f->t->mem, "visita%d@ejemplo.ec", (int)v);
    p.name = str_of(kind->name);
    p.state = PERSON_ACTIVE;
    p.language = PERSON_SPANISH;
    p.totp_sealed = secret_seal(&f->t->mem, f->m->house.site.server_key, "totp", STR("matriz-matriz-matriz"));
    p.created_at = r.now;
    TRY(record_add(f->db, &person_shape, &p));
    f->people[v] = f->m->people[v] = p.id;
    if (kind->role != ROLE_PERSON)
        TRY(account_grant(f->db, &f->t->mem, p.id, kind->role, kind->role == ROLE_ADMIN ? NONE : kind->here ? f->here : f->elsewhere,
                          f->today));
    return session_make(&r, p.id, true, &f->m->cookies[v]);
}

static enum status milestones_fill(struct fill *f, int64_t commitment, int64_t *ret_first)
{
    int64_t ids[3];
    for (int i = 0; i < 3; i++) {
        struct milestone m;
        shape_clear(&milestone_shape, &m);
        m.commitment = commitment;
        m.number = str_fmt(&f->t->mem, "1.%d", i + 1);
        m.position = i + 1;
        m.title = STR("Hito de la matriz");
        m.kind = MILESTONE_INSTRUMENT;
        m.means = MEANS_ANY;
        m.weight_centi = 3333;
        m.original_due_on = m.original_first_on = m.due_on = m.due_first_on = (struct day){f->today.n + 30};
        m.original_text = m.due_text = STR("dentro de un mes");
        m.replans = 0;
        m.state = MILESTONE_CURRENT;
        TRY(record_add(f->db, &milestone_shape, &m));
        ids[i] = m.id;
    }
    struct milestone_part p;
    shape_clear(&milestone_part_shape, &p);
    p.milestone = *ret_first = ids[0];
    p.number = 1;
    p.title = STR("Parte");
    p.share_centi = 10000;
    return record_add(f->db, &milestone_part_shape, &p);
}

static enum status links_fill(struct fill *f, int64_t commitment)
{
    static const struct {
        enum visitor who;
        int role;
    } people[] = {{V_FOCAL_OWN, PERSON_FOCAL}, {V_COUNTERPART_OWN, PERSON_COUNTERPART}};
    for (size_t i = 0; i < COUNT(people); i++) {
        struct commitment_person p;
        shape_clear(&commitment_person_shape, &p);
        p.commitment = commitment;
        p.person = f->people[people[i].who];
        p.institution = f->institution;
        p.role = people[i].role;
        p.from_on = (struct day){f->today.n - 30};
        TRY(record_add(f->db, &commitment_person_shape, &p));
        struct commitment_institution ci = {NONE, commitment, f->institution, i == 0 ? INSTITUTION_LEAD : INSTITUTION_COUNTERPART,
                                            DAY_NONE, DAY_NONE};
        TRY(record_add(f->db, &commitment_institution_shape, &ci));
    }
    return DONE;
}

static enum status follow_fill(struct fill *f, int64_t commitment, int64_t milestone, struct example *e)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = milestone;
    c.kind = CLAIM_DELIVERED;
    c.text = STR("Está listo.");
    c.state = CLAIM_ACCEPTED;
    c.channel = CHANNEL_FORM;
    c.public_on = f->today;
    c.sent_by = f->people[V_FOCAL_OWN];
    c.delivered_on = c.sent_on = c.checked_on = f->today;
    c.sent_at = c.checked_at = instant_now();
    c.checked_by = f->people[V_DIRECTORATE];
    c.channel = CHANNEL_FORM;
    c.public_on = f->today;
    TRY(record_add(f->db, &claim_shape, &c));
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = e->claim = c.id;
    v.institution = f->institution;
    v.person = f->people[V_COUNTERPART_OWN];
    v.kind = VERDICT_DISPUTES;
    v.reasons = STR("No es lo que se acordó.");
    v.given_on = f->today;
    v.given_at = instant_now();
    v.public_on = f->today;
    TRY(record_add(f->db, &verdict_shape, &v));
    e->verdict = v.id;
    struct commitment_verdict s;
    shape_clear(&commitment_verdict_shape, &s);
    s.commitment = commitment;
    s.institution = f->institution;
    s.person = f->people[V_COUNTERPART_OWN];
    s.kind = STANCE_DISPUTES;
    s.reasons = STR("No es lo que se acordó.");
    s.given_on = f->today;
    s.given_at = instant_now();
    s.public_on = f->today;
    TRY(record_add(f->db, &commitment_verdict_shape, &s));
    e->stance = s.id;
    struct change_request r;
    shape_clear(&change_request_shape, &r);
    r.commitment = commitment;
    r.milestone = milestone;
    r.kind = CHANGE_REPLAN;
    r.old_value = STR("dentro de un mes");
    r.new_value = STR("31/12/2099");
    r.reasons = STR("Las lluvias detuvieron el trabajo.");
    r.state = CHANGE_PROPOSED;
    r.proposed_by = f->people[V_FOCAL_OWN];
    r.proposed_on = f->today;
    TRY(record_add(f->db, &change_request_shape, &r));
    e->change = r.id;
    return DONE;
}

static enum status proof_fill(struct fill *f, int64_t commitment, enum evidence_visibility visibility, int64_t *ret)
{
    struct evidence e;
    shape_clear(&evidence_shape, &e);
    e.jurisdiction = f->here;
    e.commitment = commitment;
    e.kind = EVIDENCE_IS_FILE;
    e.file = e.copy = f->file;
    e.file_name = STR("prueba.txt");
    e.description = STR("Una prueba de la matriz");
    e.visibility = (int)visibility;
    e.added_by = f->people[V_FOCAL_OWN];
    e.added_at = instant_now();
    TRY(record_add(f->db, &evidence_shape, &e));
    *ret = e.id;
    return DONE;
}

/* Two editions that say the same: the second has what to be compared with. */
static enum status editions_fill(struct fill *f, int64_t plan)
{
    for (int64_t number = 1; number <= 2; number++) {
        struct plan_edition e;
        shape_clear(&plan_edition_shape, &e);
        e.plan = plan;
        e.number = number;
        e.name = STR("Edición de la matriz");
        e.kind = number == 1 ? EDITION_ORIGINAL : EDITION_AMENDED;
        e.published_on = f->today;
        e.snapshot = STR("{\"plan\":{}}");
        e.sha256 = sha256_hex(&f->t->mem, e.snapshot);
        TRY(record_add(f->db, &plan_edition_shape, &e));
    }
    return DONE;
}

static enum status plan_fill(struct fill *f, int64_t number, enum plan_state state, struct example *e)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.jurisdiction = f->here;
    p.number = number;
    p.name = STR("Plan de la matriz");
    p.level = PLAN_LOCAL;
    p.starts_on = (struct day){f->today.n - 100};
    p.ends_on = (struct day){f->today.n + 500};
    p.tracking = PLAN_TRACKED;
    p.state = (int)state;
    p.template = TEMPLATE_2022;
    TRY(record_add(f->db, &plan_shape, &p));
    TRY(editions_fill(f, p.id));
    struct commitment c;
    shape_clear(&commitment_shape, &c);
    c.plan = p.id;
    c.number = STR("1");
    c.position = 1;
    c.title = STR("Compromiso de la matriz");
    c.state = COMMITMENT_CURRENT;
    c.lead_text = STR("La prefectura, en prosa");
    TRY(record_add(f->db, &commitment_shape, &c));
    e->commitment = c.id;
    TRY(links_fill(f, c.id));
    int64_t milestone;
    TRY(milestones_fill(f, c.id, &milestone));
    TRY(follow_fill(f, c.id, milestone, e));
    TRY(matrix_stall_fill(f, c.id, e));
    TRY(matrix_reprogramming_fill(f, p.id, c.id, e));
    TRY(proof_fill(f, c.id, state == PLAN_DRAFT ? EVIDENCE_HIDDEN : EVIDENCE_PUBLIC, &e->proof));
    TRY(matrix_period_fill(f, p.id, c.id, e));
    TRY(matrix_indicator_fill(f, p.id, c.id, e, number == 8 ? "matriz" : "matriz_borrador"));
    return progress_recompute_plan(f->db, &f->t->mem, p.id, f->today);
}

/* The content of the proofs, in its place among the files. */
static enum status file_fill(struct fill *f)
{
    struct evidence_file row;
    shape_clear(&evidence_file_shape, &row);
    row.sha256 = sha256_hex(&f->t->mem, CONTENT);
    row.size_bytes = (int64_t)CONTENT.len;
    row.media_type = TYPE_TXT;
    row.virus = VIRUS_CLEAN;
    row.uploaded_at = instant_now();
    TRY(record_add(f->db, &evidence_file_shape, &row));
    f->file = row.id;
    struct str path = vault_path(&f->t->mem, f->m->house.site.config.data_dir, row.sha256);
    for (size_t i = 1; i < path.len; i++)
        if (path.ptr[i] == '/')
            mkdir(str_chars(&f->t->mem, str_part(path, 0, i)), 0700);
    int fd = open(path.ptr, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ssize_t n = fd < 0 ? -1 : write(fd, CONTENT.ptr, CONTENT.len);
    close(fd);
    return n == (ssize_t)CONTENT.len ? DONE : BROKEN;
}

static enum status register_fill(struct fill *f)
{
    struct institution x;
    shape_clear(&institution_shape, &x);
    x.jurisdiction = f->here;
    x.code = STR("matriz");
    x.name = STR("Institución de la matriz");
    x.sector = SECTOR_LEVELS;
    x.level = LEVEL_PROVINCE;
    x.state = INSTITUTION_ACTIVE;
    TRY(record_add(f->db, &institution_shape, &x));
    f->institution = x.id;
    struct topic topic;
    shape_clear(&topic_shape, &topic);
    topic.code = STR("matriz");
    topic.kind = 0;
    topic.position = 1;
    topic.name = STR("Tema de la matriz");
    topic.name_en = STR("Topic of the matrix");
    TRY(record_add(f->db, &topic_shape, &topic));
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = f->here;
    a.number = STR("MAT-1");
    a.kind = ACT_MINUTES;
    a.decided_on = f->today;
    a.body = STR("Foro");
    a.title = STR("Acto de la matriz");
    a.result = ACT_APPROVED_WITH;
    struct str observation = STR("Una observación abierta");
    TRY(act_add(f->db, &a, &observation, 1));
    f->m->act = a.id;
    struct letter l;
    shape_clear(&letter_shape, &l);
    l.jurisdiction = f->here;
    l.kind = LETTER_OTHER;
    l.subject = STR("Oficio de la matriz");
    l.scan = sha256_hex(&f->t->mem, CONTENT);
    l.scan_name = STR("oficio.pdf");
    TRY(letter_issue(f->db, &f->t->mem, STR_NONE, f->today, &l));
    f->m->letter = l.id;
    struct institution_transition tr;
    shape_clear(&institution_transition_shape, &tr);
    tr.jurisdiction = f->here;
    tr.institution = f->institution;
    tr.from_on = f->today;
    tr.reason = STR("Cambio de autoridades");
    tr.act = a.id;
    TRY(record_add(f->db, &institution_transition_shape, &tr));
    f->m->transition = tr.id;
    return DONE;
}

/* Somebody to administer, and a load that waits. */
static enum status others_fill(struct fill *f)
{
    struct person p;
    shape_clear(&person_shape, &p);
    p.email = p.email_folded = STR("tercera@ejemplo.ec");
    p.name = STR("Tercera persona");
    p.state = PERSON_ACTIVE;
    p.language = PERSON_SPANISH;
    p.created_at = instant_now();
    TRY(record_add(f->db, &person_shape, &p));
    f->m->person = p.id;
    TRY(account_grant(f->db, &f->t->mem, p.id, ROLE_FOCAL, f->here, f->today));
    struct load l;
    shape_clear(&load_shape, &l);
    l.jurisdiction = f->here;
    l.kind = LOAD_PASTED;
    l.plan_number = 10;
    l.plan_name = STR("Plan por cargar");
    l.state = LOAD_WAITING;
    l.added_at = instant_now();
    l.remarks = STR("[]");
    TRY(record_add(f->db, &load_shape, &l));
    f->m->load = l.id;
    return DONE;
}

/* The version in force, and a draft of the next one. */
static enum status method_fill(struct fill *f)
{
    struct methodology *m;
    TRY(methodology_on(f->db, &f->t->mem, f->here, f->today, &m));
    f->m->published.method = m->id;
    m->jurisdiction = f->here;
    m->number++;
    m->state = METHODOLOGY_DRAFT;
    m->effective_on = (struct day){f->today.n + 10};
    TRY(record_add(f->db, &methodology_shape, m));
    f->m->draft.method = m->id;
    return DONE;
}

static enum status fill(struct fill *f)
{
    struct demo_people people;
    struct jurisdiction *here, *elsewhere;
    TRY(demo_province(f->db, &f->t->mem, &f->m->house.site, f->today, &people));
    TRY(demo_ecuador(f->db, &f->t->mem, &people, f->today));
    TRY(jurisdiction_by_code(f->db, &f->t->mem, STR("ceibos"), &here));
    TRY(jurisdiction_by_code(f->db, &f->t->mem, STR("ec"), &elsewhere));
    f->here = here->id;
    f->elsewhere = elsewhere->id;
    for (int v = V_PERSON; v < V_COUNT; v++)
        TRY(person_fill(f, (enum visitor)v));
    TRY(register_fill(f));
    TRY(others_fill(f));
    TRY(file_fill(f));
    TRY(method_fill(f));
    TRY(plan_fill(f, 8, PLAN_PUBLISHED, &f->m->published));
    TRY(plan_fill(f, 9, PLAN_DRAFT, &f->m->draft));
    TRY(matrix_cocreation_fill(f, 8, COCREATION_ACTIVE, f->m->draft.commitment, &f->m->active));
    TRY(matrix_cocreation_fill(f, 9, COCREATION_PREPARATION, NONE, &f->m->preparing));
    struct matrix_stage stage = {f->here, f->m->published.commitment, f->m->person, f->m->act, f->today};
    return matrix_voices_fill(f->db, &f->t->mem, &f->m->house.site, &stage, &f->m->voices);
}

bool matrix_open(struct test *t, struct matrix_house *m)
{
    struct str problem = STR_NONE;
    *m = (struct matrix_house){.house = {.test = t}};
    work_whole_site(t, &m->house.site);
    m->house.site.config.base_url = STR("http://127.0.0.1:80");
    struct fill f = {.t = t, .m = m, .db = t->db, .today = day_at(instant_now(), -18000)};
    enum status s = fill(&f);
    if (s != DONE)
        test_failed(t, __FILE__, __LINE__, "the stage cannot be filled: %s", status_words(s));
    enum status ended = db_end(t->db, s);
    s = s == DONE ? ended : s;
    db_close(t->db); /* the server is the one that writes */
    t->db = NULL;
    if (s == DONE)
        s = server_start(&m->house.site, (struct server_options){.any_port = true, .quiet = true}, &m->house.server, &problem);
    if (s != DONE) {
        test_failed(t, __FILE__, __LINE__, "no server: %s %.*s", status_words(s), STR_ARG(problem));
        work_site_end(&m->house.site);
        return false;
    }
    m->house.port = server_port(m->house.server);
    return true;
}

void matrix_close(struct matrix_house *m)
{
    server_stop(m->house.server);
    work_site_end(&m->house.site);
}
