/* SPDX-License-Identifier: EUPL-1.2
 * A value through a real socket: written, refused for what it lacks, authorised, sent, disputed, answered, checked,
 * public; corrected; by letter; what nobody may read before its day. */
#include "room/measurement/measurement_story_test.h"

TEST(a_value_with_a_fault_comes_back_with_what_is_wrong)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    EXPECT_TOLD(story_write(t, &s, "10", "6", "4", ""), "lleva su prueba");
    EXPECT_TOLD(story_write(t, &s, "-1", "", "", PROOF), "href=\"#f-value_micro\"");
    EXPECT_TOLD(story_write(t, &s, "1,2.5", "", "", PROOF), "coma decimal");
    EXPECT_TOLD(story_write(t, &s, "10", "6", "3", PROOF), "no suman el total");
    EXPECT_TOLD(story_write(t, &s, "10", "11", "0", PROOF "&parts_note=Se cuentan en dos ventanillas"), "href=\"#f-parts_note\"");
    EXPECT_TOLD(desk_post(&s.d, ROLE_FOCAL, AT "/medir/1", NULL, "kind=no-aplica&words=no"), "por qué no aplica");
    struct answer a = desk_get(&s.d, ROLE_FOCAL, AT "/medir/12");
    EXPECT(str_find(a.body, STR("todavía no termina")) != SIZE_MAX);
    EXPECT(str_find(a.body, STR("name=\"value_micro\"")) == SIZE_MAX);
    EXPECT_INT(desk_get(&s.d, ROLE_FOCAL, AT "/medir/99").code, 404);
    EXPECT_INT(desk_get(&s.d, ROLE_DIRECTORATE, AT "/medir/1").code, 403);
    desk_close(&s.d);
}

TEST(a_value_is_public_after_its_dispute_was_answered_and_is_corrected_with_its_report)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    EXPECT_STR(desk_leads(&(struct answer[]){story_write(t, &s, "10", "6", "4", PROOF)}[0]), VALUE);
    EXPECT_INT(desk_get(&s.d, ROLE_PUBLIC, VALUE).code, 404);
    EXPECT_INT(desk_get(&s.d, ROLE_DIRECTORATE, VALUE).code, 404);
    EXPECT_INT(desk_get(&s.d, ROLE_COUNTERPART, VALUE).code, 404);
    story_sent(t, &s, VALUE);
    EXPECT_INT(desk_get(&s.d, ROLE_PUBLIC, VALUE).code, 404);
    EXPECT_INT(desk_get(&s.d, ROLE_DIRECTORATE, VALUE).code, 200);
    EXPECT_INT(desk_post(&s.d, ROLE_COUNTERPART, VALUE "/pronunciamiento", VALUE, "kind=disputa&reasons=En nuestra cuenta son ocho personas").code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/replica", VALUE, "reply=Las otras dos llegaron el último día").code, 303);
    story_accepted(t, &s, VALUE);
    struct answer a = desk_get(&s.d, ROLE_PUBLIC, VALUE);
    EXPECT_INT(a.code, 200);
    EXPECT(str_find(a.body, STR("En nuestra cuenta son ocho personas")) != SIZE_MAX);
    EXPECT(str_find(a.body, STR("Las otras dos llegaron")) != SIZE_MAX);
    EXPECT(str_find(desk_get(&s.d, ROLE_FOCAL, AT "/medir/1").body, STR("se ajusta con su informe")) != SIZE_MAX);
    const char *fix = story_typed(t, &s, "8", "5", "3");
    EXPECT_TOLD(desk_post(&s.d, ROLE_FOCAL, AT "/corregir/1", NULL, str_fmt(&t->mem, "%s" PROOF, fix).ptr), "con su informe");
    a = desk_post(&s.d, ROLE_FOCAL, AT "/corregir/1", NULL, str_fmt(&t->mem, "%s" PROOF "&correction=Dos personas se contaron en dos ventanillas", fix).ptr);
    EXPECT_STR(desk_leads(&a), AT "/medicion/2");
    story_sent(t, &s, AT "/medicion/2");
    EXPECT_INT(desk_post(&s.d, ROLE_COUNTERPART, AT "/medicion/2/pronunciamiento", AT "/medicion/2", "kind=confirma&reasons=Ahora son las mismas ocho").code, 303);
    story_accepted(t, &s, AT "/medicion/2");
    EXPECT_INT(desk_get(&s.d, ROLE_PUBLIC, AT "/medicion/2").code, 200);
    a = desk_get(&s.d, ROLE_PUBLIC, VALUE);
    EXPECT_INT(a.code, 200);
    EXPECT(str_find(a.body, STR("El reporte fue corregido")) != SIZE_MAX);
    EXPECT(str_find(a.body, STR("cambió solo este período")) != SIZE_MAX);
    desk_close(&s.d);
}

TEST(an_accepted_value_is_nobodys_to_read_while_the_counterpart_has_days)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    EXPECT_INT(story_write(t, &s, "10", "6", "4", PROOF).code, 303);
    story_sent(t, &s, VALUE);
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, AT "/medir/1", VALUE, "kind=reportado&value_micro=11").code, 200); /* there is no form any more */
    story_accepted(t, &s, VALUE);
    EXPECT_INT(desk_get(&s.d, ROLE_PUBLIC, VALUE).code, 404);
    struct answer a = desk_get(&s.d, ROLE_PUBLIC, AT);
    EXPECT_INT(a.code, 200);
    EXPECT(str_find(a.body, STR("ejemplo.ec/registro")) == SIZE_MAX);
    desk_close(&s.d);
}

TEST(the_directorate_types_from_a_letter_and_returns_with_a_reason_what_lacks_something)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    const char *by = AT "/medir/2/por-oficio";
    EXPECT_INT(desk_get(&s.d, ROLE_FOCAL, by).code, 403);
    EXPECT_TOLD(desk_post(&s.d, ROLE_DIRECTORATE, by, NULL, "kind=reportado&value_micro=10" PROOF), "Elige el oficio");
    struct answer a = desk_post(&s.d, ROLE_DIRECTORATE, by, NULL, "letter=1&kind=reportado&value_micro=10" PROOF);
    EXPECT_STR(desk_leads(&a), VALUE);
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, VALUE "/por-oficio/autorizar", VALUE, WHO).code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, VALUE "/por-oficio/enviar", VALUE, "").code, 303);
    EXPECT_TOLD(desk_post(&s.d, ROLE_DIRECTORATE, VALUE "/devolver", VALUE, "return_reason=no"), "10 caracteres");
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, VALUE "/devolver", VALUE, "return_reason=La prueba es de otro período").code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, VALUE);
    EXPECT(str_find(a.body, STR("La prueba es de otro período")) != SIZE_MAX);
    desk_close(&s.d);
}
