/* SPDX-License-Identifier: EUPL-1.2
 * From rows to what is drawn: lights, lines, filters, happenings. Shared by the portal's pages. */
#include "base/text.h"
#include "room/portal/portal_view.h"

struct portal_light portal_light_of(struct arena *a, int light, int64_t mark_bits, int tracking)
{
    struct portal_light l = {.class = portal_light_class(light), .label = choice_label(&light_choices, light)};
    if (light < 0) {
        static const char *const without[] = {
            [PLAN_TRACKED] = N_("Sin calcular todavía"),
            [PLAN_HISTORY] = N_("Sin seguimiento aquí"),
            [PLAN_REFERENCE] = N_("Extracto de la base de OGP"),
        };
        l.label = tracking >= 0 && (size_t)tracking < COUNT(without) ? without[tracking] : without[PLAN_TRACKED];
    }
    l.marks = arena_array(a, const char *, mark_choices.count);
    for (size_t i = 0; i < mark_choices.count && mark_bits != NONE; i++)
        if ((mark_bits & mark_bit((enum mark)i)) != 0 && !(i == MARK_SILENT && light == LIGHT_SILENT))
            l.marks[l.marks_count++] = mark_choices.items[i].label;
    return l;
}

static struct str commitment_path(struct request *r, struct str jurisdiction, int64_t plan, struct str number)
{
    struct str coded = url_component(r->mem, number);
    return path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(jurisdiction), (long long)plan, STR_ARG(coded));
}

struct portal_line portal_line_of(struct request *r, const struct portal_row *row)
{
    struct portal_line line = {
        .row = row,
        .path = commitment_path(r, row->jurisdiction_code, row->plan_number, row->number),
        .tracked = row->light >= 0,
    };
    line.light = portal_light_of(r->mem, row->light, row->mark_bits, row->tracking);
    if (row->light >= 0 && row->light != LIGHT_WITHDRAWN && row->light != LIGHT_NO_MILESTONES)
        line.bar = chart_bar(r->mem, r->lang, row->reported_centi, row->undisputed_centi, row->expected_centi, false);
    return line;
}

#define VALUE_MOST 200 /* bytes of a filter's value that are read */

static struct str query_value(struct request *r, const char *name)
{
    return str_trim(text_excerpt(r->mem, str_part(request_query(r, name), 0, SIZE_MAX), VALUE_MOST));
}

struct portal_filter portal_filter_read(struct request *r)
{
    struct portal_filter f = {
        .light = query_value(r, "luz"),
        .institution = query_value(r, "institucion"),
        .territory = query_value(r, "provincia"),
        .topic = query_value(r, "tema"),
        .group = query_value(r, "grupo"),
        .words = query_value(r, "q"),
    };
    f.light_index = str_empty(f.light) ? -1 : choice_of(&light_choices, f.light);
    f.tokens = text_tokens(r->mem, f.words);
    return f;
}

static void query_add(struct request *r, struct buf *b, const char *name, struct str value)
{
    if (str_empty(value))
        return;
    buf_char(b, b->len == 0 ? '?' : '&');
    buf_chars(b, name);
    buf_char(b, '=');
    buf_add(b, url_component(r->mem, value));
}

struct str portal_filter_query(struct request *r, const struct portal_filter *f, const char *light, bool with_light)
{
    struct buf b = BUF(r->mem);
    if (with_light)
        query_add(r, &b, "luz", light != NULL ? str_of(light) : f->light);
    query_add(r, &b, "institucion", f->institution);
    query_add(r, &b, "provincia", f->territory);
    query_add(r, &b, "tema", f->topic);
    query_add(r, &b, "grupo", f->group);
    query_add(r, &b, "q", f->words);
    return b.len == 0 ? STR("") : buf_str(&b);
}

size_t portal_filter_rows(struct arena *a, const struct portal_filter *f, struct portal_row *rows, size_t count,
                          const struct portal_tag *tags, size_t tag_count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (portal_filter_passes(a, f, &rows[i], tags, tag_count))
            rows[kept++] = rows[i];
    return kept;
}

static struct str tag_name(const struct portal_tag *t, enum lang lang)
{
    return lang == LANG_EN && !str_empty(t->name_en) ? t->name_en : t->name;
}

