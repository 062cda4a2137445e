/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: the versions of the form, and what their templates show. */
#ifndef HITO_ROOM_PROPOSAL_FORM_VIEW_H
#define HITO_ROOM_PROPOSAL_FORM_VIEW_H

#include "room/proposal/proposal_view.h"

#define QUESTIONS_MOST 60   /* of a version */
#define QUESTIONS_MANY 10   /* more do not fit in ten minutes */
#define CHOSEN_CHARS 4000   /* room for all the options of a question */

/* A question as data. */
#define QUESTION_ROW(F)                                                                      \
    F(INT, version, PUBLIC, FREE, "Versión", "of the form")                                  \
    F(INT, position, PUBLIC, FREE, "Orden", "order")                                         \
    F(TEXT, code, PUBLIC, FREE, "Código", "in the data of the answers")                      \
    F(TEXT, label, PUBLIC, FREE, "Pregunta", "as asked")                                     \
    F(TEXT, hint, PUBLIC, FREE, "Ayuda", "under the question")                               \
    F(CHOICE, kind, PUBLIC, ONE_OF(question_kind), "Tipo de respuesta", "how it is answered") \
    F(FLAG, required, PUBLIC, FREE, "Obligatoria", "may not be left")                        \
    F(INT, min_chars, PUBLIC, FREE, "Mínimo de caracteres", "of what is typed")              \
    F(INT, max_chars, PUBLIC, FREE, "Máximo de caracteres", "of what is typed")              \
    F(PROSE, options, PUBLIC, FREE, "Opciones", "one per line")
SHAPE_STRUCT(question_row, QUESTION_ROW);

#define FORM_COUNT(F)                                                   \
    F(INT, number, 0, FREE, "", "version")                              \
    F(INT, questions, 0, FREE, "", "how many it asks")                  \
    F(INT, proposals, 0, FREE, "", "public ones that answer it")
SHAPE_STRUCT(form_count, FORM_COUNT);

struct form_place {
    struct jurisdiction *jurisdiction;
    struct proposal_form *form;
    struct proposal_question *questions;
    size_t count;
    struct proposal_question *question; /* ":question" where the route names one */
    struct str list_path, path;
};
struct form_version_line {
    const struct proposal_form *x;
    const char *class;
    struct str path;
    int64_t questions, proposals;
};
struct form_list_page {
    const struct form_version_line *rows;
    size_t rows_count;
    struct str path, current_path;
    const struct proposal_form *current;
    const struct proposal_question *questions;
    size_t questions_count;
    bool may_manage, draft;
};
struct asked_line {
    const struct proposal_question *x;
    struct str path;
    const struct str *options;
    size_t options_count;
    bool typed, first, last;
};
struct form_version_page {
    const struct proposal_form *x;
    const struct act *act;
    const char *class;
    const struct asked_line *rows;
    size_t rows_count;
    const struct str *faults, *warnings;
    size_t faults_count, warnings_count;
    struct str path, act_path;
    bool draft, may_manage;
};
struct form_edit_page {
    const char *title;
    const struct proposal_question *question; /* its form; NULL: of the version */
    struct form form;
    struct str drop_path, path;
    const struct str *warnings;
    size_t warnings_count;
    bool force, fresh;
};

/* What keeps a version from being put in force: STR_NONE, or the first fault of the question in words. */
struct str question_fault(struct request *r, const struct proposal_question *q);
/* Codes that other pages look for and this version lacks; a form that takes long. */
size_t form_warnings(struct request *r, const struct form_place *p, const struct str **ret);

/* What is wrong with a form that is only a button. */
void form_problems(struct out *o, int which);

bool question_chosen(const struct proposal_question *q); /* answered by marking */
enum status form_load(struct request *r);
enum status form_must_be_draft(struct request *r, const struct form_place *p) MUST_USE;
enum status form_edit_show(struct request *r, const struct form_place *p, struct form_edit_page *page);

extern const struct route proposal_form_routes[], proposal_question_routes[];

/* A draft like `source` with its questions. */
enum status form_draft_add(struct db *db, struct arena *mem, const struct proposal_form *source, struct proposal_form *ret) MUST_USE;
/* Puts the draft in force; the version that was is replaced. */
enum status form_in_force(struct db *db, struct arena *mem, struct proposal_form *x) MUST_USE;

#endif
