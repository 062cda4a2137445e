/* SPDX-License-Identifier: EUPL-1.2
 * A counterpart's word from its mail link to the act that ends the dispute, through a real socket; and the
 * rules alone. */
#include "room/progress/progress_test.h"
#include "room/verdict/verdict_view.h"
#include "tests/walk.h"

#define AT "/ec/plan/1/compromiso/1"
#define ONE AT "/hito/1.1"
#define GIVE AT "/pronunciamiento"
#define PROOF "&url=https://ejemplo.ec/datos&description=Conjunto de datos publicado"

UNIT(reasons_are_asked_for_to_confirm_in_part_and_to_dispute)
{
    struct commitment_verdict v;
    shape_clear(&commitment_verdict_shape, &v);
    for (int kind = 0; kind < (int)stance_choices.count; kind++) {
        v.kind = kind;
        v.reasons = STR("Corto");
        EXPECT((stance_faults(&v).count > 0) == (kind == STANCE_IN_PART || kind == STANCE_DISPUTES));
        v.reasons = STR("Falta la mitad de los datos.");
        EXPECT_INT(stance_faults(&v).count, 0);
    }
}

UNIT(a_word_changes_until_somebody_replied_or_read_it)
{
    struct commitment_verdict v;
    shape_clear(&commitment_verdict_shape, &v);
    v.kind = STANCE_DISPUTES;
    EXPECT(stance_fixed(&v, STANCE_CONFIRMS) == NULL);
    v.replied_on = day_of(2027, 1, 5);
    EXPECT(stance_fixed(&v, STANCE_CONFIRMS) != NULL);
    EXPECT(str_find(str_of(stance_fixed(&v, STANCE_DISPUTES)), STR("no se disputa otra vez")) != SIZE_MAX);
    v.replied_on = DAY_NONE;
    v.public_on = day_of(2027, 1, 5);
    EXPECT(stance_fixed(&v, STANCE_CONFIRMS) != NULL);
}

UNIT(a_time_to_speak_lasts_its_days)
{
    EXPECT_INT(stance_due(day_of(2027, 1, 5), 10).n, day_of(2027, 1, 15).n);
    EXPECT(!day_known(stance_due(DAY_NONE, 10)));
    EXPECT_INT(reply_due(day_of(2027, 1, 5), 0).n, day_of(2027, 1, 5).n);
}

struct scene {
    struct desk d; /* first */
    struct follow_world w;
    struct walk eva;
    int64_t foundation, eva_id, max_id;
};

static enum status speaks(struct test *t, struct scene *s, const char *email, const char *name, bool alternate, int64_t *ret)
{
    struct commitment_person p;
    TRY(account_add(t->db, &t->mem, str_of(email), str_of(name), STR_NONE, ret));
    TRY(account_grant(t->db, &t->mem, *ret, ROLE_COUNTERPART, s->d.jurisdiction, day_of(2020, 1, 1)));
    shape_clear(&commitment_person_shape, &p);
    p.commitment = s->w.commitment[0];
    p.person = *ret;
    p.institution = s->foundation;
    p.role = PERSON_COUNTERPART;
    p.alternate = alternate;
    p.from_on = (struct day){s->w.today.n - 100};
    return record_add(t->db, &commitment_person_shape, &p);
}

