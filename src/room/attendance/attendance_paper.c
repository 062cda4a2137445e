/* SPDX-License-Identifier: EUPL-1.2
 * Attendance from paper: rows, a pasted list, or totals by dimension; and the slips of the people on the list. */
#include "base/text.h"
#include "document/pasted.h"
#include "document/table.h"
#include "pages.h"
#include "room/attendance/attendance_view.h"
#include "sql.h"

static struct attendance *paper_fresh(struct request *r, const struct session_place *p)
{
    struct attendance *a = arena_new_of(r->mem, struct attendance);
    shape_clear(&attendance_shape, a);
    a->session = p->session->id;
    a->channel = CHANNEL_PAPER;
    a->noted_by = r->actor.person;
    a->noted_at = r->now;
    return a;
}

static struct str cell_name_of(struct request *r, const char *field, size_t i)
{
    return str_fmt(r->mem, "%s_%zu", field, i + 1);
}

static struct str cell(struct request *r, const char *field, size_t i)
{
    return str_trim(request_form(r, str_chars(r->mem, cell_name_of(r, field, i))));
}

static size_t choices_of(struct request *r, const struct choices *list, struct str chosen, struct paper_choice **ret)
{
    struct paper_choice *rows = arena_array(r->mem, struct paper_choice, list->count);
    for (size_t i = 0; i < list->count; i++)
        rows[i] = (struct paper_choice){str_of(list->items[i].code), str_of(say(r->lang, list->items[i].label)), str_is(chosen, list->items[i].code)};
    *ret = rows;
    return list->count;
}

static struct paper_row row_of(struct request *r, size_t i, const struct option *provinces, size_t count)
{
    struct paper_row x = {.number = (int64_t)i + 1, .name = cell(r, "name", i)};
    struct str chosen = cell(r, "territory", i);
    x.sectors_count = choices_of(r, &table_sector_choices, cell(r, "sector", i), &x.sectors);
    x.presences_count = choices_of(r, &presence_choices, cell(r, "modality", i), &x.presences);
    x.provinces = arena_array(r->mem, struct paper_choice, count);
    for (; x.provinces_count < count; x.provinces_count++) {
        struct str id = str_fmt(r->mem, "%lld", (long long)provinces[x.provinces_count].value);
        x.provinces[x.provinces_count] = (struct paper_choice){id, provinces[x.provinces_count].label, str_eq(id, chosen)};
    }
    x.problem = problem_of(&r->problems, cell_name_of(r, "row", i));
    return x;
}

/* The choice that is written so, by label or code; -1. */
static int label_of(struct request *r, const struct choices *list, struct str typed)
{
    struct str folded = text_fold(r->mem, str_trim(typed));
    for (size_t i = 0; i < list->count && folded.len > 0; i++)
        if (str_eq(folded, text_fold(r->mem, str_of(list->items[i].label))) || str_eq(folded, text_fold(r->mem, str_of(list->items[i].code))) ||
            str_eq(folded, text_fold(r->mem, str_of(say(r->lang, list->items[i].label)))))
            return (int)i;
    return -1;
}

struct paper_take {
    struct attendance *rows;
    size_t count;
    struct paper_fault *faults;
    size_t fault_count;
    const struct option *provinces;
    size_t province_count;
};

static bool province_of(struct request *r, const struct paper_take *t, struct str name, int64_t *ret)
{
    *ret = NONE;
    for (size_t i = 0; i < t->province_count && !str_empty(name); i++)
        if (str_eq(text_fold(r->mem, t->provinces[i].label), text_fold(r->mem, name)) ||
            str_eq(str_fmt(r->mem, "%lld", (long long)t->provinces[i].value), name))
            *ret = t->provinces[i].value;
    return str_empty(name) || *ret != NONE;
}

/* NULL: the row is whole. */
static const char *row_fault(struct request *r, const struct session_place *p, const struct paper_take *t, const struct str *cells, struct attendance *a)
{
    *a = *paper_fresh(r, p);
    a->name = str_empty(cells[0]) ? STR_NONE : cells[0];
    a->sector = label_of(r, &table_sector_choices, cells[1]);
    int presence = label_of(r, &presence_choices, cells[3]);
    a->modality = session_presence(p->session, presence < 0 ? PRESENCE_PRESENT : presence);
    if (!str_empty(a->name) && (text_length(a->name) < 2 || text_length(a->name) > 120))
        return N_("el nombre tiene entre 2 y 120 caracteres, o queda vacío");
    if (a->sector < 0)
        return N_("falta el sector, o no es ninguno de la lista");
    if (!province_of(r, t, cells[2], &a->territory))
        return N_("la provincia no existe");
    return !str_empty(cells[3]) && presence < 0 ? N_("la modalidad es «En persona» o «En línea»") : NULL;
}

