/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "command/command.h"

int command_migrate(struct command_line *line)
{
    struct site site;
    int applied = 0;
    if (program_open(line, &site) != DONE || program_migrate(line, &site, &applied) != DONE)
        return 1;
    printf(applied == 0 ? "La base de datos está al día.\n" : "Pasos aplicados: %d.\n", applied);
    return 0;
}
