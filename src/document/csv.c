/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/csv.h"

#include <string.h>

#define SAMPLE_ROWS 10u
#define SAMPLE_BYTES 65536u

struct csv_reader csv_text(struct str text, char delimiter)
{
    return (struct csv_reader){.text = text, .line = 1, .delimiter = delimiter};
}

static enum status refuse(struct csv_reader *c, enum status why, const char *message, size_t line)
{
    c->problem = (struct remark){.row = line, .message = str_of(message)};
    return why;
}

/* A line end at the place: how many bytes, 0 when there is none. */
static size_t line_end(struct str text, size_t at)
{
    if (text.ptr[at] == '\n')
        return 1;
    if (text.ptr[at] == '\r')
        return at + 1 < text.len && text.ptr[at + 1] == '\n' ? 2 : 1;
    return 0;
}

static void count_lines(struct csv_reader *c, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (c->text.ptr[i] == '\n' ||
            (c->text.ptr[i] == '\r' && (i + 1 >= c->text.len || c->text.ptr[i + 1] != '\n')))
            c->line++;
}

/* From the opening quote: the cell without quotes, c->at after it. */
static enum status quoted(struct csv_reader *c, struct arena *a, struct str *ret)
{
    struct str text = c->text;
    size_t from = c->at + 1, i = from, opened_at = c->line;
    bool doubled = false;
    for (; i < text.len; i++) {
        if (text.ptr[i] != '"')
            continue;
        if (i + 1 < text.len && text.ptr[i + 1] == '"') {
            doubled = true;
            i++;
            continue;
        }
        break;
    }
    if (i >= text.len)
        return refuse(c, INVALID, N_("Hay una comilla que se abre en la línea %1 y no se cierra."),
                      opened_at);
    struct buf b = BUF(a);
    struct str inside = {text.ptr + from, i - from};
    count_lines(c, from, i);
    c->at = i + 1;
    if (inside.len > TABLE_CELL_BYTES * 2)
        return refuse(c, TOO_LARGE, N_("Una celda de la línea %1 pasa de 100 KB de texto."), opened_at);
    if (doubled) {
        for (size_t k = 0; k < inside.len; k++) {
            buf_char(&b, inside.ptr[k]);
            k += inside.ptr[k] == '"';
        }
        inside = buf_str(&b);
    }
    *ret = inside;
    return DONE;
}

/* What stands until the delimiter or the line's end. */
static struct str plain(struct csv_reader *c)
{
    size_t from = c->at;
    while (c->at < c->text.len && c->text.ptr[c->at] != c->delimiter && line_end(c->text, c->at) == 0)
        c->at++;
    return (struct str){c->text.ptr + from, c->at - from};
}

static enum status read_cell(struct csv_reader *c, struct arena *a, struct str *ret)
{
    struct str cell = STR("");
    if (c->at < c->text.len && c->text.ptr[c->at] == '"') {
        size_t at = c->at, line = c->line;
        enum status s = quoted(c, a, &cell);
        if (s == INVALID && c->lenient) {
            c->at = at;
            c->line = line;
            c->problem = (struct remark){0};
            cell = plain(c);
        } else if (s != DONE) {
            return s;
        } else {
            /* Letters after the closing quote belong to the cell: nothing of the file is dropped. */
            struct str rest = plain(c);
            if (rest.len > 0)
                cell = str_fmt(a, "%.*s%.*s", STR_ARG(cell), STR_ARG(rest));
        }
    } else {
        cell = plain(c);
    }
    if (cell.len > TABLE_CELL_BYTES)
        return refuse(c, TOO_LARGE, N_("Una celda de la línea %1 pasa de 100 KB de texto."), c->line);
    *ret = cell;
    return DONE;
}

