/* SPDX-License-Identifier: EUPL-1.2
 * The page of one value: everything of it, and what who asks may do with it. */
#include "room/measurement/measurement_pages.h"

#include "pages.h"
#include "room/measurement/measurement_view.h"
#include "sql.h"

static const char *class_of(int state)
{
    return state == REPORT_RETURNED ? "late" : state == REPORT_DRAFT || state == REPORT_AUTHORISED ? "silent" : state >= REPORT_PUBLISHED ? "on-time" : "at-risk";
}

static struct str micro(struct request *r, int64_t n)
{
    return n == NONE ? STR_NONE : micro_words(r->mem, r->lang, n);
}

static void rows_view(struct request *r, const struct measurement_place *p, struct measurement_show_page *page)
{
    const struct indicator_version *v = p->sheet->version;
    page->rows = arena_array(r->mem, struct measurement_part_row, p->sheet->part_count);
    for (size_t i = 0; i < p->sheet->part_count; i++) {
        const struct indicator_part *part = &p->sheet->parts[i];
        struct measurement_part_row row = {.dimension = indicator_dimension_said(r, part->dimension), .name = part->name};
        struct measured c = measurement_cell(v, p->m->kind == VALUE_NOT_APPLICABLE ? VALUE_NOT_APPLICABLE : VALUE_NOT_REPORTED, NONE, NONE, NONE);
        for (size_t k = 0; k < p->part_count; k++) {
            const struct measurement_part *x = &p->parts[k];
            if (x->part != part->id)
                continue;
            c = measurement_cell(v, x->kind, x->value_micro, x->numerator_micro, x->denominator_micro);
            row.numerator = micro(r, x->numerator_micro);
            row.denominator = micro(r, x->denominator_micro);
        }
        row.value = measurement_words(r->mem, r->lang, v, c);
        page->rows[page->rows_count++] = row;
    }
}

/* A word that is not public is for who may know of it before. */
static bool word_seen(const struct request *r, const struct measurement_word_line *w)
{
    bool taken_back = day_known(w->closed_on) && w->closed_how == CLOSED_WITHDRAWN && !day_known(w->public_on);
    if (taken_back)
        return false;
    return (day_known(w->public_on) && !day_before(r->today, w->public_on)) || request_may(r, READ_DRAFT);
}

/* Who said it and when: to tell one dispute from another. */
static struct option word_option(struct request *r, const struct measurement_word_line *w)
{
    struct str values[] = {str_of(say(r->lang, choice_label(&verdict_kind_choices, w->kind))), w->institution_name, day_words(r->mem, r->lang, w->given_on)};
    return (struct option){w->id, say_with(r->mem, r->lang, N_("%1: %2, %3"), values, COUNT(values))};
}

/* Options with "none yet" before them; without it when there is no choice. */
static struct option *choice_begun(struct request *r, size_t count, size_t *ret_count)
{
    struct option *all = arena_array(r->mem, struct option, count + 1);
    all[0] = (struct option){0, STR("–")};
    *ret_count = 1;
    return all;
}

static void choice_ended(struct option *all, size_t *count)
{
    if (*count > 2)
        return;
    *count -= 1;
    if (*count == 1)
        all[0] = all[1];
}

static enum status parties_view(struct request *r, const struct measurement_place *p, struct measurement_show_page *page, struct measurement_party **ret,
                                size_t *ret_count)
{
    *ret_count = 0;
    if (!request_may(r, GIVE_VERDICT))
        return DONE;
    TRY(measurement_parties(r, p, ret, ret_count));
    page->behalfs = choice_begun(r, *ret_count, &page->behalfs_count);
    for (size_t i = 0; i < *ret_count; i++)
        if (!measurement_spoke(p, (*ret)[i].id))
            page->behalfs[page->behalfs_count++] = (struct option){(*ret)[i].id, (*ret)[i].name};
    choice_ended(page->behalfs, &page->behalfs_count);
    page->may_word = page->behalfs_count > 0 && measurement_takes_words(p->m);
    return DONE;
}

static bool mine(const struct request *r, const struct measurement_word_line *w, const struct measurement_party *parties, size_t count)
{
    bool party = w->person == r->actor.person;
    for (size_t i = 0; i < count; i++)
        party = party || parties[i].id == w->institution;
    return party && request_may(r, GIVE_VERDICT);
}

