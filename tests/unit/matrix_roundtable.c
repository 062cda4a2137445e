/* SPDX-License-Identifier: EUPL-1.2
 * The stage of the permission matrix: what hangs on a round table. */
#include "base/digest.h"
#include "room/roundtable/roundtable_view.h"
#include "tests/unit/matrix_fill.h"

static enum status registered(struct fill *f, struct matrix_cocreation *x)
{
    struct registration g;
    shape_clear(&registration_shape, &g);
    g.session = x->session;
    g.name = STR("Vecina de la matriz");
    g.email = g.email_folded = STR("vecina@ejemplo.ec");
    g.sector = FROM_CITIZENS;
    g.modality = PRESENCE_PRESENT;
    g.code_hash = sha256_hex(&f->t->mem, str_fmt(&f->t->mem, "matriz %lld", (long long)x->session));
    g.state = REGISTRATION_GIVEN;
    g.language = PERSON_SPANISH;
    g.registered_at = instant_now();
    TRY(record_add(f->db, &registration_shape, &g));
    x->registration = g.id;
    return DONE;
}

static enum status photographed(struct fill *f, struct matrix_cocreation *x)
{
    struct roundtable_photo p;
    shape_clear(&roundtable_photo_shape, &p);
    p.session = x->session;
    p.evidence_file = f->file;
    p.caption = STR("Foto de la matriz");
    p.described = STR("Una sala con sillas en círculo");
    p.consent = STR("Firmaron la hoja de asistencia");
    p.author = f->people[V_FACILITATOR_OWN];
    p.published_on = f->today;
    TRY(record_add(f->db, &roundtable_photo_shape, &p));
    x->photo = p.id;
    return DONE;
}

enum status matrix_table_fill(struct fill *f, struct matrix_cocreation *x)
{
    struct roundtable_actor a;
    struct roundtable_note n;
    struct roundtable_person p = {.id = NONE, .roundtable = x->table, .person = f->people[V_DIRECTORATE], .duty = DUTY_RAPPORTEUR,
                                  .from_on = {f->today.n - 30}, .until_on = DAY_NONE};
    TRY(record_add(f->db, &roundtable_person_shape, &p));
    x->member = p.id;
    TRY(registered(f, x));
    shape_clear(&roundtable_actor_shape, &a);
    a.roundtable = x->table;
    a.name = STR("Actor de la matriz");
    a.sector = FROM_ACADEMIA;
    TRY(record_add(f->db, &roundtable_actor_shape, &a));
    x->actor = a.id;
    shape_clear(&roundtable_note_shape, &n);
    n.roundtable = x->table;
    n.kind = NOTE_MINUTES;
    n.title = STR("Acta de la matriz");
    n.text = STR("Se reunió la mesa.");
    n.evidence_file = f->file;
    n.author = f->people[V_FACILITATOR_OWN];
    n.published_on = f->today;
    TRY(record_add(f->db, &roundtable_note_shape, &n));
    x->note = n.id;
    return photographed(f, x);
}
