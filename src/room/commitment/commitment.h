/* SPDX-License-Identifier: EUPL-1.2
 * Commitment (compromiso): one promise of an action plan in OGP's template (ogp-rules 3), with its
 * lead, supports and counterparts, values, topics, territory, money, and the chain of carry-overs. */
#ifndef HITO_ROOM_COMMITMENT_H
#define HITO_ROOM_COMMITMENT_H

#include "room/account/account.h"
#include "room/institution/institution.h"
#include "room/plan/plan.h"
#include "room/topic/topic.h"

#define COMMITMENT_STATE(C)                          \
    C(COMMITMENT_CURRENT, "vigente", "Vigente")      \
    C(COMMITMENT_WITHDRAWN, "retirado", "Retirado")
CHOICES_ENUM(commitment_state, COMMITMENT_STATE);
/* The three values that count and the two complementary ones (ogp-rules 3, value set). */
#define OGP_VALUE(C)                                                               \
    C(VALUE_TRANSPARENCY, "transparencia", "Transparencia")                        \
    C(VALUE_PARTICIPATION, "participacion", "Participación ciudadana")             \
    C(VALUE_ACCOUNTABILITY, "rendicion", "Rendición pública de cuentas")           \
    C(VALUE_INCLUSION, "inclusion", "Inclusión (complementario)")                  \
    C(VALUE_TECHNOLOGY, "tecnologia", "Tecnología e innovación (complementario)")
CHOICES_ENUM(ogp_value, OGP_VALUE);
#define INSTITUTION_ROLE(C)                                  \
    C(INSTITUTION_LEAD, "lider", "Responsable")              \
    C(INSTITUTION_SUPPORT, "apoyo", "Apoyo")                 \
    C(INSTITUTION_COUNTERPART, "contraparte", "Contraparte")
CHOICES_ENUM(institution_role, INSTITUTION_ROLE);
#define PERSON_ROLE(C)                                        \
    C(PERSON_FOCAL, "punto-focal", "Punto focal")             \
    C(PERSON_COUNTERPART, "contraparte", "Contraparte")
CHOICES_ENUM(person_role, PERSON_ROLE);
#define FINANCING_SOURCE(C)                                          \
    C(FINANCING_BUDGET, "presupuesto", "Presupuesto público")        \
    C(FINANCING_COOPERATION, "cooperacion", "Cooperación")           \
    C(FINANCING_OWN, "propio", "Recursos de sociedad civil o academia") \
    C(FINANCING_NONE, "sin-definir", "Sin financiamiento definido")
CHOICES_ENUM(financing_source, FINANCING_SOURCE);

