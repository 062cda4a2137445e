/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/may.h"

CHOICES_TABLE(role, ROLE_LIST);

enum cell { NO, ALL, MINE };
#define PERMISSION(action, label, ...) [action] = {__VA_ARGS__},
static const unsigned char matrix[ACTION_COUNT][ROLE_COUNT] = {
#include "permission.def"
};
#undef PERMISSION
#define PERMISSION(action, label, ...) [action] = {#action, label},
static const struct choice actions[ACTION_COUNT] = {
#include "permission.def"
};
#undef PERMISSION

static bool role_allows(enum action action, enum role role, const struct scope *where)
{
    unsigned char cell = matrix[action][role];
    return cell == ALL || (cell == MINE && (where->own_roles & (1u << role)) != 0);
}

static bool grant_applies(const struct grant *g, const struct scope *where)
{
    return g->jurisdiction == NONE || where->jurisdiction == NONE || g->jurisdiction == where->jurisdiction;
}

/* The strongest role that allows `action`; ROLE_COUNT when none does. */
static size_t allowing_role(const struct actor *who, enum action action, const struct scope *where)
{
    size_t best = ROLE_COUNT;
    if (role_allows(action, ROLE_PUBLIC, where))
        best = ROLE_PUBLIC;
    if (who->person != NONE && role_allows(action, ROLE_PERSON, where))
        best = ROLE_PERSON;
    for (size_t i = 0; i < who->grant_count; i++) {
        const struct grant *g = &who->grants[i];
        if (grant_applies(g, where) && role_allows(action, g->role, where) &&
            (best == ROLE_COUNT || g->role > best))
            best = g->role;
    }
    return best;
}

enum status may(const struct actor *who, enum action action, const struct scope *where)
{
    if (where->draft && allowing_role(who, READ_DRAFT, where) == ROLE_COUNT)
        return NOT_FOUND;
    if (allowing_role(who, action, where) != ROLE_COUNT)
        return DONE;
    return who->person == NONE ? UNKNOWN_PERSON : DENIED;
}

enum role may_as(const struct actor *who, enum action action, const struct scope *where)
{
    size_t best = allowing_role(who, action, where);
    return best == ROLE_COUNT ? ROLE_PUBLIC : (enum role)best;
}

char permission_cell(enum action action, enum role role)
{
    static const char letters[] = {[NO] = 'n', [ALL] = 'a', [MINE] = 'o'};
    return letters[matrix[action][role]];
}

const char *action_name(enum action action)
{
    return actions[action].code;
}

const char *action_label(enum action action)
{
    return actions[action].label;
}
