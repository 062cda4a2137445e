/* SPDX-License-Identifier: EUPL-1.2
 * Versions of the form that proposals answer: everybody reads them; the directorate drafts one from the last
 * and puts it in force; after that its questions never change, and what answered them keeps them. */
#include "base/text.h"
#include "pages.h"
#include "room/proposal/proposal_form_view.h"
#include "sql.h"

static const char *form_class(int state)
{
    return state == QUESTIONNAIRE_IN_FORCE ? "tag-done" : state == QUESTIONNAIRE_REPLACED ? "tag-withdrawn" : "tag-none";
}

void form_problems(struct out *o, int which)
{
    (void)which;
    for (const struct problem *x = o->request->problems.first; x != NULL; x = x->next)
        part_form_problem(o, x);
}

static struct str list_path(struct request *r, const struct jurisdiction *j)
{
    return path_fmt(r, "/%.*s/formularios", STR_ARG(j->code));
}

/* The shipped one is version 1 until there is another: it has a row from the first write on. */
static enum status form_find(struct request *r, const struct jurisdiction *j, int64_t number, struct proposal_form **ret)
{
    enum status found = db_one(r->db, SQL_PROPOSAL_FORM_BY_NUMBER, WITH(IN(j->id), IN(number)), r->mem, &proposal_form_shape, ret);
    if (found != NOT_FOUND || number != 1)
        return found;
    return proposal_form_current(r->db, r->mem, j->id, ret);
}

enum status form_load(struct request *r)
{
    struct form_place *p = arena_new_of(r->mem, struct form_place);
    int64_t number;
    TRY(jurisdiction_enter(r, &p->jurisdiction));
    TRY(request_id(r, "form", &number));
    TRY(form_find(r, p->jurisdiction, number, &p->form));
    TRY(proposal_questions(r->db, r->mem, p->form->id, &p->questions, &p->count));
    r->scope.draft = p->form->state == QUESTIONNAIRE_DRAFT;
    p->list_path = list_path(r, p->jurisdiction);
    p->path = path_fmt(r, "%.*s/%lld", STR_ARG(p->list_path), (long long)number);
    r->object = p;
    return DONE;
}

static struct head form_head(struct request *r, const struct jurisdiction *j, const struct form_place *p, struct str title)
{
    struct head head = jurisdiction_head(r, j, title);
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    if (p != NULL)
        head_crumb(r, &head, str_of(say(r->lang, N_("Formularios de propuestas"))), p->list_path);
    return head;
}

/* GET /:jurisdiction/formularios */
static enum status list_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct proposal_form *all, *current;
    struct proposal_question *questions;
    struct form_count *counts;
    size_t count, counted;
    struct form_list_page page = {.path = list_path(r, j), .may_manage = request_may(r, MANAGE_COCREATION)};
    bool drafts = request_may(r, READ_DRAFT);
    TRY(db_many(r->db, SQL_PROPOSAL_FORMS_OF, WITH(IN(j->id)), r->mem, &proposal_form_shape, &all, &count));
    TRY(db_many(r->db, SQL_PROPOSAL_FORM_COUNTS, WITH(IN(j->id)), r->mem, &form_count_shape, &counts, &counted));
    TRY(proposal_form_current(r->db, r->mem, j->id, &current));
    TRY(proposal_questions(r->db, r->mem, current->id, &questions, &page.questions_count));
    struct form_version_line *rows = arena_array(r->mem, struct form_version_line, count + 1);
    for (size_t i = 0; i < count; i++) {
        page.draft = page.draft || all[i].state == QUESTIONNAIRE_DRAFT;
        if (drafts || all[i].state != QUESTIONNAIRE_DRAFT)
            rows[page.rows_count++] = (struct form_version_line){&all[i], form_class(all[i].state),
                                                                 path_fmt(r, "%.*s/%lld", STR_ARG(page.path), (long long)all[i].number),
                                                                 counts[i].questions, counts[i].proposals};
    }
    if (current->id == NONE)
        rows[page.rows_count++] = (struct form_version_line){current, form_class(current->state), path_fmt(r, "%.*s/1", STR_ARG(page.path)),
                                                             (int64_t)page.questions_count, 0};
    page.rows = rows;
    page.current = current;
    page.questions = questions;
    page.current_path = path_fmt(r, "%.*s/%lld", STR_ARG(page.path), (long long)current->number);
    return page_form_list(r, form_head(r, j, NULL, str_of(say(r->lang, N_("Formularios de propuestas")))), &page);
}

