/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: reading, and what its pages show. */
#ifndef HITO_ROOM_RESPONSE_VIEW_H
#define HITO_ROOM_RESPONSE_VIEW_H

#include "room/response/response.h"
#include "view/form.h"

#define RESPONSE_PAGE 50

#define RESPONSE_DATUM_READ(F)                                  \
    F(DAY, received_on, 0, FREE, "", "day")                     \
    F(DAY, answered_on, 0, FREE, "", "first version")           \
    F(CHOICE, decision, 0, ONE_OF(response_decision), "", "current") \
    F(TEXT, text_hash, 0, FREE, "", "current")
SHAPE_STRUCT(response_datum_read, RESPONSE_DATUM_READ);
#define RESPONSE_TOLD(F)                                        \
    F(INT, number, 0, FREE, "", "version")                      \
    F(CHOICE, decision, 0, ONE_OF(response_decision), "", "decision") \
    F(PROSE, reasons, 0, FREE, "", "why")                       \
    F(PROSE, changed, 0, FREE, "", "because of it")             \
    F(TEXT, referred_to, 0, FREE, "", "elsewhere")              \
    F(PROSE, why, 0, FREE, "", "of the correction")             \
    F(DAY, published_on, 0, FREE, "", "day")                    \
    F(TEXT, institution_name, 0, FREE, "", "on whose behalf")   \
    F(TEXT, commitment_number, 0, FREE, "", "of a public plan") \
    F(TEXT, commitment_title, 0, FREE, "", "of a public plan")  \
    F(INT, plan_number, 0, FREE, "", "public")
SHAPE_STRUCT(response_told, RESPONSE_TOLD);
/* A contribution with its answer, as everybody reads it; also its open data. */
#define RESPONSE_ROW(F)                                                                                \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number in its address")                                 \
    F(TEXT, title, PUBLIC, FREE, "Título", "of the proposal")                                          \
    F(CHOICE, state, PUBLIC, ONE_OF(proposal_state), "Estado", "of the proposal today")                \
    F(INT, table_number, PUBLIC, FREE, "Mesa", "where it was born")                                    \
    F(TEXT, table_name, PUBLIC, FREE, "Nombre de la mesa", "where it was born")                        \
    F(CHOICE, sector, PUBLIC, ONE_OF(table_sector), "Sector", "of who proposes")                       \
    F(DAY, received_on, PUBLIC, FREE, "Recibida el", "day")                                            \
    F(CHOICE, decision, PUBLIC, ONE_OF(response_decision), "Decisión", "nothing: no answer yet")       \
    F(PROSE, reasons, PUBLIC, FREE, "Razones", "why")                                                  \
    F(PROSE, changed, PUBLIC, FREE, "Qué cambió", "because of it")                                     \
    F(DAY, published_on, PUBLIC, FREE, "Publicada el", "of the version in force")                      \
    F(INT, version, PUBLIC, FREE, "Versión", "1, then each correction")                                \
    F(INT, total, 0, FREE, "", "rows that the filters leave")
SHAPE_STRUCT(response_row, RESPONSE_ROW);
#define RESPONSE_WAIT(F)                                        \
    F(INT, number, 0, FREE, "", "proposal")                     \
    F(TEXT, title, 0, FREE, "", "its title")                    \
    F(CHOICE, state, 0, ONE_OF(proposal_state), "", "its state") \
    F(DAY, received_on, 0, FREE, "", "day")                     \
    F(TEXT, table_name, 0, FREE, "", "where it was born")       \
    F(FLAG, draft, 0, FREE, "", "an answer is begun")           \
    F(INT, argument, 0, FREE, "", "first that made it, or none") \
    F(INT, total, 0, FREE, "", "rows in all")
SHAPE_STRUCT(response_wait, RESPONSE_WAIT);
#define RESPONSE_ARGUMENT(F)                                    \
    F(INT, argument, 0, FREE, "", "first proposal that made it") \
    F(INT, n, 0, FREE, "", "how many wait with it")
