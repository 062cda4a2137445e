/* SPDX-License-Identifier: EUPL-1.2
 * Everything public, set by set: each row goes once from the database to its CSV and its JSON. */
#include "room/archive/archive_part.h"
#include "view/out.h"

struct shape archive_shape(struct arena *a, const struct shape *s)
{
    struct field *fields = arena_array(a, struct field, s->count);
    struct shape kept = *s;
    kept.count = 0;
    for (size_t i = 0; i < s->count; i++)
        if ((s->fields[i].flags & PUBLIC) != 0 && s->fields[i].type != FIELD_REF)
            fields[kept.count++] = s->fields[i];
    kept.fields = fields;
    return kept;
}

void archive_set_begin(struct archive_set *s, struct archive_maker *m, struct str jurisdiction, const char *name, const char *row_is,
                       const struct shape *shape)
{
    *s = (struct archive_set){.maker = m, .name = name, .row_is = row_is, .jurisdiction = jurisdiction, .shape = archive_shape(m->mem, shape)};
    bundle_entry_begin(&m->bundle, &s->csv);
    bundle_entry_begin(&m->bundle, &s->json);
    struct buf header = BUF(m->mem);
    row_csv_header(&header, &s->shape);
    bundle_add(&s->csv, buf_str(&header));
}

void archive_set_row(struct archive_set *s, const void *row, struct arena *mem)
{
    struct buf line = BUF(mem);
    struct json j = JSON(mem);
    row_csv(&line, &s->shape, row);
    bundle_add(&s->csv, buf_str(&line));
    bundle_add(&s->json, s->rows == 0 ? STR("[\n") : STR(",\n"));
    json_row(&j, &s->shape, row, PUBLIC);
    bundle_add(&s->json, json_str(&j));
    s->rows++;
}

static struct str entry_name(struct archive_set *s, const char *ending)
{
    struct str j = s->jurisdiction;
    return str_fmt(s->maker->mem, "datos/%.*s%s%s.%s", STR_ARG(j), str_empty(j) ? "" : "/", s->name, ending);
}

enum status archive_set_end(struct archive_set *s, enum status outcome)
{
    struct str csv, json;
    if (outcome != DONE || s->rows == 0) {
        bundle_entry_drop(&s->csv);
        bundle_entry_drop(&s->json);
        return outcome;
    }
    bundle_add(&s->json, STR("\n]\n"));
    outcome = bundle_entry_end(&s->csv, entry_name(s, "csv"), &csv);
    if (outcome != DONE) {
        bundle_entry_drop(&s->json);
        return outcome;
    }
    TRY(bundle_entry_end(&s->json, entry_name(s, "json"), &json));
    archive_package_set(s->maker, s, csv, json);
    archive_hashed(s->maker, entry_name(s, "csv"), csv);
    archive_hashed(s->maker, entry_name(s, "json"), json);
    s->maker->made.sets++;
    s->maker->made.rows += s->rows;
    return DONE;
}

static enum status row_seen(void *context, void *row, struct arena *mem)
{
    struct archive_set *s = context;
    archive_set_row(s, row, mem);
    return s->csv.status != DONE ? s->csv.status : s->json.status;
}

static enum status set_written(struct archive_maker *m, const struct jurisdiction *j, const struct dataset *d)
{
    struct archive_set s;
    archive_set_begin(&s, m, j->code, d->name, d->row_is, d->shape);
    return archive_set_end(&s, db_each(m->db, d->statement, WITH(IN(j->id)), d->shape, row_seen, &s));
}

/* The first room that gives a name has it. */
static bool is_first(const struct site *site, const struct dataset *d)
{
    for (size_t i = 0; i < site->room_count; i++)
        for (const struct dataset *x = site->rooms[i]->datasets; x != NULL && x->name != NULL; x++)
            if (str_is(str_of(x->name), d->name))
                return x == d;
    return false;
}

static enum status jurisdiction_written(struct archive_maker *m, const struct jurisdiction *j)
{
    for (size_t i = 0; i < m->site->room_count; i++)
        for (const struct dataset *d = m->site->rooms[i]->datasets; d != NULL && d->name != NULL; d++)
            if (is_first(m->site, d))
                TRY(set_written(m, j, d));
    return archive_facts(m, j);
}

static enum status jurisdictions_written(struct archive_maker *m, const struct jurisdiction *rows, size_t count)
{
    struct archive_set s;
    archive_set_begin(&s, m, STR(""), "jurisdicciones", N_("Una jurisdicción: país, provincia, ciudad u órgano con sus planes"), &jurisdiction_shape);
    struct arena one = arena_new(1 << 20);
    for (size_t i = 0; i < count; i++) {
        archive_set_row(&s, &rows[i], &one);
        arena_reset(&one);
    }
    arena_free(&one);
    TRY(archive_set_end(&s, DONE));
    for (size_t i = 0; i < count; i++)
        TRY(jurisdiction_written(m, &rows[i]));
    return DONE;
}

/* By code: names are sorted by their language. */
static void by_code(struct jurisdiction *rows, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct jurisdiction x = rows[i];
        size_t k = i;
        for (; k > 0 && str_compare(rows[k - 1].code, x.code) > 0; k--)
            rows[k] = rows[k - 1];
        rows[k] = x;
    }
}

static enum status all_written(struct archive_maker *m)
{
    struct jurisdiction *rows;
    size_t count;
    TRY(jurisdictions(m->db, m->mem, &rows, &count));
    by_code(rows, count);
    archive_package_begin(m);
    TRY(jurisdictions_written(m, rows, count));
    TRY(archive_algorithms(m, rows, count));
    return archive_package_end(m);
}

enum status archive_write(struct db *db, const struct site *site, struct arena *mem, const char *path, struct day day,
                          struct archive_made *ret)
{
    struct archive_maker m = {.db = db, .site = site, .mem = mem, .day = day};
    TRY(bundle_begin(&m.bundle, mem, path, day));
    enum status s = bundle_end(&m.bundle, all_written(&m));
    *ret = m.made;
    return s;
}
