/* SPDX-License-Identifier: EUPL-1.2
 * Versions of the criteria: everybody reads them, the directorate drafts, an act approves; after that a version
 * never changes. */
#include "base/text.h"
#include "pages.h"
#include "room/scoring/scoring_pages.h"
#include "sql.h"

#define FAULTS 40u

static const char *criteria_class(int state)
{
    static const char *const classes[] = {[CRITERIA_DRAFT] = "tag-none", [CRITERIA_IN_FORCE] = "tag-done", [CRITERIA_REPLACED] = "tag-withdrawn"};
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

static struct str list_path(struct request *r, const struct jurisdiction *j)
{
    return path_fmt(r, "/%.*s/criterios", STR_ARG(j->code));
}

static enum status criteria_read(struct request *r, struct criteria_place *p)
{
    TRY(criteria_of(r->db, r->mem, p->set->id, &p->criteria, &p->count));
    return criteria_anchors(r->db, r->mem, p->set->id, &p->anchors, &p->anchor_count);
}

static enum status criteria_load(struct request *r)
{
    struct criteria_place *p = arena_new_of(r->mem, struct criteria_place);
    int64_t number;
    TRY(jurisdiction_enter(r, &p->jurisdiction));
    TRY(request_id(r, "criteria", &number));
    TRY(criteria_set_get(r->db, r->mem, p->jurisdiction->id, number, &p->set));
    TRY(criteria_read(r, p));
    r->scope.draft = p->set->state == CRITERIA_DRAFT;
    p->list_path = list_path(r, p->jurisdiction);
    p->path = path_fmt(r, "%.*s/%lld", STR_ARG(p->list_path), (long long)number);
    r->object = p;
    return DONE;
}

static enum status criterion_load(struct request *r)
{
    int64_t id;
    TRY(criteria_load(r));
    struct criteria_place *p = r->object;
    TRY(request_id(r, "criterion", &id));
    for (size_t i = 0; i < p->count; i++)
        if (p->criteria[i].id == id)
            p->criterion = &p->criteria[i];
    return p->criterion == NULL ? NOT_FOUND : DONE;
}

static struct head criteria_head(struct request *r, const struct jurisdiction *j, const struct criteria_place *p, struct str title)
{
    struct head head = jurisdiction_head(r, j, title);
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    if (p != NULL)
        head_crumb(r, &head, str_of(say(r->lang, N_("Criterios de calificación"))), p->list_path);
    return head;
}

/* GET /:jurisdiction/criterios */
static enum status list_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct criteria_set *all;
    size_t count;
    struct criteria_list_page page = {.path = list_path(r, j), .may_manage = request_may(r, MANAGE_SCORING)};
    bool drafts = request_may(r, READ_DRAFT);
    TRY(criteria_sets_of(r->db, r->mem, j->id, &all, &count));
    struct criteria_row *rows = arena_array(r->mem, struct criteria_row, count);
    for (size_t i = 0; i < count; i++)
        if (drafts || all[i].state != CRITERIA_DRAFT)
            rows[page.rows_count++] = (struct criteria_row){&all[i], criteria_class(all[i].state),
                                                           path_fmt(r, "%.*s/%lld", STR_ARG(page.path), (long long)all[i].number)};
    page.rows = rows;
    return page_criteria_list(r, criteria_head(r, j, NULL, str_of(say(r->lang, N_("Criterios de calificación")))), &page);
}

/* POST /:jurisdiction/criterios/nueva: a draft like the newest version. */
static enum status new_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct criteria_set *all, fresh;
    size_t count;
    TRY(criteria_sets_of(r->db, r->mem, j->id, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].state == CRITERIA_DRAFT) {
            (void)problem_add(r, "", N_("Ya hay un borrador: termínalo antes de empezar otro."));
            return CONFLICT;
        }
    TRY(criteria_draft_add(r->db, r->mem, j->id, count > 0 ? &all[0] : NULL, STR("Criterios de calificación"), &fresh));
    return respond_redirect(r, path_fmt(r, "%.*s/%lld", STR_ARG(list_path(r, j)), (long long)fresh.number),
                            N_("Se preparó un borrador. Revisa cada criterio, su escala y su peso."));
}

