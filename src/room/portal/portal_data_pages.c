/* SPDX-License-Identifier: EUPL-1.2
 * Open data: what there is, what each column means, and the rows. Data sets are registered by rooms;
 * those that cross rooms are the portal's. */
#include "base/json.h"
#include "pages.h"
#include "room/portal/portal_data.h"
#include "sql.h"

const struct dataset portal_datasets[] = {
    {"planes", N_("un plan de acción"), &plan_shape, SQL_PORTAL_PLANS_PUBLISHED},
    {"compromisos", N_("un compromiso de un plan, con su estado y su avance"), &portal_row_shape, SQL_PORTAL_ROWS_PUBLISHED},
    {"hitos", N_("un hito de un compromiso, con sus plazos, su estado y su avance"), &portal_milestone_data_shape,
     SQL_PORTAL_MILESTONES_PUBLISHED},
    {.name = NULL},
};

/* The first room that gives a name has it. */
static const struct dataset *dataset_find(const struct site *site, struct str name)
{
    for (size_t i = 0; i < site->room_count; i++)
        for (const struct dataset *d = site->rooms[i]->datasets; d != NULL && d->name != NULL; d++)
            if (str_is(name, d->name))
                return d;
    return NULL;
}

static const char *type_words(const struct field *f)
{
    static const char *const words[] = {
        [FIELD_INT] = N_("número entero"),     [FIELD_REF] = N_("número de otro registro"), [FIELD_CENTI] = N_("número con decimales"),
        [FIELD_FLAG] = N_("0 o 1"),            [FIELD_TEXT] = N_("texto"),                  [FIELD_PROSE] = N_("texto con párrafos"),
        [FIELD_DAY] = N_("fecha AAAA-MM-DD"),  [FIELD_TIME] = N_("instante ISO, UTC"),      [FIELD_CHOICE] = N_("código de una lista"),
        [FIELD_MICRO] = N_("número con decimales"),
    };
    return words[f->type];
}

static struct str codes_of(struct arena *a, const struct field *f)
{
    if (f->type != FIELD_CHOICE || f->limit.choices == NULL)
        return STR_NONE;
    struct buf b = BUF(a);
    for (size_t i = 0; i < f->limit.choices->count; i++) {
        if (i > 0)
            buf_chars(&b, ", ");
        buf_chars(&b, f->limit.choices->items[i].code);
    }
    return buf_str(&b);
}

static enum status row_counted(void *context, void *row, struct arena *mem)
{
    (void)row;
    (void)mem;
    ++*(int64_t *)context;
    return DONE;
}

static enum status card_fill(struct request *r, const struct jurisdiction *j, const struct dataset *d, struct data_card *card)
{
    *card = (struct data_card){.dataset = d, .path = path_fmt(r, "/%.*s/datos/%s", STR_ARG(j->code), d->name)};
    card->columns = arena_array(r->mem, struct data_column, d->shape->count);
    for (size_t i = 0; i < d->shape->count; i++) {
        const struct field *f = &d->shape->fields[i];
        if ((f->flags & PUBLIC) != 0)
            card->columns[card->columns_count++] = (struct data_column){f->name, f->label, type_words(f), codes_of(r->mem, f)};
    }
    return db_each(r->db, d->statement, WITH(IN(j->id)), d->shape, row_counted, &card->rows);
}

/* GET /:jurisdiction/datos */
enum status portal_data_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct data_page page = {.jurisdiction = j};
    size_t most = 0;
    for (size_t i = 0; i < r->site->room_count; i++)
        for (const struct dataset *d = r->site->rooms[i]->datasets; d != NULL && d->name != NULL; d++)
            most++;
    page.cards = arena_array(r->mem, struct data_card, most);
    for (size_t i = 0; i < r->site->room_count; i++)
        for (const struct dataset *d = r->site->rooms[i]->datasets; d != NULL && d->name != NULL; d++)
            if (dataset_find(r->site, str_of(d->name)) == d)
                TRY(card_fill(r, j, d, &page.cards[page.cards_count++]));
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
    struct data_home_page page = {rows, count};
    struct head head = {.title = str_of(say(r->lang, N_("Datos abiertos"))), .section = "datos"};
    return page_portal_data_home(r, head, &page);
}

/* Rows go from the database to the answer one by one: a set may be larger than a request's memory. */
struct writing {
    const struct shape *shape;
    struct buf csv;
    size_t header; /* bytes of the header that rows_csv() writes before each row */
    struct json json;
    int64_t count;
};

static enum status row_written(void *context, void *row, struct arena *mem)
{
    struct writing *w = context;
    w->count++;
    if (w->header == 0) {
        json_row(&w->json, w->shape, row, PUBLIC);
        return DONE;
    }
    struct str text = rows_csv(mem, w->shape, row, 1);
    buf_add(&w->csv, str_part(text, w->header, text.len));
    return DONE;
}

static void json_pair(struct json *j, const char *key, struct str text)
{
    json_key(j, str_of(key));
    json_text(j, text);
}

static enum status as_json(struct request *r, const struct dataset *d, int64_t jurisdiction)
{
    struct writing w = {.shape = d->shape, .json = JSON(r->mem)};
    json_open(&w.json, '{');
    json_pair(&w.json, "source", str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(r->path)));
    json_pair(&w.json, "license", STR("https://creativecommons.org/licenses/by/4.0/"));
    json_pair(&w.json, "as_of", instant_iso(r->mem, r->now));
    json_key(&w.json, STR("rows"));
    json_open(&w.json, '[');
    TRY(db_each(r->db, d->statement, WITH(IN(jurisdiction)), d->shape, row_written, &w));
    json_close(&w.json, ']');
    json_key(&w.json, STR("count"));
    json_int(&w.json, w.count);
    json_close(&w.json, '}');
    return respond_bytes(r, "application/json; charset=utf-8", json_str(&w.json));
}

/* GET /:jurisdiction/datos/:name.csv and .json */
enum status portal_dataset_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    const struct dataset *d = dataset_find(r->site, request_param(r, "name"));
    if (d == NULL)
        return NOT_FOUND;
    if (r->format == FORMAT_JSON)
        return as_json(r, d, j->id);
    if (r->format != FORMAT_CSV)
        return respond_redirect(r, path_fmt(r, "/%.*s/datos", STR_ARG(j->code)), NULL);
    struct str header = rows_csv(r->mem, d->shape, NULL, 0);
    struct writing w = {.shape = d->shape, .csv = BUF(r->mem), .header = header.len};
    buf_add(&w.csv, header);
    TRY(db_each(r->db, d->statement, WITH(IN(j->id)), d->shape, row_written, &w));
    return respond_download(r, "text/csv; charset=utf-8; header=present", path_fmt(r, "%s-%.*s.csv", d->name, STR_ARG(j->code)),
                            buf_str(&w.csv));
}
