/* SPDX-License-Identifier: EUPL-1.2
 * Tasks of the calendar: added, changed, taken away, and the first list that comes from the stages. */
#include <string.h>

#include "base/text.h"
#include "pages.h"
#include "room/planner/planner_view.h"
#include "sql.h"

#define AT "/:jurisdiction/cocreacion/:process"
#define AFTER_MOST 20

static struct str home_of(struct request *r, const struct cocreation_place *p)
{
    return path_fmt(r, "%.*s/calendario", STR_ARG(p->path));
}

static enum status form_fill(struct request *r, const struct cocreation_place *p, struct planner_form_page *page)
{
    struct cocreation_stage *stages;
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct option *institutions;
    size_t count, stage_count;
    TRY(institution_options(r, p->jurisdiction->id, &institutions, &count));
    TRY(cocreation_stages(r->db, r->mem, p->process->id, &stages, &stage_count));
    struct option *options = arena_array(r->mem, struct option, stage_count);
    for (size_t i = 0; i < stage_count; i++)
        options[i] = (struct option){stages[i].id, stages[i].name};
    lists[0] = (struct form_options){"institution", institutions, count};
    lists[1] = (struct form_options){"stage", options, stage_count};
    page->form.options = lists;
    page->form.option_count = 2;
    page->x = p->process;
    page->path = home_of(r, p);
    struct head head = cocreation_head(r, p, str_of(say(r->lang, page->title)));
    head_crumb(r, &head, str_of(say(r->lang, N_("Cronograma"))), page->path);
    head.form_page = true;
    return page_planner_form(r, head, page);
}

/* GET …/calendario/nueva */
static enum status new_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct planner_form *row = arena_new_of(r->mem, struct planner_form);
    shape_clear(&planner_form_shape, row);
    TRY(db_int(r->db, SQL_PLANNER_NEXT_POSITION, WITH(IN(p->process->id)), &row->position));
    struct planner_form_page page = {.title = N_("Agregar una tarea"), .fresh = true,
                                     .form = form_for(r, &planner_form_shape, row, path_fmt(r, "%.*s/calendario/nueva", STR_ARG(p->path)))};
    return form_fill(r, p, &page);
}

/* The tasks named by "mesas+14, anuncio": links without their task; a problem tells the word that is wrong. */
static enum status after_read(struct request *r, const struct planner_calendar *c, struct str typed, int64_t self, struct planner_link *ret, size_t *ret_count)
{
    *ret_count = 0;
    while (typed.len > 0) {
        struct str word = str_trim(str_cut(&typed, ',')), lag_words = word, code = str_trim(str_cut(&lag_words, '+'));
        int64_t lag = 0;
        size_t at = 0;
        if (str_empty(word))
            continue;
        while (at < c->count && !str_eq(c->tasks[at].code, code))
            at++;
        bool good_lag = str_empty(lag_words) || (str_int(str_trim(lag_words), &lag) && lag >= 0 && lag <= 365);
        if (at == c->count || c->tasks[at].id == self || !good_lag || *ret_count == AFTER_MOST)
            return problem_add_text(r, STR("after"), say_with(r->mem, r->lang, at == c->count ? N_("No hay ninguna tarea con el código «%1».") : c->tasks[at].id == self ? N_("Una tarea no puede esperar a sí misma: «%1».") : N_("Escribe la espera como código+días, de 0 a 365: «%1»."), &word, 1));
        for (size_t i = 0; i < *ret_count; i++)
            if (ret[i].after == c->tasks[at].id)
                return problem_add_text(r, STR("after"), say_with(r->mem, r->lang, N_("«%1» está dos veces."), &code, 1));
        ret[(*ret_count)++] = (struct planner_link){NONE, NONE, c->tasks[at].id, lag};
    }
    return DONE;
}

static enum status task_checked(struct request *r, const struct cocreation_place *p, const struct planner_calendar *c, struct planner_form *x)
{
    if (!text_is_code(x->code) || str_eq(x->code, STR("nueva")) || str_eq(x->code, STR("proponer-tareas")))
        return problem_add(r, "code", N_("Usa letras sin tilde, números y guiones; por ejemplo «mesas»."));
    for (size_t i = 0; i < c->count; i++)
        if (c->tasks[i].id != x->id && str_eq(c->tasks[i].code, x->code))
            return problem_add(r, "code", N_("Otra tarea ya tiene ese código."));
    if (day_known(x->done_on) && day_before(r->today, x->done_on))
        return problem_add(r, "done_on", N_("Esa fecha todavía no llega."));
    if (day_known(x->started_on) && day_before(r->today, x->started_on))
        return problem_add(r, "started_on", N_("Esa fecha todavía no llega."));
    if (day_known(x->started_on) && day_known(x->done_on) && day_before(x->done_on, x->started_on))
        return problem_add(r, "done_on", N_("Terminaría antes de empezar."));
    if (x->kind == TASK_POLICY && x->institution == NONE)
        return problem_add(r, "institution", N_("Di de qué institución es el tiempo de la política pública."));
    if (p->process->state == COCREATION_CLOSED || p->process->state == COCREATION_CANCELLED)
        return problem_add(r, "", N_("El proceso ya terminó: su cronograma no cambia."));
    return DONE;
}

