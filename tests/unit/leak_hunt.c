/* SPDX-License-Identifier: EUPL-1.2
 * Everything that can be asked for on the stage, asked by everybody. */
#include "tests/unit/leak_hunt.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/digest.h"
#include "http/room.h"
#include "job/job.h"
#include "job/mail.h"
#include "room/rooms.h"

void hunt_page_add(struct hunt *w, const char *path)
{
    for (size_t i = 0; i < w->count; i++)
        if (strcmp(w->pages[i].path, path) == 0)
            return;
    if (w->count == w->size) {
        w->pages = arena_grow(&w->t->mem, w->pages, w->size * sizeof *w->pages, (w->size + 512) * sizeof *w->pages);
        w->size += 512;
    }
    w->pages[w->count++] = (struct page){.path = path};
}

static void formats_add(struct hunt *w, const char *path, unsigned flags)
{
    static const struct {
        unsigned flag;
        const char *suffix;
    } formats[] = {{0, ""}, {ROUTE_DATA, ".csv"}, {ROUTE_DATA, ".json"}, {ROUTE_SHEET, ".xlsx"}, {ROUTE_FEED, ".ics"}, {ROUTE_FEED, ".atom"}};
    for (size_t i = 0; i < COUNT(formats); i++)
        if ((flags & formats[i].flag) == formats[i].flag)
            hunt_page_add(w, str_fmt(&w->t->mem, "%s%s", path, formats[i].suffix).ptr);
}

/* The pattern's address when `from` stands for its beginning. */
static void stand_in(struct hunt *w, const struct route *route, const char *from, const char *path)
{
    size_t n = strlen(from);
    const char *rest = route->pattern + n;
    if (path == NULL || strncmp(route->pattern, from, n) != 0 || (*rest != '/' && *rest != '\0') || strchr(rest, ':') != NULL)
        return;
    formats_add(w, str_fmt(&w->t->mem, "%s%s", path, rest).ptr, route->flags);
}

static void route_add(struct hunt *w, const struct route *route)
{
    size_t count;
    struct arena scratch = arena_new(1u << 20);
    const struct matrix_place *places = matrix_places(&w->t->mem, &w->h->m, &count);
    for (size_t i = 0; i < count; i++) {
        stand_in(w, route, places[i].pattern, places[i].published);
        stand_in(w, route, places[i].pattern, places[i].draft);
    }
    for (size_t i = 0; i < w->h->count; i++)
        stand_in(w, route, w->h->addresses[i].pattern, w->h->addresses[i].path);
    arena_free(&scratch);
}

static void table_add(struct hunt *w, const struct route *r)
{
    for (; r != NULL && r->pattern != NULL; r++)
        if (r->method == GET)
            route_add(w, r);
}

