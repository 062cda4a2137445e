/* SPDX-License-Identifier: EUPL-1.2
 * The scoring through a real socket, on both engines: criteria by an act, a round with an author among the evaluators, a
 * recusal and somebody who leaves; nothing of it anywhere before the close; everything but names after it. */
#include <stdio.h>
#include <string.h>

#include "room/lineage/lineage_test.h"
#include "room/progress/progress_test.h"
#include "room/rooms.h"
#include "room/scoring/scoring_store.h"
#include "tests/desk.h"

#define AT "/ec/cocreacion/1"
#define ROUND AT "/ronda/1"
#define PROPOSALS 4
/* Words that stand nowhere else. */
#define REASON "MARCARAZON"
#define NOTE "MARCANOTA"
#define RECUSAL "MARCARECUSA"
#define LEAVING "MARCARETIRO"

static const enum role evaluators[] = {ROLE_EVALUATOR, ROLE_COUNTERPART, ROLE_FACILITATOR, ROLE_PERSON, ROLE_COLEAD};

static enum status act_fill(struct test *t, int64_t jurisdiction, struct day today)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = jurisdiction;
    a.number = STR("AC-01");
    a.kind = ACT_MINUTES;
    a.decided_on = today;
    a.body = STR("Grupo núcleo");
    a.title = STR("Aprobación de los criterios");
    a.result = ACT_APPROVED;
    return record_add(t->db, &act_shape, &a);
}

/* A focal point of the institution that would lead. */
static enum status institution_fill(struct test *t, struct desk *d, struct day today)
{
    struct follow_world w = {.today = today, .jurisdiction = d->jurisdiction, .focal = d->people[ROLE_FOCAL],
                             .counterpart = d->people[ROLE_COUNTERPART]};
    struct institution x;
    struct commitment_person cp;
    TRY(follow_world_add(t->db, &t->mem, &w));
    shape_clear(&institution_shape, &x);
    x.jurisdiction = d->jurisdiction;
    x.code = STR("lidera");
    x.name = STR("Ministerio que lideraría");
    x.sector = SECTOR_STATE;
    TRY(institution_add(t->db, &x));
    shape_clear(&commitment_person_shape, &cp);
    cp.commitment = w.commitment[0];
    cp.person = d->people[ROLE_FOCAL];
    cp.institution = x.id;
    cp.role = PERSON_FOCAL;
    cp.from_on = (struct day){today.n - 30};
    return record_add(t->db, &commitment_person_shape, &cp);
}

/* The first proposal was written by the evaluator, from the same address. */
static enum status world_fill(struct test *t, struct desk *d)
{
    static const char *const titles[PROPOSALS] = {"Presupuestos que se entienden", "Agua segura en las parroquias", "Datos del transporte público",
                                                  "Escuelas que rinden cuentas"};
    struct lineage_world w;
    TRY(lineage_world_add(t, d->jurisdiction, d->people[ROLE_DIRECTORATE], &w));
    for (size_t i = 0; i < PROPOSALS; i++) {
        struct proposal *p;
        TRY(lineage_world_propose(t, &w, titles[i], "Hace falta y nadie lo hace todavía.", i == 0 ? "evaluacion@ejemplo.ec" : NULL, &p));
        TRY(lineage_world_move(t, &w, p->id, PROPOSAL_ADMITTED));
    }
    for (size_t i = 1; i < COUNT(evaluators); i++)
        TRY(account_grant(t->db, &t->mem, d->people[evaluators[i]], ROLE_EVALUATOR, d->jurisdiction, day_of(2020, 1, 1)));
    TRY(act_fill(t, d->jurisdiction, w.today));
    return institution_fill(t, d, w.today);
}

static struct answer say_it(struct test *t, struct desk *d, enum role as, const char *path, const char *page, const char *typed, int code)
{
    struct answer a = desk_post(d, as, path, page, typed);
    if (a.code != code)
        test_failed(t, __FILE__, __LINE__, "%s: %d, not %d: %.*s", path, a.code, code, (int)(a.body.len < 600 ? a.body.len : 600), a.body.ptr);
    return a;
}

static const char *card(struct test *t, int proposal)
{
    return str_fmt(&t->mem, AT "/calificacion/%d", proposal).ptr;
}

