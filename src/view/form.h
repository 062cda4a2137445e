/* SPDX-License-Identifier: EUPL-1.2
 * Forms from field lists: reading what was posted, checking it by the list's limits, and writing the
 * fields with label, hint, value and problem (govuk-frontend markup). */
#ifndef HITO_VIEW_FORM_H
#define HITO_VIEW_FORM_H

#include "view/out.h"

/* Options of a REF field's select: value, label. */
struct option {
    int64_t value;
    struct str label;
};
struct form_options {
    const char *field;
    const struct option *options;
    size_t count;
};

/* A form on a page: a row of a shape with what was typed over it. */
struct form {
    const struct shape *shape;
    const void *row;
    const struct form_options *options;
    size_t option_count;
    struct str action; /* path that it posts to */
    int64_t revision;  /* what the editor saw, or NONE */
    const char *const *required; /* fields that this form asks for though the list does not, closed by NULL; or NULL */
};
struct form form_for(struct request *r, const struct shape *shape, const void *row, struct str action);

/* Reads every posted FORM field into the row; what is not in the form stays as it is. A problem per
 * faulty field. REQUIRED, limits, days that exist, choices of the list are checked.
 * INVALID when anything is wrong, DONE otherwise. Reads "_revision" into revision if there is one. */
enum status form_read(struct request *r, const struct shape *shape, void *row) MUST_USE;
/* Only the named fields (closed by NULL). */
enum status form_read_fields(struct request *r, const struct shape *shape, void *row, const char *const *names) MUST_USE;

/* In templates: {{form_open form}} {{field form title}} … {{form_close "Guardar"}}.
 * form_open writes <form>, the token, the idempotency key, the revision and the error summary. */
void form_open(struct out *o, const struct form *f, bool with_file);
void form_field(struct out *o, const struct form *f, const char *name, const char *hint);
/* A file input of the given name and label, with the limit in words. */
void form_file(struct out *o, const struct form *f, const char *name, const char *label);
/* A text input that is no field of the shape (password, code, query). kind: "text", "password"… */
void form_input(struct out *o, const char *name, const char *label, const char *kind, const char *autocomplete);
void form_area(struct out *o, const char *name, const char *label, int rows, const char *hint);
void form_select(struct out *o, const char *name, const char *label, const struct option *options, size_t count);
/* One checkbox. */
void form_check(struct out *o, const char *name, const char *label);
/* The button and </form>. */
void form_close(struct out *o, const char *button);
/* A form that is only a button: <form method=post> token, hidden fields "a=1&b=2", button. */
void form_button(struct out *o, struct str action, const char *label, const char *hidden, bool warning);
/* What was typed under the name (after a failed POST), or STR_NONE. */
struct str form_typed(const struct out *o, const char *name);

/* What a person typed for a number of so many decimal places: "62,5", "62.5", "1.234,56", "62,5 %". One point
 * before three digits ("1.234") is refused as ambiguous, and so are commas before a point. */
bool decimal_typed(struct str typed, int places, int64_t *ret);

#endif
