/* SPDX-License-Identifier: EUPL-1.2
 * Rows that the commitment's own pages read besides the record. */
#ifndef HITO_ROOM_COMMITMENT_STORE_H
#define HITO_ROOM_COMMITMENT_STORE_H

#include "room/commitment/commitment.h"
#include "room/territory/territory.h"

#define COMMITMENT_OWN_ROLE(F) F(CHOICE, role, 0, ONE_OF(person_role), "", "role held on the commitment")
SHAPE_STRUCT(commitment_own_role, COMMITMENT_OWN_ROLE);

/* An institution beside the commitment. */
#define COMMITMENT_PARTY(F)                                                              \
    F(INT, id, 0, FREE, "", "commitment_institution")                                    \
    F(CHOICE, role, PUBLIC, ONE_OF(institution_role), "Papel", "lead, support…")         \
    F(INT, institution, 0, FREE, "", "institution")                                      \
    F(TEXT, name, PUBLIC, FREE, "Institución", "name")                                   \
    F(TEXT, code, PUBLIC, FREE, "Código", "code in its address")                         \
    F(TEXT, acronym, PUBLIC, FREE, "Siglas", "acronym")                                  \
    F(CHOICE, sector, PUBLIC, ONE_OF(sector), "Sector", "sector")                        \
    F(DAY, from_on, PUBLIC, FREE, "Desde", "first day")                                  \
    F(DAY, until_on, PUBLIC, FREE, "Hasta", "last day")
SHAPE_STRUCT(commitment_party, COMMITMENT_PARTY);

/* A commitment of any plan, to link to. */
#define COMMITMENT_LINK(F)                                                               \
    F(INT, id, 0, FREE, "", "commitment")                                                \
    F(TEXT, number, PUBLIC, FREE, "Número", "number")                                    \
    F(TEXT, title, PUBLIC, FREE, "Título", "title")                                      \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "plan")                                    \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")
SHAPE_STRUCT(commitment_link, COMMITMENT_LINK);

/* A person beside the commitment. */
#define COMMITMENT_CONTACT(F)                                                            \
    F(INT, id, 0, FREE, "", "commitment_person")                                         \
    F(CHOICE, role, STAFF, ONE_OF(person_role), "Papel", "focal point or counterpart")   \
    F(FLAG, alternate, STAFF, FREE, "Alterno o alterna", "stands in")                    \
    F(INT, person, 0, FREE, "", "person")                                                \
    F(TEXT, name, STAFF, FREE, "Nombre", "name")                                         \
    F(TEXT, institution_name, STAFF, FREE, "Institución", "on whose behalf")             \
    F(DAY, from_on, STAFF, FREE, "Desde", "first day")                                   \
    F(DAY, until_on, STAFF, FREE, "Hasta", "last day")                                   \
    F(TEXT, letter, STAFF, FREE, "Oficio", "letter")
SHAPE_STRUCT(commitment_contact, COMMITMENT_CONTACT);

#define COMMITMENT_REMARK(F)                                                             \
    F(INT, id, 0, FREE, "", "commitment_comment")                                        \
    F(CHOICE, role, STAFF, ONE_OF(role), "Rol", "role acted in")                         \
    F(TEXT, name, STAFF, FREE, "Nombre", "who wrote it")                                 \
    F(PROSE, text, STAFF, FREE, "Comentario", "what was said")                           \
    F(TIME, written_at, STAFF, FREE, "Escrito", "when (UTC)")
SHAPE_STRUCT(commitment_remark, COMMITMENT_REMARK);

/* One row of commitment_sides: what each column means depends on the kind. */
#define SIDE_KIND(C)                            \
    C(SIDE_PARTY, "parte", "Institución")       \
    C(SIDE_TOPIC, "tema", "Tema")               \
    C(SIDE_TERRITORY, "territorio", "Territorio") \
    C(SIDE_VALUE, "valor", "Valor")             \
    C(SIDE_MONEY, "dinero", "Financiamiento")   \
    C(SIDE_BEFORE, "antes", "Continúa a")       \
    C(SIDE_AFTER, "despues", "Continuado por")  \
    C(SIDE_VOICE, "voz", "")                    \
    C(SIDE_TEXT, "texto", "")                   \
    C(SIDE_SPAN, "calendario", "")              \
    C(SIDE_BESIDE, "hay", "En otras salas")
CHOICES_ENUM(side_kind, SIDE_KIND);
#define COMMITMENT_SIDE(F)                                                               \
    F(CHOICE, kind, 0, ONE_OF(side_kind), "", "which")                      \
    F(INT, place, 0, FREE, "", "order among its kind")                                   \
    F(INT, id, 0, FREE, "", "institution, topic, territory, value, financing, commitment") \
    F(TEXT, code, 0, FREE, "", "code; agreement of money; jurisdiction of a commitment") \
    F(TEXT, name, 0, FREE, "", "name; justification; funder; title")                     \
    F(TEXT, other, 0, FREE, "", "acronym; English name; ISO code; note")                 \
    F(TEXT, detail, 0, FREE, "", "role, kind, value, source as code; commitment number") \
    F(DAY, from_on, 0, FREE, "", "first day")                                            \
    F(DAY, until_on, 0, FREE, "", "last day")                                            \
    F(INT, n, 0, FREE, "", "cents; plan number; bits of enum beside")
SHAPE_STRUCT(commitment_side, COMMITMENT_SIDE);

/* All that stands beside a commitment, read at once. */
struct commitment_sides {
    struct commitment_value *values;
    size_t values_count;
    struct commitment_party *parties;
    size_t parties_count;
    struct commitment_party *people; /* institutions that counterpart people speak for, by their days */
    size_t people_count;
    struct topic *topics;
    size_t topics_count;
    struct territory *territories;
    size_t territories_count;
    struct financing *money;
    size_t money_count;
    struct commitment_link *before; /* the commitment it continues, or NULL */
    struct commitment_link *after;  /* those that continue it */
    size_t after_count;
    struct record_text *texts;      /* its own in the language that was asked for */
    size_t texts_count;
    struct commitment_span *spans;  /* the reporting periods of its plan, in order */
    size_t spans_count;
    unsigned beside;                /* of enum beside */
};
/* `lang`: of the translations; none are looked for in Spanish. */
enum status commitment_sides(struct db *db, struct arena *mem, int64_t commitment, enum lang lang, struct commitment_sides *ret) MUST_USE;

/* Fills jurisdiction, plan and commitment of the place (NULL where the plan has none of that number), in one statement. */
enum status commitment_at(struct db *db, struct arena *mem, struct str jurisdiction, int64_t plan, struct str number,
                          struct commitment_place *place) MUST_USE;
enum status commitment_own_roles(struct db *db, struct arena *mem, int64_t commitment, int64_t person,
                                 struct day today, unsigned *ret_roles) MUST_USE;
/* Commitments of the jurisdiction's earlier plans, newest plan first. */
enum status commitments_before(struct db *db, struct arena *mem, const struct plan *plan, struct commitment_link **ret,
                               size_t *ret_count) MUST_USE;

#endif
