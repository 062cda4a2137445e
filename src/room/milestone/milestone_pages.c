/* SPDX-License-Identifier: EUPL-1.2
 * The milestone's page. */
#include "room/milestone/milestone_pages.h"

#include "pages.h"

struct head milestone_head(struct request *r, const struct milestone_place *at, struct str title, bool own_page)
{
    const struct commitment_place *c = at->place;
    struct head head = commitment_head(r, c, title);
    struct str number = c->commitment->number;
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), &number, 1), c->path);
    if (!own_page) {
        number = at->milestone->number;
        head_crumb(r, &head, say_with(r->mem, r->lang, N_("Hito %1"), &number, 1), at->path);
    }
    head.section = "plan";
    return head;
}

static const struct milestone *one_of(const struct milestone *all, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].id == id)
            return &all[i];
    return NULL;
}

static void row_add(struct request *r, const struct milestone_place *at, const struct milestone *m, struct milestone_row *rows,
                    size_t *count)
{
    if (m == NULL)
        return;
    struct str number = url_component(r->mem, m->number);
    rows[(*count)++] = (struct milestone_row){m, path_fmt(r, "%.*s/hito/%.*s", STR_ARG(at->place->path), STR_ARG(number))};
}

static enum status dependencies_read(struct request *r, const struct milestone_place *at, struct milestone_page *page)
{
    struct milestone_dependency *links;
    struct milestone *all;
    size_t count, links_count;
    int64_t commitment = at->place->commitment->id, id = at->milestone->id;
    TRY(milestone_dependencies_of(r->db, r->mem, commitment, &links, &links_count));
    if (links_count == 0)
        return DONE;
    TRY(milestones_of(r->db, r->mem, commitment, &all, &count));
    struct milestone_row *before = arena_array(r->mem, struct milestone_row, links_count);
    struct milestone_row *after = arena_array(r->mem, struct milestone_row, links_count);
    for (size_t i = 0; i < links_count; i++) {
        if (links[i].milestone == id)
            row_add(r, at, one_of(all, count, links[i].depends_on), before, &page->before_count);
        if (links[i].depends_on == id)
            row_add(r, at, one_of(all, count, links[i].milestone), after, &page->after_count);
    }
    page->before = before;
    page->after = after;
    return DONE;
}

enum status milestone_parts_own(struct request *r, const struct milestone *m, const struct milestone_part **ret,
                                size_t *ret_count)
{
    struct milestone_part *all;
    size_t count;
    *ret = NULL;
    *ret_count = 0;
    TRY(milestone_parts_of(r->db, r->mem, m->commitment, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].milestone == m->id) {
            *ret = *ret_count == 0 ? &all[i] : *ret;
            (*ret_count)++;
        }
    return DONE;
}

/* GET …/hito/:milestone */
static enum status milestone_show(struct request *r)
{
    const struct milestone_place *at = r->object;
    const struct milestone *m = at->milestone;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &milestone_shape, m, 1, path_fmt(r, "hito-%.*s", STR_ARG(m->number)));
    struct milestone_page page = {
        .place = at,
        .m = m,
        .c = at->place->commitment,
        .path = at->path,
        .commitment_path = at->place->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(at->place->jurisdiction->code)),
        .moved = day_known(m->original_due_on) && day_known(m->due_on) && m->original_due_on.n != m->due_on.n,
        .draft = at->place->plan->state == PLAN_DRAFT,
    };
    page.may_edit = request_may(r, EDIT_PLAN);
    page.words = arena_new_of(r->mem, struct record_words);
    TRY(record_words_read(r, &milestone_shape, m, m->id, page.words));
    page.in_spanish = record_words_missing(page.words);
    if (m->institution != NONE)
        TRY(record_get(r->db, r->mem, &institution_shape, m->institution, &page.institution));
    if (m->financing != NONE)
        TRY(record_get(r->db, r->mem, &financing_shape, m->financing, &page.money));
    TRY(milestone_parts_own(r, m, &page.parts, &page.parts_count));
    TRY(dependencies_read(r, at, &page));
    struct head head = milestone_head(r, at, path_fmt(r, "%.*s. %.*s", STR_ARG(m->number), STR_ARG(m->title)), true);
    head.data_path = at->path;
    return page_milestone_show(r, head, &page);
}

const struct route milestone_routes[] = {
    {GET, "/:jurisdiction/plan/:plan/compromiso/:number/hito/:milestone", READ, ROUTE_CACHED | ROUTE_DATA, milestone_load,
     milestone_show, NULL, NULL},
    {.pattern = NULL},
};
