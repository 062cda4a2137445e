/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/transition/transition.h"

#include "tests/desk.h"

static struct transition_line line(int64_t commitment, enum person_role role, struct day from, struct day until)
{
    return (struct transition_line){.id = 1, .commitment = commitment, .person = 1, .person_state = PERSON_ACTIVE, .granted = true,
                                    .institution = 1, .institution_state = INSTITUTION_ACTIVE, .role = (int)role, .from_on = from, .until_on = until};
}

UNIT(a_commitment_without_who_answers_says_why_by_the_nearest_remedy)
{
    struct day on = day_of(2027, 6, 1);
    struct transition_line l[3] = {line(7, PERSON_FOCAL, day_of(2026, 1, 1), day_of(2027, 5, 31)),
                                   line(7, PERSON_FOCAL, day_of(2026, 1, 1), DAY_NONE), line(8, PERSON_FOCAL, day_of(2026, 1, 1), DAY_NONE)};
    EXPECT_INT(transition_gap(l, 3, 7, PERSON_FOCAL, on), GAP_NONE);
    EXPECT_INT(transition_gap(l, 3, 7, PERSON_COUNTERPART, on), GAP_NEVER);
    EXPECT_INT(transition_gap(l, 1, 7, PERSON_FOCAL, on), GAP_ENDED);
    EXPECT_INT(transition_gap(l, 1, 7, PERSON_FOCAL, day_of(2027, 5, 31)), GAP_NONE);
    l[1].person_state = PERSON_DISABLED;
    EXPECT_INT(transition_gap(l, 3, 7, PERSON_FOCAL, on), GAP_DISABLED);
    l[1].person_state = PERSON_INVITED;
    l[1].granted = false;
    EXPECT_INT(transition_gap(l, 3, 7, PERSON_FOCAL, on), GAP_ROLE);
    l[1].granted = true;
    l[1].institution_state = INSTITUTION_MERGED;
    EXPECT_INT(transition_gap(l, 3, 7, PERSON_FOCAL, on), GAP_INSTITUTION);
    l[1].institution_state = -1;
    EXPECT_INT(transition_gap(l, 3, 7, PERSON_FOCAL, on), GAP_NONE);
    l[1].from_on = day_of(2027, 6, 2);
    EXPECT_INT(transition_gap(l, 3, 7, PERSON_FOCAL, on), GAP_ENDED);
}

UNIT(an_assignment_ends_the_day_before_the_next_or_on_the_day_it_began)
{
    EXPECT_INT(line_end(day_of(2027, 1, 1), day_of(2027, 6, 1)).n, day_of(2027, 5, 31).n);
    EXPECT_INT(line_end(day_of(2027, 6, 1), day_of(2027, 6, 1)).n, day_of(2027, 6, 1).n);
}

UNIT(people_are_read_from_a_pasted_list_and_each_line_has_its_fault)
{
    struct arena mem = arena_new(1u << 20);
    struct appointee a[8];
    size_t n = appointees_read(&mem, STR("Ana Paz; Ana@Uno.gob.ec; Directora\n\n Luis Río\tluis@uno.gob.ec\tAnalista\t1, 4\r\nSin Correo\n"
                                         "Otra; no-es-correo\nAna Paz;ana@uno.gob.ec"), a, COUNT(a));
    EXPECT_INT(n, 5);
    EXPECT_STR(a[0].email, "ana@uno.gob.ec");
    EXPECT(a[0].problem == NULL && a[1].problem == NULL);
    EXPECT_STR(a[1].post, "Analista");
    EXPECT(appointee_for(&a[0], STR("9")) && appointee_for(&a[1], STR("4")) && !appointee_for(&a[1], STR("2")));
    EXPECT_STR(str_of(a[2].problem), "Falta el correo.");
    EXPECT(str_find(str_of(a[3].problem), STR("no es una dirección")) != SIZE_MAX);
    EXPECT_STR(str_of(a[4].problem), "Ese correo está dos veces en la lista.");
    EXPECT_INT(appointees_read(&mem, STR_NONE, a, COUNT(a)), 0);
    arena_free(&mem);
}

