/* SPDX-License-Identifier: EUPL-1.2
 * `hito demo --scale`: a database of the size that the bench measures, the same each time: 25 jurisdictions
 * with 9 plans each; the first plan of the first has 60 commitments with 10 milestones each, all others share
 * what is left of 4,000 commitments and 20,000 milestones. Five reports for every two milestones. The first
 * jurisdiction also has a co-creation of 3,000 proposals (demo_scale_voices.c). 10,000 indicators, 300 of them of the
 * first plan (demo_scale_indicator.c). */
#include "command/demo_scale.h"

#include "room/territory/territory.h"

#define JURISDICTIONS 25
#define PLANS_EACH 9
#define PLANS (JURISDICTIONS * PLANS_EACH)
#define COMMITMENTS 4000
#define MILESTONES 20000
#define REPORTS 50000
#define BIG_COMMITMENTS 60
#define BIG_MILESTONES 600
#define INDICATORS 10000
#define BIG_INDICATORS 300
#define INSTITUTIONS 12
#define PROVINCES 24

struct scale {
    struct db *db;
    struct arena *mem; /* of the plan at hand */
    struct day today;
    struct demo_people people;
    int64_t jurisdiction, institutions[INSTITUTIONS];
    int plan;         /* 0 … PLANS - 1 */
    int commitment, milestone, report, indicator; /* made so far */
    int64_t provinces[PROVINCES];
    uint32_t dice;
};

/* A small generator of our own: the same numbers on every machine. */
static int roll(struct scale *s, int sides)
{
    s->dice = s->dice * 1664525u + 1013904223u;
    return (int)((s->dice >> 8) % (uint32_t)sides);
}

static const char *const subjects[] = {"presupuesto", "agua", "contratos", "salud", "escuelas", "transporte", "canteras", "datos"};
static const char *const doings[] = {"Publicar", "Abrir", "Vigilar", "Consultar", "Registrar", "Evaluar"};
static const char prose[] =
    "La información existe, pero está repartida entre varias unidades y casi nadie la encuentra a tiempo. Las personas "
    "que la necesitan la piden por escrito y esperan semanas.\n\nHace falta **publicarla de oficio**, con una guía breve, "
    "en un formato que se pueda reutilizar y con alguien que responda por ella.\n\n- primero lo más pedido\n- después lo demás";

/* How many of `whole` the part number `i` of `parts` gets. */
static int share(int whole, int parts, int i)
{
    return whole / parts + (i < whole % parts ? 1 : 0);
}

static enum status links_add(struct scale *s, const struct commitment *all, int count)
{
    struct commitment_institution *parties = arena_array(s->mem, struct commitment_institution, (size_t)count * 2);
    struct commitment_person *people = arena_array(s->mem, struct commitment_person, (size_t)count * 2);
    struct commitment_value *values = arena_array(s->mem, struct commitment_value, (size_t)count);
    struct commitment_territory *places = arena_array(s->mem, struct commitment_territory, (size_t)count);
    for (int i = 0; i < count; i++) {
        for (int side = 0; side < 2; side++) {
            int64_t institution = s->institutions[side * INSTITUTIONS / 2 + roll(s, INSTITUTIONS / 2)];
            parties[2 * i + side] = (struct commitment_institution){NONE, all[i].id, institution,
                                                                    side == 0 ? INSTITUTION_LEAD : INSTITUTION_COUNTERPART,
                                                                    all[i].starts_on, DAY_NONE};
            struct commitment_person *p = &people[2 * i + side];
            shape_clear(&commitment_person_shape, p);
            p->commitment = all[i].id;
            p->person = side == 0 ? s->people.focal : s->people.counterpart;
            p->institution = institution;
            p->role = side == 0 ? PERSON_FOCAL : PERSON_COUNTERPART;
            p->from_on = all[i].starts_on;
        }
        values[i] = (struct commitment_value){NONE, all[i].id, i % 2 == 0 ? VALUE_TRANSPARENCY : VALUE_PARTICIPATION,
                                              STR("Pone a la vista lo que antes había que pedir.")};
        places[i] = (struct commitment_territory){NONE, all[i].id, s->provinces[roll(s, PROVINCES)]};
    }
    TRY(record_add_many(s->db, &commitment_institution_shape, parties, (size_t)count * 2));
    TRY(record_add_many(s->db, &commitment_person_shape, people, (size_t)count * 2));
    TRY(record_add_many(s->db, &commitment_value_shape, values, (size_t)count));
    return record_add_many(s->db, &commitment_territory_shape, places, (size_t)count);
}

