/* SPDX-License-Identifier: EUPL-1.2
 * One control per type of field, with the value typed or stored. */
#include "base/decimal.h"
#include "view/form_part.h"

#define out_lit(o, literal) out_markup((o), "" literal, sizeof(literal) - 1)
#define RADIOS_AT_MOST 6

/* How the stored value looks when it is edited. */
static struct str edited(struct out *o, const struct field *f, const void *row)
{
    struct arena *a = o->buf.arena;
    if (row == NULL || field_empty(f, row))
        return STR_NONE;
    const void *at = field_at(f, row);
    switch (f->type) {
    case FIELD_DAY: {
        int year, month, day;
        day_split(*(const struct day *)at, &year, &month, &day);
        return str_fmt(a, "%02d/%02d/%d", day, month, year);
    }
    case FIELD_TIME: {
        struct instant t = *(const struct instant *)at;
        int year, month, day;
        day_split(day_at(t, -18000), &year, &month, &day);
        int64_t s = ((t.s - 18000) % 86400 + 86400) % 86400;
        return str_fmt(a, "%02d/%02d/%d %02d:%02d", day, month, year, (int)(s / 3600), (int)(s / 60 % 60));
    }
    case FIELD_CENTI:
    case FIELD_MICRO: {
        struct str s = decimal_text(a, *(const int64_t *)at, f->type == FIELD_CENTI ? 2 : 6);
        size_t point = str_find(s, STR("."));
        if (o->lang != LANG_ES || point == SIZE_MAX)
            return s;
        return str_fmt(a, "%.*s,%.*s", (int)point, s.ptr, (int)(s.len - point - 1), s.ptr + point + 1);
    }
    default:
        return field_stored(f, row, a);
    }
}

struct value {
    struct str shown;
    struct str stored;
    bool differs; /* somebody saved another value meanwhile */
};

static struct value value_of(struct out *o, const struct form *form, const struct field *f)
{
    struct str stored = edited(o, f, form->row), typed = form_typed(o, f->name);
    struct value v = {typed.ptr != NULL ? typed : stored, stored, false};
    v.differs = o->request->problem == STALE && typed.ptr != NULL && !str_eq(str_trim(typed), stored);
    return v;
}

static struct str option_label(const struct form *form, const char *field, int64_t value)
{
    for (size_t i = 0; i < form->option_count; i++) {
        const struct form_options *list = &form->options[i];
        if (!str_is(str_of(list->field), field))
            continue;
        for (size_t k = 0; k < list->count; k++)
            if (list->options[k].value == value)
                return list->options[k].label;
    }
    return STR_NONE;
}

/* What is stored now, beside what was typed: nobody's text is lost. */
static void stored_note(struct out *o, const struct form *form, const struct field *f, struct value v)
{
    if (!v.differs)
        return;
    struct str words = v.stored;
    int64_t id = NONE;
    if (f->type == FIELD_CHOICE)
        words = str_of(say(o->lang, choice_label(f->limit.choices, choice_of(f->limit.choices, v.stored))));
    else if (f->type == FIELD_REF && str_int(v.stored, &id))
        words = option_label(form, f->name, id);
    out_lit(o, "<div class=\"govuk-inset-text form-stored\"><p class=\"form-stored__title\">");
    out_say(o, N_("Guardado ahora por otra persona:"));
    out_lit(o, "</p><p class=\"form-stored__value\">");
    if (words.len > 0)
        out_text(o, words);
    else
        out_say(o, N_("(vacío)"));
    out_lit(o, "</p></div>");
}

static void input_line(struct out *o, const struct control *c, const struct field *f, struct str value)
{
    bool number = f->type == FIELD_INT || f->type == FIELD_CENTI || f->type == FIELD_MICRO;
    bool narrow = number || f->type == FIELD_DAY || f->type == FIELD_TIME;
    out_lit(o, "<input type=\"text\"");
    const char *width = f->type == FIELD_TIME ? "govuk-input--width-20" : "govuk-input--width-10";
    control_class(o, c, "govuk-input", narrow ? width : NULL);
    control_names(o, c);
    if (f->type == FIELD_INT)
        out_lit(o, " inputmode=\"numeric\"");
    if (f->type == FIELD_CENTI || f->type == FIELD_MICRO)
        out_lit(o, " inputmode=\"decimal\"");
    if (narrow)
        out_lit(o, " spellcheck=\"false\" autocomplete=\"off\"");
    out_lit(o, " value=\"");
    out_text(o, value);
    out_lit(o, "\">");
}

