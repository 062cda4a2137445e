/* SPDX-License-Identifier: EUPL-1.2
 * What the tests of the guided form stand on. */
#include "base/digest.h"
#include "room/intake/intake.h"
#include "room/intake/intake_test.h"
#include "sql.h"

static struct day today(void)
{
    return day_at(instant_now(), -18000);
}

static enum status stage_open(struct test *t, int64_t process)
{
    struct cocreation_stage s;
    shape_clear(&cocreation_stage_shape, &s);
    s.cocreation = process;
    s.position = 1;
    s.code = STR("todo");
    s.name = STR("Todo a la vez");
    s.starts_on = (struct day){today().n - 10};
    s.ends_on = (struct day){today().n + 10};
    s.closing_minute = 1440;
    TRY(record_add(t->db, &cocreation_stage_shape, &s));
    for (int gate = 0; (size_t)gate < GATES; gate++) {
        struct stage_gate g = {NONE, s.id, gate};
        TRY(record_add(t->db, &stage_gate_shape, &g));
    }
    return DONE;
}

static enum status process_add(struct test *t, int64_t jurisdiction, struct cocreation *c)
{
    struct cocreation_method m;
    struct roundtable table;
    shape_clear(&cocreation_method_shape, &m);
    m.jurisdiction = jurisdiction;
    m.number = 1;
    m.title = STR("Metodología de prueba");
    m.state = METHOD_IN_FORCE;
    m.answer_days = m.draft_days = 30;
    m.publish_from = 5;
    m.cards_needed = 1;
    m.notice_days = 0;
    TRY(record_add(t->db, &cocreation_method_shape, &m));
    shape_clear(&cocreation_shape, c);
    c->jurisdiction = jurisdiction;
    c->number = 1;
    c->name = STR("Cocreación de prueba");
    c->method = m.id;
    c->state = COCREATION_ACTIVE;
    c->announced_on = c->activated_on = (struct day){today().n - 20};
    TRY(record_add(t->db, &cocreation_shape, c));
    TRY(stage_open(t, c->id));
    shape_clear(&roundtable_shape, &table);
    table.cocreation = c->id;
    table.number = 1;
    table.kind = TABLE_TERRITORIAL;
    table.name = STR("Mesa del norte");
    table.state = TABLE_CALLED;
    return record_add(t->db, &roundtable_shape, &table);
}

enum status intake_process_open(struct test *t, struct desk *d)
{
    struct cocreation c;
    return process_add(t, d->jurisdiction, &c);
}

static enum status put(struct test *t, int64_t draft, const char *code, struct str text)
{
    return db_exec(t->db, SQL_INTAKE_PUT, WITH(IN(draft), IN(code), IN(text)), NULL);
}

static enum status form_filled(struct test *t, const struct cocreation *c, int64_t form, int i)
{
    struct intake_draft *draft;
    struct str hash = sha256_hex(&t->mem, str_fmt(&t->mem, "ficha%04d", i));
    struct instant now = {instant_now().s - 600};
    TRY(db_exec(t->db, SQL_INTAKE_ADD,
                WITH(IN(c->id), IN(form), IN(hash), IN(NONE), IN("formulario"), IN(NONE), IN(NONE), IN(NONE), IN(NONE), IN(now),
                     IN((struct instant){now.s + 86400})),
                NULL));
    TRY(db_one(t->db, SQL_INTAKE_BY_TOKEN, WITH(IN(hash), IN(c->id)), &t->mem, &intake_draft_shape, &draft));
    TRY(put(t, draft->id, "problema", str_fmt(&t->mem, "El bus número %d de la parroquia pasa sin avisar y sin horario.", i)));
    TRY(put(t, draft->id, "afecta", STR("Estudiantes de la parroquia")));
    TRY(put(t, draft->id, "solucion", STR("Publicar los horarios y avisar cuando se suspende un turno.")));
    TRY(put(t, draft->id, "titulo", str_fmt(&t->mem, "Horarios del bus %d", i)));
    TRY(put(t, draft->id, "_correo", str_fmt(&t->mem, "vecina%d@ejemplo.ec", i)));
    return put(t, draft->id, "_acepta", STR("1"));
}

enum status intake_crowd_open(struct test *t, struct desk *d)
{
    struct cocreation c;
    struct proposal_form *form;
    TRY(process_add(t, d->jurisdiction, &c));
    TRY(proposal_form_current(t->db, &t->mem, d->jurisdiction, &form));
    for (int i = 0; i < 500; i++)
        TRY(form_filled(t, &c, form->id, i));
    return DONE;
}
