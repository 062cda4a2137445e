/* SPDX-License-Identifier: EUPL-1.2
 * A comment through a real socket: confirmed, reported, hidden by a rule, appealed, restored by the panel,
 * with its public log; and the chores of moderation. */
#include "room/comment/comment.h"

#include "base/digest.h"
#include "room/moderation/moderation_test.h"
#include "room/progress/progress_test.h"
#include "tests/desk.h"
#include "tests/work.h"

struct story {
    struct desk d; /* first */
    struct follow_world w;
};

static enum status story_add(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    s->w = (struct follow_world){.today = day_at(instant_now(), -18000),
                                 .jurisdiction = d->jurisdiction,
                                 .focal = d->people[ROLE_FOCAL],
                                 .counterpart = d->people[ROLE_COUNTERPART]};
    return follow_world_add(t->db, &t->mem, &s->w);
}

#define AT "/ec/plan/1/compromiso/2"
#define NEW AT "/conversacion/nuevo"
#define WORDS "La ruta no pasa por la parroquia"

static bool shows(struct desk *d, const char *path, const char *words)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, path);
    return a.code == 200 && answer_has(&a, words);
}

static bool nowhere(struct desk *d, const char *words)
{
    static const char *const places[] = {AT, AT "/conversacion", AT "/conversacion.csv", AT "/conversacion.json", AT "/comentario/1",
                                         AT "/comentario/1.json", "/ec/datos/comentarios.csv", "/ec/moderacion", "/ec/moderacion.csv",
                                         "/ec/datos/moderacion.json", "/buscar?q=parroquia"};
    for (size_t i = 0; i < COUNT(places); i++)
        if (shows(d, places[i], words))
            return false;
    return true;
}

static const char *link_of(struct test *t, struct desk *d, int64_t post)
{
    struct instant until = {instant_now().s + 3600};
    return str_fmt(&t->mem, "/mensaje/%.*s", STR_ARG(post_token(&t->mem, d->house.site.server_key, post, until))).ptr;
}

static const char *joined(struct test *t, const char *a, const char *b)
{
    return str_fmt(&t->mem, "%s%s", a, b).ptr;
}

static const char *move(struct test *t, enum post_move move, const char *more)
{
    return str_fmt(&t->mem, "move_to=%d&%s", (int)move, more).ptr;
}

static void step_published(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, ROLE_PUBLIC, NEW, NULL, "text=" WORDS " <script>alert(1)</script>&name=Ciclista&email=c@ejemplo.ec");
    EXPECT_INT(a.code, 303);
    EXPECT(nowhere(d, WORDS));
    EXPECT_INT(desk_get(d, ROLE_DIRECTORATE, "/ec/moderacion/mensaje/1").code, 404);
    const char *link = link_of(t, d, 1);
    EXPECT_INT(desk_post(d, ROLE_PUBLIC, joined(t, link, "/confirmar"), link, "").code, 303);
    EXPECT(shows(d, AT, WORDS) && shows(d, AT "/conversacion", "Ciclista"));
    EXPECT(shows(d, AT "/comentario/1", "&lt;script&gt;") && !shows(d, AT "/comentario/1", "<script>alert"));
    EXPECT(shows(d, "/ec/datos/comentarios.csv", WORDS));
}

static void step_reported(struct test *t, struct desk *d)
{
    static const enum role readers[] = {ROLE_PUBLIC, ROLE_PUBLIC, ROLE_PERSON, ROLE_COUNTERPART, ROLE_FOCAL};
    for (size_t i = 0; i < COUNT(readers); i++)
        EXPECT_INT(desk_post(d, readers[i], "/ec/mensaje/1/denunciar", NULL, "rule=insulto-amenaza&note=Ofende").code, 303);
    EXPECT(shows(d, AT "/comentario/1", WORDS)); /* no number of reports hides */
    struct answer a = desk_get(d, ROLE_DIRECTORATE, "/ec/moderacion/cola");
    EXPECT(answer_has(&a, "4 denuncias sin atender")); /* the same reader twice is one */
    a = desk_get(d, ROLE_COLEAD, "/pendientes");
    EXPECT(answer_has(&a, "Moderar: 1 mensajes"));
    EXPECT_INT(desk_post(d, ROLE_PUBLIC, "/ec/mensaje/1/denunciar", NULL, "note=Sin regla").code, 422);
    (void)t;
}

