/* SPDX-License-Identifier: EUPL-1.2
 * Moving an installation: everything, private parts too, in one file under a passphrase.
 *
 * The file: a head of SEAL_HEAD bytes, then pieces of SEAL_PIECE bytes of content each, the last one shorter or
 * equal, sealed by XChaCha20-Poly1305 in order (libsodium's secretstream). The key comes from the passphrase by
 * Argon2id with the salt and the cost that the head names.
 *
 * The content: the same bytes for the same state, whichever engine. Items of one letter each; numbers are 64 bits,
 * low byte first; a text is its length and its bytes:
 *   MOVING_MARK, print of the schema, key of the server (texts), then
 *   T name, number of columns, names       the tables by name, all columns in the schema's order
 *   R per column n | i number | t text     its rows by primary key
 *   F sha256, size, bytes                  contents of evidence, in the order of their rows
 *   E tables, rows, files                  the end */
#ifndef HITO_COMMAND_MOVING_H
#define HITO_COMMAND_MOVING_H

#include <sodium.h>

#include "base/digest.h"
#include "command/command.h"
#include "db/whole.h"

#define MOVING_MARK "hito-mudanza-contenido-1"
#define MOVING_PHRASE_LEAST 16u /* characters */
#define SEAL_PIECE ((size_t)1 << 18)
#define SEAL_HEAD 104u

enum seal_fault { SEAL_GOOD, SEAL_FOREIGN, SEAL_VERSION, SEAL_PHRASE, SEAL_ALTERED, SEAL_CUT, SEAL_LONGER, SEAL_DISK };
/* Argon2id: passes and bytes of memory. */
struct seal_cost {
    uint64_t passes, memory;
};
extern const struct seal_cost seal_cost_moderate;

/* One file being written or read. After the first fault nothing more is done. */
struct seal {
    int fd;
    enum seal_fault fault;
    int error; /* errno of SEAL_DISK */
    crypto_secretstream_xchacha20poly1305_state state;
    unsigned char *plain, *sealed; /* one piece each */
    size_t len, at;                /* of plain: filled, and read */
    bool last;
    struct sha256 sum;             /* of the content */
    uint64_t total;
};
bool seal_create(struct seal *s, struct arena *mem, int fd, struct str phrase, struct seal_cost cost);
bool seal_write(struct seal *s, const void *bytes, size_t len);
/* The last piece, onto the disk. */
bool seal_close(struct seal *s);
bool seal_open(struct seal *s, struct arena *mem, int fd, struct str phrase);
/* `len` bytes or nothing: false also where the content ends. */
bool seal_read(struct seal *s, void *bytes, size_t len);
/* The content was read to its end and nothing follows it. */
bool seal_ended(struct seal *s);
/* What the fault is, in Spanish. */
struct str seal_words(struct arena *mem, const struct seal *s);
/* Hexadecimal SHA-256 of the content written or read so far; once. Forgets the key. */
struct str seal_sum(struct seal *s, struct arena *mem);

/* The items of a content that is being read from anywhere. */
struct moving_in {
    bool (*read)(void *context, void *bytes, size_t len);
    void *context;
    struct arena *mem;         /* of the head */
    struct arena columns;      /* of the last T */
    struct arena row;          /* of the rows and names since the reader last reset it */
    char kind;                 /* T R F E */
    struct whole_table table;  /* the last T; without its key and types */
    struct arg *values;        /* R: as many as the table has columns */
    char name[65];             /* F: its SHA-256 in hexadecimal */
    uint64_t size, left;       /* F: bytes of it, and how many of them were not read yet */
    uint64_t tables, rows, files;
    const char *problem;       /* why moving_next() said false, in Spanish; NULL: the source ended or failed */
};
bool moving_head(struct moving_in *in, struct str *ret_schema, struct str *ret_key);
/* The next item; what is left of a file is passed over. false: a problem. */
bool moving_next(struct moving_in *in);
void moving_end(struct moving_in *in);
/* The next bytes of the file, at most `size`; 0 at its end, -1 where the source fails. */
ssize_t moving_bytes(struct moving_in *in, void *bytes, size_t size);
void moving_text(struct seal *out, struct str s);
void moving_number(struct seal *out, uint64_t n);

/* Number of the last step of the schema and a print of all of them. */
struct str moving_schema_known(struct arena *mem); /* of this program */
enum status moving_schema_of(struct db *db, struct arena *mem, struct str *ret) MUST_USE;
/* What follows the word "moving". */
struct moving_options {
    const char *file;             /* of the moving */
    const char *phrase_file, *phrase_variable;
    bool dry;
};
bool moving_options(struct command_line *line, struct moving_options *ret);
/* From the file or the variable, else asked on the terminal; `twice` for a new one, which must be long enough.
 * STR_NONE: said on stderr why not. */
struct str moving_phrase(struct arena *mem, const struct moving_options *o, bool twice);

int moving_export(struct command_line *line);
int moving_import(struct command_line *line);
/* The work of the two, with the cost given: tests take a small one. */
int moving_write(const struct site *site, struct arena *mem, const char *path, struct str phrase, struct seal_cost cost,
                 struct str *ret_sum);
int moving_take(const struct site *site, struct arena *mem, const char *path, struct str phrase, bool dry, struct str *ret_sum);

#endif
