/* SPDX-License-Identifier: EUPL-1.2
 * The tables that tools/msgpack makes from po/: private to say.c and the generated file. */
#ifndef HITO_VIEW_MESSAGES_H
#define HITO_VIEW_MESSAGES_H

#include <stddef.h>

struct message {
    const char *id; /* Spanish, the source */
    const char *text;
};
/* Sorted by id, in byte order. */
struct messages {
    const struct message *items;
    size_t count;
};
extern const struct messages messages_en;

#endif
