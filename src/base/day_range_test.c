/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/day.h"
#include "tests/test.h"

struct sample {
    const char *text, *first, *last; /* first NULL: no date */
};

static void check(struct test *t, const struct sample *s, bool (*read)(struct str, struct day_range *))
{
    struct day_range r = {DAY_NONE, DAY_NONE};
    bool found = read(str_of(s->text), &r);
    struct str first = day_iso(&t->mem, r.first), last = day_iso(&t->mem, r.last);
    if (!found && s->first == NULL)
        return;
    if (!found || s->first == NULL || !str_is(first, s->first) || !str_is(last, s->last))
        test_failed(t, __FILE__, __LINE__, "\"%s\" is %s %.*s to %.*s", s->text, found ? "read as" : "not read:",
                    STR_ARG(first), STR_ARG(last));
}
#define CHECK_ALL(list, read)                          \
    for (size_t i_ = 0; i_ < COUNT(list); i_++)        \
    check(t, &(list)[i_], read)

UNIT(a_due_text_that_names_a_day_is_that_day)
{
    static const struct sample list[] = {
        {"30/06/2027", "2027-06-30", "2027-06-30"},
        {"30-06-2027", "2027-06-30", "2027-06-30"},
        {"30.06.2027", "2027-06-30", "2027-06-30"},
        {"2027-06-30", "2027-06-30", "2027-06-30"},
        {"2027/6/5", "2027-06-05", "2027-06-05"},
        {" 5 / 6 / 2027 ", "2027-06-05", "2027-06-05"},
        {"30 de junio de 2027", "2027-06-30", "2027-06-30"},
        {"30 DE JUNIO DEL 2027.", "2027-06-30", "2027-06-30"},
        {"el 30 de junio del año 2027", "2027-06-30", "2027-06-30"},
        {"1.º de julio de 2027", "2027-07-01", "2027-07-01"},
        {"primero de julio de 2027", "2027-07-01", "2027-07-01"},
        {"30-jun-2027", "2027-06-30", "2027-06-30"},
        {"30 jun. 2027", "2027-06-30", "2027-06-30"},
        {"June 30, 2027", "2027-06-30", "2027-06-30"},
        {"30th of June 2027", "2027-06-30", "2027-06-30"},
        {"29/02/2028", "2028-02-29", "2028-02-29"},
        {"2027-06-30 00:00:00", "2027-06-30", "2027-06-30"},
        {"2027-06-30T05:00:00.000Z", "2027-06-30", "2027-06-30"},
        {"30/06/2027 0:00", "2027-06-30", "2027-06-30"},
        {"46568", "2027-06-30", "2027-06-30"},
        {"46568.0", "2027-06-30", "2027-06-30"},
        {"46568.4166666667", "2027-06-30", "2027-06-30"},
        {"20000", "1954-10-03", "1954-10-03"},
        {"80000", "2119-01-11", "2119-01-11"},
        {"hasta el 30 de junio de 2027", "2027-06-30", "2027-06-30"},
    };
    CHECK_ALL(list, day_range_parse);
}

UNIT(a_due_text_that_names_a_month_is_the_whole_month)
{
    static const struct sample list[] = {
        {"11/2022", "2022-11-01", "2022-11-30"},        {"nov 2022", "2022-11-01", "2022-11-30"},
        {"Nov. 2022", "2022-11-01", "2022-11-30"},      {"nov-2022", "2022-11-01", "2022-11-30"},
        {"junio 2027", "2027-06-01", "2027-06-30"},     {"junio de 2027", "2027-06-01", "2027-06-30"},
        {"JUNIO/2027", "2027-06-01", "2027-06-30"},     {"setiembre 2026", "2026-09-01", "2026-09-30"},
        {"Septiembre  del 2026", "2026-09-01", "2026-09-30"}, {"febrero 2028", "2028-02-01", "2028-02-29"},
        {"February 2027", "2027-02-01", "2027-02-28"},  {"2027-06", "2027-06-01", "2027-06-30"},
        {"dic 2026", "2026-12-01", "2026-12-31"},       {"Aug 2026", "2026-08-01", "2026-08-31"},
        {"mes de mayo de 2026", "2026-05-01", "2026-05-31"}, {"hasta junio 2027", "2027-06-01", "2027-06-30"},
    };
    CHECK_ALL(list, day_range_parse);
}

