/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/cache.h"

#include "tests/test.h"

static void put(struct test *t, struct cache *c, const char *key, uint64_t version, size_t bytes)
{
    struct cached page = {.type = STR("text/html"), .etag = STR("\"e\""), .body = {arena_take(&t->mem, bytes), bytes}};
    cache_put(c, str_of(key), version, 100, &page);
}

static bool has(struct cache *c, const char *key, uint64_t version, int64_t now)
{
    struct cached *p = cache_get(c, str_of(key), version, now);
    if (p != NULL)
        cache_release(c, p);
    return p != NULL;
}

UNIT(a_kept_page_is_good_for_its_version_and_hour)
{
    struct cache *c = cache_new(100000);
    put(t, c, "a", 1, 10);
    EXPECT(has(c, "a", 1, 50));
    EXPECT(!has(c, "b", 1, 50));
    EXPECT(!has(c, "a", 2, 50));
    EXPECT(!has(c, "a", 1, 50)); /* the old one is gone */
    put(t, c, "a", 2, 10);
    EXPECT(!has(c, "a", 2, 101));
    EXPECT_INT(cache_bytes(c), 0);
    cache_free(c);
}

UNIT(the_pages_unused_for_longest_make_room)
{
    struct cache *c = cache_new(40000);
    put(t, c, "a", 1, 4000);
    put(t, c, "b", 1, 4000);
    EXPECT(has(c, "a", 1, 0));
    char key[3] = "k0";
    for (int i = 0; i < 8; i++) {
        key[1] = (char)('0' + i);
        put(t, c, key, 1, 4000);
    }
    EXPECT(has(c, "a", 1, 0));
    EXPECT(!has(c, "b", 1, 0));
    EXPECT(cache_bytes(c) <= 40000);
    put(t, c, "enorme", 1, 30000);
    EXPECT(!has(c, "enorme", 1, 0));
    cache_free(c);
}

UNIT(a_page_in_use_outlives_its_place)
{
    struct cache *c = cache_new(100000);
    put(t, c, "a", 1, 10);
    struct cached *p = cache_get(c, STR("a"), 1, 0);
    put(t, c, "a", 2, 20);
    EXPECT(p != NULL && p->body.len == 10 && str_is(p->type, "text/html"));
    if (p != NULL)
        cache_release(c, p);
    EXPECT(has(c, "a", 2, 0));
    cache_free(c);
}
