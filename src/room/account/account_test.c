/* SPDX-License-Identifier: EUPL-1.2
 * Accounts through a real socket. */
#include "room/account/account_store.h"

#include <stdio.h>
#include <time.h>

#include "base/digest.h"
#include "base/secret.h"
#include "tests/walk.h"

#define PASSWORD "cuatro palabras sin relacion"
#define OTHER "otras palabras muy distintas"
#define SIGN_IN_ANA "email=ana@ejemplo.ec&password=" PASSWORD

/* Ana, with a password and the role (ROLE_PERSON: none), and the desk. */
static bool begin(struct test *t, struct desk *d, struct walk *w, enum role role)
{
    int64_t ana = 0;
    *w = (struct walk){.desk = d};
    enum status s = account_add(t->db, &t->mem, STR("ana@ejemplo.ec"), STR("Ana Ejemplo"), STR(PASSWORD), &ana);
    if (s == DONE && role != ROLE_PERSON)
        s = account_grant(t->db, &t->mem, ana, role, NONE, day_of(2020, 1, 1));
    EXPECT(s == DONE);
    return s == DONE && desk_open(t, d);
}

static struct str now_code(struct walk *w, const char *secret, int64_t steps)
{
    struct instant at = {instant_now().s + steps * 30};
    return totp_code(&w->desk->house.test->mem, str_of(secret), at);
}

/* What authenticator apps compute, by another program. */
static struct str oathtool(struct walk *w, const char *secret)
{
    char line[16] = "";
    FILE *p = popen(str_fmt(&w->desk->house.test->mem, "oathtool --totp -b %s 2>/dev/null", secret).ptr, "r");
    if (p != NULL) {
        if (fgets(line, sizeof line, p) == NULL)
            line[0] = '\0';
        pclose(p);
    }
    return str_copy(&w->desk->house.test->mem, str_trim(str_of(line)));
}

/* Signs in and sets up a second factor; its secret. */
static const char *enrol(struct test *t, struct walk *w)
{
    struct answer a = walk_post(w, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT_INT(a.code, 303);
    struct answer page = walk_get(w, "/cuenta/segundo-factor");
    struct str sealed = walk_after(&page, "name=\"codigo_sellado\" value=\""), groups = walk_after(&page, "<code class=\"secret\">");
    struct buf secret = BUF(&t->mem);
    for (size_t i = 0; i < groups.len; i++)
        if (groups.ptr[i] != ' ')
            buf_char(&secret, groups.ptr[i]);
    const char *text = buf_str(&secret).ptr;
    EXPECT_INT(secret.len, 32);
    EXPECT(str_find(page.body, STR("<svg class=\"qr\"")) != SIZE_MAX);
    struct str token = walk_after(&page, "name=\"_token\" value=\"");
    struct str cookie = str_fmt(&t->mem, "Cookie: hito=%.*s\r\n", STR_ARG(w->session));
    struct str body = str_fmt(&t->mem, "_token=%.*s&codigo_sellado=%.*s&codigo=%.*s", STR_ARG(token), STR_ARG(sealed),
                              STR_ARG(now_code(w, text, -1)));
    a = post(&w->desk->house, "/cuenta/segundo-factor", cookie.ptr, body);
    EXPECT_STR(desk_leads(&a), "/cuenta/codigos");
    w->session = STR_NONE;
    return text;
}

TEST(who_knows_the_password_signs_in_and_out)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    struct answer a = walk_post(&w, "/entrar", "/entrar?next=/cuenta", SIGN_IN_ANA);
    EXPECT_STR(desk_leads(&a), "/cuenta");
    EXPECT(answer_has(&a, "HttpOnly"));
    a = walk_get(&w, "/cuenta");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Firefox · Linux"));
    EXPECT(answer_has(&a, "127.0.0.x"));
    EXPECT(answer_has(&a, "no-store"));
    struct walk old = w;
    a = walk_post(&w, "/salir", "/cuenta", "");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(walk_get(&old, "/cuenta").code, 303); /* the cookie is worth nothing any more */
    desk_close(&d);
}

