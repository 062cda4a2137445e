/* SPDX-License-Identifier: EUPL-1.2
 * Who answers for an indicator, what it is linked with: milestone, further commitments, SDG, national plan, lenses.
 * Of an approved indicator the directorate changes them, by an act that the log keeps with each change. */
#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

static enum status links_options(struct request *r, const struct indicator_place *place, struct form_options *lists)
{
    struct milestone *milestones = NULL;
    size_t count = 0;
    struct option *institutions;
    if (place->commitment != NULL)
        TRY(milestones_of(r->db, r->mem, place->commitment->id, &milestones, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){milestones[i].id, path_fmt(r, "%.*s. %.*s", STR_ARG(milestones[i].number), STR_ARG(milestones[i].title))};
    lists[0] = (struct form_options){"milestone", options, count};
    TRY(institution_options(r, place->jurisdiction->id, &institutions, &count));
    lists[1] = (struct form_options){"institution", institutions, count};
    lists[2] = (struct form_options){"reports_by", institutions, count};
    return DONE;
}

/* SDG, lenses, national plan: in one list, in that order. */
static enum status topic_list(struct request *r, struct form_options *ret)
{
    static const int kinds[] = {TOPIC_SDG, TOPIC_NATIONAL, TOPIC_LENS};
    struct option *all = arena_array(r->mem, struct option, 400);
    *ret = (struct form_options){.field = "topic", .options = all};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        struct option *some;
        size_t count;
        TRY(topic_options(r, kinds[i], &some, &count));
        for (size_t k = 0; k < count && ret->count < 400; k++)
            all[ret->count++] = some[k];
    }
    return DONE;
}

