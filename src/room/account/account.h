/* SPDX-License-Identifier: EUPL-1.2
 * Account (cuenta): people, sign-in, second factor, sessions, roles. A person is global, a role is
 * held in a jurisdiction between two days. */
#ifndef HITO_ROOM_ACCOUNT_H
#define HITO_ROOM_ACCOUNT_H

#include "db/record.h"
#include "http/room.h"

#define PERSON_STATE(C)                                   \
    C(PERSON_INVITED, "invitada", "Invitada")             \
    C(PERSON_ACTIVE, "activa", "Activa")                  \
    C(PERSON_DISABLED, "desactivada", "Desactivada")
CHOICES_ENUM(person_state, PERSON_STATE);

#define PERSON_LANGUAGE(C)                \
    C(PERSON_SPANISH, "es", "Español")    \
    C(PERSON_ENGLISH, "en", "Inglés")
CHOICES_ENUM(person_language, PERSON_LANGUAGE);

#define PERSON(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                        \
    F(TEXT, email, REQUIRED | OWN | FORM, CHARS(3, 254), "Correo electrónico", "where letters go")          \
    F(TEXT, email_folded, REQUIRED | OWN, CHARS(3, 254), "", "lower case: the key of sign-in")              \
    F(TEXT, name, REQUIRED | STAFF | FORM, CHARS(2, 120), "Nombre y apellido", "name shown with the role")  \
    F(CHOICE, state, REQUIRED | STAFF, ONE_OF(person_state), "Estado", "whether it may sign in")            \
    F(TEXT, password_hash, SECRET, CHARS(0, 200), "", "Argon2id")                                           \
    F(TEXT, totp_sealed, SECRET, CHARS(0, 400), "", "second factor's secret, sealed by the server's key")   \
    F(INT, totp_counter, SECRET, FREE, "", "last step used: each code works once")                          \
    F(CHOICE, language, REQUIRED | STAFF | FORM, ONE_OF(person_language), "Idioma de las cartas", "es or en") \
    F(TIME, created_at, REQUIRED | STAFF, FREE, "Creada", "when it was invited (UTC)")                      \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                      \
    F(TIME, changed_at, COMPUTED | STAFF, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(person, PERSON);

#define GRANT_ROLE(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                        \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who holds it")                             \
    F(CHOICE, role, REQUIRED | STAFF | FORM, ONE_OF(role), "Rol", "role held")                              \
    F(REF, jurisdiction, STAFF | FORM, REF_TO(jurisdiction), "Jurisdicción", "where; nothing: everywhere")  \
    F(DAY, from_on, REQUIRED | STAFF | FORM, FREE, "Desde", "first day")                                    \
    F(DAY, until_on, STAFF | FORM, FREE, "Hasta", "last day; nothing: until it is ended")                   \
    F(TEXT, note, STAFF | FORM, CHARS(0, 200), "Nota", "letter or act that gave it")
SHAPE_STRUCT(grant_role, GRANT_ROLE);

extern const struct room account_room;

/* site->session_load: fills r->session and r->actor from the session of that hash. A session that
 * ended, was revoked or belongs to a disabled person leaves the public actor. */
enum status account_session_load(struct request *r, struct str id_hash) MUST_USE;
/* r->actor becomes the person with the roles of today, for what the worker asks in their name. NOT_FOUND:
 * there is no such person, or their account is disabled. */
enum status account_actor_load(struct request *r, int64_t person) MUST_USE;
/* Adds a person (state invited, or active when `password` is given: demonstration and `hito user`).
 * Slow: hashes the password. CONFLICT: the e-mail exists. */
enum status account_add(struct db *db, struct arena *mem, struct str email, struct str name, struct str password,
                        int64_t *ret_person) MUST_USE;
/* Gives a role from `from_on`; does nothing when the person holds it there already. */
enum status account_grant(struct db *db, struct arena *mem, int64_t person, enum role role, int64_t jurisdiction,
                          struct day from_on) MUST_USE;
/* By e-mail, any case. */
enum status person_by_email(struct db *db, struct arena *mem, struct str email, struct person **ret) MUST_USE;
/* People who hold `role` in the jurisdiction today, by name. */
enum status people_with_role(struct db *db, struct arena *mem, int64_t jurisdiction, enum role role, struct day today,
                             struct person **ret, size_t *ret_count) MUST_USE;

/* Roles of a person, ended ones too, oldest first. */
enum status person_grants(struct db *db, struct arena *mem, int64_t person, struct grant_role **ret, size_t *ret_count) MUST_USE;
/* Everybody, and all their roles; or those who are or were focal point or counterpart in the jurisdiction. */
enum status people_all(struct db *db, struct arena *mem, struct person **ret, size_t *ret_count) MUST_USE;
enum status people_assigned(struct db *db, struct arena *mem, int64_t jurisdiction, struct person **ret, size_t *ret_count) MUST_USE;
enum status grants_all(struct db *db, struct arena *mem, struct grant_role **ret, size_t *ret_count) MUST_USE;
/* Ends every session of the person but the one with that hash (STR_NONE: all). */
enum status account_sessions_end(struct db *db, int64_t person, struct str but) MUST_USE;
/* Links that serve once: seven days to accept an invitation, thirty minutes to set a password anew.
 * Older links of the person stop working. */
enum status account_invite(struct db *db, struct arena *mem, const struct site *site, const struct person *p) MUST_USE;
enum status account_invite_link(struct db *db, struct arena *mem, const struct site *site, int64_t person,
                                struct str *ret_url) MUST_USE;
enum status account_reset_link(struct db *db, struct arena *mem, const struct site *site, int64_t person,
                               struct str *ret_url) MUST_USE;
/* An address for a letter to the person: opens that path, and only that, as them, without a password, for
 * `days` days from today (0: today only). Nobody whose role asks for a second factor, nor who has one, can
 * use it: theirs leads to sign-in, as does the plain address given for a path that no link carries (only
 * a-z A-Z 0-9 / - _ . and no query). What the page's POST does is receipted to the person by mail. */
struct str task_link(const struct site *site, struct arena *mem, int64_t person, struct str path, struct day today, int days);
/* site->task_load and site->task_done. */
enum status account_task_load(struct request *r, int64_t person) MUST_USE;
enum status account_task_done(struct request *r) MUST_USE;
/* A letter in the person's language: Spanish msgids, the text with %1… filled by values. `key` as in mail_queue(). */
enum status account_letter(struct db *db, struct arena *mem, const struct person *p, const char *subject, const char *text,
                           const struct str *values, size_t count, struct str key) MUST_USE;

/* The ledger of letters that nobody asked for (the weekly one, invitations to speak): a person gets one in
 * seven days at most, whichever room writes it. In the transaction that queues one: ask whether the person's
 * week is free, and take it. Letters about the account, receipts, confirmations and answers to what the person
 * asked are not counted. Days are Guayaquil's for everybody. */
#define LETTER_WEEK_DAYS 7
struct day letter_week_day(struct instant now);
/* Whoever got a letter after that day has had theirs. */
struct day letter_week_since(struct day today);
enum status letter_week_free(struct db *db, int64_t person, struct day today, bool *ret) MUST_USE;
enum status letter_week_take(struct db *db, int64_t person, struct day today) MUST_USE;

/* One plain address: something, @, something with a dot; no blanks or signs that letters do not take. */
bool account_email_good(struct str email);

#endif
