/* SPDX-License-Identifier: EUPL-1.2
 * The rules of readiness, the snapshot and the differences. */
#include "base/digest.h"
#include "room/edition/edition.h"
#include "tests/test.h"

/* A plan that nothing keeps from being published, to be spoiled by each test. */
struct sample {
    struct plan plan;
    struct commitment commitments[6];
    struct commitment_value values[6];
    struct milestone milestones[12];
    struct milestone_part parts[2];
    struct edition_link links[12];
    struct edition_facts facts;
};

static void milestone_fill(struct milestone *m, int64_t id, int64_t commitment, int kind)
{
    shape_clear(&milestone_shape, m);
    m->id = id;
    m->commitment = commitment;
    m->number = id % 2 == 0 ? STR("1") : STR("2");
    m->title = STR("Publicar la guía");
    m->deliverable = STR("Guía publicada");
    m->kind = kind;
    m->means = MEANS_LINK;
    m->weight_centi = 5000;
    m->due_text = m->original_text = STR("I semestre 2027");
    m->due_on = m->original_due_on = day_of(2027, 6, 30);
    m->replans = 0;
    m->state = MILESTONE_CURRENT;
}

static void commitment_fill(struct sample *s, size_t i)
{
    static const char *const numbers[] = {"1", "2", "3", "4", "5", "6"};
    struct commitment *c = &s->commitments[i];
    shape_clear(&commitment_shape, c);
    c->id = (int64_t)i + 1;
    c->number = str_of(numbers[i]);
    c->position = (int64_t)i + 1;
    c->title = STR("Presupuestos abiertos");
    c->problem = c->solution = c->results = STR("Texto");
    c->state = COMMITMENT_CURRENT;
    s->values[i] = (struct commitment_value){.commitment = c->id, .value = VALUE_TRANSPARENCY, .justification = STR("Se publica")};
    milestone_fill(&s->milestones[2 * i], (int64_t)(2 * i), c->id, MILESTONE_APPLICATION);
    milestone_fill(&s->milestones[2 * i + 1], (int64_t)(2 * i + 1), c->id, MILESTONE_ACCOUNTABILITY);
    s->links[2 * i] = (struct edition_link){.owner = c->id, .what = STR("institucion"), .kind = STR("lider"), .code = STR("mef"),
                                            .name = STR("Ministerio"), .detail = STR("estado"), .from_on = DAY_NONE, .until_on = DAY_NONE};
    s->links[2 * i + 1] = (struct edition_link){.owner = c->id, .what = STR("institucion"), .kind = STR("contraparte"), .code = STR("red"),
                                                .name = STR("Red"), .detail = STR("sociedad-civil"), .from_on = DAY_NONE, .until_on = DAY_NONE};
}

static void sample_fill(struct sample *s)
{
    *s = (struct sample){0};
    shape_clear(&plan_shape, &s->plan);
    s->plan.number = 3;
    s->plan.name = STR("Tercer plan");
    s->plan.level = PLAN_NATIONAL;
    s->plan.tracking = PLAN_TRACKED;
    s->plan.template = TEMPLATE_2025;
    s->plan.state = PLAN_DRAFT;
    s->plan.starts_on = day_of(2026, 1, 1);
    s->plan.ends_on = day_of(2027, 12, 31);
    for (size_t i = 0; i < COUNT(s->commitments); i++)
        commitment_fill(s, i);
    s->facts = (struct edition_facts){.plan = &s->plan, .commitments = s->commitments, .commitment_count = 6, .values = s->values,
                                      .value_count = 6, .milestones = s->milestones, .milestone_count = 12, .parts = s->parts,
                                      .links = s->links, .link_count = 12};
}

/* Whether the rules find that message with that weight; `blocks` in all. */
static void finds(struct test *t, const struct sample *s, enum finding_weight weight, const char *rule, const char *words)
{
    struct edition_finding *found;
    size_t count = edition_readiness(&t->mem, &s->facts, &found);
    bool there = false;
    for (size_t i = 0; i < count; i++)
        there = there || (found[i].weight == weight && str_is(str_of(found[i].rule), rule) &&
                          str_find(str_of(found[i].message), str_of(words)) != SIZE_MAX);
    if (!there)
        test_failed(t, __FILE__, __LINE__, "%s \"%s\" was not found", rule, words);
    EXPECT(edition_ready(found, count) == (weight != FINDING_BLOCKS));
}