/* What no table names: data sets by name, the search, the days of the view "what changed", an address of nothing. */
static void others_add(struct hunt *w)
{
    static const char *const others[] = {"/sitemap.xml", "/robots.txt", "/no-existe", MATRIX_PUBLISHED "/compromiso/99", "/ceibos/prueba/99999",
        MATRIX_PUBLISHED "/compromiso/1/hito/1.1/reporte/99999", "/ceibos/cambios?desde=2000-01-01&hasta=2099-12-31",
        "/ceibos/cambios.csv?desde=2000-01-01&hasta=2099-12-31", "/ceibos/cambios.json?desde=2000-01-01&hasta=2099-12-31",
        "/ceibos/institucion/vecina", MATRIX_PUBLISHED "/compromiso/2", MATRIX_PUBLISHED "/compromiso/2/hito/2.1",
        "/datos/archivo.zip", "/datos", "/datos/catalogo.jsonld", "/datos/catalogo.ttl", "/sitemap.xml", "/metodos", "/metodos/medicion-1", "/comparar", "/comparar.csv", "/comparar.json",
        "/api/v1", "/api/v1/openapi.json", "/api/v1/jurisdicciones", "/ceibos/datos/datapackage.json",
        MATRIX_PUBLISHED "/compromiso/1/hito/1.2", MATRIX_PUBLISHED "/compromiso/1/hito/1.2.json", MATRIX_PUBLISHED "/compromiso/1/hito/1.3"};
    for (size_t i = 0; i < COUNT(others); i++)
        hunt_page_add(w, others[i]);
    for (size_t i = 0; i < all_room_count; i++)
        for (const struct dataset *d = all_rooms[i]->datasets; d != NULL && d->name != NULL; d++) {
            formats_add(w, str_fmt(&w->t->mem, "/ceibos/datos/%s", d->name).ptr, ROUTE_DATA);
            hunt_page_add(w, str_fmt(&w->t->mem, "/api/v1/ceibos/%s?por_pagina=1000", d->name).ptr);
        }
    for (int k = 0; k < S_COUNT; k++) {
        hunt_page_add(w, str_fmt(&w->t->mem, "/buscar?q=%s", secret_kinds[k].word).ptr);
        hunt_page_add(w, str_fmt(&w->t->mem, "/ceibos/buscar?q=%s", secret_kinds[k].word).ptr);
    }
}

void hunt_pages_find(struct hunt *w)
{
    for (size_t i = 0; i < all_room_count; i++) {
        table_add(w, all_rooms[i]->routes);
        for (const struct route *const *more = all_rooms[i]->more_routes; more != NULL && *more != NULL; more++)
            table_add(w, *more);
    }
    others_add(w);
}

/* A workbook's parts, inflated. */
static struct str unpacked(struct arena *mem, struct str bytes)
{
    zip_error_t e;
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &e);
    zip_t *z = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &e);
    if (z == NULL)
        return bytes;
    struct buf b = BUF(mem);
    for (zip_int64_t i = 0; i < zip_get_num_entries(z, 0); i++) {
        zip_file_t *f = zip_fopen_index(z, (zip_uint64_t)i, 0);
        char piece[4096];
        for (zip_int64_t n; f != NULL && (n = zip_fread(f, piece, sizeof piece)) > 0;)
            buf_add(&b, (struct str){piece, (size_t)n});
        if (f != NULL)
            zip_fclose(f);
    }
    zip_close(z);
    return buf_str(&b);
}

/* What is sent without what is new each time: tokens of forms, the moment and number of the request. */
static struct str steady(struct arena *mem, const struct answer *a)
{
    static const struct {
        const char *from, *to;
    } fresh[] = {{"<input type=\"hidden\" name=\"_", ">"}, {"los datos del <time", "</time>"}, {"class=\"request-id\"", "</p>"}, {"\"as_of\":\"", ","},
                 {"\nDTSTAMP:", "\nDTSTART"}, {"name=\"opened\" value=\"", ">"}, {"último uso: ", " · abierta"},
                 {"data-upload=\"", ">"}, {"\"request\":\"", "\"}"}};
    struct str rest = str_fmt(mem, "%d %.*s %.*s", a->code, STR_ARG(answer_header(a, "Location")), STR_ARG(a->body));
    size_t whole = rest.len;
    for (size_t i = 0; i < COUNT(fresh); i++) {
        struct buf b = BUF(mem);
        for (size_t at; (at = str_find(rest, str_of(fresh[i].from))) != SIZE_MAX;) {
            buf_add(&b, str_part(rest, 0, at));
            rest = str_part(rest, at, rest.len);
            rest = str_part(rest, str_find(rest, str_of(fresh[i].to)), rest.len);
        }
        buf_add(&b, rest);
        rest = buf_str(&b);
    }
    /* The mark is of the body: with something new in it, it is new too. */
    return rest.len < whole ? rest : str_fmt(mem, "%.*s %.*s", STR_ARG(rest), STR_ARG(answer_header(a, "ETag")));
}

