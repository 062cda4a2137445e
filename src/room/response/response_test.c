/* SPDX-License-Identifier: EUPL-1.2
 * Answers: the rules and figures alone; then through a real socket, on both engines. */
#include <string.h>

#include "base/digest.h"
#include "room/response/response_view.h"
#include "tests/desk.h"

#define RUN "/ec/cocreacion/1"
#define QUEUE RUN "/respuestas/por-responder"
#define REASONS "Se recoge en el compromiso de agua segura porque hay presupuesto y equipo para hacerlo."
#define MARKER "marcador-secreto-zumbayllu"

static struct response_fact fact(int received, int answered, int decision, const char *hash)
{
    return (struct response_fact){{received}, answered < 0 ? DAY_NONE : (struct day){answered}, decision, str_of(hash)};
}

UNIT(nothing_received_gives_no_share_and_not_zero)
{
    struct response_figures f = response_figures_1(&t->mem, NULL, 0, 30, (struct day){100});
    EXPECT_INT(f.coverage_centi, NONE);
    EXPECT_INT(f.median_centi, NONE);
    EXPECT_INT(f.identical_centi, NONE);
    struct response_fact one = fact(10, -1, -1, "");
    f = response_figures_1(&t->mem, &one, 1, 30, (struct day){100});
    EXPECT_INT(f.coverage_centi, 0);
    EXPECT_INT(f.median_centi, NONE);
    EXPECT_INT(f.late_waiting, 1);
}

UNIT(the_median_of_an_even_count_is_between_the_two_in_the_middle)
{
    const struct response_fact facts[] = {fact(0, 40, RESPONSE_TAKEN, "a"), fact(0, 3, RESPONSE_TAKEN, "b"), fact(0, 10, RESPONSE_NOT_TAKEN, "a"),
                                          fact(0, 5, RESPONSE_IN_PART, "c"), fact(0, -1, -1, "")};
    struct response_figures f = response_figures_1(&t->mem, facts, 5, 30, (struct day){31});
    EXPECT_INT(f.median_centi, 750);
    EXPECT_INT(f.coverage_centi, 8000);
    EXPECT_INT(f.identical, 2);
    EXPECT_INT(f.identical_centi, 5000);
    EXPECT_INT(f.in_time, 3);
    EXPECT_INT(f.late_waiting, 1);
    EXPECT_INT(f.decided[RESPONSE_TAKEN], 2);
    f = response_figures_1(&t->mem, facts, 3, 30, (struct day){30});
    EXPECT_INT(f.median_centi, 1000);
}

UNIT(an_answer_on_its_last_day_is_in_time_and_nobody_waits_late_on_that_day)
{
    const struct response_fact facts[] = {fact(0, 30, RESPONSE_TAKEN, "a"), fact(0, -1, -1, "")};
    EXPECT_INT(response_figures_1(&t->mem, facts, 2, 30, (struct day){30}).in_time, 1);
    EXPECT_INT(response_figures_1(&t->mem, facts, 2, 30, (struct day){30}).late_waiting, 0);
    EXPECT_INT(response_figures_1(&t->mem, facts, 2, 30, (struct day){31}).late_waiting, 1);
}

UNIT(each_decision_asks_for_what_explains_it)
{
    const char *field;
    struct response x, former;
    shape_clear(&response_shape, &x);
    EXPECT(response_fault(&x, NULL, &field) != NULL && strcmp(field, "decision") == 0);
    x.decision = RESPONSE_NOT_TAKEN;
    x.reasons = STR("No se puede.");
    EXPECT(response_fault(&x, NULL, &field) != NULL && strcmp(field, "reasons") == 0);
    x.reasons = STR(REASONS);
    EXPECT(response_fault(&x, NULL, &field) == NULL);
    x.decision = RESPONSE_IN_PART;
    EXPECT(response_fault(&x, NULL, &field) != NULL && strcmp(field, "changed") == 0);
    x.decision = RESPONSE_ELSEWHERE;
    EXPECT(response_fault(&x, NULL, &field) != NULL && strcmp(field, "referred_to") == 0);
    x.referred_to = STR("Municipio");
    former = x;
    EXPECT(response_fault(&x, &former, &field) != NULL && strcmp(field, "why") == 0);
    x.why = STR("Faltaba decir a qué dirección.");
    EXPECT(response_fault(&x, &former, &field) != NULL);
    x.referred_to = STR("Municipio, Dirección de Obras");
    EXPECT(response_fault(&x, &former, &field) == NULL);
}

