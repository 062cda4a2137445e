/* SPDX-License-Identifier: EUPL-1.2
 * What templates write into. The template compiler (tools/pagepack.c) turns pages/NAME.html into C
 * functions over typed structs, so that an unknown field does not compile; the context of each
 * {{value}} (text, attribute, address) picks the escaping. There is no raw form: `struct html` is a
 * type of its own, made only by the Markdown renderer, by panels and by the SVG drawers. */
#ifndef HITO_VIEW_OUT_H
#define HITO_VIEW_OUT_H

#include "base/field.h"
#include "http/request.h"

/* Markup that is already safe. */
struct html {
    struct str markup;
};

/* Whether what was typed belongs to the form being written: no form_open() yet, the posted form, or
 * another form of the same page. */
enum form_state { FORM_ANY, FORM_THIS, FORM_OTHER };

struct out {
    struct buf buf;
    enum lang lang;
    struct request *request; /* for partials and panels */
    enum form_state form;    /* private to the forms */
    enum status problem;     /* the first of a panel or drawer; the page then fails with it */
};
struct out out_new(struct request *r);
struct html out_html(struct out *o);

/* Literal markup of a template. */
void out_markup(struct out *o, const char *bytes, size_t len);
/* Escaped for text and quoted attributes (& < > " '). */
void out_text(struct out *o, struct str s);
void out_chars(struct out *o, const char *chars);
/* Whole number with the language's thousands separator; NONE is "–". */
void out_int(struct out *o, int64_t n);
/* "30 de junio de 2027" / "30 June 2027"; DAY_NONE is "–". */
void out_day(struct out *o, struct day d);
/* "30 de junio de 2027, 14:05" in the zone of Guayaquil unless the request says otherwise. */
void out_instant(struct out *o, struct instant t);
void out_safe(struct out *o, struct html h);
void out_bool(struct out *o, bool b); /* sí / no */
/* {{x}} in text and attributes. */
#define out_value(o, x)               \
    _Generic((x),                     \
        struct str: out_text,         \
        char *: out_chars,            \
        const char *: out_chars,      \
        struct day: out_day,          \
        struct instant: out_instant,  \
        struct html: out_safe,        \
        bool: out_bool,               \
        default: out_int)(o, x)
/* The same inside a quoted attribute: markup does not compile there. */
#define out_attr(o, x)                \
    _Generic((x),                     \
        struct str: out_text,         \
        char *: out_chars,            \
        const char *: out_chars,      \
        struct day: out_day,          \
        struct instant: out_instant,  \
        bool: out_bool,               \
        default: out_int)(o, x)
/* {{x}} inside href, src, action: https, http, mailto or a local path, else "#". */
void out_url(struct out *o, struct str s);
void out_url_chars(struct out *o, const char *chars);
/* What out_url() lets through; Markdown links obey it too. */
bool url_allowed(struct str s);
#define out_address(o, x) \
    _Generic((x), struct str: out_url, char *: out_url_chars, const char *: out_url_chars)(o, x)
/* {{x}} after literal text in an address: one component, percent-encoded. */
void out_component_text(struct out *o, struct str s);
void out_component_chars(struct out *o, const char *chars);
#define out_component(o, x)                    \
    _Generic((x),                              \
        struct str: out_component_text,        \
        char *: out_component_chars,           \
        const char *: out_component_chars,     \
        struct day: out_iso_day,               \
        default: out_raw_int)(o, x)
/* {{raw x}}: a whole number without separators, for attributes such as width and data. */
void out_raw_int(struct out *o, int64_t n);
/* {{iso d}} for datetime attributes. */
void out_iso_day(struct out *o, struct day d);
void out_iso_instant(struct out *o, struct instant t);
#define out_iso(o, x) _Generic((x), struct day: out_iso_day, struct instant: out_iso_instant)(o, x)
/* {{short d}}: "30 jun 2027". */
void out_short_day(struct out *o, struct day d);
void out_short_instant(struct out *o, struct instant t); /* "30 jun 2027, 14:05" */
#define out_short(o, x) _Generic((x), struct day: out_short_day, struct instant: out_short_instant)(o, x)
/* {{pct x}}: hundredths as a percentage, "62,5 %"; NONE is "–". */
void out_pct(struct out *o, int64_t centi);
/* {{dec x}}: hundredths as a decimal, "0,63". */
void out_dec(struct out *o, int64_t centi);
/* Millionths. */
void out_micro(struct out *o, int64_t micro);
/* {{index x}}: hundredths always with two decimals, "1,00". */
void out_index(struct out *o, int64_t centi);
/* {{bytes n}}: "1,2 MB". */
void out_bytes(struct out *o, int64_t n);
/* {{choice enumeration value}}: the label in the language. */
void out_choice(struct out *o, const struct choices *c, int value);
/* {{markdown s}}: rendered safely (no raw HTML, schemes allow-listed, links nofollow). */
void out_markdown(struct out *o, struct str s);
/* {{_ Mensaje con %1 y %2 | a | b}}: the message in the language; values are escaped text. */
void out_say(struct out *o, const char *msgid);
void out_say_with(struct out *o, const char *msgid, const struct str *values, size_t count);
/* {{panels "page"}}: what the rooms registered for it; the first problem goes to o->problem. */
void out_panels(struct out *o, const char *page);
/* {{#if x}}: text with something in it, a known day or instant, a pointer, a number that is neither
 * 0 nor NONE. */
