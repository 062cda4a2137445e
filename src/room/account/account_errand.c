/* SPDX-License-Identifier: EUPL-1.2
 * What /recuperar leaves for the worker. */
#include <jansson.h>

#include "job/job.h"
#include "room/account/account_pages.h"

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
