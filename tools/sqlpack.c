/* SPDX-License-Identifier: EUPL-1.2
 * sqlpack OUTDIR FILE.sql…: copies the named statements of the rooms into OUTDIR/sql.h (enum SQL_X) and
 * OUTDIR/sql.c (their texts). It moves text and strips comments; it knows no SQL.
 *
 *   -- name: plan_by_number -> plan     the statement's name and the shape of {columns}
 *   -- only: sqlite | postgres          what follows is for this engine only
 *   -- both                             ends that                                             */
#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BOTH = 3, SQLITE = 1, POSTGRES = 2, ENGINES = 2 };

struct text {
    char *chars;
    size_t len;
};
struct statement {
    char *name;
    char *shape; /* or NULL */
    const char *file;
    struct text texts[ENGINES];
};

static struct statement *statements;
static size_t statement_count;
static const char *file;
static int line_number;

static void fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
static void fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%d: ", file, line_number);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static void text_add(struct text *t, const char *chars, size_t len)
{
    t->chars = realloc(t->chars, t->len + len + 1);
    if (t->chars == NULL)
        abort();
    memcpy(t->chars + t->len, chars, len);
    t->len += len;
    t->chars[t->len] = '\0';
}

static char *trim(char *s)
{
    while (isspace((unsigned char)*s))
        s++;
    size_t len = strlen(s);
    while (len > 0 && isspace((unsigned char)s[len - 1]))
        s[--len] = '\0';
    return s;
}

/* Cuts a comment at the end of a line; "--" inside a text stays. */
static void cut_comment(char *s)
{
    char quote = 0;
    for (; *s != '\0'; s++) {
        if (quote != 0)
            quote = *s == quote ? 0 : quote;
        else if (*s == '\'' || *s == '"')
            quote = *s;
        else if (s[0] == '-' && s[1] == '-') {
            *s = '\0';
            return;
        }
    }
}

static void check_name(const char *name)
{
    if (*name == '\0')
        fail("a statement needs a name");
    for (const char *c = name; *c != '\0'; c++)
        if (!islower((unsigned char)*c) && !isdigit((unsigned char)*c) && *c != '_')
            fail("name \"%s\": only a-z, 0-9 and _", name);
}

static void begin(char *head)
{
    char *arrow = strstr(head, "->");
    char *shape = NULL;
    if (arrow != NULL) {
        *arrow = '\0';
        shape = trim(arrow + 2);
        check_name(shape);
    }
    char *name = trim(head);
    check_name(name);
    for (size_t i = 0; i < statement_count; i++)
        if (strcmp(statements[i].name, name) == 0)
            fail("\"%s\" is already in %s", name, statements[i].file);
    statements = realloc(statements, (statement_count + 1) * sizeof *statements);
    if (statements == NULL)
        abort();
    statements[statement_count++] = (struct statement){
        .name = strdup(name), .shape = shape == NULL ? NULL : strdup(shape), .file = file};
}

/* A line "-- word: rest"; false where it is an ordinary comment. */
static bool mark(char *s, int *engines)
{
    if (strncmp(s, "-- name:", 8) == 0) {
        begin(s + 8);
        *engines = BOTH;
        return true;
    }
    if (strcmp(s, "-- only: sqlite") == 0)
        *engines = SQLITE;
    else if (strcmp(s, "-- only: postgres") == 0)
        *engines = POSTGRES;
    else if (strcmp(s, "-- both") == 0)
        *engines = BOTH;
    else if (strncmp(s, "-- only", 7) == 0)
        fail("only: sqlite or postgres");
    else
        return false;
    return true;
}

static void read_file(const char *path)
{
    FILE *in = fopen(path, "r");
    file = path;
    line_number = 0;
    if (in == NULL)
        fail("cannot be read");
    char *line = NULL;
    size_t size = 0;
    int engines = BOTH;
    size_t before = statement_count;
    while (getline(&line, &size, in) >= 0) {
        line_number++;
        char *s = trim(line);
        if (mark(s, &engines))
            continue;
        cut_comment(s);
        s = trim(s);
        if (*s == '\0')
            continue;
        if (statement_count == before)
            fail("text before the first \"-- name:\"");
        for (int e = 0; e < ENGINES; e++)
            if (engines & (1 << e)) {
                struct text *t = &statements[statement_count - 1].texts[e];
                if (t->len > 0)
                    text_add(t, "\n", 1);
                text_add(t, s, strlen(s));
            }
    }
    free(line);
    fclose(in);
}

static void write_text(FILE *out, struct text *t)
{
    while (t->len > 0 && (t->chars[t->len - 1] == ';' || isspace((unsigned char)t->chars[t->len - 1])))
        t->len--;
    if (t->len == 0) {
        fputs("NULL", out);
        return;
    }
    fputc('"', out);
    for (size_t i = 0; i < t->len; i++) {
        unsigned char c = (unsigned char)t->chars[i];
        if (c == '\n')
            fputs("\\n\"\n     \"", out);
        else if (c == '"' || c == '\\' || c == '?')
            fprintf(out, "\\%c", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

static FILE *open_out(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        perror(path);
        exit(1);
    }
    return out;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: sqlpack OUTDIR FILE.sql...\n", stderr);
        return 2;
    }
    for (int i = 2; i < argc; i++)
        read_file(argv[i]);
    FILE *h = open_out(argv[1], "sql.h");
    fputs("/* Made by tools/sqlpack from the .sql files. */\n#ifndef HITO_GEN_SQL_H\n#define HITO_GEN_SQL_H\n\n"
          "#include \"db/db.h\"\n\nenum sql {\n", h);
    FILE *c = open_out(argv[1], "sql.c");
    fputs("/* Made by tools/sqlpack from the .sql files. */\n#include \"sql.h\"\n\n"
          "const struct statement sql_statements[] = {\n", c);
    for (size_t i = 0; i < statement_count; i++) {
        struct statement *s = &statements[i];
        fputs("    SQL_", h);
        for (const char *n = s->name; *n != '\0'; n++)
            fputc(toupper((unsigned char)*n), h);
        fputs(",\n", h);
        fprintf(c, "    {\"%s\",\n     ", s->name);
        write_text(c, &s->texts[0]);
        fputs(",\n     ", c);
        write_text(c, &s->texts[1]);
        if (s->shape != NULL)
            fprintf(c, ",\n     \"%s\"},\n", s->shape);
        else
            fputs(",\n     NULL},\n", c);
        if (s->texts[0].len == 0 && s->texts[1].len == 0) {
            fprintf(stderr, "%s: \"%s\" has no text\n", s->file, s->name);
            return 1;
        }
    }
    fputs("    SQL_COUNT\n};\nextern const struct statement sql_statements[];\n\n#endif\n", h);
    fputs("    {NULL, NULL, NULL, NULL},\n};\n", c);
    return fclose(h) != 0 || fclose(c) != 0;
}
