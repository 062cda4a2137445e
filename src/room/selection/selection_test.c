/* SPDX-License-Identifier: EUPL-1.2
 * From a closed round to a firm selection through a real socket, on both engines. */
#include <string.h>

#include "base/digest.h"
#include "room/selection/selection_view.h"
#include "tests/desk.h"

#define RUN "/ec/cocreacion/1"
#define PROPOSALS 4

/* A closed round of four proposals, scored by two: 1 is the best, 2 and 3 are tied, 4 fails the gate. */
struct contest {
    struct cocreation process;
    struct scoring_round round;
    struct criterion criteria[3];
    int64_t proposals[PROPOSALS], act;
};
static const int64_t values[PROPOSALS][2][3] = {{{4, 5, 5}, {5, 4, 5}}, {{3, 3, 4}, {4, 3, 4}}, {{5, 3, 4}, {5, 3, 4}}, {{1, 5, 5}, {2, 5, 5}}};

static enum status process_fill(struct test *t, struct desk *d, struct contest *k)
{
    struct day today = day_at(instant_now(), -18000);
    struct cocreation_method m;
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
    struct cocreation *c = &k->process;
    shape_clear(&cocreation_shape, c);
    c->jurisdiction = d->jurisdiction;
    c->number = 1;
    c->name = STR("Cocreación del plan");
    c->method = m.id;
    c->state = COCREATION_ACTIVE;
    TRY(record_add(t->db, &cocreation_shape, c));
    struct cocreation_stage s;
    shape_clear(&cocreation_stage_shape, &s);
    s.cocreation = c->id;
    s.position = 1;
    s.code = STR("seleccion");
    s.name = STR("Selección");
    s.starts_on = (struct day){today.n - 5};
    s.ends_on = (struct day){today.n + 5};
    s.closing_minute = 1440;
    TRY(record_add(t->db, &cocreation_stage_shape, &s));
    struct stage_gate g = {NONE, s.id, GATE_SELECTION};
    TRY(record_add(t->db, &stage_gate_shape, &g));
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = d->jurisdiction;
    a.number = STR("GN-07");
    a.kind = ACT_RESOLUTION;
    a.decided_on = today;
    a.body = STR("Grupo núcleo");
    a.title = STR("Selecciona los compromisos");
    a.result = ACT_APPROVED;
    TRY(act_add(t->db, &a, NULL, 0));
    k->act = a.id;
    return DONE;
}

static enum status round_fill(struct test *t, struct desk *d, struct contest *k)
{
    static const struct {
        enum criterion_family family;
        const char *code;
        int64_t weight, pass;
    } all[] = {{FAMILY_INCLUSION, "inclusion", 0, 3}, {FAMILY_VIABILITY, "recursos", 4000, NONE}, {FAMILY_PRIORITY, "impacto", 6000, NONE}};
    struct criteria_set c;
    shape_clear(&criteria_set_shape, &c);
    c.jurisdiction = d->jurisdiction;
    c.number = 1;
    c.title = STR("Criterios");
    c.state = CRITERIA_IN_FORCE;
    c.algorithm = RANKING_1;
    TRY(record_add(t->db, &criteria_set_shape, &c));
    for (size_t i = 0; i < COUNT(all); i++) {
        struct criterion *x = &k->criteria[i];
        shape_clear(&criterion_shape, x);
        x->criteria_set = c.id;
        x->position = (int64_t)i + 1;
        x->family = (int)all[i].family;
        x->code = x->name = str_of(all[i].code);
        x->question = STR("¿Cuánto?");
        x->weight_centi = all[i].weight;
        x->low = 1;
        x->high = 5;
        x->pass = all[i].pass;
        TRY(record_add(t->db, &criterion_shape, x));
    }
    struct scoring_round *r = &k->round;
    shape_clear(&scoring_round_shape, r);
    r->cocreation = k->process.id;
    r->number = 1;
    r->name = STR("Primera ronda");
    r->criteria_set = c.id;
    r->state = ROUND_CLOSED;
    r->cards_needed = 2;
    r->opens_on = r->closes_on = r->closed_on = day_at(instant_now(), -18000);
    return record_add(t->db, &scoring_round_shape, r);
}

