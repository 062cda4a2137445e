/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/xlsx_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#else
#define __lsan_disable() (void)0
#define __lsan_enable() (void)0
#endif

#include "document/xlsx_value.h"

#define LISTS_MAX 60
#define LISTS_SHEET "Listas"
#define NARROW 10.0
#define WIDE 60.0

struct list {
    struct str title;
    const struct str *items;
    size_t count;
};
struct xlsx {
    struct arena *a;
    int file;
    char path[40];
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *header, *text, *day, *centi, *open_text, *open_day;
    const bool *typed; /* of the sheet's columns */
    uint16_t columns;
    uint32_t row;
    uint16_t column;
    struct list lists[LISTS_MAX];
    int list_count;
    enum status problem;
};

static void note(struct xlsx *x, lxw_error e)
{
    if (e == LXW_NO_ERROR || x->problem != DONE)
        return;
    x->problem = e == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED || e == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE
                     ? TOO_LARGE
                     : BROKEN;
}

static void make_formats(struct xlsx *x)
{
    x->header = workbook_add_format(x->book);
    format_set_bold(x->header);
    format_set_text_wrap(x->header);
    format_set_align(x->header, LXW_ALIGN_VERTICAL_TOP);
    format_set_bg_color(x->header, 0xE7EBF0);
    format_set_bottom(x->header, LXW_BORDER_THIN);
    x->text = workbook_add_format(x->book);
    format_set_text_wrap(x->text);
    format_set_align(x->text, LXW_ALIGN_VERTICAL_TOP);
    x->day = workbook_add_format(x->book);
    format_set_num_format(x->day, "yyyy-mm-dd");
    format_set_align(x->day, LXW_ALIGN_VERTICAL_TOP);
    x->open_text = workbook_add_format(x->book);
    format_set_text_wrap(x->open_text);
    format_set_align(x->open_text, LXW_ALIGN_VERTICAL_TOP);
    format_set_unlocked(x->open_text);
    x->open_day = workbook_add_format(x->book);
    format_set_num_format(x->open_day, "yyyy-mm-dd");
    format_set_align(x->open_day, LXW_ALIGN_VERTICAL_TOP);
    format_set_unlocked(x->open_day);
    x->centi = workbook_add_format(x->book);
    format_set_num_format(x->centi, "0.00");
    format_set_align(x->centi, LXW_ALIGN_VERTICAL_TOP);
}

/* The library writes to a path only: a file in memory is reached through /proc. */
struct xlsx *xlsx_new(struct arena *a, struct str title, struct instant made_at)
{
    struct xlsx *x = arena_new_of(a, struct xlsx);
    x->a = a;
    x->file = memfd_create("hito-xlsx", MFD_CLOEXEC);
    if (x->file < 0)
        return NULL;
    snprintf(x->path, sizeof x->path, "/proc/self/fd/%d", x->file);
    /* Its parts are put together in TMPDIR: a confined server may write nowhere else. */
    lxw_workbook_options options = {.tmpdir = getenv("TMPDIR")};
    x->book = workbook_new_opt(x->path, &options);
    if (x->book == NULL) {
        close(x->file);
        return NULL;
    }
    lxw_doc_properties properties = {.title = (char *)str_chars(a, title), .created = (time_t)made_at.s};
    note(x, workbook_set_properties(x->book, &properties));
    make_formats(x);
    return x;
}

int xlsx_list(struct xlsx *x, struct str title, const struct str *items, size_t count)
{
    assert(x->list_count < LISTS_MAX && count > 0);
    struct str *copy = arena_array(x->a, struct str, count);
    for (size_t i = 0; i < count; i++)
        copy[i] = str_copy(x->a, items[i]);
    x->lists[x->list_count] = (struct list){str_copy(x->a, title), copy, count};
    return ++x->list_count;
}

static const char *column_letters(struct xlsx *x, size_t column)
{
    char letters[LXW_MAX_COL_NAME_LENGTH];
    lxw_col_to_name(letters, (lxw_col_t)column, 1);
    return str_chars(x->a, str_of(letters));
}

/* Choosing from the list is advised, not forced: an importer still says what it did not know. */
static void offer_list(struct xlsx *x, const struct xlsx_column *c, uint16_t column, size_t rows)
{
    lxw_data_validation v = {0};
    if (c->list > 0) {
        const char *letters = column_letters(x, (size_t)c->list - 1);
        v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        v.value_formula = (char *)str_chars(x->a, str_fmt(x->a, "=" LISTS_SHEET "!%s$2:%s$%zu", letters,
                                                          letters, x->lists[c->list - 1].count + 1));
        v.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    } else {
        v.validate = LXW_VALIDATION_TYPE_ANY;
    }
    v.ignore_blank = LXW_VALIDATION_ON;
    v.dropdown = LXW_VALIDATION_ON;
    if (c->hint.len > 0 && c->hint.len <= 255)
        v.input_message = (char *)str_chars(x->a, c->hint);
    /* libxlsxwriter 1.1.4 never frees its copy of the formula: some twenty bytes for each list. */
    __lsan_disable();
    if (c->list > 0 || v.input_message != NULL)
        note(x, worksheet_data_validation_range(x->sheet, 1, column, (lxw_row_t)(rows > 0 ? rows : 1), column,
                                                &v));
    __lsan_enable();
}

