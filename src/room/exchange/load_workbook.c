/* SPDX-License-Identifier: EUPL-1.2
 * The plan as a workbook with the same sheets and lists that a load reads, and an empty one to begin. */
#include "document/xlsx_write.h"
#include "room/exchange/load_sides.h"

#define ROWS_WITH_LISTS 500u

static const char *const guide[] = {
    N_("Este libro sirve para cargar un plan de acción en Hito, o para corregir uno que todavía es borrador."),
    N_("Una fila es una institución, un compromiso, un hito o un entregable parcial. No hace falta llenar todas las columnas: las que llevan * son necesarias."),
    N_("Los hitos dicen en la primera columna el número de su compromiso, tal como está en la hoja Compromisos."),
    N_("Las instituciones se escriben con su nombre o sus siglas. Si hay varias, sepáralas con punto y coma. Si Hito no conoce alguna, te preguntará; nunca la crea sin que lo decidas."),
    N_("El plazo de un hito puede ser un día (30/06/2027), un mes (junio 2027), un semestre (I semestre 2027) o un año. Cuenta su último día."),
    N_("Los pesos de los hitos de un compromiso suman 100. Si ninguno tiene peso, se reparte por igual. Las partes de un hito también suman 100."),
    N_("Un plan se publica cuando cada compromiso dice a qué valor de gobierno abierto sirve y por qué: escribe el porqué en la columna de su valor."),
    N_("Los temas, los ODS y las provincias se escriben con su nombre o su código. Si hay varios, sepáralos con punto y coma."),
    N_("Al subir el libro verás qué se agregaría, qué cambiaría y cada problema con su celda. Nada cambia hasta que lo aceptes."),
    N_("Una celda vacía no borra nada, y lo que no esté en el libro se conserva."),
    N_("En un plan publicado los textos y los plazos cambian con una solicitud de cambio y un acto, no con este libro."),
};

static void guide_write(struct xlsx *x, enum lang lang)
{
    struct xlsx_column column = {.title = STR("Lea esto"), .width = 110};
    xlsx_sheet(x, STR("Lea esto"), &column, 1, 1);
    for (size_t i = 0; i < COUNT(guide); i++) {
        xlsx_row(x);
        xlsx_text(x, str_of(say(lang, guide[i])));
    }
}

static int list_of(struct arena *a, struct xlsx *x, const struct choices *c, const char *title)
{
    struct str *items = arena_array(a, struct str, c->count);
    for (size_t i = 0; i < c->count; i++)
        items[i] = str_of(c->items[i].label);
    return xlsx_list(x, str_of(title), items, c->count);
}

static void sheet_begin(struct arena *a, struct xlsx *x, enum load_sheet kind)
{
    const struct load_sheet_kind *k = &load_sheets[kind];
    struct xlsx_column columns[LOAD_COLUMNS];
    for (size_t c = 0; c < k->count; c++) {
        const struct load_column *from = &k->columns[c];
        const struct field *f = from->field[0] == '@' ? NULL : shape_field(k->shape, str_of(from->field));
        columns[c] = (struct xlsx_column){.title = from->needed ? str_fmt(a, "%s *", from->title) : str_of(from->title),
                                          .width = from->width, .hint = str_of(from->hint)};
        if (f != NULL && f->type == FIELD_CHOICE)
            columns[c].list = list_of(a, x, f->limit.choices, from->title);
    }
    xlsx_sheet(x, str_of(k->name), columns, k->count, ROWS_WITH_LISTS);
}

static void field_write(struct arena *a, struct xlsx *x, const struct field *f, const void *row)
{
    if (field_empty(f, row))
        xlsx_skip(x);
    else if (f->type == FIELD_DAY)
        xlsx_day(x, *(const struct day *)field_at(f, row));
    else if (f->type == FIELD_CENTI)
        xlsx_centi(x, *(const int64_t *)field_at(f, row));
    else if (f->type == FIELD_INT)
        xlsx_int(x, *(const int64_t *)field_at(f, row));
    else if (f->type == FIELD_CHOICE)
        xlsx_text(x, str_of(choice_label(f->limit.choices, *(const int *)field_at(f, row))));
    else
        xlsx_text(x, field_stored(f, row, a));
}

