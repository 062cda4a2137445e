/* SPDX-License-Identifier: EUPL-1.2
 * The sealed file and its items: round trips, every kind of damage, and bytes that mean nothing. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "command/moving.h"
#include "tests/test.h"

static const struct seal_cost cheap = {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
#define PHRASE STR("una frase que nadie adivina")

/* A sealed file with `len` bytes 0, 1, 2… */
static int sealed(struct test *t, size_t len, struct str *ret_sum)
{
    struct seal s;
    int fd = memfd_create("mudanza", MFD_CLOEXEC);
    EXPECT(fd >= 0 && seal_create(&s, &t->mem, fd, PHRASE, cheap));
    for (size_t i = 0; i < len; i++)
        seal_write(&s, &(char){(char)i}, 1);
    EXPECT(seal_close(&s));
    *ret_sum = seal_sum(&s, &t->mem);
    EXPECT(lseek(fd, 0, SEEK_SET) == 0);
    return fd;
}

/* What a reader of all of it finds. */
static enum seal_fault read_all(struct test *t, int fd, struct str phrase, size_t *ret_len, struct str *ret_sum)
{
    struct arena mem = arena_new(8 << 20);
    struct seal s;
    char c;
    *ret_len = 0;
    EXPECT(lseek(fd, 0, SEEK_SET) == 0);
    if (seal_open(&s, &mem, fd, phrase)) {
        while (!seal_ended(&s) && seal_read(&s, &c, 1))
            *ret_len += c == (char)*ret_len;
        *ret_sum = seal_sum(&s, &t->mem);
    }
    enum seal_fault fault = s.fault;
    arena_free(&mem);
    return fault;
}

UNIT(what_was_sealed_is_read_again_whatever_its_size)
{
    const size_t sizes[] = {0, 1, SEAL_PIECE - 1, SEAL_PIECE, SEAL_PIECE + 1, 2 * SEAL_PIECE};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct str wrote, read;
        size_t len;
        int fd = sealed(t, sizes[i], &wrote);
        EXPECT(read_all(t, fd, PHRASE, &len, &read) == SEAL_GOOD);
        EXPECT_INT(len, sizes[i]);
        EXPECT(str_eq(wrote, read));
        close(fd);
    }
}

UNIT(two_files_of_the_same_content_differ_and_their_prints_do_not)
{
    struct str one_sum, two_sum;
    char one[300], two[300];
    int a = sealed(t, 100, &one_sum), b = sealed(t, 100, &two_sum);
    ssize_t n = read(a, one, sizeof one), m = read(b, two, sizeof two);
    EXPECT(n == m && n == SEAL_HEAD + 100 + (ssize_t)crypto_secretstream_xchacha20poly1305_ABYTES);
    EXPECT(memcmp(one, two, 32) == 0 && memcmp(one + 32, two + 32, 16) != 0); /* salt */
    EXPECT(memcmp(one + SEAL_HEAD, two + SEAL_HEAD, 64) != 0);
    EXPECT(str_eq(one_sum, two_sum));
    close(a);
    close(b);
}

UNIT(another_phrase_opens_nothing)
{
    struct str sum;
    size_t len;
    int fd = sealed(t, 10, &sum);
    EXPECT(read_all(t, fd, STR("una frase que nadie adivinA"), &len, &sum) == SEAL_PHRASE);
    EXPECT(read_all(t, fd, STR(""), &len, &sum) == SEAL_PHRASE);
    EXPECT_INT(len, 0);
    close(fd);
}

UNIT(a_file_cut_anywhere_is_refused)
{
    struct str sum;
    size_t len;
    int fd = sealed(t, SEAL_PIECE + 1000, &sum);
    const off_t piece = (off_t)(SEAL_HEAD + SEAL_PIECE + crypto_secretstream_xchacha20poly1305_ABYTES);
    const off_t cuts[] = {piece + 500, piece + 5, piece, piece - 1, SEAL_HEAD, SEAL_HEAD - 1, 20};
    for (size_t i = 0; i < COUNT(cuts); i++) {
        EXPECT(ftruncate(fd, cuts[i]) == 0);
        EXPECT(read_all(t, fd, PHRASE, &len, &sum) == SEAL_CUT);
    }
    EXPECT(ftruncate(fd, 3) == 0);
    EXPECT(read_all(t, fd, PHRASE, &len, &sum) == SEAL_FOREIGN);
    close(fd);
}