SHAPE_STRUCT(response_argument, RESPONSE_ARGUMENT);
#define RESPONSE_COMPANION(F)                                   \
    F(INT, id, 0, FREE, "", "proposal")                         \
    F(INT, number, 0, FREE, "", "its number")                   \
    F(TEXT, title, 0, FREE, "", "its title")                    \
    F(FLAG, merged, 0, FREE, "", "merged with it; else the same argument")
SHAPE_STRUCT(response_companion, RESPONSE_COMPANION);
#define RESPONSE_COMMITMENT(F)                                  \
    F(INT, commitment, 0, FREE, "", "commitment")               \
    F(INT, number, 0, FREE, "", "draft")                        \
    F(TEXT, title, 0, FREE, "", "its title")
SHAPE_STRUCT(response_commitment, RESPONSE_COMMITMENT);
#define FATE_ROW(F)                                           \
    F(INT, id, 0, FREE, "", "proposal")                         \
    F(DAY, received_on, 0, FREE, "", "day")                     \
    F(CHOICE, sector, 0, ONE_OF(table_sector), "", "or none")   \
    F(CHOICE, gender, 0, ONE_OF(gender), "", "or none")         \
    F(INT, table_number, 0, FREE, "", "or none")                \
    F(TEXT, table_name, 0, FREE, "", "or none")                 \
    F(CHOICE, decision, 0, ONE_OF(response_decision), "", "or none") \
    F(INT, admitted, 0, FREE, "", "0 or 1")                     \
    F(INT, selected, 0, FREE, "", "0 or 1")                     \
    F(INT, planned, 0, FREE, "", "0 or 1")
SHAPE_STRUCT(fate_row, FATE_ROW);
#define FATE_PLACE(F)                                         \
    F(INT, id, 0, FREE, "", "proposal")                         \
    F(TEXT, code, 0, FREE, "", "province")                      \
    F(TEXT, name, 0, FREE, "", "province")
SHAPE_STRUCT(fate_place, FATE_PLACE);
#define FATE_STAGE(F)                                         \
    F(TEXT, name, 0, FREE, "", "stage")                         \
    F(DAY, starts_on, 0, FREE, "", "first day")                 \
    F(DAY, ends_on, 0, FREE, "", "last day")
SHAPE_STRUCT(fate_stage, FATE_STAGE);
#define FATE_READER(F)                                        \
    F(TEXT, email, 0, FREE, "", "address")                      \
    F(TEXT, folded, 0, FREE, "", "lower case")                  \
    F(CHOICE, language, 0, ONE_OF(person_language), "", "of letters")
SHAPE_STRUCT(fate_reader, FATE_READER);
#define RESPONSE_COUNT(F)                                       \
    F(CHOICE, decision, 0, ONE_OF(response_decision), "", "or none") \
    F(INT, n, 0, FREE, "", "how many")
SHAPE_STRUCT(response_count, RESPONSE_COUNT);
#define RESPONSE_WAITING(F)                                     \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")           \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")         \
    F(INT, process, 0, FREE, "", "number")                      \
    F(TEXT, name, 0, FREE, "", "its name")                      \
    F(INT, answer_days, 0, FREE, "", "of its method")           \
    F(INT, n, 0, FREE, "", "without an answer")                 \
    F(DAY, oldest, 0, FREE, "", "received")
SHAPE_STRUCT(response_waiting, RESPONSE_WAITING);
#define RESPONSE_FAULT_ROW(F)                                   \
    F(INT, id, 0, FREE, "", "stage")                            \
    F(INT, n, 0, FREE, "", "contributions")
