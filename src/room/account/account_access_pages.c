/* SPDX-License-Identifier: EUPL-1.2
 * Ways in without a password: a link asked for, an invitation. Neither signs anybody in: the second
 * factor is asked for afterwards as always. */
#include "base/json.h"
#include "base/text.h"
#include "http/limit.h"
#include "job/job.h"
#include "pages.h"
#include "room/account/account_pages.h"
#include "sql.h"

enum status reset_ask_show(struct request *r)
{
    struct reset_page page = {form_for(r, &person_shape, NULL, STR("/recuperar")), str_is(request_query(r, "enviado"), "1")};
    return page_reset(r, account_head(r, N_("Recuperar el acceso")), &page);
}

enum status reset_ask_prepare(struct request *r)
{
    if (!account_email_good(str_trim(request_form(r, "email"))))
        return problem_add(r, "email", N_("Escribe un correo como nombre@institucion.gob.ec."));
    if (limit_hit(r->site, "recuperar-ip", r->address, 10, 3600) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera una hora y prueba otra vez."));
    return DONE;
}

/* The same for everybody: an errand; whether the person exists is looked up later. */
enum status reset_ask_apply(struct request *r)
{
    struct str email = text_fold(r->mem, str_trim(request_form(r, "email")));
    struct json j = JSON(r->mem);
    json_open(&j, '{');
    json_key(&j, STR("correo"));
    json_text(&j, email);
    json_key(&j, STR("clave"));
    json_text(&j, r->id);
    json_close(&j, '}');
    if (limit_hit(r->site, "recuperar", email, 3, 3600) == DONE) {
        TRY(errand_queue(r->db, STR("restablecer"), json_str(&j), str_fmt(r->mem, "restablecer-%s", str_chars(r->mem, r->id))));
    }
    return respond_redirect(r, STR("/recuperar?enviado=1"), NULL);
}

/* The route says which kind of link it is. */
static const char *purpose_of(const struct request *r)
{
    return str_starts(r->path, "/invitacion/") ? "invitacion" : "restablecer";
}

/* A link that does not serve has no object, and a page that says so. */
enum status link_load(struct request *r)
{
    struct person *p;
    enum status found = token_find(r->db, r->mem, request_param(r, "token"), purpose_of(r), r->now, &p);
    r->object = found == DONE ? p : NULL;
    return found == NOT_FOUND ? DONE : found;
}

enum status link_show(struct request *r)
{
    const struct person *p = r->object;
    struct password_page page = {
        .form = form_for(r, &person_shape, NULL, r->path),
        .good = p != NULL,
        .invitation = str_is(str_of(purpose_of(r)), "invitacion"),
        .name = p == NULL ? STR_NONE : p->name,
    };
    TRY(page_link(r, account_head(r, page.invitation ? N_("Aceptar la invitación") : N_("Elegir una clave nueva")), &page));
    if (p == NULL)
        r->reply.code = status_http(GONE);
    return DONE;
}

static enum status is_staff(struct request *r, const struct person *p, bool *ret)
{
    struct grant_role *grants;
    size_t count;
    TRY(person_grants(r->db, r->mem, p->id, &grants, &count));
    *ret = count > 0;
    return DONE;
}

enum status link_prepare(struct request *r)
{
    const struct person *p = r->object;
    struct str fresh = request_form(r, "password_new");
    bool staff = false;
    if (p == NULL)
        return INVALID;
    if (limit_hit(r->site, "enlace", r->address, 20, 900) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera quince minutos y prueba otra vez."));
    TRY(is_staff(r, p, &staff));
    const char *weak = password_problem(fresh, p->email, staff);
    if (weak != NULL)
        return problem_add(r, "password_new", weak);
    if (!str_eq(fresh, request_form(r, "password_again")))
        return problem_add(r, "password_again", N_("No es igual a la de arriba."));
    struct str *hash = arena_new_of(r->mem, struct str);
    r->prepared = hash;
    return password_hash(r->mem, fresh, hash);
}

enum status link_apply(struct request *r)
{
    struct person *p = r->object;
    if (p == NULL)
        return INVALID; /* used meanwhile */
    bool invitation = p->state == PERSON_INVITED;
    r->deed.person = p->id;
    TRY(token_use(r->db, r->mem, request_param(r, "token")));
    p->password_hash = *(const struct str *)r->prepared;
    p->state = PERSON_ACTIVE;
    TRY(record_change(r->db, &person_shape, r->mem, p));
    TRY(account_sessions_end(r->db, p->id, STR_NONE));
    limit_clear(r->site, "entrar", p->email_folded);
    if (!invitation)
        TRY(account_letter(r->db, r->mem, p, N_("Cambió la clave de tu cuenta de Hito"),
                           N_("La clave de tu cuenta se cambió y las sesiones abiertas se cerraron. Si no fuiste tú, "
                              "restablece tu clave y avisa a quien administra tu instalación.\n"),
                           NULL, 0, str_fmt(r->mem, "clave-%s", str_chars(r->mem, r->id))));
    return respond_redirect(r, STR("/entrar"), invitation ? N_("Tu cuenta está lista. Entra con tu correo y tu clave.")
                                                          : N_("Se cambió la clave. Entra con la nueva."));
}
