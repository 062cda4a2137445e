/* SPDX-License-Identifier: EUPL-1.2
 * A plan from draft to its second edition and its end, through a real socket, on both engines. */
#include "base/digest.h"
#include "room/edition/edition.h"
#include "tests/desk.h"

#define HERE "/ec/plan/3"
#define AT HERE "/compromiso/1"
/* Of the first edition that this journey publishes: the same on both engines, or something that is not
 * part of the promise got into the snapshot. */
#define FIRST_HASH "73add1945f3c0e900ac5e7759e9fa473647c4cad11d94f8d83701bb563e6f323"

static void led(struct test *t, struct desk *d, const char *path, const char *typed, const char *to)
{
    struct answer a = desk_post(d, ROLE_DIRECTORATE, path, NULL, typed);
    struct str leads = desk_leads(&a);
    if (!str_is(leads, to))
        test_failed(t, __FILE__, __LINE__, "%s: %d, leads to \"%.*s\"", path, a.code, STR_ARG(leads));
}

static void sheet(struct test *t, struct desk *d, const char *part, const char *typed)
{
    struct answer a = desk_post(d, ROLE_DIRECTORATE, str_fmt(&t->mem, AT "/ficha/%s", part).ptr, AT "/ficha", typed);
    EXPECT_STR(desk_leads(&a), AT "/ficha");
}

static void draft(struct test *t, struct desk *d)
{
    led(t, d, "/ec/planes/nuevo", "number=3&name=Plan de prueba&level=nacional&starts_on=2026-01-01&ends_on=2027-12-31&tracking=seguimiento&template=t4-2025", HERE);
    struct answer a = desk_get(d, ROLE_DIRECTORATE, HERE "/publicar");
    EXPECT(answer_has(&a, "El plan no tiene compromisos."));
    led(t, d, "/ec/instituciones/nueva", "code=mef&name=Ministerio de prueba&sector=estado", "/ec/institucion/mef");
    led(t, d, "/ec/instituciones/nueva", "code=red&name=Red ciudadana&sector=sociedad-civil", "/ec/institucion/red");
    led(t, d, HERE "/compromisos/nuevo", "number=1&title=Presupuestos abiertos&problem=Nadie los lee&solution=Publicarlos&results=Se leen", AT);
    a = desk_get(d, ROLE_DIRECTORATE, HERE "/publicar");
    EXPECT(answer_has(&a, "No tiene institución responsable."));
    EXPECT(answer_has(&a, AT "/hitos"));
    sheet(t, d, "institucion", str_fmt(&t->mem, "institution=%s&role=lider", desk_option(d, ROLE_DIRECTORATE, AT "/ficha", "institution", "Ministerio de prueba")).ptr);
    sheet(t, d, "institucion", str_fmt(&t->mem, "institution=%s&role=contraparte", desk_option(d, ROLE_DIRECTORATE, AT "/ficha", "institution", "Red ciudadana")).ptr);
    sheet(t, d, "valor", "value=transparencia&justification=Se publica el gasto");
    led(t, d, AT "/hitos/nuevo", "number=1&title=Aplicar la guía&kind=aplicacion&means=enlace&due_text=I semestre 2027&weight_centi=90&deliverable=Guía", AT "/hitos");
    a = desk_get(d, ROLE_DIRECTORATE, HERE "/publicar");
    EXPECT(answer_has(&a, "Los pesos de sus hitos suman 90 %; deben sumar 100 %."));
    EXPECT(answer_has(&a, "Todavía no puede publicarse"));
}

/* Every refusal leaves the draft as it was. */
static void refusals(struct test *t, struct desk *d, const char *act)
{
    struct answer a = desk_post(d, ROLE_DIRECTORATE, HERE "/publicar", NULL,
                                str_fmt(&t->mem, "name=Original&kind=original&published_on=2026-06-01&act=%s", act).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "corrige antes lo que lo impide"));
    led(t, d, AT "/hito/1/editar", "weight_centi=100", AT "/hitos");
    a = desk_post(d, ROLE_DIRECTORATE, HERE "/publicar", NULL, "name=Original&kind=original&published_on=2026-06-01&act=");
    EXPECT(answer_has(&a, "Elige el acto que aprueba esta edición"));
    a = desk_post(d, ROLE_DIRECTORATE, HERE "/publicar", NULL,
                  str_fmt(&t->mem, "name=Original&kind=enmienda&published_on=2199-01-01&act=%s", act).ptr);
    EXPECT(answer_has(&a, "La fecha todavía no llega"));
    EXPECT(answer_has(&a, "La primera edición es la original"));
    a = desk_post(d, ROLE_DIRECTORATE, HERE "/publicar", NULL,
                  str_fmt(&t->mem, "name=Original&kind=original&published_on=2020-01-01&act=%s", act).ptr);
    EXPECT(answer_has(&a, "anterior al acto"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, HERE "/ediciones").code, 404);
    EXPECT_INT(desk_get(d, ROLE_COLEAD, HERE "/publicar").code, 403);
}

