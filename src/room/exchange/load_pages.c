/* SPDX-License-Identifier: EUPL-1.2
 * Loads: bringing files or a table, looking at what they would do, deciding, accepting. */
#include "room/exchange/load_view.h"

#include "base/text.h"
#include "document/convert.h"
#include "document/pasted.h"
#include "pages.h"
#include "room/exchange/exchange_cells.h"

struct load_place {
    struct jurisdiction *jurisdiction;
    struct load *load;
    struct str path;
};
struct load_brought {
    struct book book;
    struct str names;
    int kind;
};

const char *load_fate_label(enum load_fate fate)
{
    static const char *const labels[] = {N_("se agrega"), N_("cambia"), N_("igual"), N_("no se aplica aquí")};
    return labels[fate];
}

const char *load_fate_class(enum load_fate fate)
{
    static const char *const classes[] = {"tag tag-time", "tag tag-risk", "tag tag-none", "tag tag-withdrawn"};
    return classes[fate];
}

struct str loads_path(struct request *r, const struct jurisdiction *j)
{
    return path_fmt(r, "/%.*s/cargas", STR_ARG(j->code));
}

struct head loads_head(struct request *r, const struct jurisdiction *j, const char *title)
{
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, title)));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head.section = "plan";
    head.form_page = true;
    return head;
}

static enum status load_load(struct request *r)
{
    struct load_place *at = arena_new_of(r->mem, struct load_place);
    int64_t id;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    TRY(request_id(r, "id", &id));
    TRY(load_get(r->db, r->mem, at->jurisdiction->id, id, &at->load));
    at->path = path_fmt(r, "/%.*s/carga/%lld", STR_ARG(at->jurisdiction->code), (long long)id);
    r->object = at;
    return DONE;
}

/* GET /:jurisdiction/cargas */
static enum status list_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct load *loads, *l = arena_new_of(r->mem, struct load);
    struct plan *plans;
    size_t count, plan_count;
    TRY(loads_of(r->db, r->mem, j->id, &loads, &count));
    TRY(plans_of(r->db, r->mem, j->id, true, &plans, &plan_count));
    struct load_item *rows = arena_array(r->mem, struct load_item, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct load_item){&loads[i], path_fmt(r, "/%.*s/carga/%lld", STR_ARG(j->code), (long long)loads[i].id), STR_NONE};
    struct option *options = arena_array(r->mem, struct option, plan_count);
    for (size_t i = 0; i < plan_count; i++)
        options[i] = (struct option){plans[i].id, plans[i].name};
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    *lists = (struct form_options){"plan", options, plan_count};
    shape_clear(&load_shape, l);
    struct load_list_page page = {loads_path(r, j), rows, count, form_for(r, &load_shape, l, loads_path(r, j))};
    page.form.options = lists;
    page.form.option_count = 1;
    return page_load_list(r, loads_head(r, j, N_("Cargar un plan")), &page);
}

/* Why a file was refused, in words, beside its control. */
static enum status refused(struct request *r, const char *field, const struct book *b)
{
    struct str why = b->problem.message.len == 0
                         ? str_of(say(r->lang, N_("No se pudo leer.")))
                         : say_with(r->mem, r->lang, str_chars(r->mem, b->problem.message), b->problem.values, b->problem.value_count);
    return problem_add_text(r, str_of(field), why);
}

static void take_sheets(struct request *r, struct load_brought *all, const struct book *b, struct str name)
{
    struct book *into = &all->book;
    into->sheets = arena_grow(r->mem, into->sheets, into->sheet_count * sizeof(struct sheet),
                              (into->sheet_count + b->sheet_count) * sizeof(struct sheet));
    for (size_t i = 0; i < b->sheet_count; i++) {
        into->sheets[into->sheet_count] = b->sheets[i];
        if (b->sheet_count == 1 && name.len > 0)
            into->sheets[into->sheet_count].name = name;
        into->sheet_count++;
    }
    for (size_t i = 0; i < b->remarks.count; i++) {
        const struct remark *m = &b->remarks.items[i];
        remark_add(&into->remarks, r->mem, m->row, m->column, str_chars(r->mem, m->message), m->values, m->value_count);
    }
}

static bool named(struct request *r, struct str name, const char *ending)
{
    struct buf b = BUF(r->mem);
    for (size_t i = 0; i < name.len; i++)
        buf_char(&b, name.ptr[i] >= 'A' && name.ptr[i] <= 'Z' ? (char)(name.ptr[i] + 32) : name.ptr[i]);
    return str_ends(buf_str(&b), ending);
}

