/* SPDX-License-Identifier: EUPL-1.2
 * Notice (aviso): what happened in public (feeds, the view "what changed"), who follows what by mail, the
 * weekly letter — one at most to a person in a week, none without news — and the ladder of reminders of a
 * period. Followers are not in the log: whoever leaves is gone. */
#ifndef HITO_ROOM_NOTICE_H
#define HITO_ROOM_NOTICE_H

#include "room/account/account.h"
#include "room/letter/letter.h"
#include "room/notice/notice_late.h"
#include "room/report/report.h"
#include "http/site.h"
#include "job/job.h"

#define EVENT_FAMILY(C)                                            \
    C(EVENT_PROGRESS, "avance", "Avances y pronunciamientos")      \
    C(EVENT_DISPUTE, "disputa", "Disputas")                        \
    C(EVENT_LIGHT, "semaforo", "Cambios de semáforo")              \
    C(EVENT_DUE, "plazo", "Plazos movidos")                        \
    C(EVENT_TEXT, "texto", "Textos cambiados y retiros")           \
    C(EVENT_QUESTION, "pregunta", "Preguntas y respuestas")        \
    C(EVENT_CASE, "caso", "Compromisos estancados")                \
    C(EVENT_EDITION, "edicion", "Ediciones del plan")              \
    C(EVENT_ACT, "acto", "Actos")
CHOICES_ENUM(event_family, EVENT_FAMILY);
#define EVENT_BY(C)                                   \
    C(BY_LEAD, "responsable", "Responsable")          \
    C(BY_COUNTERPART, "contraparte", "Contraparte")   \
    C(BY_ACT, "acto", "Acto")                         \
    C(BY_PUBLIC, "ciudadania", "Ciudadanía")          \
    C(BY_DIRECTORATE, "direccion", "Dirección")       \
    C(BY_METHOD, "calculo", "Metodología")
CHOICES_ENUM(event_by, EVENT_BY);

/* Something that happened and that everybody may know (view notice_event, migration 0094). */
#define NOTICE_EVENT(F)                                                                                       \
    F(DAY, happened_on, PUBLIC, FREE, "Fecha", "day on which it became public")                               \
    F(CHOICE, family, PUBLIC, ONE_OF(event_family), "De qué trata", "kind of thing that changed")             \
    F(TEXT, kind, PUBLIC, FREE, "Qué pasó", "code: reporte, veredicto-disputa, cambio-replanificacion…")      \
    F(INT, record_id, PUBLIC, FREE, "Número", "id of the record")                                             \
    F(CHOICE, by_role, PUBLIC, ONE_OF(event_by), "Quién", "role; never a person's name")                      \
    F(TEXT, institution_code, PUBLIC, FREE, "Código de la institución", "whose word or deed it is")           \
    F(TEXT, institution_name, PUBLIC, FREE, "Institución", "its present name")                                \
    F(TEXT, act_number, PUBLIC, FREE, "Acto", "number of the act that decided")                               \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                           \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number")                                          \
    F(TEXT, milestone_number, PUBLIC, FREE, "Hito", "number")                                                 \
    F(TEXT, title, PUBLIC, FREE, "Título", "of what it is about")                                             \
    F(TEXT, before_text, PUBLIC, FREE, "Antes", "due text or light before")                                   \
    F(TEXT, after_text, PUBLIC, FREE, "Después", "due text or light after, how a dispute ended, the period, the code of the indicator")  \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                          \
    F(TEXT, jurisdiction_name, PUBLIC, FREE, "Jurisdicción", "name")                                          \
    F(TEXT, act_body, 0, FREE, "", "body that decided the act")                                               \
    F(INT, act, 0, FREE, "", "the act")
SHAPE_STRUCT(notice_event, NOTICE_EVENT);

extern const struct room notice_room;

#define FOLLOWED_KIND(C)                                 \
    C(FOLLOWED_PLAN, "plan", "Plan")                     \
    C(FOLLOWED_COMMITMENT, "compromiso", "Compromiso")   \
    C(FOLLOWED_INSTITUTION, "institucion", "Institución") \
    C(FOLLOWED_PROVINCE, "provincia", "Provincia")
