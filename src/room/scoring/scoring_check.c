/* SPDX-License-Identifier: EUPL-1.2
 * Standing checks of closed rounds. They name round and proposal, never a person nor a value. */
#include "room/scoring/scoring_store.h"
#include "sql.h"

struct complaint {
    void (*complain)(void *context, struct str what);
    void *context;
    const char *words;
};

static enum status flaw_seen(void *context, void *row, struct arena *mem)
{
    const struct complaint *c = context;
    const struct scoring_flaw *f = row;
    c->complain(c->context, str_fmt(mem, "proceso %lld, ronda %lld, propuesta %lld: %s", (long long)f->process, (long long)f->round,
                                    (long long)f->proposal, c->words));
    return DONE;
}

enum status scoring_check(struct db *db, struct arena *mem UNUSED, const struct site *site UNUSED,
                          void (*complain)(void *context, struct str what), void *context)
{
    static const struct {
        int statement;
        const char *words;
    } checks[] = {
        {SQL_CLOSED_UNWHOLE, "la ronda está cerrada y le faltan calificaciones"},
        {SQL_CLOSED_WAITING, "la ronda está cerrada y tiene calificaciones sin entregar"},
        {SQL_CLOSED_FAULTY, "una calificación entregada no está completa según sus criterios"},
        {SQL_CLOSED_UNNUMBERED, "una calificación que cuenta no se publica: falta un número de evaluación"},
        {SQL_OPEN_NUMBERED, "la ronda no está cerrada y ya tiene números de evaluación"},
    };
    for (size_t i = 0; i < COUNT(checks); i++) {
        struct complaint c = {complain, context, checks[i].words};
        TRY(db_each(db, checks[i].statement, WITHOUT, &scoring_flaw_shape, flaw_seen, &c));
    }
    return DONE;
}
