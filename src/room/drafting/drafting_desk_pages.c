/* SPDX-License-Identifier: EUPL-1.2
 * The desk of one draft: its words beside those of the proposals, milestones with their test, comments, versions,
 * who must still agree. */
#include "pages.h"
#include "room/drafting/drafting_view.h"
#include "sql.h"

static enum status sources_show(struct request *r, const struct draft_survey *s, struct draft_desk_page *page)
{
    const struct draft_place *p = page->place;
    page->sources = arena_array(r->mem, struct draft_source_view, s->sources_count);
    for (size_t i = 0; i < s->sources_count; i++) {
        if (s->sources[i].draft != p->draft->id)
            continue;
        struct draft_source_view *x = &page->sources[page->sources_count++];
        struct proposal *proposal;
        struct proposal_word *words;
        x->s = &s->sources[i];
        x->path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->at->path), (long long)x->s->number);
        TRY(record_get(r->db, r->mem, &proposal_shape, x->s->proposal, &proposal));
        TRY(proposal_words(r->db, r->mem, proposal, &words, &x->words_count));
        for (size_t k = 0; k < x->words_count; k++)
            words[k].text = proposal_word_shown(r, &words[k]);
        x->words = words;
    }
    return DONE;
}

static void test_rows(const struct milestone_test *tests, size_t count, int64_t milestone, struct draft_test_row *rows, size_t *ret_count)
{
    for (size_t k = 0; k < TEST_POINTS; k++) {
        rows[k] = (struct draft_test_row){.point = (int)k};
        for (size_t i = 0; i < count; i++)
            if (tests[i].milestone == milestone && tests[i].point == (int)k)
                rows[k].test = &tests[i];
    }
    *ret_count = TEST_POINTS;
}

static void milestones_show(struct request *r, const struct draft_survey *s, struct draft_desk_page *page)
{
    page->milestones = arena_array(r->mem, struct draft_milestone_row, s->facts.milestone_count);
    for (size_t i = 0; i < s->facts.milestone_count; i++) {
        const struct milestone *m = &s->facts.milestones[i];
        if (m->commitment != page->c->id)
            continue;
        struct draft_milestone_row *x = &page->milestones[page->milestones_count++];
        struct str number = url_component(r->mem, m->number);
        *x = (struct draft_milestone_row){.m = m, .path = path_fmt(r, "%.*s/hito/%.*s", STR_ARG(page->path), STR_ARG(number))};
        test_rows(s->tests, s->tests_count, m->id, x->tests, &x->tests_count);
        for (size_t k = 0; k < TEST_POINTS; k++) {
            const struct milestone_test *t = x->tests[k].test;
            x->yes += t != NULL && t->answer == TEST_YES;
            x->no += t != NULL && t->answer == TEST_NO;
            x->open += t == NULL;
        }
    }
}

static void sides_show(struct request *r, const struct draft_survey *s, struct draft_desk_page *page)
{
    struct draft_side *sides = arena_array(r->mem, struct draft_side, s->facts.link_count + s->facts.value_count);
    for (size_t i = 0; i < s->facts.link_count; i++) {
        const struct edition_link *x = &s->facts.links[i];
        int role = choice_of(&institution_role_choices, x->kind);
        if (edition_link_is(x, "institucion", page->c->id) && role >= 0)
            sides[page->sides_count++] = (struct draft_side){choice_label(&institution_role_choices, role), x->name};
        else if (edition_link_is(x, "tema", page->c->id))
            sides[page->sides_count++] = (struct draft_side){N_("Tema"), x->name};
        else if (edition_link_is(x, "territorio", page->c->id))
            sides[page->sides_count++] = (struct draft_side){N_("Territorio"), x->name};
    }
    for (size_t i = 0; i < s->facts.value_count; i++)
        if (s->facts.values[i].commitment == page->c->id)
            sides[page->sides_count++] = (struct draft_side){choice_label(&ogp_value_choices, s->facts.values[i].value), s->facts.values[i].justification};
    page->sides = sides;
}

