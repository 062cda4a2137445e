/* SPDX-License-Identifier: EUPL-1.2
 * The stage of the permission matrix: what hangs on the proposals of a process. */
#include "base/digest.h"
#include "room/lineage/batch.h"
#include "tests/unit/matrix_fill.h"

static enum status voice_add(struct fill *f, struct matrix_cocreation *x)
{
    struct post p;
    shape_clear(&post_shape, &p);
    p.jurisdiction = f->here;
    p.proposal = x->proposal;
    p.kind = POST_COMMENT;
    p.person = f->people[V_DIRECTORATE];
    p.role = ROLE_DIRECTORATE;
    p.name = STR("Dirección");
    p.text = STR("Comentario de la matriz sobre una propuesta.");
    p.text_hash = sha256_hex(&f->t->mem, p.text);
    p.language = PERSON_SPANISH;
    p.state = POST_VISIBLE;
    p.written_at = p.public_at = instant_now();
    p.public_on = f->today;
    TRY(record_add(f->db, &post_shape, &p));
    x->voice = p.id;
    return DONE;
}

enum status matrix_lineage_fill(struct fill *f, struct matrix_cocreation *x)
{
    struct lineage_deed d;
    struct proposal_load l;
    shape_clear(&lineage_deed_shape, &d);
    d.cocreation = x->process;
    d.kind = LINEAGE_MERGER;
    d.reason = STR("Piden lo mismo, según la matriz.");
    d.person = f->people[V_DIRECTORATE];
    d.done_at = instant_now();
    d.done_on = f->today;
    TRY(record_add(f->db, &lineage_deed_shape, &d));
    x->deed = d.id;
    shape_clear(&proposal_load_shape, &l);
    l.cocreation = x->process;
    l.file_name = STR("matriz.csv");
    l.body = STR("titulo,problema\r\nPropuesta que llega en un libro,El problema de siempre.\r\n");
    l.mapping = STR("titulo\nr:problema\n");
    l.state = BATCH_WAITING;
    l.added_by = f->people[V_DIRECTORATE];
    l.added_at = instant_now();
    TRY(record_add(f->db, &proposal_load_shape, &l));
    x->book = l.id;
    return voice_add(f, x);
}
