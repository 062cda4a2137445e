/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/api/api.h"

const struct room api_room = {.name = "api"};