struct str criteria_fault_words(struct request *r, const struct criteria_fault *f)
{
    struct str name = f->criterion == NULL ? STR_NONE : f->criterion->name;
    struct str values[] = {name, STR_NONE};
    const char *words = NULL;
    switch (f->kind) {
    case CRITERIA_NONE:
        return str_of(say(r->lang, N_("No hay ningún criterio.")));
    case CRITERIA_NO_WEIGHTED:
        values[0] = str_of(say(r->lang, choice_label(&criterion_family_choices, f->family)));
        words = N_("Falta al menos un criterio de la familia «%1».");
        break;
    case CRITERIA_LESS:
    case CRITERIA_MORE:
        values[0] = centi_words(r->mem, r->lang, f->kind == CRITERIA_LESS ? 10000 - f->centi : 10000 + f->centi);
        values[1] = centi_words(r->mem, r->lang, f->centi);
        words = f->kind == CRITERIA_LESS ? N_("Los pesos suman %1 y deben sumar 100: faltan %2.") : N_("Los pesos suman %1 y deben sumar 100: sobran %2.");
        break;
    case CRITERIA_GATE_WEIGHS:
        words = N_("«%1» es una puerta de inclusión: no pesa. Su peso debe ser 0.");
        break;
    case CRITERIA_GATE_PASS:
        words = N_("«%1» es una puerta de inclusión: di con qué valor se pasa, dentro de su escala y más que el menor.");
        break;
    case CRITERIA_UNWEIGHTED:
        words = N_("«%1» no tiene peso.");
        break;
    case CRITERIA_SCALE:
        words = N_("La escala de «%1» debe empezar en un valor menor que el último.");
        break;
    case CRITERIA_ANCHOR:
        values[1] = int_words(r->mem, r->lang, f->value);
        words = N_("En «%1» falta decir qué significa el valor %2.");
        break;
    }
    return say_with(r->mem, r->lang, words, values, 2);
}

