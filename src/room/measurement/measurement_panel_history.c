/* SPDX-License-Identifier: EUPL-1.2
 * What was corrected and what counterparts said, as a history: the newest first. */
#include <stdlib.h>

#include "pages.h"
#include "room/measurement/measurement_view.h"
#include "sql.h"

static const struct measurement_shown *shown_by_id(const struct measurement_shown *rows, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].id == id)
            return &rows[i];
    return NULL;
}

static struct str value_of(struct request *r, const struct measurement_series *s, const struct measurement_shown *m)
{
    const struct indicator_version *v = s->place->version;
    for (size_t i = 0; i < s->version_count; i++)
        if (s->versions[i].number == m->version_number)
            v = &s->versions[i];
    if (m->kind == VALUE_NOT_APPLICABLE)
        return str_of(say(r->lang, choice_label(&value_status_choices, m->kind)));
    struct measured cell = measured_of(v, m->kind, m->value_micro, m->numerator_micro, m->denominator_micro);
    return cell.value != NONE ? measurement_number_words(r->mem, r->lang, v, cell.value) : m->words;
}

static struct str label_of(struct request *r, const struct measurement_series *s, int64_t number)
{
    for (size_t i = 0; i < s->period_count; i++)
        if (s->periods[i].number == number)
            for (size_t k = 0; k < s->count; k++)
                if (s->rows[k]->period == s->periods[i].id)
                    return s->points[k].label;
    return int_words(r->mem, r->lang, number);
}

static void corrections_add(struct request *r, const struct measurement_series *s, const struct measurement_shown *shown, size_t count,
                            struct measurement_history_panel *page)
{
    for (size_t i = 0; i < count; i++) {
        const struct measurement_shown *m = &shown[i], *old = m->corrects == NONE ? NULL : shown_by_id(shown, count, m->corrects);
        struct str period = label_of(r, s, m->period_number);
        if (m->corrects == NONE)
            continue;
        page->rows[page->rows_count++] = (struct measurement_event){
            .on = m->public_on, .title = say_with(r->mem, r->lang, N_("Se corrigió el valor de %1"), &period, 1), .text = m->correction,
            .before = old == NULL ? STR_NONE : value_of(r, s, old), .after = value_of(r, s, m), .path = measurement_path(r, s->place, m->id)};
    }
}

static void words_add(struct request *r, const struct measurement_series *s, const struct measurement_spoken *spoken, size_t count,
                      struct measurement_history_panel *page)
{
    static const char *const titles[] = {
        [VERDICT_CONFIRMS] = N_("%1 confirma el valor de %2"), [VERDICT_IN_PART] = N_("%1 confirma en parte el valor de %2"),
        [VERDICT_DISPUTES] = N_("%1 disputa el valor de %2"),
    };
    static const char *const earlier_titles[] = {
        [VERDICT_CONFIRMS] = N_("%1 confirmó un valor anterior de %2, que cambió antes de publicarse"),
        [VERDICT_IN_PART] = N_("%1 confirmó en parte un valor anterior de %2, que cambió antes de publicarse"),
        [VERDICT_DISPUTES] = N_("%1 disputó un valor anterior de %2, que cambió antes de publicarse"),
    };
    for (size_t i = 0; i < count; i++) {
        const struct measurement_spoken *w = &spoken[i];
        struct str values[] = {w->institution_name, label_of(r, s, w->period_number)};
        struct str path = measurement_path(r, s->place, w->measurement);
        bool earlier = day_known(w->closed_on) && w->closed_how == CLOSED_EARLIER;
        const char *title = (earlier ? earlier_titles : titles)[w->kind < 0 ? 0 : w->kind];
        page->rows[page->rows_count++] = (struct measurement_event){
            .on = w->given_on, .title = say_with(r->mem, r->lang, title, values, 2), .text = w->reasons, .path = path,
            .word = true, .standing = w->kind == VERDICT_DISPUTES && !day_known(w->closed_on)};
        if (day_known(w->replied_on))
            page->rows[page->rows_count++] = (struct measurement_event){
                .on = w->replied_on, .title = say_with(r->mem, r->lang, N_("El responsable respondió sobre el valor de %2"), values, 2), .text = w->reply, .path = path};
        if (day_known(w->closed_on) && !earlier)
            page->rows[page->rows_count++] = (struct measurement_event){
                .on = w->closed_on, .title = say_with(r->mem, r->lang, w->kind == VERDICT_DISPUTES ? N_("Se cerró la disputa de %1 sobre el valor de %2") : N_("Terminó el pronunciamiento de %1 sobre el valor de %2"), values, 2),
                .text = str_of(say(r->lang, choice_label(&verdict_closed_choices, w->closed_how))), .path = path};
    }
}

static int newest_first(const void *a, const void *b)
{
    const struct measurement_event *x = a, *y = b;
    return (x->on.n < y->on.n) - (x->on.n > y->on.n);
}

/* Frame "indicator", 45. */
enum status measurement_history_panel(struct request *r, struct out *o)
{
    const struct indicator_place *place = r->object;
    struct measurement_series s;
    struct measurement_shown *shown;
    struct measurement_spoken *spoken;
    size_t shown_count, spoken_count;
    TRY(measurement_series_read(r, place, &s));
    if (s.count == 0)
        return DONE;
    TRY(db_many(r->db, SQL_MEASUREMENT_SHOWN_OF, WITH(IN(place->indicator->id)), r->mem, &measurement_shown_shape, &shown, &shown_count));
    TRY(db_many(r->db, SQL_MEASUREMENT_SPOKEN_OF, WITH(IN(place->indicator->id), IN(r->today)), r->mem, &measurement_spoken_shape, &spoken, &spoken_count));
    struct measurement_history_panel page = {.rows = arena_array(r->mem, struct measurement_event, shown_count + 3 * spoken_count + 1)};
    corrections_add(r, &s, shown, shown_count, &page);
    words_add(r, &s, spoken, spoken_count, &page);
    if (page.rows_count == 0)
        return DONE;
    qsort(page.rows, page.rows_count, sizeof *page.rows, newest_first);
    part_measurement_events(o, &page);
    return DONE;
}