/* ---- The drill: ten commitments of three ministries, each with its focal point. */
#define COMMITMENTS 10
static const int lead_of[COMMITMENTS] = {0, 0, 0, 0, 1, 1, 1, 2, 2, 2};

struct drill {
    struct test *t;
    struct desk *d;
    struct day today;
    int64_t institution[5]; /* three ministries, the successor, the counterpart */
    int64_t plan, counterpart;
};

static enum status institutions_fill(struct drill *x)
{
    static const char *const codes[] = {"agua", "salud", "cultura", "educacion", "red"};
    for (size_t i = 0; i < COUNT(codes); i++) {
        struct institution n;
        shape_clear(&institution_shape, &n);
        n.jurisdiction = x->d->jurisdiction;
        n.code = str_of(codes[i]);
        n.name = str_fmt(&x->t->mem, "Ministerio de %s", codes[i]);
        n.sector = i == 4 ? SECTOR_CIVIL_SOCIETY : SECTOR_STATE;
        TRY(institution_add(x->t->db, &n));
        x->institution[i] = n.id;
    }
    return DONE;
}

static enum status person_fill(struct drill *x, const char *email, enum role role, int64_t *ret)
{
    TRY(account_add(x->t->db, &x->t->mem, str_of(email), str_fmt(&x->t->mem, "Persona %s", email), STR_NONE, ret));
    return account_grant(x->t->db, &x->t->mem, *ret, role, x->d->jurisdiction, (struct day){x->today.n - 400});
}

static enum status assign(struct drill *x, int64_t commitment, int64_t person, int64_t institution, enum person_role role)
{
    struct commitment_person p;
    shape_clear(&commitment_person_shape, &p);
    p.commitment = commitment;
    p.person = person;
    p.institution = institution;
    p.role = (int)role;
    p.from_on = (struct day){x->today.n - 300};
    return record_add(x->t->db, &commitment_person_shape, &p);
}

static enum status commitment_fill(struct drill *x, int i)
{
    struct commitment c;
    struct milestone m;
    int64_t person;
    shape_clear(&commitment_shape, &c);
    c.plan = x->plan;
    c.number = str_fmt(&x->t->mem, "%d", i + 1);
    c.position = i + 1;
    c.title = str_fmt(&x->t->mem, "Compromiso %d del ensayo", i + 1);
    c.state = COMMITMENT_CURRENT;
    TRY(record_add(x->t->db, &commitment_shape, &c));
    int64_t lead = x->institution[lead_of[i]];
    struct commitment_institution sides[] = {{NONE, c.id, lead, INSTITUTION_LEAD, DAY_NONE, DAY_NONE},
                                             {NONE, c.id, x->institution[4], INSTITUTION_COUNTERPART, DAY_NONE, DAY_NONE}};
    for (size_t k = 0; k < COUNT(sides); k++)
        TRY(record_add(x->t->db, &commitment_institution_shape, &sides[k]));
    TRY(person_fill(x, str_fmt(&x->t->mem, "focal%d@ensayo.example", i + 1).ptr, ROLE_FOCAL, &person));
    TRY(assign(x, c.id, person, lead, PERSON_FOCAL));
    TRY(assign(x, c.id, x->counterpart, x->institution[4], PERSON_COUNTERPART));
    if (i == 6)
        TRY(assign(x, c.id, x->d->people[ROLE_FOCAL], lead, PERSON_FOCAL));
    shape_clear(&milestone_shape, &m);
    m.commitment = c.id;
    m.number = str_fmt(&x->t->mem, "%d.1", i + 1);
    m.position = 1;
    m.title = STR("Entregar lo prometido");
    m.kind = 0;
    m.means = MEANS_ANY;
    m.weight_centi = 10000;
    m.original_due_on = m.due_on = m.original_first_on = m.due_first_on = (struct day){x->today.n + 200};
    m.original_text = m.due_text = day_iso(&x->t->mem, m.due_on);
    m.replans = 0;
    m.state = MILESTONE_CURRENT;
    TRY(record_add(x->t->db, &milestone_shape, &m));
    return progress_recompute(x->t->db, &x->t->mem, c.id, x->today);
}