static enum status read_row(struct csv_reader *c, struct arena *a, struct csv_row *row)
{
    size_t size = 0;
    for (;;) {
        if (row->count == TABLE_COLUMNS)
            return refuse(c, TOO_LARGE, N_("La línea %1 tiene más de 400 columnas."), row->line);
        if (a->exhausted)
            return refuse(c, TOO_LARGE, N_("El archivo es demasiado grande (línea %1): divídelo en varios."),
                          row->line);
        if (row->count == size) {
            size_t more = size == 0 ? 16 : size * 2;
            row->cells = arena_grow(a, row->cells, size * sizeof *row->cells, more * sizeof *row->cells);
            size = more;
        }
        TRY(read_cell(c, a, &row->cells[row->count++]));
        if (c->at >= c->text.len)
            return DONE;
        if (c->text.ptr[c->at] != c->delimiter) {
            c->at += line_end(c->text, c->at);
            c->line++;
            return DONE;
        }
        c->at++;
    }
}

enum status csv_next(struct csv_reader *c, struct arena *a, struct csv_row *ret)
{
    while (c->at < c->text.len && line_end(c->text, c->at) > 0) {
        c->at += line_end(c->text, c->at);
        c->line++;
        c->number++; /* spreadsheets show an empty row */
    }
    if (c->at >= c->text.len)
        return NOT_FOUND;
    if (c->number >= TABLE_ROWS)
        return refuse(c, TOO_LARGE, N_("El archivo pasa de 200.000 filas (línea %1)."), c->line);
    struct csv_row row = {.line = c->line, .number = ++c->number};
    TRY(read_row(c, a, &row));
    *ret = row;
    return DONE;
}

/* How well a delimiter explains the first rows: rows that agree with the first, then its width. */
static size_t score(struct str sample, char delimiter)
{
    struct arena a = arena_new((size_t)4 << 20);
    struct csv_reader c = csv_text(sample, delimiter);
    struct csv_row row;
    size_t first = 0, rows = 0, same = 0;
    c.lenient = true;
    while (rows < SAMPLE_ROWS && csv_next(&c, &a, &row) == DONE) {
        if (c.at >= c.text.len && rows > 0)
            break; /* the sample may cut the last one */
        if (rows++ == 0)
            first = row.count;
        same += row.count == first;
    }
    arena_free(&a);
    return first < 2 || rows == 0 ? 0 : same * 1000000 / rows + first;
}

static char find_delimiter(struct str text)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    struct str sample = str_part(text, 0, SAMPLE_BYTES);
    size_t best = 0;
    char found = ',';
    for (size_t i = 0; i < COUNT(candidates); i++) {
        size_t s = score(sample, candidates[i]);
        if (s > best) {
            best = s;
            found = candidates[i];
        }
    }
    return found;
}

static bool declared_delimiter(struct csv_reader *c)
{
    if (!str_starts(c->text, "sep=") || c->text.len < 6 || memchr(",;|\t:", c->text.ptr[4], 5) == NULL ||
        line_end(c->text, 5) == 0)
        return false;
    c->delimiter = c->text.ptr[4];
    c->at = 5 + line_end(c->text, 5);
    c->line = 2;
    return true;
}

enum status csv_open(struct csv_reader *c, struct arena *a, struct str bytes, struct remarks *remarks)
{
    size_t mark;
    enum charset charset = charset_of(bytes, &mark);
    *c = csv_text(STR(""), ',');
    if (charset != CHARSET_UTF8 && bytes.len > a->limit_bytes / 4)
        return refuse(c, TOO_LARGE,
                      N_("El archivo es demasiado grande para convertirlo: guárdalo como UTF-8."), 1);
    struct str text = charset_to_utf8(a, str_part(bytes, mark, bytes.len), charset);
    if (text.len > 0 && memchr(text.ptr, '\0', text.len) != NULL)
        return refuse(c, INVALID, N_("El archivo no es un texto CSV: contiene bytes nulos."), 1);
    *c = csv_text(text, ',');
    c->charset = charset;
    c->marked = mark > 0;
    if (charset == CHARSET_WINDOWS1252)
        remark_add(
            remarks, a, 0, 0,
            N_("El archivo no está en UTF-8: se leyó como Windows-1252 (Latin-1). Revisa tildes y eñes."),
            NULL, 0);
    else if (charset != CHARSET_UTF8)
        remark_add(remarks, a, 0, 0, N_("El archivo está en UTF-16 y se convirtió a UTF-8."), NULL, 0);
    if (!declared_delimiter(c))
        c->delimiter = find_delimiter(text);
    return DONE;
}

