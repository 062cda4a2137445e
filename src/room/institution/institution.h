/* SPDX-License-Identifier: EUPL-1.2
 * Institution (institución): an organisation of any sector, through renames, mergers, abolition and
 * succession. Records go on pointing to the institution of their day; the page shows who answers now. */
#ifndef HITO_ROOM_INSTITUTION_H
#define HITO_ROOM_INSTITUTION_H

#include "room/act/act.h"
#include "room/jurisdiction/jurisdiction.h"

#define SECTOR(C)                                                   \
    C(SECTOR_STATE, "estado", "Función del Estado")                 \
    C(SECTOR_CIVIL_SOCIETY, "sociedad-civil", "Sociedad civil")     \
    C(SECTOR_ACADEMIA, "academia", "Academia")                      \
    C(SECTOR_PRIVATE, "privado", "Sector privado")                  \
    C(SECTOR_LEVELS, "niveles", "Niveles de gobierno")              \
    C(SECTOR_COOPERATION, "cooperacion", "Cooperación internacional")
CHOICES_ENUM(sector, SECTOR);
#define BRANCH(C)                                                               \
    C(BRANCH_EXECUTIVE, "ejecutiva", "Función Ejecutiva")                       \
    C(BRANCH_LEGISLATIVE, "legislativa", "Función Legislativa")                 \
    C(BRANCH_JUDICIAL, "judicial", "Función Judicial")                          \
    C(BRANCH_ELECTORAL, "electoral", "Función Electoral")                       \
    C(BRANCH_TRANSPARENCY, "transparencia", "Función de Transparencia y Control Social")
CHOICES_ENUM(branch, BRANCH);
#define GOVERNMENT_LEVEL(C)                     \
    C(LEVEL_NATIONAL, "nacional", "Nacional")   \
    C(LEVEL_PROVINCE, "provincial", "Provincial") \
    C(LEVEL_CANTON, "cantonal", "Cantonal")     \
    C(LEVEL_PARISH, "parroquial", "Parroquial")
CHOICES_ENUM(government_level, GOVERNMENT_LEVEL);
#define INSTITUTION_STATE(C)                                \
    C(INSTITUTION_ACTIVE, "activa", "Activa")               \
    C(INSTITUTION_MERGED, "fusionada", "Fusionada")         \
    C(INSTITUTION_ABOLISHED, "suprimida", "Suprimida")
CHOICES_ENUM(institution_state, INSTITUTION_STATE);
#define SUCCESSION_KIND(C)                                             \
    C(SUCCESSION_MERGER, "fusion", "Fusión")                           \
    C(SUCCESSION_ABSORPTION, "absorcion", "Absorción")                 \
    C(SUCCESSION_SPLIT, "escision", "Escisión")                        \
    C(SUCCESSION_TRANSFER, "traspaso", "Traspaso de competencias")
CHOICES_ENUM(succession_kind, SUCCESSION_KIND);

#define INSTITUTION(F)                                                                                            \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "where it takes part")          \
    F(TEXT, code, REQUIRED | PUBLIC | FORM, CHARS(1, 60), "Código", "part of its address: a-z, 0-9, -; stable")    \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(2, 300), "Nombre", "present official name")                     \
    F(TEXT, acronym, PUBLIC | FORM, CHARS(0, 30), "Siglas", "present acronym")                                    \
    F(CHOICE, sector, REQUIRED | PUBLIC | FORM, ONE_OF(sector), "Sector", "sector of the core group")             \
    F(CHOICE, branch, PUBLIC | FORM, ONE_OF(branch), "Función", "branch of the State, where it is one")           \
    F(CHOICE, level, PUBLIC | FORM, ONE_OF(government_level), "Nivel de gobierno", "level, where it is public")   \
    F(REF, territory, PUBLIC | FORM, REF_TO(territory), "Provincia", "seat")                                      \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(institution_state), "Estado", "changed by an act only")            \
    F(DAY, ended_on, PUBLIC, FREE, "Dejó de funcionar el", "day of the merger or abolition")                      \
    F(REF, ending_act, PUBLIC, REF_TO(act), "Acto que la fusionó o suprimió", "act of the merger or abolition")   \
    F(TEXT, url, PUBLIC | FORM, CHARS(0, 500), "Sitio web", "home page")                                          \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(institution, INSTITUTION);

