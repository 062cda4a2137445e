/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/exchange/exchange.h"

const struct room exchange_room = {.name = "exchange"};
