/* SPDX-License-Identifier: EUPL-1.2
 * Answering: what waits, late ones first; one by one, or one answer for several, each with its own row. */
#include "base/text.h"
#include "pages.h"
#include "room/response/response_view.h"
#include "sql.h"

#define BULK_MOST 5000

static bool chosen(const struct str *all, size_t count, int64_t number)
{
    int64_t n;
    for (size_t i = 0; i < count; i++)
        if (str_int(all[i], &n) && n == number)
            return true;
    return false;
}

static enum status same_counts(struct request *r, const struct cocreation_place *at, struct queue_line *lines, size_t count)
{
    struct response_argument *all;
    size_t many;
    TRY(db_many(r->db, SQL_RESPONSE_ARGUMENTS, WITH(IN(at->process->id)), r->mem, &response_argument_shape, &all, &many));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < many; k++)
            if (all[k].argument == lines[i].x->argument)
                lines[i].same = all[k].n - 1;
    return DONE;
}

static enum status queue_fill(struct request *r, const struct cocreation_place *at, struct response_queue_page *page)
{
    struct response_wait *rows;
    struct str *marked = NULL;
    struct response_figures figures;
    size_t marks = r->method == POST ? request_form_all(r, "numero", &marked) : 0;
    TRY(response_figures_of(r, at, &figures, &page->answer_days));
    if (!str_int(request_query(r, "pagina"), &page->page) || page->page < 1 || page->page > 100000)
        page->page = 1;
    TRY(db_many(r->db, SQL_RESPONSE_QUEUE, WITH(IN(at->process->id), IN(""), IN(r->today), IN((int64_t)RESPONSE_PAGE), IN((page->page - 1) * RESPONSE_PAGE)), r->mem,
                &response_wait_shape, &rows, &page->rows_count));
    struct queue_line *lines = arena_array(r->mem, struct queue_line, page->rows_count);
    for (size_t i = 0; i < page->rows_count; i++) {
        struct day due = {rows[i].received_on.n + (int32_t)page->answer_days};
        struct str proposal = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(at->path), (long long)rows[i].number);
        lines[i] = (struct queue_line){&rows[i], path_fmt(r, "%.*s/respuesta", STR_ARG(proposal)), proposal, due, day_before(due, r->today),
                                       chosen(marked, marks, rows[i].number), 0};
    }
    TRY(same_counts(r, at, lines, page->rows_count));
    page->rows = lines;
    page->total = figures.received - figures.answered;
    page->late = figures.late_waiting;
    page->pages = page->total == 0 ? 1 : (page->total + RESPONSE_PAGE - 1) / RESPONSE_PAGE;
    if (page->page > 1)
        page->before = path_fmt(r, "%.*s?pagina=%lld", STR_ARG(page->path), (long long)(page->page - 1));
    if (page->page < page->pages)
        page->after = path_fmt(r, "%.*s?pagina=%lld", STR_ARG(page->path), (long long)(page->page + 1));
    return DONE;
}

