/* SPDX-License-Identifier: EUPL-1.2
 * Markdown of people, rendered by md4c's events into markup of our own: no raw HTML, no images,
 * addresses allow-listed, nesting and output capped. What is beyond the caps is shown as plain text. */
#include <md4c.h>

#include <string.h>

#include "view/out.h"

#define out_lit(o, literal) out_markup((o), "" literal, sizeof(literal) - 1)
#define INPUT_MAX 100000u
#define OUTPUT_TIMES 8u /* markup may be this much longer than the text, and a little more */
#define DEPTH_MAX 24
#define MARKS_IN_LINE 400 /* openers of one line: beyond it the text is hostile or a table of signs */

struct rendering {
    struct out *o;
    size_t limit; /* of o->buf.len */
    int depth;
    int muted;    /* inside an image: only its words are shown */
    bool link_open[DEPTH_MAX + 1];
};

static int check(struct rendering *m)
{
    return m->o->buf.len > m->limit ? -1 : 0;
}

static const char *block_name(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        return "blockquote";
    case MD_BLOCK_UL:
        return "ul";
    case MD_BLOCK_LI:
        return "li";
    case MD_BLOCK_P:
        return "p";
    case MD_BLOCK_TABLE:
        return "table";
    case MD_BLOCK_THEAD:
        return "thead";
    case MD_BLOCK_TBODY:
        return "tbody";
    case MD_BLOCK_TR:
        return "tr";
    default:
        return NULL;
    }
}

static void tag(struct rendering *m, const char *name, bool closing)
{
    out_markup(m->o, closing ? "</" : "<", closing ? 2 : 1);
    out_markup(m->o, name, strlen(name));
    out_lit(m->o, ">");
}

/* The page's own titles are h1 and h2: headings of texts begin at h3. */
static void heading(struct rendering *m, unsigned level, bool closing)
{
    tag(m, level <= 3 ? "h3" : level == 4 ? "h4" : "h5", closing);
}

static void list_open(struct rendering *m, const MD_BLOCK_OL_DETAIL *ol)
{
    if (ol->start == 1) {
        out_lit(m->o, "<ol>");
        return;
    }
    out_lit(m->o, "<ol start=\"");
    out_raw_int(m->o, ol->start);
    out_lit(m->o, "\">");
}

static int block_open(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct rendering *m = context;
    if (++m->depth > DEPTH_MAX)
        return -1;
    if (type == MD_BLOCK_OL)
        list_open(m, detail);
    else if (type == MD_BLOCK_H)
        heading(m, ((const MD_BLOCK_H_DETAIL *)detail)->level, false);
    else if (type == MD_BLOCK_HR)
        out_lit(m->o, "<hr>");
    else if (type == MD_BLOCK_CODE)
        out_lit(m->o, "<pre><code>");
    else if (type == MD_BLOCK_TABLE)
        out_lit(m->o, "<div class=\"scroll\" tabindex=\"0\"><table>");
    else if (type == MD_BLOCK_TH)
        out_lit(m->o, "<th scope=\"col\">");
    else if (type == MD_BLOCK_TD)
        out_lit(m->o, "<td>");
    else if (block_name(type) != NULL)
        tag(m, block_name(type), false);
    return check(m);
}

static int block_close(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct rendering *m = context;
    m->depth--;
    if (type == MD_BLOCK_OL)
        out_lit(m->o, "</ol>");
    else if (type == MD_BLOCK_H)
        heading(m, ((const MD_BLOCK_H_DETAIL *)detail)->level, true);
    else if (type == MD_BLOCK_CODE)
        out_lit(m->o, "</code></pre>");
    else if (type == MD_BLOCK_TABLE)
        out_lit(m->o, "</table></div>");
    else if (type == MD_BLOCK_TH)
        out_lit(m->o, "</th>");
    else if (type == MD_BLOCK_TD)
        out_lit(m->o, "</td>");
    else if (block_name(type) != NULL)
        tag(m, block_name(type), true);
    return check(m);
}

/* An address with entities in it is refused: what the browser would read is then not what was judged
 * ("&#106;avascript:"). A plain "&" between parameters is no entity for md4c. */
static bool link_allowed(const MD_ATTRIBUTE *a)
{
    for (size_t i = 0; a->substr_offsets[i] < a->size; i++)
        if (a->substr_types[i] != MD_TEXT_NORMAL)
            return false;
    return url_allowed((struct str){a->text, a->size});
}

static void link_begin(struct rendering *m, const MD_SPAN_A_DETAIL *a)
{
    bool allowed = link_allowed(&a->href);
    m->link_open[m->depth] = allowed;
    if (!allowed)
        return;
    out_lit(m->o, "<a href=\"");
    out_url(m->o, (struct str){a->href.text, a->href.size});
    out_lit(m->o, "\" rel=\"nofollow ugc noopener\">");
}