static enum status plan_fill(struct drill *x)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.jurisdiction = x->d->jurisdiction;
    p.number = 1;
    p.name = STR("Plan del ensayo");
    p.level = PLAN_NATIONAL;
    p.starts_on = (struct day){x->today.n - 300};
    p.ends_on = (struct day){x->today.n + 400};
    p.tracking = PLAN_TRACKED;
    p.state = PLAN_PUBLISHED;
    p.template = TEMPLATE_2025;
    TRY(record_add(x->t->db, &plan_shape, &p));
    x->plan = p.id;
    return DONE;
}

static enum status merger_act(struct drill *x)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = x->d->jurisdiction;
    a.number = STR("DE-77");
    a.kind = ACT_DECREE;
    a.decided_on = (struct day){x->today.n - 10};
    a.body = STR("Presidencia");
    a.title = STR("Fusión de cultura con educación");
    a.result = ACT_APPROVED;
    TRY(act_add(x->t->db, &a, NULL, 0));
    struct institution *gone;
    struct institution_succession link;
    TRY(record_get(x->t->db, &x->t->mem, &institution_shape, x->institution[2], &gone));
    shape_clear(&institution_succession_shape, &link);
    link.successor = x->institution[3];
    link.kind = SUCCESSION_MERGER;
    link.happened_on = a.decided_on;
    link.act = a.id;
    return institution_succeed(x->t->db, &x->t->mem, gone, &link);
}

/* Three of ten focal points are gone: one left, one lost the account, one the role. */
static enum status people_leave(struct drill *x)
{
    struct person *p;
    struct grant_role *g;
    size_t count;
    TRY(person_by_email(x->t->db, &x->t->mem, STR("focal1@ensayo.example"), &p));
    p->state = PERSON_DISABLED;
    TRY(record_change(x->t->db, &person_shape, &x->t->mem, p));
    TRY(person_by_email(x->t->db, &x->t->mem, STR("focal2@ensayo.example"), &p));
    TRY(person_grants(x->t->db, &x->t->mem, p->id, &g, &count));
    g[0].until_on = (struct day){x->today.n - 1};
    TRY(record_change(x->t->db, &grant_role_shape, &x->t->mem, &g[0]));
    TRY(person_by_email(x->t->db, &x->t->mem, STR("focal5@ensayo.example"), &p));
    p->state = PERSON_DISABLED;
    return record_change(x->t->db, &person_shape, &x->t->mem, p);
}

static enum status drill_fill(struct test *t, struct desk *d)
{
    struct drill x = {.t = t, .d = d, .today = day_at(instant_now(), -18000)};
    TRY(institutions_fill(&x));
    TRY(plan_fill(&x));
    TRY(person_fill(&x, "contraparte@ensayo.example", ROLE_COUNTERPART, &x.counterpart));
    for (int i = 0; i < COMMITMENTS; i++)
        TRY(commitment_fill(&x, i));
    TRY(people_leave(&x));
    return merger_act(&x);
}

#define BOARD "/ec/administracion/transicion"
static int requests;

static struct answer look(struct desk *d, const char *path)
{
    requests++;
    return desk_get(d, ROLE_DIRECTORATE, path);
}

/* A page and the form on it: two requests of a browser. */
static struct answer fill_in(struct desk *d, const char *path, const char *page, const char *typed)
{
    requests += 2;
    return desk_post(d, ROLE_DIRECTORATE, path, page, typed);
}

static const char *today(struct test *t)
{
    return day_iso(&t->mem, day_at(instant_now(), -18000)).ptr;
}