/* The foundation is counterpart with Max and, as alternate, Eva: neither ever chose a password. */
static enum status scene_add(struct test *t, struct desk *d)
{
    struct scene *s = (struct scene *)d;
    struct institution i;
    struct commitment_institution ci;
    s->w = (struct follow_world){.today = day_at(instant_now(), -18000),
                                 .jurisdiction = d->jurisdiction,
                                 .focal = d->people[ROLE_FOCAL],
                                 .counterpart = d->people[ROLE_COUNTERPART]};
    TRY(follow_world_add(t->db, &t->mem, &s->w));
    shape_clear(&institution_shape, &i);
    i.jurisdiction = d->jurisdiction;
    i.code = STR("fundacion");
    i.name = STR("Fundación Observadora");
    i.sector = SECTOR_CIVIL_SOCIETY;
    i.state = INSTITUTION_ACTIVE;
    TRY(record_add(t->db, &institution_shape, &i));
    s->foundation = i.id;
    shape_clear(&commitment_institution_shape, &ci);
    ci.commitment = s->w.commitment[0];
    ci.institution = i.id;
    ci.role = INSTITUTION_COUNTERPART;
    TRY(record_add(t->db, &commitment_institution_shape, &ci));
    TRY(speaks(t, s, "max@ejemplo.ec", "Max Primero", false, &s->max_id));
    return speaks(t, s, "eva@ejemplo.ec", "Eva Alterna", true, &s->eva_id);
}

static bool scene_open(struct test *t, struct scene *s)
{
    bool good = desk_open_with(t, &s->d, scene_add);
    s->eva = (struct walk){.desk = &s->d};
    return good;
}

static struct str claim_sent(struct test *t, struct scene *s)
{
    int y, m, day;
    day_split((struct day){s->w.today.n - 3}, &y, &m, &day);
    struct answer a = desk_post(&s->d, ROLE_FOCAL, ONE "/reportar", NULL,
                                str_fmt(&t->mem, "kind=entrega&text=Publicado en el portal.&delivered_on=%02d/%02d/%04d" PROOF, day, m, y).ptr);
    EXPECT_INT(a.code, 303);
    return str_copy(&t->mem, desk_leads(&a));
}

/* The worker's minute. */
static void chore(struct test *t, struct scene *s)
{
    struct chore_context c = {.site = &s->d.house.site, .mem = &t->mem, .now = instant_now()};
    EXPECT(db_open(t->where, DB_READ, s->d.house.site.catalog, &c.reader) == DONE);
    EXPECT_STATUS(verdict_chore(&c), DONE);
    db_close(c.reader);
}

/* Eva opens the link of her newest letter. */
static void follow_link(struct test *t, struct scene *s)
{
    struct str token = walk_letter(&s->d, "eva@ejemplo.ec", "/tarea/");
    struct answer a = walk_get(&s->eva, str_fmt(&t->mem, "/tarea/%.*s", STR_ARG(token)).ptr);
    EXPECT_STR(desk_leads(&a), GIVE);
}

static bool shows(struct scene *s, enum role role, const char *path, const char *words)
{
    struct answer a = desk_get(&s->d, role, path);
    return a.code == 200 && answer_has(&a, words);
}

static void accept(struct test *t, struct scene *s, struct str claim)
{
    const char *page = str_chars(&t->mem, claim), *path = str_fmt(&t->mem, "%s/aceptar", page).ptr;
    EXPECT_INT(desk_post(&s->d, ROLE_DIRECTORATE, path, page, "right_kind=1&opens=1").code, 303);
}

/* The commitment's word with that kind, or "" . */
static const char *stance_path(struct test *t, struct scene *s)
{
    struct answer a = desk_get(&s->d, ROLE_FOCAL, "/pendientes");
    struct str rest = walk_after(&a, "href=\"" GIVE "/");
    struct str id = str_cut(&rest, '/');
    return str_fmt(&t->mem, GIVE "/%.*s", STR_ARG(id)).ptr;
}

