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

extern const struct room institution_room;

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
