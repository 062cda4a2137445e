/* SPDX-License-Identifier: EUPL-1.2
 * One request and its answer, as handlers see them. The path of a request (law 3):
 *   limits → session → language → route → origin → [prepare] → transaction → load → may() →
 *   show or apply → end of transaction → answer → one log line.
 * Handlers receive the object already authorised in r->object. */
#ifndef HITO_HTTP_REQUEST_H
#define HITO_HTTP_REQUEST_H

#include "db/record.h"
#include "http/may.h"

struct site;  /* the running program: configuration, paths, keys (http/site.h) */
struct route;

enum method { GET, POST };
enum lang { LANG_ES, LANG_EN, LANG_COUNT };
/* The same address with a suffix is the same thing in that form. */
enum format { FORMAT_HTML, FORMAT_CSV, FORMAT_JSON, FORMAT_XLSX, FORMAT_ICS, FORMAT_ATOM, FORMAT_COUNT };

/* One thing wrong with a form: the field's name ("" for the whole form) and a Spanish message. */
struct problem {
    struct str field;
    struct str message; /* already in the person's language */
    struct problem *next;
};
struct problems {
    struct problem *first, *last;
    size_t count;
};

/* A file that came with a form, already on disk in a temporary place of this request. */
struct upload {
    struct str field;
    struct str name; /* as the person's computer calls it: untrusted, for showing only */
    struct str path; /* the temporary file; gone after the request unless moved */
    int64_t size_bytes;
    bool too_large; /* cut off at the limit: the form is shown again without asking the room */
};

struct session {
    bool signed_in;
    struct str id_hash;    /* SHA-256 of the cookie's value */
    struct str secret;     /* for form tokens */
    bool second_factor;    /* passed in this session */
    /* Somebody whose password was right and who owes the second factor, else 0: signed_in is false
     * and the actor the public until it is given (or, with waits_enrolment, set up). */
    int64_t waiting;
    bool waits_enrolment;
    /* No session: the link of a letter, for this path alone (http/task.h); signed_in as well. */
    bool task;
};

/* What goes back. Made with respond_*(), never by hand. */
struct reply {
    int code;
    struct str type;      /* media type */
    struct str body;
    struct str location;  /* redirect */
    struct str file;      /* serve this file instead of a body (evidence) */
    struct str disposition;
    struct str set_cookie[2];
    struct str etag;
    struct str flash;     /* message shown on the page that the redirect leads to */
    struct str link;      /* RFC 8288, or STR_NONE */
    bool cacheable;       /* public page: may be kept in the page cache */
    bool personal;        /* no-store */
};

struct request {
    struct arena *mem;
    struct db *db; /* the snapshot or the writer; NULL in prepare of a route without load */
    const struct site *site;
    const struct route *route;
    enum method method;
    enum format format;
    enum lang lang;
    struct str id;      /* 16 hexadecimal characters, in the log and on error pages */
    struct str path;    /* without suffix and query */
    struct str address; /* remote address, for limits only */
    struct str agent;   /* User-Agent as sent: untrusted, at most 400 bytes, or STR_NONE */
    struct instant now;
    struct day today; /* in the jurisdiction's zone once loaded, else Guayaquil */
    struct session session;
    struct actor actor;
    struct scope scope;
    void *object;  /* what the route's loader found */
    void *prepared; /* what prepare left for apply */
    struct deed deed; /* POST: who does it; see request_deed() */
    struct problems problems;
    enum status problem; /* why a POST came back: INVALID, STALE, CONFLICT; DONE in a plain GET */
    struct str flash;    /* message left by the redirect that led here, in the person's language, or STR_NONE */
    struct str gone;     /* why what was here was withdrawn, for the page of a GONE */
    bool kept;           /* the form shows text that was kept (session ended, draft): say so on the page */
    struct reply reply;
    struct request_fields *fields; /* private to http/ */
};

/* After the request's id in the log: it was done with the link of a letter. */
#define DEED_BY_LINK "enlace"
/* In apply, before what it signs is written: the act that the move names (or NONE) and the reason typed
 * (or STR_NONE), for the log. */
void request_deed(struct request *r, int64_t act, struct str reason);
/* Values of the path (":number"), the query string, the posted form. STR_NONE when absent;
 * text is valid UTF-8, cleaned; at most 100 query values and 2,000 form values. */
