/* SPDX-License-Identifier: EUPL-1.2
 * Copying is a few statements that find each other's rows by the codes and numbers that people know; what is
 * copied is not logged row by row, that there is a copy is. */
#include "base/json.h"
#include "room/period/period.h"
#include "room/plan/plan.h"
#include "room/practice/practice.h"
#include "room/progress/progress.h"
#include "sql.h"

/* In order: what hangs on others after them. */
static const int copies[] = {
    SQL_PRACTICE_COPY_ACTS,        SQL_PRACTICE_COPY_METHODOLOGY, SQL_PRACTICE_COPY_INSTITUTIONS,
    SQL_PRACTICE_COPY_PLAN,        SQL_PRACTICE_COPY_GROUPS,      SQL_PRACTICE_COPY_COMMITMENTS,
    SQL_PRACTICE_COPY_VALUES,      SQL_PRACTICE_COPY_PARTIES,     SQL_PRACTICE_COPY_PEOPLE,
    SQL_PRACTICE_COPY_TOPICS,      SQL_PRACTICE_COPY_TERRITORIES, SQL_PRACTICE_COPY_MILESTONES,
    SQL_PRACTICE_COPY_PARTS,
};
static const int drops[] = {
    SQL_PRACTICE_DROP_INDICATOR_STALE,
    SQL_PRACTICE_DROP_INDICATOR_RESULT,
    SQL_PRACTICE_DROP_MEASUREMENT_BOOK,
    SQL_PRACTICE_DROP_MEASUREMENT_WORD,
    SQL_PRACTICE_DROP_MEASUREMENT_PROOF,
    SQL_PRACTICE_DROP_MEASUREMENT_PART,
    SQL_PRACTICE_DROP_MEASUREMENT,
    SQL_PRACTICE_DROP_INDICATOR_PERIOD,
    SQL_PRACTICE_DROP_INDICATOR_LINK,
    SQL_PRACTICE_DROP_INDICATOR_TOPIC,
    SQL_PRACTICE_DROP_INDICATOR_TARGET,
    SQL_PRACTICE_DROP_INDICATOR_PART,
    SQL_PRACTICE_DROP_INDICATOR_VERSION,
    SQL_PRACTICE_DROP_INDICATOR,
    SQL_PRACTICE_DROP_PLAN_INDEX,
    SQL_PRACTICE_DROP_PLAN_INDEX_KEPT,
    SQL_PRACTICE_DROP_PLAN_INDEX_SEEN,
    SQL_PRACTICE_DROP_PLANNER_LINK,
    SQL_PRACTICE_DROP_PLANNER_TASK,
    SQL_PRACTICE_DROP_PARTICIPANT_REPORT,
    SQL_PRACTICE_DROP_RESPONSE,
    SQL_PRACTICE_DROP_SELECTION_ITEM,
    SQL_PRACTICE_DROP_SELECTION,
    SQL_PRACTICE_DROP_RANKING_ROW,
    SQL_PRACTICE_DROP_SCORECARD_LINE,
    SQL_PRACTICE_DROP_SCORING_ASSIGNMENT,
    SQL_PRACTICE_DROP_ROUND_EVALUATOR,
    SQL_PRACTICE_DROP_LEAD_OPINION,
    SQL_PRACTICE_DROP_ROUND_PROPOSAL,
    SQL_PRACTICE_DROP_SCORING_ROUND,
    SQL_PRACTICE_DROP_CRITERION_ANCHOR,
    SQL_PRACTICE_DROP_CRITERION,
    SQL_PRACTICE_DROP_CRITERIA_SET,
    SQL_PRACTICE_DROP_DRAFT_AGREEMENT,
    SQL_PRACTICE_DROP_DRAFT_COMMENT,
    SQL_PRACTICE_DROP_DRAFT_VERSION,
    SQL_PRACTICE_DROP_DRAFT_MEMBER,
    SQL_PRACTICE_DROP_DRAFT_PROPOSAL,
    SQL_PRACTICE_DROP_MILESTONE_TEST,
    SQL_PRACTICE_DROP_DRAFT,
    SQL_PRACTICE_DROP_ANSWERS,
    SQL_PRACTICE_DROP_LINEAGE_LINK,
    SQL_PRACTICE_DROP_LINEAGE_DEED,
    SQL_PRACTICE_DROP_PROPOSAL_SKETCH,
    SQL_PRACTICE_DROP_PROPOSAL_LOAD,
    SQL_PRACTICE_DROP_APPEAL_VOTE,
    SQL_PRACTICE_DROP_APPEAL,
    SQL_PRACTICE_DROP_MODERATION_ACT,
    SQL_PRACTICE_DROP_MODERATOR,
    SQL_PRACTICE_DROP_PANEL_MEMBER,
    SQL_PRACTICE_DROP_POST_REPORT,
    SQL_PRACTICE_DROP_ANSWER,
    SQL_PRACTICE_DROP_QUESTION,
    SQL_PRACTICE_DROP_POST,
    SQL_PRACTICE_DROP_INTAKE_ANSWER,
    SQL_PRACTICE_DROP_INTAKE_DRAFT,
    SQL_PRACTICE_DROP_PROPOSAL_FORMER,
    SQL_PRACTICE_DROP_PROPOSAL_MOVE,
    SQL_PRACTICE_DROP_PROPOSAL_TERRITORY,
    SQL_PRACTICE_DROP_PROPOSAL_TEXT,
    SQL_PRACTICE_DROP_PROPOSAL,
    SQL_PRACTICE_DROP_PROPOSAL_QUESTION,
    SQL_PRACTICE_DROP_PROPOSAL_FORM,
    SQL_PRACTICE_DROP_STALL_ATTENDANCE,
    SQL_PRACTICE_DROP_STALL_CAUSE,
    SQL_PRACTICE_DROP_STALL_MEETING,
    SQL_PRACTICE_DROP_STALL_STEP,
    SQL_PRACTICE_DROP_STALL_OFFER,
    SQL_PRACTICE_DROP_STALL_CASE,
    SQL_PRACTICE_DROP_REPROGRAMMING_MEMBER,
    SQL_PRACTICE_DROP_REPROGRAMMING_ITEM,
    SQL_PRACTICE_DROP_REPROGRAMMING_COMMENT,
    SQL_PRACTICE_DROP_REPROGRAMMING_DIFFERENCE,
    SQL_PRACTICE_DROP_REPROGRAMMING,
    SQL_PRACTICE_DROP_RATIFICATION,
    SQL_PRACTICE_DROP_INSTITUTION_TRANSITION,
    SQL_PRACTICE_DROP_VERDICT,
    SQL_PRACTICE_DROP_VERDICT_INVITATION,
    SQL_PRACTICE_DROP_COMMITMENT_VERDICT,
    SQL_PRACTICE_DROP_OBJECTION,
    SQL_PRACTICE_DROP_CHANGE_REQUEST,
    SQL_PRACTICE_DROP_EVIDENCE,
    SQL_PRACTICE_DROP_CLAIM,
    SQL_PRACTICE_DROP_REPORT_BOOK_LINE,
    SQL_PRACTICE_DROP_REPORT_BOOK,
    SQL_PRACTICE_DROP_REPORT,
    SQL_PRACTICE_DROP_REMINDER,
    SQL_PRACTICE_DROP_UNLOCKING,
    SQL_PRACTICE_DROP_PERIOD_RESULT,
    SQL_PRACTICE_DROP_ROUNDTABLE_PHOTO,
    SQL_PRACTICE_DROP_ROUNDTABLE_NOTE,
    SQL_PRACTICE_DROP_HALL_UPLOAD,
    SQL_PRACTICE_DROP_HALL_SLIP,
    SQL_PRACTICE_DROP_ATTENDANCE_PUBLISHED,
    SQL_PRACTICE_DROP_ATTENDANCE_CLOSE,
    SQL_PRACTICE_DROP_ATTENDANCE_TOTAL,
    SQL_PRACTICE_DROP_ATTENDANCE,
    SQL_PRACTICE_DROP_REGISTRATION,
    SQL_PRACTICE_DROP_ROUNDTABLE_ACTOR,
    SQL_PRACTICE_DROP_ROUNDTABLE_PERSON,
    SQL_PRACTICE_DROP_ROUNDTABLE_SESSION,
    SQL_PRACTICE_DROP_ROUNDTABLE_TERRITORY,
    SQL_PRACTICE_DROP_ROUNDTABLE,
    SQL_PRACTICE_DROP_LETTER,
    SQL_PRACTICE_DROP_LETTER_COUNTER,
    SQL_PRACTICE_DROP_PERIOD,
    SQL_PRACTICE_DROP_MILESTONE_RESULT,
    SQL_PRACTICE_DROP_COMMITMENT_RESULT,
    SQL_PRACTICE_DROP_PLAN_RESULT,
    SQL_PRACTICE_DROP_MILESTONE_DEPENDENCY,
    SQL_PRACTICE_DROP_MILESTONE_PART,
    SQL_PRACTICE_DROP_MILESTONE,
    SQL_PRACTICE_DROP_FINANCING,
    SQL_PRACTICE_DROP_COMMITMENT_COMMENT,
    SQL_PRACTICE_DROP_COMMITMENT_VALUE,
    SQL_PRACTICE_DROP_COMMITMENT_INSTITUTION,
    SQL_PRACTICE_DROP_COMMITMENT_PERSON,
    SQL_PRACTICE_DROP_COMMITMENT_TOPIC,
    SQL_PRACTICE_DROP_COMMITMENT_TERRITORY,
    SQL_PRACTICE_DROP_RECORD_TEXT,
    SQL_PRACTICE_DROP_OGP_EXTRACT,
    SQL_PRACTICE_DROP_COMMITMENT,
    SQL_PRACTICE_DROP_PLAN_GROUP,
    SQL_PRACTICE_DROP_PLAN_EDITION,
    SQL_PRACTICE_DROP_PLAN_DOCUMENT,
    SQL_PRACTICE_DROP_LOAD_ROW,
    SQL_PRACTICE_DROP_LOAD,
    SQL_PRACTICE_DROP_STAGE_GATE,
    SQL_PRACTICE_DROP_STAGE_EXTENSION,
    SQL_PRACTICE_DROP_READINESS_ITEM,
    SQL_PRACTICE_DROP_COCREATION_NOTICE,
    SQL_PRACTICE_DROP_COCREATION_STAGE,
    SQL_PRACTICE_DROP_COCREATION,
    SQL_PRACTICE_DROP_METHOD_GATE,
    SQL_PRACTICE_DROP_METHOD_STAGE,
    SQL_PRACTICE_DROP_COCREATION_METHOD,
    SQL_PRACTICE_DROP_PLAN,
    SQL_PRACTICE_DROP_INSTITUTION_NAME,
    SQL_PRACTICE_DROP_INSTITUTION_SUCCESSION,
    SQL_PRACTICE_DROP_INSTITUTION,
    SQL_PRACTICE_DROP_METHODOLOGY,
    SQL_PRACTICE_DROP_ACT_OBSERVATION,
    SQL_PRACTICE_DROP_ACT,
    SQL_PRACTICE_DROP_NEWS_OF,
    SQL_PRACTICE_DROP_NEWS,
    SQL_PRACTICE_DROP_FOLLOWING,
    SQL_PRACTICE_DROP_SEARCH_DOCUMENT,
    SQL_PRACTICE_DROP_GRANT_ROLE,
    SQL_PRACTICE_DROP_JURISDICTION,
};

