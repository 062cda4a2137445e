/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/plan/plan.h"

#include "room/plan/plan_pages.h"

CHOICES_TABLE(plan_level, PLAN_LEVEL);
CHOICES_TABLE(plan_tracking, PLAN_TRACKING);
CHOICES_TABLE(plan_state, PLAN_STATE);
CHOICES_TABLE(plan_template, PLAN_TEMPLATE);
CHOICES_TABLE(edition_kind, EDITION_KIND);
CHOICES_TABLE(plan_document_kind, PLAN_DOCUMENT_KIND);

#define SHAPE_TAG struct plan
SHAPE_TABLE(plan, "plan", PLAN);
#undef SHAPE_TAG

#define SHAPE_TAG struct plan_group
SHAPE_TABLE(plan_group, "plan_group", PLAN_GROUP);
#undef SHAPE_TAG

#define SHAPE_TAG struct plan_edition
SHAPE_TABLE(plan_edition, "plan_edition", PLAN_EDITION);
#undef SHAPE_TAG

#define SHAPE_TAG struct plan_document
SHAPE_TABLE(plan_document, "plan_document", PLAN_DOCUMENT);
#undef SHAPE_TAG

#define SHAPE_TAG struct record_text
SHAPE_TABLE(record_text, "record_text", RECORD_TEXT);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &plan_shape,
    &plan_group_shape,
    &plan_edition_shape,
    &plan_document_shape,
    &record_text_shape,
    NULL,
};
const struct room plan_room = {.name = "plan", .shapes = shapes, .routes = plan_routes};
