/* SPDX-License-Identifier: EUPL-1.2
 * The list of people, one person, the form of a role. */
#include "base/text.h"
#include "pages.h"
#include "room/people/people_view.h"

static bool shown_here(const struct people_place *at, const struct grant_role *g)
{
    return at->jurisdiction == NULL || (g->jurisdiction == at->jurisdiction->id && role_assignable((enum role)g->role));
}

static enum status person_load(struct request *r, struct people_place *at)
{
    int64_t id;
    struct grant_role *all;
    size_t count;
    TRY(request_id(r, "id", &id));
    TRY(record_get(r->db, r->mem, &person_shape, id, &at->person));
    TRY(person_grants(r->db, r->mem, id, &all, &count));
    at->grants = arena_array(r->mem, struct grant_role, count);
    for (size_t i = 0; i < count; i++)
        if (shown_here(at, &all[i]))
            at->grants[at->grant_count++] = all[i];
    if (at->jurisdiction != NULL && at->grant_count == 0)
        return NOT_FOUND; /* a directorate knows only its own */
    at->own_path = path_fmt(r, "%.*s/%lld", STR_ARG(at->path), (long long)id);
    at->self = id == r->actor.person;
    return DONE;
}

enum status people_load(struct request *r)
{
    struct people_place *at = arena_new_of(r->mem, struct people_place);
    at->path = STR("/administracion/personas");
    if (!str_empty(request_param(r, "jurisdiction"))) {
        TRY(jurisdiction_enter(r, &at->jurisdiction));
        at->path = path_fmt(r, "/%.*s/administracion/personas", STR_ARG(at->jurisdiction->code));
    }
    r->object = at;
    /* The person only for who may: to others every number is the same 403. */
    bool may_here = request_may(r, at->jurisdiction == NULL ? MANAGE_PEOPLE : ASSIGN_PEOPLE);
    return str_empty(request_param(r, "id")) || !may_here ? DONE : person_load(r, at);
}

struct head people_head(struct request *r, const struct people_place *at, const char *title, bool list_page)
{
    struct head head = {.title = str_of(say(r->lang, title))};
    if (at->jurisdiction != NULL) {
        head = jurisdiction_head(r, at->jurisdiction, head.title);
        head_crumb(r, &head, at->jurisdiction->name, head.jurisdiction_path);
        head_crumb(r, &head, str_of(say(r->lang, N_("Administración"))),
                   path_fmt(r, "/%.*s/administracion", STR_ARG(at->jurisdiction->code)));
    }
    if (!list_page)
        head_crumb(r, &head, str_of(say(r->lang, N_("Personas"))), at->path);
    return head;
}

struct str people_where(struct request *r, const struct jurisdiction *all, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].id == id)
            return all[i].name;
    return str_of(say(r->lang, N_("Toda la instalación")));
}

static struct str roles_words(struct request *r, const struct people_place *at, const struct grant_role *grants, size_t count,
                              int64_t person, const struct jurisdiction *all, size_t all_count)
{
    struct buf b = BUF(r->mem);
    for (size_t i = 0; i < count; i++) {
        if (grants[i].person != person || !grant_runs(&grants[i], r->today) || !shown_here(at, &grants[i]))
            continue;
        buf_fmt(&b, "%s%s", b.len > 0 ? ", " : "", say(r->lang, choice_label(&role_choices, grants[i].role)));
        if (at->jurisdiction == NULL)
            buf_fmt(&b, " (%.*s)", STR_ARG(people_where(r, all, all_count, grants[i].jurisdiction)));
    }
    return b.len == 0 ? STR_NONE : buf_str(&b);
}

static bool matches(struct request *r, const struct person *p, struct str query, int state)
{
    struct str wanted = text_fold(r->mem, query);
    bool found = str_empty(wanted) || str_find(text_fold(r->mem, p->name), wanted) != SIZE_MAX ||
                 str_find(p->email_folded, wanted) != SIZE_MAX;
    return found && (state < 0 || p->state == state);
}

