/* SPDX-License-Identifier: EUPL-1.2
 * docs/manual.md and deploy/hito.conf from the tables themselves: a test compares, so they cannot drift. */
#include <stdio.h>
#include <string.h>

#include "command/command.h"

#define COMMAND(name, arguments, meaning) {#name, arguments, meaning},
static const struct {
    const char *name, *arguments, *meaning;
} commands[] = {
#include "command/command.def"
};
#undef COMMAND

#define SETTING(type, name, def, min, max, unit, meaning) {#name, #type, def, min, max, unit, meaning},
static const struct {
    const char *name, *type, *fallback;
    long long min, max;
    const char *unit, *meaning;
} settings[] = {
#include "config.def"
};
#undef SETTING

static void capitals(const char *name)
{
    for (; *name != '\0'; name++)
        putchar(*name >= 'a' && *name <= 'z' ? *name - 32 : *name);
}

static void limits(size_t i)
{
    if (strcmp(settings[i].type, "INT") == 0)
        printf("entero, de %lld a %lld%s%s", settings[i].min, settings[i].max, settings[i].unit[0] == '\0' ? "" : " ",
               settings[i].unit);
    else
        printf("%s", strcmp(settings[i].type, "FLAG") == 0 ? "sí o no" : "texto");
}

static void manual(void)
{
    printf("# Manual de órdenes y ajustes\n\nEste archivo lo escribe `hito manual`; no se edita a mano.\n\n"
           "Uso: `hito [--config archivo] orden [argumentos]`. El código de salida es 0 si todo fue bien, 1 si hubo un\n"
           "problema (dicho en la salida de errores) o una comprobación halló algo, 2 si la orden se escribió mal.\n\n"
           "## Órdenes\n\n");
    for (size_t i = 0; i < COUNT(commands); i++)
        printf("### `hito %s%s%s`\n\n%s.\n\n", commands[i].name, commands[i].arguments[0] == '\0' ? "" : " ",
               commands[i].arguments, commands[i].meaning);
    printf("## Ajustes\n\nSe leen del archivo `hito.conf` de la carpeta en que se inicia (o del que nombre `--config` o la\n"
           "variable `HITO_CONFIG`), una línea `nombre = valor` por ajuste; después, de las variables de entorno, que\n"
           "mandan sobre el archivo. Los secretos se dan como ruta de un archivo, nunca en claro.\n\n");
    for (size_t i = 0; i < COUNT(settings); i++) {
        printf("### `%s` (`HITO_", settings[i].name);
        capitals(settings[i].name);
        printf("`)\n\n%s.\n\nPor omisión: %s%s%s. Valor: ", settings[i].meaning, settings[i].fallback[0] == '\0' ? "" : "`",
               settings[i].fallback[0] == '\0' ? "vacío" : settings[i].fallback, settings[i].fallback[0] == '\0' ? "" : "`");
        limits(i);
        printf(".\n\n");
    }
}

/* For an installation under systemd: what differs from the defaults is set, the rest is shown. */
static const char *installed(const char *name)
{
    static const char *const values[][2] = {{"database", "/var/lib/hito/hito.db"},
                                            {"data_dir", "/var/lib/hito"},
                                            {"base_url", "https://hito.example"},
                                            {"trusted_proxy", "127.0.0.1"}};
    for (size_t i = 0; i < COUNT(values); i++)
        if (strcmp(values[i][0], name) == 0)
            return values[i][1];
    return NULL;
}

static void sample(void)
{
    printf("; SPDX-License-Identifier: EUPL-1.2\n; Ajustes de Hito para /etc/hito/hito.conf. Lo escribe «hito manual ajustes»: todos los ajustes;\n"
           "; detrás de «;» está el valor por omisión de los que no hace falta cambiar.\n");
    for (size_t i = 0; i < COUNT(settings); i++) {
        const char *value = installed(settings[i].name);
        printf("\n; %s (", settings[i].meaning);
        limits(i);
        printf(")\n%s%s = %s\n", value == NULL ? ";" : "", settings[i].name, value == NULL ? settings[i].fallback : value);
    }
}

int command_manual(struct command_line *line)
{
    bool conf = line->count == 1 && strcmp(line->arguments[0], "ajustes") == 0;
    if (line->count > 0 && !conf) {
        program_problem("uso: hito manual [ajustes]");
        return 2;
    }
    if (conf)
        sample();
    else
        manual();
    return 0;
}
