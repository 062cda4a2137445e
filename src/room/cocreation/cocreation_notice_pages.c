/* SPDX-License-Identifier: EUPL-1.2
 * Notices of a process: drafted, published with their day, never altered afterwards; a feed of them. */
#include "http/site.h"
#include "pages.h"
#include "room/cocreation/cocreation_view.h"

#define SHORT_LIST 2

static struct str notices_path(struct request *r, const struct cocreation_place *p)
{
    return path_fmt(r, "%.*s/avisos", STR_ARG(p->path));
}

void notice_publish(struct out *o, struct str path, int64_t id)
{
    form_button(o, str_fmt(o->request->mem, "%.*s/aviso/%lld/publicar", STR_ARG(path), (long long)id), N_("Publicar el aviso"), "", false);
}

static void element(struct out *o, const char *name, struct str text)
{
    buf_fmt(&o->buf, "<%s>", name);
    out_text(o, text);
    buf_fmt(&o->buf, "</%s>\n", name);
}

static enum status feed(struct request *r, const struct cocreation_place *p, const struct cocreation_notice *rows, size_t count)
{
    struct str self = str_fmt(r->mem, "%.*s%.*s/avisos", STR_ARG(r->site->config.base_url), STR_ARG(p->path));
    struct out o = out_new(r);
    buf_fmt(&o.buf, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"es\">\n");
    element(&o, "title", p->process->name);
    element(&o, "id", self);
    element(&o, "updated", instant_iso(r->mem, count > 0 ? rows[0].published_at : p->process->changed_at));
    buf_chars(&o.buf, "<author>\n");
    element(&o, "name", p->jurisdiction->name);
    buf_fmt(&o.buf, "</author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"%.*s.atom\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"%.*s\"/>\n",
            STR_ARG(self), STR_ARG(self));
    for (size_t i = 0; i < count; i++) {
        struct str id = str_fmt(r->mem, "%.*s#aviso-%lld", STR_ARG(self), (long long)rows[i].id);
        buf_chars(&o.buf, "<entry>\n");
        element(&o, "title", rows[i].title);
        element(&o, "id", id);
        element(&o, "updated", instant_iso(r->mem, rows[i].published_at));
        buf_fmt(&o.buf, "<link rel=\"alternate\" type=\"text/html\" href=\"%.*s\"/>\n", STR_ARG(id));
        element(&o, "content", rows[i].text);
        buf_chars(&o.buf, "</entry>\n");
    }
    buf_chars(&o.buf, "</feed>\n");
    return respond_bytes(r, "application/atom+xml; charset=utf-8", out_html(&o).markup);
}

/* GET …/avisos */
static enum status notices_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_notice *rows;
    struct notices_page page = {.x = p->process, .path = p->path, .may_manage = request_may(r, MANAGE_COCREATION)};
    TRY(notices_of(r->db, r->mem, p->process->id, r->format == FORMAT_HTML && page.may_manage, &rows, &page.rows_count));
    if (r->format == FORMAT_ATOM)
        return feed(r, p, rows, page.rows_count);
    page.rows = rows;
    return page_cocreation_notices(r, cocreation_head(r, p, str_of(say(r->lang, N_("Avisos")))), &page);
}

enum status cocreation_notices_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_notice *rows;
    struct notices_page page = {.x = p->process, .path = p->path, .may_manage = request_may(r, MANAGE_COCREATION)};
    size_t count;
    TRY(notices_of(r->db, r->mem, p->process->id, false, &rows, &count));
    page.rows = rows;
    page.rows_count = count < SHORT_LIST ? count : SHORT_LIST;
    page.more = count > SHORT_LIST;
    if (count > 0 || page.may_manage)
        part_cocreation_notices_short(o, &page);
    return DONE;
}

