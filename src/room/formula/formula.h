/* SPDX-License-Identifier: EUPL-1.2
 * Formulas of indices as people write them: "(tramites_en_linea / tramites_total) * 100", "max(a; b) * 1,5".
 * Parsed and checked, interpreted in exact integers ("Fórmula 1", docs/decisions/0130-indicators.md), shown back in
 * a canonical form. Pure: no database, no clock.
 *
 * Grammar: + - * / and unary minus with the usual precedence, parentheses, numbers with decimal comma or point,
 * names (codes of indicators: a-z 0-9 _), functions min(a; b…), max(a; b…), suma(a; b…), abs(a). Arguments are
 * separated by ";". Values are millionths; each operation rounds half up away from zero to millionths (product and quotient
 * by 128 bits). */
#ifndef HITO_ROOM_FORMULA_H
#define HITO_ROOM_FORMULA_H

#include "base/decimal.h"
#include "http/room.h"

#define FORMULA_CHARS 1000
#define FORMULA_NODES 200
#define FORMULA_DEPTH 20

struct formula; /* in the arena it was parsed in */

struct formula_problem {
    const char *message; /* Spanish message; %1 is `about` */
    struct str about;    /* the piece of text, or STR_NONE */
    size_t at;           /* byte of the text where it is */
};

/* INVALID with the problem. */
enum status formula_parse(struct arena *a, struct str text, struct formula **ret, struct formula_problem *problem) MUST_USE;
/* The names in it, each once, in order of appearance. */
size_t formula_names(const struct formula *f, const struct str **ret);
/* Canonical text: spaces around operators, needed parentheses only, decimal comma. */
struct str formula_text(struct arena *a, const struct formula *f);

/* What a name is worth. */
enum operand_kind {
    OPERAND_VALUE,          /* a number, reported or computed, zero too */
    OPERAND_NOT_APPLICABLE, /* known not to apply */
    OPERAND_MISSING,        /* nobody reported it */
};
struct operand {
    enum operand_kind kind;
    int64_t micro;
};
/* Why there is no value. Missing wins over not applicable: what nobody reported may still come. */
enum formula_outcome {
    FORMULA_VALUE,
    FORMULA_NOT_APPLICABLE, /* an operand does not apply, or a division by zero */
    FORMULA_MISSING,
    FORMULA_OVERFLOW,
};
struct formula_result {
    enum formula_outcome outcome;
    int64_t micro;
    bool divided_by_zero;
};
struct formula_result formula_value(const struct formula *f, const struct operand *operands /* in the order of names */);

/* Whether following names from `start` comes back to it. `edges` are pairs name → name. The way round as
 * "a → b → a" in the arena, or STR_NONE. */
struct formula_edge {
    struct str from, to;
};
struct str formula_cycle(struct arena *a, const struct formula_edge *edges, size_t count, struct str start);

/* Units: "+", "-", min and max need the same unit on both sides (numbers without unit fit anything); "*" and "/" give none.
 * The problem in words, or INVALID. units[i] is of names[i]. */
enum status formula_units(struct arena *a, const struct formula *f, const struct str *units, struct formula_problem *problem) MUST_USE;

extern const struct room formula_room;

#endif
