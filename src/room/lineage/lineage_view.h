/* SPDX-License-Identifier: EUPL-1.2
 * Inside of the room: rows of its statements, its shared functions, and what its templates show. */
#ifndef HITO_ROOM_LINEAGE_VIEW_H
#define HITO_ROOM_LINEAGE_VIEW_H

#include "job/job.h"
#include "room/lineage/likeness.h"
#include "room/lineage/lineage.h"
#include "view/form.h"

#define SKETCH_ROW(F)                                                     \
    F(INT, id, 0, FREE, "", "proposal")                                   \
    F(INT, number, 0, FREE, "", "its number")                             \
    F(TEXT, title, 0, FREE, "", "its title")                              \
    F(CHOICE, state, 0, ONE_OF(proposal_state), "", "its state")          \
    F(CHOICE, origin, 0, ONE_OF(proposal_origin), "", "the way it came")  \
    F(TEXT, text_hash, 0, FREE, "", "of its words")                       \
    F(PROSE, words, 0, FREE, "", "sketch; nothing: not made yet")         \
    F(INT, argument, 0, FREE, "", "first proposal that said the same")    \
    F(PROSE, search, 0, FREE, "", "search words, without a sketch")
SHAPE_STRUCT(sketch_row, SKETCH_ROW);
#define SKETCH_WORDS(F)                          \
    F(INT, id, 0, FREE, "", "proposal")          \
    F(PROSE, words, 0, FREE, "", "its sketch")
SHAPE_STRUCT(sketch_words, SKETCH_WORDS);
#define LIKENESS_ROW(F)                                               \
    F(INT, id, 0, FREE, "", "proposal")                               \
    F(INT, number, 0, FREE, "", "its number")                         \
    F(TEXT, title, 0, FREE, "", "its title")                          \
    F(CHOICE, state, 0, ONE_OF(proposal_state), "", "its state")
SHAPE_STRUCT(likeness_row, LIKENESS_ROW);
#define LINEAGE_ID(F) F(INT, id, 0, FREE, "", "identity")
SHAPE_STRUCT(lineage_id, LINEAGE_ID);
#define ARGUMENT_LINE(F)                                         \
    F(INT, number, 0, FREE, "", "first proposal that made it")   \
    F(TEXT, title, 0, FREE, "", "its title")                     \
    F(INT, n, 0, FREE, "", "who sent it")                        \
    F(DAY, first_on, 0, FREE, "", "day of the first")            \
    F(DAY, last_on, 0, FREE, "", "day of the last")
SHAPE_STRUCT(argument_line, ARGUMENT_LINE);
#define ARGUMENT_MEMBER(F)                                          \
    F(INT, number, 0, FREE, "", "proposal")                         \
    F(TEXT, title, 0, FREE, "", "title")                            \
    F(TEXT, name, 0, FREE, "", "as its author wanted")              \
    F(CHOICE, state, 0, ONE_OF(proposal_state), "", "state")        \
    F(DAY, received_on, 0, FREE, "", "day")
SHAPE_STRUCT(argument_member, ARGUMENT_MEMBER);
#define LINEAGE_CHOICE(F)                                           \
    F(INT, number, 0, FREE, "", "proposal")                         \
    F(TEXT, title, 0, FREE, "", "title")                            \
    F(CHOICE, state, 0, ONE_OF(proposal_state), "", "state")        \
    F(DAY, received_on, 0, FREE, "", "day")                         \
    F(TEXT, name, 0, FREE, "", "as its author wanted")
SHAPE_STRUCT(lineage_choice, LINEAGE_CHOICE);

