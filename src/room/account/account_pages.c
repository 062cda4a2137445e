/* SPDX-License-Identifier: EUPL-1.2
 * Signing in, in two steps where there is a second factor, and out. */
#include "room/account/account_pages.h"

#include "base/text.h"
#include "http/limit.h"
#include "http/session.h"
#include "pages.h"
#include "sql.h"

/* Only local paths: "/x", never "//host" or "/\host". */
struct str next_path(const struct request *r)
{
    struct str next = request_form(r, "next");
    if (str_empty(next))
        next = request_query(r, "next");
    bool local = str_starts(next, "/") && !str_starts(next, "//") && str_find(next, STR("\\")) == SIZE_MAX && url_allowed(next);
    return local ? next : STR_NONE;
}

struct str next_query(struct request *r)
{
    struct str next = next_path(r);
    return str_empty(next) ? STR("") : path_fmt(r, "?next=%.*s", STR_ARG(url_component(r->mem, next)));
}

struct str after_sign_in(struct request *r, bool owes_code, bool owes_enrolment)
{
    struct str next = next_path(r);
    if (owes_code)
        return path_fmt(r, "/entrar/codigo%.*s", STR_ARG(next_query(r)));
    if (owes_enrolment)
        return path_fmt(r, "/cuenta/segundo-factor%.*s", STR_ARG(next_query(r)));
    return str_empty(next) ? STR("/pendientes") : next;
}

struct head account_head(struct request *r, const char *title)
{
    return (struct head){.title = str_of(say(r->lang, title)), .form_page = true};
}

enum status account_self(struct request *r)
{
    struct person *p;
    int64_t id = r->session.waiting != 0 ? r->session.waiting : r->actor.person;
    if (id == NONE)
        return UNKNOWN_PERSON;
    TRY(record_get(r->db, r->mem, &person_shape, id, &p));
    r->object = p;
    return DONE;
}

enum status account_nothing(struct request *r)
{
    (void)r;
    return DONE;
}

enum status sign_in_show(struct request *r)
{
    if (r->session.waiting != 0 && r->problem == DONE)
        return respond_redirect(r, after_sign_in(r, !r->session.waits_enrolment, r->session.waits_enrolment), NULL);
    struct sign_in_page page = {
        .form = form_for(r, &person_shape, NULL, STR("/entrar")),
        .next = next_path(r),
        .demo = r->site->config.demonstration,
    };
    return page_sign_in(r, account_head(r, N_("Iniciar sesión")), &page);
}

/* Slow part: limits, the password's hash. Leaves the person in r->prepared. */
enum status sign_in_prepare(struct request *r)
{
    struct str email = text_fold(r->mem, str_trim(request_form(r, "email"))), password = request_form(r, "password");
    if (str_empty(email) || str_empty(password))
        return problem_add(r, "email", N_("Escribe tu correo y tu clave."));
    if (limit_hit(r->site, "entrar", email, 5, 900) != DONE || limit_hit(r->site, "entrar-ip", r->address, 30, 900) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera quince minutos y prueba otra vez, o restablece tu clave."));
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

static enum status roles_today(struct request *r, int64_t person, bool *ret_required)
{
    struct grant_role *rows;
    size_t count;
    TRY(db_many(r->db, SQL_GRANTS_OF_PERSON, WITH(IN(person), IN(r->today)), r->mem, &grant_role_shape, &rows, &count));
    struct grant *grants = arena_array(r->mem, struct grant, count);
    for (size_t i = 0; i < count; i++)
        grants[i] = (struct grant){(enum role)rows[i].role, rows[i].jurisdiction};
    *ret_required = factor_required(r->site, grants, count);
    return DONE;
}

enum status sign_in_apply(struct request *r)
{
    const struct person *before = r->prepared;
    struct person *p;
    bool required;
    TRY(record_get(r->db, r->mem, &person_shape, before->id, &p));
    if (p->state != PERSON_ACTIVE || !str_eq(p->password_hash, before->password_hash))
        return problem_add(r, "email", N_("El correo o la clave no son correctos.")); /* changed meanwhile */
    TRY(roles_today(r, p->id, &required));
    bool enrolled = !str_empty(p->totp_sealed);
    TRY(session_open(r, p->id, false));
    return respond_redirect(r, after_sign_in(r, enrolled, !enrolled && required), NULL);
}

enum status sign_out_apply(struct request *r)
{
    if (!str_empty(r->session.id_hash)) {
        r->deed.person = r->session.waiting != 0 ? r->session.waiting : r->actor.person;
        TRY(db_exec(r->db, SQL_SESSION_REVOKE, WITH(IN(r->session.id_hash), IN(r->now)), NULL));
        TRY(record_note(r->db, STR("salir"), STR("person"), r->deed.person, STR("{}")));
    }
    session_forget(r);
    return respond_redirect(r, STR("/"), N_("Cerraste tu sesión."));
}

/* GET, POST /entrar/codigo: for who gave the password of an account with a second factor. */
enum status code_load(struct request *r)
{
    if (r->session.waiting == 0 || r->session.waits_enrolment)
        return r->actor.person == NONE ? UNKNOWN_PERSON : NOT_FOUND;
    return account_self(r);
}

enum status code_show(struct request *r)
{
    struct code_page page = {form_for(r, &person_shape, NULL, STR("/entrar/codigo")), next_path(r)};
    page.form.revision = NONE;
    return page_code(r, account_head(r, N_("Segundo factor")), &page);
}

static struct str person_key(struct request *r, const struct person *p)
{
    return str_fmt(r->mem, "%lld", (long long)p->id);
}

/* Counted before it is looked at: five tries in a quarter of an hour. */
enum status code_prepare(struct request *r)
{
    if (str_empty(request_form(r, "codigo")))
        return problem_add(r, "codigo", N_("Escribe el código."));
    if (limit_hit(r->site, "codigo", person_key(r, r->object), 5, 900) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera quince minutos y prueba otra vez."));
    return DONE;
}

enum status code_apply(struct request *r)
{
    struct person *p = r->object;
    enum status s = factor_check(r, p, request_form(r, "codigo"));
    if (s == INVALID)
        return problem_add(r, "codigo", N_("El código no es correcto o ya se usó. Espera al siguiente."));
    TRY(s);
    limit_clear(r->site, "codigo", person_key(r, p));
    TRY(session_open(r, p->id, true));
    return respond_redirect(r, after_sign_in(r, false, false), NULL);
}
