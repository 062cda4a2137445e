/* SPDX-License-Identifier: EUPL-1.2
 * When something is open, when a process may be activated and a stage extended, how a calendar is laid. */
#include "room/cocreation/cocreation_view.h"
#include "tests/test.h"

#define GUAYAQUIL (-18000)

static struct stage_window window_of(int64_t id, int starts, int ends, enum gate gate)
{
    struct stage_window w;
    shape_clear(&stage_window_shape, &w);
    w.id = id;
    w.name = STR("Recepción");
    w.starts_on = (struct day){starts};
    w.ends_on = (struct day){ends};
    w.closing_minute = 17 * 60;
    w.gate = (int)gate;
    w.held = 0;
    return w;
}

/* The instant of a minute of a day in Guayaquil. */
static struct instant at(int day, int minute)
{
    return (struct instant){(int64_t)day * 86400 + 18000 + minute * 60};
}

static struct gate_window asked(const struct stage_window *rows, size_t count, enum gate gate, struct instant now)
{
    return gate_window_of(rows, count, gate, true, GUAYAQUIL, now);
}

UNIT(a_gate_opens_at_midnight_and_closes_at_its_hour_of_the_last_day_in_the_zone)
{
    struct stage_window w = window_of(7, 100, 110, GATE_PROPOSALS);
    EXPECT(!asked(&w, 1, GATE_PROPOSALS, (struct instant){at(100, 0).s - 1}).open);
    EXPECT(asked(&w, 1, GATE_PROPOSALS, at(100, 0)).open);
    EXPECT(asked(&w, 1, GATE_PROPOSALS, (struct instant){at(110, 17 * 60).s - 1}).open);
    EXPECT(!asked(&w, 1, GATE_PROPOSALS, at(110, 17 * 60)).open);
    EXPECT(!asked(&w, 1, GATE_COMMENTS, at(105, 0)).open);
    EXPECT_INT(asked(&w, 1, GATE_COMMENTS, at(105, 0)).stage, NONE);
    EXPECT(!gate_window_of(&w, 1, GATE_PROPOSALS, false, GUAYAQUIL, at(105, 0)).open);
    EXPECT_STR(closing_words(&t->mem, LANG_ES, stage_closes_at(&(struct cocreation_stage){.ends_on = {110}, .closing_minute = 1020}, GUAYAQUIL), GUAYAQUIL),
               "21 de abril de 1970 a las 17:00");
    EXPECT_STR(closing_words(&t->mem, LANG_ES, stage_closes_at(&(struct cocreation_stage){.ends_on = {110}, .closing_minute = 1440}, GUAYAQUIL), GUAYAQUIL),
               "21 de abril de 1970 a las 24:00");
}

UNIT(of_overlapping_stages_the_open_one_that_closes_last_speaks_else_the_next_else_the_last)
{
    struct stage_window w[] = {window_of(1, 100, 110, GATE_PROPOSALS), window_of(2, 105, 120, GATE_PROPOSALS), window_of(3, 140, 150, GATE_PROPOSALS)};
    EXPECT_INT(asked(w, 3, GATE_PROPOSALS, at(107, 0)).stage, 2);
    EXPECT_INT(asked(w, 3, GATE_PROPOSALS, at(50, 0)).stage, 1);
    EXPECT_INT(asked(w, 3, GATE_PROPOSALS, at(130, 0)).stage, 3);
    EXPECT(!asked(w, 3, GATE_PROPOSALS, at(130, 0)).open);
    EXPECT_INT(asked(w, 3, GATE_PROPOSALS, at(160, 0)).stage, 3);
    w[2].closed_on = (struct day){152};
    EXPECT_INT(asked(w, 2, GATE_PROPOSALS, at(160, 0)).stage, 2);
}

UNIT(what_waits_is_not_open_while_an_observation_of_the_act_is)
{
    struct stage_window w[] = {window_of(1, 100, 110, GATE_SCORING), window_of(2, 100, 105, GATE_SCORING)};
    w[0].waits = true;
    w[0].held = 1;
    EXPECT(!asked(w, 1, GATE_SCORING, at(102, 0)).open);
    EXPECT(asked(w, 1, GATE_SCORING, at(102, 0)).waits);
    EXPECT(!asked(w, 1, GATE_SCORING, at(90, 0)).waits);
    w[1].held = 1; /* it does not wait: it opens though it closes before the other */
    EXPECT(asked(w, 2, GATE_SCORING, at(102, 0)).open);
    EXPECT_INT(asked(w, 2, GATE_SCORING, at(102, 0)).stage, 2);
    w[0].held = 0;
    EXPECT(asked(w, 1, GATE_SCORING, at(102, 0)).open);
}

UNIT(a_closed_stage_opens_nothing_though_its_days_last)
{
    struct stage_window w = window_of(1, 100, 110, GATE_PROPOSALS);
    w.closed_on = (struct day){104};
    EXPECT(!asked(&w, 1, GATE_PROPOSALS, at(105, 0)).open);
}

