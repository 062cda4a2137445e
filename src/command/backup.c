/* SPDX-License-Identifier: EUPL-1.2
 * backup DESTINO: everything is made and proved under DESTINO.incompleta and takes its name at the end,
 * so that what is called DESTINO is whole. */
#include "command/backup.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "command/command.h"
#include "command/files.h"
#include "db/care.h"

struct work {
    struct arena *mem;
    const struct site *site;
    const char *where;  /* the live database */
    const char *target, *folder; /* DESTINO, DESTINO.incompleta */
    const char *probe;  /* PostgreSQL: an empty database to restore into, or NULL */
    bool key;
    struct manifest manifest;
    struct buf sums;
    const char *vault;  /* the live evidence */
};

static struct str manifest_text(struct arena *a, const struct manifest *m)
{
    struct json j = JSON(a);
    const struct {
        const char *key;
        struct str value;
    } texts[] = {{"format", STR(BACKUP_FORMAT)}, {"made_at", m->made_at},         {"program", m->program},
                 {"engine", m->engine},          {"log_last_hash", m->log_hash}, {"sums_sha256", m->sums_hash}};
    json_open(&j, '{');
    for (size_t i = 0; i < COUNT(texts); i++) {
        json_key(&j, str_of(texts[i].key));
        json_text(&j, texts[i].value);
    }
    json_key(&j, STR("schema_step"));
    json_int(&j, m->step);
    json_key(&j, STR("log_entries"));
    json_int(&j, m->log_entries);
    json_key(&j, STR("evidence_files"));
    json_int(&j, m->files);
    json_close(&j, '}');
    return str_fmt(a, "%.*s\n", STR_ARG(json_str(&j)));
}

static bool sum(struct work *w, const char *relative)
{
    struct str hash = file_sha256(w->mem, str_fmt(w->mem, "%s/%s", w->folder, relative).ptr, NULL);
    buf_fmt(&w->sums, "%.*s  %s\n", STR_ARG(hash), relative);
    return !str_empty(hash);
}

static bool database_copied(struct work *w)
{
    struct db *db;
    bool postgres = db_is_postgres(w->where);
    w->manifest.engine = postgres ? STR("postgresql") : STR("sqlite");
    enum status s = db_open(w->where, DB_READ, w->site->catalog, &db);
    if (s != DONE) {
        program_problem("no se puede abrir la base de datos: %s", db_open_error());
        return false;
    }
    const char *file = str_fmt(w->mem, "%s/%s", w->folder, postgres ? BACKUP_POSTGRES : BACKUP_SQLITE).ptr;
    s = postgres ? backup_facts(db, w->mem, &w->manifest) : db_copy(db, file);
    if (s != DONE)
        program_problem("la base de datos no se pudo copiar: %s", db_error(db));
    db_close(db);
    if (s == DONE && postgres) {
        const char *dump[] = {"pg_dump", "--format=custom", "--no-owner", "--no-privileges",
                              str_fmt(w->mem, "--file=%s", file).ptr, NULL};
        return tool_run(w->where, dump) && file_settle(file) && sum(w, BACKUP_POSTGRES);
    }
    if (s != DONE || db_open(file, DB_READ, w->site->catalog, &db) != DONE)
        return false;
    s = backup_facts(db, w->mem, &w->manifest);
    db_close(db);
    return s == DONE && sum(w, BACKUP_SQLITE);
}

static bool evidence_copied(void *context, const char *relative)
{
    struct work *w = context;
    if (strncmp(relative, "temporal/", 9) == 0)
        return true;
    char *to = (char *)(uintptr_t)str_fmt(w->mem, "%s/pruebas/%s", w->folder, relative).ptr;
    const char *from = str_fmt(w->mem, "%s/%s", w->vault, relative).ptr;
    if (!folders_for(to, strlen(w->folder)))
        return false;
    /* A file without a row may go away while we walk: that is no fault. */
    if (access(from, F_OK) != 0)
        return true;
    w->manifest.files++;
    return file_copy(from, to, true) && sum(w, str_fmt(w->mem, "pruebas/%s", relative).ptr);
}

