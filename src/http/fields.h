/* SPDX-License-Identifier: EUPL-1.2
 * What came with a request, taken apart: path values, query, form, cookies, the heads that count.
 * Private to http/. */
#ifndef HITO_HTTP_FIELDS_H
#define HITO_HTTP_FIELDS_H

#include "http/request.h"

#define QUERY_VALUES 100u
#define FORM_VALUES 2000u

struct value {
    struct str name;
    struct str text;
};
struct values {
    struct value *items;
    size_t count, size;
};

struct request_fields {
    struct values params, query, form, cookies;
    struct upload *uploads;
    size_t upload_count, upload_size;
    struct str target;      /* as sent: path and query */
    struct str raw_query;
    struct str query_key;   /* query without lang, for the page cache */
    struct str host, origin, referer, fetch_site, if_none_match, content_type, accept_encoding, accept;
    struct str session_token; /* the session cookie, if well formed */
    struct str cookies_out[8];
    size_t cookie_out_count;
    struct str made_file;   /* a file made for the answer: goes with the request, or STR_NONE */
    struct str allow;       /* methods of the address, for a 405 */
    bool head;
    bool form_on_page;      /* the page carries a token: it is this person's alone */
    bool typed;             /* the form holds what was typed or kept */
    enum role role;         /* acted in */
    int statements;
};

void values_add(struct arena *a, struct values *v, struct str name, struct str text);
/* The first of that name, or STR_NONE. */
struct str values_get(const struct values *v, const char *name);
/* name=text&… decoded; INVALID: not UTF-8; TOO_LARGE: more than `limit`. */
enum status values_parse(struct arena *a, struct str encoded, size_t limit, struct values *ret) MUST_USE;
/* The reverse of values_parse(). */
struct str values_encode(struct arena *a, const struct values *v);
/* Percent-decodes; `plus`: + is a blank. */
struct str url_decode(struct arena *a, struct str s, bool plus);
/* What somebody typed or pasted, without the control characters that came along; else as text_take(). */
enum status typed_take(struct arena *a, struct str raw, struct str *ret) MUST_USE;
/* Valid and cleaned text, or INVALID. */
enum status text_take(struct arena *a, struct str raw, struct str *ret) MUST_USE;
void cookies_parse(struct arena *a, struct str header, struct values *ret);

#endif
