/* SPDX-License-Identifier: EUPL-1.2
 * The sets of indicators of an archive, indicator by indicator. */
#include "room/archive/archive_sheet.h"

#define SHAPE_TAG struct indicator_read
SHAPE_TABLE(indicator_read, NULL, INDICATOR_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct sheet_read
SHAPE_TABLE(sheet_read, NULL, SHEET_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct sheet_part_read
SHAPE_TABLE(sheet_part_read, NULL, SHEET_PART_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct target_read
SHAPE_TABLE(target_read, NULL, TARGET_READ);
#undef SHAPE_TAG

/* All these sets begin with the indicator's code. */
static struct str code_at(const struct archive_table *t, size_t i)
{
    return *(const struct str *)field_at(&t->shape->fields[0], t->rows + i * t->shape->size);
}

/* The rows of the code that begin at t->at, if they do. */
static struct stretch stretch_take(struct archive_table *t, struct str code)
{
    size_t from = t->at;
    while (t->at < t->count && str_eq(code_at(t, t->at), code))
        t->at++;
    return (struct stretch){from, t->at};
}

static struct indicator_version version_of(const struct sheet_read *s)
{
    return (struct indicator_version){
        .id = s->number, .number = s->number, .change = s->change, .from_on = s->from_on, .until_on = s->until_on, .type = s->type,
        .direction = s->direction, .accumulation = s->accumulation, .achievement = s->achievement, .unit = s->unit, .decimals = s->decimals,
        .formula = s->formula, .factor_micro = s->factor_micro, .low_micro = s->low_micro, .high_micro = s->high_micro,
        .baseline_kind = s->baseline_kind, .baseline_micro = s->baseline_micro, .rollup = s->rollup, .least_micro = NONE, .most_micro = NONE};
}

static bool sheet_sane(const struct sheet_read *s)
{
    return s->change >= 0 && s->type >= 0 && s->direction >= 0 && s->accumulation >= 0 && s->achievement >= 0 && s->baseline_kind >= 0 &&
           s->rollup >= 0 && s->decimals >= 0 && s->decimals <= 6;
}

static void sheets_take(struct archive_reader *r, struct told_place *p, struct told_indicator *x, struct str code)
{
    struct stretch at = stretch_take(&p->sheets, code);
    x->sheets = arena_array(r->mem, struct told_sheet, at.to - at.from);
    for (size_t i = at.from; i < at.to; i++) {
        const struct sheet_read *s = archive_row(&p->sheets, struct sheet_read, i);
        if (!sheet_sane(s)) {
            archive_complain(r, "datos/%.*s/fichas.csv, fila %zu: la ficha no sirve para calcular", STR_ARG(p->code), i + 2);
            continue;
        }
        x->sheets[x->sheet_count++].version = version_of(s);
    }
    x->parts = stretch_take(&p->parts, code);
    for (size_t k = 0; k < x->sheet_count; k++) {
        struct told_sheet *s = &x->sheets[k];
        for (size_t i = x->parts.from; i < x->parts.to; i++) {
            const struct sheet_part_read *part = archive_row(&p->parts, struct sheet_part_read, i);
            if (part->version != s->version.number)
                continue;
            s->parts = s->part_count == 0 ? part : s->parts;
            s->part_count++;
        }
    }
}

static enum status tables_read(struct archive_reader *r, struct told_place *p)
{
    TRY(archive_table_read(r, "indicadores", &indicator_read_shape, &p->indicators));
    TRY(archive_table_read(r, "fichas", &sheet_read_shape, &p->sheets));
    TRY(archive_table_read(r, "fichas-partes", &sheet_part_read_shape, &p->parts));
    TRY(archive_table_read(r, "metas", &target_read_shape, &p->targets));
    TRY(archive_table_read(r, "periodos-indicador", &span_data_shape, &p->spans));
    TRY(archive_table_read(r, "mediciones", &value_data_shape, &p->values));
    TRY(archive_table_read(r, "mediciones-partes", &value_part_data_shape, &p->value_parts));
    TRY(archive_table_read(r, "pronunciamientos-mediciones", &value_word_data_shape, &p->words));
    TRY(archive_table_read(r, "resultados", &result_data_shape, &p->results));
    return archive_table_read(r, "metodologias", &method_data_shape, &p->methods);
}

static void left_over(struct archive_reader *r, const struct told_place *p, const struct archive_table *t)
{
    if (t->at < t->count)
        archive_complain(r, "datos/%.*s/%s.csv, fila %zu: no es de ningún indicador de indicadores.csv, o está fuera de orden",
                         STR_ARG(p->code), t->set, t->at + 2);
}

enum status told_place_read(struct archive_reader *r, struct str code, size_t place, struct told_place *ret)
{
    *ret = (struct told_place){.code = code};
    r->jurisdiction = code;
    TRY(tables_read(r, ret));
    ret->items = arena_array(r->mem, struct told_indicator, ret->indicators.count);
    for (size_t i = 0; i < ret->indicators.count; i++) {
        struct told_indicator *x = &ret->items[i];
        x->row = archive_row(&ret->indicators, struct indicator_read, i);
        x->place = place;
        sheets_take(r, ret, x, x->row->code);
        x->targets = stretch_take(&ret->targets, x->row->code);
        x->spans = stretch_take(&ret->spans, x->row->code);
        x->values = stretch_take(&ret->values, x->row->code);
        x->value_parts = stretch_take(&ret->value_parts, x->row->code);
        x->words = stretch_take(&ret->words, x->row->code);
        x->results = stretch_take(&ret->results, x->row->code);
    }
    struct archive_table *const all[] = {&ret->sheets, &ret->parts, &ret->targets, &ret->spans, &ret->values, &ret->value_parts, &ret->words,
                                         &ret->results};
    for (size_t i = 0; i < COUNT(all); i++)
        left_over(r, ret, all[i]);
    return DONE;
}

struct told_indicator *told_indicator_of(struct told_place *p, struct str code)
{
    size_t low = 0, high = p->indicators.count; /* the set is in the order of its codes */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int way = str_compare(p->items[middle].row->code, code);
        if (way == 0)
            return &p->items[middle];
        if (way < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

struct told_sheet *told_sheet_of(const struct told_indicator *x, int64_t number)
{
    for (size_t i = 0; i < x->sheet_count; i++)
        if (x->sheets[i].version.number == number)
            return &x->sheets[i];
    return NULL;
}

struct told_sheet *told_sheet_on(const struct told_indicator *x, struct day day)
{
    struct told_sheet *found = NULL;
    for (size_t i = 0; i < x->sheet_count; i++)
        if (i == 0 || !day_before(day, x->sheets[i].version.from_on))
            found = &x->sheets[i];
    bool over = found != NULL && found == &x->sheets[x->sheet_count - 1] && day_known(found->version.until_on) &&
                day_before(found->version.until_on, day);
    return over ? NULL : found;
}
