/* SPDX-License-Identifier: EUPL-1.2
 * The loader of an indicator's pages, its head and its address. */
#include "room/indicator/indicator_pages.h"
#include "sql.h"

#define INDICATOR_OWN_ROLE(F) F(CHOICE, role, STAFF, ONE_OF(person_role), "", "what the person is beside it")
SHAPE_STRUCT(indicator_own_role, INDICATOR_OWN_ROLE);
#define SHAPE_TAG struct indicator_own_role
SHAPE_TABLE(indicator_own_role, NULL, INDICATOR_OWN_ROLE);
#undef SHAPE_TAG

struct str indicator_path(struct arena *mem, struct str jurisdiction_code, struct str code)
{
    return str_fmt(mem, "/%.*s/indicador/%.*s", STR_ARG(jurisdiction_code), STR_ARG(code));
}

static enum status own_roles(struct request *r, const struct indicator *x, unsigned *ret)
{
    struct indicator_own_role *rows;
    size_t count;
    TRY(db_many(r->db, SQL_INDICATOR_ROLES_OF_PERSON,
                WITH(IN(r->actor.person), IN(r->today), IN(x->commitment), IN(x->institution), IN(x->reports_by)), r->mem,
                &indicator_own_role_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        *ret |= rows[i].role == PERSON_FOCAL ? 1u << ROLE_FOCAL : 1u << ROLE_COUNTERPART;
    return DONE;
}

enum status indicator_enter(struct request *r, struct indicator_place **ret)
{
    struct indicator_place *place = arena_new_of(r->mem, struct indicator_place);
    const struct db_part parts[] = {
        {&indicator_shape, &place->indicator},   {&jurisdiction_shape, &place->jurisdiction},       {&plan_shape, &place->plan},
        {&commitment_shape, &place->commitment}, {&indicator_version_shape, &place->version},
    };
    TRY(db_one_joined(r->db, SQL_INDICATOR_AT, WITH(IN(request_param(r, "jurisdiction")), IN(request_param(r, "indicator"))), r->mem,
                      parts, COUNT(parts)));
    if (place->version == NULL)
        return NOT_FOUND;
    if (place->plan != NULL) {
        struct plan_place *plan;
        TRY(plan_admit(r, place->jurisdiction, place->plan, &plan));
    } else {
        TRY(jurisdiction_admit(r, place->jurisdiction));
    }
    r->scope.draft = r->scope.draft || place->indicator->state == INDICATOR_DRAFT;
    if (r->actor.person != NONE)
        TRY(own_roles(r, place->indicator, &r->scope.own_roles));
    place->path = indicator_path(r->mem, place->jurisdiction->code, place->indicator->code);
    *ret = place;
    return DONE;
}

enum status indicator_load(struct request *r)
{
    struct indicator_place *place;
    TRY(indicator_enter(r, &place));
    r->object = place;
    return DONE;
}

struct head indicator_head(struct request *r, const struct indicator_place *place, struct str title, bool own_page)
{
    struct head head = jurisdiction_head(r, place->jurisdiction, title);
    head_crumb(r, &head, place->jurisdiction->name, head.jurisdiction_path);
    if (place->plan != NULL) {
        struct str number = int_words(r->mem, r->lang, place->plan->number);
        head_crumb(r, &head, say_with(r->mem, r->lang, N_("Plan %1"), &number, 1),
                   path_fmt(r, "/%.*s/plan/%lld", STR_ARG(place->jurisdiction->code), (long long)place->plan->number));
    }
    head_crumb(r, &head, str_of(say(r->lang, N_("Indicadores"))), indicators_path(r, place->jurisdiction));
    if (!own_page)
        head_crumb(r, &head, place->version->name, place->path);
    head.section = "indicadores";
    return head;
}

struct str indicators_path(struct request *r, const struct jurisdiction *j)
{
    return path_fmt(r, "/%.*s/indicadores", STR_ARG(j->code));
}
