/* SPDX-License-Identifier: EUPL-1.2
 * Locks the process into computing: it may read what is open, write its answer, take memory and end. */
#ifndef HITO_DOCUMENT_SANDBOX_H
#define HITO_DOCUMENT_SANDBOX_H

#include "base/base.h"

#define SANDBOX_MEMORY_BYTES ((uint64_t)512 << 20)
#define SANDBOX_CPU_S 20u
#define SANDBOX_OUTPUT_BYTES ((uint64_t)256 << 20)

/* For good: no new privileges, limits of memory, processor time and output, no new files or
 * processes, and a list of system calls; any other call kills the process. False when the system
 * refuses: then nothing may be parsed. (With sanitizers compiled in, their own calls are allowed and
 * memory is not limited.) */
bool sandbox_enter(void);

#endif
