/* SPDX-License-Identifier: EUPL-1.2
 * What a row of OGP's dataset is in our records, and back. No database. */
#include "base/digest.h"
#include "base/text.h"
#include "room/exchange/exchange_cells.h"
#include "room/exchange/ogp_store.h"

#define NUMBER_MOST 20
#define TITLE_MOST 700

/* Text that every field takes: control characters of broken exports become blanks. */
static struct str tidy(struct arena *mem, struct str text)
{
    if (text.len == 0)
        return STR_NONE;
    if (!text_valid(text)) {
        struct buf b = BUF(mem);
        for (size_t i = 0; i < text.len; i++) {
            unsigned char c = (unsigned char)text.ptr[i];
            buf_char(&b, (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f ? ' ' : (char)c);
        }
        text = buf_str(&b);
        if (!text_valid(text))
            return STR_NONE;
    }
    return text_clean(mem, text);
}

void ogp_to_commitment(struct arena *mem, const struct ogp_row *row, struct commitment *c)
{
    struct str number = tidy(mem, ogp_text(row, OGP_COMMITMENT_NUMBER)), title = tidy(mem, ogp_text(row, OGP_TITLE));
    c->ogp_id = ogp_text(row, OGP_COMMITMENT_ID);
    c->number = number.len == 0 || text_length(number) > NUMBER_MOST || str_find(number, STR("/")) != SIZE_MAX ? c->ogp_id : number;
    c->title = text_length(title) < 3        ? str_fmt(mem, "Compromiso %.*s", STR_ARG(c->ogp_id))
               : text_length(title) > TITLE_MOST ? text_excerpt(mem, title, TITLE_MOST - 1)
                                             : title;
    c->short_title = tidy(mem, ogp_text(row, OGP_SHORT_TITLE));
    c->full_text = tidy(mem, ogp_text(row, OGP_FULL_TEXT));
    c->lead_text = tidy(mem, ogp_text(row, OGP_LEAD));
    c->support_text = tidy(mem, ogp_text(row, OGP_SUPPORT));
    c->starts_on = ogp_value(row, OGP_START_DATE)->range.first;
    c->ends_on = ogp_value(row, OGP_END_DATE)->range.last;
    if (ogp_value(row, OGP_START_DATE)->missing != OGP_PRESENT)
        c->starts_on = DAY_NONE;
    if (ogp_value(row, OGP_END_DATE)->missing != OGP_PRESENT)
        c->ends_on = DAY_NONE;
}

struct str ogp_place_code(struct arena *mem, const struct ogp_row *row)
{
    struct str id = ogp_text(row, OGP_PLAN_ID);
    return id.len < 8 ? STR_NONE : text_fold(mem, str_part(id, 3, id.len - 5));
}

static int template_of(int64_t year)
{
    return year == NONE || year <= 2017 ? TEMPLATE_2014
           : year <= 2021               ? TEMPLATE_2018
           : year <= 2024               ? TEMPLATE_2022
                                        : TEMPLATE_2025;
}

bool ogp_to_plan(struct arena *mem, const struct ogp_row *row, struct plan *p)
{
    bool local;
    int64_t from = ogp_number(row, OGP_YEAR_OF_SUBMISSION), to = ogp_number(row, OGP_PLAN_END_YEAR);
    struct str place = tidy(mem, ogp_text(row, OGP_LOCALITY)), level = ogp_text(row, OGP_NATIONAL_OR_LOCAL);
    p->ogp_id = ogp_text(row, OGP_PLAN_ID);
    if (!ogp_plan_id_parse(p->ogp_id, &local, &p->number) || p->number < 1)
        return false;
    if (place.len == 0)
        place = p->ogp_id;
    p->name = str_fmt(mem, "%.*s: plan de acción %lld", STR_ARG(place), (long long)p->number);
    if (from != NONE && to != NONE)
        p->name = str_fmt(mem, "%.*s (%lld–%lld)", STR_ARG(p->name), (long long)from, (long long)to);
    p->level = str_is(level, "Legacy Local") ? PLAN_LEGACY_LOCAL
               : str_is(level, "Other")      ? PLAN_OTHER
               : local                       ? PLAN_LOCAL
                                             : PLAN_NATIONAL;
    p->starts_on = from == NONE ? DAY_NONE : day_of((int)from, 1, 1);
    p->ends_on = to == NONE || (from != NONE && to < from) ? DAY_NONE : day_of((int)to, 12, 31);
    p->tracking = PLAN_REFERENCE;
    p->state = PLAN_PUBLISHED;
    p->template = template_of(from);
    p->source = STR("Extracto de la base de compromisos de la Alianza para el Gobierno Abierto (OGP), CC BY 4.0. "
                    "De las fechas del plan solo se conocen los años.");
    return true;
}

static struct str word_kept(const struct ogp_row *row, enum ogp_column c)
{
    switch (ogp_value(row, c)->missing) {
    case OGP_PRESENT:
        return ogp_value(row, c)->text;
    case OGP_ND:
        return STR("ND");
    case OGP_NR:
        return STR("NR");
    case OGP_NA:
        return STR("NA");
    default:
        return STR_NONE;
    }
}

void ogp_to_extract(struct arena *mem, const struct ogp_row *row, struct ogp_extract *e)
{
    e->cells = texts_json(mem, row->cells, row->count);
    e->cells_sha256 = sha256_hex(mem, e->cells);
    e->ogp_id = row->usable ? ogp_text(row, OGP_COMMITMENT_ID) : e->cells_sha256;
    e->verifiable = word_kept(row, OGP_VERIFIABLE);
    e->potential = word_kept(row, OGP_POTENTIAL);
    e->completion = word_kept(row, OGP_COMPLETION_END);
    e->early_results = word_kept(row, OGP_EARLY_RESULTS);
    e->open_government = word_kept(row, OGP_DIOG);
}

bool ogp_row_tagged(const struct ogp_row *row, enum ogp_column c)
{
    if (ogp_tagged(row, c))
        return true;
    for (enum ogp_column k = 0; k < OGP_COLUMNS; k++)
        if (ogp_fields[k].kind == OGP_KIND_TAG && ogp_fields[k].related == c && ogp_tagged(row, k))
            return true;
    return false;
}

size_t ogp_edits_of(struct arena *mem, const struct ogp_row *row, const struct commitment *now, struct ogp_edit *ret)
{
    struct commitment came = *now;
    size_t n = 0;
    ogp_to_commitment(mem, row, &came);
    const struct {
        enum ogp_column column;
        struct str before, after;
    } texts[] = {
        {OGP_COMMITMENT_NUMBER, came.number, now->number},  {OGP_TITLE, came.title, now->title},
        {OGP_SHORT_TITLE, came.short_title, now->short_title}, {OGP_FULL_TEXT, came.full_text, now->full_text},
        {OGP_LEAD, came.lead_text, now->lead_text},         {OGP_SUPPORT, came.support_text, now->support_text},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        /* A number that clashed in its plan was given the commitment's id: that is no edit. */
        bool ours = texts[i].column == OGP_COMMITMENT_NUMBER && str_eq(now->number, now->ogp_id);
        if (!ours && !str_eq(texts[i].before, texts[i].after))
            ret[n++] = (struct ogp_edit){texts[i].column, texts[i].after.len == 0 ? STR("NA") : texts[i].after};
    }
    if (came.starts_on.n != now->starts_on.n)
        ret[n++] = (struct ogp_edit){OGP_START_DATE, ogp_day_text(mem, now->starts_on)};
    if (came.ends_on.n != now->ends_on.n)
        ret[n++] = (struct ogp_edit){OGP_END_DATE, ogp_day_text(mem, now->ends_on)};
    return n;
}
