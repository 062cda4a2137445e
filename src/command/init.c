/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "command/command.h"

int command_init(struct command_line *line)
{
    struct site site;
    int applied = 0;
    if (program_open(line, &site) != DONE || program_migrate(line, &site, &applied) != DONE)
        return 1;
    printf("Todo listo en %.*s. Siguiente paso: hito serve\n", STR_ARG(site.config.data_dir));
    return 0;
}