/* POST /:jurisdiction/formularios/nueva: a draft like the newest version. */
static enum status new_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct proposal_form *all, *current, fresh;
    size_t count;
    TRY(proposal_form_current(r->db, r->mem, j->id, &current)); /* so that the shipped one is version 1 */
    TRY(db_many(r->db, SQL_PROPOSAL_FORMS_OF, WITH(IN(j->id)), r->mem, &proposal_form_shape, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].state == QUESTIONNAIRE_DRAFT) {
            (void)problem_add(r, "", N_("Ya hay un borrador: termínalo antes de empezar otro."));
            return CONFLICT;
        }
    TRY(form_draft_add(r->db, r->mem, current, &fresh));
    return respond_redirect(r, path_fmt(r, "%.*s/%lld", STR_ARG(list_path(r, j)), (long long)fresh.number),
                            N_("Se preparó un borrador. Revisa cada pregunta."));
}

static enum status data_show(struct request *r, const struct form_place *p)
{
    struct question_row *rows = arena_array(r->mem, struct question_row, p->count);
    for (size_t i = 0; i < p->count; i++) {
        const struct proposal_question *q = &p->questions[i];
        rows[i] = (struct question_row){p->form->number, q->position, q->code, q->label, q->hint, q->kind,
                                        q->required, q->min_chars, q->max_chars, q->options};
    }
    return respond_rows(r, &question_row_shape, rows, p->count, path_fmt(r, "formulario-%lld", (long long)p->form->number));
}

bool question_chosen(const struct proposal_question *q)
{
    return q->kind == ASK_OPTIONS || q->kind == ASK_PROVINCES;
}

static const struct asked_line *lines_of(struct request *r, const struct form_place *p)
{
    struct asked_line *rows = arena_array(r->mem, struct asked_line, p->count);
    for (size_t i = 0; i < p->count; i++) {
        const struct proposal_question *q = &p->questions[i];
        struct str rest = q->kind == ASK_OPTIONS ? q->options : STR_NONE;
        struct str *options = arena_array(r->mem, struct str, rest.len + 1);
        rows[i] = (struct asked_line){.x = q, .typed = !question_chosen(q), .first = i == 0, .last = i + 1 == p->count, .options = options};
        rows[i].path = path_fmt(r, "%.*s/pregunta/%.*s", STR_ARG(p->path), STR_ARG(q->code));
        while (!str_empty(rest)) {
            struct str line = str_trim(str_cut(&rest, '\n'));
            if (!str_empty(line))
                options[rows[i].options_count++] = line;
        }
    }
    return rows;
}

static size_t faults_of(struct request *r, const struct form_place *p, struct str *list)
{
    size_t n = 0;
    if (p->count == 0)
        list[n++] = str_of(say(r->lang, N_("El formulario no tiene preguntas.")));
    for (size_t i = 0; i < p->count; i++) {
        struct str fault = question_fault(r, &p->questions[i]);
        if (!str_empty(fault))
            list[n++] = fault;
    }
    return n;
}

/* GET /:jurisdiction/formularios/:form */
static enum status version_show(struct request *r)
{
    const struct form_place *p = r->object;
    if (r->format != FORMAT_HTML)
        return data_show(r, p);
    struct form_version_page page = {
        .x = p->form,
        .class = form_class(p->form->state),
        .rows = lines_of(r, p),
        .rows_count = p->count,
        .path = p->path,
        .draft = p->form->state == QUESTIONNAIRE_DRAFT,
        .may_manage = p->form->state == QUESTIONNAIRE_DRAFT && request_may(r, MANAGE_COCREATION),
    };
    if (page.draft) {
        struct str *faults = arena_array(r->mem, struct str, p->count + 1);
        page.faults_count = faults_of(r, p, faults);
        page.faults = faults;
        page.warnings_count = form_warnings(r, p, &page.warnings);
    }
    if (p->form->act != NONE) {
        struct act *act;
        TRY(act_get(r->db, r->mem, p->jurisdiction->id, p->form->act, &act));
        page.act = act;
        page.act_path = path_fmt(r, "/%.*s/acto/%lld", STR_ARG(p->jurisdiction->code), (long long)act->id);
    }
    struct head head = form_head(r, p->jurisdiction, p, p->form->title);
    head.data_path = p->path;
    return page_form_version(r, head, &page);
}

