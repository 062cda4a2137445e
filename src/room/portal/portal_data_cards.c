/* SPDX-License-Identifier: EUPL-1.2
 * What the data page tells of each set: columns, how many rows, about how large, when last changed; by subject. */
#include <string.h>

#include "base/json.h"
#include "db/slice.h"
#include "room/portal/portal_data.h"

#define SAMPLE_ROWS 20

static const struct subject {
    const char *code, *label, *rhythm;
    const char *rooms; /* with blanks around each */
} subjects[] = {
    {"planes", N_("Planes, compromisos e hitos"), N_("Cambian cuando se publica una edición o se registra un acto."),
     " portal plan commitment milestone edition reprogramming transition stall api "},
    {"indicadores", N_("Indicadores y sus valores"), N_("Cambian cuando se aprueba una ficha y cuando una medición se hace pública."),
     " formula indicator measure measurement index "},
    {"seguimiento", N_("Seguimiento y metodología"), N_("Cambian con cada reporte que se publica y al cierre de cada período."),
     " methodology progress period report verdict "},
    {"cocreacion", N_("Cocreación"), N_("Cambian mientras dura el proceso y quedan quietos cuando se cierra."),
     " cocreation planner roundtable attendance proposal lineage intake hall scoring selection drafting response "},
    {"calculo", N_("Hechos y resultados, para volver a calcular"), N_("Cambian con los hechos de los que sale cada cifra; los métodos dicen cómo."), " archive "},
    {"voces", N_("Preguntas y comentarios"), N_("Cambian con cada mensaje, respuesta o decisión de moderación."), " question comment moderation "},
    {"registros", N_("Instituciones, actos y temas"), N_("Cambian cuando se registra o se corrige un dato."), NULL},
};

static const struct subject *subject_of(const char *room)
{
    char word[64] = " ";
    strncat(word, room, sizeof word - 4);
    strcat(word, " ");
    for (size_t i = 0; i + 1 < COUNT(subjects); i++)
        if (strstr(subjects[i].rooms, word) != NULL)
            return &subjects[i];
    return &subjects[COUNT(subjects) - 1];
}

static const char *type_words(const struct field *f)
{
    static const char *const words[] = {
        [FIELD_INT] = N_("número entero"),     [FIELD_REF] = N_("número de otro registro"), [FIELD_CENTI] = N_("número con decimales"),
        [FIELD_FLAG] = N_("0 o 1"),            [FIELD_TEXT] = N_("texto"),                  [FIELD_PROSE] = N_("texto con párrafos"),
        [FIELD_DAY] = N_("fecha AAAA-MM-DD"),  [FIELD_TIME] = N_("instante ISO, UTC"),      [FIELD_CHOICE] = N_("código de una lista"),
        [FIELD_MICRO] = N_("número con decimales"),
    };
    return words[f->type];
}

static struct str codes_of(struct arena *a, const struct field *f)
{
    if (f->type != FIELD_CHOICE || f->limit.choices == NULL)
        return STR_NONE;
    struct buf b = BUF(a);
    for (size_t i = 0; i < f->limit.choices->count; i++) {
        if (i > 0)
            buf_chars(&b, ", ");
        buf_chars(&b, f->limit.choices->items[i].code);
    }
    return buf_str(&b);
}

/* "Un hito." as it stands inside a sentence: "un hito". */
static struct str inside(struct arena *a, const char *words)
{
    struct str s = str_of(words);
    if (str_ends(s, "."))
        s = str_part(s, 0, s.len - 1);
    if (s.len == 0 || s.ptr[0] < 'A' || s.ptr[0] > 'Z')
        return s;
    return str_fmt(a, "%c%.*s", s.ptr[0] + ('a' - 'A'), STR_ARG(str_part(s, 1, s.len)));
}

struct sample {
    const struct shape *shape;
    int64_t rows, csv_bytes, json_bytes;
};

static enum status row_weighed(void *context, void *row, struct arena *mem)
{
    struct sample *s = context;
    struct json j = JSON(mem);
    json_row(&j, s->shape, row, PUBLIC);
    s->rows++;
    s->json_bytes += (int64_t)json_str(&j).len + 1;
    struct buf b = BUF(mem);
    row_csv(&b, s->shape, row);
    s->csv_bytes += (int64_t)b.len;
    return DONE;
}