static enum status words_view(struct request *r, const struct measurement_place *p, struct measurement_show_page *page)
{
    struct measurement_party *parties = NULL;
    size_t party_count;
    TRY(parties_view(r, p, page, &parties, &party_count));
    page->words = arena_array(r->mem, struct measurement_word_view, p->word_count);
    page->replies = choice_begun(r, p->word_count, &page->replies_count);
    page->closings = choice_begun(r, p->word_count, &page->closings_count);
    for (size_t i = 0; i < p->word_count; i++) {
        const struct measurement_word_line *w = &p->words[i];
        if (!word_seen(r, w))
            continue;
        bool open = !day_known(w->closed_on), disputes = w->kind == VERDICT_DISPUTES;
        struct measurement_word_view *x = &page->words[page->words_count++];
        *x = (struct measurement_word_view){.w = w, .disputes = disputes && open, .earlier = !open && w->closed_how == CLOSED_EARLIER};
        x->may_withdraw = open && mine(r, w, parties, party_count);
        x->withdraw = path_fmt(r, "%.*s/pronunciamiento/retirar", STR_ARG(p->path));
        x->hidden = path_fmt(r, "word=%lld", (long long)w->id);
        if (open && w->kind != VERDICT_CONFIRMS && !day_known(w->replied_on) && request_may(r, REPORT))
            page->replies[page->replies_count++] = word_option(r, w);
        if (open && disputes && request_may(r, CHECK_REPORT))
            page->closings[page->closings_count++] = word_option(r, w);
    }
    choice_ended(page->replies, &page->replies_count);
    choice_ended(page->closings, &page->closings_count);
    if (page->replies_count == 1)
        page->reply_word = path_fmt(r, "%lld", (long long)page->replies[0].value);
    if (page->closings_count == 1)
        page->close_word = path_fmt(r, "%lld", (long long)page->closings[0].value);
    page->may_reply = page->replies_count > 0;
    page->may_close = page->closings_count > 0;
    if (page->may_close)
        TRY(act_options(r, p->at->jurisdiction->id, &page->acts, &page->acts_count));
    return DONE;
}

/* What the period showed before and shows now, newest first. */
static enum status others_view(struct request *r, const struct measurement_place *p, struct measurement_show_page *page)
{
    struct measurement *all;
    size_t count;
    TRY(db_many(r->db, SQL_MEASUREMENTS_OF_PERIOD, WITH(IN(p->period->id), IN(p->m->id)), r->mem, &measurement_shape, &all, &count));
    page->others = arena_array(r->mem, struct measurement_other, count);
    for (size_t i = 0; i < count; i++) {
        struct method_sheet *s = sheet_of(&p->sheets, all[i].version);
        if (all[i].id == p->m->id || s == NULL)
            continue;
        struct measured c = measurement_cell(s->version, all[i].kind, all[i].value_micro, all[i].numerator_micro, all[i].denominator_micro);
        page->others[page->others_count++] = (struct measurement_other){
            .path = measurement_value_path(r, p->at->path, all[i].id), .words = measurement_words(r->mem, r->lang, s->version, c),
            .on = all[i].public_on, .now = p->public != NULL && p->public->id == all[i].id};
    }
    if (p->m->corrects != NONE)
        page->corrects_path = measurement_value_path(r, p->at->path, p->m->corrects);
    return DONE;
}

/* How it stands against its target, while it counts. */
static enum status judged_view(struct request *r, const struct measurement_place *p, struct measurement_show_page *page)
{
    struct indicator_result *kept;
    size_t count;
    page->category = -1;
    if (p->public == NULL || p->public->id != p->m->id)
        return DONE;
    TRY(measurement_kept(r->db, r->mem, p->at->indicator->id, &kept, &count));
    for (size_t i = 0; i < count; i++) {
        if (kept[i].period != p->period->id || kept[i].part != 0)
            continue;
        page->target = kept[i].target_micro == NONE ? STR_NONE : measurement_number_words(r->mem, r->lang, p->sheet->version, kept[i].target_micro);
        page->category = kept[i].category;
        if (kept[i].achievement_centi != NONE)
            page->achievement = path_fmt(r, "%s %%", centi_words(r->mem, r->lang, kept[i].achievement_centi).ptr);
    }
    return DONE;
}

static void moment_view(struct request *r, const struct measurement_place *p, struct measurement_show_page *page)
{
    const struct measurement *m = p->m;
    struct str day = day_words(r->mem, r->lang, m->public_on), replaced = day_words(r->mem, r->lang, m->replaced_on);
    if (day_known(m->replaced_on))
        page->moment = say_with(r->mem, r->lang, N_("Este valor fue corregido el %1. Sigue a la vista y ya no cuenta: cambió solo este período y lo que se calcula con él."),
                                &replaced, 1);
    else if (measurement_is_public(m) && m->corrects != NONE)
        page->moment = str_of(say(r->lang, N_("Este valor corrige uno publicado antes. El ajuste cambió solo este período y lo que se calcula con él.")));
    else if (m->state == REPORT_ACCEPTED)
        page->moment = say_with(r->mem, r->lang, N_("Aceptado. Se publica a más tardar el %1, cuando pasen los días de la contraparte y de la réplica."), &day, 1);
    else if (m->state == REPORT_SENT)
        page->moment = str_of(say(r->lang, N_("Enviado. La Dirección revisa su forma; la contraparte ya puede pronunciarse.")));
}

