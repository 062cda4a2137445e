/* SPDX-License-Identifier: EUPL-1.2
 * Setting up the second factor. What is new travels sealed in the form, as a GET writes nothing; it
 * is stored when a code proves that the app has it. */
#include "base/secret.h"
#include "http/limit.h"
#include "pages.h"
#include "room/account/account_pages.h"
#include "sql.h"

#define FORM_S 1800

/* "person instant text", sealed: only for that person and for half an hour. */
static struct str seal_for(struct request *r, const struct person *p, const char *purpose, struct str text)
{
    return secret_seal(r->mem, r->site->server_key, purpose,
                       str_fmt(r->mem, "%lld %lld %.*s", (long long)p->id, (long long)r->now.s, STR_ARG(text)));
}

static struct str open_for(struct request *r, const struct person *p, const char *purpose, struct str sealed)
{
    struct str rest = secret_open(r->mem, r->site->server_key, purpose, sealed);
    struct str person = str_cut(&rest, ' '), at = str_cut(&rest, ' ');
    int64_t id, made;
    bool good = str_int(person, &id) && str_int(at, &made) && id == p->id && made <= r->now.s && r->now.s - made <= FORM_S;
    return good ? rest : STR_NONE;
}

static struct str in_fours(struct request *r, struct str secret)
{
    struct buf b = BUF(r->mem);
    for (size_t i = 0; i < secret.len; i++) {
        if (i > 0 && i % 4 == 0)
            buf_char(&b, ' ');
        buf_char(&b, secret.ptr[i]);
    }
    return buf_str(&b);
}

enum status factor_show(struct request *r)
{
    const struct person *p = r->object;
    struct factor_page page = {
        .form = form_for(r, &person_shape, NULL, STR("/cuenta/segundo-factor")),
        .next = next_path(r),
        .picture = N_("Código QR para la aplicación de autenticación"),
        .required = r->session.waits_enrolment,
        .demo = r->site->config.demonstration,
        .renew = !str_empty(p->totp_sealed),
    };
    if (r->session.waiting != 0 && !r->session.waits_enrolment)
        return UNKNOWN_PERSON; /* owes a code of the one it has */
    page.secret = open_for(r, p, "alta", request_form(r, "codigo_sellado"));
    if (str_empty(page.secret))
        page.secret = totp_secret(r->mem);
    page.sealed = seal_for(r, p, "alta", page.secret);
    page.groups = in_fours(r, page.secret);
    page.uri = str_fmt(r->mem, "otpauth://totp/Hito:%.*s?secret=%.*s&issuer=Hito", STR_ARG(url_component(r->mem, p->email)),
                       STR_ARG(page.secret));
    return page_factor(r, account_head(r, N_("Segundo factor")), &page);
}

