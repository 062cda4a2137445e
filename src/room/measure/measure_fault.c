/* SPDX-License-Identifier: EUPL-1.2
 * What a value cannot be, and what its parts cannot be. */
#include "room/measure/measure.h"

static bool too_long(const struct indicator_version *v, int64_t micro)
{
    return micro_round(micro, (int)v->decimals) != micro;
}

static const char *limits(const struct indicator_version *v, int64_t value)
{
    if (v->least_micro != NONE && value < v->least_micro)
        return N_("El valor es menor que el mínimo posible de la ficha.");
    if (v->most_micro != NONE && value > v->most_micro)
        return N_("El valor es mayor que el máximo posible de la ficha.");
    return NULL;
}

/* Lines of the scale that hold something but a bullet. */
static int64_t steps_of(struct str scale)
{
    int64_t count = 0;
    struct str rest = scale;
    while (rest.ptr != NULL) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        while (!str_empty(line) && (line.ptr[0] == '-' || line.ptr[0] == '*'))
            line = str_trim(str_part(line, 1, line.len));
        count += !str_empty(line);
    }
    return count;
}

static const char *single_fault(const struct indicator_version *v, int64_t value, int64_t numerator, int64_t denominator, const char **ret_field)
{
    *ret_field = "value";
    if (numerator != NONE || denominator != NONE) {
        *ret_field = numerator != NONE ? "numerator" : "denominator";
        return N_("Este indicador no lleva numerador ni denominador.");
    }
    if (value == NONE)
        return N_("Escribe el valor. Si fue cero, escribe 0; si no aplica, dilo.");
    if (v->type == TYPE_ORDINAL && (value % MICRO != 0 || value < MICRO || value > steps_of(v->scale) * MICRO))
        return N_("En una escala el valor es el número de un paso: 1 es el más bajo.");
    if (too_long(v, value))
        return N_("El valor tiene más decimales que los de la ficha.");
    return limits(v, value);
}

/* Whether the quotient may pass 100 %: only where the sheet says so. */
static bool above_whole(const struct indicator_version *v)
{
    return v->most_micro != NONE && v->most_micro > 100 * MICRO;
}

static const char *pair_fault(const struct indicator_version *v, int64_t value, int64_t numerator, int64_t denominator, const char **ret_field)
{
    *ret_field = "value";
    if (value != NONE)
        return N_("El valor se calcula: escribe solo el numerador y el denominador.");
    *ret_field = "numerator";
    if (numerator == NONE)
        return N_("Escribe el numerador. Si fue cero, escribe 0.");
    if (numerator < 0 && v->type != TYPE_RATIO)
        return N_("El numerador no puede ser negativo.");
    *ret_field = "denominator";
    if (denominator == NONE)
        return N_("Escribe el denominador. Si fue cero, escribe 0.");
    if (denominator < 0)
        return N_("El denominador no puede ser negativo.");
    *ret_field = "numerator";
    if (v->type == TYPE_PERCENT && numerator > denominator && !above_whole(v))
        return N_("El numerador es mayor que el denominador: el porcentaje pasaría de 100.");
    struct measured x = measured_of(v, VALUE_REPORTED, NONE, numerator, denominator);
    if (x.too_large)
        return N_("El resultado es demasiado grande.");
    return x.value == NONE ? NULL : limits(v, x.value);
}

const char *measure_fault(const struct indicator_version *v, int kind, int64_t value, int64_t numerator, int64_t denominator, const char **ret_field)
{
    *ret_field = value != NONE ? "value" : numerator != NONE ? "numerator" : denominator != NONE ? "denominator" : "value";
    bool numbers = value != NONE || numerator != NONE || denominator != NONE;
    if (kind != VALUE_REPORTED && kind != VALUE_COMPUTED)
        return numbers ? N_("Si no aplica o no se reporta, no escribas números; si el valor fue cero, repórtalo.") : NULL;
    if (v->type == TYPE_INDEX && kind == VALUE_REPORTED)
        return N_("Este indicador se calcula con su fórmula: su valor no se escribe.");
    if (v->type == TYPE_QUALITATIVE)
        return numbers ? N_("Un indicador cualitativo se cuenta en palabras, no con números.") : NULL;
    if (indicator_is_quotient(v->type))
        return pair_fault(v, value, numerator, denominator, ret_field);
    return single_fault(v, value, numerator, denominator, ret_field);
}

/* The numbers of a cell that sums are made of: of a quotient its pair, else its value twice. NONE: none. */
static void numbers_of(const struct indicator_version *v, const struct measured *x, int64_t ret[2])
{
    bool pair = indicator_is_quotient(v->type);
    ret[0] = pair ? x->numerator : x->value;
    ret[1] = pair ? x->denominator : x->value;
}

/* Whether no number of it can be below 0, so that no part can be greater than its whole. */
static bool never_negative(const struct indicator_version *v)
{
    return v->type == TYPE_PERCENT || v->type == TYPE_RATE || (v->least_micro != NONE && v->least_micro >= 0);
}

static const char *part_fault(const struct indicator_version *v, const struct measured *total, const struct measured *part)
{
    int64_t whole[2], its[2];
    numbers_of(v, total, whole);
    numbers_of(v, part, its);
    if (its[0] == NONE)
        return NULL;
    if (whole[0] == NONE)
        return N_("Una parte tiene valor y el total no.");
    if (never_negative(v) && (its[0] > whole[0] || its[1] > whole[1]))
        return N_("Una parte es mayor que el total.");
    return NULL;
}

const char *parts_gap(const struct indicator_version *v, const struct measured *total, const struct measured *parts, size_t count)
{
    if (v->parts_rule != PARTS_ADD_UP || count == 0 || !(v->type == TYPE_NUMBER || indicator_is_quotient(v->type)))
        return NULL;
    int64_t whole[2];
    numbers_of(v, total, whole);
    __int128 sum[2] = {0, 0};
    size_t known = 0, missing = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t its[2];
        numbers_of(v, &parts[i], its);
        missing += parts[i].status == VALUE_NOT_REPORTED || parts[i].status == VALUE_NOT_DUE;
        known += its[0] != NONE;
        for (int k = 0; k < 2; k++)
            sum[k] += its[0] == NONE ? 0 : its[k];
    }
    if (known == 0 || whole[0] == NONE)
        return NULL;
    if (missing == 0 && (sum[0] != whole[0] || sum[1] != whole[1]))
        return N_("Las partes no suman el total: corrígelas o explica por qué.");
    if (missing > 0 && never_negative(v) && (sum[0] > whole[0] || sum[1] > whole[1]))
        return N_("Las partes suman más que el total: corrígelas o explica por qué.");
    return NULL;
}

const char *parts_fault(const struct indicator_version *v, const struct measured *total, const struct measured *parts, size_t count)
{
    if (count > 0 && v->parts_rule == PARTS_NONE)
        return N_("La ficha no tiene desagregación.");
    for (size_t i = 0; i < count && v->type != TYPE_ORDINAL && v->type != TYPE_QUALITATIVE; i++) {
        const char *fault = part_fault(v, total, &parts[i]);
        if (fault != NULL)
            return fault;
    }
    return parts_gap(v, total, parts, count);
}
