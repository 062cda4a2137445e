/* SPDX-License-Identifier: EUPL-1.2
 * What cannot be computed and must not contradict itself ("Archivo 1", 2 to 4): lights of other days, delivery days, what
 * indices count, criteria, rounds and selections. */
#include "room/archive/archive_grid.h"

#define MILESTONE "plan_number commitment_number milestone_number"

struct chosen {
    struct grid past, periods, deadlines, parts, deliveries, advances, proofs, criteria, rounds, cards, order, selections;
};

static enum status choices_read(struct archive_reader *r, struct chosen *x)
{
    TRY(grid_read(r, "resultados-por-periodo", "plan_number commitment_number period_number moment", &x->past));
    TRY(grid_read(r, "periodos", "plan_number number", &x->periods));
    TRY(grid_read(r, "plazos", MILESTONE, &x->deadlines));
    TRY(grid_read(r, "hechos-partes", MILESTONE, &x->parts));
    TRY(grid_read(r, "entregas", MILESTONE, &x->deliveries));
    TRY(grid_read(r, "avances", "plan_number commitment_number", &x->advances));
    TRY(grid_read(r, "pruebas", "number", &x->proofs));
    TRY(grid_read(r, "criterios", "version code", &x->criteria));
    TRY(grid_read(r, "rondas", "process round", &x->rounds));
    TRY(grid_read(r, "calificaciones", "process round", &x->cards));
    TRY(grid_read(r, "orden", "process proposal_number", &x->order));
    return grid_read(r, "selecciones", "process number", &x->selections);
}

/* The light of each rule of "Hito 1". */
static struct str light_of(struct str rule)
{
    static const char *const pairs[][2] = {
        {"retirado-por-acto", "retirado"}, {"entregado-en-disputa", "en-riesgo"}, {"entregado-en-parte", "en-riesgo"},
        {"entregado", "completo"}, {"pasada-la-gracia", "atrasado"}, {"periodo-sin-reporte", "sin-reporte"}, {"en-gracia", "en-riesgo"},
        {"por-vencer-sin-inicio", "en-riesgo"}, {"prevision-tardia", "en-riesgo"}, {"sin-novedad", "en-plazo"},
        {"plan-sin-seguimiento", "sin-seguimiento"}, {"sin-hitos", "sin-hitos"}, {"todo-retirado", "retirado"},
        {"todos-completos", "completo"}, {"indice-de-atraso", "atrasado"}, {"peso-sin-reporte", "sin-reporte"},
        {"indice-de-riesgo", "en-riesgo"}, {"hito-atrasado", "en-riesgo"}, {"hito-en-riesgo", "en-riesgo"}, {"disputa-abierta", "en-riesgo"}};
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (str_is(rule, pairs[i][0]))
            return str_of(pairs[i][1]);
    return STR("?");
}

static void past_looked(struct archive_reader *r, const struct chosen *x)
{
    const struct grid *g = &x->past;
    for (size_t i = 0; i < g->count; i++) {
        grid_compare(g, i, "light", light_of(grid_cell(g, i, "rule")), "su regla");
        if (grid_find(&x->periods, g, i, "plan_number period_number") == GRID_NOWHERE)
            grid_complain(g, i, "no es de un período de periodos");
    }
    r->proof.past_lights += (int64_t)g->count;
}

/* The day of the newest delivery of the whole. */
static struct str whole_on(const struct chosen *x, size_t deadline)
{
    size_t n;
    int64_t most = 0, id;
    struct str day = STR_NONE;
    const struct grid_place *own = grid_rows(&x->deliveries, &x->deadlines, deadline, MILESTONE, &n);
    for (size_t k = 0; k < n; k++)
        if (str_empty(grid_cell(&x->deliveries, own[k].row, "part_number")) && str_int(grid_cell(&x->deliveries, own[k].row, "id"), &id) && id > most) {
            most = id;
            day = grid_cell(&x->deliveries, own[k].row, "delivered_on");
        }
    return day;
}

/* Delivered when all its parts are: the latest day. */
static void deadlines_looked(const struct chosen *x)
{
    const struct grid *g = &x->deadlines;
    for (size_t i = 0; i < g->count; i++) {
        size_t n;
        const struct grid_place *own = grid_rows(&x->parts, g, i, MILESTONE, &n);
        struct str last = STR_NONE;
        bool all = n > 0;
        for (size_t k = 0; k < n; k++) {
            struct str day = grid_cell(&x->parts, own[k].row, "delivered_on");
            all = all && grid_flag(&x->parts, own[k].row, "accepted");
            last = str_compare(day, last) > 0 ? day : last;
        }
        struct str whole = whole_on(x, i);
        grid_compare(g, i, "delivered_on", !str_empty(whole) ? whole : all ? last : STR_NONE, "el cálculo");
    }
}

