/* SPDX-License-Identifier: EUPL-1.2
 * Words used everywhere: status, attributes, small macros. Knows nothing of Hito. */
#ifndef HITO_BASE_BASE_H
#define HITO_BASE_BASE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MUST_USE __attribute__((warn_unused_result))
#define UNUSED __attribute__((unused))
#define FORMAT(at, first) __attribute__((format(printf, at, first)))

/* Marks a Spanish message where it is stored and said later (script/messages finds it). */
#define N_(msgid) msgid

/* The one "nothing here" of an optional integer: SQL NULL, an empty cell, a dash on the page. */
#define NONE INT64_MIN

/* What can happen, in one list: code, HTTP status, words for the log (decision: code-shape 4.2). */
#define STATUS_LIST(S)                                            \
    S(DONE, 200, "done")                                          \
    S(NOT_FOUND, 404, "there is nothing at this address")         \
    S(GONE, 410, "it was withdrawn")                              \
    S(INVALID, 422, "some fields need attention")                 \
    S(TOO_LARGE, 413, "it is larger than what is accepted")       \
    S(UNKNOWN_PERSON, 401, "sign in first")                       \
    S(DENIED, 403, "the role does not allow this")                \
    S(CONFLICT, 409, "this clashes with what is recorded")        \
    S(STALE, 409, "someone changed this meanwhile")               \
    S(TOO_MANY, 429, "too many tries")                            \
    S(BUSY, 503, "the database is busy, try again")               \
    S(UNSURE, 503, "the connection was lost during the commit")   \
    S(NO_MEMORY, 503, "this request asked for too much")          \
    S(NO_SPACE, 507, "the disk is full")                          \
    S(BROKEN, 500, "a fault on our side")

#define STATUS_NAME_(name, http, words) name,
enum status { STATUS_LIST(STATUS_NAME_) STATUS_COUNT };
#undef STATUS_NAME_

/* The HTTP code of a status, e.g. NOT_FOUND gives 404. */
int status_http(enum status s);
/* English words for the log; never shown to people. */
const char *status_words(enum status s);

/* Passes the first problem up unchanged. */
#define TRY(call)                    \
    do {                             \
        enum status try_ = (call);   \
        if (try_ != DONE)            \
            return try_;             \
    } while (0)

#endif
