/* SPDX-License-Identifier: EUPL-1.2
 * Sketches of proposals: kept by a chore, read all at once to find what is alike. */
#include <stdlib.h>

#include "room/lineage/lineage_view.h"
#include "sql.h"

#define AT_ONCE 500u /* sketches made in one transaction */

/* What of a process the arguments need, in few bytes. */
struct gathered {
    struct arena *mem;
    struct gathered_one {
        int64_t id, argument;
        struct str text_hash;
        int state;
        bool sent, kept;  /* by people, not by a merger; its sketch is stored */
        bool leads, led;  /* the first living one of its argument; the argument named after it has one */
        struct sketch sketch;
    } * items;
    size_t count, size;
    struct str empty;
};

static enum status gather(void *context, void *row, struct arena *mem)
{
    struct gathered *g = context;
    const struct sketch_row *x = row;
    struct sketch s;
    if (g->count == g->size) {
        size_t more = g->size == 0 ? 256 : g->size * 2;
        g->items = arena_grow(g->mem, g->items, g->size * sizeof *g->items, more * sizeof *g->items);
        g->size = more;
    }
    struct gathered_one *one = &g->items[g->count++];
    *one = (struct gathered_one){.id = x->id, .argument = x->argument, .state = x->state, .kept = x->argument != NONE};
    one->sent = x->origin != ORIGIN_MERGER && x->origin != ORIGIN_DIVISION;
    one->text_hash = str_copy(g->mem, x->text_hash);
    if (one->kept)
        return sketch_read(g->mem, x->words, &one->sketch) ? DONE : BROKEN;
    s = sketch_of_tokens(mem, g->empty, x->title, x->search);
    one->sketch = (struct sketch){arena_array(g->mem, uint32_t, s.count + 1), s.count, NULL};
    for (size_t i = 0; i < s.count; i++)
        one->sketch.words[i] = s.words[i];
    return DONE;
}

/* ---- What is like a text */

#define NAMED 12u /* proposals that one statement names */

struct alike {
    int64_t id, pct;
    struct sketch sketch;
};
struct looked {
    struct arena *mem;
    struct str empty;
    struct alike *items;
    size_t count, size;
    int64_t last; /* the newest proposal that has a sketch */
};

static struct alike *looked_add(struct looked *l, int64_t id)
{
    if (l->count == l->size) {
        size_t more = l->size == 0 ? 256 : l->size * 2;
        l->items = arena_grow(l->mem, l->items, l->size * sizeof *l->items, more * sizeof *l->items);
        l->size = more;
    }
    l->last = id > l->last ? id : l->last;
    l->items[l->count] = (struct alike){.id = id};
    return &l->items[l->count++];
}

static enum status sketch_seen(void *context, void *row, struct arena *mem UNUSED)
{
    struct looked *l = context;
    const struct sketch_words *x = row;
    return sketch_read(l->mem, x->words, &looked_add(l, x->id)->sketch) ? DONE : BROKEN;
}

static enum status newer_seen(void *context, void *row, struct arena *mem UNUSED)
{
    struct looked *l = context;
    const struct sketch_row *x = row;
    looked_add(l, x->id)->sketch = sketch_of_tokens(l->mem, l->empty, x->title, x->search);
    return DONE;
}

static int most_alike_first(const void *a, const void *b)
{
    const struct alike *x = a, *y = b;
    return x->pct != y->pct ? (x->pct > y->pct ? -1 : 1) : (x->id < y->id ? -1 : x->id > y->id);
}

/* Number, title, state of the first ones; what was withdrawn meanwhile is left out. */
static enum status alike_named(struct db *db, struct arena *mem, const struct alike *all, size_t count, struct likeness_row **ret, size_t *ret_count)
{
    struct arg ids[NAMED];
    for (size_t i = 0; i < NAMED; i++)
        ids[i] = IN(i < count ? all[i].id : NONE);
    return db_many(db, SQL_LIKENESS_NAMED, (struct args){ids, NAMED}, mem, &likeness_row_shape, ret, ret_count);
}

enum status likeness_find(struct db *db, struct arena *mem, int64_t cocreation, struct str text, size_t limit, struct likeness **ret,
                          size_t *ret_count)
{
    struct looked l = {.mem = mem, .empty = sketch_empty(mem)};
    struct sketch asked = sketch_of(mem, text);
    struct likeness_row *rows;
    size_t row_count, count = 0;
    *ret_count = 0;
    *ret = arena_array(mem, struct likeness, NAMED);
    if (asked.count == 0)
        return DONE;
    TRY(db_each(db, SQL_SKETCHES_READ, WITH(IN(cocreation)), &sketch_words_shape, sketch_seen, &l));
    TRY(db_each(db, SQL_SKETCHES_NEWER, WITH(IN(cocreation), IN(l.last)), &sketch_row_shape, newer_seen, &l));
    struct likeness_census c = likeness_census_new(mem);
    for (size_t i = 0; i < l.count; i++)
        likeness_count(&c, &l.items[i].sketch);
    likeness_close(mem, &c);
    for (size_t i = 0; i < l.count; i++) {
        l.items[i].pct = likeness_pct(&c, &asked, &l.items[i].sketch);
        if (l.items[i].pct >= LIKENESS_FROM_PCT)
            l.items[count++] = l.items[i];
    }
    if (count == 0)
        return DONE;
    qsort(l.items, count, sizeof *l.items, most_alike_first);
    TRY(alike_named(db, mem, l.items, count, &rows, &row_count));
    for (size_t i = 0; i < count && i < NAMED && *ret_count < limit; i++)
        for (size_t k = 0; k < row_count; k++)
            if (rows[k].id == l.items[i].id)
                (*ret)[(*ret_count)++] = (struct likeness){rows[k].id, rows[k].number, rows[k].title, rows[k].state, l.items[i].pct,
                                                           likeness_words(mem, &c, &asked, &l.items[i].sketch)};
    return DONE;
}

