/* SPDX-License-Identifier: EUPL-1.2
 * filepack migrations|assets|algorithms FILE…: writes files as C arrays to the standard output.
 * As string literals: the compiler reads them far faster than lists of bytes. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static unsigned char *read_file(const char *path, size_t *ret_len)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL || fseek(in, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    long len = ftell(in);
    rewind(in);
    unsigned char *bytes = malloc((size_t)len + 1);
    if (bytes == NULL || fread(bytes, 1, (size_t)len, in) != (size_t)len) {
        perror(path);
        exit(1);
    }
    fclose(in);
    *ret_len = (size_t)len;
    return bytes;
}

static void write_literal(const unsigned char *bytes, size_t len)
{
    int column = 0;
    fputs("    \"", stdout);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = bytes[i];
        if (c == '"' || c == '\\' || c == '?')
            column += printf("\\%c", c);
        else if (c >= ' ' && c < 0x7f)
            column += putchar(c) == EOF ? 0 : 1;
        else if (c == '\n')
            column += printf("\\n");
        else /* three digits: what follows cannot join the escape */
            column += printf("\\%03o", c);
        if (column >= 100 && i + 1 < len) {
            fputs("\"\n    \"", stdout);
            column = 0;
        }
    }
    fputs("\"", stdout);
}

static int pack_migrations(int count, char **paths)
{
    puts("/* Made by tools/filepack. */\n#include \"db/migrate.h\"\n\nconst struct migration migrations[] = {");
    int last = 0;
    for (int i = 0; i < count; i++) {
        const char *name = base_name(paths[i]);
        char *rest;
        long number = strtol(name, &rest, 10);
        size_t stem = strlen(rest);
        if (number <= last || rest - name != 4 || *rest != '-' || stem < 6 || strcmp(rest + stem - 4, ".sql") != 0) {
            fprintf(stderr, "%s: must be named like %04d-name.sql, numbers growing\n", paths[i], last + 1);
            return 1;
        }
        last = (int)number;
        size_t len;
        unsigned char *bytes = read_file(paths[i], &len);
        printf("    {%ld, \"%.*s\",\n", number, (int)(stem - 5), rest + 1);
        write_literal(bytes, len);
        puts("},");
        free(bytes);
    }
    printf("    {0, NULL, NULL},\n};\nconst size_t migration_count = %d;\n", count);
    return 0;
}

static const char *type_of(const char *name)
{
    static const char *const types[][2] = {
        {".css", "text/css; charset=utf-8"},   {".js", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},             {".woff2", "font/woff2"},
        {".png", "image/png"},                 {".jpg", "image/jpeg"},
        {".ico", "image/x-icon"},              {".json", "application/json"},
        {".txt", "text/plain; charset=utf-8"}, {".webmanifest", "application/manifest+json"},
        {".html", "text/html; charset=utf-8"},  {".md", "text/markdown; charset=utf-8"},
    };
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && i < sizeof types / sizeof types[0]; i++)
        if (strcmp(dot, types[i][0]) == 0)
            return types[i][1];
    return "application/octet-stream";
}

static bool is_gzip(const char *path)
{
    size_t len = strlen(path);
    return len > 3 && strcmp(path + len - 3, ".gz") == 0;
}

static int find_gzip(int count, char **paths, const char *path)
{
    size_t len = strlen(path);
    for (int i = 0; i < count; i++)
        if (is_gzip(paths[i]) && strlen(paths[i]) == len + 3 && strncmp(paths[i], path, len) == 0)
            return i;
    return -1;
}

static int pack_assets(const char *list, int count, char **paths)
{
    puts("/* Made by tools/filepack. */\n#include \"base/asset.h\"\n");
    for (int i = 0; i < count; i++) {
        size_t len;
        unsigned char *bytes = read_file(paths[i], &len);
        printf("static const char bytes_%d[] = /* %s */\n", i, base_name(paths[i]));
        write_literal(bytes, len);
        puts(";");
        free(bytes);
    }
    printf("\nconst struct asset %s[] = {\n", list);
    int written = 0;
    for (int i = 0; i < count; i++) {
        if (is_gzip(paths[i]))
            continue;
        const char *name = base_name(paths[i]);
        int gz = find_gzip(count, paths, paths[i]);
        printf("    {\"%s\", \"%s\", bytes_%d, sizeof bytes_%d - 1, ", name, type_of(name), i, i);
        if (gz >= 0)
            printf("bytes_%d, sizeof bytes_%d - 1},\n", gz, gz);
        else
            puts("NULL, 0},");
        written++;
    }
    puts("    {NULL, NULL, NULL, 0, NULL, 0},\n};");
    if (strcmp(list, "assets") == 0)
        printf("const size_t asset_count = %d;\n", written);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc >= 2 && strcmp(argv[1], "migrations") == 0)
        return pack_migrations(argc - 2, argv + 2);
    if (argc >= 2 && strcmp(argv[1], "assets") == 0)
        return pack_assets("assets", argc - 2, argv + 2);
    if (argc >= 2 && strcmp(argv[1], "algorithms") == 0)
        return pack_assets("algorithm_pages", argc - 2, argv + 2);
    fputs("usage: filepack migrations|assets|algorithms FILE...\n", stderr);
    return 2;
}
