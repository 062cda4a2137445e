/* SPDX-License-Identifier: EUPL-1.2
 * Pages of plain text that the foot of every page links to. */
#include "pages.h"
#include "room/portal/portal_view.h"

static struct head text_head(struct request *r, const char *title)
{
    return (struct head){.title = str_of(say(r->lang, title))};
}

enum status portal_accessibility_show(struct request *r)
{
    struct portal_text_page page = {0};
    return page_portal_accessibility(r, text_head(r, N_("Accesibilidad")), &page);
}

enum status portal_privacy_show(struct request *r)
{
    struct portal_text_page page = {0};
    return page_portal_privacy(r, text_head(r, N_("Protección de datos personales")), &page);
}

enum status portal_help_show(struct request *r)
{
    struct portal_text_page page = {0};
    return page_portal_help(r, text_head(r, N_("Ayuda")), &page);
}
