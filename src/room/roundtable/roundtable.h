/* SPDX-License-Identifier: EUPL-1.2
 * Round table (mesa): thematic or territorial; its sessions, who runs it, whom it invites, who registers,
 * its notes and minutes, and what became of what was said there. */
#ifndef HITO_ROOM_ROUNDTABLE_H
#define HITO_ROOM_ROUNDTABLE_H

#include "room/account/account.h"
#include "room/cocreation/cocreation.h"
#include "room/letter/letter.h"

#define ROUNDTABLE_KIND(C)                       \
    C(TABLE_THEMATIC, "tematica", "Temática")    \
    C(TABLE_TERRITORIAL, "territorial", "Territorial")
CHOICES_ENUM(roundtable_kind, ROUNDTABLE_KIND);
/* prepared is known to who runs it, directorate and co-lead only. */
#define ROUNDTABLE_STATE(C)                          \
    C(TABLE_PREPARED, "preparacion", "En preparación") \
    C(TABLE_CALLED, "convocada", "Convocada")        \
    C(TABLE_HELD, "realizada", "Realizada")          \
    C(TABLE_CLOSED, "cerrada", "Cerrada")            \
    C(TABLE_CANCELLED, "cancelada", "Cancelada")
CHOICES_ENUM(roundtable_state, ROUNDTABLE_STATE);
#define SESSION_STATE(C)                             \
    C(SESSION_PLANNED, "programada", "Programada")   \
    C(SESSION_HELD, "realizada", "Realizada")        \
    C(SESSION_CANCELLED, "cancelada", "Cancelada")
CHOICES_ENUM(session_state, SESSION_STATE);
#define MODALITY(C)                              \
    C(MODALITY_PRESENT, "presencial", "Presencial") \
    C(MODALITY_ONLINE, "virtual", "Virtual")     \
    C(MODALITY_MIXED, "mixta", "Mixta")
CHOICES_ENUM(modality, MODALITY);
/* How somebody takes part. */
#define PRESENCE(C)                              \
    C(PRESENCE_PRESENT, "presencial", "En persona") \
    C(PRESENCE_ONLINE, "virtual", "En línea")
CHOICES_ENUM(presence, PRESENCE);
#define TABLE_SECTOR(C)                                   \
    C(FROM_CITIZENS, "ciudadania", "Ciudadanía")         \
    C(FROM_CIVIL_SOCIETY, "sociedad-civil", "Organización de la sociedad civil") \
    C(FROM_ACADEMIA, "academia", "Academia")          \
    C(FROM_BUSINESS, "sector-privado", "Sector privado") \
    C(FROM_STATE, "estado", "Función del Estado")       \
    C(FROM_LOCAL_GOVERNMENT, "gobierno-local", "Gobierno local")   \
    C(FROM_COOPERATION, "cooperacion", "Cooperación internacional")
CHOICES_ENUM(table_sector, TABLE_SECTOR);
#define TABLE_DUTY(C)                                     \
    C(DUTY_FACILITATOR, "facilitacion", "Facilitación")   \
    C(DUTY_RAPPORTEUR, "relatoria", "Relatoría")
CHOICES_ENUM(table_duty, TABLE_DUTY);

#define ROUNDTABLE(F)                                                                                            \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "Mesa", "number in its address")                            \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(roundtable_kind), "Tipo", "thematic or territorial")        \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(3, 200), "Nombre", "name for people")                          \
    F(REF, topic, PUBLIC | FORM, REF_TO(topic), "Tema", "of a thematic one")                                     \
    F(PROSE, purpose, PUBLIC | FORM, CHARS(0, 4000), "De qué se hablará", "purpose and agenda")                  \
    F(REF, host, PUBLIC | FORM, REF_TO(institution), "Anfitriona", "institution that hosts it")                  \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(roundtable_state), "Estado", "see the table of moves")            \
    F(PROSE, outcome, PUBLIC | FORM, CHARS(0, 8000), "Qué salió de la mesa", "in words, once it is over")        \
    F(TEXT, reason, PUBLIC | FORM, CHARS(0, 500), "Por qué se cancela", "of a cancelled one")                    \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(roundtable, ROUNDTABLE);

#define ROUNDTABLE_TERRITORY(F)                                                                                  \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, roundtable, REQUIRED | PUBLIC, REF_TO(roundtable), "Mesa", "round table")                             \
    F(REF, territory, REQUIRED | PUBLIC, REF_TO(territory), "Provincia", "that it covers")
SHAPE_STRUCT(roundtable_territory, ROUNDTABLE_TERRITORY);

