/* SPDX-License-Identifier: EUPL-1.2
 * The indicators of a jurisdiction, with filters in the query string. */
#include <stdlib.h>

#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

enum status indicators_load(struct request *r)
{
    struct indicators_place *at = arena_new_of(r->mem, struct indicators_place);
    struct indicator_duty *duties = NULL;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    if (r->actor.person != NONE)
        TRY(db_many(r->db, SQL_INDICATOR_DUTIES, WITH(IN(at->jurisdiction->id), IN(r->actor.person), IN(r->today)), r->mem,
                    &indicator_duty_shape, &duties, &at->duty_count));
    for (size_t i = 0; i < at->duty_count; i++)
        r->scope.own_roles |= duties[i].role == PERSON_FOCAL ? 1u << ROLE_FOCAL : 1u << ROLE_COUNTERPART;
    at->duties = duties;
    at->path = indicators_path(r, at->jurisdiction);
    r->object = at;
    return DONE;
}

struct head indicators_head(struct request *r, const struct indicators_place *at, const char *title, bool own_page)
{
    struct head head = jurisdiction_head(r, at->jurisdiction, str_of(say(r->lang, title)));
    head_crumb(r, &head, at->jurisdiction->name, head.jurisdiction_path);
    if (!own_page)
        head_crumb(r, &head, str_of(say(r->lang, N_("Indicadores"))), at->path);
    head.section = "indicadores";
    return head;
}

bool indicator_duty_reaches(const struct indicators_place *at, int64_t commitment, int64_t institution, bool focal_only)
{
    for (size_t i = 0; i < at->duty_count; i++) {
        const struct indicator_duty *d = &at->duties[i];
        if (focal_only && d->role != PERSON_FOCAL)
            continue;
        if ((commitment != NONE && d->commitment == commitment) || (d->role == PERSON_FOCAL && institution != NONE && d->institution == institution))
            return true;
    }
    return false;
}

static bool asked(struct request *r, const char *name, struct str value)
{
    struct str typed = request_query(r, name);
    return str_empty(typed) || str_eq(typed, value);
}

static struct str plan_code(struct request *r, int64_t number)
{
    return number == NONE ? STR("biblioteca") : path_fmt(r, "%lld", (long long)number);
}

static bool wanted(struct request *r, const struct indicator_card *c)
{
    return asked(r, "plan", plan_code(r, c->plan_number)) && asked(r, "nivel", str_of(choice_code(&indicator_level_choices, c->level))) &&
           asked(r, "institucion", c->institution_code);
}

static void option_add(struct request *r, struct indicator_filter *f, struct str code, struct str label)
{
    for (size_t i = 0; i < f->options_count; i++)
        if (str_eq(f->options[i].code, code))
            return;
    f->options[f->options_count++] = (struct indicator_choice){code, label, str_eq(request_query(r, f->name), code)};
}

static struct indicator_filter *filter_begin(struct request *r, struct indicator_list_page *page, const char *name, const char *label, size_t most)
{
    struct indicator_filter *f = &page->filters[page->filters_count++];
    *f = (struct indicator_filter){name, label, arena_array(r->mem, struct indicator_choice, most), 0};
    return f;
}

static enum status filters_fill(struct request *r, struct indicator_list_page *page, const struct indicator_card *cards, size_t count)
{
    struct topic *goals;
    size_t goal_count;
    TRY(topics(r->db, r->mem, -1, &goals, &goal_count));
    struct indicator_filter *plan = filter_begin(r, page, "plan", N_("Plan"), count), *level = filter_begin(r, page, "nivel", N_("Nivel"), 8),
                            *who = filter_begin(r, page, "institucion", N_("Institución"), count),
                            *topic = filter_begin(r, page, "tema", N_("ODS, plan nacional o enfoque"), goal_count);
    for (size_t i = 0; i < count; i++) {
        struct str number = int_words(r->mem, r->lang, cards[i].plan_number);
        option_add(r, plan, plan_code(r, cards[i].plan_number),
                   cards[i].plan_number == NONE ? str_of(say(r->lang, N_("Sin plan"))) : say_with(r->mem, r->lang, N_("Plan %1"), &number, 1));
        option_add(r, who, cards[i].institution_code, cards[i].institution_name);
    }
    for (size_t i = 0; i < indicator_level_choices.count; i++)
        option_add(r, level, str_of(choice_code(&indicator_level_choices, (int)i)), str_of(say(r->lang, choice_label(&indicator_level_choices, (int)i))));
    for (size_t i = 0; i < goal_count; i++)
        if (goals[i].kind == TOPIC_SDG || goals[i].kind == TOPIC_LENS || goals[i].kind == TOPIC_NATIONAL)
            option_add(r, topic, goals[i].code, topic_name(&goals[i], r->lang));
    return DONE;
}

/* Drafts are listed for who reads all drafts, and for those whose assignment reaches them. */
static bool readable(const struct indicators_place *at, const struct indicator_card *c, bool all)
{
    return c->draft == 0 || all || indicator_duty_reaches(at, c->commitment, c->institution, false);
}

