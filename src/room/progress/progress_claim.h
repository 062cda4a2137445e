/* SPDX-License-Identifier: EUPL-1.2
 * Pages of one report: writing it, checking its form, the counterpart's verdict. */
#ifndef HITO_ROOM_PROGRESS_CLAIM_H
#define HITO_ROOM_PROGRESS_CLAIM_H

#include "room/act/act.h"
#include "room/progress/progress_pages.h"
#include "room/progress/progress_rules.h"

/* r->object of …/hito/:milestone/reporte/:claim and what is below it. */
struct claim_place {
    struct milestone_place *at;
    struct follow f;
    const struct follow_claim *claim;
    const struct follow_verdict *verdict; /* of ":verdict", or NULL */
    struct str path;
};
struct report_page {
    struct form form;
    const struct milestone *m;
    const struct follow_claim *corrects; /* returned or disputed before, or NULL */
    const char *means;                   /* what proof is asked for */
    bool with_parts, kept_proof;
};
struct verdict_item {
    const struct follow_verdict *v;
    struct str age;
    struct str path, withdraw_path;
    bool may_withdraw, open;
};
/* The report of the period that a claim is a line of. */
#define CLAIM_REPORT(F)                                  \
    F(INT, period_number, 0, FREE, "", "period")         \
    F(TEXT, institution_code, 0, FREE, "", "who reports") \
    F(TEXT, institution_name, 0, FREE, "", "its name")
SHAPE_STRUCT(claim_report, CLAIM_REPORT);
struct claim_page {
    const struct follow_claim *c;
    const struct follow_milestone *m;
    const struct milestone_part *part;
    const char *class;
    struct str moment; /* when it becomes public, or STR_NONE */
    const struct claim_report *whole; /* checked and corrected as a whole, or NULL */
    struct str whole_path;
    struct str path, jurisdiction_path, correct_path, withdraw_path;
    const struct evidence *proofs;
    size_t proofs_count;
    struct verdict_item *verdicts;
    size_t verdicts_count;
    struct form accept, giveback, verdict, reply, close;
    struct option *acts;
    size_t acts_count;
    bool may_check, may_withdraw, may_correct, may_verdict, may_reply, may_close, delivery;
};

enum status claim_load(struct request *r);
enum status claim_show(struct request *r);
enum status verdict_load(struct request *r);
/* The record without what pages add to it. */
struct claim claim_base(const struct follow_claim *c);
struct verdict verdict_base(const struct follow_verdict *v);
/* What a report of the milestone is judged by; proof flags are left to the caller. */
struct report_facts report_facts_of(struct request *r, const struct follow *f, const struct milestone *m);
enum status faults_told(struct request *r, const struct faults *bad);
/* Institution that the person speaks for on the commitment in that role, or NONE. */
enum status speaks_for(struct request *r, int64_t commitment, int role, int64_t *ret) MUST_USE;
/* After a write: results anew, then to the page. */
enum status claim_done(struct request *r, const struct commitment_place *place, struct str path, const char *flash);

enum status report_show(struct request *r);
enum status report_prepare(struct request *r);
enum status report_apply(struct request *r);
enum status accept_apply(struct request *r);
enum status return_apply(struct request *r);
enum status withdraw_apply(struct request *r);
enum status verdict_apply(struct request *r);
enum status verdict_withdraw_apply(struct request *r);
enum status reply_apply(struct request *r);
enum status close_apply(struct request *r);

#endif
