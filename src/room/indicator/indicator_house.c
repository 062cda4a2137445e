/* SPDX-License-Identifier: EUPL-1.2
 * What the room tells the house: proposals that wait, links of the administration, what `verify` looks at. */
#include "room/indicator/indicator_pages.h"
#include "sql.h"

/* Proposed sheets wait for the directorate. */
enum status indicator_pending(struct request *r, struct pending_list *list)
{
    struct indicator_wait *rows;
    size_t count;
    bool directs = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        directs = directs || r->actor.grants[i].role == ROLE_DIRECTORATE;
    if (!directs)
        return DONE;
    TRY(db_many(r->db, SQL_INDICATOR_PROPOSED, WITHOUT, r->mem, &indicator_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction};
        if (may(&r->actor, APPROVE_INDICATOR, &there) == DONE)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Aprobar o devolver la ficha del indicador: %1"), &rows[i].name, 1),
                        path_fmt(r, "%.*s/aprobar", STR_ARG(indicator_path(r->mem, rows[i].place, rows[i].code))), DAY_NONE);
    }
    return DONE;
}

enum status indicator_administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct str path = indicators_path(r, j);
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Indicadores y sus fichas"))), path},
        {str_of(say(r->lang, N_("Biblioteca de indicadores"))), path_fmt(r, "%.*s/biblioteca", STR_ARG(path))},
        {str_of(say(r->lang, N_("Preparar un indicador"))), path_fmt(r, "%.*s/nuevo", STR_ARG(path))},
    };
    return admin_panel(r, o, N_("Indicadores"), links, COUNT(links) - (request_may(r, DRAFT_INDICATOR) ? 0 : 1));
}

static void complain_of(struct arena *mem, const struct sheet_span *s, const char *what, void (*complain)(void *context, struct str what), void *context)
{
    complain(context, str_fmt(mem, "%.*s/%.*s, versión %lld: %s", STR_ARG(s->place), STR_ARG(s->code), (long long)s->number, what));
}

/* At most one sheet in force per indicator, none over another's days, all by an act. */
enum status indicator_sheets_check(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what),
                                   void *context)
{
    struct sheet_span *rows;
    size_t count;
    (void)site;
    TRY(db_many(db, SQL_SHEETS_IN_FORCE, WITHOUT, mem, &sheet_span_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        const struct sheet_span *s = &rows[i], *next = i + 1 < count && rows[i + 1].indicator == s->indicator ? &rows[i + 1] : NULL;
        if (s->act == NONE)
            complain_of(mem, s, "no tiene acto que la apruebe", complain, context);
        if (!day_known(s->from_on))
            complain_of(mem, s, "no dice desde cuándo rige", complain, context);
        if (s->indicator_state == INDICATOR_DRAFT)
            complain_of(mem, s, "su indicador figura en preparación", complain, context);
        if (day_known(s->until_on) && day_before(s->until_on, s->from_on))
            complain_of(mem, s, "termina antes de empezar", complain, context);
        if (next != NULL && s->state == VERSION_IN_FORCE)
            complain_of(mem, s, "figura vigente y hay una posterior", complain, context);
        if (next != NULL && (!day_known(s->until_on) || !day_before(s->until_on, next->from_on)))
            complain_of(mem, s, "sus días se cruzan con los de la siguiente", complain, context);
    }
    return DONE;
}
