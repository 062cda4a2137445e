/* SPDX-License-Identifier: EUPL-1.2
 * The sealed file: head, pieces in order, a last piece that says so. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "command/moving.h"

#define MAGIC "hito-mudanza"
#define VERSION 1u
#define EXTRA crypto_secretstream_xchacha20poly1305_ABYTES
#define PROVED (SEAL_HEAD - crypto_auth_BYTES) /* bytes of the head that its last ones vouch for */
enum { AT_VERSION = 12, AT_PASSES = 16, AT_MEMORY = 24, AT_SALT = 32, AT_STREAM = 48, AT_PROOF = 72 };
_Static_assert(AT_PROOF + crypto_auth_BYTES == SEAL_HEAD, "head");
_Static_assert(AT_SALT + crypto_pwhash_SALTBYTES == AT_STREAM, "salt");
_Static_assert(AT_STREAM + crypto_secretstream_xchacha20poly1305_HEADERBYTES == AT_PROOF, "stream");

const struct seal_cost seal_cost_moderate = {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};

static void put(unsigned char *to, uint64_t n, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        to[i] = (unsigned char)(n >> (8 * i));
}

static uint64_t got(const unsigned char *from, size_t bytes)
{
    uint64_t n = 0;
    for (size_t i = 0; i < bytes; i++)
        n |= (uint64_t)from[i] << (8 * i);
    return n;
}

static bool failed(struct seal *s, enum seal_fault fault)
{
    if (s->fault == SEAL_GOOD) {
        s->fault = fault;
        s->error = errno;
    }
    return false;
}

static bool write_all(struct seal *s, const unsigned char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(s->fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return failed(s, SEAL_DISK);
        bytes += n;
        len -= (size_t)n;
    }
    return true;
}

