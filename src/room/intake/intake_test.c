/* SPDX-License-Identifier: EUPL-1.2
 * The guided form through a real socket: kept at each step, sent once, confirmed, followed with its code,
 * checked, corrected, withdrawn; at a table; and five hundred in the last second. */
#include <pthread.h>

#include "base/digest.h"
#include "room/intake/intake.h"
#include "room/intake/intake_test.h"
#include "sql.h"

#define AT "/ec/cocreacion/1"

UNIT(a_puzzle_is_solved_by_the_right_number_alone)
{
    int solved = 0;
    for (int i = 0; i < 400; i++)
        solved += proof_good(&t->mem, STR("reto"), str_fmt(&t->mem, "%d", i), 4);
    EXPECT(solved > 5 && solved < 60);
    EXPECT(!proof_good(&t->mem, STR("reto"), STR(""), 4) && proof_good(&t->mem, STR("reto"), STR(""), 0));
    EXPECT(!proof_good(&t->mem, STR("reto"), STR("1234567890123456789012345"), 1));
}

UNIT(the_link_that_confirms_serves_for_its_proposal_and_its_time)
{
    int64_t id = 0;
    struct str link = intake_token(&t->mem, STR("clave"), 7, (struct instant){1000});
    EXPECT_STATUS(intake_token_read(&t->mem, STR("clave"), link, (struct instant){1000}, &id), DONE);
    EXPECT_INT(id, 7);
    EXPECT_STATUS(intake_token_read(&t->mem, STR("clave"), link, (struct instant){1001}, &id), GONE);
    EXPECT_STATUS(intake_token_read(&t->mem, STR("otra"), link, (struct instant){900}, &id), NOT_FOUND);
    EXPECT_STATUS(intake_token_read(&t->mem, STR("clave"), STR("8-1000-aaaa"), (struct instant){900}, &id), NOT_FOUND);
    EXPECT_STATUS(intake_token_read(&t->mem, STR("clave"), STR("nada"), (struct instant){900}, &id), NOT_FOUND);
}

static const char *at_step(struct test *t, struct str base, const char *step)
{
    return str_fmt(&t->mem, "%.*s/%s", STR_ARG(base), step).ptr;
}

/* The address of a form just begun: "…/proponer/TOKEN". */
static struct str begun(struct test *t, struct desk *d, enum role as)
{
    struct answer a = desk_post(d, as, AT "/proponer", NULL, "");
    EXPECT_INT(a.code, 303);
    struct str to = desk_leads(&a);
    size_t cut = to.len;
    while (cut > 0 && to.ptr[cut - 1] != '/')
        cut--;
    EXPECT(str_ends(to, "/problema"));
    return str_copy(&t->mem, str_part(to, 0, cut - 1));
}

static void fill(struct test *t, struct desk *d, enum role as, struct str base, const char *title, const char *problem)
{
    const struct {
        const char *step, *typed;
    } steps[] = {
        {"problema", str_fmt(&t->mem, "r_problema=%s", problem).ptr},
        {"afecta", "r_afecta=Familias de la ladera"},
        {"donde", "r_donde=Manabí&r_donde=Guayas"},
        {"solucion", "r_solucion=Que se publique cada semana el resultado de los análisis."},
        {"lidera", "r_lidera="},
        {"valor", "r_valor=Participación ciudadana"},
        {"evidencia", "r_evidencia=https://ejemplo.ec/informe"},
        {"titulo", str_fmt(&t->mem, "title=%s", title).ptr},
        {"contacto", "correo=vecina@ejemplo.ec&name=Vecina&sector=ciudadania&acepta=1"},
    };
    for (size_t i = 0; i < COUNT(steps); i++) {
        struct answer a = desk_post(d, as, at_step(t, base, steps[i].step), NULL, steps[i].typed);
        EXPECT_INT(a.code, 303);
    }
}

static const char *code_in(struct test *t, const struct answer *a)
{
    size_t at = str_find(a->body, STR("<strong>HT-"));
    return at == SIZE_MAX ? "" : str_chars(&t->mem, str_part(a->body, at + 8, 16));
}

static bool shows(struct desk *d, const char *path, const char *words)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, path);
    return a.code == 200 && answer_has(&a, words);
}

#define PROBLEM "El agua llega turbia desde hace dos años y nadie avisa. Mi cédula es 1710034065."

