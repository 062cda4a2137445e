/* SPDX-License-Identifier: EUPL-1.2
 * What the archive says of itself: datapackage.json (Data Package v2), the dictionary, the page to read first. */
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "document/csv.h"
#include "room/archive/archive_part.h"
#include "room/portal/portal.h"

#define LICENSE "https://creativecommons.org/licenses/by/4.0/"

static const struct archive_key keys[] = {
    {"jurisdicciones", "code", NULL, NULL, NULL},
    {"planes", "number", NULL, NULL, NULL},
    {"compromisos", "plan_number number", "plan_number", "planes", "number"},
    {"hitos", "plan_number commitment_number number", "plan_number commitment_number", "compromisos", "plan_number number"},
    {"instituciones", "code", NULL, NULL, NULL},
    {"metodologias", "methodology_of code number", NULL, NULL, NULL},
    {"ediciones", "plan_number number", "plan_number", "planes", "number"},
    {"resultados-planes", "plan_number", "plan_number", "planes", "number"},
    {"resultados-compromisos", "plan_number commitment_number", "plan_number commitment_number", "compromisos", "plan_number number"},
    {"resultados-hitos", "plan_number commitment_number milestone_number", "plan_number commitment_number milestone_number", "hitos",
     "plan_number commitment_number number"},
    {"hechos-periodos", "plan_number number", "plan_number", "planes", "number"},
    {"hechos-compromisos", "plan_number commitment_number", "methodology_of methodology_code methodology_number", "metodologias",
     "methodology_of code number"},
    {"hechos-hitos", "plan_number commitment_number milestone_number", "plan_number commitment_number", "hechos-compromisos",
     "plan_number commitment_number"},
    {"hechos-partes", "plan_number commitment_number milestone_number part", "plan_number commitment_number milestone_number",
     "hechos-hitos", "plan_number commitment_number milestone_number"},
    {"hechos-reportes", "plan_number commitment_number milestone_number number", "plan_number commitment_number milestone_number",
     "hechos-hitos", "plan_number commitment_number milestone_number"},
    {"indices", "plan_number code", "plan_number", "planes", "number"},
    {"indices-anuales", "plan_number year code", "plan_number", "planes", "number"},
    {"avances", "plan_number commitment_number", "plan_number commitment_number", "compromisos", "plan_number number"},
    {"logros", "plan_number code", "plan_number", "planes", "number"},
    {"plazos", "plan_number commitment_number milestone_number", "plan_number commitment_number milestone_number", "hitos",
     "plan_number commitment_number number"},
    {"entregas", "id", "plan_number commitment_number milestone_number", "hitos", "plan_number commitment_number number"},
    {"rondas", "process round", NULL, NULL, NULL},
    {"orden", "process round proposal_number", "process round", "rondas", "process round"},
    {"periodos", "plan_number number", "plan_number", "planes", "number"},
    {"resultados-por-periodo", "plan_number commitment_number period_number moment", "plan_number commitment_number", "compromisos",
     "plan_number number"},
    {"reportes", "plan period institution", NULL, NULL, NULL},
    {"actos", "id", NULL, NULL, NULL},
    {"oficios", "id", NULL, NULL, NULL},
    {"comentarios", "id", NULL, NULL, NULL},
    {"comentarios-propuestas", "id", NULL, NULL, NULL},
    {"preguntas", "id", NULL, NULL, NULL},
    {"moderacion", "id", NULL, NULL, NULL},
    {"temas", "kind code", NULL, NULL, NULL},
    {"cocreaciones", "number", NULL, NULL, NULL},
    {"etapas", "process code", "process", "cocreaciones", "number"},
    {"mesas", "process number", "process", "cocreaciones", "number"},
    {"sesiones", "process table_number number", "process table_number", "mesas", "process number"},
    {"propuestas", "process number", "process", "cocreaciones", "number"},
    {"propuestas-respuestas", "process number question", "process number", "propuestas", "process number"},
    {"respuestas", "process number version", NULL, NULL, NULL},
    {"selecciones", "process selection number", "process number", "propuestas", "process number"},
    {"indicadores", "code", NULL, NULL, NULL},
    {"fichas", "code number", "code", "indicadores", "code"},
    {"fichas-partes", "indicator version dimension part", "indicator version", "fichas", "code number"},
    {"indicadores-temas", "indicator kind topic", "indicator", "indicadores", "code"},
    {"periodos-indicador", "indicator period", "indicator", "indicadores", "code"},
    {"mediciones", "indicator period adjustment", "indicator version", "fichas", "code number"},
    {"mediciones-partes", "indicator period adjustment dimension part", "indicator period adjustment", "mediciones",
     "indicator period adjustment"},
    {"pronunciamientos-mediciones", "indicator period adjustment word_number", "indicator period adjustment", "mediciones",
     "indicator period adjustment"},
    {"calificaciones", "process round proposal_number evaluator criterion", "process round proposal_number", "orden",
     "process round proposal_number"},
};

