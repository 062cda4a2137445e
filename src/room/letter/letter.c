/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/letter/letter.h"

CHOICES_TABLE(letter_direction, LETTER_DIRECTION);
CHOICES_TABLE(letter_kind, LETTER_KIND);

#define SHAPE_TAG struct letter
SHAPE_TABLE(letter, "letter", LETTER);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&letter_shape, NULL};
const struct room letter_room = {.name = "letter", .shapes = shapes};
