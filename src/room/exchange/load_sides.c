/* SPDX-License-Identifier: EUPL-1.2
 * What stands beside a commitment and is no field of it: the values it serves, each with its why, its
 * topics, its goals of sustainable development and its provinces. A cell adds; an empty one changes
 * nothing, and what a cell does not name stays. */
#include "room/exchange/load_sides.h"

#include "base/text.h"
#include "sql.h"

enum status load_sides_read(struct db *db, struct arena *mem, int64_t plan, struct load_now *ret)
{
    struct load_sides *s = &ret->sides;
    TRY(topics(db, mem, -1, &s->topics, &s->topic_count));
    TRY(territory_provinces(db, mem, &s->provinces, &s->province_count));
    if (plan == NONE)
        return DONE;
    TRY(db_many(db, SQL_LOAD_VALUES, WITH(IN(plan)), mem, &commitment_value_shape, &s->values, &s->value_count));
    TRY(db_many(db, SQL_LOAD_TOPICS, WITH(IN(plan)), mem, &commitment_topic_shape, &s->tags, &s->tag_count));
    return db_many(db, SQL_LOAD_TERRITORIES, WITH(IN(plan)), mem, &commitment_territory_shape, &s->places, &s->place_count);
}

int load_value_of(const char *field)
{
    return str_starts(str_of(field), "@value-") ? choice_of(&ogp_value_choices, str_of(field + 7)) : -1;
}

static struct commitment_value *value_there(const struct load_now *now, int64_t commitment, int value)
{
    for (size_t i = 0; i < now->sides.value_count; i++)
        if (now->sides.values[i].commitment == commitment && now->sides.values[i].value == value)
            return &now->sides.values[i];
    return NULL;
}

/* ---- the three lists that a cell may name several of */

static enum side side_of(const char *field)
{
    struct str f = str_of(field);
    return str_is(f, "@topics") ? SIDE_TOPICS : str_is(f, "@goals") ? SIDE_GOALS : str_is(f, "@provinces") ? SIDE_PROVINCES : SIDES;
}

static size_t side_count(const struct load_now *now, enum side side)
{
    return side == SIDE_PROVINCES ? now->sides.province_count : now->sides.topic_count;
}

/* The item at a place of its list; false when it is of another list. */
static bool side_item(const struct load_now *now, enum side side, size_t i, int64_t *ret_id, struct str *ret_code, struct str *ret_name)
{
    if (side == SIDE_PROVINCES) {
        *ret_id = now->sides.provinces[i].id;
        *ret_code = now->sides.provinces[i].code;
        *ret_name = now->sides.provinces[i].name;
        return true;
    }
    const struct topic *t = &now->sides.topics[i];
    *ret_id = t->id;
    *ret_code = t->code;
    *ret_name = t->name;
    return (t->kind == TOPIC_SDG) == (side == SIDE_GOALS);
}

/* "ods-16", "16", "ODS 16" and "07" for what a spreadsheet made 7. */
static struct str code_wanted(struct arena *a, enum side side, struct str folded)
{
    int64_t number;
    struct str digits = side == SIDE_GOALS && str_starts(folded, "ods ") ? str_part(folded, 4, 10) : folded;
    if (side == SIDE_TOPICS || !str_int(digits, &number) || number < 0 || number > 99)
        return folded;
    return str_fmt(a, "%s%02d", side == SIDE_GOALS ? "ods-" : "", (int)number);
}

/* By code first, then by name; NONE. Two lists have areas of the same name: the first one is meant. */
static int64_t side_find(struct arena *a, const struct load_now *now, enum side side, struct str text)
{
    struct str folded = text_fold(a, text), code, name, wanted = code_wanted(a, side, folded);
    int64_t id;
    for (size_t i = 0; i < side_count(now, side); i++)
        if (side_item(now, side, i, &id, &code, &name) && str_eq(text_fold(a, code), wanted))
            return id;
    for (size_t i = 0; i < side_count(now, side); i++)
        if (side_item(now, side, i, &id, &code, &name) && str_eq(text_fold(a, name), folded))
            return id;
    return NONE;
}

static bool side_there(const struct load_now *now, enum side side, int64_t commitment, int64_t id)
{
    const struct load_sides *s = &now->sides;
    for (size_t i = 0; side != SIDE_PROVINCES && i < s->tag_count; i++)
        if (s->tags[i].commitment == commitment && s->tags[i].topic == id)
            return true;
    for (size_t i = 0; side == SIDE_PROVINCES && i < s->place_count; i++)
        if (s->places[i].commitment == commitment && s->places[i].territory == id)
            return true;
    return false;
}

/* The name where it means this one, or else the code. */
static struct str side_label(struct arena *a, const struct load_now *now, enum side side, int64_t id, struct str code, struct str name)
{
    struct str *cut;
    bool plain = ogp_list(a, name, &cut) == 1 && str_eq(cut[0], name) && side_find(a, now, side, name) == id;
    return plain ? name : code;
}

static struct str side_names(struct arena *a, const struct load_now *now, enum side side)
{
    struct buf b = BUF(a);
    struct str code, name;
    int64_t id;
    for (size_t i = 0; i < side_count(now, side); i++)
        if (side_item(now, side, i, &id, &code, &name))
            buf_fmt(&b, "%s%.*s", b.len > 0 ? "; " : "", STR_ARG(side_label(a, now, side, id, code, name)));
    return buf_str(&b);
}

