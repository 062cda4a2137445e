/* SPDX-License-Identifier: EUPL-1.2
 * What search engines are told of: the public pages (sitemaps.org). Without the day of their last change: that of a
 * record moves with what nobody may see yet. */
#include "http/spill.h"
#include "room/api/api_view.h"
#include "sql.h"

#define SITEMAP_MOST 50000 /* addresses in a file, as sitemaps.org says */

struct mapping {
    struct spill out;
    struct str base;
};

static enum status told(struct mapping *m, struct arena *mem, struct str path)
{
    struct buf b = BUF(mem);
    buf_fmt(&b, "<url><loc>%.*s", STR_ARG(m->base));
    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '&')
            buf_chars(&b, "&amp;");
        else
            buf_char(&b, path.ptr[i]);
    buf_chars(&b, "</loc></url>\n");
    return spill_add(&m->out, buf_str(&b));
}

static struct str path_of(struct arena *mem, const struct public_page *p)
{
    struct str at = url_component(mem, p->code), number = url_component(mem, p->number);
    switch ((enum public_page_kind)p->kind) {
    case PAGE_PLACE:
        return str_fmt(mem, "/%.*s", STR_ARG(at));
    case PAGE_PLAN:
        return str_fmt(mem, "/%.*s/plan/%lld", STR_ARG(at), (long long)p->plan_number);
    case PAGE_COMMITMENT:
        return str_fmt(mem, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(at), (long long)p->plan_number, STR_ARG(number));
    case PAGE_INDICATOR:
        return str_fmt(mem, "/%.*s/indicador/%.*s", STR_ARG(at), STR_ARG(number));
    case PAGE_PROCESS:
        return str_fmt(mem, "/%.*s/cocreacion/%.*s", STR_ARG(at), STR_ARG(number));
    }
    return STR("/");
}

static enum status row_seen(void *context, void *row, struct arena *mem)
{
    struct mapping *m = context;
    const struct public_page *p = row;
    struct str path = path_of(mem, p);
    TRY(told(m, mem, path));
    if (p->kind == PAGE_PLACE) {
        static const char *const below[] = {"planes", "indicadores", "instituciones", "datos"};
        for (size_t i = 0; i < COUNT(below); i++)
            TRY(told(m, mem, str_fmt(mem, "%.*s/%s", STR_ARG(path), below[i])));
    }
    if (p->kind == PAGE_PLAN)
        TRY(told(m, mem, str_fmt(mem, "%.*s/resultados", STR_ARG(path))));
    return DONE;
}

static enum status all_told(struct request *r, struct mapping *m)
{
    static const char *const general[] = {"/", "/datos", "/metodos", "/comparar", "/temas", "/ayuda", "/proteccion-de-datos", "/accesibilidad"};
    TRY(spill_add(&m->out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")));
    for (size_t i = 0; i < COUNT(general); i++)
        TRY(told(m, r->mem, str_of(general[i])));
    TRY(db_each(r->db, SQL_PUBLIC_PAGES, WITH(IN((int64_t)(SITEMAP_MOST / 2))), &public_page_shape, row_seen, m));
    return spill_add(&m->out, STR("</urlset>\n"));
}

/* GET /sitemap.xml */
enum status sitemap_show(struct request *r)
{
    struct mapping m = {.out = spill_begin(r), .base = r->site->config.base_url};
    enum status s = all_told(r, &m);
    if (s != DONE) {
        spill_drop(&m.out);
        return s;
    }
    return spill_end(&m.out, "application/xml; charset=utf-8", STR("sitemap.xml"), false);
}
