/* SPDX-License-Identifier: EUPL-1.2
 * News, the view of what changed and following, through a real socket: nothing before its day, nonsense in
 * addresses, links that were used, forged, expired or forwarded. */
#include "room/notice/notice_view.h"
#include "room/progress/progress_test.h"
#include "tests/walk.h"

UNIT(the_ladder_has_a_step_for_every_day_around_the_due_day)
{
    struct day due = day_of(2026, 7, 15);
    EXPECT_INT(reminder_step_on(due, 5, 10, day_of(2026, 7, 9)), -1);
    EXPECT_INT(reminder_step_on(due, 5, 10, day_of(2026, 7, 10)), STEP_BEFORE);
    EXPECT_INT(reminder_step_on(due, 5, 10, due), STEP_DUE);
    EXPECT_INT(reminder_step_on(due, 5, 10, day_of(2026, 7, 16)), STEP_AFTER);
    EXPECT_INT(reminder_step_on(due, 5, 10, day_of(2026, 7, 24)), STEP_AFTER);
    EXPECT_INT(reminder_step_on(due, 5, 10, day_of(2026, 7, 25)), STEP_AUTHORITY);
    EXPECT_INT(reminder_step_on(due, 0, 0, day_of(2026, 7, 14)), -1);
    EXPECT_INT(reminder_step_on(due, 0, 0, day_of(2026, 7, 16)), STEP_AUTHORITY);
}

UNIT(what_is_no_token_is_refused_before_anything_is_looked_up)
{
    static const char *const wrong[] = {"", "-", "1", "1-", "0-0-", "-1-2-3", "1-2-abc", "x-1-y",
        "9999999999999999999-1-0123456789012345678901234567890123456789012345678901234567890123"};
    int64_t id;
    struct instant until;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        EXPECT(!confirm_token_parts(str_of(wrong[i]), &id, &until));
        EXPECT(!leave_token_parts(str_of(wrong[i]), &id));
    }
    struct follower a = {.id = 7, .secret = STR("uno")}, b = {.id = 7, .secret = STR("otro")};
    EXPECT(!str_eq(leave_token(&t->mem, STR("k"), &a), leave_token(&t->mem, STR("k"), &b)));
    EXPECT(leave_token_parts(leave_token(&t->mem, STR("k"), &a), &id));
    EXPECT_INT(id, 7);
}

static enum status claim_with(struct test *t, const struct follow_world *w, const char *text, struct day public_on)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = w->milestone[0];
    c.kind = CLAIM_BEGAN;
    c.text = str_of(text);
    c.state = CLAIM_ACCEPTED;
    c.channel = CHANNEL_FORM;
    c.sent_by = w->focal;
    c.sent_on = c.checked_on = (struct day){w->today.n - 4};
    c.sent_at = (struct instant){(int64_t)c.sent_on.n * 86400};
    c.public_on = public_on;
    TRY(record_add(t->db, &claim_shape, &c));
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = c.id;
    v.person = w->counterpart;
    v.kind = VERDICT_DISPUTES;
    v.reasons = STR("No es lo que se acordó.");
    v.given_on = c.sent_on;
    v.given_at = c.sent_at;
    v.public_on = public_on;
    return record_add(t->db, &verdict_shape, &v);
}

static enum status world_add(struct test *t, struct desk *d, bool published)
{
    struct follow_world w = {.today = day_at(instant_now(), -18000), .jurisdiction = d->jurisdiction,
                             .focal = d->people[ROLE_FOCAL], .counterpart = d->people[ROLE_COUNTERPART]};
    TRY(follow_world_add(t->db, &t->mem, &w));
    return claim_with(t, &w, "Se instaló la mesa.", published ? (struct day){w.today.n - 2} : DAY_NONE);
}

static enum status published(struct test *t, struct desk *d)
{
    return world_add(t, d, true);
}

static enum status unpublished(struct test *t, struct desk *d)
{
    return world_add(t, d, false);
}

static const char *const pages[] = {
    "/", "/ec", "/ec/plan/1", "/ec/plan/1.atom", "/ec/plan/1/novedades", "/ec/plan/1/novedades.atom", "/ec/plan/1/novedades.csv",
    "/ec/plan/1/compromiso/1/novedades", "/ec/plan/1/compromiso/1/novedades.atom", "/ec/plan/1/compromiso/1/novedades.json",
    "/ec/cambios?desde=2020-01-01", "/ec/cambios.csv?desde=2020-01-01", "/ec/cambios.json?desde=2020-01-01",
};

static bool tells(const struct answer *a)
{
    return answer_has(a, "Se publicó un avance") || answer_has(a, "La contraparte disputó") || answer_has(a, "veredicto-") ||
           answer_has(a, ",reporte,") || answer_has(a, "\"reporte\"");
}

