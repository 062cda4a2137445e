/* SPDX-License-Identifier: EUPL-1.2
 * A version of the methodology through a real socket: drafted, proposed, co-approved with an act. */
#include "room/methodology/methodology_pages.h"
#include "tests/desk.h"

static const char *dmy(struct test *t, struct day on)
{
    int y, m, day;
    day_split(on, &y, &m, &day);
    return str_fmt(&t->mem, "%02d/%02d/%04d", day, m, y).ptr;
}

static const char *numbers(struct test *t, struct day from, const char *late)
{
    return str_fmt(&t->mem,
                   "title=Hito 1 con otra gracia&effective_on=%s&grace_days=20&soon_days=30&period_months=6&close_days=15"
                   "&late_index=%s&risk_index=0,90&silent_share=50&partial_share=50&note=Más días.",
                   dmy(t, from), late).ptr;
}

static enum status act_add_one(struct test *t, struct desk *d)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = d->jurisdiction;
    a.number = STR("AF-01");
    a.kind = ACT_MINUTES;
    a.decided_on = day_of(2026, 1, 10);
    a.body = STR("Grupo Núcleo");
    a.title = STR("Adopta una versión");
    a.result = ACT_APPROVED;
    return act_add(t->db, &a, NULL, 0);
}

#define LIST "/ec/metodologia"

static void approve_steps(struct test *t, struct desk *d, const char *path, struct day today)
{
    const char *approve = str_fmt(&t->mem, "%s/aprobar", path).ptr;
    const char *act = desk_option(d, ROLE_COLEAD, path, "act", "AF-01 · 10 de enero de 2026 · Adopta una versión");
    struct answer a = desk_get(d, ROLE_COLEAD, "/pendientes");
    EXPECT(answer_has(&a, "Coaprobar la metodología: Hito 1 con otra gracia"));
    EXPECT_INT(desk_post_blind(d, ROLE_DIRECTORATE, approve, "act=1").code, 403);
    EXPECT_INT(desk_post(d, ROLE_COLEAD, approve, path, str_fmt(&t->mem, "act=&effective_on=%s", dmy(t, today)).ptr).code, 422);
    EXPECT_INT(desk_post(d, ROLE_COLEAD, approve, path,
                         str_fmt(&t->mem, "act=%s&effective_on=%s", act, dmy(t, (struct day){today.n - 1})).ptr).code, 422);
    a = desk_get(d, ROLE_PUBLIC, LIST);
    EXPECT(!answer_has(&a, "20 días de gracia"));
    EXPECT_INT(desk_post(d, ROLE_COLEAD, approve, path, str_fmt(&t->mem, "act=%s&effective_on=%s", act, dmy(t, today)).ptr).code, 303);
    a = desk_get(d, ROLE_PUBLIC, LIST);
    EXPECT(answer_has(&a, "20 días de gracia") && answer_has(&a, "Hito 1 con otra gracia"));
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, str_fmt(&t->mem, "%s/editar", path).ptr, NULL, numbers(t, today, "0,50")).code, 409);
}

TEST(a_version_of_the_methodology_counts_when_the_colead_approves_it_with_an_act)
{
    struct desk d;
    struct day today = day_at(instant_now(), -18000);
    if (!desk_open_with(t, &d, act_add_one))
        return;
    struct answer a = desk_get(&d, ROLE_PUBLIC, LIST);
    EXPECT(a.code == 200 && answer_has(&a, "15 días de gracia"));
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, LIST "/nueva").code, 403);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, LIST "/nueva", NULL, numbers(t, today, "0,95")).code, 422);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, LIST "/nueva", NULL, numbers(t, (struct day){today.n - 1}, "0,60")).code, 422);
    a = desk_post(&d, ROLE_DIRECTORATE, LIST "/nueva", NULL, numbers(t, today, "0,60"));
    EXPECT_INT(a.code, 303);
    const char *path = str_chars(&t->mem, desk_leads(&a));
    EXPECT_INT(desk_get(&d, ROLE_PUBLIC, path).code, 404);
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, path).code, 200);
    EXPECT_INT(desk_post_blind(&d, ROLE_COLEAD, str_fmt(&t->mem, "%s/proponer", path).ptr, "").code, 403);
    EXPECT_INT(desk_post(&d, ROLE_DIRECTORATE, str_fmt(&t->mem, "%s/proponer", path).ptr, path, "").code, 303);
    approve_steps(t, &d, path, today);
    desk_close(&d);
}
