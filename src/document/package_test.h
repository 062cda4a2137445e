/* SPDX-License-Identifier: EUPL-1.2
 * Workbooks made by hand for the tests, down to their parts. */
#ifndef HITO_DOCUMENT_PACKAGE_TEST_H
#define HITO_DOCUMENT_PACKAGE_TEST_H

#include "document/table.h"

struct package_part {
    const char *name;
    struct str bytes;
};
/* A ZIP file of these parts. */
struct str package_zip(struct arena *a, const struct package_part *parts, size_t count);
/* A workbook of two sheets ("Compromisos", and "Oculta" hidden) with the first one's <sheetData> and
 * what follows it, and the attributes of <workbookPr>. */
struct str package_xlsx(struct arena *a, const char *workbook_attributes, struct str sheet);

#endif
