/* SPDX-License-Identifier: EUPL-1.2
 * Change requests as other rooms use them. */
#include "room/progress/progress_change.h"

enum status change_options_read(struct request *r, const struct commitment_place *place, struct change_options *ret)
{
    struct follow f;
    TRY(follow_read(r, place, &f));
    *ret = (struct change_options){
        .milestones = arena_array(r->mem, struct option, f.milestone_count),
        .parts = arena_array(r->mem, struct option, f.part_count),
        .fields = arena_array(r->mem, struct option, change_field_count),
        .milestone_count = f.milestone_count,
        .part_count = f.part_count,
        .field_count = change_field_count,
    };
    for (size_t i = 0; i < f.milestone_count; i++)
        ret->milestones[i] = (struct option){
            f.milestones[i].id, str_fmt(r->mem, "%.*s. %.*s", STR_ARG(f.milestones[i].number), STR_ARG(f.milestones[i].title))};
    for (size_t i = 0; i < f.part_count; i++)
        ret->parts[i] = (struct option){f.parts[i].id, f.parts[i].title};
    for (size_t i = 0; i < change_field_count; i++) {
        const struct field *field = shape_field(change_fields[i].shape, str_of(change_fields[i].name));
        const char *owner = change_fields[i].shape == &commitment_shape ? N_("Compromiso") : N_("Hito");
        ret->fields[i] = (struct option){(int64_t)i + 1, str_fmt(r->mem, "%s: %s", say(r->lang, owner), say(r->lang, field->label))};
    }
    return DONE;
}

struct str change_text_named(int64_t index, bool *ret_of_commitment)
{
    if (index < 1 || index > (int64_t)change_field_count)
        return STR_NONE;
    *ret_of_commitment = change_fields[index - 1].shape == &commitment_shape;
    return str_of(change_fields[index - 1].name);
}

enum status change_check(struct request *r, const struct commitment_place *place, struct change_request *c)
{
    struct follow f;
    TRY(follow_read(r, place, &f));
    return change_proposed(r, &f, c);
}

enum status change_make(struct request *r, const struct commitment_place *place, const struct change_request *c)
{
    struct follow f;
    TRY(follow_read(r, place, &f));
    return change_do(r, &f, c);
}
