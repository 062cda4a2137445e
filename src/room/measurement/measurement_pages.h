/* SPDX-License-Identifier: EUPL-1.2
 * Inside of measurement/ only: where its pages are, and what their templates show. */
#ifndef HITO_ROOM_MEASUREMENT_PAGES_H
#define HITO_ROOM_MEASUREMENT_PAGES_H

#include "room/evidence/evidence.h"
#include "room/measurement/measurement_rules.h"
#include "view/form.h"

#define MEASUREMENT_WORD_LINE(F) \
    MEASUREMENT_WORD(F)          \
    F(TEXT, institution_name, 0, FREE, "", "on whose behalf")
SHAPE_STRUCT(measurement_word_line, MEASUREMENT_WORD_LINE);

#define MEASUREMENT_PARTY(F)                      \
    F(INT, id, 0, FREE, "", "an institution")     \
    F(TEXT, name, 0, FREE, "", "its name")
SHAPE_STRUCT(measurement_party, MEASUREMENT_PARTY);

#define MEASUREMENT_DUE(F)                       \
    F(INT, id, 0, FREE, "", "measurement")       \
    F(INT, utc_offset_s, 0, FREE, "", "its zone")
SHAPE_STRUCT(measurement_due, MEASUREMENT_DUE);

#define MEASUREMENT_WAIT(F)                                                   \
    F(INT, period, 0, FREE, "", "period")                                     \
    F(INT, period_number, 0, FREE, "", "its number")                          \
    F(DAY, due_on, 0, FREE, "", "its day, or the day from which it is waited") \
    F(TEXT, code, 0, FREE, "", "indicator")                                   \
    F(TEXT, name, 0, FREE, "", "its name")                                    \
    F(TEXT, jurisdiction_code, 0, FREE, "", "where")                          \
    F(INT, measurement, 0, FREE, "", "the value, or nothing")                 \
    F(CHOICE, state, 0, ONE_OF(report_state), "", "of the value")             \
    F(INT, jurisdiction, 0, FREE, "", "where")                                \
    F(TEXT, institution_name, 0, FREE, "", "who owes it")
SHAPE_STRUCT(measurement_wait, MEASUREMENT_WAIT);

/* r->object of the pages of one period (medir, corregir) and of one value (medicion). */
struct measurement_place {
    struct indicator_place *at;
    struct indicator_period *period;
    struct method_sheets sheets;
    struct method_sheet *sheet;        /* of the value, or in force at the period's end; NULL: none */
    struct measurement *m;      /* never NULL: id NONE while there is none */
    struct measurement *public; /* the public one that counts, or NULL */
    struct measurement_part *parts;
    size_t part_count;
    struct evidence *proofs;
    size_t proof_count;
    struct measurement_word_line *words;
    size_t word_count;
    struct methodology *methodology;
    struct letter *letter; /* it was typed from, or NULL */
    int64_t *series;       /* public values of the periods before */
    size_t series_count;
    struct measurement_showed before; /* of one that accumulates */
    size_t children;                  /* indicators that report to this one */
    bool owner;      /* may write it now: focal point, or whoever types it from a letter */
    bool behalf;     /* typed from a letter */
    bool correction; /* the page is of a correction */
    struct str form_path, path; /* …/medir/3 with /por-oficio; …/medicion/12, or STR_NONE */
};
enum status measurement_load_form(struct request *r);            /* …/medir/:period, REPORT */
enum status measurement_load_form_behalf(struct request *r);     /* …/medir/:period/por-oficio, ENTER_REPORT */
enum status measurement_load_correct(struct request *r);         /* …/corregir/:period */
enum status measurement_load_correct_behalf(struct request *r);
enum status measurement_load_value(struct request *r);           /* …/medicion/:measurement */
enum status measurement_load_value_behalf(struct request *r);    /* …/medicion/:measurement/por-oficio/… */

/* Institutions that the person speaks for as counterpart of it: not the one that answers for the indicator. */
enum status measurement_parties(struct request *r, const struct measurement_place *p, struct measurement_party **ret, size_t *ret_count) MUST_USE;
/* Whether what it said of the value stands, so that it has to be taken back first to say something else. */
bool measurement_spoke(const struct measurement_place *p, int64_t institution);
/* Why nothing may be written of it now (the plan is over, the period locked…), or NULL. */
const char *measurement_refused(struct request *r, const struct measurement_place *p);
struct head measurement_head(struct request *r, const struct measurement_place *p, const char *title, bool form);
/* Who does it on whose behalf, for the log. */
void measurement_sign(struct request *r, const struct measurement_place *p, struct str reason);
struct measurement_facts measurement_facts_of(const struct measurement_place *p);
/* The problems of the faults, beside their inputs. */
enum status measurement_told(struct request *r, const struct faults *bad) MUST_USE;
/* "Período 3 (1 de julio de 2026 al 30 de septiembre de 2026)" */
struct str measurement_span_words(struct request *r, const struct indicator_period *p);
struct str measurement_value_path(struct request *r, struct str indicator_path, int64_t measurement);

/* The moves that have consequences, for pages, worker and demonstration: its proofs are known, its words are public,
 * what it corrects is replaced, results are computed again. */
