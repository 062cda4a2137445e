/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/package_test.h"

#include <zip.h>

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

struct str package_zip(struct arena *a, const struct package_part *parts, size_t count)
{
    zip_error_t error;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    assert(zip != NULL);
    zip_source_keep(target);
    for (size_t i = 0; i < count; i++) {
        zip_source_t *s = zip_source_buffer(zip, parts[i].bytes.ptr, parts[i].bytes.len, 0);
        int64_t added = zip_file_add(zip, parts[i].name, s, ZIP_FL_ENC_UTF_8);
        assert(added >= 0);
    }
    int closed = zip_close(zip);
    assert(closed == 0);
    zip_stat_t st;
    zip_source_stat(target, &st);
    char *bytes = arena_take(a, st.size);
    zip_source_open(target);
    int64_t n = zip_source_read(target, bytes, st.size);
    zip_source_close(target);
    zip_source_free(target);
    assert(n == (int64_t)st.size);
    return (struct str){bytes, (size_t)n};
}

static const char root_relations[] =
    "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
static const char book_relations[] =
    "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"r1\" Type=\"" OFFICE
    "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" OFFICE
    "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/><Relationship Id=\"r3\" Type=\"" OFFICE
    "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r4\" Type=\"" OFFICE
    "/styles\" Target=\"styles.xml\"/></Relationships>";
static const char shared[] =
    "<sst " MAIN "><si><t>Título</t></si><si><r><t>Dos </t></r><r><t xml:space=\"preserve\">partes</t></r>"
    "<rPh><t>no</t></rPh></si><si><t>=1+1</t></si></sst>";
/* Styles: 0 plain, 1 built-in date, 2 own date, 3 date with hour, 4 hour, 5 own text in quotes. */
static const char styles[] =
    "<styleSheet " MAIN
    "><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-300A]d &quot;de&quot; mmmm\\ yyyy;@\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0 &quot;días&quot;\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
    "<xf numFmtId=\"164\"/><xf numFmtId=\"22\"/>"
    "<xf numFmtId=\"20\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
static const char second[] =
    "<worksheet " MAIN "><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";

struct str package_xlsx(struct arena *a, const char *attributes, struct str sheet)
{
    struct str book = str_fmt(
        a,
        "<workbook " MAIN " xmlns:r=\"" OFFICE "\"><workbookPr %s/><sheets><sheet name=\"Compromisos\" "
        "sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Oculta\" sheetId=\"2\" state=\"veryHidden\" "
        "r:id=\"r2\"/></sheets></workbook>",
        attributes);
    struct str first = str_fmt(a, "<worksheet " MAIN ">%.*s</worksheet>", STR_ARG(sheet));
    const struct package_part parts[] = {
        {"_rels/.rels", str_of(root_relations)},
        {"xl/workbook.xml", book},
        {"xl/_rels/workbook.xml.rels", str_of(book_relations)},
        {"xl/sharedStrings.xml", str_of(shared)},
        {"xl/styles.xml", str_of(styles)},
        {"xl/worksheets/sheet1.xml", first},
        {"xl/worksheets/sheet2.xml", str_of(second)},
    };
    return package_zip(a, parts, COUNT(parts));
}
