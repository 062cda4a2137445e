/* SPDX-License-Identifier: EUPL-1.2
 * Methodology (metodología): how status, progress and lateness are computed. The algorithm "Hito 1" is
 * code: pure functions of facts and a day. Its thresholds are data: versions approved by an act and in
 * force from a day, for one jurisdiction or, shipped with the program, for all.
 *
 * Figures are hundredths of a percent (62.5 % is 6250) and integers all the way:
 *   - a milestone's figures: accepted (or undisputed, or due) shares over all its shares, half up;
 *   - a commitment's: mean of its milestones' published figures by weight, half up;
 *   - a plan's: mean of its commitments' published figures, half up;
 *   - a schedule index is in hundredths (0.62 is 62), rounded DOWN, so that the figure on the page and
 *     the threshold (0.60, 0.90) always tell the same. */
#ifndef HITO_ROOM_METHODOLOGY_H
#define HITO_ROOM_METHODOLOGY_H

#include "db/record.h"
#include "http/room.h"
#include "view/out.h"

#define ALGORITHM(C) C(ALGORITHM_HITO_1, "hito-1", "Hito 1")
CHOICES_ENUM(algorithm, ALGORITHM);

#define METHODOLOGY_STATE(C)                                  \
    C(METHODOLOGY_DRAFT, "borrador", "Borrador")              \
    C(METHODOLOGY_PROPOSED, "propuesta", "Propuesta")         \
    C(METHODOLOGY_IN_FORCE, "vigente", "Vigente")             \
    C(METHODOLOGY_REPLACED, "reemplazada", "Reemplazada")
CHOICES_ENUM(methodology_state, METHODOLOGY_STATE);

/* When an accepted report becomes public; in both cases never before the time of the counterpart and of
 * the institution's reply is over. */
#define PUBLISH_RULE(C)                                            \
    C(PUBLISH_ACCEPTED, "al-aceptar", "Al aceptarse")              \
    C(PUBLISH_FIXED, "dia-fijo", "En el día fijo del período")
CHOICES_ENUM(publish_rule, PUBLISH_RULE);

/* The lights, and the two reasons for having none. */
#define LIGHT(C)                                              \
    C(LIGHT_COMPLETE, "completo", "Completo")                 \
    C(LIGHT_ON_TIME, "en-plazo", "En plazo")                  \
    C(LIGHT_AT_RISK, "en-riesgo", "En riesgo")                \
    C(LIGHT_LATE, "atrasado", "Atrasado")                     \
    C(LIGHT_SILENT, "sin-reporte", "Sin reporte")             \
    C(LIGHT_WITHDRAWN, "retirado", "Retirado")                \
    C(LIGHT_NO_MILESTONES, "sin-hitos", "Sin hitos registrados") \
    C(LIGHT_NOT_FOLLOWED, "sin-seguimiento", "Sin seguimiento aquí")
CHOICES_ENUM(light, LIGHT);

/* Marks beside the light; stored as a sum of mark_bit(). */
#define MARK(C)                                                   \
    C(MARK_DISPUTED, "en-disputa", "En disputa")                  \
    C(MARK_IN_PART, "confirmado-en-parte", "Confirmado en parte") \
    C(MARK_SILENT, "sin-reporte", "Sin reporte")                  \
    C(MARK_REPLANNED, "replanificado", "Replanificado")           \
    C(MARK_UNFUNDED, "sin-financiamiento", "Sin financiamiento")  \
    C(MARK_TRANSITION, "en-transicion", "En transición")
CHOICES_ENUM(mark, MARK);
static inline int64_t mark_bit(enum mark m)
{
    return (int64_t)1 << m;
}

