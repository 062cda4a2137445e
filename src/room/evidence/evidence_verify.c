/* SPDX-License-Identifier: EUPL-1.2
 * Whether every content is still what its name says, and which contents no record names. */
#include "room/evidence/evidence_disk.h"
#include "sql.h"

#define ORPHAN_S (48 * 3600)

struct verification {
    const struct site *site;
    void (*complain)(void *context, struct str what);
    void *context;
};

static enum status verify_one(void *context, void *row, struct arena *mem)
{
    struct verification *v = context;
    const struct evidence_file *f = row;
    struct kept now;
    enum status s = vault_hash(mem, v->site->config.data_dir, f->sha256, &now);
    if (s == NOT_FOUND)
        v->complain(v->context, str_fmt(mem, "falta el archivo %.*s", STR_ARG(f->sha256)));
    else if (s != DONE)
        v->complain(v->context, str_fmt(mem, "no se puede leer el archivo %.*s", STR_ARG(f->sha256)));
    else if (!str_eq(now.sha256, f->sha256) || now.size_bytes != f->size_bytes)
        v->complain(v->context, str_fmt(mem, "el archivo %.*s cambió: ahora es %.*s, de %lld bytes", STR_ARG(f->sha256),
                                        STR_ARG(now.sha256), (long long)now.size_bytes));
    return DONE;
}

enum status evidence_verify(struct db *db, struct arena *mem, const struct site *site,
                            void (*complain)(void *context, struct str what), void *context)
{
    struct verification v = {site, complain, context};
    (void)mem;
    return db_each(db, SQL_EVIDENCE_FILES, WITHOUT, &evidence_file_shape, verify_one, &v);
}

static enum status sweep_one(void *context, struct str sha256)
{
    struct chore_context *c = context;
    struct evidence_file *f;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_one(c->reader, SQL_EVIDENCE_FILE_OF_SHA256, WITH(IN(sha256)), c->mem, &evidence_file_shape, &f);
    TRY(db_end(c->reader, s == NOT_FOUND ? DONE : s));
    if (s == NOT_FOUND)
        vault_remove(c->mem, c->site->config.data_dir, sha256, (struct instant){c->now.s - ORPHAN_S});
    return DONE;
}

enum status evidence_sweep(struct chore_context *c)
{
    struct instant before = {c->now.s - ORPHAN_S};
    return vault_each(c->mem, c->site->config.data_dir, before, sweep_one, c);
}
