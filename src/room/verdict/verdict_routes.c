/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/verdict/verdict_view.h"

#define COMMITMENT_AT "/:jurisdiction/plan/:plan/compromiso/:number"
#define GIVE_AT COMMITMENT_AT "/pronunciamiento"
#define STANCE_AT GIVE_AT "/:stance"

/* What a letter's link must be able to do stands at one address with its GET: giving a word and taking it back;
 * replying. */
const struct route verdict_routes[] = {
    {GET, GIVE_AT, GIVE_VERDICT, 0, commitment_load, give_show, NULL, NULL},
    {POST, GIVE_AT, GIVE_VERDICT, ROUTE_SLOW | ROUTE_LARGE, commitment_load, give_show, give_prepare, give_apply},
    {GET, STANCE_AT, READ, 0, stance_load, stance_show, NULL, NULL},
    {GET, STANCE_AT "/replica", REPORT, 0, stance_load, stance_reply_show, NULL, NULL},
    {POST, STANCE_AT "/replica", REPORT, 0, stance_load, stance_reply_show, NULL, stance_reply_apply},
    {POST, STANCE_AT "/cerrar", APPLY_CHANGE, 0, stance_load, stance_show, NULL, stance_close_apply},
    {GET, "/:jurisdiction/plan/:plan/disputas", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, register_show, NULL, NULL},
    {.pattern = NULL},
};
