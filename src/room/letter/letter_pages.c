/* SPDX-License-Identifier: EUPL-1.2
 * The register of letters: list, page, printing, dispatch, voiding. What a letter says and its scan are for
 * whoever may read drafts and for the focal points of the institution; the rest is public. */
#include "base/text.h"
#include "pages.h"
#include "room/letter/letter_view.h"
#include "sql.h"

struct str letter_path(struct request *r, const struct jurisdiction *j, int64_t id)
{
    return path_fmt(r, "/%.*s/oficio/%lld", STR_ARG(j->code), (long long)id);
}

struct str letter_list_path(struct request *r, const struct jurisdiction *j, bool manage)
{
    return path_fmt(r, "/%.*s/%soficios", STR_ARG(j->code), manage ? "administracion/" : "");
}

struct head letter_list_head(struct request *r, const struct jurisdiction *j, struct str title, bool list_page)
{
    struct head head = jurisdiction_head(r, j, title);
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    if (!list_page)
        head_crumb(r, &head, str_of(say(r->lang, N_("Oficios"))), letter_list_path(r, j, false));
    return head;
}

struct head letter_head(struct request *r, const struct letter_at *at, const char *title)
{
    struct head head = letter_list_head(r, at->jurisdiction, title == NULL ? at->letter->number : str_of(say(r->lang, title)), false);
    if (title != NULL)
        head_crumb(r, &head, at->letter->number, at->path);
    return head;
}

enum status letter_load(struct request *r)
{
    struct letter_at *at = arena_new_of(r->mem, struct letter_at);
    struct jurisdiction *j;
    struct institution *with = NULL;
    int64_t id, focal = 0;
    TRY(jurisdiction_enter(r, &j));
    TRY(request_id(r, "id", &id));
    TRY(letter_get(r->db, r->mem, j->id, id, &at->letter));
    if (at->letter->institution != NONE) {
        TRY(record_get(r->db, r->mem, &institution_shape, at->letter->institution, &with));
        if (r->actor.person != NONE)
            TRY(db_int(r->db, SQL_LETTER_FOCAL, WITH(IN(with->id), IN(r->actor.person), IN(r->today)), &focal));
    }
    if (focal > 0)
        r->scope.own_roles = 1u << ROLE_FOCAL;
    at->jurisdiction = j;
    at->institution = with;
    at->path = letter_path(r, j, id);
    r->object = at;
    return DONE;
}

/* What the query string asks for. */
struct wanted {
    int direction, kind;
    int64_t year;
    struct str institution, words;
    bool waiting;
};

static struct wanted wanted_of(struct request *r)
{
    struct wanted w = {.direction = choice_of(&letter_direction_choices, request_query(r, "sentido")),
                       .kind = choice_of(&letter_kind_choices, request_query(r, "tipo")),
                       .year = NONE,
                       .institution = request_query(r, "institucion"),
                       .words = institution_fold(r->mem, request_query(r, "q")),
                       .waiting = str_is(request_query(r, "estado"), "por-despachar")};
    (void)str_int(request_query(r, "anio"), &w.year);
    return w;
}

static bool row_waits(const struct letter_row *x)
{
    return x->direction == LETTER_OUT && !day_known(x->sent_on) && !day_known(x->withdrawn_on);
}

static bool is_wanted(struct request *r, const struct wanted *w, const struct letter_row *x)
{
    if ((w->direction >= 0 && x->direction != w->direction) || (w->kind >= 0 && x->kind != w->kind) ||
        (w->year != NONE && x->year != w->year) || (w->waiting && !row_waits(x)) ||
        (!str_empty(w->institution) && !str_eq(x->institution_code, w->institution)))
        return false;
    return str_empty(w->words) || str_find(institution_fold(r->mem, x->subject), w->words) != SIZE_MAX ||
           str_find(institution_fold(r->mem, x->number), w->words) != SIZE_MAX;
}

static struct letter_select choice_select(struct request *r, const char *name, const char *label, const struct choices *list, int selected)
{
    struct letter_select_option *options = arena_array(r->mem, struct letter_select_option, list->count);
    for (size_t i = 0; i < list->count; i++)
        options[i] = (struct letter_select_option){str_of(list->items[i].code), str_of(say(r->lang, list->items[i].label)), selected == (int)i};
    return (struct letter_select){name, label, options, list->count};
}

/* The institutions that some letter names, and the years of the register. */
static struct letter_select seen_select(struct request *r, const char *name, const char *label, const struct letter_row *rows, size_t count,
                                        struct str selected, bool years)
{
    struct letter_select_option *options = arena_array(r->mem, struct letter_select_option, count);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        struct str value = years ? path_fmt(r, "%lld", (long long)rows[i].year) : rows[i].institution_code;
        bool there = str_empty(value);
        for (size_t k = 0; k < n && !there; k++)
            there = str_eq(options[k].value, value);
        if (!there)
            options[n++] = (struct letter_select_option){value, years ? value : rows[i].institution, str_eq(value, selected)};
    }
    if (!years)
        text_sort_by(r->mem, options, n, label);
    return (struct letter_select){name, label, options, n};
}

