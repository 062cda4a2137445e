/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/commitment/commitment.h"

#include "room/commitment/commitment_pages.h"

CHOICES_TABLE(commitment_state, COMMITMENT_STATE);
CHOICES_TABLE(ogp_value, OGP_VALUE);
CHOICES_TABLE(institution_role, INSTITUTION_ROLE);
CHOICES_TABLE(person_role, PERSON_ROLE);
CHOICES_TABLE(financing_source, FINANCING_SOURCE);

#define SHAPE_TAG struct commitment
SHAPE_TABLE(commitment, "commitment", COMMITMENT);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_value
SHAPE_TABLE(commitment_value, "commitment_value", COMMITMENT_VALUE);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_institution
SHAPE_TABLE(commitment_institution, "commitment_institution", COMMITMENT_INSTITUTION);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_person
SHAPE_TABLE(commitment_person, "commitment_person", COMMITMENT_PERSON);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_topic
SHAPE_TABLE(commitment_topic, "commitment_topic", COMMITMENT_TOPIC);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_territory
SHAPE_TABLE(commitment_territory, "commitment_territory", COMMITMENT_TERRITORY);
#undef SHAPE_TAG

#define SHAPE_TAG struct financing
SHAPE_TABLE(financing, "financing", FINANCING);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_comment
SHAPE_TABLE(commitment_comment, "commitment_comment", COMMITMENT_COMMENT);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_card
SHAPE_TABLE(commitment_card, NULL, COMMITMENT_CARD);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &commitment_shape,
    &commitment_value_shape,
    &commitment_institution_shape,
    &commitment_person_shape,
    &commitment_topic_shape,
    &commitment_territory_shape,
    &financing_shape,
    &commitment_comment_shape,
    &commitment_card_shape,
    &commitment_own_role_shape,
    &commitment_party_shape,
    &commitment_link_shape,
    &commitment_side_shape,
    &commitment_contact_shape,
    &commitment_remark_shape,
    NULL,
};
static const struct route *const more_routes[] = {commitment_sheet_routes, commitment_people_routes, NULL};
const struct room commitment_room = {
    .name = "commitment", .shapes = shapes, .routes = commitment_routes, .more_routes = more_routes};
