/* SPDX-License-Identifier: EUPL-1.2
 * hito import ogp FILE [--dry-run]: OGP's dataset as reference plans. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "command/command.h"
#include "command/moving.h"
#include "room/exchange/exchange.h"
#include "view/out.h"

#define IMPORT_BYTES ((size_t)2 << 30)
#define REMARKS_SHOWN 20u

static bool file_read(struct arena *mem, const char *path, struct str *ret)
{
    char piece[65536];
    struct buf b = BUF(mem);
    FILE *f = fopen(path, "rbe");
    if (f == NULL)
        return false;
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        buf_add(&b, (struct str){piece, n});
    bool good = ferror(f) == 0;
    fclose(f);
    *ret = buf_str(&b);
    return good;
}

static void remarks_print(struct arena *mem, const struct remarks *r, size_t *left)
{
    for (size_t i = 0; i < r->count && *left > 0; i++, (*left)--) {
        const struct remark *m = &r->items[i];
        struct str text = say_with(mem, LANG_ES, str_chars(mem, m->message), m->values, m->value_count);
        if (m->row == 0)
            printf("  %.*s\n", STR_ARG(text));
        else
            printf("  fila %zu: %.*s\n", m->row, STR_ARG(text));
    }
}

static void report(struct arena *mem, const struct ogp_file *file, const struct ogp_comparison *c, bool dry)
{
    size_t left = REMARKS_SHOWN;
    printf("%s: %zu filas.\n", dry ? "Revisado, sin guardar nada" : "Cargado", file->count);
    printf("  nuevas %zu, cambiadas %zu, iguales %zu, repetidas %zu, sin datos para ser compromiso %zu\n", c->counts[OGP_ADDED],
           c->counts[OGP_CHANGED], c->counts[OGP_SAME], c->counts[OGP_REPEATED], c->counts[OGP_UNUSABLE]);
    if (c->absent > 0)
        printf("  no están en el archivo y se conservan: %zu\n", c->absent);
    printf("  observaciones: %zu%s\n", file->remarks.count + c->remarks,
           file->remarks.count + c->remarks > REMARKS_SHOWN ? " (las primeras)" : "");
    remarks_print(mem, &file->remarks, &left);
    for (size_t i = 0; i < file->count && left > 0; i++)
        remarks_print(mem, &file->rows[i].remarks, &left);
}

static enum status load(struct db *db, struct arena *mem, const struct ogp_file *file, bool dry, struct ogp_comparison *c)
{
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("import ogp"), .act = NONE,
                        .jurisdiction = NONE, .now = instant_now(), .on_behalf_of = NONE};
    TRY(db_begin(db, dry ? DB_READ : DB_WRITE, dry ? NULL : &deed));
    enum status s = ogp_compare(db, mem, file, c);
    if (s == DONE && !dry)
        s = ogp_apply(db, mem, file, c);
    return db_end(db, s);
}

static int import_ogp(struct command_line *line, const char *path, bool dry)
{
    struct site site;
    struct db *db;
    struct str bytes;
    struct ogp_file file;
    struct ogp_comparison c = {0};
    int applied;
    struct timespec from, to;
    struct arena mem = arena_new(IMPORT_BYTES);
    clock_gettime(CLOCK_MONOTONIC, &from);
    if (program_open(line, &site) != DONE || program_migrate(line, &site, &applied) != DONE)
        return 1;
    if (!file_read(&mem, path, &bytes))
        return program_problem("no se puede leer %s: %s", path, strerror(errno));
    if (ogp_file_read(&mem, bytes, LANG_ES, &file) != DONE)
        return program_problem("%s: %.*s", path, STR_ARG(file.problem));
    if (db_open(str_chars(&mem, site.config.database), DB_WRITE, site.catalog, &db) != DONE)
        return program_problem("no se puede abrir la base de datos: %s", db_open_error());
    enum status s = load(db, &mem, &file, dry, &c);
    if (s == DONE)
        report(&mem, &file, &c, dry);
    else
        program_problem("no se cargó (%s): %s", status_words(s), db_error(db));
    clock_gettime(CLOCK_MONOTONIC, &to);
    if (s == DONE)
        printf("Tiempo: %.2f s.\n", (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
    db_close(db);
    arena_free(&mem);
    return s == DONE ? 0 : 1;
}

int command_import(struct command_line *line)
{
    if (line->count >= 1 && strcmp(line->arguments[0], "moving") == 0)
        return moving_import(line);
    bool dry = false;
    const char *path = NULL;
    for (int i = 1; i < line->count; i++) {
        if (strcmp(line->arguments[i], "--dry-run") == 0 || strcmp(line->arguments[i], "--ensayo") == 0)
            dry = true;
        else
            path = line->arguments[i];
    }
    if (line->count < 2 || strcmp(line->arguments[0], "ogp") != 0 || path == NULL) {
        fputs("Uso: hito import ogp ARCHIVO.csv [--dry-run]\n", stderr);
        return 2;
    }
    return import_ogp(line, path, dry);
}
