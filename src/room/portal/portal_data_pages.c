/* SPDX-License-Identifier: EUPL-1.2
 * Open data: what there is, what each column means, and the rows. Data sets are registered by rooms;
 * those that cross rooms are the portal's. */
#include "base/json.h"
#include "http/spill.h"
#include "pages.h"
#include "room/portal/portal_data.h"
#include "room/portal/portal_package.h"
#include "sql.h"

const struct dataset portal_datasets[] = {
    {"planes", N_("un plan de acción"), &portal_plan_data_shape, SQL_PORTAL_PLANS_PUBLISHED},
    {"compromisos", N_("un compromiso de un plan, con su estado y su avance"), &portal_row_shape, SQL_PORTAL_ROWS_PUBLISHED},
    {"hitos", N_("un hito de un compromiso, con sus plazos, su estado y su avance"), &portal_milestone_data_shape,
     SQL_PORTAL_MILESTONES_PUBLISHED},
    {.name = NULL},
};

/* GET /:jurisdiction/datos */
enum status portal_data_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct data_page page = {
        .jurisdiction = j,
        .base = r->site->config.base_url,
        .package = path_fmt(r, "/%.*s/datos/datapackage.json", STR_ARG(j->code)),
        .archive = data_route(r->site, "/datos/archivo.zip"),
        .methods = data_route(r->site, "/metodos"),
        .calendar = data_route(r->site, "/:jurisdiction/plazos"),
    };
    TRY(data_groups(r, j, &page.groups, &page.groups_count));
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Datos abiertos"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head.section = "datos";
    return page_portal_data(r, head, &page);
}

/* GET /datos */
enum status portal_data_home_show(struct request *r)
{
    struct jurisdiction *rows;
    size_t count;
    TRY(jurisdictions(r->db, r->mem, &rows, &count));
    struct data_home_page page = {rows, count, data_route(r->site, "/datos/archivo.zip"), data_route(r->site, "/metodos")};
    struct head head = {.title = str_of(say(r->lang, N_("Datos abiertos"))), .section = "datos"};
    return page_portal_data_home(r, head, &page);
}

/* GET /:jurisdiction/datos/datapackage.json */
enum status portal_package_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    if (r->format != FORMAT_JSON)
        return respond_redirect(r, path_fmt(r, "/%.*s/datos", STR_ARG(j->code)), NULL);
    struct str values[] = {j->name};
    struct package_about about = {
        .name = j->code,
        .title = say_with(r->mem, r->lang, N_("Gobierno abierto: datos de %1"), values, 1),
        .homepage = path_fmt(r, "%.*s/%.*s/datos", STR_ARG(r->site->config.base_url), STR_ARG(j->code)),
        .folder = "",
        .lang = r->lang,
    };
    return respond_bytes(r, "application/json; charset=utf-8", package_json(r->mem, r->site, &about));
}

/* Rows go from the database to the answer one by one: a set may be larger than a request's memory. */
struct writing {
    const struct shape *shape;
    struct spill out;
    int64_t count;
};

static enum status csv_row(void *context, void *row, struct arena *mem)
{
    struct writing *w = context;
    struct buf b = BUF(mem);
    row_csv(&b, w->shape, row);
    return spill_add(&w->out, buf_str(&b));
}

static enum status json_row_seen(void *context, void *row, struct arena *mem)
{
    struct writing *w = context;
    struct json j = JSON(mem);
    if (w->count++ > 0)
        buf_char(&j.buf, ',');
    json_row(&j, w->shape, row, PUBLIC);
    return spill_add(&w->out, json_str(&j));
}

static void json_pair(struct json *j, const char *key, struct str text)
{
    json_key(j, str_of(key));
    json_text(j, text);
}

static enum status json_whole(struct request *r, const struct dataset *d, int64_t jurisdiction, struct writing *w)
{
    struct json j = JSON(r->mem);
    json_open(&j, '{');
    json_pair(&j, "source", str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(r->path)));
    json_pair(&j, "license", STR(LICENCE_URL));
    json_pair(&j, "as_of", instant_iso(r->mem, r->now));
    json_key(&j, STR("rows"));
    json_open(&j, '[');
    TRY(spill_add(&w->out, json_str(&j)));
    TRY(db_each(r->db, d->statement, WITH(IN(jurisdiction)), d->shape, json_row_seen, w));
    return spill_add(&w->out, str_fmt(r->mem, "],\"count\":%lld}", (long long)w->count));
}

static enum status csv_whole(struct request *r, const struct dataset *d, int64_t jurisdiction, struct writing *w)
{
    TRY(spill_add(&w->out, rows_csv(r->mem, d->shape, NULL, 0)));
    return db_each(r->db, d->statement, WITH(IN(jurisdiction)), d->shape, csv_row, w);
}

/* GET /:jurisdiction/datos/:name.csv and .json */
enum status portal_dataset_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    const struct dataset *d = dataset_named(r->site, request_param(r, "name"));
    if (d == NULL)
        return NOT_FOUND;
    bool json = r->format == FORMAT_JSON;
    if (!json && r->format != FORMAT_CSV)
        return respond_redirect(r, path_fmt(r, "/%.*s/datos", STR_ARG(j->code)), NULL);
    struct writing w = {.shape = d->shape, .out = spill_begin(r)};
    enum status s = json ? json_whole(r, d, j->id, &w) : csv_whole(r, d, j->id, &w);
    if (s != DONE) {
        spill_drop(&w.out);
        return s;
    }
    struct str name = path_fmt(r, "%s-%.*s.%s", d->name, STR_ARG(j->code), json ? "json" : "csv");
    return spill_end(&w.out, json ? "application/json; charset=utf-8" : "text/csv; charset=utf-8; header=present", name, !json);
}
