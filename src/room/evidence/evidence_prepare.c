/* SPDX-License-Identifier: EUPL-1.2
 * A person's file on its way into the store: what it says it is must be what it is. */
#include "base/text.h"
#include "room/evidence/evidence_disk.h"
#include "room/evidence/evidence_upload.h"

/* The name without folders, at most 120 characters, never empty. */
static struct str shown_name(struct arena *mem, struct str name)
{
    for (size_t i = name.len; i > 0; i--)
        if (name.ptr[i - 1] == '/' || name.ptr[i - 1] == '\\') {
            name = str_part(name, i, name.len);
            break;
        }
    if (!text_valid(name) || str_empty(name))
        return STR("archivo");
    if (name.len > 180)
        name = str_part(name, name.len - 60, 60);
    while (name.len > 0 && ((unsigned char)name.ptr[0] & 0xC0) == 0x80) /* the cut fell inside a character */
        name = str_part(name, 1, name.len);
    return text_clean(mem, name);
}

/* DONE: content and name agree on *ret. INVALID: *ret_why says why, in Spanish (a msgid), *ret is
 * what the content is, or -1. */
static enum status agree(const struct content *c, struct str name, int *ret, const char **ret_why)
{
    int declared = evidence_type_declared(name), found = content_type(c);
    *ret = found;
    if (declared < 0) {
        *ret_why = N_("Ese tipo de archivo no se acepta. Usa PDF, Word (docx), Excel (xlsx), OpenDocument (odt, ods), PNG, JPG, WebP, CSV o TXT.");
        return INVALID;
    }
    if (c->len == 0) {
        *ret_why = N_("El archivo está vacío.");
        return INVALID;
    }
    if (declared == TYPE_CSV && found == TYPE_TXT)
        found = TYPE_CSV;
    if (declared != found) {
        *ret_why = found < 0 ? N_("El contenido del archivo no es %1, como dice su nombre. Ábrelo, guárdalo como %1 y elígelo otra vez.")
                             : N_("El nombre dice que es %1, pero su contenido es %2. Cambia el nombre o guárdalo como %1 y elígelo otra vez.");
        return INVALID;
    }
    *ret = found;
    return DONE;
}

static enum status keep(struct arena *mem, const struct site *site, const char *path, struct str name, int type,
                        const struct content *c, struct evidence_prepared **ret)
{
    int virus = VIRUS_UNCHECKED;
    if (!str_empty(site->config.clamd_socket)) {
        enum status s = virus_check(site->config.clamd_socket, c);
        if (s != DONE)
            return s == INVALID ? DENIED : BUSY;
        virus = VIRUS_CLEAN;
    }
    struct kept kept;
    TRY(vault_keep(mem, site->config.data_dir, path, type, &kept));
    struct evidence_prepared *p = arena_new_of(mem, struct evidence_prepared);
    *p = (struct evidence_prepared){.sha256 = kept.sha256, .name = shown_name(mem, name), .size_bytes = kept.size_bytes,
                                    .media_type = type, .virus = virus, .cleaned = kept.cleaned};
    *ret = p;
    return DONE;
}

enum status evidence_keep(struct arena *mem, const struct site *site, struct str path, struct str name,
                          struct evidence_prepared **ret)
{
    struct content c;
    int type;
    const char *why;
    TRY(content_open(str_chars(mem, path), &c));
    enum status s = agree(&c, name, &type, &why);
    if (s == DONE)
        s = keep(mem, site, str_chars(mem, path), name, type, &c, ret);
    content_close(&c);
    return s == DENIED ? INVALID : s;
}

static struct str type_words(const struct request *r, int type)
{
    return type < 0 ? STR("") : str_of(say(r->lang, choice_label(&evidence_type_choices, type)));
}

static enum status too_large(struct request *r, const char *field)
{
    struct str limit = str_fmt(r->mem, "%lld MB", (long long)(r->site->config.file_limit >> 20));
    return problem_add_text(r, str_of(field),
                            say_with(r->mem, r->lang, N_("El archivo pesa más de %1. Redúcelo o comparte un enlace."), &limit, 1));
}

static enum status prepare_open(struct request *r, const char *field, const struct upload *u, const struct content *c,
                                struct evidence_prepared **ret)
{
    int type;
    const char *why;
    if (agree(c, u->name, &type, &why) != DONE) {
        struct str names[2] = {type_words(r, evidence_type_declared(u->name)), type_words(r, type)};
        return problem_add_text(r, str_of(field), say_with(r->mem, r->lang, why, names, 2));
    }
    enum status s = keep(r->mem, r->site, str_chars(r->mem, u->path), u->name, type, c, ret);
    if (s == DENIED)
        return problem_add(r, field, N_("El antivirus encontró algo en el archivo. No se guardó."));
    if (s == BUSY)
        return problem_add(r, field, N_("Ahora no se puede revisar el archivo con el antivirus. Inténtalo más tarde."));
    if (s == INVALID)
        return problem_add(r, field, N_("La imagen está dañada. Guárdala de nuevo y elígela otra vez."));
    return s;
}

/* The file that came in parts before the form, where the form names one. */
static enum status sent_before(struct request *r, const char *field, const struct upload **ret)
{
    struct upload_row *row;
    struct str token = request_form(r, str_fmt(r->mem, "%s_upload", field).ptr);
    if (str_empty(token))
        return DONE;
    enum status s = upload_find(r, r->actor.person, token, &row);
    if (s == NOT_FOUND)
        return problem_add(r, field, N_("El archivo que subiste ya no está. Elígelo otra vez."));
    TRY(s);
    if (upload_arrived(r, row) != row->size_bytes)
        return problem_add(r, field, N_("El archivo no llegó entero. Elígelo otra vez: sigue donde se quedó."));
    struct upload *u = arena_new_of(r->mem, struct upload);
    *u = (struct upload){.field = str_of(field), .name = row->file_name, .size_bytes = row->size_bytes,
                         .path = upload_path(r->mem, r->site->config.data_dir, row->token_hash)};
    *ret = u;
    return DONE;
}

enum status evidence_prepare(struct request *r, const char *field, struct evidence_prepared **ret)
{
    const struct upload *u = request_file(r, field);
    *ret = NULL;
    if (u == NULL)
        TRY(sent_before(r, field, &u));
    if (u == NULL)
        return DONE;
    if (u->size_bytes > r->site->config.file_limit)
        return too_large(r, field);
    struct content c;
    TRY(content_open(str_chars(r->mem, u->path), &c));
    enum status s = prepare_open(r, field, u, &c, ret);
    content_close(&c);
    return s;
}

void evidence_new(const struct request *r, struct evidence *ret)
{
    shape_clear(&evidence_shape, ret);
    ret->jurisdiction = r->scope.jurisdiction;
    ret->visibility = EVIDENCE_PUBLIC;
    ret->added_by = r->actor.person;
    ret->added_at = r->now;
}
