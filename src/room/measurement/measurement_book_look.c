/* SPDX-License-Identifier: EUPL-1.2
 * What a workbook of values that came back would do: each row beside what it owes, each fault by its cell. An empty row
 * reports nothing; zero is a number; "no aplica" says so. Without a database. */
#include "base/text.h"
#include "job/fetch.h"
#include "room/evidence/evidence.h"
#include "room/measurement/measurement_book.h"
#include "room/measurement/measurement_rules.h"

struct looking {
    struct request *r;
    const struct values_place *at;
    const struct methodology *method;
    struct values_look *look;
    const struct parts_line *parts;
    size_t part_count;
    bool *part_used; /* by line of the second sheet: beside a row that reports */
    bool *taken;     /* by what is owed */
};

static void fault(struct looking *k, const char *sheet, size_t row, size_t column, const char *message, struct str value)
{
    struct values_look *x = k->look;
    if (x->fault_count == x->fault_size) {
        size_t size = x->fault_size == 0 ? 64 : x->fault_size * 2;
        x->faults = arena_grow(k->r->mem, x->faults, x->fault_size * sizeof *x->faults, size * sizeof *x->faults);
        x->fault_size = size;
    }
    x->faults[x->fault_count++] = (struct values_fault){
        str_of(sheet), str_fmt(k->r->mem, "%c%zu", (char)('A' + column), row), say_with(k->r->mem, k->r->lang, message, &value, 1)};
}

static void wrong(struct looking *k, const struct values_line *line, enum values_column column, const char *message, struct str value)
{
    fault(k, "Valores", line->row, (size_t)column, message, value);
}

static bool blank(const struct values_line *line)
{
    for (size_t i = VALUES_KIND; i < VALUES_COLUMNS; i++)
        if (!str_empty(line->cells[i].text))
            return false;
    return true;
}

static bool not_applicable(struct arena *mem, struct str typed)
{
    struct str low = text_fold(mem, typed);
    return str_is(low, "no aplica") || str_is(low, "n/a") || str_is(low, "na") || str_is(low, "no-aplica");
}

/* Rows are in the order of their codes. */
static const struct measurement_owed *owed_of(const struct looking *k, struct str code, struct str period, bool *ret_code)
{
    int64_t number = NONE;
    *ret_code = false;
    (void)str_int(period, &number);
    for (size_t i = 0; i < k->at->owed_count; i++) {
        if (!str_eq(k->at->owed[i].code, code))
            continue;
        *ret_code = true;
        if (k->at->owed[i].number == number)
            return &k->at->owed[i];
    }
    return NULL;
}

static bool number_read(struct looking *k, const struct values_line *line, enum values_column column, int64_t *ret)
{
    struct values_cell c = line->cells[column];
    *ret = NONE;
    if (str_empty(c.text))
        return true;
    if (values_number(k->r->mem, c, ret))
        return true;
    *ret = NONE;
    wrong(k, line, column, N_("«%1» no es un número. Escribe por ejemplo 1234,5: coma o punto solo para los decimales. Si no hay dato, deja la celda vacía."), c.text);
    return false;
}

/* The number of a step, or its name. */
static bool step_read(struct looking *k, const struct values_line *line, struct str scale, int64_t *ret)
{
    struct str *steps, typed = line->cells[VALUES_VALUE].text, folded = text_fold(k->r->mem, typed);
    size_t count = measurement_steps(k->r->mem, scale, &steps);
    *ret = NONE;
    for (size_t i = 0; i < count; i++)
        if (str_eq(text_fold(k->r->mem, steps[i]), folded)) {
            *ret = (int64_t)(i + 1) * MICRO;
            return true;
        }
    if (str_empty(typed))
        return true;
    if (values_number(k->r->mem, line->cells[VALUES_VALUE], ret) && *ret % MICRO == 0 && *ret >= MICRO && (size_t)(*ret / MICRO) <= count)
        return true;
    *ret = NONE;
    wrong(k, line, VALUES_VALUE, N_("«%1» no es un paso de la escala: escribe su número o su nombre."), typed);
    return false;
}

static bool kind_read(struct looking *k, const struct values_line *line, int *ret)
{
    struct str typed = line->cells[VALUES_KIND].text, folded = text_fold(k->r->mem, typed);
    bool none = not_applicable(k->r->mem, line->cells[VALUES_VALUE].text) || not_applicable(k->r->mem, line->cells[VALUES_NUMERATOR].text);
    if (str_empty(typed))
        *ret = none ? VALUE_NOT_APPLICABLE : VALUE_REPORTED;
    else if (not_applicable(k->r->mem, typed))
        *ret = VALUE_NOT_APPLICABLE;
    else if (str_is(folded, "reportado") || str_is(folded, "valor"))
        *ret = VALUE_REPORTED;
    else {
        wrong(k, line, VALUES_KIND, N_("«%1» no está en la lista: elige «Reportado» o «No aplica», o deja la celda vacía."), typed);
        return false;
    }
    return true;
}