SHAPE_STRUCT(response_fault_row, RESPONSE_FAULT_ROW);
#define RESPONSE_DATUM(F)                                                                              \
    F(INT, process, PUBLIC, FREE, "Proceso", "number of the process")                                  \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number in its address")                                 \
    F(TEXT, title, PUBLIC, FREE, "Título", "of the proposal")                                          \
    F(INT, version, PUBLIC, FREE, "Versión", "1, then each correction")                                \
    F(CHOICE, decision, PUBLIC, ONE_OF(response_decision), "Decisión", "what was decided")             \
    F(PROSE, reasons, PUBLIC, FREE, "Razones", "why")                                                  \
    F(PROSE, changed, PUBLIC, FREE, "Qué cambió", "because of it")                                     \
    F(TEXT, referred_to, PUBLIC, FREE, "A quién se remite", "elsewhere")                               \
    F(PROSE, why, PUBLIC, FREE, "Por qué se corrige", "of every version but the first")                \
    F(TEXT, text_hash, PUBLIC, FREE, "Huella de las razones", "the same for the same words")           \
    F(DAY, received_on, PUBLIC, FREE, "Recibida el", "day")                                            \
    F(DAY, published_on, PUBLIC, FREE, "Publicada el", "day")                                          \
    F(TEXT, institution_name, PUBLIC, FREE, "Responde en nombre de", "institution")
SHAPE_STRUCT(response_datum, RESPONSE_DATUM);
/* A line of the report as open data: hidden counts are nothing. */
#define FATE_DATUM(F)                                                                                \
    F(TEXT, dimension, PUBLIC, FREE, "Según", "what the groups are")                                   \
    F(TEXT, name, PUBLIC, FREE, "Grupo", "name")                                                       \
    F(INT, received, PUBLIC, FREE, "Recibidos", "nothing: not published")                              \
    F(INT, admitted, PUBLIC, FREE, "Admitidos", "nothing: not published")                              \
    F(INT, answered, PUBLIC, FREE, "Respondidos", "nothing: not published")                            \
    F(INT, taken, PUBLIC, FREE, "Acogidos, todo o en parte", "nothing: not published")                 \
    F(INT, selected, PUBLIC, FREE, "Seleccionados", "nothing: not published")                          \
    F(INT, planned, PUBLIC, FREE, "En el plan", "nothing: not published")
SHAPE_STRUCT(fate_datum, FATE_DATUM);

/* The figures of a process as they are now. */
enum status response_figures_of(struct request *r, const struct cocreation_place *at, struct response_figures *ret, int64_t *ret_days) MUST_USE;
/* A draft that nobody published; NOT_FOUND. */
enum status response_draft_of(struct db *db, struct arena *mem, int64_t proposal, struct response **ret) MUST_USE;
/* Whether answers may be written now: the stage is open, or over and not closed yet (late is better than never);
 * a correction while the process is not in preparation or cancelled. INVALID with a problem in words. */
enum status response_demand(struct request *r, const struct cocreation_place *at, bool correction) MUST_USE;
/* Writes the answer `x` to the proposal: over a draft that is there, else as its next version. */
enum status response_put(struct request *r, const struct proposal *p, const struct response *x, bool publish) MUST_USE;
/* Reads what was typed into x; fills its fingerprint. */
enum status response_read(struct request *r, const struct cocreation_place *at, struct response *x, bool correction) MUST_USE;
/* Lists of institutions and commitments for a form. */
enum status response_lists(struct request *r, const struct cocreation_place *at, struct form *ret) MUST_USE;
const char *response_class(int decision);

struct response_line {
    const struct response_row *x;
    struct str path;
    const char *class;
    struct day due;
    bool late, corrected;
};
const struct response_line *response_lines(struct request *r, struct str process_path, const struct response_row *rows, size_t count,
                                           int64_t answer_days);