UNIT(a_complete_plan_is_ready)
{
    struct sample s;
    struct edition_finding *found;
    sample_fill(&s);
    EXPECT_INT(edition_readiness(&t->mem, &s.facts, &found), 0);
    EXPECT(edition_ready(found, 0));
}

UNIT(a_plan_of_a_wrong_length_or_size_is_not_ready)
{
    struct sample s;
    sample_fill(&s);
    s.plan.ends_on = day_of(2027, 12, 30);
    finds(t, &s, FINDING_BLOCKS, "V01", "dos o cuatro");
    s.plan.ends_on = DAY_NONE;
    finds(t, &s, FINDING_BLOCKS, "H01", "cuándo termina");
    sample_fill(&s);
    s.facts.commitment_count = 0;
    finds(t, &s, FINDING_BLOCKS, "V11", "no tiene compromisos");
    s.facts.commitment_count = 4;
    finds(t, &s, FINDING_INFORMS, "V11", "entre cinco y quince");
    s.facts.commitment_count = 6;
    s.plan.level = PLAN_LOCAL;
    finds(t, &s, FINDING_WARNS, "V11", "cinco a lo sumo");
    s.plan.ends_on = day_of(2026, 11, 30);
    finds(t, &s, FINDING_BLOCKS, "C05", "fuera del plazo");
    sample_fill(&s);
    s.plan.ends_on = day_of(2029, 12, 31);
    struct edition_finding *found;
    EXPECT_INT(edition_readiness(&t->mem, &s.facts, &found), 0);
}

UNIT(a_commitment_without_its_parts_is_not_ready)
{
    struct sample s;
    sample_fill(&s);
    s.links[0].kind = STR("apoyo");
    finds(t, &s, FINDING_BLOCKS, "C06", "responsable");
    sample_fill(&s);
    s.links[1].until_on = day_of(2026, 5, 1);
    finds(t, &s, FINDING_BLOCKS, "C06", "No tiene contraparte");
    sample_fill(&s);
    s.links[1].detail = STR("niveles");
    finds(t, &s, FINDING_WARNS, "C06", "ajena al gobierno");
    sample_fill(&s);
    s.values[2].justification = STR("  ");
    finds(t, &s, FINDING_BLOCKS, "C01", "ningún valor");
    sample_fill(&s);
    s.values[2].value = VALUE_INCLUSION;
    finds(t, &s, FINDING_WARNS, "C03", "complementarios");
    sample_fill(&s);
    s.commitments[1].solution = STR_NONE;
    finds(t, &s, FINDING_BLOCKS, "C01", "en qué consiste");
    sample_fill(&s);
    for (size_t i = 0; i < 2; i++)
        s.milestones[i].state = MILESTONE_WITHDRAWN;
    finds(t, &s, FINDING_BLOCKS, "C02", "No tiene hitos");
    s.commitments[0].state = COMMITMENT_WITHDRAWN;
    struct edition_finding *found;
    EXPECT_INT(edition_readiness(&t->mem, &s.facts, &found), 0);
}

UNIT(milestones_that_cannot_be_followed_are_not_ready)
{
    struct sample s;
    sample_fill(&s);
    s.milestones[0].weight_centi = 4999;
    finds(t, &s, FINDING_BLOCKS, "H03", "deben sumar 100");
    sample_fill(&s);
    s.milestones[0].due_on = DAY_NONE;
    finds(t, &s, FINDING_BLOCKS, "C02", "plazo que se entienda");
    s.milestones[0].due_on = day_of(2028, 1, 1);
    finds(t, &s, FINDING_BLOCKS, "C05", "fuera del plazo del plan");
    sample_fill(&s);
    s.milestones[0].means = -1;
    finds(t, &s, FINDING_BLOCKS, "H05", "medio de verificación");
    sample_fill(&s);
    s.parts[0] = (struct milestone_part){.milestone = 3, .number = 1, .share_centi = 9000, .due_on = day_of(2027, 1, 1)};
    s.facts.part_count = 1;
    finds(t, &s, FINDING_BLOCKS, "H04", "parciales suman");
    s.parts[0].share_centi = 10000;
    s.parts[0].due_on = day_of(2027, 7, 1);
    finds(t, &s, FINDING_BLOCKS, "C05", "entregable parcial vence");
    sample_fill(&s);
    s.milestones[4].title = STR("Fortalecer la participación");
    finds(t, &s, FINDING_WARNS, "C02", "verbo");
    sample_fill(&s);
    s.milestones[4].kind = MILESTONE_INSTRUMENT;
    finds(t, &s, FINDING_WARNS, "H06", "ningún hito los aplica");
    s.milestones[5].kind = MILESTONE_INSTRUMENT;
    finds(t, &s, FINDING_WARNS, "H07", "rinde cuentas");
}

