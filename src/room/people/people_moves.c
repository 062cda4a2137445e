/* SPDX-License-Identifier: EUPL-1.2
 * What changes people: invitation, roles, state. */
#include "base/digest.h"
#include "base/text.h"
#include "room/people/people_view.h"

enum status people_grant_read(struct request *r, const struct people_place *at, const struct grant_role *held, size_t count,
                              struct grant_role *ret)
{
    static const char *const names[] = {"from_on", "until_on", "note", NULL};
    int64_t role = -1, place = 0;
    const char *field;
    shape_clear(&grant_role_shape, ret);
    enum status read = form_read_fields(r, &grant_role_shape, ret, names);
    bool known = str_int(request_form(r, "role"), &role) && role > ROLE_PERSON && role < (int64_t)ROLE_COUNT &&
                 (at->jurisdiction == NULL || role_assignable((enum role)role));
    ret->role = known ? (int)role : ROLE_PUBLIC;
    if (at->jurisdiction != NULL)
        ret->jurisdiction = at->jurisdiction->id;
    else if (str_int(request_form(r, "jurisdiction"), &place) && place > 0)
        ret->jurisdiction = place;
    TRY(read);
    const char *problem = grant_problem(ret, held, count, &field);
    return problem == NULL ? DONE : problem_add(r, field, problem);
}

static enum status role_letter(struct request *r, const struct person *p, const struct grant_role *g)
{
    enum lang lang = p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    struct str values[] = {p->name, str_of(say(lang, choice_label(&role_choices, g->role))), day_words(r->mem, lang, g->from_on),
                           r->site->config.base_url};
    return account_letter(r->db, r->mem, p, N_("Un rol nuevo en Hito"),
                          N_("Hola, %1:\n\nDesde el %3 tienes el rol «%2» en Hito. Entra en %4 con tu correo y tu clave.\n"),
                          values, COUNT(values), str_fmt(r->mem, "rol-%lld-%s", (long long)g->id, str_chars(r->mem, r->id)));
}

/* The letter that fits: an invitation while there is no password. */
static enum status tell(struct request *r, const struct person *p, const struct grant_role *g)
{
    return p->state == PERSON_INVITED ? account_invite(r->db, r->mem, r->site, p) : role_letter(r, p, g);
}

static enum status person_of_form(struct request *r, struct person *fresh, struct person **ret)
{
    enum status found = person_by_email(r->db, r->mem, fresh->email, ret);
    if (found == NOT_FOUND) {
        fresh->email_folded = text_fold(r->mem, fresh->email);
        fresh->state = PERSON_INVITED;
        fresh->created_at = r->now;
        *ret = fresh;
        return record_add(r->db, &person_shape, fresh);
    }
    TRY(found);
    if ((*ret)->id == r->actor.person)
        return problem_add(r, "email", N_("Nadie cambia sus propios roles."));
    if ((*ret)->state == PERSON_DISABLED)
        return problem_add(r, "email", N_("No se puede usar ese correo."));
    return DONE;
}

static enum status person_found_or_added(struct request *r, struct str name, struct str email, struct person **ret)
{
    enum status found = person_by_email(r->db, r->mem, email, ret);
    if (found != NOT_FOUND)
        return found;
    struct person *p = arena_new_of(r->mem, struct person);
    shape_clear(&person_shape, p);
    p->name = name;
    p->email = str_trim(email);
    p->email_folded = text_fold(r->mem, p->email);
    p->state = PERSON_INVITED;
    p->language = PERSON_SPANISH;
    p->created_at = r->now;
    *ret = p;
    return record_add(r->db, &person_shape, p);
}

enum status people_appoint(struct request *r, int64_t jurisdiction, struct str name, struct str email, enum role role,
                           struct day from_on, struct str note, int64_t *ret_person)
{
    struct person *p;
    struct grant_role g, *held;
    size_t count;
    const char *field;
    if (!account_email_good(str_trim(email)))
        return INVALID;
    TRY(person_found_or_added(r, name, email, &p));
    if (p->state == PERSON_DISABLED)
        return DENIED;
    *ret_person = p->id;
    shape_clear(&grant_role_shape, &g);
    g.person = p->id;
    g.role = (int)role;
    g.jurisdiction = jurisdiction;
    g.from_on = from_on;
    g.note = note;
    TRY(person_grants(r->db, r->mem, p->id, &held, &count));
    if (grant_problem(&g, held, count, &field) != NULL)
        return DONE; /* holds it already */
    TRY(record_add(r->db, &grant_role_shape, &g));
    return tell(r, p, &g);
}

enum status people_new_apply(struct request *r)
{
    static const char *const names[] = {"name", "email", "language", NULL};
    const struct people_place *at = r->object;
    struct person fresh, *p;
    struct grant_role g, *held = NULL;
    size_t count = 0;
    shape_clear(&person_shape, &fresh);
    enum status read = form_read_fields(r, &person_shape, &fresh, names);
    if (read == DONE && !account_email_good(fresh.email))
        read = problem_add(r, "email", N_("Escribe un correo como nombre@institucion.gob.ec."));
    enum status good = people_grant_read(r, at, NULL, 0, &g);
    TRY(read);
    TRY(good);
    TRY(person_of_form(r, &fresh, &p));
    TRY(person_grants(r->db, r->mem, p->id, &held, &count));
    const char *field, *problem = grant_problem(&g, held, count, &field);
    if (problem != NULL)
        return problem_add(r, field, problem);
    g.person = p->id;
    TRY(record_add(r->db, &grant_role_shape, &g));
    TRY(tell(r, p, &g));
    return respond_redirect(r, at->path, N_("Se envió la invitación."));
}

