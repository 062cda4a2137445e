/* SPDX-License-Identifier: EUPL-1.2
 * What the account templates show, and the handlers of the route table. */
#ifndef HITO_ROOM_ACCOUNT_PAGES_H
#define HITO_ROOM_ACCOUNT_PAGES_H

#include "http/session.h"
#include "room/account/account_store.h"
#include "view/form.h"
#include "view/qr.h"

struct sign_in_page {
    struct form form;
    struct str next;
    bool demo;
};
struct code_page {
    struct form form;
    struct str next;
};
/* Setting up the second factor. */
struct factor_page {
    struct form form;
    struct str next;
    struct str secret, groups, uri; /* in one piece for the code, in groups of four to copy */
    struct str sealed;
    const char *picture; /* the label of the QR code */
    bool required, demo, renew;
};
struct recovery_page {
    struct form form;
    struct str next;
    const struct str *codes;
    size_t codes_count;
    struct str sealed;
};
struct reset_page {
    struct form form;
    bool sent;
};
struct password_page {
    struct form form;
    bool good, invitation;
    struct str name;
};
/* A task link that does not open its page. */
struct task_page {
    struct form form;
    bool known; /* signed here, only too old: a new one can be asked for */
    bool sent;
};
struct session_line {
    const struct account_session_row *row;
    bool here;
    const char *hidden; /* of its button */
    const char *end;    /* its label */
};
struct role_line {
    const struct grant_role *grant;
    struct str where;
};
struct account_page {
    const struct person *person;
    struct form form;
    const struct session_line *sessions;
    size_t sessions_count;
    const struct role_line *roles;
    size_t roles_count;
    bool factor, factor_required, demo;
    int64_t codes_left;
};

/* The next page that a form or address names: only a path of ours. */
struct str next_path(const struct request *r);
/* "?next=…" for an address, or "". */
struct str next_query(struct request *r);
/* Where somebody goes after the password or the code was right. */
struct str after_sign_in(struct request *r, bool owes_code, bool owes_enrolment);
/* The person of the session, or of one that waits for its second factor; UNKNOWN_PERSON. */
enum status account_self(struct request *r);
struct head account_head(struct request *r, const char *title);

enum status sign_in_show(struct request *r);
enum status sign_in_prepare(struct request *r);
enum status sign_in_apply(struct request *r);
enum status sign_out_apply(struct request *r);
enum status code_load(struct request *r);
enum status code_show(struct request *r);
enum status code_prepare(struct request *r);
enum status code_apply(struct request *r);
enum status factor_show(struct request *r);
enum status factor_prepare(struct request *r);
enum status factor_apply(struct request *r);
enum status factor_remove_show(struct request *r);
enum status factor_remove_prepare(struct request *r);
enum status factor_remove_apply(struct request *r);
enum status recovery_show(struct request *r);
enum status recovery_apply(struct request *r);
enum status own_show(struct request *r);
enum status own_prepare(struct request *r);
enum status own_apply(struct request *r);
enum status own_data_show(struct request *r);
enum status session_end_apply(struct request *r);
enum status sessions_end_apply(struct request *r);
enum status password_show(struct request *r);
enum status password_prepare(struct request *r);
enum status password_apply(struct request *r);
enum status reset_ask_show(struct request *r);
enum status reset_ask_prepare(struct request *r);
enum status reset_ask_apply(struct request *r);
enum status link_load(struct request *r);
enum status link_show(struct request *r);
enum status link_prepare(struct request *r);
enum status link_apply(struct request *r);
enum status task_load(struct request *r);
enum status task_show(struct request *r);
enum status task_prepare(struct request *r);
enum status task_apply(struct request *r);
enum status task_leave_apply(struct request *r);
enum status task_errand(struct chore_context *c, struct str payload);
/* The errand behind /recuperar: the answer to the form takes no longer for a person who exists. */
enum status reset_errand(struct chore_context *c, struct str payload);
/* Where a route must have a snapshot in prepare and has nothing to load. */
enum status account_nothing(struct request *r);
/* Removes sessions and links that ended a month ago. */
enum status account_tidy_chore(struct chore_context *c);
/* Writes down the last use of sessions. */
enum status sessions_chore(struct chore_context *c);

extern const struct route account_routes[];

#endif
