/* SPDX-License-Identifier: EUPL-1.2
 * Whose value it is and who may know of it. A draft is its writers'; what was sent, also of the parties and of staff;
 * everybody else meets nothing there until it is public. */
#include "room/measurement/measurement_pages.h"
#include "sql.h"

static void blank(struct request *r, struct measurement_place *p)
{
    p->m = arena_new_of(r->mem, struct measurement);
    shape_clear(&measurement_shape, p->m);
    p->m->indicator = p->at->indicator->id;
    p->m->period = p->period->id;
    p->m->kind = VALUE_REPORTED;
}

static enum status optional(enum status s, void *row)
{
    if (s == NOT_FOUND)
        *(void **)row = NULL;
    return s == NOT_FOUND ? DONE : s;
}

/* Whether a change of method lies between the sheet of an earlier value and this one. */
static bool cut_off(const struct measurement_place *p, int64_t version)
{
    const struct method_sheet *was = sheet_of(&p->sheets, version), *now = p->sheet;
    for (size_t i = 0; was != NULL && now != NULL && i < p->sheets.count; i++) {
        const struct indicator_version *v = p->sheets.items[i].version;
        if (v->change == CHANGE_METHOD && v->number > was->version->number && v->number <= now->version->number)
            return true;
    }
    return false;
}

/* Public values of the same series before this period. */
static enum status series_read(struct request *r, struct measurement_place *p)
{
    struct indicator_result *kept;
    struct indicator_period *periods;
    size_t count, period_count;
    TRY(measurement_kept(r->db, r->mem, p->at->indicator->id, &kept, &count));
    TRY(indicator_periods(r->db, r->mem, p->at->indicator->id, &periods, &period_count));
    p->series = arena_array(r->mem, int64_t, count);
    struct measurement_showed *last = NULL, *showed = arena_new_of(r->mem, struct measurement_showed);
    for (size_t k = 0; k < period_count; k++) {
        if (periods[k].number >= p->period->number)
            break;
        for (size_t i = 0; i < count; i++)
            if (kept[i].period == periods[k].id && kept[i].part == 0 && kept[i].value_micro != NONE && !cut_off(p, kept[i].version)) {
                p->series[p->series_count++] = kept[i].value_micro;
                *showed = (struct measurement_showed){.ends_on = periods[k].ends_on, .value_micro = kept[i].value_micro, .numerator_micro = kept[i].numerator_micro};
                last = showed;
            }
    }
    if (p->sheet != NULL)
        p->before = measurement_before(p->sheet->version, p->period, last);
    return DONE;
}

/* What hangs on the value, once it is known which. */
static enum status rest_read(struct request *r, struct measurement_place *p)
{
    int64_t id = p->m->id;
    struct indicator *children;
    TRY(sheets_of(r->db, r->mem, p->at->indicator->id, &p->sheets));
    p->sheet = id == NONE ? sheet_on(&p->sheets, p->period->ends_on) : sheet_of(&p->sheets, p->m->version);
    if (p->sheet != NULL)
        TRY(sheet_read(r->db, r->mem, p->sheet));
    TRY(methodology_on(r->db, r->mem, p->at->jurisdiction->id, r->today, &p->methodology));
    TRY(optional(db_one(r->db, SQL_MEASUREMENT_COUNTED, WITH(IN(p->period->id)), r->mem, &measurement_shape, &p->public), &p->public));
    TRY(series_read(r, p));
    if (p->sheet != NULL && p->sheet->version->rollup == ROLLUP_SUM)
        TRY(db_many(r->db, SQL_INDICATOR_CHILDREN, WITH(IN(p->at->indicator->id)), r->mem, &indicator_shape, &children, &p->children));
    if (id == NONE)
        return DONE;
    TRY(db_many(r->db, SQL_MEASUREMENT_PARTS_OF, WITH(IN(id)), r->mem, &measurement_part_shape, &p->parts, &p->part_count));
    TRY(db_many(r->db, SQL_MEASUREMENT_EVIDENCE, WITH(IN(id)), r->mem, &evidence_shape, &p->proofs, &p->proof_count));
    TRY(db_many(r->db, SQL_MEASUREMENT_WORDS_OF, WITH(IN(id)), r->mem, &measurement_word_line_shape, &p->words, &p->word_count));
    if (p->m->letter != NONE)
        TRY(letter_get(r->db, r->mem, p->at->jurisdiction->id, p->m->letter, &p->letter));
    return DONE;
}

struct str measurement_value_path(struct request *r, struct str indicator_path, int64_t measurement)
{
    return path_fmt(r, "%.*s/medicion/%lld", STR_ARG(indicator_path), (long long)measurement);
}

