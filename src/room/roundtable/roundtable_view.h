/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its queries give beside the records, what its templates show, and what its files
 * share. */
#ifndef HITO_ROOM_ROUNDTABLE_VIEW_H
#define HITO_ROOM_ROUNDTABLE_VIEW_H

#include "job/job.h"
#include "room/roundtable/roundtable.h"
#include "view/form.h"

#define CONFIRM_S (48 * 3600)    /* after that a registration that nobody confirmed is deleted */
#define MINUTES_DAYS 10          /* after a session its minutes are owed */
#define ACTORS_A_TIME 500        /* rows of a pasted list */

/* A table in a list, also its open data. */
#define ROUNDTABLE_ROW(F)                                                                                  \
    F(INT, id, 0, FREE, "", "table")                                                                  \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                  \
    F(INT, process, PUBLIC, FREE, "Proceso", "number of the co-creation")                             \
    F(INT, number, PUBLIC, FREE, "Mesa", "number in its address")                                     \
    F(CHOICE, kind, PUBLIC, ONE_OF(roundtable_kind), "Tipo", "thematic or territorial")               \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name for people")                                          \
    F(CHOICE, state, PUBLIC, ONE_OF(roundtable_state), "Estado", "of the table")                      \
    F(TEXT, topic_code, PUBLIC, FREE, "Código del tema", "of a thematic one")                         \
    F(TEXT, topic_name, PUBLIC, FREE, "Tema", "of a thematic one")                                    \
    F(TEXT, topic_name_en, 0, FREE, "", "in English")                                                 \
    F(TEXT, host_code, PUBLIC, FREE, "Código de la anfitriona", "institution that hosts it")          \
    F(TEXT, host_name, PUBLIC, FREE, "Anfitriona", "institution that hosts it")                       \
    F(TEXT, reason, PUBLIC, FREE, "Por qué se canceló", "of a cancelled one")                         \
    F(INT, sessions, PUBLIC, FREE, "Sesiones", "not cancelled")                                       \
    F(INT, held, PUBLIC, FREE, "Sesiones realizadas", "marked as held")                               \
    F(DAY, next_on, PUBLIC, FREE, "Próxima sesión", "first planned day; nothing: none")               \
    F(DAY, last_on, PUBLIC, FREE, "Última sesión", "last day held")                                   \
    F(PROSE, outcome, PUBLIC, FREE, "Qué salió de la mesa", "in words")                               \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(roundtable_row, ROUNDTABLE_ROW);
/* A province that a table covers. */
#define TABLE_PROVINCE(F)                              \
    F(INT, roundtable, 0, FREE, "", "table")           \
    F(INT, territory, 0, FREE, "", "province")         \
    F(TEXT, code, 0, FREE, "", "INEC")                 \
    F(TEXT, name, 0, FREE, "", "its name")
SHAPE_STRUCT(table_province, TABLE_PROVINCE);
/* A session in a list, also its open data. */
#define SESSION_ROW(F)                                                                                \
    F(INT, id, 0, FREE, "", "session")                                                                \
    F(INT, roundtable, 0, FREE, "", "table")                                                          \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                  \
    F(INT, process, PUBLIC, FREE, "Proceso", "number of the co-creation")                             \
    F(INT, table_number, PUBLIC, FREE, "Mesa", "number of the table")                                 \
    F(TEXT, table_name, PUBLIC, FREE, "Nombre de la mesa", "name for people")                         \
    F(CHOICE, table_state, 0, ONE_OF(roundtable_state), "", "of the table")                           \
    F(INT, number, PUBLIC, FREE, "Sesión", "1, 2… of the table")                                      \
    F(DAY, held_on, PUBLIC, FREE, "Fecha", "day")                                                     \
    F(INT, starts_minute, PUBLIC, FREE, "Empieza", "minute of the day, local time")                   \
    F(INT, ends_minute, PUBLIC, FREE, "Termina", "minute of the day, local time")                     \
    F(CHOICE, modality, PUBLIC, ONE_OF(modality), "Modalidad", "in person, online, both")             \
    F(TEXT, place, PUBLIC, FREE, "Lugar", "name of the place")                                        \
    F(TEXT, address, PUBLIC, FREE, "Dirección", "how to get there")                                   \
    F(TEXT, province_code, PUBLIC, FREE, "Código de la provincia", "where it is held")                \
    F(TEXT, province, PUBLIC, FREE, "Provincia", "where it is held")                                  \
    F(INT, capacity, PUBLIC, FREE, "Cupos", "nothing: no limit")                                      \
    F(PROSE, accessibility, PUBLIC, FREE, "Accesibilidad e interpretación", "what is there")          \
    F(DAY, registration_until, PUBLIC, FREE, "Inscripción hasta", "nothing: until it begins")         \
    F(CHOICE, state, PUBLIC, ONE_OF(session_state), "Estado", "planned, held, cancelled")             \
    F(TEXT, reason, PUBLIC, FREE, "Por qué", "it was cancelled or moved")                             \
    F(INT, given, 0, FREE, "", "registered with a place")                                             \
    F(INT, seated, 0, FREE, "", "of them, who take one of its places")                                \
    F(INT, waiting, 0, FREE, "", "on the waiting list")                                               \
    F(INT, revision, 0, FREE, "", "changes so far: sequence of the calendar")                         \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(session_row, SESSION_ROW);
