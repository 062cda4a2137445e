/* SPDX-License-Identifier: EUPL-1.2
 * Merging and splitting with their lineage, undone in the order of a stack; the same argument many times. */
#include "room/lineage/lineage_test.h"

#include "sql.h"

UNIT(what_is_in_evaluation_or_went_further_is_neither_merged_nor_undone)
{
    EXPECT(lineage_refused(LINEAGE_MERGER, PROPOSAL_RECEIVED) == NULL && lineage_refused(LINEAGE_DIVISION, PROPOSAL_ADMITTED) == NULL);
    static const enum proposal_state never[] = {PROPOSAL_UNCONFIRMED, PROPOSAL_INADMISSIBLE, PROPOSAL_SCORING,  PROPOSAL_SCORED, PROPOSAL_SELECTED,
                                                PROPOSAL_NOT_SELECTED, PROPOSAL_MERGED,      PROPOSAL_SPLIT,    PROPOSAL_WITHDRAWN};
    for (size_t i = 0; i < COUNT(never); i++)
        EXPECT(lineage_refused(LINEAGE_MERGER, never[i]) != NULL && lineage_refused(LINEAGE_DIVISION, never[i]) != NULL);
    EXPECT(lineage_undo_refused(PROPOSAL_RECEIVED) == NULL && lineage_undo_refused(PROPOSAL_INADMISSIBLE) == NULL);
    EXPECT(lineage_undo_refused(PROPOSAL_MERGED) != NULL && lineage_undo_refused(PROPOSAL_SCORING) != NULL &&
           lineage_undo_refused(PROPOSAL_SELECTED) != NULL);
}

static enum status merge(struct test *t, struct lineage_world *w, int64_t a, int64_t b, const char *title, struct lineage_deed *ret, int64_t *ret_child)
{
    int64_t parents[] = {a, b};
    struct proposal_text text;
    struct lineage_link *links;
    struct lineage_refusal why;
    shape_clear(&proposal_text_shape, &text);
    text.question = w->questions[0].id;
    text.text = STR("Lo que piden las dos, con sus palabras.");
    struct lineage_part part = {str_of(title), &text, 1, NULL, 0, false};
    struct lineage_plan plan = {LINEAGE_MERGER, parents, 2, &part, 1, STR("Piden lo mismo para los mismos canales."), w->person, w->now, w->today};
    TRY(lineage_do(t->db, &t->mem, &w->site, &w->at, &plan, ret, &why));
    TRY(db_many(t->db, SQL_LINEAGE_LINKS, WITH(IN(ret->id)), &t->mem, &lineage_link_shape, &links, &(size_t){0}));
    *ret_child = links[0].child;
    return DONE;
}

static enum status undo(struct test *t, struct lineage_world *w, struct lineage_deed *d, struct lineage_refusal *why)
{
    return lineage_undo(t->db, &t->mem, &w->site, d, STR("No piden lo mismo: se leyó mal."), w->person, w->now, w->today, why);
}

static int state_of(struct test *t, int64_t id)
{
    int state = -1;
    return lineage_world_state(t, id, &state) == DONE ? state : -1;
}