static enum status proposals_fill(struct test *t, struct desk *d, struct contest *k)
{
    struct proposal_form form;
    shape_clear(&proposal_form_shape, &form);
    form.jurisdiction = d->jurisdiction;
    form.number = 1;
    form.title = STR("Formulario");
    form.state = QUESTIONNAIRE_IN_FORCE;
    TRY(record_add(t->db, &proposal_form_shape, &form));
    for (int i = 0; i < PROPOSALS; i++) {
        struct proposal p;
        shape_clear(&proposal_shape, &p);
        p.cocreation = k->process.id;
        p.number = i + 1;
        p.form = form.id;
        p.state = PROPOSAL_SCORED;
        p.origin = ORIGIN_FORM;
        p.title = str_fmt(&t->mem, "Propuesta número %d", i + 1);
        p.language = PERSON_SPANISH;
        p.text_hash = sha256_hex(&t->mem, p.title);
        p.received_at = instant_now();
        p.received_on = p.public_on = day_at(p.received_at, -18000);
        TRY(record_add(t->db, &proposal_shape, &p));
        k->proposals[i] = p.id;
    }
    return DONE;
}

static enum status cards_fill(struct test *t, struct desk *d, struct contest *k)
{
    const int64_t evaluators[] = {d->people[ROLE_EVALUATOR], d->people[ROLE_COLEAD]};
    for (int e = 0; e < 2; e++) {
        struct round_evaluator who = {NONE, k->round.id, evaluators[e], e + 1};
        TRY(record_add(t->db, &round_evaluator_shape, &who));
        for (int i = 0; i < PROPOSALS; i++) {
            struct scoring_assignment a;
            shape_clear(&scoring_assignment_shape, &a);
            a.round = k->round.id;
            a.proposal = k->proposals[i];
            a.person = evaluators[e];
            a.state = ASSIGNED_SUBMITTED;
            TRY(record_add(t->db, &scoring_assignment_shape, &a));
            for (int c = 0; c < 3; c++) {
                struct scorecard_line l;
                shape_clear(&scorecard_line_shape, &l);
                l.assignment = a.id;
                l.criterion = k->criteria[c].id;
                l.value = values[i][e][c];
                TRY(record_add(t->db, &scorecard_line_shape, &l));
            }
        }
    }
    return ranking_keep(t->db, &t->mem, &k->round);
}

static enum status fill(struct test *t, struct desk *d)
{
    struct contest k;
    TRY(process_fill(t, d, &k));
    TRY(round_fill(t, d, &k));
    TRY(proposals_fill(t, d, &k));
    return cards_fill(t, d, &k);
}

static bool says(const struct answer *a, const char *words)
{
    return str_find(a->body, str_of(words)) != SIZE_MAX;
}

/* Prepares the selection with the line after `cut`. */
static struct answer prepare(struct desk *d, const char *cut)
{
    const char *round = desk_option(d, ROLE_DIRECTORATE, RUN "/seleccion/nueva", "round", "Primera ronda");
    return desk_post(d, ROLE_DIRECTORATE, RUN "/seleccion/nueva", NULL, str_fmt(&d->house.test->mem, "round=%s&cut=%s", round, cut).ptr);
}

static const char *act_of(struct desk *d)
{
    struct day today = day_at(instant_now(), -18000);
    struct str label = str_fmt(&d->house.test->mem, "GN-07 · %.*s · Selecciona los compromisos", STR_ARG(day_words(&d->house.test->mem, LANG_ES, today)));
    return desk_option(d, ROLE_DIRECTORATE, RUN "/seleccion/1/firme", "act", label.ptr);
}

