/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/xlsx_part.h"

#include <string.h>

#include "document/xlsx_value.h"

#define RELATIONS_MAX 500u
#define CUSTOM_FORMATS 1000u
#define STRINGS_MAX 2000000u
#define STYLES_MAX 70000u

struct relation {
    struct str id, type, target;
};
struct relations {
    struct arena *a;
    struct relation items[RELATIONS_MAX];
    size_t count;
};

static void relation_open(struct xml *x, struct str name, const char *const *attributes)
{
    struct relations *r = x->context;
    if (!str_is(name, "Relationship") || r->count == RELATIONS_MAX)
        return;
    r->items[r->count++] = (struct relation){str_copy(r->a, xml_attribute(attributes, "Id")),
                                             str_copy(r->a, xml_attribute(attributes, "Type")),
                                             str_copy(r->a, xml_attribute(attributes, "Target"))};
}

static enum status relations_read(struct workbook *w, const char *part, struct relations *r)
{
    r->a = w->a;
    r->count = 0;
    struct xml x = {.open = relation_open, .context = r, .book = w->book};
    return xml_read(&x, w->archive, part);
}

/* A target relative to the folder of the part that names it; "/" begins at the root. */
static const char *resolve(struct arena *a, const char *part, struct str target)
{
    const char *slash = strrchr(part, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - part) + 1;
    if (str_starts(target, "/"))
        return str_chars(a, str_part(target, 1, target.len));
    while (str_starts(target, "../") && folder > 0) {
        target = str_part(target, 3, target.len);
        folder--;
        while (folder > 0 && part[folder - 1] != '/')
            folder--;
    }
    return str_chars(a, str_fmt(a, "%.*s%.*s", (int)folder, part, STR_ARG(target)));
}

static bool truth(struct str s)
{
    return str_is(s, "1") || str_is(s, "true") || str_is(s, "on");
}

static void workbook_open(struct xml *x, struct str name, const char *const *attributes)
{
    struct workbook *w = x->context;
    if (x->depth == 1 && !str_is(name, "workbook"))
        x->stopped =
            book_refuse(w->book, INVALID, 0, N_("El archivo no es un libro de cálculo .xlsx."), STR_NONE);
    if (str_is(name, "workbookPr"))
        w->epoch_1904 = truth(xml_attribute(attributes, "date1904"));
    if (!str_is(name, "sheet"))
        return;
    if (w->sheet_count == TABLE_SHEETS) {
        x->stopped = book_refuse(w->book, TOO_LARGE, 0,
                                 N_("El libro tiene demasiadas hojas: se aceptan hasta 100."), STR_NONE);
        return;
    }
    struct str state = xml_attribute(attributes, "state");
    w->sheets[w->sheet_count++] = (struct workbook_sheet){
        .name = str_copy(w->a, xml_attribute(attributes, "name")),
        .relation = str_copy(w->a, xml_attribute(attributes, "id")),
        .hidden = str_is(state, "hidden") || str_is(state, "veryHidden"),
    };
}

/* Shared texts: <si> with <t>, or runs <r><t>; <rPh> is how Japanese is pronounced. */
struct strings {
    struct workbook *w;
    struct buf text;
    bool in_text, in_phonetic;
};

static void strings_open(struct xml *x, struct str name, const char *const *attributes UNUSED)
{
    struct strings *s = x->context;
    if (str_is(name, "si"))
        s->text.len = 0;
    else if (str_is(name, "rPh"))
        s->in_phonetic = true;
    s->in_text = str_is(name, "t") && !s->in_phonetic;
}

static void strings_text(struct xml *x, struct str text)
{
    struct strings *s = x->context;
    if (!s->in_text)
        return;
    buf_add(&s->text, text);
    if (s->text.len > TABLE_CELL_BYTES)
        x->stopped =
            book_refuse(s->w->book, TOO_LARGE, 0, N_("Una celda pasa de 100 KB de texto."), STR_NONE);
}

static void strings_close(struct xml *x, struct str name)
{
    struct strings *s = x->context;
    struct workbook *w = s->w;
    s->in_text = false;
    if (str_is(name, "rPh"))
        s->in_phonetic = false;
    if (!str_is(name, "si"))
        return;
    if (w->string_count == STRINGS_MAX || w->a->exhausted) {
        x->stopped =
            book_refuse(w->book, TOO_LARGE, 0,
                        N_("El libro contiene demasiado texto: divídelo en varios archivos."), STR_NONE);
        return;
    }
    if (w->string_count == w->string_size) {
        size_t size = w->string_size == 0 ? 256 : w->string_size * 2;
        w->strings =
            arena_grow(w->a, w->strings, w->string_size * sizeof *w->strings, size * sizeof *w->strings);
        w->string_size = size;
    }
    w->strings[w->string_count++] = str_copy(w->a, buf_str(&s->text));
}

struct styles {
    struct workbook *w;
    int64_t ids[CUSTOM_FORMATS];
    unsigned char formats[CUSTOM_FORMATS];
    size_t count;
    bool in_cells;
};

