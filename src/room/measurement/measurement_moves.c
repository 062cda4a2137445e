/* SPDX-License-Identifier: EUPL-1.2
 * What follows from a move, for pages, worker and demonstration. */
#include "room/measurement/measurement_pages.h"
#include "sql.h"

static enum status proofs_of(struct db *db, struct arena *mem, int64_t measurement, struct evidence **ret, size_t *ret_count)
{
    return db_many(db, SQL_MEASUREMENT_EVIDENCE, WITH(IN(measurement)), mem, &evidence_shape, ret, ret_count);
}

enum status measurement_proofs_sent(struct db *db, struct arena *mem, const struct measurement *m, int64_t commitment)
{
    struct evidence *all;
    size_t count;
    TRY(proofs_of(db, mem, m->id, &all, &count));
    for (size_t i = 0; i < count; i++) {
        if (all[i].commitment != NONE || commitment == NONE)
            continue;
        all[i].commitment = commitment;
        TRY(record_change(db, &evidence_shape, mem, &all[i]));
    }
    return DONE;
}

static struct measurement_word word_base(const struct measurement_word_line *w)
{
    return (struct measurement_word){
        .id = w->id, .measurement = w->measurement, .institution = w->institution, .person = w->person, .kind = w->kind, .reasons = w->reasons,
        .given_on = w->given_on, .public_on = w->public_on, .reply = w->reply, .replied_by = w->replied_by, .replied_on = w->replied_on,
        .closed_on = w->closed_on, .closed_how = w->closed_how, .act = w->act, .revision = w->revision, .changed_at = w->changed_at};
}

static enum status words_of(struct db *db, struct arena *mem, int64_t measurement, struct measurement_word **ret, size_t *ret_count)
{
    struct measurement_word_line *lines;
    size_t count;
    TRY(db_many(db, SQL_MEASUREMENT_WORDS_OF, WITH(IN(measurement)), mem, &measurement_word_line_shape, &lines, &count));
    *ret = arena_array(mem, struct measurement_word, count);
    for (size_t i = 0; i < count; i++)
        (*ret)[i] = word_base(&lines[i]);
    *ret_count = count;
    return DONE;
}

static enum status proofs_shown(struct db *db, struct arena *mem, int64_t measurement)
{
    struct evidence *all;
    size_t count;
    TRY(proofs_of(db, mem, measurement, &all, &count));
    for (size_t i = 0; i < count; i++) {
        if (all[i].visibility == EVIDENCE_PUBLIC || !str_empty(all[i].ground))
            continue;
        all[i].visibility = EVIDENCE_PUBLIC;
        TRY(record_change(db, &evidence_shape, mem, &all[i]));
    }
    return DONE;
}

static enum status words_shown(struct db *db, struct arena *mem, int64_t measurement, struct day today)
{
    struct measurement_word *all;
    size_t count;
    TRY(words_of(db, mem, measurement, &all, &count));
    for (size_t i = 0; i < count; i++) {
        bool taken_back = day_known(all[i].closed_on) && all[i].closed_how == CLOSED_WITHDRAWN;
        if (day_known(all[i].public_on) || taken_back)
            continue;
        all[i].public_on = today;
        TRY(record_change(db, &measurement_word_shape, mem, &all[i]));
    }
    return DONE;
}

enum status measurement_words_earlier(struct db *db, struct arena *mem, int64_t measurement, struct day today)
{
    struct measurement_word *all;
    size_t count;
    TRY(words_of(db, mem, measurement, &all, &count));
    for (size_t i = 0; i < count; i++) {
        if (day_known(all[i].closed_on))
            continue;
        all[i].closed_on = today;
        all[i].closed_how = CLOSED_EARLIER;
        TRY(record_change(db, &measurement_word_shape, mem, &all[i]));
    }
    return DONE;
}

/* The one that it corrects stays readable, counts no more, and its open disputes are over. */
static enum status corrected_replaced(struct db *db, struct arena *mem, int64_t corrected, struct day today)
{
    struct measurement *old;
    struct measurement_word *all;
    size_t count;
    TRY(record_get(db, mem, &measurement_shape, corrected, &old));
    old->replaced_on = today;
    TRY(record_change(db, &measurement_shape, mem, old));
    TRY(words_of(db, mem, corrected, &all, &count));
    for (size_t i = 0; i < count; i++) {
        if (day_known(all[i].closed_on) || all[i].kind != VERDICT_DISPUTES)
            continue;
        all[i].closed_on = today;
        all[i].closed_how = CLOSED_CORRECTED;
        TRY(record_change(db, &measurement_word_shape, mem, &all[i]));
    }
    return DONE;
}

enum status measurement_publish(struct db *db, struct arena *mem, struct measurement *m, struct day today)
{
    m->state = REPORT_PUBLISHED;
    m->public_on = m->published_on = today;
    TRY(record_change(db, &measurement_shape, mem, m));
    TRY(proofs_shown(db, mem, m->id));
    TRY(words_shown(db, mem, m->id, today));
    if (m->corrects != NONE)
        TRY(corrected_replaced(db, mem, m->corrects, today));
    return measurement_touch(db, mem, m->indicator);
}

enum status measurement_settle(struct db *db, struct arena *mem, int64_t measurement, struct day today)
{
    struct measurement *m;
    struct indicator *x;
    struct methodology *method;
    struct measurement_word *words;
    size_t count;
    int64_t silent = 0;
    struct indicator_period *period;
    TRY(record_get(db, mem, &measurement_shape, measurement, &m));
    if (measurement_is_public(m)) {
        TRY(words_shown(db, mem, m->id, today));
        return measurement_touch(db, mem, m->indicator);
    }
    if (m->state != REPORT_ACCEPTED)
        return DONE;
    TRY(indicator_of_id(db, mem, m->indicator, &x));
    TRY(methodology_on(db, mem, x->jurisdiction, today, &method));
    TRY(words_of(db, mem, m->id, &words, &count));
    if (x->commitment != NONE)
        TRY(db_int(db, SQL_MEASUREMENT_SILENT, WITH(IN(x->commitment), IN(m->id), IN(x->institution)), &silent));
    TRY(record_get(db, mem, &indicator_period_shape, m->period, &period));
    struct day on = measurement_public_day(method, m, period->ends_on, (size_t)silent, words, count);
    if (!day_before(today, on))
        return measurement_publish(db, mem, m, today);
    if (m->public_on.n == on.n)
        return DONE;
    m->public_on = on;
    return record_change(db, &measurement_shape, mem, m);
}
