/* SPDX-License-Identifier: EUPL-1.2
 * Attendance of a session: by code, by list, whether it adds up, closing it. */
#include "base/text.h"
#include "http/limit.h"
#include "pages.h"
#include "room/attendance/attendance_view.h"
#include "sql.h"

#define CODES_A_QUARTER 300 /* tries of one person: a full hall, and no more */

static struct attendance *fresh(struct request *r, const struct session_place *p)
{
    struct attendance *a = arena_new_of(r->mem, struct attendance);
    shape_clear(&attendance_shape, a);
    a->session = p->session->id;
    a->noted_by = r->actor.person;
    a->noted_at = r->now;
    return a;
}

/* The code as typed or scanned: a QR may carry the whole address. */
static struct str code_typed(struct str typed)
{
    size_t at = str_find(typed, STR("codigo="));
    return str_trim(at == SIZE_MAX ? typed : str_part(typed, at + 7, typed.len));
}

static enum status code_find(struct request *r, const struct session_place *p, struct str typed, struct registration **ret)
{
    if (limit_hit(r->site, "codigo-asistencia", str_fmt(r->mem, "%lld", (long long)r->actor.person), CODES_A_QUARTER, 900) != DONE)
        return TOO_MANY;
    return registration_by_code(r->db, r->mem, r->site->server_key, p->session->id, code_typed(typed), ret);
}

static enum status found_code(struct request *r, const struct session_place *p, struct attendance_desk *page)
{
    struct registration *g;
    int64_t n;
    page->code = code_typed(request_query(r, "codigo"));
    if (str_empty(page->code) || !page->open)
        return DONE;
    enum status s = code_find(r, p, page->code, &g);
    page->unknown = s == NOT_FOUND;
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    TRY(db_int(r->db, SQL_ATTENDANCE_BY_REGISTRATION, WITH(IN(p->session->id), IN(g->id)), &n));
    page->found = g;
    page->found_there = n > 0;
    return DONE;
}

/* Who registered and is not yet on the list. */
static enum status ticks_of(struct request *r, const struct session_place *p, const struct attendance_row *rows, size_t count,
                            struct attendance_desk *page)
{
    struct registration *list;
    size_t n;
    TRY(registrations_of(r->db, r->mem, p->session->id, &list, &n));
    page->ticks = arena_array(r->mem, struct attendance_tick, n);
    for (size_t i = 0; i < n; i++) {
        bool there = false;
        for (size_t k = 0; k < count && !there; k++)
            there = rows[k].registration == list[i].id;
        if (!there && !str_empty(list[i].name))
            page->ticks[page->ticks_count++] = (struct attendance_tick){list[i].id, list[i].name, list[i].sector, list[i].state == REGISTRATION_WAITING, false};
    }
    text_sort_by(r->mem, page->ticks, page->ticks_count, name);
    return DONE;
}

void attendance_remove_button(struct out *o, const struct attendance_line *x)
{
    form_button(o, x->remove_path, N_("Quitar"), str_fmt(o->request->mem, "row=%lld", (long long)x->a->id).ptr, true);
}

static void differences_of(struct request *r, struct attendance_desk *page)
{
    struct attendance_difference list[2 * DIMENSIONS];
    size_t on_rows = attendance_differences(&page->state->rows, list);
    size_t n = on_rows + attendance_differences(&page->state->paper, list + on_rows);
    page->differences = arena_array(r->mem, struct shown_line, n);
    for (size_t i = 0; i < n; i++) {
        struct str words = attendance_difference_words(r->mem, r->lang, &list[i]);
        page->differences[page->differences_count++].text =
            say_with(r->mem, r->lang, i < on_rows ? N_("En la lista, %1") : N_("En los totales de papel, %1"), &words, 1);
    }
}

