/* SPDX-License-Identifier: EUPL-1.2
 * The actor map of a table: whom it must hear, how they were invited, what they answered. Names and addresses
 * are for who runs it; in public only how many of each sector. */
#include "base/text.h"
#include "document/pasted.h"
#include "http/site.h"
#include "pages.h"
#include "room/roundtable/roundtable_lines.h"
#include "sql.h"

enum status actor_cover_of(struct request *r, int64_t table, bool sectors, struct actor_cover **ret, size_t *ret_count)
{
    return sectors ? db_many(r->db, SQL_ACTOR_SECTORS, WITH(IN(table)), r->mem, &actor_cover_shape, ret, ret_count)
                   : db_many(r->db, SQL_ACTOR_PROVINCES, WITH(IN(table)), r->mem, &actor_cover_shape, ret, ret_count);
}

static struct str actors_path(struct request *r, const struct roundtable_place *p, const char *rest)
{
    return path_fmt(r, "%.*s/actores%s", STR_ARG(p->path), rest);
}

static enum status back(struct request *r, const char *flash)
{
    return respond_redirect(r, actors_path(r, r->object, ""), flash);
}

/* GET …/mesa/:table/actores */
static enum status actors_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct actor_row *rows;
    struct actor_cover *sectors, *provinces;
    struct actors_page page = {.at = p, .table = p->table, .new_path = actors_path(r, p, "/nuevo"), .paste_path = actors_path(r, p, "/pegar"),
                               .invite_all_path = actors_path(r, p, "/invitar"),
                               .called = p->table->state == TABLE_CALLED};
    TRY(db_many(r->db, SQL_ACTOR_ROWS, WITH(IN(p->table->id)), r->mem, &actor_row_shape, &rows, &page.rows_count));
    TRY(actor_cover_of(r, p->table->id, true, &sectors, &page.sectors_count));
    TRY(actor_cover_of(r, p->table->id, false, &provinces, &page.provinces_count));
    page.sectors = sectors;
    page.provinces = provinces;
    page.rows = arena_array(r->mem, struct actor_line, page.rows_count);
    bool letters = request_may(r, MANAGE_LETTERS);
    for (size_t i = 0; i < page.rows_count; i++) {
        struct str path = path_fmt(r, "%.*s/actor/%lld", STR_ARG(p->path), (long long)rows[i].id);
        bool open = !day_known(rows[i].invited_on) && page.called;
        page.rows[i] = (struct actor_line){
            .x = &rows[i],
            .edit_path = path_fmt(r, "%.*s/editar", STR_ARG(path)),
            .invite_path = path_fmt(r, "%.*s/invitar", STR_ARG(path)),
            .letter_path = path_fmt(r, "%.*s/oficio", STR_ARG(path)),
            .register_letter = rows[i].letter == NONE ? STR_NONE : letter_path(r, p->at->jurisdiction, rows[i].letter),
            .may_mail = open && !str_empty(rows[i].email),
            .may_letter = open && letters,
        };
        page.to_invite += page.rows[i].may_mail;
        page.mapped++;
        page.invited += day_known(rows[i].invited_on);
        page.comes += rows[i].answer == ACTOR_COMES;
    }
    struct head head = roundtable_head(r, p, str_of(say(r->lang, N_("Mapa de actores"))));
    head.wide = true;
    return page_table_actors(r, head, &page);
}

static enum status form_page(struct request *r, const struct roundtable_actor *x, const char *title, struct str action)
{
    const struct roundtable_place *p = r->object;
    struct option *provinces, *institutions;
    size_t province_count, institution_count;
    struct actor_form_page page = {form_for(r, &roundtable_actor_shape, x, action), x->id == NONE};
    TRY(province_options(r, &provinces, &province_count));
    TRY(institution_options(r, p->at->jurisdiction->id, &institutions, &institution_count));
    table_options(r, &page.form, "territory", provinces, province_count);
    table_options(r, &page.form, "institution", institutions, institution_count);
    struct head head = roundtable_head(r, p, str_of(say(r->lang, title)));
    head_crumb(r, &head, str_of(say(r->lang, N_("Mapa de actores"))), actors_path(r, p, ""));
    head.form_page = true;
    return page_table_actor_form(r, head, &page);
}

