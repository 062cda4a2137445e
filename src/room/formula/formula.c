/* SPDX-License-Identifier: EUPL-1.2
 * From text to tree: the usual precedence, by descent, with bounds on length, size and depth. */
#include "base/text.h"
#include "room/formula/formula_tree.h"

const struct function_word formula_functions[FORMULA_FUNCTIONS] = {{"min", NODE_MIN}, {"max", NODE_MAX}, {"suma", NODE_SUM}, {"abs", NODE_ABS}};

struct parser {
    struct arena *mem;
    struct str text;
    size_t at;          /* after `now` */
    struct token now;
    struct token before; /* the one before `now` */
    int depth;
    struct formula *f;
    struct formula_problem *problem;
};

static bool fail(struct parser *p, const char *message, struct str about, size_t at)
{
    *p->problem = (struct formula_problem){message, about, at};
    return false;
}

static bool advance(struct parser *p)
{
    p->before = p->now;
    return formula_token(p->text, &p->at, &p->now, p->problem);
}

static bool at_sign(const struct parser *p, char sign)
{
    return p->now.kind == TOKEN_SIGN && p->now.sign == sign;
}

static bool too_many(struct parser *p, size_t at)
{
    return fail(p, N_("La fórmula tiene demasiadas partes: hasta 200 números, nombres y signos."), STR_NONE, at);
}

static bool add_node(struct parser *p, struct node n, int *ret)
{
    if (p->f->count == FORMULA_NODES)
        return too_many(p, n.at);
    n.next = -1;
    *ret = p->f->count;
    p->f->nodes[p->f->count++] = n;
    return true;
}

static bool sum_of_terms(struct parser *p, int *ret);

static bool deeper(struct parser *p)
{
    if (++p->depth > FORMULA_DEPTH)
        return fail(p, N_("La fórmula tiene demasiados paréntesis uno dentro de otro: hasta 20."), STR_NONE, p->now.at);
    return true;
}

/* There are never more names than nodes, so a full array of nodes is refused here already. */
static bool name_place(struct parser *p, struct token word, int *ret)
{
    if (p->f->count == FORMULA_NODES)
        return too_many(p, word.at);
    struct str written = word.text;
    struct buf lower = BUF(p->mem);
    for (size_t i = 0; i < written.len; i++)
        buf_char(&lower, written.ptr[i] >= 'A' && written.ptr[i] <= 'Z' ? (char)(written.ptr[i] - 'A' + 'a') : written.ptr[i]);
    struct str name = buf_str(&lower);
    for (size_t i = 0; i < p->f->name_count; i++)
        if (str_eq(p->f->names[i], name)) {
            *ret = (int)i;
            return true;
        }
    *ret = (int)p->f->name_count;
    p->f->names[p->f->name_count++] = name;
    return true;
}

static bool arguments(struct parser *p, const struct function_word *fn, struct token word, int *ret)
{
    size_t open_at = p->now.at, count = 0;
    int first = -1, last = -1;
    do {
        int argument = -1;
        if (!advance(p) || !sum_of_terms(p, &argument))
            return false;
        if (last < 0)
            first = argument;
        else
            p->f->nodes[last].next = argument;
        last = argument;
        count++;
    } while (at_sign(p, ';'));
    if (p->now.kind == TOKEN_END)
        return fail(p, N_("Falta cerrar este paréntesis."), STR_NONE, open_at);
    if (!at_sign(p, ')'))
        return fail(p, N_("Antes de «%1» falta un signo: +, -, * o /."), p->now.text, p->now.at);
    if (fn->op == NODE_ABS && count != 1)
        return fail(p, N_("La función «%1» lleva un solo dato."), word.text, word.at);
    if (fn->op != NODE_ABS && count < 2)
        return fail(p, N_("La función «%1» necesita al menos dos datos, separados con punto y coma."), word.text, word.at);
    return add_node(p, (struct node){.op = fn->op, .first = first, .at = word.at}, ret) && advance(p);
}

static bool name_or_function(struct parser *p, int *ret)
{
    struct token word = p->now;
    if (!advance(p))
        return false;
    if (!at_sign(p, '(')) {
        struct node name = {.op = NODE_NAME, .first = -1, .at = word.at};
        return name_place(p, word, &name.name) && add_node(p, name, ret);
    }
    for (size_t i = 0; i < FORMULA_FUNCTIONS; i++)
        if (str_is(word.text, formula_functions[i].word)) {
            if (!deeper(p) || !arguments(p, &formula_functions[i], word, ret))
                return false;
            p->depth--;
            return true;
        }
    return fail(p, N_("No existe la función «%1»: puedes usar min, max, suma y abs."), word.text, word.at);
}