/* Every third commitment has money of its own. */
static enum status money_add(struct scale *s, const struct commitment *all, int count)
{
    struct financing *rows = arena_array(s->mem, struct financing, (size_t)count);
    size_t n = 0;
    for (int i = 0; i < count; i += 3) {
        struct financing *f = &rows[n++];
        shape_clear(&financing_shape, f);
        f->commitment = all[i].id;
        f->source = FINANCING_COOPERATION;
        f->funder = STR("Cooperación inventada");
        f->ends_on = all[i].ends_on;
    }
    return record_add_many(s->db, &financing_shape, rows, n);
}

/* From the oldest to the newest of the plan; the latest may still wait for its check. */
static void report_fill(struct scale *s, struct claim *c, const struct milestone *m, int nth, int of)
{
    int days = m->due_on.n < s->today.n ? s->today.n - m->due_on.n : 0;
    bool delivered = nth == of - 1 && days > 0 && roll(s, 5) != 0;
    shape_clear(&claim_shape, c);
    c->milestone = m->id;
    c->kind = delivered ? CLAIM_DELIVERED : nth > 0 && roll(s, 4) == 0 ? CLAIM_DELAY : CLAIM_BEGAN;
    c->text = delivered ? STR("El entregable está listo y publicado.") : STR("El equipo está conformado y el trabajo sigue.");
    c->sent_on = (struct day){s->today.n - days - 90 * (of - nth) + 89};
    c->delivered_on = delivered ? c->sent_on : DAY_NONE;
    if (c->kind == CLAIM_DELAY) {
        c->delay_cause = DELAY_APPROVAL;
        c->forecast_on = (struct day){m->due_on.n + 60};
    }
    c->sent_by = s->people.focal;
    c->sent_at = (struct instant){(int64_t)c->sent_on.n * 86400 + 15 * 3600};
    c->state = CLAIM_ACCEPTED;
    c->channel = CHANNEL_FORM;
    c->checked_by = s->people.directorate;
    c->checked_on = (struct day){c->sent_on.n + 3 < s->today.n ? c->sent_on.n + 3 : s->today.n};
    c->checked_at = (struct instant){c->sent_at.s + 3600};
    c->public_on = c->checked_on;
}

static enum status reports_add(struct scale *s, const struct milestone *all, int count)
{
    struct claim *claims = arena_array(s->mem, struct claim, (size_t)count * 3);
    size_t n = 0;
    for (int i = 0; i < count; i++, s->milestone++) {
        int of = 2 + s->milestone % 2;
        for (int nth = 0; nth < of; nth++)
            report_fill(s, &claims[n++], &all[i], nth, of);
    }
    s->report += (int)n;
    return record_add_many(s->db, &claim_shape, claims, n);
}