/* "34 KB": what the first rows weigh, for all of them. */
static struct str size_words(struct request *r, int64_t bytes, int64_t sampled, int64_t rows)
{
    int64_t all = sampled > 0 ? bytes * rows / sampled : 0;
    return bytes_words(r->mem, r->lang, all > 1024 ? all : 1024);
}

/* The time of the last change, where rows tell it. */
static enum status changed_fill(struct request *r, const struct jurisdiction *j, const struct dataset *d, struct data_card *card)
{
    const struct field *f = shape_field(d->shape, STR("changed_at"));
    if (f == NULL || (f->flags & PUBLIC) == 0 || card->rows == 0)
        return DONE;
    int64_t last = NONE;
    TRY(db_slice_last(r->db, d->statement, WITH(IN(j->id)), f, &last));
    if (last != NONE)
        card->changed = day_words(r->mem, r->lang, day_at((struct instant){last}, (int)j->utc_offset_s));
    return DONE;
}

static enum status card_fill(struct request *r, const struct jurisdiction *j, const struct dataset *d, struct data_card *card)
{
    *card = (struct data_card){.dataset = d,
                               .row_is = inside(r->mem, say(r->lang, d->row_is)),
                               .path = path_fmt(r, "/%.*s/datos/%s", STR_ARG(j->code), d->name),
                               .api = path_fmt(r, "/api/v1/%.*s/%s", STR_ARG(j->code), d->name)};
    card->columns = arena_array(r->mem, struct data_column, d->shape->count);
    for (size_t i = 0; i < d->shape->count; i++) {
        const struct field *f = &d->shape->fields[i];
        if ((f->flags & PUBLIC) != 0)
            card->columns[card->columns_count++] = (struct data_column){f->name, type_words(f), column_meaning(r->mem, d->name, f, r->lang), codes_of(r->mem, f)};
    }
    struct sample s = {.shape = d->shape};
    struct slice first = {.limit = SAMPLE_ROWS};
    TRY(db_slice_each(r->db, d->statement, WITH(IN(j->id)), &first, d->shape, row_weighed, &s));
    card->rows = s.rows;
    if (s.rows == SAMPLE_ROWS)
        TRY(db_slice_count(r->db, d->statement, WITH(IN(j->id)), &first, &card->rows));
    card->csv_size = size_words(r, s.csv_bytes, s.rows, card->rows);
    card->json_size = size_words(r, s.json_bytes, s.rows, card->rows);
    return changed_fill(r, j, d, card);
}

enum status data_groups(struct request *r, const struct jurisdiction *j, struct data_group **ret, size_t *ret_count)
{
    struct data_group *groups = arena_array(r->mem, struct data_group, COUNT(subjects));
    const struct room *room;
    size_t most = 0, count = 0;
    for (const struct dataset *d = dataset_next(r->site, NULL, NULL); d != NULL; d = dataset_next(r->site, d, NULL))
        most++;
    for (size_t i = 0; i < COUNT(subjects); i++) {
        struct data_group *g = &groups[count];
        *g = (struct data_group){.code = subjects[i].code, .label = subjects[i].label, .rhythm = subjects[i].rhythm};
        g->cards = arena_array(r->mem, struct data_card, most);
        for (const struct dataset *d = dataset_next(r->site, NULL, &room); d != NULL; d = dataset_next(r->site, d, &room))
            if (subject_of(room->name) == &subjects[i])
                TRY(card_fill(r, j, d, &g->cards[g->cards_count++]));
        count += g->cards_count > 0 ? 1 : 0;
    }
    *ret = groups;
    *ret_count = count;
    return DONE;
}

static bool table_has(const struct route *t, const char *pattern)
{
    for (; t != NULL && t->pattern != NULL; t++)
        if (strcmp(t->pattern, pattern) == 0)
            return true;
    return false;
}

bool data_route(const struct site *site, const char *pattern)
{
    for (size_t i = 0; i < site->room_count; i++) {
        if (table_has(site->rooms[i]->routes, pattern))
            return true;
        for (const struct route *const *t = site->rooms[i]->more_routes; t != NULL && *t != NULL; t++)
            if (table_has(*t, pattern))
                return true;
    }
    return false;
}