/* As many as there are, up to len; -1 on a fault of the disk. */
static ssize_t read_most(struct seal *s, unsigned char *bytes, size_t len)
{
    size_t have = 0;
    while (have < len) {
        ssize_t n = read(s->fd, bytes + have, len - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(s, SEAL_DISK), -1;
        if (n == 0)
            break;
        have += (size_t)n;
    }
    return (ssize_t)have;
}

/* Key of the pieces and key of the proof. */
static bool keys(unsigned char both[64], struct str phrase, const unsigned char *head)
{
    return crypto_pwhash(both, 64, phrase.ptr, phrase.len, head + AT_SALT, got(head + AT_PASSES, 8),
                         got(head + AT_MEMORY, 8), crypto_pwhash_ALG_ARGON2ID13) == 0;
}

static void begin(struct seal *s, struct arena *mem, int fd)
{
    *s = (struct seal){.fd = fd, .plain = arena_take(mem, SEAL_PIECE), .sealed = arena_take(mem, SEAL_PIECE + EXTRA)};
    sha256_begin(&s->sum);
}

bool seal_create(struct seal *s, struct arena *mem, int fd, struct str phrase, struct seal_cost cost)
{
    unsigned char head[SEAL_HEAD], both[64];
    begin(s, mem, fd);
    memcpy(head, MAGIC, AT_VERSION);
    put(head + AT_VERSION, VERSION, 4);
    put(head + AT_PASSES, cost.passes, 8);
    put(head + AT_MEMORY, cost.memory, 8);
    randombytes_buf(head + AT_SALT, crypto_pwhash_SALTBYTES);
    errno = ENOMEM;
    if (!keys(both, phrase, head))
        return failed(s, SEAL_DISK);
    crypto_secretstream_xchacha20poly1305_init_push(&s->state, head + AT_STREAM, both);
    crypto_auth(head + AT_PROOF, head, PROVED, both + 32);
    sodium_memzero(both, sizeof both);
    return write_all(s, head, sizeof head);
}

static bool piece_write(struct seal *s, bool last)
{
    unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    unsigned long long len = 0;
    crypto_secretstream_xchacha20poly1305_push(&s->state, s->sealed, &len, s->plain, s->len, NULL, 0, tag);
    s->len = 0;
    return write_all(s, s->sealed, (size_t)len);
}

bool seal_write(struct seal *s, const void *bytes, size_t len)
{
    const unsigned char *from = bytes;
    if (s->fault != SEAL_GOOD)
        return false;
    if (len > 0)
        sha256_more(&s->sum, bytes, len);
    s->total += len;
    while (len > 0) {
        size_t n = SEAL_PIECE - s->len < len ? SEAL_PIECE - s->len : len;
        if (n == 0) { /* full, and more comes: not the last */
            if (!piece_write(s, false))
                return false;
            continue;
        }
        memcpy(s->plain + s->len, from, n);
        s->len += n;
        from += n;
        len -= n;
    }
    return true;
}

bool seal_close(struct seal *s)
{
    if (s->fault != SEAL_GOOD || !piece_write(s, true))
        return false;
    return fsync(s->fd) == 0 || failed(s, SEAL_DISK);
}

bool seal_open(struct seal *s, struct arena *mem, int fd, struct str phrase)
{
    unsigned char head[SEAL_HEAD], both[64];
    begin(s, mem, fd);
    ssize_t n = read_most(s, head, sizeof head);
    if (n < 0)
        return false;
    if (n < AT_VERSION || memcmp(head, MAGIC, AT_VERSION) != 0)
        return failed(s, SEAL_FOREIGN);
    if ((size_t)n < sizeof head)
        return failed(s, SEAL_CUT);
    if (got(head + AT_VERSION, 4) != VERSION)
        return failed(s, SEAL_VERSION);
    /* A forged cost must not take the machine's memory or an hour. */
    uint64_t passes = got(head + AT_PASSES, 8), memory = got(head + AT_MEMORY, 8);
    if (passes < 1 || passes > 16 || memory < crypto_pwhash_MEMLIMIT_MIN || memory > (uint64_t)1 << 30)
        return failed(s, SEAL_ALTERED);
    errno = ENOMEM;
    if (!keys(both, phrase, head))
        return failed(s, SEAL_DISK);
    bool good = crypto_auth_verify(head + AT_PROOF, head, PROVED, both + 32) == 0;
    if (good)
        good = crypto_secretstream_xchacha20poly1305_init_pull(&s->state, head + AT_STREAM, both) == 0;
    sodium_memzero(both, sizeof both);
    return good || failed(s, SEAL_PHRASE);
}

static bool piece_read(struct seal *s)
{
    unsigned char tag = 0;
    unsigned long long len = 0;
    ssize_t n = read_most(s, s->sealed, SEAL_PIECE + EXTRA);
    if (n < 0)
        return false;
    bool full = (size_t)n == SEAL_PIECE + EXTRA;
    if ((size_t)n < EXTRA)
        return failed(s, SEAL_CUT);
    if (crypto_secretstream_xchacha20poly1305_pull(&s->state, s->plain, &len, &tag, s->sealed, (size_t)n, NULL, 0) != 0)
        return failed(s, full ? SEAL_ALTERED : SEAL_CUT);
    s->last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (!full && !s->last)
        return failed(s, SEAL_CUT);
    s->len = (size_t)len;
    s->at = 0;
    return true;
}

bool seal_read(struct seal *s, void *bytes, size_t len)
{
    unsigned char *to = bytes;
    while (len > 0) {
        if (s->fault != SEAL_GOOD)
            return false;
        if (s->at == s->len) {
            if (s->last || !piece_read(s))
                return false;
            continue;
        }
        size_t n = s->len - s->at < len ? s->len - s->at : len;
        memcpy(to, s->plain + s->at, n);
        sha256_more(&s->sum, to, n);
        s->at += n;
        s->total += n;
        to += n;
        len -= n;
    }
    return s->fault == SEAL_GOOD;
}

bool seal_ended(struct seal *s)
{
    unsigned char one;
    while (s->fault == SEAL_GOOD && s->at == s->len && !s->last)
        if (!piece_read(s))
            return false;
    if (s->fault != SEAL_GOOD || s->at != s->len)
        return false;
    ssize_t n = read_most(s, &one, 1);
    return n == 0 || (n > 0 && failed(s, SEAL_LONGER));
}

struct str seal_words(struct arena *mem, const struct seal *s)
{
    static const char *const words[] = {
        [SEAL_GOOD] = "el contenido no es el de una mudanza de Hito",
        [SEAL_FOREIGN] = "no es un archivo de mudanza de Hito",
        [SEAL_VERSION] = "es de otra versión del formato de mudanza: use la versión de Hito que lo hizo",
        [SEAL_PHRASE] = "la frase no es la de este archivo (o su cabecera fue alterada)",
        [SEAL_ALTERED] = "el archivo fue alterado",
        [SEAL_CUT] = "el archivo está cortado o su final fue alterado",
        [SEAL_LONGER] = "al archivo se le añadió algo al final",
    };
    if (s->fault != SEAL_DISK)
        return str_of(words[s->fault]);
    if (s->error == ENOSPC || s->error == EDQUOT)
        return STR("no queda espacio en el disco");
    if (s->error == ENOMEM)
        return STR("no hay memoria bastante para la clave de la frase");
    return str_fmt(mem, "no se pudo leer o escribir: %s", strerror(s->error));
}

struct str seal_sum(struct seal *s, struct arena *mem)
{
    sodium_memzero(&s->state, sizeof s->state);
    sodium_memzero(s->plain, SEAL_PIECE);
    return sha256_end(&s->sum, mem);
}
