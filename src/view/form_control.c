/* SPDX-License-Identifier: EUPL-1.2
 * The frame around every control and the summary of what needs attention. */
#include "view/form_part.h"

struct str form_typed(const struct out *o, const char *name)
{
    if (o->form == FORM_OTHER || !request_typed(o->request))
        return STR_NONE;
    return request_form(o->request, name);
}

struct str control_problem(const struct out *o, const char *name)
{
    return o->form == FORM_OTHER ? STR_NONE : problem_of(&o->request->problems, str_of(name));
}

#define out_lit(o, literal) out_markup((o), "" literal, sizeof(literal) - 1)

void control_class(struct out *o, const struct control *c, const char *block, const char *more)
{
    out_lit(o, " class=\"");
    out_chars(o, block);
    if (control_problem(o, c->name).len > 0) {
        out_lit(o, " ");
        out_chars(o, block);
        out_lit(o, "--error");
    }
    if (more != NULL) {
        out_lit(o, " ");
        out_chars(o, more);
    }
    out_lit(o, "\"");
}

static void described_by(struct out *o, const struct control *c)
{
    bool problem = control_problem(o, c->name).len > 0;
    if (c->hint.len == 0 && !problem)
        return;
    out_lit(o, " aria-describedby=\"");
    if (c->hint.len > 0) {
        out_lit(o, "f-");
        out_chars(o, c->name);
        out_chars(o, problem ? "-hint f-" : "-hint");
    } else {
        out_lit(o, "f-");
    }
    if (problem) {
        out_chars(o, c->name);
        out_lit(o, "-error");
    }
    out_lit(o, "\"");
}

void control_names(struct out *o, const struct control *c)
{
    out_lit(o, " id=\"f-");
    out_chars(o, c->name);
    out_lit(o, "\" name=\"");
    out_chars(o, c->name);
    out_lit(o, "\"");
    described_by(o, c);
    if (control_problem(o, c->name).len > 0)
        out_lit(o, " aria-invalid=\"true\"");
}

static void label_text(struct out *o, const struct control *c)
{
    out_text(o, c->label);
    if (c->optional) {
        out_lit(o, " (");
        out_say(o, N_("opcional"));
        out_lit(o, ")");
    }
}

static void open_label(struct out *o, const struct control *c)
{
    if (c->group) {
        out_lit(o, "<fieldset class=\"govuk-fieldset\"");
        described_by(o, c);
        out_lit(o, "><legend class=\"govuk-fieldset__legend govuk-fieldset__legend--s\">");
        label_text(o, c);
        out_lit(o, "</legend>");
        return;
    }
    out_lit(o, "<label class=\"govuk-label govuk-label--s\" for=\"f-");
    out_chars(o, c->name);
    out_lit(o, "\">");
    label_text(o, c);
    out_lit(o, "</label>");
}

void control_open(struct out *o, const struct control *c)
{
    struct str problem = control_problem(o, c->name);
    out_lit(o, "\n<div class=\"govuk-form-group");
    if (problem.len > 0)
        out_lit(o, " govuk-form-group--error");
    out_lit(o, "\">");
    open_label(o, c);
    if (c->hint.len > 0) {
        out_lit(o, "<div class=\"govuk-hint\" id=\"f-");
        out_chars(o, c->name);
        out_lit(o, "-hint\">");
        out_text(o, c->hint);
        out_lit(o, "</div>");
    }
    if (problem.len > 0) {
        out_lit(o, "<p class=\"govuk-error-message\" id=\"f-");
        out_chars(o, c->name);
        out_lit(o, "-error\"><span class=\"govuk-visually-hidden\">");
        out_say(o, N_("Error:"));
        out_lit(o, "</span> ");
        out_text(o, problem);
        out_lit(o, "</p>");
    }
}

void control_close(struct out *o, const struct control *c)
{
    if (c->group)
        out_lit(o, "</fieldset>");
    out_lit(o, "</div>");
}

/* "Título: tiene 350 caracteres…"; messages that name the field already stay alone. */
static void summary_line(struct out *o, const struct shape *shape, const struct problem *p)
{
    const struct field *f = shape == NULL ? NULL : shape_field(shape, p->field);
    if (p->field.len == 0) {
        out_lit(o, "<li>");
        out_text(o, p->message);
        out_lit(o, "</li>");
        return;
    }
    out_lit(o, "<li><a href=\"#f-");
    out_text(o, p->field);
    out_lit(o, "\">");
    if (f != NULL) {
        struct str label = str_of(say(o->lang, f->label));
        if (label.len > 0 && str_find(p->message, label) == SIZE_MAX) {
            out_text(o, label);
            out_lit(o, ": ");
        }
    }
    out_text(o, p->message);
    out_lit(o, "</a></li>");
}

static void summary_whole(struct out *o, const char *msgid)
{
    out_lit(o, "<li>");
    out_say(o, msgid);
    out_lit(o, "</li>");
}

void form_summary(struct out *o, const struct shape *shape)
{
    const struct request *r = o->request;
    bool stale = r->problem == STALE, conflict = r->problem == CONFLICT && r->problems.count == 0;
    if (r->problems.count == 0 && !stale && !conflict)
        return;
    out_lit(o, "\n<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\"><div role=\"alert\">"
               "<h2 class=\"govuk-error-summary__title\">");
    out_say(o, stale ? N_("Otra persona guardó antes") : N_("Hay algo que revisar"));
    out_lit(o, "</h2><div class=\"govuk-error-summary__body\">");
    if (stale) {
        out_lit(o, "<p>");
        out_say(o, N_("Otra persona guardó antes mientras escribías. Nada se ha perdido: aquí está lo que "
                      "escribiste y, junto a cada dato que difiere, lo que está guardado ahora. Deja en cada "
                      "dato el texto que deba quedar y guarda de nuevo."));
        out_lit(o, "</p>");
    }
    out_lit(o, "<ul class=\"govuk-list govuk-error-summary__list\">");
    if (conflict)
        summary_whole(o, N_("Lo escrito choca con algo que ya está registrado: revisa los números y códigos que no "
                            "pueden repetirse."));
    for (const struct problem *p = r->problems.first; p != NULL; p = p->next)
        summary_line(o, shape, p);
    out_lit(o, "</ul></div></div></div>");
}