enum status practices_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct jurisdiction **ret, size_t *ret_count)
{
    return db_many(db, SQL_PRACTICES_OF, WITH(IN(jurisdiction)), mem, &jurisdiction_shape, ret, ret_count);
}

static enum status note(struct db *db, struct arena *mem, const char *action, const struct jurisdiction *j)
{
    struct json details = JSON(mem);
    json_open(&details, '{');
    json_key(&details, STR("code"));
    json_text(&details, j->code);
    json_close(&details, '}');
    return record_note(db, str_of(action), STR("jurisdiction"), j->id, json_str(&details));
}

/* How many of these a statement needs is seen by their names: $1 copied, $2 copy, $3 plan. */
static enum status copy(struct db *db, int statement, int64_t of, int64_t to, int64_t plan)
{
    bool wide = statement == SQL_PRACTICE_COPY_ACTS || statement == SQL_PRACTICE_COPY_METHODOLOGY ||
                statement == SQL_PRACTICE_COPY_INSTITUTIONS;
    return wide ? db_exec(db, statement, WITH(IN(of), IN(to)), NULL) : db_exec(db, statement, WITH(IN(of), IN(to), IN(plan)), NULL);
}

static enum status computed(struct db *db, struct arena *mem, const struct jurisdiction *j, struct day today)
{
    int64_t plan = NONE;
    TRY(db_int(db, SQL_PRACTICE_PLANS, WITH(IN(j->id)), &plan));
    TRY(periods_fill(db, mem, plan, today));
    return progress_recompute_plan(db, mem, plan, today);
}

