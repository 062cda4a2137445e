/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/reads.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/json.h"
#include "http/writer.h"

struct note {
    struct engine *engine;
    struct arena mem;
    struct deed deed;
    struct str details;
};

static enum status write_one(struct note *n, struct db *db)
{
    TRY(db_begin(db, DB_WRITE, &n->deed));
    return db_end(db, record_note(db, STR("leer"), STR_NONE, NONE, n->details));
}

static void write_note(void *context)
{
    struct note *n = context;
    const struct site *site = n->engine->site;
    enum status s = BUSY;
    for (int tries = 0; tries < 5 && s == BUSY; tries++) {
        struct db *db = NULL;
        if (tries > 0)
            usleep(20000);
        bool sqlite = n->engine->kind == DB_SQLITE;
        s = sqlite ? writer_borrow(site, &db) : engine_db(n->engine, &db);
        if (s != DONE)
            continue;
        s = write_one(n, db);
        if (sqlite)
            writer_return(site, false);
    }
    if (s != DONE)
        fprintf(stderr, "id=%.*s problem=\"a read of personal data was not logged: %s\"\n", STR_ARG(n->deed.request),
                status_words(s));
    arena_free(&n->mem);
    free(n);
}

void reads_note(struct exchange *x)
{
    const struct request *r = &x->r;
    if (r->method != GET || r->reply.code != 200 || r->route == NULL || (r->route->flags & ROUTE_PERSONAL) == 0)
        return;
    struct note *n = calloc(1, sizeof *n);
    if (n == NULL)
        return;
    n->engine = x->engine;
    n->mem = arena_new(65536);
    struct json j = JSON(&n->mem);
    json_open(&j, '{');
    json_key(&j, STR("direccion"));
    json_text(&j, r->path);
    json_close(&j, '}');
    n->details = buf_str(&j.buf);
    n->deed = (struct deed){.person = r->actor.person, .role = str_of(choice_code(&role_choices, (int)x->fields.role)),
                            .request = str_copy(&n->mem, r->id), .act = NONE, .jurisdiction = r->scope.jurisdiction,
                            .now = r->now, .on_behalf_of = NONE};
    if (!pool_put(x->engine->quick, write_note, n) && !pool_put(x->engine->slow, write_note, n))
        write_note(n); /* both queues are full: rather a slow answer than an unlogged one */
}
