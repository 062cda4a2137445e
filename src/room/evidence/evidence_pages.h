/* SPDX-License-Identifier: EUPL-1.2
 * What the templates of evidence show. */
#ifndef HITO_ROOM_EVIDENCE_PAGES_H
#define HITO_ROOM_EVIDENCE_PAGES_H

#include "room/evidence/evidence.h"
#include "room/jurisdiction/jurisdiction.h"
#include "view/form.h"

/* r->object of the routes below. */
struct evidence_place {
    const struct jurisdiction *jurisdiction;
    struct evidence *e;
    struct evidence_file *file; /* NULL for links */
    struct evidence_file *copy; /* NULL when there is none */
    struct str path;            /* "/ec/prueba/12" */
};
struct evidence_page {
    const struct evidence *e;
    const struct evidence_file *file;
    const struct evidence_file *copy;
    struct str path;
    struct form form;
    bool withdrawn, link_alive, may_withdraw;
};
#define EVIDENCE_CLAIM(F)                                     \
    F(FLAG, hidden, 0, FREE, "", "the claim is not public")   \
    F(FLAG, draft, 0, FREE, "", "nobody sent it yet")         \
    F(FLAG, ours, 0, FREE, "", "who asks writes the report")
SHAPE_STRUCT(evidence_claim, EVIDENCE_CLAIM);

#define EVIDENCE_ROLE(F) F(TEXT, role, 0, FREE, "", "focal point or counterpart")
SHAPE_STRUCT(evidence_role, EVIDENCE_ROLE);

/* Roles of the person on the commitment, as bits for the scope. */
enum status evidence_own_roles(struct request *r, int64_t commitment, unsigned *ret) MUST_USE;
enum status evidence_claim_of(struct request *r, int64_t claim, struct evidence_claim **ret) MUST_USE;

struct evidence_list {
    struct str jurisdiction_path;
    const struct evidence *items;
    size_t items_count;
};

extern const struct route evidence_routes[];

#endif
