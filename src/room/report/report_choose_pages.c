/* SPDX-License-Identifier: EUPL-1.2
 * Step 1: one answer for each thing to report on. */
#include "room/report/report_pages.h"

#include "pages.h"

#define LINES_ON_PAGE 24u

/* Which page of the step: ?parte=2. */
static size_t page_asked(const struct request *r, size_t pages)
{
    int64_t n = 1;
    (void)str_int(request_query(r, "parte"), &n);
    return n < 1 || (size_t)n > pages ? 0 : (size_t)n - 1;
}

static size_t pages_of(const struct report_place *at)
{
    return at->line_count == 0 ? 1 : (at->line_count + LINES_ON_PAGE - 1) / LINES_ON_PAGE;
}

static void option_put(struct request *r, struct report_group *g, struct report_answer x, const char *label, struct str chosen)
{
    struct str code = report_answer_code(r->mem, x);
    g->options[g->options_count++] = (struct report_option){code, label == NULL ? STR_NONE : str_of(say(r->lang, label)), str_eq(code, chosen)};
}

static struct report_group causes_group(struct request *r, int kind, const char *label, struct str chosen)
{
    struct report_group g = {str_of(say(r->lang, label)), arena_array(r->mem, struct report_option, delay_cause_choices.count), 0};
    for (size_t i = 0; i < delay_cause_choices.count; i++) {
        struct str cause = str_of(say(r->lang, delay_cause_choices.items[i].label));
        option_put(r, &g, (struct report_answer){kind, (int)i}, NULL, chosen);
        g.options[i].label = say_with(r->mem, r->lang, kind == CLAIM_BEGAN ? N_("Avanza con retraso: %1") : N_("Nada hecho: %1"), &cause, 1);
    }
    return g;
}

/* What is chosen before anybody chooses: the draft, else the same as last time where it still fits. */
static struct str chosen_now(struct request *r, const struct report_line *line)
{
    if (line->correctable)
        return STR_NONE;
    if (line->mine != NULL)
        return report_answer_code(r->mem, report_answer_of(line->mine));
    if (line->last == NULL || line->last->kind == CLAIM_DELIVERED || line->last->kind == CLAIM_NOTHING)
        return STR_NONE;
    struct report_answer x = report_answer_of(line->last);
    return report_answer_fault(line, x) == NULL ? report_answer_code(r->mem, x) : STR_NONE;
}

static struct str answer_words(struct request *r, const struct report_claim *c)
{
    struct str kind = str_of(say(r->lang, choice_label(&claim_kind_choices, c->kind)));
    if (c->delay_cause < 0)
        return kind;
    return path_fmt(r, "%.*s: %s", STR_ARG(kind), say(r->lang, choice_label(&delay_cause_choices, c->delay_cause)));
}

static void last_fill(struct request *r, const struct report_line *line, struct report_choose_line *x)
{
    if (line->last != NULL) {
        struct str values[] = {answer_words(r, line->last), day_words(r->mem, r->lang, line->last->sent_on)};
        x->last = say_with(r->mem, r->lang, N_("La vez pasada (%2): %1."), values, 2);
        x->last_next = line->last->next_step;
    }
    if (line->mine != NULL && line->mine->state == CLAIM_RETURNED)
        x->returned = line->mine->return_reason;
}

static void line_view(struct request *r, const struct report_place *at, const struct report_line *line, struct report_choose_line *x)
{
    struct str key = report_key(r->mem, line), chosen = chosen_now(r, line), typed;
    struct str commitment = url_component(r->mem, line->m->commitment_number), number = url_component(r->mem, line->m->number);
    *x = (struct report_choose_line){.line = line, .name = path_fmt(r, "que-%.*s", STR_ARG(key)), .late = line->late, .frozen = line->frozen && !line->correctable,
                                      .disputed = line->disputed, .stays = at->records.reopened && line->shown != NULL};
    x->hint_id = path_fmt(r, "f-%.*s-hint", STR_ARG(x->name));
    x->label = report_line_name(r->mem, line);
    x->title = line->part == NULL ? line->m->title : path_fmt(r, "%.*s: %.*s", STR_ARG(line->m->title), STR_ARG(line->part->title));
    x->path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s/hito/%.*s", STR_ARG(at->jurisdiction->code), (long long)at->plan->number,
                       STR_ARG(commitment), STR_ARG(number));
    x->due = day_known(line->due_on) ? day_words(r->mem, r->lang, line->due_on) : line->m->due_text;
    last_fill(r, line, x);
    if (report_typed(r, x->name.ptr, &typed)) {
        if (r->problem == STALE && !str_eq(typed, chosen))
            x->stored = line->mine == NULL ? STR_NONE : answer_words(r, line->mine);
        chosen = typed;
    }
    x->problem = problem_of(&r->problems, x->name);
    struct report_group plain = {STR_NONE, arena_array(r->mem, struct report_option, 3), 0};
    if (!line->late) {
        option_put(r, &plain, (struct report_answer){CLAIM_NOTHING, -1}, N_("Nada que reportar"), chosen);
        option_put(r, &plain, (struct report_answer){CLAIM_BEGAN, -1}, N_("El trabajo empezó o avanza"), chosen);
    }
    option_put(r, &plain, (struct report_answer){CLAIM_DELIVERED, -1}, N_("Entregado"), chosen);
    x->options = plain.options;
    x->options_count = plain.options_count;
    if (!line->late)
        return;
    x->groups = arena_array(r->mem, struct report_group, 2);
    x->groups[x->groups_count++] = causes_group(r, CLAIM_BEGAN, N_("Avanza, con retraso por…"), chosen);
    x->groups[x->groups_count++] = causes_group(r, CLAIM_DELAY, N_("Nada hecho, por…"), chosen);
}

