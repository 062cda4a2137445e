/* SPDX-License-Identifier: EUPL-1.2
 * hito export ogp [--plan AP_ECU02]: OGP's dataset with the cells it came with, on the standard output.
 * hito export archive FILE.zip [--day AAAA-MM-DD]: everything public as one ZIP. */
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "room/archive/archive.h"
#include "command/moving.h"
#include "room/exchange/exchange.h"

#define EXPORT_BYTES ((size_t)2 << 30)

static int export_ogp(struct command_line *line, struct str plan)
{
    struct site site;
    struct db *db;
    struct str csv = STR_NONE;
    size_t count = 0;
    struct arena mem = arena_new(EXPORT_BYTES);
    if (program_open(line, &site) != DONE)
        return 1;
    if (db_open(str_chars(&mem, site.config.database), DB_READ, site.catalog, &db) != DONE)
        return program_problem("no se puede abrir la base de datos: %s", db_open_error());
    enum status s = db_begin(db, DB_READ, NULL);
    if (s == DONE)
        s = db_end(db, ogp_export_csv(db, &mem, plan, &csv, &count));
    if (s == NOT_FOUND)
        program_problem("no hay filas de la base de OGP%s", plan.len > 0 ? " de ese plan" : "");
    else if (s != DONE)
        program_problem("no se pudo escribir (%s): %s", status_words(s), db_error(db));
    else if (fwrite(csv.ptr, 1, csv.len, stdout) != csv.len || fflush(stdout) != 0)
        s = NO_SPACE;
    db_close(db);
    arena_free(&mem);
    return s == DONE ? 0 : 1;
}

#define GUAYAQUIL (-18000)

static int archive_exported(struct command_line *line, const char *path, struct day day)
{
    struct site site;
    struct db *db;
    struct archive_made made;
    struct arena mem = arena_new(EXPORT_BYTES);
    if (program_look(line, &site) != DONE)
        return 1;
    if (db_open(str_chars(&mem, site.config.database), DB_READ, site.catalog, &db) != DONE)
        return program_problem("no se puede abrir la base de datos: %s", db_open_error());
    enum status s = db_begin(db, DB_READ, NULL);
    if (s == DONE)
        s = db_end(db, archive_write(db, &site, &mem, path, day_known(day) ? day : day_at(instant_now(), GUAYAQUIL), &made));
    if (s == DONE)
        printf("%s: %lld conjuntos, %lld filas.\n", path, (long long)made.sets, (long long)made.rows);
    else
        program_problem("no se pudo escribir %s (%s): %s", path, status_words(s), db_error(db));
    db_close(db);
    arena_free(&mem);
    return s == DONE ? 0 : 1;
}

/* FILE.zip [--day AAAA-MM-DD] */
static int export_archive(struct command_line *line)
{
    const char *path = NULL;
    struct day day = DAY_NONE;
    bool good = true;
    for (int i = 1; good && i < line->count; i++) {
        if (strcmp(line->arguments[i], "--day") == 0 && i + 1 < line->count) {
            day = day_parse(str_of(line->arguments[++i]));
            good = day_known(day);
        } else if (path == NULL && line->arguments[i][0] != '-')
            path = line->arguments[i];
        else
            good = false;
    }
    if (good && path != NULL)
        return archive_exported(line, path, day);
    fputs("Uso: hito export archive ARCHIVO.zip [--day AAAA-MM-DD]\n", stderr);
    return 2;
}

int command_export(struct command_line *line)
{
    if (line->count >= 1 && strcmp(line->arguments[0], "archive") == 0)
        return export_archive(line);
    if (line->count >= 1 && strcmp(line->arguments[0], "moving") == 0)
        return moving_export(line);
    struct str plan = STR_NONE;
    bool good = line->count >= 1 && strcmp(line->arguments[0], "ogp") == 0;
    for (int i = 1; good && i < line->count; i++) {
        if (strcmp(line->arguments[i], "--plan") == 0 && i + 1 < line->count)
            plan = str_of(line->arguments[++i]);
        else if (strcmp(line->arguments[i], "--all") != 0)
            good = false;
    }
    if (!good) {
        fputs("Uso: hito export ogp [--all | --plan AP_ECU02] > archivo.csv\n", stderr);
        return 2;
    }
    return export_ogp(line, plan);
}
