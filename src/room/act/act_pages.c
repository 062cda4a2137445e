/* SPDX-License-Identifier: EUPL-1.2
 * The register of acts and the follow-up of their observations. */
#include "room/act/act_view.h"

#include "base/text.h"
#include "pages.h"
#include "sql.h"

#define OBSERVATIONS_MOST 200u

struct observation_at {
    struct act_at at;
    struct act_observation *observation;
};

static struct str list_path(struct request *r, const struct jurisdiction *j)
{
    return path_fmt(r, "/%.*s/actos", STR_ARG(j->code));
}

static struct str act_path(struct request *r, const struct jurisdiction *j, int64_t id)
{
    return path_fmt(r, "/%.*s/acto/%lld", STR_ARG(j->code), (long long)id);
}

static enum status at_load(struct request *r, struct act_at *ret)
{
    struct jurisdiction *j;
    int64_t id;
    TRY(jurisdiction_enter(r, &j));
    TRY(request_id(r, "id", &id));
    TRY(act_get(r->db, r->mem, j->id, id, &ret->act));
    ret->jurisdiction = j;
    return DONE;
}

static enum status act_load(struct request *r)
{
    struct act_at *at = arena_new_of(r->mem, struct act_at);
    TRY(at_load(r, at));
    r->object = at;
    return DONE;
}

static enum status observation_load(struct request *r)
{
    struct observation_at *at = arena_new_of(r->mem, struct observation_at);
    struct act_observation *all;
    size_t count;
    int64_t number;
    TRY(at_load(r, &at->at));
    TRY(request_id(r, "number", &number));
    TRY(act_observations_of(r->db, r->mem, at->at.act->id, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].number == number)
            at->observation = &all[i];
    r->object = at;
    return at->observation != NULL ? DONE : NOT_FOUND;
}

static struct head list_head(struct request *r, const struct jurisdiction *j, struct str title)
{
    struct head head = jurisdiction_head(r, j, title);
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    return head;
}

static struct head act_head(struct request *r, const struct act_at *at, struct str title, bool own_page)
{
    struct head head = list_head(r, at->jurisdiction, title);
    head_crumb(r, &head, str_of(say(r->lang, N_("Actos"))), list_path(r, at->jurisdiction));
    if (!own_page)
        head_crumb(r, &head, at->act->number, act_path(r, at->jurisdiction, at->act->id));
    return head;
}

/* The register, or the one act of `id`, as open data. */
static enum status data_show(struct request *r, const struct jurisdiction *j, int64_t id, struct str name)
{
    struct act_data *rows;
    size_t count;
    TRY(acts_data(r->db, r->mem, j->id, &rows, &count));
    for (size_t i = 0; i < count && id != NONE; i++)
        if (rows[i].id == id)
            return respond_rows(r, &act_data_shape, &rows[i], 1, name);
    return respond_rows(r, &act_data_shape, rows, count, name);
}

/* GET /:jurisdiction/actos */
static enum status list_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct act *acts;
    struct act_open *open;
    size_t count, open_count;
    if (r->format != FORMAT_HTML)
        return data_show(r, j, NONE, path_fmt(r, "actos-%.*s", STR_ARG(j->code)));
    TRY(acts_of(r->db, r->mem, j->id, &acts, &count));
    TRY(act_observations_open(r->db, r->mem, j->id, &open, &open_count));
    struct act_row *rows = arena_array(r->mem, struct act_row, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct act_row){&acts[i], act_path(r, j, acts[i].id)};
    struct act_list_page page = {j, list_path(r, j), rows, count, (int64_t)open_count, request_may(r, RECORD_ACT)};
    struct head head = list_head(r, j, str_of(say(r->lang, N_("Registro de actos"))));
    head.data_path = page.path;
    return page_act_list(r, head, &page);
}

