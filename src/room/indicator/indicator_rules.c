/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/indicator/indicator_rules.h"

#include "base/text.h"
#include "room/formula/formula.h"

const struct version_move version_moves[] = {
    {-1, VERSION_DRAFT, DRAFT_INDICATOR, false},
    {VERSION_DRAFT, VERSION_PROPOSED, DRAFT_INDICATOR, false},
    {VERSION_DRAFT, VERSION_DROPPED, DRAFT_INDICATOR, false},
    {VERSION_PROPOSED, VERSION_DRAFT, APPROVE_INDICATOR, false},
    {VERSION_PROPOSED, VERSION_IN_FORCE, APPROVE_INDICATOR, true},
    /* By the approval of a later one. */
    {VERSION_IN_FORCE, VERSION_REPLACED, APPROVE_INDICATOR, true},
};
const size_t version_move_count = COUNT(version_moves);

bool version_may(int from, int to)
{
    for (size_t i = 0; i < version_move_count; i++)
        if (version_moves[i].from == from && version_moves[i].to == to)
            return true;
    return false;
}

bool indicator_is_quotient(int type)
{
    return type == TYPE_PERCENT || type == TYPE_RATIO || type == TYPE_RATE;
}

int64_t indicator_factor(const struct indicator_version *v)
{
    if (v->factor_micro != NONE && indicator_is_quotient(v->type))
        return v->factor_micro;
    return v->type == TYPE_PERCENT ? 100 * MICRO : MICRO;
}

const char *indicator_code_fault(struct str code)
{
    static const char *const words[] = {"min", "max", "suma", "abs"};
    bool good = code.len >= 2 && code.len <= 40 && code.ptr[0] >= 'a' && code.ptr[0] <= 'z';
    for (size_t i = 0; good && i < code.len; i++) {
        char c = code.ptr[i];
        good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    if (!good)
        return N_("Escribe el código con letras minúsculas sin tilde, números y guion bajo; empieza con una letra. Ejemplo: tramites_en_linea.");
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(code, words[i]))
            return N_("Ese código es una palabra de las fórmulas: elige otro.");
    return NULL;
}

size_t indicator_scale(struct str scale, struct str *ret, size_t size)
{
    size_t count = 0;
    struct str rest = scale;
    while (rest.ptr != NULL && count < size) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        while (line.len > 0 && (line.ptr[0] == '-' || line.ptr[0] == '*'))
            line = str_trim(str_part(line, 1, line.len));
        if (line.len > 0)
            ret[count++] = line;
    }
    return count;
}

void sheet_fault_add(struct sheet_faults *f, const char *field, const char *message, struct str about)
{
    if (f->count == f->size) {
        size_t more = f->size == 0 ? 8 : f->size * 2;
        f->items = arena_grow(f->mem, f->items, f->size * sizeof *f->items, more * sizeof *f->items);
        f->size = more;
    }
    f->items[f->count++] = (struct sheet_fault){field, message, about};
}

static void fault(struct sheet_faults *f, const char *field, const char *message)
{
    sheet_fault_add(f, field, message, STR_NONE);
}

static bool no_number(int type)
{
    return type == TYPE_QUALITATIVE;
}

static void quotient_faults(struct sheet_faults *f, const struct indicator_version *v)
{
    if (!indicator_is_quotient(v->type))
        return;
    if (str_empty(v->numerator))
        fault(f, "numerator", N_("Di qué se cuenta arriba (numerador)."));
    if (str_empty(v->denominator))
        fault(f, "denominator", N_("Di qué se cuenta abajo (denominador)."));
    if (v->type == TYPE_RATE && v->factor_micro == NONE)
        fault(f, "factor_micro", N_("Di por cada cuántos se cuenta la tasa: 1000, 100000…"));
    if (v->type == TYPE_PERCENT && v->factor_micro != NONE && v->factor_micro != 100 * MICRO)
        fault(f, "factor_micro", N_("Un porcentaje es por cada 100. Si cuentas por cada otros tantos, elige tasa."));
}