#define ROUNDTABLE_SESSION(F)                                                                                    \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, roundtable, REQUIRED | PUBLIC, REF_TO(roundtable), "Mesa", "round table")                             \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 99), "Sesión", "1, 2… of the table")                              \
    F(DAY, held_on, REQUIRED | PUBLIC | FORM, FREE, "Fecha", "day")                                              \
    F(INT, starts_minute, REQUIRED | PUBLIC, RANGE(0, 1439), "Empieza", "minute of the day, local time")         \
    F(INT, ends_minute, REQUIRED | PUBLIC, RANGE(1, 1440), "Termina", "minute of the day, local time")           \
    F(CHOICE, modality, REQUIRED | PUBLIC | FORM, ONE_OF(modality), "Modalidad", "in person, online, both")      \
    F(TEXT, place, PUBLIC | FORM, CHARS(0, 200), "Lugar", "name of the place")                                   \
    F(TEXT, address, PUBLIC | FORM, CHARS(0, 300), "Dirección", "how to get there")                              \
    F(REF, territory, PUBLIC | FORM, REF_TO(territory), "Provincia", "where it is held")                         \
    F(TEXT, online_url, STAFF | FORM, CHARS(0, 500), "Enlace de la reunión", "for those registered")             \
    F(INT, capacity, PUBLIC | FORM, RANGE(1, 100000), "Cupos", "nothing: no limit")                              \
    F(PROSE, accessibility, PUBLIC | FORM, CHARS(0, 2000), "Accesibilidad e interpretación", "what is there")    \
    F(DAY, registration_until, PUBLIC | FORM, FREE, "Inscripción hasta", "nothing: until it begins")             \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(session_state), "Estado", "planned, held, cancelled")             \
    F(TEXT, reason, PUBLIC | FORM, CHARS(0, 500), "Por qué", "it was cancelled or moved")                        \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(roundtable_session, ROUNDTABLE_SESSION);

#define ROUNDTABLE_PERSON(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, roundtable, REQUIRED | STAFF, REF_TO(roundtable), "Mesa", "round table")                              \
    F(REF, person, REQUIRED | STAFF | FORM, REF_TO(person), "Persona", "who runs it")                            \
    F(CHOICE, duty, REQUIRED | STAFF | FORM, ONE_OF(table_duty), "Tarea", "facilitates or takes notes")          \
    F(DAY, from_on, REQUIRED | STAFF, FREE, "Desde", "first day")                                                \
    F(DAY, until_on, STAFF | FORM, FREE, "Hasta", "last day; nothing: still")
SHAPE_STRUCT(roundtable_person, ROUNDTABLE_PERSON);

#define REGISTRATION_STATE(C)                                 \
    C(REGISTRATION_UNCONFIRMED, "sin-confirmar", "Sin confirmar") \
    C(REGISTRATION_GIVEN, "inscrita", "Inscripción hecha")    \
    C(REGISTRATION_WAITING, "en-espera", "En lista de espera") \
    C(REGISTRATION_CANCELLED, "cancelada", "Cancelada")
CHOICES_ENUM(registration_state, REGISTRATION_STATE);
#define REGISTRATION(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, session, REQUIRED | STAFF, REF_TO(roundtable_session), "Sesión", "of a round table")                  \
    F(REF, person, OWN, REF_TO(person), "Persona", "somebody with an account")                                   \
    F(TEXT, name, OWN | FORM, CHARS(2, 120), "Nombre", "nothing once erased")                                    \
    F(TEXT, email, OWN | FORM, CHARS(3, 254), "Correo electrónico", "where the code goes")                       \
    F(TEXT, email_folded, OWN, CHARS(3, 254), "", "lower case: once per session")                                \
    F(CHOICE, sector, REQUIRED | STAFF | FORM, ONE_OF(table_sector), "Sector", "takes part as")                  \
    F(REF, territory, STAFF | FORM, REF_TO(territory), "Provincia", "comes from")                                \
    F(CHOICE, modality, REQUIRED | STAFF | FORM, ONE_OF(presence), "Cómo participas", "in person or online")     \
    F(TEXT, needs, OWN | FORM, CHARS(0, 500), "Qué necesitas para participar", "accessibility")                  \
    F(TEXT, interpretation, OWN | FORM, CHARS(0, 120), "Interpretación", "language or sign language")            \
    F(TEXT, code_hash, REQUIRED | SECRET, CHARS(64, 64), "", "of the code that cancels it and marks attendance") \
    F(CHOICE, state, REQUIRED | STAFF, ONE_OF(registration_state), "Estado", "confirmed, waiting, cancelled")    \
    F(CHOICE, language, REQUIRED | STAFF, ONE_OF(person_language), "Idioma", "of the letters")                   \
    F(TIME, registered_at, REQUIRED | STAFF, FREE, "Instante", "when (UTC)")                                     \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(registration, REGISTRATION);