TEST(two_merged_ones_are_merged_and_undone_in_the_order_of_a_stack)
{
    struct lineage_world w;
    struct proposal *p[4];
    struct lineage_deed first, second, both;
    struct lineage_refusal why;
    int64_t a, b, c;
    EXPECT_DONE(lineage_world_add(t, NONE, NONE, &w));
    for (size_t i = 0; i < 4; i++)
        EXPECT_DONE(lineage_world_propose(t, &w, str_fmt(&t->mem, "Reparar los canales %zu", i).ptr, "El agua no llega a las huertas.",
                                          "rosa@ejemplo.ec", &p[i]));
    EXPECT_DONE(lineage_world_move(t, &w, p[2]->id, PROPOSAL_ADMITTED));
    EXPECT_DONE(lineage_world_move(t, &w, p[3]->id, PROPOSAL_ADMITTED));
    EXPECT_DONE(merge(t, &w, p[0]->id, p[1]->id, "Reparar los canales del norte", &first, &a));
    EXPECT_DONE(merge(t, &w, p[2]->id, p[3]->id, "Reparar los canales del sur", &second, &b));
    EXPECT_INT(state_of(t, a), PROPOSAL_RECEIVED);
    EXPECT_INT(state_of(t, b), PROPOSAL_ADMITTED); /* as its two parents were */
    EXPECT_DONE(merge(t, &w, a, b, "Reparar todos los canales", &both, &c));
    EXPECT_INT(state_of(t, a), PROPOSAL_MERGED);
    EXPECT_STATUS(undo(t, &w, &first, &why), INVALID);
    EXPECT(str_find(str_of(why.why), STR("deshaz primero")) != SIZE_MAX && why.number == 5);
    EXPECT_DONE(undo(t, &w, &both, &why));
    EXPECT_INT(state_of(t, c), PROPOSAL_WITHDRAWN);
    EXPECT_INT(state_of(t, a), PROPOSAL_RECEIVED);
    EXPECT_INT(state_of(t, b), PROPOSAL_ADMITTED);
    EXPECT_INT(state_of(t, p[0]->id), PROPOSAL_MERGED);
    EXPECT_DONE(undo(t, &w, &first, &why));
    EXPECT_DONE(undo(t, &w, &second, &why));
    EXPECT_INT(state_of(t, p[0]->id), PROPOSAL_RECEIVED);
    EXPECT_INT(state_of(t, p[3]->id), PROPOSAL_ADMITTED);
    EXPECT_STATUS(undo(t, &w, &second, &why), INVALID);
}

TEST(a_merger_in_a_round_is_not_undone_and_what_was_merged_is_not_merged_again)
{
    struct lineage_world w;
    struct proposal *p[3];
    struct lineage_deed d;
    struct lineage_refusal why;
    int64_t child;
    EXPECT_DONE(lineage_world_add(t, NONE, NONE, &w));
    for (size_t i = 0; i < 3; i++) {
        EXPECT_DONE(lineage_world_propose(t, &w, str_fmt(&t->mem, "Abrir los datos %zu", i).ptr, "Nadie sabe en qué se gasta.", NULL, &p[i]));
        EXPECT_DONE(lineage_world_move(t, &w, p[i]->id, PROPOSAL_ADMITTED));
    }
    EXPECT_DONE(merge(t, &w, p[0]->id, p[1]->id, "Abrir todos los datos", &d, &child));
    EXPECT_DONE(lineage_world_move(t, &w, child, PROPOSAL_SCORING));
    EXPECT_STATUS(undo(t, &w, &d, &why), INVALID);
    EXPECT(str_find(str_of(why.why), STR("ronda de evaluación")) != SIZE_MAX);
    EXPECT_INT(state_of(t, p[0]->id), PROPOSAL_MERGED);
    EXPECT_STATUS(merge(t, &w, p[0]->id, p[2]->id, "Otra vez los mismos datos", &d, &child), INVALID);
    EXPECT_STATUS(merge(t, &w, p[2]->id, p[2]->id, "Una sola dos veces", &d, &child), INVALID);
}

