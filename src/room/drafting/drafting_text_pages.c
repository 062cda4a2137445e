/* SPDX-License-Identifier: EUPL-1.2
 * The team writes with the forms of the commitment's and milestone's rooms, at the draft's own address: each
 * save becomes a version. */
#include "room/drafting/drafting_view.h"

static enum status kept(struct request *r, const struct draft_place *p, enum status (*apply)(struct request *r))
{
    TRY(draft_demand(r, p));
    TRY(apply(r));
    return draft_keep(r, p, STR_NONE);
}

static enum status commitment_kept(struct request *r, enum status (*apply)(struct request *r))
{
    return kept(r, r->object, apply);
}

static enum status milestone_kept(struct request *r, enum status (*apply)(struct request *r))
{
    const struct milestone_place *m = r->object;
    return kept(r, (const struct draft_place *)(const void *)m->place, apply);
}

static enum status text_apply(struct request *r)
{
    const struct draft_place *p = r->object;
    TRY(commitment_kept(r, commitment_edit_apply));
    return respond_redirect(r, p->path, N_("Se guardó como versión nueva."));
}

#define KEPT(name, whose, apply)              \
    static enum status name(struct request *r) \
    {                                          \
        return whose##_kept(r, apply);         \
    }
KEPT(institution_apply, commitment, commitment_institution_apply)
KEPT(value_apply, commitment, commitment_value_apply)
KEPT(topic_apply, commitment, commitment_topic_apply)
KEPT(territory_apply, commitment, commitment_territory_apply)
KEPT(money_apply, commitment, commitment_money_apply)
KEPT(part_apply, commitment, commitment_part_remove_apply)
KEPT(share_apply, commitment, milestone_share_apply)
KEPT(new_apply, commitment, milestone_new_apply)
KEPT(edit_apply, milestone, milestone_edit_apply)
KEPT(remove_apply, milestone, milestone_remove_apply)
KEPT(piece_apply, milestone, milestone_part_apply)
KEPT(piece_share_apply, milestone, milestone_part_share_apply)
KEPT(piece_remove_apply, milestone, milestone_part_remove_apply)
KEPT(before_apply, milestone, milestone_before_apply)
KEPT(before_remove_apply, milestone, milestone_before_remove_apply)
#undef KEPT

#define AT "/:jurisdiction/cocreacion/:process/redaccion/:draft"
#define SHEET AT "/ficha"
#define ONE AT "/hito/:milestone"
const struct route draft_text_routes[] = {
    {GET, AT "/editar", DRAFT_COMMITMENT, 0, draft_open_load, commitment_edit_show, NULL, NULL},
    {POST, AT "/editar", DRAFT_COMMITMENT, 0, draft_open_load, commitment_edit_show, NULL, text_apply},
    {GET, SHEET, DRAFT_COMMITMENT, 0, draft_open_load, commitment_sheet_show, NULL, NULL},
    {POST, SHEET "/institucion", DRAFT_COMMITMENT, 0, draft_open_load, commitment_sheet_show, NULL, institution_apply},
    {POST, SHEET "/valor", DRAFT_COMMITMENT, 0, draft_open_load, commitment_sheet_show, NULL, value_apply},
    {POST, SHEET "/tema", DRAFT_COMMITMENT, 0, draft_open_load, commitment_sheet_show, NULL, topic_apply},
    {POST, SHEET "/territorio", DRAFT_COMMITMENT, 0, draft_open_load, commitment_sheet_show, NULL, territory_apply},
    {POST, SHEET "/financiamiento", DRAFT_COMMITMENT, 0, draft_open_load, commitment_sheet_show, NULL, money_apply},
    {POST, SHEET "/quitar", DRAFT_COMMITMENT, 0, draft_open_load, commitment_sheet_show, NULL, part_apply},
    {GET, AT "/hitos", DRAFT_COMMITMENT, 0, draft_open_load, milestone_list_show, NULL, NULL},
    {POST, AT "/hitos/repartir", DRAFT_COMMITMENT, 0, draft_open_load, milestone_list_show, NULL, share_apply},
    {GET, AT "/hitos/nuevo", DRAFT_COMMITMENT, 0, draft_open_load, milestone_new_show, NULL, NULL},
    {POST, AT "/hitos/nuevo", DRAFT_COMMITMENT, 0, draft_open_load, milestone_new_show, NULL, new_apply},
    {GET, ONE "/editar", DRAFT_COMMITMENT, 0, draft_milestone_load, milestone_edit_show, NULL, NULL},
    {POST, ONE "/editar", DRAFT_COMMITMENT, 0, draft_milestone_load, milestone_edit_show, NULL, edit_apply},
    {POST, ONE "/quitar", DRAFT_COMMITMENT, 0, draft_milestone_load, milestone_edit_show, NULL, remove_apply},
    {GET, ONE "/partes", DRAFT_COMMITMENT, 0, draft_milestone_load, milestone_parts_show, NULL, NULL},
    {POST, ONE "/partes", DRAFT_COMMITMENT, 0, draft_milestone_load, milestone_parts_show, NULL, piece_apply},
    {POST, ONE "/partes/repartir", DRAFT_COMMITMENT, 0, draft_milestone_load, milestone_parts_show, NULL, piece_share_apply},
    {POST, ONE "/partes/quitar", DRAFT_COMMITMENT, 0, draft_milestone_load, milestone_parts_show, NULL, piece_remove_apply},
    {POST, ONE "/dependencias", DRAFT_COMMITMENT, 0, draft_milestone_load, milestone_parts_show, NULL, before_apply},
    {POST, ONE "/dependencias/quitar", DRAFT_COMMITMENT, 0, draft_milestone_load, milestone_parts_show, NULL, before_remove_apply},
    {.pattern = NULL},
};
#undef ONE
#undef SHEET
#undef AT
