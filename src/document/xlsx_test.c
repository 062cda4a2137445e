/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "document/package_test.h"
#include "document/xlsx_read.h"
#include "document/xlsx_value.h"
#include "document/xlsx_write.h"
#include "tests/test.h"

#define TOO_MANY_PARTS 2001u

static struct book read_sheet(struct test *t, const char *attributes, const char *sheet)
{
    struct book b;
    EXPECT_STATUS(xlsx_read(&t->mem, package_xlsx(&t->mem, attributes, str_of(sheet)), &b), DONE);
    return b;
}

UNIT(xlsx_texts_come_shared_inline_and_in_runs)
{
    struct book b = read_sheet(
        t, "",
        "<sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>"
        "<c r=\"A2\" t=\"inlineStr\"><is><t>ñandú &amp; co</t></is></c><c r=\"E2\" t=\"s\"><v>2</v></c>"
        "</row></sheetData>");
    EXPECT_INT(b.sheet_count, 2);
    EXPECT_STR(b.sheets[0].name, "Compromisos");
    EXPECT(!b.sheets[0].hidden && b.sheets[1].hidden);
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 1), "ñandú & co");
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 2), "Título");
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 3), "Dos partes");
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 5), "=1+1");
    EXPECT_INT(sheet_cell(&b.sheets[0], 1, 1).kind, CELL_EMPTY);
    EXPECT(book_sheet(&b, &t->mem, "COMPROMISOS") == &b.sheets[0]);
}

UNIT(xlsx_numbers_are_as_typed_and_dates_become_days)
{
    struct book b =
        read_sheet(t, "",
                   "<sheetData><row r=\"1\"><c><v>4.0999999999999996</v></c><c s=\"1\"><v>46203</v></c>"
                   "<c s=\"2\"><v>46203</v></c><c s=\"3\"><v>46203.5</v></c><c s=\"4\"><v>0.75</v></c>"
                   "<c s=\"5\"><v>12</v></c><c t=\"d\"><v>2026-06-30T00:00:00</v></c><c s=\"1\"><v>-4</v></c>"
                   "<c t=\"b\"><v>1</v></c><c><v>1E3</v></c></row></sheetData>");
    struct sheet *s = &b.sheets[0];
    EXPECT_STR(sheet_text(s, 1, 1), "4.1");
    EXPECT_STR(sheet_text(s, 1, 2), "2026-06-30");
    EXPECT_INT(sheet_cell(s, 1, 2).kind, CELL_DATE);
    EXPECT_STR(sheet_text(s, 1, 3), "2026-06-30");
    EXPECT_STR(sheet_text(s, 1, 4), "2026-06-30 12:00");
    EXPECT_STR(sheet_text(s, 1, 5), "18:00");
    EXPECT_STR(sheet_text(s, 1, 6), "12");
    EXPECT_STR(sheet_text(s, 1, 7), "2026-06-30");
    EXPECT_STR(sheet_text(s, 1, 8), "-4");
    EXPECT_INT(sheet_cell(s, 1, 9).kind, CELL_FLAG);
    EXPECT_STR(sheet_text(s, 1, 10), "1000");
    EXPECT_INT(b.remarks.count, 1); /* the day before the first day */
}

UNIT(xlsx_of_the_1904_system_gives_the_same_days)
{
    struct book b =
        read_sheet(t, "date1904=\"1\"", "<sheetData><row><c s=\"1\"><v>44741</v></c></row></sheetData>");
    EXPECT_STR(sheet_text(&b.sheets[0], 1, 1), "2026-06-30");
}

UNIT(xlsx_formulas_give_their_kept_value_with_a_flag)
{
    struct book b =
        read_sheet(t, "",
                   "<sheetData><row><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1</f><v>hola</v></c>"
                   "<c><f>NOW()</f></c><c t=\"e\"><f>#REF!</f><v>#REF!</v></c></row></sheetData>");
    struct cell two = sheet_cell(&b.sheets[0], 1, 1);
    EXPECT_STR(two.text, "2");
    EXPECT_INT(two.flags, CELL_FORMULA);
    EXPECT_STR(sheet_text(&b.sheets[0], 1, 2), "hola");
    EXPECT_STR(sheet_text(&b.sheets[0], 1, 3), "");
    EXPECT_INT(sheet_cell(&b.sheets[0], 1, 4).kind, CELL_ERROR);
    EXPECT_INT(b.remarks.count, 2);
    EXPECT_STR(b.remarks.items[0].values[1], "C1");
}

UNIT(xlsx_merged_cells_hold_their_value_once)
{
    struct book b = read_sheet(
        t, "",
        "<sheetData><row><c><v>1</v></c><c><v>9</v></c></row><row><c r=\"C2\"><v>3</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>");
    struct sheet *s = &b.sheets[0];
    EXPECT_INT(sheet_cell(s, 1, 1).flags & CELL_MERGED, CELL_MERGED);
    EXPECT_STR(sheet_text(s, 1, 2), "");
    EXPECT_INT(sheet_cell(s, 2, 2).flags, CELL_COVERED);
    EXPECT_INT(s->spans[0].last_row, 2);
}