/* ---- Arguments */

static struct gathered_one *one_of(const struct gathered *g, int64_t id)
{
    size_t low = 0, high = g->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (g->items[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < g->count && g->items[low].id == id ? &g->items[low] : NULL;
}

/* The argument of those before it that says the same; its own when none does. Letters are compared with the
 * first living one of each argument only, so that it does not drift from letter to letter. */
static int64_t argument_of(const struct gathered *g, size_t at)
{
    const struct gathered_one *one = &g->items[at];
    for (size_t i = 0; i < at && one->sent; i++) {
        const struct gathered_one *first = &g->items[i];
        if (first->leads && (str_eq(first->text_hash, one->text_hash) || sketch_same(&first->sketch, &one->sketch)))
            return first->argument;
    }
    return one->id;
}

static void lead(const struct gathered *g, struct gathered_one *one)
{
    struct gathered_one *named = one_of(g, one->argument);
    if (!one->sent || one->state == PROPOSAL_WITHDRAWN || named == NULL || named->led)
        return;
    named->led = one->leads = true;
}

enum status sketches_make(struct db *db, struct arena *mem, int64_t cocreation, size_t limit, size_t *ret_made)
{
    struct gathered g = {.mem = mem, .empty = sketch_empty(mem)};
    *ret_made = 0;
    TRY(db_each(db, SQL_SKETCHES_OF, WITH(IN(cocreation)), &sketch_row_shape, gather, &g));
    for (size_t i = 0; i < g.count && *ret_made < limit; i++) {
        struct gathered_one *one = &g.items[i];
        if (!one->kept) {
            one->argument = argument_of(&g, i);
            TRY(db_exec(db, SQL_SKETCH_PUT,
                        WITH(IN(one->id), IN(cocreation), IN(one->text_hash), IN(sketch_code(mem, &one->sketch)), IN(one->argument)),
                        NULL));
            ++*ret_made;
        }
        lead(&g, one);
    }
    return DONE;
}

struct making {
    int64_t process;
    size_t made;
};

static enum status waiting_made(struct chore_context *c, struct db *db, void *context)
{
    struct making *m = context;
    return sketches_make(db, c->mem, m->process, AT_ONCE, &m->made);
}

enum status sketch_chore(struct chore_context *c)
{
    struct lineage_id *rows;
    size_t count = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, db_many(c->reader, SQL_SKETCHES_WAITING, WITHOUT, c->mem, &lineage_id_shape, &rows, &count)));
    for (size_t i = 0; i < count; i++) {
        struct making m = {rows[i].id, AT_ONCE};
        while (m.made == AT_ONCE && !job_stopping(c))
            TRY(job_write(c, waiting_made, &m));
    }
    return DONE;
}

enum status lineage_same(struct db *db, struct arena *mem, int64_t proposal, int64_t **ret, size_t *ret_count)
{
    struct lineage_id *rows;
    TRY(db_many(db, SQL_LINEAGE_SAME, WITH(IN(proposal)), mem, &lineage_id_shape, &rows, ret_count));
    *ret = arena_array(mem, int64_t, *ret_count + 1);
    for (size_t i = 0; i < *ret_count; i++)
        (*ret)[i] = rows[i].id;
    return DONE;
}

enum status lineage_same_count(struct db *db, int64_t proposal, int64_t *ret)
{
    return db_int(db, SQL_LINEAGE_SAME_COUNT, WITH(IN(proposal)), ret);
}

struct sketch_checking {
    void (*complain)(void *context, struct str what);
    void *context;
    struct str empty;
};

static enum status sketch_checked(void *context, void *row, struct arena *mem)
{
    const struct sketch_checking *k = context;
    const struct sketch_row *x = row;
    struct sketch s = sketch_of_tokens(mem, k->empty, x->title, x->search);
    if (!str_eq(sketch_code(mem, &s), x->words))
        k->complain(k->context, str_fmt(mem, "propuesta %lld: sus palabras no son las que se guardaron para compararla", (long long)x->id));
    return DONE;
}

enum status lineage_check(struct db *db, struct arena *mem, const struct site *site UNUSED,
                          void (*complain)(void *context, struct str what), void *context)
{
    struct sketch_checking k = {complain, context, sketch_empty(mem)};
    return db_each(db, SQL_SKETCHES_KEPT, WITHOUT, &sketch_row_shape, sketch_checked, &k);
}
