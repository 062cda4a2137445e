/* SPDX-License-Identifier: EUPL-1.2
 * The canonical JSON of a plan: fields in the order of their lists, records in the plan's order, links
 * by code. Ids, revisions and instants are left out, as are the plan's own states: they are not what was
 * promised. */
#include "base/json.h"
#include "room/edition/edition.h"

#define KEY(j, literal) json_key((j), STR(literal))

/* How far a plan is: not what it promises. */
static bool of_course(const struct field *f)
{
    static const char *const names[] = {"state", "ended_on", "ending_reason"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(str_of(f->name), names[i]))
            return true;
    return false;
}

/* The public fields that a person wrote, but those that point to another record. */
static void fields_add(struct json *j, const struct shape *shape, const void *row, bool with_course)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *f = &shape->fields[i];
        if ((f->flags & PUBLIC) == 0 || (f->flags & COMPUTED) != 0 || f->type == FIELD_REF || (of_course(f) && !with_course))
            continue;
        json_key(j, str_of(f->name));
        json_field(j, f, row);
    }
}

static void text_add(struct json *j, const char *key, struct str value)
{
    if (str_empty(value))
        return;
    json_key(j, str_of(key));
    json_text(j, value);
}

static void day_add(struct json *j, const char *key, struct day value)
{
    struct str iso = day_iso(j->buf.arena, value);
    text_add(j, key, iso);
}

static void links_add(struct json *j, const struct edition_facts *f, const char *what, int64_t owner, const char *list)
{
    json_key(j, str_of(list));
    json_open(j, '[');
    for (size_t i = 0; i < f->link_count; i++) {
        const struct edition_link *x = &f->links[i];
        if (!edition_link_is(x, what, owner))
            continue;
        json_open(j, '{');
        text_add(j, "kind", x->kind);
        text_add(j, "code", x->code);
        text_add(j, "name", x->name);
        day_add(j, "from_on", x->from_on);
        day_add(j, "until_on", x->until_on);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void parts_add(struct json *j, const struct edition_facts *f, const struct milestone *m)
{
    KEY(j, "parts");
    json_open(j, '[');
    for (size_t i = 0; i < f->part_count; i++) {
        if (f->parts[i].milestone != m->id)
            continue;
        json_open(j, '{');
        fields_add(j, &milestone_part_shape, &f->parts[i], true);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* The money that a milestone depends on, by its place among the commitment's: 1, 2… or NONE. */
static int64_t money_place(const struct edition_facts *f, const struct milestone *m)
{
    int64_t place = 0;
    for (size_t i = 0; i < f->money_count; i++) {
        place += f->money[i].commitment == m->commitment;
        if (f->money[i].id == m->financing)
            return place;
    }
    return NONE;
}

static void milestones_add(struct json *j, const struct edition_facts *f, const struct commitment *c)
{
    KEY(j, "milestones");
    json_open(j, '[');
    for (size_t i = 0; i < f->milestone_count; i++) {
        const struct milestone *m = &f->milestones[i];
        if (m->commitment != c->id)
            continue;
        json_open(j, '{');
        fields_add(j, &milestone_shape, m, true);
        KEY(j, "financing_place");
        json_int(j, money_place(f, m));
        links_add(j, f, "responsable", m->id, "responsible");
        links_add(j, f, "espera", m->id, "depends_on");
        links_add(j, f, "retiro-hito", m->id, "withdrawn_by");
        parts_add(j, f, m);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void money_add(struct json *j, const struct edition_facts *f, const struct commitment *c)
{
    int64_t place = 0;
    KEY(j, "financing");
    json_open(j, '[');
    for (size_t i = 0; i < f->money_count; i++) {
        if (f->money[i].commitment != c->id)
            continue;
        json_open(j, '{');
        KEY(j, "place");
        json_int(j, ++place);
        fields_add(j, &financing_shape, &f->money[i], true);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* In the order of the enumeration, so that the order of typing does not count. */
static void values_add(struct json *j, const struct edition_facts *f, const struct commitment *c)
{
    KEY(j, "values");
    json_open(j, '[');
    for (size_t value = 0; value < ogp_value_choices.count; value++)
        for (size_t i = 0; i < f->value_count; i++) {
            if (f->values[i].commitment != c->id || f->values[i].value != (int)value)
                continue;
            json_open(j, '{');
            fields_add(j, &commitment_value_shape, &f->values[i], true);
            json_close(j, '}');
        }
    json_close(j, ']');
}

static void commitment_add(struct json *j, const struct edition_facts *f, const struct commitment *c)
{
    json_open(j, '{');
    fields_add(j, &commitment_shape, c, true);
    for (size_t i = 0; i < f->group_count; i++)
        if (f->groups[i].id == c->plan_group) {
            KEY(j, "group_position");
            json_int(j, f->groups[i].position);
        }
    links_add(j, f, "institucion", c->id, "institutions");
    values_add(j, f, c);
    links_add(j, f, "tema", c->id, "topics");
    links_add(j, f, "territorio", c->id, "territories");
    links_add(j, f, "continua", c->id, "continues");
    links_add(j, f, "retiro", c->id, "withdrawn_by");
    money_add(j, f, c);
    milestones_add(j, f, c);
    json_close(j, '}');
}

struct str edition_commitment_snapshot(struct arena *mem, const struct edition_facts *f, const struct commitment *c)
{
    struct json j = JSON(mem);
    json_open(&j, '{');
    KEY(&j, "format");
    json_text(&j, STR("hito-commitment-1"));
    KEY(&j, "plan");
    json_open(&j, '{');
    json_close(&j, '}');
    KEY(&j, "commitments");
    json_open(&j, '[');
    commitment_add(&j, f, c);
    json_close(&j, ']');
    json_close(&j, '}');
    return json_str(&j);
}

struct str edition_snapshot(struct arena *mem, const struct edition_facts *f)
{
    struct json j = JSON(mem);
    json_open(&j, '{');
    KEY(&j, "format");
    json_text(&j, STR("hito-edition-1"));
    KEY(&j, "plan");
    json_open(&j, '{');
    fields_add(&j, &plan_shape, f->plan, false);
    json_close(&j, '}');
    KEY(&j, "groups");
    json_open(&j, '[');
    for (size_t i = 0; i < f->group_count; i++) {
        json_open(&j, '{');
        fields_add(&j, &plan_group_shape, &f->groups[i], true);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    KEY(&j, "commitments");
    json_open(&j, '[');
    for (size_t i = 0; i < f->commitment_count; i++)
        commitment_add(&j, f, &f->commitments[i]);
    json_close(&j, ']');
    json_close(&j, '}');
    return json_str(&j);
}
