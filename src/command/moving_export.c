/* SPDX-License-Identifier: EUPL-1.2
 * export moving FILE: one snapshot beside a running server, sealed under FILE.incompleto, which takes its
 * name when it is whole and on the disk. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command/files.h"
#include "command/moving.h"
#include "room/evidence/evidence_disk.h"

#define EVIDENCE_TABLE "evidence_file"

struct writing {
    struct arena *mem;
    const struct site *site;
    struct seal *out;
    const struct whole_table *table;
    size_t hash_column;
    uint64_t tables, rows, files;
    int64_t missing;
};

static enum status broken(const struct writing *w)
{
    return w->out->fault == SEAL_GOOD ? DONE : BROKEN;
}

static enum status row_write(void *context, const struct arg *values)
{
    struct writing *w = context;
    seal_write(w->out, "R", 1);
    for (size_t i = 0; i < w->table->count; i++) {
        seal_write(w->out, values[i].type == ARG_NULL ? "n" : values[i].type == ARG_INT ? "i" : "t", 1);
        if (values[i].type == ARG_INT)
            moving_number(w->out, (uint64_t)values[i].n);
        else if (values[i].type == ARG_TEXT)
            moving_text(w->out, values[i].s);
    }
    w->rows++;
    return broken(w);
}

static enum status table_write(struct db *db, struct writing *w, const struct whole_table *t)
{
    w->table = t;
    w->tables++;
    seal_write(w->out, "T", 1);
    moving_text(w->out, t->name);
    moving_number(w->out, t->count);
    for (size_t i = 0; i < t->count; i++)
        moving_text(w->out, t->columns[i]);
    return whole_read(db, t, row_write, w);
}

/* The size is promised before the bytes: contents never change under their name. */
static bool content_write(struct writing *w, int fd, struct str sha256, int64_t size)
{
    static char block[1 << 16];
    ssize_t n = 0;
    seal_write(w->out, "F", 1);
    moving_text(w->out, sha256);
    moving_number(w->out, (uint64_t)size);
    while (size > 0 && (n = read(fd, block, sizeof block)) > 0) {
        seal_write(w->out, block, (size_t)(n < size ? n : size));
        size -= n;
    }
    w->files++;
    return size <= 0;
}

static enum status evidence_write(void *context, const struct arg *values)
{
    struct writing *w = context;
    struct arena mem = arena_new(1 << 20);
    struct stat st;
    enum status s = DONE;
    struct str sha256 = values[w->hash_column].s;
    const char *path = vault_path(&mem, w->site->config.data_dir, sha256).ptr;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 || fstat(fd, &st) != 0) {
        program_problem("falta el archivo de prueba %.*s: la mudanza va sin él", STR_ARG(sha256));
        w->missing++;
    } else if (!content_write(w, fd, sha256, (int64_t)st.st_size)) {
        program_problem("%s: no se pudo leer entero", path);
        s = BROKEN;
    }
    if (fd >= 0)
        close(fd);
    arena_free(&mem);
    return s == DONE ? broken(w) : s;
}

static enum status everything_write(struct db *db, struct writing *w)
{
    struct whole_table *tables, *evidence = NULL;
    size_t count;
    TRY(whole_tables(db, w->mem, &tables, &count));
    for (size_t i = 0; i < count; i++) {
        TRY(table_write(db, w, &tables[i]));
        if (str_is(tables[i].name, EVIDENCE_TABLE))
            evidence = &tables[i];
    }
    for (w->hash_column = 0; evidence != NULL && w->hash_column < evidence->count; w->hash_column++)
        if (str_is(evidence->columns[w->hash_column], "sha256"))
            break;
    if (evidence == NULL || w->hash_column == evidence->count)
        return BROKEN;
    TRY(whole_read(db, evidence, evidence_write, w));
    seal_write(w->out, "E", 1);
    moving_number(w->out, w->tables);
    moving_number(w->out, w->rows);
    moving_number(w->out, w->files);
    return seal_close(w->out) ? DONE : BROKEN;
}

static enum status schema_look(struct db *db, struct arena *mem)
{
    struct str has, known = moving_schema_known(mem);
    TRY(moving_schema_of(db, mem, &has));
    if (str_eq(has, known))
        return DONE;
    program_problem("el esquema de la base es «%.14s…» y el de este programa «%.14s…»: exporte con la versión de la base, "
                    "o llévela antes a esta con hito migrate", has.ptr, known.ptr);
    return STALE;
}