/* The values of the boxes of the page that are ticked, or all, as "&c=1&c=2". */
static const char *boxes(struct test *t, const struct answer *a, bool ticked)
{
    struct str rest = a->body, mark = STR("name=\"c\" value=\"");
    struct buf b = BUF(&t->mem);
    for (size_t at; (at = str_find(rest, mark)) != SIZE_MAX;) {
        rest = str_part(rest, at + mark.len, rest.len);
        struct str value = str_part(rest, 0, str_find(rest, STR("\"")));
        struct str tail = str_part(rest, value.len + 1, 9);
        if (!ticked || str_starts(tail, " checked"))
            buf_fmt(&b, "&c=%.*s", STR_ARG(value));
    }
    return buf_str(&b).ptr == NULL ? "" : buf_str(&b).ptr;
}

static struct str hidden_value(struct test *t, const struct answer *a, const char *name)
{
    struct str mark = str_fmt(&t->mem, "name=\"%s\" value=\"", name);
    size_t at = str_find(a->body, mark);
    struct str rest = at == SIZE_MAX ? STR_NONE : str_part(a->body, at + mark.len, a->body.len);
    return str_cut(&rest, '"');
}

static struct str record(struct test *t, struct desk *d, const char *number, const char *institution, const char *kind)
{
    const char *page = str_fmt(&t->mem, "/ec/administracion/oficios/entrada?tipo=%s&institucion=%s", kind, institution).ptr;
    const char *from = desk_option(d, ROLE_DIRECTORATE, page, "institution", str_fmt(&t->mem, "Ministerio de %s", institution).ptr);
    struct answer a = fill_in(d, "/ec/administracion/oficios/entrada", page,
                              str_fmt(&t->mem, "number=%s&dated_on=%s&kind=%s&institution=%s&subject=Oficio de la autoridad", number, today(t), kind, from).ptr);
    EXPECT_INT(a.code, 303);
    struct str path = desk_leads(&a);
    return str_part(path, sizeof "/ec/oficio/" - 1, path.len);
}

/* One letter: its page of appointment, the preview, the confirmation. */
static struct answer appoint(struct test *t, struct desk *d, struct str letter, const char *institution, const char *people, const char *more)
{
    const char *page = str_fmt(&t->mem, BOARD "/reasignar?oficio=%.*s", STR_ARG(letter)).ptr;
    struct answer form = look(d, page);
    const char *own = desk_option(d, ROLE_DIRECTORATE, page, "institution", str_fmt(&t->mem, "Ministerio de %s", institution).ptr);
    const char *typed = str_fmt(&t->mem, "letter=%.*s&institution=%s&role=punto-focal&from_on=%s&people=%s%s", STR_ARG(letter), own, today(t),
                                people, more == NULL ? boxes(t, &form, true) : more).ptr;
    requests++; /* the page was asked for already */
    struct answer preview = desk_post(d, ROLE_DIRECTORATE, BOARD "/reasignar", page, typed);
    struct str seal = hidden_value(t, &preview, "sello");
    if (str_empty(seal))
        return preview;
    requests++;
    return desk_post(d, ROLE_DIRECTORATE, BOARD "/reasignar", page, str_fmt(&t->mem, "%s&paso=confirmar&sello=%.*s", typed, STR_ARG(seal)).ptr);
}

static int orphans(struct desk *d)
{
    struct answer a = look(d, BOARD ".csv");
    int lines = 0;
    for (size_t i = 0; i < a.body.len; i++)
        lines += a.body.ptr[i] == '\n';
    return a.code == 200 ? lines - 1 : -1;
}

