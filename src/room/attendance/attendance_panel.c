/* SPDX-License-Identifier: EUPL-1.2
 * What other pages say of attendance: in public only what is published. */
#include <string.h>

#include "pages.h"
#include "room/attendance/attendance_view.h"
#include "sql.h"

static struct str value_label(struct request *r, const struct attendance_shown *x)
{
    const struct choices *list = dimension_values((enum attendance_dimension)x->dimension);
    int i = list == NULL ? -1 : choice_of(list, x->value);
    if (str_is(x->value, NO_DATA))
        return str_of(say(r->lang, N_("sin dato")));
    if (i >= 0)
        return str_of(say(r->lang, choice_label(list, i)));
    return str_empty(x->province) ? x->value : x->province;
}

static struct str count_words(struct request *r, int64_t count, bool *ret_hidden)
{
    if (count != NONE)
        return int_words(r->mem, r->lang, count);
    *ret_hidden = true;
    return str_of(say(r->lang, N_("sin publicar")));
}

/* Rows of one session (or the process) that follow one another, as a line per dimension. */
static size_t block_of(struct request *r, const struct attendance_shown *rows, size_t count, struct shown_block *b, bool *ret_hidden)
{
    size_t n = 0;
    b->lines = arena_array(r->mem, struct shown_line, DIMENSIONS);
    while (n < count && rows[n].session == rows[0].session) {
        int d = rows[n].dimension;
        struct buf words = BUF(r->mem);
        for (; n < count && rows[n].session == rows[0].session && rows[n].dimension == d; n++) {
            if (d == BY_TOTAL) {
                b->total = count_words(r, rows[n].count, ret_hidden);
                continue;
            }
            if (words.len > 0)
                buf_chars(&words, " · ");
            buf_add(&words, value_label(r, &rows[n]));
            buf_chars(&words, ": ");
            buf_add(&words, count_words(r, rows[n].count, ret_hidden));
        }
        if (words.len > 0)
            b->lines[b->lines_count++] = (struct shown_line){str_of(say(r->lang, choice_label(&attendance_dimension_choices, d))), buf_str(&words)};
    }
    return n;
}

/* The rows are in order of dimension within a session only: sessions are taken apart here. */
static enum status show(struct request *r, struct out *o, const struct cocreation_place *at, int64_t table, int64_t session, bool process)
{
    struct attendance_shown *rows, *mine;
    size_t count;
    struct shown_view view = {.process = process, .data_path = path_fmt(r, "/%.*s/datos/asistencia", STR_ARG(at->jurisdiction->code))};
    TRY(db_many(r->db, SQL_ATTENDANCE_PUBLISHED_OF, WITH(IN(at->process->id)), r->mem, &attendance_shown_shape, &rows, &count));
    if (count == 0)
        return DONE;
    TRY(db_int(r->db, SQL_ATTENDANCE_PUBLISH_FROM, WITH(IN(at->process->id)), &view.from));
    mine = arena_array(r->mem, struct attendance_shown, count);
    view.blocks = arena_array(r->mem, struct shown_block, count);
    for (size_t i = 0; i < count; i++) {
        bool first = rows[i].dimension == BY_TOTAL && rows[i].session != NONE;
        bool wanted = process ? rows[i].session == NONE : rows[i].session != NONE && (table == NONE ? rows[i].session == session : rows[i].roundtable == table);
        size_t n = 0;
        view.sessions += first;
        if (rows[i].dimension != BY_TOTAL || !wanted)
            continue;
        for (size_t k = i; k < count; k++)
            if (rows[k].session == rows[i].session)
                mine[n++] = rows[k];
        struct shown_block *b = &view.blocks[view.blocks_count++];
        (void)block_of(r, mine, n, b, &view.hidden);
        if (table != NONE) {
            struct str values[] = {int_words(r->mem, r->lang, rows[i].session_number), day_words(r->mem, r->lang, rows[i].held_on)};
            b->title = say_with(r->mem, r->lang, N_("Sesión %1, %2"), values, COUNT(values));
        }
    }
    if (view.blocks_count > 0)
        part_attendance_shown(o, &view);
    return DONE;
}

enum status attendance_session_panel(struct request *r, struct out *o)
{
    const struct session_place *p = r->object;
    return show(r, o, p->at->at, NONE, p->session->id, false);
}

enum status attendance_table_panel(struct request *r, struct out *o)
{
    const struct roundtable_place *p = r->object;
    return show(r, o, p->at, p->table->id, NONE, false);
}