#define INSTITUTION_NAME(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, institution, REQUIRED | PUBLIC, REF_TO(institution), "Institución", "whose name it was")               \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(2, 300), "Nombre anterior", "name it had")                      \
    F(TEXT, acronym, PUBLIC | FORM, CHARS(0, 30), "Siglas anteriores", "acronym it had")                          \
    F(DAY, until_on, REQUIRED | PUBLIC | FORM, FREE, "Hasta", "last day of that name")                            \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "act that changed it")
SHAPE_STRUCT(institution_name, INSTITUTION_NAME);

#define INSTITUTION_SUCCESSION(F)                                                                                 \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, predecessor, REQUIRED | PUBLIC, REF_TO(institution), "Antecesora", "what it was")                      \
    F(REF, successor, REQUIRED | PUBLIC | FORM, REF_TO(institution), "Sucesora", "who answers now")               \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(succession_kind), "Cómo", "kind of succession")              \
    F(DAY, happened_on, REQUIRED | PUBLIC | FORM, FREE, "Fecha", "day of the change")                             \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "act that decided it")
SHAPE_STRUCT(institution_succession, INSTITUTION_SUCCESSION);

/* A change of authorities: its commitments are shown "en transición" while the clock goes on. Its pages are in
 * the room transition; progress reads it. */
#define INSTITUTION_TRANSITION(F)                                                                                 \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "where")                        \
    F(REF, institution, REQUIRED | PUBLIC | FORM, REF_TO(institution), "Institución", "whose authorities change") \
    F(DAY, from_on, REQUIRED | PUBLIC | FORM, FREE, "Desde", "first day")                                         \
    F(DAY, until_on, PUBLIC | FORM, FREE, "Hasta", "last day; nothing: until it is closed")                       \
    F(TEXT, reason, REQUIRED | PUBLIC | FORM, CHARS(10, 300), "Por qué", "reason, public")                        \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "act that it rests on")                                       \
    F(REF, letter, PUBLIC | FORM, REF_TO(letter), "Oficio", "letter that it rests on")                            \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(institution_transition, INSTITUTION_TRANSITION);

/* An institution as open data; other records are named by their codes. */
#define INSTITUTION_DATA(F)                                                                                       \
    F(TEXT, code, PUBLIC, FREE, "Código", "part of its address; stable")                                          \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "present official name")                                                \
    F(TEXT, acronym, PUBLIC, FREE, "Siglas", "present acronym")                                                   \
    F(CHOICE, sector, PUBLIC, ONE_OF(sector), "Sector", "sector of the core group")                               \
    F(CHOICE, branch, PUBLIC, ONE_OF(branch), "Función", "branch of the State, where it is one")                  \
    F(CHOICE, level, PUBLIC, ONE_OF(government_level), "Nivel de gobierno", "level, where it is public")          \
    F(TEXT, province, PUBLIC, FREE, "Provincia (código INEC)", "seat")                                            \
    F(CHOICE, state, PUBLIC, ONE_OF(institution_state), "Estado", "active, merged or abolished")                  \
    F(DAY, ended_on, PUBLIC, FREE, "Dejó de funcionar el", "day of the merger or abolition")                      \
    F(TEXT, url, PUBLIC, FREE, "Sitio web", "home page")                                                          \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(institution_data, INSTITUTION_DATA);

/* A succession as open data. */
#define SUCCESSION_DATA(F)                                                                                        \
    F(TEXT, predecessor, PUBLIC, FREE, "Antecesora", "code of what it was")                                       \
    F(TEXT, successor, PUBLIC, FREE, "Sucesora", "code of who follows")                                           \
    F(CHOICE, kind, PUBLIC, ONE_OF(succession_kind), "Cómo", "kind of succession")                                \
    F(DAY, happened_on, PUBLIC, FREE, "Fecha", "day of the change")                                               \
    F(TEXT, act_number, PUBLIC, FREE, "Acto", "number of the act that decided it")