static enum status comments_show(struct request *r, struct draft_desk_page *page)
{
    struct draft_remark *all;
    TRY(db_many(r->db, SQL_DRAFT_COMMENTS, WITH(IN(page->d->id)), r->mem, &draft_remark_shape, &all, &page->comments_count));
    page->comments = arena_array(r->mem, struct draft_remark_row, page->comments_count);
    for (size_t i = 0; i < page->comments_count; i++)
        page->comments[i] = (struct draft_remark_row){
            &all[i], path_fmt(r, "%.*s/comentario/%lld", STR_ARG(page->path), (long long)all[i].id),
            page->may_write && !day_known(all[i].answered_on)};
    return DONE;
}

static void forms_show(struct request *r, struct draft_desk_page *page)
{
    struct draft_agreement *a = arena_new_of(r->mem, struct draft_agreement);
    struct draft_comment *c = arena_new_of(r->mem, struct draft_comment);
    shape_clear(&draft_agreement_shape, a);
    shape_clear(&draft_comment_shape, c);
    page->agree = form_for(r, &draft_agreement_shape, a, path_fmt(r, "%.*s/acordar", STR_ARG(page->path)));
    page->agree.revision = page->row->head == NULL ? NONE : page->row->head->number;
    page->comment = form_for(r, &draft_comment_shape, c, path_fmt(r, "%.*s/comentarios", STR_ARG(page->path)));
}

static void team_show(struct request *r, const struct draft_survey *s, struct draft_desk_page *page)
{
    page->team = arena_array(r->mem, const struct draft_seat *, s->seats_count);
    for (size_t i = 0; i < s->seats_count; i++)
        if (s->seats[i].draft == page->d->id)
            page->team[page->team_count++] = &s->seats[i];
}

static enum status rights_show(struct request *r, struct draft_desk_page *page)
{
    const struct draft_place *p = page->place;
    struct gate_window w;
    TRY(cocreation_gate(r->db, r->mem, p->at, GATE_DRAFTING, r->now, &w));
    bool living = page->c != NULL && p->commitment.plan->state == PLAN_DRAFT;
    page->open = w.open;
    page->may_write = living && w.open;
    page->may_manage = living && request_may(r, MANAGE_COCREATION);
    page->may_agree = page->may_write && p->seat != NULL && page->row->facts.kept &&
                      (page->d->state == DRAFT_ASKED || page->d->state == DRAFT_AGREED);
    return DONE;
}

/* GET …/redaccion/:draft */
static enum status desk_show(struct request *r)
{
    struct draft_place *p = r->object;
    struct draft_survey s;
    struct draft_word *words;
    TRY(draft_survey_read(r, p->at, &s));
    struct draft_desk_page page = {.place = p, .d = p->draft, .c = p->commitment.commitment, .path = p->path};
    page.row = draft_row_of(&s, p->draft->id);
    page.list_path = path_fmt(r, "%.*s/redaccion", STR_ARG(p->at->path));
    page.version_path = path_fmt(r, "%.*s/version", STR_ARG(p->path));
    page.ask_path = path_fmt(r, "%.*s/pedir-acuerdo", STR_ARG(p->path));
    TRY(rights_show(r, &page));
    TRY(sources_show(r, &s, &page));
    team_show(r, &s, &page);
    if (page.c != NULL) {
        milestones_show(r, &s, &page);
        sides_show(r, &s, &page);
        struct str number = url_component(r->mem, page.c->number);
        page.plan_path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(p->at->jurisdiction->code),
                                  (long long)p->commitment.plan->number, STR_ARG(number));
    }
    TRY(comments_show(r, &page));
    TRY(db_many(r->db, SQL_DRAFT_VERSIONS, WITH(IN(p->draft->id)), r->mem, &draft_head_shape, &page.versions, &page.versions_count));
    TRY(db_many(r->db, SQL_DRAFT_WORDS, WITH(IN(p->draft->id)), r->mem, &draft_word_shape, &words, &page.words_count));
    page.words = words;
    forms_show(r, &page);
    struct head head = draft_head_of(r, p->at, p->draft->title);
    head.form_page = true;
    return page_draft_desk(r, head, &page);
}

