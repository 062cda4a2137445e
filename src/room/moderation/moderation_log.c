/* SPDX-License-Identifier: EUPL-1.2
 * The public log of moderation and its figures by month. */
#include <stdlib.h>

#include "pages.h"
#include "room/methodology/methodology.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

#define MONTHS_MOST 600u

static int by_length(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

int64_t median_hours(int64_t *seconds, size_t count)
{
    if (count == 0)
        return NONE;
    qsort(seconds, count, sizeof *seconds, by_length);
    int64_t middle = count % 2 == 1 ? seconds[count / 2] : (seconds[count / 2 - 1] + seconds[count / 2]) / 2;
    return (middle + 1800) / 3600;
}

struct months {
    struct moderation_month *rows;
    size_t count;
};

static struct moderation_month *month_of(struct months *m, struct str month)
{
    for (size_t i = 0; i < m->count; i++)
        if (str_eq(m->rows[i].month, month))
            return &m->rows[i];
    if (m->count == MONTHS_MOST)
        return &m->rows[MONTHS_MOST - 1];
    struct moderation_month *fresh = &m->rows[m->count++];
    *fresh = (struct moderation_month){.month = month, .hidden_centi = NONE, .median_hours = NONE, .overturned_centi = NONE};
    return fresh;
}

static enum status sums_read(struct db *db, struct arena *mem, int statement, int64_t jurisdiction, struct moderation_sum **ret, size_t *ret_count)
{
    return db_many(db, statement, WITH(IN(jurisdiction)), mem, &moderation_sum_shape, ret, ret_count);
}

static enum status reports_add(struct db *db, struct arena *mem, int64_t jurisdiction, struct months *m)
{
    struct moderation_span *spans;
    size_t count;
    TRY(db_many(db, SQL_MODERATION_REPORTS, WITH(IN(jurisdiction)), mem, &moderation_span_shape, &spans, &count));
    int64_t *seconds = arena_array(mem, int64_t, count);
    for (size_t i = 0; i < count; i++) {
        struct moderation_month *month = month_of(m, spans[i].month);
        month->reports++;
        month->attended += spans[i].ended != NONE;
    }
    for (size_t k = 0; k < m->count; k++) {
        size_t n = 0;
        for (size_t i = 0; i < count; i++)
            if (spans[i].ended != NONE && str_eq(spans[i].month, m->rows[k].month))
                seconds[n++] = spans[i].ended - spans[i].began;
        m->rows[k].median_hours = median_hours(seconds, n);
    }
    return DONE;
}

static int newest_first(const void *a, const void *b)
{
    return str_compare(((const struct moderation_month *)b)->month, ((const struct moderation_month *)a)->month);
}

enum status moderation_months(struct db *db, struct arena *mem, int64_t jurisdiction, struct moderation_month **ret, size_t *ret_count)
{
    struct months m = {arena_array(mem, struct moderation_month, MONTHS_MOST), 0};
    struct moderation_sum *sums;
    size_t count;
    TRY(sums_read(db, mem, SQL_MODERATION_PUBLISHED, jurisdiction, &sums, &count));
    for (size_t i = 0; i < count; i++) {
        struct moderation_month *month = month_of(&m, sums[i].month);
        month->published = sums[i].n;
        month->hidden = sums[i].m;
        month->hidden_centi = sums[i].m * 10000 / sums[i].n;
    }
    TRY(sums_read(db, mem, SQL_MODERATION_APPEALS, jurisdiction, &sums, &count));
    for (size_t i = 0; i < count; i++) {
        struct moderation_month *month = month_of(&m, sums[i].month);
        month->appeals = sums[i].n;
        month->overturned = sums[i].m;
        month->overturned_centi = sums[i].m * 10000 / sums[i].n;
    }
    TRY(reports_add(db, mem, jurisdiction, &m));
    qsort(m.rows, m.count, sizeof *m.rows, newest_first);
    *ret = m.rows;
    *ret_count = m.count;
    return DONE;
}

/* GET /:jurisdiction/moderacion */
static enum status log_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct moderation_line *rows;
    size_t count;
    TRY(db_many(r->db, SQL_MODERATION_LOG, WITH(IN(j->id)), r->mem, &moderation_line_shape, &rows, &count));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &moderation_line_shape, rows, count, path_fmt(r, "moderacion-%.*s", STR_ARG(j->code)));
    struct methodology *version;
    TRY(methodology_on(r->db, r->mem, j->id, r->today, &version));
    struct moderation_log_page page = {
        .appeal_days = version->appeal_days,
        .rows = rows,
        .rows_count = count < 100 ? count : 100,
        .path = moderation_path(r, j, ""),
        .figures_path = moderation_path(r, j, "/cifras"),
        .panel_path = moderation_path(r, j, "/panel"),
        .queue_path = moderation_path(r, j, "/cola"),
        .appeals_path = moderation_path(r, j, "/apelaciones"),
        .may_moderate = request_may(r, MODERATE),
    };
    TRY(moderation_months(r->db, r->mem, j->id, (struct moderation_month **)&page.months, &page.months_count));
    TRY(db_many(r->db, SQL_MODERATION_BY_MODERATOR, WITH(IN(j->id)), r->mem, &moderator_month_shape, &page.moderators, &page.moderators_count));
    struct head head = moderation_head(r, j, str_of(say(r->lang, N_("Registro de moderación"))), true);
    head.data_path = page.path;
    head.wide = true;
    return page_moderation_log(r, head, &page);
}

/* GET /:jurisdiction/moderacion/cifras, also by moderator with ?por=moderacion */
static enum status figures_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct moderation_month *months;
    struct moderator_month *rows;
    size_t count;
    if (r->format == FORMAT_HTML)
        return respond_redirect(r, path_fmt(r, "/%.*s/moderacion#cifras", STR_ARG(j->code)), NULL);
    if (str_is(request_query(r, "por"), "moderacion")) {
        TRY(db_many(r->db, SQL_MODERATION_BY_MODERATOR, WITH(IN(j->id)), r->mem, &moderator_month_shape, &rows, &count));
        return respond_rows(r, &moderator_month_shape, rows, count, STR("moderacion-por-persona"));
    }
    TRY(moderation_months(r->db, r->mem, j->id, &months, &count));
    return respond_rows(r, &moderation_month_shape, months, count, STR("moderacion-cifras"));
}

#define AT "/:jurisdiction/moderacion"
const struct route moderation_log_routes[] = {
    {GET, AT, READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, log_show, NULL, NULL},
    {GET, AT "/cifras", READ, ROUTE_DATA, jurisdiction_load, figures_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
