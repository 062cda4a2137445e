/* SPDX-License-Identifier: EUPL-1.2
 * docs/permisos.md from permission.def and the route tables themselves: they cannot drift apart. */
#include "command/matrix.h"

#include "command/command.h"
#include "http/room.h"
#include "room/rooms.h"

static const char *cell_words(char cell)
{
    return cell == 'a' ? "sí" : cell == 'o' ? "lo propio" : "·";
}

static void head_row(FILE *to, const char *first)
{
    fprintf(to, "| %s |", first);
    for (size_t role = 0; role < ROLE_COUNT; role++)
        fprintf(to, " %s |", role_choices.items[role].label);
    fputs("\n| --- |", to);
    for (size_t role = 0; role < ROLE_COUNT; role++)
        fputs(" --- |", to);
    fputc('\n', to);
}

static void cells(FILE *to, enum action action)
{
    for (size_t role = 0; role < ROLE_COUNT; role++)
        fprintf(to, " %s |", cell_words(permission_cell(action, (enum role)role)));
    fputc('\n', to);
}

static void route_rows(FILE *to, const struct route *r)
{
    for (; r != NULL && r->pattern != NULL; r++) {
        fprintf(to, "| `%s %s` (%s) |", r->method == POST ? "POST" : "GET", r->pattern, action_label(r->action));
        cells(to, r->action);
    }
}

static void room_rows(FILE *to, const struct room *room)
{
    if (room->routes == NULL && room->more_routes == NULL)
        return;
    fprintf(to, "\n### %s\n\n", room->name);
    head_row(to, "Dirección");
    route_rows(to, room->routes);
    for (const struct route *const *t = room->more_routes; t != NULL && *t != NULL; t++)
        route_rows(to, *t);
}

void matrix_write(FILE *to)
{
    fputs("# Quién puede hacer qué\n\nEste archivo lo escribe `hito matrix`; no se edita a mano. Una prueba pide cada dirección de cada\n"
          "tabla con cada rol, en los dos motores, y compara la respuesta con esta tabla.\n\n"
          "«sí»: en la jurisdicción en que la persona tiene el rol (público: cualquiera) · «lo propio»: solo los compromisos\n"
          "que la persona tiene asignados · «·»: no. Quien tiene cuenta puede también lo que puede el público.\n\n"
          "Lo que no se puede leer porque es borrador responde 404; lo que se ve y no se puede hacer, 403. A quien no ha\n"
          "entrado, una página lo lleva a `/entrar` y un envío le responde 401.\n\n## Acciones\n\n",
          to);
    head_row(to, "Acción");
    for (size_t a = 0; a < ACTION_COUNT; a++) {
        fprintf(to, "| %s (`%s`) |", action_label((enum action)a), action_name((enum action)a));
        cells(to, (enum action)a);
    }
    fputs("\n## Direcciones\n\nEn los objetos en borrador hace falta, además, poder leer borradores.\n", to);
    for (size_t i = 0; i < all_room_count; i++)
        room_rows(to, all_rooms[i]);
}

int command_matrix(struct command_line *line)
{
    (void)line;
    matrix_write(stdout);
    return 0;
}
