/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/archive/archive.h"

const struct room archive_room = {.name = "archive"};
