/* SPDX-License-Identifier: EUPL-1.2
 * The directorate prepares a selection over the ranking, gives the reasons, and leaves it firm with an act. */
#include "base/text.h"
#include "pages.h"
#include "room/selection/selection_view.h"
#include "sql.h"

#define AT "/:jurisdiction/cocreacion/:process"

static enum status form_show(struct request *r, const struct cocreation_place *at, struct selection_form_page *page)
{
    page->process = at->process;
    page->path = at->path;
    struct head head = cocreation_head(r, at, str_of(say(r->lang, page->title)));
    head_crumb(r, &head, str_of(say(r->lang, N_("Selección de compromisos"))), path_fmt(r, "%.*s/seleccion", STR_ARG(at->path)));
    head.form_page = true;
    return page_selection_form(r, head, page);
}

static void one_list(struct request *r, struct form *form, const char *field, struct option *options, size_t count)
{
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    *lists = (struct form_options){field, options, count};
    form->options = lists;
    form->option_count = 1;
}

/* GET …/seleccion/nueva */
static enum status new_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct selection *fresh = arena_new_of(r->mem, struct selection);
    struct scoring_round *rounds;
    size_t count;
    shape_clear(&selection_shape, fresh);
    TRY(db_many(r->db, SQL_ROUNDS_UNSELECTED, WITH(IN(at->process->id)), r->mem, &scoring_round_shape, &rounds, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){rounds[i].id, rounds[i].name};
    if (count == 1)
        fresh->round = rounds[0].id;
    struct selection_form_page page = {.which = SELECTION_FORM_NEW, .title = N_("Preparar una selección"),
                                       .form = form_for(r, &selection_shape, fresh, path_fmt(r, "%.*s/seleccion/nueva", STR_ARG(at->path)))};
    one_list(r, &page.form, "round", options, count);
    return form_show(r, at, &page);
}

/* POST …/seleccion/nueva */
static enum status new_apply(struct request *r)
{
    static const char *const names[] = {"round", "cut", "note", NULL};
    const struct cocreation_place *at = r->object;
    struct selection x, *there;
    struct scoring_round *round;
    size_t count;
    shape_clear(&selection_shape, &x);
    TRY(gate_demand(r, at, GATE_SELECTION));
    TRY(form_read_fields(r, &selection_shape, &x, names));
    enum status s = record_get(r->db, r->mem, &scoring_round_shape, x.round, &round);
    if (s == NOT_FOUND || (s == DONE && (round->cocreation != at->process->id || round->state != ROUND_CLOSED)))
        return problem_add(r, "round", N_("Elige una ronda cerrada de este proceso."));
    TRY(s);
    TRY(selections_of(r->db, r->mem, at->process->id, true, &there, &count));
    for (size_t i = 0; i < count; i++)
        if (there[i].round == x.round && there[i].state != SELECTION_DROPPED)
            return problem_add(r, "round", N_("Esa ronda ya tiene una selección preparada o firme."));
    x.cocreation = at->process->id;
    TRY(selection_prepare(r->db, r->mem, &x));
    return respond_redirect(r, path_fmt(r, "%.*s/seleccion/%lld", STR_ARG(at->path), (long long)x.number),
                            N_("Selección preparada según el orden. Anota lo que se aparta de él, con su razón."));
}

/* The item of the path's proposal among those of the selection, and what the line says of it. */
static enum status item_find(struct request *r, const struct selection_place *p, struct selection_shown **ret, int *ret_says)
{
    struct selection_shown *items;
    size_t count;
    int64_t number;
    TRY(request_id(r, "proposal", &number));
    TRY(selection_items_of(r->db, r->mem, p->selection->id, &items, &count));
    struct selection_line line = selection_line_of(items, count, p->selection->cut);
    for (size_t i = 0; i < count; i++)
        if (items[i].number == number) {
            *ret = &items[i];
            *ret_says = selection_says(line, i);
            return DONE;
        }
    return NOT_FOUND;
}

static enum status decide_load(struct request *r)
{
    struct selection_shown *item;
    int says;
    TRY(selection_load(r));
    return item_find(r, r->object, &item, &says);
}

/* GET …/seleccion/:selection/propuesta/:proposal */
static enum status decide_show(struct request *r)
{
    const struct selection_place *p = r->object;
    struct selection_item *row;
    struct selection_shown *item;
    struct selection_form_page page = {.which = SELECTION_FORM_DECIDE, .title = N_("Decidir sobre una propuesta")};
    TRY(item_find(r, p, &item, &page.says));
    TRY(record_get(r->db, r->mem, &selection_item_shape, item->id, &row));
    page.item = item;
    page.form = form_for(r, &selection_item_shape, row, path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->path), (long long)item->number));
    return form_show(r, p->at, &page);
}

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("La selección ya no está en preparación: mira cómo quedó."));
    return CONFLICT;
}