enum status practice_make(struct db *db, struct arena *mem, const struct jurisdiction *of, int64_t plan_number, struct day today,
                          struct jurisdiction **ret)
{
    struct plan *plan;
    struct jurisdiction *j = arena_new_of(mem, struct jurisdiction), *there;
    TRY(plan_by_number(db, mem, of->id, plan_number, &plan));
    if (of->practice || plan->state != PLAN_PUBLISHED || plan->tracking != PLAN_TRACKED)
        return NOT_FOUND;
    *j = *of;
    j->id = NONE;
    j->code = str_fmt(mem, "%s%.*s-%lld", PRACTICE_PREFIX, STR_ARG(str_part(of->code, 0, 26)), (long long)plan_number);
    j->name = str_fmt(mem, "Práctica de %.*s", STR_ARG(of->name));
    j->practice = true;
    j->practice_of = of->id;
    j->practice_shift = 0;
    enum status s = jurisdiction_by_code(db, mem, j->code, &there);
    if (s != NOT_FOUND)
        return s == DONE ? CONFLICT : s;
    TRY(record_add(db, &jurisdiction_shape, j));
    for (size_t i = 0; i < COUNT(copies); i++)
        TRY(copy(db, copies[i], of->id, j->id, plan_number));
    TRY(db_exec(db, SQL_PRACTICE_COPY_ROLES, WITH(IN(of->id), IN(j->id), IN(today)), NULL));
    TRY(note(db, mem, "practica-creada", j));
    *ret = j;
    return computed(db, mem, j, today);
}

enum status practice_remove(struct db *db, struct arena *mem, const struct jurisdiction *j)
{
    if (!j->practice)
        return CONFLICT;
    for (size_t i = 0; i < COUNT(drops); i++)
        TRY(db_exec(db, drops[i], WITH(IN(j->id)), NULL));
    return note(db, mem, "practica-borrada", j);
}

enum status practice_advance(struct db *db, struct arena *mem, struct jurisdiction *j, int64_t days, struct instant now)
{
    int64_t ahead = (j->practice_shift == NONE ? 0 : j->practice_shift) + days;
    if (!j->practice || days <= 0 || ahead > PRACTICE_SHIFT_MOST)
        return INVALID;
    j->practice_shift = ahead;
    j->utc_offset_s += days * 86400;
    TRY(db_exec(db, SQL_PRACTICE_SHIFT, WITH(IN(j->id), IN(j->practice_shift), IN(j->utc_offset_s)), NULL));
    TRY(note(db, mem, "practica-adelantada", j));
    return computed(db, mem, j, day_at(now, (int)j->utc_offset_s));
}