/* The form of a session: the record and its hours as typed. */
#define SESSION_FORM(F)                                                                               \
    ROUNDTABLE_SESSION(F)                                                                             \
    F(TEXT, starts, REQUIRED | FORM, CHARS(4, 5), "Empieza", "HH:MM")                                 \
    F(TEXT, ends, REQUIRED | FORM, CHARS(4, 5), "Termina", "HH:MM")
SHAPE_STRUCT(session_form, SESSION_FORM);
#define TABLE_PERSON_ROW(F)                            \
    ROUNDTABLE_PERSON(F)                               \
    F(TEXT, name, 0, FREE, "", "of the person")
SHAPE_STRUCT(table_person_row, TABLE_PERSON_ROW);
#define TABLE_COUNTS(F)                                \
    F(INT, sessions, 0, FREE, "", "not cancelled")     \
    F(INT, planned, 0, FREE, "", "planned")            \
    F(INT, held, 0, FREE, "", "held")                  \
    F(INT, provinces, 0, FREE, "", "covered")          \
    F(INT, minutes, 0, FREE, "", "published minutes")
SHAPE_STRUCT(table_counts, TABLE_COUNTS);
#define ACTOR_ROW(F)                                           \
    ROUNDTABLE_ACTOR(F)                                        \
    F(TEXT, institution_name, 0, FREE, "", "institution")      \
    F(TEXT, province, 0, FREE, "", "where it acts")            \
    F(TEXT, letter_number, 0, FREE, "", "letter")
SHAPE_STRUCT(actor_row, ACTOR_ROW);
/* How many of a sector or province are on the map, were invited, and answered that they come. */
#define ACTOR_COVER(F)                                         \
    F(CHOICE, sector, 0, ONE_OF(table_sector), "", "sector")   \
    F(TEXT, province, 0, FREE, "", "or province")              \
    F(INT, mapped, 0, FREE, "", "on the map")                  \
    F(INT, invited, 0, FREE, "", "invited")                    \
    F(INT, comes, 0, FREE, "", "will come")
SHAPE_STRUCT(actor_cover, ACTOR_COVER);
#define NOTE_ROW(F)                                            \
    ROUNDTABLE_NOTE(F)                                         \
    F(INT, session_number, 0, FREE, "", "of the session")      \
    F(DAY, session_on, 0, FREE, "", "its day")                 \
    F(TEXT, sha256, 0, FREE, "", "of the file")                \
    F(CHOICE, media_type, 0, ONE_OF(evidence_type), "", "of the file") \
    F(INT, size_bytes, 0, FREE, "", "of the file")
SHAPE_STRUCT(note_row, NOTE_ROW);
#define PHOTO_ROW(F)                                           \
    ROUNDTABLE_PHOTO(F)                                        \
    F(INT, session_number, 0, FREE, "", "of the session")      \
    F(DAY, session_on, 0, FREE, "", "its day")                 \
    F(TEXT, sha256, 0, FREE, "", "of the file")                \
    F(CHOICE, media_type, 0, ONE_OF(evidence_type), "", "of the file") \
    F(FLAG, cleaned, 0, FREE, "", "its metadata were taken out")
