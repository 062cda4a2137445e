/* SPDX-License-Identifier: EUPL-1.2
 * Checks of verify: every result is what its inputs give; what is public is whole. */
#include "room/measurement/measurement_pages.h"
#include "sql.h"

struct checking {
    struct db *db;
    struct day today;
    void (*complain)(void *context, struct str what);
    void *context;
};

static const struct indicator_result *same_place(const struct indicator_result *rows, size_t count, const struct indicator_result *like)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].period == like->period && rows[i].part == like->part)
            return &rows[i];
    return NULL;
}

static enum status one_checked(const struct checking *k, struct arena *mem, int64_t indicator)
{
    struct indicator_result *want, *kept;
    size_t want_count, kept_count;
    struct indicator *x;
    TRY(indicator_of_id(k->db, mem, indicator, &x));
    TRY(measurement_results(k->db, mem, indicator, k->today, &want, &want_count));
    TRY(measurement_kept(k->db, mem, indicator, &kept, &kept_count));
    if (want_count != kept_count)
        k->complain(k->context, str_fmt(mem, "resultados de %.*s: hay %zu guardados y se calculan %zu", STR_ARG(x->code), kept_count, want_count));
    for (size_t i = 0; i < want_count; i++) {
        const struct indicator_result *have = same_place(kept, kept_count, &want[i]);
        if (have == NULL || !result_same(have, &want[i]))
            k->complain(k->context, str_fmt(mem, "resultado de %.*s, período %lld, parte %lld: lo guardado no es lo que se calcula",
                                            STR_ARG(x->code), (long long)want[i].period, (long long)want[i].part));
    }
    return DONE;
}

/* As of the day until which the worker had looked, without a clock: the due day of the first period that is told as not
 * due, else any day after all of them. */
static enum status looked_on(struct db *db, struct arena *mem, struct day *ret)
{
    struct indicator_period *p;
    enum status s = db_one(db, SQL_MEASUREMENT_LOOKED, WITHOUT, mem, &indicator_period_shape, &p);
    *ret = s == DONE ? p->due_on : day_of(2199, 12, 31);
    return s == NOT_FOUND ? DONE : s;
}

enum status measurement_results_check(struct db *db, struct arena *mem, const struct site *site UNUSED, void (*complain)(void *context, struct str what),
                                      void *context)
{
    struct checking k = {.db = db, .complain = complain, .context = context};
    int64_t stale, last = 0;
    TRY(db_int(db, SQL_MEASUREMENT_STALE_IS, WITHOUT, &stale));
    if (stale > 0) /* the worker is at it */
        return DONE;
    TRY(looked_on(db, mem, &k.today));
    for (;;) {
        struct measurement_ref *rows;
        size_t count;
        TRY(db_many(db, SQL_MEASUREMENT_INDICATORS, WITH(IN(last)), mem, &measurement_ref_shape, &rows, &count));
        for (size_t i = 0; i < count; i++) {
            struct arena one = arena_new(mem->limit_bytes);
            enum status s = one_checked(&k, &one, rows[i].id);
            arena_free(&one);
            TRY(s);
            last = rows[i].id;
        }
        if (count == 0)
            return DONE;
    }
}

enum status measurement_check(struct db *db, struct arena *mem, const struct site *site UNUSED, void (*complain)(void *context, struct str what),
                              void *context)
{
    static const int looks[] = {SQL_MEASUREMENTS_UNPROVED, SQL_MEASUREMENTS_DOUBLE, SQL_MEASUREMENTS_ODD};
    static const char *const what[] = {"es pública y no trae prueba", "su período tiene dos valores públicos sin corregir",
                                       "su estado no concuerda con sus fechas o con lo que corrige"};
    for (size_t i = 0; i < COUNT(looks); i++) {
        struct measurement_ref *rows;
        size_t count;
        TRY(db_many(db, looks[i], WITHOUT, mem, &measurement_ref_shape, &rows, &count));
        for (size_t k = 0; k < count; k++)
            complain(context, str_fmt(mem, "medición %lld: %s", (long long)rows[k].id, what[i]));
    }
    return DONE;
}