static void step_bad_input(struct test *t, struct desk *d, struct str base)
{
    const char *problem = at_step(t, base, "problema");
    struct answer a = desk_post(d, ROLE_PUBLIC, problem, NULL, "r_problema=Agua");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "muy corta") && answer_has(&a, "Agua"));
    struct buf b = BUF(&t->mem);
    buf_chars(&b, "r_problema=");
    for (int i = 0; i < 3000; i++)
        buf_chars(&b, "agua turbi");
    a = desk_post(d, ROLE_PUBLIC, problem, NULL, buf_str(&b).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "30.000 caracteres y el máximo es 3.000") && answer_has(&a, "agua turbiagua turbiagua"));
    a = desk_post(d, ROLE_PUBLIC, at_step(t, base, "valor"), NULL, "r_valor=Lo que sea");
    EXPECT_INT(a.code, 422);
    a = desk_post(d, ROLE_PUBLIC, at_step(t, base, "evidencia"), NULL, "r_evidencia=mi vecino lo dijo");
    EXPECT(answer_has(&a, "un enlace completo por línea"));
    a = desk_post(d, ROLE_PUBLIC, at_step(t, base, "revisar"), NULL, "");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "necesita una respuesta"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, AT "/proponer/0000000000/problema").code, 410);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, at_step(t, base, "cualquiera")).code, 404);
}

static void step_sent(struct test *t, struct desk *d, struct str base, const char **ret_code)
{
    const char *check = at_step(t, base, "revisar");
    struct answer a = desk_get(d, ROLE_PUBLIC, check);
    EXPECT(answer_has(&a, "17•••••••5") && answer_has(&a, "una cédula o un teléfono") && answer_has(&a, "Manabí, Guayas"));
    a = desk_post(d, ROLE_PUBLIC, check, NULL, "website=si");
    EXPECT_INT(a.code, 422);
    d->house.site.config.form_seconds = 60;
    a = desk_post(d, ROLE_PUBLIC, check, NULL, "");
    EXPECT(a.code == 422 && answer_has(&a, "muy rápido"));
    d->house.site.config.form_seconds = 0;
    a = desk_post(d, ROLE_PUBLIC, check, NULL, "");
    EXPECT_INT(a.code, 303);
    a = desk_get(d, ROLE_PUBLIC, at_step(t, base, "listo"));
    EXPECT(answer_has(&a, "Falta un paso"));
    *ret_code = code_in(t, &a);
    EXPECT_INT((int)str_of(*ret_code).len, 16);
    a = desk_post_blind(d, ROLE_PUBLIC, check, ""); /* no token: not taken */
    EXPECT(a.code >= 400);
    a = desk_get(d, ROLE_PUBLIC, check); /* sent already: the receipt */
    EXPECT(answer_has(&a, *ret_code));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, AT "/propuesta/1").code, 404);
    EXPECT(!shows(d, AT "/propuestas", "Agua clara"));
}

static void step_confirmed(struct test *t, struct desk *d)
{
    struct str token = intake_token(&t->mem, d->house.site.server_key, 1, (struct instant){instant_now().s + 3600});
    const char *link = str_fmt(&t->mem, "/propuesta/%.*s", STR_ARG(token)).ptr;
    struct answer a = desk_get(d, ROLE_PUBLIC, link);
    EXPECT(a.code == 200 && answer_has(&a, "Confirmar y publicar"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, AT "/propuesta/1").code, 404); /* looking confirms nothing */
    a = desk_post(d, ROLE_PUBLIC, str_fmt(&t->mem, "%s/confirmar", link).ptr, link, "");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/propuesta/1", "17•••••••5") && !shows(d, AT "/propuesta/1", "1710034065"));
    EXPECT(shows(d, AT "/propuestas?q=AGUA+claras", "Agua clara para todas") && !shows(d, AT "/propuestas?q=bosque", "Agua clara"));
    EXPECT(shows(d, AT "/propuestas?provincia=13&estado=recibida", "Agua clara") && !shows(d, AT "/propuestas?provincia=01", "Agua clara"));
    EXPECT(shows(d, AT "/propuestas.csv", "Agua clara") && !shows(d, AT "/propuestas.csv", "ejemplo.ec"));
    EXPECT(shows(d, "/ec/datos/propuestas-respuestas.csv", "nadie avisa") && shows(d, "/ec/datos/propuestas.csv", "Agua clara"));
    EXPECT(!shows(d, AT "/propuesta/1", "vecina@"));
}

static struct answer follow(struct test *t, struct desk *d, const char *code)
{
    return desk_post(d, ROLE_PUBLIC, "/sigue", NULL, str_fmt(&t->mem, "codigo=%s", code).ptr);
}

