/* SPDX-License-Identifier: EUPL-1.2
 * msgpack po/LANG/AREA.po …: writes to the standard output C with the messages of each language,
 * sorted by msgid (view/say.c looks them up by halving). Reads the simple part of the PO format:
 * comments, msgid, msgstr, texts on several lines. msgpack --list FILES prints the msgids. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    char *id, *text; /* as C literals without their quotes: PO and C escape alike */
    const char *file;
    int line;
};
static struct entry *entries;
static size_t entry_count;

_Noreturn static void fault(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: error: %s\n", file, line, what);
    exit(1);
}

static char *join(char *old, const char *more, size_t len)
{
    size_t before = old == NULL ? 0 : strlen(old);
    old = realloc(old, before + len + 1);
    memcpy(old + before, more, len);
    old[before + len] = '\0';
    return old;
}

/* The text between the quotes of a line, added to *to. */
static void add_text(const char *file, int line, const char *rest, char **to)
{
    const char *begin = strchr(rest, '"'), *end = strrchr(rest, '"');
    if (begin == NULL || end == begin)
        fault(file, line, "a text in quotes is wanted");
    *to = join(*to, begin + 1, (size_t)(end - begin - 1));
}

static void keep(struct entry *e)
{
    if (e->id != NULL && *e->id != '\0') { /* the empty one is the file's head */
        if (e->text == NULL || *e->text == '\0')
            fault(e->file, e->line, "a message without translation");
        entries = realloc(entries, (entry_count + 1) * sizeof *entries);
        entries[entry_count++] = *e;
    }
    *e = (struct entry){.file = e->file};
}

static void read_po(const char *file)
{
    FILE *f = fopen(file, "r");
    if (f == NULL) {
        perror(file);
        exit(1);
    }
    char line[8192];
    struct entry e = {.file = file};
    char **to = NULL;
    for (int n = 1; fgets(line, sizeof line, f) != NULL; n++) {
        if (line[0] == '#' || line[strspn(line, " \t\r\n")] == '\0')
            continue;
        if (strncmp(line, "msgid ", 6) == 0) {
            keep(&e);
            e.line = n;
            to = &e.id;
        } else if (strncmp(line, "msgstr ", 7) == 0 && e.id != NULL) {
            to = &e.text;
        } else if (line[0] != '"' || to == NULL) {
            fault(file, n, "only comments, msgid, msgstr and texts are read");
        }
        add_text(file, n, line, to);
    }
    keep(&e);
    fclose(f);
}

/* Order of the unescaped bytes, so that strcmp() in the program agrees. */
static int value_at(const char **c)
{
    int v = (unsigned char)**c;
    if (v == '\\') {
        (*c)++;
        v = **c == 'n' ? '\n' : **c == 't' ? '\t' : (unsigned char)**c;
    }
    if (v != 0)
        (*c)++;
    return v;
}

static int by_id(const void *a, const void *b)
{
    const char *x = ((const struct entry *)a)->id, *y = ((const struct entry *)b)->id;
    for (;;) {
        int p = value_at(&x), q = value_at(&y);
        if (p != q || p == 0)
            return p - q;
    }
}

static void write_list(void)
{
    for (size_t i = 0; i < entry_count; i++) {
        const struct entry *e = &entries[i], *before = e - 1;
        if (i > 0 && strcmp(before->id, e->id) == 0 && strcmp(before->text, e->text) != 0)
            fprintf(stderr, "%s:%d: \"%s\" is \"%s\" there and \"%s\" in %s:%d\n", e->file, e->line, e->id, e->text,
                    before->text, before->file, before->line);
        printf("%s:%d\t%s\n", e->file, e->line, e->id);
    }
}

static bool is_lang(const char *file, const char *lang)
{
    char part[32];
    snprintf(part, sizeof part, "/%s/", lang);
    return strstr(file, part) != NULL;
}

static void write_lang(const char *lang)
{
    size_t count = 0;
    printf("static const struct message %s_messages[] = {\n", lang);
    const struct entry *last = NULL;
    for (size_t i = 0; i < entry_count; i++) {
        const struct entry *e = &entries[i];
        if (!is_lang(e->file, lang))
            continue;
        if (last != NULL && strcmp(last->id, e->id) == 0)
            continue; /* the same word in two rooms: --list says when they disagree */
        printf("    {\"%s\", \"%s\"},\n", e->id, e->text);
        last = e;
        count++;
    }
    printf("    {0, 0},\n};\nconst struct messages messages_%s = {%s_messages, %zu};\n\n", lang, lang, count);
}

int main(int argc, char **argv)
{
    bool list = argc > 1 && strcmp(argv[1], "--list") == 0;
    for (int i = list ? 2 : 1; i < argc; i++)
        read_po(argv[i]);
    if (entry_count > 0)
        qsort(entries, entry_count, sizeof *entries, by_id);
    if (list) {
        write_list();
        return 0;
    }
    puts("/* Made by tools/msgpack from po/: do not edit. */\n#include \"view/messages.h\"\n");
    write_lang("en");
    return 0;
}
