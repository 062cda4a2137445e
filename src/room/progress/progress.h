/* SPDX-License-Identifier: EUPL-1.2
 * Follow-up (seguimiento): claims of the responsible with proof, form check by the directorate,
 * verdicts of the counterpart, change requests that only an act applies, and the results computed by
 * the methodology in force. A status is computed, never declared. */
#ifndef HITO_ROOM_PROGRESS_H
#define HITO_ROOM_PROGRESS_H

#include "room/methodology/methodology.h"
#include "room/milestone/milestone.h"

#define CLAIM_KIND(C)                                                    \
    C(CLAIM_BEGAN, "inicio", "El trabajo empezó o avanza")               \
    C(CLAIM_DELIVERED, "entrega", "Entregado")                           \
    C(CLAIM_DELAY, "retraso", "Hay un retraso")                          \
    C(CLAIM_NOTHING, "nada", "Nada que reportar en este período")
CHOICES_ENUM(claim_kind, CLAIM_KIND);
#define CLAIM_STATE(C)                                   \
    C(CLAIM_DRAFT, "borrador", "Borrador")               \
    C(CLAIM_SENT, "enviado", "Enviado")                  \
    C(CLAIM_RETURNED, "devuelto", "Devuelto")            \
    C(CLAIM_ACCEPTED, "aceptado", "Aceptado")            \
    C(CLAIM_CORRECTED, "corregido", "Corregido después") \
    C(CLAIM_WITHDRAWN, "retirado", "Retirado por quien reportó")
CHOICES_ENUM(claim_state, CLAIM_STATE);
/* How it came: the three ways are equal in result, and the page says which it was. */
#define CHANNEL(C)                                       \
    C(CHANNEL_FORM, "formulario", "Por el formulario")   \
    C(CHANNEL_WORKBOOK, "libro", "Por el libro de Excel") \
    C(CHANNEL_LETTER, "oficio", "Por oficio")
CHOICES_ENUM(channel, CHANNEL);
/* Canada's six causes and four of the region (domain: Ecuador and trackers 9). */
#define DELAY_CAUSE(C)                                                  \
    C(DELAY_FUNDING, "financiamiento", "Cambio de financiamiento")      \
    C(DELAY_RESOURCES, "recursos", "Falta de recursos")                 \
    C(DELAY_PRIORITY, "prioridad", "Cambio de prioridades")             \
    C(DELAY_APPROVAL, "aprobacion", "Demora en aprobaciones")           \
    C(DELAY_DEPENDENCY, "dependencia", "Depende de otra actividad")     \
    C(DELAY_AUTHORITY, "autoridades", "Cambio de autoridades")          \
    C(DELAY_ELECTIONS, "elecciones", "Elecciones")                      \
    C(DELAY_EMERGENCY, "emergencia", "Emergencia")                      \
    C(DELAY_COUNTERPART, "contraparte", "Contraparte inactiva")         \
    C(DELAY_OTHER, "otra", "Otra causa")
CHOICES_ENUM(delay_cause, DELAY_CAUSE);
#define VERDICT_KIND(C)                                              \
    C(VERDICT_CONFIRMS, "confirma", "Confirma")                      \
    C(VERDICT_IN_PART, "confirma-en-parte", "Confirma en parte")     \
    C(VERDICT_DISPUTES, "disputa", "Disputa")
CHOICES_ENUM(verdict_kind, VERDICT_KIND);
#define VERDICT_CLOSED(C)                                               \
    C(CLOSED_CORRECTED, "correccion", "El reporte fue corregido")       \
    C(CLOSED_WITHDRAWN, "retiro", "La contraparte la retiró")           \
    C(CLOSED_BY_ACT, "acto", "Decidida por un acto")                    \
    C(CLOSED_EARLIER, "valor-anterior", "Se dijo de un valor anterior, que cambió antes de publicarse")
CHOICES_ENUM(verdict_closed, VERDICT_CLOSED);
#define CHANGE_KIND(C)                                                     \
    C(CHANGE_REPLAN, "replanificacion", "Mover el plazo de un hito")       \
    C(CHANGE_WITHDRAW_MILESTONE, "retiro-hito", "Retirar un hito")         \
    C(CHANGE_WITHDRAW_COMMITMENT, "retiro-compromiso", "Retirar el compromiso") \
    C(CHANGE_TEXT, "texto", "Cambiar un texto publicado")
