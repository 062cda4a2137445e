/* SPDX-License-Identifier: EUPL-1.2
 * What the new authority says of each commitment: by its focal point, or typed from its letter. */
#include "base/text.h"
#include "pages.h"
#include "room/transition/transition_view.h"
#include "sql.h"

/* The change of authorities of the commitment's lead that runs today; NOT_FOUND. */
static enum status running_of(struct db *db, struct arena *mem, int64_t commitment, struct day on, struct institution_transition **ret)
{
    return db_one(db, SQL_TRANSITION_OF_COMMITMENT, WITH(IN(commitment), IN(on)), mem, &institution_transition_shape, ret);
}

static enum status reasons_checked(struct request *r, const struct ratification *x)
{
    if (x->decision == RATIFIED_WITH_CHANGE && text_length(str_trim(x->reasons)) < 20)
        return problem_add(r, "reasons", N_("Di qué cambio hace falta, en 20 caracteres o más."));
    return DONE;
}

/* GET /:jurisdiction/plan/:plan/compromiso/:number/ratificacion */
enum status ratify_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct ratification *x = arena_new_of(r->mem, struct ratification);
    struct institution_transition *t;
    struct ratify_page page = {.c = place->commitment, .path = place->path};
    enum status s = running_of(r->db, r->mem, place->commitment->id, r->today, &t);
    if (s != DONE && s != NOT_FOUND)
        return s;
    page.t = s == DONE ? t : NULL;
    shape_clear(&ratification_shape, x);
    page.form = form_for(r, &ratification_shape, x, path_fmt(r, "%.*s/ratificacion", STR_ARG(place->path)));
    struct head head = commitment_head(r, place, str_of(say(r->lang, N_("Ratificación de la nueva autoridad"))));
    head.form_page = true;
    return page_transition_ratify(r, head, &page);
}

enum status ratify_apply(struct request *r)
{
    static const char *const names[] = {"decision", "authority", "reasons", NULL};
    const struct commitment_place *place = r->object;
    struct ratification x;
    struct institution_transition *t;
    enum status s = running_of(r->db, r->mem, place->commitment->id, r->today, &t);
    if (s == NOT_FOUND)
        return problem_add(r, "", N_("La institución responsable no está en transición: no hay nada que ratificar."));
    TRY(s);
    shape_clear(&ratification_shape, &x);
    enum status read = form_read_fields(r, &ratification_shape, &x, names), good = reasons_checked(r, &x);
    TRY(read);
    TRY(good);
    x.commitment = place->commitment->id;
    x.institution = t->institution;
    x.transition = t->id;
    x.person = r->actor.person;
    x.given_on = r->today;
    TRY(record_add(r->db, &ratification_shape, &x));
    if (x.decision == RATIFIED_WITH_CHANGE)
        return respond_redirect(r, path_fmt(r, "%.*s/cambios/nuevo", STR_ARG(place->path)), N_("Quedó registrado. Ahora pide el cambio con sus razones."));
    return respond_redirect(r, place->path, N_("El compromiso quedó ratificado."));
}

/* Commitments whose lead is in transition today. */
static enum status waiting_list(struct request *r, const struct jurisdiction *j, struct transition_ticks *ret, struct transition_world *w)
{
    TRY(transition_world(r->db, r->mem, j, r->today, w));
    struct transition_tick *ticks = arena_array(r->mem, struct transition_tick, w->commitment_count);
    struct institution_transition *t;
    *ret = (struct transition_ticks){.legend = str_of(say(r->lang, N_("Compromisos"))), .problem = problem_of(&r->problems, STR("c")), .ticks = ticks};
    for (size_t i = 0; i < w->commitment_count; i++) {
        const struct transition_commitment *c = &w->commitments[i];
        if (c->lead == NONE)
            continue;
        enum status s = transition_runs(r->db, r->mem, c->lead, r->today, &t);
        if (s == NOT_FOUND)
            continue;
        TRY(s);
        ticks[ret->ticks_count++] = (struct transition_tick){c->id, c->number, tick_label(r, c->plan_number, c->number, c->title), c->lead_name, is_ticked(r, c->id, false)};
    }
    return DONE;
}

/* GET /:jurisdiction/administracion/transicion/ratificar?oficio= */
enum status ratify_letter_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct ratification *x = arena_new_of(r->mem, struct ratification);
    struct ratify_page page = {0};
    struct transition_world w;
    struct form_options *lists = arena_array(r->mem, struct form_options, 1);
    struct option *options;
    shape_clear(&ratification_shape, x);
    (void)str_int(request_query(r, "oficio"), &x->letter);
    page.form = form_for(r, &ratification_shape, x, path_fmt(r, "%.*s/ratificar", STR_ARG(transition_path(r, j))));
    lists[0].field = "letter";
    TRY(letter_options_of(r->db, r->mem, j->id, LETTER_RATIFICATION, &options, &lists[0].count));
    lists[0].options = options;
    page.form.options = lists;
    page.form.option_count = 1;
    TRY(waiting_list(r, j, &page.list, &w));
    struct head head = transition_head(r, j, N_("Registrar ratificaciones de un oficio"), false);
    head.form_page = true;
    return page_transition_ratify(r, head, &page);
}

