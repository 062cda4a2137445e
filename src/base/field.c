/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/field.h"

#include <string.h>

const struct field *shape_field(const struct shape *s, struct str name)
{
    for (size_t i = 0; i < s->count; i++)
        if (str_is(name, s->fields[i].name))
            return &s->fields[i];
    return NULL;
}

int choice_of(const struct choices *c, struct str code)
{
    for (size_t i = 0; i < c->count; i++)
        if (str_is(code, c->items[i].code))
            return (int)i;
    return -1;
}

const char *choice_code(const struct choices *c, int index)
{
    return index < 0 || (size_t)index >= c->count ? "" : c->items[index].code;
}

const char *choice_label(const struct choices *c, int index)
{
    return index < 0 || (size_t)index >= c->count ? "" : c->items[index].label;
}

bool field_empty(const struct field *f, const void *row)
{
    const void *p = field_at(f, row);
    switch (f->type) {
    case FIELD_INT:
    case FIELD_REF:
    case FIELD_CENTI:
    case FIELD_MICRO:
        return *(const int64_t *)p == NONE;
    case FIELD_FLAG:
        return false;
    case FIELD_TEXT:
    case FIELD_PROSE:
        return ((const struct str *)p)->len == 0;
    case FIELD_DAY:
        return !day_known(*(const struct day *)p);
    case FIELD_TIME:
        return !instant_known(*(const struct instant *)p);
    case FIELD_CHOICE:
        return *(const int *)p < 0;
    }
    assert(!"field type");
    return true;
}

void field_clear(const struct field *f, void *row)
{
    void *p = field_in(f, row);
    switch (f->type) {
    case FIELD_INT:
    case FIELD_REF:
    case FIELD_CENTI:
    case FIELD_MICRO:
        *(int64_t *)p = NONE;
        return;
    case FIELD_FLAG:
        *(bool *)p = false;
        return;
    case FIELD_TEXT:
    case FIELD_PROSE:
        *(struct str *)p = STR_NONE;
        return;
    case FIELD_DAY:
        *(struct day *)p = DAY_NONE;
        return;
    case FIELD_TIME:
        *(struct instant *)p = INSTANT_NONE;
        return;
    case FIELD_CHOICE:
        *(int *)p = -1;
        return;
    }
    assert(!"field type");
}

void shape_clear(const struct shape *s, void *row)
{
    memset(row, 0, s->size);
    for (size_t i = 0; i < s->count; i++)
        field_clear(&s->fields[i], row);
}

struct str field_stored(const struct field *f, const void *row, struct arena *a)
{
    if (field_empty(f, row))
        return STR_NONE;
    const void *p = field_at(f, row);
    switch (f->type) {
    case FIELD_INT:
    case FIELD_REF:
    case FIELD_CENTI:
    case FIELD_MICRO:
        return str_fmt(a, "%lld", (long long)*(const int64_t *)p);
    case FIELD_FLAG:
        return *(const bool *)p ? STR("1") : STR("0");
    case FIELD_TEXT:
    case FIELD_PROSE:
        return *(const struct str *)p;
    case FIELD_DAY:
        return day_iso(a, *(const struct day *)p);
    case FIELD_TIME:
        return str_fmt(a, "%lld", (long long)((const struct instant *)p)->s);
    case FIELD_CHOICE:
        return str_of(choice_code(f->limit.choices, *(const int *)p));
    }
    assert(!"field type");
    return STR_NONE;
}

bool field_load(const struct field *f, void *row, struct arena *a, struct str stored)
{
    void *p = field_in(f, row);
    if (stored.ptr == NULL || (stored.len == 0 && f->type != FIELD_TEXT && f->type != FIELD_PROSE)) {
        field_clear(f, row);
        return true;
    }
    int64_t n = 0;
    switch (f->type) {
    case FIELD_INT:
    case FIELD_REF:
    case FIELD_CENTI:
    case FIELD_MICRO:
        return str_int(stored, (int64_t *)p);
    case FIELD_FLAG:
        if (!str_int(stored, &n) || n < 0 || n > 1)
            return false;
        *(bool *)p = n == 1;
        return true;
    case FIELD_TEXT:
    case FIELD_PROSE:
        *(struct str *)p = stored.len == 0 ? STR_NONE : str_copy(a, stored);
        return true;
    case FIELD_DAY: {
        struct day d = day_parse(stored);
        if (day_known(d))
            *(struct day *)p = d;
        return day_known(d);
    }
    case FIELD_TIME:
        if (!str_int(stored, &n))
            return false;
        ((struct instant *)p)->s = n;
        return true;
    case FIELD_CHOICE: {
        int index = choice_of(f->limit.choices, stored);
        if (index >= 0)
            *(int *)p = index;
        return index >= 0;
    }
    }
    assert(!"field type");
    return false;
}

bool field_same(const struct field *f, const void *a, const void *b)
{
    if (f->type == FIELD_TEXT || f->type == FIELD_PROSE)
        return str_eq(*(const struct str *)field_at(f, a), *(const struct str *)field_at(f, b));
    static const size_t sizes[] = {
        [FIELD_INT] = sizeof(int64_t), [FIELD_REF] = sizeof(int64_t), [FIELD_CENTI] = sizeof(int64_t),
        [FIELD_MICRO] = sizeof(int64_t),        [FIELD_FLAG] = sizeof(bool),   [FIELD_DAY] = sizeof(struct day), [FIELD_TIME] = sizeof(struct instant),
        [FIELD_CHOICE] = sizeof(int),
    };
    return memcmp(field_at(f, a), field_at(f, b), sizes[f->type]) == 0;
}
