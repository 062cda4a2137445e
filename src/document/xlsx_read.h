/* SPDX-License-Identifier: EUPL-1.2
 * Reads the values of an .xlsx workbook. Formulas are never computed: the value that the file keeps is
 * used and flagged. Macros, links, images are not looked at. Runs in the converter child. */
#ifndef HITO_DOCUMENT_XLSX_READ_H
#define HITO_DOCUMENT_XLSX_READ_H

#include "document/table.h"

/* All sheets, hidden ones flagged. The arena needs a limit of 16 MiB or more. INVALID or TOO_LARGE
 * with the problem in *ret: protected, old .xls, another kind of file, damaged, bomb, DOCTYPE. */
enum status xlsx_read(struct arena *a, struct str bytes, struct book *ret) MUST_USE;

#endif
