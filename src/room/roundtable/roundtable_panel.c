/* SPDX-License-Identifier: EUPL-1.2
 * What the process page, its board, the pending list and the closing of a stage say of tables. */
#include "pages.h"
#include "room/roundtable/roundtable_lines.h"
#include "sql.h"

#define NEXT_SESSIONS 4

static struct str tables_path(struct request *r, const struct cocreation_place *at)
{
    return path_fmt(r, "%.*s/mesas", STR_ARG(at->path));
}

/* Page of the process: all tables in a line each, and what comes next. */
enum status roundtable_process_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct roundtable_row *rows;
    struct table_province *provinces;
    struct session_row *sessions, *kept;
    struct gate_window gate;
    size_t count, province_count, session_count, n = 0;
    struct tables_panel view = {.path = tables_path(r, at)};
    TRY(table_rows(r->db, r->mem, at->process->id, false, r->today, &rows, &count));
    if (count == 0 && !request_may(r, MANAGE_COCREATION))
        return DONE;
    TRY(table_provinces(r->db, r->mem, at->process->id, &provinces, &province_count));
    TRY(session_rows(r->db, r->mem, at->process->id, false, &sessions, &session_count));
    TRY(cocreation_gate(r->db, r->mem, at, GATE_REGISTRATION, r->now, &gate));
    kept = arena_array(r->mem, struct session_row, session_count);
    for (size_t i = 0; i < session_count && n < NEXT_SESSIONS; i++)
        if (sessions[i].state == SESSION_PLANNED && !day_before(sessions[i].held_on, r->today))
            kept[n++] = sessions[i];
    view.rows_count = table_lines(r, at, rows, count, provinces, province_count, &view.rows);
    view.next_count = meeting_lines(r, at, kept, n, gate.open, &view.next);
    for (size_t i = 0; i < count; i++) {
        view.thematic += rows[i].kind == TABLE_THEMATIC;
        view.territorial += rows[i].kind == TABLE_TERRITORIAL;
    }
    part_tables_panel(o, &view);
    return DONE;
}

/* "Inscríbete en una mesa", while there is a session to register for. */
enum status roundtable_now_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct session_row *rows;
    struct meeting_line *lines;
    size_t count;
    TRY(session_rows(r->db, r->mem, at->process->id, false, &rows, &count));
    (void)meeting_lines(r, at, rows, count, true, &lines);
    for (size_t i = 0; i < count; i++)
        if (lines[i].takes)
            return cocreation_now_item(r, o, GATE_REGISTRATION, N_("Inscríbete en una mesa"), tables_path(r, at));
    return DONE;
}

static enum status board_list(struct request *r, struct out *o, const char *title, const struct table_wait *rows, size_t count, const char *rest, const char *empty)
{
    const struct cocreation_place *at = r->object;
    struct board_item *items = arena_array(r->mem, struct board_item, BOARD_ITEMS);
    size_t shown = count < BOARD_ITEMS ? count : BOARD_ITEMS;
    for (size_t i = 0; i < shown; i++) {
        const struct table_wait *x = &rows[i];
        struct str path = roundtable_path_of(r->mem, x->jurisdiction_code, x->process, x->table_number), on = day_words_short(r->mem, r->lang, x->held_on);
        struct str number = int_words(r->mem, r->lang, x->table_number);
        items[i] = (struct board_item){
            .label = str_fmt(r->mem, "%.*s", STR_ARG(x->table_name)),
            .path = x->session_number == NONE ? path_fmt(r, "%.*s%s", STR_ARG(path), rest)
                                              : path_fmt(r, "%.*s/sesion/%lld", STR_ARG(path), (long long)x->session_number),
            .note = say_with(r->mem, r->lang, N_("mesa %1"), &number, 1),
            .since = day_known(x->held_on) ? say_with(r->mem, r->lang, N_("del %1"), &on, 1) : STR_NONE,
        };
    }
    return board_panel(r, o, title, (int64_t)count, items, shown, tables_path(r, at), empty);
}

/* Tables that nobody facilitates, sessions past and not marked, minutes owed. */
enum status roundtable_board_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    struct table_wait *rows;
    size_t count;
    struct day owed = {r->today.n - MINUTES_DAYS};
    TRY(db_many(r->db, SQL_TABLES_WITHOUT_PEOPLE, WITH(IN(at->process->id), IN(r->today)), r->mem, &table_wait_shape, &rows, &count));
    TRY(board_list(r, o, N_("Mesas sin facilitación"), rows, count, request_may(r, RUN_TABLE) ? "/equipo" : "", N_("Todas las mesas tienen quien las facilite.")));
    TRY(db_many(r->db, SQL_SESSIONS_UNMARKED, WITH(IN(at->process->id), IN(r->today)), r->mem, &table_wait_shape, &rows, &count));
    TRY(board_list(r, o, N_("Sesiones pasadas sin marcar"), rows, count, "", N_("Toda sesión pasada consta como realizada o cancelada.")));
    TRY(db_many(r->db, SQL_SESSIONS_UNWRITTEN, WITH(IN(at->process->id), IN(owed)), r->mem, &table_wait_shape, &rows, &count));
    return board_list(r, o, N_("Actas sin publicar, más de 10 días después"), rows, count, "", N_("No hay actas atrasadas."));
}

enum status roundtable_pending(struct request *r, struct pending_list *list)
{
    struct table_wait *rows;
    size_t count;
    if (r->actor.person == NONE)
        return DONE;
    TRY(db_many(r->db, SQL_OWN_SESSIONS_UNMARKED, WITH(IN(r->actor.person), IN(r->today)), r->mem, &table_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct str path = roundtable_path_of(r->mem, rows[i].jurisdiction_code, rows[i].process, rows[i].table_number);
        pending_add(r, list, say_with(r->mem, r->lang, N_("Marcar como realizada la sesión de la mesa «%1», o cancelarla"), &rows[i].table_name, 1),
                    path_fmt(r, "%.*s/sesion/%lld", STR_ARG(path), (long long)rows[i].session_number), rows[i].held_on);
    }
    TRY(db_many(r->db, SQL_OWN_SESSIONS_UNWRITTEN, WITH(IN(r->actor.person), IN(r->today)), r->mem, &table_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct str path = roundtable_path_of(r->mem, rows[i].jurisdiction_code, rows[i].process, rows[i].table_number);
        pending_add(r, list, say_with(r->mem, r->lang, N_("Publicar el acta de la mesa «%1»"), &rows[i].table_name, 1),
                    path_fmt(r, "%.*s/trabajo", STR_ARG(path)), (struct day){rows[i].held_on.n + MINUTES_DAYS});
    }
    return DONE;
}

/* A stage with attendance waits for every session that is past. */
enum status roundtable_holds(struct request *r, int64_t stage, struct hold_list *list)
{
    bool attendance;
    struct table_wait *rows;
    size_t count;
    TRY(stage_has_gate(r->db, stage, GATE_ATTENDANCE, &attendance));
    if (!attendance)
        return DONE;
    TRY(db_many(r->db, SQL_STAGE_SESSIONS_UNMARKED, WITH(IN(stage), IN(r->today)), r->mem, &table_wait_shape, &rows, &count));
    if (count == 0)
        return DONE;
    struct str n = int_words(r->mem, r->lang, (int64_t)count);
    hold_add(r, list, say_with(r->mem, r->lang, N_("Sesiones pasadas que no constan como realizadas ni canceladas: %1"), &n, 1),
             path_fmt(r, "/%.*s/cocreacion/%lld/mesas", STR_ARG(rows[0].jurisdiction_code), (long long)rows[0].process));
    return DONE;
}
