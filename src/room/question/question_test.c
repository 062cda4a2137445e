/* SPDX-License-Identifier: EUPL-1.2
 * Questions: what is late, and a question through a real socket from the form to the corrected answer. */
#include "room/progress/progress_test.h"
#include "room/question/question.h"
#include "tests/desk.h"

static struct question_shown asked(int due, int answered, enum post_state state)
{
    struct question_shown q;
    shape_clear(&question_shown_shape, &q);
    q.state = (int)state;
    q.due_on = (struct day){due};
    q.answered_on = answered < 0 ? DAY_NONE : (struct day){answered};
    return q;
}

UNIT(a_question_is_overdue_the_day_after_its_last_day)
{
    struct question_shown q = asked(100, -1, POST_VISIBLE);
    EXPECT_INT(question_stage(&q, (struct day){100}), QUESTION_WAITING);
    EXPECT_INT(question_stage(&q, (struct day){101}), QUESTION_OVERDUE);
    EXPECT_INT(question_days_late(&q, (struct day){101}), 1);
}

UNIT(an_answer_after_its_day_says_how_many_days_late_for_ever)
{
    struct question_shown q = asked(100, 107, POST_VISIBLE), in_time = asked(100, 100, POST_VISIBLE);
    EXPECT_INT(question_stage(&q, (struct day){300}), QUESTION_LATE);
    EXPECT_INT(question_days_late(&q, (struct day){300}), 7);
    EXPECT_INT(question_stage(&in_time, (struct day){300}), QUESTION_ANSWERED);
}

UNIT(what_moderation_took_away_is_not_counted_as_unanswered)
{
    struct question_shown all[] = {asked(100, -1, POST_HIDDEN), asked(100, -1, POST_VISIBLE), asked(100, 99, POST_HIDDEN)};
    struct question_counts c = question_count(all, COUNT(all), (struct day){120});
    EXPECT_INT(c.overdue, 1);
    EXPECT_INT(c.answered, 1);
    EXPECT_INT(c.all, 3);
}

struct story {
    struct desk d; /* first */
    struct follow_world w;
    int64_t institution;
};

static enum status story_add(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    struct institution i;
    struct commitment_institution ci;
    struct letter l;
    s->w = (struct follow_world){.today = day_at(instant_now(), -18000),
                                 .jurisdiction = d->jurisdiction,
                                 .focal = d->people[ROLE_FOCAL],
                                 .counterpart = d->people[ROLE_COUNTERPART]};
    TRY(follow_world_add(t->db, &t->mem, &s->w));
    shape_clear(&institution_shape, &i);
    i.jurisdiction = d->jurisdiction;
    i.code = STR("agua");
    i.name = STR("Ministerio del Agua");
    i.sector = SECTOR_STATE;
    i.state = INSTITUTION_ACTIVE;
    TRY(record_add(t->db, &institution_shape, &i));
    shape_clear(&commitment_institution_shape, &ci);
    ci.commitment = s->w.commitment[0];
    ci.institution = i.id;
    ci.role = INSTITUTION_LEAD;
    TRY(record_add(t->db, &commitment_institution_shape, &ci));
    shape_clear(&letter_shape, &l);
    l.jurisdiction = d->jurisdiction;
    l.direction = LETTER_IN;
    l.kind = LETTER_OTHER;
    l.year = 2026;
    l.number = STR("MA-2026-014");
    l.dated_on = s->w.today;
    l.institution = i.id;
    l.subject = STR("Respuesta a una pregunta");
    return record_add(t->db, &letter_shape, &l);
}

#define AT "/ec/plan/1/compromiso/1"
#define ASK AT "/preguntas/nueva"

static bool shows(struct desk *d, const char *path, const char *words)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, path);
    return a.code == 200 && answer_has(&a, words);
}

static const char *link_of(struct test *t, struct desk *d, int64_t post, int64_t more_s)
{
    struct instant until = {instant_now().s + more_s};
    return str_fmt(&t->mem, "/mensaje/%.*s", STR_ARG(post_token(&t->mem, d->house.site.server_key, post, until))).ptr;
}

static bool nowhere(struct desk *d, const char *words)
{
    static const char *const places[] = {AT, AT "/preguntas", "/ec/plan/1/preguntas", "/ec/plan/1/preguntas.csv", AT "/preguntas.json",
                                         "/ec/institucion/agua", "/ec/datos/preguntas.csv", "/buscar?q=tanques"};
    for (size_t i = 0; i < COUNT(places); i++)
        if (shows(d, places[i], words))
            return false;
    return true;
}

