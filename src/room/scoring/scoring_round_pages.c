/* SPDX-License-Identifier: EUPL-1.2
 * Rounds in public: which there are, what each scores, and, once it is closed, every value. */
#include "pages.h"
#include "room/scoring/scoring_pages.h"
#include "sql.h"

#define MOST_CHOICES 1500u /* a form takes 2,000 values */

const char *round_class(int state)
{
    static const char *const classes[] = {[ROUND_PREPARED] = "tag-none", [ROUND_OPEN] = "tag-time", [ROUND_CLOSED] = "tag-done"};
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

static struct str rounds_path(struct request *r, const struct cocreation_place *at)
{
    return path_fmt(r, "%.*s/rondas", STR_ARG(at->path));
}

enum status round_load(struct request *r)
{
    struct round_place *p = arena_new_of(r->mem, struct round_place);
    int64_t number;
    TRY(cocreation_enter(r, &p->at));
    TRY(request_id(r, "round", &number));
    TRY(scoring_round_by_number(r->db, r->mem, p->at->process->id, number, &p->round));
    p->path = path_fmt(r, "%.*s/ronda/%lld", STR_ARG(p->at->path), (long long)number);
    r->object = p;
    return DONE;
}

struct head round_head(struct request *r, const struct round_place *p, const char *title, bool within)
{
    struct head head = cocreation_head(r, p->at, title == NULL ? p->round->name : str_of(say(r->lang, title)));
    head_crumb(r, &head, str_of(say(r->lang, N_("Rondas de calificación"))), rounds_path(r, p->at));
    if (within)
        head_crumb(r, &head, p->round->name, p->path);
    return head;
}

enum status round_criteria(struct request *r, int64_t jurisdiction, int64_t criteria_set, struct criteria_place *ret)
{
    struct jurisdiction *j;
    *ret = (struct criteria_place){0};
    TRY(record_get(r->db, r->mem, &criteria_set_shape, criteria_set, &ret->set));
    TRY(record_get(r->db, r->mem, &jurisdiction_shape, jurisdiction, &j));
    ret->jurisdiction = j;
    ret->list_path = path_fmt(r, "/%.*s/criterios", STR_ARG(j->code));
    ret->path = path_fmt(r, "%.*s/%lld", STR_ARG(ret->list_path), (long long)ret->set->number);
    TRY(criteria_of(r->db, r->mem, criteria_set, &ret->criteria, &ret->count));
    return criteria_anchors(r->db, r->mem, criteria_set, &ret->anchors, &ret->anchor_count);
}

struct pager pager_of(struct request *r, struct str path, int64_t total, int64_t size)
{
    struct pager p = {0};
    int64_t page = 1, pages = (total + size - 1) / size;
    if (!str_int(request_query(r, "pagina"), &page) || page < 1 || page > pages)
        page = 1;
    p.offset = (page - 1) * size;
    if (pages < 2)
        return p;
    p.links = arena_array(r->mem, struct page_link, (size_t)pages);
    for (int64_t i = 1; i <= pages; i++)
        if (i == 1 || i == pages || (i >= page - 4 && i <= page + 4))
            p.links[p.links_count++] = (struct page_link){i, path_fmt(r, "%.*s?pagina=%lld", STR_ARG(path), (long long)i), i == page};
    return p;
}

/* What is wrong with a form that is only a button. */
void scoring_problems(struct out *o, int which)
{
    (void)which;
    for (const struct problem *x = o->request->problems.first; x != NULL; x = x->next)
        part_scoring_problem(o, x);
}

/* GET …/rondas */
static enum status list_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct round_summary *rows;
    struct round_list_page page = {.process = at->process, .path = at->path, .may_manage = request_may(r, MANAGE_SCORING)};
    TRY(db_many(r->db, SQL_ROUNDS_SUMMARY, WITH(IN(at->process->id)), r->mem, &round_summary_shape, &rows, &page.rows_count));
    struct round_list_row *list = arena_array(r->mem, struct round_list_row, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++)
        list[i] = (struct round_list_row){&rows[i], round_class(rows[i].state),
                                          path_fmt(r, "%.*s/ronda/%lld", STR_ARG(at->path), (long long)rows[i].number)};
    page.rows = list;
    return page_round_list(r, cocreation_head(r, at, str_of(say(r->lang, N_("Rondas de calificación")))), &page);
}

/* ---- A new one */

static bool chosen(struct request *r, int64_t proposal)
{
    struct str *all;
    int64_t id = NONE;
    size_t count = request_form_all(r, "proposal", &all);
    for (size_t i = 0; i < count; i++)
        if (str_int(all[i], &id) && id == proposal)
            return true;
    return false;
}