TEST(a_split_one_gives_parts_that_keep_where_they_come_from_and_comes_back_whole)
{
    struct lineage_world w;
    struct proposal *p;
    struct lineage_deed d;
    struct lineage_refusal why;
    int64_t *up, *down;
    size_t up_count, down_count;
    struct proposal_text texts[2];
    struct lineage_part parts[2];
    EXPECT_DONE(lineage_world_add(t, NONE, NONE, &w));
    EXPECT_DONE(lineage_world_propose(t, &w, "Agua y caminos para San Luis", "Faltan agua y caminos en la parroquia.", NULL, &p));
    for (size_t i = 0; i < 2; i++) {
        shape_clear(&proposal_text_shape, &texts[i]);
        texts[i].question = w.questions[0].id;
        texts[i].text = STR("Una de las dos cosas que se pedían.");
        parts[i] = (struct lineage_part){i == 0 ? STR("Agua para San Luis") : STR("Caminos para San Luis"), &texts[i], 1, NULL, 0, false};
    }
    struct lineage_plan plan = {LINEAGE_DIVISION, &p->id, 1, parts, 2, STR("Son dos obras de dos instituciones."), w.person, w.now, w.today};
    EXPECT_DONE(lineage_do(t->db, &t->mem, &w.site, &w.at, &plan, &d, &why));
    EXPECT_INT(state_of(t, p->id), PROPOSAL_SPLIT);
    EXPECT_DONE(lineage_descendants(t->db, &t->mem, p, &down, &down_count));
    EXPECT_INT(down_count, 2);
    struct proposal *part;
    EXPECT_DONE(record_get(t->db, &t->mem, &proposal_shape, down[0], &part));
    EXPECT_INT(part->origin, ORIGIN_DIVISION);
    EXPECT_DONE(lineage_ancestors(t->db, &t->mem, part, &up, &up_count));
    EXPECT(up_count == 1 && up[0] == p->id);
    EXPECT_DONE(undo(t, &w, &d, &why));
    EXPECT_INT(state_of(t, p->id), PROPOSAL_RECEIVED);
    EXPECT_INT(state_of(t, down[0]), PROPOSAL_WITHDRAWN);
    EXPECT_DONE(lineage_descendants(t->db, &t->mem, p, &down, &down_count));
    EXPECT_INT(down_count, 0);
}

static const char letter[] = "Pedimos que el municipio publique cada trimestre en qué gasta el presupuesto de obras de los barrios, con contratos, "
                             "proveedores, plazos y fotografías del avance, para que la comunidad pueda vigilar.";

TEST(identical_letters_are_one_argument_of_many_and_each_keeps_its_number)
{
    struct lineage_world w;
    struct proposal *p[8];
    int64_t *same, n;
    size_t count, made;
    EXPECT_DONE(lineage_world_add(t, NONE, NONE, &w));
    for (size_t i = 0; i < 6; i++)
        EXPECT_DONE(lineage_world_propose(t, &w, "Presupuesto a la vista", letter, NULL, &p[i]));
    EXPECT_DONE(lineage_world_propose(t, &w, "Presupuesto a la vista", str_fmt(&t->mem, "%s Lo pido también por mi hija.", letter).ptr, NULL, &p[6]));
    EXPECT_DONE(lineage_world_propose(t, &w, "Parques con sombra", "Sembrar árboles nativos en los parques del barrio.", NULL, &p[7]));
    EXPECT_DONE(lineage_same(t->db, &t->mem, p[2]->id, &same, &count)); /* before the chore, by the same words */
    EXPECT_INT(count, 6);
    EXPECT_DONE(sketches_make(t->db, &t->mem, w.at.process->id, 5, &made));
    EXPECT_INT(made, 5);
    EXPECT_DONE(sketches_make(t->db, &t->mem, w.at.process->id, 100, &made));
    EXPECT_INT(made, 3);
    EXPECT_DONE(lineage_same(t->db, &t->mem, p[6]->id, &same, &count));
    EXPECT_INT(count, 7);
    EXPECT(same[0] == p[0]->id && same[6] == p[6]->id);
    EXPECT_DONE(lineage_same_count(t->db, p[7]->id, &n));
    EXPECT_INT(n, 0);
    EXPECT_INT(p[5]->number, 6);
    EXPECT_DONE(lineage_world_move(t, &w, p[0]->id, PROPOSAL_WITHDRAWN));
    EXPECT_DONE(lineage_same_count(t->db, p[1]->id, &n));
    EXPECT_INT(n, 5); /* who withdraws signs no more; the others stay together */
    EXPECT_DONE(lineage_world_propose(t, &w, "Presupuesto a la vista", letter, NULL, &p[7]));
    EXPECT_DONE(sketches_make(t->db, &t->mem, w.at.process->id, 100, &made));
    EXPECT_DONE(lineage_same_count(t->db, p[7]->id, &n));
    EXPECT_INT(n, 6);
}