/* GET …/respuestas/por-responder */
static enum status queue_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct response *blank = arena_new_of(r->mem, struct response);
    struct response_queue_page page = {.process = at->process, .process_path = at->path, .list_path = path_fmt(r, "%.*s/respuestas", STR_ARG(at->path))};
    page.path = path_fmt(r, "%.*s/por-responder", STR_ARG(page.list_path));
    page.problem = problem_of(&r->problems, STR("numero"));
    TRY(queue_fill(r, at, &page));
    shape_clear(&response_shape, blank);
    page.form = form_for(r, &response_shape, blank, page.path);
    page.form.revision = NONE;
    TRY(response_lists(r, at, &page.form));
    struct head head = cocreation_head(r, at, str_of(say(r->lang, N_("Aportes por responder"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Respuestas a los aportes"))), page.list_path);
    head.form_page = true;
    return page_response_queue(r, head, &page);
}

static enum status rules_apply(struct request *r, const struct response *x, const struct response *former)
{
    const char *field, *fault = response_fault(x, former, &field);
    return fault == NULL ? DONE : problem_add(r, field, fault);
}

static bool owed(const struct proposal *p)
{
    return day_known(p->public_on) && p->state != PROPOSAL_WITHDRAWN && p->state != PROPOSAL_UNCONFIRMED && p->origin != ORIGIN_MERGER &&
           p->origin != ORIGIN_DIVISION;
}

/* The same answer for a proposal by its number; one that has an answer keeps it. */
static enum status put_by_number(struct request *r, const struct cocreation_place *at, int64_t number, const struct response *x, int64_t *count)
{
    struct proposal *p;
    struct response *there;
    TRY(proposal_by_number(r->db, r->mem, at->process->id, number, &p));
    enum status s = response_of(r->db, r->mem, p->id, &there);
    if (s == DONE || !owed(p))
        return DONE;
    if (s != NOT_FOUND)
        return s;
    ++*count;
    return response_put(r, p, x, true);
}

/* POST …/respuestas/por-responder: one answer for all that were marked. */
static enum status queue_apply(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct str *numbers;
    struct response x;
    int64_t n, put = 0;
    size_t count = request_form_all(r, "numero", &numbers);
    shape_clear(&response_shape, &x);
    TRY(response_demand(r, at, false));
    if (count == 0)
        return problem_add(r, "numero", N_("Marca al menos un aporte."));
    TRY(response_read(r, at, &x, false));
    TRY(rules_apply(r, &x, NULL));
    for (size_t i = 0; i < count && i < BULK_MOST; i++) {
        if (!str_int(numbers[i], &n))
            return problem_add(r, "numero", N_("Marca aportes de la lista."));
        enum status s = put_by_number(r, at, n, &x, &put);
        if (s == NOT_FOUND)
            return problem_add(r, "numero", N_("Marca aportes de la lista."));
        TRY(s);
    }
    return respond_redirect(r, path_fmt(r, "%.*s/respuestas/por-responder", STR_ARG(at->path)),
                            put == 0 ? N_("Los marcados ya tenían respuesta.") : N_("Se publicó la respuesta de los aportes marcados."));
}

/* r->object of …/propuesta/:proposal/respuesta. */
static enum status response_load(struct request *r)
{
    TRY(proposal_load(r));
    const struct proposal_place *place = r->object;
    return owed(place->proposal) ? DONE : NOT_FOUND;
}

/* The row to be written: the draft, else what is corrected, else nothing yet. */
static enum status row_of(struct request *r, const struct proposal *p, struct response *ret, struct response **ret_former, bool *ret_draft)
{
    struct response *draft;
    enum status s = response_of(r->db, r->mem, p->id, ret_former);
    if (s == NOT_FOUND)
        *ret_former = NULL;
    else
        TRY(s);
    s = response_draft_of(r->db, r->mem, p->id, &draft);
    *ret_draft = s == DONE;
    if (s != DONE && s != NOT_FOUND)
        return s;
    shape_clear(&response_shape, ret);
    if (s == DONE) {
        *ret = *draft;
    } else if (*ret_former != NULL) {
        *ret = **ret_former;
        ret->why = STR_NONE;
        ret->revision = NONE;
    }
    return DONE;
}

static enum status companions_fill(struct request *r, const struct proposal *p, struct response_form_page *page)
{
    struct response_companion *rows;
    size_t count;
    TRY(db_many(r->db, SQL_RESPONSE_COMPANIONS, WITH(IN(p->id)), r->mem, &response_companion_shape, &rows, &count));
    struct response_companion *same = arena_array(r->mem, struct response_companion, count);
    struct response_companion *merged = arena_array(r->mem, struct response_companion, count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].merged)
            merged[page->merged_count++] = rows[i];
        else
            same[page->same_count++] = rows[i];
    }
    page->same = same;
    page->merged = merged;
    return DONE;
}

static enum status outcome_of(struct request *r, const struct proposal *p, struct str *ret)
{
    struct selection_outcome o;
    enum status s = selection_outcome_of(r->db, r->mem, p->id, &o);
    *ret = STR_NONE;
    if (s != DONE)
        return s == NOT_FOUND ? DONE : s;
    struct str day = day_words(r->mem, r->lang, o.selection->decided_on);
    *ret = say_with(r->mem, r->lang, o.item->chosen ? N_("Seleccionada el %1.") : N_("No seleccionada el %1."), &day, 1);
    if (!str_empty(o.item->reason))
        *ret = str_fmt(r->mem, "%.*s %.*s", STR_ARG(*ret), STR_ARG(o.item->reason));
    return DONE;
}

/* GET …/propuesta/:proposal/respuesta */
static enum status form_show(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct response *x = arena_new_of(r->mem, struct response), *former;
    struct cocreation_method *method;
    struct proposal_word *words;
    struct response_form_page page = {.x = place->proposal, .process_path = place->at->path, .proposal_path = place->path,
                                      .queue_path = path_fmt(r, "%.*s/respuestas/por-responder", STR_ARG(place->at->path))};
    TRY(row_of(r, place->proposal, x, &former, &page.draft));
    page.correction = former != NULL;
    TRY(cocreation_method_of(r->db, r->mem, place->at->process, &method));
    page.due = (struct day){place->proposal->received_on.n + (int32_t)method->answer_days};
    page.late = former == NULL && day_before(page.due, r->today);
    TRY(proposal_words(r->db, r->mem, place->proposal, &words, &page.words_count));
    page.words = words;
    TRY(outcome_of(r, place->proposal, &page.outcome));
    if (!page.correction)
        TRY(companions_fill(r, place->proposal, &page));
    page.form = form_for(r, &response_shape, x, path_fmt(r, "%.*s/respuesta", STR_ARG(place->path)));
    page.form.revision = page.draft ? x->revision : NONE;
    TRY(response_lists(r, place->at, &page.form));
    struct head head = cocreation_head(r, place->at, str_of(say(r->lang, page.correction ? N_("Corregir la respuesta") : N_("Responder el aporte"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Aportes por responder"))), page.queue_path);
    head.form_page = true;
    return page_response_form(r, head, &page);
}

/* The other ones that the form offered: the same argument, what was merged into it. */
static enum status companions_put(struct request *r, const struct proposal_place *place, const struct response *x, int64_t *count)
{
    struct response_companion *rows;
    size_t many;
    bool same = str_is(request_form(r, "iguales"), "1"), merged = str_is(request_form(r, "unidas"), "1");
    if (!same && !merged)
        return DONE;
    TRY(db_many(r->db, SQL_RESPONSE_COMPANIONS, WITH(IN(place->proposal->id)), r->mem, &response_companion_shape, &rows, &many));
    for (size_t i = 0; i < many && i < BULK_MOST; i++)
        if (rows[i].merged ? merged : same)
            TRY(put_by_number(r, place->at, rows[i].number, x, count));
    return DONE;
}

/* POST …/propuesta/:proposal/respuesta */
static enum status form_apply(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct response x, *former;
    bool draft, publish = !str_is(request_form(r, "guardar"), "1");
    int64_t others = 0, revision = NONE;
    TRY(row_of(r, place->proposal, &x, &former, &draft));
    TRY(response_demand(r, place->at, former != NULL));
    if (str_int(request_form(r, "_revision"), &revision) ? !draft || revision != x.revision : draft)
        return STALE;
    TRY(response_read(r, place->at, &x, former != NULL));
    if (publish)
        TRY(rules_apply(r, &x, former));
    else if (former != NULL && text_length(x.why) < 10)
        return problem_add(r, "why", N_("Di por qué se corrige, en al menos 10 caracteres: se publica junto a la respuesta."));
    TRY(response_put(r, place->proposal, &x, publish));
    if (!publish)
        return respond_redirect(r, path_fmt(r, "%.*s/respuesta", STR_ARG(place->path)), N_("Se guardó el borrador: solo lo ve la dirección."));
    if (former == NULL)
        TRY(companions_put(r, place, &x, &others));
    const char *said = former != NULL ? N_("Se publicó la corrección.") : others > 0 ? N_("Se publicó la respuesta, también para las demás.") : N_("Se publicó la respuesta.");
    return respond_redirect(r, place->path, said);
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route response_form_routes[] = {
    {GET, AT "/respuestas/por-responder", RESPOND, 0, cocreation_load, queue_show, NULL, NULL},
    {POST, AT "/respuestas/por-responder", RESPOND, 0, cocreation_load, queue_show, NULL, queue_apply},
    {GET, AT "/propuesta/:proposal/respuesta", RESPOND, 0, response_load, form_show, NULL, NULL},
    {POST, AT "/propuesta/:proposal/respuesta", RESPOND, 0, response_load, form_show, NULL, form_apply},
    {.pattern = NULL},
};
#undef AT