/* A link with both ends: the public log and the data set "linaje". */
#define LINEAGE_LINE(F)                                                                                    \
    F(INT, id, PUBLIC, FREE, "N.º", "number of the link")                                                  \
    F(INT, deed, PUBLIC, FREE, "Fusión o separación", "number of the deed")                                \
    F(CHOICE, kind, PUBLIC, ONE_OF(lineage_kind), "Qué se hizo", "merged or split")                        \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                       \
    F(INT, cocreation_number, PUBLIC, FREE, "Proceso", "number of the co-creation")                        \
    F(INT, parent_number, PUBLIC, FREE, "De la propuesta", "number")                                       \
    F(TEXT, parent_title, PUBLIC, FREE, "Su título", "title")                                              \
    F(CHOICE, parent_state, PUBLIC, ONE_OF(proposal_state), "Su estado", "today")                          \
    F(INT, child_number, PUBLIC, FREE, "A la propuesta", "number")                                         \
    F(TEXT, child_title, PUBLIC, FREE, "Título de la nueva", "title")                                      \
    F(CHOICE, child_state, PUBLIC, ONE_OF(proposal_state), "Estado de la nueva", "today")                  \
    F(PROSE, reason, PUBLIC, FREE, "Por qué", "read by everybody")                                         \
    F(DAY, done_on, PUBLIC, FREE, "Fecha", "day")                                                          \
    F(DAY, undone_on, PUBLIC, FREE, "Deshecha el", "nothing: it stands")                                   \
    F(PROSE, undone_reason, PUBLIC, FREE, "Por qué se deshizo", "read by everybody")                       \
    F(INT, parent, 0, FREE, "", "id")                                                                      \
    F(INT, child, 0, FREE, "", "id")
SHAPE_STRUCT(lineage_line, LINEAGE_LINE);

/* What anybody may read of a comment on a proposal (the view proposal_comment_shown); also its open data. */
#define PROPOSAL_COMMENT_SHOWN(F)                                                                          \
    F(INT, id, PUBLIC, FREE, "N.º", "number in its address …/comentario/7")                                \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                       \
    F(INT, cocreation_number, PUBLIC, FREE, "Proceso", "number of the co-creation")                        \
    F(INT, proposal_number, PUBLIC, FREE, "Propuesta", "number in the process")                            \
    F(TEXT, proposal_title, PUBLIC, FREE, "Título", "of the proposal")                                     \
    F(CHOICE, state, PUBLIC, ONE_OF(post_state), "Estado", "of moderation")                                \
    F(CHOICE, rule, PUBLIC, ONE_OF(post_rule), "Regla de moderación", "of the last act; nothing: none")    \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "as its author wanted; nothing where the text is not shown")     \
    F(CHOICE, role, PUBLIC, ONE_OF(role), "Rol", "role its author acted in")                               \
    F(TEXT, behalf_name, PUBLIC, FREE, "En nombre de", "institution spoken for")                           \
    F(PROSE, text, PUBLIC, FREE, "Comentario", "nothing where moderation took it away")                    \
    F(DAY, public_on, PUBLIC, FREE, "Publicado el", "day it became public")
SHAPE_STRUCT(proposal_comment_shown, PROPOSAL_COMMENT_SHOWN);

/* Makes the sketches of a process that wait, at most `limit`, the oldest first. */
enum status sketches_make(struct db *db, struct arena *mem, int64_t cocreation, size_t limit, size_t *ret_made) MUST_USE;
enum status sketch_chore(struct chore_context *c) MUST_USE;
enum status lineage_lines(struct db *db, struct arena *mem, int64_t cocreation, struct lineage_line **ret, size_t *ret_count) MUST_USE;
/* Recomputes the sketches and arguments for `hito verify`. */
enum status lineage_check(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what),
                          void *context) MUST_USE;

extern const struct route lineage_merge_routes[], lineage_argument_routes[], lineage_comment_routes[], lineage_log_routes[], lineage_batch_routes[];
enum status lineage_proposal_panel(struct request *r, struct out *o) MUST_USE;
enum status lineage_process_panel(struct request *r, struct out *o) MUST_USE;
enum status comment_proposal_panel(struct request *r, struct out *o) MUST_USE;
enum status comment_now_panel(struct request *r, struct out *o) MUST_USE;

