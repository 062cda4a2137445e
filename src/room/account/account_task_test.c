/* SPDX-License-Identifier: EUPL-1.2
 * Task links: read and forged without a server, then followed through a real socket. */
#include <stdlib.h>

#include "http/task.h"
#include "room/account/account_store.h"
#include "tests/walk.h"

#define KEY STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")
#define PAGE "/cuenta"

UNIT(a_task_link_says_for_whom_what_and_until_when)
{
    struct task k = {57, STR("/ceibos/plan/1/compromiso/3/pronunciamiento"), day_of(2027, 7, 20)}, back;
    struct str token = task_token(&t->mem, KEY, &k);
    EXPECT(task_read(&t->mem, KEY, token, &back));
    EXPECT_INT(back.person, 57);
    EXPECT_INT(back.until_on.n, k.until_on.n);
    EXPECT_STR(back.path, "/ceibos/plan/1/compromiso/3/pronunciamiento");
    EXPECT(!task_read(&t->mem, STR("otra clave"), token, &back));
}

UNIT(a_path_with_more_than_plain_signs_has_no_link)
{
    static const char *const bad[] = {"", "ceibos", "//otro.ec/x", "/a//b", "/a~b", "/a?b=1", "/a b", "/ñ", "/a%20b", "/tarea/x", "/a\nb"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct task k = {57, str_of(bad[i]), day_of(2027, 7, 20)};
        EXPECT(str_empty(task_token(&t->mem, KEY, &k)));
    }
}

UNIT(no_altered_or_shortened_task_link_is_read)
{
    struct task k = {57, STR("/ceibos/plan/1/compromiso/3"), day_of(2027, 7, 20)}, back;
    struct str token = task_token(&t->mem, KEY, &k);
    for (size_t i = 0; i < token.len; i++) {
        EXPECT(!task_read(&t->mem, KEY, str_part(token, 0, i), &back));
        EXPECT(!task_read(&t->mem, KEY, str_part(token, i + 1, token.len), &back));
        struct str other = str_copy(&t->mem, token);
        ((char *)(uintptr_t)other.ptr)[i] = other.ptr[i] == 'a' ? 'b' : 'a';
        EXPECT(!task_read(&t->mem, KEY, other, &back));
    }
    EXPECT(!task_read(&t->mem, KEY, str_fmt(&t->mem, "%.*s/", STR_ARG(token)), &back));
    EXPECT(!task_read(&t->mem, KEY, str_fmt(&t->mem, "%.*s%.*s", STR_ARG(token), STR_ARG(token)), &back));
}

UNIT(random_bytes_are_no_task_link)
{
    struct task back;
    srandom(20261120);
    for (int n = 0; n < 20000; n++) {
        char bytes[120];
        size_t len = (size_t)(random() % (long)sizeof bytes);
        for (size_t i = 0; i < len; i++)
            bytes[i] = (char)(n % 2 == 0 ? random() % 256 : "0123456789abcdef-~/."[random() % 20]);
        EXPECT(!task_read(&t->mem, KEY, (struct str){bytes, len}, &back));
        if (n % 1000 == 0)
            arena_reset(&t->mem);
    }
}

struct scene {
    struct desk desk;
    struct walk walk;
    int64_t eva;
};
static int64_t added;

/* Eva was invited and never chose a password. */
static enum status add_eva(struct test *t, struct desk *d)
{
    TRY(account_add(t->db, &t->mem, STR("eva@ejemplo.ec"), STR("Eva Ejemplo"), STR_NONE, &added));
    return account_grant(t->db, &t->mem, added, ROLE_COUNTERPART, d->jurisdiction, day_of(2020, 1, 1));
}

static bool scene_open(struct test *t, struct scene *s)
{
    bool good = desk_open_with(t, &s->desk, add_eva);
    s->walk = (struct walk){.desk = &s->desk};
    s->eva = added;
    return good;
}

static struct day today(void)
{
    return day_at(instant_now(), -18000);
}

/* The address within the site. */
static const char *link_for(struct scene *s, int64_t person, int days)
{
    struct arena *mem = &s->desk.house.test->mem;
    struct str url = task_link(&s->desk.house.site, mem, person, STR(PAGE), today(), days);
    return str_part(url, s->desk.house.site.config.base_url.len, url.len).ptr;
}

