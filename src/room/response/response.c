/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/response/response.h"

const struct room response_room = {.name = "response"};
