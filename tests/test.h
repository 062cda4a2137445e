/* SPDX-License-Identifier: EUPL-1.2
 * Tests beside the code (X_test.c) and in tests/unit. A test's name is a sentence. Those that take a
 * database run once on each engine: TEST() gets a fresh, migrated database; UNIT() needs none. */
#ifndef HITO_TESTS_TEST_H
#define HITO_TESTS_TEST_H

#include "db/record.h"

struct test {
    const char *name;
    const char *file;
    bool with_database;
    void (*run)(struct test *t);
    struct test *next;
    /* For the running test: */
    struct arena mem;
    struct db *db;          /* a writer; in a write transaction with a deed of person NONE */
    const char *where;      /* for tests that open more connections */
    int failures;
};

void test_register(struct test *t);
void test_failed(struct test *t, const char *file, int line, const char *format, ...) FORMAT(4, 5);

#define TEST_(fn, database)                                                                   \
    static void fn(struct test *t);                                                           \
    static struct test test_##fn = {.name = #fn, .file = __FILE__, .with_database = database, .run = fn}; \
    __attribute__((constructor)) static void register_##fn(void)                              \
    {                                                                                         \
        test_register(&test_##fn);                                                            \
    }                                                                                         \
    static void fn(struct test *t)
#define TEST(fn) TEST_(fn, true)
#define UNIT(fn) TEST_(fn, false)

#define EXPECT(condition)                                                       \
    do {                                                                        \
        if (!(condition))                                                       \
            test_failed(t, __FILE__, __LINE__, "%s", #condition);               \
    } while (0)
#define EXPECT_DONE(call)                                                                    \
    do {                                                                                     \
        enum status got_ = (call);                                                           \
        if (got_ != DONE) {                                                                  \
            test_failed(t, __FILE__, __LINE__, "%s: %s", #call, status_words(got_));         \
            return;                                                                          \
        }                                                                                    \
    } while (0)
#define EXPECT_STATUS(call, wanted)                                                          \
    do {                                                                                     \
        enum status got_ = (call);                                                           \
        if (got_ != (wanted))                                                                \
            test_failed(t, __FILE__, __LINE__, "%s: %s, not %s", #call, status_words(got_), status_words(wanted)); \
    } while (0)
#define EXPECT_STR(got, wanted)                                                              \
    do {                                                                                     \
        struct str got_ = (got);                                                             \
        if (!str_is(got_, wanted))                                                           \
            test_failed(t, __FILE__, __LINE__, "%s is \"%.*s\", not \"%s\"", #got, STR_ARG(got_), wanted); \
    } while (0)
#define EXPECT_INT(got, wanted)                                                              \
    do {                                                                                     \
        long long got_ = (long long)(got), want_ = (long long)(wanted);                      \
        if (got_ != want_)                                                                   \
            test_failed(t, __FILE__, __LINE__, "%s is %lld, not %lld", #got, got_, want_);   \
    } while (0)

#endif