/* The rows of the page that somebody wrote in. */
static enum status typed_read(struct request *r, const struct session_place *p, struct paper_take *t)
{
    enum status s = DONE;
    for (size_t i = 0; i < PAPER_ROWS; i++) {
        struct str cells[] = {cell(r, "name", i), cell(r, "sector", i), cell(r, "territory", i), cell(r, "modality", i)};
        if (str_empty(cells[0]) && str_empty(cells[1]))
            continue;
        const char *why = row_fault(r, p, t, cells, &t->rows[t->count]);
        if (why == NULL)
            t->count++;
        else
            s = problem_add(r, str_chars(r->mem, cell_name_of(r, "row", i)), why);
    }
    return s;
}

/* The pasted table: every faulty row is named, and nothing is saved while there is one. */
static enum status pasted_rows(struct request *r, const struct session_place *p, struct paper_take *t)
{
    static const char *const wanted[] = {"Nombre", "Sector", "Provincia", "Modalidad"};
    struct book b = {0};
    size_t columns[COUNT(wanted)];
    if (str_empty(str_trim(request_form(r, "rows"))))
        return DONE;
    enum status s = pasted_read(r->mem, request_form(r, "rows"), &b);
    if (s == INVALID || s == TOO_LARGE)
        return problem_add(r, "rows", N_("La tabla pegada no se puede leer, o es demasiado grande."));
    TRY(s);
    const struct sheet *sheet = &b.sheets[0];
    size_t header = sheet_header(sheet, r->mem, wanted, COUNT(wanted), columns);
    if (header == 0 || columns[1] == 0)
        return problem_add(r, "rows", N_("La primera fila debe decir: Nombre, Sector, Provincia, Modalidad."));
    if (sheet->rows - header > PASTED_ROWS)
        return problem_add(r, "rows", N_("Pega a lo más 500 filas a la vez."));
    for (size_t row = header + 1; row <= sheet->rows; row++) {
        struct str cells[COUNT(wanted)];
        if (sheet_row_blank(sheet, row))
            continue;
        for (size_t i = 0; i < COUNT(wanted); i++)
            cells[i] = columns[i] == 0 ? STR_NONE : str_trim(sheet_text(sheet, row, columns[i]));
        const char *why = row_fault(r, p, t, cells, &t->rows[t->count]);
        if (why == NULL)
            t->count++;
        else
            t->faults[t->fault_count++] = (struct paper_fault){(int64_t)row, str_of(say(r->lang, why))};
    }
    return t->fault_count == 0 ? DONE : problem_add(r, "rows", N_("Hay filas con errores; no se guardó ninguna. Corrígelas y envía otra vez."));
}

static enum status take_open(struct request *r, struct paper_take *t)
{
    struct option *provinces;
    TRY(attendance_provinces(r, &provinces, &t->province_count));
    t->provinces = provinces;
    t->rows = arena_array(r->mem, struct attendance, PAPER_ROWS + PASTED_ROWS);
    t->faults = arena_array(r->mem, struct paper_fault, PASTED_ROWS);
    return DONE;
}

/* GET …/asistencia/papel */
static enum status rows_show(struct request *r)
{
    const struct session_place *p = r->object;
    struct paper_take take = {0};
    struct problems kept = r->problems;
    struct paper_page page = {.at = p, .table = p->at->table, .when = day_words(r->mem, r->lang, p->session->held_on),
                              .back_path = attendance_path(r, p, ""), .both = p->session->modality == MODALITY_MIXED};
    TRY(take_open(r, &take));
    page.rows = arena_array(r->mem, struct paper_row, PAPER_ROWS);
    for (; page.rows_count < PAPER_ROWS; page.rows_count++)
        page.rows[page.rows_count] = row_of(r, page.rows_count, take.provinces, take.province_count);
    if (r->problem != DONE) {
        (void)pasted_rows(r, p, &take);
        r->problems = kept;
    }
    page.faults = take.faults;
    page.faults_count = take.fault_count;
    page.form = form_for(r, &attendance_shape, paper_fresh(r, p), attendance_path(r, p, "/papel"));
    struct head head = attendance_head(r, p, N_("Asistencia desde papel, fila por fila"));
    head_crumb(r, &head, str_of(say(r->lang, N_("Asistencia"))), page.back_path);
    head.form_page = true;
    return page_attendance_paper(r, head, &page);
}

