/* SPDX-License-Identifier: EUPL-1.2
 * The parameters that the JSON of an algorithm gives for each version, against metodologias ("Archivo 1", 7). */
#include <jansson.h>
#include <string.h>

#include "base/decimal.h"
#include "room/archive/archive_grid.h"

struct parameters {
    struct archive_reader *r;
    const struct str *codes;
    struct grid *methods; /* of each jurisdiction */
    size_t count;
};

static struct str value_text(struct arena *a, const json_t *v)
{
    if (json_is_integer(v))
        return str_fmt(a, "%lld", (long long)json_integer_value(v));
    if (json_is_real(v) && json_real_value(v) > -1e9 && json_real_value(v) < 1e9) {
        struct buf b = BUF(a);
        double millionths = json_real_value(v) * 1e6;
        decimal_write(&b, (int64_t)(millionths + (millionths < 0 ? -0.5 : 0.5)), 6);
        return buf_str(&b);
    }
    if (json_is_string(v))
        return str_copy(a, str_of(json_string_value(v)));
    return json_is_null(v) ? STR_NONE : STR("?");
}

/* A version for all is in every jurisdiction's set; its own in one. */
static const struct grid *grid_of(const struct parameters *x, struct str of)
{
    for (size_t i = 0; i < x->count; i++)
        if (str_is(of, "todas") ? x->methods[i].count > 0 : str_eq(of, x->codes[i]))
            return &x->methods[i];
    return NULL;
}

static void version_looked(const struct parameters *x, const char *file, json_t *version)
{
    struct arena *a = x->r->mem;
    const struct str key[] = {value_text(a, json_object_get(version, "methodology_of")), value_text(a, json_object_get(version, "code")),
                              value_text(a, json_object_get(version, "number"))};
    const struct grid *g = grid_of(x, key[0]);
    size_t at = g == NULL ? GRID_NOWHERE : grid_find_cells(g, key, COUNT(key));
    const char *name;
    json_t *v;
    if (at == GRID_NOWHERE) {
        archive_complain(x->r, "%s: la versión %.*s %.*s %.*s no está en metodologias", file, STR_ARG(key[0]), STR_ARG(key[1]), STR_ARG(key[2]));
        return;
    }
    json_object_foreach(version, name, v)
    {
        struct str says = value_text(a, v), is = grid_cell(g, at, name);
        x->r->proof.lists++;
        if (!str_eq(says, is))
            archive_complain(x->r, "%s, versión %.*s %.*s: %s dice «%.*s» y metodologias dice «%.*s»", file, STR_ARG(key[1]), STR_ARG(key[2]), name,
                             STR_ARG(says), STR_ARG(is));
    }
}

/* How many versions metodologias has of an algorithm; NULL: all of them. */
static size_t versions_wanted(const struct parameters *x, const char *algorithm)
{
    size_t n = 0;
    const struct grid *shared = grid_of(x, STR("todas"));
    for (size_t k = 0; k < x->count; k++)
        for (size_t i = 0; i < x->methods[k].count; i++) {
            const struct grid *g = &x->methods[k];
            bool own = !grid_is(g, i, "methodology_of", "todas");
            n += (own || g == shared) && (algorithm == NULL || grid_is(g, i, "algorithm", algorithm));
        }
    return n;
}

static void algorithm_looked(const struct parameters *x, const char *file)
{
    struct str text;
    json_error_t error;
    if (archive_entry(x->r, x->r->mem, str_of(file), &text) != DONE)
        return; /* said */
    json_t *a = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &error), *versions = json_object_get(a, "versiones"), *one;
    const char *name = json_string_value(json_object_get(a, "nombre"));
    size_t i, wanted = name == NULL ? 0 : strcmp(name, "hito-1") == 0 ? versions_wanted(x, "hito-1") : strcmp(name, "medicion-1") == 0 ? versions_wanted(x, NULL) : 0;
    if (a == NULL || name == NULL)
        archive_complain(x->r, "%s: no es un JSON con el nombre de un algoritmo", file);
    json_array_foreach(versions, i, one)
        version_looked(x, file, one);
    if (json_array_size(versions) != wanted)
        archive_complain(x->r, "%s: tiene %zu versiones y metodologias %zu", file, json_array_size(versions), wanted);
    json_decref(a);
}

enum status archive_prove_parameters(struct archive_reader *r, const struct str *codes, size_t count)
{
    struct parameters x = {r, codes, arena_array(r->mem, struct grid, count), count};
    for (size_t i = 0; i < count; i++) {
        r->jurisdiction = codes[i];
        TRY(grid_read(r, "metodologias", "methodology_of code number", &x.methods[i]));
    }
    for (int64_t k = 0; k < archive_count(&r->zip); k++) {
        const char *name = archive_name(&r->zip, k);
        if (name != NULL && str_starts(str_of(name), "algoritmos/") && str_ends(str_of(name), ".json"))
            algorithm_looked(&x, name);
    }
    return DONE;
}
