/* SPDX-License-Identifier: EUPL-1.2
 * The differences of an entry, for reading. */
#include <jansson.h>

#include "room/audit/audit_view.h"

static struct str text_of(struct arena *mem, const json_t *v)
{
    if (v == NULL || json_is_null(v))
        return STR_NONE;
    if (json_is_string(v))
        return str_copy(mem, (struct str){json_string_value(v), json_string_length(v)});
    if (json_is_integer(v))
        return str_fmt(mem, "%lld", (long long)json_integer_value(v));
    if (json_is_boolean(v))
        return json_is_true(v) ? STR("true") : STR("false");
    if (json_is_real(v))
        return str_fmt(mem, "%.15g", json_real_value(v));
    return STR("…");
}

void audit_changes_read(struct arena *mem, struct str json, bool personal, struct audit_line *line)
{
    json_t *root = json_loadb(json.ptr == NULL ? "" : json.ptr, json.len, 0, NULL), *value;
    const char *name;
    size_t more = root == NULL ? (json.len > 0) : json_object_size(root);
    struct audit_change *all = arena_array(mem, struct audit_change, line->changes_count + more);
    for (size_t i = 0; i < line->changes_count; i++)
        all[i] = line->changes[i];
    line->changes = all;
    if (root == NULL && json.len > 0)
        all[line->changes_count++] = (struct audit_change){.after = json, .personal = personal};
    json_object_foreach(root, name, value) {
        struct audit_change c = {.field = str_copy(mem, str_of(name)), .personal = personal, .secret = json_is_null(value)};
        if (json_is_array(value)) {
            c.before = text_of(mem, json_array_get(value, 0));
            c.after = text_of(mem, json_array_get(value, 1));
        } else {
            c.after = text_of(mem, value);
        }
        all[line->changes_count++] = c;
    }
    json_decref(root);
}
