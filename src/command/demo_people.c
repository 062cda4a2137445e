/* SPDX-License-Identifier: EUPL-1.2
 * Plainly invented people: one account for each role. */
#include "command/demo.h"

static enum status one(struct db *db, struct arena *mem, const char *email, const char *name, int64_t *ret)
{
    struct person *there;
    enum status s = person_by_email(db, mem, str_of(email), &there);
    if (s == DONE)
        *ret = there->id;
    if (s != NOT_FOUND)
        return s;
    return account_add(db, mem, str_of(email), str_of(name), STR(DEMO_PASSWORD), ret);
}

enum status demo_people_add(struct db *db, struct arena *mem, int64_t jurisdiction, struct day today,
                            struct demo_people *ret)
{
    struct day since = day_add_months(today, -12);
    TRY(one(db, mem, "direccion@hito.example", "Dirección de Ejemplo", &ret->directorate));
    TRY(one(db, mem, "focal@hito.example", "Punto Focal de Ejemplo", &ret->focal));
    TRY(one(db, mem, "contraparte@hito.example", "Contraparte de Ejemplo", &ret->counterpart));
    TRY(one(db, mem, "coliderazgo@hito.example", "Coliderazgo de Ejemplo", &ret->colead));
    TRY(one(db, mem, "administracion@hito.example", "Administración de Ejemplo", &ret->admin));
    TRY(account_grant(db, mem, ret->directorate, ROLE_DIRECTORATE, jurisdiction, since));
    TRY(account_grant(db, mem, ret->focal, ROLE_FOCAL, jurisdiction, since));
    TRY(account_grant(db, mem, ret->counterpart, ROLE_COUNTERPART, jurisdiction, since));
    TRY(account_grant(db, mem, ret->colead, ROLE_COLEAD, jurisdiction, since));
    return account_grant(db, mem, ret->admin, ROLE_ADMIN, NONE, since);
}
