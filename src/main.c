/* SPDX-License-Identifier: EUPL-1.2
 * Which command was asked for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"

struct command {
    const char *name, *arguments, *meaning;
    int (*run)(struct command_line *line);
};
#define COMMAND(name, arguments, meaning) {#name, arguments, meaning, command_##name},
static const struct command commands[] = {
#include "command/command.def"
};
#undef COMMAND

static int help(void)
{
    printf("Hito %s: planes de acción de gobierno abierto.\n\nUso: hito [--config archivo] orden [argumentos]\n\nÓrdenes:\n",
           HITO_VERSION);
    for (size_t i = 0; i < COUNT(commands); i++)
        printf("  %-12s %-28s %s\n", commands[i].name, commands[i].arguments, commands[i].meaning);
    printf("\nAjustes (archivo hito.conf, o variables HITO_ y el nombre en mayúsculas):\n");
    config_help();
    return 0;
}

int main(int argc, char **argv)
{
    struct arena mem = arena_new(64u << 20);
    const char *fallback = getenv("HITO_CONFIG");
    struct command_line line = {.mem = &mem, .config_path = fallback == NULL ? "hito.conf" : fallback};
    int at = 1, code = 2;
    if (argc > 2 && strcmp(argv[1], "--config") == 0) {
        line.config_path = argv[2];
        at = 3;
    }
    const char *name = at < argc ? argv[at] : "--help";
    line.count = argc - at - 1;
    line.arguments = argv + at + 1;
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        code = help();
    } else if (strcmp(name, "--version") == 0) {
        printf("hito %s\n", HITO_VERSION);
        code = 0;
    } else {
        size_t i = 0;
        while (i < COUNT(commands) && strcmp(commands[i].name, name) != 0)
            i++;
        if (i < COUNT(commands))
            code = commands[i].run(&line);
        else
            fprintf(stderr, "hito: no hay una orden que se llame %s; vea hito --help\n", name);
    }
    arena_free(&mem);
    return code;
}
