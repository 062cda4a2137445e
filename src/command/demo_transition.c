/* SPDX-License-Identifier: EUPL-1.2
 * A change of authorities in the invented province, the letters that say so, and an agreement that ends soon. */
#include "command/demo_plan.h"
#include "room/transition/transition.h"

#define AMBIENTE 2

static enum status letter_add(struct db *db, const struct demo_world *w, enum letter_kind kind, const char *number, const char *subject, int days,
                              int64_t *ret)
{
    struct letter l;
    int year, month, day;
    shape_clear(&letter_shape, &l);
    l.jurisdiction = w->jurisdiction.id;
    l.direction = LETTER_IN;
    l.kind = (int)kind;
    l.number = str_of(number);
    l.dated_on = (struct day){w->today.n + days};
    day_split(l.dated_on, &year, &month, &day);
    l.year = year;
    l.institution = w->institution[AMBIENTE];
    l.addressee = STR("Elena Ejemplo, directora provincial");
    l.subject = str_of(subject);
    l.plan = w->plan.id;
    l.entered_by = w->people.directorate;
    TRY(record_add(db, &letter_shape, &l));
    *ret = l.id;
    return DONE;
}

static enum status money_add(struct db *db, struct demo_world *w, const char *number)
{
    struct commitment *c;
    struct financing f;
    TRY(commitment_by_number(db, w->mem, w->plan.id, str_of(number), &c));
    shape_clear(&financing_shape, &f);
    f.commitment = c->id;
    f.source = FINANCING_COOPERATION;
    f.funder = STR("Agencia Inventada de Cooperación");
    f.agreement = STR("Convenio de ejemplo 12");
    f.ends_on = (struct day){w->today.n + 45};
    return record_add(db, &financing_shape, &f);
}

enum status demo_transition(struct db *db, struct demo_world *w)
{
    struct institution_transition t;
    int64_t letter, other;
    TRY(letter_add(db, w, LETTER_OTHER, "DPAA-0077-O", "Cambio de autoridades de la Dirección Provincial", -12, &letter));
    TRY(letter_add(db, w, LETTER_APPOINTMENT, "DPAA-0079-O", "Delega a una persona para los compromisos de ambiente", -2, &other));
    shape_clear(&institution_transition_shape, &t);
    t.jurisdiction = w->jurisdiction.id;
    t.institution = w->institution[AMBIENTE];
    t.from_on = (struct day){w->today.n - 12};
    t.reason = STR("Cambio de autoridades de la Dirección Provincial");
    t.letter = letter;
    TRY(record_add(db, &institution_transition_shape, &t));
    return money_add(db, w, "11");
}
