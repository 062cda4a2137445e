/* SPDX-License-Identifier: EUPL-1.2
 * Loads and their cells in the tables, and what is there of their plan. */
#include "room/exchange/exchange_cells.h"
#include "room/exchange/load_sides.h"
#include "sql.h"

enum status loads_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct load **ret, size_t *ret_count)
{
    return db_many(db, SQL_LOADS_OF, WITH(IN(jurisdiction)), mem, &load_shape, ret, ret_count);
}

enum status load_get(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t id, struct load **ret)
{
    return db_one(db, SQL_LOAD_OF, WITH(IN(jurisdiction), IN(id)), mem, &load_shape, ret);
}

enum status load_keep(struct db *db, struct arena *mem, struct load *l, const struct book *book)
{
    size_t count = 0, n = 0;
    for (size_t i = 0; i < book->sheet_count; i++)
        count += book->sheets[i].rows;
    struct load_row *rows = arena_array(mem, struct load_row, count);
    l->remarks = remarks_json(mem, &book->remarks);
    TRY(record_add(db, &load_shape, l));
    for (size_t i = 0; i < book->sheet_count; i++) {
        const struct sheet *s = &book->sheets[i];
        struct str name = str_part(s->name, 0, 150);
        for (size_t k = 0; k < i; k++)
            if (str_eq(book->sheets[k].name, s->name))
                name = str_fmt(mem, "%.*s (%zu)", STR_ARG(str_part(s->name, 0, 140)), i + 1);
        for (size_t row = 1; row <= s->rows && !s->hidden; row++)
            if (!sheet_row_blank(s, row))
                rows[n++] = (struct load_row){.id = NONE, .load = l->id, .sheet = name, .number = (int64_t)row,
                                              .cells = cells_json(mem, s->row[row - 1].cells, s->row[row - 1].count)};
    }
    return record_add_many(db, &load_row_shape, rows, n);
}

enum status load_book(struct db *db, struct arena *mem, int64_t load, struct book *ret)
{
    struct load_row *rows;
    size_t count;
    struct sheet *s = NULL;
    *ret = (struct book){0};
    TRY(db_many(db, SQL_LOAD_ROWS, WITH(IN(load)), mem, &load_row_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct cell *cells;
        size_t width;
        if (i == 0 || !str_eq(rows[i].sheet, rows[i - 1].sheet))
            s = book_add(ret, mem, rows[i].sheet, false);
        TRY(cells_read(mem, rows[i].cells, &cells, &width));
        TRY(sheet_widen(ret, s, mem, (size_t)rows[i].number, width));
        for (size_t c = 0; c < width; c++)
            if (cells[c].kind != CELL_EMPTY || cells[c].flags != 0)
                TRY(sheet_put(ret, s, mem, (size_t)rows[i].number, c + 1, cells[c]));
    }
    return DONE;
}

enum status load_now_of_plan(struct db *db, struct arena *mem, const struct plan *plan, struct load_now *ret)
{
    ret->plan = arena_new_of(mem, struct plan);
    *ret->plan = *plan;
    TRY(institutions_of(db, mem, plan->jurisdiction, &ret->institutions, &ret->institution_count));
    TRY(institution_names_in(db, mem, plan->jurisdiction, &ret->names, &ret->name_count));
    TRY(load_sides_read(db, mem, plan->id, ret));
    if (plan->id == NONE)
        return DONE;
    TRY(plan_groups(db, mem, plan->id, &ret->groups, &ret->group_count));
    TRY(db_many(db, SQL_LOAD_COMMITMENTS, WITH(IN(plan->id)), mem, &commitment_shape, &ret->commitments, &ret->commitment_count));
    TRY(milestones_of_plan(db, mem, plan->id, &ret->milestones, &ret->milestone_count));
    TRY(milestone_parts_of_plan(db, mem, plan->id, &ret->parts, &ret->part_count));
    return db_many(db, SQL_LOAD_PARTIES, WITH(IN(plan->id)), mem, &commitment_institution_shape, &ret->parties, &ret->party_count);
}

enum status load_now_read(struct db *db, struct arena *mem, const struct jurisdiction *j, const struct load *l, struct load_now *ret)
{
    struct plan fresh, *plan = &fresh;
    *ret = (struct load_now){0};
    if (!str_empty(l->decisions))
        TRY(texts_read(mem, l->decisions, &ret->decisions, &ret->decision_count));
    shape_clear(&plan_shape, &fresh);
    if (l->plan != NONE) {
        TRY(record_get(db, mem, &plan_shape, l->plan, &plan));
    } else {
        fresh.jurisdiction = j->id;
        fresh.number = l->plan_number;
        fresh.name = l->plan_name;
        fresh.level = j->kind == JURISDICTION_COUNTRY ? PLAN_NATIONAL : PLAN_LOCAL;
        fresh.starts_on = l->plan_starts_on;
        fresh.ends_on = l->plan_ends_on;
        fresh.tracking = PLAN_TRACKED;
        fresh.state = PLAN_DRAFT;
        fresh.template = TEMPLATE_2025;
    }
    return load_now_of_plan(db, mem, plan, ret);
}
