/* SPDX-License-Identifier: EUPL-1.2
 * The series of measurement_test.h behind a real socket, with a letter that came in: what its journeys share. */
#ifndef HITO_ROOM_MEASUREMENT_STORY_TEST_H
#define HITO_ROOM_MEASUREMENT_STORY_TEST_H

#include "room/measurement/measurement_test.h"
#include "tests/desk.h"

#define AT "/ec/indicador/atendidos"
#define VALUE AT "/medicion/1"
#define PROOF "&url=https://ejemplo.ec/registro&description=Registro de la ventanilla"
#define WHO "authorised_name=Ana Ríos&authorised_post=Ministra&authorised_letter=MP-2026-014"

struct story {
    struct desk d; /* first */
    struct measurement_world w;
};
enum status story_add(struct test *t, struct desk *d) MUST_USE;
const char *story_typed(struct test *t, const struct story *s, const char *value, const char *women, const char *men);
/* The value of period 1, by its focal point. */
struct answer story_write(struct test *t, struct story *s, const char *value, const char *women, const char *men, const char *more);
/* Authorised and sent; its form accepted; returned. */
void story_sent(struct test *t, struct story *s, const char *at);
void story_accepted(struct test *t, struct story *s, const char *at);
void story_returned(struct test *t, struct story *s, const char *at);

#define EXPECT_TOLD(page, words)                              \
    do {                                                      \
        struct answer told_ = (page);                         \
        EXPECT_INT(told_.code, 422);                          \
        EXPECT(str_find(told_.body, STR(words)) != SIZE_MAX); \
    } while (0)

#endif
