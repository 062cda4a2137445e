/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "command/command.h"

int command_config(struct command_line *line)
{
    struct site site;
    if (line->count != 0)
        return 2;
    if (program_look(line, &site) != DONE)
        return 1;
    printf("; de %s y de las variables HITO_…\n", line->config_path);
    config_show(&site.config);
    return 0;
}
