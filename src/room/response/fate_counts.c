/* SPDX-License-Identifier: EUPL-1.2
 * What became of the contributions, counted by step: the whole, and by stage, table, sector, province and gender.
 * Only gender is personal: its small groups are not told. */
#include "base/text.h"
#include "room/response/response_view.h"
#include "sql.h"

struct group {
    struct str key, name, path;
    int64_t n[FATE_STEPS];
};
struct groups {
    struct group *items;
    size_t count, size;
};

static struct group *group_at(struct request *r, struct groups *g, struct str key, struct str name)
{
    for (size_t i = 0; i < g->count; i++)
        if (str_eq(g->items[i].key, key))
            return &g->items[i];
    if (g->count == g->size) {
        size_t size = g->size == 0 ? 16 : g->size * 2;
        struct group *more = arena_array(r->mem, struct group, size);
        for (size_t i = 0; i < g->count; i++)
            more[i] = g->items[i];
        g->items = more;
        g->size = size;
    }
    g->items[g->count] = (struct group){.key = key, .name = name};
    return &g->items[g->count++];
}

static void count_in(struct group *g, const struct fate_row *x)
{
    g->n[STEP_RECEIVED]++;
    g->n[STEP_ADMITTED] += x->admitted == 1;
    g->n[STEP_ANSWERED] += x->decision >= 0;
    g->n[STEP_TAKEN] += x->decision == RESPONSE_TAKEN || x->decision == RESPONSE_IN_PART;
    g->n[STEP_SELECTED] += x->selected == 1;
    g->n[STEP_PLANNED] += x->planned == 1;
}

static void block_add(struct request *r, struct fate_counts *all, const char *code, const char *title, const char *note, const struct groups *g,
                      int64_t hide_from)
{
    struct fate_line *lines = arena_array(r->mem, struct fate_line, g->count);
    bool *hidden = arena_array(r->mem, bool, g->count * FATE_STEPS);
    int64_t *counts = arena_array(r->mem, int64_t, g->count * FATE_STEPS);
    for (size_t i = 0; i < g->count * FATE_STEPS; i++)
        counts[i] = g->items[i / FATE_STEPS].n[i % FATE_STEPS];
    if (hide_from > 0)
        fate_hide(counts, g->count, hide_from, hidden);
    for (size_t i = 0; i < g->count; i++) {
        struct fate_cell *cells = arena_array(r->mem, struct fate_cell, FATE_STEPS);
        for (size_t s = 0; s < FATE_STEPS; s++)
            cells[s] = (struct fate_cell){counts[i * FATE_STEPS + s], hidden[i * FATE_STEPS + s]};
        lines[i] = (struct fate_line){g->items[i].name, g->items[i].path, cells, FATE_STEPS};
    }
    all->blocks[all->count++] = (struct fate_block){title, note, code, lines, g->count};
}

static struct str number_key(struct request *r, int64_t n)
{
    return n == NONE ? STR("") : str_fmt(r->mem, "%06lld", (long long)n);
}

static void by_table(struct request *r, const struct cocreation_place *at, const struct fate_row *rows, size_t count, struct groups *g)
{
    struct str none = str_of(say(r->lang, N_("Sin mesa")));
    for (size_t i = 0; i < count; i++) {
        bool born = rows[i].table_number != NONE;
        struct group *x = group_at(r, g, number_key(r, rows[i].table_number), born ? rows[i].table_name : none);
        if (born && str_empty(x->path))
            x->path = path_fmt(r, "%.*s/mesa/%lld", STR_ARG(at->path), (long long)rows[i].table_number);
        count_in(x, &rows[i]);
    }
}

static void by_choice(struct request *r, const struct choices *c, const struct fate_row *rows, size_t count, bool gender, struct groups *g)
{
    for (size_t i = 0; i < c->count; i++)
        (void)group_at(r, g, str_of(c->items[i].code), str_of(say(r->lang, c->items[i].label)));
    for (size_t i = 0; i < count; i++) {
        int value = gender ? rows[i].gender : rows[i].sector;
        count_in(group_at(r, g, value < 0 ? STR("") : str_of(choice_code(c, value)), str_of(say(r->lang, N_("No lo dijo")))), &rows[i]);
    }
}