static bool values_read(struct looking *k, const struct values_line *line, const struct measurement_owed *o, struct measurement *m)
{
    bool good = kind_read(k, line, &m->kind);
    const struct values_cell *c = line->cells;
    m->words = c[VALUES_WORDS].text;
    m->parts_note = c[VALUES_PARTS_NOTE].text;
    m->unusual_note = c[VALUES_UNUSUAL].text;
    m->value_micro = m->numerator_micro = m->denominator_micro = NONE;
    if (text_length(m->words) > 2000 || text_length(m->parts_note) > 500 || text_length(m->unusual_note) > 500) {
        wrong(k, line, VALUES_WORDS, N_("Un texto de la fila es demasiado largo."), STR_NONE);
        good = false;
    }
    if (!good || m->kind == VALUE_NOT_APPLICABLE) {
        for (size_t i = VALUES_VALUE; good && i <= VALUES_DENOMINATOR; i++)
            if (!str_empty(c[i].text) && !not_applicable(k->r->mem, c[i].text)) {
                wrong(k, line, (enum values_column)i, N_("Dice «No aplica» y trae un número: «%1». Deja una de las dos cosas."), c[i].text);
                good = false;
            }
        return good;
    }
    if (indicator_is_quotient(o->type)) {
        good = number_read(k, line, VALUES_NUMERATOR, &m->numerator_micro) & number_read(k, line, VALUES_DENOMINATOR, &m->denominator_micro);
        if (!str_empty(c[VALUES_VALUE].text)) {
            wrong(k, line, VALUES_VALUE, N_("Este valor se calcula con su numerador y su denominador: deja vacía esta celda."), STR_NONE);
            good = false;
        }
        return good;
    }
    for (size_t i = VALUES_NUMERATOR; i <= VALUES_DENOMINATOR; i++)
        if (!str_empty(c[i].text)) {
            wrong(k, line, (enum values_column)i, N_("Este indicador no lleva numerador ni denominador."), STR_NONE);
            good = false;
        }
    if (o->type == TYPE_QUALITATIVE) {
        if (!str_empty(c[VALUES_VALUE].text))
            wrong(k, line, VALUES_VALUE, N_("Este indicador se reporta en palabras: deja vacía esta celda."), STR_NONE);
        return good && str_empty(c[VALUES_VALUE].text);
    }
    return good & (o->type == TYPE_ORDINAL ? step_read(k, line, o->scale, &m->value_micro) : number_read(k, line, VALUES_VALUE, &m->value_micro));
}

static const struct indicator_part *part_named(const struct looking *k, int64_t version, const struct parts_line *line)
{
    for (size_t i = 0; i < k->at->part_count; i++) {
        const struct indicator_part *p = &k->at->parts[i];
        if (p->version == version && str_eq(p->dimension, line->cells[PARTS_DIMENSION].text) && str_eq(p->code, line->cells[PARTS_PART].text))
            return p;
    }
    return NULL;
}

static bool part_number(struct looking *k, const struct parts_line *line, enum parts_column column, int64_t *ret)
{
    struct values_cell c = line->cells[column];
    *ret = NONE;
    if (str_empty(c.text) || values_number(k->r->mem, c, ret))
        return true;
    *ret = NONE;
    fault(k, "Partes", line->row, column, N_("«%1» no es un número. Escribe por ejemplo 1234,5: coma o punto solo para los decimales. Si no hay dato, deja la celda vacía."), c.text);
    return false;
}

static bool part_blank(const struct parts_line *line)
{
    return str_empty(line->cells[PARTS_VALUE].text) && str_empty(line->cells[PARTS_NUMERATOR].text) && str_empty(line->cells[PARTS_DENOMINATOR].text);
}

