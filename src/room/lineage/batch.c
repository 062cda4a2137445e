/* SPDX-License-Identifier: EUPL-1.2
 * Columns of a workbook: what their titles mean. Without a database. */
#include "room/lineage/batch.h"

#include "base/text.h"
#include "document/csv.h"

static const struct {
    const char *code, *label, *aliases;
} fixed[BATCH_FIXED] = {
    [BATCH_TITLE] = {"titulo", N_("Título"), "|titulo|title|titulo de la propuesta|nombre de la propuesta|"},
    [BATCH_NAME] = {"nombre", N_("Nombre que se mostrará"), "|nombre|name|autor|autora|author|quien propone|nombre y apellido|"},
    [BATCH_EMAIL] = {"correo", N_("Correo electrónico"), "|correo|correo electronico|email|e-mail|mail|"},
    [BATCH_SECTOR] = {"sector", N_("Sector"), "|sector|tipo de actor|"},
    [BATCH_PROVINCES] = {"provincias", N_("Provincias"), "|provincia|provincias|province|provinces|territorio|"},
    [BATCH_TABLE] = {"mesa", N_("Mesa"), "|mesa|mesa de trabajo|table|roundtable|"},
};
/* Other files call the answers otherwise. */
static const struct {
    const char *code, *aliases;
} foreign[] = {
    {"problema", "|problem|resumen|summary|diagnostico|situacion|"},
    {"afecta", "|a quien afecta|beneficiarios|beneficiarias|poblacion|affected|"},
    {"solucion", "|solution|texto|text|propuesta|descripcion|description|detalle|"},
    {"lidera", "|responsable|institucion|institution|lead|"},
    {"valor", "|valores|value|"},
    {"evidencia", "|enlaces|links|respaldo|"},
};

struct batch_targets batch_targets_make(struct arena *mem, enum lang lang, const struct proposal_question *questions, size_t count)
{
    struct batch_targets t = {arena_array(mem, struct batch_target, BATCH_FIXED + count), 0};
    for (size_t i = 0; i < BATCH_FIXED; i++)
        t.items[t.count++] = (struct batch_target){str_of(fixed[i].code), str_of(say(lang, fixed[i].label)), fixed[i].aliases, NULL};
    for (size_t i = 0; i < count; i++) {
        if (questions[i].kind == ASK_PROVINCES)
            continue;
        struct batch_target *x = &t.items[t.count++];
        *x = (struct batch_target){str_fmt(mem, "r:%.*s", STR_ARG(questions[i].code)), questions[i].label, "", &questions[i]};
        for (size_t k = 0; k < COUNT(foreign); k++)
            if (str_is(questions[i].code, foreign[k].code))
                x->aliases = foreign[k].aliases;
    }
    return t;
}

size_t batch_target_of(struct arena *mem, const struct batch_targets *t, struct str title)
{
    struct str folded = text_fold(mem, str_trim(title)), barred = str_fmt(mem, "|%.*s|", STR_ARG(folded));
    if (str_empty(folded))
        return SIZE_MAX;
    for (size_t i = 0; i < t->count; i++) {
        const struct batch_target *x = &t->items[i];
        bool asked = x->question != NULL && (str_eq(folded, x->question->code) || str_eq(folded, text_fold(mem, x->question->label)));
        if (asked || str_eq(folded, x->code) || str_eq(folded, text_fold(mem, x->label)) || str_find(str_of(x->aliases), barred) != SIZE_MAX)
            return i;
    }
    return SIZE_MAX;
}

struct str batch_mapping(struct arena *mem, const struct batch_targets *t, const struct str *titles, size_t count)
{
    struct buf b = BUF(mem);
    bool *taken = arena_array(mem, bool, t->count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t of = batch_target_of(mem, t, titles[i]);
        if (of != SIZE_MAX && !taken[of]) {
            taken[of] = true;
            buf_add(&b, t->items[of].code);
        }
        buf_char(&b, '\n');
    }
    return buf_str(&b);
}

void batch_mapping_read(const struct batch_targets *t, struct str mapping, size_t *ret, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str code = str_trim(str_cut(&mapping, '\n'));
        ret[i] = SIZE_MAX;
        for (size_t k = 0; k < t->count && code.len > 0; k++)
            if (str_eq(t->items[k].code, code))
                ret[i] = k;
    }
}

struct str batch_body(struct arena *mem, const struct sheet *s)
{
    struct buf b = BUF(mem);
    for (size_t row = 1; row <= s->rows; row++) {
        if (sheet_row_blank(s, row))
            buf_chars(&b, "\r\n");
        else
            csv_write(&b, sheet_row_texts(s, mem, row, s->columns), s->columns, ',');
    }
    return buf_str(&b);
}
