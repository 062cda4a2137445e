/* SPDX-License-Identifier: EUPL-1.2
 * Loaders that the rooms below share. The home page of a jurisdiction is the portal's. */
#include "room/jurisdiction/jurisdiction.h"

enum status jurisdiction_enter(struct request *r, struct jurisdiction **ret)
{
    struct jurisdiction *j;
    TRY(jurisdiction_by_code(r->db, r->mem, request_param(r, "jurisdiction"), &j));
    request_scope(r, j->id, (int)j->utc_offset_s, false);
    *ret = j;
    return DONE;
}

enum status jurisdiction_load(struct request *r)
{
    struct jurisdiction *j;
    TRY(jurisdiction_enter(r, &j));
    r->object = j;
    return DONE;
}

struct head jurisdiction_head(struct request *r, const struct jurisdiction *j, struct str title)
{
    return (struct head){
        .title = title,
        .demo = j->demo,
        .jurisdiction_name = j->name,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(j->code)),
    };
}
