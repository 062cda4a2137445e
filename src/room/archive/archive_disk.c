/* SPDX-License-Identifier: EUPL-1.2
 * The archive kept in the data folder: archivo/archivo.zip, and beside it its SHA-256 and its day. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h> /* rename */
#include <sys/stat.h>
#include <unistd.h>

#include "room/archive/archive_pages.h"
#include "room/archive/archive_disk.h"

#define NOTE_BYTES 200u
#define GUAYAQUIL (-18000)

struct str archive_place(struct arena *a, const struct site *site, const char *name)
{
    return str_fmt(a, "%.*s/archivo/%s", STR_ARG(site->config.data_dir), name);
}

enum status archive_kept_read(struct arena *a, const struct site *site, struct archive_kept *ret)
{
    char *note = arena_take(a, NOTE_BYTES);
    int fd = open(archive_place(a, site, "archivo.zip.sha256").ptr, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NOT_FOUND;
    ssize_t n = read(fd, note, NOTE_BYTES - 1);
    close(fd);
    struct str text = {note, n > 0 ? (size_t)n : 0};
    struct str line = str_cut(&text, '\n');
    ret->hash = str_part(line, 0, 64);
    ret->day = day_parse(str_cut(&text, '\n'));
    ret->path = archive_place(a, site, "archivo.zip");
    return ret->hash.len == 64 && access(ret->path.ptr, R_OK) == 0 ? DONE : NOT_FOUND;
}

static enum status file_hash(struct arena *a, const char *path, struct str *ret)
{
    char piece[16384];
    struct sha256 h;
    ssize_t n;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NOT_FOUND;
    sha256_begin(&h);
    while ((n = read(fd, piece, sizeof piece)) > 0)
        sha256_more(&h, piece, (size_t)n);
    close(fd);
    *ret = sha256_end(&h, a);
    return n < 0 ? BROKEN : DONE;
}

static enum status note_write(struct arena *a, const struct site *site, struct str hash, struct day day)
{
    struct str note = str_fmt(a, "%.*s  archivo.zip\n%.*s\n", STR_ARG(hash), STR_ARG(day_iso(a, day)));
    const char *fresh = archive_place(a, site, "nota.nueva").ptr;
    int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write(fd, note.ptr, note.len) == (ssize_t)note.len;
    if (fd >= 0)
        good = close(fd) == 0 && good;
    return good && rename(fresh, archive_place(a, site, "archivo.zip.sha256").ptr) == 0 ? DONE : NO_SPACE;
}

static enum status made(struct chore_context *c, struct arena *mem, struct day day)
{
    struct archive_made m;
    struct str hash, path = archive_place(mem, c->site, "archivo.zip");
    if (mkdir(archive_place(mem, c->site, "").ptr, 0700) != 0 && errno != EEXIST)
        return NO_SPACE;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, archive_write(c->reader, c->site, mem, path.ptr, day, &m)));
    TRY(file_hash(mem, path.ptr, &hash));
    return note_write(mem, c->site, hash, day);
}

enum status archive_chore(struct chore_context *c)
{
    struct archive_kept kept;
    struct arena mem = arena_new(ARCHIVE_MEMORY);
    struct day today = day_at(c->now, GUAYAQUIL);
    bool fresh = archive_kept_read(&mem, c->site, &kept) == DONE && day_known(kept.day) && kept.day.n == today.n;
    enum status s = fresh ? DONE : made(c, &mem, today);
    arena_free(&mem);
    return s;
}
