/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/portal/portal_package.h"

#include "http/site.h"
#include "view/out.h"

static void pair(struct json *j, const char *key, struct str text)
{
    json_key(j, str_of(key));
    json_text(j, text);
}

static const char *type_of(const struct field *f)
{
    static const char *const types[] = {
        [FIELD_INT] = "integer", [FIELD_REF] = "integer", [FIELD_CENTI] = "number", [FIELD_MICRO] = "number",
        [FIELD_FLAG] = "boolean", [FIELD_TEXT] = "string", [FIELD_PROSE] = "string", [FIELD_DAY] = "date",
        [FIELD_TIME] = "datetime", [FIELD_CHOICE] = "string",
    };
    return types[f->type];
}

static void text_list(struct json *j, const char *key, const char *only)
{
    json_key(j, str_of(key));
    json_open(j, '[');
    json_text(j, str_of(only));
    json_close(j, ']');
}

static void codes(struct json *j, const struct choices *c)
{
    json_key(j, STR("constraints"));
    json_open(j, '{');
    json_key(j, STR("enum"));
    json_open(j, '[');
    for (size_t i = 0; i < c->count; i++)
        json_text(j, str_of(c->items[i].code));
    json_close(j, ']');
    json_close(j, '}');
}

void table_schema_json(struct json *j, const char *set, const struct shape *shape, enum lang lang)
{
    json_open(j, '{');
    json_key(j, STR("fields"));
    json_open(j, '[');
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *f = &shape->fields[i];
        if ((f->flags & PUBLIC) == 0)
            continue;
        json_open(j, '{');
        pair(j, "name", str_of(f->name));
        pair(j, "type", str_of(type_of(f)));
        if (f->label[0] != '\0')
            pair(j, "title", str_of(say(lang, f->label)));
        pair(j, "description", column_words(j->buf.arena, set, f, lang));
        if (f->type == FIELD_FLAG) {
            text_list(j, "trueValues", "1");
            text_list(j, "falseValues", "0");
        }
        if (f->type == FIELD_CHOICE && f->limit.choices != NULL)
            codes(j, f->limit.choices);
        json_close(j, '}');
    }
    json_close(j, ']');
    text_list(j, "missingValues", "");
    json_close(j, '}');
}

static void resource(struct json *j, const struct dataset *d, const struct package_about *about)
{
    struct arena *a = j->buf.arena;
    json_open(j, '{');
    pair(j, "name", str_of(d->name));
    pair(j, "type", STR("table"));
    pair(j, "path", str_fmt(a, "%s%s.csv", about->folder, d->name));
    pair(j, "title", str_of(d->name));
    pair(j, "description", str_of(say(about->lang, d->row_is)));
    pair(j, "format", STR("csv"));
    pair(j, "mediatype", STR("text/csv"));
    pair(j, "encoding", STR("utf-8"));
    json_key(j, STR("schema"));
    table_schema_json(j, d->name, d->shape, about->lang);
    json_close(j, '}');
}

struct str package_json(struct arena *a, const struct site *site, const struct package_about *about)
{
    struct json j = JSON(a);
    json_open(&j, '{');
    pair(&j, "$schema", STR("https://datapackage.org/profiles/2.0/datapackage.json"));
    pair(&j, "name", about->name);
    pair(&j, "title", about->title);
    if (!str_empty(about->homepage))
        pair(&j, "homepage", about->homepage);
    json_key(&j, STR("licenses"));
    json_open(&j, '[');
    json_open(&j, '{');
    pair(&j, "name", STR("CC-BY-4.0"));
    pair(&j, "title", STR("Creative Commons Attribution 4.0"));
    pair(&j, "path", STR(LICENCE_URL));
    json_close(&j, '}');
    json_close(&j, ']');
    json_key(&j, STR("resources"));
    json_open(&j, '[');
    for (const struct dataset *d = dataset_next(site, NULL, NULL); d != NULL; d = dataset_next(site, d, NULL))
        resource(&j, d, about);
    json_close(&j, ']');
    json_close(&j, '}');
    return json_str(&j);
}
