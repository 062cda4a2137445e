/* SPDX-License-Identifier: EUPL-1.2
 * Giving a word on a commitment, from the mail's link in three requests: the link, this page, its form. */
#include "pages.h"
#include "room/evidence/evidence.h"
#include "room/verdict/verdict_view.h"

struct head verdict_head(struct request *r, const struct commitment_place *at, const char *title)
{
    struct head head = commitment_head(r, at, str_of(say(r->lang, title)));
    struct str number = at->commitment->number;
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), &number, 1), at->path);
    return head;
}

struct str verdict_days_phrase(struct request *r, int64_t days)
{
    struct str n = int_words(r->mem, r->lang, days);
    return say_with(r->mem, r->lang, days == 1 ? N_("%1 día") : N_("%1 días"), &n, 1);
}

static bool refinable(const struct said_claim *c)
{
    return c->kind == CLAIM_DELIVERED;
}

static const char *kind_name(struct arena *mem, const struct said_claim *c)
{
    return str_fmt(mem, "hito_%lld", (long long)c->id).ptr;
}

static const char *reasons_name(struct arena *mem, const struct said_claim *c)
{
    return str_fmt(mem, "razones_%lld", (long long)c->id).ptr;
}

/* The first option leaves it to the word on the commitment. */
void give_controls(struct out *o, const struct give_page *page)
{
    const enum lang lang = o->lang;
    for (size_t i = 0; i < page->lines_count; i++) {
        const struct give_line *x = &page->lines[i];
        if (x->kind_name == NULL)
            continue;
        struct option options[] = {
            {1, str_of(say(lang, choice_label(&verdict_kind_choices, VERDICT_CONFIRMS)))},
            {2, str_of(say(lang, choice_label(&verdict_kind_choices, VERDICT_IN_PART)))},
            {3, str_of(say(lang, choice_label(&verdict_kind_choices, VERDICT_DISPUTES)))},
        };
        out_markup(o, "<h3 class=\"govuk-heading-s\">", 28);
        out_text(o, x->what);
        out_markup(o, "</h3>", 5);
        form_select(o, x->kind_name, N_("Sobre esta entrega"), options, COUNT(options));
        form_area(o, x->reasons_name, N_("Razones sobre esta entrega"), 2, NULL);
    }
}

/* Its proofs. A task link opens no other page of ours: links lead straight out, files wait for a sign-in. */
static enum status proofs_fill(struct request *r, const struct give *g, struct give_line *line, struct give_page *page)
{
    struct evidence *all;
    size_t count;
    bool closed = r->session.task && !day_known(line->c->public_on);
    TRY(evidence_of_claim(r->db, r->mem, line->c->id, false, &all, &count));
    struct give_proof *proofs = arena_array(r->mem, struct give_proof, count);
    for (size_t i = 0; i < count; i++) {
        const struct evidence *e = &all[i];
        struct str own = path_fmt(r, "/%.*s/prueba/%lld", STR_ARG(g->place->jurisdiction->code), (long long)e->id);
        if (instant_known(e->withdrawn_at))
            continue;
        bool link = e->kind == EVIDENCE_LINK;
        proofs[line->proofs_count++] = (struct give_proof){e->description, link ? e->url : closed ? STR_NONE : own};
        page->sign_in = page->sign_in || (closed && !link);
    }
    line->proofs = proofs;
    if (closed)
        line->path = STR_NONE;
    return DONE;
}

static enum status lines_fill(struct request *r, const struct give *g, struct give_page *page)
{
    struct give_line *lines = arena_array(r->mem, struct give_line, g->claim_count);
    for (size_t i = 0; i < g->claim_count; i++) {
        const struct said_claim *c = &g->claims[i];
        struct str number = url_component(r->mem, c->milestone_number), values[] = {c->milestone_number, c->milestone_title};
        lines[i] = (struct give_line){
            .c = c,
            .path = path_fmt(r, "%.*s/hito/%.*s/reporte/%lld", STR_ARG(g->place->path), STR_ARG(number), (long long)c->id),
            .what = say_with(r->mem, r->lang, N_("Hito %1: %2"), values, 2),
            .kind_name = refinable(c) ? kind_name(r->mem, c) : NULL,
            .reasons_name = reasons_name(r->mem, c),
        };
        page->refine = page->refine || refinable(c);
        TRY(proofs_fill(r, g, &lines[i], page));
    }
    page->lines = lines;
    page->lines_count = g->claim_count;
    return DONE;
}

