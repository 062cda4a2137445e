/* SPDX-License-Identifier: EUPL-1.2
 * What /recuperar and an expired task link leave for the worker. */
#include <jansson.h>

#include "http/task.h"
#include "job/job.h"
#include "room/account/account_pages.h"
#include "view/out.h"

#define RENEWED_DAYS 7
#define GUAYAQUIL_S (-18000)

struct wish {
    struct str email, key;
};

static enum status reset_in(struct chore_context *c, struct db *db, void *context)
{
    const struct wish *w = context;
    struct person *p;
    enum status found = person_by_email(db, c->mem, w->email, &p);
    if (found == NOT_FOUND || (found == DONE && p->state != PERSON_ACTIVE))
        return DONE;
    TRY(found);
    struct str values[] = {p->name, STR_NONE};
    TRY(account_reset_link(db, c->mem, c->site, p->id, &values[1]));
    return account_letter(db, c->mem, p, N_("Restablecer tu clave de Hito"),
                          N_("Hola, %1:\n\nPara elegir una clave nueva abre esta dirección:\n\n%2\n\nSirve una sola vez y durante "
                             "treinta minutos. Si no la pediste, no hace falta que hagas nada: tu clave sigue igual.\n"),
                          values, COUNT(values), w->key);
}

enum status reset_errand(struct chore_context *c, struct str payload)
{
    json_t *root = json_loadb(payload.ptr == NULL ? "" : payload.ptr, payload.len, 0, NULL);
    struct wish w = {str_copy(c->mem, str_of(json_string_value(json_object_get(root, "correo")))),
                     str_fmt(c->mem, "carta-restablecer-%s", root == NULL ? "" : json_string_value(json_object_get(root, "clave")))};
    json_decref(root);
    return str_empty(w.email) ? INVALID : job_write(c, reset_in, &w);
}

struct renewal {
    struct task task;
    struct str key;
};

static enum status renew_in(struct chore_context *c, struct db *db, void *context)
{
    const struct renewal *w = context;
    struct person *p;
    struct grant_role *grants;
    size_t count;
    enum task_standing how;
    struct day today = day_at(c->now, GUAYAQUIL_S);
    TRY(task_standing(db, c->mem, w->task.person, today, &p, &grants, &count, &how));
    if (how != TASK_GOOD)
        return DONE;
    enum lang lang = p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    struct str values[] = {p->name, task_link(c->site, c->mem, p->id, w->task.path, today, RENEWED_DAYS),
                           day_words(c->mem, lang, (struct day){today.n + RENEWED_DAYS})};
    return account_letter(db, c->mem, p, N_("Un enlace nuevo para lo que tenías pendiente"),
                          N_("Hola, %1:\n\nPediste un enlace nuevo. Abre la página sin clave, hasta el %3:\n\n%2\n\n"
                             "Si no lo pediste, no hace falta que hagas nada.\n"),
                          values, COUNT(values), w->key);
}

enum status task_errand(struct chore_context *c, struct str payload)
{
    struct renewal w = {0};
    json_t *root = json_loadb(payload.ptr == NULL ? "" : payload.ptr, payload.len, 0, NULL);
    struct str token = str_copy(c->mem, str_of(json_string_value(json_object_get(root, "enlace"))));
    w.key = str_fmt(c->mem, "carta-tarea-%s", root == NULL ? "" : json_string_value(json_object_get(root, "clave")));
    json_decref(root);
    return task_read(c->mem, c->site->server_key, token, &w.task) ? job_write(c, renew_in, &w) : INVALID;
}
