/* SPDX-License-Identifier: EUPL-1.2
 * Whose report it is and who may know of it. A draft is seen by the focal points of its institution and,
 * when it is typed from a letter, by who may enter reports; everybody else meets nothing there. */
#include "room/report/report_pages.h"
#include "sql.h"

static bool in_commitments(const struct report_place *at, int64_t commitment)
{
    for (size_t i = 0; i < at->records.duty_count; i++)
        if (at->records.duties[i].commitment == commitment && report_is_duty(&at->records, &at->records.duties[i], at->institution->id))
            return true;
    return false;
}

/* The bits of what the person is beside this report. */
static unsigned own_roles(const struct report_place *at)
{
    unsigned roles = 0;
    for (size_t i = 0; i < at->people_count; i++) {
        const struct report_person *p = &at->people[i];
        if (!in_commitments(at, p->commitment))
            continue;
        if (p->role == PERSON_COUNTERPART)
            roles |= 1u << ROLE_COUNTERPART;
        else if (p->institution == NONE || report_answers(&at->records, p->institution) == at->institution->id)
            roles |= 1u << ROLE_FOCAL;
    }
    return roles;
}

static enum status institution_find(struct request *r, struct report_place *at)
{
    struct institution *asked;
    TRY(institution_by_code(r->db, r->mem, at->jurisdiction->id, request_param(r, "institution"), &asked));
    int64_t answers = report_answers(&at->records, asked->id);
    at->institution = report_institution(&at->records, answers);
    at->asked = answers == asked->id ? NULL : asked;
    return at->institution == NULL ? NOT_FOUND : DONE;
}

/* A counterpart sees the lines of its own commitments only. */
static void lines_kept(struct request *r, struct report_place *at, unsigned roles)
{
    size_t kept = 0;
    bool all = at->owner || (at->report->state >= REPORT_PUBLISHED && !report_reopened(at->report)) || request_may(r, CHECK_REPORT) ||
               (roles & (1u << ROLE_FOCAL)) != 0;
    struct scope there = {.jurisdiction = at->jurisdiction->id};
    all = all || may(&r->actor, READ_DRAFT, &there) == DONE;
    for (size_t i = 0; i < at->line_count; i++) {
        bool mine = false;
        for (size_t k = 0; k < at->people_count; k++)
            mine = mine || at->people[k].commitment == at->lines[i].m->commitment;
        at->sees = at->sees || all || mine;
        if (all || mine) {
            at->lines[kept++] = at->lines[i];
        } else if (report_reopened(at->report) && at->lines[i].shown != NULL) { /* as it was published */
            at->lines[kept] = at->lines[i];
            at->lines[kept++].mine = at->lines[i].shown;
        }
    }
    at->line_count = kept;
}

static void report_blank(struct request *r, struct report_place *at)
{
    at->report = arena_new_of(r->mem, struct report);
    shape_clear(&report_shape, at->report);
    at->report->period = at->period->id;
    at->report->institution = at->institution->id;
}

static enum status report_find(struct request *r, struct report_place *at)
{
    enum status s = report_of(r->db, r->mem, at->period->id, at->institution->id, &at->report);
    if (s == NOT_FOUND) {
        report_blank(r, at);
        return DONE;
    }
    TRY(s);
    if (at->report->letter == NONE)
        return DONE;
    return letter_get(r->db, r->mem, at->jurisdiction->id, at->report->letter, &at->letter);
}

/* Where and whose, without lines. */
static enum status enter(struct request *r, struct report_place **ret, unsigned *ret_roles)
{
    struct period_place *period;
    TRY(period_enter(r, &period));
    struct report_place *at = arena_new_of(r->mem, struct report_place);
    *at = (struct report_place){.jurisdiction = period->jurisdiction, .plan = period->plan, .period = period->period, .period_path = period->path};
    TRY(report_read(r->db, r->mem, at->plan, NONE, &at->records));
    TRY(institution_find(r, at));
    TRY(report_people(r->db, r->mem, at->plan->id, r->actor.person, r->today, &at->people, &at->people_count));
    *ret_roles = own_roles(at);
    r->scope.own_roles |= *ret_roles;
    TRY(report_find(r, at));
    at->records.reopened = report_reopened(at->report);
    struct str code = url_component(r->mem, at->institution->code);
    at->path = path_fmt(r, "%.*s/reporte/%.*s", STR_ARG(period->path), STR_ARG(code));
    at->base = at->path;
    r->object = at;
    *ret = at;
    return DONE;
}