enum status attendance_process_panel(struct request *r, struct out *o)
{
    return show(r, o, r->object, NONE, NONE, true);
}

enum status attendance_desk_panel(struct request *r, struct out *o)
{
    const struct session_place *p = r->object;
    struct attendance_close *closed;
    enum status s = attendance_close_of(r->db, r->mem, p->session->id, &closed);
    struct attendance_links view = {.path = attendance_path(r, p, ""), .closed = s == DONE};
    if (s != DONE && s != NOT_FOUND)
        return s;
    if (request_may(r, RUN_TABLE) && p->session->state != SESSION_CANCELLED)
        part_attendance_links(o, &view);
    return DONE;
}

static struct str wait_path(struct request *r, const struct attendance_wait *x)
{
    return path_fmt(r, "/%.*s/cocreacion/%lld/mesa/%lld/sesion/%lld/asistencia", STR_ARG(x->jurisdiction_code), (long long)x->process,
                    (long long)x->table_number, (long long)x->session_number);
}

static struct str session_path(struct request *r, const struct attendance_wait *x)
{
    struct str path = wait_path(r, x);
    return str_part(path, 0, path.len - strlen("/asistencia"));
}

/* Held sessions whose attendance is not closed, with what does not add up. */
enum status attendance_board_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct attendance_wait *rows;
    size_t count;
    TRY(db_many(r->db, SQL_ATTENDANCE_UNCLOSED, WITH(IN(at->process->id)), r->mem, &attendance_wait_shape, &rows, &count));
    size_t shown = count < BOARD_ITEMS ? count : BOARD_ITEMS;
    struct board_item *items = arena_array(r->mem, struct board_item, shown);
    for (size_t i = 0; i < shown; i++) {
        struct attendance_state state;
        struct attendance_difference list[DIMENSIONS];
        TRY(attendance_state_of(r->db, r->mem, rows[i].id, &state));
        size_t n = attendance_differences(&state.paper, list);
        if (n == 0)
            n = attendance_differences(&state.rows, list);
        struct str on = day_words_short(r->mem, r->lang, rows[i].held_on);
        items[i] = (struct board_item){.label = rows[i].table_name, .path = request_may(r, RUN_TABLE) ? wait_path(r, &rows[i]) : session_path(r, &rows[i]),
                                       .note = n > 0             ? attendance_difference_words(r->mem, r->lang, &list[0])
                                               : state.total > 0 ? str_of(say(r->lang, N_("cuadra; falta cerrarla")))
                                                                 : str_of(say(r->lang, N_("nadie anotado todavía"))),
                                       .since = say_with(r->mem, r->lang, N_("del %1"), &on, 1)};
    }
    return board_panel(r, o, N_("Asistencias sin cuadrar o sin cerrar"), (int64_t)count, items, shown, STR_NONE,
                       N_("La asistencia de toda sesión realizada está cerrada."));
}

enum status attendance_pending(struct request *r, struct pending_list *list)
{
    struct attendance_wait *rows;
    size_t count;
    if (r->actor.person == NONE)
        return DONE;
    TRY(db_many(r->db, SQL_ATTENDANCE_UNCLOSED_OWN, WITH(IN(r->actor.person), IN(r->today)), r->mem, &attendance_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        pending_add(r, list, say_with(r->mem, r->lang, N_("Cuadrar y cerrar la asistencia de la mesa «%1»"), &rows[i].table_name, 1),
                    wait_path(r, &rows[i]), rows[i].held_on);
    return DONE;
}

/* A stage with attendance waits until every held session is closed. */
enum status attendance_holds(struct request *r, int64_t stage, struct hold_list *list)
{
    bool attendance;
    struct attendance_wait *rows;
    size_t count;
    TRY(stage_has_gate(r->db, stage, GATE_ATTENDANCE, &attendance));
    if (!attendance)
        return DONE;
    TRY(db_many(r->db, SQL_ATTENDANCE_UNCLOSED_OF_STAGE, WITH(IN(stage)), r->mem, &attendance_wait_shape, &rows, &count));
    if (count == 0)
        return DONE;
    struct str n = int_words(r->mem, r->lang, (int64_t)count);
    hold_add(r, list, say_with(r->mem, r->lang, N_("Sesiones realizadas cuya asistencia no está cerrada: %1"), &n, 1), wait_path(r, &rows[0]));
    return DONE;
}