static bool among(struct str word, const char *list)
{
    for (struct str rest = str_of(list); !str_empty(rest);)
        if (str_eq(str_cut(&rest, ' '), word))
            return true;
    return false;
}

static void proofs_looked(const struct chosen *x)
{
    const struct grid *g = &x->proofs;
    for (size_t i = 0; i < g->count; i++) {
        struct str state = grid_cell(g, i, "link_state");
        bool kept = grid_is(g, i, "kind", "archivo") || grid_flag(g, i, "archived") || among(state, "funciona movido contenido-cambiado");
        if (grid_is(g, i, "opens", "retirada") || grid_is(g, i, "opens", "reservada"))
            continue; /* by a decision */
        grid_compare(g, i, "opens", kept ? STR("abre") : str_empty(state) || str_is(state, "sin-revisar") ? STR("sin-revisar") : STR("no-abre"),
                     "su enlace");
    }
}

static void advances_looked(const struct chosen *x)
{
    const struct grid *g = &x->advances;
    for (size_t i = 0; i < g->count; i++) {
        bool counts = !str_empty(grid_cell(g, i, "light")) && !among(grid_cell(g, i, "light"), "sin-hitos sin-seguimiento retirado");
        grid_compare(g, i, "counted", counts ? STR("1") : STR("0"), "su semáforo");
    }
}

static void criteria_looked(const struct chosen *x)
{
    static const char *const same[] = {"title", "state", "algorithm", "act", "effective_on", "family", "position", "name", "question", "weight_centi",
                                       "low", "high", "pass"};
    const struct grid *g = &x->criteria;
    for (size_t i = 0; i < g->count; i++) {
        size_t first = grid_find(g, g, i, "version code");
        int64_t value, low, high;
        for (size_t k = 0; k < COUNT(same); k++)
            grid_compare(g, i, same[k], grid_cell(g, first, same[k]), "la primera fila de su criterio");
        if (str_int(grid_cell(g, i, "value"), &value) &&
            (!str_int(grid_cell(g, i, "low"), &low) || !str_int(grid_cell(g, i, "high"), &high) || value < low || value > high))
            grid_complain(g, i, "su valor no está en la escala");
    }
}

static void rounds_looked(const struct chosen *x)
{
    const struct grid *const of[] = {&x->cards, &x->order};
    for (size_t k = 0; k < COUNT(of); k++)
        for (size_t i = 0; i < of[k]->count; i++) {
            size_t at = grid_find(&x->rounds, of[k], i, "process round");
            if (at == GRID_NOWHERE)
                grid_complain(of[k], i, "no es de una ronda de rondas");
            else if (of[k] == &x->cards)
                grid_compare(&x->cards, i, "closed_on", grid_cell(&x->rounds, at, "closed_on"), "rondas");
        }
    for (size_t i = 0; i < x->rounds.count; i++) {
        size_t n;
        (void)grid_rows(&x->cards, &x->rounds, i, "process round", &n);
        if (n == 0)
            grid_complain(&x->rounds, i, "no tiene calificaciones");
    }
}

/* In some round of its process. */
static void selections_looked(const struct chosen *x)
{
    const struct grid *g = &x->selections;
    for (size_t i = 0; i < g->count; i++) {
        size_t n, found = 0;
        const struct grid_place *own = grid_rows(&x->order, g, i, "process number", &n);
        for (size_t k = 0; k < n; k++)
            found += str_eq(grid_cell(g, i, "place"), grid_cell(&x->order, own[k].row, "place")) &&
                     str_eq(grid_cell(g, i, "total_centi"), grid_cell(&x->order, own[k].row, "total_centi"));
        bool says = !str_empty(grid_cell(g, i, "place")) || !str_empty(grid_cell(g, i, "total_centi"));
        g->r->proof.lists += 2;
        if (found == 0 && (says || n > 0))
            grid_complain(g, i, "columnas place y total_centi: no son las de orden");
    }
}

enum status archive_prove_choices(struct archive_reader *r)
{
    struct chosen x;
    TRY(choices_read(r, &x));
    past_looked(r, &x);
    deadlines_looked(&x);
    proofs_looked(&x);
    advances_looked(&x);
    criteria_looked(&x);
    rounds_looked(&x);
    selections_looked(&x);
    return DONE;
}
