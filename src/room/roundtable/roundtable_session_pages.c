/* SPDX-License-Identifier: EUPL-1.2
 * Sessions of a table: page, new, moved, cancelled, held, and who registered. */
#include <string.h>

#include "base/text.h"
#include "pages.h"
#include "room/roundtable/roundtable_lines.h"
#include "sql.h"

static const char *const names[] = {"held_on",  "starts",   "ends",          "modality",           "place",  "address", "territory", "online_url",
                                    "capacity", "accessibility", "registration_until", NULL};
static const char *const names_moved[] = {"held_on",  "starts",   "ends",          "modality",           "place",  "address", "territory", "online_url",
                                          "capacity", "accessibility", "registration_until", "reason", NULL};

static struct str session_word(struct request *r, const struct roundtable_session *s)
{
    struct str number = int_words(r->mem, r->lang, s->number);
    return say_with(r->mem, r->lang, N_("Sesión %1"), &number, 1);
}

static struct head session_head(struct request *r, const struct session_place *p, const char *title)
{
    struct head head = roundtable_head(r, p->at, title == NULL ? session_word(r, p->session) : str_of(say(r->lang, title)));
    if (title != NULL)
        head_crumb(r, &head, session_word(r, p->session), p->path);
    return head;
}

static enum status line_of(struct request *r, const struct session_place *p, struct session_page *page)
{
    struct session_row *rows;
    struct meeting_line *lines;
    size_t count;
    TRY(cocreation_gate(r->db, r->mem, p->at->at, GATE_REGISTRATION, r->now, &page->gate));
    TRY(session_rows_of(r->db, r->mem, p->at->table->id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (rows[i].id == p->session->id) {
            (void)meeting_lines(r, p->at->at, &rows[i], 1, page->gate.open, &lines);
            page->line = lines[0];
            page->province = rows[i].province;
        }
    return page->line.s == NULL ? NOT_FOUND : DONE;
}

/* GET …/mesa/:table/sesion/:session and .ics .csv .json */
static enum status session_show(struct request *r)
{
    const struct session_place *p = r->object;
    const struct roundtable_session *s = p->session;
    struct session_page page = {
        .at = p,
        .table = p->at->table,
        .s = s,
        .when = session_when(r->mem, r->lang, s->held_on, s->starts_minute, s->ends_minute),
        .edit_path = path_fmt(r, "%.*s/editar", STR_ARG(p->path)),
        .cancel_path = path_fmt(r, "%.*s/cancelar", STR_ARG(p->path)),
        .held_path = path_fmt(r, "%.*s/realizada", STR_ARG(p->path)),
        .list_path = path_fmt(r, "%.*s/inscritas", STR_ARG(p->path)),
        .calendar_path = path_fmt(r, "%.*s.ics", STR_ARG(p->path)),
        .may_run = request_may(r, RUN_TABLE),
        .planned = s->state == SESSION_PLANNED,
        .past = day_before(s->held_on, r->today),
    };
    if (r->format == FORMAT_ATOM)
        return NOT_FOUND;
    TRY(line_of(r, p, &page));
    if (r->format == FORMAT_ICS)
        return sessions_calendar(r, p->at->table->name, p->at->at, page.line.s, 1);
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &session_row_shape, page.line.s, 1, path_fmt(r, "sesion-%lld", (long long)s->id));
    page.may_hold = page.may_run && page.planned && !day_before(r->today, s->held_on);
    page.online_shown = page.may_run && !str_empty(s->online_url);
    struct head head = session_head(r, p, NULL);
    head.data_path = p->path;
    return page_session_show(r, head, &page);
}

static enum status form_page(struct request *r, const struct roundtable_place *p, const struct session_form *x, struct head head, struct str action)
{
    static const char *const when_moved[] = {"reason", NULL};
    struct option *provinces;
    size_t count;
    struct session_form_page page = {.form = form_for(r, &session_form_shape, x, action), .table = p->table, .fresh = x->id == NONE,
                                     .told = x->id != NONE && p->table->state != TABLE_PREPARED};
    TRY(province_options(r, &provinces, &count));
    table_options(r, &page.form, "territory", provinces, count);
    if (page.told)
        page.form.required = when_moved;
    head.form_page = true;
    return page_session_form(r, head, &page);
}

/* The link is of the web, the hours in order, the last day to register not after the session. */
static enum status session_check(struct request *r, struct session_form *x)
{
    enum status s = DONE;
    x->starts_minute = minute_parse(x->starts, false);
    x->ends_minute = minute_parse(x->ends, true);
    if (x->starts_minute < 0)
        s = problem_add(r, "starts", N_("Escribe la hora como 09:30."));
    if (x->ends_minute < 0)
        s = problem_add(r, "ends", N_("Escribe la hora como 12:00."));
    else if (x->starts_minute >= 0 && x->ends_minute <= x->starts_minute)
        s = problem_add(r, "ends", N_("La sesión termina después de empezar, el mismo día."));
    if (!str_empty(x->online_url) && !url_complete(x->online_url))
        s = problem_add(r, "online_url", N_("Escribe la dirección completa, con https://"));
    if (day_known(x->registration_until) && day_before(x->held_on, x->registration_until))
        s = problem_add(r, "registration_until", N_("La inscripción no puede cerrar después de la sesión."));
    if (x->modality != MODALITY_ONLINE && str_empty(x->place))
        s = problem_add(r, "place", N_("Escribe el lugar, o elige la modalidad virtual."));
    return s;
}

static void form_of(struct request *r, const struct roundtable_session *s, struct session_form *x)
{
    shape_clear(&session_form_shape, x);
    memcpy(x, s, sizeof *s); /* its first fields are those of the record */
    if (s->id == NONE)
        return;
    x->starts = minute_words(r->mem, s->starts_minute);
    x->ends = minute_words(r->mem, s->ends_minute);
}

/* GET …/mesa/:table/sesiones/nueva */
static enum status new_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct session_form *x = arena_new_of(r->mem, struct session_form);
    shape_clear(&session_form_shape, x);
    return form_page(r, p, x, roundtable_head(r, p, str_of(say(r->lang, N_("Nueva sesión")))), path_fmt(r, "%.*s/sesiones/nueva", STR_ARG(p->path)));
}