static enum status file_take(struct request *r, const char *field, struct load_brought *all)
{
    const struct upload *file = request_file(r, field);
    struct book b;
    if (file == NULL)
        return DONE;
    bool text = named(r, file->name, ".csv") || named(r, file->name, ".txt") || named(r, file->name, ".tsv");
    enum status s = convert_run(text ? "csv" : "xlsx", file->path, r->mem, &b);
    if (s == INVALID || s == TOO_LARGE)
        return refused(r, field, &b);
    TRY(s);
    take_sheets(r, all, &b, text ? file->name : STR_NONE);
    all->names = all->names.len == 0 ? file->name : str_fmt(r->mem, "%.*s, %.*s", STR_ARG(all->names), STR_ARG(file->name));
    return DONE;
}

static enum status pasted_take(struct request *r, const char *field, const char *name, struct load_brought *all)
{
    struct book b;
    struct str text = request_form(r, field);
    if (str_empty(str_trim(text)))
        return DONE;
    enum status s = pasted_read(r->mem, text, &b);
    if (s == INVALID || s == TOO_LARGE)
        return refused(r, field, &b);
    TRY(s);
    all->kind = LOAD_PASTED;
    take_sheets(r, all, &b, str_of(name));
    return DONE;
}

/* Reading strangers' files, before any writer is held. */
static enum status list_prepare(struct request *r)
{
    struct load_brought *all = arena_new_of(r->mem, struct load_brought);
    static const char *const files[] = {"file1", "file2", "file3", "file4"};
    enum status worst = DONE;
    all->kind = LOAD_FILE;
    for (size_t i = 0; i < COUNT(files); i++) {
        enum status s = file_take(r, files[i], all);
        worst = s == DONE ? worst : s;
    }
    enum status s = pasted_take(r, "pasted", "pegado", all);
    worst = s == DONE ? worst : s;
    s = pasted_take(r, "pasted2", "pegado 2", all);
    worst = s == DONE ? worst : s;
    if (worst == DONE && all->book.sheet_count == 0)
        return problem_add(r, "file1", N_("Elige un archivo o pega una tabla."));
    if (worst == DONE && load_rows_of(&all->book) > LOAD_ROWS_MOST)
        return problem_add(r, "file1", N_("Son demasiadas filas para un plan: se aceptan hasta 3.000."));
    r->prepared = all;
    return worst;
}

static enum status target_check(struct request *r, const struct jurisdiction *j, struct load *l)
{
    struct plan *plan;
    size_t before = r->problems.count;
    if (l->plan != NONE) {
        enum status s = record_get(r->db, r->mem, &plan_shape, l->plan, &plan);
        if (s == NOT_FOUND || (s == DONE && plan->jurisdiction != j->id))
            return problem_add(r, "plan", N_("Ese plan no es de esta jurisdicción."));
        return s;
    }
    if (l->plan_number == NONE)
        problem_add(r, "plan_number", N_("Elige un plan, o escribe el número del plan nuevo."));
    if (str_empty(l->plan_name))
        problem_add(r, "plan_name", N_("Escribe el nombre del plan nuevo."));
    if (!day_known(l->plan_starts_on) || !day_known(l->plan_ends_on))
        problem_add(r, "plan_starts_on", N_("Un plan en seguimiento necesita las dos fechas."));
    else if (!day_before(l->plan_starts_on, l->plan_ends_on))
        problem_add(r, "plan_ends_on", N_("El plan termina antes de empezar."));
    if (l->plan_number != NONE) {
        enum status s = plan_by_number(r->db, r->mem, j->id, l->plan_number, &plan);
        if (s == DONE)
            problem_add(r, "plan_number", N_("Ya hay un plan con ese número: elígelo en la lista."));
        else if (s != NOT_FOUND)
            return s;
    }
    return r->problems.count > before ? INVALID : DONE;
}

static enum status list_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    const struct load_brought *all = r->prepared;
    struct load l;
    shape_clear(&load_shape, &l);
    TRY(form_read(r, &load_shape, &l));
    TRY(target_check(r, j, &l));
    l.jurisdiction = j->id;
    l.kind = all->kind;
    l.file_name = str_empty(all->names) ? STR_NONE : text_excerpt(r->mem, all->names, 290);
    l.state = LOAD_WAITING;
    l.added_by = r->actor.person;
    l.added_at = r->now;
    TRY(load_keep(r->db, r->mem, &l, &all->book));
    return respond_redirect(r, path_fmt(r, "/%.*s/carga/%lld", STR_ARG(j->code), (long long)l.id), NULL);
}

