/* SPDX-License-Identifier: EUPL-1.2
 * The validation by an act, which does the whole set in one transaction and makes the edition; the designed
 * document, and where it differs from the data. */
#include "room/reprogramming/repro_view.h"

/* GET …/validar */
static enum status validate_show(struct request *r)
{
    static const char *const required[] = {"act", NULL};
    const struct repro_place *p = r->object;
    struct reprogramming *x = arena_new_of(r->mem, struct reprogramming);
    struct repro_facts f = repro_facts_of(r, p);
    struct option *acts;
    size_t count;
    *x = *p->x;
    struct repro_form_page page = {.which = REPRO_FORM_VALIDATE, .next = REPRO_APPLIED};
    page.form = form_for(r, &reprogramming_shape, x, path_fmt(r, "%.*s/validar", STR_ARG(p->path)));
    page.form.required = required;
    page.fault = repro_fault(p->x->state, REPRO_APPLIED, &f);
    TRY(act_options(r, p->place->jurisdiction->id, &acts, &count));
    repro_options(r, &page.form, "act", acts, count);
    return repro_form_show(r, &page, N_("Validar con un acto"));
}

/* The act approved, and it is not older than the end of the feedback. */
static enum status act_checked(struct request *r, const struct repro_place *p, const struct reprogramming *x)
{
    struct act *act;
    enum status s = x->act == NONE ? INVALID : act_allows(r->db, r->mem, x->act, p->place->jurisdiction->id, r->today);
    if (s == INVALID || s == NOT_FOUND)
        return problem_add(r, "act", N_("Elige el acto aprobado que valida la reprogramación."));
    TRY(s);
    TRY(act_get(r->db, r->mem, p->place->jurisdiction->id, x->act, &act));
    if (day_before(act->decided_on, x->feedback_until))
        return problem_add(r, "act", N_("Ese acto es anterior al fin de la retroalimentación."));
    return DONE;
}

/* A fault of one change, with the change that has it named before: the set is done whole or not at all. */
static enum status fault_named(struct request *r, const struct repro_item_view *x, size_t before, enum status s)
{
    if (s != INVALID)
        return s;
    struct str why = STR_NONE;
    size_t n = 0;
    for (const struct problem *p = r->problems.first; p != NULL; p = p->next)
        if (n++ == before)
            why = p->message;
    struct str values[] = {repro_item_words(r, x), why};
    return problem_add_text(r, STR(""), say_with(r->mem, r->lang,
                                                 N_("No se aplicó ningún cambio, porque uno ya no puede hacerse. %1: %2"), values, COUNT(values)));
}

/* One proposal done: checked against what is on record now, then done as a change request by that act. */
static enum status item_do(struct request *r, const struct repro_place *p, const struct reprogramming *x, const struct repro_item_view *view)
{
    struct commitment_place *at;
    struct repro_item item = repro_item_base(view);
    struct change_request c = repro_change(&item);
    TRY(repro_commitment(r, p, item.commitment, &at));
    TRY(change_check(r, at, &c));
    if (!str_eq(c.old_value, item.old_value))
        return problem_add(r, "", N_("Lo publicado cambió desde que se propuso."));
    c.state = CHANGE_APPLIED;
    c.act = x->act;
    c.closed_by = r->actor.person;
    c.closed_on = r->today;
    c.closing_note = item.decision_reason;
    TRY(change_make(r, at, &c));
    TRY(record_add(r->db, &change_request_shape, &c));
    item.change_request = c.id;
    return record_change(r->db, &repro_item_shape, r->mem, &item);
}

/* Withdrawals last: what they withdraw may still get its last words before. */
static enum status set_do(struct request *r, const struct repro_place *p, const struct reprogramming *x)
{
    for (int last = 0; last < 2; last++)
        for (size_t i = 0; i < p->item_count; i++) {
            struct repro_item item = repro_item_base(&p->items[i]);
            bool withdraws = item.kind == CHANGE_WITHDRAW_MILESTONE || item.kind == CHANGE_WITHDRAW_COMMITMENT;
            size_t before = r->problems.count;
            if (repro_standing(&item) && withdraws == (last == 1))
                TRY(fault_named(r, &p->items[i], before, item_do(r, p, x, &p->items[i])));
        }
    return DONE;
}