CHOICES_ENUM(change_kind, CHANGE_KIND);
#define CHANGE_STATE(C)                                            \
    C(CHANGE_PROPOSED, "propuesto", "Propuesto")                   \
    C(CHANGE_OPINED, "con-opinion", "Con opinión de la contraparte") \
    C(CHANGE_APPLIED, "aplicado", "Aplicado")                      \
    C(CHANGE_REFUSED, "negado", "No aprobado")                     \
    C(CHANGE_DROPPED, "desistido", "Desistido")
CHOICES_ENUM(change_state, CHANGE_STATE);
#define CHANGE_OPINION(C)                                    \
    C(OPINION_FOR, "favorable", "Favorable")                 \
    C(OPINION_AGAINST, "desfavorable", "Desfavorable")       \
    C(OPINION_NONE, "sin-opinion", "Prefiere no opinar")
CHOICES_ENUM(change_opinion, CHANGE_OPINION);

#define CLAIM(F)                                                                                                 \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, milestone, REQUIRED | PUBLIC, REF_TO(milestone), "Hito", "what it is about")                          \
    F(REF, part, PUBLIC | FORM, REF_TO(milestone_part), "Entregable parcial", "nothing: the whole milestone")    \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(claim_kind), "Qué reportas", "kind of report")              \
    F(DAY, delivered_on, PUBLIC | FORM, FREE, "Fecha de entrega", "day the deliverable existed")                 \
    F(DAY, forecast_on, PUBLIC | FORM, FREE, "Nueva fecha prevista", "forecast of the lead; moves nothing")      \
    F(CHOICE, delay_cause, PUBLIC | FORM, ONE_OF(delay_cause), "Causa del retraso", "from the closed list")      \
    F(PROSE, text, REQUIRED | PUBLIC | FORM, CHARS(3, 2000), "Qué se hizo", "one to three lines")                \
    F(PROSE, next_step, PUBLIC | FORM, CHARS(0, 1000), "Siguiente paso", "what comes next")                      \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(claim_state), "Estado", "sent, returned, accepted")               \
    F(REF, sent_by, REQUIRED | STAFF, REF_TO(person), "Enviado por", "focal point")                              \
    F(DAY, sent_on, REQUIRED | PUBLIC, FREE, "Enviado el", "day in the jurisdiction's zone")                     \
    F(TIME, sent_at, REQUIRED | PUBLIC, FREE, "Enviado", "instant (UTC)")                                        \
    F(REF, checked_by, STAFF, REF_TO(person), "Revisado por", "directorate")                                     \
    F(DAY, checked_on, PUBLIC, FREE, "Revisado el", "day of acceptance or return")                               \
    F(TIME, checked_at, PUBLIC, FREE, "Revisado", "instant (UTC)")                                               \
    F(PROSE, return_reason, PUBLIC | FORM, CHARS(0, 2000), "Qué falta", "why it was returned")                   \
    F(REF, report, PUBLIC, REF_TO(report), "Reporte del período", "nothing: sent on its own")                    \
    F(CHOICE, channel, REQUIRED | PUBLIC, ONE_OF(channel), "Canal", "form, workbook or letter")                  \
    F(DAY, public_on, PUBLIC, FREE, "Público desde", "nothing: only its parties may know what it says")          \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(claim, CLAIM);

#define VERDICT(F)                                                                                               \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, claim, REQUIRED | PUBLIC, REF_TO(claim), "Reporte", "claim it judges")                                \
    F(REF, institution, PUBLIC, REF_TO(institution), "Contraparte", "on whose behalf")                           \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who gave it")                                   \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(verdict_kind), "Pronunciamiento", "confirms, in part, disputes") \
    F(PROSE, reasons, PUBLIC | FORM, CHARS(0, 4000), "Razones", "why; required unless it confirms")              \
    F(DAY, given_on, REQUIRED | PUBLIC, FREE, "Fecha", "day it was given")                                       \
    F(TIME, given_at, REQUIRED | PUBLIC, FREE, "Instante", "instant (UTC)")                                      \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "nothing: open")                                               \
    F(CHOICE, closed_how, PUBLIC | FORM, ONE_OF(verdict_closed), "Cómo se cerró", "correction, withdrawal, act") \
    F(REF, closed_act, PUBLIC | FORM, REF_TO(act), "Acto", "act that decided the dispute")                       \
    F(PROSE, reply, PUBLIC | FORM, CHARS(0, 4000), "Réplica del responsable", "right of reply")                  \
    F(DAY, replied_on, PUBLIC, FREE, "Fecha de la réplica", "day of the reply")                                  \
    F(DAY, public_on, PUBLIC, FREE, "Público desde", "with its claim, or at once when the claim is public")      \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(verdict, VERDICT);

