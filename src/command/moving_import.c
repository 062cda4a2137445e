/* SPDX-License-Identifier: EUPL-1.2
 * import moving FILE: into an empty installation, in one transaction. Nothing is believed before the last
 * piece was read: rows wait for the commit, evidence beside its place. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command/moving.h"
#include "command/moving_place.h"
#include "command/verify.h"
#include "db/care.h"
#include "db/migrate.h"

#define ROWS_AT_ONCE 256u
#define BYTES_AT_ONCE ((size_t)1 << 20)

struct taking {
    struct arena *mem;
    const struct site *site;
    struct seal *source;
    struct moving_in *in;
    struct place place;
    struct whole_table *tables;
    size_t count, at; /* of the target's tables: how many were begun */
    const struct whole_table *table;
    struct arg *waiting; /* rows not yet sent */
    size_t rows;
    bool said;           /* why it fails, on stderr */
};

static bool source_read(void *context, void *bytes, size_t len)
{
    return seal_read(context, bytes, len);
}

static enum status refused(struct taking *w, enum status s, const char *words)
{
    if (!w->said)
        program_problem("%s", words);
    w->said = true;
    return s;
}

static enum status rows_send(struct taking *w, struct db *db)
{
    enum status s = w->rows == 0 ? DONE : whole_add(db, w->table, w->waiting, w->rows);
    w->rows = 0;
    arena_reset(&w->in->row);
    return s;
}

/* The tables of the file must be the target's, one by one. */
static enum status table_begin(struct taking *w)
{
    const struct whole_table *a = &w->in->table, *b = w->at < w->count ? &w->tables[w->at] : NULL;
    bool same = b != NULL && str_eq(a->name, b->name) && a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = str_eq(a->columns[i], b->columns[i]);
    if (!same)
        return refused(w, INVALID, "las tablas del archivo no son las de esta versión de Hito");
    w->table = b;
    w->at++;
    return DONE;
}

static enum status row_keep(struct taking *w, struct db *db)
{
    size_t each = w->table->count;
    for (size_t i = 0; i < each; i++) {
        enum arg_type type = w->in->values[i].type;
        if (type != ARG_NULL && (type == ARG_INT) != w->table->numbers[i])
            return refused(w, INVALID, "una celda no es del tipo de su columna");
    }
    memcpy(w->waiting + w->rows * each, w->in->values, each * sizeof(struct arg));
    w->rows++;
    return w->rows == ROWS_AT_ONCE || w->in->row.used_bytes > BYTES_AT_ONCE ? rows_send(w, db) : DONE;
}

static enum status item_take(struct taking *w, struct db *db)
{
    if (w->in->kind == 'R')
        return row_keep(w, db);
    TRY(rows_send(w, db));
    if (w->in->kind == 'T')
        return table_begin(w);
    if (place_content(&w->place, w->in))
        return DONE;
    return w->source->fault == SEAL_GOOD ? refused(w, BROKEN, "no se pudieron guardar los archivos de prueba") : INVALID;
}

static enum status items_take(struct taking *w, struct db *db)
{
    while (moving_next(w->in)) {
        if (w->in->kind == 'E')
            return w->at == w->count && seal_ended(w->source) ? rows_send(w, db) : INVALID;
        TRY(item_take(w, db));
    }
    return INVALID;
}

/* Every change leaves an entry and every installation in use has a person: without either nothing is lost. What
 * the program itself puts into a new database (territories, topics, the first methodology) is replaced. */
static enum status target_empty(struct taking *w, struct db *db)
{
    int64_t rows = 0, others = 0;
    TRY(whole_others(db, &others));
    if (others > 0)
        return refused(w, CONFLICT, "hay un servidor de Hito en marcha sobre esa base: deténgalo antes de importar");
    for (size_t i = 0; i < w->count; i++) {
        if (!str_is(w->tables[i].name, "log_entry") && !str_is(w->tables[i].name, "person"))
            continue;
        TRY(whole_count(db, &w->tables[i], &rows));
        if (rows > 0)
            return refused(w, CONFLICT, "la base no está vacía: se importa solo en una instalación nueva");
    }
    return DONE;
}

static enum status fill(struct taking *w, struct db *db, struct str key)
{
    size_t most = 0;
    TRY(whole_tables(db, w->mem, &w->tables, &w->count));
    TRY(target_empty(w, db));
    if (!place_begin(&w->place, w->mem, w->site->config.data_dir)) {
        w->said = true; /* there */
        return CONFLICT;
    }
    TRY(whole_begin(db));
    for (size_t i = 0; i < w->count; i++) {
        TRY(whole_clear(db, &w->tables[i]));
        most = w->tables[i].count > most ? w->tables[i].count : most;
    }
    w->waiting = arena_array(w->mem, struct arg, most * ROWS_AT_ONCE);
    TRY(items_take(w, db));
    TRY(whole_end(db));
    return place_take(&w->place, w->site->config.data_dir, key) ? DONE : refused(w, BROKEN, "no se pudo poner en su lugar");
}