TEST(the_matrix_of_a_closed_round_shows_places_ties_gates_and_is_open_data)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = desk_get(&d, ROLE_PUBLIC, RUN "/ronda/1/matriz");
    EXPECT_INT(a.code, 200);
    EXPECT(says(&a, "empate"));
    EXPECT(says(&a, "No pasa"));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/ronda/1/matriz.csv");
    /* 1: viability (5+4)/2 = 4.5: 87.5; priority 100; total 0.4 × 87.5 + 0.6 × 100 = 95. */
    EXPECT(says(&a, "1,0,1,Propuesta número 1,1,87.5,100,95,"));
    EXPECT(says(&a, "2,1,2,Propuesta número 2,1,50,75,65,"));
    EXPECT(says(&a, "2,1,3,Propuesta número 3,1,50,75,65,"));
    EXPECT(says(&a, ",0,4,Propuesta número 4,0,100,100,100,"));
    desk_close(&d);
}

TEST(other_weights_are_tried_on_the_page_and_change_nothing_on_record)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    struct answer a = desk_get(&d, ROLE_PUBLIC, RUN "/ronda/1/matriz?peso-recursos=100&peso-impacto=0");
    EXPECT_INT(a.code, 200);
    EXPECT(says(&a, "Prueba con otros pesos"));
    EXPECT(says(&a, "<strong>87,5"));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/ronda/1/matriz?peso-recursos=50&peso-impacto=49");
    EXPECT(says(&a, "sumen 100"));
    a = desk_get(&d, ROLE_PUBLIC, RUN "/ronda/1/matriz?peso-recursos=nada&orden=cualquiera&pagina=-3");
    EXPECT_INT(a.code, 200);
    a = desk_get(&d, ROLE_PUBLIC, RUN "/ronda/1/matriz.csv");
    EXPECT(says(&a, "1,0,1,Propuesta número 1,1,87.5,100,95,"));
    desk_close(&d);
}

TEST(a_selection_in_preparation_is_known_to_directorate_and_colead_only)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, RUN "/seleccion/nueva").code, 403);
    EXPECT_INT(prepare(&d, "1").code, 303);
    for (int role = ROLE_PUBLIC; (size_t)role < ROLE_COUNT; role++) {
        bool knows = role == ROLE_DIRECTORATE || role == ROLE_COLEAD;
        EXPECT_INT(desk_get(&d, (enum role)role, RUN "/seleccion/1").code, knows ? 200 : 404);
        EXPECT_INT(desk_get(&d, (enum role)role, RUN "/seleccion/1.csv").code, knows ? 200 : 404);
        struct answer list = desk_get(&d, (enum role)role, RUN "/seleccion");
        EXPECT(says(&list, "/seleccion/1\"") == knows);
    }
    EXPECT_INT(prepare(&d, "2").code, 422);
    desk_close(&d);
}