static void step_followed(struct test *t, struct desk *d, const char *code)
{
    struct answer bad = follow(t, d, "HT-00000-00000-0"), odd = follow(t, d, "no es un código");
    EXPECT(bad.code == 422 && odd.code == 422);
    EXPECT(answer_has(&bad, "No hay un aporte con ese código") && answer_has(&odd, "No hay un aporte con ese código"));
    struct answer a = follow(t, d, code);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Tu aporte") && answer_has(&a, "Recibida") && !answer_has(&a, code));
    EXPECT_STR(answer_header(&a, "Cache-Control"), "no-store");
    for (int i = 0; i < 25; i++)
        a = follow(t, d, "HT-00000-00000-1");
    EXPECT(answer_has(&a, "Demasiados intentos"));
    a = follow(t, d, code);
    EXPECT_INT(a.code, 422);
}

static void step_checked(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, ROLE_DIRECTORATE, AT "/propuesta/1/revisar", AT "/propuesta/1", "decision=no-admitir&reason=No va");
    EXPECT(a.code == 422 && answer_has(&a, "al menos 20 caracteres"));
    EXPECT_INT(desk_post_blind(d, ROLE_COLEAD, AT "/propuesta/1/revisar", "decision=admitir").code, 403);
    EXPECT_INT(desk_get(d, ROLE_PERSON, AT "/propuestas/por-revisar").code, 403);
    a = desk_get(d, ROLE_DIRECTORATE, AT "/propuestas/por-revisar");
    EXPECT(a.code == 200 && answer_has(&a, "Agua clara"));
    a = desk_post(d, ROLE_DIRECTORATE, AT "/propuestas/por-revisar", NULL, "numero=1");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/propuesta/1", "Admisible") && shows(d, AT "/propuesta/1", "Cumple los requisitos"));
    a = desk_post(d, ROLE_DIRECTORATE, AT "/propuesta/1/revisar", AT "/propuesta/1",
                  "decision=no-admitir&reason=Trata de otra provincia, que tiene su propio proceso.");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/propuesta/1", "que tiene su propio proceso"));
    (void)t;
}

TEST(a_proposal_is_written_step_by_step_sent_once_confirmed_and_followed)
{
    struct desk *d = arena_new_of(&t->mem, struct desk);
    const char *code = "";
    if (!desk_open_with(t, d, intake_process_open))
        return;
    d->house.site.config.form_seconds = 0;
    struct str base = begun(t, d, ROLE_PUBLIC);
    step_bad_input(t, d, base);
    fill(t, d, ROLE_PUBLIC, base, "Agua clara para todas", PROBLEM);
    step_sent(t, d, base, &code);
    step_confirmed(t, d);
    struct str again = begun(t, d, ROLE_PUBLIC);
    fill(t, d, ROLE_PUBLIC, again, "Agua clara para todas", PROBLEM);
    struct answer a = desk_post(d, ROLE_PUBLIC, at_step(t, again, "revisar"), NULL, "");
    EXPECT(a.code == 422 && answer_has(&a, "Ya recibimos esta misma propuesta"));
    step_followed(t, d, code);
    step_checked(t, d);
    desk_close(d);
}

TEST(an_author_corrects_and_withdraws_and_what_it_said_before_stays)
{
    struct desk *d = arena_new_of(&t->mem, struct desk);
    if (!desk_open_with(t, d, intake_process_open))
        return;
    d->house.site.config.form_seconds = 0;
    struct str base = begun(t, d, ROLE_PERSON);
    fill(t, d, ROLE_PERSON, base, "Paraderos con sombra", "Los paraderos no tienen techo y llueve cinco meses al año.");
    EXPECT_INT(desk_get(d, ROLE_FOCAL, at_step(t, base, "revisar")).code, 200); /* the link alone signs nobody */
    struct answer a = desk_post(d, ROLE_PERSON, at_step(t, base, "revisar"), NULL, "");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/propuesta/1", "no tienen techo"));
    const char *typed = "title=Paraderos con sombra y luz&r_problema=Los paraderos no tienen techo ni luz y llueve mucho.&r_afecta=Estudiantes&"
                        "r_donde=Manabí&r_solucion=Poner techos y luces solares en cada paradero.";
    EXPECT_INT(desk_post_blind(d, ROLE_PUBLIC, AT "/propuesta/1/corregir", typed).code, 403);
    a = desk_post(d, ROLE_PERSON, AT "/propuesta/1/corregir", AT "/propuesta/1", "title=Corto&r_problema=x");
    EXPECT_INT(a.code, 422);
    a = desk_post(d, ROLE_PERSON, AT "/propuesta/1/corregir", AT "/propuesta/1", typed);
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/propuesta/1", "techo ni luz") && shows(d, AT "/propuesta/1", "Antes decía"));
    EXPECT(shows(d, AT "/propuesta/1", "llueve cinco meses") && !shows(d, AT "/propuestas?provincia=09", "Paraderos"));
    a = desk_get(d, ROLE_FOCAL, AT "/propuesta/1");
    EXPECT(!answer_has(&a, "Retirar mi propuesta"));
    a = desk_post(d, ROLE_PERSON, AT "/propuesta/1/retirar", AT "/propuesta/1", "razon=La presento con mi barrio.");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/propuesta/1", "La presento con mi barrio") && !shows(d, AT "/propuesta/1", "techo ni luz"));
    EXPECT(!shows(d, AT "/propuestas.csv", "Paraderos") && !shows(d, "/ec/datos/propuestas-respuestas.csv", "paraderos"));
    desk_close(d);
}

