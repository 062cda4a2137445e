/* SPDX-License-Identifier: EUPL-1.2
 * GET /datos/archivo.zip, /metodos and /metodos/:name. */
#include "room/archive/archive_pages.h"

#include <string.h>

#include "pages.h"
#include "room/archive/archive_disk.h"

static enum status zip_show(struct request *r)
{
    struct archive_kept kept;
    enum status s = archive_kept_read(r->mem, r->site, &kept);
    if (s == NOT_FOUND) /* the worker has not made it yet; /datos links to it once it is there */
        return respond_redirect(r, STR("/datos"), NULL);
    TRY(s);
    r->reply.etag = str_fmt(r->mem, "\"%.*s\"", STR_ARG(str_part(kept.hash, 0, 32)));
    struct str name = str_fmt(r->mem, "hito-%.*s.zip", STR_ARG(day_iso(r->mem, kept.day)));
    return respond_file(r, "application/zip", name, kept.path);
}

/* "# Hito 1: …": the first line of the page. */
static struct str title_of(const struct asset *a, struct str *ret_rest)
{
    struct str rest = {a->bytes, a->length};
    struct str line = str_cut(&rest, '\n');
    *ret_rest = rest;
    return str_trim(str_starts(line, "# ") ? str_part(line, 2, SIZE_MAX) : line);
}

static struct str name_of(const struct asset *a)
{
    return (struct str){a->name, strlen(a->name) - strlen(".md")};
}

static enum status methods_show(struct request *r)
{
    struct algorithms_page page = {0};
    size_t count = 0;
    while (algorithm_pages[count].name != NULL)
        count++;
    page.lines = arena_array(r->mem, struct algorithm_line, count);
    for (const struct asset *a = algorithm_pages; a->name != NULL; a++) {
        struct str rest, name = name_of(a);
        page.lines[page.lines_count++] = (struct algorithm_line){path_fmt(r, "/metodos/%.*s", STR_ARG(name)), title_of(a, &rest)};
    }
    struct head head = {.title = str_of(say(r->lang, N_("Cómo se calcula cada cifra"))), .section = "datos"};
    return page_archive_methods(r, head, &page);
}

static enum status method_show(struct request *r)
{
    struct str name = request_param(r, "name");
    if (str_ends(name, ".md")) /* as the pages name each other in the repository and in the archive */
        return respond_redirect(r, path_fmt(r, "/metodos/%.*s", (int)(name.len - strlen(".md")), name.ptr), NULL);
    for (const struct asset *a = algorithm_pages; a->name != NULL; a++) {
        if (!str_eq(name, name_of(a)))
            continue;
        struct algorithm_page page = {STR_NONE, STR_NONE};
        page.title = title_of(a, &page.text);
        struct head head = {.title = page.title, .section = "datos"};
        head_crumb(r, &head, str_of(say(r->lang, N_("Cómo se calcula cada cifra"))), STR("/metodos"));
        return page_archive_method(r, head, &page);
    }
    return NOT_FOUND;
}

const struct route archive_routes[] = {
    {GET, "/datos/archivo.zip", READ, 0, NULL, zip_show, NULL, NULL},
    {GET, "/metodos", READ, ROUTE_CACHED, NULL, methods_show, NULL, NULL},
    {GET, "/metodos/:name", READ, ROUTE_CACHED, NULL, method_show, NULL, NULL},
    {.pattern = NULL},
};