#define COMMITMENT(F)                                                                                             \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "plan it belongs to")                                   \
    F(REF, plan_group, PUBLIC | FORM, REF_TO(plan_group), "Grupo", "group or axis of the plan")                   \
    F(TEXT, number, REQUIRED | PUBLIC | FORM, CHARS(1, 20), "Número", "as in the plan; text: 2.1, B.1.A")         \
    F(INT, position, REQUIRED | PUBLIC, RANGE(0, 100000), "Orden", "place in the plan")                           \
    F(TEXT, ogp_id, PUBLIC | FORM, CHARS(0, 12), "Identificador de OGP", "EC0016")                                \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(3, 700), "Título", "full title")                               \
    F(TEXT, short_title, PUBLIC | FORM, CHARS(0, 200), "Título corto", "for lists")                               \
    F(TEXT, brief, PUBLIC | FORM, CHARS(0, 280), "En pocas palabras", "280 characters for everybody")             \
    F(PROSE, lead_text, PUBLIC | FORM, CHARS(0, 800), "Responsable (texto del plan)", "prose as loaded, unlinked") \
    F(PROSE, support_text, PUBLIC | FORM, CHARS(0, 2000), "Apoyos (texto del plan)", "prose as loaded, unlinked") \
    F(PROSE, problem, PUBLIC | FORM, CHARS(0, 30000), "Problema", "what problem, who is affected, where, since when") \
    F(PROSE, causes, PUBLIC | FORM, CHARS(0, 30000), "Causas", "causes of the problem")                           \
    F(PROSE, done_so_far, PUBLIC | FORM, CHARS(0, 30000), "Qué se ha hecho", "what was done so far")              \
    F(PROSE, solution, PUBLIC | FORM, CHARS(0, 30000), "Solución propuesta", "what the commitment is")            \
    F(PROSE, results, PUBLIC | FORM, CHARS(0, 30000), "Resultados esperados", "outputs and outcomes wanted")      \
    F(PROSE, full_text, PUBLIC | FORM, CHARS(0, 30000), "Texto completo", "text of templates without parts")      \
    F(PROSE, additional, PUBLIC | FORM, CHARS(0, 30000), "Información adicional", "links to law, plans, budget")  \
    F(PROSE, budget, PUBLIC | FORM, CHARS(0, 4000), "Presupuesto", "resources, in words")                         \
    F(DAY, starts_on, PUBLIC | FORM, FREE, "Empieza", "first day of work")                                        \
    F(DAY, ends_on, PUBLIC | FORM, FREE, "Termina", "day it must be complete")                                    \
    F(CENTI, weight_centi, PUBLIC | FORM, RANGE(0, 10000), "Peso en el plan", "hundredths of a percent; nothing: equal") \
    F(FLAG, challenge, PUBLIC | FORM, FREE, "Presentado al Desafío de Gobierno Abierto", "Open Gov Challenge")    \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(commitment_state), "Estado", "withdrawn by an act only")           \
    F(REF, withdrawn_act, PUBLIC, REF_TO(act), "Acto de retiro", "act that withdrew it")                          \
    F(REF, carried_from, PUBLIC | FORM, REF_TO(commitment), "Continúa a", "commitment of an earlier plan")        \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(commitment, COMMITMENT);

#define COMMITMENT_VALUE(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "whose value")                        \
    F(CHOICE, value, REQUIRED | PUBLIC | FORM, ONE_OF(ogp_value), "Valor", "open-government value")               \
    F(PROSE, justification, REQUIRED | PUBLIC | FORM, CHARS(3, 10000), "Por qué", "how it serves the value")
SHAPE_STRUCT(commitment_value, COMMITMENT_VALUE);

#define COMMITMENT_INSTITUTION(F)                                                                                 \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "commitment")                         \
    F(REF, institution, REQUIRED | PUBLIC | FORM, REF_TO(institution), "Institución", "who")                      \
    F(CHOICE, role, REQUIRED | PUBLIC | FORM, ONE_OF(institution_role), "Papel", "lead, support, counterpart")    \
    F(DAY, from_on, PUBLIC | FORM, FREE, "Desde", "nothing: since the plan began")                                \
    F(DAY, until_on, PUBLIC | FORM, FREE, "Hasta", "nothing: still")
SHAPE_STRUCT(commitment_institution, COMMITMENT_INSTITUTION);

#define COMMITMENT_PERSON(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, commitment, REQUIRED | STAFF, REF_TO(commitment), "Compromiso", "commitment")                          \
    F(REF, person, REQUIRED | STAFF | FORM, REF_TO(person), "Persona", "who")                                     \
    F(REF, institution, STAFF | FORM, REF_TO(institution), "Institución", "on whose behalf")                      \
    F(CHOICE, role, REQUIRED | STAFF | FORM, ONE_OF(person_role), "Papel", "focal point or counterpart")          \
    F(FLAG, alternate, STAFF | FORM, FREE, "Alterno o alterna", "stands in for the first")                        \
    F(DAY, from_on, REQUIRED | STAFF | FORM, FREE, "Desde", "first day")                                          \
    F(DAY, until_on, STAFF | FORM, FREE, "Hasta", "last day; nothing: still")                                     \
    F(TEXT, letter, STAFF | FORM, CHARS(0, 200), "Oficio", "letter that appointed")                               \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(commitment_person, COMMITMENT_PERSON);

