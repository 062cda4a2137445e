/* SPDX-License-Identifier: EUPL-1.2
 * Downloading the page of a hall without signal, and its file coming back: shown first, written once accepted. */
#include <fcntl.h>
#include <unistd.h>

#include "base/digest.h"
#include "pages.h"
#include "room/hall/hall_view.h"
#include "sql.h"

struct hall_place {
    struct session_place at; /* first: panels and the rooms above read it */
    struct hall_upload *upload;
};

struct str hall_path(struct request *r, const struct session_place *p, const char *rest)
{
    return path_fmt(r, "%.*s%s", STR_ARG(p->path), rest);
}

struct head hall_head(struct request *r, const struct session_place *p, const char *title)
{
    struct str number = int_words(r->mem, r->lang, p->session->number);
    struct head head = roundtable_head(r, p->at, str_of(say(r->lang, title)));
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Sesión %1"), &number, 1), p->path);
    return head;
}

enum status hall_panel(struct request *r, struct out *o)
{
    const struct session_place *p = r->object;
    struct hall_links view = {hall_path(r, p, "/imprimir"), hall_path(r, p, "/sin-conexion"), hall_path(r, p, "/subir")};
    if (request_may(r, RUN_TABLE) && p->session->state != SESSION_CANCELLED)
        part_hall_links(o, &view);
    return DONE;
}

/* GET …/sin-conexion: always a download. */
static enum status offline_show(struct request *r)
{
    const struct session_place *p = r->object;
    struct str page;
    TRY(hall_offline_page(r, p, &page));
    return respond_download(r, "text/html; charset=utf-8",
                            str_fmt(r->mem, "hito-mesa-%lld-sesion-%lld.html", (long long)p->at->table->number, (long long)p->session->number), page);
}

/* GET …/subir */
static enum status upload_show(struct request *r)
{
    const struct session_place *p = r->object;
    struct hall_upload *blank = arena_new_of(r->mem, struct hall_upload);
    struct hall_upload_page page = {.at = p, .table = p->at->table, .when = day_words(r->mem, r->lang, p->session->held_on),
                                    .offline_path = hall_path(r, p, "/sin-conexion")};
    shape_clear(&hall_upload_shape, blank);
    page.form = form_for(r, &hall_upload_shape, blank, hall_path(r, p, "/subir"));
    struct head head = hall_head(r, p, N_("Subir el archivo de la sala"));
    head.form_page = true;
    return page_hall_upload(r, head, &page);
}

/* What was sent: a file, or its text pasted. */
static enum status text_of(struct request *r, struct str *ret)
{
    const struct upload *file = request_file(r, "file");
    *ret = request_form(r, "content");
    if (file == NULL)
        return str_empty(str_trim(*ret)) ? problem_add(r, "file", N_("Elige el archivo que guardó la página sin conexión.")) : DONE;
    if (file->size_bytes > HALL_BYTES || file->too_large)
        return problem_add(r, "file", N_("El archivo pesa más de 1 MB: no es de la página sin conexión."));
    int fd = open(str_chars(r->mem, file->path), O_RDONLY | O_CLOEXEC);
    char *bytes = arena_take(r->mem, (size_t)file->size_bytes + 1);
    ssize_t n = 1;
    size_t at = 0;
    while (fd >= 0 && at < (size_t)file->size_bytes && (n = read(fd, bytes + at, (size_t)file->size_bytes - at)) > 0)
        at += (size_t)n;
    if (fd < 0)
        return BROKEN;
    close(fd);
    *ret = (struct str){bytes, at};
    return n < 0 ? BROKEN : DONE;
}

/* POST …/subir: kept apart until somebody accepts it. */
static enum status upload_apply(struct request *r)
{
    const struct session_place *p = r->object;
    struct str text, token = random_hex(r->mem, 16);
    struct hall_ready x;
    TRY(attendance_demand(r, p));
    TRY(text_of(r, &text));
    if (text.len > HALL_BYTES)
        return problem_add(r, "file", N_("El archivo pesa más de 1 MB: no es de la página sin conexión."));
    TRY(hall_check(r, p, text, &x));
    if (x.fault_count > 0 && x.faults[0].row == 0)
        return problem_add_text(r, STR("file"), x.faults[0].text);
    TRY(db_exec(r->db, SQL_HALL_UPLOAD_ADD, WITH(IN(token), IN(p->session->id), IN(r->actor.person), IN(text), IN(r->now)), NULL));
    return respond_redirect(r, path_fmt(r, "%.*s/subir/%.*s", STR_ARG(p->path), STR_ARG(token)), NULL);
}

