/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/question/question.h"

#include "room/question/question_view.h"
#include "sql.h"

CHOICES_TABLE(answer_channel, ANSWER_CHANNEL);
CHOICES_TABLE(question_stage, QUESTION_STAGE);

#define SHAPE_TAG struct question
SHAPE_TABLE(question, "question", QUESTION);
#undef SHAPE_TAG
#define SHAPE_TAG struct question_answer
SHAPE_TABLE(question_answer, "answer", ANSWER);
#undef SHAPE_TAG
#define SHAPE_TAG struct question_shown
SHAPE_TABLE(question_shown, NULL, QUESTION_SHOWN);
#undef SHAPE_TAG
#define SHAPE_TAG struct answer_shown
SHAPE_TABLE(answer_shown, NULL, ANSWER_SHOWN);
#undef SHAPE_TAG

enum question_stage question_stage(const struct question_shown *q, struct day today)
{
    if (day_known(q->answered_on))
        return question_days_late(q, today) > 0 ? QUESTION_LATE : QUESTION_ANSWERED;
    if (!post_is_public((enum post_state)q->state))
        return QUESTION_OUT;
    return question_days_late(q, today) > 0 ? QUESTION_OVERDUE : QUESTION_WAITING;
}

int64_t question_days_late(const struct question_shown *q, struct day today)
{
    if (!day_known(q->due_on))
        return 0;
    int64_t days = days_between(q->due_on, day_known(q->answered_on) ? q->answered_on : today);
    return days > 0 ? days : 0;
}

struct question_counts question_count(const struct question_shown *rows, size_t count, struct day today)
{
    struct question_counts c = {.all = (int64_t)count};
    for (size_t i = 0; i < count; i++) {
        enum question_stage s = question_stage(&rows[i], today);
        c.waiting += s == QUESTION_WAITING;
        c.overdue += s == QUESTION_OVERDUE;
        c.answered += s == QUESTION_ANSWERED || s == QUESTION_LATE;
        c.late += s == QUESTION_LATE;
    }
    return c;
}

static const struct shape *const shapes[] = {&question_shape, &question_answer_shape, &question_shown_shape, &answer_shown_shape, NULL};
static const struct panel panels[] = {
    {"commitment", 40, question_commitment_panel},
    {"milestone", 40, question_milestone_panel},
    {"institution", 40, question_institution_panel},
    {"board", 30, question_board_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"preguntas", N_("Una pregunta pública a quien responde por un compromiso, con su respuesta vigente"), &question_shown_shape,
     SQL_QUESTIONS_OF_JURISDICTION},
    {.name = NULL},
};
static const struct route *const more_routes[] = {question_answer_routes, NULL};
const struct room question_room = {.name = "question", .shapes = shapes, .panels = panels, .datasets = datasets,
                                   .routes = question_routes, .more_routes = more_routes, .pending = question_pending};
