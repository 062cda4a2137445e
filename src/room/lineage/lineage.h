/* SPDX-License-Identifier: EUPL-1.2
 * Lineage (linaje): proposals that say the same, merged and split with their lineage and undone without loss,
 * comments on them, and the workbook that brings many. */
#ifndef HITO_ROOM_LINEAGE_H
#define HITO_ROOM_LINEAGE_H

#include "room/proposal/proposal.h"

#define LINEAGE_KIND(C)                              \
    C(LINEAGE_MERGER, "fusion", "Fusión")            \
    C(LINEAGE_DIVISION, "division", "Separación")
CHOICES_ENUM(lineage_kind, LINEAGE_KIND);

#define LINEAGE_DEED(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(lineage_kind), "Qué se hizo", "merged or split")                   \
    F(PROSE, reason, REQUIRED | PUBLIC | FORM, CHARS(20, 2000), "Por qué", "read by everybody")                  \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who did it")                                    \
    F(TIME, done_at, REQUIRED | PUBLIC, FREE, "Instante", "when (UTC)")                                          \
    F(DAY, done_on, REQUIRED | PUBLIC, FREE, "Fecha", "day")                                                     \
    F(DAY, undone_on, PUBLIC, FREE, "Deshecha el", "nothing: it stands")                                         \
    F(REF, undone_by, STAFF, REF_TO(person), "Deshecha por", "who undid it")                                     \
    F(PROSE, undone_reason, PUBLIC | FORM, CHARS(20, 2000), "Por qué se deshizo", "read by everybody")           \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(lineage_deed, LINEAGE_DEED);

#define LINEAGE_LINK(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, deed, REQUIRED | PUBLIC, REF_TO(lineage_deed), "Fusión o separación", "that made it")                 \
    F(REF, parent, REQUIRED | PUBLIC, REF_TO(proposal), "De la propuesta", "that went into it")                  \
    F(REF, child, REQUIRED | PUBLIC, REF_TO(proposal), "A la propuesta", "that came out of it")                  \
    F(CHOICE, from_state, REQUIRED | PUBLIC, ONE_OF(proposal_state), "Estado anterior", "of the parent, given back when undone")
SHAPE_STRUCT(lineage_link, LINEAGE_LINK);

extern const struct room lineage_room;

/* A public proposal that says something alike: how much, in percent, and by which words (as the text asked
 * about spells them, the rarest first). */
struct likeness {
    int64_t proposal, number;
    struct str title;
    int state;
    int64_t pct;
    struct str words;
};
/* Those of the process most like the text (its first line is its title), at most `limit` and 12, the most alike first; none is DONE with 0. */
enum status likeness_find(struct db *db, struct arena *mem, int64_t cocreation, struct str text, size_t limit, struct likeness **ret,
                          size_t *ret_count) MUST_USE;
/* All proposals that people sent with the same argument as this one, itself included, by number: identical
 * letters and those with a few words of their own. */
enum status lineage_same(struct db *db, struct arena *mem, int64_t proposal, int64_t **ret, size_t *ret_count) MUST_USE;
/* How many others they are: 0 when nobody else. */
enum status lineage_same_count(struct db *db, int64_t proposal, int64_t *ret) MUST_USE;
/* Where a proposal went to or came from, by deeds that stand: ids of proposals, all generations. */
enum status lineage_descendants(struct db *db, struct arena *mem, const struct proposal *p, int64_t **ret, size_t *ret_count) MUST_USE;
enum status lineage_ancestors(struct db *db, struct arena *mem, const struct proposal *p, int64_t **ret, size_t *ret_count) MUST_USE;

/* Merges and splits in the running write transaction. `parts` are texts of the new ones: one for a merger.
 * INVALID with *ret_why (a Spanish msgid, %1 the number in *ret_which) when it may not be. */
struct lineage_part {
    struct str title;
    const struct proposal_text *texts; /* question and text */
    size_t text_count;
    const int64_t *territories; /* with `placed`; else where the parents would act */
    size_t territory_count;
    bool placed;
};
struct lineage_plan {
    enum lineage_kind kind;
    const int64_t *parents;
    size_t parent_count;
    const struct lineage_part *parts;
    size_t part_count;
    struct str reason;
    int64_t person;
    struct instant now;
    struct day today;
};
struct lineage_refusal {
    const char *why;
    int64_t number;
};
enum status lineage_do(struct db *db, struct arena *mem, const struct site *site, struct cocreation_place *at, const struct lineage_plan *plan,
                       struct lineage_deed *ret, struct lineage_refusal *ret_why) MUST_USE;
/* Undoes it: parents get their state back, children are withdrawn. */
enum status lineage_undo(struct db *db, struct arena *mem, const struct site *site, struct lineage_deed *deed, struct str reason, int64_t person,
                         struct instant now, struct day today, struct lineage_refusal *ret_why) MUST_USE;

/* Rules, without a database. Whether a proposal in that state may be merged or split; whether the deed that made
 * a child may be undone while the child is in that state. NULL: yes; else why not (Spanish msgid with %1). */
const char *lineage_refused(enum lineage_kind kind, enum proposal_state state);
const char *lineage_undo_refused(enum proposal_state child);

#endif