#define ACTOR_LEVEL(C)                    \
    C(ACTOR_HIGH, "alto", "Alto")         \
    C(ACTOR_MIDDLE, "medio", "Medio")     \
    C(ACTOR_LOW, "bajo", "Bajo")
CHOICES_ENUM(actor_level, ACTOR_LEVEL);
#define INVITED_BY(C)                                \
    C(INVITED_BY_MAIL, "correo", "Por correo")       \
    C(INVITED_BY_LETTER, "oficio", "Por oficio")     \
    C(INVITED_BY_CALL, "llamada", "Por teléfono")    \
    C(INVITED_BY_VISIT, "visita", "En una visita")
CHOICES_ENUM(invited_by, INVITED_BY);
#define ACTOR_ANSWER(C)                              \
    C(ACTOR_COMES, "asistira", "Asistirá")           \
    C(ACTOR_PERHAPS, "por-confirmar", "Por confirmar") \
    C(ACTOR_DECLINES, "no-asistira", "No asistirá")
CHOICES_ENUM(actor_answer, ACTOR_ANSWER);
/* Whom the table must hear (actor map): in public only as counts by sector. */
#define ROUNDTABLE_ACTOR(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, roundtable, REQUIRED | STAFF, REF_TO(roundtable), "Mesa", "round table")                              \
    F(TEXT, name, REQUIRED | STAFF | FORM, CHARS(2, 200), "Nombre", "organisation or person")                    \
    F(REF, institution, STAFF | FORM, REF_TO(institution), "Institución", "of the catalogue")                    \
    F(CHOICE, sector, REQUIRED | STAFF | FORM, ONE_OF(table_sector), "Sector", "from where it speaks")           \
    F(REF, territory, STAFF | FORM, REF_TO(territory), "Provincia", "where it acts")                             \
    F(CHOICE, interest, STAFF | FORM, ONE_OF(actor_level), "Interés", "in the subject of the table")             \
    F(CHOICE, influence, STAFF | FORM, ONE_OF(actor_level), "Influencia", "on what may come of it")              \
    F(TEXT, email, OWN | FORM, CHARS(3, 254), "Correo electrónico", "where the invitation goes")                 \
    F(DAY, invited_on, STAFF | FORM, FREE, "Invitación hecha el", "nothing: not invited yet")                    \
    F(CHOICE, invited_by, STAFF | FORM, ONE_OF(invited_by), "Cómo se hizo la invitación", "channel")             \
    F(REF, letter, STAFF, REF_TO(letter), "Oficio", "letter out that invited")                                   \
    F(CHOICE, answer, STAFF | FORM, ONE_OF(actor_answer), "Respuesta", "nothing: none yet")                      \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | STAFF, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(roundtable_actor, ROUNDTABLE_ACTOR);

#define NOTE_KIND(C)                                 \
    C(NOTE_MINUTES, "acta", "Acta de la mesa")       \
    C(NOTE_NOTES, "notas", "Notas de la relatoría")
CHOICES_ENUM(note_kind, NOTE_KIND);
#define ROUNDTABLE_NOTE(F)                                                                                       \
    F(INT, id, COMPUTED | PUBLIC, FREE, "N.º", "number in its address")                                          \
    F(REF, roundtable, REQUIRED | PUBLIC, REF_TO(roundtable), "Mesa", "round table")                             \
    F(REF, session, PUBLIC | FORM, REF_TO(roundtable_session), "Sesión", "nothing: of the whole table")          \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(note_kind), "Tipo", "minutes or notes")                     \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(4, 200), "Título", "in a line")                               \
    F(PROSE, text, PUBLIC | FORM, CHARS(0, 60000), "Texto", "Markdown; or a file")                               \
    F(REF, evidence_file, PUBLIC, REF_TO(evidence_file), "Archivo", "the signed minutes")                        \
    F(REF, author, REQUIRED | STAFF, REF_TO(person), "Autoría", "who wrote it down")                             \
    F(DAY, published_on, PUBLIC, FREE, "Publicación", "nothing: a draft")                                        \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(roundtable_note, ROUNDTABLE_NOTE);

