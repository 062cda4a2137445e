/* SPDX-License-Identifier: EUPL-1.2
 * Nothing of a co-creation leaks before its moment: words of what is not public, and the bytes of every page
 * while cards of an open round are filled in and answers are drafted. */
#include <string.h>

#include "tests/unit/leak_hunt.h"

TEST(what_nobody_may_know_of_a_cocreation_moves_no_byte_of_a_public_page)
{
    struct leak_house h;
    struct hunt w;
    if (!hunt_open(t, &h, &w))
        return;
    hunt_chores_run(&w);
    hunt_pages_find(&w);
    hunt_before(&w);
    size_t known = h.count;
    if (leak_fill_cocreation_silent(&h)) {
        hunt_chores_run(&w);
        for (size_t i = 0; i < w.count; i++)
            hunt_moved(&w, &w.pages[i], hunt_ask(&w, w.pages[i].path, V_PUBLIC));
        hunt_like_nothing(&w, known);
    }
    matrix_close(&h.m);
}

#define BIT(v) (1u << (v))
#define EVERYBODY (BIT(V_COUNT) - 1)
#define STAFF_HERE (BIT(V_DIRECTORATE) | BIT(V_COLEAD))
#define CARD MATRIX_ACTIVE "/calificacion/1"

/* Whether its answer depends on nothing else: the log tells that something was done (how much of it waits, the
 * desk of administration), an account when it was used. */
static bool steadfast(const char *path)
{
    return strstr(path, "/bitacora") == NULL && strncmp(path, "/cuenta", 7) != 0 && strcmp(path, "/administracion") != 0;
}

static bool logs(const char *path)
{
    return strstr(path, "/bitacora") != NULL;
}

/* The evaluator fills in the card. */
static void card_sends(struct hunt *w, const char *to, const char *fields)
{
    static int sent;
    struct str cookie = str_fmt(&w->t->mem, "Cookie: hito=%.*s\r\n", STR_ARG(w->h->m.cookies[V_EVALUATOR_OWN]));
    struct str body = str_fmt(&w->t->mem, "_token=%.*s&_key=ciega%07d&%s", STR_ARG(w->tokens[V_EVALUATOR_OWN]), sent++, fields);
    struct answer a = post(&w->h->m.house, to, cookie.ptr, body);
    if (a.code != 303)
        test_failed(w->t, __FILE__, __LINE__, "%s answers %d: %.*s", to, a.code, STR_ARG(str_part(a.body, 0, 300)));
}

static void card_filled(struct hunt *w, int value, const char *act)
{
    long long k = (long long)w->h->m.active.criterion;
    card_sends(w, CARD, str_fmt(&w->t->mem, "v%lld=%d&r%lld=qztarjeta+razon+del+valor&note=qztarjeta+nota&do=%s", k, value, k, act).ptr);
}

static bool whole_stage(struct test *t, struct leak_house *h, struct hunt *w)
{
    if (!hunt_open(t, h, w))
        return false;
    if (!leak_fill_cocreation_silent(h) || !leak_fill_cocreation_told(h)) {
        matrix_close(&h->m);
        return false;
    }
    hunt_chores_run(w);
    hunt_pages_find(w);
    hunt_tokens_take(w);
    return true;
}

TEST(a_card_of_an_open_round_moves_no_byte_for_anybody_but_who_fills_it_in)
{
    struct leak_house h;
    struct hunt w;
    if (!whole_stage(t, &h, &w))
        return;
    hunt_keep(&w, EVERYBODY & ~BIT(V_EVALUATOR_OWN), steadfast);
    card_filled(&w, 5, "guardar");
    hunt_chores_run(&w);
    hunt_same(&w, EVERYBODY & ~BIT(V_EVALUATOR_OWN), steadfast);
    matrix_close(&h.m);
}

TEST(a_card_that_is_handed_in_tells_the_directorate_that_it_is_and_nobody_what_it_says)
{
    struct leak_house h;
    struct hunt w;
    if (!whole_stage(t, &h, &w))
        return;
    unsigned outside = EVERYBODY & ~BIT(V_EVALUATOR_OWN) & ~STAFF_HERE;
    hunt_keep(&w, outside, steadfast);
    card_filled(&w, 5, "entregar");
    hunt_same(&w, outside, steadfast);
    hunt_keep(&w, STAFF_HERE, steadfast);
    card_sends(&w, CARD "/reabrir", "a=1");
    card_filled(&w, 1, "entregar");
    hunt_chores_run(&w);
    hunt_same(&w, STAFF_HERE, steadfast);
    for (size_t i = 0; i < w.count; i++)
        for (int v = 0; v < V_COUNT; v++)
            if (logs(w.pages[i].path))
                hunt_ask(&w, w.pages[i].path, (enum visitor)v);
    matrix_close(&h.m);
}

/* Rows of the log about cards, as they are handed over in a file. */
TEST(the_log_does_not_tell_who_filled_in_which_card)
{
    static const char *const asked[] = {"/ceibos/bitacora.csv?registro=scoring_assignment", "/ceibos/bitacora.csv?registro=scorecard_line",
                                        "/ceibos/bitacora?registro=scoring_assignment", "/ceibos/bitacora.json?registro=scorecard_line",
                                        "/administracion/bitacora.csv?registro=scoring_assignment"};
    static const enum visitor readers[] = {V_DIRECTORATE, V_COLEAD, V_ADMIN};
    struct leak_house h;
    struct hunt w;
    if (!whole_stage(t, &h, &w))
        return;
    card_filled(&w, 4, "guardar");
    card_filled(&w, 3, "entregar");
    for (size_t i = 0; i < COUNT(asked); i++)
        for (size_t k = 0; k < COUNT(readers); k++) {
            struct str cookie = str_fmt(&t->mem, "Cookie: hito=%.*s\r\n", STR_ARG(h.m.cookies[readers[k]]));
            struct answer a = get(&h.m.house, asked[i], cookie.ptr);
            if (answer_has(&a, secret_kinds[S_EVALUATOR].word) || answer_has(&a, "asignada") || answer_has(&a, "entregada"))
                test_failed(t, __FILE__, __LINE__, "%s tells %s whose card it is", asked[i], visitor_kinds[readers[k]].name);
        }
    struct str cookie = str_fmt(&t->mem, "Cookie: hito=%.*s\r\n", STR_ARG(h.m.cookies[V_DIRECTORATE]));
    struct str path = str_fmt(&t->mem, "/ceibos/bitacora.csv?persona=%lld", (long long)h.m.people[V_EVALUATOR_OWN]);
    struct answer a = get(&h.m.house, path.ptr, cookie.ptr);
    EXPECT_INT(a.code, 200);
    EXPECT(!answer_has(&a, "scoring_assignment") && !answer_has(&a, "scorecard_line"));
    matrix_close(&h.m);
}

TEST(drafts_of_answers_and_commitments_move_no_byte_for_whoever_may_not_read_them)
{
    struct leak_house h;
    struct hunt w;
    if (!whole_stage(t, &h, &w))
        return;
    /* Cards show the opinion to who scores, or was to; its institution's people gave it. */
    unsigned outside = EVERYBODY & ~STAFF_HERE & ~(BIT(V_TEAM) | BIT(V_EVALUATOR_OWN) | BIT(V_EVALUATOR_OTHER) | BIT(V_FOCAL_OWN));
    hunt_keep(&w, outside, steadfast);
    if (leak_fill_redrafted(&h)) {
        hunt_chores_run(&w);
        hunt_same(&w, outside, steadfast);
    }
    matrix_close(&h.m);
}