TEST(a_wrong_password_and_an_unknown_account_get_the_same_answer)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    struct answer wrong = walk_post(&w, "/entrar", NULL, "email=ana@ejemplo.ec&password=no es esta clave");
    struct answer unknown = walk_post(&w, "/entrar", NULL, "email=eva@ejemplo.ec&password=no es esta clave");
    EXPECT_INT(wrong.code, 422);
    EXPECT_INT(unknown.code, 422);
    EXPECT(answer_has(&wrong, "El correo o la clave no son correctos."));
    EXPECT(answer_has(&unknown, "El correo o la clave no son correctos."));
    EXPECT_INT(wrong.body.len, unknown.body.len);
    EXPECT(str_find(wrong.body, STR("no es esta clave")) == SIZE_MAX);
    desk_close(&d);
}

/* Processor time, the least of three: other programs do not count. */
static clock_t cost(struct arena *mem, struct str hash)
{
    clock_t least = 0;
    for (int i = 0; i < 3; i++) {
        clock_t began = clock();
        (void)password_matches(mem, hash, STR("no es esta clave"));
        clock_t took = clock() - began;
        least = i == 0 || took < least ? took : least;
    }
    return least;
}

UNIT(the_hash_for_missing_accounts_costs_as_much)
{
    struct str hash;
    EXPECT_DONE(password_hash(&t->mem, STR(PASSWORD), &hash));
    EXPECT(password_matches(&t->mem, hash, STR(PASSWORD)));
    EXPECT(!password_matches(&t->mem, hash, STR(OTHER)));
    EXPECT(!password_matches(&t->mem, STR_NONE, STR(PASSWORD)));
    clock_t there = cost(&t->mem, hash), missing = cost(&t->mem, STR_NONE);
    EXPECT(missing * 3 > there * 2 && missing * 2 < there * 3);
}

TEST(five_wrong_passwords_lock_the_account_until_it_is_reset)
{
    struct desk d;
    struct walk w;
    struct answer a = {0};
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    for (int i = 0; i < 5; i++)
        a = walk_post(&w, "/entrar", NULL, i % 2 == 0 ? "email=ana@ejemplo.ec&password=mal" : "email= ANA@Ejemplo.ec&password=mal");
    EXPECT(answer_has(&a, "no son correctos"));
    a = walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT(answer_has(&a, "Hubo demasiados intentos"));
    EXPECT_INT(a.code, 422);
    a = walk_post(&w, "/recuperar", NULL, "email=ana@ejemplo.ec");
    EXPECT_STR(desk_leads(&a), "/recuperar?enviado=1");
    struct str token = walk_letter(&d, "ana@ejemplo.ec", "/restablecer/");
    EXPECT_INT(token.len, 64);
    const char *path = str_fmt(&t->mem, "/restablecer/%.*s", STR_ARG(token)).ptr;
    a = walk_post(&w, path, NULL, "password_new=" OTHER "&password_again=" OTHER);
    EXPECT_STR(desk_leads(&a), "/entrar");
    a = walk_post(&w, "/entrar", NULL, "email=ana@ejemplo.ec&password=" OTHER);
    EXPECT_STR(desk_leads(&a), "/pendientes");
    desk_close(&d);
}

TEST(asking_for_a_new_password_says_the_same_to_everybody)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    struct answer there = walk_post(&w, "/recuperar", NULL, "email=ana@ejemplo.ec");
    struct answer missing = walk_post(&w, "/recuperar", NULL, "email=eva@ejemplo.ec");
    EXPECT_INT(there.code, missing.code);
    EXPECT(str_eq(desk_leads(&there), desk_leads(&missing)));
    EXPECT(!str_empty(walk_letter(&d, "ana@ejemplo.ec", "/restablecer/")));
    EXPECT(str_empty(walk_letter(&d, "eva@ejemplo.ec", "Subject")));
    desk_close(&d);
}