/* GET …/versiones */
static enum status versions_show(struct request *r)
{
    const struct draft_place *p = r->object;
    struct draft_head *rows;
    struct draft_versions_page page = {.d = p->draft, .path = p->path, .changes_path = path_fmt(r, "%.*s/cambios", STR_ARG(p->path))};
    TRY(db_many(r->db, SQL_DRAFT_VERSIONS, WITH(IN(p->draft->id)), r->mem, &draft_head_shape, &rows, &page.versions_count));
    page.versions = rows;
    return page_draft_versions(r, draft_head_below(r, p, N_("Versiones del borrador")), &page);
}

/* GET …/cambios?desde=1&hasta=3; without them the last against the one before. */
static enum status changes_show(struct request *r)
{
    const struct draft_place *p = r->object;
    struct draft_head *rows;
    struct draft_version *before, *after;
    struct edition_difference *found;
    struct draft_changes_page page = {.d = p->draft, .path = p->path, .versions_path = path_fmt(r, "%.*s/versiones", STR_ARG(p->path)),
                                      .changes_path = path_fmt(r, "%.*s/cambios", STR_ARG(p->path))};
    TRY(db_many(r->db, SQL_DRAFT_VERSIONS, WITH(IN(p->draft->id)), r->mem, &draft_head_shape, &rows, &page.versions_count));
    page.versions = rows;
    if (page.versions_count == 0)
        return NOT_FOUND;
    if (!str_int(request_query(r, "hasta"), &page.to))
        page.to = rows[0].number;
    if (!str_int(request_query(r, "desde"), &page.from))
        page.from = page.to > 1 ? page.to - 1 : page.to;
    TRY(db_one(r->db, SQL_DRAFT_VERSION_BY_NUMBER, WITH(IN(p->draft->id), IN(page.from)), r->mem, &draft_version_shape, &before));
    TRY(db_one(r->db, SQL_DRAFT_VERSION_BY_NUMBER, WITH(IN(p->draft->id), IN(page.to)), r->mem, &draft_version_shape, &after));
    if (edition_differences(r->mem, r->lang, before->content, after->content, &found, &page.rows_count) != DONE)
        return NOT_FOUND;
    page.rows = found;
    return page_draft_changes(r, draft_head_below(r, p, N_("Qué cambió entre versiones")), &page);
}

static struct str control(struct request *r, const char *what, int point)
{
    return path_fmt(r, "%s_%s", what, choice_code(&test_point_choices, point));
}

/* GET …/hito/:milestone: its five-point test. */
static enum status test_show(struct request *r)
{
    const struct milestone_place *at = r->object;
    const struct draft_place *p = (const struct draft_place *)(const void *)at->place;
    struct milestone_test *tests, *blank = arena_new_of(r->mem, struct milestone_test);
    struct draft_test_row rows[TEST_POINTS];
    size_t count, shown;
    TRY(db_many(r->db, SQL_MILESTONE_TESTS_OF, WITH(IN(at->milestone->id)), r->mem, &milestone_test_shape, &tests, &count));
    test_rows(tests, count, at->milestone->id, rows, &shown);
    struct draft_milestone_page page = {.place = p, .m = at->milestone, .path = at->path, .desk_path = p->path, .controls_count = TEST_POINTS};
    page.hito_path = path_fmt(r, "%.*s/hitos", STR_ARG(p->path));
    page.may_write = p->commitment.plan->state == PLAN_DRAFT;
    page.controls = arena_array(r->mem, struct draft_test_control, TEST_POINTS);
    for (int k = 0; k < (int)TEST_POINTS; k++) {
        struct draft_test_control *c = &page.controls[k];
        *c = (struct draft_test_control){.point = k, .answer = control(r, "answer", k), .note = control(r, "note", k), .chosen = -1};
        const struct milestone_test *t = rows[k].test;
        c->chosen = request_typed(r) ? choice_of(&test_answer_choices, request_form(r, c->answer.ptr)) : t != NULL ? t->answer : -1;
        c->typed = request_typed(r) ? request_form(r, c->note.ptr) : t != NULL ? t->note : STR_NONE;
        c->problem = problem_of(&r->problems, c->note);
    }
    shape_clear(&milestone_test_shape, blank);
    page.form = form_for(r, &milestone_test_shape, blank, path_fmt(r, "%.*s/prueba", STR_ARG(at->path)));
    struct head head = draft_head_below(r, p, N_("Prueba del hito"));
    return page_draft_test(r, head, &page);
}

