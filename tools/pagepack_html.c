/* SPDX-License-Identifier: EUPL-1.2
 * Where in HTML are we? Small on purpose: it knows what Hito's templates use and refuses the rest. */
#include "pagepack.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void append(char *to, size_t size, char c)
{
    size_t len = strlen(to);
    if (len + 1 < size) {
        to[len] = (char)tolower((unsigned char)c);
        to[len + 1] = '\0';
    }
}

static void remember(struct html *h, char c)
{
    size_t len = strlen(h->tail);
    if (len + 1 >= sizeof h->tail) {
        memmove(h->tail, h->tail + 1, len);
        len--;
    }
    h->tail[len] = (char)tolower((unsigned char)c);
    h->tail[len + 1] = '\0';
}

static bool tail_is(const struct html *h, const char *end)
{
    size_t len = strlen(h->tail), want = strlen(end);
    return len >= want && strcmp(h->tail + len - want, end) == 0;
}

static bool one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcasecmp(name, *names) == 0)
            return true;
    return false;
}

static void tag_end(struct html *h)
{
    static const char *const raw[] = {"script", "style", NULL};
    static const char *const keep[] = {"pre", "textarea", NULL};
    h->mode = H_TEXT;
    if (one_of(h->tag, keep))
        h->keep = !h->closing;
    if (one_of(h->tag, raw) && !h->closing) {
        h->mode = H_RAW;
        h->tail[0] = '\0';
    }
}

static const char *attr_named(struct html *h)
{
    if (strncmp(h->attr, "on", 2) == 0 || strcmp(h->attr, "style") == 0 || strcmp(h->attr, "srcdoc") == 0)
        return "inline handlers, style attributes and srcdoc are not allowed (browser rules)";
    h->mode = H_VALUE;
    return NULL;
}

static void attr_begins(struct html *h, char c)
{
    h->mode = H_ATTR_NAME;
    h->attr[0] = '\0';
    append(h->attr, sizeof h->attr, c);
}

static const char *feed_tag(struct html *h, char c)
{
    if (c == '<')
        return "'<' inside a tag";
    if (c == '>')
        tag_end(h);
    else if (h->mode == H_TAG_NAME && !blank(c) && c != '/')
        append(h->tag, sizeof h->tag, c);
    else if (blank(c) || c == '/')
        h->mode = H_TAG;
    else if (h->mode == H_ATTR_NAME && c == '=')
        return attr_named(h);
    else if (h->mode == H_ATTR_NAME)
        append(h->attr, sizeof h->attr, c);
    else if (c == '=' || c == '"' || c == '\'')
        return "an attribute without a name";
    else
        attr_begins(h, c);
    return NULL;
}

static const char *feed_value(struct html *h, char c)
{
    if (h->mode == H_VALUE) {
        h->filled = AT_START;
        h->quote = c;
        h->mode = c == '"' || c == '\'' ? H_QUOTED : H_BARE;
        return h->mode == H_BARE && !isalnum((unsigned char)c) ? "an attribute without quotes" : NULL;
    }
    if (h->mode == H_BARE) {
        if (c == '>')
            tag_end(h);
        else if (blank(c))
            h->mode = H_TAG;
        return NULL;
    }
    if (c == h->quote)
        h->mode = H_TAG;
    else
        h->filled = AFTER_TEXT;
    return NULL;
}

static void feed_other(struct html *h, char c)
{
    remember(h, c);
    if (h->mode == H_DECL) {
        if (tail_is(h, "!--"))
            h->mode = H_COMMENT;
        else if (c == '>')
            h->mode = H_TEXT;
    } else if (h->mode == H_COMMENT) {
        if (tail_is(h, "-->"))
            h->mode = H_TEXT;
    } else if (c == h->tag[strlen(h->tag) - 1]) {
        char end[40];
        snprintf(end, sizeof end, "</%s", h->tag);
        if (tail_is(h, end)) {
            h->closing = true;
            h->mode = H_TAG;
        }
    }
}

const char *html_feed(struct html *h, char c)
{
    switch (h->mode) {
    case H_TEXT:
        if (c == '<')
            h->mode = H_LT;
        return NULL;
    case H_LT:
        h->tag[0] = h->tail[0] = '\0';
        h->closing = c == '/';
        if (c == '!') {
            remember(h, c);
            h->mode = H_DECL;
        } else if (c == '/' || isalpha((unsigned char)c)) {
            h->mode = H_TAG_NAME;
            if (c != '/')
                append(h->tag, sizeof h->tag, c);
        } else {
            return "a '<' that begins no tag: write &lt;";
        }
        return NULL;
    case H_TAG_NAME:
    case H_TAG:
    case H_ATTR_NAME:
        return feed_tag(h, c);
    case H_VALUE:
    case H_QUOTED:
    case H_BARE:
        return feed_value(h, c);
    case H_DECL:
    case H_COMMENT:
    case H_RAW:
        feed_other(h, c);
        return NULL;
    }
    return NULL;
}

enum context html_context(const struct html *h, const char **why)
{
    static const char *const addresses[] = {"href",   "src",    "action", "formaction", "poster",
                                            "cite",   "data",   "background", "xlink:href", "manifest", NULL};
    *why = NULL;
    switch (h->mode) {
    case H_TEXT:
        return IN_TEXT;
    case H_QUOTED:
        if (strcmp(h->attr, "srcset") == 0 || strcmp(h->attr, "ping") == 0) {
            *why = "values are not allowed in srcset and ping";
            return IN_NOTHING;
        }
        if (!one_of(h->attr, addresses))
            return IN_ATTR;
        if (h->filled == EITHER) {
            *why = "this may or may not be the beginning of an address: write it in both branches";
            return IN_NOTHING;
        }
        return h->filled == AT_START ? IN_URL_START : IN_URL_PART;
    case H_VALUE:
    case H_BARE:
        *why = "a value in an attribute without quotes";
        return IN_NOTHING;
    case H_RAW:
        *why = "a value inside <script> or <style>";
        return IN_NOTHING;
    case H_COMMENT:
    case H_DECL:
        *why = "a value inside a comment or declaration";
        return IN_NOTHING;
    default:
        *why = "a value inside a tag, outside an attribute's value";
        return IN_NOTHING;
    }
}

void html_filled_by_value(struct html *h)
{
    if (h->mode == H_QUOTED)
        h->filled = AFTER_TEXT;
}

static bool same_mode(const struct html *a, const struct html *b)
{
    /* <li{{#if x}} class="y"{{/if}}>: after the name and between attributes is the same place */
    bool in_tag = (a->mode == H_TAG || a->mode == H_TAG_NAME || a->mode == H_ATTR_NAME) &&
                  (b->mode == H_TAG || b->mode == H_TAG_NAME || b->mode == H_ATTR_NAME);
    return a->mode == b->mode || in_tag;
}

bool html_join(struct html *a, const struct html *b)
{
    if (!same_mode(a, b) || a->keep != b->keep)
        return false;
    if (a->mode == H_QUOTED) {
        if (a->quote != b->quote || strcmp(a->attr, b->attr) != 0)
            return false;
        if (a->filled != b->filled)
            a->filled = EITHER;
    }
    if (a->mode != b->mode)
        a->mode = H_TAG;
    return true;
}