TEST(a_reset_serves_once_ends_all_sessions_and_never_skips_the_second_factor)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    const char *secret = enrol(t, &w);
    struct walk first = {.desk = &d};
    (void)walk_post(&first, "/entrar", NULL, SIGN_IN_ANA);
    struct answer a = walk_post(&first, "/entrar/codigo", NULL, str_fmt(&t->mem, "codigo=%s", now_code(&w, secret, 0).ptr).ptr);
    EXPECT_INT(a.code, 303);
    EXPECT_INT(walk_get(&first, "/cuenta").code, 200);
    (void)walk_post(&w, "/recuperar", NULL, "email=ana@ejemplo.ec");
    struct str token = walk_letter(&d, "ana@ejemplo.ec", "/restablecer/");
    const char *path = str_fmt(&t->mem, "/restablecer/%.*s", STR_ARG(token)).ptr;
    a = walk_post(&w, path, NULL, "password_new=corta&password_again=corta");
    EXPECT_INT(a.code, 422);
    a = walk_post(&w, path, NULL, "password_new=" OTHER "&password_again=" OTHER);
    EXPECT_STR(desk_leads(&a), "/entrar");
    EXPECT_INT(walk_get(&first, "/cuenta").code, 303);
    EXPECT_INT(walk_get(&w, path).code, 410);
    a = walk_post(&w, "/entrar", NULL, "email=ana@ejemplo.ec&password=" OTHER);
    EXPECT_STR(desk_leads(&a), "/entrar/codigo");
    EXPECT_INT(walk_get(&w, "/cuenta").code, 303);
    EXPECT(!str_empty(walk_letter(&d, "ana@ejemplo.ec", "cerraron")));
    desk_close(&d);
}

TEST(a_link_past_its_half_hour_does_not_serve)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    (void)walk_post(&w, "/recuperar", NULL, "email=ana@ejemplo.ec");
    struct str token = walk_letter(&d, "ana@ejemplo.ec", "/restablecer/");
    const char *path = str_fmt(&t->mem, "/restablecer/%.*s", STR_ARG(token)).ptr;
    EXPECT_INT(walk_get(&w, path).code, 200);
    EXPECT(walk_script(&d, "UPDATE account_token SET expires_at = expires_at - 1810"));
    EXPECT_INT(walk_get(&w, path).code, 410);
    /* A reset's link is no invitation. */
    EXPECT_INT(walk_get(&w, str_fmt(&t->mem, "/invitacion/%.*s", STR_ARG(token)).ptr).code, 410);
    desk_close(&d);
}

TEST(each_code_of_the_second_factor_serves_once)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    const char *secret = enrol(t, &w);
    struct answer a = walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT_STR(desk_leads(&a), "/entrar/codigo");
    EXPECT_INT(walk_get(&w, "/cuenta").code, 303);
    struct str half = w.session, code = oathtool(&w, secret);
    EXPECT_INT(code.len, 6);
    const char *typed = str_fmt(&t->mem, "codigo=%.*s", STR_ARG(code)).ptr;
    a = walk_post(&w, "/entrar/codigo", NULL, typed);
    EXPECT_STR(desk_leads(&a), "/pendientes");
    EXPECT(!str_eq(half, w.session)); /* rotated */
    EXPECT_INT(walk_get(&w, "/cuenta").code, 200);
    struct walk thief = {.desk = &d};
    (void)walk_post(&thief, "/entrar", NULL, SIGN_IN_ANA);
    a = walk_post(&thief, "/entrar/codigo", NULL, typed);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "ya se usó"));
    EXPECT_INT(walk_get(&thief, "/cuenta").code, 303);
    desk_close(&d);
}

TEST(wrong_codes_are_counted)
{
    struct desk d;
    struct walk w;
    struct answer a = {0};
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    const char *secret = enrol(t, &w);
    (void)walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    for (int i = 0; i < 5; i++)
        a = walk_post(&w, "/entrar/codigo", NULL, "codigo=000000x");
    EXPECT(answer_has(&a, "no es correcto"));
    a = walk_post(&w, "/entrar/codigo", NULL, str_fmt(&t->mem, "codigo=%s", now_code(&w, secret, 1).ptr).ptr);
    EXPECT(answer_has(&a, "Hubo demasiados intentos"));
    EXPECT_INT(walk_get(&w, "/cuenta").code, 303);
    desk_close(&d);
}