UNIT(a_file_with_something_after_its_end_is_refused)
{
    const size_t sizes[] = {10, SEAL_PIECE};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct str sum;
        size_t len;
        int fd = sealed(t, sizes[i], &sum);
        EXPECT(lseek(fd, 0, SEEK_END) > 0 && write(fd, "x", 1) == 1);
        enum seal_fault f = read_all(t, fd, PHRASE, &len, &sum);
        EXPECT(f == SEAL_LONGER || f == SEAL_CUT);
        close(fd);
    }
}

UNIT(one_altered_bit_anywhere_is_found)
{
    struct str sum;
    size_t len;
    int fd = sealed(t, 40, &sum);
    off_t end = lseek(fd, 0, SEEK_END);
    for (off_t at = 0; at < end; at++) {
        char c;
        if (at >= 16 && at < 32)
            continue; /* the cost: a forged one takes memory, and is bounded; its own test */
        EXPECT(pread(fd, &c, 1, at) == 1 && pwrite(fd, &(char){(char)(c ^ 4)}, 1, at) == 1);
        EXPECT(read_all(t, fd, PHRASE, &len, &sum) != SEAL_GOOD);
        EXPECT_INT(len, 0);
        EXPECT(pwrite(fd, &c, 1, at) == 1);
    }
    EXPECT(read_all(t, fd, PHRASE, &len, &sum) == SEAL_GOOD);
    close(fd);
}

UNIT(a_forged_cost_takes_neither_memory_nor_time)
{
    struct str sum;
    size_t len;
    int fd = sealed(t, 40, &sum);
    const char most[8] = {(char)0xff, (char)0xff, (char)0xff, (char)0xff, (char)0xff, (char)0xff, (char)0xff, 0x7f};
    for (off_t at = 16; at <= 24; at += 8) {
        char kept[8];
        EXPECT(pread(fd, kept, 8, at) == 8 && pwrite(fd, most, 8, at) == 8);
        EXPECT(read_all(t, fd, PHRASE, &len, &sum) == SEAL_ALTERED);
        EXPECT(pwrite(fd, kept, 8, at) == 8);
    }
    close(fd);
}

UNIT(pieces_cannot_change_places)
{
    struct str sum;
    size_t len, piece = SEAL_PIECE + crypto_secretstream_xchacha20poly1305_ABYTES;
    int fd = sealed(t, 2 * SEAL_PIECE + 9, &sum);
    char *one = arena_take(&t->mem, piece), *two = arena_take(&t->mem, piece);
    EXPECT(pread(fd, one, piece, SEAL_HEAD) == (ssize_t)piece && pread(fd, two, piece, (off_t)(SEAL_HEAD + piece)) == (ssize_t)piece);
    EXPECT(pwrite(fd, two, piece, SEAL_HEAD) == (ssize_t)piece && pwrite(fd, one, piece, (off_t)(SEAL_HEAD + piece)) == (ssize_t)piece);
    EXPECT(read_all(t, fd, PHRASE, &len, &sum) == SEAL_ALTERED);
    EXPECT_INT(len, 0);
    close(fd);
}

/* Content from memory. */
struct memory {
    struct str rest;
};

static bool memory_read(void *context, void *bytes, size_t len)
{
    struct memory *m = context;
    if (len > m->rest.len)
        return false;
    memcpy(bytes, m->rest.ptr, len);
    m->rest = (struct str){m->rest.ptr + len, m->rest.len - len};
    return true;
}

