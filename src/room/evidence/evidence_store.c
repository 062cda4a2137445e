/* SPDX-License-Identifier: EUPL-1.2 */
#include <unistd.h>

#include "base/text.h"
#include "job/fetch.h"
#include "room/evidence/evidence_disk.h"
#include "room/evidence/evidence_pages.h"
#include "sql.h"

enum status evidence_of_id(struct db *db, struct arena *mem, int64_t id, struct evidence **ret)
{
    return db_one(db, SQL_EVIDENCE_OF_ID, WITH(IN(id)), mem, &evidence_shape, ret);
}

enum status evidence_claim_of(struct request *r, int64_t claim, struct evidence_claim **ret)
{
    return db_one(r->db, SQL_EVIDENCE_CLAIM, WITH(IN(claim), IN(r->actor.person), IN(r->today)), r->mem, &evidence_claim_shape, ret);
}

enum status evidence_own_roles(struct request *r, int64_t commitment, unsigned *ret)
{
    struct evidence_role *rows;
    size_t count;
    TRY(db_many(r->db, SQL_EVIDENCE_ROLES, WITH(IN(commitment), IN(r->actor.person), IN(r->today)), r->mem, &evidence_role_shape,
                &rows, &count));
    *ret = 0;
    for (size_t i = 0; i < count; i++)
        *ret |= str_is(rows[i].role, "punto-focal") ? 1u << ROLE_FOCAL : str_is(rows[i].role, "contraparte") ? 1u << ROLE_COUNTERPART : 0;
    return DONE;
}

enum status evidence_of_commitment(struct db *db, struct arena *mem, int64_t commitment, bool with_hidden,
                                   struct evidence **ret, size_t *ret_count)
{
    return db_many(db, SQL_EVIDENCE_OF_COMMITMENT, WITH(IN(commitment), IN(with_hidden)), mem, &evidence_shape, ret,
                   ret_count);
}

/* That there is one and why it is reserved: nothing else. */
static void reserve(struct evidence *e)
{
    e->url = e->file_name = e->moved_to = e->description = e->copy_text_hash = STR_NONE;
    e->file = e->copy = NONE;
}

enum status evidence_of_claim(struct db *db, struct arena *mem, int64_t claim, bool with_hidden, struct evidence **ret,
                              size_t *ret_count)
{
    TRY(db_many(db, SQL_EVIDENCE_OF_CLAIM, WITH(IN(claim), IN(with_hidden)), mem, &evidence_shape, ret, ret_count));
    for (size_t i = 0; !with_hidden && i < *ret_count; i++)
        if ((*ret)[i].visibility == EVIDENCE_HIDDEN)
            reserve(&(*ret)[i]);
    return DONE;
}

enum status evidence_count_of_claim(struct db *db, int64_t claim, int64_t *ret)
{
    return db_int(db, SQL_EVIDENCE_COUNT_OF_CLAIM, WITH(IN(claim)), ret);
}

/* The row of a content, made the first time. */
enum status evidence_file_row(struct db *db, struct arena *mem, const struct evidence_prepared *p, int64_t *ret)
{
    struct evidence_file *f;
    enum status s = db_one(db, SQL_EVIDENCE_FILE_OF_SHA256, WITH(IN(p->sha256)), mem, &evidence_file_shape, &f);
    if (s == NOT_FOUND) {
        f = arena_new_of(mem, struct evidence_file);
        shape_clear(&evidence_file_shape, f);
        f->sha256 = p->sha256;
        f->size_bytes = p->size_bytes;
        f->media_type = p->media_type;
        f->cleaned = p->cleaned;
        f->virus = p->virus;
        f->uploaded_by = db_deed(db)->person;
        f->uploaded_at = db_deed(db)->now;
        s = record_add(db, &evidence_file_shape, f);
    }
    if (s == DONE)
        *ret = f->id;
    return s;
}

