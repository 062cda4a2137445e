/* SPDX-License-Identifier: EUPL-1.2
 * Rules of drafts, and what the store makes, on both engines. */
#include "room/drafting/drafting_test.h"

#include "sql.h"
#include "tests/test.h"
#include "tests/work.h"

static const struct draft_facts whole = {true, true, true, 3, 3, 0, 0, 0, 0, true};

UNIT(a_draft_is_agreed_when_nothing_is_missing)
{
    EXPECT(draft_whole(&whole));
    EXPECT_INT(draft_state_after(DRAFT_ASKED, &whole), DRAFT_AGREED);
    EXPECT_INT(draft_state_after(DRAFT_WRITING, &whole), DRAFT_WRITING); /* nobody asked */
    EXPECT_INT(draft_state_after(DRAFT_DROPPED, &whole), DRAFT_DROPPED);
}

UNIT(each_thing_that_is_missing_keeps_a_draft_from_being_agreed)
{
    struct draft_facts f[8];
    for (size_t i = 0; i < COUNT(f); i++)
        f[i] = whole;
    f[0].academia = false;
    f[1].society = false;
    f[2].state_side = false;
    f[3].agreed = 2;
    f[4].comments_open = 1;
    f[5].tests_open = 1;
    f[6].blocking = 1;
    f[7].kept = false;
    for (size_t i = 0; i < COUNT(f); i++) {
        EXPECT(!draft_whole(&f[i]));
        EXPECT_INT(draft_state_after(DRAFT_AGREED, &f[i]), DRAFT_ASKED);
    }
    struct draft_facts objected = whole;
    objected.agreed = 2;
    objected.objected = 1;
    EXPECT(!draft_whole(&objected));
}

UNIT(a_mixed_team_is_state_society_and_academia)
{
    EXPECT_INT(team_side_of(FROM_STATE), SIDE_STATE);
    EXPECT_INT(team_side_of(FROM_LOCAL_GOVERNMENT), SIDE_STATE);
    EXPECT_INT(team_side_of(FROM_CIVIL_SOCIETY), SIDE_SOCIETY);
    EXPECT_INT(team_side_of(FROM_CITIZENS), SIDE_SOCIETY);
    EXPECT_INT(team_side_of(FROM_ACADEMIA), SIDE_ACADEMIA);
    EXPECT_INT(team_side_of(FROM_BUSINESS), SIDE_NONE);
    EXPECT_INT(team_side_of(FROM_COOPERATION), SIDE_NONE);
}

UNIT(a_published_plan_makes_its_drafts_commitments)
{
    EXPECT_INT(draft_state_now(DRAFT_AGREED, PLAN_DRAFT), DRAFT_AGREED);
    EXPECT_INT(draft_state_now(DRAFT_AGREED, PLAN_PUBLISHED), DRAFT_IN_PLAN);
    EXPECT_INT(draft_state_now(DRAFT_AGREED, PLAN_CLOSED), DRAFT_IN_PLAN);
    EXPECT_INT(draft_state_now(DRAFT_DROPPED, PLAN_PUBLISHED), DRAFT_DROPPED);
    struct draft_link x;
    shape_clear(&draft_link_shape, &x);
    x.commitment = 7;
    x.plan_state = PLAN_DRAFT;
    EXPECT(!draft_is_public(&x));
    x.plan_state = PLAN_PUBLISHED;
    EXPECT(draft_is_public(&x));
    x.commitment = NONE;
    EXPECT(!draft_is_public(&x));
}

