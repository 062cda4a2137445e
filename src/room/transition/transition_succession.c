/* SPDX-License-Identifier: EUPL-1.2
 * The roles of an institution that was merged or abolished go to its successor, all at once; and the
 * periods in which the authorities of an institution change. */
#include "pages.h"
#include "room/indicator/indicator.h"
#include "room/transition/transition_view.h"
#include "sql.h"

enum status transition_succession_load(struct request *r)
{
    struct institution_at *at = arena_new_of(r->mem, struct institution_at);
    struct jurisdiction *j;
    TRY(jurisdiction_enter(r, &j));
    TRY(institution_by_code(r->db, r->mem, j->id, request_param(r, "code"), &at->institution));
    at->jurisdiction = j;
    r->object = at;
    return DONE;
}

static enum status successor_choices(struct request *r, const struct institution *of, struct form *form, bool *ret_none)
{
    struct institution *now;
    size_t count;
    TRY(institution_now(r->db, r->mem, of, &now, &count));
    struct form_options *lists = arena_array(r->mem, struct form_options, 1);
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){now[i].id, now[i].name};
    lists[0] = (struct form_options){"successor", options, count};
    form->options = lists;
    form->option_count = 1;
    *ret_none = count == 0 || of->state == INSTITUTION_ACTIVE;
    return DONE;
}

static enum status parties_of(struct request *r, const struct institution_at *at, struct transition_party **ret, size_t *ret_count)
{
    struct transition_party *all;
    size_t count, kept = 0;
    TRY(db_many(r->db, SQL_TRANSITION_PARTIES, WITH(IN(at->jurisdiction->id), IN(r->today)), r->mem, &transition_party_shape, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].institution == at->institution->id)
            all[kept++] = all[i];
    *ret = all;
    *ret_count = kept;
    return DONE;
}

/* What it measured and goes on: it answers, or reports on behalf of another. */
static enum status indicators_of(struct request *r, const struct institution_at *at, struct transition_indicator **ret, size_t *ret_count)
{
    size_t count, kept = 0;
    TRY(db_many(r->db, SQL_TRANSITION_INDICATORS, WITH(IN(at->jurisdiction->id)), r->mem, &transition_indicator_shape, ret, &count));
    for (size_t i = 0; i < count; i++)
        if ((*ret)[i].institution == at->institution->id)
            (*ret)[kept++] = (*ret)[i];
    *ret_count = kept;
    return DONE;
}

static enum status indicator_moves(struct request *r, int64_t id, const struct institution_at *at, int64_t successor)
{
    struct indicator *x;
    TRY(indicator_of_id(r->db, r->mem, id, &x));
    if (x->institution == at->institution->id)
        x->institution = successor;
    if (x->reports_by == at->institution->id)
        x->reports_by = successor;
    if (x->reports_by == x->institution)
        x->reports_by = NONE;
    return record_change(r->db, &indicator_shape, r->mem, x);
}

/* GET /:jurisdiction/administracion/transicion/sucesion/:code */
enum status transition_succession_show(struct request *r)
{
    const struct institution_at *at = r->object;
    struct transition_succession_page page = {.institution = at->institution};
    struct transition_party *parties;
    struct succession_form *row = arena_new_of(r->mem, struct succession_form);
    size_t count;
    shape_clear(&succession_form_shape, row);
    row->from_on = r->today;
    row->act = at->institution->ending_act;
    row->people = true;
    page.path = path_fmt(r, "%.*s/sucesion/%.*s", STR_ARG(transition_path(r, at->jurisdiction)), STR_ARG(at->institution->code));
    page.form = form_for(r, &succession_form_shape, row, page.path);
    TRY(successor_choices(r, at->institution, &page.form, &page.no_successor));
    if (page.form.options[0].count == 1)
        row->successor = page.form.options[0].options[0].value;
    TRY(grounds_options(r, at->jurisdiction->id, &page.form));
    TRY(parties_of(r, at, &parties, &count));
    struct transition_tick *ticks = arena_array(r->mem, struct transition_tick, count);
    for (size_t i = 0; i < count; i++)
        ticks[i] = (struct transition_tick){parties[i].id, parties[i].number, tick_label(r, parties[i].plan_number, parties[i].number, parties[i].title),
                                 str_of(say(r->lang, choice_label(&institution_role_choices, parties[i].role))), is_ticked(r, parties[i].id, true)};
    page.list = (struct transition_ticks){str_of(say(r->lang, N_("Papeles que pasan"))), problem_of(&r->problems, STR("c")), ticks, count};
    struct transition_indicator *measured;
    TRY(indicators_of(r, at, &measured, &page.indicators_count));
    ticks = arena_array(r->mem, struct transition_tick, page.indicators_count);
    for (size_t i = 0; i < page.indicators_count; i++)
        ticks[i] = (struct transition_tick){measured[i].id, measured[i].code, measured[i].title, STR_NONE, is_ticked_as(r, "i", measured[i].id, true)};
    page.indicators = ticks;
    struct head head = transition_head(r, at->jurisdiction, N_("Pasar los papeles a la sucesora"), false);
    head.form_page = true;
    return page_transition_succession(r, head, &page);
}

