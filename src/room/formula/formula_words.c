/* SPDX-License-Identifier: EUPL-1.2
 * A formula shown back, its units, and the way round of a cycle. */
#include "base/text.h"
#include "room/formula/formula_tree.h"

static int precedence(enum node_op op)
{
    switch (op) {
    case NODE_ADD:
    case NODE_SUBTRACT:
        return 1;
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        return 2;
    case NODE_NEGATE:
        return 3;
    default:
        return 4;
    }
}

static const char *sign_of(enum node_op op)
{
    return op == NODE_ADD ? " + " : op == NODE_SUBTRACT ? " - " : op == NODE_MULTIPLY ? " * " : " / ";
}

static void write_number(struct buf *b, int64_t micro)
{
    struct str plain = decimal_text(b->arena, micro, 6);
    for (size_t i = 0; i < plain.len; i++)
        buf_char(b, plain.ptr[i] == '.' ? ',' : plain.ptr[i]);
}

static void write_node(struct buf *b, const struct formula *f, int at);

/* With parentheses where it binds less than `least`. */
static void write_child(struct buf *b, const struct formula *f, int at, int least)
{
    bool wrap = precedence(f->nodes[at].op) < least;
    buf_chars(b, wrap ? "(" : "");
    write_node(b, f, at);
    buf_chars(b, wrap ? ")" : "");
}

static void write_function(struct buf *b, const struct formula *f, const struct node *n)
{
    for (size_t i = 0; i < FORMULA_FUNCTIONS; i++)
        if (formula_functions[i].op == n->op)
            buf_chars(b, formula_functions[i].word);
    buf_char(b, '(');
    for (int child = n->first; child >= 0; child = f->nodes[child].next) {
        buf_chars(b, child == n->first ? "" : "; ");
        write_node(b, f, child);
    }
    buf_char(b, ')');
}

/* A right side of the same rank keeps its parentheses: each operation rounds, so a * (b * c) is not a * b * c. */
static void write_node(struct buf *b, const struct formula *f, int at)
{
    const struct node *n = &f->nodes[at];
    int rank = precedence(n->op);
    if (n->op == NODE_NUMBER) {
        write_number(b, n->micro);
    } else if (n->op == NODE_NAME) {
        buf_add(b, f->names[n->name]);
    } else if (n->op == NODE_NEGATE) {
        buf_char(b, '-');
        write_child(b, f, n->first, rank);
    } else if (rank == 4) {
        write_function(b, f, n);
    } else {
        write_child(b, f, n->first, rank);
        buf_chars(b, sign_of(n->op));
        write_child(b, f, f->nodes[n->first].next, rank + 1);
    }
}

struct str formula_text(struct arena *a, const struct formula *f)
{
    struct buf b = BUF(a);
    write_node(&b, f, f->root);
    return buf_str(&b);
}

/* The unit of a node: STR_NONE fits anything. */
static enum status unit_of(struct arena *a, const struct formula *f, int at, const struct str *units, struct str *ret,
                           struct formula_problem *problem)
{
    const struct node *n = &f->nodes[at];
    *ret = n->op == NODE_NAME ? str_trim(units[n->name]) : STR_NONE;
    for (int child = n->first; child >= 0; child = f->nodes[child].next) {
        struct str unit;
        TRY(unit_of(a, f, child, units, &unit, problem));
        if (n->op == NODE_MULTIPLY || n->op == NODE_DIVIDE || str_empty(unit))
            continue;
        if (!str_empty(*ret) && !str_eq(text_fold(a, *ret), text_fold(a, unit))) {
            *problem = (struct formula_problem){
                N_("Se suman, restan o comparan cantidades de unidades distintas: %1."),
                str_fmt(a, "«%.*s», «%.*s»", STR_ARG(*ret), STR_ARG(unit)), n->at};
            return INVALID;
        }
        *ret = str_empty(*ret) ? unit : *ret;
    }
    return DONE;
}

enum status formula_units(struct arena *a, const struct formula *f, const struct str *units, struct formula_problem *problem)
{
    struct str whole;
    return unit_of(a, f, f->root, units, &whole, problem);
}

struct str formula_cycle(struct arena *a, const struct formula_edge *edges, size_t count, struct str start)
{
    struct way {
        size_t edge, before; /* place in `ways` of the step that led here */
    } *ways = arena_array(a, struct way, count + 1);
    bool *used = arena_array(a, bool, count + 1);
    struct str from = start;
    size_t found = 0, done = 0, before = SIZE_MAX;
    for (;;) {
        for (size_t i = 0; i < count; i++) {
            if (used[i] || !str_eq(edges[i].from, from))
                continue;
            used[i] = true;
            ways[found++] = (struct way){i, before};
            if (!str_eq(edges[i].to, start))
                continue;
            struct str words = start;
            for (size_t w = found - 1; w != SIZE_MAX; w = ways[w].before)
                words = str_fmt(a, "%.*s → %.*s", STR_ARG(edges[ways[w].edge].from), STR_ARG(words));
            return words;
        }
        if (done == found)
            return STR_NONE;
        before = done;
        from = edges[ways[done++].edge].to;
    }
}
