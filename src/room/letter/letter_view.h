/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of letters show. Private to letter/. */
#ifndef HITO_ROOM_LETTER_VIEW_H
#define HITO_ROOM_LETTER_VIEW_H

#include "room/letter/letter.h"

#define LETTER_PLACE(F)                                                  \
    F(TEXT, code, 0, FREE, "", "jurisdiction's code")                    \
    F(TEXT, name, 0, FREE, "", "its name")                               \
    F(INT, utc_offset_s, 0, FREE, "", "its zone")
SHAPE_STRUCT(letter_place, LETTER_PLACE);

#define LETTER_PERIOD(F)                                                 \
    F(INT, id, 0, FREE, "", "period")                                    \
    F(INT, plan, 0, FREE, "", "its plan")                                \
    F(INT, number, 0, FREE, "", "number within the plan")                \
    F(INT, plan_number, 0, FREE, "", "number of the plan")               \
    F(DAY, starts_on, 0, FREE, "", "first day it tells of")              \
    F(DAY, cut_on, 0, FREE, "", "last day it tells of")                  \
    F(DAY, due_on, 0, FREE, "", "last day to report in time")
SHAPE_STRUCT(letter_period, LETTER_PERIOD);

/* What a letter that came may be for. */
#define LETTER_CAME(C)                                                         \
    C(CAME_REPORT, "reporte", "Reporte de la institución")                     \
    C(CAME_APPOINTMENT, "delegacion", "Delegación de puntos focales")          \
    C(CAME_RATIFICATION, "ratificacion", "Ratificación de la autoridad")       \
    C(CAME_WITHDRAWAL, "retiro", "Retiro de una autorización")                 \
    C(CAME_OTHER, "otro", "Otro asunto")
CHOICES_ENUM(letter_came, LETTER_CAME);

/* The form of a letter that came. */
#define LETTER_ENTRY(F)                                                                                          \
    F(TEXT, number, REQUIRED | PUBLIC | FORM, CHARS(1, 80), "Número", "the sender's")                            \
    F(DAY, dated_on, REQUIRED | PUBLIC | FORM, FREE, "Fecha del oficio", "on the letter")                        \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(letter_came), "Para qué llegó", "what it is for")           \
    F(REF, institution, PUBLIC | FORM, REF_TO(institution), "Institución que lo envía", "from whom")             \
    F(TEXT, addressee, STAFF | FORM, CHARS(0, 200), "Quién lo firma", "name and post")                           \
    F(TEXT, subject, REQUIRED | PUBLIC | FORM, CHARS(3, 300), "Asunto", "subject; public")                       \
    F(PROSE, text, STAFF | FORM, CHARS(0, 8000), "Resumen", "what it says, for staff")                           \
    F(REF, plan, PUBLIC | FORM, REF_TO(plan), "Plan", "plan it is about")                                        \
    F(REF, answers, PUBLIC | FORM, REF_TO(letter), "Responde a", "letter out that it answers")                   \
    F(INT, revision, COMPUTED, FREE, "", "of the letter")
SHAPE_STRUCT(letter_entry, LETTER_ENTRY);

struct letter_select_option {
    struct str value, label;
    bool selected;
};
struct letter_select {
    const char *name, *label;
    const struct letter_select_option *options;
    size_t options_count;
};
struct letter_line {
    const struct letter_row *row;
    struct str path;
    bool waits; /* out, and nobody has sent it */
};
struct letter_list_page {
    struct str path, words, manage_path;
    const struct letter_select *filters;
    size_t filters_count;
    const struct letter_line *rows;
    size_t rows_count;
    int64_t waiting;
    bool filtered, may_manage;
};
struct letter_link {
    struct str label, path;
};
struct letter_page {
    const struct letter *l;
    const struct institution *institution; /* or NULL */
    struct str path, institution_path, plan_name, plan_path;
    int64_t period; /* number, or NONE */
    const struct letter_link *now; /* who answers for an institution that is no more */
    size_t now_count;
    struct letter_link answers; /* path STR_NONE: it answers none */
    const struct letter_line *replies;
    size_t replies_count;
    struct form dispatch, annul;
    bool annul_failed; /* its errors are not folded away */
    bool institution_gone, may_read, may_manage, open, voided;
};
struct letter_form_page {
    struct form form;
    struct str path, kind_code, period_code, kept; /* kept: the scan that came with what was typed, sealed */
    const struct letter_select *choices; /* of a new letter out: what it is drafted from */
    size_t choices_count;
    const struct letter_link *twins;
    size_t twins_count;
    const char *title;
    struct str number; /* of the letter that is corrected, or STR_NONE */
    struct str kept_name;
    bool out, chosen, fresh, same_scan;
};
struct letter_print_page {
    const struct letter *l;
    const struct institution *institution;
    struct str jurisdiction, path;
    bool voided;
};

/* Whether it still may be corrected and sent. */
bool letter_open(const struct letter *l);
struct head letter_list_head(struct request *r, const struct jurisdiction *j, struct str title, bool list_page);
struct head letter_head(struct request *r, const struct letter_at *at, const char *title);
struct str letter_list_path(struct request *r, const struct jurisdiction *j, bool manage);
enum status letter_load(struct request *r) MUST_USE;
/* Letters that came before with the same number of the same institution, or the same scan. */
enum status letter_twins(struct db *db, struct arena *mem, const struct letter *l, struct letter **ret, size_t *ret_count) MUST_USE;
enum status letter_periods(struct db *db, struct arena *mem, int64_t jurisdiction, struct day today, struct letter_period **ret,
                           size_t *ret_count) MUST_USE;
/* The scan that came with a form: prepared before any writer is held, or kept from a form that came back. */
enum status letter_scan_prepare(struct request *r) MUST_USE;
enum status letter_scan_take(struct request *r, struct letter *l) MUST_USE;
struct str letter_scan_sealed(struct request *r, struct str *ret_name);

enum status letter_out_show(struct request *r) MUST_USE;
enum status letter_out_apply(struct request *r) MUST_USE;
enum status letter_in_show(struct request *r) MUST_USE;
enum status letter_in_apply(struct request *r) MUST_USE;
enum status letter_edit_show(struct request *r) MUST_USE;
enum status letter_edit_apply(struct request *r) MUST_USE;

#endif
