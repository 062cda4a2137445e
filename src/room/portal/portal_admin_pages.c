/* SPDX-License-Identifier: EUPL-1.2
 * The administration's first page: where everything is, and how the installation does. */
#include "http/site.h"
#include "pages.h"
#include "room/portal/portal_data.h"
#include "sql.h"

#define WEEKS 4

static enum status weeks_read(struct request *r, struct portal_admin_page *page)
{
    struct digest_count *rows;
    size_t count;
    TRY(followers_count(r->db, &page->followers));
    TRY(digest_late(r->db, r->mem, &r->site->config, r->now, &page->digest_late));
    TRY(digest_counts(r->db, r->mem, (struct day){r->today.n - 7 * WEEKS}, &rows, &count));
    page->weeks = arena_array(r->mem, struct portal_week, count);
    for (size_t i = 0; i < count; i++) {
        if (page->weeks_count == 0 || page->weeks[page->weeks_count - 1].week.n != rows[i].week.n)
            page->weeks[page->weeks_count++] = (struct portal_week){rows[i].week, rows[i].started_at, rows[i].done_at, 0, 0, 0};
        struct portal_week *w = &page->weeks[page->weeks_count - 1];
        if (str_is(rows[i].state, "enviado"))
            w->sent += rows[i].letters;
        else if (str_is(rows[i].state, "pendiente"))
            w->waiting += rows[i].letters;
        else
            w->nothing += rows[i].letters;
    }
    return DONE;
}

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
    TRY(weeks_read(r, &page));
    page.settings_count = config_rows(r->mem, &r->site->config, &page.settings);
    struct head head = {.title = str_of(say(r->lang, N_("Administración"))), .demo = page.demo};
    return page_portal_admin(r, head, &page);
}
