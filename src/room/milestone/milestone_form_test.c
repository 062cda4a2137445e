/* SPDX-License-Identifier: EUPL-1.2
 * The rules of weights and order, and the forms of a draft's milestones through a real socket. */
#include "room/milestone/milestone.h"
#include "tests/desk.h"

#define AT "/ec/plan/3/compromiso/1"

UNIT(equal_shares_sum_to_one_hundred)
{
    for (size_t count = 1; count <= 99; count++) {
        int64_t sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += milestone_equal_share(count, i);
        EXPECT_INT(sum, 10000);
        EXPECT(milestone_equal_share(count, 0) - milestone_equal_share(count, count - 1) <= 1);
    }
    EXPECT_INT(milestone_equal_share(3, 0), 3334);
    EXPECT_INT(milestone_equal_share(3, 2), 3333);
}

UNIT(withdrawn_milestones_do_not_count_in_the_weights)
{
    struct milestone all[] = {{.weight_centi = 6000, .state = MILESTONE_CURRENT},
                              {.weight_centi = 4000, .state = MILESTONE_WITHDRAWN},
                              {.weight_centi = 4000, .state = MILESTONE_CURRENT}};
    EXPECT_INT(milestone_weights_sum(all, COUNT(all)), 10000);
    EXPECT_INT(milestone_weights_sum(all, 0), 0);
}

UNIT(a_milestone_may_not_wait_for_itself_through_others)
{
    struct milestone_dependency links[] = {{1, 2, 1}, {2, 3, 2}, {3, 4, 2}};
    EXPECT(milestone_circle(links, COUNT(links), 1, 3));
    EXPECT(milestone_circle(links, COUNT(links), 1, 2));
    EXPECT(milestone_circle(links, COUNT(links), 5, 5));
    EXPECT(!milestone_circle(links, COUNT(links), 4, 3));
    EXPECT(!milestone_circle(links, COUNT(links), 3, 1));
    struct milestone_dependency sick[] = {{1, 1, 2}, {2, 2, 1}};
    EXPECT(!milestone_circle(sick, COUNT(sick), 3, 1));
}

static void refused(struct desk *d, const char *typed, const char *words)
{
    struct test *t = d->house.test;
    struct answer a = desk_post(d, ROLE_DIRECTORATE, AT "/hitos/nuevo", NULL, typed);
    EXPECT_INT(a.code, 422);
    if (!answer_has(&a, words))
        test_failed(t, __FILE__, __LINE__, "no \"%s\" after %.60s", words, typed);
}

static bool plan_made(struct desk *d)
{
    struct answer a = desk_post(d, ROLE_DIRECTORATE, "/ec/planes/nuevo", NULL,
                                "number=3&name=Plan de prueba&level=nacional&starts_on=2026-01-01&ends_on=2027-12-31"
                                "&tracking=seguimiento&template=t4-2025");
    if (a.code == 303)
        a = desk_post(d, ROLE_DIRECTORATE, "/ec/plan/3/compromisos/nuevo", NULL,
                      "number=1&title=Presupuestos abiertos&starts_on=2026-01-01&ends_on=2027-12-31");
    return a.code == 303;
}

/* Every way of getting a milestone wrong is said beside its field and keeps what was typed. */
static void bad_input(struct test *t, struct desk *d)
{
#define GOOD "&title=Publicar la guía&kind=publicacion&means=enlace"
    refused(d, "number=2" GOOD "&due_text=31/02/2027&weight_centi=40", "No es un plazo");
    refused(d, "number=2" GOOD "&due_text=permanente&weight_centi=40", "No es un plazo");
    refused(d, "number=2" GOOD "&due_text=I semestre 2028&weight_centi=40", "El plazo termina después que el plan");
    refused(d, "number=2" GOOD "&due_text=2024&weight_centi=40", "El plazo termina antes de que empiece el plan");
    refused(d, "number=2" GOOD "&due_text=2027&weight_centi=40,01", "suman 100,01 %; deben sumar 100 %");
    refused(d, "number=2" GOOD "&due_text=2027&weight_centi=mucho", "weight_centi");
    refused(d, "number=1" GOOD "&due_text=2027&weight_centi=40", "Ya hay un hito con ese número");
    refused(d, "number=2" GOOD "&due_text=2027&weight_centi=40&institution=999", "Elige una institución de la lista");
    refused(d, "number=2" GOOD "&due_text=2027&weight_centi=40&financing=999", "Elige un financiamiento");
    struct buf b = BUF(&t->mem);
    buf_chars(&b, "number=2" GOOD "&due_text=2027&weight_centi=40&deliverable=");
    for (int i = 0; i < 30000; i++)
        buf_char(&b, 'x');
    refused(d, buf_str(&b).ptr, "4.000");
}

