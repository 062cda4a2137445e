/* SPDX-License-Identifier: EUPL-1.2 */
#include "command/verify.h"

#include <string.h>

#include "base/digest.h"
#include "command/command.h"
#include "db/care.h"
#include "room/archive/archive.h"

#define VERIFY_MEMORY ((size_t)1 << 30)

struct hearing {
    FILE *out;
    const char *check;
    int64_t count;
};

static void complain(void *context, struct str what)
{
    struct hearing *h = context;
    h->count++;
    if (h->out != NULL)
        fprintf(h->out, "%s: %.*s\n", h->check, STR_ARG(what));
}

static enum status could_not(struct hearing *h, enum status s, const char *words)
{
    if (h->out != NULL)
        fprintf(h->out, "%s: no se pudo leer hasta el final (%s; %s)\n", h->check, status_words(s), words);
    return s;
}

static enum status rooms_checks(struct db *db, const struct site *site, struct hearing *h, struct verdict *ret)
{
    struct arena mem = arena_new(VERIFY_MEMORY);
    enum status s = DONE;
    for (size_t i = 0; i < site->room_count && s == DONE; i++)
        for (const struct check *c = site->rooms[i]->checks; c != NULL && c->name != NULL && s == DONE; c++) {
            h->check = c->name;
            s = c->run(db, &mem, site, complain, h);
            if (s != DONE)
                (void)could_not(h, s, db_error(db));
            ret->checks++;
            arena_reset(&mem);
        }
    arena_free(&mem);
    return s;
}

static enum status verify_open(struct db *db, const struct site *site, struct hearing *h, struct verdict *ret)
{
    h->check = "base de datos";
    enum status s = db_examine(db, DB_WHOLE, 0, complain, h);
    ret->engine = h->count;
    if (s != DONE)
        return could_not(h, s, db_error(db));
    h->count = 0;
    TRY(db_begin(db, DB_READ, NULL));
    s = db_end(db, rooms_checks(db, site, h, ret));
    ret->differences = h->count;
    return s;
}

enum status verify_site(const struct site *site, FILE *out, struct verdict *ret)
{
    struct hearing h = {.out = out, .check = "base de datos"};
    char where[4096];
    struct db *db;
    *ret = (struct verdict){0};
    snprintf(where, sizeof where, "%.*s", STR_ARG(site->config.database));
    enum status s = db_open(where, DB_READ, site->catalog, &db);
    if (s != DONE)
        return could_not(&h, s, db_open_error());
    s = verify_open(db, site, &h, ret);
    db_close(db);
    return s;
}

static void difference_said(void *context, struct str what)
{
    (void)context;
    printf("%.*s\n", STR_ARG(what));
}

/* Everything from the archive alone: no database is opened. */
static int verify_archive(const char *path)
{
    struct archive_proof p;
    struct arena mem = arena_new(VERIFY_MEMORY);
    if (!digest_start())
        return program_problem("el sistema no da números aleatorios");
    enum status s = archive_prove(&mem, path, difference_said, NULL, &p);
    printf("Vuelto a calcular: semáforos y avances %lld cifras, valores y logros %lld, índices %lld, orden de propuestas %lld.\n", (long long)p.lights,
           (long long)p.values, (long long)p.indices, (long long)p.places);
    printf("Comprobado sin cálculo: %lld filas con sus tipos, códigos y claves, %lld JSON con su CSV, %lld celdas de listas con sus hechos.\n",
           (long long)p.rows, (long long)p.twins, (long long)p.lists);
    printf("No comprobado, es lo que se mostró otros días: %lld filas de resultados-por-periodo, %lld de indices-anuales.\n",
           (long long)p.past_lights, (long long)p.past_indices);
    printf("%s: %lld archivos y %lld cifras comprobados: %lld diferencias.%s\n", path, (long long)p.files, (long long)p.figures,
           (long long)p.differences, s == DONE ? "" : " No se pudo leer todo.");
    arena_free(&mem);
    return s == DONE && p.differences == 0 ? 0 : 1;
}

int command_verify(struct command_line *line)
{
    if (line->count == 2 && strcmp(line->arguments[0], "--from") == 0)
        return verify_archive(line->arguments[1]);
    struct site site;
    struct verdict v;
    if (line->count != 0)
        return 2;
    if (program_look(line, &site) != DONE)
        return 1;
    enum status s = verify_site(&site, stdout, &v);
    int64_t found = v.engine + v.differences;
    printf("%lld comprobaciones y el motor de la base: %lld diferencias.%s\n", (long long)v.checks, (long long)found,
           s == DONE ? "" : " No se pudo leer todo.");
    return s == DONE && found == 0 ? 0 : 1;
}
