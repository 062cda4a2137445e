/* SPDX-License-Identifier: EUPL-1.2
 * The workbook of values as it comes back: its cells kept as CSV, each with a letter for what it was. */
#include "base/text.h"
#include "document/convert.h"
#include "document/csv.h"
#include "room/measurement/measurement_book.h"

#define SHEET_VALUES "Valores"
#define SHEET_PARTS "Partes"
#define SHEET_WHO "Identificación"

const char *const values_titles[VALUES_COLUMNS] = {
    [VALUES_CODE] = "Código",           [VALUES_NAME] = "Indicador",          [VALUES_PERIOD] = "Período",      [VALUES_FIRST] = "Desde",
    [VALUES_LAST] = "Hasta",            [VALUES_DUE] = "Vence",               [VALUES_UNIT] = "Unidad",         [VALUES_REVISION] = "Revisión",
    [VALUES_KIND] = "Qué se reporta",   [VALUES_VALUE] = "Valor",             [VALUES_NUMERATOR] = "Numerador", [VALUES_DENOMINATOR] = "Denominador",
    [VALUES_WORDS] = "En palabras",     [VALUES_PARTS_NOTE] = "Por qué las partes no suman",
    [VALUES_UNUSUAL] = "Por qué el valor es inusual", [VALUES_LINK] = "Enlace de prueba",
};
const char *const parts_titles[PARTS_COLUMNS] = {
    [PARTS_CODE] = "Código",  [PARTS_PERIOD] = "Período",  [PARTS_DIMENSION] = "Dimensión",   [PARTS_PART] = "Parte",
    [PARTS_NAME] = "Nombre",  [PARTS_VALUE] = "Valor",     [PARTS_NUMERATOR] = "Numerador",   [PARTS_DENOMINATOR] = "Denominador",
};

struct reading {
    struct request *r;
    const struct sheet *s;
    struct buf body, *remarks;
    size_t columns[VALUES_COLUMNS], count; /* count: of columns */
};

static void remark(const struct reading *k, size_t row, size_t column, const char *message)
{
    if (k->remarks->len < 3000)
        buf_fmt(k->remarks, "%s%.*s %.*s: %s", k->remarks->len > 0 ? "\n" : "", STR_ARG(k->s->name), STR_ARG(cell_name(k->r->mem, row, column)),
                say(k->r->lang, message));
}

/* 'n' what the file holds as a number, 't' what it holds as text; nothing: an empty cell. */
static struct str cell_kept(const struct reading *k, size_t row, size_t column)
{
    struct cell c = column == 0 ? (struct cell){.kind = CELL_EMPTY} : sheet_cell(k->s, row, column);
    struct str text = str_trim(c.text);
    if ((c.flags & CELL_COVERED) != 0)
        remark(k, row, column, N_("celda combinada: solo cuenta la primera."));
    if (text.len == 0)
        return STR("");
    text = text_valid(text) ? text_clean(k->r->mem, text) : STR("\357\277\275");
    if (c.kind == CELL_ERROR)
        text = STR("#ERROR");
    if ((c.flags & CELL_FORMULA) != 0)
        remark(k, row, column, N_("es una fórmula; se usa el valor que el archivo guardó."));
    return str_fmt(k->r->mem, "%c%.*s", c.kind == CELL_NUMBER ? 'n' : 't', STR_ARG(text_excerpt(k->r->mem, text, 2100)));
}

/* The rows below the header; TOO_LARGE past `most`. */
static enum status rows_keep(struct reading *k, const char *const *titles, size_t first_typed, size_t most)
{
    size_t header = sheet_header(k->s, k->r->mem, titles, k->count, k->columns), kept = 0;
    for (size_t i = 0; i < k->count; i++)
        if (header == 0 || (k->columns[i] == 0 && (i == 0 || i >= first_typed))) {
            struct str values[] = {k->s->name, str_of(titles[i])};
            return problem_add_text(k->r, STR("book"), say_with(k->r->mem, k->r->lang, N_("En la hoja %1 falta la columna «%2»: no quites columnas."), values, 2));
        }
    for (size_t row = header + 1; row <= k->s->rows; row++) {
        struct str cells[VALUES_COLUMNS + 1];
        if (sheet_row_blank(k->s, row))
            continue;
        if (++kept > most || k->body.len > VALUES_BOOK_BYTES) {
            struct str values[] = {k->s->name, int_words(k->r->mem, k->r->lang, (int64_t)most)};
            return problem_add_text(k->r, STR("book"), say_with(k->r->mem, k->r->lang, N_("La hoja %1 trae demasiado: se aceptan hasta %2 filas y 3 MB. Divide el libro."), values, 2));
        }
        cells[0] = str_fmt(k->r->mem, "%zu", row);
        for (size_t i = 0; i < k->count; i++)
            cells[i + 1] = cell_kept(k, row, k->columns[i]);
        csv_write(&k->body, cells, k->count + 1, ',');
    }
    return DONE;
}

