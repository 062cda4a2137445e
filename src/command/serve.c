/* SPDX-License-Identifier: EUPL-1.2 */
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command/command.h"
#include "command/confine.h"
#include "db/care.h"
#include "http/server.h"
#include "job/job.h"

#define EXAMINE_MS 150
#define TRIM_S 30

static void unsound(void *context, struct str what)
{
    *(int *)context += 1;
    (void)program_problem("base de datos: %.*s", STR_ARG(what));
}

/* Most files are read whole in this time; of a larger one, what can be. Writing into a broken file makes
 * it worse, so there is no start. */
static bool sound(struct command_line *line, const struct site *site)
{
    struct db *db;
    int faults = 0;
    if (db_open(str_chars(line->mem, site->config.database), DB_READ, NULL, &db) != DONE)
        return false;
    enum status s = db_examine(db, DB_QUICK, EXAMINE_MS, unsound, &faults);
    db_close(db);
    if (s != DONE || faults > 0)
        (void)program_problem("el archivo de la base está dañado: no se inicia; restaure una copia (docs/operacion.md)");
    return s == DONE && faults == 0;
}

static void confine_to(struct command_line *line, const struct site *site)
{
    const char *where = str_chars(line->mem, site->config.database), *slash = strrchr(where, '/');
    const char *beside = db_is_postgres(where) ? NULL
                         : slash == NULL       ? "."
                                               : str_fmt(line->mem, "%.*s/", (int)(slash - where), where).ptr;
    const char *folders[] = {str_chars(line->mem, site->config.data_dir), beside, NULL};
    /* Libraries that need a scratch file find one of the folders that stay open. */
    setenv("TMPDIR", str_fmt(line->mem, "%.*s/tmp", STR_ARG(site->config.data_dir)).ptr, 1);
    struct confined c = confine(folders);
    if (!c.calls || !c.writes)
        fprintf(stderr, "level=warning confined calls=%d writes=%d: this kernel offers less than is wanted\n", c.calls,
                c.writes);
}

/* A page's memory is taken again by the next one, without asking the system for zeroed pages each time (a
 * quarter of the time of a large page, measured); what was only needed once goes back while we wait. */
static void memory_settle(void)
{
    mallopt(M_MMAP_THRESHOLD, 8 << 20);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    mallopt(M_ARENA_MAX, 4);
}

static void wait_for(const sigset_t *ends)
{
    const struct timespec while_idle = {.tv_sec = TRIM_S};
    while (sigtimedwait(ends, NULL, &while_idle) < 0)
        malloc_trim(4 << 20);
}

int command_serve(struct command_line *line)
{
    struct site site;
    int applied = 0;
    if (program_open(line, &site) != DONE || program_migrate(line, &site, &applied) != DONE || !sound(line, &site))
        return 1;
    memory_settle();
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    /* Before any thread is made, so that all inherit it and only wait_for() sees them. */
    sigprocmask(SIG_BLOCK, &ends, NULL);
    signal(SIGPIPE, SIG_IGN);
    confine_to(line, &site);
    struct server *server;
    struct str problem = STR_NONE;
    if (server_start(&site, (struct server_options){0}, &server, &problem) != DONE)
        return program_problem("%.*s", STR_ARG(problem));
    struct job *job = NULL;
    if (job_start(&site, &job) != DONE) {
        server_stop(server);
        return program_problem("no se puede iniciar el trabajo de fondo");
    }
    printf("Hito %s atiende en http://%.*s:%d (dirección pública: %.*s)\n", HITO_VERSION, STR_ARG(site.config.listen),
           server_port(server), STR_ARG(site.config.base_url));
    struct str folder = mail_folder(&site, line->mem);
    if (!str_empty(folder))
        printf("Sin SMTP: las cartas se escriben en %.*s\n", STR_ARG(folder));
    fflush(stdout);
    wait_for(&ends);
    printf("Hito termina: acaba lo que está en curso.\n");
    fflush(stdout);
    job_stop(job);
    server_stop(server);
    return 0;
}
