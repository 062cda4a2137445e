/* SPDX-License-Identifier: EUPL-1.2
 * "Fórmula 1": what a formula is worth (docs/algoritmos/formula-1.md). */
#include "room/formula/formula_tree.h"

static bool fits(int64_t micro)
{
    return micro >= -MICRO_MOST && micro <= MICRO_MOST;
}

static struct formula_result value_of(int64_t micro, bool in_64_bits)
{
    if (!in_64_bits || !fits(micro))
        return (struct formula_result){.outcome = FORMULA_OVERFLOW};
    return (struct formula_result){.outcome = FORMULA_VALUE, .micro = micro};
}

static struct formula_result combine(enum node_op op, int64_t a, int64_t b)
{
    int64_t n = 0;
    bool done = true;
    switch (op) {
    case NODE_ADD:
    case NODE_SUM:
        done = !__builtin_add_overflow(a, b, &n);
        break;
    case NODE_SUBTRACT:
        done = !__builtin_sub_overflow(a, b, &n);
        break;
    case NODE_MULTIPLY:
        done = decimal_scale(a, b, MICRO, &n);
        break;
    case NODE_DIVIDE:
        if (b == 0)
            return (struct formula_result){.outcome = FORMULA_NOT_APPLICABLE, .divided_by_zero = true};
        done = decimal_scale(a, MICRO, b, &n);
        break;
    case NODE_MIN:
        n = a < b ? a : b;
        break;
    default:
        n = a > b ? a : b;
        break;
    }
    return value_of(n, done);
}

static struct formula_result node_value(const struct formula *f, int at, const struct operand *operands)
{
    const struct node *n = &f->nodes[at];
    if (n->op == NODE_NUMBER)
        return value_of(n->micro, true);
    if (n->op == NODE_NAME)
        return value_of(operands[n->name].micro, true);
    struct formula_result sum = node_value(f, n->first, operands);
    for (int next = f->nodes[n->first].next; next >= 0 && sum.outcome == FORMULA_VALUE; next = f->nodes[next].next) {
        struct formula_result other = node_value(f, next, operands);
        sum = other.outcome == FORMULA_VALUE ? combine(n->op, sum.micro, other.micro) : other;
    }
    if (sum.outcome == FORMULA_VALUE && (n->op == NODE_NEGATE || (n->op == NODE_ABS && sum.micro < 0)))
        sum.micro = -sum.micro;
    return sum;
}

struct formula_result formula_value(const struct formula *f, const struct operand *operands)
{
    bool applies = true;
    for (size_t i = 0; i < f->name_count; i++) {
        if (operands[i].kind == OPERAND_MISSING)
            return (struct formula_result){.outcome = FORMULA_MISSING};
        applies = applies && operands[i].kind == OPERAND_VALUE;
    }
    if (!applies)
        return (struct formula_result){.outcome = FORMULA_NOT_APPLICABLE};
    return node_value(f, f->root, operands);
}
