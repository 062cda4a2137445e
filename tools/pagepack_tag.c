/* SPDX-License-Identifier: EUPL-1.2
 * What stands between {{ and }}: values, blocks, filters, form tags, messages. */
#include "pagepack.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

char *page_trim(char *s)
{
    while (isspace((unsigned char)*s))
        s++;
    char *end = s + strlen(s);
    while (end > s && isspace((unsigned char)end[-1]))
        *--end = '\0';
    return s;
}

/* The next argument: "text in quotes" (without them) or an expression up to a blank outside brackets. */
struct word {
    char *text;
    bool quoted;
};
static struct word next_word(struct page *g, char **rest)
{
    char *c = page_trim(*rest);
    struct word w = {c, *c == '"'};
    if (w.quoted) {
        w.text = ++c;
        while (*c != '\0' && *c != '"')
            c += *c == '\\' && c[1] != '\0' ? 2 : 1;
        if (*c == '\0')
            page_fault(g, "a text without its closing quote");
    } else {
        int brackets = 0;
        bool inside = false;
        while (*c != '\0' && (inside || brackets > 0 || !isspace((unsigned char)*c))) {
            inside = *c == '"' && c[-1] != '\\' ? !inside : inside;
            brackets += inside ? 0 : *c == '(' || *c == '[' ? 1 : *c == ')' || *c == ']' ? -1 : 0;
            c++;
        }
    }
    if (*c != '\0')
        *c++ = '\0';
    *rest = c;
    return w;
}

char *page_expr(struct page *g, const char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    if (*text == '\0')
        page_fault(g, "an expression is missing");
    return expression(&g->loops, text);
}

void page_code(struct page *g)
{
    page_flush(g);
    fprintf(g->out, "#line %d \"%s\"\n", g->line, g->file);
}

static void message(struct page *g, const char *msgid)
{
    if (g->messages != NULL)
        fprintf(g->messages, "%s:%d\t%s\n", g->file, g->line, msgid);
}

/* The context that the tag stands in; faults where values may not be. */
static enum context context_here(struct page *g)
{
    const char *why;
    enum context c = html_context(&g->html, &why);
    if (c == IN_NOTHING)
        page_fault(g, "%s", why);
    return c;
}

static void only_in_text(struct page *g, const char *what)
{
    if (context_here(g) != IN_TEXT)
        page_fault(g, "{{%s}} writes markup: it cannot stand inside a tag", what);
}

static void call_value(struct page *g, const char *function, const char *text)
{
    char *e = page_expr(g, text);
    page_code(g);
    fprintf(g->out, "%s(o, %s);\n", function, e);
    html_filled_by_value(&g->html);
    free(e);
}

static void tag_value(struct page *g, char *text)
{
    static const char *const by_context[] = {
        [IN_TEXT] = "out_value",
        [IN_ATTR] = "out_attr",
        [IN_URL_START] = "out_address",
        [IN_URL_PART] = "out_component",
    };
    call_value(g, by_context[context_here(g)], text);
}

struct filter {
    const char *word;
    const char *function;
    bool markup;  /* text only */
    bool address; /* may stand inside an address */
};
static const struct filter filters[] = {
    {"raw", "out_raw_int", false, true}, {"iso", "out_iso", false, true},    {"short", "out_short", false, false},
    {"pct", "out_pct", false, false},    {"dec", "out_dec", false, false},   {"micro", "out_micro", false, false},   {"bytes", "out_bytes", false, false},
    {"say", "out_say", false, false},    {"markdown", "out_markdown", true, false}, {"index", "out_index", false, false},
};

static bool tag_filter(struct page *g, const char *word, char *rest)
{
    for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++) {
        const struct filter *f = &filters[i];
        if (strcmp(word, f->word) != 0)
            continue;
        if (f->markup)
            only_in_text(g, word);
        enum context c = context_here(g);
        if (!f->address && (c == IN_URL_START || c == IN_URL_PART))
            page_fault(g, "{{%s}} inside an address", word);
        call_value(g, f->function, rest);
        return true;
    }
    return false;
}

