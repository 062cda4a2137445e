/* SPDX-License-Identifier: EUPL-1.2
 * The calendar of a process through a real socket, on both engines. */
#include "room/planner/planner_view.h"
#include "tests/desk.h"

#define RUN "/ec/cocreacion/1"
#define HERE RUN "/calendario"

static enum status fill(struct test *t, struct desk *d)
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
    m.notice_days = 14;
    TRY(record_add(t->db, &cocreation_method_shape, &m));
    struct cocreation c;
    shape_clear(&cocreation_shape, &c);
    c.jurisdiction = d->jurisdiction;
    c.number = 1;
    c.name = STR("Cocreación del plan");
    c.method = m.id;
    c.state = COCREATION_ACTIVE;
    c.announced_on = c.activated_on = (struct day){today.n - 1};
    c.delivery_on = (struct day){today.n + 100};
    TRY(record_add(t->db, &cocreation_shape, &c));
    struct cocreation_stage s;
    shape_clear(&cocreation_stage_shape, &s);
    s.cocreation = c.id;
    s.position = 1;
    s.code = STR("mesas");
    s.name = STR("Trabajo en territorio");
    s.starts_on = (struct day){today.n + 20};
    s.ends_on = (struct day){today.n + 49};
    s.closing_minute = 1440;
    return record_add(t->db, &cocreation_stage_shape, &s);
}

static bool says(const struct answer *a, const char *words)
{
    return str_find(a->body, str_of(words)) != SIZE_MAX;
}

TEST(the_first_tasks_come_from_the_stages_and_the_conclusion_stands_in_words)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, HERE "/proponer-tareas", HERE, "").code, 303);
    struct answer a = desk_get(&d, ROLE_PUBLIC, HERE);
    EXPECT_INT(a.code, 200);
    /* 14 of notice and 30 of tables in 101 days, today included. */
    EXPECT(says(&a, "con 57 días de holgura"));
    a = desk_get(&d, ROLE_PUBLIC, HERE ".ics");
    EXPECT(says(&a, "Empieza: Trabajo en territorio"));
    EXPECT(says(&a, "Entrega del plan"));
    a = desk_get(&d, ROLE_PUBLIC, HERE ".csv");
    EXPECT(says(&a, "mesas,Trabajo en territorio,trabajo,,30,anuncio,"));
    a = desk_get(&d, ROLE_DIRECTORATE, HERE);
    EXPECT(!says(&a, "proponer-tareas"));
    desk_close(&d);
}

TEST(what_does_not_fit_is_told_with_the_days_that_are_lacking)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, HERE "/proponer-tareas", HERE, "").code, 303);
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, HERE "/nueva", NULL, "name=Política en el ministerio&code=politica&kind=trabajo&days=60&position=4&after=mesas%2B7");
    EXPECT_INT(a.code, 303);
    a = desk_get(&d, ROLE_PUBLIC, HERE);
    EXPECT(says(&a, "faltan 10 días"));
    EXPECT(says(&a, "ruta crítica"));
    a = desk_get(&d, ROLE_DIRECTORATE, RUN "/tablero");
    EXPECT(says(&a, "Tareas que no caben antes de la entrega"));
    desk_close(&d);
}

TEST(a_loop_an_unknown_code_and_a_nonsense_wait_are_told_beside_the_field)
{
    struct desk d;
    if (!desk_open_with(t, &d, fill))
        return;
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, HERE "/proponer-tareas", HERE, "").code, 303);
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, HERE "/anuncio", NULL, "name=Anuncio&code=anuncio&kind=anuncio&days=14&position=1&after=mesas");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "por un rodeo"));
    a = desk_post(&d, ROLE_DIRECTORATE, HERE "/anuncio", NULL, "name=Anuncio&code=anuncio&kind=anuncio&days=14&position=1&after=fantasma");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "«fantasma»"));
    a = desk_post(&d, ROLE_DIRECTORATE, HERE "/mesas", NULL, "name=Mesas&code=mesas&kind=trabajo&days=30&position=2&after=anuncio%2Bmucho");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "anuncio+mucho"));
    a = desk_post(&d, ROLE_DIRECTORATE, HERE "/mesas", NULL, "name=Anuncio&code=anuncio&kind=anuncio&days=14&position=1&after=mesas");
    EXPECT_INT(a.code, 422);
    a = desk_post(&d, ROLE_DIRECTORATE, HERE "/nueva", NULL, "name=Otra&code=mesas&kind=trabajo&days=3&position=4");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "ya tiene ese código"));
    a = desk_post(&d, ROLE_DIRECTORATE, HERE "/nueva", NULL, "name=Otra&code=otra&kind=politica-publica&days=3&position=4");
    EXPECT_INT(a.code, 422);
    EXPECT(says(&a, "de qué institución"));
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, HERE "/nueva").code, 403);
    desk_close(&d);
}
