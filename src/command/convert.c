/* SPDX-License-Identifier: EUPL-1.2
 * The converter child: started by the program itself, never by people. Opens nothing of Hito. */
#include "document/convert.h"

#include "command/command.h"

int command_convert(struct command_line *line)
{
    return line->count == 1 ? convert_child(line->arguments[0]) : 2;
}