enum status people_grant_apply(struct request *r)
{
    const struct people_place *at = r->object;
    struct grant_role g, *held;
    size_t count;
    if (at->self)
        return DENIED;
    TRY(person_grants(r->db, r->mem, at->person->id, &held, &count));
    TRY(people_grant_read(r, at, held, count, &g));
    g.person = at->person->id;
    TRY(record_add(r->db, &grant_role_shape, &g));
    if (at->person->state == PERSON_ACTIVE)
        TRY(role_letter(r, at->person, &g));
    return respond_redirect(r, at->own_path, N_("Se dio el rol."));
}

/* It ends now: yesterday was its last whole day. */
enum status people_end_apply(struct request *r)
{
    const struct people_place *at = r->object;
    int64_t id = 0;
    if (at->self)
        return DENIED;
    (void)str_int(request_form(r, "grant"), &id);
    for (size_t i = 0; i < at->grant_count; i++) {
        struct grant_role g = at->grants[i];
        if (g.id != id || (day_known(g.until_on) && day_before(g.until_on, r->today)))
            continue;
        g.until_on = (struct day){r->today.n - 1};
        TRY(record_change(r->db, &grant_role_shape, r->mem, &g));
        return respond_redirect(r, at->own_path, N_("El rol terminó."));
    }
    return problem_add(r, "", N_("Ese rol ya había terminado, o no es de esta persona."));
}

enum status people_state_apply(struct request *r)
{
    const struct people_place *at = r->object;
    struct person p = *at->person;
    if (at->self)
        return DENIED;
    bool disable = p.state != PERSON_DISABLED;
    /* Who never chose a password waits for an invitation again. */
    p.state = disable ? PERSON_DISABLED : str_empty(p.password_hash) ? PERSON_INVITED : PERSON_ACTIVE;
    TRY(record_change(r->db, &person_shape, r->mem, &p));
    if (disable)
        TRY(account_sessions_end(r->db, p.id, STR_NONE));
    return respond_redirect(r, at->own_path, disable ? N_("La cuenta quedó desactivada y sus sesiones, cerradas.")
                                                     : N_("La cuenta está activa otra vez."));
}

enum status people_invite_apply(struct request *r)
{
    const struct people_place *at = r->object;
    if (at->person->state != PERSON_INVITED)
        return CONFLICT;
    TRY(account_invite(r->db, r->mem, r->site, at->person));
    return respond_redirect(r, at->own_path, N_("Se envió la invitación."));
}

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct admin_link links[2];
    size_t n = 0;
    if (request_may(r, ASSIGN_PEOPLE))
        links[n++] = (struct admin_link){str_of(say(r->lang, N_("Puntos focales y contrapartes"))),
                                         path_fmt(r, "/%.*s/administracion/personas", STR_ARG(j->code))};
    if (request_may(r, MANAGE_PEOPLE))
        links[n++] = (struct admin_link){str_of(say(r->lang, N_("Personas y roles de toda la instalación"))),
                                         STR("/administracion/personas")};
    return admin_panel(r, o, N_("Personas"), links, n);
}

#define ALL_PEOPLE "/administracion/personas"
#define OURS "/:jurisdiction/administracion/personas"
static const struct route routes[] = {
    {GET, ALL_PEOPLE, MANAGE_PEOPLE, ROUTE_PERSONAL, people_load, people_list_show, NULL, NULL},
    {GET, ALL_PEOPLE "/nueva", MANAGE_PEOPLE, 0, people_load, people_new_show, NULL, NULL},
    {POST, ALL_PEOPLE "/nueva", MANAGE_PEOPLE, 0, people_load, people_new_show, NULL, people_new_apply},
    {GET, ALL_PEOPLE "/:id", MANAGE_PEOPLE, ROUTE_PERSONAL, people_load, people_show, NULL, NULL},
    {POST, ALL_PEOPLE "/:id/rol", MANAGE_PEOPLE, 0, people_load, people_show, NULL, people_grant_apply},
    {POST, ALL_PEOPLE "/:id/terminar", MANAGE_PEOPLE, 0, people_load, people_show, NULL, people_end_apply},
    {POST, ALL_PEOPLE "/:id/estado", MANAGE_PEOPLE, 0, people_load, people_show, NULL, people_state_apply},
    {POST, ALL_PEOPLE "/:id/invitacion", MANAGE_PEOPLE, 0, people_load, people_show, NULL, people_invite_apply},
    {GET, OURS, ASSIGN_PEOPLE, ROUTE_PERSONAL, people_load, people_list_show, NULL, NULL},
    {GET, OURS "/nueva", ASSIGN_PEOPLE, 0, people_load, people_new_show, NULL, NULL},
    {POST, OURS "/nueva", ASSIGN_PEOPLE, 0, people_load, people_new_show, NULL, people_new_apply},
    {GET, OURS "/:id", ASSIGN_PEOPLE, ROUTE_PERSONAL, people_load, people_show, NULL, NULL},
    {POST, OURS "/:id/rol", ASSIGN_PEOPLE, 0, people_load, people_show, NULL, people_grant_apply},
    {POST, OURS "/:id/terminar", ASSIGN_PEOPLE, 0, people_load, people_show, NULL, people_end_apply},
    {POST, OURS "/:id/invitacion", ASSIGN_PEOPLE, 0, people_load, people_show, NULL, people_invite_apply},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"administration", 50, administration_panel},
    {.page = NULL},
};
static const struct shape *const shapes[] = {NULL};
const struct room people_room = {.name = "people", .routes = routes, .shapes = shapes, .panels = panels};
