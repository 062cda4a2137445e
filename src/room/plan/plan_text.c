/* SPDX-License-Identifier: EUPL-1.2
 * Texts of records in the language of the page: the translation where there is one, else the source
 * marked as Spanish. */
#include <string.h>

#include "pages.h"
#include "room/plan/plan_pages.h"

void record_words_with(struct request *r, const struct shape *shape, const void *row, struct record_text *texts, size_t count,
                       struct record_words *ret)
{
    const struct field *revision = shape_field(shape, STR("revision"));
    *ret = (struct record_words){.shape = shape, .row = row, .texts = texts, .count = count, .lang = r->lang, .revision = 0};
    if (revision != NULL)
        ret->revision = *(const int64_t *)field_at(revision, row);
}

enum status record_words_read(struct request *r, const struct shape *shape, const void *row, int64_t id, struct record_words *ret)
{
    record_words_with(r, shape, row, NULL, 0, ret);
    if (r->lang == LANG_ES)
        return DONE;
    return record_texts(r->db, r->mem, shape, id, STR("en"), &ret->texts, &ret->count);
}

struct record_said record_text_of(const struct record_words *w, const char *field)
{
    const struct field *f = shape_field(w->shape, str_of(field));
    assert(f != NULL && (f->type == FIELD_TEXT || f->type == FIELD_PROSE));
    struct record_said said = {.text = *(const struct str *)field_at(f, w->row)};
    for (size_t i = 0; i < w->count; i++)
        if (str_is(w->texts[i].field, field)) {
            said.text = w->texts[i].text;
            said.stale = w->texts[i].source_revision < w->revision;
            return said;
        }
    said.foreign = w->lang != LANG_ES && !str_empty(said.text);
    return said;
}

bool record_words_missing(const struct record_words *w)
{
    for (size_t i = 0; i < w->shape->count; i++)
        if (record_translatable(&w->shape->fields[i], w->row) && record_text_of(w, w->shape->fields[i].name).foreign)
            return true;
    return false;
}

bool record_translatable(const struct field *f, const void *row)
{
    static const char *const names[] = {"number", "ogp_id", "due_text"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(str_of(f->name), names[i]))
            return false;
    return (f->type == FIELD_TEXT || f->type == FIELD_PROSE) && (f->flags & PUBLIC) != 0 && (f->flags & FORM) != 0 &&
           !field_empty(f, row);
}

void record_prose(struct out *o, const struct record_words *w, const char *field)
{
    struct record_said said = record_text_of(w, field);
    part_record_prose(o, &said);
}

void record_line(struct out *o, const struct record_words *w, const char *field)
{
    struct record_said said = record_text_of(w, field);
    part_record_line(o, &said);
}

void plan_tabs(struct out *o, const struct plan *plan, struct str path, const char *current)
{
    static const char *const parts[][2] = {{NULL, N_("Cómo va")},        {"resultados", N_("Resultados")}, {"indices", N_("Índices")},
                                           {"disputas", N_("Disputas")}, {"preguntas", N_("Preguntas")},   {"plazos", N_("Plazos")}};
    struct plan_tab rows[COUNT(parts)];
    if (plan == NULL || plan->tracking != PLAN_TRACKED || plan->state == PLAN_DRAFT)
        return;
    for (size_t i = 0; i < COUNT(parts); i++) {
        const char *end = parts[i][0];
        rows[i] = (struct plan_tab){str_of(end == NULL ? "" : end), parts[i][1], strcmp(end == NULL ? "" : end, current) == 0};
    }
    part_plan_tabs(o, &(struct plan_tab_list){path, rows, COUNT(parts)});
}