static enum status enter_form(struct request *r, bool correction, bool behalf)
{
    struct measurement_place *p = arena_new_of(r->mem, struct measurement_place);
    struct measurement *way;
    int64_t number;
    *p = (struct measurement_place){.correction = correction, .behalf = behalf};
    TRY(indicator_enter(r, &p->at));
    TRY(request_id(r, "period", &number));
    TRY(db_one(r->db, SQL_INDICATOR_PERIOD_OF_NUMBER, WITH(IN(p->at->indicator->id), IN(number)), r->mem, &indicator_period_shape, &p->period));
    TRY(optional(db_one(r->db, SQL_MEASUREMENT_UNDER_WAY, WITH(IN(p->period->id)), r->mem, &measurement_shape, &way), &way));
    if (way != NULL)
        p->m = way;
    else
        blank(r, p);
    p->owner = behalf ? request_may(r, ENTER_REPORT) && (way == NULL || way->channel == CHANNEL_LETTER) : request_may(r, REPORT);
    if (!p->owner) /* what somebody else drafts is not told */
        blank(r, p);
    TRY(rest_read(r, p));
    p->form_path = path_fmt(r, "%.*s/%s/%lld%s", STR_ARG(p->at->path), correction ? "corregir" : "medir", (long long)p->period->number,
                            behalf ? "/por-oficio" : "");
    p->path = p->m->id == NONE ? STR_NONE : measurement_value_path(r, p->at->path, p->m->id);
    r->object = p;
    return DONE;
}

enum status measurement_load_form(struct request *r)
{
    return enter_form(r, false, false);
}

enum status measurement_load_form_behalf(struct request *r)
{
    return enter_form(r, false, true);
}

enum status measurement_load_correct(struct request *r)
{
    return enter_form(r, true, false);
}

enum status measurement_load_correct_behalf(struct request *r)
{
    return enter_form(r, true, true);
}

static enum status enter_value(struct request *r, bool behalf)
{
    struct measurement_place *p = arena_new_of(r->mem, struct measurement_place);
    int64_t id;
    *p = (struct measurement_place){0};
    TRY(indicator_enter(r, &p->at));
    TRY(request_id(r, "measurement", &id));
    TRY(record_get(r->db, r->mem, &measurement_shape, id, &p->m));
    if (p->m->indicator != p->at->indicator->id)
        return NOT_FOUND;
    TRY(record_get(r->db, r->mem, &indicator_period_shape, p->m->period, &p->period));
    bool typed = p->m->channel == CHANNEL_LETTER && request_may(r, ENTER_REPORT), focal = request_may(r, REPORT);
    bool public = measurement_is_public(p->m) && !day_before(r->today, p->m->public_on);
    p->behalf = behalf || (typed && !focal);
    p->owner = p->behalf ? typed : focal;
    if (!public && !focal && !typed && !day_known(p->m->sent_on))
        return NOT_FOUND;
    if (!public)
        r->scope.draft = true;
    TRY(rest_read(r, p));
    p->correction = p->m->corrects != NONE;
    p->path = measurement_value_path(r, p->at->path, id);
    p->form_path = path_fmt(r, "%.*s/%s/%lld%s", STR_ARG(p->at->path), p->correction ? "corregir" : "medir", (long long)p->period->number,
                            p->behalf ? "/por-oficio" : "");
    r->object = p;
    return DONE;
}

enum status measurement_load_value(struct request *r)
{
    return enter_value(r, false);
}

enum status measurement_load_value_behalf(struct request *r)
{
    TRY(enter_value(r, true));
    const struct measurement_place *p = r->object;
    return p->m->channel == CHANNEL_LETTER ? DONE : NOT_FOUND;
}

struct str measurement_span_words(struct request *r, const struct indicator_period *p)
{
    struct str values[] = {int_words(r->mem, r->lang, p->number), day_words(r->mem, r->lang, p->starts_on), day_words(r->mem, r->lang, p->ends_on)};
    return say_with(r->mem, r->lang, N_("Período %1: del %2 al %3"), values, COUNT(values));
}

struct head measurement_head(struct request *r, const struct measurement_place *p, const char *title, bool form)
{
    struct head head = indicator_head(r, p->at, str_of(say(r->lang, title)), false);
    head.form_page = form;
    return head;
}

void measurement_sign(struct request *r, const struct measurement_place *p, struct str reason)
{
    if (p->behalf)
        r->deed.on_behalf_of = p->at->indicator->institution;
    request_deed(r, NONE, reason);
}

struct measurement_facts measurement_facts_of(const struct measurement_place *p)
{
    return (struct measurement_facts){.version = p->sheet->version, .methodology = p->methodology, .m = p->m, .parts = p->sheet->parts,
                                      .part_count = p->sheet->part_count, .values = p->parts, .value_count = p->part_count,
                                      .series = p->series, .series_count = p->series_count, .before = p->before, .children = p->children, .proofs = p->proof_count};
}

enum status measurement_told(struct request *r, const struct faults *bad)
{
    for (size_t i = 0; i < bad->count; i++)
        if (str_empty(problem_of(&r->problems, str_of(bad->items[i].field))))
            (void)problem_add(r, bad->items[i].field, bad->items[i].message);
    return bad->count > 0 ? INVALID : DONE;
}
