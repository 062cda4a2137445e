/* SPDX-License-Identifier: EUPL-1.2
 * Topic (tema): OGP's policy areas with their parents, the ten areas of the Open Gov Challenge, the
 * 17 SDGs, lenses (gender, environment, interculturality, human rights), goals of a national plan.
 * Shared by all jurisdictions; shipped by migration, edited by the directorate. */
#ifndef HITO_ROOM_TOPIC_H
#define HITO_ROOM_TOPIC_H

#include "room/jurisdiction/jurisdiction.h"
#include "view/form.h"

#define TOPIC_KIND(C)                                                        \
    C(TOPIC_POLICY, "politica", "Área de política")                          \
    C(TOPIC_CHALLENGE, "desafio", "Área del Desafío de Gobierno Abierto")    \
    C(TOPIC_SDG, "ods", "Objetivo de Desarrollo Sostenible")                 \
    C(TOPIC_LENS, "enfoque", "Enfoque transversal")                          \
    C(TOPIC_NATIONAL, "plan-nacional", "Objetivo del plan nacional de desarrollo")
CHOICES_ENUM(topic_kind, TOPIC_KIND);

#define TOPIC(F)                                                                                                \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(topic_kind), "Lista", "which list it belongs to")          \
    F(TEXT, code, REQUIRED | PUBLIC | FORM, CHARS(1, 60), "Código", "stable code: a-z, 0-9, -")                 \
    F(REF, parent, PUBLIC | FORM, REF_TO(topic), "Dentro de", "parent area")                                    \
    F(INT, position, REQUIRED | PUBLIC | FORM, RANGE(0, 9999), "Orden", "place in its list")                    \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(2, 200), "Nombre", "name in Spanish")                         \
    F(TEXT, name_en, REQUIRED | PUBLIC | FORM, CHARS(2, 200), "Nombre en inglés", "name in English")            \
    F(TEXT, ogp_column, PUBLIC, CHARS(0, 120), "Columna de OGP", "header in OGP's dataset")                     \
    F(FLAG, retired, PUBLIC | FORM, FREE, "Retirado", "no longer offered in forms")                             \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(topic, TOPIC);

/* A topic as open data; its parent by code. */
#define TOPIC_DATA(F)                                                                                       \
    F(CHOICE, kind, PUBLIC, ONE_OF(topic_kind), "Lista", "which list it belongs to")                        \
    F(TEXT, code, PUBLIC, FREE, "Código", "stable code")                                                    \
    F(TEXT, parent, PUBLIC, FREE, "Dentro de", "code of the parent area")                                   \
    F(INT, position, PUBLIC, FREE, "Orden", "place in its list")                                            \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name in Spanish")                                                \
    F(TEXT, name_en, PUBLIC, FREE, "Nombre en inglés", "name in English")                                   \
    F(TEXT, ogp_column, PUBLIC, FREE, "Columna de OGP", "header in OGP's dataset")                          \
    F(FLAG, retired, PUBLIC, FREE, "Retirado", "no longer offered in forms")
SHAPE_STRUCT(topic_data, TOPIC_DATA);
extern const struct room topic_room;

/* All of one kind (or of every kind, kind -1), by kind and position. */
enum status topics(struct db *db, struct arena *mem, int kind, struct topic **ret, size_t *ret_count) MUST_USE;
/* The same as open data; `jurisdiction` any: the lists are common to all. */
enum status topics_data(struct db *db, struct arena *mem, int64_t jurisdiction, struct topic_data **ret, size_t *ret_count) MUST_USE;
/* The name in the language. */
struct str topic_name(const struct topic *t, enum lang lang);
/* NOT_FOUND. */
enum status topic_by_code(struct db *db, struct arena *mem, struct str code, struct topic **ret) MUST_USE;
/* Those of a kind that forms offer (not retired), children after their parent: "Justicia · Justicia abierta". */
enum status topic_options(struct request *r, int kind, struct option **ret, size_t *ret_count) MUST_USE;
/* Puts rows of one kind so that children follow their parent, both in the order of their position. */
void topics_nest(struct topic *rows, size_t count);

#endif