enum status evidence_record(struct db *db, struct arena *mem, struct evidence *e, const struct evidence_prepared *p)
{
    const struct deed *deed = db_deed(db);
    if (p != NULL) {
        e->kind = EVIDENCE_IS_FILE;
        e->url = STR_NONE;
        e->link_state = -1;
        e->file_name = p->name;
        TRY(evidence_file_row(db, mem, p, &e->file));
    } else {
        e->kind = EVIDENCE_LINK;
        e->link_state = e->link_state < 0 ? LINK_UNCHECKED : e->link_state;
        /* Never visited: the first that the links' chore takes. */
        e->checked_at = instant_known(e->checked_at) ? e->checked_at : (struct instant){0};
    }
    if (e->visibility < 0)
        e->visibility = EVIDENCE_PUBLIC;
    if (!instant_known(e->added_at))
        e->added_at = deed->now;
    return record_add(db, &evidence_shape, e);
}

static enum status day_limit_ok(struct request *r, const struct evidence *e, const struct evidence_prepared *p,
                                const char *file_field)
{
    struct instant since = {r->now.s - 86400};
    int64_t bytes = 0;
    if (e->commitment != NONE)
        TRY(db_int(r->db, SQL_EVIDENCE_BYTES_OF_COMMITMENT, WITH(IN(e->commitment), IN(since)), &bytes));
    else
        TRY(db_int(r->db, SQL_EVIDENCE_BYTES_OF_PERSON, WITH(IN(r->actor.person), IN(since)), &bytes));
    if (bytes + p->size_bytes > r->site->config.day_limit)
        return problem_add(r, file_field,
                           N_("Con este archivo se pasa el límite de un día. Agrégalo mañana o comparte un enlace."));
    return DONE;
}

enum status evidence_add(struct request *r, struct evidence *e, const struct evidence_prepared *p, const char *file_field)
{
    e->description = str_trim(e->description);
    e->url = str_trim(e->url);
    bool link = !str_empty(e->url);
    enum status s = DONE;
    if (link && p != NULL)
        s = problem_add(r, file_field, N_("Escribe un enlace o elige un archivo, no los dos."));
    else if (!link && p == NULL)
        s = problem_add(r, file_field, N_("Escribe un enlace o elige un archivo."));
    if (link && !evidence_url_good(r->site, e->url))
        s = problem_add(r, "url", N_("Escribe una dirección completa que empiece con https:// o http://, sin usuario ni puerto."));
    else if (link && fetch_url_inner(e->url, r->site->config.fetch_allow))
        s = problem_add(r, "url", N_("Esa dirección es de una red interna: nadie más podría abrirla. Escribe una pública o sube el archivo."));
    if (text_length(e->description) < 10 || text_length(e->description) > 500)
        s = problem_add(r, "description", N_("Di qué demuestra esta prueba, en 10 a 500 caracteres."));
    if (s == DONE && p != NULL) {
        s = day_limit_ok(r, e, p, file_field);
        struct str path = vault_path(r->mem, r->site->config.data_dir, p->sha256);
        if (s == DONE && access(path.ptr, R_OK) != 0)
            s = problem_add(r, file_field, N_("El archivo no se guardó. Elígelo otra vez."));
    }
    TRY(s);
    return evidence_record(r->db, r->mem, e, p);
}

enum status evidence_withdraw(struct db *db, struct arena *mem, struct evidence *e, struct str reason)
{
    if (instant_known(e->withdrawn_at))
        return CONFLICT;
    e->withdrawn_at = db_deed(db)->now;
    e->withdrawn_reason = reason;
    return record_change(db, &evidence_shape, mem, e);
}

enum status evidence_file_of_id(struct db *db, struct arena *mem, int64_t id, struct evidence_file **ret)
{
    return db_one(db, SQL_EVIDENCE_FILE_OF_ID, WITH(IN(id)), mem, &evidence_file_shape, ret);
}

enum status evidence_file_hold(struct db *db, struct arena *mem, const struct site *site, const struct evidence_prepared *file,
                               int64_t *ret)
{
    struct str path = vault_path(mem, site->config.data_dir, file->sha256);
    return access(path.ptr, R_OK) == 0 ? evidence_file_row(db, mem, file, ret) : INVALID;
}

enum status evidence_file_respond(struct request *r, struct str sha256, struct str name)
{
    struct evidence_file *f;
    TRY(db_one(r->db, SQL_EVIDENCE_FILE_OF_SHA256, WITH(IN(sha256)), r->mem, &evidence_file_shape, &f));
    struct str path = vault_path(r->mem, r->site->config.data_dir, f->sha256);
    return respond_file(r, choice_code(&evidence_type_choices, f->media_type), name, path);
}