UNIT(the_same_words_have_the_same_fingerprint_whatever_their_dress)
{
    struct response a, b;
    shape_clear(&response_shape, &a);
    shape_clear(&response_shape, &b);
    a.reasons = STR("Sí, se recogió en el plan.");
    b.reasons = STR("  SI se recogio,   en el plan");
    EXPECT_STR(response_hash(&t->mem, &a), response_hash(&t->mem, &b).ptr);
    b.reasons = STR("No se recogió en el plan.");
    EXPECT(!str_eq(response_hash(&t->mem, &a), response_hash(&t->mem, &b)));
}

UNIT(no_hidden_group_can_be_worked_out_by_subtraction)
{
    /* Four groups; the steps nested. */
    const int64_t counts[][FATE_STEPS] = {{40, 38, 30, 20, 10, 8}, {30, 30, 30, 10, 7, 7}, {2, 2, 1, 0, 0, 0}, {12, 12, 12, 6, 5, 5}};
    bool hidden[4 * FATE_STEPS];
    fate_hide(&counts[0][0], 4, 5, hidden);
    for (size_t s = 0; s < FATE_STEPS; s++) {
        int64_t sum = 0, many = 0, shown = 0;
        for (size_t g = 0; g < 4; g++) {
            sum += hidden[g * FATE_STEPS + s] ? counts[g][s] : 0;
            many += hidden[g * FATE_STEPS + s];
            shown += !hidden[g * FATE_STEPS + s];
            EXPECT(hidden[g * FATE_STEPS + s] || counts[g][s] >= 5);
        }
        EXPECT(many != 1);
        EXPECT(many == 0 || sum >= 5 || shown == 0);
    }
    /* 40 received and 38 admitted would tell of the two. */
    EXPECT(!hidden[0] && hidden[1]);
    EXPECT(hidden[2 * FATE_STEPS]);
    const int64_t fine[][FATE_STEPS] = {{40, 40, 40, 20, 10, 5}, {40, 40, 40, 20, 10, 5}};
    fate_hide(&fine[0][0], 2, 5, hidden);
    for (size_t i = 0; i < 2 * FATE_STEPS; i++)
        EXPECT(!hidden[i]);
}

static enum status stage_add(struct test *t, int64_t process, const char *code, int gate, int from, int to)
{
    struct day today = day_at(instant_now(), -18000);
    struct cocreation_stage s;
    shape_clear(&cocreation_stage_shape, &s);
    s.cocreation = process;
    s.position = gate + 1;
    s.code = s.name = str_of(code);
    s.starts_on = (struct day){today.n + from};
    s.ends_on = (struct day){today.n + to};
    s.closing_minute = 1440;
    TRY(record_add(t->db, &cocreation_stage_shape, &s));
    struct stage_gate g = {NONE, s.id, gate};
    return record_add(t->db, &stage_gate_shape, &g);
}

static const struct {
    enum proposal_state state;
    enum proposal_origin origin;
    int days;
} all[] = {{PROPOSAL_ADMITTED, ORIGIN_FORM, 50},   {PROPOSAL_MERGED, ORIGIN_PAPER, 40},    {PROPOSAL_INADMISSIBLE, ORIGIN_FORM, 10},
           {PROPOSAL_WITHDRAWN, ORIGIN_FORM, 50},  {PROPOSAL_UNCONFIRMED, ORIGIN_FORM, 1}, {PROPOSAL_ADMITTED, ORIGIN_MERGER, 20}};

