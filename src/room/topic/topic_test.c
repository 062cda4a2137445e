/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/topic/topic.h"
#include "tests/desk.h"

static size_t with_column(const struct topic *rows, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += !str_empty(rows[i].ogp_column);
    return n;
}

TEST(an_installation_begins_with_the_lists_of_ogp)
{
    struct topic *rows, *parent, *child;
    size_t count;
    EXPECT_DONE(topics(t->db, &t->mem, TOPIC_POLICY, &rows, &count));
    EXPECT_INT(count, 86);
    EXPECT_INT(with_column(rows, count), 86);
    EXPECT_STR(rows[0].ogp_column, "Anti-Corruption and Integrity");
    EXPECT_STR(rows[85].ogp_column, "Money in Politics");
    EXPECT_DONE(topics(t->db, &t->mem, TOPIC_CHALLENGE, &rows, &count));
    EXPECT_INT(count, 10);
    EXPECT_DONE(topics(t->db, &t->mem, TOPIC_SDG, &rows, &count));
    EXPECT_INT(count, 17);
    EXPECT_DONE(topics(t->db, &t->mem, TOPIC_LENS, &rows, &count));
    EXPECT_INT(count, 4);
    EXPECT_DONE(topic_by_code(t->db, &t->mem, STR("inclusion"), &parent));
    EXPECT_DONE(topic_by_code(t->db, &t->mem, STR("juventud"), &child));
    EXPECT_INT(child->parent, parent->id);
    EXPECT_STR(topic_name(child, LANG_EN), "Youth");
    EXPECT_STR(topic_name(child, LANG_ES), "Juventud");
}

TEST(topics_of_all_kinds_come_list_by_list)
{
    struct topic *rows;
    size_t count;
    EXPECT_DONE(topics(t->db, &t->mem, -1, &rows, &count));
    EXPECT_INT(count, 117);
    for (size_t i = 1; i < count; i++)
        EXPECT(rows[i - 1].kind < rows[i].kind ||
               (rows[i - 1].kind == rows[i].kind && rows[i - 1].position <= rows[i].position));
}

UNIT(children_stand_below_their_parent)
{
    struct topic rows[] = {
        {.id = 1, .parent = 4, .position = 1}, {.id = 2, .parent = NONE, .position = 2}, {.id = 3, .parent = 2, .position = 9},
        {.id = 4, .parent = NONE, .position = 5}, {.id = 5, .parent = 2, .position = 3},
    };
    static const int64_t wanted[] = {2, 5, 3, 4, 1};
    topics_nest(rows, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++)
        EXPECT_INT(rows[i].id, wanted[i]);
}

/* Both ends of the rule: only a topic of the same list, and only where nothing is inside. */
static void parents(struct test *t, struct desk *d)
{
    const char *page = "/ec/administracion/temas/inclusion";
    const char *justice = desk_option(d, ROLE_DIRECTORATE, page, "parent", "Área de política: Justicia");
    EXPECT(*justice != '\0');
    struct answer a = desk_post(d, ROLE_DIRECTORATE, page, NULL,
                                str_fmt(&t->mem, "name=Inclusión&name_en=Inclusion&position=42&parent=%s", justice).ptr);
    EXPECT(answer_has(&a, "Este tema contiene otros"));
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/administracion/temas/ods-01", NULL,
                  str_fmt(&t->mem, "name=Pobreza&name_en=Poverty&position=1&parent=%s", justice).ptr);
    EXPECT(answer_has(&a, "Elige un tema de la misma lista"));
}

TEST(the_directorate_adds_edits_and_retires_topics)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct answer a = desk_get(&d, ROLE_PUBLIC, "/temas");
    EXPECT(answer_has(&a, "Juventud"));
    EXPECT_INT(desk_get(&d, ROLE_ADMIN, "/ec/administracion/temas").code, 403);
    EXPECT_INT(desk_get(&d, ROLE_PUBLIC, "/ec/administracion/temas").code, 303);
    a = desk_post(&d, ROLE_DIRECTORATE, "/ec/administracion/temas/nuevo", NULL,
                  "kind=ods&code=juventud&name=Otro&name_en=Other&position=99");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Ya existe un tema con ese código"));
    a = desk_post(&d, ROLE_DIRECTORATE, "/ec/administracion/temas/nuevo", NULL,
                  "kind=plan-nacional&code=pnd-1&name=Objetivo <1>&name_en=Goal 1&position=1");
    EXPECT_STR(desk_leads(&a), "/ec/administracion/temas");
    a = desk_post(&d, ROLE_DIRECTORATE, "/ec/administracion/temas/juventud", NULL,
                  "name=Juventudes&name_en=Youth&position=48&retired=1");
    EXPECT_STR(desk_leads(&a), "/ec/administracion/temas");
    a = desk_get(&d, ROLE_PUBLIC, "/temas");
    EXPECT(!answer_has(&a, "Juventud"));
    EXPECT(answer_has(&a, "Objetivo &lt;1&gt;"));
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/administracion/temas");
    EXPECT(answer_has(&a, "Juventudes"));
    a = desk_get(&d, ROLE_PUBLIC, "/temas.csv");
    EXPECT(answer_has(&a, "politica,juventud,inclusion,48,Juventudes,Youth,Youth,1"));
    EXPECT(answer_has(&a, "politica,genero,inclusion,43,Género,Gender,Gender,0"));
    a = desk_get(&d, ROLE_PUBLIC, "/temas.json?lista=plan-nacional");
    EXPECT(answer_has(&a, "pnd-1"));
    EXPECT(!answer_has(&a, "ods-01"));
    parents(t, &d);
    desk_close(&d);
}