static enum status database_fill(struct taking *w, struct str key)
{
    struct db *db;
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("import moving"), .act = NONE,
                        .jurisdiction = NONE, .now = instant_now(), .on_behalf_of = NONE};
    if (db_open(str_chars(w->mem, w->site->config.database), DB_WRITE, w->site->catalog, &db) != DONE) {
        w->said = true;
        program_problem("no se puede abrir la base de datos: %s", db_open_error());
        return BROKEN;
    }
    enum status s = whole_patience(db);
    if (s == DONE)
        s = db_begin(db, DB_WRITE, &deed);
    if (s == DONE)
        s = db_end(db, fill(w, db, key));
    bool source_good = w->source->fault == SEAL_GOOD && w->in->problem == NULL;
    if (s == UNSURE)
        refused(w, s, "se perdió la conexión al confirmar: mire con hito check si la base tiene los datos, antes de repetir");
    else if (s != DONE && s != INVALID && source_good && !w->said)
        refused(w, s, str_fmt(w->mem, "la base no tomó los datos (%s): %s", status_words(s), db_error(db)).ptr);
    db_close(db);
    return s;
}

/* A database file that this import made goes away with it. */
static void file_away(struct taking *w, bool made)
{
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; made && i < COUNT(ends); i++)
        unlink(str_fmt(w->mem, "%.*s%s", STR_ARG(w->site->config.database), ends[i]).ptr);
}

static enum status target_fill(struct taking *w, struct str key)
{
    int applied;
    const char *data = str_chars(w->mem, w->site->config.data_dir), *where = str_chars(w->mem, w->site->config.database);
    struct command_line line = {.mem = w->mem};
    if (mkdir(data, 0700) != 0 && errno != EEXIST)
        return refused(w, BROKEN, str_fmt(w->mem, "no se puede crear la carpeta %s: %s", data, strerror(errno)).ptr);
    bool made = !db_is_postgres(where) && access(where, F_OK) != 0;
    enum status s = program_migrate(&line, w->site, &applied);
    if (s != DONE) {
        w->said = true; /* there */
        return s;
    }
    s = database_fill(w, key);
    if (s != DONE && s != UNSURE) {
        place_leave(&w->place);
        file_away(w, made);
    }
    return s;
}

static enum status all_look(struct taking *w)
{
    while (moving_next(w->in)) {
        arena_reset(&w->in->row);
        if (w->in->kind == 'E')
            return seal_ended(w->source) ? DONE : INVALID;
    }
    return INVALID;
}

static enum status content_take(struct taking *w, bool dry)
{
    struct str schema, key;
    if (!moving_head(w->in, &schema, &key))
        return INVALID;
    if (!str_eq(schema, moving_schema_known(w->mem)))
        return refused(w, INVALID, str_fmt(w->mem, "el archivo es del esquema «%.14s…» y este programa del «%.14s…»: impórtelo con la "
                                                   "misma versión de Hito que lo hizo y actualice después",
                                           schema.ptr, moving_schema_known(w->mem).ptr).ptr);
    return dry ? all_look(w) : target_fill(w, key);
}

int moving_take(const struct site *site, struct arena *mem, const char *path, struct str phrase, bool dry, struct str *ret_sum)
{
    struct seal source;
    struct moving_in in = {.read = source_read, .context = &source, .mem = mem};
    struct taking w = {.mem = mem, .site = site, .source = &source, .in = &in};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return program_problem("no se puede leer %s: %s", path, strerror(errno));
    enum status s = seal_open(&source, mem, fd, phrase) ? content_take(&w, dry) : INVALID;
    *ret_sum = seal_sum(&source, mem);
    close(fd);
    moving_end(&in);
    if (s == DONE) {
        printf("%s %s: %llu tablas, %llu filas, %llu archivos de prueba.\nSHA-256 del contenido: %.*s\n",
               dry ? "Leída entera, sin guardar nada:" : "Importada la mudanza de", path, (unsigned long long)in.tables,
               (unsigned long long)in.rows, (unsigned long long)in.files, STR_ARG(*ret_sum));
        return 0;
    }
    if (!w.said)
        program_problem("%s: %.*s", path, STR_ARG(in.problem != NULL ? str_of(in.problem) : seal_words(mem, &source)));
    return program_problem(s == UNSURE ? "no se sabe si se importó" : "no se importó nada");
}

static int verified(const struct site *site)
{
    struct verdict v;
    enum status s = verify_site(site, stdout, &v);
    int64_t found = v.engine + v.differences;
    printf("%lld comprobaciones de lo importado: %lld diferencias.\n"
           "Los ajustes (hito.conf) son de cada servidor y no viajan: cópielos aparte.\n", (long long)v.checks, (long long)found);
    return s == DONE && found == 0 ? 0 : 1;
}

int moving_import(struct command_line *line)
{
    struct site site;
    struct moving_options o;
    struct str sum;
    if (!moving_options(line, &o)) {
        program_problem("uso: hito import moving ARCHIVO [--frase-archivo ARCHIVO | --frase-variable NOMBRE] [--dry-run]");
        return 2;
    }
    if (program_look(line, &site) != DONE)
        return 1;
    struct str phrase = moving_phrase(line->mem, &o, false);
    if (phrase.ptr == NULL)
        return 1;
    int code = moving_take(&site, line->mem, o.file, phrase, o.dry, &sum);
    sodium_memzero((char *)(uintptr_t)phrase.ptr, phrase.len);
    return code == 0 && !o.dry ? verified(&site) : code;
}