/* POST …/seleccion/:selection/propuesta/:proposal */
static enum status decide_apply(struct request *r)
{
    static const char *const names[] = {"chosen", "reason", NULL};
    const struct selection_place *p = r->object;
    struct selection_item *row;
    struct selection_shown *item;
    int says;
    if (p->selection->state != SELECTION_PREPARED)
        return moved_on(r);
    TRY(item_find(r, p, &item, &says));
    TRY(record_get(r->db, r->mem, &selection_item_shape, item->id, &row));
    TRY(form_read_fields(r, &selection_item_shape, row, names));
    row->departs = says >= 0 && row->chosen != (says == 1);
    if (row->chosen && item->place == NONE && text_length(row->reason) < 20)
        return problem_add(r, "reason", N_("No pasó los criterios de inclusión: explica con al menos 20 caracteres por qué se selecciona."));
    if ((row->departs || says < 0) && text_length(row->reason) < 20)
        return problem_add(r, "reason", N_("Explica con al menos 20 caracteres por qué: cualquier persona lo leerá."));
    request_deed(r, NONE, row->reason);
    TRY(record_change(r->db, &selection_item_shape, r->mem, row));
    return respond_redirect(r, p->path, N_("Decisión guardada."));
}

static enum status counts_of(struct request *r, const struct selection_place *p, struct selection_form_page *page, struct selection_shown **ret,
                             size_t *ret_count)
{
    TRY(selection_items_of(r->db, r->mem, p->selection->id, ret, ret_count));
    struct selection_line line = selection_line_of(*ret, *ret_count, p->selection->cut);
    for (size_t i = 0; i < *ret_count; i++) {
        const struct selection_shown *x = &(*ret)[i];
        page->chosen += x->chosen;
        page->departures += x->departs;
        page->missing += (x->departs || selection_says(line, i) < 0) && str_empty(x->reason);
    }
    return DONE;
}

/* GET …/seleccion/:selection/firme */
static enum status firm_show(struct request *r)
{
    const struct selection_place *p = r->object;
    struct selection_form_page page = {.which = SELECTION_FORM_FIRM, .title = N_("Dejar firme la selección"),
                                       .form = form_for(r, &selection_shape, p->selection, path_fmt(r, "%.*s/firme", STR_ARG(p->path)))};
    static const char *const required[] = {"act", NULL};
    struct selection_shown *items;
    struct option *acts;
    size_t count;
    page.form.required = required;
    TRY(counts_of(r, p, &page, &items, &count));
    TRY(act_options(r, p->at->jurisdiction->id, &acts, &count));
    one_list(r, &page.form, "act", acts, count);
    return form_show(r, p->at, &page);
}

/* POST …/seleccion/:selection/firme */
static enum status firm_apply(struct request *r)
{
    static const char *const names[] = {"act", "note", NULL};
    const struct selection_place *p = r->object;
    struct selection_form_page counts = {.which = SELECTION_FORM_FIRM};
    struct selection_shown *items;
    size_t count;
    if (p->selection->state != SELECTION_PREPARED)
        return moved_on(r);
    TRY(gate_demand(r, p->at, GATE_SELECTION));
    TRY(form_read_fields(r, &selection_shape, p->selection, names));
    enum status s = p->selection->act == NONE ? INVALID : act_allows(r->db, r->mem, p->selection->act, p->at->jurisdiction->id, r->today);
    if (s == INVALID || s == NOT_FOUND)
        return problem_add(r, "act", N_("Elige un acto aprobado de esta jurisdicción."));
    TRY(s);
    TRY(counts_of(r, p, &counts, &items, &count));
    if (counts.missing > 0)
        return problem_add(r, "", N_("Falta la razón de al menos una propuesta que se aparta del orden o está empatada sobre la línea."));
    request_deed(r, p->selection->act, STR_NONE);
    TRY(selection_settle(r->db, r->mem, r->site, p->selection, r->actor.person, r->now, r->today));
    return respond_redirect(r, p->path, N_("La selección quedó firme. Cada propuesta tiene su decisión."));
}

/* POST …/seleccion/:selection/descartar */
static enum status drop_apply(struct request *r)
{
    const struct selection_place *p = r->object;
    if (p->selection->state != SELECTION_PREPARED)
        return moved_on(r);
    p->selection->state = SELECTION_DROPPED;
    TRY(record_change(r->db, &selection_shape, r->mem, p->selection));
    return respond_redirect(r, path_fmt(r, "%.*s/seleccion", STR_ARG(p->at->path)), N_("La preparación se descartó."));
}

const struct route selection_desk_routes[] = {
    {GET, AT "/seleccion/nueva", SELECT_PROPOSALS, 0, cocreation_load, new_show, NULL, NULL},
    {POST, AT "/seleccion/nueva", SELECT_PROPOSALS, 0, cocreation_load, new_show, NULL, new_apply},
    {GET, AT "/seleccion/:selection/propuesta/:proposal", SELECT_PROPOSALS, 0, decide_load, decide_show, NULL, NULL},
    {POST, AT "/seleccion/:selection/propuesta/:proposal", SELECT_PROPOSALS, 0, decide_load, decide_show, NULL, decide_apply},
    {GET, AT "/seleccion/:selection/firme", SELECT_PROPOSALS, 0, selection_load, firm_show, NULL, NULL},
    {POST, AT "/seleccion/:selection/firme", SELECT_PROPOSALS, ROUTE_SLOW, selection_load, firm_show, NULL, firm_apply},
    {POST, AT "/seleccion/:selection/descartar", SELECT_PROPOSALS, 0, selection_load, firm_show, NULL, drop_apply},
    {.pattern = NULL},
};
