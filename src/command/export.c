/* SPDX-License-Identifier: EUPL-1.2
 * hito export ogp [--plan AP_ECU02]: OGP's dataset with the cells it came with, on the standard output.
 * hito export archive FILE.zip: everything public as one ZIP, of a state in which no figure waits to be computed. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "db/whole.h"
#include "job/job.h"
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

#define ROUNDS_MOST 20  /* of computing; what feeds each other is over in a few */
#define PATIENCE_S 180  /* a server looks at everything within a minute */

struct archiving {
    const struct site *site;
    const char *database, *path;
    struct arena *mem;
    struct archive_made made;
    bool settled, serving; /* a server is at it: it computes, this waits */
};

static enum status archive_snapshot(struct archiving *x, struct db *db)
{
    struct instant now = instant_now();
    struct day day;
    TRY(archive_settled(db, x->site, now, &x->settled));
    TRY(archive_day(db, now, &day));
    return x->settled ? archive_write(db, x->site, x->mem, x->path, day, &x->made) : DONE;
}

/* One look: written, if nothing waits to be computed. */
static enum status archive_tried(struct archiving *x)
{
    struct db *db;
    if (db_open(x->database, DB_READ, x->site->catalog, &db) != DONE) {
        program_problem("no se puede abrir la base de datos: %s", db_open_error());
        return BROKEN;
    }
    enum status s = whole_patience(db);
    if (s == DONE)
        s = db_begin(db, DB_READ, NULL);
    if (s == DONE)
        s = db_end(db, archive_snapshot(x, db));
    if (s != DONE)
        program_problem("no se pudo escribir %s (%s): %s", x->path, status_words(s), db_error(db));
    db_close(db);
    return s;
}

static enum status archive_computed(struct archiving *x, struct db *writer)
{
    int64_t others;
    struct arena mem = arena_new(EXPORT_BYTES);
    struct chore_context c = {.site = x->site, .mem = &mem, .writer = writer};
    enum status s = db_begin(writer, DB_READ, NULL);
    if (s == DONE)
        s = db_end(writer, whole_others(writer, &others));
    x->serving = s == DONE && others > 0;
    if (s == DONE && !x->serving)
        s = db_open(x->database, DB_READ, x->site->catalog, &c.reader);
    if (s == DONE && !x->serving) {
        s = archive_recompute(&c);
        db_close(c.reader);
    }
    arena_free(&mem);
    return s;
}

/* What a server would compute by the clock, when none is at it. */
static enum status archive_round(struct archiving *x)
{
    struct db *writer;
    enum status s = db_open(x->database, DB_WRITE, x->site->catalog, &writer);
    x->serving = s == CONFLICT;
    if (s == CONFLICT)
        return DONE;
    if (s != DONE) {
        program_problem("hay cifras por calcular y no se puede abrir la base de datos para escribirlas: %s", db_open_error());
        return s;
    }
    s = archive_computed(x, writer);
    if (s != DONE)
        program_problem("no se pudo calcular (%s): %s", status_words(s), db_error(writer));
    db_close(writer);
    return s;
}

static enum status archive_made_of(struct archiving *x)
{
    int rounds = 0;
    for (int waited = 0; waited < PATIENCE_S && rounds < ROUNDS_MOST;) {
        TRY(archive_tried(x));
        if (x->settled)
            return DONE;
        TRY(archive_round(x));
        if (!x->serving) {
            rounds++;
            continue;
        }
        if (waited++ == 0)
            fprintf(stderr, "hito: el servidor está calculando cifras; se espera hasta %d segundos.\n", PATIENCE_S);
        sleep(1);
    }
    program_problem(x->serving ? "no se escribió %s: pasados %d segundos el servidor sigue con cifras por calcular; inténtelo de nuevo más tarde"
                               : "no se escribió %s: hay cifras que no se asientan después de calcularlas %d veces; vea qué dice hito verify",
                    x->path, x->serving ? PATIENCE_S : ROUNDS_MOST);
    return BUSY;
}

static int archive_exported(struct command_line *line, const char *path)
{
    struct site site;
    struct arena mem = arena_new(EXPORT_BYTES);
    if (program_look(line, &site) != DONE)
        return 1;
    struct archiving x = {.site = &site, .database = str_chars(&mem, site.config.database), .path = path, .mem = &mem};
    enum status s = archive_made_of(&x);
    if (s == DONE)
        printf("%s: %lld conjuntos, %lld filas.\n", path, (long long)x.made.sets, (long long)x.made.rows);
    arena_free(&mem);
    return s == DONE ? 0 : 1;
}

int command_export(struct command_line *line)
{
    if (line->count == 2 && strcmp(line->arguments[0], "archive") == 0)
        return archive_exported(line, line->arguments[1]);
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
        fputs("Uso: hito export ogp [--all | --plan AP_ECU02] > archivo.csv\n"
              "     hito export archive ARCHIVO.zip\n"
              "     hito export moving ARCHIVO [--frase-archivo ARCHIVO]\n", stderr);
        return 2;
    }
    return export_ogp(line, plan);
}
