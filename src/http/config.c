/* SPDX-License-Identifier: EUPL-1.2
 * Settings: the table config.def, then the file, then the environment. */
#include <ctype.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "http/site.h"

enum kind { KIND_TEXT, KIND_INT, KIND_FLAG };
struct setting {
    const char *name;
    enum kind kind;
    const char *fallback;
    int64_t min, max;
    const char *unit, *meaning;
    size_t offset;
};
#define SETTING(type, name, def, min, max, unit, meaning) \
    {#name, KIND_##type, def, min, max, unit, meaning, offsetof(struct config, name)},
static const struct setting settings[] = {
#include "config.def"
};
#undef SETTING

struct reading {
    struct arena *arena;
    struct config *config;
    const char *where;
    struct str problem;
};

/* STR_NONE, or what is wrong. */
static struct str set(struct reading *in, const struct setting *s, struct str value)
{
    char *at = (char *)in->config + s->offset;
    int64_t n;
    if (s->kind == KIND_TEXT) {
        *(struct str *)(void *)at = str_copy(in->arena, value);
        return STR_NONE;
    }
    if (s->kind == KIND_FLAG && (str_is(value, "sí") || str_is(value, "si")))
        value = STR("1");
    if (s->kind == KIND_FLAG && str_is(value, "no"))
        value = STR("0");
    if (!str_int(value, &n))
        return str_fmt(in->arena, "%s: %s debe ser un número entero, no «%.*s»", in->where, s->name, STR_ARG(value));
    if (n < s->min || n > s->max)
        return str_fmt(in->arena, "%s: %s debe estar entre %lld y %lld", in->where, s->name, (long long)s->min,
                       (long long)s->max);
    if (s->kind == KIND_FLAG)
        *(bool *)(void *)at = n != 0;
    else
        *(int64_t *)(void *)at = n;
    return STR_NONE;
}

static int from_file(void *user, const char *section, const char *name, const char *value)
{
    struct reading *in = user;
    (void)section;
    for (size_t i = 0; i < COUNT(settings); i++)
        if (strcmp(settings[i].name, name) == 0) {
            in->problem = set(in, &settings[i], str_trim(str_of(value)));
            return str_empty(in->problem);
        }
    in->problem = str_fmt(in->arena, "%s: no hay un ajuste que se llame %s", in->where, name);
    return 0;
}

static const char *environment_name(struct arena *a, const char *name)
{
    char *p = arena_take(a, strlen(name) + 6);
    memcpy(p, "HITO_", 5);
    for (size_t i = 0; name[i] != '\0'; i++)
        p[5 + i] = (char)toupper((unsigned char)name[i]);
    return p;
}

enum status config_read(struct arena *a, const char *path, struct config *ret, struct str *ret_problem)
{
    struct reading in = {.arena = a, .config = ret, .where = "config.def", .problem = STR_NONE};
    for (size_t i = 0; i < COUNT(settings); i++) {
        struct str bad = set(&in, &settings[i], str_of(settings[i].fallback));
        assert(str_empty(bad));
    }
    in.where = path;
    if (path != NULL && access(path, F_OK) == 0) {
        int line = ini_parse(path, from_file, &in);
        if (line != 0 && str_empty(in.problem))
            in.problem = line < 0 ? str_fmt(a, "%s: no se puede leer", path)
                                  : str_fmt(a, "%s, línea %d: se espera nombre = valor", path, line);
    }
    for (size_t i = 0; i < COUNT(settings) && str_empty(in.problem); i++) {
        in.where = environment_name(a, settings[i].name);
        const char *value = getenv(in.where);
        if (value != NULL)
            in.problem = set(&in, &settings[i], str_trim(str_of(value)));
    }
    if (str_empty(in.problem) && ret->clock_shift != 0 && !ret->demonstration)
        in.problem = STR("clock_shift mueve el día y solo se admite en una instalación de demostración (demonstration = 1)");
    if (!str_empty(in.problem)) {
        *ret_problem = in.problem;
        return INVALID;
    }
    return DONE;
}

void config_help(void)
{
    for (size_t i = 0; i < COUNT(settings); i++) {
        const struct setting *s = &settings[i];
        printf("  %s = %s%s%s\n      %s", s->name, s->fallback, s->unit[0] != '\0' ? " " : "", s->unit, s->meaning);
        if (s->kind == KIND_INT)
            printf(" (de %lld a %lld)", (long long)s->min, (long long)s->max);
        printf("\n");
    }
}

/* "postgresql://person:secret@host" without the secret. */
static struct str address_shown(struct arena *a, struct str s)
{
    size_t scheme = str_find(s, STR("://")), at = str_find(s, STR("@"));
    size_t colon = scheme == SIZE_MAX ? SIZE_MAX : str_find(str_part(s, scheme + 3, s.len), STR(":"));
    if (at == SIZE_MAX || colon == SIZE_MAX || (colon += scheme + 3) > at)
        return s;
    struct str rest = str_part(s, at, s.len);
    return str_fmt(a, "%.*s:…%.*s", (int)colon, s.ptr, STR_ARG(rest));
}

size_t config_rows(struct arena *a, const struct config *c, struct config_row **ret)
{
    struct config_row *rows = arena_array(a, struct config_row, COUNT(settings));
    for (size_t i = 0; i < COUNT(settings); i++) {
        const char *at = (const char *)c + settings[i].offset;
        rows[i] = (struct config_row){.name = settings[i].name, .meaning = settings[i].meaning};
        if (settings[i].kind == KIND_TEXT)
            rows[i].value = address_shown(a, *(const struct str *)(const void *)at);
        else if (settings[i].kind == KIND_INT)
            rows[i].value = str_fmt(a, "%lld", (long long)*(const int64_t *)(const void *)at);
        else
            rows[i].value = *(const bool *)(const void *)at ? STR("sí") : STR("no");
    }
    *ret = rows;
    return COUNT(settings);
}

void config_show(const struct config *c)
{
    struct arena mem = arena_new(1 << 20);
    struct config_row *rows;
    size_t count = config_rows(&mem, c, &rows);
    for (size_t i = 0; i < count; i++)
        printf("%s = %.*s\n", rows[i].name, STR_ARG(rows[i].value));
    arena_free(&mem);
}