static enum status edition_make(struct request *r, const struct repro_place *p, struct reprogramming *x)
{
    struct plan_edition e;
    struct plan plan = *p->place->plan;
    struct str values[] = {int_words(r->mem, LANG_ES, x->number)};
    shape_clear(&plan_edition_shape, &e);
    e.name = say_with(r->mem, LANG_ES, N_("Versión reprogramada %1"), values, 1);
    e.kind = EDITION_REPROGRAMMED;
    e.act = x->act;
    e.published_on = r->today;
    e.note = str_empty(x->closing_note) ? x->reason : x->closing_note;
    TRY(edition_publish(r->db, r->mem, &plan, &e, r->today));
    x->edition = e.id;
    return DONE;
}

/* POST …/validar */
static enum status validate_apply(struct request *r)
{
    static const char *const names[] = {"act", "closing_note", NULL};
    const struct repro_place *p = r->object;
    struct reprogramming x = *p->x;
    struct repro_facts f = repro_facts_of(r, p);
    if (!repro_may_become(x.state, REPRO_APPLIED))
        return repro_moved_on(r);
    TRY(form_read_fields(r, &reprogramming_shape, &x, names));
    const char *fault = repro_fault(x.state, REPRO_APPLIED, &f);
    if (fault != NULL)
        return problem_add(r, "", fault);
    TRY(act_checked(r, p, &x));
    request_deed(r, x.act, x.reason);
    TRY(set_do(r, p, &x));
    TRY(edition_make(r, p, &x));
    x.state = REPRO_APPLIED;
    x.closed_by = r->actor.person;
    x.closed_on = r->today;
    TRY(record_change(r->db, &reprogramming_shape, r->mem, &x));
    return repro_back(r, N_("Se aplicó el conjunto de cambios y se publicó la nueva edición."));
}

/* GET …/documento */
static enum status document_show(struct request *r)
{
    const struct repro_place *p = r->object;
    struct plan_document *fresh = arena_new_of(r->mem, struct plan_document);
    shape_clear(&plan_document_shape, fresh);
    fresh->language = STR("es");
    fresh->dated_on = r->today;
    struct repro_form_page page = {.which = REPRO_FORM_DOCUMENT, .next = -1};
    page.form = form_for(r, &plan_document_shape, fresh, path_fmt(r, "%.*s/documento", STR_ARG(p->path)));
    return repro_form_show(r, &page, N_("Adjuntar el texto oficial"));
}

static enum status document_prepare(struct request *r)
{
    struct evidence_prepared *file;
    TRY(evidence_prepare(r, "document", &file));
    r->prepared = file;
    return DONE;
}

/* POST …/documento: the designed PDF of the edition, kept as a proof is and listed among the plan's documents. */
static enum status document_apply(struct request *r)
{
    static const char *const names[] = {"title", "language", "dated_on", NULL};
    const struct repro_place *p = r->object;
    const struct evidence_prepared *file = r->prepared;
    struct reprogramming x = *p->x;
    struct plan_document d;
    struct evidence e;
    if (x.state != REPRO_APPLIED)
        return repro_moved_on(r);
    shape_clear(&plan_document_shape, &d);
    enum status read = form_read_fields(r, &plan_document_shape, &d, names);
    if (file == NULL)
        return problem_add(r, "document", N_("Adjunta el documento."));
    TRY(read);
    if (file->media_type != TYPE_PDF)
        return problem_add(r, "document", N_("El texto oficial se adjunta en PDF."));
    evidence_new(r, &e);
    e.description = d.title;
    if (e.description.len < 10)
        return problem_add(r, "title", N_("Escribe un título de 10 caracteres o más."));
    TRY(evidence_add(r, &e, file, "document"));
    d.plan = p->place->plan->id;
    d.kind = DOCUMENT_OFFICIAL;
    d.evidence_file = e.file;
    d.url = path_fmt(r, "/%.*s/prueba/%lld/archivo", STR_ARG(p->place->jurisdiction->code), (long long)e.id);
    TRY(record_add(r->db, &plan_document_shape, &d));
    x.document = d.id;
    TRY(record_change(r->db, &reprogramming_shape, r->mem, &x));
    return repro_back(r, N_("Se adjuntó el texto oficial."));
}