/* POST …/mesa/:table/sesiones/nueva */
static enum status new_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct session_form x;
    struct roundtable_session s;
    shape_clear(&session_form_shape, &x);
    TRY(form_read_fields(r, &session_form_shape, &x, names));
    TRY(session_check(r, &x));
    if (p->table->state == TABLE_CLOSED || p->table->state == TABLE_CANCELLED)
        return problem_add(r, "", N_("La mesa está cerrada o cancelada: ya no se le agregan sesiones."));
    memcpy(&s, &x, sizeof s);
    s.id = NONE;
    s.roundtable = p->table->id;
    s.state = SESSION_PLANNED;
    s.reason = STR_NONE;
    TRY(db_int(r->db, SQL_SESSION_NEXT_NUMBER, WITH(IN(s.roundtable)), &s.number));
    TRY(record_add(r->db, &roundtable_session_shape, &s));
    return respond_redirect(r, path_fmt(r, "%.*s/sesion/%lld", STR_ARG(p->path), (long long)s.number), N_("Se programó la sesión."));
}

/* GET …/sesion/:session/editar */
static enum status edit_show(struct request *r)
{
    const struct session_place *p = r->object;
    struct session_form *x = arena_new_of(r->mem, struct session_form);
    form_of(r, p->session, x);
    return form_page(r, p->at, x, session_head(r, p, N_("Cambiar la sesión")), path_fmt(r, "%.*s/editar", STR_ARG(p->path)));
}

/* Whether what people came for changed: day, hours, place or how. */
static bool moved(const struct roundtable_session *a, const struct roundtable_session *b)
{
    return a->held_on.n != b->held_on.n || a->starts_minute != b->starts_minute || a->ends_minute != b->ends_minute ||
           a->modality != b->modality || a->territory != b->territory || !str_eq(a->place, b->place) || !str_eq(a->address, b->address) ||
           !str_eq(a->online_url, b->online_url);
}

/* POST …/sesion/:session/editar: whoever registered is told of another day, hour or place. */
static enum status edit_apply(struct request *r)
{
    const struct session_place *p = r->object;
    struct session_form x;
    struct roundtable_session s;
    form_of(r, p->session, &x);
    TRY(form_read_fields(r, &session_form_shape, &x, names_moved));
    TRY(session_check(r, &x));
    if (p->session->state != SESSION_PLANNED)
        return problem_add(r, "", N_("Solo se cambia una sesión programada."));
    memcpy(&s, &x, sizeof s);
    bool tell = moved(p->session, &s) && p->at->table->state != TABLE_PREPARED;
    if (tell && s.reason.len < 10)
        return problem_add(r, "reason", N_("Explica por qué cambia, en 10 caracteres o más: va en la carta a quienes se inscribieron."));
    if (!tell)
        s.reason = p->session->reason;
    request_deed(r, NONE, tell ? s.reason : STR_NONE);
    TRY(record_change(r->db, &roundtable_session_shape, r->mem, &s));
    if (tell)
        TRY(session_letters(r->db, r->mem, r->site, &s, LETTER_SESSION_MOVED));
    TRY(seats_move_up(r->db, r->mem, r->site, &s));
    return respond_redirect(r, p->path, tell ? N_("Se cambió la sesión. Quienes se inscribieron reciben una carta.") : N_("Se guardó la sesión."));
}

/* GET …/sesion/:session/cancelar */
static enum status cancel_show(struct request *r)
{
    static const char *const required[] = {"reason", NULL};
    const struct session_place *p = r->object;
    struct roundtable_session *s = arena_new_of(r->mem, struct roundtable_session);
    *s = *p->session;
    s->reason = STR_NONE;
    struct table_reason_page page = {.form = form_for(r, &roundtable_session_shape, s, path_fmt(r, "%.*s/cancelar", STR_ARG(p->path))),
                                     .title = N_("Cancelar la sesión"),
                                     .warning = N_("Quienes se inscribieron reciben una carta con la razón. Una sesión cancelada no vuelve: programa otra."),
                                     .button = N_("Cancelar la sesión")};
    page.form.required = required;
    struct head head = session_head(r, p, page.title);
    head.form_page = true;
    return page_table_reason(r, head, &page);
}

