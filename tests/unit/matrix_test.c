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
#include "tests/unit/matrix_places.h"

struct walk {
    struct test *t;
    struct matrix_house *m;
    const struct matrix_place *places;
    size_t place_count;
    struct str tokens[V_COUNT];
    struct test scratch; /* lends its memory to the client */
    int asked, wrong;
};

static const struct matrix_place *place_of(const struct walk *w, const char *pattern)
{
    const struct matrix_place *best = NULL;
    for (size_t i = 0; i < w->place_count; i++) {
        size_t n = strlen(w->places[i].pattern);
        bool begins = strncmp(pattern, w->places[i].pattern, n) == 0 && (pattern[n] == '/' || pattern[n] == '\0');
        if (begins && (best == NULL || n > strlen(best->pattern)))
            best = &w->places[i];
    }
    return strchr(pattern + strlen(best->pattern), ':') == NULL ? best : NULL;
}

static bool owns(const struct matrix_place *place, const struct visitor_kind *v)
{
    switch (place->owner) {
    case COMMITMENT:
        return v->own && (v->role == ROLE_FOCAL || v->role == ROLE_COUNTERPART);
    case SENDER:
        return v->own && v->role == ROLE_FOCAL;
    case TABLE:
        return v->own && v->role == ROLE_FACILITATOR;
    case CARD:
        return v->own && v->role == ROLE_EVALUATOR;
    case TEAM:
        return v->own && v->role == ROLE_PERSON;
    case NOBODY:
        break;
    }
    return false;
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
static bool allowed(const struct route *route, enum action action, const struct matrix_place *place, const struct visitor_kind *v)
{
    if (permission_cell(action, ROLE_PUBLIC) == 'a' || (v->role != ROLE_PUBLIC && permission_cell(action, ROLE_PERSON) == 'a'))
        return true;
    bool scoped = strncmp(route->pattern, "/:jurisdiction", 14) == 0;
    if (v->role == ROLE_PUBLIC || (v->role != ROLE_PERSON && scoped && !v->here))
        return false;
    char cell = permission_cell(action, v->role);
    return cell == 'a' || (cell == 'o' && owns(place, v));
}

/* NULL when the answer is right, else what was expected. */
static const char *expected(const struct route *route, const struct matrix_place *place, bool draft, const struct visitor_kind *v, bool page,
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

static void ask(struct walk *w, const struct route *route, const struct matrix_place *place, bool draft, enum visitor v, const char *suffix)
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
    const struct matrix_place *place = place_of(w, route->pattern);
    if (place == NULL) {
        test_failed(w->t, __FILE__, __LINE__, "no example for the address %s: add one to the places of this test", route->pattern);
        return;
    }
    /* Those who may come last: what they change is seen by nobody else. */
    for (int round = 0; round < 2; round++)
        for (int v = 0; v < V_COUNT; v++) {
            if (allowed(route, action_of(route), place, &visitor_kinds[v]) != (round == 1))
                continue;
            if (place->published != NULL)
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
    w->places = matrix_places(&w->t->mem, w->m, &w->place_count);
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
