/* SPDX-License-Identifier: EUPL-1.2
 * The algorithms in the archive: their pages for people, and for programs their parameters with the values of every
 * version that was in force. */
#include "base/asset.h"
#include "room/archive/archive_part.h"
#include "sql.h"

struct algorithm_told {
    const char *name, *title;
    const char *sets;    /* data sets that it reads */
    const char *results; /* those that hold what it gave */
    const char *fields;  /* parameters of a version of the methodology */
};
static const struct algorithm_told algorithms[] = {
    {"hito-1", "Hito 1", "metodologias hechos-periodos hechos-compromisos hechos-hitos hechos-partes hechos-reportes",
     "resultados-hitos resultados-compromisos resultados-planes",
     "grace_days soon_days period_months close_days late_index risk_index silent_share partial_share"},
    {"medicion-1", "Medición 1", "metodologias indicadores fichas fichas-partes metas periodos-indicador mediciones mediciones-partes "
     "pronunciamientos-mediciones",
     "resultados", "reached_from near_from partial_from achievement_cap outlier_share"},
    {"formula-1", "Fórmula 1", "fichas periodos-indicador resultados", "resultados", ""},
    {"indices-1", "Índices 1", "avances logros resultados plazos entregas pruebas preguntas", "indices", ""},
    {"orden-1", "Orden 1", "criterios rondas calificaciones", "orden", ""},
};

static bool named(const char *list, const char *word)
{
    for (struct str rest = str_of(list); !str_empty(rest);)
        if (str_is(str_cut(&rest, ' '), word))
            return true;
    return false;
}

static void pair(struct json *j, const char *key, const char *text)
{
    json_key(j, str_of(key));
    json_text(j, str_of(text));
}

static void names(struct json *j, const char *key, const char *list)
{
    json_key(j, str_of(key));
    json_open(j, '[');
    for (struct str rest = str_of(list); !str_empty(rest);)
        json_text(j, str_cut(&rest, ' '));
    json_close(j, ']');
}

static void parameters(struct json *j, const struct algorithm_told *a)
{
    json_key(j, STR("parametros"));
    json_open(j, '[');
    for (size_t i = 0; i < method_data_shape.count; i++) {
        const struct field *f = &method_data_shape.fields[i];
        if (!named(a->fields, f->name))
            continue;
        json_open(j, '{');
        pair(j, "nombre", f->name);
        pair(j, "significado", f->label);
        pair(j, "unidad", f->type == FIELD_INT ? "días o meses" : named("late_index risk_index", f->name) ? "índice" : "porcentaje");
        json_close(j, '}');
    }
    json_close(j, ']');
}

struct valued {
    struct json *json;
    const struct algorithm_told *algorithm;
    bool shipped; /* only those for all, or only the others */
};

static enum status version_told(void *context, void *row, struct arena *mem)
{
    (void)mem;
    const struct valued *v = context;
    const struct method_data *m = row;
    if (str_is(m->methodology_of, "todas") != v->shipped)
        return DONE;
    json_open(v->json, '{');
    for (size_t i = 0; i < method_data_shape.count; i++) {
        const struct field *f = &method_data_shape.fields[i];
        if (!named("methodology_of code number state effective_on", f->name) && !named(v->algorithm->fields, f->name))
            continue;
        json_key(v->json, str_of(f->name));
        json_field(v->json, f, row);
    }
    json_close(v->json, '}');
    return DONE;
}

static enum status versions(struct archive_maker *m, struct json *j, const struct algorithm_told *a, const struct jurisdiction *all, size_t count)
{
    json_key(j, STR("versiones"));
    json_open(j, '[');
    for (size_t i = 0; i < count && !str_empty(str_of(a->fields)); i++) {
        struct valued v = {j, a, true};
        if (i == 0)
            TRY(db_each(m->db, SQL_ARCHIVE_METHODS, WITH(IN(all[i].id)), &method_data_shape, version_told, &v));
        v.shipped = false;
        TRY(db_each(m->db, SQL_ARCHIVE_METHODS, WITH(IN(all[i].id)), &method_data_shape, version_told, &v));
    }
    json_close(j, ']');
    return DONE;
}

static enum status algorithm_written(struct archive_maker *m, const struct algorithm_told *a, const struct jurisdiction *all, size_t count)
{
    struct json j = JSON(m->mem);
    json_open(&j, '{');
    pair(&j, "nombre", a->name);
    pair(&j, "titulo", a->title);
    pair(&j, "descripcion", str_fmt(m->mem, "algoritmos/%s.md", a->name).ptr);
    names(&j, "lee", a->sets);
    names(&j, "da", a->results);
    parameters(&j, a);
    TRY(versions(m, &j, a, all, count));
    json_close(&j, '}');
    buf_char(&j.buf, '\n');
    return archive_bytes(m, str_fmt(m->mem, "algoritmos/%s.json", a->name), json_str(&j));
}

enum status archive_algorithms(struct archive_maker *m, const struct jurisdiction *all, size_t count)
{
    for (const struct asset *a = algorithm_pages; a->name != NULL; a++)
        TRY(archive_bytes(m, str_fmt(m->mem, "algoritmos/%s", a->name), (struct str){a->bytes, a->length}));
    for (size_t i = 0; i < COUNT(algorithms); i++)
        TRY(algorithm_written(m, &algorithms[i], all, count));
    return DONE;
}
