/* SPDX-License-Identifier: EUPL-1.2
 * The index follows the log, and finds the same on both engines. */
#include <string.h>

#include "room/audit/audit.h"
#include "room/portal/portal_search.h"
#include "room/proposal/proposal.h"
#include "tests/test.h"


struct world {
    struct jurisdiction j;
    struct plan plan;
    struct commitment c;
    struct milestone m;
};

static enum status make(struct test *t, struct world *w)
{
    shape_clear(&jurisdiction_shape, &w->j);
    w->j.code = STR("ec");
    w->j.name = STR("Ecuador");
    w->j.kind = JURISDICTION_COUNTRY;
    w->j.utc_offset_s = -18000;
    TRY(record_add(t->db, &jurisdiction_shape, &w->j));
    shape_clear(&plan_shape, &w->plan);
    w->plan.jurisdiction = w->j.id;
    w->plan.number = 3;
    w->plan.name = STR("Tercer plan");
    w->plan.level = PLAN_NATIONAL;
    w->plan.tracking = PLAN_TRACKED;
    w->plan.state = PLAN_DRAFT;
    w->plan.template = TEMPLATE_2025;
    TRY(record_add(t->db, &plan_shape, &w->plan));
    shape_clear(&commitment_shape, &w->c);
    w->c.plan = w->plan.id;
    w->c.number = STR("1");
    w->c.position = 1;
    w->c.title = STR("Participación ciudadana en compras públicas");
    w->c.problem = STR("Las niñas y los niños no participan en los presupuestos.");
    w->c.state = COMMITMENT_CURRENT;
    TRY(record_add(t->db, &commitment_shape, &w->c));
    shape_clear(&milestone_shape, &w->m);
    w->m.commitment = w->c.id;
    w->m.number = STR("1.1");
    w->m.position = 1;
    w->m.title = STR("Guía de compras publicada");
    w->m.kind = MILESTONE_PUBLICATION;
    w->m.means = MEANS_LINK;
    w->m.weight_centi = 10000;
    w->m.original_text = w->m.due_text = STR("2027");
    w->m.replans = 0;
    w->m.state = MILESTONE_CURRENT;
    return record_add(t->db, &milestone_shape, &w->m);
}

static enum status catch_up(struct test *t)
{
    size_t n = 0;
    TRY(audit_seal(t->db, &t->mem, 10000, &n));
    do
        TRY(search_follow(t->db, &t->mem, 2, &n)); /* small steps: nothing is lost between two */
    while (n > 0);
    return DONE;
}

static size_t found(struct test *t, const struct world *w, const struct actor *who, const char *words)
{
    struct search_hit *hits;
    size_t count = 0;
    EXPECT_STATUS(search_find(t->db, &t->mem, who, w->j.id, str_of(words), &hits, &count), DONE);
    return count;
}

static const struct actor public = {.person = NONE};

static enum status publish(struct test *t, struct world *w, enum plan_state state)
{
    w->plan.state = (int)state;
    TRY(record_change(t->db, &plan_shape, &t->mem, &w->plan));
    return catch_up(t);
}

TEST(a_draft_is_found_only_by_those_who_may_read_it)
{
    struct world w;
    EXPECT_DONE(make(t, &w));
    EXPECT_DONE(catch_up(t));
    const struct grant here[] = {{ROLE_DIRECTORATE, w.j.id}}, there[] = {{ROLE_DIRECTORATE, w.j.id + 1}};
    const struct actor mine = {.person = 1, .grants = here, .grant_count = 1};
    const struct actor other = {.person = 1, .grants = there, .grant_count = 1};
    EXPECT_INT(found(t, &w, &public, "compras"), 0);
    EXPECT_INT(found(t, &w, &other, "compras"), 0);
    EXPECT_INT(found(t, &w, &mine, "compras"), 2);
    EXPECT_DONE(publish(t, &w, PLAN_PUBLISHED));
    EXPECT_INT(found(t, &w, &public, "compras"), 2);
    EXPECT_DONE(publish(t, &w, PLAN_WITHDRAWN));
    EXPECT_INT(found(t, &w, &public, "compras"), 0);
    EXPECT_INT(found(t, &w, &mine, "compras"), 0);
}