/* Which rule gave the light: the first that applies, in this order. */
#define LIGHT_RULE(C)                                                                                       \
    C(RULE_NOT_FOLLOWED, "plan-sin-seguimiento", "El plan se cargó como referencia o historia")            \
    C(RULE_WITHDRAWN, "retirado-por-acto", "Retirado por un acto")                                         \
    C(RULE_NO_MILESTONES, "sin-hitos", "No tiene hitos registrados")                                       \
    C(RULE_ALL_WITHDRAWN, "todo-retirado", "Todos sus hitos fueron retirados")                             \
    C(RULE_DELIVERED, "entregado", "Todo entregado y aceptado, sin disputas ni confirmaciones en parte")   \
    C(RULE_ALL_COMPLETE, "todos-completos", "Todos sus hitos están completos")                             \
    C(RULE_PAST_GRACE, "pasada-la-gracia", "Pasó el plazo y los días de gracia sin entrega aceptada")      \
    C(RULE_INDEX_LATE, "indice-de-atraso", "El índice de cumplimiento está bajo el umbral de atraso")      \
    C(RULE_PERIOD_SILENT, "periodo-sin-reporte", "El último período cerró sin un reporte aceptado")        \
    C(RULE_WEIGHT_SILENT, "peso-sin-reporte", "La mitad o más de lo pendiente no tiene reporte del último período") \
    C(RULE_IN_GRACE, "en-gracia", "Pasó el plazo y corren los días de gracia")                             \
    C(RULE_NOT_BEGUN, "por-vencer-sin-inicio", "Vence pronto y ningún reporte aceptado dice que empezó")   \
    C(RULE_FORECAST, "prevision-tardia", "El responsable prevé entregar después del plazo")                \
    C(RULE_DISPUTED, "entregado-en-disputa", "Entregado y aceptado, pero en disputa")                      \
    C(RULE_IN_PART, "entregado-en-parte", "Entregado y aceptado, pero confirmado solo en parte")           \
    C(RULE_INDEX_RISK, "indice-de-riesgo", "El índice de cumplimiento está bajo el umbral de riesgo")      \
    C(RULE_MILESTONE_LATE, "hito-atrasado", "Al menos un hito está atrasado")                              \
    C(RULE_MILESTONE_RISK, "hito-en-riesgo", "Al menos un hito está en riesgo")                            \
    C(RULE_DISPUTE_OPEN, "disputa-abierta", "Hay una disputa abierta")                                     \
    C(RULE_NOTHING_AGAINST, "sin-novedad", "Nada de lo anterior")
CHOICES_ENUM(light_rule, LIGHT_RULE);

/* What would make it green (or complete). */
#define REMEDY(C)                                                                                   \
    C(REMEDY_DELIVER, "entregar", "Entregar lo que falta, con su prueba, y que sea aceptado")      \
    C(REMEDY_REPORT, "reportar", "Un reporte aceptado")                                            \
    C(REMEDY_REPORT_START, "reportar-inicio", "Un reporte aceptado que diga que el trabajo empezó") \
    C(REMEDY_FORECAST, "prever", "Una previsión de entrega dentro del plazo")                      \
    C(REMEDY_RESOLVE, "resolver-disputa", "Resolver la disputa: corregir, retirarla o decidirla con un acto") \
    C(REMEDY_CONFIRM, "completar", "Completar lo que la contraparte confirmó solo en parte")       \
    C(REMEDY_REPLAN, "replanificar", "Un acto que mueva el plazo")
CHOICES_ENUM(remedy, REMEDY);