static int span_open(MD_SPANTYPE type, void *detail, void *context)
{
    struct rendering *m = context;
    if (++m->depth > DEPTH_MAX)
        return -1;
    if (type == MD_SPAN_IMG)
        m->muted++;
    else if (m->muted > 0)
        return 0;
    else if (type == MD_SPAN_EM)
        out_lit(m->o, "<em>");
    else if (type == MD_SPAN_STRONG)
        out_lit(m->o, "<strong>");
    else if (type == MD_SPAN_DEL)
        out_lit(m->o, "<del>");
    else if (type == MD_SPAN_CODE)
        out_lit(m->o, "<code>");
    else if (type == MD_SPAN_A)
        link_begin(m, detail);
    return check(m);
}

static int span_close(MD_SPANTYPE type, void *detail, void *context)
{
    struct rendering *m = context;
    (void)detail;
    if (type == MD_SPAN_IMG)
        m->muted--;
    else if (m->muted > 0)
        ;
    else if (type == MD_SPAN_EM)
        out_lit(m->o, "</em>");
    else if (type == MD_SPAN_STRONG)
        out_lit(m->o, "</strong>");
    else if (type == MD_SPAN_DEL)
        out_lit(m->o, "</del>");
    else if (type == MD_SPAN_CODE)
        out_lit(m->o, "</code>");
    else if (type == MD_SPAN_A && m->link_open[m->depth])
        out_lit(m->o, "</a>");
    m->depth--;
    return check(m);
}

/* "&eacute;", "&#233;": passed on as they are when they look like an entity, else escaped. */
static void entity(struct rendering *m, struct str s)
{
    bool good = s.len >= 4 && s.len <= 32 && s.ptr[0] == '&' && s.ptr[s.len - 1] == ';';
    for (size_t i = 1; good && i + 1 < s.len; i++)
        good = (s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') ||
               (s.ptr[i] >= '0' && s.ptr[i] <= '9') || (s.ptr[i] == '#' && i == 1);
    if (good)
        out_markup(m->o, s.ptr, s.len);
    else
        out_text(m->o, s);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *chars, MD_SIZE size, void *context)
{
    struct rendering *m = context;
    struct str s = {chars, size};
    switch (type) {
    case MD_TEXT_NULLCHAR:
        break;
    case MD_TEXT_BR:
        out_lit(m->o, "<br>\n");
        break;
    case MD_TEXT_SOFTBR:
        out_lit(m->o, "\n");
        break;
    case MD_TEXT_ENTITY:
        entity(m, s);
        break;
    default:
        out_text(m->o, s);
    }
    return check(m);
}

/* Plain paragraphs: what is shown when the text is not fit for rendering. */
static void plain(struct out *o, struct str s)
{
    out_lit(o, "<p class=\"plain\">");
    while (s.ptr != NULL) {
        out_text(o, str_cut(&s, '\n'));
        if (s.ptr != NULL)
            out_lit(o, "<br>\n");
    }
    out_lit(o, "</p>");
}

/* md4c's work grows faster than the text for thousands of openers that never close: such a text is
 * no prose. Blocks are counted by the marks that open them at the start of a line. */
static bool hostile(struct str s)
{
    size_t brackets = 0, line_marks = 0, nesting = 0;
    bool start = true;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '\n') {
            line_marks = nesting = 0;
            start = true;
            continue;
        }
        if (c == '[' || c == '!' || c == '<' || c == '`' || c == '~')
            brackets++;
        if (strchr("[]*_`~<>|\\!&", c) != NULL && ++line_marks > MARKS_IN_LINE)
            return true;
        start = start && strchr(" \t>-+*0123456789.)", c) != NULL;
        if (start && strchr(">-+*.)", c) != NULL && ++nesting > DEPTH_MAX)
            return true;
    }
    return brackets > 4000;
}

void out_markdown(struct out *o, struct str s)
{
    if (s.len == 0)
        return;
    size_t before = o->buf.len;
    struct rendering m = {.o = o, .limit = before + s.len * OUTPUT_TIMES + 4096};
    const MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS |
                 MD_FLAG_NOINDENTEDCODEBLOCKS,
        .enter_block = block_open,
        .leave_block = block_close,
        .enter_span = span_open,
        .leave_span = span_close,
        .text = text,
    };
    if (s.len <= INPUT_MAX && !hostile(s) && md_parse(s.ptr, (MD_SIZE)s.len, &parser, &m) == 0)
        return;
    o->buf.len = before;
    plain(o, s);
}