TEST(a_recovery_code_serves_once_and_new_ones_replace_the_old)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    const char *secret = enrol(t, &w);
    (void)walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    (void)walk_post(&w, "/entrar/codigo", NULL, str_fmt(&t->mem, "codigo=%s", now_code(&w, secret, 0).ptr).ptr);
    struct answer page = walk_get(&w, "/cuenta/codigos");
    struct str code = walk_after(&page, "<li><code>"), token = walk_after(&page, "name=\"_token\" value=\""),
               sealed = walk_after(&page, "name=\"codigos_sellados\" value=\"");
    EXPECT_INT(code.len, 14);
    struct answer a = post(&d.house, "/cuenta/codigos", str_fmt(&t->mem, "Cookie: hito=%.*s\r\n", STR_ARG(w.session)).ptr,
                           str_fmt(&t->mem, "_token=%.*s&codigos_sellados=%.*s", STR_ARG(token), STR_ARG(sealed)));
    EXPECT_STR(desk_leads(&a), "/cuenta");
    page = walk_get(&w, "/cuenta");
    EXPECT(answer_has(&page, "sin usar: 10"));
    EXPECT(str_find(page.body, code) == SIZE_MAX);
    const char *typed = str_fmt(&t->mem, "codigo=%.*s", STR_ARG(code)).ptr;
    struct walk other = {.desk = &d};
    (void)walk_post(&other, "/entrar", NULL, SIGN_IN_ANA);
    a = walk_post(&other, "/entrar/codigo", NULL, typed);
    EXPECT_INT(a.code, 303);
    struct walk again = {.desk = &d};
    (void)walk_post(&again, "/entrar", NULL, SIGN_IN_ANA);
    a = walk_post(&again, "/entrar/codigo", NULL, typed);
    EXPECT_INT(a.code, 422);
    desk_close(&d);
}

TEST(a_directorate_without_second_factor_is_led_to_enrolment_and_can_do_nothing_else)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_DIRECTORATE))
        return;
    struct answer a = walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT_STR(desk_leads(&a), "/cuenta/segundo-factor");
    EXPECT_INT(walk_get(&w, "/cuenta/segundo-factor").code, 200);
    EXPECT_INT(walk_get(&w, "/cuenta").code, 303);
    EXPECT_INT(walk_get(&w, "/ec/administracion/temas").code, 303);
    EXPECT_INT(walk_get(&w, "/entrar/codigo").code, 303);
    a = walk_get(&w, "/entrar");
    EXPECT_STR(desk_leads(&a), "/cuenta/segundo-factor");
    const char *secret = enrol(t, &w);
    struct walk whole = {.desk = &d};
    (void)walk_post(&whole, "/entrar", NULL, SIGN_IN_ANA);
    (void)walk_post(&whole, "/entrar/codigo", NULL, str_fmt(&t->mem, "codigo=%s", now_code(&w, secret, 0).ptr).ptr);
    EXPECT_INT(walk_get(&whole, "/ec/administracion/temas").code, 200);
    a = walk_post(&whole, "/cuenta/segundo-factor/quitar", NULL, "password=" PASSWORD);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Tu rol exige un segundo factor"));
    desk_close(&d);
}

TEST(in_a_demonstration_the_second_factor_is_optional_and_the_page_says_so)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_DIRECTORATE))
        return;
    d.house.site.config.demonstration = true;
    struct answer a = walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT_STR(desk_leads(&a), "/pendientes");
    a = walk_get(&w, "/entrar");
    EXPECT(answer_has(&a, "el segundo factor es optativo"));
    desk_close(&d);
}

TEST(a_session_that_is_ended_from_another_one_is_over_at_once)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    struct walk other = {.desk = &d};
    (void)walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    (void)walk_post(&other, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT_INT(walk_get(&other, "/cuenta").code, 200);
    struct answer a = walk_post(&w, "/cuenta/sesion", "/cuenta", "");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(walk_get(&other, "/cuenta").code, 303);
    EXPECT_INT(walk_get(&w, "/cuenta").code, 200);
    EXPECT_INT(walk_post(&w, "/cuenta/sesiones", "/cuenta", "").code, 200); /* no such form: only one is left */
    desk_close(&d);
}

TEST(a_person_who_is_disabled_is_out_on_the_next_request)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    (void)walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT_INT(walk_get(&w, "/cuenta").code, 200);
    EXPECT(walk_script(&d, "UPDATE person SET state = 'desactivada' WHERE email_folded = 'ana@ejemplo.ec'"));
    EXPECT_INT(walk_get(&w, "/cuenta").code, 303);
    struct answer a = walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT(answer_has(&a, "El correo o la clave no son correctos."));
    desk_close(&d);
}

