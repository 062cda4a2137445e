/* SPDX-License-Identifier: EUPL-1.2
 * The hand-over sheet of an institution: all that whoever comes must know, on the screen and on paper. For
 * staff and its focal points: it holds names and what is not public yet. */
#include "pages.h"
#include "room/transition/transition_view.h"
#include "sql.h"

#define LETTERS 20u

/* Whoever speaks for the institution today may read it: an own role. */
enum status transition_sheet_load(struct request *r)
{
    struct transition_world w;
    TRY(transition_succession_load(r));
    const struct institution_at *at = r->object;
    TRY(transition_world(r->db, r->mem, at->jurisdiction, r->today, &w));
    for (size_t i = 0; i < w.line_count && r->actor.person != NONE; i++) {
        const struct transition_line *l = &w.lines[i];
        if (l->person == r->actor.person && l->institution == at->institution->id && line_runs(l, r->today))
            r->scope.own_roles |= 1u << (l->role == PERSON_FOCAL ? ROLE_FOCAL : ROLE_COUNTERPART);
    }
    return DONE;
}

static struct str people_words(struct request *r, const struct transition_world *w, int64_t commitment)
{
    struct buf b = BUF(r->mem);
    for (size_t i = 0; i < w->line_count; i++) {
        const struct transition_line *l = &w->lines[i];
        if (l->commitment != commitment || l->role != PERSON_FOCAL || !line_runs(l, w->on))
            continue;
        buf_fmt(&b, "%s%.*s%s%s%s", b.len > 0 ? "; " : "", STR_ARG(l->name), l->alternate ? " (" : "",
                l->alternate ? say(r->lang, N_("alterno o alterna")) : "", l->alternate ? ")" : "");
    }
    return buf_str(&b);
}

static enum status rows_read(struct request *r, const struct institution_at *at, const struct transition_world *w, struct handover_page *page)
{
    struct sheet_milestone *milestones;
    struct sheet_dispute *disputes;
    size_t milestone_count, dispute_count;
    TRY(db_many(r->db, SQL_SHEET_MILESTONES, WITH(IN(at->institution->id), IN(r->today)), r->mem, &sheet_milestone_shape, &milestones, &milestone_count));
    TRY(db_many(r->db, SQL_SHEET_DISPUTES, WITH(IN(at->institution->id), IN(r->today)), r->mem, &sheet_dispute_shape, &disputes, &dispute_count));
    struct handover_commitment *rows = arena_array(r->mem, struct handover_commitment, w->commitment_count);
    for (size_t i = 0; i < w->commitment_count; i++) {
        const struct transition_commitment *c = &w->commitments[i];
        if (c->lead != at->institution->id)
            continue;
        struct handover_commitment *x = &rows[page->rows_count++];
        struct transition_standing *s = arena_new_of(r->mem, struct transition_standing);
        *s = transition_stand(r, w, c);
        *x = (struct handover_commitment){.c = c, .path = s->path, .people = people_words(r, w, c->id), .stand = s};
        for (size_t k = 0; k < milestone_count; k++) {
            if (milestones[k].commitment != c->id)
                continue;
            x->milestones = x->milestones == NULL ? &milestones[k] : x->milestones;
            x->milestones_count++;
        }
        for (size_t k = 0; k < dispute_count; k++) {
            if (disputes[k].commitment != c->id)
                continue;
            x->disputes = x->disputes == NULL ? &disputes[k] : x->disputes;
            x->disputes_count++;
        }
    }
    page->rows = rows;
    return DONE;
}

static enum status letters_fill(struct request *r, const struct institution_at *at, struct handover_page *page)
{
    struct letter_row *rows;
    size_t count;
    TRY(letters_of_institution(r->db, r->mem, at->institution->id, &rows, &count));
    struct handover_letter *list = arena_array(r->mem, struct handover_letter, LETTERS);
    for (size_t i = 0; i < count && page->letters_count < LETTERS; i++)
        list[page->letters_count++] = (struct handover_letter){&rows[i], letter_path(r, at->jurisdiction, rows[i].id)};
    page->letters = list;
    return DONE;
}

/* GET /:jurisdiction/institucion/:code/entrega */
enum status transition_sheet_show(struct request *r)
{
    const struct institution_at *at = r->object;
    struct transition_world w;
    struct handover_page page = {.institution = at->institution, .jurisdiction = at->jurisdiction->name, .today = r->today};
    struct institution_transition *t;
    struct sheet_count *owed;
    TRY(transition_world(r->db, r->mem, at->jurisdiction, r->today, &w));
    TRY(rows_read(r, at, &w, &page));
    TRY(letters_fill(r, at, &page));
    TRY(db_many(r->db, SQL_SHEET_OWED, WITH(IN(at->institution->id), IN(r->today)), r->mem, &sheet_count_shape, &owed, &page.owed_count));
    page.owed = owed;
    enum status s = transition_runs(r->db, r->mem, at->institution->id, r->today, &t);
    if (s != DONE && s != NOT_FOUND)
        return s;
    page.t = s == DONE ? t : NULL;
    struct head head = jurisdiction_head(r, at->jurisdiction, str_of(say(r->lang, N_("Hoja de entrega"))));
    head_crumb(r, &head, at->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, at->institution->name, institution_page_path(r, at->jurisdiction, at->institution->code));
    return page_transition_sheet(r, head, &page);
}
