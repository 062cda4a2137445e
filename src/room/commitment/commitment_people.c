/* SPDX-License-Identifier: EUPL-1.2
 * Focal points and counterparts of a commitment with their history, and the comments on a draft. A
 * change of person ends one line and begins another: who answered on a day stays on record. */
#include "pages.h"
#include "room/commitment/commitment_pages.h"
#include "sql.h"

/* People of the jurisdiction who hold a role that can be assigned here. */
static enum status people_options(struct request *r, int64_t jurisdiction, struct option **ret, size_t *ret_count)
{
    static const enum role roles[] = {ROLE_FOCAL, ROLE_COUNTERPART};
    struct option *options = NULL;
    size_t total = 0;
    for (size_t k = 0; k < COUNT(roles); k++) {
        struct person *people;
        size_t count;
        TRY(people_with_role(r->db, r->mem, jurisdiction, roles[k], r->today, &people, &count));
        options = arena_grow(r->mem, options, total * sizeof *options, (total + count) * sizeof *options);
        for (size_t i = 0; i < count; i++)
            options[total++] = (struct option){
                people[i].id, path_fmt(r, "%.*s (%s)", STR_ARG(people[i].name), say(r->lang, choice_label(&role_choices, (int)roles[k])))};
    }
    *ret = options;
    *ret_count = total;
    return DONE;
}

static enum status people_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct people_page page = {.c = place->commitment, .path = place->path, .today = r->today};
    TRY(db_many(r->db, SQL_COMMITMENT_PEOPLE, WITH(IN(place->commitment->id)), r->mem, &commitment_contact_shape, &page.people, &page.people_count));
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct option *options;
    lists[0].field = "person";
    TRY(people_options(r, place->jurisdiction->id, &options, &lists[0].count));
    lists[0].options = options;
    lists[1].field = "institution";
    TRY(institution_options(r, place->jurisdiction->id, &options, &lists[1].count));
    lists[1].options = options;
    struct commitment_person *fresh = arena_new_of(r->mem, struct commitment_person);
    shape_clear(&commitment_person_shape, fresh);
    fresh->from_on = r->today;
    page.form = form_for(r, &commitment_person_shape, fresh, path_fmt(r, "%.*s/personas", STR_ARG(place->path)));
    page.form.options = lists;
    page.form.option_count = 2;
    struct head head = commitment_head(r, place, str_of(say(r->lang, N_("Puntos focales y contrapartes"))));
    head.form_page = true;
    return page_commitment_people(r, head, &page);
}

void people_end(struct out *o, struct str path, int64_t line)
{
    struct arena *mem = o->request->mem;
    form_button(o, str_fmt(mem, "%.*s/personas/terminar", STR_ARG(path)), N_("Terminar"),
                str_fmt(mem, "linea=%lld", (long long)line).ptr, false);
}

static enum status people_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct commitment_person x;
    shape_clear(&commitment_person_shape, &x);
    TRY(form_read(r, &commitment_person_shape, &x));
    if (day_before(x.until_on, x.from_on))
        return problem_add(r, "until_on", N_("Termina antes de empezar."));
    if (x.person == r->actor.person)
        return problem_add(r, "person", N_("Nadie puede asignarse a sí mismo."));
    x.commitment = place->commitment->id;
    TRY(record_add(r->db, &commitment_person_shape, &x));
    enum role role = x.role == PERSON_FOCAL ? ROLE_FOCAL : ROLE_COUNTERPART;
    TRY(account_grant(r->db, r->mem, x.person, role, place->jurisdiction->id, x.from_on));
    return respond_redirect(r, path_fmt(r, "%.*s/personas", STR_ARG(place->path)), N_("Se asignó a la persona."));
}

/* POST …/personas/terminar: the line ends yesterday, or on the day it began. */
static enum status end_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    int64_t id;
    if (!str_int(request_form(r, "linea"), &id))
        return problem_add(r, "", N_("No se sabe a quién terminar."));
    struct commitment_person *x;
    TRY(db_one(r->db, SQL_COMMITMENT_PERSON_OWNED, WITH(IN(id), IN(place->commitment->id)), r->mem, &commitment_person_shape, &x));
    struct day last = {r->today.n - 1};
    x->until_on = day_before(last, x->from_on) ? x->from_on : last;
    TRY(record_change(r->db, &commitment_person_shape, r->mem, x));
    return respond_redirect(r, path_fmt(r, "%.*s/personas", STR_ARG(place->path)), N_("La asignación terminó; queda en la historia."));
}

static enum status comments_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct comments_page page = {.c = place->commitment, .path = place->path};
    TRY(db_many(r->db, SQL_COMMITMENT_COMMENTS, WITH(IN(place->commitment->id)), r->mem, &commitment_remark_shape, &page.comments, &page.comments_count));
    struct commitment_comment *fresh = arena_new_of(r->mem, struct commitment_comment);
    shape_clear(&commitment_comment_shape, fresh);
    page.form = form_for(r, &commitment_comment_shape, fresh, path_fmt(r, "%.*s/comentarios", STR_ARG(place->path)));
    struct head head = commitment_head(r, place, str_of(say(r->lang, N_("Comentarios al borrador"))));
    head.form_page = true;
    return page_commitment_comments(r, head, &page);
}

static enum status comments_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct commitment_comment x;
    shape_clear(&commitment_comment_shape, &x);
    TRY(form_read(r, &commitment_comment_shape, &x));
    x.commitment = place->commitment->id;
    x.person = r->actor.person;
    x.role = (int)may_as(&r->actor, COMMENT_DRAFT, &r->scope);
    x.written_at = r->now;
    TRY(record_add(r->db, &commitment_comment_shape, &x));
    return respond_redirect(r, path_fmt(r, "%.*s/comentarios", STR_ARG(place->path)), N_("Se guardó tu comentario."));
}

#define AT "/:jurisdiction/plan/:plan/compromiso/:number"
const struct route commitment_people_routes[] = {
    {GET, AT "/personas", ASSIGN_PEOPLE, 0, commitment_load, people_show, NULL, NULL},
    {POST, AT "/personas", ASSIGN_PEOPLE, 0, commitment_load, people_show, NULL, people_apply},
    {POST, AT "/personas/terminar", ASSIGN_PEOPLE, 0, commitment_load, people_show, NULL, end_apply},
    {GET, AT "/comentarios", COMMENT_DRAFT, 0, commitment_load, comments_show, NULL, NULL},
    {POST, AT "/comentarios", COMMENT_DRAFT, 0, commitment_load, comments_show, NULL, comments_apply},
    {.pattern = NULL},
};
#undef AT
