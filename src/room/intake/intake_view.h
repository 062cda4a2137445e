/* SPDX-License-Identifier: EUPL-1.2
 * Inside the room: what its files share, and what its templates show. */
#ifndef HITO_ROOM_INTAKE_VIEW_H
#define HITO_ROOM_INTAKE_VIEW_H

#include "room/intake/intake.h"

#define CODE_SHOWN_S 3600         /* the last page shows the receipt code so long */
#define CONFIRM_LINK_S (48 * 3600)
#define ASK_TITLE "titulo"
#define ASK_CONTACT "contacto"
#define ASK_CHECK "revisar"
#define ASK_DONE "listo"
#define ASK_SAVE "guardar"
#define TRAP "website"

#define INTAKE_SOURCE(F)                                    \
    F(INT, id, 0, FREE, "", "commitment")                   \
    F(INT, plan, 0, FREE, "", "number of its plan")         \
    F(TEXT, number, 0, FREE, "", "number in the plan")      \
    F(TEXT, title, 0, FREE, "", "short title if there is one")
SHAPE_STRUCT(intake_source, INTAKE_SOURCE);

struct intake_place {
    struct cocreation_place *at;
    struct intake_draft *draft;
    struct proposal_question *questions;
    size_t question_count;
    struct intake_answer *answers;
    size_t answer_count;
    struct str token;
    struct str path; /* "/ec/cocreacion/1/proponer/TOKEN" */
};
struct intake_start_page {
    const struct cocreation_place *at;
    bool open;
    struct str until;
    struct form form;
    int64_t days, steps;
};
struct intake_step_page {
    const struct intake_place *place;
    int64_t n, of;
    struct str back, save_path;
    struct form form;
    struct answer_field field;
    bool returns, signed_in;
    struct str email, title_limit;
};
struct intake_check_line {
    struct str label, text, masked, path;
    size_t found;
};
struct intake_check_page {
    const struct intake_place *place;
    const struct intake_check_line *lines;
    size_t lines_count;
    const struct likeness *alike;
    size_t alike_count;
    struct str back, save_path, process_path, challenge;
    int64_t bits, personal;
    struct form form;
    bool signed_in, open;
};
struct intake_done_page {
    const struct intake_place *place;
    const struct proposal *x;
    struct str code, path, other;
    bool confirm, table;
};
struct intake_save_page {
    const struct intake_place *place;
    struct str link, back;
    struct form form;
    int64_t days;
};
struct intake_table_page {
    const struct roundtable_place *place;
    struct form form;
    const struct answer_field *fields;
    size_t fields_count;
    const struct option *sessions;
    size_t sessions_count;
    bool paper;
};
struct intake_carry_page {
    const struct cocreation_place *at;
    struct form form;
    const struct option *commitments;
    size_t commitments_count;
};
struct intake_confirm_page {
    const struct proposal *x;
    struct str path, confirm_path;
    bool waiting;
};

extern const struct route intake_routes[], intake_send_routes[], intake_table_routes[];

/* Loads ":token"; GONE once its time is over. */
enum status intake_load(struct request *r);
struct str intake_text(const struct intake_place *p, const char *code);
/* A new form with its token; nothing of it goes to the log. */
enum status intake_begin(struct request *r, const struct cocreation_place *at, struct intake_draft *d, struct str *ret_token) MUST_USE;
enum status intake_put(struct request *r, int64_t draft, struct str code, struct str text) MUST_USE;
struct str intake_path(struct request *r, const struct cocreation_place *at, struct str token, const char *step);
struct head intake_head(struct request *r, const struct cocreation_place *at, struct str title);
/* What is missing or wrong in what was kept: a problem for each, INVALID. */
enum status intake_whole(struct request *r, const struct intake_place *p) MUST_USE;
enum status intake_check_show(struct request *r, const struct intake_place *p);
enum status intake_done_show(struct request *r, const struct intake_place *p);
enum status intake_send_prepare(struct request *r, const struct intake_place *p);
enum status intake_send(struct request *r, const struct intake_place *p);
enum status intake_now_panel(struct request *r, struct out *o);
enum status intake_tidy_chore(struct chore_context *c);

#endif