/* The criteria that the form of the card asks for: all its names "v…". */
static const char *filled(struct test *t, const struct answer *page, int value, const char *reason, const char *button)
{
    struct buf b = BUF(&t->mem);
    struct str rest = page->body, mark = STR("type=\"radio\" id=\"f-v"), last = STR_NONE;
    for (size_t at; (at = str_find(rest, mark)) != SIZE_MAX;) {
        rest = str_part(rest, at + mark.len, rest.len);
        size_t n = 0;
        while (n < rest.len && rest.ptr[n] >= '0' && rest.ptr[n] <= '9')
            n++;
        struct str id = str_part(rest, 0, n);
        if (!str_eq(id, last))
            buf_fmt(&b, "v%.*s=%d&r%.*s=%s&", STR_ARG(id), value, STR_ARG(id), reason);
        last = id;
    }
    buf_fmt(&b, "note=" NOTE "&do=%s", button);
    return buf_str(&b).ptr;
}

/* ---- Criteria */

static void criteria_are_approved(struct test *t, struct desk *d)
{
    struct answer a;
    say_it(t, d, ROLE_DIRECTORATE, "/ec/criterios/nueva", "/ec/criterios", "", 303);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, "/ec/criterios/1").code, 404);
    EXPECT_INT(desk_get(d, ROLE_COLEAD, "/ec/criterios/1").code, 200);
    const char *act = desk_option(d, ROLE_DIRECTORATE, "/ec/criterios/1/aprobar", "act", "AC-01");
    if (act[0] == '\0') { /* the label carries day and subject too */
        a = desk_get(d, ROLE_DIRECTORATE, "/ec/criterios/1/aprobar");
        size_t at = str_find(a.body, STR("\">AC-01"));
        struct str before = str_part(a.body, 0, at == SIZE_MAX ? 0 : at);
        size_t n = before.len;
        while (n > 0 && before.ptr[n - 1] != '"')
            n--;
        act = str_chars(&t->mem, str_part(before, n, before.len));
    }
    /* 99: refused saying by how much. */
    a = desk_get(d, ROLE_DIRECTORATE, "/ec/criterios/1");
    size_t at = str_find(a.body, STR("<code>demanda</code>"));
    struct str rest = str_part(a.body, at, a.body.len), mark = STR("href=\"/ec/criterios/1/criterio/");
    rest = str_part(rest, str_find(rest, mark) + strlen("href=\""), rest.len);
    const char *last = str_chars(&t->mem, str_cut(&rest, '"'));
    const char *words = "family=prioridad&position=3&name=Demanda&code=demanda&question=¿Se pidió en las mesas?&low=1&high=2&anchors=No%0ASí&weight_centi=";
    say_it(t, d, ROLE_DIRECTORATE, last, NULL, str_fmt(&t->mem, "%s9", words).ptr, 303);
    a = say_it(t, d, ROLE_DIRECTORATE, "/ec/criterios/1/aprobar", NULL, str_fmt(&t->mem, "act=%s", act).ptr, 422);
    EXPECT(answer_has(&a, "Los pesos suman 99 y deben sumar 100: faltan 1."));
    say_it(t, d, ROLE_DIRECTORATE, last, NULL, str_fmt(&t->mem, "%s10", words).ptr, 303);
    a = say_it(t, d, ROLE_DIRECTORATE, "/ec/criterios/1/aprobar", NULL, "act=", 422);
    EXPECT(answer_has(&a, "Elige el acto aprobado"));
    say_it(t, d, ROLE_DIRECTORATE, "/ec/criterios/1/aprobar", NULL, str_fmt(&t->mem, "act=%s", act).ptr, 303);
    EXPECT_INT(desk_post_blind(d, ROLE_DIRECTORATE, last, words).code != 303, 1);
    a = desk_get(d, ROLE_PUBLIC, "/ec/criterios/1.csv");
    EXPECT(answer_has(&a, "nadie-fuera") && answer_has(&a, "tiempo-politica") && answer_has(&a, "AC-01"));
    a = desk_get(d, ROLE_PUBLIC, "/ec/datos/criterios.csv");
    EXPECT(answer_has(&a, "nadie-fuera"));
}

/* ---- Before the close nobody meets anything of a card */

