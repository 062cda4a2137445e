/* SPDX-License-Identifier: EUPL-1.2
 * The difference between two snapshots, in words: what was added, removed, and which fields changed. A
 * record is known by its kind and number, so that a moved row is no change. */
#include <jansson.h>
#include <math.h>

#include "room/edition/edition.h"
#include "view/out.h"

/* A list of a snapshot: what its records are called and what tells them apart. */
struct kind {
    const char *list;
    const char *label; /* msgid; %1 is the identity in words */
    const char *ids[2];
    const char *title; /* field that names it, or NULL */
    const struct shape *shape;
};
static const struct kind kinds[] = {
    {"groups", N_("Grupo %1"), {"position", NULL}, "name", &plan_group_shape},
    {"commitments", N_("Compromiso %1"), {"number", NULL}, "title", &commitment_shape},
    {"milestones", N_("Hito %1"), {"number", NULL}, "title", &milestone_shape},
    {"parts", N_("Entregable parcial %1"), {"number", NULL}, "title", &milestone_part_shape},
    {"values", N_("Valor"), {"value", NULL}, "value", &commitment_value_shape},
    {"institutions", N_("Institución"), {"kind", "code"}, "name", &commitment_institution_shape},
    {"topics", N_("Tema"), {"kind", "code"}, "name", NULL},
    {"territories", N_("Territorio"), {"code", NULL}, "name", NULL},
    {"financing", N_("Financiamiento %1"), {"place", NULL}, "funder", &financing_shape},
    {"responsible", N_("Responsable"), {"code", NULL}, "name", NULL},
    {"depends_on", N_("Espera al hito %1"), {"code", NULL}, "name", NULL},
    {"continues", N_("Continúa a"), {"kind", "code"}, "name", NULL},
    {"withdrawn_by", N_("Acto de retiro"), {"kind", "code"}, "name", NULL},
};
static const struct kind whole = {"plan", N_("Plan"), {NULL, NULL}, NULL, &plan_shape};

struct node {
    struct str key;
    struct str subject;
    const struct kind *kind;
    json_t *object;
    struct str parent; /* key of what holds it, or STR_NONE */
};
struct nodes {
    struct arena *mem;
    enum lang lang;
    struct node *items;
    size_t count, size;
};
struct differences {
    struct edition_difference *items;
    size_t count, size;
};

static const struct kind *kind_of(const char *list)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_is(str_of(list), kinds[i].list))
            return &kinds[i];
    return NULL;
}

/* A value as its field says it: a day in words, a choice by its label, hundredths with their comma. */
static struct str value_words(struct arena *mem, enum lang lang, const struct field *f, const json_t *value)
{
    if (value == NULL || json_is_null(value))
        return STR_NONE;
    if (json_is_boolean(value))
        return str_of(say(lang, json_is_true(value) ? N_("sí") : N_("no")));
    if (json_is_number(value) && f != NULL && f->type == FIELD_CENTI)
        return centi_words(mem, lang, (int64_t)llround(json_number_value(value) * 100));
    if (json_is_number(value))
        return int_words(mem, lang, (int64_t)json_number_value(value));
    struct str text = str_copy(mem, (struct str){json_string_value(value), json_string_length(value)});
    if (f != NULL && f->type == FIELD_DAY)
        return day_words(mem, lang, day_parse(text));
    if (f != NULL && f->type == FIELD_CHOICE) {
        int index = choice_of(f->limit.choices, text);
        return index < 0 ? text : str_of(say(lang, choice_label(f->limit.choices, index)));
    }
    return text;
}

static const struct field *field_named(const struct kind *kind, const char *name)
{
    return kind->shape == NULL ? NULL : shape_field(kind->shape, str_of(name));
}

static struct str member_words(const struct nodes *all, const struct kind *kind, json_t *object, const char *name)
{
    if (name == NULL)
        return STR_NONE;
    return value_words(all->mem, all->lang, field_named(kind, name), json_object_get(object, name));
}

static void node_add(struct nodes *all, struct node n)
{
    if (all->count == all->size) {
        size_t size = all->size == 0 ? 64 : all->size * 2;
        all->items = arena_grow(all->mem, all->items, all->size * sizeof *all->items, size * sizeof *all->items);
        all->size = size;
    }
    all->items[all->count++] = n;
}

/* The record and everything in it; no deeper than plan, commitment, milestone, part. */
static void gather(struct nodes *all, const struct kind *kind, json_t *object, struct str parent, struct str above, int depth)
{
    struct buf key = BUF(all->mem);
    buf_fmt(&key, "%.*s/%s", STR_ARG(parent), kind->list);
    for (size_t i = 0; i < COUNT(kind->ids) && kind->ids[i] != NULL; i++) {
        struct str id = value_words(all->mem, LANG_ES, NULL, json_object_get(object, kind->ids[i]));
        buf_fmt(&key, "/%.*s", STR_ARG(id));
    }
    struct str id = member_words(all, kind, object, kind->ids[1] != NULL ? kind->ids[1] : kind->ids[0]);
    struct str title = member_words(all, kind, object, kind->title), label = say_with(all->mem, all->lang, kind->label, &id, 1);
    struct str place = above.len > 0 ? str_fmt(all->mem, "%.*s › %.*s", STR_ARG(above), STR_ARG(label)) : label;
    struct str subject = title.len > 0 ? str_fmt(all->mem, "%.*s: %.*s", STR_ARG(place), STR_ARG(title)) : place;
    node_add(all, (struct node){buf_str(&key), subject, kind, object, parent});
    const char *name;
    json_t *list, *item;
    size_t i;
    json_object_foreach(object, name, list) {
        const struct kind *inner = kind_of(name);
        if (inner == NULL || !json_is_array(list) || depth == 0)
            continue;
        json_array_foreach(list, i, item)
            if (json_is_object(item))
                gather(all, inner, item, buf_str(&key), place, depth - 1);
    }
}

