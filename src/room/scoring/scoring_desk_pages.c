/* SPDX-License-Identifier: EUPL-1.2
 * The desk of who scores: the own queue; the statement on conflicts of interest before a card opens; the card,
 * kept at any time, handed in whole, opened again by its owner until the round closes. Only one's own. */
#include "base/text.h"
#include "pages.h"
#include "room/scoring/scoring_pages.h"
#include "sql.h"

/* Whoever has a card in the process has a desk. */
static enum status desk_load(struct request *r)
{
    struct cocreation_place *at;
    struct desk_counts *counts;
    TRY(cocreation_enter(r, &at));
    r->object = at;
    if (r->actor.person == NONE)
        return DONE;
    TRY(db_one(r->db, SQL_DESK_COUNTS, WITH(IN(at->process->id), IN(r->actor.person)), r->mem, &desk_counts_shape, &counts));
    if (counts->rows_all > 0)
        r->scope.own_roles |= 1u << ROLE_EVALUATOR;
    return DONE;
}

/* Without an own card the place is left empty: may() then answers the same whether the proposal is scored or not. */
enum status card_load(struct request *r)
{
    struct card_place *p = arena_new_of(r->mem, struct card_place);
    TRY(proposal_enter(r, &p->at));
    p->desk_path = path_fmt(r, "%.*s/calificacion", STR_ARG(p->at->at->path));
    p->path = path_fmt(r, "%.*s/%lld", STR_ARG(p->desk_path), (long long)p->at->proposal->number);
    r->object = p;
    if (r->actor.person == NONE)
        return DONE;
    enum status s = desk_card(r->db, r->mem, p->at->proposal->id, r->actor.person, &p->card);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    r->scope.own_roles |= 1u << ROLE_EVALUATOR;
    TRY(record_get(r->db, r->mem, &scoring_round_shape, p->card->round, &p->round));
    TRY(round_criteria(r, p->at->at->jurisdiction->id, p->round->criteria_set, &p->criteria));
    return card_lines(r->db, r->mem, p->card->id, &p->lines, &p->line_count);
}

static const char *card_class(int state)
{
    static const char *const classes[] = {[ASSIGNED] = "tag-none", [ASSIGNED_DECLARED] = "tag-time", [ASSIGNED_RECUSED] = "tag-withdrawn",
                                          [ASSIGNED_SUBMITTED] = "tag-done", [ASSIGNED_WITHDRAWN] = "tag-withdrawn"};
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

/* The end of the round's last day, or of the stage where that comes first. */
static enum status until_words(struct request *r, const struct cocreation_place *at, struct day last, struct str *ret, const char **ret_closed)
{
    struct gate_window w;
    TRY(cocreation_gate(r->db, r->mem, at, GATE_SCORING, r->now, &w));
    bool round_first = day_known(last) && day_before(last, day_at((struct instant){w.closes_at.s - 1}, (int)at->jurisdiction->utc_offset_s));
    if (w.open)
        *ret = round_first ? day_words(r->mem, r->lang, last) : closing_words(r->mem, r->lang, w.closes_at, at->jurisdiction->utc_offset_s);
    *ret_closed = w.open ? NULL : N_("La etapa de calificación no está abierta: se puede leer, no escribir.");
    return DONE;
}

static enum status next_path(struct request *r, const struct cocreation_place *at, int64_t number, struct str *ret)
{
    int64_t next;
    enum status s = db_int(r->db, SQL_DESK_NEXT, WITH(IN(at->process->id), IN(r->actor.person), IN(number)), &next);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    *ret = path_fmt(r, "%.*s/calificacion/%lld", STR_ARG(at->path), (long long)next);
    return DONE;
}

/* GET …/calificacion */
static enum status queue_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct desk_counts *counts;
    struct desk_row *rows;
    struct desk_page page = {.process = at->process, .path = at->path};
    struct str path = path_fmt(r, "%.*s/calificacion", STR_ARG(at->path));
    TRY(db_one(r->db, SQL_DESK_COUNTS, WITH(IN(at->process->id), IN(r->actor.person)), r->mem, &desk_counts_shape, &counts));
    page.counts = *counts;
    page.pages = pager_of(r, path, counts->rows_all, ROUND_ROWS);
    TRY(db_many(r->db, SQL_DESK_QUEUE, WITH(IN(at->process->id), IN(r->actor.person), IN(ROUND_ROWS), IN(page.pages.offset)), r->mem, &desk_row_shape,
                &rows, &page.rows_count));
    struct desk_list_row *list = arena_array(r->mem, struct desk_list_row, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++)
        list[i] = (struct desk_list_row){&rows[i], card_class(rows[i].state), path_fmt(r, "%.*s/%lld", STR_ARG(path), (long long)rows[i].number),
                                         rows[i].round_state == ROUND_OPEN};
    page.rows = list;
    TRY(next_path(r, at, 0, &page.next_path));
    bool live = page.rows_count > 0 && rows[0].round_state == ROUND_OPEN;
    if (live)
        TRY(until_words(r, at, rows[0].closes_on, &page.until, &page.closed));
    return page_desk(r, cocreation_head(r, at, str_of(say(r->lang, N_("Mis propuestas por calificar")))), &page);
}