/* The five words on a whole commitment; the first three as on a claim. */
#define STANCE(C)                                                                    \
    C(STANCE_CONFIRMS, "confirma", "Confirma")                                       \
    C(STANCE_IN_PART, "confirma-en-parte", "Confirma en parte")                      \
    C(STANCE_DISPUTES, "disputa", "Disputa")                                         \
    C(STANCE_NOT_INVOLVED, "sin-participar", "No participó")                         \
    C(STANCE_NO_MEANS, "sin-medios", "No pudo verificar por falta de medios")
CHOICES_ENUM(stance, STANCE);

#define COMMITMENT_VERDICT(F)                                                                                    \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "what it judges")                    \
    F(REF, period, PUBLIC, REF_TO(period), "Período", "nothing: outside any")                                    \
    F(REF, institution, PUBLIC, REF_TO(institution), "Contraparte", "on whose behalf")                           \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who gave it")                                   \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(stance), "Pronunciamiento", "one of five words")            \
    F(PROSE, reasons, PUBLIC | FORM, CHARS(0, 4000), "Razones", "required to dispute or confirm in part")        \
    F(DAY, given_on, REQUIRED | PUBLIC, FREE, "Fecha", "day it was given")                                       \
    F(TIME, given_at, REQUIRED | PUBLIC, FREE, "Instante", "instant (UTC)")                                      \
    F(DAY, public_on, PUBLIC, FREE, "Público desde", "with the report it speaks of")                             \
    F(FLAG, late, PUBLIC, FREE, "Después del plazo", "given after the time to speak; never refused for it")      \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "nothing: it stands")                                          \
    F(CHOICE, closed_how, PUBLIC | FORM, ONE_OF(verdict_closed), "Cómo se cerró", "correction, withdrawal, act") \
    F(REF, closed_act, PUBLIC | FORM, REF_TO(act), "Acto", "act that decided")                                   \
    F(PROSE, reply, PUBLIC | FORM, CHARS(0, 4000), "Réplica del responsable", "right of reply")                  \
    F(REF, replied_by, STAFF, REF_TO(person), "Replicó", "focal point")                                          \
    F(DAY, replied_on, PUBLIC, FREE, "Fecha de la réplica", "day of the reply")                                  \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(commitment_verdict, COMMITMENT_VERDICT);

#define CHANGE_REQUEST(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "what changes")                      \
    F(REF, milestone, PUBLIC | FORM, REF_TO(milestone), "Hito", "milestone that changes")                        \
    F(REF, part, PUBLIC | FORM, REF_TO(milestone_part), "Entregable parcial", "part that moves")                 \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(change_kind), "Qué se pide", "kind of change")              \
    F(TEXT, field, PUBLIC | FORM, CHARS(0, 40), "Campo", "field whose text changes")                             \
    F(PROSE, old_value, PUBLIC, CHARS(0, 30000), "Decía", "value when it was proposed")                          \
    F(PROSE, new_value, PUBLIC | FORM, CHARS(0, 30000), "Dirá", "due text or new text")                          \
    F(PROSE, reasons, REQUIRED | PUBLIC | FORM, CHARS(10, 4000), "Por qué", "reasons")                           \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(change_state), "Estado", "proposed, opinion, applied, refused")   \
    F(REF, proposed_by, REQUIRED | STAFF, REF_TO(person), "Pedido por", "who asked")                             \
    F(DAY, proposed_on, REQUIRED | PUBLIC, FREE, "Pedido el", "day")                                             \
    F(CHOICE, opinion, PUBLIC | FORM, ONE_OF(change_opinion), "Opinión de la contraparte", "opinion")            \
    F(PROSE, opinion_reasons, PUBLIC | FORM, CHARS(0, 4000), "Razones de la opinión", "reasons")                 \
    F(REF, opinion_by, STAFF, REF_TO(person), "Opinó", "counterpart")                                            \
    F(DAY, opinion_on, PUBLIC, FREE, "Opinión del", "day of the opinion")                                        \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "act that decided")                                          \
    F(REF, closed_by, STAFF, REF_TO(person), "Cerrado por", "who applied or refused")                            \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "day")                                                         \
    F(PROSE, closing_note, PUBLIC | FORM, CHARS(0, 2000), "Nota de cierre", "remark")                            \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(change_request, CHANGE_REQUEST);

