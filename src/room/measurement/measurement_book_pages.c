/* SPDX-License-Identifier: EUPL-1.2
 * The workbook of values out, back, looked at, accepted. No value changes before that. */
#include "base/text.h"
#include "pages.h"
#include "room/measurement/measurement_book.h"
#include "room/measurement/measurement_pages.h"
#include "room/measurement/measurement_view.h"
#include "sql.h"

#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define SHOWN 200u

#define SHAPE_TAG struct measurement_book
SHAPE_TABLE(measurement_book, "measurement_book", MEASUREMENT_BOOK);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_owed
SHAPE_TABLE(measurement_owed, NULL, MEASUREMENT_OWED);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_showed
SHAPE_TABLE(measurement_showed, NULL, MEASUREMENT_SHOWED);
#undef SHAPE_TAG

static int64_t institution_of(const struct values_place *at)
{
    return at->institution == NULL ? 0 : at->institution->id;
}

/* Read when it is needed: a page without a book that waits only counts. */
static enum status owed_read(struct request *r, struct values_place *at)
{
    int64_t person = at->institution == NULL ? r->actor.person : 0, institution = institution_of(at), j = at->jurisdiction->id;
    if (at->owed != NULL)
        return DONE;
    TRY(db_many(r->db, SQL_MEASUREMENT_OWED_ROWS, WITH(IN(j), IN(r->today), IN(person), IN(institution)), r->mem, &measurement_owed_shape, &at->owed, &at->owed_count));
    TRY(db_many(r->db, SQL_MEASUREMENT_OWED_PARTS, WITH(IN(j), IN(r->today), IN(person), IN(institution)), r->mem, &indicator_part_shape, &at->parts, &at->part_count));
    TRY(db_many(r->db, SQL_MEASUREMENT_OWED_DRAFTS, WITH(IN(j)), r->mem, &measurement_part_shape, &at->drafts, &at->draft_count));
    return db_many(r->db, SQL_MEASUREMENT_OWED_SERIES, WITH(IN(j), IN(institution)), r->mem, &measurement_showed_shape, &at->series, &at->series_count);
}

static enum status load(struct request *r)
{
    struct values_place *at = arena_new_of(r->mem, struct values_place);
    int64_t count = 0;
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    if (r->actor.person != NONE)
        TRY(db_int(r->db, SQL_MEASUREMENT_FOCAL_HERE, WITH(IN(at->jurisdiction->id), IN(r->actor.person), IN(r->today)), &count));
    if (count > 0)
        r->scope.own_roles |= 1u << ROLE_FOCAL;
    at->path = path_fmt(r, "/%.*s/indicadores/libro", STR_ARG(at->jurisdiction->code));
    r->object = at;
    return DONE;
}

/* Of one institution, typed by the directorate from its letter. */
static enum status load_behalf(struct request *r)
{
    TRY(load(r));
    struct values_place *at = r->object;
    TRY(institution_by_code(r->db, r->mem, at->jurisdiction->id, request_param(r, "institution"), &at->institution));
    at->path = path_fmt(r, "%.*s/%.*s", STR_ARG(at->path), STR_ARG(url_component(r->mem, at->institution->code)));
    return DONE;
}

static enum status waiting(struct request *r, const struct values_place *at, struct measurement_book **ret)
{
    enum status s = db_one(r->db, SQL_MEASUREMENT_BOOK_OF, WITH(IN(at->jurisdiction->id), IN(r->actor.person), IN(institution_of(at))), r->mem, &measurement_book_shape, ret);
    if (s == NOT_FOUND)
        *ret = NULL;
    return s == NOT_FOUND ? DONE : s;
}

static void remarks_split(struct request *r, struct str text, struct values_page *page)
{
    size_t most = 1;
    for (size_t i = 0; i < text.len; i++)
        most += text.ptr[i] == '\n';
    page->remarks = arena_array(r->mem, struct str, most);
    for (struct str rest = text; rest.len > 0;)
        page->remarks[page->remarks_count++] = str_cut(&rest, '\n');
}

