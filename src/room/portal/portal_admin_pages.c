/* SPDX-License-Identifier: EUPL-1.2
 * The administration's first page: where everything is, and how the installation does. */
#include "http/site.h"
#include "pages.h"
#include "room/portal/portal_data.h"
#include "sql.h"

enum status portal_admin_show(struct request *r)
{
    struct portal_admin_page page = {
        .version = r->site->version,
        .postgres = db_engine_of(r->db) == DB_POSTGRES,
        .by_smtp = !str_empty(r->site->config.smtp_url),
        .demo = r->site->config.demonstration,
    };
    TRY(db_int(r->db, SQL_OUTBOX_LATE, WITH(IN(r->now.s - 900)), &page.letters_late));
    TRY(db_int(r->db, SQL_OUTBOX_FAILED_COUNT, WITHOUT, &page.letters_failed));
    TRY(db_int(r->db, SQL_LOG_UNSEALED_COUNT, WITHOUT, &page.unsealed));
    page.settings_count = config_rows(r->mem, &r->site->config, &page.settings);
    struct head head = {.title = str_of(say(r->lang, N_("Administración"))), .demo = page.demo};
    return page_portal_admin(r, head, &page);
}
