/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/methodology/methodology_test.h"

static const struct explain_line *labelled(const struct explain_line *lines, size_t count, const char *label)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(str_of(lines[i].label), label))
            return &lines[i];
    static const struct explain_line none = {.label = "", .words = ""};
    return &none;
}

static const struct day june_20 = {20624};

UNIT(a_milestone_explains_its_shares_and_days)
{
    SETTING;
    struct share_facts parts[] = {
        {.share_centi = 4050, .original_due_on = on("2026-03-31"), .due_on = DAY_NONE, .accepted = true,
         .delivered_on = on("2026-03-30"), .said = SAID_IN_PART},
        {.share_centi = 5950, .original_due_on = DAY_NONE, .due_on = DAY_NONE, .delivered_on = DAY_NONE}};
    struct milestone_facts f = began(due("2026-06-30"), &june_20);
    f.shares = parts;
    f.share_count = 2;
    struct explain_line *lines;
    size_t count = milestone_explain(&t->mem, &m, periods, &f, on("2026-07-10"), ',', &lines);
    EXPECT_STR(labelled(lines, count, "Metodología")->formula, "Hito 1 (v1)");
    EXPECT_STR(labelled(lines, count, "Avance reportado")->formula, "40,5 + 0");
    EXPECT_INT(labelled(lines, count, "Avance reportado")->value, 4050);
    EXPECT_STR(labelled(lines, count, "Avance sin disputa")->formula, "40,5 × 50 % + 0");
    EXPECT_STR(labelled(lines, count, "Avance esperado a la fecha")->formula, "40,5 + 59,5");
    EXPECT_STR(labelled(lines, count, "Días de atraso sobre el plazo vigente")->formula, "2026-07-10 − 2026-06-30");
    EXPECT_INT(labelled(lines, count, "Días de atraso sobre el plazo vigente")->value, 10);
    EXPECT_STR(str_of(labelled(lines, count, "Regla que se aplicó")->words), "Pasó el plazo y corren los días de gracia");
    EXPECT_STR(str_of(labelled(lines, count, "Semáforo")->words), "En riesgo");
    EXPECT_STR(day_iso(&t->mem, labelled(lines, count, "Puede cambiar por sí solo el")->day), "2026-07-11");
}

UNIT(a_commitment_explains_its_weights_and_its_index)
{
    SETTING;
    struct milestone_facts list[] = {weighing(delivered(due("2026-06-30"), &june_20), 50),
                                     weighing(began(due("2026-06-30"), &june_20), 30), weighing(due("2027-06-30"), 20)};
    list[2].withdrawn = true;
    struct commitment_facts c = of(list, 3);
    struct explain_line *lines;
    size_t count = commitment_explain(&t->mem, &m, periods, &c, on("2026-08-01"), '.', &lines);
    EXPECT_STR(labelled(lines, count, "Avance reportado")->formula, "(50 × 100 + 30 × 0) ÷ 80");
    EXPECT_INT(labelled(lines, count, "Avance reportado")->value, 6250);
    EXPECT_STR(labelled(lines, count, "Índice de cumplimiento")->formula, "62.5 ÷ 100");
    EXPECT_INT(labelled(lines, count, "Índice de cumplimiento")->value, 62);
    EXPECT_INT(labelled(lines, count, "Umbral de atraso")->value, 60);
    EXPECT_STR(str_of(labelled(lines, count, "Semáforo")->words), "En riesgo");
}

UNIT(equal_weights_are_explained_as_one_each)
{
    SETTING;
    struct milestone_facts list[] = {delivered(due("2026-06-30"), &june_20), began(due("2026-12-31"), &june_20)};
    struct commitment_facts c = of(list, 2);
    struct explain_line *lines;
    size_t count = commitment_explain(&t->mem, &m, periods, &c, on("2026-05-01"), ',', &lines);
    EXPECT_STR(labelled(lines, count, "Avance reportado")->formula, "(1 × 100 + 1 × 0) ÷ 2");
    EXPECT(labelled(lines, count, "Índice de cumplimiento")->value == NONE);
    EXPECT(str_empty(labelled(lines, count, "Índice de cumplimiento")->formula));
}

UNIT(without_milestones_there_is_only_the_reason_to_explain)
{
    SETTING;
    struct commitment_facts c = of(NULL, 0);
    struct explain_line *lines;
    size_t count = commitment_explain(&t->mem, &m, periods, &c, on("2026-05-01"), ',', &lines);
    EXPECT_STR(str_of(labelled(lines, count, "Semáforo")->words), "Sin hitos registrados");
    EXPECT_STR(str_of(labelled(lines, count, "Avance reportado")->label), "");
}

UNIT(a_commitment_says_what_would_turn_it_green)
{
    SETTING;
    enum remedy list[REMEDY_COUNT];
    struct milestone_facts milestones[] = {weighing(began(due("2026-06-30"), &june_20), 50), weighing(due("2027-12-31"), 50)};
    struct commitment_facts c = of(milestones, 2);
    size_t count = commitment_remedies(&m, periods, &c, on("2026-09-01"), list);
    EXPECT_INT(count, 3);
    EXPECT(list[0] == REMEDY_DELIVER && list[1] == REMEDY_REPORT && list[2] == REMEDY_REPLAN);
    EXPECT_INT(commitment_remedies(&m, periods, &c, on("2026-05-01"), list), 0);
}
