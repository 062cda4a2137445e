/* SPDX-License-Identifier: EUPL-1.2
 * The index follows the sealed log; hits are put in one order for both engines. */
#include <stdlib.h>

#include "base/text.h"
#include "room/portal/portal_search.h"
#include "sql.h"

#define BODY_MOST 4000    /* characters kept for excerpts */
#define TOKENS_MOST 60000 /* bytes of tokens of one document */
#define BATCH 400u

static int weight_of(struct str record)
{
    static const char *const order[] = {"jurisdiction", "plan", "commitment", "institution", "milestone",
                                        "act", "institution_name", "plan_document", "evidence", "topic", "proposal", "indicator"};
    for (size_t i = 0; i < COUNT(order); i++)
        if (str_is(record, order[i]))
            return (int)i;
    return -1;
}

static struct str address(struct arena *a, const struct search_source *s)
{
    struct str j = s->jurisdiction_code;
    if (str_is(s->record, "topic"))
        return STR("/temas");
    if (str_is(s->record, "institution") || str_is(s->record, "institution_name"))
        return str_fmt(a, "/%.*s/institucion/%.*s", STR_ARG(j), STR_ARG(s->code));
    if (str_is(s->record, "act"))
        return str_fmt(a, "/%.*s/acto/%lld", STR_ARG(j), (long long)s->record_id);
    if (str_is(s->record, "evidence"))
        return str_fmt(a, "/%.*s/prueba/%lld", STR_ARG(j), (long long)s->record_id);
    if (str_is(s->record, "proposal"))
        return str_fmt(a, "/%.*s/cocreacion/%lld/propuesta/%.*s", STR_ARG(j), (long long)s->plan_number, STR_ARG(s->code));
    if (str_is(s->record, "indicator"))
        return str_fmt(a, "/%.*s/indicador/%.*s", STR_ARG(j), STR_ARG(s->code));
    if (s->plan_number == NONE)
        return str_fmt(a, "/%.*s", STR_ARG(j));
    struct str plan = str_fmt(a, "/%.*s/plan/%lld", STR_ARG(j), (long long)s->plan_number);
    if (str_is(s->record, "plan_document"))
        return str_fmt(a, "%.*s/documentos", STR_ARG(plan));
    if (str_empty(s->commitment_number))
        return plan;
    struct str commitment = str_fmt(a, "%.*s/compromiso/%.*s", STR_ARG(plan), STR_ARG(url_component(a, s->commitment_number)));
    if (str_empty(s->milestone_number))
        return commitment;
    return str_fmt(a, "%.*s/hito/%.*s", STR_ARG(commitment), STR_ARG(url_component(a, s->milestone_number)));
}

/* Words longer than what an index takes are cut, as in queries. */
static struct str tokens_of(struct arena *a, const struct search_source *s)
{
    struct str all = text_tokens(a, str_fmt(a, "%.*s %.*s %.*s", STR_ARG(s->title), STR_ARG(s->body), STR_ARG(s->code)));
    struct buf b = BUF(a);
    while (!str_empty(all) && b.len < TOKENS_MOST) {
        struct str token = str_cut(&all, ' ');
        size_t len = token.len < 40 ? token.len : 40;
        while (len > 0 && len < token.len && ((unsigned char)token.ptr[len] & 0xC0) == 0x80)
            len--;
        if (b.len > 0)
            buf_char(&b, ' ');
        buf_add(&b, str_part(token, 0, len));
    }
    return b.len == 0 ? STR("") : buf_str(&b);
}

static enum status put(struct db *db, struct arena *mem, const struct search_source *s)
{
    struct str body = text_excerpt(mem, s->body, BODY_MOST);
    return db_exec(db, SQL_SEARCH_PUT,
                   WITH(IN(s->record), IN(s->record_id), IN(s->jurisdiction), IN(s->published), IN(weight_of(s->record)),
                        IN(s->title), IN(address(mem, s)), IN(body.ptr == NULL ? STR("") : body), IN(tokens_of(mem, s))),
                   NULL);
}

