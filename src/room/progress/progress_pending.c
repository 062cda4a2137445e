/* SPDX-License-Identifier: EUPL-1.2
 * What waits for a person: reports to check, returned ones, due days, verdicts, opinions, decisions. */
#include "room/progress/progress_pages.h"
#include "sql.h"

#define SHAPE_TAG struct progress_wait
SHAPE_TABLE(progress_wait, NULL, PROGRESS_WAIT);
#undef SHAPE_TAG

enum leads_to { TO_CLAIM, TO_CHANGE, TO_REPORT };

static struct str wait_path(struct request *r, const struct progress_wait *w, enum leads_to where)
{
    struct str commitment = url_component(r->mem, w->commitment_number), milestone = url_component(r->mem, w->milestone_number);
    struct str at = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(w->jurisdiction_code), (long long)w->plan_number,
                             STR_ARG(commitment));
    if (where == TO_CHANGE)
        return path_fmt(r, "%.*s/cambio/%lld", STR_ARG(at), (long long)w->id);
    if (where == TO_REPORT)
        return path_fmt(r, "%.*s/hito/%.*s/reportar", STR_ARG(at), STR_ARG(milestone));
    return path_fmt(r, "%.*s/hito/%.*s/reporte/%lld", STR_ARG(at), STR_ARG(milestone), (long long)w->id);
}

static void wait_add(struct request *r, struct pending_list *list, const struct progress_wait *w, const char *what, enum leads_to where)
{
    bool milestone = where != TO_CHANGE;
    struct str values[] = {milestone ? w->milestone_number : w->commitment_number, w->title};
    pending_add(r, list, say_with(r->mem, r->lang, what, values, 2), wait_path(r, w, where),
                where == TO_REPORT ? w->due_on : DAY_NONE);
}

/* For whoever may do `action` in the jurisdiction. */
static enum status for_staff(struct request *r, struct pending_list *list, int statement, enum action action, const char *what,
                             enum leads_to where)
{
    struct progress_wait *rows;
    size_t count;
    TRY(db_many(r->db, statement, WITHOUT, r->mem, &progress_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction};
        if (may(&r->actor, action, &there) == DONE)
            wait_add(r, list, &rows[i], what, where);
    }
    return DONE;
}

static enum status for_own(struct request *r, struct pending_list *list, int statement, const char *what, enum leads_to where)
{
    struct progress_wait *rows;
    size_t count;
    TRY(db_many(r->db, statement, WITH(IN(r->actor.person), IN(r->today)), r->mem, &progress_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        wait_add(r, list, &rows[i], what, where);
    return DONE;
}

static enum status soon(struct request *r, struct pending_list *list)
{
    struct progress_wait *rows;
    size_t count;
    struct day until = {r->today.n + 30};
    TRY(db_many(r->db, SQL_PROGRESS_WAIT_SOON, WITH(IN(r->actor.person), IN(r->today), IN(until)), r->mem, &progress_wait_shape,
                &rows, &count));
    for (size_t i = 0; i < count; i++)
        wait_add(r, list, &rows[i],
                 day_before(rows[i].due_on, r->today) ? N_("Hito %1 vencido sin entrega aceptada: %2") : N_("Hito %1 por vencer: %2"),
                 TO_REPORT);
    return DONE;
}

enum status progress_pending(struct request *r, struct pending_list *list)
{
    bool staff = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        staff = staff || r->actor.grants[i].role == ROLE_DIRECTORATE;
    if (staff) {
        TRY(for_staff(r, list, SQL_PROGRESS_WAIT_CHECKS, CHECK_REPORT, N_("Revisar la forma del reporte del hito %1: %2"), TO_CLAIM));
        TRY(for_staff(r, list, SQL_PROGRESS_WAIT_CHANGES, APPLY_CHANGE, N_("Decidir el cambio pedido en el compromiso %1: %2"), TO_CHANGE));
    }
    TRY(for_own(r, list, SQL_PROGRESS_WAIT_RETURNED, N_("Corregir el reporte devuelto del hito %1: %2"), TO_CLAIM));
    TRY(for_own(r, list, SQL_PROGRESS_WAIT_DISPUTES, N_("Replicar o corregir: la contraparte disputa el hito %1: %2"), TO_CLAIM));
    TRY(soon(r, list));
    return for_own(r, list, SQL_PROGRESS_WAIT_OPINIONS, N_("Opinar sobre el cambio pedido en el compromiso %1: %2"), TO_CHANGE);
}
