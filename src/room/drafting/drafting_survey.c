/* SPDX-License-Identifier: EUPL-1.2
 * All drafts of a process with what each lacks: few statements, whatever their number. */
#include "base/digest.h"
#include "pages.h"
#include "room/drafting/drafting_view.h"
#include "sql.h"

static enum status rows_read(struct request *r, const struct cocreation_place *at, struct draft_survey *s, struct draft_head **heads,
                             size_t *head_count, struct draft_count **open, size_t *open_count)
{
    struct args in = WITH(IN(at->process->id));
    struct draft *drafts;
    size_t count;
    TRY(db_many(r->db, SQL_DRAFTS_OF, in, r->mem, &draft_shape, &drafts, &count));
    s->rows = arena_array(r->mem, struct draft_row, count);
    s->rows_count = count;
    for (size_t i = 0; i < count; i++)
        s->rows[i] = (struct draft_row){.draft = &drafts[i]};
    if (count == 0)
        return DONE;
    TRY(db_many(r->db, SQL_DRAFT_MEMBERS, in, r->mem, &draft_seat_shape, &s->seats, &s->seats_count));
    TRY(db_many(r->db, SQL_DRAFT_SOURCES, in, r->mem, &draft_source_row_shape, &s->sources, &s->sources_count));
    TRY(db_many(r->db, SQL_DRAFT_HEADS, in, r->mem, &draft_head_shape, heads, head_count));
    return db_many(r->db, SQL_DRAFT_COMMENTS_OPEN, in, r->mem, &draft_count_shape, open, open_count);
}

static bool sits(const struct draft_seat *m, struct day today)
{
    return !day_before(today, m->from_on) && (!day_known(m->until_on) || !day_before(m->until_on, today));
}

static void team_count(struct request *r, const struct draft_survey *s, struct draft_row *row)
{
    struct buf missing = BUF(r->mem);
    struct draft_facts *f = &row->facts;
    for (size_t i = 0; i < s->seats_count; i++) {
        const struct draft_seat *m = &s->seats[i];
        if (m->draft != row->draft->id || !sits(m, r->today))
            continue;
        enum team_side side = team_side_of(m->sector);
        f->members++;
        f->state_side = f->state_side || side == SIDE_STATE;
        f->society = f->society || side == SIDE_SOCIETY;
        f->academia = f->academia || side == SIDE_ACADEMIA;
        f->agreed += m->decision == DRAFT_AGREES;
        f->objected += m->decision == DRAFT_OBJECTS;
        row->mine = row->mine || (m->person == r->actor.person && r->actor.person != NONE);
        if (m->decision < 0)
            buf_fmt(&missing, "%s%.*s", missing.len > 0 ? ", " : "", STR_ARG(m->name));
    }
    row->missing = buf_str(&missing);
}

static void tests_count(const struct draft_survey *s, struct draft_row *row)
{
    for (size_t i = 0; i < s->facts.milestone_count; i++) {
        const struct milestone *m = &s->facts.milestones[i];
        if (m->commitment != row->commitment->id || m->state != MILESTONE_CURRENT)
            continue;
        row->facts.tests_open += TEST_POINTS;
        for (size_t k = 0; k < s->tests_count; k++)
            row->facts.tests_open -= s->tests[k].milestone == m->id;
    }
}

static void findings_take(struct request *r, const struct draft_survey *s, struct draft_row *row, const struct edition_finding *all, size_t count,
                          struct str plan_path)
{
    struct finding_row *rows = arena_array(r->mem, struct finding_row, count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].commitment == NULL || all[i].commitment->id != row->commitment->id)
            continue;
        row->facts.blocking += all[i].weight == FINDING_BLOCKS;
        rows[row->findings_count++] = edition_finding_row(r, plan_path, row->path, &all[i]);
    }
    row->findings = rows;
    (void)s;
}

static void lack(struct request *r, struct draft_row *row, const char *message, struct str value)
{
    if (row->lacks_count < DRAFT_LACKS)
        row->lacks[row->lacks_count++] = say_with(r->mem, r->lang, message, &value, 1);
}

static void lack_count(struct request *r, struct draft_row *row, const char *message, size_t n)
{
    if (n > 0)
        lack(r, row, message, int_words(r->mem, r->lang, (int64_t)n));
}