static const enum role everybody[] = {ROLE_PUBLIC, ROLE_PERSON, ROLE_FOCAL, ROLE_COUNTERPART, ROLE_EVALUATOR, ROLE_FACILITATOR, ROLE_DIRECTORATE,
                                      ROLE_COLEAD, ROLE_ADMIN};

static void place_asked(struct test *t, struct desk *d, const char *path, bool own)
{
    static const char *const words[] = {REASON, NOTE, RECUSAL, LEAVING};
    for (size_t i = 0; i < COUNT(everybody); i++) {
        struct answer a = desk_get(d, everybody[i], path);
        if (a.code >= 500)
            test_failed(t, __FILE__, __LINE__, "%s: %d", path, a.code);
        for (size_t k = 0; k < COUNT(words); k++)
            if (!own && answer_has(&a, words[k]))
                test_failed(t, __FILE__, __LINE__, "%s tells %s of %s", path, choice_code(&role_choices, (int)everybody[i]), words[k]);
    }
}

static void routes_asked(struct test *t, struct desk *d, const struct route *routes)
{
    static const struct {
        const char *name, *value;
    } params[] = {{":jurisdiction", "ec"}, {":process", "1"}, {":round", "1"}, {":proposal", "2"}, {":criteria", "1"}};
    for (; routes != NULL && routes->pattern != NULL; routes++) {
        struct buf b = BUF(&t->mem);
        bool known = routes->method == GET, own = strstr(routes->pattern, "/calificacion/") != NULL;
        for (const char *c = routes->pattern; *c != '\0' && known;) {
            if (*c != ':') {
                buf_char(&b, *c++);
                continue;
            }
            known = false;
            for (size_t i = 0; i < COUNT(params); i++) {
                size_t n = strlen(params[i].name);
                if (strncmp(c, params[i].name, n) == 0 && (c[n] == '/' || c[n] == '\0')) {
                    buf_chars(&b, params[i].value);
                    c += n;
                    known = true;
                    break;
                }
            }
        }
        if (!known)
            continue;
        place_asked(t, d, buf_str(&b).ptr, own);
        if ((routes->flags & ROUTE_DATA) != 0) {
            place_asked(t, d, str_fmt(&t->mem, "%.*s.csv", STR_ARG(buf_str(&b))).ptr, own);
            place_asked(t, d, str_fmt(&t->mem, "%.*s.json", STR_ARG(buf_str(&b))).ptr, own);
        }
    }
}

static void nothing_is_told(struct test *t, struct desk *d)
{
    for (size_t i = 0; i < all_room_count; i++) {
        routes_asked(t, d, all_rooms[i]->routes);
        for (const struct route *const *more = all_rooms[i]->more_routes; more != NULL && *more != NULL; more++)
            routes_asked(t, d, *more);
        for (const struct dataset *x = all_rooms[i]->datasets; x != NULL && x->name != NULL; x++)
            place_asked(t, d, str_fmt(&t->mem, "/ec/datos/%s.csv", x->name).ptr, false);
    }
    place_asked(t, d, "/buscar?q=" REASON, true);
    static const char *const data[] = {ROUND "/tarjetas", ROUND "/tarjetas.csv", ROUND "/tarjetas.json", "/ec/datos/calificaciones.csv"};
    struct answer a;
    for (size_t i = 0; i < COUNT(everybody); i++)
        for (size_t k = 0; k < COUNT(data); k++) {
            a = desk_get(d, everybody[i], data[k]);
            EXPECT(a.code == 200 && !answer_has(&a, "impacto") && !answer_has(&a, "nadie-fuera"));
        }
    /* Somebody else's card is answered like none. */
    for (size_t i = 0; i < COUNT(everybody); i++)
        for (int n = 1; n <= PROPOSALS; n++) {
            a = desk_get(d, everybody[i], card(t, n));
            EXPECT(a.code == 200 || a.code == 403 || a.code == 401 || a.code == 303);
        }
}

/* ---- The round */

static bool has_card(struct test *t, struct desk *d, enum role as, int proposal)
{
    return desk_get(d, as, card(t, proposal)).code == 200;
}

