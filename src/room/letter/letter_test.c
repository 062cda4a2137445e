/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/letter/letter.h"

#include "tests/desk.h"

static int64_t place_add(struct test *t, const char *code)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = j.name = str_of(code);
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    enum status s = record_add(t->db, &jurisdiction_shape, &j);
    EXPECT(s == DONE);
    return j.id;
}

static struct letter letter_out(int64_t jurisdiction)
{
    struct letter l;
    shape_clear(&letter_shape, &l);
    l.jurisdiction = jurisdiction;
    l.kind = LETTER_REQUEST;
    l.subject = STR("Pedido de reporte de avance");
    return l;
}

TEST(numbers_of_letters_grow_by_jurisdiction_and_year)
{
    int64_t here = place_add(t, "ec"), there = place_add(t, "loja");
    struct letter a = letter_out(here), b = letter_out(here), c = letter_out(there), d = letter_out(here);
    EXPECT_DONE(letter_issue(t->db, &t->mem, STR_NONE, day_of(2026, 7, 1), &a));
    EXPECT_DONE(letter_issue(t->db, &t->mem, STR("DGA"), day_of(2026, 12, 31), &b));
    EXPECT_DONE(letter_issue(t->db, &t->mem, STR_NONE, day_of(2026, 7, 1), &c));
    EXPECT_DONE(letter_issue(t->db, &t->mem, STR_NONE, day_of(2027, 1, 1), &d));
    EXPECT_STR(a.number, "OF-EC-2026-0001");
    EXPECT_STR(b.number, "DGA-2026-0002");
    EXPECT_STR(c.number, "OF-LOJA-2026-0001");
    EXPECT_STR(d.number, "OF-EC-2027-0001");
}