TEST(whoever_runs_a_table_types_for_others_and_hands_over_a_receipt)
{
    struct desk *d = arena_new_of(&t->mem, struct desk);
    if (!desk_open_with(t, d, intake_process_open))
        return;
    const char *typed = "title=Un semáforo frente a la escuela&r_problema=Los carros no paran frente a la escuela y ya hubo dos heridos.&"
                        "r_afecta=Niñas y niños&r_solucion=Poner un semáforo y publicar los accidentes de cada mes.&papel=1";
    EXPECT_INT(desk_get(d, ROLE_PERSON, AT "/mesa/1/proponer").code, 403);
    struct answer a = desk_post(d, ROLE_DIRECTORATE, AT "/mesa/1/proponer", NULL, "title=Un semáforo frente a la escuela&r_problema=Corto");
    EXPECT(a.code == 422 && answer_has(&a, "muy corta"));
    a = desk_post(d, ROLE_DIRECTORATE, AT "/mesa/1/proponer", NULL, typed);
    EXPECT_INT(a.code, 303);
    a = desk_get(d, ROLE_DIRECTORATE, str_chars(&t->mem, desk_leads(&a)));
    EXPECT_INT((int)str_of(code_in(t, &a)).len, 16);
    EXPECT(shows(d, AT "/propuesta/1", "Formulario en papel") && shows(d, AT "/mesa/1", "Un semáforo"));
    desk_close(d);
}

#define CROWD 500
#define HANDS 8

struct hand {
    struct test test;
    struct desk desk;
    int first, good;
};

static void *send_some(void *context)
{
    struct hand *x = context;
    for (int i = x->first; i < CROWD; i += HANDS) {
        const char *path = str_fmt(&x->test.mem, AT "/proponer/ficha%04d/revisar", i).ptr;
        struct answer sent = desk_post(&x->desk, ROLE_PUBLIC, path, NULL, "");
        x->good += sent.code == 303;
        arena_reset(&x->test.mem);
    }
    return NULL;
}

TEST(five_hundred_in_the_last_second_are_all_kept_each_once_and_in_order)
{
    struct desk *d = arena_new_of(&t->mem, struct desk);
    if (!desk_open_with(t, d, intake_crowd_open))
        return;
    d->house.site.config.form_seconds = 0;
    d->house.site.config.proposals_per_address = d->house.site.config.proposals_without_proof = 100000;
    d->house.site.config.proposals_per_day = d->house.site.config.proposals_per_process = 1000;
    struct hand *hands = arena_array(&t->mem, struct hand, HANDS);
    pthread_t threads[HANDS];
    int good = 0;
    for (int i = 0; i < HANDS; i++) {
        hands[i].test = *t;
        hands[i].test.mem = arena_new((size_t)64 * 1024 * 1024);
        hands[i].desk = *d;
        hands[i].desk.house.test = &hands[i].test;
        hands[i].first = i;
        pthread_create(&threads[i], NULL, send_some, &hands[i]);
    }
    for (int i = 0; i < HANDS; i++) {
        pthread_join(threads[i], NULL);
        good += hands[i].good;
        arena_free(&hands[i].test.mem);
    }
    EXPECT_INT(good, CROWD);
    const struct catalog *catalog = d->house.site.catalog;
    desk_close(d);
    struct db *db;
    EXPECT_DONE(db_open(t->where, DB_READ, catalog, &db));
    int64_t n = 0;
    EXPECT_DONE(db_begin(db, DB_READ, NULL));
    EXPECT_STATUS(db_end(db, db_int(db, SQL_PROPOSAL_NEXT, WITH(IN((int64_t)1)), &n)), DONE);
    EXPECT_INT(n, CROWD + 1);
    db_close(db);
}
