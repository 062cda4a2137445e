/* SPDX-License-Identifier: EUPL-1.2
 * Loaders that this room and those below share. */
#include "room/roundtable/roundtable_view.h"
#include "sql.h"

struct str roundtable_path_of(struct arena *mem, struct str jurisdiction_code, int64_t process, int64_t number)
{
    return str_fmt(mem, "/%.*s/cocreacion/%lld/mesa/%lld", STR_ARG(jurisdiction_code), (long long)process, (long long)number);
}

enum status roundtable_enter(struct request *r, struct roundtable_place **ret)
{
    struct roundtable_place *p = arena_new_of(r->mem, struct roundtable_place);
    int64_t number;
    bool runs = false;
    TRY(cocreation_enter(r, &p->at));
    TRY(request_id(r, "table", &number));
    TRY(db_one(r->db, SQL_ROUNDTABLE_BY_NUMBER, WITH(IN(p->at->process->id), IN(number)), r->mem, &roundtable_shape, &p->table));
    if (r->actor.person != NONE)
        TRY(roundtable_runs(r->db, p->table->id, r->actor.person, r->today, &runs));
    if (runs)
        r->scope.own_roles |= 1u << ROLE_FACILITATOR;
    r->scope.draft = r->scope.draft || p->table->state == TABLE_PREPARED;
    p->path = path_fmt(r, "%.*s/mesa/%lld", STR_ARG(p->at->path), (long long)number);
    *ret = p;
    return DONE;
}

enum status roundtable_load(struct request *r)
{
    struct roundtable_place *p;
    TRY(roundtable_enter(r, &p));
    r->object = p;
    return DONE;
}

enum status roundtable_session_load(struct request *r, const struct roundtable_place *p, struct roundtable_session **ret)
{
    int64_t number;
    TRY(request_id(r, "session", &number));
    return db_one(r->db, SQL_SESSION_BY_NUMBER, WITH(IN(p->table->id), IN(number)), r->mem, &roundtable_session_shape, ret);
}

enum status session_place_load(struct request *r)
{
    struct session_place *p = arena_new_of(r->mem, struct session_place);
    TRY(roundtable_enter(r, &p->at));
    TRY(roundtable_session_load(r, p->at, &p->session));
    p->path = path_fmt(r, "%.*s/sesion/%lld", STR_ARG(p->at->path), (long long)p->session->number);
    r->object = p;
    return DONE;
}

struct head roundtable_head(struct request *r, const struct roundtable_place *p, struct str title)
{
    struct head head = cocreation_head(r, p->at, title);
    head_crumb(r, &head, str_of(say(r->lang, N_("Mesas"))), path_fmt(r, "%.*s/mesas", STR_ARG(p->at->path)));
    head_crumb(r, &head, p->table->name, p->path);
    return head;
}