enum status people_list_show(struct request *r)
{
    const struct people_place *at = r->object;
    struct person *people;
    struct grant_role *grants;
    struct jurisdiction *all;
    size_t count, grant_count, all_count, n = 0;
    if (at->jurisdiction == NULL)
        TRY(people_all(r->db, r->mem, &people, &count));
    else
        TRY(people_assigned(r->db, r->mem, at->jurisdiction->id, &people, &count));
    TRY(grants_all(r->db, r->mem, &grants, &grant_count));
    TRY(jurisdictions_and_practices(r->db, r->mem, &all, &all_count));
    struct people_list_page page = {
        .path = at->path,
        .query = str_trim(request_query(r, "q")),
        .state = choice_of(&person_state_choices, request_query(r, "estado")),
        .jurisdiction = at->jurisdiction,
    };
    struct people_line *lines = arena_array(r->mem, struct people_line, count);
    for (size_t i = 0; i < count; i++)
        if (matches(r, &people[i], page.query, page.state))
            lines[n++] = (struct people_line){&people[i], path_fmt(r, "%.*s/%lld", STR_ARG(at->path), (long long)people[i].id),
                                              roles_words(r, at, grants, grant_count, people[i].id, all, all_count)};
    page.rows = lines;
    page.rows_count = n;
    return page_people_list(r, people_head(r, at, N_("Personas"), true), &page);
}

enum status people_form_lists(struct request *r, const struct people_place *at, struct people_form_page *page)
{
    struct option *roles = arena_array(r->mem, struct option, ROLE_COUNT);
    for (int role = ROLE_FOCAL; (size_t)role < ROLE_COUNT; role++)
        if (at->jurisdiction == NULL || role_assignable((enum role)role))
            roles[page->roles_count++] = (struct option){role, str_of(say(r->lang, choice_label(&role_choices, role)))};
    page->roles = roles;
    if (at->jurisdiction != NULL)
        return DONE;
    struct jurisdiction *all;
    size_t count;
    TRY(jurisdictions(r->db, r->mem, &all, &count));
    struct option *places = arena_array(r->mem, struct option, count + 1);
    places[0] = (struct option){0, str_of(say(r->lang, N_("Toda la instalación")))};
    for (size_t i = 0; i < count; i++)
        places[i + 1] = (struct option){all[i].id, all[i].name};
    page->places = places;
    page->places_count = count + 1;
    return DONE;
}

static struct grant_role *fresh_grant(struct request *r)
{
    struct grant_role *g = arena_new_of(r->mem, struct grant_role);
    shape_clear(&grant_role_shape, g);
    g->from_on = r->today;
    return g;
}

enum status people_new_show(struct request *r)
{
    const struct people_place *at = r->object;
    struct person *fresh = arena_new_of(r->mem, struct person);
    shape_clear(&person_shape, fresh);
    fresh->language = PERSON_SPANISH;
    struct str path = path_fmt(r, "%.*s/nueva", STR_ARG(at->path));
    struct people_form_page page = {.form = form_for(r, &person_shape, fresh, path),
                                    .grant = form_for(r, &grant_role_shape, fresh_grant(r), path)};
    page.form.revision = NONE;
    TRY(people_form_lists(r, at, &page));
    struct head head = people_head(r, at, N_("Invitar a una persona"), false);
    head.form_page = true;
    return page_people_new(r, head, &page);
}

static enum status grant_lines(struct request *r, const struct people_place *at, struct people_show_page *page)
{
    struct jurisdiction *all;
    size_t count;
    TRY(jurisdictions_and_practices(r->db, r->mem, &all, &count));
    struct grant_line *lines = arena_array(r->mem, struct grant_line, at->grant_count);
    for (size_t i = 0; i < at->grant_count; i++) {
        const struct grant_role *g = &at->grants[i];
        bool ended = day_known(g->until_on) && day_before(g->until_on, r->today);
        lines[i] = (struct grant_line){g, people_where(r, all, count, g->jurisdiction), grant_runs(g, r->today), ended,
                                       str_fmt(r->mem, "grant=%lld", (long long)g->id).ptr, N_("Terminar este rol")};
    }
    page->grants = lines;
    page->grants_count = at->grant_count;
    return DONE;
}

enum status people_show(struct request *r)
{
    const struct people_place *at = r->object;
    struct people_show_page page = {
        .place = at,
        .person = at->person,
        .state_path = path_fmt(r, "%.*s/estado", STR_ARG(at->own_path)),
        .invitation_path = path_fmt(r, "%.*s/invitacion", STR_ARG(at->own_path)),
        .self = at->self,
        .global = at->jurisdiction == NULL,
    };
    TRY(grant_lines(r, at, &page));
    struct str path = path_fmt(r, "%.*s/rol", STR_ARG(at->own_path));
    page.add.form = form_for(r, &grant_role_shape, fresh_grant(r), path);
    TRY(people_form_lists(r, at, &page.add));
    struct head head = people_head(r, at, N_("Persona"), false);
    head.title = at->person->name;
    head.form_page = true;
    return page_people_show(r, head, &page);
}
