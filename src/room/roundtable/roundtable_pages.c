/* SPDX-License-Identifier: EUPL-1.2
 * The tables of a process as list and map, the page of one, and what became of what was said there. */
#include "pages.h"
#include "room/roundtable/roundtable_lines.h"
#include "view/chart.h"

#define NEXT_SESSIONS 6
#define LAST_ORDER_OF_PAGE 49 /* panels "roundtable" from 50 on are drawn at …/que-paso */

/* What the query string asks for. */
struct wanted {
    int kind;            /* -1: both */
    struct str province; /* INEC code, or STR_NONE */
};

static struct wanted wanted_of(struct request *r)
{
    return (struct wanted){choice_of(&roundtable_kind_choices, request_query(r, "tipo")), request_query(r, "provincia")};
}

static bool covers(const struct table_province *provinces, size_t count, int64_t table, struct str code)
{
    for (size_t i = 0; i < count; i++)
        if (provinces[i].roundtable == table && str_eq(provinces[i].code, code))
            return true;
    return false;
}

/* Provinces with how many tables cover them, in INEC order, and the map that repeats it. */
static void places_fill(struct request *r, struct table_list_page *page, const struct roundtable_row *rows, size_t count,
                        const struct table_province *provinces, size_t province_count)
{
    struct chart_place *places = arena_array(r->mem, struct chart_place, province_count);
    page->places = arena_array(r->mem, struct table_place_count, province_count);
    for (size_t i = 0; i < province_count; i++) {
        bool seen = false, shown = false;
        int64_t n = 0;
        for (size_t k = 0; k < i; k++)
            seen = seen || str_eq(provinces[k].code, provinces[i].code);
        for (size_t k = 0; k < count; k++)
            if (covers(provinces, province_count, rows[k].id, provinces[i].code)) {
                shown = true;
                n++;
            }
        if (seen || !shown)
            continue;
        if (str_eq(provinces[i].code, request_query(r, "provincia")))
            page->province = provinces[i].name;
        places[page->places_count] = (struct chart_place){provinces[i].code, n};
        page->places[page->places_count++] = (struct table_place_count){
            provinces[i].name, path_fmt(r, "%.*s?provincia=%.*s", STR_ARG(page->path), STR_ARG(provinces[i].code)), n};
    }
    if (page->places_count > 0)
        page->map = chart_map(r->mem, places, page->places_count,
                              str_of(say(r->lang, N_("Mesas territoriales por provincia; límites referenciales. Los mismos números están en la lista."))));
}

static enum status registration_open(struct request *r, const struct cocreation_place *at, bool *ret)
{
    struct gate_window w;
    TRY(cocreation_gate(r->db, r->mem, at, GATE_REGISTRATION, r->now, &w));
    *ret = w.open;
    return DONE;
}

static void filters_fill(struct request *r, const struct wanted *w, struct table_list_page *page)
{
    static const char *const labels[] = {N_("Temáticas"), N_("Territoriales")};
    page->filters = arena_array(r->mem, struct table_filter, 3);
    page->filters[page->filters_count++] = (struct table_filter){str_of(say(r->lang, N_("Todas"))), page->path, w->kind < 0 && str_empty(w->province)};
    for (size_t i = 0; i < COUNT(labels); i++)
        page->filters[page->filters_count++] = (struct table_filter){
            str_of(say(r->lang, labels[i])), path_fmt(r, "%.*s?tipo=%s", STR_ARG(page->path), choice_code(&roundtable_kind_choices, (int)i)),
            w->kind == (int)i && str_empty(w->province)};
}

/* Sessions that come, of those tables. */
static enum status next_fill(struct request *r, const struct cocreation_place *at, const struct session_row *rows, size_t count,
                             const struct roundtable_row *tables, size_t table_count, struct table_list_page *page)
{
    struct session_row *kept = arena_array(r->mem, struct session_row, count);
    size_t n = 0;
    bool open;
    TRY(registration_open(r, at, &open));
    for (size_t i = 0; i < count && n < NEXT_SESSIONS; i++)
        for (size_t k = 0; k < table_count && rows[i].state == SESSION_PLANNED && !day_before(rows[i].held_on, r->today); k++)
            if (tables[k].id == rows[i].roundtable && tables[k].state != TABLE_PREPARED) {
                kept[n++] = rows[i];
                break;
            }
    page->next_count = meeting_lines(r, at, kept, n, open, &page->next);
    return DONE;
}