#define MILESTONE_RESULT(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, milestone, REQUIRED | PUBLIC, REF_TO(milestone), "Hito", "milestone")                                 \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "its commitment")                    \
    F(REF, methodology, REQUIRED | PUBLIC, REF_TO(methodology), "Metodología", "version that made it")           \
    F(TEXT, inputs, REQUIRED | PUBLIC, CHARS(64, 64), "Huella de los datos", "SHA-256 of the facts")             \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day asked for: d")                             \
    F(DAY, changes_on, PUBLIC, FREE, "Puede cambiar el", "next day on which it can change by itself")            \
    F(CHOICE, light, REQUIRED | PUBLIC, ONE_OF(light), "Semáforo", "light")                                      \
    F(TEXT, rule, REQUIRED | PUBLIC, CHARS(1, 60), "Regla", "code of the rule that applied")                     \
    F(CENTI, reported_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Reportado", "percent")                         \
    F(CENTI, undisputed_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Sin disputa", "percent")                     \
    F(CENTI, expected_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Esperado", "percent")                          \
    F(INT, late_original, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo original)", "days")                    \
    F(INT, late_current, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo vigente)", "days")                      \
    F(INT, marks, REQUIRED | PUBLIC, FREE, "Marcas", "bits of enum mark")                                        \
    F(INT, moved_days, REQUIRED | PUBLIC, FREE, "Días movido", "current due day minus original")
SHAPE_STRUCT(milestone_result, MILESTONE_RESULT);

#define COMMITMENT_RESULT(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "commitment")                        \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "its plan")                                            \
    F(REF, methodology, REQUIRED | PUBLIC, REF_TO(methodology), "Metodología", "version that made it")           \
    F(TEXT, inputs, REQUIRED | PUBLIC, CHARS(64, 64), "Huella de los datos", "SHA-256 of the facts")             \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day asked for: d")                             \
    F(DAY, changes_on, PUBLIC, FREE, "Puede cambiar el", "next day on which it can change by itself")            \
    F(CHOICE, light, REQUIRED | PUBLIC, ONE_OF(light), "Semáforo", "light, or why there is none")                \
    F(TEXT, rule, REQUIRED | PUBLIC, CHARS(1, 60), "Regla", "code of the rule that applied")                     \
    F(CENTI, reported_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Reportado", "percent")                         \
    F(CENTI, undisputed_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Sin disputa", "percent")                     \
    F(CENTI, expected_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Esperado", "percent")                          \
    F(CENTI, index_centi, PUBLIC, FREE, "Índice de cumplimiento", "reported / expected, hundredths")             \
    F(CENTI, index_original_centi, PUBLIC, FREE, "Índice con plazos originales", "hundredths")                   \
    F(INT, late_original, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo original)", "days, the largest")       \
    F(INT, late_current, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo vigente)", "days, the largest")         \
    F(INT, marks, REQUIRED | PUBLIC, FREE, "Marcas", "bits of enum mark")
SHAPE_STRUCT(commitment_result, COMMITMENT_RESULT);

