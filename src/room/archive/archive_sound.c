/* SPDX-License-Identifier: EUPL-1.2
 * What an archive says of its files, held against them: bytes, columns, types, codes, keys, and the JSON that each CSV
 * has beside it ("Archivo 1", 1). */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/digest.h"
#include "document/csv.h"
#include "room/archive/archive_sound.h"
#include "room/archive/archive_twin.h"

#define ONE_FILE ((size_t)4 << 30)
#define COLUMNS_MOST 200u
#define SAID_MOST 20 /* differences of one file: who altered a column altered all of it */

struct column {
    const json_t *codes;
    bool required;
};
struct keyed_row {
    uint64_t key;
    uint32_t row; /* as people count: the header is 1 */
};
struct keyed {
    struct str resource, columns, file;
    struct keyed_row *rows;
    size_t count, size;
};
struct sound {
    struct archive_reader *r;
    const json_t *resources;
    struct arena mem; /* keys of all files */
    struct keyed *keys, *pointing; /* of each CSV; `columns` are those pointed to, `resource` whose */
    size_t count;
};
/* The file at hand. */
struct looked {
    struct sound *x;
    struct str path;
    struct archive_column named[COLUMNS_MOST];
    struct column columns[COLUMNS_MOST];
    size_t count;
    struct keyed *key, *to;
    int said;
    struct sha256 json;
    struct arena line;
};

static const char *text_of(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s == NULL ? "" : s;
}

static void said(struct looked *l, size_t row, const char *column, const char *what, struct str cell)
{
    if (l->said++ == SAID_MOST)
        archive_complain(l->x->r, "%.*s: hay más diferencias de las que se dicen", STR_ARG(l->path));
    if (l->said <= SAID_MOST)
        archive_complain(l->x->r, "%.*s, fila %zu, columna %s: dice «%.*s» y %s", STR_ARG(l->path), row, column,
                         STR_ARG(str_part(cell, 0, 60)), what);
    else
        l->x->r->proof.differences++;
}

static bool of_type(const char *type, struct str cell)
{
    int64_t n;
    if (strcmp(type, "integer") == 0)
        return str_int(cell, &n);
    if (strcmp(type, "number") == 0)
        return decimal_parse(cell, 6, &n);
    if (strcmp(type, "boolean") == 0)
        return str_is(cell, "0") || str_is(cell, "1");
    if (strcmp(type, "date") == 0)
        return cell.len == 10 && day_known(day_parse(cell));
    if (strcmp(type, "datetime") == 0)
        return cell.len == 20 && cell.ptr[19] == 'Z' && cell.ptr[10] == 'T' && day_known(day_parse(str_part(cell, 0, 10)));
    return true;
}

static bool coded(const json_t *codes, struct str cell)
{
    size_t i;
    json_t *x;
    json_array_foreach(codes, i, x)
        if (json_is_string(x) && str_is(cell, json_string_value(x)))
            return true;
    return false;
}

static void cell_looked(struct looked *l, size_t row, size_t i, struct str cell)
{
    const struct archive_column *n = &l->named[i];
    const struct column *c = &l->columns[i];
    if (str_empty(cell)) {
        if (c->required)
            said(l, row, n->name, "no puede estar vacía", cell);
        return;
    }
    if (!of_type(n->type, cell))
        said(l, row, n->name, "no es un valor de esa columna", cell);
    else if (c->codes != NULL && !coded(c->codes, cell))
        said(l, row, n->name, "no es uno de sus códigos", cell);
}

#define HASH_BEGINS UINT64_C(0xcbf29ce484222325)
static uint64_t hash_more(uint64_t h, struct str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        h = (h ^ (unsigned char)cell.ptr[i]) * UINT64_C(0x100000001b3);
    return (h ^ 0x1f) * UINT64_C(0x100000001b3);
}

static void key_add(struct sound *x, struct keyed *k, uint64_t key, size_t row)
{
    if (k->count == k->size) {
        size_t more = k->size == 0 ? 64 : k->size * 2;
        k->rows = arena_grow(&x->mem, k->rows, k->size * sizeof *k->rows, more * sizeof *k->rows);
        k->size = more;
    }
    k->rows[k->count++] = (struct keyed_row){key, (uint32_t)row};
}

/* Hash of the cells of the named columns, in the order of the names; false: one of them is empty. */
static bool hash_of(const struct looked *l, struct str names, const struct str *cells, uint64_t *ret)
{
    bool whole = true;
    *ret = HASH_BEGINS;
    while (!str_empty(names)) {
        struct str name = str_cut(&names, ' ');
        for (size_t i = 0; i < l->count; i++)
            if (str_is(name, l->named[i].name)) {
                *ret = hash_more(*ret, cells[i]);
                whole = whole && !str_empty(cells[i]);
            }
    }
    return whole;
}