static const struct anchor_row *anchor_rows(struct request *r, const struct criteria_place *p, const struct criterion *c, size_t *ret_count)
{
    *ret_count = c->high >= c->low ? (size_t)(c->high - c->low + 1) : 0;
    struct anchor_row *rows = arena_array(r->mem, struct anchor_row, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        rows[i] = (struct anchor_row){c->low + (int64_t)i, criterion_words(p->anchors, p->anchor_count, c->id, c->low + (int64_t)i)};
    return rows;
}

void criteria_families(struct request *r, const struct criteria_place *p, struct family_block *families, size_t *ret_count)
{
    static const char *const what[] = {
        [FAMILY_INCLUSION] = N_("Puertas: no pesan, pero la propuesta que no pasa una queda fuera de la lista ordenada."),
        [FAMILY_VIABILITY] = N_("Si puede hacerse, por quién y a tiempo."),
        [FAMILY_PRIORITY] = N_("Cuánto importa."),
    };
    *ret_count = 0;
    for (int k = FAMILY_INCLUSION; k <= FAMILY_PRIORITY; k++) {
        struct criterion_row *rows = arena_array(r->mem, struct criterion_row, p->count);
        size_t count = 0;
        for (size_t i = 0; i < p->count; i++)
            if (p->criteria[i].family == k) {
                const struct criterion *c = &p->criteria[i];
                rows[count] = (struct criterion_row){.c = c, .gate = k == FAMILY_INCLUSION,
                                                     .path = path_fmt(r, "%.*s/criterio/%lld", STR_ARG(p->path), (long long)c->id)};
                rows[count].anchors = anchor_rows(r, p, c, &rows[count].anchors_count);
                count++;
            }
        if (count > 0)
            families[(*ret_count)++] = (struct family_block){k, what[k], rows, count};
    }
}

static void faults_fill(struct request *r, const struct criteria_place *p, struct criteria_page *page)
{
    struct criteria_fault found[FAULTS];
    size_t count = criteria_faults(p->criteria, p->count, p->anchors, p->anchor_count, found, FAULTS);
    count = count < FAULTS ? count : FAULTS;
    struct str *words = arena_array(r->mem, struct str, count);
    for (size_t i = 0; i < count; i++)
        words[i] = criteria_fault_words(r, &found[i]);
    page->faults = words;
    page->faults_count = count;
}

/* GET /:jurisdiction/criterios/:criteria */
static enum status set_show(struct request *r)
{
    const struct criteria_place *p = r->object;
    if (r->format != FORMAT_HTML) {
        struct criteria_data *rows;
        size_t count;
        TRY(db_many(r->db, SQL_CRITERIA_SET_DATA, WITH(IN(p->set->id)), r->mem, &criteria_data_shape, &rows, &count));
        return respond_rows(r, &criteria_data_shape, rows, count, path_fmt(r, "criterios-%lld", (long long)p->set->number));
    }
    struct criteria_page page = {
        .x = p->set,
        .class = criteria_class(p->set->state),
        .weights = criteria_weights(p->criteria, p->count),
        .path = p->path,
        .draft = p->set->state == CRITERIA_DRAFT,
        .may_manage = p->set->state == CRITERIA_DRAFT && request_may(r, MANAGE_SCORING),
    };
    criteria_families(r, p, page.families, &page.families_count);
    if (page.draft)
        faults_fill(r, p, &page);
    if (p->set->act != NONE) {
        struct act *act;
        TRY(act_get(r->db, r->mem, p->jurisdiction->id, p->set->act, &act));
        page.act = act;
        page.act_path = path_fmt(r, "/%.*s/acto/%lld", STR_ARG(p->jurisdiction->code), (long long)act->id);
    }
    struct head head = criteria_head(r, p->jurisdiction, p, p->set->title);
    head.data_path = p->path;
    head.wide = true;
    return page_criteria_show(r, head, &page);
}

static enum status form_show(struct request *r, const struct criteria_place *p, struct criteria_form_page *page)
{
    page->path = p->path;
    struct head head = criteria_head(r, p->jurisdiction, p, str_of(say(r->lang, page->title)));
    head_crumb(r, &head, p->set->title, p->path);
    head.form_page = true;
    return page_criteria_form(r, head, page);
}

static enum status must_be_draft(struct request *r, const struct criteria_place *p)
{
    if (p->set->state == CRITERIA_DRAFT)
        return DONE;
    (void)problem_add(r, "", N_("Esta versión ya se aprobó: no cambia. Prepara una versión nueva."));
    return CONFLICT;
}

static enum status edit_show(struct request *r)
{
    const struct criteria_place *p = r->object;
    struct criteria_form_page page = {.title = N_("Editar el borrador de los criterios"),
                                      .form = form_for(r, &criteria_set_shape, p->set, path_fmt(r, "%.*s/editar", STR_ARG(p->path)))};
    return form_show(r, p, &page);
}

static enum status edit_apply(struct request *r)
{
    static const char *const names[] = {"title", "note", NULL};
    const struct criteria_place *p = r->object;
    struct criteria_set x = *p->set;
    TRY(must_be_draft(r, p));
    TRY(form_read_fields(r, &criteria_set_shape, &x, names));
    TRY(record_change(r->db, &criteria_set_shape, r->mem, &x));
    return respond_redirect(r, p->path, N_("Se guardaron los cambios."));
}

static enum status criterion_form(struct request *r, const struct criteria_place *p, const struct criterion *c, struct str action, bool fresh)
{
    struct buf lines = BUF(r->mem);
    for (int64_t v = c->low; !fresh && c->low != NONE && v <= c->high; v++) {
        buf_add(&lines, criterion_words(p->anchors, p->anchor_count, c->id, v));
        buf_char(&lines, '\n');
    }
    struct criteria_form_page page = {
        .title = fresh ? N_("Agregar un criterio") : N_("Editar el criterio"),
        .criterion = c,
        .form = form_for(r, &criterion_shape, c, action),
        .anchors = request_typed(r) ? request_form(r, "anchors") : buf_str(&lines),
        .drop_path = path_fmt(r, "%.*s/quitar", STR_ARG(action)),
        .fresh = fresh,
    };
    return form_show(r, p, &page);
}

static enum status criterion_new_show(struct request *r)
{
    const struct criteria_place *p = r->object;
    struct criterion *c = arena_new_of(r->mem, struct criterion);
    shape_clear(&criterion_shape, c);
    c->low = 1;
    c->high = 5;
    c->position = (int64_t)p->count + 1;
    return criterion_form(r, p, c, path_fmt(r, "%.*s/criterio/nuevo", STR_ARG(p->path)), true);
}

/* As many lines as values; the draft may lack some, the approval not. */
static enum status criterion_read(struct request *r, const struct criteria_place *p, struct criterion *c, struct str *ret_lines)
{
    TRY(form_read(r, &criterion_shape, c));
    if (!text_is_code(c->code))
        return problem_add(r, "code", N_("Solo letras sin tilde, números y guiones."));
    for (size_t i = 0; i < p->count; i++)
        if (p->criteria[i].id != c->id && str_eq(p->criteria[i].code, c->code))
            return problem_add(r, "code", N_("Otro criterio ya tiene ese código."));
    if (c->low >= c->high)
        return problem_add(r, "high", N_("La escala debe terminar en un valor mayor que el primero."));
    if (c->family != FAMILY_INCLUSION)
        c->pass = NONE;
    *ret_lines = text_clean(r->mem, request_form(r, "anchors"));
    int64_t count = 0;
    for (struct str rest = *ret_lines; rest.len > 0; count++) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        if (text_length(line) > 300)
            return problem_add(r, "anchors", N_("Una de las líneas pasa de 300 caracteres."));
    }
    if (count > c->high - c->low + 1)
        return problem_add(r, "anchors", N_("Hay más líneas que valores en la escala."));
    return DONE;
}

