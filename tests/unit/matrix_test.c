/* SPDX-License-Identifier: EUPL-1.2
 * Every row of every route table, asked by everybody. What is expected is worked out here from the cells
 * of permission.def alone, so that a loader that forgets the scope or a handler without a row is found.
 * A row whose address has no example fails: add the example to `places`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/matrix.h"
#include "http/room.h"
#include "room/rooms.h"
#include "tests/unit/matrix_house.h"

enum owner { NOBODY, COMMITMENT, SENDER };
/* The beginning of a pattern and the addresses that stand for it; the longest wins. `draft` NULL: things of
 * this kind are never drafts. Who owns it: the people of its commitment, or the one that sent it. */
struct place {
    const char *pattern, *published, *draft;
    enum owner owner;
};

static const struct place *places_make(struct arena *mem, const struct matrix_house *m, size_t *ret_count)
{
    const struct example *p = &m->published, *d = &m->draft;
    const struct matrix_voices *v = &m->voices;
#define P MATRIX_PUBLISHED "/compromiso/1"
#define D MATRIX_DRAFT "/compromiso/1"
#define AT(format, ...) str_fmt(mem, format, __VA_ARGS__).ptr
#define COMMITMENT_PATTERN "/:jurisdiction/plan/:plan/compromiso/:number"
#define PROCESS_PATTERN "/:jurisdiction/plan/:plan/reprogramacion/:process"
#define CLAIM_PATTERN COMMITMENT_PATTERN "/hito/:milestone/reporte/:claim"
    const struct place list[] = {
        {"", "", NULL, NOBODY},
        {"/restablecer/:token", "/restablecer/caducado", NULL, NOBODY},
        {"/subida", "/subida", NULL, NOBODY},
        {"/subida/:token", "/subida/caducada", NULL, NOBODY},
        {"/invitacion/:token", "/invitacion/caducada", NULL, NOBODY},
        {"/tarea/:token", "/tarea/cortado", NULL, NOBODY},
        {"/mensaje/:token", AT("/mensaje/%.*s", STR_ARG(v->token)), NULL, NOBODY},
        {"/:jurisdiction/mensaje/:post", AT("/ceibos/mensaje/%lld", (long long)v->comment), NULL, NOBODY},
        {"/:jurisdiction/moderacion/mensaje/:post", AT("/ceibos/moderacion/mensaje/%lld", (long long)v->comment), NULL, NOBODY},
        {"/:jurisdiction/moderacion/apelacion/:appeal", AT("/ceibos/moderacion/apelacion/%lld", (long long)v->appeal), NULL, NOBODY},
        {"/:jurisdiction/moderacion/panel/:member", AT("/ceibos/moderacion/panel/%lld", (long long)v->member), NULL, NOBODY},
        {COMMITMENT_PATTERN "/pregunta/:question", AT(P "/pregunta/%lld", (long long)v->question), NULL, COMMITMENT},
        {COMMITMENT_PATTERN "/comentario/:comment", AT(P "/comentario/%lld", (long long)v->comment), NULL, COMMITMENT},
        {"/administracion/personas/:id", AT("/administracion/personas/%lld", (long long)m->person), NULL, NOBODY},
        {"/:jurisdiction", "/ceibos", NULL, NOBODY},
        {"/:jurisdiction/administracion/personas/:id", AT("/ceibos/administracion/personas/%lld", (long long)m->person), NULL, NOBODY},
        {"/:jurisdiction/carga/:id", AT("/ceibos/carga/%lld", (long long)m->load), NULL, NOBODY},
        {"/:jurisdiction/cargas/responsables/:id", AT("/ceibos/cargas/responsables/%lld", (long long)p->commitment), NULL, NOBODY},
        {"/:jurisdiction/acto/:id", AT("/ceibos/acto/%lld", (long long)m->act), NULL, NOBODY},
        {"/:jurisdiction/acto/:id/observacion/:number", AT("/ceibos/acto/%lld/observacion/1", (long long)m->act), NULL, NOBODY},
        {"/:jurisdiction/administracion/transicion/sucesion/:code", "/ceibos/administracion/transicion/sucesion/matriz", NULL, NOBODY},
        {"/:jurisdiction/administracion/transicion/periodo/:id",
         AT("/ceibos/administracion/transicion/periodo/%lld", (long long)m->transition), NULL, NOBODY},
        {"/:jurisdiction/institucion/:code/entrega", "/ceibos/institucion/matriz/entrega", NULL, COMMITMENT},
        {"/:jurisdiction/oficio/:id", AT("/ceibos/oficio/%lld", (long long)m->letter), NULL, NOBODY},
        {"/seguir/confirmar/:token", "/seguir/confirmar/caducado", NULL, NOBODY},
        {"/seguir/salir/:token", "/seguir/salir/caducado", NULL, NOBODY},
        {"/:jurisdiction/provincia/:province", "/ceibos/provincia/09", NULL, NOBODY},
        {"/:jurisdiction/institucion/:code", "/ceibos/institucion/matriz", NULL, NOBODY},
        {"/:jurisdiction/administracion/temas/:code", "/ceibos/administracion/temas/matriz", NULL, NOBODY},
        {"/:jurisdiction/datos/:name", "/ceibos/datos/instituciones", NULL, NOBODY},
        {"/:jurisdiction/metodologia/:method", AT("/ceibos/metodologia/%lld", (long long)p->method),
         AT("/ceibos/metodologia/%lld", (long long)d->method), NOBODY},
        {"/:jurisdiction/prueba/:id", AT("/ceibos/prueba/%lld", (long long)p->proof), AT("/ceibos/prueba/%lld", (long long)d->proof), SENDER},
        {"/:jurisdiction/plan/:plan", MATRIX_PUBLISHED, MATRIX_DRAFT, NOBODY},
        {"/:jurisdiction/plan/:plan/edicion/:edition", MATRIX_PUBLISHED "/edicion/2", MATRIX_DRAFT "/edicion/2", NOBODY},
        {"/:jurisdiction/plan/:plan/periodo/:period/reporte/:institution", MATRIX_PUBLISHED "/periodo/1/reporte/matriz",
         MATRIX_DRAFT "/periodo/1/reporte/matriz", COMMITMENT},
        {"/:jurisdiction/plan/:plan/periodo/:period", MATRIX_PUBLISHED "/periodo/1", MATRIX_DRAFT "/periodo/1", NOBODY},
        {"/:jurisdiction/plan/:plan/periodo/:period/reapertura/:unlocking",
         AT(MATRIX_PUBLISHED "/periodo/1/reapertura/%lld", (long long)p->unlocking),
         AT(MATRIX_DRAFT "/periodo/1/reapertura/%lld", (long long)d->unlocking), NOBODY},
        {PROCESS_PATTERN, MATRIX_PUBLISHED "/reprogramacion/1", MATRIX_DRAFT "/reprogramacion/1", COMMITMENT},
        {PROCESS_PATTERN "/integrante/:member", AT(MATRIX_PUBLISHED "/reprogramacion/1/integrante/%lld", (long long)p->member),
         AT(MATRIX_DRAFT "/reprogramacion/1/integrante/%lld", (long long)d->member), COMMITMENT},
        {PROCESS_PATTERN "/propuesta/:item", AT(MATRIX_PUBLISHED "/reprogramacion/1/propuesta/%lld", (long long)p->item),
         AT(MATRIX_DRAFT "/reprogramacion/1/propuesta/%lld", (long long)d->item), COMMITMENT},
        {PROCESS_PATTERN "/comentario/:comment", AT(MATRIX_PUBLISHED "/reprogramacion/1/comentario/%lld", (long long)p->comment),
         AT(MATRIX_DRAFT "/reprogramacion/1/comentario/%lld", (long long)d->comment), COMMITMENT},
        {PROCESS_PATTERN "/diferencia/:difference", AT(MATRIX_PUBLISHED "/reprogramacion/1/diferencia/%lld", (long long)p->difference),
         AT(MATRIX_DRAFT "/reprogramacion/1/diferencia/%lld", (long long)d->difference), COMMITMENT},
        {"/:jurisdiction/plan/:plan/traduccion/:language", MATRIX_PUBLISHED "/traduccion/en", MATRIX_DRAFT "/traduccion/en", NOBODY},
        {COMMITMENT_PATTERN, P, D, COMMITMENT},
        {COMMITMENT_PATTERN "/traduccion/:language", P "/traduccion/en", D "/traduccion/en", COMMITMENT},
        {COMMITMENT_PATTERN "/cambio/:change", AT(P "/cambio/%lld", (long long)p->change), AT(D "/cambio/%lld", (long long)d->change), COMMITMENT},
        {COMMITMENT_PATTERN "/objecion/:objection", AT(P "/objecion/%lld", (long long)p->objection),
         AT(D "/objecion/%lld", (long long)d->objection), COMMITMENT},
        {COMMITMENT_PATTERN "/estancado/:case", P "/estancado/1", D "/estancado/1", COMMITMENT},
        {COMMITMENT_PATTERN "/estancado/:case/paso/:step", AT(P "/estancado/1/paso/%lld", (long long)p->step),
         AT(D "/estancado/1/paso/%lld", (long long)d->step), COMMITMENT},
        {COMMITMENT_PATTERN "/estancado/:case/ofrecimiento/:offer", AT(P "/estancado/1/ofrecimiento/%lld", (long long)p->offer),
         AT(D "/estancado/1/ofrecimiento/%lld", (long long)d->offer), COMMITMENT},
        {COMMITMENT_PATTERN "/hito/:milestone", P "/hito/1.1", D "/hito/1.1", COMMITMENT},
        {COMMITMENT_PATTERN "/hito/:milestone/traduccion/:language", P "/hito/1.1/traduccion/en", D "/hito/1.1/traduccion/en", COMMITMENT},
        {COMMITMENT_PATTERN "/hito/:milestone/quitar", P "/hito/1.3/quitar", D "/hito/1.3/quitar", COMMITMENT},
        {CLAIM_PATTERN, AT(P "/hito/1.1/reporte/%lld", (long long)p->claim), AT(D "/hito/1.1/reporte/%lld", (long long)d->claim), COMMITMENT},
        {COMMITMENT_PATTERN "/pronunciamiento/:stance", AT(P "/pronunciamiento/%lld", (long long)p->stance),
         AT(D "/pronunciamiento/%lld", (long long)d->stance), COMMITMENT},
        {CLAIM_PATTERN "/pronunciamiento/:verdict",
         AT(P "/hito/1.1/reporte/%lld/pronunciamiento/%lld", (long long)p->claim, (long long)p->verdict),
         AT(D "/hito/1.1/reporte/%lld/pronunciamiento/%lld", (long long)d->claim, (long long)d->verdict), COMMITMENT},
    };
    struct place *ret = arena_array(mem, struct place, COUNT(list));
    memcpy(ret, list, sizeof list);
    *ret_count = COUNT(list);
    return ret;
}

