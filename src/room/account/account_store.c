/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/account/account_store.h"

#include "base/digest.h"
#include "base/text.h"
#include "http/site.h"
#include "sql.h"

#define SHAPE_TAG struct account_session
SHAPE_TABLE(account_session, NULL, ACCOUNT_SESSION);
#undef SHAPE_TAG

enum status person_by_email(struct db *db, struct arena *mem, struct str email, struct person **ret)
{
    return db_one(db, SQL_PERSON_BY_EMAIL, WITH(IN(text_fold(mem, str_trim(email)))), mem, &person_shape, ret);
}

enum status people_with_role(struct db *db, struct arena *mem, int64_t jurisdiction, enum role role, struct day today,
                             struct person **ret, size_t *ret_count)
{
    return db_many(db, SQL_PEOPLE_WITH_ROLE, WITH(IN(jurisdiction), IN_CHOICE(role, role), IN(today)), mem,
                   &person_shape, ret, ret_count);
}

static enum status grants_load(struct request *r, int64_t person)
{
    struct grant_role *rows;
    size_t count;
    TRY(db_many(r->db, SQL_GRANTS_OF_PERSON, WITH(IN(person), IN(r->today)), r->mem, &grant_role_shape, &rows, &count));
    struct grant *grants = arena_array(r->mem, struct grant, count);
    for (size_t i = 0; i < count; i++)
        grants[i] = (struct grant){(enum role)rows[i].role, rows[i].jurisdiction};
    r->actor.grants = grants;
    r->actor.grant_count = count;
    return DONE;
}

enum status account_session_load(struct request *r, struct str id_hash)
{
    struct account_session *s;
    enum status found = db_one(r->db, SQL_SESSION_BY_HASH, WITH(IN(id_hash), IN(r->now)), r->mem,
                               &account_session_shape, &s);
    if (found == NOT_FOUND)
        return DONE;
    TRY(found);
    if (s->seen_at.s + r->site->config.session_idle < r->now.s && s->created_at.s + r->site->config.session_idle < r->now.s)
        return DONE;
    r->session = (struct session){true, str_copy(r->mem, id_hash), s->secret, s->second_factor};
    r->actor.person = s->person;
    r->actor.name = s->name;
    return grants_load(r, s->person);
}

enum status account_add(struct db *db, struct arena *mem, struct str email, struct str name, struct str password,
                        int64_t *ret_person)
{
    struct person p;
    shape_clear(&person_shape, &p);
    p.email = str_trim(email);
    p.email_folded = text_fold(mem, p.email);
    p.name = name;
    p.state = str_empty(password) ? PERSON_INVITED : PERSON_ACTIVE;
    p.language = STR("es");
    p.created_at = db_deed(db)->now;
    if (!str_empty(password))
        TRY(password_hash(mem, password, &p.password_hash));
    TRY(record_add(db, &person_shape, &p));
    *ret_person = p.id;
    return DONE;
}

enum status account_grant(struct db *db, struct arena *mem, int64_t person, enum role role, int64_t jurisdiction,
                          struct day from_on)
{
    (void)mem;
    int64_t n = 0;
    TRY(db_int(db, SQL_GRANT_EXISTS, WITH(IN(person), IN_CHOICE(role, role), IN(jurisdiction), IN(from_on)), &n));
    if (n > 0)
        return DONE;
    struct grant_role g;
    shape_clear(&grant_role_shape, &g);
    g.person = person;
    g.role = (int)role;
    g.jurisdiction = jurisdiction;
    g.from_on = from_on;
    return record_add(db, &grant_role_shape, &g);
}

enum status session_open(struct request *r, int64_t person, bool second_factor, struct str *ret_cookie)
{
    struct str cookie = random_hex(r->mem, 32), secret = random_hex(r->mem, 32);
    struct instant end = {r->now.s + r->site->config.session_life};
    TRY(db_exec(r->db, SQL_SESSION_ADD,
                WITH(IN(sha256_hex(r->mem, cookie)), IN(person), IN(secret), IN((int64_t)second_factor),
                     IN(STR("navegador")), IN(r->now), IN(end)),
                NULL));
    TRY(record_note(r->db, STR("entrar"), STR("person"), person, STR("{}")));
    *ret_cookie = cookie;
    return DONE;
}