#define METHODOLOGY(F)                                                                                            \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                              \
    F(REF, jurisdiction, PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "nothing: shipped, for all")               \
    F(TEXT, code, REQUIRED | PUBLIC, CHARS(2, 40), "Código", "name of the line of versions: hito")                \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 9999), "Versión", "grows within a jurisdiction and code")          \
    F(CHOICE, algorithm, REQUIRED | PUBLIC, ONE_OF(algorithm), "Algoritmo", "the code that computes")             \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(2, 200), "Título", "name for people")                          \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(methodology_state), "Estado", "draft, proposed, in force, replaced") \
    F(DAY, effective_on, REQUIRED | PUBLIC | FORM, FREE, "Rige desde", "first day on which it counts")            \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "act that approved it; the shipped one has none")             \
    F(REF, approved_by, STAFF, REF_TO(person), "Coaprobada por", "co-lead of the other sector")                   \
    F(TIME, approved_at, PUBLIC, FREE, "Coaprobada", "instant (UTC)")                                             \
    F(INT, grace_days, REQUIRED | PUBLIC | FORM, RANGE(0, 365), "Días de gracia",                                 \
      "days past the due day before it is late")                                                                  \
    F(INT, soon_days, REQUIRED | PUBLIC | FORM, RANGE(0, 365), "Días de alerta previa",                           \
      "days before the due day on which work must have begun")                                                    \
    F(INT, period_months, REQUIRED | PUBLIC | FORM, RANGE(1, 12), "Meses por período", "length of a report period") \
    F(INT, close_days, REQUIRED | PUBLIC | FORM, RANGE(0, 90), "Días para reportar tras el período",              \
      "days after a period's end in which its reports may still be sent")                                         \
    F(CENTI, late_index, REQUIRED | PUBLIC | FORM, RANGE(0, 100), "Umbral de atraso",                             \
      "schedule index under which a commitment is late; hundredths (60 is 0.60)")                                 \
    F(CENTI, risk_index, REQUIRED | PUBLIC | FORM, RANGE(0, 100), "Umbral de riesgo",                             \
      "schedule index under which a commitment is at risk; hundredths (90 is 0.90)")                              \
    F(CENTI, silent_share, REQUIRED | PUBLIC | FORM, RANGE(1, 10000), "Peso sin reporte",                         \
      "share of the open weight without report that silences a commitment; hundredths of a percent")              \
    F(CENTI, partial_share, REQUIRED | PUBLIC | FORM, RANGE(0, 10000), "Valor de lo confirmado en parte",         \
      "what a deliverable confirmed in part counts; hundredths of a percent")                                     \
    F(INT, open_days, REQUIRED | PUBLIC | FORM, RANGE(0, 180), "Días de apertura antes del corte", \
      "days before the cut on which a period's reports open") \
    F(INT, due_days, REQUIRED | PUBLIC | FORM, RANGE(0, 90), "Días para entregar tras el corte", \
      "days after the cut on which reports are due; not after close_days") \
    F(CHOICE, publish_rule, REQUIRED | PUBLIC | FORM, ONE_OF(publish_rule), "Cuándo se publica un reporte", \
      "at acceptance or on the period's fixed day") \
    F(INT, publish_days, REQUIRED | PUBLIC | FORM, RANGE(0, 180), "Días del corte a la publicación", \
      "fixed publication day of a period, after its cut") \
    F(INT, verdict_days, REQUIRED | PUBLIC | FORM, RANGE(0, 90), "Días de la contraparte", \
      "days after sending in which the counterpart may speak before anything is published") \
    F(INT, reply_days, REQUIRED | PUBLIC | FORM, RANGE(0, 90), "Días de réplica", \
      "days after a dispute in which the institution may reply before anything is published") \
    F(INT, opinion_days, REQUIRED | PUBLIC | FORM, RANGE(0, 90), "Días para opinar sobre un cambio", \
      "silence after them lets a change request be decided") \
    F(INT, answer_days, REQUIRED | PUBLIC | FORM, RANGE(1, 90), "Días para responder preguntas", \
      "day for the answer to a public question") \
    F(INT, escalate_days, REQUIRED | PUBLIC | FORM, RANGE(0, 90), "Días para escalar", \
      "days after the due day on which a reminder goes to the authority") \
    F(INT, stall_late_days, REQUIRED | PUBLIC | FORM, RANGE(1, 730), "Días de atraso que estancan", \
      "a commitment late so long is stalled") \
    F(INT, stall_silent, REQUIRED | PUBLIC | FORM, RANGE(1, 24), "Períodos en silencio que estancan", \
      "closed periods in a row without report") \
    F(INT, stall_dispute_days, REQUIRED | PUBLIC | FORM, RANGE(1, 730), "Días de disputa que estancan", \
      "a dispute open so long stalls") \
    F(INT, money_days, REQUIRED | PUBLIC | FORM, RANGE(0, 730), "Días de aviso del fin de un financiamiento", \
      "days before a financing ends on which what depends on it is marked") \
    F(INT, unlock_days, REQUIRED | PUBLIC | FORM, RANGE(1, 365), "Días de una reapertura", \
      "days at most that a locked period stays reopened") \
    F(INT, appeal_days, REQUIRED | PUBLIC | FORM, RANGE(1, 90), "Días para apelar", \
      "days after an act of moderation in which its author may appeal") \
    F(CENTI, reached_from, REQUIRED | PUBLIC | FORM, RANGE(1, 20000), "Meta cumplida desde", \
      "achievement from which a target is reached; hundredths of a percent")                                      \
    F(CENTI, near_from, REQUIRED | PUBLIC | FORM, RANGE(1, 20000), "Cerca de la meta desde", \
      "achievement from which a target is near; hundredths of a percent")                                         \
    F(CENTI, partial_from, REQUIRED | PUBLIC | FORM, RANGE(1, 20000), "Avance parcial desde", \
      "achievement from which a target is partly reached; hundredths of a percent")                               \
    F(CENTI, achievement_cap, REQUIRED | PUBLIC | FORM, RANGE(10000, 100000), "Logro máximo que se muestra", \
      "achievements above it are shown as it; hundredths of a percent")                                           \
    F(CENTI, outlier_share, REQUIRED | PUBLIC | FORM, RANGE(100, 100000), "Cambio que se señala", \
      "a change larger than this share of the usual value is pointed out to who types it; hundredths of a percent") \
    F(PROSE, note, PUBLIC | FORM, CHARS(0, 4000), "Nota", "why it changed")                                       \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                            \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(methodology, METHODOLOGY);
