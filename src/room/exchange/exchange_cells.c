/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/exchange/exchange_cells.h"

#include "base/json.h"

struct str texts_json(struct arena *a, const struct str *texts, size_t count)
{
    struct json j = JSON(a);
    json_open(&j, '[');
    for (size_t i = 0; i < count; i++)
        json_text(&j, texts[i].ptr == NULL ? STR("") : texts[i]);
    json_close(&j, ']');
    return json_str(&j);
}

struct str cells_json(struct arena *a, const struct cell *cells, size_t count)
{
    struct json j = JSON(a);
    json_open(&j, '[');
    for (size_t i = 0; i < count; i++) {
        struct str text = cells[i].text.ptr == NULL ? STR("") : cells[i].text;
        bool plain = cells[i].flags == 0 && (cells[i].kind == CELL_TEXT || cells[i].kind == CELL_EMPTY);
        if (!plain)
            json_open(&j, '[');
        json_text(&j, text);
        if (!plain) {
            json_int(&j, cells[i].kind);
            json_int(&j, cells[i].flags);
            json_close(&j, ']');
        }
    }
    json_close(&j, ']');
    return json_str(&j);
}

struct str remarks_json(struct arena *a, const struct remarks *r)
{
    struct json j = JSON(a);
    json_open(&j, '[');
    for (size_t i = 0; i < r->count; i++) {
        json_open(&j, '[');
        json_int(&j, (int64_t)r->items[i].row);
        json_int(&j, (int64_t)r->items[i].column);
        json_text(&j, r->items[i].message);
        for (size_t k = 0; k < r->items[i].value_count; k++)
            json_text(&j, r->items[i].values[k].ptr == NULL ? STR("") : r->items[i].values[k]);
        json_close(&j, ']');
    }
    json_close(&j, ']');
    return json_str(&j);
}