static void text_area(struct out *o, const struct control *c, const struct field *f, struct str value)
{
    out_lit(o, "<textarea rows=\"8\"");
    control_class(o, c, "govuk-textarea", "govuk-js-character-count");
    control_names(o, c);
    out_lit(o, " data-maxlength=\"");
    out_raw_int(o, field_longest(f));
    out_lit(o, "\">\n"); /* the first newline of a textarea is not part of its text */
    out_text(o, value);
    out_lit(o, "</textarea>");
}

static void radio(struct out *o, const char *name, size_t index, const char *code, const char *label, bool checked)
{
    struct str id = index == 0 ? str_fmt(o->buf.arena, "f-%s", name) : str_fmt(o->buf.arena, "f-%s-%zu", name, index);
    out_lit(o, "<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" type=\"radio\" id=\"");
    out_text(o, id);
    out_lit(o, "\" name=\"");
    out_chars(o, name);
    out_lit(o, "\" value=\"");
    out_chars(o, code);
    if (checked)
        out_lit(o, "\" checked>");
    else
        out_lit(o, "\">");
    out_lit(o, "<label class=\"govuk-label govuk-radios__label\" for=\"");
    out_text(o, id);
    out_lit(o, "\">");
    out_say(o, label);
    out_lit(o, "</label></div>");
}

static void radios(struct out *o, const struct control *c, const struct choices *list, struct str value)
{
    out_lit(o, "<div class=\"govuk-radios\">");
    for (size_t i = 0; i < list->count; i++)
        radio(o, c->name, i, list->items[i].code, list->items[i].label, str_is(value, list->items[i].code));
    if (c->optional)
        radio(o, c->name, list->count, "", N_("Sin dato"), value.len == 0);
    out_lit(o, "</div>");
}

static void select_open(struct out *o, const struct control *c)
{
    out_lit(o, "<select");
    control_class(o, c, "govuk-select", NULL);
    control_names(o, c);
    out_lit(o, "><option value=\"\">");
    out_say(o, N_("Elige…"));
    out_lit(o, "</option>");
}

static void select_option(struct out *o, struct str value, struct str label, bool selected)
{
    out_lit(o, "<option value=\"");
    out_text(o, value);
    if (selected)
        out_lit(o, "\" selected>");
    else
        out_lit(o, "\">");
    out_text(o, label);
    out_lit(o, "</option>");
}

static void select_options(struct out *o, const struct option *options, size_t count, struct str value)
{
    for (size_t i = 0; i < count; i++) {
        struct str number = str_fmt(o->buf.arena, "%lld", (long long)options[i].value);
        select_option(o, number, options[i].label, str_eq(number, value));
    }
}

static void select_field(struct out *o, const struct form *form, const struct control *c, const struct field *f,
                         struct str value)
{
    select_open(o, c);
    if (f->type == FIELD_CHOICE) {
        const struct choices *list = f->limit.choices;
        for (size_t i = 0; i < list->count; i++)
            select_option(o, str_of(list->items[i].code), str_of(say(o->lang, list->items[i].label)),
                          str_is(value, list->items[i].code));
    }
    for (size_t i = 0; f->type == FIELD_REF && i < form->option_count; i++)
        if (str_is(str_of(form->options[i].field), f->name))
            select_options(o, form->options[i].options, form->options[i].count, value);
    out_lit(o, "</select>");
}

void form_select(struct out *o, const char *name, const char *label, const struct option *options, size_t count)
{
    struct control c = {.name = name, .label = str_of(say(o->lang, label))};
    control_open(o, &c);
    select_open(o, &c);
    select_options(o, options, count, form_typed(o, name));
    out_lit(o, "</select>");
    control_close(o, &c);
}

