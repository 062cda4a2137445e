/* SPDX-License-Identifier: EUPL-1.2
 * What a number in a spreadsheet means: plain number or, by its format, a day or an hour. Pure. */
#ifndef HITO_DOCUMENT_XLSX_VALUE_H
#define HITO_DOCUMENT_XLSX_VALUE_H

#include "base/day.h"
#include "document/table.h"

#define FORMAT_HAS_DAY 0x1u
#define FORMAT_HAS_HOUR 0x2u

/* Of a built-in number format (14 is a date); 0 for plain numbers. */
unsigned format_of_id(int64_t id);
/* Of a format code such as "dd/mm/yyyy hh:mm" or "[$-300A]d \"de\" mmmm"; looks at its first section. */
unsigned format_of_code(struct str code);
/* The number as people typed it: 4.0999999999999996 is "4.1"; false when it is no number. */
bool number_text(struct arena *a, struct str stored, struct str *ret);
/* The day and hour of a serial number as ISO text by FORMAT_ flags; STR_NONE outside 1900 to 2199.
 * Day 60 of the 1900 system is 29 February 1900, which never was: it gives STR_NONE. */
struct str serial_text(struct arena *a, double serial, unsigned format, bool epoch_1904);
/* The serial number of a day in the 1900 system (for writing). */
double day_serial(struct day d);

#endif
