/* SPDX-License-Identifier: EUPL-1.2
 * Asking, and reading what was asked. */
#include "base/text.h"
#include "pages.h"
#include "room/question/question_view.h"
#include "sql.h"

static struct str list_path(struct request *r, const struct commitment_place *place)
{
    return path_fmt(r, "%.*s/preguntas", STR_ARG(place->path));
}

static struct head question_head(struct request *r, const struct commitment_place *place, struct str title, bool list)
{
    struct head head = commitment_head(r, place, title);
    struct str number = place->commitment->number;
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), &number, 1), place->path);
    if (!list)
        head_crumb(r, &head, str_of(say(r->lang, N_("Preguntas"))), list_path(r, place));
    return head;
}

/* Those of the stage that ?estado= asks for. */
static size_t filtered(struct request *r, struct question_shown *rows, size_t count, int stage)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (stage < 0 || (int)question_stage(&rows[i], r->today) == stage)
            rows[kept++] = rows[i];
    return kept;
}

static enum status list_page(struct request *r, struct question_list_page *page, struct question_shown *rows, size_t count, struct head head,
                             struct str name)
{
    int stage = choice_of(&question_stage_choices, request_query(r, "estado"));
    page->counts = question_count(rows, count, r->today);
    count = filtered(r, rows, count, stage);
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &question_shown_shape, rows, count, name);
    page->rows = question_lines(r, rows, count);
    page->rows_count = count;
    page->filtered = stage >= 0;
    page->stage = stage >= 0 ? choice_code(&question_stage_choices, stage) : "";
    head.data_path = page->path;
    return page_question_list(r, head, page);
}

/* GET …/compromiso/:number/preguntas */
static enum status commitment_list_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct question_shown *rows;
    size_t count;
    TRY(questions_of_commitment(r->db, r->mem, place->commitment->id, &rows, &count));
    struct str number = place->commitment->number;
    struct question_list_page page = {
        .place = place,
        .path = list_path(r, place),
        .ask_path = path_fmt(r, "%.*s/nueva", STR_ARG(list_path(r, place))),
        .title = say_with(r->mem, r->lang, N_("Preguntas sobre el compromiso %1"), &number, 1),
        .open = question_open(place),
    };
    return list_page(r, &page, rows, count, question_head(r, place, page.title, true),
                     path_fmt(r, "preguntas-compromiso-%.*s", STR_ARG(number)));
}

/* GET /:jurisdiction/plan/:plan/preguntas */
static enum status plan_list_show(struct request *r)
{
    const struct plan_place *at = r->object;
    struct question_shown *rows;
    size_t count;
    TRY(questions_of_plan(r->db, r->mem, at->plan->id, &rows, &count));
    struct question_list_page page = {
        .plan = at,
        .path = path_fmt(r, "%.*s/preguntas", STR_ARG(at->path)),
        .title = say_with(r->mem, r->lang, N_("Preguntas sobre %1"), &at->plan->name, 1),
    };
    struct head head = jurisdiction_head(r, at->jurisdiction, page.title);
    head_crumb(r, &head, at->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, at->plan->name, at->path);
    head.section = "plan";
    return list_page(r, &page, rows, count, head, path_fmt(r, "preguntas-plan-%lld", (long long)at->plan->number));
}

/* GET …/preguntas/nueva */
static enum status ask_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct methodology *version;
    struct institution *institution = NULL;
    int64_t id;
    TRY(question_responsible(r->db, place->commitment->id, NONE, &id));
    if (id != NONE)
        TRY(record_get(r->db, r->mem, &institution_shape, id, &institution));
    TRY(methodology_on(r->db, r->mem, place->jurisdiction->id, r->today, &version));
    struct question_ask_page page = {.place = place, .days = version->answer_days, .open = question_open(place)};
    page.institution = institution != NULL ? institution->name : place->commitment->lead_text;
    TRY(post_form_make(r, place, path_fmt(r, "%.*s/nueva", STR_ARG(list_path(r, place))), &page.post));
    struct head head = question_head(r, place, str_of(say(r->lang, N_("Hacer una pregunta"))), false);
    head.form_page = true;
    return page_question_ask(r, head, &page);
}