SHAPE_STRUCT(photo_row, PHOTO_ROW);
#define REGISTRATION_ROW(F)                                    \
    REGISTRATION(F)                                            \
    F(TEXT, province, 0, FREE, "", "comes from")
SHAPE_STRUCT(registration_row, REGISTRATION_ROW);
/* What waits for who runs a table, and what the board shows. */
#define TABLE_WAIT(F)                                          \
    F(INT, id, 0, FREE, "", "table or session")                \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")          \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")        \
    F(INT, process, 0, FREE, "", "number of the co-creation")  \
    F(INT, table_number, 0, FREE, "", "table")                 \
    F(TEXT, table_name, 0, FREE, "", "its name")               \
    F(INT, session_number, 0, FREE, "", "session; nothing: the table") \
    F(DAY, held_on, 0, FREE, "", "its day")
SHAPE_STRUCT(table_wait, TABLE_WAIT);
/* Where a registration is, for letters and for its own page. */
#define REGISTRATION_WHERE(F)                                  \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")          \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")        \
    F(INT, utc_offset_s, 0, FREE, "", "its zone")              \
    F(INT, process, 0, FREE, "", "number of the co-creation")  \
    F(INT, table_number, 0, FREE, "", "table")                 \
    F(TEXT, table_name, 0, FREE, "", "its name")
SHAPE_STRUCT(registration_where, REGISTRATION_WHERE);

/* roundtable_store.c */
/* `today`: what comes next is counted from it. */
enum status table_rows(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct day today, struct roundtable_row **ret, size_t *ret_count) MUST_USE;
enum status table_provinces(struct db *db, struct arena *mem, int64_t cocreation, struct table_province **ret, size_t *ret_count) MUST_USE;
enum status session_rows(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct session_row **ret, size_t *ret_count) MUST_USE;
enum status session_rows_of(struct db *db, struct arena *mem, int64_t roundtable, struct session_row **ret, size_t *ret_count) MUST_USE;
enum status table_facts_of(struct db *db, struct arena *mem, const struct roundtable *x, struct table_facts *ret) MUST_USE;
enum status province_options(struct request *r, struct option **ret, size_t *ret_count) MUST_USE;
/* Sets the provinces of a table to those ids. */
enum status table_provinces_set(struct db *db, struct arena *mem, int64_t roundtable, const int64_t *ids, size_t count) MUST_USE;
/* Erases from the log what it holds in private of a record. */
enum status table_log_erase(struct db *db, const char *table, int64_t id) MUST_USE;
enum status registration_where(struct db *db, struct arena *mem, int64_t session, struct registration_where **ret) MUST_USE;

/* roundtable_seat.c: places and who waits, in the transaction at hand. */
/* Gives the registration a place or a number in the queue, and writes to the person. `zone`: seconds. */
enum status seat_give(struct db *db, struct arena *mem, const struct site *site, const struct roundtable_session *s, struct registration *g) MUST_USE;
/* Whoever waits moves up while there are places. */
enum status seats_move_up(struct db *db, struct arena *mem, const struct site *site, const struct roundtable_session *s) MUST_USE;
/* The code that marks attendance: made again from the registration while its address is known. */
struct str registration_code(struct arena *mem, struct str server_key, const struct registration *g);
struct str registration_code_hash(struct arena *mem, struct str server_key, struct str code);
/* The link of a letter: "ID-EXPIRES-CODE", good until `expires`. */
struct str registration_token(struct arena *mem, struct str server_key, int64_t id, struct instant expires);
/* DONE · NOT_FOUND: not made here · GONE: its time is over. */
enum status registration_token_read(struct arena *mem, struct str server_key, struct str token, struct instant now, int64_t *ret) MUST_USE;

/* roundtable_letters.c: letters about a registration, in its language. */
enum table_letter { LETTER_CONFIRM, LETTER_PLACE, LETTER_QUEUE, LETTER_MOVED_UP, LETTER_AGAIN, LETTER_SESSION_MOVED, LETTER_SESSION_CANCELLED };
enum status registration_letter(struct db *db, struct arena *mem, const struct site *site, const struct registration *g,
                                const struct roundtable_session *s, enum table_letter what) MUST_USE;
