/* SPDX-License-Identifier: EUPL-1.2
 * Reading the file of a hall: a stranger's JSON, with limits. Apart from the writing: jansson and base/json.h claim the
 * same names. */
#include <jansson.h>

#include "base/text.h"
#include "room/hall/hall_view.h"

bool hall_id_good(struct str id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!((id.ptr[i] >= '0' && id.ptr[i] <= '9') || (id.ptr[i] >= 'a' && id.ptr[i] <= 'f')))
            return false;
    return id.len >= 8 && id.len <= 40;
}

/* A text of the object, clean; STR_NONE where it is missing, empty or no text. */
static struct str text_in(struct arena *mem, const json_t *object, const char *name)
{
    const json_t *v = json_object_get(object, name);
    if (!json_is_string(v))
        return STR_NONE;
    struct str s = {json_string_value(v), json_string_length(v)};
    if (!text_valid(s))
        return STR_NONE;
    s = str_trim(text_clean(mem, s));
    return s.len == 0 ? STR_NONE : str_copy(mem, s);
}

static int64_t number_in(const json_t *object, const char *name)
{
    const json_t *v = json_object_get(object, name);
    return json_is_integer(v) ? (int64_t)json_integer_value(v) : NONE;
}

static struct str id_in(struct arena *mem, const json_t *object)
{
    struct str id = text_in(mem, object, "id");
    return hall_id_good(id) ? id : STR_NONE;
}

static void proposal_in(struct arena *mem, json_t *v, struct hall_proposal *p)
{
    json_t *answers = json_object_get(v, "respuestas"), *answer;
    const char *code;
    *p = (struct hall_proposal){.id = id_in(mem, v), .title = text_in(mem, v, "titulo"), .name = text_in(mem, v, "nombre"),
                                .sector = text_in(mem, v, "sector"), .receipt = text_in(mem, v, "codigo")};
    if (!json_is_object(answers) || json_object_size(answers) > HALL_ANSWERS)
        return;
    p->answers = arena_array(mem, struct hall_answer, json_object_size(answers));
    json_object_foreach(answers, code, answer)
        p->answers[p->answer_count++] = (struct hall_answer){str_copy(mem, str_of(code)), text_in(mem, answers, code)};
}

static enum status lists_in(struct arena *mem, const json_t *root, struct hall_file *f)
{
    json_t *people = json_object_get(root, "asistencias"), *slips = json_object_get(root, "papeletas"), *proposals = json_object_get(root, "propuestas");
    if (!json_is_array(people) || !json_is_array(slips) || !json_is_array(proposals) || json_array_size(people) > HALL_ROWS ||
        json_array_size(slips) > HALL_ROWS || json_array_size(proposals) > HALL_PROPOSALS)
        return INVALID;
    f->people = arena_array(mem, struct hall_person, json_array_size(people));
    f->slips = arena_array(mem, struct hall_slip_read, json_array_size(slips));
    f->proposals = arena_array(mem, struct hall_proposal, json_array_size(proposals));
    for (; f->people_count < json_array_size(people); f->people_count++) {
        const json_t *v = json_array_get(people, f->people_count);
        f->people[f->people_count] = (struct hall_person){id_in(mem, v), text_in(mem, v, "nombre"), text_in(mem, v, "sector"),
                                                          text_in(mem, v, "provincia"), text_in(mem, v, "modalidad")};
    }
    for (; f->slip_count < json_array_size(slips); f->slip_count++) {
        const json_t *v = json_array_get(slips, f->slip_count);
        f->slips[f->slip_count] = (struct hall_slip_read){id_in(mem, v), text_in(mem, v, "genero"), text_in(mem, v, "edad"),
                                                          text_in(mem, v, "autoidentificacion")};
    }
    for (; f->proposal_count < json_array_size(proposals); f->proposal_count++)
        proposal_in(mem, json_array_get(proposals, f->proposal_count), &f->proposals[f->proposal_count]);
    return DONE;
}

enum status hall_file_read(struct arena *mem, struct str text, struct hall_file *ret, const char **ret_why)
{
    *ret = (struct hall_file){0};
    *ret_why = N_("El archivo no es de la página sin conexión de Hito.");
    json_t *root = json_loadb(text.ptr == NULL ? "" : text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
    enum status s = INVALID;
    if (json_is_object(root) && str_is(text_in(mem, root, "hito"), HALL_MARK)) {
        ret->process = text_in(mem, root, "proceso");
        ret->batch = text_in(mem, root, "lote");
        ret->table = number_in(root, "mesa");
        ret->session = number_in(root, "sesion");
        ret->form = number_in(root, "formulario");
        if (!hall_id_good(ret->batch))
            *ret_why = N_("Al archivo le falta su número de lote: no se puede saber si ya se subió.");
        else
            s = lists_in(mem, root, ret);
        if (s != DONE && hall_id_good(ret->batch))
            *ret_why = N_("Al archivo le falta una de sus listas, o trae más filas de las que se aceptan de una vez.");
    }
    json_decref(root);
    return s;
}
