/* SPDX-License-Identifier: EUPL-1.2
 * What of a plan an institution reports on, and what a line still lacks. */
#include "room/report/report_rules.h"

#include <string.h>

struct claim report_claim_base(const struct report_claim *c)
{
    struct claim base;
    memcpy(&base, c, sizeof base);
    return base;
}

bool report_reopened(const struct report *r)
{
    return r->id != NONE && day_known(r->published_on) && r->state != REPORT_PUBLISHED && r->state != REPORT_LOCKED;
}

const struct institution *report_institution(const struct report_records *x, int64_t id)
{
    for (size_t i = 0; i < x->institution_count; i++)
        if (x->institutions[i].id == id)
            return &x->institutions[i];
    return NULL;
}

int64_t report_answers(const struct report_records *x, int64_t institution)
{
    size_t found[4];
    const struct institution *i = report_institution(x, institution);
    if (i == NULL || i->state == INSTITUTION_ACTIVE)
        return institution;
    size_t count = institution_answering(x->institutions, x->institution_count, x->links, x->link_count, institution, found, COUNT(found));
    return count > 0 ? x->institutions[found[0]].id : institution;
}

bool report_is_duty(const struct report_records *x, const struct report_duty *m, int64_t institution)
{
    return m->responsible != NONE && report_answers(x, m->responsible) == institution;
}

/* The whole milestone covers its parts; what was said of another part is not about this one. */
static bool about(const struct report_claim *c, const struct report_line *line)
{
    return c->milestone == line->m->id && (c->part == NONE || line->part == NULL || c->part == line->part->id);
}

static bool exactly(const struct report_claim *c, const struct report_line *line)
{
    return c->milestone == line->m->id && c->part == (line->part == NULL ? NONE : line->part->id);
}

static bool disputed(const struct report_records *x, int64_t claim)
{
    for (size_t i = 0; i < x->verdict_count; i++)
        if (x->verdicts[i].claim == claim && x->verdicts[i].kind != VERDICT_CONFIRMS)
            return true;
    return false;
}

/* Whether there is something to say: not delivered, or delivered and not believed. A delivery of the whole
 * milestone that stands covers a part; one of a part does not close the whole. */
static bool open_line(const struct report_records *x, struct report_line *line, int64_t report)
{
    bool open = true;
    for (size_t i = 0; i < x->claim_count; i++) {
        const struct report_claim *c = &x->claims[i];
        if (c->kind != CLAIM_DELIVERED || !about(c, line) || (report != NONE && c->report == report))
            continue;
        if (c->state == CLAIM_SENT)
            open = false;
        if (c->state == CLAIM_ACCEPTED)
            open = line->disputed = disputed(x, c->id);
    }
    return open;
}

static void line_fill(const struct report_records *x, struct report_line *line, int64_t report, struct day today)
{
    bool delivered = false;
    line->due_on = line->part != NULL && day_known(line->part->due_on) ? line->part->due_on : line->m->due_on;
    for (size_t i = 0; i < x->claim_count; i++) {
        const struct report_claim *c = &x->claims[i];
        if (!exactly(c, line) || c->state == CLAIM_WITHDRAWN)
            continue;
        delivered = delivered || (c->kind == CLAIM_DELIVERED && c->state == CLAIM_ACCEPTED);
        if (report != NONE && c->report == report) {
            line->mine = c;
            line->shown = c->state == CLAIM_ACCEPTED && day_known(c->public_on) ? c : line->shown;
        } else if (c->state != CLAIM_DRAFT)
            line->last = c;
    }
    line->frozen = line->mine != NULL && line->mine->state != CLAIM_DRAFT && line->mine->state != CLAIM_RETURNED;
    line->correctable = x->reopened && line->frozen && line->mine == line->shown;
    line->late = !delivered && day_known(line->due_on) && day_before(line->due_on, today);
}

static void line_add(const struct report_records *x, struct report_line *lines, size_t *count, const struct report_duty *m,
                     const struct milestone_part *part, int64_t report, struct day today)
{
    struct report_line line = {.m = m, .part = part};
    line_fill(x, &line, report, today);
    if (open_line(x, &line, report) || line.mine != NULL)
        lines[(*count)++] = line;
}

size_t report_lines(struct arena *mem, const struct report_records *x, int64_t institution, int64_t report, struct day today,
                    struct report_line **ret)
{
    struct report_line *lines = arena_array(mem, struct report_line, x->duty_count + x->part_count);
    size_t count = 0;
    for (size_t i = 0; i < x->duty_count; i++) {
        const struct report_duty *m = &x->duties[i];
        if (!report_is_duty(x, m, institution))
            continue;
        size_t parts = 0;
        for (size_t k = 0; k < x->part_count; k++)
            if (x->parts[k].milestone == m->id) {
                line_add(x, lines, &count, m, &x->parts[k], report, today);
                parts++;
            }
        if (parts == 0)
            line_add(x, lines, &count, m, NULL, report, today);
    }
    *ret = lines;
    return count;
}

struct report_facts report_facts_for(struct arena *mem, const struct report_records *x, const struct report_line *line,
                                     struct day plan_starts_on, struct day today)
{
    struct milestone *m = arena_new_of(mem, struct milestone);
    struct claim *claims = arena_array(mem, struct claim, x->claim_count);
    memcpy(m, line->m, sizeof *m);
    struct report_facts f = {.milestone = m, .claims = claims, .verdicts = x->verdicts, .verdict_count = x->verdict_count,
                             .plan_starts_on = plan_starts_on, .today = today};
    for (size_t i = 0; i < x->claim_count; i++)
        if (x->claims[i].milestone == m->id && x->claims[i].state != CLAIM_DRAFT)
            claims[f.claim_count++] = report_claim_base(&x->claims[i]);
    for (size_t i = 0; i < x->part_count; i++)
        if (x->parts[i].milestone == m->id) {
            f.parts = f.part_count == 0 ? &x->parts[i] : f.parts;
            f.part_count++;
        }
    return f;
}

struct faults report_line_faults(struct arena *mem, const struct report_records *x, const struct report_line *line,
                                 struct day plan_starts_on, struct day today)
{
    struct faults bad = {0};
    if (line->frozen)
        return bad;
    if (line->mine == NULL || line->mine->state != CLAIM_DRAFT) {
        bad.items[bad.count++] = (struct fault){"kind", N_("Falta decir qué pasó en este período.")};
        return bad;
    }
    struct claim c = report_claim_base(line->mine);
    struct report_facts f = report_facts_for(mem, x, line, plan_starts_on, today);
    f.file = line->mine->file_count > 0;
    f.link = line->mine->link_count > 0;
    bad = report_faults(&f, &c);
    if (report_answer_fault(line, report_answer_of(line->mine)) != NULL && bad.count < COUNT(bad.items))
        bad.items[bad.count++] = (struct fault){"kind", report_answer_fault(line, report_answer_of(line->mine))};
    if (c.kind != CLAIM_NOTHING && report_unwritten(c.text) && bad.count < COUNT(bad.items))
        bad.items[bad.count++] = (struct fault){"text", N_("Cuenta en una a tres líneas qué se hizo.")};
    return bad;
}
