/* SPDX-License-Identifier: EUPL-1.2
 * The request as rooms see it: values, problems, addresses. */
#include "http/request.h"

#include <string.h>

#include "http/fields.h"
#include "http/room.h"

#define GUAYAQUIL_S (-18000)

static const struct values no_values;

struct str request_param(const struct request *r, const char *name)
{
    return values_get(r->fields == NULL ? &no_values : &r->fields->params, name);
}

struct str request_query(const struct request *r, const char *name)
{
    return values_get(r->fields == NULL ? &no_values : &r->fields->query, name);
}

struct str request_form(const struct request *r, const char *name)
{
    return values_get(r->fields == NULL ? &no_values : &r->fields->form, name);
}

size_t request_query_names(const struct request *r, struct str **ret)
{
    const struct values *query = r->fields == NULL ? &no_values : &r->fields->query;
    struct str *all = arena_array(r->mem, struct str, query->count + 1);
    for (size_t i = 0; i < query->count; i++)
        all[i] = query->items[i].name;
    *ret = all;
    return query->count;
}

size_t request_form_all(const struct request *r, const char *name, struct str **ret)
{
    const struct values *form = r->fields == NULL ? &no_values : &r->fields->form;
    struct str *all = arena_array(r->mem, struct str, form->count + 1);
    size_t n = 0;
    for (size_t i = 0; i < form->count; i++)
        if (str_is(form->items[i].name, name))
            all[n++] = form->items[i].text;
    *ret = all;
    return n;
}

const struct upload *request_file(const struct request *r, const char *name)
{
    for (size_t i = 0; r->fields != NULL && i < r->fields->upload_count; i++)
        if (str_is(r->fields->uploads[i].field, name))
            return &r->fields->uploads[i];
    return NULL;
}

enum status request_id(const struct request *r, const char *name, int64_t *ret)
{
    int64_t n;
    struct str s = request_param(r, name);
    /* Only the plain form of a number is its address. */
    if (str_empty(s) || s.ptr[0] < '1' || s.ptr[0] > '9' || !str_int(s, &n))
        return NOT_FOUND;
    *ret = n;
    return DONE;
}

bool request_typed(const struct request *r)
{
    return r->fields != NULL && r->fields->typed;
}

enum status problem_add_text(struct request *r, struct str field, struct str message)
{
    struct problem *p = arena_new_of(r->mem, struct problem);
    p->field = str_copy(r->mem, field);
    p->message = str_copy(r->mem, message);
    if (r->problems.last == NULL)
        r->problems.first = p;
    else
        r->problems.last->next = p;
    r->problems.last = p;
    r->problems.count++;
    return INVALID;
}

enum status problem_add(struct request *r, const char *field, const char *message)
{
    const char *said = r->site != NULL && r->site->say != NULL ? r->site->say(r->lang, message) : message;
    return problem_add_text(r, str_of(field), str_of(said));
}

struct str problem_of(const struct problems *p, struct str field)
{
    for (const struct problem *at = p->first; at != NULL; at = at->next)
        if (str_eq(at->field, field))
            return at->message;
    return STR_NONE;
}

struct str path_fmt(struct request *r, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct str s = str_vfmt(r->mem, format, args);
    va_end(args);
    return s;
}

struct str url_component(struct arena *a, struct str s)
{
    static const char hex[] = "0123456789ABCDEF";
    char *p = arena_take(a, s.len * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr("-_.~", c) != NULL) {
            p[n++] = (char)c;
        } else {
            p[n++] = '%';
            p[n++] = hex[c >> 4];
            p[n++] = hex[c & 15];
        }
    }
    return (struct str){p, n};
}

bool request_for_programs(const struct request *r)
{
    return str_starts(r->path, "/api/");
}

bool request_may(const struct request *r, enum action action)
{
    return may(&r->actor, action, &r->scope) == DONE;
}

void request_scope(struct request *r, int64_t jurisdiction, int utc_offset_s, bool draft)
{
    r->scope.jurisdiction = jurisdiction;
    r->scope.draft = draft;
    r->today = day_at(r->now, utc_offset_s);
}

void request_deed(struct request *r, int64_t act, struct str reason)
{
    r->deed.act = act;
    r->deed.reason = reason;
    db_sign(r->db, &r->deed);
}

void pending_add(struct request *r, struct pending_list *list, struct str what, struct str path, struct day due)
{
    if (list->count == list->size) {
        size_t size = list->size == 0 ? 16 : list->size * 2;
        list->items = arena_grow(r->mem, list->items, list->size * sizeof *list->items, size * sizeof *list->items);
        list->size = size;
    }
    /* Of a copy to rehearse in: said where real work waits beside it. */
    if (str_starts(path, "/practica-"))
        what = str_fmt(r->mem, "%s: %.*s", r->lang == LANG_EN ? "Practice" : "Práctica", STR_ARG(what));
    list->items[list->count++] = (struct pending_item){what, path, due};
}

void hold_add(struct request *r, struct hold_list *list, struct str what, struct str path)
{
    if (list->count == list->size) {
        size_t size = list->size == 0 ? 8 : list->size * 2;
        list->items = arena_grow(r->mem, list->items, list->size * sizeof *list->items, size * sizeof *list->items);
        list->size = size;
    }
    list->items[list->count++] = (struct hold){what, path};
}

struct request request_made(const struct site *site, struct arena *mem, struct db *db, struct instant now)
{
    struct request r = {.mem = mem, .db = db, .site = site, .now = now, .actor = {.person = NONE}, .scope = {.jurisdiction = NONE}};
    r.today = day_at(now, GUAYAQUIL_S);
    r.fields = arena_new_of(mem, struct request_fields);
    return r;
}

enum status panels_render(struct request *r, struct out *o, const char *page)
{
    return panels_render_between(r, o, page, INT32_MIN + 1, INT32_MAX - 1);
}

enum status panels_render_between(struct request *r, struct out *o, const char *page, int first, int last)
{
    /* The next panel by order, ties in the order of the rooms: few enough for a search each time. */
    int done_order = first - 1;
    for (;;) {
        int next = INT32_MAX;
        for (size_t i = 0; i < r->site->room_count; i++)
            for (const struct panel *p = r->site->rooms[i]->panels; p != NULL && p->page != NULL; p++)
                if (strcmp(p->page, page) == 0 && p->order > done_order && p->order < next)
                    next = p->order;
        if (next == INT32_MAX || next > last)
            return DONE;
        for (size_t i = 0; i < r->site->room_count; i++)
            for (const struct panel *p = r->site->rooms[i]->panels; p != NULL && p->page != NULL; p++)
                if (strcmp(p->page, page) == 0 && p->order == next)
                    TRY(p->render(r, o));
        done_order = next;
    }
}
