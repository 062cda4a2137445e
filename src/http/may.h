/* SPDX-License-Identifier: EUPL-1.2
 * May this actor do this here? One pure function over one table (permission.def). */
#ifndef HITO_HTTP_MAY_H
#define HITO_HTTP_MAY_H

#include "base/field.h"

#define ROLE_LIST(C)                                                  \
    C(ROLE_PUBLIC, "publico", "Público")                              \
    C(ROLE_PERSON, "persona", "Persona con cuenta")                   \
    C(ROLE_FOCAL, "punto-focal", "Punto focal")                       \
    C(ROLE_COUNTERPART, "contraparte", "Contraparte")                 \
    C(ROLE_EVALUATOR, "evaluacion", "Evaluación de propuestas")      \
    C(ROLE_FACILITATOR, "facilitacion", "Facilitación de mesas")     \
    C(ROLE_DIRECTORATE, "direccion", "Dirección")                     \
    C(ROLE_COLEAD, "coliderazgo", "Coliderazgo de la sociedad civil") \
    C(ROLE_ADMIN, "administracion", "Administración técnica")
CHOICES_ENUM(role, ROLE_LIST);
#define ROLE_COUNT ((size_t)ROLE_ADMIN + 1)

#define PERMISSION(action, label, pub, sig, foc, cou, eva, fac, dir, col, adm) action,
enum action {
#include "permission.def"
    ACTION_COUNT
};
#undef PERMISSION

/* A role somebody holds in a jurisdiction (roles are scoped, people are global). */
struct grant {
    enum role role;
    int64_t jurisdiction; /* NONE: the whole installation (administrator only) */
};

/* Who asks. `person` NONE is the public. */
struct actor {
    int64_t person;
    struct str name;
    const struct grant *grants;
    size_t grant_count;
};

/* What the route's object is, filled by the route's loader. */
struct scope {
    int64_t jurisdiction; /* NONE: belongs to none (people, configuration) */
    unsigned own_roles;   /* bit per role that the actor holds on this very object (FOCAL, COUNTERPART, EVALUATOR, FACILITATOR;
                             PERSON: in the team that drafts it) */
    bool draft;           /* not published: who may not READ_DRAFT must not learn that it exists */
};

/* DONE · NOT_FOUND: it must not be known to exist · UNKNOWN_PERSON: nobody is signed in ·
 * DENIED: seen, but not allowed. */
enum status may(const struct actor *who, enum action action, const struct scope *where) MUST_USE;
/* The role that allows it, for the log and "actúa como"; ROLE_PUBLIC if none else. */
enum role may_as(const struct actor *who, enum action action, const struct scope *where);
/* For the printed matrix and the tests: 'n' no, 'a' all, 'o' own. */
char permission_cell(enum action action, enum role role);
const char *action_name(enum action action);  /* "EDIT_PLAN" */
const char *action_label(enum action action); /* Spanish message */

#endif
