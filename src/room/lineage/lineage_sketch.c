/* SPDX-License-Identifier: EUPL-1.2
 * Sketches of proposals: kept by a chore, read all at once to find what is alike. */
#include <stdlib.h>

#include "room/lineage/lineage_view.h"
#include "sql.h"

#define AT_ONCE 200u /* sketches made in one transaction */

/* What of a process the likeness needs, in few bytes. */
struct gathered {
    struct arena *mem;
    struct gathered_one {
        int64_t id, number, argument;
        struct str title, text_hash;
        int state;
        bool sent, kept;  /* by people, not by a merger; its sketch is stored */
        bool leads, led;  /* the first living one of its argument; the argument named after it has one */
        struct sketch sketch;
    } * items;
    size_t count, size;
    bool titles;
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
    *one = (struct gathered_one){.id = x->id, .number = x->number, .argument = x->argument, .state = x->state, .kept = x->argument != NONE};
    one->sent = x->origin != ORIGIN_MERGER && x->origin != ORIGIN_DIVISION;
    if (g->titles)
        one->title = str_copy(g->mem, x->title);
    else
        one->text_hash = str_copy(g->mem, x->text_hash);
    if (one->kept)
        return sketch_read(g->mem, x->words, &one->sketch) ? DONE : BROKEN;
    s = sketch_of_tokens(mem, x->search);
    one->sketch = (struct sketch){arena_array(g->mem, uint32_t, s.count + 1), s.count, NULL};
    for (size_t i = 0; i < s.count; i++)
        one->sketch.words[i] = s.words[i];
    return DONE;
}

struct found {
    const struct gathered_one *one;
    int64_t pct;
};

static int most_alike_first(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    return x->pct != y->pct ? (x->pct > y->pct ? -1 : 1) : (x->one->number < y->one->number ? -1 : x->one->number > y->one->number);
}

enum status likeness_find(struct db *db, struct arena *mem, int64_t cocreation, struct str text, size_t limit, struct likeness **ret,
                          size_t *ret_count)
{
    struct gathered g = {.mem = mem, .titles = true};
    struct sketch asked = sketch_of(mem, text);
    size_t count = 0;
    *ret_count = 0;
    *ret = arena_array(mem, struct likeness, limit + 1);
    if (asked.count == 0)
        return DONE;
    TRY(db_each(db, SQL_SKETCHES_OF, WITH(IN(cocreation)), &sketch_row_shape, gather, &g));
    struct likeness_census c = likeness_census_new(mem);
    for (size_t i = 0; i < g.count; i++)
        likeness_count(&c, &g.items[i].sketch);
    likeness_close(mem, &c);
    struct found *all = arena_array(mem, struct found, g.count + 1);
    for (size_t i = 0; i < g.count; i++) {
        int64_t pct = g.items[i].state == PROPOSAL_WITHDRAWN ? 0 : likeness_pct(&c, &asked, &g.items[i].sketch);
        if (pct >= LIKENESS_FROM_PCT)
            all[count++] = (struct found){&g.items[i], pct};
    }
    qsort(all, count, sizeof *all, most_alike_first);
    for (size_t i = 0; i < count && i < limit; i++)
        (*ret)[(*ret_count)++] = (struct likeness){.proposal = all[i].one->id,
                                                   .number = all[i].one->number,
                                                   .title = all[i].one->title,
                                                   .state = all[i].one->state,
                                                   .pct = all[i].pct,
                                                   .words = likeness_words(mem, &c, &asked, &all[i].one->sketch)};
    return DONE;
}

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
    struct gathered g = {.mem = mem};
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

static enum status waiting_made(struct chore_context *c, struct db *db, void *context)
{
    size_t made;
    return sketches_make(db, c->mem, *(const int64_t *)context, AT_ONCE, &made);
}

enum status sketch_chore(struct chore_context *c)
{
    struct lineage_id *rows;
    size_t count = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, db_many(c->reader, SQL_SKETCHES_WAITING, WITHOUT, c->mem, &lineage_id_shape, &rows, &count)));
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        TRY(job_write(c, waiting_made, &rows[i].id));
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
};

static enum status sketch_checked(void *context, void *row, struct arena *mem)
{
    const struct sketch_checking *k = context;
    const struct sketch_row *x = row;
    struct sketch s = sketch_of_tokens(mem, x->search);
    if (!str_eq(sketch_code(mem, &s), x->words))
        k->complain(k->context, str_fmt(mem, "propuesta %lld: sus palabras no son las que se guardaron para compararla", (long long)x->id));
    return DONE;
}

enum status lineage_check(struct db *db, struct arena *mem UNUSED, const struct site *site UNUSED,
                          void (*complain)(void *context, struct str what), void *context)
{
    struct sketch_checking k = {complain, context};
    return db_each(db, SQL_SKETCHES_KEPT, WITHOUT, &sketch_row_shape, sketch_checked, &k);
}