UNIT(closing_hours_that_are_none_are_refused)
{
    static const char *const bad[] = {"", "17", "25:00", "24:01", "17:60", "-1:00", "1a:00", "17:0", "00:00", "mañana", "17:00:00", "+1:00", "17:-5"};
    for (size_t i = 0; i < COUNT(bad); i++)
        EXPECT(closing_minute_of(str_of(bad[i])) == NONE);
    EXPECT_INT(closing_minute_of(STR(" 17:00 ")), 1020);
    EXPECT_INT(closing_minute_of(STR("9:05")), 545);
    EXPECT_INT(closing_minute_of(STR("24:00")), 1440);
}

static struct activation_facts ready(const struct stage_window *rows, size_t count)
{
    return (struct activation_facts){.items = 8, .announced_on = {100}, .delivery_on = {300}, .today = {110}, .notice_days = 14, .rows = rows, .row_count = count};
}

UNIT(a_process_is_activated_only_when_all_is_answered_announced_and_announced_in_time)
{
    struct stage_window w[] = {window_of(1, 90, 99, GATE_DRAFTING), window_of(2, 114, 130, GATE_PROPOSALS)};
    struct activation_facts f = ready(w, 2);
    struct str words[8];
    EXPECT_INT(activation_faults(&f), 0);
    w[1].starts_on = (struct day){113};
    EXPECT_INT(activation_faults(&f), FAULT_TOO_SOON);
    EXPECT_INT(activation_words(&t->mem, LANG_ES, &f, words), 1);
    EXPECT_STR(words[0], "La etapa «Recepción» abre algo al público el 24 de abril de 1970, 13 días después de publicado el calendario; la metodología pide 14: faltan 1.");
    f = ready(w, 1);
    f.unanswered = 1;
    EXPECT_INT(activation_faults(&f), FAULT_UNANSWERED);
    f = ready(w, 1);
    f.unexplained = 2;
    EXPECT_INT(activation_faults(&f), FAULT_UNEXPLAINED);
    f = ready(w, 1);
    f.announced_on = DAY_NONE;
    EXPECT_INT(activation_faults(&f), FAULT_NOT_ANNOUNCED);
    f = ready(w, 1);
    f.delivery_on = (struct day){109};
    EXPECT_INT(activation_faults(&f), FAULT_DELIVERY_PAST);
    f.delivery_on = DAY_NONE;
    EXPECT_INT(activation_faults(&f), FAULT_NO_DELIVERY);
    f = ready(w, 0);
    f.items = 0;
    EXPECT_INT(activation_faults(&f), FAULT_NO_SHEET | FAULT_NO_STAGES);
}

UNIT(an_extension_after_the_end_or_after_the_close_takes_an_act)
{
    struct day old = {110}, new = {120}, today = {112};
    EXPECT(extension_fault(STAGE_OPEN, old, new, (struct day){109}, false) == NULL);
    EXPECT(extension_fault(STAGE_OVER, old, new, today, false) != NULL);
    EXPECT(extension_fault(STAGE_OVER, old, new, today, true) == NULL);
    EXPECT(extension_fault(STAGE_CLOSED, old, new, today, false) != NULL);
    EXPECT(extension_fault(STAGE_CLOSED, old, new, today, true) == NULL);
    EXPECT(extension_fault(STAGE_AHEAD, old, new, today, true) != NULL);
    EXPECT(extension_fault(STAGE_OPEN, old, old, (struct day){109}, false) != NULL);
    EXPECT(extension_fault(STAGE_OVER, old, (struct day){111}, today, true) != NULL);
}

UNIT(a_calendar_is_laid_backwards_from_the_delivery_and_goes_on_after_it)
{
    struct laid_stage s[] = {{.days = 10}, {.days = 5}, {.days = 3, .formalises = true}, {.days = 7}};
    cocreation_lay(s, COUNT(s), (struct day){200}, (struct day){50});
    EXPECT_INT(s[2].ends_on.n, 200);
    EXPECT_INT(s[2].starts_on.n, 198);
    EXPECT_INT(s[1].ends_on.n, 197);
    EXPECT_INT(s[0].starts_on.n, 183);
    EXPECT_INT(s[3].starts_on.n, 201);
    EXPECT_INT(s[3].ends_on.n, 207);
    cocreation_lay(s, COUNT(s), DAY_NONE, (struct day){50});
    EXPECT_INT(s[0].starts_on.n, 50);
    EXPECT_INT(s[3].ends_on.n, 74);
    cocreation_lay(s, 2, (struct day){200}, (struct day){50});
    EXPECT_INT(s[1].ends_on.n, 200);
}

UNIT(a_process_moves_only_as_the_table_says)
{
    EXPECT(cocreation_may_become(COCREATION_PREPARATION, COCREATION_ACTIVE));
    EXPECT(!cocreation_may_become(COCREATION_PREPARATION, COCREATION_CLOSED));
    EXPECT(!cocreation_may_become(COCREATION_CLOSED, COCREATION_ACTIVE));
    EXPECT(!cocreation_may_become(COCREATION_CANCELLED, COCREATION_ACTIVE));
    (void)t;
}

UNIT(a_stage_code_makes_an_address)
{
    EXPECT(stage_code_good(STR("recepcion-2")));
    EXPECT(!stage_code_good(STR("Recepción")) && !stage_code_good(STR("-a")) && !stage_code_good(STR("a")) && !stage_code_good(STR("nueva")));
    (void)t;
}
