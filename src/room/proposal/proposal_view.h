/* SPDX-License-Identifier: EUPL-1.2
 * Inside the room: what its files share, and what its templates show. */
#ifndef HITO_ROOM_PROPOSAL_VIEW_H
#define HITO_ROOM_PROPOSAL_VIEW_H

#include "room/proposal/proposal.h"

#define PROPOSAL_TEXT_MOST 10000
#define PROPOSAL_PAGE 20
#define INADMISSIBLE_CHARS 20   /* of a reason that says no */
#define CONFIRM_S (48 * 3600)   /* then what nobody confirmed is deleted */
#define OWN_PASS_S 3600         /* a page opened with the receipt code may be acted on */

#define PROPOSAL_WHERE(F)                                    \
    F(TEXT, jurisdiction_code, 0, FREE, "", "of its address") \
    F(INT, process, 0, FREE, "", "number of the process")
SHAPE_STRUCT(proposal_where, PROPOSAL_WHERE);

/* A line of the list; also the open data. The words of one withdrawn are not shown. */
#define PROPOSAL_ROW(F)                                                                                 \
    F(INT, process, PUBLIC, FREE, "Proceso", "number of the process")                                   \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number in its address")                                  \
    F(TEXT, title, PUBLIC, FREE, "Título", "nothing: withdrawn")                                        \
    F(CHOICE, state, PUBLIC, ONE_OF(proposal_state), "Estado", "see the table of moves")                \
    F(CHOICE, origin, PUBLIC, ONE_OF(proposal_origin), "Origen", "way it came")                         \
    F(INT, table_number, PUBLIC, FREE, "Mesa", "where it was born")                                     \
    F(TEXT, table_name, PUBLIC, FREE, "Nombre de la mesa", "where it was born")                         \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "as its author wanted; nothing: none")                        \
    F(TEXT, institution_name, PUBLIC, FREE, "Organización", "on whose behalf")                          \
    F(CHOICE, sector, PUBLIC, ONE_OF(table_sector), "Sector", "of who proposes")                        \
    F(DAY, received_on, PUBLIC, FREE, "Recibida el", "day")                                             \
    F(PROSE, reason, PUBLIC, FREE, "Razón", "of the present state")                                     \
    F(TEXT, text_hash, PUBLIC, FREE, "Huella del texto", "SHA-256 of its words")                        \
    F(INT, total, 0, FREE, "", "rows that the filters leave")
SHAPE_STRUCT(proposal_row, PROPOSAL_ROW);

#define PROPOSAL_WORD_ROW(F)                                                     \
    F(INT, process, PUBLIC, FREE, "Proceso", "number of the process")            \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number in its address")           \
    F(TEXT, question, PUBLIC, FREE, "Pregunta", "code")                          \
    F(TEXT, label, PUBLIC, FREE, "Enunciado", "as it was asked")                 \
    F(PROSE, text, PUBLIC, FREE, "Respuesta", "what was written")
SHAPE_STRUCT(proposal_word_row, PROPOSAL_WORD_ROW);

#define PROPOSAL_COUNT(F)                                                    \
    F(CHOICE, state, 0, ONE_OF(proposal_state), "Estado", "state")           \
    F(INT, n, 0, FREE, "", "how many")
SHAPE_STRUCT(proposal_count, PROPOSAL_COUNT);

/* What the page of one says besides its words, in one row. */
#define PROPOSAL_FACTS(F)                                                     \
    F(INT, table_number, 0, FREE, "", "where it was born")                    \
    F(TEXT, table_name, 0, FREE, "", "where it was born")                     \
    F(TEXT, institution_name, 0, FREE, "", "on whose behalf")                 \
    F(INT, carried_plan, 0, FREE, "", "plan of the commitment it comes from") \
    F(TEXT, carried_number, 0, FREE, "", "number of that commitment")         \
    F(TEXT, carried_title, 0, FREE, "", "title of that commitment")           \
    F(INT, answered, 0, FREE, "", "published answers")