static enum status ratify_one(struct request *r, const struct ratification *from, const struct transition_commitment *c)
{
    struct institution_transition *t;
    struct ratification x = *from;
    TRY(transition_runs(r->db, r->mem, c->lead, r->today, &t));
    x.commitment = c->id;
    x.institution = c->lead;
    x.transition = t->id;
    return record_add(r->db, &ratification_shape, &x);
}

enum status ratify_letter_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct ratification x;
    struct letter *l;
    struct transition_ticks list;
    struct transition_world w;
    int64_t done = 0;
    shape_clear(&ratification_shape, &x);
    enum status read = form_read(r, &ratification_shape, &x), good = reasons_checked(r, &x);
    enum status found = x.letter == NONE ? NOT_FOUND : letter_get(r->db, r->mem, j->id, x.letter, &l);
    if (found == NOT_FOUND || (found == DONE && !letter_carries(l, LETTER_RATIFICATION)))
        found = problem_add(r, "letter", N_("Elige un oficio de ratificación que no esté anulado."));
    TRY(waiting_list(r, j, &list, &w));
    TRY(read);
    TRY(good);
    TRY(found);
    x.person = r->actor.person;
    x.given_on = r->today;
    request_deed(r, NONE, str_fmt(r->mem, "Oficio %.*s", STR_ARG(l->number)));
    for (size_t i = 0; i < list.ticks_count; i++)
        for (size_t k = 0; k < w.commitment_count && list.ticks[i].on; k++)
            if (w.commitments[k].id == list.ticks[i].id) {
                TRY(ratify_one(r, &x, &w.commitments[k]));
                done++;
            }
    if (done == 0)
        return problem_add(r, "c", N_("Marca al menos un compromiso."));
    return respond_redirect(r, transition_path(r, j), N_("Las ratificaciones quedaron registradas."));
}

/* On the page of a commitment: that it is in transition, and what its new authority said. */
enum status ratify_commitment_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct ratification *rows;
    struct institution_transition *t;
    struct ratify_panel p = {.path = path_fmt(r, "%.*s/ratificacion", STR_ARG(place->path)), .waits = true};
    if (place->plan->tracking != PLAN_TRACKED)
        return DONE;
    enum status s = NOT_FOUND;
    if (commitment_has(place, BESIDE_TRANSITION))
        s = running_of(r->db, r->mem, place->commitment->id, r->today, &t);
    if (s != DONE && s != NOT_FOUND)
        return s;
    p.t = s == DONE ? t : NULL;
    if (commitment_has(place, BESIDE_RATIFICATION))
        TRY(db_many(r->db, SQL_RATIFICATIONS_OF, WITH(IN(place->commitment->id)), r->mem, &ratification_shape, &rows, &p.rows_count));
    if (p.t == NULL && p.rows_count == 0)
        return DONE;
    struct ratified_row *list = arena_array(r->mem, struct ratified_row, p.rows_count);
    for (size_t i = 0; i < p.rows_count; i++) {
        struct letter *l;
        list[i].x = &rows[i];
        p.waits = p.waits && (p.t == NULL || rows[i].transition != p.t->id);
        if (rows[i].letter == NONE)
            continue;
        TRY(letter_get(r->db, r->mem, place->jurisdiction->id, rows[i].letter, &l));
        list[i].letter_path = letter_path(r, place->jurisdiction, l->id);
        list[i].letter_number = l->number;
    }
    p.rows = list;
    p.waits = p.waits && p.t != NULL;
    p.may_ratify = p.t != NULL && request_may(r, RATIFY);
    if (p.t != NULL && p.t->act != NONE)
        p.act_path = path_fmt(r, "/%.*s/acto/%lld", STR_ARG(place->jurisdiction->code), (long long)p.t->act);
    if (p.t != NULL && p.t->letter != NONE)
        p.letter_path = letter_path(r, place->jurisdiction, p.t->letter);
    part_transition_panel(o, &p);
    return DONE;
}

enum status ratify_pending(struct request *r, struct pending_list *list)
{
    struct transition_wait *rows;
    size_t count;
    TRY(db_many(r->db, SQL_TRANSITION_WAITS, WITH(IN(r->actor.person), IN(r->today)), r->mem, &transition_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct str values[] = {rows[i].number, rows[i].title}, number = url_component(r->mem, rows[i].number);
        pending_add(r, list, say_with(r->mem, r->lang, N_("Decir si la nueva autoridad ratifica el compromiso %1: %2"), values, 2),
                    path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s/ratificacion", STR_ARG(rows[i].jurisdiction_code),
                             (long long)rows[i].plan_number, STR_ARG(number)),
                    DAY_NONE);
    }
    return DONE;
}