static enum status choices_read(struct request *r, const struct cocreation_place *at, struct round_choice **ret, size_t *ret_count)
{
    return round_choices(r->db, r->mem, at->process->id, ret, ret_count);
}

static enum status new_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct scoring_round *fresh = arena_new_of(r->mem, struct scoring_round);
    struct cocreation_method *method;
    struct round_choice *choices;
    size_t count;
    shape_clear(&scoring_round_shape, fresh);
    TRY(cocreation_method_of(r->db, r->mem, at->process, &method));
    TRY(choices_read(r, at, &choices, &count));
    fresh->cards_needed = method->cards_needed;
    fresh->opens_on = r->today;
    fresh->closes_on = (struct day){r->today.n + 14};
    struct round_form_page page = {
        .title = N_("Preparar una ronda de calificación"),
        .which = ROUND_FORM_NEW,
        .form = form_for(r, &scoring_round_shape, fresh, path_fmt(r, "%.*s/nueva", STR_ARG(rounds_path(r, at)))),
        .path = rounds_path(r, at),
        .problem = problem_of(&r->problems, STR("proposal")),
    };
    struct round_choice_row *rows = arena_array(r->mem, struct round_choice_row, count);
    for (size_t i = 0; i < count; i++) {
        page.total += choices[i].state == PROPOSAL_ADMITTED;
        rows[i] = (struct round_choice_row){&choices[i], path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(at->path), (long long)choices[i].number),
                                            request_typed(r) && chosen(r, choices[i].id)};
    }
    page.choices = rows;
    page.choices_count = count <= MOST_CHOICES ? count : 0;
    struct head head = cocreation_head(r, at, str_of(say(r->lang, page.title)));
    head.form_page = true;
    return page_round_form(r, head, &page);
}

/* All that were admitted, or those that were marked. */
static enum status proposals_taken(struct request *r, const struct cocreation_place *at, int64_t **ret, size_t *ret_count)
{
    struct round_choice *choices;
    size_t count;
    bool all = str_is(request_form(r, "which"), "todas");
    TRY(choices_read(r, at, &choices, &count));
    *ret = arena_array(r->mem, int64_t, count);
    *ret_count = 0;
    for (size_t i = 0; i < count; i++)
        if (all ? choices[i].state == PROPOSAL_ADMITTED : chosen(r, choices[i].id))
            (*ret)[(*ret_count)++] = choices[i].id;
    if (*ret_count == 0)
        return problem_add(r, "proposal", all ? N_("No hay propuestas admitidas.") : N_("Elige al menos una propuesta."));
    return DONE;
}

static enum status dates_check(struct request *r, const struct scoring_round *x)
{
    if (day_before(x->closes_on, x->opens_on))
        return problem_add(r, "closes_on", N_("El último día no puede ser anterior al primero."));
    return DONE;
}

/* POST …/rondas/nueva */
static enum status new_apply(struct request *r)
{
    static const char *const names[] = {"name", "cards_needed", "opens_on", "closes_on", NULL};
    const struct cocreation_place *at = r->object;
    struct scoring_round x;
    struct criteria_set *set;
    int64_t *proposals;
    size_t count;
    shape_clear(&scoring_round_shape, &x);
    TRY(form_read_fields(r, &scoring_round_shape, &x, names));
    TRY(dates_check(r, &x));
    enum status s = criteria_in_force(r->db, r->mem, at->jurisdiction->id, &set);
    if (s == NOT_FOUND)
        return problem_add(r, "", N_("Todavía no hay criterios aprobados por un acto: sin ellos no se califica."));
    TRY(s);
    TRY(proposals_taken(r, at, &proposals, &count));
    x.cocreation = at->process->id;
    x.criteria_set = set->id;
    x.state = ROUND_PREPARED;
    struct proposal_step step = {PROPOSAL_SCORING, say_with(r->mem, LANG_ES, N_("Entra en la ronda de calificación «%1»."), &x.name, 1), NONE,
                                 r->actor.person, r->now, r->today};
    TRY(round_add(r->db, r->mem, r->site, &x, proposals, count, &step));
    return respond_redirect(r, path_fmt(r, "%.*s/ronda/%lld/avance", STR_ARG(at->path), (long long)x.number),
                            N_("Se preparó la ronda. Pide las opiniones que hagan falta y ábrela para repartir las propuestas."));
}

/* ---- One */

