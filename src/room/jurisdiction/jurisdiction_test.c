/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/jurisdiction/jurisdiction.h"
#include "tests/desk.h"

static enum status add(struct test *t, const char *code, const char *name, bool demo, bool reference)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = str_of(code);
    j.name = str_of(name);
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    j.demo = demo;
    j.reference = reference;
    return record_add(t->db, &jurisdiction_shape, &j);
}

TEST(jurisdictions_come_by_name_and_demonstrations_last)
{
    EXPECT_DONE(add(t, "nu", "Ñuble", false, false));
    EXPECT_DONE(add(t, "aa", "Ambato de ensayo", true, false));
    EXPECT_DONE(add(t, "or", "Orellana", false, false));
    EXPECT_DONE(add(t, "az", "Ázuay", false, false));
    EXPECT_DONE(add(t, "pe", "Perú", false, true));
    struct jurisdiction *rows;
    size_t count;
    EXPECT_DONE(jurisdictions(t->db, &t->mem, &rows, &count));
    EXPECT_INT(count, 4);
    if (count != 4)
        return;
    EXPECT_STR(rows[0].code, "az");
    EXPECT_STR(rows[1].code, "nu");
    EXPECT_STR(rows[2].code, "or");
    EXPECT_STR(rows[3].code, "aa");
}

TEST(a_jurisdiction_is_found_by_its_code_only)
{
    EXPECT_DONE(add(t, "ec", "Ecuador", false, false));
    struct jurisdiction *j;
    EXPECT_DONE(jurisdiction_by_code(t->db, &t->mem, STR("ec"), &j));
    EXPECT_STR(j->name, "Ecuador");
    EXPECT_STATUS(jurisdiction_by_code(t->db, &t->mem, STR("EC"), &j), NOT_FOUND);
    EXPECT_STATUS(add(t, "ec", "Otro Ecuador", false, false), CONFLICT);
}

UNIT(words_of_the_program_are_no_jurisdiction)
{
    EXPECT(jurisdiction_code_allowed(STR("ec")));
    EXPECT(jurisdiction_code_allowed(STR("santo-domingo")));
    EXPECT(!jurisdiction_code_allowed(STR("temas")));
    EXPECT(!jurisdiction_code_allowed(STR("administracion")));
    EXPECT(!jurisdiction_code_allowed(STR("a")));
    EXPECT(!jurisdiction_code_allowed(STR("Quito")));
    EXPECT(url_complete(STR("https://ejemplo.ec/a")));
    EXPECT(url_complete(STR_NONE));
    EXPECT(!url_complete(STR("ejemplo.ec")));
    EXPECT(!url_complete(STR("javascript:alert(1).x")));
}

TEST(the_administrator_adds_a_jurisdiction_and_each_role_sees_its_own_administration)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    struct answer a = desk_post(&d, ROLE_ADMIN, "/administracion/jurisdicciones/nueva", NULL,
                                "code=temas&name=Mala&kind=pais&utc_offset_s=-18000");
    EXPECT(answer_has(&a, "algunas palabras están reservadas"));
    a = desk_post(&d, ROLE_ADMIN, "/administracion/jurisdicciones/nueva", NULL,
                  "code=quito&name=Quito&kind=ciudad&utc_offset_s=-18000");
    EXPECT_STR(desk_leads(&a), "/quito/administracion");
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, "/administracion/jurisdicciones/nueva").code, 403);
    EXPECT_INT(desk_get(&d, ROLE_PERSON, "/ec/administracion").code, 403);
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/administracion");
    EXPECT(answer_has(&a, "/ec/actos/nuevo"));
    EXPECT(!answer_has(&a, "/ec/administracion/jurisdiccion"));
    a = desk_get(&d, ROLE_ADMIN, "/ec/administracion");
    EXPECT(!answer_has(&a, "/ec/actos/nuevo"));
    EXPECT(answer_has(&a, "/ec/administracion/jurisdiccion"));
    const char *edit = "/quito/administracion/jurisdiccion";
    EXPECT_STR(str_of(desk_option(&d, ROLE_ADMIN, edit, "parent", "Quito")), ""); /* not a part of itself */
    const char *parent = desk_option(&d, ROLE_ADMIN, edit, "parent", "Ecuador");
    a = desk_post(&d, ROLE_ADMIN, edit, NULL,
                  str_fmt(&t->mem, "name=Quito DM&kind=ciudad&utc_offset_s=-18000&parent=%s", parent).ptr);
    EXPECT_STR(desk_leads(&a), "/quito/administracion");
    desk_close(&d);
}
