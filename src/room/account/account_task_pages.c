/* SPDX-License-Identifier: EUPL-1.2
 * What a task link that does not open its page shows, and asking for a new one. */
#include "base/json.h"
#include "http/limit.h"
#include "http/task.h"
#include "job/job.h"
#include "pages.h"
#include "room/account/account_pages.h"

/* r->object: the task of a link that was signed here, or NULL. */
enum status task_load(struct request *r)
{
    struct task k;
    r->object = NULL;
    if (!task_read(r->mem, r->site->server_key, request_param(r, "token"), &k))
        return DONE;
    struct task *kept = arena_new_of(r->mem, struct task);
    *kept = k;
    r->object = kept;
    return DONE;
}

static enum status to_sign_in(struct request *r, const struct task *k)
{
    return respond_redirect(r, path_fmt(r, "/entrar?next=%.*s", STR_ARG(url_component(r->mem, k->path))),
                            N_("Para tu cuenta los enlaces de correo llevan a iniciar sesión."));
}

/* GET /tarea/:token: writes nothing. */
enum status task_show(struct request *r)
{
    const struct task *k = r->object;
    struct task_page page = {.form = form_for(r, &person_shape, NULL, r->path), .known = k != NULL,
                             .sent = str_is(request_query(r, "enviado"), "1")};
    struct person *p;
    struct grant_role *grants;
    size_t count;
    enum task_standing how = TASK_NONE;
    page.form.revision = NONE;
    if (k != NULL)
        TRY(task_standing(r->db, r->mem, k->person, r->today, &p, &grants, &count, &how));
    bool good = how != TASK_NONE && !day_before(k->until_on, r->today) && !page.sent && r->problem == DONE;
    if (!good) {
        TRY(page_task(r, account_head(r, k != NULL ? N_("El enlace venció") : N_("El enlace no sirve")), &page));
        r->reply.code = r->problem != DONE ? r->reply.code : page.sent ? 200 : status_http(GONE);
        return DONE;
    }
    if (r->actor.person == k->person)
        return respond_redirect(r, k->path, NULL);
    if (r->actor.person != NONE)
        return respond_redirect(r, k->path, N_("El enlace es de otra persona y aquí está abierta tu sesión: ves la página como tú. "
                                               "Para usarlo, cierra la sesión y ábrelo de nuevo."));
    if (how == TASK_SIGN_IN)
        return to_sign_in(r, k);
    task_give(r, k);
    return respond_redirect(r, k->path, NULL);
}

enum status task_prepare(struct request *r)
{
    if (r->object == NULL)
        return INVALID;
    if (limit_hit(r->site, "tarea-ip", r->address, 10, 3600) != DONE)
        return problem_add(r, "", N_("Hubo demasiados intentos. Espera una hora y prueba otra vez."));
    return DONE;
}

/* POST /tarea/:token: the same answer for everybody; whether a letter goes out is seen by the worker. */
enum status task_apply(struct request *r)
{
    const struct task *k = r->object;
    if (k == NULL)
        return INVALID;
    if (limit_hit(r->site, "tarea", str_fmt(r->mem, "%lld", (long long)k->person), 3, 3600) == DONE) {
        struct json j = JSON(r->mem);
        json_open(&j, '{');
        json_key(&j, STR("enlace"));
        json_text(&j, request_param(r, "token"));
        json_key(&j, STR("clave"));
        json_text(&j, r->id);
        json_close(&j, '}');
        TRY(errand_queue(r->db, STR("tarea"), json_str(&j), str_fmt(r->mem, "tarea-%s", str_chars(r->mem, r->id))));
    }
    return respond_redirect(r, path_fmt(r, "%.*s?enviado=1", STR_ARG(r->path)), NULL);
}

enum status task_leave_apply(struct request *r)
{
    task_forget(r);
    return respond_redirect(r, STR("/"), N_("Saliste de la página del enlace. Para volver, ábrelo desde tu correo."));
}
