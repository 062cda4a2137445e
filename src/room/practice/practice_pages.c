/* SPDX-License-Identifier: EUPL-1.2
 * The directorate makes, moves, resets and removes copies; everything else in them is the house's own pages. */
#include "pages.h"
#include "room/plan/plan.h"
#include "room/practice/practice_view.h"

static enum status plans_read(struct request *r, const struct jurisdiction *j, struct practice_page *page)
{
    struct plan *plans;
    size_t count, n = 0;
    TRY(plans_of(r->db, r->mem, j->id, false, &plans, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        if (plans[i].state == PLAN_PUBLISHED && plans[i].tracking == PLAN_TRACKED)
            options[n++] = (struct option){plans[i].number, plans[i].name};
    page->plans = options;
    page->plans_count = n;
    return DONE;
}

static enum status copies_read(struct request *r, const struct jurisdiction *j, struct practice_page *page)
{
    struct jurisdiction *copies;
    size_t count;
    TRY(practices_of(r->db, r->mem, j->id, &copies, &count));
    struct practice_line *lines = arena_array(r->mem, struct practice_line, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct practice_line){copies[i].name, path_fmt(r, "/%.*s", STR_ARG(copies[i].code))};
    page->copies = lines;
    page->copies_count = count;
    return DONE;
}

/* The number of its plan: the last part of practica-ec-2. */
static struct str plan_part(const struct jurisdiction *j)
{
    struct str number = j->code;
    for (struct str rest = number; rest.ptr != NULL;)
        number = str_cut(&rest, '-');
    return number;
}

/* GET /:jurisdiction/practica */
static enum status practice_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct practice_page page = {.jurisdiction = j, .path = path_fmt(r, "/%.*s/practica", STR_ARG(j->code)), .inside = j->practice,
                                 .today = r->today, .ahead = j->practice_shift == NONE ? 0 : j->practice_shift};
    page.form = form_for(r, &jurisdiction_shape, j, j->practice ? path_fmt(r, "%.*s/avanzar", STR_ARG(page.path)) : page.path);
    page.reset = form_for(r, &jurisdiction_shape, j, path_fmt(r, "%.*s/empezar", STR_ARG(page.path)));
    page.remove = form_for(r, &jurisdiction_shape, j, path_fmt(r, "%.*s/borrar", STR_ARG(page.path)));
    page.periods = path_fmt(r, "/%.*s/plan/%.*s/periodos", STR_ARG(j->code), STR_ARG(plan_part(j)));
    if (!j->practice) {
        TRY(plans_read(r, j, &page));
        TRY(copies_read(r, j, &page));
    }
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Práctica"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Administración"))), path_fmt(r, "/%.*s/administracion", STR_ARG(j->code)));
    head.form_page = true;
    return page_practice(r, head, &page);
}

static enum status into(struct request *r, const struct jurisdiction *copy, const char *flash)
{
    return respond_redirect(r, path_fmt(r, "/%.*s/practica", STR_ARG(copy->code)), flash);
}

/* POST /:jurisdiction/practica: plan */
static enum status make_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct jurisdiction *copy;
    int64_t number;
    if (j->practice)
        return problem_add(r, "", N_("Una práctica no se copia."));
    if (!str_int(request_form(r, "plan"), &number))
        return problem_add(r, "plan", N_("Elige el plan."));
    enum status s = practice_make(r->db, r->mem, j, number, r->today, &copy);
    if (s == NOT_FOUND)
        return problem_add(r, "plan", N_("Solo se practica con un plan publicado y con seguimiento."));
    if (s == CONFLICT)
        return problem_add(r, "plan", N_("Ese plan ya tiene una práctica: bórrala o empieza de nuevo en ella."));
    TRY(s);
    return into(r, copy, N_("La práctica está lista. La ven solo quienes tienen un rol en ella."));
}

static enum status outside(struct request *r)
{
    return problem_add(r, "", N_("Esto se hace dentro de una práctica, no en el plan verdadero."));
}

/* POST /:jurisdiction/practica/avanzar: days */
static enum status advance_apply(struct request *r)
{
    struct jurisdiction j = *(const struct jurisdiction *)r->object;
    int64_t days;
    if (!j.practice)
        return outside(r);
    if (!str_int(str_trim(request_form(r, "days")), &days) || days < 1 || days > 200)
        return problem_add(r, "days", N_("Escribe cuántos días, de 1 a 200."));
    enum status s = practice_advance(r->db, r->mem, &j, days, r->now);
    if (s == INVALID)
        return problem_add(r, "days", N_("El calendario de una práctica no se adelanta más de tres años. Empieza de nuevo."));
    TRY(s);
    return into(r, &j, N_("El calendario de la práctica se adelantó. Lo que vence se procesa en un momento."));
}

/* What was written in a copy is gone for good: not by one button. */
static enum status agreed(struct request *r, const char *field)
{
    return str_is(request_form(r, field), "1") ? DONE : problem_add(r, field, N_("Marca la casilla para confirmar: no se puede deshacer."));
}

/* POST /:jurisdiction/practica/empezar: the same plan again, as it is now. */
static enum status reset_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct jurisdiction *of, *copy;
    int64_t plan;
    if (!j->practice)
        return outside(r);
    TRY(agreed(r, "again"));
    TRY(record_get(r->db, r->mem, &jurisdiction_shape, j->practice_of, &of));
    TRY(practice_remove(r->db, r->mem, j));
    if (!str_int(plan_part(j), &plan))
        return BROKEN;
    TRY(practice_make(r->db, r->mem, of, plan, day_at(r->now, (int)of->utc_offset_s), &copy));
    return into(r, copy, N_("La práctica empezó de nuevo."));
}

/* POST /:jurisdiction/practica/borrar */
static enum status remove_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct jurisdiction *of;
    if (!j->practice)
        return outside(r);
    TRY(agreed(r, "gone"));
    TRY(record_get(r->db, r->mem, &jurisdiction_shape, j->practice_of, &of));
    TRY(practice_remove(r->db, r->mem, j));
    return respond_redirect(r, path_fmt(r, "/%.*s/practica", STR_ARG(of->code)), N_("La práctica se borró con todo lo que tenía."));
}

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    if (!request_may(r, REHEARSE))
        return DONE;
    struct admin_link links[] = {
        {str_of(say(r->lang, j->practice ? N_("Calendario de la práctica y su fin") : N_("Ensayar una ronda en una copia del plan"))),
         path_fmt(r, "/%.*s/practica", STR_ARG(j->code))},
    };
    return admin_panel(r, o, N_("Práctica"), links, COUNT(links));
}

#define AT "/:jurisdiction/practica"
static const struct route routes[] = {
    {GET, AT, REHEARSE, 0, jurisdiction_load, practice_show, NULL, NULL},
    {POST, AT, REHEARSE, 0, jurisdiction_load, practice_show, NULL, make_apply},
    {POST, AT "/avanzar", REHEARSE, 0, jurisdiction_load, practice_show, NULL, advance_apply},
    {POST, AT "/empezar", REHEARSE, 0, jurisdiction_load, practice_show, NULL, reset_apply},
    {POST, AT "/borrar", REHEARSE, 0, jurisdiction_load, practice_show, NULL, remove_apply},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"administration", 70, administration_panel},
    {.page = NULL},
};
const struct room practice_room = {.name = "practice", .routes = routes, .panels = panels};
