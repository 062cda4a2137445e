/* SPDX-License-Identifier: EUPL-1.2
 * What stands beside a commitment, from one statement into the records' own structs. */
#include <string.h>

#include "room/commitment/commitment_store.h"
#include "sql.h"

CHOICES_TABLE(side_kind, SIDE_KIND);
#define SHAPE_TAG struct commitment_side
SHAPE_TABLE(commitment_side, NULL, COMMITMENT_SIDE);
#undef SHAPE_TAG

static void party_add(struct commitment_sides *s, const struct commitment_side *x)
{
    struct commitment_party *p = &s->parties[s->parties_count++];
    shape_clear(&commitment_party_shape, p);
    p->id = p->institution = x->id;
    p->role = choice_of(&institution_role_choices, x->detail);
    p->name = x->name;
    p->code = x->code;
    p->acronym = x->other;
    p->from_on = x->from_on;
    p->until_on = x->until_on;
}

/* An institution that somebody speaks for, whether it is a party itself or not. */
static void voice_add(struct commitment_sides *s, const struct commitment_side *x)
{
    struct commitment_party *p = &s->people[s->people_count++];
    shape_clear(&commitment_party_shape, p);
    p->id = p->institution = x->id;
    p->role = INSTITUTION_COUNTERPART;
    p->name = x->name;
    p->from_on = x->from_on;
    p->until_on = x->until_on;
}

static void topic_add(struct commitment_sides *s, const struct commitment_side *x)
{
    struct topic *t = &s->topics[s->topics_count++];
    shape_clear(&topic_shape, t);
    t->id = x->id;
    t->code = x->code;
    t->name = x->name;
    t->name_en = x->other;
    t->kind = choice_of(&topic_kind_choices, x->detail);
}

static void territory_add(struct commitment_sides *s, const struct commitment_side *x)
{
    struct territory *t = &s->territories[s->territories_count++];
    shape_clear(&territory_shape, t);
    t->id = x->id;
    t->code = x->code;
    t->name = x->name;
    t->iso = x->other;
}

static void value_add(struct commitment_sides *s, const struct commitment_side *x, int64_t commitment)
{
    int value = choice_of(&ogp_value_choices, x->detail);
    s->values[s->values_count++] = (struct commitment_value){x->id, commitment, value, x->name};
}

static void money_add(struct commitment_sides *s, const struct commitment_side *x, int64_t commitment)
{
    struct financing *f = &s->money[s->money_count++];
    shape_clear(&financing_shape, f);
    f->id = x->id;
    f->commitment = commitment;
    f->source = choice_of(&financing_source_choices, x->detail);
    f->funder = x->name;
    f->agreement = x->code;
    f->note = x->other;
    f->ends_on = x->until_on;
    f->amount_cents = x->n;
}

static void text_add(struct commitment_sides *s, const struct commitment_side *x)
{
    struct record_text *t = &s->texts[s->texts_count++];
    shape_clear(&record_text_shape, t);
    t->id = x->id;
    t->field = x->detail;
    t->text = x->name;
    t->source_revision = x->n;
}

static struct commitment_link link_of(const struct commitment_side *x)
{
    return (struct commitment_link){x->id, x->detail, x->name, x->n, x->code};
}

enum status commitment_sides(struct db *db, struct arena *mem, int64_t commitment, enum lang lang, struct commitment_sides *ret)
{
    struct commitment_side *rows;
    size_t count;
    struct str language = lang == LANG_ES ? STR_NONE : STR("en");
    TRY(db_many(db, SQL_COMMITMENT_SIDES, WITH(IN(commitment), IN(language)), mem, &commitment_side_shape, &rows, &count));
    *ret = (struct commitment_sides){0};
    ret->parties = arena_array(mem, struct commitment_party, count);
    ret->people = arena_array(mem, struct commitment_party, count);
    ret->topics = arena_array(mem, struct topic, count);
    ret->territories = arena_array(mem, struct territory, count);
    ret->texts = arena_array(mem, struct record_text, count);
    ret->values = arena_array(mem, struct commitment_value, count);
    ret->money = arena_array(mem, struct financing, count);
    ret->after = arena_array(mem, struct commitment_link, count);
    ret->spans = arena_array(mem, struct commitment_span, count);
    for (size_t i = 0; i < count; i++) {
        const struct commitment_side *x = &rows[i];
        switch ((enum side_kind)x->kind) {
        case SIDE_PARTY:
            party_add(ret, x);
            break;
        case SIDE_TOPIC:
            topic_add(ret, x);
            break;
        case SIDE_TERRITORY:
            territory_add(ret, x);
            break;
        case SIDE_VALUE:
            value_add(ret, x, commitment);
            break;
        case SIDE_MONEY:
            money_add(ret, x, commitment);
            break;
        case SIDE_BEFORE:
            ret->before = arena_new_of(mem, struct commitment_link);
            *ret->before = link_of(x);
            break;
        case SIDE_AFTER:
            ret->after[ret->after_count++] = link_of(x);
            break;
        case SIDE_SPAN:
            ret->spans[ret->spans_count++] = (struct commitment_span){x->from_on, x->until_on, day_parse(x->code)};
            break;
        case SIDE_VOICE:
            voice_add(ret, x);
            break;
        case SIDE_TEXT:
            text_add(ret, x);
            break;
        case SIDE_BESIDE:
            ret->beside = (unsigned)x->n;
            break;
        }
    }
    return DONE;
}

static void voice_put(struct commitment_voice *all, size_t *count, const struct commitment_party *p)
{
    size_t at = 0;
    while (at < *count && (all[at].institution < p->institution || (all[at].institution == p->institution && all[at].role > p->role)))
        at++;
    if (at < *count && all[at].institution == p->institution && all[at].role == p->role)
        return;
    memmove(&all[at + 1], &all[at], (*count - at) * sizeof *all);
    all[at] = (struct commitment_voice){p->institution, p->role, p->name};
    (*count)++;
}

enum status commitment_voices(struct request *r, const struct commitment_place *place, struct commitment_voice **ret, size_t *ret_count)
{
    struct commitment_sides read;
    const struct commitment_sides *s = place->sides;
    if (s == NULL) {
        TRY(commitment_sides(r->db, r->mem, place->commitment->id, r->lang, &read));
        s = &read;
    }
    *ret = arena_array(r->mem, struct commitment_voice, s->parties_count + s->people_count);
    *ret_count = 0;
    for (size_t i = 0; i < s->parties_count; i++)
        if (s->parties[i].role != INSTITUTION_SUPPORT && !day_before(s->parties[i].until_on, r->today))
            voice_put(*ret, ret_count, &s->parties[i]);
    for (size_t i = 0; i < s->people_count; i++)
        if (!day_before(r->today, s->people[i].from_on) && !day_before(s->people[i].until_on, r->today))
            voice_put(*ret, ret_count, &s->people[i]);
    return DONE;
}
