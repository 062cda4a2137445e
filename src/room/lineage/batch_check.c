/* SPDX-License-Identifier: EUPL-1.2
 * What each row of a workbook would give. What was said is taken as it was said: an answer that is missing or
 * short is noted and keeps nothing out. */
#include "base/digest.h"
#include "base/text.h"
#include "document/csv.h"
#include "room/account/account.h"
#include "room/lineage/batch.h"
#include "room/territory/territory.h"

#define ROW_BYTES ((size_t)8 << 20)

struct checking {
    struct request *r;
    const struct batch_world *w;
    struct batch_look *look;
    struct buf faults, notes;
};

static void tell(struct buf *b, struct str what)
{
    if (b->len > 0)
        buf_char(b, '\n');
    buf_add(b, what);
}

static void fault(struct checking *k, const char *msgid, struct str value)
{
    tell(&k->faults, say_with(k->r->mem, k->r->lang, msgid, &value, 1));
}

static struct str masked(struct checking *k, struct str text, size_t *count)
{
    size_t n = 0;
    struct str clean = personal_masked(k->r->mem, answer_tidied(k->r->mem, text), &n);
    *count += n;
    return clean;
}

static void sector_read(struct checking *k, struct batch_row *row, struct str text)
{
    struct str folded = text_fold(k->r->mem, str_trim(text));
    for (size_t i = 0; i < table_sector_choices.count; i++)
        if (str_is(folded, table_sector_choices.items[i].code) || str_eq(folded, text_fold(k->r->mem, str_of(table_sector_choices.items[i].label))))
            row->sector = (int)i;
    if (row->sector < 0 && !str_empty(folded))
        fault(k, N_("No se reconoce el sector «%1»."), text);
}

static void table_read(struct checking *k, struct batch_row *row, struct str text)
{
    struct str folded = text_fold(k->r->mem, str_trim(text));
    int64_t number;
    bool numbered = str_int(folded, &number);
    for (size_t i = 0; i < k->w->table_count; i++)
        if ((numbered && k->w->tables[i].number == number) || str_eq(folded, text_fold(k->r->mem, k->w->tables[i].name)))
            row->table = k->w->tables[i].id;
    if (row->table == NONE && !str_empty(folded))
        fault(k, N_("No hay una mesa «%1» en este proceso."), text);
}

/* Names, INEC or ISO codes, between commas or semicolons. */
static void provinces_read(struct checking *k, struct batch_row *row, struct str text)
{
    struct buf names = BUF(k->r->mem);
    int64_t *ids = arena_array(k->r->mem, int64_t, k->w->province_count + 1);
    struct buf parts = BUF(k->r->mem);
    for (size_t i = 0; i < text.len; i++)
        buf_char(&parts, text.ptr[i] == ';' || text.ptr[i] == '\n' || text.ptr[i] == '/' ? ',' : text.ptr[i]);
    struct str rest = parts.len == 0 ? STR_NONE : buf_str(&parts);
    while (rest.len > 0) {
        struct str name = str_trim(str_cut(&rest, ',')), folded = text_fold(k->r->mem, name);
        const struct territory *found = NULL;
        for (size_t i = 0; i < k->w->province_count && folded.len > 0; i++) {
            const struct territory *p = &k->w->provinces[i];
            if (str_eq(folded, text_fold(k->r->mem, p->name)) || str_eq(name, p->code) || str_eq(folded, text_fold(k->r->mem, p->iso)))
                found = p;
        }
        if (found == NULL && folded.len > 0)
            fault(k, N_("No se reconoce la provincia «%1»."), name);
        for (size_t i = 0; i < row->territory_count && found != NULL; i++)
            found = ids[i] == found->id ? NULL : found;
        if (found == NULL)
            continue;
        ids[row->territory_count++] = found->id;
        buf_chars(&names, names.len > 0 ? ", " : "");
        buf_add(&names, found->name);
    }
    row->territories = ids;
    row->provinces = names.len > 0 ? buf_str(&names) : STR("");
}

static void answer_check(struct checking *k, struct batch_row *row, const struct batch_target *t, struct str text)
{
    struct proposal_question q = *t->question;
    size_t at = (size_t)(t->question - k->w->questions);
    q.required = false;
    q.min_chars = 0;
    q.max_chars = 10000;
    row->answers[at] = text;
    struct str wrong = answer_fault(k->r, &q, text), label = t->question->label;
    if (!str_empty(wrong))
        tell(&k->faults, str_fmt(k->r->mem, "%.*s %.*s", STR_ARG(label), STR_ARG(wrong)));
    else if (t->question->required && str_empty(text))
        tell(&k->notes, say_with(k->r->mem, k->r->lang, N_("Sin respuesta: %1"), &label, 1));
}

static void cell_read(struct checking *k, struct batch_row *row, size_t target, struct str text, size_t *numbers)
{
    const struct batch_target *t = &k->w->targets.items[target];
    text = str_trim(text);
    switch (target) {
    case BATCH_TITLE: row->title = masked(k, text, numbers); break;
    case BATCH_NAME: row->name = text_length(text) > 80 ? text_excerpt(k->r->mem, text, 79) : masked(k, text, numbers); break;
    case BATCH_SECTOR: sector_read(k, row, text); break;
    case BATCH_TABLE: table_read(k, row, text); break;
    case BATCH_PROVINCES: provinces_read(k, row, text); break;
    case BATCH_EMAIL:
        row->email = text;
        if (!str_empty(text) && !account_email_good(text))
            fault(k, N_("«%1» no es un correo."), text);
        break;
    default: answer_check(k, row, t, masked(k, text, numbers));
    }
}

