/* SPDX-License-Identifier: EUPL-1.2
 * One's own account: data, sessions, what is held about one. */
#include "base/json.h"
#include "base/text.h"
#include "http/limit.h"
#include "pages.h"
#include "room/account/account_pages.h"
#include "room/jurisdiction/jurisdiction.h"
#include "sql.h"

static struct str where_of(struct request *r, const struct jurisdiction *all, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].id == id)
            return all[i].name;
    return str_of(say(r->lang, N_("Toda la instalación")));
}

static enum status roles_read(struct request *r, const struct person *p, struct account_page *page)
{
    struct grant_role *grants;
    struct jurisdiction *all;
    size_t count, all_count;
    TRY(person_grants(r->db, r->mem, p->id, &grants, &count));
    TRY(jurisdictions_and_practices(r->db, r->mem, &all, &all_count));
    struct role_line *lines = arena_array(r->mem, struct role_line, count);
    struct grant *held = arena_array(r->mem, struct grant, count);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        bool now = !day_before(r->today, grants[i].from_on) &&
                   (!day_known(grants[i].until_on) || !day_before(grants[i].until_on, r->today));
        lines[i] = (struct role_line){&grants[i], where_of(r, all, all_count, grants[i].jurisdiction)};
        if (now)
            held[n++] = (struct grant){(enum role)grants[i].role, grants[i].jurisdiction};
    }
    page->roles = lines;
    page->roles_count = count;
    page->factor_required = factor_required(r->site, held, n);
    return DONE;
}

static enum status session_lines(struct request *r, const struct person *p, struct account_page *page)
{
    struct account_session_row *rows;
    size_t count;
    TRY(sessions_open(r, p->id, &rows, &count));
    struct session_line *lines = arena_array(r->mem, struct session_line, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct session_line){&rows[i], str_eq(rows[i].id_hash, r->session.id_hash),
                                         str_fmt(r->mem, "sesion=%.*s", STR_ARG(rows[i].id_hash)).ptr,
                                         N_("Cerrar esta sesión")};
    page->sessions = lines;
    page->sessions_count = count;
    return DONE;
}

enum status own_show(struct request *r)
{
    const struct person *p = r->object;
    struct account_page page = {
        .person = p,
        .form = form_for(r, &person_shape, p, STR("/cuenta")),
        .factor = !str_empty(p->totp_sealed),
        .demo = r->site->config.demonstration,
    };
    TRY(roles_read(r, p, &page));
    TRY(session_lines(r, p, &page));
    TRY(recovery_codes_left(r, p->id, &page.codes_left));
    struct head head = account_head(r, N_("Mi cuenta"));
    head.data_path = STR_NONE;
    return page_account(r, head, &page);
}

static bool email_changes(struct request *r, const struct person *p)
{
    struct str typed = str_trim(request_form(r, "email"));
    return !str_empty(typed) && !str_eq(typed, p->email);
}

