/* SPDX-License-Identifier: EUPL-1.2
 * The sheets of a plan and their columns; recognising them however people moved or renamed them. */
#include <string.h>

#include "base/text.h"
#include "document/xlsx_value.h"
#include "room/exchange/load.h"

static const struct load_column institutions[] = {
    {"Nombre", "|institucion|nombre de la institucion|entidad|", "name", true, 45, NULL},
    {"Siglas", "|sigla|acronimo|", "acronym", false, 12, NULL},
    {"Sector", "|", "sector", false, 22, "Elige de la lista"},
    {"Función", "|funcion del estado|", "branch", false, 22, "Solo si es del Estado"},
    {"Nivel", "|nivel de gobierno|", "level", false, 14, "Solo si es pública"},
};
static const struct load_column commitments[] = {
    {"Número", "|n|no|nro|num|numero de compromiso|compromiso n|codigo|", "number", true, 9, "Como está en el plan: 1, 2.1, B.1"},
    {"Título", "|compromiso|titulo del compromiso|nombre del compromiso|nombre|", "title", true, 45, NULL},
    {"Título corto", "|", "short_title", false, 25, NULL},
    {"En pocas palabras", "|resumen|descripcion breve|", "brief", false, 40, "Hasta 280 caracteres"},
    {"Grupo", "|eje|grupo o eje|", "@group", false, 20, NULL},
    {"Responsable", "|lider|institucion responsable|institucion lider|responsables|", "@lead", false, 30, "Nombre o siglas de la institución"},
    {"Apoyos", "|instituciones de apoyo|apoyo|", "@support", false, 30, "Separadas por punto y coma"},
    {"Contrapartes", "|contraparte|sociedad civil|", "@counterpart", false, 30, "Separadas por punto y coma"},
    {"Problema", "|problematica|", "problem", false, 40, NULL},
    {"Causas", "|", "causes", false, 40, NULL},
    {"Qué se ha hecho", "|avances previos|", "done_so_far", false, 40, NULL},
    {"Solución propuesta", "|solucion|", "solution", false, 40, NULL},
    {"Resultados esperados", "|resultados|", "results", false, 40, NULL},
    {"Texto completo", "|texto|descripcion|", "full_text", false, 40, NULL},
    {"Información adicional", "|", "additional", false, 40, NULL},
    {"Presupuesto", "|", "budget", false, 25, NULL},
    {"Empieza", "|inicio|fecha de inicio|", "starts_on", false, 13, "Día: 01/01/2026"},
    {"Termina", "|fin|fecha de fin|fecha de termino|", "ends_on", false, 13, "Día: 31/12/2027"},
    {"Peso en el plan", "|peso|", "weight_centi", false, 10, "De 0 a 100; vacío: todos iguales"},
    {"Identificador de OGP", "|id ogp|", "ogp_id", false, 12, "EC0016"},
    {N_("Transparencia: por qué"), "|transparencia|valor transparencia|", "@value-transparencia", false, 40, "Vacío: no es uno de sus valores"},
    {N_("Participación: por qué"), "|participacion|participacion ciudadana|valor participacion|", "@value-participacion", false, 40, NULL},
    {N_("Rendición de cuentas: por qué"), "|rendicion de cuentas|rendicion publica de cuentas|valor rendicion de cuentas|", "@value-rendicion", false, 40, NULL},
    {N_("Inclusión: por qué"), "|inclusion|valor inclusion|", "@value-inclusion", false, 40, NULL},
    {N_("Tecnología: por qué"), "|tecnologia|tecnologia e innovacion|valor tecnologia|", "@value-tecnologia", false, 40, NULL},
    {N_("Temas"), "|tema|areas de politica|area de politica|", "@topics", false, 30, "Nombres o códigos, con punto y coma"},
    {N_("ODS"), "|objetivos de desarrollo sostenible|", "@goals", false, 20, "Números: 16; 5"},
    {N_("Provincias"), "|provincia|territorio|territorios|", "@provinces", false, 25, "Nombres o códigos, con punto y coma"},
};
static const struct load_column milestones[] = {
    {"Compromiso", "|n de compromiso|numero de compromiso|compromiso n|", "@commitment", true, 12, "Su número en la hoja Compromisos"},
    {"Número", "|n|no|nro|num|hito n|numero de hito|", "number", true, 9, NULL},
    {"Hito", "|actividad|hito o actividad|titulo|descripcion|", "title", true, 45, NULL},
    {"Entregable", "|producto|", "deliverable", false, 40, NULL},
    {"Tipo", "|tipo de hito|", "kind", false, 20, "Elige de la lista"},
    {"Medio de verificación", "|medio|medios de verificacion|", "means", false, 22, "Elige de la lista"},
    {"Detalle del medio de verificación", "|detalle del medio|", "means_text", false, 30, NULL},
    {"Responsable", "|institucion responsable|", "@institution", false, 30, "Vacío: la del compromiso"},
    {"Peso", "|ponderacion|", "weight_centi", false, 8, "Los de un compromiso suman 100"},
    {"Empieza", "|inicio|fecha de inicio|", "starts_on", false, 13, NULL},
    {"Plazo", "|fecha|fecha de cumplimiento|fecha limite|termina|fin|fecha de fin|", "due_text", true, 18, "30/06/2027, junio 2027 o I semestre 2027"},
};
static const struct load_column parts[] = {
    {"Compromiso", "|n de compromiso|numero de compromiso|", "@commitment", true, 12, NULL},
    {"Hito", "|n de hito|numero de hito|", "@milestone", true, 9, "Su número"},
    {"N.º", "|numero|n|no|nro|", "number", true, 7, NULL},
    {"Entregable parcial", "|entregable|titulo|", "title", true, 45, NULL},
    {"Parte", "|porcentaje|peso|", "share_centi", true, 8, "Las de un hito suman 100"},
    {"Plazo", "|fecha|", "due_on", false, 13, "Día: 30/06/2027"},
};
const struct load_sheet_kind load_sheets[LOAD_SHEETS] = {
    {"Instituciones", &institution_shape, institutions, COUNT(institutions)},
    {"Compromisos", &commitment_shape, commitments, COUNT(commitments)},
    {"Hitos", &milestone_shape, milestones, COUNT(milestones)},
    {"Entregables parciales", &milestone_part_shape, parts, COUNT(parts)},
};

