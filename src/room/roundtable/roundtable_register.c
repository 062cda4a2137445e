/* SPDX-License-Identifier: EUPL-1.2
 * Registering for a session: without an account, confirmed by mail; with one, at once. */
#include "base/digest.h"
#include "base/text.h"
#include "http/limit.h"
#include "pages.h"
#include "room/roundtable/roundtable_lines.h"
#include "sql.h"

#define TRAP "website" /* a field that people do not see */
#define SILENT ((void *)1)

static const char *const names[] = {"name", "sector", "territory", "modality", "needs", "interpretation", NULL};
static const char *const names_one_way[] = {"name", "sector", "territory", "needs", "interpretation", NULL};

/* "1763650000.code": when the form was first shown. */
static struct str opened_code(struct request *r, struct str at)
{
    return str_part(hmac_hex(r->mem, r->site->server_key, str_fmt(r->mem, "inscripcion abierta %.*s", STR_ARG(at))), 0, 24);
}

static struct str opened_now(struct request *r)
{
    struct str at = str_fmt(r->mem, "%lld", (long long)r->now.s);
    return str_fmt(r->mem, "%.*s.%.*s", STR_ARG(at), STR_ARG(opened_code(r, at)));
}

/* Seconds since the form was shown; -1 when the field is not ours. */
static int64_t opened_for(struct request *r)
{
    struct str rest = request_form(r, "opened"), at = str_cut(&rest, '.');
    int64_t s;
    return str_int(at, &s) && str_eq_secret(rest, opened_code(r, at)) ? r->now.s - s : -1;
}

static bool takes(struct request *r, const struct session_place *p)
{
    bool called = p->at->table->state == TABLE_CALLED || p->at->table->state == TABLE_HELD;
    return called && session_takes(p->session, r->today, r->now, p->at->at->jurisdiction->utc_offset_s);
}

/* GET …/sesion/:session/inscripcion */
static enum status register_show(struct request *r)
{
    static const char *const required[] = {"name", NULL};
    const struct session_place *p = r->object;
    const struct roundtable_session *s = p->session;
    struct gate_window gate;
    struct option *provinces;
    size_t count;
    int64_t taken;
    struct registration *g = arena_new_of(r->mem, struct registration);
    shape_clear(&registration_shape, g);
    g->name = r->actor.person == NONE ? STR_NONE : r->actor.name;
    struct registering_page page = {
        .at = p,
        .table = p->at->table,
        .s = s,
        .form = form_for(r, &registration_shape, g, path_fmt(r, "%.*s/inscripcion", STR_ARG(p->path))),
        .when = session_when(r->mem, r->lang, s->held_on, s->starts_minute, s->ends_minute),
        .opened = opened_for(r) >= 0 ? request_form(r, "opened") : opened_now(r),
        .keep_days = r->site->config.registration_keep_days,
        .signed_in = r->actor.person != NONE,
        .both = s->modality == MODALITY_MIXED,
        .limited = s->capacity != NONE,
    };
    page.form.revision = NONE;
    page.form.required = required;
    TRY(cocreation_gate(r->db, r->mem, p->at->at, GATE_REGISTRATION, r->now, &gate));
    page.open = gate.open && takes(r, p);
    int64_t zone = p->at->at->jurisdiction->utc_offset_s;
    struct instant begins = session_starts_at(s, zone);
    if (gate.open)
        page.until = day_known(s->registration_until) ? day_words(r->mem, r->lang, s->registration_until)
                                                      : closing_words(r->mem, r->lang, begins.s < gate.closes_at.s ? begins : gate.closes_at, zone);
    TRY(province_options(r, &provinces, &count));
    table_options(r, &page.form, "territory", provinces, count);
    TRY(db_int(r->db, SQL_REGISTRATION_SEATS_TAKEN, WITH(IN(s->id), IN(page.both ? 0 : 1)), &taken));
    page.left = page.limited && s->capacity > taken ? s->capacity - taken : 0;
    page.queue = page.limited && page.left == 0;
    struct head head = roundtable_head(r, p->at, str_of(say(r->lang, N_("Inscribirse"))));
    head.form_page = true;
    return page_session_register(r, head, &page);
}

/* Counts tries and tells programs from people before any writer is held. */
static enum status register_prepare(struct request *r)
{
    r->prepared = NULL;
    struct str who = r->actor.person == NONE ? r->address : str_fmt(r->mem, "persona %lld", (long long)r->actor.person);
    if (limit_hit(r->site, "inscripcion", who, 20, 3600) != DONE)
        return problem_add(r, "", N_("Se enviaron demasiadas inscripciones en poco tiempo. Espera una hora y prueba otra vez; lo escrito sigue aquí."));
    if (r->actor.person != NONE)
        return DONE;
    struct registration *g = arena_new_of(r->mem, struct registration);
    shape_clear(&registration_shape, g);
    enum status typed = form_read_fields(r, &registration_shape, g, names_one_way);
    if (str_empty(g->name))
        typed = problem_add(r, "name", N_("Escribe tu nombre."));
    if (!account_email_good(str_trim(request_form(r, "email"))))
        typed = problem_add(r, "email", N_("Escribe un correo completo, como nombre@ejemplo.ec: ahí llega el enlace para confirmar."));
    TRY(typed);
    if (!str_empty(request_form(r, TRAP))) {
        r->prepared = SILENT;
        return DONE;
    }
    if (opened_for(r) < r->site->config.form_seconds)
        return problem_add(r, "", N_("El formulario se envió muy rápido. Revisa lo que escribiste y envíalo otra vez."));
    return DONE;
}

