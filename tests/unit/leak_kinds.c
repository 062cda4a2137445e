/* SPDX-License-Identifier: EUPL-1.2
 * The words of what is not public yet, who must meet them and who may. */
#include "tests/unit/leak_house.h"

#define BIT(v) (1u << (v))
#define STAFF_HERE (BIT(V_DIRECTORATE) | BIT(V_COLEAD))
#define PARTIES (BIT(V_FOCAL_OWN) | BIT(V_COUNTERPART_OWN))
#define NEIGHBOURS (BIT(V_FOCAL_OTHER) | BIT(V_COUNTERPART_OTHER))
#define FOCAL_ALONE BIT(V_FOCAL_OWN)
#define TABLE BIT(V_FACILITATOR_OWN)
#define EVALUATOR BIT(V_EVALUATOR_OWN)
#define TEAM BIT(V_TEAM)
#define THE_LOG BIT(V_ADMIN) /* who administers reads the log; reports and verdicts wait there too */
const struct secret_kind secret_kinds[S_COUNT] = {
    [S_DRAFT] = {"qzborrador", FOCAL_ALONE, 0},
    [S_AUTHORISED] = {"qzautorizado", FOCAL_ALONE, 0},
    [S_SENT] = {"qzenviado", PARTIES | STAFF_HERE, 0},
    [S_RETURNED] = {"qzdevuelto", PARTIES | STAFF_HERE, 0},
    [S_REDRAFT] = {"qzcorregido", FOCAL_ALONE, 0},
    [S_ACCEPTED] = {"qzaceptado", PARTIES | STAFF_HERE, 0},
    [S_OWN_SENT] = {"qzsolo-enviado", PARTIES | STAFF_HERE, 0},
    [S_OWN_RETURNED] = {"qzsolo-devuelto", PARTIES | STAFF_HERE, 0},
    [S_OWN_ACCEPTED] = {"qzsolo-aceptado", PARTIES | STAFF_HERE, 0},
    [S_VERDICT] = {"qzdelhito", PARTIES | STAFF_HERE, 0},
    [S_STANCE] = {"qzdelcompromiso", PARTIES | STAFF_HERE, 0},
    [S_RESERVED] = {"qzreservada", FOCAL_ALONE | STAFF_HERE, BIT(V_COUNTERPART_OWN)},
    [S_HELD] = {"qzretenido", STAFF_HERE, THE_LOG},
    [S_UNCONFIRMED] = {"qzsinconfirmar", 0, STAFF_HERE | THE_LOG},
    [S_HIDDEN] = {"qzoculto", STAFF_HERE, THE_LOG},
    [S_LETTER] = {"qzoficio", BIT(V_DIRECTORATE) | BIT(V_FOCAL_OWN), BIT(V_COLEAD) | THE_LOG},
    [S_SET] = {"qzreprograma", STAFF_HERE, PARTIES | NEIGHBOURS | THE_LOG},
    [S_MEETING] = {"qzreunion", PARTIES | STAFF_HERE, THE_LOG},
    [S_ASKED_CASE] = {"qzpedido", NEIGHBOURS | STAFF_HERE, THE_LOG},
    [S_OFFER] = {"qzofrecida", STAFF_HERE, PARTIES | THE_LOG},
    [S_PLAN] = {"qzplan", STAFF_HERE | PARTIES, TEAM | THE_LOG}, /* the team drafts its commitment */
    [S_PREPARING] = {"qzpreparando", STAFF_HERE | TABLE, EVALUATOR | FOCAL_ALONE | THE_LOG}, /* FOCAL_ALONE: asked for an opinion on its proposal */
    [S_NOTICE] = {"qzavisado", BIT(V_DIRECTORATE), BIT(V_COLEAD) | THE_LOG},
    [S_METHOD] = {"qzmetodo", BIT(V_DIRECTORATE), BIT(V_COLEAD) | THE_LOG},
    [S_TABLE] = {"qzmesa", STAFF_HERE, TABLE | THE_LOG},
    [S_NOTE] = {"qzacta", BIT(V_DIRECTORATE) | TABLE, BIT(V_COLEAD) | THE_LOG},
    [S_REGISTERED] = {"qzinscrita", BIT(V_DIRECTORATE) | TABLE, THE_LOG},
    [S_ATTENDED] = {"qzasistente", BIT(V_DIRECTORATE) | TABLE, THE_LOG},
    [S_ACTOR] = {"qzactor", BIT(V_DIRECTORATE) | TABLE, BIT(V_COLEAD) | THE_LOG},
    [S_ONLINE] = {"qzenlace", BIT(V_DIRECTORATE) | TABLE, BIT(V_COLEAD) | THE_LOG},
    [S_HASH] = {"qzhuella", 0, 0},
    [S_INTAKE] = {"qzmedias", 0, 0},
    [S_UNCONFIRMED_PROPOSAL] = {"qzdudosa", BIT(V_DIRECTORATE), BIT(V_COLEAD) | THE_LOG},
    [S_WITHDRAWN] = {"qzretirada", 0, STAFF_HERE | THE_LOG},
    [S_AUTHOR] = {"qzautora", 0, STAFF_HERE | THE_LOG},
    [S_VOICE] = {"qzcallada", STAFF_HERE, THE_LOG},
    [S_CARD] = {"qztarjeta", EVALUATOR, 0},
    [S_RECUSAL] = {"qzrecusa", 0, BIT(V_EVALUATOR_OTHER)},
    [S_CRITERIA] = {"qzcriterio", BIT(V_DIRECTORATE), BIT(V_COLEAD) | THE_LOG},
    [S_OPINION] = {"qzopinion", EVALUATOR | BIT(V_FOCAL_OWN), BIT(V_EVALUATOR_OTHER) | STAFF_HERE | THE_LOG},
    [S_SELECTION] = {"qzseleccion", BIT(V_DIRECTORATE), BIT(V_COLEAD) | THE_LOG},
    [S_EVALUATOR] = {"qzevaluadora", BIT(V_DIRECTORATE) | EVALUATOR, BIT(V_COLEAD) | THE_LOG},
    [S_DRAFTING] = {"qzredaccion", STAFF_HERE | TEAM, PARTIES | THE_LOG},
    [S_MEMBER] = {"qzintegrante", STAFF_HERE | TEAM, THE_LOG},
    [S_RESPONSE] = {"qzrespuesta", BIT(V_DIRECTORATE), BIT(V_COLEAD) | THE_LOG},
    [S_REPORT_BACK] = {"qzrendicion", BIT(V_DIRECTORATE), BIT(V_COLEAD) | THE_LOG},
    [S_SHEET] = {"qzficha", STAFF_HERE | FOCAL_ALONE, PARTIES | THE_LOG},
    [S_VERSION] = {"qzversion", STAFF_HERE | FOCAL_ALONE, PARTIES | THE_LOG},
    [S_PLANNED] = {"qzdelplan", STAFF_HERE | FOCAL_ALONE, PARTIES | TEAM | THE_LOG},
    [S_VALUE_DRAFT] = {"qzvaloruno", FOCAL_ALONE, 0},
    [S_VALUE_AUTHORISED] = {"qzvalordos", FOCAL_ALONE, 0},
    [S_VALUE_SENT] = {"qzvalortres", PARTIES | STAFF_HERE, 0},
    [S_VALUE_RETURNED] = {"qzvalorcuatro", PARTIES | STAFF_HERE, 0},
    [S_VALUE_ACCEPTED] = {"qzvalorcinco", PARTIES | STAFF_HERE, 0},
    [S_VALUE_CORRECTION] = {"qzvalorseis", PARTIES | STAFF_HERE, 0},
    [S_VALUE_WORD] = {"qzvalorsiete", PARTIES | STAFF_HERE, 0},
    [S_PRACTICE] = {"qzpractica", 0, PARTIES | STAFF_HERE | NEIGHBOURS | TABLE | EVALUATOR | BIT(V_FACILITATOR_OTHER) | BIT(V_EVALUATOR_OTHER) | THE_LOG},
};
