/* SPDX-License-Identifier: EUPL-1.2
 * Files of the front end inside the binary (build/assets, packed by tools/filepack). */
#ifndef HITO_BASE_ASSET_H
#define HITO_BASE_ASSET_H

#include "base/base.h"

struct asset {
    const char *name; /* without folder, with its hash: "hito-3f2a.css" */
    const char *type; /* media type */
    const char *bytes;
    size_t length;
    const char *gzip; /* or NULL */
    size_t gzip_length;
};
/* Closed by a row with name NULL. */
extern const struct asset assets[];
extern const size_t asset_count;
/* The descriptions of the algorithms (docs/algoritmos), by name: "hito-1.md". Closed likewise. */
extern const struct asset algorithm_pages[];

#endif