static const struct round_proposal_row *proposal_rows(struct request *r, const struct round_place *p, const struct round_progress *rows, size_t count)
{
    struct round_proposal_row *list = arena_array(r->mem, struct round_proposal_row, count);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct round_proposal_row){&rows[i], path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->at->path), (long long)rows[i].number),
                                              p->round->cards_needed};
    return list;
}

/* GET …/ronda/:round */
static enum status round_show(struct request *r)
{
    const struct round_place *p = r->object;
    struct round_progress *rows;
    struct round_totals totals;
    struct round_page page = {
        .x = p->round,
        .process = p->at->process,
        .class = round_class(p->round->state),
        .path = p->path,
        .process_path = p->at->path,
        .closed = p->round->state == ROUND_CLOSED,
        .may_manage = request_may(r, MANAGE_SCORING),
        .may_progress = request_may(r, READ_SCORING_PROGRESS),
    };
    struct criteria_set *set;
    TRY(record_get(r->db, r->mem, &criteria_set_shape, p->round->criteria_set, &set));
    page.set = set;
    page.criteria_path = path_fmt(r, "/%.*s/criterios/%lld", STR_ARG(p->at->jurisdiction->code), (long long)set->number);
    TRY(round_totals_of(r->db, r->mem, p->round->id, &totals));
    page.proposals = totals.proposals;
    page.pages = pager_of(r, p->path, totals.proposals, ROUND_ROWS);
    TRY(db_many(r->db, SQL_ROUND_PROGRESS, WITH(IN(p->round->id), IN(ROUND_ROWS), IN(page.pages.offset)), r->mem, &round_progress_shape, &rows,
                &page.rows_count));
    page.rows = proposal_rows(r, p, rows, page.rows_count);
    return page_round_show(r, round_head(r, p, NULL, false), &page);
}

#define CARDS_AT_ONCE 1000
#define CARDS_WORK_BYTES ((size_t)64 << 20)
/* A hundred thousand values leave as CSV in parts: as rows they would not fit the memory of a request. */
struct cards_csv {
    struct arena *work, *part;
    struct buf text;
    struct card_value *rows;
    size_t count;
    bool begun;
};

static void cards_flush(struct cards_csv *c)
{
    struct str csv = rows_csv(c->part, &card_value_shape, c->rows, c->count), head = csv;
    if (c->begun)
        (void)str_cut(&head, '\n');
    buf_add(&c->text, c->begun ? head : csv);
    c->begun = true;
    arena_reset(c->part);
    c->rows = arena_array(c->part, struct card_value, CARDS_AT_ONCE);
    c->count = 0;
}

static enum status card_write(void *context, void *row, struct arena *mem UNUSED)
{
    struct cards_csv *c = context;
    struct card_value *v = &c->rows[c->count++];
    *v = *(const struct card_value *)row;
    v->criterion = str_copy(c->part, v->criterion);
    v->reason = v->reason.ptr == NULL ? STR_NONE : str_copy(c->part, v->reason);
    if (c->count == CARDS_AT_ONCE)
        cards_flush(c);
    return DONE;
}

static enum status cards_csv(struct request *r, const struct round_place *p)
{
    struct arena work = arena_new(CARDS_WORK_BYTES), part = arena_new(CARDS_WORK_BYTES);
    struct cards_csv c = {.work = &work, .part = &part, .text = BUF(&work), .rows = arena_array(&part, struct card_value, CARDS_AT_ONCE)};
    enum status s = p->round->state == ROUND_CLOSED
                        ? db_each(r->db, SQL_ROUND_CARDS, WITH(IN(p->round->id)), &card_value_shape, card_write, &c) : DONE;
    if (c.count > 0 || !c.begun)
        cards_flush(&c);
    if (s == DONE)
        s = respond_download(r, "text/csv; charset=utf-8; header=present", str_fmt(r->mem, "ronda-%lld-tarjetas.csv", (long long)p->round->number),
                             str_copy(r->mem, buf_str(&c.text)));
    arena_free(&part);
    arena_free(&work);
    return s;
}