/* The row by its cells: the same row again in the same file is another one, as of another person. */
static struct str row_key(struct checking *k, const struct csv_row *cells, size_t *ret_times)
{
    struct buf b = BUF(k->r->mem);
    size_t width = cells->count, times = 1;
    while (width > 0 && str_empty(str_trim(cells->cells[width - 1])))
        width--;
    for (size_t i = 0; i < width; i++)
        buf_fmt(&b, "%.*s\x1f", STR_ARG(str_trim(cells->cells[i])));
    struct str hash = str_part(sha256_hex(k->r->mem, width == 0 ? STR("") : buf_str(&b)), 0, 40);
    for (size_t i = 0; i < k->look->row_count; i++)
        times += str_eq(str_part(k->look->rows[i].key, 6, 40), hash);
    *ret_times = times;
    return str_fmt(k->r->mem, "libro:%.*s-%zu", STR_ARG(hash), times);
}

static void row_examine(struct checking *k, const struct csv_row *cells, struct batch_row *row)
{
    size_t numbers = 0, times;
    bool said = false;
    *row = (struct batch_row){.number = cells->number, .sector = -1, .table = NONE, .there = NONE, .provinces = STR("")};
    k->faults = BUF(k->r->mem);
    k->notes = BUF(k->r->mem);
    row->key = row_key(k, cells, &times);
    row->answers = arena_array(k->r->mem, struct str, k->w->question_count + 1);
    for (size_t i = 0; i < k->look->column_count && i < cells->count; i++)
        if (k->look->targets[i] != SIZE_MAX)
            cell_read(k, row, k->look->targets[i], cells->cells[i], &numbers);
    for (size_t i = 0; i < k->w->question_count; i++)
        said = said || !str_empty(row->answers[i]);
    int64_t title = text_length(row->title);
    struct str length = int_words(k->r->mem, k->r->lang, title);
    if (title < 8 || title > 200)
        fault(k, N_("El título va de 8 a 200 caracteres y este tiene %1."), length);
    if (!said)
        fault(k, N_("No dice qué se propone: ninguna columna trae una respuesta."), STR(""));
    struct str found = int_words(k->r->mem, k->r->lang, (int64_t)numbers), again = int_words(k->r->mem, k->r->lang, (int64_t)times);
    if (numbers > 0)
        tell(&k->notes, say_with(k->r->mem, k->r->lang, N_("Números de cédula o teléfono que se taparán: %1"), &found, 1));
    if (times > 1)
        tell(&k->notes, say_with(k->r->mem, k->r->lang, N_("Fila repetida en el archivo (vez %1): entra, como de otra persona"), &again, 1));
    for (size_t i = 0; i < k->w->source_count; i++)
        if (str_eq(k->w->sources[i].source_key, row->key))
            row->there = k->w->sources[i].number;
    row->faults = k->faults.len > 0 ? buf_str(&k->faults) : STR_NONE;
    row->notes = k->notes.len > 0 ? buf_str(&k->notes) : STR_NONE;
    row->fate = row->there != NONE ? BATCH_THERE : k->faults.len > 0 ? BATCH_FAULTY : BATCH_ENTERS;
}

/* What stays of a row when its own arena goes. */
static void row_keep(struct arena *mem, struct batch_row *row)
{
    row->key = str_copy(mem, row->key);
    row->title = str_copy(mem, row->title);
    row->faults = str_empty(row->faults) ? STR_NONE : str_copy(mem, row->faults);
    row->notes = str_empty(row->notes) ? STR_NONE : str_copy(mem, row->notes);
    row->name = row->email = row->provinces = STR_NONE;
    row->answers = NULL;
    row->territories = NULL;
    row->territory_count = 0;
}

static enum status row_next(struct checking *k, struct csv_reader *c, struct arena *own,
                            enum status (*enters)(void *context, struct arena *mem, const struct batch_row *row), void *context)
{
    struct csv_row cells;
    struct arena *mem = k->r->mem;
    struct batch_row *row = &k->look->rows[k->look->row_count];
    enum status s = csv_next(c, own, &cells);
    if (s != DONE)
        return s;
    k->r->mem = own;
    row_examine(k, &cells, row);
    if (enters != NULL && row->fate == BATCH_ENTERS)
        s = enters(context, own, row);
    k->r->mem = mem;
    row_keep(mem, row);
    k->look->row_count++;
    k->look->counts[row->fate]++;
    return s;
}

enum status batch_examine(struct request *r, const struct batch_world *w, struct str body, struct str mapping,
                          enum status (*enters)(void *context, struct arena *mem, const struct batch_row *row), void *context,
                          struct batch_look *ret)
{
    struct csv_reader c = csv_text(body, ',');
    struct csv_row cells;
    struct checking k = {.r = r, .w = w, .look = ret};
    struct arena own = arena_new(ROW_BYTES);
    enum status s = DONE;
    *ret = (struct batch_look){0};
    if (csv_next(&c, r->mem, &cells) != DONE)
        return BROKEN;
    ret->column_count = cells.count < BATCH_COLUMNS_MOST ? cells.count : BATCH_COLUMNS_MOST;
    ret->titles = cells.cells;
    ret->targets = arena_array(r->mem, size_t, ret->column_count + 1);
    batch_mapping_read(&w->targets, mapping, ret->targets, ret->column_count);
    for (size_t i = 0; i < ret->column_count; i++)
        ret->titled = ret->titled || ret->targets[i] == BATCH_TITLE;
    ret->rows = arena_array(r->mem, struct batch_row, BATCH_ROWS_MOST + 1);
    while (s == DONE && ret->row_count <= BATCH_ROWS_MOST) {
        s = row_next(&k, &c, &own, enters, context);
        arena_reset(&own);
    }
    arena_free(&own);
    return s == NOT_FOUND ? DONE : s;
}