static void words_look(struct hunt *w, const char *path, enum visitor v, struct str text)
{
    for (int k = 0; k < S_COUNT; k++) {
        const struct secret_kind *kind = &secret_kinds[k];
        size_t at = str_find(text, str_of(kind->word));
        bool searched = strstr(path, kind->word) != NULL; /* its own question comes back */
        bool draft = k == S_DRAFT || k == S_AUTHORISED || k == S_REDRAFT;
        if (at == SIZE_MAX || searched || (w->drafts_only && !draft))
            continue;
        w->met[k] |= 1u << v;
        if (((kind->sees | kind->may) & 1u << v) != 0 || w->told++ > 60)
            continue;
        struct str near = str_part(text, at > 120 ? at - 120 : 0, 160);
        test_failed(w->t, __FILE__, __LINE__, "%s tells %s of %s: …%.*s…", path, visitor_kinds[v].name, kind->word, STR_ARG(near));
    }
}

static struct str asked(struct hunt *w, const char *path, enum visitor v)
{
    const char *cookie = v == V_PUBLIC ? "" : str_fmt(&w->scratch.mem, "Cookie: hito=%.*s\r\n", STR_ARG(w->h->m.cookies[v])).ptr;
    struct answer a = get(&w->h->m.house, path, cookie);
    w->asked++;
    if (a.code >= 500 || a.code == 429)
        test_failed(w->t, __FILE__, __LINE__, "%s as %s: %d", path, visitor_kinds[v].name, a.code);
    struct str book = answer_header(&a, "Content-Type");
    if (str_find(book, STR("spreadsheetml")) != SIZE_MAX || str_find(book, STR("application/zip")) != SIZE_MAX)
        words_look(w, path, v, unpacked(&w->scratch.mem, a.body));
    words_look(w, path, v, a.all);
    return steady(&w->scratch.mem, &a);
}

/* What was answered, when it is the one whose pages are compared. */
static struct str ask_into(struct hunt *w, struct arena *to, const char *path, enum visitor v)
{
    w->scratch = (struct test){.name = w->t->name, .mem = arena_new(16u << 20)};
    w->h->m.house.test = &w->scratch;
    struct str text = asked(w, path, v), kept = STR_NONE;
    if (to != NULL)
        kept = str_copy(to, text);
    arena_free(&w->scratch.mem);
    w->h->m.house.test = w->t;
    return kept;
}

struct str hunt_ask(struct hunt *w, const char *path, enum visitor v)
{
    return ask_into(w, v == w->compared ? &w->t->mem : NULL, path, v);
}

void hunt_before(struct hunt *w)
{
    for (size_t i = 0; i < w->count; i++)
        w->pages[i].before = hunt_ask(w, w->pages[i].path, w->compared);
}

void hunt_moved(struct hunt *w, const struct page *p, struct str now)
{
    size_t at = 0;
    while (at < now.len && at < p->before.len && now.ptr[at] == p->before.ptr[at])
        at++;
    if ((at == now.len && at == p->before.len) || w->told++ > 60)
        return;
    size_t from = at > 80 ? at - 80 : 0;
    test_failed(w->t, __FILE__, __LINE__, "%s is not what it was: …%.*s… was …%.*s…", p->path, STR_ARG(str_part(now, from, 160)),
                STR_ARG(str_part(p->before, from, 160)));
}

void hunt_keep(struct hunt *w, unsigned whom, bool (*asks)(const char *path))
{
    w->book = tmpfile();
    for (size_t i = 0; w->book != NULL && i < w->count; i++)
        for (int v = 0; v < V_COUNT; v++) {
            if ((whom & 1u << v) == 0 || !asks(w->pages[i].path))
                continue;
            struct arena mem = arena_new(16u << 20);
            struct str now = ask_into(w, &mem, w->pages[i].path, (enum visitor)v);
            w->pages[i].kept[v].at = ftell(w->book);
            w->pages[i].kept[v].len = fwrite(now.ptr, 1, now.len, w->book);
            arena_free(&mem);
        }
}

