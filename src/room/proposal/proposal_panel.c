/* SPDX-License-Identifier: EUPL-1.2
 * What proposals add to the pages of a process and of a table, to the directorate's board, and what keeps the
 * stage that admits them from being closed. */
#include "pages.h"
#include "room/proposal/proposal_view.h"
#include "sql.h"

#define UNCHECKED_DAYS 7
#define LATEST 3

enum status proposal_process_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct proposal_count *counts;
    struct proposal_panel p = {.path = path_fmt(r, "%.*s/propuestas", STR_ARG(at->path))};
    TRY(db_many(r->db, SQL_PROPOSAL_COUNTS, WITH(IN(at->process->id)), r->mem, &proposal_count_shape, &counts, &p.counts_count));
    struct proposal_count_line *lines = arena_array(r->mem, struct proposal_count_line, p.counts_count);
    for (size_t i = 0; i < p.counts_count; i++) {
        lines[i] = (struct proposal_count_line){counts[i].state, counts[i].n,
                                                path_fmt(r, "%.*s?estado=%s", STR_ARG(p.path), choice_code(&proposal_state_choices, counts[i].state))};
        p.total += counts[i].n;
    }
    p.counts = lines;
    struct proposal_row *rows;
    TRY(db_many(r->db, SQL_PROPOSALS_LATEST, WITH(IN(at->process->id), IN((int64_t)LATEST)), r->mem, &proposal_row_shape, &rows, &p.rows_count));
    p.rows = proposal_lines(r, at->path, rows, p.rows_count);
    p.forms_path = path_fmt(r, "/%.*s/formularios", STR_ARG(at->jurisdiction->code));
    part_proposal_process(o, &p);
    return DONE;
}

static enum status of_table(struct request *r, const struct roundtable_place *place, struct proposal_panel *ret)
{
    struct proposal_row *rows;
    *ret = (struct proposal_panel){0};
    TRY(db_many(r->db, SQL_PROPOSALS_OF_TABLE, WITH(IN(place->table->id)), r->mem, &proposal_row_shape, &rows, &ret->rows_count));
    ret->rows = proposal_lines(r, place->at->path, rows, ret->rows_count);
    ret->total = ret->rows_count == 0 ? 0 : rows[0].total;
    return DONE;
}

enum status proposal_table_panel(struct request *r, struct out *o)
{
    struct proposal_panel p;
    TRY(of_table(r, r->object, &p));
    part_proposal_table(o, &p);
    return DONE;
}

enum status proposal_fate_panel(struct request *r, struct out *o)
{
    struct proposal_panel p;
    TRY(of_table(r, r->object, &p));
    if (p.rows_count > 0)
        part_proposal_fate(o, &p);
    return DONE;
}

enum status proposal_board_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct proposal_row *rows;
    size_t count;
    struct day before = {r->today.n - UNCHECKED_DAYS};
    TRY(db_many(r->db, SQL_PROPOSALS_UNCHECKED, WITH(IN(at->process->id), IN(before), IN(BOARD_ITEMS)), r->mem, &proposal_row_shape, &rows, &count));
    struct board_item items[BOARD_ITEMS];
    for (size_t i = 0; i < count; i++) {
        struct str days = int_words(r->mem, r->lang, days_between(rows[i].received_on, r->today));
        items[i] = (struct board_item){rows[i].title, path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(at->path), (long long)rows[i].number),
                                       STR_NONE, say_with(r->mem, r->lang, N_("hace %1 días"), &days, 1)};
    }
    return board_panel(r, o, N_("Propuestas sin revisar desde hace más de una semana"), count == 0 ? 0 : rows[0].total, items, count,
                       path_fmt(r, "%.*s/propuestas%s", STR_ARG(at->path), request_may(r, CHECK_PROPOSAL) ? "/por-revisar" : "?estado=recibida"), N_("No hay propuestas que esperen más de una semana."));
}

enum status proposal_holds(struct request *r, int64_t stage, struct hold_list *list)
{
    const struct cocreation_place *at = r->object;
    bool checks;
    int64_t n = 0;
    TRY(stage_has_gate(r->db, stage, GATE_CHECK, &checks));
    if (!checks)
        return DONE;
    TRY(db_int(r->db, SQL_PROPOSALS_RECEIVED, WITH(IN(at->process->id)), &n));
    if (n == 0)
        return DONE;
    struct str many = int_words(r->mem, r->lang, n);
    hold_add(r, list, say_with(r->mem, r->lang, n == 1 ? N_("%1 propuesta sin revisar") : N_("%1 propuestas sin revisar"), &many, 1),
             path_fmt(r, "%.*s/propuestas/por-revisar", STR_ARG(at->path)));
    return DONE;
}
