/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/progress/progress_test.h"

static struct str due_text(struct arena *mem, struct day d)
{
    int y, m, day;
    day_split(d, &y, &m, &day);
    return str_fmt(mem, "%02d/%02d/%04d", day, m, y);
}

static enum status milestone_with(struct db *db, struct arena *mem, struct follow_world *w, size_t index, const char *number, int due,
                                  enum verification_means means)
{
    struct milestone m;
    shape_clear(&milestone_shape, &m);
    m.commitment = w->commitment[0];
    m.number = str_of(number);
    m.position = (int64_t)index + 1;
    m.title = STR("Datos publicados");
    m.deliverable = STR("Conjunto de datos");
    m.kind = MILESTONE_PUBLICATION;
    m.means = (int)means;
    m.weight_centi = 5000;
    m.original_due_on = m.original_first_on = m.due_on = m.due_first_on = (struct day){w->today.n + due};
    m.original_text = m.due_text = due_text(mem, m.due_on);
    m.replans = 0;
    m.state = MILESTONE_CURRENT;
    TRY(record_add(db, &milestone_shape, &m));
    w->milestone[index] = m.id;
    return DONE;
}

static enum status people_add(struct db *db, const struct follow_world *w)
{
    int64_t people[] = {w->focal, w->counterpart};
    for (int role = 0; role < 2; role++) {
        struct commitment_person p;
        shape_clear(&commitment_person_shape, &p);
        p.commitment = w->commitment[0];
        p.person = people[role];
        p.role = role == 0 ? PERSON_FOCAL : PERSON_COUNTERPART;
        p.from_on = (struct day){w->today.n - 100};
        TRY(record_add(db, &commitment_person_shape, &p));
    }
    return DONE;
}

static enum status act_with(struct db *db, struct follow_world *w)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = w->jurisdiction;
    a.number = STR("AF-01");
    a.kind = ACT_MINUTES;
    a.decided_on = w->today;
    a.body = STR("Grupo Núcleo");
    a.title = STR("Mueve un plazo");
    a.result = ACT_APPROVED;
    TRY(act_add(db, &a, NULL, 0));
    w->act = a.id;
    return DONE;
}

enum status follow_world_add(struct db *db, struct arena *mem, struct follow_world *w)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.jurisdiction = w->jurisdiction;
    p.number = 1;
    p.name = STR("Plan de prueba");
    p.level = 0;
    p.starts_on = (struct day){w->today.n - 100};
    p.ends_on = (struct day){w->today.n + 500};
    p.tracking = PLAN_TRACKED;
    p.state = PLAN_PUBLISHED;
    p.template = 0;
    TRY(record_add(db, &plan_shape, &p));
    w->plan = p.id;
    for (int i = 0; i < 2; i++) {
        struct commitment c;
        shape_clear(&commitment_shape, &c);
        c.plan = p.id;
        c.number = i == 0 ? STR("1") : STR("2");
        c.position = i + 1;
        c.title = STR("Compromiso de prueba");
        c.problem = STR("El problema como se publicó.");
        c.state = COMMITMENT_CURRENT;
        TRY(record_add(db, &commitment_shape, &c));
        w->commitment[i] = c.id;
    }
    TRY(milestone_with(db, mem, w, 0, "1.1", -3, MEANS_LINK));
    TRY(milestone_with(db, mem, w, 1, "1.2", -32, MEANS_DOCUMENT));
    TRY(people_add(db, w));
    TRY(act_with(db, w));
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

enum status follow_world_alone(struct db *db, struct arena *mem, struct follow_world *w)
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
    return follow_world_add(db, mem, w);
}
