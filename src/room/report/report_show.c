/* SPDX-License-Identifier: EUPL-1.2
 * A report as it is or will be seen, commitment by commitment, and what may be done with it now. */
#include "room/report/report_pages.h"

#include "pages.h"
#include "sql.h"

static const char *state_class(int state)
{
    static const char *const classes[] = {
        [REPORT_DRAFT] = "tag-none",     [REPORT_AUTHORISED] = "tag-time", [REPORT_SENT] = "tag-time", [REPORT_RETURNED] = "tag-risk",
        [REPORT_ACCEPTED] = "tag-time", [REPORT_PUBLISHED] = "tag-done",   [REPORT_LOCKED] = "tag-done",
    };
    return state < 0 ? "tag-none" : classes[state];
}

static const char *line_class(int state)
{
    static const char *const classes[] = {
        [CLAIM_DRAFT] = "tag-none",    [CLAIM_SENT] = "tag-time",      [CLAIM_RETURNED] = "tag-risk",
        [CLAIM_ACCEPTED] = "tag-done", [CLAIM_CORRECTED] = "tag-none", [CLAIM_WITHDRAWN] = "tag-none",
    };
    return state < 0 ? "tag-none" : classes[state];
}

struct showing {
    struct request *r;
    const struct report_place *at;
    struct report_show_page *page;
    bool preview;
};

static void missing_fill(const struct showing *s, struct report_shown_line *x)
{
    struct faults bad = report_line_faults(s->r->mem, &s->at->records, x->line, s->at->plan->starts_on, s->r->today);
    const char **words = arena_array(s->r->mem, const char *, bad.count);
    for (size_t i = 0; i < bad.count; i++)
        words[i] = bad.items[i].message;
    x->missing = words;
    x->missing_count = bad.count;
    s->page->missing += bad.count > 0;
}

static struct str problem_beside(const struct request *r, struct str name)
{
    return problem_of(&r->problems, name);
}

static void check_fill(const struct showing *s, struct report_shown_line *x)
{
    struct request *r = s->r;
    x->kind_box = path_fmt(r, "tipo-%s", x->key.ptr);
    x->opens_box = path_fmt(r, "abre-%s", x->key.ptr);
    x->return_box = path_fmt(r, "devolver-%s", x->key.ptr);
    x->kind_marked = str_is(request_form(r, x->kind_box.ptr), "1");
    x->opens_marked = str_is(request_form(r, x->opens_box.ptr), "1");
    x->return_marked = str_is(request_form(r, x->return_box.ptr), "1");
    x->kind_problem = problem_beside(r, x->kind_box);
    x->opens_problem = problem_beside(r, x->opens_box);
    x->may_check = s->page->may_check && x->c != NULL && x->c->state == CLAIM_SENT;
    x->checked = x->c != NULL && x->c->state == CLAIM_ACCEPTED;
}

static enum status line_show(const struct showing *s, const struct report_line *line, const struct progress_preview *preview,
                             struct report_shown_line *x)
{
    struct request *r = s->r;
    struct str commitment = url_component(r->mem, line->m->commitment_number), number = url_component(r->mem, line->m->number);
    *x = (struct report_shown_line){.line = line, .c = line->mine, .key = report_key(r->mem, line), .label = report_line_name(r->mem, line)};
    x->title = line->part == NULL ? line->m->title : path_fmt(r, "%.*s: %.*s", STR_ARG(line->m->title), STR_ARG(line->part->title));
    x->path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s/hito/%.*s", STR_ARG(s->at->jurisdiction->code), (long long)s->at->plan->number,
                       STR_ARG(commitment), STR_ARG(number));
    x->due = day_known(line->due_on) ? day_words(r->mem, r->lang, line->due_on) : line->m->due_text;
    x->delivered = x->c != NULL && x->c->kind == CLAIM_DELIVERED;
    x->class = line_class(x->c == NULL ? -1 : x->c->state);
    for (size_t i = 0; preview != NULL && i < preview->milestone_count; i++)
        if (preview->milestones[i].milestone == line->m->id) {
            x->with_light = true;
            x->light = preview->milestones[i].light;
            x->marks = preview->milestones[i].marks;
            x->replans = line->m->replans;
            x->moved = preview->milestones[i].moved_days;
        }
    if (s->page->owner && s->page->reviewing)
        missing_fill(s, x);
    check_fill(s, x);
    if (x->c == NULL || x->c->kind != CLAIM_DELIVERED)
        return DONE;
    bool hidden = s->page->owner || request_may(r, READ_DRAFT);
    TRY(evidence_of_claim(r->db, r->mem, x->c->id, hidden, (struct evidence **)&x->proofs, &x->proofs_count));
    s->page->has_proofs = s->page->has_proofs || x->proofs_count > 0;
    return DONE;
}