TEST(nothing_is_news_before_it_is_public_for_any_role)
{
    struct desk d;
    if (!desk_open_with(t, &d, unpublished))
        return;
    for (size_t i = 0; i < COUNT(pages); i++)
        for (int role = ROLE_PUBLIC; (size_t)role < ROLE_COUNT; role++) {
            struct answer a = desk_get(&d, (enum role)role, pages[i]);
            if (a.code != 200 || tells(&a))
                test_failed(t, __FILE__, __LINE__, "%s answers %d to role %d, or tells", pages[i], a.code, role);
        }
    desk_close(&d);
}

TEST(what_is_public_is_news_on_every_page_and_feed)
{
    struct desk d;
    if (!desk_open_with(t, &d, published))
        return;
    for (size_t i = 0; i < COUNT(pages); i++) {
        struct answer a = desk_get(&d, ROLE_PUBLIC, pages[i]);
        if (a.code != 200 || !tells(&a))
            test_failed(t, __FILE__, __LINE__, "%s answers %d, or is silent", pages[i], a.code);
    }
    struct answer a = desk_get(&d, ROLE_PUBLIC, "/ec/cambios?tipo=disputa&desde=2020-01-01");
    EXPECT(answer_has(&a, "La contraparte disputó"));
    EXPECT(!answer_has(&a, "Se publicó un avance"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/cambios?hasta=2020-01-01&desde=2019-01-01");
    EXPECT(answer_has(&a, "Nada cambió entre"));
    desk_close(&d);
}

TEST(nonsense_in_the_view_of_what_changed_gets_a_message_beside_its_form)
{
    struct desk d;
    if (!desk_open_with(t, &d, published))
        return;
    static const char *const queries[] = {"desde=ayer", "desde=2026-02-31", "hasta=31/12/2026", "desde=2026-06-01&hasta=2026-01-01",
                                          "tipo=todo", "institucion=nadie", "provincia=99", "desde=%27%20OR%201%3D1",
                                          "desde=9999-99-99", "tipo=%3Cscript%3E"};
    for (size_t i = 0; i < COUNT(queries); i++) {
        struct answer a = desk_get(&d, ROLE_PUBLIC, str_fmt(&t->mem, "/ec/cambios?%s", queries[i]).ptr);
        if (a.code != 200 || !answer_has(&a, "id=\"mal\"") || answer_has(&a, "<script>"))
            test_failed(t, __FILE__, __LINE__, "?%s answers %d", queries[i], a.code);
        a = desk_get(&d, ROLE_PUBLIC, str_fmt(&t->mem, "/ec/cambios.csv?%s", queries[i]).ptr);
        EXPECT_INT(a.code, 422);
    }
    static const char *const missing[] = {"/ec/plan/9/novedades", "/ec/plan/1/compromiso/99/novedades.atom", "/ec/institucion/nadie/novedades",
                                          "/ec/provincia/99/novedades", "/ec/provincia/ECU/novedades", "/xx/cambios", "/ec/plan/1/novedades.ics"};
    for (size_t i = 0; i < COUNT(missing); i++)
        if (desk_get(&d, ROLE_PUBLIC, missing[i]).code != 404)
            test_failed(t, __FILE__, __LINE__, "%s is there", missing[i]);
    desk_close(&d);
}

TEST(a_follower_asks_confirms_by_a_button_and_leaves_by_one_click)
{
    struct desk d;
    if (!desk_open_with(t, &d, published))
        return;
    struct walk ana = {.desk = &d};
    static const char *const news = "/ec/plan/1/compromiso/1/novedades";
    struct answer a = walk_post(&ana, news, NULL, "email=no es un correo");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "no es un correo"));
    a = walk_post(&ana, news, NULL, "email=Ana@Example.org");
    EXPECT_INT(a.code, 303);
    struct str token = walk_letter(&d, "Ana@Example.org", "/seguir/confirmar/");
    EXPECT(!str_empty(token));
    const char *confirm = str_fmt(&t->mem, "/seguir/confirmar/%.*s", STR_ARG(token)).ptr;
    /* A mail program that opens the link confirms nothing. */
    a = walk_get(&ana, confirm);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Vas a recibir"));
    a = walk_get(&ana, confirm);
    EXPECT(answer_has(&a, "Vas a recibir"));
    a = walk_post(&ana, confirm, NULL, "");
    EXPECT_INT(a.code, 303);
    a = walk_get(&ana, confirm); /* used twice */
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Ya está confirmado"));
    /* Forged: another row, another end, another signature. */
    const char *forged[] = {str_fmt(&t->mem, "/seguir/confirmar/2%.*s", STR_ARG(token)).ptr,
                            str_fmt(&t->mem, "/seguir/confirmar/%.*s0", (int)token.len - 1, token.ptr).ptr, "/seguir/confirmar/1"};
    for (size_t i = 0; i < COUNT(forged); i++) {
        a = walk_get(&ana, forged[i]);
        if (a.code != 410 && !str_eq(str_of(forged[i]), str_of(confirm)))
            test_failed(t, __FILE__, __LINE__, "%s answers %d", forged[i], a.code);
    }
    /* The way out, by a mail program: no form, no cookie. */
    struct db *reader;
    struct follower *f;
    EXPECT_DONE(db_open(t->where, DB_READ, d.house.site.catalog, &reader));
    EXPECT_DONE(db_begin(reader, DB_READ, NULL));
    EXPECT_DONE(record_get(reader, &t->mem, &follower_shape, 1, &f));
    EXPECT_DONE(db_end(reader, DONE));
    const char *leave = str_fmt(&t->mem, "/seguir/salir/%.*s", STR_ARG(leave_token(&t->mem, d.house.site.server_key, f))).ptr;
    a = walk_get(&ana, leave);
    EXPECT(answer_has(&a, "Dejar todo y borrar mi dirección"));
    EXPECT(!answer_has(&a, "Example.org"));
    a = post(&d.house, leave, "", STR("List-Unsubscribe=One-Click"));
    EXPECT_INT(a.code, 303);
    EXPECT_DONE(db_begin(reader, DB_READ, NULL));
    EXPECT_STATUS(record_get(reader, &t->mem, &follower_shape, 1, &f), NOT_FOUND);
    EXPECT_DONE(db_end(reader, DONE));
    db_close(reader);
    a = walk_get(&ana, leave);
    EXPECT(answer_has(&a, "ya no recibe novedades"));
    a = post(&d.house, leave, "", STR("List-Unsubscribe=One-Click"));
    EXPECT_INT(a.code, 303);
    a = walk_get(&ana, confirm); /* the link of who left confirms nothing any more */
    EXPECT_INT(a.code, 410);
    desk_close(&d);
}