#define COMMITMENT_TOPIC(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "commitment")                         \
    F(REF, topic, REQUIRED | PUBLIC | FORM, REF_TO(topic), "Tema", "topic")
SHAPE_STRUCT(commitment_topic, COMMITMENT_TOPIC);

#define COMMITMENT_TERRITORY(F)                                                                                   \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "commitment")                         \
    F(REF, territory, REQUIRED | PUBLIC | FORM, REF_TO(territory), "Territorio", "where it acts")
SHAPE_STRUCT(commitment_territory, COMMITMENT_TERRITORY);

#define FINANCING(F)                                                                                              \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "what it pays for")                   \
    F(CHOICE, source, REQUIRED | PUBLIC | FORM, ONE_OF(financing_source), "Fuente", "kind of money")              \
    F(TEXT, funder, PUBLIC | FORM, CHARS(0, 200), "Quién financia", "funder")                                     \
    F(TEXT, agreement, PUBLIC | FORM, CHARS(0, 200), "Convenio", "agreement's number or name")                    \
    F(CENTI, amount_cents, PUBLIC | FORM, RANGE(0, 100000000000000), "Monto (USD)", "cents of dollar")            \
    F(DAY, ends_on, PUBLIC | FORM, FREE, "Termina", "last day of the money")                                      \
    F(TEXT, note, PUBLIC | FORM, CHARS(0, 500), "Nota", "remark")                                                 \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(financing, FINANCING);

#define COMMITMENT_COMMENT(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, commitment, REQUIRED | STAFF, REF_TO(commitment), "Compromiso", "what it is about")                    \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who wrote it")                                   \
    F(CHOICE, role, REQUIRED | STAFF, ONE_OF(role), "Rol", "role acted in")                                       \
    F(PROSE, text, REQUIRED | STAFF | FORM, CHARS(2, 4000), "Comentario", "what was said")                        \
    F(TIME, written_at, REQUIRED | STAFF, FREE, "Escrito", "when (UTC)")
SHAPE_STRUCT(commitment_comment, COMMITMENT_COMMENT);

/* A card: what lists show of a commitment. */
#define COMMITMENT_CARD(F)                                                                                        \
    F(INT, id, 0, FREE, "", "commitment")                                                                         \
    F(TEXT, number, PUBLIC, FREE, "Número", "as in the plan")                                                     \
    F(TEXT, ogp_id, PUBLIC, FREE, "Identificador de OGP", "EC0016")                                               \
    F(TEXT, title, PUBLIC, FREE, "Título", "short title if there is one")                                         \
    F(TEXT, lead, PUBLIC, FREE, "Responsable", "lead institution's name")                                         \
    F(TEXT, lead_code, PUBLIC, FREE, "Código del responsable", "lead institution's code")                         \
    F(DAY, ends_on, PUBLIC, FREE, "Termina", "day it must be complete")                                           \
    F(CHOICE, state, PUBLIC, ONE_OF(commitment_state), "Estado", "current or withdrawn")                          \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of its plan")                                               \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                              \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(commitment_card, COMMITMENT_CARD);

extern const struct room commitment_room;

/* In the plan's order. */
enum status commitments_of_plan(struct db *db, struct arena *mem, int64_t plan, struct commitment_card **ret,
                                size_t *ret_count) MUST_USE;
enum status commitment_by_number(struct db *db, struct arena *mem, int64_t plan, struct str number,
                                 struct commitment **ret) MUST_USE;
/* The money that pays for it. */
enum status commitment_financing(struct db *db, struct arena *mem, int64_t commitment, struct financing **ret,
                                 size_t *ret_count) MUST_USE;
/* Loader for "/:jurisdiction/plan/:plan/compromiso/:number": r->object is struct commitment_place.
 * Sets scope: draft as the plan, own_roles from commitment_person on r->today. */
/* What there may be beside a commitment in other rooms: a page that read it (in the statement of its sides)
 * spares the statements of panels that have nothing to show. */
