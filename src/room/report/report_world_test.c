/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/report/report_test.h"

#include <stdio.h>

static struct day from(const struct report_world *w, int days)
{
    return (struct day){w->today.n + days};
}

static enum status institution_with(struct db *db, const struct report_world *w, const char *code, const char *name, int sector, int64_t *ret)
{
    struct institution i;
    shape_clear(&institution_shape, &i);
    i.jurisdiction = w->jurisdiction;
    i.code = str_of(code);
    i.name = str_of(name);
    i.sector = sector;
    i.url = STR("https://ministerio.example");
    TRY(institution_add(db, &i));
    *ret = i.id;
    return DONE;
}

static enum status milestone_with(struct db *db, struct report_world *w, size_t index, int64_t commitment, const char *number, int due, int means)
{
    struct milestone m;
    int y, mo, d;
    shape_clear(&milestone_shape, &m);
    m.commitment = commitment;
    m.number = str_of(number);
    m.position = (int64_t)index + 1;
    m.title = STR("Datos publicados");
    m.deliverable = STR("Conjunto de datos");
    m.kind = MILESTONE_PUBLICATION;
    m.means = means;
    m.weight_centi = commitment == w->commitment[0] ? 1666 : 10000;
    m.original_due_on = m.original_first_on = m.due_on = m.due_first_on = from(w, due);
    day_split(m.due_on, &y, &mo, &d);
    static char text[7][12];
    snprintf(text[index], sizeof text[index], "%02d/%02d/%04d", d, mo, y);
    m.original_text = m.due_text = str_of(text[index]);
    m.replans = 0;
    m.state = MILESTONE_CURRENT;
    TRY(record_add(db, &milestone_shape, &m));
    w->milestone[index] = m.id;
    return DONE;
}

static enum status commitment_with(struct db *db, struct report_world *w, int index, int64_t lead)
{
    struct commitment c;
    shape_clear(&commitment_shape, &c);
    c.plan = w->plan;
    c.number = index == 0 ? STR("1") : STR("2");
    c.position = index + 1;
    c.title = STR("Compromiso de prueba");
    c.problem = STR("El problema como se publicó.");
    c.state = COMMITMENT_CURRENT;
    TRY(record_add(db, &commitment_shape, &c));
    w->commitment[index] = c.id;
    struct commitment_institution parties[] = {{NONE, c.id, lead, INSTITUTION_LEAD, DAY_NONE, DAY_NONE}, {NONE, c.id, w->society, INSTITUTION_COUNTERPART, DAY_NONE, DAY_NONE}};
    for (size_t i = 0; i < 2; i++)
        TRY(record_add(db, &commitment_institution_shape, &parties[i]));
    return DONE;
}

static enum status people_add(struct db *db, const struct report_world *w)
{
    int64_t people[] = {w->focal, w->counterpart}, institutions[] = {w->ministry, w->society};
    for (int role = 0; role < 2; role++) {
        struct commitment_person p;
        shape_clear(&commitment_person_shape, &p);
        p.commitment = w->commitment[0];
        p.person = people[role];
        p.institution = institutions[role];
        p.role = role == 0 ? PERSON_FOCAL : PERSON_COUNTERPART;
        p.from_on = from(w, -100);
        TRY(record_add(db, &commitment_person_shape, &p));
    }
    return DONE;
}

static enum status periods_add(struct db *db, struct arena *mem, struct report_world *w)
{
    struct methodology *m;
    TRY(methodology_on(db, mem, w->jurisdiction, w->today, &m));
    for (int i = 0; i < 2; i++) {
        int at = i * 90;
        struct period_row p;
        shape_clear(&period_row_shape, &p);
        p.plan = w->plan;
        p.number = i + 1;
        p.methodology = m->id;
        p.starts_on = from(w, at - 92);
        p.cut_on = from(w, at - 3);
        p.opens_on = from(w, at - 18);
        p.due_on = from(w, at + 7);
        p.closes_on = from(w, at + 13);
        p.publish_on = from(w, at + 27);
        TRY(record_add(db, &period_row_shape, &p));
        w->period[i] = p.id;
    }
    return DONE;
}

enum status report_world_add(struct db *db, struct arena *mem, struct report_world *w)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.jurisdiction = w->jurisdiction;
    p.number = 1;
    p.name = STR("Plan de prueba");
    p.level = 0;
    p.starts_on = from(w, -92);
    p.ends_on = from(w, 500);
    p.tracking = PLAN_TRACKED;
    p.state = PLAN_PUBLISHED;
    p.template = 0;
    TRY(record_add(db, &plan_shape, &p));
    w->plan = p.id;
    TRY(institution_with(db, w, "ministerio", "Ministerio de Prueba", SECTOR_STATE, &w->ministry));
    TRY(institution_with(db, w, "agencia", "Agencia de Prueba", SECTOR_STATE, &w->agency));
    TRY(institution_with(db, w, "sociedad", "Sociedad de Prueba", SECTOR_CIVIL_SOCIETY, &w->society));
    TRY(institution_with(db, w, "antigua", "Secretaría Antigua", SECTOR_STATE, &w->old));
    TRY(commitment_with(db, w, 0, w->ministry));
    TRY(commitment_with(db, w, 1, w->agency));
    static const struct {
        const char *number;
        int due, means;
    } list[] = {{"1.1", -5, MEANS_LINK}, {"1.2", -32, MEANS_DOCUMENT}, {"1.3", 40, MEANS_LINK}, {"1.4", 60, MEANS_DOCUMENT}, {"1.5", 80, MEANS_ANY},
                {"1.6", 100, MEANS_ANY}, {"2.1", 90, MEANS_LINK}};
    for (size_t i = 0; i < COUNT(list); i++)
        TRY(milestone_with(db, w, i, w->commitment[i == 6], list[i].number, list[i].due, list[i].means));
    TRY(people_add(db, w));
    TRY(periods_add(db, mem, w));
    return progress_recompute_plan(db, mem, p.id, w->today);
}

static enum status person_with(struct db *db, const char *email, int64_t *ret)
{
    struct person p;
    shape_clear(&person_shape, &p);
    p.email = p.email_folded = str_of(email);
    p.name = STR("Persona de prueba");
    p.state = PERSON_ACTIVE;
    p.language = PERSON_SPANISH;
    p.created_at = db_deed(db)->now;
    TRY(record_add(db, &person_shape, &p));
    *ret = p.id;
    return DONE;
}

enum status report_world_alone(struct db *db, struct arena *mem, struct report_world *w)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("ec");
    j.name = STR("Ecuador");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    TRY(record_add(db, &jurisdiction_shape, &j));
    w->jurisdiction = j.id;
    TRY(person_with(db, "focal@ejemplo.ec", &w->focal));
    TRY(person_with(db, "contraparte@ejemplo.ec", &w->counterpart));
    return report_world_add(db, mem, w);
}