static enum status list_page(struct request *r, bool manage)
{
    const struct jurisdiction *j = r->object;
    struct letter_row *all, *rows;
    size_t count, kept = 0;
    struct wanted w = wanted_of(r);
    struct letter_list_page page = {.path = letter_list_path(r, j, manage), .words = request_query(r, "q"),
                                    .manage_path = letter_list_path(r, j, true), .may_manage = request_may(r, MANAGE_LETTERS)};
    TRY(letters_of(r->db, r->mem, j->id, &all, &count));
    rows = arena_array(r->mem, struct letter_row, count);
    for (size_t i = 0; i < count; i++) {
        page.waiting += row_waits(&all[i]);
        if (is_wanted(r, &w, &all[i]))
            rows[kept++] = all[i];
    }
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &letter_row_shape, rows, kept, path_fmt(r, "oficios-%.*s", STR_ARG(j->code)));
    struct letter_select filters[] = {
        choice_select(r, "sentido", N_("Sentido"), &letter_direction_choices, w.direction),
        choice_select(r, "tipo", N_("Tipo"), &letter_kind_choices, w.kind),
        seen_select(r, "institucion", N_("Institución"), all, count, w.institution, false),
        seen_select(r, "anio", N_("Año"), all, count, request_query(r, "anio"), true),
    };
    struct letter_line *lines = arena_array(r->mem, struct letter_line, kept);
    for (size_t i = 0; i < kept; i++)
        lines[i] = (struct letter_line){&rows[i], letter_path(r, j, rows[i].id), row_waits(&rows[i])};
    page.filters = filters;
    page.filters_count = COUNT(filters);
    page.rows = lines;
    page.rows_count = kept;
    page.filtered = kept < count;
    struct head head = letter_list_head(r, j, str_of(say(r->lang, N_("Registro de oficios"))), true);
    head.data_path = page.path;
    return page_letter_list(r, head, &page);
}

/* GET /:jurisdiction/oficios?sentido=&tipo=&institucion=&anio=&q=&estado= */
static enum status public_list_show(struct request *r)
{
    return list_page(r, false);
}

static enum status manage_list_show(struct request *r)
{
    return list_page(r, true);
}

static enum status names_fill(struct request *r, const struct letter_at *at, struct letter_page *page)
{
    const struct letter *l = at->letter;
    struct plan *plan;
    struct letter *first;
    struct letter_period *periods;
    size_t count;
    if (l->plan != NONE) {
        TRY(record_get(r->db, r->mem, &plan_shape, l->plan, &plan));
        if (plan->state != PLAN_DRAFT || page->may_manage) {
            page->plan_name = plan->name;
            page->plan_path = path_fmt(r, "/%.*s/plan/%lld", STR_ARG(at->jurisdiction->code), (long long)plan->number);
        }
    }
    TRY(letter_periods(r->db, r->mem, at->jurisdiction->id, r->today, &periods, &count));
    for (size_t i = 0; i < count; i++)
        if (periods[i].id == l->period)
            page->period = periods[i].number;
    if (l->answers == NONE)
        return DONE;
    TRY(letter_get(r->db, r->mem, at->jurisdiction->id, l->answers, &first));
    page->answers = (struct letter_link){first->number, letter_path(r, at->jurisdiction, first->id)};
    return DONE;
}

/* Who answers for an institution that was merged or abolished. */
static enum status successors_fill(struct request *r, const struct letter_at *at, struct letter_page *page)
{
    struct institution *now;
    size_t count;
    if (at->institution == NULL)
        return DONE;
    page->institution_path = path_fmt(r, "/%.*s/institucion/%.*s", STR_ARG(at->jurisdiction->code), STR_ARG(at->institution->code));
    page->institution_gone = at->institution->state != INSTITUTION_ACTIVE;
    if (!page->institution_gone)
        return DONE;
    TRY(institution_now(r->db, r->mem, at->institution, &now, &count));
    struct letter_link *links = arena_array(r->mem, struct letter_link, count);
    for (size_t i = 0; i < count; i++)
        links[i] = (struct letter_link){now[i].name, path_fmt(r, "/%.*s/institucion/%.*s", STR_ARG(at->jurisdiction->code), STR_ARG(now[i].code))};
    page->now = links;
    page->now_count = count;
    return DONE;
}