TEST(the_answer_does_not_tell_who_follows_and_letters_to_one_address_are_few)
{
    struct desk d;
    if (!desk_open_with(t, &d, published))
        return;
    struct walk eva = {.desk = &d};
    static const char *const news = "/ec/plan/1/novedades";
    struct answer first = walk_post(&eva, news, NULL, "email=eva@example.org");
    struct str token = walk_letter(&d, "eva@example.org", "/seguir/confirmar/");
    (void)walk_post(&eva, str_fmt(&t->mem, "/seguir/confirmar/%.*s", STR_ARG(token)).ptr, NULL, "");
    struct answer again = walk_post(&eva, news, NULL, "email=EVA@example.org"), other = walk_post(&eva, news, NULL, "email=luz@example.org");
    EXPECT_INT(again.code, first.code);
    EXPECT_STR(desk_leads(&again), str_fmt(&t->mem, "%.*s", STR_ARG(desk_leads(&other))).ptr);
    for (int i = 0; i < 8; i++)
        EXPECT_INT(walk_post(&eva, news, NULL, "email=eva@example.org").code, 303);
    struct db *reader;
    int64_t rows = 0;
    EXPECT_DONE(db_open(t->where, DB_READ, d.house.site.catalog, &reader));
    EXPECT_DONE(db_begin(reader, DB_READ, NULL));
    EXPECT_DONE(followers_count(reader, &rows));
    EXPECT_DONE(db_end(reader, DONE));
    db_close(reader);
    EXPECT_INT(rows, 1); /* luz did not confirm */
    desk_close(&d);
}

TEST(a_person_with_an_account_follows_with_one_click_and_sets_how_often)
{
    struct desk d;
    if (!desk_open_with(t, &d, published))
        return;
    struct answer a = desk_post(&d, ROLE_PERSON, "/ec/plan/1/novedades", NULL, "");
    EXPECT_INT(a.code, 303);
    a = desk_get(&d, ROLE_PERSON, "/ec/plan/1/novedades");
    EXPECT(answer_has(&a, "Lo sigues con tu cuenta."));
    a = desk_get(&d, ROLE_PERSON, "/avisos");
    EXPECT(answer_has(&a, "Plan de prueba"));
    a = desk_post(&d, ROLE_PERSON, "/avisos", NULL, "frequency=cada-hora");
    EXPECT_INT(a.code, 422);
    a = desk_post(&d, ROLE_PERSON, "/avisos", NULL, "frequency=ninguna");
    EXPECT_INT(a.code, 303);
    a = desk_post(&d, ROLE_PERSON, "/avisos/dejar", "/avisos", "");
    EXPECT_INT(a.code, 303);
    a = desk_get(&d, ROLE_PERSON, "/avisos");
    EXPECT(!answer_has(&a, "Plan de prueba"));
    EXPECT_INT(desk_get(&d, ROLE_PUBLIC, "/avisos").code, 303);
    desk_close(&d);
}
