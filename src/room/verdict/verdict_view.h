/* SPDX-License-Identifier: EUPL-1.2
 * Rows, pages and handlers of the room. */
#ifndef HITO_ROOM_VERDICT_VIEW_H
#define HITO_ROOM_VERDICT_VIEW_H

#include "room/act/act.h"
#include "room/verdict/verdict_rules.h"
#include "sql.h"
#include "view/form.h"

/* Who speaks: of whom, and whether that is the responsible too. */
#define SPEAKING(F)                                            \
    F(INT, institution, 0, FREE, "", "on whose behalf")        \
    F(TEXT, institution_name, 0, FREE, "", "its name")         \
    F(FLAG, is_lead, 0, FREE, "", "responsible as well")
SHAPE_STRUCT(speaking, SPEAKING);

/* A report of a milestone, with what the speaker said of it. */
#define SAID_CLAIM(F)                                          \
    CLAIM(F)                                                   \
    F(TEXT, milestone_number, 0, FREE, "", "milestone")        \
    F(TEXT, milestone_title, 0, FREE, "", "its title")         \
    F(TEXT, part_title, 0, FREE, "", "part, or nothing")       \
    F(INT, period, 0, FREE, "", "of its report, or nothing")   \
    F(CHOICE, mine, 0, ONE_OF(verdict_kind), "", "open word")  \
    F(TEXT, mine_reasons, 0, FREE, "", "its reasons")          \
    F(INT, evidence_count, 0, FREE, "", "proofs that count")
SHAPE_STRUCT(said_claim, SAID_CLAIM);

#define VOICE(F)                                               \
    COMMITMENT_VERDICT(F)                                      \
    F(TEXT, institution_name, 0, FREE, "", "on whose behalf")  \
    F(TEXT, act_number, 0, FREE, "", "act that closed it")     \
    F(INT, period_number, 0, FREE, "", "period")
SHAPE_STRUCT(voice, VOICE);

/* A dispute in the public register. */
#define DISPUTE(F)                                                 \
    VERDICT_ENTRY(F)                                               \
    F(INT, id, 0, FREE, "", "verdict")                             \
    F(TEXT, title, PUBLIC, FREE, "Título", "of the commitment")    \
    F(INT, claim, 0, FREE, "", "report of a milestone, or nothing") \
    F(TEXT, lead_name, PUBLIC, FREE, "Responsable", "lead institution") \
    F(TEXT, jurisdiction_code, 0, FREE, "", "jurisdiction")        \
    F(INT, age_days, PUBLIC, FREE, "Días abierta", "until it closed, or today")
SHAPE_STRUCT(dispute, DISPUTE);

#define OWN_WAIT(F)                                                \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")              \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")            \
    F(INT, plan_number, 0, FREE, "", "plan")                       \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")          \
    F(TEXT, title, 0, FREE, "", "its title")                       \
    F(DAY, sent_on, 0, FREE, "", "since when")                     \
    F(INT, period_number, 0, FREE, "", "period, or the verdict to reply to")
SHAPE_STRUCT(own_wait, OWN_WAIT);

#define INVITEE(F)                                                 \
    F(INT, person, 0, FREE, "", "who is written to")               \
    F(INT, commitment, 0, FREE, "", "commitment")                  \
    F(CHOICE, kind, 0, ONE_OF(invitation_kind), "", "why")         \
    F(INT, about, 0, FREE, "", "newest claim, or the verdict")     \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")              \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")            \
    F(INT, utc_offset_s, 0, FREE, "", "time zone")                 \
    F(INT, plan_number, 0, FREE, "", "plan")                       \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")          \
    F(TEXT, title, 0, FREE, "", "its title")                       \
    F(DAY, since_on, 0, FREE, "", "sent or given")
SHAPE_STRUCT(invitee, INVITEE);

#define OPEN_STANCE(F)                                             \
    F(INT, id, 0, FREE, "", "commitment_verdict")                  \
    F(INT, commitment, 0, FREE, "", "commitment")                  \
    F(INT, utc_offset_s, 0, FREE, "", "time zone")