extern const struct room methodology_room;

/* The version shipped with the program, "Hito 1"; the migration's row holds the same (a test). */
struct methodology methodology_shipped(void);
/* Whether its numbers make sense together: NULL, or a Spanish message of what does not. */
const char *methodology_fault(const struct methodology *m);

/* A report period. Reports for it may be sent until the day before `closes_on`. */
struct period {
    struct day first, last;
    struct day closes_on; /* first day on which it is closed */
};
struct periods {
    const struct period *items; /* in order */
    size_t count;
};
/* The grid of a plan: periods of period_months from its first day, the last one cut at its end. */
struct periods plan_periods(struct arena *mem, const struct methodology *m, struct day starts_on, struct day ends_on);

/* What a counterpart said of a claimed deliverable. Of several, the caller gives the gravest. */
enum said { SAID_NOTHING, SAID_CONFIRMS, SAID_IN_PART, SAID_DISPUTES };

/* A deliverable or a part of one. Only claims that were accepted are `accepted`; `said` is of the
 * latest claim, accepted or not, and SAID_DISPUTES only while the dispute is open. */
struct share_facts {
    int64_t share_centi;        /* of the milestone; normally they sum to 10000, else they are scaled */
    struct day original_due_on; /* DAY_NONE: the milestone's */
    struct day due_on;          /* DAY_NONE: the milestone's */
    bool accepted;
    struct day delivered_on; /* day the deliverable existed, if accepted */
    enum said said;
};

struct milestone_facts {
    struct day original_due_on; /* O, the latest day of the due text; DAY_NONE when it is no date */
    struct day due_on;          /* C, moved only by an act; DAY_NONE: never moved */
    bool withdrawn;             /* by an act */
    int64_t replans;            /* times it was moved */
    int64_t weight_centi;       /* NONE: not set */
    struct share_facts whole;   /* the deliverable, where there are no parts */
    const struct share_facts *shares;
    size_t share_count;         /* 0: no parts */
    bool work_began;            /* an accepted report says so; an accepted share says it as well */
    struct day forecast_on;     /* the lead's latest accepted forecast, or DAY_NONE */
    const struct day *reports;  /* days on which the accepted reports, of any kind, were sent */
    size_t report_count;
    struct day followed_from;   /* DAY_NONE: since the plan began; else periods that ended before owe nothing */
    struct day funded_until;    /* last day of the money it depends on, or DAY_NONE */
    struct day transition_from, transition_until; /* change of authorities, or DAY_NONE */
};
struct milestone_outcome {
    enum light light;
    enum light_rule rule;
    int64_t reported_centi, undisputed_centi, expected_centi;
    int64_t expected_original_centi;
    int64_t late_original_days, late_current_days; /* to the last delivery if all is accepted, else to the day */
    int64_t marks;                                 /* bits */
    int64_t replans, moved_days;                   /* current due day minus original */
    bool delivered;                                /* every share accepted */
    bool silent;                                   /* the last closed period expected a report and none was accepted */
    struct day changes_on;                         /* next day on which anything here changes by itself, or DAY_NONE */
};
/* A closed period expects a report of a milestone that was followed on some day of it and is still
 * open: not withdrawn, not every share accepted. A report belongs to the oldest period that was open
 * on the day it was sent. The silence ends with any accepted report of that period or a later one, so
 * that a late report is worth sending; what the old day showed stays in the results kept of it. */