static enum status world_open(struct test *t, struct site *site, struct draft_world *w, bool with_plan)
{
    struct jurisdiction *j = arena_new_of(&t->mem, struct jurisdiction);
    struct person p;
    work_whole_site(t, site);
    shape_clear(&jurisdiction_shape, j);
    j->code = STR("ec");
    j->name = STR("Ecuador");
    j->kind = JURISDICTION_COUNTRY;
    j->utc_offset_s = -18000;
    TRY(record_add(t->db, &jurisdiction_shape, j));
    shape_clear(&person_shape, &p);
    p.email = p.email_folded = STR("alguien@ejemplo.ec");
    p.name = STR("Alguien");
    p.state = PERSON_ACTIVE;
    p.language = PERSON_SPANISH;
    p.created_at = instant_now();
    TRY(record_add(t->db, &person_shape, &p));
    *w = (struct draft_world){.at.jurisdiction = j, .site = site, .today = day_of(2026, 6, 1), .person = p.id, .with_plan = with_plan};
    return draft_world_add(t->db, &t->mem, w);
}

static enum status draft_one(struct test *t, const struct draft_world *w, size_t count, struct draft **ret)
{
    static const struct str how[] = {{"El registro.", 12}, {NULL, 0}};
    struct draft_entry e = {STR("Agua a la vista de todas las personas"), w->proposal, how, count};
    return draft_add(t->db, &t->mem, &w->at, &e, w->person, w->today, (struct instant){1000}, ret);
}

TEST(one_commitment_from_several_proposals_loses_no_word)
{
    struct site site;
    struct draft_world w;
    struct draft *d;
    struct commitment *c;
    EXPECT_DONE(world_open(t, &site, &w, true));
    EXPECT_DONE(draft_one(t, &w, 2, &d));
    EXPECT_DONE(record_get(t->db, &t->mem, &commitment_shape, d->commitment, &c));
    EXPECT_STR(c->title, "Agua a la vista de todas las personas");
    EXPECT_STR(c->number, "1");
    const struct {
        struct str in;
        const char *word;
    } words[] = {{c->problem, "Palabra 1-problema"}, {c->problem, "Palabra 2-problema"}, {c->problem, "Palabra 1-afecta"},
                 {c->solution, "Palabra 1-solucion"}, {c->solution, "Palabra 2-solucion"}, {c->lead_text, "Palabra 2-lidera"},
                 {c->additional, "Palabra 1-evidencia"}, {c->additional, "Palabra 2-valor"}};
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find(words[i].in, str_of(words[i].word)) == SIZE_MAX)
            test_failed(t, __FILE__, __LINE__, "%s is lost", words[i].word);
}

TEST(several_commitments_may_come_from_one_proposal_and_the_chain_goes_both_ways)
{
    struct site site;
    struct draft_world w;
    struct draft *first, *second;
    struct draft_link *links;
    struct draft_voice *voices;
    size_t count;
    EXPECT_DONE(world_open(t, &site, &w, true));
    EXPECT_DONE(draft_one(t, &w, 2, &first));
    EXPECT_DONE(draft_one(t, &w, 1, &second));
    EXPECT_INT(second->number, 2);
    EXPECT_DONE(drafts_of_proposal(t->db, &t->mem, w.proposal[0], &links, &count));
    EXPECT_INT(count, 2);
    EXPECT_STR(links[0].commitment_number, "1");
    EXPECT_STR(links[1].commitment_number, "2");
    EXPECT_STR(links[0].how, "El registro.");
    EXPECT_DONE(drafts_of_proposal(t->db, &t->mem, w.proposal[1], &links, &count));
    EXPECT_INT(count, 1);
    /* The one that was merged into the first finds both through it. */
    EXPECT_DONE(drafts_of_proposal(t->db, &t->mem, w.proposal[2], &links, &count));
    EXPECT_INT(count, 2);
    EXPECT_INT(links[0].proposal, w.proposal[0]);
    EXPECT_DONE(db_many(t->db, SQL_DRAFT_VOICES, WITH(IN(second->commitment)), &t->mem, &draft_voice_shape, &voices, &count));
    EXPECT_INT(count, 2);
    EXPECT_INT(voices[0].id, w.proposal[0]);
    EXPECT_INT(voices[1].id, w.proposal[2]);
    EXPECT_INT(voices[1].via, w.proposal[0]);
}