/* GET …/diferencia */
static enum status difference_show(struct request *r)
{
    const struct repro_place *p = r->object;
    struct repro_difference *fresh = arena_new_of(r->mem, struct repro_difference);
    shape_clear(&repro_difference_shape, fresh);
    struct repro_form_page page = {.which = REPRO_FORM_DIFFERENCE, .next = -1};
    page.form = form_for(r, &repro_difference_shape, fresh, path_fmt(r, "%.*s/diferencia", STR_ARG(p->path)));
    return repro_form_show(r, &page, N_("Anotar una diferencia del documento"));
}

/* POST …/diferencia */
static enum status difference_apply(struct request *r)
{
    static const char *const names[] = {"place", "document_says", "data_say", NULL};
    const struct repro_place *p = r->object;
    struct repro_difference x;
    if (p->x->state != REPRO_APPLIED)
        return repro_moved_on(r);
    shape_clear(&repro_difference_shape, &x);
    TRY(form_read_fields(r, &repro_difference_shape, &x, names));
    if (str_eq(str_trim(x.document_says), str_trim(x.data_say)))
        return problem_add(r, "data_say", N_("Los dos textos dicen lo mismo: no hay diferencia."));
    x.reprogramming = p->x->id;
    x.noted_on = r->today;
    TRY(record_add(r->db, &repro_difference_shape, &x));
    return repro_back(r, N_("Se anotó la diferencia."));
}

static enum status difference_load(struct request *r)
{
    int64_t id;
    TRY(repro_load(r));
    TRY(request_id(r, "difference", &id));
    const struct repro_place *p = r->object;
    for (size_t i = 0; i < p->difference_count; i++)
        if (p->differences[i].id == id)
            return DONE;
    return NOT_FOUND;
}

/* POST …/diferencia/:difference/quitar */
static enum status difference_remove_apply(struct request *r)
{
    int64_t id;
    TRY(request_id(r, "difference", &id));
    TRY(record_remove(r->db, &repro_difference_shape, r->mem, id));
    return repro_back(r, N_("Se quitó la diferencia; la bitácora la recuerda."));
}

#define PROCESS_AT "/:jurisdiction/plan/:plan/reprogramacion/:process"
const struct route repro_end_routes[] = {
    {GET, PROCESS_AT "/validar", REPROGRAM, 0, repro_load, validate_show, NULL, NULL},
    {POST, PROCESS_AT "/validar", REPROGRAM, 0, repro_load, validate_show, NULL, validate_apply},
    {GET, PROCESS_AT "/documento", REPROGRAM, 0, repro_load, document_show, NULL, NULL},
    {POST, PROCESS_AT "/documento", REPROGRAM, ROUTE_SLOW | ROUTE_LARGE, repro_load, document_show, document_prepare, document_apply},
    {GET, PROCESS_AT "/diferencia", REPROGRAM, 0, repro_load, difference_show, NULL, NULL},
    {POST, PROCESS_AT "/diferencia", REPROGRAM, 0, repro_load, difference_show, NULL, difference_apply},
    {POST, PROCESS_AT "/diferencia/:difference/quitar", REPROGRAM, 0, difference_load, repro_show, NULL, difference_remove_apply},
    {.pattern = NULL},
};
#undef PROCESS_AT