static enum status test_save(struct request *r, int64_t milestone, int point, int answer, struct str note, const struct milestone_test *old)
{
    struct milestone_test t;
    shape_clear(&milestone_test_shape, &t);
    if (old != NULL)
        t = *old;
    if (old != NULL && t.answer == answer && str_eq(t.note, note))
        return DONE;
    t.answer = answer;
    t.note = note;
    t.person = r->actor.person;
    t.given_on = r->today;
    if (old != NULL)
        return record_change(r->db, &milestone_test_shape, r->mem, &t);
    t.milestone = milestone;
    t.point = point;
    return record_add(r->db, &milestone_test_shape, &t);
}

/* POST …/hito/:milestone/prueba: what is answered is kept; the rest may wait. */
static enum status test_apply(struct request *r)
{
    const struct milestone_place *at = r->object;
    const struct draft_place *p = (const struct draft_place *)(const void *)at->place;
    struct milestone_test *tests;
    struct draft_test_row rows[TEST_POINTS];
    size_t count, shown;
    TRY(draft_demand(r, p));
    TRY(db_many(r->db, SQL_MILESTONE_TESTS_OF, WITH(IN(at->milestone->id)), r->mem, &milestone_test_shape, &tests, &count));
    test_rows(tests, count, at->milestone->id, rows, &shown);
    for (int k = 0; k < (int)TEST_POINTS; k++) {
        struct str name = control(r, "note", k), note = str_trim(request_form(r, name.ptr));
        int answer = choice_of(&test_answer_choices, request_form(r, control(r, "answer", k).ptr));
        if (answer < 0)
            continue;
        if (answer == TEST_NO && note.len < 10)
            problem_add_text(r, name, str_of(say(r->lang, N_("Explica por qué no, en 10 caracteres o más."))));
        else if (note.len > 2000)
            problem_add_text(r, name, str_of(say(r->lang, N_("Es demasiado largo: 1.000 caracteres a lo sumo."))));
        else
            TRY(test_save(r, at->milestone->id, k, answer, str_empty(note) ? STR_NONE : note, rows[k].test));
    }
    if (r->problems.count > 0)
        return INVALID;
    TRY(draft_settle(r, p->at, p->draft->id));
    return respond_redirect(r, p->path, N_("Se guardó la prueba del hito."));
}

/* On the milestone's page once the plan is public, and before for who may read drafts. */
enum status draft_milestone_panel(struct request *r, struct out *o)
{
    const struct milestone_place *at = r->object;
    struct milestone_test *tests;
    struct draft_test_view view;
    size_t count;
    TRY(db_many(r->db, SQL_MILESTONE_TESTS_OF, WITH(IN(at->milestone->id)), r->mem, &milestone_test_shape, &tests, &count));
    if (count == 0)
        return DONE;
    test_rows(tests, count, at->milestone->id, view.tests, &view.tests_count);
    part_draft_tested(o, &view);
    return DONE;
}

#define AT "/:jurisdiction/cocreacion/:process/redaccion/:draft"
const struct route draft_desk_routes[] = {
    {GET, AT, DRAFT_COMMITMENT, 0, draft_load, desk_show, NULL, NULL},
    {GET, AT "/versiones", DRAFT_COMMITMENT, 0, draft_load, versions_show, NULL, NULL},
    {GET, AT "/cambios", DRAFT_COMMITMENT, 0, draft_load, changes_show, NULL, NULL},
    {GET, AT "/hito/:milestone", DRAFT_COMMITMENT, 0, draft_milestone_load, test_show, NULL, NULL},
    {POST, AT "/hito/:milestone/prueba", DRAFT_COMMITMENT, 0, draft_milestone_load, test_show, NULL, test_apply},
    {.pattern = NULL},
};
#undef AT