static enum status proposals_add(struct test *t, int64_t process, int64_t jurisdiction, int64_t person)
{
    struct instant now = instant_now();
    struct proposal_form form;
    struct writer w;
    shape_clear(&writer_shape, &w);
    w.email = w.email_folded = STR("quien@escribe.ec");
    w.created_at = w.confirmed_at = now;
    TRY(record_add(t->db, &writer_shape, &w));
    shape_clear(&proposal_form_shape, &form);
    form.jurisdiction = jurisdiction;
    form.number = 1;
    form.title = STR("Formulario");
    form.state = QUESTIONNAIRE_IN_FORCE;
    TRY(record_add(t->db, &proposal_form_shape, &form));
    for (size_t i = 0; i < COUNT(all); i++) {
        struct proposal p;
        shape_clear(&proposal_shape, &p);
        p.cocreation = process;
        p.number = (int64_t)i + 1;
        p.form = form.id;
        p.state = (int)all[i].state;
        p.origin = (int)all[i].origin;
        p.title = str_fmt(&t->mem, "Propuesta número %zu", i + 1);
        p.writer = i < 3 && i != 1 ? w.id : NONE;
        p.person = i == 1 ? person : NONE;
        p.gender = i == 0 ? GENDER_WOMAN : -1;
        p.language = PERSON_SPANISH;
        p.text_hash = sha256_hex(&t->mem, p.title);
        p.received_at = now;
        p.received_on = (struct day){day_at(now, -18000).n - all[i].days};
        p.public_on = all[i].state == PROPOSAL_UNCONFIRMED ? DAY_NONE : p.received_on;
        TRY(record_add(t->db, &proposal_shape, &p));
    }
    return DONE;
}

/* A process whose stage of answers is over and not closed; three contributions are owed an answer. */
static enum status fill_at(struct test *t, struct desk *d, int answers_start, int answers_end)
{
    struct cocreation_method m;
    struct cocreation c;
    shape_clear(&cocreation_method_shape, &m);
    m.jurisdiction = d->jurisdiction;
    m.number = 1;
    m.title = STR("Metodología");
    m.state = METHOD_IN_FORCE;
    m.answer_days = m.draft_days = 30;
    m.publish_from = 5;
    m.cards_needed = 2;
    m.notice_days = 0;
    TRY(record_add(t->db, &cocreation_method_shape, &m));
    shape_clear(&cocreation_shape, &c);
    c.jurisdiction = d->jurisdiction;
    c.number = 1;
    c.name = STR("Cocreación del plan");
    c.method = m.id;
    c.state = COCREATION_ACTIVE;
    c.announced_on = c.activated_on = (struct day){day_at(instant_now(), -18000).n - 60};
    TRY(record_add(t->db, &cocreation_shape, &c));
    TRY(stage_add(t, c.id, "propuestas", GATE_PROPOSALS, -60, -1));
    TRY(stage_add(t, c.id, "respuesta", GATE_ANSWERS, answers_start, answers_end));
    TRY(stage_add(t, c.id, "rendicion", GATE_REPORT, -3, 3));
    return proposals_add(t, c.id, d->jurisdiction, d->people[ROLE_PERSON]);
}

static enum status fill(struct test *t, struct desk *d)
{
    return fill_at(t, d, -50, -1);
}

static enum status fill_early(struct test *t, struct desk *d)
{
    return fill_at(t, d, -50, 20);
}

static enum status fill_before(struct test *t, struct desk *d)
{
    return fill_at(t, d, 2, 20);
}

static bool says(const struct answer *a, const char *words)
{
    return str_find(a->body, str_of(words)) != SIZE_MAX;
}

