/* SPDX-License-Identifier: EUPL-1.2
 * The scan of a letter goes through the same checks as a proof. A browser does not send a file again with
 * a form that came back, so that the form keeps, sealed, which content was already checked and stored. */
#include "base/secret.h"
#include "room/letter/letter_view.h"

#define PURPOSE "escaneado"

static struct evidence_prepared *unsealed(struct request *r, struct str sealed)
{
    struct str text = secret_open(r->mem, r->site->server_key, PURPOSE, sealed);
    int64_t size, type, virus, cleaned;
    if (text.ptr == NULL)
        return NULL;
    struct evidence_prepared *p = arena_new_of(r->mem, struct evidence_prepared);
    p->sha256 = str_cut(&text, '|');
    if (!str_int(str_cut(&text, '|'), &size) || !str_int(str_cut(&text, '|'), &type) || !str_int(str_cut(&text, '|'), &virus) ||
        !str_int(str_cut(&text, '|'), &cleaned))
        return NULL;
    p->size_bytes = size;
    p->media_type = (int)type;
    p->virus = (int)virus;
    p->cleaned = cleaned == 1;
    p->name = text;
    return p;
}

/* Before any writer is held: the file that came, or the one kept from the form that came back. */
enum status letter_scan_prepare(struct request *r)
{
    struct evidence_prepared *file;
    TRY(evidence_prepare(r, "scan", &file));
    if (file == NULL && !str_empty(request_form(r, "scan_kept")))
        file = unsealed(r, request_form(r, "scan_kept"));
    if (file != NULL && file->media_type != TYPE_PDF && file->media_type != TYPE_PNG && file->media_type != TYPE_JPEG &&
        file->media_type != TYPE_WEBP)
        return problem_add(r, "scan", N_("El escaneado es un PDF o una foto (PNG, JPG o WebP)."));
    r->prepared = file;
    return DONE;
}

enum status letter_scan_take(struct request *r, struct letter *l)
{
    const struct evidence_prepared *file = r->prepared;
    int64_t row;
    if (file == NULL)
        return DONE;
    enum status s = evidence_file_hold(r->db, r->mem, r->site, file, &row);
    if (s == INVALID)
        return problem_add(r, "scan", N_("El archivo no se guardó. Elígelo otra vez."));
    TRY(s);
    l->scan = file->sha256;
    l->scan_name = file->name;
    return DONE;
}

struct str letter_scan_sealed(struct request *r, struct str *ret_name)
{
    const struct evidence_prepared *p = r->problem != DONE ? r->prepared : NULL;
    *ret_name = STR_NONE;
    if (p == NULL)
        return STR_NONE;
    *ret_name = p->name;
    return secret_seal(r->mem, r->site->server_key, PURPOSE,
                       str_fmt(r->mem, "%.*s|%lld|%d|%d|%d|%.*s", STR_ARG(p->sha256), (long long)p->size_bytes, p->media_type,
                               p->virus, p->cleaned ? 1 : 0, STR_ARG(p->name)));
}