/* To everybody who has or waits for a place. */
enum status session_letters(struct db *db, struct arena *mem, const struct site *site, const struct roundtable_session *s, enum table_letter what) MUST_USE;
enum status actor_invite_letter(struct request *r, const struct roundtable_place *p, const struct roundtable_actor *a) MUST_USE;

/* roundtable_calendar.c */
enum status sessions_calendar(struct request *r, struct str name, const struct cocreation_place *at, const struct session_row *rows, size_t count) MUST_USE;

/* roundtable_panel.c, roundtable_chore.c */
enum status roundtable_process_panel(struct request *r, struct out *o) MUST_USE;
enum status roundtable_now_panel(struct request *r, struct out *o) MUST_USE;
enum status roundtable_board_panel(struct request *r, struct out *o) MUST_USE;
enum status roundtable_pending(struct request *r, struct pending_list *list) MUST_USE;
enum status roundtable_holds(struct request *r, int64_t stage, struct hold_list *list) MUST_USE;
enum status registration_confirm_chore(struct chore_context *c) MUST_USE;
enum status registration_erase_chore(struct chore_context *c) MUST_USE;

struct str roundtable_path_of(struct arena *mem, struct str jurisdiction_code, int64_t process, int64_t number);
const char *table_class(int state);
const char *session_class(int state);
/* "sábado 3 de octubre de 2026, 09:30 a 12:00" */
struct str session_when(struct arena *a, enum lang lang, struct day on, int64_t starts, int64_t ends);
/* One select of a form. */
void table_options(struct request *r, struct form *form, const char *field, const struct option *options, size_t count);

extern const struct route roundtable_routes[], roundtable_session_routes[], roundtable_register_routes[], roundtable_own_routes[],
    roundtable_people_routes[], roundtable_actor_routes[], roundtable_note_routes[], roundtable_photo_routes[];

