/* SPDX-License-Identifier: EUPL-1.2
 * The index, the places and the rows of a set, page by page (RFC 8288), as JSON or CSV. */
#include "http/spill.h"
#include "room/api/api_view.h"
#include "room/portal/portal.h"

void api_pair(struct json *j, const char *key, struct str text)
{
    json_key(j, str_of(key));
    json_text(j, text);
}

static struct str absolute(struct request *r, const char *path)
{
    return str_fmt(r->mem, "%.*s%s", STR_ARG(r->site->config.base_url), path);
}

/* GET /api/v1 */
enum status api_index_show(struct request *r)
{
    struct json j = JSON(r->mem);
    json_open(&j, '{');
    api_pair(&j, "title", STR("Hito"));
    api_pair(&j, "openapi", absolute(r, API "/openapi.json"));
    api_pair(&j, "jurisdictions", absolute(r, API "/jurisdicciones"));
    api_pair(&j, "documentation", absolute(r, "/datos"));
    api_pair(&j, "license", STR(LICENCE));
    json_key(&j, STR("datasets"));
    json_open(&j, '[');
    for (const struct dataset *d = dataset_next(r->site, NULL, NULL); d != NULL; d = dataset_next(r->site, d, NULL)) {
        json_open(&j, '{');
        api_pair(&j, "name", str_of(d->name));
        api_pair(&j, "row", str_of(say(r->lang, d->row_is)));
        api_pair(&j, "path", str_fmt(r->mem, "%.*s" API "/{jurisdiccion}/%s", STR_ARG(r->site->config.base_url), d->name));
        json_close(&j, '}');
    }
    json_close(&j, ']');
    json_close(&j, '}');
    r->reply.link = str_fmt(r->mem, "<%.*s>; rel=\"service-desc\"", STR_ARG(absolute(r, API "/openapi.json")));
    return respond_bytes(r, "application/json; charset=utf-8", json_str(&j));
}

/* GET /api/v1/jurisdicciones */
enum status api_jurisdictions_show(struct request *r)
{
    struct jurisdiction *found;
    size_t count;
    TRY(jurisdictions(r->db, r->mem, &found, &count));
    struct api_place *rows = arena_array(r->mem, struct api_place, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct api_place){found[i].code, found[i].name, found[i].kind, found[i].utc_offset_s, found[i].demo, found[i].changed_at};
    if (r->format == FORMAT_CSV)
        return respond_bytes(r, "text/csv; charset=utf-8; header=present", rows_csv(r->mem, &api_place_shape, rows, count));
    struct json j = JSON(r->mem);
    json_open(&j, '{');
    json_key(&j, STR("data"));
    json_open(&j, '[');
    for (size_t i = 0; i < count; i++)
        json_row(&j, &api_place_shape, &rows[i], PUBLIC);
    json_close(&j, ']');
    json_close(&j, '}');
    return respond_bytes(r, "application/json; charset=utf-8", json_str(&j));
}

/* What a page was asked for. */
struct asked {
    const struct dataset *set;
    int64_t page, per_page;
    struct slice slice;
    struct buf query; /* the conditions, to repeat in addresses */
};

static enum status number_of(struct request *r, const char *name, int64_t most, int64_t *n)
{
    struct str text = request_query(r, name);
    if (str_empty(text))
        return DONE;
    if (str_int(text, n) && *n >= 1 && *n <= most)
        return DONE;
    struct str values[] = {str_of(name), str_fmt(r->mem, "%lld", (long long)most)};
    return problem_add_text(r, str_of(name), say_with(r->mem, r->lang, N_("«%1» es un número de 1 a %2."), values, 2));
}

/* The columns that may be asked for, and what pages are asked with. */
static struct str accepted(struct request *r, const struct shape *shape)
{
    struct buf b = BUF(r->mem);
    for (size_t i = 0; i < shape->count; i++)
        if (api_filters(&shape->fields[i]))
            buf_fmt(&b, "%s, ", shape->fields[i].name);
    buf_chars(&b, "pagina, por_pagina, lang");
    return buf_str(&b);
}

static bool is_own(struct str name)
{
    return str_is(name, "pagina") || str_is(name, "por_pagina") || str_is(name, "lang");
}

/* What is asked for and unknown would give all rows as if it had been heeded. */
static enum status names_read(struct request *r, const struct shape *shape)
{
    struct str *names;
    size_t count = request_query_names(r, &names);
    for (size_t i = 0; i < count; i++) {
        const struct field *f = shape_field(shape, names[i]);
        struct str values[] = {names[i], accepted(r, shape)};
        for (size_t k = 0; k < i; k++)
            if (str_eq(names[k], names[i]))
                return problem_add_text(r, names[i], say_with(r->mem, r->lang, N_("«%1» está dos veces: se pide un solo valor por columna."), values, 1));
        if (!is_own(names[i]) && (f == NULL || !api_filters(f)))
            return problem_add_text(r, names[i], say_with(r->mem, r->lang, N_("Aquí no se puede pedir por «%1». Se puede por: %2."), values, 2));
    }
    return DONE;
}

