/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/verdict/verdict_rules.h"
#include "room/verdict/verdict_view.h"

CHOICES_TABLE(invitation_kind, INVITATION_KIND);

#define SHAPE_TAG struct verdict_invitation
SHAPE_TABLE(verdict_invitation, "verdict_invitation", VERDICT_INVITATION);
#undef SHAPE_TAG

#define REASONS_CHARS 10

const char *speaker_refused(const struct speaker *s)
{
    return s->is_lead ? N_("Tu institución también es responsable de este compromiso: nadie juzga su propio trabajo. Otra contraparte "
                           "puede pronunciarse.")
                      : NULL;
}

bool stance_needs_reasons(int kind)
{
    return kind == STANCE_IN_PART || kind == STANCE_DISPUTES;
}

const char *stance_fixed(const struct commitment_verdict *now, int kind)
{
    if (!day_known(now->public_on) && !day_known(now->replied_on))
        return NULL;
    if (now->kind == STANCE_DISPUTES && kind == STANCE_DISPUTES)
        return N_("Tu institución ya tiene abierta una disputa sobre este compromiso, y la réplica está a su lado: una disputa no se "
                  "disputa otra vez. Termina con una corrección, con su retiro o con un acto.");
    return day_known(now->replied_on)
               ? N_("El responsable ya replicó: lo dicho queda como se leyó. Si quieres decir otra cosa, retíralo y pronúnciate de nuevo.")
               : N_("Lo que dijiste ya es público y queda como se leyó. Si quieres decir otra cosa, retíralo y pronúnciate de nuevo.");
}

struct day stance_due(struct day last_sent_on, int64_t verdict_days)
{
    return day_known(last_sent_on) ? (struct day){(int32_t)(last_sent_on.n + verdict_days)} : DAY_NONE;
}

struct day reply_due(struct day given_on, int64_t reply_days)
{
    return (struct day){(int32_t)(given_on.n + reply_days)};
}

struct faults stance_faults(const struct commitment_verdict *v)
{
    struct faults bad = {0};
    if (stance_needs_reasons(v->kind) && v->reasons.len < REASONS_CHARS)
        bad.items[bad.count++] = (struct fault){"reasons", N_("Explica por qué, en 10 caracteres o más: se publica junto al reporte.")};
    return bad;
}

static const struct shape *const shapes[] = {
    &verdict_invitation_shape, &verdict_entry_shape, &dispute_shape,   &voice_shape,     
    &said_claim_shape,         &speaking_shape,      &own_wait_shape,  &invitee_shape,   
    &open_stance_shape,        NULL,
};
static const struct panel panels[] = {{"voices", 0, verdict_voices_panel}, {"board", 40, verdict_board_panel}, {.page = NULL}};
static const struct chore chores[] = {{.name = "pronunciamientos", .every_s = 60, .run = verdict_chore}, {.name = NULL}};
static const struct dataset datasets[] = {
    {"pronunciamientos", N_("Un pronunciamiento público de una contraparte, sobre un compromiso o sobre el reporte de un hito"),
     &verdict_entry_shape, SQL_VERDICTS_DATA},
    {.name = NULL},
};
const struct room verdict_room = {.name = "verdict", .shapes = shapes, .routes = verdict_routes, .panels = panels,
                                  .pending = verdict_pending, .datasets = datasets, .chores = chores};
