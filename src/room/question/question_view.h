/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of questions show. */
#ifndef HITO_ROOM_QUESTION_VIEW_H
#define HITO_ROOM_QUESTION_VIEW_H

#include "room/question/question.h"

#define ANSWER_SHOWN(F)                                                            \
    F(INT, id, 0, FREE, "", "answer")                                              \
    F(INT, number, 0, FREE, "", "version")                                         \
    F(PROSE, text, 0, FREE, "", "words")                                           \
    F(TEXT, institution_name, 0, FREE, "", "that answered")                        \
    F(CHOICE, channel, 0, ONE_OF(answer_channel), "", "form or letter")            \
    F(TEXT, letter_number, 0, FREE, "", "letter")                                  \
    F(DAY, letter_on, 0, FREE, "", "its day")                                      \
    F(DAY, given_on, 0, FREE, "", "day")                                           \
    F(TEXT, why, 0, FREE, "", "of a correction")
SHAPE_STRUCT(answer_shown, ANSWER_SHOWN);
struct question_place {
    struct commitment_place *place;
    struct question_shown *shown;
    struct question *question;
    struct str path;
};
/* A question in a list. */
struct question_line {
    const struct question_shown *q;
    int stage;
    const char *class;
    struct str path, age; /* "32 días", of what is late */
    struct str text;      /* its beginning */
    bool shown;
};
struct question_panel {
    struct question_line *rows;
    size_t rows_count;
    struct question_counts counts;
    struct str path, ask_path, list_path;
    bool open, any;
};
struct question_list_page {
    const struct commitment_place *place;
    const struct plan_place *plan; /* of those of a whole plan */
    struct str path, ask_path, title;
    struct question_line *rows;
    size_t rows_count;
    struct question_counts counts;
    const char *stage; /* filter */
    const struct choices *stages;
    bool open, filtered;
};
struct question_ask_page {
    struct post_form post;
    const struct commitment_place *place;
    struct str institution;
    int64_t days;
    bool open;
};
struct question_page {
    const struct question_place *at;
    const struct question_shown *q;
    struct question_line line;
    struct answer_shown *answers;
    size_t answers_count;
    struct str milestone_path, institution_path;
    struct form answer, letter;
    bool may_answer, may_letter, answered;
};

struct question_line question_line_of(struct request *r, const struct question_shown *q);
struct question_line *question_lines(struct request *r, const struct question_shown *rows, size_t count);
enum status question_commitment_panel(struct request *r, struct out *o) MUST_USE;
enum status question_milestone_panel(struct request *r, struct out *o) MUST_USE;
enum status question_institution_panel(struct request *r, struct out *o) MUST_USE;
enum status question_board_panel(struct request *r, struct out *o) MUST_USE;
enum status question_pending(struct request *r, struct pending_list *list) MUST_USE;
/* Whether the commitment takes questions. */
bool question_open(const struct commitment_place *place);
extern const struct route question_routes[], question_answer_routes[];
enum status question_enter(struct request *r) MUST_USE;
/* Letters in, as options of the form. */
enum status question_letters(struct request *r, const struct question_place *at, struct form *ret) MUST_USE;
enum status question_show(struct request *r) MUST_USE;

#endif
