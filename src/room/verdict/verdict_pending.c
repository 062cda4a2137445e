/* SPDX-License-Identifier: EUPL-1.2
 * What waits for counterparts and for the responsible of a dispute. */
#include "room/verdict/verdict_view.h"

#define LOOK_BACK 90

static struct str wait_path(struct request *r, const struct own_wait *w)
{
    struct str number = url_component(r->mem, w->commitment_number);
    return path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s/pronunciamiento", STR_ARG(w->jurisdiction_code), (long long)w->plan_number,
                    STR_ARG(number));
}

static enum status version_of(struct request *r, int64_t jurisdiction, struct methodology **ret)
{
    if (*ret != NULL && (*ret)->jurisdiction == jurisdiction)
        return DONE;
    return methodology_on(r->db, r->mem, jurisdiction, r->today, ret);
}

enum status verdict_pending(struct request *r, struct pending_list *list)
{
    struct own_wait *rows;
    struct methodology *version = NULL;
    size_t count;
    struct day since = {r->today.n - LOOK_BACK};
    TRY(db_many(r->db, SQL_VERDICT_WAIT_OWN, WITH(IN(r->actor.person), IN(r->today), IN(since)), r->mem, &own_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct str values[] = {rows[i].commitment_number, rows[i].title, int_words(r->mem, r->lang, rows[i].period_number)};
        TRY(version_of(r, rows[i].jurisdiction, &version));
        pending_add(r, list,
                    say_with(r->mem, r->lang,
                             rows[i].period_number == NONE ? N_("Pronunciarse sobre el compromiso %1: %2")
                                                           : N_("Pronunciarse sobre el período %3 del compromiso %1: %2"),
                             values, COUNT(values)),
                    wait_path(r, &rows[i]), stance_due(rows[i].sent_on, version->verdict_days));
    }
    TRY(db_many(r->db, SQL_VERDICT_WAIT_REPLY, WITH(IN(r->actor.person), IN(r->today)), r->mem, &own_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct str values[] = {rows[i].commitment_number, rows[i].title};
        TRY(version_of(r, rows[i].jurisdiction, &version));
        pending_add(r, list, say_with(r->mem, r->lang, N_("Replicar: la contraparte disputa el compromiso %1: %2"), values, COUNT(values)),
                    path_fmt(r, "%.*s/%lld/replica", STR_ARG(wait_path(r, &rows[i])), (long long)rows[i].period_number),
                    reply_due(rows[i].sent_on, version->reply_days));
    }
    return DONE;
}