static enum status look_at(struct request *r, const struct load_place *at, struct load_now *now, struct load_look *look)
{
    struct book book;
    struct remarks remarks = {0};
    TRY(load_book(r->db, r->mem, at->load->id, &book));
    if (!str_empty(at->load->remarks))
        TRY(remarks_read(r->mem, at->load->remarks, &remarks));
    TRY(load_now_read(r->db, r->mem, at->jurisdiction, at->load, now));
    load_examine(r->mem, r->lang, &book, &remarks, now, look);
    struct plan *other;
    if (now->plan->id == NONE && at->load->state == LOAD_WAITING) {
        enum status s = plan_by_number(r->db, r->mem, at->jurisdiction->id, now->plan->number, &other);
        if (s == DONE)
            load_problem_add(r->mem, look, NULL, 0, true, str_of(say(r->lang, N_("Mientras tanto se creó otro plan con ese número."))));
        else if (s != NOT_FOUND)
            return s;
    }
    return DONE;
}

static void option_put(struct load_option *options, size_t *n, struct str code, struct str label, struct str chosen)
{
    options[(*n)++] = (struct load_option){code, label, str_eq(code, chosen)};
}

static void questions_fill(struct request *r, const struct load_now *now, const struct load_look *look, struct load_page *page)
{
    page->questions = arena_array(r->mem, struct load_question, look->unknowns_count);
    for (size_t i = 0; i < look->unknowns_count; i++) {
        struct load_option *options = arena_array(r->mem, struct load_option, 1 + sector_choices.count + now->institution_count);
        struct load_question *q = &page->questions[page->questions_count++];
        size_t n = 0;
        option_put(options, &n, STR(""), str_of(say(r->lang, N_("(por decidir)"))), STR("?"));
        for (size_t k = 0; k < sector_choices.count; k++) {
            struct str label = str_of(say(r->lang, sector_choices.items[k].label));
            option_put(options, &n, path_fmt(r, "crear:%s", sector_choices.items[k].code),
                       say_with(r->mem, r->lang, N_("Es nueva: %1"), &label, 1), look->unknowns[i].decision);
        }
        for (size_t k = 0; k < now->institution_count; k++)
            option_put(options, &n, path_fmt(r, "es:%lld", (long long)now->institutions[k].id),
                       say_with(r->mem, r->lang, N_("Es %1"), &now->institutions[k].name, 1), look->unknowns[i].decision);
        *q = (struct load_question){path_fmt(r, "d%zu", i), path_fmt(r, "n%zu", i), &look->unknowns[i], options, n};
    }
}

/* GET /:jurisdiction/carga/:id */
static enum status load_show(struct request *r)
{
    const struct load_place *at = r->object;
    struct load_now now;
    struct load_look *look = arena_new_of(r->mem, struct load_look);
    struct load_page page = {.load = at->load, .look = look, .path = at->path, .waiting = at->load->state == LOAD_WAITING};
    TRY(look_at(r, at, &now, look));
    page.plan_name = now.plan->name;
    if (now.plan->id != NONE)
        page.plan_path = path_fmt(r, "/%.*s/plan/%lld", STR_ARG(at->jurisdiction->code), (long long)now.plan->number);
    page.draft = now.plan->state == PLAN_DRAFT;
    page.ready = page.draft && look->errors == 0 && look->counts[LOAD_ADDS] + look->counts[LOAD_CHANGES] > 0;
    page.problems = look->problems;
    page.problems_count = look->problems_count;
    page.lines = look->lines;
    page.lines_count = look->lines_count;
    page.absent = look->absent;
    page.absent_count = look->absent_count;
    questions_fill(r, &now, look, &page);
    page.decide_form = form_for(r, &load_shape, at->load, path_fmt(r, "%.*s/instituciones", STR_ARG(at->path)));
    page.accept_form = form_for(r, &load_shape, at->load, path_fmt(r, "%.*s/aceptar", STR_ARG(at->path)));
    struct head head = loads_head(r, at->jurisdiction, N_("Revisar la carga"));
    head_crumb(r, &head, str_of(say(r->lang, N_("Cargas"))), loads_path(r, at->jurisdiction));
    head.wide = true;
    return page_load_show(r, head, &page);
}

