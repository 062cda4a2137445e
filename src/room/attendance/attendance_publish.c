/* SPDX-License-Identifier: EUPL-1.2
 * What is told of the closed sessions of a process: made again as a whole, so that no session gives away what
 * another hides. */
#include "base/text.h"
#include "room/attendance/attendance_view.h"
#include "sql.h"

/* A dimension as a table: its values in columns (the last is "sin dato"), a row per session and one of their sum. */
struct told {
    struct arena *mem;
    const struct attendance_session_id *sessions;
    size_t session_count;
    const struct attendance_count *counts;
    size_t count_count;
    int64_t *totals; /* of the sessions, then their sum */
};

static size_t session_index(const struct told *x, int64_t session)
{
    for (size_t i = 0; i < x->session_count; i++)
        if (x->sessions[i].id == session)
            return i;
    return x->session_count;
}

static size_t value_index(const struct str *values, size_t count, struct str value)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(values[i], value))
            return i;
    return count;
}

/* The values of a dimension that occur, in the order of its list (provinces: by code), then "sin dato". */
static size_t values_of(const struct told *x, enum attendance_dimension d, struct str **ret)
{
    const struct choices *list = dimension_values(d);
    struct str *values = arena_array(x->mem, struct str, x->count_count + (list == NULL ? 0 : list->count) + 1);
    size_t n = 0;
    for (size_t i = 0; list != NULL && i < list->count; i++)
        values[n++] = str_of(list->items[i].code);
    for (size_t i = 0; list == NULL && i < x->count_count; i++)
        if (x->counts[i].dimension == (int)d && !str_is(x->counts[i].value, NO_DATA) && value_index(values, n, x->counts[i].value) == n) {
            size_t at = n++;
            for (; at > 0 && str_compare(x->counts[i].value, values[at - 1]) < 0; at--)
                values[at] = values[at - 1];
            values[at] = x->counts[i].value;
        }
    values[n++] = STR(NO_DATA);
    *ret = values;
    return n;
}

static enum status row_add(struct db *db, int64_t cocreation, int64_t session, enum attendance_dimension d, struct str value, int64_t count)
{
    return db_exec(db, SQL_ATTENDANCE_PUBLISHED_ADD,
                   WITH(IN(cocreation), IN(session), IN_CHOICE(attendance_dimension, (int)d), IN(value), IN(count)), NULL);
}

/* Counts of a dimension; what nobody said is counted as "sin dato". */
static int64_t *cells_of(const struct told *x, enum attendance_dimension d, const struct str *values, size_t columns)
{
    size_t rows = x->session_count + 1;
    int64_t *cells = arena_array(x->mem, int64_t, rows * columns);
    for (size_t i = 0; i < x->count_count; i++) {
        size_t row = session_index(x, x->counts[i].session), column = value_index(values, columns, x->counts[i].value);
        if (x->counts[i].dimension == (int)d && row < x->session_count && column < columns)
            cells[row * columns + column] += x->counts[i].count;
    }
    for (size_t row = 0; row + 1 < rows; row++) {
        int64_t sum = 0;
        for (size_t c = 0; c < columns; c++)
            sum += cells[row * columns + c];
        if (sum < x->totals[row])
            cells[row * columns + columns - 1] += x->totals[row] - sum;
        for (size_t c = 0; c < columns; c++)
            cells[(rows - 1) * columns + c] += cells[row * columns + c];
    }
    return cells;
}

/* A dimension with what of it is told. */
struct told_dimension {
    struct str *values;
    struct count_table table;
};

static struct told_dimension dimension_of(const struct told *x, enum attendance_dimension d)
{
    struct told_dimension t = {0};
    size_t rows = x->session_count + 1, columns = values_of(x, d, &t.values);
    t.table = (struct count_table){rows, columns, cells_of(x, d, t.values, columns), x->totals, arena_array(x->mem, bool, rows * (columns + 1))};
    return t;
}

/* A total that one dimension must hide is hidden in all of them, and what follows from that. */
static void hide_all(struct told_dimension *by, size_t rows, int64_t from, bool *totals_hidden)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t d = BY_GENDER; d < DIMENSIONS; d++) {
            size_t width = by[d].table.columns + 1;
            for (size_t row = 0; row < rows; row++)
                by[d].table.hidden[row * width + width - 1] |= totals_hidden[row];
            attendance_hide(&by[d].table, from);
            for (size_t row = 0; row < rows; row++)
                if (by[d].table.hidden[row * width + width - 1] && !totals_hidden[row])
                    changed = totals_hidden[row] = true;
        }
    }
}

static enum status dimension_publish(struct db *db, const struct told *x, int64_t cocreation, enum attendance_dimension d, const struct told_dimension *t)
{
    for (size_t row = 0; row < t->table.rows; row++)
        for (size_t c = 0; c < t->table.columns; c++) {
            int64_t n = t->table.counts[row * t->table.columns + c];
            bool hidden = t->table.hidden[row * (t->table.columns + 1) + c];
            if (hidden || n > 0)
                TRY(row_add(db, cocreation, row < x->session_count ? x->sessions[row].id : NONE, d, t->values[c], hidden ? NONE : n));
        }
    return DONE;
}

enum status attendance_publish(struct db *db, struct arena *mem, int64_t cocreation)
{
    struct told x = {.mem = mem};
    struct attendance_session_id *sessions;
    struct attendance_count *counts;
    int64_t from;
    TRY(db_exec(db, SQL_ATTENDANCE_PUBLISHED_DROP, WITH(IN(cocreation)), NULL));
    TRY(db_many(db, SQL_ATTENDANCE_SESSIONS_CLOSED, WITH(IN(cocreation)), mem, &attendance_session_id_shape, &sessions, &x.session_count));
    TRY(db_many(db, SQL_ATTENDANCE_COUNTS_CLOSED, WITH(IN(cocreation)), mem, &attendance_count_shape, &counts, &x.count_count));
    TRY(db_int(db, SQL_ATTENDANCE_PUBLISH_FROM, WITH(IN(cocreation)), &from));
    if (x.session_count == 0)
        return DONE;
    x.sessions = sessions;
    x.counts = counts;
    x.totals = arena_array(mem, int64_t, x.session_count + 1);
    for (size_t i = 0; i < x.count_count; i++) {
        size_t row = session_index(&x, counts[i].session);
        if (counts[i].dimension == BY_TOTAL && row < x.session_count) {
            x.totals[row] += counts[i].count;
            x.totals[x.session_count] += counts[i].count;
        }
    }
    struct told_dimension by[DIMENSIONS] = {0};
    bool *hidden = arena_array(mem, bool, x.session_count + 1);
    for (size_t d = BY_GENDER; d < DIMENSIONS; d++)
        by[d] = dimension_of(&x, (enum attendance_dimension)d);
    hide_all(by, x.session_count + 1, from, hidden);
    for (size_t row = 0; row <= x.session_count; row++)
        TRY(row_add(db, cocreation, row < x.session_count ? sessions[row].id : NONE, BY_TOTAL, STR("total"), hidden[row] ? NONE : x.totals[row]));
    for (size_t d = BY_GENDER; d < DIMENSIONS; d++)
        TRY(dimension_publish(db, &x, cocreation, (enum attendance_dimension)d, &by[d]));
    return DONE;
}