static void first_edition(struct test *t, struct desk *d, const char *act)
{
    led(t, d, HERE "/publicar", str_fmt(&t->mem, "name=Edición original&kind=original&published_on=2026-06-01&act=%s&note=Primera", act).ptr, HERE "/edicion/1");
    struct answer a = desk_get(d, ROLE_PUBLIC, HERE "/edicion/1.json");
    EXPECT_INT(a.code, 200);
    struct str hash = sha256_hex(&t->mem, a.body);
    EXPECT_STR(hash, FIRST_HASH);
    a = desk_get(d, ROLE_PUBLIC, HERE "/edicion/1");
    EXPECT(answer_has(&a, hash.ptr));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, AT).code, 200);
    a = desk_post(d, ROLE_DIRECTORATE, AT "/hito/1/editar", NULL, "weight_centi=50");
    EXPECT(answer_has(&a, "sus hitos cambian con una solicitud de cambio y un acto"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, HERE "/edicion/2").code, 404);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, HERE "/edicion/1/cambios").code, 404);
}

static void second_edition(struct test *t, struct desk *d, const char *act)
{
    sheet(t, d, "financiamiento", "source=cooperacion&funder=Fondo Andino&ends_on=2026-12-31");
    struct answer a = desk_post(d, ROLE_DIRECTORATE, HERE "/publicar", NULL,
                                str_fmt(&t->mem, "name=Otra&kind=original&published_on=2026-07-01&act=%s", act).ptr);
    EXPECT(answer_has(&a, "ya tiene su edición original"));
    led(t, d, HERE "/publicar", str_fmt(&t->mem, "name=Enmienda de julio&kind=enmienda&published_on=2026-07-01&act=%s", act).ptr, HERE "/edicion/2");
    a = desk_get(d, ROLE_PUBLIC, HERE "/edicion/2/cambios");
    EXPECT(answer_has(&a, "Financiamiento 1: Fondo Andino"));
    EXPECT(answer_has(&a, "Se agregó"));
    a = desk_get(d, ROLE_PUBLIC, HERE "/edicion/2/cambios?desde=2");
    EXPECT(answer_has(&a, "Las dos ediciones dicen lo mismo."));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, HERE "/edicion/2/cambios?desde=9").code, 404);
}

static void translations(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, AT "?lang=en");
    EXPECT(answer_has(&a, "<span lang=\"es\">Presupuestos abiertos</span>"));
    led(t, d, AT "/traduccion/en", "title=Open budgets&problem=Nobody reads them&solution=&results=", AT);
    a = desk_get(d, ROLE_PUBLIC, AT "?lang=en");
    EXPECT(answer_has(&a, ">Open budgets"));
    EXPECT(answer_has(&a, "<div lang=\"es\"><p>Publicarlos</p>"));
    a = desk_get(d, ROLE_PUBLIC, AT "?lang=es");
    EXPECT(answer_has(&a, ">Presupuestos abiertos"));
    struct buf b = BUF(&t->mem);
    buf_chars(&b, "title=");
    for (int i = 0; i < 30000; i++)
        buf_char(&b, 'x');
    a = desk_post(d, ROLE_DIRECTORATE, AT "/traduccion/en", NULL, buf_str(&b).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Son 30.000 caracteres; caben 700."));
    EXPECT_INT(desk_get(d, ROLE_DIRECTORATE, AT "/traduccion/xx").code, 404);
    EXPECT_INT(desk_get(d, ROLE_COLEAD, AT "/traduccion/en").code, 403);
}

static void end(struct test *t, struct desk *d, const char *act)
{
    struct answer a = desk_post(d, ROLE_DIRECTORATE, HERE "/retirar", NULL, str_fmt(&t->mem, "act=%s&note=", act).ptr);
    EXPECT(answer_has(&a, "Escribe el motivo"));
    led(t, d, HERE "/cerrar", str_fmt(&t->mem, "act=%s&note=Terminó su plazo", act).ptr, HERE);
    a = desk_get(d, ROLE_PUBLIC, HERE);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Terminó su plazo"));
    led(t, d, HERE "/retirar", str_fmt(&t->mem, "act=%s&note=Se aprobó sin cocreación", act).ptr, HERE);
    a = desk_get(d, ROLE_PUBLIC, AT);
    EXPECT_INT(a.code, 410);
    EXPECT(answer_has(&a, "Motivo: Se aprobó sin cocreación"));
    EXPECT_INT(desk_get(d, ROLE_DIRECTORATE, HERE "/ediciones").code, 200);
    a = desk_post(d, ROLE_DIRECTORATE, HERE "/publicar", NULL, "");
    EXPECT(a.code != 303);
}

TEST(a_plan_is_published_amended_translated_and_withdrawn)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    draft(t, &d);
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, "/ec/actos/nuevo", NULL,
                                "number=1&kind=acta&decided_on=2026-05-29&body=Grupo núcleo&title=Aprobar el plan&result=aprobado");
    EXPECT_INT(a.code, 303);
    const char *act = desk_option(&d, ROLE_DIRECTORATE, HERE "/publicar", "act", "1 · 29 de mayo de 2026 · Aprobar el plan");
    refusals(t, &d, act);
    first_edition(t, &d, act);
    second_edition(t, &d, act);
    translations(t, &d);
    end(t, &d, act);
    desk_close(&d);
}
