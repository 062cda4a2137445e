/* SPDX-License-Identifier: EUPL-1.2
 * Rows of OGP's dataset become reference plans. What is new goes in bulk; of what changed only the
 * fields whose cells differ are touched, so that work done here stays. Nothing is removed but tags that
 * the dataset itself took away. */
#include "base/digest.h"
#include "base/text.h"
#include "room/exchange/exchange_cells.h"
#include "room/exchange/ogp_store.h"
#include "sql.h"

struct place {
    struct str code;
    int64_t id;
};
struct applying {
    struct db *db;
    struct arena *mem;
    const struct ogp_file *file;
    int64_t header;
    struct place *places;
    size_t place_count;
    struct plan *plans;
    size_t plan_count;
    int64_t topics[OGP_COLUMNS];
    struct ogp_number_taken *taken;
    size_t taken_count;
};

static enum status header_keep(struct applying *x)
{
    const struct ogp_header *h = &x->file->header;
    struct ogp_header_row row, *found;
    shape_clear(&ogp_header_row_shape, &row);
    row.names = texts_json(x->mem, h->names, h->width);
    row.sha256 = sha256_hex(x->mem, row.names);
    row.added_at = db_deed(x->db)->now;
    enum status s = db_one(x->db, SQL_OGP_HEADER_BY_HASH, WITH(IN(row.sha256)), x->mem, &ogp_header_row_shape, &found);
    if (s == NOT_FOUND)
        s = record_add(x->db, &ogp_header_row_shape, &row);
    else if (s == DONE)
        row.id = found->id;
    x->header = row.id;
    return s;
}

static enum status topics_find(struct applying *x)
{
    struct topic *all;
    size_t count;
    TRY(topics(x->db, x->mem, TOPIC_POLICY, &all, &count));
    for (enum ogp_column c = 0; c < OGP_COLUMNS; c++) {
        x->topics[c] = NONE;
        for (size_t i = 0; i < count && ogp_fields[c].kind == OGP_KIND_TAG; i++)
            if (str_is(all[i].ogp_column, ogp_fields[c].header))
                x->topics[c] = all[i].id;
    }
    return DONE;
}

/* Its own code, or one with "ogp-" before it where a jurisdiction that is followed here has that. */
static enum status place_of(struct applying *x, const struct ogp_row *row, int64_t *ret)
{
    struct str code = ogp_place_code(x->mem, row), name = ogp_text(row, OGP_LOCALITY);
    struct jurisdiction j, *found = NULL;
    for (size_t i = 0; i < x->place_count; i++)
        if (str_eq(x->places[i].code, code)) {
            *ret = x->places[i].id;
            return DONE;
        }
    shape_clear(&jurisdiction_shape, &j);
    j.code = code;
    enum status s = jurisdiction_by_code(x->db, x->mem, j.code, &found);
    if ((s == DONE && !found->reference) || (s == NOT_FOUND && !jurisdiction_code_allowed(j.code))) {
        j.code = str_fmt(x->mem, "ogp-%.*s", STR_ARG(code));
        s = jurisdiction_by_code(x->db, x->mem, j.code, &found);
    }
    if (s == NOT_FOUND) {
        j.name = text_length(name) < 2 ? code : text_excerpt(x->mem, name, 119);
        j.kind = code.len == 3 ? JURISDICTION_COUNTRY : JURISDICTION_CITY;
        j.utc_offset_s = 0;
        j.reference = true;
        s = record_add(x->db, &jurisdiction_shape, &j);
    } else if (s == DONE) {
        j = *found;
    }
    TRY(s);
    x->places[x->place_count++] = (struct place){code, j.id};
    *ret = x->places[x->place_count - 1].id;
    return DONE;
}

