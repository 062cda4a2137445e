/* SPDX-License-Identifier: EUPL-1.2
 * The moves of a table and of a session, hours, places. */
#include "room/roundtable/roundtable_view.h"

#include "sql.h"

CHOICES_TABLE(roundtable_kind, ROUNDTABLE_KIND);
CHOICES_TABLE(roundtable_state, ROUNDTABLE_STATE);
CHOICES_TABLE(session_state, SESSION_STATE);
CHOICES_TABLE(modality, MODALITY);
CHOICES_TABLE(presence, PRESENCE);
CHOICES_TABLE(table_sector, TABLE_SECTOR);
CHOICES_TABLE(table_duty, TABLE_DUTY);
CHOICES_TABLE(registration_state, REGISTRATION_STATE);
CHOICES_TABLE(actor_level, ACTOR_LEVEL);
CHOICES_TABLE(invited_by, INVITED_BY);
CHOICES_TABLE(actor_answer, ACTOR_ANSWER);
CHOICES_TABLE(note_kind, NOTE_KIND);

#define SHAPE_TAG struct roundtable
SHAPE_TABLE(roundtable, "roundtable", ROUNDTABLE);
#undef SHAPE_TAG
#define SHAPE_TAG struct roundtable_territory
SHAPE_TABLE(roundtable_territory, "roundtable_territory", ROUNDTABLE_TERRITORY);
#undef SHAPE_TAG
#define SHAPE_TAG struct roundtable_session
SHAPE_TABLE(roundtable_session, "roundtable_session", ROUNDTABLE_SESSION);
#undef SHAPE_TAG
#define SHAPE_TAG struct roundtable_person
SHAPE_TABLE(roundtable_person, "roundtable_person", ROUNDTABLE_PERSON);
#undef SHAPE_TAG
#define SHAPE_TAG struct registration
SHAPE_TABLE(registration, "registration", REGISTRATION);
#undef SHAPE_TAG
#define SHAPE_TAG struct roundtable_actor
SHAPE_TABLE(roundtable_actor, "roundtable_actor", ROUNDTABLE_ACTOR);
#undef SHAPE_TAG
#define SHAPE_TAG struct roundtable_note
SHAPE_TABLE(roundtable_note, "roundtable_note", ROUNDTABLE_NOTE);
#undef SHAPE_TAG
#define SHAPE_TAG struct roundtable_photo
SHAPE_TABLE(roundtable_photo, "roundtable_photo", ROUNDTABLE_PHOTO);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &roundtable_shape,       &roundtable_territory_shape, &roundtable_session_shape, &roundtable_person_shape, &registration_shape,
    &roundtable_actor_shape, &roundtable_note_shape,      &roundtable_photo_shape,   &roundtable_row_shape,         &table_province_shape,
    &session_row_shape,      &table_person_row_shape,     &table_counts_shape,       &actor_row_shape,         &actor_cover_shape,
    &note_row_shape,         &photo_row_shape,            &registration_row_shape,   &table_wait_shape,        &registration_where_shape,
    &session_form_shape,     NULL,
};
static const struct panel panels[] = {
    {"cocreation", 30, roundtable_process_panel},
    {"cocreation-now", 30, roundtable_now_panel},
    {"cocreation-board", 30, roundtable_board_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"mesas", N_("Una mesa de trabajo de un proceso de cocreación"), &roundtable_row_shape, SQL_TABLES_OF_JURISDICTION},
    {"sesiones", N_("Una sesión de una mesa de trabajo, con su fecha y su lugar"), &session_row_shape, SQL_SESSIONS_OF_JURISDICTION},
    {.name = NULL},
};
static const struct chore chores[] = {
    {.name = "inscripciones sin confirmar", .every_s = 900, .run = registration_confirm_chore},
    {.name = "datos de inscripciones pasadas", .every_s = 3600, .run = registration_erase_chore},
    {.name = NULL},
};
static const struct route *const more_routes[] = {roundtable_session_routes, roundtable_register_routes, roundtable_own_routes,
                                                  roundtable_people_routes,  roundtable_actor_routes,    roundtable_note_routes,
                                                  roundtable_photo_routes,   NULL};
const struct room roundtable_room = {.name = "roundtable", .shapes = shapes, .routes = roundtable_routes, .more_routes = more_routes,
                                     .panels = panels, .datasets = datasets, .chores = chores, .pending = roundtable_pending,
                                     .holds = roundtable_holds};