static void reassign_three(struct test *t, struct desk *d)
{
    struct str agua = str_copy(&t->mem, record(t, d, "AG-1", "agua", "delegacion"));
    struct str salud = str_copy(&t->mem, record(t, d, "SA-1", "salud", "delegacion"));
    struct str educacion = str_copy(&t->mem, record(t, d, "ED-1", "educacion", "delegacion"));
    struct answer a = look(d, BOARD "/sucesion/cultura");
    a = fill_in(d, BOARD "/sucesion/cultura", NULL,
                str_fmt(&t->mem, "successor=%s&from_on=%s&act=%s%s", desk_option(d, ROLE_DIRECTORATE, BOARD "/sucesion/cultura", "successor", "Ministerio de educacion"),
                        today(t), hidden_value(t, &a, "nothing").ptr == NULL ? desk_option(d, ROLE_DIRECTORATE, BOARD "/sucesion/cultura", "letter", "ED-1 · Ministerio de educacion") : "",
                        boxes(t, &a, false)).ptr);
    EXPECT_INT(a.code, 422); /* a letter is no act */
    a = look(d, BOARD "/sucesion/cultura");
    a = fill_in(d, BOARD "/sucesion/cultura", NULL,
                str_fmt(&t->mem, "successor=%s&from_on=%s&letter=%.*s%s", desk_option(d, ROLE_DIRECTORATE, BOARD "/sucesion/cultura", "successor", "Ministerio de educacion"),
                        today(t), STR_ARG(educacion), boxes(t, &a, false)).ptr);
    EXPECT_INT(a.code, 303);
    EXPECT_INT(appoint(t, d, agua, "agua", "Ana Nueva; ana@ensayo.example; Directora\nLuis Nuevo; luis@ensayo.example; Analista", NULL).code, 303);
    EXPECT_INT(appoint(t, d, salud, "salud", "Sara Nueva; sara@ensayo.example; Asesora", NULL).code, 303);
    EXPECT_INT(appoint(t, d, educacion, "educacion", "Edu Nuevo; edu@ensayo.example; Director", NULL).code, 303);
}

