/* SPDX-License-Identifier: EUPL-1.2
 * Words of the invented counterparts on whole commitments: one of each kind, and a dispute that an act
 * ended. None changes the light that the situation of its commitment is there to show. */
#include "command/demo_plan.h"

struct demo_word {
    const char *number;
    int institution; /* of the counterpart */
    enum stance kind;
    int given;       /* days from today */
    const char *reasons, *reply;
    bool late, closed;
};
static const struct demo_word words[] = {
    {"1", 4, STANCE_NO_MEANS, -60, "La fundación no tiene quien viaje a las parroquias este semestre.", NULL, false, false},
    {"5", 5, STANCE_CONFIRMS, -19, NULL, NULL, false, false},
    {"6", 5, STANCE_DISPUTES, -20, "El informe que se publicó no recoge ninguna de las visitas de la veeduría: son fotografías de una sola ruta.",
     "El informe recoge la primera ruta; las demás se agregarán con las actas de agosto.", false, false},
    {"7", 4, STANCE_IN_PART, -22, "Hubo asambleas en tres de los cinco cantones; de las otras dos no hay acta.", NULL, false, false},
    {"10", 6, STANCE_NOT_INVOLVED, -12, "Nadie nos ha convocado todavía.", NULL, true, false},
    {"12", 5, STANCE_DISPUTES, -140, "El inventario no incluye las canteras de los ríos.", "Se incluyeron en la segunda versión del inventario.", false, true},
};

static enum status word_add(struct db *db, struct arena *mem, const struct demo_world *w, const struct demo_word *d)
{
    struct commitment *of;
    struct commitment_verdict v;
    TRY(commitment_by_number(db, mem, w->plan.id, str_of(d->number), &of));
    shape_clear(&commitment_verdict_shape, &v);
    v.commitment = of->id;
    v.institution = w->institution[d->institution];
    v.person = w->people.counterpart;
    v.kind = (int)d->kind;
    v.reasons = str_of(d->reasons);
    v.given_on = v.public_on = (struct day){w->today.n + d->given};
    v.given_at = (struct instant){db_deed(db)->now.s + (int64_t)d->given * 86400};
    v.late = d->late;
    if (d->reply != NULL) {
        v.reply = str_of(d->reply);
        v.replied_by = w->people.focal;
        v.replied_on = (struct day){v.given_on.n + 3};
    }
    if (d->closed) {
        v.closed_on = (struct day){v.given_on.n + 60};
        v.closed_how = CLOSED_BY_ACT;
        v.closed_act = w->act_plan;
    }
    return record_add(db, &commitment_verdict_shape, &v);
}

enum status demo_verdicts(struct db *db, struct arena *mem, const struct demo_world *w)
{
    for (size_t i = 0; i < COUNT(words); i++)
        TRY(word_add(db, mem, w, &words[i]));
    return progress_recompute_plan(db, mem, w->plan.id, w->today);
}
