/* SPDX-License-Identifier: EUPL-1.2
 * What results were computed from, for those who compute them again. */
#include "room/progress/progress_facts.h"

enum status progress_tell(struct db *db, struct arena *mem, int64_t commitment, struct progress_told *ret)
{
    struct commitment_result *kept;
    struct progress_frame *frame;
    struct progress_records records;
    TRY(progress_of_commitment(db, mem, commitment, &kept));
    TRY(methodology_get(db, mem, kept->methodology, &ret->version));
    TRY(progress_frame_of(db, mem, commitment, &frame));
    TRY(progress_read(db, mem, frame, &records));
    ret->day = kept->computed_on;
    ret->periods = progress_periods(mem, ret->version, &records);
    ret->facts = progress_facts(mem, &records, kept->computed_on);
    ret->milestones = records.milestones;
    ret->weight_centi = frame->weight_centi;
    return DONE;
}