static void lacks_say(struct request *r, struct draft_row *row)
{
    const struct draft_facts *f = &row->facts;
    if (!f->state_side)
        lack(r, row, N_("Falta en el equipo alguien del Estado o de un gobierno local."), STR_NONE);
    if (!f->society)
        lack(r, row, N_("Falta en el equipo alguien de la sociedad civil o la ciudadanía."), STR_NONE);
    if (!f->academia)
        lack(r, row, N_("Falta en el equipo alguien de la academia."), STR_NONE);
    lack_count(r, row, N_("Comentarios sin respuesta: %1."), f->comments_open);
    lack_count(r, row, N_("Preguntas de la prueba de los hitos sin responder: %1."), f->tests_open);
    lack_count(r, row, N_("Datos que faltan para poder publicarlo: %1."), f->blocking);
    if (!f->kept)
        lack(r, row, N_("El texto cambió después de la última versión: guárdalo como versión nueva."), STR_NONE);
    if (row->state == DRAFT_WRITING)
        lack(r, row, N_("Todavía no se pide el acuerdo del equipo."), STR_NONE);
    lack_count(r, row, N_("Objeciones a la última versión: %1."), f->objected);
    if (row->state != DRAFT_WRITING && !str_empty(row->missing))
        lack(r, row, N_("Falta que acuerden: %1."), row->missing);
}

static const struct commitment *commitment_in(const struct edition_facts *f, int64_t id)
{
    for (size_t i = 0; i < f->commitment_count; i++)
        if (f->commitments[i].id == id)
            return &f->commitments[i];
    return NULL;
}

static void row_fill(struct request *r, const struct cocreation_place *at, struct draft_survey *s, struct draft_row *row,
                     const struct edition_finding *found, size_t found_count, struct str plan_path)
{
    row->path = path_fmt(r, "%.*s/redaccion/%lld", STR_ARG(at->path), (long long)row->draft->number);
    row->state = (int)draft_state_now(row->draft->state, s->plan == NULL || row->draft->commitment == NONE ? -1 : s->plan->state);
    team_count(r, s, row);
    row->commitment = (struct commitment *)(uintptr_t)commitment_in(&s->facts, row->draft->commitment);
    if (row->commitment == NULL)
        return;
    tests_count(s, row);
    findings_take(r, s, row, found, found_count, plan_path);
    struct str hash = sha256_hex(r->mem, edition_commitment_snapshot(r->mem, &s->facts, row->commitment));
    row->facts.kept = row->head != NULL && str_eq(row->head->sha256, hash);
    if (row->state != DRAFT_IN_PLAN)
        lacks_say(r, row);
}

enum status draft_survey_read(struct request *r, const struct cocreation_place *at, struct draft_survey *s)
{
    struct draft_head *heads = NULL;
    struct draft_count *open = NULL;
    struct edition_finding *found = NULL;
    size_t head_count = 0, open_count = 0, found_count = 0;
    *s = (struct draft_survey){0};
    TRY(rows_read(r, at, s, &heads, &head_count, &open, &open_count));
    struct str plan_path = at->path;
    if (at->process->plan != NONE) {
        TRY(record_get(r->db, r->mem, &plan_shape, at->process->plan, &s->plan));
        TRY(edition_facts_read(r->db, r->mem, s->plan, &s->facts));
        TRY(db_many(r->db, SQL_MILESTONE_TESTS_OF_PLAN, WITH(IN(s->plan->id)), r->mem, &milestone_test_shape, &s->tests, &s->tests_count));
        found_count = edition_readiness(r->mem, &s->facts, &found);
        plan_path = path_fmt(r, "/%.*s/plan/%lld", STR_ARG(at->jurisdiction->code), (long long)s->plan->number);
    }
    for (size_t i = 0; i < s->rows_count; i++) {
        struct draft_row *row = &s->rows[i];
        for (size_t k = 0; k < head_count; k++)
            if (heads[k].draft == row->draft->id)
                row->head = &heads[k];
        for (size_t k = 0; k < open_count; k++)
            if (open[k].draft == row->draft->id)
                row->facts.comments_open = (size_t)open[k].n;
        row_fill(r, at, s, row, found, found_count, plan_path);
    }
    return DONE;
}

const struct draft_row *draft_row_of(const struct draft_survey *s, int64_t draft)
{
    for (size_t i = 0; i < s->rows_count; i++)
        if (s->rows[i].draft->id == draft)
            return &s->rows[i];
    return NULL;
}

enum status draft_settle(struct request *r, const struct cocreation_place *at, int64_t draft)
{
    struct draft_survey s;
    TRY(draft_survey_read(r, at, &s));
    const struct draft_row *row = draft_row_of(&s, draft);
    if (row == NULL)
        return NOT_FOUND;
    enum draft_state after = draft_state_after(row->draft->state, &row->facts);
    if ((int)after == row->draft->state)
        return DONE;
    struct draft d = *row->draft;
    d.state = (int)after;
    return record_change(r->db, &draft_shape, r->mem, &d);
}
