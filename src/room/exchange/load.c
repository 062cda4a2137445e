/* SPDX-License-Identifier: EUPL-1.2
 * What each row of a load would do to the plan. No database. */
#include "room/exchange/load.h"

#include <string.h>

#include "base/text.h"
#include "document/xlsx_value.h"
#include "room/exchange/load_check.h"

CHOICES_TABLE(load_kind, LOAD_KIND);
CHOICES_TABLE(load_state, LOAD_STATE);

#define SHAPE_TAG struct load
SHAPE_TABLE(load, "load", LOAD);
#undef SHAPE_TAG

#define SHAPE_TAG struct load_row
SHAPE_TABLE(load_row, "load_row", LOAD_ROW);
#undef SHAPE_TAG

void load_problem_add(struct arena *a, struct load_look *look, const struct load_line *line, size_t column, bool blocks,
                      struct str message)
{
    struct load_problem p = {.blocks = blocks, .message = message, .sheet = STR_NONE, .cell = STR_NONE};
    if (line != NULL) {
        p.sheet = line->sheet;
        p.cell = column != SIZE_MAX && line->at[column] > 0 ? cell_name(a, line->number, line->at[column])
                                                            : str_fmt(a, "%zu", line->number);
    }
    look->errors += blocks;
    if (look->problems_count == REMARKS_MAX)
        return;
    if (look->problems_count == look->problems_size) {
        size_t more = look->problems_size == 0 ? 32 : look->problems_size * 2;
        look->problems = arena_grow(a, look->problems, look->problems_size * sizeof p, more * sizeof p);
        look->problems_size = more;
    }
    look->problems[look->problems_count++] = p;
}

void examine_say(struct examine *x, const struct load_line *line, size_t column, bool blocks, const char *message,
                 struct str one, struct str two)
{
    struct str values[] = {one, two};
    load_problem_add(x->a, x->look, line, column, blocks, say_with(x->a, x->lang, message, values, 2));
}

/* A cell that a merged area covers takes its first cell's value: plans merge the commitment's number. */
static struct cell cell_of(struct examine *x, const struct sheet *s, size_t row, size_t column)
{
    struct cell c = sheet_cell(s, row, column);
    (void)x;
    for (size_t up = row; (c.flags & CELL_COVERED) != 0 && up > 1; up--) {
        struct cell above = sheet_cell(s, up - 1, column);
        if ((above.flags & CELL_COVERED) == 0) {
            above.flags |= CELL_COVERED;
            return (above.flags & CELL_MERGED) != 0 ? above : c;
        }
    }
    return c;
}

static void read_cell(struct examine *x, const struct sheet *s, struct load_line *line, size_t column)
{
    const struct load_column *c = &load_sheets[line->kind].columns[column];
    const struct field *f = c->field[0] == '@' ? NULL : shape_field(load_sheets[line->kind].shape, str_of(c->field));
    struct cell cell = cell_of(x, s, line->number, line->at[column]);
    struct str text = str_trim(cell.text), number;
    if (cell.kind == CELL_ERROR) {
        examine_say(x, line, column, true, N_("La celda tiene un error de la hoja de cálculo: «%1»."), text, STR_NONE);
        return;
    }
    if (text.len == 0)
        return;
    if (!text_valid(text)) {
        examine_say(x, line, column, true, N_("La celda tiene caracteres que no se pueden leer."), STR_NONE, STR_NONE);
        return;
    }
    text = text_clean(x->a, text);
    if ((cell.flags & CELL_FORMULA) != 0)
        examine_say(x, line, column, false, N_("Es una fórmula; se usa el valor que el archivo guardó: «%1»."), text, STR_NONE);
    if ((cell.flags & CELL_COVERED) != 0)
        examine_say(x, line, column, false, N_("Celda combinada con la de arriba: se usa «%1»."), text, STR_NONE);
    if (cell.kind == CELL_NUMBER && (f == NULL || f->type == FIELD_TEXT) && !str_is(str_of(c->field), "due_text") &&
        number_text(x->a, text, &number))
        text = number;
    line->text[column] = text;
    line->given[column] = true;
    if (f == NULL)
        return;
    int64_t most = f->limit.max > 0 ? f->limit.max : f->type == FIELD_PROSE ? 20000 : 200;
    int64_t length = text_length(text);
    if ((f->type == FIELD_TEXT || f->type == FIELD_PROSE) && (length > most || length < f->limit.min))
        examine_say(x, line, column, true, length > most ? N_("Tiene %1 caracteres; se aceptan hasta %2.")
                                    : N_("Tiene %1 caracteres; hacen falta al menos %2."),
                    int_words(x->a, x->lang, length), int_words(x->a, x->lang, length > most ? most : f->limit.min));
    else if (!load_read_field(x->a, f, text, line->record))
        examine_say(x, line, column, true,
                    f->type == FIELD_DAY      ? N_("«%1» no es una fecha que exista. Escribe por ejemplo 30/06/2027.")
                    : f->type == FIELD_CHOICE ? N_("«%1» no está en la lista de valores de esta columna.")
                                              : N_("«%1» no es un número."),
                    text, STR_NONE);
    else if ((f->type == FIELD_INT || f->type == FIELD_CENTI) && f->limit.max > 0 &&
             (*(int64_t *)field_in(f, line->record) < f->limit.min || *(int64_t *)field_in(f, line->record) > f->limit.max))
        examine_say(x, line, column, true, N_("«%1» está fuera de lo que se acepta."), text, STR_NONE);
}

