/* SPDX-License-Identifier: EUPL-1.2 */
#include "command/demo.h"

#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "db/whole.h"
#include "room/index/index.h"

#define GUAYAQUIL_S (-18000)

static enum status fill(struct db *db, struct arena *mem, const struct site *site, struct day today)
{
    struct demo_people people;
    TRY(demo_province(db, mem, site, today, &people));
    return demo_ecuador(db, mem, &people, today);
}

int command_demo(struct command_line *line)
{
    bool small = line->count == 1 && strcmp(line->arguments[0], "--scale=1") == 0;
    bool scale = small || (line->count == 1 && strcmp(line->arguments[0], "--scale") == 0);
    if (line->count > 0 && !scale)
        return 2;
    struct site site;
    int applied = 0;
    struct db *db;
    if (program_open(line, &site) != DONE || program_migrate(line, &site, &applied) != DONE)
        return 1;
    if (db_open(str_chars(line->mem, site.config.database), DB_WRITE, site.catalog, &db) != DONE)
        return program_problem("no se puede abrir la base de datos: %s", db_open_error());
    struct instant now = instant_now();
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("demo"), .act = NONE,
                        .jurisdiction = NONE, .now = now, .on_behalf_of = NONE};
    struct arena mem = arena_new((size_t)256 * 1024 * 1024);
    if (scale && whole_patience(db) != DONE)
        return program_problem("no se puede preparar la base de datos: %s", db_error(db));
    enum status s = db_begin(db, DB_WRITE, &deed);
    struct jurisdiction *there;
    if (s == DONE && jurisdiction_by_code(db, &mem, scale ? STR("escala-01") : STR("ceibos"), &there) == DONE)
        s = CONFLICT;
    if (s == DONE)
        s = scale ? demo_scale(db, &mem, day_at(now, GUAYAQUIL_S), small) : fill(db, &mem, &site, day_at(now, GUAYAQUIL_S));
    if (s == DONE)
        s = plan_indices_compute(db, &mem, now);
    s = db_end(db, s);
    if (s == CONFLICT)
        program_problem("la base ya tiene los datos de demostración, u otros que chocan con ellos: %s", db_error(db));
    else if (s != DONE)
        program_problem("los datos de demostración no se cargaron (%s): %s", status_words(s), db_error(db));
    else
        puts("Datos de demostración cargados.");
    db_close(db);
    arena_free(&mem);
    return s == DONE ? 0 : 1;
}
