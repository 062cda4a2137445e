/* SPDX-License-Identifier: EUPL-1.2
 * Private to the stage of the permission matrix: what its parts share while it is filled. */
#ifndef HITO_TESTS_UNIT_MATRIX_FILL_H
#define HITO_TESTS_UNIT_MATRIX_FILL_H

#include "tests/unit/matrix_house.h"

/* While the stage is filled. */
struct fill {
    struct test *t;
    struct matrix_house *m;
    struct db *db;
    struct day today;
    int64_t here, elsewhere, people[V_COUNT], institution, file;
};

enum status matrix_stall_fill(struct fill *f, int64_t commitment, struct example *e) MUST_USE;
enum status matrix_period_fill(struct fill *f, int64_t plan, int64_t commitment, struct example *e) MUST_USE;
/* An indicator of the commitment with a public value, one sent, and another indicator whose sheet is a draft ("code_ficha"). */
enum status matrix_indicator_fill(struct fill *f, int64_t plan, int64_t commitment, struct example *e, const char *code) MUST_USE;
enum status matrix_reprogramming_fill(struct fill *f, int64_t plan, int64_t commitment, struct example *e) MUST_USE;
/* A process of co-creation with one of everything that hangs on it; its drafts are of the draft plan. */
enum status matrix_cocreation_fill(struct fill *f, int64_t number, int state, int64_t draft_commitment, struct matrix_cocreation *ret) MUST_USE;
/* What hangs on its proposals: a deed of lineage, a workbook that waits, a comment. */
enum status matrix_lineage_fill(struct fill *f, struct matrix_cocreation *x) MUST_USE;
/* What hangs on its table: registration, actor, minutes, a photograph. */
enum status matrix_table_fill(struct fill *f, struct matrix_cocreation *x) MUST_USE;

#endif