static struct report_page_link *page_links(struct request *r, struct str path, size_t pages, size_t now)
{
    struct report_page_link *links = arena_array(r->mem, struct report_page_link, pages);
    for (size_t i = 0; i < pages; i++)
        links[i] = (struct report_page_link){path_fmt(r, "%.*s?parte=%zu", STR_ARG(path), i + 1), (int64_t)i + 1, i == now};
    return links;
}

/* GET …/paso-1 */
enum status report_choose_show(struct request *r)
{
    const struct report_place *at = r->object;
    if (at->asked != NULL && r->method == GET)
        return respond_redirect(r, path_fmt(r, "%.*s/paso-1", STR_ARG(at->base)),
                                N_("Esa institución ya no existe por separado: por ella reporta su sucesora."));
    if (at->behalf && !at->owner)
        return respond_redirect(r, at->base, NULL);
    struct str path = path_fmt(r, "%.*s/paso-1", STR_ARG(at->base));
    size_t pages = pages_of(at), now = page_asked(r, pages), from = now * LINES_ON_PAGE;
    struct report_choose_page page = {.at = at, .due_on = at->period->due_on, .institution = at->institution->name, .behalf = at->behalf};
    page.lines = arena_array(r->mem, struct report_choose_line, LINES_ON_PAGE);
    for (size_t i = from; i < at->line_count && i < from + LINES_ON_PAGE; i++)
        line_view(r, at, &at->lines[i], &page.lines[page.lines_count++]);
    struct str action = pages > 1 ? path_fmt(r, "%.*s?parte=%zu", STR_ARG(path), now + 1) : path;
    page.form = form_for(r, &report_shape, at->report->id == NONE ? NULL : at->report, action);
    page.pages = page_links(r, path, pages, now);
    page.pages_count = pages > 1 ? pages : 0;
    page.book_path = path_fmt(r, "%.*s/libro.xlsx", STR_ARG(at->base));
    page.upload_path = path_fmt(r, "%.*s/subir", STR_ARG(at->base));
    page.write_path = path_fmt(r, "%.*s/paso-2", STR_ARG(at->base));
    TRY(report_open_now(r, at, &page.closed));
    return page_report_choose(r, report_head(r, at, N_("Reporte del período, paso 1 de 3")), &page);
}

/* Reopened: no other answer than the published one. */
static bool may_stay(struct request *r, const struct report_place *at, const struct report_line *line)
{
    return at->records.reopened && line->shown != NULL && str_empty(request_form(r, path_fmt(r, "que-%s", report_key(r->mem, line).ptr).ptr));
}

/* POST …/paso-1 */
enum status report_choose_apply(struct request *r)
{
    struct report_place *at = r->object;
    size_t pages = pages_of(at), now = page_asked(r, pages), from = now * LINES_ON_PAGE;
    bool wrong = false;
    if (at->behalf && !at->owner)
        return problem_add(r, "", N_("Primero elige el oficio con que llegó el reporte."));
    TRY(report_writable(r, at));
    TRY(report_seen(r, at));
    struct report_answer *answers = arena_array(r->mem, struct report_answer, LINES_ON_PAGE);
    size_t to = at->line_count < from + LINES_ON_PAGE ? at->line_count : from + LINES_ON_PAGE;
    for (size_t i = from; i < to; i++) {
        const struct report_line *line = &at->lines[i];
        struct str name = path_fmt(r, "que-%s", report_key(r->mem, line).ptr);
        const char *why = NULL;
        answers[i - from] = (struct report_answer){-1, -1};
        if ((line->frozen && !line->correctable) || may_stay(r, at, line))
            continue;
        if (!report_answer_read(request_form(r, name.ptr), &answers[i - from]))
            why = N_("Di qué pasó con el hito %1 en este período.");
        else if (report_answer_fault(line, answers[i - from]) != NULL)
            why = line->late ? N_("El hito %1 está vencido: elige una respuesta con la causa del retraso.")
                             : N_("El hito %1 todavía no vence: no hace falta una causa de retraso.");
        if (why == NULL)
            continue;
        struct str label = report_line_name(r->mem, line);
        (void)problem_add_text(r, name, say_with(r->mem, r->lang, why, &label, 1));
        wrong = true;
    }
    if (wrong)
        return INVALID;
    report_sign(r, at, STR_NONE);
    TRY(report_begin(r, at));
    for (size_t i = from; i < to; i++)
        TRY(answers[i - from].kind < 0 ? report_line_drop(r, &at->lines[i]) : report_line_put(r, at, &at->lines[i], answers[i - from]));
    TRY(report_saved(r, at));
    if (now + 1 < pages)
        return respond_redirect(r, path_fmt(r, "%.*s/paso-1?parte=%zu", STR_ARG(at->base), now + 2), N_("Se guardó el borrador."));
    return respond_redirect(r, path_fmt(r, "%.*s/paso-2", STR_ARG(at->base)), N_("Se guardó el borrador."));
}
