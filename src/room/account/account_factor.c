/* SPDX-License-Identifier: EUPL-1.2
 * Second factor and recovery codes as rows. */
#include "base/digest.h"
#include "base/secret.h"
#include "base/text.h"
#include "room/account/account_store.h"
#include "sql.h"

static struct str recovery_hash(struct request *r, int64_t person, struct str code)
{
    struct buf plain = BUF(r->mem);
    struct str folded = text_fold(r->mem, code);
    for (size_t i = 0; i < folded.len; i++)
        if (folded.ptr[i] != '-' && folded.ptr[i] != ' ')
            buf_char(&plain, folded.ptr[i]);
    struct str text = str_fmt(r->mem, "recuperacion %lld %.*s", (long long)person, STR_ARG(buf_str(&plain)));
    return hmac_hex(r->mem, r->site->server_key, text);
}

/* Apps show "123 456". */
static struct str digits_of(struct request *r, struct str code)
{
    struct buf b = BUF(r->mem);
    for (size_t i = 0; i < code.len; i++)
        if (code.ptr[i] != ' ')
            buf_char(&b, code.ptr[i]);
    return buf_str(&b);
}

enum status factor_check(struct request *r, struct person *p, struct str code)
{
    int64_t counter = NONE, changed = 0;
    struct str secret = secret_open(r->mem, r->site->server_key, "totp", p->totp_sealed);
    if (!str_empty(secret) && totp_good(r->mem, secret, digits_of(r, code), clock_real(r->now), p->totp_counter, &counter)) {
        TRY(db_exec(r->db, SQL_PERSON_TOTP_USED, WITH(IN(p->id), IN(counter)), &changed));
        return changed == 1 ? DONE : INVALID;
    }
    TRY(db_exec(r->db, SQL_RECOVERY_CODE_USE, WITH(IN(p->id), IN(recovery_hash(r, p->id, code)), IN(r->now)), &changed));
    if (changed != 1)
        return INVALID;
    return record_note(r->db, STR("codigo-de-recuperacion"), STR("person"), p->id, STR("{}"));
}

enum status factor_enrol(struct request *r, struct person *p, struct str secret, int64_t counter)
{
    p->totp_sealed = secret_seal(r->mem, r->site->server_key, "totp", secret);
    p->totp_counter = counter;
    return record_change(r->db, &person_shape, r->mem, p);
}

enum status factor_remove(struct request *r, struct person *p)
{
    p->totp_sealed = STR_NONE;
    p->totp_counter = NONE;
    TRY(db_exec(r->db, SQL_RECOVERY_CODES_REMOVE, WITH(IN(p->id)), NULL));
    return record_change(r->db, &person_shape, r->mem, p);
}

enum status recovery_codes_set(struct request *r, int64_t person, const struct str *codes, size_t count)
{
    TRY(db_exec(r->db, SQL_RECOVERY_CODES_REMOVE, WITH(IN(person)), NULL));
    for (size_t i = 0; i < count; i++)
        TRY(db_exec(r->db, SQL_RECOVERY_CODE_ADD, WITH(IN(person), IN(recovery_hash(r, person, codes[i]))), NULL));
    return record_note(r->db, STR("codigos-de-recuperacion"), STR("person"), person, STR("{}"));
}

enum status recovery_codes_left(struct request *r, int64_t person, int64_t *ret)
{
    return db_int(r->db, SQL_RECOVERY_CODES_LEFT, WITH(IN(person)), ret);
}
