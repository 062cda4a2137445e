/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/csv.h"
#include "document/pasted.h"
#include "tests/test.h"

static struct book read_csv(struct test *t, struct str bytes)
{
    struct book b;
    EXPECT_STATUS(csv_read(&t->mem, bytes, STR("csv"), &b), DONE);
    return b;
}

UNIT(csv_keeps_quotes_commas_and_lines_inside_a_cell)
{
    struct book b = read_csv(t, STR("a,b\r\n\"uno, \"\"dos\"\"\",\"línea 1\nlínea 2\"\r\n"));
    EXPECT_INT(b.sheets[0].rows, 2);
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 1), "uno, \"dos\"");
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 2), "línea 1\nlínea 2");
}

UNIT(csv_reads_the_three_line_ends_and_numbers_empty_lines)
{
    struct book b = read_csv(t, STR("a,b\r1,2\n\n3,4\r\n5,6"));
    EXPECT_INT(b.sheets[0].rows, 5);
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 2), "2");
    EXPECT(sheet_row_blank(&b.sheets[0], 3));
    EXPECT_STR(sheet_text(&b.sheets[0], 5, 1), "5");
}

UNIT(csv_finds_semicolons_tabs_and_the_declared_delimiter)
{
    struct book b = read_csv(t, STR("Nombre, apellido;Monto\nAna, Paz;1,5\nLuz, Sol;2,5\n"));
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 2), "1,5");
    b = read_csv(t, STR("a\tb\n1\t2,3\n"));
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 2), "2,3");
    b = read_csv(t, STR("sep=;\na;b,c\n"));
    EXPECT_STR(sheet_text(&b.sheets[0], 1, 2), "b,c");
}

UNIT(csv_drops_the_byte_order_mark)
{
    struct book b = read_csv(t, STR("\xEF\xBB\xBF"
                                    "código,b\n1,2\n"));
    EXPECT_STR(sheet_text(&b.sheets[0], 1, 1), "código");
    EXPECT_INT(b.remarks.count, 0);
}

UNIT(csv_in_windows_1252_is_converted_and_says_so)
{
    struct book b = read_csv(t, STR("Instituci\xF3n,A\xF1o\nEl \x93"
                                    "Plan\x94 \x80,2026\n"));
    EXPECT_STR(sheet_text(&b.sheets[0], 1, 1), "Institución");
    EXPECT_STR(sheet_text(&b.sheets[0], 1, 2), "Año");
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 1), "El “Plan” €");
    EXPECT_INT(b.remarks.count, 1);
}

UNIT(csv_in_utf16_is_converted_with_and_without_mark)
{
    struct book b = read_csv(t, STR("\xFF\xFE"
                                    "a\0\t\0\xF1\0\n\0"
                                    "1\0\t\0"
                                    "2\0"));
    EXPECT_STR(sheet_text(&b.sheets[0], 1, 2), "ñ");
    EXPECT_INT(b.remarks.count, 1);
    b = read_csv(t, STR("\0a\0,\0b\0\n\0"
                        "1\0,\0"
                        "2"));
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 2), "2");
}

UNIT(csv_says_on_which_line_a_quote_was_left_open)
{
    struct book b;
    EXPECT_STATUS(csv_read(&t->mem, STR("a,b\n1,2\n3,\"abierta\n4,5\n"), STR("csv"), &b), INVALID);
    EXPECT_INT(b.problem.row, 3);
    EXPECT_STR(b.problem.values[0], "3");
}

UNIT(csv_refuses_nulls_and_too_many_columns)
{
    struct book b;
    EXPECT_STATUS(csv_read(&t->mem,
                           STR("a,b\n1,\0"
                               "2\n"),
                           STR("csv"), &b),
                  INVALID);
    struct buf many = BUF(&t->mem);
    for (int i = 0; i < 401; i++)
        buf_chars(&many, "x,");
    EXPECT_STATUS(csv_read(&t->mem, buf_str(&many), STR("csv"), &b), TOO_LARGE);
}

UNIT(csv_refuses_a_cell_of_more_than_100_kilobytes)
{
    struct buf big = BUF(&t->mem);
    struct book b;
    buf_chars(&big, "a,b\n");
    for (size_t i = 0; i < TABLE_CELL_BYTES / 8 + 1; i++)
        buf_chars(&big, "12345678");
    buf_chars(&big, ",2\n");
    EXPECT_STATUS(csv_read(&t->mem, buf_str(&big), STR("csv"), &b), TOO_LARGE);
    EXPECT(b.problem.message.len > 0);
}