/* POST …/sesion/:session/cancelar */
static enum status cancel_apply(struct request *r)
{
    static const char *const reason[] = {"reason", NULL};
    const struct session_place *p = r->object;
    struct roundtable_session s = *p->session;
    TRY(form_read_fields(r, &roundtable_session_shape, &s, reason));
    if (p->session->state != SESSION_PLANNED) {
        (void)problem_add(r, "", N_("Solo se cancela una sesión programada."));
        return CONFLICT;
    }
    if (s.reason.len < 10)
        return problem_add(r, "reason", N_("Explica por qué se cancela, en 10 caracteres o más: lo lee todo el mundo."));
    request_deed(r, NONE, s.reason);
    s.state = SESSION_CANCELLED;
    TRY(record_change(r->db, &roundtable_session_shape, r->mem, &s));
    TRY(session_letters(r->db, r->mem, r->site, &s, LETTER_SESSION_CANCELLED));
    return respond_redirect(r, p->path, N_("Se canceló la sesión. Quienes se inscribieron reciben una carta."));
}

/* POST …/sesion/:session/realizada */
static enum status held_apply(struct request *r)
{
    const struct session_place *p = r->object;
    struct roundtable_session s = *p->session;
    if (s.state != SESSION_PLANNED) {
        (void)problem_add(r, "", N_("Solo se marca como realizada una sesión programada."));
        return CONFLICT;
    }
    if (day_before(r->today, s.held_on))
        return problem_add(r, "", N_("La sesión todavía no llega a su día."));
    s.state = SESSION_HELD;
    TRY(record_change(r->db, &roundtable_session_shape, r->mem, &s));
    return respond_redirect(r, p->path, N_("La sesión consta como realizada."));
}

/* GET …/sesion/:session/inscritas: needs first, then everybody by name. */
static enum status registered_show(struct request *r)
{
    const struct session_place *p = r->object;
    struct registration_row *rows;
    size_t count;
    struct registered_page page = {.at = p, .table = p->at->table,
                                   .when = session_when(r->mem, r->lang, p->session->held_on, p->session->starts_minute, p->session->ends_minute),
                                   .erased_on = {(int32_t)(p->session->held_on.n + r->site->config.registration_keep_days)}};
    TRY(db_many(r->db, SQL_REGISTRATION_ROWS, WITH(IN(p->session->id)), r->mem, &registration_row_shape, &rows, &count));
    page.needs = arena_array(r->mem, struct registration_row, count);
    page.given = arena_array(r->mem, struct registration_row, count);
    page.waiting = arena_array(r->mem, struct registration_row, count);
    page.cancelled = arena_array(r->mem, struct registration_row, count);
    for (size_t i = 0; i < count; i++) {
        const struct registration_row *x = &rows[i];
        bool asks = !str_empty(x->needs) || !str_empty(x->interpretation);
        if (asks && x->state != REGISTRATION_CANCELLED)
            page.needs[page.needs_count++] = *x;
        if (x->state == REGISTRATION_GIVEN) {
            page.given[page.given_count++] = *x;
            page.present += x->modality == PRESENCE_PRESENT;
            page.online += x->modality == PRESENCE_ONLINE;
        } else if (x->state == REGISTRATION_WAITING) {
            page.waiting[page.waiting_count++] = *x;
        } else {
            page.cancelled[page.cancelled_count++] = *x;
        }
    }
    text_sort_by(r->mem, page.given, page.given_count, name);
    struct head head = session_head(r, p, N_("Personas inscritas"));
    head.wide = true;
    return page_session_registered(r, head, &page);
}

#define AT "/:jurisdiction/cocreacion/:process/mesa/:table"
const struct route roundtable_session_routes[] = {
    {GET, AT "/sesiones/nueva", RUN_TABLE, 0, roundtable_load, new_show, NULL, NULL},
    {POST, AT "/sesiones/nueva", RUN_TABLE, 0, roundtable_load, new_show, NULL, new_apply},
    {GET, AT "/sesion/:session", READ, ROUTE_CACHED | ROUTE_DATA | ROUTE_FEED, session_place_load, session_show, NULL, NULL},
    {GET, AT "/sesion/:session/editar", RUN_TABLE, 0, session_place_load, edit_show, NULL, NULL},
    {POST, AT "/sesion/:session/editar", RUN_TABLE, 0, session_place_load, edit_show, NULL, edit_apply},
    {GET, AT "/sesion/:session/cancelar", RUN_TABLE, 0, session_place_load, cancel_show, NULL, NULL},
    {POST, AT "/sesion/:session/cancelar", RUN_TABLE, 0, session_place_load, cancel_show, NULL, cancel_apply},
    {POST, AT "/sesion/:session/realizada", RUN_TABLE, 0, session_place_load, session_show, NULL, held_apply},
    {GET, AT "/sesion/:session/inscritas", RUN_TABLE, ROUTE_PERSONAL, session_place_load, registered_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
