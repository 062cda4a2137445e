/* SPDX-License-Identifier: EUPL-1.2
 * Somebody's own registration, by the link of a letter: confirming, the code for attendance, cancelling. A GET
 * writes nothing: programs that open the links of letters confirm nobody. */
#include "pages.h"
#include "room/jurisdiction/jurisdiction.h"
#include "room/roundtable/roundtable_view.h"
#include "sql.h"
#include "view/qr.h"

static enum status own_load(struct request *r)
{
    struct own_registration *at = arena_new_of(r->mem, struct own_registration);
    int64_t id;
    enum status s = registration_token_read(r->mem, r->site->server_key, request_param(r, "token"), r->now, &id);
    if (s == GONE)
        r->gone = str_of(say(r->lang, N_("El enlace venció. Si la inscripción no se confirmó, ya se borró: puedes hacerla otra vez.")));
    TRY(s);
    TRY(record_get(r->db, r->mem, &registration_shape, id, &at->g));
    TRY(record_get(r->db, r->mem, &roundtable_session_shape, at->g->session, &at->s));
    TRY(registration_where(r->db, r->mem, at->s->id, &at->where));
    request_scope(r, at->where->jurisdiction, (int)at->where->utc_offset_s, false);
    at->path = path_fmt(r, "/inscripcion/%.*s", STR_ARG(request_param(r, "token")));
    at->session_path = path_fmt(r, "%.*s/sesion/%lld", STR_ARG(roundtable_path_of(r->mem, at->where->jurisdiction_code, at->where->process, at->where->table_number)),
                                (long long)at->s->number);
    r->object = at;
    return DONE;
}

/* GET /inscripcion/:token */
static enum status own_show(struct request *r)
{
    const struct own_registration *at = r->object;
    const struct registration *g = at->g;
    bool over = at->s->state != SESSION_PLANNED || r->now.s >= session_ends_at(at->s, at->where->utc_offset_s).s;
    struct own_registration_page page = {
        .at = at,
        .g = g,
        .s = at->s,
        .where = at->where,
        .when = session_when(r->mem, r->lang, at->s->held_on, at->s->starts_minute, at->s->ends_minute),
        .code = g->state == REGISTRATION_GIVEN ? registration_code(r->mem, r->site->server_key, g) : STR_NONE,
        .confirm_path = path_fmt(r, "%.*s/confirmar", STR_ARG(at->path)),
        .cancel_path = path_fmt(r, "%.*s/cancelar", STR_ARG(at->path)),
        .session_path = at->session_path,
        .calendar_path = path_fmt(r, "%.*s.ics", STR_ARG(at->session_path)),
        .unconfirmed = g->state == REGISTRATION_UNCONFIRMED && !over,
        .given = g->state == REGISTRATION_GIVEN,
        .waiting = g->state == REGISTRATION_WAITING,
        .cancelled = g->state == REGISTRATION_CANCELLED,
        .over = over,
        .online = g->modality == PRESENCE_ONLINE && g->state == REGISTRATION_GIVEN && !str_empty(at->s->online_url),
        .erased = str_empty(g->name),
        .keep_days = r->site->config.registration_keep_days,
    };
    if (!str_empty(page.code))
        page.scan_url = path_fmt(r, "%.*s%.*s/asistencia?codigo=%.*s", STR_ARG(r->site->config.base_url), STR_ARG(at->session_path), STR_ARG(page.code));
    if (page.waiting)
        TRY(db_int(r->db, SQL_REGISTRATION_BEFORE, WITH(IN(at->s->id), IN(g->registered_at), IN(g->id)), &page.before));
    r->reply.personal = true;
    struct jurisdiction *j;
    TRY(record_get(r->db, r->mem, &jurisdiction_shape, at->where->jurisdiction, &j));
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Tu inscripción"))));
    head.form_page = true;
    return page_registration_own(r, head, &page);
}

/* Back to the page by a link that lasts. */
static enum status own_back(struct request *r, const struct own_registration *at, const char *flash)
{
    struct instant until = {session_ends_at(at->s, at->where->utc_offset_s).s + 30 * 86400};
    if (until.s < r->now.s + CONFIRM_S)
        until.s = r->now.s + CONFIRM_S;
    struct str token = registration_token(r->mem, r->site->server_key, at->g->id, until);
    return respond_redirect(r, path_fmt(r, "/inscripcion/%.*s", STR_ARG(token)), flash);
}

/* POST /inscripcion/:token/confirmar: a link used twice does nothing the second time. */
static enum status confirm_apply(struct request *r)
{
    const struct own_registration *at = r->object;
    if (at->g->state != REGISTRATION_UNCONFIRMED)
        return own_back(r, at, N_("Esta inscripción ya estaba confirmada."));
    if (at->s->state != SESSION_PLANNED || r->now.s >= session_starts_at(at->s, at->where->utc_offset_s).s)
        return problem_add(r, "", N_("Esta sesión ya no recibe inscripciones."));
    TRY(seat_give(r->db, r->mem, r->site, at->s, at->g));
    return own_back(r, at, at->g->state == REGISTRATION_GIVEN ? N_("Gracias. Tu inscripción está hecha.")
                                                              : N_("Gracias. Ya no hay cupos: quedas en la lista de espera."));
}

/* POST /inscripcion/:token/cancelar: the place goes to whoever waits. */
static enum status cancel_apply(struct request *r)
{
    const struct own_registration *at = r->object;
    if (at->g->state == REGISTRATION_CANCELLED)
        return own_back(r, at, N_("Esta inscripción ya estaba cancelada."));
    if (at->s->state != SESSION_PLANNED || r->now.s >= session_ends_at(at->s, at->where->utc_offset_s).s)
        return problem_add(r, "", N_("La sesión ya pasó: no hay nada que cancelar."));
    at->g->state = REGISTRATION_CANCELLED;
    TRY(record_change(r->db, &registration_shape, r->mem, at->g));
    TRY(seats_move_up(r->db, r->mem, r->site, at->s));
    return own_back(r, at, N_("Cancelaste tu inscripción."));
}

#define AT "/inscripcion/:token"
const struct route roundtable_own_routes[] = {
    {GET, AT, REGISTER, 0, own_load, own_show, NULL, NULL},
    {POST, AT "/confirmar", REGISTER, 0, own_load, own_show, NULL, confirm_apply},
    {POST, AT "/cancelar", REGISTER, 0, own_load, own_show, NULL, cancel_apply},
    {.pattern = NULL},
};
#undef AT