static bool parts_made(struct work *w)
{
    struct arena *a = w->mem;
    struct str data = w->site->config.data_dir;
    w->vault = str_fmt(a, "%.*s/pruebas", STR_ARG(data)).ptr;
    w->manifest.made_at = instant_iso(a, instant_now());
    w->manifest.program = STR(HITO_VERSION);
    if (!database_copied(w)) /* first: every file that it names is there already */
        return false;
    if (access(w->vault, F_OK) == 0 && !files_each(w->vault, evidence_copied, w))
        return false;
    if (w->key && (!file_copy(str_fmt(a, "%.*s/server.key", STR_ARG(data)).ptr,
                              str_fmt(a, "%s/server.key", w->folder).ptr, false) ||
                   !sum(w, "server.key")))
        return false;
    struct str sums = buf_str(&w->sums);
    w->manifest.sums_hash = sha256_hex(a, sums);
    return file_write(str_fmt(a, "%s/SHA256SUMS", w->folder).ptr, sums, 0600) &&
           file_write(str_fmt(a, "%s/manifiesto.json", w->folder).ptr, manifest_text(a, &w->manifest), 0600) &&
           folder_sync(w->folder);
}

/* Restores the copy beside itself, looks, and removes that again. */
static bool proved(struct work *w, struct verdict *ret)
{
    const char *probe = str_fmt(w->mem, "%s.prueba", w->target).ptr;
    struct manifest read;
    folder_remove(probe);
    bool good = folder_new(probe) && backup_sound(w->mem, w->folder, &read) &&
                backup_unpack(w->mem, w->folder, probe, &read, w->probe, true);
    if (good && (w->probe != NULL || str_is(read.engine, "sqlite")))
        good = backup_prove(w->mem, w->site, probe, &read, w->probe, ret);
    folder_remove(probe);
    return good;
}

static bool named(struct work *w)
{
    struct arena *a = w->mem;
    if (rename(w->folder, w->target) != 0) {
        program_problem("%s: %s", w->target, strerror(errno));
        return false;
    }
    const char *slash = strrchr(w->target, '/');
    if (!folder_sync(slash == NULL ? "." : slash == w->target ? "/" : str_fmt(a, "%.*s", (int)(slash - w->target), w->target).ptr))
        return false;
    return file_write(str_fmt(a, "%.*s/" BACKUP_LAST, STR_ARG(w->site->config.data_dir)).ptr,
                      str_fmt(a, "%lld %s\n", (long long)instant_now().s, w->target), 0600);
}

static int run(struct work *w)
{
    struct verdict v = {0};
    if (access(w->target, F_OK) == 0)
        return program_problem("%s ya existe: cada copia va en una carpeta nueva", w->target);
    folder_remove(w->folder);
    if (!folder_new(w->folder) || !parts_made(w) || !proved(w, &v)) {
        program_problem("la copia NO vale; lo hecho quedó en %s", w->folder);
        return 1;
    }
    if (!named(w))
        return 1;
    bool restored = w->probe != NULL || str_is(w->manifest.engine, "sqlite");
    printf("Copia en %s: base %.*s (paso %lld), %lld entradas de bitácora, %lld archivos de prueba.\n", w->target,
           STR_ARG(w->manifest.engine), (long long)w->manifest.step, (long long)w->manifest.log_entries,
           (long long)w->manifest.files);
    if (!w->key)
        printf("Sin la clave del servidor (--con-clave): guarde server.key aparte, una vez.\n");
    if (!restored)
        printf("Comprobada: huellas iguales y archivo de pg_dump legible entero. Con --prueba y una base vacía "
               "también se restaura.\n");
    else if (v.differences == 0)
        printf("Comprobada restaurándola: huellas iguales, base íntegra, %lld comprobaciones sin diferencias.\n",
               (long long)v.checks);
    else
        printf("La copia es fiel y se restaura, pero lo copiado tiene %lld diferencias: vea hito verify.\n",
               (long long)v.differences);
    return v.differences == 0 ? 0 : 1;
}

int command_backup(struct command_line *line)
{
    struct site site;
    struct work w = {.mem = line->mem, .site = &site, .sums = BUF(line->mem)};
    for (int i = 0; i < line->count; i++) {
        if (strcmp(line->arguments[i], "--con-clave") == 0)
            w.key = true;
        else if (strcmp(line->arguments[i], "--prueba") == 0 && i + 1 < line->count)
            w.probe = line->arguments[++i];
        else if (line->arguments[i][0] != '-' && w.target == NULL)
            w.target = line->arguments[i];
        else
            w.target = "";
    }
    if (w.target == NULL || w.target[0] == '\0') {
        program_problem("uso: hito backup DESTINO [--con-clave] [--prueba postgresql://…]");
        return 2;
    }
    if (program_look(line, &site) != DONE)
        return 1;
    w.where = str_chars(line->mem, site.config.database);
    w.folder = str_fmt(line->mem, "%s.incompleta", w.target).ptr;
    if (w.probe != NULL && (!db_is_postgres(w.probe) || !db_is_postgres(w.where))) {
        program_problem("--prueba es para PostgreSQL: la dirección de una base vacía");
        return 2;
    }
    return run(&w);
}