static enum status commitment_list(struct request *r, const struct indicator_place *place, struct form_options *ret)
{
    struct indicator_commitment *rows;
    struct scope there = {.jurisdiction = place->jurisdiction->id};
    int64_t drafts = may(&r->actor, READ_DRAFT, &there) == DONE;
    size_t count;
    TRY(db_many(r->db, SQL_INDICATOR_COMMITMENTS, WITH(IN(place->jurisdiction->id), IN(drafts), IN(place->indicator->plan)), r->mem, &indicator_commitment_shape, &rows, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        struct str words[] = {int_words(r->mem, r->lang, rows[i].plan_number), rows[i].number, rows[i].title};
        options[i] = (struct option){rows[i].id, say_with(r->mem, r->lang, N_("Plan %1, compromiso %2: %3"), words, 3)};
    }
    *ret = (struct form_options){"commitment", options, count};
    return DONE;
}

static struct form one_list(struct request *r, const struct shape *shape, struct form_options *list, struct str action)
{
    struct form f = form_for(r, shape, NULL, action);
    f.options = list;
    f.option_count = 1;
    return f;
}

static bool is_approved(const struct indicator_place *place)
{
    return place->indicator->state != INDICATOR_DRAFT;
}

/* The act chosen, of those that may decide; NONE. */
static enum status act_chosen(struct request *r, const struct indicator_place *place, const struct option *acts, size_t count, int64_t *ret,
                              struct str *ret_label)
{
    int64_t id;
    *ret = NONE;
    if (!str_int(r->method == POST ? request_form(r, "acto") : request_query(r, "acto"), &id))
        return DONE;
    for (size_t i = 0; i < count; i++)
        if (acts[i].value == id) {
            enum status allows = act_allows(r->db, r->mem, id, place->jurisdiction->id, r->today);
            if (allows == INVALID || allows == NOT_FOUND)
                return DONE;
            TRY(allows);
            *ret = id;
            *ret_label = acts[i].label;
        }
    return DONE;
}

/* Before any change: of an approved indicator, who may and by which act; what is written is signed with it. */
static enum status change_allowed(struct request *r, const struct indicator_place *place)
{
    struct option *acts;
    struct str label;
    size_t count;
    int64_t act;
    if (!is_approved(place))
        return DONE;
    if (!request_may(r, APPROVE_INDICATOR))
        return problem_add(r, "", N_("El indicador ya está aprobado: sus responsables y vínculos los cambia la Dirección con un acto."));
    TRY(act_options(r, place->jurisdiction->id, &acts, &count));
    TRY(act_chosen(r, place, acts, count, &act, &label));
    if (act == NONE)
        return problem_add(r, "", N_("Elige el acto aprobado que lo decide."));
    request_deed(r, act, STR_NONE);
    return DONE;
}

static enum status acts_fill(struct request *r, const struct indicator_place *place, struct indicator_links_page *page)
{
    struct option *acts;
    size_t count;
    page->approved = is_approved(place);
    page->may_change = !page->approved;
    if (!page->approved || !page->directs)
        return DONE;
    TRY(act_options(r, place->jurisdiction->id, &acts, &count));
    TRY(act_chosen(r, place, acts, count, &page->act, &page->act_label));
    page->may_change = page->act != NONE;
    page->acts = arena_array(r->mem, struct indicator_choice, count);
    for (size_t i = 0; i < count; i++)
        page->acts[page->acts_count++] = (struct indicator_choice){path_fmt(r, "%lld", (long long)acts[i].value), acts[i].label, acts[i].value == page->act};
    return DONE;
}

/* GET …/vinculos */
static enum status links_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_links_page page = {.v = place->version, .path = place->path};
    struct form_options *lists = arena_array(r->mem, struct form_options, 5);
    int64_t id = place->indicator->id, drafts = 1;
    TRY(links_options(r, place, lists));
    TRY(topic_list(r, &lists[3]));
    TRY(commitment_list(r, place, &lists[4]));
    page.own_path = path_fmt(r, "%.*s/vinculos", STR_ARG(place->path));
    page.remove_path = path_fmt(r, "%.*s/vinculos/quitar", STR_ARG(place->path));
    page.form = form_for(r, &indicator_shape, place->indicator, page.own_path);
    page.form.options = lists;
    page.form.option_count = 3;
    page.topic_form = one_list(r, &indicator_topic_shape, &lists[3], path_fmt(r, "%.*s/tema", STR_ARG(page.own_path)));
    page.link_form = one_list(r, &indicator_link_shape, &lists[4], path_fmt(r, "%.*s/compromiso", STR_ARG(page.own_path)));
    TRY(db_many(r->db, SQL_INDICATOR_TOPICS, WITH(IN(id)), r->mem, &indicator_topic_row_shape, &page.topics, &page.topics_count));
    TRY(db_many(r->db, SQL_INDICATOR_LINKS, WITH(IN(id), IN(drafts)), r->mem, &indicator_link_row_shape, &page.links, &page.links_count));
    page.measures = place->commitment != NULL;
    page.directs = request_may(r, APPROVE_INDICATOR);
    TRY(acts_fill(r, place, &page));
    struct head head = indicator_head(r, place, str_of(say(r->lang, N_("Responsables y vínculos"))), false);
    head.form_page = true;
    return page_indicator_links(r, head, &page);
}

static enum status back(struct request *r, const struct indicator_place *place, const char *flash)
{
    struct str act = request_form(r, "acto");
    return respond_redirect(r, path_fmt(r, "%.*s/vinculos%s%.*s", STR_ARG(place->path), str_empty(act) ? "" : "?acto=", STR_ARG(url_component(r->mem, act))),
                            flash);
}

static bool offered(const struct form_options *list, int64_t id)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->options[i].value == id)
            return true;
    return id == NONE;
}

/* POST …/vinculos: who answers is the directorate's to say; a focal point links the milestone. */
static enum status links_apply(struct request *r)
{
    static const char *const own[] = {"milestone", NULL}, *const all[] = {"milestone", "institution", "reports_by", "shared", NULL};
    const struct indicator_place *place = r->object;
    struct indicator x = *place->indicator;
    struct form_options lists[3];
    TRY(change_allowed(r, place));
    TRY(form_read_fields(r, &indicator_shape, &x, request_may(r, APPROVE_INDICATOR) ? all : own));
    TRY(links_options(r, place, lists));
    if (!offered(&lists[0], x.milestone))
        return problem_add(r, "milestone", N_("Elige un hito del mismo compromiso."));
    if (!offered(&lists[1], x.institution) || !offered(&lists[2], x.reports_by))
        return problem_add(r, "institution", N_("Elige una institución de la lista."));
    TRY(record_change(r->db, &indicator_shape, r->mem, &x));
    return back(r, place, N_("Se guardaron los cambios."));
}

