/* SPDX-License-Identifier: EUPL-1.2
 * How a parsed formula is kept: one array of nodes, children before their parent. Only for formula*.c. */
#ifndef HITO_ROOM_FORMULA_TREE_H
#define HITO_ROOM_FORMULA_TREE_H

#include "room/formula/formula.h"

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_SIGN };
struct token {
    enum token_kind kind;
    char sign;       /* + - * / ( ) ; */
    int64_t micro;   /* of a number */
    struct str text; /* as it was written */
    size_t at;
};
/* The token that begins at or after *at, which moves past it. False with the problem. */
bool formula_token(struct str text, size_t *at, struct token *ret, struct formula_problem *problem);

enum node_op { NODE_NUMBER, NODE_NAME, NODE_ADD, NODE_SUBTRACT, NODE_MULTIPLY, NODE_DIVIDE, NODE_NEGATE, NODE_MIN, NODE_MAX, NODE_SUM, NODE_ABS };
struct node {
    enum node_op op;
    int first, next; /* its first child; the next child of its parent; -1: none */
    int name;        /* of NODE_NAME: place in names */
    int64_t micro;   /* of NODE_NUMBER */
    size_t at;       /* byte of the text */
};
struct formula {
    struct node nodes[FORMULA_NODES];
    int count, root;
    struct str names[FORMULA_NODES];
    size_t name_count;
};

struct function_word {
    const char *word;
    enum node_op op;
};
#define FORMULA_FUNCTIONS 4
extern const struct function_word formula_functions[FORMULA_FUNCTIONS];

#endif
