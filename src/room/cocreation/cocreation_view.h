/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its queries give beside the records, its rules, and what its templates show. */
#ifndef HITO_ROOM_COCREATION_VIEW_H
#define HITO_ROOM_COCREATION_VIEW_H

#include "room/cocreation/cocreation.h"
#include "view/form.h"

/* A stage once per gate that it has; once without gate when it has none. */
#define STAGE_WINDOW(F)                                                                            \
    COCREATION_STAGE(F)                                                                            \
    F(CHOICE, gate, 0, ONE_OF(gate), "", "what it opens")                                          \
    F(INT, held, 0, FREE, "", "observations of the methodology's act that are open")
SHAPE_STRUCT(stage_window, STAGE_WINDOW);
#define METHOD_WINDOW(F)                                                                           \
    METHOD_STAGE(F)                                                                                \
    F(CHOICE, gate, 0, ONE_OF(gate), "", "what it opens")
SHAPE_STRUCT(method_window, METHOD_WINDOW);
/* A stage while its days are being found. */
struct laid_stage {
    int64_t days;
    bool formalises;
    struct day starts_on, ends_on;
};
void cocreation_lay(struct laid_stage *stages, size_t count, struct day delivery, struct day first);
enum status cocreation_method_windows(struct db *db, struct arena *mem, int64_t method, struct method_window **ret, size_t *ret_count) MUST_USE;
enum status cocreation_next_number(struct db *db, int64_t jurisdiction, int64_t *ret) MUST_USE;
struct cocreation_calendar {
    bool read;
    struct stage_window *rows;
    size_t count;
};
enum stage_phase { STAGE_AHEAD, STAGE_OPEN, STAGE_OVER, STAGE_CLOSED };
enum stage_phase stage_phase_at(const struct cocreation_stage *s, int64_t utc_offset_s, struct instant now);
struct cocreation_stage stage_of(const struct stage_window *w);
/* Pure. `active`: the process is. */
struct gate_window gate_window_of(const struct stage_window *rows, size_t count, enum gate gate, bool active, int64_t utc_offset_s,
                                  struct instant now);
enum status cocreation_calendar_read(struct db *db, struct arena *mem, const struct cocreation_place *p) MUST_USE;
enum status cocreation_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct cocreation **ret) MUST_USE;
/* Whether the gate opens something to whoever wants, not to those who run the process. */
bool gate_public(enum gate gate);
bool cocreation_may_become(int state, int next);
const char *cocreation_class(int state);

struct cocreation_row {
    const struct cocreation *x;
    const char *class;
    struct str path;
};
struct cocreation_list_page {
    const struct jurisdiction *jurisdiction;
    const struct cocreation_row *rows;
    size_t rows_count;
    struct str path;
    bool may_manage;
};
struct cocreation_page {
    const struct jurisdiction *jurisdiction;
    const struct cocreation *x;
    const struct cocreation_method *method;
    const struct plan *plan;
    const struct act *activation_act, *closing_act;
    const char *class;
    struct str path, jurisdiction_path;
    bool may_manage, may_board;
};
struct cocreation_now_view {
    struct html items; /* of all rooms; nothing: nothing is open */
    const char *state; /* msgid of why nothing can be open, or NULL */
    struct str next, next_label, next_stage; /* what opens next */
    bool waits;
};
struct cocreation_now_item_view {
    const char *label;
    struct str path, until;
};
struct cocreation_board_page {
    const struct cocreation *x;
    struct day today;
    struct str path;
};

enum status cocreation_now_panel(struct request *r, struct out *o);
enum status cocreation_home_panel(struct request *r, struct out *o);
enum status cocreation_admin_panel(struct request *r, struct out *o);

extern const struct route cocreation_routes[];

#endif
