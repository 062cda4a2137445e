/* SPDX-License-Identifier: EUPL-1.2
 * Bringing a workbook of proposals: saying what its columns are, looking at every row, accepting. */
#include "room/lineage/batch.h"

#include "base/text.h"
#include "document/convert.h"
#include "document/xlsx_write.h"
#include "pages.h"
#include "sql.h"

#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define ROWS_SHOWN 100u
#define ROWS_WITH_LISTS 500u

struct batch_place {
    struct cocreation_place *at;
    struct proposal_load *load;
    struct str path;
};
struct batch_brought {
    struct str body, name;
    struct str *titles;
    size_t title_count;
};

static struct str list_path(struct request *r, const struct cocreation_place *at)
{
    return path_fmt(r, "%.*s/propuestas/cargar", STR_ARG(at->path));
}

static enum status open_of(struct request *r, const struct cocreation_place *at, bool *ret)
{
    struct gate_window w;
    TRY(cocreation_gate(r->db, r->mem, at, GATE_PROPOSALS, r->now, &w));
    *ret = w.open;
    return DONE;
}

/* GET …/propuestas/cargar */
static enum status list_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct proposal_load_line *loads;
    struct proposal_load *blank = arena_new_of(r->mem, struct proposal_load);
    struct batch_list_page page = {.at = at, .path = list_path(r, at)};
    TRY(db_many(r->db, SQL_PROPOSAL_LOADS, WITH(IN(at->process->id)), r->mem, &proposal_load_line_shape, &loads, &page.rows_count));
    struct batch_list_row *rows = arena_array(r->mem, struct batch_list_row, page.rows_count + 1);
    for (size_t i = 0; i < page.rows_count; i++)
        rows[i] = (struct batch_list_row){&loads[i], path_fmt(r, "%.*s/propuestas/carga/%lld", STR_ARG(at->path), (long long)loads[i].id)};
    page.rows = rows;
    shape_clear(&proposal_load_shape, blank);
    page.form = form_for(r, &proposal_load_shape, blank, page.path);
    TRY(open_of(r, at, &page.open));
    struct head head = lineage_head(r, at, str_of(say(r->lang, N_("Cargar propuestas"))));
    head.form_page = true;
    return page_batch_list(r, head, &page);
}

/* GET …/propuestas/cargar/plantilla.xlsx */
static enum status template_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct batch_world w;
    struct str bytes, *sectors = arena_array(r->mem, struct str, table_sector_choices.count);
    TRY(batch_world_read(r, at, &w));
    struct xlsx *x = xlsx_new(r->mem, STR("Propuestas"), at->process->changed_at);
    if (x == NULL)
        return NO_SPACE;
    for (size_t i = 0; i < table_sector_choices.count; i++)
        sectors[i] = str_of(table_sector_choices.items[i].label);
    int list = xlsx_list(x, STR("Sector"), sectors, table_sector_choices.count);
    struct xlsx_column *columns = arena_array(r->mem, struct xlsx_column, w.targets.count);
    for (size_t i = 0; i < w.targets.count; i++) {
        const struct proposal_question *q = w.targets.items[i].question;
        columns[i] = (struct xlsx_column){.title = w.targets.items[i].label, .width = q == NULL ? 24 : 48, .list = i == BATCH_SECTOR ? list : 0,
                                          .hint = q == NULL ? STR_NONE : text_excerpt(r->mem, q->hint, 250)};
    }
    xlsx_sheet(x, STR("Propuestas"), columns, w.targets.count, ROWS_WITH_LISTS);
    TRY(xlsx_finish(x, &bytes));
    return respond_download(r, XLSX, STR("plantilla-propuestas.xlsx"), bytes);
}

static bool named(struct request *r, struct str name, const char *ending)
{
    return str_ends(text_fold(r->mem, name), ending);
}

/* POST …/propuestas/cargar, before any writer is held. */
static enum status list_prepare(struct request *r)
{
    const struct upload *file = request_file(r, "file");
    struct batch_brought *all = arena_new_of(r->mem, struct batch_brought);
    struct book b;
    if (file == NULL)
        return problem_add(r, "file", N_("Elige un archivo."));
    bool text = named(r, file->name, ".csv") || named(r, file->name, ".txt") || named(r, file->name, ".tsv");
    enum status s = convert_run(text ? "csv" : "xlsx", file->path, r->mem, &b);
    if (s == INVALID || s == TOO_LARGE)
        return b.problem.message.len == 0
                   ? problem_add(r, "file", N_("No se pudo leer."))
                   : problem_add_text(r, STR("file"), say_with(r->mem, r->lang, str_chars(r->mem, b.problem.message), b.problem.values, b.problem.value_count));
    TRY(s);
    const struct sheet *sheet = NULL;
    for (size_t i = 0; i < b.sheet_count && sheet == NULL; i++)
        if (!b.sheets[i].hidden && b.sheets[i].rows > 1)
            sheet = &b.sheets[i];
    if (sheet == NULL)
        return problem_add(r, "file", N_("No tiene filas: la primera lleva los títulos de las columnas y cada una de las demás es una propuesta."));
    size_t full = 0, first = 0;
    for (size_t row = 1; row <= sheet->rows; row++) {
        bool some = !sheet_row_blank(sheet, row);
        first = first == 0 && some ? row : first;
        full += some;
    }
    all->body = batch_body(r->mem, sheet);
    if (full > BATCH_ROWS_MOST + 1 || all->body.len > BATCH_BYTES_MOST)
        return problem_add(r, "file", N_("Es demasiado de una vez: se aceptan hasta 1.000 filas y 3 MB. Divide el archivo."));
    all->name = text_excerpt(r->mem, file->name, 250);
    all->titles = sheet_row_texts(sheet, r->mem, first, sheet->columns);
    all->title_count = sheet->columns < BATCH_COLUMNS_MOST ? sheet->columns : BATCH_COLUMNS_MOST;
    r->prepared = all;
    return DONE;
}

