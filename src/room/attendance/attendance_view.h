/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its queries give beside the records, and what its templates show. */
#ifndef HITO_ROOM_ATTENDANCE_VIEW_H
#define HITO_ROOM_ATTENDANCE_VIEW_H

#include "job/job.h"
#include "room/attendance/attendance.h"
#include "room/territory/territory.h"
#include "view/form.h"

#define PAPER_ROWS 8    /* rows of one page */
#define PASTED_ROWS 500 /* rows of a pasted list */

#define ATTENDANCE_ROW(F)                                   \
    ATTENDANCE(F)                                           \
    F(TEXT, province, 0, FREE, "", "comes from")
SHAPE_STRUCT(attendance_row, ATTENDANCE_ROW);
/* A count of a session: source "filas" is the rows themselves. */
#define ATTENDANCE_COUNT(F)                                 \
    F(REF, session, 0, FREE, "", "of a round table")        \
    F(TEXT, source, 0, FREE, "", "of whom")                 \
    F(CHOICE, dimension, 0, ONE_OF(attendance_dimension), "", "what") \
    F(TEXT, value, 0, FREE, "", "code")                     \
    F(INT, count, 0, FREE, "", "how many")
SHAPE_STRUCT(attendance_count, ATTENDANCE_COUNT);
#define ATTENDANCE_SESSION_ID(F) F(INT, id, 0, FREE, "", "session")
SHAPE_STRUCT(attendance_session_id, ATTENDANCE_SESSION_ID);
#define ATTENDANCE_SHOWN(F)                                 \
    F(REF, session, 0, FREE, "", "nothing: the process")    \
    F(INT, session_number, 0, FREE, "", "of the table")     \
    F(DAY, held_on, 0, FREE, "", "its day")                 \
    F(REF, roundtable, 0, FREE, "", "its table")            \
    F(CHOICE, dimension, 0, ONE_OF(attendance_dimension), "", "what") \
    F(TEXT, value, 0, FREE, "", "code")                     \
    F(INT, count, 0, FREE, "", "nothing: not published")    \
    F(TEXT, province, 0, FREE, "", "name of a province's code")
SHAPE_STRUCT(attendance_shown, ATTENDANCE_SHOWN);
/* Open data. */
#define ATTENDANCE_OPEN(F)                                                                            \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                  \
    F(INT, process, PUBLIC, FREE, "Proceso", "number of the co-creation")                             \
    F(INT, table_number, PUBLIC, FREE, "Mesa", "nothing: the whole process")                          \
    F(INT, session_number, PUBLIC, FREE, "Sesión", "nothing: the whole process")                      \
    F(DAY, held_on, PUBLIC, FREE, "Fecha", "day of the session")                                      \
    F(CHOICE, dimension, PUBLIC, ONE_OF(attendance_dimension), "Dimensión", "what was counted")       \
    F(TEXT, value, PUBLIC, FREE, "Valor", "code; provinces by INEC")                                  \
    F(INT, count, PUBLIC, FREE, "Personas", "attendances; nothing: not published")                    \
    F(FLAG, hidden, PUBLIC, FREE, "Sin publicar", "a small group, or a count that would give one away")
SHAPE_STRUCT(attendance_open, ATTENDANCE_OPEN);
#define ATTENDANCE_WAIT(F)                                     \
    F(INT, id, 0, FREE, "", "session")                         \
    F(TEXT, jurisdiction_code, 0, FREE, "", "code")            \
    F(INT, process, 0, FREE, "", "number of the co-creation")  \
    F(INT, table_number, 0, FREE, "", "table")                 \
    F(TEXT, table_name, 0, FREE, "", "its name")               \
    F(INT, session_number, 0, FREE, "", "session")             \
    F(DAY, held_on, 0, FREE, "", "its day")
SHAPE_STRUCT(attendance_wait, ATTENDANCE_WAIT);