static struct day before_of(struct day began, struct day from)
{
    return day_known(began) ? line_end(began, from) : (struct day){from.n - 1};
}

/* Nobody answers for a commitment and watches over it at once. */
static enum status sides_checked(struct request *r, const struct institution_at *at, const struct transition_party *p, int64_t successor)
{
    struct transition_party *all;
    size_t count;
    bool watches = p->role == INSTITUTION_COUNTERPART;
    TRY(db_many(r->db, SQL_TRANSITION_PARTIES, WITH(IN(at->jurisdiction->id), IN(r->today)), r->mem, &transition_party_shape, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].commitment == p->commitment && all[i].institution == successor && (all[i].role == INSTITUTION_COUNTERPART) != watches)
            return problem_add_text(r, STR("c"), say_with(r->mem, r->lang,
                                                         N_("En el compromiso %1 la sucesora ya está del otro lado: nadie responde y acompaña a la vez."),
                                                         &p->number, 1));
    return DONE;
}

static enum status party_moves(struct request *r, const struct transition_party *p, const struct succession_form *f)
{
    struct commitment_institution *old, *there, fresh;
    TRY(record_get(r->db, r->mem, &commitment_institution_shape, p->id, &old));
    old->until_on = before_of(old->from_on, f->from_on);
    TRY(record_change(r->db, &commitment_institution_shape, r->mem, old));
    enum status s = db_one(r->db, SQL_TRANSITION_PARTY_OF, WITH(IN(p->commitment), IN(f->successor), IN_CHOICE(institution_role, p->role)),
                           r->mem, &commitment_institution_shape, &there);
    if (s == DONE) {
        there->until_on = DAY_NONE;
        return record_change(r->db, &commitment_institution_shape, r->mem, there);
    }
    if (s != NOT_FOUND)
        return s;
    fresh = (struct commitment_institution){NONE, p->commitment, f->successor, p->role, f->from_on, DAY_NONE};
    return record_add(r->db, &commitment_institution_shape, &fresh);
}

/* Its people go on in the name of the successor, where they hold a line of the commitment. */
static enum status people_move(struct request *r, const struct transition_party *p, const struct succession_form *f, struct str words)
{
    struct commitment_person *lines;
    size_t count;
    TRY(db_many(r->db, SQL_TRANSITION_PERSON_LINES, WITH(IN(p->commitment), IN(f->from_on)), r->mem, &commitment_person_shape, &lines, &count));
    for (size_t i = 0; i < count; i++) {
        if (lines[i].institution != p->institution)
            continue;
        struct commitment_person fresh = lines[i];
        lines[i].until_on = line_end(lines[i].from_on, f->from_on);
        TRY(record_change(r->db, &commitment_person_shape, r->mem, &lines[i]));
        fresh.id = NONE;
        fresh.revision = 1;
        fresh.institution = f->successor;
        fresh.from_on = f->from_on;
        fresh.letter = words;
        TRY(record_add(r->db, &commitment_person_shape, &fresh));
    }
    return DONE;
}

