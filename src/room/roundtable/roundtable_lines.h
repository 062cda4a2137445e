/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: lines of its lists. */
#ifndef HITO_ROOM_ROUNDTABLE_LINES_H
#define HITO_ROOM_ROUNDTABLE_LINES_H

#include "room/roundtable/roundtable_view.h"

/* `open`: the stage that takes registrations is. Each gives how many there are. */
size_t meeting_lines(struct request *r, const struct cocreation_place *at, const struct session_row *rows, size_t count, bool open,
                     struct meeting_line **ret);
size_t table_lines(struct request *r, const struct cocreation_place *at, const struct roundtable_row *rows, size_t count,
                   const struct table_province *provinces, size_t province_count, struct table_line **ret);
enum status note_lines(struct request *r, const struct roundtable_place *p, bool with_drafts, struct note_line **ret, size_t *ret_count) MUST_USE;
enum status photo_lines(struct request *r, const struct roundtable_place *p, bool with_drafts, struct photo_line **ret, size_t *ret_count) MUST_USE;
/* Sectors, or provinces, of a table's actor map. */
enum status actor_cover_of(struct request *r, int64_t table, bool sectors, struct actor_cover **ret, size_t *ret_count) MUST_USE;

/* roundtable_form_pages.c */
enum status table_new_show(struct request *r);
enum status table_new_apply(struct request *r);
enum status table_edit_show(struct request *r);
enum status table_edit_apply(struct request *r);
enum status table_desk_show(struct request *r);
enum status table_state_apply(struct request *r);
enum status table_cancel_show(struct request *r);
enum status table_cancel_apply(struct request *r);

#endif