TEST(search_is_blind_to_accents_case_and_plurals)
{
    struct world w;
    EXPECT_DONE(make(t, &w));
    EXPECT_DONE(publish(t, &w, PLAN_PUBLISHED));
    EXPECT_INT(found(t, &w, &public, "participacion"), 1);
    EXPECT_INT(found(t, &w, &public, "PARTICIPACIONES"), 1);
    EXPECT_INT(found(t, &w, &public, "participación ciudadanas"), 1);
    EXPECT_INT(found(t, &w, &public, "niño"), 1);
    EXPECT_INT(found(t, &w, &public, "compra"), 2);
    EXPECT_INT(found(t, &w, &public, "presup"), 1);
    EXPECT_INT(found(t, &w, &public, "presup compras"), 0);
    EXPECT_INT(found(t, &w, &public, "1.1 guía"), 0);
}

/* A proposal of a process, with an answer. */
static enum status propose(struct test *t, const struct world *w, struct cocreation *c, struct proposal *p)
{
    struct cocreation_method m;
    struct proposal_form *form;
    struct proposal_question *questions;
    struct proposal_text x;
    size_t count;
    shape_clear(&cocreation_method_shape, &m);
    m.jurisdiction = w->j.id;
    m.number = 1;
    m.title = STR("Metodología de prueba");
    m.state = METHOD_IN_FORCE;
    m.answer_days = m.draft_days = 30;
    m.publish_from = 5;
    m.cards_needed = 1;
    m.notice_days = 0;
    TRY(record_add(t->db, &cocreation_method_shape, &m));
    shape_clear(&cocreation_shape, c);
    c->jurisdiction = w->j.id;
    c->number = 7;
    c->name = STR("Cocreación de prueba");
    c->method = m.id;
    c->state = COCREATION_PREPARATION;
    TRY(record_add(t->db, &cocreation_shape, c));
    TRY(proposal_form_current(t->db, &t->mem, w->j.id, &form));
    TRY(proposal_questions(t->db, &t->mem, form->id, &questions, &count));
    shape_clear(&proposal_shape, p);
    p->cocreation = c->id;
    p->number = 12;
    p->form = form->id;
    p->state = PROPOSAL_UNCONFIRMED;
    p->origin = ORIGIN_FORM;
    p->title = STR("Buses con horarios");
    p->language = PERSON_SPANISH;
    p->text_hash = str_fmt(&t->mem, "%064d", 1);
    p->received_at = (struct instant){1700000000};
    p->received_on = (struct day){20000};
    TRY(record_add(t->db, &proposal_shape, p));
    shape_clear(&proposal_text_shape, &x);
    x.proposal = p->id;
    x.question = questions[0].id;
    x.text = STR("El colectivo de la parroquia pasa sin avisar y las niñas llegan tarde.");
    return record_add(t->db, &proposal_text_shape, &x);
}

TEST(a_proposal_is_found_by_what_it_says_once_everybody_may_read_it)
{
    struct world w;
    struct cocreation c;
    struct proposal p;
    struct search_hit *hits;
    size_t count = 0;
    const struct grant here[] = {{ROLE_DIRECTORATE, 1}};
    EXPECT_DONE(make(t, &w));
    EXPECT_DONE(propose(t, &w, &c, &p));
    const struct actor staff = {.person = 1, .grants = here, .grant_count = 1};
    EXPECT_DONE(catch_up(t));
    EXPECT_INT(found(t, &w, &public, "colectivos"), 0);
    EXPECT_INT(found(t, &w, &staff, "colectivos"), 0);
    p.state = PROPOSAL_RECEIVED;
    p.public_on = p.received_on;
    EXPECT_DONE(record_change(t->db, &proposal_shape, &t->mem, &p));
    EXPECT_DONE(catch_up(t));
    EXPECT_INT(found(t, &w, &public, "colectivos"), 0); /* its process is still being prepared */
    c.state = COCREATION_ACTIVE;
    c.announced_on = c.activated_on = p.received_on;
    EXPECT_DONE(record_change(t->db, &cocreation_shape, &t->mem, &c));
    EXPECT_DONE(catch_up(t));
    EXPECT_DONE(search_find(t->db, &t->mem, &public, w.j.id, STR("COLECTIVO NINAS"), &hits, &count));
    EXPECT_INT(count, 1);
    if (count == 1) {
        EXPECT_STR(hits[0].path, "/ec/cocreacion/7/propuesta/12");
        EXPECT_STR(hits[0].title, "Buses con horarios");
    }
    p.state = PROPOSAL_WITHDRAWN;
    p.reason = STR("La presento con mi barrio.");
    EXPECT_DONE(record_change(t->db, &proposal_shape, &t->mem, &p));
    EXPECT_DONE(catch_up(t));
    EXPECT_INT(found(t, &w, &public, "colectivos"), 0);
    EXPECT_INT(found(t, &w, &staff, "buses"), 0);
}

