/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/exchange/ogp_store.h"

#include "base/text.h"
#include "room/exchange/exchange_cells.h"
#include "sql.h"

enum status reference_plans(struct db *db, struct arena *mem, struct reference_plan **ret, size_t *ret_count)
{
    struct reference_plan *rows;
    TRY(db_many(db, SQL_REFERENCE_PLANS, WITHOUT, mem, &reference_plan_shape, &rows, ret_count));
    text_sort_by(mem, rows, *ret_count, jurisdiction);
    *ret = rows;
    return DONE;
}

enum status ogp_extract_of(struct db *db, struct arena *mem, int64_t commitment, struct ogp_extract **ret)
{
    return db_one(db, SQL_OGP_EXTRACT_OF_COMMITMENT, WITH(IN(commitment)), mem, &ogp_extract_shape, ret);
}

enum status ogp_extract_decode(struct db *db, struct arena *mem, const struct ogp_extract *e, struct ogp_header *ret_header,
                               struct ogp_row *ret)
{
    struct ogp_header_row *header;
    struct remarks ignored = {0};
    struct str *names, *cells;
    size_t width, count;
    TRY(record_get(db, mem, &ogp_header_row_shape, e->header, &header));
    TRY(texts_read(mem, header->names, &names, &width));
    TRY(texts_read(mem, e->cells, &cells, &count));
    TRY(ogp_header_read(mem, names, width, &ignored, ret_header));
    ogp_decode(mem, ret_header, cells, count, (size_t)e->position, ret);
    return DONE;
}

enum status unlinked_texts(struct db *db, struct arena *mem, int64_t jurisdiction, struct unlinked_text **ret, size_t *ret_count)
{
    return db_many(db, SQL_UNLINKED_TEXTS, WITH(IN(jurisdiction)), mem, &unlinked_text_shape, ret, ret_count);
}

enum status unlinked_link(struct db *db, struct arena *mem, int64_t jurisdiction, struct str text, int64_t institution)
{
    struct unlinked_commitment *rows;
    size_t count;
    TRY(db_many(db, SQL_UNLINKED_ALIKE, WITH(IN(jurisdiction), IN(text)), mem, &unlinked_commitment_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct commitment_institution link = {.id = NONE, .commitment = rows[i].id, .institution = institution,
                                              .role = INSTITUTION_LEAD, .from_on = DAY_NONE, .until_on = DAY_NONE};
        TRY(record_add(db, &commitment_institution_shape, &link));
    }
    return DONE;
}
