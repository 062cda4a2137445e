/* SPDX-License-Identifier: EUPL-1.2
 * A whole file of OGP's dataset: taken apart, compared with what is here, written again. */
#include <string.h>

#include "base/digest.h"
#include "document/csv.h"
#include "room/exchange/exchange_cells.h"
#include "room/exchange/ogp_store.h"
#include "sql.h"
#include "view/out.h"

static enum status refuse(struct arena *mem, enum lang lang, struct ogp_file *f, enum status why, const char *message,
                          const struct str *values, size_t count)
{
    f->problem = say_with(mem, lang, message, values, count);
    return why;
}

/* Room for the rows: a file has at most as many as line feeds, and grows by doubling. */
static struct ogp_row *row_new(struct arena *mem, struct ogp_file *f, size_t *size)
{
    if (f->count == *size) {
        size_t more = *size == 0 ? 256 : *size * 2;
        f->rows = arena_grow(mem, f->rows, *size * sizeof *f->rows, more * sizeof *f->rows);
        *size = more;
    }
    memset(&f->rows[f->count], 0, sizeof *f->rows);
    return &f->rows[f->count++];
}

enum status ogp_file_read(struct arena *mem, struct str bytes, enum lang lang, struct ogp_file *ret)
{
    struct csv_reader c;
    struct csv_row row;
    size_t size = 0;
    *ret = (struct ogp_file){0};
    enum status s = csv_open(&c, mem, bytes, &ret->remarks);
    if (s == DONE)
        s = csv_next(&c, mem, &row);
    if (s == NOT_FOUND)
        return refuse(mem, lang, ret, INVALID, N_("El archivo está vacío."), NULL, 0);
    if (s != DONE)
        return refuse(mem, lang, ret, s, str_chars(mem, c.problem.message), c.problem.values, c.problem.value_count);
    if (ogp_header_read(mem, row.cells, row.count, &ret->remarks, &ret->header) != DONE)
        return refuse(mem, lang, ret, INVALID,
                      N_("No es la base de compromisos de OGP: faltan el identificador, el plan o el título."), NULL, 0);
    while ((s = csv_next(&c, mem, &row)) == DONE) {
        struct ogp_row *r = row_new(mem, ret, &size);
        ogp_decode(mem, &ret->header, row.cells, row.count, row.number, r);
        bool local;
        int64_t number;
        if (r->usable && (!ogp_plan_id_parse(ogp_text(r, OGP_PLAN_ID), &local, &number) || number < 1))
            r->usable = false;
    }
    if (s != NOT_FOUND)
        return refuse(mem, lang, ret, s, str_chars(mem, c.problem.message), c.problem.values, c.problem.value_count);
    ogp_check_clusters(mem, ret->rows, ret->count);
    return DONE;
}

static struct str header_hash(struct arena *mem, const struct ogp_header *h)
{
    return sha256_hex(mem, texts_json(mem, h->names, h->width));
}

/* Where the id stands among those kept; files come in the same order, so the next one is tried first. */
static size_t kept_find(const struct ogp_kept *kept, size_t count, struct str id, size_t *next)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = (*next + i) % count;
        if (str_eq(kept[at].ogp_id, id)) {
            *next = at + 1;
            return at;
        }
    }
    return SIZE_MAX;
}

static void fate_of(struct arena *mem, const struct ogp_file *file, size_t i, const struct ogp_kept *kept, size_t kept_count,
                    int64_t header, bool *seen, size_t *next, struct ogp_comparison *c)
{
    struct ogp_extract e;
    ogp_to_extract(mem, &file->rows[i], &e);
    size_t at = kept_find(kept, kept_count, e.ogp_id, next);
    if (at == SIZE_MAX) {
        c->fates[i] = file->rows[i].usable ? OGP_ADDED : OGP_UNUSABLE;
        return;
    }
    c->extracts[i] = kept[at].id;
    c->fates[i] = seen[at] ? OGP_REPEATED
                  : kept[at].header == header && str_eq(kept[at].cells_sha256, e.cells_sha256) ? OGP_SAME
                  : file->rows[i].usable ? OGP_CHANGED : OGP_SAME;
    seen[at] = true;
}

/* Rows of the file itself under one id: the first counts. */
static void mark_repeated(const struct ogp_file *file, struct ogp_comparison *c)
{
    for (size_t i = 0; i < file->count; i++) {
        if (c->fates[i] != OGP_ADDED)
            continue;
        struct str id = ogp_text(&file->rows[i], OGP_COMMITMENT_ID);
        for (size_t k = 0; k < i && c->fates[i] == OGP_ADDED; k++)
            if (c->fates[k] == OGP_ADDED && str_eq(ogp_text(&file->rows[k], OGP_COMMITMENT_ID), id))
                c->fates[i] = OGP_REPEATED;
    }
}

