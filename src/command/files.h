/* SPDX-License-Identifier: EUPL-1.2
 * Files of a backup: copied whole and onto the disk, hashed, listed. Says on stderr what goes wrong. */
#ifndef HITO_COMMAND_FILES_H
#define HITO_COMMAND_FILES_H

#include "base/digest.h"

/* A new folder, or one that is there and empty. */
bool folder_new(const char *path);
bool folder_sync(const char *path);
/* Makes the folders of `path` below `root_len` bytes. */
bool folders_for(char *path, size_t root_len);
/* Removes a folder and all that is in it. */
void folder_remove(const char *path);
/* `link`: a second name of the same bytes where the file system allows it, else a copy. A copy has the
 * mode of the original and is on the disk when true. */
bool file_copy(const char *from, const char *to, bool link_it);
bool file_write(const char *path, struct str bytes, unsigned mode);
/* Onto the disk, what another program wrote. */
bool file_settle(const char *path);
/* STR_NONE when it cannot be read. */
struct str file_sha256(struct arena *a, const char *path, int64_t *ret_bytes);
struct str file_read(struct arena *a, const char *path, size_t most);
/* Calls `seen` with the path below `root` of each plain file, folders in order; false stops. */
bool files_each(const char *root, bool (*seen)(void *context, const char *relative), void *context);
/* Runs a program with the connection of a PostgreSQL address in its environment, not in its arguments;
 * true when it ended well. */
bool tool_run(const char *uri, const char *const *argv);
/* The name of the database in the address. */
bool tool_database(struct arena *a, const char *uri, struct str *ret);

#endif
