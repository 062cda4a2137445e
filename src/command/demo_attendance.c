/* SPDX-License-Identifier: EUPL-1.2
 * Attendance of the held sessions: rows and paper that add up and are closed, one whose totals do not, one that is
 * still empty. */
#include "command/demo_plan.h"
#include "room/attendance/attendance.h"

struct demo_count {
    enum attendance_dimension dimension;
    const char *value;
    int64_t count;
};
/* A hundredth of a real act's 692 women, 559 men, 4 and 5, and more of it. */
static const struct demo_count reconciled[] = {
    {BY_TOTAL, "total", 126},      {BY_GENDER, "mujer", 69},        {BY_GENDER, "hombre", 55},        {BY_GENDER, "no-binario", 1},
    {BY_GENDER, "otro", 1},        {BY_AGE, "18-29", 31},           {BY_AGE, "30-44", 48},            {BY_AGE, "45-64", 37},
    {BY_AGE, "65-mas", 10},        {BY_SECTOR, "ciudadania", 70},   {BY_SECTOR, "sociedad-civil", 31}, {BY_SECTOR, "academia", 15},
    {BY_SECTOR, "gobierno-local", 10}, {BY_IDENTITY, "mestiza", 80}, {BY_IDENTITY, "montubia", 24},   {BY_IDENTITY, "indigena", 17},
    {BY_IDENTITY, "afroecuatoriana", 3}, {BY_IDENTITY, NO_DATA, 2}, {BY_MODALITY, "presencial", 126}, {BY_PROVINCE, "13", 90},
    {BY_PROVINCE, "12", 36},
};
static const struct demo_count apart[] = {
    {BY_TOTAL, "total", 64}, {BY_GENDER, "mujer", 33}, {BY_GENDER, "hombre", 26}, {BY_SECTOR, "ciudadania", 40}, {BY_SECTOR, "sociedad-civil", 24},
};
static const struct demo_count online[] = {
    {BY_TOTAL, "total", 41}, {BY_GENDER, "mujer", 22}, {BY_GENDER, "hombre", 19}, {BY_SECTOR, "academia", 20}, {BY_SECTOR, "estado", 21}, {BY_MODALITY, "virtual", 41},
};

static enum status paper_add(struct db *db, int64_t session, const struct demo_count *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        TRY(attendance_tally(db, session, COUNTED_ON_PAPER, rows[i].dimension, str_of(rows[i].value), rows[i].count));
    return DONE;
}

/* Those who had registered, by their code. */
static enum status rows_add(struct db *db, struct arena *mem, const struct demo_world *w, const struct roundtable_session *s)
{
    struct registration *list;
    size_t count;
    TRY(registrations_of(db, mem, s->id, &list, &count));
    for (size_t i = 0; i < count; i++) {
        struct attendance a;
        bool there;
        shape_clear(&attendance_shape, &a);
        a.session = s->id;
        a.channel = i % 3 == 0 ? CHANNEL_LIST : CHANNEL_CODE;
        a.registration = list[i].id;
        a.name = list[i].name;
        a.sector = list[i].sector;
        a.territory = list[i].territory;
        a.modality = session_presence(s, list[i].modality);
        a.noted_by = w->people.facilitator;
        a.noted_at = (struct instant){(int64_t)s->held_on.n * 86400 + 15 * 3600};
        TRY(attendance_add(db, mem, STR("demostración"), &a, list[i].email, &there));
    }
    return DONE;
}

enum status demo_attendance(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct roundtable *tables;
    size_t count;
    TRY(roundtables_of(db, mem, w->cocreation.id, false, &tables, &count));
    for (size_t i = 0; i < count; i++) {
        struct roundtable_session *s;
        struct attendance_close x;
        size_t sessions, differences;
        TRY(roundtable_sessions(db, mem, tables[i].id, &s, &sessions));
        if (sessions == 0 || s[0].state != SESSION_HELD || tables[i].number == 7)
            continue; /* nobody wrote down the seventh yet */
        TRY(rows_add(db, mem, w, &s[0]));
        if (tables[i].number == 6) {
            TRY(paper_add(db, s[0].id, apart, COUNT(apart)));
            continue; /* 59 of 64: not closed */
        }
        bool far = s[0].modality == MODALITY_ONLINE;
        TRY(far ? paper_add(db, s[0].id, online, COUNT(online)) : paper_add(db, s[0].id, reconciled, COUNT(reconciled)));
        shape_clear(&attendance_close_shape, &x);
        x.session = s[0].id;
        x.person = w->people.facilitator;
        x.closed_on = (struct day){s[0].held_on.n + 3};
        TRY(attendance_close_do(db, mem, &x, w->cocreation.id, &differences));
    }
    return DONE;
}