/* What the person typed about this session. */
static enum status typed_read(struct request *r, const struct session_place *p, struct registration *g)
{
    bool both = p->session->modality == MODALITY_MIXED;
    TRY(form_read_fields(r, &registration_shape, g, both ? names : names_one_way));
    if (str_empty(g->name))
        return problem_add(r, "name", N_("Escribe tu nombre."));
    g->modality = session_presence(p->session, g->modality);
    if (g->territory == NONE)
        return DONE;
    struct option *provinces;
    size_t count;
    TRY(province_options(r, &provinces, &count));
    for (size_t i = 0; i < count; i++)
        if (provinces[i].value == g->territory)
            return DONE;
    return problem_add(r, "territory", N_("Elige una provincia de la lista."));
}

/* A second one of the same address: nothing is said here, a letter says it to whom the address belongs to. */
static enum status again(struct request *r, const struct session_place *p, struct registration *there, struct registration *typed, bool mail)
{
    bool own = r->actor.person != NONE;
    if (there->state == REGISTRATION_GIVEN || there->state == REGISTRATION_WAITING)
        return mail ? registration_letter(r->db, r->mem, r->site, there, p->session, LETTER_AGAIN) : DONE;
    if (own || there->state == REGISTRATION_CANCELLED) {
        typed->id = there->id;
        typed->revision = there->revision;
        TRY(record_change(r->db, &registration_shape, r->mem, typed));
        *there = *typed;
    }
    if (own)
        return seat_give(r->db, r->mem, r->site, p->session, there);
    return mail ? registration_letter(r->db, r->mem, r->site, there, p->session, LETTER_CONFIRM) : DONE;
}

static enum status address_fill(struct request *r, struct registration *g)
{
    struct person *x;
    g->language = r->lang == LANG_EN ? PERSON_ENGLISH : PERSON_SPANISH;
    if (r->actor.person == NONE) {
        g->email = str_trim(request_form(r, "email"));
    } else {
        TRY(record_get(r->db, r->mem, &person_shape, r->actor.person, &x));
        g->person = x->id;
        g->email = x->email;
    }
    g->email_folded = text_fold(r->mem, g->email);
    return DONE;
}

/* POST …/sesion/:session/inscripcion */
static enum status register_apply(struct request *r)
{
    const struct session_place *p = r->object;
    struct registration g, *there;
    shape_clear(&registration_shape, &g);
    TRY(typed_read(r, p, &g));
    TRY(gate_demand(r, p->at->at, GATE_REGISTRATION));
    if (!takes(r, p))
        return problem_add(r, "", N_("Esta sesión ya no recibe inscripciones."));
    const char *said = r->actor.person == NONE ? N_("Te enviamos un correo. Abre su enlace antes de 48 horas para confirmar tu inscripción.")
                                               : N_("Tu inscripción está hecha. Te llega un correo con tu código.");
    if (r->prepared == SILENT)
        return respond_redirect(r, p->path, said);
    TRY(address_fill(r, &g));
    bool mail = r->actor.person != NONE || (limit_hit(r->site, "inscripcion-correo", g.email_folded, 5, 3600) == DONE &&
                                            limit_hit(r->site, "inscripcion-sitio", STR("todo"), 3000, 86400) == DONE);
    g.session = p->session->id;
    g.state = REGISTRATION_UNCONFIRMED;
    g.registered_at = r->now;
    g.code_hash = registration_code_hash(r->mem, r->site->server_key, registration_code(r->mem, r->site->server_key, &g));
    enum status s = db_one(r->db, SQL_REGISTRATION_BY_EMAIL, WITH(IN(g.session), IN(g.email_folded)), r->mem, &registration_shape, &there);
    if (s == DONE) {
        TRY(again(r, p, there, &g, mail));
        return respond_redirect(r, p->path, said);
    }
    if (s != NOT_FOUND)
        return s;
    TRY(record_add(r->db, &registration_shape, &g));
    if (r->actor.person != NONE)
        TRY(seat_give(r->db, r->mem, r->site, p->session, &g));
    else if (mail)
        TRY(registration_letter(r->db, r->mem, r->site, &g, p->session, LETTER_CONFIRM));
    return respond_redirect(r, p->path, said);
}

#define AT "/:jurisdiction/cocreacion/:process/mesa/:table/sesion/:session/inscripcion"
const struct route roundtable_register_routes[] = {
    {GET, AT, REGISTER, 0, session_place_load, register_show, NULL, NULL},
    {POST, AT, REGISTER, 0, session_place_load, register_show, register_prepare, register_apply},
    {.pattern = NULL},
};
#undef AT