static enum status milestones_move(struct request *r, const struct transition_party *p, const struct succession_form *f)
{
    struct milestone *rows;
    size_t count;
    TRY(db_many(r->db, SQL_TRANSITION_MILESTONES_OF, WITH(IN(p->commitment), IN(p->institution)), r->mem, &milestone_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        rows[i].institution = f->successor;
        TRY(record_change(r->db, &milestone_shape, r->mem, &rows[i]));
    }
    return DONE;
}

static enum status succession_read(struct request *r, const struct institution_at *at, struct succession_form *f, struct str *ret_words)
{
    struct form form = {0};
    bool none, offered = false;
    shape_clear(&succession_form_shape, f);
    enum status read = form_read(r, &succession_form_shape, f);
    TRY(successor_choices(r, at->institution, &form, &none));
    for (size_t i = 0; i < form.options[0].count && !none; i++)
        offered = offered || form.options[0].options[i].value == f->successor;
    if (f->successor != NONE && !offered)
        read = problem_add(r, "successor", N_("Elige una institución de la lista."));
    if (day_known(f->from_on) && day_before(f->from_on, at->institution->ended_on))
        read = problem_add(r, "from_on", N_("Es antes del día en que la institución dejó de existir."));
    enum status grounds = grounds_checked(r, at->jurisdiction->id, f->act, f->letter, ret_words);
    TRY(read);
    return grounds;
}

enum status transition_succession_apply(struct request *r)
{
    const struct institution_at *at = r->object;
    struct transition_party *parties;
    struct succession_form f;
    struct str words;
    size_t count, moved = 0;
    TRY(succession_read(r, at, &f, &words));
    TRY(parties_of(r, at, &parties, &count));
    for (size_t i = 0; i < count; i++)
        if (is_ticked(r, parties[i].id, false))
            TRY(sides_checked(r, at, &parties[i], f.successor));
    request_deed(r, f.act, words);
    for (size_t i = 0; i < count; i++) {
        if (!is_ticked(r, parties[i].id, false))
            continue;
        TRY(party_moves(r, &parties[i], &f));
        TRY(milestones_move(r, &parties[i], &f));
        if (f.people)
            TRY(people_move(r, &parties[i], &f, words));
        TRY(progress_recompute(r->db, r->mem, parties[i].commitment, r->today));
        moved++;
    }
    struct transition_indicator *measured;
    TRY(indicators_of(r, at, &measured, &count));
    for (size_t i = 0; i < count; i++)
        if (is_ticked_as(r, "i", measured[i].id, false)) {
            TRY(indicator_moves(r, measured[i].id, at, f.successor));
            moved++;
        }
    if (moved == 0)
        return problem_add(r, "c", count > 0 ? N_("Marca al menos un compromiso o un indicador.") : N_("Marca al menos un compromiso."));
    return respond_redirect(r, transition_path(r, at->jurisdiction), N_("La sucesora tiene ahora esos papeles."));
}

/* ---- Periods of transition */
static enum status period_form(struct request *r, const struct jurisdiction *j, const struct institution_transition *t, struct str action,
                               struct transition_period_page *page)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, 1);
    struct option *options;
    page->form = form_for(r, &institution_transition_shape, t, action);
    lists[0].field = "institution";
    TRY(institution_options(r, j->id, &options, &lists[0].count));
    lists[0].options = options;
    page->form.options = lists;
    page->form.option_count = 1;
    return grounds_options(r, j->id, &page->form);
}

/* GET /:jurisdiction/administracion/transicion/periodo?institucion= */
enum status transition_period_new_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct institution_transition *t = arena_new_of(r->mem, struct institution_transition);
    struct institution *of;
    struct transition_period_page page = {0};
    shape_clear(&institution_transition_shape, t);
    t->from_on = r->today;
    if (institution_by_code(r->db, r->mem, j->id, request_query(r, "institucion"), &of) == DONE)
        t->institution = of->id;
    TRY(period_form(r, j, t, path_fmt(r, "%.*s/periodo", STR_ARG(transition_path(r, j))), &page));
    struct head head = transition_head(r, j, N_("Abrir una transición"), false);
    head.form_page = true;
    return page_transition_period(r, head, &page);
}

