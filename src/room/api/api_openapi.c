/* SPDX-License-Identifier: EUPL-1.2
 * The description of /api/v1 in OpenAPI 3.1, from the lists of data sets and of fields. */
#include "room/api/api_view.h"

#include "room/portal/portal.h"

/* What is being written: the stream, and the language of its words. */
struct writing {
    struct json j;
    enum lang lang;
    struct str example; /* code of a place that there is */
    const struct api_examples *examples; /* of what it holds */
    size_t examples_count;
};
#define PAIR(w, key, text) api_pair(&(w)->j, key, str_of(say((w)->lang, text)))
#define PLAIN(w, key, text) api_pair(&(w)->j, key, str_of(text))

static void open(struct writing *w, const char *key)
{
    if (key != NULL)
        json_key(&w->j, str_of(key));
    json_open(&w->j, '{');
}

static void shut(struct writing *w)
{
    json_close(&w->j, '}');
}

static void list(struct writing *w, const char *key, const char *a, const char *b)
{
    json_key(&w->j, str_of(key));
    json_open(&w->j, '[');
    json_text(&w->j, str_of(a));
    if (b != NULL)
        json_text(&w->j, str_of(b));
    json_close(&w->j, ']');
}

static void reference(struct writing *w, const char *key, const char *to)
{
    open(w, key);
    api_pair(&w->j, "$ref", str_fmt(w->j.buf.arena, "#/components/%s", to));
    shut(w);
}

static const char *json_type(const struct field *f)
{
    static const char *const types[] = {
        [FIELD_INT] = "integer", [FIELD_REF] = "integer",  [FIELD_CENTI] = "number", [FIELD_MICRO] = "number", [FIELD_FLAG] = "boolean",
        [FIELD_TEXT] = "string", [FIELD_PROSE] = "string", [FIELD_DAY] = "string",   [FIELD_TIME] = "string",  [FIELD_CHOICE] = "string",
    };
    return types[f->type];
}

/* What the place of the examples holds there; of a column that is empty in its first rows, a number or a code as they look. */
static void example(struct writing *w, const struct shape *shape, const struct field *f)
{
    struct str held = api_example_of(w->examples, w->examples_count, shape, (size_t)(f - shape->fields));
    bool number = f->type == FIELD_CENTI || f->type == FIELD_MICRO;
    bool code = f->type == FIELD_CHOICE && f->limit.choices != NULL;
    if (held.len == 0 && !number && !code)
        return;
    json_key(&w->j, STR("examples"));
    json_open(&w->j, '[');
    if (held.len > 0)
        buf_add(&w->j.buf, held);
    else if (number)
        buf_chars(&w->j.buf, "62.5");
    else
        json_text(&w->j, str_of(f->limit.choices->items[0].code));
    w->j.comma = true;
    json_close(&w->j, ']');
}

static void enumeration(struct writing *w, const struct field *f, bool empty)
{
    json_key(&w->j, STR("enum"));
    json_open(&w->j, '[');
    for (size_t i = 0; i < f->limit.choices->count; i++)
        json_text(&w->j, str_of(f->limit.choices->items[i].code));
    if (empty)
        json_null(&w->j);
    json_close(&w->j, ']');
}

/* The schema of a column; `asked`: as a parameter, which is not empty. */
static void column(struct writing *w, const char *key, const char *set, const struct shape *shape, const struct field *f, bool asked)
{
    bool empty = !asked && f->type != FIELD_FLAG;
    open(w, key);
    if (empty)
        list(w, "type", json_type(f), "null");
    else
        PLAIN(w, "type", json_type(f));
    if (f->type == FIELD_DAY || f->type == FIELD_TIME)
        PLAIN(w, "format", f->type == FIELD_DAY ? "date" : "date-time");
    if (f->type == FIELD_CHOICE && f->limit.choices != NULL)
        enumeration(w, f, empty);
    if (!asked) {
        if (f->label[0] != '\0')
            PAIR(w, "title", f->label);
        api_pair(&w->j, "description", column_words(w->j.buf.arena, set, f, w->lang));
    }
    example(w, shape, f);
    shut(w);
}