static void step_hidden(struct test *t, struct desk *d)
{
    const char *page = "/ec/moderacion/mensaje/1", *decide = "/ec/moderacion/mensaje/1/decidir";
    EXPECT_INT(desk_get(d, ROLE_FOCAL, page).code, 403);
    EXPECT_INT(desk_post_blind(d, ROLE_COUNTERPART, decide, "move_to=2").code, 403);
    EXPECT_INT(desk_post(d, ROLE_COLEAD, decide, page, move(t, MOVE_HIDE, "rule=insulto-amenaza&reason=Muy corta")).code, 422);
    struct answer a = desk_post(d, ROLE_COLEAD, decide, page, move(t, MOVE_HIDE, "reason=Ofende a quienes viven en la zona."));
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Elige la regla que no se cumple") && answer_has(&a, "Ofende a quienes viven"));
    EXPECT_INT(desk_post(d, ROLE_COLEAD, decide, page, move(t, MOVE_WITHDRAW, "rule=spam&reason=Esto no le toca a quien modera.")).code, 422);
    a = desk_post(d, ROLE_COLEAD, decide, page, move(t, MOVE_HIDE, "rule=insulto-amenaza&reason=Ofende a quienes viven en la zona."));
    EXPECT_INT(a.code, 303);
    EXPECT(nowhere(d, WORDS) && nowhere(d, "Ciclista"));
    EXPECT(shows(d, AT "/comentario/1", "La moderación lo ocultó") && shows(d, AT "/comentario/1", "Insulto o amenaza"));
    EXPECT(shows(d, "/ec/moderacion", "Ofende a quienes viven en la zona.") && shows(d, "/ec/moderacion", "Moderación 1"));
    EXPECT(!shows(d, "/ec/moderacion", "Persona coliderazgo"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, "/ec/mensaje/1/denunciar").code, 404);
    a = desk_get(d, ROLE_COLEAD, "/pendientes");
    EXPECT(!answer_has(&a, "Moderar: 1"));
}

static void step_own(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, ROLE_DIRECTORATE, NEW, NULL, "text=Un aviso de la Dirección sobre la ruta.&name=Dirección");
    EXPECT_INT(a.code, 303);
    struct str path = desk_leads(&a);
    struct str id = str_part(path, str_find(path, STR("/comentario/")) + 12, path.len);
    const char *page = str_fmt(&t->mem, "/ec/moderacion/mensaje/%.*s", STR_ARG(id)).ptr;
    a = desk_get(d, ROLE_DIRECTORATE, page);
    EXPECT(answer_has(&a, "le toca decidir a otra persona") && !answer_has(&a, "Registrar la decisión"));
    a = desk_post(d, ROLE_DIRECTORATE, joined(t, page, "/decidir"), "/ec/moderacion/mensaje/1",
                  move(t, MOVE_FLAG, "rule=spam&reason=Me modero a mí, no se puede."));
    EXPECT(a.code != 303);
    EXPECT(shows(d, str_chars(&t->mem, path), "Un aviso de la Dirección"));
    EXPECT(!shows(d, str_chars(&t->mem, path), "señalado"));
}

static void seat(struct test *t, struct desk *d, const char *email, const char *sector, int code)
{
    struct answer a = desk_get(d, ROLE_DIRECTORATE, "/ec/moderacion/panel/nuevo");
    struct str rest = str_part(a.body, str_find(a.body, STR("name=\"act\"")), a.body.len);
    rest = str_part(rest, str_find(rest, STR("</option>")) + 9, 400);
    rest = str_part(rest, str_find(rest, STR("value=\"")) + 7, 200);
    struct str id = str_cut(&rest, '"');
    int year, month, day;
    day_split(day_at(instant_now(), -18000), &year, &month, &day);
    const char *typed = str_fmt(&t->mem, "email=%s&sector=%s&act=%.*s&from_on=%02d/%02d/%04d", email, sector, STR_ARG(id), day, month, year).ptr;
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/moderacion/panel/nuevo", NULL, typed);
    EXPECT_INT(a.code, code);
}

static void step_appealed(struct test *t, struct desk *d)
{
    const char *link = link_of(t, d, 1), *page = "/ec/moderacion/apelacion/1", *vote = "/ec/moderacion/apelacion/1/votar";
    seat(t, d, "persona@ejemplo.ec", "academia", 303);
    seat(t, d, "contraparte@ejemplo.ec", "sociedad-civil", 303);
    seat(t, d, "punto-focal@ejemplo.ec", "estado", 303);
    seat(t, d, "coliderazgo@ejemplo.ec", "estado", 422);
    seat(t, d, "nadie@ejemplo.ec", "estado", 422);
    struct answer a = desk_post(d, ROLE_PUBLIC, joined(t, link, "/apelar"), link, "text=No insulté a nadie: hablo de una ruta.");
    EXPECT_INT(a.code, 303);
    a = desk_get(d, ROLE_PUBLIC, link);
    EXPECT(!answer_has(&a, "Presentar la apelación"));
    a = desk_get(d, ROLE_PERSON, "/pendientes");
    EXPECT(answer_has(&a, "Votar en la apelación 1"));
    EXPECT(!shows(d, page, WORDS) && !shows(d, page, "No insulté"));
    a = desk_get(d, ROLE_PERSON, page);
    EXPECT(answer_has(&a, WORDS) && answer_has(&a, "No insulté"));
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, vote, page, "vote=revocada&reasons=Yo no integro este panel hoy.").code, 200);
    EXPECT_INT(desk_post(d, ROLE_PERSON, vote, page, "vote=revocada&reasons=Corto").code, 422);
    EXPECT_INT(desk_post(d, ROLE_PERSON, vote, page, "vote=revocada&reasons=No hay insulto alguno en el texto.").code, 303);
    EXPECT(nowhere(d, WORDS)); /* one vote decides nothing */
    EXPECT_INT(desk_post(d, ROLE_FOCAL, vote, page, "vote=revocada&reasons=Es una crítica al servicio, válida.").code, 303);
    EXPECT(shows(d, AT "/comentario/1", WORDS) && shows(d, AT "/comentario/1", "Registro de moderación"));
    EXPECT(shows(d, page, "Se revoca la decisión") && shows(d, page, "Es una crítica al servicio, válida."));
    EXPECT(shows(d, "/ec/moderacion", "Panel de apelación") && shows(d, "/ec/moderacion", "Se revoca la decisión"));
    EXPECT(shows(d, "/ec/moderacion/cifras.csv", "month,published,hidden"));
    a = desk_get(d, ROLE_COUNTERPART, page);
    EXPECT(!answer_has(&a, "Registrar el voto"));
}

