/* SPDX-License-Identifier: EUPL-1.2
 * The workbook of an institution and period, as it goes out and as it is read back. */
#include "room/report/report_book.h"

#include "base/text.h"
#include "document/xlsx_write.h"

#define SHEET_LINES "Reporte"
#define SHEET_WHO "Identificación"

static const char *const titles[BOOK_COLUMNS] = {
    [BOOK_KEY] = "Código",          [BOOK_COMMITMENT] = "Compromiso", [BOOK_MILESTONE] = "Hito",           [BOOK_DUE] = "Plazo",
    [BOOK_ANSWER] = "Qué pasó",     [BOOK_CAUSE] = "Causa del retraso", [BOOK_TEXT] = "Qué se hizo",       [BOOK_NEXT] = "Siguiente paso",
    [BOOK_FORECAST] = "Nueva fecha prevista", [BOOK_DELIVERED] = "Fecha de entrega", [BOOK_LINK] = "Enlace de prueba",
};
static const char *const hints[BOOK_COLUMNS] = {
    [BOOK_ANSWER] = "Elige una respuesta de la lista. Cada fila necesita una.",
    [BOOK_CAUSE] = "Solo si el plazo ya venció y no está entregado: elige una causa de la lista.",
    [BOOK_TEXT] = "De una a tres líneas, en lenguaje claro.",
    [BOOK_FORECAST] = "Si hay retraso: cuándo se prevé entregar. Por ejemplo, 30/06/2027.",
    [BOOK_DELIVERED] = "Si está entregado: el día en que existió el entregable.",
    [BOOK_LINK] = "Si está entregado: dónde está publicado. Los archivos se adjuntan después, en la página.",
};
static const double widths[BOOK_COLUMNS] = {9, 12, 40, 14, 26, 26, 46, 36, 16, 16, 40};
static const char *const guide[] = {
    N_("Este libro es el reporte de una institución para un período. Se llena sin conexión y se sube en la página del reporte."),
    N_("En la hoja Reporte hay una fila por hito. Elige qué pasó en cada una; si el plazo ya venció y no está entregado, elige también la causa."),
    N_("Si avanza, cuenta qué se hizo y el siguiente paso. Si hay retraso, además la nueva fecha prevista. Si está entregado, la fecha y el enlace de la prueba."),
    N_("Si la prueba de un hito es un documento, se adjunta después en la página: el libro no lleva archivos."),
    N_("No cambies las columnas Código, Compromiso, Hito y Plazo ni la hoja Identificación: dicen de qué reporte se trata."),
    N_("Al subirlo verás lo que cambiaría y cada problema con su fila y columna. Nada cambia hasta que lo aceptes."),
    N_("Si alguien cambió el reporte en línea después de que descargaste este libro, descarga otro: este ya no se acepta."),
};
static const int answers[] = {CLAIM_NOTHING, CLAIM_BEGAN, CLAIM_DELIVERED};

static void guide_write(struct xlsx *x, enum lang lang)
{
    struct xlsx_column column = {.title = STR("Lea esto"), .width = 110};
    xlsx_sheet(x, STR("Lea esto"), &column, 1, 1);
    for (size_t i = 0; i < COUNT(guide); i++) {
        xlsx_row(x);
        xlsx_text(x, str_of(say(lang, guide[i])));
    }
}

static void who_write(struct xlsx *x, const struct report_place *at)
{
    struct xlsx_column columns[] = {{.title = STR("Dato"), .width = 20}, {.title = STR("Valor"), .width = 40}};
    struct {
        const char *name;
        struct str text;
        int64_t n;
    } rows[] = {
        {"jurisdicción", at->jurisdiction->code, NONE},       {"plan", STR_NONE, at->plan->number}, {"período", STR_NONE, at->period->number},
        {"institución", at->institution->code, NONE},         {"revisión", STR_NONE, at->report->id == NONE ? 0 : at->report->revision},
    };
    xlsx_sheet(x, STR(SHEET_WHO), columns, COUNT(columns), 0);
    xlsx_protect(x);
    for (size_t i = 0; i < COUNT(rows); i++) {
        xlsx_row(x);
        xlsx_text(x, str_of(rows[i].name));
        if (rows[i].n == NONE)
            xlsx_text(x, rows[i].text);
        else
            xlsx_int(x, rows[i].n);
    }
}

