/* SPDX-License-Identifier: EUPL-1.2
 * Periods and values in words. Without a database. */
#include "room/measurement/measurement_rules.h"
#include "room/measurement/measurement_view.h"

static bool part_of_year(int64_t months, int first_month)
{
    return months > 0 && (first_month - 1) % (int)months == 0;
}

struct str measurement_period_label(struct arena *mem, enum lang lang, int64_t months, struct day first, struct day last)
{
    static const struct {
        int months;
        const char *form;
    } forms[] = {{2, N_("%1-B%2")}, {3, N_("%1-T%2")}, {4, N_("%1-C%2")}, {6, N_("%1-S%2")}};
    int year, month, day, last_year, last_month, last_day;
    day_split(first, &year, &month, &day);
    day_split(last, &last_year, &last_month, &last_day);
    int span = (last_year - year) * 12 + last_month - month + 1; /* the last one may be cut */
    if (months == 12 && month == 1 && span == 12)
        return str_fmt(mem, "%d", year);
    if (span == 1)
        return str_fmt(mem, "%02d/%d", month, year);
    for (size_t i = 0; i < COUNT(forms); i++)
        if (forms[i].months == months && span == months && part_of_year(months, month)) {
            struct str values[] = {str_fmt(mem, "%d", year), str_fmt(mem, "%d", (month - 1) / (int)months + 1)};
            return say_with(mem, lang, forms[i].form, values, 2);
        }
    return str_fmt(mem, "%02d/%d–%02d/%d", month, year, last_month, last_year);
}

struct str measurement_number_words(struct arena *mem, enum lang lang, const struct indicator_version *v, int64_t micro)
{
    struct str *steps, words = micro_words(mem, lang, micro);
    if (micro == NONE)
        return words;
    size_t count = v->type == TYPE_ORDINAL ? measurement_steps(mem, v->scale, &steps) : 0;
    if (count > 0 && micro >= MICRO && (size_t)(micro / MICRO) <= count && micro % MICRO == 0)
        return str_fmt(mem, "%.*s. %.*s", STR_ARG(words), STR_ARG(steps[micro / MICRO - 1]));
    if (v->type == TYPE_PERCENT)
        return str_fmt(mem, lang == LANG_ES ? "%.*s\302\240%%" : "%.*s%%", STR_ARG(words));
    return words;
}

struct str measurement_value_words(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct indicator_result *x)
{
    bool some = x->status == VALUE_REPORTED || x->status == VALUE_COMPUTED;
    if (!some)
        return str_of(say(lang, choice_label(&value_status_choices, x->status)));
    return x->value_micro == NONE ? x->words : measurement_number_words(mem, lang, v, x->value_micro);
}

const char *measurement_status_class(int status)
{
    static const char *const classes[] = {
        [VALUE_REPORTED] = "tag-done",        [VALUE_COMPUTED] = "tag-done", [VALUE_NOT_APPLICABLE] = "tag-withdrawn",
        [VALUE_NOT_REPORTED] = "tag-silent",  [VALUE_NOT_DUE] = "tag-none",
    };
    return status < 0 ? "tag-none" : classes[status];
}

const char *measurement_category_class(int category)
{
    static const char *const classes[] = {
        [ACHIEVEMENT_REACHED] = "tag-done", [ACHIEVEMENT_NEAR] = "tag-time", [ACHIEVEMENT_PARTIAL] = "tag-risk", [ACHIEVEMENT_LOW] = "tag-late",
    };
    return category < 0 ? "tag-none" : classes[category];
}
