/* SPDX-License-Identifier: EUPL-1.2
 * Photographs of a session: with caption, words for who does not see them and the consent of those in them; what a
 * telephone writes into them (place, device) is taken out, or they are not published. */
#include "pages.h"
#include "room/roundtable/roundtable_lines.h"

struct photo_place {
    struct roundtable_place *at;
    const struct photo_row *row;
    struct photo_line line;
};

static enum status photo_load(struct request *r)
{
    struct photo_place *x = arena_new_of(r->mem, struct photo_place);
    struct photo_line *lines;
    size_t count;
    int64_t id;
    TRY(roundtable_enter(r, &x->at));
    TRY(request_id(r, "photo", &id));
    TRY(photo_lines(r, x->at, true, &lines, &count));
    for (size_t i = 0; i < count; i++)
        if (lines[i].x->id == id) {
            x->line = lines[i];
            x->row = lines[i].x;
        }
    if (x->row == NULL)
        return NOT_FOUND;
    r->scope.draft = r->scope.draft || x->line.draft;
    r->object = x;
    return DONE;
}

/* GET …/foto/:photo */
static enum status photo_show(struct request *r)
{
    const struct photo_place *x = r->object;
    struct photo_page page = {.at = x->at, .x = x->row, .image_path = x->line.path, .publish_path = path_fmt(r, "%.*s/publicar", STR_ARG(x->line.page_path)),
                              .withdraw_path = path_fmt(r, "%.*s/retirar", STR_ARG(x->line.page_path)), .draft = x->line.draft,
                              .may_run = request_may(r, RUN_TABLE)};
    return page_table_photo(r, roundtable_head(r, x->at, x->row->caption), &page);
}

/* GET …/foto/:photo/imagen */
static enum status image_show(struct request *r)
{
    const struct photo_place *x = r->object;
    const char *ending = x->row->media_type == TYPE_PNG ? "png" : x->row->media_type == TYPE_WEBP ? "webp" : "jpg";
    return evidence_file_respond(r, x->row->sha256, path_fmt(r, "mesa-%lld-foto-%lld.%s", (long long)x->at->table->number, (long long)x->row->id, ending));
}

/* GET …/fotos/nueva */
static enum status new_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable_session *sessions;
    size_t count;
    struct roundtable_photo *x = arena_new_of(r->mem, struct roundtable_photo);
    shape_clear(&roundtable_photo_shape, x);
    struct photo_form_page page = {form_for(r, &roundtable_photo_shape, x, path_fmt(r, "%.*s/fotos/nueva", STR_ARG(p->path))), p->table};
    TRY(roundtable_sessions(r->db, r->mem, p->table->id, &sessions, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){sessions[i].id, session_when(r->mem, r->lang, sessions[i].held_on, sessions[i].starts_minute, sessions[i].ends_minute)};
    table_options(r, &page.form, "session", options, count);
    struct head head = roundtable_head(r, p, str_of(say(r->lang, N_("Nueva foto"))));
    head.form_page = true;
    return page_table_photo_form(r, head, &page);
}

static bool image(int type)
{
    return type == TYPE_PNG || type == TYPE_JPEG || type == TYPE_WEBP;
}

static enum status photo_prepare(struct request *r)
{
    struct evidence_prepared *file;
    TRY(evidence_prepare(r, "file", &file));
    if (file != NULL && !image(file->media_type))
        return problem_add(r, "file", N_("Una foto es un archivo PNG, JPG o WebP."));
    r->prepared = file;
    return DONE;
}

/* POST …/fotos/nueva */
static enum status new_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    const struct evidence_prepared *file = r->prepared;
    struct roundtable_session *s;
    struct roundtable_photo x;
    shape_clear(&roundtable_photo_shape, &x);
    enum status typed = form_read(r, &roundtable_photo_shape, &x);
    if (file == NULL)
        typed = problem_add(r, "file", N_("Elige la foto."));
    TRY(typed);
    enum status found = record_get(r->db, r->mem, &roundtable_session_shape, x.session, &s);
    if (found == NOT_FOUND || (found == DONE && s->roundtable != p->table->id))
        return problem_add(r, "session", N_("Elige una sesión de esta mesa."));
    TRY(found);
    enum status held = evidence_file_hold(r->db, r->mem, r->site, file, &x.evidence_file);
    if (held == INVALID)
        return problem_add(r, "file", N_("El archivo no se guardó. Elígelo otra vez."));
    TRY(held);
    x.author = r->actor.person;
    TRY(record_add(r->db, &roundtable_photo_shape, &x));
    return respond_redirect(r, path_fmt(r, "%.*s/foto/%lld", STR_ARG(p->path), (long long)x.id), N_("Se guardó la foto. Revísala y publícala."));
}

static enum status published_set(struct request *r, struct day on, const char *flash)
{
    const struct photo_place *x = r->object;
    struct roundtable_photo *photo;
    TRY(record_get(r->db, r->mem, &roundtable_photo_shape, x->row->id, &photo));
    photo->published_on = on;
    TRY(record_change(r->db, &roundtable_photo_shape, r->mem, photo));
    return respond_redirect(r, x->line.page_path, flash);
}

/* POST …/foto/:photo/publicar */
static enum status publish_apply(struct request *r)
{
    const struct photo_place *x = r->object;
    if (!x->row->cleaned)
        return problem_add(r, "", N_("La foto conserva datos del aparato que la tomó: súbela otra vez."));
    if (x->at->table->state == TABLE_PREPARED)
        return problem_add(r, "", N_("La mesa todavía no se convoca: nada suyo se publica."));
    return published_set(r, r->today, N_("Se publicó la foto."));
}

/* POST …/foto/:photo/retirar: somebody in it no longer agrees. */
static enum status withdraw_apply(struct request *r)
{
    return published_set(r, DAY_NONE, N_("La foto ya no se muestra."));
}

#define AT "/:jurisdiction/cocreacion/:process/mesa/:table"
const struct route roundtable_photo_routes[] = {
    {GET, AT "/fotos/nueva", RUN_TABLE, 0, roundtable_load, new_show, NULL, NULL},
    {POST, AT "/fotos/nueva", RUN_TABLE, ROUTE_LARGE, roundtable_load, new_show, photo_prepare, new_apply},
    {GET, AT "/foto/:photo", READ, 0, photo_load, photo_show, NULL, NULL},
    {GET, AT "/foto/:photo/imagen", READ, 0, photo_load, image_show, NULL, NULL},
    {POST, AT "/foto/:photo/publicar", RUN_TABLE, 0, photo_load, photo_show, NULL, publish_apply},
    {POST, AT "/foto/:photo/retirar", RUN_TABLE, 0, photo_load, photo_show, NULL, withdraw_apply},
    {.pattern = NULL},
};
#undef AT