static void row_looked(struct looked *l, size_t row, const struct csv_row *at, struct str refers)
{
    uint64_t key = HASH_BEGINS;
    for (size_t i = 0; i < l->count; i++) {
        cell_looked(l, row, i, at->cells[i]);
        if (str_empty(l->key->columns))
            key = hash_more(key, at->cells[i]);
    }
    struct str text = archive_twin_row(&l->line, l->named, at->cells, l->count);
    sha256_more(&l->json, row == 2 ? "[\n" : ",\n", 2);
    sha256_more(&l->json, text.ptr, text.len);
    if (!str_empty(l->key->columns))
        (void)hash_of(l, l->key->columns, at->cells, &key);
    key_add(l->x, l->key, key, row);
    if (!str_empty(refers) && hash_of(l, refers, at->cells, &key))
        key_add(l->x, l->to, key, row);
}

static struct str listed(struct arena *a, const json_t *names)
{
    struct buf b = BUF(a);
    size_t i;
    json_t *x;
    json_array_foreach(names, i, x)
        buf_fmt(&b, "%s%s", i > 0 ? " " : "", json_is_string(x) ? json_string_value(x) : "?");
    return buf_str(&b);
}

static bool header_looked(struct looked *l, const json_t *fields, const struct csv_row *row)
{
    size_t i;
    json_t *f;
    l->count = json_array_size(fields);
    bool good = l->count == row->count && l->count > 0 && l->count <= COLUMNS_MOST;
    for (i = 0; good && i < l->count; i++) {
        f = json_array_get(fields, i);
        json_t *limits = json_object_get(f, "constraints");
        l->named[i] = (struct archive_column){text_of(f, "name"), text_of(f, "type")};
        l->columns[i] = (struct column){json_object_get(limits, "enum"), json_is_true(json_object_get(limits, "required"))};
        good = str_is(row->cells[i], l->named[i].name);
    }
    if (!good)
        archive_complain(l->x->r, "%.*s: su encabezado no es el de datapackage.json", STR_ARG(l->path));
    return good;
}

static int by_key(const void *a, const void *b)
{
    const struct keyed_row *x = a, *y = b;
    return x->key != y->key ? (x->key < y->key ? -1 : 1) : x->row < y->row ? -1 : x->row > y->row;
}

static void repeated(struct looked *l)
{
    struct keyed *k = l->key;
    if (k->count > 1)
        qsort(k->rows, k->count, sizeof *k->rows, by_key);
    for (size_t i = 1; i < k->count; i++)
        if (k->rows[i].key == k->rows[i - 1].key)
            archive_complain(l->x->r, "%.*s, fila %u: repite %s de la fila %u", STR_ARG(l->path), k->rows[i].row,
                             str_empty(k->columns) ? "todas las celdas" : "la clave", k->rows[i - 1].row);
}

static void twin_looked(struct looked *l)
{
    struct str is = sha256_end(&l->json, &l->line), path = str_fmt(&l->line, "%.*s.json", (int)(l->path.len - 4), l->path.ptr);
    size_t i;
    json_t *x;
    l->x->r->proof.twins++;
    json_array_foreach(l->x->resources, i, x)
    {
        const char *hash = text_of(x, "hash");
        if (!str_is(path, text_of(x, "path")))
            continue;
        if (!str_starts(str_of(hash), "sha256:") || !str_is(is, hash + strlen("sha256:")))
            archive_complain(l->x->r, "%.*s: no dice lo mismo que su CSV", STR_ARG(path));
        return;
    }
    archive_complain(l->x->r, "%.*s: no tiene su JSON al lado", STR_ARG(l->path));
}

static void rows_looked(struct looked *l, const json_t *schema, struct str text)
{
    struct csv_reader c = csv_text(text, ',');
    struct csv_row row;
    const json_t *foreign = json_array_get(json_object_get(schema, "foreignKeys"), 0);
    struct arena cells = arena_new((size_t)64 << 20);
    struct str refers = listed(&l->x->mem, json_object_get(foreign, "fields"));
    size_t number = 2;
    enum status s = csv_next(&c, &cells, &row);
    if (s == DONE && header_looked(l, json_object_get(schema, "fields"), &row)) {
        for (;; number++) {
            arena_reset(&cells);
            arena_reset(&l->line);
            c.number = 0;
            s = csv_next(&c, &cells, &row);
            if (s != DONE)
                break;
            if (row.count == l->count)
                row_looked(l, number, &row, refers);
            else
                archive_complain(l->x->r, "%.*s, fila %zu: no tiene las celdas del encabezado", STR_ARG(l->path), number);
        }
        if (s != NOT_FOUND)
            archive_complain(l->x->r, "%.*s: no es un CSV que se pueda leer", STR_ARG(l->path));
        l->x->r->proof.rows += (int64_t)number - 2;
        sha256_more(&l->json, "\n]\n", 3);
        repeated(l);
        twin_looked(l);
    }
    arena_free(&cells);
}

