/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/rooms.h"

#include "job/outbox.h"
#include "sql.h"

#define ROOM(name) extern const struct room name##_room;
#include "rooms.def"
#undef ROOM

#define ROOM(name) &name##_room,
const struct room *const all_rooms[] = {
#include "rooms.def"
};
#undef ROOM
const size_t all_room_count = COUNT(all_rooms);

/* Tables of layers below the rooms. */
static const struct shape *const layer_shapes[] = {&outbox_shape};

struct catalog *rooms_catalog(struct arena *a)
{
    size_t count = COUNT(layer_shapes);
    for (size_t i = 0; i < all_room_count; i++)
        for (size_t k = 0; all_rooms[i]->shapes != NULL && all_rooms[i]->shapes[k] != NULL; k++)
            count++;
    const struct shape **shapes = arena_array(a, const struct shape *, count);
    size_t n = 0;
    for (size_t i = 0; i < COUNT(layer_shapes); i++)
        shapes[n++] = layer_shapes[i];
    for (size_t i = 0; i < all_room_count; i++)
        for (size_t k = 0; all_rooms[i]->shapes != NULL && all_rooms[i]->shapes[k] != NULL; k++)
            shapes[n++] = all_rooms[i]->shapes[k];
    struct catalog *c = arena_new_of(a, struct catalog);
    *c = (struct catalog){
        .statements = sql_statements, .statement_count = SQL_COUNT, .shapes = shapes, .shape_count = n};
    return c;
}