UNIT(xlsx_cells_with_style_but_no_value_do_not_widen_the_table)
{
    struct book b = read_sheet(t, "",
                               "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"1\"/></row>"
                               "<row r=\"1048576\"><c r=\"A1048576\" s=\"2\"/></row></sheetData>");
    EXPECT_INT(b.sheets[0].columns, 1);
    EXPECT_INT(b.sheets[0].rows, 1);
}

static void refused(struct test *t, struct str bytes, enum status wanted, const char *words)
{
    struct book b;
    EXPECT_STATUS(xlsx_read(&t->mem, bytes, &b), wanted);
    if (str_find(b.problem.message, str_of(words)) == SIZE_MAX)
        test_failed(t, __FILE__, __LINE__, "\"%.*s\" does not say \"%s\"", STR_ARG(b.problem.message), words);
}

UNIT(xlsx_with_cells_far_away_is_refused)
{
    refused(t,
            package_xlsx(&t->mem, "",
                         STR("<sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData>")),
            TOO_LARGE, "400 columnas");
    refused(t,
            package_xlsx(&t->mem, "", STR("<sheetData><row r=\"900000\"><c><v>1</v></c></row></sheetData>")),
            TOO_LARGE, "200.000 filas");
}

UNIT(xlsx_with_a_document_type_is_refused)
{
    const struct package_part parts[] = {
        {"_rels/.rels", STR("<!DOCTYPE r [<!ENTITY a \"b\">]><Relationships/>")},
    };
    refused(t, package_zip(&t->mem, parts, 1), INVALID, "DOCTYPE");
}

UNIT(files_that_are_no_workbook_are_named_for_what_they_are)
{
    static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 un libro antiguo";
    static const char locked[] =
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    refused(t, STR(""), INVALID, "vacío");
    refused(t, STR("%PDF-1.4"), INVALID, "no es un libro");
    refused(t, (struct str){old, sizeof old}, INVALID, ".xls");
    refused(t, (struct str){locked, sizeof locked}, INVALID, "contraseña");
    const struct package_part word[] = {
        {"_rels/.rels", STR("<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
                            "Target=\"word/document.xml\"/></Relationships>")},
        {"word/document.xml", STR("<document/>")},
    };
    refused(t, package_zip(&t->mem, word, COUNT(word)), INVALID, "documento");
    const struct package_part ods[] = {{"mimetype", STR("application/vnd")}, {"content.xml", STR("<a/>")}};
    refused(t, package_zip(&t->mem, ods, COUNT(ods)), INVALID, "LibreOffice");
    const struct package_part other[] = {{"hola.txt", STR("hola")}};
    refused(t, package_zip(&t->mem, other, COUNT(other)), INVALID, "no es un libro");
}

UNIT(xlsx_cut_short_or_broken_inside_is_refused)
{
    struct str whole = package_xlsx(&t->mem, "", STR("<sheetData><row><c><v>1</v></c></row></sheetData>"));
    refused(t, str_part(whole, 0, whole.len / 2), INVALID, "dañado");
    refused(t, package_xlsx(&t->mem, "", STR("<sheetData><row>")), INVALID, "dañado");
}

static struct str zeros_workbook(struct test *t, size_t bytes)
{
    char *sheet = arena_take(&t->mem, bytes);
    memset(sheet, ' ', bytes);
    const struct package_part parts[] = {{"xl/worksheets/sheet1.xml", {sheet, bytes}}};
    return package_zip(&t->mem, parts, 1);
}

UNIT(xlsx_that_is_a_compression_bomb_is_refused_by_what_it_declares)
{
    refused(t, zeros_workbook(t, (size_t)4 << 20), TOO_LARGE, "bomba");
}

/* A header may lie: the part then inflates to more than it says. */
UNIT(xlsx_that_lies_about_its_size_is_refused)
{
    struct str whole = package_xlsx(&t->mem, "", STR("<sheetData><row><c><v>1</v></c></row></sheetData>"));
    char *bytes = (char *)whole.ptr;
    for (size_t i = 0; i + 46 < whole.len; i++)
        if (memcmp(bytes + i, "PK\x01\x02", 4) == 0)
            memcpy(bytes + i + 24, "\x05\0\0\0", 4);
    refused(t, whole, INVALID, "dañado");
}

UNIT(xlsx_with_too_many_parts_is_refused)
{
    struct package_part *parts = arena_array(&t->mem, struct package_part, TOO_MANY_PARTS);
    for (size_t i = 0; i < TOO_MANY_PARTS; i++)
        parts[i] = (struct package_part){str_chars(&t->mem, str_fmt(&t->mem, "p%zu", i)), STR("x")};
    refused(t, package_zip(&t->mem, parts, TOO_MANY_PARTS), TOO_LARGE, "demasiadas partes");
}