CHOICES_ENUM(followed_kind, FOLLOWED_KIND);

#define FOLLOWER_FREQUENCY(C)                                          \
    C(FREQUENCY_WEEKLY, "semanal", "Una carta por semana, cuando hay novedades") \
    C(FREQUENCY_NONE, "ninguna", "Ninguna carta de lo que sigo")
CHOICES_ENUM(follower_frequency, FOLLOWER_FREQUENCY);

#define FOLLOWER(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                          \
    F(TEXT, email, OWN | FORM, CHARS(3, 254), "Correo electrónico", "nothing: the account's")                 \
    F(TEXT, email_folded, OWN, CHARS(3, 254), "", "lower case: one row per address")                          \
    F(REF, person, OWN, REF_TO(person), "Persona", "nothing: without an account")                             \
    F(CHOICE, language, REQUIRED | OWN, ONE_OF(person_language), "Idioma de las cartas", "es or en")          \
    F(CHOICE, frequency, REQUIRED | OWN | FORM, ONE_OF(follower_frequency), "Cartas de lo que sigo", "weekly or none") \
    F(TEXT, secret, REQUIRED | SECRET, CHARS(1, 64), "", "in the signature of its links")                     \
    F(INT, seen, REQUIRED | OWN, FREE, "", "last piece of news that a letter told")                           \
    F(TIME, created_at, REQUIRED | OWN, FREE, "Desde", "when it began (UTC)")
SHAPE_STRUCT(follower, FOLLOWER);

#define FOLLOWING(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                          \
    F(REF, follower, REQUIRED | OWN, REF_TO(follower), "Quién", "follower")                                   \
    F(CHOICE, kind, REQUIRED | OWN, ONE_OF(followed_kind), "Qué", "plan, commitment, institution, province")  \
    F(INT, record, REQUIRED | OWN, FREE, "", "id of what is followed")                                        \
    F(REF, jurisdiction, REQUIRED | OWN, REF_TO(jurisdiction), "Jurisdicción", "where")                       \
    F(TIME, asked_at, REQUIRED | OWN, FREE, "Pedido", "when it was asked for (UTC)")                          \
    F(DAY, confirmed_on, OWN, FREE, "Confirmado el", "nothing: waits for the click, 48 hours")
SHAPE_STRUCT(following, FOLLOWING);

/* What somebody follows, in words. */
#define FOLLOWED(F)                                                                   \
    F(INT, id, OWN, FREE, "", "the row of following")                                 \
    F(CHOICE, kind, OWN, ONE_OF(followed_kind), "Qué", "kind")                        \
    F(DAY, confirmed_on, OWN, FREE, "Confirmado el", "nothing: not yet")              \
    F(TEXT, jurisdiction_code, OWN, FREE, "", "where")                                \
    F(INT, plan_number, OWN, FREE, "", "plan")                                        \
    F(TEXT, commitment_number, OWN, FREE, "", "commitment")                           \
    F(TEXT, code, OWN, FREE, "", "institution or province")                           \
    F(TEXT, title, OWN, FREE, "", "its name")
SHAPE_STRUCT(followed, FOLLOWED);

/* What events are asked for: of a jurisdiction (kind -1), or of one thing in it. */
struct notice_scope {
    int64_t jurisdiction;
    int kind;       /* enum followed_kind, or -1 */
    int64_t record; /* plan, commitment, institution, territory; or NONE */
};

/* The ladder of a period: what an institution that did not report is told, and when. */
#define REMINDER_STEP(C)                                                     \
    C(STEP_BEFORE, "antes", "Antes del vencimiento")                         \
    C(STEP_DUE, "vence", "El día del vencimiento")                           \
    C(STEP_AFTER, "despues", "Después del vencimiento, con oficio")          \
    C(STEP_AUTHORITY, "autoridad", "A la máxima autoridad, con oficio")
CHOICES_ENUM(reminder_step, REMINDER_STEP);
#define REMINDER(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                          \
    F(REF, period, REQUIRED | STAFF, REF_TO(period), "Período", "period whose report is owed")                \
    F(REF, institution, REQUIRED | STAFF, REF_TO(institution), "Institución", "who owes it")                  \
    F(CHOICE, step, REQUIRED | STAFF, ONE_OF(reminder_step), "Recordatorio", "step of the ladder")            \
    F(DAY, done_on, REQUIRED | STAFF, FREE, "Hecho el", "day")                                                \
    F(REF, letter, STAFF, REF_TO(letter), "Oficio", "letter drafted in the register, where there is one")