TEST(a_draft_needs_a_draft_plan_and_selected_proposals)
{
    struct site site;
    struct draft_world w;
    struct draft *d;
    EXPECT_DONE(world_open(t, &site, &w, false));
    EXPECT_STATUS(draft_one(t, &w, 2, &d), CONFLICT);
    EXPECT_STATUS(draft_one(t, &w, 0, &d), CONFLICT);
}

TEST(a_save_without_a_change_makes_no_version_and_a_change_clears_what_was_agreed)
{
    struct site site;
    struct draft_world w;
    struct draft *d;
    struct commitment *c;
    struct draft_version *v1, *v2;
    struct edition_difference *rows;
    size_t count;
    bool fresh;
    EXPECT_DONE(world_open(t, &site, &w, true));
    EXPECT_DONE(draft_one(t, &w, 1, &d));
    EXPECT_DONE(draft_version_save(t->db, &t->mem, d, STR_NONE, w.person, w.today, (struct instant){2000}, &fresh));
    EXPECT(!fresh);
    d->state = DRAFT_AGREED;
    EXPECT_DONE(record_change(t->db, &draft_shape, &t->mem, d));
    EXPECT_DONE(record_get(t->db, &t->mem, &commitment_shape, d->commitment, &c));
    c->title = STR("Agua limpia");
    EXPECT_DONE(record_change(t->db, &commitment_shape, &t->mem, c));
    EXPECT_DONE(draft_version_save(t->db, &t->mem, d, STR("Otro título"), w.person, w.today, (struct instant){3000}, &fresh));
    EXPECT(fresh);
    EXPECT_INT(d->state, DRAFT_ASKED);
    EXPECT_STR(d->title, "Agua limpia");
    EXPECT_DONE(db_one(t->db, SQL_DRAFT_VERSION_BY_NUMBER, WITH(IN(d->id), IN(1)), &t->mem, &draft_version_shape, &v1));
    EXPECT_DONE(db_one(t->db, SQL_DRAFT_VERSION_LAST, WITH(IN(d->id)), &t->mem, &draft_version_shape, &v2));
    EXPECT_INT(v2->number, 2);
    EXPECT_DONE(edition_differences(&t->mem, LANG_ES, v1->content, v2->content, &rows, &count));
    EXPECT_INT(count, 1);
    EXPECT_STR(rows[0].before, "Agua a la vista de todas las personas");
    EXPECT_STR(rows[0].after, "Agua limpia");
}

TEST(a_commitment_taken_out_takes_all_that_hangs_on_it)
{
    struct site site;
    struct draft_world w;
    struct draft *d;
    struct commitment *c;
    struct milestone m;
    EXPECT_DONE(world_open(t, &site, &w, true));
    EXPECT_DONE(draft_one(t, &w, 1, &d));
    shape_clear(&milestone_shape, &m);
    m.commitment = d->commitment;
    m.number = STR("1");
    m.position = 1;
    m.title = STR("Registro publicado");
    m.kind = MILESTONE_PUBLICATION;
    m.means = MEANS_LINK;
    m.weight_centi = 10000;
    m.due_text = m.original_text = STR("junio 2027");
    m.replans = 0;
    m.state = MILESTONE_CURRENT;
    EXPECT_DONE(record_add(t->db, &milestone_shape, &m));
    struct milestone_test x = {.id = NONE, .milestone = m.id, .point = TEST_SOON, .answer = TEST_YES, .note = STR_NONE, .person = w.person, .given_on = w.today};
    EXPECT_DONE(record_add(t->db, &milestone_test_shape, &x));
    struct commitment_value v = {NONE, d->commitment, VALUE_TRANSPARENCY, STR("Publica las compras.")};
    EXPECT_DONE(record_add(t->db, &commitment_value_shape, &v));
    int64_t commitment = d->commitment;
    d->commitment = NONE;
    d->state = DRAFT_DROPPED;
    EXPECT_DONE(record_change(t->db, &draft_shape, &t->mem, d));
    EXPECT_DONE(draft_commitment_remove(t->db, &t->mem, commitment));
    EXPECT_STATUS(record_get(t->db, &t->mem, &commitment_shape, commitment, &c), NOT_FOUND);
}