/* One part; false: a fault was told. Nothing typed: it is not reported. */
static bool part_read(struct looking *k, const struct parts_line *line, const struct measurement_owed *o, const struct indicator_version *v, struct values_change *x)
{
    const struct indicator_part *part = part_named(k, o->version, line);
    struct measurement_part p;
    const char *field = NULL;
    shape_clear(&measurement_part_shape, &p);
    if (part == NULL) {
        fault(k, "Partes", line->row, PARTS_PART, N_("«%1» no es una parte de la ficha: no cambies esa columna."), line->cells[PARTS_PART].text);
        return false;
    }
    if (part_blank(line))
        return true;
    for (size_t i = 0; i < x->part_count; i++)
        if (x->parts[i].part == part->id) {
            fault(k, "Partes", line->row, PARTS_PART, N_("«%1» está dos veces para el mismo indicador y período."), line->cells[PARTS_PART].text);
            return false;
        }
    p.part = part->id;
    p.kind = not_applicable(k->r->mem, line->cells[PARTS_VALUE].text) || not_applicable(k->r->mem, line->cells[PARTS_NUMERATOR].text) ? VALUE_NOT_APPLICABLE : VALUE_REPORTED;
    bool good = true;
    if (p.kind == VALUE_REPORTED && indicator_is_quotient(o->type))
        good = part_number(k, line, PARTS_NUMERATOR, &p.numerator_micro) & part_number(k, line, PARTS_DENOMINATOR, &p.denominator_micro);
    else if (p.kind == VALUE_REPORTED)
        good = part_number(k, line, PARTS_VALUE, &p.value_micro);
    const char *why = good && p.kind == VALUE_REPORTED ? measure_fault(v, p.kind, p.value_micro, p.numerator_micro, p.denominator_micro, &field) : NULL;
    if (why != NULL)
        fault(k, "Partes", line->row, indicator_is_quotient(o->type) ? PARTS_NUMERATOR : PARTS_VALUE, why, STR_NONE);
    x->parts[x->part_count++] = p;
    return good && why == NULL;
}

static bool parts_read(struct looking *k, const struct measurement_owed *o, const struct indicator_version *v, struct values_change *x)
{
    bool good = true;
    int64_t number;
    size_t most = 0;
    for (size_t i = 0; i < k->at->part_count; i++)
        most += k->at->parts[i].version == o->version;
    if (most == 0)
        return true;
    x->parts = arena_array(k->r->mem, struct measurement_part, most);
    for (size_t i = 0; i < k->part_count; i++) {
        const struct parts_line *line = &k->parts[i];
        if (!str_eq(line->cells[PARTS_CODE].text, o->code) || !str_int(line->cells[PARTS_PERIOD].text, &number) || number != o->number)
            continue;
        k->part_used[i] = true;
        x->with_parts = true;
        if (x->m.kind == VALUE_REPORTED)
            good = part_read(k, line, o, v, x) && good;
        else if (!part_blank(line)) {
            fault(k, "Partes", line->row, PARTS_VALUE, N_("El total dice «No aplica» y esta parte trae un dato: deja una de las dos cosas."), STR_NONE);
            good = false;
        }
    }
    return good;
}

static enum values_column column_of(const char *field)
{
    static const struct {
        const char *field;
        enum values_column column;
    } of[] = {{"kind", VALUES_KIND}, {"value_micro", VALUES_VALUE}, {"numerator_micro", VALUES_NUMERATOR}, {"denominator_micro", VALUES_DENOMINATOR},
              {"words", VALUES_WORDS}, {"parts_note", VALUES_PARTS_NOTE}, {"unusual_note", VALUES_UNUSUAL}};
    for (size_t i = 0; i < COUNT(of); i++)
        if (str_is(str_of(field), of[i].field))
            return of[i].column;
    return VALUES_VALUE;
}

/* The rules of the form, over what the row says. */
static bool judged(struct looking *k, const struct values_line *line, const struct measurement_owed *o, const struct indicator_version *v, const struct values_change *x)
{
    size_t shown = 0, first = 0;
    for (size_t i = 0; i < k->at->series_count; i++)
        shown += k->at->series[i].indicator == o->indicator;
    int64_t *series = arena_array(k->r->mem, int64_t, shown + 1);
    struct measurement_facts f = {.version = v, .methodology = k->method, .m = &x->m, .values = x->parts, .value_count = x->part_count, .series = series, .proofs = 1};
    while (first < k->at->part_count && k->at->parts[first].version != o->version)
        first++;
    f.parts = &k->at->parts[first];
    while (first + f.part_count < k->at->part_count && k->at->parts[first + f.part_count].version == o->version)
        f.part_count++;
    const struct measurement_showed *last = NULL;
    struct indicator_period period = {.ends_on = o->ends_on};
    for (size_t i = 0; i < k->at->series_count; i++) {
        const struct measurement_showed *showed = &k->at->series[i];
        if (showed->indicator != o->indicator || showed->number >= o->number || showed->series != o->series)
            continue;
        series[f.series_count++] = showed->value_micro;
        last = showed;
    }
    f.before = measurement_before(v, &period, last);
    struct faults bad = measurement_faults(k->r->mem, &f);
    for (size_t i = 0; i < bad.count; i++)
        wrong(k, line, column_of(bad.items[i].field), bad.items[i].message, STR_NONE);
    return bad.count == 0;
}

