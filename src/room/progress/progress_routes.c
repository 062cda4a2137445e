/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/progress/progress_pages.h"

const struct route progress_routes[] = {
    {.pattern = NULL},
};