static void row_schema(struct writing *w, const char *key, const char *row_is, const struct shape *shape)
{
    open(w, key);
    PLAIN(w, "type", "object");
    PAIR(w, "description", row_is);
    json_key(&w->j, STR("required"));
    json_open(&w->j, '[');
    for (size_t i = 0; i < shape->count; i++)
        if ((shape->fields[i].flags & PUBLIC) != 0)
            json_text(&w->j, str_of(shape->fields[i].name));
    json_close(&w->j, ']');
    json_key(&w->j, STR("additionalProperties"));
    json_bool(&w->j, false);
    open(w, "properties");
    for (size_t i = 0; i < shape->count; i++)
        if ((shape->fields[i].flags & PUBLIC) != 0)
            column(w, shape->fields[i].name, key, shape, &shape->fields[i], false);
    shut(w);
    shut(w);
}

static void typed(struct writing *w, const char *key, const char *type, const char *or_null, const char *format, const char *words)
{
    open(w, key);
    if (or_null != NULL)
        list(w, "type", type, or_null);
    else
        PLAIN(w, "type", type);
    if (format != NULL)
        PLAIN(w, "format", format);
    PAIR(w, "description", words);
    shut(w);
}

/* {"data": [rows], …} */
static void page_schema(struct writing *w, const char *row, bool paged)
{
    open(w, "schema");
    PLAIN(w, "type", "object");
    json_key(&w->j, STR("required"));
    json_open(&w->j, '[');
    json_text(&w->j, STR("data"));
    if (paged)
        json_text(&w->j, STR("next"));
    json_close(&w->j, ']');
    open(w, "properties");
    open(w, "data");
    PLAIN(w, "type", "array");
    reference(w, "items", str_fmt(w->j.buf.arena, "schemas/%s", row).ptr);
    shut(w);
    if (paged) {
        typed(w, "next", "string", "null", "uri", N_("Dirección de la página siguiente; nulo en la última"));
        typed(w, "page", "integer", NULL, NULL, N_("Número de esta página"));
        typed(w, "per_page", "integer", NULL, NULL, N_("Filas por página"));
        typed(w, "license", "string", NULL, "uri", N_("Licencia de los datos"));
    }
    shut(w);
    shut(w);
}

static void answers_end(struct writing *w, bool asks)
{
    open(w, "304");
    PAIR(w, "description", N_("No ha cambiado desde la marca que envió If-None-Match"));
    shut(w);
    if (asks)
        reference(w, "404", "responses/problema");
    reference(w, "406", "responses/problema");
    if (asks)
        reference(w, "422", "responses/problema");
    reference(w, "429", "responses/problema");
    shut(w);
}

static void ok_begin(struct writing *w, const char *words, bool paged)
{
    open(w, "responses");
    open(w, "200");
    PAIR(w, "description", words);
    open(w, "headers");
    reference(w, "ETag", "headers/ETag");
    if (paged)
        reference(w, "Link", "headers/Link");
    shut(w);
    open(w, "content");
}

static void ok_end(struct writing *w)
{
    shut(w); /* content */
    shut(w); /* 200 */
}

static void operation_begin(struct writing *w, struct str path, struct str id, const char *summary, const char *description, const char *tag)
{
    json_key(&w->j, path);
    open(w, NULL);
    open(w, "get");
    api_pair(&w->j, "operationId", id);
    PAIR(w, "summary", summary);
    PAIR(w, "description", description);
    list(w, "tags", tag, NULL);
}

static void operation_end(struct writing *w)
{
    shut(w);
    shut(w);
}

static void conditions(struct writing *w, const char *set, const struct shape *shape)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *f = &shape->fields[i];
        if (!api_filters(f))
            continue;
        open(w, NULL);
        PLAIN(w, "name", f->name);
        PLAIN(w, "in", "query");
        json_key(&w->j, STR("required"));
        json_bool(&w->j, false);
        api_pair(&w->j, "description",
                 str_fmt(w->j.buf.arena, "%s. %.*s", say(w->lang, N_("Solo las filas que tienen este valor")),
                         STR_ARG(column_words(w->j.buf.arena, set, f, w->lang))));
        column(w, "schema", set, shape, f, true);
        shut(w);
    }
}