static void tag_choice(struct page *g, char *rest)
{
    enum context c = context_here(g);
    if (c != IN_TEXT && c != IN_ATTR)
        page_fault(g, "{{choice}} inside an address");
    struct word list = next_word(g, &rest);
    char *e = page_expr(g, rest);
    page_code(g);
    fprintf(g->out, "out_choice(o, &%s_choices, (int)(%s));\n", list.text, e);
    free(e);
}

/* Runs of blanks and line ends become one blank. */
static void squeeze(char *text)
{
    char *to = text;
    for (const char *c = text; *c != '\0'; c++) {
        bool space = isspace((unsigned char)*c) != 0;
        if (!space || (to > text && to[-1] != ' '))
            *to++ = space ? ' ' : *c;
    }
    *to = '\0';
}

/* {{_ Mensaje}} and {{_ Mensaje con %1 | expr | expr}} */
static void tag_message(struct page *g, char *text)
{
    enum context c = context_here(g);
    if (c != IN_TEXT && c != IN_ATTR)
        page_fault(g, "a message inside an address");
    char *bar = strchr(text, '|');
    if (bar != NULL)
        *bar++ = '\0';
    squeeze(text);
    text = page_trim(text);
    if (*text == '\0')
        page_fault(g, "an empty message");
    message(g, text);
    page_code(g);
    if (bar == NULL) {
        fputs("out_say(o, ", g->out);
        write_quoted(g->out, text, strlen(text));
        fputs(");\n", g->out);
        return;
    }
    fputs("out_say_with(o, ", g->out);
    write_quoted(g->out, text, strlen(text));
    fputs(", (const struct str[]){", g->out);
    int count = 0;
    while (bar != NULL) {
        char *next = strchr(bar, '|');
        while (next != NULL && next[1] == '|') /* the "or" of C */
            next = strchr(next + 2, '|');
        if (next != NULL)
            *next++ = '\0';
        char *e = page_expr(g, page_trim(bar));
        fprintf(g->out, "%sout_plain(o, %s)", count++ > 0 ? ", " : "", e);
        free(e);
        bar = next;
    }
    fprintf(g->out, "}, %d);\n", count);
    for (int i = 1; i <= count; i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%%%d", i);
        if (strstr(text, mark) == NULL)
            page_fault(g, "the message has no %s", mark);
    }
}

/* Tags that call a function: one letter per argument.
 *   f form (its address) · n name as it stands · m message in quotes · M the same, may be missing
 *   t text in quotes · T the same, may be missing · e expression · c expression and its _count
 *   w the word "warning" gives true */
struct caller {
    const char *word;
    const char *before; /* the call up to the arguments */
    const char *args;
    const char *after;
};
static const struct caller callers[] = {
    {"form_open", "form_open(o", "f", ", false);"},
    {"form_open_file", "form_open(o", "f", ", true);"},
    {"field", "form_field(o", "fnM", ");"},
    {"file", "form_file(o", "fnm", ");"},
    {"input", "form_input(o", "nmTT", ");"},
    {"area", "form_area(o", "nmeM", ");"},
    {"select", "form_select(o", "nmc", ");"},
    {"check", "form_check(o", "nm", ");"},
    {"form_close", "form_close(o", "m", ");"},
    {"button", "form_button(o", "emTw", ");"},
    {"panels", "out_panels(o", "t", ");"},
};

static void quoted_argument(struct page *g, struct word w, char kind)
{
    if (!w.quoted && *w.text != '\0')
        page_fault(g, "a text in quotes is wanted, not %s", w.text);
    if (*w.text == '\0' && !w.quoted) {
        if (kind == 'm' || kind == 't')
            page_fault(g, "a text is missing");
        fputs(", NULL", g->out);
        return;
    }
    if (kind == 'm' || kind == 'M')
        message(g, w.text);
    fprintf(g->out, ", \"%s\"", w.text);
}