void hunt_same(struct hunt *w, unsigned whom, bool (*asks)(const char *path))
{
    for (size_t i = 0; w->book != NULL && i < w->count; i++)
        for (int v = 0; v < V_COUNT; v++) {
            struct page p = w->pages[i];
            if ((whom & 1u << v) == 0 || !asks(p.path))
                continue;
            struct arena mem = arena_new(16u << 20);
            struct str now = ask_into(w, &mem, p.path, (enum visitor)v);
            char *text = malloc(p.kept[v].len + 1);
            fseek(w->book, p.kept[v].at, SEEK_SET);
            p.before = (struct str){text, fread(text, 1, p.kept[v].len, w->book)};
            p.path = str_fmt(&w->t->mem, "%s as %s", p.path, visitor_kinds[v].name).ptr;
            hunt_moved(w, &p, now);
            free(text);
            arena_free(&mem);
        }
    fclose(w->book);
    w->book = NULL;
}

/* Those who may know first: what was made for them must not be handed on. */
void hunt_everybody(struct hunt *w)
{
    for (size_t i = 0; i < w->count; i++)
        for (int v = V_COUNT - 1; v >= V_PUBLIC; v--) {
            struct str now = hunt_ask(w, w->pages[i].path, (enum visitor)v);
            if (v == V_PUBLIC && !str_empty(w->pages[i].before))
                hunt_moved(w, &w->pages[i], now);
        }
}

/* Everything that the program does by itself, without the network. */
void hunt_chores_run(struct hunt *w)
{
    struct chore_context c = {.site = &w->h->m.house.site, .mem = &w->t->mem, .now = instant_now()};
    if (db_open(w->t->where, DB_READ, w->h->m.house.site.catalog, &c.reader) != DONE) {
        test_failed(w->t, __FILE__, __LINE__, "no reader");
        return;
    }
    for (size_t i = 0; i < all_room_count; i++)
        for (const struct chore *x = all_rooms[i]->chores; x != NULL && x->name != NULL; x++)
            if (!x->slow && x->run(&c) != DONE)
                test_failed(w->t, __FILE__, __LINE__, "the chore %s failed", x->name);
    db_close(c.reader);
}

void hunt_letters_look(struct hunt *w)
{
    struct str folder = mail_folder(&w->h->m.house.site, &w->t->mem);
    DIR *all = opendir(str_chars(&w->t->mem, folder));
    static char text[1 << 18];
    for (struct dirent *e; all != NULL && (e = readdir(all)) != NULL;) {
        FILE *from = fopen(str_fmt(&w->t->mem, "%.*s/%s", STR_ARG(folder), e->d_name).ptr, "r");
        size_t n = from == NULL || e->d_name[0] == '.' ? 0 : fread(text, 1, sizeof text, from);
        if (from != NULL)
            fclose(from);
        words_look(w, e->d_name, V_PUBLIC, (struct str){text, n});
    }
    if (all != NULL)
        closedir(all);
}

static int code_of(struct hunt *w, enum method method, const char *path, enum visitor v)
{
    w->scratch = (struct test){.name = w->t->name, .mem = arena_new(16u << 20)};
    w->h->m.house.test = &w->scratch;
    const char *cookie = v == V_PUBLIC ? "" : str_fmt(&w->scratch.mem, "Cookie: hito=%.*s\r\n", STR_ARG(w->h->m.cookies[v])).ptr;
    int code = method == GET ? get(&w->h->m.house, path, cookie).code
                             : post(&w->h->m.house, path, cookie, str_fmt(&w->scratch.mem, "_token=%.*s&_key=fuga%08d", STR_ARG(w->tokens[v]), w->asked++)).code;
    arena_free(&w->scratch.mem);
    w->h->m.house.test = w->t;
    return code;
}

