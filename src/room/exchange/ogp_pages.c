/* SPDX-License-Identifier: EUPL-1.2
 * OGP's dataset on pages: the reference plans, bringing the file, linking leads written as prose. */
#include "room/exchange/ogp_view.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pages.h"
#include "room/exchange/load_view.h"

#define OGP_WORK_BYTES ((size_t)1 << 30)

/* GET /referencias */
static enum status references_show(struct request *r)
{
    struct reference_plan *plans;
    struct reference_page page = {0};
    TRY(reference_plans(r->db, r->mem, &plans, &page.rows_count));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &reference_plan_shape, plans, page.rows_count, STR("referencias"));
    struct reference_item *rows = arena_array(r->mem, struct reference_item, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++) {
        rows[i] = (struct reference_item){&plans[i], path_fmt(r, "/%.*s/plan/%lld", STR_ARG(plans[i].jurisdiction_code), (long long)plans[i].number)};
        page.commitments += plans[i].commitments;
    }
    page.rows = rows;
    struct head head = {.title = str_of(say(r->lang, N_("Planes de referencia de otros países"))), .data_path = STR("/referencias")};
    return page_reference_list(r, head, &page);
}

/* GET /:jurisdiction/cargas/ogp */
static enum status ogp_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct load *l = arena_new_of(r->mem, struct load);
    shape_clear(&load_shape, l);
    struct ogp_load_page page = {form_for(r, &load_shape, l, path_fmt(r, "%.*s/ogp", STR_ARG(loads_path(r, j)))),
                                 path_fmt(r, "%.*s/responsables", STR_ARG(loads_path(r, j)))};
    struct head head = loads_head(r, j, N_("Cargar la base de compromisos de OGP"));
    head_crumb(r, &head, str_of(say(r->lang, N_("Cargas"))), loads_path(r, j));
    return page_ogp_load(r, head, &page);
}

static enum status bytes_of(struct request *r, struct arena *a, const struct upload *file, struct str *ret)
{
    int fd = open(str_chars(r->mem, file->path), O_RDONLY | O_CLOEXEC);
    char *bytes = arena_take(a, (size_t)file->size_bytes + 1);
    int64_t at = 0;
    ssize_t n = 1;
    while (fd >= 0 && at < file->size_bytes && n > 0) {
        n = read(fd, bytes + at, (size_t)(file->size_bytes - at));
        at += n > 0 ? n : 0;
    }
    if (fd >= 0)
        close(fd);
    *ret = (struct str){bytes, (size_t)at};
    return fd >= 0 && n >= 0 ? DONE : BROKEN;
}

/* A file of thousands of rows needs more than a request has: it works in an arena of its own. */
static enum status ogp_take(struct request *r, struct arena *work, bool dry)
{
    const struct jurisdiction *j = r->object;
    struct str bytes;
    struct ogp_file file;
    struct ogp_comparison c;
    TRY(bytes_of(r, work, request_file(r, "ogp_file"), &bytes));
    enum status s = ogp_file_read(work, bytes, r->lang, &file);
    if (s == INVALID || s == TOO_LARGE)
        return problem_add_text(r, STR("ogp_file"), file.problem);
    TRY(s);
    TRY(ogp_compare(r->db, work, &file, &c));
    if (!dry)
        TRY(ogp_apply(r->db, work, &file, &c));
    struct str counts[] = {int_words(r->mem, r->lang, (int64_t)c.counts[OGP_ADDED]), int_words(r->mem, r->lang, (int64_t)c.counts[OGP_CHANGED]),
                           int_words(r->mem, r->lang, (int64_t)c.counts[OGP_SAME]),
                           int_words(r->mem, r->lang, (int64_t)(c.counts[OGP_UNUSABLE] + c.counts[OGP_REPEATED])),
                           int_words(r->mem, r->lang, (int64_t)(c.remarks + file.remarks.count))};
    struct str told = say_with(r->mem, r->lang,
                               dry ? N_("Revisado, sin guardar nada. Filas nuevas: %1; cambiadas: %2; iguales: %3; sin usar: %4; observaciones: %5.")
                                   : N_("Cargado. Filas nuevas: %1; cambiadas: %2; iguales: %3; sin usar: %4; observaciones: %5."),
                               counts, COUNT(counts));
    return respond_redirect(r, path_fmt(r, "%.*s/ogp", STR_ARG(loads_path(r, j))), str_chars(r->mem, told));
}

static enum status ogp_load_apply(struct request *r)
{
    if (request_file(r, "ogp_file") == NULL)
        return problem_add(r, "ogp_file", N_("Elige un archivo."));
    struct arena work = arena_new(OGP_WORK_BYTES);
    enum status s = ogp_take(r, &work, str_is(request_form(r, "dry"), "1"));
    arena_free(&work);
    return s;
}