struct walk {
    struct test *t;
    struct matrix_house *m;
    const struct place *places;
    size_t place_count;
    struct str tokens[V_COUNT];
    struct test scratch; /* lends its memory to the client */
    int asked, wrong;
};

static const struct place *place_of(const struct walk *w, const char *pattern)
{
    const struct place *best = NULL;
    for (size_t i = 0; i < w->place_count; i++) {
        size_t n = strlen(w->places[i].pattern);
        bool begins = strncmp(pattern, w->places[i].pattern, n) == 0 && (pattern[n] == '/' || pattern[n] == '\0');
        if (begins && (best == NULL || n > strlen(best->pattern)))
            best = &w->places[i];
    }
    return strchr(pattern + strlen(best->pattern), ':') == NULL ? best : NULL;
}

static bool owns(const struct place *place, const struct visitor_kind *v)
{
    return v->own && (place->owner == COMMITMENT || (place->owner == SENDER && v->role == ROLE_FOCAL));
}

/* Between password and second factor a session is nobody's yet: the table lets everybody through, the
 * loader asks for such a session, and where the account is at hand for a whole one. */
static bool halfway(const struct route *route)
{
    return strcmp(route->pattern, "/entrar/codigo") == 0;
}
static enum action action_of(const struct route *route)
{
    return strcmp(route->pattern, "/cuenta/segundo-factor") == 0 || halfway(route) ? OWN_ACCOUNT : route->action;
}

