/* SPDX-License-Identifier: EUPL-1.2
 * Inside the room: what its files share, and what its templates show. */
#ifndef HITO_ROOM_PROPOSAL_VIEW_H
#define HITO_ROOM_PROPOSAL_VIEW_H

#include "room/proposal/proposal.h"

#define PROPOSAL_TEXT_MOST 10000

#define PROPOSAL_WHERE(F)                                    \
    F(TEXT, jurisdiction_code, 0, FREE, "", "of its address") \
    F(INT, process, 0, FREE, "", "number of the process")
SHAPE_STRUCT(proposal_where, PROPOSAL_WHERE);

struct proposal_question *proposal_questions_shipped(struct arena *mem, size_t *ret_count);
/* Hash and search words from the title and the texts. */
void proposal_words_set(struct arena *mem, struct proposal *p, const struct proposal_text *texts, size_t count);

#endif