/* Pages. */
struct meeting_line {
    const struct session_row *s;
    struct str path, when, register_path, desk_path;
    const char *class;
    bool cancelled, moved, takes, full, held;
};
struct table_line {
    const struct roundtable_row *x;
    struct str path, provinces, topic;
    const char *class;
    bool draft;
};
struct table_filter {
    struct str label, path;
    bool on;
};
struct table_place_count {
    struct str name, path;
    int64_t count;
};
struct table_list_page {
    const struct cocreation_place *at;
    struct str path, new_path, calendar_path;
    struct table_line *thematic, *territorial;
    size_t thematic_count, territorial_count;
    struct table_filter *filters;
    size_t filters_count;
    struct table_place_count *places;
    size_t places_count;
    struct str province; /* that was asked for, or STR_NONE */
    struct html map;
    struct meeting_line *next;
    size_t next_count;
    bool may_manage, any;
};
struct note_line {
    const struct note_row *n;
    struct str path, file_path, edit_path;
    bool draft;
};
struct photo_line {
    const struct photo_row *x;
    struct str path, page_path;
    bool draft;
};
struct table_page {
    const struct roundtable_place *at;
    const struct roundtable *table;
    const struct roundtable_row *row;
    const char *class;
    struct str provinces, topic, host_path, desk_path, edit_path, what_path, calendar_path, list_path;
    struct meeting_line *sessions;
    size_t sessions_count;
    struct note_line *notes;
    size_t notes_count;
    struct photo_line *photos;
    size_t photos_count;
    struct actor_cover *cover;
    size_t cover_count;
    bool may_run, may_manage, draft, any_ahead;
};
/* Panels "roundtable" of the table's page, and those of what became of it. */
void table_panels(struct out *o);
void table_after_panels(struct out *o);
struct table_what_page {
    const struct roundtable_place *at;
    const struct roundtable *table;
    struct form form;
    bool may_run, any;
};
struct province_check {
    int64_t id;
    struct str name;
    bool checked;
};
struct table_form_page {
    struct form form;
    struct province_check *provinces;
    size_t provinces_count;
    struct str problem; /* of the provinces */
    bool fresh;
};
struct table_move {
    int to;
    const char *fault; /* what keeps it, or NULL */
};
struct table_desk_page {
    const struct roundtable_place *at;
    const struct roundtable *table;
    const char *class;
    struct str state_path, cancel_path, edit_path, people_path, actors_path, new_session_path, new_note_path, new_photo_path, what_path;
    struct meeting_line *sessions;
    size_t sessions_count;
    struct table_person_row *people;
    size_t people_count;
    struct note_line *notes;
    size_t notes_count;
    struct photo_line *photos;
    size_t photos_count;
    struct table_move *moves;
    size_t moves_count;
    struct table_facts facts;
    bool may_manage, may_cancel, overdue_minutes;
};
/* The button of a move on the desk. */
void state_button(struct out *o, const struct table_desk_page *page, const struct table_move *m);
/* Cancelling a table or a session: a reason. */
struct table_reason_page {
    struct form form;
    const char *title, *warning, *button;
};
struct session_page {
    const struct session_place *at;
    const struct roundtable *table;
    const struct roundtable_session *s;
    struct meeting_line line;
    struct str when, province, edit_path, cancel_path, held_path, list_path, calendar_path, reason;
    bool may_run, may_hold, planned, open, online_shown, past;
    struct gate_window gate;
};
struct session_form_page {
    struct form form;
    const struct roundtable *table;
    bool fresh, told; /* told: registered people get a letter */
};
struct registered_page {
    const struct session_place *at;
    const struct roundtable *table;
    struct str when;
    struct registration_row *needs, *given, *waiting, *cancelled;
    size_t needs_count, given_count, waiting_count, cancelled_count;
    int64_t present, online;
    struct day erased_on;
};
struct registering_page {
    const struct session_place *at;
    const struct roundtable *table;
    const struct roundtable_session *s;
    struct form form;
    struct str when, opened, until;
    int64_t keep_days, left;
    bool open, signed_in, both, queue, limited;
};
/* /inscripcion/:token */
struct own_registration {
    struct registration *g;
    struct roundtable_session *s;
    struct registration_where *where;
    struct str path, session_path;
};
struct own_registration_page {
    const struct own_registration *at;
    const struct registration *g;
    const struct roundtable_session *s;
    const struct registration_where *where;
    struct str when, code, confirm_path, cancel_path, calendar_path, session_path;
    struct str scan_url; /* in the QR: the page where who runs the table confirms */
    bool unconfirmed, given, waiting, cancelled, over, online, erased;
    int64_t before; /* how many wait before */
    int64_t keep_days;
};
struct people_row {
    const struct table_person_row *x;
    struct str end_path;
    bool running;
};
struct table_people_page {
    const struct roundtable *table;
    struct people_row *rows;
    size_t rows_count;
    struct form form;
    bool nobody; /* nobody holds the role in the jurisdiction */
};
struct actor_line {
    const struct actor_row *x;
    struct str edit_path, invite_path, letter_path, register_letter;
    bool may_mail, may_letter;
};
struct actors_page {
    const struct roundtable_place *at;
    const struct roundtable *table;
    struct actor_line *rows;
    size_t rows_count;
    const struct actor_cover *sectors, *provinces;
    size_t sectors_count, provinces_count;
    struct str new_path, paste_path, invite_all_path;
    int64_t to_invite, mapped, invited, comes;
    bool called;
};
struct actor_form_page {
    struct form form;
    bool fresh;
};
struct actor_fault {
    int64_t row;
    struct str text;
};
struct actor_paste_page {
    const struct roundtable *table;
    struct form form;
    const struct actor_fault *faults;
    size_t faults_count;
    int64_t good;
};
struct note_page {
    const struct roundtable_place *at;
    const struct note_row *n;
    struct str file_path, edit_path, publish_path;
    bool draft, may_run;
};
struct note_form_page {
    struct form form;
    const struct roundtable *table;
    bool has_file;
    bool fresh;
};
struct photo_page {
    const struct roundtable_place *at;
    const struct photo_row *x;
    struct str image_path, publish_path, withdraw_path;
    bool draft, may_run;
};
struct photo_form_page {
    struct form form;
    const struct roundtable *table;
};
struct tables_panel {
    struct table_line *rows;
    size_t rows_count;
    struct meeting_line *next;
    size_t next_count;
    struct str path;
    int64_t thematic, territorial;
};
struct table_now {
    struct str path;
    struct instant closes_at;
    int64_t sessions;
};
struct table_board {
    struct board_item *idle, *unmarked, *unwritten;
};

#endif
