/* SPDX-License-Identifier: EUPL-1.2
 * Files of strangers are parsed in a child process of the same program, locked in before it reads the
 * first byte: `hito convert xlsx` takes the file on its standard input and gives the cells back. */
#ifndef HITO_DOCUMENT_CONVERT_H
#define HITO_DOCUMENT_CONVERT_H

#include "document/table.h"

#define CONVERT_WAIT_MS 30000
#define CONVERT_BYTES ((size_t)64 << 20)

/* Reads the file at `path` as `kind` ("xlsx", "csv") into a book. It may take seconds: only in
 * prepare, in the slow pool. INVALID when it was refused, took too long or was too much: why is in
 * ret->problem, for the person. BROKEN when no child could be started or the file is not there. */
enum status convert_run(const char *kind, struct str path, struct arena *a, struct book *ret) MUST_USE;
/* The child's side of `hito convert KIND`. The exit code. */
int convert_child(const char *kind);

#endif
