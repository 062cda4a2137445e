/* SPDX-License-Identifier: EUPL-1.2
 * Links rot: each is visited once a week (those that failed, every day), and the first time that it
 * answers its content is archived as it was. */
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "job/fetch.h"
#include "room/evidence/evidence_disk.h"
#include "sql.h"

#define WEEK_S (7 * 86400)
#define DAY_S 86400

/* What a visit found. */
struct finding {
    int64_t id;
    struct fetched fetched;
    bool kept;
    struct evidence_prepared copy;
    struct str words;
};

/* Skips to behind `end` ("</script"), whatever is in between. */
static size_t skip_until(const struct content *c, size_t at, const char *end)
{
    size_t len = strlen(end);
    while (at + len <= c->len && strncasecmp((const char *)c->bytes + at, end, len) != 0)
        at++;
    return at;
}

static bool tag_is(const struct content *c, size_t at, const char *name)
{
    size_t len = strlen(name);
    return at + len <= c->len && strncasecmp((const char *)c->bytes + at, name, len) == 0;
}

struct str words_hash(struct arena *mem, const struct content *c)
{
    struct sha256 h;
    sha256_begin(&h);
    bool blank = true;
    for (size_t at = 0; at < c->len; at++) {
        if (tag_is(c, at, "<script"))
            at = skip_until(c, at, "</script");
        else if (tag_is(c, at, "<style"))
            at = skip_until(c, at, "</style");
        else if (tag_is(c, at, "<!--"))
            at = skip_until(c, at, "-->");
        if (at < c->len && c->bytes[at] == '<')
            at = skip_until(c, at, ">");
        bool gap = at >= c->len || c->bytes[at] <= ' ' || c->bytes[at] == '>';
        if (!gap)
            sha256_more(&h, c->bytes + at, 1);
        else if (!blank)
            sha256_more(&h, " ", 1);
        blank = gap;
    }
    return sha256_end(&h, mem);
}

static int type_of_copy(const struct content *c, struct str said)
{
    int type = content_type(c);
    if (str_is(said, "text/html") || str_is(said, "application/xhtml+xml"))
        return type < 0 || type == TYPE_TXT ? TYPE_HTML : type;
    if (type == TYPE_TXT && str_is(said, "text/csv"))
        return TYPE_CSV;
    return type < 0 ? TYPE_OTHER : type;
}

/* The body that came: its words, and the archived copy if there is none yet. */
static enum status take_body(struct chore_context *c, const char *path, bool keep, struct finding *f)
{
    struct content body;
    TRY(content_open(path, &body));
    int type = type_of_copy(&body, f->fetched.media_type);
    struct str said = {(const char *)body.bytes, body.len};
    f->words = type == TYPE_HTML ? words_hash(c->mem, &body) : sha256_hex(c->mem, said);
    content_close(&body);
    if (!keep)
        return DONE;
    struct kept kept;
    /* As a file of no known type: an archived copy keeps every byte, metadata too. */
    TRY(vault_keep(c->mem, c->site->config.data_dir, path, TYPE_OTHER, &kept));
    f->copy = (struct evidence_prepared){.sha256 = kept.sha256, .size_bytes = kept.size_bytes, .media_type = type,
                                         .virus = VIRUS_UNCHECKED};
    f->kept = true;
    return DONE;
}

/* A name that does not resolve once may be our own resolver: only the second time in a row is it gone. */
static int state_of(const struct evidence *e, const struct finding *f)
{
    switch (f->fetched.result) {
    case FETCH_OK:
        if (!str_empty(e->copy_text_hash) && !str_eq(e->copy_text_hash, f->words))
            return LINK_CHANGED;
        return f->fetched.moved_for_good ? LINK_MOVED : LINK_OK;
    case FETCH_GONE:
        return LINK_GONE;
    case FETCH_NO_HOST:
        return e->link_state == LINK_GONE || (e->link_state == LINK_BLOCKED && e->link_code == 0) ? LINK_GONE
                                                                                                 : LINK_BLOCKED;
    case FETCH_TLS:
        return LINK_TLS;
    default:
        return LINK_BLOCKED;
    }
}

static enum status record_finding(struct chore_context *c, struct db *db, void *context)
{
    struct finding *f = context;
    struct evidence *e;
    TRY(evidence_of_id(db, c->mem, f->id, &e));
    int state = state_of(e, f);
    bool same = state == e->link_state && f->fetched.code == e->link_code && !f->kept;
    e->link_state = state;
    e->link_code = f->fetched.code;
    e->moved_to = f->fetched.result == FETCH_OK && f->fetched.moved_for_good ? f->fetched.final_url : STR_NONE;
    if (f->kept && e->copy == NONE) {
        TRY(evidence_file_row(db, c->mem, &f->copy, &e->copy));
        e->captured_at = c->now;
        e->copy_text_hash = f->words;
    }
    if (!same)
        TRY(record_change(db, &evidence_shape, c->mem, e));
    /* The day of the check alone is no change worth an entry of the log. */
    return db_exec(db, SQL_EVIDENCE_CHECKED, WITH(IN(f->id), IN(c->now)), NULL);
}

enum status evidence_link_check(struct chore_context *c, const struct evidence *e)
{
    struct finding f = {.id = e->id};
    const char *path = vault_temporary(c->mem, c->site->config.data_dir).ptr;
    f.fetched = fetch(c->mem, e->url, c->site->config.fetch_allow, path);
    enum status s = DONE;
    if (f.fetched.result == FETCH_OK)
        s = take_body(c, path, e->copy == NONE, &f);
    unlink(path);
    TRY(s);
    return job_write(c, record_finding, &f);
}

enum status evidence_links_chore(struct chore_context *c)
{
    struct evidence *due;
    size_t count;
    struct instant week = {c->now.s - WEEK_S}, day = {c->now.s - DAY_S};
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_many(c->reader, SQL_EVIDENCE_LINKS_DUE, WITH(IN(week), IN(day)), c->mem, &evidence_shape, &due, &count);
    TRY(db_end(c->reader, s));
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        TRY(evidence_link_check(c, &due[i]));
    return DONE;
}