static struct str institution_label(const struct load_now *now, int64_t id)
{
    for (size_t i = 0; i < now->institution_count; i++)
        if (now->institutions[i].id == id)
            return now->institutions[i].name;
    return STR_NONE;
}

static struct str parties_text(struct arena *a, const struct load_now *now, int64_t commitment, int role)
{
    struct buf b = BUF(a);
    for (size_t i = 0; i < now->party_count; i++)
        if (now->parties[i].commitment == commitment && now->parties[i].role == role && !day_known(now->parties[i].until_on)) {
            buf_chars(&b, b.len > 0 ? "; " : "");
            buf_add(&b, institution_label(now, now->parties[i].institution));
        }
    return buf_str(&b);
}

static const struct commitment *commitment_of(const struct load_now *now, int64_t id)
{
    for (size_t i = 0; i < now->commitment_count; i++)
        if (now->commitments[i].id == id)
            return &now->commitments[i];
    return NULL;
}

static const struct milestone *milestone_of(const struct load_now *now, int64_t id)
{
    for (size_t i = 0; i < now->milestone_count; i++)
        if (now->milestones[i].id == id)
            return &now->milestones[i];
    return NULL;
}

/* The columns that are no field of the row itself. */
static struct str special(struct arena *a, const struct load_now *now, enum load_sheet kind, const char *field, const void *row)
{
    struct str f = str_of(field);
    const struct milestone *m = kind == SHEET_MILESTONES ? row : kind == SHEET_PARTS ? milestone_of(now, ((const struct milestone_part *)row)->milestone) : NULL;
    const struct commitment *c = kind == SHEET_COMMITMENTS ? row : m != NULL ? commitment_of(now, m->commitment) : NULL;
    if (str_is(f, "@milestone"))
        return m == NULL ? STR_NONE : m->number;
    if (str_is(f, "@institution"))
        return m == NULL ? STR_NONE : institution_label(now, m->institution);
    if (c == NULL)
        return STR_NONE;
    if (str_is(f, "@commitment"))
        return c->number;
    for (size_t i = 0; str_is(f, "@group") && i < now->group_count; i++)
        if (now->groups[i].id == c->plan_group)
            return now->groups[i].name;
    return str_is(f, "@lead")          ? parties_text(a, now, c->id, INSTITUTION_LEAD)
           : str_is(f, "@support")     ? parties_text(a, now, c->id, INSTITUTION_SUPPORT)
           : str_is(f, "@counterpart") ? parties_text(a, now, c->id, INSTITUTION_COUNTERPART)
                                       : load_side_text(a, now, field, c->id);
}

static void rows_write(struct arena *a, struct xlsx *x, const struct load_now *now, enum load_sheet kind, const void *rows, size_t count)
{
    const struct load_sheet_kind *k = &load_sheets[kind];
    for (size_t i = 0; i < count; i++) {
        const void *row = (const char *)rows + i * k->shape->size;
        xlsx_row(x);
        for (size_t c = 0; c < k->count; c++) {
            const char *field = k->columns[c].field;
            if (field[0] == '@')
                xlsx_text(x, special(a, now, kind, field, row));
            else
                field_write(a, x, shape_field(k->shape, str_of(field)), row);
        }
    }
}

enum status load_workbook(struct arena *a, enum lang lang, const struct load_now *now, struct instant at, struct str *ret)
{
    struct xlsx *x = xlsx_new(a, now->plan == NULL ? STR("Plan de acción") : now->plan->name, at);
    if (x == NULL)
        return NO_SPACE;
    guide_write(x, lang);
    sheet_begin(a, x, SHEET_INSTITUTIONS);
    rows_write(a, x, now, SHEET_INSTITUTIONS, now->institutions, now->institution_count);
    sheet_begin(a, x, SHEET_COMMITMENTS);
    rows_write(a, x, now, SHEET_COMMITMENTS, now->commitments, now->commitment_count);
    sheet_begin(a, x, SHEET_MILESTONES);
    rows_write(a, x, now, SHEET_MILESTONES, now->milestones, now->milestone_count);
    sheet_begin(a, x, SHEET_PARTS);
    rows_write(a, x, now, SHEET_PARTS, now->parts, now->part_count);
    return xlsx_finish(x, ret);
}