static enum status still_waiting(struct request *r, const struct load_place *at)
{
    if (at->load->state == LOAD_WAITING)
        return DONE;
    (void)problem_add(r, "", at->load->state == LOAD_ACCEPTED ? N_("Esta carga ya se aceptó: no se aplica dos veces.")
                                                              : N_("Esta carga se descartó."));
    return CONFLICT;
}

static enum status decide_apply(struct request *r)
{
    const struct load_place *at = r->object;
    struct load l = *at->load;
    struct load_now now;
    struct load_look look;
    size_t count = 0;
    TRY(still_waiting(r, at));
    TRY(look_at(r, at, &now, &look));
    struct str *pairs = arena_array(r->mem, struct str, look.unknowns_count * 2);
    for (size_t i = 0; i < look.unknowns_count; i++) {
        struct str name = request_form(r, path_fmt(r, "n%zu", i).ptr), code = request_form(r, path_fmt(r, "d%zu", i).ptr);
        bool known = str_starts(code, "crear:") && choice_of(&sector_choices, str_part(code, 6, 60)) >= 0;
        for (size_t k = 0; k < now.institution_count; k++)
            known |= str_eq(code, path_fmt(r, "es:%lld", (long long)now.institutions[k].id));
        if (str_empty(name) || !known)
            continue;
        pairs[count++] = name;
        pairs[count++] = code;
    }
    l.decisions = texts_json(r->mem, pairs, count);
    TRY(record_change(r->db, &load_shape, r->mem, &l));
    return respond_redirect(r, at->path, N_("Se guardaron las decisiones."));
}

static enum status accept_apply(struct request *r)
{
    const struct load_place *at = r->object;
    struct load l = *at->load;
    struct load_now now;
    struct load_look look;
    TRY(still_waiting(r, at));
    TRY(look_at(r, at, &now, &look));
    if (look.errors > 0)
        return problem_add(r, "", N_("La carga no se puede aceptar mientras tenga errores."));
    if (now.plan->state != PLAN_DRAFT)
        return problem_add(r, "", N_("El plan está publicado: sus textos cambian con una solicitud de cambio y un acto."));
    if (!str_eq(look.fingerprint, request_form(r, "seen"))) {
        (void)problem_add(r, "", N_("El plan cambió desde que viste esta página. Esto es lo que la carga haría ahora: revísalo y acepta otra vez."));
        return CONFLICT;
    }
    TRY(load_accept(r->db, r->mem, &l, &now, &look));
    return respond_redirect(r, path_fmt(r, "/%.*s/plan/%lld", STR_ARG(at->jurisdiction->code), (long long)now.plan->number),
                            N_("Se aplicó la carga."));
}

static enum status drop_apply(struct request *r)
{
    const struct load_place *at = r->object;
    struct load l = *at->load;
    TRY(still_waiting(r, at));
    l.state = LOAD_DROPPED;
    l.closed_at = r->now;
    TRY(record_change(r->db, &load_shape, r->mem, &l));
    return respond_redirect(r, loads_path(r, at->jurisdiction), N_("Se descartó la carga. Nada cambió."));
}

#define LIST "/:jurisdiction/cargas"
#define ONE "/:jurisdiction/carga/:id"
const struct route load_routes[] = {
    {GET, LIST, IMPORT, 0, jurisdiction_load, list_show, NULL, NULL},
    {POST, LIST, IMPORT, ROUTE_SLOW | ROUTE_LARGE, jurisdiction_load, list_show, list_prepare, list_apply},
    {GET, LIST "/plantilla", IMPORT, ROUTE_SLOW | ROUTE_SHEET, jurisdiction_load, load_template_show, NULL, NULL},
    {GET, ONE, IMPORT, ROUTE_SLOW, load_load, load_show, NULL, NULL},
    {POST, ONE "/instituciones", IMPORT, ROUTE_SLOW, load_load, load_show, NULL, decide_apply},
    {POST, ONE "/aceptar", IMPORT, ROUTE_SLOW, load_load, load_show, NULL, accept_apply},
    {POST, ONE "/descartar", IMPORT, 0, load_load, load_show, NULL, drop_apply},
    {GET, "/:jurisdiction/plan/:plan/libro", READ, ROUTE_SLOW | ROUTE_SHEET, plan_load, load_workbook_show, NULL, NULL},
    {.pattern = NULL},
};
