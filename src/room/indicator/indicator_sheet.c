/* SPDX-License-Identifier: EUPL-1.2
 * The sheet whole, in words, and what changed from one version to the next. */
#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

static const struct {
    const char *first, *title;
} sections[] = {
    {"name", N_("Qué mide")},          {"formula", N_("Cómo se calcula")},    {"baseline_kind", N_("Línea base")},
    {"parts_rule", N_("Desagregación y agregación")}, {"months", N_("Calendario")}, {"source", N_("Fuentes y calidad")},
    {"origin", N_("La ficha")},
};

static const char *section_at(const char *name)
{
    for (size_t i = 0; i < COUNT(sections); i++)
        if (str_is(str_of(sections[i].first), name))
            return sections[i].title;
    return NULL;
}

struct str indicator_scale_said(struct arena *mem, struct str scale)
{
    struct str steps[SCALE_STEPS];
    size_t count = indicator_scale(scale, steps, COUNT(steps));
    struct buf b = BUF(mem);
    for (size_t i = 0; i < count; i++)
        buf_fmt(&b, "%zu. %.*s\n", i + 1, STR_ARG(steps[i]));
    return count == 0 ? STR_NONE : buf_str(&b);
}

static struct str words_of(struct request *r, const struct field *f, const struct indicator_version *v)
{
    const void *at = field_at(f, v);
    if (f->type == FIELD_CHOICE)
        return str_of(say(r->lang, choice_label(f->limit.choices, *(const int *)at)));
    if (f->type == FIELD_FLAG)
        return *(const bool *)at ? str_of(say(r->lang, N_("Sí"))) : STR_NONE;
    if (field_empty(f, v))
        return STR_NONE;
    if (f->type == FIELD_MICRO)
        return micro_words(r->mem, r->lang, *(const int64_t *)at);
    if (f->type == FIELD_INT)
        return int_words(r->mem, r->lang, *(const int64_t *)at);
    if (f->type == FIELD_DAY)
        return day_words(r->mem, r->lang, *(const struct day *)at);
    if (str_is(str_of(f->name), "scale"))
        return indicator_scale_said(r->mem, v->scale);
    return *(const struct str *)at;
}

/* From "name" to "prepared_on": what SHEET_FIELDS lists. */
static bool of_sheet(const struct field *f, bool *inside)
{
    if (str_is(str_of(f->name), "name"))
        *inside = true;
    bool is = *inside;
    if (str_is(str_of(f->name), "prepared_on"))
        *inside = false;
    return is;
}

size_t indicator_sheet_lines(struct request *r, const struct indicator_version *v, const struct indicator_version *before, struct indicator_sheet_line **ret)
{
    const struct shape *shape = &indicator_version_shape;
    struct indicator_sheet_line *lines = arena_array(r->mem, struct indicator_sheet_line, shape->count);
    size_t count = 0;
    bool inside = false;
    const char *section = NULL;
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *f = &shape->fields[i];
        if (!of_sheet(f, &inside))
            continue;
        const char *begins = section_at(f->name);
        section = begins != NULL ? begins : section;
        struct str words = words_of(r, f, v);
        if (before != NULL ? field_same(f, v, before) : str_empty(words))
            continue;
        lines[count++] = (struct indicator_sheet_line){section, f->label, words, before != NULL ? words_of(r, f, before) : STR_NONE, f->type == FIELD_PROSE};
        section = NULL;
    }
    *ret = lines;
    return count;
}

struct str indicator_dimension_said(struct request *r, struct str dimension)
{
    static const struct {
        const char *code, *words;
    } known[] = {{"sexo", N_("Sexo")}, {"edad", N_("Edad")}, {"provincia", N_("Provincia")}, {"autoidentificacion", N_("Autoidentificación étnica")}};
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_is(dimension, known[i].code))
            return str_of(say(r->lang, known[i].words));
    return dimension;
}

size_t indicator_sheet_groups(struct request *r, const struct indicator_part *parts, size_t count, struct indicator_part_group **ret)
{
    struct indicator_part_group *groups = arena_array(r->mem, struct indicator_part_group, count);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !str_eq(parts[i].dimension, parts[i - 1].dimension))
            groups[n++] = (struct indicator_part_group){indicator_dimension_said(r, parts[i].dimension), arena_array(r->mem, const struct indicator_part *, count), 0};
        groups[n - 1].parts[groups[n - 1].parts_count++] = &parts[i];
    }
    *ret = groups;
    return n;
}

struct str indicator_span_said(struct request *r, struct day first, struct day last)
{
    int y, m, d, y2, m2, d2;
    day_split(first, &y, &m, &d);
    day_split(last, &y2, &m2, &d2);
    if (y == y2 && m == 1 && d == 1 && m2 == 12 && d2 == 31)
        return path_fmt(r, "%d", y);
    return path_fmt(r, "%.*s – %.*s", STR_ARG(day_words_short(r->mem, r->lang, first)), STR_ARG(day_words_short(r->mem, r->lang, last)));
}