enum status csv_read(struct arena *a, struct str bytes, struct str name, struct book *ret)
{
    struct csv_reader c;
    struct csv_row row;
    *ret = (struct book){0};
    struct sheet *sheet = book_add(ret, a, name, false);
    enum status s = csv_open(&c, a, bytes, &ret->remarks);
    size_t width = 0;
    while (s == DONE && (s = csv_next(&c, a, &row)) == DONE) {
        for (size_t i = 0; i < row.count; i++)
            if (row.cells[i].len > 0)
                TRY(sheet_put(ret, sheet, a, row.number, i + 1, (struct cell){row.cells[i], CELL_TEXT, 0}));
        if (width == 0)
            width = row.count;
        if (row.count != width)
            remark_add(&ret->remarks, a, row.number, 0, N_("La fila tiene %1 celdas y el encabezado %2."),
                       (struct str[]){str_fmt(a, "%zu", row.count), str_fmt(a, "%zu", width)}, 2);
    }
    if (s != NOT_FOUND)
        return book_refuse(ret, s, c.problem.row, str_chars(a, c.problem.message),
                           str_fmt(a, "%zu", c.problem.row));
    return DONE;
}

static void write_cell(struct buf *b, struct str cell, char delimiter, bool guard)
{
    bool quote = guard;
    for (size_t i = 0; i < cell.len && !quote; i++)
        quote = cell.ptr[i] == delimiter || cell.ptr[i] == '"' || cell.ptr[i] == '\n' || cell.ptr[i] == '\r';
    if (cell.len > 0 && (cell.ptr[0] == ' ' || cell.ptr[cell.len - 1] == ' '))
        quote = true; /* some readers trim bare cells */
    if (!quote) {
        buf_add(b, cell);
        return;
    }
    buf_char(b, '"');
    if (guard)
        buf_char(b, '\'');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"')
            buf_char(b, '"');
        buf_char(b, cell.ptr[i]);
    }
    buf_char(b, '"');
}

/* A row of one empty cell would be an empty line, which readers drop. */
static void write_row(struct buf *b, const struct str *cells, size_t count, char delimiter,
                      bool (*risky)(struct str))
{
    if (count == 1 && cells[0].len == 0)
        buf_chars(b, "\"\"");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_char(b, delimiter);
        write_cell(b, cells[i], delimiter, risky != NULL && risky(cells[i]));
    }
    buf_chars(b, "\r\n");
}

void csv_write(struct buf *b, const struct str *cells, size_t count, char delimiter)
{
    write_row(b, cells, count, delimiter, NULL);
}

static bool is_number(struct str s)
{
    size_t digits = 0, points = 0;
    for (size_t i = s.len > 0 && s.ptr[0] == '-' ? 1 : 0; i < s.len; i++) {
        bool point = s.ptr[i] == '.' || s.ptr[i] == ',';
        if (!point && (s.ptr[i] < '0' || s.ptr[i] > '9'))
            return false;
        digits += !point;
        points += point;
    }
    return digits > 0 && points <= 1;
}

static bool may_be_formula(struct str s)
{
    static const char *const wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (s.len == 0)
        return false;
    for (size_t i = 0; i < COUNT(wide); i++)
        if (str_starts(s, wide[i]))
            return true;
    return memchr("=+-@\t\r", s.ptr[0], 6) != NULL && !is_number(s);
}

void csv_write_guarded(struct buf *b, const struct str *cells, size_t count, char delimiter)
{
    write_row(b, cells, count, delimiter, may_be_formula);
}