static void checkbox(struct out *o, const char *name, struct str label, bool checked)
{
    struct str problem = control_problem(o, name);
    struct control c = {.name = name, .label = label};
    out_lit(o, "\n<div class=\"govuk-form-group");
    out_chars(o, problem.len > 0 ? " govuk-form-group--error" : "");
    out_lit(o, "\">");
    if (problem.len > 0) {
        out_lit(o, "<p class=\"govuk-error-message\" id=\"f-");
        out_chars(o, name);
        out_lit(o, "-error\">");
        out_text(o, problem);
        out_lit(o, "</p>");
    }
    out_lit(o, "<input type=\"hidden\" name=\"" FLAG_SENT);
    out_chars(o, name);
    out_lit(o, "\" value=\"1\"><div class=\"govuk-checkboxes\"><div class=\"govuk-checkboxes__item\">"
               "<input class=\"govuk-checkboxes__input\" type=\"checkbox\" value=\"1\"");
    control_names(o, &c);
    out_chars(o, checked ? " checked" : "");
    out_lit(o, "><label class=\"govuk-label govuk-checkboxes__label\" for=\"f-");
    out_chars(o, name);
    out_lit(o, "\">");
    out_text(o, label);
    out_lit(o, "</label></div></div></div>");
}

static bool typed_flag(struct out *o, const char *name, bool stored)
{
    struct str typed = form_typed(o, name);
    if (typed.ptr != NULL)
        return str_is(typed, "1") || str_is(typed, "on");
    struct str sent = form_typed(o, str_fmt(o->buf.arena, FLAG_SENT "%s", name).ptr);
    return sent.ptr != NULL ? false : stored;
}

void form_check(struct out *o, const char *name, const char *label)
{
    checkbox(o, name, str_of(say(o->lang, label)), typed_flag(o, name, false));
}

/* The hint given by the template, and what the type asks for in words. */
static struct str hint_of(struct out *o, const struct field *f, const char *hint)
{
    struct str longest = int_words(o->buf.arena, o->lang, field_longest(f));
    const char *given = hint == NULL ? "" : say(o->lang, hint);
    struct str type = STR("");
    if (f->type == FIELD_DAY)
        type = str_of(say(o->lang, N_("Por ejemplo, 30/06/2027")));
    else if (f->type == FIELD_TIME)
        type = str_of(say(o->lang, N_("Por ejemplo, 30/06/2027 14:05")));
    else if (f->type == FIELD_PROSE)
        type = say_with(o->buf.arena, o->lang, N_("Hasta %1 caracteres"), &longest, 1);
    return str_fmt(o->buf.arena, "%s%s%.*s", given, *given != '\0' && type.len > 0 ? " · " : "", STR_ARG(type));
}

static bool asked_for(const struct form *form, const struct field *f)
{
    for (size_t i = 0; form->required != NULL && form->required[i] != NULL; i++)
        if (str_is(str_of(form->required[i]), f->name))
            return true;
    return (f->flags & REQUIRED) != 0;
}

void form_field(struct out *o, const struct form *form, const char *name, const char *hint)
{
    const struct field *f = shape_field(form->shape, str_of(name));
    assert(f != NULL);
    bool few = f->type == FIELD_CHOICE && f->limit.choices->count <= RADIOS_AT_MOST;
    struct control c = {.name = name,
                        .label = str_of(say(o->lang, f->label)),
                        .hint = hint_of(o, f, hint),
                        .optional = !asked_for(form, f),
                        .group = few};
    if (f->type == FIELD_FLAG) {
        bool stored = form->row != NULL && *(const bool *)field_at(f, form->row);
        checkbox(o, name, c.label, typed_flag(o, name, stored));
        return;
    }
    struct value v = value_of(o, form, f);
    control_open(o, &c);
    if (few)
        radios(o, &c, f->limit.choices, v.shown);
    else if (f->type == FIELD_CHOICE || f->type == FIELD_REF)
        select_field(o, form, &c, f, v.shown);
    else if (f->type == FIELD_PROSE)
        text_area(o, &c, f, v.shown);
    else
        input_line(o, &c, f, v.shown);
    stored_note(o, form, f, v);
    control_close(o, &c);
}
