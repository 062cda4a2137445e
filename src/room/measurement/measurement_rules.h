/* SPDX-License-Identifier: EUPL-1.2
 * The rules of a measured value, without database: its state machine (law 9), when it may be written, what it lacks,
 * when it becomes public. */
#ifndef HITO_ROOM_MEASUREMENT_RULES_H
#define HITO_ROOM_MEASUREMENT_RULES_H

#include "room/measurement/measurement_store.h"

extern const struct move measurement_moves[];
extern const size_t measurement_move_count;
/* The move, or NULL: there is none. */
const struct move *measurement_move(int from, int to);

/* Draft, authorised or returned: still with who reports. */
bool measurement_in_hand(int state);
/* Going its way, not public yet. */
bool measurement_under_way(int state);
bool measurement_is_public(const struct measurement *m);

/* Why nothing may be written for the period that day (Spanish message), or NULL. `state` is of the indicator. */
const char *measurement_closed(const struct indicator_period *p, int indicator_state, bool computed, struct day today);

/* What one measurement is judged by. */
struct measurement_facts {
    const struct indicator_version *version;
    const struct methodology *methodology;
    const struct measurement *m;
    const struct indicator_part *parts;
    size_t part_count;
    const struct measurement_part *values; /* of the parts that were given */
    size_t value_count;
    const int64_t *series; /* public values of the periods before */
    size_t series_count;
    struct measurement_showed before; /* the public one before, as far as it may not be above this: measurement_before() */
    size_t children; /* that report to it */
    size_t proofs;
};
/* Of an accumulated one, the value before where the accumulation goes on; else nothing is in it. */
struct measurement_showed measurement_before(const struct indicator_version *v, const struct indicator_period *p, const struct measurement_showed *last);
/* What is wrong with it; the field beside each. Proof and authority are looked at when it is authorised and sent. */
struct faults measurement_faults(struct arena *mem, const struct measurement_facts *f);
/* What an authorisation lacks. */
struct faults measurement_authority_faults(const struct measurement *m);

/* The day from which an accepted value is public: its acceptance (or the fixed day of its period, where the methodology
 * has one: `ends_on` is the period's), or later when a counterpart that has not spoken or
 * a disputed responsible that has not replied still has days. `silent`: counterparts without a word. */
struct day measurement_public_day(const struct methodology *method, const struct measurement *m, struct day ends_on, size_t silent,
                                  const struct measurement_word *words, size_t count);
/* Whether the counterpart may speak of it: sent, accepted or public, and not replaced. */
bool measurement_takes_words(const struct measurement *m);
struct faults measurement_word_faults(const struct measurement_word *w);
/* The cell of a value as reported. */
struct measured measurement_cell(const struct indicator_version *v, int kind, int64_t value, int64_t numerator, int64_t denominator);
/* Steps of an ordinal's scale, the lowest first. */
size_t measurement_steps(struct arena *mem, struct str scale, struct str **ret);
/* A value in words: "62,5 %", "12 trámites", the step of the scale, "No aplica". */
struct str measurement_words(struct arena *mem, enum lang lang, const struct indicator_version *v, struct measured c);

#endif
