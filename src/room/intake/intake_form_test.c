/* SPDX-License-Identifier: EUPL-1.2
 * Versions of the form through a real socket, and what people paste into it. */
#include "room/intake/intake.h"
#include "room/intake/intake_test.h"

#define AT "/ec/cocreacion/1"
#define FORMS "/ec/formularios"

static bool shows(struct desk *d, const char *path, const char *words)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, path);
    return a.code == 200 && answer_has(&a, words);
}

/* "…/proponer/TOKEN" of a form just begun. */
static struct str begun(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, ROLE_PERSON, AT "/proponer", NULL, "");
    EXPECT_INT(a.code, 303);
    struct str to = desk_leads(&a);
    size_t cut = to.len;
    while (cut > 0 && to.ptr[cut - 1] != '/')
        cut--;
    return str_copy(&t->mem, str_part(to, 0, cut == 0 ? 0 : cut - 1));
}

static struct answer step(struct test *t, struct desk *d, struct str base, const char *name, const char *typed)
{
    return desk_post(d, ROLE_PERSON, str_fmt(&t->mem, "%.*s/%s", STR_ARG(base), name).ptr, NULL, typed);
}

struct step_of {
    const char *name, *typed;
};

/* Everything that the shipped form asks, and what this one says otherwise. */
static void sent(struct test *t, struct desk *d, struct str base, const char *title, const char *problem, const char *solution)
{
    const struct step_of steps[] = {
        {"problema", str_fmt(&t->mem, "r_problema=%s", problem).ptr},
        {"afecta", "r_afecta=Familias de la ladera"},
        {"donde", ""},
        {"solucion", str_fmt(&t->mem, "r_solucion=%s", solution).ptr},
        {"lidera", "r_lidera="},
        {"valor", ""},
        {"evidencia", "r_evidencia="},
        {"titulo", str_fmt(&t->mem, "title=%s", title).ptr},
        {"contacto", "name=Vecina&sector=ciudadania&acepta=1"},
        {"revisar", ""},
    };
    for (size_t i = 0; i < COUNT(steps); i++)
        EXPECT_INT(step(t, d, base, steps[i].name, steps[i].typed).code, 303);
}

static void bad_questions(struct test *t, struct desk *d)
{
#define GOOD "label=¿Cuánto costaría?&kind=linea&min_chars=0&max_chars=200"
    const struct {
        const char *typed, *says;
    } bad[] = {
        {"code=problema&" GOOD, "Otra pregunta ya tiene ese código"},
        {"code=titulo&" GOOD, "lo usa el propio formulario"},
        {"code=con espacio&" GOOD, "Solo letras minúsculas sin tilde"},
        {"code=costo&label=¿Cuánto costaría?&kind=linea&min_chars=300&max_chars=200", "El mínimo no puede pasar del máximo"},
        {"code=costo&label=¿Cuánto costaría?&kind=opciones&min_chars=0&max_chars=200&options=Uno solo", "al menos dos opciones"},
        {"code=costo&label=¿Cuánto costaría?&kind=opciones&min_chars=0&max_chars=200&options=Poco%0AMucho%0APoco", "una opción repetida"},
        {"code=costo&label=&kind=linea&min_chars=300&max_chars=200", "El mínimo no puede pasar del máximo"},
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct answer a = desk_post(d, ROLE_DIRECTORATE, FORMS "/2/pregunta/nueva", NULL, bad[i].typed);
        EXPECT_INT(a.code, 422);
        EXPECT(answer_has(&a, bad[i].says));
    }
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, FORMS "/2/pregunta/nueva", NULL, "code=costo&" GOOD).code, 303);
#undef GOOD
}