static enum status plan_of(struct applying *x, const struct ogp_row *row, int64_t *ret)
{
    struct plan p, *found;
    struct str id = ogp_text(row, OGP_PLAN_ID);
    for (size_t i = 0; i < x->plan_count; i++)
        if (str_eq(x->plans[i].ogp_id, id)) {
            *ret = x->plans[i].id;
            return DONE;
        }
    shape_clear(&plan_shape, &p);
    if (!ogp_to_plan(x->mem, row, &p))
        return BROKEN;
    TRY(place_of(x, row, &p.jurisdiction));
    enum status s = plan_by_number(x->db, x->mem, p.jurisdiction, p.number, &found);
    if (s == NOT_FOUND)
        s = record_add(x->db, &plan_shape, &p);
    else if (s == DONE)
        p = *found;
    TRY(s);
    x->plans[x->plan_count++] = p;
    *ret = p.id;
    return DONE;
}

/* The number in its plan: the row's own, or the commitment's id where another has it. */
static void number_take(struct applying *x, struct commitment *c)
{
    for (size_t i = 0; i < x->taken_count; i++)
        if (x->taken[i].plan == c->plan) {
            if (str_eq(x->taken[i].number, c->number))
                c->number = c->ogp_id;
            if (x->taken[i].position >= c->position)
                c->position = x->taken[i].position + 1;
        }
    x->taken[x->taken_count++] = (struct ogp_number_taken){c->plan, c->number, c->position};
}

static enum status add_commitments(struct applying *x, const struct ogp_comparison *c, struct commitment *ret, size_t *ret_count)
{
    for (size_t i = 0; i < x->file->count; i++) {
        if (c->fates[i] != OGP_ADDED)
            continue;
        struct commitment *n = &ret[(*ret_count)++];
        shape_clear(&commitment_shape, n);
        TRY(plan_of(x, &x->file->rows[i], &n->plan));
        ogp_to_commitment(x->mem, &x->file->rows[i], n);
        n->position = 1;
        n->state = COMMITMENT_CURRENT;
        number_take(x, n);
    }
    return record_add_many(x->db, &commitment_shape, ret, *ret_count);
}

static enum status add_extracts(struct applying *x, const struct ogp_comparison *c, const struct commitment *added)
{
    struct ogp_extract *rows = arena_array(x->mem, struct ogp_extract, x->file->count);
    size_t count = 0, at = 0;
    for (size_t i = 0; i < x->file->count; i++) {
        if (c->fates[i] != OGP_ADDED && (c->fates[i] != OGP_UNUSABLE || c->extracts[i] != NONE))
            continue;
        struct ogp_extract *e = &rows[count++];
        shape_clear(&ogp_extract_shape, e);
        ogp_to_extract(x->mem, &x->file->rows[i], e);
        e->header = x->header;
        e->position = (int64_t)x->file->rows[i].number;
        if (c->fates[i] == OGP_ADDED)
            e->commitment = added[at++].id;
    }
    return record_add_many(x->db, &ogp_extract_shape, rows, count);
}

static enum status add_tags(struct applying *x, const struct ogp_comparison *c, const struct commitment *added)
{
    size_t count = 0, size = 0, at = 0;
    struct commitment_topic *rows = NULL;
    for (size_t i = 0; i < x->file->count; i++) {
        if (c->fates[i] != OGP_ADDED)
            continue;
        for (enum ogp_column k = 0; k < OGP_COLUMNS; k++) {
            if (x->topics[k] == NONE || !ogp_row_tagged(&x->file->rows[i], k))
                continue;
            if (count == size) {
                size_t more = size == 0 ? 1024 : size * 2;
                rows = arena_grow(x->mem, rows, size * sizeof *rows, more * sizeof *rows);
                size = more;
            }
            rows[count++] = (struct commitment_topic){.id = NONE, .commitment = added[at].id, .topic = x->topics[k]};
        }
        at++;
    }
    return record_add_many(x->db, &commitment_topic_shape, rows, count);
}

/* ---- rows that were here and came back different */

