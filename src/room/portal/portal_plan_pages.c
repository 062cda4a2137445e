/* SPDX-License-Identifier: EUPL-1.2
 * The dashboard of a plan: /:jurisdiction/plan/:plan. At most ten statements with its panels. */
#include "base/text.h"
#include "pages.h"
#include "room/portal/portal_view.h"
#include "sql.h"

/* What the page reads, before it is drawn. */
struct dashboard {
    struct portal_row *rows;
    size_t row_count, total;
    struct portal_tag *tags;
    size_t tag_count;
    struct portal_milestone *milestones;
    size_t milestone_count;
    struct portal_filter filter;
};

static enum status dashboard_read(struct request *r, int64_t plan, struct dashboard *d)
{
    TRY(db_many(r->db, SQL_PORTAL_ROWS_OF_PLAN, WITH(IN(plan)), r->mem, &portal_row_shape, &d->rows, &d->total));
    TRY(db_many(r->db, SQL_PORTAL_TAGS_OF_PLAN, WITH(IN(plan)), r->mem, &portal_tag_shape, &d->tags, &d->tag_count));
    TRY(db_many(r->db, SQL_PORTAL_MILESTONES_OF_PLAN, WITH(IN(plan)), r->mem, &portal_milestone_shape, &d->milestones,
                &d->milestone_count));
    d->filter = portal_filter_read(r);
    d->row_count = d->total;
    return DONE;
}

/* How many of all commitments have each light, whatever filter is on. */
static void counts_fill(struct request *r, const struct dashboard *d, struct portal_plan_page *page)
{
    struct chart_part parts[LIGHT_NOT_FOLLOWED + 1];
    page->counts = arena_array(r->mem, struct portal_count, COUNT(parts));
    struct buf words = BUF(r->mem);
    for (size_t i = 0; i < COUNT(parts); i++) {
        parts[i] = (struct chart_part){portal_light_class((int)i), 0};
        for (size_t k = 0; k < d->total; k++)
            parts[i].count += d->rows[k].light == (int)i;
        if (parts[i].count == 0)
            continue;
        const char *label = choice_label(&light_choices, (int)i), *code = choice_code(&light_choices, (int)i);
        struct str query = portal_filter_query(r, &(struct portal_filter){.light_index = -1}, code, true);
        page->counts[page->counts_count++] = (struct portal_count){
            parts[i].light, label, parts[i].count, path_fmt(r, "%.*s%.*s#compromisos", STR_ARG(page->path), STR_ARG(query)),
            d->filter.light_index == (int)i};
        if (words.len > 0)
            buf_chars(&words, ", ");
        buf_fmt(&words, "%s: %lld", say(r->lang, label), (long long)parts[i].count);
    }
    page->parts_label = buf_str(&words);
    page->parts = chart_parts(r->mem, parts, COUNT(parts), page->parts_label);
}

static struct str milestone_path(struct request *r, struct str commitment, struct str number)
{
    struct str coded = url_component(r->mem, number);
    return path_fmt(r, "%.*s/hito/%.*s", STR_ARG(commitment), STR_ARG(coded));
}

static void lines_fill(struct request *r, const struct dashboard *d, struct portal_plan_page *page)
{
    page->lines = arena_array(r->mem, struct portal_line, d->row_count);
    page->lines_count = d->row_count;
    page->total = d->total;
    for (size_t i = 0; i < d->row_count; i++) {
        struct portal_line *line = &page->lines[i];
        *line = portal_line_of(r, &d->rows[i]);
        line->next = portal_next_due(d->milestones, d->milestone_count, d->rows[i].id);
        if (line->next != NULL)
            line->next_path = milestone_path(r, line->path, line->next->number);
    }
}

static struct str gantt_words(struct request *r, const struct dashboard *d, struct day today)
{
    int64_t overdue = 0;
    const struct portal_milestone *next = NULL;
    for (size_t i = 0; i < d->milestone_count; i++) {
        const struct portal_milestone *m = &d->milestones[i];
        if (m->state != MILESTONE_CURRENT || m->light == LIGHT_COMPLETE || !day_known(m->due_on))
            continue;
        if (day_before(m->due_on, today))
            overdue++;
        else if (next == NULL || day_before(m->due_on, next->due_on))
            next = m;
    }
    struct str first = overdue == 0 ? str_of(say(r->lang, N_("Ningún hito pasó su plazo vigente sin completarse.")))
                     : overdue == 1 ? str_of(say(r->lang, N_("Un hito pasó su plazo vigente sin completarse.")))
                     : say_with(r->mem, r->lang, N_("%1 hitos pasaron su plazo vigente sin completarse."),
                                (struct str[]){int_words(r->mem, r->lang, overdue)}, 1);
    if (next == NULL)
        return first;
    struct str values[] = {next->commitment_number, next->number, day_words(r->mem, r->lang, next->due_on)};
    struct str second = say_with(r->mem, r->lang, N_("El próximo vence el %3: hito %2 del compromiso %1."), values, COUNT(values));
    return str_fmt(r->mem, "%.*s %.*s", STR_ARG(first), STR_ARG(second));
}