static enum status cards_read(struct request *r, const struct indicators_place *at, struct indicator_card **ret, size_t *ret_count)
{
    struct scope there = {.jurisdiction = at->jurisdiction->id};
    bool all = may(&r->actor, READ_DRAFT, &there) == DONE;
    int64_t drafts = all || at->duty_count > 0 ? 1 : 0;
    struct str topic = request_query(r, "tema");
    size_t count, kept = 0;
    TRY(db_many(r->db, SQL_INDICATOR_CARDS, WITH(IN(at->jurisdiction->id), IN(drafts), IN(str_empty(topic) ? STR("") : topic)), r->mem,
                &indicator_card_shape, ret, &count));
    for (size_t i = 0; i < count; i++)
        if (readable(at, &(*ret)[i], all))
            (*ret)[kept++] = (*ret)[i];
    *ret_count = kept;
    return DONE;
}

static struct indicator_line line_of(struct request *r, const struct indicators_place *at, const struct indicator_card *c)
{
    struct indicator_line line = {c, indicator_path(r->mem, at->jurisdiction->code, c->code), STR_NONE, STR_NONE};
    if (!str_empty(c->commitment_number)) {
        struct str words[] = {int_words(r->mem, r->lang, c->plan_number), c->commitment_number, c->commitment_title};
        line.measures = say_with(r->mem, r->lang, N_("Plan %1, compromiso %2: %3"), words, 3);
        line.measures_path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(at->jurisdiction->code), (long long)c->plan_number,
                                      STR_ARG(url_component(r->mem, c->commitment_number)));
    }
    return line;
}

static int by_code(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* The data set, of what the filters of the address choose. */
static enum status data_respond(struct request *r, const struct indicators_place *at)
{
    struct indicator_data *rows;
    struct indicator_card *cards;
    struct str topic = request_query(r, "tema");
    int64_t drafts = 0;
    size_t count, card_count, chosen = 0, kept = 0;
    TRY(db_many(r->db, SQL_INDICATORS_DATASET, WITH(IN(at->jurisdiction->id)), r->mem, &indicator_data_shape, &rows, &count));
    TRY(db_many(r->db, SQL_INDICATOR_CARDS, WITH(IN(at->jurisdiction->id), IN(drafts), IN(str_empty(topic) ? STR("") : topic)), r->mem,
                &indicator_card_shape, &cards, &card_count));
    struct str *codes = arena_array(r->mem, struct str, card_count + 1);
    for (size_t i = 0; i < card_count; i++)
        if (wanted(r, &cards[i]))
            codes[chosen++] = cards[i].code;
    qsort(codes, chosen, sizeof *codes, by_code);
    for (size_t i = 0; i < count; i++)
        if (bsearch(&rows[i].code, codes, chosen, sizeof *codes, by_code) != NULL)
            rows[kept++] = rows[i];
    return respond_rows(r, &indicator_data_shape, rows, kept, STR("indicadores"));
}

/* GET /:jurisdiction/indicadores */
enum status indicators_show(struct request *r)
{
    const struct indicators_place *at = r->object;
    struct indicator_list_page page = {.path = at->path, .may_draft = request_may(r, DRAFT_INDICATOR)};
    struct indicator_card *cards;
    size_t count;
    if (r->format != FORMAT_HTML)
        return data_respond(r, at);
    TRY(cards_read(r, at, &cards, &count));
    TRY(filters_fill(r, &page, cards, count));
    page.rows = arena_array(r->mem, struct indicator_line, count);
    for (size_t i = 0; i < count; i++)
        if (wanted(r, &cards[i]))
            page.rows[page.rows_count++] = line_of(r, at, &cards[i]);
    page.filtered = page.rows_count < count || !str_empty(request_query(r, "tema"));
    struct head head = indicators_head(r, at, N_("Indicadores"), true);
    head.description = str_of(say(r->lang, N_("Qué se mide para saber si los planes cambian algo: cada indicador con su ficha, sus metas y sus valores.")));
    head.data_path = at->path;
    return page_indicator_list(r, head, &page);
}

#define LIST "/:jurisdiction/indicadores"
#define ONE "/:jurisdiction/indicador/:indicator"
const struct route indicator_list_routes[] = {
    {GET, LIST, READ, ROUTE_CACHED | ROUTE_DATA, indicators_load, indicators_show, NULL, NULL},
    {GET, ONE, READ, ROUTE_CACHED | ROUTE_DATA, indicator_load, indicator_show, NULL, NULL},
    {GET, ONE "/ficha", READ, ROUTE_CACHED, indicator_sheet_load, indicator_sheet_show, NULL, NULL},
    {GET, ONE "/ficha/:version", READ, ROUTE_CACHED, indicator_sheet_load, indicator_sheet_show, NULL, NULL},
    {.pattern = NULL},
};