/* Published only with the consent of those in it, and without the place that a telephone writes into it. */
#define ROUNDTABLE_PHOTO(F)                                                                                      \
    F(INT, id, COMPUTED | PUBLIC, FREE, "N.º", "number in its address")                                          \
    F(REF, session, REQUIRED | PUBLIC | FORM, REF_TO(roundtable_session), "Sesión", "where it was taken")        \
    F(REF, evidence_file, REQUIRED | PUBLIC, REF_TO(evidence_file), "Foto", "image without metadata")            \
    F(TEXT, caption, REQUIRED | PUBLIC | FORM, CHARS(5, 200), "Pie de foto", "what is seen and when")            \
    F(TEXT, described, REQUIRED | PUBLIC | FORM, CHARS(10, 300), "Descripción para quien no la ve", "alternative text") \
    F(TEXT, consent, REQUIRED | STAFF | FORM, CHARS(10, 300), "Cómo consintieron quienes aparecen", "statement") \
    F(REF, author, REQUIRED | STAFF, REF_TO(person), "Autoría", "who added it")                                  \
    F(DAY, published_on, PUBLIC, FREE, "Publicación", "nothing: a draft")                                        \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(roundtable_photo, ROUNDTABLE_PHOTO);

extern const struct room roundtable_room;

/* What pages of a table stand on; r->object of the frame's panels "roundtable" (public page of the table:
 * attendance 30, proposals born there 40, what became of what we said 50) and "roundtable-desk" (who runs it). */
struct roundtable_place {
    struct cocreation_place *at;
    struct roundtable *table;
    struct str path; /* "/ec/cocreacion/1/mesa/3" */
};
/* ":jurisdiction", ":process", ":table": scope with own_roles FACILITATOR for who runs it today; a table in
 * preparation is a draft. */
enum status roundtable_enter(struct request *r, struct roundtable_place **ret) MUST_USE;
enum status roundtable_load(struct request *r) MUST_USE;
/* r->object of the frames "roundtable-session" (public page of a session) and "roundtable-session-desk" (the
 * registered people, for who runs the table): panels of the rooms below. */
struct session_place {
    struct roundtable_place *at;
    struct roundtable_session *session;
    struct str path; /* "/ec/cocreacion/1/mesa/3/sesion/1" */
};
/* A route loader for ":session": r->object is struct session_place. */
enum status session_place_load(struct request *r) MUST_USE;
/* Head with the way: jurisdiction, process, table. */
struct head roundtable_head(struct request *r, const struct roundtable_place *p, struct str title);
/* The session ":session" (its number) of the table at hand; NOT_FOUND. */
enum status roundtable_session_load(struct request *r, const struct roundtable_place *p, struct roundtable_session **ret) MUST_USE;
enum status roundtables_of(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct roundtable **ret,
                           size_t *ret_count) MUST_USE;
enum status roundtable_sessions(struct db *db, struct arena *mem, int64_t roundtable, struct roundtable_session **ret,
                                size_t *ret_count) MUST_USE;
/* Whether the person runs the table on that day. */
enum status roundtable_runs(struct db *db, int64_t roundtable, int64_t person, struct day today, bool *ret) MUST_USE;
/* The registration of that session whose code was typed or scanned, whatever its case, blanks and dashes;
 * NOT_FOUND: none, or cancelled, or never confirmed. Count tries before (limit_hit). */
enum status registration_by_code(struct db *db, struct arena *mem, struct str server_key, int64_t session, struct str typed,
                                 struct registration **ret) MUST_USE;
/* Those with a place, then those who wait, by when they registered. */
enum status registrations_of(struct db *db, struct arena *mem, int64_t session, struct registration **ret, size_t *ret_count) MUST_USE;

/* Rules, without a database. */
struct table_facts {
    int64_t sessions, planned, held, provinces, minutes; /* minutes: published ones */
    bool topic, territorial, outcome;
};
/* Whether the table of moves has it. */
bool roundtable_may_become(int from, int to);
/* What keeps it from being made, as a Spanish msgid; NULL: nothing. */
const char *roundtable_fault(int from, int to, const struct table_facts *f);
/* "09:30" as minutes of the day, -1 when it is none; "24:00" only as an end. And back. */
int64_t minute_parse(struct str typed, bool end);
struct str minute_words(struct arena *a, int64_t minute);
/* The instants at which a session begins and ends in the zone. */
struct instant session_starts_at(const struct roundtable_session *s, int64_t utc_offset_s);
struct instant session_ends_at(const struct roundtable_session *s, int64_t utc_offset_s);
/* Whether somebody may still register: planned, not begun, not past its last day. */
bool session_takes(const struct roundtable_session *s, struct day today, struct instant now, int64_t utc_offset_s);
/* How somebody takes part in it: what the session allows wins over what was chosen. */
int session_presence(const struct roundtable_session *s, int chosen);
/* Whether one who takes part so needs one of its places: nobody online does where there is a hall. */
bool session_seats(const struct roundtable_session *s, int presence);
/* What one gets when `taken` places are taken. */
enum registration_state session_gives(const struct roundtable_session *s, int presence, int64_t taken);

#endif
