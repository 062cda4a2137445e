/* SPDX-License-Identifier: EUPL-1.2
 * The template compiler's parts: the HTML state machine (which context a value stands in), the
 * expressions, and the tags. A tool of the build: it may allocate, and it stops at the first fault. */
#ifndef HITO_TOOLS_PAGEPACK_H
#define HITO_TOOLS_PAGEPACK_H

#include <stdbool.h>
#include <stdio.h>

enum html_mode { H_TEXT, H_LT, H_DECL, H_COMMENT, H_TAG_NAME, H_TAG, H_ATTR_NAME, H_VALUE, H_QUOTED, H_BARE, H_RAW };
/* Whether something already stands in the attribute's value: decides how an address is escaped. */
enum html_filled { AT_START, AFTER_TEXT, EITHER };

struct html {
    enum html_mode mode;
    char quote;
    enum html_filled filled;
    bool closing; /* the tag is </x> */
    bool keep;    /* inside <pre> or <textarea>: blanks stay */
    char tag[32];
    char attr[48];
    char tail[16]; /* last characters, to find the end of comments and scripts */
};
enum context { IN_NOTHING, IN_TEXT, IN_ATTR, IN_URL_START, IN_URL_PART };

/* One more character of literal markup; NULL, or what is wrong with it. */
const char *html_feed(struct html *h, char c);
/* The context of a value here; IN_NOTHING with the reason in *why. */
enum context html_context(const struct html *h, const char **why);
/* A value was written here. */
void html_filled_by_value(struct html *h);
/* Joins the states at the ends of two branches; false when they differ. */
bool html_join(struct html *a, const struct html *b);

#define MAX_LOOPS 8
struct loops {
    char names[MAX_LOOPS][32];
    int count;
};
/* An expression of a template as C; a fresh string. */
char *expression(const struct loops *loops, const char *text);

#define MAX_BLOCKS 32
struct block {
    char kind; /* 'i' if, 'e' each */
    int line;
    bool has_else;
    bool joined;
    struct html before, after;
    char *rows; /* each: the translated expression */
};
struct page {
    const char *file;
    char *text;
    const char *at;
    int line;
    bool is_page;
    char *name, *type, *header;
    char *body; /* generated C of the function */
    size_t body_len;
    FILE *out;
    FILE *messages; /* msgids as "file:line<TAB>msgid", or NULL */
    struct html html;
    struct loops loops;
    struct block blocks[MAX_BLOCKS];
    int depth;
    char *literal; /* markup gathered and not written yet */
    size_t literal_len, literal_size;
};
_Noreturn void page_fault(const struct page *g, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Writes the gathered markup. */
void page_flush(struct page *g);
/* Translates the tag between {{ and }}. */
void page_tag(struct page *g, char *tag);
/* The block tags ({{#if}}, {{else}}, {{/each}}…); false: it is none of them. */
bool page_block(struct page *g, char *tag);
/* Without blanks at both ends, in place. */
char *page_trim(char *s);
/* An expression that must not be empty. */
char *page_expr(struct page *g, const char *text);
/* Before generated code: the gathered markup, and the template's line for the compiler. */
void page_code(struct page *g);
/* A C string literal. */
void write_quoted(FILE *f, const char *text, size_t len);

#endif