static void set_path(struct writing *w, const struct dataset *d, bool csv)
{
    struct arena *a = w->j.buf.arena;
    struct str what = str_fmt(a, "%s%s", d->name, csv ? ".csv" : "");
    operation_begin(w, str_fmt(a, API "/{jurisdiccion}/%.*s", STR_ARG(what)), str_fmt(a, "leer-%s%s", d->name, csv ? "-csv" : ""), d->name,
                    d->row_is, "datos");
    json_key(&w->j, STR("parameters"));
    json_open(&w->j, '[');
    reference(w, NULL, "parameters/jurisdiccion");
    reference(w, NULL, "parameters/pagina");
    reference(w, NULL, "parameters/por_pagina");
    conditions(w, d->name, d->shape);
    json_close(&w->j, ']');
    ok_begin(w, N_("Una página de filas"), true);
    if (csv) {
        open(w, "text/csv");
        open(w, "schema");
        PLAIN(w, "type", "string");
        shut(w);
    } else {
        open(w, "application/json");
        page_schema(w, d->name, true);
    }
    shut(w);
    ok_end(w);
    answers_end(w, true);
    operation_end(w);
}

static void plain_path(struct writing *w, const char *path, const char *id, const char *summary, const char *description, const char *row)
{
    operation_begin(w, str_of(path), str_of(id), summary, description, "general");
    ok_begin(w, summary, false);
    open(w, "application/json");
    if (row != NULL)
        page_schema(w, row, false);
    else {
        open(w, "schema");
        PLAIN(w, "type", "object");
        shut(w);
    }
    shut(w);
    ok_end(w);
    answers_end(w, false);
    operation_end(w);
}

static void parameter(struct writing *w, const char *name, const char *in, const char *words)
{
    open(w, name);
    PLAIN(w, "name", name);
    PLAIN(w, "in", in);
    json_key(&w->j, STR("required"));
    json_bool(&w->j, in[0] == 'p');
    PAIR(w, "description", words);
}

static void number_parameter(struct writing *w, const char *name, const char *words, int64_t usual, int64_t most)
{
    parameter(w, name, "query", words);
    open(w, "schema");
    PLAIN(w, "type", "integer");
    json_key(&w->j, STR("minimum"));
    json_int(&w->j, 1);
    json_key(&w->j, STR("maximum"));
    json_int(&w->j, most);
    json_key(&w->j, STR("default"));
    json_int(&w->j, usual);
    shut(w);
    shut(w);
}

static void header_component(struct writing *w, const char *name, const char *words)
{
    open(w, name);
    PAIR(w, "description", words);
    open(w, "schema");
    PLAIN(w, "type", "string");
    shut(w);
    shut(w);
}

static void problem_schema(struct writing *w)
{
    open(w, "problema");
    PLAIN(w, "type", "object");
    PAIR(w, "description", N_("Por qué no se pudo, como dice RFC 9457"));
    json_key(&w->j, STR("required"));
    json_open(&w->j, '[');
    json_text(&w->j, STR("title"));
    json_text(&w->j, STR("status"));
    json_close(&w->j, ']');
    open(w, "properties");
    typed(w, "title", "string", NULL, NULL, N_("Qué pasó"));
    typed(w, "status", "integer", NULL, NULL, N_("El código de la respuesta"));
    typed(w, "detail", "string", NULL, NULL, N_("Qué hacer, o qué valor no sirve"));
    typed(w, "instance", "string", NULL, NULL, N_("Lo que se pidió"));
    typed(w, "request", "string", NULL, NULL, N_("Identificador de la petición, para preguntar por ella"));
    shut(w);
    shut(w);
}