static enum status by_stage(struct request *r, const struct cocreation_place *at, const struct fate_row *rows, size_t count, struct groups *g)
{
    struct fate_stage *stages;
    size_t stage_count;
    TRY(db_many(r->db, SQL_FATE_STAGES, WITH(IN(at->process->id)), r->mem, &fate_stage_shape, &stages, &stage_count));
    for (size_t i = 0; i < stage_count; i++)
        (void)group_at(r, g, number_key(r, (int64_t)i), stages[i].name);
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < stage_count && (day_before(rows[i].received_on, stages[k].starts_on) || day_before(stages[k].ends_on, rows[i].received_on)))
            k++;
        count_in(k < stage_count ? group_at(r, g, number_key(r, (int64_t)k), stages[k].name)
                                 : group_at(r, g, STR(""), str_of(say(r->lang, N_("Fuera de esas etapas")))),
                 &rows[i]);
    }
    return DONE;
}

static enum status by_province(struct request *r, const struct cocreation_place *at, const struct fate_row *rows, size_t count, struct groups *g)
{
    struct fate_place *places;
    size_t place_count, k = 0;
    TRY(db_many(r->db, SQL_FATE_PLACES, WITH(IN(at->process->id)), r->mem, &fate_place_shape, &places, &place_count));
    for (size_t i = 0; i < count; i++) {
        bool any = false;
        while (k < place_count && places[k].id < rows[i].id)
            k++;
        for (; k < place_count && places[k].id == rows[i].id; k++) {
            count_in(group_at(r, g, places[k].code, places[k].name), &rows[i]);
            any = true;
        }
        if (!any)
            count_in(group_at(r, g, STR(""), str_of(say(r->lang, N_("Sin provincia")))), &rows[i]);
    }
    text_sort_by(r->mem, g->items, g->count, name);
    return DONE;
}

enum status fate_counts_read(struct request *r, const struct cocreation_place *at, struct fate_counts *ret)
{
    struct cocreation_method *method;
    struct fate_row *rows;
    size_t count;
    struct groups whole = {0}, stage = {0}, table = {0}, sector = {0}, province = {0}, gender = {0};
    *ret = (struct fate_counts){arena_array(r->mem, struct fate_block, 6), 0};
    TRY(cocreation_method_of(r->db, r->mem, at->process, &method));
    TRY(db_many(r->db, SQL_FATE_ROWS, WITH(IN(at->process->id)), r->mem, &fate_row_shape, &rows, &count));
    struct group *all = group_at(r, &whole, STR(""), str_of(say(r->lang, N_("Todos los aportes"))));
    for (size_t i = 0; i < count; i++)
        count_in(all, &rows[i]);
    block_add(r, ret, "total", N_("En total"), NULL, &whole, 0);
    TRY(by_stage(r, at, rows, count, &stage));
    block_add(r, ret, "etapa", N_("Por etapa en que llegaron"), NULL, &stage, 0);
    by_table(r, at, rows, count, &table);
    text_sort_by(r->mem, table.items, table.count, key);
    block_add(r, ret, "mesa", N_("Por mesa"), NULL, &table, 0);
    by_choice(r, &table_sector_choices, rows, count, false, &sector);
    block_add(r, ret, "sector", N_("Por sector"), NULL, &sector, 0);
    TRY(by_province(r, at, rows, count, &province));
    block_add(r, ret, "provincia", N_("Por provincia"), N_("Un aporte puede ser sobre varias provincias: estas filas pueden sumar más que el total."), &province, 0);
    by_choice(r, &gender_choices, rows, count, true, &gender);
    block_add(r, ret, "genero", N_("Por género de quien propone"),
              N_("Los grupos pequeños no se muestran, ni los que permitirían calcularlos restando: «–» es un número que no se publica."), &gender,
              method->publish_from);
    return DONE;
}
