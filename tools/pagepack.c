/* SPDX-License-Identifier: EUPL-1.2
 * pagepack OUTDIR FILES: compiles pages/NAME.html into OUTDIR/pages.h and OUTDIR/pages.c.
 * pagepack --messages FILES: lists the messages in them. The syntax is told in docs/plantillas.md. */
#include "pagepack.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void page_fault(const struct page *g, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%d: error: ", g->file, g->line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

void write_quoted(FILE *f, const char *text, size_t len)
{
    fputc('"', f);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\')
            fprintf(f, "\\%c", c);
        else if (c == '\n')
            fputs("\\n", f);
        else if (c == '?')
            fputs("\\?", f); /* no trigraphs */
        else if (c < 0x20)
            fprintf(f, "\\%03o", c);
        else
            fputc(c, f);
    }
    fputc('"', f);
}

void page_flush(struct page *g)
{
    if (g->literal_len == 0)
        return;
    fputs("out_markup(o, ", g->out);
    write_quoted(g->out, g->literal, g->literal_len);
    fprintf(g->out, ", %zu);\n", g->literal_len);
    g->literal_len = 0;
}

/* Markup as it stands; runs of blanks outside <pre> become one. */
static void literal(struct page *g, char c)
{
    bool collapse = !g->html.keep && (g->html.mode == H_TEXT || g->html.mode == H_TAG);
    const char *wrong = html_feed(&g->html, c);
    if (wrong != NULL)
        page_fault(g, "%s", wrong);
    if (collapse && isspace((unsigned char)c) && g->literal_len > 0) {
        char *last = &g->literal[g->literal_len - 1];
        if (*last == ' ' || *last == '\n') {
            *last = c == '\n' ? '\n' : *last;
            return;
        }
    }
    if (g->literal_len + 1 > g->literal_size) {
        g->literal_size = g->literal_size * 2 + 256;
        g->literal = realloc(g->literal, g->literal_size);
    }
    g->literal[g->literal_len++] = c;
}

static int lines_of(const char *from, const char *to)
{
    int n = 0;
    for (; from < to; from++)
        n += *from == '\n';
    return n;
}

/* Cuts the next tag out of the text: what is between {{ and }}; NULL for a comment. */
static char *cut_tag(struct page *g)
{
    const char *begin = g->at + 2;
    if (*begin == '{')
        page_fault(g, "{{{ does not exist: there is no raw form");
    bool comment = strncmp(begin, "!--", 3) == 0;
    const char *end = strstr(begin, comment ? "--}}" : "}}");
    if (end == NULL)
        page_fault(g, "{{ without its }}");
    char *tag = strndup(begin, (size_t)(end - begin));
    if (!comment && strstr(tag, "{{") != NULL)
        page_fault(g, "{{ inside {{");
    g->at = end + (comment ? 4 : 2);
    if (comment) {
        g->line += lines_of(begin, end);
        free(tag);
        return NULL;
    }
    return tag;
}

/* {{page NAME struct TAG "header.h"}} */
static void read_first_line(struct page *g)
{
    if (strncmp(g->at, "{{", 2) != 0)
        page_fault(g, "the first line must be {{page NAME struct TAG \"header.h\"}} or {{part …}}");
    char kind[8], name[64], type[64], header[128];
    char *tag = cut_tag(g);
    if (tag == NULL || sscanf(tag, "%7s %63[a-z0-9_] struct %63[a-z0-9_] \"%127[^\"]\"", kind, name, type, header) != 4 ||
        (strcmp(kind, "page") != 0 && strcmp(kind, "part") != 0))
        page_fault(g, "the first line must be {{page NAME struct TAG \"header.h\"}} or {{part …}}");
    g->is_page = strcmp(kind, "page") == 0;
    g->name = strdup(name);
    g->type = strdup(type);
    g->header = strdup(header);
    free(tag);
    while (*g->at == '\n') {
        g->at++;
        g->line++;
    }
}