UNIT(number_formats_tell_dates_from_numbers)
{
    EXPECT_INT(format_of_code(STR("dd/mm/yyyy")), FORMAT_HAS_DAY);
    EXPECT_INT(format_of_code(STR("yyyy-mm-dd hh:mm")), FORMAT_HAS_DAY | FORMAT_HAS_HOUR);
    EXPECT_INT(format_of_code(STR("[h]:mm")), FORMAT_HAS_HOUR);
    EXPECT_INT(format_of_code(STR("mm:ss")), FORMAT_HAS_HOUR);
    EXPECT_INT(format_of_code(STR("mmm")), FORMAT_HAS_DAY);
    EXPECT_INT(format_of_code(STR("General")), 0);
    EXPECT_INT(format_of_code(STR("#,##0.00 [$USD]")), 0);
    EXPECT_INT(format_of_code(STR("0\" días\"")), 0);
    EXPECT_INT(format_of_code(STR("[Red]0;dd")), 0);
}

UNIT(serial_days_follow_the_calendar_of_spreadsheets)
{
    EXPECT_STR(serial_text(&t->mem, 1, FORMAT_HAS_DAY, false), "1900-01-01");
    EXPECT_STR(serial_text(&t->mem, 59, FORMAT_HAS_DAY, false), "1900-02-28");
    EXPECT(serial_text(&t->mem, 60, FORMAT_HAS_DAY, false).ptr == NULL);
    EXPECT_STR(serial_text(&t->mem, 61, FORMAT_HAS_DAY, false), "1900-03-01");
    EXPECT_STR(serial_text(&t->mem, 2022, FORMAT_HAS_DAY, false), "1905-07-14");
    EXPECT_STR(serial_text(&t->mem, 0, FORMAT_HAS_DAY, true), "1904-01-01");
    EXPECT(serial_text(&t->mem, 1e300, FORMAT_HAS_DAY, false).ptr == NULL);
    for (int year = 1900; year < 2100; year += 7) {
        struct day d = day_of(year, 2, 28);
        EXPECT(str_eq(serial_text(&t->mem, day_serial(d), FORMAT_HAS_DAY, false), day_iso(&t->mem, d)));
    }
}

static struct str written_book(struct test *t)
{
    const struct str states[] = {STR("Propuesto"), STR("En curso")};
    struct xlsx *x = xlsx_new(&t->mem, STR("Plan"), (struct instant){1767225600});
    int list = xlsx_list(x, STR("Estado"), states, COUNT(states));
    const struct xlsx_column columns[] = {{.title = STR("Título")},
                                          {.title = STR("Estado"), .list = list, .width = 20},
                                          {.title = STR("Fin"), .hint = STR("Día en que termina")},
                                          {.title = STR("Peso")}};
    xlsx_sheet(x, STR("Compromisos"), columns, COUNT(columns), 100);
    xlsx_row(x);
    xlsx_text(x, STR("=HYPERLINK(\"http://x\")"));
    xlsx_text(x, STR("En curso"));
    xlsx_day(x, day_of(2027, 6, 30));
    xlsx_centi(x, 6250);
    xlsx_row(x);
    xlsx_text(x, STR("-1\nlínea 2"));
    xlsx_skip(x);
    xlsx_day(x, DAY_NONE);
    xlsx_int(x, 7);
    struct str bytes = STR_NONE;
    EXPECT_STATUS(xlsx_finish(x, &bytes), DONE);
    return bytes;
}

UNIT(xlsx_written_by_us_is_read_back_the_same)
{
    struct str bytes = written_book(t);
    struct book b;
    EXPECT_DONE(xlsx_read(&t->mem, bytes, &b));
    struct sheet *s = &b.sheets[0];
    EXPECT_INT(b.sheet_count, 2);
    EXPECT_STR(b.sheets[1].name, "Listas");
    EXPECT_STR(sheet_text(&b.sheets[1], 3, 1), "En curso");
    EXPECT_STR(sheet_text(s, 1, 3), "Fin");
    EXPECT_STR(sheet_text(s, 2, 1), "=HYPERLINK(\"http://x\")");
    EXPECT_INT(sheet_cell(s, 2, 1).flags, 0); /* text, no formula */
    EXPECT_STR(sheet_text(s, 2, 3), "2027-06-30");
    EXPECT_STR(sheet_text(s, 2, 4), "62.5");
    EXPECT_STR(sheet_text(s, 3, 1), "-1\nlínea 2");
    EXPECT_STR(sheet_text(s, 3, 4), "7");
    EXPECT_INT(b.remarks.count, 0);
    EXPECT(str_eq(bytes, written_book(t)));
}

UNIT(xlsx_never_cuts_a_text_that_does_not_fit_a_cell)
{
    char *text = arena_take(&t->mem, 40000);
    memset(text, 'x', 40000);
    struct xlsx *x = xlsx_new(&t->mem, STR("Plan"), (struct instant){0});
    const struct xlsx_column columns[] = {{.title = STR("a")}};
    struct str bytes;
    xlsx_sheet(x, STR("H"), columns, 1, 1);
    xlsx_row(x);
    xlsx_text(x, (struct str){text, 40000});
    EXPECT_STATUS(xlsx_finish(x, &bytes), TOO_LARGE);
}
