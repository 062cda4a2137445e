/* SPDX-License-Identifier: EUPL-1.2
 * Making and changing a table, its desk and its moves. */
#include "pages.h"
#include "room/roundtable/roundtable_lines.h"
#include "room/topic/topic.h"
#include "sql.h"

static const char *const names[] = {"kind", "name", "topic", "purpose", "host", NULL};

static bool typed_id(const struct str *typed, size_t count, int64_t id)
{
    int64_t n;
    for (size_t i = 0; i < count; i++)
        if (str_int(typed[i], &n) && n == id)
            return true;
    return false;
}

static enum status form_page(struct request *r, const struct cocreation_place *at, const struct roundtable *x, struct head head, struct str action)
{
    struct option *topics, *hosts, *provinces;
    size_t topic_count, host_count, province_count, there_count = 0;
    struct roundtable_territory *there = NULL;
    struct str *typed;
    size_t typed_count = request_form_all(r, "provinces", &typed);
    struct table_form_page page = {.form = form_for(r, &roundtable_shape, x, action), .fresh = x->id == NONE,
                                   .problem = problem_of(&r->problems, STR("provinces"))};
    TRY(topic_options(r, TOPIC_POLICY, &topics, &topic_count));
    TRY(institution_options(r, at->jurisdiction->id, &hosts, &host_count));
    TRY(province_options(r, &provinces, &province_count));
    if (x->id != NONE)
        TRY(db_many(r->db, SQL_TABLE_TERRITORIES, WITH(IN(x->id)), r->mem, &roundtable_territory_shape, &there, &there_count));
    table_options(r, &page.form, "topic", topics, topic_count);
    table_options(r, &page.form, "host", hosts, host_count);
    page.provinces = arena_array(r->mem, struct province_check, province_count);
    page.provinces_count = province_count;
    for (size_t i = 0; i < province_count; i++) {
        bool on = typed_id(typed, typed_count, provinces[i].value);
        for (size_t k = 0; k < there_count && !request_typed(r); k++)
            on = on || there[k].territory == provinces[i].value;
        page.provinces[i] = (struct province_check){provinces[i].value, provinces[i].label, on};
    }
    head.form_page = true;
    return page_table_form(r, head, &page);
}