/* Whether the calendar with the new links has no loop. */
static enum status loop_checked(struct request *r, const struct planner_calendar *c, int64_t self, const struct planner_link *fresh, size_t count)
{
    struct timed_task *tasks = arena_array(r->mem, struct timed_task, c->count + 1);
    struct timed_link *links = arena_array(r->mem, struct timed_link, c->link_count + count);
    struct timed_result result;
    size_t n = 0, me = c->count;
    for (size_t i = 0; i < c->count; i++)
        me = c->tasks[i].id == self ? i : me;
    for (size_t i = 0; i < c->link_count + count; i++) {
        const struct planner_link *l = i < c->link_count ? &c->links[i] : &fresh[i - c->link_count];
        size_t task = me, after = 0;
        if (i < c->link_count && l->task == self)
            continue;
        for (size_t k = 0; k < c->count; k++) {
            task = i < c->link_count && c->tasks[k].id == l->task ? k : task;
            after = c->tasks[k].id == l->after ? k : after;
        }
        links[n++] = (struct timed_link){task, after, l->lag};
    }
    for (size_t i = 0; i <= c->count; i++)
        tasks[i] = (struct timed_task){.days = 1, .fixed_on = DAY_NONE, .started_on = DAY_NONE, .done_on = DAY_NONE};
    if (planner_compute(r->mem, tasks, c->count + 1, links, n, r->today, r->today, &result) == INVALID)
        return problem_add(r, "after", N_("Con eso la tarea esperaría, por un rodeo, a sí misma."));
    return DONE;
}

static enum status links_save(struct request *r, const struct planner_calendar *c, int64_t task, struct planner_link *fresh, size_t count)
{
    for (size_t i = 0; i < c->link_count; i++)
        if (c->links[i].task == task)
            TRY(record_remove(r->db, &planner_link_shape, r->mem, c->links[i].id));
    for (size_t i = 0; i < count; i++) {
        fresh[i].task = task;
        TRY(record_add(r->db, &planner_link_shape, &fresh[i]));
    }
    return DONE;
}

static enum status task_read(struct request *r, const struct cocreation_place *p, struct planner_calendar *c, struct planner_form *x,
                             struct planner_link *links, size_t *count)
{
    TRY(planner_read(r, p, c));
    TRY(form_read(r, &planner_form_shape, x));
    TRY(task_checked(r, p, c, x));
    TRY(after_read(r, c, x->after, x->id, links, count));
    return loop_checked(r, c, x->id, links, *count);
}

static struct planner_task base_of(const struct planner_form *x)
{
    struct planner_task t;
    memcpy(&t, x, sizeof t);
    return t;
}

/* POST …/calendario/nueva */
static enum status new_apply(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct planner_calendar c;
    struct planner_form x;
    struct planner_link links[AFTER_MOST];
    size_t count = 0;
    shape_clear(&planner_form_shape, &x);
    TRY(task_read(r, p, &c, &x, links, &count));
    x.cocreation = p->process->id;
    struct planner_task t = base_of(&x);
    TRY(record_add(r->db, &planner_task_shape, &t));
    TRY(links_save(r, &c, t.id, links, count));
    return respond_redirect(r, home_of(r, p), N_("Tarea agregada al cronograma."));
}

static enum status task_load(struct request *r)
{
    struct planner_place *p = arena_new_of(r->mem, struct planner_place);
    TRY(cocreation_enter(r, &p->at));
    TRY(planner_task_by_code(r->db, r->mem, p->at->process->id, request_param(r, "code"), &p->task));
    r->object = p;
    return DONE;
}

/* GET …/calendario/:code */
static enum status edit_show(struct request *r)
{
    const struct planner_place *p = r->object;
    struct planner_calendar c;
    struct planner_form *row = arena_new_of(r->mem, struct planner_form);
    TRY(planner_read(r, p->at, &c));
    memcpy(row, p->task, sizeof *p->task);
    row->after = planner_after_words(r->mem, &c, p->task->id);
    struct planner_form_page page = {.title = N_("Cambiar una tarea"),
                                     .form = form_for(r, &planner_form_shape, row, path_fmt(r, "%.*s/calendario/%.*s", STR_ARG(p->at->path), STR_ARG(p->task->code)))};
    page.form.revision = p->task->revision;
    return form_fill(r, p->at, &page);
}