#define LINEAGE_PAGE 50
/* "…?pagina=3" of a list of `total`: what its template shows, and what the statement skips. */
struct lineage_pager {
    int64_t page, pages;
    struct str before, after; /* addresses, or STR_NONE */
};
/* `path` ends where "?pagina=" or "&pagina=" may be added. */
struct lineage_pager lineage_pager_make(struct request *r, struct str path, int64_t total, int64_t *ret_skip);

/* Comments on a proposal. */
struct proposal_comment_line {
    const struct proposal_comment_shown *c;
    struct str path;
};
struct proposal_comments {
    const struct proposal_place *place;
    const struct proposal_comment_line *rows;
    size_t rows_count;
    int64_t all;
    struct str path, new_path, log_path, until; /* until: in words, while it is open */
    bool open;
    struct lineage_pager pager;
};
struct proposal_comment_form {
    struct post_form post;
    const struct proposal_place *place;
    struct str path, log_path, why; /* why: it is closed, in words */
    bool open;
};
struct proposal_comment_place {
    struct proposal_place *place;
    struct proposal_comment_shown *shown;
    struct str path;
};
struct proposal_comment_page {
    const struct proposal_comment_shown *c;
    struct str list_path, proposal_path;
};

/* The same argument many times. */
struct argument_row {
    const struct argument_line *x;
    struct str path;
};
struct argument_list {
    const struct cocreation_place *at;
    const struct argument_row *rows;
    size_t rows_count;
    int64_t total;
    struct str path;
    struct lineage_pager pager;
};
struct argument_person {
    const struct argument_member *x;
    struct str path;
};
struct argument_page {
    const struct proposal_place *place;
    const struct argument_person *rows;
    size_t rows_count;
    int64_t total;
    struct str list_path;
    struct lineage_pager pager;
};

/* Choosing and writing. */
#define MERGE_MOST 30u /* proposals merged at once */
#define SPLIT_MOST 6u
struct merge_choice {
    int64_t number;
    struct str title, path, note; /* note: how alike, by which words */
    bool chosen;
};
struct merge_choose_page {
    const struct cocreation_place *at;
    const struct merge_choice *alike, *rows;
    size_t alike_count, rows_count;
    struct str path, words, numbers;
    struct form form;
    struct lineage_pager pager;
    bool open;
};
struct merge_part {
    int64_t number; /* 1… */
    struct str title_name, title, title_problem;
    struct answer_field *fields;
    size_t fields_count;
};
struct merge_write_page {
    const struct cocreation_place *at;
    const struct lineage_end *from;
    size_t from_count;
    const struct merge_part *parts;
    size_t parts_count;
    struct str numbers, path, choose_path;
    struct form form;
    bool merger, open;
};

/* The chain of a proposal, and the log of all. */
struct lineage_step {
    const struct lineage_line *x;
    struct str parent_path, child_path, undo_path;
    bool first; /* of its deed */
};
struct lineage_end {
    int64_t number;
    struct str title, path;
    int state;
};
struct lineage_panel {
    const struct lineage_end *from, *to;
    size_t from_count, to_count;
    int64_t same;
    struct str same_path, log_path, split_path, merge_path;
    bool merged, split, may_check;
};
struct lineage_log {
    const struct cocreation_place *at;
    const struct lineage_step *rows;
    size_t rows_count;
    struct str path;
};
struct lineage_undo_page {
    const struct cocreation_place *at;
    const struct lineage_deed *deed;
    const struct lineage_step *rows;
    size_t rows_count;
    struct form form;
    bool undone;
};
struct lineage_links_panel {
    struct str arguments_path, log_path, merge_path, load_path;
    int64_t arguments, deeds;
    bool may_check, may_load;
};
/* "/ec/cocreacion/1/propuesta/12" */
struct str lineage_proposal_path(struct request *r, const struct cocreation_place *at, int64_t number);
/* The head of its pages, under the list of proposals. */
struct head lineage_head(struct request *r, const struct cocreation_place *at, struct str title);

#endif