TEST(from_the_mail_to_the_word_there_are_three_requests)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    (void)claim_sent(t, &s);
    chore(t, &s);
    chore(t, &s);
    follow_link(t, &s);
    struct answer a = walk_post(&s.eva, GIVE, NULL, "kind=confirma");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(s.eva.asked, 3);
    a = walk_get(&s.eva, GIVE);
    EXPECT(answer_has(&a, "Lo que respondiste") && answer_has(&a, "Fundación Observadora") && answer_has(&a, "Eva Alterna"));
    EXPECT(!str_empty(walk_letter(&s.d, "eva@ejemplo.ec", "recibo")) || !str_empty(walk_letter(&s.d, "eva@ejemplo.ec", "/recuperar")));
    EXPECT(walk_script(&s.d, "CREATE TABLE proof (n INTEGER CHECK (n = 2)); INSERT INTO proof SELECT count(*) FROM verdict_invitation "
                             "WHERE kind = 'pronunciar' AND person IN (SELECT id FROM person WHERE email_folded LIKE '%a%@ejemplo.ec' AND totp_sealed IS NULL AND state = 'invitada');"));
    desk_close(&s.d);
}

/* Nobody but the parties may learn of it. */
static void unseen(struct test *t, struct scene *s, const char *path)
{
    static const enum role others[] = {ROLE_PUBLIC, ROLE_PERSON, ROLE_ADMIN};
    for (size_t i = 0; i < COUNT(others); i++) {
        EXPECT_INT(desk_get(&s->d, others[i], path).code, 404);
        EXPECT(!shows(s, others[i], AT, "No abre"));
        EXPECT(!shows(s, others[i], "/ec/plan/1/disputas", "No abre"));
        EXPECT(!shows(s, others[i], "/ec/plan/1/disputas.csv", "No abre"));
        EXPECT(!shows(s, others[i], "/ec/datos/pronunciamientos.csv", "No abre"));
        EXPECT(!shows(s, others[i], "/ec/buscar?q=captura", "Captura"));
    }
    EXPECT(shows(s, ROLE_PUBLIC, AT, "Sin pronunciamiento"));
    EXPECT(shows(s, ROLE_FOCAL, path, "No abre"));
}

#define SAYS_NO "kind=disputa&reasons=No abre ninguno de los archivos.&url=https://ejemplo.ec/captura&description=Captura de la página vacía"

static const char *disputed(struct test *t, struct scene *s)
{
    chore(t, s);
    follow_link(t, s);
    struct answer a = walk_post(&s->eva, GIVE, NULL, "kind=disputa&reasons=Nada");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "en 10 caracteres o más") && answer_has(&a, "Nada"));
    a = walk_post(&s->eva, GIVE, NULL, SAYS_NO);
    EXPECT_INT(a.code, 303);
    a = walk_get(&s->eva, GIVE);
    EXPECT(answer_has(&a, "Captura de la página vacía") && answer_has(&a, "Todavía no es público"));
    return stance_path(t, s);
}

static void replied(struct test *t, struct scene *s, const char *path)
{
    const char *reply = str_fmt(&t->mem, "%s/replica", path).ptr;
    chore(t, s);
    EXPECT(!str_empty(walk_letter(&s->d, "punto-focal@ejemplo.ec", "/tarea/")));
    EXPECT_INT(desk_get(&s->d, ROLE_COUNTERPART, reply).code, 403);
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, reply, NULL, "reply=No").code, 422);
    struct answer a = desk_post(&s->d, ROLE_FOCAL, reply, NULL, "reply=El portal estuvo en mantenimiento.");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_post_blind(&s->d, ROLE_FOCAL, reply, "reply=Otra vez").code, 403); /* no form any more */
}