static void who_read(struct arena *mem, const struct sheet *s, struct values_brought *b)
{
    for (size_t row = 1; row <= s->rows && row < 100; row++) {
        struct str name = text_fold(mem, sheet_text(s, row, 1)), value = str_trim(sheet_text(s, row, 2));
        if (str_is(name, "jurisdiccion"))
            b->jurisdiction = value;
        else if (str_is(name, "institucion"))
            b->institution = value;
    }
}

enum status values_book_prepare(struct request *r)
{
    const struct upload *file = request_file(r, "book");
    struct values_brought *all = arena_new_of(r->mem, struct values_brought);
    struct buf remarks = BUF(r->mem);
    struct book b;
    r->prepared = all;
    if (file == NULL)
        return problem_add(r, "book", N_("Elige el libro que llenaste."));
    enum status s = convert_run("xlsx", file->path, r->mem, &b);
    if (s == INVALID || s == TOO_LARGE)
        return problem_add_text(r, STR("book"), b.problem.message.len == 0 ? str_of(say(r->lang, N_("No se pudo leer.")))
                                                                        : say_with(r->mem, r->lang, str_chars(r->mem, b.problem.message), b.problem.values, b.problem.value_count));
    TRY(s);
    const struct sheet *values = book_sheet(&b, r->mem, SHEET_VALUES), *parts = book_sheet(&b, r->mem, SHEET_PARTS), *who = book_sheet(&b, r->mem, SHEET_WHO);
    if (values == NULL || parts == NULL || who == NULL)
        return problem_add(r, "book", N_("No es el libro de valores: descárgalo de esta página y llénalo sin quitar hojas."));
    struct reading main = {.r = r, .s = values, .body = BUF(r->mem), .remarks = &remarks, .count = VALUES_COLUMNS};
    struct reading second = {.r = r, .s = parts, .body = BUF(r->mem), .remarks = &remarks, .count = PARTS_COLUMNS};
    TRY(rows_keep(&main, values_titles, VALUES_REVISION, VALUES_BOOK_ROWS));
    TRY(rows_keep(&second, parts_titles, PARTS_VALUE, VALUES_BOOK_PARTS));
    who_read(r->mem, who, all);
    all->body = buf_str(&main.body);
    all->parts = buf_str(&second.body);
    all->remarks = buf_str(&remarks);
    all->file_name = text_excerpt(r->mem, file->name, 190);
    return DONE;
}

static struct values_cell cell_back(struct str kept)
{
    struct str text = {kept.ptr + 1, kept.len - 1};
    return kept.len == 0 ? (struct values_cell){STR(""), false} : (struct values_cell){text, kept.ptr[0] == 'n'};
}

static size_t lines_of(struct str body)
{
    size_t n = 1;
    for (size_t i = 0; i < body.len; i++)
        n += body.ptr[i] == '\n';
    return n;
}

size_t values_lines(struct arena *mem, struct str body, struct values_line **ret)
{
    struct csv_reader c = csv_text(body, ',');
    struct csv_row row;
    size_t count = 0, most = lines_of(body);
    *ret = arena_array(mem, struct values_line, most);
    while (count < most && csv_next(&c, mem, &row) == DONE) {
        struct values_line *x = &(*ret)[count++];
        int64_t n = 0;
        (void)str_int(row.cells[0], &n);
        x->row = (size_t)n;
        for (size_t i = 0; i < VALUES_COLUMNS; i++)
            x->cells[i] = cell_back(i + 1 < row.count ? row.cells[i + 1] : STR(""));
    }
    return count;
}

size_t parts_lines(struct arena *mem, struct str body, struct parts_line **ret)
{
    struct csv_reader c = csv_text(body, ',');
    struct csv_row row;
    size_t count = 0, most = lines_of(body);
    *ret = arena_array(mem, struct parts_line, most);
    while (count < most && csv_next(&c, mem, &row) == DONE) {
        struct parts_line *x = &(*ret)[count++];
        int64_t n = 0;
        (void)str_int(row.cells[0], &n);
        x->row = (size_t)n;
        for (size_t i = 0; i < PARTS_COLUMNS; i++)
            x->cells[i] = cell_back(i + 1 < row.count ? row.cells[i + 1] : STR(""));
    }
    return count;
}

/* Six places at most; the seventh decides. */
static bool shortened(struct arena *mem, struct str s, int64_t *ret)
{
    size_t point = 0;
    while (point < s.len && s.ptr[point] != '.')
        point++;
    size_t keep = point + 7 < s.len ? point + 7 : s.len;
    if (!decimal_parse(str_copy(mem, (struct str){s.ptr, keep}), 6, ret))
        return false;
    if (keep < s.len && s.ptr[keep] >= '5' && s.ptr[keep] <= '9')
        *ret += s.ptr[0] == '-' ? -1 : 1;
    for (size_t i = keep; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

bool values_number(struct arena *mem, struct values_cell c, int64_t *ret)
{
    bool read = c.number ? shortened(mem, c.text, ret) : decimal_typed(c.text, 6, ret);
    return read && *ret <= MICRO_MOST && *ret >= -MICRO_MOST;
}