static void link_read(struct looking *k, const struct values_line *line, struct values_change *x)
{
    x->link = line->cells[VALUES_LINK].text;
    if (!str_empty(x->link) && (!evidence_url_good(k->r->site, x->link) || fetch_url_inner(x->link, k->r->site->config.fetch_allow)))
        wrong(k, line, VALUES_LINK, N_("Escribe una dirección pública completa que empiece con https:// o http://."), STR_NONE);
}

static void change_read(struct looking *k, const struct values_line *line, const struct measurement_owed *o)
{
    struct values_change *x = &k->look->changes[k->look->change_count];
    struct indicator_version v = values_version(o);
    *x = (struct values_change){.owed = o, .row = line->row};
    shape_clear(&measurement_shape, &x->m);
    bool good = values_read(k, line, o, &x->m);
    good = parts_read(k, o, &v, x) && good;
    link_read(k, line, x);
    if (!good || !judged(k, line, o, &v, x))
        return;
    struct measured cell = measurement_cell(&v, x->m.kind, x->m.value_micro, x->m.numerator_micro, x->m.denominator_micro);
    x->value = o->type == TYPE_QUALITATIVE && x->m.kind == VALUE_REPORTED ? text_excerpt(k->r->mem, x->m.words, 120) : measurement_words(k->r->mem, k->r->lang, &v, cell);
    k->look->without_proof += x->m.kind == VALUE_REPORTED && str_empty(x->link);
    k->look->change_count++;
}

static void line_look(struct looking *k, const struct values_line *line)
{
    const struct values_cell *c = line->cells;
    bool code;
    const struct measurement_owed *o = owed_of(k, c[VALUES_CODE].text, c[VALUES_PERIOD].text, &code);
    int64_t revision = 0;
    if (o == NULL && blank(line)) {
        k->look->unchanged++;
        return;
    }
    if (o == NULL) {
        wrong(k, line, code ? VALUES_PERIOD : VALUES_CODE,
              code ? N_("El período «%1» de ese indicador no está por reportar: ya se envió, todavía no termina o no existe.")
                   : N_("«%1» no es un indicador que te toque reportar: no cambies esa columna."),
              code ? c[VALUES_PERIOD].text : c[VALUES_CODE].text);
        return;
    }
    if (k->taken[o - k->at->owed]) {
        wrong(k, line, VALUES_PERIOD, N_("El período «%1» de ese indicador está dos veces en el libro."), c[VALUES_PERIOD].text);
        return;
    }
    k->taken[o - k->at->owed] = true;
    if (blank(line)) {
        k->look->unchanged++;
        return;
    }
    (void)str_int(c[VALUES_REVISION].text, &revision);
    if (revision != (o->measurement == NONE ? 0 : o->revision)) {
        wrong(k, line, VALUES_REVISION, N_("Alguien cambió este valor en línea después de que se descargó el libro: descarga otro y copia en él esta fila."), STR_NONE);
        return;
    }
    change_read(k, line, o);
}

void values_look(struct request *r, const struct values_place *at, const struct methodology *m, const struct measurement_book *b, struct values_look *ret)
{
    struct values_line *lines;
    struct parts_line *parts;
    size_t count = values_lines(r->mem, b->body, &lines), part_count = parts_lines(r->mem, b->parts, &parts);
    *ret = (struct values_look){.changes = arena_array(r->mem, struct values_change, count + 1)};
    struct looking k = {r, at, m, ret, parts, part_count, arena_array(r->mem, bool, part_count + 1), arena_array(r->mem, bool, at->owed_count + 1)};
    for (size_t i = 0; i < count; i++)
        line_look(&k, &lines[i]);
    for (size_t i = 0; i < part_count; i++) {
        bool code;
        if (k.part_used[i] || part_blank(&parts[i]))
            continue;
        bool known = owed_of(&k, parts[i].cells[PARTS_CODE].text, parts[i].cells[PARTS_PERIOD].text, &code) != NULL;
        fault(&k, "Partes", parts[i].row, PARTS_CODE, known ? N_("Hay partes de «%1» y falta su total: llena también su fila en la hoja Valores.")
                                                            : N_("«%1» no es un indicador y período que te toque reportar: no cambies esa columna."), parts[i].cells[PARTS_CODE].text);
    }
}