static size_t tables_wanted(const struct wanted *w, struct roundtable_row *rows, size_t count, const struct table_province *provinces, size_t province_count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if ((w->kind < 0 || rows[i].kind == w->kind) && (str_empty(w->province) || covers(provinces, province_count, rows[i].id, w->province)))
            rows[kept++] = rows[i];
    return kept;
}

/* GET …/mesas?tipo=&provincia= and .ics .csv .json */
static enum status list_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct roundtable_row *rows;
    struct table_province *provinces;
    struct session_row *sessions;
    size_t count, province_count, session_count;
    struct wanted w = wanted_of(r);
    bool drafts = request_may(r, READ_DRAFT);
    if (r->format == FORMAT_ATOM)
        return NOT_FOUND;
    TRY(session_rows(r->db, r->mem, at->process->id, false, &sessions, &session_count));
    if (r->format == FORMAT_ICS)
        return sessions_calendar(r, at->process->name, at, sessions, session_count);
    TRY(table_rows(r->db, r->mem, at->process->id, drafts && r->format == FORMAT_HTML, r->today, &rows, &count));
    TRY(table_provinces(r->db, r->mem, at->process->id, &provinces, &province_count));
    struct table_list_page page = {.at = at, .path = path_fmt(r, "%.*s/mesas", STR_ARG(at->path)), .may_manage = request_may(r, MANAGE_COCREATION),
                                   .any = count > 0};
    places_fill(r, &page, rows, count, provinces, province_count);
    count = tables_wanted(&w, rows, count, provinces, province_count);
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &roundtable_row_shape, rows, count, STR("mesas"));
    page.new_path = path_fmt(r, "%.*s/nueva", STR_ARG(page.path));
    page.calendar_path = path_fmt(r, "%.*s.ics", STR_ARG(page.path));
    filters_fill(r, &w, &page);
    TRY(next_fill(r, at, sessions, session_count, rows, count, &page));
    struct table_line *lines;
    (void)table_lines(r, at, rows, count, provinces, province_count, &lines);
    page.thematic = arena_array(r->mem, struct table_line, count);
    page.territorial = arena_array(r->mem, struct table_line, count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].kind == TABLE_THEMATIC)
            page.thematic[page.thematic_count++] = lines[i];
        else
            page.territorial[page.territorial_count++] = lines[i];
    }
    struct head head = cocreation_head(r, at, str_of(say(r->lang, N_("Mesas de trabajo"))));
    head.data_path = page.path;
    return page_table_list(r, head, &page);
}

/* The row of the table at hand with its names. */
static enum status row_of(struct request *r, const struct roundtable_place *p, struct table_page *page)
{
    struct roundtable_row *rows;
    struct table_province *provinces;
    struct table_line *line;
    size_t count, province_count;
    TRY(table_rows(r->db, r->mem, p->at->process->id, true, r->today, &rows, &count));
    TRY(table_provinces(r->db, r->mem, p->at->process->id, &provinces, &province_count));
    for (size_t i = 0; i < count; i++)
        if (rows[i].id == p->table->id) {
            (void)table_lines(r, p->at, &rows[i], 1, provinces, province_count, &line);
            page->row = &rows[i];
            page->provinces = line->provinces;
            page->topic = line->topic;
        }
    if (page->row != NULL && !str_empty(page->row->host_code))
        page->host_path = path_fmt(r, "/%.*s/institucion/%.*s", STR_ARG(p->at->jurisdiction->code), STR_ARG(page->row->host_code));
    return page->row == NULL ? NOT_FOUND : DONE;
}

static struct head table_page_head(struct request *r, const struct roundtable_place *p, struct str title)
{
    struct head head = cocreation_head(r, p->at, title);
    head_crumb(r, &head, str_of(say(r->lang, N_("Mesas"))), path_fmt(r, "%.*s/mesas", STR_ARG(p->at->path)));
    return head;
}

