/* SPDX-License-Identifier: EUPL-1.2
 * Formulas: read, refused with words and the place, worth a value, shown back. */
#include "room/formula/formula.h"
#include "tests/test.h"

static const struct formula *parsed(struct test *t, const char *text)
{
    struct formula *f = NULL;
    struct formula_problem problem;
    if (formula_parse(&t->mem, str_of(text), &f, &problem) != DONE) {
        test_failed(t, __FILE__, __LINE__, "\"%s\": %s", text, problem.message);
        return NULL;
    }
    return f;
}

/* All names are worth 7, 3, 0, 12… in order of appearance. */
static struct formula_result worth(const struct formula *f)
{
    static const int64_t whole[] = {7, 3, 0, 12};
    struct operand operands[FORMULA_NODES];
    const struct str *names;
    size_t count = formula_names(f, &names);
    for (size_t i = 0; i < count; i++)
        operands[i] = (struct operand){OPERAND_VALUE, whole[i % COUNT(whole)] * MICRO};
    return formula_value(f, operands);
}

UNIT(formulas_are_worth_what_arithmetic_says_and_are_shown_back)
{
    static const struct {
        const char *text;
        const char *value;
        const char *shown;
    } cases[] = {
        {"1 + 2 * 3", "7", "1 + 2 * 3"},
        {"(1 + 2) * 3", "9", "(1 + 2) * 3"},
        {"((1)+((2)))", "3", "1 + 2"},
        {"10 - 4 - 3", "3", "10 - 4 - 3"},
        {"10 - (4 - 3)", "9", "10 - (4 - 3)"},
        {"100 / 10 / 5", "2", "100 / 10 / 5"},
        {"100 / (10 / 5)", "50", "100 / (10 / 5)"},
        {"1,5 + 0.5", "2", "1,5 + 0,5"},
        {"-2 * 3", "-6", "-2 * 3"},
        {"2 * -3", "-6", "2 * -3"},
        {"-(2 * 3)", "-6", "-(2 * 3)"},
        {"2 - -3", "5", "2 - -3"},
        {"1 / 3", "0.333333", "1 / 3"},
        {"2 / 3", "0.666667", "2 / 3"},
        {"-2 / 3", "-0.666667", "-2 / 3"},
        {"1 / 3 * 3", "0.999999", "1 / 3 * 3"},
        {"0,001 * 0,0005", "0.000001", "0,001 * 0,0005"},
        {"a / b * 100", "233.3333", "a / b * 100"},
        {"A_1 / b × 100", "233.3333", "a_1 / b * 100"},
        {"(a ÷ b) · 2 − 1", "3.666666", "a / b * 2 - 1"},
        {"a + a + b", "17", "a + a + b"},
        {"min(a;b)", "3", "min(a; b)"},
        {"MAX(a; b; c; d)", NULL, NULL},
        {"max(a; b; c; d)", "12", "max(a; b; c; d)"},
        {"suma(a; b; 0,5)", "10.5", "suma(a; b; 0,5)"},
        {"abs(b - a) * 2", NULL, NULL},
        {"abs(a - 10)", "3", "abs(a - 10)"},
        {"min(a * (b + 1); max(1; 2))", "2", "min(a * (b + 1); max(1; 2))"},
        {"  a\t+\n b ", "10", "a + b"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (cases[i].value == NULL)
            continue;
        const struct formula *f = parsed(t, cases[i].text);
        if (f == NULL)
            continue;
        struct formula_result r = worth(f);
        EXPECT(r.outcome == FORMULA_VALUE);
        EXPECT_STR(decimal_text(&t->mem, r.micro, 6), cases[i].value);
        EXPECT_STR(formula_text(&t->mem, f), cases[i].shown);
    }
}

UNIT(a_formula_that_cannot_be_read_says_why_and_where)
{
    static const struct {
        const char *text;
        size_t at;
        const char *message, *about;
    } cases[] = {
        {"", 0, "Escribe la fórmula.", ""},
        {"   ", 0, "Escribe la fórmula.", ""},
        {"a +", 2, "La fórmula termina en «%1»: falta lo que sigue.", "+"},
        {"a + * b", 4, "Antes de «%1» falta un número o un nombre.", "*"},
        {"* b", 0, "Antes de «%1» falta un número o un nombre.", "*"},
        {"a b", 2, "Antes de «%1» falta un signo: +, -, * o /.", "b"},
        {"(a) (b)", 4, "Antes de «%1» falta un signo: +, -, * o /.", "("},
        {"(a b)", 3, "Antes de «%1» falta un signo: +, -, * o /.", "b"},
        {"2 (a)", 2, "Antes de «%1» falta un signo: +, -, * o /.", "("},
        {"(a + b", 0, "Falta cerrar este paréntesis.", ""},
        {"min(a; b", 3, "Falta cerrar este paréntesis.", ""},
        {"a + b)", 5, "Sobra un paréntesis que cierra.", ""},
        {")", 0, "Sobra un paréntesis que cierra.", ""},
        {"()", 0, "Entre estos paréntesis no hay nada.", ""},
        {"min()", 3, "Entre estos paréntesis no hay nada.", ""},
        {"a ; b", 2, "El punto y coma solo separa los datos de una función.", ""},
        {"(a; b)", 2, "El punto y coma solo separa los datos de una función.", ""},
        {"min(a, b)", 5, "Aquí sobra una coma: los datos de una función se separan con punto y coma.", ""},
        {"min(a)", 0, "La función «%1» necesita al menos dos datos, separados con punto y coma.", "min"},
        {"1 + suma(1,5)", 4, "La función «%1» necesita al menos dos datos, separados con punto y coma.", "suma"},
        {"abs(a; b)", 0, "La función «%1» lleva un solo dato.", "abs"},
        {"min(a;)", 6, "Antes de «%1» falta un número o un nombre.", ")"},
        {"promedio(a; b)", 0, "No existe la función «%1»: puedes usar min, max, suma y abs.", "promedio"},
        {"1.234,5", 0, "El número «%1» mezcla puntos y comas: escríbelo sin separar los miles y con una sola coma decimal.", "1.234,5"},
        {"2 * 1,234.5", 4, "El número «%1» mezcla puntos y comas: escríbelo sin separar los miles y con una sola coma decimal.", "1,234.5"},
        {"0,1234567", 0, "El número «%1» tiene más de seis decimales.", "0,1234567"},
        {"9000000000001", 0, "El número «%1» es demasiado grande.", "9000000000001"},
        {"99999999999999999999999999999999999999999999", 0, "El número «%1» es demasiado grande.",
         "99999999999999999999999999999999999999999999"},
        {"a % b", 2, "«%1» no se puede usar en una fórmula.", "%"},
        {"a + ñandu", 4, "«%1» no se puede usar en una fórmula.", "ñ"},
        {"2a", 0, "Después de «%1» falta un signo, o sobra: un nombre empieza con una letra.", "2"},
        {",5", 0, "Escribe el cero antes de la coma: 0,5. Los datos de una función se separan con punto y coma.", ""},
        {"a = b", 2, "«%1» no se puede usar en una fórmula.", "="},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct formula *f = NULL;
        struct formula_problem problem = {0};
        if (formula_parse(&t->mem, str_of(cases[i].text), &f, &problem) != INVALID) {
            test_failed(t, __FILE__, __LINE__, "\"%s\" was accepted", cases[i].text);
            continue;
        }
        EXPECT_STR(str_of(problem.message), cases[i].message);
        EXPECT_STR(problem.about, cases[i].about);
        if (problem.at != cases[i].at)
            test_failed(t, __FILE__, __LINE__, "\"%s\": the place is %zu, not %zu", cases[i].text, problem.at, cases[i].at);
    }
}

static struct str repeated(struct test *t, const char *what, int times, const char *end)
{
    struct buf b = BUF(&t->mem);
    for (int i = 0; i < times; i++)
        buf_chars(&b, what);
    buf_chars(&b, end);
    return buf_str(&b);
}

static const char *refused(struct test *t, struct str text)
{
    struct formula *f = NULL;
    struct formula_problem problem = {0};
    return formula_parse(&t->mem, text, &f, &problem) == DONE ? "" : problem.message;
}

UNIT(a_formula_too_long_too_deep_or_with_too_many_parts_is_refused)
{
    EXPECT_STR(str_of(refused(t, repeated(t, "1 + ", 99, "1"))), "");
    EXPECT_STR(str_of(refused(t, repeated(t, "1+", 100, "1"))), "La fórmula tiene demasiadas partes: hasta 200 números, nombres y signos.");
    EXPECT_STR(str_of(refused(t, repeated(t, " ", 999, "1"))), "");
    EXPECT_STR(str_of(refused(t, repeated(t, " ", 1000, "1"))), "La fórmula es demasiado larga: hasta 1000 caracteres.");
    EXPECT_STR(str_of(refused(t, repeated(t, "(", 20, "1))))))))))))))))))))"))), "");
    const char *deep = "La fórmula tiene demasiados paréntesis uno dentro de otro: hasta 20.";
    EXPECT_STR(str_of(refused(t, repeated(t, "(", 21, "1"))), deep);
    EXPECT_STR(str_of(refused(t, repeated(t, "-", 500, "1"))), deep);
    EXPECT_STR(str_of(refused(t, repeated(t, "abs(", 200, "1"))), deep);
    struct buf names = BUF(&t->mem);
    for (int i = 0; i < 201; i++)
        buf_fmt(&names, "%s%c%c", i == 0 ? "suma(" : ";", 'a' + i / 26, 'a' + i % 26);
    buf_char(&names, ')');
    EXPECT_STR(str_of(refused(t, buf_str(&names))), "La fórmula tiene demasiadas partes: hasta 200 números, nombres y signos.");
}

UNIT(names_come_once_each_in_order_of_appearance)
{
    const struct formula *f = parsed(t, "b / a + B * c2 - min(a; _x)");
    const struct str *names;
    EXPECT_INT(formula_names(f, &names), 4);
    EXPECT_STR(names[0], "b");
    EXPECT_STR(names[1], "a");
    EXPECT_STR(names[2], "c2");
    EXPECT_STR(names[3], "_x");
}

static struct formula_result of_two(struct test *t, const char *text, struct operand a, struct operand b)
{
    return formula_value(parsed(t, text), (struct operand[]){a, b});
}

UNIT(what_is_missing_or_does_not_apply_is_never_a_number)
{
    struct operand five = {OPERAND_VALUE, 5 * MICRO}, zero = {OPERAND_VALUE, 0}, not = {OPERAND_NOT_APPLICABLE, 0}, missing = {OPERAND_MISSING, 0};
    EXPECT_INT(of_two(t, "a + b", five, missing).outcome, FORMULA_MISSING);
    EXPECT_INT(of_two(t, "a + b", not, missing).outcome, FORMULA_MISSING);
    EXPECT_INT(of_two(t, "a + b", five, not).outcome, FORMULA_NOT_APPLICABLE);
    EXPECT_INT(of_two(t, "max(a; b)", five, missing).outcome, FORMULA_MISSING);
    EXPECT_INT(of_two(t, "a * b", missing, zero).outcome, FORMULA_MISSING);
    EXPECT_INT(of_two(t, "a * b", five, zero).outcome, FORMULA_VALUE);
    EXPECT_INT(of_two(t, "a * b", five, zero).micro, 0);
    struct formula_result r = of_two(t, "a / b", five, zero);
    EXPECT_INT(r.outcome, FORMULA_NOT_APPLICABLE);
    EXPECT(r.divided_by_zero);
    EXPECT(of_two(t, "a / (b - b)", zero, five).divided_by_zero);
    EXPECT(!of_two(t, "a / b", five, not).divided_by_zero);
}

UNIT(what_does_not_fit_says_so)
{
    struct operand most = {OPERAND_VALUE, MICRO_MOST}, two = {OPERAND_VALUE, 2 * MICRO};
    EXPECT_INT(of_two(t, "a * b", most, two).outcome, FORMULA_OVERFLOW);
    EXPECT_INT(of_two(t, "a + b", most, two).outcome, FORMULA_OVERFLOW);
    EXPECT_INT(of_two(t, "a + a * b", most, two).outcome, FORMULA_OVERFLOW);
    EXPECT_INT(of_two(t, "a / b * b", most, two).outcome, FORMULA_VALUE);
    EXPECT_INT(of_two(t, "a * a", most, two).outcome, FORMULA_OVERFLOW);
    EXPECT_INT(of_two(t, "a / 0,000001", most, two).outcome, FORMULA_OVERFLOW);
}

UNIT(a_cycle_is_shown_with_its_way_round)
{
    const struct formula_edge edges[] = {{STR("a"), STR("b")}, {STR("a"), STR("c")}, {STR("b"), STR("d")}, {STR("c"), STR("e")},
                                         {STR("e"), STR("a")}, {STR("f"), STR("f")}, {STR("g"), STR("a")}};
    EXPECT_STR(formula_cycle(&t->mem, edges, COUNT(edges), STR("a")), "a → c → e → a");
    EXPECT_STR(formula_cycle(&t->mem, edges, COUNT(edges), STR("e")), "e → a → c → e");
    EXPECT_STR(formula_cycle(&t->mem, edges, COUNT(edges), STR("f")), "f → f");
    EXPECT(formula_cycle(&t->mem, edges, COUNT(edges), STR("g")).ptr == NULL);
    EXPECT(formula_cycle(&t->mem, edges, COUNT(edges), STR("b")).ptr == NULL);
    EXPECT(formula_cycle(&t->mem, NULL, 0, STR("a")).ptr == NULL);
}

static const char *units_of(struct test *t, const char *text, const char *a, const char *b, struct formula_problem *problem)
{
    const struct str units[] = {str_of(a), str_of(b)};
    *problem = (struct formula_problem){0};
    return formula_units(&t->mem, parsed(t, text), units, problem) == DONE ? "" : problem->message;
}

UNIT(units_that_do_not_go_together_are_pointed_out)
{
    struct formula_problem p;
    const char *mixed = "Se suman, restan o comparan cantidades de unidades distintas: %1.";
    EXPECT_STR(str_of(units_of(t, "a + b", "trámites", "Tramites", &p)), "");
    EXPECT_STR(str_of(units_of(t, "a + b", "trámites", "personas", &p)), mixed);
    EXPECT_STR(p.about, "«trámites», «personas»");
    EXPECT_INT(p.at, 2);
    EXPECT_STR(str_of(units_of(t, "a / b", "trámites", "personas", &p)), "");
    EXPECT_STR(str_of(units_of(t, "a / b + a", "trámites", "personas", &p)), "");
    EXPECT_STR(str_of(units_of(t, "a + 10", "trámites", "personas", &p)), "");
    EXPECT_STR(str_of(units_of(t, "min(10; a; b)", "trámites", "personas", &p)), mixed);
    EXPECT_STR(str_of(units_of(t, "(1 + a) - abs(-b)", "trámites", "personas", &p)), mixed);
}

struct dice {
    uint64_t state;
};

static int roll(struct dice *d, int below)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (int)((d->state >> 33) % (uint64_t)below);
}