static enum status conditions_read(struct request *r, struct asked *a)
{
    TRY(names_read(r, a->set->shape));
    for (size_t i = 0; i < a->set->shape->count; i++) {
        const struct field *f = &a->set->shape->fields[i];
        struct str text = api_filters(f) ? request_query(r, f->name) : STR_NONE;
        if (text.ptr == NULL)
            continue;
        struct slice_match *m = &a->slice.matches[a->slice.match_count];
        if (a->slice.match_count == SLICE_MATCHES)
            return problem_add(r, f->name, N_("Se puede pedir por tres columnas a la vez, no más."));
        if (!api_value(f, text, &m->value)) {
            struct str values[] = {str_of(f->name), column_words(r->mem, a->set->name, f, r->lang)};
            return problem_add_text(r, values[0],
                                    say_with(r->mem, r->lang, N_("El valor de «%1» no es de los que tiene esa columna: %2."), values, 2));
        }
        m->column = f;
        a->slice.match_count++;
        struct str coded = url_component(r->mem, text);
        buf_fmt(&a->query, "%s=%.*s&", f->name, STR_ARG(coded));
    }
    return DONE;
}

static struct str page_url(struct request *r, struct asked *a, int64_t page)
{
    return str_fmt(r->mem, "%.*s%.*s%s?%.*spagina=%lld&por_pagina=%lld", STR_ARG(r->site->config.base_url), STR_ARG(r->path),
                   r->format == FORMAT_CSV ? ".csv" : "", (int)a->query.len, a->query.len == 0 ? "" : a->query.ptr, (long long)page,
                   (long long)a->per_page);
}

static void links(struct request *r, struct asked *a, bool more)
{
    struct buf b = BUF(r->mem);
    buf_fmt(&b, "<%.*s>; rel=\"first\"", STR_ARG(page_url(r, a, 1)));
    if (a->page > 1)
        buf_fmt(&b, ", <%.*s>; rel=\"prev\"", STR_ARG(page_url(r, a, a->page - 1)));
    if (more)
        buf_fmt(&b, ", <%.*s>; rel=\"next\"", STR_ARG(page_url(r, a, a->page + 1)));
    buf_fmt(&b, ", <%.*s>; rel=\"service-desc\", <" LICENCE ">; rel=\"license\"", STR_ARG(absolute(r, API "/openapi.json")));
    r->reply.link = buf_str(&b);
}

struct paging {
    struct spill out;
    const struct shape *shape;
    int64_t rows, most;
    bool csv;
};

/* One row more than the page holds tells that there is a next one. */
static enum status row_seen(void *context, void *row, struct arena *mem)
{
    struct paging *p = context;
    if (p->rows++ >= p->most)
        return DONE;
    if (p->csv) {
        struct buf b = BUF(mem);
        row_csv(&b, p->shape, row);
        return spill_add(&p->out, buf_str(&b));
    }
    struct json j = JSON(mem);
    if (p->rows > 1)
        buf_char(&j.buf, ',');
    json_row(&j, p->shape, row, PUBLIC);
    return spill_add(&p->out, json_str(&j));
}

static enum status page_write(struct request *r, struct asked *a, int64_t jurisdiction, struct paging *p)
{
    TRY(spill_add(&p->out, p->csv ? rows_csv(r->mem, a->set->shape, NULL, 0) : STR("{\"data\":[")));
    TRY(db_slice_each(r->db, a->set->statement, WITH(IN(jurisdiction)), &a->slice, a->set->shape, row_seen, p));
    bool more = p->rows > p->most;
    links(r, a, more);
    if (p->csv)
        return DONE;
    struct json tail = JSON(r->mem);
    tail.comma = true;
    api_pair(&tail, "next", more ? page_url(r, a, a->page + 1) : STR_NONE);
    json_key(&tail, STR("page"));
    json_int(&tail, a->page);
    json_key(&tail, STR("per_page"));
    json_int(&tail, a->per_page);
    api_pair(&tail, "license", STR(LICENCE));
    TRY(spill_add(&p->out, STR("]")));
    TRY(spill_add(&p->out, json_str(&tail)));
    return spill_add(&p->out, STR("}"));
}

/* GET /api/v1/:jurisdiction/:name, and .csv .json */
enum status api_rows_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct asked a = {.set = dataset_named(r->site, request_param(r, "name")), .page = 1, .per_page = PAGE_ROWS, .query = BUF(r->mem)};
    if (a.set == NULL)
        return NOT_FOUND;
    TRY(number_of(r, "pagina", 1000000, &a.page));
    TRY(number_of(r, "por_pagina", PAGE_ROWS_MOST, &a.per_page));
    TRY(conditions_read(r, &a));
    a.slice.limit = a.per_page + 1;
    a.slice.offset = (a.page - 1) * a.per_page;
    struct paging p = {.out = spill_begin(r), .shape = a.set->shape, .most = a.per_page, .csv = r->format == FORMAT_CSV};
    enum status s = page_write(r, &a, j->id, &p);
    if (s != DONE) {
        spill_drop(&p.out);
        return s;
    }
    struct str name = path_fmt(r, "%s-%lld.%s", a.set->name, (long long)a.page, p.csv ? "csv" : "json");
    return spill_end(&p.out, p.csv ? "text/csv; charset=utf-8; header=present" : "application/json; charset=utf-8", name, false);
}