static void milestone_fill(struct scale *s, struct milestone *m, const struct commitment *c, int index, int of)
{
    shape_clear(&milestone_shape, m);
    m->commitment = c->id;
    m->number = str_fmt(s->mem, "%.*s.%d", STR_ARG(c->number), index + 1);
    m->position = index + 1;
    m->title = str_fmt(s->mem, "%s la etapa %d de %s", doings[roll(s, (int)COUNT(doings))], index + 1, subjects[roll(s, (int)COUNT(subjects))]);
    m->deliverable = STR("Documento publicado con sus anexos en formato abierto");
    m->kind = roll(s, 6);
    m->means = MEANS_ANY;
    m->weight_centi = share(10000, of, index);
    int y, month, d, length = c->ends_on.n - c->starts_on.n;
    m->due_on = m->due_first_on = m->original_due_on = m->original_first_on = (struct day){c->starts_on.n + length * (index + 1) / of};
    day_split(m->due_on, &y, &month, &d);
    m->due_text = m->original_text = str_fmt(s->mem, "%02d/%02d/%04d", d, month, y);
    m->replans = 0;
    m->state = MILESTONE_CURRENT;
}

static enum status milestones_add(struct scale *s, const struct commitment *all, int count, int milestones)
{
    struct milestone *rows = arena_array(s->mem, struct milestone, (size_t)milestones);
    int n = 0;
    for (int i = 0; i < count; i++) {
        int of = share(milestones, count, i);
        for (int k = 0; k < of; k++)
            milestone_fill(s, &rows[n++], &all[i], k, of);
    }
    TRY(record_add_many(s->db, &milestone_shape, rows, (size_t)n));
    return reports_add(s, rows, n);
}

static enum status indicators_add(struct scale *s, const struct plan *p, const struct commitment *all, int count)
{
    int wanted = s->plan == 0 ? BIG_INDICATORS : share(INDICATORS - BIG_INDICATORS, PLANS - 1, s->plan - 1), first = s->indicator;
    s->indicator += wanted;
    return demo_scale_indicators(s->db, s->mem, &(struct demo_scale_plan){s->today, p, all, count, s->institutions, INSTITUTIONS / 2, s->people.focal},
                                 first, wanted);
}

static enum status commitments_add(struct scale *s, const struct plan *p, int64_t group, int count, int milestones)
{
    struct commitment *rows = arena_array(s->mem, struct commitment, (size_t)count);
    for (int i = 0; i < count; i++) {
        struct commitment *c = &rows[i];
        shape_clear(&commitment_shape, c);
        c->plan = p->id;
        c->plan_group = group;
        c->number = str_fmt(s->mem, "%d", i + 1);
        c->position = i + 1;
        c->title = str_fmt(s->mem, "%s %s de la parroquia %d", doings[roll(s, (int)COUNT(doings))], subjects[roll(s, (int)COUNT(subjects))],
                           ++s->commitment);
        c->brief = STR("Cualquier persona podrá ver lo que antes tenía que pedir.");
        c->problem = c->solution = c->results = str_of(prose);
        c->starts_on = p->starts_on;
        c->ends_on = p->ends_on;
        c->state = COMMITMENT_CURRENT;
    }
    TRY(record_add_many(s->db, &commitment_shape, rows, (size_t)count));
    TRY(links_add(s, rows, count));
    TRY(money_add(s, rows, count));
    TRY(indicators_add(s, p, rows, count));
    return milestones_add(s, rows, count, milestones);
}

static enum status plan_add(struct scale *s, int number)
{
    int y, m, d;
    bool big = s->plan == 0;
    struct plan p;
    shape_clear(&plan_shape, &p);
    day_split(day_add_months(s->today, -7 - 24 * (number - 1)), &y, &m, &d);
    p.jurisdiction = s->jurisdiction;
    p.number = PLANS_EACH + 1 - number; /* the newest has the highest number */
    p.name = str_fmt(s->mem, "Plan de Acción de Gobierno Abierto %d", (int)p.number);
    p.level = PLAN_LOCAL;
    p.starts_on = day_of(y, m, 1);
    p.ends_on = (struct day){day_add_months(p.starts_on, 24).n - 1};
    p.tracking = PLAN_TRACKED;
    p.state = number == 1 ? PLAN_PUBLISHED : PLAN_CLOSED;
    p.template = TEMPLATE_2022;
    p.summary = STR("Un plan inventado para medir.");
    TRY(record_add(s->db, &plan_shape, &p));
    struct plan_group g = {.id = NONE, .plan = p.id, .position = 1, .name = STR("Eje único")};
    TRY(record_add(s->db, &plan_group_shape, &g));
    int rest = s->plan - 1;
    TRY(commitments_add(s, &p, g.id, big ? BIG_COMMITMENTS : share(COMMITMENTS - BIG_COMMITMENTS, PLANS - 1, rest),
                        big ? BIG_MILESTONES : share(MILESTONES - BIG_MILESTONES, PLANS - 1, rest)));
    s->plan++;
    return progress_recompute_plan(s->db, s->mem, p.id, s->today);
}

