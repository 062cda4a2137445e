/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "command/backup.h"
#include "command/command.h"
#include "command/files.h"
#include "db/care.h"

static int restored(struct command_line *line, const struct site *site, const struct manifest *m, const char *uri)
{
    struct verdict v = {0};
    const char *from = line->arguments[0], *to = line->arguments[1];
    if (!folder_new(to))
        return 1;
    if (!backup_unpack(line->mem, from, to, m, uri, false) || !backup_prove(line->mem, site, to, m, uri, &v))
        return program_problem("lo restaurado NO vale; lo hecho quedó en %s", to);
    printf("Restaurada en %s la copia del %.*s: %lld entradas de bitácora, %lld archivos de prueba, %lld diferencias.\n"
           "Para usarla: HITO_DATA_DIR=%s y HITO_DATABASE=%s%s\n",
           to, STR_ARG(m->made_at), (long long)m->log_entries, (long long)m->files, (long long)v.differences, to,
           uri != NULL ? "la dirección dada" : to, uri != NULL ? "" : "/" BACKUP_SQLITE);
    return v.differences == 0 ? 0 : 1;
}

int command_restore(struct command_line *line)
{
    struct site site;
    struct manifest m;
    const char *uri = line->count == 3 ? line->arguments[2] : NULL;
    if (line->count < 2 || line->count > 3 || (uri != NULL && !db_is_postgres(uri))) {
        program_problem("uso: hito restore ORIGEN DESTINO [postgresql://…]");
        return 2;
    }
    if (program_look(line, &site) != DONE)
        return 1;
    if (!backup_sound(line->mem, line->arguments[0], &m))
        return program_problem("la copia no está entera: no se restauró nada");
    if (str_is(m.engine, "postgresql") != (uri != NULL))
        return program_problem(uri == NULL ? "es una copia de PostgreSQL: añada la dirección de una base vacía"
                                           : "es una copia de SQLite: no lleva dirección de PostgreSQL");
    return restored(line, &site, &m, uri);
}
