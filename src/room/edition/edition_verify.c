/* SPDX-License-Identifier: EUPL-1.2
 * Whether every frozen edition still is what its hash says. */
#include "base/digest.h"
#include "room/edition/edition_pages.h"
#include "sql.h"

struct look {
    void (*complain)(void *context, struct str what);
    void *context;
};

static enum status edition_seen(void *context, void *row, struct arena *mem)
{
    const struct look *look = context;
    const struct plan_edition *e = row;
    if (!str_eq(sha256_hex(mem, e->snapshot), e->sha256))
        look->complain(look->context, str_fmt(mem, "plan_edition %lld: el texto de la edición no corresponde a su huella",
                                              (long long)e->id));
    return DONE;
}

enum status edition_verify(struct db *db, struct arena *mem, const struct site *site,
                           void (*complain)(void *context, struct str what), void *context)
{
    (void)mem;
    (void)site;
    struct look look = {complain, context};
    return db_each(db, SQL_EDITION_FROZEN, WITHOUT, &plan_edition_shape, edition_seen, &look);
}
