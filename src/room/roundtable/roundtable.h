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
/* The session ":session" (its number) of the table at hand; NOT_FOUND. */
enum status roundtable_session_load(struct request *r, const struct roundtable_place *p, struct roundtable_session **ret) MUST_USE;
enum status roundtables_of(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct roundtable **ret,
                           size_t *ret_count) MUST_USE;
enum status roundtable_sessions(struct db *db, struct arena *mem, int64_t roundtable, struct roundtable_session **ret,
                                size_t *ret_count) MUST_USE;
/* Whether the person runs the table on that day. */
enum status roundtable_runs(struct db *db, int64_t roundtable, int64_t person, struct day today, bool *ret) MUST_USE;

#endif
