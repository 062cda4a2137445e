/* SPDX-License-Identifier: EUPL-1.2
 * The board of directorate and co-lead: a frame; each room that follows something adds its panel. */
#include "pages.h"
#include "room/portal/portal_view.h"

/* GET /:jurisdiction/administracion/tablero */
enum status portal_board_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct portal_board_page page = {j, r->today};
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Tablero de seguimiento"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Administración"))), path_fmt(r, "/%.*s/administracion", STR_ARG(j->code)));
    head.wide = true;
    return page_portal_board(r, head, &page);
}

enum status portal_board_link_render(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    if (!request_may(r, READ_BOARD))
        return DONE;
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Tablero de seguimiento"))), path_fmt(r, "/%.*s/administracion/tablero", STR_ARG(j->code))},
    };
    return admin_panel(r, o, N_("Seguimiento"), links, COUNT(links));
}
