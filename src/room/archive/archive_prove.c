/* SPDX-License-Identifier: EUPL-1.2
 * An archive proved: its files against the hashes of datapackage.json, then every figure computed again. */
#include <jansson.h>
#include <string.h>

#include "base/digest.h"
#include "room/archive/archive_read.h"
#include "room/archive/archive_sound.h"
#include "room/jurisdiction/jurisdiction.h"

#define ONE_JURISDICTION ((size_t)4 << 30)

static const struct archive_limits limits = {20000, (uint64_t)16 << 30, 2000};

struct hashed {
    struct sha256 hash;
    int64_t bytes;
};

static enum status piece_hashed(void *context, struct str piece)
{
    struct hashed *h = context;
    sha256_more(&h->hash, piece.ptr, piece.len);
    h->bytes += (int64_t)piece.len;
    return DONE;
}

static enum status entry_hashed(struct archive_reader *r, struct arena *mem, const char *path, struct hashed *h, struct str *ret)
{
    struct book refused = {0};
    h->bytes = 0;
    sha256_begin(&h->hash);
    r->zip.inflated_bytes = 0;
    enum status s = archive_read(&r->zip, path, &refused, piece_hashed, h);
    *ret = sha256_end(&h->hash, mem);
    return s;
}

enum status archive_file_hash(struct archive_reader *r, struct arena *mem, const char *path, struct str *ret)
{
    struct hashed h;
    return entry_hashed(r, mem, path, &h, ret);
}

static void file_proved(struct archive_reader *r, const char *path, const char *hash, json_int_t bytes)
{
    struct arena one = arena_new(1 << 20);
    struct hashed h;
    struct str is;
    enum status s = entry_hashed(r, &one, path, &h, &is);
    r->proof.files++;
    if (s == NOT_FOUND)
        archive_complain(r, "%s: está en datapackage.json y falta en el archivo", path);
    else if (s != DONE)
        archive_complain(r, "%s: está dañado y no se puede leer hasta el final", path);
    else if (!str_starts(str_of(hash), "sha256:") || !str_eq(is, str_of(hash + strlen("sha256:"))))
        archive_complain(r, "%s: su huella no es la que dice datapackage.json (dice «%s», es «sha256:%.*s»)", path, hash, STR_ARG(is));
    else if (h.bytes != bytes)
        archive_complain(r, "%s: tiene %lld bytes y datapackage.json dice %lld", path, (long long)h.bytes, (long long)bytes);
    arena_free(&one);
}

static bool listed(json_t *resources, const char *path)
{
    size_t i;
    json_t *x;
    json_array_foreach(resources, i, x)
    {
        const char *p = json_string_value(json_object_get(x, "path"));
        if (p != NULL && strcmp(p, path) == 0)
            return true;
    }
    return false;
}

static void files_proved(struct archive_reader *r, json_t *package)
{
    json_t *resources = json_object_get(package, "resources"), *x;
    size_t i;
    json_array_foreach(resources, i, x)
    {
        const char *path = json_string_value(json_object_get(x, "path")), *hash = json_string_value(json_object_get(x, "hash"));
        if (path == NULL || hash == NULL)
            archive_complain(r, "datapackage.json: el recurso %zu no dice su archivo o su huella", i + 1);
        else
            file_proved(r, path, hash, json_integer_value(json_object_get(x, "bytes")));
    }
    for (int64_t k = 0; k < archive_count(&r->zip); k++) {
        const char *name = archive_name(&r->zip, k);
        if (name != NULL && strncmp(name, "datos/", 6) == 0 && !listed(resources, name))
            archive_complain(r, "%s: está en el archivo y no en datapackage.json", name);
    }
}

static enum status package_proved(struct archive_reader *r)
{
    struct str text;
    json_error_t error;
    enum status s = archive_entry(r, r->mem, STR("datapackage.json"), &text);
    if (s == NOT_FOUND)
        archive_complain(r, "datapackage.json: falta; no es un archivo de datos de Hito");
    TRY(s == NOT_FOUND ? INVALID : s);
    json_t *package = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &error);
    if (!json_is_array(json_object_get(package, "resources"))) {
        archive_complain(r, "datapackage.json: no es un JSON con la lista de recursos");
        json_decref(package);
        return INVALID;
    }
    const char *created = json_string_value(json_object_get(package, "created"));
    r->day = day_parse(str_part(str_of(created), 0, 10));
    if (!day_known(r->day))
        archive_complain(r, "datapackage.json: «created» no dice el día del archivo");
    files_proved(r, package);
    archive_prove_hashes(r);
    archive_prove_sound(r, json_object_get(package, "resources"));
    json_decref(package);
    return DONE;
}

/* One kind of figures, and how many of it. */
static enum status kind_proved(struct archive_reader *r, enum status (*prove)(struct archive_reader *r), int64_t *count)
{
    int64_t before = r->proof.figures;
    enum status s = prove(r);
    *count += r->proof.figures - before;
    return s;
}

static enum status figures_proved(struct archive_reader *r)
{
    TRY(kind_proved(r, archive_prove_lights, &r->proof.lights));
    TRY(archive_prove_lists(r));
    TRY(archive_prove_choices(r));
    TRY(kind_proved(r, archive_prove_indices, &r->proof.indices));
    return kind_proved(r, archive_prove_ranking, &r->proof.places);
}

static bool has_data(struct archive_reader *r)
{
    for (int64_t k = 0; k < archive_count(&r->zip); k++) {
        const char *name = archive_name(&r->zip, k);
        if (name != NULL && strncmp(name, "datos/", 6) == 0)
            return true;
    }
    return false;
}

static enum status jurisdictions_proved(struct archive_reader *r)
{
    struct archive_table all;
    struct arena *list = r->mem, one = arena_new(ONE_JURISDICTION);
    r->jurisdiction = STR("");
    TRY(archive_table_read(r, "jurisdicciones", &jurisdiction_shape, &all));
    if (all.count == 0 && has_data(r)) /* an installation without jurisdictions has nothing to tell */
        archive_complain(r, "datos/jurisdicciones.csv: falta o no tiene filas");
    enum status s = DONE;
    struct str *codes = arena_array(r->mem, struct str, all.count);
    for (size_t i = 0; i < all.count; i++)
        codes[i] = archive_row(&all, struct jurisdiction, i)->code;
    r->mem = &one;
    if (day_known(r->day))
        s = archive_prove_values(r, codes, all.count, r->day);
    r->proof.values = r->proof.figures;
    if (s == DONE)
        s = archive_prove_parameters(r, codes, all.count);
    r->mem = list;
    arena_reset(&one);
    for (size_t i = 0; s == DONE && i < all.count; i++) {
        r->jurisdiction = archive_row(&all, struct jurisdiction, i)->code;
        r->mem = &one;
        r->zip.inflated_bytes = 0;
        s = figures_proved(r);
        r->mem = list;
        arena_reset(&one);
    }
    arena_free(&one);
    return s;
}

enum status archive_prove(struct arena *mem, const char *path, void (*complain)(void *context, struct str what), void *context,
                          struct archive_proof *ret)
{
    struct archive_reader r = {.mem = mem, .complain = complain, .context = context};
    struct book refused = {0};
    enum status s = archive_open_file(&r.zip, path, &limits, &refused);
    if (s != DONE)
        archive_complain(&r, "%s: no es un ZIP que se pueda leer. %.*s", path, STR_ARG(refused.problem.message));
    else {
        s = package_proved(&r);
        if (s == DONE)
            s = jurisdictions_proved(&r);
        archive_close(&r.zip);
    }
    *ret = r.proof;
    return s;
}
