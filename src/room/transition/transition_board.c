/* SPDX-License-Identifier: EUPL-1.2
 * The board: which commitments nobody answers for, by institution; nothing orphaned unseen. */
#include "base/text.h"
#include "pages.h"
#include "room/transition/transition_view.h"
#include "sql.h"

struct str transition_path(struct request *r, const struct jurisdiction *j)
{
    return path_fmt(r, "/%.*s/administracion/transicion", STR_ARG(j->code));
}

struct str institution_page_path(struct request *r, const struct jurisdiction *j, struct str code)
{
    return path_fmt(r, "/%.*s/institucion/%.*s", STR_ARG(j->code), STR_ARG(code));
}

struct head transition_head(struct request *r, const struct jurisdiction *j, const char *title, bool board)
{
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, title)));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Administración"))), path_fmt(r, "/%.*s/administracion", STR_ARG(j->code)));
    if (!board)
        head_crumb(r, &head, str_of(say(r->lang, N_("Transición"))), transition_path(r, j));
    return head;
}

struct transition_standing transition_stand(struct request *r, const struct transition_world *w, const struct transition_commitment *c)
{
    struct transition_standing s = {.c = c, .no_party = true};
    for (size_t i = 0; i < w->party_count; i++)
        if (w->parties[i].commitment == c->id && w->parties[i].role == INSTITUTION_COUNTERPART && w->parties[i].state == INSTITUTION_ACTIVE)
            s.no_party = false;
    s.focal = transition_gap(w->lines, w->line_count, c->id, PERSON_FOCAL, w->on);
    s.counterpart = transition_gap(w->lines, w->line_count, c->id, PERSON_COUNTERPART, w->on);
    s.focal_words = gap_words(s.focal);
    s.counterpart_words = s.no_party && s.counterpart != GAP_NONE ? N_("ninguna organización la acompaña hoy") : gap_words(s.counterpart);
    s.lead_gone = c->lead_state != INSTITUTION_ACTIVE;
    s.orphan = s.lead_gone || s.focal != GAP_NONE || s.counterpart != GAP_NONE;
    struct str number = url_component(r->mem, c->number);
    s.path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(w->jurisdiction->code), (long long)c->plan_number, STR_ARG(number));
    return s;
}

static enum status data_show(struct request *r, const struct transition_world *w)
{
    struct transition_data *rows = arena_array(r->mem, struct transition_data, w->commitment_count);
    size_t n = 0;
    for (size_t i = 0; i < w->commitment_count; i++) {
        struct transition_standing s = transition_stand(r, w, &w->commitments[i]);
        if (!s.orphan)
            continue;
        rows[n++] = (struct transition_data){s.c->plan_number, s.c->number, s.c->title, s.c->lead_code,
                                             s.focal == GAP_NONE ? STR_NONE : str_of(say(r->lang, s.focal_words)),
                                             s.counterpart == GAP_NONE ? STR_NONE : str_of(say(r->lang, s.counterpart_words))};
    }
    return respond_rows(r, &transition_data_shape, rows, n, path_fmt(r, "transicion-%.*s", STR_ARG(w->jurisdiction->code)));
}

static struct transition_group *group_of(struct request *r, const struct transition_world *w, struct transition_group *groups, size_t *count,
                                    const struct transition_commitment *c)
{
    for (size_t i = 0; i < *count; i++)
        if (str_eq(groups[i].code, c->lead_code))
            return &groups[i];
    struct transition_group *g = &groups[(*count)++];
    struct str path = transition_path(r, w->jurisdiction);
    *g = (struct transition_group){.name = c->lead_name, .code = c->lead_code, .state = c->lead_state,
                              .rows = arena_array(r->mem, struct transition_standing, w->commitment_count)};
    if (c->lead == NONE)
        return g;
    g->sheet = path_fmt(r, "%.*s/entrega", STR_ARG(institution_page_path(r, w->jurisdiction, c->lead_code)));
    g->reassign = path_fmt(r, "%.*s/reasignar?institucion=%.*s", STR_ARG(path), STR_ARG(c->lead_code));
    if (c->lead_state != INSTITUTION_ACTIVE)
        g->move = path_fmt(r, "%.*s/sucesion/%.*s", STR_ARG(path), STR_ARG(c->lead_code));
    return g;
}

static void groups_fill(struct request *r, const struct transition_world *w, struct transition_board *page)
{
    struct transition_group *groups = arena_array(r->mem, struct transition_group, w->commitment_count);
    size_t count = 0;
    page->commitments = (int64_t)w->commitment_count;
    for (size_t i = 0; i < w->commitment_count; i++) {
        struct transition_standing s = transition_stand(r, w, &w->commitments[i]);
        page->no_focal += s.focal != GAP_NONE;
        page->no_counterpart += s.counterpart != GAP_NONE;
        page->no_lead += s.lead_gone;
        if (!s.orphan && !page->all)
            continue;
        struct transition_group *g = group_of(r, w, groups, &count, s.c);
        ((struct transition_standing *)g->rows)[g->rows_count++] = s;
        g->missing += s.orphan;
    }
    text_sort_by(r->mem, groups, count, name);
    page->groups = groups;
    page->groups_count = count;
}