static enum status change_commitment(struct applying *x, const struct ogp_row *before, const struct ogp_row *after, int64_t id)
{
    struct commitment *now, old, fresh;
    TRY(record_get(x->db, x->mem, &commitment_shape, id, &now));
    old = fresh = *now;
    ogp_to_commitment(x->mem, before, &old);
    ogp_to_commitment(x->mem, after, &fresh);
    for (size_t i = 0; i < commitment_shape.count; i++) {
        const struct field *f = &commitment_shape.fields[i];
        if (!field_same(f, &old, &fresh) && !str_is(str_of(f->name), "number"))
            (void)field_load(f, now, x->mem, field_stored(f, &fresh, x->mem));
        if (!field_same(f, &old, &fresh) && field_empty(f, &fresh))
            field_clear(f, now);
    }
    if (!str_eq(old.number, fresh.number)) {
        struct commitment *other;
        enum status s = commitment_by_number(x->db, x->mem, now->plan, fresh.number, &other);
        if (s == NOT_FOUND)
            now->number = fresh.number;
        else if (s != DONE)
            return s;
    }
    return record_change(x->db, &commitment_shape, x->mem, now);
}

static enum status change_tags(struct applying *x, const struct ogp_row *before, const struct ogp_row *after, int64_t id)
{
    struct ogp_tag *tags;
    size_t count;
    TRY(db_many(x->db, SQL_OGP_TAGS_OF_COMMITMENT, WITH(IN(id)), x->mem, &ogp_tag_shape, &tags, &count));
    for (enum ogp_column c = 0; c < OGP_COLUMNS; c++) {
        if (x->topics[c] == NONE)
            continue;
        bool was = ogp_row_tagged(before, c), is = ogp_row_tagged(after, c);
        const struct ogp_tag *here = NULL;
        for (size_t i = 0; i < count; i++)
            if (tags[i].topic == x->topics[c])
                here = &tags[i];
        if (was && !is && here != NULL)
            TRY(record_remove(x->db, &commitment_topic_shape, x->mem, here->id));
        if (!was && is && here == NULL) {
            struct commitment_topic t = {.id = NONE, .commitment = id, .topic = x->topics[c]};
            TRY(record_add(x->db, &commitment_topic_shape, &t));
        }
    }
    return DONE;
}

static enum status change_row(struct applying *x, const struct ogp_row *after, int64_t id)
{
    struct ogp_extract *e;
    struct ogp_header header;
    struct ogp_row *before = arena_new_of(x->mem, struct ogp_row);
    TRY(record_get(x->db, x->mem, &ogp_extract_shape, id, &e));
    TRY(ogp_extract_decode(x->db, x->mem, e, &header, before));
    if (e->commitment != NONE) {
        TRY(change_commitment(x, before, after, e->commitment));
        TRY(change_tags(x, before, after, e->commitment));
    }
    ogp_to_extract(x->mem, after, e);
    e->header = x->header;
    return record_change(x->db, &ogp_extract_shape, x->mem, e);
}

enum status ogp_apply(struct db *db, struct arena *mem, const struct ogp_file *file, const struct ogp_comparison *c)
{
    struct applying x = {.db = db, .mem = mem, .file = file};
    size_t count = 0, added = c->counts[OGP_ADDED];
    if (added + c->counts[OGP_CHANGED] + c->counts[OGP_UNUSABLE] == 0)
        return DONE;
    struct ogp_number_taken *taken;
    x.places = arena_array(mem, struct place, file->count);
    x.plans = arena_array(mem, struct plan, file->count);
    TRY(header_keep(&x));
    TRY(topics_find(&x));
    TRY(db_many(db, SQL_OGP_NUMBERS, WITHOUT, mem, &ogp_number_taken_shape, &taken, &x.taken_count));
    x.taken = arena_array(mem, struct ogp_number_taken, x.taken_count + added);
    for (size_t i = 0; i < x.taken_count; i++)
        x.taken[i] = taken[i];
    struct commitment *rows = arena_array(mem, struct commitment, added);
    TRY(add_commitments(&x, c, rows, &count));
    TRY(add_extracts(&x, c, rows));
    TRY(add_tags(&x, c, rows));
    for (size_t i = 0; i < file->count; i++)
        if (c->fates[i] == OGP_CHANGED)
            TRY(change_row(&x, &file->rows[i], c->extracts[i]));
    return DONE;
}
