/* SPDX-License-Identifier: EUPL-1.2
 * The view "what changed" of a jurisdiction in a period, and the news of one thing. */
#include "pages.h"
#include "room/notice/notice_view.h"
#include "sql.h"

#define SINCE_DAYS 30
#define SINCE_LINES 500

struct since {
    struct day from, until;
    struct str family, institution, province;
    int64_t institution_id, territory_id;
    const char *wrong;
};

static struct str value_of(struct request *r, const char *name)
{
    return str_trim(str_part(request_query(r, name), 0, 60));
}

static enum status since_read(struct request *r, const struct jurisdiction *j, struct since *s)
{
    struct str from = value_of(r, "desde"), until = value_of(r, "hasta");
    *s = (struct since){.family = value_of(r, "tipo"), .institution = value_of(r, "institucion"), .province = value_of(r, "provincia"),
                        .institution_id = NONE, .territory_id = NONE};
    s->until = str_empty(until) ? r->today : day_parse(until);
    s->from = !str_empty(from) ? day_parse(from) : day_known(s->until) ? (struct day){s->until.n - SINCE_DAYS} : DAY_NONE;
    if (!day_known(s->from) || !day_known(s->until))
        s->wrong = N_("Escribe las fechas como 2026-06-30: año, mes y día.");
    else if (day_before(s->until, s->from))
        s->wrong = N_("La fecha «hasta» va después de «desde».");
    if (!str_empty(s->family) && choice_of(&event_family_choices, s->family) < 0)
        s->wrong = N_("No hay cambios de ese tipo: elige uno de la lista.");
    if (!str_empty(s->institution)) {
        struct institution *i;
        enum status found = institution_by_code(r->db, r->mem, j->id, s->institution, &i);
        if (found == DONE)
            s->institution_id = i->id;
        else if (found == NOT_FOUND)
            s->wrong = N_("Aquí no hay una institución con ese código: elige una de la lista.");
        else
            return found;
    }
    if (!str_empty(s->province)) {
        struct territory *t;
        enum status found = db_one(r->db, SQL_PROVINCE_OF_CODE, WITH(IN(s->province)), r->mem, &territory_shape, &t);
        if (found == DONE)
            s->territory_id = t->id;
        else if (found == NOT_FOUND)
            s->wrong = N_("No hay una provincia con ese código: elige una de la lista.");
        else
            return found;
    }
    if (s->wrong == NULL && day_before(r->today, s->until))
        s->until = r->today;
    return DONE;
}

static enum status since_events(struct request *r, const struct jurisdiction *j, const struct since *s, size_t most,
                                struct notice_event **ret, size_t *ret_count)
{
    *ret_count = 0;
    if (s->wrong != NULL)
        return DONE;
    struct str family = str_empty(s->family) ? STR_NONE : s->family;
    return db_many(r->db, SQL_EVENTS_FILTERED,
                   WITH(IN(j->id), IN(s->from), IN(s->until), IN((int64_t)most), IN(family), IN(s->institution_id), IN(s->territory_id)),
                   r->mem, &notice_event_shape, ret, ret_count);
}

static enum status since_lists(struct request *r, const struct jurisdiction *j, const struct since *s, struct since_page *page)
{
    struct institution *all;
    struct territory *places;
    size_t count, place_count;
    TRY(institutions_of(r->db, r->mem, j->id, &all, &count));
    TRY(territory_provinces(r->db, r->mem, &places, &place_count));
    page->families_count = event_family_choices.count;
    page->families = arena_array(r->mem, struct since_option, page->families_count);
    for (size_t i = 0; i < page->families_count; i++) {
        struct str code = str_of(event_family_choices.items[i].code);
        page->families[i] = (struct since_option){code, str_of(say(r->lang, event_family_choices.items[i].label)), str_eq(code, s->family)};
    }
    page->institutions_count = count;
    page->institutions = arena_array(r->mem, struct since_option, count);
    for (size_t i = 0; i < count; i++)
        page->institutions[i] = (struct since_option){all[i].code, all[i].name, str_eq(all[i].code, s->institution)};
    page->provinces_count = place_count;
    page->provinces = arena_array(r->mem, struct since_option, place_count);
    for (size_t i = 0; i < place_count; i++)
        page->provinces[i] = (struct since_option){places[i].code, places[i].name, str_eq(places[i].code, s->province)};
    return DONE;
}

static struct str since_query(struct request *r, const struct since *s)
{
    struct str family = url_component(r->mem, s->family), institution = url_component(r->mem, s->institution);
    struct str province = url_component(r->mem, s->province), from = day_iso(r->mem, s->from), until = day_iso(r->mem, s->until);
    return path_fmt(r, "desde=%.*s&hasta=%.*s&tipo=%.*s&institucion=%.*s&provincia=%.*s", STR_ARG(from), STR_ARG(until),
                    STR_ARG(family), STR_ARG(institution), STR_ARG(province));
}

static struct notice_line *lines_of(struct request *r, const struct notice_event *events, size_t count)
{
    struct notice_line *lines = arena_array(r->mem, struct notice_line, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct notice_line){events[i].happened_on, event_what(&events[i]), events[i].title,
                                        event_path(r->mem, &events[i]), event_change(r->mem, r->lang, &events[i]),
                                        event_who(r->mem, r->lang, &events[i]), STR_NONE};
    return lines;
}