enum status measurement_publish(struct db *db, struct arena *mem, struct measurement *m, struct day today) MUST_USE;
/* When its days are known again: after a word, a reply, an acceptance; published at once when they are over. */
enum status measurement_settle(struct db *db, struct arena *mem, int64_t measurement, struct day today) MUST_USE;
/* A draft with all its parts, added or changed. CONFLICT: the period has one already. */
enum status measurement_keep(struct db *db, struct arena *mem, struct measurement *m, struct measurement_part *parts, size_t count,
                             struct day today) MUST_USE;
/* Its numbers changed: what was said of it so far is of an earlier value. */
enum status measurement_words_earlier(struct db *db, struct arena *mem, int64_t measurement, struct day today) MUST_USE;
/* Its proofs are of the commitment for the eyes of its parties. */
enum status measurement_proofs_sent(struct db *db, struct arena *mem, const struct measurement *m, int64_t commitment) MUST_USE;

/* One input of a part. */
struct measurement_part_input {
    struct str name, key; /* "Mujeres"; "p12" */
    struct str value, numerator, denominator, problem;
};
struct measurement_dimension {
    struct str name;
    struct measurement_part_input *inputs;
    size_t inputs_count;
};
struct measurement_step_option {
    struct str value, label;
    bool selected;
};
struct measurement_form_page {
    const struct measurement_place *p;
    struct form form;
    struct str name, span, unit, numerator, denominator, before, letter_name, problem_kind, problem_step;
    struct measurement_step_option *kinds, *steps;
    size_t kinds_count, steps_count;
    struct measurement_dimension *dimensions;
    size_t dimensions_count;
    struct option *letters;
    size_t letters_count;
    const struct evidence *proofs;
    size_t proofs_count;
    struct str parts_text, parts_problem, parts_example;
    bool number, quotient, ordinal, qualitative, compact, correction, behalf, no_letter; /* no_letter: none was chosen yet */
    const char *closed;
    struct str sheet_path, back_path, register_path, correct_path;
    const struct measurement *corrects;
    struct str corrects_words, returned;
};

struct measurement_part_row {
    struct str dimension, name, value, numerator, denominator;
};
struct measurement_word_view {
    const struct measurement_word_line *w;
    bool may_withdraw, may_reply, may_close, disputes, earlier;
    struct str withdraw, hidden;
};
struct measurement_other {
    struct str path, words;
    struct day on;
    bool now;
};
struct measurement_show_page {
    const struct measurement_place *p;
    const struct measurement *m;
    struct str name, span, value, numerator, denominator, numerator_label, denominator_label, jurisdiction_path, letter_name, letter_path, moment;
    struct str form_path, indicator_path, corrects_path, target, achievement, authorise_path, unauthorise_path, send_path;
    const char *class;
    int category;
    struct measurement_part_row *rows;
    size_t rows_count;
    const struct evidence *proofs;
    size_t proofs_count;
    struct measurement_word_view *words;
    size_t words_count;
    struct measurement_other *others; /* what the period showed and shows */
    size_t others_count;
    struct form authority, accept, giveback, withdraw, word, reply, close;
    struct option *acts;
    size_t acts_count;
    bool quotient, may_write, may_authorise, may_send, may_unauthorise, may_withdraw, may_check, may_word, may_reply, may_close, may_correct, proof_needed;
    struct str correct_path;
    struct option *replies, *closings, *behalfs; /* disputes to reply to, to close; institutions to speak for */
    size_t replies_count, closings_count, behalfs_count;
    struct option *removals; /* proofs that nobody else saw */
    size_t removals_count;
    struct form removal;
    struct str reply_word, close_word; /* when there is one */
    const char *over; /* why who wrote it may do nothing with it now */
    int64_t version_number;
    struct str version_path;
};

struct measurement_due_page {
    struct form form;
    struct str name, span, moved, back_path;
    struct day due_on;
    const char *closed;
};
struct measurement_calendar_row {
    struct str span, moved, path;
    struct day due_on;
};
struct measurement_calendar_panel {
    struct measurement_calendar_row *rows;
    size_t rows_count;
};
enum status measurement_due_show(struct request *r);
enum status measurement_due_apply(struct request *r);
enum status measurement_calendar_panel(struct request *r, struct out *o);
bool measurement_proof_unseen(const struct measurement_place *p, const struct evidence *e);
enum status measurement_proof_remove_apply(struct request *r);
enum status measurement_form_show(struct request *r);
enum status measurement_form_prepare(struct request *r);
enum status measurement_form_apply(struct request *r);
enum status measurement_show(struct request *r);
enum status measurement_authorise_apply(struct request *r);
enum status measurement_unauthorise_apply(struct request *r);
enum status measurement_send_apply(struct request *r);
enum status measurement_withdraw_apply(struct request *r);
enum status measurement_accept_apply(struct request *r);
enum status measurement_return_apply(struct request *r);
enum status measurement_word_apply(struct request *r);
enum status measurement_word_withdraw_apply(struct request *r);
enum status measurement_reply_apply(struct request *r);
enum status measurement_close_apply(struct request *r);

/* What the room adds to other pages. */
enum status measurement_pending(struct request *r, struct pending_list *list);
enum status measurement_board_panel(struct request *r, struct out *o);
enum status measurement_chore(struct chore_context *c);
enum status measurement_check(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what), void *context);
enum status measurement_results_check(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what),
                                      void *context);
extern const struct route measurement_routes[];

#endif