/* POST …/vinculos/tema */
static enum status topic_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_topic link;
    struct form_options list;
    int64_t id;
    TRY(change_allowed(r, place));
    shape_clear(&indicator_topic_shape, &link);
    TRY(form_read(r, &indicator_topic_shape, &link));
    TRY(topic_list(r, &list));
    if (!offered(&list, link.topic))
        return problem_add(r, "topic", N_("Elige un tema de la lista."));
    if (db_int(r->db, SQL_INDICATOR_TOPIC_OF, WITH(IN(place->indicator->id), IN(link.topic)), &id) == DONE)
        return problem_add(r, "topic", N_("Ya está anotado."));
    link.indicator = place->indicator->id;
    TRY(record_add(r->db, &indicator_topic_shape, &link));
    return back(r, place, N_("Se guardaron los cambios."));
}

/* POST …/vinculos/compromiso */
static enum status link_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_link link;
    struct indicator_link_row *there;
    struct form_options list;
    size_t count;
    int64_t drafts = 1;
    TRY(change_allowed(r, place));
    shape_clear(&indicator_link_shape, &link);
    TRY(form_read(r, &indicator_link_shape, &link));
    TRY(commitment_list(r, place, &list));
    if (!offered(&list, link.commitment))
        return problem_add(r, "commitment", N_("Elige un compromiso de la lista."));
    TRY(db_many(r->db, SQL_INDICATOR_LINKS, WITH(IN(place->indicator->id), IN(drafts)), r->mem, &indicator_link_row_shape, &there, &count));
    bool known = link.commitment == place->indicator->commitment;
    for (size_t i = 0; i < count; i++)
        known = known || there[i].commitment == link.commitment;
    if (known)
        return problem_add(r, "commitment", N_("Ya está anotado."));
    link.indicator = place->indicator->id;
    TRY(record_add(r->db, &indicator_link_shape, &link));
    return back(r, place, N_("Se guardaron los cambios."));
}

/* POST …/vinculos/quitar */
static enum status remove_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_topic_row *topics;
    struct indicator_link_row *links;
    size_t topic_count, link_count;
    int64_t id, drafts = 1;
    TRY(change_allowed(r, place));
    TRY(db_many(r->db, SQL_INDICATOR_TOPICS, WITH(IN(place->indicator->id)), r->mem, &indicator_topic_row_shape, &topics, &topic_count));
    TRY(db_many(r->db, SQL_INDICATOR_LINKS, WITH(IN(place->indicator->id), IN(drafts)), r->mem, &indicator_link_row_shape, &links, &link_count));
    for (size_t i = 0; str_int(request_form(r, "tema"), &id) && i < topic_count; i++)
        if (topics[i].id == id) {
            TRY(record_remove(r->db, &indicator_topic_shape, r->mem, id));
            return back(r, place, N_("Se quitó."));
        }
    for (size_t i = 0; str_int(request_form(r, "compromiso"), &id) && i < link_count; i++)
        if (links[i].id == id) {
            TRY(record_remove(r->db, &indicator_link_shape, r->mem, id));
            return back(r, place, N_("Se quitó."));
        }
    return STALE;
}

void indicator_remove_button(struct out *o, struct str action, const char *name, int64_t id, int64_t act)
{
    struct str hidden = act == NONE || act == 0 ? str_fmt(o->buf.arena, "%s=%lld", name, (long long)id)
                                                : str_fmt(o->buf.arena, "%s=%lld&acto=%lld", name, (long long)id, (long long)act);
    form_button(o, action, N_("Quitar"), str_chars(o->buf.arena, hidden), false);
}

#define ONE "/:jurisdiction/indicador/:indicator"
const struct route indicator_link_routes[] = {
    {GET, ONE "/vinculos", DRAFT_INDICATOR, 0, indicator_load, links_show, NULL, NULL},
    {POST, ONE "/vinculos", DRAFT_INDICATOR, 0, indicator_load, links_show, NULL, links_apply},
    {POST, ONE "/vinculos/tema", DRAFT_INDICATOR, 0, indicator_load, links_show, NULL, topic_apply},
    {POST, ONE "/vinculos/compromiso", DRAFT_INDICATOR, 0, indicator_load, links_show, NULL, link_apply},
    {POST, ONE "/vinculos/quitar", DRAFT_INDICATOR, 0, indicator_load, links_show, NULL, remove_apply},
    {.pattern = NULL},
};
