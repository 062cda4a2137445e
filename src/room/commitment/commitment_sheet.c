/* SPDX-License-Identifier: EUPL-1.2
 * The sheet of a commitment: who takes part, values, topics, territory, money. Each part is a small
 * record added and removed by its own form. After publication, who takes part and what it promises
 * change by a change request; topics, territory and money may still be completed. */
#include "pages.h"
#include "room/commitment/commitment_pages.h"
#include "sql.h"

static enum status options_read(struct request *r, const struct commitment_place *place, struct sheet_page *page)
{
    struct topic *list;
    struct territory *where;
    size_t count;
    TRY(institution_options(r, place->jurisdiction->id, &page->institutions, &page->institutions_count));
    TRY(topics(r->db, r->mem, -1, &list, &count));
    page->all_topics = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        if (!list[i].retired)
            page->all_topics[page->all_topics_count++] = (struct option){
                list[i].id, path_fmt(r, "%.*s (%s)", STR_ARG(topic_name(&list[i], r->lang)),
                                     say(r->lang, choice_label(&topic_kind_choices, list[i].kind)))};
    TRY(territory_provinces(r->db, r->mem, &where, &count));
    page->all_territories = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        page->all_territories[page->all_territories_count++] = (struct option){where[i].id, where[i].name};
    return DONE;
}

static struct form part_form(struct request *r, const struct commitment_place *place, const struct shape *shape, const char *part,
                             const char *field, const struct option *options, size_t count)
{
    void *row = arena_take(r->mem, shape->size);
    shape_clear(shape, row);
    struct form form = form_for(r, shape, row, path_fmt(r, "%.*s/ficha/%s", STR_ARG(place->path), part));
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    *lists = (struct form_options){field, options, count};
    form.options = lists;
    form.option_count = field == NULL ? 0 : 1;
    return form;
}

enum status commitment_sheet_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct sheet_page page = {.c = place->commitment, .path = place->path, .draft = place->plan->state == PLAN_DRAFT};
    TRY(commitment_sides(r->db, r->mem, place->commitment->id, r->lang, &page.s));
    TRY(options_read(r, place, &page));
    page.lang = r->lang;
    page.party_form = part_form(r, place, &commitment_institution_shape, "institucion", "institution", page.institutions, page.institutions_count);
    page.value_form = part_form(r, place, &commitment_value_shape, "valor", NULL, NULL, 0);
    page.topic_form = part_form(r, place, &commitment_topic_shape, "tema", "topic", page.all_topics, page.all_topics_count);
    page.territory_form = part_form(r, place, &commitment_territory_shape, "territorio", "territory", page.all_territories, page.all_territories_count);
    page.money_form = part_form(r, place, &financing_shape, "financiamiento", NULL, NULL, 0);
    struct head head = commitment_head(r, place, str_of(say(r->lang, N_("Completar la ficha"))));
    head.form_page = true;
    return page_commitment_sheet(r, head, &page);
}

void sheet_remove(struct out *o, struct str path, const char *part, int64_t id)
{
    struct arena *mem = o->request->mem;
    form_button(o, str_fmt(mem, "%.*s/ficha/quitar", STR_ARG(path)), N_("Quitar"),
                str_fmt(mem, "%s=%lld", part, (long long)id).ptr, false);
}

static enum status back(struct request *r, const struct commitment_place *place, const char *flash)
{
    return respond_redirect(r, path_fmt(r, "%.*s/ficha", STR_ARG(place->path)), flash);
}

/* Adds a part; a repetition is said beside its field, not a fault. */
static enum status part_add(struct request *r, const struct shape *shape, void *row, const char *field)
{
    const struct commitment_place *place = r->object;
    enum status s = record_add(r->db, shape, row);
    if (s == CONFLICT) {
        problem_add(r, field, N_("Ya está en la ficha."));
        return CONFLICT;
    }
    TRY(s);
    return back(r, place, N_("Se agregó a la ficha."));
}

static enum status only_draft(struct request *r, const struct commitment_place *place, const char *field)
{
    if (place->plan->state == PLAN_DRAFT)
        return DONE;
    return problem_add(r, field, N_("El plan está publicado: esto cambia con una solicitud de cambio y un acto."));
}