static enum status jurisdiction_add(struct scale *s, int index)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = str_fmt(s->mem, "escala-%02d", index + 1);
    j.name = str_fmt(s->mem, "Jurisdicción de medida %d", index + 1);
    j.kind = JURISDICTION_PROVINCE;
    j.utc_offset_s = -18000;
    j.demo = true;
    TRY(record_add(s->db, &jurisdiction_shape, &j));
    s->jurisdiction = j.id;
    if (index == 0)
        TRY(demo_people_add(s->db, s->mem, j.id, s->today, &s->people));
    struct institution *rows = arena_array(s->mem, struct institution, INSTITUTIONS);
    for (int i = 0; i < INSTITUTIONS; i++) {
        struct institution *x = &rows[i];
        shape_clear(&institution_shape, x);
        x->jurisdiction = j.id;
        x->code = str_fmt(s->mem, "institucion-%d", i + 1);
        x->name = str_fmt(s->mem, "Institución %d de la jurisdicción %d", i + 1, index + 1);
        x->sector = i < INSTITUTIONS / 2 ? SECTOR_LEVELS : SECTOR_CIVIL_SOCIETY;
        x->level = i < INSTITUTIONS / 2 ? LEVEL_PROVINCE : -1;
        x->state = INSTITUTION_ACTIVE;
    }
    TRY(record_add_many(s->db, &institution_shape, rows, INSTITUTIONS));
    for (int i = 0; i < INSTITUTIONS; i++)
        s->institutions[i] = rows[i].id;
    return DONE;
}

static enum status provinces_find(struct scale *s)
{
    for (int i = 0; i < PROVINCES; i++) {
        struct territory *t;
        TRY(territory_by_code(s->db, s->mem, str_fmt(s->mem, "%02d", i + 1), &t));
        s->provinces[i] = t->id;
    }
    return DONE;
}

static enum status plans_add(struct scale *s, struct arena *mem, int first, int last)
{
    for (int number = first; number <= last; number++) {
        struct arena one = arena_new(mem->limit_bytes);
        s->mem = &one;
        enum status status = plan_add(s, number);
        s->mem = mem;
        arena_free(&one);
        TRY(status);
    }
    return DONE;
}

enum status demo_scale(struct db *db, struct arena *mem, struct day today, bool small)
{
    struct scale s = {.db = db, .mem = mem, .today = today, .dice = 20260101};
    TRY(provinces_find(&s));
    if (small) {
        s.plan = 1; /* without the big one */
        TRY(jurisdiction_add(&s, 0));
        return plans_add(&s, mem, 2, 3);
    }
    for (int i = 0; i < JURISDICTIONS; i++) {
        TRY(jurisdiction_add(&s, i));
        TRY(plans_add(&s, mem, 1, PLANS_EACH));
        if (i == 0)
            TRY(demo_scale_voices(db, mem, &(struct demo_scale_place){today, s.jurisdiction, &s.people, s.provinces, PROVINCES}));
    }
    assert(s.plan == PLANS && s.commitment == COMMITMENTS && s.milestone == MILESTONES && s.report == REPORTS &&
           s.indicator == INDICATORS);
    return DONE;
}
