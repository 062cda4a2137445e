/* SPDX-License-Identifier: EUPL-1.2
 * What the directorate does with a round: opens it, assigns, asks for opinions, lets an evaluator go, closes it whole. */
#include "pages.h"
#include "room/scoring/scoring_pages.h"
#include "sql.h"

static enum status back(struct request *r, const char *flash)
{
    const struct round_place *p = r->object;
    return respond_redirect(r, path_fmt(r, "%.*s/avance", STR_ARG(p->path)), flash);
}

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("La ronda ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

enum status round_demand(struct request *r, const struct cocreation_place *at, const struct scoring_round *round)
{
    if (round->state == ROUND_CLOSED)
        return problem_add(r, "", N_("La ronda ya se cerró: no se recibe ninguna calificación más, ni cambia ninguna."));
    if (round->state != ROUND_OPEN)
        return problem_add(r, "", N_("La ronda todavía no se abre."));
    TRY(gate_demand(r, at, GATE_SCORING));
    if (day_before(round->closes_on, r->today)) {
        struct str day = day_words(r->mem, r->lang, round->closes_on);
        return problem_add_text(r, STR(""), say_with(r->mem, r->lang, N_("El último día para calificar fue el %1."), &day, 1));
    }
    return DONE;
}

/* "Faltan personas" in words. */
static enum status short_words(struct request *r, size_t missing)
{
    struct str n = int_words(r->mem, r->lang, (int64_t)missing);
    return problem_add_text(r, STR(""), say_with(r->mem, r->lang,
                            N_("Faltan personas que califiquen: %1 calificaciones no tienen quien las haga, porque quien queda es parte de "
                               "la propuesta o ya la tiene. Da el rol a más personas."), &n, 1));
}

/* POST …/ronda/:round/abrir */
static enum status open_apply(struct request *r)
{
    const struct round_place *p = r->object;
    struct scoring_round x = *p->round;
    size_t added, missing;
    if (x.state != ROUND_PREPARED)
        return moved_on(r);
    TRY(gate_demand(r, p->at, GATE_SCORING));
    TRY(round_assign(r->db, r->mem, &x, p->at->jurisdiction->id, r->today, true, &added, &missing));
    if (missing > 0)
        return short_words(r, missing);
    x.state = ROUND_OPEN;
    TRY(record_change(r->db, &scoring_round_shape, r->mem, &x));
    TRY(round_assign(r->db, r->mem, &x, p->at->jurisdiction->id, r->today, false, &added, &missing));
    return back(r, N_("Se abrió la ronda y se repartieron las propuestas."));
}

/* POST …/ronda/:round/repartir: what is missing, after a recusal or with more people. */
static enum status assign_apply(struct request *r)
{
    const struct round_place *p = r->object;
    size_t added, missing;
    if (p->round->state != ROUND_OPEN)
        return moved_on(r);
    TRY(round_assign(r->db, r->mem, p->round, p->at->jurisdiction->id, r->today, false, &added, &missing));
    if (missing > 0 && added == 0)
        return short_words(r, missing);
    return back(r, missing > 0 ? N_("Se repartió una parte: todavía faltan personas que califiquen.") : N_("Se repartió lo que faltaba."));
}

static enum status form_show(struct request *r, struct round_form_page *page)
{
    const struct round_place *p = r->object;
    page->path = path_fmt(r, "%.*s/avance", STR_ARG(p->path));
    struct head head = round_head(r, p, page->title, true);
    head.form_page = true;
    return page_round_form(r, head, page);
}

/* GET …/ronda/:round/plazo */
static enum status dates_show(struct request *r)
{
    const struct round_place *p = r->object;
    struct round_form_page page = {.title = N_("Cambiar el último día de la ronda"), .which = ROUND_FORM_DATES,
                                   .form = form_for(r, &scoring_round_shape, p->round, path_fmt(r, "%.*s/plazo", STR_ARG(p->path)))};
    return form_show(r, &page);
}

static enum status dates_apply(struct request *r)
{
    static const char *const names[] = {"closes_on", NULL};
    const struct round_place *p = r->object;
    struct scoring_round x = *p->round;
    if (x.state == ROUND_CLOSED)
        return moved_on(r);
    TRY(form_read_fields(r, &scoring_round_shape, &x, names));
    if (day_before(x.closes_on, x.opens_on) || day_before(x.closes_on, r->today))
        return problem_add(r, "closes_on", N_("Elige hoy o un día posterior."));
    TRY(record_change(r->db, &scoring_round_shape, r->mem, &x));
    return back(r, N_("Se cambió el último día."));
}

static enum status people_read(struct request *r, const struct round_place *p, struct round_person **ret, size_t *ret_count)
{
    return db_many(r->db, SQL_ROUND_PEOPLE, WITH(IN(p->round->id), IN(p->at->jurisdiction->id), IN(r->today)), r->mem, &round_person_shape, ret,
                   ret_count);
}

/* GET …/ronda/:round/retirar */
static enum status withdraw_show(struct request *r)
{
    const struct round_place *p = r->object;
    struct round_person *people;
    struct round_form_page page = {.title = N_("Una persona deja de calificar"), .which = ROUND_FORM_WITHDRAW};
    struct scoring_assignment *empty = arena_new_of(r->mem, struct scoring_assignment);
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    shape_clear(&scoring_assignment_shape, empty);
    TRY(people_read(r, p, &people, &page.people_count));
    page.people = people;
    struct option *options = arena_array(r->mem, struct option, page.people_count);
    for (size_t i = 0; i < page.people_count; i++)
        options[i] = (struct option){people[i].person, people[i].name};
    *lists = (struct form_options){"person", options, page.people_count};
    page.form = form_for(r, &scoring_assignment_shape, empty, path_fmt(r, "%.*s/retirar", STR_ARG(p->path)));
    page.form.options = lists;
    page.form.option_count = 1;
    return form_show(r, &page);
}

static enum status withdraw_apply(struct request *r)
{
    static const char *const names[] = {"reason", NULL};
    const struct round_place *p = r->object;
    struct scoring_assignment typed;
    struct round_person *people;
    size_t count, added, missing;
    int64_t person = NONE;
    bool there = false;
    if (p->round->state != ROUND_OPEN)
        return moved_on(r);
    shape_clear(&scoring_assignment_shape, &typed);
    TRY(form_read_fields(r, &scoring_assignment_shape, &typed, names));
    TRY(people_read(r, p, &people, &count));
    for (size_t i = 0; str_int(request_form(r, "person"), &person) && i < count; i++)
        there = there || people[i].person == person;
    if (!there)
        return problem_add(r, "person", N_("Elige a una persona de la ronda."));
    if (str_empty(str_trim(typed.reason)))
        return problem_add(r, "reason", N_("Di por qué deja de calificar."));
    TRY(evaluator_withdraw(r->db, r->mem, p->round->id, person, typed.reason, &count));
    TRY(round_assign(r->db, r->mem, p->round, p->at->jurisdiction->id, r->today, false, &added, &missing));
    return back(r, missing > 0 ? N_("Sus propuestas sin calificar quedaron libres; faltan personas para repartirlas todas.")
                               : N_("Sus propuestas sin calificar se repartieron entre las demás personas. Lo que ya entregó cuenta."));
}

/* GET …/ronda/:round/opinion */
static enum status ask_show(struct request *r)
{
    const struct round_place *p = r->object;
    struct lead_opinion *fresh = arena_new_of(r->mem, struct lead_opinion);
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct round_choice *proposals;
    struct option *institutions;
    size_t count;
    shape_clear(&lead_opinion_shape, fresh);
    fresh->due_on = p->round->closes_on;
    TRY(round_live_proposals(r->db, r->mem, p->round->id, &proposals, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){proposals[i].id, str_fmt(r->mem, "%lld · %.*s", (long long)proposals[i].number, STR_ARG(proposals[i].title))};
    lists[0] = (struct form_options){"proposal", options, count};
    lists[1].field = "institution";
    TRY(institution_options(r, p->at->jurisdiction->id, &institutions, &lists[1].count));
    lists[1].options = institutions;
    struct round_form_page page = {.title = N_("Pedir la opinión de la institución que lideraría"), .which = ROUND_FORM_ASK,
                                   .form = form_for(r, &lead_opinion_shape, fresh, path_fmt(r, "%.*s/opinion", STR_ARG(p->path)))};
    page.form.options = lists;
    page.form.option_count = 2;
    return form_show(r, &page);
}

static enum status asked_check(struct request *r, const struct round_place *p, const struct lead_opinion *x)
{
    struct round_choice *proposals;
    struct institution *institution;
    size_t count;
    bool there = false;
    TRY(round_live_proposals(r->db, r->mem, p->round->id, &proposals, &count));
    for (size_t i = 0; i < count; i++)
        there = there || proposals[i].id == x->proposal;
    if (!there)
        return problem_add(r, "proposal", N_("Elige una propuesta de la ronda."));
    enum status s = record_get(r->db, r->mem, &institution_shape, x->institution, &institution);
    if (s == NOT_FOUND || (s == DONE && institution->jurisdiction != p->at->jurisdiction->id))
        return problem_add(r, "institution", N_("Elige una institución de esta jurisdicción."));
    TRY(s);
    return day_before(x->due_on, r->today) ? problem_add(r, "due_on", N_("Esa fecha ya pasó.")) : DONE;
}

/* POST …/ronda/:round/opinion */
static enum status ask_apply(struct request *r)
{
    static const char *const names[] = {"proposal", "institution", "due_on", NULL};
    const struct round_place *p = r->object;
    struct lead_opinion x;
    if (p->round->state == ROUND_CLOSED)
        return moved_on(r);
    shape_clear(&lead_opinion_shape, &x);
    TRY(form_read_fields(r, &lead_opinion_shape, &x, names));
    TRY(asked_check(r, p, &x));
    x.round = p->round->id;
    x.asked_on = r->today;
    enum status s = record_add(r->db, &lead_opinion_shape, &x);
    if (s == CONFLICT)
        (void)problem_add(r, "institution", N_("A esa institución ya se le pidió su opinión sobre esta propuesta."));
    TRY(s);
    return back(r, N_("Se pidió la opinión: aparece entre los pendientes de sus puntos focales."));
}

/* POST …/ronda/:round/cerrar: whole or not at all. */
static enum status close_apply(struct request *r)
{
    const struct round_place *p = r->object;
    struct scoring_round x = *p->round;
    struct round_totals t;
    if (x.state != ROUND_OPEN)
        return moved_on(r);
    TRY(round_totals_of(r->db, r->mem, x.id, &t));
    if (!round_whole(&t)) {
        struct str n[] = {int_words(r->mem, r->lang, t.incomplete), int_words(r->mem, r->lang, t.waiting)};
        return problem_add_text(r, STR(""), say_with(r->mem, r->lang,
                                N_("La ronda se cierra entera o no se cierra: %1 propuestas no tienen todas sus calificaciones y hay %2 sin entregar."),
                                n, 2));
    }
    struct proposal_step step = {PROPOSAL_SCORED,
                                 say_with(r->mem, LANG_ES, N_("Se cerró la ronda de calificación «%1»; sus calificaciones son públicas."), &x.name, 1),
                                 NONE, r->actor.person, r->now, r->today};
    TRY(round_close(r->db, r->mem, r->site, &x, &step));
    for (size_t i = 0; i < r->site->room_count; i++)
        if (r->site->rooms[i]->round_closed != NULL)
            TRY(r->site->rooms[i]->round_closed(r, x.id));
    return respond_redirect(r, p->path, N_("Se cerró la ronda: sus calificaciones ya son públicas."));
}

#define ONE "/:jurisdiction/cocreacion/:process/ronda/:round"
const struct route scoring_manage_routes[] = {
    {POST, ONE "/abrir", MANAGE_SCORING, ROUTE_SLOW, round_load, round_progress_show, NULL, open_apply},
    {POST, ONE "/repartir", MANAGE_SCORING, ROUTE_SLOW, round_load, round_progress_show, NULL, assign_apply},
    {GET, ONE "/plazo", MANAGE_SCORING, 0, round_load, dates_show, NULL, NULL},
    {POST, ONE "/plazo", MANAGE_SCORING, 0, round_load, dates_show, NULL, dates_apply},
    {GET, ONE "/retirar", MANAGE_SCORING, 0, round_load, withdraw_show, NULL, NULL},
    {POST, ONE "/retirar", MANAGE_SCORING, ROUTE_SLOW, round_load, withdraw_show, NULL, withdraw_apply},
    {GET, ONE "/opinion", MANAGE_SCORING, 0, round_load, ask_show, NULL, NULL},
    {POST, ONE "/opinion", MANAGE_SCORING, 0, round_load, ask_show, NULL, ask_apply},
    {POST, ONE "/cerrar", MANAGE_SCORING, ROUTE_SLOW, round_load, round_progress_show, NULL, close_apply},
    {.pattern = NULL},
};
#undef ONE