/* POST …/asistencia/papel */
static enum status rows_apply(struct request *r)
{
    const struct session_place *p = r->object;
    struct paper_take take = {0};
    struct buf already = BUF(r->mem);
    int64_t added = 0, there_count = 0;
    TRY(attendance_demand(r, p));
    TRY(take_open(r, &take));
    enum status typed = typed_read(r, p, &take), pasted = pasted_rows(r, p, &take);
    TRY(typed);
    TRY(pasted);
    if (take.count == 0)
        return problem_add(r, "", N_("Escribe al menos una fila: el sector basta."));
    for (size_t i = 0; i < take.count; i++) {
        bool there;
        TRY(attendance_add(r->db, r->mem, r->site->server_key, &take.rows[i], STR_NONE, &there));
        added += !there;
        there_count += there;
        if (there && there_count <= 5)
            buf_fmt(&already, "%s%.*s", already.len > 0 ? ", " : "", STR_ARG(take.rows[i].name));
    }
    struct str values[] = {int_words(r->mem, r->lang, added), int_words(r->mem, r->lang, there_count), buf_str(&already)};
    struct str told = say_with(r->mem, r->lang,
                               there_count > 0 ? N_("Personas anotadas: %1. Ya estaban en la lista y cuentan una sola vez: %2 (%3).") : N_("Personas anotadas: %1."),
                               values, COUNT(values));
    return respond_redirect(r, attendance_path(r, p, there_count > 0 ? "" : "/papel"), str_chars(r->mem, told));
}

/* ---- totals and slips */

static const enum attendance_dimension on_paper[] = {BY_TOTAL, BY_GENDER, BY_SECTOR, BY_AGE, BY_IDENTITY, BY_PROVINCE, BY_MODALITY};
static const enum attendance_dimension on_slips[] = {BY_GENDER, BY_AGE, BY_IDENTITY};

struct totals {
    bool slips;
    enum attendance_source source;
    const enum attendance_dimension *dimensions;
    size_t dimension_count;
    struct totals_group *groups;
};

static struct totals totals_kind(const struct request *r)
{
    bool slips = str_ends(r->path, "/papeletas");
    return slips ? (struct totals){true, COUNTED_ON_SLIPS, on_slips, COUNT(on_slips), NULL}
                 : (struct totals){false, COUNTED_ON_PAPER, on_paper, COUNT(on_paper), NULL};
}

static void value_add(struct request *r, struct totals_group *g, enum attendance_dimension d, struct str code, struct str label)
{
    struct str name = str_fmt(r->mem, "%s.%.*s", choice_code(&attendance_dimension_choices, (int)d), STR_ARG(code));
    struct str typed = str_trim(request_form(r, str_chars(r->mem, name)));
    g->values[g->values_count++] = (struct totals_value){name, label, typed, problem_of(&r->problems, name)};
}

/* Every number that the page asks for, with what was typed. */
static enum status groups_of(struct request *r, struct totals *t)
{
    struct territory *provinces;
    size_t province_count;
    TRY(territory_provinces(r->db, r->mem, &provinces, &province_count));
    t->groups = arena_array(r->mem, struct totals_group, t->dimension_count);
    for (size_t i = 0; i < t->dimension_count; i++) {
        enum attendance_dimension d = t->dimensions[i];
        const struct choices *list = dimension_values(d);
        struct totals_group *g = &t->groups[i];
        g->label = str_of(say(r->lang, choice_label(&attendance_dimension_choices, (int)d)));
        g->values = arena_array(r->mem, struct totals_value, province_count + 16);
        if (d == BY_TOTAL)
            value_add(r, g, d, STR("total"), str_of(say(r->lang, N_("Personas en total"))));
        for (size_t k = 0; list != NULL && k < list->count; k++)
            value_add(r, g, d, str_of(list->items[k].code), str_of(say(r->lang, list->items[k].label)));
        for (size_t k = 0; d == BY_PROVINCE && k < province_count; k++)
            value_add(r, g, d, provinces[k].code, provinces[k].name);
        if (d != BY_TOTAL && !t->slips)
            value_add(r, g, d, STR(NO_DATA), str_of(say(r->lang, N_("Sin dato"))));
    }
    return DONE;
}