static void round_is_opened(struct test *t, struct desk *d)
{
    int year, month, day;
    day_split(day_at(instant_now(), -18000), &year, &month, &day);
    const char *dates = str_fmt(&t->mem, "name=Primera ronda&cards_needed=9&opens_on=%02d/%02d/%d&closes_on=%02d/%02d/%d", day, month, year, day,
                                month, year).ptr;
    struct answer a = say_it(t, d, ROLE_DIRECTORATE, AT "/rondas/nueva", NULL, str_fmt(&t->mem, "%s&which=algunas", dates).ptr, 422);
    EXPECT(answer_has(&a, "Elige al menos una propuesta."));
    say_it(t, d, ROLE_DIRECTORATE, AT "/rondas/nueva", NULL, str_fmt(&t->mem, "%s&which=todas", dates).ptr, 303);
    a = say_it(t, d, ROLE_DIRECTORATE, ROUND "/abrir", ROUND "/avance", "", 422);
    EXPECT(answer_has(&a, "Faltan personas que califiquen"));
    a = desk_get(d, ROLE_PUBLIC, AT "/propuesta/2");
    EXPECT_INT(a.code == 200 || a.code == 404, 1);
}

static void evaluator_scores(struct test *t, struct desk *d, enum role as, int proposal, int value, bool *ret_first)
{
    const char *path = card(t, proposal);
    struct answer a = say_it(t, d, as, str_fmt(&t->mem, "%s/declarar", path).ptr, path, "", 422);
    EXPECT(answer_has(&a, "Marca la declaración"));
    say_it(t, d, as, str_fmt(&t->mem, "%s/declarar", path).ptr, path, "none=1", 303);
    a = desk_get(d, as, path);
    if (*ret_first) {
        struct answer b = say_it(t, d, as, path, NULL, "do=entregar&note=" NOTE, 422);
        EXPECT(answer_has(&b, "Falta un valor en «Impacto».") && answer_has(&b, NOTE));
        b = say_it(t, d, as, path, NULL, filled(t, &a, 1, "", "entregar"), 422);
        EXPECT(answer_has(&b, "en los extremos de la escala hay que decir por qué"));
        say_it(t, d, as, path, NULL, filled(t, &a, 2, REASON, "guardar"), 303);
        b = desk_get(d, as, path);
        EXPECT(answer_has(&b, REASON) && answer_has(&b, NOTE));
    }
    *ret_first = false;
    say_it(t, d, as, path, NULL, filled(t, &a, value, REASON, "entregar"), 303);
}

/* A second round number is the one that is scored: the first asked for more people than there are. */
static void everybody_scores(struct test *t, struct desk *d)
{
    bool first = true;
    for (size_t i = 0; i < COUNT(evaluators); i++)
        for (int n = 1; n <= PROPOSALS; n++)
            if (has_card(t, d, evaluators[i], n)) {
                struct answer a = desk_get(d, evaluators[i], card(t, n));
                if (answer_has(&a, "/declarar"))
                    evaluator_scores(t, d, evaluators[i], n, 2, &first);
            }
}

static int cards_held(struct test *t, struct desk *d, enum role as)
{
    int n = 0;
    for (int i = 1; i <= PROPOSALS; i++)
        n += has_card(t, d, as, i);
    return n;
}

TEST(criteria_are_approved_by_an_act_and_a_round_without_enough_people_is_not_opened)
{
    struct desk d;
    if (!desk_open_with(t, &d, world_fill))
        return;
    criteria_are_approved(t, &d);
    round_is_opened(t, &d);
    say_it(t, &d, ROLE_DIRECTORATE, ROUND "/opinion", NULL, "proposal=&institution=", 422);
    desk_close(&d);
}

