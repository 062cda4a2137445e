/* SPDX-License-Identifier: EUPL-1.2
 * Writing JSON as a stream into a buffer (reading is jansson's). Keys are given in the order they
 * are wanted: the same data give the same bytes. */
#ifndef HITO_BASE_JSON_H
#define HITO_BASE_JSON_H

#include "base/field.h"

struct json {
    struct buf buf;
    bool comma; /* whether the next value needs one before it */
};
#define JSON(a) ((struct json){.buf = BUF(a)})
void json_open(struct json *j, char bracket);  /* '{' or '[' */
void json_close(struct json *j, char bracket); /* '}' or ']' */
void json_key(struct json *j, struct str key);
void json_text(struct json *j, struct str s); /* STR_NONE gives null */
void json_int(struct json *j, int64_t n);     /* NONE gives null */
void json_bool(struct json *j, bool b);
void json_null(struct json *j);
/* The value of a field as open data give it: numbers as numbers, CENTI as decimals, days and
 * instants as ISO text, choices as codes. */
void json_field(struct json *j, const struct field *f, const void *row);
/* {"field": value, …} of the fields whose audience is in `audience`. */
void json_row(struct json *j, const struct shape *s, const void *row, unsigned audience);
struct str json_str(struct json *j);

#endif