TEST(a_dispute_is_hidden_replied_to_public_and_ended_by_an_act)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    struct str claim = claim_sent(t, &s);
    const char *path = disputed(t, &s);
    unseen(t, &s, path);
    accept(t, &s, claim);
    unseen(t, &s, path); /* accepted, but the reply has its time */
    replied(t, &s, path);
    EXPECT(shows(&s, ROLE_PUBLIC, path, "El portal estuvo en mantenimiento.") && shows(&s, ROLE_PUBLIC, path, "Captura"));
    EXPECT(shows(&s, ROLE_PUBLIC, AT, "En disputa") && shows(&s, ROLE_PUBLIC, AT, "disputa abierta hace 0 días"));
    EXPECT(!shows(&s, ROLE_PUBLIC, AT, "tag tag-done"));
    EXPECT(shows(&s, ROLE_PUBLIC, "/ec/plan/1/disputas", "No abre ninguno") && shows(&s, ROLE_PUBLIC, "/ec/plan/1/disputas.csv", "No abre ninguno"));
    EXPECT(shows(&s, ROLE_PUBLIC, "/ec/datos/pronunciamientos.json", "No abre ninguno"));
    EXPECT(shows(&s, ROLE_DIRECTORATE, "/ec/administracion/tablero", "abierta hace"));
    struct answer a = walk_get(&s.eva, GIVE);
    EXPECT(answer_has(&a, "Ya no se cambia") && !answer_has(&a, "name=\"reasons\""));
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, str_fmt(&t->mem, "%s/cerrar", path).ptr, path, "closed_act=").code, 422);
    a = desk_post(&s.d, ROLE_DIRECTORATE, str_fmt(&t->mem, "%s/cerrar", path).ptr, path, str_fmt(&t->mem, "closed_act=%lld", (long long)s.w.act).ptr);
    EXPECT_INT(a.code, 303);
    EXPECT(shows(&s, ROLE_PUBLIC, "/ec/plan/1/disputas", "AF-01") && !shows(&s, ROLE_PUBLIC, AT, "disputa abierta"));
    desk_close(&s.d);
}

TEST(a_dispute_of_a_dispute_is_refused_in_words)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    (void)claim_sent(t, &s);
    const char *path = disputed(t, &s);
    struct answer form = walk_get(&s.eva, GIVE);
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, str_fmt(&t->mem, "%s/replica", path).ptr, NULL, "reply=Estuvo en mantenimiento.").code, 303);
    struct str token = walk_after(&form, "name=\"_token\" value=\"");
    struct answer a = post(&s.d.house, GIVE, str_fmt(&t->mem, "Cookie: hito_tarea=%.*s\r\n", STR_ARG(s.eva.task)).ptr,
                           str_fmt(&t->mem, "_token=%.*s&kind=disputa&reasons=Sigo+sin+poder+abrirlos", STR_ARG(token)));
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "no se disputa otra vez"));
    EXPECT_INT(desk_get(&s.d, ROLE_FOCAL, GIVE).code, 403); /* the responsible replies, never judges */
    desk_close(&s.d);
}

TEST(an_institution_has_one_word_that_its_people_change_until_it_is_public)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    struct str claim = claim_sent(t, &s);
    chore(t, &s);
    follow_link(t, &s);
    EXPECT_INT(walk_post(&s.eva, GIVE, NULL, "kind=sin-medios").code, 303);
    struct walk max = {.desk = &s.d};
    struct str token = walk_letter(&s.d, "max@ejemplo.ec", "/tarea/");
    (void)walk_get(&max, str_fmt(&t->mem, "/tarea/%.*s", STR_ARG(token)).ptr);
    struct answer a = walk_get(&max, GIVE);
    EXPECT(answer_has(&a, "No pudo verificar por falta de medios"));
    EXPECT_INT(walk_post(&max, GIVE, NULL, "kind=confirma-en-parte&reasons=Faltan dos de los tres archivos.").code, 303);
    EXPECT(walk_script(&s.d, "CREATE TABLE proof (n INTEGER CHECK (n = 1)); INSERT INTO proof SELECT count(*) FROM commitment_verdict;"));
    accept(t, &s, claim);
    EXPECT(shows(&s, ROLE_PUBLIC, AT, "Faltan dos de los tres archivos."));
    a = walk_get(&s.eva, GIVE);
    EXPECT(answer_has(&a, "Ya no se cambia"));
    desk_close(&s.d);
}

