/* SPDX-License-Identifier: EUPL-1.2
 * What is not public yet of a co-creation: the process in preparation, drafts of the active one, its round tables. */
#include "room/attendance/attendance.h"
#include "room/intake/intake_view.h"
#include "room/planner/planner.h"
#include "tests/unit/leak_voices.h"

#define ACTIVE "/:jurisdiction/cocreacion/:process"

static void word(struct leak_fill *f, enum secret_thing what)
{
    f->word = secret_kinds[what].word;
}

static struct str named(struct leak_fill *f, const char *what)
{
    return str_fmt(f->mem, "%s %s", what, f->word);
}

/* The row as it is changed by what follows; closes with CHANGED. */
#define CHANGE(type, id, row)                                            \
    struct type *row;                                                    \
    TRY(record_get(f->db, f->mem, &type##_shape, (id), &row))
#define CHANGED(type, row) TRY(record_change(f->db, &type##_shape, f->mem, (row)))

static enum status preparing_tables(struct leak_fill *f, const struct matrix_cocreation *x)
{
    CHANGE(roundtable, x->table, t);
    t->name = named(f, "Mesa");
    t->purpose = leak_told(f, "de qué se habla");
    CHANGED(roundtable, t);
    CHANGE(roundtable_session, x->session, s);
    s->place = named(f, "Casa");
    s->address = named(f, "Calle");
    s->accessibility = leak_told(f, "accesibilidad");
    CHANGED(roundtable_session, s);
    CHANGE(roundtable_note, x->note, n);
    n->title = named(f, "Acta");
    n->text = leak_told(f, "acta");
    CHANGED(roundtable_note, n);
    CHANGE(roundtable_photo, x->photo, p);
    p->caption = named(f, "Foto");
    p->described = leak_told(f, "lo que se ve");
    CHANGED(roundtable_photo, p);
    return DONE;
}

static enum status preparing_voices(struct leak_fill *f, const struct matrix_cocreation *x)
{
    CHANGE(proposal, x->proposal, p);
    p->title = named(f, "Propuesta");
    p->name = named(f, "Autora");
    CHANGED(proposal, p);
    struct proposal_text t;
    shape_clear(&proposal_text_shape, &t);
    t.proposal = x->proposal;
    t.question = x->question;
    t.text = leak_told(f, "el problema");
    TRY(record_add(f->db, &proposal_text_shape, &t));
    CHANGE(lineage_deed, x->deed, d);
    d->reason = leak_told(f, "por qué se juntan");
    CHANGED(lineage_deed, d);
    CHANGE(post, x->voice, v);
    v->name = named(f, "Vecino");
    v->text = leak_told(f, "comentario");
    CHANGED(post, v);
    CHANGE(scoring_round, x->round, r);
    r->name = named(f, "Ronda");
    CHANGED(scoring_round, r);
    struct planner_task task;
    shape_clear(&planner_task_shape, &task);
    task.cocreation = x->process;
    task.position = 2;
    task.code = STR("otra");
    task.name = named(f, "Tarea");
    task.kind = TASK_MARK;
    task.days = 0;
    task.note = leak_told(f, "nota");
    return record_add(f->db, &planner_task_shape, &task);
}

static enum status preparing(struct leak_fill *f)
{
    const struct matrix_cocreation *x = &f->h->m.preparing;
    word(f, S_PREPARING);
    CHANGE(cocreation, x->process, c);
    c->name = named(f, "Cocreación");
    c->summary = leak_told(f, "resumen");
    CHANGED(cocreation, c);
    CHANGE(cocreation_stage, x->stage, s);
    s->name = named(f, "Etapa");
    s->purpose = leak_told(f, "para qué");
    CHANGED(cocreation_stage, s);
    CHANGE(cocreation_notice, x->notice, n);
    n->title = named(f, "Aviso");
    n->text = leak_told(f, "aviso");
    CHANGED(cocreation_notice, n);
    struct readiness_item i;
    shape_clear(&readiness_item_shape, &i);
    i.cocreation = x->process;
    i.position = 2;
    i.kind = READY_OTHER;
    i.question = leak_told(f, "¿está listo?");
    i.answer = READY_NO;
    i.note = leak_told(f, "detalle");
    TRY(record_add(f->db, &readiness_item_shape, &i));
    TRY(preparing_tables(f, x));
    return preparing_voices(f, x);
}

static enum status method_drafts(struct leak_fill *f)
{
    word(f, S_METHOD);
    CHANGE(cocreation_method, f->h->m.preparing.method, m);
    m->title = named(f, "Metodología");
    m->text = leak_told(f, "metodología");
    CHANGED(cocreation_method, m);
    struct method_stage s;
    shape_clear(&method_stage_shape, &s);
    s.method = m->id;
    s.position = 1;
    s.code = STR("una");
    s.name = named(f, "Etapa");
    s.purpose = leak_told(f, "para qué");
    s.days = 10;
    TRY(record_add(f->db, &method_stage_shape, &s));
    leak_address(f->h, "/:jurisdiction/cocreacion/metodologias/:method", STR("/ceibos/cocreacion/metodologias/809"));
    struct cocreation_notice n;
    word(f, S_NOTICE);
    shape_clear(&cocreation_notice_shape, &n);
    n.cocreation = f->h->m.active.process;
    n.title = named(f, "Aviso");
    n.text = leak_told(f, "lo que se avisará");
    TRY(record_add(f->db, &cocreation_notice_shape, &n));
    leak_address(f->h, ACTIVE "/aviso/:notice", str_fmt(f->mem, MATRIX_ACTIVE "/aviso/%lld", (long long)n.id));
    return DONE;
}

/* A draft of minutes, of notes of the whole table, and a photograph that waits. */
static enum status note_drafts(struct leak_fill *f, int64_t table, int64_t session, const char *path)
{
    struct roundtable_note n;
    struct roundtable_photo p;
    TRY(leak_file(f));
    for (int whole = 0; whole < 2; whole++) {
        shape_clear(&roundtable_note_shape, &n);
        n.roundtable = table;
        n.session = whole ? NONE : session;
        n.kind = whole ? NOTE_NOTES : NOTE_MINUTES;
        n.title = named(f, "Acta");
        n.text = leak_told(f, "acta");
        n.evidence_file = f->file;
        n.author = f->h->m.people[V_FACILITATOR_OWN];
        TRY(record_add(f->db, &roundtable_note_shape, &n));
        leak_address(f->h, ACTIVE "/mesa/:table/nota/:note", str_fmt(f->mem, "%s/nota/%lld", path, (long long)n.id));
    }
    shape_clear(&roundtable_photo_shape, &p);
    p.session = session;
    p.evidence_file = f->file;
    p.caption = named(f, "Foto");
    p.described = leak_told(f, "lo que se ve");
    p.consent = leak_told(f, "cómo consintieron");
    p.author = f->h->m.people[V_FACILITATOR_OWN];
    TRY(record_add(f->db, &roundtable_photo_shape, &p));
    leak_address(f->h, ACTIVE "/mesa/:table/foto/:photo", str_fmt(f->mem, "%s/foto/%lld", path, (long long)p.id));
    return DONE;
}

static enum status table_draft(struct leak_fill *f)
{
    struct roundtable t;
    word(f, S_TABLE);
    shape_clear(&roundtable_shape, &t);
    t.cocreation = f->h->m.active.process;
    t.number = 77;
    t.kind = TABLE_TERRITORIAL;
    t.name = named(f, "Mesa");
    t.purpose = leak_told(f, "de qué se hablará");
    t.outcome = leak_told(f, "qué salió");
    t.state = TABLE_PREPARED;
    TRY(record_add(f->db, &roundtable_shape, &t));
    CHANGE(roundtable_session, f->h->m.active.session, s);
    s->roundtable = t.id;
    s->place = named(f, "Casa");
    s->address = named(f, "Calle");
    s->accessibility = leak_told(f, "accesibilidad");
    s->online_url = str_fmt(f->mem, "https://ejemplo.ec/%s", f->word);
    s->id = NONE;
    TRY(record_add(f->db, &roundtable_session_shape, s));
    TRY(note_drafts(f, t.id, s->id, MATRIX_ACTIVE "/mesa/77"));
    leak_address(f->h, ACTIVE "/mesa/:table", STR(MATRIX_ACTIVE "/mesa/77"));
    leak_address(f->h, ACTIVE "/mesa/:table/sesion/:session", STR(MATRIX_ACTIVE "/mesa/77/sesion/1"));
    word(f, S_NOTE);
    return note_drafts(f, f->h->m.active.table, f->h->m.active.session, MATRIX_ACTIVE "/mesa/1");
}

static enum status begun_forms(struct leak_fill *f)
{
    word(f, S_INTAKE);
    struct intake_draft d;
    shape_clear(&intake_draft_shape, &d);
    d.origin = ORIGIN_FORM;
    struct request r = {.mem = f->mem, .db = f->db, .site = &f->h->m.house.site, .now = instant_now()};
    struct cocreation_place *at;
    struct str token;
    TRY(cocreation_place_of(f->db, f->mem, f->h->m.active.process, &at));
    TRY(intake_begin(&r, at, &d, &token));
    return intake_put(&r, d.id, STR("problema"), leak_told(f, "a medio escribir"));
}

static enum status silent(struct leak_fill *f)
{
    TRY(preparing(f));
    TRY(method_drafts(f));
    TRY(table_draft(f));
    TRY(begun_forms(f));
    return leak_voices_silent(f);
}

/* Somebody who registered and came, an actor with an address, a link for those registered. */
static enum status table_people(struct leak_fill *f)
{
    const struct matrix_cocreation *x = &f->h->m.active;
    struct registration g;
    struct attendance a;
    word(f, S_REGISTERED);
    shape_clear(&registration_shape, &g);
    g.session = x->session;
    g.name = named(f, "Vecina");
    g.email = g.email_folded = str_fmt(f->mem, "%s@ejemplo.ec", f->word);
    g.needs = leak_told(f, "lo que necesita");
    g.interpretation = named(f, "Lengua");
    g.sector = FROM_CITIZENS;
    g.modality = PRESENCE_PRESENT;
    word(f, S_HASH);
    g.code_hash = leak_hash(f);
    g.state = REGISTRATION_GIVEN;
    g.language = PERSON_SPANISH;
    g.registered_at = instant_now();
    TRY(record_add(f->db, &registration_shape, &g));
    word(f, S_ATTENDED);
    shape_clear(&attendance_shape, &a);
    a.session = x->session;
    a.channel = CHANNEL_PAPER;
    a.name = named(f, "Asistente");
    word(f, S_HASH);
    a.same_hash = leak_hash(f);
    a.source_key = named(f, "fila");
    a.sector = FROM_ACADEMIA;
    a.modality = PRESENCE_PRESENT;
    a.noted_by = f->h->m.people[V_FACILITATOR_OWN];
    a.noted_at = instant_now();
    TRY(record_add(f->db, &attendance_shape, &a));
    word(f, S_ACTOR);
    CHANGE(roundtable_actor, x->actor, actor);
    actor->name = named(f, "Actor");
    actor->email = str_fmt(f->mem, "%s@ejemplo.ec", f->word);
    CHANGED(roundtable_actor, actor);
    word(f, S_ONLINE);
    CHANGE(roundtable_session, x->session, s);
    s->modality = MODALITY_MIXED;
    s->online_url = str_fmt(f->mem, "https://ejemplo.ec/%s", f->word);
    CHANGED(roundtable_session, s);
    return DONE;
}

static enum status told(struct leak_fill *f)
{
    TRY(table_people(f));
    return leak_voices_told(f);
}

bool leak_fill_cocreation_silent(struct leak_house *h)
{
    return leak_written(h, silent);
}

bool leak_fill_cocreation_told(struct leak_house *h)
{
    return leak_written(h, told);
}