/* What the table says, for an object of the examples' jurisdiction. */
static bool allowed(const struct route *route, enum action action, const struct place *place, const struct visitor_kind *v)
{
    if (permission_cell(action, ROLE_PUBLIC) == 'a' || (v->role != ROLE_PUBLIC && permission_cell(action, ROLE_PERSON) == 'a'))
        return true;
    bool scoped = strncmp(route->pattern, "/:jurisdiction", 14) == 0;
    if (v->role <= ROLE_PERSON || (scoped && !v->here))
        return false;
    char cell = permission_cell(action, v->role);
    return cell == 'a' || (cell == 'o' && owns(place, v));
}

/* NULL when the answer is right, else what was expected. */
static const char *expected(const struct route *route, const struct place *place, bool draft, const struct visitor_kind *v, bool page,
                            const struct answer *a)
{
    bool reads = !draft || allowed(route, READ_DRAFT, place, v), may_do = allowed(route, action_of(route), place, v);
    bool to_sign_in = a->code == 303 && str_starts(answer_header(a, "Location"), "/entrar");
    if (v->role == ROLE_PUBLIC && route->method == POST && permission_cell(action_of(route), ROLE_PUBLIC) != 'a')
        return a->code == 401 ? NULL : "401";
    if (!reads || (halfway(route) && v->role != ROLE_PUBLIC))
        return a->code == 404 ? NULL : "404";
    if (!may_do && v->role == ROLE_PUBLIC && page)
        return to_sign_in ? NULL : "303 to /entrar";
    if (!may_do)
        return a->code == (v->role == ROLE_PUBLIC ? 401 : 403) ? NULL : v->role == ROLE_PUBLIC ? "401" : "403";
    bool good = a->code == 200 || a->code == 409 || a->code == 410 || a->code == 422 || (a->code == 303 && !to_sign_in);
    return good ? NULL : "an answer";
}

