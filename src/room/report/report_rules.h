/* SPDX-License-Identifier: EUPL-1.2
 * The rules of a period's report, without database: its state machine (law 9), what of a plan an
 * institution reports on, the answers of the first step, how many inputs each asks for, what is missing. */
#ifndef HITO_ROOM_REPORT_RULES_H
#define HITO_ROOM_REPORT_RULES_H

#include "room/report/report.h"

extern const struct move report_moves[];
extern const size_t report_move_count;
/* The move, or NULL: there is none. */
const struct move *report_move(int from, int to);

/* A milestone of a plan with whom it answers to. */
#define REPORT_DUTY(F)                                                          \
    MILESTONE(F)                                                                \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")                       \
    F(TEXT, commitment_title, 0, FREE, "", "short title")                       \
    F(INT, responsible, 0, FREE, "", "institution of the milestone or lead")
SHAPE_STRUCT(report_duty, REPORT_DUTY);

#define REPORT_CLAIM(F)                                                         \
    CLAIM(F)                                                                    \
    F(INT, file_count, 0, FREE, "", "files that prove it and count")            \
    F(INT, link_count, 0, FREE, "", "links that prove it and count")
SHAPE_STRUCT(report_claim, REPORT_CLAIM);

/* All that the lines of a report are made from, of one plan. */
struct report_records {
    struct report_duty *duties; /* in the order of the plan */
    size_t duty_count;
    struct milestone_part *parts;
    size_t part_count;
    struct report_claim *claims; /* oldest first; of drafts only those of the report */
    size_t claim_count;
    struct verdict *verdicts; /* open ones */
    size_t verdict_count;
    struct institution *institutions;
    size_t institution_count;
    struct institution_succession *links;
    size_t link_count;
    bool reopened; /* the report at hand was published and is being corrected */
};
/* Public, and being corrected: what is public of it stays so. */
bool report_reopened(const struct report *r);

/* One thing to report on: a milestone, or a part of one. */
struct report_line {
    const struct report_duty *m;
    const struct milestone_part *part; /* or NULL */
    struct day due_on;
    bool late;                       /* past its day and not delivered */
    bool disputed;                   /* delivered and not believed: what is reported now corrects it */
    bool frozen;                     /* sent or accepted in this report: not to be written any more */
    const struct report_claim *mine; /* newest of this report that was not withdrawn, or NULL */
    const struct report_claim *shown; /* newest of this report that is public and stands, or NULL */
    bool correctable;                /* frozen, but reopened: another answer makes a new claim */
    const struct report_claim *last; /* newest sent before, or NULL */
};

/* Who answers now for an institution: itself, or its (first) successor. */
int64_t report_answers(const struct report_records *x, int64_t institution);
const struct institution *report_institution(const struct report_records *x, int64_t id);
bool report_is_duty(const struct report_records *x, const struct report_duty *m, int64_t institution);
/* The lines of an institution: what is open, and what this report already holds. `report` may be NONE. */
size_t report_lines(struct arena *mem, const struct report_records *x, int64_t institution, int64_t report, struct day today,
                    struct report_line **ret);

/* The answer of the first step as the select posts it: "nada", "inicio", "entrega", "inicio:recursos"
 * (it advances, late), "retraso:recursos" (nothing done, late). */
struct report_answer {
    int kind, cause; /* enum claim_kind; enum delay_cause or -1 */
};
bool report_answer_read(struct str code, struct report_answer *ret);
struct str report_answer_code(struct arena *a, struct report_answer x);
/* Why the line does not take that answer (Spanish message), or NULL. */
const char *report_answer_fault(const struct report_line *line, struct report_answer x);
/* What the second step asks of an answer. */
#define ASKS_TEXT 0x01u
#define ASKS_NEXT 0x02u
#define ASKS_FORECAST 0x04u
#define ASKS_DAY 0x08u
#define ASKS_FILE 0x10u
#define ASKS_LINK 0x20u
unsigned report_asks(const struct report_line *line, struct report_answer x);
/* Inputs of a page at most (issue 3: a report of six milestones stays below it). */
#define REPORT_INPUTS 25
int report_inputs(const struct report_line *line, struct report_answer x);

/* A draft's text before anybody wrote it: the column takes no nothing. */
#define REPORT_UNWRITTEN "…"
bool report_unwritten(struct str text);
struct report_answer report_answer_of(const struct report_claim *c);
struct claim report_claim_base(const struct report_claim *c);
/* Claims, verdicts and parts of a line's milestone, as its faults are judged. */
struct report_facts report_facts_for(struct arena *mem, const struct report_records *x, const struct report_line *line,
                                     struct day plan_starts_on, struct day today);
/* What keeps a line from being sent; none for a frozen one. */
struct faults report_line_faults(struct arena *mem, const struct report_records *x, const struct report_line *line,
                                 struct day plan_starts_on, struct day today);
/* What an authorisation lacks: name, post, number of its letter. */
struct faults report_authority_faults(const struct report *r);

/* "m12", "p5": what the inputs of a line are named by. */
struct str report_key(struct arena *a, const struct report_line *line);
/* "1.1", "1.1 (Materiales)" */
struct str report_line_name(struct arena *a, const struct report_line *line);
/* A day as people type it or as a workbook holds it; false: none that exists. */
bool report_day(struct str text, struct day *ret);

#endif
