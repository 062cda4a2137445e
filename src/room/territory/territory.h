/* SPDX-License-Identifier: EUPL-1.2
 * Territory (territorio): countries and the 24 provinces of Ecuador with INEC and ISO 3166-2 codes;
 * cantons and parishes come by import. Reference data: changed by migrations and imports only. */
#ifndef HITO_ROOM_TERRITORY_H
#define HITO_ROOM_TERRITORY_H

#include "db/record.h"
#include "http/room.h"

#define TERRITORY_LEVEL(C)                            \
    C(TERRITORY_COUNTRY, "pais", "País")              \
    C(TERRITORY_PROVINCE, "provincia", "Provincia")   \
    C(TERRITORY_CANTON, "canton", "Cantón")           \
    C(TERRITORY_PARISH, "parroquia", "Parroquia")
CHOICES_ENUM(territory_level, TERRITORY_LEVEL);

#define TERRITORY(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                     \
    F(CHOICE, level, REQUIRED | PUBLIC, ONE_OF(territory_level), "Nivel", "kind of territory")           \
    F(REF, parent, PUBLIC, REF_TO(territory), "Pertenece a", "territory that contains it")               \
    F(TEXT, code, REQUIRED | PUBLIC, CHARS(2, 8), "Código INEC", "INEC DPA code; countries: ISO alpha-3") \
    F(TEXT, iso, PUBLIC, CHARS(2, 8), "Código ISO", "ISO 3166-1 alpha-2 or 3166-2 code")                 \
    F(TEXT, name, REQUIRED | PUBLIC, CHARS(2, 120), "Nombre", "official name in Spanish")
SHAPE_STRUCT(territory, TERRITORY);
extern const struct room territory_room;

/* The provinces of Ecuador in INEC order. */
enum status territory_provinces(struct db *db, struct arena *mem, struct territory **ret, size_t *ret_count) MUST_USE;
/* By INEC code; NOT_FOUND. */
enum status territory_by_code(struct db *db, struct arena *mem, struct str code, struct territory **ret) MUST_USE;

#endif