/* With its lines, drafts among them for their owners. */
static enum status lines_read(struct request *r, struct report_place *at, unsigned roles)
{
    int64_t drafts = at->owner ? at->report->id : NONE;
    if (!at->owner && !request_may(r, READ_DRAFT))
        report_keep_public(&at->records);
    if (drafts != NONE)
        TRY(db_many(r->db, SQL_REPORT_CLAIMS, WITH(IN(at->plan->id), IN(drafts)), r->mem, &report_claim_shape, &at->records.claims,
                    &at->records.claim_count));
    at->line_count = report_lines(r->mem, &at->records, at->institution->id, at->report->id, r->today, &at->lines);
    lines_kept(r, at, roles);
    return DONE;
}

static bool focal_of(const struct request *r)
{
    return request_may(r, REPORT);
}

/* While it is corrected, what the authority signs now is the institution's. */
static void correction_hidden(struct report *rep)
{
    if (rep->state != REPORT_DRAFT && rep->state != REPORT_AUTHORISED && rep->state != REPORT_RETURNED)
        return;
    rep->note = rep->authorised_name = rep->authorised_post = rep->authorised_letter = STR_NONE;
    rep->authorised_on = DAY_NONE;
}

enum status report_load(struct request *r)
{
    struct report_place *at;
    unsigned roles;
    TRY(enter(r, &at, &roles));
    const struct report *rep = at->report;
    bool typed = rep->id != NONE && rep->channel == CHANNEL_LETTER && request_may(r, ENTER_REPORT);
    at->owner = focal_of(r) || typed;
    at->behalf = typed && !focal_of(r);
    if (at->behalf)
        at->base = path_fmt(r, "%.*s/por-oficio", STR_ARG(at->path));
    bool public = rep->id != NONE && day_known(rep->published_on);
    bool sent = rep->id != NONE && day_known(rep->sent_on);
    if (!public && !sent && !at->owner) {
        if (!request_may(r, ENTER_REPORT))
            return NOT_FOUND;
        report_blank(r, at); /* whoever could type one from a letter meets the page of one that is not there */
    }
    if (!at->owner)
        correction_hidden(at->report);
    r->scope.draft = r->scope.draft || !public;
    return lines_read(r, at, roles);
}

enum status report_load_own(struct request *r)
{
    struct report_place *at;
    unsigned roles;
    TRY(enter(r, &at, &roles));
    at->owner = focal_of(r);
    return lines_read(r, at, roles);
}

enum status report_load_behalf(struct request *r)
{
    struct report_place *at;
    unsigned roles;
    TRY(enter(r, &at, &roles));
    at->behalf = true;
    at->base = path_fmt(r, "%.*s/por-oficio", STR_ARG(at->path));
    at->owner = at->report->id != NONE && at->report->channel == CHANNEL_LETTER && at->report->state < REPORT_PUBLISHED &&
                request_may(r, ENTER_REPORT);
    return lines_read(r, at, roles);
}

struct head report_head(struct request *r, const struct report_place *at, const char *title)
{
    struct str number = int_words(r->mem, r->lang, at->period->number), plan = int_words(r->mem, r->lang, at->plan->number);
    struct head head = jurisdiction_head(r, at->jurisdiction, str_of(say(r->lang, title)));
    head_crumb(r, &head, at->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Plan %1"), &plan, 1),
               path_fmt(r, "/%.*s/plan/%lld", STR_ARG(at->jurisdiction->code), (long long)at->plan->number));
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Período %1"), &number, 1), at->period_path);
    head_crumb(r, &head, at->institution->name, at->path);
    head.section = "plan";
    head.form_page = true;
    return head;
}