const struct archive_key *archive_key_of(const char *set)
{
    for (size_t i = 0; i < COUNT(keys); i++)
        if (strcmp(keys[i].set, set) == 0)
            return &keys[i];
    return NULL;
}

static void pair(struct json *j, const char *key, struct str text)
{
    json_key(j, str_of(key));
    json_text(j, text);
}

static void license(struct json *j)
{
    json_key(j, STR("licenses"));
    json_open(j, '[');
    json_open(j, '{');
    pair(j, "name", STR("CC-BY-4.0"));
    pair(j, "path", STR(LICENSE));
    pair(j, "title", STR("Creative Commons Attribution 4.0"));
    json_close(j, '}');
    json_close(j, ']');
}

void archive_package_begin(struct archive_maker *m)
{
    m->package = JSON(m->mem);
    struct json *j = &m->package;
    json_open(j, '{');
    pair(j, "$schema", STR("https://datapackage.org/profiles/2.0/datapackage.json"));
    pair(j, "name", STR("hito-datos-abiertos"));
    pair(j, "title", STR("Datos abiertos de gobierno abierto"));
    pair(j, "description", STR("Todo lo público de esta instalación de Hito: planes, compromisos, hitos, indicadores, reportes, actos y "
                               "resultados, con lo que hace falta para volver a calcular cada cifra. Empiece por LEEME.md."));
    pair(j, "homepage", m->site->config.base_url);
    pair(j, "created", str_fmt(m->mem, "%.*sT00:00:00Z", STR_ARG(day_iso(m->mem, m->day))));
    pair(j, "version", day_iso(m->mem, m->day));
    license(j);
    json_key(j, STR("resources"));
    json_open(j, '[');
    m->dictionary = BUF(m->mem);
    static const char *const header[] = {"conjunto", "columna", "tipo", "unidad", "codigos", "significado", "descripcion"};
    struct str cells[COUNT(header)];
    for (size_t i = 0; i < COUNT(header); i++)
        cells[i] = str_of(header[i]);
    csv_write(&m->dictionary, cells, COUNT(header), ',');
}

static const char *type_of(const struct field *f)
{
    static const char *const words[] = {
        [FIELD_INT] = "integer",  [FIELD_REF] = "integer",    [FIELD_CENTI] = "number", [FIELD_MICRO] = "number", [FIELD_FLAG] = "boolean",
        [FIELD_TEXT] = "string",  [FIELD_PROSE] = "string",   [FIELD_DAY] = "date",     [FIELD_TIME] = "datetime", [FIELD_CHOICE] = "string",
    };
    return words[f->type];
}

static void text_list(struct json *j, const char *key, const char *words)
{
    json_key(j, str_of(key));
    json_open(j, '[');
    for (struct str rest = str_of(words); !str_empty(rest);)
        json_text(j, str_cut(&rest, ' '));
    json_close(j, ']');
}

static void constraints(struct json *j, const struct field *f)
{
    bool required = (f->flags & REQUIRED) != 0;
    bool listed = f->type == FIELD_CHOICE && f->limit.choices != NULL;
    if (!required && !listed)
        return;
    json_key(j, STR("constraints"));
    json_open(j, '{');
    if (required) {
        json_key(j, STR("required"));
        json_bool(j, true);
    }
    if (listed) {
        json_key(j, STR("enum"));
        json_open(j, '[');
        for (size_t i = 0; i < f->limit.choices->count; i++)
            json_text(j, str_of(f->limit.choices->items[i].code));
        json_close(j, ']');
    }
    json_close(j, '}');
}

static void field_described(struct json *j, const char *set, const struct field *f)
{
    json_open(j, '{');
    pair(j, "name", str_of(f->name));
    pair(j, "type", str_of(type_of(f)));
    pair(j, "title", str_of(f->label));
    pair(j, "description", column_meaning(j->buf.arena, set, f, LANG_ES));
    if (f->type == FIELD_FLAG) {
        text_list(j, "trueValues", "1");
        text_list(j, "falseValues", "0");
    }
    constraints(j, f);
    json_close(j, '}');
}