TEST(a_word_after_its_time_is_taken_public_at_once_and_marked)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    struct str claim = claim_sent(t, &s);
    chore(t, &s);
    follow_link(t, &s);
    int y, m, day;
    day_split((struct day){s.w.today.n - 30}, &y, &m, &day);
    EXPECT(walk_script(&s.d, str_fmt(&t->mem, "UPDATE claim SET sent_on = '%04d-%02d-%02d';", y, m, day).ptr));
    accept(t, &s, claim); /* the time is over: it is public now */
    struct answer a = walk_get(&s.eva, GIVE);
    EXPECT(answer_has(&a, "después del plazo"));
    EXPECT_INT(walk_post(&s.eva, GIVE, NULL, "kind=disputa&reasons=Los archivos están vacíos.").code, 303);
    EXPECT(shows(&s, ROLE_PUBLIC, AT, "Los archivos están vacíos.") && shows(&s, ROLE_PUBLIC, AT, "después del plazo"));
    EXPECT(shows(&s, ROLE_PUBLIC, AT, "En disputa"));
    EXPECT_INT(walk_post(&s.eva, GIVE, NULL, "accion=retirar").code, 303);
    EXPECT(!shows(&s, ROLE_PUBLIC, AT, "En disputa") && shows(&s, ROLE_PUBLIC, AT, "Sin pronunciamiento"));
    EXPECT(shows(&s, ROLE_PUBLIC, "/ec/plan/1/disputas", "La contraparte la retiró"));
    desk_close(&s.d);
}

TEST(nobody_judges_their_own_work)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    (void)claim_sent(t, &s);
    chore(t, &s);
    follow_link(t, &s);
    struct answer form = walk_get(&s.eva, GIVE);
    EXPECT(walk_script(&s.d, "UPDATE commitment_institution SET role = 'lider';"));
    struct answer a = walk_get(&s.eva, GIVE);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "nadie juzga su propio trabajo") && !answer_has(&a, "name=\"reasons\""));
    struct str token = walk_after(&form, "name=\"_token\" value=\"");
    a = post(&s.d.house, GIVE, str_fmt(&t->mem, "Cookie: hito_tarea=%.*s\r\n", STR_ARG(s.eva.task)).ptr,
             str_fmt(&t->mem, "_token=%.*s&kind=confirma", STR_ARG(token)));
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "nadie juzga su propio trabajo"));
    desk_close(&s.d);
}

TEST(who_is_no_longer_counterpart_cannot_use_the_link)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    (void)claim_sent(t, &s);
    chore(t, &s);
    follow_link(t, &s);
    EXPECT_INT(walk_get(&s.eva, GIVE).code, 200);
    EXPECT(walk_script(&s.d, "UPDATE commitment_person SET until_on = '2020-01-01', from_on = '2019-01-01';"));
    EXPECT_INT(walk_get(&s.eva, GIVE).code, 403);
    desk_close(&s.d);
}

TEST(a_word_may_be_refined_per_delivery)
{
    struct scene s;
    if (!scene_open(t, &s))
        return;
    struct str claim = claim_sent(t, &s);
    const char *page = str_chars(&t->mem, claim), *id = page + str_find(claim, STR("/reporte/")) + 9;
    chore(t, &s);
    follow_link(t, &s);
    struct answer a = walk_post(&s.eva, GIVE, NULL, str_fmt(&t->mem, "kind=confirma&hito_%s=3&razones_%s=No", id, id).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "en 10 caracteres o más"));
    a = walk_post(&s.eva, GIVE, NULL, str_fmt(&t->mem, "kind=confirma&razones_%s=Una razón sin palabra", id).ptr);
    EXPECT_INT(a.code, 422);
    a = walk_post(&s.eva, GIVE, NULL, str_fmt(&t->mem, "kind=confirma&hito_%s=2&razones_%s=Falta un archivo de tres.", id, id).ptr);
    EXPECT_INT(a.code, 303);
    accept(t, &s, claim);
    EXPECT(shows(&s, ROLE_PUBLIC, page, "Falta un archivo de tres."));
    desk_close(&s.d);
}
