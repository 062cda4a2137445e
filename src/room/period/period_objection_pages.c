/* SPDX-License-Identifier: EUPL-1.2
 * An institution does not share its computed status: said beside the light, answered by the directorate, taken
 * back by the institution; it never changes the light. */
#include "pages.h"
#include "room/period/period_view.h"
#include "sql.h"

/* The institution that the focal point speaks for on the commitment; its lead where none is named. */
static enum status speaks_for(struct request *r, int64_t commitment, int64_t *ret)
{
    *ret = NONE;
    enum status s = db_int(r->db, SQL_OBJECTION_SPEAKS_FOR, WITH(IN(commitment), IN(r->actor.person), IN(r->today)), ret);
    if (s == NOT_FOUND)
        s = db_int(r->db, SQL_OBJECTION_LEAD, WITH(IN(commitment)), ret);
    return s == NOT_FOUND ? DONE : s;
}

static enum status light_now(struct request *r, int64_t commitment, struct commitment_result **ret)
{
    *ret = NULL;
    enum status s = progress_of_commitment(r->db, r->mem, commitment, ret);
    return s == NOT_FOUND ? DONE : s;
}

static bool stands(const struct objection_line *o)
{
    return !day_known(o->withdrawn_on);
}

/* The panel beside the light. */
enum status period_objections_render(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct objection_line *rows;
    struct progress_shown now;
    size_t count = 0;
    int64_t mine = NONE;
    bool open = false;
    if (commitment_has(place, BESIDE_OBJECTION))
        TRY(objections_of(r->db, r->mem, place->commitment->id, &rows, &count));
    if ((count == 0 && !request_may(r, REPORT)) || !progress_shown(place, &now))
        return DONE;
    if (request_may(r, REPORT))
        TRY(speaks_for(r, place->commitment->id, &mine));
    struct objection_panel p = {.path = place->path, .items = arena_array(r->mem, struct objection_item, count)};
    for (size_t i = 0; i < count; i++) {
        if (!stands(&rows[i]))
            continue;
        const struct objection_line *row = &rows[i];
        struct str path = path_fmt(r, "%.*s/objecion/%lld", STR_ARG(place->path), (long long)row->id);
        open = open || row->institution == mine;
        p.items[p.items_count++] = (struct objection_item){
            .o = row, .path = path, .withdraw_path = path_fmt(r, "%.*s/retirar", STR_ARG(path)),
            .light_words = str_of(say(r->lang, choice_label(&light_choices, row->light))),
            .may_withdraw = mine != NONE && row->institution == mine,
            .may_answer = request_may(r, CHECK_REPORT) && !day_known(row->answered_on),
            .other_light = row->light != now.light};
    }
    p.may_object = mine != NONE && !open && place->plan->state == PLAN_PUBLISHED;
    if (p.items_count > 0 || p.may_object)
        part_period_objections(o, &p);
    return DONE;
}

/* GET …/compromiso/:number/objecion */
enum status objection_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct objection *blank = arena_new_of(r->mem, struct objection);
    struct commitment_result *now;
    struct institution *i;
    int64_t mine;
    shape_clear(&objection_shape, blank);
    TRY(light_now(r, place->commitment->id, &now));
    TRY(speaks_for(r, place->commitment->id, &mine));
    struct objection_page page = {.c = place->commitment, .now = now,
                                  .form = form_for(r, &objection_shape, blank, path_fmt(r, "%.*s/objecion", STR_ARG(place->path)))};
    if (mine != NONE) {
        TRY(record_get(r->db, r->mem, &institution_shape, mine, &i));
        page.institution = i->name;
    }
    struct head head = commitment_head(r, place, str_of(say(r->lang, N_("Objetar el estado calculado"))));
    head.form_page = true;
    return page_objection(r, head, &page);
}