static void put_in_order(struct test *t, struct desk *d)
{
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, FORMS "/2/pregunta/costo/mover", FORMS "/2", "hacia=arriba").code, 303);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, FORMS "/2/pregunta/evidencia/quitar", FORMS "/2/pregunta/evidencia", "").code, 303);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, FORMS "/2/pregunta/lidera/quitar", FORMS "/2/pregunta/lidera", "").code, 303);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, FORMS "/2/pregunta/solucion/quitar", FORMS "/2/pregunta/solucion", "").code, 303);
    struct answer a = desk_get(d, ROLE_DIRECTORATE, FORMS "/2");
    EXPECT(answer_has(&a, "código «solucion»") && !answer_has(&a, "código «problema»"));
    a = desk_get(d, ROLE_DIRECTORATE, FORMS "/2.csv");
    EXPECT(answer_has(&a, "2,4,valor") || answer_has(&a, "2;4;valor"));
    EXPECT(answer_has(&a, "2,5,costo") || answer_has(&a, "2;5;costo"));
}

TEST(a_version_of_the_form_is_drafted_corrected_and_put_in_force_and_what_was_begun_goes_on_with_its_own)
{
    struct desk *d = arena_new_of(&t->mem, struct desk);
    if (!desk_open_with(t, d, intake_process_open))
        return;
    d->house.site.config.form_seconds = 0;
    EXPECT(shows(d, FORMS, "¿Qué problema quieres que se resuelva?") && shows(d, FORMS "/1.json", "solucion")); /* shipped, not stored yet */
    EXPECT_INT(desk_post_blind(d, ROLE_COLEAD, FORMS "/nueva", "").code, 403);
    struct str old = begun(t, d);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, FORMS "/nueva", FORMS, "").code, 303);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, FORMS "/2").code, 404);
    EXPECT(!shows(d, FORMS, "versión 2"));
    bad_questions(t, d);
    put_in_order(t, d);
    EXPECT(desk_post_blind(d, ROLE_DIRECTORATE, FORMS "/1/editar", "title=Otro título").code >= 400);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, FORMS "/2/vigencia", NULL, "").code, 303);
    EXPECT(shows(d, FORMS "/2", "¿Cuánto costaría?") && shows(d, FORMS "/1", "Reemplazada"));
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, FORMS "/1/editar", NULL, "title=Otro título").code, 409);
    sent(t, d, old, "Agua clara para todas", "El agua llega turbia desde hace dos años y nadie avisa.",
         "Que se publique cada semana el resultado de los análisis.");
    EXPECT(shows(d, AT "/propuesta/1", "¿Qué propones?"));
    struct str fresh = begun(t, d);
    EXPECT_INT(step(t, d, fresh, "costo", "r_costo=Cien mil").code, 303);
    EXPECT_INT(desk_get(d, ROLE_PERSON, str_fmt(&t->mem, "%.*s/solucion", STR_ARG(fresh)).ptr).code, 404);
    desk_close(d);
}

/* As word processors leave it: curly quotes, bullets, non-breaking blanks, soft hyphens, byte order mark. */
#define PASTED "\xEF\xBB\xBF\xE2\x80\x9C" "El agua\xE2\x80\x9D llega\xC2\xA0turbia desde hace dos a\xC3\xB1os:%0A" \
    "\xE2\x80\xA2\tno se puede be\xC2\xAD" "ber;%0A\xEF\x82\xB7 nadie avisa\xE2\x80\xA6%0A\xE2\x80\x93 dos ni\xC3\xB1os en\xE2\x80\x8B" "fermos"
#define TONGUES "Yakuta rikunchik, mana alli kanchu. We need clean water in every home. Que se publique cada semana."