static enum status look_at(struct request *r, struct values_place *at, const struct measurement_book *b, struct values_look *ret)
{
    struct methodology *m;
    TRY(owed_read(r, at));
    TRY(methodology_on(r->db, r->mem, at->jurisdiction->id, r->today, &m));
    values_look(r, at, m, b, ret);
    for (size_t i = 0; i < ret->change_count; i++) {
        const struct measurement_owed *o = ret->changes[i].owed;
        ret->changes[i].period = int_words(r->mem, r->lang, o->number);
    }
    return DONE;
}

static struct head book_head(struct request *r, const struct values_place *at)
{
    struct head head = jurisdiction_head(r, at->jurisdiction, str_of(say(r->lang, N_("Valores de indicadores con un libro de Excel"))));
    head_crumb(r, &head, at->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Indicadores"))), path_fmt(r, "/%.*s/indicadores", STR_ARG(at->jurisdiction->code)));
    head.section = "indicadores";
    head.form_page = true;
    return head;
}

/* Those of the institution that came in. */
static enum status letters_fill(struct request *r, const struct values_place *at, struct values_page *page)
{
    struct letter_row *rows;
    size_t count;
    TRY(letters_of_institution(r->db, r->mem, at->institution->id, &rows, &count));
    page->letters = arena_array(r->mem, struct option, count + 1);
    for (size_t i = 0; i < count; i++)
        if (rows[i].direction == LETTER_IN && !day_known(rows[i].withdrawn_on))
            page->letters[page->letters_count++] = (struct option){rows[i].id, path_fmt(r, "%.*s · %.*s", STR_ARG(rows[i].number), STR_ARG(rows[i].subject))};
    return DONE;
}

/* GET …/indicadores/libro(.xlsx) */
static enum status book_show(struct request *r)
{
    struct values_place *at = r->object;
    struct values_page page = {.at = at, .behalf = at->institution != NULL, .institution = at->institution == NULL ? STR_NONE : at->institution->name};
    struct measurement_book *book, *blank = arena_new_of(r->mem, struct measurement_book);
    struct values_look *look = arena_new_of(r->mem, struct values_look);
    struct str bytes;
    if (r->format == FORMAT_XLSX) {
        TRY(owed_read(r, at));
        TRY(values_book_write(r, at, &bytes));
        return respond_download(r, XLSX, path_fmt(r, "indicadores-%.*s.xlsx", STR_ARG(at->institution == NULL ? at->jurisdiction->code : at->institution->code)), bytes);
    }
    TRY(owed_read(r, at));
    TRY(waiting(r, at, &book));
    shape_clear(&measurement_book_shape, blank);
    page.owed = (int64_t)at->owed_count;
    page.form = form_for(r, &measurement_book_shape, blank, at->path);
    page.accept = form_for(r, &measurement_book_shape, blank, path_fmt(r, "%.*s/aceptar", STR_ARG(at->path)));
    page.drop_path = path_fmt(r, "%.*s/descartar", STR_ARG(at->path));
    page.book_path = path_fmt(r, "%.*s.xlsx", STR_ARG(at->path));
    if (book != NULL) {
        TRY(look_at(r, at, book, look));
        page.book = book;
        page.faults = look->faults;
        page.faults_count = look->fault_count < SHOWN * 5 ? look->fault_count : SHOWN * 5;
        page.faults_hidden = look->fault_count - page.faults_count;
        page.changes = look->changes;
        page.changes_count = look->change_count < SHOWN ? look->change_count : SHOWN;
        page.changes_hidden = look->change_count - page.changes_count;
        page.entering = (int64_t)look->change_count;
        page.unchanged = (int64_t)look->unchanged;
        page.without_proof = (int64_t)look->without_proof;
        page.ready = look->fault_count == 0 && look->change_count > 0;
        remarks_split(r, book->remarks, &page);
    }
    if (page.behalf)
        TRY(letters_fill(r, at, &page));
    return page_measurement_book(r, book_head(r, at), &page);
}

static enum status drop_waiting(struct request *r, const struct values_place *at)
{
    struct measurement_book *old;
    TRY(waiting(r, at, &old));
    if (old == NULL)
        return DONE;
    TRY(record_remove(r->db, &measurement_book_shape, r->mem, old->id));
    return drop_waiting(r, at);
}

/* POST …/indicadores/libro: kept as it came. */
static enum status upload_apply(struct request *r)
{
    const struct values_place *at = r->object;
    const struct values_brought *all = r->prepared;
    struct measurement_book b;
    if (!str_eq(all->jurisdiction, at->jurisdiction->code))
        return problem_add(r, "book", N_("Este libro es de otra jurisdicción: descarga el de esta página."));
    if (at->institution != NULL && !str_eq(all->institution, at->institution->code))
        return problem_add(r, "book", N_("Este libro es de otra institución: descarga el de esta página."));
    TRY(drop_waiting(r, at));
    shape_clear(&measurement_book_shape, &b);
    b.jurisdiction = at->jurisdiction->id;
    b.institution = at->institution == NULL ? NONE : at->institution->id;
    b.file_name = str_empty(all->file_name) ? STR("libro.xlsx") : all->file_name;
    b.body = all->body;
    b.parts = all->parts;
    b.remarks = str_empty(all->remarks) ? STR_NONE : all->remarks;
    b.added_by = r->actor.person;
    b.added_at = r->now;
    TRY(record_add(r->db, &measurement_book_shape, &b));
    return respond_redirect(r, at->path, NULL);
}

static enum status link_put(struct request *r, const struct values_change *x, int64_t measurement)
{
    struct evidence e;
    int64_t there;
    if (str_empty(x->link))
        return DONE;
    TRY(db_int(r->db, SQL_MEASUREMENT_BOOK_LINK_THERE, WITH(IN(measurement), IN(x->link)), &there));
    if (there > 0)
        return DONE;
    struct str values[] = {x->owed->name, int_words(r->mem, LANG_ES, x->owed->number)};
    evidence_new(r, &e);
    e.visibility = EVIDENCE_HIDDEN; /* until the value is public */
    e.url = x->link;
    e.description = text_excerpt(r->mem, say_with(r->mem, LANG_ES, "Prueba del indicador «%1», período %2", values, 2), 480);
    TRY(evidence_add(r, &e, NULL, "book"));
    struct measurement_proof link = {.id = NONE, .measurement = measurement, .evidence = e.id};
    return record_add(r->db, &measurement_proof_shape, &link);
}

/* Those of the draft where the book brought no sheet of them. */
static enum status parts_of(struct request *r, const struct values_change *x, int64_t measurement, struct measurement_part **ret, size_t *ret_count)
{
    *ret = x->parts;
    *ret_count = x->part_count;
    if (x->with_parts || measurement == NONE)
        return DONE;
    return db_many(r->db, SQL_MEASUREMENT_PARTS_OF, WITH(IN(measurement)), r->mem, &measurement_part_shape, ret, ret_count);
}

static struct str said(struct str text)
{
    return str_empty(text) ? STR_NONE : text;
}

/* A row into its draft: a new one, or the one that there is. */
static enum status change_put(struct request *r, const struct values_place *at, const struct values_change *x, int64_t letter)
{
    struct measurement fresh, *m = &fresh;
    struct measurement_part *parts;
    size_t count;
    const struct measurement_owed *o = x->owed;
    if (o->measurement != NONE) {
        TRY(record_get(r->db, r->mem, &measurement_shape, o->measurement, &m));
    } else {
        shape_clear(&measurement_shape, m);
        m->indicator = o->indicator;
        m->period = o->period;
        m->version = o->version;
        m->entered_by = r->actor.person;
    }
    m->kind = x->m.kind;
    m->value_micro = x->m.value_micro;
    m->numerator_micro = x->m.numerator_micro;
    m->denominator_micro = x->m.denominator_micro;
    m->words = said(x->m.words);
    m->parts_note = said(x->m.parts_note);
    m->unusual_note = said(x->m.unusual_note);
    m->channel = at->institution == NULL ? CHANNEL_WORKBOOK : CHANNEL_LETTER;
    m->letter = at->institution == NULL ? m->letter : letter;
    TRY(parts_of(r, x, o->measurement, &parts, &count));
    TRY(measurement_keep(r->db, r->mem, m, parts, count, r->today));
    return link_put(r, x, m->id);
}

static enum status letter_read(struct request *r, const struct values_place *at, int64_t *ret)
{
    struct letter *letter;
    *ret = NONE;
    if (at->institution == NULL)
        return DONE;
    (void)str_int(request_form(r, "letter"), ret);
    if (*ret == NONE || letter_get(r->db, r->mem, at->jurisdiction->id, *ret, &letter) != DONE || letter->institution != at->institution->id ||
        !letter_carries(letter, -1))
        return problem_add(r, "letter", N_("Elige el oficio con que esa institución envió los valores."));
    return DONE;
}

/* POST …/aceptar */
static enum status accept_apply(struct request *r)
{
    struct values_place *at = r->object;
    struct measurement_book *book;
    struct values_look look;
    int64_t letter;
    TRY(waiting(r, at, &book));
    if (book == NULL)
        return problem_add(r, "", N_("Ese libro ya se aceptó o se descartó."));
    TRY(letter_read(r, at, &letter));
    TRY(look_at(r, at, book, &look));
    if (look.fault_count > 0 || look.change_count == 0)
        return problem_add(r, "", N_("El libro no se puede aceptar mientras tenga problemas: corrígelo y súbelo otra vez."));
    if (at->institution != NULL)
        r->deed.on_behalf_of = at->institution->id;
    request_deed(r, NONE, STR_NONE);
    for (size_t i = 0; i < look.change_count; i++)
        TRY(change_put(r, at, &look.changes[i], letter));
    TRY(drop_waiting(r, at));
    return respond_redirect(r, at->path, N_("El libro llenó los borradores. Falta que la autoridad los autorice, con su prueba, y enviarlos."));
}

/* POST …/descartar */
static enum status drop_apply(struct request *r)
{
    struct values_place *at = r->object;
    TRY(drop_waiting(r, at));
    return respond_redirect(r, at->path, N_("Se descartó el libro. Nada cambió."));
}

/* Frame "indicators", 10: the way to it for who reports here. */
enum status measurement_book_link(struct request *r, struct out *o)
{
    bool reports = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        reports = reports || (r->actor.grants[i].role == ROLE_FOCAL && r->actor.grants[i].jurisdiction == r->scope.jurisdiction);
    if (!reports)
        return DONE;
    struct values_way way = {path_fmt(r, "/%.*s/indicadores/libro", STR_ARG(request_param(r, "jurisdiction")))};
    part_measurement_book_way(o, &way);
    return DONE;
}

#define BOOK "/:jurisdiction/indicadores/libro"
#define STEPS(path, action, loader)                                                                                      \
    {GET, path, action, ROUTE_SLOW | ROUTE_SHEET, loader, book_show, NULL, NULL},                                        \
    {POST, path, action, ROUTE_SLOW | ROUTE_LARGE, loader, book_show, values_book_prepare, upload_apply},                \
    {POST, path "/aceptar", action, ROUTE_SLOW, loader, book_show, NULL, accept_apply},                                  \
    {POST, path "/descartar", action, ROUTE_SLOW, loader, book_show, NULL, drop_apply}

const struct route measurement_book_routes[] = {
    STEPS(BOOK, REPORT, load),
    STEPS(BOOK "/:institution", ENTER_REPORT, load_behalf),
    {.pattern = NULL},
};