static enum status open_round(struct test *t, struct desk *d)
{
    struct criteria_set set;
    struct scoring_round x;
    struct proposal *p;
    int64_t ids[PROPOSALS];
    struct site site = {.server_key = STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")};
    struct cocreation *c;
    size_t count, added, missing;
    site.config.base_url = STR("https://hito.example");
    TRY(world_fill(t, d));
    TRY(criteria_draft_add(t->db, &t->mem, d->jurisdiction, NULL, STR("Criterios de prueba"), &set));
    set.state = CRITERIA_IN_FORCE;
    set.effective_on = day_at(instant_now(), -18000);
    TRY(record_change(t->db, &criteria_set_shape, &t->mem, &set));
    TRY(cocreations_of(t->db, &t->mem, d->jurisdiction, true, &c, &count));
    for (int i = 0; i < PROPOSALS; i++) {
        TRY(proposal_by_number(t->db, &t->mem, c->id, i + 1, &p));
        ids[i] = p->id;
    }
    shape_clear(&scoring_round_shape, &x);
    x.cocreation = c->id;
    x.name = STR("Primera ronda");
    x.criteria_set = set.id;
    x.state = ROUND_OPEN;
    x.cards_needed = 2;
    x.opens_on = set.effective_on;
    x.closes_on = (struct day){set.effective_on.n + 5};
    struct proposal_step step = {PROPOSAL_SCORING, STR("Entra en la ronda."), NONE, d->people[ROLE_DIRECTORATE], instant_now(), set.effective_on};
    TRY(round_add(t->db, &t->mem, &site, &x, ids, PROPOSALS, &step));
    TRY(round_assign(t->db, &t->mem, &x, d->jurisdiction, set.effective_on, false, &added, &missing));
    EXPECT_INT(added, 2 * PROPOSALS);
    EXPECT_INT(missing, 0);
    return DONE;
}

/* Somebody recuses, somebody leaves. */
static void some_leave(struct test *t, struct desk *d)
{
    enum role as = ROLE_COUNTERPART;
    int proposal = 0, before = 0;
    for (int n = 1; n <= PROPOSALS && proposal == 0; n++)
        proposal = has_card(t, d, as, n) ? n : 0;
    const char *path = card(t, proposal);
    struct answer a = say_it(t, d, as, str_fmt(&t->mem, "%s/recusar", path).ptr, path, "reason=no", 422);
    EXPECT(answer_has(&a, "Di en pocas palabras por qué te recusas."));
    say_it(t, d, as, str_fmt(&t->mem, "%s/recusar", path).ptr, path, "reason=" RECUSAL " trabajo con quien la hizo", 303);
    a = desk_get(d, as, path);
    EXPECT(answer_has(&a, "Te recusaste"));
    for (size_t i = 0; i < COUNT(evaluators); i++)
        before += cards_held(t, d, evaluators[i]);
    EXPECT_INT(before, 2 * PROPOSALS + 1); /* one's own recusal stays on one's desk */
    a = say_it(t, d, ROLE_DIRECTORATE, ROUND "/retirar", NULL, "person=&reason=" LEAVING, 422);
    const char *person = desk_option(d, ROLE_DIRECTORATE, ROUND "/retirar", "person", "Persona facilitacion");
    say_it(t, d, ROLE_DIRECTORATE, ROUND "/retirar", NULL, str_fmt(&t->mem, "person=%s&reason=" LEAVING " por enfermedad", person).ptr, 303);
    EXPECT_INT(cards_held(t, d, ROLE_FACILITATOR), 0);
}

static void opinion_is_given(struct test *t, struct desk *d)
{
    const char *proposal = desk_option(d, ROLE_DIRECTORATE, ROUND "/opinion", "proposal", "3 · Datos del transporte público");
    const char *institution = desk_option(d, ROLE_DIRECTORATE, ROUND "/opinion", "institution", "Ministerio que lideraría");
    int year, month, day;
    day_split((struct day){day_at(instant_now(), -18000).n + 3}, &year, &month, &day);
    const char *typed = str_fmt(&t->mem, "proposal=%s&institution=%s&due_on=%02d/%02d/%d", proposal, institution, day, month, year).ptr;
    say_it(t, d, ROLE_DIRECTORATE, ROUND "/opinion", NULL, typed, 303);
    say_it(t, d, ROLE_DIRECTORATE, ROUND "/opinion", NULL, typed, 409);
    EXPECT_INT(desk_get(d, ROLE_COUNTERPART, AT "/propuesta/3/opinion").code, 403);
    const char *words = "competence=si&budget=en-parte&policy_months=8&text=MARCAOPINION: hace falta un reglamento que tarda.";
    say_it(t, d, ROLE_FOCAL, AT "/propuesta/3/opinion", NULL, words, 303);
    for (size_t i = 0; i < COUNT(everybody); i++) {
        bool own = has_card(t, d, everybody[i], 3);
        struct answer a = desk_get(d, everybody[i], card(t, 3));
        EXPECT(answer_has(&a, "MARCAOPINION") == own);
        a = desk_get(d, everybody[i], AT "/propuesta/3");
        EXPECT(!answer_has(&a, "MARCAOPINION"));
    }
}

static void after_the_close(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, ROUND "/tarjetas.csv");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, REASON) && answer_has(&a, "impacto"));
    EXPECT(!answer_has(&a, NOTE) && !answer_has(&a, RECUSAL) && !answer_has(&a, LEAVING) && !answer_has(&a, "Persona "));
    a = desk_get(d, ROLE_PUBLIC, "/ec/datos/calificaciones.csv");
    EXPECT(answer_has(&a, REASON) && !answer_has(&a, NOTE) && !answer_has(&a, RECUSAL));
    a = desk_get(d, ROLE_PUBLIC, ROUND "/tarjetas");
    EXPECT(answer_has(&a, REASON) && !answer_has(&a, "Persona "));
    a = desk_get(d, ROLE_PUBLIC, "/ec/datos/opiniones-institucion.csv");
    EXPECT(answer_has(&a, "MARCAOPINION"));
    a = desk_get(d, ROLE_DIRECTORATE, "/ec/bitacora");
    EXPECT(!answer_has(&a, REASON) && !answer_has(&a, NOTE) && !answer_has(&a, RECUSAL) && !answer_has(&a, LEAVING));
    for (size_t i = 0; i < COUNT(evaluators); i++)
        for (int n = 1; n <= PROPOSALS; n++)
            if (has_card(t, d, evaluators[i], n)) {
                a = desk_get(d, evaluators[i], card(t, n));
                EXPECT(!answer_has(&a, "name=\"do\"") && !answer_has(&a, "/reabrir"));
                a = desk_post(d, evaluators[i], card(t, n), AT "/rondas", "do=guardar");
                EXPECT(a.code != 303 || desk_get(d, evaluators[i], card(t, n)).code == 200);
            }
}