static void gantt_rows(struct request *r, const struct dashboard *d, struct chart_row *rows)
{
    for (size_t i = 0; i < d->row_count; i++) {
        const struct portal_row *c = &d->rows[i];
        struct chart_mark *marks = arena_array(r->mem, struct chart_mark, d->milestone_count);
        rows[i] = (struct chart_row){.label = str_fmt(r->mem, "%.*s. %.*s", STR_ARG(c->number), STR_ARG(c->title)),
                                     .light = portal_light_class(c->light), .first = c->starts_on, .last = c->ends_on,
                                     .marks = marks};
        for (size_t k = 0; k < d->milestone_count; k++) {
            const struct portal_milestone *m = &d->milestones[k];
            if (m->commitment == c->id)
                marks[rows[i].mark_count++] = (struct chart_mark){portal_light_class(m->light), m->due_on, m->original_due_on};
        }
    }
}

static void gantt_fill(struct request *r, const struct dashboard *d, struct portal_plan_page *page)
{
    page->gantt_label = gantt_words(r, d, page->today);
    struct chart_row *rows = arena_array(r->mem, struct chart_row, d->row_count);
    gantt_rows(r, d, rows);
    page->gantt = chart_gantt(r->mem, r->lang, &(struct chart_gantt){page->plan->starts_on, page->plan->ends_on, page->today,
                                                                     rows, d->row_count, page->gantt_label});
    page->deadlines = arena_array(r->mem, struct portal_deadline, d->milestone_count);
    for (size_t i = 0; i < d->row_count; i++)
        for (size_t k = 0; k < d->milestone_count; k++) {
            const struct portal_milestone *m = &d->milestones[k];
            if (m->commitment != d->rows[i].id)
                continue;
            page->deadlines[page->deadlines_count++] = (struct portal_deadline){
                m, portal_light_of(r->mem, m->light, NONE, page->plan->tracking),
                milestone_path(r, page->lines[i].path, m->number),
                day_known(m->due_on) && day_known(m->original_due_on) && days_between(m->original_due_on, m->due_on) != 0};
        }
}

/* Provinces with how many commitments act there; the map only where the plan is a country's. */
static void places_fill(struct request *r, const struct dashboard *d, struct portal_plan_page *page)
{
    page->places_count = portal_places(r, page->path, "territorio", "provincia", d->tags, d->tag_count, &page->places);
    page->groups_count = portal_places(r, page->path, "grupo", "grupo", d->tags, d->tag_count, &page->groups);
    if (page->place->jurisdiction->kind != JURISDICTION_COUNTRY || page->places_count == 0)
        return;
    struct chart_place *places = arena_array(r->mem, struct chart_place, d->tag_count);
    size_t n = 0;
    for (size_t i = 0; i < d->tag_count; i++)
        if (str_is(d->tags[i].kind, "territorio")) {
            if (n == 0 || !str_eq(places[n - 1].inec, d->tags[i].code))
                places[n++] = (struct chart_place){d->tags[i].code, 0};
            places[n - 1].n++;
        }
    page->map_label = say_with(r->mem, r->lang, N_("Compromisos por provincia; límites referenciales. Los mismos números están en la lista."), NULL, 0);
    page->map = chart_map(r->mem, places, n, page->map_label);
}

