/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/xlsx_read.h"

#include <string.h>

#include "document/xlsx_part.h"

/* "EncryptedPackage" as old compound files write names: UTF-16. */
static bool names_encrypted_package(struct str bytes)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    return str_find(bytes, (struct str){name, sizeof name}) != SIZE_MAX;
}

/* What can be told before any part is opened. */
static enum status check_signature(struct str bytes, struct book *b)
{
    if (str_starts(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return names_encrypted_package(bytes)
                   ? book_refuse(b, INVALID, 0,
                                 N_("El archivo está protegido con contraseña: quítala y súbelo otra vez."),
                                 STR_NONE)
                   : book_refuse(b, INVALID, 0,
                                 N_("Es un libro antiguo .xls: guárdalo como .xlsx y súbelo otra vez."),
                                 STR_NONE);
    if (bytes.len == 0)
        return book_refuse(b, INVALID, 0, N_("El archivo está vacío."), STR_NONE);
    if (bytes.len < 4 || memcmp(bytes.ptr, "PK\x03\x04", 4) != 0)
        return book_refuse(b, INVALID, 0, N_("El archivo no es un libro de cálculo .xlsx."), STR_NONE);
    return DONE;
}

static enum status read_sheets(struct workbook *w)
{
    const char *paths[TABLE_SHEETS] = {NULL};
    TRY(workbook_read(w, paths));
    for (size_t i = 0; i < w->sheet_count; i++) {
        if (paths[i] == NULL)
            continue;
        struct sheet *sheet = book_add(w->book, w->a, w->sheets[i].name, w->sheets[i].hidden);
        if (sheet == NULL)
            return TOO_LARGE;
        enum status s = worksheet_read(w, paths[i], sheet);
        if (s != DONE && s != NOT_FOUND)
            return s;
    }
    if (w->book->sheet_count == 0)
        return book_refuse(w->book, INVALID, 0, N_("El libro no tiene hojas con celdas."), STR_NONE);
    return DONE;
}

enum status xlsx_read(struct arena *a, struct str bytes, struct book *ret)
{
    struct archive archive;
    *ret = (struct book){0};
    TRY(check_signature(bytes, ret));
    TRY(archive_open(&archive, bytes, ret));
    struct workbook *w = arena_new_of(a, struct workbook);
    w->a = a;
    w->book = ret;
    w->archive = &archive;
    enum status s = read_sheets(w);
    archive_close(&archive);
    if (s != DONE && ret->problem.message.len == 0)
        (void)book_refuse(ret, s, 0,
                          N_("El archivo está dañado o incompleto: vuelve a guardarlo y súbelo otra vez."),
                          STR_NONE);
    return s;
}