/* GET …/asistencia, also with ?codigo= of a scanned QR */
static enum status desk_show(struct request *r)
{
    const struct session_place *p = r->object;
    struct attendance_row *rows;
    struct attendance_close *closed, *blank = arena_new_of(r->mem, struct attendance_close);
    struct attendance_state *state = arena_new_of(r->mem, struct attendance_state);
    size_t count;
    const char *why;
    struct attendance_desk page = {.at = p, .table = p->at->table, .path = attendance_path(r, p, ""), .paper_path = attendance_path(r, p, "/papel"),
                                   .totals_path = attendance_path(r, p, "/totales"), .slips_path = attendance_path(r, p, "/papeletas"),
                                   .when = day_words(r->mem, r->lang, p->session->held_on), .state = state,
                                   .erased_on = {(int32_t)(p->session->held_on.n + r->site->config.registration_keep_days)}};
    TRY(attendance_open(r, p, &page.open, &why));
    page.why = page.open ? STR_NONE : str_of(say(r->lang, why != NULL ? why : N_("La etapa que abre el registro de asistencia está cerrada.")));
    enum status s = attendance_close_of(r->db, r->mem, p->session->id, &closed);
    if (s != DONE && s != NOT_FOUND)
        return s;
    page.closed = s == DONE ? closed : NULL;
    TRY(attendance_state_of(r->db, r->mem, p->session->id, state));
    TRY(db_many(r->db, SQL_ATTENDANCE_ROWS, WITH(IN(p->session->id)), r->mem, &attendance_row_shape, &rows, &count));
    page.people = arena_array(r->mem, struct attendance_line, count);
    for (size_t i = 0; i < count; i++)
        page.people[page.people_count++] = (struct attendance_line){&rows[i], attendance_path(r, p, "/quitar")};
    TRY(ticks_of(r, p, rows, count, &page));
    TRY(found_code(r, p, &page));
    differences_of(r, &page);
    page.no_province = state->rows.total - state->rows.by[BY_PROVINCE].sum;
    page.may_close = page.open && p->session->state == SESSION_HELD;
    shape_clear(&attendance_close_shape, blank);
    page.code_form = form_for(r, &attendance_shape, fresh(r, p), attendance_path(r, p, "/codigo"));
    page.list_form = form_for(r, &attendance_shape, fresh(r, p), attendance_path(r, p, "/lista"));
    page.close_form = form_for(r, &attendance_close_shape, blank, attendance_path(r, p, "/cerrar"));
    page.reopen_form = form_for(r, &attendance_close_shape, blank, attendance_path(r, p, "/reabrir"));
    struct head head = attendance_head(r, p, N_("Asistencia"));
    head.form_page = true;
    return page_attendance_desk(r, head, &page);
}

/* One registered person; *ret_there: was on the list already. */
static enum status registered_add(struct request *r, const struct session_place *p, const struct registration *g, enum attendance_channel how, bool *ret_there)
{
    struct attendance *a = fresh(r, p);
    a->channel = (int)how;
    a->registration = g->id;
    a->name = g->name;
    a->sector = g->sector;
    a->territory = g->territory;
    a->modality = session_presence(p->session, g->modality);
    return attendance_add(r->db, r->mem, r->site->server_key, a, g->email, ret_there);
}

/* POST …/asistencia/codigo */
static enum status code_apply(struct request *r)
{
    const struct session_place *p = r->object;
    struct registration *g;
    bool there;
    TRY(attendance_demand(r, p));
    if (str_empty(str_trim(request_form(r, "code"))))
        return problem_add(r, "code", N_("Escribe el código o escanea el QR."));
    enum status s = code_find(r, p, request_form(r, "code"), &g);
    if (s == NOT_FOUND)
        return problem_add(r, "code", N_("Ese código no es de una persona inscrita en esta sesión. Revisa que sea de esta mesa y de este día."));
    TRY(s);
    TRY(registered_add(r, p, g, CHANNEL_CODE, &there));
    struct str told = say_with(r->mem, r->lang, there ? N_("%1 ya estaba en la lista: cuenta una sola vez.") : N_("Se anotó a %1."), &g->name, 1);
    return respond_redirect(r, attendance_path(r, p, ""), str_chars(r->mem, told));
}

/* POST …/asistencia/lista: everybody who is ticked. */
static enum status list_apply(struct request *r)
{
    const struct session_place *p = r->object;
    struct registration *list;
    struct str *ticked;
    size_t count, n = request_form_all(r, "registration", &ticked);
    int64_t added = 0, already = 0;
    TRY(attendance_demand(r, p));
    if (n == 0)
        return problem_add(r, "", N_("Marca al menos a una persona."));
    TRY(registrations_of(r->db, r->mem, p->session->id, &list, &count));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < count; k++) {
            int64_t id;
            bool there;
            if (!str_int(ticked[i], &id) || id != list[k].id)
                continue;
            TRY(registered_add(r, p, &list[k], CHANNEL_LIST, &there));
            added += !there;
            already += there;
        }
    struct str values[] = {int_words(r->mem, r->lang, added), int_words(r->mem, r->lang, already)};
    struct str told = say_with(r->mem, r->lang, N_("Personas anotadas: %1. Ya estaban en la lista: %2."), values, COUNT(values));
    return respond_redirect(r, attendance_path(r, p, ""), str_chars(r->mem, told));
}

