/* SPDX-License-Identifier: EUPL-1.2
 * Edition (edición): publishing a plan. What a draft still lacks, the frozen snapshot with its hash,
 * the difference between two editions in words, closing and withdrawing by an act, translations. */
#ifndef HITO_ROOM_EDITION_H
#define HITO_ROOM_EDITION_H

#include "room/milestone/milestone.h"
#include "room/progress/progress.h"

/* Something beside a commitment or a milestone, by code instead of id. */
#define EDITION_LINK(F)                                                                                   \
    F(INT, owner, 0, FREE, "", "commitment or milestone")                                                 \
    F(TEXT, what, 0, FREE, "", "institucion, tema, territorio, continua, retiro, responsable, espera…")   \
    F(TEXT, kind, 0, FREE, "", "role of the institution, kind of topic")                                  \
    F(TEXT, code, 0, FREE, "", "code, number")                                                            \
    F(TEXT, name, 0, FREE, "", "name")                                                                    \
    F(TEXT, detail, 0, FREE, "", "sector of the institution")                                             \
    F(DAY, from_on, 0, FREE, "", "first day")                                                             \
    F(DAY, until_on, 0, FREE, "", "last day")
SHAPE_STRUCT(edition_link, EDITION_LINK);

/* A whole plan. Lists in the plan's order; links by what, owner, kind, code (byte order: both engines alike). */
struct edition_facts {
    const struct plan *plan;
    struct plan_group *groups;
    size_t group_count;
    struct commitment *commitments;
    size_t commitment_count;
    struct commitment_value *values;
    size_t value_count;
    struct financing *money;
    size_t money_count;
    struct milestone *milestones;
    size_t milestone_count;
    struct milestone_part *parts;
    size_t part_count;
    struct edition_link *links;
    size_t link_count;
};
enum status edition_facts_read(struct db *db, struct arena *mem, const struct plan *plan, struct edition_facts *ret) MUST_USE;
/* Whether a link belongs to that owner as `what`. */
bool edition_link_is(const struct edition_link *x, const char *what, int64_t owner);

/* Readiness: ogp-rules 8. */
#define FINDING_WEIGHT(C)                                    \
    C(FINDING_BLOCKS, "E", "Impide publicar")                \
    C(FINDING_WARNS, "W", "Conviene corregir")               \
    C(FINDING_INFORMS, "I", "Para tener en cuenta")
CHOICES_ENUM(finding_weight, FINDING_WEIGHT);
/* Where it is mended. */
enum finding_place { AT_PLAN, AT_COMMITMENTS, AT_TEXTS, AT_SHEET, AT_MILESTONES, AT_MILESTONE, AT_PARTS };
struct edition_finding {
    enum finding_weight weight;
    const char *rule;    /* V01… of OGP, H01… of ours */
    const char *message; /* Spanish msgid; %1 is `value` */
    int64_t value;
    bool centi;          /* value is in hundredths */
    enum finding_place place;
    const struct commitment *commitment; /* or NULL */
    const struct milestone *milestone;   /* or NULL */
};
/* Everything that the rules find, blocking ones first. */
size_t edition_readiness(struct arena *mem, const struct edition_facts *f, struct edition_finding **ret);
bool edition_ready(const struct edition_finding *all, size_t count);
/* A finding in words, with the way to mend it. */
struct finding_row {
    enum finding_weight weight;
    const char *rule;
    struct str where; /* "Compromiso 3, hito 2" */
    struct str words;
    struct str path;
};
/* `commitment`: the address under which its commitment is filled; STR_NONE: its own under the plan's. */
struct finding_row edition_finding_row(struct request *r, struct str plan_path, struct str commitment, const struct edition_finding *f);

/* The table of moves of a plan; each needs an act. */
bool plan_may_become(int from, int to);

/* The same data give the same bytes, on both engines: no ids, no instants. */
struct str edition_snapshot(struct arena *mem, const struct edition_facts *f);

/* The same of one commitment of them, for what is drafted: compared by edition_differences() as well. */
struct str edition_commitment_snapshot(struct arena *mem, const struct edition_facts *f, const struct commitment *c);

/* The difference between two snapshots. */
#define DIFFERENCE_KIND(C)                       \
    C(DIFFERENCE_ADDED, "agregado", "Se agregó") \
    C(DIFFERENCE_REMOVED, "quitado", "Se quitó") \
    C(DIFFERENCE_CHANGED, "cambiado", "Cambió")
CHOICES_ENUM(difference_kind, DIFFERENCE_KIND);
struct edition_difference {
    int kind;
    struct str subject;  /* "Compromiso 3 › Hito 2: Publicar la guía" */
    const char *label;   /* msgid of the field, or "" */
    struct str before, after; /* in words; STR_NONE: nothing */
    int64_t moved_days;  /* of a due day, or NONE */
};
/* INVALID: one of them is no snapshot. */
enum status edition_differences(struct arena *mem, enum lang lang, struct str before, struct str after,
                                struct edition_difference **ret, size_t *ret_count) MUST_USE;

/* Publishes: state, original days where none was fixed, the snapshot as the next edition (kind, name,
 * act, day and note given in *e), results. CONFLICT: the plan's state has no such move. */
enum status edition_publish(struct db *db, struct arena *mem, struct plan *plan, struct plan_edition *e, struct day today) MUST_USE;

extern const struct room edition_room;

#endif