UNIT(a_due_text_that_names_a_period_is_the_whole_period)
{
    static const struct sample list[] = {
        {"2027", "2027-01-01", "2027-12-31"},
        {"año 2027", "2027-01-01", "2027-12-31"},
        {"I semestre 2027", "2027-01-01", "2027-06-30"},
        {"i Semestre de 2027", "2027-01-01", "2027-06-30"},
        {"primer semestre de 2027", "2027-01-01", "2027-06-30"},
        {"Segundo semestre del 2027", "2027-07-01", "2027-12-31"},
        {"II semestre 2027", "2027-07-01", "2027-12-31"},
        {"semestre II 2027", "2027-07-01", "2027-12-31"},
        {"2027 - II semestre", "2027-07-01", "2027-12-31"},
        {"I trimestre 2027", "2027-01-01", "2027-03-31"},
        {"IV Trimestre 2027", "2027-10-01", "2027-12-31"},
        {"1er trimestre 2026", "2026-01-01", "2026-03-31"},
        {"2do trimestre 2026", "2026-04-01", "2026-06-30"},
        {"3er. trimestre 2026", "2026-07-01", "2026-09-30"},
        {"4to trimestre 2026", "2026-10-01", "2026-12-31"},
        {"3.º trimestre de 2026", "2026-07-01", "2026-09-30"},
        {"S1 2027", "2027-01-01", "2027-06-30"},
        {"2027-S2", "2027-07-01", "2027-12-31"},
        {"1S 2027", "2027-01-01", "2027-06-30"},
        {"T3 2026", "2026-07-01", "2026-09-30"},
        {"Q3 2026", "2026-07-01", "2026-09-30"},
        {"2026-Q3", "2026-07-01", "2026-09-30"},
        {"Q4/2026", "2026-10-01", "2026-12-31"},
        {"third quarter of 2026", "2026-07-01", "2026-09-30"},
        {"first half of 2027", "2027-01-01", "2027-06-30"},
        {"II cuatrimestre 2026", "2026-05-01", "2026-08-31"},
    };
    CHECK_ALL(list, day_range_parse);
}

UNIT(a_due_text_with_two_ends_runs_from_the_first_day_to_the_last)
{
    static const struct sample list[] = {
        {"enero - marzo 2027", "2027-01-01", "2027-03-31"},
        {"Enero – Marzo de 2027", "2027-01-01", "2027-03-31"},
        {"enero a marzo 2027", "2027-01-01", "2027-03-31"},
        {"de enero hasta marzo de 2027", "2027-01-01", "2027-03-31"},
        {"ene/mar 2027", "2027-01-01", "2027-03-31"},
        {"enero 2027 - marzo 2028", "2027-01-01", "2028-03-31"},
        {"noviembre - febrero 2027", "2026-11-01", "2027-02-28"},
        {"01/01/2026 - 31/12/2027", "2026-01-01", "2027-12-31"},
        {"01-01-2026 - 31-12-2027", "2026-01-01", "2027-12-31"},
        {"2026-01-01 al 2027-12-31", "2026-01-01", "2027-12-31"},
        {"del 1 de enero al 31 de marzo de 2027", "2027-01-01", "2027-03-31"},
        {"15 al 30 de junio de 2027", "2027-06-15", "2027-06-30"},
        {"I - II semestre 2027", "2027-01-01", "2027-12-31"},
        {"II trimestre 2026 a I trimestre 2027", "2026-04-01", "2027-03-31"},
        {"2026-2027", "2026-01-01", "2027-12-31"},
        {"2026 a 2027", "2026-01-01", "2027-12-31"},
        {"11/2026 - 03/2027", "2026-11-01", "2027-03-31"},
        {"from January to March 2027", "2027-01-01", "2027-03-31"},
    };
    CHECK_ALL(list, day_range_parse);
}

UNIT(what_is_no_date_or_could_be_several_is_refused)
{
    static const char *const list[] = {
        "", " ", "-", "Underway", "permanente", "Por definir", "31/02/2027", "30-02-2027", "2027-02-30",
        "29/02/2027", "00/06/2027", "0/2027", "13/2027", "2027-13", "32 de enero de 2027", "30/06/27", "junio",
        "30 de junio", "II semestre", "III semestre 2027", "V trimestre 2026", "0 trimestre 2026", "fines de 2027",
        "mediados de junio 2027", "12", "100", "19999", "80001", "1899", "2200", "99999999999", "junio 2027 (aprox.)",
        "marzo 2028 - enero 2027", "2027-2026", "30 - 15 de junio de 2027", "6/30/2027", "12 meses", "2027?",
        "30/06/2027/1", "junio junio 2027", "Semestre 2027", "a", "- 2027", "2027 -", "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8",
        "46.568", "-46568",
    };
    for (size_t i = 0; i < COUNT(list); i++)
        check(t, &(struct sample){list[i], NULL, NULL}, day_range_parse);
}

UNIT(the_other_order_reads_the_month_first)
{
    static const struct sample list[] = {
        {"6/30/2027", "2027-06-30", "2027-06-30"},  {"06/05/2027", "2027-06-05", "2027-06-05"},
        {"2027-06-05", "2027-06-05", "2027-06-05"}, {"8/31/2025 0:00:00", "2025-08-31", "2025-08-31"},
        {"30/06/2027", NULL, NULL},                 {"2/30/2027", NULL, NULL},
    };
    CHECK_ALL(list, day_range_parse_us);
}

UNIT(a_refused_text_leaves_the_answer_as_it_was)
{
    struct day_range r = {day_of(2026, 1, 1), day_of(2026, 1, 2)};
    EXPECT(!day_range_parse(STR("31/02/2027"), &r));
    EXPECT(!day_range_parse(STR("31 de enero - 30 de febrero de 2027"), &r));
    EXPECT(!day_range_parse(STR("\xFF\xFE 2027"), &r));
    EXPECT_STR(day_iso(&t->mem, r.first), "2026-01-01");
    EXPECT_STR(day_iso(&t->mem, r.last), "2026-01-02");
}
