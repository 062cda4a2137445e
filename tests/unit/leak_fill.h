/* SPDX-License-Identifier: EUPL-1.2
 * Inside of the stage of leak_house.h: what is shared while it is filled. */
#ifndef HITO_TESTS_UNIT_LEAK_FILL_H
#define HITO_TESTS_UNIT_LEAK_FILL_H

#include "room/evidence/evidence.h"
#include "room/report/report.h"
#include "tests/unit/leak_house.h"

#define COMMITMENT_PATTERN "/:jurisdiction/plan/:plan/compromiso/:number"
struct leak_fill {
    struct leak_house *h;
    struct db *db;
    struct arena *mem;
    struct day today;
    const char *word;
    int64_t file, serial;
};
/* A write beside the server, as the program itself would do it. */
bool leak_written(struct leak_house *h, enum status (*work)(struct leak_fill *f));
struct day leak_ago(const struct leak_fill *f, int days);
/* A sentence with the word. */
struct str leak_told(struct leak_fill *f, const char *what);
void leak_address(struct leak_house *h, const char *pattern, struct str path);
/* A content of its own; f->file is its row. */
enum status leak_file(struct leak_fill *f) MUST_USE;
enum status leak_proof(struct leak_fill *f, int64_t claim, int64_t stance, enum evidence_visibility visibility, bool link) MUST_USE;
/* A delivery on milestone 1.1, 1.2 or 1.3 (`at` 0 to 2) with two proofs. */
enum status leak_claim(struct leak_fill *f, int at, int64_t report, enum claim_state state, int64_t *ret) MUST_USE;
enum status leak_report(struct leak_fill *f, enum secret_thing what, enum report_state state, enum claim_state line) MUST_USE;
enum status leak_reports_silent(struct leak_fill *f) MUST_USE;
enum status leak_claims_silent(struct leak_fill *f) MUST_USE;
/* A series with one public value, what it feeds and an index over it; then what is not public of them. */
enum status leak_indicators_open(struct leak_fill *f) MUST_USE;
enum status leak_indicators_silent(struct leak_fill *f) MUST_USE;

#endif
