/* SPDX-License-Identifier: EUPL-1.2
 * The archive kept in the data folder: archivo/archivo.zip, and beside it its SHA-256 and its day. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h> /* rename */
#include <sys/stat.h>
#include <unistd.h>

#include "room/archive/archive_pages.h"
#include "room/archive/archive_disk.h"
#include "sql.h"

#define NOTE_BYTES 200u
/* Largest installation measured: 15 s of one core. At most each half hour that is a hundredth of it, and who downloads
 * has what was public at most half an hour before. */
#define AGAIN_S 1800

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
    struct str rest = str_cut(&text, '\n');
    struct str at = str_cut(&rest, ' ');
    if (!str_int(at, &ret->at.s) || !str_int(rest, &ret->entry))
        ret->day = DAY_NONE; /* of an earlier version: made again */
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

static enum status note_write(struct arena *a, const struct site *site, const struct archive_kept *k)
{
    struct str note = str_fmt(a, "%.*s  archivo.zip\n%.*s\n%lld %lld\n", STR_ARG(k->hash), STR_ARG(day_iso(a, k->day)), (long long)k->at.s,
                              (long long)k->entry);
    const char *fresh = archive_place(a, site, "nota.nueva").ptr;
    int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write(fd, note.ptr, note.len) == (ssize_t)note.len;
    if (fd >= 0)
        good = close(fd) == 0 && good;
    return good && rename(fresh, archive_place(a, site, "archivo.zip.sha256").ptr) == 0 ? DONE : NO_SPACE;
}

/* In one snapshot; *ret_wrote false: something waits to be computed again, and the next look is for that. */
static enum status settled_written(struct chore_context *c, struct arena *mem, struct archive_kept *k, bool *ret_wrote)
{
    struct archive_made m;
    TRY(archive_settled(c->reader, c->site, k->at, ret_wrote));
    if (!*ret_wrote)
        return DONE;
    TRY(archive_day(c->reader, k->at, &k->day));
    TRY(db_int(c->reader, SQL_ARCHIVE_NEWEST_ENTRY, WITHOUT, &k->entry));
    return archive_write(c->reader, c->site, mem, k->path.ptr, k->day, &m);
}

static enum status made(struct chore_context *c, struct arena *mem)
{
    bool wrote = false;
    struct archive_kept k = {.path = archive_place(mem, c->site, "archivo.zip"), .at = c->now};
    if (mkdir(archive_place(mem, c->site, "").ptr, 0700) != 0 && errno != EEXIST)
        return NO_SPACE;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, settled_written(c, mem, &k, &wrote)));
    if (!wrote)
        return DONE;
    TRY(file_hash(mem, k.path.ptr, &k.hash));
    return note_write(mem, c->site, &k);
}

struct looked {
    struct day today;
    int64_t entry;
};

static enum status look(struct db *db, struct instant now, struct looked *ret)
{
    TRY(archive_day(db, now, &ret->today));
    return db_int(db, SQL_ARCHIVE_NEWEST_ENTRY, WITHOUT, &ret->entry);
}

/* Of today and nothing was done since; what is done often waits for a while. */
static enum status fresh(struct chore_context *c, struct arena *mem, bool *ret)
{
    struct archive_kept k;
    struct looked now;
    enum status s = archive_kept_read(mem, c->site, &k);
    *ret = false;
    if (s != DONE)
        return s == NOT_FOUND ? DONE : s;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, look(c->reader, c->now, &now)));
    bool waits = c->now.s >= k.at.s && c->now.s - k.at.s < AGAIN_S;
    *ret = day_known(k.day) && k.day.n == now.today.n && (waits || now.entry == k.entry);
    return DONE;
}

enum status archive_chore(struct chore_context *c)
{
    bool is_fresh;
    struct arena mem = arena_new(ARCHIVE_MEMORY);
    enum status s = fresh(c, &mem, &is_fresh);
    if (s == DONE && !is_fresh)
        s = made(c, &mem);
    arena_free(&mem);
    return s;
}