static void steps_view(struct request *r, const struct measurement_place *p, struct measurement_show_page *page)
{
    const struct measurement *m = p->m;
    struct str base = p->behalf ? path_fmt(r, "%.*s/por-oficio", STR_ARG(p->path)) : p->path;
    bool hand = p->owner && measurement_in_hand(m->state);
    page->over = hand ? measurement_refused(r, p) : NULL;
    hand = hand && page->over == NULL;
    page->may_write = hand;
    page->may_authorise = hand && m->state != REPORT_AUTHORISED;
    page->may_send = page->may_unauthorise = hand && m->state == REPORT_AUTHORISED;
    page->may_withdraw = p->owner && m->state == REPORT_ACCEPTED;
    page->may_check = m->state == REPORT_SENT && request_may(r, CHECK_REPORT);
    page->may_correct = measurement_is_public(m) && !day_known(m->replaced_on) && !day_known(p->period->locked_on) &&
                        p->at->indicator->state == INDICATOR_IN_FORCE && (p->at->plan == NULL || p->at->plan->state == PLAN_PUBLISHED) &&
                        (request_may(r, REPORT) || request_may(r, ENTER_REPORT));
    page->correct_path = path_fmt(r, "%.*s/corregir/%lld%s", STR_ARG(p->at->path), (long long)p->period->number, request_may(r, REPORT) ? "" : "/por-oficio");
    page->authorise_path = path_fmt(r, "%.*s/autorizar", STR_ARG(base));
    page->unauthorise_path = path_fmt(r, "%.*s/desautorizar", STR_ARG(base));
    page->send_path = path_fmt(r, "%.*s/enviar", STR_ARG(base));
    page->removals = arena_array(r->mem, struct option, p->proof_count);
    for (size_t i = 0; i < p->proof_count && p->owner; i++)
        if (measurement_proof_unseen(p, &p->proofs[i]))
            page->removals[page->removals_count++] = (struct option){p->proofs[i].id, p->proofs[i].description};
    page->removal = form_for(r, &measurement_shape, NULL, path_fmt(r, "%.*s/quitar-prueba", STR_ARG(base)));
    page->authority = form_for(r, &measurement_shape, m, page->authorise_path);
    page->withdraw = form_for(r, &measurement_shape, NULL, path_fmt(r, "%.*s/retirar", STR_ARG(base)));
    page->accept = form_for(r, &measurement_shape, NULL, path_fmt(r, "%.*s/aceptar", STR_ARG(p->path)));
    page->giveback = form_for(r, &measurement_shape, NULL, path_fmt(r, "%.*s/devolver", STR_ARG(p->path)));
    page->accept.revision = page->giveback.revision = page->withdraw.revision = m->revision;
    page->word = form_for(r, &measurement_word_shape, NULL, path_fmt(r, "%.*s/pronunciamiento", STR_ARG(p->path)));
    page->reply = form_for(r, &measurement_word_shape, NULL, path_fmt(r, "%.*s/replica", STR_ARG(p->path)));
    page->close = form_for(r, &measurement_word_shape, NULL, path_fmt(r, "%.*s/cerrar", STR_ARG(p->path)));
}

/* The last authority is offered again. */
static enum status authority_view(struct request *r, const struct measurement_place *p, struct measurement_show_page *page)
{
    struct measurement *before, *row;
    if (!page->may_authorise || !str_empty(p->m->authorised_name))
        return DONE;
    enum status s = db_one(r->db, SQL_MEASUREMENT_BEFORE, WITH(IN(p->m->indicator), IN(p->m->id)), r->mem, &measurement_shape, &before);
    if (s != DONE)
        return s == NOT_FOUND ? DONE : s;
    row = arena_new_of(r->mem, struct measurement);
    *row = *p->m;
    row->authorised_name = before->authorised_name;
    row->authorised_post = before->authorised_post;
    page->authority.row = row;
    return DONE;
}

/* GET …/medicion/:measurement */
enum status measurement_show(struct request *r)
{
    const struct measurement_place *p = r->object;
    const struct measurement *m = p->m;
    if (p->sheet == NULL)
        return NOT_FOUND;
    const struct indicator_version *v = p->sheet->version;
    struct measurement_show_page page = {.p = p, .m = m, .name = v->name, .span = measurement_span_words(r, p->period), .class = class_of(m->state),
                                         .form_path = p->form_path, .indicator_path = p->at->path, .proofs = p->proofs, .proofs_count = p->proof_count,
                                         .numerator_label = v->numerator, .denominator_label = v->denominator, .version_number = v->number};
    page.jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(p->at->jurisdiction->code));
    page.version_path = path_fmt(r, "%.*s/ficha/%lld", STR_ARG(p->at->path), (long long)v->number);
    page.value = measurement_words(r->mem, r->lang, v, measurement_cell(v, m->kind, m->value_micro, m->numerator_micro, m->denominator_micro));
    page.quotient = indicator_is_quotient(v->type);
    page.numerator = micro(r, m->numerator_micro);
    page.denominator = micro(r, m->denominator_micro);
    page.proof_needed = m->kind == VALUE_REPORTED;
    if (p->letter != NULL) {
        page.letter_name = p->letter->number;
        page.letter_path = letter_path(r, p->at->jurisdiction, p->letter->id);
    }
    rows_view(r, p, &page);
    moment_view(r, p, &page);
    steps_view(r, p, &page);
    TRY(authority_view(r, p, &page));
    TRY(judged_view(r, p, &page));
    TRY(words_view(r, p, &page));
    TRY(others_view(r, p, &page));
    return page_measurement_show(r, measurement_head(r, p, N_("Valor reportado"), false), &page);
}
