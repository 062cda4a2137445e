/* SPDX-License-Identifier: EUPL-1.2
 * The focal point reports on a milestone, or corrects what was returned or disputed. */
#include "room/progress/progress_claim.h"

#include "pages.h"
#include "sql.h"

static const char *const report_fields[] = {"kind", "part", "delivered_on", "forecast_on", "delay_cause", "text", "next_step", NULL};

struct report_facts report_facts_of(struct request *r, const struct follow *f, const struct milestone *m)
{
    struct claim *claims = arena_array(r->mem, struct claim, f->claim_count);
    struct verdict *verdicts = arena_array(r->mem, struct verdict, f->verdict_count);
    struct report_facts x = {.milestone = m, .claims = claims, .verdicts = verdicts, .today = r->today};
    x.plan_starts_on = f->place->plan->starts_on;
    for (size_t i = 0; i < f->claim_count; i++)
        if (f->claims[i].milestone == m->id)
            claims[x.claim_count++] = claim_base(&f->claims[i]);
    for (size_t i = 0; i < f->verdict_count; i++)
        verdicts[x.verdict_count++] = verdict_base(&f->verdicts[i]);
    for (size_t i = 0; i < f->part_count; i++)
        if (f->parts[i].milestone == m->id) {
            x.parts = x.part_count == 0 ? &f->parts[i] : x.parts;
            x.part_count++;
        }
    return x;
}

/* The report that this one corrects: ?corrige=12, returned or accepted, of this milestone. */
static const struct follow_claim *corrected(const struct request *r, const struct follow *f, const struct milestone *m)
{
    int64_t id;
    if (!str_int(request_query(r, "corrige"), &id))
        return NULL;
    const struct follow_claim *c = follow_claim_of(f, id);
    bool fits = c != NULL && c->milestone == m->id && (c->state == CLAIM_RETURNED || c->state == CLAIM_ACCEPTED);
    return fits ? c : NULL;
}

static const char *means_words(const struct milestone *m)
{
    static const char *const words[] = {
        [MEANS_DOCUMENT] = N_("Una entrega de este hito se prueba con un documento: adjunta el archivo."),
        [MEANS_LINK] = N_("Una entrega de este hito se prueba con una publicación en línea: escribe su enlace."),
        [MEANS_ANY] = N_("Una entrega de este hito se prueba con un documento o con un enlace."),
    };
    return words[m->means];
}

static void part_options(struct request *r, const struct follow *f, const struct milestone *m, struct form *form)
{
    struct option *options = arena_array(r->mem, struct option, f->part_count);
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    *lists = (struct form_options){"part", options, 0};
    for (size_t i = 0; i < f->part_count; i++)
        if (f->parts[i].milestone == m->id)
            options[lists->count++] = (struct option){f->parts[i].id, f->parts[i].title};
    form->options = lists;
    form->option_count = 1;
}

/* GET …/hito/:milestone/reportar */
enum status report_show(struct request *r)
{
    const struct milestone_place *at = r->object;
    struct follow f;
    TRY(follow_read(r, at->place, &f));
    const struct follow_claim *old = corrected(r, &f, at->milestone);
    struct claim *row = arena_new_of(r->mem, struct claim);
    shape_clear(&claim_shape, row);
    if (old != NULL)
        *row = claim_base(old);
    row->revision = NONE;
    struct str action = path_fmt(r, "%.*s/reportar", STR_ARG(at->path));
    if (old != NULL)
        action = path_fmt(r, "%.*s?corrige=%lld", STR_ARG(action), (long long)old->id);
    struct report_page page = {
        .form = form_for(r, &claim_shape, row, action),
        .m = at->milestone,
        .corrects = old,
        .means = means_words(at->milestone),
        .kept_proof = old != NULL && old->state == CLAIM_RETURNED && old->evidence_count > 0,
    };
    part_options(r, &f, at->milestone, &page.form);
    page.with_parts = page.form.options->count > 0;
    if (follow_ended(at->place->plan) != NULL)
        (void)problem_add(r, "", follow_ended(at->place->plan));
    struct str number = at->milestone->number;
    struct head head = milestone_head(r, at, say_with(r->mem, r->lang, N_("Reportar sobre el hito %1"), &number, 1), false);
    head.form_page = true;
    return page_progress_report(r, head, &page);
}