static enum status list_apply(struct request *r)
{
    const struct cocreation_place *at = r->object;
    const struct batch_brought *all = r->prepared;
    struct batch_world w;
    struct proposal_load l;
    TRY(batch_world_read(r, at, &w));
    shape_clear(&proposal_load_shape, &l);
    l.cocreation = at->process->id;
    l.file_name = str_empty(all->name) ? STR("libro") : all->name;
    l.body = all->body;
    l.mapping = batch_mapping(r->mem, &w.targets, all->titles, all->title_count);
    l.state = BATCH_WAITING;
    l.added_by = r->actor.person;
    l.added_at = r->now;
    TRY(record_add(r->db, &proposal_load_shape, &l));
    return respond_redirect(r, path_fmt(r, "%.*s/propuestas/carga/%lld", STR_ARG(at->path), (long long)l.id), NULL);
}

static enum status batch_load(struct request *r)
{
    struct batch_place *b = arena_new_of(r->mem, struct batch_place);
    int64_t id;
    TRY(cocreation_enter(r, &b->at));
    TRY(request_id(r, "load", &id));
    TRY(db_one(r->db, SQL_PROPOSAL_LOAD_ONE, WITH(IN(b->at->process->id), IN(id)), r->mem, &proposal_load_shape, &b->load));
    b->path = path_fmt(r, "%.*s/propuestas/carga/%lld", STR_ARG(b->at->path), (long long)id);
    r->object = b;
    return DONE;
}

static enum status look_at(struct request *r, const struct batch_place *b, struct batch_world *w, struct batch_look *look)
{
    TRY(batch_world_read(r, b->at, w));
    return batch_examine(r, w, b->load->body, b->load->mapping, NULL, NULL, look);
}

static void columns_fill(struct request *r, const struct batch_world *w, const struct batch_look *look, struct batch_page *page)
{
    struct batch_column *columns = arena_array(r->mem, struct batch_column, look->column_count + 1);
    for (size_t i = 0; i < look->column_count; i++) {
        struct batch_option *options = arena_array(r->mem, struct batch_option, w->targets.count + 1);
        options[0] = (struct batch_option){STR(""), str_of(say(r->lang, N_("no se usa"))), look->targets[i] == SIZE_MAX};
        for (size_t k = 0; k < w->targets.count; k++)
            options[k + 1] = (struct batch_option){w->targets.items[k].code, w->targets.items[k].label, look->targets[i] == k};
        columns[i] = (struct batch_column){.title = look->titles[i], .name = path_fmt(r, "c%zu", i), .options = options, .options_count = w->targets.count + 1};
    }
    page->columns = columns;
    page->columns_count = look->column_count;
}

/* Faulty ones all; of the rest the first. */
static void rows_fill(struct request *r, const struct batch_look *look, struct batch_page *page)
{
    struct batch_row *faulty = arena_array(r->mem, struct batch_row, look->row_count + 1), *rows = arena_array(r->mem, struct batch_row, look->row_count + 1);
    for (size_t i = 0; i < look->row_count; i++) {
        if (look->rows[i].fate == BATCH_FAULTY)
            faulty[page->faulty_count++] = look->rows[i];
        else if (page->rows_count < ROWS_SHOWN || !str_empty(look->rows[i].notes))
            rows[page->rows_count++] = look->rows[i];
        else
            page->hidden++;
    }
    page->faulty = faulty;
    page->rows = rows;
}