/* GET /:jurisdiction/cambios */
enum status since_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct since s;
    struct notice_event *events;
    size_t count;
    TRY(since_read(r, j, &s));
    bool page_form = r->format == FORMAT_HTML;
    TRY(since_events(r, j, &s, page_form ? SINCE_LINES + 1 : NOTICE_DATA_EVENTS, &events, &count));
    if (!page_form)
        return s.wrong != NULL ? INVALID : respond_rows(r, &notice_event_shape, events, count, path_fmt(r, "cambios-%.*s", STR_ARG(j->code)));
    struct since_page page = {
        .jurisdiction = j,
        .path = path_fmt(r, "/%.*s/cambios", STR_ARG(j->code)),
        .wrong = s.wrong,
        .from = s.from,
        .until = s.until,
        .from_text = day_known(s.from) ? day_iso(r->mem, s.from) : value_of(r, "desde"),
        .until_text = day_known(s.until) ? day_iso(r->mem, s.until) : value_of(r, "hasta"),
        .cut = count > SINCE_LINES,
        .lines_count = count > SINCE_LINES ? SINCE_LINES : count,
    };
    page.lines = lines_of(r, events, page.lines_count);
    TRY(since_lists(r, j, &s, &page));
    if (s.wrong == NULL) {
        struct str query = since_query(r, &s);
        page.csv = path_fmt(r, "%.*s.csv?%.*s", STR_ARG(page.path), STR_ARG(query));
        page.json = path_fmt(r, "%.*s.json?%.*s", STR_ARG(page.path), STR_ARG(query));
    }
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Qué cambió"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head.description = str_of(say(r->lang, N_("Qué cambió en los planes entre dos fechas: avances, disputas, plazos movidos, semáforos, ediciones y actos.")));
    return page_notice_since(r, head, &page);
}

static enum status at_plan(struct request *r, struct notice_place *at)
{
    struct plan_place *place;
    TRY(plan_enter(r, &place));
    at->jurisdiction = place->jurisdiction;
    at->scope = (struct notice_scope){place->jurisdiction->id, FOLLOWED_PLAN, place->plan->id};
    at->subject = place->plan->name;
    at->back = place->path;
    at->changed_at = place->plan->changed_at;
    return DONE;
}

static enum status at_commitment(struct request *r, struct notice_place *at)
{
    struct commitment_place *place;
    TRY(commitment_enter(r, &place));
    at->jurisdiction = place->jurisdiction;
    at->scope = (struct notice_scope){place->jurisdiction->id, FOLLOWED_COMMITMENT, place->commitment->id};
    at->subject = str_empty(place->commitment->short_title) ? place->commitment->title : place->commitment->short_title;
    at->back = place->path;
    at->changed_at = place->commitment->changed_at;
    return DONE;
}

static enum status at_institution(struct request *r, struct notice_place *at)
{
    struct institution *i;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    TRY(institution_by_code(r->db, r->mem, at->jurisdiction->id, request_param(r, "code"), &i));
    at->scope = (struct notice_scope){at->jurisdiction->id, FOLLOWED_INSTITUTION, i->id};
    at->subject = i->name;
    struct str code = url_component(r->mem, i->code);
    at->back = path_fmt(r, "/%.*s/institucion/%.*s", STR_ARG(at->jurisdiction->code), STR_ARG(code));
    at->changed_at = i->changed_at;
    return DONE;
}

static enum status at_province(struct request *r, struct notice_place *at)
{
    struct territory *t;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    TRY(db_one(r->db, SQL_PROVINCE_OF_CODE, WITH(IN(request_param(r, "province"))), r->mem, &territory_shape, &t));
    at->scope = (struct notice_scope){at->jurisdiction->id, FOLLOWED_PROVINCE, t->id};
    at->subject = t->name;
    at->back = path_fmt(r, "/%.*s/compromisos?provincia=%.*s", STR_ARG(at->jurisdiction->code), STR_ARG(t->code));
    at->path = path_fmt(r, "/%.*s/provincia/%.*s/novedades", STR_ARG(at->jurisdiction->code), STR_ARG(t->code));
    at->changed_at = at->jurisdiction->changed_at;
    return DONE;
}

enum status notice_load(struct request *r)
{
    struct notice_place *at = arena_new_of(r->mem, struct notice_place);
    enum status found = !str_empty(request_param(r, "number"))   ? at_commitment(r, at)
                        : !str_empty(request_param(r, "plan"))   ? at_plan(r, at)
                        : !str_empty(request_param(r, "province")) ? at_province(r, at)
                                                                  : at_institution(r, at);
    TRY(found);
    if (str_empty(at->path))
        at->path = path_fmt(r, "%.*s/novedades", STR_ARG(at->back));
    r->object = at;
    return DONE;
}

struct head notice_head(struct request *r, const struct notice_place *at, const char *title)
{
    struct head head = jurisdiction_head(r, at->jurisdiction, say_with(r->mem, r->lang, title, &at->subject, 1));
    head_crumb(r, &head, at->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, at->subject, at->back);
    return head;
}