static struct gone_party *gone_of(struct request *r, struct transition_board *page, struct gone_party *gone, struct str name, struct str code, int state)
{
    size_t k = 0;
    while (k < page->gone_count && !str_eq(gone[k].name, name))
        k++;
    if (k == page->gone_count)
        gone[page->gone_count++] =
            (struct gone_party){name, path_fmt(r, "%.*s/sucesion/%.*s", STR_ARG(page->path), STR_ARG(code)), state, 0, 0};
    return &gone[k];
}

/* Institutions that are no more and still have a role, or an indicator that goes on. */
static enum status gone_fill(struct request *r, const struct jurisdiction *j, const struct transition_world *w, struct transition_board *page)
{
    struct transition_indicator *measured;
    size_t count;
    TRY(db_many(r->db, SQL_TRANSITION_INDICATORS, WITH(IN(j->id)), r->mem, &transition_indicator_shape, &measured, &count));
    struct gone_party *gone = arena_array(r->mem, struct gone_party, w->party_count + count);
    for (size_t i = 0; i < w->party_count; i++) {
        const struct transition_party *p = &w->parties[i];
        if (p->state != INSTITUTION_ACTIVE)
            gone_of(r, page, gone, p->name, p->code, p->state)->roles++;
    }
    for (size_t i = 0; i < count; i++)
        gone_of(r, page, gone, measured[i].name, measured[i].institution_code, measured[i].state)->indicators++;
    page->gone = gone;
    return DONE;
}

static enum status periods_show(struct request *r, const struct jurisdiction *j, struct transition_board *page)
{
    struct institution_transition *rows;
    struct institution *all;
    size_t count;
    TRY(db_many(r->db, SQL_TRANSITIONS_OF, WITH(IN(j->id)), r->mem, &institution_transition_shape, &rows, &page->periods_count));
    TRY(institutions_of(r->db, r->mem, j->id, &all, &count));
    struct board_transition *list = arena_array(r->mem, struct board_transition, page->periods_count);
    for (size_t i = 0; i < page->periods_count; i++) {
        list[i] = (struct board_transition){.t = &rows[i], .path = path_fmt(r, "%.*s/periodo/%lld", STR_ARG(page->path), (long long)rows[i].id),
                                            .over = day_known(rows[i].until_on) && day_before(rows[i].until_on, r->today)};
        for (size_t k = 0; k < count; k++)
            if (all[k].id == rows[i].institution)
                list[i].name = all[k].name;
    }
    page->periods = list;
    return DONE;
}

/* GET /:jurisdiction/administracion/transicion?todas=1 */
enum status transition_board_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct transition_world w;
    TRY(transition_world(r->db, r->mem, j, r->today, &w));
    if (r->format != FORMAT_HTML)
        return data_show(r, &w);
    struct transition_board page = {.path = transition_path(r, j), .all = str_is(request_query(r, "todas"), "1")};
    groups_fill(r, &w, &page);
    TRY(gone_fill(r, j, &w, &page));
    TRY(periods_show(r, j, &page));
    struct head head = transition_head(r, j, N_("Transición"), true);
    head.data_path = page.path;
    return page_transition_board(r, head, &page);
}

/* The panel "unreassigned" of the directorate's board. */
enum status transition_board_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct transition_world w;
    int64_t total = 0;
    size_t shown = 0;
    TRY(transition_world(r->db, r->mem, j, r->today, &w));
    struct board_item *items = arena_array(r->mem, struct board_item, BOARD_ITEMS);
    for (size_t i = 0; i < w.commitment_count; i++) {
        struct transition_standing s = transition_stand(r, &w, &w.commitments[i]);
        if (s.focal == GAP_NONE && !s.lead_gone)
            continue;
        total++;
        if (shown < BOARD_ITEMS)
            items[shown++] = (struct board_item){
                .label = str_fmt(r->mem, "%.*s. %.*s", STR_ARG(s.c->number), STR_ARG(s.c->title)),
                .path = s.path,
                .note = str_of(say(r->lang, s.lead_gone ? N_("la institución responsable ya no existe") : s.focal_words))};
    }
    return board_panel(r, o, N_("Sin punto focal"), total, items, shown,
                       request_may(r, ASSIGN_PEOPLE) ? transition_path(r, j) : STR_NONE, N_("Todos los compromisos tienen quien responda."));
}

enum status transition_board_pending(struct request *r, struct pending_list *list)
{
    struct jurisdiction *places;
    size_t count;
    TRY(db_many(r->db, SQL_TRANSITION_PLACES, WITHOUT, r->mem, &jurisdiction_shape, &places, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = places[i].id};
        struct transition_world w;
        int64_t orphans = 0;
        if (may(&r->actor, ASSIGN_PEOPLE, &there) != DONE)
            continue;
        TRY(transition_world(r->db, r->mem, &places[i], r->today, &w));
        for (size_t k = 0; k < w.commitment_count; k++) {
            struct transition_standing s = transition_stand(r, &w, &w.commitments[k]);
            orphans += s.focal != GAP_NONE || s.lead_gone;
        }
        struct str values[] = {int_words(r->mem, r->lang, orphans), places[i].name};
        if (orphans > 0)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Compromisos sin quien responda: %1 (%2)"), values, 2),
                        transition_path(r, &places[i]), DAY_NONE);
    }
    return DONE;
}
