/* SPDX-License-Identifier: EUPL-1.2
 * Where the evidence and the key of a moving go, all or nothing. Says on stderr what goes wrong. */
#ifndef HITO_COMMAND_MOVING_PLACE_H
#define HITO_COMMAND_MOVING_PLACE_H

#include "command/moving.h"

struct place {
    struct arena *mem;
    const char *vault, *stage, *key, *key_before;
    bool taken, key_moved, key_put;
};
/* false: there is evidence already. */
bool place_begin(struct place *p, struct arena *mem, struct str data_dir);
/* The content that `in` stands at. */
bool place_content(struct place *p, struct moving_in *in);
/* Into place, with the server's key. */
bool place_take(struct place *p, struct str data_dir, struct str key);
/* Everything away again. */
void place_leave(struct place *p);

#endif
