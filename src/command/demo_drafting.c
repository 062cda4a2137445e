/* SPDX-License-Identifier: EUPL-1.2
 * Three drafts of the second plan with their mixed teams: one agreed, one that waits for words and an answer to
 * OGP, one just begun. */
#include "command/demo_plan.h"
#include "room/drafting/drafting.h"

#define DRAFTS 3

struct desk {
    struct cocreation_place *at;
    struct proposal *proposals[DRAFTS];
    int64_t academia;
    struct day day;
    struct instant now;
};

static void on_day(const struct demo_world *w, struct desk *x, int days)
{
    x->day = (struct day){w->today.n + days};
    x->now = (struct instant){(int64_t)x->day.n * 86400 + 16 * 3600};
}

/* Along the table of moves to selected; false: it cannot. */
static enum status selected(struct db *db, struct arena *mem, const struct demo_world *w, const struct desk *x, struct proposal *p, bool *ret)
{
    static const struct {
        enum proposal_state from, to;
        const char *reason;
    } way[] = {{PROPOSAL_ADMITTED, PROPOSAL_SCORING, "Entra a calificación."},
               {PROPOSAL_SCORING, PROPOSAL_SCORED, "La ronda se cerró con todas sus calificaciones."},
               {PROPOSAL_SCORED, PROPOSAL_SELECTED, "El Foro Provincial la seleccionó para el segundo plan."}};
    for (size_t i = 0; i < COUNT(way); i++) {
        struct proposal_step s = {way[i].to, str_of(way[i].reason), NONE, w->people.directorate, x->now, x->day};
        if (p->state == (int)way[i].from)
            TRY(proposal_move_to(db, mem, w->site, p, &s));
    }
    *ret = p->state == PROPOSAL_SELECTED;
    return DONE;
}

/* Those that are selected already; where they are too few, others are. */
static enum status proposals_choose(struct db *db, struct arena *mem, const struct demo_world *w, struct desk *x, size_t *ret_count)
{
    *ret_count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int64_t number = 1; number <= 30 && *ret_count < DRAFTS; number++) {
            struct proposal *p;
            enum status s = proposal_by_number(db, mem, w->cocreation.id, number, &p);
            bool good = s == DONE && p->state == PROPOSAL_SELECTED && pass == 0;
            if (s != DONE && s != NOT_FOUND)
                return s;
            if (s == DONE && pass == 1 && p->state != PROPOSAL_SELECTED && (p->state == PROPOSAL_ADMITTED || p->state == PROPOSAL_SCORED))
                TRY(selected(db, mem, w, x, p, &good));
            if (good)
                x->proposals[(*ret_count)++] = p;
        }
    return DONE;
}

static enum status member_add(struct db *db, const struct demo_world *w, const struct draft *d, int64_t person, enum table_sector sector, int64_t institution,
                              int64_t *ret)
{
    struct draft_member m;
    shape_clear(&draft_member_shape, &m);
    m.draft = d->id;
    m.person = person;
    m.institution = institution;
    m.sector = (int)sector;
    m.from_on = (struct day){w->today.n - 4};
    TRY(record_add(db, &draft_member_shape, &m));
    *ret = m.id;
    return DONE;
}

/* What the sheet asks for besides the words. */
static enum status sheet_fill(struct db *db, struct arena *mem, const struct demo_world *w, const struct draft *d)
{
    struct commitment *c;
    TRY(record_get(db, mem, &commitment_shape, d->commitment, &c));
    c->brief = STR("Lo que se pidió en las mesas se publica, se mantiene al día y se explica a quienes lo propusieron.");
    c->results = STR("La información existe, se entiende y se usa: cualquier persona puede ver en qué va.");
    c->budget = STR("Se cubre con el presupuesto de la unidad responsable; la universidad aporta horas de estudiantes.");
    TRY(record_change(db, &commitment_shape, mem, c));
    struct commitment_institution lead = {NONE, c->id, w->institution[0], INSTITUTION_LEAD, DAY_NONE, DAY_NONE};
    struct commitment_institution other = {NONE, c->id, w->institution[5], INSTITUTION_COUNTERPART, DAY_NONE, DAY_NONE};
    struct commitment_value v = {NONE, c->id, VALUE_TRANSPARENCY, STR("Publica información que hoy solo tiene la institución.")};
    TRY(record_add(db, &commitment_institution_shape, &lead));
    TRY(record_add(db, &commitment_institution_shape, &other));
    return record_add(db, &commitment_value_shape, &v);
}

static enum status milestone_put(struct db *db, const struct demo_world *w, struct arena *mem, const struct draft *d, int n, int64_t *ret)
{
    static const struct {
        const char *title, *deliverable;
        enum milestone_kind kind;
        int64_t weight;
        int months;
    } all[] = {{"Acordar con quienes propusieron qué se publica y cómo", "Acta pública del acuerdo", MILESTONE_INSTRUMENT, 3000, 6},
               {"Publicar la primera entrega y mantenerla al día", "Página con datos abiertos", MILESTONE_APPLICATION, 5000, 14},
               {"Rendir cuentas de lo publicado en las mismas mesas", "Informe y reunión abierta", MILESTONE_ACCOUNTABILITY, 2000, 22}};
    struct milestone m;
    shape_clear(&milestone_shape, &m);
    m.commitment = d->commitment;
    m.number = str_fmt(mem, "%d", n + 1);
    m.position = n + 1;
    m.title = str_of(all[n].title);
    m.deliverable = str_of(all[n].deliverable);
    m.kind = all[n].kind;
    m.means = MEANS_LINK;
    m.weight_centi = all[n].weight;
    m.due_on = m.due_first_on = m.original_due_on = m.original_first_on = day_add_months(w->next_plan.starts_on, all[n].months);
    int year, month, day;
    day_split(m.due_on, &year, &month, &day);
    m.due_text = m.original_text = str_fmt(mem, "%02d/%02d/%04d", day, month, year);
    m.replans = 0;
    m.state = MILESTONE_CURRENT;
    TRY(record_add(db, &milestone_shape, &m));
    *ret = m.id;
    return DONE;
}

