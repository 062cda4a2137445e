/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/institution/institution.h"

#include "base/text.h"
#include "sql.h"

enum status institution_by_code(struct db *db, struct arena *mem, int64_t jurisdiction, struct str code,
                                struct institution **ret)
{
    return db_one(db, SQL_INSTITUTION_BY_CODE, WITH(IN(jurisdiction), IN(code)), mem, &institution_shape, ret);
}

enum status institutions_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct institution **ret,
                            size_t *ret_count)
{
    struct institution *rows;
    size_t count;
    TRY(db_many(db, SQL_INSTITUTIONS_OF, WITH(IN(jurisdiction)), mem, &institution_shape, &rows, &count));
    text_sort_by(mem, rows, count, name);
    *ret = rows;
    *ret_count = count;
    return DONE;
}

enum status institutions_data(struct db *db, struct arena *mem, int64_t jurisdiction, struct institution_data **ret,
                              size_t *ret_count)
{
    return db_many(db, SQL_INSTITUTIONS_DATA, WITH(IN(jurisdiction)), mem, &institution_data_shape, ret, ret_count);
}

static bool same(struct arena *mem, struct str wanted, struct str name)
{
    return !str_empty(name) && str_eq(wanted, institution_fold(mem, name));
}

/* Present names go before acronyms, these before earlier names. */
enum status institution_by_name(struct db *db, struct arena *mem, int64_t jurisdiction, struct str name,
                                struct institution **ret)
{
    struct institution *all;
    struct institution_name *old;
    size_t count, old_count;
    struct str wanted = institution_fold(mem, name);
    if (str_empty(wanted))
        return NOT_FOUND;
    TRY(institutions_of(db, mem, jurisdiction, &all, &count));
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++)
            if (same(mem, wanted, pass == 0 ? all[i].name : all[i].acronym)) {
                *ret = &all[i];
                return DONE;
            }
    TRY(institution_names_in(db, mem, jurisdiction, &old, &old_count));
    for (size_t k = 0; k < old_count; k++)
        if (same(mem, wanted, old[k].name) || same(mem, wanted, old[k].acronym))
            for (size_t i = 0; i < count; i++)
                if (all[i].id == old[k].institution) {
                    *ret = &all[i];
                    return DONE;
                }
    return NOT_FOUND;
}

enum status institution_successions(struct db *db, struct arena *mem, int64_t jurisdiction,
                                    struct institution_succession **ret, size_t *ret_count)
{
    return db_many(db, SQL_INSTITUTION_SUCCESSIONS, WITH(IN(jurisdiction)), mem, &institution_succession_shape, ret,
                   ret_count);
}

enum status institution_names_of(struct db *db, struct arena *mem, int64_t institution, struct institution_name **ret,
                                 size_t *ret_count)
{
    return db_many(db, SQL_INSTITUTION_NAMES_OF, WITH(IN(institution)), mem, &institution_name_shape, ret, ret_count);
}

enum status institution_names_in(struct db *db, struct arena *mem, int64_t jurisdiction, struct institution_name **ret,
                                 size_t *ret_count)
{
    return db_many(db, SQL_INSTITUTION_NAMES_IN, WITH(IN(jurisdiction)), mem, &institution_name_shape, ret, ret_count);
}

enum status institution_now(struct db *db, struct arena *mem, const struct institution *of, struct institution **ret,
                            size_t *ret_count)
{
    struct institution *all, *now;
    struct institution_succession *links;
    size_t count, link_count, places[16];
    TRY(institutions_of(db, mem, of->jurisdiction, &all, &count));
    TRY(institution_successions(db, mem, of->jurisdiction, &links, &link_count));
    size_t found = institution_answering(all, count, links, link_count, of->id, places, COUNT(places));
    now = arena_array(mem, struct institution, found);
    for (size_t i = 0; i < found; i++)
        now[i] = all[places[i]];
    *ret = now;
    *ret_count = found;
    return DONE;
}

enum status institution_add(struct db *db, struct institution *i)
{
    i->state = INSTITUTION_ACTIVE;
    return record_add(db, &institution_shape, i);
}

enum status institution_rename(struct db *db, struct arena *mem, struct institution *i, struct str name,
                               struct str acronym, struct day until_on, int64_t act)
{
    struct institution_name old;
    shape_clear(&institution_name_shape, &old);
    old.institution = i->id;
    old.name = i->name;
    old.acronym = i->acronym;
    old.until_on = until_on;
    old.act = act;
    TRY(record_add(db, &institution_name_shape, &old));
    i->name = name;
    i->acronym = acronym;
    return record_change(db, &institution_shape, mem, i);
}

enum status institution_move(struct db *db, struct arena *mem, struct institution *i, enum institution_state to,
                             struct day on, int64_t act)
{
    if (!institution_may_become((enum institution_state)i->state, to))
        return CONFLICT;
    bool ends = to != INSTITUTION_ACTIVE;
    i->state = to;
    i->ended_on = ends ? on : DAY_NONE;
    i->ending_act = ends ? act : NONE;
    return record_change(db, &institution_shape, mem, i);
}

enum status institution_succeed(struct db *db, struct arena *mem, struct institution *i,
                                struct institution_succession *link)
{
    link->predecessor = i->id;
    TRY(record_add(db, &institution_succession_shape, link));
    if (!succession_ends((enum succession_kind)link->kind) || i->state != INSTITUTION_ACTIVE)
        return DONE;
    return institution_move(db, mem, i, INSTITUTION_MERGED, link->happened_on, link->act);
}

enum status institution_options(struct request *r, int64_t jurisdiction, struct option **ret, size_t *ret_count)
{
    struct institution *rows;
    size_t count, kept = 0;
    TRY(institutions_of(r->db, r->mem, jurisdiction, &rows, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        const struct institution *x = &rows[i];
        if (x->state != INSTITUTION_ACTIVE)
            continue;
        struct str label = str_empty(x->acronym)
                               ? x->name
                               : str_fmt(r->mem, "%.*s (%.*s)", STR_ARG(x->name), STR_ARG(x->acronym));
        options[kept++] = (struct option){x->id, label};
    }
    *ret = options;
    *ret_count = kept;
    return DONE;
}
