/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/people/people.h"

#include "tests/walk.h"

#define PASSWORD "cuatro palabras sin relacion"
#define LIST "/administracion/personas"
#define OURS "/ec/administracion/personas"

static const char *invite(struct desk *d, const char *email, int role, int64_t jurisdiction)
{
    return str_fmt(&d->house.test->mem,
                   "name=Eva Ejemplo&email=%s&language=es&role=%d&jurisdiction=%lld&from_on=2026-01-01&from_on-day=1&"
                   "from_on-month=1&from_on-year=2026&note=Oficio 12",
                   email, role, (long long)jurisdiction).ptr;
}

/* Where the list leads for that name. */
static const char *person_path(struct desk *d, enum role as, const char *list, const char *name)
{
    struct answer a = desk_get(d, as, list);
    struct str mark = str_fmt(&d->house.test->mem, "\">%s</a></h2>", name);
    size_t end = str_find(a.body, mark), at = end;
    if (end == SIZE_MAX)
        return "/nobody";
    while (at > 0 && a.body.ptr[at - 1] != '"')
        at--;
    return str_chars(&d->house.test->mem, str_part(a.body, at, end - at));
}

TEST(an_invitation_is_accepted_once_and_gives_the_role)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct walk w = {.desk = &d};
    struct answer a = desk_post(&d, ROLE_ADMIN, LIST "/nueva", NULL, invite(&d, "eva@ejemplo.ec", ROLE_COLEAD, d.jurisdiction));
    EXPECT_STR(desk_leads(&a), LIST);
    struct str token = walk_letter(&d, "eva@ejemplo.ec", "/invitacion/");
    EXPECT_INT(token.len, 64);
    const char *path = str_fmt(&t->mem, "/invitacion/%.*s", STR_ARG(token)).ptr;
    /* A reset does not complete an invitation. */
    (void)walk_post(&w, "/recuperar", NULL, "email=eva@ejemplo.ec");
    EXPECT(str_empty(walk_letter(&d, "eva@ejemplo.ec", "/restablecer/")));
    a = walk_post(&w, path, NULL, "password_new=" PASSWORD "&password_again=" PASSWORD);
    EXPECT_STR(desk_leads(&a), "/entrar");
    EXPECT_INT(walk_get(&w, path).code, 410);
    a = walk_post(&w, "/entrar", NULL, "email=eva@ejemplo.ec&password=" PASSWORD);
    EXPECT_STR(desk_leads(&a), "/pendientes");
    EXPECT_INT(walk_get(&w, "/ec/administracion").code, 200); /* READ_LOG of the co-lead */
    EXPECT_INT(walk_get(&w, LIST).code, 403);
    desk_close(&d);
}

TEST(an_invitation_ends_after_seven_days_and_is_sent_again)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct walk w = {.desk = &d};
    (void)desk_post(&d, ROLE_ADMIN, LIST "/nueva", NULL, invite(&d, "eva@ejemplo.ec", ROLE_FOCAL, d.jurisdiction));
    struct str token = walk_letter(&d, "eva@ejemplo.ec", "/invitacion/");
    const char *old = str_fmt(&t->mem, "/invitacion/%.*s", STR_ARG(token)).ptr;
    EXPECT_INT(walk_get(&w, old).code, 200);
    EXPECT(walk_script(&d, "UPDATE account_token SET expires_at = expires_at - 604800"));
    EXPECT_INT(walk_get(&w, old).code, 410);
    const char *person = person_path(&d, ROLE_ADMIN, LIST, "Eva Ejemplo");
    struct answer a = desk_post(&d, ROLE_ADMIN, str_fmt(&t->mem, "%s/invitacion", person).ptr, person, "");
    EXPECT_INT(a.code, 303);
    desk_close(&d);
}

TEST(a_directorate_sees_and_assigns_only_focal_points_and_counterparts_of_its_jurisdiction)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, OURS);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Persona punto-focal"));
    EXPECT(answer_has(&a, "Persona contraparte"));
    EXPECT(!answer_has(&a, "Persona administracion"));
    a = desk_post(&d, ROLE_DIRECTORATE, OURS "/nueva", NULL, invite(&d, "eva@ejemplo.ec", ROLE_ADMIN, 0));
    EXPECT_INT(a.code, 422);
    a = desk_post(&d, ROLE_DIRECTORATE, OURS "/nueva", NULL, invite(&d, "eva@ejemplo.ec", ROLE_DIRECTORATE, d.jurisdiction));
    EXPECT_INT(a.code, 422);
    a = desk_post(&d, ROLE_DIRECTORATE, OURS "/nueva", NULL, invite(&d, "eva@ejemplo.ec", ROLE_COUNTERPART, 999));
    EXPECT_STR(desk_leads(&a), OURS);
    a = desk_post(&d, ROLE_DIRECTORATE, OURS "/nueva", NULL, invite(&d, "direccion@ejemplo.ec", ROLE_FOCAL, 0));
    EXPECT(answer_has(&a, "Nadie cambia sus propios roles."));
    const char *admin = person_path(&d, ROLE_ADMIN, LIST, "Persona administracion");
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, str_fmt(&t->mem, "/ec%s", admin).ptr).code, 404);
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, admin).code, 403);
    desk_close(&d);
}

