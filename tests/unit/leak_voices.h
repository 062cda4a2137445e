/* SPDX-License-Identifier: EUPL-1.2
 * Parts of the stage of leak_house.h: co-creation. */
#ifndef HITO_TESTS_UNIT_LEAK_VOICES_H
#define HITO_TESTS_UNIT_LEAK_VOICES_H

#include "room/response/response.h"
#include "tests/unit/leak_fill.h"

/* 64 signs with the word, for a field that holds a hash. */
struct str leak_hash(struct leak_fill *f);
/* Proposals that are not confirmed, scoring of an open round, selection, drafts and answers that nobody knows of. */
enum status leak_voices_silent(struct leak_fill *f) MUST_USE;
/* What hangs on proposals that everybody may see: its author's data, what was withdrawn, what was hidden. */
enum status leak_voices_told(struct leak_fill *f) MUST_USE;

#endif