enum status form_edit_show(struct request *r, const struct form_place *p, struct form_edit_page *page)
{
    page->path = p->path;
    struct head head = form_head(r, p->jurisdiction, p, str_of(say(r->lang, page->title)));
    head_crumb(r, &head, p->form->title, p->path);
    head.form_page = true;
    return page_form_edit(r, head, page);
}

enum status form_must_be_draft(struct request *r, const struct form_place *p)
{
    if (p->form->state == QUESTIONNAIRE_DRAFT)
        return DONE;
    (void)problem_add(r, "", N_("Esta versión ya rige o ya rigió: no cambia. Prepara una versión nueva."));
    return CONFLICT;
}

static enum status title_show(struct request *r)
{
    const struct form_place *p = r->object;
    struct form_edit_page page = {.title = N_("Título del formulario"),
                                  .form = form_for(r, &proposal_form_shape, p->form, path_fmt(r, "%.*s/editar", STR_ARG(p->path)))};
    return form_edit_show(r, p, &page);
}

static enum status title_apply(struct request *r)
{
    static const char *const names[] = {"title", NULL};
    const struct form_place *p = r->object;
    struct proposal_form x = *p->form;
    TRY(form_must_be_draft(r, p));
    TRY(form_read_fields(r, &proposal_form_shape, &x, names));
    TRY(record_change(r->db, &proposal_form_shape, r->mem, &x));
    return respond_redirect(r, p->path, N_("Se guardaron los cambios."));
}

static enum status force_show(struct request *r)
{
    const struct form_place *p = r->object;
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    struct option *acts;
    struct form_edit_page page = {.title = N_("Poner en vigencia"),
                                  .form = form_for(r, &proposal_form_shape, p->form, path_fmt(r, "%.*s/vigencia", STR_ARG(p->path))),
                                  .force = true};
    *lists = (struct form_options){.field = "act"};
    TRY(act_options(r, p->jurisdiction->id, &acts, &lists->count));
    lists->options = acts;
    page.form.options = lists;
    page.form.option_count = 1;
    page.warnings_count = form_warnings(r, p, &page.warnings);
    return form_edit_show(r, p, &page);
}

/* POST …/formularios/:form/vigencia */
static enum status force_apply(struct request *r)
{
    static const char *const names[] = {"act", NULL};
    const struct form_place *p = r->object;
    struct proposal_form x = *p->form;
    TRY(form_must_be_draft(r, p));
    TRY(form_read_fields(r, &proposal_form_shape, &x, names));
    struct str *faults = arena_array(r->mem, struct str, p->count + 1);
    size_t count = faults_of(r, p, faults);
    for (size_t i = 0; i < count; i++)
        (void)problem_add_text(r, STR(""), faults[i]);
    if (count > 0)
        return INVALID;
    if (x.act != NONE) {
        enum status allows = act_allows(r->db, r->mem, x.act, p->jurisdiction->id, r->today);
        if (allows == INVALID || allows == NOT_FOUND)
            return problem_add(r, "act", N_("Elige un acto aprobado, o ninguno."));
        TRY(allows);
        request_deed(r, x.act, STR_NONE);
    }
    TRY(form_in_force(r->db, r->mem, &x));
    return respond_redirect(r, p->path, N_("El formulario rige desde ahora. Las propuestas que ya se empezaron terminan con el anterior."));
}

#define LIST "/:jurisdiction/formularios"
#define ONE LIST "/:form"
const struct route proposal_form_routes[] = {
    {GET, LIST, READ, 0, jurisdiction_load, list_show, NULL, NULL},
    {POST, LIST "/nueva", MANAGE_COCREATION, 0, jurisdiction_load, list_show, NULL, new_apply},
    {GET, ONE, READ, ROUTE_DATA, form_load, version_show, NULL, NULL},
    {GET, ONE "/editar", MANAGE_COCREATION, 0, form_load, title_show, NULL, NULL},
    {POST, ONE "/editar", MANAGE_COCREATION, 0, form_load, title_show, NULL, title_apply},
    {GET, ONE "/vigencia", MANAGE_COCREATION, 0, form_load, force_show, NULL, NULL},
    {POST, ONE "/vigencia", MANAGE_COCREATION, 0, form_load, force_show, NULL, force_apply},
    {.pattern = NULL},
};
