/* SPDX-License-Identifier: EUPL-1.2
 * "Así se verá": the computation with the lines of a report counted as accepted and public. Nothing is stored. */
#include "room/progress/progress_pages.h"
#include "sql.h"

/* The earlier deliveries of the same share, which the line would correct. */
static void earlier_out(struct claim *all, size_t count, const struct claim *line)
{
    for (size_t i = 0; i < count; i++)
        if (line->kind == CLAIM_DELIVERED && all[i].kind == CLAIM_DELIVERED && all[i].state == CLAIM_ACCEPTED &&
            all[i].milestone == line->milestone && all[i].part == line->part)
            all[i].state = CLAIM_CORRECTED;
}

/* The records with the report's lines in the state that acceptance would give them. */
static enum status with_lines(struct db *db, struct arena *mem, int64_t commitment, int64_t report, struct day today,
                              struct progress_records *records)
{
    struct claim *lines;
    size_t count;
    TRY(db_many(db, SQL_CLAIMS_OF_REPORT, WITH(IN(report), IN(commitment)), mem, &claim_shape, &lines, &count));
    struct claim *all = arena_array(mem, struct claim, records->claim_count + count);
    size_t n = 0;
    for (size_t i = 0; i < records->claim_count; i++)
        if (records->claims[i].report != report)
            all[n++] = records->claims[i];
    for (size_t i = 0; i < count; i++) {
        lines[i].sent_on = lines[i].state == CLAIM_DRAFT ? today : lines[i].sent_on;
        lines[i].state = CLAIM_ACCEPTED;
        lines[i].public_on = today;
        earlier_out(all, n, &lines[i]);
        all[n++] = lines[i];
    }
    records->claims = all;
    records->claim_count = n;
    return DONE;
}

enum status progress_preview(struct db *db, struct arena *mem, int64_t commitment, int64_t report, struct day today,
                             struct progress_preview *ret)
{
    struct progress_frame *frame;
    struct methodology *version;
    struct progress_records records;
    struct progress_computed x;
    TRY(progress_frame_of(db, mem, commitment, &frame));
    TRY(methodology_on(db, mem, frame->jurisdiction, today, &version));
    TRY(progress_read(db, mem, frame, &records));
    TRY(with_lines(db, mem, commitment, report, today, &records));
    struct commitment_facts facts = progress_evaluate(mem, version, &records, today, &x);
    struct periods periods = progress_periods(mem, version, &records);
    ret->milestones = x.milestones;
    ret->milestone_count = x.milestone_count;
    ret->commitment = x.commitment;
    ret->remedy_count = commitment_remedies(version, periods, &facts, today, ret->remedies);
    return DONE;
}