size_t load_column_of(enum load_sheet sheet, const char *field)
{
    for (size_t i = 0; i < load_sheets[sheet].count; i++)
        if (strcmp(load_sheets[sheet].columns[i].field, field) == 0)
            return i;
    assert(false);
    return 0;
}

/* Folded, letters and digits only, one blank between words. */
static struct str key(struct arena *a, struct str text)
{
    struct str folded = text_fold(a, str_trim(str_part(text, 0, 200)));
    struct buf b = BUF(a);
    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (word)
            buf_char(&b, c);
        else if (b.len > 0 && b.ptr[b.len - 1] != ' ' && (c == ' ' || c == '\n' || c == '_' || c == '/' || c == '-'))
            buf_char(&b, ' ');
    }
    return str_trim(buf_str(&b));
}

/* 2: its own title, 1: another that means the same. */
static int fits(struct arena *a, const struct load_column *c, struct str title)
{
    if (title.len == 0)
        return 0;
    if (str_eq(key(a, str_of(c->title)), title))
        return 2;
    return str_find(str_of(c->aliases), str_fmt(a, "|%.*s|", STR_ARG(title))) != SIZE_MAX;
}

/* How well the row holds the titles of the sheet: own titles go before their likes. */
static int header_score(struct arena *a, const struct sheet *s, size_t row, const struct load_sheet_kind *k, size_t *columns)
{
    int score = 0;
    size_t width = s->row[row - 1].count < 64 ? s->row[row - 1].count : 64;
    struct str titles[64];
    bool taken[64] = {false};
    for (size_t i = 0; i < width; i++)
        titles[i] = key(a, s->row[row - 1].cells[i].text);
    memset(columns, 0, LOAD_COLUMNS * sizeof *columns);
    for (int wanted = 2; wanted >= 1; wanted--)
        for (size_t c = 0; c < k->count; c++)
            for (size_t i = 0; i < width && columns[c] == 0; i++)
                if (!taken[i] && fits(a, &k->columns[c], titles[i]) == wanted) {
                    columns[c] = i + 1;
                    taken[i] = true;
                    score += wanted + (k->columns[c].needed ? 2 : 0);
                }
    return score;
}