UNIT(csv_remarks_rows_of_another_width)
{
    struct book b = read_csv(t, STR("a,b,c\n1,2\n1,2,3\n"));
    EXPECT_INT(b.remarks.count, 1);
    EXPECT_INT(b.remarks.items[0].row, 2);
}

UNIT(csv_written_and_read_again_has_the_same_cells)
{
    const struct str cells[] = {STR("a,\"b\"\r\nc"), STR(" x "), STR(""), STR("=1+1"), STR("ñ;")};
    const struct str one[] = {STR("")};
    struct buf out = BUF(&t->mem);
    csv_write(&out, cells, COUNT(cells), ',');
    csv_write(&out, one, 1, ',');
    struct csv_reader c = csv_text(buf_str(&out), ',');
    struct csv_row row;
    EXPECT_DONE(csv_next(&c, &t->mem, &row));
    EXPECT_INT(row.count, COUNT(cells));
    for (size_t i = 0; i < row.count; i++)
        EXPECT(str_eq(row.cells[i], cells[i]));
    EXPECT_DONE(csv_next(&c, &t->mem, &row));
    EXPECT_INT(row.count, 1);
    EXPECT_STATUS(csv_next(&c, &t->mem, &row), NOT_FOUND);
}

UNIT(csv_for_spreadsheets_guards_formulas_but_not_numbers)
{
    const struct str cells[] = {STR("=SUMA(A1)"), STR("-12,5"),   STR("-peligro"),
                                STR("@x"),        STR("\uFF1Dx"), STR("a=b")};
    struct buf out = BUF(&t->mem);
    csv_write_guarded(&out, cells, COUNT(cells), ';');
    EXPECT_STR(buf_str(&out), "\"'=SUMA(A1)\";-12,5;\"'-peligro\";\"'@x\";\"'\uFF1Dx\";a=b\r\n");
}

UNIT(pasted_cells_of_several_lines_stay_in_their_cell)
{
    struct book b;
    EXPECT_DONE(pasted_read(
        &t->mem, STR("Hito\tFecha\r\n\"Uno\r\ndos\"\t30/06/2027\r\nDice \"no\"\t\xC2\xA0\r\n"), &b));
    EXPECT_INT(b.sheets[0].rows, 3);
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 1), "Uno\ndos");
    EXPECT_STR(sheet_text(&b.sheets[0], 3, 1), "Dice \"no\"");
    EXPECT_STR(sheet_text(&b.sheets[0], 3, 2), "");
}

UNIT(pasted_text_with_a_lone_quote_is_not_lost)
{
    struct book b;
    EXPECT_DONE(pasted_read(&t->mem, STR("a\tb\n\"abierta\tc\nd\te\n"), &b));
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 1), "\"abierta");
    EXPECT_STR(sheet_text(&b.sheets[0], 3, 2), "e");
    EXPECT_STATUS(pasted_read(&t->mem, STR(" \n "), &b), INVALID);
}

UNIT(headers_are_found_wherever_they_were_moved)
{
    static const char *const wanted[] = {"Título", "Institución responsable", "Fecha de fin"};
    struct book b =
        read_csv(t, STR("Plan 3,,,\n,FECHA DE  FIN *,titulo,Institucion Responsable\n,2027,X,Y\n"));
    size_t columns[3];
    EXPECT_INT(sheet_header(&b.sheets[0], &t->mem, wanted, 3, columns), 2);
    EXPECT_INT(columns[0], 3);
    EXPECT_INT(columns[1], 4);
    EXPECT_INT(columns[2], 2);
    b = read_csv(t, STR("a,b\n1,2\n"));
    EXPECT_INT(sheet_header(&b.sheets[0], &t->mem, wanted, 3, columns), 0);
}

UNIT(cells_are_named_as_people_see_them)
{
    size_t row, column;
    EXPECT_STR(cell_name(&t->mem, 1, 1), "A1");
    EXPECT_STR(cell_name(&t->mem, 12, 28), "AB12");
    EXPECT_STR(cell_name(&t->mem, 1048576, 16384), "XFD1048576");
    EXPECT(cell_parse(STR("ab12"), &row, &column) && row == 12 && column == 28);
    EXPECT(!cell_parse(STR("12"), &row, &column));
    EXPECT(!cell_parse(STR("A0"), &row, &column));
    EXPECT(!cell_parse(STR("A1B"), &row, &column));
}