static void step_refused(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, ROLE_PUBLIC, ASK, NULL, "text=¿Cuándo llega el agua?&name=Vecina&email=no es un correo");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Escribe un correo completo"));
    EXPECT(answer_has(&a, "¿Cuándo llega el agua?"));
    a = desk_post(d, ROLE_PUBLIC, ASK, NULL, "text=¿Qué?&name=V&email=vecina@ejemplo.ec");
    EXPECT_INT(a.code, 422);
    a = desk_post(d, ROLE_PUBLIC, ASK, NULL, "text=¿Cuándo llega el agua?&name=Vecina&email=vecina@ejemplo.ec&milestone=999");
    EXPECT_INT(a.code, 422);
    char long_text[30200];
    for (size_t i = 0; i < sizeof long_text - 1; i++)
        long_text[i] = 'a';
    long_text[sizeof long_text - 1] = '\0';
    a = desk_post(d, ROLE_PUBLIC, ASK, NULL, str_fmt(&t->mem, "name=Vecina&email=vecina@ejemplo.ec&text=%s", long_text).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "el máximo es 2.000"));
    a = desk_post(d, ROLE_PUBLIC, ASK, NULL, "text=Compra aquí muy barato&name=Robot&email=robot@ejemplo.ec&website=si");
    EXPECT_INT(a.code, 303);
    EXPECT(nowhere(d, "Compra aquí"));
    d->house.site.config.form_seconds = 3;
    a = desk_post(d, ROLE_PUBLIC, ASK, NULL, "text=¿Cuándo llega el agua?&name=Vecina&email=vecina@ejemplo.ec");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "se envió muy rápido"));
    d->house.site.config.form_seconds = 0;
}

static void step_confirmed(struct test *t, struct desk *d)
{
    const char *typed = "text=¿Qué pasa con el cloro de los tanques?&name=Vecina del norte&email=Vecina@ejemplo.ec";
    struct answer a = desk_post(d, ROLE_PUBLIC, ASK, NULL, typed);
    EXPECT_INT(a.code, 303);
    EXPECT_STR(desk_leads(&a), AT "/preguntas");
    EXPECT(nowhere(d, "cloro"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, AT "/pregunta/1").code, 404);
    EXPECT_INT(desk_get(d, ROLE_FOCAL, AT "/pregunta/1").code, 404);
    a = desk_post(d, ROLE_PUBLIC, ASK, NULL, typed); /* the same again: one post, the same answer */
    EXPECT_INT(a.code, 303);
    const char *link = link_of(t, d, 1, 3600);
    a = desk_get(d, ROLE_PUBLIC, link);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Confirmar y publicar") && answer_has(&a, "cloro"));
    EXPECT(nowhere(d, "cloro")); /* looking confirms nothing */
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, link_of(t, d, 1, -5)).code, 410);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, "/mensaje/1-99999999999-0123456789012345678901234567890123456789").code, 404);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, link_of(t, d, 2, 3600)).code, 404);
    a = desk_post(d, ROLE_PUBLIC, str_fmt(&t->mem, "%s/confirmar", link).ptr, link, "");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/pregunta/1", "cloro de los tanques"));
    EXPECT(shows(d, AT "/pregunta/1", "Ministerio del Agua"));
    EXPECT(!shows(d, AT "/pregunta/1", "ecina@ejemplo.ec"));
    EXPECT(!shows(d, "/ec/plan/1/preguntas.json", "ejemplo.ec"));
    EXPECT(shows(d, "/ec/plan/1/preguntas.csv", "Vecina del norte"));
    EXPECT(shows(d, "/ec/datos/preguntas.csv", "cloro"));
    a = desk_get(d, ROLE_PUBLIC, link); /* used twice: there is nothing left to confirm */
    EXPECT(a.code == 200 && !answer_has(&a, "Confirmar y publicar") && answer_has(&a, "Ver la página pública"));
    a = desk_post(d, ROLE_PUBLIC, ASK, NULL, "text=¿Qué pasa con el cloro de los tanques?&name=Otro&email=otro@ejemplo.ec");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "con ese mismo texto"));
}