TEST(what_people_paste_stays_readable_in_any_language_and_nothing_is_lost)
{
    struct desk *d = arena_new_of(&t->mem, struct desk);
    if (!desk_open_with(t, d, intake_process_open))
        return;
    d->house.site.config.form_seconds = 0;
    struct str base = begun(t, d);
    struct answer a = step(t, d, base, "problema", "r_problema=Agua");
    EXPECT(a.code == 422 && answer_has(&a, "muy corta (4 caracteres)") && answer_has(&a, ">\nAgua</textarea>"));
    struct buf b = BUF(&t->mem);
    buf_chars(&b, "r_solucion=");
    for (int i = 0; i < 3000; i++)
        buf_chars(&b, "agua turb.");
    a = step(t, d, base, "solucion", buf_str(&b).ptr);
    EXPECT(a.code == 422 && answer_has(&a, "30.000 caracteres y el máximo es 4.000"));
    sent(t, d, base, "Agua “clara” · clean water · alli yaku", PASTED, TONGUES);
    a = desk_get(d, ROLE_PUBLIC, AT "/propuesta/1");
    EXPECT(answer_has(&a, "“El agua” llega turbia desde hace dos años:"));
    EXPECT(answer_has(&a, "no se puede beber;") && answer_has(&a, "nadie avisa…") && answer_has(&a, "– dos niños enfermos"));
    EXPECT(answer_has(&a, "Yakuta rikunchik") && answer_has(&a, "We need clean water") && answer_has(&a, "Que se publique cada semana"));
    EXPECT(answer_has(&a, "Agua “clara” · clean water · alli yaku"));
    EXPECT(shows(d, AT "/propuestas?q=rikunchik", "alli yaku") && shows(d, AT "/propuestas?q=ENFERMOS", "alli yaku"));
    desk_close(d);
}

static enum status codes_of_two(struct test *t, struct desk *d, const char **ret_first, const char **ret_second)
{
    const char **codes[] = {ret_first, ret_second};
    for (size_t i = 0; i < COUNT(codes); i++) {
        struct str base = begun(t, d);
        sent(t, d, base, str_fmt(&t->mem, "Agua clara número %zu", i).ptr, "El agua llega turbia desde hace dos años.",
             str_fmt(&t->mem, "Que se publique cada semana el resultado %zu.", i).ptr);
        struct answer a = desk_get(d, ROLE_PERSON, str_fmt(&t->mem, "%.*s/listo", STR_ARG(base)).ptr);
        size_t at = str_find(a.body, STR("<strong>HT-"));
        if (at == SIZE_MAX)
            return NOT_FOUND;
        *codes[i] = str_chars(&t->mem, str_part(a.body, at + 8, 16));
    }
    return DONE;
}

TEST(a_receipt_code_opens_its_own_proposal_alone)
{
    struct desk *d = arena_new_of(&t->mem, struct desk);
    const char *first = "", *second = "";
    if (!desk_open_with(t, d, intake_process_open))
        return;
    d->house.site.config.form_seconds = 0;
    EXPECT_DONE(codes_of_two(t, d, &first, &second));
    struct answer a = desk_post(d, ROLE_PUBLIC, "/sigue", NULL, str_fmt(&t->mem, "codigo=%s", second).ptr);
    EXPECT(a.code == 200 && answer_has(&a, "Agua clara número 1") && !answer_has(&a, "Agua clara número 0"));
    size_t at = str_find(a.body, STR("name=\"pase\" value=\""));
    EXPECT(at != SIZE_MAX);
    if (at == SIZE_MAX)
        return;
    struct str rest = str_part(a.body, at + 19, a.body.len), pass = str_cut(&rest, '"');
    /* The pass of one proposal does nothing on another, nor does a code of one's own invention. */
    const char *other = str_fmt(&t->mem, "razon=No es mía&pase=%.*s", STR_ARG(pass)).ptr;
    a = desk_post_blind(d, ROLE_PUBLIC, AT "/propuesta/1/retirar", other);
    EXPECT(a.code >= 400);
    EXPECT(shows(d, AT "/propuesta/1", "El agua llega turbia"));
    a = desk_post(d, ROLE_PUBLIC, "/sigue", NULL, str_fmt(&t->mem, "codigo=%.8sXXXXX-X", first).ptr);
    EXPECT(a.code == 422 && answer_has(&a, "No hay un aporte con ese código"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, str_fmt(&t->mem, "/sigue?codigo=%s", first).ptr).code, 200);
    a = desk_get(d, ROLE_PUBLIC, str_fmt(&t->mem, "/sigue?codigo=%s", first).ptr);
    EXPECT(!answer_has(&a, "Agua clara")); /* a code in an address opens nothing */
    desk_close(d);
}
