/* SPDX-License-Identifier: EUPL-1.2
 * The workbook of values as it goes out: what is owed, with the drafts that there are. */
#include "base/text.h"
#include "document/xlsx_write.h"
#include "room/measurement/measurement_book.h"

static const char *const guide[] = {
    N_("Este libro reúne los valores que una institución debe reportar. Se llena sin conexión y se sube en la misma página."),
    N_("En la hoja Valores hay una fila por indicador y período. Lo que dejes vacío no se reporta ni se cambia: vacío no es cero."),
    N_("Un cero se escribe como 0. Si el indicador no aplica en ese período, elige «No aplica» y di por qué en la columna En palabras."),
    N_("Los porcentajes, razones y tasas llevan numerador y denominador; su valor se calcula. En las escalas, escribe el número del paso."),
    N_("Los decimales pueden ir con coma o con punto, sin separador de miles."),
    N_("En la hoja Partes está la desagregación de esas mismas filas."),
    N_("El enlace de prueba puede ir en el libro; los archivos se adjuntan después en la página. Sin prueba, el valor no se puede enviar."),
    N_("No cambies las columnas de la izquierda ni la hoja Identificación. Al subirlo verás cada problema con su celda; nada cambia hasta que lo aceptes."),
};
static const char *const hints[VALUES_COLUMNS] = {
    [VALUES_KIND] = "Elige de la lista. Vacío: no se reporta.",
    [VALUES_VALUE] = "Número, o número del paso de la escala. 0 es cero; vacío no lo es.",
    [VALUES_NUMERATOR] = "Solo en porcentajes, razones y tasas.",
    [VALUES_DENOMINATOR] = "Solo en porcentajes, razones y tasas.",
    [VALUES_WORDS] = "Lo observado, en los cualitativos; por qué no aplica.",
    [VALUES_UNUSUAL] = "Solo si el valor se aparta mucho de los anteriores.",
    [VALUES_LINK] = "Dirección pública de la prueba, con https://.",
};
static const double widths[VALUES_COLUMNS] = {22, 44, 9, 12, 12, 12, 16, 10, 16, 14, 14, 14, 44, 28, 28, 36};
static const double part_widths[PARTS_COLUMNS] = {22, 9, 18, 18, 30, 14, 14, 14};

struct indicator_version values_version(const struct measurement_owed *x)
{
    struct indicator_version v;
    shape_clear(&indicator_version_shape, &v);
    v.id = x->version;
    v.indicator = x->indicator;
    v.name = x->name;
    v.type = x->type;
    v.direction = x->direction;
    v.accumulation = x->accumulation;
    v.unit = x->unit;
    v.decimals = x->decimals;
    v.factor_micro = x->factor_micro;
    v.scale = x->scale;
    v.least_micro = x->least_micro;
    v.most_micro = x->most_micro;
    v.parts_rule = x->parts_rule;
    return v;
}

static void lines_of_text(struct xlsx *x, enum lang lang)
{
    struct xlsx_column column = {.title = STR("Lea esto"), .width = 110};
    xlsx_sheet(x, STR("Lea esto"), &column, 1, 1);
    for (size_t i = 0; i < COUNT(guide); i++) {
        xlsx_row(x);
        xlsx_text(x, str_of(say(lang, guide[i])));
    }
}

/* With a comma: what a person reads and what comes back as it went. */
static void number_put(struct request *r, struct xlsx *x, int64_t micro)
{
    struct buf b = BUF(r->mem);
    struct str text = micro == NONE ? STR("") : decimal_text(r->mem, micro, 6);
    for (size_t i = 0; i < text.len; i++)
        buf_char(&b, text.ptr[i] == '.' ? ',' : text.ptr[i]);
    if (micro != NONE && micro % MICRO == 0)
        xlsx_int(x, micro / MICRO);
    else
        xlsx_text(x, buf_str(&b));
}

