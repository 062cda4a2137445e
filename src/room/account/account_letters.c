/* SPDX-License-Identifier: EUPL-1.2
 * Links that serve once, and the letters that carry them. */
#include "base/digest.h"
#include "job/job.h"
#include "room/account/account_store.h"
#include "sql.h"
#include "view/out.h"

#define INVITATION_S (7 * 86400)
#define RESET_S (30 * 60)

static enum lang lang_of(const struct person *p)
{
    return p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
}

enum status account_letter(struct db *db, struct arena *mem, const struct person *p, const char *subject, const char *text,
                           const struct str *values, size_t count, struct str key)
{
    enum status s = mail_queue(db, p->email, str_of(say(lang_of(p), subject)), say_with(mem, lang_of(p), text, values, count), key);
    return s == INVALID ? DONE : s; /* an address that no letter can reach is no reason to fail */
}

static enum status token_new(struct db *db, struct arena *mem, int64_t person, const char *purpose, int64_t life_s, struct str *ret)
{
    struct instant now = db_deed(db)->now;
    *ret = random_hex(mem, 32);
    TRY(db_exec(db, SQL_TOKENS_VOID, WITH(IN(person), IN(now)), NULL));
    return db_exec(db, SQL_TOKEN_ADD,
                   WITH(IN(sha256_hex(mem, *ret)), IN(person), IN(purpose), IN(now), IN(now.s + life_s)), NULL);
}

enum status token_find(struct db *db, struct arena *mem, struct str token, const char *purpose, struct instant now,
                       struct person **ret)
{
    struct account_token *found;
    TRY(db_one(db, SQL_TOKEN_FIND, WITH(IN(sha256_hex(mem, token)), IN(purpose), IN(now)), mem, &account_token_shape, &found));
    TRY(record_get(db, mem, &person_shape, found->person, ret));
    bool invitation = str_is(found->purpose, "invitacion");
    return (*ret)->state == (invitation ? PERSON_INVITED : PERSON_ACTIVE) ? DONE : NOT_FOUND;
}

enum status token_use(struct db *db, struct arena *mem, struct str token)
{
    int64_t changed = 0;
    TRY(db_exec(db, SQL_TOKEN_USE, WITH(IN(sha256_hex(mem, token)), IN(db_deed(db)->now)), &changed));
    return changed == 1 ? DONE : NOT_FOUND;
}

enum status account_invite_link(struct db *db, struct arena *mem, const struct site *site, int64_t person, struct str *ret_url)
{
    struct str token;
    TRY(token_new(db, mem, person, "invitacion", INVITATION_S, &token));
    *ret_url = str_fmt(mem, "%.*s/invitacion/%.*s", STR_ARG(site->config.base_url), STR_ARG(token));
    return DONE;
}

enum status account_invite(struct db *db, struct arena *mem, const struct site *site, const struct person *p)
{
    struct str values[] = {p->name, STR_NONE};
    TRY(account_invite_link(db, mem, site, p->id, &values[1]));
    return account_letter(db, mem, p, N_("Invitación a Hito"),
                          N_("Hola, %1:\n\nSe creó una cuenta para ti en Hito, donde se da seguimiento a los planes de acción de "
                             "gobierno abierto. Para usarla, elige tu clave en esta dirección:\n\n%2\n\nSirve una sola vez y "
                             "durante siete días. Si no esperabas esta carta, no hace falta que hagas nada.\n"),
                          values, COUNT(values), str_fmt(mem, "invitacion-%.*s", STR_ARG(sha256_hex(mem, values[1]))));
}

enum status account_reset_link(struct db *db, struct arena *mem, const struct site *site, int64_t person, struct str *ret_url)
{
    struct str token;
    TRY(token_new(db, mem, person, "restablecer", RESET_S, &token));
    *ret_url = str_fmt(mem, "%.*s/restablecer/%.*s", STR_ARG(site->config.base_url), STR_ARG(token));
    return DONE;
}