static void lines_begin(struct request *r, struct xlsx *x, size_t count)
{
    struct xlsx_column columns[BOOK_COLUMNS];
    struct str kinds[COUNT(answers)], *causes = arena_array(r->mem, struct str, delay_cause_choices.count);
    for (size_t i = 0; i < COUNT(answers); i++)
        kinds[i] = str_of(choice_label(&claim_kind_choices, answers[i]));
    kinds[0] = STR("Nada que reportar");
    for (size_t i = 0; i < delay_cause_choices.count; i++)
        causes[i] = str_of(delay_cause_choices.items[i].label);
    for (size_t i = 0; i < BOOK_COLUMNS; i++)
        columns[i] = (struct xlsx_column){.title = str_of(titles[i]), .width = widths[i], .hint = str_of(hints[i]), .typed = i >= BOOK_ANSWER};
    columns[BOOK_ANSWER].list = xlsx_list(x, str_of(titles[BOOK_ANSWER]), kinds, COUNT(kinds));
    columns[BOOK_CAUSE].list = xlsx_list(x, str_of(titles[BOOK_CAUSE]), causes, delay_cause_choices.count);
    xlsx_sheet(x, STR(SHEET_LINES), columns, BOOK_COLUMNS, count);
    xlsx_protect(x);
}

static void line_write(struct request *r, struct xlsx *x, const struct report_line *line)
{
    const struct report_claim *c = line->mine != NULL ? line->mine : line->last;
    bool now = line->mine != NULL;
    xlsx_row(x);
    xlsx_text(x, report_key(r->mem, line));
    xlsx_text(x, line->m->commitment_number);
    xlsx_text(x, path_fmt(r, "%.*s. %.*s", STR_ARG(report_line_name(r->mem, line)), STR_ARG(line->m->title)));
    if (day_known(line->due_on))
        xlsx_day(x, line->due_on);
    else
        xlsx_text(x, line->m->due_text);
    if (c == NULL || (!now && (c->kind == CLAIM_DELIVERED || c->kind == CLAIM_NOTHING)))
        return;
    bool nothing = c->kind == CLAIM_NOTHING || c->kind == CLAIM_DELAY;
    xlsx_text(x, nothing ? STR("Nada que reportar") : str_of(choice_label(&claim_kind_choices, c->kind)));
    xlsx_text(x, line->late && c->delay_cause >= 0 ? str_of(choice_label(&delay_cause_choices, c->delay_cause)) : STR_NONE);
    xlsx_text(x, now && c->kind != CLAIM_NOTHING && !report_unwritten(c->text) ? c->text : STR_NONE);
    xlsx_text(x, now ? c->next_step : STR_NONE);
    xlsx_day(x, c->forecast_on);
    xlsx_day(x, now ? c->delivered_on : DAY_NONE);
}

enum status report_book_write(struct request *r, const struct report_place *at, struct str *ret)
{
    size_t count = 0;
    struct xlsx *x = xlsx_new(r->mem, at->institution->name, at->report->id == NONE ? at->period->changed_at : at->report->changed_at);
    if (x == NULL)
        return NO_SPACE;
    guide_write(x, r->lang);
    for (size_t i = 0; i < at->line_count; i++)
        count += !at->lines[i].frozen;
    lines_begin(r, x, count);
    for (size_t i = 0; i < at->line_count; i++)
        if (!at->lines[i].frozen)
            line_write(r, x, &at->lines[i]);
    who_write(x, at);
    return xlsx_finish(x, ret);
}

/* A cell that a merged area covers takes the value above it, as in the plan's workbook. */
static struct cell cell_of(const struct sheet *s, size_t row, size_t column)
{
    struct cell c = sheet_cell(s, row, column);
    for (size_t up = row; (c.flags & CELL_COVERED) != 0 && up > 1; up--) {
        struct cell above = sheet_cell(s, up - 1, column);
        if ((above.flags & CELL_COVERED) != 0)
            continue;
        if ((above.flags & CELL_MERGED) == 0)
            return c;
        above.flags |= CELL_COVERED;
        return above;
    }
    return c;
}

