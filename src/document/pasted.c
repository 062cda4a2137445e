/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/pasted.h"

#include <string.h>

#include "document/csv.h"

/* Word ends paragraphs inside a cell with a vertical tab and pads with no-break spaces. */
static struct str tidy(struct arena *a, struct str cell)
{
    struct buf b = BUF(a);
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '\v')
            buf_char(&b, '\n');
        else if (cell.ptr[i] == '\r')
            buf_chars(&b, i + 1 < cell.len && cell.ptr[i + 1] == '\n' ? "" : "\n");
        else if (i + 1 < cell.len && cell.ptr[i] == '\xC2' && cell.ptr[i + 1] == '\xA0')
            buf_char(&b, ' '), i++;
        else
            buf_char(&b, cell.ptr[i]);
    }
    return str_trim(buf_str(&b));
}

enum status pasted_read(struct arena *a, struct str text, struct book *ret)
{
    *ret = (struct book){0};
    struct sheet *sheet = book_add(ret, a, STR("pegado"), false);
    if (str_trim(text).len == 0)
        return book_refuse(ret, INVALID, 0, N_("No hay ninguna tabla: copia las celdas y pégalas aquí."),
                           STR_NONE);
    if (!utf8_valid(text) || memchr(text.ptr, '\0', text.len) != NULL)
        return book_refuse(ret, INVALID, 0, N_("El texto pegado no está en UTF-8."), STR_NONE);
    if (memchr(text.ptr, '\t', text.len) == NULL)
        remark_add(&ret->remarks, a, 0, 0,
                   N_("El texto no tiene columnas: cada línea se leyó como una celda."), NULL, 0);
    struct csv_reader c = csv_text(text, '\t');
    struct csv_row row;
    enum status s;
    size_t width = 0;
    c.lenient = true;
    while ((s = csv_next(&c, a, &row)) == DONE) {
        for (size_t i = 0; i < row.count; i++) {
            struct str cell = tidy(a, row.cells[i]);
            if (cell.len > 0)
                TRY(sheet_put(ret, sheet, a, row.number, i + 1, (struct cell){cell, CELL_TEXT, 0}));
        }
        width = width == 0 ? row.count : width;
        if (row.count != width)
            remark_add(&ret->remarks, a, row.number, 0, N_("La fila tiene %1 celdas y el encabezado %2."),
                       (struct str[]){str_fmt(a, "%zu", row.count), str_fmt(a, "%zu", width)}, 2);
    }
    if (s != NOT_FOUND)
        return book_refuse(ret, s, c.problem.row, str_chars(a, c.problem.message),
                           str_fmt(a, "%zu", c.problem.row));
    return DONE;
}
