/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/moderation/moderation_lines.h"

#define SHAPE_TAG struct post_where
SHAPE_TABLE(post_where, NULL, POST_WHERE);
#undef SHAPE_TAG
#define SHAPE_TAG struct moderator
SHAPE_TABLE(moderator, "moderator", MODERATOR);
#undef SHAPE_TAG
#define SHAPE_TAG struct moderation_line
SHAPE_TABLE(moderation_line, NULL, MODERATION_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct moderation_wait
SHAPE_TABLE(moderation_wait, NULL, MODERATION_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct post_report_line
SHAPE_TABLE(post_report_line, NULL, POST_REPORT_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct appeal_vote_line
SHAPE_TABLE(appeal_vote_line, NULL, APPEAL_VOTE_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct appeal_line
SHAPE_TABLE(appeal_line, NULL, APPEAL_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct panel_seat
SHAPE_TABLE(panel_seat, NULL, PANEL_SEAT);
#undef SHAPE_TAG
#define SHAPE_TAG struct moderation_sum
SHAPE_TABLE(moderation_sum, NULL, MODERATION_SUM);
#undef SHAPE_TAG
#define SHAPE_TAG struct moderation_span
SHAPE_TABLE(moderation_span, NULL, MODERATION_SPAN);
#undef SHAPE_TAG
#define SHAPE_TAG struct moderator_month
SHAPE_TABLE(moderator_month, NULL, MODERATOR_MONTH);
#undef SHAPE_TAG
#define SHAPE_TAG struct moderation_month
SHAPE_TABLE(moderation_month, NULL, MODERATION_MONTH);
#undef SHAPE_TAG