static enum status put_all(struct db *db, struct arena *mem, int statement, int64_t id)
{
    struct search_source *rows;
    size_t count;
    TRY(db_many(db, statement, WITH(IN(id)), mem, &search_source_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        TRY(put(db, mem, &rows[i]));
    return DONE;
}

/* What somebody proposes, as soon as everybody may read it: its answers in their order. */
static enum status renew_proposal(struct db *db, struct arena *mem, int64_t id)
{
    struct search_source *s;
    struct search_words *words;
    size_t count;
    enum status found = db_one(db, SQL_SEARCH_SOURCE_OF_PROPOSAL, WITH(IN(id)), mem, &search_source_shape, &s);
    if (found == NOT_FOUND)
        return db_exec(db, SQL_SEARCH_DROP, WITH(IN("proposal"), IN(id)), NULL);
    TRY(found);
    TRY(db_many(db, SQL_SEARCH_WORDS_OF_PROPOSAL, WITH(IN(id)), mem, &search_words_shape, &words, &count));
    struct buf b = BUF(mem);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_char(&b, '\n');
        buf_add(&b, words[i].text);
    }
    s->body = b.len == 0 ? STR("") : buf_str(&b);
    return put(db, mem, s);
}

/* A process that becomes public shows what it holds. */
static enum status renew_process(struct db *db, struct arena *mem, int64_t id)
{
    struct search_change *list;
    size_t count;
    TRY(db_many(db, SQL_SEARCH_PROPOSALS_OF_PROCESS, WITH(IN(id)), mem, &search_change_shape, &list, &count));
    for (size_t i = 0; i < count; i++)
        TRY(renew_proposal(db, mem, list[i].record_id));
    return DONE;
}

/* An indicator, as soon as a sheet of it is in force and its plan public. */
static enum status renew_indicator(struct db *db, struct arena *mem, int64_t id)
{
    struct search_source *s;
    enum status found = db_one(db, SQL_SEARCH_SOURCE_OF_INDICATOR, WITH(IN(id)), mem, &search_source_shape, &s);
    if (found == NOT_FOUND)
        return db_exec(db, SQL_SEARCH_DROP, WITH(IN("indicator"), IN(id)), NULL);
    return found != DONE ? found : put(db, mem, s);
}

static enum status renew_sheet(struct db *db, struct arena *mem, int64_t version)
{
    int64_t id;
    enum status found = db_int(db, SQL_SEARCH_INDICATOR_OF_SHEET, WITH(IN(version)), &id);
    return found == NOT_FOUND ? DONE : found != DONE ? found : renew_indicator(db, mem, id);
}

static enum status renew_indicators(struct db *db, struct arena *mem, int64_t plan)
{
    struct search_change *list;
    size_t count;
    TRY(db_many(db, SQL_SEARCH_INDICATORS_OF_PLAN, WITH(IN(plan)), mem, &search_change_shape, &list, &count));
    for (size_t i = 0; i < count; i++)
        TRY(renew_indicator(db, mem, list[i].record_id));
    return DONE;
}

static enum status renew(struct db *db, struct arena *mem, struct str record, int64_t id)
{
    struct search_source *s;
    if (str_is(record, "claim"))
        return put_all(db, mem, SQL_SEARCH_SOURCE_OF_CLAIM, id);
    if (str_is(record, "proposal"))
        return renew_proposal(db, mem, id);
    if (str_is(record, "cocreation"))
        return renew_process(db, mem, id);
    if (str_is(record, "indicator"))
        return renew_indicator(db, mem, id);
    if (str_is(record, "indicator_version"))
        return renew_sheet(db, mem, id);
    if (str_is(record, "plan"))
        TRY(renew_indicators(db, mem, id));
    enum status found = db_one(db, SQL_SEARCH_SOURCE_ONE, WITH(IN(record), IN(id)), mem, &search_source_shape, &s);
    if (found == NOT_FOUND)
        TRY(db_exec(db, SQL_SEARCH_DROP, WITH(IN(record), IN(id)), NULL));
    else if (found != DONE)
        return found;
    if (str_is(record, "plan"))
        return found == DONE ? put_all(db, mem, SQL_SEARCH_SOURCE_OF_PLAN, id)
                             : db_exec(db, SQL_SEARCH_DROP_LOST, WITHOUT, NULL);
    if (str_is(record, "commitment"))
        return put_all(db, mem, SQL_SEARCH_SOURCE_OF_COMMITMENT, id);
    return found == DONE ? put(db, mem, s) : DONE;
}

/* Whether a change of it may change what is found. */
static bool followed(struct str record)
{
    return weight_of(record) >= 0 || str_is(record, "claim") || str_is(record, "cocreation") || str_is(record, "indicator_version");
}

static bool seen_before(const struct search_change *list, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (list[i].record_id == list[at].record_id && str_eq(list[i].record, list[at].record))
            return true;
    return false;
}

/* Records that came with the program and not through the log. */
static enum status shipped(struct db *db, struct arena *mem)
{
    struct search_change *list;
    size_t count;
    TRY(db_many(db, SQL_SEARCH_SHIPPED, WITHOUT, mem, &search_change_shape, &list, &count));
    for (size_t i = 0; i < count; i++)
        TRY(renew(db, mem, list[i].record, list[i].record_id));
    return DONE;
}

enum status search_follow(struct db *db, struct arena *mem, size_t most, size_t *ret_seen)
{
    struct search_change *list;
    int64_t seq;
    size_t count;
    TRY(db_int(db, SQL_SEARCH_CURSOR_GET, WITHOUT, &seq));
    TRY(db_many(db, SQL_SEARCH_LOG_AFTER, WITH(IN(seq), IN((int64_t)most)), mem, &search_change_shape, &list, &count));
    *ret_seen = count;
    if (count == 0)
        return DONE;
    if (seq < 0)
        TRY(shipped(db, mem));
    for (size_t i = 0; i < count; i++)
        if (followed(list[i].record) && !seen_before(list, i))
            TRY(renew(db, mem, list[i].record, list[i].record_id));
    return db_exec(db, SQL_SEARCH_CURSOR_SET, WITH(IN(list[count - 1].seq)), NULL);
}

static enum status follow_work(struct chore_context *c, struct db *db, void *context)
{
    struct arena mem = arena_new((size_t)256 * 1024 * 1024);
    enum status s = search_follow(db, &mem, BATCH, context);
    arena_free(&mem);
    (void)c;
    return s;
}

/* Looks without disturbing the writer; writes only when there is something new. */
enum status search_chore(struct chore_context *c)
{
    for (;;) {
        int64_t seen = 0, last = 0;
        TRY(db_begin(c->reader, DB_READ, NULL));
        enum status s = db_int(c->reader, SQL_SEARCH_CURSOR_GET, WITHOUT, &seen);
        if (s == DONE)
            s = db_int(c->reader, SQL_SEARCH_LOG_LAST, WITHOUT, &last);
        TRY(db_end(c->reader, s));
        size_t count = 0;
        if (last <= seen || job_stopping(c))
            return DONE;
        TRY(job_write(c, follow_work, &count));
        if (count == 0)
            return DONE;
    }
}

/* Titles that hold more of the words first, then by kind, then as dictionaries order. */
struct ranked {
    struct search_hit hit;
    int64_t title_hits;
    struct str key;
};

static int compare(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->title_hits != b->title_hits)
        return a->title_hits > b->title_hits ? -1 : 1;
    if (a->hit.weight != b->hit.weight)
        return a->hit.weight < b->hit.weight ? -1 : 1;
    int order = str_compare(a->key, b->key);
    return order != 0 ? order : a->hit.record_id < b->hit.record_id ? -1 : a->hit.record_id > b->hit.record_id;
}

