/* SPDX-License-Identifier: EUPL-1.2
 * The page of a hall without signal and its file: shown before it is written, twice with the same result, and what is
 * nonsense refused in words. */
#include "room/attendance/attendance_test.h"
#include "room/hall/hall_view.h"
#include "tests/desk.h"

static enum status read_text(struct test *t, const char *text, struct hall_file *f)
{
    const char *why;
    return hall_file_read(&t->mem, str_of(text), f, &why);
}

UNIT(a_hall_file_that_is_no_file_of_ours_is_refused)
{
    struct hall_file f;
    struct buf deep = BUF(&t->mem);
    EXPECT_STATUS(read_text(t, "", &f), INVALID);
    EXPECT_STATUS(read_text(t, "{{{", &f), INVALID);
    EXPECT_STATUS(read_text(t, "[1,2]", &f), INVALID);
    EXPECT_STATUS(read_text(t, "{\"hito\":\"otra\"}", &f), INVALID);
    EXPECT_STATUS(read_text(t, "{\"hito\":\"sala-1\",\"asistencias\":[],\"papeletas\":[],\"propuestas\":[]}", &f), INVALID);
    EXPECT_STATUS(read_text(t, "{\"hito\":\"sala-1\",\"lote\":\"0123456789abcdef\",\"asistencias\":{},\"papeletas\":[],\"propuestas\":[]}", &f), INVALID);
    EXPECT_STATUS(read_text(t, "{\"hito\":\"sala-1\",\"lote\":\"../../etc\",\"asistencias\":[],\"papeletas\":[],\"propuestas\":[]}", &f), INVALID);
    for (size_t i = 0; i < 100000; i++)
        buf_char(&deep, '[');
    EXPECT_STATUS(read_text(t, buf_str(&deep).ptr, &f), INVALID);
}

UNIT(a_row_of_a_hall_file_without_number_or_with_what_is_no_text_is_known)
{
    struct hall_file f;
    EXPECT_DONE(read_text(t, "{\"hito\":\"sala-1\",\"lote\":\"0123456789abcdef\",\"asistencias\":[7,{\"id\":\"<b>\",\"nombre\":[1]},"
                             "{\"id\":\"00aa00aa\",\"nombre\":\" Ana \"}],\"papeletas\":[],\"propuestas\":[]}", &f));
    EXPECT_INT(f.people_count, 3);
    EXPECT(str_empty(f.people[0].id) && str_empty(f.people[1].id) && str_empty(f.people[1].name));
    EXPECT_STR(f.people[2].name, "Ana");
}

#define MEETING "/ec/cocreacion/1/mesa/1/sesion/1"
#define AS ROLE_FACILITATOR
#define HEAD "{\"hito\":\"sala-1\",\"proceso\":\"ec/1\",\"mesa\":1,\"sesion\":1,\"lote\":\"0123456789abcdef\","
#define ANA "{\"id\":\"000000a1\",\"nombre\":\"Ana Quishpe\",\"sector\":\"ciudadania\",\"provincia\":\"17\"}"
#define EVIL "{\"id\":\"000000a2\",\"nombre\":\"<script>alert(1)</script>\",\"sector\":\"academia\"}"
#define ROSA "{\"id\":\"000000a3\",\"nombre\":\"Rosa Guamán\",\"sector\":\"estado\"}"
#define SLIPS "\"papeletas\":[{\"id\":\"00000b01\",\"genero\":\"mujer\"},{\"id\":\"00000b02\",\"genero\":\"mujer\",\"edad\":\"18-29\"}],"
#define WATER                                                                                                                  \
    "{\"id\":\"00000c01\",\"titulo\":\"Agua segura para la parroquia\",\"codigo\":\"HT-DEM0A-P0RTE-5\",\"respuestas\":{"        \
    "\"problema\":\"El agua llega turbia desde hace dos años y nadie avisa.\",\"afecta\":\"A las familias de la parroquia\","   \
    "\"solucion\":\"Publicar cada semana la calidad del agua de los tanques.\"}}"

static enum status story_add(struct test *t, struct desk *d)
{
    struct attendance_world w;
    return attendance_world_add(t, d->jurisdiction, d->people[AS], &w);
}

