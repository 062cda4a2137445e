/* SPDX-License-Identifier: EUPL-1.2
 * The fuzzers of tests/fuzz, replayed: their corpora as they are and damaged, with a fixed seed and a
 * bounded time. What they find joins the corpus. */
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "document/csv.h"
#include "document/package_test.h"
#include "document/pasted.h"
#include "document/xlsx_read.h"
#include "tests/test.h"

#define EACH_MS 500

static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* One to eight bytes changed, doubled, or cut away. */
static struct str damaged(struct arena *a, struct str s, uint64_t *seed)
{
    static const char favourites[] = "\"',;\t\n\r\0<>&/=\xFF\xC3PK:A1";
    struct str copy = str_copy(a, s);
    char *p = (char *)copy.ptr;
    for (uint64_t n = next_random(seed) % 8 + 1; n > 0 && copy.len > 1; n--) {
        size_t at = (size_t)(next_random(seed) % copy.len);
        switch (next_random(seed) % 4) {
        case 0:
            p[at] = (char)next_random(seed);
            break;
        case 1:
            p[at] = favourites[next_random(seed) % (sizeof favourites - 1)];
            break;
        case 2:
            copy.len -= copy.len > 8 ? next_random(seed) % 8 : 0;
            break;
        default:
            memmove(p + at / 2, p + at, copy.len - at);
        }
    }
    return copy;
}

static int64_t now_ms(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* What a reader must hold whatever comes: it ends, and says why when it refuses. */
static void keeps_its_word(struct test *t, enum status s, const struct book *b)
{
    EXPECT((s == DONE) == (b->problem.message.len == 0));
    EXPECT(s == DONE || s == INVALID || s == TOO_LARGE);
    for (size_t i = 0; i < b->sheet_count; i++)
        EXPECT(b->sheets[i].rows <= TABLE_ROWS && b->sheets[i].columns <= TABLE_COLUMNS);
}

static void read_one(struct test *t, char kind, struct str bytes)
{
    struct arena a = arena_new((size_t)64 << 20);
    struct book b;
    enum status s = kind == 'x'   ? xlsx_read(&a, bytes, &b)
                    : kind == 'p' ? pasted_read(&a, bytes, &b)
                                  : csv_read(&a, bytes, STR("csv"), &b);
    keeps_its_word(t, s, &b);
    arena_free(&a);
}

static void damage_for_a_while(struct test *t, char kind, struct str whole)
{
    uint64_t seed = 0x9E3779B97F4A7C15u;
    struct arena a = arena_new((size_t)16 << 20);
    for (int64_t end = now_ms() + EACH_MS; now_ms() < end && t->failures == 0;) {
        read_one(t, kind, damaged(&a, whole, &seed));
        arena_reset(&a);
    }
    arena_free(&a);
}

UNIT(damaged_csv_never_breaks_the_reader)
{
    damage_for_a_while(t, 'c',
                       STR("\xEF\xBB\xBF"
                           "a,\"b \"\"c\"\"\n d\",e\r\n1;2,\"\",\r\n\"x\",\xC3\xB1\n"));
    damage_for_a_while(t, 'p', STR("a\t\"b\n\"\"c\"\"\"\td\r\n1\t2\t\xC2\xA0\v3\n"));
}

UNIT(damaged_workbooks_never_break_the_reader)
{
    const char *sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                        "<c s=\"1\"><v>46203</v></c><c><f>1</f><v>5</v></c>"
                        "</row><row><c t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>"
                        "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>";
    damage_for_a_while(t, 'x', package_xlsx(&t->mem, "", str_of(sheet)));
}

/* Damage under the compression: the parts are well packed and their contents are not. */
UNIT(damaged_parts_never_break_the_reader)
{
    struct str sheet = STR("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                           "<c s=\"1\"><v>46203</v></c><c><f>1</f><v>5</v>"
                           "</c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>");
    uint64_t seed = 42;
    struct arena a = arena_new((size_t)16 << 20);
    for (int64_t end = now_ms() + EACH_MS; now_ms() < end && t->failures == 0;) {
        read_one(t, 'x', package_xlsx(&a, "", damaged(&a, sheet, &seed)));
        arena_reset(&a);
    }
    arena_free(&a);
}

static void replay(struct test *t, char kind, const char *folder)
{
    DIR *d = opendir(folder);
    if (d == NULL)
        return; /* the tests run outside the source tree */
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (e->d_name[0] == '.')
            continue;
        char *bytes = arena_take(&t->mem, 65536);
        int file = openat(dirfd(d), e->d_name, O_RDONLY);
        ssize_t n = read(file, bytes, 65536);
        close(file);
        if (n > 0)
            read_one(t, kind, (struct str){bytes, (size_t)n});
    }
    closedir(d);
}

UNIT(what_the_fuzzers_once_found_stays_repaired)
{
    replay(t, 'c', "tests/fuzz/corpus/csv");
    replay(t, 'p', "tests/fuzz/corpus/pasted");
    replay(t, 'x', "tests/fuzz/corpus/xlsx");
}
