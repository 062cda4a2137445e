/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/exchange/exchange.h"

#include "room/exchange/load_view.h"
#include "room/exchange/ogp_view.h"

#define SHAPE_TAG struct ogp_header_row
SHAPE_TABLE(ogp_header_row, "ogp_header", OGP_HEADER);
#undef SHAPE_TAG

#define SHAPE_TAG struct ogp_extract
SHAPE_TABLE(ogp_extract, "ogp_extract", OGP_EXTRACT);
#undef SHAPE_TAG

#define SHAPE_TAG struct ogp_kept
SHAPE_TABLE(ogp_kept, NULL, OGP_KEPT);
#undef SHAPE_TAG

#define SHAPE_TAG struct ogp_tag
SHAPE_TABLE(ogp_tag, NULL, OGP_TAG_ROW);
#undef SHAPE_TAG

#define SHAPE_TAG struct ogp_number_taken
SHAPE_TABLE(ogp_number_taken, NULL, OGP_NUMBER_TAKEN);
#undef SHAPE_TAG

#define SHAPE_TAG struct reference_plan
SHAPE_TABLE(reference_plan, NULL, REFERENCE_PLAN);
#undef SHAPE_TAG

#define SHAPE_TAG struct unlinked_text
SHAPE_TABLE(unlinked_text, NULL, UNLINKED_TEXT);
#undef SHAPE_TAG

#define SHAPE_TAG struct unlinked_commitment
SHAPE_TABLE(unlinked_commitment, NULL, UNLINKED_COMMITMENT);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &ogp_header_row_shape, &ogp_extract_shape, &ogp_kept_shape, &ogp_tag_shape, &ogp_number_taken_shape, &reference_plan_shape,
    &load_shape, &load_row_shape, &unlinked_text_shape, &unlinked_commitment_shape,    NULL,
};
static const struct route *const more_routes[] = {ogp_routes, NULL};
const struct room exchange_room = {.name = "exchange", .shapes = shapes, .routes = load_routes, .more_routes = more_routes, .panels = exchange_panels};
