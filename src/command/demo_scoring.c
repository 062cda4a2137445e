/* SPDX-License-Identifier: EUPL-1.2
 * Invented scoring of the co-creation at hand: criteria approved by an act, a first round that is closed, with a recusal
 * in it, and a second one under way in which evaluacion@hito.example has a queue. */
#include "command/demo_plan.h"
#include "room/account/account.h"
#include "room/scoring/scoring_store.h"
#include "room/selection/selection_view.h"

#define PEOPLE 4
#define FIRST 8  /* proposals of the closed round */
#define SECOND 6 /* and of the open one */

struct marks {
    struct scoring_round round;
    const struct criterion *criteria;
    size_t criteria_count;
    int64_t people[PEOPLE];
    const struct round_choice *choices; /* admitted proposals, by number */
};

static enum status people_add(struct db *db, struct arena *mem, const struct demo_world *w, struct marks *x)
{
    static const char *const names[][2] = {{"rosa.evalua@hito.example", "Rosa Inventada (evalúa)"},
                                           {"julio.evalua@hito.example", "Julio Inventado (evalúa)"},
                                           {"sisa.evalua@hito.example", "Sisa Inventada (evalúa)"}};
    x->people[0] = w->people.evaluator;
    for (size_t i = 0; i < COUNT(names); i++) {
        TRY(account_add(db, mem, str_of(names[i][0]), str_of(names[i][1]), STR_NONE, &x->people[i + 1]));
        TRY(account_grant(db, mem, x->people[i + 1], ROLE_EVALUATOR, w->jurisdiction.id, (struct day){w->today.n - 60}));
    }
    return DONE;
}

static enum status criteria_add(struct db *db, struct arena *mem, const struct demo_world *w, struct criteria_set *set)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = w->jurisdiction.id;
    a.number = STR("AF-06");
    a.kind = ACT_MINUTES;
    a.decided_on = (struct day){w->today.n - 40};
    a.body = STR("Foro Provincial de Gobierno Abierto");
    a.title = STR("Aprobación de los criterios de calificación");
    a.text = STR("Se aprueban los criterios de inclusión, viabilidad y prioridad, con el tiempo que toma la política pública entre los de viabilidad.");
    a.result = ACT_APPROVED;
    TRY(record_add(db, &act_shape, &a));
    TRY(criteria_draft_add(db, mem, w->jurisdiction.id, NULL, STR("Criterios para el segundo plan"), set));
    set->state = CRITERIA_IN_FORCE;
    set->act = a.id;
    set->effective_on = (struct day){w->today.n - 38};
    set->note = STR("Datos de demostración.");
    return record_change(db, &criteria_set_shape, mem, set);
}

static enum status round_open(struct db *db, struct arena *mem, const struct demo_world *w, struct marks *x, const char *name, size_t first, size_t count,
                              int opens, int closes)
{
    int64_t p[FIRST];
    size_t added, missing;
    shape_clear(&scoring_round_shape, &x->round);
    x->round.cocreation = w->cocreation.id;
    x->round.name = str_of(name);
    x->round.criteria_set = x->criteria[0].criteria_set;
    x->round.state = ROUND_OPEN;
    x->round.cards_needed = 3;
    x->round.opens_on = (struct day){w->today.n + opens};
    x->round.closes_on = (struct day){w->today.n + closes};
    for (size_t i = 0; i < count; i++)
        p[i] = x->choices[first + i].id;
    struct proposal_step step = {PROPOSAL_SCORING, str_fmt(mem, "Entra en la ronda de calificación «%s».", name), NONE, w->people.directorate,
                                 {(int64_t)x->round.opens_on.n * 86400 + 15 * 3600}, x->round.opens_on};
    TRY(round_add(db, mem, w->site, &x->round, p, count, &step));
    return round_assign(db, mem, &x->round, w->jurisdiction.id, w->today, false, &added, &missing);
}

/* A value that differs a little between people, more between proposals. */
static int64_t mark(const struct criterion *c, size_t k, int64_t proposal, size_t who)
{
    static const int quality[] = {5, 4, 4, 3, 4, 2, 5, 3};
    int64_t v = quality[(size_t)proposal % COUNT(quality)] + (int64_t)((k * 7 + who * 2 + (size_t)proposal * 5) % 3) - 1;
    if (c->family == FAMILY_INCLUSION)
        v = proposal == 5 ? 2 : 3 + (int64_t)((who + (size_t)proposal) % 2);
    return v < c->low ? c->low : v > c->high ? c->high : v;
}