/* The same address with a number that nothing has. */
static const char *nowhere(struct hunt *w, const char *path)
{
    const char *last = strrchr(path, '/');
    bool number = last[1] >= '0' && last[1] <= '9';
    return number ? str_fmt(&w->t->mem, "%.*s999999", (int)(last + 1 - path), path).ptr : NULL;
}

/* Whoever may not know of a thing is answered as where there is none: no 403 tells that there is one. */
static void route_like_nothing(struct hunt *w, const struct route *route, const struct leak_address *x)
{
    static const enum visitor outside[] = {V_PUBLIC, V_PERSON, V_FOCAL_OTHER, V_COUNTERPART_OTHER, V_FOCAL_ELSEWHERE, V_DIRECTORATE_ELSEWHERE};
    size_t n = strlen(x->pattern);
    const char *rest = route->pattern + n, *there = nowhere(w, x->path);
    bool others = /* its own people may know */
        strstr(x->path, "/compromiso/2/") != NULL || strstr(x->path, "/moderacion/") != NULL || str_starts(str_of(x->path), "/practica");
    if (there == NULL || others || strncmp(route->pattern, x->pattern, n) != 0 || (*rest != '/' && *rest != '\0') || strchr(rest, ':') != NULL)
        return;
    for (size_t i = 0; i < COUNT(outside); i++) {
        const char *path = str_fmt(&w->t->mem, "%s%s", x->path, rest).ptr;
        int found = code_of(w, route->method, path, outside[i]), none = code_of(w, route->method, str_fmt(&w->t->mem, "%s%s", there, rest).ptr, outside[i]);
        if (found != none)
            test_failed(w->t, __FILE__, __LINE__, "%s answers %s with %d and not %d", path, visitor_kinds[outside[i]].name, found, none);
    }
}

void hunt_tokens_take(struct hunt *w)
{
    for (int v = 0; v < V_COUNT; v++) {
        const char *cookie = v == V_PUBLIC ? "" : str_fmt(&w->t->mem, "Cookie: hito=%.*s\r\n", STR_ARG(w->h->m.cookies[v])).ptr;
        struct answer a = get(&w->h->m.house, v == V_PUBLIC ? "/entrar" : "/", cookie);
        struct str mark = STR("name=\"_token\" value=\"");
        size_t at = str_find(a.body, mark);
        struct str rest = at == SIZE_MAX ? STR_NONE : str_part(a.body, at + mark.len, a.body.len);
        w->tokens[v] = str_cut(&rest, '"');
    }
}

void hunt_like_nothing(struct hunt *w, size_t from)
{
    hunt_tokens_take(w);
    for (size_t k = from; k < w->h->count; k++)
        for (size_t i = 0; i < all_room_count; i++) {
            const struct route *const *more = all_rooms[i]->more_routes;
            for (const struct route *r = all_rooms[i]->routes; r != NULL && r->pattern != NULL; r++)
                route_like_nothing(w, r, &w->h->addresses[k]);
            for (; more != NULL && *more != NULL; more++)
                for (const struct route *r = *more; r->pattern != NULL; r++)
                    route_like_nothing(w, r, &w->h->addresses[k]);
        }
}

void hunt_entitled(struct hunt *w)
{
    for (int k = w->first; k < (w->end > 0 ? w->end : S_COUNT); k++)
        for (int v = 0; v < V_COUNT; v++)
            if ((secret_kinds[k].sees & 1u << v) != 0 && (w->met[k] & 1u << v) == 0)
                test_failed(w->t, __FILE__, __LINE__, "%s never meets %s: the test cannot fail there", visitor_kinds[v].name, secret_kinds[k].word);
}

bool hunt_open(struct test *t, struct leak_house *h, struct hunt *w)
{
    *w = (struct hunt){.t = t, .h = h};
    return leak_open(t, h);
}
