/* SPDX-License-Identifier: EUPL-1.2
 * The logic chain of a commitment: problem → action → output → outcome → indicator, and what is missing in it
 * (orphans), as the independent review told Ecuador: problem and activities that do not match, instruments that nobody
 * applies, accountability without an activity. Pure. */
#ifndef HITO_ROOM_INDEX_CHAIN_H
#define HITO_ROOM_INDEX_CHAIN_H

#include "room/index/index.h"

#define CHAIN_ORPHAN(C)                                                                                                        \
    C(ORPHAN_NO_PROBLEM, "sin-problema", "El compromiso no dice qué problema quiere resolver.")                               \
    C(ORPHAN_PROBLEM, "problema-sin-resultado", "Ningún indicador de resultado dirá si el problema cambió.")                  \
    C(ORPHAN_NO_ACTION, "sin-acciones", "No hay ningún hito: no se sabe qué se hará.")                                        \
    C(ORPHAN_INSTRUMENTS, "solo-instrumentos", "Solo se crean instrumentos: ningún hito los aplica.")                         \
    C(ORPHAN_ACCOUNTABILITY, "sin-rendicion", "Ninguna actividad rinde cuentas en público.")                                  \
    C(ORPHAN_CLAIMED_VALUE, "rendicion-declarada", "Dice que sirve a la rendición de cuentas, pero ninguna actividad rinde cuentas en público.") \
    C(ORPHAN_OUTCOME, "resultado-sin-producto", "Hay indicador de resultado, pero ninguno de producto que diga qué se entregó para lograrlo.")   \
    C(ORPHAN_OUTPUT, "producto-sin-resultado", "Se mide lo que se entrega, pero no lo que cambia con ello.")                  \
    C(ORPHAN_TARGET, "sin-meta", "Hay indicadores sin meta: no se podrá decir si se logró.")
CHOICES_ENUM(chain_orphan, CHAIN_ORPHAN);
#define ORPHAN_COUNT 9

struct chain_milestone {
    int kind; /* enum milestone_kind */
    bool withdrawn;
};
struct chain_measure {
    int level; /* enum indicator_level */
    bool qualitative, has_target;
};
struct chain_facts {
    bool has_problem;          /* in words */
    bool claims_accountability;/* its values name it */
    const struct chain_milestone *milestones;
    size_t milestone_count;
    const struct chain_measure *measures; /* public indicators of the commitment */
    size_t measure_count;
};
/* What is missing, each once, in the order of the chain. Withdrawn milestones do not count. */
size_t chain_orphans(const struct chain_facts *f, enum chain_orphan ret[ORPHAN_COUNT]);

/* Whether the kind makes an instrument (a norm is one) or puts one to use. */
bool chain_is_instrument(int milestone_kind);
bool chain_is_outcome(int indicator_level);

#endif