static void order_and_parts(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, ROLE_DIRECTORATE, AT "/hito/2/dependencias", AT "/hito/2/partes",
                                str_fmt(&t->mem, "depends_on=%s", desk_option(d, ROLE_DIRECTORATE, AT "/hito/2/partes", "depends_on", "1. Aprobar la norma")).ptr);
    EXPECT_STR(desk_leads(&a), AT "/hito/2/partes");
    a = desk_get(d, ROLE_DIRECTORATE, AT "/hito/1/partes");
    EXPECT(!answer_has(&a, "2. Publicar la guía"));
    a = desk_post(d, ROLE_DIRECTORATE, AT "/hito/2/partes", NULL, "title=Primera mitad&share_centi=60&due_on=2027-03-31");
    EXPECT_STR(desk_leads(&a), AT "/hito/2/partes");
    a = desk_post(d, ROLE_DIRECTORATE, AT "/hito/2/partes", NULL, "title=Segunda&share_centi=41&due_on=2027-08-01");
    EXPECT(answer_has(&a, "suman 101 %"));
    EXPECT(answer_has(&a, "El plazo de la parte termina después que el hito"));
    a = desk_get(d, ROLE_DIRECTORATE, AT "/hito/2/partes");
    EXPECT(answer_has(&a, "Las partes suman 60 %; deben sumar 100 %."));
    a = desk_post(d, ROLE_DIRECTORATE, AT "/hito/2/partes", NULL, "title=Segunda mitad&share_centi=40");
    EXPECT_INT(a.code, 303);
    a = desk_post(d, ROLE_DIRECTORATE, AT "/hito/2/partes/repartir", AT "/hito/2/partes", "");
    a = desk_get(d, ROLE_DIRECTORATE, AT "/hito/2/partes");
    EXPECT(answer_has(&a, "Segunda mitad · 50"));
}

TEST(the_directorate_writes_the_milestones_of_a_draft)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    EXPECT(plan_made(&d));
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, AT "/hitos/nuevo", NULL,
                                "number=1&title=Aprobar la norma&kind=norma&means=documento&due_text=31/12/2026&weight_centi=60");
    EXPECT_STR(desk_leads(&a), AT "/hitos");
    a = desk_get(&d, ROLE_DIRECTORATE, AT "/hitos");
    EXPECT(answer_has(&a, "Los pesos suman 60 %; deben sumar 100 %."));
    bad_input(t, &d);
    a = desk_post(&d, ROLE_DIRECTORATE, AT "/hitos/nuevo", NULL,
                  "number=2&title=Publicar la guía&kind=publicacion&means=enlace&due_text=I semestre 2027&weight_centi=40");
    EXPECT_STR(desk_leads(&a), AT "/hitos");
    a = desk_get(&d, ROLE_DIRECTORATE, AT "/hitos");
    EXPECT(answer_has(&a, "«I semestre 2027»: vence el 30 de junio de 2027"));
    EXPECT(!answer_has(&a, "deben sumar 100"));
    order_and_parts(t, &d);
    a = desk_post(&d, ROLE_DIRECTORATE, AT "/hito/1/quitar", AT "/hito/1/editar", "");
    EXPECT_STR(desk_leads(&a), AT "/hitos");
    a = desk_post(&d, ROLE_DIRECTORATE, AT "/hitos/repartir", AT "/hitos", "");
    EXPECT_STR(desk_leads(&a), AT "/hitos");
    a = desk_get(&d, ROLE_DIRECTORATE, AT "/hitos");
    EXPECT(!answer_has(&a, "Aprobar la norma"));
    EXPECT(!answer_has(&a, "deben sumar 100"));
    EXPECT_INT(desk_get(&d, ROLE_PUBLIC, AT "/hitos").code, 404);
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, AT "/hitos").code, 403);
    desk_close(&d);
}
