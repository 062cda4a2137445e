/* SPDX-License-Identifier: EUPL-1.2
 * Who sits on the panel: one seat per sector, named by an act, between two days. */
#include "pages.h"
#include "room/act/act.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

static bool overlaps(const struct panel_member *a, const struct panel_member *b)
{
    bool a_first = day_known(a->until_on) && day_before(a->until_on, b->from_on);
    bool b_first = day_known(b->until_on) && day_before(b->until_on, a->from_on);
    return !a_first && !b_first;
}

static enum status members(struct request *r, int64_t jurisdiction, struct panel_member **ret, size_t *ret_count)
{
    return db_many(r->db, SQL_PANEL_MEMBERS, WITH(IN(jurisdiction)), r->mem, &panel_member_shape, ret, ret_count);
}

/* GET /:jurisdiction/moderacion/panel */
static enum status panel_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct panel_member *rows;
    size_t count;
    TRY(members(r, j->id, &rows, &count));
    struct member_row *lines = arena_array(r->mem, struct member_row, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct member_row){
            &rows[i], path_fmt(r, "/%.*s/acto/%lld", STR_ARG(j->code), (long long)rows[i].act),
            path_fmt(r, "/%.*s/moderacion/panel/%lld/terminar", STR_ARG(j->code), (long long)rows[i].id),
            !day_known(rows[i].until_on) || !day_before(rows[i].until_on, r->today)};
    struct seats_page page = {lines, count, moderation_path(r, j, "/panel/nuevo"), request_may(r, ASSIGN_PEOPLE)};
    return page_moderation_panel(r, moderation_head(r, j, str_of(say(r->lang, N_("Panel de apelación"))), false), &page);
}

/* GET /:jurisdiction/moderacion/panel/nuevo */
static enum status member_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct panel_member *fresh = arena_new_of(r->mem, struct panel_member);
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    struct option *acts;
    shape_clear(&panel_member_shape, fresh);
    fresh->from_on = r->today;
    lists->field = "act";
    TRY(act_options(r, j->id, &acts, &lists->count));
    lists->options = acts;
    struct panel_form_page page = {form_for(r, &panel_member_shape, fresh, moderation_path(r, j, "/panel/nuevo")),
                                   path_fmt(r, "/%.*s/actos", STR_ARG(j->code))};
    page.form.options = lists;
    page.form.option_count = 1;
    struct head head = moderation_head(r, j, str_of(say(r->lang, N_("Agregar a quien integra el panel"))), false);
    head.form_page = true;
    return page_panel_form(r, head, &page);
}

static enum status act_right(struct request *r, const struct jurisdiction *j, int64_t act)
{
    enum status s = act == NONE ? INVALID : act_allows(r->db, r->mem, act, j->id, r->today);
    if (s == INVALID || s == NOT_FOUND)
        return problem_add(r, "act", N_("Elige el acto aprobado que le nombró."));
    return s;
}

/* POST …/panel/nuevo: nobody seats themselves, nobody takes two seats, a seat has one member at a time. */
static enum status member_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct panel_member m, *rows;
    struct person *person = NULL;
    size_t count;
    shape_clear(&panel_member_shape, &m);
    enum status s = form_read(r, &panel_member_shape, &m);
    enum status found = person_by_email(r->db, r->mem, str_trim(request_form(r, "email")), &person);
    if (found == NOT_FOUND)
        s = problem_add(r, "email", N_("No hay una cuenta activa con ese correo. Primero se invita a la persona."));
    else
        TRY(found);
    TRY(s);
    if (person->state != PERSON_ACTIVE)
        return problem_add(r, "email", N_("No hay una cuenta activa con ese correo. Primero se invita a la persona."));
    if (person->id == r->actor.person)
        return problem_add(r, "email", N_("Nadie puede asignarse a sí mismo."));
    if (day_before(m.until_on, m.from_on))
        return problem_add(r, "until_on", N_("Termina antes de empezar."));
    TRY(act_right(r, j, m.act));
    TRY(members(r, j->id, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        if (rows[i].sector == m.sector && overlaps(&rows[i], &m))
            return problem_add(r, "sector", N_("Ese sector ya tiene quien lo integre en esas fechas. Termina primero ese período."));
        if (rows[i].person == person->id && overlaps(&rows[i], &m))
            return problem_add(r, "email", N_("Esa persona ya integra el panel por otro sector."));
    }
    m.jurisdiction = j->id;
    m.person = person->id;
    request_deed(r, m.act, STR_NONE);
    TRY(record_add(r->db, &panel_member_shape, &m));
    return respond_redirect(r, moderation_path(r, j, "/panel"), N_("Se agregó al panel."));
}

struct member_place {
    struct jurisdiction *jurisdiction;
    struct panel_member *member;
};

static enum status member_load(struct request *r)
{
    struct member_place *at = arena_new_of(r->mem, struct member_place);
    int64_t id;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    TRY(request_id(r, "member", &id));
    TRY(record_get(r->db, r->mem, &panel_member_shape, id, &at->member));
    r->object = at;
    return at->member->jurisdiction == at->jurisdiction->id ? DONE : NOT_FOUND;
}

static enum status end_show(struct request *r)
{
    r->object = ((const struct member_place *)r->object)->jurisdiction;
    return panel_show(r);
}

/* POST …/panel/:member/terminar: the seat is free from tomorrow. */
static enum status end_apply(struct request *r)
{
    const struct member_place *at = r->object;
    struct panel_member m = *at->member;
    if (day_known(m.until_on) && !day_before(r->today, m.until_on))
        return problem_add(r, "", N_("Ese período ya terminó."));
    m.until_on = day_before(r->today, m.from_on) ? m.from_on : r->today;
    TRY(record_change(r->db, &panel_member_shape, r->mem, &m));
    return respond_redirect(r, moderation_path(r, at->jurisdiction, "/panel"), N_("El período termina hoy; queda en la historia."));
}

#define AT "/:jurisdiction/moderacion/panel"
const struct route moderation_panel_routes[] = {
    {GET, AT, READ, 0, jurisdiction_load, panel_show, NULL, NULL},
    {GET, AT "/nuevo", ASSIGN_PEOPLE, 0, jurisdiction_load, member_show, NULL, NULL},
    {POST, AT "/nuevo", ASSIGN_PEOPLE, 0, jurisdiction_load, member_show, NULL, member_apply},
    {POST, AT "/:member/terminar", ASSIGN_PEOPLE, 0, member_load, end_show, NULL, end_apply},
    {.pattern = NULL},
};
#undef AT
