/* SPDX-License-Identifier: EUPL-1.2
 * The parts of a backup: read, compared, unpacked, proved. */
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/backup.h"
#include "command/command.h"
#include "command/files.h"
#include "db/care.h"
#include "room/audit/audit.h"
#include "sql.h"

#define SUMS_MOST ((size_t)512 << 20)

static struct str text_of(struct arena *a, const json_t *o, const char *key)
{
    return str_copy(a, str_of(json_string_value(json_object_get(o, key))));
}

static bool manifest_read(struct arena *a, const char *folder, struct manifest *ret)
{
    const char *path = str_fmt(a, "%s/manifiesto.json", folder).ptr;
    json_t *o = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    bool good = json_is_object(o) && str_is(text_of(a, o, "format"), BACKUP_FORMAT);
    if (good) {
        *ret = (struct manifest){
            .made_at = text_of(a, o, "made_at"),
            .program = text_of(a, o, "program"),
            .engine = text_of(a, o, "engine"),
            .log_hash = text_of(a, o, "log_last_hash"),
            .sums_hash = text_of(a, o, "sums_sha256"),
            .step = json_integer_value(json_object_get(o, "schema_step")),
            .log_entries = json_integer_value(json_object_get(o, "log_entries")),
            .files = json_integer_value(json_object_get(o, "evidence_files")),
        };
        good = str_is(ret->engine, "sqlite") || str_is(ret->engine, "postgresql");
    }
    json_decref(o);
    if (!good)
        program_problem("%s no es el manifiesto de una copia de Hito", path);
    return good;
}

/* A part's path stays inside the folder, whatever a forged list says. */
static bool path_inside(struct str path)
{
    return !str_empty(path) && path.ptr[0] != '/' && str_find(path, STR("..")) == SIZE_MAX;
}

static bool part_sound(struct arena *a, const char *folder, struct str line)
{
    struct str hash = str_part(line, 0, 64), path = str_part(line, 66, line.len);
    if (hash.len != 64 || !path_inside(path)) {
        program_problem("SHA256SUMS: línea sin sentido: %.*s", STR_ARG(line));
        return false;
    }
    struct str now = file_sha256(a, str_fmt(a, "%s/%.*s", folder, STR_ARG(path)).ptr, NULL);
    if (str_eq(now, hash))
        return true;
    program_problem(str_empty(now) ? "falta %.*s" : "%.*s fue alterado: su huella no es la del manifiesto", STR_ARG(path));
    return false;
}

bool backup_sound(struct arena *a, const char *folder, struct manifest *ret)
{
    if (!manifest_read(a, folder, ret))
        return false;
    struct str sums = file_read(a, str_fmt(a, "%s/SHA256SUMS", folder).ptr, SUMS_MOST);
    if (sums.ptr == NULL || !str_eq(sha256_hex(a, sums), ret->sums_hash)) {
        program_problem("%s/SHA256SUMS falta o fue alterado", folder);
        return false;
    }
    struct arena each = arena_new(1 << 20);
    bool good = true;
    for (struct str rest = sums; !str_empty(rest);) {
        struct str line = str_cut(&rest, '\n');
        good = part_sound(&each, folder, line) && good;
        arena_reset(&each);
    }
    arena_free(&each);
    return good;
}

struct unpacking {
    const char *from, *to;
    bool link_it;
};

static bool unpack_one(void *context, const char *relative)
{
    struct unpacking *u = context;
    char from[4096], to[4096];
    snprintf(from, sizeof from, "%s/pruebas/%s", u->from, relative);
    snprintf(to, sizeof to, "%s/pruebas/%s", u->to, relative);
    return folders_for(to, strlen(u->to)) && file_copy(from, to, u->link_it);
}

static bool unpack_database(struct arena *a, const char *from, const char *to, const struct manifest *m, const char *uri)
{
    if (str_is(m->engine, "sqlite"))
        return file_copy(str_fmt(a, "%s/" BACKUP_SQLITE, from).ptr, str_fmt(a, "%s/" BACKUP_SQLITE, to).ptr, false);
    const char *archive = str_fmt(a, "%s/" BACKUP_POSTGRES, from).ptr;
    const char *read_all[] = {"pg_restore", "--file=/dev/null", archive, NULL};
    const char *into[] = {"pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges",
                          "--dbname=", archive, NULL};
    struct str name = STR_NONE;
    if (uri == NULL)
        return tool_run(NULL, read_all);
    if (!tool_database(a, uri, &name))
        return false;
    into[5] = str_fmt(a, "--dbname=%.*s", STR_ARG(name)).ptr;
    return tool_run(uri, into);
}

bool backup_unpack(struct arena *a, const char *from, const char *to, const struct manifest *m, const char *uri, bool link_it)
{
    struct unpacking u = {from, to, link_it};
    const char *evidence = str_fmt(a, "%s/pruebas", from).ptr, *key = str_fmt(a, "%s/server.key", from).ptr;
    if (!unpack_database(a, from, to, m, uri))
        return false;
    if (access(evidence, F_OK) == 0 && !files_each(evidence, unpack_one, &u))
        return false;
    if (access(key, F_OK) == 0 && !file_copy(key, str_fmt(a, "%s/server.key", to).ptr, false))
        return false;
    return folder_sync(to);
}

enum status backup_facts(struct db *db, struct arena *a, struct manifest *m)
{
    TRY(db_begin(db, DB_READ, NULL));
    enum status s = db_int(db, SQL_SCHEMA_STEP_LAST, WITHOUT, &m->step);
    if (s == DONE)
        s = audit_last(db, a, &m->log_entries, &m->log_hash);
    return db_end(db, s);
}

static bool log_agrees(const struct manifest *wanted, const struct manifest *got)
{
    if (got->step != wanted->step || got->log_entries < wanted->log_entries)
        return false;
    return got->log_entries > wanted->log_entries ? str_is(wanted->engine, "postgresql")
                                                  : str_eq(got->log_hash, wanted->log_hash);
}

bool backup_prove(struct arena *a, const struct site *site, const char *folder, const struct manifest *m,
                  const char *uri, struct verdict *ret)
{
    struct site copy = *site;
    struct manifest got = {0};
    struct db *db;
    copy.config.data_dir = str_of(folder);
    copy.config.database = uri != NULL ? str_of(uri) : str_fmt(a, "%s/" BACKUP_SQLITE, folder);
    enum status s = db_open(str_chars(a, copy.config.database), DB_READ, site->catalog, &db);
    if (s != DONE) {
        program_problem("lo restaurado no se puede abrir: %s", db_open_error());
        return false;
    }
    s = backup_facts(db, a, &got);
    db_close(db);
    if (s != DONE || !log_agrees(m, &got)) {
        program_problem("lo restaurado no es lo que dice el manifiesto (paso %lld, %lld entradas de bitácora)",
                        (long long)got.step, (long long)got.log_entries);
        return false;
    }
    return verify_site(&copy, stdout, ret) == DONE && ret->engine == 0;
}