enum status ogp_compare(struct db *db, struct arena *mem, const struct ogp_file *file, struct ogp_comparison *ret)
{
    struct ogp_kept *kept;
    struct ogp_header_row *header;
    size_t count, next = 0;
    TRY(db_many(db, SQL_OGP_KEPT, WITHOUT, mem, &ogp_kept_shape, &kept, &count));
    enum status s = db_one(db, SQL_OGP_HEADER_BY_HASH, WITH(IN(header_hash(mem, &file->header))), mem, &ogp_header_row_shape,
                           &header);
    if (s != DONE && s != NOT_FOUND)
        return s;
    bool *seen = arena_array(mem, bool, count);
    *ret = (struct ogp_comparison){.fates = arena_array(mem, enum ogp_fate, file->count),
                                   .extracts = arena_array(mem, int64_t, file->count)};
    struct arena row_mem = arena_new((size_t)8 << 20);
    for (size_t i = 0; i < file->count; i++) {
        ret->extracts[i] = NONE;
        fate_of(&row_mem, file, i, kept, count, s == DONE ? header->id : NONE, seen, &next, ret);
        arena_reset(&row_mem);
        ret->remarks += file->rows[i].remarks.count;
    }
    arena_free(&row_mem);
    mark_repeated(file, ret);
    for (size_t i = 0; i < file->count; i++)
        ret->counts[ret->fates[i]]++;
    for (size_t k = 0; k < count; k++)
        ret->absent += !seen[k];
    return DONE;
}

/* ---- out */

struct exporting {
    struct ogp_header header;
    struct commitment *now;
    size_t now_count;
    struct ogp_tag *tags;
    size_t tag_count;
};

/* Rows come in the order of the file, commitments and tags by id: a search by halves. */
static const struct commitment *commitment_of(const struct exporting *x, int64_t id)
{
    size_t low = 0, high = x->now_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (x->now[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < x->now_count && x->now[low].id == id ? &x->now[low] : NULL;
}

static size_t tags_of(const struct exporting *x, int64_t commitment)
{
    size_t low = 0, high = x->tag_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (x->tags[middle].commitment < commitment)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t tag_edits(const struct exporting *x, const struct ogp_row *row, int64_t commitment, struct ogp_edit *edits, size_t n)
{
    size_t first = tags_of(x, commitment), last = first;
    while (last < x->tag_count && x->tags[last].commitment == commitment)
        last++;
    for (enum ogp_column c = 0; c < OGP_COLUMNS; c++) {
        if (ogp_fields[c].kind != OGP_KIND_TAG || x->header.at[c] == 0)
            continue;
        bool now = false;
        for (size_t i = first; i < last; i++)
            now |= str_is(x->tags[i].ogp_column, ogp_fields[c].header);
        if (now != ogp_row_tagged(row, c))
            edits[n++] = (struct ogp_edit){c, now ? STR("1") : STR("0")};
    }
    return n;
}

static enum status row_out(struct exporting *x, const struct ogp_extract *e, struct arena *a, struct buf *out)
{
    struct str *cells;
    struct ogp_edit edits[OGP_COLUMNS];
    size_t count, n = 0;
    struct ogp_row row;
    TRY(texts_read(a, e->cells, &cells, &count));
    const struct commitment *now = e->commitment == NONE ? NULL : commitment_of(x, e->commitment);
    if (now != NULL) {
        memset(&row, 0, sizeof row);
        ogp_decode(a, &x->header, cells, count, (size_t)e->position, &row);
        n = ogp_edits_of(a, &row, now, edits);
        n = tag_edits(x, &row, now->id, edits, n);
    }
    csv_write(out, ogp_export(a, &x->header, cells, count, edits, n), x->header.width, ',');
    return DONE;
}

enum status ogp_export_csv(struct db *db, struct arena *mem, struct str plan_ogp_id, struct str *ret, size_t *ret_count)
{
    struct exporting x = {0};
    struct ogp_header_row *header;
    struct ogp_extract *rows;
    struct remarks ignored = {0};
    struct str *names;
    size_t width;
    TRY(db_one(db, SQL_OGP_HEADER_NEWEST, WITHOUT, mem, &ogp_header_row_shape, &header));
    TRY(texts_read(mem, header->names, &names, &width));
    TRY(ogp_header_read(mem, names, width, &ignored, &x.header));
    TRY(str_empty(plan_ogp_id)
            ? db_many(db, SQL_OGP_EXTRACTS_OF_HEADER, WITH(IN(header->id)), mem, &ogp_extract_shape, &rows, ret_count)
            : db_many(db, SQL_OGP_EXTRACTS_OF_PLAN, WITH(IN(plan_ogp_id), IN(header->id)), mem, &ogp_extract_shape, &rows,
                      ret_count));
    if (*ret_count == 0)
        return NOT_FOUND;
    TRY(db_many(db, SQL_OGP_COMMITMENTS, WITH(IN(header->id)), mem, &commitment_shape, &x.now, &x.now_count));
    TRY(db_many(db, SQL_OGP_COMMITMENT_TAGS, WITHOUT, mem, &ogp_tag_shape, &x.tags, &x.tag_count));
    struct buf out = BUF(mem);
    struct arena row_mem = arena_new((size_t)8 << 20);
    enum status s = DONE;
    csv_write(&out, names, width, ',');
    for (size_t i = 0; i < *ret_count && s == DONE; i++) {
        s = row_out(&x, &rows[i], &row_mem, &out);
        arena_reset(&row_mem);
    }
    arena_free(&row_mem);
    *ret = buf_str(&out);
    return s;
}