/* GET …/pronunciamiento, and the form again. */
enum status give_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct give *g = arena_new_of(r->mem, struct give);
    TRY(give_load(r, g));
    struct commitment_verdict *row = arena_new_of(r->mem, struct commitment_verdict);
    shape_clear(&commitment_verdict_shape, row);
    bool given = g->own != NULL, fresh = !given || g->renewed;
    if (given && !g->renewed)
        *row = *g->own;
    struct speaker speaker = {g->speaker->institution, g->speaker->is_lead};
    struct give_page page = {
        .g = g,
        .form = form_for(r, &commitment_verdict_shape, row, path_fmt(r, "%.*s/pronunciamiento", STR_ARG(place->path))),
        .number = place->commitment->number,
        .title = place->commitment->title,
        .institution = g->speaker->institution_name,
        .refused = speaker_refused(&speaker),
        .path = path_fmt(r, "%.*s/pronunciamiento", STR_ARG(place->path)),
        .commitment_path = place->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(place->jurisdiction->code)),
        .due = g->due,
        .late = day_known(g->due) && day_before(g->due, r->today),
        .given = given,
        .renewed = g->renewed,
        .is_public = given && day_known(g->own->public_on),
        .opened = r->problems.count > 0,
        .may_change = fresh || stance_fixed(g->own, -1) == NULL,
    };
    if (g->period != NULL)
        page.period_name = str_fmt(r->mem, "%lld", (long long)g->period->number);
    if (fresh)
        page.form.revision = NONE;
    struct evidence *proofs;
    if (given) {
        TRY(db_many(r->db, SQL_VERDICT_PROOFS, WITH(IN(g->own->id)), r->mem, &evidence_shape, &proofs, &page.proofs_count));
        page.proofs = proofs;
    }
    TRY(lines_fill(r, g, &page));
    struct head head = verdict_head(r, place, N_("Pronunciarse"));
    head.form_page = true;
    return page_verdict_give(r, head, &page);
}

enum status give_prepare(struct request *r)
{
    struct evidence_prepared *file;
    if (str_is(request_form(r, "accion"), "retirar"))
        return DONE;
    TRY(evidence_prepare(r, "proof", &file));
    r->prepared = file;
    return DONE;
}

/* What was typed about one delivery; a word already given gives way to a new one. */
static enum status refine_one(struct request *r, const struct give *g, const struct said_claim *c, bool *ret_bad)
{
    int64_t choice;
    struct str reasons = str_trim(request_form(r, reasons_name(r->mem, c)));
    if (!str_int(request_form(r, kind_name(r->mem, c)), &choice) || choice < 1 || choice > 3) {
        if (!str_empty(reasons)) {
            *ret_bad = true;
            return problem_add(r, kind_name(r->mem, c), N_("Elige qué dices de esta entrega, o borra las razones."));
        }
        return DONE;
    }
    struct verdict v, *open;
    size_t count;
    shape_clear(&verdict_shape, &v);
    v.claim = c->id;
    v.institution = g->speaker->institution;
    v.person = r->actor.person;
    v.kind = (int)choice - 1;
    v.reasons = reasons;
    v.given_on = r->today;
    v.given_at = r->now;
    if (reasons.len > 4000 || (v.kind != VERDICT_CONFIRMS && reasons.len < 10)) {
        *ret_bad = true;
        return problem_add(r, reasons_name(r->mem, c), N_("Explica por qué, en 10 caracteres o más y menos de 4.000."));
    }
    TRY(db_many(r->db, SQL_VERDICT_OPEN_OF, WITH(IN(c->id), IN(v.institution)), r->mem, &verdict_shape, &open, &count));
    for (size_t i = 0; i < count; i++) {
        if (open[i].kind == v.kind && str_eq(open[i].reasons, v.reasons))
            return DONE; /* said already */
        open[i].closed_on = r->today;
        open[i].closed_how = CLOSED_WITHDRAWN;
        TRY(record_change(r->db, &verdict_shape, r->mem, &open[i]));
    }
    return record_add(r->db, &verdict_shape, &v);
}