/* Any formula, with more parentheses than it needs. */
static void write_any(struct buf *b, struct dice *d, int depth)
{
    static const char *const functions[] = {"min", "max", "suma"};
    int kind = depth == 0 ? roll(d, 2) : roll(d, 7);
    if (kind == 0) {
        buf_fmt(b, "%d%c%d", roll(d, 1000), roll(d, 2) ? ',' : '.', roll(d, 1000));
    } else if (kind == 1) {
        buf_fmt(b, "n_%d", roll(d, 5));
    } else if (kind == 2) {
        buf_chars(b, roll(d, 2) ? "-(" : "abs(");
        write_any(b, d, depth - 1);
        buf_char(b, ')');
    } else if (kind == 3) {
        buf_fmt(b, "%s(", functions[roll(d, 3)]);
        write_any(b, d, depth - 1);
        buf_char(b, ';');
        write_any(b, d, depth - 1);
        buf_char(b, ')');
    } else {
        buf_char(b, '(');
        write_any(b, d, depth - 1);
        buf_fmt(b, ")%c(", "+-*/"[roll(d, 4)]);
        write_any(b, d, depth - 1);
        buf_char(b, ')');
    }
}

UNIT(what_is_shown_back_reads_as_the_same_formula)
{
    struct dice d = {20261120};
    size_t values = 0;
    for (int round = 0; round < 3000; round++) {
        struct arena a = arena_new(1 << 20);
        struct buf text = BUF(&a);
        write_any(&text, &d, 4);
        struct formula *f = NULL, *again = NULL;
        struct formula_problem problem;
        EXPECT_DONE(formula_parse(&a, buf_str(&text), &f, &problem));
        struct str shown = formula_text(&a, f);
        EXPECT_DONE(formula_parse(&a, shown, &again, &problem));
        EXPECT_STR(formula_text(&a, again), str_chars(&a, shown));
        EXPECT(shown.len <= text.len + 64);
        struct operand operands[FORMULA_NODES];
        for (size_t i = 0; i < COUNT(operands); i++)
            operands[i] = (struct operand){OPERAND_VALUE, roll(&d, 2000000000) - 1000000000};
        struct formula_result x = formula_value(f, operands), y = formula_value(again, operands);
        EXPECT(x.outcome == y.outcome && x.micro == y.micro && x.divided_by_zero == y.divided_by_zero);
        values += x.outcome == FORMULA_VALUE;
        arena_free(&a);
    }
    EXPECT(values > 1500);
}

UNIT(any_bytes_are_read_or_refused_with_a_place_inside)
{
    static const char bytes[] = "ab1290.,;()+-*/ minsuabx_\xC3\x97\xE2\x88\x92\xC3%\"<\n";
    struct dice d = {7};
    for (int round = 0; round < 20000; round++) {
        struct arena a = arena_new(1 << 20);
        char text[40];
        size_t len = (size_t)roll(&d, (int)sizeof text);
        for (size_t i = 0; i < len; i++)
            text[i] = bytes[roll(&d, (int)sizeof bytes - 1)];
        struct formula *f = NULL;
        struct formula_problem problem;
        if (formula_parse(&a, (struct str){text, len}, &f, &problem) != DONE)
            EXPECT(problem.message != NULL && problem.at <= len);
        arena_free(&a);
    }
}
