/* SPDX-License-Identifier: EUPL-1.2 */
#include "job/job.h"
#include "room/account/account_pages.h"
#include "sql.h"

/* The second factor's page is also for those who may do nothing else yet: SIGN_IN, and account_self()
 * asks for somebody. */
const struct route account_routes[] = {
    {GET, "/entrar", SIGN_IN, 0, NULL, sign_in_show, NULL, NULL},
    {POST, "/entrar", SIGN_IN, ROUTE_SLOW, account_nothing, sign_in_show, sign_in_prepare, sign_in_apply},
    {GET, "/entrar/codigo", SIGN_IN, 0, code_load, code_show, NULL, NULL},
    {POST, "/entrar/codigo", SIGN_IN, 0, code_load, code_show, code_prepare, code_apply},
    {POST, "/salir", SIGN_IN, 0, NULL, NULL, NULL, sign_out_apply},
    {GET, "/recuperar", SIGN_IN, 0, NULL, reset_ask_show, NULL, NULL},
    {POST, "/recuperar", SIGN_IN, 0, NULL, reset_ask_show, reset_ask_prepare, reset_ask_apply},
    {GET, "/restablecer/:token", SIGN_IN, 0, link_load, link_show, NULL, NULL},
    {POST, "/restablecer/:token", SIGN_IN, ROUTE_SLOW, link_load, link_show, link_prepare, link_apply},
    {GET, "/invitacion/:token", SIGN_IN, 0, link_load, link_show, NULL, NULL},
    {POST, "/invitacion/:token", SIGN_IN, ROUTE_SLOW, link_load, link_show, link_prepare, link_apply},
    {GET, "/tarea/:token", SIGN_IN, 0, task_load, task_show, NULL, NULL},
    {POST, "/tarea/:token", SIGN_IN, 0, task_load, task_show, task_prepare, task_apply},
    {POST, "/tarea/salir", SIGN_IN, 0, NULL, NULL, NULL, task_leave_apply},
    {GET, "/cuenta/segundo-factor", SIGN_IN, 0, account_self, factor_show, NULL, NULL},
    {POST, "/cuenta/segundo-factor", SIGN_IN, ROUTE_SLOW, account_self, factor_show, factor_prepare, factor_apply},
    {GET, "/cuenta/segundo-factor/quitar", OWN_ACCOUNT, 0, account_self, factor_remove_show, NULL, NULL},
    {POST, "/cuenta/segundo-factor/quitar", OWN_ACCOUNT, ROUTE_SLOW, account_self, factor_remove_show, factor_remove_prepare,
     factor_remove_apply},
    {GET, "/cuenta/codigos", OWN_ACCOUNT, 0, account_self, recovery_show, NULL, NULL},
    {POST, "/cuenta/codigos", OWN_ACCOUNT, 0, account_self, recovery_show, NULL, recovery_apply},
    {GET, "/cuenta", OWN_ACCOUNT, 0, account_self, own_show, NULL, NULL},
    {POST, "/cuenta", OWN_ACCOUNT, ROUTE_SLOW, account_self, own_show, own_prepare, own_apply},
    {GET, "/cuenta/datos", OWN_ACCOUNT, ROUTE_PERSONAL, account_self, own_data_show, NULL, NULL},
    {POST, "/cuenta/sesion", OWN_ACCOUNT, 0, account_self, NULL, NULL, session_end_apply},
    {POST, "/cuenta/sesiones", OWN_ACCOUNT, 0, account_self, NULL, NULL, sessions_end_apply},
    {GET, "/cuenta/clave", OWN_ACCOUNT, 0, account_self, password_show, NULL, NULL},
    {POST, "/cuenta/clave", OWN_ACCOUNT, ROUTE_SLOW, account_self, password_show, password_prepare, password_apply},
    {.pattern = NULL},
};

struct uses {
    const struct session_use *items;
    size_t count;
};

static enum status write_uses(struct chore_context *c, struct db *db, void *context)
{
    const struct uses *u = context;
    (void)c;
    for (size_t i = 0; i < u->count; i++)
        TRY(db_exec(db, SQL_SESSION_SEEN, WITH(IN(u->items[i].id_hash), IN(u->items[i].at)), NULL));
    return DONE;
}

enum status sessions_chore(struct chore_context *c)
{
    struct session_use *items;
    struct uses u = {NULL, sessions_used_take(c->site, c->mem, &items)};
    u.items = items;
    return u.count == 0 ? DONE : job_write(c, write_uses, &u);
}

#define KEPT_S (30 * 86400)

static enum status tidy(struct chore_context *c, struct db *db, void *context)
{
    (void)context;
    TRY(db_exec(db, SQL_SESSIONS_TIDY, WITH(IN(c->now.s - KEPT_S)), NULL));
    return db_exec(db, SQL_TOKENS_TIDY, WITH(IN(c->now.s - KEPT_S)), NULL);
}

enum status account_tidy_chore(struct chore_context *c)
{
    return job_write(c, tidy, NULL);
}