static int64_t hits_in(struct str tokens, struct str title)
{
    int64_t n = 0;
    while (!str_empty(tokens)) {
        struct str token = str_cut(&tokens, ' ');
        n += portal_tokens_match(token, title);
    }
    return n;
}

static bool readable(const struct actor *who, const struct search_hit *h)
{
    struct scope scope = {.jurisdiction = h->jurisdiction};
    return h->published == 1 || may(who, READ_DRAFT, &scope) == DONE;
}

enum status search_find(struct db *db, struct arena *mem, const struct actor *who, int64_t jurisdiction,
                        struct str words, struct search_hit **ret, size_t *ret_count)
{
    *ret = NULL;
    *ret_count = 0;
    struct str query = search_query(mem, db_engine_of(db), words);
    if (str_empty(query))
        return DONE;
    struct search_hit *rows;
    size_t count, n = 0;
    int64_t drafts = who->person != NONE, place = jurisdiction == NONE ? 0 : jurisdiction;
    TRY(db_many(db, SQL_SEARCH_FIND, WITH(IN(query), IN(drafts), IN(place)), mem, &search_hit_shape, &rows, &count));
    struct ranked *ranked = arena_array(mem, struct ranked, count);
    struct str tokens = text_tokens(mem, str_part(words, 0, 2000));
    for (size_t i = 0; i < count; i++)
        if (readable(who, &rows[i]))
            ranked[n++] = (struct ranked){rows[i], hits_in(tokens, text_tokens(mem, rows[i].title)),
                                          text_sort_key(mem, rows[i].title)};
    qsort(ranked, n, sizeof *ranked, compare);
    for (size_t i = 0; i < n; i++)
        rows[i] = ranked[i].hit;
    *ret = rows;
    *ret_count = n;
    return DONE;
}
