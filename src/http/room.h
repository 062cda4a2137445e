/* SPDX-License-Identifier: EUPL-1.2
 * What a room gives to the house: one `const struct room NAME_room`, listed in rooms.def. Rooms
 * further down add to composite pages only through these tables (law 2). */
#ifndef HITO_HTTP_ROOM_H
#define HITO_HTTP_ROOM_H

#include "http/request.h"
#include "http/site.h"

struct out;
struct chore_context;

/* A part of a composite page that another room owns. `page` names the frame ("commitment",
 * "plan", "institution", "home", "administration", "period", "light" (beside a commitment's),
 * "board": jurisdiction.h); r->object is the frame's object. Writes nothing when it has
 * nothing to say. Lower `order` comes first. */
struct panel {
    const char *page;
    int order;
    enum status (*render)(struct request *r, struct out *o);
};

/* One thing that waits for the signed-in person. */
struct pending_item {
    struct str what;  /* translated text */
    struct str path;
    struct day due;   /* or DAY_NONE */
};
struct pending_list {
    struct pending_item *items;
    size_t count, size;
};
void pending_add(struct request *r, struct pending_list *list, struct str what, struct str path, struct day due);

/* What keeps a stage of a co-creation from being closed: "12 propuestas sin respuesta". While it is asked
 * r->object is the struct cocreation_place of the process. */
struct hold {
    struct str what; /* translated text */
    struct str path;
};
struct hold_list {
    struct hold *items;
    size_t count, size;
};
void hold_add(struct request *r, struct hold_list *list, struct str what, struct str path);

/* A public data set: what a row is, and its rows as CSV/JSON by a shape. */
struct dataset {
    const char *name;    /* "compromisos": /datos/compromisos.csv */
    const char *row_is;  /* Spanish: what a row is */
    const struct shape *shape;
    int statement;       /* all rows of one jurisdiction ($1), public ones only, ORDER BY what is unique, no LIMIT */
};

/* A check of `hito verify`: recomputes and compares. Calls `complain` for every difference. */
struct check {
    const char *name;
    enum status (*run)(struct db *db, struct arena *mem, const struct site *site,
                       void (*complain)(void *context, struct str what), void *context);
};

/* Work of the worker thread: called every `every_s` seconds, outside any transaction, with the
 * writer's connection free (it opens its own transactions through job_write()). */
struct chore {
    const char *name;
    int every_s;
    enum status (*run)(struct chore_context *c);
    bool slow; /* waits for the network or reads much: in a thread of its own, holding up no other chore */
    bool figures; /* computes public figures again: who writes them out without a server runs it first */
};

/* A kind of errand that the room puts in the outbox (job.h errand_queue): run outside any
 * transaction, again after a failure, so it must bear being done twice. INVALID: never try again. */
struct errand {
    const char *kind;
    enum status (*run)(struct chore_context *c, struct str payload);
};

struct room {
    const char *name;
    const struct route *routes; /* closed by a row with pattern NULL */
    const struct route *const *more_routes; /* further tables, closed by NULL; may be NULL */
    const struct shape *const *shapes; /* closed by NULL */
    const struct panel *panels;   /* closed by page NULL */
    enum status (*pending)(struct request *r, struct pending_list *list); /* may be NULL */
    /* A proof was withdrawn from the report `claim`, in this transaction: what counted on it is settled
     * again. May be NULL. */
    enum status (*proof_withdrawn)(struct request *r, int64_t claim, struct str reason);
    /* Says what of this room keeps the stage `stage` from being closed. May be NULL. */
    enum status (*holds)(struct request *r, int64_t stage, struct hold_list *list);
    /* Says what of this room keeps a draft plan from its first edition. May be NULL. */
    enum status (*publish_holds)(struct request *r, int64_t plan, struct hold_list *list);
    /* A scoring round was closed, in this transaction: what follows from its cards is settled. May be NULL. */
    enum status (*round_closed)(struct request *r, int64_t round);
    /* A version of an indicator's sheet came into force, in this transaction. May be NULL. */
    enum status (*sheet_approved)(struct db *db, struct arena *mem, int64_t version);
    /* Whether the public figures that the room keeps are what it would compute at `now` in this snapshot: until then its
     * chores have work. May be NULL: it keeps none. */
    enum status (*settled)(struct db *db, struct arena *mem, struct instant now, bool *ret);
    const struct dataset *datasets; /* closed by name NULL */
    const struct check *checks;     /* closed by name NULL */
    const struct chore *chores;     /* closed by name NULL */
    const struct errand *errands;   /* closed by kind NULL */
};

/* The data sets of all rooms in their order, of those of one name the first: NULL begins, NULL is the end. *ret_room
 * (may be NULL): whose it is. */
const struct dataset *dataset_next(const struct site *site, const struct dataset *last, const struct room **ret_room);
const struct dataset *dataset_named(const struct site *site, struct str name);

/* Renders the panels that all rooms registered for `page`, in order. */
enum status panels_render(struct request *r, struct out *o, const char *page);
/* Only those from order `first` to `last`. */
enum status panels_render_between(struct request *r, struct out *o, const char *page, int first, int last);

#endif
