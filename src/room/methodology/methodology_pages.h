/* SPDX-License-Identifier: EUPL-1.2
 * Pages of the methodology: what is in force, in plain words; drafting, proposing, co-approving. */
#ifndef HITO_ROOM_METHODOLOGY_PAGES_H
#define HITO_ROOM_METHODOLOGY_PAGES_H

#include "room/act/act.h"
#include "room/methodology/methodology.h"

/* The moves of a version (law 9). */
struct methodology_move {
    int from, to; /* from -1: it begins so */
    enum action action;
    bool needs_act;
};
extern const struct methodology_move methodology_moves[];
extern const size_t methodology_move_count;
const struct methodology_move *methodology_move(int from, int to);

/* r->object: the version of ":method", or the one in force. */
struct methodology_place {
    const struct jurisdiction *jurisdiction;
    struct methodology *m; /* NULL where there is none */
    struct str path;       /* of the version */
};
struct methodology_row {
    const struct methodology *m;
    struct str path;
};
struct methodology_page {
    const struct methodology *m;
    struct methodology_row *rows; /* all that the person may see */
    size_t rows_count;
    struct str list_path, path, act_path, propose_path, return_path;
    struct form approve;
    bool current, draft, may_draft, may_edit, may_propose, may_approve, may_return;
};
struct methodology_form_page {
    struct form form;
    bool fresh;
};

#define METHODOLOGY_WAIT(F)                                    \
    F(INT, id, 0, FREE, "", "version")                         \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")          \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")        \
    F(TEXT, title, 0, FREE, "", "version's title")
SHAPE_STRUCT(methodology_wait, METHODOLOGY_WAIT);

extern const struct route methodology_routes[];
extern const struct panel methodology_panels[];
enum status methodology_pending(struct request *r, struct pending_list *list);

#endif