static enum status commitment_show(const struct showing *s, size_t from, size_t to, struct report_shown_commitment *x)
{
    struct request *r = s->r;
    const struct report_duty *m = s->at->lines[from].m;
    struct progress_preview preview;
    struct str number = url_component(r->mem, m->commitment_number);
    *x = (struct report_shown_commitment){.number = m->commitment_number, .title = m->commitment_title};
    x->path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(s->at->jurisdiction->code), (long long)s->at->plan->number, STR_ARG(number));
    if (s->preview) {
        TRY(progress_preview(r->db, r->mem, m->commitment, s->at->report->id, r->today, &preview));
        const char **remedies = arena_array(r->mem, const char *, preview.remedy_count);
        for (size_t i = 0; i < preview.remedy_count; i++)
            remedies[i] = choice_label(&remedy_choices, (int)preview.remedies[i]);
        x->remedies = remedies;
        x->remedies_count = preview.remedy_count;
        x->with_light = true;
        x->light = preview.commitment.light;
        x->marks = preview.commitment.marks;
    }
    x->lines = arena_array(r->mem, struct report_shown_line, to - from);
    for (size_t i = from; i < to; i++)
        TRY(line_show(s, &s->at->lines[i], s->preview ? &preview : NULL, &x->lines[x->lines_count++]));
    return DONE;
}

static enum status commitments_show(const struct showing *s)
{
    const struct report_place *at = s->at;
    s->page->commitments = arena_array(s->r->mem, struct report_shown_commitment, at->line_count);
    for (size_t i = 0, k; i < at->line_count; i = k) {
        for (k = i + 1; k < at->line_count && at->lines[k].m->commitment == at->lines[i].m->commitment;)
            k++;
        TRY(commitment_show(s, i, k, &s->page->commitments[s->page->commitments_count++]));
    }
    return DONE;
}

/* Authority as it would be: of the letter at hand, else of the last report of the institution. */
static enum status authority_fill(struct request *r, const struct report_place *at, struct report *row)
{
    struct report *before;
    if (!str_empty(row->authorised_name))
        return DONE;
    if (at->letter != NULL) {
        struct str rest = at->letter->addressee, name = str_trim(str_cut(&rest, ','));
        row->authorised_name = name;
        row->authorised_post = str_trim(rest);
        row->authorised_letter = at->letter->number;
        return DONE;
    }
    enum status s = db_one(r->db, SQL_REPORT_BEFORE, WITH(IN(at->institution->id), IN(at->plan->id), IN(at->period->number)), r->mem,
                           &report_shape, &before);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    row->authorised_name = before->authorised_name;
    row->authorised_post = before->authorised_post;
    return DONE;
}

/* What may be done now, by the table of moves and by who asks. */
static enum status moves_fill(struct request *r, const struct report_place *at, struct report_show_page *page)
{
    static const char *const reason[] = {"return_reason", NULL};
    static const char *const authority[] = {"authorised_name", "authorised_post", "authorised_letter", NULL};
    const struct report *rep = at->report;
    struct report *row = arena_new_of(r->mem, struct report);
    int64_t published = 0;
    *row = *rep;
    TRY(authority_fill(r, at, row));
    TRY(report_open_now(r, at, &page->closed));
    if (rep->id != NONE)
        TRY(db_int(r->db, SQL_REPORT_PUBLIC_SINCE, WITH(IN(rep->id)), &published));
    bool open = page->closed == NULL && rep->id != NONE;
    page->may_write = page->owner && page->closed == NULL &&
                      (rep->id == NONE || rep->state == REPORT_DRAFT || rep->state == REPORT_AUTHORISED || rep->state == REPORT_RETURNED);
    page->may_authorise = open && page->owner && page->reviewing && report_move(rep->state, REPORT_AUTHORISED) != NULL;
    page->may_send = open && page->owner && page->reviewing && rep->state == REPORT_AUTHORISED;
    page->may_withdraw = open && page->owner && (rep->state == REPORT_SENT || rep->state == REPORT_ACCEPTED) && published == 0;
    page->may_check = open && rep->state == REPORT_SENT && request_may(r, CHECK_REPORT);
    page->may_enter = rep->id == NONE && page->closed == NULL && request_may(r, ENTER_REPORT);
    if (rep->id != NONE && day_known(rep->published_on))
        TRY(period_unlocking(r->db, r->mem, at->period->id, at->institution->id, r->today, (struct unlocking **)&page->unlocking));
    bool closed = page->unlocking != NULL && rep->state >= REPORT_PUBLISHED && at->plan->state == PLAN_PUBLISHED;
    page->may_reopen = closed && request_may(r, REPORT);
    page->may_enter = page->may_enter || (closed && request_may(r, ENTER_REPORT));
    page->reopen_path = path_fmt(r, "%.*s/reabrir", STR_ARG(at->path));
    page->may_begin = rep->id == NONE && page->owner && page->closed == NULL;
    page->authority = form_for(r, &report_shape, row, path_fmt(r, "%.*s/autorizar", STR_ARG(at->base)));
    page->authority.required = authority;
    struct report *blank = arena_new_of(r->mem, struct report);
    *blank = *rep;
    blank->return_reason = STR_NONE;
    page->withdraw = form_for(r, &report_shape, blank, path_fmt(r, "%.*s/retirar", STR_ARG(at->base)));
    page->withdraw.required = reason;
    page->accept = form_for(r, &report_shape, blank, path_fmt(r, "%.*s/aceptar", STR_ARG(at->path)));
    page->giveback = form_for(r, &report_shape, blank, path_fmt(r, "%.*s/devolver", STR_ARG(at->path)));
    page->giveback.required = reason;
    return DONE;
}

