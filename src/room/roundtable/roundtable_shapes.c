/* SPDX-License-Identifier: EUPL-1.2
 * What the room's queries give beside the records. */
#include "room/roundtable/roundtable_view.h"

#define SHAPE_TAG struct roundtable_row
SHAPE_TABLE(roundtable_row, NULL, ROUNDTABLE_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct table_province
SHAPE_TABLE(table_province, NULL, TABLE_PROVINCE);
#undef SHAPE_TAG
#define SHAPE_TAG struct session_row
SHAPE_TABLE(session_row, NULL, SESSION_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct session_form
SHAPE_TABLE(session_form, NULL, SESSION_FORM);
#undef SHAPE_TAG
#define SHAPE_TAG struct table_person_row
SHAPE_TABLE(table_person_row, NULL, TABLE_PERSON_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct table_counts
SHAPE_TABLE(table_counts, NULL, TABLE_COUNTS);
#undef SHAPE_TAG
#define SHAPE_TAG struct actor_row
SHAPE_TABLE(actor_row, NULL, ACTOR_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct actor_cover
SHAPE_TABLE(actor_cover, NULL, ACTOR_COVER);
#undef SHAPE_TAG
#define SHAPE_TAG struct note_row
SHAPE_TABLE(note_row, NULL, NOTE_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct photo_row
SHAPE_TABLE(photo_row, NULL, PHOTO_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct registration_row
SHAPE_TABLE(registration_row, NULL, REGISTRATION_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct table_wait
SHAPE_TABLE(table_wait, NULL, TABLE_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct registration_where
SHAPE_TABLE(registration_where, NULL, REGISTRATION_WHERE);
#undef SHAPE_TAG