enum beside {
    BESIDE_CASE = 1,           /* a case of stalling */
    BESIDE_VERDICT = 2,        /* a word on one of its reports */
    BESIDE_STANCE = 4,         /* a word on the whole */
    BESIDE_CHANGE = 8,         /* a change request */
    BESIDE_OBJECTION = 16,     /* an objection */
    BESIDE_PERIOD_RESULT = 32, /* what a period showed */
    BESIDE_TRANSITION = 64,    /* a change of authorities of its lead */
    BESIDE_RATIFICATION = 128, /* what a new authority said */
    BESIDE_DATED_MONEY = 256,  /* money that ends on a day */
    BESIDE_QUESTION = 512,     /* a question */
    BESIDE_COMMENT = 1024,     /* a comment */
    BESIDE_REPROGRAMMING = 2048,/* a reprogramming of its plan that goes on */
    BESIDE_PARTS = 4096,       /* a milestone in parts */
    BESIDE_DRAFT = 8192,       /* a draft of co-creation that it comes from */
    BESIDE_INDICATOR = 16384,  /* an indicator that is no draft */
};
struct commitment_sides; /* commitment_store.h */
struct follow;           /* room/progress */
struct commitment_place {
    struct jurisdiction *jurisdiction;
    struct plan *plan;
    struct commitment *commitment;
    struct str path; /* "/ec/plan/2/compromiso/6" */
    /* What this request read of it already, or NULL: a panel asks its room's door, which reads only what is missing. */
    const struct commitment_sides *sides;
    const struct follow *follow;
    /* Of a room that shows the commitment at another address: the way there. NULL: the usual one. */
    struct head (*head)(struct request *r, const struct commitment_place *place, struct str title);
};
/* A reporting period of its plan. */
struct commitment_span {
    struct day first, last, closes_on;
};
/* The periods of its plan in order, where this request read them beside it; false: it did not. */
bool commitment_calendar(const struct commitment_place *place, const struct commitment_span **ret, size_t *ret_count);
/* False only where it is known that there is none. */
bool commitment_has(const struct commitment_place *place, enum beside what);
/* Who leads and whose word is awaited today: institutions, each role once, by institution. */
struct commitment_voice {
    int64_t institution;
    int role; /* INSTITUTION_LEAD, INSTITUTION_COUNTERPART */
    struct str name;
};
enum status commitment_voices(struct request *r, const struct commitment_place *place, struct commitment_voice **ret,
                              size_t *ret_count) MUST_USE;
enum status commitment_load(struct request *r) MUST_USE;
enum status commitment_enter(struct request *r, struct commitment_place **ret) MUST_USE;
/* The head of its pages: crumbs of jurisdiction and plan. */
struct head commitment_head(struct request *r, const struct commitment_place *place, struct str title);
/* Problems that a form cannot see by its limits: dates inside the plan, order of dates, number
 * repeated. Adds them to the request; INVALID when any. */
enum status commitment_check(struct request *r, const struct plan *plan, const struct commitment *c) MUST_USE;
/* The handlers of its forms, for rooms that let others fill a commitment of a draft plan: r->object is (or begins with)
 * a struct commitment_place whose path is the room's own address. They post to path + "/editar", "/ficha/institucion",
 * "/ficha/valor", "/ficha/tema", "/ficha/territorio", "/ficha/financiamiento", "/ficha/quitar". */
enum status commitment_edit_show(struct request *r) MUST_USE;
enum status commitment_edit_apply(struct request *r) MUST_USE;
enum status commitment_sheet_show(struct request *r) MUST_USE;
enum status commitment_institution_apply(struct request *r) MUST_USE;
enum status commitment_value_apply(struct request *r) MUST_USE;
enum status commitment_topic_apply(struct request *r) MUST_USE;
enum status commitment_territory_apply(struct request *r) MUST_USE;
enum status commitment_money_apply(struct request *r) MUST_USE;
enum status commitment_part_remove_apply(struct request *r) MUST_USE;

#endif