static const struct scorecard_line *line_of(const struct card_place *p, int64_t criterion)
{
    for (size_t i = 0; i < p->line_count; i++)
        if (p->lines[i].criterion == criterion)
            return &p->lines[i];
    return NULL;
}

/* What a form sent of each criterion. */
static struct card_entry entry_typed(const struct request *r, const struct criterion *c)
{
    struct card_entry e = {c->id, NONE, STR_NONE};
    int64_t value;
    if (str_int(request_form(r, str_fmt(r->mem, "v%lld", (long long)c->id).ptr), &value) && value >= c->low && value <= c->high)
        e.value = value;
    e.reason = str_trim(text_clean(r->mem, request_form(r, str_fmt(r->mem, "r%lld", (long long)c->id).ptr)));
    return e;
}

static void points_fill(struct request *r, const struct card_place *p, struct card_row *row)
{
    const struct criterion *c = row->c;
    row->points_count = (size_t)(c->high - c->low + 1);
    struct scale_point *points = arena_array(r->mem, struct scale_point, row->points_count);
    for (size_t i = 0; i < row->points_count; i++) {
        int64_t v = c->low + (int64_t)i;
        points[i] = (struct scale_point){
            .id = i == 0 ? str_fmt(r->mem, "f-%.*s", STR_ARG(row->name)) : str_fmt(r->mem, "f-%.*s-%lld", STR_ARG(row->name), (long long)v),
            .value = v,
            .words = criterion_words(p->criteria.anchors, p->criteria.anchor_count, c->id, v),
            .checked = row->value == v,
            .last = value_needs_reason(c, v),
        };
    }
    row->points = points;
}

static void rows_fill(struct request *r, const struct card_place *p, struct card_page *page)
{
    struct card_row *rows = arena_array(r->mem, struct card_row, p->criteria.count);
    bool typed = request_typed(r) && page->edits;
    for (size_t i = 0; i < p->criteria.count; i++) {
        const struct criterion *c = &p->criteria.criteria[i];
        const struct scorecard_line *line = line_of(p, c->id);
        struct card_entry e = typed ? entry_typed(r, c)
                                    : (struct card_entry){c->id, line == NULL ? NONE : line->value, line == NULL ? STR_NONE : line->reason};
        rows[i] = (struct card_row){
            .c = c,
            .name = str_fmt(r->mem, "v%lld", (long long)c->id),
            .reason_name = str_fmt(r->mem, "r%lld", (long long)c->id),
            .reason = e.reason,
            .value = e.value,
            .answered = e.value != NONE,
            .words = criterion_words(p->criteria.anchors, p->criteria.anchor_count, c->id, e.value),
        };
        rows[i].problem = problem_of(&r->problems, rows[i].name);
        rows[i].reason_problem = problem_of(&r->problems, rows[i].reason_name);
        points_fill(r, p, &rows[i]);
    }
    page->rows = rows;
    page->rows_count = p->criteria.count;
}

/* What the institution that would lead said, once it did. */
static enum status opinions_fill(struct request *r, const struct card_place *p, struct card_page *page)
{
    struct opinion_row *all;
    size_t count;
    TRY(db_many(r->db, SQL_OPINIONS_OF_PROPOSAL, WITH(IN(p->at->proposal->id)), r->mem, &opinion_row_shape, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].round == p->round->id && day_known(all[i].given_on))
            all[page->opinions_count++] = all[i];
    page->opinions = all;
    return DONE;
}