static bool snapshot_write(struct writing *w, struct str key)
{
    struct db *db;
    if (db_open(str_chars(w->mem, w->site->config.database), DB_READ, w->site->catalog, &db) != DONE) {
        program_problem("no se puede abrir la base de datos: %s", db_open_error());
        return false;
    }
    moving_text(w->out, STR(MOVING_MARK));
    moving_text(w->out, moving_schema_known(w->mem));
    moving_text(w->out, key);
    enum status s = whole_patience(db);
    if (s == DONE)
        s = db_begin(db, DB_READ, NULL);
    if (s == DONE) {
        s = schema_look(db, w->mem);
        s = db_end(db, s == DONE ? everything_write(db, w) : s);
    }
    if (s != DONE && s != STALE && w->out->fault == SEAL_GOOD)
        program_problem("la base no se pudo leer entera (%s): %s", status_words(s), db_error(db));
    db_close(db);
    return s == DONE;
}

static bool name_taken(struct arena *mem, const char *from, const char *to)
{
    int failed = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
    if (failed != 0 && (errno == EINVAL || errno == ENOSYS)) /* a file system that cannot promise it */
        failed = access(to, F_OK) == 0 ? -1 : rename(from, to);
    if (failed != 0) {
        program_problem("%s: %s", to, errno == EEXIST ? "ya existe" : strerror(errno));
        return false;
    }
    const char *slash = strrchr(to, '/');
    return folder_sync(slash == NULL ? "." : slash == to ? "/" : str_fmt(mem, "%.*s", (int)(slash - to), to).ptr);
}

int moving_write(const struct site *site, struct arena *mem, const char *path, struct str phrase, struct seal_cost cost,
                 struct str *ret_sum)
{
    struct seal out;
    struct writing w = {.mem = mem, .site = site, .out = &out};
    const char *part = str_fmt(mem, "%s.incompleto", path).ptr;
    struct str key = file_read(mem, str_fmt(mem, "%.*s/server.key", STR_ARG(site->config.data_dir)).ptr, 64);
    if (key.len != 64)
        return program_problem("falta %.*s/server.key, sin la que no se muda", STR_ARG(site->config.data_dir));
    if (access(path, F_OK) == 0)
        return program_problem("%s ya existe: cada mudanza va en un archivo nuevo", path);
    unlink(part);
    int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return program_problem("%s: %s", part, strerror(errno));
    bool good = seal_create(&out, mem, fd, phrase, cost) && snapshot_write(&w, key);
    *ret_sum = seal_sum(&out, mem);
    close(fd);
    if (!good && out.fault != SEAL_GOOD)
        program_problem("%s: %.*s", path, STR_ARG(seal_words(mem, &out)));
    if (!good || !name_taken(mem, part, path)) {
        unlink(part);
        return program_problem("no se hizo la mudanza; no quedó nada a medias");
    }
    printf("Mudanza en %s: %llu tablas, %llu filas, %llu archivos de prueba, la clave del servidor.\n"
           "SHA-256 del contenido: %.*s\n",
           path, (unsigned long long)w.tables, (unsigned long long)w.rows, (unsigned long long)w.files, STR_ARG(*ret_sum));
    return w.missing == 0 ? 0 : 1;
}

int moving_export(struct command_line *line)
{
    struct site site;
    struct moving_options o;
    struct str sum;
    if (!moving_options(line, &o) || o.dry) {
        program_problem("uso: hito export moving ARCHIVO [--frase-archivo ARCHIVO | --frase-variable NOMBRE]");
        return 2;
    }
    if (program_look(line, &site) != DONE)
        return 1;
    if (access(o.file, F_OK) == 0) /* before anybody thinks of a passphrase */
        return program_problem("%s ya existe: cada mudanza va en un archivo nuevo", o.file);
    struct str phrase = moving_phrase(line->mem, &o, true);
    if (phrase.ptr == NULL)
        return 1;
    int code = moving_write(&site, line->mem, o.file, phrase, seal_cost_moderate, &sum);
    sodium_memzero((char *)(uintptr_t)phrase.ptr, phrase.len);
    return code;
}
