/* SPDX-License-Identifier: EUPL-1.2
 * Milestone (hito): a deliverable with its means of verification, fixed when the plan is loaded, and
 * its two due days: the original one, and the current one that only an act moves. Deliverables may be
 * split in parts with shares that sum to 100. */
#ifndef HITO_ROOM_MILESTONE_H
#define HITO_ROOM_MILESTONE_H

#include "room/commitment/commitment.h"

#define MILESTONE_KIND(C)                                          \
    C(MILESTONE_INSTRUMENT, "instrumento", "Instrumento")          \
    C(MILESTONE_APPLICATION, "aplicacion", "Aplicación")           \
    C(MILESTONE_NORM, "norma", "Norma")                            \
    C(MILESTONE_CONSULTATION, "consulta", "Consulta o diálogo")    \
    C(MILESTONE_TRAINING, "capacitacion", "Capacitación")          \
    C(MILESTONE_PUBLICATION, "publicacion", "Publicación")         \
    C(MILESTONE_ACCOUNTABILITY, "rendicion", "Rendición de cuentas")
CHOICES_ENUM(milestone_kind, MILESTONE_KIND);
/* What proves it: the form check of a claim compares the proof with this. */
#define VERIFICATION_MEANS(C)                                               \
    C(MEANS_DOCUMENT, "documento", "Documento (archivo)")                   \
    C(MEANS_LINK, "enlace", "Publicación en línea (enlace)")                \
    C(MEANS_ANY, "cualquiera", "Documento o enlace")
CHOICES_ENUM(verification_means, VERIFICATION_MEANS);
#define MILESTONE_STATE(C)                         \
    C(MILESTONE_CURRENT, "vigente", "Vigente")     \
    C(MILESTONE_WITHDRAWN, "retirado", "Retirado")
CHOICES_ENUM(milestone_state, MILESTONE_STATE);

#define MILESTONE(F)                                                                                               \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                               \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "commitment it belongs to")            \
    F(TEXT, number, REQUIRED | PUBLIC | FORM, CHARS(1, 20), "Número", "as in the plan")                            \
    F(INT, position, REQUIRED | PUBLIC, RANGE(0, 100000), "Orden", "place in the commitment")                      \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(3, 1000), "Hito", "activity or milestone")                      \
    F(PROSE, deliverable, PUBLIC | FORM, CHARS(0, 4000), "Entregable", "what will exist when it is done")          \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(milestone_kind), "Tipo", "instrument or its application…")    \
    F(CHOICE, means, REQUIRED | PUBLIC | FORM, ONE_OF(verification_means), "Medio de verificación",                \
      "kind of proof a claim must bring; fixed once published")                                                    \
    F(TEXT, means_text, PUBLIC | FORM, CHARS(0, 500), "Detalle del medio de verificación", "proof, in words")      \
    F(REF, institution, PUBLIC | FORM, REF_TO(institution), "Responsable", "nothing: the commitment's lead")       \
    F(CENTI, weight_centi, REQUIRED | PUBLIC | FORM, RANGE(0, 10000), "Peso", "hundredths of a percent; sum 100")  \
    F(DAY, starts_on, PUBLIC | FORM, FREE, "Empieza", "first day of work")                                         \
    F(TEXT, original_text, REQUIRED | PUBLIC, CHARS(1, 200), "Plazo original (texto)", "due text as approved")     \
    F(DAY, original_first_on, PUBLIC, FREE, "Plazo original, desde", "first day of the original range")            \
    F(DAY, original_due_on, PUBLIC, FREE, "Plazo original", "last day of the original range: O")                   \
    F(TEXT, due_text, REQUIRED | PUBLIC | FORM, CHARS(1, 200), "Plazo", "due text in force: day, month, half-year") \
    F(DAY, due_first_on, PUBLIC, FREE, "Plazo vigente, desde", "first day of the range in force")                  \
    F(DAY, due_on, PUBLIC, FREE, "Plazo vigente", "last day of the range in force: C")                             \
    F(INT, replans, REQUIRED | PUBLIC, RANGE(0, 99), "Veces replanificado", "moved by an act so many times")       \
    F(REF, financing, PUBLIC | FORM, REF_TO(financing), "Depende de", "money it depends on")                       \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(milestone_state), "Estado", "withdrawn by an act only")             \
    F(REF, withdrawn_act, PUBLIC, REF_TO(act), "Acto de retiro", "act that withdrew it")                           \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                             \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(milestone, MILESTONE);

