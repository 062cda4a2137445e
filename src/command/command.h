/* SPDX-License-Identifier: EUPL-1.2
 * Commands of the terminal: one row in command.def and one file here each. */
#ifndef HITO_COMMAND_COMMAND_H
#define HITO_COMMAND_COMMAND_H

#include "http/site.h"

#define HITO_VERSION "0.1"

struct command_line {
    struct arena *mem;   /* as long as the program */
    const char *config_path;
    int count;           /* arguments after the command's name */
    char **arguments;
};

/* Each returns the exit code of the program: 0 done, 1 a problem (said on stderr), 2 wrong use. */
#define COMMAND(name, arguments, meaning) int command_##name(struct command_line *line);
#include "command/command.def"
#undef COMMAND

/* Settings, folders, the server's key, rooms and hooks; opens no database. Says on stderr what is wrong. */
enum status program_open(struct command_line *line, struct site *ret) MUST_USE;
/* The same for commands that only look: makes no folder and no key; statements are prepared when used. */
enum status program_look(struct command_line *line, struct site *ret) MUST_USE;
/* Brings the database up to date. */
enum status program_migrate(struct command_line *line, const struct site *site, int *ret_applied) MUST_USE;
/* One problem on stderr, in Spanish; returns 1. */
int program_problem(const char *format, ...) FORMAT(1, 2);

#endif