static double width_of(const struct xlsx_column *c)
{
    if (c->width > 0)
        return c->width;
    double wide = (double)c->title.len + 2;
    return wide < NARROW ? NARROW : wide > WIDE ? WIDE : wide;
}

void xlsx_sheet(struct xlsx *x, struct str name, const struct xlsx_column *columns, size_t count, size_t rows)
{
    x->sheet = workbook_add_worksheet(x->book, str_chars(x->a, name));
    if (x->sheet == NULL) {
        note(x, LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    x->row = 0;
    bool *typed = arena_array(x->a, bool, count);
    x->typed = typed;
    x->columns = (uint16_t)count;
    for (uint16_t i = 0; i < count; i++) {
        typed[i] = columns[i].typed;
        note(x, worksheet_set_column(x->sheet, i, i, width_of(&columns[i]), typed[i] ? x->open_text : NULL));
        note(x, worksheet_write_string(x->sheet, 0, i, str_chars(x->a, columns[i].title), x->header));
        offer_list(x, &columns[i], i, rows);
    }
    worksheet_freeze_panes(x->sheet, 1, 0);
    worksheet_repeat_rows(x->sheet, 0, 0);
}

void xlsx_protect(struct xlsx *x)
{
    if (x->sheet != NULL)
        worksheet_protect(x->sheet, NULL, NULL);
}

static bool is_typed(const struct xlsx *x, uint16_t column)
{
    return column < x->columns && x->typed[column];
}

void xlsx_row(struct xlsx *x)
{
    x->row++;
    x->column = 0;
}

void xlsx_skip(struct xlsx *x)
{
    x->column++;
}

void xlsx_text(struct xlsx *x, struct str text)
{
    uint16_t column = x->column++;
    if (text.len > 0 && x->sheet != NULL)
        note(x, worksheet_write_string(x->sheet, x->row, column, str_chars(x->a, text), is_typed(x, column) ? x->open_text : x->text));
}

static void number(struct xlsx *x, double n, lxw_format *format)
{
    uint16_t column = x->column++;
    if (x->sheet != NULL)
        note(x, worksheet_write_number(x->sheet, x->row, column, n, format));
}

void xlsx_int(struct xlsx *x, int64_t n)
{
    if (n == NONE)
        xlsx_skip(x);
    else
        number(x, (double)n, x->text);
}

void xlsx_centi(struct xlsx *x, int64_t centi)
{
    if (centi == NONE)
        xlsx_skip(x);
    else
        number(x, (double)centi / 100, x->centi);
}

void xlsx_day(struct xlsx *x, struct day d)
{
    if (!day_known(d))
        xlsx_skip(x);
    else
        number(x, day_serial(d), is_typed(x, x->column) ? x->open_day : x->day);
}

static void write_lists(struct xlsx *x)
{
    if (x->list_count == 0)
        return;
    struct xlsx_column *columns = arena_array(x->a, struct xlsx_column, (size_t)x->list_count);
    for (int i = 0; i < x->list_count; i++)
        columns[i].title = x->lists[i].title;
    xlsx_sheet(x, STR(LISTS_SHEET), columns, (size_t)x->list_count, 0);
    for (int i = 0; i < x->list_count && x->sheet != NULL; i++)
        for (size_t k = 0; k < x->lists[i].count; k++) {
            x->row = (uint32_t)k + 1;
            x->column = (uint16_t)i;
            xlsx_text(x, x->lists[i].items[k]);
        }
}

static enum status file_bytes(struct xlsx *x, struct str *ret)
{
    struct stat st;
    if (fstat(x->file, &st) != 0 || st.st_size <= 0)
        return BROKEN;
    if ((uint64_t)st.st_size > x->a->limit_bytes)
        return TOO_LARGE;
    char *bytes = arena_take(x->a, (size_t)st.st_size);
    for (off_t at = 0; at < st.st_size;) {
        ssize_t n = pread(x->file, bytes + at, (size_t)(st.st_size - at), at);
        if (n <= 0)
            return BROKEN;
        at += n;
    }
    *ret = (struct str){bytes, (size_t)st.st_size};
    return DONE;
}

enum status xlsx_finish(struct xlsx *x, struct str *ret)
{
    write_lists(x);
    lxw_error e = workbook_close(x->book);
    x->book = NULL;
    if (e == LXW_ERROR_CREATING_TMPFILE || e == LXW_ERROR_ZIP_FILE_OPERATION)
        x->problem = x->problem == DONE ? NO_SPACE : x->problem;
    note(x, e);
    enum status s = x->problem != DONE ? x->problem : file_bytes(x, ret);
    close(x->file);
    return s;
}