static void values_sheet(struct request *r, struct xlsx *x, const struct values_place *at)
{
    struct xlsx_column columns[VALUES_COLUMNS];
    struct str kinds[] = {STR("Reportado"), STR("No aplica")};
    for (size_t i = 0; i < VALUES_COLUMNS; i++)
        columns[i] = (struct xlsx_column){.title = str_of(values_titles[i]), .width = widths[i], .hint = hints[i] == NULL ? STR_NONE : str_of(hints[i]), .typed = i >= VALUES_KIND};
    columns[VALUES_KIND].list = xlsx_list(x, str_of(values_titles[VALUES_KIND]), kinds, COUNT(kinds));
    xlsx_sheet(x, STR("Valores"), columns, VALUES_COLUMNS, at->owed_count);
    xlsx_protect(x);
    for (size_t i = 0; i < at->owed_count; i++) {
        const struct measurement_owed *o = &at->owed[i];
        xlsx_row(x);
        xlsx_text(x, o->code);
        xlsx_text(x, o->name);
        xlsx_int(x, o->number);
        xlsx_day(x, o->starts_on);
        xlsx_day(x, o->ends_on);
        xlsx_day(x, o->due_on);
        xlsx_text(x, o->unit);
        xlsx_int(x, o->measurement == NONE ? 0 : o->revision);
        if (o->measurement == NONE)
            continue;
        xlsx_text(x, o->kind == VALUE_NOT_APPLICABLE ? kinds[1] : kinds[0]);
        number_put(r, x, o->value_micro);
        number_put(r, x, o->numerator_micro);
        number_put(r, x, o->denominator_micro);
        xlsx_text(x, o->words);
        xlsx_text(x, o->parts_note);
        xlsx_text(x, o->unusual_note);
    }
}

static const struct measurement_part *draft_of(const struct values_place *at, int64_t measurement, int64_t part)
{
    for (size_t i = 0; i < at->draft_count && measurement != NONE; i++)
        if (at->drafts[i].measurement == measurement && at->drafts[i].part == part)
            return &at->drafts[i];
    return NULL;
}

static void parts_sheet(struct request *r, struct xlsx *x, const struct values_place *at)
{
    struct xlsx_column columns[PARTS_COLUMNS];
    size_t left = VALUES_BOOK_PARTS;
    for (size_t i = 0; i < PARTS_COLUMNS; i++)
        columns[i] = (struct xlsx_column){.title = str_of(parts_titles[i]), .width = part_widths[i], .typed = i >= PARTS_VALUE};
    xlsx_sheet(x, STR("Partes"), columns, PARTS_COLUMNS, 0);
    xlsx_protect(x);
    for (size_t i = 0; i < at->owed_count; i++)
        for (size_t k = 0; k < at->part_count && left > 0; k++) {
            const struct indicator_part *part = &at->parts[k];
            if (part->version != at->owed[i].version)
                continue;
            const struct measurement_part *d = draft_of(at, at->owed[i].measurement, part->id);
            left--;
            xlsx_row(x);
            xlsx_text(x, at->owed[i].code);
            xlsx_int(x, at->owed[i].number);
            xlsx_text(x, part->dimension);
            xlsx_text(x, part->code);
            xlsx_text(x, part->name);
            if (d == NULL)
                continue;
            if (d->kind == VALUE_NOT_APPLICABLE)
                xlsx_text(x, STR("No aplica"));
            else
                number_put(r, x, d->value_micro);
            number_put(r, x, d->numerator_micro);
            number_put(r, x, d->denominator_micro);
        }
}

enum status values_book_write(struct request *r, const struct values_place *at, struct str *ret)
{
    struct xlsx_column columns[] = {{.title = STR("Dato"), .width = 20}, {.title = STR("Valor"), .width = 40}};
    struct xlsx *x = xlsx_new(r->mem, at->jurisdiction->name, at->jurisdiction->changed_at);
    if (x == NULL)
        return NO_SPACE;
    lines_of_text(x, r->lang);
    values_sheet(r, x, at);
    parts_sheet(r, x, at);
    xlsx_sheet(x, STR("Identificación"), columns, COUNT(columns), 0);
    xlsx_protect(x);
    xlsx_row(x);
    xlsx_text(x, STR("jurisdicción"));
    xlsx_text(x, at->jurisdiction->code);
    xlsx_row(x);
    xlsx_text(x, STR("institución"));
    xlsx_text(x, at->institution == NULL ? STR("–") : at->institution->code);
    return xlsx_finish(x, ret);
}