static void index_faults(struct sheet_faults *f, const struct indicator_version *v)
{
    struct formula *parsed;
    struct formula_problem problem = {0};
    if (v->type != TYPE_INDEX)
        return;
    if (str_empty(str_trim(v->formula)))
        fault(f, "formula", N_("Un índice necesita su fórmula sobre los códigos de otros indicadores."));
    else if (formula_parse(f->mem, v->formula, &parsed, &problem) != DONE)
        sheet_fault_add(f, "formula", problem.message, problem.about);
    if (v->rollup == ROLLUP_SUM)
        fault(f, "rollup", N_("Un índice no se suma entre jurisdicciones: se agregan los indicadores de su fórmula."));
}

static size_t steps_of(const struct indicator_version *v)
{
    struct str steps[SCALE_STEPS];
    return indicator_scale(v->scale, steps, COUNT(steps));
}

static void scale_faults(struct sheet_faults *f, const struct indicator_version *v)
{
    struct str steps[SCALE_STEPS];
    if (v->type == TYPE_ORDINAL) {
        size_t count = indicator_scale(v->scale, steps, COUNT(steps));
        if (count < 2)
            fault(f, "scale", N_("Una escala tiene al menos dos pasos: escribe uno por línea, primero el más bajo."));
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < i; k++)
                if (str_eq(steps[i], steps[k]))
                    sheet_fault_add(f, "scale", N_("El paso «%1» está repetido."), steps[i]);
    }
    if (v->type != TYPE_ORDINAL && v->type != TYPE_QUALITATIVE)
        return;
    if (v->rollup == ROLLUP_SUM)
        fault(f, "rollup", N_("Una escala o un texto no se suman: elige que no se agrega."));
    if (v->accumulation != ACCUMULATION_STOCK)
        fault(f, "accumulation", N_("Una escala o un texto no se acumulan: elige saldo."));
}

static void range_faults(struct sheet_faults *f, const struct indicator_version *v)
{
    if (v->direction == DIRECTION_BAND) {
        if (v->low_micro == NONE)
            fault(f, "low_micro", N_("Di desde qué valor es bueno."));
        if (v->high_micro == NONE)
            fault(f, "high_micro", N_("Di hasta qué valor es bueno."));
    }
    if (v->low_micro != NONE && v->high_micro != NONE && v->low_micro > v->high_micro)
        fault(f, "high_micro", N_("La banda está al revés: «hasta» es menor que «desde»."));
    if (v->least_micro != NONE && v->most_micro != NONE && v->least_micro > v->most_micro)
        fault(f, "most_micro", N_("El máximo posible es menor que el mínimo."));
}

static bool outside(const struct indicator_version *v, int64_t micro)
{
    return (v->least_micro != NONE && micro < v->least_micro) || (v->most_micro != NONE && micro > v->most_micro);
}

/* What a value of the sheet cannot be, beside the field that holds it. */
static void value_faults(struct sheet_faults *f, const struct indicator_version *v, const char *field, int64_t micro, struct str about)
{
    if (micro == NONE)
        return;
    if (v->type == TYPE_ORDINAL && (micro % MICRO != 0 || micro < MICRO || micro > (int64_t)steps_of(v) * MICRO))
        sheet_fault_add(f, field, N_("En una escala el valor es el número de un paso: 1 es el más bajo."), about);
    else if (outside(v, micro))
        sheet_fault_add(f, field, N_("El valor está fuera del mínimo y el máximo posibles de la ficha."), about);
    else if (micro_round(micro, (int)v->decimals) != micro)
        sheet_fault_add(f, field, N_("El valor tiene más decimales que los de la ficha."), about);
}