TEST(nobody_changes_their_own_roles_or_state)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    const char *self = person_path(&d, ROLE_ADMIN, LIST, "Persona administracion");
    const char *other = person_path(&d, ROLE_ADMIN, LIST, "Persona direccion");
    struct answer page = desk_get(&d, ROLE_ADMIN, self);
    EXPECT(answer_has(&page, "Es tu cuenta"));
    EXPECT(!answer_has(&page, "/terminar\""));
    struct answer a = desk_get(&d, ROLE_ADMIN, other);
    struct str token = walk_after(&a, "name=\"_token\" value=\"");
    static const char *const moves[] = {"rol", "terminar", "estado"};
    for (size_t i = 0; i < COUNT(moves); i++) {
        a = desk_post_blind(&d, ROLE_ADMIN, str_fmt(&t->mem, "%s/%s", self, moves[i]).ptr,
                            str_fmt(&t->mem, "_token=%.*s", STR_ARG(token)).ptr);
        EXPECT_INT(a.code, 403);
    }
    desk_close(&d);
}

TEST(who_is_disabled_or_loses_a_role_feels_it_on_the_next_request)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, "/ec/administracion").code, 200);
    const char *colead = person_path(&d, ROLE_ADMIN, LIST, "Persona coliderazgo");
    struct answer a = desk_post(&d, ROLE_ADMIN, str_fmt(&t->mem, "%s/terminar", colead).ptr, colead, "");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, "/ec/administracion").code, 403);
    const char *focal = person_path(&d, ROLE_ADMIN, LIST, "Persona punto-focal");
    EXPECT_INT(desk_get(&d, ROLE_FOCAL, "/cuenta").code, 200);
    a = desk_post(&d, ROLE_ADMIN, str_fmt(&t->mem, "%s/estado", focal).ptr, focal, "");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_get(&d, ROLE_FOCAL, "/cuenta").code, 303);
    a = desk_post(&d, ROLE_ADMIN, str_fmt(&t->mem, "%s/estado", focal).ptr, focal, "");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_get(&d, ROLE_FOCAL, "/cuenta").code, 303); /* the old session stays closed */
    desk_close(&d);
}

TEST(pages_of_people_are_for_who_may)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    for (int role = ROLE_PUBLIC; (size_t)role < ROLE_COUNT; role++) {
        int all = desk_get(&d, (enum role)role, LIST).code, ours = desk_get(&d, (enum role)role, OURS).code;
        int refused = role == ROLE_PUBLIC ? 303 : 403;
        EXPECT_INT(all, role == ROLE_ADMIN ? 200 : refused);
        EXPECT_INT(ours, role == ROLE_DIRECTORATE ? 200 : refused);
    }
    EXPECT_INT(desk_get(&d, ROLE_ADMIN, LIST "/999999").code, 404);
    EXPECT_INT(desk_get(&d, ROLE_FOCAL, LIST "/999999").code, 403);
    EXPECT_INT(desk_get(&d, ROLE_ADMIN, LIST "?estado=nada&q=%3Cscript%3E").code, 200);
    desk_close(&d);
}

UNIT(a_role_has_its_place_and_its_days)
{
    const char *field;
    struct grant_role g, held;
    shape_clear(&grant_role_shape, &g);
    g.role = ROLE_DIRECTORATE;
    g.from_on = day_of(2026, 5, 1);
    EXPECT(grant_problem(&g, NULL, 0, &field) != NULL); /* nowhere */
    EXPECT_STR(str_of(field), "jurisdiction");
    g.jurisdiction = 3;
    EXPECT(grant_problem(&g, NULL, 0, &field) == NULL);
    g.until_on = day_of(2026, 4, 30);
    EXPECT(grant_problem(&g, NULL, 0, &field) != NULL);
    EXPECT_STR(str_of(field), "until_on");
    g.until_on = DAY_NONE;
    held = g;
    held.from_on = day_of(2025, 1, 1);
    EXPECT(grant_problem(&g, &held, 1, &field) != NULL);
    held.until_on = day_of(2026, 4, 30);
    EXPECT(grant_problem(&g, &held, 1, &field) == NULL);
    g.role = ROLE_ADMIN;
    EXPECT(grant_problem(&g, NULL, 0, &field) != NULL);
}
