/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/account/account_store.h"

#include "base/digest.h"
#include "base/text.h"
#include "http/session.h"
#include "sql.h"

#define SHAPE_TAG struct account_session
SHAPE_TABLE(account_session, NULL, ACCOUNT_SESSION);
#undef SHAPE_TAG
#define SHAPE_TAG struct account_session_row
SHAPE_TABLE(account_session_row, NULL, ACCOUNT_SESSION_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct account_token
SHAPE_TABLE(account_token, NULL, ACCOUNT_TOKEN);
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

enum status account_actor_load(struct request *r, int64_t person)
{
    struct person *p;
    TRY(record_get(r->db, r->mem, &person_shape, person, &p));
    if (p->state == PERSON_DISABLED)
        return NOT_FOUND;
    TRY(grants_load(r, person));
    r->actor.person = p->id;
    r->actor.name = p->name;
    r->lang = p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    return DONE;
}

bool factor_required(const struct site *site, const struct grant *grants, size_t count)
{
    for (size_t i = 0; i < count && !site->config.demonstration; i++)
        if (grants[i].role == ROLE_DIRECTORATE || grants[i].role == ROLE_ADMIN)
            return true;
    return false;
}

enum status account_session_load(struct request *r, struct str id_hash)
{
    struct account_session *s;
    enum status found = db_one(r->db, SQL_SESSION_BY_HASH, WITH(IN(id_hash), IN(r->now)), r->mem,
                               &account_session_shape, &s);
    if (found == NOT_FOUND)
        return DONE;
    TRY(found);
    if (s->seen_at.s + r->site->config.session_idle < r->now.s)
        return DONE;
    TRY(grants_load(r, s->person));
    session_used(r->site, id_hash, r->now);
    bool owes_code = s->enrolled && !s->second_factor;
    bool owes_enrolment = !s->enrolled && factor_required(r->site, r->actor.grants, r->actor.grant_count);
    r->session = (struct session){true, str_copy(r->mem, id_hash), s->secret, s->second_factor, 0, false, false};
    if (owes_code || owes_enrolment) {
        r->session.signed_in = false;
        r->session.waiting = s->person;
        r->session.waits_enrolment = owes_enrolment;
        r->actor = (struct actor){.person = NONE};
        return DONE;
    }
    r->actor.person = s->person;
    r->actor.name = s->name;
    return DONE;
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
    p.language = PERSON_SPANISH;
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

enum status session_make(struct request *r, int64_t person, bool second_factor, struct str *ret_cookie)
{
    struct str cookie = random_hex(r->mem, 32), secret = random_hex(r->mem, 32);
    struct instant end = {r->now.s + r->site->config.session_life};
    TRY(db_exec(r->db, SQL_SESSION_ADD,
                WITH(IN(sha256_hex(r->mem, cookie)), IN(person), IN(secret), IN((int64_t)second_factor),
                     IN(agent_words(r->mem, r->agent)), IN(r->now), IN(end), IN(address_network(r->mem, r->address))),
                NULL));
    TRY(record_note(r->db, STR("entrar"), STR("person"), person,
                    second_factor ? STR("{\"segundo_factor\":true}") : STR("{}")));
    *ret_cookie = cookie;
    return DONE;
}

enum status session_open(struct request *r, int64_t person, bool second_factor)
{
    struct str cookie;
    r->deed.person = person;
    if (!str_empty(r->session.id_hash))
        TRY(db_exec(r->db, SQL_SESSION_REVOKE, WITH(IN(r->session.id_hash), IN(r->now)), NULL));
    TRY(session_make(r, person, second_factor, &cookie));
    session_give(r, cookie, r->site->config.session_life);
    return DONE;
}

enum status sessions_open(struct request *r, int64_t person, struct account_session_row **ret, size_t *ret_count)
{
    struct instant idle = {r->now.s - r->site->config.session_idle};
    return db_many(r->db, SQL_SESSIONS_OF_PERSON, WITH(IN(person), IN(r->now), IN(idle)), r->mem,
                   &account_session_row_shape, ret, ret_count);
}

enum status account_sessions_end(struct db *db, int64_t person, struct str but)
{
    return db_exec(db, SQL_SESSIONS_REVOKE_ALL, WITH(IN(person), IN(str_empty(but) ? STR("-") : but), IN(db_deed(db)->now)), NULL);
}

enum status person_grants(struct db *db, struct arena *mem, int64_t person, struct grant_role **ret, size_t *ret_count)
{
    return db_many(db, SQL_GRANTS_EVER_OF_PERSON, WITH(IN(person)), mem, &grant_role_shape, ret, ret_count);
}

enum status people_all(struct db *db, struct arena *mem, struct person **ret, size_t *ret_count)
{
    TRY(db_many(db, SQL_PEOPLE_ALL, WITHOUT, mem, &person_shape, ret, ret_count));
    text_sort_by(mem, *ret, *ret_count, name);
    return DONE;
}

enum status people_assigned(struct db *db, struct arena *mem, int64_t jurisdiction, struct person **ret, size_t *ret_count)
{
    TRY(db_many(db, SQL_PEOPLE_ASSIGNED, WITH(IN(jurisdiction)), mem, &person_shape, ret, ret_count));
    text_sort_by(mem, *ret, *ret_count, name);
    return DONE;
}

enum status grants_all(struct db *db, struct arena *mem, struct grant_role **ret, size_t *ret_count)
{
    return db_many(db, SQL_GRANTS_ALL, WITHOUT, mem, &grant_role_shape, ret, ret_count);
}
