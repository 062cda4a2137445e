/* SPDX-License-Identifier: EUPL-1.2
 * The rounds of the invented province: the last closed period reported by three institutions in three ways
 * and by one not at all; the period at hand opened early, so that it can be tried on any day. */
#include "command/demo_plan.h"
#include "room/report/report.h"

static struct instant noon(struct day d)
{
    return (struct instant){(int64_t)d.n * 86400 + 17 * 3600};
}

/* The letter by which one of them reported. */
static enum status letter_add(struct db *db, const struct demo_world *w, int64_t institution, struct day on, int64_t *ret)
{
    struct letter l;
    int y, m, d;
    day_split(on, &y, &m, &d);
    shape_clear(&letter_shape, &l);
    l.jurisdiction = w->jurisdiction.id;
    l.direction = LETTER_IN;
    l.kind = LETTER_REPORT;
    l.year = y;
    l.number = str_fmt(w->mem, "DPAA-%d-031", y);
    l.dated_on = on;
    l.institution = institution;
    l.addressee = STR("Rosa Invento, Directora Provincial de Ambiente y Agua");
    l.subject = STR("Reporte del período");
    l.text = STR("El equipo responsable está conformado y el trabajo empezó.");
    l.plan = w->plan.id;
    l.entered_by = w->people.directorate;
    TRY(record_add(db, &letter_shape, &l));
    *ret = l.id;
    return DONE;
}

static enum status report_with(struct db *db, const struct demo_world *w, const struct period_row *period, int64_t institution, int channel,
                              const char *name, const char *post, struct day sent_on)
{
    struct report r;
    shape_clear(&report_shape, &r);
    r.period = period->id;
    r.institution = institution;
    r.state = REPORT_PUBLISHED;
    r.channel = channel;
    r.saves = 1;
    r.entered_by = channel == CHANNEL_LETTER ? w->people.directorate : w->people.focal;
    r.authorised_name = str_of(name);
    r.authorised_post = str_of(post);
    r.authorised_letter = STR("Memorando 031 (demostración)");
    r.authorised_on = sent_on;
    r.sent_by = r.entered_by;
    r.sent_on = sent_on;
    r.sent_at = noon(sent_on);
    r.checked_by = w->people.directorate;
    r.checked_on = r.published_on = (struct day){sent_on.n + 5};
    if (channel == CHANNEL_LETTER)
        TRY(letter_add(db, w, institution, sent_on, &r.letter));
    TRY(record_add(db, &report_shape, &r));
    return report_adopt(db, w->mem, &w->plan, &r);
}

enum status demo_reports(struct db *db, struct arena *mem, const struct demo_world *w)
{
    static const struct {
        int institution, channel;
        const char *name, *post;
    } by[] = {{0, CHANNEL_FORM, "Julián Invento", "Prefecto de Los Ceibos"},
              {1, CHANNEL_WORKBOOK, "Marta Invento", "Coordinadora de Compras Abiertas"},
              {2, CHANNEL_LETTER, "Rosa Invento", "Directora Provincial de Ambiente y Agua"}};
    struct period_row *periods;
    size_t count;
    struct day sent_on = {w->today.n - 70};
    TRY(periods_fill(db, mem, w->plan.id, w->today));
    TRY(periods_of_plan(db, mem, w->plan.id, &periods, &count));
    struct period_row *told = NULL, *open = NULL;
    for (size_t i = 0; i < count; i++) {
        if (told == NULL && day_before(sent_on, periods[i].closes_on))
            told = &periods[i];
        if (open == NULL && day_before(w->today, periods[i].closes_on))
            open = &periods[i];
    }
    if (told == NULL || told == open)
        return DONE;
    for (size_t i = 0; i < COUNT(by); i++)
        TRY(report_with(db, w, told, w->institution[by[i].institution], by[i].channel, by[i].name, by[i].post, sent_on));
    if (open == NULL || !day_before(w->today, open->opens_on))
        return DONE;
    open->opens_on = (struct day){w->today.n - 3};
    return record_change(db, &period_row_shape, mem, open);
}