static enum status actor_check(struct request *r, struct roundtable_actor *x)
{
    if (!str_empty(x->email) && !account_email_good(str_trim(x->email)))
        return problem_add(r, "email", N_("Escribe un correo completo, como nombre@ejemplo.ec."));
    if (day_known(x->invited_on) && day_before(r->today, x->invited_on))
        return problem_add(r, "invited_on", N_("Esa fecha todavía no llega."));
    if (day_known(x->invited_on) != (x->invited_by >= 0))
        return problem_add(r, day_known(x->invited_on) ? "invited_by" : "invited_on",
                           N_("Anota las dos cosas: el día y cómo se hizo la invitación."));
    return DONE;
}

/* GET …/actores/nuevo */
static enum status new_show(struct request *r)
{
    struct roundtable_actor *x = arena_new_of(r->mem, struct roundtable_actor);
    shape_clear(&roundtable_actor_shape, x);
    return form_page(r, x, N_("Nuevo actor"), actors_path(r, r->object, "/nuevo"));
}

/* POST …/actores/nuevo */
static enum status new_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable_actor x;
    shape_clear(&roundtable_actor_shape, &x);
    TRY(form_read(r, &roundtable_actor_shape, &x));
    TRY(actor_check(r, &x));
    x.roundtable = p->table->id;
    TRY(record_add(r->db, &roundtable_actor_shape, &x));
    return back(r, N_("Se agregó al mapa."));
}

static enum status actor_at(struct request *r, struct roundtable_actor **ret)
{
    const struct roundtable_place *p = r->object;
    int64_t id;
    TRY(request_id(r, "actor", &id));
    return db_one(r->db, SQL_ACTOR_OF, WITH(IN(p->table->id), IN(id)), r->mem, &roundtable_actor_shape, ret);
}

static enum status actor_load(struct request *r)
{
    struct roundtable_actor *x;
    TRY(roundtable_load(r));
    return actor_at(r, &x);
}

/* GET …/actor/:actor/editar */
static enum status edit_show(struct request *r)
{
    struct roundtable_actor *x;
    TRY(actor_at(r, &x));
    const struct roundtable_place *p = r->object;
    return form_page(r, x, N_("Editar el actor"), path_fmt(r, "%.*s/actor/%lld/editar", STR_ARG(p->path), (long long)x->id));
}

/* POST …/actor/:actor/editar */
static enum status edit_apply(struct request *r)
{
    struct roundtable_actor *x;
    TRY(actor_at(r, &x));
    TRY(form_read(r, &roundtable_actor_shape, x));
    TRY(actor_check(r, x));
    TRY(record_change(r->db, &roundtable_actor_shape, r->mem, x));
    return back(r, N_("Se guardó."));
}

static enum status called(struct request *r)
{
    const struct roundtable_place *p = r->object;
    return p->table->state == TABLE_CALLED ? DONE : problem_add(r, "", N_("Primero convoca la mesa: la invitación lleva a su página."));
}

static enum status invite(struct request *r, struct roundtable_actor *x)
{
    x->invited_on = r->today;
    x->invited_by = INVITED_BY_MAIL;
    TRY(record_change(r->db, &roundtable_actor_shape, r->mem, x));
    return actor_invite_letter(r, r->object, x);
}

/* POST …/actor/:actor/invitar */
static enum status invite_apply(struct request *r)
{
    struct roundtable_actor *x;
    TRY(actor_at(r, &x));
    TRY(called(r));
    if (str_empty(x->email))
        return problem_add(r, "", N_("No consta su correo."));
    if (day_known(x->invited_on))
        return back(r, N_("Ya constaba la invitación."));
    TRY(invite(r, x));
    return back(r, N_("La invitación sale por correo."));
}

/* POST …/actores/invitar: everybody with an address who was not invited yet. */
static enum status invite_all_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct actor_row *rows;
    size_t count;
    TRY(called(r));
    TRY(db_many(r->db, SQL_ACTOR_ROWS, WITH(IN(p->table->id)), r->mem, &actor_row_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct roundtable_actor *x;
        if (day_known(rows[i].invited_on) || str_empty(rows[i].email))
            continue;
        TRY(record_get(r->db, r->mem, &roundtable_actor_shape, rows[i].id, &x));
        TRY(invite(r, x));
    }
    return back(r, N_("Las invitaciones salen por correo."));
}

