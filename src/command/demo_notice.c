/* SPDX-License-Identifier: EUPL-1.2
 * A few invented followers by mail: of the plan, of two commitments, of an institution. */
#include "command/demo_plan.h"
#include "room/notice/notice.h"

enum status demo_notices(struct db *db, struct arena *mem, const struct demo_world *w)
{
    static const struct {
        const char *email, *commitment; /* NULL: the plan */
    } rows[] = {
        {"vecina@seguidores.example", NULL},
        {"periodico@seguidores.example", NULL},
        {"periodico@seguidores.example", "6"},
        {"colectivo@seguidores.example", "3"},
    };
    struct day on = {w->today.n - 20};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct notice_scope what = {w->plan.jurisdiction, FOLLOWED_PLAN, w->plan.id};
        if (rows[i].commitment != NULL) {
            struct commitment *c;
            TRY(commitment_by_number(db, mem, w->plan.id, str_of(rows[i].commitment), &c));
            what = (struct notice_scope){w->plan.jurisdiction, FOLLOWED_COMMITMENT, c->id};
        }
        TRY(notice_follow(db, mem, str_of(rows[i].email), &what, on));
    }
    struct notice_scope institution = {w->plan.jurisdiction, FOLLOWED_INSTITUTION, w->institution[0]};
    return notice_follow(db, mem, STR("vecina@seguidores.example"), &institution, on);
}