TEST(a_comment_is_hidden_by_a_rule_appealed_and_restored_and_the_log_tells_all_but_the_text)
{
    struct story *s = arena_new_of(&t->mem, struct story);
    if (!desk_open_with(t, &s->d, story_add))
        return;
    s->d.house.site.config.form_seconds = 0;
    step_published(t, &s->d);
    step_reported(t, &s->d);
    step_hidden(t, &s->d);
    step_own(t, &s->d);
    step_appealed(t, &s->d);
    desk_close(&s->d);
}

/* A post of somebody without an account, written `ago_s` seconds ago. */
static enum status written(struct test *t, const struct follow_world *w, enum post_state state, int64_t ago_s, const char *email, int64_t *ret)
{
    struct writer x;
    struct post p;
    struct instant now = db_deed(t->db)->now;
    shape_clear(&writer_shape, &x);
    x.email = x.email_folded = str_of(email);
    x.created_at = (struct instant){now.s - ago_s};
    TRY(record_add(t->db, &writer_shape, &x));
    shape_clear(&post_shape, &p);
    p.jurisdiction = w->jurisdiction;
    p.commitment = w->commitment[0];
    p.kind = POST_COMMENT;
    p.writer = x.id;
    p.role = ROLE_PUBLIC;
    p.name = STR("Vecina");
    p.text = STR("Un texto que espera.");
    p.text_hash = sha256_hex(&t->mem, p.text);
    p.language = PERSON_SPANISH;
    p.state = (int)state;
    p.written_at = x.created_at;
    if (state == POST_HELD)
        p.held_until = (struct instant){p.written_at.s + 86400};
    TRY(record_add(t->db, &post_shape, &p));
    *ret = p.id;
    return DONE;
}

TEST(what_waited_a_day_appears_by_itself_and_what_nobody_confirmed_is_deleted)
{
    struct follow_world w = {.today = day_at(instant_now(), -18000)};
    struct work k;
    struct post *p;
    struct writer *x;
    int64_t old_held, fresh_held, old_unconfirmed, fresh_unconfirmed;
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(written(t, &w, POST_HELD, 90000, "a@ejemplo.ec", &old_held));
    EXPECT_DONE(written(t, &w, POST_HELD, 3600, "b@ejemplo.ec", &fresh_held));
    EXPECT_DONE(written(t, &w, POST_UNCONFIRMED, 49 * 3600, "c@ejemplo.ec", &old_unconfirmed));
    EXPECT_DONE(written(t, &w, POST_UNCONFIRMED, 47 * 3600, "d@ejemplo.ec", &fresh_unconfirmed));
    work_begin(t, &k);
    EXPECT_DONE(moderation_chores_run(&k.c));
    EXPECT_DONE(db_begin(k.c.reader, DB_READ, NULL));
    EXPECT_DONE(record_get(k.c.reader, &t->mem, &post_shape, old_held, &p));
    EXPECT(p->state == POST_VISIBLE && day_known(p->public_on));
    EXPECT_DONE(record_get(k.c.reader, &t->mem, &post_shape, fresh_held, &p));
    EXPECT_INT(p->state, POST_HELD);
    EXPECT_STATUS(record_get(k.c.reader, &t->mem, &post_shape, old_unconfirmed, &p), NOT_FOUND);
    EXPECT_DONE(record_get(k.c.reader, &t->mem, &post_shape, fresh_unconfirmed, &p));
    EXPECT_DONE(record_get(k.c.reader, &t->mem, &writer_shape, p->writer, &x));
    EXPECT_DONE(db_end(k.c.reader, DONE));
    work_end(&k);
}

TEST(verify_finds_a_message_whose_words_were_altered)
{
    struct follow_world w = {.today = day_at(instant_now(), -18000)};
    struct post *p;
    int64_t id;
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(written(t, &w, POST_UNCONFIRMED, 60, "a@ejemplo.ec", &id));
    EXPECT_INT(moderation_faults(t->db, &t->mem), 0);
    EXPECT_DONE(record_get(t->db, &t->mem, &post_shape, id, &p));
    p->text = STR("Un texto que nadie escribió.");
    p->state = POST_VISIBLE;
    EXPECT_DONE(record_change(t->db, &post_shape, &t->mem, p));
    EXPECT_INT(moderation_faults(t->db, &t->mem), 2); /* other words, and in view without a day */
}