/* attendance_store.c */
/* The balances of the rows and of what stands only on paper; *ret_slips: people whose slips were counted. */
struct attendance_state {
    struct attendance_balance rows, paper;
    int64_t total;
};
enum status attendance_state_of(struct db *db, struct arena *mem, int64_t session, struct attendance_state *ret) MUST_USE;
/* Whether it may be written now; why not otherwise (a msgid, NULL: the gate says). */
enum status attendance_open(struct request *r, const struct session_place *p, bool *ret, const char **ret_why) MUST_USE;
enum status attendance_log_erase(struct db *db, int64_t id) MUST_USE;
/* The path of the attendance of a session, with what follows. */
struct str attendance_path(struct request *r, const struct session_place *p, const char *rest);
/* The last line of a way and a title of a page below the session. */
struct head attendance_head(struct request *r, const struct session_place *p, const char *title);
enum status attendance_provinces(struct request *r, struct option **ret, size_t *ret_count) MUST_USE;

/* attendance_panel.c, attendance_chore.c */
enum status attendance_desk_panel(struct request *r, struct out *o) MUST_USE;
enum status attendance_session_panel(struct request *r, struct out *o) MUST_USE;
enum status attendance_table_panel(struct request *r, struct out *o) MUST_USE;
enum status attendance_process_panel(struct request *r, struct out *o) MUST_USE;
enum status attendance_board_panel(struct request *r, struct out *o) MUST_USE;
enum status attendance_pending(struct request *r, struct pending_list *list) MUST_USE;
enum status attendance_holds(struct request *r, int64_t stage, struct hold_list *list) MUST_USE;
enum status attendance_erase_chore(struct chore_context *c) MUST_USE;
enum status attendance_verify(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what),
                              void *context) MUST_USE;

extern const struct route attendance_routes[], attendance_paper_routes[];

/* Pages. */
struct shown_line {
    struct str label, text;
};
struct attendance_tick {
    int64_t id;
    struct str name;
    int sector;
    bool waiting, chosen;
};
struct attendance_line {
    const struct attendance_row *a;
    struct str remove_path;
};
struct attendance_desk {
    const struct session_place *at;
    const struct roundtable *table;
    struct str when, path, paper_path, totals_path, slips_path;
    struct form code_form, list_form, close_form, reopen_form;
    const struct registration *found;
    struct str found_code, code;
    bool unknown, found_there;
    const struct attendance_state *state;
    struct shown_line *differences;
    size_t differences_count;
    struct attendance_tick *ticks;
    size_t ticks_count;
    struct attendance_line *people;
    size_t people_count;
    const struct attendance_close *closed;
    bool open, may_close;
    struct str why; /* nothing may be written */
    struct day erased_on;
    int64_t no_province;
};
/* In its template: the button that takes the row off the list. */
void attendance_remove_button(struct out *o, const struct attendance_line *x);
struct paper_choice {
    struct str value, label;
    bool chosen;
};
struct paper_row {
    int64_t number;
    struct str name;
    struct paper_choice *sectors, *provinces, *presences;
    size_t sectors_count, provinces_count, presences_count;
    struct str problem;
};
struct paper_fault {
    int64_t row;
    struct str text;
};
struct paper_page {
    const struct session_place *at;
    const struct roundtable *table;
    struct str when, back_path;
    struct form form;
    struct paper_row *rows;
    size_t rows_count;
    struct paper_fault *faults;
    size_t faults_count;
    bool both; /* in person and online */
};
struct totals_value {
    struct str name, label, value, problem;
};
struct totals_group {
    struct str label, sum;
    struct totals_value *values;
    size_t values_count;
};
struct totals_page {
    const struct session_place *at;
    const struct roundtable *table;
    struct str when, back_path, title;
    struct form form;
    struct totals_group *groups;
    size_t groups_count;
    bool slips;
    int64_t rows_total, hall;
};
struct shown_block {
    struct str title, path, total;
    struct shown_line *lines;
    size_t lines_count;
};
struct shown_view {
    struct shown_block *blocks;
    size_t blocks_count;
    int64_t from;
    bool hidden, process;
    int64_t sessions;
    struct str data_path;
};
struct attendance_links {
    struct str path;
    bool closed;
};

#endif