static void step_answered(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(answer_has(&a, "Responder una pregunta sobre el compromiso 1"));
    EXPECT(shows(d, AT, "por responder, en plazo"));
    EXPECT_INT(desk_post_blind(d, ROLE_COUNTERPART, AT "/pregunta/1/responder", "text=Respondemos nosotros").code, 403);
    EXPECT_INT(desk_post_blind(d, ROLE_FOCAL, AT "/pregunta/1/responder-oficio", "text=Respondemos nosotros").code, 403);
    a = desk_post(d, ROLE_FOCAL, AT "/pregunta/1/responder", AT "/pregunta/1", "text=Corto");
    EXPECT_INT(a.code, 422);
    a = desk_post(d, ROLE_FOCAL, AT "/pregunta/1/responder", AT "/pregunta/1", "text=Se compró cloro para seis meses.");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/pregunta/1", "Se compró cloro"));
    a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(!answer_has(&a, "Responder una pregunta"));
    a = desk_post(d, ROLE_FOCAL, AT "/pregunta/1/responder", AT "/pregunta/1", "text=Se compró cloro para nueve meses.");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Escribe por qué se corrige"));
    a = desk_post(d, ROLE_FOCAL, AT "/pregunta/1/responder", AT "/pregunta/1", "text=Se compró cloro para nueve meses.&why=Error de suma");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/pregunta/1", "Se compró cloro para nueve meses.") && shows(d, AT "/pregunta/1", "Lo que decía antes"));
    EXPECT(shows(d, AT "/pregunta/1", "Se compró cloro para seis meses.") && shows(d, AT "/pregunta/1", "Corregida: Error de suma"));
    a = desk_get(d, ROLE_DIRECTORATE, AT "/pregunta/1");
    struct str rest = str_part(a.body, str_find(a.body, STR("name=\"letter\"")), a.body.len);
    rest = str_part(rest, str_find(rest, STR("<option value=\"")) + 15, 2000);
    rest = str_part(rest, str_find(rest, STR("<option value=\"")) + 15, 2000); /* the first one is empty */
    const char *letter = str_chars(&t->mem, str_cut(&rest, '"'));
    a = desk_post(d, ROLE_DIRECTORATE, AT "/pregunta/1/responder-oficio", AT "/pregunta/1", "text=El oficio dice otra cosa.&why=Llegó el oficio");
    EXPECT_INT(a.code, 422);
    a = desk_post(d, ROLE_DIRECTORATE, AT "/pregunta/1/responder-oficio", AT "/pregunta/1",
                  str_fmt(&t->mem, "text=El oficio dice otra cosa.&why=Llegó el oficio&letter=%s", letter).ptr);
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/pregunta/1", "por oficio MA-2026-014") && shows(d, AT "/pregunta/1", "El oficio dice otra cosa."));
    EXPECT(shows(d, AT "/pregunta/1", "Se compró cloro para nueve meses."));
}

static void step_signed_in(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, ROLE_COUNTERPART, ASK, NULL, "text=¿Y en el sur cuándo empiezan las obras?&name=Contraparte sur");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, str_chars(&t->mem, desk_leads(&a)), "en el sur cuándo empiezan"));
    EXPECT(shows(d, str_chars(&t->mem, desk_leads(&a)), "Contraparte sur, Contraparte"));
    EXPECT(shows(d, "/ec/institucion/agua", "Preguntas que le hicieron"));
    EXPECT(shows(d, "/ec/plan/1/preguntas?estado=por-responder", "en el sur"));
    EXPECT(!shows(d, "/ec/plan/1/preguntas?estado=vencida", "en el sur"));
}

static void step_erased(struct test *t, struct desk *d)
{
    const char *link = link_of(t, d, 1, 3600);
    struct answer a = desk_post(d, ROLE_PUBLIC, str_fmt(&t->mem, "%s/borrar", link).ptr, link, "");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/pregunta/1", "Vecina del norte"));
    a = desk_post(d, ROLE_PUBLIC, str_fmt(&t->mem, "%s/retirar", link).ptr, link, "");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, AT "/pregunta/1", "Quien lo escribió lo retiró") && shows(d, AT "/pregunta/1", "nueve meses"));
    EXPECT(!shows(d, AT "/pregunta/1", "Vecina del norte") && !shows(d, "/ec/datos/preguntas.csv", "tanques"));
}

TEST(a_question_is_asked_confirmed_answered_corrected_and_withdrawn)
{
    struct story *s = arena_new_of(&t->mem, struct story);
    if (!desk_open_with(t, &s->d, story_add))
        return;
    s->d.house.site.config.form_seconds = 0;
    step_refused(t, &s->d);
    step_confirmed(t, &s->d);
    step_answered(t, &s->d);
    step_signed_in(t, &s->d);
    step_erased(t, &s->d);
    desk_close(&s->d);
}

TEST(a_first_question_with_a_link_waits_and_is_seen_nowhere)
{
    struct story *s = arena_new_of(&t->mem, struct story);
    if (!desk_open_with(t, &s->d, story_add))
        return;
    s->d.house.site.config.form_seconds = 0;
    struct desk *d = &s->d;
    struct answer a = desk_post(d, ROLE_PUBLIC, ASK, NULL, "text=Vean https://barato.example sobre cloro&name=Vecino&email=v@ejemplo.ec");
    EXPECT_INT(a.code, 303);
    const char *link = link_of(t, d, 1, 3600);
    a = desk_post(d, ROLE_PUBLIC, str_fmt(&t->mem, "%s/confirmar", link).ptr, link, "");
    EXPECT_INT(a.code, 303);
    EXPECT(nowhere(d, "barato.example"));
    EXPECT_INT(desk_get(d, ROLE_DIRECTORATE, AT "/pregunta/1").code, 404);
    a = desk_get(d, ROLE_PUBLIC, link);
    EXPECT(answer_has(&a, "aparece por sí solo"));
    desk_close(d);
}