/* Another address for letters needs the password. */
enum status own_prepare(struct request *r)
{
    const struct person *p = r->object;
    if (!email_changes(r, p))
        return DONE;
    if (limit_hit(r->site, "clave", str_fmt(r->mem, "%lld", (long long)p->id), 5, 900) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera quince minutos y prueba otra vez."));
    if (!password_matches(r->mem, p->password_hash, request_form(r, "password")))
        return problem_add(r, "password", N_("Para cambiar el correo escribe tu clave actual."));
    return DONE;
}

static enum status email_free(struct request *r, struct person *p)
{
    struct person *other;
    if (!account_email_good(p->email))
        return problem_add(r, "email", N_("Escribe un correo como nombre@institucion.gob.ec."));
    p->email_folded = text_fold(r->mem, p->email);
    enum status found = person_by_email(r->db, r->mem, p->email, &other);
    if (found == DONE && other->id != p->id)
        return problem_add(r, "email", N_("No se puede usar ese correo."));
    return found == NOT_FOUND ? DONE : found;
}

enum status own_apply(struct request *r)
{
    static const char *const names[] = {"name", "email", "language", NULL};
    const struct person *old = r->object;
    struct person p = *old;
    TRY(form_read_fields(r, &person_shape, &p, names));
    TRY(email_free(r, &p));
    TRY(record_change(r->db, &person_shape, r->mem, &p));
    if (!str_eq(p.email, old->email)) /* to the old address: its owner must know */
        TRY(account_letter(r->db, r->mem, old, N_("Cambió el correo de tu cuenta de Hito"),
                           N_("Desde ahora las cartas de tu cuenta van a otra dirección. Si no fuiste tú, avisa a quien "
                              "administra tu instalación.\n"),
                           NULL, 0, str_fmt(r->mem, "correo-%s", str_chars(r->mem, r->id))));
    return respond_redirect(r, path_fmt(r, "/cuenta?lang=%s", choice_code(&person_language_choices, p.language)), N_("Se guardaron los cambios."));
}

/* GET /cuenta/datos: everything held about the person, but secrets. */
enum status own_data_show(struct request *r)
{
    const struct person *p = r->object;
    struct grant_role *grants;
    struct account_session_row *sessions;
    size_t grant_count, session_count;
    TRY(person_grants(r->db, r->mem, p->id, &grants, &grant_count));
    TRY(sessions_open(r, p->id, &sessions, &session_count));
    struct json j = JSON(r->mem);
    json_open(&j, '{');
    json_key(&j, STR("persona"));
    json_row(&j, &person_shape, p, STAFF | OWN);
    json_key(&j, STR("segundo_factor"));
    json_bool(&j, !str_empty(p->totp_sealed));
    json_key(&j, STR("roles"));
    json_open(&j, '[');
    for (size_t i = 0; i < grant_count; i++)
        json_row(&j, &grant_role_shape, &grants[i], STAFF | OWN);
    json_close(&j, ']');
    json_key(&j, STR("sesiones"));
    json_open(&j, '[');
    for (size_t i = 0; i < session_count; i++)
        json_row(&j, &account_session_row_shape, &sessions[i], STAFF | OWN);
    json_close(&j, ']');
    json_close(&j, '}');
    return respond_download(r, "application/json; charset=utf-8", STR("mi-cuenta.json"), json_str(&j));
}

enum status session_end_apply(struct request *r)
{
    const struct person *p = r->object;
    int64_t changed = 0;
    TRY(db_exec(r->db, SQL_SESSION_REVOKE_OF_PERSON, WITH(IN(p->id), IN(request_form(r, "sesion")), IN(r->now)), &changed));
    if (changed == 0)
        return respond_redirect(r, STR("/cuenta"), N_("Esa sesión ya había terminado."));
    TRY(record_note(r->db, STR("cerrar-sesion"), STR("person"), p->id, STR("{}")));
    return respond_redirect(r, STR("/cuenta"), N_("Se cerró esa sesión."));
}

enum status sessions_end_apply(struct request *r)
{
    const struct person *p = r->object;
    TRY(account_sessions_end(r->db, p->id, r->session.id_hash));
    TRY(record_note(r->db, STR("cerrar-sesion"), STR("person"), p->id, STR("{\"todas\":true}")));
    return respond_redirect(r, STR("/cuenta"), N_("Se cerraron las demás sesiones."));
}

enum status password_show(struct request *r)
{
    struct password_page page = {.form = form_for(r, &person_shape, NULL, STR("/cuenta/clave")), .good = true};
    return page_password(r, account_head(r, N_("Cambiar la clave")), &page);
}

/* The new password's hash goes to r->prepared. */
enum status password_prepare(struct request *r)
{
    const struct person *p = r->object;
    struct str fresh = request_form(r, "password_new");
    if (limit_hit(r->site, "clave", str_fmt(r->mem, "%lld", (long long)p->id), 5, 900) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera quince minutos y prueba otra vez."));
    if (!password_matches(r->mem, p->password_hash, request_form(r, "password")))
        return problem_add(r, "password", N_("La clave actual no es correcta."));
    const char *weak = password_problem(fresh, p->email, r->actor.grant_count > 0);
    if (weak != NULL)
        return problem_add(r, "password_new", weak);
    if (!str_eq(fresh, request_form(r, "password_again")))
        return problem_add(r, "password_again", N_("No es igual a la de arriba."));
    struct str *hash = arena_new_of(r->mem, struct str);
    r->prepared = hash;
    return password_hash(r->mem, fresh, hash);
}

enum status password_apply(struct request *r)
{
    struct person *p = r->object;
    p->password_hash = *(const struct str *)r->prepared;
    TRY(record_change(r->db, &person_shape, r->mem, p));
    TRY(account_sessions_end(r->db, p->id, STR_NONE));
    TRY(session_open(r, p->id, r->session.second_factor));
    TRY(account_letter(r->db, r->mem, p, N_("Cambió la clave de tu cuenta de Hito"),
                       N_("La clave de tu cuenta se cambió y las sesiones abiertas se cerraron. Si no fuiste tú, "
                          "restablece tu clave y avisa a quien administra tu instalación.\n"),
                       NULL, 0, str_fmt(r->mem, "clave-%s", str_chars(r->mem, r->id))));
    return respond_redirect(r, STR("/cuenta"), N_("Se cambió la clave y se cerraron las demás sesiones."));
}
