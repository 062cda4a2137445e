/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/indicator/indicator_rows.h"

#define SHAPE_TAG struct indicator_card
SHAPE_TABLE(indicator_card, NULL, INDICATOR_CARD);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_duty
SHAPE_TABLE(indicator_duty, NULL, INDICATOR_DUTY);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_commitment
SHAPE_TABLE(indicator_commitment, NULL, INDICATOR_COMMITMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_name
SHAPE_TABLE(indicator_name, NULL, INDICATOR_NAME);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_topic_row
SHAPE_TABLE(indicator_topic_row, NULL, INDICATOR_TOPIC_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_link_row
SHAPE_TABLE(indicator_link_row, NULL, INDICATOR_LINK_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_about
SHAPE_TABLE(indicator_about, NULL, INDICATOR_ABOUT);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_child
SHAPE_TABLE(indicator_child, NULL, INDICATOR_CHILD);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_shared
SHAPE_TABLE(indicator_shared, NULL, INDICATOR_SHARED);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_wait
SHAPE_TABLE(indicator_wait, NULL, INDICATOR_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct sheet_span
SHAPE_TABLE(sheet_span, NULL, SHEET_SPAN);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_data
SHAPE_TABLE(indicator_data, NULL, INDICATOR_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct sheet_data
SHAPE_TABLE(sheet_data, NULL, SHEET_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct sheet_part_data
SHAPE_TABLE(sheet_part_data, NULL, SHEET_PART_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct target_data
SHAPE_TABLE(target_data, NULL, TARGET_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_topic_data
SHAPE_TABLE(indicator_topic_data, NULL, INDICATOR_TOPIC_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct indicator_link_data
SHAPE_TABLE(indicator_link_data, NULL, INDICATOR_LINK_DATA);
#undef SHAPE_TAG
