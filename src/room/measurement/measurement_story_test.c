/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/measurement/measurement_story_test.h"

enum status story_add(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    struct letter l;
    s->w.base.today = day_at(instant_now(), -18000);
    s->w.base.jurisdiction = d->jurisdiction;
    s->w.base.focal = d->people[ROLE_FOCAL];
    s->w.base.counterpart = d->people[ROLE_COUNTERPART];
    TRY(report_world_add(t->db, &t->mem, &s->w.base));
    TRY(measurement_world_add(t->db, &t->mem, &s->w));
    shape_clear(&letter_shape, &l);
    l.jurisdiction = d->jurisdiction;
    l.direction = LETTER_IN;
    l.kind = LETTER_REPORT;
    l.year = 2026;
    l.number = STR("MP-2026-014");
    l.dated_on = s->w.base.today;
    l.institution = s->w.base.ministry;
    l.addressee = STR("Eva Luna, Directora ejecutiva");
    l.subject = STR("Valor del período 2");
    return record_add(t->db, &letter_shape, &l);
}

const char *story_typed(struct test *t, const struct story *s, const char *value, const char *women, const char *men)
{
    return str_fmt(&t->mem, "kind=reportado&value_micro=%s&v%lld=%s&v%lld=%s", value, (long long)s->w.women, women, (long long)s->w.men, men).ptr;
}

struct answer story_write(struct test *t, struct story *s, const char *value, const char *women, const char *men, const char *more)
{
    return desk_post(&s->d, ROLE_FOCAL, AT "/medir/1", NULL, str_fmt(&t->mem, "%s%s", story_typed(t, s, value, women, men), more).ptr);
}

void story_sent(struct test *t, struct story *s, const char *at)
{
    const char *path = str_fmt(&t->mem, "%s/autorizar", at).ptr;
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, path, at, WHO).code, 303);
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, str_fmt(&t->mem, "%s/enviar", at).ptr, at, "").code, 303);
}

void story_accepted(struct test *t, struct story *s, const char *at)
{
    EXPECT_INT(desk_post(&s->d, ROLE_DIRECTORATE, str_fmt(&t->mem, "%s/aceptar", at).ptr, at, "right_kind=1&opens=1").code, 303);
}

void story_returned(struct test *t, struct story *s, const char *at)
{
    EXPECT_INT(desk_post(&s->d, ROLE_DIRECTORATE, str_fmt(&t->mem, "%s/devolver", at).ptr, at, "return_reason=La prueba es de otro período").code, 303);
}