/* What is kept, where nothing was typed. */
static enum status groups_fill(struct request *r, const struct session_place *p, const struct totals *t, int64_t *ret_hall)
{
    struct attendance_total *rows;
    size_t count;
    TRY(db_many(r->db, SQL_ATTENDANCE_TOTALS, WITH(IN(p->session->id)), r->mem, &attendance_total_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct str name = str_fmt(r->mem, "%s.%.*s", choice_code(&attendance_dimension_choices, rows[i].dimension), STR_ARG(rows[i].value));
        if (rows[i].source == COUNTED_IN_HALL && rows[i].dimension == BY_GENDER)
            *ret_hall += rows[i].count;
        for (size_t g = 0; rows[i].source == (int)t->source && r->problem == DONE && g < t->dimension_count; g++)
            for (size_t v = 0; v < t->groups[g].values_count; v++)
                if (str_eq(t->groups[g].values[v].name, name))
                    t->groups[g].values[v].value = str_fmt(r->mem, "%lld", (long long)rows[i].count);
    }
    return DONE;
}

/* GET …/asistencia/totales, …/papeletas */
static enum status totals_show(struct request *r)
{
    const struct session_place *p = r->object;
    struct totals t = totals_kind(r);
    struct attendance_state state;
    const char *title = t.slips ? N_("Papeletas de las personas de la lista") : N_("Asistencia desde papel, solo totales");
    struct totals_page page = {.at = p, .table = p->at->table, .when = day_words(r->mem, r->lang, p->session->held_on), .slips = t.slips,
                               .back_path = attendance_path(r, p, ""), .title = str_of(say(r->lang, title))};
    TRY(attendance_state_of(r->db, r->mem, p->session->id, &state));
    TRY(groups_of(r, &t));
    TRY(groups_fill(r, p, &t, &page.hall));
    page.rows_total = state.rows.total;
    page.groups = t.groups;
    page.groups_count = t.dimension_count;
    page.form = form_for(r, &attendance_shape, paper_fresh(r, p), attendance_path(r, p, t.slips ? "/papeletas" : "/totales"));
    struct head head = attendance_head(r, p, title);
    head_crumb(r, &head, str_of(say(r->lang, N_("Asistencia"))), page.back_path);
    head.form_page = true;
    return page_attendance_totals(r, head, &page);
}

/* POST …/asistencia/totales, …/papeletas: all numbers of the page at once; the log says who wrote them, not which. */
static enum status totals_apply(struct request *r)
{
    const struct session_place *p = r->object;
    struct totals t = totals_kind(r);
    enum status s = DONE;
    TRY(attendance_demand(r, p));
    TRY(groups_of(r, &t));
    TRY(db_exec(r->db, SQL_ATTENDANCE_TALLY_CLEAR, WITH(IN(p->session->id), IN_CHOICE(attendance_source, (int)t.source)), NULL));
    for (size_t g = 0; g < t.dimension_count; g++)
        for (size_t v = 0; v < t.groups[g].values_count; v++) {
            const struct totals_value *x = &t.groups[g].values[v];
            struct str rest = x->name;
            int64_t n = 0;
            (void)str_cut(&rest, '.');
            if (!str_empty(x->value) && (!str_int(x->value, &n) || n < 0 || n > 1000000))
                s = problem_add(r, str_chars(r->mem, x->name), N_("Escribe un número entero, o nada."));
            else
                TRY(attendance_tally(r->db, p->session->id, t.source, t.dimensions[g], rest, n));
        }
    TRY(s);
    TRY(record_note(r->db, t.slips ? STR("asistencia: papeletas") : STR("asistencia: totales"), STR("roundtable_session"), p->session->id, STR("{}")));
    return respond_redirect(r, attendance_path(r, p, ""), N_("Se guardaron los totales."));
}

#define AT "/:jurisdiction/cocreacion/:process/mesa/:table/sesion/:session/asistencia"
const struct route attendance_paper_routes[] = {
    {GET, AT "/papel", RUN_TABLE, 0, session_place_load, rows_show, NULL, NULL},
    {POST, AT "/papel", RUN_TABLE, 0, session_place_load, rows_show, NULL, rows_apply},
    {GET, AT "/totales", RUN_TABLE, 0, session_place_load, totals_show, NULL, NULL},
    {POST, AT "/totales", RUN_TABLE, 0, session_place_load, totals_show, NULL, totals_apply},
    {GET, AT "/papeletas", RUN_TABLE, 0, session_place_load, totals_show, NULL, NULL},
    {POST, AT "/papeletas", RUN_TABLE, 0, session_place_load, totals_show, NULL, totals_apply},
    {.pattern = NULL},
};
#undef AT