static unsigned style_format(const struct styles *s, int64_t id)
{
    for (size_t i = s->count; i > 0; i--)
        if (s->ids[i - 1] == id)
            return s->formats[i - 1];
    return format_of_id(id);
}

static void styles_open(struct xml *x, struct str name, const char *const *attributes)
{
    struct styles *s = x->context;
    struct workbook *w = s->w;
    int64_t id = 0;
    (void)str_int(xml_attribute(attributes, "numFmtId"), &id);
    if (str_is(name, "cellXfs")) {
        s->in_cells = true;
    } else if (str_is(name, "numFmt") && s->count < CUSTOM_FORMATS) {
        s->ids[s->count] = id;
        s->formats[s->count++] = (unsigned char)format_of_code(xml_attribute(attributes, "formatCode"));
    } else if (str_is(name, "xf") && s->in_cells && w->format_count < STYLES_MAX) {
        if (w->format_count == w->format_size) {
            size_t size = w->format_size == 0 ? 64 : w->format_size * 2;
            w->formats = arena_grow(w->a, w->formats, w->format_size, size);
            w->format_size = size;
        }
        w->formats[w->format_count++] = (unsigned char)style_format(s, id);
    }
}

static void styles_close(struct xml *x, struct str name)
{
    struct styles *s = x->context;
    if (str_is(name, "cellXfs"))
        s->in_cells = false;
}

/* The part of the workbook itself, by the package's root relations. */
static enum status find_workbook(struct workbook *w, struct relations *r, const char **ret)
{
    *ret = NULL;
    enum status s = relations_read(w, "_rels/.rels", r);
    if (s != DONE && s != NOT_FOUND)
        return s;
    for (size_t i = 0; s == DONE && i < r->count; i++)
        if (str_ends(r->items[i].type, "/officeDocument"))
            *ret = resolve(w->a, "", r->items[i].target);
    struct str path = str_of(*ret);
    if (archive_has(w->archive, "EncryptedPackage"))
        return book_refuse(w->book, INVALID, 0,
                           N_("El archivo está protegido con contraseña: quítala y súbelo otra vez."),
                           STR_NONE);
    if (str_ends(path, ".bin"))
        return book_refuse(w->book, INVALID, 0,
                           N_("Es un libro binario .xlsb: guárdalo como .xlsx y súbelo otra vez."), STR_NONE);
    if (str_starts(path, "word/") || str_starts(path, "ppt/"))
        return book_refuse(w->book, INVALID, 0,
                           N_("Es un documento o una presentación, no un libro de cálculo .xlsx."), STR_NONE);
    if (archive_has(w->archive, "content.xml") && archive_has(w->archive, "mimetype"))
        return book_refuse(
            w->book, INVALID, 0,
            N_("Es un archivo de LibreOffice (.ods u .odt): guárdalo como .xlsx y súbelo otra vez."),
            STR_NONE);
    if (*ret == NULL || !archive_has(w->archive, *ret))
        return book_refuse(w->book, INVALID, 0, N_("El archivo no es un libro de cálculo .xlsx."), STR_NONE);
    return DONE;
}

static enum status read_strings(struct workbook *w, const char *part)
{
    struct strings strings = {.w = w, .text = BUF(w->a)};
    struct xml x = {.open = strings_open,
                    .close = strings_close,
                    .text = strings_text,
                    .context = &strings,
                    .book = w->book};
    return xml_read(&x, w->archive, part);
}

static enum status read_styles(struct workbook *w, const char *part)
{
    struct styles *styles = arena_new_of(w->a, struct styles);
    styles->w = w;
    struct xml x = {.open = styles_open, .close = styles_close, .context = styles, .book = w->book};
    return xml_read(&x, w->archive, part);
}

enum status workbook_read(struct workbook *w, const char *paths[TABLE_SHEETS])
{
    const char *part;
    struct relations *r = arena_new_of(w->a, struct relations);
    TRY(find_workbook(w, r, &part));
    struct xml x = {.open = workbook_open, .context = w, .book = w->book};
    TRY(xml_read(&x, w->archive, part));

    const char *slash = strrchr(part, '/');
    int folder = slash == NULL ? 0 : (int)(slash - part) + 1;
    const char *rels = str_chars(w->a, str_fmt(w->a, "%.*s_rels/%s.rels", folder, part, part + folder));
    enum status s = relations_read(w, rels, r);
    if (s != DONE)
        return s != NOT_FOUND ? s
                              : book_refuse(w->book, INVALID, 0,
                                            N_("El archivo no es un libro de cálculo .xlsx."), STR_NONE);
    for (size_t i = 0; i < r->count; i++) {
        const char *target = resolve(w->a, part, r->items[i].target);
        s = DONE;
        if (str_ends(r->items[i].type, "/sharedStrings"))
            s = read_strings(w, target);
        else if (str_ends(r->items[i].type, "/styles"))
            s = read_styles(w, target);
        else if (str_ends(r->items[i].type, "/worksheet"))
            for (size_t k = 0; k < w->sheet_count; k++)
                if (str_eq(w->sheets[k].relation, r->items[i].id) && archive_has(w->archive, target))
                    paths[k] = target;
        if (s != DONE && s != NOT_FOUND)
            return s;
    }
    return DONE;
}