static void remark(struct request *r, struct buf *b, const struct sheet *s, size_t row, size_t column, const char *message)
{
    (void)s;
    if (b->len > 3000)
        return;
    buf_fmt(b, "%s%.*s: %s", b->len > 0 ? "\n" : "", STR_ARG(cell_name(r->mem, row, column)), say(r->lang, message));
}

static void row_read(struct request *r, const struct sheet *s, size_t row, const size_t *columns, struct report_book_line *line, struct buf *remarks)
{
    struct str *const into[BOOK_COLUMNS] = {
        [BOOK_KEY] = &line->key,       [BOOK_ANSWER] = &line->answer,     [BOOK_CAUSE] = &line->cause, [BOOK_TEXT] = &line->text, [BOOK_NEXT] = &line->next_step,
        [BOOK_FORECAST] = &line->forecast, [BOOK_DELIVERED] = &line->delivered, [BOOK_LINK] = &line->link,
    };
    shape_clear(&report_book_line_shape, line);
    line->number = (int64_t)row;
    for (size_t i = 0; i < BOOK_COLUMNS; i++) {
        if (into[i] == NULL || columns[i] == 0)
            continue;
        struct cell cell = cell_of(s, row, columns[i]);
        struct str text = str_trim(cell.text);
        if (!text_valid(text))
            text = STR("�");
        text = text_clean(r->mem, text);
        if (cell.kind == CELL_ERROR)
            text = STR("#ERROR");
        if (text.len > 0 && (cell.flags & CELL_FORMULA) != 0)
            remark(r, remarks, s, row, columns[i], N_("es una fórmula; se usa el valor que el archivo guardó."));
        if (text.len > 0 && (cell.flags & CELL_COVERED) != 0)
            remark(r, remarks, s, row, columns[i], N_("celda combinada con la de arriba; se usa su valor."));
        *into[i] = text.len > 0 ? text : STR_NONE;
    }
}

static bool who_read(struct arena *mem, const struct sheet *s, struct report_brought *b)
{
    b->plan = b->period = b->revision = NONE;
    for (size_t row = 1; row <= s->rows; row++) {
        struct str name = text_fold(mem, sheet_text(s, row, 1)), value = str_trim(sheet_text(s, row, 2));
        if (str_is(name, "jurisdiccion"))
            b->jurisdiction = value;
        else if (str_is(name, "institucion"))
            b->institution = value;
        else if (str_is(name, "plan"))
            (void)str_int(value, &b->plan);
        else if (str_is(name, "periodo"))
            (void)str_int(value, &b->period);
        else if (str_is(name, "revision"))
            (void)str_int(value, &b->revision);
    }
    return !str_empty(b->jurisdiction) && !str_empty(b->institution) && b->plan != NONE && b->period != NONE && b->revision != NONE;
}

enum status report_book_read(struct request *r, const char *field, const struct book *b, struct report_brought *ret)
{
    size_t columns[BOOK_COLUMNS];
    const struct sheet *s = book_sheet(b, r->mem, SHEET_LINES), *who = book_sheet(b, r->mem, SHEET_WHO);
    if (s == NULL || who == NULL || !who_read(r->mem, who, ret))
        return problem_add(r, field, N_("No es el libro de un reporte: descárgalo de esta página y llénalo sin quitar hojas."));
    size_t header = sheet_header(s, r->mem, titles, BOOK_COLUMNS, columns);
    for (size_t i = 0; i < BOOK_COLUMNS; i++)
        if (header == 0 || (columns[i] == 0 && (i == BOOK_KEY || i >= BOOK_ANSWER))) {
            struct str title = str_of(titles[i]);
            return problem_add_text(r, str_of(field), say_with(r->mem, r->lang, N_("En la hoja Reporte falta la columna «%1»: no quites columnas."), &title, 1));
        }
    struct buf remarks = BUF(r->mem);
    ret->lines = arena_array(r->mem, struct report_book_line, s->rows);
    for (size_t row = header + 1; row <= s->rows; row++) {
        if (sheet_row_blank(s, row) || ret->count >= 2000)
            continue;
        row_read(r, s, row, columns, &ret->lines[ret->count], &remarks);
        if (str_empty(ret->lines[ret->count].key))
            ret->lines[ret->count].key = STR("?");
        ret->count++;
    }
    ret->remarks = buf_str(&remarks);
    return DONE;
}