struct milestone_outcome milestone_evaluate(const struct methodology *m, struct periods periods,
                                            const struct milestone_facts *f, struct day d);

struct commitment_facts {
    bool followed;  /* false: the plan was loaded for reference or history */
    bool withdrawn; /* by an act */
    bool disputed;  /* a counterpart disputes it as a whole, and it stands */
    const struct milestone_facts *milestones;
    size_t count;
};
struct commitment_outcome {
    enum light light;
    enum light_rule rule;
    int64_t reported_centi, undisputed_centi, expected_centi, expected_original_centi;
    int64_t index_centi, index_original_centi; /* hundredths, rounded down; NONE while nothing is due */
    int64_t late_original_days, late_current_days; /* of its latest milestone */
    int64_t open_weight_centi, silent_weight_centi; /* of the scaled weight: not delivered; silent among it */
    int64_t marks;
    struct day changes_on;
};
/* Weights of what is not withdrawn are scaled to 100; where one of them is not set or all are zero,
 * all count the same. */
struct commitment_outcome commitment_evaluate(const struct methodology *m, struct periods periods,
                                              const struct commitment_facts *f, struct day d);
/* The scaled weight of its milestone `index`, in hundredths of a percent, half up; 0 when withdrawn. */
int64_t commitment_weight(const struct commitment_facts *f, size_t index);
/* The same unscaled, exact: its weight as it counts and the sum of all (100 each where all count the same). */
int64_t commitment_weight_of(const struct commitment_facts *f, size_t index, int64_t *ret_total);

struct plan_part {
    struct commitment_outcome outcome;
    int64_t weight_centi; /* NONE in all: equal */
};
struct plan_outcome {
    int64_t reported_centi, undisputed_centi, expected_centi; /* NONE when no commitment has figures */
    int64_t measured;                                         /* commitments in the mean */
    int64_t by_light[8];                                      /* commitments by enum light */
    struct day changes_on;                                    /* earliest of its commitments */
};
/* Withdrawn commitments and those without light have no figures: they are counted, not averaged. */
struct plan_outcome plan_evaluate(const struct plan_part *parts, size_t count);

/* "Cómo se calculó": one line per figure, for people. */
enum explain_unit { UNIT_PERCENT, UNIT_INDEX, UNIT_DAYS, UNIT_DAY, UNIT_LABEL };
struct explain_line {
    const char *label; /* Spanish message */
    struct str formula; /* with its numbers, or STR_NONE */
    enum explain_unit unit;
    int64_t value;   /* percent and index in hundredths; days; NONE: a dash */
    struct day day;  /* UNIT_DAY */
    const char *words; /* UNIT_LABEL: Spanish message */
};
/* Lines in the arena; `point` is the decimal mark of the language (',' or '.'). */
size_t milestone_explain(struct arena *mem, const struct methodology *m, struct periods periods,
                         const struct milestone_facts *f, struct day d, char point, struct explain_line **ret);
size_t commitment_explain(struct arena *mem, const struct methodology *m, struct periods periods,
                          const struct commitment_facts *f, struct day d, char point, struct explain_line **ret);
/* What would turn it green: codes into ret (room for REMEDY_COUNT), in order; 0 when it is green. */
#define REMEDY_COUNT 7
size_t milestone_remedies(const struct methodology *m, struct periods periods, const struct milestone_facts *f,
                          struct day d, enum remedy ret[REMEDY_COUNT]);
size_t commitment_remedies(const struct methodology *m, struct periods periods, const struct commitment_facts *f,
                           struct day d, enum remedy ret[REMEDY_COUNT]);

/* The version that counts for a jurisdiction on a day: its own, else the shipped one. Versions that
 * were replaced since count for their days. */
enum status methodology_on(struct db *db, struct arena *mem, int64_t jurisdiction, struct day day,
                           struct methodology **ret) MUST_USE;
/* By id, for results that keep the version that made them. */
enum status methodology_get(struct db *db, struct arena *mem, int64_t id, struct methodology **ret) MUST_USE;
/* The shipped ones and those of the jurisdiction, newest first; drafts and proposals too when asked. */
enum status methodologies(struct db *db, struct arena *mem, int64_t jurisdiction, bool with_drafts,
                          struct methodology **ret, size_t *ret_count) MUST_USE;

#endif