static struct str content(struct test *t)
{
    struct seal s;
    int fd = memfd_create("mudanza", MFD_CLOEXEC);
    EXPECT(seal_create(&s, &t->mem, fd, PHRASE, cheap));
    moving_text(&s, STR(MOVING_MARK));
    moving_text(&s, STR("1 x"));
    moving_text(&s, STR("clave"));
    seal_write(&s, "T", 1);
    moving_text(&s, STR("cosa"));
    moving_number(&s, 3);
    moving_text(&s, STR("id"));
    moving_text(&s, STR("name"));
    moving_text(&s, STR("note"));
    seal_write(&s, "Ri", 2);
    moving_number(&s, (uint64_t)-7);
    seal_write(&s, "t", 1);
    moving_text(&s, STR("ñandú"));
    seal_write(&s, "n", 1);
    seal_write(&s, "F", 1);
    moving_text(&s, STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"));
    moving_number(&s, 5);
    seal_write(&s, "bytes", 5);
    seal_write(&s, "E", 1);
    for (int i = 0; i < 3; i++)
        moving_number(&s, 1);
    struct str all = {(char *)s.plain, s.len}; /* one piece: not yet sealed */
    all = str_copy(&t->mem, all);
    close(fd);
    return all;
}

/* Reads all of it; true when it ends well. */
static bool items(struct test *t, struct str bytes, const char **ret_problem)
{
    struct memory m = {bytes};
    struct moving_in in = {.read = memory_read, .context = &m, .mem = &t->mem};
    struct str schema, key;
    bool good = moving_head(&in, &schema, &key);
    while (good && (good = moving_next(&in)) && in.kind != 'E')
        arena_reset(&in.row);
    *ret_problem = in.problem;
    moving_end(&in);
    return good && m.rest.len == 0;
}

UNIT(items_are_read_as_they_were_written)
{
    struct memory m = {content(t)};
    struct moving_in in = {.read = memory_read, .context = &m, .mem = &t->mem};
    struct str schema, key;
    char bytes[10];
    EXPECT(moving_head(&in, &schema, &key) && str_is(schema, "1 x") && str_is(key, "clave"));
    EXPECT(moving_next(&in) && in.kind == 'T' && str_is(in.table.name, "cosa") && str_is(in.table.columns[2], "note"));
    EXPECT(moving_next(&in) && in.kind == 'R' && in.values[0].n == -7 && str_is(in.values[1].s, "ñandú"));
    EXPECT(in.values[2].type == ARG_NULL);
    EXPECT(moving_next(&in) && in.kind == 'F' && in.size == 5);
    EXPECT(moving_bytes(&in, bytes, 3) == 3 && memcmp(bytes, "byt", 3) == 0); /* the rest is passed over */
    EXPECT(moving_next(&in) && in.kind == 'E' && m.rest.len == 0);
    moving_end(&in);
}

UNIT(a_content_cut_anywhere_is_not_taken_for_whole)
{
    struct str all = content(t);
    const char *problem;
    EXPECT(items(t, all, &problem));
    for (size_t len = 0; len < all.len; len++)
        EXPECT(!items(t, str_part(all, 0, len), &problem));
}

UNIT(counts_that_do_not_agree_are_said)
{
    struct str all = content(t);
    const char *problem;
    char *last = (char *)(uintptr_t)all.ptr + all.len - 8;
    *last = 2;
    EXPECT(!items(t, all, &problem));
    EXPECT_STR(str_of(problem), "no contiene todo lo que dice");
}

/* Whatever the bytes are, reading ends and touches nothing else: the sanitizers look. */
UNIT(arbitrary_contents_end_without_harm)
{
    struct str all = content(t);
    size_t whole = 0;
    srandom(7);
    for (int i = 0; i < 20000; i++) {
        struct arena mem = arena_new(64 << 20);
        struct test own = {.name = t->name, .mem = mem};
        struct str bytes = str_copy(&own.mem, all);
        char *p = (char *)(uintptr_t)bytes.ptr;
        const char *problem;
        for (long k = random() % 6; k >= 0; k--)
            p[(size_t)random() % bytes.len] = (char)(random() % 3 == 0 ? random() : "TRFEint\0"[random() % 8]);
        whole += items(&own, str_part(bytes, 0, (size_t)random() % 4 == 0 ? (size_t)random() % bytes.len : bytes.len), &problem);
        arena_free(&own.mem);
    }
    EXPECT(whole < 20000);
}