#define PLAN_RESULT(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "plan")                                                \
    F(REF, methodology, REQUIRED | PUBLIC, REF_TO(methodology), "Metodología", "version that made it")           \
    F(TEXT, inputs, REQUIRED | PUBLIC, CHARS(64, 64), "Huella de los datos", "SHA-256 of the facts")             \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day asked for: d")                             \
    F(DAY, changes_on, PUBLIC, FREE, "Puede cambiar el", "next day on which it can change by itself")            \
    F(CENTI, reported_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Reportado", "percent, mean")                   \
    F(CENTI, undisputed_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Sin disputa", "percent, mean")               \
    F(CENTI, expected_centi, REQUIRED | PUBLIC, RANGE(0, 10000), "Esperado", "percent, mean")                    \
    F(INT, complete_count, REQUIRED | PUBLIC, FREE, "Completos", "commitments")                                  \
    F(INT, on_time_count, REQUIRED | PUBLIC, FREE, "En plazo", "commitments")                                    \
    F(INT, at_risk_count, REQUIRED | PUBLIC, FREE, "En riesgo", "commitments")                                   \
    F(INT, late_count, REQUIRED | PUBLIC, FREE, "Atrasados", "commitments")                                      \
    F(INT, silent_count, REQUIRED | PUBLIC, FREE, "Sin reporte", "commitments")                                  \
    F(INT, none_count, REQUIRED | PUBLIC, FREE, "Sin semáforo", "commitments")                                   \
    F(INT, withdrawn_count, REQUIRED | PUBLIC, FREE, "Retirados", "commitments")
SHAPE_STRUCT(plan_result, PLAN_RESULT);

extern const struct room progress_room;

/* Change requests for other rooms (reprogramming): what may be asked of a commitment, as options of a form; a
 * text is chosen by its place among `fields`, from 1. */
struct change_options {
    struct option *milestones, *parts, *fields;
    size_t milestone_count, part_count, field_count;
};
enum status change_options_read(struct request *r, const struct commitment_place *place, struct change_options *ret) MUST_USE;
/* The name of that text, and whether it is the commitment's own; STR_NONE: there is none. */
struct str change_text_named(int64_t index, bool *ret_of_commitment);
/* Checks what is asked against what is on record and fills old_value and new_value; INVALID: problems stand. */
enum status change_check(struct request *r, const struct commitment_place *place, struct change_request *c) MUST_USE;
/* Does what was checked, by the act in c->act. */
enum status change_make(struct request *r, const struct commitment_place *place, const struct change_request *c) MUST_USE;

/* Computes and stores the results of a commitment, its milestones and its plan for `today` under the
 * methodology in force; nothing is written where nothing changed. Every write that touches facts
 * (claims, verdicts, milestones, weights, replans) calls it in its own transaction. */
enum status progress_recompute(struct db *db, struct arena *mem, int64_t commitment, struct day today) MUST_USE;
/* The same for every commitment of a plan: imports, a new methodology, the chore of the day. */
enum status progress_recompute_plan(struct db *db, struct arena *mem, int64_t plan, struct day today) MUST_USE;
/* Makes public what is ripe of a commitment (claims, then what was said of them) and computes its results.
 * Every move that may complete a publication calls it: acceptance of a form or of a report, a verdict, a reply,
 * the close of a dispute; the chore of the day does the rest. Drafts are never touched. */
enum status progress_publish(struct db *db, struct arena *mem, int64_t commitment, struct day today) MUST_USE;
/* Whether who asks may see what is not public yet of the commitment of the request's scope (its parties and
 * staff); everybody else sees only claims and verdicts with a public_on. */
bool progress_sees_unpublished(const struct request *r);
/* Stored results for pages: one statement each. */
enum status progress_of_plan(struct db *db, struct arena *mem, int64_t plan, struct commitment_result **ret,
                             size_t *ret_count) MUST_USE;
enum status progress_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct commitment_result **ret) MUST_USE;
enum status progress_milestones(struct db *db, struct arena *mem, int64_t commitment, struct milestone_result **ret,
                                size_t *ret_count) MUST_USE;
enum status progress_milestones_of_plan(struct db *db, struct arena *mem, int64_t plan, struct milestone_result **ret,
                                        size_t *ret_count) MUST_USE;
enum status progress_plan_result(struct db *db, struct arena *mem, int64_t plan, struct plan_result **ret) MUST_USE;

/* ---- State machines as tables (law 9), and what a line of a report is judged by: shared with the rooms below. */
/* What a move asks for. */
#define NEEDS_PROOF 0x01u      /* a delivery: of the means declared when the plan was loaded */
#define NEEDS_REASON 0x02u     /* in words, public */
#define NEEDS_ACT 0x04u        /* names one that was approved */
#define NEEDS_FORM_CHECK 0x08u /* the proof is of its kind and opens: form, never content */
#define NEEDS_OPINION 0x10u    /* of the counterpart, or the opinion_days of the methodology without one */
#define NEEDS_AUTHORITY 0x20u  /* name, post and letter of the authority that authorises */
#define NEEDS_LINES 0x40u      /* every line of the report has what its answer asks for */

