/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/digest.h"
#include "room/drafting/drafting_view.h"
#include "sql.h"

#define SHAPE_TAG struct draft_link
SHAPE_TABLE(draft_link, NULL, DRAFT_LINK);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_seat
SHAPE_TABLE(draft_seat, NULL, DRAFT_SEAT);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_head
SHAPE_TABLE(draft_head, NULL, DRAFT_HEAD);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_word
SHAPE_TABLE(draft_word, NULL, DRAFT_WORD);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_remark
SHAPE_TABLE(draft_remark, NULL, DRAFT_REMARK);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_count
SHAPE_TABLE(draft_count, NULL, DRAFT_COUNT);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_tally
SHAPE_TABLE(draft_tally, NULL, DRAFT_TALLY);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_source_row
SHAPE_TABLE(draft_source_row, NULL, DRAFT_SOURCE_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_candidate
SHAPE_TABLE(draft_candidate, NULL, DRAFT_CANDIDATE);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_voice
SHAPE_TABLE(draft_voice, NULL, DRAFT_VOICE);
#undef SHAPE_TAG
#define SHAPE_TAG struct draft_wait
SHAPE_TABLE(draft_wait, NULL, DRAFT_WAIT);
#undef SHAPE_TAG

enum status drafts_of_proposal(struct db *db, struct arena *mem, int64_t proposal, struct draft_link **ret, size_t *ret_count)
{
    return db_many(db, SQL_DRAFTS_OF_PROPOSAL, WITH(IN(proposal)), mem, &draft_link_shape, ret, ret_count);
}

enum status draft_candidates_read(struct request *r, int64_t cocreation, struct draft_candidate **ret, size_t *ret_count)
{
    return db_many(r->db, SQL_DRAFT_CANDIDATES, WITH(IN(cocreation)), r->mem, &draft_candidate_shape, ret, ret_count);
}

enum status draft_last_version(struct db *db, int64_t draft, int64_t *ret)
{
    return db_int(db, SQL_DRAFT_VERSION_LAST_ID, WITH(IN(draft)), ret);
}

/* The commitment's canonical JSON as it stands. */
static enum status content_now(struct db *db, struct arena *mem, int64_t commitment, struct commitment **ret, struct str *ret_content)
{
    struct edition_facts facts = {0};
    struct plan *plan;
    TRY(record_get(db, mem, &commitment_shape, commitment, ret));
    TRY(record_get(db, mem, &plan_shape, (*ret)->plan, &plan));
    TRY(edition_facts_read(db, mem, plan, &facts));
    *ret_content = edition_commitment_snapshot(mem, &facts, *ret);
    return DONE;
}

enum status draft_version_save(struct db *db, struct arena *mem, struct draft *d, struct str note, int64_t person, struct day today,
                               struct instant now, bool *ret_new)
{
    struct draft_version *last, v;
    struct commitment *c;
    shape_clear(&draft_version_shape, &v);
    *ret_new = false;
    TRY(content_now(db, mem, d->commitment, &c, &v.content));
    v.sha256 = sha256_hex(mem, v.content);
    enum status s = db_one(db, SQL_DRAFT_VERSION_LAST, WITH(IN(d->id)), mem, &draft_version_shape, &last);
    if (s != DONE && s != NOT_FOUND)
        return s;
    if (s == DONE && str_eq(last->sha256, v.sha256))
        return DONE;
    v.draft = d->id;
    v.number = s == DONE ? last->number + 1 : 1;
    v.note = note;
    v.person = person;
    v.saved_on = today;
    v.saved_at = now;
    TRY(record_add(db, &draft_version_shape, &v));
    *ret_new = true;
    d->title = c->title;
    if (d->state == DRAFT_AGREED)
        d->state = DRAFT_ASKED;
    return record_change(db, &draft_shape, mem, d);
}

/* Every row of a list, one by one: the log keeps what each held. */
#define ALL_REMOVED(db, mem, statement, of, tag)                                             \
    do {                                                                                     \
        struct tag *rows_;                                                                   \
        size_t count_;                                                                       \
        TRY(db_many(db, statement, WITH(IN(of)), mem, &tag##_shape, &rows_, &count_));       \
        for (size_t i_ = 0; i_ < count_; i_++)                                               \
            TRY(record_remove(db, &tag##_shape, mem, rows_[i_].id));                         \
    } while (0)

static enum status milestones_remove(struct db *db, struct arena *mem, int64_t commitment)
{
    struct milestone_dependency *links;
    struct milestone_part *parts;
    struct milestone *all;
    size_t count;
    TRY(milestone_dependencies_of(db, mem, commitment, &links, &count));
    for (size_t i = 0; i < count; i++)
        TRY(record_remove(db, &milestone_dependency_shape, mem, links[i].id));
    TRY(milestone_parts_of(db, mem, commitment, &parts, &count));
    for (size_t i = 0; i < count; i++)
        TRY(record_remove(db, &milestone_part_shape, mem, parts[i].id));
    TRY(milestones_of(db, mem, commitment, &all, &count));
    for (size_t i = 0; i < count; i++) {
        ALL_REMOVED(db, mem, SQL_MILESTONE_TESTS_OF, all[i].id, milestone_test);
        TRY(record_remove(db, &milestone_shape, mem, all[i].id));
    }
    return DONE;
}

enum status draft_commitment_remove(struct db *db, struct arena *mem, int64_t commitment)
{
    ALL_REMOVED(db, mem, SQL_DRAFT_TEXTS_OF, commitment, record_text);
    TRY(milestones_remove(db, mem, commitment));
    ALL_REMOVED(db, mem, SQL_DRAFT_FINANCING_OF, commitment, financing);
    ALL_REMOVED(db, mem, SQL_DRAFT_VALUES_OF, commitment, commitment_value);
    ALL_REMOVED(db, mem, SQL_DRAFT_INSTITUTIONS_OF, commitment, commitment_institution);
    ALL_REMOVED(db, mem, SQL_DRAFT_PEOPLE_OF, commitment, commitment_person);
    ALL_REMOVED(db, mem, SQL_DRAFT_TOPICS_OF, commitment, commitment_topic);
    ALL_REMOVED(db, mem, SQL_DRAFT_TERRITORIES_OF, commitment, commitment_territory);
    ALL_REMOVED(db, mem, SQL_DRAFT_NOTES_OF, commitment, commitment_comment);
    return record_remove(db, &commitment_shape, mem, commitment);
}