static const char *cookie(const struct walk *w, enum visitor v)
{
    return v == V_PUBLIC ? "" : str_fmt(&w->t->mem, "Cookie: hito=%.*s\r\n", STR_ARG(w->m->cookies[v])).ptr;
}

static void ask(struct walk *w, const struct route *route, const struct place *place, bool draft, enum visitor v, const char *suffix)
{
    const char *from = draft ? place->draft : place->published;
    w->scratch = (struct test){.name = w->t->name, .mem = arena_new(16u << 20)};
    w->m->house.test = &w->scratch;
    const char *path = str_fmt(&w->scratch.mem, "%s%s%s", from, route->pattern + strlen(place->pattern), suffix).ptr;
    struct str body = str_fmt(&w->scratch.mem, "_token=%.*s&_key=matriz%08d", STR_ARG(w->tokens[v]), w->asked);
    struct answer a = route->method == GET ? get(&w->m->house, path, cookie(w, v)) : post(&w->m->house, path, cookie(w, v), body);
    const char *want = expected(route, place, draft, &visitor_kinds[v], suffix[0] == '\0', &a);
    w->asked++;
    if (want != NULL) {
        w->wrong++;
        test_failed(w->t, __FILE__, __LINE__, "%s %s (%s) as %s: %d, not %s", route->method == GET ? "GET" : "POST", path,
                    action_name(route->action), visitor_kinds[v].name, a.code, want);
    }
    arena_free(&w->scratch.mem);
    w->m->house.test = w->t;
}