static bool in_parentheses(struct parser *p, int *ret)
{
    size_t open_at = p->now.at;
    if (!deeper(p) || !advance(p) || !sum_of_terms(p, ret))
        return false;
    if (p->now.kind == TOKEN_END)
        return fail(p, N_("Falta cerrar este paréntesis."), STR_NONE, open_at);
    if (at_sign(p, ';'))
        return fail(p, N_("El punto y coma solo separa los datos de una función."), STR_NONE, p->now.at);
    if (!at_sign(p, ')'))
        return fail(p, N_("Antes de «%1» falta un signo: +, -, * o /."), p->now.text, p->now.at);
    p->depth--;
    return advance(p);
}

/* What stands where a number or a name had to. */
static bool nothing_here(struct parser *p)
{
    if (p->now.kind == TOKEN_END && p->before.kind == TOKEN_SIGN)
        return fail(p, N_("La fórmula termina en «%1»: falta lo que sigue."), p->before.text, p->before.at);
    if (at_sign(p, ')') && p->before.kind == TOKEN_SIGN && p->before.sign == '(')
        return fail(p, N_("Entre estos paréntesis no hay nada."), STR_NONE, p->before.at);
    if (at_sign(p, ')') && p->before.kind != TOKEN_SIGN)
        return fail(p, N_("Sobra un paréntesis que cierra."), STR_NONE, p->now.at);
    return fail(p, N_("Antes de «%1» falta un número o un nombre."), p->now.text, p->now.at);
}

static bool factor(struct parser *p, int *ret)
{
    if (at_sign(p, '-')) {
        struct node minus = {.op = NODE_NEGATE, .at = p->now.at};
        if (!deeper(p) || !advance(p) || !factor(p, &minus.first))
            return false;
        p->depth--;
        return add_node(p, minus, ret);
    }
    if (at_sign(p, '('))
        return in_parentheses(p, ret);
    if (p->now.kind == TOKEN_NAME)
        return name_or_function(p, ret);
    if (p->now.kind != TOKEN_NUMBER)
        return nothing_here(p);
    struct node number = {.op = NODE_NUMBER, .first = -1, .micro = p->now.micro, .at = p->now.at};
    return add_node(p, number, ret) && advance(p);
}

static bool pair(struct parser *p, enum node_op op, bool (*right)(struct parser *, int *), int *left)
{
    struct node n = {.op = op, .first = *left, .at = p->now.at};
    int second = -1;
    if (!advance(p) || !right(p, &second))
        return false;
    p->f->nodes[*left].next = second;
    return add_node(p, n, left);
}

static bool product(struct parser *p, int *ret)
{
    if (!factor(p, ret))
        return false;
    while (at_sign(p, '*') || at_sign(p, '/'))
        if (!pair(p, at_sign(p, '*') ? NODE_MULTIPLY : NODE_DIVIDE, factor, ret))
            return false;
    return true;
}

static bool sum_of_terms(struct parser *p, int *ret)
{
    if (!product(p, ret))
        return false;
    while (at_sign(p, '+') || at_sign(p, '-'))
        if (!pair(p, at_sign(p, '+') ? NODE_ADD : NODE_SUBTRACT, product, ret))
            return false;
    return true;
}

static bool whole(struct parser *p)
{
    if (text_length(p->text) > FORMULA_CHARS)
        return fail(p, N_("La fórmula es demasiado larga: hasta 1000 caracteres."), STR_NONE, 0);
    if (!advance(p))
        return false;
    if (p->now.kind == TOKEN_END)
        return fail(p, N_("Escribe la fórmula."), STR_NONE, 0);
    if (!sum_of_terms(p, &p->f->root))
        return false;
    if (p->now.kind == TOKEN_END)
        return true;
    if (at_sign(p, ')'))
        return fail(p, N_("Sobra un paréntesis que cierra."), STR_NONE, p->now.at);
    if (at_sign(p, ';'))
        return fail(p, N_("El punto y coma solo separa los datos de una función."), STR_NONE, p->now.at);
    return fail(p, N_("Antes de «%1» falta un signo: +, -, * o /."), p->now.text, p->now.at);
}

enum status formula_parse(struct arena *a, struct str text, struct formula **ret, struct formula_problem *problem)
{
    *problem = (struct formula_problem){0};
    struct parser p = {.mem = a, .text = text, .f = arena_new_of(a, struct formula), .problem = problem};
    if (!whole(&p))
        return INVALID;
    *ret = p.f;
    return DONE;
}

size_t formula_names(const struct formula *f, const struct str **ret)
{
    *ret = f->names;
    return f->name_count;
}

const struct room formula_room = {.name = "formula"};
