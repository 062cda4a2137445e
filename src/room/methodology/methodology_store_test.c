/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/methodology/methodology_test.h"

TEST(the_shipped_version_counts_where_a_jurisdiction_has_none)
{
    struct methodology *m, shipped = methodology_shipped();
    EXPECT_DONE(methodology_on(t->db, &t->mem, 999, on("2026-08-01"), &m));
    EXPECT(m->jurisdiction == NONE);
    for (size_t i = 0; i < methodology_shape.count; i++) {
        const struct field *f = &methodology_shape.fields[i];
        if ((f->flags & COMPUTED) == 0 && !field_same(f, m, &shipped))
            test_failed(t, __FILE__, __LINE__, "%s differs from the shipped version", f->name);
    }
    EXPECT_DONE(methodology_on(t->db, &t->mem, NONE, on("2019-01-01"), &m));
    EXPECT_INT(m->number, 1);
    struct methodology *same;
    EXPECT_DONE(methodology_get(t->db, &t->mem, m->id, &same));
    EXPECT_STR(same->title, "Hito 1");
}

TEST(drafts_of_a_jurisdiction_are_listed_for_those_who_prepare_them_and_never_in_force)
{
    struct methodology draft = methodology_shipped(), *m;
    size_t public_count, all_count;
    draft.title = STR("Hito 1 con otros umbrales");
    draft.state = METHODOLOGY_DRAFT;
    draft.number = 2;
    draft.grace_days = 5;
    draft.effective_on = on("2026-01-01");
    EXPECT_DONE(record_add(t->db, &methodology_shape, &draft));
    EXPECT_DONE(methodology_on(t->db, &t->mem, NONE, on("2026-08-01"), &m));
    EXPECT_INT(m->grace_days, 15);
    EXPECT_DONE(methodologies(t->db, &t->mem, NONE, false, &m, &public_count));
    EXPECT_DONE(methodologies(t->db, &t->mem, NONE, true, &m, &all_count));
    EXPECT_INT(all_count, public_count + 1);
    EXPECT_STR(m[0].title, "Hito 1 con otros umbrales");
}

TEST(a_version_counts_from_its_day_and_the_one_it_replaced_counts_before)
{
    struct methodology next = methodology_shipped(), *m;
    next.number = 2;
    next.grace_days = 5;
    next.effective_on = on("2027-01-01");
    EXPECT_DONE(record_add(t->db, &methodology_shape, &next));
    EXPECT_DONE(methodology_on(t->db, &t->mem, NONE, on("2026-12-31"), &m));
    EXPECT_INT(m->grace_days, 15);
    EXPECT_DONE(methodology_on(t->db, &t->mem, NONE, on("2027-01-01"), &m));
    EXPECT_INT(m->grace_days, 5);
    next.state = METHODOLOGY_REPLACED;
    EXPECT_DONE(record_change(t->db, &methodology_shape, &t->mem, &next));
    EXPECT_DONE(methodology_on(t->db, &t->mem, NONE, on("2027-01-01"), &m));
    EXPECT_INT(m->grace_days, 5);
}
