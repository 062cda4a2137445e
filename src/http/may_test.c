/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/may.h"

#include "tests/test.h"

#define HERE 10
#define ELSEWHERE 11

static enum status ask(enum role role, enum action action, int64_t jurisdiction, bool own, bool draft)
{
    const struct grant grant = {role, jurisdiction};
    struct actor who = {.person = role == ROLE_PUBLIC ? NONE : 7, .grants = &grant, .grant_count = role > ROLE_PERSON};
    struct scope where = {.jurisdiction = HERE, .own_roles = own ? 1u << role : 0, .draft = draft};
    return may(&who, action, &where);
}

static bool anyone(enum role role, enum action action)
{
    return permission_cell(action, ROLE_PUBLIC) == 'a' ||
           (role != ROLE_PUBLIC && permission_cell(action, ROLE_PERSON) == 'a');
}

UNIT(every_cell_of_the_table_decides_what_is_published)
{
    for (int action = 0; action < ACTION_COUNT; action++)
        for (int role = 0; role < (int)ROLE_COUNT; role++) {
            char cell = permission_cell(action, role);
            enum status refused = role == ROLE_PUBLIC ? UNKNOWN_PERSON : DENIED;
            enum status others = cell == 'a' || anyone(role, action) ? DONE : refused;
            enum status mine = others == DONE || cell == 'o' ? DONE : refused;
            EXPECT_STATUS(ask(role, action, HERE, false, false), others);
            EXPECT_STATUS(ask(role, action, HERE, true, false), mine);
        }
}

UNIT(a_draft_does_not_exist_for_who_may_not_read_it)
{
    for (int action = 0; action < ACTION_COUNT; action++)
        for (int role = 0; role < (int)ROLE_COUNT; role++)
            for (int own = 0; own < 2; own++) {
                char cell = permission_cell(READ_DRAFT, role);
                bool reads = cell == 'a' || (cell == 'o' && own);
                enum status published = ask(role, action, HERE, own, false);
                EXPECT_STATUS(ask(role, action, HERE, own, true), reads ? published : NOT_FOUND);
            }
}

UNIT(a_role_counts_only_in_its_jurisdiction)
{
    EXPECT_STATUS(ask(ROLE_DIRECTORATE, EDIT_PLAN, HERE, false, false), DONE);
    EXPECT_STATUS(ask(ROLE_DIRECTORATE, EDIT_PLAN, ELSEWHERE, false, false), DENIED);
    EXPECT_STATUS(ask(ROLE_ADMIN, MANAGE_PEOPLE, NONE, false, false), DONE);
    EXPECT_STATUS(ask(ROLE_DIRECTORATE, READ_DRAFT, ELSEWHERE, false, true), NOT_FOUND);
}

UNIT(the_strongest_role_that_allows_it_signs_the_deed)
{
    const struct grant both[] = {{ROLE_FOCAL, HERE}, {ROLE_DIRECTORATE, HERE}};
    struct actor who = {.person = 7, .grants = both, .grant_count = 2};
    struct scope where = {.jurisdiction = HERE, .own_roles = 1u << ROLE_FOCAL};
    EXPECT_INT(may_as(&who, REPORT, &where), ROLE_FOCAL);
    EXPECT_INT(may_as(&who, EDIT_PLAN, &where), ROLE_DIRECTORATE);
    EXPECT_INT(may_as(&who, MANAGE_PEOPLE, &where), ROLE_PUBLIC);
}
