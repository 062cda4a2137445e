/* SPDX-License-Identifier: EUPL-1.2
 * Signing in and out. */
#include "room/account/account_pages.h"

#include "http/limit.h"
#include "http/session.h"
#include "pages.h"
#include "room/account/account_store.h"
#include "sql.h"

/* Only local paths: "/x", never "//host" or "/\host". */
static struct str local_path(struct str next)
{
    bool local = next.len > 0 && next.ptr[0] == '/' && !str_starts(next, "//") && str_find(next, STR("\\")) == SIZE_MAX;
    return local ? next : STR("/pendientes");
}

static enum status nothing_to_load(struct request *r)
{
    (void)r;
    return DONE;
}

static enum status sign_in_show(struct request *r)
{
    struct str next = request_query(r, "next");
    if (str_empty(next))
        next = request_form(r, "next");
    struct sign_in_page page = {
        .form = form_for(r, &person_shape, NULL, STR("/entrar")),
        .next = next,
        .demo = r->site->config.demonstration,
    };
    struct head head = {.title = str_of(say(r->lang, N_("Iniciar sesión"))), .form_page = true, .demo = page.demo};
    return page_sign_in(r, head, &page);
}

/* Slow part: limits, the password's hash, the code. Leaves the person in r->prepared. */
static enum status sign_in_prepare(struct request *r)
{
    struct str email = request_form(r, "email"), password = request_form(r, "password");
    if (str_empty(email) || str_empty(password))
        return problem_add(r, "email", N_("Escribe tu correo y tu clave."));
    if (limit_hit(r->site, "entrar", email, 5, 900) != DONE || limit_hit(r->site, "entrar-ip", r->address, 30, 900) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera quince minutos y prueba otra vez."));
    struct person *p = NULL;
    enum status found = person_by_email(r->db, r->mem, email, &p);
    if (found != DONE && found != NOT_FOUND)
        return found;
    bool active = found == DONE && p->state == PERSON_ACTIVE;
    bool right = password_matches(r->mem, active ? p->password_hash : STR_NONE, password);
    if (!right)
        return problem_add(r, "email", N_("El correo o la clave no son correctos."));
    limit_clear(r->site, "entrar", email);
    r->prepared = p;
    return DONE;
}

static enum status sign_in_apply(struct request *r)
{
    const struct person *p = r->prepared;
    struct str cookie;
    TRY(session_open(r, p->id, false, &cookie));
    session_give(r, cookie, r->site->config.session_life);
    return respond_redirect(r, local_path(request_form(r, "next")), NULL);
}

static enum status sign_out_apply(struct request *r)
{
    TRY(db_exec(r->db, SQL_SESSION_REVOKE, WITH(IN(r->session.id_hash), IN(r->now)), NULL));
    TRY(record_note(r->db, STR("salir"), STR("person"), r->actor.person, STR("{}")));
    session_forget(r);
    return respond_redirect(r, STR("/"), N_("Cerraste tu sesión."));
}

const struct route account_routes[] = {
    {GET, "/entrar", SIGN_IN, 0, NULL, sign_in_show, NULL, NULL},
    {POST, "/entrar", SIGN_IN, ROUTE_SLOW, nothing_to_load, sign_in_show, sign_in_prepare, sign_in_apply},
    {POST, "/salir", OWN_ACCOUNT, 0, NULL, NULL, NULL, sign_out_apply},
    {.pattern = NULL},
};
