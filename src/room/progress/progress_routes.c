/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/progress/progress_change.h"
#include "room/progress/progress_claim.h"

#define COMMITMENT_AT "/:jurisdiction/plan/:plan/compromiso/:number"
#define MILESTONE_AT COMMITMENT_AT "/hito/:milestone"
#define CLAIM_AT MILESTONE_AT "/reporte/:claim"
#define CHANGE_AT COMMITMENT_AT "/cambio/:change"
#define VERDICT_AT CLAIM_AT "/pronunciamiento"

const struct route progress_routes[] = {
    {GET, MILESTONE_AT "/reportar", REPORT, 0, milestone_load, report_show, NULL, NULL},
    {POST, MILESTONE_AT "/reportar", REPORT, ROUTE_SLOW | ROUTE_LARGE, milestone_load, report_show, report_prepare, report_apply},
    {GET, CLAIM_AT, READ, 0, claim_load, claim_show, NULL, NULL},
    {POST, CLAIM_AT "/aceptar", CHECK_REPORT, 0, claim_load, claim_show, NULL, accept_apply},
    {POST, CLAIM_AT "/devolver", CHECK_REPORT, 0, claim_load, claim_show, NULL, return_apply},
    {POST, CLAIM_AT "/retirar", REPORT, 0, claim_load, claim_show, NULL, withdraw_apply},
    {POST, VERDICT_AT, GIVE_VERDICT, 0, claim_load, claim_show, NULL, verdict_apply},
    {POST, VERDICT_AT "/:verdict/retirar", GIVE_VERDICT, 0, verdict_load, claim_show, NULL, verdict_withdraw_apply},
    {POST, VERDICT_AT "/:verdict/replica", REPORT, 0, verdict_load, claim_show, NULL, reply_apply},
    {POST, VERDICT_AT "/:verdict/cerrar", APPLY_CHANGE, 0, verdict_load, claim_show, NULL, close_apply},
    {GET, COMMITMENT_AT "/cambios", READ, ROUTE_CACHED | ROUTE_DATA, commitment_load, change_list_show, NULL, NULL},
    {GET, COMMITMENT_AT "/cambios/nuevo", PROPOSE_CHANGE, 0, commitment_load, change_new_show, NULL, NULL},
    {POST, COMMITMENT_AT "/cambios/nuevo", PROPOSE_CHANGE, 0, commitment_load, change_new_show, NULL, change_new_apply},
    {GET, CHANGE_AT, READ, 0, change_load, change_show, NULL, NULL},
    {POST, CHANGE_AT "/opinar", GIVE_OPINION, 0, change_load, change_show, NULL, change_opine_apply},
    {POST, CHANGE_AT "/aplicar", APPLY_CHANGE, 0, change_load, change_show, NULL, change_apply_apply},
    {POST, CHANGE_AT "/negar", APPLY_CHANGE, 0, change_load, change_show, NULL, change_refuse_apply},
    {POST, CHANGE_AT "/desistir", PROPOSE_CHANGE, 0, change_load, change_show, NULL, change_drop_apply},
    {.pattern = NULL},
};
