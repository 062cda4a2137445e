/* SPDX-License-Identifier: EUPL-1.2
 * Rankings of an archive computed again with "Orden 1", from its criteria and cards. */
#include "room/archive/archive_read.h"
#include "room/selection/selection.h"

struct ranking {
    struct archive_reader *r;
    struct archive_table criteria, rounds, cards, order;
};

/* The criteria of a version, each once: the set has a row for each value of the scale. */
static size_t version_criteria(struct ranking *x, int64_t version, struct criterion **ret)
{
    struct criterion *list = arena_array(x->r->mem, struct criterion, x->criteria.count);
    size_t count = 0;
    for (size_t i = 0; i < x->criteria.count; i++) {
        const struct criteria_data *c = archive_row(&x->criteria, struct criteria_data, i);
        if (c->version != version || (count > 0 && str_eq(list[count - 1].code, c->code)))
            continue;
        list[count++] = (struct criterion){.family = c->family, .code = c->code, .weight_centi = c->weight_centi, .low = c->low,
                                           .high = c->high, .pass = c->pass};
    }
    *ret = list;
    return count;
}

static bool criteria_sane(const struct criterion *list, size_t count)
{
    bool good = count > 0 && count < 256;
    for (size_t i = 0; i < count && good; i++)
        good = list[i].family >= 0 && list[i].weight_centi >= 0 && list[i].weight_centi <= 10000;
    return good;
}

static bool card_value(const struct card_data *c, const struct criterion *list, size_t count, struct rank_value *ret)
{
    for (size_t k = 0; k < count; k++)
        if (str_eq(list[k].code, c->criterion)) {
            *ret = (struct rank_value){c->proposal_number, (int32_t)c->proposal_number, (uint16_t)c->evaluator, (uint8_t)k, (uint8_t)c->value};
            return c->value >= list[k].low && c->value <= list[k].high && c->evaluator > 0 && c->evaluator < 65536 && c->proposal_number > 0 &&
                   c->proposal_number < 1000000000;
        }
    return false;
}

static size_t values_of(struct ranking *x, const struct round_data *round, const struct criterion *list, size_t count, struct rank_value **ret)
{
    struct rank_value *values = arena_array(x->r->mem, struct rank_value, x->cards.count);
    size_t n = 0;
    for (size_t i = 0; i < x->cards.count; i++) {
        const struct card_data *c = archive_row(&x->cards, struct card_data, i);
        if (c->process != round->process || c->round != round->round)
            continue;
        if (card_value(c, list, count, &values[n]))
            n++;
        else
            archive_complain(x->r, "datos/%.*s/calificaciones.csv, fila %zu: «%.*s» no es un criterio de la versión %lld, o su valor no es de la escala",
                             STR_ARG(x->r->jurisdiction), i + 2, STR_ARG(c->criterion), (long long)round->criteria_version);
    }
    *ret = values;
    return n;
}

static void line_judged(struct ranking *x, const struct round_data *round, const struct rank_line *line)
{
    struct str key = str_fmt(x->r->mem, "proceso %lld, ronda %lld, propuesta %lld", (long long)round->process, (long long)round->round,
                             (long long)line->number);
    for (size_t i = 0; i < x->order.count; i++) {
        struct order_data fresh = *archive_row(&x->order, struct order_data, i);
        if (fresh.process != round->process || fresh.round != round->round || fresh.proposal_number != line->number)
            continue;
        fresh.place = line->place;
        fresh.tied = line->tied;
        fresh.passes = line->passes;
        fresh.viability_centi = line->viability;
        fresh.priority_centi = line->priority;
        fresh.total_centi = line->total;
        fresh.spread_centi = line->spread;
        fresh.cards = line->cards;
        archive_compare_row(x->r, &x->order, i, key, &fresh, "");
        x->order.at++;
        return;
    }
    archive_complain(x->r, "datos/%.*s/orden.csv: falta la fila de %.*s", STR_ARG(x->r->jurisdiction), STR_ARG(key));
}

static void round_proved(struct ranking *x, const struct round_data *round)
{
    struct criterion *list;
    struct rank_value *values;
    struct rank_line *lines;
    size_t line_count, count = version_criteria(x, round->criteria_version, &list);
    size_t value_count = criteria_sane(list, count) ? values_of(x, round, list, count, &values) : 0;
    if (!criteria_sane(list, count) || ranking_1(x->r->mem, list, count, values, value_count, &lines, &line_count) != DONE) {
        archive_complain(x->r, "datos/%.*s/criterios.csv: la versión %lld no sirve para calcular (familias, escalas o pesos que no suman 100)",
                         STR_ARG(x->r->jurisdiction), (long long)round->criteria_version);
        return;
    }
    for (size_t i = 0; i < line_count; i++)
        line_judged(x, round, &lines[i]);
}

enum status archive_prove_ranking(struct archive_reader *r)
{
    struct ranking x = {.r = r};
    TRY(archive_table_read(r, "criterios", &criteria_data_shape, &x.criteria));
    TRY(archive_table_read(r, "rondas", &round_data_shape, &x.rounds));
    TRY(archive_table_read(r, "calificaciones", &card_data_shape, &x.cards));
    TRY(archive_table_read(r, "orden", &order_data_shape, &x.order));
    for (size_t i = 0; i < x.rounds.count; i++)
        round_proved(&x, archive_row(&x.rounds, struct round_data, i));
    if (x.order.at != x.order.count)
        archive_complain(r, "datos/%.*s/orden.csv: tiene %zu filas y el cálculo da %zu", STR_ARG(r->jurisdiction), x.order.count, x.order.at);
    return DONE;
}