/* Before the writer is held: the file is checked and kept. */
enum status report_prepare(struct request *r)
{
    struct evidence_prepared *file;
    TRY(evidence_prepare(r, "proof", &file));
    r->prepared = file;
    return DONE;
}

/* What does not belong to the kind of report is not kept. */
static void report_trim(struct claim *c)
{
    if (c->kind != CLAIM_DELIVERED)
        c->delivered_on = DAY_NONE;
    if (c->kind != CLAIM_DELAY)
        c->delay_cause = -1;
    if (c->kind == CLAIM_DELIVERED || c->kind == CLAIM_NOTHING)
        c->forecast_on = DAY_NONE;
}

static void evidence_of_report(struct request *r, const struct commitment_place *place, const struct claim *c, struct evidence *e)
{
    evidence_new(r, e);
    e->commitment = place->commitment->id;
    e->milestone = c->milestone;
    e->claim = c->id;
    e->description = request_form(r, "description");
}

/* The proof that came, a file, a link or both. */
static enum status proof_add(struct request *r, const struct commitment_place *place, const struct claim *c)
{
    struct evidence e;
    const struct evidence_prepared *file = r->prepared;
    struct str url = str_trim(request_form(r, "url"));
    if (file != NULL) {
        evidence_of_report(r, place, c, &e);
        TRY(evidence_add(r, &e, file, "proof"));
    }
    if (!str_empty(url)) {
        evidence_of_report(r, place, c, &e);
        e.url = url;
        TRY(evidence_add(r, &e, NULL, "proof"));
    }
    return DONE;
}

/* The proof of the report that was returned goes along with its correction. */
static enum status proof_carry(struct request *r, const struct evidence *old, size_t count, int64_t claim)
{
    for (size_t i = 0; i < count; i++) {
        struct evidence e = old[i];
        if (instant_known(e.withdrawn_at))
            continue;
        e.id = NONE;
        e.claim = claim;
        TRY(record_add(r->db, &evidence_shape, &e));
    }
    return DONE;
}

/* POST …/hito/:milestone/reportar */
enum status report_apply(struct request *r)
{
    const struct milestone_place *at = r->object;
    struct follow f;
    struct claim c;
    struct evidence *kept = NULL;
    size_t kept_count = 0;
    if (at->place->plan->tracking != PLAN_TRACKED || at->place->plan->state == PLAN_DRAFT)
        return problem_add(r, "", N_("A este plan no se le da seguimiento aquí."));
    if (follow_ended(at->place->plan) != NULL)
        return problem_add(r, "", follow_ended(at->place->plan));
    shape_clear(&claim_shape, &c);
    TRY(form_read_fields(r, &claim_shape, &c, report_fields));
    TRY(follow_read(r, at->place, &f));
    const struct follow_claim *old = corrected(r, &f, at->milestone);
    if (old != NULL && old->state == CLAIM_RETURNED)
        TRY(evidence_of_claim(r->db, r->mem, old->id, true, &kept, &kept_count));
    report_trim(&c);
    struct report_facts facts = report_facts_of(r, &f, at->milestone);
    facts.file = r->prepared != NULL;
    facts.link = !str_empty(str_trim(request_form(r, "url")));
    for (size_t i = 0; i < kept_count; i++) {
        facts.kept_file = facts.kept_file || (kept[i].kind == EVIDENCE_IS_FILE && !instant_known(kept[i].withdrawn_at));
        facts.kept_link = facts.kept_link || (kept[i].kind == EVIDENCE_LINK && !instant_known(kept[i].withdrawn_at));
    }
    struct faults bad = report_faults(&facts, &c);
    TRY(faults_told(r, &bad));
    c.milestone = at->milestone->id;
    c.state = CLAIM_SENT;
    c.channel = CHANNEL_FORM;
    c.sent_by = r->actor.person;
    c.sent_on = r->today;
    c.sent_at = r->now;
    TRY(record_add(r->db, &claim_shape, &c));
    TRY(proof_add(r, at->place, &c));
    if (!facts.file && !facts.link)
        TRY(proof_carry(r, kept, kept_count, c.id));
    return claim_done(r, at->place, path_fmt(r, "%.*s/reporte/%lld", STR_ARG(at->path), (long long)c.id),
                      N_("El reporte se envió. La Dirección revisará su forma."));
}
