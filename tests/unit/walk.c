/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "http/writer.h"
#include "job/outbox.h"

static const char *cookie(struct walk *w)
{
    struct buf b = BUF(&w->desk->house.test->mem);
    buf_chars(&b, "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0\r\nCookie: nada=1");
    if (!str_empty(w->session))
        buf_fmt(&b, "; hito=%.*s", STR_ARG(w->session));
    if (!str_empty(w->task))
        buf_fmt(&b, "; hito_tarea=%.*s", STR_ARG(w->task));
    if (!str_empty(w->kept))
        buf_fmt(&b, "; hito_kept=%.*s", STR_ARG(w->kept));
    buf_chars(&b, "\r\n");
    return str_chars(b.arena, buf_str(&b));
}

static void keep_one(const struct answer *a, const char *mark, struct str *ret)
{
    struct str rest = a->head;
    for (size_t at; (at = str_find(rest, str_of(mark))) != SIZE_MAX;) {
        rest = str_part(rest, at + strlen(mark), rest.len);
        *ret = str_part(rest, 0, str_find(rest, STR(";")));
    }
}

static void keep_cookie(struct walk *w, const struct answer *a)
{
    keep_one(a, "Set-Cookie: hito=", &w->session);
    keep_one(a, "Set-Cookie: hito_tarea=", &w->task);
    keep_one(a, "Set-Cookie: hito_kept=", &w->kept);
}

struct answer walk_get(struct walk *w, const char *path)
{
    struct answer a = get(&w->desk->house, path, cookie(w));
    w->asked++;
    keep_cookie(w, &a);
    return a;
}

static void encode(struct buf *b, const char *typed)
{
    for (const unsigned char *c = (const unsigned char *)typed; *c != '\0'; c++)
        if (*c > 0x20 && *c < 0x7f && *c != '+')
            buf_char(b, (char)*c);
        else
            buf_fmt(b, "%%%02X", *c);
}

struct str walk_after(const struct answer *a, const char *mark)
{
    size_t at = str_find(a->body, str_of(mark));
    if (at == SIZE_MAX)
        return STR_NONE;
    struct str rest = str_part(a->body, at + strlen(mark), a->body.len);
    size_t end = 0;
    while (end < rest.len && rest.ptr[end] != '"' && rest.ptr[end] != '<')
        end++;
    return str_part(rest, 0, end);
}

static void hidden(struct buf *b, struct str form)
{
    struct str mark = STR("<input type=\"hidden\" name=\""), middle = STR("\" value=\"");
    for (size_t at; (at = str_find(form, mark)) != SIZE_MAX;) {
        form = str_part(form, at + mark.len, form.len);
        struct str name = str_part(form, 0, str_find(form, middle));
        form = str_part(form, name.len + middle.len, form.len);
        struct str value = str_cut(&form, '"');
        buf_fmt(b, "%.*s=", STR_ARG(name));
        encode(b, str_chars(b->arena, value));
        buf_char(b, '&');
    }
}

struct answer walk_post(struct walk *w, const char *path, const char *page, const char *typed)
{
    struct arena *mem = &w->desk->house.test->mem;
    struct answer shown = walk_get(w, page == NULL ? path : page);
    struct str rest = shown.body, open = STR("<form method=\"post\""), action = str_fmt(mem, "action=\"%s\"", path);
    for (size_t at; (at = str_find(rest, open)) != SIZE_MAX;) {
        struct str form = str_part(rest, at, rest.len);
        form = str_part(form, 0, str_find(form, STR("</form>")));
        rest = str_part(rest, at + open.len, rest.len);
        if (str_find(form, action) == SIZE_MAX)
            continue;
        struct buf b = BUF(mem);
        hidden(&b, form);
        encode(&b, typed);
        struct answer a = post(&w->desk->house, path, cookie(w), buf_str(&b));
        w->asked++;
        keep_cookie(w, &a);
        return a;
    }
    return shown;
}

/* The worker's part, on a connection of its own while the server is at rest. */
static bool drain(struct desk *d)
{
    struct test *t = d->house.test;
    struct chore_context c = {.site = &d->house.site, .mem = &t->mem, .now = {instant_now().s + 5}};
    int done = 0;
    bool good = db_open(t->where, DB_READ, d->house.site.catalog, &c.reader) == DONE;
    for (int i = 0; i < 3 && good; i++)
        good = outbox_drain(&c, &done) == DONE;
    db_close(c.reader);
    return good;
}

/* A letter's text without the soft line ends of quoted-printable; STR_NONE when there is no such file. */
static struct str letter_text(struct arena *mem, struct str path)
{
    char raw[20000];
    int fd = open(path.ptr, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, raw, sizeof raw);
    if (fd >= 0)
        close(fd);
    struct str text = {raw, n < 0 ? 0 : (size_t)n};
    struct buf b = BUF(mem);
    for (size_t i = 0; i < text.len; i++)
        if (str_starts(str_part(text, i, 3), "=\r\n"))
            i += 2;
        else
            buf_char(&b, text.ptr[i]);
    return buf_str(&b);
}

struct str walk_letter(struct desk *d, const char *to, const char *mark)
{
    struct arena *mem = &d->house.test->mem;
    struct str found = STR_NONE, name = STR_NONE, folder = mail_folder(&d->house.site, mem);
    if (!drain(d))
        test_failed(d->house.test, __FILE__, __LINE__, "the outbox did not run");
    DIR *all = opendir(folder.ptr);
    for (struct dirent *e; all != NULL && (e = readdir(all)) != NULL;) {
        struct str text = letter_text(mem, str_fmt(mem, "%.*s/%s", STR_ARG(folder), e->d_name));
        size_t at = str_find(text, str_of(mark));
        if (at == SIZE_MAX || str_find(text, str_of(to)) == SIZE_MAX || str_compare(str_of(e->d_name), name) <= 0)
            continue;
        name = str_copy(mem, str_of(e->d_name));
        found = str_part(text, at + strlen(mark), text.len);
        size_t end = 0;
        while (end < found.len && found.ptr[end] > ' ')
            end++;
        found = str_part(found, 0, end == 0 ? 64 : end);
    }
    if (all != NULL)
        closedir(all);
    return found;
}

bool walk_script(struct desk *d, const char *sql)
{
    struct test *t = d->house.test;
    struct db *db;
    /* On SQLite the server holds the one writer: borrow it. */
    bool sqlite = !str_starts(str_of(t->where), "postgres");
    if (sqlite ? writer_borrow(&d->house.site, &db) != DONE : db_open(t->where, DB_WRITE, NULL, &db) != DONE)
        return false;
    bool good = db_script(db, sql) == DONE;
    if (sqlite)
        writer_return(&d->house.site, good);
    else
        db_close(db);
    return good;
}