struct str request_param(const struct request *r, const char *name);
struct str request_query(const struct request *r, const char *name);
struct str request_form(const struct request *r, const char *name);
/* The names in the query string, one for each value, as they came. */
size_t request_query_names(const struct request *r, struct str **ret);
/* All values posted under one name (checkboxes). */
size_t request_form_all(const struct request *r, const char *name, struct str **ret);
/* The file posted under the name, or NULL when none was chosen. */
const struct upload *request_file(const struct request *r, const char *name);
/* A path value as id; NOT_FOUND unless a positive integer. */
enum status request_id(const struct request *r, const char *name, int64_t *ret) MUST_USE;

/* Adds a problem (the message is a Spanish msgid, translated here); returns INVALID for brevity. */
enum status problem_add(struct request *r, const char *field, const char *message);
/* With a text made by the caller (already translated), copied. */
enum status problem_add_text(struct request *r, struct str field, struct str message);
/* The message for a field, or STR_NONE. */
struct str problem_of(const struct problems *p, struct str field);

/* For the hidden fields "_token" and "_key" that every form carries; asking for one keeps the page out
 * of the page cache. The button <button name="_draft" value="1"> keeps what was typed without applying. */
struct str form_token(struct request *r);
struct str form_key(struct request *r);
/* For the script that sends a form's file in parts: says for a day that whoever holds it acts for this page's
 * person, for uploads alone (a mail link's page has no session). STR_NONE for the public. */
struct str form_permit(struct request *r);
/* Whose permit it is; false when it is none or past its day. */
bool form_permit_person(const struct request *r, struct str permit, int64_t *ret_person);
/* Whether a form came back or is shown with kept text: its values are request_form()'s. */
bool request_typed(const struct request *r);

/* Whether the address is for programs (/api/…): problems are told as RFC 9457 says, any site may read, the form is
 * chosen by Accept where the address has no suffix. */
bool request_for_programs(const struct request *r);

/* Answers. A redirect is 303; `flash` is a Spanish msgid shown once on the next page, or NULL. */
enum status respond_redirect(struct request *r, struct str path, const char *flash);
enum status respond_bytes(struct request *r, const char *type, struct str body);
/* Offered as a download under `name`. */
enum status respond_download(struct request *r, const char *type, struct str name, struct str body);
/* Serves a stored file safely: attachment, nosniff, sandbox. */
enum status respond_file(struct request *r, const char *type, struct str name, struct str path);
/* "/ec/plan/3": an address as text in the arena. */
struct str path_fmt(struct request *r, const char *format, ...) FORMAT(2, 3);
/* Percent-encodes one component. */
struct str url_component(struct arena *a, struct str s);

/* May this actor do `action` on the object at hand? For showing buttons only. */
bool request_may(const struct request *r, enum action action);
/* Sets the zone's day and the scope from the loaded jurisdiction. */
void request_scope(struct request *r, int64_t jurisdiction, int utc_offset_s, bool draft);

/* A request that nobody sent: the public in Spanish, today in Guayaquil, for what the worker asks of rooms in
 * somebody's name (what waits for them). */
struct request request_made(const struct site *site, struct arena *mem, struct db *db, struct instant now);

/* Flags of a route. */
#define ROUTE_SLOW 0x1u    /* runs in the slow pool: exports, imports, password hashing */
#define ROUTE_CACHED 0x2u  /* public page, kept by address and language */
#define ROUTE_DATA 0x4u    /* has .csv and .json */
#define ROUTE_SHEET 0x8u   /* has .xlsx */
#define ROUTE_FEED 0x10u   /* has .ics or .atom */
#define ROUTE_PERSONAL 0x20u /* shows OWN fields: the read is logged */
#define ROUTE_SIGNED 0x80u   /* POST: the address itself carries the signature, so no form token is asked for (RFC 8058) */
#define ROUTE_LARGE 0x40u  /* accepts a body up to body_limit; others 4 MiB */

/* One row of a room's route table. GET: load, may(action), show. POST: prepare (no writer held; may
 * be slow), then in one write transaction load, may(action), apply; when apply or prepare gives
 * INVALID, STALE or CONFLICT the transaction is rolled back and, in a fresh snapshot, load and show
 * bring the form again with r->problems, and the text that was typed is still in the form. */
struct route {
    enum method method;
    const char *pattern; /* "/:jurisdiction/plan/:plan/compromiso/:number" */
    enum action action;
    unsigned flags;
    enum status (*load)(struct request *r);    /* NULL: nothing to load, scope stays empty */
    enum status (*show)(struct request *r);    /* GET, and the form again after a failed POST */
    enum status (*prepare)(struct request *r); /* POST only, may be NULL */
    enum status (*apply)(struct request *r);   /* POST only */
};

#endif
