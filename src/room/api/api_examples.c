/* SPDX-License-Identifier: EUPL-1.2
 * Examples that are there: what the first rows of each set hold, in the place that has most to show. */
#include "room/api/api_view.h"

#define SAMPLE_ROWS 20
#define EXAMPLE_BYTES 120u /* longer texts explain nothing */

struct sampling {
    const struct shape *shape;
    struct arena *keep;
    struct str *values;
};

static enum status row_seen(void *context, void *row, struct arena *mem)
{
    struct sampling *s = context;
    for (size_t i = 0; i < s->shape->count; i++) {
        const struct field *f = &s->shape->fields[i];
        if (s->values[i].len > 0 || (f->flags & PUBLIC) == 0 || field_empty(f, row))
            continue;
        struct json j = JSON(mem);
        json_field(&j, f, row);
        struct str value = json_str(&j);
        if (value.len <= EXAMPLE_BYTES)
            s->values[i] = str_copy(s->keep, value);
    }
    return DONE;
}

static enum status seen(void *context, void *row, struct arena *mem)
{
    (void)row, (void)mem;
    *(bool *)context = true;
    return DONE;
}

enum status api_example_place(struct request *r, const struct jurisdiction *places, size_t count, const struct jurisdiction **ret)
{
    const struct dataset *d = dataset_named(r->site, STR("resultados"));
    struct slice one = {.limit = 1};
    *ret = count > 0 ? &places[0] : NULL;
    for (size_t i = 0; d != NULL && i < count; i++) {
        bool any = false;
        TRY(db_slice_each(r->db, d->statement, WITH(IN(places[i].id)), &one, d->shape, seen, &any));
        if (any) {
            *ret = &places[i];
            return DONE;
        }
    }
    return DONE;
}

enum status api_examples_read(struct request *r, const struct jurisdiction *place, struct api_examples **ret, size_t *ret_count)
{
    size_t count = 0;
    for (const struct dataset *d = dataset_next(r->site, NULL, NULL); d != NULL; d = dataset_next(r->site, d, NULL))
        count++;
    struct api_examples *all = arena_array(r->mem, struct api_examples, count);
    size_t n = 0;
    for (const struct dataset *d = dataset_next(r->site, NULL, NULL); d != NULL; d = dataset_next(r->site, d, NULL)) {
        struct sampling s = {d->shape, r->mem, arena_array(r->mem, struct str, d->shape->count)};
        struct slice first = {.limit = SAMPLE_ROWS};
        if (place != NULL)
            TRY(db_slice_each(r->db, d->statement, WITH(IN(place->id)), &first, d->shape, row_seen, &s));
        all[n++] = (struct api_examples){d->shape, s.values};
    }
    *ret = all;
    *ret_count = n;
    return DONE;
}

struct str api_example_of(const struct api_examples *all, size_t count, const struct shape *shape, size_t field)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].shape == shape)
            return all[i].values[field];
    return STR_NONE;
}