/* POST …/actor/:actor/oficio: a numbered letter of the register, to print and dispatch. */
static enum status letter_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable_actor *x;
    struct letter l;
    TRY(actor_at(r, &x));
    TRY(called(r));
    if (day_known(x->invited_on))
        return back(r, N_("Ya constaba la invitación."));
    struct str values[] = {p->table->name, p->at->process->name, x->name,
                           str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(p->path))};
    shape_clear(&letter_shape, &l);
    l.jurisdiction = p->at->jurisdiction->id;
    l.kind = LETTER_OTHER;
    l.institution = x->institution;
    l.addressee = x->name;
    l.subject = say_with(r->mem, LANG_ES, N_("Invitación a la mesa «%1»"), values, 1);
    l.text = say_with(r->mem, LANG_ES,
                      N_("Invitamos a %3 a participar en la mesa «%1» del proceso %2. El día, el lugar, de qué se hablará y la inscripción están en %4"),
                      values, COUNT(values));
    l.plan = p->at->process->plan;
    l.entered_by = r->actor.person;
    TRY(letter_issue(r->db, r->mem, STR_NONE, r->today, &l));
    x->letter = l.id;
    x->invited_on = r->today;
    x->invited_by = INVITED_BY_LETTER;
    TRY(record_change(r->db, &roundtable_actor_shape, r->mem, x));
    return respond_redirect(r, letter_path(r, p->at->jurisdiction, l.id), N_("Se numeró el oficio. Imprímelo o envíalo por tu sistema, y anota su despacho."));
}

/* The choice that is written so, by label or code, whatever its case and accents; -1. */
static int label_of(struct request *r, const struct choices *list, struct str typed)
{
    struct str folded = institution_fold(r->mem, typed);
    for (size_t i = 0; i < list->count && folded.len > 0; i++)
        if (str_eq(folded, institution_fold(r->mem, str_of(list->items[i].label))) ||
            str_eq(folded, institution_fold(r->mem, str_of(list->items[i].code))) ||
            str_eq(folded, institution_fold(r->mem, str_of(say(r->lang, list->items[i].label)))))
            return (int)i;
    return -1;
}

/* A row that was pasted: sector and name at least; false says why. */
static bool pasted_actor(struct request *r, const struct sheet *s, size_t row, const size_t *columns, const struct option *provinces, size_t count,
                         struct roundtable_actor *x, const char **ret_why)
{
    struct str cell[6];
    for (size_t i = 0; i < COUNT(cell); i++)
        cell[i] = columns[i] == 0 ? STR_NONE : str_trim(sheet_text(s, row, columns[i]));
    shape_clear(&roundtable_actor_shape, x);
    *ret_why = NULL;
    x->name = cell[0];
    x->sector = label_of(r, &table_sector_choices, cell[1]);
    x->territory = NONE;
    for (size_t i = 0; i < count; i++)
        if (str_eq(institution_fold(r->mem, provinces[i].label), institution_fold(r->mem, cell[2])))
            x->territory = provinces[i].value;
    x->interest = label_of(r, &actor_level_choices, cell[3]);
    x->influence = label_of(r, &actor_level_choices, cell[4]);
    x->email = str_empty(cell[5]) ? STR_NONE : cell[5];
    if (text_length(x->name) < 2 || text_length(x->name) > 200)
        *ret_why = N_("el nombre tiene entre 2 y 200 caracteres");
    else if (x->sector < 0)
        *ret_why = N_("el sector no es ninguno de la lista");
    else if (!str_empty(cell[2]) && x->territory == NONE)
        *ret_why = N_("la provincia no existe");
    else if ((!str_empty(cell[3]) && x->interest < 0) || (!str_empty(cell[4]) && x->influence < 0))
        *ret_why = N_("interés e influencia son alto, medio o bajo");
    else if (!str_empty(x->email) && !account_email_good(x->email))
        *ret_why = N_("el correo no está completo");
    return *ret_why == NULL;
}