static void baseline_faults(struct sheet_faults *f, const struct indicator_version *v)
{
    if (v->baseline_kind != BASELINE_KNOWN) {
        if (v->baseline_micro != NONE)
            fault(f, "baseline_micro", N_("Si hay un valor, la línea base es conocida; si no, deja el valor vacío."));
        if (v->baseline_kind == BASELINE_NOT_APPLICABLE && v->achievement == ACHIEVEMENT_FROM_BASELINE && !no_number(v->type))
            fault(f, "achievement", N_("Sin línea base el avance no se puede contar desde ella: elige valor sobre meta."));
        return;
    }
    if (v->baseline_micro == NONE && !no_number(v->type))
        fault(f, "baseline_micro", N_("Escribe el valor de la línea base, o di que está por levantar."));
    if (!day_known(v->baseline_on))
        fault(f, "baseline_on", N_("Escribe la fecha a la que corresponde la línea base."));
    if (str_empty(v->baseline_source))
        fault(f, "baseline_source", N_("Di de dónde sale la línea base."));
    if (day_known(v->baseline_on) && day_known(v->ends_on) && !day_before(v->baseline_on, v->ends_on))
        fault(f, "baseline_on", N_("La línea base es posterior a lo que se mide."));
    value_faults(f, v, "baseline_micro", v->baseline_micro, STR_NONE);
}

static void calendar_faults(struct sheet_faults *f, const struct indicator_version *v)
{
    if (!day_known(v->starts_on) || !day_known(v->ends_on))
        return;
    if (day_before(v->ends_on, v->starts_on)) {
        fault(f, "ends_on", N_("Termina antes de empezar."));
        return;
    }
    if (v->months < 1 || 12 % v->months != 0) {
        fault(f, "months", N_("Un período dura 1, 2, 3, 4, 6 o 12 meses."));
        return;
    }
    if (day_add_months(v->starts_on, (int)v->months).n - 1 > v->ends_on.n)
        fault(f, "months", N_("Un período no cabe entre el primer y el último día que se mide."));
    if (day_known(indicator_period_end(v, SHEET_PERIODS)))
        fault(f, "ends_on", N_("Son demasiados períodos: mide menos años o con períodos más largos."));
}

static void word_faults(struct sheet_faults *f, const struct indicator_version *v)
{
    if (str_empty(v->definition))
        fault(f, "definition", N_("Define qué mide, para quien no conoce el tema."));
    if (str_empty(v->source))
        fault(f, "source", N_("Di de dónde salen los datos."));
    if (str_empty(v->means))
        fault(f, "means", N_("Di con qué se prueba cada valor."));
}

void sheet_target_values(struct sheet_faults *f, const struct indicator_sheet *s)
{
    for (size_t i = 0; i < s->target_count; i++)
        value_faults(f, s->v, "targets", s->targets[i].value_micro, STR_NONE);
}

struct sheet_faults sheet_faults(struct arena *mem, const struct indicator_sheet *s)
{
    struct sheet_faults f = {.mem = mem};
    word_faults(&f, s->v);
    quotient_faults(&f, s->v);
    index_faults(&f, s->v);
    scale_faults(&f, s->v);
    range_faults(&f, s->v);
    calendar_faults(&f, s->v);
    baseline_faults(&f, s->v);
    sheet_part_faults(&f, s);
    sheet_target_values(&f, s);
    sheet_target_faults(&f, s);
    return f;
}

const char *indicator_version_fault(struct arena *mem, const struct indicator_version *v, const struct indicator_target *targets, size_t target_count,
                                    const struct indicator_part *parts, size_t part_count, const char **ret_field)
{
    const struct indicator_sheet s = {v, targets, target_count, parts, part_count};
    struct sheet_faults f = sheet_faults(mem, &s);
    *ret_field = f.count > 0 ? f.items[0].field : NULL;
    return f.count > 0 ? f.items[0].message : NULL;
}

const char *indicator_rollup_fault(const struct indicator_version *above, const struct indicator_version *below, const char **ret_field)
{
    const struct {
        bool wrong;
        const char *field, *message;
    } looks[] = {
        {above->rollup != ROLLUP_SUM, "rollup", N_("La ficha del indicador al que reporta no permite que se sumen otros.")},
        {below->rollup != ROLLUP_SUM, "rollup", N_("Reporta a otro indicador, pero su ficha no permite que se sume.")},
        {below->type != above->type, "type", N_("No es del tipo del indicador al que reporta: no se pueden sumar.")},
        {!str_eq(below->unit, above->unit), "unit", N_("No se mide en la unidad del indicador al que reporta: no se pueden sumar.")},
        {below->accumulation != above->accumulation, "accumulation", N_("No se acumula como el indicador al que reporta: no se pueden sumar.")},
        {below->direction != above->direction, "direction", N_("Su sentido no es el del indicador al que reporta: no se pueden sumar.")},
    };
    for (size_t i = 0; i < COUNT(looks); i++)
        if (looks[i].wrong) {
            *ret_field = looks[i].field;
            return looks[i].message;
        }
    return NULL;
}

