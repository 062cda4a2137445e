/* SPDX-License-Identifier: EUPL-1.2
 * Expressions of templates are C with one liberty: the first name of a path is a member of the
 * page's struct, unless it is a loop variable, a constant in capitals or a function. */
#include "pagepack.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool letter(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static bool word_is(const char *word, size_t len, const char *other)
{
    return strlen(other) == len && strncmp(word, other, len) == 0;
}

static bool is_loop(const struct loops *loops, const char *word, size_t len)
{
    for (int i = 0; i < loops->count; i++)
        if (word_is(word, len, loops->names[i]))
            return true;
    return false;
}

/* m_index of a loop over m. */
static bool is_index(const struct loops *loops, const char *word, size_t len)
{
    static const char end[] = "_index";
    size_t tail = sizeof end - 1;
    return len > tail && strncmp(word + len - tail, end, tail) == 0 && is_loop(loops, word, len - tail);
}

static bool stays(const struct loops *loops, const char *word, size_t len, const char *after)
{
    static const char *const words[] = {"true", "false", "NULL", "o", "p", "int", "size_t", "int64_t",
                                        "bool", "const", "char", "sizeof", "double", "unsigned", NULL};
    for (int i = 0; words[i] != NULL; i++)
        if (word_is(word, len, words[i]))
            return true;
    if (is_loop(loops, word, len) || is_index(loops, word, len))
        return true;
    while (*after == ' ')
        after++;
    if (*after == '(')
        return true;
    bool capitals = isupper((unsigned char)word[0]) != 0;
    for (size_t i = 0; i < len; i++)
        if (islower((unsigned char)word[i]))
            capitals = false;
    return capitals;
}

static const char *skip_quoted(const char *c, FILE *f)
{
    char quote = *c;
    fputc(*c++, f);
    while (*c != '\0' && *c != quote) {
        if (*c == '\\' && c[1] != '\0')
            fputc(*c++, f);
        fputc(*c++, f);
    }
    if (*c == quote)
        fputc(*c++, f);
    return c;
}

static const char *copy_word(const struct loops *loops, const char *c, bool member, FILE *f)
{
    size_t len = 0;
    while (letter(c[len]))
        len++;
    if (!member && !stays(loops, c, len, c + len))
        fputs("p->", f);
    fwrite(c, 1, len, f);
    bool pointer = !member && is_loop(loops, c, len);
    c += len;
    if (pointer && *c == '.') {
        fputs("->", f);
        c++;
        while (letter(*c))
            fputc(*c++, f);
    }
    return c;
}

char *expression(const struct loops *loops, const char *text)
{
    char *ret = NULL;
    size_t len = 0;
    FILE *f = open_memstream(&ret, &len);
    const char *c = text;
    bool member = false; /* the next word follows . or -> */
    while (*c != '\0') {
        if (*c == '"' || *c == '\'') {
            c = skip_quoted(c, f);
        } else if (isdigit((unsigned char)*c)) {
            while (letter(*c) || *c == '.')
                fputc(*c++, f);
        } else if (letter(*c)) {
            c = copy_word(loops, c, member, f);
            member = false;
        } else {
            if (*c == '.' || (*c == '-' && c[1] == '>'))
                member = true;
            if (*c == '-' && c[1] == '>')
                fputc(*c++, f);
            fputc(*c++, f);
        }
    }
    fclose(f);
    return ret;
}