struct str indicator_value_said(struct request *r, const struct indicator_version *v, int64_t micro)
{
    struct str steps[SCALE_STEPS];
    if (micro == NONE)
        return STR_NONE;
    if (v->type == TYPE_ORDINAL) {
        size_t count = indicator_scale(v->scale, steps, COUNT(steps));
        if (micro >= MICRO && micro <= (int64_t)count * MICRO)
            return path_fmt(r, "%lld. %.*s", (long long)(micro / MICRO), STR_ARG(steps[micro / MICRO - 1]));
    }
    return path_fmt(r, "%.*s %.*s", STR_ARG(micro_words(r->mem, r->lang, micro)), STR_ARG(v->unit));
}

size_t indicator_target_lines(struct request *r, const struct indicator_version *v, const struct indicator_target *targets, size_t count,
                          const struct indicator_part *parts, size_t part_count, struct indicator_target_line **ret)
{
    struct indicator_target_line *lines = arena_array(r->mem, struct indicator_target_line, count);
    for (size_t i = 0; i < count; i++) {
        struct str part = STR_NONE;
        for (size_t k = 0; k < part_count; k++)
            if (parts[k].id == targets[i].part)
                part = path_fmt(r, "%.*s: %.*s", STR_ARG(indicator_dimension_said(r, parts[k].dimension)), STR_ARG(parts[k].name));
        lines[i] = (struct indicator_target_line){part, indicator_span_said(r, targets[i].starts_on, targets[i].ends_on), indicator_value_said(r, v, targets[i].value_micro),
                                        targets[i].reason};
    }
    *ret = lines;
    return count;
}

enum status indicator_sheet_read(struct request *r, const struct indicator_version *v, struct indicator_sheet *ret)
{
    struct indicator_part *parts;
    struct indicator_target *targets;
    *ret = (struct indicator_sheet){.v = v};
    TRY(indicator_parts(r->db, r->mem, v->id, &parts, &ret->part_count));
    TRY(indicator_targets(r->db, r->mem, v->id, &targets, &ret->target_count));
    ret->parts = parts;
    ret->targets = targets;
    return DONE;
}

enum status indicator_version_earlier(struct request *r, const struct indicator_version *v, const struct indicator_version **ret)
{
    struct indicator_version *all;
    size_t count;
    *ret = NULL;
    TRY(indicator_versions(r->db, r->mem, v->indicator, &all, &count));
    for (size_t i = 0; i < count && *ret == NULL; i++)
        if (all[i].number < v->number && (all[i].state == VERSION_IN_FORCE || all[i].state == VERSION_REPLACED))
            *ret = &all[i];
    return DONE;
}

enum status indicator_sheet_load(struct request *r)
{
    struct indicator_place *place;
    struct indicator_version *all;
    size_t count;
    int64_t number;
    TRY(indicator_enter(r, &place));
    r->object = place;
    if (str_empty(request_param(r, "version"))) {
        r->scope.draft = r->scope.draft || place->version->state == VERSION_DRAFT || place->version->state == VERSION_PROPOSED;
        return DONE;
    }
    TRY(request_id(r, "version", &number));
    TRY(indicator_versions(r->db, r->mem, place->indicator->id, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].number == number) {
            place->version = &all[i];
            r->scope.draft = r->scope.draft || (all[i].state != VERSION_IN_FORCE && all[i].state != VERSION_REPLACED);
            return DONE;
        }
    return NOT_FOUND;
}

/* GET …/ficha and …/ficha/:version */
enum status indicator_sheet_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    const struct indicator_version *before;
    struct indicator_sheet sheet;
    struct indicator_sheet_page page = {.v = place->version, .path = place->path};
    TRY(indicator_sheet_read(r, place->version, &sheet));
    TRY(indicator_version_earlier(r, place->version, &before));
    page.lines_count = indicator_sheet_lines(r, place->version, NULL, &page.lines);
    if (before != NULL) {
        page.before = before->number;
        page.changes_count = indicator_sheet_lines(r, place->version, before, &page.changes);
    }
    page.groups_count = indicator_sheet_groups(r, sheet.parts, sheet.part_count, &page.groups);
    page.targets.rows_count = indicator_target_lines(r, place->version, sheet.targets, sheet.target_count, sheet.parts, sheet.part_count, &page.targets.rows);
    page.draft = place->version->state == VERSION_DRAFT || place->version->state == VERSION_PROPOSED;
    page.own_path = path_fmt(r, "%.*s/ficha/%lld", STR_ARG(place->path), (long long)place->version->number);
    if (place->version->act != NONE)
        page.act_path = path_fmt(r, "/%.*s/acto/%lld", STR_ARG(place->jurisdiction->code), (long long)place->version->act);
    struct head head = indicator_head(r, place, str_of(say(r->lang, N_("Ficha metodológica"))), false);
    head.data_path = place->path;
    return page_indicator_sheet(r, head, &page);
}
