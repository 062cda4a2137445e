/* SPDX-License-Identifier: EUPL-1.2
 * Tables as open data: CSV (RFC 4180) and JSON, straight from the field list. Only PUBLIC fields. */
#include <string.h>

#include "base/decimal.h"
#include "base/json.h"
#include "http/site.h"
#include "view/out.h"

/* A spreadsheet runs what begins like this as a formula: such text gets an apostrophe before it. */
static bool like_formula(struct str s)
{
    return s.len > 0 && strchr("=+-@\t\r", s.ptr[0]) != NULL;
}

static void csv_text(struct buf *b, struct str s)
{
    bool guard = like_formula(s);
    bool quote = guard;
    for (size_t i = 0; i < s.len && !quote; i++)
        quote = s.ptr[i] == ',' || s.ptr[i] == '"' || s.ptr[i] == '\r' || s.ptr[i] == '\n';
    if (!quote) {
        buf_add(b, s);
        return;
    }
    buf_char(b, '"');
    if (guard)
        buf_char(b, '\'');
    for (struct str rest = s; rest.len > 0;) {
        const char *mark = memchr(rest.ptr, '"', rest.len);
        size_t run = mark == NULL ? rest.len : (size_t)(mark - rest.ptr) + 1;
        buf_add(b, str_part(rest, 0, run));
        if (mark != NULL)
            buf_char(b, '"');
        rest = str_part(rest, run, rest.len - run);
    }
    buf_char(b, '"');
}

static void csv_cell(struct buf *b, const struct field *f, const void *row)
{
    if (field_empty(f, row))
        return;
    const void *at = field_at(f, row);
    if (f->type == FIELD_CENTI || f->type == FIELD_MICRO)
        decimal_write(b, *(const int64_t *)at, f->type == FIELD_CENTI ? 2 : 6);
    else if (f->type == FIELD_INT || f->type == FIELD_REF)
        buf_int(b, *(const int64_t *)at);
    else if (f->type == FIELD_TIME)
        buf_add(b, instant_iso(b->arena, *(const struct instant *)at));
    else if (f->type == FIELD_TEXT || f->type == FIELD_PROSE)
        csv_text(b, *(const struct str *)at);
    else
        buf_add(b, field_stored(f, row, b->arena));
}

void row_csv_header(struct buf *b, const struct shape *shape)
{
    bool first = true;
    for (size_t i = 0; i < shape->count; i++) {
        if ((shape->fields[i].flags & PUBLIC) == 0)
            continue;
        if (!first)
            buf_char(b, ',');
        first = false;
        csv_text(b, str_of(shape->fields[i].name));
    }
    buf_chars(b, "\r\n");
}

void row_csv(struct buf *b, const struct shape *shape, const void *row)
{
    bool first = true;
    for (size_t i = 0; i < shape->count; i++) {
        if ((shape->fields[i].flags & PUBLIC) == 0)
            continue;
        if (!first)
            buf_char(b, ',');
        first = false;
        csv_cell(b, &shape->fields[i], row);
    }
    buf_chars(b, "\r\n");
}

struct str rows_csv(struct arena *a, const struct shape *shape, const void *rows, size_t count)
{
    struct buf b = BUF(a);
    row_csv_header(&b, shape);
    for (size_t r = 0; r < count; r++)
        row_csv(&b, shape, (const char *)rows + r * shape->size);
    return buf_str(&b);
}

static void meta(struct json *j, const char *key, struct str text)
{
    json_key(j, str_of(key));
    json_text(j, text);
}

struct str rows_json(struct request *r, const struct shape *shape, const void *rows, size_t count)
{
    struct json j = JSON(r->mem);
    json_open(&j, '{');
    meta(&j, "source", str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(r->path)));
    meta(&j, "license", STR("https://creativecommons.org/licenses/by/4.0/"));
    meta(&j, "as_of", instant_iso(r->mem, r->now));
    json_key(&j, STR("count"));
    json_int(&j, (int64_t)count);
    json_key(&j, STR("rows"));
    json_open(&j, '[');
    for (size_t i = 0; i < count; i++)
        json_row(&j, shape, (const char *)rows + i * shape->size, PUBLIC);
    json_close(&j, ']');
    json_close(&j, '}');
    return json_str(&j);
}

enum status respond_rows(struct request *r, const struct shape *shape, const void *rows, size_t count, struct str name)
{
    if (r->format == FORMAT_JSON)
        return respond_bytes(r, "application/json; charset=utf-8", rows_json(r, shape, rows, count));
    if (r->format != FORMAT_CSV)
        return NOT_FOUND;
    struct str file = str_fmt(r->mem, "%.*s.csv", STR_ARG(name));
    return respond_download(r, "text/csv; charset=utf-8; header=present", file, rows_csv(r->mem, shape, rows, count));
}