static void schema(struct json *j, const struct archive_set *s)
{
    const struct archive_key *key = archive_key_of(s->name);
    json_key(j, STR("schema"));
    json_open(j, '{');
    json_key(j, STR("fields"));
    json_open(j, '[');
    for (size_t i = 0; i < s->shape.count; i++)
        field_described(j, s->name, &s->shape.fields[i]);
    json_close(j, ']');
    if (key != NULL)
        text_list(j, "primaryKey", key->columns);
    if (key != NULL && key->refers != NULL) {
        json_key(j, STR("foreignKeys"));
        json_open(j, '[');
        json_open(j, '{');
        text_list(j, "fields", key->refers);
        json_key(j, STR("reference"));
        json_open(j, '{');
        pair(j, "resource", str_fmt(s->maker->mem, "%.*s-%s", STR_ARG(s->jurisdiction), key->to));
        text_list(j, "fields", key->to_columns);
        json_close(j, '}');
        json_close(j, '}');
        json_close(j, ']');
    }
    json_close(j, '}');
}

static void resource(struct archive_maker *m, const struct archive_set *s, bool csv, const struct bundle_entry *e, struct str hash)
{
    struct json *j = &m->package;
    struct str at = s->jurisdiction;
    const char *between = str_empty(at) ? "" : "-", *slash = str_empty(at) ? "" : "/", *form = csv ? "csv" : "json";
    json_open(j, '{');
    pair(j, "name", str_fmt(m->mem, "%.*s%s%s%s", STR_ARG(at), between, s->name, csv ? "" : "-json"));
    pair(j, "path", str_fmt(m->mem, "datos/%.*s%s%s.%s", STR_ARG(at), slash, s->name, form));
    if (csv)
        pair(j, "type", STR("table"));
    pair(j, "title", str_of(s->row_is));
    pair(j, "format", str_of(form));
    pair(j, "mediatype", csv ? STR("text/csv") : STR("application/json"));
    pair(j, "encoding", STR("utf-8"));
    json_key(j, STR("bytes"));
    json_int(j, e->length);
    pair(j, "hash", str_fmt(m->mem, "sha256:%.*s", STR_ARG(hash)));
    if (csv)
        schema(j, s);
    json_close(j, '}');
    buf_char(&j->buf, '\n');
}

static const char *unit_of(const struct field *f)
{
    switch (f->type) {
    case FIELD_DAY:
        return "AAAA-MM-DD";
    case FIELD_TIME:
        return "AAAA-MM-DDThh:mm:ssZ (UTC)";
    case FIELD_CENTI:
        return "con dos decimales";
    case FIELD_MICRO:
        return "con seis decimales a lo sumo";
    case FIELD_FLAG:
        return "0 no, 1 sí";
    default:
        return "";
    }
}

static struct str codes_of(struct arena *a, const struct field *f)
{
    struct buf b = BUF(a);
    for (size_t i = 0; f->type == FIELD_CHOICE && f->limit.choices != NULL && i < f->limit.choices->count; i++)
        buf_fmt(&b, "%s%s (%s)", i > 0 ? "; " : "", f->limit.choices->items[i].code, f->limit.choices->items[i].label);
    return buf_str(&b);
}

static void set_described(struct archive_maker *m, const struct archive_set *s)
{
    for (size_t i = 0; i < m->described_count; i++)
        if (strcmp(m->described[i], s->name) == 0)
            return;
    if (m->described_count == m->described_size) {
        size_t more = m->described_size + 128;
        m->described = arena_grow(m->mem, m->described, m->described_size * sizeof *m->described, more * sizeof *m->described);
        m->described_size = more;
    }
    m->described[m->described_count++] = s->name;
    for (size_t i = 0; i < s->shape.count; i++) {
        const struct field *f = &s->shape.fields[i];
        struct str cells[] = {str_of(s->name), str_of(f->name), str_of(type_of(f)), str_of(unit_of(f)), codes_of(m->mem, f),
                              str_of(f->label), column_meaning(m->mem, s->name, f, LANG_ES)};
        csv_write(&m->dictionary, cells, COUNT(cells), ',');
    }
}

void archive_package_set(struct archive_maker *m, const struct archive_set *s, struct str csv_hash, struct str json_hash)
{
    resource(m, s, true, &s->csv, csv_hash);
    resource(m, s, false, &s->json, json_hash);
    set_described(m, s);
}

