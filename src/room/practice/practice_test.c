/* SPDX-License-Identifier: EUPL-1.2
 * A copy of a plan through a real socket: made, seen by its people alone, moved ahead, begun again, removed
 * with everything that was written in it. */
#include "room/practice/practice.h"
#include "room/progress/progress_test.h"
#include "tests/desk.h"
#include "tests/walk.h"

struct rehearsal {
    struct desk d; /* first */
    struct follow_world w;
};

static enum status fill(struct test *t, struct desk *d)
{
    struct rehearsal *s = (struct rehearsal *)d;
    s->w = (struct follow_world){.today = day_at(instant_now(), -18000),
                                 .jurisdiction = d->jurisdiction,
                                 .focal = d->people[ROLE_FOCAL],
                                 .counterpart = d->people[ROLE_COUNTERPART]};
    return follow_world_add(t->db, &t->mem, &s->w);
}

#define COPY "/practica-ec-1"
#define COPIED COPY "/plan/1/compromiso/1/hito/1.1"

static int code(struct desk *d, enum role as, const char *path)
{
    return desk_get(d, as, path).code;
}

static void hidden_from_all(struct test *t, struct desk *d)
{
    static const char *const paths[] = {COPY, COPY ".json", COPY "/plan/1", COPY "/plan/1.csv", COPY "/plan/1/compromiso/1", COPIED,
                                        COPY "/datos", COPY "/datos/compromisos.csv", COPY "/actos", COPY "/institucion/mintel", COPY "/practica"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        int seen = code(d, ROLE_PUBLIC, paths[i]);
        if (seen != 404)
            test_failed(t, __FILE__, __LINE__, "%s answers %d to the public", paths[i], seen);
        seen = code(d, ROLE_ADMIN, paths[i]);
        if (seen != 404)
            test_failed(t, __FILE__, __LINE__, "%s answers %d to the administrator of all", paths[i], seen);
    }
    static const char *const elsewhere[] = {"/", "/datos", "/buscar?q=datos", "/jurisdicciones", "/referencias", "/sitemap.xml", "/ec", "/cambios.atom"};
    for (size_t i = 0; i < COUNT(elsewhere); i++) {
        struct answer a = desk_get(d, ROLE_PUBLIC, elsewhere[i]);
        if (answer_has(&a, "practica-ec") || answer_has(&a, "Práctica de"))
            test_failed(t, __FILE__, __LINE__, "%s tells of the copy", elsewhere[i]);
    }
}

static void marked_for_its_people(struct test *t, struct desk *d)
{
    static const char *const paths[] = {COPY, COPY "/plan/1", COPY "/plan/1/compromiso/1", COPIED, COPY "/administracion"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct answer a = desk_get(d, ROLE_DIRECTORATE, paths[i]);
        if (a.code != 200 || !answer_has(&a, "<title>[Práctica] ") || !answer_has(&a, "Esto es un ensayo"))
            test_failed(t, __FILE__, __LINE__, "%s (%d) is not marked", paths[i], a.code);
    }
    EXPECT_INT(code(d, ROLE_FOCAL, COPIED "/reportar"), 200);
    struct answer own = desk_get(d, ROLE_FOCAL, "/cuenta");
    EXPECT(answer_has(&own, "Práctica de Ecuador"));
}

/* A report of the copy, which the real plan knows nothing of. */
static void written_in(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, ROLE_FOCAL, COPIED "/reportar", NULL, "kind=avance&text=Un avance del ensayo.&forecast_on=31/12/2030&delay_cause=otra");
    if (a.code != 303)
        a = desk_post(d, ROLE_FOCAL, COPIED "/reportar", NULL, "kind=nada&text=Sin novedades en el ensayo.");
    EXPECT_INT(a.code, 303);
    struct answer real = desk_get(d, ROLE_DIRECTORATE, "/ec/plan/1/compromiso/1/hito/1.1");
    EXPECT(!answer_has(&real, "ensayo."));
    struct answer waits = desk_get(d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(answer_has(&waits, "Práctica: "));
}

TEST(a_copy_to_rehearse_in_is_of_its_people_and_leaves_no_trace_in_the_plan)
{
    struct rehearsal s;
    struct desk *d = &s.d;
    if (!desk_open_with(t, d, fill))
        return;
    EXPECT_INT(desk_post(d, ROLE_FOCAL, "/ec/practica", NULL, "plan=1").code, 403);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, "/ec/practica", NULL, "plan=9").code, 422);
    struct answer a = desk_post(d, ROLE_DIRECTORATE, "/ec/practica", NULL, "plan=1");
    EXPECT_STR(desk_leads(&a), COPY "/practica");
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, "/ec/practica", NULL, "plan=1").code, 422);
    hidden_from_all(t, d);
    marked_for_its_people(t, d);
    written_in(t, d);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, COPY "/practica/avanzar", COPY "/practica", "days=0").code, 422);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, COPY "/practica/avanzar", COPY "/practica", "days=20").code, 303);
    a = desk_get(d, ROLE_DIRECTORATE, COPY);
    struct day later = {s.w.today.n + 20};
    EXPECT(answer_has(&a, day_words(&t->mem, LANG_ES, later).ptr));
    a = desk_get(d, ROLE_DIRECTORATE, "/ec");
    EXPECT(!answer_has(&a, day_words(&t->mem, LANG_ES, later).ptr));
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, COPY "/practica/empezar", COPY "/practica", "").code, 422);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, COPY "/practica/empezar", COPY "/practica", "again=1").code, 303);
    marked_for_its_people(t, d);
    written_in(t, d);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, COPY "/practica/borrar", COPY "/practica", "").code, 422);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, COPY "/practica/borrar", COPY "/practica", "gone=1").code, 303);
    EXPECT_INT(code(d, ROLE_DIRECTORATE, COPY), 404);
    EXPECT_INT(code(d, ROLE_DIRECTORATE, "/ec/plan/1"), 200);
    a = desk_get(d, ROLE_FOCAL, "/cuenta");
    EXPECT(!answer_has(&a, "Práctica de"));
    desk_close(d);
}