static enum status tests_put(struct db *db, const struct desk *x, int64_t milestone, bool late)
{
    for (int k = 0; k < (int)TEST_POINTS; k++) {
        struct milestone_test t = {.id = NONE, .milestone = milestone, .point = k, .answer = TEST_YES, .note = STR_NONE, .person = x->academia, .given_on = x->day};
        if (k == TEST_SOON && late) {
            t.answer = TEST_NO;
            t.note = STR("La rendición es al final: lo que da antes son los hitos 1 y 2.");
        }
        TRY(record_add(db, &milestone_test_shape, &t));
    }
    return DONE;
}

static enum status comment_put(struct db *db, const struct demo_world *w, const struct desk *x, const struct draft *d, enum draft_source source, const char *text,
                               const char *answer)
{
    struct draft_comment c;
    shape_clear(&draft_comment_shape, &c);
    c.draft = d->id;
    c.person = source == SOURCE_OGP ? w->people.directorate : w->people.counterpart;
    c.source = (int)source;
    c.sector = source == SOURCE_OGP ? -1 : FROM_CIVIL_SOCIETY;
    c.text = str_of(text);
    c.given_on = x->day;
    if (answer != NULL) {
        c.answer = str_of(answer);
        c.answered_by = x->academia;
        c.answered_on = x->day;
    }
    return record_add(db, &draft_comment_shape, &c);
}

static enum status word_put(struct db *db, const struct desk *x, int64_t version, int64_t member, enum draft_decision decision, const char *reason)
{
    struct draft_agreement a;
    shape_clear(&draft_agreement_shape, &a);
    a.version = version;
    a.member = member;
    a.decision = (int)decision;
    a.reason = reason == NULL ? STR_NONE : str_of(reason);
    a.given_on = x->day;
    return record_add(db, &draft_agreement_shape, &a);
}

/* Sheet, milestones, tests and two more versions; what the members say of the last. */
static enum status written(struct db *db, struct arena *mem, const struct demo_world *w, struct desk *x, struct draft *d, const int64_t *members, bool agreed)
{
    int64_t milestone, last;
    bool fresh;
    on_day(w, x, -3);
    TRY(sheet_fill(db, mem, w, d));
    TRY(draft_version_save(db, mem, d, STR("La ficha, con lo que acordó la mesa"), x->academia, x->day, x->now, &fresh));
    for (int n = 0; n < 3; n++) {
        TRY(milestone_put(db, w, mem, d, n, &milestone));
        if (agreed || n < 2)
            TRY(tests_put(db, x, milestone, n == 2));
    }
    on_day(w, x, -2);
    TRY(draft_version_save(db, mem, d, STR("Los hitos"), w->people.focal, x->day, x->now, &fresh));
    TRY(comment_put(db, w, x, d, SOURCE_TEAM, "El segundo hito debe decir que los datos se pueden descargar.", "Se agregó: el entregable es una página con datos abiertos."));
    TRY(comment_put(db, w, x, d, SOURCE_OGP, "El compromiso es claro. ¿Cómo sabrán si la información se usa?",
                    agreed ? "La rendición del hito 3 cuenta cuántas personas y organizaciones la usaron." : NULL));
    TRY(draft_last_version(db, d->id, &last));
    on_day(w, x, -1);
    TRY(word_put(db, x, last, members[0], DRAFT_AGREES, NULL));
    if (agreed) {
        TRY(word_put(db, x, last, members[1], DRAFT_AGREES, NULL));
        TRY(word_put(db, x, last, members[2], DRAFT_AGREES, NULL));
    } else {
        TRY(word_put(db, x, last, members[2], DRAFT_OBJECTS, "Falta responder a OGP antes de cerrar."));
    }
    d->state = agreed ? DRAFT_AGREED : DRAFT_ASKED;
    return record_change(db, &draft_shape, mem, d);
}

enum status demo_drafting(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct desk x = {0};
    size_t count;
    TRY(cocreation_place_of(db, mem, w->cocreation.id, &x.at));
    TRY(account_add(db, mem, STR("lucia.academia@hito.example"), STR("Lucía Inventada (academia)"), STR_NONE, &x.academia));
    on_day(w, &x, -5);
    TRY(proposals_choose(db, mem, w, &x, &count));
    for (size_t i = 0; i < count; i++) {
        static const struct str how = {"Lo que pide publicar; el plazo lo pone el plan.", sizeof "Lo que pide publicar; el plazo lo pone el plan." - 1};
        struct draft_entry e = {x.proposals[i]->title, &x.proposals[i]->id, &how, 1};
        struct draft *d;
        int64_t members[3] = {NONE, NONE, NONE};
        on_day(w, &x, -5);
        TRY(draft_add(db, mem, x.at, &e, w->people.directorate, x.day, x.now, &d));
        TRY(member_add(db, w, d, w->people.focal, FROM_LOCAL_GOVERNMENT, w->institution[0], &members[0]));
        TRY(member_add(db, w, d, w->people.counterpart, FROM_CIVIL_SOCIETY, w->institution[5], &members[1]));
        if (i == 2)
            break;
        TRY(member_add(db, w, d, x.academia, FROM_ACADEMIA, NONE, &members[2]));
        TRY(written(db, mem, w, &x, d, members, i == 0));
    }
    return DONE;
}