#define MILESTONE_PART(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                               \
    F(REF, milestone, REQUIRED | PUBLIC, REF_TO(milestone), "Hito", "whose part")                                  \
    F(INT, number, REQUIRED | PUBLIC | FORM, RANGE(1, 99), "N.º", "order")                                         \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(2, 500), "Entregable parcial", "what it is")                    \
    F(CENTI, share_centi, REQUIRED | PUBLIC | FORM, RANGE(1, 10000), "Parte", "hundredths of a percent; sum 100")  \
    F(DAY, original_due_on, PUBLIC, FREE, "Plazo original", "original due day")                                    \
    F(DAY, due_on, PUBLIC | FORM, FREE, "Plazo vigente", "due day in force")                                       \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                             \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(milestone_part, MILESTONE_PART);

#define MILESTONE_DEPENDENCY(F)                                                                                    \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                               \
    F(REF, milestone, REQUIRED | PUBLIC, REF_TO(milestone), "Hito", "what waits")                                  \
    F(REF, depends_on, REQUIRED | PUBLIC | FORM, REF_TO(milestone), "Depende de", "what must come first")
SHAPE_STRUCT(milestone_dependency, MILESTONE_DEPENDENCY);

extern const struct room milestone_room;

/* Of a commitment, in order. */
enum status milestones_of(struct db *db, struct arena *mem, int64_t commitment, struct milestone **ret,
                          size_t *ret_count) MUST_USE;
/* Of every commitment of a plan, by commitment position and order: one statement for dashboards. */
enum status milestones_of_plan(struct db *db, struct arena *mem, int64_t plan, struct milestone **ret,
                               size_t *ret_count) MUST_USE;
enum status milestone_parts_of(struct db *db, struct arena *mem, int64_t commitment, struct milestone_part **ret,
                               size_t *ret_count) MUST_USE;
enum status milestone_parts_of_plan(struct db *db, struct arena *mem, int64_t plan, struct milestone_part **ret,
                                    size_t *ret_count) MUST_USE;
enum status milestone_dependencies_of(struct db *db, struct arena *mem, int64_t commitment,
                                      struct milestone_dependency **ret, size_t *ret_count) MUST_USE;
enum status milestone_by_number(struct db *db, struct arena *mem, int64_t commitment, struct str number,
                                struct milestone **ret) MUST_USE;
/* Loader for "/:jurisdiction/plan/:plan/compromiso/:number/hito/:milestone" (the milestone's number):
 * scope as its commitment's. r->object is struct milestone_place. */
struct milestone_place {
    struct commitment_place *place;
    struct milestone *milestone;
    struct str path;
};
enum status milestone_load(struct request *r) MUST_USE;
/* The head of its pages: the way through jurisdiction, plan and commitment, and to itself unless it is
 * its own page. */
struct head milestone_head(struct request *r, const struct milestone_place *at, struct str title, bool own_page);
enum status milestone_enter(struct request *r, struct milestone_place **ret) MUST_USE;
/* ":milestone" of a commitment that is at hand, at the address of its place. */
enum status milestone_enter_at(struct request *r, struct commitment_place *at, struct milestone_place **ret) MUST_USE;
/* The handlers of its forms at another address, as commitment.h says of its own: r->object is a commitment's place for
 * "/hitos", "/hitos/repartir", "/hitos/nuevo", and a milestone's for what follows "/hito/:milestone". */
enum status milestone_list_show(struct request *r) MUST_USE;
enum status milestone_share_apply(struct request *r) MUST_USE;
enum status milestone_new_show(struct request *r) MUST_USE;
enum status milestone_new_apply(struct request *r) MUST_USE;
enum status milestone_edit_show(struct request *r) MUST_USE;
enum status milestone_edit_apply(struct request *r) MUST_USE;
enum status milestone_remove_apply(struct request *r) MUST_USE;
enum status milestone_parts_show(struct request *r) MUST_USE;
enum status milestone_part_apply(struct request *r) MUST_USE;
enum status milestone_part_share_apply(struct request *r) MUST_USE;
enum status milestone_part_remove_apply(struct request *r) MUST_USE;
enum status milestone_before_apply(struct request *r) MUST_USE;
enum status milestone_before_remove_apply(struct request *r) MUST_USE;
/* Fills due_first_on and due_on from due_text (and the original ones when `fixing`), within
 * day_range_parse; a problem on "due_text" when it is no date or lies outside the plan. */
enum status milestone_dates(struct request *r, const struct plan *plan, struct milestone *m, bool fixing) MUST_USE;

/* Rules of weights and order, without a database. */
/* What the weights of the milestones that count sum to, in hundredths of a percent; 10000 is right. */
int64_t milestone_weights_sum(const struct milestone *all, size_t count);
/* 10000 in `count` shares as equal as hundredths allow, the larger ones first: 3334, 3333, 3333. */
int64_t milestone_equal_share(size_t count, size_t index);
/* Whether making `waits` depend on `first` would close a circle. */
bool milestone_circle(const struct milestone_dependency *links, size_t count, int64_t waits, int64_t first);

#endif
