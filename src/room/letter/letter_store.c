/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/letter/letter_view.h"

#include "sql.h"

enum status letter_get(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t id, struct letter **ret)
{
    return db_one(db, SQL_LETTER_GET, WITH(IN(jurisdiction), IN(id)), mem, &letter_shape, ret);
}

enum status letter_issue(struct db *db, struct arena *mem, struct str prefix, struct day today, struct letter *l)
{
    struct letter_place *place;
    int year, month, day;
    if (str_empty(prefix)) {
        TRY(db_one(db, SQL_LETTER_PLACE, WITH(IN(l->jurisdiction)), mem, &letter_place_shape, &place));
        prefix = letter_prefix(mem, place->code);
    }
    day_split(today, &year, &month, &day);
    l->direction = LETTER_OUT;
    l->year = year;
    if (!day_known(l->dated_on))
        l->dated_on = today;
    TRY(db_int(db, SQL_LETTER_NEXT, WITH(IN(l->jurisdiction), IN(l->year)), &l->sequence));
    l->number = str_fmt(mem, "%.*s-%lld-%04lld", STR_ARG(prefix), (long long)l->year, (long long)l->sequence);
    return record_add(db, &letter_shape, l);
}

static enum status options(struct db *db, struct arena *mem, int64_t jurisdiction, const char *kind, struct option **ret,
                           size_t *ret_count)
{
    struct letter_row *rows;
    size_t count;
    TRY(db_many(db, SQL_LETTERS_IN, WITH(IN(jurisdiction), IN(kind)), mem, &letter_row_shape, &rows, &count));
    struct option *made = arena_array(mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        struct str about = str_empty(rows[i].institution) ? rows[i].subject : rows[i].institution;
        made[i] = (struct option){rows[i].id, str_fmt(mem, "%.*s · %.*s", STR_ARG(rows[i].number), STR_ARG(about))};
    }
    *ret = made;
    *ret_count = count;
    return DONE;
}

enum status letter_options(struct db *db, struct arena *mem, int64_t jurisdiction, struct option **ret, size_t *ret_count)
{
    return options(db, mem, jurisdiction, NULL, ret, ret_count);
}

enum status letter_options_of(struct db *db, struct arena *mem, int64_t jurisdiction, enum letter_kind kind, struct option **ret,
                              size_t *ret_count)
{
    return options(db, mem, jurisdiction, choice_code(&letter_kind_choices, (int)kind), ret, ret_count);
}

enum status letters_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct letter_row **ret, size_t *ret_count)
{
    return db_many(db, SQL_LETTERS_OF, WITH(IN(jurisdiction)), mem, &letter_row_shape, ret, ret_count);
}

enum status letters_of_institution(struct db *db, struct arena *mem, int64_t institution, struct letter_row **ret, size_t *ret_count)
{
    return db_many(db, SQL_LETTERS_OF_INSTITUTION, WITH(IN(institution)), mem, &letter_row_shape, ret, ret_count);
}

enum status letter_periods(struct db *db, struct arena *mem, int64_t jurisdiction, struct day today, struct letter_period **ret,
                           size_t *ret_count)
{
    return db_many(db, SQL_LETTER_PERIODS, WITH(IN(jurisdiction), IN(today)), mem, &letter_period_shape, ret, ret_count);
}

enum status letter_twins(struct db *db, struct arena *mem, const struct letter *l, struct letter **ret, size_t *ret_count)
{
    struct letter *rows;
    size_t count, kept = 0;
    struct str number = institution_fold(mem, l->number);
    TRY(db_many(db, SQL_LETTER_ALIKE, WITH(IN(l->jurisdiction), IN(l->institution), IN(l->scan)), mem, &letter_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        bool numbered = !str_empty(number) && rows[i].institution == l->institution &&
                        str_eq(institution_fold(mem, rows[i].number), number);
        bool scanned = !str_empty(l->scan) && str_eq(rows[i].scan, l->scan);
        if (rows[i].id != l->id && (numbered || scanned))
            rows[kept++] = rows[i];
    }
    *ret = rows;
    *ret_count = kept;
    return DONE;
}