#define out_true(x)                 \
    _Generic((x),                   \
        bool: true_bool,            \
        int: true_int,              \
        unsigned: true_int,         \
        long: true_int,             \
        unsigned long: true_int,    \
        long long: true_int,        \
        struct str: true_str,       \
        struct html: true_html,     \
        struct day: day_known,      \
        struct instant: instant_known, \
        default: true_pointer)(x)
bool true_bool(bool b);
bool true_int(int64_t n);
bool true_str(struct str s);
bool true_html(struct html h);
bool true_pointer(const void *p);
/* A value as unescaped plain text, for the values of messages. */
#define out_plain(o, x)                     \
    _Generic((x),                           \
        struct str: plain_text,             \
        char *: plain_chars,                \
        const char *: plain_chars,          \
        struct day: plain_day,              \
        struct instant: plain_instant,      \
        default: plain_int)(o, x)
struct str plain_text(struct out *o, struct str s);
struct str plain_chars(struct out *o, const char *chars);
struct str plain_day(struct out *o, struct day d);
struct str plain_instant(struct out *o, struct instant t);
struct str plain_int(struct out *o, int64_t n);

/* The message of a msgid in a language; the msgid itself (Spanish) when there is no other. */
const char *say(enum lang lang, const char *msgid);
/* The same with %1…%9 filled. */
struct str say_with(struct arena *a, enum lang lang, const char *msgid, const struct str *values, size_t count);
/* Days, instants and numbers in words of a language, for mail and documents too. */
struct str day_words(struct arena *a, enum lang lang, struct day d);
struct str day_words_short(struct arena *a, enum lang lang, struct day d);
struct str instant_words(struct arena *a, enum lang lang, struct instant t);
struct str int_words(struct arena *a, enum lang lang, int64_t n);
/* Hundredths with up to two decimals: 6250 gives "62,5". */
struct str centi_words(struct arena *a, enum lang lang, int64_t centi);
/* Millionths with up to six decimals: 62500000 gives "62,5". */
struct str micro_words(struct arena *a, enum lang lang, int64_t micro);
/* Always with two decimals: 100 gives "1,00". */
struct str index_words(struct arena *a, enum lang lang, int64_t centi);
struct str bytes_words(struct arena *a, enum lang lang, int64_t n);

/* The frame of a page. */
struct crumb {
    struct str label;
    struct str path;
};
struct head {
    struct str title;       /* without the site's name */
    struct str description; /* for search engines and previews; may be STR_NONE */
    const struct crumb *crumbs;
    size_t crumb_count;
    const char *section;    /* which entry of the navigation is current: "plan", "buscar"…, or NULL */
    bool form_page;         /* system fonts, no decoration */
    bool wide;
    bool demo;              /* shows the demonstration notice */
    bool practice;          /* of a copy to rehearse in: the notice and the title say so */
    struct str jurisdiction_name, jurisdiction_path; /* or STR_NONE outside a jurisdiction */
    struct str data_path;   /* path whose .csv and .json are offered in the footer; or STR_NONE */
};
/* Wraps the body in the layout and answers with it (code 200, or 422 when a form came back). */
enum status respond_body(struct request *r, struct head head, struct html body);
/* The PUBLIC fields of rows as CSV: header of field names, CRLF, ISO days, decimal point, codes of
 * choices; text that a spreadsheet would run as a formula gets an apostrophe before it. */
struct str rows_csv(struct arena *a, const struct shape *shape, const void *rows, size_t count);
/* One line of it, and the first one: for long streams. */
void row_csv(struct buf *b, const struct shape *shape, const void *row);
void row_csv_header(struct buf *b, const struct shape *shape);
/* {"source", "license", "as_of", "count", "rows": […]}. */
struct str rows_json(struct request *r, const struct shape *shape, const void *rows, size_t count);
/* A table as CSV or JSON by the shape, for r->format; rows are `count` structs of the shape. */
enum status respond_rows(struct request *r, const struct shape *shape, const void *rows, size_t count,
                         struct str name);

#endif