/* Provinces that were ticked; a problem where one is none of the list or a territorial table has none. */
static enum status provinces_read(struct request *r, const struct roundtable *x, int64_t **ret, size_t *ret_count)
{
    struct option *all;
    struct str *typed;
    size_t count, typed_count = request_form_all(r, "provinces", &typed), n = 0;
    int64_t *ids = arena_array(r->mem, int64_t, typed_count + 1);
    TRY(province_options(r, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (n < typed_count && typed_id(typed, typed_count, all[i].value))
            ids[n++] = all[i].value;
    if (n < typed_count)
        return problem_add(r, "provinces", N_("Elige provincias de la lista."));
    if (x->kind == TABLE_TERRITORIAL && n == 0)
        return problem_add(r, "provinces", N_("Una mesa territorial necesita al menos una provincia."));
    *ret = ids;
    *ret_count = n;
    return DONE;
}

/* What was typed, or problems beside it. */
static enum status table_read(struct request *r, const struct cocreation_place *at, struct roundtable *x, int64_t **ret, size_t *ret_count)
{
    enum status typed = form_read_fields(r, &roundtable_shape, x, names);
    if (x->kind == TABLE_THEMATIC && x->topic == NONE)
        typed = problem_add(r, "topic", N_("Una mesa temática necesita un tema."));
    if (x->topic != NONE) {
        struct topic *t;
        enum status s = record_get(r->db, r->mem, &topic_shape, x->topic, &t);
        if (s == NOT_FOUND)
            typed = problem_add(r, "topic", N_("Elige un tema de la lista."));
        else
            TRY(s);
    }
    if (x->host != NONE) {
        struct institution *i;
        enum status s = record_get(r->db, r->mem, &institution_shape, x->host, &i);
        if (s == NOT_FOUND || (s == DONE && i->jurisdiction != at->jurisdiction->id))
            typed = problem_add(r, "host", N_("Elige una institución de la lista."));
        else
            TRY(s);
    }
    enum status provinces = provinces_read(r, x, ret, ret_count);
    return typed != DONE ? typed : provinces;
}

/* GET …/mesas/nueva */
enum status table_new_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct roundtable *x = arena_new_of(r->mem, struct roundtable);
    shape_clear(&roundtable_shape, x);
    struct head head = cocreation_head(r, at, str_of(say(r->lang, N_("Nueva mesa"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Mesas"))), path_fmt(r, "%.*s/mesas", STR_ARG(at->path)));
    return form_page(r, at, x, head, path_fmt(r, "%.*s/mesas/nueva", STR_ARG(at->path)));
}

/* POST …/mesas/nueva */
enum status table_new_apply(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct roundtable x;
    int64_t *ids;
    size_t count;
    shape_clear(&roundtable_shape, &x);
    TRY(table_read(r, at, &x, &ids, &count));
    if (at->process->state == COCREATION_CLOSED || at->process->state == COCREATION_CANCELLED)
        return problem_add(r, "", N_("El proceso terminó: ya no se le agregan mesas."));
    x.cocreation = at->process->id;
    x.state = TABLE_PREPARED;
    TRY(db_int(r->db, SQL_ROUNDTABLE_NEXT_NUMBER, WITH(IN(x.cocreation)), &x.number));
    TRY(record_add(r->db, &roundtable_shape, &x));
    TRY(table_provinces_set(r->db, r->mem, x.id, ids, count));
    return respond_redirect(r, path_fmt(r, "%.*s/mesa/%lld/trabajo", STR_ARG(at->path), (long long)x.number),
                            N_("Se creó la mesa. Programa sus sesiones y luego convócala: hasta entonces no se publica."));
}

/* GET …/mesa/:table/editar */
enum status table_edit_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    return form_page(r, p->at, p->table, roundtable_head(r, p, str_of(say(r->lang, N_("Editar la mesa")))), path_fmt(r, "%.*s/editar", STR_ARG(p->path)));
}

/* POST …/mesa/:table/editar */
enum status table_edit_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable x = *p->table;
    int64_t *ids;
    size_t count;
    TRY(table_read(r, p->at, &x, &ids, &count));
    TRY(record_change(r->db, &roundtable_shape, r->mem, &x));
    TRY(table_provinces_set(r->db, r->mem, x.id, ids, count));
    return respond_redirect(r, path_fmt(r, "%.*s/trabajo", STR_ARG(p->path)), N_("Se guardó la mesa."));
}

static enum status desk_lists(struct request *r, const struct roundtable_place *p, struct table_desk_page *page)
{
    struct session_row *sessions;
    struct gate_window w;
    size_t count;
    TRY(session_rows_of(r->db, r->mem, p->table->id, &sessions, &count));
    TRY(cocreation_gate(r->db, r->mem, p->at, GATE_REGISTRATION, r->now, &w));
    page->sessions_count = meeting_lines(r, p->at, sessions, count, w.open, &page->sessions);
    TRY(db_many(r->db, SQL_TABLE_PEOPLE, WITH(IN(p->table->id)), r->mem, &table_person_row_shape, &page->people, &page->people_count));
    TRY(note_lines(r, p, true, &page->notes, &page->notes_count));
    return photo_lines(r, p, true, &page->photos, &page->photos_count);
}

/* GET …/mesa/:table/trabajo */
enum status table_desk_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct table_desk_page page = {
        .at = p,
        .table = p->table,
        .class = table_class(p->table->state),
        .state_path = path_fmt(r, "%.*s/estado", STR_ARG(p->path)),
        .cancel_path = path_fmt(r, "%.*s/cancelar", STR_ARG(p->path)),
        .edit_path = path_fmt(r, "%.*s/editar", STR_ARG(p->path)),
        .people_path = path_fmt(r, "%.*s/equipo", STR_ARG(p->path)),
        .actors_path = path_fmt(r, "%.*s/actores", STR_ARG(p->path)),
        .new_session_path = path_fmt(r, "%.*s/sesiones/nueva", STR_ARG(p->path)),
        .new_note_path = path_fmt(r, "%.*s/notas/nueva", STR_ARG(p->path)),
        .new_photo_path = path_fmt(r, "%.*s/fotos/nueva", STR_ARG(p->path)),
        .what_path = path_fmt(r, "%.*s/que-paso", STR_ARG(p->path)),
        .may_manage = request_may(r, MANAGE_COCREATION),
    };
    TRY(desk_lists(r, p, &page));
    TRY(table_facts_of(r->db, r->mem, p->table, &page.facts));
    page.moves = arena_array(r->mem, struct table_move, roundtable_state_choices.count);
    for (int to = 0; page.may_manage && (size_t)to < roundtable_state_choices.count; to++)
        if (to != TABLE_CANCELLED && roundtable_may_become(p->table->state, to))
            page.moves[page.moves_count++] = (struct table_move){to, roundtable_fault(p->table->state, to, &page.facts)};
    page.may_cancel = page.may_manage && roundtable_may_become(p->table->state, TABLE_CANCELLED);
    for (size_t i = 0; i < page.sessions_count; i++)
        page.overdue_minutes = page.overdue_minutes || (page.sessions[i].held && page.facts.minutes == 0 &&
                                                        days_between(page.sessions[i].s->held_on, r->today) > MINUTES_DAYS);
    return page_table_desk(r, roundtable_head(r, p, str_of(say(r->lang, N_("Llevar la mesa")))), &page);
}

static enum status desk_back(struct request *r, const struct roundtable_place *p, const char *flash)
{
    return respond_redirect(r, path_fmt(r, "%.*s/trabajo", STR_ARG(p->path)), flash);
}

/* POST …/mesa/:table/estado */
enum status table_state_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable x = *p->table;
    struct table_facts f;
    int to = choice_of(&roundtable_state_choices, request_form(r, "to"));
    if (to < 0 || to == TABLE_CANCELLED || !roundtable_may_become(x.state, to)) {
        (void)problem_add(r, "", N_("La mesa ya no está en ese estado: mira cómo está ahora."));
        return CONFLICT;
    }
    TRY(table_facts_of(r->db, r->mem, p->table, &f));
    const char *fault = roundtable_fault(x.state, to, &f);
    if (fault != NULL)
        return problem_add(r, "", fault);
    x.state = to;
    TRY(record_change(r->db, &roundtable_shape, r->mem, &x));
    return desk_back(r, p, N_("La mesa cambió de estado."));
}

/* GET …/mesa/:table/cancelar */
enum status table_cancel_show(struct request *r)
{
    static const char *const required[] = {"reason", NULL};
    const struct roundtable_place *p = r->object;
    struct table_reason_page page = {.form = form_for(r, &roundtable_shape, p->table, path_fmt(r, "%.*s/cancelar", STR_ARG(p->path))),
                                     .title = N_("Cancelar la mesa"),
                                     .warning = N_("Se cancelan también sus sesiones programadas, y quienes se inscribieron reciben una carta con la razón. Una mesa cancelada no vuelve."),
                                     .button = N_("Cancelar la mesa")};
    page.form.required = required;
    struct head head = roundtable_head(r, p, str_of(say(r->lang, page.title)));
    head.form_page = true;
    return page_table_reason(r, head, &page);
}

/* POST …/mesa/:table/cancelar */
enum status table_cancel_apply(struct request *r)
{
    static const char *const reason[] = {"reason", NULL};
    const struct roundtable_place *p = r->object;
    struct roundtable x = *p->table;
    struct roundtable_session *rows;
    size_t count;
    if (!roundtable_may_become(x.state, TABLE_CANCELLED)) {
        (void)problem_add(r, "", N_("La mesa ya no está en ese estado: mira cómo está ahora."));
        return CONFLICT;
    }
    TRY(form_read_fields(r, &roundtable_shape, &x, reason));
    if (x.reason.len < 10)
        return problem_add(r, "reason", N_("Explica por qué se cancela, en 10 caracteres o más: lo lee todo el mundo."));
    request_deed(r, NONE, x.reason);
    x.state = TABLE_CANCELLED;
    TRY(record_change(r->db, &roundtable_shape, r->mem, &x));
    TRY(roundtable_sessions(r->db, r->mem, x.id, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        if (rows[i].state != SESSION_PLANNED)
            continue;
        rows[i].state = SESSION_CANCELLED;
        rows[i].reason = x.reason;
        TRY(record_change(r->db, &roundtable_session_shape, r->mem, &rows[i]));
        TRY(session_letters(r->db, r->mem, r->site, &rows[i], LETTER_SESSION_CANCELLED));
    }
    return desk_back(r, p, N_("Se canceló la mesa."));
}

void state_button(struct out *o, const struct table_desk_page *page, const struct table_move *m)
{
    static const char *const words[] = {[TABLE_CALLED] = N_("Convocar la mesa"), [TABLE_HELD] = N_("Marcar la mesa como realizada"),
                                        [TABLE_CLOSED] = N_("Cerrar la mesa")};
    const char *label = m->to >= 0 && (size_t)m->to < COUNT(words) && words[m->to] != NULL ? words[m->to] : N_("Cambiar el estado");
    struct str hidden = str_fmt(o->request->mem, "to=%s", choice_code(&roundtable_state_choices, m->to));
    form_button(o, page->state_path, label, hidden.ptr, false);
}
