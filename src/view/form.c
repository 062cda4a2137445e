/* SPDX-License-Identifier: EUPL-1.2
 * Forms: opening with token, key, revision and summary; controls that are no field of a shape. */
#include "view/form.h"

#include "http/site.h"
#include "view/form_part.h"

#define out_lit(o, literal) out_markup((o), "" literal, sizeof(literal) - 1)

struct form form_for(struct request *r, const struct shape *shape, const void *row, struct str action)
{
    (void)r;
    const struct field *f = shape_field(shape, STR("revision"));
    bool guarded = row != NULL && f != NULL && f->type == FIELD_INT;
    return (struct form){
        .shape = shape,
        .row = row,
        .action = action,
        .revision = guarded ? *(const int64_t *)field_at(f, row) : NONE,
    };
}

static void hidden(struct out *o, const char *name, struct str value)
{
    out_lit(o, "<input type=\"hidden\" name=\"");
    out_chars(o, name);
    out_lit(o, "\" value=\"");
    out_text(o, value);
    out_lit(o, "\">");
}

static void open_tag(struct out *o, struct str action, bool with_file, const char *class)
{
    out_lit(o, "\n<form method=\"post\" novalidate class=\"");
    out_chars(o, class);
    if (action.len > 0) {
        out_lit(o, "\" action=\"");
        out_url(o, action);
    }
    if (with_file)
        out_lit(o, "\" enctype=\"multipart/form-data");
    out_lit(o, "\">");
    hidden(o, "_token", form_token(o->request));
    hidden(o, "_key", form_key(o->request));
}

/* A page may hold several forms: what was typed belongs to the one that was posted. */
static enum form_state state_of(const struct out *o, const struct form *f)
{
    struct str path = f->action;
    path = str_cut(&path, '?');
    bool other = o->request->method == POST && path.len > 0 && !str_eq(path, o->request->path);
    return other ? FORM_OTHER : FORM_THIS;
}

/* After STALE the person has seen what is stored now; otherwise the revision they began with counts. */
static void write_revision(struct out *o, const struct form *f)
{
    int64_t revision = f->revision, typed = NONE;
    if (o->request->problem != STALE && str_int(form_typed(o, "_revision"), &typed))
        revision = typed;
    if (revision != NONE)
        hidden(o, "_revision", str_fmt(o->buf.arena, "%lld", (long long)revision));
}

void form_open(struct out *o, const struct form *f, bool with_file)
{
    o->form = state_of(o, f);
    if (o->form == FORM_THIS)
        form_summary(o, f->shape);
    if (o->form == FORM_THIS && o->request->kept) {
        out_lit(o, "\n<div class=\"govuk-inset-text form-kept\">");
        out_say(o, N_("Aquí está lo que habías escrito. Todavía no se ha guardado."));
        out_lit(o, "</div>");
    }
    open_tag(o, f->action, with_file, "form");
    write_revision(o, f);
}

void form_close(struct out *o, const char *button)
{
    out_lit(o, "\n<div class=\"govuk-button-group\"><button type=\"submit\" class=\"govuk-button\">");
    out_say(o, button);
    out_lit(o, "</button></div></form>");
    o->form = FORM_ANY;
}

void form_button(struct out *o, struct str action, const char *label, const char *hidden_fields, bool warning)
{
    open_tag(o, action, false, "form-button");
    struct str rest = str_of(hidden_fields);
    while (rest.len > 0) {
        struct str value = str_cut(&rest, '&');
        struct str name = str_cut(&value, '=');
        hidden(o, str_chars(o->buf.arena, name), value);
    }
    out_lit(o, "<button type=\"submit\" class=\"govuk-button ");
    out_chars(o, warning ? "govuk-button--warning" : "govuk-button--secondary");
    out_lit(o, "\">");
    out_say(o, label);
    out_lit(o, "</button></form>");
}

/* A file that came in parts before the form did stays with the form that comes back. */
static void sent_before(struct out *o, const char *name)
{
    const char *field = str_fmt(o->buf.arena, "%s_upload", name).ptr;
    const char *called = str_fmt(o->buf.arena, "%s_upload_name", name).ptr;
    struct str token = form_typed(o, field), file = form_typed(o, called);
    if (token.len == 0 || control_problem(o, name).len > 0)
        return;
    hidden(o, field, token);
    hidden(o, called, file);
    out_lit(o, "<p class=\"govuk-hint\">");
    out_say_with(o, N_("«%1» ya está subido: se envía con el formulario. Si eliges otro archivo, lo reemplaza."), &file, 1);
    out_lit(o, "</p>");
}

void form_file(struct out *o, const struct form *f, const char *name, const char *label)
{
    (void)f;
    struct str limit = bytes_words(o->buf.arena, o->lang, o->request->site->config.file_limit);
    struct control c = {
        .name = name,
        .label = str_of(say(o->lang, label)),
        .hint = say_with(o->buf.arena, o->lang, N_("Un archivo de hasta %1"), &limit, 1),
    };
    control_open(o, &c);
    out_lit(o, "<input type=\"file\"");
    control_class(o, &c, "govuk-file-upload", NULL);
    control_names(o, &c);
    out_lit(o, " data-limit=\"");
    out_raw_int(o, o->request->site->config.file_limit);
    struct str permit = form_permit(o->request);
    if (permit.len > 0) {
        out_lit(o, "\" data-upload=\"");
        out_text(o, permit);
    }
    out_lit(o, "\">");
    sent_before(o, name);
    control_close(o, &c);
}

void form_input(struct out *o, const char *name, const char *label, const char *kind, const char *autocomplete)
{
    struct control c = {.name = name, .label = str_of(say(o->lang, label))};
    bool secret = kind != NULL && str_is(str_of(kind), "password");
    control_open(o, &c);
    out_lit(o, "<input type=\"");
    out_chars(o, kind == NULL ? "text" : kind);
    out_lit(o, "\"");
    control_class(o, &c, "govuk-input", NULL);
    control_names(o, &c);
    if (autocomplete != NULL) {
        out_lit(o, " autocomplete=\"");
        out_chars(o, autocomplete);
        out_lit(o, "\"");
    }
    struct str typed = form_typed(o, name);
    if (!secret && typed.len > 0) {
        out_lit(o, " value=\"");
        out_text(o, typed);
        out_lit(o, "\"");
    }
    out_lit(o, ">");
    control_close(o, &c);
}

void form_area(struct out *o, const char *name, const char *label, int rows, const char *hint)
{
    struct control c = {
        .name = name,
        .label = str_of(say(o->lang, label)),
        .hint = hint == NULL ? STR_NONE : str_of(say(o->lang, hint)),
    };
    control_open(o, &c);
    out_lit(o, "<textarea rows=\"");
    out_raw_int(o, rows);
    out_lit(o, "\"");
    control_class(o, &c, "govuk-textarea", NULL);
    control_names(o, &c);
    out_lit(o, ">\n");
    out_text(o, form_typed(o, name));
    out_lit(o, "</textarea>");
    control_close(o, &c);
}