static struct answer answer(struct desk *d, int number, const char *typed)
{
    return desk_post(d, ROLE_DIRECTORATE, str_fmt(&d->house.test->mem, RUN "/propuesta/%d/respuesta", number).ptr, NULL, typed);
}

TEST(the_stage_cannot_close_while_one_answer_is_missing)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, RUN "/etapa/respuesta/cerrar", NULL, "closing_note=Todo respondido.");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "3 aportes sin respuesta publicada"));
    EXPECT(says(&a, QUEUE));
    EXPECT_INT(answer(&d, 1, "decision=no-acogida&reasons=" REASONS).code, 303);
    EXPECT_INT(answer(&d, 2, "decision=acogida&reasons=" REASONS "&changed=El compromiso 2 lo dice.").code, 303);
    EXPECT_INT(answer(&d, 3, "decision=otra-instancia&reasons=" REASONS "&guardar=1").code, 303);
    a = desk_post(&d, ROLE_DIRECTORATE, RUN "/etapa/respuesta/cerrar", NULL, "closing_note=Todo respondido.");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "1 aporte sin respuesta publicada"));
    EXPECT_INT(answer(&d, 3, "decision=otra-instancia&reasons=" REASONS "&referred_to=Municipio").code, 303);
    a = desk_post(&d, ROLE_DIRECTORATE, RUN "/etapa/respuesta/cerrar", NULL, "closing_note=Todo respondido.");
    EXPECT_INT(a.code, 303);
    desk_close(&d);
}

static void count_complaint(void *context, struct str what)
{
    int *n = context;
    (void)what;
    ++*n;
}

TEST(nothing_is_answered_before_its_stage_begins)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill_before))
        return;
    EXPECT_INT(answer(&d, 1, "decision=no-acogida&reasons=" REASONS).code, 422);
    EXPECT_INT(answer(&d, 1, "decision=no-acogida&guardar=1&reasons=" REASONS).code, 422);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, QUEUE, NULL, "numero=1&decision=no-acogida&reasons=" REASONS).code, 422);
    struct answer a = desk_get(&d, ROLE_PUBLIC, RUN "/respuestas.csv");
    EXPECT(!says(&a, REASONS));
    desk_close(&d);
}

TEST(the_check_names_an_answer_whose_fingerprint_is_not_that_of_its_reasons)
{
    struct desk d = {.jurisdiction = NONE};
    struct jurisdiction j;
    struct person who;
    struct proposal *p;
    struct cocreation *process;
    struct site site = {0};
    struct response x;
    size_t count;
    int complaints = 0;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("aa");
    j.name = STR("Aquí");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    shape_clear(&person_shape, &who);
    who.email = who.email_folded = STR("dir@ejemplo.ec");
    who.name = STR("Dirección");
    who.state = PERSON_ACTIVE;
    who.language = PERSON_SPANISH;
    who.created_at = instant_now();
    EXPECT_DONE(record_add(t->db, &person_shape, &who));
    d.jurisdiction = j.id;
    d.people[ROLE_PERSON] = who.id;
    EXPECT_DONE(fill(t, &d));
    EXPECT_DONE(cocreations_of(t->db, &t->mem, j.id, true, &process, &count));
    EXPECT_DONE(proposal_by_number(t->db, &t->mem, process->id, 1, &p));
    shape_clear(&response_shape, &x);
    x.proposal = p->id;
    x.number = 1;
    x.decision = RESPONSE_NOT_TAKEN;
    x.reasons = STR(REASONS);
    x.person = who.id;
    x.text_hash = response_hash(&t->mem, &x);
    x.published_on = day_at(instant_now(), -18000);
    x.published_at = instant_now();
    EXPECT_DONE(record_add(t->db, &response_shape, &x));
    EXPECT_DONE(response_room.checks[0].run(t->db, &t->mem, &site, count_complaint, &complaints));
    EXPECT_INT(complaints, 0);
    x.reasons = STR("Otras razones, que nadie publicó y que la huella guardada no puede dar.");
    EXPECT_DONE(record_change(t->db, &response_shape, &t->mem, &x));
    EXPECT_DONE(response_room.checks[0].run(t->db, &t->mem, &site, count_complaint, &complaints));
    EXPECT_INT(complaints, 1);
}