/* Reads all rows; the good ones in *ret, a line for each faulty one. Nothing is saved while one is faulty. */
static enum status paste_read(struct request *r, struct roundtable_actor **ret, size_t *ret_count, struct actor_fault **ret_faults, size_t *ret_fault_count)
{
    static const char *const wanted[] = {"Nombre", "Sector", "Provincia", "Interés", "Influencia", "Correo"};
    struct book b = {0};
    struct option *provinces;
    size_t columns[COUNT(wanted)], province_count;
    *ret_count = *ret_fault_count = 0;
    enum status s = pasted_read(r->mem, request_form(r, "rows"), &b);
    if (s == INVALID || s == TOO_LARGE)
        return problem_add(r, "rows", s == INVALID ? N_("Pega la tabla aquí.") : N_("La tabla es demasiado grande."));
    TRY(s);
    const struct sheet *sheet = &b.sheets[0];
    size_t header = sheet_header(sheet, r->mem, wanted, COUNT(wanted), columns);
    if (header == 0 || columns[0] == 0 || columns[1] == 0)
        return problem_add(r, "rows", N_("La primera fila debe decir: Nombre, Sector, Provincia, Interés, Influencia, Correo."));
    if (sheet->rows - header > ACTORS_A_TIME)
        return problem_add(r, "rows", N_("Pega a lo más 500 filas a la vez."));
    TRY(province_options(r, &provinces, &province_count));
    *ret = arena_array(r->mem, struct roundtable_actor, sheet->rows);
    *ret_faults = arena_array(r->mem, struct actor_fault, sheet->rows);
    for (size_t row = header + 1; row <= sheet->rows; row++) {
        const char *why;
        if (sheet_row_blank(sheet, row))
            continue;
        if (pasted_actor(r, sheet, row, columns, provinces, province_count, &(*ret)[*ret_count], &why))
            ++*ret_count;
        else
            (*ret_faults)[(*ret_fault_count)++] = (struct actor_fault){(int64_t)row, str_of(say(r->lang, why))};
    }
    return DONE;
}

/* GET …/actores/pegar */
static enum status paste_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable_actor *rows, *fresh = arena_new_of(r->mem, struct roundtable_actor);
    struct actor_fault *faults = NULL;
    size_t count = 0;
    shape_clear(&roundtable_actor_shape, fresh);
    struct actor_paste_page page = {.table = p->table};
    if (!str_empty(request_form(r, "rows")))
        (void)paste_read(r, &rows, &count, &faults, &page.faults_count);
    page.good = (int64_t)count;
    page.faults = faults;
    page.form = form_for(r, &roundtable_actor_shape, fresh, actors_path(r, p, "/pegar"));
    struct head head = roundtable_head(r, p, str_of(say(r->lang, N_("Pegar una lista de actores"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Mapa de actores"))), actors_path(r, p, ""));
    head.form_page = true;
    return page_table_actor_paste(r, head, &page);
}

/* POST …/actores/pegar */
static enum status paste_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable_actor *rows;
    struct actor_fault *faults;
    size_t count, fault_count;
    TRY(paste_read(r, &rows, &count, &faults, &fault_count));
    if (fault_count > 0)
        return problem_add(r, "rows", N_("Hay filas con errores; no se guardó ninguna. Corrígelas y pega la tabla otra vez."));
    if (count == 0)
        return problem_add(r, "rows", N_("La tabla no trae ningún actor."));
    for (size_t i = 0; i < count; i++)
        rows[i].roundtable = p->table->id;
    TRY(record_add_many(r->db, &roundtable_actor_shape, rows, count));
    return back(r, N_("Se agregaron los actores al mapa."));
}

#define AT "/:jurisdiction/cocreacion/:process/mesa/:table"
const struct route roundtable_actor_routes[] = {
    {GET, AT "/actores", RUN_TABLE, ROUTE_PERSONAL, roundtable_load, actors_show, NULL, NULL},
    {GET, AT "/actores/nuevo", RUN_TABLE, 0, roundtable_load, new_show, NULL, NULL},
    {POST, AT "/actores/nuevo", RUN_TABLE, 0, roundtable_load, new_show, NULL, new_apply},
    {GET, AT "/actores/pegar", RUN_TABLE, 0, roundtable_load, paste_show, NULL, NULL},
    {POST, AT "/actores/pegar", RUN_TABLE, 0, roundtable_load, paste_show, NULL, paste_apply},
    {POST, AT "/actores/invitar", RUN_TABLE, 0, roundtable_load, actors_show, NULL, invite_all_apply},
    {GET, AT "/actor/:actor/editar", RUN_TABLE, ROUTE_PERSONAL, actor_load, edit_show, NULL, NULL},
    {POST, AT "/actor/:actor/editar", RUN_TABLE, 0, actor_load, edit_show, NULL, edit_apply},
    {POST, AT "/actor/:actor/invitar", RUN_TABLE, 0, actor_load, actors_show, NULL, invite_apply},
    {POST, AT "/actor/:actor/oficio", MANAGE_LETTERS, 0, actor_load, actors_show, NULL, letter_apply},
    {.pattern = NULL},
};
#undef AT
