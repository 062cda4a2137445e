/* SPDX-License-Identifier: EUPL-1.2
 * Notes and minutes of a table: drafts for who runs it, then public as text or as a file. */
#include "pages.h"
#include "room/roundtable/roundtable_lines.h"

struct note_place {
    struct roundtable_place *at;
    const struct note_row *row;
    struct note_line line;
};

static const char *const names[] = {"session", "kind", "title", "text", NULL};

/* ":note" of the table at hand; a draft is one for may(). */
static enum status note_load(struct request *r)
{
    struct note_place *x = arena_new_of(r->mem, struct note_place);
    struct note_line *lines;
    size_t count;
    int64_t id;
    TRY(roundtable_enter(r, &x->at));
    TRY(request_id(r, "note", &id));
    TRY(note_lines(r, x->at, true, &lines, &count));
    for (size_t i = 0; i < count; i++)
        if (lines[i].n->id == id) {
            x->line = lines[i];
            x->row = lines[i].n;
        }
    if (x->row == NULL)
        return NOT_FOUND;
    r->scope.draft = r->scope.draft || x->line.draft;
    r->object = x;
    return DONE;
}

/* GET …/nota/:note */
static enum status note_show(struct request *r)
{
    const struct note_place *x = r->object;
    struct note_page page = {.at = x->at, .n = x->row, .file_path = x->line.file_path, .edit_path = x->line.edit_path,
                             .publish_path = path_fmt(r, "%.*s/publicar", STR_ARG(x->line.path)), .draft = x->line.draft,
                             .may_run = request_may(r, RUN_TABLE)};
    return page_table_note(r, roundtable_head(r, x->at, x->row->title), &page);
}

/* GET …/nota/:note/archivo */
static enum status file_show(struct request *r)
{
    static const char *const endings[] = {[TYPE_PDF] = "pdf", [TYPE_DOCX] = "docx", [TYPE_ODT] = "odt", [TYPE_PNG] = "png", [TYPE_JPEG] = "jpg"};
    const struct note_place *x = r->object;
    if (str_empty(x->row->sha256))
        return NOT_FOUND;
    size_t type = (size_t)x->row->media_type;
    const char *ending = type < COUNT(endings) && endings[type] != NULL ? endings[type] : "bin";
    return evidence_file_respond(r, x->row->sha256, path_fmt(r, "%s-mesa-%lld-%lld.%s", choice_code(&note_kind_choices, x->row->kind),
                                                             (long long)x->at->table->number, (long long)x->row->id, ending));
}

static enum status form_page(struct request *r, const struct roundtable_place *p, const struct roundtable_note *n, bool has_file, const char *title, struct str action)
{
    struct roundtable_session *sessions;
    size_t count;
    struct note_form_page page = {.form = form_for(r, &roundtable_note_shape, n, action), .table = p->table, .fresh = n->id == NONE, .has_file = has_file};
    TRY(roundtable_sessions(r->db, r->mem, p->table->id, &sessions, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){sessions[i].id, session_when(r->mem, r->lang, sessions[i].held_on, sessions[i].starts_minute, sessions[i].ends_minute)};
    table_options(r, &page.form, "session", options, count);
    struct head head = roundtable_head(r, p, str_of(say(r->lang, title)));
    head.form_page = true;
    return page_table_note_form(r, head, &page);
}

/* GET …/notas/nueva */
static enum status new_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable_note *n = arena_new_of(r->mem, struct roundtable_note);
    shape_clear(&roundtable_note_shape, n);
    return form_page(r, p, n, false, N_("Nueva nota o acta"), path_fmt(r, "%.*s/notas/nueva", STR_ARG(p->path)));
}

static enum status file_prepare(struct request *r)
{
    struct evidence_prepared *file;
    TRY(evidence_prepare(r, "file", &file));
    r->prepared = file;
    return DONE;
}