/* POST …/asistencia/quitar: a row that was noted by mistake. */
static enum status remove_apply(struct request *r)
{
    const struct session_place *p = r->object;
    struct attendance *a;
    int64_t id;
    TRY(attendance_demand(r, p));
    if (!str_int(request_form(r, "row"), &id))
        return NOT_FOUND;
    TRY(record_get(r->db, r->mem, &attendance_shape, id, &a));
    if (a->session != p->session->id)
        return NOT_FOUND;
    TRY(record_remove(r->db, &attendance_shape, r->mem, id));
    TRY(attendance_log_erase(r->db, id));
    return respond_redirect(r, attendance_path(r, p, ""), N_("Se quitó la fila de la lista."));
}

/* POST …/asistencia/cerrar */
static enum status close_apply(struct request *r)
{
    static const char *const note[] = {"note", NULL};
    const struct session_place *p = r->object;
    struct attendance_close x;
    size_t differences;
    TRY(attendance_demand(r, p));
    if (p->session->state != SESSION_HELD)
        return problem_add(r, "", N_("Primero marca la sesión como realizada."));
    shape_clear(&attendance_close_shape, &x);
    TRY(form_read_fields(r, &attendance_close_shape, &x, note));
    x.session = p->session->id;
    x.person = r->actor.person;
    x.closed_on = r->today;
    request_deed(r, NONE, x.note);
    enum status s = attendance_close_do(r->db, r->mem, &x, p->at->at->process->id, &differences);
    if (s == INVALID)
        return problem_add(r, "note", N_("La asistencia no cuadra. Corrígela, o explica la diferencia en 20 caracteres o más."));
    TRY(s);
    return respond_redirect(r, attendance_path(r, p, ""), N_("Se cerró la asistencia. Sus cuentas ya son públicas, sin los grupos pequeños."));
}

/* POST …/asistencia/reabrir */
static enum status reopen_apply(struct request *r)
{
    static const char *const note[] = {"note", NULL};
    const struct session_place *p = r->object;
    struct attendance_close x, *closed;
    shape_clear(&attendance_close_shape, &x);
    TRY(form_read_fields(r, &attendance_close_shape, &x, note));
    if (x.note.len < 20)
        return problem_add(r, "note", N_("Explica por qué se reabre, en 20 caracteres o más: queda en la bitácora."));
    enum status s = attendance_close_of(r->db, r->mem, p->session->id, &closed);
    if (s == NOT_FOUND)
        return problem_add(r, "", N_("La asistencia de esta sesión no está cerrada."));
    TRY(s);
    request_deed(r, NONE, x.note);
    TRY(record_remove(r->db, &attendance_close_shape, r->mem, closed->id));
    TRY(attendance_publish(r->db, r->mem, p->at->at->process->id));
    return respond_redirect(r, attendance_path(r, p, ""), N_("Se reabrió la asistencia. Sus cuentas dejan de publicarse hasta cerrarla otra vez."));
}

#define AT "/:jurisdiction/cocreacion/:process/mesa/:table/sesion/:session/asistencia"
const struct route attendance_routes[] = {
    {GET, AT, RUN_TABLE, ROUTE_PERSONAL, session_place_load, desk_show, NULL, NULL},
    {POST, AT "/codigo", RUN_TABLE, 0, session_place_load, desk_show, NULL, code_apply},
    {POST, AT "/lista", RUN_TABLE, 0, session_place_load, desk_show, NULL, list_apply},
    {POST, AT "/quitar", RUN_TABLE, 0, session_place_load, desk_show, NULL, remove_apply},
    {POST, AT "/cerrar", RUN_TABLE, 0, session_place_load, desk_show, NULL, close_apply},
    {POST, AT "/reabrir", RUN_TABLE, 0, session_place_load, desk_show, NULL, reopen_apply},
    {.pattern = NULL},
};
#undef AT