TEST(nonsense_finds_nothing_and_breaks_nothing)
{
    struct world w;
    EXPECT_DONE(make(t, &w));
    EXPECT_DONE(publish(t, &w, PLAN_PUBLISHED));
    static const char *const nonsense[] = {"\"", "' OR 1=1 --", "* AND NOT", "NEAR(a b)", "tokens:compras", "a & | ! b:*", "<->",
                                           "\\", "%", "()", "compras\"*", "¿¡«»", "😀", "\xC3\xB1"};
    for (size_t i = 0; i < COUNT(nonsense); i++)
        (void)found(t, &w, &public, nonsense[i]);
    EXPECT_INT(found(t, &w, &public, "\""), 0);
    EXPECT_INT(found(t, &w, &public, "compras\"*"), 2);
    EXPECT_INT(found(t, &w, &public, ""), 0);
}

TEST(the_index_follows_changes_and_removals)
{
    struct world w;
    EXPECT_DONE(make(t, &w));
    EXPECT_DONE(publish(t, &w, PLAN_PUBLISHED));
    w.c.title = STR("Datos del agua");
    w.c.number = STR("B.2 a");
    EXPECT_DONE(record_change(t->db, &commitment_shape, &t->mem, &w.c));
    EXPECT_DONE(catch_up(t));
    EXPECT_INT(found(t, &w, &public, "compras"), 1); /* the milestone */
    struct search_hit *hits;
    size_t count = 0;
    EXPECT_DONE(search_find(t->db, &t->mem, &public, w.j.id, STR("guía"), &hits, &count));
    EXPECT_INT(count, 1);
    if (count == 1)
        EXPECT_STR(hits[0].path, "/ec/plan/3/compromiso/B.2%20a/hito/1.1");
    EXPECT_DONE(record_remove(t->db, &milestone_shape, &t->mem, w.m.id));
    EXPECT_DONE(catch_up(t));
    EXPECT_INT(found(t, &w, &public, "guía"), 0);
    EXPECT_DONE(search_find(t->db, &t->mem, &public, w.j.id + 1, STR("agua"), &hits, &count));
    EXPECT_INT(count, 0);
}

TEST(titles_come_before_what_only_mentions_the_word)
{
    struct world w;
    EXPECT_DONE(make(t, &w));
    struct institution i;
    shape_clear(&institution_shape, &i);
    i.jurisdiction = w.j.id;
    i.code = STR("presupuestos");
    i.name = STR("Observatorio de presupuestos");
    i.sector = SECTOR_CIVIL_SOCIETY;
    i.state = INSTITUTION_ACTIVE;
    EXPECT_DONE(record_add(t->db, &institution_shape, &i));
    EXPECT_DONE(publish(t, &w, PLAN_PUBLISHED));
    struct search_hit *hits;
    size_t count = 0;
    EXPECT_DONE(search_find(t->db, &t->mem, &public, w.j.id, STR("presupuesto"), &hits, &count));
    EXPECT_INT(count, 2);
    if (count == 2)
        EXPECT_STR(hits[0].record, "institution");
}

TEST(words_too_long_for_an_index_are_cut_alike)
{
    struct world w;
    char word[4001];
    memset(word, 'x', 4000);
    word[4000] = '\0';
    EXPECT_DONE(make(t, &w));
    w.c.problem = str_of(word);
    EXPECT_DONE(record_change(t->db, &commitment_shape, &t->mem, &w.c));
    EXPECT_DONE(publish(t, &w, PLAN_PUBLISHED));
    EXPECT_INT(found(t, &w, &public, word), 1);
}