TEST(a_task_link_opens_its_page_as_the_person_and_no_other)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    struct answer a = walk_get(&s.walk, link_for(&s, s.eva, 7));
    EXPECT_INT(a.code, 303);
    EXPECT_STR(desk_leads(&a), PAGE);
    EXPECT(answer_has(&a, "hito_tarea=") && answer_has(&a, "HttpOnly; SameSite=Lax") && answer_has(&a, "Max-Age=7200"));
    EXPECT(answer_has(&a, "no-store") && !answer_has(&a, "hito="));
    a = walk_get(&s.walk, PAGE);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Entraste con el enlace enviado a") && answer_has(&a, "<strong>Eva Ejemplo</strong>"));
    EXPECT(answer_has(&a, "no-store") && !answer_has(&a, "href=\"/pendientes\""));
    EXPECT_INT(walk_get(&s.walk, "/cuenta/datos").code, 303);
    EXPECT_INT(walk_get(&s.walk, "/pendientes").code, 303);
    EXPECT(!answer_has(&a, "Administración"));
    a = walk_get(&s.walk, "/");
    EXPECT(!answer_has(&a, "Eva Ejemplo") && answer_has(&a, "href=\"/entrar\""));
    EXPECT_INT(walk_get(&s.walk, link_for(&s, s.eva, 7)).code, 303); /* again: it serves again */
    EXPECT_INT(walk_get(&s.walk, PAGE).code, 200);
    desk_close(&s.desk);
}

TEST(what_is_done_with_a_task_link_is_signed_logged_and_receipted)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    (void)walk_get(&s.walk, link_for(&s, s.eva, 7));
    struct answer a = walk_post(&s.walk, PAGE, NULL, "name=Eva Nueva&language=es&email=eva@ejemplo.ec");
    EXPECT_INT(a.code, 303);
    EXPECT(!str_empty(walk_letter(&s.desk, "eva@ejemplo.ec", "con el enlace que te enviamos")));
    EXPECT(walk_script(&s.desk, "CREATE TABLE proof (n INTEGER CHECK (n > 0)); INSERT INTO proof SELECT count(*) FROM log_entry "
                                "WHERE request LIKE '% " DEED_BY_LINK "' AND person IS NOT NULL AND record_table = 'person';"));
    desk_close(&s.desk);
}

UNIT(a_link_to_a_step_of_a_report_covers_its_steps_and_no_more)
{
    struct str at = STR("/ec/plan/1/periodo/2/reporte/mef/paso-1");
    static const char *const yes[] = {"/paso-1", "/paso-2", "/revisar", "/autorizar", "/desautorizar", "/enviar", ""};
    static const char *const no[] = {"/retirar", "/aceptar", "/devolver", "/libro", "/subir", "/por-oficio/paso-1", "/", "x/paso-1"};
    for (size_t i = 0; i < COUNT(yes); i++)
        EXPECT(task_covers(at, str_fmt(&t->mem, "/ec/plan/1/periodo/2/reporte/mef%s", yes[i])));
    for (size_t i = 0; i < COUNT(no); i++)
        EXPECT(!task_covers(at, str_fmt(&t->mem, "/ec/plan/1/periodo/2/reporte/mef%s", no[i])));
    EXPECT(!task_covers(at, STR("/ec/plan/1/periodo/2/reporte/ambiente/paso-1")));
    EXPECT(!task_covers(at, STR("/ec/plan/1/periodo/3/reporte/mef/paso-2")));
    EXPECT(!task_covers(STR("/ec/plan/1/compromiso/1/pronunciamiento"), STR("/ec/plan/1/compromiso/1")));
    EXPECT(!task_covers(STR("/ec/plan/1/periodo/2/reporte/mef"), STR("/ec/plan/1/periodo/2/reporte/mef/paso-1")));
}

TEST(an_expired_task_link_sends_a_new_one_to_the_same_address)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    const char *old = link_for(&s, s.eva, -1);
    struct answer a = walk_get(&s.walk, old);
    EXPECT_INT(a.code, 410);
    EXPECT(answer_has(&a, "El enlace venció") && !answer_has(&a, "Eva"));
    EXPECT_INT(walk_get(&s.walk, PAGE).code, 303);
    a = walk_post(&s.walk, old, NULL, "");
    EXPECT_INT(a.code, 303);
    a = walk_get(&s.walk, str_chars(&t->mem, desk_leads(&a)));
    EXPECT(answer_has(&a, "Enlace pedido"));
    struct str token = walk_letter(&s.desk, "eva@ejemplo.ec", "/tarea/");
    EXPECT(!str_empty(token));
    a = walk_get(&s.walk, str_fmt(&t->mem, "/tarea/%.*s", STR_ARG(token)).ptr);
    EXPECT_STR(desk_leads(&a), PAGE);
    EXPECT_INT(walk_get(&s.walk, PAGE).code, 200);
    desk_close(&s.desk);
}

