/* SPDX-License-Identifier: EUPL-1.2
 * The bytes are one growing file per upload: its size is the truth about what has arrived, so that a crash
 * between two parts loses nothing and no row is written for a part. */
#include "room/evidence/evidence_upload.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "room/evidence/evidence_disk.h"
#include "sql.h"

#define SHAPE_TAG struct upload_row
SHAPE_TABLE(upload_row, NULL, UPLOAD_ROW);
#undef SHAPE_TAG

static struct instant day_ago(struct instant now)
{
    return (struct instant){now.s - UPLOAD_LIFE_S};
}

struct str upload_path(struct arena *mem, struct str data_dir, struct str token_hash)
{
    return str_fmt(mem, "%.*s/subidas/%.*s", STR_ARG(data_dir), STR_ARG(token_hash));
}

enum status upload_begin(struct request *r, int64_t person, struct str name, int64_t size_bytes, struct str *ret_token,
                         const char **ret_why)
{
    int64_t count, bytes;
    struct instant since = day_ago(r->now);
    *ret_why = NULL;
    if (str_empty(name) || text_length(name) > 300 || evidence_type_declared(name) < 0)
        *ret_why = N_("Ese tipo de archivo no se acepta. Usa PDF, Word (docx), Excel (xlsx), OpenDocument (odt, ods), PNG, JPG, WebP, CSV o TXT.");
    else if (size_bytes <= 0)
        *ret_why = N_("El archivo está vacío.");
    else if (size_bytes > r->site->config.file_limit)
        *ret_why = N_("El archivo es demasiado grande. Elige uno más liviano; lo demás que escribiste sigue aquí.");
    if (*ret_why != NULL)
        return INVALID;
    TRY(db_int(r->db, SQL_UPLOAD_COUNT_OF_PERSON, WITH(IN(person), IN(since)), &count));
    TRY(db_int(r->db, SQL_UPLOAD_BYTES_OF_PERSON, WITH(IN(person), IN(since)), &bytes));
    if (count >= UPLOADS_A_DAY || bytes + size_bytes > r->site->config.day_limit)
        return TOO_MANY;
    *ret_token = random_hex(r->mem, 32);
    return db_exec(r->db, SQL_UPLOAD_BEGIN,
                   WITH(IN(sha256_hex(r->mem, *ret_token)), IN(person), IN(name), IN(size_bytes), IN(r->now)), NULL);
}

enum status upload_find(struct request *r, int64_t person, struct str token, struct upload_row **ret)
{
    if (token.len != 64 || person == NONE || r->db == NULL)
        return NOT_FOUND;
    return db_one(r->db, SQL_UPLOAD_FIND, WITH(IN(sha256_hex(r->mem, token)), IN(person), IN(day_ago(r->now))), r->mem,
                  &upload_row_shape, ret);
}

int64_t upload_arrived(const struct request *r, const struct upload_row *u)
{
    struct stat st;
    struct str path = upload_path(r->mem, r->site->config.data_dir, u->token_hash);
    return stat(path.ptr, &st) == 0 ? (int64_t)st.st_size : 0;
}

static enum status disk_problem(int error)
{
    return error == ENOSPC || error == EDQUOT ? NO_SPACE : BROKEN;
}

static enum status write_all(int fd, const struct content *c, int64_t from)
{
    for (size_t done = 0; done < c->len;) {
        ssize_t n = pwrite(fd, c->bytes + done, c->len - done, from + (int64_t)done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return disk_problem(errno);
        done += (size_t)n;
    }
    return fdatasync(fd) == 0 ? DONE : disk_problem(errno);
}

/* The file is locked: of two that send the same part one is told how far the other came. */
static enum status append_locked(struct arena *mem, int fd, const struct upload_row *u, int64_t from, const struct content *c,
                                 struct str sha256, int64_t *ret_arrived)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return BROKEN;
    *ret_arrived = (int64_t)st.st_size;
    if (from != *ret_arrived)
        return CONFLICT;
    if ((int64_t)c->len > u->size_bytes - from)
        return INVALID;
    if (!str_empty(sha256) && !str_eq(sha256, sha256_hex(mem, (struct str){(const char *)c->bytes, c->len})))
        return INVALID;
    enum status s = write_all(fd, c, from);
    if (s != DONE && ftruncate(fd, st.st_size) != 0)
        return BROKEN;
    if (s == DONE)
        *ret_arrived += (int64_t)c->len;
    return s;
}

enum status upload_append(struct request *r, const struct upload_row *u, int64_t from, const struct upload *part,
                          struct str sha256, int64_t *ret_arrived)
{
    struct str folder = str_fmt(r->mem, "%.*s/subidas", STR_ARG(r->site->config.data_dir));
    struct content c;
    if (mkdir(folder.ptr, 0700) != 0 && errno != EEXIST)
        return disk_problem(errno);
    TRY(content_open(str_chars(r->mem, part->path), &c));
    int fd = open(upload_path(r->mem, r->site->config.data_dir, u->token_hash).ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    enum status s = fd < 0 || flock(fd, LOCK_EX) != 0
                        ? disk_problem(errno)
                        : append_locked(r->mem, fd, u, from, &c, sha256, ret_arrived);
    if (fd >= 0)
        close(fd);
    content_close(&c);
    return s;
}

static enum status forget(struct chore_context *c, struct db *db, void *context)
{
    (void)context;
    return db_exec(db, SQL_UPLOAD_FORGET, WITH(IN(day_ago(c->now))), NULL);
}

enum status upload_sweep(struct chore_context *c)
{
    const char *folder = str_fmt(c->mem, "%.*s/subidas", STR_ARG(c->site->config.data_dir)).ptr;
    DIR *d = opendir(folder);
    struct stat st;
    if (d == NULL)
        return DONE; /* nobody has sent anything yet */
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        if (strlen(e->d_name) == 64 && fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
            (int64_t)st.st_mtime < clock_real(day_ago(c->now)).s)
            unlinkat(dirfd(d), e->d_name, 0);
    closedir(d);
    return job_write(c, forget, NULL);
}