SHAPE_STRUCT(open_stance, OPEN_STANCE);

/* All that the page of giving a word needs. */
struct give {
    const struct commitment_place *place;
    struct speaking *speaker;      /* NULL: the assignment ended */
    struct period_row *period;     /* or NULL */
    struct methodology *version;
    struct said_claim *claims;     /* that the word is about, newest first */
    size_t claim_count;
    struct commitment_verdict *own; /* the word that stands, or NULL */
    bool renewed;                  /* something was sent after it: a new one takes its place */
    struct day due;                /* DAY_NONE: nothing was sent */
};
struct give_page {
    const struct give *g;
    struct form form;
    struct str number, title, institution, period_name;
    const struct give_line *lines;
    size_t lines_count;
    const char *refused; /* why there is no form */
    const struct evidence *proofs;
    size_t proofs_count;
    struct str path, commitment_path, jurisdiction_path;
    struct day due;
    bool late, given, renewed, is_public, may_change, refine, opened, sign_in;
};
struct give_proof {
    struct str text, path; /* no path: a file that a task link does not open */
};
struct give_line {
    const struct said_claim *c;
    const struct give_proof *proofs;
    size_t proofs_count;
    struct str path, what;
    const char *kind_name, *reasons_name; /* of its two controls; NULL: no delivery */
};
/* r->object below …/pronunciamiento/:stance */
struct stance_place {
    struct commitment_place *at;
    const struct voice *word;
    struct str path;
};
struct stance_page {
    const struct voice *w;
    struct str title, age, number, path, reply_path, commitment_path, jurisdiction_path, name;
    const struct evidence *proofs;
    size_t proofs_count;
    struct form close;
    struct form reply;
    struct day reply_until;
    bool disputes, open, may_reply, may_close, reply_form;
};
struct dispute_line {
    const struct dispute *d;
    struct str path, age;
};
struct register_rows {
    const char *caption;
    const struct dispute_line *rows;
    size_t rows_count;
    bool ended;
};
struct register_page {
    const struct plan_place *place;
    struct str path;
    struct register_rows open, ended;
};
/* The three places of a commitment's page. */
struct voice_line {
    struct str who, text, path, age, meta;
    const char *word; /* message */
    struct str reply;
    bool silent;
};
struct voices_panel {
    const struct voice_line *said; /* by the responsible */
    size_t said_count;
    const struct voice_line *words; /* by counterparts */
    size_t words_count;
    struct str lead, path, register_path;
    int64_t reports; /* of the responsible, in all */
    bool no_counterpart, may_speak, more_reports;
};

enum status give_load(struct request *r, struct give *ret) MUST_USE;
/* The proofs of words that became public are shown to everybody. */
enum status verdict_proofs_shown(struct db *db, struct arena *mem, int64_t commitment) MUST_USE;
enum status voices_of(struct request *r, const struct commitment_place *place, struct voice **ret, size_t *ret_count) MUST_USE;
struct commitment_verdict stance_base(const struct voice *v);
struct str verdict_days_phrase(struct request *r, int64_t days);
struct head verdict_head(struct request *r, const struct commitment_place *at, const char *title);

enum status give_show(struct request *r);
enum status give_prepare(struct request *r);
enum status give_apply(struct request *r);
enum status stance_load(struct request *r);
enum status stance_show(struct request *r);
enum status stance_close_apply(struct request *r);
enum status stance_reply_show(struct request *r);
enum status stance_reply_apply(struct request *r);
enum status register_show(struct request *r);
enum status verdict_voices_panel(struct request *r, struct out *o);
enum status verdict_board_panel(struct request *r, struct out *o);
enum status verdict_pending(struct request *r, struct pending_list *list);
enum status verdict_chore(struct chore_context *c);
/* {{call give_controls(page)}}: the two controls of every delivery. */
void give_controls(struct out *o, const struct give_page *page);
extern const struct route verdict_routes[];

#endif
