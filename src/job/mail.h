/* SPDX-License-Identifier: EUPL-1.2
 * One letter: its MIME text, and its way out by SMTP or into a folder. Private to job/. */
#ifndef HITO_JOB_MAIL_H
#define HITO_JOB_MAIL_H

#include "job/job.h"

struct letter {
    struct str from, to, subject, text, key;
    struct str leave_url; /* or STR_NONE */
    struct instant at;
};

/* One plain address: ASCII, one @, no blanks, quotes, commas, brackets or control characters. */
bool mail_address_good(struct str address);
/* Nothing that could begin another header: no CR, LF, NUL or other control characters; UTF-8. */
bool mail_header_good(struct str value);
/* The whole message with CRLF line ends. INVALID: an address or header that is not good. */
enum status mail_build(struct arena *mem, const struct letter *l, struct str *ret) MUST_USE;
/* RFC 2047: as it is when short ASCII, else base64 words of at most 75 characters, folded. */
struct str mail_subject(struct arena *mem, struct str subject);
/* Quoted-printable, lines of at most 76 characters, CRLF. */
struct str mail_quoted(struct arena *mem, struct str text);
/* Message-ID made from the letter's key: the same key gives the same id. */
struct str mail_message_id(struct arena *mem, struct str key, struct str from);
/* Writes DATA_DIR/correo/TIME-RECIPIENT-KEY.eml; *ret_path names it. */
enum status mail_write(struct arena *mem, struct str folder, const struct letter *l, struct str *ret_path) MUST_USE;
/* Sends it. INVALID: the server refused it for good; BUSY: try again later. */
enum status mail_send(struct chore_context *c, const struct letter *l) MUST_USE;

#endif
