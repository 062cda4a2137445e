/* SPDX-License-Identifier: EUPL-1.2
 * Apart from the writing: jansson and base/json.h claim the same names. */
#include "room/exchange/exchange_cells.h"

#include <jansson.h>

static struct str text_of(struct arena *a, const json_t *v)
{
    return json_is_string(v) ? str_copy(a, (struct str){json_string_value(v), json_string_length(v)}) : STR("");
}

static json_t *list_of(struct str json)
{
    json_t *list = json_loadb(json.ptr, json.len, JSON_ALLOW_NUL, NULL);
    if (list != NULL && json_is_array(list))
        return list;
    json_decref(list);
    return NULL;
}

enum status texts_read(struct arena *a, struct str json, struct str **ret, size_t *ret_count)
{
    json_t *list = list_of(json);
    if (list == NULL)
        return BROKEN;
    size_t count = json_array_size(list);
    struct str *texts = arena_array(a, struct str, count);
    for (size_t i = 0; i < count; i++)
        texts[i] = text_of(a, json_array_get(list, i));
    json_decref(list);
    *ret = texts;
    *ret_count = count;
    return DONE;
}

enum status cells_read(struct arena *a, struct str json, struct cell **ret, size_t *ret_count)
{
    json_t *list = list_of(json);
    if (list == NULL)
        return BROKEN;
    size_t count = json_array_size(list);
    struct cell *cells = arena_array(a, struct cell, count);
    for (size_t i = 0; i < count; i++) {
        const json_t *v = json_array_get(list, i);
        if (json_is_array(v)) {
            cells[i].text = text_of(a, json_array_get(v, 0));
            cells[i].kind = (enum cell_kind)json_integer_value(json_array_get(v, 1));
            cells[i].flags = (unsigned)json_integer_value(json_array_get(v, 2));
        } else {
            cells[i].text = text_of(a, v);
            cells[i].kind = cells[i].text.len == 0 ? CELL_EMPTY : CELL_TEXT;
        }
    }
    json_decref(list);
    *ret = cells;
    *ret_count = count;
    return DONE;
}

enum status remarks_read(struct arena *a, struct str json, struct remarks *ret)
{
    json_t *list = list_of(json);
    if (list == NULL)
        return BROKEN;
    *ret = (struct remarks){0};
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *v = json_array_get(list, i);
        struct str values[3];
        size_t count = 0;
        for (size_t k = 3; k < json_array_size(v) && count < COUNT(values); k++)
            values[count++] = text_of(a, json_array_get(v, k));
        remark_add(ret, a, (size_t)json_integer_value(json_array_get(v, 0)),
                   (size_t)json_integer_value(json_array_get(v, 1)),
                   str_chars(a, text_of(a, json_array_get(v, 2))), values, count);
    }
    json_decref(list);
    return DONE;
}
