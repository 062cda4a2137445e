/* SPDX-License-Identifier: EUPL-1.2
 * Words of lights, days and explanations. */
#include "room/progress/progress_pages.h"

#include "pages.h"

struct str days_phrase(struct request *r, int64_t days)
{
    struct str n = int_words(r->mem, r->lang, days);
    return say_with(r->mem, r->lang, days == 1 ? N_("%1 día") : N_("%1 días"), &n, 1);
}

static const char *light_class(int light)
{
    static const char *const classes[] = {
        [LIGHT_COMPLETE] = "tag-done",        [LIGHT_ON_TIME] = "tag-time",      [LIGHT_AT_RISK] = "tag-risk",
        [LIGHT_LATE] = "tag-late",            [LIGHT_SILENT] = "tag-silent",     [LIGHT_WITHDRAWN] = "tag-withdrawn",
        [LIGHT_NO_MILESTONES] = "tag-none",   [LIGHT_NOT_FOLLOWED] = "tag-none",
    };
    return light >= 0 && (size_t)light < COUNT(classes) ? classes[light] : "tag-none";
}

static struct str mark_words(struct request *r, enum mark mark, int64_t replans, int64_t moved_days)
{
    struct str word = str_of(say(r->lang, choice_label(&mark_choices, (int)mark)));
    if (mark != MARK_REPLANNED || replans == NONE || replans <= 0)
        return word;
    struct str days = days_phrase(r, moved_days);
    return str_fmt(r->mem, "%.*s ×%lld (%s%.*s)", STR_ARG(word), (long long)replans, moved_days >= 0 ? "+" : "", STR_ARG(days));
}

struct light_view light_view(struct request *r, int light, int64_t marks, int64_t replans, int64_t moved_days)
{
    struct str *words = arena_array(r->mem, struct str, mark_choices.count);
    struct light_view v = {.light = light, .class = light_class(light), .marks = words};
    for (size_t i = 0; marks != NONE && i < mark_choices.count; i++)
        if ((marks & mark_bit((enum mark)i)) != 0)
            words[v.marks_count++] = mark_words(r, (enum mark)i, replans, moved_days);
    return v;
}

void progress_tags(struct out *o, int light, int64_t marks, int64_t replans, int64_t moved_days)
{
    struct light_view v = light_view(o->request, light, marks, replans, moved_days);
    part_progress_light(o, &v);
}

static struct str explain_value(struct request *r, const struct explain_line *x)
{
    struct arena *a = r->mem;
    switch (x->unit) {
    case UNIT_PERCENT:
        return x->value == NONE ? STR("–") : str_fmt(a, "%s %%", str_chars(a, centi_words(a, r->lang, x->value)));
    case UNIT_INDEX:
        return x->value == NONE ? STR("–") : index_words(a, r->lang, x->value);
    case UNIT_DAYS:
        return x->value == NONE ? STR("–") : days_phrase(r, x->value);
    case UNIT_DAY:
        return day_known(x->day) ? day_words(a, r->lang, x->day) : STR("–");
    case UNIT_LABEL:
        break;
    }
    return x->words == NULL ? STR_NONE : str_of(say(r->lang, x->words));
}

struct explain_view explain_view(struct request *r, const struct follow *f, const struct explain_line *lines, size_t count,
                                 const enum remedy *remedies, size_t remedy_count)
{
    struct explain_row *rows = arena_array(r->mem, struct explain_row, count);
    const char **words = arena_array(r->mem, const char *, remedy_count);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct explain_row){lines[i].label, lines[i].formula, explain_value(r, &lines[i])};
    for (size_t i = 0; i < remedy_count; i++)
        words[i] = choice_label(&remedy_choices, (int)remedies[i]);
    return (struct explain_view){
        .rows = rows,
        .rows_count = count,
        .remedies = words,
        .remedies_count = remedy_count,
        .version = &f->version,
        .method_path = path_fmt(r, "/%.*s/metodologia/%lld", STR_ARG(f->place->jurisdiction->code), (long long)f->version.id),
        .computed_on = f->now->computed_on,
        .changes_on = f->now->changes_on,
    };
}

const char *claim_class(int state)
{
    static const char *const classes[] = {
        [CLAIM_SENT] = "tag-time",      [CLAIM_RETURNED] = "tag-risk",  [CLAIM_ACCEPTED] = "tag-done",
        [CLAIM_CORRECTED] = "tag-none", [CLAIM_WITHDRAWN] = "tag-none",
    };
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

struct str follow_milestone_path(struct request *r, const struct commitment_place *place, const struct follow_milestone *m)
{
    struct str number = url_component(r->mem, m->number);
    return path_fmt(r, "%.*s/hito/%.*s", STR_ARG(place->path), STR_ARG(number));
}

struct str claim_path(struct request *r, const struct follow *f, const struct follow_claim *c)
{
    struct str path = follow_milestone_path(r, f->place, follow_milestone_of(f, c->milestone));
    return path_fmt(r, "%.*s/reporte/%lld", STR_ARG(path), (long long)c->id);
}

struct str moment_phrase(struct request *r, const struct follow *f, const struct follow_claim *c)
{
    static const char *const words[] = {
        [PUBLISH_COUNTERPART] = N_("Aceptado, todavía no es público: se publica el %1 a más tardar, o antes si se pronuncia la contraparte (%2)."),
        [PUBLISH_REPLY] = N_("Aceptado, todavía no es público: se publica el %1 a más tardar, o antes si llega la réplica a la disputa."),
        [PUBLISH_FIXED_DAY] = N_("Aceptado, todavía no es público: se publica el %1, el día fijado para el período."),
        [PUBLISH_NOW] = N_("Aceptado, todavía no es público: se publica hoy."),
    };
    if (!f->unpublished || day_known(c->public_on))
        return STR_NONE;
    struct publish_moment m = follow_moment(f, c, r->today);
    struct str values[] = {day_words(r->mem, r->lang, m.on), m.counterpart};
    if (m.waits_for == PUBLISH_ACCEPTANCE)
        return say_with(r->mem, r->lang, N_("Solo lo ven las partes y la Dirección. Si se acepta su forma, se publica el %1 a más tardar."), values, 1);
    if (m.waits_for == PUBLISH_NEVER)
        return STR_NONE;
    if (m.waits_for == PUBLISH_COUNTERPART && str_empty(m.counterpart))
        return say_with(r->mem, r->lang, N_("Aceptado, todavía no es público: se publica el %1 a más tardar, o antes si se pronuncia la contraparte."), values, 1);
    return say_with(r->mem, r->lang, words[m.waits_for], values, 2);
}
