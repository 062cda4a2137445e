/* SPDX-License-Identifier: EUPL-1.2
 * Nothing leaks before its moment: every address of the route tables, in every format, the search, the data sets,
 * the feeds and the letters, asked by everybody, with one unpublished thing of each kind on the stage. What is
 * told of a thing by figures and days is found by asking the public pages before and after: not a byte may move. */
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
#include "tests/unit/leak_house.h"

/* An address and what the public was answered there. */
struct page {
    const char *path;
    struct str before;
};
struct hunt {
    struct test *t;
    struct leak_house *h;
    struct page *pages;
    size_t count, size;
    struct test scratch;
    unsigned met[S_COUNT]; /* bits of those who met the word */
    struct str tokens[V_COUNT];
    enum visitor compared; /* whose pages before and after; the public's */
    bool drafts_only; /* words of drafts are looked for, no others */
    int asked, told;
};

static void page_add(struct hunt *w, const char *path)
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
            page_add(w, str_fmt(&w->t->mem, "%s%s", path, formats[i].suffix).ptr);
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
        MATRIX_PUBLISHED "/compromiso/1/hito/1.2", MATRIX_PUBLISHED "/compromiso/1/hito/1.2.json", MATRIX_PUBLISHED "/compromiso/1/hito/1.3"};
    for (size_t i = 0; i < COUNT(others); i++)
        page_add(w, others[i]);
    for (size_t i = 0; i < all_room_count; i++)
        for (const struct dataset *d = all_rooms[i]->datasets; d != NULL && d->name != NULL; d++)
            formats_add(w, str_fmt(&w->t->mem, "/ceibos/datos/%s", d->name).ptr, ROUTE_DATA);
    for (int k = 0; k < S_COUNT; k++) {
        page_add(w, str_fmt(&w->t->mem, "/buscar?q=%s", secret_kinds[k].word).ptr);
        page_add(w, str_fmt(&w->t->mem, "/ceibos/buscar?q=%s", secret_kinds[k].word).ptr);
    }
}

static void pages_find(struct hunt *w)
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
                 {"\nDTSTAMP:", "\nDTSTART"}, {"name=\"opened\" value=\"", ">"}, {"último uso: ", " · abierta"}};
    struct str rest = str_fmt(mem, "%d %.*s %.*s", a->code, STR_ARG(answer_header(a, "Location")), STR_ARG(a->body));
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
    return rest;
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
    if (str_find(book, STR("spreadsheetml")) != SIZE_MAX)
        words_look(w, path, v, unpacked(&w->scratch.mem, a.body));
    words_look(w, path, v, a.all);
    return steady(&w->scratch.mem, &a);
}

/* What was answered, when it is the one whose pages are compared. */
static struct str ask(struct hunt *w, const char *path, enum visitor v)
{
    w->scratch = (struct test){.name = w->t->name, .mem = arena_new(16u << 20)};
    w->h->m.house.test = &w->scratch;
    struct str text = asked(w, path, v), kept = STR_NONE;
    if (v == w->compared)
        kept = str_copy(&w->t->mem, text);
    arena_free(&w->scratch.mem);
    w->h->m.house.test = w->t;
    return kept;
}

static void before(struct hunt *w)
{
    for (size_t i = 0; i < w->count; i++)
        w->pages[i].before = ask(w, w->pages[i].path, w->compared);
}

static void moved(struct hunt *w, const struct page *p, struct str now)
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

/* Those who may know first: what was made for them must not be handed on. */
static void everybody(struct hunt *w)
{
    for (size_t i = 0; i < w->count; i++)
        for (int v = V_COUNT - 1; v >= V_PUBLIC; v--) {
            struct str now = ask(w, w->pages[i].path, (enum visitor)v);
            if (v == V_PUBLIC && !str_empty(w->pages[i].before))
                moved(w, &w->pages[i], now);
        }
}

/* Everything that the program does by itself, without the network. */
static void chores_run(struct hunt *w)
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

static void letters_look(struct hunt *w)
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

static void tokens_take(struct hunt *w)
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

static void like_nothing(struct hunt *w, size_t from)
{
    tokens_take(w);
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

static void entitled(struct hunt *w)
{
    for (int k = 0; k < S_COUNT; k++)
        for (int v = 0; v < V_COUNT; v++)
            if ((secret_kinds[k].sees & 1u << v) != 0 && (w->met[k] & 1u << v) == 0)
                test_failed(w->t, __FILE__, __LINE__, "%s never meets %s: the test cannot fail there", visitor_kinds[v].name, secret_kinds[k].word);
}

static bool hunt_open(struct test *t, struct leak_house *h, struct hunt *w)
{
    *w = (struct hunt){.t = t, .h = h};
    return leak_open(t, h);
}

TEST(what_nobody_may_know_of_moves_no_byte_of_a_public_page)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    chores_run(&w);
    pages_find(&w);
    before(&w);
    size_t known = h.count;
    if (leak_fill_silent(&h)) {
        chores_run(&w);
        for (size_t i = 0; i < w.count; i++)
            moved(&w, &w.pages[i], ask(&w, w.pages[i].path, V_PUBLIC));
        like_nothing(&w, known);
    }
    matrix_close(&h.m);
}

/* An account's own pages have codes that are new each time. */
static bool may_move(struct hunt *w, struct str path)
{
    struct str round = str_fmt(&w->t->mem, MATRIX_PUBLISHED "/periodo/%d", S_ACCEPTED + 2);
    return str_eq(path, round) || str_is(path, "/ceibos/institucion/matriz") || str_starts(path, "/cuenta/");
}

static void accepted_tells(struct test *t, enum visitor whom)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    w.compared = whom;
    if (leak_fill_accepted(&h)) {
        chores_run(&w);
        pages_find(&w);
        before(&w);
    }
    if (leak_fill_report(&h)) {
        chores_run(&w);
        for (size_t i = 0; i < w.count; i++)
            if (!may_move(&w, str_of(w.pages[i].path)))
                moved(&w, &w.pages[i], ask(&w, w.pages[i].path, whom));
    }
    matrix_close(&h.m);
}

TEST(an_accepted_report_says_that_it_came_and_nothing_else)
{
    accepted_tells(t, V_PUBLIC);
}

TEST(an_accepted_report_says_no_more_to_the_focal_point_of_a_neighbour)
{
    accepted_tells(t, V_FOCAL_OTHER);
}

TEST(an_accepted_report_says_no_more_to_the_counterpart_of_another_commitment)
{
    accepted_tells(t, V_COUNTERPART_OTHER);
}

TEST(a_draft_is_its_institutions_among_the_parties_too)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    if (leak_fill_silent(&h) && leak_fill_colleague(&h)) {
        pages_find(&w);
        w.drafts_only = true;
        for (size_t i = 0; i < w.count; i++)
            ask(&w, w.pages[i].path, V_FOCAL_OTHER);
    }
    matrix_close(&h.m);
}

TEST(nothing_is_told_before_its_moment_to_whoever_may_not_know)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    if (leak_fill_silent(&h) && leak_fill_accepted(&h) && leak_fill_report(&h) && leak_fill_told(&h)) {
        chores_run(&w);
        pages_find(&w);
        everybody(&w);
        letters_look(&w);
        entitled(&w);
        if (w.asked < 5000)
            test_failed(t, __FILE__, __LINE__, "only %d addresses were asked", w.asked);
    }
    matrix_close(&h.m);
}