static enum status card_fill(struct db *db, struct arena *mem, const struct marks *x, struct scoring_assignment *a, int64_t proposal, size_t who, size_t upto,
                             struct instant at)
{
    static const char *const low[] = {"No dice quién lo haría ni con qué.", "Tal como está escrita no cambia lo que señala.",
                                      "Depende de una ley que no se ha discutido."};
    static const char *const high[] = {"Lo pidieron en varias mesas y trae pruebas.", "La institución ya tiene el equipo y lo hace en parte.",
                                       "Cambia la regla y no solo un caso."};
    struct card_entry e[40];
    for (size_t k = 0; k < x->criteria_count && k < upto; k++) {
        const struct criterion *c = &x->criteria[k];
        int64_t v = mark(c, k, proposal, who);
        e[k] = (struct card_entry){c->id, v, STR_NONE};
        if (v == c->low)
            e[k].reason = str_of(low[(k + who) % COUNT(low)]);
        else if (v == c->high)
            e[k].reason = str_of(high[(k + who) % COUNT(high)]);
    }
    TRY(card_save(db, mem, a->id, e, upto < x->criteria_count ? upto : x->criteria_count));
    a->state = upto < x->criteria_count ? ASSIGNED_DECLARED : ASSIGNED_SUBMITTED;
    a->statement = STR("Declaro que no tengo conflicto de interés con la propuesta, con quien la presentó ni con la institución que la lideraría.");
    a->declared_at = at;
    a->submitted_at = a->state == ASSIGNED_SUBMITTED ? at : INSTANT_NONE;
    return record_change(db, &scoring_assignment_shape, mem, a);
}

/* Everybody scores what they were given: `all` of it, or the first person only two, one of them half. */
static enum status marks_give(struct db *db, struct arena *mem, const struct marks *x, size_t first, size_t count, bool all)
{
    struct instant at = {(int64_t)x->round.opens_on.n * 86400 + 20 * 3600};
    for (size_t who = 0; who < PEOPLE; who++) {
        size_t done = 0;
        for (size_t i = 0; i < count; i++) {
            struct scoring_assignment *a;
            const struct round_choice *p = &x->choices[first + i];
            enum status s = desk_card(db, mem, p->id, x->people[who], &a);
            if (s == NOT_FOUND)
                continue;
            TRY(s);
            if (a->state != ASSIGNED)
                continue;
            bool half = !all && done == 1;
            if (all || done < (who == 0 ? 2u : 3u))
                TRY(card_fill(db, mem, x, a, p->number, who, half ? 4 : SIZE_MAX, at));
            done++;
        }
    }
    return DONE;
}

/* The last of them who has a card for it works with who proposed it: somebody else scores. */
static enum status one_recuses(struct db *db, struct arena *mem, const struct demo_world *w, const struct marks *x, const struct round_choice *p)
{
    struct scoring_assignment *a;
    size_t added, missing;
    for (size_t who = PEOPLE; who-- > 1;) {
        enum status s = desk_card(db, mem, p->id, x->people[who], &a);
        if (s == NOT_FOUND)
            continue;
        TRY(s);
        a->state = ASSIGNED_RECUSED;
        a->reason = STR("Trabajé con la organización que la presentó.");
        a->declared_at = (struct instant){(int64_t)x->round.opens_on.n * 86400 + 16 * 3600};
        TRY(record_change(db, &scoring_assignment_shape, mem, a));
        return round_assign(db, mem, &x->round, w->jurisdiction.id, w->today, false, &added, &missing);
    }
    return DONE;
}

/* What the institution that would lead said of one, and what another has not said yet. */
static enum status opinions_add(struct db *db, const struct demo_world *w, const struct marks *x, const struct round_choice *p, size_t institution, bool given)
{
    struct lead_opinion o;
    shape_clear(&lead_opinion_shape, &o);
    o.round = x->round.id;
    o.proposal = p->id;
    o.institution = w->institution[institution];
    o.asked_on = x->round.opens_on;
    o.due_on = x->round.closes_on;
    if (given) {
        o.person = w->people.focal;
        o.competence = OPINION_YES;
        o.budget = OPINION_IN_PART;
        o.policy_months = 6;
        o.text = STR("Es de nuestra competencia. Hace falta un reglamento, que entre consultas y dictamen toma unos seis meses; el equipo existe y "
                     "falta dinero para los análisis de las parroquias más lejanas.");
        o.given_on = (struct day){x->round.opens_on.n + 5};
    }
    return record_add(db, &lead_opinion_shape, &o);
}

enum status demo_scoring(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct marks x = {0};
    struct criteria_set set;
    struct criterion *criteria;
    struct round_choice *choices;
    size_t count;
    TRY(round_choices(db, mem, w->cocreation.id, &choices, &count));
    if (count < FIRST + SECOND)
        return DONE;
    x.choices = choices;
    TRY(people_add(db, mem, w, &x));
    TRY(criteria_add(db, mem, w, &set));
    TRY(criteria_of(db, mem, set.id, &criteria, &x.criteria_count));
    x.criteria = criteria;
    TRY(round_open(db, mem, w, &x, "Primera ronda", 0, FIRST, -28, -10));
    TRY(one_recuses(db, mem, w, &x, &x.choices[2]));
    TRY(opinions_add(db, w, &x, &x.choices[0], 2, true));
    TRY(marks_give(db, mem, &x, 0, FIRST, true));
    struct proposal_step closed = {PROPOSAL_SCORED, STR("Se cerró la ronda de calificación «Primera ronda»; sus calificaciones son públicas."), NONE,
                                   w->people.directorate, {((int64_t)w->today.n - 9) * 86400 + 16 * 3600}, {w->today.n - 9}};
    TRY(round_close(db, mem, w->site, &x.round, &closed));
    TRY(ranking_keep(db, mem, &x.round));
    TRY(round_open(db, mem, w, &x, "Segunda ronda", FIRST, SECOND, -4, 12));
    TRY(opinions_add(db, w, &x, &x.choices[FIRST + 1], 2, false));
    return marks_give(db, mem, &x, FIRST, SECOND, false);
}