static void components(struct writing *w, const struct site *site)
{
    open(w, "components");
    open(w, "parameters");
    parameter(w, "jurisdiccion", "path", N_("Código del lugar, de la lista de jurisdicciones"));
    open(w, "schema");
    PLAIN(w, "type", "string");
    shut(w);
    api_pair(&w->j, "example", w->example);
    shut(w);
    number_parameter(w, "pagina", N_("Número de la página, desde 1"), 1, 1000000);
    number_parameter(w, "por_pagina", N_("Filas por página"), PAGE_ROWS, PAGE_ROWS_MOST);
    shut(w);
    open(w, "headers");
    header_component(w, "ETag", N_("Marca del contenido: al volver con ella en If-None-Match, 304 dice que nada cambió"));
    header_component(w, "Link", N_("Las páginas first, prev y next, como dice RFC 8288"));
    shut(w);
    open(w, "responses");
    open(w, "problema");
    PAIR(w, "description", N_("No se pudo: el cuerpo dice por qué"));
    open(w, "content");
    open(w, "application/problem+json");
    reference(w, "schema", "schemas/problema");
    shut(w);
    shut(w);
    shut(w);
    shut(w);
    open(w, "schemas");
    problem_schema(w);
    row_schema(w, "jurisdiccion", N_("Un lugar con planes propios"), &api_place_shape);
    for (const struct dataset *d = dataset_next(site, NULL, NULL); d != NULL; d = dataset_next(site, d, NULL))
        row_schema(w, d->name, d->row_is, d->shape);
    shut(w);
    shut(w);
}

static void about(struct writing *w, const struct site *site)
{
    PLAIN(w, "openapi", "3.1.0");
    open(w, "info");
    PLAIN(w, "title", "Hito API");
    PLAIN(w, "version", "1.0.0");
    PAIR(w, "summary", N_("Todo lo público de los planes de gobierno abierto, para programas"));
    PAIR(w, "description",
         N_("Solo lectura y sin clave. Cada conjunto de datos se lee por páginas, como JSON o, con .csv en la dirección o text/csv en Accept, "
            "como CSV. Las filas llegan siempre en el mismo orden. Un dato vacío es nulo: nunca un cero. Las condiciones piden igualdad, hasta "
            "tres columnas a la vez. Para tenerlo todo de una vez están los archivos completos de la página de datos."));
    open(w, "license");
    PLAIN(w, "name", "CC BY 4.0");
    PLAIN(w, "identifier", "CC-BY-4.0");
    shut(w);
    open(w, "contact");
    PLAIN(w, "name", "Hito");
    api_pair(&w->j, "url", site->config.base_url);
    shut(w);
    shut(w);
    json_key(&w->j, STR("servers"));
    json_open(&w->j, '[');
    open(w, NULL);
    api_pair(&w->j, "url", site->config.base_url);
    shut(w);
    json_close(&w->j, ']');
    json_key(&w->j, STR("security"));
    json_open(&w->j, '[');
    json_close(&w->j, ']');
    json_key(&w->j, STR("tags"));
    json_open(&w->j, '[');
    open(w, NULL);
    PLAIN(w, "name", "general");
    PAIR(w, "description", N_("Qué hay y dónde"));
    shut(w);
    open(w, NULL);
    PLAIN(w, "name", "datos");
    PAIR(w, "description", N_("Las filas de cada conjunto de datos"));
    shut(w);
    json_close(&w->j, ']');
}

/* GET /api/v1/openapi.json */
enum status api_openapi_show(struct request *r)
{
    struct jurisdiction *places;
    size_t count;
    if (r->format == FORMAT_CSV)
        return NOT_FOUND;
    TRY(jurisdictions(r->db, r->mem, &places, &count));
    const struct jurisdiction *place;
    TRY(api_example_place(r, places, count, &place));
    struct writing w = {.j = JSON(r->mem), .lang = r->lang, .example = place != NULL ? place->code : STR("ec")};
    struct api_examples *examples;
    TRY(api_examples_read(r, place, &examples, &w.examples_count));
    w.examples = examples;
    open(&w, NULL);
    about(&w, r->site);
    open(&w, "paths");
    plain_path(&w, API, "indice", N_("Índice"), N_("Los conjuntos de datos y sus direcciones"), NULL);
    plain_path(&w, API "/openapi.json", "descripcion", N_("Esta descripción"), N_("La descripción de la API en OpenAPI 3.1"), NULL);
    plain_path(&w, API "/jurisdicciones", "jurisdicciones", N_("Jurisdicciones"), N_("Los lugares con planes propios, por nombre"), "jurisdiccion");
    for (const struct dataset *d = dataset_next(r->site, NULL, NULL); d != NULL; d = dataset_next(r->site, d, NULL)) {
        set_path(&w, d, false);
        set_path(&w, d, true);
    }
    shut(&w);
    components(&w, r->site);
    shut(&w);
    return respond_bytes(r, "application/vnd.oai.openapi+json; version=3.1; charset=utf-8", json_str(&w.j));
}