static char *read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        perror(path);
        exit(1);
    }
    char *text = NULL;
    size_t len = 0, got = 0;
    do {
        text = realloc(text, len + 65536 + 1);
        got = fread(text + len, 1, 65536, f);
        len += got;
    } while (got > 0);
    text[len] = '\0';
    fclose(f);
    return text;
}

static void compile(struct page *g, const char *file, FILE *messages)
{
    *g = (struct page){.file = file, .line = 1, .messages = messages, .text = read_file(file)};
    g->at = g->text;
    g->out = open_memstream(&g->body, &g->body_len);
    read_first_line(g);
    while (*g->at != '\0') {
        if (strncmp(g->at, "{{", 2) == 0) {
            const char *begin = g->at;
            char *tag = cut_tag(g);
            if (tag != NULL) {
                page_tag(g, tag);
                g->line += lines_of(begin, g->at);
                free(tag);
            }
            continue;
        }
        literal(g, *g->at);
        g->line += *g->at++ == '\n';
    }
    page_flush(g);
    if (g->depth > 0) {
        g->line = g->blocks[g->depth - 1].line;
        page_fault(g, "this block is never closed");
    }
    if (g->html.mode != H_TEXT)
        page_fault(g, "the template ends inside a tag or comment");
    fclose(g->out);
}

static FILE *create(const char *dir, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "w");
    if (f == NULL) {
        perror(path);
        exit(1);
    }
    return f;
}

static void write_header(const char *dir, const struct page *pages, int count)
{
    FILE *f = create(dir, "pages.h");
    fputs("/* Made by tools/pagepack from the templates: do not edit (declarations may be repeated: no guard). */\n"
          "#include \"view/out.h\"\n\n", f);
    for (int i = 0; i < count; i++) {
        fprintf(f, "struct %s;\n", pages[i].type);
        fprintf(f, "void part_%s(struct out *o, const struct %s *p);\n", pages[i].name, pages[i].type);
        if (pages[i].is_page)
            fprintf(f, "enum status page_%s(struct request *r, struct head head, const struct %s *p);\n",
                    pages[i].name, pages[i].type);
    }
    fclose(f);
}

static void write_source(const char *dir, const struct page *pages, int count)
{
    FILE *f = create(dir, "pages.c");
    fputs("/* Made by tools/pagepack from the templates: do not edit. */\n"
          "#include \"pages.h\"\n#include \"view/form.h\"\n", f);
    for (int i = 0; i < count; i++)
        fprintf(f, "#include \"%s\"\n", pages[i].header);
    for (int i = 0; i < count; i++) {
        const struct page *g = &pages[i];
        fprintf(f, "\n#line 1 \"%s\"\nvoid part_%s(struct out *o, const struct %s *p)\n{\n(void)p;\n%s}\n", g->file,
                g->name, g->type, g->body);
        if (!g->is_page)
            continue;
        fprintf(f,
                "enum status page_%s(struct request *r, struct head head, const struct %s *p)\n{\n"
                "struct out o = out_new(r);\npart_%s(&o, p);\n"
                "return o.problem != DONE ? o.problem : respond_body(r, head, out_html(&o));\n}\n",
                g->name, g->type, g->name);
    }
    fclose(f);
}

static void check_names(const struct page *pages, int count)
{
    for (int i = 0; i < count; i++)
        for (int k = 0; k < i; k++)
            if (strcmp(pages[i].name, pages[k].name) == 0)
                page_fault(&pages[i], "the name %s is already that of %s", pages[i].name, pages[k].file);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: pagepack OUTDIR FILES | pagepack --messages FILES\n", stderr);
        return 2;
    }
    bool list = strcmp(argv[1], "--messages") == 0;
    int count = argc - 2;
    struct page *pages = calloc((size_t)count + 1, sizeof *pages);
    for (int i = 0; i < count; i++)
        compile(&pages[i], argv[i + 2], list ? stdout : NULL);
    check_names(pages, count);
    if (!list) {
        write_header(argv[1], pages, count);
        write_source(argv[1], pages, count);
    }
    return 0;
}
