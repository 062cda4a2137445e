/* SPDX-License-Identifier: EUPL-1.2
 * Private to the forms of view/. */
#ifndef HITO_VIEW_FORM_PART_H
#define HITO_VIEW_FORM_PART_H

#include "view/form.h"

/* Sent with every checkbox: an unchecked one posts nothing by itself. */
#define FLAG_SENT "_flag."

/* Most characters that a TEXT or PROSE field takes. */
int64_t field_longest(const struct field *f);

/* The frame of one control: <div class=govuk-form-group>, label or legend, hint, problem. */
struct control {
    const char *name;
    struct str label; /* in the person's language */
    struct str hint;  /* or STR_NONE */
    bool optional;
    bool group; /* radios: a fieldset with a legend */
};
void control_open(struct out *o, const struct control *c);
void control_close(struct out *o, const struct control *c);
/* id, name and, where there are a hint or a problem, aria-describedby. */
void control_names(struct out *o, const struct control *c);
/* class="govuk-x govuk-x--error other". */
void control_class(struct out *o, const struct control *c, const char *block, const char *more);
/* The problem of the field, when the running form is the one that was posted. */
struct str control_problem(const struct out *o, const char *name);
/* The error summary, where there are problems. */
void form_summary(struct out *o, const struct shape *shape);

#endif