struct response_filter {
    struct str value, label;
    bool chosen;
};
struct figure_row {
    int decision;
    int64_t n;
    struct str path;
};
struct response_figures_view {
    struct response_figures x;
    int64_t answer_days;
    const struct figure_row *decided;
    size_t decided_count;
    struct str path, queue_path, report_path; /* queue_path: for who answers */
};
void response_figures_fill(struct request *r, const struct cocreation_place *at, struct response_figures_view *v);
struct response_list_page {
    const struct cocreation *process;
    struct str process_path, path, queue_path, report_path;
    const struct response_figures_view *figures;
    const struct response_line *rows;
    size_t rows_count;
    int64_t total, page, pages;
    struct str before, after;
    bool filtered, may_respond, changed;
    const struct response_filter *states, *decisions, *tables, *sectors, *provinces;
    size_t states_count, decisions_count, tables_count, sectors_count, provinces_count;
};
struct queue_line {
    const struct response_wait *x;
    struct str path, proposal_path;
    struct day due;
    bool late, chosen;
    int64_t same; /* others that wait with the same argument */
};
struct response_queue_page {
    const struct cocreation *process;
    struct str process_path, path, list_path, problem;
    const struct queue_line *rows;
    size_t rows_count;
    int64_t total, late, page, pages, answer_days;
    struct str before, after;
    struct form form;
};
struct response_form_page {
    const struct proposal *x;
    const struct proposal_word *words;
    size_t words_count;
    struct str process_path, proposal_path, queue_path, outcome;
    struct form form;
    bool correction, draft, late;
    struct day due;
    const struct response_companion *same, *merged;
    size_t same_count, merged_count;
};
struct told_line {
    const struct response_told *x;
    struct str commitment_path;
    const char *class;
};
struct response_proposal_view {
    const struct told_line *rows; /* newest first */
    size_t rows_count;
    struct day due;
    bool late, owed, draft;
    struct str write_path;
};
struct response_table_view {
    const struct response_line *rows;
    size_t rows_count;
    int64_t received, answered;
    const struct figure_row *decided;
    size_t decided_count;
    struct str more;
};

struct fate_cell {
    int64_t n;
    bool hidden;
};
struct fate_line {
    struct str name;
    struct str path;
    const struct fate_cell *cells; /* FATE_STEPS */
    size_t cells_count;
};
struct fate_block {
    const char *title; /* msgid */
    const char *note;  /* msgid, or NULL */
    const char *code;
    const struct fate_line *lines;
    size_t lines_count;
};
struct fate_counts {
    struct fate_block *blocks;
    size_t count;
};
/* All of it: the whole, by stage, table, sector, province and, without small groups, gender. */
enum status fate_counts_read(struct request *r, const struct cocreation_place *at, struct fate_counts *ret) MUST_USE;
struct fate_page {
    const struct cocreation *process;
    struct str process_path, path, answers_path, edit_path;
    const struct response_figures_view *figures;
    const struct fate_block *blocks;
    size_t blocks_count;
    const struct participant_report *report; /* published, or for who may write it; or NULL */
    const struct response_line *changes;
    size_t changes_count;
    int64_t publish_from;
    bool may_write, published;
};
struct fate_form_page {
    const struct cocreation *process;
    struct str path;
    struct form form;
    int64_t readers, missing;
};
/* Every address once, in its language. */
enum status fate_readers_of(struct db *db, struct arena *mem, int64_t cocreation, struct fate_reader **ret, size_t *ret_count) MUST_USE;
enum status participant_report_of(struct db *db, struct arena *mem, int64_t cocreation, struct participant_report **ret) MUST_USE;

/* What became of a contribution, in order: for its author, beside the moves. */
#define CHAIN_STEPS 24
struct chain_step {
    const char *what; /* msgid */
    struct str text, path;
    struct day on;
};
struct response_chain_view {
    struct chain_step *steps;
    size_t steps_count;
};
enum status response_chain_panel(struct request *r, struct out *o);
enum status response_proposal_panel(struct request *r, struct out *o);
enum status response_table_panel(struct request *r, struct out *o);
enum status response_process_panel(struct request *r, struct out *o);
enum status response_report_panel(struct request *r, struct out *o);
enum status response_now_panel(struct request *r, struct out *o);
enum status response_board_panel(struct request *r, struct out *o);
enum status response_pending(struct request *r, struct pending_list *list);
enum status response_holds(struct request *r, int64_t stage, struct hold_list *list);
enum status response_verify(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what),
                            void *context);

extern const struct route response_routes[];
extern const struct route response_form_routes[];
extern const struct route fate_routes[];

#endif