static void row(struct walk *w, const struct route *route)
{
    const struct place *place = place_of(w, route->pattern);
    if (place == NULL) {
        test_failed(w->t, __FILE__, __LINE__, "no example for the address %s: add one to the places of this test", route->pattern);
        return;
    }
    /* Those who may come last: what they change is seen by nobody else. */
    for (int round = 0; round < 2; round++)
        for (int v = 0; v < V_COUNT; v++) {
            if (allowed(route, action_of(route), place, &visitor_kinds[v]) != (round == 1))
                continue;
            ask(w, route, place, false, (enum visitor)v, "");
            if (place->draft != NULL)
                ask(w, route, place, true, (enum visitor)v, "");
            if ((route->flags & ROUTE_DATA) != 0)
                ask(w, route, place, place->draft != NULL, (enum visitor)v, ".json");
        }
}

/* A form's token is the session's: that of any page serves. */
static struct str token_of(struct walk *w, enum visitor v)
{
    struct answer a = get(&w->m->house, v == V_PUBLIC ? "/entrar" : "/", cookie(w, v));
    struct str mark = STR("name=\"_token\" value=\"");
    size_t at = str_find(a.body, mark);
    if (at == SIZE_MAX) {
        test_failed(w->t, __FILE__, __LINE__, "no form on the page shown to %s (%d)", visitor_kinds[v].name, a.code);
        return STR_NONE;
    }
    struct str rest = str_part(a.body, at + mark.len, a.body.len);
    return str_cut(&rest, '"');
}

/* These end sessions: the last, in this order. */
static const char *const session_ends[] = {"/cuenta/sesiones", "/cuenta/sesion", "/salir"};

static bool ends_sessions(const char *pattern)
{
    for (size_t i = 0; i < COUNT(session_ends); i++)
        if (strcmp(pattern, session_ends[i]) == 0)
            return true;
    return false;
}

/* The rows of that pattern, or all that end no session. */
static void table(struct walk *w, const struct route *r, const char *only)
{
    for (; r != NULL && r->pattern != NULL; r++)
        if (only == NULL ? !ends_sessions(r->pattern) : strcmp(r->pattern, only) == 0)
            row(w, r);
}

static void tables(struct walk *w, const char *only)
{
    for (size_t i = 0; i < all_room_count; i++) {
        table(w, all_rooms[i]->routes, only);
        for (const struct route *const *more = all_rooms[i]->more_routes; more != NULL && *more != NULL; more++)
            table(w, *more, only);
    }
}

static void walk(struct walk *w)
{
    w->places = places_make(&w->t->mem, w->m, &w->place_count);
    for (int v = 0; v < V_COUNT; v++)
        w->tokens[v] = token_of(w, (enum visitor)v);
    tables(w, NULL);
    for (size_t i = 0; i < COUNT(session_ends); i++)
        tables(w, session_ends[i]);
    if (w->asked < 1000)
        test_failed(w->t, __FILE__, __LINE__, "only %d addresses were asked", w->asked);
}

TEST(every_address_answers_each_role_as_the_permission_table_says)
{
    struct matrix_house m;
    if (!matrix_open(t, &m))
        return;
    struct walk *w = arena_new_of(&t->mem, struct walk);
    w->t = t;
    w->m = &m;
    walk(w);
    matrix_close(&m);
}

UNIT(the_printed_permission_matrix_is_that_of_the_tables)
{
    char *text = NULL, *kept = NULL;
    size_t len = 0, size = 0;
    FILE *to = open_memstream(&text, &len), *from = fopen("docs/permisos.md", "r");
    matrix_write(to);
    fclose(to);
    ssize_t n = from == NULL ? -1 : getdelim(&kept, &size, '\0', from);
    if (n != (ssize_t)len || memcmp(text, kept, len) != 0)
        test_failed(t, __FILE__, __LINE__, "docs/permisos.md is not of these tables: build/hito matrix > docs/permisos.md");
    if (from != NULL)
        fclose(from);
    free(kept);
    free(text);
}