/* GET …/calificacion/:proposal */
static enum status card_show(struct request *r)
{
    const struct card_place *p = r->object;
    struct card_page page = {
        .card = p->card,
        .round = p->round,
        .proposal = p->at->proposal,
        .form = form_for(r, &scoring_assignment_shape, p->card, p->path),
        .declare = form_for(r, &scoring_assignment_shape, p->card, path_fmt(r, "%.*s/declarar", STR_ARG(p->path))),
        .recuse = form_for(r, &scoring_assignment_shape, p->card, path_fmt(r, "%.*s/recusar", STR_ARG(p->path))),
        .note = p->card->note,
        .note_problem = problem_of(&r->problems, STR("note")),
        .recuse_failed = !str_empty(problem_of(&r->problems, STR("reason"))),
        .proposal_path = p->at->path,
        .desk_path = p->desk_path,
        .reopen_path = path_fmt(r, "%.*s/reabrir", STR_ARG(p->path)),
        .submitted = p->card->state == ASSIGNED_SUBMITTED,
        .recused = p->card->state == ASSIGNED_RECUSED,
    };
    struct proposal_word *words;
    TRY(until_words(r, p->at->at, p->round->closes_on, &page.until, &page.closed));
    if (p->round->state == ROUND_CLOSED)
        page.closed = N_("La ronda ya se cerró: la calificación no cambia.");
    else if (page.closed == NULL && day_before(p->round->closes_on, r->today))
        page.closed = N_("El último día para calificar ya pasó. La Dirección puede extenderlo.");
    if (p->at->proposal->state != PROPOSAL_SCORING && p->round->state != ROUND_CLOSED)
        page.closed = N_("La propuesta ya no está en evaluación: no hace falta calificarla.");
    page.declare_first = p->card->state == ASSIGNED;
    page.edits = p->card->state == ASSIGNED_DECLARED && page.closed == NULL;
    if (request_typed(r) && page.edits)
        page.note = request_form(r, "note");
    TRY(proposal_words(r->db, r->mem, p->at->proposal, &words, &page.words_count));
    for (size_t i = 0; i < page.words_count; i++)
        words[i].text = proposal_word_shown(r, &words[i]);
    page.words = words;
    TRY(opinions_fill(r, p, &page));
    if (!page.declare_first)
        rows_fill(r, p, &page);
    TRY(next_path(r, p->at->at, p->at->proposal->number, &page.next_path));
    struct head head = cocreation_head(r, p->at->at, str_of(say(r->lang, N_("Calificar una propuesta"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Mis propuestas por calificar"))), p->desk_path);
    head.form_page = true;
    head.wide = true;
    return page_card(r, head, &page);
}

/* ---- Moves of the own card */

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("La calificación ya no está en ese paso: mira cómo está ahora."));
    return CONFLICT;
}

/* It may be written now, by somebody who did not write the proposal. */
static enum status card_demand(struct request *r, const struct card_place *p)
{
    bool author;
    TRY(round_demand(r, p->at->at, p->round));
    if (p->at->proposal->state != PROPOSAL_SCORING)
        return problem_add(r, "", N_("La propuesta ya no está en evaluación: no hace falta calificarla."));
    TRY(scoring_author(r->db, p->round->id, p->at->proposal->id, r->actor.person, &author));
    return author ? problem_add(r, "", N_("Nadie califica lo que propuso: esta propuesta, o una de la que nació, es tuya. Recúsate.")) : DONE;
}

/* POST …/declarar: no conflict of interest. */
static enum status declare_apply(struct request *r)
{
    const struct card_place *p = r->object;
    struct scoring_assignment x = *p->card;
    if (x.state != ASSIGNED)
        return moved_on(r);
    TRY(card_demand(r, p));
    if (!str_is(request_form(r, "none"), "1"))
        return problem_add(r, "none", N_("Marca la declaración, o recúsate."));
    x.state = ASSIGNED_DECLARED;
    x.statement = STR("Declaro que no tengo conflicto de interés con la propuesta, con quien la presentó ni con la institución que la lideraría.");
    x.declared_at = r->now;
    TRY(record_change(r->db, &scoring_assignment_shape, r->mem, &x));
    return respond_redirect(r, p->path, NULL);
}

/* POST …/recusar: somebody else gets it at once. */
static enum status recuse_apply(struct request *r)
{
    static const char *const names[] = {"reason", NULL};
    const struct card_place *p = r->object;
    struct scoring_assignment x = *p->card;
    size_t added, missing;
    if (x.state != ASSIGNED && x.state != ASSIGNED_DECLARED)
        return moved_on(r);
    if (p->round->state != ROUND_OPEN)
        return round_demand(r, p->at->at, p->round);
    TRY(form_read_fields(r, &scoring_assignment_shape, &x, names));
    if (text_length(str_trim(x.reason)) < 10)
        return problem_add(r, "reason", N_("Di en pocas palabras por qué te recusas."));
    x.state = ASSIGNED_RECUSED;
    x.declared_at = r->now;
    TRY(record_change(r->db, &scoring_assignment_shape, r->mem, &x));
    TRY(round_assign(r->db, r->mem, p->round, p->at->at->jurisdiction->id, r->today, false, &added, &missing));
    return respond_redirect(r, p->desk_path, N_("Te recusaste. La propuesta la califica otra persona; tu razón no se publica."));
}

/* POST …/reabrir */
static enum status reopen_apply(struct request *r)
{
    const struct card_place *p = r->object;
    struct scoring_assignment x = *p->card;
    if (x.state != ASSIGNED_SUBMITTED)
        return moved_on(r);
    TRY(card_demand(r, p));
    x.state = ASSIGNED_DECLARED;
    x.submitted_at = INSTANT_NONE;
    TRY(record_change(r->db, &scoring_assignment_shape, r->mem, &x));
    return respond_redirect(r, p->path, N_("Abriste tu calificación: hasta que la entregues otra vez no cuenta."));
}

/* Handed in: a value for each criterion, and why at the ends of a scale. */
static enum status whole_check(struct request *r, const struct card_place *p, const struct card_entry *entries)
{
    enum status s = DONE;
    for (size_t i = 0; i < p->criteria.count; i++) {
        const struct criterion *c = &p->criteria.criteria[i];
        const char *value = str_fmt(r->mem, "v%lld", (long long)c->id).ptr, *reason = str_fmt(r->mem, "r%lld", (long long)c->id).ptr;
        if (entries[i].value == NONE)
            s = problem_add_text(r, str_of(value), say_with(r->mem, r->lang, N_("Falta un valor en «%1»."), &c->name, 1));
        else if (value_needs_reason(c, entries[i].value) && text_length(entries[i].reason) < 3)
            s = problem_add_text(r, str_of(reason), say_with(r->mem, r->lang, N_("«%1»: en los extremos de la escala hay que decir por qué."), &c->name, 1));
    }
    return s;
}

static enum status lengths_check(struct request *r, const struct card_place *p, const struct card_entry *entries)
{
    enum status s = DONE;
    for (size_t i = 0; i < p->criteria.count; i++)
        if (text_length(entries[i].reason) > 2000)
            s = problem_add(r, str_fmt(r->mem, "r%lld", (long long)entries[i].criterion).ptr, N_("La razón pasa de 2.000 caracteres."));
    return s;
}

/* POST …/calificacion/:proposal: kept or handed in. */
static enum status card_apply(struct request *r)
{
    static const char *const names[] = {"note", NULL};
    const struct card_place *p = r->object;
    struct scoring_assignment x = *p->card;
    bool hand_in = str_is(request_form(r, "do"), "entregar");
    TRY(card_demand(r, p));
    if (x.state != ASSIGNED_DECLARED)
        return moved_on(r);
    struct card_entry *entries = arena_array(r->mem, struct card_entry, p->criteria.count);
    for (size_t i = 0; i < p->criteria.count; i++)
        entries[i] = entry_typed(r, &p->criteria.criteria[i]);
    TRY(form_read_fields(r, &scoring_assignment_shape, &x, names));
    x.revision = p->card->revision;
    TRY(lengths_check(r, p, entries));
    if (hand_in)
        TRY(whole_check(r, p, entries));
    TRY(card_save(r->db, r->mem, x.id, entries, p->criteria.count));
    if (hand_in) {
        x.state = ASSIGNED_SUBMITTED;
        x.submitted_at = r->now;
    }
    TRY(record_change(r->db, &scoring_assignment_shape, r->mem, &x));
    if (!hand_in)
        return respond_redirect(r, p->path, N_("Se guardó. Todavía no cuenta: falta entregarla."));
    struct str next = STR_NONE;
    TRY(next_path(r, p->at->at, p->at->proposal->number, &next));
    return respond_redirect(r, str_empty(next) ? p->desk_path : next,
                            str_empty(next) ? N_("Se entregó la calificación. No te queda ninguna pendiente.")
                                            : N_("Se entregó la calificación. Esta es la siguiente."));
}

#define AT "/:jurisdiction/cocreacion/:process/calificacion"
const struct route scoring_desk_routes[] = {
    {GET, AT, SCORE, 0, desk_load, queue_show, NULL, NULL},
    {GET, AT "/:proposal", SCORE, 0, card_load, card_show, NULL, NULL},
    {POST, AT "/:proposal", SCORE, 0, card_load, card_show, NULL, card_apply},
    {POST, AT "/:proposal/declarar", SCORE, 0, card_load, card_show, NULL, declare_apply},
    {POST, AT "/:proposal/recusar", SCORE, 0, card_load, card_show, NULL, recuse_apply},
    {POST, AT "/:proposal/reabrir", SCORE, 0, card_load, card_show, NULL, reopen_apply},
    {.pattern = NULL},
};
#undef AT