/* ---- leads written as prose */

struct link_place {
    struct jurisdiction *jurisdiction; /* of who links */
    struct commitment *commitment;     /* the first with the text */
    struct plan *plan;
    struct jurisdiction *place;        /* whose commitments they are */
};

/* GET /:jurisdiction/cargas/responsables */
static enum status unlinked_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct unlinked_text *texts;
    struct unlinked_page page = {0};
    TRY(unlinked_texts(r->db, r->mem, j->id, &texts, &page.rows_count));
    struct unlinked_item *rows = arena_array(r->mem, struct unlinked_item, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++)
        rows[i] = (struct unlinked_item){&texts[i], path_fmt(r, "%.*s/responsables/%lld", STR_ARG(loads_path(r, j)), (long long)texts[i].id)};
    page.rows = rows;
    struct head head = loads_head(r, j, N_("Responsables escritos como texto"));
    head_crumb(r, &head, str_of(say(r->lang, N_("Cargas"))), loads_path(r, j));
    return page_unlinked_list(r, head, &page);
}

static enum status link_load(struct request *r)
{
    struct link_place *at = arena_new_of(r->mem, struct link_place);
    int64_t id;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    TRY(request_id(r, "id", &id));
    TRY(record_get(r->db, r->mem, &commitment_shape, id, &at->commitment));
    TRY(record_get(r->db, r->mem, &plan_shape, at->commitment->plan, &at->plan));
    TRY(record_get(r->db, r->mem, &jurisdiction_shape, at->plan->jurisdiction, &at->place));
    r->object = at;
    bool ours = at->place->reference || at->place->id == at->jurisdiction->id;
    return ours && !str_empty(at->commitment->lead_text) ? DONE : NOT_FOUND;
}

static enum status link_show(struct request *r)
{
    const struct link_place *at = r->object;
    struct institution *i = arena_new_of(r->mem, struct institution);
    struct link_page page = {.text = at->commitment->lead_text, .place = at->place->name};
    struct option *options;
    shape_clear(&institution_shape, i);
    TRY(institution_options(r, at->place->id, &options, &page.institutions_count));
    page.institutions = options;
    page.form = form_for(r, &institution_shape, i, path_fmt(r, "%.*s/responsables/%lld", STR_ARG(loads_path(r, at->jurisdiction)), (long long)at->commitment->id));
    struct head head = loads_head(r, at->jurisdiction, N_("Enlazar con una institución"));
    head_crumb(r, &head, str_of(say(r->lang, N_("Cargas"))), loads_path(r, at->jurisdiction));
    return page_unlinked_link(r, head, &page);
}

static enum status link_apply(struct request *r)
{
    static const char *const names[] = {"name", "acronym", "sector", NULL};
    const struct link_place *at = r->object;
    struct institution i, *there;
    int64_t id;
    if (str_int(request_form(r, "institution"), &id)) {
        enum status s = record_get(r->db, r->mem, &institution_shape, id, &there);
        if (s == NOT_FOUND || (s == DONE && there->jurisdiction != at->place->id))
            return problem_add(r, "institution", N_("Esa institución no es de ese lugar."));
        TRY(s);
    } else {
        shape_clear(&institution_shape, &i);
        TRY(form_read_fields(r, &institution_shape, &i, names));
        i.jurisdiction = at->place->id;
        TRY(institution_code_free(r->db, r->mem, i.jurisdiction, i.name, &i.code));
        TRY(institution_add(r->db, &i));
        id = i.id;
    }
    TRY(unlinked_link(r->db, r->mem, at->place->id, at->commitment->lead_text, id));
    return respond_redirect(r, path_fmt(r, "%.*s/responsables", STR_ARG(loads_path(r, at->jurisdiction))), N_("Se enlazó el texto con la institución."));
}

#define LIST "/:jurisdiction/cargas"
const struct route ogp_routes[] = {
    {GET, "/referencias", READ, ROUTE_CACHED | ROUTE_DATA, NULL, references_show, NULL, NULL},
    {GET, LIST "/ogp", IMPORT, 0, jurisdiction_load, ogp_show, NULL, NULL},
    {POST, LIST "/ogp", IMPORT, ROUTE_SLOW | ROUTE_LARGE, jurisdiction_load, ogp_show, NULL, ogp_load_apply},
    {GET, LIST "/responsables", IMPORT, 0, jurisdiction_load, unlinked_show, NULL, NULL},
    {GET, LIST "/responsables/:id", IMPORT, 0, link_load, link_show, NULL, NULL},
    {POST, LIST "/responsables/:id", IMPORT, 0, link_load, link_show, NULL, link_apply},
    {.pattern = NULL},
};