static void file_looked(struct sound *x, size_t at, const json_t *resource)
{
    const json_t *schema = json_object_get(resource, "schema"), *foreign = json_array_get(json_object_get(schema, "foreignKeys"), 0);
    const json_t *reference = json_object_get(foreign, "reference");
    struct arena one = arena_new(ONE_FILE);
    struct looked l = {.x = x, .path = str_of(text_of(resource, "path")), .key = &x->keys[at], .to = &x->pointing[at],
                       .line = arena_new((size_t)64 << 20)};
    struct str text;
    sha256_begin(&l.json);
    *l.key = (struct keyed){.resource = str_of(text_of(resource, "name")), .columns = listed(&x->mem, json_object_get(schema, "primaryKey")),
                            .file = l.path};
    *l.to = (struct keyed){.resource = str_of(text_of(reference, "resource")), .file = l.path,
                           .columns = listed(&x->mem, json_object_get(reference, "fields"))};
    x->r->zip.inflated_bytes = 0;
    if (archive_entry(x->r, &one, l.path, &text) == DONE) /* what is missing was said */
        rows_looked(&l, schema, text);
    arena_free(&l.line);
    arena_free(&one);
}

static const struct keyed *keyed_of(const struct sound *x, struct str resource)
{
    for (size_t i = 0; i < x->count; i++)
        if (str_eq(x->keys[i].resource, resource))
            return &x->keys[i];
    return NULL;
}

static int by_key_alone(const void *a, const void *b)
{
    const struct keyed_row *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

static void pointing_looked(struct sound *x, const struct keyed *from)
{
    const struct keyed *to = keyed_of(x, from->resource);
    int said_of = 0;
    if (from->count > 0 && (to == NULL || !str_eq(to->columns, from->columns))) {
        archive_complain(x->r, "%.*s: sus filas son de otras de «%.*s», que no está o no tiene esa clave", STR_ARG(from->file),
                         STR_ARG(from->resource));
        return;
    }
    for (size_t i = 0; i < from->count && said_of < SAID_MOST; i++)
        if (to->count == 0 || bsearch(&from->rows[i], to->rows, to->count, sizeof *to->rows, by_key_alone) == NULL) {
            said_of++;
            archive_complain(x->r, "%.*s, fila %u: es de una fila de «%.*s» que no existe", STR_ARG(from->file), from->rows[i].row,
                             STR_ARG(from->resource));
        }
}

void archive_prove_sound(struct archive_reader *r, const json_t *resources)
{
    struct sound x = {.r = r, .resources = resources, .mem = arena_new(ONE_FILE)};
    size_t i, count = json_array_size(resources);
    json_t *one;
    x.keys = arena_array(&x.mem, struct keyed, count);
    x.pointing = arena_array(&x.mem, struct keyed, count);
    json_array_foreach(resources, i, one)
        if (str_ends(str_of(text_of(one, "path")), ".csv"))
            file_looked(&x, x.count++, one);
    for (i = 0; i < x.count; i++)
        pointing_looked(&x, &x.pointing[i]);
    arena_free(&x.mem);
}


/* "HEX  path", of every file but itself, as sha256sum writes it. */
void archive_prove_hashes(struct archive_reader *r)
{
    struct str text;
    int64_t lines = 0;
    enum status s = archive_entry(r, r->mem, STR("huellas.txt"), &text);
    if (s == NOT_FOUND)
        archive_complain(r, "huellas.txt: falta");
    if (s != DONE)
        return;
    while (!str_empty(text)) {
        struct str line = str_cut(&text, '\n'), hash = str_part(line, 0, 64), name = str_part(line, 66, SIZE_MAX), is;
        lines++;
        if (archive_file_hash(r, r->mem, str_chars(r->mem, name), &is) != DONE)
            archive_complain(r, "%.*s: está en huellas.txt y falta o está dañado", STR_ARG(name));
        else if (!str_eq(hash, is))
            archive_complain(r, "%.*s: su huella no es la de huellas.txt", STR_ARG(name));
    }
    for (int64_t k = 0; k < archive_count(&r->zip); k++) {
        const char *name = archive_name(&r->zip, k);
        lines -= name != NULL && strcmp(name, "huellas.txt") != 0;
    }
    if (lines != 0)
        archive_complain(r, "huellas.txt: no tiene una línea por cada uno de los demás archivos");
}