/* The notice ":notice", which must be a draft of this process to be touched. */
static enum status notice_find(struct request *r, struct cocreation_notice **ret)
{
    const struct cocreation_place *p = r->object;
    int64_t id;
    TRY(request_id(r, "notice", &id));
    TRY(record_get(r->db, r->mem, &cocreation_notice_shape, id, ret));
    return (*ret)->cocreation == p->process->id ? DONE : NOT_FOUND;
}

static enum status notice_load(struct request *r)
{
    struct cocreation_notice *n;
    TRY(cocreation_load(r));
    TRY(notice_find(r, &n));
    r->scope.draft = r->scope.draft || !day_known(n->published_on);
    return DONE;
}

static enum status form_show(struct request *r, const struct cocreation_notice *n, struct str action)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_form_page page = {.which = CO_FORM_NOTICE, .title = N_("Escribir un aviso"), .over = p->process->name, .over_path = notices_path(r, p)};
    page.form = form_for(r, &cocreation_notice_shape, n, action);
    page.form.revision = n->revision;
    return cocreation_form_show(r, &page);
}

static enum status new_show(struct request *r)
{
    struct cocreation_notice *fresh = arena_new_of(r->mem, struct cocreation_notice);
    shape_clear(&cocreation_notice_shape, fresh);
    return form_show(r, fresh, path_fmt(r, "%.*s/nuevo", STR_ARG(notices_path(r, r->object))));
}

static enum status new_apply(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_notice n;
    shape_clear(&cocreation_notice_shape, &n);
    TRY(form_read(r, &cocreation_notice_shape, &n));
    n.cocreation = p->process->id;
    TRY(record_add(r->db, &cocreation_notice_shape, &n));
    return respond_redirect(r, notices_path(r, p), N_("Se guardó el aviso como borrador."));
}

static enum status edit_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_notice *n;
    TRY(notice_find(r, &n));
    return form_show(r, n, path_fmt(r, "%.*s/aviso/%lld/editar", STR_ARG(p->path), (long long)n->id));
}

static enum status published(struct request *r)
{
    (void)problem_add(r, "", N_("El aviso ya se publicó: no se cambia. Escribe otro que lo corrija."));
    return CONFLICT;
}

static enum status edit_apply(struct request *r)
{
    struct cocreation_notice *n;
    TRY(notice_find(r, &n));
    if (day_known(n->published_on))
        return published(r);
    TRY(form_read(r, &cocreation_notice_shape, n));
    TRY(record_change(r->db, &cocreation_notice_shape, r->mem, n));
    return respond_redirect(r, notices_path(r, r->object), N_("Se guardaron los cambios."));
}

static enum status publish_apply(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_notice *n;
    TRY(notice_find(r, &n));
    if (day_known(n->published_on))
        return published(r);
    if (!cocreation_known(p->process))
        return problem_add(r, "", N_("El proceso todavía no es público: publica primero su calendario."));
    n->published_on = r->today;
    n->published_at = r->now;
    TRY(record_change(r->db, &cocreation_notice_shape, r->mem, n));
    return respond_redirect(r, notices_path(r, p), N_("Se publicó el aviso."));
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route cocreation_notice_routes[] = {
    {GET, AT "/avisos", READ, ROUTE_FEED, cocreation_load, notices_show, NULL, NULL},
    {GET, AT "/avisos/nuevo", MANAGE_COCREATION, 0, cocreation_load, new_show, NULL, NULL},
    {POST, AT "/avisos/nuevo", MANAGE_COCREATION, 0, cocreation_load, new_show, NULL, new_apply},
    {GET, AT "/aviso/:notice/editar", MANAGE_COCREATION, 0, notice_load, edit_show, NULL, NULL},
    {POST, AT "/aviso/:notice/editar", MANAGE_COCREATION, 0, notice_load, edit_show, NULL, edit_apply},
    {POST, AT "/aviso/:notice/publicar", MANAGE_COCREATION, 0, notice_load, notices_show, NULL, publish_apply},
    {.pattern = NULL},
};
#undef AT
