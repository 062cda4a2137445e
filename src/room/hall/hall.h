/* SPDX-License-Identifier: EUPL-1.2
 * Hall (sala sin señal): printable forms and one self-contained page for a hall without signal, whose file comes in
 * once or twice with the same result (docs/decisions/0106-attendance.md). */
#ifndef HITO_ROOM_HALL_H
#define HITO_ROOM_HALL_H

#include "room/intake/intake.h"

/* A file that waits to be accepted. Written without the log: it holds names, and is erased. */
#define HALL_UPLOAD(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(TEXT, token, REQUIRED | SECRET, CHARS(32, 32), "", "in its address")                                       \
    F(REF, session, REQUIRED | STAFF, REF_TO(roundtable_session), "Sesión", "of a round table")                  \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who uploaded it")                               \
    F(PROSE, content, REQUIRED | SECRET, CHARS(0, 2000000), "", "the file's text")                               \
    F(TIME, uploaded_at, REQUIRED | STAFF, FREE, "Instante", "when (UTC)")
SHAPE_STRUCT(hall_upload, HALL_UPLOAD);

/* An anonymous slip that was counted: the random number it has in the file, and nothing of what it says. */
#define HALL_SLIP(F)                                                                                             \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, session, REQUIRED | STAFF, REF_TO(roundtable_session), "Sesión", "of a round table")                  \
    F(TEXT, slip, REQUIRED | SECRET, CHARS(8, 40), "", "random number")
SHAPE_STRUCT(hall_slip, HALL_SLIP);

extern const struct room hall_room;

#endif