TEST(a_session_ends_when_idle_and_in_any_case_at_its_end)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    (void)walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT(walk_script(&d, "UPDATE session SET created_at = created_at - 1900, seen_at = seen_at - 1790"));
    EXPECT_INT(walk_get(&w, "/cuenta").code, 200);
    EXPECT(walk_script(&d, "UPDATE session SET seen_at = seen_at - 11"));
    EXPECT_INT(walk_get(&w, "/cuenta").code, 303);
    (void)walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    EXPECT(walk_script(&d, "UPDATE session SET expires_at = expires_at - 43201"));
    EXPECT_INT(walk_get(&w, "/cuenta").code, 303);
    desk_close(&d);
}

TEST(a_login_leads_only_to_addresses_of_ours)
{
    static const char *const bad[] = {"https://malo.example/", "//malo.example", "/%5Cmalo.example", "javascript:alert(1)",
                                      "%2F%2Fmalo.example", "/%09/malo.example"};
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct answer a = walk_post(&w, "/entrar", str_fmt(&t->mem, "/entrar?next=%s", bad[i]).ptr, SIGN_IN_ANA);
        struct str leads = desk_leads(&a);
        if (!str_is(leads, "/pendientes"))
            test_failed(t, __FILE__, __LINE__, "next=%s leads to %.*s (%d)", bad[i], STR_ARG(leads), a.code);
    }
    desk_close(&d);
}

TEST(own_data_are_changed_and_exported_without_secrets)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    (void)walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    struct answer a = walk_post(&w, "/cuenta", NULL, "name=Ana María&email=ana@ejemplo.ec&language=en");
    EXPECT_STR(desk_leads(&a), "/cuenta?lang=en");
    a = walk_post(&w, "/cuenta", NULL, "name=Ana María&email=otra@ejemplo.ec&language=es");
    EXPECT_INT(a.code, 422); /* another address needs the password */
    a = walk_post(&w, "/cuenta", NULL, "name=Ana María&email=otra@ejemplo.ec&language=es&password=" PASSWORD);
    EXPECT_INT(a.code, 303);
    EXPECT(!str_empty(walk_letter(&d, "ana@ejemplo.ec", "go to another"))); /* she reads English by then */
    a = walk_get(&w, "/cuenta/datos");
    EXPECT(answer_has(&a, "\"otra@ejemplo.ec\""));
    EXPECT(!answer_has(&a, "argon2"));
    EXPECT(!answer_has(&a, "id_hash"));
    desk_close(&d);
}

TEST(changing_the_password_needs_the_present_one_and_ends_the_other_sessions)
{
    struct desk d;
    struct walk w;
    if (!begin(t, &d, &w, ROLE_PERSON))
        return;
    struct walk other = {.desk = &d};
    (void)walk_post(&w, "/entrar", NULL, SIGN_IN_ANA);
    (void)walk_post(&other, "/entrar", NULL, SIGN_IN_ANA);
    struct answer a = walk_post(&w, "/cuenta/clave", NULL, "password=mal&password_new=" OTHER "&password_again=" OTHER);
    EXPECT_INT(a.code, 422);
    a = walk_post(&w, "/cuenta/clave", NULL, "password=" PASSWORD "&password_new=" OTHER "&password_again=otra");
    EXPECT_INT(a.code, 422);
    a = walk_post(&w, "/cuenta/clave", NULL, "password=" PASSWORD "&password_new=" OTHER "&password_again=" OTHER);
    EXPECT_STR(desk_leads(&a), "/cuenta");
    EXPECT_INT(walk_get(&w, "/cuenta").code, 200);
    EXPECT_INT(walk_get(&other, "/cuenta").code, 303);
    desk_close(&d);
}

UNIT(sessions_are_named_without_telling_much)
{
    EXPECT_STR(address_network(&t->mem, STR("203.0.113.77")), "203.0.113.x");
    EXPECT_STR(address_network(&t->mem, STR("2001:db8:1:2::77")), "2001:db8:1:…");
    EXPECT_STR(address_network(&t->mem, STR_NONE), "");
    EXPECT_STR(agent_words(&t->mem, STR("Mozilla/5.0 (Linux; Android 14) Chrome/130 Safari/537")), "Chrome · Android");
    EXPECT_STR(agent_words(&t->mem, STR("<script>")), "Navegador");
}