static void argument(struct page *g, char kind, struct word w)
{
    char *e = NULL;
    switch (kind) {
    case 'f':
        e = page_expr(g, w.text);
        fprintf(g->out, ", &(%s)", e);
        break;
    case 'e':
        e = page_expr(g, w.text);
        fprintf(g->out, ", %s", e);
        break;
    case 'c':
        e = page_expr(g, w.text);
        fprintf(g->out, ", %s, %s_count", e, e);
        break;
    case 'n':
        if (*w.text == '\0')
            page_fault(g, "a name is missing");
        fprintf(g->out, ", \"%s\"", w.text);
        break;
    case 'w':
        if (*w.text != '\0' && strcmp(w.text, "warning") != 0)
            page_fault(g, "unknown word %s", w.text);
        fputs(*w.text != '\0' ? ", true" : ", false", g->out);
        break;
    default:
        quoted_argument(g, w, kind);
    }
    free(e);
}

static bool tag_call(struct page *g, const char *word, char *rest)
{
    for (size_t i = 0; i < sizeof callers / sizeof callers[0]; i++) {
        const struct caller *c = &callers[i];
        if (strcmp(word, c->word) != 0)
            continue;
        only_in_text(g, word);
        page_code(g);
        fputs(c->before, g->out);
        for (const char *kind = c->args; *kind != '\0'; kind++) {
            /* "warning" may follow although the hidden fields are missing */
            char *at = page_trim(rest);
            if (*kind == 'T' && kind[1] == 'w' && *at != '"') {
                fputs(", NULL", g->out);
                continue;
            }
            argument(g, *kind, next_word(g, &rest));
        }
        fprintf(g->out, "%s\n", c->after);
        rest = page_trim(rest);
        if (*rest != '\0')
            page_fault(g, "{{%s}} does not take %s", word, rest);
        return true;
    }
    return false;
}

/* {{call fn(args)}} becomes fn(o, args). */
static void tag_drawer(struct page *g, char *rest)
{
    only_in_text(g, "call");
    char *e = page_expr(g, rest), *bracket = strchr(e, '(');
    if (bracket == NULL || e[strlen(e) - 1] != ')')
        page_fault(g, "{{call}} wants function(arguments)");
    page_code(g);
    bool none = strcmp(page_trim(bracket + 1), ")") == 0;
    fprintf(g->out, "%.*s(o%s%s;\n", (int)(bracket - e), e, none ? "" : ", ", bracket + 1);
    free(e);
}

static void tag_part(struct page *g, char *rest)
{
    only_in_text(g, ">");
    struct word name = next_word(g, &rest);
    char *e = page_expr(g, rest);
    page_code(g);
    fprintf(g->out, "part_%s(o, %s);\n", strncmp(name.text, "part_", 5) == 0 ? name.text + 5 : name.text, e);
    free(e);
}

void page_tag(struct page *g, char *tag)
{
    tag = page_trim(tag);
    if (*tag == '\0')
        page_fault(g, "an empty tag");
    if (page_block(g, tag))
        return;
    if (*tag == '>') {
        tag_part(g, tag + 1);
        return;
    }
    if (*tag == '_' && isspace((unsigned char)tag[1])) {
        tag_message(g, tag + 1);
        return;
    }
    if (*tag == '#' || *tag == '/' || *tag == '^')
        page_fault(g, "unknown tag {{%s}}", tag);
    char word[24] = "";
    size_t len = strcspn(tag, " \t\n");
    if (len < sizeof word && tag[len] != '\0') {
        memcpy(word, tag, len);
        if (strcmp(word, "choice") == 0) {
            tag_choice(g, tag + len);
            return;
        }
        if (strcmp(word, "call") == 0) {
            tag_drawer(g, tag + len);
            return;
        }
        if (tag_filter(g, word, tag + len) || tag_call(g, word, tag + len))
            return;
    }
    tag_value(g, tag);
}