/* GET …/mesa/:table and .ics .csv .json */
static enum status table_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct session_row *sessions;
    size_t count;
    bool open;
    if (r->format == FORMAT_ATOM)
        return NOT_FOUND;
    TRY(session_rows_of(r->db, r->mem, p->table->id, &sessions, &count));
    if (r->format == FORMAT_ICS)
        return sessions_calendar(r, p->table->name, p->at, sessions, count);
    struct table_page page = {
        .at = p,
        .table = p->table,
        .class = table_class(p->table->state),
        .desk_path = path_fmt(r, "%.*s/trabajo", STR_ARG(p->path)),
        .edit_path = path_fmt(r, "%.*s/editar", STR_ARG(p->path)),
        .what_path = path_fmt(r, "%.*s/que-paso", STR_ARG(p->path)),
        .list_path = path_fmt(r, "%.*s/mesas", STR_ARG(p->at->path)),
        .calendar_path = path_fmt(r, "%.*s.ics", STR_ARG(p->path)),
        .may_run = request_may(r, RUN_TABLE),
        .draft = p->table->state == TABLE_PREPARED,
    };
    TRY(row_of(r, p, &page));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &roundtable_row_shape, page.row, 1, path_fmt(r, "mesa-%lld", (long long)p->table->number));
    TRY(registration_open(r, p->at, &open));
    page.sessions_count = meeting_lines(r, p->at, sessions, count, open, &page.sessions);
    for (size_t i = 0; i < page.sessions_count; i++)
        page.any_ahead = page.any_ahead || page.sessions[i].takes;
    TRY(note_lines(r, p, false, &page.notes, &page.notes_count));
    TRY(photo_lines(r, p, false, &page.photos, &page.photos_count));
    TRY(actor_cover_of(r, p->table->id, true, &page.cover, &page.cover_count));
    struct head head = table_page_head(r, p, p->table->name);
    head.data_path = p->path;
    return page_table_show(r, head, &page);
}

void table_panels(struct out *o)
{
    enum status s = panels_render_between(o->request, o, "roundtable", 0, LAST_ORDER_OF_PAGE);
    o->problem = o->problem == DONE ? s : o->problem;
}

void table_after_panels(struct out *o)
{
    enum status s = panels_render_between(o->request, o, "roundtable", LAST_ORDER_OF_PAGE + 1, 999);
    o->problem = o->problem == DONE ? s : o->problem;
}

/* GET …/mesa/:table/que-paso */
static enum status what_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct table_what_page page = {.at = p, .table = p->table, .may_run = request_may(r, RUN_TABLE)};
    page.form = form_for(r, &roundtable_shape, p->table, path_fmt(r, "%.*s/que-paso", STR_ARG(p->path)));
    struct head head = roundtable_head(r, p, str_of(say(r->lang, N_("Qué pasó con lo que dijimos"))));
    head.form_page = page.may_run;
    return page_table_what(r, head, &page);
}

/* POST …/mesa/:table/que-paso */
static enum status what_apply(struct request *r)
{
    static const char *const names[] = {"outcome", NULL};
    const struct roundtable_place *p = r->object;
    struct roundtable x = *p->table;
    TRY(form_read_fields(r, &roundtable_shape, &x, names));
    if (x.state == TABLE_CANCELLED)
        return problem_add(r, "", N_("Esta mesa se canceló: no hay nada que contar de ella."));
    TRY(record_change(r->db, &roundtable_shape, r->mem, &x));
    return respond_redirect(r, path_fmt(r, "%.*s/que-paso", STR_ARG(p->path)), N_("Se guardó."));
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route roundtable_routes[] = {
    {GET, AT "/mesas", READ, ROUTE_CACHED | ROUTE_DATA | ROUTE_FEED, cocreation_load, list_show, NULL, NULL},
    {GET, AT "/mesas/nueva", MANAGE_COCREATION, 0, cocreation_load, table_new_show, NULL, NULL},
    {POST, AT "/mesas/nueva", MANAGE_COCREATION, 0, cocreation_load, table_new_show, NULL, table_new_apply},
    {GET, AT "/mesa/:table", READ, ROUTE_CACHED | ROUTE_DATA | ROUTE_FEED, roundtable_load, table_show, NULL, NULL},
    {GET, AT "/mesa/:table/editar", MANAGE_COCREATION, 0, roundtable_load, table_edit_show, NULL, NULL},
    {POST, AT "/mesa/:table/editar", MANAGE_COCREATION, 0, roundtable_load, table_edit_show, NULL, table_edit_apply},
    {GET, AT "/mesa/:table/trabajo", RUN_TABLE, 0, roundtable_load, table_desk_show, NULL, NULL},
    {POST, AT "/mesa/:table/estado", MANAGE_COCREATION, 0, roundtable_load, table_desk_show, NULL, table_state_apply},
    {GET, AT "/mesa/:table/cancelar", MANAGE_COCREATION, 0, roundtable_load, table_cancel_show, NULL, NULL},
    {POST, AT "/mesa/:table/cancelar", MANAGE_COCREATION, 0, roundtable_load, table_cancel_show, NULL, table_cancel_apply},
    {GET, AT "/mesa/:table/que-paso", READ, 0, roundtable_load, what_show, NULL, NULL},
    {POST, AT "/mesa/:table/que-paso", RUN_TABLE, 0, roundtable_load, what_show, NULL, what_apply},
    {.pattern = NULL},
};
#undef AT
