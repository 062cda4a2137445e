/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: the file of a hall as it is read, and what its templates show. */
#ifndef HITO_ROOM_HALL_VIEW_H
#define HITO_ROOM_HALL_VIEW_H

#include "job/job.h"
#include "room/hall/hall.h"
#include "room/territory/territory.h"
#include "view/form.h"

#define HALL_MARK "sala-1" /* "hito" of the file: its format */
#define HALL_BYTES (1024 * 1024)
#define HALL_ROWS 2000
#define HALL_PROPOSALS 300
#define HALL_ANSWERS 100
#define HALL_KEEP_S (7 * 86400) /* an upload that nobody accepts */

/* The file, without knowing what of it is good. */
struct hall_person {
    struct str id, name, sector, province, presence;
};
struct hall_slip_read {
    struct str id, gender, age, identity;
};
struct hall_answer {
    struct str code, text;
};
struct hall_proposal {
    struct str id, title, name, sector, receipt;
    struct hall_answer *answers;
    size_t answer_count;
};
struct hall_file {
    struct str process; /* "ec/1" */
    int64_t table, session, form;
    struct str batch;
    struct hall_person *people;
    size_t people_count;
    struct hall_slip_read *slips;
    size_t slip_count;
    struct hall_proposal *proposals;
    size_t proposal_count;
};
/* Reads the text of a file; INVALID: *ret_why says what it is not (a msgid). Rows that lack their id or hold what is no
 * text come with an empty id. */
enum status hall_file_read(struct arena *mem, struct str text, struct hall_file *ret, const char **ret_why) MUST_USE;
/* Whether it may be the random number of a row. */
bool hall_id_good(struct str id);

/* The file held against the session: rows ready to be written, and a line for each faulty one. */
struct hall_fault {
    const char *kind; /* msgid: "Asistencia", "Papeleta", "Propuesta" */
    int64_t row;      /* in the file, from 1; 0: the whole file */
    struct str text;
};
struct hall_ready {
    struct hall_file file;
    struct attendance *rows;
    struct proposal_entry *entries;
    struct hall_fault *faults;
    size_t fault_count;
};
enum status hall_check(struct request *r, const struct session_place *p, struct str text, struct hall_ready *ret) MUST_USE;
struct hall_counts {
    int64_t people, people_there, slips, slips_there, proposals, proposals_there;
};
/* In apply: writes what is not there yet. */
enum status hall_write(struct request *r, const struct session_place *p, const struct hall_ready *x, struct hall_counts *ret) MUST_USE;
/* The whole page that works without signal. */
enum status hall_offline_page(struct request *r, const struct session_place *p, struct str *ret) MUST_USE;
/* GET …/imprimir */
enum status hall_print_show(struct request *r) MUST_USE;
struct str hall_path(struct request *r, const struct session_place *p, const char *rest);
struct head hall_head(struct request *r, const struct session_place *p, const char *title);
enum status hall_questions(struct request *r, const struct session_place *p, struct proposal_question **ret, size_t *ret_count, int64_t *ret_form) MUST_USE;
enum status hall_panel(struct request *r, struct out *o) MUST_USE;
enum status hall_forget_chore(struct chore_context *c) MUST_USE;

extern const struct route hall_routes[];

struct hall_links {
    struct str print_path, offline_path, upload_path;
};
struct hall_choice {
    struct str value, label;
};
struct hall_question {
    const struct proposal_question *q;
    struct hall_choice *options;
    size_t options_count;
    bool line, many, provinces;
    int64_t lines; /* to write on, on paper */
};
struct hall_line {
    int64_t number;
};
struct hall_print {
    const struct session_place *at;
    const struct roundtable *table;
    struct str when;
    struct hall_line *rows;
    size_t rows_count;
    struct hall_choice *sectors, *genders, *ages, *identities;
    size_t sectors_count, genders_count, ages_count, identities_count;
    struct hall_question *questions;
    size_t questions_count;
};
struct hall_offline {
    const struct session_place *at;
    const struct roundtable *table;
    struct str when, data, title;
    struct hall_choice *sectors, *provinces, *presences, *genders, *ages, *identities;
    size_t sectors_count, provinces_count, presences_count, genders_count, ages_count, identities_count;
    struct hall_question *questions;
    size_t questions_count;
    bool both;
};
struct hall_upload_page {
    const struct session_place *at;
    const struct roundtable *table;
    struct str when, offline_path, why;
    struct form form;
    bool open;
};
struct hall_preview {
    const struct session_place *at;
    const struct roundtable *table;
    struct str when, upload_path;
    struct form form;
    struct hall_fault *faults;
    size_t faults_count;
    const struct hall_file *file;
    struct hall_person *people;
    size_t people_count;
    struct hall_proposal *proposals;
    size_t proposals_count;
    bool good;
};

#endif
