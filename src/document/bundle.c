/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define PIECE_BYTES ((size_t)1 << 16)
#define FAST 1
#define PLAIN_FILE ((uint32_t)0100644 << 16)

static const char *entry_file(const struct bundle *b, struct arena *a, int64_t number)
{
    return str_fmt(a, "%s/%lld", b->folder, (long long)number).ptr;
}

static void files_remove(struct bundle *b)
{
    struct arena a = arena_new(1 << 20);
    for (int64_t i = 0; i < b->entries; i++) {
        (void)unlink(entry_file(b, &a, i));
        arena_reset(&a);
    }
    (void)rmdir(b->folder);
    arena_free(&a);
}

enum status bundle_begin(struct bundle *b, struct arena *mem, const char *path, struct day day)
{
    int year, month, of_month, code;
    day_split(day, &year, &month, &of_month);
    *b = (struct bundle){.mem = mem, .path = path, .fresh = str_fmt(mem, "%s.nuevo", path).ptr,
                         .folder = str_fmt(mem, "%s.partes", path).ptr,
                         .dos_date = (uint16_t)((year < 1980 ? 0 : year - 1980) << 9 | month << 5 | of_month)};
    if (mkdir(b->folder, 0700) != 0 && errno != EEXIST)
        return NO_SPACE;
    b->zip = zip_open(b->fresh, ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (b->zip != NULL)
        return DONE;
    (void)rmdir(b->folder);
    return NO_SPACE;
}

void bundle_entry_begin(struct bundle *b, struct bundle_entry *e)
{
    *e = (struct bundle_entry){.bundle = b, .file = entry_file(b, b->mem, b->entries++), .mem = arena_new(PIECE_BYTES * 4)};
    e->bytes = arena_take(&e->mem, PIECE_BYTES);
    sha256_begin(&e->hash);
    e->fd = open(e->file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    e->status = e->fd < 0 ? NO_SPACE : DONE;
}

static void entry_flush(struct bundle_entry *e)
{
    sha256_more(&e->hash, e->bytes, e->held);
    for (size_t done = 0; done < e->held && e->status == DONE;) {
        ssize_t n = write(e->fd, e->bytes + done, e->held - done);
        if (n > 0)
            done += (size_t)n;
        else if (n == 0 || errno != EINTR)
            e->status = NO_SPACE;
    }
    e->length += (int64_t)e->held;
    e->held = 0;
}

void bundle_add(struct bundle_entry *e, struct str piece)
{
    while (piece.len > 0) {
        size_t n = piece.len < PIECE_BYTES - e->held ? piece.len : PIECE_BYTES - e->held;
        memcpy(e->bytes + e->held, piece.ptr, n);
        e->held += n;
        piece = str_part(piece, n, SIZE_MAX);
        if (e->held == PIECE_BYTES)
            entry_flush(e);
    }
}

static void entry_close(struct bundle_entry *e)
{
    if (e->fd >= 0 && close(e->fd) != 0)
        e->status = NO_SPACE;
    arena_free(&e->mem);
}

enum status bundle_entry_end(struct bundle_entry *e, struct str name, struct str *ret_hash)
{
    struct bundle *b = e->bundle;
    entry_flush(e);
    struct str hash = sha256_end(&e->hash, b->mem);
    if (ret_hash != NULL)
        *ret_hash = hash;
    entry_close(e);
    TRY(e->status);
    zip_source_t *source = zip_source_file(b->zip, e->file, 0, -1);
    if (source == NULL)
        return NO_MEMORY;
    int64_t index = zip_file_add(b->zip, str_chars(b->mem, name), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return CONFLICT;
    }
    uint64_t at = (uint64_t)index;
    bool good = zip_set_file_compression(b->zip, at, b->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, FAST) == 0 &&
                zip_file_set_dostime(b->zip, at, 0, b->dos_date, 0) == 0 &&
                zip_file_set_external_attributes(b->zip, at, 0, ZIP_OPSYS_UNIX, PLAIN_FILE) == 0;
    return good ? DONE : BROKEN;
}

void bundle_entry_drop(struct bundle_entry *e)
{
    entry_close(e);
    (void)unlink(e->file);
}

enum status bundle_bytes(struct bundle *b, struct str name, struct str bytes, struct str *ret_hash)
{
    struct bundle_entry e;
    bundle_entry_begin(b, &e);
    bundle_add(&e, bytes);
    return bundle_entry_end(&e, name, ret_hash);
}

enum status bundle_end(struct bundle *b, enum status outcome)
{
    if (outcome != DONE)
        zip_discard(b->zip);
    else if (zip_close(b->zip) != 0) {
        zip_discard(b->zip);
        outcome = NO_SPACE;
    }
    if (outcome == DONE && rename(b->fresh, b->path) != 0)
        outcome = NO_SPACE;
    if (outcome != DONE)
        (void)unlink(b->fresh);
    files_remove(b);
    return outcome;
}