/* Words folded, with one blank between them: accents, capitals and blanks change no method. */
static struct str plain_words(struct arena *mem, struct str s)
{
    struct buf b = BUF(mem);
    struct str rest = str_empty(s) ? STR("") : text_fold(mem, s);
    for (size_t i = 0; i < rest.len; i++) {
        bool blank = rest.ptr[i] == ' ' || rest.ptr[i] == '\n' || rest.ptr[i] == '\t';
        if (!blank)
            buf_char(&b, rest.ptr[i]);
        else if (b.len > 0 && b.ptr[b.len - 1] != ' ')
            buf_char(&b, ' ');
    }
    return str_trim(buf_str(&b));
}

static bool same_words(struct arena *mem, struct str a, struct str b)
{
    return str_eq(plain_words(mem, a), plain_words(mem, b));
}

/* As read, not as typed; a formula that cannot be read is its text. */
static bool same_formula(struct arena *mem, struct str a, struct str b)
{
    struct formula *one, *other;
    struct formula_problem problem;
    if (formula_parse(mem, a, &one, &problem) != DONE || formula_parse(mem, b, &other, &problem) != DONE)
        return same_words(mem, a, b);
    return str_eq(formula_text(mem, one), formula_text(mem, other));
}

static bool same_scale(struct arena *mem, struct str a, struct str b)
{
    struct str one[SCALE_STEPS], other[SCALE_STEPS];
    size_t count = indicator_scale(a, one, COUNT(one));
    if (count != indicator_scale(b, other, COUNT(other)))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!same_words(mem, one[i], other[i]))
            return false;
    return true;
}

static void counting_faults(struct sheet_faults *f, const struct indicator_version *v, const struct indicator_version *before)
{
    if (!same_words(f->mem, v->numerator, before->numerator))
        fault(f, "numerator", N_("Cambia lo que se cuenta arriba: eso es un cambio de método, que corta la serie."));
    if (!same_words(f->mem, v->denominator, before->denominator))
        fault(f, "denominator", N_("Cambia lo que se cuenta abajo: eso es un cambio de método, que corta la serie."));
    if (v->direction != before->direction)
        fault(f, "direction", N_("El sentido cambia: eso es un cambio de método, que corta la serie."));
    if (v->months != before->months)
        fault(f, "months", N_("Cambia lo que dura un período: eso es un cambio de método, que corta la serie."));
}

void sheet_change_faults(struct sheet_faults *f, const struct indicator_version *v, const struct indicator_version *before)
{
    if (before == NULL)
        return;
    if (v->change == CHANGE_FIRST)
        fault(f, "change", N_("Ya hay una ficha anterior: di si se ajusta la ficha o cambia el método."));
    indicator_report_faults(f, v->change_report);
    if (v->change == CHANGE_METHOD)
        return;
    counting_faults(f, v, before);
    if (!same_words(f->mem, v->unit, before->unit))
        fault(f, "unit", N_("La unidad cambia: eso es un cambio de método, que corta la serie."));
    if (v->type != before->type)
        fault(f, "type", N_("El tipo cambia: eso es un cambio de método, que corta la serie."));
    if (v->accumulation != before->accumulation)
        fault(f, "accumulation", N_("La acumulación cambia: eso es un cambio de método, que corta la serie."));
    if (v->type == TYPE_INDEX && !same_formula(f->mem, v->formula, before->formula))
        fault(f, "formula", N_("La fórmula cambia: eso es un cambio de método, que corta la serie."));
    if (indicator_factor(v) != indicator_factor(before))
        fault(f, "factor_micro", N_("La base de la tasa cambia: eso es un cambio de método, que corta la serie."));
    if (!same_scale(f->mem, v->scale, before->scale))
        fault(f, "scale", N_("La escala cambia: eso es un cambio de método, que corta la serie."));
}