static struct answer sent(struct test *t, struct desk *d, const char *text)
{
    return desk_post(d, AS, MEETING "/subir", NULL, str_fmt(&t->mem, "content=%s", text).ptr);
}

/* Uploads and accepts; the page it leads to. */
static struct answer taken(struct test *t, struct desk *d, const char *text)
{
    struct answer a = sent(t, d, text);
    EXPECT_INT(a.code, 303);
    const char *path = str_chars(&t->mem, desk_leads(&a));
    a = desk_get(d, AS, path);
    EXPECT(answer_has(&a, "Aceptar y guardar"));
    return desk_post(d, AS, path, NULL, "");
}

static bool listed(struct desk *d, const char *words)
{
    struct answer a = desk_get(d, AS, MEETING "/asistencia");
    return answer_has(&a, words);
}

static void step_nonsense(struct test *t, struct desk *d)
{
    struct answer a = sent(t, d, "esto no es JSON");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "no es de la página sin conexión"));
    a = sent(t, d, "{\"hito\":\"sala-1\",\"proceso\":\"ec/1\",\"mesa\":4,\"sesion\":2,\"lote\":\"0123456789abcdef\",\"asistencias\":[],\"papeletas\":[],\"propuestas\":[]}");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "mesa 4, sesión 2"));
    a = sent(t, d, HEAD "\"asistencias\":[" ANA ",{\"id\":\"000000a9\",\"nombre\":\"Nadie\",\"sector\":\"marte\"}],\"papeletas\":[],\"propuestas\":[]}");
    EXPECT_INT(a.code, 303);
    const char *path = str_chars(&t->mem, desk_leads(&a));
    a = desk_get(d, AS, path);
    EXPECT(answer_has(&a, "falta el sector") && !answer_has(&a, "Aceptar y guardar"));
    EXPECT(desk_post_blind(d, AS, path, "").code != 303);
    EXPECT(!listed(d, "Ana Quishpe"));
}

TEST(the_file_of_a_hall_counts_each_row_once_however_often_it_comes)
{
    struct desk d;
    if (!desk_open_with(t, &d, story_add))
        return;
    step_nonsense(t, &d);
    const char *first = HEAD "\"asistencias\":[" ANA "," EVIL "]," SLIPS "\"propuestas\":[" WATER "]}";
    const char *bigger = HEAD "\"asistencias\":[" ANA "," EVIL "," ROSA "]," SLIPS "\"propuestas\":[" WATER "]}";
    EXPECT_INT(taken(t, &d, first).code, 303);
    EXPECT_INT(taken(t, &d, first).code, 303);
    EXPECT(listed(&d, "Personas en la lista <span class=\"count\">2</span>"));
    EXPECT(listed(&d, "&lt;script&gt;") && !listed(&d, "<script>alert"));
    EXPECT_INT(taken(t, &d, bigger).code, 303);
    EXPECT(listed(&d, "Personas en la lista <span class=\"count\">3</span>"));
    struct answer a = desk_get(&d, AS, MEETING "/asistencia/papeletas");
    EXPECT(answer_has(&a, "ya se contaron 2 papeletas"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/cocreacion/1/propuestas");
    EXPECT(answer_has(&a, "Agua segura para la parroquia") && answer_has(&a, "1 propuesta<"));
    desk_close(&d);
}

TEST(the_page_without_signal_is_one_file_that_asks_nothing_of_the_network)
{
    struct desk d;
    if (!desk_open_with(t, &d, story_add))
        return;
    struct answer a = desk_get(&d, AS, MEETING "/sin-conexion");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "default-src 'none'") && answer_has(&a, "hito-mesa-1-sesion-1.html"));
    EXPECT(!answer_has(&a, "src=\"") && !answer_has(&a, "href=\"") && !answer_has(&a, "url("));
    EXPECT(answer_has(&a, "¿Qué problema quieres que se resuelva?"));
    EXPECT_INT(desk_get(&d, AS, MEETING "/imprimir").code, 200);
    EXPECT_INT(desk_get(&d, ROLE_EVALUATOR, MEETING "/sin-conexion").code, 403);
    desk_close(&d);
}
