/* SPDX-License-Identifier: EUPL-1.2
 * A server that was taken over should find little to do: before its threads start, it gives up what it
 * never needs. Holds for the process and its children, for ever. */
#ifndef HITO_COMMAND_CONFINE_H
#define HITO_COMMAND_CONFINE_H

#include "base/base.h"

struct confined {
    bool calls;  /* system calls that a server never makes are refused (seccomp) */
    bool writes; /* nothing can be written, made or removed outside `folders` (Landlock) */
};
/* `folders`: closed by NULL. What the kernel does not offer stays false. */
struct confined confine(const char *const *folders);

#endif
