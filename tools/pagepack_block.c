/* SPDX-License-Identifier: EUPL-1.2
 * {{#if}}, {{#each}}, {{else}} and their ends: every branch must leave the markup in the same place. */
#include "pagepack.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static struct block *push(struct page *g, char kind)
{
    if (g->depth == MAX_BLOCKS)
        page_fault(g, "blocks nested too deeply");
    struct block *b = &g->blocks[g->depth++];
    *b = (struct block){.kind = kind, .line = g->line, .before = g->html};
    return b;
}

static struct block *top(struct page *g, const char *tag)
{
    if (g->depth == 0)
        page_fault(g, "{{%s}} closes nothing", tag);
    return &g->blocks[g->depth - 1];
}

/* A branch ends here: all branches must leave the markup in the same place. */
static void branch_ends(struct page *g, struct block *b)
{
    if (b->joined && !html_join(&b->after, &g->html))
        page_fault(g, "the branches of the block of line %d end in different places of the markup", b->line);
    if (!b->joined)
        b->after = g->html;
    b->joined = true;
    g->html = b->before;
}

static void tag_if(struct page *g, char *rest)
{
    char *e = page_expr(g, rest);
    page_code(g);
    fprintf(g->out, "if (out_true(%s)) {\n", e);
    free(e);
    push(g, 'i');
}

static void tag_each(struct page *g, char *rest)
{
    char *as = strstr(rest, " as ");
    if (as == NULL)
        page_fault(g, "{{#each}} wants: rows as name");
    *as = '\0';
    char *name = page_trim(as + 4), *rows = page_expr(g, rest);
    for (const char *c = name; *c != '\0'; c++)
        if (!isalnum((unsigned char)*c) && *c != '_')
            page_fault(g, "bad loop variable %s", name);
    for (int i = 0; i < g->loops.count; i++)
        if (strcmp(g->loops.names[i], name) == 0)
            page_fault(g, "a loop over %s is already running", name);
    if (g->loops.count == MAX_LOOPS || *name == '\0' || strlen(name) >= sizeof g->loops.names[0])
        page_fault(g, "too many loops, or a bad name");
    page_code(g);
    fprintf(g->out,
            "for (size_t %s_index = 0; %s_index < (size_t)(%s_count); %s_index++) {\n"
            "const __auto_type %s = &%s[%s_index];\n(void)%s;\n",
            name, name, rows, name, name, rows, name, name);
    push(g, 'e')->rows = rows;
    snprintf(g->loops.names[g->loops.count++], sizeof g->loops.names[0], "%s", name);
}

static void tag_else(struct page *g, char *condition)
{
    struct block *b = top(g, "else");
    if (b->has_else)
        page_fault(g, "a second {{else}}");
    if (b->kind == 'e' && condition != NULL)
        page_fault(g, "{{else if}} in a loop");
    page_code(g);
    branch_ends(g, b);
    if (b->kind == 'e') {
        g->loops.count--;
        fprintf(g->out, "}\nif ((size_t)(%s_count) == 0) {\n", b->rows);
    } else if (condition != NULL) {
        char *e = page_expr(g, condition);
        fprintf(g->out, "} else if (out_true(%s)) {\n", e);
        free(e);
        return;
    } else {
        fputs("} else {\n", g->out);
    }
    b->has_else = true;
}

static void tag_end(struct page *g, char kind, const char *tag)
{
    struct block *b = top(g, tag);
    if (b->kind != kind)
        page_fault(g, "{{%s}} closes the {{#%s}} of line %d", tag, b->kind == 'i' ? "if" : "each", b->line);
    page_code(g);
    branch_ends(g, b);
    if (!b->has_else) /* the branch that writes nothing */
        branch_ends(g, b);
    if (kind == 'e' && !b->has_else)
        g->loops.count--;
    fputs("}\n", g->out);
    g->html = b->after;
    free(b->rows);
    g->depth--;
}

bool page_block(struct page *g, char *tag)
{
    if (strncmp(tag, "#if ", 4) == 0)
        tag_if(g, tag + 4);
    else if (strncmp(tag, "#each ", 6) == 0)
        tag_each(g, tag + 6);
    else if (strcmp(tag, "else") == 0)
        tag_else(g, NULL);
    else if (strncmp(tag, "else if ", 8) == 0)
        tag_else(g, tag + 8);
    else if (strcmp(tag, "/if") == 0)
        tag_end(g, 'i', tag);
    else if (strcmp(tag, "/each") == 0)
        tag_end(g, 'e', tag);
    else
        return false;
    return true;
}
