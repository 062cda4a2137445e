/* SPDX-License-Identifier: EUPL-1.2
 * What is said of each column of open data: nothing published without it, nothing said of what is not there. */
#include <string.h>

#include "room/archive/archive_fact.h"
#include "room/portal/portal.h"
#include "room/rooms.h"
#include "tests/test.h"

struct set {
    const char *name;
    const struct shape *shape;
};
/* Sets of the archive alone. */
static const struct set own_sets[] = {
    {"jurisdicciones", &jurisdiction_shape},
    {"metodologias", &method_data_shape},
    {"ediciones", &edition_data_shape},
    {"resultados-hitos", &kept_milestone_shape},
    {"resultados-compromisos", &kept_commitment_shape},
    {"resultados-planes", &kept_plan_shape},
    {"hechos-periodos", &fact_period_shape},
    {"hechos-compromisos", &fact_commitment_shape},
    {"hechos-hitos", &fact_milestone_shape},
    {"hechos-partes", &fact_share_shape},
    {"hechos-reportes", &fact_report_shape},
    {"rondas", &round_data_shape},
    {"orden", &order_data_shape},
};

/* All sets: those of rooms, then the archive's own. */
static size_t all_sets(struct arena *a, struct set **ret)
{
    struct site site = {.rooms = all_rooms, .room_count = all_room_count};
    struct set *sets = arena_array(a, struct set, 400);
    size_t n = 0;
    for (const struct dataset *d = dataset_next(&site, NULL, NULL); d != NULL; d = dataset_next(&site, d, NULL))
        sets[n++] = (struct set){d->name, d->shape};
    for (size_t i = 0; i < COUNT(own_sets); i++)
        sets[n++] = own_sets[i];
    *ret = sets;
    return n;
}

static bool published(const struct field *f)
{
    return (f->flags & PUBLIC) != 0 && f->type != FIELD_REF;
}

UNIT(every_published_column_is_told_in_a_sentence_of_its_own)
{
    struct set *sets;
    size_t count = all_sets(&t->mem, &sets), told = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sets[i].shape->count; k++) {
            const struct field *f = &sets[i].shape->fields[k];
            const struct column_told *c = published(f) ? column_told(sets[i].name, f->name) : NULL;
            told += c != NULL;
            if (published(f) && c == NULL)
                test_failed(t, __FILE__, __LINE__, "%s.%s: %s|%s", sets[i].name, f->name, f->label, f->doc);
            else if (c != NULL && (strlen(c->words) < 20 || (!str_ends(str_of(c->words), ".") && !str_ends(str_of(c->words), "…")) ||
                                   str_eq(str_of(c->words), str_fmt(&t->mem, "%s.", f->label))))
                test_failed(t, __FILE__, __LINE__, "%s.%s: no sentence: %s", sets[i].name, f->name, c->words);
        }
    EXPECT(told > 700);
}

UNIT(nothing_is_told_of_a_column_that_is_not_published)
{
    struct set *sets;
    size_t count = all_sets(&t->mem, &sets), rows;
    const struct column_told *all = columns_told(&rows);
    for (size_t i = 0; i < rows; i++) {
        bool used = false;
        for (struct str rest = str_of(all[i].sets); !str_empty(rest);) {
            struct str name = str_cut(&rest, ' ');
            bool found = str_is(name, "jurisdiccion"); /* of the API alone */
            for (size_t k = 0; k < count; k++) {
                const struct field *f = shape_field(sets[k].shape, str_of(all[i].column));
                bool has = f != NULL && published(f);
                used |= has && column_told(sets[k].name, f->name) == &all[i];
                found |= str_is(name, "*") || (has && str_is(name, sets[k].name));
            }
            if (!found)
                test_failed(t, __FILE__, __LINE__, "%.*s has no column %s", STR_ARG(name), all[i].column);
        }
        if (!used)
            test_failed(t, __FILE__, __LINE__, "%s of %s: nobody takes it", all[i].column, all[i].sets);
    }
}

UNIT(a_decimal_says_its_unit_and_a_code_its_list)
{
    const struct field *value = shape_field(&kept_commitment_shape, STR("reported_centi"));
    struct str words = column_meaning(&t->mem, "resultados-compromisos", value, LANG_ES);
    EXPECT(str_find(words, STR("de 0 a 100 por ciento")) != SIZE_MAX && str_find(words, STR("no hay que dividir para 100")) != SIZE_MAX);
    const struct field *light = shape_field(&kept_commitment_shape, STR("light"));
    EXPECT(str_find(column_words(&t->mem, "resultados-compromisos", light, LANG_ES), STR("atrasado: Atrasado")) != SIZE_MAX);
}