TEST(what_came_out_of_a_merger_and_what_was_withdrawn_are_owed_nothing)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill_early))
        return;
    for (int n = 4; n <= 6; n++)
        EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, str_fmt(&t->mem, RUN "/propuesta/%d/respuesta", n).ptr).code, 404);
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, QUEUE);
    EXPECT_INT(a.code, 200);
    EXPECT(says(&a, "Propuesta número 2"));
    EXPECT(!says(&a, "Propuesta número 4"));
    EXPECT(!says(&a, "Propuesta número 6"));
    EXPECT(str_find(a.body, STR("Propuesta número 1")) < str_find(a.body, STR("Propuesta número 3")));
    for (int role = ROLE_PUBLIC; (size_t)role < ROLE_COUNT; role++)
        if (role != ROLE_DIRECTORATE)
            EXPECT(desk_get(&d, (enum role)role, QUEUE).code != 200);
    desk_close(&d);
}

TEST(a_draft_answer_is_known_to_the_directorate_alone)
{
    struct desk d;
    static const char *const pages[] = {RUN, RUN "/propuesta/1", RUN "/respuestas", RUN "/respuestas.csv", RUN "/respuestas.json", RUN "/rendicion",
                                        RUN "/rendicion.csv", "/ec/datos/respuestas.csv", "/ec/datos/respuestas.json", RUN "/propuestas", RUN "/avisos",
                                        "/ec", "/buscar?q=zumbayllu", RUN "/propuesta/1/respuesta", QUEUE, RUN "/rendicion/publicar"};
    if (!desk_open_with(t, &d, fill_early))
        return;
    EXPECT_INT(answer(&d, 1, "decision=no-acogida&reasons=" MARKER " " REASONS "&changed=" MARKER "&guardar=1").code, 303);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, RUN "/rendicion/publicar", NULL, "text=" MARKER " es el texto que todavía nadie debe leer aquí.&guardar=1").code, 303);
    for (int role = ROLE_PUBLIC; (size_t)role < ROLE_COUNT; role++)
        for (size_t i = 0; i < COUNT(pages) && role != ROLE_DIRECTORATE; i++) {
            struct answer a = desk_get(&d, (enum role)role, pages[i]);
            EXPECT(!says(&a, MARKER));
            EXPECT(!says(&a, "borrador de la respuesta"));
        }
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, RUN "/propuesta/1/respuesta");
    EXPECT(says(&a, MARKER));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/propuesta/1");
    EXPECT(says(&a, "Sin respuesta todavía"));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/respuestas");
    EXPECT(says(&a, "de 3 aportes"));
    desk_close(&d);
}

