/* SPDX-License-Identifier: EUPL-1.2
 * What main.c gives of this layer to the site, and the front end's files by their plain name. */
#ifndef HITO_VIEW_VIEW_H
#define HITO_VIEW_VIEW_H

#include "base/asset.h"
#include "view/out.h"

/* The file packed as "page.HASH.css" for "page.css", or NULL when the front end was not built. */
const struct asset *asset_find(const char *plain_name);
/* "/assets/page.3f2a.css", or STR_NONE. */
struct str asset_path(struct arena *a, const char *plain_name);
/* site.style_hash: base64 of the SHA-256 of the stylesheet that reading pages carry, or STR_NONE. */
struct str view_inline_style_hash(struct arena *a);
/* site.problem_show: the page of a problem (401, 403, 404, 409, 410, 413, 429, 5xx). */
enum status view_problem_show(struct request *r, int code);

#endif