enum status factor_prepare(struct request *r)
{
    const struct person *p = r->object;
    if (r->session.waiting != 0 && !r->session.waits_enrolment)
        return UNKNOWN_PERSON;
    if (limit_hit(r->site, "alta", str_fmt(r->mem, "%lld", (long long)p->id), 10, 900) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera quince minutos y prueba otra vez."));
    if (str_empty(p->totp_sealed))
        return DONE;
    if (!password_matches(r->mem, p->password_hash, request_form(r, "password")))
        return problem_add(r, "password", N_("La clave actual no es correcta."));
    return DONE;
}

enum status factor_apply(struct request *r)
{
    struct person *p = r->object;
    int64_t counter = NONE;
    struct str secret = open_for(r, p, "alta", request_form(r, "codigo_sellado")), code = request_form(r, "codigo");
    if (str_empty(secret))
        return problem_add(r, "codigo", N_("Pasó demasiado tiempo: agrega la cuenta otra vez con el código nuevo."));
    if (!totp_good(r->mem, secret, code, clock_real(r->now), NONE, &counter))
        return problem_add(r, "codigo", N_("El código no es correcto. Revisa que la hora del teléfono sea la correcta."));
    r->deed.person = p->id;
    TRY(factor_enrol(r, p, secret, counter));
    TRY(account_sessions_end(r->db, p->id, r->session.id_hash));
    TRY(session_open(r, p->id, true));
    struct str when[] = {instant_words(r->mem, r->lang, r->now)};
    TRY(account_letter(r->db, r->mem, p, N_("Segundo factor activado en tu cuenta de Hito"),
                       N_("El %1 se activó un segundo factor en tu cuenta. Si no fuiste tú, restablece tu clave y avisa a "
                          "quien administra tu instalación.\n"),
                       when, 1, str_fmt(r->mem, "factor-%s", str_chars(r->mem, r->id))));
    return respond_redirect(r, path_fmt(r, "/cuenta/codigos%.*s", STR_ARG(next_query(r))),
                            N_("El segundo factor está activo."));
}

enum status factor_remove_show(struct request *r)
{
    const struct person *p = r->object;
    if (str_empty(p->totp_sealed))
        return NOT_FOUND;
    struct code_page page = {.form = form_for(r, &person_shape, NULL, STR("/cuenta/segundo-factor/quitar"))};
    return page_factor_remove(r, account_head(r, N_("Quitar el segundo factor")), &page);
}

enum status factor_remove_prepare(struct request *r)
{
    const struct person *p = r->object;
    if (limit_hit(r->site, "clave", str_fmt(r->mem, "%lld", (long long)p->id), 5, 900) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera quince minutos y prueba otra vez."));
    if (!password_matches(r->mem, p->password_hash, request_form(r, "password")))
        return problem_add(r, "password", N_("La clave actual no es correcta."));
    return DONE;
}

enum status factor_remove_apply(struct request *r)
{
    struct person *p = r->object;
    if (str_empty(p->totp_sealed))
        return NOT_FOUND;
    if (factor_required(r->site, r->actor.grants, r->actor.grant_count))
        return problem_add(r, "", N_("Tu rol exige un segundo factor: puedes cambiarlo, no quitarlo."));
    TRY(factor_remove(r, p));
    TRY(account_sessions_end(r->db, p->id, r->session.id_hash));
    TRY(account_letter(r->db, r->mem, p, N_("Segundo factor quitado de tu cuenta de Hito"),
                       N_("Se quitó el segundo factor de tu cuenta. Si no fuiste tú, restablece tu clave y avisa a quien "
                          "administra tu instalación.\n"),
                       NULL, 0, str_fmt(r->mem, "factor-%s", str_chars(r->mem, r->id))));
    return respond_redirect(r, STR("/cuenta"), N_("Se quitó el segundo factor."));
}

/* Ten new codes at each look; they count from when the person says to have kept them. */
enum status recovery_show(struct request *r)
{
    const struct person *p = r->object;
    if (str_empty(p->totp_sealed))
        return NOT_FOUND;
    struct str *codes = arena_array(r->mem, struct str, RECOVERY_CODES);
    struct buf all = BUF(r->mem);
    for (int i = 0; i < RECOVERY_CODES; i++) {
        codes[i] = secret_words(r->mem, 3);
        if (i > 0)
            buf_char(&all, ' ');
        buf_add(&all, codes[i]);
    }
    struct recovery_page page = {
        .form = form_for(r, &person_shape, NULL, STR("/cuenta/codigos")),
        .next = next_path(r),
        .codes = codes,
        .codes_count = RECOVERY_CODES,
        .sealed = seal_for(r, p, "codigos", buf_str(&all)),
    };
    return page_recovery(r, account_head(r, N_("Códigos de recuperación")), &page);
}

enum status recovery_apply(struct request *r)
{
    const struct person *p = r->object;
    struct str rest = open_for(r, p, "codigos", request_form(r, "codigos_sellados")), codes[RECOVERY_CODES];
    size_t count = 0;
    if (str_empty(p->totp_sealed))
        return NOT_FOUND;
    while (!str_empty(rest) && count < RECOVERY_CODES)
        codes[count++] = str_cut(&rest, ' ');
    if (count != RECOVERY_CODES)
        return problem_add(r, "", N_("Pasó demasiado tiempo. Guarda estos códigos nuevos."));
    TRY(recovery_codes_set(r, p->id, codes, count));
    struct str next = next_path(r);
    return respond_redirect(r, str_empty(next) ? STR("/cuenta") : next, N_("Tus códigos de recuperación están activos."));
}