TEST(transition_drill_nothing_is_orphaned_unseen_and_three_letters_reassign_it)
{
    struct desk d;
    if (!desk_open_with(t, &d, drill_fill))
        return;
    requests = 0;
    EXPECT_INT(orphans(&d), 6); /* 1, 2 and 5; 8, 9 and 10 of the ministry that was merged */
    struct answer a = look(&d, BOARD);
    EXPECT(answer_has(&a, "su cuenta está desactivada") && answer_has(&a, "ya no tiene el rol") && answer_has(&a, "fusionada o suprimida"));
    EXPECT(answer_has(&a, BOARD "/sucesion/cultura"));
    a = look(&d, "/pendientes");
    EXPECT(answer_has(&a, "Compromisos sin quien responda: 6"));
    reassign_three(t, &d);
    EXPECT_INT(orphans(&d), 0);
    EXPECT(requests <= 40);
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/plan/1/compromiso/1/personas");
    EXPECT(answer_has(&a, "Ana Nueva") && answer_has(&a, "Luis Nuevo") && answer_has(&a, "AG-1 · Directora"));
    EXPECT(answer_has(&a, "Persona focal1@ensayo.example"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/plan/1/compromiso/8");
    EXPECT(answer_has(&a, "Ministerio de educacion"));
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/administracion/personas");
    EXPECT(answer_has(&a, "Sara Nueva"));
    EXPECT_INT(desk_get(&d, ROLE_FOCAL, BOARD).code, 403);
    EXPECT_INT(desk_get(&d, ROLE_FOCAL, "/ec/institucion/agua/entrega").code, 403);
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/institucion/agua/entrega");
    EXPECT(a.code == 200 && answer_has(&a, "Ana Nueva") && answer_has(&a, "AG-1") && answer_has(&a, "Entregar lo prometido"));
    desk_close(&d);
}

TEST(an_appointment_with_faults_changes_nothing_and_shows_each_by_its_row)
{
    struct desk d;
    if (!desk_open_with(t, &d, drill_fill))
        return;
    struct str letter = str_copy(&t->mem, record(t, &d, "AG-1", "agua", "delegacion"));
    struct answer a = appoint(t, &d, letter, "agua", "Ana Nueva; ana@ensayo.example\nSin Correo\nUna; contraparte@ensayo.example\nOtra; focal1@ensayo.example", NULL);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Falta el correo.") && answer_has(&a, "nadie es punto focal y contraparte a la vez") && answer_has(&a, "está desactivada"));
    EXPECT(answer_has(&a, "Hay personas con problemas") && answer_has(&a, "Ana Nueva") && !answer_has(&a, "Confirmar la reasignación"));
    a = appoint(t, &d, letter, "agua", "Ana Nueva; ana@ensayo.example; Directora; 77", NULL);
    EXPECT(answer_has(&a, "Nombra un compromiso que no está marcado") && answer_has(&a, "se queda sin persona"));
    a = appoint(t, &d, letter, "agua", "Ana Nueva; ana@ensayo.example", "");
    EXPECT(answer_has(&a, "Marca al menos un compromiso"));
    struct str other = str_copy(&t->mem, record(t, &d, "AG-2", "agua", "otro"));
    a = appoint(t, &d, other, "agua", "Ana Nueva; ana@ensayo.example", NULL);
    EXPECT(answer_has(&a, "Elige un oficio de delegación que no esté anulado"));
    EXPECT_INT(orphans(&d), 6);
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/administracion/personas");
    EXPECT(!answer_has(&a, "Ana Nueva"));
    desk_close(&d);
}

TEST(the_marks_say_en_transicion_and_the_new_authority_ratifies)
{
    struct desk d;
    if (!desk_open_with(t, &d, drill_fill))
        return;
    struct str why = str_copy(&t->mem, record(t, &d, "SA-9", "salud", "ratificacion"));
    const char *salud = desk_option(&d, ROLE_DIRECTORATE, BOARD "/periodo", "institution", "Ministerio de salud");
    struct answer a = fill_in(&d, BOARD "/periodo", NULL, str_fmt(&t->mem, "institution=%s&from_on=%s&reason=Cambio de gobierno", salud, today(t)).ptr);
    EXPECT(a.code == 422 && answer_has(&a, "Elige el acto o el oficio en que se apoya"));
    const char *typed = str_fmt(&t->mem, "institution=%s&from_on=%s&reason=Cambio de gobierno&letter=%.*s", salud, today(t), STR_ARG(why)).ptr;
    EXPECT_INT(fill_in(&d, BOARD "/periodo", NULL, typed).code, 303);
    a = fill_in(&d, BOARD "/periodo", NULL, typed);
    EXPECT(a.code == 422 && answer_has(&a, "Ya está en transición"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/plan/1/compromiso/6");
    EXPECT(answer_has(&a, "n transición") && answer_has(&a, "La nueva autoridad todavía no se ha pronunciado"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/plan/1/compromiso/1");
    EXPECT(!answer_has(&a, "n transición"));
    EXPECT_INT(desk_get(&d, ROLE_FOCAL, "/ec/plan/1/compromiso/6/ratificacion").code, 403);
    a = look(&d, BOARD "/ratificar");
    typed = str_fmt(&t->mem, "letter=%.*s&decision=pide-cambio&authority=Eva Sol, ministra%s", STR_ARG(why), boxes(t, &a, false)).ptr;
    a = fill_in(&d, BOARD "/ratificar", NULL, typed);
    EXPECT(a.code == 422 && answer_has(&a, "Di qué cambio hace falta"));
    typed = str_fmt(&t->mem, "letter=%.*s&decision=ratifica&authority=Eva Sol, ministra%s", STR_ARG(why), boxes(t, &a, false)).ptr;
    EXPECT_INT(fill_in(&d, BOARD "/ratificar", NULL, typed).code, 303);
    a = desk_get(&d, ROLE_PUBLIC, "/ec/plan/1/compromiso/6");
    EXPECT(answer_has(&a, "Ratifica el compromiso") && answer_has(&a, "Eva Sol") && !answer_has(&a, "todavía no se ha pronunciado"));
    desk_close(&d);
}

TEST(a_focal_point_says_what_the_new_authority_decides_and_asks_for_the_change)
{
    struct desk d;
    if (!desk_open_with(t, &d, drill_fill))
        return;
    const char *path = "/ec/plan/1/compromiso/7/ratificacion";
    struct answer a = desk_post_blind(&d, ROLE_FOCAL, path, "decision=ratifica&authority=Eva Sol");
    EXPECT(a.code != 303);
    struct str why = str_copy(&t->mem, record(t, &d, "SA-9", "salud", "otro"));
    const char *salud = desk_option(&d, ROLE_DIRECTORATE, BOARD "/periodo", "institution", "Ministerio de salud");
    const char *typed = str_fmt(&t->mem, "institution=%s&from_on=%s&reason=Cambio de gobierno&letter=%.*s", salud, today(t), STR_ARG(why)).ptr;
    EXPECT_INT(fill_in(&d, BOARD "/periodo", NULL, typed).code, 303);
    a = desk_get(&d, ROLE_FOCAL, "/pendientes");
    EXPECT(answer_has(&a, "Decir si la nueva autoridad ratifica el compromiso 7") && !answer_has(&a, "el compromiso 6:"));
    a = desk_post(&d, ROLE_FOCAL, path, NULL, "decision=pide-cambio&authority=Eva Sol, ministra&reasons=El hito necesita seis meses más.");
    EXPECT_STR(desk_leads(&a), "/ec/plan/1/compromiso/7/cambios/nuevo");
    a = desk_get(&d, ROLE_FOCAL, "/pendientes");
    EXPECT(!answer_has(&a, "Decir si la nueva autoridad ratifica"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/plan/1/compromiso/7");
    EXPECT(answer_has(&a, "Lo asume y pide un cambio") && answer_has(&a, "seis meses más"));
    a = desk_get(&d, ROLE_FOCAL, "/ec/institucion/salud/entrega");
    EXPECT_INT(a.code, 200);
    desk_close(&d);
}

/* Two moneys of one commitment: one that ends in thirty days, one far away. */
static enum status money_fill(struct test *t, struct desk *d)
{
    TRY(drill_fill(t, d));
    struct plan *p;
    struct commitment *c;
    struct milestone *m;
    TRY(plan_by_number(t->db, &t->mem, d->jurisdiction, 1, &p));
    TRY(commitment_by_number(t->db, &t->mem, p->id, STR("1"), &c));
    TRY(milestone_by_number(t->db, &t->mem, c->id, STR("1.1"), &m));
    for (int i = 0; i < 2; i++) {
        struct financing f;
        shape_clear(&financing_shape, &f);
        f.commitment = c->id;
        f.source = FINANCING_COOPERATION;
        f.funder = i == 0 ? STR("Agencia Prima") : STR("Agencia Lejana");
        f.agreement = STR("Convenio 7");
        f.ends_on = (struct day){day_at(instant_now(), -18000).n + (i == 0 ? 30 : 300)};
        TRY(record_add(t->db, &financing_shape, &f));
        if (i == 0)
            m->financing = f.id;
    }
    return record_change(t->db, &milestone_shape, &t->mem, m);
}

TEST(what_depends_on_a_financing_is_told_in_time)
{
    struct desk d;
    if (!desk_open_with(t, &d, money_fill))
        return;
    struct answer a = desk_get(&d, ROLE_PUBLIC, "/ec/financiamientos");
    EXPECT(answer_has(&a, "Agencia Prima, Convenio 7") && answer_has(&a, "quedan 30 días") && answer_has(&a, "quedan 300 días"));
    EXPECT(answer_has(&a, "1.1 Entregar lo prometido"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/financiamientos.csv");
    EXPECT(answer_has(&a, "Agencia Lejana"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/plan/1/compromiso/1");
    EXPECT(answer_has(&a, "Agencia Prima, Convenio 7</strong>: quedan 30 días") && !answer_has(&a, "Agencia Lejana, Convenio 7</strong>"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/plan/1/compromiso/1/hito/1.1");
    EXPECT(answer_has(&a, "quedan 30 días"));
    a = desk_get(&d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(answer_has(&a, "Financiamiento por terminar: Agencia Prima, Convenio 7, quedan 30 días"));
    a = desk_get(&d, ROLE_FOCAL, "/pendientes");
    EXPECT(!answer_has(&a, "Financiamiento por terminar"));
    desk_close(&d);
}