static enum status refine(struct request *r, const struct give *g)
{
    bool bad = false;
    for (size_t i = 0; i < g->claim_count; i++) {
        if (!refinable(&g->claims[i]))
            continue;
        enum status s = refine_one(r, g, &g->claims[i], &bad);
        if (s != DONE && s != INVALID)
            return s;
    }
    return bad ? INVALID : DONE;
}

/* Its own proof, seen by the parties until the word is public. */
static enum status proof_add(struct request *r, const struct commitment_place *place, const struct commitment_verdict *v)
{
    const struct evidence_prepared *file = r->prepared;
    if (file == NULL && str_empty(str_trim(request_form(r, "url"))))
        return DONE;
    struct evidence e;
    evidence_new(r, &e);
    e.commitment = place->commitment->id;
    e.verdict = v->id;
    e.visibility = EVIDENCE_HIDDEN;
    e.url = request_form(r, "url");
    e.description = request_form(r, "description");
    return evidence_add(r, &e, file, "proof");
}

static enum status done(struct request *r, const struct commitment_place *place, const char *flash)
{
    TRY(progress_publish(r->db, r->mem, place->commitment->id, r->today));
    TRY(verdict_proofs_shown(r->db, r->mem, place->commitment->id));
    return respond_redirect(r, path_fmt(r, "%.*s/pronunciamiento", STR_ARG(place->path)), flash);
}

static enum status withdraw(struct request *r, struct give *g)
{
    if (g->own == NULL)
        return problem_add(r, "", N_("No hay un pronunciamiento abierto que retirar."));
    g->own->closed_on = r->today;
    g->own->closed_how = CLOSED_WITHDRAWN;
    TRY(record_change(r->db, &commitment_verdict_shape, r->mem, g->own));
    return done(r, g->place, N_("Se retiró el pronunciamiento."));
}

/* The word as typed, over the one that may be changed. */
static enum status give_read(struct request *r, struct give *g, struct commitment_verdict *v)
{
    static const char *const names[] = {"kind", "reasons", NULL};
    bool change = g->own != NULL && !g->renewed;
    shape_clear(&commitment_verdict_shape, v);
    if (change)
        *v = *g->own;
    enum status s = form_read_fields(r, &commitment_verdict_shape, v, names);
    if (s != DONE)
        return s;
    const char *fixed = change ? stance_fixed(g->own, v->kind) : NULL;
    if (fixed != NULL)
        return problem_add(r, "", fixed);
    struct faults bad = stance_faults(v);
    for (size_t i = 0; i < bad.count; i++)
        (void)problem_add(r, bad.items[i].field, bad.items[i].message);
    return bad.count > 0 ? INVALID : DONE;
}

static enum status earlier_closed(struct request *r, struct give *g)
{
    g->own->closed_on = r->today;
    g->own->closed_how = CLOSED_CORRECTED;
    return record_change(r->db, &commitment_verdict_shape, r->mem, g->own);
}

/* POST …/pronunciamiento */
enum status give_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct give g;
    struct commitment_verdict v;
    TRY(give_load(r, &g));
    struct speaker speaker = {g.speaker->institution, g.speaker->is_lead};
    r->deed.on_behalf_of = speaker.institution;
    if (str_is(request_form(r, "accion"), "retirar"))
        return withdraw(r, &g);
    if (speaker_refused(&speaker) != NULL)
        return problem_add(r, "", speaker_refused(&speaker));
    bool change = g.own != NULL && !g.renewed;
    enum status s = give_read(r, &g, &v), refined = refine(r, &g);
    if (s != DONE)
        return s;
    TRY(refined);
    v.given_on = r->today;
    v.given_at = r->now;
    v.person = r->actor.person;
    v.late = day_known(g.due) && day_before(g.due, r->today);
    request_deed(r, NONE, v.reasons);
    if (change) {
        TRY(record_change(r->db, &commitment_verdict_shape, r->mem, &v));
    } else {
        if (g.own != NULL)
            TRY(earlier_closed(r, &g));
        v.commitment = place->commitment->id;
        v.period = g.period == NULL ? NONE : g.period->id;
        v.institution = speaker.institution;
        TRY(record_add(r->db, &commitment_verdict_shape, &v));
    }
    TRY(proof_add(r, place, &v));
    return done(r, place, change ? N_("Se cambió tu pronunciamiento.") : N_("Quedó registrado tu pronunciamiento."));
}