/* POST …/preguntas/nueva */
static enum status ask_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct methodology *version;
    struct post p;
    struct question q;
    if (!question_open(place))
        return problem_add(r, "", N_("Este compromiso no recibe preguntas."));
    TRY(methodology_on(r->db, r->mem, place->jurisdiction->id, r->today, &version));
    TRY(post_add(r, place, POST_QUESTION, version->answer_days, &p));
    if (p.id != NONE) {
        shape_clear(&question_shape, &q);
        q.post = p.id;
        TRY(question_responsible(r->db, place->commitment->id, p.milestone, &q.institution));
        TRY(record_add(r->db, &question_shape, &q));
    }
    return post_added(r, &p, list_path(r, place));
}

enum status question_enter(struct request *r)
{
    struct question_place *at = arena_new_of(r->mem, struct question_place);
    int64_t id;
    TRY(commitment_enter(r, &at->place));
    TRY(request_id(r, "question", &id));
    TRY(db_one(r->db, SQL_QUESTION_SHOWN_ONE, WITH(IN(id), IN(at->place->commitment->id)), r->mem, &question_shown_shape, &at->shown));
    TRY(record_get(r->db, r->mem, &question_shape, id, &at->question));
    at->path = path_fmt(r, "%.*s/pregunta/%lld", STR_ARG(at->place->path), (long long)id);
    r->object = at;
    return DONE;
}

/* GET …/pregunta/:question */
enum status question_show(struct request *r)
{
    const struct question_place *at = r->object;
    const struct question_shown *q = at->shown;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &question_shown_shape, q, 1, path_fmt(r, "pregunta-%lld", (long long)q->id));
    struct question_page page = {.at = at, .q = q, .line = question_line_of(r, q), .answered = day_known(q->answered_on)};
    TRY(db_many(r->db, SQL_QUESTION_ANSWERS, WITH(IN(q->id)), r->mem, &answer_shown_shape, &page.answers, &page.answers_count));
    if (!str_empty(q->milestone_number))
        page.milestone_path = path_fmt(r, "%.*s/hito/%.*s", STR_ARG(at->place->path), STR_ARG(url_component(r->mem, q->milestone_number)));
    if (!str_empty(q->institution_code))
        page.institution_path = path_fmt(r, "/%.*s/institucion/%.*s", STR_ARG(q->jurisdiction_code), STR_ARG(q->institution_code));
    page.may_answer = page.line.shown && request_may(r, ANSWER_QUESTION);
    page.may_letter = page.line.shown && request_may(r, ENTER_REPORT);
    struct question_answer *a = arena_new_of(r->mem, struct question_answer);
    shape_clear(&question_answer_shape, a);
    if (page.answers_count > 0)
        a->text = page.answers[0].text;
    page.answer = form_for(r, &question_answer_shape, a, path_fmt(r, "%.*s/responder", STR_ARG(at->path)));
    page.letter = form_for(r, &question_answer_shape, a, path_fmt(r, "%.*s/responder-oficio", STR_ARG(at->path)));
    page.answer.revision = page.letter.revision = page.answered ? at->question->revision : NONE;
    if (page.may_letter)
        TRY(question_letters(r, at, &page.letter));
    struct head head = question_head(r, at->place, text_excerpt(r->mem, page.line.shown ? q->text : STR("…"), 60), false);
    head.form_page = page.may_answer || page.may_letter;
    head.data_path = at->path;
    return page_question(r, head, &page);
}

#define AT "/:jurisdiction/plan/:plan/compromiso/:number"
const struct route question_routes[] = {
    {GET, "/:jurisdiction/plan/:plan/preguntas", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, plan_list_show, NULL, NULL},
    {GET, AT "/preguntas", READ, ROUTE_CACHED | ROUTE_DATA, commitment_load, commitment_list_show, NULL, NULL},
    {GET, AT "/preguntas/nueva", ASK_QUESTION, 0, commitment_load, ask_show, NULL, NULL},
    {POST, AT "/preguntas/nueva", ASK_QUESTION, 0, commitment_load, ask_show, post_prepare, ask_apply},
    {GET, AT "/pregunta/:question", READ, ROUTE_CACHED | ROUTE_DATA, question_enter, question_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
