/* SPDX-License-Identifier: EUPL-1.2
 * Jurisdiction (jurisdicción): a country, province, city or body with its own plans, roles,
 * methodology and time zone. Its code is the first part of every address: /ec/plan/2. */
#ifndef HITO_ROOM_JURISDICTION_H
#define HITO_ROOM_JURISDICTION_H

#include "db/record.h"
#include "http/room.h"
#include "view/out.h"

#define JURISDICTION_KIND(C)                              \
    C(JURISDICTION_COUNTRY, "pais", "País")               \
    C(JURISDICTION_PROVINCE, "provincia", "Provincia")    \
    C(JURISDICTION_CITY, "ciudad", "Ciudad o cantón")     \
    C(JURISDICTION_BODY, "organo", "Órgano o función del Estado")
CHOICES_ENUM(jurisdiction_kind, JURISDICTION_KIND);

#define JURISDICTION(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(TEXT, code, REQUIRED | PUBLIC | FORM, CHARS(2, 40), "Código", "first part of its addresses: a-z, 0-9, -")   \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(2, 120), "Nombre", "name for people")                          \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(jurisdiction_kind), "Tipo", "kind of member")               \
    F(REF, territory, PUBLIC | FORM, REF_TO(territory), "Territorio", "territory it governs")                    \
    F(REF, parent, PUBLIC | FORM, REF_TO(jurisdiction), "Forma parte de", "jurisdiction that contains it")       \
    F(INT, utc_offset_s, REQUIRED | PUBLIC | FORM, RANGE(-50400, 50400), "Diferencia con UTC (segundos)",        \
      "time zone without daylight saving; Guayaquil -18000, Galápagos -21600 (seconds east of UTC)")             \
    F(FLAG, demo, PUBLIC, FREE, "Demostración", "invented: every page says so")                                  \
    F(FLAG, reference, PUBLIC, FREE, "Solo referencia", "another country's plans, loaded from OGP's data")       \
    F(FLAG, practice, STAFF, FREE, "Práctica", "a copy to rehearse in: known to whoever holds a role there")      \
    F(REF, practice_of, STAFF, REF_TO(jurisdiction), "Práctica de", "what it is a copy of")                      \
    F(INT, practice_shift, STAFF, FREE, "Días adelantados", "calendar of the copy; utc_offset_s carries them")   \
    F(PROSE, note, PUBLIC | FORM, CHARS(0, 2000), "Nota", "shown on its home page")                              \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(jurisdiction, JURISDICTION);
extern const struct room jurisdiction_room;

#define PRACTICE_PREFIX "practica-" /* begins the code of every copy to rehearse in, and of nothing else */

enum status jurisdiction_by_code(struct db *db, struct arena *mem, struct str code, struct jurisdiction **ret) MUST_USE;
/* All but references and practices, by name. */
enum status jurisdictions(struct db *db, struct arena *mem, struct jurisdiction **ret, size_t *ret_count) MUST_USE;
/* With the practices: to name the places of somebody's roles, never to list what there is. */
enum status jurisdictions_and_practices(struct db *db, struct arena *mem, struct jurisdiction **ret, size_t *ret_count) MUST_USE;

/* A route loader: finds ":jurisdiction", makes it r->object, sets scope and today. */
enum status jurisdiction_load(struct request *r) MUST_USE;
/* For the loaders of other rooms: finds ":jurisdiction", sets scope (not draft) and today, leaves
 * r->object alone. */
enum status jurisdiction_enter(struct request *r, struct jurisdiction **ret) MUST_USE;
/* What jurisdiction_enter() does once it is found: for loaders that read it beside their own record. */
enum status jurisdiction_admit(struct request *r, const struct jurisdiction *j) MUST_USE;
/* A head with the jurisdiction's name, path and demonstration notice set. */
struct head jurisdiction_head(struct request *r, const struct jurisdiction *j, struct str title);
/* Adds a step to the head's way: the jurisdiction, a list, a record. At most eight. */
void head_crumb(struct request *r, struct head *head, struct str label, struct str path);

/* Whether a code may begin addresses: well formed and not a word that the program uses there. */
bool jurisdiction_code_allowed(struct str code);
/* Whether `url` is a full address of the web (empty is allowed). */
bool url_complete(struct str url);

/* The frame "administration" (/:jurisdiction/administracion): r->object is the jurisdiction; rooms add
 * panels, and admin_panel() draws one: a title and links, nothing when there are no links. */
struct admin_link {
    struct str label; /* in the person's language */
    struct str path;
};
struct admin_panel {
    struct str title;
    const struct admin_link *links;
    size_t links_count;
};
enum status admin_panel(struct request *r, struct out *o, const char *title, const struct admin_link *links, size_t count);

/* The frame "board" (/:jurisdiction/administracion/tablero, of directorate and co-lead): r->object is the
 * jurisdiction; rooms add panels in this order: 10 late, 20 unreported, 30 unanswered, 40 disputed,
 * 50 stalled, 60 unreassigned, 70 next dates. Each is drawn by board_panel(): heading, how many there are in
 * all, a short list (the first BOARD_ITEMS of those given). */
#define BOARD_ITEMS 8
struct board_item {
    struct str label, path;
    struct str note;  /* institution, number… in the person's language, or STR_NONE */
    struct str since; /* "hace 12 días", or STR_NONE */
};
struct board_panel {
    struct str title;
    int64_t total;
    const struct board_item *items;
    size_t items_count;
    struct str more; /* address of the whole list, or STR_NONE */
    const char *empty; /* message when there is nothing; NULL: the usual one */
};
/* `title` and `empty` are msgids. */
enum status board_panel(struct request *r, struct out *o, const char *title, int64_t total, const struct board_item *items,
                        size_t count, struct str more, const char *empty);

#endif