/* POST …/calendario/:code */
static enum status edit_apply(struct request *r)
{
    const struct planner_place *p = r->object;
    struct planner_calendar c;
    struct planner_form x;
    struct planner_link links[AFTER_MOST];
    size_t count = 0;
    shape_clear(&planner_form_shape, &x);
    memcpy(&x, p->task, sizeof *p->task);
    TRY(task_read(r, p->at, &c, &x, links, &count));
    struct planner_task t = base_of(&x);
    TRY(record_change(r->db, &planner_task_shape, r->mem, &t));
    TRY(links_save(r, &c, t.id, links, count));
    return respond_redirect(r, home_of(r, p->at), N_("Tarea cambiada."));
}

/* POST …/calendario/:code/quitar */
static enum status remove_apply(struct request *r)
{
    const struct planner_place *p = r->object;
    struct planner_calendar c;
    TRY(planner_read(r, p->at, &c));
    for (size_t i = 0; i < c.link_count; i++)
        if (c.links[i].task == p->task->id || c.links[i].after == p->task->id)
            TRY(record_remove(r->db, &planner_link_shape, r->mem, c.links[i].id));
    TRY(record_remove(r->db, &planner_task_shape, r->mem, p->task->id));
    return respond_redirect(r, home_of(r, p->at), N_("Tarea quitada del cronograma."));
}

/* One task per stage, one after the other, the announcement before the first and the delivery at the end. */
static enum status proposed_add(struct request *r, const struct cocreation_place *p, const struct cocreation_method *m)
{
    struct cocreation_stage *stages;
    size_t count;
    TRY(cocreation_stages(r->db, r->mem, p->process->id, &stages, &count));
    struct planner_task *tasks = arena_array(r->mem, struct planner_task, count + 2);
    for (size_t i = 0; i < count + 2; i++) {
        struct planner_task *t = &tasks[i];
        bool notice = i == 0, delivery = i == count + 1;
        shape_clear(&planner_task_shape, t);
        t->cocreation = p->process->id;
        t->position = (int64_t)i + 1;
        t->code = notice ? STR("anuncio") : delivery ? STR("entrega") : stages[i - 1].code;
        t->name = notice ? STR("Anuncio del calendario y de las formas de participar") : delivery ? STR("Entrega del plan") : stages[i - 1].name;
        t->kind = notice ? TASK_NOTICE : delivery ? TASK_MARK : TASK_WORK;
        t->days = notice ? m->notice_days : delivery ? 0 : days_between(stages[i - 1].starts_on, stages[i - 1].ends_on) + 1;
        t->stage = notice || delivery ? NONE : stages[i - 1].id;
        if (str_eq(t->code, STR("anuncio")) && !notice)
            t->code = STR("anuncio-etapa");
        if (str_eq(t->code, STR("entrega")) && !delivery)
            t->code = STR("entrega-etapa");
        TRY(record_add(r->db, &planner_task_shape, t));
        struct planner_link l = {NONE, t->id, i == 0 ? NONE : tasks[i - 1].id, 0};
        /* Stages that overlap do not wait for each other: each waits for the announcement. */
        if (i > 0 && !delivery && i > 1 && !day_before(stages[i - 2].ends_on, stages[i - 1].starts_on))
            l.after = tasks[0].id;
        if (i > 0)
            TRY(record_add(r->db, &planner_link_shape, &l));
        for (size_t k = 1; delivery && k + 1 < i; k++) {
            struct planner_link all = {NONE, t->id, tasks[k].id, 0};
            TRY(record_add(r->db, &planner_link_shape, &all));
        }
    }
    return DONE;
}

/* POST …/calendario/proponer-tareas */
static enum status propose_apply(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_method *m;
    struct planner_calendar c;
    TRY(planner_read(r, p, &c));
    if (c.count > 0)
        return problem_add(r, "", N_("El cronograma ya tiene tareas: cámbialas una por una."));
    TRY(cocreation_method_of(r->db, r->mem, p->process, &m));
    TRY(proposed_add(r, p, m));
    return respond_redirect(r, home_of(r, p), N_("Se propuso una tarea por etapa. Ajusta duraciones y agrega el tiempo de la política pública."));
}

const struct route planner_form_routes[] = {
    {GET, AT "/calendario/nueva", MANAGE_COCREATION, 0, cocreation_load, new_show, NULL, NULL},
    {POST, AT "/calendario/nueva", MANAGE_COCREATION, 0, cocreation_load, new_show, NULL, new_apply},
    {POST, AT "/calendario/proponer-tareas", MANAGE_COCREATION, 0, cocreation_load, new_show, NULL, propose_apply},
    {GET, AT "/calendario/:code", MANAGE_COCREATION, 0, task_load, edit_show, NULL, NULL},
    {POST, AT "/calendario/:code", MANAGE_COCREATION, 0, task_load, edit_show, NULL, edit_apply},
    {POST, AT "/calendario/:code/quitar", MANAGE_COCREATION, 0, task_load, edit_show, NULL, remove_apply},
    {.pattern = NULL},
};