static const char *to_called(const struct table_facts *f)
{
    if (f->territorial && f->provinces == 0)
        return N_("Una mesa territorial necesita al menos una provincia.");
    if (!f->territorial && !f->topic)
        return N_("Una mesa temática necesita un tema.");
    return f->planned == 0 ? N_("Primero programa al menos una sesión.") : NULL;
}

static const char *to_held(const struct table_facts *f)
{
    if (f->planned > 0)
        return N_("Hay sesiones programadas: marca cada una como realizada o cancelada.");
    return f->held == 0 ? N_("Ninguna sesión consta como realizada.") : NULL;
}

static const char *to_closed(const struct table_facts *f)
{
    if (f->minutes == 0)
        return N_("Falta publicar el acta de la mesa.");
    return !f->outcome ? N_("Falta contar qué salió de la mesa.") : NULL;
}

static const struct {
    enum roundtable_state from, to;
    const char *(*asks)(const struct table_facts *f); /* NULL: nothing more */
} moves[] = {
    {TABLE_PREPARED, TABLE_CALLED, to_called},
    {TABLE_CALLED, TABLE_HELD, to_held},
    {TABLE_HELD, TABLE_CALLED, to_called}, /* another session is called */
    {TABLE_HELD, TABLE_CLOSED, to_closed},
    {TABLE_PREPARED, TABLE_CANCELLED, NULL}, /* with a reason */
    {TABLE_CALLED, TABLE_CANCELLED, NULL},
};

bool roundtable_may_become(int from, int to)
{
    for (size_t i = 0; i < COUNT(moves); i++)
        if ((int)moves[i].from == from && (int)moves[i].to == to)
            return true;
    return false;
}

const char *roundtable_fault(int from, int to, const struct table_facts *f)
{
    for (size_t i = 0; i < COUNT(moves); i++)
        if ((int)moves[i].from == from && (int)moves[i].to == to)
            return moves[i].asks == NULL ? NULL : moves[i].asks(f);
    return N_("La mesa ya no está en ese estado: mira cómo está ahora.");
}

int64_t minute_parse(struct str typed, bool end)
{
    struct str rest = str_trim(typed), hour = str_cut(&rest, ':');
    int64_t h, m;
    if (hour.len < 1 || hour.len > 2 || rest.len != 2 || hour.ptr[0] == '-' || hour.ptr[0] == '+' || rest.ptr[0] == '-' || rest.ptr[0] == '+' ||
        !str_int(hour, &h) || !str_int(rest, &m) || m > 59)
        return -1;
    return h <= 23 || (end && h == 24 && m == 0) ? h * 60 + m : -1;
}

struct str minute_words(struct arena *a, int64_t minute)
{
    return str_fmt(a, "%02d:%02d", (int)(minute / 60), (int)(minute % 60));
}

static struct instant at_minute(struct day on, int64_t minute, int64_t utc_offset_s)
{
    return (struct instant){(int64_t)on.n * 86400 + minute * 60 - utc_offset_s};
}

struct instant session_starts_at(const struct roundtable_session *s, int64_t utc_offset_s)
{
    return at_minute(s->held_on, s->starts_minute, utc_offset_s);
}

struct instant session_ends_at(const struct roundtable_session *s, int64_t utc_offset_s)
{
    return at_minute(s->held_on, s->ends_minute, utc_offset_s);
}

bool session_takes(const struct roundtable_session *s, struct day today, struct instant now, int64_t utc_offset_s)
{
    if (s->state != SESSION_PLANNED || now.s >= session_starts_at(s, utc_offset_s).s)
        return false;
    return !day_known(s->registration_until) || !day_before(s->registration_until, today);
}

int session_presence(const struct roundtable_session *s, int chosen)
{
    if (s->modality == MODALITY_PRESENT)
        return PRESENCE_PRESENT;
    return s->modality == MODALITY_ONLINE ? PRESENCE_ONLINE : chosen;
}

bool session_seats(const struct roundtable_session *s, int presence)
{
    return s->modality != MODALITY_MIXED || presence == PRESENCE_PRESENT;
}

enum registration_state session_gives(const struct roundtable_session *s, int presence, int64_t taken)
{
    bool limited = s->capacity != NONE && session_seats(s, presence);
    return limited && taken >= s->capacity ? REGISTRATION_WAITING : REGISTRATION_GIVEN;
}