SHAPE_STRUCT(reminder, REMINDER);
/* The step that is due on a day, or -1: before `due_on` from `before_days` on; on it; after it; from
 * `escalate_days` after it. */
int reminder_step_on(struct day due_on, int64_t before_days, int64_t escalate_days, struct day d);

/* One week's letters: the row of a week (its Monday). */
#define DIGEST(F)                                                                                             \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                          \
    F(DAY, week, REQUIRED | STAFF, FREE, "Semana", "its Monday")                                              \
    F(INT, news_from, REQUIRED | STAFF, FREE, "", "last news of the letters before")                          \
    F(INT, news_until, STAFF, FREE, "", "last news when the round began")                                     \
    F(TIME, started_at, STAFF, FREE, "Comenzó", "nothing: only early letters")                                \
    F(TIME, done_at, STAFF, FREE, "Terminó", "when nobody waited any more")
SHAPE_STRUCT(digest, DIGEST);
#define DIGEST_COUNT(F)                                        \
    F(DAY, week, STAFF, FREE, "Semana", "its Monday")          \
    F(TIME, started_at, STAFF, FREE, "Comenzó", "round began") \
    F(TIME, done_at, STAFF, FREE, "Terminó", "round ended")    \
    F(TEXT, state, STAFF, FREE, "Estado", "of the letters")    \
    F(INT, letters, STAFF, FREE, "Cartas", "how many")
SHAPE_STRUCT(digest_count, DIGEST_COUNT);
/* For the operations page: weeks from a Monday on. */
enum status digest_counts(struct db *db, struct arena *mem, struct day from_week, struct digest_count **ret, size_t *ret_count) MUST_USE;
/* Somebody with that address follows the thing, confirmed on that day: demonstration data. */
enum status notice_follow(struct db *db, struct arena *mem, struct str email, const struct notice_scope *what, struct day confirmed_on) MUST_USE;
/* How many follow something, confirmed. */
enum status followers_count(struct db *db, int64_t *ret) MUST_USE;
/* The instant at which the round of the week of `now` begins, by the settings. */
struct instant digest_moment(const struct config *config, struct instant now, struct day *ret_week);
/* The chore: begins the week's round when its moment has come, then writes what waits. */
enum status digest_chore(struct chore_context *c);
/* The chore of the ladder: see reminder_step. */
enum status reminder_chore(struct chore_context *c);

/* What became public between two days, newest first, at most `most`. Nothing else is ever in it. */
enum status events_between(struct db *db, struct arena *mem, const struct notice_scope *scope, struct day from,
                           struct day until, size_t most, struct notice_event **ret, size_t *ret_count) MUST_USE;
/* The newest `most` of a scope, or (NULL) of all jurisdictions but references, then three at most. */
enum status events_newest(struct db *db, struct arena *mem, const struct notice_scope *scope, struct day today, size_t most,
                          struct notice_event **ret, size_t *ret_count) MUST_USE;
/* What it was, in words (message), and where it leads. */
const char *event_what(const struct notice_event *e);
struct str event_path(struct arena *mem, const struct notice_event *e);
/* "del 30/06/2026 al 30/09/2026", "de en plazo a atrasado", "por un acto"… or STR_NONE. */
struct str event_change(struct arena *mem, enum lang lang, const struct notice_event *e);
/* Who, as a role and an institution or body. */
struct str event_who(struct arena *mem, enum lang lang, const struct notice_event *e);
/* The events as an Atom feed (RFC 4287) of the page at `path`. */
enum status events_feed(struct request *r, struct str title, struct str author, struct str path, struct instant changed,
                        const struct notice_event *events, size_t count);
/* {{call notice_events(list, count, with_place)}} draws them as a list. */
struct notice_list {
    const struct notice_event *events;
    size_t events_count;
    bool with_place; /* says the jurisdiction */
};
void notice_events(struct out *o, const struct notice_list *list);

#endif
