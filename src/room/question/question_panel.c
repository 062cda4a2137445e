/* SPDX-License-Identifier: EUPL-1.2
 * What questions add to the pages of a commitment, a milestone, an institution and to the board, and what
 * waits for a focal point. */
#include "base/text.h"
#include "pages.h"
#include "room/question/question_view.h"
#include "sql.h"

#define FEW 3u

static struct str days_words(struct request *r, int64_t days)
{
    struct str n = int_words(r->mem, r->lang, days);
    return say_with(r->mem, r->lang, days == 1 ? N_("1 día") : N_("%1 días"), &n, 1);
}

struct question_line question_line_of(struct request *r, const struct question_shown *q)
{
    static const char *const classes[] = {
        [QUESTION_WAITING] = "tag-time", [QUESTION_OVERDUE] = "tag-late", [QUESTION_ANSWERED] = "tag-done",
        [QUESTION_LATE] = "tag-risk", [QUESTION_OUT] = "tag-none",
    };
    enum question_stage stage = question_stage(q, r->today);
    int64_t late = question_days_late(q, r->today);
    return (struct question_line){
        .q = q,
        .stage = (int)stage,
        .class = classes[stage],
        .age = late > 0 && stage != QUESTION_OUT ? days_words(r, late) : STR_NONE,
        .shown = post_is_public((enum post_state)q->state),
        .text = text_excerpt(r->mem, q->text, 140),
        .path = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s/pregunta/%lld", STR_ARG(q->jurisdiction_code), (long long)q->plan_number,
                         STR_ARG(url_component(r->mem, q->commitment_number)), (long long)q->id),
    };
}

struct question_line *question_lines(struct request *r, const struct question_shown *rows, size_t count)
{
    struct question_line *lines = arena_array(r->mem, struct question_line, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = question_line_of(r, &rows[i]);
    return lines;
}

bool question_open(const struct commitment_place *place)
{
    return place->plan->tracking == PLAN_TRACKED && (place->plan->state == PLAN_PUBLISHED || place->plan->state == PLAN_CLOSED) &&
           place->commitment->state != COMMITMENT_WITHDRAWN;
}

enum status question_commitment_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct question_shown *rows;
    size_t count = 0;
    if (place->plan->state == PLAN_DRAFT)
        return DONE;
    rows = NULL;
    if (commitment_has(place, BESIDE_QUESTION))
        TRY(questions_of_commitment(r->db, r->mem, place->commitment->id, &rows, &count));
    struct question_panel p = {
        .rows = question_lines(r, rows, count),
        .rows_count = count < FEW ? count : FEW,
        .counts = question_count(rows, count, r->today),
        .path = path_fmt(r, "%.*s/preguntas", STR_ARG(place->path)),
        .ask_path = path_fmt(r, "%.*s/preguntas/nueva", STR_ARG(place->path)),
        .open = question_open(place),
        .any = count > 0,
    };
    if (p.open || p.any)
        part_question_panel(o, &p);
    return DONE;
}

enum status question_milestone_panel(struct request *r, struct out *o)
{
    const struct milestone_place *at = r->object;
    const struct commitment_place *place = at->place;
    struct question_shown *rows;
    size_t count, kept = 0;
    if (place->plan->state == PLAN_DRAFT)
        return DONE;
    TRY(questions_of_commitment(r->db, r->mem, place->commitment->id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (str_eq(rows[i].milestone_number, at->milestone->number))
            rows[kept++] = rows[i];
    struct question_panel p = {
        .rows = question_lines(r, rows, kept),
        .rows_count = kept < FEW ? kept : FEW,
        .counts = question_count(rows, kept, r->today),
        .path = path_fmt(r, "%.*s/preguntas", STR_ARG(place->path)),
        .ask_path = path_fmt(r, "%.*s/preguntas/nueva?hito=%.*s", STR_ARG(place->path),
                             STR_ARG(url_component(r->mem, at->milestone->number))),
        .open = question_open(place) && at->milestone->state == MILESTONE_CURRENT,
        .any = kept > 0,
    };
    if (p.open || p.any)
        part_question_panel(o, &p);
    return DONE;
}

enum status question_institution_panel(struct request *r, struct out *o)
{
    const struct institution_at *at = r->object;
    struct question_shown *rows;
    size_t count, kept = 0;
    TRY(questions_of_institution(r->db, r->mem, at->institution->id, &rows, &count));
    if (count == 0)
        return DONE;
    struct question_panel p = {.counts = question_count(rows, count, r->today), .any = true};
    for (size_t i = 0; i < count; i++)
        if (question_stage(&rows[i], r->today) == QUESTION_OVERDUE || question_stage(&rows[i], r->today) == QUESTION_WAITING)
            rows[kept++] = rows[i];
    p.rows = question_lines(r, rows, kept);
    p.rows_count = kept < FEW ? kept : FEW;
    part_question_institution(o, &p);
    return DONE;
}

/* The board of a jurisdiction's directorate: what nobody answered, by age. */
enum status question_board_panel(struct request *r, struct out *o)
{
    struct question_shown *rows;
    size_t count;
    TRY(questions_unanswered(r->db, r->mem, r->scope.jurisdiction, &rows, &count));
    struct question_panel p = {
        .rows = question_lines(r, rows, count),
        .rows_count = count < 20 ? count : 20,
        .counts = question_count(rows, count, r->today),
        .any = count > 0,
    };
    part_question_board(o, &p);
    return DONE;
}

enum status question_pending(struct request *r, struct pending_list *list)
{
    struct question_shown *rows;
    size_t count;
    TRY(db_many(r->db, SQL_QUESTION_WAIT, WITH(IN(r->actor.person), IN(r->today)), r->mem, &question_shown_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct question_line line = question_line_of(r, &rows[i]);
        struct str values[] = {rows[i].commitment_number, text_excerpt(r->mem, rows[i].text, 80)};
        pending_add(r, list, say_with(r->mem, r->lang, N_("Responder una pregunta sobre el compromiso %1: %2"), values, 2), line.path,
                    rows[i].due_on);
    }
    return DONE;
}
