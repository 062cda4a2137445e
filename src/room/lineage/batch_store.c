/* SPDX-License-Identifier: EUPL-1.2
 * What a workbook is held against, and accepting it. */
#include "room/lineage/batch.h"
#include "room/territory/territory.h"
#include "sql.h"

enum status batch_world_read(struct request *r, const struct cocreation_place *at, struct batch_world *ret)
{
    struct proposal_form *form;
    *ret = (struct batch_world){0};
    TRY(proposal_form_current(r->db, r->mem, at->jurisdiction->id, &form));
    TRY(proposal_questions(r->db, r->mem, form->id, &ret->questions, &ret->question_count));
    TRY(territory_provinces(r->db, r->mem, &ret->provinces, &ret->province_count));
    TRY(roundtables_of(r->db, r->mem, at->process->id, true, &ret->tables, &ret->table_count));
    TRY(db_many(r->db, SQL_PROPOSAL_SOURCES, WITH(IN(at->process->id)), r->mem, &source_row_shape, &ret->sources, &ret->source_count));
    ret->targets = batch_targets_make(r->mem, r->lang, ret->questions, ret->question_count);
    return DONE;
}

static enum status code_sent(struct request *r, struct arena *mem, const struct proposal *p, struct str code)
{
    struct str values[] = {int_words(mem, LANG_ES, p->number), p->title, code};
    return proposal_letter(r->db, mem, r->site, p, N_("Registramos tu propuesta"),
                           N_("Hola:\n\nTu propuesta «%2» quedó registrada con el N.º %1.\n\nTu código de recibo es %3. Guárdalo: con él sigues lo que "
                              "pase con ella.\n"),
                           values, COUNT(values), str_fmt(mem, "propuesta-libro-%lld", (long long)p->id));
}

static enum status row_add(struct request *r, struct arena *mem, struct cocreation_place *at, const struct batch_world *w, const struct batch_row *row)
{
    struct proposal *p;
    struct writer *writer;
    struct proposal_text *texts = arena_array(mem, struct proposal_text, w->question_count + 1);
    struct proposal_entry e = {.texts = texts, .territories = row->territories, .territory_count = row->territory_count};
    shape_clear(&proposal_shape, &e.base);
    for (size_t i = 0; i < w->question_count; i++) {
        struct str text = w->questions[i].kind == ASK_PROVINCES ? row->provinces : row->answers[i];
        if (str_empty(text))
            continue;
        shape_clear(&proposal_text_shape, &texts[e.text_count]);
        texts[e.text_count].question = w->questions[i].id;
        texts[e.text_count++].text = text;
    }
    e.base.form = w->questions[0].form;
    e.base.origin = ORIGIN_BOOK;
    e.base.title = row->title;
    e.base.name = str_empty(row->name) ? STR_NONE : row->name;
    e.base.sector = row->sector;
    e.base.roundtable = row->table;
    e.base.typed_by = r->actor.person;
    e.base.language = PERSON_SPANISH;
    e.base.source_key = row->key;
    if (!str_empty(row->email)) {
        TRY(writer_of(r->db, mem, row->email, &writer));
        e.base.writer = writer->id;
        e.code = receipt_code_new(mem);
    }
    enum status s = proposal_add(r->db, mem, r->site, at, &e, r->now, r->today, &p);
    if (s == CONFLICT)
        return DONE; /* it came in meanwhile */
    TRY(s);
    return str_empty(e.code) ? DONE : code_sent(r, mem, p, e.code);
}

struct accepting {
    struct request *r;
    struct cocreation_place *at;
    const struct batch_world *w;
};

static enum status row_enters(void *context, struct arena *mem, const struct batch_row *row)
{
    const struct accepting *a = context;
    return row_add(a->r, mem, a->at, a->w, row);
}

enum status batch_accept(struct request *r, struct cocreation_place *at, struct proposal_load *l, const struct batch_world *w)
{
    struct accepting a = {r, at, w};
    struct batch_look look;
    TRY(batch_examine(r, w, l->body, l->mapping, row_enters, &a, &look));
    l->state = BATCH_ACCEPTED;
    l->closed_at = r->now;
    l->report = str_fmt(r->mem, "Propuestas registradas: %zu. Ya estaban: %zu. Filas con problemas que no entraron: %zu.",
                        look.counts[BATCH_ENTERS], look.counts[BATCH_THERE], look.counts[BATCH_FAULTY]);
    return record_change(r->db, &proposal_load_shape, r->mem, l);
}