TEST(a_departure_needs_its_reason_and_the_act_settles_every_proposal)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    EXPECT_INT(prepare(&d, "1").code, 303);
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, RUN "/seleccion/1/propuesta/4", NULL, "chosen=1&reason=Porque sí");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "al menos 20 caracteres"));
    EXPECT(says(&a, "Porque sí"));
    a = desk_post(&d, ROLE_DIRECTORATE, RUN "/seleccion/1/propuesta/2", NULL,
                  "chosen=1&reason=El grupo núcleo la considera urgente por la temporada de lluvias.");
    EXPECT_INT(a.code, 303);
    a = desk_post(&d, ROLE_DIRECTORATE, RUN "/seleccion/1/firme", NULL, "act=");
    EXPECT_INT(a.code, 422);
    a = desk_post(&d, ROLE_DIRECTORATE, RUN "/seleccion/1/firme", NULL, str_fmt(&t->mem, "act=%s", act_of(&d)).ptr);
    EXPECT_INT(a.code, 303);
    a = desk_get(&d, ROLE_PUBLIC, RUN "/seleccion/1.csv");
    EXPECT(says(&a, "1,0,1,Propuesta número 1,95,seleccionada,1,0,"));
    EXPECT(says(&a, "2,1,2,Propuesta número 2,65,seleccionada,1,1,El grupo núcleo la considera urgente por la temporada de lluvias."));
    EXPECT(says(&a, "2,1,3,Propuesta número 3,65,no-seleccionada,0,0,"));
    EXPECT(says(&a, ",0,4,Propuesta número 4,100,no-seleccionada,0,0,"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/datos/selecciones.csv");
    EXPECT(says(&a, "Propuesta número 2"));
    a = desk_post_blind(&d, ROLE_DIRECTORATE, RUN "/seleccion/1/propuesta/3", "chosen=1");
    EXPECT(a.code == 409 || a.code == 403);
    desk_close(&d);
}

TEST(tied_ones_across_the_line_wait_for_a_reason_whatever_is_chosen)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    EXPECT_INT(prepare(&d, "2").code, 303);
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, RUN "/seleccion/1");
    EXPECT(says(&a, "falta la razón"));
    a = desk_post(&d, ROLE_DIRECTORATE, RUN "/seleccion/1/firme", NULL, str_fmt(&t->mem, "act=%s", act_of(&d)).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "empatada sobre la línea"));
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, RUN "/seleccion/1/propuesta/2", NULL, "chosen=1&reason=Cubre más provincias que la otra empatada.").code, 303);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, RUN "/seleccion/1/propuesta/3", NULL, "chosen=0&reason=Cubre menos provincias que la otra empatada.").code, 303);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, RUN "/seleccion/1/firme", NULL, str_fmt(&t->mem, "act=%s", act_of(&d)).ptr).code, 303);
    desk_close(&d);
}

static void count_complaint(void *context, struct str what)
{
    int *n = context;
    (void)what;
    ++*n;
}

TEST(the_check_names_a_ranking_that_its_cards_do_not_give)
{
    struct desk d = {.jurisdiction = NONE};
    struct jurisdiction j;
    struct contest k;
    int complaints = 0;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("aa");
    j.name = STR("Aquí");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    d.jurisdiction = j.id;
    for (int i = 0; i < 2; i++) {
        struct person p;
        shape_clear(&person_shape, &p);
        p.email = p.email_folded = str_fmt(&t->mem, "eva%d@ejemplo.ec", i);
        p.name = STR("Eva");
        p.state = PERSON_ACTIVE;
        p.language = PERSON_SPANISH;
        p.created_at = instant_now();
        EXPECT_DONE(record_add(t->db, &person_shape, &p));
        d.people[i == 0 ? ROLE_EVALUATOR : ROLE_COLEAD] = p.id;
    }
    EXPECT_DONE(process_fill(t, &d, &k));
    EXPECT_DONE(round_fill(t, &d, &k));
    EXPECT_DONE(proposals_fill(t, &d, &k));
    EXPECT_DONE(cards_fill(t, &d, &k));
    struct site site = {0};
    EXPECT_DONE(selection_room.checks[0].run(t->db, &t->mem, &site, count_complaint, &complaints));
    EXPECT_INT(complaints, 0);
    struct scoring_round *round;
    struct ranking_shown *rows;
    size_t count;
    EXPECT_DONE(record_get(t->db, &t->mem, &scoring_round_shape, k.round.id, &round));
    k.criteria[2].weight_centi = 4000;
    k.criteria[1].weight_centi = 6000;
    EXPECT_DONE(ranking_try(t->db, &t->mem, round, k.criteria, 3, &rows, &count));
    EXPECT_INT(rows[0].total_centi, 9250);
    EXPECT_DONE(record_change(t->db, &criterion_shape, &t->mem, &k.criteria[1]));
    EXPECT_DONE(record_change(t->db, &criterion_shape, &t->mem, &k.criteria[2]));
    EXPECT_DONE(selection_room.checks[0].run(t->db, &t->mem, &site, count_complaint, &complaints));
    EXPECT(complaints > 0);
}