enum status commitment_institution_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct commitment_institution x;
    shape_clear(&commitment_institution_shape, &x);
    TRY(form_read(r, &commitment_institution_shape, &x));
    TRY(only_draft(r, place, "institution"));
    if (day_before(x.until_on, x.from_on))
        return problem_add(r, "until_on", N_("Termina antes de empezar."));
    x.commitment = place->commitment->id;
    return part_add(r, &commitment_institution_shape, &x, "institution");
}

enum status commitment_value_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct commitment_value x;
    shape_clear(&commitment_value_shape, &x);
    TRY(form_read(r, &commitment_value_shape, &x));
    TRY(only_draft(r, place, "value"));
    x.commitment = place->commitment->id;
    return part_add(r, &commitment_value_shape, &x, "value");
}

enum status commitment_topic_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct commitment_topic x;
    shape_clear(&commitment_topic_shape, &x);
    TRY(form_read(r, &commitment_topic_shape, &x));
    x.commitment = place->commitment->id;
    return part_add(r, &commitment_topic_shape, &x, "topic");
}

enum status commitment_territory_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct commitment_territory x;
    shape_clear(&commitment_territory_shape, &x);
    TRY(form_read(r, &commitment_territory_shape, &x));
    x.commitment = place->commitment->id;
    return part_add(r, &commitment_territory_shape, &x, "territory");
}

enum status commitment_money_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct financing x;
    shape_clear(&financing_shape, &x);
    TRY(form_read(r, &financing_shape, &x));
    if (x.source == FINANCING_COOPERATION && str_empty(x.funder))
        return problem_add(r, "funder", N_("Escribe quién financia."));
    x.commitment = place->commitment->id;
    return part_add(r, &financing_shape, &x, "source");
}

/* POST …/ficha/quitar: "institucion=12" or "valor=3"… of this commitment only. */
enum status commitment_part_remove_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    static const struct {
        const char *name;
        const struct shape *shape;
        int statement;
        bool always;
    } parts[] = {
        {"institucion", &commitment_institution_shape, SQL_COMMITMENT_INSTITUTION_OWNED, false},
        {"valor", &commitment_value_shape, SQL_COMMITMENT_VALUE_OWNED, false},
        {"tema", &commitment_topic_shape, SQL_COMMITMENT_TOPIC_OWNED, true},
        {"territorio", &commitment_territory_shape, SQL_COMMITMENT_TERRITORY_OWNED, true},
    };
    for (size_t i = 0; i < COUNT(parts); i++) {
        int64_t id, owned;
        if (!str_int(request_form(r, parts[i].name), &id))
            continue;
        if (!parts[i].always)
            TRY(only_draft(r, place, ""));
        TRY(db_int(r->db, parts[i].statement, WITH(IN(id), IN(place->commitment->id)), &owned));
        TRY(record_remove(r->db, parts[i].shape, r->mem, owned));
        return back(r, place, N_("Se quitó de la ficha."));
    }
    return problem_add(r, "", N_("No se sabe qué quitar."));
}

#define AT "/:jurisdiction/plan/:plan/compromiso/:number/ficha"
const struct route commitment_sheet_routes[] = {
    {GET, AT, EDIT_PLAN, 0, commitment_load, commitment_sheet_show, NULL, NULL},
    {POST, AT "/institucion", EDIT_PLAN, 0, commitment_load, commitment_sheet_show, NULL, commitment_institution_apply},
    {POST, AT "/valor", EDIT_PLAN, 0, commitment_load, commitment_sheet_show, NULL, commitment_value_apply},
    {POST, AT "/tema", EDIT_PLAN, 0, commitment_load, commitment_sheet_show, NULL, commitment_topic_apply},
    {POST, AT "/territorio", EDIT_PLAN, 0, commitment_load, commitment_sheet_show, NULL, commitment_territory_apply},
    {POST, AT "/financiamiento", EDIT_PLAN, 0, commitment_load, commitment_sheet_show, NULL, commitment_money_apply},
    {POST, AT "/quitar", EDIT_PLAN, 0, commitment_load, commitment_sheet_show, NULL, commitment_part_remove_apply},
    {.pattern = NULL},
};
#undef AT