/* GET /:jurisdiction/actos/observaciones */
static enum status open_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct act_open *open;
    size_t count;
    TRY(act_observations_open(r->db, r->mem, j->id, &open, &count));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &act_open_shape, open, count, path_fmt(r, "observaciones-%.*s", STR_ARG(j->code)));
    struct act_open_row *rows = arena_array(r->mem, struct act_open_row, count);
    for (size_t i = 0; i < count; i++) {
        struct str path = act_path(r, j, open[i].act);
        rows[i] = (struct act_open_row){
            &open[i], path, path_fmt(r, "%.*s/observacion/%lld", STR_ARG(path), (long long)open[i].number)};
    }
    struct act_open_page page = {list_path(r, j), rows, count, request_may(r, RECORD_ACT)};
    struct head head = list_head(r, j, str_of(say(r->lang, N_("Observaciones pendientes"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Actos"))), page.list_path);
    head.data_path = path_fmt(r, "%.*s/observaciones", STR_ARG(page.list_path));
    return page_act_open(r, head, &page);
}

static enum status document_path(struct request *r, const struct act_at *at, struct str *ret)
{
    int64_t evidence;
    enum status s = act_document(r->db, at->act, &evidence);
    if (s == DONE)
        *ret = path_fmt(r, "/%.*s/prueba/%lld/archivo", STR_ARG(at->jurisdiction->code), (long long)evidence);
    return s == NOT_FOUND ? DONE : s;
}

/* GET /:jurisdiction/acto/:id */
static enum status act_show(struct request *r)
{
    const struct act_at *at = r->object;
    const struct act *a = at->act;
    struct act_page page = {.act = a, .path = act_path(r, at->jurisdiction, a->id), .may_record = request_may(r, RECORD_ACT)};
    if (r->format != FORMAT_HTML)
        return data_show(r, at->jurisdiction, a->id, path_fmt(r, "acto-%lld", (long long)a->id));
    TRY(act_observations_of(r->db, r->mem, a->id, (struct act_observation **)&page.observations, &page.observations_count));
    TRY(document_path(r, at, &page.document));
    page.may_observe = page.may_record && a->result == ACT_APPROVED_WITH;
    struct act_observation *more = arena_new_of(r->mem, struct act_observation);
    shape_clear(&act_observation_shape, more);
    page.form = form_for(r, &act_observation_shape, more, path_fmt(r, "%.*s/observaciones", STR_ARG(page.path)));
    struct head head = act_head(r, at, path_fmt(r, "%.*s. %.*s", STR_ARG(a->number), STR_ARG(a->title)), true);
    head.description = text_excerpt(r->mem, a->title, 200);
    head.data_path = page.path;
    return page_act(r, head, &page);
}

static enum status form_show(struct request *r, const struct act *a, struct head head, struct str action, bool fresh)
{
    struct act_form_page page = {form_for(r, &act_shape, a, action), fresh};
    head.form_page = true;
    return page_act_form(r, head, &page);
}

static enum status new_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct act a;
    shape_clear(&act_shape, &a);
    struct head head = list_head(r, j, str_of(say(r->lang, N_("Registrar un acto"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Actos"))), list_path(r, j));
    return form_show(r, &a, head, path_fmt(r, "%.*s/nuevo", STR_ARG(list_path(r, j))), true);
}

/* What the field list cannot say of an act. */
static enum status act_checked(struct request *r, int64_t jurisdiction, const struct act *a)
{
    enum status s = DONE;
    struct act *other;
    if (day_known(a->decided_on) && day_before(r->today, a->decided_on))
        s = problem_add(r, "decided_on", N_("La fecha todavía no llega: un acto se registra cuando ya ocurrió."));
    if (!url_complete(a->url))
        s = problem_add(r, "url", N_("Escribe la dirección completa, que empieza con https://"));
    if (str_empty(a->body) || str_empty(a->number))
        return s;
    enum status found = act_by_number(r->db, r->mem, jurisdiction, a->body, a->number, &other);
    if (found == DONE && other->id != a->id)
        return problem_add(r, "number", N_("Ese número ya está registrado para la misma instancia."));
    return found == DONE || found == NOT_FOUND ? s : found;
}

/* Observations belong to an act approved with them, and to no other. */
static enum status observations_read(struct request *r, int result, struct str *ret, size_t *ret_count)
{
    enum status s = DONE;
    *ret_count = act_observations_split(request_form(r, "observations"), ret, OBSERVATIONS_MOST);
    if (result == ACT_APPROVED_WITH && *ret_count == 0)
        s = problem_add(r, "observations", N_("Escribe al menos una observación, o elige otro resultado."));
    if (result >= 0 && result != ACT_APPROVED_WITH && *ret_count > 0)
        s = problem_add(r, "observations", N_("Solo un acto aprobado con observaciones las lleva."));
    for (size_t i = 0; i < *ret_count && s == DONE; i++)
        if (text_length(ret[i]) < 4 || text_length(ret[i]) > 4000)
            s = problem_add(r, "observations", N_("Cada observación tiene entre 4 y 4.000 caracteres."));
    return s;
}

/* Before any writer is held: checks and keeps the scanned document. */
static enum status document_prepare(struct request *r)
{
    struct evidence_prepared *file;
    TRY(evidence_prepare(r, "document", &file));
    r->prepared = file;
    return DONE;
}

/* The document that came with the form becomes evidence of the register, which the act names. */
static enum status document_keep(struct request *r, struct act *a)
{
    const struct evidence_prepared *file = r->prepared;
    struct evidence e;
    if (file == NULL)
        return DONE;
    evidence_new(r, &e);
    e.description = str_fmt(r->mem, "Documento del acto %.*s", STR_ARG(a->number));
    TRY(evidence_add(r, &e, file, "document"));
    a->evidence_file = e.file;
    return DONE;
}

static enum status new_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct str *observations = arena_array(r->mem, struct str, OBSERVATIONS_MOST);
    size_t count = 0;
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = j->id;
    enum status read = form_read(r, &act_shape, &a);
    enum status checked = act_checked(r, j->id, &a);
    enum status listed = observations_read(r, a.result, observations, &count);
    TRY(read);
    TRY(checked);
    TRY(listed);
    TRY(document_keep(r, &a));
    TRY(act_add(r->db, &a, observations, count));
    return respond_redirect(r, act_path(r, j, a.id), N_("Se registró el acto."));
}

static enum status edit_show(struct request *r)
{
    const struct act_at *at = r->object;
    struct str action = path_fmt(r, "%.*s/editar", STR_ARG(act_path(r, at->jurisdiction, at->act->id)));
    return form_show(r, at->act, act_head(r, at, str_of(say(r->lang, N_("Corregir el registro"))), false), action, false);
}

/* The result stays: other records may rest on it. */
static enum status edit_apply(struct request *r)
{
    static const char *const names[] = {"number", "kind", "decided_on", "body", "title", "text", "url", NULL};
    const struct act_at *at = r->object;
    struct act a = *at->act;
    enum status read = form_read_fields(r, &act_shape, &a, names);
    enum status checked = act_checked(r, at->jurisdiction->id, &a);
    TRY(read);
    TRY(checked);
    TRY(document_keep(r, &a));
    TRY(record_change(r->db, &act_shape, r->mem, &a));
    return respond_redirect(r, act_path(r, at->jurisdiction, a.id), N_("Se guardaron los cambios."));
}

/* POST /:jurisdiction/acto/:id/observaciones: one more */
static enum status observe_apply(struct request *r)
{
    static const char *const names[] = {"text", NULL};
    const struct act_at *at = r->object;
    struct act_observation o, *all;
    size_t count;
    if (at->act->result != ACT_APPROVED_WITH)
        return problem_add(r, "", N_("Solo un acto aprobado con observaciones las lleva."));
    shape_clear(&act_observation_shape, &o);
    TRY(form_read_fields(r, &act_observation_shape, &o, names));
    TRY(act_observations_of(r->db, r->mem, at->act->id, &all, &count));
    o.act = at->act->id;
    o.number = count > 0 ? all[count - 1].number + 1 : 1;
    TRY(record_add(r->db, &act_observation_shape, &o));
    return respond_redirect(r, act_path(r, at->jurisdiction, at->act->id), N_("Se agregó la observación."));
}

/* GET /:jurisdiction/acto/:id/observacion/:number */
static enum status observation_show(struct request *r)
{
    const struct observation_at *x = r->object;
    struct act_observation_page page = {.observation = x->observation, .act = x->at.act};
    page.form = form_for(r, &act_observation_shape, x->observation,
                         path_fmt(r, "%.*s/observacion/%lld", STR_ARG(act_path(r, x->at.jurisdiction, x->at.act->id)),
                                  (long long)x->observation->number));
    struct head head = act_head(r, &x->at, str_of(say(r->lang, N_("Marcar como incorporada"))), false);
    head.form_page = true;
    return page_act_observation(r, head, &page);
}

static enum status observation_apply(struct request *r)
{
    static const char *const names[] = {"incorporated_on", "how", NULL};
    const struct observation_at *x = r->object;
    struct act_observation o = *x->observation;
    TRY(form_read_fields(r, &act_observation_shape, &o, names));
    enum status s = DONE;
    bool done = day_known(o.incorporated_on);
    if (done && (day_before(o.incorporated_on, x->at.act->decided_on) || day_before(r->today, o.incorporated_on)))
        s = problem_add(r, "incorporated_on", N_("El día va desde la fecha del acto hasta hoy."));
    if (done && str_empty(o.how))
        s = problem_add(r, "how", N_("Explica dónde y cómo se incorporó."));
    if (!done && !str_empty(o.how))
        s = problem_add(r, "incorporated_on", N_("Falta el día en que se incorporó."));
    TRY(s);
    TRY(record_change(r->db, &act_observation_shape, r->mem, &o));
    return respond_redirect(r, act_path(r, x->at.jurisdiction, x->at.act->id),
                            done ? N_("La observación quedó incorporada.") : N_("La observación quedó pendiente."));
}

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct str list = list_path(r, j);
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Registro de actos"))), list},
        {str_of(say(r->lang, N_("Observaciones pendientes"))), path_fmt(r, "%.*s/observaciones", STR_ARG(list))},
        {str_of(say(r->lang, N_("Registrar un acto"))), path_fmt(r, "%.*s/nuevo", STR_ARG(list))},
    };
    return admin_panel(r, o, N_("Actos"), links, COUNT(links) - (request_may(r, RECORD_ACT) ? 0 : 1));
}

/* Open observations of the jurisdictions where the person keeps the register. */
static enum status pending(struct request *r, struct pending_list *list)
{
    struct jurisdiction *places;
    size_t count, open_count;
    TRY(act_open_places(r->db, r->mem, &places, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = places[i].id};
        struct act_open *open;
        if (may(&r->actor, RECORD_ACT, &there) != DONE)
            continue;
        TRY(act_observations_open(r->db, r->mem, places[i].id, &open, &open_count));
        struct str values[] = {int_words(r->mem, r->lang, (int64_t)open_count), places[i].name};
        pending_add(r, list, say_with(r->mem, r->lang, N_("Observaciones de actos por incorporar: %1 (%2)"), values, 2),
                    path_fmt(r, "%.*s/observaciones", STR_ARG(list_path(r, &places[i]))), DAY_NONE);
    }
    return DONE;
}

#define LIST "/:jurisdiction/actos"
#define ONE "/:jurisdiction/acto/:id"
static const struct route routes[] = {
    {GET, LIST, READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, list_show, NULL, NULL},
    {GET, LIST "/observaciones", READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, open_show, NULL, NULL},
    {GET, LIST "/nuevo", RECORD_ACT, 0, jurisdiction_load, new_show, NULL, NULL},
    {POST, LIST "/nuevo", RECORD_ACT, ROUTE_SLOW | ROUTE_LARGE, jurisdiction_load, new_show, document_prepare, new_apply},
    {GET, ONE, READ, ROUTE_CACHED | ROUTE_DATA, act_load, act_show, NULL, NULL},
    {GET, ONE "/editar", RECORD_ACT, 0, act_load, edit_show, NULL, NULL},
    {POST, ONE "/editar", RECORD_ACT, ROUTE_SLOW | ROUTE_LARGE, act_load, edit_show, document_prepare, edit_apply},
    {POST, ONE "/observaciones", RECORD_ACT, 0, act_load, act_show, NULL, observe_apply},
    {GET, ONE "/observacion/:number", RECORD_ACT, 0, observation_load, observation_show, NULL, NULL},
    {POST, ONE "/observacion/:number", RECORD_ACT, 0, observation_load, observation_show, NULL, observation_apply},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"administration", 20, administration_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"actos", N_("Un acto registrado: acta, resolución, acuerdo, oficio o decreto"), &act_data_shape, SQL_ACTS_DATA},
    {"observaciones", N_("Una observación de un acto que todavía no se ha incorporado"), &act_open_shape,
     SQL_ACT_OBSERVATIONS_OPEN},
    {.name = NULL},
};
static const struct shape *const shapes[] = {&act_shape, &act_observation_shape, NULL};
const struct room act_room = {.name = "act", .routes = routes, .shapes = shapes, .panels = panels, .datasets = datasets, .pending = pending};