static enum status criterion_new_apply(struct request *r)
{
    const struct criteria_place *p = r->object;
    struct criterion c;
    struct str lines;
    shape_clear(&criterion_shape, &c);
    TRY(must_be_draft(r, p));
    c.criteria_set = p->set->id;
    TRY(criterion_read(r, p, &c, &lines));
    TRY(record_add(r->db, &criterion_shape, &c));
    TRY(criterion_anchors_set(r->db, r->mem, &c, lines));
    return respond_redirect(r, p->path, N_("Se agregó el criterio."));
}

static enum status criterion_edit_show(struct request *r)
{
    const struct criteria_place *p = r->object;
    return criterion_form(r, p, p->criterion, path_fmt(r, "%.*s/criterio/%lld", STR_ARG(p->path), (long long)p->criterion->id), false);
}

static enum status criterion_edit_apply(struct request *r)
{
    const struct criteria_place *p = r->object;
    struct criterion c = *p->criterion;
    struct str lines;
    TRY(must_be_draft(r, p));
    TRY(criterion_read(r, p, &c, &lines));
    TRY(record_change(r->db, &criterion_shape, r->mem, &c));
    TRY(criterion_anchors_set(r->db, r->mem, &c, lines));
    return respond_redirect(r, p->path, N_("Se guardó el criterio."));
}

static enum status criterion_drop_apply(struct request *r)
{
    const struct criteria_place *p = r->object;
    TRY(must_be_draft(r, p));
    TRY(criterion_drop(r->db, r->mem, p->criterion));
    return respond_redirect(r, p->path, N_("Se quitó el criterio."));
}

static enum status approve_show(struct request *r)
{
    static const char *const required[] = {"act", NULL};
    const struct criteria_place *p = r->object;
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    struct option *acts;
    struct criteria_form_page page = {.title = N_("Aprobar los criterios con un acto"),
                                      .form = form_for(r, &criteria_set_shape, p->set, path_fmt(r, "%.*s/aprobar", STR_ARG(p->path))),
                                      .approve = true};
    *lists = (struct form_options){.field = "act"};
    TRY(act_options(r, p->jurisdiction->id, &acts, &lists->count));
    lists->options = acts;
    page.form.options = lists;
    page.form.option_count = 1;
    page.form.required = required;
    return form_show(r, p, &page);
}