static enum status upload_load(struct request *r)
{
    TRY(session_place_load(r));
    const struct session_place *p = r->object;
    struct hall_place *h = arena_new_of(r->mem, struct hall_place);
    h->at = *p;
    enum status s = db_one(r->db, SQL_HALL_UPLOAD_BY_TOKEN, WITH(IN(p->session->id), IN(request_param(r, "upload"))), r->mem, &hall_upload_shape, &h->upload);
    r->object = h;
    return s;
}

/* GET …/subir/:upload: what it brings, and every row that is wrong. */
static enum status preview_show(struct request *r)
{
    const struct hall_place *h = r->object;
    const struct session_place *p = &h->at;
    struct hall_ready *x = arena_new_of(r->mem, struct hall_ready);
    struct hall_preview page = {.at = p, .table = p->at->table, .when = day_words(r->mem, r->lang, p->session->held_on), .upload_path = hall_path(r, p, "/subir")};
    TRY(hall_check(r, p, h->upload->content, x));
    page.form = form_for(r, &hall_upload_shape, h->upload, path_fmt(r, "%.*s/subir/%.*s", STR_ARG(p->path), STR_ARG(h->upload->token)));
    page.faults = x->faults;
    page.faults_count = x->fault_count;
    page.file = &x->file;
    page.people = x->file.people;
    page.people_count = x->file.people_count;
    page.proposals = x->file.proposals;
    page.proposals_count = x->file.proposal_count;
    page.good = x->fault_count == 0;
    struct head head = hall_head(r, p, N_("Revisar el archivo de la sala"));
    head_crumb(r, &head, str_of(say(r->lang, N_("Subir el archivo de la sala"))), page.upload_path);
    return page_hall_preview(r, head, &page);
}

/* POST …/subir/:upload: written once, however often it is sent. */
static enum status accept_apply(struct request *r)
{
    const struct hall_place *h = r->object;
    const struct session_place *p = &h->at;
    struct hall_ready x;
    struct hall_counts n;
    TRY(attendance_demand(r, p));
    TRY(hall_check(r, p, h->upload->content, &x));
    if (x.fault_count > 0)
        return problem_add(r, "", N_("El archivo tiene filas con errores: no se guardó ninguna."));
    TRY(hall_write(r, p, &x, &n));
    TRY(db_exec(r->db, SQL_HALL_UPLOAD_DROP, WITH(IN(h->upload->id)), NULL));
    TRY(record_note(r->db, STR("sala: archivo aceptado"), STR("roundtable_session"), p->session->id,
                    str_fmt(r->mem, "{\"asistencias\":%lld,\"propuestas\":%lld}", (long long)n.people, (long long)n.proposals)));
    struct str values[] = {int_words(r->mem, r->lang, n.people), int_words(r->mem, r->lang, n.people_there), int_words(r->mem, r->lang, n.slips),
                           int_words(r->mem, r->lang, n.proposals), int_words(r->mem, r->lang, n.proposals_there)};
    struct str told = say_with(r->mem, r->lang,
                               N_("Se guardó el archivo. Personas nuevas: %1 (ya estaban: %2). Papeletas nuevas: %3. Propuestas nuevas: %4 (ya estaban: %5)."),
                               values, COUNT(values));
    return respond_redirect(r, hall_path(r, p, "/asistencia"), str_chars(r->mem, told));
}

#define AT "/:jurisdiction/cocreacion/:process/mesa/:table/sesion/:session"
const struct route hall_routes[] = {
    {GET, AT "/imprimir", RUN_TABLE, 0, session_place_load, hall_print_show, NULL, NULL},
    {GET, AT "/sin-conexion", RUN_TABLE, 0, session_place_load, offline_show, NULL, NULL},
    {GET, AT "/subir", PROPOSE_FOR, 0, session_place_load, upload_show, NULL, NULL},
    {POST, AT "/subir", PROPOSE_FOR, 0, session_place_load, upload_show, NULL, upload_apply},
    {GET, AT "/subir/:upload", PROPOSE_FOR, ROUTE_PERSONAL, upload_load, preview_show, NULL, NULL},
    {POST, AT "/subir/:upload", PROPOSE_FOR, 0, upload_load, preview_show, NULL, accept_apply},
    {.pattern = NULL},
};
#undef AT
