/* SPDX-License-Identifier: EUPL-1.2
 * What the templates of editions and translations show. */
#ifndef HITO_ROOM_EDITION_PAGES_H
#define HITO_ROOM_EDITION_PAGES_H

#include "room/edition/edition.h"
#include "view/form.h"

struct edition_publish_page {
    const struct plan *plan;
    struct str path;
    const struct finding_row *findings;
    size_t findings_count;
    const struct hold *holds; /* what rooms below say against it */
    size_t holds_count;
    bool ready, may; /* whether nothing blocks; whether the state allows it */
    struct form form;
};
struct edition_list_page {
    const struct plan *plan;
    struct str path;
    const struct plan_edition *editions;
    size_t editions_count;
    bool may_publish;
};
struct edition_page {
    const struct plan *plan;
    const struct plan_edition *e;
    const struct act *act; /* or NULL */
    struct str path, plan_path, jurisdiction_path;
    bool has_before; /* an earlier edition with a snapshot: the difference can be shown */
    int64_t size_bytes;
};
struct edition_difference_page {
    const struct plan *plan;
    const struct plan_edition *before, *after;
    struct str path, plan_path;
    const struct edition_difference *rows;
    size_t rows_count;
};
struct edition_end_page {
    const struct plan *plan;
    struct str path, action;
    bool withdraw;
    struct form form;
};
/* The part of the plan's page. */
struct edition_panel_view {
    const struct plan *plan;
    struct str path, jurisdiction_path;
    const struct act *act;
    bool may_publish, may_edit;
};
/* One text with its translation. */
struct text_row {
    const struct field *field;
    struct str source;
    bool stale;
};
struct edition_text_page {
    struct str title, back, language;
    const char *language_name;
    const struct text_row *rows;
    size_t rows_count;
    struct form form;
};

/* The field of the form under its source. */
void text_field(struct out *o, const struct form *form, const struct field *field);
enum status edition_panel(struct request *r, struct out *o);

/* The check of `hito verify`: every snapshot against its hash. */
enum status edition_verify(struct db *db, struct arena *mem, const struct site *site,
                           void (*complain)(void *context, struct str what), void *context) MUST_USE;

extern const struct route edition_routes[];
extern const struct route edition_end_routes[];
extern const struct route edition_text_routes[];

#endif
