/* SPDX-License-Identifier: EUPL-1.2
 * What the account templates show. */
#ifndef HITO_ROOM_ACCOUNT_PAGES_H
#define HITO_ROOM_ACCOUNT_PAGES_H

#include "room/account/account.h"
#include "view/form.h"

struct sign_in_page {
    struct form form;
    struct str next;
    bool demo;
};

extern const struct route account_routes[];

#endif