/* POST …/compromiso/:number/objecion */
enum status objection_apply(struct request *r)
{
    static const char *const names[] = {"reasons", NULL};
    const struct commitment_place *place = r->object;
    struct objection_line *rows;
    struct commitment_result *now;
    struct objection x;
    size_t count;
    shape_clear(&objection_shape, &x);
    TRY(form_read_fields(r, &objection_shape, &x, names));
    TRY(light_now(r, place->commitment->id, &now));
    TRY(speaks_for(r, place->commitment->id, &x.institution));
    if (now == NULL || place->plan->state != PLAN_PUBLISHED)
        return problem_add(r, "", N_("Este compromiso no tiene un estado calculado que objetar."));
    if (x.institution == NONE)
        return problem_add(r, "", N_("No consta en nombre de qué institución hablas."));
    TRY(objections_of(r->db, r->mem, place->commitment->id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (stands(&rows[i]) && rows[i].institution == x.institution)
            return problem_add(r, "", N_("Tu institución ya tiene una objeción publicada: retírala antes de escribir otra."));
    x.commitment = place->commitment->id;
    x.person = r->actor.person;
    x.light = now->light;
    x.computed_on = now->computed_on;
    x.given_on = r->today;
    r->deed.on_behalf_of = x.institution;
    request_deed(r, NONE, x.reasons);
    TRY(record_add(r->db, &objection_shape, &x));
    return respond_redirect(r, place->path, N_("Se publicó la objeción junto al estado."));
}

enum status objection_load(struct request *r)
{
    struct objection_place *p = arena_new_of(r->mem, struct objection_place);
    int64_t id;
    TRY(commitment_enter(r, &p->at));
    TRY(request_id(r, "objection", &id));
    TRY(record_get(r->db, r->mem, &objection_shape, id, &p->o));
    r->object = p;
    return p->o->commitment == p->at->commitment->id ? DONE : NOT_FOUND;
}

/* GET …/objecion/:objection: for answering it. */
enum status objection_one_show(struct request *r)
{
    static const char *const required[] = {"answer", NULL};
    const struct objection_place *p = r->object;
    struct institution *i;
    TRY(record_get(r->db, r->mem, &institution_shape, p->o->institution, &i));
    struct objection_one_page page = {
        .row = p->o, .c = p->at->commitment, .institution = i->name,
        .may_answer = request_may(r, CHECK_REPORT) && !day_known(p->o->answered_on) && !day_known(p->o->withdrawn_on),
        .answer = form_for(r, &objection_shape, p->o, path_fmt(r, "%.*s/objecion/%lld/responder", STR_ARG(p->at->path), (long long)p->o->id))};
    page.answer.required = required;
    struct head head = commitment_head(r, p->at, str_of(say(r->lang, N_("Objeción al estado calculado"))));
    head.form_page = true;
    return page_objection_one(r, head, &page);
}

static enum status settled(struct request *r)
{
    problem_add(r, "", N_("Esa objeción ya fue retirada o respondida."));
    return CONFLICT;
}

/* POST …/objecion/:objection/responder */
enum status objection_answer_apply(struct request *r)
{
    static const char *const names[] = {"answer", NULL};
    const struct objection_place *p = r->object;
    struct objection x = *p->o;
    if (day_known(x.withdrawn_on) || day_known(x.answered_on))
        return settled(r);
    TRY(form_read_fields(r, &objection_shape, &x, names));
    if (x.answer.len < 10)
        return problem_add(r, "answer", N_("Escribe la respuesta, en 10 caracteres o más."));
    x.answered_by = r->actor.person;
    x.answered_on = r->today;
    TRY(record_change(r->db, &objection_shape, r->mem, &x));
    return respond_redirect(r, p->at->path, N_("Se publicó la respuesta a la objeción."));
}

/* POST …/objecion/:objection/retirar */
enum status objection_withdraw_apply(struct request *r)
{
    const struct objection_place *p = r->object;
    struct objection x = *p->o;
    int64_t mine;
    TRY(speaks_for(r, p->at->commitment->id, &mine));
    if (mine == NONE || mine != x.institution)
        return DENIED;
    if (day_known(x.withdrawn_on))
        return settled(r);
    x.withdrawn_on = r->today;
    TRY(record_change(r->db, &objection_shape, r->mem, &x));
    return respond_redirect(r, p->at->path, N_("Se retiró la objeción."));
}