/* The version that was in force until now. */
static enum status earlier_replaced(struct request *r, const struct criteria_place *p)
{
    struct criteria_set *all;
    size_t count;
    TRY(criteria_sets_of(r->db, r->mem, p->jurisdiction->id, &all, &count));
    for (size_t i = 0; i < count; i++) {
        if (all[i].state != CRITERIA_IN_FORCE)
            continue;
        all[i].state = CRITERIA_REPLACED;
        TRY(record_change(r->db, &criteria_set_shape, r->mem, &all[i]));
    }
    return DONE;
}

/* POST …/criterios/:criteria/aprobar */
static enum status approve_apply(struct request *r)
{
    static const char *const names[] = {"act", NULL};
    const struct criteria_place *p = r->object;
    struct criteria_set x = *p->set;
    struct criteria_fault found[FAULTS];
    TRY(must_be_draft(r, p));
    TRY(form_read_fields(r, &criteria_set_shape, &x, names));
    size_t count = criteria_faults(p->criteria, p->count, p->anchors, p->anchor_count, found, FAULTS);
    for (size_t i = 0; i < count && i < FAULTS; i++)
        (void)problem_add_text(r, STR(""), criteria_fault_words(r, &found[i]));
    if (count > 0)
        return INVALID;
    enum status allows = x.act == NONE ? INVALID : act_allows(r->db, r->mem, x.act, p->jurisdiction->id, r->today);
    if (allows == INVALID || allows == NOT_FOUND)
        return problem_add(r, "act", N_("Elige el acto aprobado que adopta estos criterios."));
    TRY(allows);
    x.state = CRITERIA_IN_FORCE;
    x.effective_on = r->today;
    request_deed(r, x.act, STR_NONE);
    TRY(earlier_replaced(r, p));
    TRY(record_change(r->db, &criteria_set_shape, r->mem, &x));
    return respond_redirect(r, p->path, N_("Los criterios rigen desde hoy. Ya no cambian."));
}

#define LIST "/:jurisdiction/criterios"
#define ONE LIST "/:criteria"
const struct route scoring_criteria_routes[] = {
    {GET, LIST, READ, 0, jurisdiction_load, list_show, NULL, NULL},
    {POST, LIST "/nueva", MANAGE_SCORING, 0, jurisdiction_load, list_show, NULL, new_apply},
    {GET, ONE, READ, ROUTE_DATA, criteria_load, set_show, NULL, NULL},
    {GET, ONE "/editar", MANAGE_SCORING, 0, criteria_load, edit_show, NULL, NULL},
    {POST, ONE "/editar", MANAGE_SCORING, 0, criteria_load, edit_show, NULL, edit_apply},
    {GET, ONE "/criterio/nuevo", MANAGE_SCORING, 0, criteria_load, criterion_new_show, NULL, NULL},
    {POST, ONE "/criterio/nuevo", MANAGE_SCORING, 0, criteria_load, criterion_new_show, NULL, criterion_new_apply},
    {GET, ONE "/criterio/:criterion", MANAGE_SCORING, 0, criterion_load, criterion_edit_show, NULL, NULL},
    {POST, ONE "/criterio/:criterion", MANAGE_SCORING, 0, criterion_load, criterion_edit_show, NULL, criterion_edit_apply},
    {POST, ONE "/criterio/:criterion/quitar", MANAGE_SCORING, 0, criterion_load, criterion_edit_show, NULL, criterion_drop_apply},
    {GET, ONE "/aprobar", MANAGE_SCORING, 0, criteria_load, approve_show, NULL, NULL},
    {POST, ONE "/aprobar", MANAGE_SCORING, 0, criteria_load, approve_show, NULL, approve_apply},
    {.pattern = NULL},
};