TEST(cards_are_given_kept_handed_in_and_told_to_nobody_until_the_round_closes)
{
    struct desk d;
    if (!desk_open_with(t, &d, open_round))
        return;
    for (size_t i = 0; i < COUNT(evaluators); i++)
        EXPECT(cards_held(t, &d, evaluators[i]) >= 1);
    EXPECT_INT(desk_get(&d, ROLE_EVALUATOR, card(t, 1)).code, 403); /* its author */
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, AT "/calificacion").code, 403);
    EXPECT_INT(desk_get(&d, ROLE_FOCAL, ROUND "/avance").code, 403);
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, ROUND "/avance");
    EXPECT(answer_has(&a, "0 de 2") && !answer_has(&a, "/cerrar\""));
    some_leave(t, &d);
    opinion_is_given(t, &d);
    everybody_scores(t, &d);
    a = desk_get(&d, ROLE_COLEAD, ROUND "/avance");
    EXPECT(answer_has(&a, "2 de 2") && !answer_has(&a, "/cerrar\""));
    a = desk_get(&d, ROLE_DIRECTORATE, ROUND "/avance");
    EXPECT(answer_has(&a, "2 de 2") && answer_has(&a, "Está entera"));
    nothing_is_told(t, &d);
    /* One's own card may be corrected: meanwhile the round is not whole. */
    enum role owner = ROLE_EVALUATOR;
    int own = 0;
    for (int n = 1; n <= PROPOSALS && own == 0; n++)
        own = has_card(t, &d, owner, n) ? n : 0;
    say_it(t, &d, owner, str_fmt(&t->mem, "%s/reabrir", card(t, own)).ptr, card(t, own), "", 303);
    a = desk_get(&d, ROLE_DIRECTORATE, ROUND "/avance");
    EXPECT(answer_has(&a, "1 de 2") && !answer_has(&a, "/cerrar\""));
    a = desk_get(&d, owner, card(t, own));
    say_it(t, &d, owner, card(t, own), NULL, filled(t, &a, 1, REASON " otra vez", "entregar"), 303);
    say_it(t, &d, ROLE_DIRECTORATE, ROUND "/cerrar", ROUND "/avance", "", 303);
    after_the_close(t, &d);
    desk_close(&d);
}