TEST(a_correction_is_a_new_version_and_the_former_stays_readable)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill_early))
        return;
    struct answer a = answer(&d, 1, "decision=acogida&reasons=Corta.");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "al menos 40 caracteres"));
    EXPECT(says(&a, "Corta."));
    a = answer(&d, 1, "decision=acogida&reasons=" REASONS);
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "di qué cambió"));
    EXPECT_INT(answer(&d, 1, "decision=acogida&reasons=" REASONS "&changed=El horario se publica.").code, 303);
    a = answer(&d, 1, "decision=en-parte&reasons=" REASONS "&changed=El horario se publica.");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "por qué se corrige"));
    EXPECT_INT(answer(&d, 1, "decision=en-parte&reasons=Solo alcanza para dos parroquias este año, y así se dice en el plan.&changed=Dos parroquias.&why=El presupuesto "
                             "aprobado fue menor.").code, 303);
    a = desk_get(&d, ROLE_PUBLIC, RUN "/propuesta/1");
    EXPECT(says(&a, "Acogida en parte"));
    EXPECT(says(&a, "El horario se publica."));
    EXPECT(says(&a, "El presupuesto aprobado fue menor."));
    EXPECT(says(&a, "Versión 1"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/datos/respuestas.csv");
    EXPECT(says(&a, "1,1,Propuesta número 1,1,acogida,"));
    EXPECT(says(&a, "1,1,Propuesta número 1,2,en-parte,"));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/respuestas?decision=acogida");
    EXPECT(!says(&a, "Propuesta número 1"));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/respuestas?estado=respondidas&decision=en-parte&sector=nada&mesa=abc&pagina=-1&provincia=x");
    EXPECT_INT(a.code, 200);
    desk_close(&d);
}

TEST(its_author_reads_where_it_went_in_one_list)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill_early))
        return;
    EXPECT_INT(answer(&d, 2, "decision=acogida&reasons=" REASONS "&changed=El compromiso 2 lo dice.").code, 303);
    struct answer a = desk_get(&d, ROLE_PERSON, RUN "/propuesta/2");
    EXPECT(says(&a, "Tiene su respuesta"));
    EXPECT(says(&a, "href=\"#respuesta\""));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/propuesta/2");
    EXPECT(!says(&a, "Tiene su respuesta"));
    EXPECT(says(&a, "El compromiso 2 lo dice."));
    desk_close(&d);
}

TEST(one_answer_for_several_gives_each_its_own_row)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill_early))
        return;
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, QUEUE, NULL, "decision=no-acogida&reasons=" REASONS);
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "Marca al menos un aporte"));
    EXPECT_INT(desk_post_blind(&d, ROLE_PUBLIC, QUEUE, "numero=1").code == 303, 0);
    a = desk_post(&d, ROLE_DIRECTORATE, QUEUE, NULL, "numero=1&numero=3&decision=no-acogida&reasons=" REASONS);
    EXPECT_INT(a.code, 303);
    a = desk_get(&d, ROLE_PUBLIC, RUN "/respuestas.csv");
    EXPECT(says(&a, "1,Propuesta número 1,admisible,,,"));
    EXPECT(says(&a, REASONS));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/respuestas");
    EXPECT(says(&a, "2</strong> de 3 aportes"));
    EXPECT(says(&a, "2 (100"));
    desk_close(&d);
}

TEST(the_report_counts_what_became_of_contributions_and_hides_small_groups)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill_early))
        return;
    struct answer a = desk_get(&d, ROLE_PUBLIC, RUN "/rendicion.csv");
    EXPECT(says(&a, "total,Todos los aportes,3,1,0,0,0,0"));
    EXPECT(says(&a, "genero,Mujer,,,,,,"));
    EXPECT(!says(&a, "genero,Mujer,1"));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/rendicion");
    EXPECT_INT(a.code, 200);
    desk_close(&d);
}

TEST(the_report_is_published_once_and_each_person_gets_one_letter)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill_early))
        return;
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, RUN "/rendicion/publicar", NULL, "text=Poco.");
    EXPECT_INT(a.code, 422);
    a = desk_post(&d, ROLE_DIRECTORATE, RUN "/rendicion/publicar", NULL, "text=De tres aportes uno se admitió y el plan lo recoge en su segundo compromiso.");
    EXPECT_INT(a.code, 303);
    a = desk_get(&d, ROLE_PUBLIC, RUN "/rendicion");
    EXPECT(says(&a, "el plan lo recoge"));
    EXPECT(says(&a, "se avisó a 2 personas"));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/avisos");
    EXPECT(says(&a, "el plan lo recoge"));
    a = desk_post(&d, ROLE_DIRECTORATE, RUN "/rendicion/publicar", NULL, "text=Otra vez, con otras palabras, para que lleguen dos cartas a cada persona.");
    EXPECT_INT(a.code, 409);
    desk_close(&d);
}
