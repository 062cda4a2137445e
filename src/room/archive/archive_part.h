/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its files share while an archive is written. */
#ifndef HITO_ROOM_ARCHIVE_PART_H
#define HITO_ROOM_ARCHIVE_PART_H

#include "base/json.h"
#include "document/bundle.h"
#include "room/archive/archive.h"
#include "room/archive/archive_fact.h"
#include "room/jurisdiction/jurisdiction.h"

#define ARCHIVE_MEMORY ((size_t)48 << 20)

struct archive_maker {
    struct db *db;
    const struct site *site;
    struct arena *mem; /* as long as the archive */
    struct bundle bundle;
    struct day day;
    struct json package;    /* datapackage.json, resource by resource */
    struct buf dictionary;  /* diccionario.csv */
    struct str *hashes;     /* lines of huellas.txt: "HEX  path" */
    size_t hash_count, hash_size;
    const char **described; /* sets that the dictionary has */
    size_t described_count, described_size;
    struct archive_made made;
};

/* A set as the archive gives it: without columns that are numbers of this database's own. */
struct shape archive_shape(struct arena *a, const struct shape *s);

/* One set of one jurisdiction (or of all: its code is empty) being written as CSV and JSON at once. */
struct archive_set {
    struct archive_maker *maker;
    const char *name, *row_is;
    struct str jurisdiction;
    struct shape shape;
    struct bundle_entry csv, json;
    int64_t rows;
};
void archive_set_begin(struct archive_set *s, struct archive_maker *m, struct str jurisdiction, const char *name, const char *row_is,
                       const struct shape *shape);
/* A row of the set's shape as it was given. */
void archive_set_row(struct archive_set *s, const void *row, struct arena *mem);
/* Sets without rows are left out. With `outcome` not DONE everything is, and it is given back. */
enum status archive_set_end(struct archive_set *s, enum status outcome) MUST_USE;

/* An entry that is told of in huellas.txt: a file as a whole, or one that was written with this hash. */
enum status archive_bytes(struct archive_maker *m, struct str name, struct str bytes) MUST_USE;
void archive_hashed(struct archive_maker *m, struct str name, struct str hash);

/* datapackage.json, diccionario.csv, LEEME.md, algoritmos/, huellas.txt. */
void archive_package_begin(struct archive_maker *m);
void archive_package_set(struct archive_maker *m, const struct archive_set *s, struct str csv_hash, struct str json_hash);
enum status archive_package_end(struct archive_maker *m) MUST_USE;
/* Keys of a set, as far as they are known; NULL: not. Columns with blanks between. */
struct archive_key {
    const char *set, *columns;
    const char *refers, *to, *to_columns; /* its own columns, the set they point to and its columns; or NULL */
};
const struct archive_key *archive_key_of(const char *set);
enum status archive_algorithms(struct archive_maker *m, const struct jurisdiction *all, size_t count) MUST_USE;

/* The facts of lights of one jurisdiction. */
enum status archive_facts(struct archive_maker *m, const struct jurisdiction *j) MUST_USE;

#endif