bool load_recognise(struct arena *a, const struct sheet *s, enum load_sheet *ret, size_t *ret_header, size_t *columns)
{
    int best = 0;
    size_t found[LOAD_COLUMNS];
    struct str name = key(a, s->name);
    for (enum load_sheet k = 0; k < LOAD_SHEETS; k++)
        for (size_t row = 1; row <= 20 && row <= s->rows; row++) {
            int score = header_score(a, s, row, &load_sheets[k], found);
            if (score >= 4 && str_eq(name, key(a, str_of(load_sheets[k].name))))
                score += 1000;
            if (score < 7 || score <= best)
                continue;
            best = score;
            *ret = k;
            *ret_header = row;
            memcpy(columns, found, sizeof found);
        }
    return best > 0;
}

/* "40", "40,5 %", "12.25": hundredths. */
static bool read_centi(struct arena *a, struct str text, int64_t *ret)
{
    struct str number;
    struct buf b = BUF(a);
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ' && text.ptr[i] != '%')
            buf_char(&b, text.ptr[i] == ',' ? '.' : text.ptr[i]);
    if (!number_text(a, buf_str(&b), &number))
        return false;
    struct str whole = str_cut(&number, '.'), part = number;
    int64_t units, hundredths = 0;
    if (!str_int(whole.len == 0 ? STR("0") : whole, &units) || units < 0 || units > 1000000000)
        return false;
    if (part.len > 0 && (!str_int(str_part(part, 0, 2), &hundredths) || hundredths < 0))
        return false;
    *ret = units * 100 + (part.len == 1 ? hundredths * 10 : hundredths);
    return true;
}

static int read_choice(struct arena *a, const struct choices *c, struct str text)
{
    struct str wanted = key(a, text);
    for (size_t i = 0; i < c->count; i++) {
        struct str label = key(a, str_of(c->items[i].label));
        if (str_eq(wanted, label) || str_eq(wanted, key(a, str_of(c->items[i].code))))
            return (int)i;
    }
    for (size_t i = 0; i < c->count; i++) { /* "Norma publicada" begins like Norma */
        struct str label = key(a, str_of(c->items[i].label));
        if (wanted.len > 3 && (str_starts(label, str_chars(a, wanted)) || str_starts(wanted, str_chars(a, label))))
            return (int)i;
    }
    return -1;
}

bool load_read_field(struct arena *a, const struct field *f, struct str text, void *row)
{
    struct day_range range;
    struct str number;
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
        *(struct str *)field_in(f, row) = text;
        return true;
    case FIELD_INT:
        return number_text(a, text, &number) && str_int(number, field_in(f, row));
    case FIELD_CENTI:
        return read_centi(a, text, field_in(f, row));
    case FIELD_DAY:
        if (!day_range_parse(text, &range))
            return false;
        *(struct day *)field_in(f, row) = str_is(str_of(f->name), "starts_on") ? range.first : range.last;
        return true;
    case FIELD_CHOICE:
        *(int *)field_in(f, row) = read_choice(a, f->limit.choices, text);
        return *(int *)field_in(f, row) >= 0;
    default:
        return false;
    }
}