/* The plan's own fields, then its groups and commitments. */
static bool gather_all(struct nodes *all, json_t *root)
{
    json_t *item;
    size_t i;
    if (!json_is_object(root) || !json_is_object(json_object_get(root, "plan")))
        return false;
    gather(all, &whole, json_object_get(root, "plan"), STR_NONE, STR_NONE, 0);
    for (size_t k = 0; k < 2; k++)
        json_array_foreach(json_object_get(root, kinds[k].list), i, item)
            if (json_is_object(item))
                gather(all, &kinds[k], item, STR_NONE, STR_NONE, 3);
    return true;
}

static const struct node *find(const struct nodes *all, struct str key)
{
    for (size_t i = 0; i < all->count; i++)
        if (str_eq(all->items[i].key, key))
            return &all->items[i];
    return NULL;
}

static void difference_add(struct arena *mem, struct differences *out, struct edition_difference d)
{
    if (out->count == out->size) {
        size_t size = out->size == 0 ? 32 : out->size * 2;
        out->items = arena_grow(mem, out->items, out->size * sizeof *out->items, size * sizeof *out->items);
        out->size = size;
    }
    out->items[out->count++] = d;
}

/* Records that stand in `here` and not in `there`; what belongs to one of those is not said again. */
static void only_here(const struct nodes *here, const struct nodes *there, int kind, struct differences *out)
{
    for (size_t i = 0; i < here->count; i++) {
        const struct node *n = &here->items[i];
        if (find(there, n->key) != NULL || (n->parent.len > 0 && find(there, n->parent) == NULL))
            continue;
        difference_add(here->mem, out, (struct edition_difference){kind, n->subject, "", STR_NONE, STR_NONE, NONE});
    }
}

static const char *label_of(const struct kind *kind, const char *name)
{
    const struct field *f = field_named(kind, name);
    if (f != NULL)
        return f->label;
    if (str_is(str_of(name), "group_position"))
        return N_("Grupo");
    return str_is(str_of(name), "financing_place") ? N_("Financiamiento del que depende") : N_("Nombre");
}

static int64_t moved(const struct field *f, json_t *before, json_t *after)
{
    if (f == NULL || f->type != FIELD_DAY)
        return NONE;
    struct day a = day_parse(str_of(json_string_value(before))), b = day_parse(str_of(json_string_value(after)));
    return day_known(a) && day_known(b) ? days_between(a, b) : NONE;
}

static void fields_compare(const struct nodes *all, const struct node *before, const struct node *after, struct differences *out)
{
    const char *name;
    json_t *value;
    json_object_foreach(after->object, name, value) {
        json_t *old = json_object_get(before->object, name);
        if (json_is_array(value) || (old != NULL && json_equal(old, value)) || (old == NULL && json_is_null(value)))
            continue;
        const struct field *f = field_named(after->kind, name);
        difference_add(all->mem, out, (struct edition_difference){
            DIFFERENCE_CHANGED, after->subject, label_of(after->kind, name), value_words(all->mem, all->lang, f, old),
            value_words(all->mem, all->lang, f, value), moved(f, old, value)});
    }
}

static void compare(const struct nodes *a, const struct nodes *b, struct differences *out)
{
    only_here(b, a, DIFFERENCE_ADDED, out);
    only_here(a, b, DIFFERENCE_REMOVED, out);
    for (size_t i = 0; i < b->count; i++) {
        const struct node *old = find(a, b->items[i].key);
        if (old != NULL)
            fields_compare(b, old, &b->items[i], out);
    }
}

enum status edition_differences(struct arena *mem, enum lang lang, struct str before, struct str after,
                                struct edition_difference **ret, size_t *ret_count)
{
    struct nodes a = {.mem = mem, .lang = lang}, b = {.mem = mem, .lang = lang};
    struct differences out = {0};
    json_t *from = json_loadb(before.ptr == NULL ? "" : before.ptr, before.len, 0, NULL);
    json_t *to = json_loadb(after.ptr == NULL ? "" : after.ptr, after.len, 0, NULL);
    enum status s = gather_all(&a, from) && gather_all(&b, to) ? DONE : INVALID;
    if (s == DONE)
        compare(&a, &b, &out);
    json_decref(from);
    json_decref(to);
    *ret = out.items;
    *ret_count = out.count;
    return s;
}