TEST(a_disabled_persons_task_link_opens_nothing_and_tells_nothing)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    const char *good = link_for(&s, s.eva, 7);
    (void)walk_get(&s.walk, good);
    EXPECT_INT(walk_get(&s.walk, PAGE).code, 200);
    EXPECT(walk_script(&s.desk, "UPDATE person SET state = 'desactivada' WHERE email_folded = 'eva@ejemplo.ec';"));
    EXPECT_INT(walk_get(&s.walk, PAGE).code, 303); /* with the cookie in hand */
    struct answer a = walk_get(&s.walk, good);
    EXPECT_INT(a.code, 410);
    EXPECT(!answer_has(&a, "Eva"));
    a = walk_post(&s.walk, good, NULL, "");
    EXPECT_INT(a.code, 303);
    EXPECT(str_empty(walk_letter(&s.desk, "eva@ejemplo.ec", "Subject")));
    desk_close(&s.desk);
}

TEST(a_forged_or_cut_task_link_says_what_to_do)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    struct str good = str_of(link_for(&s, s.eva, 7));
    struct answer a = walk_get(&s.walk, str_fmt(&t->mem, "%.*s", (int)good.len - 3, good.ptr).ptr);
    EXPECT_INT(a.code, 410);
    EXPECT(answer_has(&a, "incompleta") && answer_has(&a, "/recuperar") && str_empty(s.walk.task));
    a = walk_get(&s.walk, "/tarea/x");
    EXPECT_INT(a.code, 410);
    a = walk_get(&s.walk, "/tarea/~~~--%20%25.csv");
    EXPECT_INT(a.code, 410);
    s.walk.task = STR("57%209999999999%20%2Fcuenta.0000000000000000000000000000000000000000000000000000000000000000");
    EXPECT_INT(walk_get(&s.walk, PAGE).code, 303);
    desk_close(&s.desk);
}

TEST(where_a_second_factor_is_asked_for_a_task_link_leads_to_sign_in)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    static const enum role strict[] = {ROLE_DIRECTORATE, ROLE_ADMIN, ROLE_COLEAD};
    for (size_t i = 0; i < COUNT(strict); i++) { /* the last: she set one up herself */
        struct answer a = walk_get(&s.walk, link_for(&s, s.desk.people[strict[i]], 7));
        EXPECT_STR(desk_leads(&a), "/entrar?next=%2Fcuenta");
        EXPECT(str_empty(s.walk.task));
    }
    (void)walk_get(&s.walk, link_for(&s, s.eva, 7));
    EXPECT_INT(walk_get(&s.walk, PAGE).code, 200);
    EXPECT(walk_script(&s.desk, "UPDATE grant_role SET role = 'direccion' WHERE person IN (SELECT id FROM person WHERE email_folded = 'eva@ejemplo.ec');"));
    EXPECT_INT(walk_get(&s.walk, PAGE).code, 303);
    desk_close(&s.desk);
}

TEST(an_open_session_stays_whose_it_is)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    s.walk.session = s.desk.cookies[ROLE_COUNTERPART];
    struct answer a = walk_get(&s.walk, link_for(&s, s.eva, 7));
    EXPECT_STR(desk_leads(&a), PAGE);
    EXPECT(str_empty(s.walk.task));
    a = walk_get(&s.walk, PAGE);
    EXPECT(answer_has(&a, "Persona contraparte") && !answer_has(&a, "Eva Ejemplo"));
    desk_close(&s.desk);
}

TEST(who_leaves_a_task_page_is_the_public_again)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    (void)walk_get(&s.walk, link_for(&s, s.eva, 7));
    struct answer a = walk_post(&s.walk, TASK_LEAVE, PAGE, "");
    EXPECT_INT(a.code, 303);
    EXPECT_STR(desk_leads(&a), "/");
    EXPECT_INT(walk_get(&s.walk, PAGE).code, 303);
    EXPECT(str_empty(walk_letter(&s.desk, "eva@ejemplo.ec", "Subject"))); /* no receipt of leaving */
    desk_close(&s.desk);
}

TEST(what_was_typed_is_kept_when_the_cookie_of_a_task_link_is_gone)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    (void)walk_get(&s.walk, link_for(&s, s.eva, 7));
    struct answer page = walk_get(&s.walk, PAGE);
    struct str token = walk_after(&page, "name=\"_token\" value=\"");
    struct str body = str_fmt(&t->mem, "_token=%.*s&name=Eva+De+Nuevo&language=es", STR_ARG(token));
    struct answer a = post(&s.desk.house, PAGE, "", body);
    EXPECT_INT(a.code, 303);
    EXPECT_STR(str_part(desk_leads(&a), 0, 13), "/entrar?next=");
    EXPECT(answer_has(&a, "hito_kept="));
    size_t at = str_find(a.head, STR("hito_kept=")) + 10;
    struct str rest = str_part(a.head, at, a.head.len);
    s.walk.kept = str_part(rest, 0, str_find(rest, STR(";")));
    (void)walk_get(&s.walk, link_for(&s, s.eva, 7));
    page = walk_get(&s.walk, PAGE);
    EXPECT(answer_has(&page, "Eva De Nuevo"));
    desk_close(&s.desk);
}