static enum status replies_fill(struct request *r, const struct letter_at *at, struct letter_page *page)
{
    struct letter_row *rows;
    TRY(db_many(r->db, SQL_LETTERS_ANSWERING, WITH(IN(at->letter->id)), r->mem, &letter_row_shape, &rows, &page->replies_count));
    struct letter_line *lines = arena_array(r->mem, struct letter_line, page->replies_count);
    for (size_t i = 0; i < page->replies_count; i++)
        lines[i] = (struct letter_line){&rows[i], letter_path(r, at->jurisdiction, rows[i].id), row_waits(&rows[i])};
    page->replies = lines;
    return DONE;
}

/* GET /:jurisdiction/oficio/:id */
static enum status letter_show(struct request *r)
{
    static const char *const asked[] = {"sent_on", "sent_by", NULL}, *const reasons[] = {"withdrawn_why", NULL};
    const struct letter_at *at = r->object;
    struct letter *l = at->letter;
    struct letter_page page = {.l = l, .institution = at->institution, .path = at->path, .period = NONE, .open = letter_open(l),
                               .voided = day_known(l->withdrawn_on), .may_read = request_may(r, READ_DRAFT),
                               .may_manage = request_may(r, MANAGE_LETTERS)};
    TRY(names_fill(r, at, &page));
    TRY(successors_fill(r, at, &page));
    TRY(replies_fill(r, at, &page));
    struct letter *fresh = arena_new_of(r->mem, struct letter);
    *fresh = *l;
    if (!day_known(fresh->sent_on))
        fresh->sent_on = r->today;
    page.dispatch = form_for(r, &letter_shape, fresh, path_fmt(r, "%.*s/despacho", STR_ARG(at->path)));
    page.dispatch.required = asked;
    page.annul = form_for(r, &letter_shape, l, path_fmt(r, "%.*s/anulacion", STR_ARG(at->path)));
    page.annul.required = reasons;
    page.annul_failed = r->method == POST && str_ends(r->path, "/anulacion");
    struct head head = letter_head(r, at, NULL);
    head.form_page = page.may_manage;
    return page_letter(r, head, &page);
}

/* GET /:jurisdiction/oficio/:id/imprimir */
static enum status print_show(struct request *r)
{
    const struct letter_at *at = r->object;
    struct letter_print_page page = {at->letter, at->institution, at->jurisdiction->name, at->path, day_known(at->letter->withdrawn_on)};
    if (at->letter->direction != LETTER_OUT)
        return NOT_FOUND;
    struct head head = letter_head(r, at, N_("Para imprimir"));
    head.form_page = true;
    return page_letter_print(r, head, &page);
}

/* GET /:jurisdiction/oficio/:id/escaneado */
static enum status scan_show(struct request *r)
{
    const struct letter_at *at = r->object;
    if (str_empty(at->letter->scan))
        return NOT_FOUND;
    return evidence_file_respond(r, at->letter->scan, at->letter->scan_name);
}

/* POST /:jurisdiction/oficio/:id/despacho: it left by whatever system the office uses */
static enum status dispatch_apply(struct request *r)
{
    static const char *const names[] = {"sent_on", "sent_by", NULL};
    const struct letter_at *at = r->object;
    struct letter l = *at->letter;
    if (!letter_open(&l))
        return CONFLICT;
    enum status s = form_read_fields(r, &letter_shape, &l, names);
    if (s == DONE && !day_known(l.sent_on))
        s = problem_add(r, "sent_on", N_("Di qué día se despachó."));
    if (day_known(l.sent_on) && (day_before(l.sent_on, l.dated_on) || day_before(r->today, l.sent_on)))
        s = problem_add(r, "sent_on", N_("El día va desde la fecha del oficio hasta hoy."));
    if (str_empty(l.sent_by))
        s = problem_add(r, "sent_by", N_("Di por qué sistema se despachó; por ejemplo, Quipux, con su número."));
    TRY(s);
    TRY(record_change(r->db, &letter_shape, r->mem, &l));
    return respond_redirect(r, at->path, N_("El oficio consta como despachado."));
}

/* POST /:jurisdiction/oficio/:id/anulacion: the number stays taken */
static enum status annul_apply(struct request *r)
{
    static const char *const names[] = {"withdrawn_why", NULL};
    const struct letter_at *at = r->object;
    struct letter l = *at->letter;
    if (day_known(l.withdrawn_on))
        return CONFLICT;
    TRY(form_read_fields(r, &letter_shape, &l, names));
    if (text_length(str_trim(l.withdrawn_why)) < 10)
        return problem_add(r, "withdrawn_why", N_("Di por qué se anula, en 10 caracteres o más: se publica."));
    l.withdrawn_on = r->today;
    request_deed(r, NONE, l.withdrawn_why);
    TRY(record_change(r->db, &letter_shape, r->mem, &l));
    return respond_redirect(r, at->path, N_("El oficio quedó anulado; su número no se usa otra vez."));
}

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct str list = letter_list_path(r, j, true);
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Registro de oficios"))), list},
        {str_of(say(r->lang, N_("Escribir un oficio"))), path_fmt(r, "%.*s/nuevo", STR_ARG(list))},
        {str_of(say(r->lang, N_("Registrar un oficio que llegó"))), path_fmt(r, "%.*s/entrada", STR_ARG(list))},
    };
    return admin_panel(r, o, N_("Oficios"), links, request_may(r, MANAGE_LETTERS) ? COUNT(links) : 0);
}