TEST(what_is_alike_is_found_with_its_words_before_and_after_the_sketches)
{
    struct lineage_world w;
    struct proposal *p;
    struct likeness *found;
    size_t count, made;
    EXPECT_DONE(lineage_world_add(t, NONE, NONE, &w));
    EXPECT_DONE(lineage_world_propose(t, &w, "Reparar los canales de riego de San Luis",
                                      "El agua se pierde antes de llegar a las huertas porque las compuertas están rotas.", NULL, &p));
    EXPECT_DONE(lineage_world_propose(t, &w, "Parques con sombra", "Sembrar árboles nativos en los parques del barrio.", NULL, &p));
    for (int again = 0; again < 2; again++) {
        EXPECT_DONE(likeness_find(t->db, &t->mem, w.at.process->id, STR("En San Luis el canal de riego está dañado y no llega agua a la huerta"), 5,
                                  &found, &count));
        EXPECT_INT(count, 1);
        EXPECT(found[0].number == 1 && found[0].pct >= 40 && found[0].pct < 100);
        EXPECT(str_find(found[0].words, STR("riego")) != SIZE_MAX && str_find(found[0].words, STR("huerta")) != SIZE_MAX);
        EXPECT_DONE(sketches_make(t->db, &t->mem, w.at.process->id, 100, &made));
    }
    EXPECT_DONE(likeness_find(t->db, &t->mem, w.at.process->id, STR("y de la"), 5, &found, &count));
    EXPECT_INT(count, 0);
    EXPECT_DONE(likeness_find(t->db, &t->mem, w.at.process->id, STR("Transporte público nocturno"), 5, &found, &count));
    EXPECT_INT(count, 0);
}

/* Letters of 30 words out of 400, different each. */
static const char *invented(struct test *t, uint32_t *seed)
{
    struct buf b = BUF(&t->mem);
    for (int i = 0; i < 120; i++) {
        *seed = *seed * 1103515245u + 12345u;
        buf_fmt(&b, "palabra%u ", (*seed >> 16) % 4000);
    }
    return buf_str(&b).ptr;
}

TEST(likeness_over_many_proposals_takes_three_statements)
{
    struct lineage_world w;
    struct proposal *p;
    struct likeness *found;
    size_t count, made = 1, many = 300;
    uint32_t seed = 7;
    EXPECT_DONE(lineage_world_add(t, NONE, NONE, &w));
    for (size_t i = 0; i < many; i++)
        EXPECT_DONE(lineage_world_propose(t, &w, "Una propuesta entre muchas", invented(t, &seed), NULL, &p));
    EXPECT_DONE(lineage_world_propose(t, &w, "Reparar los canales de riego", "El agua no llega a las huertas.", NULL, &p));
    while (made > 0)
        EXPECT_DONE(sketches_make(t->db, &t->mem, w.at.process->id, 1000, &made));
    int before = db_statement_count(t->db);
    EXPECT_DONE(likeness_find(t->db, &t->mem, w.at.process->id, STR("Los canales de riego no llevan agua a la huerta"), 5, &found, &count));
    EXPECT_INT(db_statement_count(t->db) - before, 3);
    EXPECT(count >= 1 && found[0].number == (int64_t)many + 1);
}

TEST(a_thousand_identical_letters_are_one_argument_with_a_thousand_signers)
{
    struct lineage_world w;
    struct proposal *p = NULL;
    size_t made = 1;
    int64_t n, argument;
    EXPECT_DONE(lineage_world_add(t, NONE, NONE, &w));
    for (size_t i = 0; i < 1000; i++)
        EXPECT_DONE(lineage_world_propose(t, &w, "Presupuesto a la vista", letter, NULL, &p));
    while (made > 0)
        EXPECT_DONE(sketches_make(t->db, &t->mem, w.at.process->id, 1000, &made));
    EXPECT_DONE(lineage_same_count(t->db, p->id, &n));
    EXPECT_INT(n, 999);
    EXPECT_INT(p->number, 1000);
    EXPECT_DONE(db_int(t->db, SQL_ARGUMENTS_COUNT, WITH(IN(w.at.process->id)), &argument));
    EXPECT_INT(argument, 1);
}