/* GET …/propuestas/carga/:load */
static enum status batch_show(struct request *r)
{
    const struct batch_place *b = r->object;
    struct batch_world w;
    struct batch_look *look = arena_new_of(r->mem, struct batch_look);
    struct batch_page page = {.at = b->at, .load = b->load, .look = look, .path = b->path, .list_path = list_path(r, b->at)};
    page.waiting = b->load->state == BATCH_WAITING;
    TRY(look_at(r, b, &w, look));
    columns_fill(r, &w, look, &page);
    rows_fill(r, look, &page);
    TRY(open_of(r, b->at, &page.open));
    page.ready = page.open && look->titled && look->counts[BATCH_ENTERS] > 0;
    page.mapping_form = form_for(r, &proposal_load_shape, b->load, path_fmt(r, "%.*s/columnas", STR_ARG(b->path)));
    page.accept_form = form_for(r, &proposal_load_shape, b->load, path_fmt(r, "%.*s/aceptar", STR_ARG(b->path)));
    struct head head = lineage_head(r, b->at, str_of(say(r->lang, N_("Revisar la carga"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Cargar propuestas"))), page.list_path);
    head.wide = true;
    r->reply.personal = true;
    return page_batch_show(r, head, &page);
}

static enum status still_waiting(struct request *r, const struct batch_place *b)
{
    if (b->load->state == BATCH_WAITING)
        return DONE;
    (void)problem_add(r, "", b->load->state == BATCH_ACCEPTED ? N_("Esta carga ya se aceptó: no se aplica dos veces.") : N_("Esta carga se descartó."));
    return CONFLICT;
}

/* POST …/columnas */
static enum status mapping_apply(struct request *r)
{
    const struct batch_place *b = r->object;
    struct proposal_load l = *b->load;
    struct batch_world w;
    struct batch_look look;
    struct buf mapping = BUF(r->mem);
    TRY(still_waiting(r, b));
    TRY(look_at(r, b, &w, &look));
    for (size_t i = 0; i < look.column_count; i++) {
        struct str code = str_trim(request_form(r, path_fmt(r, "c%zu", i).ptr));
        for (size_t k = 0; k < i && code.len > 0; k++)
            if (str_eq(code, str_trim(request_form(r, path_fmt(r, "c%zu", k).ptr))))
                return problem_add(r, "", N_("Dos columnas no pueden ser lo mismo."));
        buf_fmt(&mapping, "%.*s\n", STR_ARG(code));
    }
    l.mapping = buf_str(&mapping);
    TRY(record_change(r->db, &proposal_load_shape, r->mem, &l));
    return respond_redirect(r, b->path, N_("Se guardó qué es cada columna."));
}

/* POST …/aceptar */
static enum status accept_apply(struct request *r)
{
    const struct batch_place *b = r->object;
    struct proposal_load l = *b->load;
    struct batch_world w;
    struct batch_look look;
    int64_t seen;
    TRY(still_waiting(r, b));
    TRY(gate_demand(r, b->at, GATE_PROPOSALS));
    TRY(look_at(r, b, &w, &look));
    if (!look.titled)
        return problem_add(r, "", N_("Di primero qué columna es el título."));
    if (look.counts[BATCH_ENTERS] == 0)
        return problem_add(r, "", N_("No hay filas que puedan entrar."));
    if (!str_int(request_form(r, "seen"), &seen) || seen != (int64_t)look.counts[BATCH_ENTERS]) {
        (void)problem_add(r, "", N_("Lo que entraría cambió desde que viste esta página: revísalo y acepta otra vez."));
        return CONFLICT;
    }
    TRY(batch_accept(r, b->at, &l, &w));
    return respond_redirect(r, b->path, N_("Se registraron las propuestas."));
}

/* POST …/descartar */
static enum status drop_apply(struct request *r)
{
    const struct batch_place *b = r->object;
    struct proposal_load l = *b->load;
    TRY(still_waiting(r, b));
    l.state = BATCH_DROPPED;
    l.closed_at = r->now;
    TRY(record_change(r->db, &proposal_load_shape, r->mem, &l));
    return respond_redirect(r, list_path(r, b->at), N_("Se descartó la carga. Nada cambió."));
}

#define AT "/:jurisdiction/cocreacion/:process/propuestas"
const struct route lineage_batch_routes[] = {
    {GET, AT "/cargar", PROPOSE_FOR, 0, cocreation_load, list_show, NULL, NULL},
    {POST, AT "/cargar", PROPOSE_FOR, ROUTE_SLOW | ROUTE_LARGE, cocreation_load, list_show, list_prepare, list_apply},
    {GET, AT "/cargar/plantilla", PROPOSE_FOR, ROUTE_SLOW | ROUTE_SHEET, cocreation_load, template_show, NULL, NULL},
    {GET, AT "/carga/:load", PROPOSE_FOR, ROUTE_SLOW | ROUTE_PERSONAL, batch_load, batch_show, NULL, NULL},
    {POST, AT "/carga/:load/columnas", PROPOSE_FOR, ROUTE_SLOW, batch_load, batch_show, NULL, mapping_apply},
    {POST, AT "/carga/:load/aceptar", PROPOSE_FOR, ROUTE_SLOW, batch_load, batch_show, NULL, accept_apply},
    {POST, AT "/carga/:load/descartar", PROPOSE_FOR, 0, batch_load, batch_show, NULL, drop_apply},
    {.pattern = NULL},
};
#undef AT