UNIT(only_the_moves_of_the_table_exist)
{
    for (int from = 0; from < (int)plan_state_choices.count; from++)
        EXPECT(!plan_may_become(from, PLAN_DRAFT) && !plan_may_become(PLAN_WITHDRAWN, from));
    EXPECT(plan_may_become(PLAN_DRAFT, PLAN_PUBLISHED));
    EXPECT(!plan_may_become(PLAN_DRAFT, PLAN_WITHDRAWN));
    EXPECT(!plan_may_become(PLAN_CLOSED, PLAN_PUBLISHED));
    EXPECT(plan_may_become(PLAN_CLOSED, PLAN_WITHDRAWN));
}

UNIT(a_snapshot_says_nothing_of_ids_and_states)
{
    struct sample s, other;
    sample_fill(&s);
    sample_fill(&other);
    other.plan.id = 77;
    other.plan.state = PLAN_CLOSED;
    other.plan.revision = 9;
    other.plan.ending_reason = STR("Terminó");
    other.values[0].id = 12;
    struct str a = edition_snapshot(&t->mem, &s.facts), b = edition_snapshot(&t->mem, &other.facts);
    EXPECT(str_eq(a, b));
    other.milestones[3].due_on = day_of(2027, 7, 1);
    EXPECT(!str_eq(a, edition_snapshot(&t->mem, &other.facts)));
}

static const struct edition_difference *one(const struct edition_difference *all, size_t count, int kind, const char *words)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].kind == kind && str_find(all[i].subject, str_of(words)) != SIZE_MAX)
            return &all[i];
    return NULL;
}

UNIT(two_editions_differ_in_what_was_added_removed_and_changed)
{
    struct sample s;
    struct edition_difference *all;
    size_t count;
    sample_fill(&s);
    struct str before = edition_snapshot(&t->mem, &s.facts);
    EXPECT_DONE(edition_differences(&t->mem, LANG_ES, before, before, &all, &count));
    EXPECT_INT(count, 0);
    s.facts.commitment_count = 5;
    s.facts.milestone_count = 11; /* the commitment that went away had the last two */
    s.milestones[3].due_on = day_of(2027, 12, 31);
    s.milestones[3].due_text = STR("2027");
    s.milestones[4].weight_centi = 6250;
    s.links[0].name = STR("Ministerio nuevo");
    s.links[3].code = STR("otra");
    EXPECT_DONE(edition_differences(&t->mem, LANG_ES, before, edition_snapshot(&t->mem, &s.facts), &all, &count));
    EXPECT_INT(count, 7);
    const struct edition_difference *d = one(all, count, DIFFERENCE_REMOVED, "Compromiso 6: Presupuestos abiertos");
    EXPECT(d != NULL);
    EXPECT(one(all, count, DIFFERENCE_REMOVED, "Hito") == NULL);
    EXPECT(one(all, count, DIFFERENCE_ADDED, "Compromiso 2 › Institución: Red") != NULL);
    EXPECT(one(all, count, DIFFERENCE_REMOVED, "Compromiso 2 › Institución: Red") != NULL);
    d = one(all, count, DIFFERENCE_CHANGED, "Compromiso 3 › Hito 1: Publicar la guía");
    EXPECT(d != NULL && str_is(d->before, "50") && str_is(d->after, "62,5"));
    size_t moved = 0;
    for (size_t i = 0; i < count; i++)
        if (all[i].moved_days != NONE) {
            EXPECT_INT(all[i].moved_days, 184);
            EXPECT_STR(all[i].after, "31 de diciembre de 2027");
            moved++;
        }
    EXPECT_INT(moved, 1);
    EXPECT_STATUS(edition_differences(&t->mem, LANG_ES, before, STR("{\"plan\":1}"), &all, &count), INVALID);
    EXPECT_STATUS(edition_differences(&t->mem, LANG_ES, STR_NONE, before, &all, &count), INVALID);
}
