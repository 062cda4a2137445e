/* SPDX-License-Identifier: EUPL-1.2
 * A formula's text cut into numbers, names and signs. */
#include "room/formula/formula_tree.h"

static const struct {
    const char *bytes;
    char sign; /* ' ' is white space */
} typed_signs[] = {{"×", '*'}, {"·", '*'}, {"÷", '/'}, {"−", '-'}, {"–", '-'}, {"\xC2\xA0", ' '}};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static char byte_at(struct str text, size_t at)
{
    return at < text.len ? text.ptr[at] : '\0';
}

static bool fail(struct formula_problem *problem, const char *message, struct str about, size_t at)
{
    *problem = (struct formula_problem){message, about, at};
    return false;
}

/* What one character typed with other keys stands for, and how many bytes it has; 0: nothing known. */
static char sign_at(struct str text, size_t at, size_t *ret_len)
{
    char c = byte_at(text, at);
    *ret_len = 1;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        return ' ';
    if (c != '\0' && str_find(STR("+-*/();"), (struct str){&c, 1}) != SIZE_MAX)
        return c;
    for (size_t i = 0; i < COUNT(typed_signs); i++) {
        struct str typed = str_of(typed_signs[i].bytes);
        *ret_len = typed.len;
        if (str_eq(str_part(text, at, typed.len), typed))
            return typed_signs[i].sign;
    }
    return 0;
}

/* The whole character at `at`, for messages. */
static struct str character_at(struct str text, size_t at)
{
    size_t len = 1;
    while (at + len < text.len && ((unsigned char)text.ptr[at + len] & 0xC0) == 0x80)
        len++;
    return str_part(text, at, len);
}

static bool number_value(struct str s, int64_t *ret, struct formula_problem *problem, size_t at)
{
    __int128 n = 0;
    int after = -1;
    for (size_t i = 0; i < s.len; i++) {
        if (!is_digit(s.ptr[i])) {
            after = 0;
            continue;
        }
        if (after >= 0 && ++after > 6)
            return fail(problem, N_("El número «%1» tiene más de seis decimales."), s, at);
        n = n * 10 + (s.ptr[i] - '0');
        if (n > MICRO_MOST)
            return fail(problem, N_("El número «%1» es demasiado grande."), s, at);
    }
    for (int places = after < 0 ? 0 : after; places < 6; places++)
        n *= 10;
    if (n > MICRO_MOST)
        return fail(problem, N_("El número «%1» es demasiado grande."), s, at);
    *ret = (int64_t)n;
    return true;
}

static bool number_token(struct str text, size_t *at, struct token *ret, struct formula_problem *problem)
{
    size_t start = *at, end = start, points = 0, commas = 0;
    for (;; end++) {
        char c = byte_at(text, end);
        bool mark = (c == '.' || c == ',') && is_digit(byte_at(text, end + 1));
        points += mark && c == '.';
        commas += mark && c == ',';
        if (!is_digit(c) && !mark)
            break;
    }
    struct str s = str_part(text, start, end - start);
    if (points > 0 && commas > 0)
        return fail(problem, N_("El número «%1» mezcla puntos y comas: escríbelo sin separar los miles y con una sola coma decimal."), s, start);
    if (points + commas > 1)
        return fail(problem, N_("El número «%1» tiene más de una coma o punto: escribe los decimales con una sola coma, y separa los datos de una función con punto y coma."), s, start);
    if (is_letter(byte_at(text, end)))
        return fail(problem, N_("Después de «%1» falta un signo, o sobra: un nombre empieza con una letra."), s, start);
    ret->kind = TOKEN_NUMBER;
    ret->text = s;
    *at = end;
    return number_value(s, &ret->micro, problem, start);
}

bool formula_token(struct str text, size_t *at, struct token *ret, struct formula_problem *problem)
{
    size_t len = 0;
    char sign;
    while ((sign = sign_at(text, *at, &len)) == ' ')
        *at += len;
    *ret = (struct token){.kind = TOKEN_END, .at = *at};
    char c = byte_at(text, *at);
    if (*at >= text.len)
        return true;
    if (sign != 0) {
        *ret = (struct token){.kind = TOKEN_SIGN, .sign = sign, .text = str_part(text, *at, len), .at = *at};
        *at += len;
        return true;
    }
    if (is_digit(c))
        return number_token(text, at, ret, problem);
    if (is_letter(c)) {
        size_t start = *at;
        while (is_letter(byte_at(text, *at)) || is_digit(byte_at(text, *at)))
            ++*at;
        ret->kind = TOKEN_NAME;
        ret->text = str_part(text, start, *at - start);
        return true;
    }
    if ((c == ',' || c == '.') && is_digit(byte_at(text, *at + 1)))
        return fail(problem, N_("Escribe el cero antes de la coma: 0,5. Los datos de una función se separan con punto y coma."), STR_NONE, *at);
    if (c == ',')
        return fail(problem, N_("Aquí sobra una coma: los datos de una función se separan con punto y coma."), STR_NONE, *at);
    return fail(problem, N_("«%1» no se puede usar en una fórmula."), character_at(text, *at), *at);
}