static void paths_fill(struct request *r, const struct report_place *at, struct report_show_page *page)
{
    const struct {
        struct str *path;
        const char *end;
    } paths[] = {{&page->choose_path, "paso-1"},   {&page->write_path, "paso-2"},   {&page->review_path, "revisar"},
                 {&page->unauthorise_path, "desautorizar"}, {&page->send_path, "enviar"}, {&page->reserve_path, "reservar"},
                 {&page->book_path, "libro.xlsx"}, {&page->upload_path, "subir"}};
    for (size_t i = 0; i < COUNT(paths); i++)
        *paths[i].path = path_fmt(r, "%.*s/%s", STR_ARG(at->base), paths[i].end);
    page->letter_entry_path = path_fmt(r, "%.*s/por-oficio", STR_ARG(at->path));
    page->jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(at->jurisdiction->code));
    if (at->letter != NULL && request_may(r, MANAGE_LETTERS))
        page->letter_path = path_fmt(r, "/%.*s/oficio/%lld", STR_ARG(at->jurisdiction->code), (long long)at->letter->id);
}

/* As who asks may know it: what is being corrected is still the returned report for everybody else. */
static int state_shown(const struct report_place *at)
{
    int state = at->report->id == NONE ? -1 : at->report->state;
    if (report_reopened(at->report) && !at->sees)
        return REPORT_PUBLISHED;
    return !at->owner && (state == REPORT_AUTHORISED || state == REPORT_DRAFT) ? REPORT_RETURNED : state;
}

/* The authorisation and the note that everybody read before it was reopened. */
static const struct report *as_published(struct request *r, const struct report *rep)
{
    struct report *x = arena_new_of(r->mem, struct report);
    *x = *rep;
    x->authorised_name = rep->shown_name;
    x->authorised_post = rep->shown_post;
    x->authorised_letter = rep->shown_letter;
    x->authorised_on = rep->shown_on;
    x->note = rep->shown_note;
    return x;
}

static enum status show(struct request *r, bool reviewing)
{
    const struct report_place *at = r->object;
    const struct report *rep = at->report;
    struct report_show_page page = {.at = at, .report = rep, .owner = at->owner, .reviewing = reviewing, .letter = at->letter};
    struct str values[] = {int_words(r->mem, r->lang, at->period->number), day_words(r->mem, r->lang, at->period->starts_on),
                           day_words(r->mem, r->lang, at->period->cut_on)};
    page.state = state_shown(at);
    page.class = state_class(page.state);
    page.institution = at->institution->name;
    page.moved = at->asked == NULL ? STR_NONE : at->asked->name;
    page.period_name = say_with(r->mem, r->lang, N_("Período %1: del %2 al %3"), values, COUNT(values));
    page.unpublished = rep->id != NONE && rep->state != REPORT_PUBLISHED && rep->state != REPORT_LOCKED &&
                       (!report_reopened(rep) || at->sees);
    page.report = report_reopened(rep) && !at->owner ? as_published(r, rep) : rep;
    page.preview = page.unpublished;
    paths_fill(r, at, &page);
    TRY(moves_fill(r, at, &page));
    struct showing s = {r, at, &page, page.preview};
    if (rep->id != NONE)
        TRY(commitments_show(&s));
    if (page.missing > 0)
        page.may_send = page.may_authorise = false;
    return page_report_show(r, report_head(r, at, reviewing ? N_("Reporte del período, paso 3 de 3") : N_("Reporte del período")), &page);
}

/* GET …/reporte/:institution */
enum status report_page_show(struct request *r)
{
    const struct report_place *at = r->object;
    if (at->asked != NULL && r->method == GET)
        return respond_redirect(r, at->path, N_("Esa institución ya no existe por separado: por ella reporta su sucesora."));
    return show(r, false);
}

/* GET …/revisar */
enum status report_review_show(struct request *r)
{
    const struct report_place *at = r->object;
    if (at->report->id == NONE || (at->behalf && !at->owner))
        return respond_redirect(r, path_fmt(r, "%.*s/paso-1", STR_ARG(at->base)), NULL);
    return show(r, true);
}