SHAPE_STRUCT(succession_data, SUCCESSION_DATA);

extern const struct room institution_room;

/* The frame "institution": r->object of its page, for the panels of other rooms. */
struct institution_at {
    const struct jurisdiction *jurisdiction;
    struct institution *institution;
};

/* The table of moves: from active to merged or abolished and back, always by an act. */
bool institution_may_become(enum institution_state from, enum institution_state to);
/* Whether a succession of that kind ends the institution that it leaves behind. */
bool succession_ends(enum succession_kind kind);
/* Who answers now for the institution `of`: itself while active, else the active institutions that its
 * successions lead to. Writes up to `size` indexes of `all`; none when the line ends in nobody. */
size_t institution_answering(const struct institution *all, size_t count,
                             const struct institution_succession *links, size_t link_count, int64_t of,
                             size_t *ret, size_t size);
/* Whether making `to` a successor of `from` would close a circle. */
bool institution_circle(const struct institution_succession *links, size_t count, int64_t from, int64_t to);
/* Folded for comparison: case, accents and blanks do not count. */
struct str institution_fold(struct arena *a, struct str name);

/* The catalogue as open data, by code. */
enum status institutions_data(struct db *db, struct arena *mem, int64_t jurisdiction, struct institution_data **ret,
                              size_t *ret_count) MUST_USE;
/* The successions of a jurisdiction, oldest first. */
enum status institution_successions(struct db *db, struct arena *mem, int64_t jurisdiction,
                                    struct institution_succession **ret, size_t *ret_count) MUST_USE;
/* Earlier names of one institution, newest first. */
enum status institution_names_of(struct db *db, struct arena *mem, int64_t institution, struct institution_name **ret,
                                 size_t *ret_count) MUST_USE;
/* Earlier names of all institutions of a jurisdiction, newest first. */
enum status institution_names_in(struct db *db, struct arena *mem, int64_t jurisdiction, struct institution_name **ret,
                                 size_t *ret_count) MUST_USE;
/* Who answers now for it (institution_answering over what is recorded). */
enum status institution_now(struct db *db, struct arena *mem, const struct institution *of, struct institution **ret,
                            size_t *ret_count) MUST_USE;
/* Adds one, active. */
enum status institution_add(struct db *db, struct institution *i) MUST_USE;
/* Gives it the new name and acronym (may be empty) and keeps the old ones as used until `until_on`. */
enum status institution_rename(struct db *db, struct arena *mem, struct institution *i, struct str name,
                               struct str acronym, struct day until_on, int64_t act) MUST_USE;
/* Records that `link->successor` follows `i`; merged when the kind ends it. CONFLICT: already recorded. */
enum status institution_succeed(struct db *db, struct arena *mem, struct institution *i,
                                struct institution_succession *link) MUST_USE;
/* Moves it to another state from `on` by `act`; back to active clears both. CONFLICT: no such move. */
enum status institution_move(struct db *db, struct arena *mem, struct institution *i, enum institution_state to,
                             struct day on, int64_t act) MUST_USE;

enum status institution_by_code(struct db *db, struct arena *mem, int64_t jurisdiction, struct str code,
                                struct institution **ret) MUST_USE;
/* All of a jurisdiction, by name. */
enum status institutions_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct institution **ret,
                            size_t *ret_count) MUST_USE;
/* Finds one by present name, acronym or an earlier name, ignoring case and accents; NOT_FOUND. */
enum status institution_by_name(struct db *db, struct arena *mem, int64_t jurisdiction, struct str name,
                                struct institution **ret) MUST_USE;
enum status institution_options(struct request *r, int64_t jurisdiction, struct option **ret, size_t *ret_count) MUST_USE;

#endif
