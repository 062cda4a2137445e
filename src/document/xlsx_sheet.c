/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "document/xlsx_part.h"
#include "document/xlsx_value.h"

struct reading {
    struct workbook *w;
    struct sheet *sheet;
    size_t row, column; /* of the cell being read */
    struct str type;
    char type_chars[16];
    int64_t style;
    struct buf value;
    bool in_value, in_phonetic, formula, has_value;
    bool hidden_rows, hidden_columns;
};

static bool truth(struct str s)
{
    return str_is(s, "1") || str_is(s, "true");
}

static struct str name_of(const struct reading *r)
{
    return cell_name(r->w->a, r->row, r->column);
}

static void remark(struct reading *r, const char *message, struct str value)
{
    remark_add(&r->w->book->remarks, r->w->a, r->row, r->column, message,
               (struct str[]){r->sheet->name, name_of(r), value}, 3);
}

static void cell_open(struct reading *r, const char *const *attributes)
{
    struct str at = xml_attribute(attributes, "r"),
               type = str_part(xml_attribute(attributes, "t"), 0, sizeof r->type_chars);
    size_t row, column;
    r->column++;
    r->row += r->row == 0; /* a cell outside any row, in a damaged file */
    if (at.len > 0 && cell_parse(at, &row, &column)) {
        r->row = row;
        r->column = column;
    }
    for (size_t i = 0; i < type.len; i++)
        r->type_chars[i] = type.ptr[i];
    r->type = (struct str){r->type_chars, type.len};
    r->style = 0;
    (void)str_int(xml_attribute(attributes, "s"), &r->style);
    r->value.len = 0;
    r->formula = r->has_value = false;
}

static void on_open(struct xml *x, struct str name, const char *const *attributes)
{
    struct reading *r = x->context;
    int64_t n;
    if (str_is(name, "c")) {
        cell_open(r, attributes);
    } else if (str_is(name, "row")) {
        r->row++;
        r->column = 0;
        if (str_int(xml_attribute(attributes, "r"), &n) && n > 0 && n < (int64_t)1 << 31)
            r->row = (size_t)n;
        r->hidden_rows |= truth(xml_attribute(attributes, "hidden"));
    } else if (str_is(name, "col")) {
        r->hidden_columns |= truth(xml_attribute(attributes, "hidden"));
    } else if (str_is(name, "f")) {
        r->formula = true;
    } else if (str_is(name, "rPh")) {
        r->in_phonetic = true;
    } else if (str_is(name, "mergeCell")) {
        struct str first = xml_attribute(attributes, "ref"), last;
        struct span s;
        last = first;
        first = str_cut(&last, ':');
        if (cell_parse(first, &s.row, &s.column) && cell_parse(last, &s.last_row, &s.last_column))
            sheet_merge(r->sheet, r->w->a, s);
    }
    r->in_value = str_is(name, "v") || (str_is(name, "t") && !r->in_phonetic);
    r->has_value |= r->in_value;
}

static void on_text(struct xml *x, struct str text)
{
    struct reading *r = x->context;
    if (!r->in_value)
        return;
    buf_add(&r->value, text);
    if (r->value.len > TABLE_CELL_BYTES)
        x->stopped = book_refuse(r->w->book, TOO_LARGE, r->row,
                                 N_("Una celda de la hoja «%1» pasa de 100 KB de texto."), r->sheet->name);
}

static struct cell number_cell(struct reading *r, struct str stored)
{
    struct arena *a = r->w->a;
    struct cell cell = {.kind = CELL_NUMBER};
    if (!number_text(a, stored, &cell.text))
        return (struct cell){.text = stored, .kind = CELL_TEXT};
    unsigned format = r->style >= 0 && (size_t)r->style < r->w->format_count ? r->w->formats[r->style] : 0;
    if (format == 0)
        return cell;
    struct str date = serial_text(a, strtod(str_chars(a, stored), NULL), format, r->w->epoch_1904);
    if (date.ptr == NULL) {
        remark(r, N_("Hoja «%1», celda %2: tiene formato de fecha, pero %3 no es un día posible."),
               cell.text);
        return cell;
    }
    return (struct cell){.text = date, .kind = CELL_DATE};
}

static struct cell cell_value(struct reading *r)
{
    struct workbook *w = r->w;
    struct str stored = buf_str(&r->value);
    if (str_is(r->type, "s")) {
        int64_t index;
        if (str_int(str_trim(stored), &index) && index >= 0 && (size_t)index < w->string_count)
            return (struct cell){.text = w->strings[index], .kind = CELL_TEXT};
        remark(r, N_("Hoja «%1», celda %2: el texto compartido n.º %3 no existe."), stored);
        return (struct cell){0};
    }
    stored = str_copy(w->a, stored);
    if (str_is(r->type, "b"))
        return (struct cell){.text = truth(stored) ? STR("1") : STR("0"), .kind = CELL_FLAG};
    if (str_is(r->type, "e")) {
        remark(r, N_("Hoja «%1», celda %2: contiene el error %3."), stored);
        return (struct cell){.text = stored, .kind = CELL_ERROR};
    }
    if (str_is(r->type, "d"))
        return (struct cell){.text = str_ends(stored, "T00:00:00") ? str_part(stored, 0, 10) : stored,
                             .kind = CELL_DATE};
    if (str_is(r->type, "str") || str_is(r->type, "inlineStr"))
        return (struct cell){.text = stored, .kind = CELL_TEXT};
    return number_cell(r, stored);
}

static void cell_close(struct xml *x, struct reading *r)
{
    if (r->formula && (!r->has_value || r->value.len == 0) && !str_is(r->type, "str"))
        remark(r, N_("Hoja «%1», celda %2: la fórmula no tiene valor guardado; guarda el libro otra vez."),
               STR_NONE);
    if (!r->has_value || r->value.len == 0)
        return; /* styled cells without value do not widen the table */
    struct cell cell = cell_value(r);
    if (cell.text.len == 0)
        return;
    cell.flags = r->formula ? CELL_FORMULA : 0;
    x->stopped = sheet_put(r->w->book, r->sheet, r->w->a, r->row, r->column, cell);
}

static void on_close(struct xml *x, struct str name)
{
    struct reading *r = x->context;
    r->in_value = false;
    if (str_is(name, "rPh"))
        r->in_phonetic = false;
    else if (str_is(name, "c"))
        cell_close(x, r);
}

enum status worksheet_read(struct workbook *w, const char *part, struct sheet *sheet)
{
    struct reading r = {.w = w, .sheet = sheet, .value = BUF(w->a)};
    struct xml x = {.open = on_open, .close = on_close, .text = on_text, .context = &r, .book = w->book};
    TRY(xml_read(&x, w->archive, part));
    r.row = r.column = 0;
    if (r.hidden_rows || r.hidden_columns)
        remark_add(&w->book->remarks, w->a, 0, 0,
                   N_("La hoja «%1» tiene filas o columnas ocultas: también se leyeron."), &sheet->name, 1);
    return DONE;
}