/* GET …/ronda/:round/tarjetas: not one value before the close, whoever asks. */
static enum status cards_show(struct request *r)
{
    const struct round_place *p = r->object;
    struct card_value *rows = NULL;
    size_t count = 0;
    bool closed = p->round->state == ROUND_CLOSED;
    if (r->format == FORMAT_CSV)
        return cards_csv(r, p);
    if (r->format != FORMAT_HTML) {
        if (closed)
            TRY(round_cards(r->db, r->mem, p->round, &rows, &count));
        return respond_rows(r, &card_value_shape, rows, count, path_fmt(r, "ronda-%lld-tarjetas", (long long)p->round->number));
    }
    struct cards_page page = {.x = p->round, .path = p->path, .closed = closed};
    struct criteria_set *set;
    TRY(record_get(r->db, r->mem, &criteria_set_shape, p->round->criteria_set, &set));
    page.criteria_path = path_fmt(r, "/%.*s/criterios/%lld", STR_ARG(p->at->jurisdiction->code), (long long)set->number);
    if (closed)
        TRY(db_int(r->db, SQL_ROUND_CARDS_COUNT, WITH(IN(p->round->id)), &page.total));
    page.pages = pager_of(r, path_fmt(r, "%.*s/tarjetas", STR_ARG(p->path)), page.total, CARD_ROWS);
    if (closed)
        TRY(db_many(r->db, SQL_CARDS_PAGE, WITH(IN(p->round->id), IN(CARD_ROWS), IN(page.pages.offset)), r->mem, &card_value_shape, &rows, &count));
    struct card_line_row *list = arena_array(r->mem, struct card_line_row, count);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct card_line_row){&rows[i], path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->at->path), (long long)rows[i].proposal_number)};
    page.rows = list;
    page.rows_count = count;
    struct head head = round_head(r, p, N_("Calificaciones de la ronda"), true);
    head.data_path = path_fmt(r, "%.*s/tarjetas", STR_ARG(p->path));
    head.wide = true;
    return page_cards(r, head, &page);
}

/* ---- Progress: counts, never who scores what nor how */

static enum status progress_fill(struct request *r, const struct round_place *p, struct round_progress_page *page)
{
    struct round_progress *rows;
    struct round_person *people;
    struct opinion_row *opinions;
    TRY(round_totals_of(r->db, r->mem, p->round->id, &page->totals));
    page->pages = pager_of(r, path_fmt(r, "%.*s/avance", STR_ARG(p->path)), page->totals.proposals, ROUND_ROWS);
    TRY(db_many(r->db, SQL_ROUND_PROGRESS, WITH(IN(p->round->id), IN(ROUND_ROWS), IN(page->pages.offset)), r->mem, &round_progress_shape, &rows,
                &page->rows_count));
    page->rows = proposal_rows(r, p, rows, page->rows_count);
    TRY(db_many(r->db, SQL_ROUND_PEOPLE, WITH(IN(p->round->id), IN(p->at->jurisdiction->id), IN(r->today)), r->mem, &round_person_shape, &people,
                &page->people_count));
    page->people = people;
    TRY(db_many(r->db, SQL_OPINIONS_OF_ROUND, WITH(IN(p->round->id), IN(ROUND_ROWS), IN(page->pages.offset)), r->mem, &opinion_row_shape, &opinions,
                &page->opinions_count));
    page->opinions = opinions;
    return DONE;
}

/* GET …/ronda/:round/avance */
enum status round_progress_show(struct request *r)
{
    const struct round_place *p = r->object;
    struct round_progress_page page = {
        .x = p->round,
        .process = p->at->process,
        .path = p->path,
        .open_path = path_fmt(r, "%.*s/abrir", STR_ARG(p->path)),
        .assign_path = path_fmt(r, "%.*s/repartir", STR_ARG(p->path)),
        .close_path = path_fmt(r, "%.*s/cerrar", STR_ARG(p->path)),
        .process_path = p->at->path,
        .may_manage = request_may(r, MANAGE_SCORING),
        .prepared = p->round->state == ROUND_PREPARED,
        .open = p->round->state == ROUND_OPEN,
        .late = p->round->state == ROUND_OPEN && day_before(p->round->closes_on, r->today),
    };
    TRY(progress_fill(r, p, &page));
    page.whole = page.open && round_whole(&page.totals);
    return page_round_progress(r, round_head(r, p, N_("Avance de la calificación"), true), &page);
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route scoring_round_routes[] = {
    {GET, AT "/rondas", READ, 0, cocreation_load, list_show, NULL, NULL},
    {GET, AT "/rondas/nueva", MANAGE_SCORING, 0, cocreation_load, new_show, NULL, NULL},
    {POST, AT "/rondas/nueva", MANAGE_SCORING, ROUTE_SLOW, cocreation_load, new_show, NULL, new_apply},
    {GET, AT "/ronda/:round", READ, 0, round_load, round_show, NULL, NULL},
    {GET, AT "/ronda/:round/tarjetas", READ, ROUTE_DATA | ROUTE_SLOW, round_load, cards_show, NULL, NULL},
    {GET, AT "/ronda/:round/avance", READ_SCORING_PROGRESS, 0, round_load, round_progress_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