struct str load_side_text(struct arena *a, const struct load_now *now, const char *field, int64_t commitment)
{
    enum side side = side_of(field);
    int value = load_value_of(field);
    struct buf b = BUF(a);
    struct str code, name;
    int64_t id;
    if (value >= 0) {
        const struct commitment_value *v = value_there(now, commitment, value);
        return v == NULL ? STR_NONE : v->justification;
    }
    for (size_t i = 0; side != SIDES && i < side_count(now, side); i++) {
        if (!side_item(now, side, i, &id, &code, &name) || !side_there(now, side, commitment, id))
            continue;
        buf_chars(&b, b.len > 0 ? "; " : "");
        buf_add(&b, side_label(a, now, side, id, code, name));
    }
    return buf_str(&b);
}

/* ---- coming in */

static void value_check(struct examine *x, const struct load_line *line, size_t column)
{
    const struct field *f = shape_field(&commitment_value_shape, STR("justification"));
    int64_t length = text_length(line->text[column]);
    if (length >= f->limit.min && length <= f->limit.max)
        return;
    bool longer = length > f->limit.max;
    examine_say(x, line, column, true, longer ? N_("Tiene %1 caracteres; se aceptan hasta %2.") : N_("Tiene %1 caracteres; hacen falta al menos %2."),
                int_words(x->a, x->lang, length), int_words(x->a, x->lang, longer ? f->limit.max : f->limit.min));
}

/* What there is to choose from is told once for each column. */
static void unknown_told(struct examine *x, const struct load_line *line, size_t column, enum side side, struct str name)
{
    name = text_excerpt(x->a, name, 100);
    if (x->listed[side])
        examine_say(x, line, column, true, N_("No conocemos «%1». Lo que existe está en el primer problema de esta columna."), name, STR_NONE);
    else
        examine_say(x, line, column, true, N_("No conocemos «%1». Existen: %2."), name, side_names(x->a, x->now, side));
    x->listed[side] = true;
}

void sides_check(struct examine *x, const struct load_line *line)
{
    for (size_t c = 0; c < load_sheets[SHEET_COMMITMENTS].count; c++) {
        const char *field = load_sheets[SHEET_COMMITMENTS].columns[c].field;
        enum side side = side_of(field);
        struct str *names;
        size_t count = side == SIDES ? 0 : ogp_list(x->a, line->text[c], &names);
        if (line->given[c] && load_value_of(field) >= 0)
            value_check(x, line, c);
        for (size_t i = 0; i < count; i++)
            if (side_find(x->a, x->now, side, names[i]) == NONE) {
                unknown_told(x, line, c, side, names[i]);
                break;
            }
    }
}

void sides_compare(struct examine *x, struct load_line *line)
{
    const struct commitment *there = line->now;
    int64_t id = there == NULL ? NONE : there->id;
    for (size_t c = 0; c < load_sheets[SHEET_COMMITMENTS].count; c++) {
        const struct load_column *column = &load_sheets[SHEET_COMMITMENTS].columns[c];
        enum side side = side_of(column->field);
        int value = load_value_of(column->field);
        struct str *names;
        size_t count = side == SIDES ? 0 : ogp_list(x->a, line->text[c], &names);
        if (value >= 0 && line->given[c]) {
            const struct commitment_value *v = value_there(x->now, id, value);
            if (v == NULL || !str_eq(v->justification, line->text[c]))
                examine_differ(x, line, column->title, v == NULL ? STR("") : text_excerpt(x->a, v->justification, 300),
                               text_excerpt(x->a, line->text[c], 300));
        }
        for (size_t i = 0; i < count; i++)
            if (!side_there(x->now, side, id, side_find(x->a, x->now, side, names[i])))
                examine_differ(x, line, column->title, STR(""), text_excerpt(x->a, names[i], 300));
    }
}

/* ---- accepted */

static enum status value_apply(struct db *db, struct arena *mem, struct load_now *now, int64_t commitment, int value, struct str why)
{
    struct commitment_value *there = value_there(now, commitment, value);
    if (there != NULL) {
        there->justification = why;
        return record_change(db, &commitment_value_shape, mem, there);
    }
    struct commitment_value v = {.id = NONE, .commitment = commitment, .value = value, .justification = why};
    return record_add(db, &commitment_value_shape, &v);
}

/* The same one named twice in a cell ("16; ODS 16") is one. */
static bool named_before(struct arena *mem, const struct load_now *now, enum side side, const struct str *names, size_t i, int64_t id)
{
    for (size_t k = 0; k < i; k++)
        if (side_find(mem, now, side, names[k]) == id)
            return true;
    return false;
}

static enum status side_apply(struct db *db, struct arena *mem, struct load_now *now, int64_t commitment, enum side side, struct str text)
{
    struct str *names;
    size_t count = ogp_list(mem, text, &names);
    for (size_t i = 0; i < count; i++) {
        int64_t id = side_find(mem, now, side, names[i]);
        struct commitment_topic tag = {.id = NONE, .commitment = commitment, .topic = id};
        struct commitment_territory place = {.id = NONE, .commitment = commitment, .territory = id};
        if (id == NONE)
            return INVALID;
        if (side_there(now, side, commitment, id) || named_before(mem, now, side, names, i, id))
            continue;
        if (side == SIDE_PROVINCES)
            TRY(record_add(db, &commitment_territory_shape, &place));
        else
            TRY(record_add(db, &commitment_topic_shape, &tag));
    }
    return DONE;
}

enum status sides_apply(struct db *db, struct arena *mem, struct load_now *now, const struct load_line *line, int64_t commitment)
{
    for (size_t c = 0; c < load_sheets[SHEET_COMMITMENTS].count; c++) {
        const char *field = load_sheets[SHEET_COMMITMENTS].columns[c].field;
        if (!line->given[c])
            continue;
        if (load_value_of(field) >= 0)
            TRY(value_apply(db, mem, now, commitment, load_value_of(field), line->text[c]));
        else if (side_of(field) != SIDES)
            TRY(side_apply(db, mem, now, commitment, side_of(field), line->text[c]));
    }
    return DONE;
}