struct move {
    int from, to; /* from -1: it begins so */
    enum action action;
    unsigned needs;
    const char *label; /* Spanish message: what it is called */
};
/* The machine as text of Graphviz, for the documents. */
struct str moves_diagram(struct arena *a, const char *name, const struct choices *states, const struct move *moves, size_t count);

/* What is wrong with a form, beside the limits of the field list. */
struct fault {
    const char *field;
    const char *message; /* Spanish */
};
struct faults {
    struct fault items[8];
    size_t count;
};
/* What a report is judged by. */
struct report_facts {
    const struct milestone *milestone;
    const struct milestone_part *parts; /* of the milestone */
    size_t part_count;
    const struct claim *claims; /* of the milestone, any state, oldest first */
    size_t claim_count;
    const struct verdict *verdicts; /* of those claims */
    size_t verdict_count;
    struct day plan_starts_on, today;
    bool file, link;   /* proof that comes with it */
    bool kept_file, kept_link; /* proof of the returned report that it corrects */
};
struct faults report_faults(const struct report_facts *f, const struct claim *c);
/* Whether a delivery of that share was accepted and is disputed or confirmed only in part: the only
 * case in which another delivery of it may be reported. */
const struct claim *report_corrects(const struct report_facts *f, const struct claim *c);


/* Accepts the form of a claim that was sent (what it says is the counterpart's to judge): a delivery needs a proof
 * that opens and both checks of the form, whose boxes are named `kind_box` and `opens_box`. `proofs`: how many of it
 * count. INVALID: the problems stand beside the boxes. The caller then calls progress_publish() once per commitment,
 * which also closes the older delivery that it corrects, when it is public. */
enum status progress_accept(struct request *r, struct claim *c, int64_t proofs, const char *kind_box,
                            const char *opens_box) MUST_USE;
/* Gives back a claim that was sent or accepted, with the reason. */
enum status progress_give_back(struct request *r, struct claim *c, struct str reason) MUST_USE;

/* How a commitment would look on `today` if every line of the report (drafts too) were accepted and public. */
struct progress_preview {
    struct milestone_result *milestones;
    size_t milestone_count;
    struct commitment_result commitment;
    enum remedy remedies[REMEDY_COUNT];
    size_t remedy_count;
};
enum status progress_preview(struct db *db, struct arena *mem, int64_t commitment, int64_t report, struct day today,
                             struct progress_preview *ret) MUST_USE;
/* What is said of a commitment: reports that stand, then words on them, then words on the whole, each newest first; no more than who asks
 * may see. On the commitment's page nothing is read again. */
enum progress_said_kind { SAID_REPORT, SAID_WORD, SAID_STANCE };
struct progress_said {
    enum progress_said_kind is;
    int64_t id;
    int64_t claim;               /* of a word: the report it is about */
    int kind;                    /* of claim_kind, verdict_kind or stance */
    int64_t institution;         /* of a word: on whose behalf, or NONE */
    struct str institution_name; /* its name */
    struct str milestone_number; /* but for a stance */
    struct str text, reply;
    struct day on, closed_on;
    bool late;
};
enum status progress_said(struct request *r, const struct commitment_place *place, struct progress_said **ret,
                          size_t *ret_count) MUST_USE;
/* What the commitment's page showed of the stored result in this request: false where it showed none. */
struct progress_shown {
    int light;
    const struct methodology *version; /* that made it */
};
bool progress_shown(const struct commitment_place *place, struct progress_shown *ret);

/* What the kept result of a commitment was computed from, as of its day: only what was public by then (but that
 * an accepted report ends the silence at once). NOT_FOUND: it has no result. */
struct progress_told {
    struct day day;
    struct methodology *version;
    struct periods periods;
    struct commitment_facts facts; /* milestones in the order of `milestones` */
    const struct milestone *milestones;
    int64_t weight_centi; /* in the plan */
};
enum status progress_tell(struct db *db, struct arena *mem, int64_t commitment, struct progress_told *ret) MUST_USE;

struct out;
/* {{call progress_tags(light, marks, replans, moved_days)}}: a light and its marks. */
void progress_tags(struct out *o, int light, int64_t marks, int64_t replans, int64_t moved_days);

#endif
