/* SPDX-License-Identifier: EUPL-1.2
 * The frame "indicator": what it measures, its sheet's essentials, its links, its versions; values are panels. */
#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

static struct str calendar_said(struct request *r, const struct indicator_version *v)
{
    size_t periods = 0;
    while (day_known(indicator_period_end(v, periods)))
        periods++;
    struct str words[] = {int_words(r->mem, r->lang, v->months), day_words(r->mem, r->lang, v->starts_on), day_words(r->mem, r->lang, v->ends_on),
                          int_words(r->mem, r->lang, (int64_t)periods), int_words(r->mem, r->lang, v->due_days)};
    return say_with(r->mem, r->lang, N_("Meses por período: %1. Del %2 al %3: %4 períodos. Se reporta hasta %5 días después de cada uno."), words,
                    COUNT(words));
}

static struct str baseline_said(struct request *r, const struct indicator_version *v)
{
    if (v->baseline_kind != BASELINE_KNOWN)
        return str_of(say(r->lang, choice_label(&baseline_kind_choices, v->baseline_kind)));
    struct str words[] = {indicator_value_said(r, v, v->baseline_micro), day_words(r->mem, r->lang, v->baseline_on), v->baseline_source};
    return say_with(r->mem, r->lang, N_("%1, al %2. %3"), words, COUNT(words));
}

static struct str band_said(struct request *r, const struct indicator_version *v)
{
    if (v->direction != DIRECTION_BAND)
        return STR_NONE;
    struct str words[] = {micro_words(r->mem, r->lang, v->low_micro), indicator_value_said(r, v, v->high_micro)};
    return say_with(r->mem, r->lang, N_("de %1 a %2"), words, COUNT(words));
}

static struct str changed_said(struct request *r, const struct indicator_version *v, const struct indicator_version *before)
{
    struct indicator_sheet_line *lines;
    size_t count = indicator_sheet_lines(r, v, before, &lines);
    struct buf b = BUF(r->mem);
    for (size_t i = 0; i < count; i++) {
        buf_chars(&b, i > 0 ? ", " : "");
        buf_chars(&b, say(r->lang, lines[i].label));
    }
    return count == 0 ? STR_NONE : buf_str(&b);
}

static bool was_in_force(const struct indicator_version *v)
{
    return v->state == VERSION_IN_FORCE || v->state == VERSION_REPLACED;
}

static enum status versions_fill(struct request *r, const struct indicator_place *place, struct indicator_page *page)
{
    struct indicator_version *all;
    size_t count;
    struct scope here = r->scope;
    here.draft = true;
    bool drafts = may(&r->actor, READ, &here) == DONE;
    TRY(indicator_versions(r->db, r->mem, place->indicator->id, &all, &count));
    page->versions = arena_array(r->mem, struct indicator_version_line, count);
    for (size_t i = 0; i < count; i++) {
        if (!was_in_force(&all[i])) {
            if (drafts && (all[i].state == VERSION_DRAFT || all[i].state == VERSION_PROPOSED))
                page->open = &all[i];
            continue;
        }
        struct indicator_version_line *line = &page->versions[page->versions_count++];
        *line = (struct indicator_version_line){&all[i], path_fmt(r, "%.*s/ficha/%lld", STR_ARG(place->path), (long long)all[i].number), STR_NONE};
        for (size_t k = i + 1; k < count && str_empty(line->changed); k++)
            if (was_in_force(&all[k])) {
                line->changed = changed_said(r, &all[i], &all[k]);
                break;
            }
    }
    return DONE;
}

static enum status links_fill(struct request *r, const struct indicator_place *place, struct indicator_page *page)
{
    struct indicator_about *about;
    struct scope here = r->scope;
    here.draft = true;
    int64_t id = place->indicator->id, drafts = may(&r->actor, READ, &here) == DONE ? 1 : 0;
    TRY(db_one(r->db, SQL_INDICATOR_ABOUT, WITH(IN(id)), r->mem, &indicator_about_shape, &about));
    page->about = about;
    TRY(db_many(r->db, SQL_INDICATOR_TOPICS, WITH(IN(id)), r->mem, &indicator_topic_row_shape, &page->topics, &page->topics_count));
    TRY(db_many(r->db, SQL_INDICATOR_LINKS, WITH(IN(id), IN(drafts)), r->mem, &indicator_link_row_shape, &page->links, &page->links_count));
    return db_many(r->db, SQL_INDICATOR_FED_BY, WITH(IN(id)), r->mem, &indicator_child_shape, &page->children, &page->children_count);
}

static enum status sheet_data_respond(struct request *r, const struct indicator_place *place)
{
    struct sheet_data *rows;
    size_t count;
    TRY(db_many(r->db, SQL_SHEETS_OF_INDICATOR, WITH(IN(place->indicator->id)), r->mem, &sheet_data_shape, &rows, &count));
    return respond_rows(r, &sheet_data_shape, rows, count, path_fmt(r, "ficha-%.*s", STR_ARG(place->indicator->code)));
}

static struct str act_address(struct request *r, const struct indicator_place *place, int64_t act)
{
    return act == NONE ? STR_NONE : path_fmt(r, "/%.*s/acto/%lld", STR_ARG(place->jurisdiction->code), (long long)act);
}

/* GET /:jurisdiction/indicador/:indicator */
enum status indicator_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_sheet sheet;
    if (r->format != FORMAT_HTML)
        return sheet_data_respond(r, place);
    struct indicator_page page = {
        .place = place,
        .x = place->indicator,
        .v = place->version,
        .path = place->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(place->jurisdiction->code)),
        .baseline = baseline_said(r, place->version),
        .range = band_said(r, place->version),
        .calendar = calendar_said(r, place->version),
        .act_path = act_address(r, place, place->version->act),
        .ending_act_path = act_address(r, place, place->indicator->ending_act),
        .draft = place->indicator->state == INDICATOR_DRAFT,
        .ended = place->indicator->state == INDICATOR_REPLACED || place->indicator->state == INDICATOR_CLOSED,
        .may_draft = request_may(r, DRAFT_INDICATOR),
        .may_approve = request_may(r, APPROVE_INDICATOR),
        .lang = r->lang,
    };
    TRY(indicator_sheet_read(r, place->version, &sheet));
    page.groups_count = indicator_sheet_groups(r, sheet.parts, sheet.part_count, &page.groups);
    page.targets.rows_count = indicator_target_lines(r, place->version, sheet.targets, sheet.target_count, sheet.parts, sheet.part_count, &page.targets.rows);
    TRY(links_fill(r, place, &page));
    TRY(versions_fill(r, place, &page));
    struct head head = indicator_head(r, place, place->version->name, true);
    head.description = place->version->definition;
    head.data_path = path_fmt(r, "%.*s/serie", STR_ARG(place->path)); /* the values; versions of the sheet have their own */
    return page_indicator_show(r, head, &page);
}