static void read_line(struct examine *x, const struct sheet *s, enum load_sheet kind, size_t number, const size_t *columns)
{
    const struct load_sheet_kind *k = &load_sheets[kind];
    struct load_line *line = &x->look->lines[x->look->lines_count++];
    *line = (struct load_line){.kind = kind, .sheet = s->name, .number = number, .parent_id = NONE};
    line->record = arena_take(x->a, k->shape->size);
    shape_clear(k->shape, line->record);
    memcpy(line->at, columns, sizeof line->at);
    for (size_t c = 0; c < k->count; c++)
        if (columns[c] > 0)
            read_cell(x, s, line, c);
    for (size_t c = 0; c < k->count; c++)
        if (k->columns[c].needed && !line->given[c] && columns[c] > 0)
            examine_say(x, line, c, true, N_("Falta «%1»."), str_of(say(x->lang, k->columns[c].title)), STR_NONE);
}

static bool beside(struct arena *a, const struct sheet *s)
{
    struct str name = text_fold(a, s->name);
    return s->hidden || str_is(name, "lea esto") || str_is(name, "listas");
}

static void read_sheet(struct examine *x, const struct sheet *s)
{
    enum load_sheet kind;
    size_t header, columns[LOAD_COLUMNS];
    if (beside(x->a, s) || s->rows == 0)
        return;
    if (!load_recognise(x->a, s, &kind, &header, columns)) {
        examine_say(x, NULL, 0, false, N_("La hoja «%1» no tiene los títulos de ninguna tabla del plan: no se usa."), s->name, STR_NONE);
        return;
    }
    for (size_t c = 0; c < load_sheets[kind].count; c++)
        if (load_sheets[kind].columns[c].needed && columns[c] == 0)
            examine_say(x, NULL, 0, true, N_("En la hoja «%1» falta la columna «%2»."), s->name,
                        str_of(say(x->lang, load_sheets[kind].columns[c].title)));
    for (size_t i = 1; i <= s->row[header - 1].count; i++) {
        struct str title = str_trim(sheet_text(s, header, i));
        bool used = title.len == 0;
        for (size_t c = 0; c < load_sheets[kind].count; c++)
            used |= columns[c] == i;
        if (!used)
            examine_say(x, NULL, 0, false, N_("En la hoja «%1» la columna «%2» no se conoce: no se usa."), s->name, title);
    }
    for (size_t row = header + 1; row <= s->rows; row++)
        if (!sheet_row_blank(s, row))
            read_line(x, s, kind, row, columns);
}

static void take_remarks(struct examine *x, const struct remarks *remarks)
{
    for (size_t i = 0; i < remarks->count; i++) {
        const struct remark *m = &remarks->items[i];
        struct str text = say_with(x->a, x->lang, str_chars(x->a, m->message), m->values, m->value_count);
        if (m->row > 0)
            text = m->column > 0 ? str_fmt(x->a, "%.*s: %.*s", STR_ARG(cell_name(x->a, m->row, m->column)), STR_ARG(text))
                                 : str_fmt(x->a, "%zu: %.*s", m->row, STR_ARG(text));
        load_problem_add(x->a, x->look, NULL, 0, false, text);
    }
}

size_t load_rows_of(const struct book *book)
{
    size_t count = 0;
    for (size_t i = 0; i < book->sheet_count; i++)
        for (size_t row = 1; row <= book->sheets[i].rows; row++)
            count += !sheet_row_blank(&book->sheets[i], row);
    return count;
}

void load_examine(struct arena *a, enum lang lang, const struct book *book, const struct remarks *remarks,
                  const struct load_now *now, struct load_look *ret)
{
    struct examine x = {.a = a, .lang = lang, .now = now, .look = ret};
    *ret = (struct load_look){.lines = arena_array(a, struct load_line, load_rows_of(book))};
    take_remarks(&x, remarks);
    for (size_t i = 0; i < book->sheet_count; i++)
        read_sheet(&x, &book->sheets[i]);
    if (ret->lines_count == 0)
        examine_say(&x, NULL, 0, true, N_("No hay ninguna fila con datos que se pueda cargar."), STR_NONE, STR_NONE);
    check_all(&x);
    compare_all(&x);
}
