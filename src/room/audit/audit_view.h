/* SPDX-License-Identifier: EUPL-1.2
 * What the page of the log shows. */
#ifndef HITO_ROOM_AUDIT_VIEW_H
#define HITO_ROOM_AUDIT_VIEW_H

#include "room/account/account.h"
#include "room/audit/audit.h"
#include "room/jurisdiction/jurisdiction.h"
#include "view/form.h"

/* One field of an entry: what it said and says. */
struct audit_change {
    struct str field, before, after;
    bool secret;   /* only that it changed */
    bool personal; /* of the personal part */
};
struct audit_line {
    const struct log_entry *entry;
    struct str person, role; /* words */
    struct audit_change *changes;
    size_t changes_count;
    bool by_link; /* done with the link of a letter */
    bool masked; /* there are personal data that this reader does not see */
};
struct audit_page {
    struct str path;
    struct str person, record, action;
    struct str since_text, until_text;
    const struct audit_line *rows;
    size_t rows_count;
    struct str older; /* address of the entries before these, or STR_NONE */
    struct str data_csv, data_json;
    bool bad_day;
};

struct audit_verify_page {
    struct str path; /* of the log */
    struct audit_result result;
};
extern const struct route audit_routes[];
extern const struct panel audit_panels[];

/* The changes of a JSON text {"field":[before,after], "secret":null}, added to the line. Anything
 * else is shown as it is, under the name "". */
void audit_changes_read(struct arena *mem, struct str json, bool personal, struct audit_line *line);

#endif
