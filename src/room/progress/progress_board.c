/* SPDX-License-Identifier: EUPL-1.2
 * The panel "late" of the directorate's board. */
#include "room/progress/progress_pages.h"
#include "sql.h"

#define SHAPE_TAG struct progress_late
SHAPE_TABLE(progress_late, NULL, PROGRESS_LATE);
#undef SHAPE_TAG

enum status progress_board_late(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct progress_late *rows;
    size_t count;
    TRY(db_many(r->db, SQL_PROGRESS_BOARD_LATE, WITH(IN(j->id)), r->mem, &progress_late_shape, &rows, &count));
    struct board_item *items = arena_array(r->mem, struct board_item, BOARD_ITEMS);
    size_t shown = count < BOARD_ITEMS ? count : BOARD_ITEMS;
    for (size_t i = 0; i < shown; i++) {
        struct str number = url_component(r->mem, rows[i].commitment_number), days = days_phrase(r, rows[i].late_current);
        items[i] = (struct board_item){
            .label = str_fmt(r->mem, "%.*s. %.*s", STR_ARG(rows[i].commitment_number), STR_ARG(rows[i].title)),
            .path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(rows[i].jurisdiction_code),
                             (long long)rows[i].plan_number, STR_ARG(number)),
            .note = rows[i].lead_name,
            .since = say_with(r->mem, r->lang, N_("%1 de atraso"), &days, 1),
        };
    }
    return board_panel(r, o, N_("Atrasados"), (int64_t)count, items, shown,
                       path_fmt(r, "/%.*s/compromisos?luz=atrasado", STR_ARG(j->code)), N_("Ningún compromiso está atrasado."));
}