/* The page's table as CSV and JSON. */
static enum status rows_respond(struct request *r, const struct plan_place *place, const struct dashboard *d)
{
    struct portal_plan_row *rows = arena_array(r->mem, struct portal_plan_row, d->row_count);
    for (size_t i = 0; i < d->row_count; i++) {
        const struct portal_row *c = &d->rows[i];
        const struct portal_milestone *next = portal_next_due(d->milestones, d->milestone_count, c->id);
        rows[i] = (struct portal_plan_row){
            .number = c->number, .title = c->title, .lead = c->lead, .light = c->light,
            .marks = portal_mark_codes(r->mem, c->mark_bits),
            .reported_centi = c->reported_centi, .undisputed_centi = c->undisputed_centi, .expected_centi = c->expected_centi,
            .late_original = c->late_original, .late_current = c->late_current,
            .next_number = next == NULL ? STR_NONE : next->number, .next_due_on = next == NULL ? DAY_NONE : next->due_on};
    }
    return respond_rows(r, &portal_plan_row_shape, rows, d->row_count,
                        path_fmt(r, "plan-%.*s-%lld", STR_ARG(place->jurisdiction->code), (long long)place->plan->number));
}

/* Editions come first, and only they have a number. */
static enum status papers_read(struct request *r, struct portal_plan_page *page)
{
    struct portal_paper *papers;
    size_t count;
    TRY(db_many(r->db, SQL_PORTAL_PAPERS, WITH(IN(page->plan->id)), r->mem, &portal_paper_shape, &papers, &count));
    page->editions = papers;
    while (page->editions_count < count && papers[page->editions_count].number != NONE)
        page->editions_count++;
    page->documents = papers + page->editions_count;
    page->documents_count = count - page->editions_count;
    return DONE;
}

static enum status around_read(struct request *r, struct portal_plan_page *page)
{
    int64_t plan = page->plan->id;
    struct plan_result *result;
    struct notice_event *changes;
    const struct notice_scope here = {page->place->jurisdiction->id, FOLLOWED_PLAN, plan};
    size_t change_count;
    enum status found = progress_plan_result(r->db, r->mem, plan, &result);
    if (found == DONE && page->tracked)
        page->result = result;
    else if (found != DONE && found != NOT_FOUND)
        return found;
    TRY(papers_read(r, page));
    TRY(events_newest(r->db, r->mem, &here, r->today, 3, &changes, &change_count));
    page->changes = (struct notice_list){changes, change_count, false};
    return DONE;
}

static struct head dashboard_head(struct request *r, const struct portal_plan_page *page)
{
    const struct plan_place *place = page->place;
    struct head head = jurisdiction_head(r, place->jurisdiction, place->plan->name);
    head_crumb(r, &head, place->jurisdiction->name, head.jurisdiction_path);
    head.section = "plan";
    head.description = text_excerpt(r->mem, place->plan->summary, 200);
    if (str_empty(page->query))
        head.data_path = place->path;
    return head;
}

enum status portal_plan_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct dashboard d = {0};
    if (r->format == FORMAT_ATOM)
        return portal_feed(r, place);
    TRY(dashboard_read(r, place->plan->id, &d));
    if (r->format == FORMAT_ICS)
        return portal_calendar(r, place, d.milestones, d.milestone_count);
    bool wrong = !str_empty(portal_filter_wrong(&d.filter, d.tags, d.tag_count));
    struct portal_plan_page page = {.place = place, .plan = place->plan, .path = place->path, .today = r->today,
                                    .tracked = place->plan->tracking == PLAN_TRACKED, .may_edit = request_may(r, EDIT_PLAN)};
    counts_fill(r, &d, &page);
    if (!wrong)
        d.row_count = portal_filter_rows(r->mem, &d.filter, d.rows, d.total, d.tags, d.tag_count);
    if (r->format != FORMAT_HTML)
        return wrong ? INVALID : rows_respond(r, place, &d);
    TRY(around_read(r, &page));
    page.has_figures = page.result != NULL && page.result->reported_centi != NONE;
    if (page.has_figures)
        page.bar = chart_bar(r->mem, r->lang, page.result->reported_centi, page.result->undisputed_centi,
                             page.result->expected_centi, true);
    page.query = portal_filter_query(r, &d.filter, NULL, true);
    page.csv = path_fmt(r, "%.*s.csv%.*s", STR_ARG(page.path), STR_ARG(page.query));
    page.json = path_fmt(r, "%.*s.json%.*s", STR_ARG(page.path), STR_ARG(page.query));
    page.filters = portal_filters_form(r, page.path, &d.filter, d.tags, d.tag_count, page.tracked);
    lines_fill(r, &d, &page);
    if (page.tracked)
        gantt_fill(r, &d, &page);
    places_fill(r, &d, &page);
    return page_portal_plan(r, dashboard_head(r, &page), &page);
}