/* Tags come by kind and code: the same code follows itself. */
static size_t options_of(struct request *r, const char *kind, struct str chosen, const struct portal_tag *tags,
                         size_t count, struct portal_choice **ret)
{
    struct portal_choice *options = arena_array(r->mem, struct portal_choice, count);
    size_t n = 0;
    struct str last = STR_NONE;
    for (size_t i = 0; i < count; i++) {
        if (!str_is(tags[i].kind, kind) || (n > 0 && str_eq(tags[i].code, last)))
            continue;
        last = tags[i].code;
        options[n++] = (struct portal_choice){last, tag_name(&tags[i], r->lang), str_eq(last, chosen)};
    }
    *ret = options;
    return n;
}

static void select_add(struct request *r, struct portal_filters *form, struct portal_select s, const char *kind,
                       struct str chosen, const struct portal_tag *tags, size_t count)
{
    s.options_count = options_of(r, kind, chosen, tags, count, &s.options);
    if (!str_is(str_of(kind), "grupo"))
        text_sort_by(r->mem, s.options, s.options_count, label);
    if (s.options_count > 0)
        form->selects[form->selects_count++] = s;
}

static void light_select(struct request *r, struct portal_filters *form, const struct portal_filter *f)
{
    struct portal_select s = {"luz", N_("Estado"), N_("Todos"), NULL, LIGHT_NO_MILESTONES + 1};
    s.options = arena_array(r->mem, struct portal_choice, s.options_count);
    for (size_t i = 0; i < s.options_count; i++)
        s.options[i] = (struct portal_choice){str_of(light_choices.items[i].code),
                                              str_of(say(r->lang, light_choices.items[i].label)), f->light_index == (int)i};
    form->selects[form->selects_count++] = s;
}

static const char *wrong_message(struct str name)
{
    if (str_is(name, "luz"))
        return N_("No hay un estado que se llame «%1».");
    if (str_is(name, "institucion"))
        return N_("Aquí no participa ninguna institución con el código «%1».");
    if (str_is(name, "provincia"))
        return N_("Aquí no hay compromisos en el territorio «%1».");
    if (str_is(name, "tema"))
        return N_("Aquí no hay compromisos con el tema «%1».");
    if (str_is(name, "grupo"))
        return N_("El plan no tiene el grupo «%1».");
    return N_("Escribe una palabra para buscar: «%1» no tiene letras ni números.");
}

struct portal_filters portal_filters_form(struct request *r, struct str path, const struct portal_filter *f,
                                          const struct portal_tag *tags, size_t count, bool tracked)
{
    struct portal_filters form = {.path = path, .words = f->words, .any = portal_filter_any(f)};
    if (tracked)
        light_select(r, &form, f);
    select_add(r, &form, (struct portal_select){"institucion", N_("Institución"), N_("Todas"), NULL, 0}, "institucion", f->institution, tags, count);
    select_add(r, &form, (struct portal_select){"provincia", N_("Territorio"), N_("Todos"), NULL, 0}, "territorio", f->territory, tags, count);
    select_add(r, &form, (struct portal_select){"tema", N_("Tema"), N_("Todos"), NULL, 0}, "tema", f->topic, tags, count);
    select_add(r, &form, (struct portal_select){"grupo", N_("Grupo"), N_("Todos"), NULL, 0}, "grupo", f->group, tags, count);
    struct str wrong = portal_filter_wrong(f, tags, count);
    if (!str_empty(wrong)) {
        form.wrong = wrong_message(wrong);
        form.wrong_value = str_is(wrong, "luz") ? f->light : str_is(wrong, "institucion") ? f->institution
                         : str_is(wrong, "provincia") ? f->territory : str_is(wrong, "tema") ? f->topic
                         : str_is(wrong, "grupo") ? f->group : f->words;
    }
    return form;
}

size_t portal_places(struct request *r, struct str path, const char *kind, const char *parameter,
                     const struct portal_tag *tags, size_t count, struct portal_place_count **ret)
{
    struct portal_place_count *places = arena_array(r->mem, struct portal_place_count, count);
    size_t n = 0;
    struct str last = STR_NONE;
    for (size_t i = 0; i < count; i++) {
        if (!str_is(tags[i].kind, kind))
            continue;
        if (n == 0 || !str_eq(tags[i].code, last)) {
            last = tags[i].code;
            struct str value = url_component(r->mem, last);
            places[n++] = (struct portal_place_count){tag_name(&tags[i], r->lang),
                path_fmt(r, "%.*s?%s=%.*s", STR_ARG(path), parameter, STR_ARG(value)), 0};
        }
        places[n - 1].count++;
    }
    *ret = places;
    return n;
}