SHAPE_STRUCT(proposal_facts, PROPOSAL_FACTS);

/* A move with its act, or a text as it was. */
#define PROPOSAL_PAST(F)                                                      \
    F(CHOICE, from_state, 0, ONE_OF(proposal_state), "", "before")            \
    F(CHOICE, to_state, 0, ONE_OF(proposal_state), "", "after")               \
    F(PROSE, reason, 0, FREE, "", "read by everybody")                        \
    F(DAY, done_on, 0, FREE, "", "day")                                       \
    F(INT, act, 0, FREE, "", "act that decided it")                           \
    F(TEXT, act_number, 0, FREE, "", "its number")                            \
    F(TEXT, label, 0, FREE, "", "question whose answer changed")              \
    F(PROSE, text, 0, FREE, "", "what it said")
SHAPE_STRUCT(proposal_past, PROPOSAL_PAST);

struct proposal_line {
    const struct proposal_row *x;
    const char *class;
    struct str path;
    bool withdrawn;
};
struct filter_option {
    struct str value, label;
    bool chosen;
};
struct proposal_list_page {
    const struct cocreation_place *at;
    struct str path, words;
    const struct filter_option *states, *origins, *tables, *provinces;
    size_t states_count, origins_count, tables_count, provinces_count;
    const struct proposal_line *rows;
    size_t rows_count;
    int64_t total, page, pages;
    struct str before, after;
    bool by_number, filtered, open, may_check;
    struct str propose_path, other_order;
};
struct proposal_queue_page {
    const struct cocreation_place *at;
    struct str path, batch_path, token, key;
    const struct proposal_line *rows;
    size_t rows_count;
    int64_t total;
    struct form form;
    bool open;
};
struct word_line {
    struct str label, text;
    struct answer_field field;
};
struct proposal_page {
    const struct proposal_place *place;
    const struct proposal *x;
    const struct proposal_facts *facts;
    const char *class;
    bool words_shown, withdrawn;
    const struct word_line *words;
    size_t words_count;
    const struct proposal_past *past, *former;
    size_t past_count, former_count;
    struct str list_path, table_path, carried_path, acts_path;
    bool may_check, check_open;
    struct form check;
    bool own, unconfirmed, may_correct, may_withdraw;
    struct str until, pass;
    struct form correct, withdraw;
};
struct proposal_count_line {
    int state;
    int64_t n;
    struct str path;
};
struct proposal_panel {
    struct str path, forms_path;
    const struct proposal_count_line *counts;
    size_t counts_count;
    const struct proposal_line *rows;
    size_t rows_count;
    int64_t total;
};
struct follow_page {
    struct form form;
};

extern const struct route proposal_routes[], proposal_check_routes[], proposal_own_routes[];

struct proposal_question *proposal_questions_shipped(struct arena *mem, size_t *ret_count);
const char *proposal_class(int state);
const struct proposal_line *proposal_lines(struct request *r, struct str process_path, const struct proposal_row *rows, size_t count);
/* The public page of the proposal in r->object; `own`: whoever asks has shown that it is theirs. */
enum status proposal_page_show(struct request *r, const struct proposal_place *place, bool own, struct str pass);
enum status proposal_show(struct request *r);
/* "ID-EXPIRES-CODE": whoever holds it showed the receipt code less than an hour ago. */
struct str own_pass(struct request *r, int64_t proposal);
bool own_pass_good(struct request *r, int64_t proposal, struct str pass);
/* Whether whoever asks is its author, signed in or with the pass of the form. */
bool proposal_is_own(struct request *r, const struct proposal *p);

enum status proposal_process_panel(struct request *r, struct out *o);
enum status proposal_table_panel(struct request *r, struct out *o);
enum status proposal_fate_panel(struct request *r, struct out *o);
enum status proposal_board_panel(struct request *r, struct out *o);
enum status proposal_holds(struct request *r, int64_t stage, struct hold_list *list);
enum status proposal_tidy_chore(struct chore_context *c);

#endif