/* The panel of an institution: how many letters there are with it. */
static enum status institution_panel(struct request *r, struct out *o)
{
    const struct institution_at *at = r->object;
    struct letter_row *rows;
    size_t count;
    TRY(letters_of_institution(r->db, r->mem, at->institution->id, &rows, &count));
    if (count == 0)
        return DONE;
    struct letter_line *lines = arena_array(r->mem, struct letter_line, count);
    struct letter_list_page page = {.path = letter_list_path(r, at->jurisdiction, false), .words = at->institution->code, .rows = lines,
                                    .rows_count = count > 5 ? 5 : count, .waiting = (int64_t)count};
    for (size_t i = 0; i < page.rows_count; i++)
        lines[i] = (struct letter_line){&rows[i], letter_path(r, at->jurisdiction, rows[i].id), row_waits(&rows[i])};
    part_letter_panel(o, &page);
    return DONE;
}

/* Letters out that nobody has sent yet. */
static enum status pending(struct request *r, struct pending_list *list)
{
    struct jurisdiction *places;
    size_t count;
    TRY(db_many(r->db, SQL_LETTER_WAITING, WITHOUT, r->mem, &jurisdiction_shape, &places, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = places[i].id};
        int64_t waiting;
        if (may(&r->actor, MANAGE_LETTERS, &there) != DONE)
            continue;
        TRY(db_int(r->db, SQL_LETTER_WAITING_COUNT, WITH(IN(places[i].id)), &waiting));
        struct str values[] = {int_words(r->mem, r->lang, waiting), places[i].name};
        pending_add(r, list, say_with(r->mem, r->lang, N_("Oficios por despachar: %1 (%2)"), values, 2),
                    path_fmt(r, "%.*s?estado=por-despachar", STR_ARG(letter_list_path(r, &places[i], true))), DAY_NONE);
    }
    return DONE;
}

#define LIST "/:jurisdiction/oficios"
#define DESK "/:jurisdiction/administracion/oficios"
#define ONE "/:jurisdiction/oficio/:id"
static const struct route routes[] = {
    {GET, LIST, READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, public_list_show, NULL, NULL},
    {GET, DESK, MANAGE_LETTERS, ROUTE_DATA, jurisdiction_load, manage_list_show, NULL, NULL},
    {GET, DESK "/nuevo", MANAGE_LETTERS, 0, jurisdiction_load, letter_out_show, NULL, NULL},
    {POST, DESK "/nuevo", MANAGE_LETTERS, 0, jurisdiction_load, letter_out_show, NULL, letter_out_apply},
    {GET, DESK "/entrada", MANAGE_LETTERS, 0, jurisdiction_load, letter_in_show, NULL, NULL},
    {POST, DESK "/entrada", MANAGE_LETTERS, ROUTE_SLOW | ROUTE_LARGE, jurisdiction_load, letter_in_show, letter_scan_prepare, letter_in_apply},
    {GET, ONE, READ, 0, letter_load, letter_show, NULL, NULL},
    {GET, ONE "/imprimir", READ_DRAFT, 0, letter_load, print_show, NULL, NULL},
    {GET, ONE "/escaneado", READ_DRAFT, 0, letter_load, scan_show, NULL, NULL},
    {GET, ONE "/editar", MANAGE_LETTERS, 0, letter_load, letter_edit_show, NULL, NULL},
    {POST, ONE "/editar", MANAGE_LETTERS, ROUTE_SLOW | ROUTE_LARGE, letter_load, letter_edit_show, letter_scan_prepare, letter_edit_apply},
    {POST, ONE "/despacho", MANAGE_LETTERS, 0, letter_load, letter_show, NULL, dispatch_apply},
    {POST, ONE "/anulacion", MANAGE_LETTERS, 0, letter_load, letter_show, NULL, annul_apply},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"administration", 25, administration_panel},
    {"institution", 60, institution_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"oficios", N_("Un oficio del registro: enviado o recibido"), &letter_row_shape, SQL_LETTERS_OF},
    {.name = NULL},
};
static const struct shape *const shapes[] = {&letter_shape, NULL};
const struct room letter_room = {.name = "letter", .routes = routes, .shapes = shapes, .panels = panels, .datasets = datasets, .pending = pending};