/* The session is of the table, there are words or a file. */
static enum status note_take(struct request *r, const struct roundtable_place *p, struct roundtable_note *n)
{
    struct roundtable_session *s;
    const struct evidence_prepared *file = r->prepared;
    TRY(form_read_fields(r, &roundtable_note_shape, n, names));
    if (n->session != NONE) {
        enum status found = record_get(r->db, r->mem, &roundtable_session_shape, n->session, &s);
        if (found == NOT_FOUND || (found == DONE && s->roundtable != p->table->id))
            return problem_add(r, "session", N_("Elige una sesión de esta mesa."));
        TRY(found);
    }
    if (file != NULL) {
        enum status held = evidence_file_hold(r->db, r->mem, r->site, file, &n->evidence_file);
        if (held == INVALID)
            return problem_add(r, "file", N_("El archivo no se guardó. Elígelo otra vez."));
        TRY(held);
    }
    if (str_empty(n->text) && n->evidence_file == NONE)
        return problem_add(r, "text", N_("Escribe el texto o adjunta el archivo."));
    return DONE;
}

/* POST …/notas/nueva */
static enum status new_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable_note n;
    shape_clear(&roundtable_note_shape, &n);
    TRY(note_take(r, p, &n));
    n.roundtable = p->table->id;
    n.author = r->actor.person;
    TRY(record_add(r->db, &roundtable_note_shape, &n));
    return respond_redirect(r, path_fmt(r, "%.*s/nota/%lld", STR_ARG(p->path), (long long)n.id), N_("Se guardó el borrador. Revísalo y publícalo."));
}

static enum status note_of(struct request *r, struct roundtable_note **ret)
{
    const struct note_place *x = r->object;
    return record_get(r->db, r->mem, &roundtable_note_shape, x->row->id, ret);
}

/* GET …/nota/:note/editar */
static enum status edit_show(struct request *r)
{
    const struct note_place *x = r->object;
    struct roundtable_note *n;
    TRY(note_of(r, &n));
    return form_page(r, x->at, n, n->evidence_file != NONE, N_("Editar la nota o acta"), x->line.edit_path);
}

/* POST …/nota/:note/editar: what is public is not rewritten. */
static enum status edit_apply(struct request *r)
{
    const struct note_place *x = r->object;
    struct roundtable_note *n;
    TRY(note_of(r, &n));
    TRY(note_take(r, x->at, n));
    if (!x->line.draft)
        return problem_add(r, "", N_("Ya está publicada: no se reescribe. Publica otra nota con la corrección."));
    TRY(record_change(r->db, &roundtable_note_shape, r->mem, n));
    return respond_redirect(r, x->line.path, N_("Se guardó el borrador."));
}

/* POST …/nota/:note/publicar */
static enum status publish_apply(struct request *r)
{
    const struct note_place *x = r->object;
    struct roundtable_note *n;
    TRY(note_of(r, &n));
    if (!x->line.draft)
        return respond_redirect(r, x->line.path, N_("Ya estaba publicada."));
    if (x->at->table->state == TABLE_PREPARED)
        return problem_add(r, "", N_("La mesa todavía no se convoca: nada suyo se publica."));
    n->published_on = r->today;
    TRY(record_change(r->db, &roundtable_note_shape, r->mem, n));
    return respond_redirect(r, x->line.path, N_("Se publicó."));
}

#define AT "/:jurisdiction/cocreacion/:process/mesa/:table"
const struct route roundtable_note_routes[] = {
    {GET, AT "/notas/nueva", RUN_TABLE, 0, roundtable_load, new_show, NULL, NULL},
    {POST, AT "/notas/nueva", RUN_TABLE, ROUTE_LARGE, roundtable_load, new_show, file_prepare, new_apply},
    {GET, AT "/nota/:note", READ, 0, note_load, note_show, NULL, NULL},
    {GET, AT "/nota/:note/archivo", READ, 0, note_load, file_show, NULL, NULL},
    {GET, AT "/nota/:note/editar", RUN_TABLE, 0, note_load, edit_show, NULL, NULL},
    {POST, AT "/nota/:note/editar", RUN_TABLE, ROUTE_LARGE, note_load, edit_show, file_prepare, edit_apply},
    {POST, AT "/nota/:note/publicar", RUN_TABLE, 0, note_load, note_show, NULL, publish_apply},
    {.pattern = NULL},
};
#undef AT
