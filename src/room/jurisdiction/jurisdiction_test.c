/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/jurisdiction/jurisdiction.h"
#include "tests/test.h"

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