static enum status institution_judged(struct request *r, const struct jurisdiction *j, const struct institution_transition *t)
{
    struct institution *of;
    int64_t ahead;
    if (t->institution == NONE)
        return DONE;
    enum status s = record_get(r->db, r->mem, &institution_shape, t->institution, &of);
    if (s == NOT_FOUND || (s == DONE && (of->jurisdiction != j->id || of->state != INSTITUTION_ACTIVE)))
        return problem_add(r, "institution", N_("Elige una institución de la lista."));
    TRY(s);
    TRY(db_int(r->db, SQL_TRANSITION_AHEAD, WITH(IN(t->institution), IN(r->today)), &ahead));
    return ahead == 0 ? DONE : problem_add(r, "institution", N_("Ya está en transición, o tiene una por empezar: ciérrala primero."));
}

enum status transition_period_new_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct institution_transition t;
    struct str words;
    shape_clear(&institution_transition_shape, &t);
    enum status read = form_read(r, &institution_transition_shape, &t);
    if (day_before(t.until_on, t.from_on) && day_known(t.until_on))
        read = problem_add(r, "until_on", N_("Termina antes de empezar."));
    enum status judged = institution_judged(r, j, &t), grounds = grounds_checked(r, j->id, t.act, t.letter, &words);
    TRY(read);
    TRY(judged);
    TRY(grounds);
    t.jurisdiction = j->id;
    request_deed(r, t.act, words);
    TRY(record_add(r->db, &institution_transition_shape, &t));
    TRY(transition_recompute(r, t.institution));
    return respond_redirect(r, transition_path(r, j), N_("La institución está en transición. Los plazos de sus compromisos siguen corriendo."));
}

struct period_at {
    const struct jurisdiction *jurisdiction;
    struct institution_transition *t;
};

enum status transition_period_of_load(struct request *r)
{
    struct period_at *at = arena_new_of(r->mem, struct period_at);
    struct jurisdiction *j;
    int64_t id;
    TRY(jurisdiction_enter(r, &j));
    TRY(request_id(r, "id", &id));
    TRY(db_one(r->db, SQL_TRANSITION_GET, WITH(IN(j->id), IN(id)), r->mem, &institution_transition_shape, &at->t));
    at->jurisdiction = j;
    r->object = at;
    return DONE;
}

/* GET /:jurisdiction/administracion/transicion/periodo/:id */
enum status transition_period_edit_show(struct request *r)
{
    const struct period_at *at = r->object;
    struct institution *of;
    struct transition_period_page page = {.t = at->t};
    TRY(record_get(r->db, r->mem, &institution_shape, at->t->institution, &of));
    page.institution = of->name;
    TRY(period_form(r, at->jurisdiction, at->t,
                    path_fmt(r, "%.*s/periodo/%lld", STR_ARG(transition_path(r, at->jurisdiction)), (long long)at->t->id), &page));
    struct head head = transition_head(r, at->jurisdiction, N_("Cambiar o cerrar la transición"), false);
    head.form_page = true;
    return page_transition_period(r, head, &page);
}

enum status transition_period_edit_apply(struct request *r)
{
    static const char *const names[] = {"until_on", "reason", "act", "letter", NULL};
    const struct period_at *at = r->object;
    struct institution_transition t = *at->t;
    struct str words;
    enum status read = form_read_fields(r, &institution_transition_shape, &t, names);
    if (day_known(t.until_on) && day_before(t.until_on, t.from_on))
        read = problem_add(r, "until_on", N_("Termina antes de empezar."));
    enum status grounds = grounds_checked(r, at->jurisdiction->id, t.act, t.letter, &words);
    TRY(read);
    TRY(grounds);
    request_deed(r, t.act, words);
    TRY(record_change(r->db, &institution_transition_shape, r->mem, &t));
    TRY(transition_recompute(r, t.institution));
    return respond_redirect(r, transition_path(r, at->jurisdiction), N_("Se guardaron los cambios."));
}