static struct str read_first(struct archive_maker *m)
{
    struct buf b = BUF(m->mem);
    buf_fmt(&b, "# Datos abiertos al %.*s\n\n", STR_ARG(day_iso(m->mem, m->day)));
    buf_fmt(&b, "Todo lo público de <%.*s>, con licencia CC BY 4.0 (" LICENSE "): puede usarse con cualquier fin si se cita la fuente.\n\n",
            STR_ARG(m->site->config.base_url));
    buf_chars(&b,
        "- `datapackage.json`: la lista de archivos con sus columnas, bytes y huella SHA-256 (Data Package v2).\n"
        "- `diccionario.csv`: qué significa cada columna y cada código.\n"
        "- `datos/CÓDIGO/CONJUNTO.csv` y `.json`: los datos de cada jurisdicción; un conjunto sin filas no tiene archivo.\n"
        "- `algoritmos/`: cómo se calcula cada cifra, para personas (`.md`) y con sus parámetros por versión (`.json`).\n"
        "- `huellas.txt`: la huella SHA-256 de todos los demás archivos, también los que explican; `sha256sum -c huellas.txt` las comprueba.\n\n"
        "## Cómo leerlo\n\n"
        "Los CSV son UTF-8, con coma entre celdas y CRLF al final de cada línea; una celda vacía dice que no hay dato, nunca cero. Los "
        "decimales llevan punto. Un texto que empieza con = + - @, tabulador o retorno lleva antes un apóstrofo, entre comillas, para que una "
        "hoja de cálculo no lo tome por fórmula: al leerlo por programa, quítelo. El JSON de cada conjunto dice lo mismo que su CSV.\n\n"
        "Los nombres que terminan en `_micro` o `_centi` dicen con cuántos decimales se guarda el número (seis o dos), no su unidad: el valor "
        "**ya está en su unidad** y no hay que dividirlo. `value_micro` 0.12 es 0,12 en la unidad de la ficha; `achievement_centi` 85 es 85 %.\n\n"
        "## Qué se puede volver a calcular, y qué no\n\n"
        "El archivo se escribe cuando ninguna cifra espera a ser calculada, y el mismo estado da siempre los mismos bytes. Se vuelven a calcular "
        "con lo que dice `algoritmos/`: los semáforos y avances de hoy (`resultados-hitos`, `resultados-compromisos`, `resultados-planes`, y lo mismo "
        "en `hitos` y `compromisos`), los valores y logros de todos los períodos de los indicadores (`resultados`), los índices de hoy (`indices`) y el "
        "orden de las propuestas (`orden`). Lo hace `hito verify --from ARCHIVO.zip`, o un programa propio.\n\n"
        "No se vuelven a calcular, porque los hechos de entonces no están en el archivo: `resultados-por-periodo` (el semáforo que se mostró al cierre y al "
        "publicarse cada período) y las filas de `indices-anuales` de años o días que ya pasaron. Son lo que se mostró ese día; de ellas solo se comprueba que "
        "no se contradigan con las demás. `hito verify --from` dice cuántas filas son.\n");
    return buf_str(&b);
}

static int by_path(const void *a, const void *b)
{
    return str_compare(str_part(*(const struct str *)a, 66, SIZE_MAX), str_part(*(const struct str *)b, 66, SIZE_MAX));
}

void archive_hashed(struct archive_maker *m, struct str name, struct str hash)
{
    if (m->hash_count == m->hash_size) {
        size_t more = m->hash_size + 256;
        m->hashes = arena_grow(m->mem, m->hashes, m->hash_size * sizeof *m->hashes, more * sizeof *m->hashes);
        m->hash_size = more;
    }
    m->hashes[m->hash_count++] = str_fmt(m->mem, "%.*s  %.*s", STR_ARG(hash), STR_ARG(name));
}

enum status archive_bytes(struct archive_maker *m, struct str name, struct str bytes)
{
    struct str hash;
    TRY(bundle_bytes(&m->bundle, name, bytes, &hash));
    archive_hashed(m, name, hash);
    return DONE;
}

/* As sha256sum writes and reads it, of every file but itself. */
static struct str hashes_listed(struct archive_maker *m)
{
    struct buf b = BUF(m->mem);
    qsort(m->hashes, m->hash_count, sizeof *m->hashes, by_path);
    for (size_t i = 0; i < m->hash_count; i++)
        buf_fmt(&b, "%.*s\n", STR_ARG(m->hashes[i]));
    return buf_str(&b);
}

enum status archive_package_end(struct archive_maker *m)
{
    json_close(&m->package, ']');
    json_close(&m->package, '}');
    buf_char(&m->package.buf, '\n');
    TRY(archive_bytes(m, STR("datapackage.json"), json_str(&m->package)));
    TRY(archive_bytes(m, STR("diccionario.csv"), buf_str(&m->dictionary)));
    TRY(archive_bytes(m, STR("LEEME.md"), read_first(m)));
    return bundle_bytes(&m->bundle, STR("huellas.txt"), hashes_listed(m), NULL);
}
