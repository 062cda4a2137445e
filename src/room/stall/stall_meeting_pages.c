/* SPDX-License-Identifier: EUPL-1.2
 * Bilateral meetings of a case: everybody sees when and between whom; staff and parties, what was said. */
#include "room/stall/stall_view.h"

#include "pages.h"

#define SEATS 4

/* GET …/reunion */
static enum status meeting_show(struct request *r)
{
    const struct stall_place *p = r->object;
    struct stall_meeting *fresh = arena_new_of(r->mem, struct stall_meeting);
    struct option *options;
    shape_clear(&stall_meeting_shape, fresh);
    fresh->held_on = r->today;
    struct stall_meeting_page page = {
        .c = p->place->commitment,
        .s = p->c,
        .form = form_for(r, &stall_meeting_shape, fresh, path_fmt(r, "%.*s/reunion", STR_ARG(p->path))),
    };
    TRY(institution_options(r, p->place->jurisdiction->id, &options, &page.institutions_count));
    page.institutions = options;
    struct head head = stall_head(r, p->place, str_of(say(r->lang, N_("Anotar una reunión bilateral"))), p->c);
    head.form_page = true;
    return page_stall_meeting(r, head, &page);
}

/* Who was there: up to four institutions, each once, with names. */
static enum status seats_read(struct request *r, struct stall_attendance *seats, size_t *ret_count)
{
    const struct stall_place *p = r->object;
    struct option *known;
    size_t known_count, before = r->problems.count;
    TRY(institution_options(r, p->place->jurisdiction->id, &known, &known_count));
    *ret_count = 0;
    for (int i = 1; i <= SEATS; i++) {
        const char *institution = str_fmt(r->mem, "institution_%d", i).ptr, *people = str_fmt(r->mem, "people_%d", i).ptr;
        struct stall_attendance x = {.id = NONE, .institution = NONE};
        x.people = str_trim(request_form(r, people));
        bool chosen = false, again = false;
        if (str_empty(str_trim(request_form(r, institution))) && str_empty(x.people))
            continue;
        if (!str_int(request_form(r, institution), &x.institution))
            x.institution = NONE;
        for (size_t n = 0; n < known_count; n++)
            chosen = chosen || known[n].value == x.institution;
        for (size_t n = 0; n < *ret_count; n++)
            again = again || seats[n].institution == x.institution;
        if (!chosen)
            (void)problem_add(r, institution, N_("Elige la institución."));
        else if (again)
            (void)problem_add(r, institution, N_("Esa institución ya está en la lista."));
        if (x.people.len < 2 || x.people.len > 300)
            (void)problem_add(r, people, N_("Escribe quiénes asistieron, en 300 caracteres o menos."));
        seats[(*ret_count)++] = x;
    }
    if (*ret_count < 2 && r->problems.count == before)
        (void)problem_add(r, "institution_1", N_("Una reunión bilateral tiene al menos dos instituciones."));
    return r->problems.count > before ? INVALID : DONE;
}

/* POST …/reunion */
static enum status meeting_apply(struct request *r)
{
    static const char *const names[] = {"held_on", "summary", "agreements", NULL};
    const struct stall_place *p = r->object;
    struct stall_attendance seats[SEATS];
    struct stall_meeting m;
    size_t count;
    if (!stall_is_live(p))
        return stall_moved_on(r);
    shape_clear(&stall_meeting_shape, &m);
    enum status read = form_read_fields(r, &stall_meeting_shape, &m, names), listed = seats_read(r, seats, &count);
    if (read == DONE && day_before(r->today, m.held_on))
        read = problem_add(r, "held_on", N_("La fecha todavía no llega."));
    if (read != DONE || listed != DONE)
        return read != DONE ? read : listed;
    m.stall_case = p->c->id;
    m.noted_by = r->actor.person;
    TRY(record_add(r->db, &stall_meeting_shape, &m));
    for (size_t i = 0; i < count; i++) {
        seats[i].stall_meeting = m.id;
        TRY(record_add(r->db, &stall_attendance_shape, &seats[i]));
    }
    return stall_back(r, N_("Se anotó la reunión."));
}

#define CASE_AT "/:jurisdiction/plan/:plan/compromiso/:number/estancado/:case"
const struct route stall_meeting_routes[] = {
    {GET, CASE_AT "/reunion", MANAGE_CASES, 0, stall_load, meeting_show, NULL, NULL},
    {POST, CASE_AT "/reunion", MANAGE_CASES, 0, stall_load, meeting_show, NULL, meeting_apply},
    {.pattern = NULL},
};
#undef CASE_AT
